/*
 * cursor.c - where a page ended, as one opaque word: the sort keys of its last row, its id, and a mark of the query's order.
 *
 * "MARK.KEY.KEY.ID": a key is n (null), i and a decimal integer, or t and hex digits. The mark refuses a cursor of another object
 * or order instead of paging nonsense.
 */
#include "query/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/uuid.h"

#define CURSOR_MAX 8192

static uint32_t
mark_of(const struct query *q)
{
	uint32_t h = 2166136261u;
	const char *p;

	for (p = q->object->name; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	for (size_t i = 0; i < q->parts->keys.n; i++) {
		const struct sort_key *k = &q->parts->keys.at[i];

		h = (h ^ (uint32_t)(k->descending + 2 * k->form + 8 * k->by_order)) * 16777619u;
		for (size_t j = 0; j < k->path.hops.n; j++)
			for (p = k->path.hops.at[j].field->name; *p != '\0'; p++)
				h = (h ^ (unsigned char)*p) * 16777619u;
		for (p = k->path.field->name; *p != '\0'; p++)
			h = (h ^ (unsigned char)*p) * 16777619u;
		for (size_t j = 0; k->by_order && j < k->path.field->options.n; j++)	/* its place is of no use when they move */
			for (p = k->path.field->options.at[j].name; *p != '\0'; p++)
				h = (h ^ (unsigned char)*p) * 16777619u;
	}
	return (h ^ q->parts->id_descending) * 16777619u;
}

static void
hex(struct buf *b, const void *data, size_t n)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < n; i++)
		buf_printf(b, "%02x", p[i]);
}

const char *
query_cursor(const struct query *q, struct arena *a, const struct hc_value *row)
{
	struct buf b = BUF_INIT;
	const char *text;

	if (q->id_column < 0)
		return "";
	buf_printf(&b, "%08" PRIx32, mark_of(q));
	for (size_t i = 0; i < q->parts->keys.n; i++) {
		const struct hc_value *v = &row[q->parts->keys.at[i].column];

		buf_addc(&b, '.');
		if (v->kind == VALUE_NULL) {
			buf_addc(&b, 'n');
		} else if (v->kind == VALUE_TEXT) {
			buf_addc(&b, 't');
			hex(&b, v->s, v->len);
		} else {
			buf_printf(&b, "i%" PRId64, v->i);
		}
	}
	buf_addc(&b, '.');
	hex(&b, row[q->id_column].id, 16);
	text = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return text;
}

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Hex up to a dot or the end; NULL if it is not hex. */
static const char *
unhex(const char *p, char *to, size_t max, size_t *n)
{
	for (*n = 0; *p != '\0' && *p != '.'; p += 2) {
		if (digit(p[0]) < 0 || digit(p[1]) < 0 || *n == max)
			return NULL;
		to[(*n)++] = (char)(digit(p[0]) * 16 + digit(p[1]));
	}
	return p;
}

static int
bad(struct hc_err *err)
{
	return err_at(err, HC_INVALID, -1, "This cursor is not of this list and order; start again from its first page.");
}

static const char *
read_key(const struct query_ctx *c, const char *p, struct hc_value *ret)
{
	char *text, *end;
	size_t n;

	switch (*p++) {
	case 'n':
		*ret = VALUE_NONE;
		return p;
	case 'i':
		*ret = value_int(strtoll(p, &end, 10));
		return end == p ? NULL : end;
	case 't':
		text = arena_alloc(c->arena, strlen(p) / 2 + 1);
		if ((p = unhex(p, text, strlen(p) / 2 + 1, &n)) != NULL)
			*ret = value_text(text, n);
		return p;
	default:
		return NULL;
	}
}

int
cursor_read(const struct query_ctx *c, const struct query *q, const char *text, struct position *ret, struct hc_err *err)
{
	char mark[9], id[16];
	const char *p = text;
	size_t n;

	snprintf(mark, sizeof(mark), "%08" PRIx32, mark_of(q));
	if (strlen(text) > CURSOR_MAX || strncmp(p, mark, 8) != 0)
		return bad(err);
	ret->keys = ARENA_ARRAY(c->arena, struct hc_value, q->parts->keys.n + 1);
	p += 8;
	for (size_t i = 0; i < q->parts->keys.n; i++)
		if (*p != '.' || (p = read_key(c, p + 1, &ret->keys[i])) == NULL)
			return bad(err);
	if (*p != '.' || (p = unhex(p + 1, id, 16, &n)) == NULL || n != 16 || *p != '\0')
		return bad(err);
	memcpy(ret->id, id, 16);
	return HC_OK;
}
