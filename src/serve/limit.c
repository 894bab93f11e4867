/*
 * limit.c - the buckets, and who has which.
 */
#include "serve/limit.h"

#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "base/time.h"

#define MINUTE_NS INT64_C(60000000000)
#define HOUR_NS INT64_C(3600000000000)
#define BUCKETS_MAX 50000
#define REFUSALS 20		/* a minute and address */
#define SIGN_INS 5		/* a minute and address, on routes that hash passwords */
#define REFUSALS_HOUR 200	/* the same in any hour: who goes slowly does not go on for ever */
#define SIGN_INS_HOUR 60

/* Calls so far, and when the day and the month are over: ms since 1970. */
struct used { int64_t day, day_end, month, month_end, month_ms; };

struct limits {
	const struct env *env;
	struct arena *arena;
	struct map *buckets;	/* "t:ID", "k:ID", "i:ADDRESS", "r:ADDRESS" */
	struct map *used;	/* tenant -> struct used */
};

struct limits *
limits_new(const struct env *env)
{
	struct arena *a = arena_new("limits");
	struct limits *l = ARENA_NEW(a, struct limits);

	l->env = env;
	l->arena = a;
	l->buckets = map_new(a);
	l->used = map_new(a);
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

/* What the window before holds counts by the share of it that the last `length` still covers. */
static int64_t
window_count(struct window *w, int64_t now, int64_t length)
{
	int64_t at = now / length * length;

	if (w->at != at) {
		w->before = w->at == at - length ? w->n : 0;
		w->n = 0;
		w->at = at;
	}
	return w->n + (int64_t)((double)w->before * (double)(length - (now - at)) / (double)length);
}

bool
window_take(struct window *w, int64_t now, int64_t limit, int64_t length, int64_t *wait_ns)
{
	int64_t n = window_count(w, now, length);

	*wait_ns = n < limit ? 0 : w->n >= limit ? w->at + length - now : length / limit;
	if (n >= limit)
		return false;
	w->n++;
	return true;
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
		struct map *used = map_new(a);

		for (size_t i = 0; i < map_count(l->used); i++)
			map_put(used, map_key(l->used, i), arena_dup(a, map_value(l->used, i), sizeof(struct used)));
		/* l itself lives in the old arena: it is kept as the root and only its maps move */
		arena_defer(l->arena, (void (*)(void *))arena_free, a);
		l->buckets = map_new(a);
		l->used = used;
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
	int64_t left, reset, wait, now = l->env->ticks(l->env);

	return bucket_take(&b, now, REFUSALS, MINUTE_NS, 1, &left, &reset, &wait) && window_take(&b.hour, now, REFUSALS_HOUR, HOUR_NS, &wait);
}

void
limit_refused(struct limits *l, const char *ip)
{
	struct bucket *b = bucket_of(l, "r:", ip);
	int64_t left, reset, wait, now = l->env->ticks(l->env);

	bucket_take(b, now, REFUSALS, MINUTE_NS, 1, &left, &reset, &wait);
	window_take(&b->hour, now, REFUSALS_HOUR, HOUR_NS, &wait);
}

static int
too_often(struct request *rq, const char *whose, int64_t wait_ns)
{
	int64_t s = wait_ns / 1000000000 + 1;

	reply_header(rq, "Retry-After", "%lld", (long long)s);
	reply_problem(rq, 429, "rate-limited", "Too many requests of this %s; the next one fits in %lld s.", whose, (long long)s);
	return HC_BUSY;
}

/* This tenant's count, of today and of this month (UTC); read back from the registry after a restart. */
static struct used *
used_of(struct server *s, struct request *rq)
{
	struct limits *l = s->limits;
	int64_t now = s->env->now(s->env), begin;
	struct used *u = map_get(l->used, rq->who.tenant);
	struct hc_err err;
	struct civil c;
	bool first;

	if (u == NULL) {
		u = ARENA_NEW(l->arena, struct used);
		map_put(l->used, rq->who.tenant, u);
	}
	if (now < u->month_end && now < u->day_end)
		return u;
	zone_civil(NULL, now, &c);
	begin = zone_instant(NULL, &(struct civil){ .year = c.year, .month = c.month, .day = 1 });
	first = u->month_end == 0;
	u->day = 0;
	if (now >= u->month_end)
		u->month = 0;
	if (first && (registry_use_since(s->registry, rq->who.tenant, now / 86400000 * 24, &u->day, &err) < 0 ||
	    registry_use_since(s->registry, rq->who.tenant, begin / 3600000, &u->month, &err) < 0))
		log_line(LOG_WARN, "tenant %s: its calls of this month are not known: %s", rq->who.tenant, err.msg);
	u->day_end = (now / 86400000 + 1) * 86400000;
	u->month_end = zone_instant(NULL, &(struct civil){ .year = c.year + c.month / 12, .month = c.month % 12 + 1, .day = 1 });
	u->month_ms = u->month_end - begin;
	return u;
}

static int
used_up(struct request *rq, const struct plan *plan, int64_t limit, const char *word, const char *when, int64_t left_ms)
{
	reply_header(rq, "Retry-After", "%lld", (long long)(left_ms / 1000 + 1));
	reply_problem(rq, 429, "quota", "The %lld calls a %s of the plan %s are used up; they begin anew %s, at midnight UTC.", (long long)limit,
	    word, plan->name, when);
	return HC_BUSY;
}

static void
put_headers(struct request *rq, const struct plan *plan, const struct used *u, int64_t now, int64_t left, int64_t reset)
{
	struct buf policy = BUF_INIT, rate = BUF_INIT;

	buf_printf(&policy, "\"tenant\";q=%lld;w=60", (long long)plan->per_minute);
	buf_printf(&rate, "\"tenant\";r=%lld;t=%lld", (long long)left, (long long)reset);
	if (plan->per_day != 0) {
		buf_printf(&policy, ", \"day\";q=%lld;w=86400", (long long)plan->per_day);
		buf_printf(&rate, ", \"day\";r=%lld;t=%lld", (long long)(u->day < plan->per_day ? plan->per_day - u->day : 0),
		    (long long)((u->day_end - now) / 1000 + 1));
	}
	if (plan->per_month != 0) {
		buf_printf(&policy, ", \"month\";q=%lld;w=%lld", (long long)plan->per_month, (long long)(u->month_ms / 1000));
		buf_printf(&rate, ", \"month\";r=%lld;t=%lld", (long long)(u->month < plan->per_month ? plan->per_month - u->month : 0),
		    (long long)((u->month_end - now) / 1000 + 1));
	}
	reply_header(rq, "RateLimit-Policy", "%s", buf_str(&policy));
	reply_header(rq, "RateLimit", "%s", buf_str(&rate));
	buf_free(&policy);
	buf_free(&rate);
}

/* Calls of the calendar day and month. */
static int
check_calendar(struct request *rq, const struct plan *plan, struct used *u, int64_t now)
{
	if (plan->per_month != 0 && u->month >= plan->per_month)
		return used_up(rq, plan, plan->per_month, "month", "on the first", u->month_end - now);
	if (plan->per_day != 0 && u->day >= plan->per_day)
		return used_up(rq, plan, plan->per_day, "day", "tomorrow", u->day_end - now);
	u->day++;
	u->month++;
	return HC_OK;
}

int
limit_check(struct server *s, struct request *rq, struct hc_err *err)
{
	struct limits *l = s->limits;
	int64_t now = s->env->ticks(s->env), left, reset, wait, cost = 1;
	int64_t clock = s->env->now(s->env);
	const struct plan *plan;
	struct bucket *b;
	struct used *u;

	(void)err;
	if (rq->route->flags & ROUTE_SLOW) {
		b = bucket_of(l, "i:", rq->ip);
		if (!bucket_take(b, now, SIGN_INS, MINUTE_NS, 1, &left, &reset, &wait) ||
		    !window_take(&b->hour, now, SIGN_INS_HOUR, HOUR_NS, &wait))
			return too_often(rq, "address", wait);
	}
	if (!rq->who.known)
		return HC_OK;
	plan = plans_find(server_plans(s), rq->route->flags & ROUTE_OPERATOR ? "enterprise" : rq->who.plan);
	if (!bucket_take(bucket_of(l, "t:", rq->who.tenant), now, plan->per_minute, MINUTE_NS, cost, &left, &reset, &wait)) {
		reply_header(rq, "RateLimit", "\"tenant\";r=0;t=%lld", (long long)reset);
		return too_often(rq, "tenant", wait);
	}
	u = used_of(s, rq);
	/* our own program waits when it is told to, and has to hear nothing before */
	if (!request_ours(rq))
		put_headers(rq, plan, u, clock, left, reset);
	if (!bucket_take(bucket_of(l, "k:", rq->who.key), now, plan->per_minute / 2, MINUTE_NS, cost, &left, &reset, &wait))
		return too_often(rq, "key", wait);
	return check_calendar(rq, plan, u, clock);
}
