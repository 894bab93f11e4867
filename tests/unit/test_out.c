/* test_out.c - results on their way out: forms a script can rely on, and nothing raw for a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "cmd/out.h"

static const char *const titles[] = { "name", "note" };

static char *
print(struct arena *a, const char *format, int width, const char *name, const char *note)
{
	struct buf b = BUF_INIT;
	struct out *o = out_buffer(a, &b, width);
	const char *row[2] = { name, note };
	struct hc_err err;
	char *ret;

	assert_int_equal(out_set_format(o, format, &err), HC_OK);
	assert_int_equal(out_begin_texts(o, titles, 2, &err), HC_OK);
	assert_int_equal(out_row_texts(o, row, &err), HC_OK);
	assert_int_equal(out_end(o, &err), HC_OK);
	assert_int_equal(out_finish(o, &err), HC_OK);
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}

static void
test_csv_quotes_what_needs_it(void **state)
{
	struct arena *a = arena_new("test");

	assert_string_equal(print(a, "csv", 80, "Li, Ann", "said \"hi\"\nleft"),
	    "name,note\n\"Li, Ann\",\"said \"\"hi\"\"\nleft\"\n");
	assert_string_equal(print(a, "csv", 80, "plain", ""), "name,note\nplain,\n");
	arena_free(a);
}

static void
test_tsv_escapes_tabs_and_newlines(void **state)
{
	struct arena *a = arena_new("test");

	assert_string_equal(print(a, "tsv", 80, "a\tb", "c\nd\\e"), "name\tnote\na\\tb\tc\\nd\\\\e\n");
	arena_free(a);
}

static void
test_json_is_an_array_and_ndjson_lines(void **state)
{
	struct arena *a = arena_new("test");

	assert_string_equal(print(a, "json", 80, "x", "\"\x01"), "[\n {\"name\":\"x\",\"note\":\"\\\"\\u0001\"}\n]\n");
	assert_string_equal(print(a, "ndjson", 80, "x", "y"), "{\"name\":\"x\",\"note\":\"y\"}\n");
	arena_free(a);
}

static void
test_table_fits_the_width_and_shows_no_control_bytes(void **state)
{
	struct arena *a = arena_new("test");
	char *text = print(a, "table", 30, "a rather long name that goes on", "evil\033[2J note that is long as well");

	assert_null(strchr(text, '\033'));
	for (char *line = strtok_r(text, "\n", &(char *){0}); line != NULL; line = NULL)
		assert_true(strlen(line) <= 40);
	arena_free(a);
}

static void
test_an_unknown_format_lists_the_known(void **state)
{
	struct arena *a = arena_new("test");
	struct buf b = BUF_INIT;
	struct hc_err err;

	assert_int_equal(out_set_format(out_buffer(a, &b, 80), "xml", &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "ndjson"));
	buf_free(&b);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv_quotes_what_needs_it),
		cmocka_unit_test(test_tsv_escapes_tabs_and_newlines),
		cmocka_unit_test(test_json_is_an_array_and_ndjson_lines),
		cmocka_unit_test(test_table_fits_the_width_and_shows_no_control_bytes),
		cmocka_unit_test(test_an_unknown_format_lists_the_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
