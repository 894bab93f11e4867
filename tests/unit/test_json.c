/* test_json.c - what we write any reader takes; what we read is strict and bounded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/json.h"

static void
test_punctuation_falls_into_place(void **state)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };

	jw_open(&w, '{');
	jw_key(&w, "name");
	jw_string(&w, "Ada \"the\" \\ \n\x01");
	jw_key(&w, "list");
	jw_open(&w, '[');
	jw_int(&w, INT64_MIN);
	jw_bool(&w, true);
	jw_null(&w);
	jw_raw(&w, "1.50");
	jw_open(&w, '{');
	jw_close(&w, '}');
	jw_close(&w, ']');
	jw_key(&w, "none");
	jw_string(&w, NULL);
	jw_close(&w, '}');
	assert_string_equal(buf_str(&b), "{\"name\":\"Ada \\\"the\\\" \\\\ \\n\\u0001\","
	    "\"list\":[-9223372036854775808,true,null,1.50,{}],\"none\":null}");
	buf_free(&b);
}

static void
test_any_bytes_come_out_as_readable_text(void **state)
{
	uint64_t seed = 9;

	for (int round = 0; round < 3000; round++) {
		struct buf b = BUF_INIT;
		struct jw w = { .out = &b };
		struct hc_err err = {0};
		json_t *v = NULL;
		char bytes[40];
		size_t n = (size_t)round % sizeof(bytes);

		for (size_t i = 0; i < n; i++) {
			seed = seed * UINT64_C(6364136223846793005) + 1;
			bytes[i] = (char)(seed >> 56);
			if (bytes[i] == '\0')
				bytes[i] = 'x';	/* the reader refuses NUL in a text */
		}
		jw_text(&w, bytes, n);
		if (json_read(b.data, b.len, &v, &err) < 0)
			fail_msg("%s", err.msg);
		assert_true(json_is_string(v));
		json_decref(v);
		buf_free(&b);
	}
}

static void
test_valid_text_survives_both_ways(void **state)
{
	static const char TEXT[] = "plain, \xc3\xa9, \xe4\xbd\xa0\xe5\xa5\xbd, \xf0\x9f\x98\x80, \"\\/\b\f\r\t\x7f";
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	struct hc_err err = {0};
	json_t *v;

	jw_text(&w, TEXT, strlen(TEXT));
	assert_int_equal(json_read(b.data, b.len, &v, &err), 0);
	assert_string_equal(json_string_value(v), TEXT);
	json_decref(v);
	buf_reset(&b);
	w.comma = false;
	jw_text(&w, "a\xff" "b", 3);
	assert_string_equal(buf_str(&b), "\"a\xef\xbf\xbd" "b\"");
	buf_free(&b);
}

static void
test_errors_name_line_and_column(void **state)
{
	static const struct { const char *text, *part; } CASES[] = {
		{ "{\"a\":1,\n \"b\" 2}", "line 2, column" },
		{ "", "line 1, column 1" },
		{ "{\"a\":1,\"a\":2}", "duplicate" },
		{ "[1,]", "line 1" },
		{ "[1] x", "line 1" },
		{ "\"a\xff\"", "line 1, column 3: a byte that is not UTF-8" },
		{ "[99999999999999999999]", "too big" },
		{ "[1e999]", "overflow" },
		{ "[NaN]", "line 1" },
		{ "\"\\u0000\"", "line 1, column 8: a text with a NUL in it" },
		{ "\"\\ud800\"", "line 1" },
		{ "[01]", "line 1" },
		{ "[\"\x01\"]", "line 1" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct hc_err err = {0};
		json_t *v = (json_t *)&err;

		assert_int_equal(json_read(CASES[i].text, strlen(CASES[i].text), &v, &err), HC_INVALID);
		assert_ptr_equal(v, &err);
		if (strstr(err.msg, CASES[i].part) == NULL)
			fail_msg("\"%s\" does not say \"%s\"", err.msg, CASES[i].part);
		for (const char *p = err.msg; *p != '\0'; p++)
			assert_true((unsigned char)*p >= ' ');
	}
}

static void
test_depth_bombs_and_huge_texts_are_refused(void **state)
{
	struct hc_err err = {0};
	struct buf b = BUF_INIT;
	json_t *v;

	for (int i = 0; i < 1000000; i++)
		buf_addc(&b, '[');
	assert_int_equal(json_read(b.data, b.len, &v, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "nested too deep"));
	assert_int_equal(err.pos, JSON_DEPTH);
	assert_int_equal(json_read(b.data, (size_t)JSON_SIZE + 1, &v, &err), HC_INVALID);
	buf_reset(&b);
	for (int i = 0; i < JSON_DEPTH; i++)
		buf_adds(&b, "[");
	buf_adds(&b, "\"[[[[[[\\\"[[\"");
	for (int i = 0; i < JSON_DEPTH; i++)
		buf_adds(&b, "]");
	assert_int_equal(json_read(b.data, b.len, &v, &err), 0);
	json_decref(v);
	buf_free(&b);
}

/* Texts that are nearly right: one byte of a good one is another, or gone. */
static void
test_what_is_read_is_what_jansson_reads(void **state)
{
	static const char GOOD[] = " {\"n\":212,\"tx\":-88,\"o\":\"deal\",\"d\":{\"amount\":[\"5000.00\",null],\"text\":\"a\\nb\\\"\\u00e9\\/\","
	    "\"list\":[ ],\"o\":{ },\"t\":true,\"f\":false,\"big\":123456789012345678,\"more\":9223372036854775807,\"r\":1.5e3}} ";
	static const char BYTES[] = "{}[]\",:\\ 019-+.eEtfnul/bx\n\t\x01\xc3\xa9";
	uint64_t seed = 4;

	for (int i = 0; i < 40000; i++) {
		char text[sizeof(GOOD)];
		size_t n = sizeof(GOOD) - 1, at;
		json_t *ours = NULL, *theirs;
		struct hc_err err = {0};

		memcpy(text, GOOD, sizeof(GOOD));
		for (int k = i % 4; k > 0; k--) {
			seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
			at = (size_t)(seed >> 33) % n;
			if (seed >> 62 == 0)
				memmove(text + at, text + at + 1, --n - at);
			else
				text[at] = BYTES[(seed >> 20) % (sizeof(BYTES) - 1)];
		}
		theirs = json_loadb(text, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
		if ((json_read(text, n, &ours, &err) == 0) != (theirs != NULL) || (theirs != NULL && !json_equal(ours, theirs)))
			fail_msg("%.*s is read in two ways", (int)n, text);
		json_decref(ours);
		json_decref(theirs);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_punctuation_falls_into_place),
		cmocka_unit_test(test_any_bytes_come_out_as_readable_text),
		cmocka_unit_test(test_valid_text_survives_both_ways),
		cmocka_unit_test(test_errors_name_line_and_column),
		cmocka_unit_test(test_what_is_read_is_what_jansson_reads),
		cmocka_unit_test(test_depth_bombs_and_huge_texts_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
