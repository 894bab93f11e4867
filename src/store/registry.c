/*
 * registry.c - the server's own file: opening, its lock, settings, tenants and keys. What is counted and logged is
 * registry_log.c's.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "store/registry_db.h"

#define WAL_PAGES 1000

static const char layout[] =
	"CREATE TABLE IF NOT EXISTS setting(key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS tenant(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, plan TEXT NOT NULL, state INTEGER NOT NULL,"
	" created INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS key(id TEXT PRIMARY KEY, tenant TEXT NOT NULL, user BLOB NOT NULL, hash BLOB NOT NULL,"
	" kind TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,"
	" used INTEGER NOT NULL, revoked INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS key_tenant ON key(tenant);"
	"CREATE TABLE IF NOT EXISTS password(tenant TEXT NOT NULL, login TEXT NOT NULL, user BLOB NOT NULL, hash TEXT NOT NULL,"
	" PRIMARY KEY(tenant, login)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS device_grant(device BLOB PRIMARY KEY, user_code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
	" tenant TEXT NOT NULL, user BLOB NOT NULL, key TEXT NOT NULL, expires INTEGER NOT NULL, polled INTEGER NOT NULL,"
	" state INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS usage(tenant TEXT NOT NULL, hour INTEGER NOT NULL, key TEXT NOT NULL, route TEXT NOT NULL,"
	" n INTEGER NOT NULL, errors INTEGER NOT NULL, bytes_in INTEGER NOT NULL, bytes_out INTEGER NOT NULL, us INTEGER NOT NULL,"
	" PRIMARY KEY(tenant, hour, key, route)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS auth_log(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, tenant TEXT NOT NULL, key TEXT NOT NULL,"
	" ip TEXT NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL) STRICT;"
	"CREATE INDEX IF NOT EXISTS auth_log_tenant ON auth_log(tenant, seq);";

int
registry_fail(struct registry *r, struct hc_err *err, const char *doing)
{
	int code;

	if (r->remote)
		return driver_remote->fail(r->remote, doing, err);
	code = sqlite3_extended_errcode(r->db);

	if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
		return hc_fail(err, HC_BUSY, 0, "The server's registry is in use (%s); try again.", doing);
	return hc_fail(err, HC_STORE, 0, "The server's registry failed (%s): %s.", doing, sqlite3_errmsg(r->db));
}

int
registry_prepare(struct registry *r, const char *sql, struct stmt **ret, struct hc_err *err)
{
	struct stmt st = {0};
	int rc = HC_OK;

	if (r->remote)
		rc = driver_remote->prepare(r->remote, sql, NULL, &st.remote, err);
	else if (sqlite3_prepare_v2(r->db, sql, -1, &st.lite, NULL) != SQLITE_OK)
		rc = registry_fail(r, err, "preparing");
	if (rc < 0)
		return rc;
	*ret = xmalloc(sizeof(**ret));
	**ret = st;
	return HC_OK;
}

int
registry_run(struct registry *r, struct stmt *st, struct hc_err *err, const char *doing)
{
	int rc = stmt_step(st) == STEP_DONE ? HC_OK : registry_fail(r, err, doing);

	stmt_free(st);
	return rc;
}

int64_t
registry_changes(const struct registry *r)
{
	return r->remote ? driver_remote->changes(r->remote) : sqlite3_changes(r->db);
}

static int
lock(struct registry *r, struct hc_err *err)
{
	while (flock(r->lock, LOCK_EX) < 0)
		if (errno != EINTR)
			return hc_fail(err, HC_STORE, 0, "The server's registry cannot be locked: %s.", strerror(errno));
	return HC_OK;
}

int
registry_begin(struct registry *r, struct hc_err *err)
{
	int rc;

	if (r->remote)
		return driver_remote->begin(r->remote, REMOTE_WRITE, err);
	if ((rc = lock(r, err)) < 0)
		return rc;
	if (sqlite3_exec(r->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK)
		return HC_OK;
	rc = registry_fail(r, err, "beginning");
	flock(r->lock, LOCK_UN);
	return rc;
}

/* Ends what registry_begin() began: COMMIT when rc says so. Returns rc, or the commit's. */
int
registry_end(struct registry *r, int rc, struct hc_err *err)
{
	if (r->remote && rc >= 0)
		return driver_remote->commit(r->remote, err);
	if (r->remote) {
		driver_remote->rollback(r->remote);
		return rc;
	}
	if (rc >= 0 && sqlite3_exec(r->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		rc = registry_fail(r, err, "committing");
	if (rc < 0 && !sqlite3_get_autocommit(r->db))
		sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
	if (r->wal_pages > WAL_PAGES) {
		sqlite3_wal_checkpoint_v2(r->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
		r->wal_pages = 0;
	}
	flock(r->lock, LOCK_UN);
	return rc;
}

static int
wal_hook(void *arg, sqlite3 *db, const char *name, int pages)
{
	(void)db;
	(void)name;
	((struct registry *)arg)->wal_pages = pages;
	return SQLITE_OK;
}

static int
open_db(struct registry *r, const char *path, struct hc_err *err)
{
	int rc;

	driver_configure();
	if (sqlite3_open_v2(path, &r->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return hc_fail(err, HC_STORE, 0, "%s cannot be opened: %s.", path, sqlite3_errmsg(r->db));
	sqlite3_busy_timeout(r->db, 5000);
	sqlite3_db_config(r->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_wal_hook(r->db, wal_hook, r);	/* replaces the automatic checkpoint */
	if (sqlite3_exec(r->db, "PRAGMA mmap_size=0; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_exec(r->db, layout, NULL, NULL, NULL) != SQLITE_OK)
		return registry_fail(r, err, "opening");
	return (rc = registry_place_columns(r, err)) < 0 ? rc : registry_auth_tables(r, err);
}

static int
open_remote(struct registry *r, const char *path, struct hc_err *err)
{
	int rc;

	if (!driver_remote)
		return hc_fail(err, HC_INVALID, 0, "This hotcrmd was built without PostgreSQL; name a folder.");
	if ((rc = driver_remote->open(path, true, &r->remote, err)) < 0 ||
	    (!driver_remote->has(r->remote, "table", "auth_log") && (rc = driver_remote->exec(r->remote, layout, err)) < 0) ||
	    (rc = registry_place_columns(r, err)) < 0 || (rc = registry_auth_tables(r, err)) < 0 || (rc = registry_refresh_table(r, err)) < 0)
		return rc;
	driver_remote->locks(r->remote);
	return HC_OK;
}

int
registry_hold(struct registry *r, struct hc_err *err)
{
	return r->remote ? driver_remote->hold(r->remote, err) : HC_OK;
}

int
registry_open(const struct env *env, const char *path, struct registry **ret, struct hc_err *err)
{
	struct registry *r = xmalloc(sizeof(*r));
	struct buf name = BUF_INIT;
	int rc;

	*r = (struct registry){ .env = env, .lock = -1 };
	buf_printf(&name, "%s-lock", path);
	if (driver_is_remote(path))
		rc = open_remote(r, path, err);
	else if ((r->lock = open(buf_str(&name), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be opened: %s.", buf_str(&name), strerror(errno));
	else if ((rc = lock(r, err)) >= 0) {
		rc = open_db(r, path, err);
		flock(r->lock, LOCK_UN);
	}
	buf_free(&name);
	if (rc < 0) {
		registry_close(r);
		return rc;
	}
	*ret = r;
	return HC_OK;
}

void
registry_close(struct registry *r)
{
	if (r == NULL)
		return;
	stmt_free(r->find_key);
	stmt_free(r->find_verdict);
	sqlite3_close(r->db);
	if (r->remote)
		driver_remote->close(r->remote);
	if (r->lock >= 0)
		close(r->lock);
	free(r);
}

const char *
registry_text(struct stmt *st, int i, struct arena *a)
{
	const char *s = stmt_text(st, i);

	return s != NULL ? arena_strdup(a, s) : "";
}

void
registry_id(struct stmt *st, int i, char ret[REGISTRY_ID])
{
	const char *s = stmt_text(st, i);

	snprintf(ret, REGISTRY_ID, "%s", s != NULL ? s : "");
}

void
registry_blob(struct stmt *st, int i, void *ret, size_t n)
{
	const void *p = stmt_blob(st, i);

	if (p != NULL && (size_t)stmt_bytes(st, i) == n)
		memcpy(ret, p, n);
	else
		memset(ret, 0, n);
}

void
registry_bind_text(struct stmt *st, int i, const char *s)
{
	stmt_bind_copy(st, i, s, -1);
}

int
registry_get(struct registry *r, struct arena *a, const char *key, const char **ret, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT value FROM setting WHERE key = ?", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, key);
	step = stmt_step(st);
	if (step != STEP_ROW && step != STEP_DONE)
		rc = registry_fail(r, err, "reading");
	else
		*ret = step == STEP_ROW ? registry_text(st, 0, a) : NULL;
	stmt_free(st);
	return rc;
}

int
registry_put(struct registry *r, const char *key, const char *value, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "INSERT INTO setting(key, value) VALUES(?, ?)"
	    " ON CONFLICT(key) DO UPDATE SET value = excluded.value", &st, err)) >= 0) {
		registry_bind_text(st, 1, key);
		registry_bind_text(st, 2, value);
		rc = registry_run(r, st, err, "writing");
	}
	return registry_end(r, rc, err);
}

static void
tenant_of(struct stmt *st, struct arena *a, struct tenant_row *t)
{
	registry_id(st, 0, t->id);
	t->name = registry_text(st, 1, a);
	t->plan = registry_text(st, 2, a);
	t->state = (enum tenant_state)stmt_int(st, 3);
	t->created = stmt_int(st, 4);
	t->place = registry_text(st, 5, a);
	t->move = registry_text(st, 6, a);
}

int
registry_tenant_add(struct registry *r, const struct tenant_row *t, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "INSERT INTO tenant(id, name, plan, state, created) VALUES(?, ?, ?, ?, ?)"
	    " ON CONFLICT DO NOTHING", &st, err)) >= 0) {
		registry_bind_text(st, 1, t->id);
		registry_bind_text(st, 2, t->name);
		registry_bind_text(st, 3, t->plan);
		stmt_bind_int(st, 4, t->state);
		stmt_bind_int(st, 5, t->created);
		rc = registry_run(r, st, err, "adding a tenant");
		if (rc >= 0 && registry_changes(r) == 0)
			rc = hc_fail(err, HC_CONFLICT, 0, "There is a tenant %.100s already; choose another name.", t->name);
	}
	return registry_end(r, rc, err);
}

int
registry_tenant_find(struct registry *r, const char *ref, struct arena *a, struct tenant_row *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT id, name, plan, state, created, place, move FROM tenant WHERE name = ?1 OR id = ?1 ORDER BY name <> ?1",
	    &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, ref);
	step = stmt_step(st);
	if (step == STEP_ROW)
		tenant_of(st, a, ret);
	else if (step == STEP_DONE)
		rc = hc_fail(err, HC_NOTFOUND, 0, "There is no tenant %.100s; `hotcrmd tenant list` names them.", ref);
	else
		rc = registry_fail(r, err, "reading");
	stmt_free(st);
	return rc;
}

int
registry_tenants(struct registry *r, struct arena *a, struct tenant_row **ret, size_t *n, struct hc_err *err)
{
	VEC(struct tenant_row) rows = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT id, name, plan, state, created, place, move FROM tenant ORDER BY name", &st, err)) < 0)
		return rc;
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct tenant_row t;

		tenant_of(st, a, &t);
		vec_push(a, &rows, t);
	}
	if (step != STEP_DONE)
		rc = registry_fail(r, err, "reading");
	stmt_free(st);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}

int
registry_tenant_set(struct registry *r, const char *id, enum tenant_state state, const char *plan, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "UPDATE tenant SET state = ?2, plan = coalesce(?3, plan) WHERE id = ?1", &st, err)) >= 0) {
		registry_bind_text(st, 1, id);
		stmt_bind_int(st, 2, state);
		registry_bind_text(st, 3, plan);
		rc = registry_run(r, st, err, "changing a tenant");
	}
	if (rc >= 0 && state != TENANT_ACTIVE)
		rc = registry_verdict_put(r, err);
	return registry_end(r, rc, err);
}

