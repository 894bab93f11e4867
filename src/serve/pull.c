/*
 * pull.c - what a device has not seen yet: records of its buckets that moved in the feed, whole or by their changed fields.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "base/uuid.h"
#include "serve/rest.h"
#include "serve/sync.h"


/* Stands for: the device made it in this very request, and knows all of it. */
static const bool pull_own[1];

static void
line_head(struct jw *w, const struct feed_row *row)
{
	char id[UUID_TEXT];

	uuid_format(row->id, id);
	jw_open(w, '{');
	jw_key(w, "o");
	jw_string(w, row->object->name);
	jw_key(w, "id");
	jw_string(w, id);
	jw_key(w, "q");
	jw_int(w, row->seq);
}

static void
line_buckets(struct jw *w, const char *list)
{
	struct buf b = BUF_INIT;

	/* " 7 9 " is [7,9] */
	buf_addc(&b, '[');
	for (const char *p = list + 1; *p != '\0'; p++)
		buf_addc(&b, *p != ' ' ? *p : p[1] != '\0' ? ',' : ']');
	if (list[1] == '\0')
		buf_addc(&b, ']');
	jw_key(w, "b");
	jw_raw(w, buf_str(&b));
	buf_free(&b);
}

static void
line_fields(struct exchange *x, struct jw *w, const struct hc_record *r, const bool *fields)
{
	bool any = false;

	for (size_t i = SLOT_OWNER; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];

		if (!replica_field(f) || (fields != NULL ? !fields[i] : r->values[i].kind == VALUE_NULL) || i == SLOT_DELETED ||
		    !access_field(x->work, f, 'r'))
			continue;
		if (!any) {
			jw_key(w, "f");
			jw_open(w, '{');
			any = true;
		}
		jw_key(w, f->name);
		replica_value_add(w, &r->values[i]);
	}
	if (any)
		jw_close(w, '}');
}

int
pull_line(struct exchange *x, const struct feed_row *row, const bool *fields, struct buf *out, struct hc_err *err)
{
	struct arena *a = arena_new("line");
	struct jw w = { .out = out };
	struct hc_record *r;
	int rc = read_record(x->store, row->object, row->id, a, &r, err);

	if (rc == HC_OK && r->values[SLOT_DELETED].kind == VALUE_NULL) {
		line_head(&w, row);
		line_buckets(&w, row->buckets);
		if (fields == NULL || fields == pull_own) {
			jw_key(&w, fields == NULL ? "w" : "own");
			jw_int(&w, 1);
		}
		if (fields != pull_own)
			line_fields(x, &w, r, fields);
		if (r->extra != NULL) {
			jw_key(&w, "x");
			jw_raw(&w, r->extra);
		}
		jw_close(&w, '}');
		buf_addc(out, '\n');
	}
	arena_free(a);
	return rc == HC_NOTFOUND ? HC_OK : rc;
}

static int
gone_line(struct exchange *x, const struct feed_row *row, struct buf *out, struct hc_err *err)
{
	struct arena *a = arena_new("line");
	struct jw w = { .out = out };
	struct hc_record *r;
	int rc = HC_OK;

	line_head(&w, row);
	jw_key(&w, row->gone == FEED_PURGED ? "purge" : row->gone == FEED_DELETED ? "del" : "gone");
	if (row->gone == FEED_DELETED && (rc = read_record(x->store, row->object, row->id, a, &r, err)) == HC_OK &&
	    r->values[SLOT_DELETED].kind == VALUE_INT)
		jw_int(&w, r->values[SLOT_DELETED].i);
	else
		jw_int(&w, 1);
	jw_close(&w, '}');
	buf_addc(out, '\n');
	arena_free(a);
	return rc == HC_NOTFOUND ? HC_OK : rc;
}

/* Entries that this very request brought: their results tell the device what became of them. */
static bool
in_request(const struct exchange *x, const struct feed_touch *t)
{
	return x->entries.n > 0 && t->dev == x->device.dev && t->n >= x->entries.at[0].n &&
	    t->n <= x->entries.at[x->entries.n - 1].n;
}

static void
mark(const struct object *o, const char *diff, bool *fields)
{
	const char *name;
	json_t *root, *pair;

	if (diff[0] == '\0' || json_read(diff, strlen(diff), &root, NULL) < 0)
		return;
	json_object_foreach(root, name, pair) {
		const struct field *f = object_field(o, name);

		if (f != NULL)
			fields[f->slot] = true;
	}
	json_decref(root);
}

/* It came into view, and by this request, whose author knows all of it: nothing of the record is told. */
static bool
made_here(const struct exchange *x, const struct feed_row *row)
{
	return row->whole && x->created != NULL && map_getn(x->created, row->id, 16) != NULL;
}

static int
delta_line(struct exchange *x, const struct feed_row *row, struct buf *out, struct hc_err *err)
{
	struct arena *a = arena_new("delta");
	bool *fields = ARENA_ARRAY(a, bool, row->object->fields.n), whole = row->whole, any = false;
	struct feed_touch *t;
	size_t n;
	int rc;

	if (made_here(x, row)) {
		struct jw w = { .out = out };

		line_head(&w, row);
		line_buckets(&w, row->buckets);
		jw_key(&w, "own");
		jw_int(&w, 1);
		jw_close(&w, '}');
		buf_addc(out, '\n');
		arena_free(a);
		return HC_OK;
	}
	if (whole && x->entries.n == 0) {
		arena_free(a);
		return pull_line(x, row, NULL, out, err);
	}
	if ((rc = feed_touches(x->store, row->object, row->id, x->cursor.since, a, &t, &n, err)) < 0)
		goto out;
	for (size_t i = 0; i < n; i++) {
		if (in_request(x, &t[i]) && (x->moved == NULL || map_getn(x->moved, row->id, 16) == NULL))
			continue;
		any = true;
		if (t[i].op == 'c' || t[i].op == 'r')
			whole = true;
		mark(row->object, t[i].diff, fields);
	}
	if (any)
		fields[SLOT_UPDATED] = fields[SLOT_UPDATED_BY] = true;
	if (whole && !any && n > 0 && t[0].op == 'c')
		rc = pull_line(x, row, pull_own, out, err);
	else
		rc = pull_line(x, row, whole ? NULL : fields, out, err);
out:
	arena_free(a);
	return rc;
}

