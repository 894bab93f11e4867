/*
 * registry_refresh.c - refresh tokens: each is a key of kind `refresh`, and a row here says to which family it belongs, which
 * access key was given with it, and which token came after it.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/registry_db.h"

static const char layout[] =
	"CREATE TABLE IF NOT EXISTS refresh(id TEXT PRIMARY KEY, family TEXT NOT NULL, access TEXT NOT NULL, next TEXT NOT NULL,"
	" device BLOB NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS refresh_family ON refresh(family);"
	"CREATE INDEX IF NOT EXISTS refresh_access ON refresh(access);";

int
registry_refresh_table(struct registry *r, struct hc_err *err)
{
	if (r->remote)
		return driver_remote->has(r->remote, "table", "refresh") ? HC_OK : driver_remote->exec(r->remote, layout, err);
	return sqlite3_exec(r->db, layout, NULL, NULL, NULL) == SQLITE_OK ? HC_OK : registry_fail(r, err, "making a table");
}

/* Keys of sessions that ran out a week ago say nothing to anybody. */
static int
forget(struct registry *r, struct hc_err *err)
{
	static const char *const sql[] = {
		"DELETE FROM key WHERE kind IN ('session', 'refresh') AND expires > 0 AND expires < ?",
		"DELETE FROM refresh WHERE id NOT IN (SELECT id FROM key)",
	};
	struct stmt *st;
	int rc = HC_OK;

	for (size_t i = 0; i < 2 && rc >= 0; i++)
		if ((rc = registry_prepare(r, sql[i], &st, err)) >= 0) {
			if (i == 0)
				stmt_bind_int(st, 1, r->env->now(r->env) - INT64_C(604800000));
			rc = registry_run(r, st, err, "dropping old sessions");
		}
	return rc;
}

int
registry_refresh_put(struct registry *r, const struct refresh_row *t, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_refresh_table(r, err)) >= 0 && (rc = registry_prepare(r, "INSERT INTO refresh(id, family, access, next, device)"
	    " VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET family = excluded.family, access = excluded.access,"
	    " next = excluded.next, device = excluded.device", &st, err)) >= 0) {
		registry_bind_text(st, 1, t->id);
		registry_bind_text(st, 2, t->family);
		registry_bind_text(st, 3, t->access);
		registry_bind_text(st, 4, t->next);
		stmt_bind_blob_copy(st, 5, t->device, sizeof(t->device));
		rc = registry_run(r, st, err, "keeping a session");
	}
	if (rc >= 0)
		rc = forget(r, err);
	return registry_end(r, rc, err);
}

int
registry_refresh_find(struct registry *r, const char *id, struct refresh_row *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if (registry_prepare(r, "SELECT id, family, access, next, device FROM refresh WHERE id = ?", &st, NULL) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no such session.");	/* the table is made with the first */
	registry_bind_text(st, 1, id);
	step = stmt_step(st);
	rc = step == STEP_ROW ? HC_OK : step == STEP_DONE ? hc_fail(err, HC_NOTFOUND, 0, "There is no such session.") :
	    registry_fail(r, err, "reading a session");
	if (step == STEP_ROW) {
		registry_id(st, 0, ret->id);
		registry_id(st, 1, ret->family);
		registry_id(st, 2, ret->access);
		registry_id(st, 3, ret->next);
		registry_blob(st, 4, ret->device, sizeof(ret->device));
	}
	stmt_free(st);
	return rc;
}

int
registry_family_revoke(struct registry *r, const char *id, int64_t at, struct hc_err *err)
{
	static const char family[] = "(SELECT family FROM refresh WHERE id = ?1 OR access = ?1)";
	char sql[400];
	struct stmt *st;
	int rc;

	snprintf(sql, sizeof(sql), "UPDATE key SET revoked = ?2 WHERE revoked = 0 AND id IN (SELECT id FROM refresh WHERE family IN %s"
	    " UNION SELECT access FROM refresh WHERE family IN %s)", family, family);
	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_refresh_table(r, err)) >= 0 && (rc = registry_prepare(r, sql, &st, err)) >= 0) {
		registry_bind_text(st, 1, id);
		stmt_bind_int(st, 2, at);
		rc = registry_run(r, st, err, "revoking a session");
	}
	if (rc >= 0)
		rc = registry_verdict_put(r, err);
	return registry_end(r, rc, err);
}
