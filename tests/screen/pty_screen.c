/*
 * pty_screen.c - the real program at a real terminal's other end: what it shows is what it means, whatever the terminal is,
 * whatever happens to the line.
 */
#include "config.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "pty.h"

#define BAR "option cursor-style bar\n"

static struct pty p;

/* The same keys as a terminal sends them and as a script writes them. */
static const struct { const char *typed, *script; } steps[] = {
	{ ":x_deal\r", ":x_deal" }, { "jj", "jj" }, { "\r", "<Enter>" }, { "E", "E" }, { "Xy", "> Xy" }, { "\030", "<C-x>" }, { "q", "q" },
	{ "/", "/" }, { "Globex", "> Globex" }, { "\r", "<Enter>" }, { "G", "G" }, { "?", "?" }, { "\003", "<C-c>" }, { "g", "g" },
};
#define STEPS (sizeof(steps) / sizeof(steps[0]))

static int
setup(void **state)
{
	pty_home(120);
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

static const char *
screen(void)
{
	static struct buf b;

	buf_reset(&b);
	pty_screen(&p, &b);
	return buf_str(&b);
}

static void
shows(const char *text)
{
	if (strstr(screen(), text) == NULL)
		fail_msg("the screen does not show \"%s\":\n%s", text, screen());
}

/* It sleeps while it waits for somebody else: that looks idle and is not. */
static void
shows_soon(const char *text)
{
	for (int i = 0; i < 1000 && strstr(screen(), text) == NULL; i++) {
		usleep(50000);
		pty_wait(&p);
	}
	shows(text);
}

/* What the script runner shows after each step: dumps[i] is a text of w x h. */
static void
play(int w, int h, char *dumps[STEPS])
{
	struct buf script = BUF_INIT, out = BUF_INIT, one = BUF_INIT;
	char size[24];
	const char *s;

	for (size_t i = 0; i < STEPS; i++)
		buf_printf(&script, "%s\n:dump\n", steps[i].script);
	snprintf(size, sizeof(size), "%dx%d", w, h);
	assert_int_equal(pty_run(&out, (const char *[]){ "--script", pty_file("steps.t", buf_str(&script)), "--size", size, NULL }), 0);
	s = buf_str(&out);
	for (size_t i = 0; i < STEPS; i++) {
		s = strstr(s, "\n:dump\n");
		assert_non_null(s);
		s += 7;
		buf_reset(&one);
		while (*s == '|') {
			size_t n = strcspn(s, "\n");

			buf_add(&one, s + 1, n);
			s += n + 1;
		}
		s--;
		dumps[i] = strdup(buf_str(&one));
	}
	buf_free(&script);
	buf_free(&out);
	buf_free(&one);
}

static void
same_as_script(int w, int h)
{
	char *dumps[STEPS];

	play(w, h, dumps);
	pty_start(&p, w, h, BAR);
	for (size_t i = 0; i < STEPS; i++) {
		pty_type(&p, steps[i].typed);
		if (strcmp(screen(), dumps[i]) != 0)
			fail_msg("after %s at %dx%d the terminal shows:\n%s\nand the canvas is:\n%s", steps[i].script, w, h, screen(), dumps[i]);
		free(dumps[i]);
	}
}

static void
test_the_screen_is_the_canvas_at_80x24(void **state)
{
	same_as_script(80, 24);
}

static void
test_the_screen_is_the_canvas_at_200x60(void **state)
{
	same_as_script(200, 60);
}

static void
test_the_screen_is_the_canvas_on_a_phone(void **state)
{
	same_as_script(45, 18);
}

static void
test_any_terminal_will_do(void **state)
{
	static const char *const terms[] = { "linux", "vt100", "screen-256color", "tmux-256color", "xterm-direct", "xterm-mono",
	    "rxvt-unicode", "nobody-knows-me" };

	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		p.term = terms[i];
		same_as_script(80, 24);
		pty_stop(&p);
	}
	p.term = NULL;
	pty_start(&p, 80, 24, BAR);
}

static void
test_a_dumb_terminal_is_told_politely(void **state)
{
	p.term = "dumb";
	pty_start(&p, 80, 24, BAR);
	assert_int_equal(p.pid, 0);
	assert_non_null(strstr(buf_str(&p.out), "cannot move its cursor"));
	assert_null(strstr(buf_str(&p.out), "\033"));
}

