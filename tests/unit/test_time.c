/* test_time.c - the calendar, and every form in which people and files write a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/time.h"

static void
test_every_day_of_ten_thousand_years_comes_back(void **state)
{
	int y = 1, m = 1, d = 1;

	for (int64_t day = TIME_DATE_MIN; day <= TIME_DATE_MAX; day++) {
		static const int LENGTHS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
		int year, month, dom, leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

		date_to_civil(day, &year, &month, &dom);
		if (year != y || month != m || dom != d || date_from_civil(y, m, d) != day)
			fail_msg("day %lld is %d-%d-%d, not %d-%d-%d", (long long)day, year, month, dom, y, m, d);
		if (++d > LENGTHS[m - 1] + (m == 2 && leap)) {
			assert_int_equal(date_month_days(y, m), d - 1);
			d = 1;
			if (++m > 12) {
				m = 1;
				y++;
			}
		}
	}
	assert_int_equal(y, 10000);
}

static void
test_calendar_arithmetic(void **state)
{
	int64_t day = date_from_civil(2026, 11, 23);
	int year;

	assert_int_equal(day, 20780);
	assert_int_equal(date_weekday(day), 1);
	assert_int_equal(date_weekday(0), 4);
	assert_int_equal(date_weekday(-1), 3);
	assert_int_equal(date_weekday(TIME_DATE_MIN), 1);
	assert_int_equal(date_from_civil(2026, 14, 1), date_from_civil(2027, 2, 1));
	assert_int_equal(date_from_civil(2026, 0, 31), date_from_civil(2025, 12, 31));
	assert_int_equal(date_from_civil(2026, 3, 0), date_from_civil(2026, 2, 28));
	assert_int_equal(date_add_months(date_from_civil(2026, 1, 31), 1), date_from_civil(2026, 2, 28));
	assert_int_equal(date_add_months(date_from_civil(2024, 2, 29), 12), date_from_civil(2025, 2, 28));
	assert_int_equal(date_add_months(date_from_civil(2026, 1, 15), -13), date_from_civil(2024, 12, 15));
	assert_int_equal(date_iso_week(date_from_civil(2027, 1, 1), &year), 53);
	assert_int_equal(year, 2026);
	assert_int_equal(date_iso_week(date_from_civil(2024, 12, 30), &year), 1);
	assert_int_equal(year, 2025);
	assert_int_equal(date_iso_week(date_from_civil(2021, 1, 4), NULL), 1);
}

static int64_t
date(const char *s)
{
	struct hc_err err = {0};
	int64_t v = 0;

	if (date_parse_iso(s, strlen(s), &v, &err) < 0)
		fail_msg("%s", err.msg);
	return v;
}

static int64_t
stamp(const char *s, const struct zone *z)
{
	struct hc_err err = {0};
	int64_t v = 0;

	if (stamp_parse_iso(s, strlen(s), z, &v, &err) < 0)
		fail_msg("%s", err.msg);
	return v;
}

static void
assert_date_refused(const char *s, const char *why)
{
	struct hc_err err = {0};
	int64_t v = 77;

	assert_int_equal(date_parse_iso(s, strlen(s), &v, &err), HC_INVALID);
	assert_int_equal(v, 77);
	if (strstr(err.msg, why) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", err.msg, why);
}

static void
test_dates_read_and_name_the_trouble(void **state)
{
	char buf[32];

	assert_int_equal(date("2026-11-23"), 20780);
	assert_int_equal(date("20261123"), 20780);
	assert_int_equal(date("0001-01-01"), TIME_DATE_MIN);
	assert_int_equal(date("9999-12-31"), TIME_DATE_MAX);
	assert_int_equal(date("2024-02-29"), date_from_civil(2024, 2, 29));
	assert_date_refused("2027-02-31", "31 February 2027 is not a date");
	assert_date_refused("2026-02-29", "29 February 2026 is not a date");
	assert_date_refused("2026-13-01", "no month 13");
	assert_date_refused("0000-01-01", "no year 0");
	assert_date_refused("2026-1-1", "write it like 2026-11-23");
	assert_date_refused("2026-11-23x", "write it like");
	assert_date_refused("2026-1123", "write it like");
	assert_date_refused("", "write it like");
	date_format_iso(TIME_DATE_MIN, buf);
	assert_string_equal(buf, "0001-01-01");
	date_format_iso(20780, buf);
	assert_string_equal(buf, "2026-11-23");
}

static void
test_instants_read_in_all_iso_forms(void **state)
{
	const int64_t want = INT64_C(1795426200000);	/* 2026-11-23T09:30:00Z */
	static const char *const SAME[] = { "2026-11-23T09:30:00Z", "2026-11-23T09:30Z", "2026-11-23 09:30:00.000Z",
		"2026-11-23T10:30:00+01:00", "2026-11-23T10:30+0100", "2026-11-23 10:30 +01", "20261123T093000Z",
		"2026-11-23t04:00:00-05:30", "2026-11-23T09:30", "20261123T0930", "2026-11-23 09:29:60" };
	static const char *const BAD[] = { "2026-11-23T", "2026-11-23T9:30", "2026-11-23T24:01", "2026-11-23T09:60",
		"2026-11-23T09:30:61", "2026-11-23T09:30+24:00", "2026-11-23T09:30Zx", "2026-11-23T09:30:00.", "2026-11-23X09:30",
		"2026-11-23T09:30+1", "2026-02-30T00:00Z", "now" };

	for (size_t i = 0; i < sizeof(SAME) / sizeof(SAME[0]); i++)
		assert_int_equal(stamp(SAME[i], NULL), want);
	assert_int_equal(stamp("2026-11-23T09:30:00.25Z", NULL), want + 250);
	assert_int_equal(stamp("2026-11-23T09:30:00,123456789Z", NULL), want + 123);
	assert_int_equal(stamp("2026-11-23T24:00Z", NULL), date("2026-11-24") * TIME_DAY_MS);
	assert_int_equal(stamp("2026-11-23", NULL), date("2026-11-23") * TIME_DAY_MS);
	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
		struct hc_err err = {0};
		int64_t v = 77;

		if (stamp_parse_iso(BAD[i], strlen(BAD[i]), NULL, &v, &err) != HC_INVALID)
			fail_msg("\"%s\" was read", BAD[i]);
		assert_int_equal(v, 77);
	}
}

