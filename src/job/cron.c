/*
 * cron.c - five-field cron expressions in a time zone, and the wait before a retry.
 *
 * The days that match are few and found by their calendar; on such a day each minute that matches is turned into instants by
 * the zone, so that days of 23 and 25 hours need no thought of their own.
 */
#include "job/job.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/time.h"

#define MINUTE_MS INT64_C(60000)
#define HORIZON_DAYS (5 * 366)

struct cron {
	uint64_t minutes, hours, days, months, weekdays;	/* bit sets; Sunday is 0 */
	bool any_day, any_weekday;				/* a plain * */
	bool wild;						/* minute or hour has a *: follows the clock */
};

struct field {
	const char *what;
	int min, max;
	const char *const *names;	/* from `min` on, or NULL */
};

static const char *const MONTH_NAMES[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", NULL };
static const char *const DAY_NAMES[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };

static const struct field FIELDS[5] = {
	{ "minute", 0, 59, NULL }, { "hour", 0, 23, NULL }, { "day", 1, 31, NULL }, { "month", 1, 12, MONTH_NAMES },
	{ "weekday", 0, 7, DAY_NAMES },
};

static const struct {
	const char *name, *text;
} SHORT_FORMS[] = {
	{ "@yearly", "0 0 1 1 *" }, { "@annually", "0 0 1 1 *" }, { "@monthly", "0 0 1 * *" }, { "@weekly", "0 0 * * 0" },
	{ "@daily", "0 0 * * *" }, { "@midnight", "0 0 * * *" }, { "@hourly", "0 * * * *" },
};

/* A number or a name at *p; false leaves *p where the trouble is. */
static bool
read_value(const char **p, const struct field *f, int *ret)
{
	const char *s = *p;
	int v = 0;

	for (int i = 0; f->names != NULL && f->names[i] != NULL; i++) {
		if (strncasecmp(s, f->names[i], 3) == 0) {
			*p = s + 3;
			*ret = f->min + i;
			return true;
		}
	}
	if (*s < '0' || *s > '9')
		return false;
	for (; *s >= '0' && *s <= '9'; s++) {
		v = v * 10 + (*s - '0');
		if (v > f->max)
			return false;
	}
	if (v < f->min)
		return false;
	*p = s;
	*ret = v;
	return true;
}

/* "*", "*" "/5", "3", "3-7", "3-7/2", "3/10" */
static bool
read_part(const char **p, const struct field *f, uint64_t *set)
{
	const struct field steps = { "step", 1, f->max + 1, NULL };
	int from = f->min, to = f->max, step = 1;
	bool one = false;

	if (**p == '*') {
		(*p)++;
		if (f->max == 7)
			to = 6;
	} else {
		if (!read_value(p, f, &from))
			return false;
		to = from;
		one = true;
		if (**p == '-') {
			const char *start = ++*p;

			one = false;
			if (!read_value(p, f, &to))
				return false;
			if (to == 0 && f->max == 7)
				to = 7;		/* fri-sun */
			if (to < from) {
				*p = start;
				return false;
			}
		}
	}
	if (**p == '/') {
		(*p)++;
		if (!read_value(p, &steps, &step))
			return false;
		if (one)
			to = f->max == 7 ? 6 : f->max;
	}
	for (int v = from; v <= to; v += step)
		*set |= UINT64_C(1) << (f->max == 7 ? v % 7 : v);
	return true;
}

static bool
read_field(const char **p, const struct field *f, uint64_t *set)
{
	*set = 0;
	for (;;) {
		if (!read_part(p, f, set))
			return false;
		if (**p != ',')
			return **p == ' ' || **p == '\t' || **p == '\0';
		(*p)++;
	}
}

int
cron_parse(struct arena *a, const char *text, const struct cron **ret, struct hc_err *err)
{
	struct cron *c = ARENA_NEW(a, struct cron);
	uint64_t *sets[5] = { &c->minutes, &c->hours, &c->days, &c->months, &c->weekdays };
	const char *p = text;

	for (size_t i = 0; i < sizeof(SHORT_FORMS) / sizeof(SHORT_FORMS[0]); i++) {
		if (strcasecmp(text, SHORT_FORMS[i].name) == 0)
			p = text = SHORT_FORMS[i].text;
	}
	for (int i = 0; i < 5; i++) {
		const char *start;

		p += strspn(p, " \t");
		start = p;
		if (*p == '\0')
			return err_at(err, HC_INVALID, (int)(p - text), "A schedule has five fields (minute hour day month weekday), "
			    "this one has %d; write it like 0 9 * * 1-5 or @daily.", i);
		if (!read_field(&p, &FIELDS[i], sets[i]))
			return err_at(err, HC_INVALID, (int)(p - text), "\"%.*s\" is not a %s (%d to %d%s) of a schedule.",
			    (int)strcspn(start, " \t") % 40, start, FIELDS[i].what, FIELDS[i].min, FIELDS[i].max,
			    FIELDS[i].names != NULL ? " or its name" : "");
		if (i < 2 && memchr(start, '*', (size_t)(p - start)) != NULL)
			c->wild = true;
		if (i == 2)
			c->any_day = p - start == 1 && *start == '*';
		if (i == 4)
			c->any_weekday = p - start == 1 && *start == '*';
	}
	p += strspn(p, " \t");
	if (*p != '\0')
		return err_at(err, HC_INVALID, (int)(p - text), "A schedule has five fields; this one goes on with \"%.40s\".", p);
	*ret = c;
	return 0;
}

static bool
has(uint64_t set, int bit)
{
	return (set >> bit & 1) != 0;
}

static bool
day_matches(const struct cron *c, int64_t date)
{
	int year, month, day;
	bool by_day, by_weekday;

	date_to_civil(date, &year, &month, &day);
	if (!has(c->months, month))
		return false;
	by_day = has(c->days, day);
	by_weekday = has(c->weekdays, date_weekday(date) % 7);
	if (c->any_day || c->any_weekday)
		return by_day && by_weekday;
	return by_day || by_weekday;
}

static void
earlier(int64_t *best, int64_t at, int64_t after)
{
	if (at > after && (*best < 0 || at < *best))
		*best = at;
}

/* The instants of one local minute: none, one or (of a wild schedule in autumn) two. */
static void
try_minute(const struct cron *c, const struct zone *z, const struct civil *local, int64_t after, int64_t *best)
{
	int64_t at = zone_instant(z, local);
	struct civil there;

	zone_civil(z, at, &there);
	if (there.hour != local->hour || there.minute != local->minute || there.day != local->day) {
		if (!c->wild)
			earlier(best, at, after);	/* skipped: at the gap's end */
		return;
	}
	earlier(best, at, after);
	if (!c->wild)
		return;
	/* clocks go back by half an hour or more, and by three at most */
	for (int64_t step = 30 * MINUTE_MS; step <= 180 * MINUTE_MS; step += 30 * MINUTE_MS) {
		zone_civil(z, at + step, &there);
		if (there.hour == local->hour && there.minute == local->minute && there.day == local->day)
			earlier(best, at + step, after);
	}
}

/* The earliest instant after `after` on a local day, or -1. */
static int64_t
day_next(const struct cron *c, const struct zone *z, int64_t date, int64_t after)
{
	int64_t start = zone_day_start(z, date), best = -1;
	/* on an even day the first minute found is the earliest */
	bool even = zone_offset(z, start - 1) == zone_offset(z, start + 30 * 60 * MINUTE_MS);
	struct civil local = {0};

	date_to_civil(date, &local.year, &local.month, &local.day);
	for (local.hour = 0; local.hour < 24; local.hour++) {
		if (!has(c->hours, local.hour))
			continue;
		for (local.minute = 0; local.minute < 60; local.minute++) {
			if (!has(c->minutes, local.minute))
				continue;
			try_minute(c, z, &local, after, &best);
			if (best >= 0 && even)
				return best;
		}
	}
	return best;
}

int64_t
cron_next(const struct cron *c, const struct zone *z, int64_t after)
{
	int64_t first = zone_date(z, after) - 1, best = -1;

	/* from the day before: a clock that goes back over midnight repeats its last hour */
	for (int64_t date = first; date <= first + HORIZON_DAYS; date++) {
		int64_t at;

		if (!day_matches(c, date))
			continue;
		at = day_next(c, z, date, after);
		if (at < 0)
			continue;
		earlier(&best, at, after);
		/* and for the same reason the next day may hold something earlier */
		if (day_matches(c, date + 1) && (at = day_next(c, z, date + 1, after)) >= 0)
			earlier(&best, at, after);
		return best;
	}
	return -1;
}

int64_t
retry_delay(int attempt, uint64_t random)
{
	const int64_t base = 1000, cap = 300000;
	int64_t top = attempt > 9 ? cap : base << (attempt > 1 ? attempt - 1 : 0);

	if (top > cap)
		top = cap;
	return (int64_t)((unsigned __int128)random * (uint64_t)(top + 1) >> 64);
}
