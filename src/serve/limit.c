/*
 * limit.c - the buckets, and who has which.
 */
#include "serve/limit.h"

#include <string.h>

#include "base/env.h"
#include "base/err.h"

#define MINUTE_NS INT64_C(60000000000)
#define BUCKETS_MAX 50000
#define REFUSALS 20		/* a minute and address */
#define SIGN_INS 5		/* a minute and address, on routes that hash passwords */

static const struct plan plans[] = {
	{ "free", 600, 10000, 10000, 3, INT64_C(1000000000) },
	{ "starter", 3000, 100000, 100000, 25, INT64_C(50000000000) },
	{ "professional", 12000, 2000000, 0, 0, INT64_C(500000000000) },
	{ "enterprise", 120000, 0, 0, 0, 0 },
};

struct day {
	int64_t day, n;
	bool read;
};

struct limits {
	const struct env *env;
	struct arena *arena;
	struct map *buckets;	/* "t:ID", "k:ID", "i:ADDRESS", "r:ADDRESS" */
	struct map *days;	/* tenant -> struct day */
};

const struct plan *
plan_find(const char *name)
{
	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++)
		if (strcmp(plans[i].name, name) == 0)
			return &plans[i];
	return &plans[0];
}

struct limits *
limits_new(const struct env *env)
{
	struct arena *a = arena_new("limits");
	struct limits *l = ARENA_NEW(a, struct limits);

	l->env = env;
	l->arena = a;
	l->buckets = map_new(a);
	l->days = map_new(a);
	return l;
}

void
limits_free(struct limits *l)
{
	if (l != NULL)
		arena_free(l->arena);
}

/* The theoretical arrival time of the next request may lie at most a window ahead (Turner; ITU-T I.371). */
bool
bucket_take(struct bucket *b, int64_t now, int64_t burst, int64_t window, int64_t cost, int64_t *left, int64_t *reset_s,
    int64_t *wait_ns)
{
	int64_t step = window / burst, tat = b->tat > now ? b->tat : now, next = tat + step * cost;
	bool fits = next - now <= window;

	if (fits)
		b->tat = next;
	else
		next = tat;
	*left = (window - (next - now)) / step;
	*reset_s = (next - now + 999999999) / 1000000000;
	*wait_ns = fits ? 0 : tat + step * cost - now - window;
	return fits;
}

/* Everything is forgotten when there are too many: an attacker with a million addresses gains a full bucket, no memory. */
static struct bucket *
bucket_of(struct limits *l, const char *kind, const char *id)
{
	char key[80];
	size_t n = strlen(id);
	struct bucket *b;

	if (map_count(l->buckets) > BUCKETS_MAX) {
		struct arena *a = arena_new("limits");
		struct map *days = map_new(a);

		for (size_t i = 0; i < map_count(l->days); i++)
			map_put(days, map_key(l->days, i), arena_dup(a, map_value(l->days, i), sizeof(struct day)));
		/* l itself lives in the old arena: it is kept as the root and only its maps move */
		arena_defer(l->arena, (void (*)(void *))arena_free, a);
		l->buckets = map_new(a);
		l->days = days;
	}
	if (n > sizeof(key) - 3)
		n = sizeof(key) - 3;
	memcpy(key, kind, 2);
	memcpy(key + 2, id, n);
	key[n + 2] = '\0';
	if ((b = map_get(l->buckets, key)) == NULL) {
		b = ARENA_NEW(l->arena, struct bucket);
		map_put(l->buckets, key, b);
	}
	return b;
}

bool
limit_refusals(struct limits *l, const char *ip)
{
	struct bucket b = *bucket_of(l, "r:", ip);
	int64_t left, reset, wait;

	return bucket_take(&b, l->env->ticks(l->env), REFUSALS, MINUTE_NS, 1, &left, &reset, &wait);
}

void
limit_refused(struct limits *l, const char *ip)
{
	int64_t left, reset, wait;

	bucket_take(bucket_of(l, "r:", ip), l->env->ticks(l->env), REFUSALS, MINUTE_NS, 1, &left, &reset, &wait);
}

static int
too_often(struct request *rq, const char *whose, int64_t wait_ns)
{
	int64_t s = wait_ns / 1000000000 + 1;

	reply_header(rq, "Retry-After", "%lld", (long long)s);
	reply_problem(rq, 429, "rate-limited", "Too many requests of this %s; the next one fits in %lld s.", whose, (long long)s);
	return HC_BUSY;
}

/* Calls of the calendar day (UTC), read back from the registry after a restart. */
static int
check_day(struct server *s, struct request *rq, const struct plan *plan)
{
	struct limits *l = s->limits;
	int64_t today = s->env->now(s->env) / 86400000;
	struct day *d = map_get(l->days, rq->who.tenant);

	if (d == NULL) {
		d = ARENA_NEW(l->arena, struct day);
		map_put(l->days, rq->who.tenant, d);
	}
	if (d->day != today)
		*d = (struct day){ .day = today, .read = d->read };
	if (!d->read) {
		struct use_row *rows;
		size_t n;

		d->read = true;
		if (registry_uses(s->registry, rq->who.tenant, today * 24, rq->arena, &rows, &n, NULL) >= 0)
			for (size_t i = 0; i < n; i++)
				d->n += rows[i].n;
	}
	if (plan->per_day != 0 && d->n >= plan->per_day) {
		int64_t left = (today + 1) * 86400 - s->env->now(s->env) / 1000;

		reply_header(rq, "Retry-After", "%lld", (long long)left);
		reply_problem(rq, 429, "quota", "The %lld calls a day of the plan %s are used up; they begin anew at midnight UTC.",
		    (long long)plan->per_day, plan->name);
		return HC_BUSY;
	}
	d->n++;
	return HC_OK;
}

int
limit_check(struct server *s, struct request *rq, struct hc_err *err)
{
	struct limits *l = s->limits;
	int64_t now = s->env->ticks(s->env), left, reset, wait, cost = 1;
	const struct plan *plan;

	(void)err;
	if (rq->route->flags & ROUTE_SLOW &&
	    !bucket_take(bucket_of(l, "i:", rq->ip), now, SIGN_INS, MINUTE_NS, 1, &left, &reset, &wait))
		return too_often(rq, "address", wait);
	if (!rq->who.known)
		return HC_OK;
	plan = plan_find(rq->route->flags & ROUTE_OPERATOR ? "enterprise" : rq->who.plan);
	if (!bucket_take(bucket_of(l, "t:", rq->who.tenant), now, plan->per_minute, MINUTE_NS, cost, &left, &reset, &wait)) {
		reply_header(rq, "RateLimit", "\"tenant\";r=0;t=%lld", (long long)reset);
		return too_often(rq, "tenant", wait);
	}
	reply_header(rq, "RateLimit-Policy", "\"tenant\";q=%lld;w=60", (long long)plan->per_minute);
	reply_header(rq, "RateLimit", "\"tenant\";r=%lld;t=%lld", (long long)left, (long long)reset);
	if (!bucket_take(bucket_of(l, "k:", rq->who.key), now, plan->per_minute / 2, MINUTE_NS, cost, &left, &reset, &wait))
		return too_often(rq, "key", wait);
	return check_day(s, rq, plan);
}
