/* test_hot.c - the tokenizer: words, strings, blocks, lines, and where it says something is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/hot.h"

static struct hot_text
read_text(struct arena *a, const char *text)
{
	struct hot_text t = {0};
	struct hc_err err = {0};

	if (hot_read(a, text, "x.hot", &t, &err) < 0)
		fail_msg("%s", err.msg);
	return t;
}

static void
refuse(const char *text, const char *message)
{
	struct arena *a = arena_new("test");
	struct hot_text t = {0};
	struct hc_err err = {0};

	assert_int_equal(hot_read(a, text, "x.hot", &t, &err), HC_INVALID);
	assert_string_equal(err.msg, message);
	arena_free(a);
}

static void
test_lines_continue_the_directive_above(void **state)
{
	struct arena *a = arena_new("test");
	struct hot_text t = read_text(a, "object lead \"Lead\"   # a comment\n"
	    "  title name\n\n# nothing\n\tfeatures search\nfield name text\n");

	assert_int_equal(t.directives.n, 2);
	assert_int_equal(t.directives.at[0].lines.n, 3);
	assert_string_equal(t.directives.at[0].lines.at[0].words.at[2].text, "Lead");
	assert_true(t.directives.at[0].lines.at[0].words.at[2].quoted);
	assert_int_equal(t.directives.at[0].lines.at[0].words.n, 3);
	assert_string_equal(t.directives.at[0].lines.at[0].raw, "object lead \"Lead\"");
	assert_int_equal(t.directives.at[0].lines.at[2].line, 5);
	assert_int_equal(t.directives.at[0].lines.at[2].indent, 2);
	assert_int_equal(t.directives.at[1].lines.at[0].line, 6);
	arena_free(a);
}

static void
test_deeper_lines_continue_the_line_above(void **state)
{
	struct arena *a = arena_new("test");
	struct hot_text t = read_text(a, "view all\n  where owner:me   # mine\n    -status:x or\n    (a b)\n  sort name\n");
	const struct hot_line *l = &t.directives.at[0].lines.at[1];

	assert_int_equal(t.directives.at[0].lines.n, 3);
	assert_int_equal(l->words.n, 6);
	assert_int_equal(l->words.at[3].line, 3);
	assert_string_equal(l->words.at[2].text, "-status:x");
	assert_ptr_equal(strstr(hot_rest(l, 1), "#"), NULL);
	assert_non_null(strstr(hot_rest(l, 1), "owner:me"));
	assert_non_null(strstr(hot_rest(l, 1), "(a b)"));
	assert_int_equal(strcspn(hot_rest(l, 1), "\n"), strlen(hot_rest(l, 1)));
	arena_free(a);
}

static void
test_strings_undo_escapes_and_keep_others(void **state)
{
	struct arena *a = arena_new("test");
	struct hot_text t = read_text(a, "a \"x \\\"y\\\" \\\\ \\n\\t \\d\" name:\"Acme  Inc\" \"\"\n");
	const struct hot_line *l = &t.directives.at[0].lines.at[0];

	assert_int_equal(l->words.n, 4);
	assert_string_equal(l->words.at[1].text, "x \"y\" \\ \n\t \\d");
	assert_string_equal(l->words.at[2].text, "name:\"Acme  Inc\"");
	assert_int_equal(l->words.at[3].len, 0);
	assert_string_equal(hot_unquote(a, "\"a \\\"b\\\"\"", 9), "a \"b\"");
	assert_string_equal(hot_unquote(a, "ab", 2), "ab");
	arena_free(a);
}

static void
test_commands_end_at_semicolons_and_blocks_are_words(void **state)
{
	struct arena *a = arena_new("test");
	struct hot_text t = {0};
	const char *text = "map list x \"Done\" { set status=done; quit }; theme dark\n# no\nlist a;;b\nmap y {\n  a { b }\n}\n";

	assert_int_equal(hot_commands(a, text, "keys", &t, NULL), HC_OK);
	assert_int_equal(t.directives.n, 5);
	assert_int_equal(t.directives.at[0].lines.at[0].words.n, 5);
	assert_true(t.directives.at[0].lines.at[0].words.at[4].block);
	assert_string_equal(t.directives.at[0].lines.at[0].words.at[4].text, "set status=done; quit");
	assert_string_equal(t.directives.at[1].lines.at[0].raw, "theme dark");
	assert_string_equal(t.directives.at[3].lines.at[0].raw, "b");
	assert_string_equal(t.directives.at[4].lines.at[0].words.at[2].text, "a { b }");
	assert_int_equal(t.directives.at[4].lines.at[0].line, 4);
	arena_free(a);
}

static void
test_file_marks_name_the_place(void **state)
{
	struct arena *a = arena_new("test");
	struct hot_text t = {0};
	struct hc_err err = {0};

	assert_int_equal(hot_read(a, "#file a.hot\nx\n#file b.hot\n\ny \"z\n", NULL, &t, &err), HC_INVALID);
	assert_string_equal(err.msg, "b.hot:2:3: this quote is not closed on its line.");
	assert_int_equal(hot_read(a, "#file a.hot\nx\n#file b.hot\n\ny\n", NULL, &t, &err), HC_OK);
	assert_string_equal(t.directives.at[1].lines.at[0].file, "b.hot");
	assert_int_equal(t.directives.at[1].lines.at[0].line, 2);
	arena_free(a);
}

static void
test_bad_text_is_refused_with_its_place(void **state)
{
	refuse("  title x\n", "x.hot:1:3: this line continues nothing; a directive begins at the margin.");
	refuse("a\n b\n", "x.hot:2:1: one space is no indent; write two, or none.");
	refuse("a\n\xc3\xa6 \"b\n", "x.hot:2:3: this quote is not closed on its line.");
	refuse("a\n  b { c\n", "x.hot:2:5: this { has no }.");
	refuse("a\nb\x01\n", "x.hot:2:2: a control character does not belong here.");
	refuse("a\nb\xff\n", "x.hot:2:2: this is not UTF-8 text.");
}

static void
test_odd_ends_do_not_trip_it(void **state)
{
	static const char *const texts[] = { "", "\n", "a", "a\n  b", "# x", "a # x", "a {b}", "a \"b\"", "a\r\n  b\r\n", ("\xef\xbb\xbf" "a\n"),
		"a\n\n\n", "#file x", "#file x\n", "a \"\\\\\"", "a\n  b\n      c\n    d\n" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct arena *a = arena_new("test");

		read_text(a, texts[i]);
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_continue_the_directive_above),
		cmocka_unit_test(test_deeper_lines_continue_the_line_above),
		cmocka_unit_test(test_strings_undo_escapes_and_keep_others),
		cmocka_unit_test(test_commands_end_at_semicolons_and_blocks_are_words),
		cmocka_unit_test(test_file_marks_name_the_place),
		cmocka_unit_test(test_bad_text_is_refused_with_its_place),
		cmocka_unit_test(test_odd_ends_do_not_trip_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
