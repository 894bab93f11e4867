/*
 * read.c - rows out: one record by id, and the statements of query/ stepped into values.
 *
 * Pages and groups of a query are page.c's and group.c's, search across objects is find.c's.
 */
#include <assert.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/db.h"
#include "store/read.h"
#include "store/table.h"

static int
read_one(struct store *s, const struct table *t, struct stmt *st, struct arena *a, struct hc_record **ret, struct hc_err *err)
{
	int rc;

	switch (stmt_step(st)) {
	case STEP_ROW:
		rc = table_record(s, t, st, a, ret);
		break;
	case STEP_DONE:
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no such %s.", t->object->name);
		break;
	default:
		rc = db_fail(s, err, "reading");
	}
	db_done(s, st);
	return rc;
}

int
read_ahead(struct store *s, const struct object *const *objects, const uint8_t *const *ids, size_t n, struct hc_err *err)
{
	read_ahead_end(s);
	for (size_t i = 0; s->remote && i < n && i < READ_AHEAD; i++) {
		struct ahead *a = &s->ahead[s->nahead];
		struct table *t;
		int rc;

		if ((rc = table_of(s, objects[i], &t, err)) < 0 || (rc = db_prepare(s, t->select_id, &a->st, err)) < 0)
			return rc;
		a->object = objects[i];
		memcpy(a->id, ids[i], 16);
		s->nahead++;
		stmt_bind_blob(a->st, 1, a->id, 16);
		stmt_ask(a->st);
	}
	return HC_OK;
}

void
read_ahead_end(struct store *s)
{
	for (size_t i = 0; i < s->nahead; i++)
		db_done(s, s->ahead[i].st);
	s->nahead = 0;
}

/* The question that was sent ahead, for who gives it back; NULL. */
static struct stmt *
asked_ahead(struct store *s, const struct object *o, const uint8_t id[16])
{
	for (size_t i = 0; i < s->nahead; i++)
		if (s->ahead[i].st && s->ahead[i].object == o && !memcmp(s->ahead[i].id, id, 16)) {
			struct stmt *st = s->ahead[i].st;

			s->ahead[i].st = NULL;
			return st;
		}
	return NULL;
}

int
read_record(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, struct hc_record **ret,
    struct hc_err *err)
{
	struct stmt *st;
	struct table *t;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0)
		return rc;
	if ((st = asked_ahead(s, o, id)) != NULL)
		return read_one(s, t, st, a, ret, err);
	if ((rc = db_prepare(s, t->select_id, &st, err)) < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	return read_one(s, t, st, a, ret, err);
}

int
read_record_rid(struct store *s, const struct object *o, int64_t rid, struct arena *a, struct hc_record **ret,
    struct hc_err *err)
{
	struct stmt *st;
	struct table *t;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = db_prepare(s, t->select_rid, &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, rid);
	return read_one(s, t, st, a, ret, err);
}

struct rows {
	struct store *s;
	struct arena *arena;
	struct stmt *st;
	int n;
	struct hc_value *row;
	enum col_kind *kinds;
	int *scales;
	bool done;
};

/* The kind of a result column: what the query promises, else what SQLite finds. */
static void
column_shape(const struct query *q, int i, enum col_kind *kind, int *scale)
{
	const struct column *c;
	const char *t;

	*kind = COL_INT;
	*scale = 0;
	if (!q || (size_t)i >= q->columns.n)
		return;
	c = &q->columns.at[i];
	t = c->type ? c->type->name : "";
	if (!strcmp(t, "number") || !strcmp(t, "money") || !strcmp(t, "percent")) {
		*kind = COL_DECIMAL;
		*scale = c->scale;
	}
}

enum dialect
read_dialect(const struct store *s)
{
	return s->remote ? DIALECT_POSTGRES : DIALECT_SQLITE;
}

int
read_statement(struct store *s, const struct statement *st, struct stmt **ret, struct hc_err *err)
{
	int rc;

	/* a writer in the way must not keep a search from answering with what is indexed */
	if (st->needs_fts && !s->search_apart && (rc = search_drain(s, err)) < 0 && rc != HC_BUSY)
		return rc;
	rc = st->dialect == DIALECT_SQLITE ? db_prepare_here(s, st->sql, ret, err) : db_prepare(s, st->sql, ret, err);
	if (rc < 0)
		return rc;
	if (stmt_writes(*ret)) {
		db_done(s, *ret);
		return hc_fail(err, HC_BUG, 0, "records change only through HotCRM: a statement that reads was to write.");
	}
	if ((size_t)stmt_places(*ret) != st->nbinds) {
		db_done(s, *ret);
		return hc_fail(err, HC_BUG, 0, "a statement has %d places and %zu values.", stmt_places(*ret),
		    st->nbinds);
	}
	for (size_t i = 0; i < st->nbinds; i++)
		column_bind(*ret, (int)i + 1, &st->binds[i], NULL);
	return HC_OK;
}

