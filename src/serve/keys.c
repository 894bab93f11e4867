/*
 * keys.c - /v1/keys, /v1/usage, /v1/auth-log: what a tenant's people and its administrators see of the registry: their own rows.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "serve/identity.h"
#include "serve/rest.h"

#define ROTATE_MS INT64_C(86400000)	/* how long the old key goes on beside the new one */

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	jw_string(w, value);
}

static void
put_time(struct jw *w, const char *key, int64_t at)
{
	char text[40];

	if (at != 0)
		stamp_format_iso(at, text);
	put(w, key, at != 0 ? text : NULL);
}

static void
put_key(struct jw *w, const struct key_row *k)
{
	char id[UUID_TEXT];

	jw_open(w, '{');
	put(w, "id", k->id);
	put(w, "name", k->name);
	put(w, "kind", k->kind);
	uuid_format(k->user, id);
	put(w, "user", id);
	put(w, "scopes", k->scopes);
	put_time(w, "created", k->created);
	put_time(w, "expires", k->expires);
	put_time(w, "used", k->used);
	put_time(w, "revoked", k->revoked);
	jw_close(w, '}');
}

int
keys_list(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct key_row *k;
	struct jw w;
	size_t n;

	(void)s;
	if (registry_keys(t->lane->registry, t->id, rq->arena, &k, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++)
		if (strcmp(k[i].kind, "refresh") != 0 && (t->work->admin || memcmp(k[i].user, t->work->user, 16) == 0))
			put_key(&w, &k[i]);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

/* Nobody gives what he has not: every word of the new key is in the old one. */
static bool
within(const char *scopes, const char *of)
{
	for (const char *p = scopes; *p != '\0';) {
		size_t n = strcspn(p, " "), colon = strcspn(p, ":");
		char word[100], object[100];

		if (n == 0) {
			p++;
			continue;
		}
		if (n >= sizeof(word))
			return false;
		memcpy(word, p, n);
		word[n] = '\0';
		if (colon < n) {
			memcpy(object, word + colon + 1, n - colon);
			word[colon] = '\0';
		} else {
			object[0] = '*';	/* for everything, not one object */
			object[1] = '\0';
		}
		if (!scope_object(of, word, object))
			return false;
		p += n;
	}
	return true;
}

/* The user a key is for: oneself, or anybody when an administrator says so. */
static int
take_user(struct tenant *t, struct request *rq, const char *user, uint8_t ret[16], struct hc_err *err)
{
	int rc;

	memcpy(ret, t->work->user, 16);
	if (user == NULL)
		return HC_OK;
	if ((rc = engine_find(t->work, model_object(t->work->model, "user"), user, rq->arena, ret, err)) < 0)
		return rc;
	if (!t->work->admin && memcmp(ret, t->work->user, 16) != 0)
		return hc_fail(err, HC_DENIED, 0, "Only an administrator makes keys for others.");
	return HC_OK;
}

static int
make_key(struct tenant *t, struct request *rq, json_t *body, struct hc_err *err)
{
	const char *name, *scopes, *expires, *whose, *id;
	struct key_wish wish = { .tenant = t->id, .kind = "key" };
	const struct env *env = t->work->env;
	char text[KEY_TEXT];
	uint8_t user[16];
	struct jw w;
	int rc;

	if ((rc = request_texts(rq, body, (struct member[]){ { "name", &name }, { "scopes", &scopes }, { "expires", &expires }, { "user", &whose },
	    { NULL, NULL } }, err)) < 0)
		return rc;
	wish.name = name != NULL ? name : "";
	wish.scopes = scopes != NULL ? scopes : rq->who.scopes;
	if (strlen(wish.name) > 100 || strlen(wish.scopes) > 400)
		return hc_fail(err, HC_INVALID, 0, "A name has at most 100 characters, scopes 400.");
	if (wish.scopes[strspn(wish.scopes, "abcdefghijklmnopqrstuvwxyz0123456789_:* ")] != '\0' || !within(wish.scopes, rq->who.scopes))
		return hc_fail(err, HC_DENIED, 0, "The scopes must lie within those of the key that asks (%.100s).", rq->who.scopes);
	if ((rc = scope_check(wish.scopes, err)) < 0)
		return rc;
	if (expires != NULL && (rc = stamp_parse_iso(expires, strlen(expires), NULL, &wish.expires, err)) < 0)
		return rc;
	if (wish.expires != 0 && wish.expires <= env->now(env))
		return hc_fail(err, HC_INVALID, 0, "expires lies in the past.");
	if ((rc = take_user(t, rq, whose, user, err)) < 0)
		return rc;
	wish.user = user;
	if ((rc = key_make(env, t->lane->registry, &wish, text, err)) < 0)
		return rc;
	id = arena_strndup(rq->arena, text + 3, strcspn(text + 3, "_"));
	auth_note(t->lane->server, rq, "key-made", id);
	w = reply_json(rq, 201);
	jw_open(&w, '{');
	put(&w, "id", id);
	put(&w, "key", text);
	put(&w, "scopes", wish.scopes);
	put_time(&w, "expires", wish.expires);
	jw_close(&w, '}');
	return HC_OK;
}

int
keys_post(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	json_t *body;

	(void)s;
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	if (make_key(t, rq, body, &err) < 0)
		reply_error(rq, &err);
	json_decref(body);
	return 0;
}

/* The key of the path, when it is of this tenant and the caller may touch it. */
static int
own_key(struct tenant *t, struct request *rq, struct key_row *k, struct hc_err *err)
{
	int rc = registry_key_find(t->lane->registry, rq->params[0], rq->arena, k, err);

	if (rc == HC_NOTFOUND || (rc >= 0 && (strcmp(k->tenant, t->id) != 0 || strcmp(k->kind, "refresh") == 0 ||
	    (!t->work->admin && memcmp(k->user, t->work->user, 16) != 0))))
		return hc_fail(err, HC_NOTFOUND, 0, "There is no key %.20s; /v1/keys lists them.", rq->params[0]);
	return rc;
}

int
keys_revoke(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct key_row k;

	if (own_key(t, rq, &k, &err) < 0 || registry_key_revoke(t->lane->registry, t->id, k.id, t->work->env->now(t->work->env), &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	auth_note(s, rq, "key-revoked", k.id);
	rq->status = 204;
	return 0;
}

int
keys_rotate(struct server *s, struct tenant *t, struct request *rq)
{
	const struct env *env = t->work->env;
	struct hc_err err = { .pos = -1 };
	struct key_wish wish;
	char text[KEY_TEXT];
	struct key_row k;
	struct jw w;

	if (own_key(t, rq, &k, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	if (k.revoked != 0 || (k.expires != 0 && k.expires <= env->now(env))) {
		reply_problem(rq, 409, "conflict", "This key is over; make a new one.");
		return 0;
	}
	wish = (struct key_wish){ .tenant = t->id, .kind = k.kind, .name = k.name, .scopes = k.scopes, .user = k.user, .expires = k.expires };
	if (!within(k.scopes, rq->who.scopes)) {
		reply_problem(rq, 403, "scope", "This key may do more than the one that asks.");
		return 0;
	}
	if (key_make(env, t->lane->registry, &wish, text, &err) < 0 ||
	    registry_key_expire(t->lane->registry, k.id, env->now(env) + ROTATE_MS, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	auth_note(s, rq, "key-rotated", k.id);
	w = reply_json(rq, 201);
	jw_open(&w, '{');
	put(&w, "key", text);
	put_time(&w, "old_expires", env->now(env) + ROTATE_MS);
	jw_close(&w, '}');
	return 0;
}

int
usage_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct use_row *u;
	int64_t hours;
	struct jw w;
	size_t n;

	if (request_int(rq, "hours", 1, 24 * 400, 24, &hours, &err) < 0)
		return reply_bad(rq, &err);
	if (registry_uses(t->lane->registry, t->id, s->env->now(s->env) / 3600000 - hours + 1, rq->arena, &u, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++) {
		const struct { const char *name; int64_t v; } figures[] = { { "requests", u[i].n }, { "errors", u[i].errors },
			{ "bytes_in", u[i].in }, { "bytes_out", u[i].out }, { "us", u[i].us } };

		jw_open(&w, '{');
		put_time(&w, "hour", u[i].hour * 3600000);
		put(&w, "key", u[i].key);
		put(&w, "route", u[i].route);
		for (size_t k = 0; k < sizeof(figures) / sizeof(figures[0]); k++) {
			jw_key(&w, figures[k].name);
			jw_int(&w, figures[k].v);
		}
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

int
auth_log_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct auth_row *r;
	int64_t limit;
	struct jw w;
	size_t n;

	(void)s;
	if (request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, &err) < 0)
		return reply_bad(rq, &err);
	if (registry_auths(t->lane->registry, t->id, (size_t)limit, rq->arena, &r, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++) {
		jw_open(&w, '{');
		put_time(&w, "at", r[i].at);
		put(&w, "event", r[i].event);
		put(&w, "key", r[i].key);
		put(&w, "address", r[i].ip);
		put(&w, "detail", r[i].detail);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}
