/*
 * migrate.c - from the tables that are there to those of a model: renames, new columns, conversions, in one transaction.
 *
 * When data moves, the file is copied first and the copy is named in the log. A file whose digest is that of the model is
 * not looked at: that is every start but the first after a change.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/err.h"
#include "base/log.h"
#include "base/time.h"
#include "store/blob_file.h"
#include "store/db.h"
#include "store/remote_store.h"
#include "store/scan.h"
#include "store/secret.h"
#include "store/table.h"

struct migration_work {
	struct store *s;
	struct model *m;
	struct arena *arena;
	bool dry;		/* only find out if data would move */
	bool moves;
	void (*progress)(void *arg, const char *what, int percent);
	void *arg;
};

static bool
known(struct store *s, const char *object, const char *field, struct arena *a, const char **type, int *scale)
{
	struct stmt *st;
	bool there = false;

	if (db_prepare(s, "SELECT type, scale FROM schema_field WHERE object = ? AND field = ?", &st, NULL) < 0)
		return false;
	stmt_bind_text(st, 1, object, -1);
	stmt_bind_text(st, 2, field, -1);
	if (stmt_step(st) == STEP_ROW) {
		there = true;
		*type = arena_strdup(a, stmt_text(st, 0));
		*scale = (int)stmt_int(st, 1);
	}
	db_done(s, st);
	return there;
}

/* Texts of one group are stored alike, whatever the type is called. */
static int
storage_group(const struct type *t)
{
	switch (t->class) {
	case CLASS_TEXT:
	case CLASS_SELECT:
	case CLASS_OPAQUE:
		return -1;
	default:
		return (int)t->class;
	}
}

/* A statement of four texts, as all renames in our own tables are. */
static int
rename_rows(struct store *s, struct hc_err *err, const char *sql, const char *a, const char *b, const char *c)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, sql, &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, a, -1);
	stmt_bind_text(st, 2, b, -1);
	if (c)
		stmt_bind_text(st, 3, c, -1);
	return db_run(s, st, err, "writing");
}

/* What hangs on the names of a table or column is dropped; schema_table() and its kin make it anew. */
static int
strip(struct store *s, const char *table, const struct object *o, struct hc_err *err)
{
	struct arena *a = arena_new("strip");
	VEC(const char *) drops = {0};
	struct stmt *st;
	int rc = 0;

	if (s->remote)
		goto out;	/* names follow there */
	if ((rc = db_prepare(s, "SELECT type, name FROM sqlite_schema WHERE tbl_name = ?1 AND type IN ('index', 'trigger')"
	    " AND sql IS NOT NULL UNION ALL SELECT 'table', name FROM sqlite_schema WHERE name = 'fts_' || ?1", &st, err)) < 0)
		goto out;
	stmt_bind_text(st, 1, table, -1);
	while (stmt_step(st) == STEP_ROW)
		vec_push(a, &drops, arena_printf(a, "DROP %s \"%s\"", stmt_text(st, 0),
		    stmt_text(st, 1)));
	db_done(s, st);
	for (size_t i = 0; i < drops.n && rc == 0; i++)
		rc = db_exec(s, err, "%s", drops.at[i]);
out:
	arena_free(a);
	return rc;
}

static int
rename_object(struct migration_work *w, const struct object *o, struct hc_err *err)
{
	struct store *s = w->s;
	int rc;

	if (db_has(s, "table", o->name))
		return HC_OK;
	for (size_t i = 0; i < o->was.n; i++) {
		const char *old = o->was.at[i];
		const struct object *now = model_object(w->m, old);

		if (!db_has(s, "table", old) || (now && !strcmp(now->name, old)))
			continue;
		w->moves = true;
		if (w->dry)
			return HC_OK;
		if ((rc = strip(s, old, o, err)) < 0 ||
		    (rc = db_exec(s, err, "ALTER TABLE \"%s\" RENAME TO \"%s\"", old, o->name)) < 0 ||
		    (rc = rename_rows(s, err, "UPDATE object_name SET name = ? WHERE name = ?", o->name, old, NULL)) < 0 ||
		    (rc = rename_rows(s, err, "UPDATE schema_field SET object = ? WHERE object = ?", o->name, old, NULL)) < 0)
			return rc;
		return rename_rows(s, err, "UPDATE field_change SET object = ? WHERE object = ?", o->name, old, NULL);
	}
	return HC_OK;
}

