/*
 * test_paint.c - frames as bytes, read back by a terminal emulator: whatever way is the shortest, the screen is the canvas.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <vterm.h>

#include "base/utf8.h"
#include "tui/paint.h"

static const struct caps whole = {
	.depth = DEPTH_256, .ansi = true, .column = true, .row = true, .repeat = true, .erase_chars = true, .scroll = true,
	.back_color = true, .italic = true, .last_cell = true, .links = true,
};

struct look {
	VTerm *vt;
	VTermScreen *screen;
	struct paint *paint;
	struct canvas *canvas;
	struct theme theme;
	struct buf out;
	size_t last;	/* bytes of the last frame */
};

static uint32_t seed;

static int
pick(int n)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)n);
}

static void
look_open(struct look *k, const struct caps *caps, int w, int h)
{
	memset(k, 0, sizeof(*k));
	k->vt = vterm_new(h, w);
	vterm_set_utf8(k->vt, 1);
	k->screen = vterm_obtain_screen(k->vt);
	vterm_screen_reset(k->screen, 1);
	k->paint = paint_new(caps);
	k->canvas = canvas_new(w, h);
	theme_fallback(&k->theme);
	k->theme.roles[ROLE_OK].full = (struct style){ .fg = 2, .bg = COLOR_NONE };
	k->theme.roles[ROLE_TITLE].full = (struct style){ .fg = 15, .bg = 24, .attr = ATTR_BOLD };
	k->theme.roles[ROLE_POPUP].full = (struct style){ .fg = COLOR_RGB | 0xd7d7d7, .bg = COLOR_RGB | 0x303030 };
	k->theme.roles[ROLE_LINK].full = (struct style){ .fg = 12, .bg = COLOR_NONE, .attr = ATTR_UNDERLINE };
	paint_theme(k->paint, &k->theme);
}

static void
look_close(struct look *k)
{
	vterm_free(k->vt);
	paint_free(k->paint);
	canvas_free(k->canvas);
	buf_free(&k->out);
}

static void
frame(struct look *k)
{
	buf_reset(&k->out);
	paint_frame(k->paint, k->canvas, &k->out);
	vterm_input_write(k->vt, buf_str(&k->out), k->out.len);
	k->last = k->out.len;
}

static bool
same_color(VTermScreen *s, VTermColor c, int want)
{
	uint32_t rgb = theme_rgb(want, 0);

	if (want < 0)
		return VTERM_COLOR_IS_DEFAULT_FG(&c) || VTERM_COLOR_IS_DEFAULT_BG(&c);
	if (VTERM_COLOR_IS_INDEXED(&c))
		return c.indexed.idx == want;
	vterm_screen_convert_color_to_rgb(s, &c);
	return c.rgb.red == (rgb >> 16) && c.rgb.green == (rgb >> 8 & 255) && c.rgb.blue == (rgb & 255);
}

static void
check_cell(struct look *k, int x, int y, const char *when)
{
	const struct cell *want = canvas_at(k->canvas, x, y);
	struct pen pen = sgr_pen(&k->theme.roles[want->role], paint_caps(k->paint)->depth, true);
	VTermScreenCell got;
	char text[64];
	size_t n = 0;

	pen.attr |= want->attr;
	if (want->width == 0)
		return;
	vterm_screen_get_cell(k->screen, (VTermPos){ y, x }, &got);
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && got.chars[i] != 0; i++)
		n += utf8_encode(got.chars[i], text + n);
	if (n == 0)
		text[n++] = ' ';
	text[n] = '\0';
	if (strcmp(text, want->text) != 0)
		fail_msg("%s: cell %d,%d shows \"%s\", the canvas has \"%s\"; bytes %s", when, x, y, text, want->text, buf_str(&k->out));
	if (!same_color(k->screen, got.bg, pen.bg))
		fail_msg("%s: cell %d,%d \"%s\" has another background; bytes %s", when, x, y, text, buf_str(&k->out));
	if ((pen.attr & ATTR_REVERSE) != (got.attrs.reverse ? ATTR_REVERSE : 0) ||
	    (pen.attr & ATTR_UNDERLINE) != (got.attrs.underline ? ATTR_UNDERLINE : 0))
		fail_msg("%s: cell %d,%d \"%s\" has other attributes", when, x, y, text);
	if (text[0] != ' ' && (!same_color(k->screen, got.fg, pen.fg) || (pen.attr & ATTR_BOLD) != (got.attrs.bold ? ATTR_BOLD : 0)))
		fail_msg("%s: cell %d,%d \"%s\" has another colour", when, x, y, text);
}

