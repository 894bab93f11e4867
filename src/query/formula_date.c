/*
 * formula_date.c - dates, instants, times of the day.
 *
 * A date never meets a zone. What turns an instant into a day or a time of the day does so in the user's zone; texts of
 * instants are UTC. All whole milliseconds, no floating point.
 */
#include "query/formula_impl.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "model/type.h"

static void
set_date(const struct fcall *c, struct hc_value *ret, int64_t days)
{
	if (days < TIME_DATE_MIN || days > TIME_DATE_MAX)
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		*ret = value_int(days);
}

static void
set_stamp(const struct fcall *c, struct hc_value *ret, int64_t ms)
{
	if (ms < TIME_DATE_MIN * TIME_DAY_MS || ms >= (TIME_DATE_MAX + 1) * TIME_DAY_MS)
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		*ret = value_int(ms);
}

/* A number of days as whole days, or HC_INVALID when it is beyond any calendar. */
static int
days_of(const struct hc_value *v, int64_t *ret)
{
	int64_t d = fv_int(v);

	if (d > 8000000 || d < -8000000)
		return HC_INVALID;
	*ret = d;
	return HC_OK;
}

static void
shift_date(const struct fcall *c, const struct hc_value *date, const struct hc_value *days, int sign, struct hc_value *ret)
{
	int64_t d;

	if (days_of(days, &d) < 0)
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		set_date(c, ret, date->i + sign * d);
}

void
f_add_date(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_date(c, &v[0], &v[1], 1, ret);
}

void
f_date_add(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_date(c, &v[1], &v[0], 1, ret);
}

void
f_sub_date(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_date(c, &v[0], &v[1], -1, ret);
}

/* Days may have a fraction: to the nearest second. */
static void
shift_stamp(const struct fcall *c, const struct hc_value *stamp, const struct hc_value *days, int sign, struct hc_value *ret)
{
	struct num d, day;
	int64_t seconds;

	num_int(&day, 86400, 0);
	if (fv_num(days, &d) < 0 || num_mul(&d, &d, &day) < 0 || num_scaled(&d, 0, &seconds) < 0 ||
	    seconds > INT64_C(700000000000) || seconds < -INT64_C(700000000000))
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		set_stamp(c, ret, stamp->i + sign * seconds * 1000);
}

void
f_add_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_stamp(c, &v[0], &v[1], 1, ret);
}

void
f_stamp_add(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_stamp(c, &v[1], &v[0], 1, ret);
}

void
f_sub_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_stamp(c, &v[0], &v[1], -1, ret);
}

/* Milliseconds; past midnight it begins again, before midnight there is no time. */
static void
shift_time(const struct fcall *c, const struct hc_value *time, const struct hc_value *ms, int sign, struct hc_value *ret)
{
	int64_t m = fv_int(ms);

	if (m > INT64_MAX / 2 || m < INT64_MIN / 2 || time->i + sign * m < 0)
		fv_error(c->a, ret, "a time before midnight is none");
	else
		*ret = value_int((time->i + sign * m) % TIME_DAY_MS);
}

void
f_add_time(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_time(c, &v[0], &v[1], 1, ret);
}

void
f_time_add(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_time(c, &v[1], &v[0], 1, ret);
}

void
f_sub_time(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	shift_time(c, &v[0], &v[1], -1, ret);
}

void
f_stamps_between(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num ms, day, r;

	num_int(&ms, v[0].i - v[1].i, 0);
	num_int(&day, TIME_DAY_MS, 0);
	if (num_div(&r, &ms, &day) == HC_OK)
		fv_set_num(c->a, ret, &r);
}

void
f_times_between(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int((v[0].i - v[1].i + TIME_DAY_MS) % TIME_DAY_MS);
}

void
f_date(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t y = fv_int(&v[0]), m = fv_int(&v[1]), d = fv_int(&v[2]);

	if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > date_month_days((int)y, (int)m))
		fv_error(c->a, ret, "%" PRId64 "-%02" PRId64 "-%02" PRId64 " is not a date", y, m, d);
	else
		*ret = value_int(date_from_civil((int)y, (int)m, (int)d));
}

/* --- reading texts --- */

struct scan {
	const char *s, *end;
};

/* Digits, at least one and at most `max`; `least` of them. */
static bool
scan_digits(struct scan *p, int least, int max, int64_t *ret)
{
	int64_t v = 0;
	int k = 0;

	while (p->s < p->end && *p->s >= '0' && *p->s <= '9' && k < max) {
		v = v * 10 + (*p->s++ - '0');
		k++;
	}
	*ret = v;
	return k >= least;
}

