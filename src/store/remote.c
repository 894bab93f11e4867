/*
 * remote.c - a workspace in a database over the wire: what it does otherwise than a file.
 *
 * Opening and transactions; and tables, which are made when a statement first names their object: a tenant uses a third of
 * what the model has, and each table costs the database memory. Text is searched by word lists that are made here, by the
 * rules of query/words.c, so that a search finds what it finds in a file.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "query/words.h"
#include "store/db.h"
#include "store/remote_store.h"
#include "store/replica.h"
#include "store/scan.h"
#include "store/table.h"

#define WORDS_MAX 16000		/* positions that a list of words can hold */
#define WORD_MAX 1000		/* bytes of a word that are kept */

static int
set_up(struct store *s, struct hc_err *err)
{
	const char *layout = NULL;
	int rc;

	if (s->isnew) {
		if ((rc = schema_create(s, err)) < 0)
			return rc;
	} else if ((rc = store_meta_get(s, s->scratch, "layout", &layout, err)) < 0) {
		return rc;
	} else if (!layout || strtol(layout, NULL, 10) > DB_VERSION) {
		return hc_fail(err, HC_INVALID, 0, "%s was made by a newer HotCRM, or never finished; update this one.", s->path);
	}
	driver_remote->locks(s->remote);
	return HC_OK;
}

/* Pieces of files wait on this machine's disk until they are whole. */
static const char *
spool(struct store *s, const char *place)
{
	const char *temp = s->env->get(s->env, "TMPDIR");
	char *dir = arena_printf(s->arena, "%s/hotcrmd-%u", temp ? temp : "/tmp", (unsigned)geteuid());
	struct stat st;

	mkdir(dir, 0700);
	if (lstat(dir, &st) < 0 || !S_ISDIR(st.st_mode) || st.st_uid != geteuid() || st.st_mode & 077)
		return "/nonexistent/hotcrmd";	/* somebody else's: then no file comes in */
	return arena_printf(s->arena, "%s/%s", dir, place);
}

