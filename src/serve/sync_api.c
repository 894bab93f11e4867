/*
 * sync_api.c - /v1/sync: requests of workstations, handed to the exchange; their devices, listed and revoked.
 *
 * The protocol is exchange.h's. Here a status with a code becomes a problem, and a poll with nothing to say waits.
 */
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "base/time.h"
#include "serve/exchange.h"
#include "serve/rest.h"
#include "sync/custom.h"
#include "sync/wire.h"

/* The exchange's verdict as a reply. */
static int
take_verdict(struct request *rq, int rc, struct exchange_reply *r, const struct hc_err *err)
{
	if (rc < 0) {
		reply_error(rq, err);
	} else if (r->status >= 400) {
		reply_problem(rq, r->status, r->code != NULL ? r->code : "failed", "%s", r->detail);
		if (r->extra.len > 0) {
			rq->reply.len--;
			buf_printf(&rq->reply, ",%s}", buf_str(&r->extra));
		}
		if (r->status == 503 || r->status == 429)
			reply_header(rq, "Retry-After", "1");
	} else {
		rq->status = r->status;
		rq->type = r->body.len > 0 ? r->type : NULL;
		buf_add(&rq->reply, r->body.data != NULL ? r->body.data : "", r->body.len);
	}
	exchange_free(r);
	return 0;
}

static const char *
body_of(const struct request *rq)
{
	return rq->body.data != NULL ? rq->body.data : "";
}

/* The arguments that name a device and a bucket. False: the reply says what is wrong. */
static bool
take_device(struct request *rq, int64_t *dev, int64_t *bucket)
{
	struct hc_err err = { .pos = -1 };

	if (request_int(rq, "dev", 1, INT64_MAX, -1, dev, &err) >= 0 && request_int(rq, "bucket", 0, INT64_MAX, 0, bucket, &err) >= 0)
		return true;
	reply_bad(rq, &err);
	return false;
}

int
sync_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };

	/* a body that is more than its head brings entries: pulling goes on in a full tenant */
	if (rq->body.len > 4096 && !quota_allows(s, t, rq, NULL, 0))
		return 0;
	return take_verdict(rq, exchange_sync(t->work, rq->who.quarantine, body_of(rq), rq->body.len, &r, &err), &r, &err);
}

int
sync_join_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };

	(void)s;
	return take_verdict(rq, exchange_join(t->work, body_of(rq), rq->body.len, &r, &err), &r, &err);
}

int
sync_lease_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };

	(void)s;
	return take_verdict(rq, exchange_lease(t->work, body_of(rq), rq->body.len, &r, &err), &r, &err);
}

int
sync_snapshot_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *after = request_arg(rq, "after"), *prefix = request_arg(rq, "prefix");
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };
	int64_t dev, bucket, limit;
	int rc;

	(void)s;
	if (!take_device(rq, &dev, &bucket))
		return 0;
	if (request_int(rq, "limit", 1, 100000, 2000, &limit, &err) < 0)
		return reply_bad(rq, &err);
	rc = prefix != NULL ? exchange_part(t->work, dev, bucket, prefix, &r, &err) :
	    exchange_snapshot(t->work, dev, bucket, after != NULL ? after : "", limit, &r, &err);
	return take_verdict(rq, rc, &r, &err);
}

int
sync_digest_run(struct server *s, struct tenant *t, struct request *rq)
{
	const char *prefix = request_arg(rq, "prefix");
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };
	int64_t dev, bucket;

	(void)s;
	if (!take_device(rq, &dev, &bucket))
		return 0;
	return take_verdict(rq, exchange_digest(t->work, dev, bucket, prefix != NULL ? prefix : "", &r, &err), &r, &err);
}

/* {"dev":17,"base":"...","text":"..."} */
static int
take_custom(struct server *s, struct tenant *t, struct request *rq)
{
	const char *base = "", *text = "";
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };
	int64_t dev = 0;
	json_t *root;
	int rc;

	if (request_json(rq, &root, &err) < 0)
		return reply_bad(rq, &err);
	if ((rc = wire_int(root, "dev", true, &dev, &err)) == HC_OK && (rc = wire_text(root, "base", true, &base, &err)) == HC_OK)
		rc = wire_text(root, "text", true, &text, &err);
	base = arena_strdup(rq->arena, base);
	text = arena_strdup(rq->arena, text);
	json_decref(root);
	if (rc == HC_OK && strlen(text) > CUSTOM_MAX)
		rc = hc_fail(&err, HC_INVALID, 0, "The text of a tenant's own fields has at most 1 MB.");
	if (rc < 0)
		return reply_bad(rq, &err);
	if (!quota_custom(s, t, rq, text, &err))
		return 0;
	rc = exchange_customise(t->work, dev, base, text, &r, &err);
	if (rc >= 0 && r.code == NULL) {
		auth_note(s, rq, "customised", "by a device");
		tenant_stir(t);
	}
	return take_verdict(rq, rc, &r, &err);
}

int
sync_custom_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct exchange_reply r = { 0 };
	struct hc_err err = { .pos = -1 };
	int64_t dev, bucket;

	if (strcmp(rq->method, "POST") == 0)
		return take_custom(s, t, rq);
	if (!take_device(rq, &dev, &bucket))
		return 0;
	return take_verdict(rq, exchange_custom(t->work, dev, &r, &err), &r, &err);
}

/* What a commit concerns, found out once for all who wait. */
struct sync_news {
	struct arena *arena;
	struct exchange_news n;
};

