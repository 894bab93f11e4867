/*
 * table.c - an object as a table: which columns its fields have, and values in and out of them.
 *
 * The layout is a contract with query/: object table named as the object, a column per stored field named as the field,
 * money also "<field>_base", fields with .fold also "k_<field>". Everything is prepared once per object when first asked for.
 */
#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "base/err.h"
#include "base/utf8.h"
#include "query/formula.h"
#include "query/sql.h"
#include "store/db.h"
#include "store/remote_store.h"
#include "store/secret.h"
#include "store/table.h"

static enum type_store
field_store(const struct field *f)
{
	if (!strcmp(f->type->name, "formula"))
		return STORE_NONE;
	return !strcmp(f->type->name, "rollup") ? field_type(f)->store : f->type->store;
}

bool
field_stored(const struct field *f)
{
	return field_store(f) != STORE_NONE;
}

bool
field_searchable(const struct field *f)
{
	/* FTS5 keeps these two names for itself */
	return f->search && field_store(f) == STORE_TEXT && strcmp(f->name, "rank") && strcmp(f->name, "rowid");
}

enum col_kind
field_kind(const struct field *f)
{
	const char *t = field_type(f)->name;

	switch (field_store(f)) {
	case STORE_TEXT:
		return COL_TEXT;
	case STORE_ID:
		return COL_ID;
	default:
		return !strcmp(t, "number") || !strcmp(t, "money") || !strcmp(t, "percent") ? COL_DECIMAL : COL_INT;
	}
}

static int
field_scale(const struct field *f)
{
	return !strcmp(field_type(f)->name, "money") ? 4 : f->scale;
}

/* The number that the journal uses for an object; a new one is given inside the caller's transaction, or at once. */
static int
table_number(struct store *s, const struct object *o, int64_t *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT number FROM object_name WHERE name = ?", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, o->name, -1);
	rc = stmt_step(st);
	if (rc == STEP_DONE && s->remote && !db_made(s, o)) {
		db_done(s, st);
		return (rc = remote_table(s, o, err)) < 0 ? rc : table_number(s, o, ret, err);
	}
	if (rc == STEP_ROW)
		*ret = stmt_int(st, 0);
	else if (rc == STEP_DONE)
		rc = hc_fail(err, HC_STORE, 0, "%s has no table for %s yet; open it with a HotCRM that may write to it.", s->path,
		    o->name);
	else
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	return rc < 0 ? rc : HC_OK;
}

