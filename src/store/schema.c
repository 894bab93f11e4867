/*
 * schema.c - the tables, indexes, search indexes and triggers that a model asks for.
 *
 * What is there is compared with what is wanted and the difference is made; nothing that holds data is dropped. When to do
 * it, renames and conversions of data are migrate.c's.
 */
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/blob_file.h"
#include "store/remote_store.h"
#include "store/table.h"

/* What every file has. at, actor and source of a journal row are null when they are those of its transaction: most are. */
static const char layout[] =
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;"
	"CREATE TABLE clock(one INTEGER PRIMARY KEY CHECK(one = 1), tx INTEGER NOT NULL, n INTEGER NOT NULL, hlc INTEGER NOT NULL) STRICT;"
	"INSERT INTO clock VALUES(1, 0, 0, 0);"
	"CREATE TABLE object_name(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
	"CREATE TABLE schema_field(object TEXT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, scale INTEGER NOT NULL,"
	" PRIMARY KEY(object, field)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE tx(tx INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor BLOB NOT NULL, source INTEGER NOT NULL, label TEXT,"
	" undone_by INTEGER, entries INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;"
	"CREATE TABLE journal(seq INTEGER PRIMARY KEY, tx INTEGER NOT NULL, n INTEGER, hlc INTEGER NOT NULL, at INTEGER, actor BLOB,"
	" source INTEGER, object INTEGER NOT NULL, record BLOB NOT NULL, base INTEGER NOT NULL DEFAULT 0, op TEXT NOT NULL,"
	" diff TEXT) STRICT;"
	"CREATE INDEX journal_record ON journal(object, record, seq);"
	"CREATE TABLE field_change(object TEXT NOT NULL, field TEXT NOT NULL, record BLOB NOT NULL, at INTEGER NOT NULL,"
	" actor BLOB NOT NULL, old ANY, new ANY) STRICT;"
	"CREATE INDEX field_change_record ON field_change(object, field, record, at);"
	"CREATE INDEX field_change_at ON field_change(object, field, at, record);"
	"CREATE TABLE search_dirty(object INTEGER NOT NULL, rid INTEGER NOT NULL, old TEXT, PRIMARY KEY(object, rid)) STRICT, WITHOUT ROWID;";

int
schema_create(struct store *s, struct hc_err *err)
{
	int rc;

	if ((!s->remote && (rc = db_exec(s, err, "PRAGMA page_size=%d; PRAGMA journal_mode=WAL", DB_PAGE_SIZE)) < 0) ||
	    (rc = store_begin(s, err)) < 0)
		return rc;
	if (s->remote)
		rc = db_exec(s, err, "%s INSERT INTO meta(key, value) VALUES('layout', '%d')", layout, DB_VERSION);
	else
		rc = db_exec(s, err, "%s PRAGMA application_id=%d; PRAGMA user_version=%d", layout, DB_APPLICATION_ID, DB_VERSION);
	if (rc == 0)
		rc = replica_tables(s, err);
	if (rc == 0)
		rc = blob_tables(s, err);
	return store_end(s, rc, err);
}

const char *
schema_column_type(const struct field *f)
{
	switch (field_kind(f)) {
	case COL_TEXT:
		return "TEXT";
	case COL_ID:
		return "BLOB";
	default:
		return "INTEGER";
	}
}

