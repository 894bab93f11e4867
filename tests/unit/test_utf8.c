/* test_utf8.c - text on a screen, as a key, and as an attack. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>
#include <utf8proc.h>

#include "base/utf8.h"

static int
width(const char *s)
{
	return utf8_width(s, strlen(s));
}

static void
test_only_valid_bytes_pass(void **state)
{
	static const struct { const char *text; size_t valid; } CASES[] = {
		{ "plain ascii, longer than eight", 30 },
		{ "\xc3\xa9\xe4\xbd\xa0\xf0\x9f\x98\x80", 9 },
		{ "ab\xff", 2 }, { "\x80", 0 }, { "\xc0\xaf", 0 }, { "\xc1\xbf", 0 }, { "\xe0\x80\xaf", 0 },
		{ "\xed\xa0\x80", 0 }, { "\xf0\x80\x80\xaf", 0 }, { "\xf4\x90\x80\x80", 0 }, { "\xf5\x80\x80\x80", 0 },
		{ "12345678\xe4\xbd", 8 }, { "\xc3", 0 }, { "\xef\xbf\xbd", 3 }, { "\xf4\x8f\xbf\xbf", 4 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(utf8_valid(CASES[i].text, strlen(CASES[i].text)), CASES[i].valid);
}

static void
test_every_code_point_reads_back(void **state)
{
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		char out[4];
		uint32_t back;
		size_t n = utf8_encode(cp, out);

		assert_int_equal(utf8_decode(out, n, &back), n);
		assert_int_equal(back, cp >= 0xd800 && cp < 0xe000 ? 0xfffd : cp);
	}
}

static void
test_cells_are_what_a_terminal_draws(void **state)
{
	assert_int_equal(width("Ada Lovelace, born in London"), 28);
	assert_int_equal(width("\xe4\xbd\xa0\xe5\xa5\xbd"), 4);				/* CJK */
	assert_int_equal(width("\xef\xbc\xa1"), 2);						/* full-width A */
	assert_int_equal(width("e\xcc\x81"), 1);						/* combining acute */
	assert_int_equal(width("\xf0\x9f\x98\x80"), 2);					/* emoji */
	assert_int_equal(width("\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"), 2);	/* family */
	assert_int_equal(width("\xe2\x9d\xa4\xef\xb8\x8f"), 2);				/* heart as a picture */
	assert_int_equal(width("\xe2\x9d\xa4"), 1);						/* and as a sign */
	assert_int_equal(width("1\xef\xb8\x8f"), 1);
	assert_int_equal(width("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"), 2);			/* thumbs up, skin tone */
	assert_int_equal(width("\xf0\x9f\x87\xb3\xf0\x9f\x87\xb4\xf0\x9f\x87\xb8\xf0\x9f\x87\xaa"), 4);	/* two flags */
	assert_int_equal(width("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), 2);			/* Hangul letters */
	assert_int_equal(width("\xe0\xa4\x95\xe0\xa4\xbe"), 2);				/* Devanagari ka + aa */
	assert_int_equal(width("a\xe2\x80\x8b" "b"), 2);					/* zero width space */
	assert_int_equal(width("\033[31m"), 5);						/* shown, not obeyed */
	assert_int_equal(width("a\xff" "b"), 3);
	assert_int_equal(width("a\r\nb"), 4);
	assert_int_equal(width(""), 0);
}

/* Most terminals go by wcwidth(): a difference shifts a column. Versions of Unicode differ in what is new, so a few may. */
static void
test_widths_agree_with_the_c_library(void **state)
{
	int differ = 0;

	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL || sizeof(wchar_t) < 4)
		skip();
	for (uint32_t cp = 0xa0; cp < 0x110000; cp++) {
		char out[4];
		int cells, want = wcwidth((wchar_t)cp);

		if (want < 0 || utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_CN || !utf8_is_clean(out, utf8_encode(cp, out)))
			continue;
		utf8_grapheme(out, utf8_encode(cp, out), &cells);
		differ += cells != want;
	}
	setlocale(LC_CTYPE, "C");
	assert_in_range(differ, 0, 100);
}