/* One look; 1 when there is something to say. */
static int
look(struct tenant *t, struct request *rq)
{
	struct exchange_reply r = { 0 };
	struct exchange_watch watch = { .seq = -1 };
	struct hc_err err = { .pos = -1 };
	const char *cursor = request_arg(rq, "cursor");
	int64_t dev;
	int rc;

	if (request_int(rq, "dev", 1, INT64_MAX, -1, &dev, &err) < 0) {
		reply_bad(rq, &err);
		return 1;
	}
	rq->files = t->files;
	rq->stirred = false;
	rq->watch = NULL;
	if ((rc = exchange_prepare(t->work, &err)) >= 0 && (rc = exchange_head(t->work, &rq->seen, &err)) >= 0)
		rc = exchange_wait_for(t->work, dev, cursor != NULL ? cursor : "", rq->arena, &watch, &r, &err);
	if (rc >= 0 && r.status == 204 && watch.seq >= 0)
		rq->watch = arena_dup(rq->arena, &watch, sizeof(watch));
	take_verdict(rq, rc, &r, &err);
	return rq->status != 204;
}

void
sync_news_end(struct tenant *t)
{
	if (t->news == NULL)
		return;
	t->doubt = false;
	arena_free(t->news->arena);
	t->news = NULL;
}

/* NULL: nobody knows. */
static const struct exchange_news *
news(struct tenant *t)
{
	int64_t after = INT64_MAX;
	struct arena *a;
	struct hc_err err;

	if (t->news == NULL) {
		for (const struct request *rq = t->waiting; rq != NULL; rq = rq->next)
			if (rq->watch != NULL && rq->watch->seq < after)
				after = rq->watch->seq;
		a = arena_new("news");
		t->news = ARENA_NEW(a, struct sync_news);
		t->news->arena = a;
		t->news->n.doubt = t->doubt || exchange_news(t->work, after, a, &t->news->n, &err) < 0;
	}
	return &t->news->n;
}

/* A device that knows of a file which had not come yet hears that one came; the others are left alone. */
static int
tell_files(struct request *rq, int64_t head)
{
	struct jw w = reply_json(rq, 200);

	jw_open(&w, '{');
	jw_key(&w, "head");
	jw_int(&w, head);
	jw_key(&w, "files");
	jw_bool(&w, true);
	jw_close(&w, '}');
	return 1;
}

static int
tell_head(struct request *rq, int64_t head)
{
	struct jw w = reply_json(rq, 200);

	jw_open(&w, '{');
	jw_key(&w, "head");
	jw_int(&w, head);
	jw_close(&w, '}');
	return 1;
}

/* Something was committed, or the time is over: then what stands in rq (204) is the answer. */
static int
look_again(struct server *s, void *tenant, struct request *rq)
{
	struct tenant *t = tenant;
	const struct exchange_news *n;
	struct hc_err err = { .pos = -1 };
	int64_t head = t != NULL ? t->head : 0;
	bool came;

	if (t == NULL)
		return 1;
	came = rq->files != t->files && request_arg(rq, "files") != NULL;
	if (!rq->stirred && rq->seen == t->head)
		return came ? tell_files(rq, t->head) : 0;
	if (!rq->stirred && rq->watch != NULL && !(n = news(t))->doubt && n->generation == rq->watch->generation) {
		if (exchange_concerns(n, rq->watch))
			return tell_head(rq, n->head);
		rq->seen = rq->watch->seq = n->head;
		return came && tell_files(rq, n->head);
	}
	if (exchange_head(t->work, &head, &err) >= 0 && head == rq->seen && !rq->stirred)
		return came ? tell_files(rq, head) : 0;
	if (tenant_enter(s, t, &rq->who, &err) < 0) {
		reply_error(rq, &err);
		return 1;
	}
	return look(t, rq) || (came && tell_files(rq, head));
}

int
sync_wait_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	int64_t timeout;

	if (request_int(rq, "timeout", 0, EXCHANGE_WAIT_S, EXCHANGE_WAIT_S, &timeout, &err) < 0)
		return reply_bad(rq, &err);
	rq->status = 204;
	tenant_wait_fresh(t, rq, s->env->ticks(s->env) + timeout * 1000000000, look_again);
	return 1;
}

int
devices_list(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct exchange_device *d;
	char text[40];
	struct jw w;
	size_t n;

	(void)s;
	if (exchange_devices(t->work, rq->arena, &d, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++) {
		if (!t->work->admin && memcmp(d[i].user, t->work->user, 16) != 0)
			continue;
		jw_open(&w, '{');
		jw_key(&w, "dev");
		jw_int(&w, d[i].dev);
		jw_key(&w, "name");
		jw_string(&w, d[i].name);
		jw_key(&w, "user");
		uuid_format(d[i].user, text);
		jw_string(&w, text);
		jw_key(&w, "state");
		jw_string(&w, d[i].state);
		jw_key(&w, "taken");
		jw_int(&w, d[i].last_n);
		jw_key(&w, "seen");
		stamp_format_iso(d[i].seen, text);
		jw_string(&w, text);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

int
devices_revoke(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	char *end;
	long long dev = strtoll(rq->params[0], &end, 10);

	if (*end != '\0' || dev < 1) {
		reply_problem(rq, 404, "not-found", "There is no device %.20s.", rq->params[0]);
		return 0;
	}
	if (exchange_revoke(t->work, dev, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	/* it may be one that waits, here or at another worker */
	if (registry_verdict_move(t->lane->registry, &err) < 0)
		log_line(LOG_WARN, "tenant %s: %s", t->id, err.msg);
	auth_note(s, rq, "device-revoked", rq->params[0]);
	rq->status = 204;
	return 0;
}
