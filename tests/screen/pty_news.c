/*
 * pty_news.c - two processes on one workspace: what the one saves the other shows, in its place, without being asked and without
 * anything moving.
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
#include <unistd.h>

#include <cmocka.h>

#include "pty.h"

#define CONF "option cursor-style bar\n"
#define ELSEWHERE(...) assert_int_equal(pty_run(NULL, (const char *[]){ __VA_ARGS__, NULL }), 0)
#define TRIES 2000		/* of 25 ms: a loaded machine is slow */

static struct pty p;

static int
setup(void **state)
{
	pty_home(30);
	return 0;
}

static int
teardown(void **state)
{
	pty_home_free();
	return 0;
}

static int lock_fd = -1;	/* of another program that saves; -1: nobody does */

static int
stop(void **state)
{
	if (lock_fd >= 0)
		close(lock_fd);
	lock_fd = -1;
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

/* Nobody types: it has to come by itself. */
static void
comes_to_show(const char *text)
{
	for (int i = 0; i < TRIES; i++) {
		pty_wait(&p);
		if (strstr(screen(), text) != NULL)
			return;
		usleep(25000);
	}
	fail_msg("the screen never shows \"%s\":\n%s", text, screen());
}

static int
line_of(const char *text)
{
	const char *s = screen(), *at = strstr(s, text);
	int n = 0;

	if (at == NULL)
		return -1;
	for (; s < at; s++)
		n += *s == '\n';
	return n;
}

static void
test_a_row_shows_what_another_process_saved(void **state)
{
	int line;

	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "jj");
	line = line_of("Acme rollout");
	assert_true(line > 0);
	ELSEWHERE("set", "x_deal", "Acme rollout", "amount=424242");
	comes_to_show("424,242");
	assert_int_equal(line_of("424,242"), line);
}

static void
test_new_records_wait_in_the_title(void **state)
{
	int line;

	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "jj");
	line = line_of("Acme renewal");
	ELSEWHERE("new", "x_deal", "name=Aaa one", "company=Acme", "stage=proposal", "amount=5");
	comes_to_show("* 1 new");
	assert_int_equal(line_of("Acme renewal"), line);
	assert_int_equal(line_of("Aaa one"), -1);
	ELSEWHERE("new", "x_deal", "name=Aaa two", "company=Acme", "stage=proposal", "amount=6");
	comes_to_show("* 2 new");
	pty_type(&p, "R");
	assert_null(strstr(screen(), "* 2 new"));
	pty_type(&p, "gg");
	assert_true(line_of("Aaa one") > 0);
	assert_true(line_of("Aaa two") > 0);
	ELSEWHERE("delete", "x_deal", "Aaa one");
	ELSEWHERE("delete", "x_deal", "Aaa two");
}

static void
test_a_deleted_row_stays_until_asked(void **state)
{
	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":x_deal\r");
	ELSEWHERE("delete", "x_deal", "Acme pilot");
	comes_to_show("- Acme pilot");
	pty_type(&p, "R");
	assert_int_equal(line_of("Acme pilot"), -1);
	ELSEWHERE("undo");
	comes_to_show("* 1 new");
}

static void
test_a_page_shows_what_another_process_saved(void **state)
{
	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":open x_deal \"Deal number 7\"\r");
	ELSEWHERE("set", "x_deal", "Deal number 7", "amount=313131");
	comes_to_show("313,131");
}

static void
test_a_form_marks_the_field(void **state)
{
	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":open x_deal \"Deal number 8\"\r");
	pty_type(&p, "E");
	ELSEWHERE("set", "x_deal", "Deal number 8", "amount=515151");
	comes_to_show("changed meanwhile: ");
	comes_to_show("515,151");
}

static void
test_a_board_and_its_figures_follow(void **state)
{
	pty_start(&p, 120, 30, CONF);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "zb");
	ELSEWHERE("set", "x_deal", "Acme support", "amount=717000", "stage=won");
	comes_to_show("717k");
}

/* fixture.hot and some lines more, as the workspace's own objects. */
static void
customise(const char *more)
{
	const char *share = getenv("top_srcdir");
	struct buf text = BUF_INIT;
	char path[700], block[4096];
	size_t n;
	FILE *f;

	snprintf(path, sizeof(path), "%s/tests/screen/fixture.hot", share != NULL ? share : ".");
	assert_non_null(f = fopen(path, "r"));
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(&text, block, n);
	fclose(f);
	buf_adds(&text, more);
	snprintf(path, sizeof(path), "%s", pty_file("more.hot", buf_str(&text)));
	buf_free(&text);
	ELSEWHERE("customise", path);
}

static void
test_a_field_that_another_process_made_is_there_where_one_is(void **state)
{
	int line;

	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":x_deal\r");
	pty_type(&p, "jjj");
	line = line_of("Acme rollout");
	customise("extend object x_deal\nfield x_region text(40) \"Sales region\"\n");
	comes_to_show("changed by another program");
	assert_int_equal(line_of("Acme rollout"), line);
	pty_type(&p, ":columns name,x_region\r");
	comes_to_show("Sales region");
	pty_type(&p, ":set x_region=North\r");
	comes_to_show("North");
}