int
registry_tenant_remove(struct registry *r, const char *id, struct hc_err *err)
{
	static const char *const from[] = {
		"DELETE FROM key WHERE tenant = ?", "DELETE FROM password WHERE tenant = ?", "DELETE FROM usage WHERE tenant = ?",
		"DELETE FROM device_grant WHERE tenant = ?", "DELETE FROM auth_log WHERE tenant = ?",
		"DELETE FROM auth_head WHERE tenant = ?", "DELETE FROM tenant WHERE id = ?"
	};
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]) && rc >= 0; i++)
		if ((rc = registry_prepare(r, from[i], &st, err)) >= 0) {
			registry_bind_text(st, 1, id);
			rc = registry_run(r, st, err, "removing a tenant");
		}
	if (rc >= 0)
		rc = registry_verdict_put(r, err);
	return registry_end(r, rc, err);
}

int
registry_key_add(struct registry *r, const struct key_row *k, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "INSERT INTO key VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &st, err)) >= 0) {
		registry_bind_text(st, 1, k->id);
		registry_bind_text(st, 2, k->tenant);
		stmt_bind_blob_copy(st, 3, k->user, 16);
		stmt_bind_blob_copy(st, 4, k->hash, REGISTRY_HASH);
		registry_bind_text(st, 5, k->kind);
		registry_bind_text(st, 6, k->name);
		registry_bind_text(st, 7, k->scopes);
		stmt_bind_int(st, 8, k->created);
		stmt_bind_int(st, 9, k->expires);
		stmt_bind_int(st, 10, k->used);
		stmt_bind_int(st, 11, k->revoked);
		rc = registry_run(r, st, err, "adding a key");
	}
	return registry_end(r, rc, err);
}

