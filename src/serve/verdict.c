/*
 * verdict.c - who waits may lose the right to: a key is revoked, a device taken off the list, a tenant suspended, by this process or
 * another. The registry's mark (registry_verdict()) says that something of the kind happened; then those who wait are looked up.
 */
#include "base/env.h"
#include "serve/events.h"
#include "serve/local.h"

#define READ_NS INT64_C(250000000)
#define READ_REMOTE_NS INT64_C(1000000000)	/* over the wire to look is a round trip */

/* The mark, read by one for all tenants of the lane. */
static uint64_t
mark(struct lane *l, int64_t now)
{
	if (now >= l->verdict_at) {
		registry_verdict(l->registry, &l->verdict, NULL);	/* one that cannot be read stays as it was, and is read again */
		l->verdict_at = now + (registry_is_remote(l->registry) ? READ_REMOTE_NS : READ_NS);
	}
	return l->verdict;
}

bool
verdict_stands(struct server *s, struct tenant *t, const struct who *who, struct arena *a)
{
	struct key_row k;
	int rc = registry_key_find(t->lane->registry, who->key, a, &k, NULL);

	if (rc < 0)
		return rc != HC_NOTFOUND;
	return k.revoked == 0 && k.state == TENANT_ACTIVE && (k.expires == 0 || k.expires > s->env->now(s->env));
}

/* True when it may go on; else the reply says what a new request would hear. */
static bool
may_wait(struct server *s, struct tenant *t, struct request *rq)
{
	struct key_row k;
	int rc = registry_key_find(t->lane->registry, rq->who.key, rq->arena, &k, NULL);

	if (rc == HC_NOTFOUND)
		gate_unknown(s, rq);	/* its tenant was removed */
	return rc < 0 ? rc != HC_NOTFOUND : gate_stands(s, rq, &k, false);
}

void
verdict_pump(struct server *s, struct tenant *t, int64_t now)
{
	uint64_t verdict = mark(t->lane, now);

	/* each request looks here; those who begin to wait are looked up together */
	if ((verdict == t->verdict && !t->unjudged) || now < t->judge_at)
		return;
	for (struct request **at = &t->waiting, *rq; (rq = *at) != NULL;) {
		if (rq->judged == verdict || may_wait(s, t, rq)) {
			rq->judged = verdict;
			at = &rq->next;
			continue;
		}
		*at = rq->next;
		request_done(s, rq);
	}
	events_judge(s, t);
	if (verdict != t->verdict) {
		/* a device's list is in the workspace: each that waits reads it again */
		t->doubt = true;
		tenant_stir(t);
	}
	t->verdict = verdict;
	t->unjudged = false;
	t->judge_at = now + READ_NS;
}