static int
rename_column(struct store *s, const struct object *o, const char *old, const char *now, struct hc_err *err)
{
	static const char *const forms[][2] = { { "", "" }, { "", "_base" }, { "k_", "" } };
	char from[256], to[256];
	int rc;

	if ((rc = strip(s, o->name, o, err)) < 0)
		return rc;
	for (int i = 0; i < 3; i++) {
		snprintf(from, sizeof(from), "%s%s%s", forms[i][0], old, forms[i][1]);
		snprintf(to, sizeof(to), "%s%s%s", forms[i][0], now, forms[i][1]);
		if (db_has_column(s, o->name, from) && (rc = db_exec(s, err, "ALTER TABLE \"%s\" RENAME COLUMN \"%s\" TO \"%s\"", o->name, from, to)) < 0)
			return rc;
	}
	return HC_OK;
}

static int
rename_fields(struct migration_work *w, const struct object *o, struct hc_err *err)
{
	struct store *s = w->s;
	const char *type;
	int rc, scale;

	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (!field_stored(f) || known(s, o->name, f->name, w->arena, &type, &scale))
			continue;
		for (size_t k = 0; k < f->was.n; k++) {
			const char *old = f->was.at[k];
			const struct field *now = object_field(o, old);

			if (!known(s, o->name, old, w->arena, &type, &scale) || (now && !strcmp(now->name, old)))
				continue;
			w->moves = true;
			if (w->dry)
				break;
			if ((rc = rename_column(s, o, old, f->name, err)) < 0 ||
			    (rc = rename_rows(s, err, "UPDATE schema_field SET field = ?1 WHERE object = ?3 AND field = ?2", f->name, old,
			    o->name)) < 0 ||
			    (rc = rename_rows(s, err, "UPDATE field_change SET field = ?1 WHERE object = ?3 AND field = ?2", f->name, old,
			    o->name)) < 0)
				return rc;
			break;
		}
	}
	return HC_OK;
}

/* One value from its old type to its new one, through its machine text. What does not fit goes to _extra, never away. */
static int
convert_row(struct store *s, const struct field *from, const struct field *to, const char *kept, struct stmt *in,
    struct stmt *out, struct buf *text, struct hc_err *err)
{
	struct hc_value old, now = VALUE_NONE;
	struct col c = { .field = to, .kind = field_kind(to), .scale = !strcmp(field_type(to)->name, "money") ? 4 : to->scale };
	char currency[4] = "";
	bool fits;

	column_value(in, 1, field_kind(from), !strcmp(from->type->name, "money") ? 4 : from->scale, NULL, &old);
	buf_reset(text);
	field_type(from)->text(from, &old, text);
	fits = field_type(to)->parse(to, &locale_machine, s->scratch, buf_str(text), text->len, &now, currency, NULL) == HC_OK;
	if (!fits)
		now = VALUE_NONE;
	column_bind(out, 1, &now, &c);
	stmt_bind_text(out, 2, fits ? NULL : kept, -1);
	stmt_bind_text(out, 3, buf_str(text), (int)text->len);
	stmt_bind_int(out, 4, stmt_int(in, 0));
	if (stmt_step(out) != STEP_DONE)
		return db_fail(s, err, "converting");
	stmt_reset(out);
	arena_reset(s->scratch);
	return HC_OK;
}

