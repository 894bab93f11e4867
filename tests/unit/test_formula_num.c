/*
 * test_formula_num.c - the decimals that formulas calculate with, against a table and against their own laws.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "query/formula_impl.h"

static struct num
num(const char *s)
{
	struct num n;

	if (num_parse(s, strlen(s), &n) < 0)
		fail_msg("%s is not a number", s);
	return n;
}

static void
expect(const struct num *n, const char *text)
{
	char buf[NUM_TEXT];

	num_format(n, buf);
	assert_string_equal(buf, text);
}

static void
test_texts_are_canonical(void **state)
{
	static const char *const table[][2] = {
		{ "0", "0" }, { "-0", "0" }, { "00012.500", "12.5" }, { "+.5", "0.5" }, { "5.", "5" }, { "-1.e-3", "-0.001" },
		{ "1e3", "1000" }, { "123.4512345e2", "12345.12345" }, { "1234567890", "1234567890" }, { "0.10", "0.1" },
		{ "999999999", "999999999" }, { "1000000000", "1000000000" }, { "-1000000000.000000001", "-1000000000.000000001" },
		{ "123456789012345678901234567890123456789", "123456789012345678901234567890123456789" },
		{ "1234567890123456789012345678901234567895", "1234567890123456789012345678901234567900" },
		{ "0.00000000000000012246467991473532", "0.00000000000000012246467991473532" },
		{ "1e-400", "0" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct num n = num(table[i][0]);

		expect(&n, table[i][1]);
	}
}

static void
test_what_is_no_number_is_refused(void **state)
{
	static const char *const table[] = { "", "-", ".", "-.", "..1", "1..", "1-2", "--1", "1e", "e1", "1 ", " 1", "1,000", "1e9999",
	    "0x1", "nan" };
	struct num n;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(num_parse(table[i], strlen(table[i]), &n), HC_INVALID);
}

static void
test_the_four_operations(void **state)
{
	static const struct { const char *a; char op; const char *b, *r; } table[] = {
		{ "0.1", '+', "0.2", "0.3" }, { "1000", '+', "0.0000000000001", "1000.0000000000001" }, { "5", '-', "5", "0" },
		{ "0.0000000000001", '-', "1000", "-999.9999999999999" }, { "-5", '+', "3", "-2" }, { "-3", '-', "-5", "2" },
		{ "999999999", '+', "1", "1000000000" }, { "1000000000", '-', "1", "999999999" }, { "1e50", '+', "1e-50",
		"100000000000000000000000000000000000000000000000000" },
		{ "123456789", '*', "123456789", "15241578750190521" }, { "-0.01", '*', "-0.01", "0.0001" }, { "0", '*', "-5", "0" },
		{ "1234567.89", '*', "152415787501905.21", "188167637178915486089.7069" },
		{ "1", '/', "3", "0.333333333333333333333333333333333333333" },
		{ "2", '/', "3", "0.666666666666666666666666666666666666667" },
		{ "-0.09", '/', "-22", "0.00409090909090909090909090909090909090909" },
		{ "1", '/', "1000000000", "0.000000001" }, { "1", '/', "8", "0.125" }, { "10", '/', "-4", "-2.5" },
		{ "123456789123456789123456789", '/', "123456789123456789", "1000000000.000000000999999999000000001" },
		{ "99999999999999999999", '/', "9999999999.5", "10000000000.49999999992499999999625" },
		{ "46", '%', "-456", "46" }, { "20.123444", '%', "13", "7.123444" }, { "-123456789.123456789", '%', "2", "-1.123456789" },
		{ "0.24456", '%', "0.000045", "0.00003" }, { "-256", '%', "16", "0" }, { "1e30", '%', "7", "1" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct num a = num(table[i].a), b = num(table[i].b), r;
		int rc = table[i].op == '+' ? num_add(&r, &a, &b) : table[i].op == '-' ? num_sub(&r, &a, &b) :
		    table[i].op == '*' ? num_mul(&r, &a, &b) : table[i].op == '/' ? num_div(&r, &a, &b) : num_rem(&r, &a, &b);

		assert_int_equal(rc, HC_OK);
		expect(&r, table[i].r);
	}
}

static void
test_a_division_by_zero_is_refused(void **state)
{
	struct num a = num("1"), zero = num("0"), r;

	assert_int_equal(num_div(&r, &a, &zero), HC_INVALID);
	assert_int_equal(num_rem(&r, &a, &zero), HC_INVALID);
	assert_int_equal(num_pow(&r, &zero, -1), HC_INVALID);
}

static void
test_powers(void **state)
{
	static const struct { const char *a; int n; const char *r; } table[] = {
		{ "10", 10, "10000000000" }, { "1.05", 10, "1.62889462677744140625" }, { "2", -3, "0.125" }, { "0", 0, "1" },
		{ "0", 5, "0" }, { "-2", 3, "-8" }, { "-2", 2, "4" }, { "7", 1, "7" }, { "10", 300,
		"1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
		"0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
		"00000000000000000000000000000000000000000000000000000000000000000000000000000" },
	};
	struct num r, a;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		a = num(table[i].a);
		assert_int_equal(num_pow(&r, &a, table[i].n), HC_OK);
		expect(&r, table[i].r);
	}
	a = num("10");
	assert_int_equal(num_pow(&r, &a, 1000000), HC_INVALID);
	a = num("0.1");
	assert_int_equal(num_pow(&r, &a, 1000000), HC_OK);
	expect(&r, "0");
}

static void
test_rounding_goes_the_way_it_says(void **state)
{
	static const struct { const char *a; int places; enum num_mode mode; const char *r; } table[] = {
		{ "2.5", 0, NUM_HALF_UP, "3" }, { "-2.5", 0, NUM_HALF_UP, "-3" }, { "2.4999999999999999999", 0, NUM_HALF_UP, "2" },
		{ "123456.7895", -2, NUM_HALF_UP, "123500" }, { "4.47", -1, NUM_HALF_UP, "0" }, { "5", -1, NUM_HALF_UP, "10" },
		{ "0.245", 1, NUM_HALF_UP, "0.2" }, { "-0.00034", 3, NUM_HALF_UP, "0" }, { "45.4356", 900, NUM_HALF_UP, "45.4356" },
		{ "1.999", 0, NUM_DOWN, "1" }, { "-1.999", 0, NUM_DOWN, "-1" }, { "1.001", 0, NUM_UP, "2" }, { "-0.4", 0, NUM_UP, "-1" },
		{ "-1.4", 0, NUM_FLOOR, "-2" }, { "1.4", 0, NUM_FLOOR, "1" }, { "-1.4", 0, NUM_CEILING, "-1" }, { "1", 0, NUM_UP, "1" },
		{ "1.4", 0, NUM_CEILING, "2" }, { "999999999.5", 0, NUM_HALF_UP, "1000000000" }, { "0.000000001", 0, NUM_CEILING, "1" },
		{ "99", -2, NUM_HALF_UP, "100" }, { "49", -2, NUM_HALF_UP, "0" }, { "1", -400, NUM_HALF_UP, "0" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct num n = num(table[i].a);

		num_round(&n, table[i].places, table[i].mode);
		expect(&n, table[i].r);
	}
}

static void
test_a_third_of_nine_is_three_again(void **state)
{
	for (int a = 1; a < 40; a++) {
		for (int b = 1; b < 40; b++) {
			struct num x, y, q;
			char text[16];

			num_int(&x, a, 0);
			num_int(&y, b, 0);
			assert_int_equal(num_div(&q, &x, &y), HC_OK);
			assert_int_equal(num_mul(&q, &q, &y), HC_OK);
			num_precision(&q, 33);
			snprintf(text, sizeof(text), "%d", a);
			expect(&q, text);
		}
	}
}

/* Quotient times divisor plus remainder is the dividend; parse undoes format; the order is that of the difference. */
static void
test_laws_hold_for_many_numbers(void **state)
{
	uint64_t seed = 88172645463325252ULL;
	struct num last = num("1");

	for (int i = 0; i < 20000; i++) {
		char buf[NUM_TEXT], back[NUM_TEXT];
		struct num a, b, q, r, p, d;

		seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
		num_int(&a, (int64_t)(seed >> (seed % 60)) * (seed & 64 ? 1 : -1), (int)(seed >> 8 & 15));
		seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
		num_int(&b, (int64_t)(seed >> (seed % 60)) | 1, (int)(seed >> 8 & 15));
		num_format(&a, buf);
		r = num(buf);
		num_format(&r, back);
		assert_string_equal(buf, back);
		assert_int_equal(num_cmp(&a, &a), 0);
		num_sub(&d, &a, &last);
		assert_int_equal(num_cmp(&a, &last), d.n == 0 ? 0 : d.neg ? -1 : 1);
		/* exact: both have at most 19 digits, so have the whole quotient and the rest when the scales are near */
		assert_int_equal(num_rem(&r, &a, &b), HC_OK);
		assert_int_equal(num_sub(&d, &a, &r), HC_OK);
		assert_int_equal(num_div(&q, &d, &b), HC_OK);
		if (q.scale <= 0) {
			num_mul(&p, &q, &b);
			num_add(&p, &p, &r);
			num_format(&p, back);
			assert_string_equal(back, buf);
		}
		assert_true(r.n == 0 || r.neg == a.neg);
		last = a;
	}
}