void
schema_each_index(const struct object *o, void (*fn)(void *arg, const char *name, const char *sql), void *arg)
{
	struct buf name = BUF_INIT, sql = BUF_INIT;

	/* people name a record by the end of its id, and tables show that */
	buf_printf(&name, "t_%s", o->name);
	buf_printf(&sql, "CREATE INDEX \"t_%s\" ON \"%s\"(" ID_TAIL_SQL("") ")", o->name, o->name);
	fn(arg, buf_str(&name), buf_str(&sql));
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		bool lookup, people = i == SLOT_CREATED_BY || i == SLOT_UPDATED_BY;
		char column[256];

		if (i == SLOT_ID || !field_stored(f))
			continue;
		lookup = field_kind(f) == COL_ID && !people;
		/* bytes are looked up by who names them (blob_named.c) */
		if (!f->index && !f->unique && !lookup && i != SLOT_DELETED && !field_is_file(f))
			continue;
		snprintf(column, sizeof(column), "%s%s%s", f->fold && field_kind(f) == COL_TEXT ? "k_" : "", f->name,
		    !strcmp(field_type(f)->name, "money") ? "_base" : "");
		buf_reset(&name);
		buf_reset(&sql);
		buf_printf(&name, "i_%s_%s", o->name, column);
		buf_printf(&sql, "CREATE INDEX \"%s\" ON \"%s\"(\"%s\"%s)%s", buf_str(&name), o->name, column,
		    lookup ? "" : ", \"id\"", i == SLOT_DELETED && !f->index ? " WHERE deleted IS NOT NULL" : "");
		fn(arg, buf_str(&name), buf_str(&sql));
	}
	buf_free(&name);
	buf_free(&sql);
}

struct index_work {
	struct store *s;
	struct hc_err *err;
	const struct object *object;
	int rc, done, total;
	void (*progress)(void *arg, const char *what, int percent);
	void *arg;
};

static void
count_index(void *arg, const char *name, const char *sql)
{
	((struct index_work *)arg)->total++;
}

static void
make_index(void *arg, const char *name, const char *sql)
{
	struct index_work *w = arg;

	if (w->rc < 0)
		return;
	if (!db_has(w->s, "index", name)) {
		if (w->progress)
			w->progress(w->arg, w->object->plural, w->done * 100 / w->total);
		w->rc = db_exec(w->s, w->err, "%s", sql);
	}
	w->done++;
}

static void
created_index(const struct object *o, struct buf *out)
{
	buf_printf(out, "i_%s_%s", o->name, o->fields.at[SLOT_CREATED]->name);
}

/* Most objects of a tenant have no record. Their indexes and guards would be four fifths of what SQLite reads at each opening, and
   a page of the file each. That of `created` stays as long as there is any: it tells. */
bool
schema_is_bare(struct store *s, const struct object *o)
{
	struct buf name = BUF_INIT;
	int64_t one;
	bool bare = false;

	if (!s->remote) {
		created_index(o, &name);
		bare = !db_has(s, "index", buf_str(&name)) && db_int(s, &one, NULL, "SELECT 1 FROM \"%s\" LIMIT 1", o->name) == HC_NOTFOUND;
		buf_free(&name);
	}
	return bare;
}

int
schema_furnish(struct store *s, struct table *t, struct hc_err *err)
{
	int rc = HC_OK;

	if (t->furnished || s->remote)
		return HC_OK;
	assert(s->depth > 0);
	if (schema_is_bare(s, t->object)) {
		s->furnished_now = true;
		if ((rc = schema_guard(s, t->object, true, err)) == 0)
			rc = schema_indexes(s, t->object, NULL, NULL, err);
	}
	t->furnished = rc == 0;
	return rc;
}

void
schema_unfurnish(struct store *s)
{
	for (size_t i = 0; s->furnished_now && s->model && i < s->model->objects.n; i++)
		if (s->tables[i])
			s->tables[i]->furnished = false;
}

int
schema_indexes(struct store *s, const struct object *o, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err)
{
	struct index_work w = { .s = s, .err = err, .object = o, .progress = progress, .arg = arg };

	schema_each_index(o, count_index, &w);
	schema_each_index(o, make_index, &w);
	return w.rc;
}

static void
make_first(void *arg, const char *name, const char *sql)
{
	struct index_work *w = arg;

	if (w->rc == 0 && !db_has(w->s, "index", name) && (w->rc = db_exec(w->s, w->err, "%s", sql)) == 0)
		w->rc = 1;
}

