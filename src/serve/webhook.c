/*
 * webhook.c - from event to parcel: deliveries made, signed, handed out, tried again.
 *
 * Making deliveries and moving the webhook's place in the journal is one transaction. A delivery that the courier has is only
 * known in memory: after a crash it goes out again, under the same webhook-id.
 */
#include "serve/webhook.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "base/time.h"
#include "serve/events.h"
#include "store/blob.h"

#define ENTRIES_MAX 500
#define AT_ONCE 16		/* of a tenant */
#define DAY_MS INT64_C(86400000)
#define FAILING_MS (5 * DAY_MS)	/* after this long without a success it is switched off */
#define KEEP_MS (30 * DAY_MS)
#define FORGET_NS INT64_C(3600000000000)

int64_t
webhook_delay(int64_t attempt, uint64_t random)
{
	static const int64_t s[] = { 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400 };
	int64_t ms;

	if (attempt < 1 || attempt > (int64_t)(sizeof(s) / sizeof(s[0])))
		return -1;
	ms = s[attempt - 1] * 1000;
	return ms + (int64_t)(random % (uint64_t)(ms / 10 + 1));	/* a tenth of jitter */
}

static void
derive(const struct server *s, const char *tenant, const char *id, int64_t version, uint8_t key[32])
{
	char text[100];
	int n = snprintf(text, sizeof(text), "webhook %s %s %lld", tenant, id, (long long)version);

	crypto_generichash(key, 32, (const unsigned char *)text, (size_t)n, s->secret, sizeof(s->secret));
}

void
webhook_secret(const struct server *s, const char *tenant, const char *id, int64_t version, char ret[WEBHOOK_SECRET])
{
	uint8_t key[32];

	derive(s, tenant, id, version, key);
	memcpy(ret, "whsec_", 6);
	sodium_bin2base64(ret + 6, WEBHOOK_SECRET - 6, key, sizeof(key), sodium_base64_VARIANT_ORIGINAL);
}

static void
sign_one(const struct server *s, const char *tenant, const char *webhook, int64_t version, const char *text, struct buf *out)
{
	crypto_auth_hmacsha256_state st;
	uint8_t key[32], mac[crypto_auth_hmacsha256_BYTES];
	char b64[64];

	derive(s, tenant, webhook, version, key);
	crypto_auth_hmacsha256_init(&st, key, sizeof(key));
	crypto_auth_hmacsha256_update(&st, (const unsigned char *)text, strlen(text));
	crypto_auth_hmacsha256_final(&st, mac);
	sodium_bin2base64(b64, sizeof(b64), mac, sizeof(mac), sodium_base64_VARIANT_ORIGINAL);
	buf_printf(out, "%sv1,%s", out->len > 0 ? " " : "", b64);
}

const char *
webhook_sign(const struct server *s, struct arena *a, const char *tenant, const struct webhook *w, const char *id,
    int64_t stamp, const char *body, int64_t now)
{
	const char *text = arena_printf(a, "%s.%lld.%s", id, (long long)stamp, body), *ret;
	struct buf out = BUF_INIT;

	sign_one(s, tenant, w->id, w->version, text, &out);
	if (w->version > 1 && now - w->rotated < DAY_MS)
		sign_one(s, tenant, w->id, w->version - 1, text, &out);
	ret = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return ret;
}

struct making {
	struct store *store;
	const struct webhook *webhook;
	int64_t now;
	struct hc_err err;
	int rc;
};

static bool
add(void *arg, const char *id, const char *type, const char *json)
{
	struct making *m = arg;
	struct delivery d = { .webhook = m->webhook->id, .event = id, .type = type, .body = json, .due = m->now };

	m->rc = delivery_add(m->store, &d, &m->err);
	return m->rc >= 0;
}

/* The events since its place, as its user may see them. */
static int
make_deliveries(struct server *s, struct tenant *t, struct webhook *w, struct arena *a, struct hc_err *err)
{
	struct store *st = t->work->store;
	struct making m = { .store = st, .webhook = w, .now = s->env->now(s->env) };
	struct who who = { .scopes = "*" };
	int64_t before = w->seq;
	int rc;

	memcpy(who.user, w->user, 16);
	if ((rc = tenant_enter(s, t, &who, err)) < 0)
		return rc;
	if ((rc = store_begin(st, err)) < 0)
		return rc;
	rc = events_each(t, "*", w->types, &w->seq, ENTRIES_MAX, a, add, &m, err);
	if (rc >= 0 && m.rc < 0) {
		*err = m.err;
		rc = m.rc;
	}
	if (rc >= 0 && w->seq != before)
		rc = webhook_put(st, w, err);
	return store_end(st, rc, err);
}

static bool
is_under_way(const struct tenant *t, int64_t number)
{
	for (size_t i = 0; i < t->under_way.n; i++)
		if (t->under_way.at[i] == number)
			return true;
	return false;
}

static void
hand_out(struct server *s, struct tenant *t, const struct webhook *w, const struct delivery *d)
{
	struct arena *a = arena_new("parcel");
	struct parcel *p = ARENA_NEW(a, struct parcel);
	int64_t now = s->env->now(s->env);

	p->arena = a;
	memcpy(p->tenant, t->id, sizeof(t->id));
	p->number = d->number;
	p->url = arena_strdup(a, w->url);
	p->id = arena_printf(a, "msg_%s_%lld", w->id, (long long)d->number);
	p->body = arena_strdup(a, d->body);
	p->stamp = now / 1000;
	p->signature = webhook_sign(s, a, t->signs_as, w, p->id, p->stamp, p->body, now);
	p->error = "";
	vec_push(t->lane->arena, &t->under_way, d->number);
	courier_take(s->courier, p);
}