static void
check(struct look *k, const char *when)
{
	VTermPos pos;

	for (int y = 0; y < k->canvas->h; y++)
		for (int x = 0; x < k->canvas->w; x++)
			check_cell(k, x, y, when);
	vterm_state_get_cursorpos(vterm_obtain_state(k->vt), &pos);
	assert_int_equal(pos.col, k->canvas->cursor_x);
	assert_int_equal(pos.row, k->canvas->cursor_y);
}

static const char *const words[] = {
	"Acme", "renewal ", "12 000 EUR", "caf\xc3\xa9", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", "   ", "\xe2\x94\x80\xe2\x94\x82",
	"e\xcc\x81t\xc3\xa9", "x", "                         ", "\xed\x95\x9c\xea\xb5\xad", "0123456789abcdefghijklmnopqrstuvwxyz",
};
static const int roles[] = { ROLE_TEXT, ROLE_FOCUS, ROLE_TITLE, ROLE_POPUP, ROLE_OK, ROLE_LINK, ROLE_FOCUS_CELL, ROLE_DIM };

static void
move_some_rows(struct canvas *c)
{
	int top = pick(c->h), n = 1 + pick(c->h - top), by = 1 + pick(n);
	size_t row = sizeof(struct cell) * (size_t)c->w;

	if (pick(2))
		memmove(canvas_at(c, 0, top), canvas_at(c, 0, top + by - (top + by >= c->h)), row * (size_t)(n - by));
	else
		memmove(canvas_at(c, 0, top + by - (top + by >= c->h)), canvas_at(c, 0, top), row * (size_t)(n - by));
}

static void
change(struct canvas *c)
{
	struct area a = canvas_area(c);

	for (int i = 1 + pick(8); i > 0; i--)
		switch (pick(5)) {
		case 0:
			area_fill(&a, pick(c->w), pick(c->h), pick(c->w) + 1, pick(4) + 1, roles[pick(8)]);
			break;
		case 1:
			area_role(&a, 0, pick(c->h), c->w, roles[pick(8)], 0);
			break;
		case 2:
			move_some_rows(c);
			break;
		default:
			area_text(&a, pick(c->w), pick(c->h), roles[pick(8)], pick(4) == 0 ? ATTR_BOLD : 0, words[pick(12)], -1);
		}
	c->cursor_x = pick(c->w);
	c->cursor_y = pick(c->h);
	c->cursor_shown = pick(2);
}

static void
test_whatever_changes_the_screen_is_the_canvas(void **state)
{
	static const struct { int w, h; } sizes[] = { { 80, 24 }, { 20, 4 }, { 1, 1 }, { 45, 18 }, { 200, 60 }, { 2, 50 } };

	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++)
		for (int kind = 0; kind < 8; kind++) {
			struct caps caps = whole;
			struct look k;

			seed = (uint32_t)(s * 100 + (size_t)kind + 1);
			caps.repeat = kind != 1;
			caps.erase_chars = kind != 2;
			caps.scroll = kind != 3;
			caps.back_color = kind != 4;
			caps.column = caps.row = kind != 5;
			caps.depth = kind == 6 ? DEPTH_MONO : kind == 7 ? DEPTH_16 : DEPTH_256;
			look_open(&k, &caps, sizes[s].w, sizes[s].h);
			for (int i = 0; i < 60; i++) {
				if (i % 20 == 0)
					canvas_clear(k.canvas, roles[pick(8)]);
				change(k.canvas);
				frame(&k);
				check(&k, "after a change");
			}
			look_close(&k);
		}
}

static void
test_nothing_new_costs_nothing(void **state)
{
	struct look k;

	look_open(&k, &whole, 80, 24);
	change(k.canvas);
	frame(&k);
	frame(&k);
	assert_int_equal(k.last, 0);
	/* blanks of another role that look the same are the same */
	canvas_clear(k.canvas, ROLE_TEXT);
	k.canvas->cursor_shown = true;
	frame(&k);
	canvas_clear(k.canvas, ROLE_DIM);
	k.canvas->cursor_shown = true;
	frame(&k);
	assert_int_equal(k.last, 0);
	look_close(&k);
}

static void
rows(struct canvas *c, int first)
{
	struct area a = canvas_area(c);
	char text[] = "row 000 of many, each with some text to move about";

	canvas_clear(c, ROLE_TEXT);
	area_text(&a, 0, 0, ROLE_TITLE, 0, "title", -1);
	for (int y = 1; y < c->h; y++) {
		text[4] = (char)('0' + (first + y) / 100 % 10);
		text[5] = (char)('0' + (first + y) / 10 % 10);
		text[6] = (char)('0' + (first + y) % 10);
		area_text(&a, 0, y, ROLE_TEXT, 0, text, -1);
	}
}

