/*
 * copy.c - all of a workspace from one store to another, row by row: between a file and a database over the wire, which no
 * copy of pages can cross. The tables of the new one are made by its own rules; search indexes are made anew.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/blob_file.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/idempotent.h"
#include "store/remote_store.h"
#include "store/table.h"
#include "store/webhook.h"

#define CHUNK 5000	/* rows that are read at once */

/* What every workspace has, and the number that orders a large one. */
static const struct { const char *name, *key; } tables[] = {
	{ "meta", NULL }, { "clock", NULL }, { "object_name", NULL }, { "tx", "tx" }, { "journal", "seq" }, { "field_change", NULL },
	{ "sync_state", NULL }, { "sync_rec", NULL }, { "shadow", NULL }, { "outbound", NULL }, { "sync_bucket", NULL },
	{ "sync_parked", NULL }, { "lease", NULL }, { "feed", NULL }, { "bucket", NULL }, { "user_scope", NULL }, { "dev", NULL },
	{ "result", NULL }, { "parked", NULL }, { "grant_lease", NULL }, { "webhook", NULL }, { "delivery", "number" },
	{ "bucket_rule", NULL }, { "idempotent", NULL }, { "blob", NULL }, { "blob_proof", NULL },
};

/* Numbers that a database gives go on after those that came along. */
static const struct { const char *table, *column; } numbered[] = {
	{ "journal", "seq" }, { "object_name", "number" }, { "bucket", "bucket" }, { "dev", "dev" }, { "delivery", "number" },
};

struct copying {
	struct store *from, *to;
	struct arena *arena;
	const char *table;
	VEC(const char *) columns;
	struct hc_err *err;
};

static void
note(void *arg, const char *name)
{
	struct copying *c = arg;

	if (db_has_column(c->to, c->table, name))
		vec_push(c->arena, &c->columns, arena_strdup(c->arena, name));
}

/* A file keeps what a field held as what it is; a database as text. */
static void
bind_change(struct copying *c, const struct stmt *in, struct stmt *out, int i, int object, int field)
{
	const struct object *o = model_object(c->to->model, stmt_text(in, object));
	const struct field *f = o ? object_field(o, stmt_text(in, field)) : NULL;
	const char *text = stmt_text(in, i);
	uint8_t id[16];

	if (f && field_kind(f) == COL_ID && uuid_parse(text, id))
		stmt_bind_blob_copy(out, i + 1, id, 16);
	else if (f && field_kind(f) != COL_TEXT && field_kind(f) != COL_ID)
		stmt_bind_int(out, i + 1, strtoll(text, NULL, 10));
	else
		stmt_bind_copy(out, i + 1, text, stmt_bytes(in, i));
}

static void
bind_row(struct copying *c, const struct stmt *in, struct stmt *out)
{
	bool changes = c->from->remote && !c->to->remote && !strcmp(c->table, "field_change");

	for (int i = 0; i < (int)c->columns.n; i++)
		switch (stmt_kind(in, i)) {
		case KIND_INT:
			stmt_bind_int(out, i + 1, stmt_int(in, i));
			break;
		case KIND_BLOB:
			stmt_bind_blob_copy(out, i + 1, stmt_bytes(in, i) ? stmt_blob(in, i) : "", stmt_bytes(in, i));
			break;
		case KIND_TEXT:
			if (changes && i >= 5)
				bind_change(c, in, out, i, 0, 1);
			else
				stmt_bind_copy(out, i + 1, stmt_text(in, i), stmt_bytes(in, i));
			break;
		default:
			stmt_bind_null(out, i + 1);
		}
}

/* Own marks of the two stores stay as they are. */
static bool
left_out(const struct copying *c, const struct stmt *in)
{
	/* which plugins a plan allows is the server's to say, where it opens the copy */
	static const char *const keys[] = { "layout", "model", "bulk", "vacuum", "plugins" };

	for (size_t i = 0; !strcmp(c->table, "meta") && i < 5; i++)
		if (!strcmp(stmt_text(in, 0), keys[i]))
			return true;
	return false;
}

