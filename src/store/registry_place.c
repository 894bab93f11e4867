/*
 * registry_place.c - where a tenant's workspace is, when it is not with the registry; and how far a move of it has come.
 */
#include <string.h>

#include "base/err.h"
#include "store/registry_db.h"

static void
is_place(void *arg, const char *name)
{
	*(bool *)arg |= strcmp(name, "place") == 0;
}

int
registry_place_columns(struct registry *r, struct hc_err *err)
{
	static const char *const add[] = {
		"ALTER TABLE tenant ADD COLUMN place TEXT NOT NULL DEFAULT ''", "ALTER TABLE tenant ADD COLUMN move TEXT NOT NULL DEFAULT ''"
	};
	bool there = false;
	int rc = HC_OK;

	if (r->remote) {
		if ((rc = driver_remote->columns(r->remote, "tenant", is_place, &there, err)) < 0 || there)
			return rc;
		for (size_t i = 0; i < 2 && rc >= 0; i++)
			rc = driver_remote->exec(r->remote, add[i], err);
		return rc;
	}
	if (sqlite3_table_column_metadata(r->db, NULL, "tenant", "move", NULL, NULL, NULL, NULL, NULL) == SQLITE_OK)
		return HC_OK;
	/* the file's lock is held: nobody else adds them meanwhile */
	for (size_t i = 0; i < 2; i++)
		if (sqlite3_exec(r->db, add[i], NULL, NULL, NULL) != SQLITE_OK)
			return registry_fail(r, err, "adding a column");
	return HC_OK;
}

int
registry_tenant_move(struct registry *r, const char *id, const char *was, const char *place, const char *move, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "UPDATE tenant SET place = ?3, move = ?4 WHERE id = ?1 AND move = ?2", &st, err)) >= 0) {
		registry_bind_text(st, 1, id);
		registry_bind_text(st, 2, was);
		registry_bind_text(st, 3, place);
		registry_bind_text(st, 4, move);
		rc = registry_run(r, st, err, "moving a tenant");
	}
	return registry_end(r, rc, err);
}

int
registry_tenant_left(struct registry *r, const char *id, const char *was, void (*remove)(void *arg), void *arg, struct hc_err *err)
{
	struct stmt *st;
	int rc, step = STEP_DONE;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "SELECT 1 FROM tenant WHERE id = ? AND move = ?", &st, err)) >= 0) {
		registry_bind_text(st, 1, id);
		registry_bind_text(st, 2, was);
		if ((step = stmt_step(st)) != STEP_ROW && step != STEP_DONE)
			rc = registry_fail(r, err, "reading");
		stmt_free(st);
	}
	if (rc >= 0 && step == STEP_ROW) {
		remove(arg);
		if ((rc = registry_prepare(r, "UPDATE tenant SET move = '' WHERE id = ?", &st, err)) >= 0) {
			registry_bind_text(st, 1, id);
			rc = registry_run(r, st, err, "moving a tenant");
		}
	}
	return registry_end(r, rc, err);
}