int
table_object(struct store *s, int64_t number, const struct object **ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	*ret = NULL;
	if (!s->model)
		return HC_OK;
	for (size_t i = 0; i < s->model->objects.n; i++)
		if (s->tables[i] && s->tables[i]->number == number) {
			*ret = s->model->objects.at[i];
			return HC_OK;
		}
	if ((rc = db_prepare(s, "SELECT name FROM object_name WHERE number = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, number);
	if (stmt_step(st) == STEP_ROW)
		*ret = model_object(s->model, stmt_text(st, 0));
	db_done(s, st);
	if (*ret) {
		struct table *t;

		return table_of(s, *ret, &t, err);
	}
	return HC_OK;
}

/* INSERT INTO x(id, ...) VALUES(?, ...) with rid behind the last of both. */
static const char *
insert_numbered(struct arena *a, const char *insert)
{
	const char *values = strstr(insert, ") VALUES(");
	int n = (int)(values - insert), rest = (int)strlen(values + 1);

	return arena_printf(a, "%.*s, rid%.*s, ?)", n, insert, rest, values);
}

static void
write_texts(struct arena *a, struct table *t)
{
	struct buf sel = BUF_INIT, ins = BUF_INIT, put = BUF_INIT, del = BUF_INIT;
	const char *name = t->object->name;

	buf_adds(&sel, "SELECT rid, id, rev, _extra");
	buf_printf(&ins, "INSERT INTO \"%s\"(id, rev", name);
	buf_printf(&put, "INSERT INTO \"fts_%s\"(rowid", name);
	buf_printf(&del, "INSERT INTO \"fts_%s\"(\"fts_%s\", rowid", name, name);
	for (size_t i = 0; i < t->n; i++) {
		const struct col *c = &t->cols[i];

		buf_printf(&sel, ", \"%s\"", c->field->name);
		buf_printf(&ins, ", \"%s\"", c->field->name);
		if (c->base) {
			buf_printf(&sel, ", \"%s_base\"", c->field->name);
			buf_printf(&ins, ", \"%s_base\"", c->field->name);
		}
		if (c->fold)
			buf_printf(&ins, ", \"k_%s\"", c->field->name);
		if (c->search) {
			buf_printf(&put, ", \"%s\"", c->field->name);
			buf_printf(&del, ", \"%s\"", c->field->name);
		}
	}
	buf_printf(&sel, " FROM \"%s\"", name);
	buf_adds(&ins, ", _extra) VALUES(");
	for (size_t i = 0; i < t->nbound; i++)
		buf_adds(&ins, i ? ", ?" : "?");
	buf_addc(&ins, ')');
	buf_adds(&put, ") VALUES(?");
	buf_adds(&del, ") VALUES('delete', ?");
	for (size_t i = 0; i < t->nsearch; i++) {
		buf_adds(&put, ", ?");
		buf_adds(&del, ", ?");
	}
	buf_addc(&put, ')');
	buf_addc(&del, ')');
	t->select = arena_strdup(a, buf_str(&sel));
	t->select_id = arena_printf(a, "%s WHERE id = ?", t->select);
	t->select_rid = arena_printf(a, "%s WHERE rid = ?", t->select);
	t->standing = arena_printf(a, "SELECT deleted, owner FROM \"%s\" WHERE id = ?", name);
	t->insert = arena_strdup(a, buf_str(&ins));
	t->insert_rid = insert_numbered(a, t->insert);
	t->fts_insert = arena_strdup(a, buf_str(&put));
	t->fts_delete = arena_strdup(a, buf_str(&del));
	buf_free(&sel);
	buf_free(&ins);
	buf_free(&put);
	buf_free(&del);
}

static int
make_table(struct store *s, const struct object *o, struct table **ret, struct hc_err *err)
{
	struct table *t = ARENA_NEW(s->tables_arena, struct table);
	int rc, at = 2;

	t->object = o;
	t->cols = ARENA_ARRAY(s->tables_arena, struct col, o->fields.n);
	if ((rc = table_number(s, o, &t->number, err)) < 0)
		return rc;
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		struct col *c = &t->cols[t->n];

		if (i == SLOT_ID || !field_stored(f))
			continue;
		c->field = f;
		c->kind = field_kind(f);
		c->scale = field_scale(f);
		c->base = !strcmp(field_type(f)->name, "money");
		c->fold = f->fold && c->kind == COL_TEXT;
		c->search = field_searchable(f);
		c->derived = !strcmp(f->type->name, "rollup");
		c->at = at;
		at += 1 + c->base + c->fold;
		t->nsearch += c->search;
		t->n++;
	}
	t->nbound = (size_t)at + 1;
	write_texts(s->tables_arena, t);
	*ret = t;
	return HC_OK;
}

int
table_of(struct store *s, const struct object *o, struct table **ret, struct hc_err *err)
{
	const struct model *m = s->model;
	int rc;

	assert(m);
	/* a record may come from an older generation: its object is not this one, though the table is */
	if ((size_t)o->index >= m->objects.n || m->objects.at[o->index] != o)
		return make_table(s, o, ret, err);
	if (!s->tables[o->index] && (rc = make_table(s, o, &s->tables[o->index], err)) < 0)
		return rc;
	*ret = s->tables[o->index];
	return HC_OK;
}

/* A title may be a formula: then it is calculated in SQL. */
int
table_title(struct store *s, struct table *t, struct hc_err *err)
{
	struct query_ctx c = { .model = s->model, .locale = s->locale, .arena = s->tables_arena, .object = t->object };
	const struct field *f = t->object->title;
	const struct formula *fm;
	struct sql sql;
	int rc;

	if (t->title.sql)
		return HC_OK;
	sql_init(&sql, s->tables_arena);
	sql_text(&sql, "SELECT ");
	if (field_stored(f))
		sql_column(&sql, "t0", f->name);
	else if ((rc = formula_compile_field(&c, f, &fm, err)) < 0 || (rc = formula_sql(fm, "t0", &sql, err)) < 0)
		return rc;
	sql_text(&sql, " FROM ");
	sql_name(&sql, t->object->name);
	sql_text(&sql, " t0 WHERE t0.id = ");
	sql_bind(&sql, VALUE_NONE);
	t->title = (struct statement){ .sql = sql.text, .binds = sql.binds.at, .nbinds = sql.binds.n };
	return HC_OK;
}

const struct col *
table_col(const struct table *t, const struct field *f)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].field == f)
			return &t->cols[i];
	return NULL;
}

