/*
 * test_period.c - date words: what they span, in every zone on the machine, through every change of the clocks.
 */
#include "tests/unit/query_help.h"

#include <dirent.h>
#include <sys/stat.h>

#include "query/tree.h"

static struct locale
monday(int fiscal)
{
	struct locale l = locale_machine;

	l.today = date_from_civil(2026, 11, 23);
	l.now = l.today * TIME_DAY_MS + 34200000;
	l.week_start = 1;
	l.fiscal_month = fiscal;
	l.date_order = 'y';
	return l;
}

static const struct { const char *word, *from, *to; } words[] = {	/* Monday 23 November 2026; the end belongs to it */
	{ "today", "2026-11-23", "2026-11-23" }, { "yesterday", "2026-11-22", "2026-11-22" }, { "tomorrow", "2026-11-24", "2026-11-24" },
	{ "now", "2026-11-23", "2026-11-23" }, { "this_w", "2026-11-23", "2026-11-29" }, { "last_w", "2026-11-16", "2026-11-22" },
	{ "next_week", "2026-11-30", "2026-12-06" }, { "this_month", "2026-11-01", "2026-11-30" }, { "last_m", "2026-10-01", "2026-10-31" },
	{ "next_m", "2026-12-01", "2026-12-31" }, { "this_q", "2026-10-01", "2026-12-31" }, { "LAST_QUARTER", "2026-07-01", "2026-09-30" },
	{ "next_q", "2027-01-01", "2027-03-31" }, { "this_y", "2026-01-01", "2026-12-31" }, { "last_y", "2025-01-01", "2025-12-31" },
	{ "this_fy", "2026-04-01", "2027-03-31" }, { "last_fy", "2025-04-01", "2026-03-31" }, { "this_fq", "2026-10-01", "2026-12-31" },
	{ "THIS_FISCAL_YEAR", "2026-04-01", "2027-03-31" }, { "fy2026", "2025-04-01", "2026-03-31" }, { "fy2026q1", "2025-04-01", "2025-06-30" },
	{ "fy2027q4", "2027-01-01", "2027-03-31" }, { "last_7d", "2026-11-16", "2026-11-23" }, { "next_2w", "2026-11-23", "2026-12-07" },
	{ "last_3m", "2026-08-23", "2026-11-23" }, { "LAST_N_DAYS:30", "2026-10-24", "2026-11-23" }, { "3d_ago", "2026-11-20", "2026-11-20" },
	{ "in_2w", "2026-12-07", "2026-12-07" }, { "1m_ago", "2026-10-23", "2026-10-23" }, { "+3d", "2026-11-26", "2026-11-26" },
	{ "-1w", "2026-11-16", "2026-11-16" }, { "in_3bd", "2026-11-26", "2026-11-26" }, { "in_5bd", "2026-11-30", "2026-11-30" },
	{ "1bd_ago", "2026-11-20", "2026-11-20" }, { "2026", "2026-01-01", "2026-12-31" }, { "2026-02", "2026-02-01", "2026-02-28" },
	{ "2024-02", "2024-02-01", "2024-02-29" }, { "2026q2", "2026-04-01", "2026-06-30" }, { "2026Q4", "2026-10-01", "2026-12-31" },
	{ "2026w01", "2025-12-29", "2026-01-04" }, { "2026w53", "2026-12-28", "2027-01-03" }, { "2026-11-23", "2026-11-23", "2026-11-23" },
	{ "20261123", "2026-11-23", "2026-11-23" }, { "bom", "2026-11-01", "2026-11-01" }, { "eom", "2026-11-30", "2026-11-30" },
	{ "boq", "2026-10-01", "2026-10-01" }, { "eoq", "2026-12-31", "2026-12-31" }, { "bow", "2026-11-23", "2026-11-23" },
	{ "eow", "2026-11-29", "2026-11-29" }, { "boy", "2026-01-01", "2026-01-01" }, { "eofy", "2027-03-31", "2027-03-31" },
	{ "eom-2d", "2026-11-28", "2026-11-28" }, { "today+1m", "2026-12-23", "2026-12-23" }, { "2026-01-31+1m", "2026-02-28", "2026-02-28" },
	{ "2026-01-30+1m", "2026-02-28", "2026-02-28" }, { "eom+1m-1d", "2026-12-29", "2026-12-29" }, { "this_q-1q", "2026-07-01", "2026-09-30" },
	{ "boq+1w+1d", "2026-10-09", "2026-10-09" }, { "last_2y", "2024-11-23", "2026-11-23" },
	{ "2026-11-23T10:30", "2026-11-23", "2026-11-23" }, { "fri", "2026-11-27", "2026-11-27" },
};

static void
test_words_span_what_they_say(void **state)
{
	struct locale l = monday(4);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		char from[32], to[32];
		int64_t a, b;
		struct hc_err err = {0};

		if (query_period(&l, words[i].word, &a, &b, &err) < 0)
			fail_msg("%s: %s", words[i].word, err.msg);
		date_format_iso(a, from);
		date_format_iso(b - 1, to);
		if (strcmp(from, words[i].from) != 0 || strcmp(to, words[i].to) != 0)
			fail_msg("%s is %s to %s", words[i].word, from, to);
	}
}

