/* test_regex.c - patterns: what they match, in bytes as in characters, and what bounds them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/regex.h"

static int
matches(const char *pattern, const char *text, size_t n)
{
	struct regex *r;
	struct hc_err err = {0};
	int rc;

	if (regex_compile(pattern, strlen(pattern), &r, &err) < 0)
		fail_msg("%s: %s", pattern, err.msg);
	rc = regex_match(r, text, n, &err);
	regex_free(r);
	return rc;
}

static const struct { const char *pattern, *text; int found; } cases[] = {
	{ "acme", "The ACME Corp", 1 }, { "(?-i)acme", "ACME", 0 }, { "^a.b$", "aéb", 1 }, { "^a[^x]b$", "aéb", 1 }, { "é", "É", 1 },
	{ "caf\\w$", "Café", 1 }, { "\\bœuvre", "l'Œuvre", 1 }, { "@(acme|globex)\\.com$", "x@globex.com", 1 }, { "a|b|c", "xyz", 0 },
	{ "\\d{3}-\\d{4}", "555-0199", 1 }, { "^\\s*$", "   ", 1 }, { "straße", "STRASSE", 0 }, { "a{2,}", "baab", 1 }, { "", "", 1 },
	{ "[a-c]+d", "abcd", 1 }, { "(?s)a.b", "a\nb", 1 }, { "a.b", "a\nb", 0 }, { "\\x{e9}", "É", 1 },
};

static void
test_patterns_match_caseless_and_by_character(void **state)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (matches(cases[i].pattern, cases[i].text, strlen(cases[i].text)) != cases[i].found)
			fail_msg("%s on %s", cases[i].pattern, cases[i].text);
}

static void
test_bad_bytes_never_match_and_never_crash(void **state)
{
	static const char bad[] = "a\xff\xc3(\xe2\x82 b\0c";

	assert_int_equal(matches("^a.b", bad, sizeof(bad) - 1), 0);
	assert_int_equal(matches("b", bad, sizeof(bad) - 1), 1);
	assert_int_equal(matches("c$", bad, sizeof(bad) - 1), 1);
	assert_int_equal(matches("\\w", "\xc3", 1), 0);
	assert_int_equal(matches("x", NULL, 0), 0);
}

static void
test_a_pattern_that_explodes_is_an_error(void **state)
{
	char text[4001];

	memset(text, 'a', sizeof(text) - 1);
	text[4000] = '\0';
	assert_int_equal(matches("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 44), HC_INVALID);
	assert_int_equal(matches("(a|aa|aaa)+(b|c)", text, 4000), HC_INVALID);
	assert_int_equal(matches("^a+$", text, 4000), 1);
}

static void
test_a_refusal_says_where(void **state)
{
	static const struct { const char *pattern; int pos; } bad[] = { { "a(b", 3 }, { "a[b", 3 }, { "*a", 0 }, { "a(?<n>b)(?<n>c)", 13 } };
	struct hc_err err;
	struct regex *r;
	char huge[REGEX_MAX + 2];

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		err = (struct hc_err){ .pos = -1 };
		assert_int_equal(regex_compile(bad[i].pattern, strlen(bad[i].pattern), &r, &err), HC_INVALID);
		assert_int_equal(err.pos, bad[i].pos);
	}
	memset(huge, 'a', sizeof(huge));
	assert_int_equal(regex_compile(huge, sizeof(huge), &r, &err), HC_INVALID);
	assert_int_equal(regex_compile("a\\Cb", 4, &r, &err), HC_INVALID);
	regex_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patterns_match_caseless_and_by_character),
		cmocka_unit_test(test_bad_bytes_never_match_and_never_crash),
		cmocka_unit_test(test_a_pattern_that_explodes_is_an_error),
		cmocka_unit_test(test_a_refusal_says_where),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
