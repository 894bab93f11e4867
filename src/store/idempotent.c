/*
 * idempotent.c - see idempotent.h. The table is made when the first key comes: a workspace without a server has none.
 */
#include <string.h>

#include "store/db.h"
#include "store/idempotent.h"

static const char layout[] =
	"CREATE TABLE IF NOT EXISTS idempotent(owner TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, hash BLOB NOT NULL,"
	" status INTEGER NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY(owner, key)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS idempotent_at ON idempotent(at)";

int
idempotent_tables(struct store *s, struct hc_err *err)
{
	return db_has(s, "table", "idempotent") ? HC_OK : db_exec(s, err, "%s", layout);
}

int
idempotent_find(struct store *s, const char *owner, const char *key, int64_t now, struct arena *a, struct idempotent *ret,
    struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if (!db_has(s, "table", "idempotent"))
		return HC_NOTFOUND;
	if ((rc = db_prepare(s, "SELECT hash, status, headers, body FROM idempotent WHERE owner = ? AND key = ? AND at > ?", &st, err)) < 0)
		return rc;
	stmt_bind_copy(st, 1, owner, -1);
	stmt_bind_copy(st, 2, key, -1);
	stmt_bind_int(st, 3, now - IDEMPOTENT_MS);
	step = stmt_step(st);
	if (step == STEP_ROW) {
		if (stmt_bytes(st, 0) == IDEMPOTENT_HASH)
			memcpy(ret->hash, stmt_blob(st, 0), IDEMPOTENT_HASH);
		ret->status = (int)stmt_int(st, 1);
		ret->headers = arena_strdup(a, stmt_text(st, 2));
		ret->len = (size_t)stmt_bytes(st, 3);
		ret->body = arena_strndup(a, ret->len > 0 ? stmt_blob(st, 3) : "", ret->len);
		rc = HC_OK;
	} else {
		rc = step == STEP_DONE ? HC_NOTFOUND : db_fail(s, err, "reading");
	}
	db_done(s, st);
	return rc;
}

int
idempotent_put(struct store *s, const char *owner, const char *key, int64_t now, const struct idempotent *i, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = idempotent_tables(s, err)) < 0)
		return rc;
	if ((rc = db_prepare(s, "DELETE FROM idempotent WHERE at < ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, now - IDEMPOTENT_MS);
	if ((rc = db_run(s, st, err, "dropping old replies")) < 0)
		return rc;
	if ((rc = db_prepare(s, "INSERT INTO idempotent(owner, key, at, hash, status, headers, body) VALUES(?, ?, ?, ?, ?, ?, ?)"
	    " ON CONFLICT(owner, key) DO UPDATE SET at = excluded.at, hash = excluded.hash, status = excluded.status,"
	    " headers = excluded.headers, body = excluded.body", &st, err)) < 0)
		return rc;
	stmt_bind_copy(st, 1, owner, -1);
	stmt_bind_copy(st, 2, key, -1);
	stmt_bind_int(st, 3, now);
	stmt_bind_blob_copy(st, 4, i->hash, IDEMPOTENT_HASH);
	stmt_bind_int(st, 5, i->status);
	stmt_bind_copy(st, 6, i->headers, -1);
	stmt_bind_blob_copy(st, 7, i->len > 0 ? i->body : "", (int)i->len);
	return db_run(s, st, err, "keeping a reply");
}
