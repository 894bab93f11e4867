/*
 * period.c - the date words of HotQL: this_q, last_7d, 3d_ago, 2026q2, fy2026, eom-2d, and the buckets that `by close/q` makes.
 *
 * A period is civil days [from, to) until someone asks for instants: then each end is the first instant of its day in the user's
 * zone, so that days of 23 and 25 hours come out right. A fiscal year is named by the year in which it ends.
 */
#include "query/tree.h"

#include <strings.h>

#include "base/buf.h"
#include "base/time.h"
#include "model/type.h"

struct cursor {
	const struct locale *l;
	const char *s;
	size_t n, at;
};

enum unit { UNIT_NONE, UNIT_MIN, UNIT_H, UNIT_D, UNIT_BD, UNIT_W, UNIT_M, UNIT_Q, UNIT_Y, UNIT_FQ, UNIT_FY };

static const struct { const char *name; enum unit unit; } units[] = {	/* the longer of two that begin alike first */
	{ "minute", UNIT_MIN }, { "month", UNIT_M }, { "min", UNIT_MIN }, { "hour", UNIT_H }, { "day", UNIT_D },
	{ "week", UNIT_W }, { "quarter", UNIT_Q }, { "year", UNIT_Y }, { "fiscal_quarter", UNIT_FQ }, { "fiscal_year", UNIT_FY },
	{ "fq", UNIT_FQ }, { "fy", UNIT_FY }, { "bd", UNIT_BD }, { "h", UNIT_H }, { "d", UNIT_D }, { "w", UNIT_W },
	{ "m", UNIT_M }, { "q", UNIT_Q }, { "y", UNIT_Y },
};

static char
peek(const struct cursor *c, size_t ahead)
{
	return c->at + ahead < c->n ? c->s[c->at + ahead] : '\0';
}

static bool
take(struct cursor *c, const char *word)
{
	size_t n = strlen(word);

	if (c->n - c->at < n || strncasecmp(c->s + c->at, word, n) != 0)
		return false;
	c->at += n;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Exactly `digits` digits (0: one to six). */
static bool
take_number(struct cursor *c, size_t digits, int64_t *ret)
{
	size_t n = 0;
	int64_t v = 0;

	while (is_digit(peek(c, n)) && n < 7) {
		v = v * 10 + (peek(c, n) - '0');
		n++;
	}
	if (n == 0 || n > 6 || (digits != 0 && n != digits))
		return false;
	c->at += n;
	*ret = v;
	return true;
}

/* A unit, and nothing that would make it another word; a plural s is allowed. */
static enum unit
take_unit(struct cursor *c)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t back = c->at;
		char next;

		if (!take(c, units[i].name))
			continue;
		if (strlen(units[i].name) > 2 && (peek(c, 0) == 's' || peek(c, 0) == 'S'))
			c->at++;
		next = peek(c, 0);
		if (next == '\0' || next == '+' || next == '-' || next == '_' || next == ':')
			return units[i].unit;
		c->at = back;
	}
	return UNIT_NONE;
}

static int64_t
fiscal_shift(const struct locale *l)
{
	return l->fiscal_month > 1 && l->fiscal_month <= 12 ? l->fiscal_month - 1 : 0;
}

/* The first day of the unit that holds `day`. */
static int64_t
unit_start(const struct locale *l, int64_t day, enum unit unit)
{
	int y, m, d, start = l->week_start >= 1 && l->week_start <= 7 ? l->week_start : 1;
	int64_t shift = fiscal_shift(l);

	switch (unit) {
	case UNIT_W:
		return day - (date_weekday(day) - start + 7) % 7;
	case UNIT_M:
		date_to_civil(day, &y, &m, &d);
		return day - (d - 1);
	case UNIT_Q:
		date_to_civil(day, &y, &m, &d);
		return date_from_civil(y, m - (m - 1) % 3, 1);
	case UNIT_Y:
		date_to_civil(day, &y, &m, &d);
		return date_from_civil(y, 1, 1);
	case UNIT_FQ:	/* fiscal units: civil ones of a calendar moved by the months before the fiscal year */
		date_to_civil(day, &y, &m, &d);
		return date_add_months(unit_start(l, date_add_months(day - (d - 1), -shift), UNIT_Q), shift);
	case UNIT_FY:
		date_to_civil(day, &y, &m, &d);
		return date_add_months(unit_start(l, date_add_months(day - (d - 1), -shift), UNIT_Y), shift);
	default:
		return day;
	}
}

