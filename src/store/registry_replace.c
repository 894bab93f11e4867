/*
 * registry_replace.c - another workspace takes a tenant's place: its name, keys, passwords and use go over in one transaction, and
 * what it was stays as a suspended tenant of another name.
 */
#include "base/err.h"
#include "store/registry_db.h"

int
registry_tenant_replace(struct registry *r, const struct tenant_row *old, const char *aside, const struct tenant_row *new,
    struct hc_err *err)
{
	static const char *const moves[] = {
		"UPDATE key SET tenant = ?2 WHERE tenant = ?1", "UPDATE password SET tenant = ?2 WHERE tenant = ?1",
		"UPDATE usage SET tenant = ?2 WHERE tenant = ?1", "UPDATE device_grant SET tenant = ?2 WHERE tenant = ?1",
		"UPDATE auth_log SET tenant = ?2 WHERE tenant = ?1",
	};
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "UPDATE tenant SET name = ?2, state = 1 WHERE id = ?1", &st, err)) >= 0) {
		registry_bind_text(st, 1, old->id);
		registry_bind_text(st, 2, aside);
		rc = registry_run(r, st, err, "replacing a tenant");
	}
	if (rc >= 0 && (rc = registry_prepare(r, "INSERT INTO tenant(id, name, plan, state, created, place, move) VALUES(?1, ?2, ?3, ?4, ?5, ?6, '')",
	    &st, err)) >= 0) {
		registry_bind_text(st, 1, new->id);
		registry_bind_text(st, 2, new->name);
		registry_bind_text(st, 3, new->plan);
		stmt_bind_int(st, 4, (int64_t)new->state);
		stmt_bind_int(st, 5, new->created);
		registry_bind_text(st, 6, new->place);
		rc = registry_run(r, st, err, "replacing a tenant");
	}
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]) && rc >= 0; i++)
		if ((rc = registry_prepare(r, moves[i], &st, err)) >= 0) {
			registry_bind_text(st, 1, old->id);
			registry_bind_text(st, 2, new->id);
			rc = registry_run(r, st, err, "replacing a tenant");
		}
	return registry_end(r, rc, err);
}
