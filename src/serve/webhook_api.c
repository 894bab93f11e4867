/*
 * webhook_api.c - /v1/webhooks: made, changed, tested, replayed and looked at by the tenant's administrators.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "serve/rest.h"
#include "serve/webhook.h"

#define WEBHOOKS_MAX 50

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	jw_string(w, value);
}

static void
put_int(struct jw *w, const char *key, int64_t v)
{
	jw_key(w, key);
	jw_int(w, v);
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
put_webhook(struct server *s, struct tenant *t, struct jw *w, const struct webhook *h, bool secret)
{
	char text[WEBHOOK_SECRET];

	jw_open(w, '{');
	put(w, "id", h->id);
	put(w, "url", h->url);
	put(w, "types", h->types);
	jw_key(w, "active");
	jw_bool(w, h->active);
	put(w, "reason", h->reason);
	put_int(w, "seq", h->seq);
	put_time(w, "created", h->created);
	put_time(w, "failing_since", h->failing);
	if (secret) {
		webhook_secret(s, t->signs_as, h->id, h->version, text);
		put(w, "secret", text);
	}
	jw_close(w, '}');
}

static int
refuse(struct request *rq, const struct hc_err *err)
{
	reply_error(rq, err);
	return 0;
}

int
webhooks_list(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct webhook *h;
	struct jw w;
	size_t n;

	if (webhook_list(t->work->store, rq->arena, &h, &n, &err) < 0)
		return refuse(rq, &err);
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++)
		put_webhook(s, t, &w, &h[i], false);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

/* url, types, active of a body onto a webhook. */
static int
assign(struct server *s, struct arena *a, json_t *body, struct webhook *h, struct hc_err *err)
{
	const char *name;
	json_t *v;
	int rc;

	json_object_foreach(body, name, v) {
		if (strcmp(name, "url") == 0 && json_is_string(v)) {
			if ((rc = courier_check_url(json_string_value(v), server_now(s)->private_webhooks, err)) < 0)
				return rc;
			h->url = arena_strdup(a, json_string_value(v));
		} else if (strcmp(name, "types") == 0 && json_is_string(v) && json_string_length(v) <= 1000) {
			h->types = arena_strdup(a, json_string_value(v));
		} else if (strcmp(name, "active") == 0 && json_is_boolean(v)) {
			h->active = json_is_true(v);
			if (h->active) {
				h->failing = 0;
				h->reason = "";
			}
		} else {
			return hc_fail(err, HC_INVALID, 0, "%.40s is not understood here; a webhook has url and types, which are texts (types by commas, "
			    "at most 1000 characters), and active, true or false.", name);
		}
	}
	return HC_OK;
}

int
webhooks_post(struct server *s, struct tenant *t, struct request *rq)
{
	static const char digits[] = "0123456789abcdef";
	struct webhook h = { .active = true, .version = 1, .types = "", .reason = "" }, *all;
	struct hc_err err = { .pos = -1 };
	json_t *body;
	uint8_t raw[6];
	struct jw w;
	size_t n;
	int rc;

	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = assign(s, rq->arena, body, &h, &err);
	json_decref(body);
	if (rc >= 0 && h.url == NULL)
		rc = hc_fail(&err, HC_INVALID, 0, "A webhook needs a url.");
	if (rc >= 0 && (rc = webhook_list(t->work->store, rq->arena, &all, &n, &err)) >= 0 && n >= WEBHOOKS_MAX)
		rc = hc_fail(&err, HC_INVALID, 0, "There are %d webhooks already; remove one first.", WEBHOOKS_MAX);
	if (rc < 0)
		return refuse(rq, &err);
	s->env->random(s->env, raw, sizeof(raw));
	for (size_t i = 0; i < sizeof(raw); i++) {
		h.id[2 * i] = digits[raw[i] >> 4];
		h.id[2 * i + 1] = digits[raw[i] & 15];
	}
	memcpy(h.user, t->work->user, 16);
	h.seq = journal_head(t->work->store);
	h.created = s->env->now(s->env);
	if (webhook_put(t->work->store, &h, &err) < 0)
		return refuse(rq, &err);
	t->has_webhooks = true;
	w = reply_json(rq, 201);
	reply_header(rq, "Location", "/v1/webhooks/%s", h.id);
	put_webhook(s, t, &w, &h, true);
	return 0;
}

