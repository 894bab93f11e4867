/* test_decimal.c - figures are right to the last digit, or refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "hotcrm/plugin.h"

static int64_t
parsed(const char *text, int scale)
{
	int64_t v = 77;
	size_t bad = 99;

	if (decimal_parse(text, scale, &v, &bad) < 0)
		fail_msg("\"%s\" was refused at %zu", text, bad);
	return v;
}

static void
assert_refused_at(const char *text, size_t at)
{
	int64_t v = 77;
	size_t bad = 99;

	assert_int_equal(decimal_parse(text, 4, &v, &bad), HC_INVALID);
	assert_int_equal(bad, at);
	assert_int_equal(v, 77);
}

static void
test_parse_reads_what_people_write(void **state)
{
	assert_int_equal(parsed("12.50", 4), 125000);
	assert_int_equal(parsed("1,250.50", 4), 12505000);
	assert_int_equal(parsed("1,234,567", 0), 1234567);
	assert_int_equal(parsed("12,34,567.5", 1), 12345675);	/* lakh */
	assert_int_equal(parsed("-.5", 4), -5000);
	assert_int_equal(parsed("5.", 2), 500);
	assert_int_equal(parsed(" +7 ", 0), 7);
	assert_int_equal(parsed("\xe2\x88\x92" "7", 0), -7);
	assert_int_equal(parsed("50k", 0), 50000);
	assert_int_equal(parsed("1.2m", 4), INT64_C(12000000000));
	assert_int_equal(parsed("3B", 0), INT64_C(3000000000));
	assert_int_equal(parsed("0.0004k", 0), 0);
	assert_int_equal(parsed("9223372036854775807", 0), INT64_MAX);
	assert_int_equal(parsed("-9223372036854775808", 0), INT64_MIN);
	assert_int_equal(parsed("000000000000000000000000000000000000000000001", 9), 1000000000);
}

static void
test_parse_rounds_half_to_even(void **state)
{
	assert_int_equal(parsed("0.125", 2), 12);
	assert_int_equal(parsed("0.135", 2), 14);
	assert_int_equal(parsed("0.1250000000000000000000000000000001", 2), 13);
	assert_int_equal(parsed("-2.5", 0), -2);
	assert_int_equal(parsed("-3.5", 0), -4);
}

static void
test_parse_names_the_first_bad_byte(void **state)
{
	assert_refused_at("12.5x", 4);
	assert_refused_at("", 0);
	assert_refused_at("-", 1);
	assert_refused_at(".", 0);
	assert_refused_at("abc", 0);
	assert_refused_at("1,25", 1);
	assert_refused_at("1,2345", 1);
	assert_refused_at("1234,567", 4);
	assert_refused_at("1.2.3", 3);
	assert_refused_at("1 2", 2);
	assert_refused_at("5kk", 2);
	assert_refused_at("1e5", 1);
	assert_refused_at("9223372036854775808", 0);
	assert_refused_at("-922337203685477.5809", 1);
	assert_refused_at("99999999999999999999999999999999999999999999999999", 0);
}