static void
test_integers_fit_or_are_refused(void **state)
{
	struct num n = num("9223372036854775807");
	int64_t v = 7;

	assert_int_equal(num_scaled(&n, 0, &v), HC_OK);
	assert_true(v == INT64_MAX);
	v = 7;
	assert_int_equal(num_scaled(&n, 1, &v), HC_INVALID);
	assert_int_equal(v, 7);
	n = num("12.34565");
	assert_int_equal(num_scaled(&n, 4, &v), HC_OK);
	assert_int_equal(v, 123457);
	n = num("-1e300");
	assert_true(num_trunc64(&n) == INT64_MIN);
	n = num("-2.9");
	assert_int_equal(num_trunc64(&n), -2);
}

static void
test_reals_come_as_their_shortest_text(void **state)
{
	struct num n;

	assert_int_equal(num_from_double(&n, 0.1), HC_OK);
	expect(&n, "0.1");
	assert_int_equal(num_from_double(&n, 2.091659496012996e24), HC_OK);
	expect(&n, "2091659496012996000000000");
	assert_int_equal(num_from_double(&n, 1.0 / 0.0), HC_INVALID);
	n = num("3.141592653589793");
	assert_true(num_double(&n) == 3.141592653589793);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_are_canonical),
		cmocka_unit_test(test_what_is_no_number_is_refused),
		cmocka_unit_test(test_the_four_operations),
		cmocka_unit_test(test_a_division_by_zero_is_refused),
		cmocka_unit_test(test_powers),
		cmocka_unit_test(test_rounding_goes_the_way_it_says),
		cmocka_unit_test(test_a_third_of_nine_is_three_again),
		cmocka_unit_test(test_laws_hold_for_many_numbers),
		cmocka_unit_test(test_integers_fit_or_are_refused),
		cmocka_unit_test(test_reals_come_as_their_shortest_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
