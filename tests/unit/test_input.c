/*
 * test_input.c - bytes to keys: sequences cut anywhere, pastes, and replies that must never type.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
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

/* HOTCRM_ROUNDS=29 makes a million of the 35,000 strings; make check has not the time. */
static int
rounds(int n)
{
	const char *times = getenv("HOTCRM_ROUNDS");
	long by = times != NULL ? strtol(times, NULL, 10) : 1;

	return by > 1 && by <= 1000 ? n * (int)by : n;
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

/* The loop asks input_due() and reads what came meanwhile first. */
static void
test_a_key_whose_rest_waits_to_be_read_is_no_escape(void **state)
{
	struct input *in = input_new();
	struct event ev;

	input_escape(in, 8);
	input_push(in, "j\033", 2, 100);
	assert_false(input_due(in, 300));	/* there is a j first */
	assert_true(input_next(in, 300, &ev));
	assert_int_equal(ev.key.code, 'j');
	assert_false(input_next(in, 107, &ev));
	assert_false(input_due(in, 107));
	assert_true(input_due(in, 108));
	input_push(in, "[A", 2, 300);	/* we were busy for 200 ms; it was not late */
	assert_false(input_due(in, 300));
	assert_true(input_next(in, 300, &ev));
	assert_int_equal(ev.key.code, KEY_ARROW_UP);
	assert_false(input_next(in, 3000, &ev));
	assert_false(input_due(in, 3000));
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
test_a_paste_without_end_is_left_by_escape(void **state)
{
	struct input *in = input_new();
	struct event ev;

	input_push(in, "\033[200~half a ", 13, 0);
	assert_false(input_next(in, 0, &ev));
	input_push(in, "text", 4, 9000);	/* a slow line: still the paste */
	assert_false(input_next(in, 9000, &ev));
	input_push(in, "\033", 1, 12000);
	assert_true(input_next(in, 12000, &ev));
	assert_int_equal(ev.type, EVENT_PASTE);
	assert_string_equal(ev.text, "half a text");
	input_free(in);
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

static uint32_t seed = 20261123;

static int
pick(int n)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)n);
}

/* One of the answers that terminals give, with any figures in it. */
static void
add_reply(struct buf *b)
{
	static const char *const ends[] = { "\033\\", "\007" };

	switch (pick(10)) {
	case 0:
		buf_printf(b, "\033[?%d;%d;%dc", pick(70), pick(30), pick(30));
		break;
	case 1:
		buf_printf(b, "\033[>%d;%d;%dc", pick(80), pick(5000), pick(2));
		break;
	case 2:
		buf_printf(b, "\033[?%d;%d$y", pick(3000), pick(5));
		break;
	case 3:
		buf_printf(b, "\033[?%du", pick(32));
		break;
	case 4:
		buf_printf(b, "\033]%d;rgb:%04x/%04x/%04x%s", pick(20), pick(65536), pick(65536), pick(65536), ends[pick(2)]);
		break;
	case 5:
		buf_printf(b, "\033P>|term%d(%d.%d)\033\\", pick(9), pick(99), pick(99));
		break;
	case 6:
		buf_printf(b, "\033P%d$r%d;%dm\033\\", pick(2), pick(9), pick(50));
		break;
	case 7:
		buf_printf(b, "\033[?%d;%dn", pick(2) ? 997 : pick(100), pick(3));
		break;
	case 8:
		buf_printf(b, "\033_Gi=%d;OK\033\\", pick(100));
		break;
	default:
		buf_printf(b, "\033[%d;%d;%dt", pick(12), pick(200), pick(400));
		break;
	}
}

/* Feeds b in pieces with pauses up to `ms` and counts keys; Esc apart. */
static int
keys_of(struct input *in, const struct buf *b, int64_t *now, int ms, int *escapes)
{
	struct event ev;
	int keys = 0;

	for (size_t i = 0; i < b->len;) {
		size_t n = 1 + (size_t)pick(pick(3) ? 6 : (int)b->len);

		n = n > b->len - i ? b->len - i : n;
		input_push(in, b->data + i, n, *now);
		i += n;
		while (input_next(in, *now, &ev))
			*(ev.type == EVENT_KEY && ev.key.code == KEY_ESC ? escapes : &keys) += ev.type == EVENT_KEY;
		*now += pick(ms + 1);
		while (input_next(in, *now, &ev))
			*(ev.type == EVENT_KEY && ev.key.code == KEY_ESC ? escapes : &keys) += ev.type == EVENT_KEY;
	}
	return keys;
}

static void
test_no_key_is_invented_from_replies(void **state)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < rounds(10000); i++) {
		struct input *in = input_new();
		int64_t now = 1000;
		int escapes = 0, keys;

		buf_reset(&b);
		for (int k = 1 + pick(4); k > 0; k--)
			add_reply(&b);
		input_expect(in, true);
		keys = keys_of(in, &b, &now, 40, &escapes);
		now += 5000;
		{
			struct event ev;

			while (input_next(in, now, &ev))
				keys += ev.type == EVENT_KEY;
		}
		if (keys + escapes > 0)
			fail_msg("string %d: %d keys out of replies", i, keys + escapes);
		input_free(in);
	}
	buf_free(&b);
}

