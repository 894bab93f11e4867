/* test_zone.c - local times are what the C library says, in every zone of the machine and on both sides of every change. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include <cmocka.h>

#include "base/time.h"

#define HOUR INT64_C(3600000)

static const char *
zone_folder(void)
{
	const char *dir = getenv("TZDIR");

	return dir != NULL ? dir : "/usr/share/zoneinfo";
}

static void
need_tzdata(void)
{
	char path[512];
	struct stat st;

	snprintf(path, sizeof(path), "%s/Europe/Oslo", zone_folder());
	if (stat(path, &st) < 0) {
		print_message("tzdata is not installed\n");
		skip();
	}
	zone_set_dir(zone_folder());
}

static const struct zone *
load(struct arena *a, const char *name)
{
	const struct zone *z = NULL;
	struct hc_err err = {0};

	if (zone_load(a, name, &z, &err) < 0)
		fail_msg("%s", err.msg);
	return z;
}

static int64_t
utc(int year, int month, int day, int hour, int minute)
{
	return date_from_civil(year, month, day) * TIME_DAY_MS + hour * HOUR + minute * INT64_C(60000);
}

static bool
same_civil(const struct civil *a, const struct civil *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day && a->hour == b->hour && a->minute == b->minute &&
	    a->second == b->second && a->ms == b->ms;
}

/* Ours against localtime_r() under TZ, and back again. */
static void
compare(const struct zone *z, int64_t instant)
{
	time_t t = (time_t)(instant / 1000);	/* all instants here are whole seconds */
	int64_t back;
	struct civil c, again;
	struct tm tm;

	localtime_r(&t, &tm);
	zone_civil(z, instant, &c);
	if (zone_offset(z, instant) != tm.tm_gmtoff || c.year != tm.tm_year + 1900 || c.month != tm.tm_mon + 1 ||
	    c.day != tm.tm_mday || c.hour != tm.tm_hour || c.minute != tm.tm_min || c.second != tm.tm_sec) {
		fail_msg("%s at %lld: %04d-%02d-%02d %02d:%02d:%02d offset %d, should be offset %ld", zone_name(z), (long long)t,
		    c.year, c.month, c.day, c.hour, c.minute, c.second, zone_offset(z, instant), tm.tm_gmtoff);
	}
	assert_int_equal(zone_date(z, instant), date_from_civil(c.year, c.month, c.day));
	back = zone_instant(z, &c);
	zone_civil(z, back, &again);
	if (back > instant || !same_civil(&c, &again) || (back < instant && zone_offset(z, back) == zone_offset(z, instant)))
		fail_msg("%s: local time of %lld comes back as %lld", zone_name(z), (long long)t, (long long)back / 1000);
}

/* The second at which the offset changes between two instants that differ in it. */
static int64_t
find_change(const struct zone *z, int64_t low, int64_t high)
{
	int before = zone_offset(z, low);

	while (high - low > 1000) {
		int64_t mid = (low + (high - low) / 2) / 1000 * 1000;

		if (zone_offset(z, mid) == before)
			low = mid;
		else
			high = mid;
	}
	return high;
}

static void
check_change(const struct zone *z, int64_t at)
{
	int64_t gap = (zone_offset(z, at) - zone_offset(z, at - 1000)) * INT64_C(1000);
	struct civil c;

	for (int64_t i = -2; i <= 2; i++)
		compare(z, at + i * 1000);
	compare(z, at - HOUR);
	compare(z, at + HOUR);
	compare(z, at + llabs(gap) - 1000);
	compare(z, at + llabs(gap));
	if (gap <= 0)
		return;
	/* every skipped time is the first instant behind the gap: count on from the last second before it */
	for (int64_t in = 0; in < gap; in += gap / 4) {
		zone_civil(z, at - 1000, &c);
		c.second += (int)(in / 1000) + 1;
		c.ms = 500;
		if (zone_instant(z, &c) != at)
			fail_msg("%s: a skipped time is not %lld", zone_name(z), (long long)at / 1000);
	}
}

static void
check_zone(struct arena *a, const char *name)
{
	const struct zone *z = load(a, name);
	int64_t at = utc(2000, 1, 1, 0, 0), end = utc(2038, 1, 1, 0, 0);

	setenv("TZ", name, 1);
	tzset();
	while (at < end) {
		int64_t next = at + 9 * TIME_DAY_MS + 7 * HOUR + 1000;

		compare(z, at);
		if (zone_offset(z, at) != zone_offset(z, next))
			check_change(z, find_change(z, at, next));
		at = next;
	}
	/* long ago, and by the rule alone */
	for (int year = 1850; year < 2300; year += 3)
		compare(z, utc(year, year % 12 + 1, year % 28 + 1, year % 24, 30));
}

