/*
 * db.c - the connection: opening and closing, prepared statements, transactions, errors.
 *
 * Not what the tables are (schema.c) nor what is in them. The locks are in lock.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/lock.h"

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
		return hc_fail(err, HC_INVALID, 0, "a sum is larger than can be shown; take fewer records, or sum them by groups.");
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

	if (s->remote)
		return driver_remote->has(s->remote, type, name);
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

int
db_writable(struct store *s, struct hc_err *err)
{
	if (s->readonly)
		return hc_fail(err, HC_DENIED, 0, "%s is read-only: %s.", s->path, s->reason);
	return HC_OK;
}

static void
readonly(struct store *s, const char *reason)
{
	s->readonly = true;
	if (!s->reason[0])
		snprintf(s->reason, sizeof(s->reason), "%s", reason);
}

/* Makes the folder (0700) and the empty file (0600), so that SQLite never creates one with wider rights. */
static int
create_file(const char *path, struct hc_err *err)
{
	char dir[4096];
	int fd;

	if ((size_t)snprintf(dir, sizeof(dir), "%s", path) >= sizeof(dir))
		return hc_fail(err, HC_INVALID, 0, "the path of the workspace is too long.");
	for (char *p = dir + 1; *p; p++)
		if (*p == '/') {
			*p = 0;
			if (mkdir(dir, 0700) < 0 && errno != EEXIST)
				return hc_fail(err, HC_STORE, 0, "cannot make the folder %s: %s.", dir, strerror(errno));
			*p = '/';
		}
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno == EEXIST)
		return hc_fail(err, HC_CONFLICT, 0, "%s is there already; nothing was touched.", path);
	if (fd < 0)
		return hc_fail(err, HC_STORE, 0, "cannot make %s: %s.", path, strerror(errno));
	close(fd);
	return HC_OK;
}

/* Opens the file; one on a read-only medium without a log is opened as it stands. */
static int
open_file(struct store *s, struct hc_err *err)
{
	int rc, flags = s->flags & STORE_READONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	struct buf uri = BUF_INIT;

	if (access(s->path, W_OK) < 0)
		flags = SQLITE_OPEN_READONLY;
	driver_configure();
	rc = sqlite3_open_v2(s->path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc == SQLITE_OK && flags == SQLITE_OPEN_READONLY &&
	    sqlite3_exec(s->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK &&
	    (sqlite3_errcode(s->db) == SQLITE_CANTOPEN || sqlite3_errcode(s->db) == SQLITE_READONLY)) {
		sqlite3_close(s->db);
		s->db = NULL;
		buf_adds(&uri, "file:");
		for (const char *p = s->path; *p; p++)
			if (strchr("%?#", *p))
				buf_printf(&uri, "%%%02x", (unsigned char)*p);
			else
				buf_addc(&uri, *p);
		buf_adds(&uri, "?immutable=1");
		rc = sqlite3_open_v2(buf_str(&uri), &s->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
		buf_free(&uri);
	}
	if (!s->db)
		return hc_fail(err, HC_STORE, 0, "cannot open %s: out of memory.", s->path);
	if (rc != SQLITE_OK)
		return db_fail(s, err, "opening");
	sqlite3_extended_result_codes(s->db, 1);
	if (s->flags & STORE_READONLY)
		readonly(s, "it was opened for reading only");
	else if (sqlite3_db_readonly(s->db, "main") == 1)
		readonly(s, "its file or folder may not be written by you");
	return HC_OK;
}

static int
wal_hook(void *arg, sqlite3 *db, const char *name, int pages)
{
	((struct store *)arg)->wal_pages = pages;
	return SQLITE_OK;
}

static int
set_up(struct store *s, struct hc_err *err)
{
	int rc;

	sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);	/* the only ones are schema_guard()'s */
	store_patience(s, DB_BUSY_MS);
	sqlite3_wal_hook(s->db, wal_hook, s);	/* takes the place of the automatic checkpoint */
	if ((rc = db_exec(s, err, "PRAGMA synchronous=FULL; PRAGMA temp_store=FILE; PRAGMA cache_size=-%d; PRAGMA mmap_size=0;"
	    " PRAGMA secure_delete=FAST",
	    s->flags & STORE_SECOND ? 8000 : DB_CACHE_KB)) < 0)
		return rc;
	return functions_register(s, err);
}

/* A new file gets its layout in one transaction; an older or foreign one is told apart by its header. */
static int
check_file(struct store *s, struct hc_err *err)
{
	int64_t application = 0, version = 0, tables = 0;
	int rc;

	if ((rc = db_int(s, &application, err, "PRAGMA application_id")) < 0 ||
	    (rc = db_int(s, &version, err, "PRAGMA user_version")) < 0)
		return rc;
	if (application != DB_APPLICATION_ID) {
		if ((rc = db_int(s, &tables, err, "SELECT count(*) FROM sqlite_schema")) < 0)
			return rc;
		if (tables || application || !s->isnew)
			return hc_fail(err, HC_INVALID, 0, "%s is not a HotCRM workspace; name another file.", s->path);
	}
	if (version > DB_VERSION) {
		readonly(s, "it was made by a newer HotCRM; update this one to write to it");
		return db_exec(s, err, "PRAGMA query_only=1");
	}
	if (s->readonly || version == DB_VERSION)
		return HC_OK;
	return schema_create(s, err);
}

static int
open_local(struct store *s, struct hc_err *err)
{
	int rc;

	if ((rc = open_file(s, err)) < 0 || (!s->readonly && (rc = lock_open(s, err)) < 0) || (rc = set_up(s, err)) < 0)
		return rc;
	return check_file(s, err);
}

bool
store_is_remote(const char *path)
{
	return driver_is_remote(path);
}

void
store_remove(const char *path)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-lock", "-jobs" };
	struct hc_err err;
	char name[4096];

	if (driver_is_remote(path)) {
		if (driver_remote && driver_remote->drop(path, &err) < 0)
			log_line(LOG_ERROR, "store: %s", err.msg);
		return;
	}
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		if ((size_t)snprintf(name, sizeof(name), "%s%s", path, tails[i]) < sizeof(name))
			unlink(name);
	blob_remove(path);
}