static void
test_no_color_means_no_colour(void **state)
{
	p.extra = "NO_COLOR=1";
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	for (int c = 30; c < 50; c++) {
		char a[8], b[8];

		snprintf(a, sizeof(a), "[%dm", c);
		snprintf(b, sizeof(b), ";%dm", c);
		assert_int_equal(pty_count(&p, a) + pty_count(&p, b), 0);
	}
	shows("Deals");
}

static void
test_colours_are_as_many_as_the_terminal_has(void **state)
{
	p.extra = "COLORTERM=truecolor";
	pty_start(&p, 80, 24, "option theme dark\n");
	assert_true(pty_count(&p, "48;2;") > 0);
	pty_stop(&p);
	p.extra = "NCURSES_NO_UTF8_ACS=1";	/* mosh */
	pty_start(&p, 80, 24, "option theme dark\n");
	assert_int_equal(pty_count(&p, "8;2;"), 0);
	assert_true(pty_count(&p, "48;5;") > 0);
}

static void
test_a_terminal_that_never_answers_works(void **state)
{
	p.mute = true;
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "jj");
	shows("Deals");
}

/* Pieces of a reply, each read before the next is sent. */
static void
reply(const char *const *parts)
{
	for (; *parts != NULL; parts++)
		pty_type(&p, *parts);
}

static void
test_replies_are_no_keys_and_light_follows_dark(void **state)
{
	static const char *const light[] = { "\033]11;rgb:ff", "ff/fff", "f/ffff\033", "\\", NULL };
	static const char *const dark[] = { "\033]11;rgb:0000/0000/0000\007", NULL };
	static const char *const scheme[] = { "\033[?997;2", "n", NULL };
	static const char *const others[] = { "\033[?62;", "22c", "\033P>|xterm", "(380)\033\\", "\033[?2026;0$", "y", NULL };
	char before[8192];

	p.mute = true;
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	snprintf(before, sizeof(before), "%s", screen());
	reply(others);
	assert_string_equal(screen(), before);
	reply(light);
	assert_true(p.out.len > 400);	/* all is painted anew */
	assert_string_equal(screen(), before);
	reply(dark);
	assert_true(p.out.len > 400);
	reply(scheme);
	assert_true(p.out.len > 400);
	assert_string_equal(screen(), before);
}

static void
test_copied_text_goes_to_the_terminal(void **state)
{
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "yc");
	assert_int_equal(pty_count(&p, "\033]52;c;QWNtZSBsaWNlbmNl\a"), 1);	/* Acme licence */
	shows("Sent to the terminal");
}

static void
test_a_paste_is_one_question(void **state)
{
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "\033[200~:quit\rdd\033[201~");
	assert_true(p.pid > 0);
	shows("Pasted 2 lines");
}

static void
test_the_mouse_can_be_given_back(void **state)
{
	pty_start(&p, 80, 24, BAR);
	assert_true(pty_count(&p, "\033[?1002h") == 1 && pty_count(&p, "\033[?1006h") == 1);
	pty_type(&p, ":option mouse off\r");
	assert_int_equal(pty_count(&p, "\033[?1002l"), 1);
	pty_type(&p, ":option mouse on\r");
	assert_int_equal(pty_count(&p, "\033[?1002h"), 1);
}

static void
test_suspending_leaves_the_terminal_as_it_was(void **state)
{
	char before[8192];

	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	snprintf(before, sizeof(before), "%s", screen());
	pty_type(&p, "\032");	/* nobody is there to wait for us: it goes on at once */
	assert_true(pty_count(&p, "\033[?1049l") == 1 && pty_count(&p, "\033[?1049h") == 1);
	assert_true(pty_count(&p, "\033[?2004l") == 1 && pty_count(&p, "\033[?25h") >= 1);
	assert_string_equal(screen(), before);
	kill(p.pid, SIGSTOP);
	usleep(20000);
	buf_reset(&p.out);
	kill(p.pid, SIGCONT);
	while (p.out.len == 0)
		pty_wait(&p);
	pty_wait(&p);
	assert_string_equal(screen(), before);
	pty_type(&p, "j");
	assert_true(p.out.len > 0);
}

static void
test_leaving_gives_the_terminal_back(void **state)
{
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":quit\r");
	for (int i = 0; i < 100 && p.pid > 0; i++)
		pty_wait(&p);
	assert_int_equal(p.pid, 0);
	assert_true(pty_count(&p, "\033[?1049l") == 1 && pty_count(&p, "\033[?2004l") == 1 && pty_count(&p, "\033[?1002l") == 1);
	assert_true(pty_count(&p, "\033[c") >= 1);	/* the fence */
}