static bool
scan_char(struct scan *p, char ch)
{
	if (p->s == p->end || *p->s != ch)
		return false;
	p->s++;
	return true;
}

static bool
scan_date(struct scan *p, int64_t *days)
{
	int64_t y, m, d;

	if (!scan_digits(p, 4, 4, &y) || !scan_char(p, '-') || !scan_digits(p, 1, 2, &m) || !scan_char(p, '-') ||
	    !scan_digits(p, 1, 2, &d))
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > date_month_days((int)y, (int)m))
		return false;
	*days = date_from_civil((int)y, (int)m, (int)d);
	return true;
}

static bool
scan_time(struct scan *p, bool with_ms, int64_t *ms)
{
	int64_t h, m, s, frac = 0;

	if (!scan_digits(p, 1, 2, &h) || !scan_char(p, ':') || !scan_digits(p, 1, 2, &m) || !scan_char(p, ':') ||
	    !scan_digits(p, 1, 2, &s) || h > 23 || m > 59 || s > 59)
		return false;
	if (with_ms && (!scan_char(p, '.') || !scan_digits(p, 1, 3, &frac)))
		return false;
	*ms = h * 3600000 + m * 60000 + s * 1000 + frac;
	return true;
}

void
f_datevalue(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct scan p = { v[0].s, v[0].s + v[0].len };
	int64_t days;

	if (scan_date(&p, &days))
		*ret = value_int(days);
	else
		fv_error(c->a, ret, "a date as text is like 2026-11-23");
}

/* What stands behind the seconds is read if it is a fraction or an offset. */
void
f_datetimevalue(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct scan p = { v[0].s, v[0].s + v[0].len };
	int64_t days, ms, frac = 0, h, m, offset = 0;

	if (!scan_date(&p, &days) || (!scan_char(&p, ' ') && !scan_char(&p, 'T')) || !scan_time(&p, false, &ms)) {
		fv_error(c->a, ret, "a datetime as text is like 2026-11-23 09:30:00");
		return;
	}
	if (scan_char(&p, '.')) {
		const char *from = p.s;

		if (scan_digits(&p, 1, 3, &frac)) {
			for (int k = (int)(p.s - from); k < 3; k++)
				frac *= 10;
		}
	}
	if (p.s < p.end && (*p.s == '+' || *p.s == '-')) {
		int sign = *p.s++ == '-' ? -1 : 1;

		if (scan_digits(&p, 2, 2, &h) && (scan_char(&p, ':'), scan_digits(&p, 2, 2, &m)) && h < 24 && m < 60)
			offset = sign * (h * 3600000 + m * 60000);
	}
	set_stamp(c, ret, days * TIME_DAY_MS + ms + frac - offset);
}

void
f_timevalue(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct scan p = { v[0].s, v[0].s + v[0].len };
	int64_t ms;

	if (scan_time(&p, true, &ms) && p.s == p.end)
		*ret = value_int(ms);
	else
		fv_error(c->a, ret, "a time as text is like 09:30:00.000");
}

/* --- between the three, in the user's zone --- */

static struct civil
civil(const struct fcall *c, int64_t ms)
{
	struct civil t;
	int64_t days = ms / TIME_DAY_MS - (ms % TIME_DAY_MS < 0), rest = ms - days * TIME_DAY_MS;

	if (c->l->zone) {
		zone_civil(c->l->zone, ms, &t);
		return t;
	}
	t = (struct civil){ .hour = (int)(rest / 3600000), .minute = (int)(rest / 60000 % 60),
	    .second = (int)(rest / 1000 % 60), .ms = (int)(rest % 1000) };
	date_to_civil(days, &t.year, &t.month, &t.day);
	return t;
}

void
f_stamp_date(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct civil t = civil(c, v[0].i);

	*ret = value_int(date_from_civil(t.year, t.month, t.day));
}

void
f_stamp_time(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct civil t = civil(c, v[0].i);

	*ret = value_int(((t.hour * INT64_C(60) + t.minute) * 60 + t.second) * 1000 + t.ms);
}

void
f_date_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	set_stamp(c, ret, c->l->zone ? zone_day_start(c->l->zone, v[0].i) : v[0].i * TIME_DAY_MS);
}

void
f_today(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(c->l->today);
}

void
f_now(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(c->l->now);
}

void
f_timenow(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct hc_value now = value_int(c->l->now);

	f_stamp_time(c, 1, &now, ret);
}

void
f_year(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int y, m, d;

	date_to_civil(v[0].i, &y, &m, &d);
	*ret = value_int(y);
}

void
f_month(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int y, m, d;

	date_to_civil(v[0].i, &y, &m, &d);
	*ret = value_int(m);
}