int
read_open(struct store *s, const struct statement *st, const struct query *q, struct rows **ret, struct hc_err *err)
{
	struct arena *a;
	struct rows *r;
	struct stmt *stmt;
	int rc;

	if ((rc = read_statement(s, st, &stmt, err)) < 0)
		return rc;
	a = arena_new("rows");
	r = ARENA_NEW(a, struct rows);
	*r = (struct rows){ .s = s, .arena = a, .st = stmt, .n = stmt_columns(stmt) };
	r->row = ARENA_ARRAY(a, struct hc_value, r->n + 1);
	r->kinds = ARENA_ARRAY(a, enum col_kind, r->n + 1);
	r->scales = ARENA_ARRAY(a, int, r->n + 1);
	for (int i = 0; i < r->n; i++)
		column_shape(q, i, &r->kinds[i], &r->scales[i]);
	*ret = r;
	return HC_OK;
}

/* One cell; a real number is an average that SQLite made: rounded half to even at the column's scale. */
static void
cell(struct stmt *st, int i, enum col_kind kind, int scale, struct arena *a, struct hc_value *ret)
{
	if (stmt_kind(st, i) == KIND_REAL) {
		double d = stmt_real(st, i);

		*ret = value_decimal((int64_t)__builtin_rint(d), scale);
		if (kind != COL_DECIMAL)
			ret->kind = VALUE_INT;
		return;
	}
	column_value(st, i, kind, scale, a, ret);
}

int
read_next(struct rows *r, const struct hc_value **row, struct hc_err *err)
{
	if (r->done)
		return 0;
	switch (stmt_step(r->st)) {
	case STEP_ROW:
		for (int i = 0; i < r->n; i++)
			cell(r->st, i, r->kinds[i], r->scales[i], NULL, &r->row[i]);
		*row = r->row;
		return 1;
	case STEP_DONE:
		r->done = true;
		return 0;
	}
	r->done = true;
	return db_fail(r->s, err, "reading");
}

void
read_close(struct rows *r)
{
	if (!r)
		return;
	db_done(r->s, r->st);
	arena_free(r->arena);
}

int
read_all(struct store *s, const struct statement *st, const struct query *q, struct arena *a, struct hc_value ***ret,
    size_t *n, struct hc_err *err)
{
	VEC(struct hc_value *) rows = {0};
	const struct hc_value *row;
	struct rows *r;
	int rc;

	if ((rc = read_open(s, st, q, &r, err)) < 0)
		return rc;
	while ((rc = read_next(r, &row, err)) > 0) {
		struct hc_value *copy = arena_dup(a, row, sizeof(*row) * (size_t)(r->n ? r->n : 1));

		for (int i = 0; i < r->n; i++)
			if (copy[i].kind == VALUE_TEXT)
				copy[i].s = arena_strndup(a, copy[i].s, copy[i].len);
		vec_push(a, &rows, copy);
	}
	read_close(r);
	if (rc < 0)
		return rc;
	*ret = rows.at;
	*n = rows.n;
	return HC_OK;
}

int
read_select(void *store, const struct statement *st, struct hc_value *ret, struct hc_err *err)
{
	struct store *s = store;
	struct stmt *stmt;
	int rc;

	if ((rc = read_statement(s, st, &stmt, err)) < 0)
		return rc;
	switch (stmt_step(stmt)) {
	case STEP_ROW:
		cell(stmt, 0, COL_INT, 0, NULL, ret);
		if (ret->kind == VALUE_TEXT) {
			struct buf *b = &s->selected[s->nselected++ % DB_SELECTED];

			buf_reset(b);
			buf_add(b, ret->s, ret->len);
			ret->s = b->data;
		}
		break;
	case STEP_DONE:
		*ret = VALUE_NONE;
		break;
	default:
		rc = db_fail(s, err, "reading");
	}
	db_done(s, stmt);
	return rc;
}

int64_t
read_most(struct store *s, const struct object *o)
{
	int64_t most = 0;

	return db_int(s, &most, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", o->name) < 0 ? 0 : most;
}

const char *
read_title(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a)
{
	const struct field *f = o->title;
	const char *title = "";
	struct buf out = BUF_INIT;
	struct hc_value v;
	struct stmt *st;
	struct table *t;

	if (!f || f->slot == SLOT_ID || table_of(s, o, &t, NULL) < 0 || table_title(s, t, NULL) < 0)
		return "";
	t->title.binds[t->title.nbinds - 1] = value_id(id);
	if (read_statement(s, &t->title, &st, NULL) < 0)
		return "";
	if (stmt_step(st) == STEP_ROW) {
		column_value(st, 0, field_kind(f), f->scale, NULL, &v);
		if (v.kind == VALUE_TEXT)
			title = arena_strndup(a, v.s, v.len);
		else if (v.kind != VALUE_NULL) {
			field_type(f)->format(f, s->locale, &v, "", &out);
			title = arena_strdup(a, buf_str(&out));
		}
	}
	db_done(s, st);
	buf_free(&out);
	return title;
}