static int64_t
add_units(int64_t day, enum unit unit, int64_t n)
{
	int64_t step = n < 0 ? -1 : 1;

	switch (unit) {
	case UNIT_W:
		return day + n * 7;
	case UNIT_M:
		return date_add_months(day, n);
	case UNIT_Q:
	case UNIT_FQ:
		return date_add_months(day, n * 3);
	case UNIT_Y:
	case UNIT_FY:
		return date_add_months(day, n * 12);
	case UNIT_BD:	/* whole weeks at once, the rest by the day */
		day += n / 5 * 7;
		for (n %= 5; n != 0 || date_weekday(day) > 5; ) {
			day += step;
			if (date_weekday(day) <= 5 && n != 0)
				n -= step;
		}
		return day;
	default:
		return day + n;
	}
}

static void
set_days(struct moment *m, int64_t from, int64_t to)
{
	*m = (struct moment){ .from = from, .to = to };
}

/* n units from now: an instant for hours and minutes, else the civil day. */
static void
set_relative(const struct cursor *c, struct moment *m, enum unit unit, int64_t n)
{
	int64_t day;

	if (unit == UNIT_MIN || unit == UNIT_H) {
		int64_t at = c->l->now + n * (unit == UNIT_H ? 3600000 : 60000);

		*m = (struct moment){ .instant = true, .from = at, .to = at + 1 };
		return;
	}
	day = add_units(c->l->today, unit, n);
	set_days(m, day, day + 1);
}

/* this_q, last_month, next_w; last_7d, next_2w: that many units to or from today, today included. */
static bool
take_this(struct cursor *c, struct moment *m)
{
	int64_t today = c->l->today, n;
	size_t back = c->at;
	enum unit unit;
	int which;

	if (take(c, "this_"))
		which = 0;
	else if (take(c, "last_") || take(c, "prev_"))
		which = -1;
	else if (take(c, "next_"))
		which = 1;
	else
		return false;
	if (which != 0 && take(c, "n_")) {	/* LAST_N_DAYS:7 */
		if ((unit = take_unit(c)) != UNIT_NONE && take(c, ":") && take_number(c, 0, &n))
			goto many;
	} else if (which != 0 && take_number(c, 0, &n)) {
		if ((unit = take_unit(c)) != UNIT_NONE && unit != UNIT_MIN && unit != UNIT_H)
			goto many;
	} else if ((unit = take_unit(c)) != UNIT_NONE && unit > UNIT_BD) {
		int64_t start = unit_start(c->l, today, unit);

		set_days(m, add_units(start, unit, which), add_units(start, unit, which + 1));
		return true;
	} else if (unit == UNIT_D) {
		set_days(m, today + which, today + which + 1);
		return true;
	}
	c->at = back;
	return false;
many:
	if (which < 0)
		set_days(m, add_units(today, unit, -n), today + 1);
	else
		set_days(m, today, add_units(today, unit, n) + 1);
	m->until_now = which < 0;
	return true;
}

/* boq, eom, bofy ... */
static bool
take_edge(struct cursor *c, struct moment *m)
{
	bool end = (peek(c, 0) | 0x20) == 'e';
	size_t back = c->at;
	enum unit unit;
	int64_t day;

	if (!take(c, "bo") && !take(c, "eo"))
		return false;
	if ((unit = take_unit(c)) == UNIT_NONE || unit == UNIT_MIN || unit == UNIT_H || unit == UNIT_BD) {
		c->at = back;
		return false;
	}
	day = unit_start(c->l, c->l->today, unit);
	if (end)
		day = add_units(day, unit, 1) - 1;
	set_days(m, day, day + 1);
	return true;
}

/* 3d_ago, in_2h, -1w, +3d */
static bool
take_relative(struct cursor *c, struct moment *m)
{
	size_t back = c->at;
	enum unit unit;
	int64_t n;

	if (take(c, "in_") || take(c, "+")) {
		if (take_number(c, 0, &n) && (unit = take_unit(c)) != UNIT_NONE) {
			set_relative(c, m, unit, n);
			return true;
		}
	} else if (take(c, "-")) {
		if (take_number(c, 0, &n) && (unit = take_unit(c)) != UNIT_NONE) {
			set_relative(c, m, unit, -n);
			return true;
		}
	} else if (take_number(c, 0, &n) && (unit = take_unit(c)) != UNIT_NONE && take(c, "_ago")) {
		set_relative(c, m, unit, -n);
		return true;
	}
	c->at = back;
	return false;
}