static void
test_a_field_that_another_process_made_waits_until_all_is_typed(void **state)
{
	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":open x_deal \"Deal number 12\"\r");
	pty_type(&p, "E");
	pty_type(&p, " typed");
	customise("extend object x_deal\nfield x_zone text(40) \"Sales zone\"\n");
	usleep(600000);
	pty_wait(&p);
	assert_non_null(strstr(screen(), "Deal number 12 typed"));
	assert_null(strstr(screen(), "Sales zone"));
	pty_type(&p, "\023");
	comes_to_show("changed by another program");
	comes_to_show("Deal number 12 typed");
}

/* Another program has the writers' lock. */
static void
hold_lock(bool on)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };

	if (lock_fd >= 0)
		close(lock_fd);
	lock_fd = on ? open(pty_path("work.db-lock"), O_RDWR) : -1;
	if (on)
		assert_int_equal(fcntl(lock_fd, F_OFD_SETLK, &l), 0);
}

/* Sets the amount of a record while another program saves. */
static void
type_amount(const char *record, const char *amount)
{
	char text[64];

	snprintf(text, sizeof(text), ":x_deal\r/\"%s\"\r", record);
	pty_type(&p, text);
	pty_type(&p, ":set amount=1\r");
	hold_lock(true);
	snprintf(text, sizeof(text), ":set amount=%s\r", amount);
	pty_type(&p, text);
	comes_to_show("Waiting for another program's save");
}

static void
test_a_save_waits_for_another_program_and_says_so(void **state)
{
	pty_start(&p, 100, 24, CONF);
	type_amount("Deal number 9", "818181");
	pty_type(&p, "?");	/* typed meanwhile: it comes after the save */
	assert_null(strstr(screen(), "818,181"));
	hold_lock(false);
	comes_to_show("Keys here");
	pty_type(&p, "\033");
	comes_to_show("818,181");
}

static void
test_a_wait_can_be_given_up(void **state)
{
	pty_start(&p, 100, 24, CONF);
	type_amount("Deal number 10", "717171");
	pty_type(&p, "\033");
	comes_to_show("another program is writing");
	pty_type(&p, "R");	/* it answers */
	assert_null(strstr(screen(), "717,171"));
	hold_lock(false);
	pty_type(&p, ":set amount=717171\r");
	comes_to_show("717,171");
}

static void
test_what_was_typed_in_a_form_stays_when_the_wait_is_given_up(void **state)
{
	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":open x_deal \"Deal number 11\"\r");
	pty_type(&p, "E");
	hold_lock(true);
	pty_type(&p, " again");
	pty_type(&p, "\023");	/* C-s */
	comes_to_show("Waiting for another program's save");
	pty_type(&p, "\033");
	comes_to_show("another program is writing");
	assert_non_null(strstr(screen(), "Deal number 11 again"));
	hold_lock(false);
	pty_type(&p, "\023");
	comes_to_show("Deal number 11 again");
}

static void
test_it_sleeps_again_afterwards(void **state)
{
	int awake = 20;
	long before;

	pty_start(&p, 100, 24, CONF);
	pty_type(&p, ":x_deal\r");
	ELSEWHERE("set", "x_deal", "Acme licence", "amount=616161");
	comes_to_show("616,161");
	do {
		pty_wait(&p);
		buf_reset(&p.out);
		before = pty_wakeups(&p);
		usleep(2000000);
		pty_wait(&p);
	} while ((p.out.len > 0 || pty_wakeups(&p) != before) && --awake > 0);
	if (awake == 0)
		fail_msg("it woke %ld times and wrote %zu bytes in two seconds", pty_wakeups(&p) - before, p.out.len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_a_row_shows_what_another_process_saved, stop),
		cmocka_unit_test_teardown(test_new_records_wait_in_the_title, stop),
		cmocka_unit_test_teardown(test_a_deleted_row_stays_until_asked, stop),
		cmocka_unit_test_teardown(test_a_page_shows_what_another_process_saved, stop),
		cmocka_unit_test_teardown(test_a_form_marks_the_field, stop),
		cmocka_unit_test_teardown(test_a_board_and_its_figures_follow, stop),
		cmocka_unit_test_teardown(test_a_field_that_another_process_made_is_there_where_one_is, stop),
		cmocka_unit_test_teardown(test_a_field_that_another_process_made_waits_until_all_is_typed, stop),
		cmocka_unit_test_teardown(test_a_save_waits_for_another_program_and_says_so, stop),
		cmocka_unit_test_teardown(test_a_wait_can_be_given_up, stop),
		cmocka_unit_test_teardown(test_what_was_typed_in_a_form_stays_when_the_wait_is_given_up, stop),
		cmocka_unit_test_teardown(test_it_sleeps_again_afterwards, stop),
	};

	return cmocka_run_group_tests_name("pty_news", tests, setup, teardown);
}