void
f_day(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int y, m, d;

	date_to_civil(v[0].i, &y, &m, &d);
	*ret = value_int(d);
}

void
f_weekday(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(date_weekday(v[0].i) % 7 + 1);
}

void
f_dayofyear(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int y, m, d;

	date_to_civil(v[0].i, &y, &m, &d);
	*ret = value_int(v[0].i - date_from_civil(y, 1, 1) + 1);
}

void
f_isoweek(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int year;

	*ret = value_int(date_iso_week(v[0].i, &year));
}

void
f_isoyear(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int year;

	date_iso_week(v[0].i, &year);
	*ret = value_int(year);
}

void
f_hour(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].i / 3600000);
}

void
f_minute(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].i / 60000 % 60);
}

void
f_second(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].i / 1000 % 60);
}

void
f_millisecond(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].i % 1000);
}

/* The same day of another month, or its last; the last of a month goes to the last of the other. */
static int
months_on(const struct hc_value *months, int64_t days, int64_t *ret)
{
	int64_t m = fv_int(months), to;
	int y, mo, d;

	if (m > 200000 || m < -200000)
		return HC_INVALID;
	to = date_add_months(days, m);
	date_to_civil(days, &y, &mo, &d);
	if (d == date_month_days(y, mo)) {
		date_to_civil(to, &y, &mo, &d);
		to += date_month_days(y, mo) - d;
	}
	*ret = to;
	return HC_OK;
}

void
f_addmonths(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t d;

	if (months_on(&v[1], v[0].i, &d) < 0)
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		set_date(c, ret, d);
}

void
f_addmonths_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t days = v[0].i / TIME_DAY_MS - (v[0].i % TIME_DAY_MS < 0), d;

	if (months_on(&v[1], days, &d) < 0)
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		set_stamp(c, ret, v[0].i + (d - days) * TIME_DAY_MS);
}

void
f_unix_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].i / 1000);
}

void
f_unix_date(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	*ret = value_int(v[0].i * 86400);
}

void
f_fromunixtime(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;
	int64_t ms;
	int rc = fv_num(&v[0], &a);

	if (rc == HC_OK)
		num_round(&a, 3, NUM_DOWN);
	if (rc < 0 || num_scaled(&a, 3, &ms) < 0)
		fv_error(c->a, ret, "a date is in the years 1 to 9999");
	else
		set_stamp(c, ret, ms);
}

/* --- as text --- */

static void
set_duration(const struct fcall *c, int64_t seconds, bool days, struct hc_value *ret)
{
	char buf[64];
	uint64_t s = seconds < 0 ? 0 - (uint64_t)seconds : (uint64_t)seconds;
	int len;

	if (days) {
		len = snprintf(buf, sizeof(buf), "%" PRIu64 ":%02u:%02u:%02u", s / 86400, (unsigned)(s / 3600 % 24),
		    (unsigned)(s / 60 % 60), (unsigned)(s % 60));
	} else {
		len = snprintf(buf, sizeof(buf), "%02" PRIu64 ":%02u:%02u", s / 3600, (unsigned)(s / 60 % 60),
		    (unsigned)(s % 60));
	}
	fv_set_text(c->a, ret, buf, (size_t)len);
}

void
f_formatduration(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	if (!fv_is_null(&v[0]))
		set_duration(c, fv_int(&v[0]), n > 1 && v[1].kind == VALUE_INT && v[1].i, ret);
}

void
f_formatduration_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	set_duration(c, (v[1].i - v[0].i) / 1000, true, ret);
}

void
f_formatduration_time(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	set_duration(c, (v[1].i - v[0].i) / 1000, false, ret);
}

void
f_text_date(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char buf[32];

	fv_set_text(c->a, ret, buf, date_format_iso(v[0].i, buf));
}

/* "2026-11-23 09:30:00Z" */
void
f_text_stamp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	int64_t days = v[0].i / TIME_DAY_MS - (v[0].i % TIME_DAY_MS < 0), s = (v[0].i - days * TIME_DAY_MS) / 1000;
	char buf[64];
	size_t len = date_format_iso(days, buf);

	len += (size_t)snprintf(buf + len, sizeof(buf) - len, " %02d:%02d:%02dZ", (int)(s / 3600), (int)(s / 60 % 60),
	    (int)(s % 60));
	fv_set_text(c->a, ret, buf, len);
}

void
f_text_time(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	char buf[64];
	int len = snprintf(buf, sizeof(buf), "%02d:%02d:%02d.%03d", (int)(v[0].i / 3600000), (int)(v[0].i / 60000 % 60),
	    (int)(v[0].i / 1000 % 60), (int)(v[0].i % 1000));

	fv_set_text(c->a, ret, buf, (size_t)len);
}
