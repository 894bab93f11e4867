/*
 * time.c - the calendar, and dates, times and durations written as text. Reading them is timetext.c's, zones are
 * zone.c's.
 */
#include "base/time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

/* Beyond this an int has no room for the year. */
#define DAYS_LIMIT INT64_C(700000000000)

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t
date_from_civil(int year, int month, int day)
{
	int64_t months = (int64_t)year * 12 + month - 1;
	int64_t y = floor_div(months, 12), era, m = months - y * 12 + 1, of_era, of_year;

	/* a year that begins in March ends with the leap day */
	y -= m <= 2;
	era = floor_div(y, 400);
	of_era = y - era * 400;
	of_year = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void
date_to_civil(int64_t days, int *year, int *month, int *day)
{
	int64_t era, of_era, y, of_year, m;

	days = days > DAYS_LIMIT ? DAYS_LIMIT : days < -DAYS_LIMIT ? -DAYS_LIMIT : days;
	days += 719468;
	era = floor_div(days, 146097);
	of_era = days - era * 146097;
	y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * y + y / 4 - y / 100);
	m = (5 * of_year + 2) / 153;
	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

int
date_weekday(int64_t days)
{
	return (int)((days % 7 + 7 + 3) % 7) + 1;
}

int
date_month_days(int year, int month)
{
	return (int)(date_from_civil(year, month + 1, 1) - date_from_civil(year, month, 1));
}

int64_t
date_add_months(int64_t days, int64_t months)
{
	int year, month, day, last;
	int64_t at;

	date_to_civil(days, &year, &month, &day);
	at = (int64_t)year * 12 + month - 1;
	if (__builtin_add_overflow(at, months, &at) || at > INT64_C(24000000000) || at < INT64_C(-24000000000))
		at = months > 0 ? INT64_C(24000000000) : INT64_C(-24000000000);
	year = (int)floor_div(at, 12);
	month = (int)(at - (int64_t)year * 12) + 1;
	last = date_month_days(year, month);
	return date_from_civil(year, month, day < last ? day : last);
}

int64_t
hc_add_months(int64_t days, int64_t months)
{
	return date_add_months(days, months);
}

int
date_iso_week(int64_t days, int *iso_year)
{
	int year, month, day;
	int64_t thursday = days - date_weekday(days) + 4;

	date_to_civil(thursday, &year, &month, &day);
	if (iso_year != NULL)
		*iso_year = year;
	return (int)((thursday - date_from_civil(year, 1, 1)) / 7) + 1;
}

/* `width` digits with leading zeros; a longer number takes what it needs. */
static char *
put(char *p, int64_t v, int width)
{
	char tmp[20];
	int n = 0;

	if (v < 0) {
		*p++ = '-';
		v = -v;
	}
	do
		tmp[n++] = (char)('0' + v % 10);
	while ((v /= 10) != 0);
	while (width-- > n)
		*p++ = '0';
	while (n > 0)
		*p++ = tmp[--n];
	return p;
}

size_t
date_format_iso(int64_t days, char *buf)
{
	int year, month, day;
	char *p = buf;

	date_to_civil(days, &year, &month, &day);
	p = put(p, year, 4);
	*p++ = '-';
	p = put(p, month, 2);
	*p++ = '-';
	p = put(p, day, 2);
	*p = '\0';
	return (size_t)(p - buf);
}

size_t
stamp_format_iso(int64_t instant_ms, char *buf)
{
	int64_t days = floor_div(instant_ms, TIME_DAY_MS), ms = (instant_ms % TIME_DAY_MS + TIME_DAY_MS) % TIME_DAY_MS;
	char *p = buf + date_format_iso(days, buf);

	*p++ = 'T';
	p = put(p, ms / 3600000, 2);
	*p++ = ':';
	p = put(p, ms / 60000 % 60, 2);
	*p++ = ':';
	p = put(p, ms / 1000 % 60, 2);
	if (ms % 1000 != 0) {
		*p++ = '.';
		p = put(p, ms % 1000, 3);
	}
	*p++ = 'Z';
	*p = '\0';
	return (size_t)(p - buf);
}

size_t
time_format(int64_t ms_of_day, char *buf)
{
	char *p = put(buf, ms_of_day / 3600000, 2);

	*p++ = ':';
	p = put(p, ms_of_day / 60000 % 60, 2);
	if (ms_of_day % 60000 != 0) {
		*p++ = ':';
		p = put(p, ms_of_day / 1000 % 60, 2);
	}
	if (ms_of_day % 1000 != 0) {
		*p++ = '.';
		p = put(p, ms_of_day % 1000, 3);
	}
	*p = '\0';
	return (size_t)(p - buf);
}

size_t
duration_format(int64_t seconds, char *buf)
{
	static const struct { int64_t size; char unit; } UNITS[] = { { 86400, 'd' }, { 3600, 'h' }, { 60, 'm' }, { 1, 's' } };
	uint64_t left = seconds < 0 ? -(uint64_t)seconds : (uint64_t)seconds;
	char *p = buf;

	if (left == 0)
		return (size_t)snprintf(buf, 3, "0m");
	if (seconds < 0)
		*p++ = '-';
	for (size_t i = 0; i < sizeof(UNITS) / sizeof(UNITS[0]); i++) {
		uint64_t n = left / (uint64_t)UNITS[i].size;

		if (n == 0)
			continue;
		if (p > buf && p[-1] != '-')
			*p++ = ' ';
		p = put(p, (int64_t)n, 1);
		*p++ = UNITS[i].unit;
		left -= n * (uint64_t)UNITS[i].size;
	}
	*p = '\0';
	return (size_t)(p - buf);
}
