/* test_smart.c - dates as people type them, all on Monday 23 November 2026. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/time.h"
#include "model/type.h"

static struct locale
monday(char order)
{
	struct locale l = locale_machine;

	l.today = date_from_civil(2026, 11, 23);
	l.date_order = order;
	l.fiscal_month = 4;
	return l;
}

static void
check(char order, const char *text, const char *want)
{
	struct locale l = monday(order);
	struct hc_err err = {0};
	char got[32];
	int64_t days = 7;

	if (date_parse_smart(&l, text, strlen(text), &days, &err) < 0)
		fail_msg("%s: %s", text, err.msg);
	date_format_iso(days, got);
	if (strcmp(got, want) != 0)
		fail_msg("%s is %s, not %s", text, got, want);
}

static void
refuse(char order, const char *text, const char *want)
{
	struct locale l = monday(order);
	struct hc_err err = {0};
	int64_t days = 7;

	assert_int_equal(date_parse_smart(&l, text, strlen(text), &days, &err), HC_INVALID);
	assert_int_equal(days, 7);
	assert_string_equal(err.msg, want);
}

static void
test_words(void **state)
{
	static const char *const cases[][2] = {
		{ "today", "2026-11-23" }, { "Tomorrow", "2026-11-24" }, { "yesterday", "2026-11-22" }, { "now", "2026-11-23" },
		{ "fri", "2026-11-27" }, { "Friday", "2026-11-27" }, { "mon", "2026-11-30" }, { "sun", "2026-11-29" },
		{ "next fri", "2026-12-04" }, { "next mon", "2026-11-30" }, { "this fri", "2026-11-27" }, { "last fri", "2026-11-20" },
		{ "last mon", "2026-11-16" }, { "next week", "2026-11-30" }, { "next month", "2026-12-01" },
		{ "last month", "2026-10-01" }, { "next year", "2027-01-01" }, { "next quarter", "2027-01-01" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check('y', cases[i][0], cases[i][1]);
}

static void
test_offsets(void **state)
{
	static const char *const cases[][2] = {
		{ "+3d", "2026-11-26" }, { "-2w", "2026-11-09" }, { "+1m", "2026-12-23" }, { "+1q", "2027-02-23" },
		{ "+1y", "2027-11-23" }, { "+5", "2026-11-28" }, { "+5b", "2026-11-30" }, { "-1bd", "2026-11-20" },
		{ "in 3 days", "2026-11-26" }, { "in_2w", "2026-12-07" }, { "3 days", "2026-11-26" }, { "3d ago", "2026-11-20" },
		{ "3d_ago", "2026-11-20" }, { "2 weeks ago", "2026-11-09" }, { "eom+3d", "2026-12-03" }, { "today-1w", "2026-11-16" },
		{ "fri + 1 week", "2026-12-04" }, { "2026-11-23+1m-1d", "2026-12-22" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check('y', cases[i][0], cases[i][1]);
}

static void
test_edges(void **state)
{
	static const char *const cases[][2] = {
		{ "eod", "2026-11-23" }, { "eow", "2026-11-29" }, { "bow", "2026-11-23" }, { "eom", "2026-11-30" },
		{ "bom", "2026-11-01" }, { "som", "2026-11-01" }, { "eoq", "2026-12-31" }, { "boq", "2026-10-01" },
		{ "eoy", "2026-12-31" }, { "boy", "2026-01-01" }, { "eonm", "2026-12-31" }, { "bony", "2027-01-01" },
		{ "eofy", "2027-03-31" }, { "bofy", "2026-04-01" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check('y', cases[i][0], cases[i][1]);
}

static void
test_days_of_the_calendar(void **state)
{
	static const char *const cases[][2] = {
		{ "24 dec", "2026-12-24" }, { "dec 24", "2026-12-24" }, { "24 Dec 2027", "2027-12-24" }, { "dec 24, 2027", "2027-12-24" },
		{ "24. december", "2026-12-24" }, { "24th of december", "2026-12-24" }, { "1 march", "2027-03-01" },
		{ "24.12.", "2026-12-24" }, { "24.12.2027", "2027-12-24" }, { "24. 12. 27", "2027-12-24" }, { "1.3.", "2027-03-01" },
		{ "24th", "2026-11-24" }, { "1st", "2026-12-01" }, { "24.", "2026-11-24" }, { "31st", "2026-12-31" },
		{ "2026/11/24", "2026-11-24" }, { "20261124", "2026-11-24" }, { "2026-11-24", "2026-11-24" }, { "29 feb", "2028-02-29" },
		{ "24-dec-2026", "2026-12-24" }, { "24 dec 99", "1999-12-24" }, { "sept 9", "2027-09-09" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check('y', cases[i][0], cases[i][1]);
	check('m', "12/24", "2026-12-24");
	check('m', "3/4", "2027-03-04");
	check('d', "3/4", "2027-04-03");
	check('d', "24/12/2026", "2026-12-24");
	check('m', "24/12/2026", "2026-12-24");
	check('d', "24-12-2026", "2026-12-24");
	check('m', "12/24/26", "2026-12-24");
}

static void
test_what_is_no_date_is_said_so(void **state)
{
	refuse('y', "soon", "\"soon\" is not a date; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "31 feb 2027", "31 February 2027 is not a date; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "31.2.2027", "31 February 2027 is not a date; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "2027-02-31", "31 February 2027 is not a date.");
	refuse('d', "13.13.2027", "there is no month 13; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "", "\"\" is not a date; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "+3x", "\"+3x\" is not a date; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "+99999999d", "\"+99999999d\" is not a date; write 2027-02-28, fri, +3d or eom.");
	refuse('y', "fri fri", "\"fri fri\" is not a date; write 2027-02-28, fri, +3d or eom.");
}

static void
test_every_day_reads_back_in_every_form(void **state)
{
	for (int64_t day = date_from_civil(2020, 1, 1); day < date_from_civil(2032, 1, 1); day += 5) {
		char iso[32], text[32];
		int y, m, d;

		date_format_iso(day, iso);
		date_to_civil(day, &y, &m, &d);
		snprintf(text, sizeof(text), "%d.%d.%d", d, m, y);
		check('d', text, iso);
		snprintf(text, sizeof(text), "%02d/%02d/%d", m, d, y);
		check('m', text, iso);
		check('y', iso, iso);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_days_of_the_calendar),
		cmocka_unit_test(test_what_is_no_date_is_said_so),
		cmocka_unit_test(test_every_day_reads_back_in_every_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