static void
test_instants_are_written_short(void **state)
{
	char buf[32];

	stamp_format_iso(INT64_C(1795426200000), buf);
	assert_string_equal(buf, "2026-11-23T09:30:00Z");
	stamp_format_iso(INT64_C(1795426200007), buf);
	assert_string_equal(buf, "2026-11-23T09:30:00.007Z");
	stamp_format_iso(-1, buf);
	assert_string_equal(buf, "1969-12-31T23:59:59.999Z");
	assert_true(stamp_format_iso(INT64_MIN, buf) < sizeof(buf));
	assert_true(stamp_format_iso(INT64_MAX, buf) < sizeof(buf));
}

static void
test_times_of_day(void **state)
{
	static const struct { const char *text; int64_t ms; } GOOD[] = {
		{ "09:30", 34200000 }, { "9:30:15", 34215000 }, { "9.30", 34200000 }, { "9am", 32400000 }, { "9 PM", 75600000 },
		{ "12am", 0 }, { "12:30pm", 45000000 }, { "9", 32400000 }, { "0930", 34200000 }, { "930", 34200000 },
		{ "23:59:59.999", 86399999 }, { " 0:00 ", 0 }, { "9:30 a.m.", 34200000 },
	};
	static const char *const BAD[] = { "", "24:00", "9:60", "9:3", "13pm", "0am", "noonish", "9:30x", "12345", "-1" };
	char buf[32];

	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++) {
		struct hc_err err = {0};
		int64_t v = -1, again = -1;

		if (time_parse(GOOD[i].text, &v, &err) < 0)
			fail_msg("%s", err.msg);
		assert_int_equal(v, GOOD[i].ms);
		time_format(v, buf);
		assert_int_equal(time_parse(buf, &again, &err), 0);
		assert_int_equal(again, v);
	}
	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
		struct hc_err err = {0};
		int64_t v = 77;

		if (time_parse(BAD[i], &v, &err) != HC_INVALID)
			fail_msg("\"%s\" was read", BAD[i]);
		assert_int_equal(v, 77);
	}
	time_format(34200000, buf);
	assert_string_equal(buf, "09:30");
}

static void
test_durations(void **state)
{
	static const struct { const char *text; int64_t seconds; const char *shown; } GOOD[] = {
		{ "1h30", 5400, "1h 30m" }, { "90m", 5400, "1h 30m" }, { "1:30", 5400, "1h 30m" }, { "2d", 172800, "2d" },
		{ "1.5h", 5400, "1h 30m" }, { "2d 4h 10m", 187800, "2d 4h 10m" }, { "1 week", 604800, "7d" },
		{ "1:30:15", 5415, "1h 30m 15s" }, { "45 sec", 45, "45s" }, { "-90m", -5400, "-1h 30m" }, { "0", 0, "0m" },
		{ "1,5 hours", 5400, "1h 30m" }, { "2d4", 187200, "2d 4h" }, { "100h", 360000, "4d 4h" },
	};
	static const char *const BAD[] = { "", "90", "1h30m5x", "1m 2h", "h", "1:60", "1:3", "--1h", "99999999999999999h",
		"999999999999999w", "1y" };
	char buf[48];

	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++) {
		struct hc_err err = {0};
		int64_t v = -1, again = -1;

		if (duration_parse(GOOD[i].text, &v, &err) < 0)
			fail_msg("%s", err.msg);
		assert_int_equal(v, GOOD[i].seconds);
		duration_format(v, buf);
		assert_string_equal(buf, GOOD[i].shown);
		assert_int_equal(duration_parse(buf, &again, &err), 0);
		assert_int_equal(again, v);
	}
	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
		struct hc_err err = {0};
		int64_t v = 77;

		if (duration_parse(BAD[i], &v, &err) != HC_INVALID)
			fail_msg("\"%s\" was read", BAD[i]);
		assert_int_equal(v, 77);
	}
	assert_true(duration_format(INT64_MIN, buf) < sizeof(buf));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day_of_ten_thousand_years_comes_back),
		cmocka_unit_test(test_calendar_arithmetic),
		cmocka_unit_test(test_dates_read_and_name_the_trouble),
		cmocka_unit_test(test_instants_read_in_all_iso_forms),
		cmocka_unit_test(test_instants_are_written_short),
		cmocka_unit_test(test_times_of_day),
		cmocka_unit_test(test_durations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
