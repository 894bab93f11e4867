/*
 * smart.c - dates as people type them.
 *
 * today, fri, next fri, +3d, -2w, in 3 days, 2w ago, eom, bonw+2d, 24 dec, dec 24 2027, 24.12., 12/24, 24th. A day without a
 * year is the next one that comes; a weekday is the next one after today. Periods ("this_q") are HotQL's.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "model/types/types.h"

#define TEXT_MAX 48
#define COUNT_MAX 100000

struct cursor {
	const struct locale *l;
	const char *s;
	struct hc_err *err;	/* of a date that is well written but does not exist */
	bool refused;
};

static void
blanks(struct cursor *c)
{
	while (*c->s == ' ')
		c->s++;
}

static bool
number(struct cursor *c, int *ret, int *digits)
{
	int v = 0, n = 0;

	for (; isdigit((unsigned char)c->s[n]) && n < 6; n++)
		v = v * 10 + (c->s[n] - '0');
	if (n == 0 || isdigit((unsigned char)c->s[n]))
		return false;
	c->s += n;
	*ret = v;
	if (digits != NULL)
		*digits = n;
	return true;
}

/* A run of letters, at most 15. */
static bool
word(struct cursor *c, char out[16])
{
	int n = 0;

	for (; isalpha((unsigned char)c->s[n]) && n < 15; n++)
		out[n] = c->s[n];
	out[n] = '\0';
	if (n == 0 || isalpha((unsigned char)c->s[n]))
		return false;
	c->s += n;
	return true;
}

/* Position in a list of names that begin with s; three letters are enough. -1: none. */
static int
named(const char *s, const char *const *names, int n)
{
	size_t len = strlen(s);

	if (len < 3 && strcmp(s, "mo") != 0)
		return -1;
	for (int i = 0; i < n; i++)
		if (strncmp(names[i], s, len) == 0)
			return i;
	return -1;
}

static int
weekday(const char *s)
{
	static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

	return named(s, names, 7) + 1;
}