static int
convert_column(struct migration_work *w, const struct object *o, const struct field *f, const struct field *from,
    const char *column, struct hc_err *err)
{
	struct store *s = w->s;
	struct stmt *in = NULL, *out = NULL;
	struct buf text = BUF_INIT;
	char *kept = arena_printf(w->arena, "$.\"%s\"", column);
	int rc, step;

	if ((rc = db_prepare(s, arena_printf(w->arena, "SELECT rid, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column, o->name,
	    column), &in, err)) < 0 ||
	    (rc = db_prepare(s, arena_printf(w->arena, "UPDATE \"%s\" SET \"%s\" = ?1, _extra = CASE WHEN ?2 IS NULL THEN _extra"
	    " ELSE json_set(coalesce(_extra, '{}'), ?2, ?3) END WHERE rid = ?4", o->name, f->name), &out, err)) < 0)
		goto out;
	while ((step = stmt_step(in)) == STEP_ROW && rc == 0)
		rc = convert_row(s, from, f, kept, in, out, &text, err);
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(s, err, "converting");
out:
	db_done(s, in);
	db_done(s, out);
	buf_free(&text);
	return rc;
}

/* Fields whose values are stored in another way than before: the old column stays beside under a name of its own. */
static int
convert_fields(struct migration_work *w, const struct object *o, struct hc_err *err)
{
	struct store *s = w->s;
	const char *type;
	int rc, scale;

	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		struct field from;
		char *column;

		if (!field_stored(f) || !known(s, o->name, f->name, w->arena, &type, &scale))
			continue;
		if (strcmp(type, "encrypted") == 0 && !field_encrypted(f))
			return hc_fail(err, HC_INVALID, f->handle, "%s.%s is encrypted and stays so; for what may be read make another field, and "
			    "leave this one out.", o->name, f->name);
		from = (struct field){ .name = f->name, .label = f->label, .type = type_find(type), .scale = scale, .object = o };
		if (!from.type || (field_kind(&from) == field_kind(f) && storage_group(from.type) == storage_group(field_type(f)) &&
		    (field_kind(f) != COL_DECIMAL || scale == f->scale)))
			continue;
		w->moves = true;
		if (w->dry)
			return HC_OK;
		if (w->progress)
			w->progress(w->arg, f->label, 0);
		column = arena_printf(w->arena, "%s__%" PRIi64, f->name, s->env->now(s->env));
		if ((rc = rename_column(s, o, f->name, column, err)) < 0 ||
		    (rc = db_exec(s, err, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s", o->name, f->name, schema_column_type(f))) < 0 ||
		    (rc = convert_column(w, o, f, &from, column, err)) < 0)
			return rc;
	}
	return HC_OK;
}

static int
copy_first(struct store *s, struct arena *a, struct hc_err *err)
{
	struct statvfs fs;
	struct stat st;
	char stamp[32];
	char *path;
	int rc;

	if (s->remote) {
		log_line(LOG_INFO, "store: the tables of %s change", s->path);
		return HC_OK;	/* one transaction, and copies are the database's own business */
	}
	stamp_format_iso(s->env->now(s->env), stamp);
	for (char *p = stamp; *p; p++)
		if (*p == ':')
			*p = '-';
	path = arena_printf(a, "%s.before-%s", s->path, stamp);
	if (stat(s->path, &st) == 0 && statvfs(s->path, &fs) == 0 &&
	    (uint64_t)fs.f_bavail * fs.f_frsize < (uint64_t)st.st_size * 5 / 2)
		return hc_fail(err, HC_STORE, 0, "%s must be copied before its tables change, and there is no room: free %" PRIi64 " MB.",
		    s->path, (int64_t)st.st_size * 5 / 2 / 1000000);
	if ((rc = store_backup(s, path, err)) < 0)
		return rc;
	log_line(LOG_INFO, "store: copied %s to %s before its tables change", s->path, path);
	return HC_OK;
}

static int
change_tables(struct migration_work *w, struct hc_err *err)
{
	struct store *s = w->s;
	const struct model *m = w->m;
	struct table *t;
	int64_t mended;
	int rc = 0;

	for (size_t i = 0; i < m->objects.n && rc == 0; i++)
		rc = rename_object(w, m->objects.at[i], err);
	for (size_t i = 0; i < m->objects.n && rc == 0; i++) {
		const struct object *o = m->objects.at[i];
		bool folds = false;

		if (s->remote && !db_made(s, o))
			continue;
		if (db_has(s, "table", o->name) && ((rc = rename_fields(w, o, err)) < 0 || (rc = convert_fields(w, o, err)) < 0))
			break;
		if (w->dry)
			continue;
		if ((rc = schema_table(s, o, &folds, err)) < 0)
			break;
		if (folds && ((rc = table_of(s, o, &t, err)) < 0 || (rc = fold_fill(s, t, &mended, err)) < 0))
			break;
		if (schema_is_bare(s, o) || (rc = schema_indexes(s, o, w->progress, w->arg, err)) == 0)
			rc = schema_search(s, o, false, err);
	}
	return rc;
}

static void
use(struct store *s, struct model *m)
{
	struct model *old = s->model;

	db_forget(s);
	resident_forget(s);
	arena_reset(s->tables_arena);
	s->model = model_ref(m);
	s->tables = ARENA_ARRAY(s->tables_arena, struct table *, m->objects.n + 1);
	s->made = s->remote ? ARENA_ARRAY(s->tables_arena, bool, m->objects.n + 1) : NULL;
	model_unref(old);
	if (s->remote)
		remote_use(s, NULL);
}

/* Under the writers' lock: what it was is looked at where nobody can change it any more. */
static int
take_setting(struct store *s, struct arena *a, const struct store_setting *with, struct hc_err *err)
{
	const char *is;
	int rc;

	if (!with)
		return HC_OK;
	if ((rc = store_meta_get(s, a, with->key, &is, err)) < 0)
		return rc;
	if (!is != !with->was || (is && strcmp(is, with->was)))
		return hc_fail(err, HC_CONFLICT, 0, "the setting %s was changed by somebody else meanwhile.", with->key);
	return store_meta_put(s, with->key, with->now, err);
}

/* The tables are in step with the new text already. */
static int
setting_alone(struct store *s, const struct store_setting *with, struct hc_err *err)
{
	struct arena *a = arena_new("setting");
	int rc;

	if ((rc = store_begin(s, err)) == 0)
		rc = store_end(s, take_setting(s, a, with, err), err);
	arena_free(a);
	return rc;
}

static int
migrate_to(struct store *s, struct model *m, const char *digest, bool first, const struct store_setting *with,
    void (*progress)(void *arg, const char *what, int percent), void *arg, struct hc_err *err)
{
	struct migration_work w = { .s = s, .m = m, .dry = true, .progress = progress, .arg = arg };
	int rc = 0;

	w.arena = arena_new("migration");
	if (!first)
		rc = change_tables(&w, err);
	if (rc == 0 && w.moves)
		rc = copy_first(s, w.arena, err);
	if (rc < 0 || (rc = store_begin(s, err)) < 0)
		goto out;
	w.dry = false;
	if ((rc = take_setting(s, w.arena, with, err)) == 0 && (rc = schema_drop_guards(s, err)) == 0 && (rc = change_tables(&w, err)) == 0)
		rc = store_meta_put(s, "model", digest, err);
	rc = store_end(s, rc, err);
	/* statements and tables met before hold names that are gone */
	use(s, m);
out:
	arena_free(w.arena);
	return rc;
}

/* Values of encrypted fields that lie in the clear, from before they were sealed or from a field of another type, and those that
   lack the hash that their field asks for by now. Where the key is not at hand that waits for a start at which it is. */
static int
seal_clear(struct store *s, struct hc_err *err)
{
	struct reseal done;
	struct hc_err why;
	int rc;

	if ((rc = secret_ready(store_secret(s), &why)) < 0) {
		log_line(LOG_WARN, "secret: values wait to be sealed: %s", why.msg);
		return HC_OK;
	}
	if ((rc = copy_first(s, s->scratch, err)) < 0 || (rc = store_begin(s, err)) < 0)
		return rc;
	if ((rc = secret_reseal(s, true, &done, err)) == 0 && (rc = store_meta_put(s, "secret_pass", NULL, err)) == 0)
		rc = store_meta_put(s, "vacuum", "1", err);
	if (rc < 0) {
		store_rollback(s);
		return rc;
	}
	if ((rc = store_commit(s, err)) < 0)
		return rc;
	log_line(LOG_WARN, "secret: sealed %" PRIi64 " values (%" PRIi64 " could not be); the copy made just before, and older ones, may hold "
	    "them in the clear: erase those", done.changed, done.left);
	/* the old texts lie in free pages until the file is written anew */
	return (rc = store_settle(s, err)) == HC_BUSY ? HC_OK : rc;
}

static int
after_migration(struct store *s, bool moved, struct hc_err *err)
{
	const char *mark = NULL;
	int rc;

	if (s->readonly || (s->flags & STORE_SECOND))
		return HC_OK;
	if (moved && secret_wanting(s, s->model) && (rc = store_meta_put(s, "secret_pass", "seal", err)) < 0)
		return rc;
	rc = store_meta_get(s, s->scratch, "secret_pass", &mark, err);
	return rc == 0 && mark != NULL && strcmp(mark, "seal") == 0 ? seal_clear(s, err) : rc;
}

#define DIGEST_MAX 48

static void
digest_of(const struct model *m, char digest[DIGEST_MAX])
{
	snprintf(digest, DIGEST_MAX, "%d.%d:%016" PRIx64, DB_VERSION, DB_INDEXES, m->digest);
}

bool
store_fits(struct store *s, const struct model *m)
{
	struct arena *a = arena_new("digest");
	char digest[DIGEST_MAX];
	const char *had = NULL;
	bool fits;

	digest_of(m, digest);
	fits = store_meta_get(s, a, "model", &had, NULL) == HC_OK && had != NULL && strcmp(had, digest) == 0;
	arena_free(a);
	return fits;
}

static int
use_model(struct store *s, struct model *m, const struct store_setting *with,
    void (*progress)(void *arg, const char *what, int percent), void *arg, struct hc_err *err)
{
	char digest[DIGEST_MAX];
	const char *had = NULL;
	bool moved = false;
	int rc;

	digest_of(m, digest);
	rc = store_meta_get(s, s->scratch, "model", &had, err);
	if (rc < 0)
		return rc;
	if (s->model != m)
		use(s, m);
	if (!s->readonly && !(s->flags & STORE_SECOND) && !db_has(s, "table", "sync_state") && (rc = replica_tables(s, err)) < 0)
		return rc;
	s->state_ready = s->remote != NULL;
	if (!s->readonly && !(s->flags & STORE_SECOND) && !db_has(s, "index", "blob_state") && (rc = blob_tables(s, err)) < 0)
		return rc;
	if ((!had || strcmp(had, digest)) && !(s->flags & STORE_SECOND)) {
		if (s->readonly)
			rc = hc_fail(err, HC_DENIED, 0, "%s must be brought up to date first, and it is read-only: %s.", s->path, s->reason);
		else
			rc = migrate_to(s, m, digest, !had, with, progress, arg, err);
		moved = had != NULL;
	} else if (rc == 0 && with) {
		rc = setting_alone(s, with, err);
	}
	if (rc == 0)
		rc = after_migration(s, moved, err);
	arena_reset(s->scratch);
	if (rc == 0 && !s->readonly && !(s->flags & STORE_SECOND))
		rc = bulk_finish(s, progress, arg, err);
	return rc;
}

int
store_use_model(struct store *s, struct model *m, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err)
{
	return use_model(s, m, NULL, progress, arg, err);
}

int
store_use_model_with(struct store *s, struct model *m, const struct store_setting *with, struct hc_err *err)
{
	struct model *old = model_ref(s->model);
	int rc = use_model(s, m, with, NULL, NULL, err);

	/* the tables are those of whoever was first: they are not brought back to the old model */
	if (rc == HC_CONFLICT)
		use(s, old);
	model_unref(old);
	return rc;
}