int
webhooks_get(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct webhook h;
	struct jw w;

	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0)
		return refuse(rq, &err);
	w = reply_json(rq, 200);
	put_webhook(s, t, &w, &h, false);
	return 0;
}

/* Writes it and shows it. */
static int
write_webhook(struct server *s, struct tenant *t, struct request *rq, const struct webhook *h, bool secret)
{
	struct hc_err err = { .pos = -1 };
	struct jw w;

	if (webhook_put(t->work->store, h, &err) < 0)
		return refuse(rq, &err);
	w = reply_json(rq, 200);
	put_webhook(s, t, &w, h, secret);
	return 0;
}

int
webhooks_patch(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct webhook h;
	json_t *body;
	int rc;

	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0)
		return refuse(rq, &err);
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = assign(s, rq->arena, body, &h, &err);
	json_decref(body);
	return rc < 0 ? refuse(rq, &err) : write_webhook(s, t, rq, &h, false);
}

int
webhooks_delete(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct webhook h;

	(void)s;
	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0 || webhook_remove(t->work->store, h.id, &err) < 0)
		return refuse(rq, &err);
	rq->status = 204;
	return 0;
}

int
webhooks_ping(struct server *s, struct tenant *t, struct request *rq)
{
	int64_t now = s->env->now(s->env);
	struct hc_err err = { .pos = -1 };
	struct delivery d = { .event = "ping", .type = "webhook.ping", .due = now };
	struct webhook h;
	char at[40];
	int rc;

	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0)
		return refuse(rq, &err);
	stamp_format_iso(now, at);
	d.webhook = h.id;
	d.body = arena_printf(rq->arena, "{\"type\":\"webhook.ping\",\"timestamp\":\"%s\",\"webhook\":\"%s\"}", at, h.id);
	if ((rc = store_begin(t->work->store, &err)) >= 0)
		rc = store_end(t->work->store, delivery_add(t->work->store, &d, &err), &err);
	if (rc < 0)
		return refuse(rq, &err);
	rq->status = 202;
	return 0;
}

int
webhooks_rotate(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct webhook h;

	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0)
		return refuse(rq, &err);
	h.version++;
	h.rotated = s->env->now(s->env);
	return write_webhook(s, t, rq, &h, true);
}

int
webhooks_replay(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct webhook h;
	json_t *body, *v;
	int64_t after;

	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0)
		return refuse(rq, &err);
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	v = json_object_get(body, "after");
	after = json_is_integer(v) ? json_integer_value(v) : -1;
	json_decref(body);
	if (after < 0 || after > journal_head(t->work->store)) {
		reply_problem(rq, 400, "malformed", "after is the seq of an event, 0 for the oldest.");
		return 0;
	}
	if (after > 0 && after < journal_floor(t->work->store)) {
		reply_problem(rq, 410, "cursor-expired", "Events before %lld are not kept; begin there, or at 0, the oldest.",
		    (long long)journal_floor(t->work->store));
		return 0;
	}
	h.seq = after;
	return write_webhook(s, t, rq, &h, false);
}

int
webhooks_log(struct server *s, struct tenant *t, struct request *rq)
{
	static const char *const states[] = { "waiting", "done", "dead" };
	struct hc_err err = { .pos = -1 };
	int64_t before, limit;
	struct delivery *d;
	struct webhook h;
	struct jw w;
	size_t n;

	(void)s;
	if (request_int(rq, "before", 0, INT64_MAX, 0, &before, &err) < 0 || request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, &err) < 0)
		return reply_bad(rq, &err);
	if (webhook_find(t->work->store, rq->params[0], rq->arena, &h, &err) < 0 ||
	    delivery_list(t->work->store, h.id, before, (size_t)limit, rq->arena, &d, &n, &err) < 0)
		return refuse(rq, &err);
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++) {
		jw_open(&w, '{');
		put_int(&w, "number", d[i].number);
		put(&w, "event", d[i].event);
		put(&w, "type", d[i].type);
		put(&w, "state", states[d[i].state]);
		put_int(&w, "tries", d[i].tries);
		put_int(&w, "status", d[i].status);
		put(&w, "error", d[i].error);
		put_time(&w, "at", d[i].at);
		put_time(&w, "due", d[i].state == DELIVERY_WAITING ? d[i].due : 0);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "next");
	if ((int64_t)n == limit)
		jw_int(&w, d[n - 1].number);
	else
		jw_null(&w);
	jw_close(&w, '}');
	return 0;
}