static void
test_marks_of_other_countries(void **state)
{
	static const struct { const char *text; char mark, group; int64_t want; } CASES[] = {
		{ "1.250,50", ',', '.', 125050 },
		{ "1 250,50", ',', ' ', 125050 },
		{ "1\xc2\xa0" "250,50", ',', ' ', 125050 },
		{ "1\xe2\x80\xaf" "250,50", ',', ' ', 125050 },
		{ "1'250.50", '.', '\'', 125050 },
		{ "1\xe2\x80\x99" "250.50", '.', '\'', 125050 },
		{ "1250,5", ',', 0, 125050 },
		{ "1250 ", '.', ' ', 125000 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int64_t v = 0;
		size_t bad = 0;

		if (decimal_parse_marks(CASES[i].text, strlen(CASES[i].text), 2, CASES[i].mark, CASES[i].group, &v, &bad) < 0)
			fail_msg("\"%s\" was refused at %zu", CASES[i].text, bad);
		assert_int_equal(v, CASES[i].want);
	}
}

static const char *
shown(int64_t v, int scale, int digits)
{
	static char buf[DECIMAL_MAX];
	size_t n = decimal_format(v, scale, digits, buf);

	assert_int_equal(n, strlen(buf));
	return buf;
}

static void
test_format_shows_the_digits_that_are_asked_for(void **state)
{
	char buf[DECIMAL_MAX];

	assert_string_equal(shown(125000, 4, 2), "12.50");
	assert_string_equal(shown(125000, 4, -1), "12.5");
	assert_string_equal(shown(120000, 4, -1), "12");
	assert_string_equal(shown(5, 4, -1), "0.0005");
	assert_string_equal(shown(-5, 4, 2), "0.00");
	assert_string_equal(shown(-50, 4, 3), "-0.005");
	assert_string_equal(shown(7, 0, 3), "7.000");
	assert_string_equal(shown(25, 1, 0), "2");
	assert_string_equal(shown(35, 1, 0), "4");
	assert_string_equal(shown(INT64_MIN, 0, -1), "-9223372036854775808");
	assert_string_equal(shown(INT64_MIN, 9, 9), "-9223372036.854775808");
	decimal_format_marks(123456789, 2, 2, ',', '.', buf);
	assert_string_equal(buf, "1.234.567,89");
	decimal_format_marks(-99900, 2, 2, '.', ',', buf);
	assert_string_equal(buf, "-999.00");
	decimal_format_marks(INT64_MIN, 0, 18, '.', ',', buf);
	assert_string_equal(buf, "-9,223,372,036,854,775,808.000000000000000000");
}

static void
test_sums_never_wrap(void **state)
{
	int64_t v = 77;

	assert_int_equal(decimal_add(INT64_MAX, 1, &v), HC_INVALID);
	assert_int_equal(decimal_add(INT64_MIN, -1, &v), HC_INVALID);
	assert_int_equal(decimal_div(1, 0, 0, &v), HC_INVALID);
	assert_int_equal(decimal_div(INT64_MIN, -1, 0, &v), HC_INVALID);
	assert_int_equal(v, 77);
	assert_int_equal(decimal_add(INT64_MAX, INT64_MIN, &v), 0);
	assert_int_equal(v, -1);
}

static int
apply(const char *op, char *const f[], int64_t *v)
{
	int64_t a = strtoll(f[1], NULL, 10), b = strtoll(f[2], NULL, 10);
	int c = (int)strtol(f[3], NULL, 10);

	if (strcmp(op, "mul") == 0)
		return decimal_mul(a, b, c, v);
	if (strcmp(op, "div") == 0)
		return decimal_div(a, b, c, v);
	if (strcmp(op, "rescale") == 0)
		return decimal_rescale(a, (int)b, c, v);
	assert_string_equal(op, "parse");
	return decimal_parse(f[1], (int)b, v, NULL);
}

static void
test_agrees_with_another_implementation(void **state)
{
	char path[512], line[256];
	const char *top = getenv("top_srcdir");
	FILE *file;
	int cases = 0;

	snprintf(path, sizeof(path), "%s/tests/data/decimal.tsv", top != NULL ? top : ".");
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		char *f[5], *rest = line;
		int64_t v;

		line[strcspn(line, "\n")] = '\0';
		for (int i = 0; i < 5; i++)
			assert_non_null(f[i] = strsep(&rest, "\t"));
		cases++;
		if (strcmp(f[0], "format") == 0) {
			assert_string_equal(shown(strtoll(f[1], NULL, 10), (int)strtol(f[2], NULL, 10),
			    (int)strtol(f[3], NULL, 10)), f[4]);
			continue;
		}
		if ((apply(f[0], f, &v) < 0) != (strcmp(f[4], "-") == 0))
			fail_msg("%s %s %s %s should be %s", f[0], f[1], f[2], f[3], f[4]);
		if (strcmp(f[4], "-") != 0 && v != strtoll(f[4], NULL, 10))
			fail_msg("%s %s %s %s is %lld, should be %s", f[0], f[1], f[2], f[3], (long long)v, f[4]);
	}
	fclose(file);
	assert_true(cases > 2000);
}

static void
test_what_is_written_reads_back(void **state)
{
	uint64_t seed = 1;

	for (int i = 0; i < 20000; i++) {
		int scale = i % 10;
		int64_t v, back = 0;
		char buf[DECIMAL_MAX];

		seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		v = (int64_t)seed >> (seed >> 58);
		decimal_format_marks(v, scale, i & 1 ? scale : -1, '.', i & 2 ? ',' : 0, buf);
		assert_int_equal(decimal_parse(buf, scale, &back, NULL), 0);
		assert_int_equal(back, v);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse_reads_what_people_write),
		cmocka_unit_test(test_parse_rounds_half_to_even),
		cmocka_unit_test(test_parse_names_the_first_bad_byte),
		cmocka_unit_test(test_marks_of_other_countries),
		cmocka_unit_test(test_format_shows_the_digits_that_are_asked_for),
		cmocka_unit_test(test_sums_never_wrap),
		cmocka_unit_test(test_agrees_with_another_implementation),
		cmocka_unit_test(test_what_is_written_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