/* Nothing more, or +3d, -1m: digits alone would be the rest of a date. */
static bool
at_end(const struct cursor *c)
{
	struct cursor ahead = *c;
	int64_t n;

	if (c->at >= c->n)
		return true;
	return (take(&ahead, "+") || take(&ahead, "-")) && take_number(&ahead, 0, &n) && take_unit(&ahead) != UNIT_NONE;
}

/* 2026, 2026-03, 2026q2, 2026w48, fy2026, fy2026q2; at the start of a longer ISO form it declines. */
static bool
take_year(struct cursor *c, struct moment *m)
{
	bool fiscal = take(c, "fy");
	size_t back = c->at;
	int64_t y, k, from;

	if (!take_number(c, 4, &y) || y < 1) {
		c->at = 0;
		return false;
	}
	from = date_from_civil((int)y, 1, 1);
	if (fiscal && fiscal_shift(c->l) > 0)	/* the year in which it ends */
		from = date_add_months(from, fiscal_shift(c->l) - 12);
	if (take(c, "q") && take_number(c, 1, &k) && k >= 1 && k <= 4 && at_end(c)) {
		set_days(m, date_add_months(from, (k - 1) * 3), date_add_months(from, k * 3));
		return true;
	}
	c->at = back + 4;
	if (!fiscal && take(c, "w") && take_number(c, 2, &k) && k >= 1 && k <= 53 && at_end(c)) {
		int64_t first = date_from_civil((int)y, 1, 4);	/* always in ISO week 1 */

		first += 1 - date_weekday(first) + (k - 1) * 7;
		set_days(m, first, first + 7);
		return true;
	}
	c->at = back + 4;
	if (!fiscal && take(c, "-") && take_number(c, 2, &k) && k >= 1 && k <= 12 && at_end(c)) {
		from = date_from_civil((int)y, (int)k, 1);
		set_days(m, from, date_add_months(from, 1));
		return true;
	}
	c->at = back + 4;
	if (at_end(c)) {
		set_days(m, from, date_add_months(from, 12));
		return true;
	}
	c->at = 0;
	return false;
}

/* An ISO date or instant; an instant is as long as the last digit it names. */
static int
take_iso(struct cursor *c, struct moment *m, struct hc_err *err)
{
	int64_t v, step = 60000;
	size_t n = 0;
	int rc;

	while (is_digit(peek(c, n)) || peek(c, n) == '-')
		n++;
	if (n > 10)
		n = 10;	/* what follows a whole date is arithmetic */
	if (n < 8 || !is_digit(peek(c, 0)))
		return 0;
	if ((peek(c, n) | 0x20) == 't' || (peek(c, n) == ' ' && is_digit(peek(c, n + 1)))) {
		int colons = 0;

		for (size_t i = c->at + n; i < c->n && c->s[i] != '+' && c->s[i] != '-'; i++) {
			colons += c->s[i] == ':';
			if (c->s[i] == '.')
				step = 1;
		}
		if (step != 1 && colons >= 2)
			step = 1000;
		if ((rc = stamp_parse_iso(c->s + c->at, c->n - c->at, c->l->zone, &v, err)) < 0)
			return rc;
		c->at = c->n;
		*m = (struct moment){ .instant = true, .from = v, .to = v + step };
		return 1;
	}
	if ((rc = date_parse_iso(c->s + c->at, n, &v, err)) < 0)
		return rc;
	c->at += n;
	set_days(m, v, v + 1);
	return 1;
}

/* Any number of +3d, -1m after what came first. */
static bool
take_arithmetic(struct cursor *c, struct moment *m)
{
	while (c->at < c->n) {
		int64_t sign = peek(c, 0) == '-' ? -1 : 1, n;
		enum unit unit;

		if (!take(c, "+") && !take(c, "-"))
			return false;
		if (!take_number(c, 0, &n) || (unit = take_unit(c)) == UNIT_NONE)
			return false;
		if (unit == UNIT_MIN || unit == UNIT_H) {
			if (!m->instant)
				*m = (struct moment){ .instant = true, .from = zone_day_start(c->l->zone, m->from) };
			m->from += sign * n * (unit == UNIT_H ? 3600000 : 60000);
			m->to = m->from + 1;
		} else if (m->instant) {
			int64_t day = zone_date(c->l->zone, m->from), in = m->from - zone_day_start(c->l->zone, day);

			m->from = zone_day_start(c->l->zone, add_units(day, unit, sign * n)) + in;
			m->to = m->from + 1;
		} else if (m->to == m->from + 1) {
			set_days(m, add_units(m->from, unit, sign * n), add_units(m->from, unit, sign * n) + 1);
		} else {
			set_days(m, add_units(m->from, unit, sign * n), add_units(m->to, unit, sign * n));
		}
	}
	return true;
}

