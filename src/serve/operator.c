/*
 * operator.c - /v1/tenants: what `hotcrmd tenant` does, for programs of whoever runs the server. An operator's key belongs to
 * no tenant and opens nothing else; what it sees of tenants are names, plans and figures.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "serve/backup.h"
#include "serve/rest.h"

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	jw_string(w, value);
}

static void
put_tenant(struct jw *w, const struct tenant_row *t)
{
	char at[40];

	jw_open(w, '{');
	put(w, "id", t->id);
	put(w, "name", t->name);
	put(w, "plan", t->plan);
	put(w, "state", t->state == TENANT_ACTIVE ? "active" : "suspended");
	stamp_format_iso(t->created, at);
	put(w, "created", at);
	jw_close(w, '}');
}

static int
refuse(struct request *rq, const struct hc_err *err)
{
	reply_error(rq, err);
	return 0;
}

int
operator_list(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct tenant_row *rows;
	struct jw w;
	size_t n;

	(void)t;
	if (registry_tenants(s->clerk->registry, rq->arena, &rows, &n, &err) < 0)
		return refuse(rq, &err);
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++)
		put_tenant(&w, &rows[i]);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

int
operator_create(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	const char *name, *plan;
	struct tenant_row row;
	json_t *body;
	struct jw w;
	int rc;

	(void)t;
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = request_texts(rq, body, (struct member[]){ { "name", &name }, { "plan", &plan }, { NULL, NULL } }, &err);
	json_decref(body);
	if (rc >= 0)
		rc = plans_check(server_plans(s), plan = plan != NULL ? plan : "professional", &err);
	if (rc < 0)
		return reply_bad(rq, &err);
	if (admin_tenant_create(s->env, s->options.dir, s->clerk->registry, name != NULL ? name : "", plan, &row, &err) < 0)
		return refuse(rq, &err);
	auth_note(s, rq, "tenant-created", row.id);
	w = reply_json(rq, 201);
	reply_header(rq, "Location", "/v1/tenants/%s", row.id);
	put_tenant(&w, &row);
	return 0;
}

/* The tenant of the path: its id, not its name. */
static int
find(struct server *s, struct request *rq, struct tenant_row *ret, struct hc_err *err)
{
	int rc = registry_tenant_find(s->clerk->registry, rq->params[0], rq->arena, ret, err);

	if (rc >= 0 && strcmp(ret->id, rq->params[0]) != 0)
		rc = hc_fail(err, HC_NOTFOUND, 0, "There is no tenant with the id %.20s.", rq->params[0]);
	return rc;
}

int
operator_patch(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	const char *state, *plan;
	struct tenant_row row;
	json_t *body;
	struct jw w;
	int rc;

	(void)t;
	if (find(s, rq, &row, &err) < 0)
		return refuse(rq, &err);
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = request_texts(rq, body, (struct member[]){ { "state", &state }, { "plan", &plan }, { NULL, NULL } }, &err);
	json_decref(body);
	if (rc >= 0 && plan != NULL)
		rc = plans_check(server_plans(s), plan, &err);
	if (rc >= 0 && state != NULL && strcmp(state, "active") != 0 && strcmp(state, "suspended") != 0)
		rc = hc_fail(&err, HC_INVALID, 0, "state is active or suspended.");
	if (rc < 0)
		return reply_bad(rq, &err);
	if (state != NULL)
		row.state = strcmp(state, "active") == 0 ? TENANT_ACTIVE : TENANT_SUSPENDED;
	if (plan != NULL)
		row.plan = plan;
	if (registry_tenant_set(s->clerk->registry, row.id, row.state, plan, &err) < 0)
		return refuse(rq, &err);
	if (state != NULL)
		auth_note(s, rq, row.state == TENANT_ACTIVE ? "tenant-resumed" : "tenant-suspended", row.id);
	if (plan != NULL)
		auth_note(s, rq, "tenant-plan", row.id);
	w = reply_json(rq, 200);
	put_tenant(&w, &row);
	return 0;
}