int
pull_ahead(struct exchange *x, const struct feed_row *rows, size_t n, struct hc_err *err)
{
	const struct object *objects[READ_AHEAD];
	const uint8_t *ids[READ_AHEAD];
	size_t k = 0;

	for (size_t i = 0; i < n && i < READ_AHEAD; i++) {
		if (rows[i].object == NULL || rows[i].gone != FEED_HERE || made_here(x, &rows[i]))
			continue;
		objects[k] = rows[i].object;
		ids[k++] = rows[i].id;
	}
	return read_ahead(x->store, objects, ids, k, err);
}

static int
write_rows(struct exchange *x, const struct feed_row *rows, size_t n, struct buf *out, struct hc_err *err)
{
	size_t asked = 0;
	int rc = HC_OK;

	for (size_t i = 0; i < n && rc == HC_OK; i++) {
		const struct feed_row *row = &rows[i];

		/* its plugin is off here: the device hears of it when it is back and the feed moves */
		if (row->object == NULL)
			continue;
		if (i >= asked) {
			if ((rc = pull_ahead(x, row, n - i, err)) < 0)
				break;
			asked = i + READ_AHEAD;
		}
		rc = row->gone != FEED_HERE ? gone_line(x, row, out, err) : delta_line(x, row, out, err);
		x->reply->changes++;
	}
	read_ahead_end(x->store);
	return rc;
}

static void
touched(struct exchange *x, const struct feed_row *rows, size_t n, bool *marks)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < x->nbuckets; k++) {
			char word[32];

			snprintf(word, sizeof(word), " %" PRIi64 " ", x->buckets[k]);
			if (!marks[k] && strstr(rows[i].buckets, word) != NULL)
				marks[k] = true;
		}
}

static int
digests(struct exchange *x, const bool *marks, struct jw *w, struct hc_err *err)
{
	bool any = false;
	int rc;

	for (size_t i = 0; i < x->nbuckets; i++) {
		char name[24], sum[17];
		int64_t n;
		uint64_t s;

		if (!marks[i])
			continue;
		if ((rc = feed_digest(x->store, x->buckets[i], &n, &s, err)) < 0)
			return rc;
		if (!any) {
			jw_key(w, "dg");
			jw_open(w, '{');
			any = true;
		}
		snprintf(name, sizeof(name), "%" PRIi64, x->buckets[i]);
		snprintf(sum, sizeof(sum), "%016" PRIx64, s);
		jw_key(w, name);
		jw_open(w, '[');
		jw_int(w, n);
		jw_string(w, sum);
		jw_close(w, ']');
	}
	if (any)
		jw_close(w, '}');
	return HC_OK;
}

static int
end_line(struct exchange *x, const struct cursor *c, bool more, const bool *marks, struct buf *out, struct hc_err *err)
{
	struct buf text = BUF_INIT;
	struct jw w = { .out = out };
	int rc;

	if ((rc = cursor_write(x, c, &text, err)) == HC_OK) {
		jw_open(&w, '{');
		jw_key(&w, "end");
		jw_int(&w, 1);
		jw_key(&w, "cursor");
		jw_string(&w, buf_str(&text));
		jw_key(&w, "more");
		jw_bool(&w, more);
		if (!more)
			rc = digests(x, marks, &w, err);
		if (!more)
			blob_lack_line(x->work, &w, x->arena);
		jw_close(&w, '}');
		buf_addc(out, '\n');
	}
	buf_free(&text);
	return rc;
}

int
pull_changes(struct exchange *x, struct buf *out, struct hc_err *err)
{
	bool *marks = ARENA_ARRAY(x->arena, bool, x->nbuckets + 1), more = true;
	struct cursor c = x->cursor;
	size_t from = out->len;
	int rc;

	if (x->quarantine) {
		buf_adds(out, "{\"end\":1,\"more\":false,\"wipe\":1}\n");
		return HC_OK;
	}
	if (x->push_only) {
		buf_adds(out, "{\"end\":1,\"more\":false,\"pushed\":1}\n");
		return HC_OK;
	}
	/* nothing is known yet, or the buckets are others: first the snapshots, then what moved meanwhile */
	if (x->fresh)
		c.since = feed_at(x->store);
	if (x->fresh || c.version != x->version) {
		c.at = c.since;
		c.version = x->version;
		return end_line(x, &c, false, marks, out, err);
	}
	while (more && out->len - from < x->max) {
		struct arena *a = arena_new("page");
		struct feed_row *rows;
		size_t n;

		rc = feed_page(x->store, x->buckets, x->nbuckets, c.since, c.at, PAGE_ROWS, a, &rows, &n, &c.at, &more, err);
		if (rc == HC_OK)
			rc = write_rows(x, rows, n, out, err);
		if (rc == HC_OK)
			touched(x, rows, n, marks);
		arena_free(a);
		if (rc < 0)
			return rc;
	}
	for (size_t k = 0; x->compare && k < x->nbuckets; k++)
		marks[k] = true;
	if (!more)
		c.since = c.at = feed_at(x->store);
	return end_line(x, &c, more, marks, out, err);
}
