/*
 * statement.c - statements of a connection: prepared once and kept, run, and what went wrong said in a sentence.
 *
 * A text is prepared for this file or, where the tenant is in a database elsewhere, for that; see driver.h.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "store/db.h"
#include "store/remote_store.h"

const struct remote_ops *driver_remote;

struct cached {
	struct stmt st;
	uint64_t hash;
	unsigned used;
	bool busy;
};

static uint64_t
hash_text(const char *s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325), w;
	size_t n = strlen(s);

	for (; n >= 8; n -= 8, s += 8) {
		memcpy(&w, s, 8);
		h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
		h ^= h >> 32;
	}
	for (; n > 0; n--, s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return h ^ h >> 29;
}

int
db_fail(struct store *s, struct hc_err *err, const char *doing)
{
	int code = sqlite3_extended_errcode(s->db), system = sqlite3_system_errno(s->db);

	if (s->remote && (driver_remote->why(s->remote) || code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW))
		return driver_remote->fail(s->remote, doing, err);
	log_line(LOG_WARN, "store: %s: %s (%d, errno %d)", doing, sqlite3_errmsg(s->db), code, system);
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return hc_fail(err, HC_BUSY, 0, "another program is writing this workspace; try again in a moment.");
	case SQLITE_INTERRUPT:
		return hc_fail(err, HC_BUSY, 0, "stopped.");
	case SQLITE_FULL:
		return hc_fail(err, HC_STORE, 0, "the disk is full, nothing was saved; free some space for %s and try again.",
		    s->path);
	case SQLITE_READONLY:
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", s->path,
		    s->reason[0] ? s->reason : sqlite3_errmsg(s->db));
	case SQLITE_IOERR:
		if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE)
			return hc_fail(err, HC_STORE, 0, "%s cannot grow, nothing was saved; free some space (or raise the limit on file "
			    "sizes) and try again.", s->path);
		return hc_fail(err, HC_STORE, 0, "the disk failed while %s %s: %s; run doctor, keep your backup.", doing, s->path,
		    system ? strerror(system) : sqlite3_errmsg(s->db));
	case SQLITE_CORRUPT:
		return hc_fail(err, HC_STORE, 0, "%s is damaged (%s); run doctor, or restore a backup.", s->path,
		    sqlite3_errmsg(s->db));
	case SQLITE_NOTADB:
		return hc_fail(err, HC_STORE, 0, "%s is not a HotCRM workspace; name another file.", s->path);
	case SQLITE_CANTOPEN:
		return hc_fail(err, HC_STORE, 0, "cannot open %s: %s.", s->path,
		    system ? strerror(system) : sqlite3_errmsg(s->db));
	}
	if (!strcmp(sqlite3_errmsg(s->db), DB_OVERFLOW))
		return hc_fail(err, HC_INVALID, 0, DB_TOO_LARGE);
	return hc_fail(err, HC_STORE, 0, "%s %s failed: %s.", doing, s->path, sqlite3_errmsg(s->db));
}

const char *
db_message(const struct store *s)
{
	return s->remote ? driver_remote->message(s->remote) : sqlite3_errmsg(s->db);
}

bool
db_duplicate(const struct store *s)
{
	if (s->remote)
		return driver_remote->why(s->remote) == HC_CONFLICT;
	return sqlite3_extended_errcode(s->db) == SQLITE_CONSTRAINT_UNIQUE;
}

bool
db_stopped(const struct store *s)
{
	if (s->remote && driver_remote->why(s->remote) == HC_BUSY)
		return true;
	return (sqlite3_errcode(s->db) & 0xff) == SQLITE_INTERRUPT;
}

int64_t
db_last_id(const struct store *s)
{
	return s->remote ? driver_remote->last_id(s->remote) : sqlite3_last_insert_rowid(s->db);
}

int64_t
db_changes(const struct store *s)
{
	return s->remote ? driver_remote->changes(s->remote) : sqlite3_changes(s->db);
}

static void
finalize(struct stmt *st)
{
	sqlite3_finalize(st->lite);
	if (st->remote)
		driver_remote->free(st->remote);
	*st = (struct stmt){0};
}

void
stmt_free(struct stmt *st)
{
	if (!st)
		return;
	finalize(st);
	free(st);
}

bool
driver_is_remote(const char *path)
{
	return strncmp(path, "postgresql://", 13) == 0 || strncmp(path, "postgres://", 11) == 0;
}

/* Of SQLite, a table that is missing may be one over the wire that nobody asked for yet. */
static int
prepare_lite(struct store *s, const char *sql, sqlite3_stmt **ret)
{
	static const char missing[] = "no such table: ";
	int rc;

	while ((rc = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, ret, NULL)) != SQLITE_OK && s->remote) {
		const char *why = sqlite3_errmsg(s->db);

		if (strncmp(why, missing, sizeof(missing) - 1) != 0 || bridge_table(s, why + sizeof(missing) - 1) < 0)
			break;
	}
	return rc;
}

