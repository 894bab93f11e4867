/*
 * registry_replace.c - a tenant goes on in another workspace; what it had until now is a suspended tenant of another id and name. All
 * that names the tenant, its keys, passwords and use, stays as it is.
 */
#include <string.h>

#include "base/err.h"
#include "store/registry_db.h"

/* Nobody moved or restored it meanwhile. */
static int
check_same(struct registry *r, const struct tenant_row *old, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT 1 FROM tenant WHERE id = ? AND place = ? AND move = ''", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, old->id);
	registry_bind_text(st, 2, old->place);
	step = stmt_step(st);
	if (step == STEP_DONE)
		rc = hc_fail(err, HC_CONFLICT, 0, "The tenant %.100s was moved, restored or deleted meanwhile; try again.", old->name);
	else if (step != STEP_ROW)
		rc = registry_fail(r, err, "reading");
	stmt_free(st);
	return rc;
}

int
registry_tenant_replace(struct registry *r, const struct tenant_row *old, const struct tenant_row *new, const struct tenant_row *aside,
    struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = check_same(r, old, err)) >= 0 && (rc = registry_prepare(r, "UPDATE tenant SET place = ?2 WHERE id = ?1", &st, err)) >= 0) {
		registry_bind_text(st, 1, old->id);
		registry_bind_text(st, 2, new->place);
		rc = registry_run(r, st, err, "replacing a tenant");
	}
	if (rc >= 0 && (rc = registry_prepare(r, "INSERT INTO tenant(id, name, plan, state, created, place, move) VALUES(?1, ?2, ?3, 1, ?4, ?5, '')",
	    &st, err)) >= 0) {
		registry_bind_text(st, 1, aside->id);
		registry_bind_text(st, 2, aside->name);
		registry_bind_text(st, 3, aside->plan);
		stmt_bind_int(st, 4, aside->created);
		registry_bind_text(st, 5, aside->place);
		rc = registry_run(r, st, err, "replacing a tenant");
	}
	return registry_end(r, rc, err);
}