/* Some rows, from number `after` on where they have one. */
static int
copy_some(struct copying *c, const char *select, const char *insert, int key, int64_t *after, size_t *n)
{
	struct stmt *in = NULL, *out = NULL;
	int rc, step = STEP_DONE;

	*n = 0;
	if ((rc = db_prepare(c->from, select, &in, c->err)) < 0 || (rc = db_prepare_own(c->to, insert, NULL, &out, c->err)) < 0)
		goto done;
	if (key >= 0) {
		stmt_bind_int(in, 1, *after);
		stmt_bind_int(in, 2, CHUNK);
	} else {
		stmt_portions(in);
	}
	while (rc == 0 && (step = stmt_step(in)) == STEP_ROW) {
		++*n;
		if (key >= 0)
			*after = stmt_int(in, key);
		if (left_out(c, in))
			continue;
		bind_row(c, in, out);
		step = out->remote ? driver_remote->run(out->remote) : stmt_step(out);
		if (step != STEP_DONE)
			rc = db_fail(c->to, c->err, "copying");
		stmt_reset(out);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(c->from, c->err, "copying");
done:
	db_done(c->from, in);
	stmt_free(out);
	return rc;
}

static int
copy_table(struct copying *c, const char *table, const char *order)
{
	struct buf names = BUF_INIT, places = BUF_INIT, select = BUF_INIT, insert = BUF_INIT;
	int64_t after = INT64_MIN;
	int rc, key = -1;
	size_t n;

	c->table = table;
	c->columns.n = 0;
	if (!db_has(c->from, "table", table) || !db_has(c->to, "table", table))
		return HC_OK;
	if ((rc = db_columns(c->from, table, note, c, c->err)) < 0)
		return rc;
	for (size_t i = 0; i < c->columns.n; i++) {
		buf_printf(&names, "%s\"%s\"", i ? ", " : "", c->columns.at[i]);
		buf_adds(&places, i ? ", ?" : "?");
		if (order && !strcmp(order, c->columns.at[i]))
			key = (int)i;
	}
	buf_printf(&select, "SELECT %s FROM \"%s\"", buf_str(&names), table);
	if (key >= 0)
		buf_printf(&select, " WHERE \"%s\" > ? ORDER BY \"%s\" LIMIT ?", order, order);
	buf_printf(&insert, "INSERT INTO \"%s\"(%s) VALUES(%s)", table, buf_str(&names), buf_str(&places));
	if (strcmp(table, "meta") != 0)
		rc = db_exec(c->to, c->err, "DELETE FROM \"%s\"", table);
	do
		rc = rc < 0 ? rc : copy_some(c, buf_str(&select), buf_str(&insert), key, &after, &n);
	while (rc == 0 && key >= 0 && n == CHUNK);
	buf_free(&names);
	buf_free(&places);
	buf_free(&select);
	buf_free(&insert);
	return rc;
}

static int
go_on_after(struct copying *c, const char *table, const char *column)
{
	if (!c->to->remote || !db_has(c->to, "table", table))
		return HC_OK;
	return db_exec(c->to, c->err, "SELECT setval(pg_get_serial_sequence('\"%s\"', '%s'), (SELECT coalesce(max(\"%s\"), 0) + 1 FROM \"%s\"),"
	    " false)", table, column, column, table);
}

/* The rows of an object, and before the first of them the indexes. */
static int
copy_rows(struct copying *c, const struct object *o)
{
	struct table *t;
	int64_t one;
	int rc;

	if (db_int(c->from, &one, NULL, "SELECT 1 FROM \"%s\" LIMIT 1", o->name) == HC_OK &&
	    ((rc = table_of(c->to, o, &t, c->err)) < 0 || (rc = schema_furnish(c->to, t, c->err)) < 0))
		return rc;
	return copy_table(c, o->name, "rid");
}

static int
copy_objects(struct copying *c)
{
	const struct model *m = c->to->model;
	int rc = 0;

	for (size_t i = 0; i < m->objects.n && rc == 0; i++) {
		const struct object *o = m->objects.at[i];
		struct table *t;

		/* a file knows the number of every object; a database of those that are used */
		if (!db_made(c->from, o)) {
			if (!c->to->remote)
				rc = schema_number(c->to, o, c->err);
			continue;
		}
		if ((rc = remote_table(c->to, o, c->err)) < 0 || (rc = schema_number(c->to, o, c->err)) < 0 ||
		    (rc = copy_rows(c, o)) < 0 || (rc = go_on_after(c, o->name, "rid")) < 0)
			break;
		c->to->tables[o->index] = NULL;	/* its number is another now */
		if ((rc = table_of(c->to, o, &t, c->err)) == 0)
			rc = search_rebuild(c->to, t, c->err);
	}
	return rc;
}

/* Tables that are made when they are first needed. */
static int
make_tables(struct copying *c)
{
	static const struct { const char *table; int (*make)(struct store *s, struct hc_err *err); } later[] = {
		{ "webhook", webhook_tables }, { "bucket_rule", feed_rule_tables }, { "idempotent", idempotent_tables }, { "blob", blob_tables },
	};
	int rc = feed_tables(c->to, c->err);

	for (size_t i = 0; i < sizeof(later) / sizeof(later[0]) && rc >= 0; i++)
		if (db_has(c->from, "table", later[i].table))
			rc = later[i].make(c->to, c->err);
	return rc;
}

static int
copy_all(struct copying *c)
{
	int rc = make_tables(c);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]) && rc == 0; i++)
		rc = copy_table(c, tables[i].name, tables[i].key);
	for (size_t i = 0; i < sizeof(numbered) / sizeof(numbered[0]) && rc == 0; i++)
		rc = go_on_after(c, numbered[i].table, numbered[i].column);
	if (rc >= 0 && db_has(c->from, "table", "blob"))
		rc = blob_pieces_copy(c->from, c->to, c->err);
	return rc < 0 ? rc : copy_objects(c);
}

int
store_copy(struct store *from, struct store *to, struct hc_err *err)
{
	struct copying c = { .from = from, .to = to, .err = err };
	int rc;

	store_snapshot(from, true);
	/* a table that was made since it was opened belongs to this moment too */
	if ((from->remote && (rc = remote_use(from, err)) < 0) || (rc = store_begin(to, err)) < 0) {
		store_snapshot(from, false);
		return rc;
	}
	c.arena = arena_new("copy");
	rc = copy_all(&c);
	arena_free(c.arena);
	/* whatever writes to the source ends the moment that is copied */
	if (rc == 0 && from->remote && !from->snapshot)
		rc = hc_fail(err, HC_BUSY, 0, "a table of the workspace was made while it was copied; try again.");
	store_snapshot(from, false);
	return store_end(to, rc, err);
}