static int
prepare_into(struct store *s, const char *sql, bool remote, const char *id, struct stmt *st, struct hc_err *err)
{
	int rc;

	*st = (struct stmt){0};
	if (!remote)
		return prepare_lite(s, sql, &st->lite) == SQLITE_OK ? HC_OK : db_fail(s, err, "reading");
	if ((rc = remote_ready(s, sql, err)) < 0)
		return rc;
	return driver_remote->prepare(s->remote, sql, id, &st->remote, err);
}

static int
prepare_own(struct store *s, const char *sql, bool remote, const char *id, struct stmt **ret, struct hc_err *err)
{
	struct stmt st;
	int rc;

	if ((rc = prepare_into(s, sql, remote, id, &st, err)) < 0)
		return rc;
	*ret = xmalloc(sizeof(**ret));
	**ret = st;
	return HC_OK;
}

int
db_prepare_own(struct store *s, const char *sql, const char *id, struct stmt **ret, struct hc_err *err)
{
	return prepare_own(s, sql, s->remote != NULL, id, ret, err);
}

static bool
same_text(const struct cached *c, const char *sql, bool remote)
{
	if (remote)
		return c->st.remote && strcmp(driver_remote->text_of(c->st.remote), sql) == 0;
	return c->st.lite && strcmp(sqlite3_sql(c->st.lite), sql) == 0;
}

static int
prepare(struct store *s, const char *sql, bool remote, const char *id, struct stmt **ret, struct hc_err *err)
{
	uint64_t hash = hash_text(sql);
	struct cached *slot = NULL, *set = &s->statements[hash % (DB_STATEMENTS / 4) * 4];
	int rc;

	/* four ways per set: enough that hot statements stay, without a list to keep in order */
	for (int i = 0; i < 4; i++) {
		struct cached *c = &set[i];

		if (c->hash == hash && same_text(c, sql, remote)) {
			if (c->busy)
				return prepare_own(s, sql, remote, id, ret, err);
			c->busy = true;
			c->used = ++s->clock;
			*ret = &c->st;
			return HC_OK;
		}
		if (!c->busy && (!slot || (slot->used && c->used < slot->used)))
			slot = c;
	}
	if (!slot)
		return prepare_own(s, sql, remote, id, ret, err);
	finalize(&slot->st);
	*slot = (struct cached){ .hash = hash, .used = ++s->clock, .busy = true };
	if ((rc = prepare_into(s, sql, remote, id, &slot->st, err)) < 0) {
		*slot = (struct cached){0};
		return rc;
	}
	*ret = &slot->st;
	return HC_OK;
}

int
db_prepare(struct store *s, const char *sql, struct stmt **ret, struct hc_err *err)
{
	return prepare(s, sql, s->remote != NULL, NULL, ret, err);
}

int
db_prepare_insert(struct store *s, const char *sql, const char *id, struct stmt **ret, struct hc_err *err)
{
	return prepare(s, sql, s->remote != NULL, id, ret, err);
}

int
db_prepare_here(struct store *s, const char *sql, struct stmt **ret, struct hc_err *err)
{
	return prepare(s, sql, false, NULL, ret, err);
}

void
db_done(struct store *s, struct stmt *st)
{
	struct cached *c = (struct cached *)st;	/* its first member, if it is one of those that are kept */

	if (!st)
		return;
	if (c < s->statements || c >= s->statements + DB_STATEMENTS) {
		stmt_free(st);
		return;
	}
	if (st->lite) {
		sqlite3_reset(st->lite);
		sqlite3_clear_bindings(st->lite);
	} else if (st->remote)
		driver_remote->reset(st->remote, true);
	c->busy = false;
}

void
statements_init(struct store *s)
{
	s->statements = ARENA_ARRAY(s->arena, struct cached, DB_STATEMENTS);
}

void
statements_free(struct store *s)
{
	for (int i = 0; i < DB_STATEMENTS; i++)
		finalize(&s->statements[i].st);
}

