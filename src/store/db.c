/*
 * db.c - the connection: opening and closing it, and the few values that a file keeps about itself.
 *
 * Not what the tables are (schema.c) nor what is in them. Statements are in statement.c, transactions and locks in lock.c.
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
#include "store/remote_store.h"
#include "store/scan.h"
#include "store/secret.h"
#include "store/table.h"

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

void
store_cache(struct store *s, int kb)
{
	s->cache_kb = kb;
	if (!s->remote)
		db_exec(s, NULL, "PRAGMA cache_size=-%d", kb);
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
	    s->cache_kb)) < 0)
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

static void
remove_files(const char *path)
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

void
store_remove(const char *path)
{
	remove_files(path);
	secret_erase(&env_system, path);	/* and with it whatever copies still hold of its secrets */
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
	s->cache_kb = flags & STORE_SECOND ? 8000 : DB_CACHE_KB;
	s->isnew = flags & STORE_CREATE;
	s->lock = -1;
	s->sweep_from = DB_SWEEP;
	statements_init(s);
	rc = driver_is_remote(path) ? remote_start(s, err) : open_local(s, err);
	if (rc < 0) {
		bool ours = s->remote != NULL;

		s->isnew = false;
		store_close(s);
		if (flags & STORE_CREATE && (ours || !driver_is_remote(path)))
			remove_files(path);	/* made just now; a key that lay there may be of a copy */
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
	statements_free(s);
	resident_free(s);
	if (sqlite3_close(s->db) != SQLITE_OK)
		log_line(LOG_ERROR, "store: %s closed with statements open", s->path);
	if (s->remote)
		driver_remote->close(s->remote);
	lock_close(s);
	for (int i = 0; i < DB_SELECTED; i++)
		buf_free(&s->selected[i]);
	remote_unknow(s);
	secret_close(s);
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
	sqlite3_progress_handler(s->db, fn ? 1000 : 0, fn ? progress : NULL, s);
	if (s->remote)
		driver_remote->interrupt(s->remote, fn ? progress_remote : NULL, s);
}

void
store_stoppable(struct store *s, bool on)
{
	atomic_store(&s->stoppable, on);
}

void
store_stop(struct store *s)
{
	if (atomic_load(&s->stoppable))
		sqlite3_interrupt(s->db);
}

bool
store_stopping(const struct store *s)
{
	return s->stop != NULL && s->stop(s->stop_arg);
}

int
store_patience(struct store *s, int ms)
{
	int before = s->patience;

	s->patience = ms;
	if (s->remote)
		driver_remote->patience(s->remote, ms);
	sqlite3_busy_timeout(s->db, ms);
	return before;
}

int64_t
store_data_version(struct store *s)
{
	int64_t v = 0;

	if (s->remote)
		return remote_version(s);
	db_int(s, &v, NULL, "PRAGMA data_version");
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
	return store_end(s, rc, err);
}