int
remote_start(struct store *s, struct hc_err *err)
{
	char *mark;
	int rc;

	if ((rc = driver_remote->open(s->path, s->isnew, &s->remote, err)) < 0)
		return rc;
	/* a password in the address is nobody else's to see */
	mark = strchr(s->path, '#');
	s->path = arena_printf(s->arena, "postgresql://#%s", mark ? mark + 1 : "");
	s->beside = spool(s, mark ? mark + 1 : "");
	if (sqlite3_open_v2(":memory:", &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return hc_fail(err, HC_STORE, 0, "SQLite cannot start: out of memory.");
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
	sqlite3_extended_result_codes(s->db, 1);
	if ((rc = functions_register(s, err)) < 0 || (rc = bridge_register(s, err)) < 0 || (rc = rows_register(s, err)) < 0)
		return rc;
	return set_up(s, err);
}

int
remote_begin(struct store *s, struct hc_err *err)
{
	int rc;

	if (s->depth > 0)
		return (rc = replica_flush(s, err)) < 0 ? rc : driver_remote->savepoint(s->remote, s->depth, err);
	s->made_now = false;
	remote_absent_forget(s);
	if ((rc = driver_remote->begin(s->remote, REMOTE_WRITE, err)) == 0)
		remote_state_ask(s);
	return rc;
}

int
remote_commit(struct store *s, struct hc_err *err)
{
	int rc;

	if (s->depth > 1) {
		if ((rc = driver_remote->release(s->remote, s->depth - 1, err)) < 0)
			store_rollback(s);
		else
			s->depth--;
		return rc;
	}
	if ((rc = journal_flush(s, err)) < 0 || (rc = journal_clock(s, err)) < 0 || (rc = replica_flush(s, err)) < 0) {
		store_rollback(s);
		return rc;
	}
	s->depth = 0;
	remote_absent_forget(s);
	remote_state_forget(s);
	if ((rc = driver_remote->commit(s->remote, err)) == 0) {
		remote_state_wrote(s);
		return HC_OK;
	}
	remote_rids_forget(s);
	if (s->made_now)
		remote_use(s, NULL);
	return rc;
}

/* The depth is one less already. */
void
remote_rollback(struct store *s)
{
	remote_unknow(s);
	if (s->depth > 0) {
		remote_state_back(s);
		driver_remote->rollback_to(s->remote, s->depth);
		if (s->made_now)
			remote_use(s, NULL);
		return;
	}
	remote_absent_forget(s);
	remote_rids_forget(s);
	remote_state_forget(s);
	driver_remote->rollback(s->remote);
	if (s->made_now)
		remote_use(s, NULL);
}

int
remote_use(struct store *s, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	s->made_now = false;
	if (!s->model)
		return HC_OK;
	/* what is prepared, and numbers of tables, may be of tables that are gone again */
	db_forget(s);
	bridge_forget(s);
	memset(s->tables, 0, s->model->objects.n * sizeof(*s->tables));
	memset(s->made, 0, s->model->objects.n * sizeof(*s->made));
	if ((rc = db_prepare(s, "SELECT DISTINCT object FROM schema_field", &st, err)) < 0)
		return rc;
	while ((step = stmt_step(st)) == STEP_ROW) {
		const struct object *o = model_object(s->model, stmt_text(st, 0));

		if (o && !strcmp(o->name, stmt_text(st, 0)))
			s->made[o->index] = true;
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

static int
make_table(struct store *s, const struct object *o, struct hc_err *err)
{
	bool folds = false;
	int rc;

	if ((rc = schema_table(s, o, &folds, err)) < 0 || (rc = schema_indexes(s, o, NULL, NULL, err)) < 0)
		return rc;
	s->made[o->index] = s->made_now = true;
	return schema_search(s, o, false, err);
}

int
remote_table(struct store *s, const struct object *o, struct hc_err *err)
{
	bool own = s->depth == 0;
	int rc;

	if (db_made(s, o))
		return HC_OK;
	store_snapshot(s, false);
	if (own && (rc = store_begin(s, err)) < 0)
		return rc;
	/* another one may have made it meanwhile; who writes waits for him */
	rc = db_has(s, "table", o->name) ? HC_OK : make_table(s, o, err);
	s->made[o->index] = true;
	if (own && rc == 0)
		return store_commit(s, err);
	if (own)
		store_rollback(s);
	return rc;
}

bool
store_has(struct store *s, const struct object *o)
{
	return db_made(s, o) || db_has(s, "table", o->name);
}

/* Does a quoted name that begins at `p` stand where a statement names a table? A column may be called as an object is: who reads
   a team's lead needs no table of leads. */
static bool
names_table(const char *sql, const char *p)
{
	static const char *const before[] = { "FROM ", "JOIN ", "INTO ", "UPDATE ", "TABLE ", "ON " };

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		size_t n = strlen(before[i]);

		if ((size_t)(p - sql) >= n && !strncmp(p - n, before[i], n))
			return true;
	}
	return false;
}

int
remote_ready(struct store *s, const char *sql, struct hc_err *err)
{
	char name[128];
	int rc;

	for (const char *p = strchr(sql, '"'), *end; p && s->made; p = strchr(end + 1, '"')) {
		const struct object *o;

		if ((end = strchr(++p, '"')) == NULL)
			break;
		if ((size_t)(end - p) >= sizeof(name) || !names_table(sql, p - 1))
			continue;
		memcpy(name, p, (size_t)(end - p));
		name[end - p] = 0;
		o = model_object(s->model, !strncmp(name, "fts_", 4) ? name + 4 : name);
		if (!o || strcmp(o->name, !strncmp(name, "fts_", 4) ? name + 4 : name) || s->made[o->index])
			continue;	/* known by now, or no object's own name */
		if ((rc = remote_table(s, o, err)) < 0)
			return rc;
	}
	return HC_OK;
}

int
remote_search_table(struct store *s, const struct object *o, struct hc_err *err)
{
	struct buf sql = BUF_INIT, name = BUF_INIT;
	struct table *t;
	bool any = false;
	int rc = 0;

	buf_printf(&name, "fts_%s", o->name);
	for (size_t i = 0; i < o->fields.n; i++)
		any = any || field_searchable(o->fields.at[i]);
	if (!any)
		goto out;
	if (!db_has(s, "table", buf_str(&name)) &&
	    (rc = db_exec(s, err, "CREATE TABLE \"%s\"(rid bigint PRIMARY KEY)", buf_str(&name))) < 0)
		goto out;
	for (size_t i = 0; i < o->fields.n && rc == 0; i++) {
		const struct field *f = o->fields.at[i];

		if (!field_searchable(f) || db_has_column(s, buf_str(&name), f->name))
			continue;
		rc = db_exec(s, err, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" tsvector; CREATE INDEX ON \"%s\" USING gin(\"%s\")",
		    buf_str(&name), f->name, buf_str(&name), f->name);
	}
	if (rc == 0 && (rc = table_of(s, o, &t, err)) == 0)
		rc = remote_reindex(s, t, err);
out:
	buf_free(&name);
	buf_free(&sql);
	return rc;
}

int
remote_reindex(struct store *s, const struct table *t, struct hc_err *err)
{
	return db_exec(s, err, "INSERT INTO search_dirty(object, rid) SELECT %lld, rid FROM \"%s\" ON CONFLICT DO NOTHING",
	    (long long)t->number, t->object->name);
}

/* 'word':1 'next':2, as PostgreSQL reads a list of words. */
static void
word_list(struct arena *a, const struct hc_value *v, struct buf *out)
{
	struct words words;

	buf_reset(out);
	if (v->kind != VALUE_TEXT)
		return;
	words_split(a, v->s, v->len, &words);
	for (size_t i = 0; i < words.list.n && i < WORDS_MAX && out->len < 900000; i++) {
		const struct word *w = &words.list.at[i];
		size_t n = w->n < WORD_MAX ? w->n : WORD_MAX;

		while (n < w->n && n > 0 && ((unsigned char)w->s[n] & 0xc0) == 0x80)
			n--;
		buf_adds(out, out->len ? " '" : "'");
		buf_add(out, w->s, n);	/* letters and digits: nothing to mask */
		buf_printf(out, "':%zu", i + 1);
	}
}

int
remote_index(struct store *s, const struct table *t, int64_t rid, const struct hc_value *values, struct hc_err *err)
{
	struct buf sql = BUF_INIT, set = BUF_INIT, places = BUF_INIT, text = BUF_INIT;
	struct arena *a = arena_new("words");
	struct stmt *st;
	int rc, at = 2;

	buf_printf(&sql, "INSERT INTO \"fts_%s\"(rid", t->object->name);
	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].search) {
			const char *name = t->cols[i].field->name;

			buf_printf(&sql, ", \"%s\"", name);
			buf_adds(&places, ", ?");
			buf_printf(&set, "%s\"%s\" = excluded.\"%s\"", set.len ? ", " : "", name, name);
		}
	buf_printf(&sql, ") VALUES(?%s) ON CONFLICT(rid) DO UPDATE SET %s", buf_str(&places), buf_str(&set));
	if ((rc = db_prepare(s, buf_str(&sql), &st, err)) < 0)
		goto out;
	stmt_bind_int(st, 1, rid);
	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].search) {
			word_list(a, &values[t->cols[i].field->slot], &text);
			stmt_bind_copy(st, at++, text.len ? buf_str(&text) : NULL, -1);
		}
	rc = db_run(s, st, err, "indexing");
out:
	buf_free(&sql);
	buf_free(&set);
	buf_free(&places);
	buf_free(&text);
	arena_free(a);
	return rc;
}

int
remote_unindex(struct store *s, const struct table *t, int64_t rid, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	buf_printf(&sql, "DELETE FROM \"fts_%s\" WHERE rid = ?", t->object->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_int(st, 1, rid);
	return db_run(s, st, err, "indexing");
}
