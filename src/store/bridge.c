/*
 * bridge.c - tables of an SQLite in memory that read the rows of a database over the wire.
 *
 * What query/ writes in SQLite's dialect, since only this program can calculate something in it (formulas, folds without a key
 * column, regular expressions), runs here, over rows that are fetched as they are asked for; so do conditions on unsaved records
 * and searches. Conditions on columns, lists of values and the order go over the wire; SQLite checks all of them again, so pushing
 * one is only ever a saving. What PostgreSQL can say by itself does not come this way.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/bridge.h"
#include "store/remote_store.h"
#include "store/scan.h"
#include "store/table.h"

/* "rid", "id" and the rest in the order of the declaration. */
static void
add(struct bridge *b, const char *name, const char *type)
{
	b->columns[b->n++] = (struct bridge_column){ .name = name, .type = type };
}

static void
columns_of_object(struct bridge *b)
{
	const struct object *o = b->object;

	b->columns = ARENA_ARRAY(b->arena, struct bridge_column, o->fields.n * 3 + 4);
	add(b, "rid", "INTEGER");
	add(b, "id", "BLOB");
	add(b, "rev", "INTEGER");
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (!field_stored(f))
			continue;
		add(b, f->name, schema_column_type(f));
		if (!strcmp(field_type(f)->name, "money"))
			add(b, arena_printf(b->arena, "%s_base", f->name), "INTEGER");
		if (f->fold && field_kind(f) == COL_TEXT)
			add(b, arena_printf(b->arena, "k_%s", f->name), "TEXT");
	}
	add(b, "_extra", "TEXT");
}

static void
columns_of_changes(struct bridge *b)
{
	static const struct bridge_column all[] = {
		{ "object", "TEXT" }, { "field", "TEXT" }, { "record", "BLOB" }, { "at", "INTEGER" }, { "actor", "BLOB" }, { "old", "" },
		{ "new", "" },
	};

	b->n = sizeof(all) / sizeof(all[0]);
	b->columns = arena_dup(b->arena, all, sizeof(all));
}

/* CREATE VIRTUAL TABLE x USING hc_bridge: x says what it is. */
static int
connect(sqlite3 *db, void *arg, int argc, const char *const *argv, sqlite3_vtab **ret, char **why)
{
	struct store *s = arg;
	struct arena *a = arena_new("bridge");
	struct bridge *b = sqlite3_malloc(sizeof(*b));
	struct buf sql = BUF_INIT;
	const char *name = argc > 2 ? argv[2] : "";
	bool search = !strncmp(name, "fts_", 4);
	int rc;

	(void)why;
	if (!b) {
		arena_free(a);
		return SQLITE_NOMEM;
	}
	*b = (struct bridge){ .s = s, .arena = a, .of = search ? OF_SEARCH : OF_OBJECT };
	b->object = s->model ? model_object(s->model, search ? name + 4 : name) : NULL;
	buf_adds(&sql, "CREATE TABLE x(");
	if (search) {
		buf_printf(&sql, "\"%s\" HIDDEN, rank HIDDEN)", name);
	} else {
		if (b->object)
			columns_of_object(b);
		else {
			b->of = OF_CHANGES;
			columns_of_changes(b);
		}
		for (int i = 0; i < b->n; i++)
			buf_printf(&sql, "%s\"%s\" %s", i ? ", " : "", b->columns[i].name, b->columns[i].type);
		buf_addc(&sql, ')');
	}
	rc = sqlite3_declare_vtab(db, buf_str(&sql));
	buf_free(&sql);
	if (rc != SQLITE_OK) {
		arena_free(a);
		sqlite3_free(b);
		return rc;
	}
	*ret = &b->vtab;
	return SQLITE_OK;
}

static int
disconnect(sqlite3_vtab *vtab)
{
	struct bridge *b = (struct bridge *)vtab;

	arena_free(b->arena);
	sqlite3_free(b);
	return SQLITE_OK;
}

static int
open_cursor(sqlite3_vtab *vtab, sqlite3_vtab_cursor **ret)
{
	struct bridge_cursor *c = sqlite3_malloc(sizeof(*c));

	(void)vtab;
	if (!c)
		return SQLITE_NOMEM;
	*c = (struct bridge_cursor){ .arena = arena_new("cursor") };
	*ret = &c->cursor;
	return SQLITE_OK;
}

static int
close_cursor(sqlite3_vtab_cursor *cursor)
{
	struct bridge_cursor *c = (struct bridge_cursor *)cursor;

	db_done(((struct bridge *)cursor->pVtab)->s, c->st);
	arena_free(c->arena);
	sqlite3_free(c);
	return SQLITE_OK;
}

int
bridge_failed(struct bridge *b, const struct hc_err *err)
{
	sqlite3_free(b->vtab.zErrMsg);
	b->vtab.zErrMsg = sqlite3_mprintf("%s", err->msg);
	return SQLITE_ERROR;
}

int
bridge_next(sqlite3_vtab_cursor *cursor)
{
	struct bridge_cursor *c = (struct bridge_cursor *)cursor;
	struct bridge *b = (struct bridge *)cursor->pVtab;
	struct hc_err err;
	int step = stmt_step(c->st);

	c->row = step == STEP_ROW;
	if (step == STEP_ROW || step == STEP_DONE)
		return SQLITE_OK;
	db_fail(b->s, &err, "reading");
	return bridge_failed(b, &err);
}