static void
test_a_hangup_keeps_what_was_typed(void **state)
{
	int status;

	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "E");
	pty_type(&p, "Quux ");
	status = pty_hangup(&p);
	assert_true(WIFEXITED(status));
	pty_stop(&p);
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "E");
	shows("Quux");
}

static void
test_a_hangup_is_survived_in_every_window(void **state)
{
	static const char *const ways[] = {
		":x_deal\r", ":x_deal\r\r", ":x_deal\re", ":x_deal\rE", ":x_deal\rlzb", ":x_deal\r/stage:", ":x_deal\r  d", ":x_deal\rzp",
		":li\t", "?", "\020", "g", ":agenda\r", ":options\r", ":help list\r", ":theme\r", ":option reader on\r", "\033[200~a\nb\033[201~",
		":home\r", ":x_deal\rzc", ":x_deal\rzs", ":x_deal\rzgl", ":x_deal\rzv", ":x_deal\rx", ":x_deal\rm", ":x_deal\rt", ":x_deal\r%e",
		":x_deal\ra", ":x_deal\rzk", ":x_deal\r\rgt", ":x_deal\r\rgH", ":x_company\r\r\t", ":x_deal\rE\t\016", ":x_deal\rzf",
		":x_deal\rM", ":x_deal\r,", ":bindings\r", ":bindings\re", ":messages\r", ":jobs\r", ":journal\r", ":plugins\r", ":drafts\r",
		":sessions\r", ":reminders\r", ":dashboard\r", ":search\rAcme", ":sync status\r", ":sync queue\r", ":sync conflicts\r",
		":sync parked\r", ":sync join\r", ":print\r", ":help\r", ":map\r", ":macro\r", ":faults\r", ":customise\r", ":keys\r", "x",
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		int status;

		p.fresh = true;
		pty_start(&p, 80, 24, BAR);
		for (const char *s = ways[i]; *s != '\0' && *s != '\033'; s++)
			pty_type(&p, (char[]){ *s, '\0' });
		if (*ways[i] == '\033')
			pty_type(&p, ways[i]);
		status = pty_hangup(&p);
		if (!WIFEXITED(status))
			fail_msg("a hang-up after %s ends with status %x", ways[i], (unsigned)status);
		pty_stop(&p);
	}
	pty_start(&p, 80, 24, BAR);
}

/* Another program has the workspace's writers' lock, as an import or a restore that hangs would. */
static int
hold_the_lock(void)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
	int fd = open(pty_path("work.db-lock"), O_RDWR | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &l), 0);
	return fd;
}

static void
test_a_lock_that_is_held_stops_neither_keys_nor_text(void **state)
{
	int fd;

	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "E");
	fd = hold_the_lock();
	pty_type(&p, "Quince ");
	shows("Quince");
	pty_type(&p, "\023");	/* save */
	shows_soon("Waiting for another program's save");
	pty_type(&p, "Pear ");
	pty_type(&p, "\033");	/* it is given up; what was typed meanwhile is text all the same */
	shows_soon("Quince Pear");
	pty_type(&p, "\033");	/* away with the form: a draft */
	shows_soon("Deal number 10 ");
	pty_type(&p, "jjk");
	pty_type(&p, "dd");
	shows_soon("Waiting for another program's save");
	assert_true(WIFEXITED(pty_hangup(&p)));
	pty_stop(&p);
	pty_start(&p, 80, 24, BAR);	/* a start does not wait for it either */
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "gg");
	shows_soon("Deals");
	pty_stop(&p);
	close(fd);
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":drafts\r");
	pty_type(&p, "\r");
	shows("Quince Pear");
	pty_type(&p, "\023");
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "/name~Quince\r");
	shows("Acme licenceQuince Pear");
}

/* Where SQLite keeps who reads: while all of it is taken nobody else gets in, as in a recovery by a program that stands still. */
static void
test_a_workspace_that_does_not_open_says_so_at_once(void **state)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };
	int fd = open(pty_path("work.db"), O_RDWR | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_OFD_SETLK, &l), 0);
	pty_start(&p, 80, 24, BAR);
	shows_soon("Opening work.db takes its time: another program is changing it");
	close(fd);
	shows_soon("Organizations");
	pty_type(&p, "j");
	assert_null(strstr(screen(), "takes its time"));
}