int
schema_index_next(struct store *s, const struct object *o, struct hc_err *err)
{
	struct index_work w = { .s = s, .err = err, .object = o };

	schema_each_index(o, make_first, &w);
	return w.rc;
}

static void
drop_index(void *arg, const char *name, const char *sql)
{
	struct index_work *w = arg;
	struct buf created = BUF_INIT;

	created_index(w->object, &created);
	if (w->rc == 0 && strcmp(name, buf_str(&created)) != 0 && db_has(w->s, "index", name))
		w->rc = db_exec(w->s, w->err, "DROP INDEX \"%s\"", name);
	buf_free(&created);
}

int
schema_drop_indexes(struct store *s, const struct object *o, struct hc_err *err)
{
	struct index_work w = { .s = s, .err = err, .object = o };

	schema_each_index(o, drop_index, &w);
	return w.rc;
}

struct wanted {
	const char *name;
	bool found;
};

static void
match_index(void *arg, const char *name, const char *sql)
{
	struct wanted *w = arg;

	if (!strcmp(w->name, name))
		w->found = true;
}

/* Indexes of ours that the model no longer asks for cost every write: they go. */
static int
drop_unwanted(struct store *s, const struct object *o, struct hc_err *err)
{
	struct arena *a = arena_new("indexes");
	VEC(const char *) names = {0};
	struct stmt *st;
	int rc = 0;

	if (s->remote)
		goto out;	/* they stay: a table over the wire was made by one model, or changes with it */
	if ((rc = db_prepare(s, "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", &st,
	    err)) < 0)
		goto out;
	stmt_bind_text(st, 1, o->name, -1);
	while (stmt_step(st) == STEP_ROW) {
		struct wanted w = { .name = arena_strdup(a, stmt_text(st, 0)) };

		schema_each_index(o, match_index, &w);
		if (!w.found)
			vec_push(a, &names, w.name);
	}
	db_done(s, st);
	for (size_t i = 0; i < names.n && rc == 0; i++)
		rc = db_exec(s, err, "DROP INDEX \"%s\"", names.at[i]);
out:
	arena_free(a);
	return rc;
}

/* The search index with its columns as one text, to compare with what is there. "" when the object has none. */
static void
search_sql(const struct object *o, struct buf *out)
{
	bool any = false;

	buf_reset(out);
	for (size_t i = 0; i < o->fields.n; i++)
		if (field_searchable(o->fields.at[i])) {
			buf_printf(out, any ? ", \"%s\"" : "CREATE VIRTUAL TABLE \"fts_%s\" USING fts5(\"%s\"", any ?
			    o->fields.at[i]->name : o->name, o->fields.at[i]->name);
			any = true;
		}
	if (any)
		buf_printf(out, ", content='%s', content_rowid='rid', tokenize='unicode61 remove_diacritics 2')", o->name);
}