int
store_open(const char *path, unsigned flags, const struct env *env, struct store **ret, struct hc_err *err)
{
	struct arena *a;
	struct store *s;
	int rc;

	if (driver_is_remote(path)) {
		if (!driver_remote)
			return hc_fail(err, HC_INVALID, 0, "this program keeps workspaces in files; a database over the wire is for a hotcrmd "
			    "that was built with PostgreSQL.");
	} else if ((rc = lock_refuse_network(path, err)) < 0) {
		return rc;
	} else if (flags & STORE_CREATE) {
		if ((rc = create_file(path, err)) < 0)
			return rc;
	} else if (access(path, R_OK) < 0) {
		if (errno == ENOENT)
			return hc_fail(err, HC_NOTFOUND, 0, "there is no workspace at %s; run hotcrm init.", path);
		return hc_fail(err, HC_STORE, 0, "cannot read %s: %s.", path, strerror(errno));
	}
	a = arena_new("store");
	s = ARENA_NEW(a, struct store);
	s->arena = a;
	s->tables_arena = arena_new("tables");
	s->scratch = arena_new("scratch");
	s->formula_arena = arena_new("formula");
	s->path = s->beside = arena_strdup(a, path);
	s->env = env ? env : &env_system;
	s->locale = &locale_machine;
	s->flags = flags;
	s->isnew = flags & STORE_CREATE;
	s->lock = -1;
	s->statements = ARENA_ARRAY(a, struct cached, DB_STATEMENTS);
	rc = driver_is_remote(path) ? remote_start(s, err) : open_local(s, err);
	if (rc < 0) {
		bool ours = s->remote != NULL;

		s->isnew = false;
		store_close(s);
		if (flags & STORE_CREATE && (ours || !driver_is_remote(path)))
			store_remove(path);	/* made just now */
		return rc;
	}
	*ret = s;
	return HC_OK;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	while (s->depth > 0)
		store_rollback(s);
	store_snapshot(s, false);
	if (s->db && !s->remote && !s->readonly && s->wal_pages > 0 && lock_writer(s, 0, NULL) == 0) {
		sqlite3_busy_timeout(s->db, 0);
		sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
		unlock_writer(s);
	}
	for (int i = 0; i < DB_STATEMENTS; i++)
		finalize(&s->statements[i].st);
	resident_free(s);
	if (sqlite3_close(s->db) != SQLITE_OK)
		log_line(LOG_ERROR, "store: %s closed with statements open", s->path);
	if (s->remote)
		driver_remote->close(s->remote);
	lock_close(s);
	for (int i = 0; i < DB_SELECTED; i++)
		buf_free(&s->selected[i]);
	model_unref(s->model);
	arena_free(s->tables_arena);
	arena_free(s->scratch);
	arena_free(s->formula_arena);
	arena_free(s->arena);
}