static int
month(const char *s)
{
	static const char *const names[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december" };

	if (strcmp(s, "mo") == 0)
		return 0;
	return strcmp(s, "sept") == 0 ? 9 : named(s, names, 12) + 1;
}

static char
unit(const char *s)
{
	static const struct { const char *text; char unit; } units[] = {
		{ "d", 'd' }, { "day", 'd' }, { "days", 'd' }, { "w", 'w' }, { "week", 'w' }, { "weeks", 'w' }, { "m", 'm' },
		{ "mo", 'm' }, { "month", 'm' }, { "months", 'm' }, { "q", 'q' }, { "quarter", 'q' }, { "quarters", 'q' },
		{ "y", 'y' }, { "year", 'y' }, { "years", 'y' }, { "b", 'b' }, { "bd", 'b' }, { "workday", 'b' },
		{ "workdays", 'b' },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(units[i].text, s) == 0)
			return units[i].unit;
	return 0;
}

/* Working days are Monday to Friday; holidays are the engine's. */
static int64_t
add_workdays(int64_t days, int n)
{
	int step = n < 0 ? -1 : 1;

	days += (int64_t)(n / 5) * 7;
	n %= 5;
	while (n != 0) {
		days += step;
		if (date_weekday(days) < 6)
			n -= step;
	}
	return days;
}

static int64_t
add_units(int64_t days, int n, char u)
{
	switch (u) {
	case 'w':
		return days + (int64_t)n * 7;
	case 'm':
		return date_add_months(days, n);
	case 'q':
		return date_add_months(days, (int64_t)n * 3);
	case 'y':
		return date_add_months(days, (int64_t)n * 12);
	case 'b':
		return add_workdays(days, n);
	default:
		return days + n;
	}
}

/* The first day of the week, month, quarter, year or fiscal year ('f') that holds `days`. */
static int64_t
start_of(const struct locale *l, int64_t days, char u)
{
	int y, m, d, fiscal = l->fiscal_month >= 1 && l->fiscal_month <= 12 ? l->fiscal_month : 1;
	int week = l->week_start >= 1 && l->week_start <= 7 ? l->week_start : 1;

	date_to_civil(days, &y, &m, &d);
	switch (u) {
	case 'w':
		return days - (date_weekday(days) - week + 7) % 7;
	case 'm':
		return date_from_civil(y, m, 1);
	case 'q':
		return date_from_civil(y, (m - 1) / 3 * 3 + 1, 1);
	case 'y':
		return date_from_civil(y, 1, 1);
	case 'f':
		return date_from_civil(m >= fiscal ? y : y - 1, fiscal, 1);
	default:
		return days;
	}
}

/* "eom", "boq", "sow", "eofy", with n for the next one: "eonm", "bonw". */
static bool
edge(const struct locale *l, const char *s, int64_t *ret)
{
	bool end = s[0] == 'e', next;
	int64_t from;
	char u;

	if ((s[0] != 'e' && s[0] != 'b' && s[0] != 's') || s[1] != 'o')
		return false;
	s += 2;
	next = s[0] == 'n' && s[1] != '\0';
	s += next;
	u = strcmp(s, "fy") == 0 ? 'f' : strlen(s) == 1 && strchr("dwmqy", *s) != NULL ? *s : 0;
	if (u == 0)
		return false;
	from = start_of(l, l->today, u);
	if (u == 'f')
		u = 'y';
	if (next)
		from = add_units(from, 1, u);
	*ret = end ? add_units(from, 1, u) - 1 : from;
	return true;
}

/* "next fri", "last month", "this week". */
static bool
relative(struct cursor *c, int which, int64_t *ret)
{
	const struct locale *l = c->l;
	char w[16];
	int day;
	char u;

	blanks(c);
	if (!word(c, w))
		return false;
	if ((u = unit(w)) != 0 && strlen(w) > 2) {
		*ret = u == 'd' ? l->today + which : add_units(start_of(l, l->today, u), which, u);
		return true;
	}
	if ((day = weekday(w)) == 0)
		return false;
	if (which < 0)
		*ret = l->today - 1 - (date_weekday(l->today - 1) - day + 7) % 7;
	else
		*ret = start_of(l, l->today, 'w') + which * 7 +
		    (day - date_weekday(start_of(l, l->today, 'w')) + 7) % 7;
	return true;
}

static bool
refuse(struct cursor *c, int y, int m, int d)
{
	static const char *const names[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December" };

	c->refused = true;
	if (m >= 1 && m <= 12)
		hc_fail(c->err, HC_INVALID, 0, "%d %s %d is not a date; write 2027-02-28, fri, +3d or eom.", d, names[m - 1], y);
	else
		hc_fail(c->err, HC_INVALID, 0, "there is no month %d; write 2027-02-28, fri, +3d or eom.", m);
	return false;
}

/* A civil date; year -1: the next that comes. Two digits of a year mean the nearest past or the next 20 years. */
static bool
civil(struct cursor *c, int y, int digits, int m, int d, int64_t *ret)
{
	int this_year, x, z;

	date_to_civil(c->l->today, &this_year, &x, &z);
	if (digits == 2) {
		y += this_year / 100 * 100;
		if (y > this_year + 20)
			y -= 100;
	} else if (digits != 0 && digits != 4) {
		return false;
	}
	if (digits != 0) {
		if (m < 1 || m > 12 || d < 1 || d > date_month_days(y, m) || y < 1)
			return refuse(c, y, m, d);
		*ret = date_from_civil(y, m, d);
		return true;
	}
	if (m < 1 || m > 12 || d < 1)
		return refuse(c, this_year, m, d);
	for (y = this_year; y <= this_year + 8; y++) {	/* 29 February comes within eight years */
		if (d > date_month_days(y, m) || date_from_civil(y, m, d) < c->l->today)
			continue;
		*ret = date_from_civil(y, m, d);
		return true;
	}
	return refuse(c, this_year, m, d);
}

static bool
ordinal(struct cursor *c)
{
	static const char *const tails[] = { "st", "nd", "rd", "th" };

	for (int i = 0; i < 4; i++) {
		if (strncmp(c->s, tails[i], 2) == 0 && !isalpha((unsigned char)c->s[2])) {
			c->s += 2;
			return true;
		}
	}
	return false;
}

/* After a day and a month in letters: "2027", ", 2027", "'27" or nothing. */
static bool
with_year(struct cursor *c, int m, int d, int64_t *ret)
{
	int y = 0, digits = 0;

	if (*c->s == '.' || *c->s == ',')
		c->s++;
	blanks(c);
	if (*c->s == '\'' || *c->s == '-' || *c->s == '/')
		c->s++;
	if (*c->s != '\0' && !number(c, &y, &digits))
		return false;
	return civil(c, y, digits, m, d, ret);
}

/* The 24th of this month, or of the next that has one. */
static bool
day_of_month(struct cursor *c, int d, int64_t *ret)
{
	int y, m, today;

	date_to_civil(c->l->today, &y, &m, &today);
	if (d < 1 || d > 31)
		return false;
	for (int i = d < today; i < 4; i++) {
		int64_t first = date_from_civil(y, m + i, 1);
		int yy, mm, dd;

		date_to_civil(first, &yy, &mm, &dd);
		if (d <= date_month_days(yy, mm)) {
			*ret = first + d - 1;
			return true;
		}
	}
	return false;
}

/* "24/12", "24.12.26", "12/24/2026": day first after a dot or where the locale has it so; an impossible month turns it round. */
static bool
numeric(struct cursor *c, int first, int64_t *ret)
{
	char mark = *c->s++;
	int second = 0, y = 0, digits = 0, d, m;

	blanks(c);
	if (!number(c, &second, NULL))
		return false;
	if (*c->s == mark) {
		c->s++;
		blanks(c);
		if (*c->s != '\0' && !number(c, &y, &digits))
			return false;
	}
	if (mark == '.' || c->l->date_order == 'd' || (first > 12 && second <= 12)) {
		d = first;
		m = second;
	} else {
		m = first;
		d = second;
	}
	if (m > 12 && d <= 12 && mark != '.') {
		int t = m;

		m = d;
		d = t;
	}
	return civil(c, y, digits, m, d, ret);
}

/* What begins with a digit. */
static bool
counted(struct cursor *c, int64_t *ret)
{
	int n = 0, digits = 0, m;
	bool th;
	char w[16];

	if (!number(c, &n, &digits))
		return false;
	if (digits == 4 && (*c->s == '/' || *c->s == '.')) {	/* 2026/11/23 */
		char mark = *c->s++;
		int d = 0;

		return number(c, &m, NULL) && *c->s++ == mark && number(c, &d, NULL) && civil(c, n, 4, m, d, ret);
	}
	th = ordinal(c);
	if (!th && digits <= 2 && (((*c->s == '/' || *c->s == '-') && isdigit((unsigned char)c->s[1])) ||
	    (*c->s == '.' && isdigit((unsigned char)c->s[1 + (c->s[1] == ' ')]))))
		return numeric(c, n, ret);
	if (!th && *c->s == '.') {
		c->s++;
		th = true;
	}
	if (th && *c->s == '\0')
		return day_of_month(c, n, ret);
	blanks(c);
	if (*c->s == '-' || *c->s == '/')
		c->s++;
	if (!word(c, w))
		return false;
	if (strcmp(w, "of") == 0) {
		blanks(c);
		if (!word(c, w))
			return false;
	}
	if (unit(w) != 0 && !th) {
		int sign = 1;

		blanks(c);
		if (strcmp(c->s, "ago") == 0) {
			c->s += 3;
			sign = -1;
		}
		*ret = add_units(c->l->today, sign * n, unit(w));
		return true;
	}
	return (m = month(w)) > 0 && digits <= 2 && with_year(c, m, n, ret);
}

/* "+3d", "-2w" on top of *ret, as often as they come. */
static bool
offsets(struct cursor *c, int64_t *ret)
{
	blanks(c);
	while (*c->s == '+' || *c->s == '-') {
		int sign = *c->s++ == '-' ? -1 : 1, n = 0;
		char w[16];

		blanks(c);
		if (!number(c, &n, NULL) || n > COUNT_MAX)
			return false;
		blanks(c);
		if (*c->s == '\0')
			memcpy(w, "d", 2);
		else if (!word(c, w) || unit(w) == 0)
			return false;
		*ret = add_units(*ret, sign * n, unit(w));
		blanks(c);
	}
	return *c->s == '\0';
}

static bool
lettered(struct cursor *c, int64_t *ret)
{
	int d = 0, m;
	char w[16];

	if (!word(c, w))
		return false;
	if (strcmp(w, "today") == 0 || strcmp(w, "now") == 0 || strcmp(w, "tod") == 0)
		*ret = c->l->today;
	else if (strcmp(w, "tomorrow") == 0 || strcmp(w, "tom") == 0)
		*ret = c->l->today + 1;
	else if (strcmp(w, "yesterday") == 0)
		*ret = c->l->today - 1;
	else if (strcmp(w, "next") == 0)
		return relative(c, 1, ret);
	else if (strcmp(w, "last") == 0 || strcmp(w, "prev") == 0)
		return relative(c, -1, ret);
	else if (strcmp(w, "this") == 0)
		return relative(c, 0, ret);
	else if (strcmp(w, "in") == 0) {
		blanks(c);
		return isdigit((unsigned char)*c->s) && counted(c, ret);
	} else if (edge(c->l, w, ret))
		return true;
	else if (weekday(w) > 0)
		*ret = c->l->today + 1 + (weekday(w) - date_weekday(c->l->today + 1) + 7) % 7;
	else if ((m = month(w)) > 0) {
		if (*c->s == '.')
			c->s++;
		blanks(c);
		if (!number(c, &d, NULL) || d > 31)
			return false;
		ordinal(c);
		return with_year(c, m, d, ret);
	} else
		return false;
	return true;
}

/* Lower case, one blank for many and for `_`; false if it is too long to be a date. */
static bool
normalise(const char *s, size_t n, char out[TEXT_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		char ch = s[i] == '_' || s[i] == '\t' ? ' ' : (char)tolower((unsigned char)s[i]);

		if (ch == '\0' || (ch == ' ' && (len == 0 || out[len - 1] == ' ')))
			continue;
		if (len + 1 == TEXT_MAX)
			return false;
		out[len++] = ch;
	}
	while (len > 0 && out[len - 1] == ' ')
		len--;
	out[len] = '\0';
	return true;
}

int
date_parse_smart(const struct locale *l, const char *s, size_t n, int64_t *ret, struct hc_err *err)
{
	char text[TEXT_MAX], quoted[64];
	struct cursor c = { .l = l, .s = text, .err = err };
	struct hc_err iso = {0};
	int64_t days = 0;
	bool ok;

	text_trim(&s, &n);
	if (date_parse_iso(s, n, &days, &iso) == HC_OK) {
		*ret = days;
		return HC_OK;
	}
	if (n == 10 && s[4] == '-' && s[7] == '-' && isdigit((unsigned char)s[0]))
		return hc_fail(err, HC_INVALID, 0, "%s", iso.msg);
	ok = normalise(s, n, text) && text[0] != '\0';
	if (ok && (text[0] == '+' || text[0] == '-'))
		days = l->today;
	else if (ok && strlen(text) > 10 && text[4] == '-' && date_parse_iso(text, 10, &days, NULL) == HC_OK)
		c.s += 10;
	else if (ok)
		ok = isdigit((unsigned char)text[0]) ? counted(&c, &days) : lettered(&c, &days);
	if (ok)
		ok = offsets(&c, &days);
	if (ok && days >= TIME_DATE_MIN && days <= TIME_DATE_MAX) {
		*ret = days;
		return HC_OK;
	}
	if (!c.refused)
		hc_fail(err, HC_INVALID, 0, "\"%s\" is not a date; write 2027-02-28, fri, +3d or eom.", text_quote(s, n, quoted));
	return HC_INVALID;
}
