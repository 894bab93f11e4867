/*
 * registry_log.c - the other tables of the registry: passwords, device grants, use by the hour.
 */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/registry_db.h"

int
registry_password_put(struct registry *r, const char *tenant, const char *login, const uint8_t user[16], const char *hash,
    struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "INSERT INTO password(tenant, login, user, hash) VALUES(?, ?, ?, ?)"
	    " ON CONFLICT(tenant, login) DO UPDATE SET user = excluded.user, hash = excluded.hash", &st, err)) >= 0) {
		registry_bind_text(st, 1, tenant);
		registry_bind_text(st, 2, login);
		stmt_bind_blob_copy(st, 3, user, 16);
		registry_bind_text(st, 4, hash);
		rc = registry_run(r, st, err, "setting a password");
	}
	return registry_end(r, rc, err);
}

int
registry_password_find(struct registry *r, const char *tenant, const char *login, struct arena *a, uint8_t user[16],
    const char **hash, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT user, hash FROM password WHERE tenant = ? AND login = ?", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	registry_bind_text(st, 2, login);
	step = stmt_step(st);
	if (step == STEP_ROW) {
		registry_blob(st, 0, user, 16);
		*hash = registry_text(st, 1, a);
	} else {
		rc = step == STEP_DONE ? HC_NOTFOUND : registry_fail(r, err, "reading a password");
	}
	stmt_free(st);
	return rc;
}

int
registry_grant_put(struct registry *r, const struct grant_row *g, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "INSERT INTO device_grant(device, user_code, name, tenant, user, key, expires, polled, state)"
	    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(device) DO UPDATE SET user_code = excluded.user_code, name = excluded.name,"
	    " tenant = excluded.tenant, user = excluded.user, key = excluded.key, expires = excluded.expires,"
	    " polled = excluded.polled, state = excluded.state", &st, err)) >= 0) {
		stmt_bind_blob_copy(st, 1, g->device, REGISTRY_HASH);
		registry_bind_text(st, 2, g->user_code);
		registry_bind_text(st, 3, g->name);
		registry_bind_text(st, 4, g->tenant);
		stmt_bind_blob_copy(st, 5, g->user, 16);
		registry_bind_text(st, 6, g->key);
		stmt_bind_int(st, 7, g->expires);
		stmt_bind_int(st, 8, g->polled);
		stmt_bind_int(st, 9, g->state);
		rc = registry_run(r, st, err, "keeping a device code");
	}
	/* codes that ran out an hour ago are of no use to anybody */
	if (rc >= 0 && (rc = registry_prepare(r, "DELETE FROM device_grant WHERE expires < ?", &st, err)) >= 0) {
		stmt_bind_int(st, 1, r->env->now(r->env) - 3600000);
		rc = registry_run(r, st, err, "dropping old device codes");
	}
	return registry_end(r, rc, err);
}

int
registry_grant_find(struct registry *r, const uint8_t *device, const char *user_code, struct arena *a, struct grant_row *ret,
    struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT device, user_code, name, tenant, user, key, expires, polled, state FROM device_grant"
	    " WHERE device = ? OR user_code = ?", &st, err)) < 0)
		return rc;
	if (device != NULL)
		stmt_bind_blob_copy(st, 1, device, REGISTRY_HASH);
	registry_bind_text(st, 2, user_code);
	step = stmt_step(st);
	if (step == STEP_ROW) {
		registry_blob(st, 0, ret->device, REGISTRY_HASH);
		ret->user_code = registry_text(st, 1, a);
		ret->name = registry_text(st, 2, a);
		registry_id(st, 3, ret->tenant);
		registry_blob(st, 4, ret->user, 16);
		ret->key = registry_text(st, 5, a);
		ret->expires = stmt_int(st, 6);
		ret->polled = stmt_int(st, 7);
		ret->state = (int)stmt_int(st, 8);
	} else {
		rc = step == STEP_DONE ? HC_NOTFOUND : registry_fail(r, err, "reading a device code");
	}
	stmt_free(st);
	return rc;
}