const char *
store_beside(const struct store *s)
{
	return s->beside;
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

const char *
store_readonly_reason(const struct store *s)
{
	return s->readonly ? s->reason : NULL;
}

struct model *
store_model(const struct store *s)
{
	return s->model;
}

void
store_use_locale(struct store *s, const struct locale *l)
{
	s->locale = l ? l : &locale_machine;
}

static int
progress(void *arg)
{
	struct store *s = arg;

	return s->stop && s->stop(s->stop_arg);
}

static bool
progress_remote(void *arg)
{
	return progress(arg) != 0;
}

void
store_interrupt(struct store *s, bool (*fn)(void *arg), void *arg)
{
	s->stop = fn;
	s->stop_arg = arg;
	sqlite3_progress_handler(s->db, fn ? 5000 : 0, fn ? progress : NULL, s);
	if (s->remote)
		driver_remote->interrupt(s->remote, fn ? progress_remote : NULL, s);
}

void
store_patience(struct store *s, int ms)
{
	s->patience = ms;
	sqlite3_busy_timeout(s->db, ms);
}

int64_t
store_data_version(struct store *s)
{
	int64_t v = 0;

	db_int(s, &v, NULL, s->remote ? "SELECT hlc FROM clock" : "PRAGMA data_version");
	return v;
}

int
store_meta_get(struct store *s, struct arena *a, const char *key, const char **ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT value FROM meta WHERE key = ?", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, key, -1);
	rc = stmt_step(st);
	if (rc == STEP_ROW)
		*ret = arena_strndup(a, stmt_text(st, 0), (size_t)stmt_bytes(st, 0));
	else if (rc == STEP_DONE)
		*ret = NULL;
	else
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	return rc < 0 ? rc : HC_OK;
}

int
store_meta_keys(struct store *s, struct arena *a, const char *prefix, size_t max, const char ***ret, size_t *n, struct hc_err *err)
{
	const char **keys = ARENA_ARRAY(a, const char *, max + 1);
	struct stmt *st;
	int rc;

	*n = 0;
	if ((rc = db_prepare(s, "SELECT key FROM meta WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key LIMIT ?2", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, prefix, -1);
	stmt_bind_int(st, 2, (int64_t)max);
	while ((rc = stmt_step(st)) == STEP_ROW)
		keys[(*n)++] = arena_strndup(a, stmt_text(st, 0), (size_t)stmt_bytes(st, 0));
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*ret = keys;
	return rc;
}

int
store_meta_put(struct store *s, const char *key, const char *value, struct hc_err *err)
{
	bool own = s->depth == 0;
	struct stmt *st;
	int rc;

	if (own && (rc = store_begin(s, err)) < 0)
		return rc;
	rc = db_prepare(s, value ? "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value" : "DELETE FROM meta WHERE key = ?",
	    &st, err);
	if (rc == 0) {
		stmt_bind_text(st, 1, key, -1);
		if (value)
			stmt_bind_text(st, 2, value, -1);
		rc = db_run(s, st, err, "writing");
	}
	if (!own)
		return rc;
	if (rc == 0)
		return store_commit(s, err);
	store_rollback(s);
	return rc;
}