static bool
is_tzif(const char *path)
{
	char magic[4] = {0};
	FILE *f = fopen(path, "r");
	bool yes;

	if (f == NULL)
		return false;
	yes = fread(magic, 1, 4, f) == 4 && memcmp(magic, "TZif", 4) == 0;
	fclose(f);
	return yes;
}

static int
check_folder(const char *folder, const char *prefix)
{
	DIR *dir = opendir(folder);
	struct dirent *d;
	int n = 0;

	if (dir == NULL)
		return 0;
	while ((d = readdir(dir)) != NULL) {
		char path[1024], name[512];
		struct stat st;

		/* posix/ repeats the rest, right/ counts leap seconds, the others are not names */
		if (d->d_name[0] == '.' || (*prefix == '\0' && (strcmp(d->d_name, "posix") == 0 || strcmp(d->d_name, "right") == 0 ||
		    strcmp(d->d_name, "localtime") == 0 || strcmp(d->d_name, "posixrules") == 0)))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, d->d_name);
		snprintf(name, sizeof(name), "%s%s", prefix, d->d_name);
		if (stat(path, &st) < 0)
			continue;
		if (S_ISDIR(st.st_mode)) {
			snprintf(name, sizeof(name), "%s%s/", prefix, d->d_name);
			n += check_folder(path, name);
		} else if (is_tzif(path)) {
			struct arena *a = arena_new("zone");

			check_zone(a, name);
			arena_free(a);
			n++;
		}
	}
	closedir(dir);
	return n;
}

static void
test_every_zone_agrees_with_the_c_library(void **state)
{
	need_tzdata();
	assert_true(check_folder(zone_folder(), "") > 100);
	unsetenv("TZ");
	tzset();
}

static void
test_skipped_and_doubled_hours(void **state)
{
	struct arena *a = arena_new("test");
	const struct zone *oslo;
	struct civil c = { 2026, 3, 29, 2, 30, 0, 0 };

	need_tzdata();
	oslo = load(a, "Europe/Oslo");
	assert_int_equal(zone_instant(oslo, &c), utc(2026, 3, 29, 1, 0));	/* the gap's end, 03:00 */
	c = (struct civil){ 2026, 10, 25, 2, 30, 0, 250 };
	assert_int_equal(zone_instant(oslo, &c), utc(2026, 10, 25, 0, 30) + 250);	/* the first of two */
	assert_int_equal(zone_day_start(oslo, date_from_civil(2026, 3, 30)) - zone_day_start(oslo, date_from_civil(2026, 3, 29)), 23 * HOUR);
	assert_int_equal(zone_day_start(oslo, date_from_civil(2026, 10, 26)) - zone_day_start(oslo, date_from_civil(2026, 10, 25)), 25 * HOUR);
	arena_free(a);
}

static void
test_days_without_midnight_and_days_that_never_were(void **state)
{
	struct arena *a = arena_new("test");
	const struct zone *z;
	struct civil c;

	need_tzdata();
	z = load(a, "America/Sao_Paulo");	/* 2018-11-04 began at 01:00 */
	assert_int_equal(zone_day_start(z, date_from_civil(2018, 11, 4)), utc(2018, 11, 4, 3, 0));
	zone_civil(z, zone_day_start(z, date_from_civil(2018, 11, 4)), &c);
	assert_int_equal(c.hour, 1);
	z = load(a, "Pacific/Apia");		/* 2011-12-30 was left out */
	assert_int_equal(zone_day_start(z, date_from_civil(2011, 12, 30)), zone_day_start(z, date_from_civil(2011, 12, 31)));
	z = load(a, "Asia/Kathmandu");
	assert_int_equal(zone_offset(z, utc(2026, 1, 1, 0, 0)), 20700);
	z = load(a, "Australia/Lord_Howe");	/* half an hour */
	assert_int_equal(zone_offset(z, utc(2026, 1, 1, 0, 0)) - zone_offset(z, utc(2026, 7, 1, 0, 0)), 1800);
	arena_free(a);
}