static int
unreadable(const char *s, size_t n, struct hc_err *err)
{
	return err_at(err, HC_INVALID, -1, "`%.*s` is not a date; write 2026-11-23, this_q, last_7d, 3d_ago, in_2h, 2026q2 or eom-2d.",
	    (int)(n > 40 ? 40 : n), s);
}

int
moment_parse(const struct locale *l, const char *s, size_t n, struct moment *ret, struct hc_err *err)
{
	struct cursor c = { .l = l, .s = s, .n = n };
	struct moment m = {0};
	int rc;

	if (n == 0 || n > 64)
		return unreadable(s, n, err);
	if (take(&c, "today"))
		set_days(&m, l->today, l->today + 1);
	else if (take(&c, "yesterday"))
		set_days(&m, l->today - 1, l->today);
	else if (take(&c, "tomorrow"))
		set_days(&m, l->today + 1, l->today + 2);
	else if (take(&c, "now"))
		m = (struct moment){ .instant = true, .from = l->now, .to = l->now + 1 };
	else if (!take_this(&c, &m) && !take_edge(&c, &m) && !take_relative(&c, &m) && !take_year(&c, &m)) {
		if ((rc = take_iso(&c, &m, err)) < 0)
			return rc;
		if (rc == 0) {	/* fri, 24 dec, 24.12.: as on a form */
			int64_t day;

			if (date_parse_smart(l, s, n, &day, NULL) < 0)
				return unreadable(s, n, err);
			set_days(&m, day, day + 1);
			c.at = n;
		}
	}
	if (!take_arithmetic(&c, &m))
		return unreadable(s, n, err);
	if (!m.instant && (m.from < TIME_DATE_MIN || m.to > TIME_DATE_MAX + 1))
		return err_at(err, HC_INVALID, -1, "`%.*s` is outside the years 1 to 9999.", (int)n, s);
	if (m.instant && (m.from < TIME_DATE_MIN * TIME_DAY_MS || m.to > (TIME_DATE_MAX + INT64_C(2)) * TIME_DAY_MS))
		return err_at(err, HC_INVALID, -1, "`%.*s` is outside the years 1 to 9999.", (int)n, s);
	*ret = m;
	return HC_OK;
}

void
moment_instants(const struct locale *l, const struct moment *m, int64_t *from, int64_t *to)
{
	*from = m->instant ? m->from : zone_day_start(l->zone, m->from);
	*to = m->instant ? m->to : m->until_now ? l->now + 1 : zone_day_start(l->zone, m->to);
}

int
query_period(const struct locale *l, const char *text, int64_t *from, int64_t *to, struct hc_err *err)
{
	struct moment m;
	int rc;

	if ((rc = moment_parse(l, text, strlen(text), &m, err)) < 0)
		return rc;
	*from = m.instant ? zone_date(l->zone, m.from) : m.from;
	*to = m.instant ? *from + 1 : m.to;
	return HC_OK;
}

int64_t
query_bucket(const struct locale *l, int64_t value, const char *unit, bool fiscal)
{
	bool date = unit[0] == 'd' && unit[1] != '\0';
	int64_t day = date ? value : zone_date(l->zone, value);

	switch (unit[date]) {
	case 'w':
		return unit_start(l, day, UNIT_W);
	case 'm':
		return unit_start(l, day, UNIT_M);
	case 'q':
		return unit_start(l, day, fiscal ? UNIT_FQ : UNIT_Q);
	case 'y':
		return unit_start(l, day, fiscal ? UNIT_FY : UNIT_Y);
	default:
		return day;
	}
}

void
query_bucket_label(const struct locale *l, int64_t day, char unit, bool fiscal, struct buf *out)
{
	int y, m, d, wy, shift = fiscal ? (int)fiscal_shift(l) : 0;

	date_to_civil(day, &y, &m, &d);
	switch (unit) {
	case 'w':
		m = date_iso_week(day + 3, &wy);	/* whatever day the week starts on, its middle names it */
		buf_printf(out, "%04d-W%02d", wy, m);
		break;
	case 'm':
		buf_printf(out, "%04d-%02d", y, m);
		break;
	case 'q':
	case 'y':
		if (fiscal)
			date_to_civil(date_add_months(day, -shift), &y, &m, &d);
		buf_printf(out, "%s%04d", fiscal ? "FY" : "", y + (shift > 0));
		if (unit == 'q')
			buf_printf(out, " Q%d", (m - 1) / 3 + 1);
		break;
	default:
		buf_printf(out, "%04d-%02d-%02d", y, m, d);
		break;
	}
}
