/*
 * time.h - civil dates, instants and zones.
 *
 * A date is days since 1970-01-01 (proleptic Gregorian) and never meets a zone. An instant is UTC milliseconds. A zone is
 * read from the system's TZif files (RFC 8536, footer rules included), never through TZ or localtime().
 */
#ifndef HC_BASE_TIME_H
#define HC_BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "hotcrm/plugin.h"

#define TIME_DAY_MS INT64_C(86400000)
#define TIME_DATE_MIN (-719162)		/* 0001-01-01 */
#define TIME_DATE_MAX 2932896		/* 9999-12-31 */

struct zone;	/* immutable */

struct civil {
	int year, month, day;		/* 1-12, 1-31 */
	int hour, minute, second, ms;
};

int64_t date_from_civil(int year, int month, int day);	/* month and day may overflow: 2026-14-01 is 2027-02-01 */
void date_to_civil(int64_t days, int *year, int *month, int *day);
int date_weekday(int64_t days);		/* 1 Monday .. 7 Sunday */
int date_month_days(int year, int month);
int64_t date_add_months(int64_t days, int64_t months);	/* clamps to the month's last day */
int date_iso_week(int64_t days, int *iso_year);		/* ISO 8601 */

/* Loads "Europe/Oslo" (a name, not a path; "UTC" and "" always work; a POSIX rule with a comma or "<" in it is read as such).
   The zone lives as long as the arena. HC_NOTFOUND. Everywhere below a NULL zone is UTC. */
int zone_load(struct arena *a, const char *name, const struct zone **ret, struct hc_err *err);
/* The same from a TZif file in memory. HC_INVALID if it is damaged. */
int zone_parse(struct arena *a, const char *name, const void *data, size_t n, const struct zone **ret);
/* Where the zone files are, for a program that honours TZDIR; to be called once, before threads. The text is kept. */
void zone_set_dir(const char *dir);
const struct zone *zone_utc(void);
const char *zone_name(const struct zone *z);
int zone_offset(const struct zone *z, int64_t instant_ms);	/* seconds east of UTC */
/* The first instant of a civil day / of a civil time: a skipped time maps to the instant after the gap, a doubled one to the first. */
int64_t zone_day_start(const struct zone *z, int64_t days);
int64_t zone_instant(const struct zone *z, const struct civil *c);
void zone_civil(const struct zone *z, int64_t instant_ms, struct civil *ret);
int64_t zone_date(const struct zone *z, int64_t instant_ms);

/* "2026-11-23"; "2026-11-23T09:30:00Z", with ms only when there are any. buf >= 32. */
size_t date_format_iso(int64_t days, char *buf);
size_t stamp_format_iso(int64_t instant_ms, char *buf);
/* Reads ISO 8601 dates ("2026-11-23", "20261123") and instants ("...T09:30[:00[.000]][Z|+01:00]", space for T allowed; no
   offset: the zone's; a date alone is its day's first instant). HC_INVALID with a sentence that names the trouble ("31 February
   2027 is not a date"). */
int date_parse_iso(const char *s, size_t n, int64_t *ret, struct hc_err *err);
int stamp_parse_iso(const char *s, size_t n, const struct zone *z, int64_t *ret, struct hc_err *err);
/* "09:30", "9:30:15", "9.30", "9am", "0930", "9" -> ms of the day. "1h30", "90m", "1:30" (h:mm), "1.5h", "2d 4h", "-90m" ->
   seconds; a bare number other than 0 has no unit and is refused. */
int time_parse(const char *s, int64_t *ret, struct hc_err *err);
int duration_parse(const char *s, int64_t *ret, struct hc_err *err);
size_t time_format(int64_t ms_of_day, char *buf);
size_t duration_format(int64_t seconds, char *buf);	/* "1h 30m", "2d 4h", "0m"; buf >= 48 */

#endif
