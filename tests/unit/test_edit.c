/*
 * test_edit.c - the line editor: readline's ways on graphemes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/edit.h"

static void
run(struct edit *e, const char *command)
{
	bool changed = false;

	assert_true(edit_command(e, command, &changed));
}

static void
test_letters_go_in_at_the_cursor(void **state)
{
	struct edit e = {0};

	edit_set(&e, "Acme");
	run(&e, "line-start");
	edit_insert(&e, "The ", 4);
	assert_string_equal(edit_text(&e), "The Acme");
	run(&e, "line-end");
	run(&e, "erase");
	assert_string_equal(edit_text(&e), "The Acm");
	edit_free(&e);
}

static void
test_one_step_is_one_character_whatever_its_bytes(void **state)
{
	struct edit e = {0};

	edit_set(&e, "a\xe6\x97\xa5" "e\xcc\x81");
	run(&e, "erase");
	assert_string_equal(edit_text(&e), "a\xe6\x97\xa5");
	run(&e, "cursor-left");
	run(&e, "delete-right");
	assert_string_equal(edit_text(&e), "a");
	edit_free(&e);
}

static void
test_words_are_cut_and_put_back(void **state)
{
	struct edit e = {0};

	edit_set(&e, "stage:won amount:10k..");
	run(&e, "erase-word");
	assert_string_equal(edit_text(&e), "stage:won ");
	run(&e, "erase-line");
	assert_string_equal(edit_text(&e), "");
	run(&e, "yank");
	assert_string_equal(edit_text(&e), "stage:won ");
	edit_free(&e);
}

static void
test_what_is_pasted_stays_one_clean_line(void **state)
{
	struct edit e = { .limit = 12 };

	edit_insert(&e, "a\tb\nc\033[2J\xff" "d", 11);
	assert_string_equal(edit_text(&e), "a b c[2Jd");
	edit_insert(&e, "efghijk", 7);
	assert_int_equal(strlen(edit_text(&e)), 12);
	edit_free(&e);
}

static void
test_a_fresh_text_gives_way_to_the_first_letter(void **state)
{
	struct edit e = {0};

	edit_set(&e, "Qualify");
	e.replace = true;
	edit_insert(&e, "w", 1);
	edit_insert(&e, "o", 1);
	assert_string_equal(edit_text(&e), "wo");
	edit_free(&e);
}

static void
test_a_long_text_scrolls_with_its_cursor(void **state)
{
	struct canvas *c = canvas_new(10, 1);
	struct area a = canvas_area(c);
	struct buf b = BUF_INIT;
	struct edit e = {0};

	edit_set(&e, "0123456789abcdef");
	edit_draw(&e, &a, 0, 0, 6, 0, true);
	canvas_dump(c, false, &b);
	assert_string_equal(buf_str(&b), "bcdef\n");
	assert_int_equal(c->cursor_x, 5);
	assert_true(c->cursor_shown);
	buf_free(&b);
	edit_free(&e);
	canvas_free(c);
}

static void
test_long_text_keeps_its_lines_and_the_cursor_walks_them(void **state)
{
	struct canvas *c = canvas_new(8, 3);
	struct area a = canvas_area(c);
	struct buf b = BUF_INIT;
	struct edit e = { .verbatim = true, .lines = true };

	edit_set(&e, "one two three\n\tx\001\n");
	assert_string_equal(edit_text(&e), "one two three\n\tx\001\n");	/* what a record holds comes back as it is */
	assert_int_equal(edit_rows(&e, 8, 9), 4);
	edit_draw_rows(&e, &a, 0, 0, 8, 3, 0, true);	/* the cursor's row is in sight */
	canvas_dump(c, false, &b);
	assert_non_null(strstr(buf_str(&b), "three\n"));
	assert_int_equal(c->cursor_y, 2);
	assert_true(edit_row_move(&e, 8, -1));
	assert_true(edit_row_move(&e, 8, -1));
	assert_true(edit_row_move(&e, 8, -1));
	assert_false(edit_row_move(&e, 8, -1));
	assert_int_equal(e.at, 0);
	run(&e, "line-end");
	run(&e, "newline");
	edit_insert(&e, "a\rb", 3);
	assert_string_equal(edit_text(&e), "one two three\nab\n\tx\001\n");
	run(&e, "erase-line");
	assert_string_equal(edit_text(&e), "one two three\n\n\tx\001\n");
	buf_free(&b);
	edit_free(&e);
	canvas_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_letters_go_in_at_the_cursor),
		cmocka_unit_test(test_one_step_is_one_character_whatever_its_bytes),
		cmocka_unit_test(test_words_are_cut_and_put_back),
		cmocka_unit_test(test_what_is_pasted_stays_one_clean_line),
		cmocka_unit_test(test_a_fresh_text_gives_way_to_the_first_letter),
		cmocka_unit_test(test_a_long_text_scrolls_with_its_cursor),
		cmocka_unit_test(test_long_text_keeps_its_lines_and_the_cursor_walks_them),
	};

	return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