#define KEY_SQL "SELECT k.id, k.tenant, k.user, k.hash, k.kind, k.name, k.scopes, k.created, k.expires, k.used, k.revoked," \
	" coalesce(t.plan, ''), coalesce(t.state, 0), coalesce(t.place, ''), coalesce(t.move, '') FROM key k LEFT JOIN tenant t ON t.id = k.tenant "

static void
key_of(struct stmt *st, struct arena *a, struct key_row *k)
{
	registry_id(st, 0, k->id);
	registry_id(st, 1, k->tenant);
	registry_blob(st, 2, k->user, 16);
	registry_blob(st, 3, k->hash, REGISTRY_HASH);
	k->kind = registry_text(st, 4, a);
	k->name = registry_text(st, 5, a);
	k->scopes = registry_text(st, 6, a);
	k->created = stmt_int(st, 7);
	k->expires = stmt_int(st, 8);
	k->used = stmt_int(st, 9);
	k->revoked = stmt_int(st, 10);
	k->plan = registry_text(st, 11, a);
	k->state = (enum tenant_state)stmt_int(st, 12);
	k->place = registry_text(st, 13, a);
	k->move = registry_text(st, 14, a);
}

/* Asked by every request: its statement is kept. */
int
registry_key_find(struct registry *r, const char *id, struct arena *a, struct key_row *ret, struct hc_err *err)
{
	int rc, step;

	if (r->find_key == NULL && (rc = registry_prepare(r, KEY_SQL "WHERE k.id = ?", &r->find_key, err)) < 0)
		return rc;
	registry_bind_text(r->find_key, 1, id);
	step = stmt_step(r->find_key);
	if (step == STEP_ROW) {
		key_of(r->find_key, a, ret);
		rc = HC_OK;
	} else {
		rc = step == STEP_DONE ? HC_NOTFOUND : registry_fail(r, err, "reading a key");
	}
	stmt_reset(r->find_key);
	return rc;
}

