/* test_cron.c - schedules run when people expect it, also on the two odd days of the year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/time.h"
#include "job/job.h"

#define OSLO "CET-1CEST,M3.5.0,M10.5.0/3"
#define HAVANA "CST5CDT,M3.2.0/0,M11.1.0/1"	/* changes over midnight */

static void
assert_next(const char *text, const char *rule, const char *after, const char *want)
{
	struct arena *a = arena_new("test");
	const struct zone *z = NULL;
	const struct cron *c = NULL;
	struct hc_err err = {0};
	int64_t from = 0, next;
	char buf[32] = "never";

	if (zone_load(a, rule, &z, &err) < 0 || cron_parse(a, text, &c, &err) < 0 ||
	    stamp_parse_iso(after, strlen(after), z, &from, &err) < 0)
		fail_msg("%s", err.msg);
	next = cron_next(c, z, from);
	if (next >= 0)
		stamp_format_iso(next, buf);
	if (strcmp(buf, want) != 0)
		fail_msg("\"%s\" after %s is %s, should be %s", text, after, buf, want);
	arena_free(a);
}

static void
test_plain_schedules(void **state)
{
	/* 2026-11-23 is a Monday */
	assert_next("0 9 * * 1-5", "UTC", "2026-11-23T08:59Z", "2026-11-23T09:00:00Z");
	assert_next("0 9 * * 1-5", "UTC", "2026-11-23T09:00Z", "2026-11-24T09:00:00Z");
	assert_next("0 9 * * mon-fri", "UTC", "2026-11-27T09:00Z", "2026-11-30T09:00:00Z");
	assert_next("*/15 * * * *", "UTC", "2026-11-23T09:07:30Z", "2026-11-23T09:15:00Z");
	assert_next("5/20 8-10/2 * * *", "UTC", "2026-11-23T08:46Z", "2026-11-23T10:05:00Z");
	assert_next("0,30 9 * * *", "UTC", "2026-11-23T09:00Z", "2026-11-23T09:30:00Z");
	assert_next("0 0 1 jan *", "UTC", "2026-11-23T09:00Z", "2027-01-01T00:00:00Z");
	assert_next("0 0 31 * *", "UTC", "2026-11-30T09:00Z", "2026-12-31T00:00:00Z");
	assert_next("0 0 29 2 *", "UTC", "2026-11-23T09:00Z", "2028-02-29T00:00:00Z");
	assert_next("0 0 30 2 *", "UTC", "2026-11-23T09:00Z", "never");
	assert_next("0 12 * * 7", "UTC", "2026-11-23T09:00Z", "2026-11-29T12:00:00Z");
	assert_next("0 12 * * Fri-Sun", "UTC", "2026-11-23T09:00Z", "2026-11-27T12:00:00Z");
	assert_next("  0   9\t* * *  ", "UTC", "2026-11-23T09:00Z", "2026-11-24T09:00:00Z");
	assert_next("* * * * *", "UTC", "2026-11-23T09:00:59.999Z", "2026-11-23T09:01:00Z");
}

static void
test_day_of_month_or_of_week(void **state)
{
	assert_next("0 9 13 * 5", "UTC", "2026-11-23T10:00Z", "2026-11-27T09:00:00Z");	/* a Friday */
	assert_next("0 9 1 * 5", "UTC", "2026-11-28T10:00Z", "2026-12-01T09:00:00Z");	/* the first */
	assert_next("0 9 * * 5", "UTC", "2026-11-28T10:00Z", "2026-12-04T09:00:00Z");
}

static void
test_names_for_common_schedules(void **state)
{
	assert_next("@daily", "UTC", "2026-11-23T09:00Z", "2026-11-24T00:00:00Z");
	assert_next("@hourly", "UTC", "2026-11-23T09:00Z", "2026-11-23T10:00:00Z");
	assert_next("@weekly", "UTC", "2026-11-23T09:00Z", "2026-11-29T00:00:00Z");
	assert_next("@monthly", "UTC", "2026-11-23T09:00Z", "2026-12-01T00:00:00Z");
	assert_next("@Yearly", "UTC", "2026-11-23T09:00Z", "2027-01-01T00:00:00Z");
}

static void
test_the_skipped_hour_runs_once_at_its_end(void **state)
{
	assert_next("30 2 * * *", OSLO, "2026-03-28T12:00Z", "2026-03-29T01:00:00Z");
	assert_next("30 2 * * *", OSLO, "2026-03-29T01:00Z", "2026-03-30T00:30:00Z");
	assert_next("0,10,20 2 * * *", OSLO, "2026-03-28T12:00Z", "2026-03-29T01:00:00Z");
	assert_next("0,10,20 2 * * *", OSLO, "2026-03-29T01:00Z", "2026-03-30T00:00:00Z");
	assert_next("*/30 * * * *", OSLO, "2026-03-29T00:31Z", "2026-03-29T01:00:00Z");
	assert_next("30 * * * *", OSLO, "2026-03-29T00:31Z", "2026-03-29T01:30:00Z");
	assert_next("0 9 * * *", OSLO, "2026-03-28T12:00Z", "2026-03-29T07:00:00Z");
	assert_next("@daily", HAVANA, "2026-03-07T12:00Z", "2026-03-08T05:00:00Z");	/* a day without midnight */
}