static int
add_use(struct registry *r, const struct use_row *rows, size_t n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_prepare(r, "INSERT INTO usage(tenant, hour, key, route, n, errors, bytes_in, bytes_out, us)"
	    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(tenant, hour, key, route) DO UPDATE SET n = usage.n + excluded.n,"
	    " errors = usage.errors + excluded.errors, bytes_in = usage.bytes_in + excluded.bytes_in,"
	    " bytes_out = usage.bytes_out + excluded.bytes_out, us = usage.us + excluded.us", &st, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && rc >= 0; i++) {
		const struct use_row *u = &rows[i];
		const int64_t figures[] = { u->n, u->errors, u->in, u->out, u->us };

		stmt_reset(st);
		registry_bind_text(st, 1, u->tenant);
		stmt_bind_int(st, 2, u->hour);
		registry_bind_text(st, 3, u->key);
		registry_bind_text(st, 4, u->route);
		for (int k = 0; k < 5; k++)
			stmt_bind_int(st, 5 + k, figures[k]);
		if (stmt_step(st) != STEP_DONE)
			rc = registry_fail(r, err, "counting use");
	}
	stmt_free(st);
	return rc;
}

int
registry_use_add(struct registry *r, const struct use_row *rows, size_t n, const struct key_use *keys, size_t nkeys,
    struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	rc = add_use(r, rows, n, err);
	if (rc >= 0 && (rc = registry_prepare(r, "UPDATE key SET used = CASE WHEN used < ?2 THEN ?2 ELSE used END WHERE id = ?1", &st, err)) >= 0) {
		for (size_t i = 0; i < nkeys && rc >= 0; i++) {
			stmt_reset(st);
			registry_bind_text(st, 1, keys[i].key);
			stmt_bind_int(st, 2, keys[i].at);
			if (stmt_step(st) != STEP_DONE)
				rc = registry_fail(r, err, "noting last uses");
		}
		stmt_free(st);
	}
	return registry_end(r, rc, err);
}

int
registry_use_since(struct registry *r, const char *tenant, int64_t from_hour, int64_t *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_prepare(r, "SELECT coalesce(CAST(sum(n) AS bigint), 0) FROM usage WHERE tenant = ? AND hour >= ?", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	stmt_bind_int(st, 2, from_hour);
	if (stmt_step(st) == STEP_ROW)
		*ret = stmt_int(st, 0);
	else
		rc = registry_fail(r, err, "reading use");
	stmt_free(st);
	return rc;
}

int
registry_uses(struct registry *r, const char *tenant, int64_t from_hour, struct arena *a, struct use_row **ret, size_t *n,
    struct hc_err *err)
{
	VEC(struct use_row) rows = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT tenant, hour, key, route, n, errors, bytes_in, bytes_out, us FROM usage"
	    " WHERE tenant = coalesce(?1, tenant) AND hour >= ?2 ORDER BY tenant, hour, key, route", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	stmt_bind_int(st, 2, from_hour);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct use_row u;

		registry_id(st, 0, u.tenant);
		u.hour = stmt_int(st, 1);
		registry_id(st, 2, u.key);
		u.route = registry_text(st, 3, a);
		u.n = stmt_int(st, 4);
		u.errors = stmt_int(st, 5);
		u.in = stmt_int(st, 6);
		u.out = stmt_int(st, 7);
		u.us = stmt_int(st, 8);
		vec_push(a, &rows, u);
	}
	if (step != STEP_DONE)
		rc = registry_fail(r, err, "reading");
	stmt_free(st);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}

int
registry_forget(struct registry *r, int64_t before, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "DELETE FROM usage WHERE hour < ?", &st, err)) >= 0) {
		stmt_bind_int(st, 1, before / 3600000);
		rc = registry_run(r, st, err, "dropping what is old");
	}
	if (rc >= 0)
		rc = registry_auth_drop(r, before, err);
	return registry_end(r, rc, err);
}