static void
test_rows_that_moved_are_moved(void **state)
{
	struct look k;

	look_open(&k, &whole, 80, 24);
	rows(k.canvas, 0);
	frame(&k);
	for (int i = 1; i < 12; i++) {
		rows(k.canvas, i);
		frame(&k);
		check(&k, "down");
		assert_true(k.last < 100);
	}
	rows(k.canvas, 8);
	frame(&k);
	check(&k, "up by three");
	assert_true(k.last < 230);
	look_close(&k);
}

static void
test_a_character_of_doubtful_width_shifts_nothing(void **state)
{
	/* a family, a heart with a variation, a flag, a warning sign: terminals draw them one, two or more cells wide */
	static const char *const odd[] = {
		"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xe2\x9d\xa4\xef\xb8\x8f",
		"\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa", "\xe2\x9a\xa0\xef\xb8\x8f", "\xe0\xae\xa8\xe0\xae\xbf",
	};
	struct look k;

	look_open(&k, &whole, 40, 2);
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		struct area a = canvas_area(k.canvas);
		int used;

		canvas_clear(k.canvas, ROLE_TEXT);
		used = area_text(&a, 2, 0, ROLE_TEXT, 0, odd[i], -1);
		area_text(&a, 2 + used, 0, ROLE_TEXT, 0, "|after", -1);
		frame(&k);
		for (int x = 2 + used; x < 40; x++)
			check_cell(&k, x, 0, odd[i]);
	}
	look_close(&k);
}

static void
test_links_open_and_close(void **state)
{
	struct look k;
	struct area a;

	look_open(&k, &whole, 40, 2);
	a = canvas_area(k.canvas);
	area_text(&a, 0, 0, ROLE_LINK, 0, "ann@acme.test", -1);
	area_link(&a, 0, 0, 13, "mailto:ann@acme.test");
	area_text(&a, 0, 1, ROLE_LINK, 0, "evil", -1);
	area_link(&a, 0, 1, 4, "https://a/\033]52;c;AAAA\007");
	frame(&k);
	assert_non_null(strstr(buf_str(&k.out), "\033]8;;mailto:ann@acme.test\033\\"));
	assert_non_null(strstr(buf_str(&k.out), "\033]8;;\033\\"));
	assert_null(strstr(buf_str(&k.out), "]52"));
	look_close(&k);
}

static void
test_without_utf8_everything_is_ascii(void **state)
{
	struct caps caps = whole;
	struct look k;
	struct area a;

	caps.ascii = true;
	look_open(&k, &caps, 40, 1);
	a = canvas_area(k.canvas);
	area_text(&a, 0, 0, ROLE_TEXT, 0, "\xc3\x89t\xc3\xa9 \xe2\x80\xa6 \xe6\x97\xa5x", -1);
	frame(&k);
	for (size_t i = 0; i < k.out.len; i++)
		assert_true((unsigned char)k.out.data[i] < 0x80);
	assert_non_null(strstr(buf_str(&k.out), "Ete . ? x"));
	look_close(&k);
}

static void
move_vt52(struct buf *out, int x, int y)
{
	buf_printf(out, "\033Y%c%c", ' ' + y, ' ' + x);
}

static void
test_a_terminal_that_is_not_ansi_gets_its_own_moves(void **state)
{
	const struct caps caps = { .move = move_vt52, .ascii = true, .clear = "\033H\033J" };
	struct look k;
	struct area a;

	look_open(&k, &caps, 40, 4);
	a = canvas_area(k.canvas);
	area_text(&a, 3, 2, ROLE_TITLE, 0, "Acme", -1);
	frame(&k);
	assert_non_null(strstr(buf_str(&k.out), "\033Y\"#Acme"));
	assert_null(strstr(buf_str(&k.out), "\033["));
	look_close(&k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whatever_changes_the_screen_is_the_canvas),
		cmocka_unit_test(test_nothing_new_costs_nothing),
		cmocka_unit_test(test_rows_that_moved_are_moved),
		cmocka_unit_test(test_a_character_of_doubtful_width_shifts_nothing),
		cmocka_unit_test(test_links_open_and_close),
		cmocka_unit_test(test_without_utf8_everything_is_ascii),
		cmocka_unit_test(test_a_terminal_that_is_not_ansi_gets_its_own_moves),
	};

	return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