void
column_bind(struct stmt *st, int i, const struct hc_value *v, const struct col *c)
{
	int64_t n;

	switch (v->kind) {
	case VALUE_NULL:
		stmt_bind_null(st, i);
		break;
	case VALUE_INT:
		stmt_bind_int(st, i, v->i);
		break;
	case VALUE_DECIMAL:
		n = v->i;
		if (c && v->scale != c->scale && decimal_rescale(v->i, v->scale, c->scale, &n) < 0)
			stmt_bind_text(st, i, "does not fit", -1);	/* the STRICT column refuses it */
		else
			stmt_bind_int(st, i, n);
		break;
	case VALUE_TEXT:
		stmt_bind_text(st, i, v->s ? v->s : "", (int)v->len);
		break;
	case VALUE_ID:
		stmt_bind_blob_copy(st, i, v->id, 16);
		break;
	}
}

void
column_value(struct stmt *st, int i, enum col_kind kind, int scale, struct arena *a, struct hc_value *ret)
{
	const char *text;
	int n;

	switch (stmt_kind(st, i)) {
	case KIND_NULL:
		*ret = VALUE_NONE;
		return;
	case KIND_INT:
		*ret = kind == COL_DECIMAL ? value_decimal(stmt_int(st, i), scale) : value_int(stmt_int(st, i));
		return;
	case KIND_BLOB:
		if (stmt_bytes(st, i) == 16) {
			*ret = value_id(stmt_blob(st, i));
			return;
		}
		break;
	default:
		break;
	}
	text = stmt_text(st, i);
	n = stmt_bytes(st, i);
	*ret = value_text(a ? arena_strndup(a, text ? text : "", (size_t)n) : text, (size_t)n);
}

void
table_fold(struct store *s, const struct field *f, const struct hc_value *v, struct buf *out)
{
	buf_reset(out);
	if (f->type->fold)
		f->type->fold(f, v, s->locale, out);
	else
		utf8_fold_buf(out, v->s ? v->s : "", v->len);
}

int
table_record(struct store *s, const struct table *t, struct stmt *st, struct arena *a, struct hc_record **ret)
{
	struct hc_record *r = record_new(a, s->model, t->object);
	int at = 4;

	r->rid = stmt_int(st, 0);
	r->rev = stmt_int(st, 2);
	r->isnew = false;
	if (t->object->has_encrypted)
		r->secret = store_secret(s);
	if (stmt_kind(st, 3) != KIND_NULL)
		r->extra = arena_strdup(a, stmt_text(st, 3));
	if (!r->base && t->object->has_money)
		r->base = ARENA_ARRAY(a, int64_t, t->object->fields.n);
	if (stmt_bytes(st, 1) == 16)
		r->values[SLOT_ID] = value_id(stmt_blob(st, 1));
	for (size_t i = 0; i < t->n; i++) {
		const struct col *c = &t->cols[i];
		int slot = c->field->slot;

		column_value(st, at++, c->kind, c->scale, a, &r->values[slot]);
		if (c->base) {
			if (r->base)
				r->base[slot] = stmt_int(st, at);
			at++;
		}
		r->loaded[slot] = 1;
	}
	r->loaded[SLOT_ID] = 1;
	memcpy(r->old, r->values, sizeof(*r->old) * t->object->fields.n);
	*ret = r;
	return HC_OK;
}