int
schema_search(struct store *s, const struct object *o, bool drop, struct hc_err *err)
{
	struct buf want = BUF_INIT, name = BUF_INIT;
	bool there = false, same = false;
	struct table *t;
	struct stmt *st;
	int rc;

	if (s->remote)
		return remote_search_table(s, o, err);
	search_sql(o, &want);
	buf_printf(&name, "fts_%s", o->name);
	if ((rc = db_prepare(s, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", &st, err)) < 0)
		goto out;
	stmt_bind_text(st, 1, buf_str(&name), -1);
	if (stmt_step(st) == STEP_ROW) {
		there = true;
		same = !strcmp(stmt_text(st, 0), buf_str(&want));
	}
	db_done(s, st);
	if (there && (!same || drop) && (rc = db_exec(s, err, "DROP TABLE \"%s\"", buf_str(&name))) < 0)
		goto out;
	if (want.len && (!same || drop) && (rc = db_exec(s, err, "%s", buf_str(&want))) == 0 &&
	    (rc = table_of(s, o, &t, err)) == 0)
		rc = search_rebuild(s, t, err);
out:
	buf_free(&want);
	buf_free(&name);
	return rc;
}

/* Adds what is missing of one column; `info` is the list ",name," of what is there. */
static int
add_column(struct store *s, const struct object *o, const struct buf *info, const char *prefix, const char *name,
    const char *suffix, const char *type, bool *added, struct hc_err *err)
{
	char key[256];

	snprintf(key, sizeof(key), ",%s%s%s,", prefix, name, suffix);
	if (strstr(buf_str(info), key))
		return HC_OK;
	*added = true;
	return db_exec(s, err, "ALTER TABLE \"%s\" ADD COLUMN \"%s%s%s\" %s", o->name, prefix, name, suffix, type);
}

static void
note_column(void *info, const char *name)
{
	buf_printf(info, "%s,", name);
}

static int
add_columns(struct store *s, const struct object *o, bool *folds, struct hc_err *err)
{
	struct buf info = BUF_INIT;
	bool any;
	int rc;

	buf_addc(&info, ',');
	rc = db_columns(s, o->name, note_column, &info, err);
	for (size_t i = SLOT_OWNER; i < o->fields.n && rc == 0; i++) {
		const struct field *f = o->fields.at[i];

		if (!field_stored(f))
			continue;
		rc = add_column(s, o, &info, "", f->name, "", schema_column_type(f), &any, err);
		if (rc == 0 && !strcmp(field_type(f)->name, "money"))
			rc = add_column(s, o, &info, "", f->name, "_base", "INTEGER", &any, err);
		if (rc == 0 && f->fold && field_kind(f) == COL_TEXT)
			rc = add_column(s, o, &info, "k_", f->name, "", "TEXT", folds, err);
	}
	buf_free(&info);
	return rc;
}

static bool
named_in(const char *text, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = text; p && (p = strstr(p, name)); p += n)
		if ((p == text || !(isalnum((unsigned char)p[-1]) || p[-1] == '_' || p[-1] == '.')) &&
		    !(isalnum((unsigned char)p[n]) || p[n] == '_'))
			return true;
	return false;
}

/* What lists show, filter, group and search by. */
static bool
prominent(const struct object *o, const struct field *f)
{
	if (f->type->class == CLASS_SELECT || (field_kind(f) != COL_TEXT && field_kind(f) != COL_ID))
		return true;
	if (f == o->title || f->search || f->index || f->unique)
		return true;
	for (size_t i = 0; i < o->views.n; i++) {
		const struct view *v = &o->views.at[i];

		for (size_t k = 0; k < v->columns.n; k++)
			if (!strcmp(v->columns.at[k], f->name))
				return true;
		if (named_in(v->where, f->name) || named_in(v->sort, f->name))
			return true;
	}
	return false;
}

/* SQLite finds a column by walking over those before it, and one that lies beyond a long text may cost pages of its own. So
   those come first that a scan asks for: what is deleted, then what lists show and search by, the long ones last of these;
   then the other fields; then what only an index or a single record needs. */
static int
column_place(const struct object *o, const struct field *f)
{
	const char *type = field_type(f)->name;
	bool wide = !strcmp(type, "longtext") || !strcmp(type, "richtext") || !strcmp(type, "json") || !strcmp(type, "address");

	if (f->slot == SLOT_DELETED)
		return 0;
	if (f->slot < SLOT_FIRST)
		return 5;
	return (prominent(o, f) ? 1 : 3) + wide;
}

static int
create_table(struct store *s, const struct object *o, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int rc;

	buf_printf(&sql, "CREATE TABLE \"%s\"(rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE", o->name);
	for (int place = 0; place <= 5; place++)
		for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
			const struct field *f = o->fields.at[i];

			if (!field_stored(f) || column_place(o, f) != place)
				continue;
			buf_printf(&sql, ", \"%s\" %s", f->name, schema_column_type(f));
			if (!strcmp(field_type(f)->name, "money"))
				buf_printf(&sql, ", \"%s_base\" INTEGER", f->name);
		}
	buf_adds(&sql, ", rev INTEGER NOT NULL");
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (field_stored(f) && f->fold && field_kind(f) == COL_TEXT)
			buf_printf(&sql, ", \"k_%s\" TEXT", f->name);
	}
	buf_adds(&sql, ", _extra TEXT) STRICT");
	rc = db_exec(s, err, "%s", buf_str(&sql));
	buf_free(&sql);
	return rc;
}