/* What a cat on the keyboard or a broken line can send; the only program that may be run is none. */
static void
test_any_bytes_at_all_do_no_harm(void **state)
{
	static const char *const pieces[] = { "\033[", "\033]", "\033P", "\033O", "\033[<0;", "\033[200~", "\033[201~", "\033[?", "\r", "\t",
	    "\033\\", ";5u", "M", "\xf0\x9f", "\xff\xfe", "\xe2\x80", "gg", "zb", "zg", "E", "\023", "\001" };
	uint32_t seed = 20261123;
	char some[64];

	p.extra = "PATH=/nonexistent";
	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	for (int i = 0; i < 300; i++) {
		size_t n = 0;

		while (n < sizeof(some) - 12) {
			seed = seed * 1664525u + 1013904223u;
			if ((seed >> 28) < 4) {
				const char *piece = pieces[(seed >> 12) % (sizeof(pieces) / sizeof(pieces[0]))];

				memcpy(some + n, piece, strlen(piece));
				n += strlen(piece);
			} else {
				some[n++] = (char)(seed >> 16);
			}
			/* nor may it leave: quit, hang up, stop */
			if (n > 0 && strchr("|!:Q\034\032\021", some[n - 1]) != NULL)
				some[n - 1] = 'j';
		}
		some[n] = '\0';
		pty_type(&p, some);
		if (p.pid == 0) {	/* F10 or a click may leave, in good order */
			if (!WIFEXITED(p.status) || WEXITSTATUS(p.status) != 0)
				fail_msg("step %d ended it with %x:\n%s", i, (unsigned)p.status, buf_str(&p.out));
			pty_stop(&p);
			p.extra = "PATH=/nonexistent";
			pty_start(&p, 80, 24, BAR);
		}
	}
	usleep(2100000);	/* a string that was begun is given up */
	pty_type(&p, "\033[201~");
	for (int i = 0; i < 12; i++) {
		pty_type(&p, "\003");
		usleep(40000);
	}
	assert_true(p.pid > 0);
	pty_type(&p, ":x_company\r");
	shows_soon("Companies");
}

static void
test_a_storm_of_sizes_ends_in_the_right_screen(void **state)
{
	uint32_t seed = 20261123;
	char before[8192];

	pty_start(&p, 80, 24, BAR);
	pty_type(&p, ":x_deal\r");
	snprintf(before, sizeof(before), "%s", screen());
	for (int i = 0; i < 300; i++) {
		seed = seed * 1664525u + 1013904223u;
		pty_resize(&p, (int)(seed >> 8) % 400 + 1, (int)(seed >> 20) % 120 + 1);
		if (i % 25 == 0)
			pty_wait(&p);
		assert_true(p.pid > 0);
	}
	pty_resize(&p, 80, 24);
	usleep(20000);
	pty_wait(&p);
	pty_type(&p, "\014");
	assert_string_equal(screen(), before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_the_screen_is_the_canvas_at_80x24, stop),
		cmocka_unit_test_teardown(test_the_screen_is_the_canvas_at_200x60, stop),
		cmocka_unit_test_teardown(test_the_screen_is_the_canvas_on_a_phone, stop),
		cmocka_unit_test_teardown(test_any_terminal_will_do, stop),
		cmocka_unit_test_teardown(test_a_dumb_terminal_is_told_politely, stop),
		cmocka_unit_test_teardown(test_no_color_means_no_colour, stop),
		cmocka_unit_test_teardown(test_colours_are_as_many_as_the_terminal_has, stop),
		cmocka_unit_test_teardown(test_a_terminal_that_never_answers_works, stop),
		cmocka_unit_test_teardown(test_replies_are_no_keys_and_light_follows_dark, stop),
		cmocka_unit_test_teardown(test_copied_text_goes_to_the_terminal, stop),
		cmocka_unit_test_teardown(test_a_paste_is_one_question, stop),
		cmocka_unit_test_teardown(test_the_mouse_can_be_given_back, stop),
		cmocka_unit_test_teardown(test_suspending_leaves_the_terminal_as_it_was, stop),
		cmocka_unit_test_teardown(test_leaving_gives_the_terminal_back, stop),
		cmocka_unit_test_teardown(test_a_storm_of_sizes_ends_in_the_right_screen, stop),
		cmocka_unit_test_teardown(test_a_lock_that_is_held_stops_neither_keys_nor_text, stop),
		cmocka_unit_test_teardown(test_a_workspace_that_does_not_open_says_so_at_once, stop),
		cmocka_unit_test_teardown(test_a_hangup_keeps_what_was_typed, stop),
		cmocka_unit_test_teardown(test_a_hangup_is_survived_in_every_window, stop),
		cmocka_unit_test_teardown(test_any_bytes_at_all_do_no_harm, stop),
	};

	return cmocka_run_group_tests_name("pty_screen", tests, setup, teardown);
}