static void
test_cutting_never_splits_a_character(void **state)
{
	static const char TEXT[] = "ab\xe4\xbd\xa0" "e\xcc\x81\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd!";
	static const struct { int cells; size_t bytes; int used; } CASES[] = {
		{ 0, 0, 0 }, { 1, 1, 1 }, { 2, 2, 2 }, { 3, 2, 2 }, { 4, 5, 4 }, { 5, 8, 5 }, { 6, 8, 5 }, { 7, 16, 7 },
		{ 8, 17, 8 }, { 99, 17, 8 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int used = -1;

		assert_int_equal(utf8_fit(TEXT, sizeof(TEXT) - 1, CASES[i].cells, &used), CASES[i].bytes);
		assert_int_equal(used, CASES[i].used);
	}
}

static void
assert_folds(const char *text, const char *want)
{
	struct arena *a = arena_new("test");
	struct buf b = BUF_INIT;
	char *key = utf8_fold(a, text, strlen(text));

	assert_string_equal(key, want);
	assert_string_equal(utf8_fold(a, key, strlen(key)), want);	/* folding twice changes nothing */
	buf_adds(&b, "x ");
	utf8_fold_buf(&b, text, strlen(text));
	assert_string_equal(b.data + 2, want);
	assert_int_equal(b.len, strlen(want) + 2);
	buf_free(&b);
	arena_free(a);
}

static void
test_names_are_found_without_case_and_accents(void **state)
{
	assert_folds("  Acme\t\n Corp.  ", "acme corp.");
	assert_folds("", "");
	assert_folds(" \t ", "");
	assert_folds("Jos\xc3\xa9 M\xc3\x9cller", "jose muller");
	assert_folds("Jose\xcc\x81", "jose");
	assert_folds("Stra\xc3\x9f" "e", "strasse");
	assert_folds("\xc5\x81\xc3\xb3" "d\xc5\xba", "lodz");
	assert_folds("S\xc3\xb8ren \xc3\x86" "bel", "soren aebel");
	assert_folds("\xef\xbc\xa1\xef\xbc\xa2", "ab");			/* full width */
	assert_folds("\xef\xac\x81n", "fin");					/* ligature */
	assert_folds("\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82", "\xcf\x83\xce\xb9\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83");
	assert_folds("\xc2\xa0" "a\xe3\x80\x80\xc2\xa0" "b\xe3\x80\x80", "a b");
	assert_folds("co\xc2\xad" "op", "coop");				/* soft hyphen */
	assert_folds("a\xff" "b", "a\xef\xbf\xbd" "b");
	assert_folds("\xc4\xb0stanbul", "istanbul");
	/* signs that spell stay: two Thai words, ka and ga */
	assert_folds("\xe0\xb8\xa1\xe0\xb8\xb5", "\xe0\xb8\xa1\xe0\xb8\xb5");
	assert_folds("\xe3\x81\x8c", "\xe3\x81\x8b\xe3\x82\x99");
}

static void
test_long_names_fold_like_short_ones(void **state)
{
	struct buf in = BUF_INIT, want = BUF_INIT;

	for (int i = 0; i < 5000; i++) {
		buf_adds(&in, "\xc3\x89");
		buf_adds(&want, "e");
	}
	assert_folds(in.data, want.data);
	buf_free(&in);
	buf_free(&want);
}

static void
assert_cleans(const char *text, size_t n, const char *want)
{
	struct buf b = BUF_INIT;

	utf8_clean(&b, text, n);
	assert_string_equal(buf_str(&b), want);
	assert_int_equal(utf8_is_clean(text, n), b.len == n && memcmp(b.data, text, n) == 0);
	assert_true(b.len == 0 || utf8_is_clean(b.data, b.len));
	buf_free(&b);
}

static void
test_hostile_text_becomes_marks(void **state)
{
	assert_cleans("plain \xc3\xa9", 8, "plain \xc3\xa9");
	assert_cleans("a\033[2Jb", 6, "a\xe2\x90\x9b[2Jb");
	assert_cleans("\0\t\n\x7f", 4, "\xe2\x90\x80\xe2\x90\x89\xe2\x90\x8a\xe2\x90\xa1");
	assert_cleans("\xc2\x9b" "31m", 5, "\xe2\x90\xa6" "31m");			/* CSI as C1 */
	assert_cleans("\x9b" "31m", 4, "\xef\xbf\xbd" "31m");
	assert_cleans("exe\xe2\x80\xae" "fdp", 9, "exe\xe2\x90\xa6" "fdp");		/* bidi override */
	assert_cleans("\xe2\x81\xa6x\xe2\x81\xa9", 7, "\xe2\x90\xa6x\xe2\x90\xa6");	/* isolates */
	assert_cleans("\xe4\xbd", 2, "\xef\xbf\xbd\xef\xbf\xbd");
	assert_cleans("", 0, "");
}

static void
test_random_bytes_do_no_harm(void **state)
{
	uint64_t seed = 3;

	for (int round = 0; round < 20000; round++) {
		char s[32];
		struct buf b = BUF_INIT;
		size_t n = (size_t)round % sizeof(s), at = 0;
		int sum = 0, cells;

		for (size_t i = 0; i < n; i++) {
			seed = seed * UINT64_C(6364136223846793005) + 1;
			s[i] = (char)(seed >> (seed >> 61 & 3 ? 56 : 57));
		}
		while (at < n) {
			size_t len = utf8_grapheme(s + at, n - at, &cells);

			assert_in_range(len, 1, n - at);
			assert_in_range(cells, 0, 2);
			at += len;
			sum += cells;
		}
		assert_int_equal(utf8_width(s, n), sum);
		assert_int_equal(utf8_fit(s, n, 1000, NULL), n);
		utf8_clean(&b, s, n);
		assert_int_equal(utf8_valid(buf_str(&b), b.len), b.len);
		assert_true(utf8_is_clean(buf_str(&b), b.len));
		buf_reset(&b);
		utf8_fold_buf(&b, s, n);
		assert_int_equal(utf8_valid(buf_str(&b), b.len), b.len);
		buf_free(&b);
	}
}

static void
test_typing_errors_are_counted(void **state)
{
	assert_int_equal(utf8_distance("stage", "stage", 2), 0);
	assert_int_equal(utf8_distance("stgae", "stage", 2), 1);
	assert_int_equal(utf8_distance("stag", "stage", 2), 1);
	assert_int_equal(utf8_distance("kitten", "sitting", 3), 3);
	assert_int_equal(utf8_distance("kitten", "sitting", 2), 3);
	assert_int_equal(utf8_distance("", "abc", 5), 3);
	assert_int_equal(utf8_distance("", "", 0), 0);
	assert_int_equal(utf8_distance("amount", "close_date", 2), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_valid_bytes_pass),
		cmocka_unit_test(test_every_code_point_reads_back),
		cmocka_unit_test(test_cells_are_what_a_terminal_draws),
		cmocka_unit_test(test_widths_agree_with_the_c_library),
		cmocka_unit_test(test_cutting_never_splits_a_character),
		cmocka_unit_test(test_names_are_found_without_case_and_accents),
		cmocka_unit_test(test_long_names_fold_like_short_ones),
		cmocka_unit_test(test_hostile_text_becomes_marks),
		cmocka_unit_test(test_random_bytes_do_no_harm),
		cmocka_unit_test(test_typing_errors_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