static void
hand_out_due(struct server *s, struct tenant *t, struct arena *a)
{
	struct delivery *d;
	struct webhook w;
	struct hc_err err;
	size_t n;

	if (t->under_way.n >= AT_ONCE ||
	    delivery_due(t->work->store, s->env->now(s->env), AT_ONCE * 2, a, &d, &n, &err) < 0)
		return;
	for (size_t i = 0; i < n && t->under_way.n < AT_ONCE; i++)
		if (!is_under_way(t, d[i].number) && webhook_find(t->work->store, d[i].webhook, a, &w, &err) >= 0)
			hand_out(s, t, &w, &d[i]);
}

void
webhook_pump(struct server *s, struct tenant *t, bool moved)
{
	int64_t ticks = s->env->ticks(s->env);
	struct webhook *w = NULL;
	struct hc_err err;
	struct arena *a;
	size_t n = 0;

	if (t->came != NULL && !lane_more(t))
		webhook_settle(s, t);
	if (t->work == NULL || atomic_load(&s->draining) || (!t->has_webhooks && (!moved || ticks < t->hooks_at)))
		return;
	/* another worker may have made the first: that is looked for once a second, not after each write */
	if (!webhook_any(t->work->store)) {
		t->hooks_at = ticks + INT64_C(1000000000);
		return;
	}
	a = arena_new("turn");
	t->has_webhooks = webhook_list(t->work->store, a, &w, &n, &err) >= 0 && n > 0;
	for (size_t i = 0; i < n; i++) {
		int64_t head = journal_head(t->work->store), before = -1;

		while (w[i].active && w[i].seq < head && w[i].seq != before) {
			before = w[i].seq;
			if (make_deliveries(s, t, &w[i], a, &err) < 0) {
				log_line(LOG_WARN, "tenant %s: webhook %s: %s", t->id, w[i].id, err.msg);
				break;
			}
		}
	}
	hand_out_due(s, t, a);
	if (ticks >= t->forget_at) {
		t->forget_at = ticks + FORGET_NS;
		delivery_forget(t->work->store, s->env->now(s->env) - KEEP_MS, &err);
		blob_tidy(t->work->store);
		blob_settle(t->work->store, NULL);	/* not done now, it is the next hour's */
	}
	arena_free(a);
}

/* What came back decides about this delivery, and over days about the webhook. */
static void
judge(struct server *s, struct delivery *d, struct webhook *w, const struct parcel *p)
{
	int64_t now = s->env->now(s->env), delay;
	uint64_t random;

	s->env->random(s->env, &random, sizeof(random));
	d->tries++;
	d->at = now;
	d->status = p->status;
	d->error = p->error;
	if (p->status >= 200 && p->status < 300) {
		d->state = DELIVERY_DONE;
		w->failing = 0;
		return;
	}
	delay = webhook_delay(d->tries, random);
	if (delay >= 0 && p->retry_after_s > 0 && p->retry_after_s * 1000 > delay && p->retry_after_s < 86400)
		delay = p->retry_after_s * 1000;
	d->due = now + delay;
	if (delay < 0)
		d->state = DELIVERY_DEAD;
	if (w->failing == 0)
		w->failing = now;
	if (p->status == 410) {
		d->state = DELIVERY_DEAD;
		w->active = false;
		w->reason = "The other side said 410: it wants no more.";
	} else if (now - w->failing > FAILING_MS) {
		w->active = false;
		w->reason = "Every attempt failed for five days.";
	}
}

static void
note(struct server *s, struct tenant *t, const struct parcel *p, struct arena *a)
{
	struct hc_err err;
	struct delivery d;
	struct webhook w, was;

	if (delivery_find(t->work->store, p->number, a, &d, &err) < 0 || webhook_find(t->work->store, d.webhook, a, &w, &err) < 0)
		return;
	was = w;
	judge(s, &d, &w, p);
	if (delivery_set(t->work->store, &d, &err) < 0 ||
	    ((was.failing != w.failing || was.active != w.active) && webhook_put(t->work->store, &w, &err) < 0))
		log_line(LOG_WARN, "tenant %s: webhook %s: %s", t->id, w.id, err.msg);
	if (was.active && !w.active)
		log_line(LOG_WARN, "tenant %s: webhook %s is off: %s", t->id, w.id, w.reason);
}

void
webhook_settle(struct server *s, struct tenant *t)
{
	struct arena *a;
	struct hc_err err;
	int rc;

	if (t->came == NULL)
		return;
	a = arena_new("turn");
	/* not written, they are sent again, under the same id */
	if ((rc = tenant_open(s, t, &err)) >= 0 && (rc = store_begin(t->work->store, &err)) >= 0) {
		for (struct parcel *p = t->came; p != NULL; p = p->next)
			note(s, t, p, a);
		rc = store_commit(t->work->store, &err);
	}
	if (rc < 0)
		log_line(LOG_WARN, "tenant %s: what became of webhooks is not noted: %s", t->id, err.msg);
	for (struct parcel *p; (p = t->came) != NULL;) {
		t->came = p->next;
		for (size_t i = 0; i < t->under_way.n; i++)
			if (t->under_way.at[i] == p->number)
				t->under_way.at[i--] = t->under_way.at[--t->under_way.n];
		arena_free(p->arena);
	}
	t->ncame = 0;
	arena_free(a);
}

void
webhook_returned(struct server *s, struct tenant *t, struct parcel *p)
{
	p->next = t->came;
	t->came = p;
	/* the next one is here already: a commit for each would be all that the disk can do */
	if (++t->ncame < AT_ONCE / 2 && lane_more(t))
		return;
	webhook_settle(s, t);
}
