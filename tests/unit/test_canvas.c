/*
 * test_canvas.c - drawing on the grid: clipping, wide characters, hostile bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/canvas.h"
#include "ui/theme.h"

static void
shows(const struct canvas *c, const char *want)
{
	struct buf b = BUF_INIT;

	canvas_dump(c, false, &b);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void
test_text_is_clipped_to_its_area(void **state)
{
	struct canvas *c = canvas_new(10, 3);
	struct area all = canvas_area(c), part = area_sub(&all, 2, 1, 4, 1);

	assert_int_equal(area_text(&part, 0, 0, 0, 0, "abcdefgh", -1), 4);
	assert_int_equal(area_text(&part, 0, 1, 0, 0, "below", -1), 0);
	assert_int_equal(area_text(&part, -2, 0, 0, 0, "xyz", -1), 3);
	shows(c, "\n  zbcd\n\n");
	canvas_free(c);
}

static void
test_wide_characters_take_two_cells_and_are_never_halved(void **state)
{
	struct canvas *c = canvas_new(6, 1);
	struct area a = canvas_area(c);

	assert_int_equal(area_text(&a, 0, 0, 0, 0, "\xe6\x97\xa5\xe6\x9c\xac", 3), 2);
	assert_int_equal(canvas_at(c, 0, 0)->width, 2);
	assert_int_equal(canvas_at(c, 1, 0)->width, 0);
	area_text(&a, 1, 0, 0, 0, "x", -1);
	shows(c, " x\n");
	area_text(&a, 2, 0, 0, 0, "\xe6\x97\xa5", -1);
	area_text(&a, 2, 0, 0, 0, "y", -1);
	shows(c, " xy\n");
	canvas_free(c);
}

static void
test_combining_marks_stay_with_their_letter(void **state)
{
	struct canvas *c = canvas_new(4, 1);
	struct area a = canvas_area(c);

	assert_int_equal(area_text(&a, 0, 0, 0, 0, "e\xcc\x81x", -1), 2);
	assert_string_equal(canvas_at(c, 0, 0)->text, "e\xcc\x81");
	assert_string_equal(canvas_at(c, 1, 0)->text, "x");
	canvas_free(c);
}

static void
test_control_bytes_never_reach_a_cell(void **state)
{
	struct canvas *c = canvas_new(20, 1);
	struct area a = canvas_area(c);

	area_text(&a, 0, 0, 0, 0, "a\033[2Jb\x07\xc2\x9b", -1);
	for (int x = 0; x < 20; x++)
		for (const char *s = canvas_at(c, x, 0)->text; *s; s++)
			assert_true((unsigned char)*s >= 0x20 && *s != 0x7f);
	canvas_free(c);
}

static void
test_a_long_text_ends_in_an_ellipsis(void **state)
{
	struct canvas *c = canvas_new(12, 2);
	struct area a = canvas_area(c);

	assert_int_equal(area_fit(&a, 0, 0, 0, 0, "Acme Incorporated", 6), 6);
	assert_int_equal(area_right(&a, 0, 1, 8, 0, 0, "42"), 8);
	shows(c, "Acme \xe2\x80\xa6\n      42\n");
	canvas_free(c);
}

static void
test_a_flood_of_combining_marks_fits_a_cell(void **state)
{
	struct canvas *c = canvas_new(4, 1);
	struct area a = canvas_area(c);
	char flood[201] = "a";

	for (int i = 1; i < 200; i += 2)
		memcpy(flood + i, "\xcc\x81", 2);
	flood[199] = '\0';
	area_text(&a, 0, 0, 0, 0, flood, -1);
	assert_true(strlen(canvas_at(c, 0, 0)->text) < CELL_TEXT);
	canvas_free(c);
}

static void
test_a_frame_costs_what_changed(void **state)
{
	struct canvas *c = canvas_new(10, 2), *d = canvas_new(10, 2);
	struct area a = canvas_area(c);

	assert_int_equal(canvas_diff(c, d), 0);
	area_text(&a, 0, 0, ROLE_FOCUS, 0, "abc", -1);
	assert_int_equal(canvas_diff(c, d), 3);
	canvas_copy(d, c);
	assert_int_equal(canvas_diff(c, d), 0);
	canvas_free(c);
	canvas_free(d);
}

static void
test_scroll_hints_are_only_for_full_rows(void **state)
{
	struct canvas *c = canvas_new(10, 8);
	struct area all = canvas_area(c), half = area_sub(&all, 5, 0, 5, 8), low = area_sub(&all, 0, 2, 10, 5);

	area_scrolled(&half, 0, 5, -1);
	assert_int_equal(c->scroll_by, 0);
	area_scrolled(&low, 1, 4, -1);
	assert_int_equal(c->scroll_by, -1);
	assert_int_equal(c->scroll_top, 3);
	assert_int_equal(c->scroll_bottom, 7);
	canvas_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_clipped_to_its_area),
		cmocka_unit_test(test_wide_characters_take_two_cells_and_are_never_halved),
		cmocka_unit_test(test_combining_marks_stay_with_their_letter),
		cmocka_unit_test(test_control_bytes_never_reach_a_cell),
		cmocka_unit_test(test_a_long_text_ends_in_an_ellipsis),
		cmocka_unit_test(test_a_flood_of_combining_marks_fits_a_cell),
		cmocka_unit_test(test_a_frame_costs_what_changed),
		cmocka_unit_test(test_scroll_hints_are_only_for_full_rows),
	};

	return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
