/*
 * pty_bytes.c - what a key costs on the line, counted at the other end of a pseudo terminal. Bytes, never milliseconds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pty.h"

static struct pty p;

static int
setup(void **state)
{
	pty_home(300);
	return 0;
}

static int
teardown(void **state)
{
	pty_home_free();
	return 0;
}

static int
stop(void **state)
{
	pty_stop(&p);
	pty_forget();
	return 0;
}

static void
open_list(int w, int h, const char *style)
{
	static const char *const confs[] = { "option cursor-style bar\n", "option cursor-style cell\n" };

	pty_start(&p, w, h, confs[strcmp(style, "cell") == 0]);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "");
}

/* The dearest of n keys costs no more than `most`. */
static void
costs(const char *what, const char *key, int n, size_t most)
{
	for (int i = 0; i < n; i++) {
		size_t got = pty_type(&p, key);

		if (got > most)
			fail_msg("%s at %dx%d: %zu bytes, more than %zu: %s", what, p.w, p.h, got, most, buf_str(&p.out));
		if (got == 0)
			fail_msg("%s at %dx%d: nothing happened", what, p.w, p.h);
	}
}

static void
measure(int w, int h, size_t bar, size_t scroll, size_t page, size_t burst)
{
	char many[41];

	open_list(w, h, "bar");
	costs("cursor down", "j", h - 6, bar);
	pty_type(&p, "jjjjj");
	costs("scroll a line", "\033[B", 8, scroll);
	costs("page down", "\033[6~", 2, page);
	costs("page up", "\033[5~", 2, page);
	pty_type(&p, "gg");
	memset(many, 'j', 40);
	many[40] = '\0';
	costs("40 keys in one packet", many, 1, burst);
	pty_type(&p, "gg");
}

static void
test_keys_in_a_list_at_80x24(void **state)
{
	measure(80, 24, 220, 200, 2200, 2500);
}

static void
test_keys_in_a_list_at_200x60(void **state)
{
	measure(200, 60, 420, 300, 11000, 11000);
}

static void
test_a_far_line_has_a_cheap_cursor(void **state)
{
	open_list(80, 24, "cell");
	costs("cursor down", "j", 15, 80);
	costs("cursor right", "l", 3, 120);
	pty_stop(&p);
	open_list(200, 60, "cell");
	costs("cursor down", "j", 40, 80);
}

static void
test_forty_keys_are_two_frames_at_most(void **state)
{
	char many[121] = "";

	for (int i = 0; i < 40; i++)
		memcpy(many + i * 3, "\033[B", 4);
	open_list(80, 24, "bar");
	pty_type(&p, many);
	assert_true(p.out.len > 0 && p.out.len <= 2500);
	/* a frame of a list that moved paints its bar once */
	assert_true(pty_count(&p, "7m") <= 2);
}

static void
test_a_typed_letter_is_cheap(void **state)
{
	open_list(80, 24, "bar");
	pty_type(&p, ":");
	costs("a letter in the prompt", "z", 6, 12);
	pty_type(&p, "\003");
	pty_type(&p, "E");
	costs("a letter in a form", "a", 6, 12);
	costs("erasing in a form", "\177", 4, 12);
}

static void
test_idle_is_silent_and_asleep(void **state)
{
	long before;
	int awake = 5;

	open_list(80, 24, "bar");
	pty_type(&p, "");
	/* what was just done may still be kept (a session, a draft); after that nothing wakes it */
	do {
		pty_wait(&p);
		buf_reset(&p.out);
		before = pty_wakeups(&p);
		usleep(1500000);
		pty_wait(&p);
	} while ((p.out.len > 0 || pty_wakeups(&p) != before) && --awake > 0);
	if (awake == 0)
		fail_msg("idle for 1.5 s it woke %ld times and wrote %zu bytes", pty_wakeups(&p) - before, p.out.len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_keys_in_a_list_at_80x24, stop),
		cmocka_unit_test_teardown(test_keys_in_a_list_at_200x60, stop),
		cmocka_unit_test_teardown(test_a_far_line_has_a_cheap_cursor, stop),
		cmocka_unit_test_teardown(test_forty_keys_are_two_frames_at_most, stop),
		cmocka_unit_test_teardown(test_a_typed_letter_is_cheap, stop),
		cmocka_unit_test_teardown(test_idle_is_silent_and_asleep, stop),
	};

	return cmocka_run_group_tests_name("pty_bytes", tests, setup, teardown);
}