static void
test_what_is_no_date_says_so(void **state)
{
	static const char *const bad[] = { "", "x", "this_", "this_x", "last_7", "last_d7", "2026-13", "2026-00", "2026q5", "2026w54", "202", "20266",
	    "fy26", "today+", "today+3", "today3d", "eo", "eox", "in_", "in_d", "3_ago", "2026-02-30", "2026-1-1x", "9999999d_ago",
	    "today+999999y", "-999999y", "2026-11-23T25:00", "now+999999y", "today-", "+", "-", "0000", "0000-01" };
	struct locale l = monday(1);
	struct hc_err err;
	int64_t a, b;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err = (struct hc_err){0};
		if (query_period(&l, bad[i], &a, &b, &err) != HC_INVALID)
			fail_msg("taken: %s", bad[i]);
		assert_true(err.msg[0] != '\0');
	}
}

/* Calls fn for each zone of the machine, at most three folders deep. */
static int
each_zone(const char *dir, const char *prefix, int depth, void (*fn)(const char *name))
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int n = 0;

	if (d == NULL)
		return 0;
	while ((e = readdir(d)) != NULL) {
		char path[600], name[300];
		struct stat st;

		if (e->d_name[0] < 'A' || e->d_name[0] > 'Z')
			continue;
		snprintf(path, sizeof(path), "%s/%.200s", dir, e->d_name);
		snprintf(name, sizeof(name), "%.60s%.200s", prefix, e->d_name);
		if (stat(path, &st) < 0)
			continue;
		if (S_ISDIR(st.st_mode) && depth < 3) {
			snprintf(name, sizeof(name), "%.60s%.200s/", prefix, e->d_name);
			n += each_zone(path, name, depth + 1, fn);
		} else if (S_ISREG(st.st_mode)) {
			fn(name);
			n++;
		}
	}
	closedir(d);
	return n;
}

/* Days, weeks and quarters of the zone join without gap or overlap, and every instant is in the bucket of its own day. */
static void
check_zone(const char *name)
{
	struct arena *a = arena_new("zone");
	struct locale l = monday(1);
	int64_t end = 0;

	if (zone_load(a, name, &l.zone, NULL) < 0) {
		arena_free(a);
		return;
	}
	for (int64_t day = date_from_civil(2026, 1, 1); day < date_from_civil(2027, 1, 2); day++) {
		struct moment m;
		int64_t from, to;
		char text[32];

		date_format_iso(day, text);
		assert_int_equal(moment_parse(&l, text, strlen(text), &m, NULL), HC_OK);
		moment_instants(&l, &m, &from, &to);
		if (end != 0 && from != end)
			fail_msg("%s: %s does not begin where the day before ends", name, text);
		if (to - from < 20 * 3600000 || to - from > 28 * 3600000)
			fail_msg("%s: %s has %lld minutes", name, text, (long long)(to - from) / 60000);
		assert_int_equal(query_bucket(&l, from, "d", false), day);
		assert_int_equal(query_bucket(&l, to - 1, "d", false), day);
		assert_int_equal(query_bucket(&l, to - 1, "q", false), query_bucket(&l, day, "dq", false));
		assert_int_equal(query_bucket(&l, from, "w", false), query_bucket(&l, day, "dw", false));
		l.today = day;
		l.now = from;
		assert_int_equal(moment_parse(&l, "this_m", 6, &m, NULL), HC_OK);
		moment_instants(&l, &m, &from, &to);
		assert_true(from <= l.now && l.now < to);
		moment_parse(&l, text, strlen(text), &m, NULL);
		moment_instants(&l, &m, &from, &end);
	}
	arena_free(a);
}

static void
test_periods_join_in_every_zone(void **state)
{
	if (each_zone("/usr/share/zoneinfo", "", 0, check_zone) == 0)
		skip();
}

static void
test_hours_count_on_the_clock_that_runs(void **state)
{
	struct arena *a = arena_new("zone");
	struct locale l = monday(1);
	struct moment m;
	int64_t from, to;

	assert_int_equal(zone_load(a, "Europe/Oslo", &l.zone, NULL), HC_OK);
	/* 25 October 2026 has 25 hours there, 29 March has 23 */
	assert_int_equal(moment_parse(&l, "2026-10-25", 10, &m, NULL), HC_OK);
	moment_instants(&l, &m, &from, &to);
	assert_int_equal(to - from, 25 * 3600000);
	assert_int_equal(moment_parse(&l, "2026-03-29", 10, &m, NULL), HC_OK);
	moment_instants(&l, &m, &from, &to);
	assert_int_equal(to - from, 23 * 3600000);
	/* last_7d ends now, not at midnight */
	assert_int_equal(moment_parse(&l, "last_7d", 7, &m, NULL), HC_OK);
	moment_instants(&l, &m, &from, &to);
	assert_int_equal(to, l.now + 1);
	arena_free(a);
}

static void
test_labels_name_their_bucket(void **state)
{
	struct locale l = monday(7);
	static const struct { const char *unit; bool fiscal; const char *label; } labels[] = {
		{ "dd", false, "2026-11-23" }, { "dw", false, "2026-W48" }, { "dm", false, "2026-11" }, { "dq", false, "2026 Q4" },
		{ "dy", false, "2026" }, { "dq", true, "FY2027 Q2" }, { "dy", true, "FY2027" },
	};

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		struct buf b = BUF_INIT;

		query_bucket_label(&l, query_bucket(&l, l.today, labels[i].unit, labels[i].fiscal), labels[i].unit[1], labels[i].fiscal, &b);
		assert_string_equal(buf_str(&b), labels[i].label);
		buf_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_span_what_they_say),
		cmocka_unit_test(test_what_is_no_date_says_so),
		cmocka_unit_test(test_periods_join_in_every_zone),
		cmocka_unit_test(test_hours_count_on_the_clock_that_runs),
		cmocka_unit_test(test_labels_name_their_bucket),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
