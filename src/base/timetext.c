/*
 * timetext.c - reading dates, instants, times of day and durations.
 *
 * The ISO forms of files and the few forms that people type. Smart dates (fri, +3d, eom) are the query language's.
 */
#include "base/time.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"

static const char *const MONTHS[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December" };

/* What is being read: `at` moves over text[0..n). */
struct scan {
	const char *text;
	size_t at, n;
};

static char
peek(const struct scan *s)
{
	return s->at < s->n ? s->text[s->at] : '\0';
}

static bool
take(struct scan *s, char c)
{
	if (s->at < s->n && s->text[s->at] == c) {
		s->at++;
		return true;
	}
	return false;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static void
skip_blanks(struct scan *s)
{
	while (peek(s) == ' ' || peek(s) == '\t')
		s->at++;
}

/* Exactly `digits` digits. */
static bool
take_fixed(struct scan *s, int digits, int *ret)
{
	int v = 0;

	for (int i = 0; i < digits; i++) {
		char c = s->at + (size_t)i < s->n ? s->text[s->at + (size_t)i] : '\0';

		if (!is_digit(c))
			return false;
		v = v * 10 + (c - '0');
	}
	s->at += (size_t)digits;
	*ret = v;
	return true;
}

static int
bad_form(const struct scan *s, const char *what, const char *form, struct hc_err *err)
{
	return err_at(err, HC_INVALID, (int)s->at, "\"%.*s\" is not %s; write %s.", (int)(s->n < 40 ? s->n : 40), s->text, what, form);
}

/* yyyy-mm-dd or yyyymmdd */
static int
read_date(struct scan *s, int64_t *ret, struct hc_err *err)
{
	int year, month, day;
	size_t start = s->at;
	bool dashes;

	if (!take_fixed(s, 4, &year))
		return bad_form(s, "a date", "it like 2026-11-23", err);
	dashes = take(s, '-');
	if (!take_fixed(s, 2, &month) || (dashes && !take(s, '-')) || !take_fixed(s, 2, &day))
		return bad_form(s, "a date", "it like 2026-11-23", err);
	if (year == 0 || month < 1 || month > 12)
		return err_at(err, HC_INVALID, (int)start, "%04d-%02d-%02d is not a date: there is no %s %d.", year, month, day,
		    year == 0 ? "year" : "month", year == 0 ? year : month);
	if (day < 1 || day > date_month_days(year, month))
		return err_at(err, HC_INVALID, (int)start, "%d %s %04d is not a date.", day, MONTHS[month - 1], year);
	*ret = date_from_civil(year, month, day);
	return 0;
}

int
date_parse_iso(const char *text, size_t n, int64_t *ret, struct hc_err *err)
{
	struct scan s = { text, 0, n };
	int64_t days;
	int rc;

	if ((rc = read_date(&s, &days, err)) < 0)
		return rc;
	if (s.at < n)
		return bad_form(&s, "a date", "it like 2026-11-23", err);
	*ret = days;
	return 0;
}

/* Digits after a mark, cut to milliseconds. */
static bool
take_fraction(struct scan *s, int *ms)
{
	int weight = 100;

	if (!take(s, '.') && !take(s, ','))
		return true;
	if (!is_digit(peek(s)))
		return false;
	for (; is_digit(peek(s)); s->at++, weight /= 10)
		*ms += (peek(s) - '0') * weight;
	return true;
}

/* hh:mm[:ss[.fff]] or hhmm[ss[.fff]]; 24:00 is the end of the day, second 60 the next minute. */
static bool
read_clock(struct scan *s, struct civil *c)
{
	bool colons;

	if (!take_fixed(s, 2, &c->hour))
		return false;
	colons = take(s, ':');
	if (!take_fixed(s, 2, &c->minute))
		return false;
	if ((colons && take(s, ':')) || (!colons && is_digit(peek(s)))) {
		if (!take_fixed(s, 2, &c->second) || !take_fraction(s, &c->ms))
			return false;
	}
	if (c->hour == 24)
		return c->minute == 0 && c->second == 0 && c->ms == 0;
	return c->hour < 24 && c->minute < 60 && c->second <= 60;
}

/* Z, +hh, +hhmm or +hh:mm; *some is false if there is none. */
static bool
read_offset(struct scan *s, bool *some, int *seconds)
{
	int sign = 1, h, m = 0;

	*some = false;
	*seconds = 0;
	if (take(s, 'Z') || take(s, 'z')) {
		*some = true;
		return true;
	}
	if (take(s, '-'))
		sign = -1;
	else if (!take(s, '+'))
		return true;
	if (!take_fixed(s, 2, &h) || ((take(s, ':') || is_digit(peek(s))) && !take_fixed(s, 2, &m)) || h > 23 || m > 59)
		return false;
	*some = true;
	*seconds = sign * (h * 3600 + m * 60);
	return true;
}

int
stamp_parse_iso(const char *text, size_t n, const struct zone *z, int64_t *ret, struct hc_err *err)
{
	static const char FORM[] = "it like 2026-11-23T09:30 or 2026-11-23T09:30:00Z";
	struct scan s = { text, 0, n };
	struct civil c = {0};
	int64_t days;
	int rc, offset = 0;
	bool some = false;

	if ((rc = read_date(&s, &days, err)) < 0)
		return rc;
	if (s.at == n) {
		*ret = zone_day_start(z, days);
		return 0;
	}
	if (!take(&s, 'T') && !take(&s, 't') && !take(&s, ' '))
		return bad_form(&s, "a date and time", FORM, err);
	if (!read_clock(&s, &c))
		return bad_form(&s, "a date and time", FORM, err);
	if (peek(&s) == ' ' && s.at + 1 < n && strchr("Zz+-", text[s.at + 1]) != NULL)
		s.at++;
	if (!read_offset(&s, &some, &offset) || s.at < n)
		return bad_form(&s, "a date and time", FORM, err);
	date_to_civil(days, &c.year, &c.month, &c.day);
	*ret = zone_instant(some ? NULL : z, &c) - offset * INT64_C(1000);
	return 0;
}

/* "am", "p.m." and the like; 12 is the hour before 1. */
static bool
read_half(struct scan *s, int *hour)
{
	char c = lower(peek(s));

	if (c != 'a' && c != 'p')
		return true;
	s->at++;
	take(s, '.');
	if (lower(peek(s)) != 'm' || *hour < 1 || *hour > 12)
		return false;
	s->at++;
	take(s, '.');
	*hour = *hour % 12 + (c == 'p' ? 12 : 0);
	return true;
}

int
time_parse(const char *text, int64_t *ret, struct hc_err *err)
{
	static const char FORM[] = "it like 09:30, 9:30:15 or 9am";
	struct scan s = { text, 0, strlen(text) };
	struct civil c = {0};
	size_t digits = 0;
	char mark;

	skip_blanks(&s);
	while (s.at + digits < s.n && is_digit(s.text[s.at + digits]))
		digits++;
	/* 9, 09, 930 or 0930 */
	if (digits < 1 || digits > 4 || !take_fixed(&s, digits > 2 ? (int)digits - 2 : (int)digits, &c.hour))
		return bad_form(&s, "a time", FORM, err);
	mark = peek(&s);
	if (digits > 2) {
		take_fixed(&s, 2, &c.minute);
	} else if (mark == ':' || mark == '.') {
		s.at++;
		if (!take_fixed(&s, 2, &c.minute))
			return bad_form(&s, "a time", FORM, err);
		if (take(&s, mark) && (!take_fixed(&s, 2, &c.second) || !take_fraction(&s, &c.ms)))
			return bad_form(&s, "a time", FORM, err);
	}
	skip_blanks(&s);
	if (!read_half(&s, &c.hour))
		return bad_form(&s, "a time", FORM, err);
	skip_blanks(&s);
	if (s.at < s.n || c.hour > 23 || c.minute > 59 || c.second > 59)
		return bad_form(&s, "a time", FORM, err);
	*ret = c.hour * INT64_C(3600000) + c.minute * INT64_C(60000) + c.second * INT64_C(1000) + c.ms;
	return 0;
}

/* Durations. */

#define SECONDS_MAX (INT64_C(1) << 53)	/* what JSON and a double hold exactly */
#define THOUSANDTHS 1000

static const struct {
	const char *name;
	int64_t seconds;
} UNITS[] = {
	{ "w", 604800 }, { "week", 604800 }, { "weeks", 604800 }, { "d", 86400 }, { "day", 86400 }, { "days", 86400 },
	{ "h", 3600 }, { "hr", 3600 }, { "hrs", 3600 }, { "hour", 3600 }, { "hours", 3600 }, { "m", 60 }, { "min", 60 },
	{ "mins", 60 }, { "minute", 60 }, { "minutes", 60 }, { "s", 1 }, { "sec", 1 }, { "secs", 1 }, { "second", 1 },
	{ "seconds", 1 },
};

/* A unit's seconds, 0 if there is none here. */
static int64_t
take_unit(struct scan *s)
{
	size_t n = 0;

	while (s->at + n < s->n && lower(s->text[s->at + n]) >= 'a' && lower(s->text[s->at + n]) <= 'z')
		n++;
	for (size_t i = 0; n > 0 && i < sizeof(UNITS) / sizeof(UNITS[0]); i++) {
		if (strlen(UNITS[i].name) == n && strncasecmp(UNITS[i].name, s->text + s->at, n) == 0) {
			s->at += n;
			return UNITS[i].seconds;
		}
	}
	return 0;
}

/* Digits, at most 15; false if there are none or too many. */
static bool
take_count(struct scan *s, int64_t *ret)
{
	int64_t v = 0;
	size_t start = s->at;

	for (; is_digit(peek(s)); s->at++) {
		if (s->at - start >= 15)
			return false;
		v = v * 10 + (peek(s) - '0');
	}
	*ret = v;
	return s->at > start;
}

/* "1:30" or "1:30:15" after its hours */
static bool
read_colons(struct scan *s, int64_t hours, int64_t *total)
{
	int m, sec = 0;

	if (!take(s, ':') || !take_fixed(s, 2, &m) || (take(s, ':') && !take_fixed(s, 2, &sec)) || m > 59 || sec > 59)
		return false;
	*total = hours * 3600 + m * 60 + sec;
	return hours <= SECONDS_MAX / 3600 - 1;
}

/* What follows a larger unit without saying its own: "1h30", "2d 4". */
static int64_t
next_unit(int64_t unit)
{
	switch (unit) {
	case 604800: return 86400;
	case 86400: return 3600;
	case 3600: return 60;
	case 60: return 1;
	default: return 0;
	}
}

/* "1h30", "1.5h", "2d 4h 10m": units go from large to small. */
static bool
read_units(struct scan *s, int64_t count, int64_t *total)
{
	int64_t before = INT64_MAX;

	for (;;) {
		int64_t unit, part;
		int thousandths = 0;

		if (!take_fraction(s, &thousandths))
			return false;
		skip_blanks(s);
		if ((unit = take_unit(s)) == 0) {
			if (before == INT64_MAX && count == 0 && thousandths == 0)
				return true;	/* nothing is nothing in any unit */
			unit = before == INT64_MAX ? 0 : next_unit(before);
		}
		if (unit == 0 || unit >= before || count > SECONDS_MAX / unit)
			return false;
		part = count * unit + (thousandths * unit + THOUSANDTHS / 2) / THOUSANDTHS;
		if ((*total += part) > SECONDS_MAX)
			return false;
		before = unit;
		skip_blanks(s);
		if (!is_digit(peek(s)))
			return true;
		if (!take_count(s, &count))
			return false;
	}
}

int
duration_parse(const char *text, int64_t *ret, struct hc_err *err)
{
	static const char FORM[] = "it like 1h30, 90m, 1:30 or 2d";
	struct scan s = { text, 0, strlen(text) };
	int64_t total = 0, count;
	bool negative, ok;

	skip_blanks(&s);
	negative = take(&s, '-');
	if (!take_count(&s, &count))
		return bad_form(&s, "a duration", FORM, err);
	ok = peek(&s) == ':' ? read_colons(&s, count, &total) : read_units(&s, count, &total);
	skip_blanks(&s);
	if (!ok || s.at < s.n)
		return bad_form(&s, "a duration", FORM, err);
	*ret = negative ? -total : total;
	return 0;
}