void
db_forget(struct store *s)
{
	for (int i = 0; i < DB_STATEMENTS; i++)
		if (s->statements[i].used && !s->statements[i].busy) {
			finalize(&s->statements[i].st);
			s->statements[i] = (struct cached){0};
		}
}

void
store_rest(struct store *s)
{
	if (s->depth > 0)
		return;
	db_forget(s);
	sqlite3_db_release_memory(s->db);
	/* half of what an open file takes is what SQLite knows of its tables; it reads that again when it is asked */
	if (!s->remote)
		sqlite3_exec(s->db, "PRAGMA writable_schema=RESET", NULL, NULL, NULL);
}

int
db_exec(struct store *s, struct hc_err *err, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;
	int rc;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	if (s->remote) {
		rc = driver_remote->exec(s->remote, buf_str(&b), err);
		buf_free(&b);
		return rc;
	}
	rc = sqlite3_exec(s->db, buf_str(&b), NULL, NULL, NULL);
	buf_free(&b);
	return rc == SQLITE_OK ? HC_OK : db_fail(s, err, "writing");
}

int
db_lost(struct store *s, struct hc_err *err)
{
	if (s->depth == 0 || s->remote || !sqlite3_get_autocommit(s->db))
		return HC_OK;
	return hc_fail(err, HC_STORE, 0, "the change was rolled back after a disk error on %s; nothing was saved.", s->path);
}

int
db_run(struct store *s, struct stmt *st, struct hc_err *err, const char *doing)
{
	int rc = db_lost(s, err);

	if (rc == HC_OK)
		rc = st->remote ? driver_remote->run(st->remote) : stmt_step(st);
	if (rc < 0) {
		db_done(s, st);
		return rc;
	}
	if (rc != STEP_DONE && rc != STEP_ROW)
		rc = db_fail(s, err, doing);
	else
		rc = HC_OK;
	db_done(s, st);
	return rc;
}

int
db_int(struct store *s, int64_t *ret, struct hc_err *err, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	struct stmt *st;
	va_list ap;
	int rc;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	rc = db_prepare(s, buf_str(&b), &st, err);
	buf_free(&b);
	if (rc < 0)
		return rc;
	switch (stmt_step(st)) {
	case STEP_ROW:
		*ret = stmt_int(st, 0);
		rc = HC_OK;
		break;
	case STEP_DONE:
		rc = HC_NOTFOUND;
		break;
	default:
		rc = db_fail(s, err, "reading");
	}
	db_done(s, st);
	return rc;
}

bool
db_has(struct store *s, const char *type, const char *name)
{
	struct stmt *st;
	bool there;

	if (s->remote) {
		char key[160];
		int n = snprintf(key, sizeof(key), "%s %s", type, name);

		if (n > 0 && (size_t)n < sizeof(key) && remote_known(s, key, (size_t)n))
			return true;
		there = driver_remote->has(s->remote, type, name);
		if (there && n > 0 && (size_t)n < sizeof(key))
			remote_know(s, key, (size_t)n, "", 1);
		return there;
	}
	if (db_prepare(s, "SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?", &st, NULL) < 0)
		return false;
	stmt_bind_text(st, 1, type, -1);
	stmt_bind_text(st, 2, name, -1);
	there = stmt_step(st) == STEP_ROW;
	db_done(s, st);
	return there;
}

int
db_columns(struct store *s, const char *table, void (*fn)(void *arg, const char *name), void *arg, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (s->remote)
		return driver_remote->columns(s->remote, table, fn, arg, err);
	if ((rc = db_prepare(s, "SELECT name FROM pragma_table_info(?)", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, table, -1);
	while (stmt_step(st) == STEP_ROW)
		fn(arg, stmt_text(st, 0));
	db_done(s, st);
	return HC_OK;
}

struct column_wanted {
	const char *name;
	bool found;
};

static void
look_at(void *arg, const char *name)
{
	struct column_wanted *w = arg;

	w->found = w->found || strcmp(w->name, name) == 0;
}

bool
db_has_column(struct store *s, const char *table, const char *column)
{
	struct column_wanted w = { .name = column };

	db_columns(s, table, look_at, &w, NULL);
	return w.found;
}

bool
db_made(const struct store *s, const struct object *o)
{
	const struct model *m = s->model;

	return !s->made || (size_t)o->index >= m->objects.n || s->made[o->index];
}
