/*
 * plugin_query.c - hc_find, hc_sum and hc_count: HotQL from C with bound placeholders.
 *
 * Queries of plugins see all records: what a hook does is the organisation's doing, whoever saves.
 */
#include "engine/local.h"

#include <stdarg.h>
#include <string.h>

#define PARAMS 16

struct hc_rows {
	struct hc_tx *tx;
	const struct object *object;
	struct hc_value **rows;
	int id_column;
	size_t n, next;
};

/* A query text whose %s %id %x %i %d became %1 %2 ... and their values. */
struct bound {
	const char *text;
	struct hc_value params[PARAMS];
	size_t n;
};

/* A text or id that is not there equals nothing; a query that looks for empty fields says lacks:. */
static struct hc_value
text_value(struct arena *a, const char *s)
{
	return s != NULL ? value_text(arena_strdup(a, s), strlen(s)) : value_text("", 0);
}

static struct hc_value
id_value(const uint8_t *id)
{
	static const uint8_t nobody[16];

	return value_id(id != NULL ? id : nobody);
}

/* As text, so that it is a day of the user's zone where the field is an instant. */
static struct hc_value
date_value(struct arena *a, int64_t days)
{
	char text[32];
	size_t n = date_format_iso(days, text);

	return value_text(arena_strndup(a, text, n), n);
}

static int
bind_one(struct bound *b, const char **p, va_list *ap, struct buf *text, struct arena *a, struct hc_err *err)
{
	struct hc_value v;
	const char *s = *p;

	if (b->n == PARAMS)
		return hc_fail(err, HC_BUG, 0, "A plugin's query has more than %d placeholders.", PARAMS);
	if (s[0] == 'i' && s[1] == 'd') {
		const struct hc_record *r = va_arg(*ap, struct hc_record *);

		v = id_value(r != NULL && r->values[SLOT_ID].kind == VALUE_ID ? r->values[SLOT_ID].id : NULL);
	} else if (s[0] == 'x') {
		v = id_value(va_arg(*ap, const uint8_t *));
	} else if (s[0] == 's') {
		v = text_value(a, va_arg(*ap, const char *));
	} else if (s[0] == 'd') {
		v = date_value(a, va_arg(*ap, int64_t));
	} else if (s[0] == 'i') {
		v = value_int(va_arg(*ap, int64_t));
	} else {
		return hc_fail(err, HC_BUG, 0, "A plugin's query has a placeholder %%%c; use %%s, %%id, %%x, %%i or %%d.", s[0]);
	}
	*p += s[0] == 'i' && s[1] == 'd' ? 2 : 1;
	b->params[b->n++] = v;
	buf_printf(text, "%%%zu", b->n);
	return HC_OK;
}

static int
bind(struct bound *b, const char *query, va_list *ap, struct arena *a, struct hc_err *err)
{
	struct buf text = BUF_INIT;
	int rc = HC_OK;

	b->n = 0;
	for (const char *p = query; *p != '\0' && rc == HC_OK;) {
		if (*p != '%') {
			buf_addc(&text, *p++);
		} else if (p[1] == '%') {
			buf_addc(&text, '%');
			p += 2;
		} else if (p[1] == '\0' || p[1] == ' ' || (p[1] >= '0' && p[1] <= '9')) {
			buf_addc(&text, *p++);	/* a percent sign of HotQL: 50% */
		} else {
			p++;
			rc = bind_one(b, &p, ap, &text, a, err);
		}
	}
	b->text = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return rc;
}

static int
parse(struct hc_tx *tx, const char *query, va_list *ap, struct bound *b, struct query_ctx *c, struct query **ret, struct hc_err *err)
{
	int rc;

	if ((rc = rollup_flush(tx, err)) < 0 || (rc = bind(b, query, ap, tx->arena, err)) < 0)
		return rc;
	*c = engine_system_ctx(tx->work, tx->arena, NULL);
	c->params = b->params;
	c->nparams = b->n;
	return query_parse(c, b->text, ret, err);
}

int
hc_find(struct hc_tx *tx, struct hc_rows **ret, struct hc_err *err, const char *query, ...)
{
	static const char *const paths[] = { "id" };
	struct bound *b = ARENA_NEW(tx->arena, struct bound);
	struct hc_rows *rows = ARENA_NEW(tx->arena, struct hc_rows);
	struct page_at at = { .limit = -1 };
	struct query_ctx c;
	struct query *q;
	va_list ap;
	int rc;

	va_start(ap, query);
	rc = parse(tx, query, &ap, b, &c, &q, err);
	va_end(ap);
	if (rc < 0)
		return rc;
	if (q->grouped)
		return hc_fail(err, HC_BUG, 0, "hc_find() answers records; use hc_sum() for an aggregate.");
	at.limit = q->limit;
	if ((rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(tx->work->store, &c, q, &at, false, tx->arena, &rows->rows, &rows->n, err)) < 0)
		return rc;
	rows->tx = tx;
	rows->object = q->object;
	rows->id_column = q->id_column;
	*ret = rows;
	return HC_OK;
}

struct hc_record *
hc_next(struct hc_rows *rows)
{
	while (rows->next < rows->n) {
		const struct hc_value *id = &rows->rows[rows->next++][rows->id_column];
		struct hc_record *r;

		/* a row that went since the query ran is left out */
		if (read_record(rows->tx->work->store, rows->object, id->id, rows->tx->arena, &r, NULL) >= 0)
			return r;
	}
	return NULL;
}

int
hc_sum(struct hc_tx *tx, int64_t *ret, struct hc_err *err, const char *query, ...)
{
	struct bound *b = ARENA_NEW(tx->arena, struct bound);
	struct hc_value **rows;
	struct query_ctx c;
	struct query *q;
	va_list ap;
	size_t n;
	int rc;

	va_start(ap, query);
	rc = parse(tx, query, &ap, b, &c, &q, err);
	va_end(ap);
	if (rc < 0)
		return rc;
	if (!q->grouped)
		return hc_fail(err, HC_BUG, 0, "hc_sum() wants a query with one aggregate (agg sum.amount).");
	if ((rc = read_groups(tx->work->store, &c, q, tx->arena, &rows, &n, err)) < 0)
		return rc;
	*ret = 0;
	for (size_t i = 0; n > 0 && i < q->columns.n; i++)
		if (q->columns.at[i].is_agg && !q->columns.at[i].hidden) {
			if (rows[0][i].kind == VALUE_INT || rows[0][i].kind == VALUE_DECIMAL)
				*ret = rows[0][i].i;
			break;
		}
	return HC_OK;
}

int
hc_count(struct hc_tx *tx, int64_t *ret, struct hc_err *err, const char *query, ...)
{
	struct bound *b = ARENA_NEW(tx->arena, struct bound);
	struct query_ctx c;
	struct query *q;
	va_list ap;
	int rc;

	va_start(ap, query);
	rc = parse(tx, query, &ap, b, &c, &q, err);
	va_end(ap);
	if (rc < 0)
		return rc;
	return read_count(tx->work->store, &c, q, ret, err);
}