int
registry_keys(struct registry *r, const char *tenant, struct arena *a, struct key_row **ret, size_t *n, struct hc_err *err)
{
	VEC(struct key_row) rows = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, KEY_SQL "WHERE k.tenant = coalesce(?1, k.tenant) ORDER BY k.created, k.id", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct key_row k;

		key_of(st, a, &k);
		vec_push(a, &rows, k);
	}
	if (step != STEP_DONE)
		rc = registry_fail(r, err, "reading");
	stmt_free(st);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}

int
registry_key_revoke(struct registry *r, const char *tenant, const char *id, int64_t at, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "UPDATE key SET revoked = CASE revoked WHEN 0 THEN ?3 ELSE revoked END"
	    " WHERE id = ?1 AND tenant = coalesce(?2, tenant)", &st, err)) >= 0) {
		registry_bind_text(st, 1, id);
		registry_bind_text(st, 2, tenant);
		stmt_bind_int(st, 3, at);
		rc = registry_run(r, st, err, "revoking a key");
		if (rc >= 0 && registry_changes(r) == 0)
			rc = hc_fail(err, HC_NOTFOUND, 0, "There is no key %.40s; `hotcrmd key list` names them.", id);
	}
	/* of a session all of it: what could only be refreshed would not be over */
	return (rc = registry_end(r, rc, err)) < 0 ? rc : registry_family_revoke(r, id, at, err);
}

int
registry_key_expire(struct registry *r, const char *id, int64_t at, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "UPDATE key SET expires = CASE WHEN expires = 0 OR expires > ?2 THEN ?2 ELSE expires END WHERE id = ?1", &st,
	    err)) >= 0) {
		registry_bind_text(st, 1, id);
		stmt_bind_int(st, 2, at);
		rc = registry_run(r, st, err, "ending a key");
	}
	return registry_end(r, rc, err);
}