/* A stall right behind an ESC may cost an Esc, never a letter. */
static void
test_a_stalling_line_types_no_letter(void **state)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < rounds(5000); i++) {
		struct input *in = input_new();
		int64_t now = 1000;
		int escapes = 0, keys;
		char first;

		buf_reset(&b);
		add_reply(&b);
		first = b.data[1];
		keys = keys_of(in, &b, &now, 95, &escapes);
		if (keys > 0 && first != '_')	/* an APC's underscore after a decided Esc is a person's */
			fail_msg("string %d: %d keys out of a reply in pieces: ESC%s", i, keys, buf_str(&b) + 1);
		input_free(in);
	}
	buf_free(&b);
}

static void
test_any_bytes_leave_it_in_order(void **state)
{
	static const char alphabet[] = "\033[]OPX^_\\\007\030?<>=;:$~0123456789mMcuyRAjq \xc3\xa9\xff\x9b\x00";
	struct buf b = BUF_INIT;

	for (int i = 0; i < rounds(20000); i++) {
		struct input *in = input_new();
		struct event ev;
		int64_t now = 1000;
		int escapes = 0, events = 0;
		bool found = false;

		buf_reset(&b);
		for (int k = pick(60); k >= 0; k--)
			buf_addc(&b, pick(2) ? alphabet[pick((int)sizeof(alphabet) - 1)] : (char)pick(256));
		keys_of(in, &b, &now, 60, &escapes);
		now += 5000;
		while (input_next(in, now, &ev))
			assert_true(events++ < 100);
		now += 5000;
		input_push(in, "\003", 1, now);	/* ends a paste that has lost its end mark */
		while (input_next(in, now, &ev))
			;
		input_push(in, "j", 1, now);
		while (input_next(in, now, &ev))
			found |= ev.type == EVENT_KEY && ev.key.code == 'j' && ev.key.mods == 0;
		if (!found)
			fail_msg("string %d leaves no key behind", i);
		input_free(in);
	}
	buf_free(&b);
}

static void
test_much_text_at_once_is_a_paste_where_nothing_is_bracketed(void **state)
{
	struct input *in = input_new();
	struct event ev;

	input_burst(in, true);
	input_push(in, "one line\nand another", 20, 0);
	assert_true(input_next(in, 0, &ev));
	assert_int_equal(ev.type, EVENT_PASTE);
	assert_int_equal(ev.len, 20);
	input_push(in, "jjjjjjjjjjjjjjjjjjjjjjjj", 24, 10);	/* a key held down on a slow line */
	assert_true(input_next(in, 10, &ev));
	assert_int_equal(ev.type, EVENT_KEY);
	while (input_next(in, 10, &ev))
		assert_int_equal(ev.type, EVENT_KEY);
	input_push(in, ":quit\r", 6, 20);
	assert_true(input_next(in, 20, &ev));
	assert_int_equal(ev.type, EVENT_KEY);
	input_free(in);
}

static void
test_answers_are_read(void **state)
{
	static const struct { const char *bytes; enum reply_kind kind; int value; } answers[] = {
		{ "\033]11;rgb:ffff/ffff/ffff\033\\", REPLY_COLOR, 255 }, { "\033]11;rgb:00/00/00\007", REPLY_COLOR, 0 },
		{ "\033[?997;2n", REPLY_SCHEME, 2 }, { "\033[?1u", REPLY_KEYBOARD, 0 }, { "\033[?62;4c", REPLY_DA1, 0 },
		{ "\033P>|foot(1.16)\033\\", REPLY_VERSION, 0 },
	};

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct input *in = input_new();
		struct event ev;

		input_push(in, answers[i].bytes, strlen(answers[i].bytes), 0);
		assert_true(input_next(in, 0, &ev));
		assert_int_equal(ev.type, EVENT_REPLY);
		assert_int_equal(ev.reply, answers[i].kind);
		if (answers[i].kind != REPLY_KEYBOARD && answers[i].kind != REPLY_DA1)
			assert_int_equal(ev.value, answers[i].value);
		if (answers[i].kind == REPLY_VERSION)
			assert_string_equal(ev.text, "foot(1.16)");
		input_free(in);
	}
}

static void
test_kitty_keys_are_keys(void **state)
{
	types("\033[27u\033[105;5u\033[9;5u\033[13;2u\033[57400u\033[97;9u", "<Esc> <C-i> <C-Tab> <S-Enter> 1 ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_are_the_same_however_they_are_cut),
		cmocka_unit_test(test_a_lone_escape_is_decided_by_time),
		cmocka_unit_test(test_a_key_whose_rest_waits_to_be_read_is_no_escape),
		cmocka_unit_test(test_an_arrow_that_comes_late_is_still_an_arrow),
		cmocka_unit_test(test_replies_never_type),
		cmocka_unit_test(test_a_reply_cut_by_a_slow_line_invents_at_most_escape),
		cmocka_unit_test(test_a_paste_is_text_and_never_keys),
		cmocka_unit_test(test_a_paste_without_end_is_left_by_escape),
		cmocka_unit_test(test_an_endless_paste_stays_bounded),
		cmocka_unit_test(test_the_mouse_is_read),
		cmocka_unit_test(test_broken_bytes_are_dropped),
		cmocka_unit_test(test_no_key_is_invented_from_replies),
		cmocka_unit_test(test_a_stalling_line_types_no_letter),
		cmocka_unit_test(test_any_bytes_leave_it_in_order),
		cmocka_unit_test(test_much_text_at_once_is_a_paste_where_nothing_is_bracketed),
		cmocka_unit_test(test_answers_are_read),
		cmocka_unit_test(test_kitty_keys_are_keys),
	};

	return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