static void
test_the_repeated_hour_runs_fixed_times_once(void **state)
{
	assert_next("30 2 * * *", OSLO, "2026-10-24T12:00Z", "2026-10-25T00:30:00Z");
	assert_next("30 2 * * *", OSLO, "2026-10-25T00:30Z", "2026-10-26T01:30:00Z");
	assert_next("30 * * * *", OSLO, "2026-10-25T00:30Z", "2026-10-25T01:30:00Z");
	assert_next("*/30 * * * *", OSLO, "2026-10-25T00:30Z", "2026-10-25T01:00:00Z");
	assert_next("*/30 2 * * *", OSLO, "2026-10-25T01:00Z", "2026-10-25T01:30:00Z");
	assert_next("@daily", HAVANA, "2026-10-31T12:00Z", "2026-11-01T04:00:00Z");
	assert_next("@daily", HAVANA, "2026-11-01T04:00Z", "2026-11-02T05:00:00Z");
}

/* A wild schedule never stops, and never goes back, over five years of changes. */
static void
test_an_hourly_schedule_follows_the_clock(void **state)
{
	struct arena *a = arena_new("test");
	const struct zone *z;
	const struct cron *c;
	struct hc_err err = {0};
	int64_t at = INT64_C(1767225600000);

	assert_int_equal(zone_load(a, OSLO, &z, &err), 0);
	assert_int_equal(cron_parse(a, "@hourly", &c, &err), 0);
	for (int i = 0; i < 24 * 366; i++) {
		int64_t next = cron_next(c, z, at);

		assert_int_equal(next - at, 3600000);
		at = next;
	}
	arena_free(a);
}

static void
test_mistakes_are_named_with_their_place(void **state)
{
	static const struct { const char *text; int pos; const char *part; } CASES[] = {
		{ "", 0, "has 0" }, { "0 9 * *", 7, "has 4" }, { "60 * * * *", 0, "minute" }, { "0 24 * * *", 2, "hour" },
		{ "0 0 0 * *", 4, "day" }, { "0 0 * 13 *", 6, "month" }, { "0 0 * * 8", 8, "weekday" }, { "0 0 * * foo", 8, "foo" },
		{ "0 9 * * * *", 10, "goes on" }, { "5-1 * * * *", 2, "minute" }, { "*/0 * * * *", 2, "minute" }, { "1,, * * * *", 2, "minute" },
		{ "@reboot", 0, "minute" }, { "1x * * * *", 1, "minute" }, { "99999999999 * * * *", 0, "minute" }, { "@daily x", 0, "minute" },
	};
	struct arena *a = arena_new("test");

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct hc_err err = {0};
		const struct cron *c = NULL;

		assert_int_equal(cron_parse(a, CASES[i].text, &c, &err), HC_INVALID);
		assert_null(c);
		if (err.pos != CASES[i].pos || strstr(err.msg, CASES[i].part) == NULL)
			fail_msg("\"%s\": %d %s", CASES[i].text, err.pos, err.msg);
	}
	arena_free(a);
}

static void
test_retries_wait_longer_but_not_for_ever(void **state)
{
	assert_int_equal(retry_delay(1, 0), 0);
	assert_int_equal(retry_delay(1, UINT64_MAX), 1000);
	assert_int_equal(retry_delay(2, UINT64_MAX), 2000);
	assert_int_equal(retry_delay(2, UINT64_MAX / 2), 1000);
	assert_int_equal(retry_delay(9, UINT64_MAX), 256000);
	assert_int_equal(retry_delay(10, UINT64_MAX), 300000);
	assert_int_equal(retry_delay(INT32_MAX, UINT64_MAX), 300000);
	assert_int_equal(retry_delay(-1, UINT64_MAX), 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_schedules),
		cmocka_unit_test(test_day_of_month_or_of_week),
		cmocka_unit_test(test_names_for_common_schedules),
		cmocka_unit_test(test_the_skipped_hour_runs_once_at_its_end),
		cmocka_unit_test(test_the_repeated_hour_runs_fixed_times_once),
		cmocka_unit_test(test_an_hourly_schedule_follows_the_clock),
		cmocka_unit_test(test_mistakes_are_named_with_their_place),
		cmocka_unit_test(test_retries_wait_longer_but_not_for_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