static int
filter(sqlite3_vtab_cursor *cursor, int number, const char *plan, int argc, sqlite3_value **args)
{
	struct bridge_cursor *c = (struct bridge_cursor *)cursor;
	struct bridge *b = (struct bridge *)cursor->pVtab;

	(void)argc;
	db_done(b->s, c->st);
	c->st = NULL;
	c->row = false;
	arena_reset(c->arena);
	return bridge_ask(b, c, number, plan, args);
}

static int
eof(sqlite3_vtab_cursor *cursor)
{
	return !((struct bridge_cursor *)cursor)->row;
}

/* What a column held before and after: text on the wire, in the form of the field's own column here. */
static bool
changed_value(struct bridge *b, const struct stmt *st, int i, sqlite3_context *ctx)
{
	const struct object *o = stmt_text(st, 1) ? model_object(b->s->model, stmt_text(st, 1)) : NULL;
	const struct field *f = o && stmt_text(st, 2) ? object_field(o, stmt_text(st, 2)) : NULL;
	const char *text = stmt_text(st, i + 1);
	uint8_t id[16];

	if (b->of != OF_CHANGES || i < 5 || !f || !text)
		return false;
	switch (field_kind(f)) {
	case COL_TEXT:
		return false;
	case COL_ID:
		if (uuid_parse(text, id))
			sqlite3_result_blob(ctx, id, 16, SQLITE_TRANSIENT);
		return true;
	default:
		sqlite3_result_int64(ctx, strtoll(text, NULL, 10));
		return true;
	}
}

static void
snippet_of(struct bridge *b, struct bridge_cursor *c, sqlite3_context *ctx)
{
	const char *texts[64];
	size_t n = 0;
	struct arena *a = arena_new("snippet");

	for (int i = 2; i < stmt_columns(c->st) && n < 64; i++)
		texts[n++] = stmt_text(c->st, i);
	sqlite3_result_text(ctx, bridge_snippet(b->object, c->match, texts, n, a), -1, SQLITE_TRANSIENT);
	arena_free(a);
}

static int
column(sqlite3_vtab_cursor *cursor, sqlite3_context *ctx, int i)
{
	struct bridge_cursor *c = (struct bridge_cursor *)cursor;
	struct bridge *b = (struct bridge *)cursor->pVtab;

	if (b->of == OF_SEARCH) {
		if (i == 1)
			sqlite3_result_double(ctx, stmt_real(c->st, 1));
		else if (c->snippet)
			snippet_of(b, c, ctx);
		return SQLITE_OK;
	}
	if (changed_value(b, c->st, i, ctx))
		return SQLITE_OK;
	rows_result(c->st, i + 1, ctx);
	return SQLITE_OK;
}

static int
rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret)
{
	*ret = stmt_int(((struct bridge_cursor *)cursor)->st, 0);
	return SQLITE_OK;
}

/* snippet(fts, ...) is what the hidden column holds already; a match that no index answers cannot be. */
static void
snippet(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	if (n > 0)
		sqlite3_result_value(ctx, args[0]);
}

static const sqlite3_module module = {
	.iVersion = 1, .xCreate = connect, .xConnect = connect, .xBestIndex = bridge_best, .xDisconnect = disconnect,
	.xDestroy = disconnect, .xOpen = open_cursor, .xClose = close_cursor, .xFilter = filter, .xNext = bridge_next, .xEof = eof,
	.xColumn = column, .xRowid = rowid,
};

int
bridge_register(struct store *s, struct hc_err *err)
{
	if (sqlite3_create_module(s->db, "hc_bridge", &module, s) == SQLITE_OK &&
	    sqlite3_create_function(s->db, "snippet", -1, SQLITE_UTF8, NULL, snippet, NULL, NULL) == SQLITE_OK)
		return HC_OK;
	return db_fail(s, err, "opening");
}

int
bridge_table(struct store *s, const char *name)
{
	const char *plain = !strncmp(name, "main.", 5) ? name + 5 : name;
	const struct object *o = s->model ? model_object(s->model, !strncmp(plain, "fts_", 4) ? plain + 4 : plain) : NULL;
	struct buf sql = BUF_INIT;
	int rc;

	if (!o && strcmp(plain, "field_change"))
		return HC_NOTFOUND;
	buf_printf(&sql, "CREATE VIRTUAL TABLE \"%s\" USING hc_bridge", plain);
	rc = sqlite3_exec(s->db, buf_str(&sql), NULL, NULL, NULL);
	buf_free(&sql);
	return rc == SQLITE_OK ? HC_OK : HC_STORE;
}

/* The model is new, and with it the columns. */
void
bridge_forget(struct store *s)
{
	struct arena *a = arena_new("bridge");
	VEC(const char *) names = {0};
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(s->db, "SELECT name FROM sqlite_schema", -1, &st, NULL) == SQLITE_OK) {
		while (sqlite3_step(st) == SQLITE_ROW)
			vec_push(a, &names, arena_printf(a, "DROP TABLE \"%s\"", (const char *)sqlite3_column_text(st, 0)));
		sqlite3_finalize(st);
	}
	for (size_t i = 0; i < names.n; i++)
		sqlite3_exec(s->db, names.at[i], NULL, NULL, NULL);
	arena_free(a);
}
