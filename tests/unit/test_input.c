/*
 * test_input.c - bytes to keys: sequences cut anywhere, pastes, and replies that must never type.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "tui/input.h"

/* Feeds a text in pieces of `step` bytes, `ms` apart, and names what comes out. */
static const char *
feed(const char *bytes, size_t n, size_t step, int64_t ms, struct buf *out)
{
	struct input *in = input_new();
	struct event ev;
	int64_t now = 1000;
	char name[KEY_NAME];

	buf_reset(out);
	for (size_t i = 0; i <= n; i += step) {
		if (i < n)
			input_push(in, bytes + i, n - i < step ? n - i : step, now);
		else
			now += 3000;
		while (input_next(in, now, &ev)) {
			if (ev.type == EVENT_KEY)
				buf_printf(out, "%s ", key_name(ev.key, name));
			else if (ev.type == EVENT_PASTE)
				buf_printf(out, "paste(%.*s) ", (int)ev.len, ev.text);
			else if (ev.type == EVENT_MOUSE)
				buf_printf(out, "mouse(%d %d %d,%d) ", ev.mouse, ev.button, ev.x, ev.y);
			else if (ev.type == EVENT_FOCUS)
				buf_printf(out, "focus(%d) ", ev.focused);
		}
		now += ms;
		while (input_next(in, now, &ev))
			if (ev.type == EVENT_KEY)
				buf_printf(out, "%s ", key_name(ev.key, name));
	}
	now += 3000;
	while (input_next(in, now, &ev))
		if (ev.type == EVENT_KEY)
			buf_printf(out, "%s ", key_name(ev.key, name));
	input_free(in);
	return buf_str(out);
}

static void
types(const char *bytes, const char *want)
{
	struct buf b = BUF_INIT;

	for (size_t step = 1; step < 8; step++)
		assert_string_equal(feed(bytes, strlen(bytes), step, 0, &b), want);
	buf_free(&b);
}

static void
test_keys_are_the_same_however_they_are_cut(void **state)
{
	types("jG:", "j G : ");
	types("\033[A\033OB\033[5~\033[H", "<Up> <Down> <PgUp> <Home> ");
	types("\033[1;5C\033[3;2~\033[Z", "<C-Right> <S-Del> <S-Tab> ");
	types("\033OP\033[15~\033[24~", "<F1> <F5> <F12> ");
	types("\r\t\x7f\x13", "<Enter> <Tab> <BS> <C-s> ");
	types("\033x\033[13;5u\033[27;5;9~", "<A-x> <C-Enter> <C-Tab> ");
	types("\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80", "\xc3\xa9 \xe6\x97\xa5 \xf0\x9f\x98\x80 ");
}

static void
test_a_lone_escape_is_decided_by_time(void **state)
{
	struct input *in = input_new();
	struct event ev;

	input_push(in, "\033", 1, 100);
	assert_false(input_next(in, 100, &ev));
	assert_int_equal(input_wait(in, 100), INPUT_ESC_MS);
	assert_false(input_next(in, 110, &ev));
	assert_true(input_next(in, 100 + INPUT_ESC_MS, &ev));
	assert_int_equal(ev.key.code, KEY_ESC);
	assert_int_equal(input_wait(in, 200), -1);
	input_free(in);
}

static void
test_an_arrow_that_comes_late_is_still_an_arrow(void **state)
{
	struct buf b = BUF_INIT;

	/* every byte 30 ms apart: the Esc is given, the rest never becomes text */
	assert_string_equal(feed("\033[1;5C", 6, 1, 20, &b), "<C-Right> ");
	assert_string_equal(feed("\033j", 2, 1, 30, &b), "<Esc> j ");
	buf_free(&b);
}