int
operator_delete(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct tenant_row row;

	(void)t;
	if (find(s, rq, &row, &err) < 0 || admin_tenant_delete(s->env, s->options.dir, s->clerk->registry, row.id, &err) < 0)
		return refuse(rq, &err);
	auth_note(s, rq, "tenant-deleted", row.id);
	rq->status = 204;
	return 0;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void
put_backup(struct jw *w, const struct backup_file *f)
{
	char at[40];

	stamp_format_iso(f->at, at);
	jw_open(w, '{');
	put(w, "backup", base_name(f->path));
	put(w, "made", at);
	jw_key(w, "bytes");
	jw_int(w, f->size);
	jw_close(w, '}');
}

int
operator_backups(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct backup_file *all;
	struct tenant_row row;
	struct jw w;
	size_t n;

	(void)t;
	if (find(s, rq, &row, &err) < 0 || backup_list(s->env, s->options.dir, &row, rq->arena, &all, &n, &err) < 0)
		return refuse(rq, &err);
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++)
		put_backup(&w, &all[i]);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

int
operator_backup(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct backup_file *all;
	struct tenant_row row;
	const char *path;
	struct jw w;
	size_t n;

	(void)t;
	if (find(s, rq, &row, &err) < 0 || backup_make(s->env, s->options.dir, &row, rq->arena, &path, &err) < 0 ||
	    backup_list(s->env, s->options.dir, &row, rq->arena, &all, &n, &err) < 0)
		return refuse(rq, &err);
	w = reply_json(rq, 201);
	put_backup(&w, &all[0]);
	return 0;
}

int
operator_restore(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	const char *name, *path = NULL;
	struct tenant_row row, made;
	struct backup_file *all;
	json_t *body;
	struct jw w;
	size_t n;
	int rc;

	(void)t;
	if (find(s, rq, &row, &err) < 0 || backup_list(s->env, s->options.dir, &row, rq->arena, &all, &n, &err) < 0)
		return refuse(rq, &err);
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = request_texts(rq, body, (struct member[]){ { "backup", &name }, { NULL, NULL } }, &err);
	json_decref(body);
	if (rc < 0)
		return reply_bad(rq, &err);
	/* one of the list, never a path */
	for (size_t i = 0; i < n && path == NULL; i++)
		if (name != NULL && strcmp(base_name(all[i].path), name) == 0)
			path = all[i].path;
	if (path == NULL) {
		reply_problem(rq, 404, "not-found", "backup: name one that GET /v1/tenants/%s/backups lists.", row.id);
		return 0;
	}
	if (admin_tenant_restore(s->env, s->options.dir, s->clerk->registry, rq->arena, row.id, path, &made, &err) < 0)
		return refuse(rq, &err);
	auth_note(s, rq, "tenant-restored", made.id);
	w = reply_json(rq, 201);
	reply_header(rq, "Location", "/v1/tenants/%s", made.id);
	put_tenant(&w, &made);
	return 0;
}

static int
make_key(struct server *s, struct request *rq, const struct tenant_row *row, json_t *body, struct hc_err *err)
{
	const char *user, *role, *scopes;
	struct key_wish wish = { .tenant = row->id, .kind = "key", .name = "" };
	char text[KEY_TEXT];
	uint8_t id[16];
	struct jw w;
	int rc;

	if ((rc = request_texts(rq, body, (struct member[]){ { "user", &user }, { "role", &role }, { "scopes", &scopes }, { NULL, NULL } },
	    err)) < 0)
		return rc;
	if (user == NULL || user[0] == '\0')
		return hc_fail(err, HC_INVALID, 0, "user: a login or an e-mail address.");
	if ((rc = admin_user(s->env, s->options.dir, row, user, role != NULL ? role : "standard", id, err)) < 0)
		return rc;
	wish.user = id;
	wish.scopes = scopes != NULL ? scopes : "*";
	if ((rc = key_make(s->env, s->clerk->registry, &wish, text, err)) < 0)
		return rc;
	w = reply_json(rq, 201);
	jw_open(&w, '{');
	put(&w, "key", text);
	jw_close(&w, '}');
	return HC_OK;
}

int
operator_key(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct tenant_row row;
	json_t *body;

	(void)t;
	if (find(s, rq, &row, &err) < 0)
		return refuse(rq, &err);
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	if (make_key(s, rq, &row, body, &err) < 0)
		reply_error(rq, &err);
	json_decref(body);
	return 0;
}

/* Sums over all tenants, for whoever pays for the machine: no record, no name of a person. */
int
operator_usage(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct use_row *u;
	int64_t hours;
	struct jw w;
	size_t n;

	(void)t;
	if (request_int(rq, "hours", 1, 24 * 400, 24, &hours, &err) < 0)
		return reply_bad(rq, &err);
	if (registry_uses(s->clerk->registry, NULL, s->env->now(s->env) / 3600000 - hours + 1, rq->arena, &u, &n, &err) < 0)
		return refuse(rq, &err);
	w = reply_list(rq);
	for (size_t i = 0; i < n;) {
		int64_t requests = 0, errors = 0, out = 0, us = 0;
		size_t k = i;

		for (; k < n && strcmp(u[k].tenant, u[i].tenant) == 0; k++) {
			requests += u[k].n;
			errors += u[k].errors;
			out += u[k].out;
			us += u[k].us;
		}
		jw_open(&w, '{');
		put(&w, "tenant", u[i].tenant);
		jw_key(&w, "requests");
		jw_int(&w, requests);
		jw_key(&w, "errors");
		jw_int(&w, errors);
		jw_key(&w, "bytes_out");
		jw_int(&w, out);
		jw_key(&w, "us");
		jw_int(&w, us);
		jw_close(&w, '}');
		i = k;
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}