/* For other programs: our own connections run no triggers. One that asks a function before each row would cost three saves,
   since SQLite then keeps the old pages of all that the statement touches, and FTS5 writes out what it holds. */
int
schema_guard(struct store *s, const struct object *o, bool rows, struct hc_err *err)
{
	static const char *const events[] = { "INSERT", "UPDATE", "DELETE" };
	char name[256];
	int rc = 0;

	if (s->remote)
		return HC_OK;	/* nobody else may take the tenant's role */
	for (int i = 0; i < (rows ? 3 : 1) && rc == 0; i++) {
		snprintf(name, sizeof(name), "g_%s_%c", o->name, "iud"[i]);
		if (db_has(s, "trigger", name))
			continue;
		rc = db_exec(s, err, "CREATE TRIGGER \"%s\" BEFORE %s ON \"%s\" BEGIN "
		    "SELECT RAISE(ABORT, 'records change only through HotCRM: use set, new, delete or import'); END", name, events[i],
		    o->name);
	}
	return rc;
}

/* Files of earlier programs have guards that ask whether it is us. */
int
schema_drop_guards(struct store *s, struct hc_err *err)
{
	struct arena *a;
	VEC(const char *) names = {0};
	struct stmt *st;
	int rc;

	if (s->remote)
		return HC_OK;
	a = arena_new("guards");
	if ((rc = db_prepare(s, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND instr(sql, 'hc_saving')", &st, err)) == 0) {
		while (stmt_step(st) == STEP_ROW)
			vec_push(a, &names, arena_strdup(a, stmt_text(st, 0)));
		db_done(s, st);
	}
	for (size_t i = 0; i < names.n && rc == 0; i++)
		rc = db_exec(s, err, "DROP TRIGGER \"%s\"", names.at[i]);
	arena_free(a);
	return rc;
}

static int
remember_fields(struct store *s, const struct object *o, struct hc_err *err)
{
	struct stmt *st;
	int rc = 0;

	for (size_t i = SLOT_OWNER; i < o->fields.n && rc == 0; i++) {
		const struct field *f = o->fields.at[i];

		if (!field_stored(f))
			continue;
		if ((rc = db_prepare(s, "INSERT INTO schema_field(object, field, type, scale) VALUES(?, ?, ?, ?)"
		    " ON CONFLICT(object, field) DO UPDATE SET type = excluded.type, scale = excluded.scale", &st, err)) < 0)
			return rc;
		stmt_bind_text(st, 1, o->name, -1);
		stmt_bind_text(st, 2, f->name, -1);
		stmt_bind_text(st, 3, field_type(f)->name, -1);
		stmt_bind_int(st, 4, f->scale);
		rc = db_run(s, st, err, "writing");
	}
	return rc;
}

int
schema_number(struct store *s, const struct object *o, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO object_name(name) VALUES(?) ON CONFLICT DO NOTHING", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, o->name, -1);
	return db_run(s, st, err, "writing");
}

int
schema_table(struct store *s, const struct object *o, bool *folds, struct hc_err *err)
{
	int rc;

	rc = db_has(s, "table", o->name) ? add_columns(s, o, folds, err) : create_table(s, o, err);
	if (rc < 0 || (rc = drop_unwanted(s, o, err)) < 0 || (rc = schema_guard(s, o, !schema_is_bare(s, o), err)) < 0 ||
	    (rc = remember_fields(s, o, err)) < 0)
		return rc;
	return schema_number(s, o, err);
}