static void
test_utc_needs_no_files(void **state)
{
	struct arena *a = arena_new("test");
	const struct zone *z;
	struct civil c = { 2026, 11, 23, 9, 30, 0, 0 }, back;
	struct hc_err err = {0};

	zone_set_dir("/nonexistent");
	z = load(a, "UTC");
	assert_string_equal(zone_name(load(a, "")), "UTC");
	assert_string_equal(zone_name(NULL), "UTC");
	assert_int_equal(zone_instant(z, &c), INT64_C(1795426200000));
	assert_int_equal(zone_instant(NULL, &c), INT64_C(1795426200000));
	zone_civil(z, -1, &back);
	assert_int_equal(back.year, 1969);
	assert_int_equal(back.ms, 999);
	assert_int_equal(zone_date(z, -1), -1);
	assert_int_equal(zone_load(a, "Europe/Oslo", &z, &err), HC_NOTFOUND);
	arena_free(a);
}

static void
test_a_name_is_not_a_path(void **state)
{
	static const char *const BAD[] = { "Mars/Phobos", "../../../etc/passwd", "/etc/localtime", "Europe", "Europe/../Europe/Oslo",
		"zone1970.tab", "Europe/Oslo\n", "a,b", "<", "x" };
	struct arena *a = arena_new("test");

	need_tzdata();
	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
		const struct zone *z = NULL;
		struct hc_err err = {0};

		if (zone_load(a, BAD[i], &z, &err) != HC_NOTFOUND)
			fail_msg("\"%s\" was loaded", BAD[i]);
		assert_null(z);
	}
	arena_free(a);
}

static void
test_rules_in_tz_work_like_names(void **state)
{
	static const char *const RULES[] = { "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
		"NZST-12NZDT,M9.5.0,M4.1.0/3", "IST-1GMT0,M10.5.0,M3.5.0/1", "AAA-2BBB,J60/2,J300/2", "AAA-2BBB,58/2,299/2" };
	struct arena *a = arena_new("test");

	for (size_t i = 0; i < sizeof(RULES) / sizeof(RULES[0]); i++) {
		const struct zone *z = load(a, RULES[i]);

		setenv("TZ", RULES[i], 1);
		tzset();
		for (int64_t at = utc(2000, 1, 1, 0, 0); at < utc(2038, 1, 1, 0, 0); at += 11 * HOUR)
			compare(z, at);
	}
	unsetenv("TZ");
	tzset();
	/* summer time all year round */
	assert_int_equal(zone_offset(load(a, "XXX3EDT4,0/0,J365/23"), utc(2026, 1, 1, 3, 0)), -4 * 3600);
	arena_free(a);
}

static void
test_damaged_files_are_refused_or_harmless(void **state)
{
	struct arena *a = arena_new("test");
	char path[512];
	unsigned char file[8192], copy[8192];
	uint64_t seed = 5;
	size_t n;
	FILE *f;

	need_tzdata();
	snprintf(path, sizeof(path), "%s/Europe/Oslo", zone_folder());
	assert_non_null(f = fopen(path, "r"));
	n = fread(file, 1, sizeof(file), f);
	fclose(f);
	for (size_t cut = 0; cut < n; cut += 7) {
		const struct zone *z;

		memcpy(copy, file, cut);
		if (zone_parse(a, "cut", copy, cut, &z) == 0)
			zone_day_start(z, 20000);
	}
	for (int round = 0; round < 20000; round++) {
		const struct zone *z;

		memcpy(copy, file, n);
		for (int i = 0; i < 3; i++) {
			seed = seed * UINT64_C(6364136223846793005) + 1;
			copy[(seed >> 33) % n] = (unsigned char)(seed >> 24);
		}
		if (zone_parse(a, "bent", copy, n, &z) == 0) {
			zone_day_start(z, 20000);
			zone_day_start(z, INT64_MAX);
			zone_day_start(z, INT64_MIN);
		}
		arena_reset(a);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_zone_agrees_with_the_c_library),
		cmocka_unit_test(test_skipped_and_doubled_hours),
		cmocka_unit_test(test_days_without_midnight_and_days_that_never_were),
		cmocka_unit_test(test_utc_needs_no_files),
		cmocka_unit_test(test_a_name_is_not_a_path),
		cmocka_unit_test(test_rules_in_tz_work_like_names),
		cmocka_unit_test(test_damaged_files_are_refused_or_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