static void
test_replies_never_type(void **state)
{
	static const char *const replies[] = {
		"\033[?62;22c", "\033[>1;4000;0c", "\033[?2026;2$y", "\033[24;80R", "\033[?0u", "\033]11;rgb:0000/0000/0000\033\\",
		"\033]11;rgb:0000/0000/0000\007", "\033P>|XTerm(379)\033\\", "\033P1$r0m\033\\", "\033[0n", "\033_Gi=31;OK\033\\",
		"\033[?1;2;4c", "\033[8;24;80t",
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(replies) / sizeof(replies[0]); i++)
		for (size_t step = 1; step < 12; step++)
			assert_string_equal(feed(replies[i], strlen(replies[i]), step, 0, &b), "");
	buf_free(&b);
}

static void
test_a_reply_cut_by_a_slow_line_invents_at_most_escape(void **state)
{
	struct buf b = BUF_INIT;

	assert_string_equal(feed("\033[?62;22c", 9, 1, 20, &b), "");
	/* the line stalls right after ESC: the rest arrives in one piece */
	{
		struct input *in = input_new();
		struct event ev;

		input_push(in, "\033", 1, 0);
		assert_true(input_next(in, 40, &ev));
		assert_int_equal(ev.key.code, KEY_ESC);
		input_push(in, "[?62;22c", 8, 120);
		while (input_next(in, 121, &ev))
			assert_int_equal(ev.type, EVENT_REPLY);
		input_push(in, "\033", 1, 400);
		assert_true(input_next(in, 440, &ev));
		input_push(in, "]11;rgb:0/0/0\007j", 15, 500);
		assert_true(input_next(in, 501, &ev));
		assert_int_equal(ev.type, EVENT_REPLY);
		assert_true(input_next(in, 501, &ev));
		assert_int_equal(ev.key.code, 'j');
		input_free(in);
	}
	buf_free(&b);
}

static void
test_a_paste_is_text_and_never_keys(void **state)
{
	types("\033[200~dd:quit\r\033[31mx\033[201~j", "paste(dd:quit\r\033[31mx) j ");
}

static void
test_an_endless_paste_stays_bounded(void **state)
{
	struct input *in = input_new();
	struct event ev;
	char block[65536];
	size_t got = 0;

	memset(block, 'x', sizeof(block));
	input_push(in, "\033[200~", 6, 0);
	for (int i = 0; i < 100; i++) {
		input_push(in, block, sizeof(block), 0);
		assert_false(input_next(in, 0, &ev));
	}
	input_push(in, "\033[201~q", 7, 0);
	while (input_next(in, 0, &ev))
		if (ev.type == EVENT_PASTE)
			got = ev.len;
		else
			assert_int_equal(ev.key.code, 'q');
	assert_int_equal(got, 4u << 20);
	input_free(in);
}

static void
test_the_mouse_is_read(void **state)
{
	types("\033[<0;10;5M\033[<0;10;5m\033[<65;1;1M", "mouse(0 1 9,4) mouse(1 1 9,4) mouse(4 2 0,0) ");
	types("\033[I\033[O", "focus(1) focus(0) ");
}

static void
test_broken_bytes_are_dropped(void **state)
{
	types("\xff\xfe" "a\xc3" "b\xc2\x9b" "c", "a b c ");
	types("\033[999999999999999999999999999999999999999999999999999999999999999999999999999999mj", "j ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_are_the_same_however_they_are_cut),
		cmocka_unit_test(test_a_lone_escape_is_decided_by_time),
		cmocka_unit_test(test_an_arrow_that_comes_late_is_still_an_arrow),
		cmocka_unit_test(test_replies_never_type),
		cmocka_unit_test(test_a_reply_cut_by_a_slow_line_invents_at_most_escape),
		cmocka_unit_test(test_a_paste_is_text_and_never_keys),
		cmocka_unit_test(test_an_endless_paste_stays_bounded),
		cmocka_unit_test(test_the_mouse_is_read),
		cmocka_unit_test(test_broken_bytes_are_dropped),
	};

	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
