/*
 * limit.c - the buckets, and who has which.
 */
#include "serve/limit.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "base/time.h"

#define MINUTE_NS INT64_C(60000000000)
#define HOUR_NS INT64_C(3600000000000)
#define REFUSALS 20		/* a minute and address */
#define SIGN_INS 5		/* a minute and address, on routes that hash passwords */
#define REFUSALS_HOUR 200	/* the same in any hour: who goes slowly does not go on for ever */
#define SIGN_INS_HOUR 60
#define WAIT_OURS 3600

struct limits {
	const struct env *env;
	struct tally *tally;	/* "t:ID", "k:ID", "i:ADDRESS", "r:ADDRESS", "u:ID" for the calendar */
};

struct limits *
limits_new(const struct env *env, int fd)
{
	struct tally *t = tally_open(fd);
	struct limits *l;

	if (t == NULL)
		return NULL;
	l = xmalloc(sizeof(*l));
	l->env = env;
	l->tally = t;
	return l;
}

void
limits_free(struct limits *l)
{
	if (l == NULL)
		return;
	tally_close(l->tally);
	free(l);
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

/* One of a minute's bucket. */
static bool
take(struct limits *l, const char *kind, const char *id, int64_t burst, int64_t *left, int64_t *reset, int64_t *wait)
{
	int64_t now = l->env->ticks(l->env);
	bool fits = bucket_take(&tally_take(l->tally, kind, id, now)->bucket, now, burst, MINUTE_NS, 1, left, reset, wait);

	tally_let_go(l->tally);
	return fits;
}

/* The same of an address that guesses, which has an hour's window too. */
static bool
take_guess(struct limits *l, const char *kind, const char *ip, int64_t minute, int64_t hour, bool count, int64_t *wait)
{
	int64_t left, reset, now = l->env->ticks(l->env);
	struct bucket *there = &tally_take(l->tally, kind, ip, now)->bucket, b = *there;
	bool fits = bucket_take(&b, now, minute, MINUTE_NS, 1, &left, &reset, wait) && window_take(&b.hour, now, hour, HOUR_NS, wait);

	if (count)
		*there = b;
	tally_let_go(l->tally);
	return fits;
}

bool
limit_refusals(struct limits *l, const char *ip)
{
	int64_t wait;

	return take_guess(l, "r:", ip, REFUSALS, REFUSALS_HOUR, false, &wait);
}

void
limit_refused(struct limits *l, const char *ip)
{
	int64_t wait;

	take_guess(l, "r:", ip, REFUSALS, REFUSALS_HOUR, true, &wait);
}

static int
too_often(struct request *rq, const char *whose, int64_t wait_ns)
{
	int64_t s = wait_ns / 1000000000 + 1;

	reply_header(rq, "Retry-After", "%lld", (long long)s);
	reply_problem(rq, 429, "rate-limited", "Too many requests of this %s; the next one fits in %lld s.", whose, (long long)s);
	return HC_BUSY;
}

/* A new day or month begins, or a server: then what the registry knows of both is asked, without holding up others. */
static void
begin_calendar(struct server *s, const char *tenant, int64_t now)
{
	struct limits *l = s->limits;
	int64_t begin, day = 0, month = 0;
	struct tally_slot *slot;
	struct civil c;
	struct hc_err err;

	zone_civil(NULL, now, &c);
	begin = zone_instant(NULL, &(struct civil){ .year = c.year, .month = c.month, .day = 1 });
	if (registry_use_since(s->registry, tenant, now / 86400000 * 24, &day, &err) < 0 ||
	    registry_use_since(s->registry, tenant, begin / 3600000, &month, &err) < 0)
		log_line(LOG_WARN, "tenant %s: its calls of this month are not known: %s", tenant, err.msg);
	slot = tally_take(l->tally, "u:", tenant, l->env->ticks(l->env));
	if (now >= slot->used.day_end) {
		slot->used.day = day;
		slot->used.day_end = (now / 86400000 + 1) * 86400000;
	}
	if (now >= slot->used.month_end) {
		slot->used.month = month;
		slot->used.month_end = zone_instant(NULL, &(struct civil){ .year = c.year + c.month / 12, .month = c.month % 12 + 1, .day = 1 });
		slot->used.month_ms = slot->used.month_end - begin;
	}
	tally_let_go(l->tally);
}

/* One call of the calendar day and month (UTC), where the plan has one left: *ret is how it stood before. */
static bool
count_call(struct server *s, const char *tenant, const struct plan *plan, int64_t now, struct used *ret)
{
	struct limits *l = s->limits;

	for (int tries = 0; ; tries++) {
		struct used *u = &tally_take(l->tally, "u:", tenant, l->env->ticks(l->env))->used;
		bool current = now < u->day_end && now < u->month_end, fits;

		fits = (plan->per_month == 0 || u->month < plan->per_month) && (plan->per_day == 0 || u->day < plan->per_day);
		*ret = *u;
		if (current && fits) {
			u->day++;
			u->month++;
		}
		tally_let_go(l->tally);
		if (current || tries > 0)
			return fits;
		begin_calendar(s, tenant, now);
	}
}

static int
used_up(struct request *rq, const struct plan *plan, int64_t limit, const char *word, const char *when, int64_t left_ms)
{
	int64_t s = left_ms / 1000 + 1;

	/* a workstation waits as long as it is told: a larger plan lets its edits in within the hour, as it does where records are full */
	reply_header(rq, "Retry-After", "%lld", (long long)(request_ours(rq) && s > WAIT_OURS ? WAIT_OURS : s));
	reply_problem(rq, 429, "quota", "The %lld calls a %s of the plan %s are used up; they begin anew %s, at midnight UTC.", (long long)limit,
	    word, plan->name, when);
	return HC_BUSY;
}

struct left { int64_t n, reset; };

static void
put_headers(struct request *rq, const struct plan *plan, const struct used *u, int64_t now, struct left tenant, struct left key)
{
	struct buf policy = BUF_INIT, rate = BUF_INIT;

	buf_printf(&policy, "\"tenant\";q=%lld;w=60", (long long)plan->per_minute);
	buf_printf(&rate, "\"tenant\";r=%lld;t=%lld", (long long)tenant.n, (long long)tenant.reset);
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
	buf_printf(&policy, ", \"key\";q=%lld;w=60", (long long)plan->per_minute / 2);
	buf_printf(&rate, ", \"key\";r=%lld;t=%lld", (long long)key.n, (long long)key.reset);
	reply_header(rq, "RateLimit-Policy", "%s", buf_str(&policy));
	reply_header(rq, "RateLimit", "%s", buf_str(&rate));
	buf_free(&policy);
	buf_free(&rate);
}

/* Refused by a bucket that stands in no other limit's way: that one alone. */
static int
empty(struct request *rq, const char *name, int64_t per_minute, int64_t reset, int64_t wait)
{
	reply_header(rq, "RateLimit-Policy", "\"%s\";q=%lld;w=60", name, (long long)per_minute);
	reply_header(rq, "RateLimit", "\"%s\";r=0;t=%lld", name, (long long)reset);
	return too_often(rq, name, wait);
}

int
limit_check(struct server *s, struct request *rq, struct hc_err *err)
{
	struct limits *l = s->limits;
	int64_t clock = s->env->now(s->env), wait;
	struct left tenant, key;
	const struct plan *plan;
	struct used u;
	bool fits;

	(void)err;
	if (rq->route->flags & ROUTE_SLOW && !take_guess(l, "i:", rq->ip, SIGN_INS, SIGN_INS_HOUR, true, &wait))
		return too_often(rq, "address", wait);
	if (!rq->who.known)
		return HC_OK;
	plan = plans_find(server_plans(s), rq->route->flags & ROUTE_OPERATOR ? "enterprise" : rq->who.plan);
	if (!take(l, "t:", rq->who.tenant, plan->per_minute, &tenant.n, &tenant.reset, &wait))
		return empty(rq, "tenant", plan->per_minute, tenant.reset, wait);
	if (!take(l, "k:", rq->who.key, plan->per_minute / 2, &key.n, &key.reset, &wait))
		return empty(rq, "key", plan->per_minute / 2, key.reset, wait);
	fits = count_call(s, rq->who.tenant, plan, clock, &u);
	/* our own program waits when it is told to, and has to hear nothing before */
	if (!request_ours(rq))
		put_headers(rq, plan, &u, clock, tenant, key);
	if (fits)
		return HC_OK;
	if (plan->per_month != 0 && u.month >= plan->per_month)
		return used_up(rq, plan, plan->per_month, "month", "on the first", u.month_end - clock);
	return used_up(rq, plan, plan->per_day, "day", "tomorrow", u.day_end - clock);
}
