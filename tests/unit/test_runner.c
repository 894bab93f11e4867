/*
 * test_runner.c - commands that may take long: the keys go on, Esc and C-c stop them, the result comes when it comes, and what
 * stands in one line happens in its order. How long a command takes is said by the test, never by a clock.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/env.h"
#include "cmd/out.h"
#include "host/host.h"
#include "ui/block.h"
#include "job/job.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/run.h"
#include "ui/runner.h"
#include "ui/user.h"

#define TEAMS 12
#define MARKED 320	/* more than are changed in slices */
#define MANY 70		/* more than are taken back on the spot */

static struct app *app;
static struct work *w;
static char dir[64], path[96];
static atomic_bool held;	/* `slow` and `slow-write` take as long as this is set */
static atomic_int at_work;	/* how many of them run */

static int
run_slow(struct cmd *c, struct hc_err *err)
{
	int rc = HC_OK;

	atomic_fetch_add(&at_work, 1);
	while (atomic_load(&held) && rc == HC_OK) {
		usleep(500);
		if (store_stopping(c->work->store))
			rc = hc_fail(err, HC_BUSY, 0, "stopped.");
	}
	atomic_fetch_sub(&at_work, 1);
	if (rc == HC_OK)
		out_line(c->out, "slow is through%s", c->nargs > 0 ? "\nand says more" : "");
	return rc;
}

static const struct cmd_def slow = { .name = "slow", .usage = "", .summary = "wait", .flags = CMD_APART, .run = run_slow };
static const struct cmd_def slow_write = { .name = "slow-write", .usage = "", .summary = "wait", .flags = CMD_APART | CMD_WRITES,
	.run = run_slow };

static void
press(const char *keys)
{
	while (*keys != '\0') {
		struct event ev = { .type = EVENT_KEY };

		assert_true(key_parse(&keys, &ev.key));
		app_event(app, &ev);
	}
}

static void
must(const char *command)
{
	assert_true(app_run(app, command, 0) >= 0);
	app_settle(app);
}

static int
open_app(void **state)
{
	const char *share = getenv("top_srcdir");
	struct app_options o = { .env = &env_system, .clean = true, .no_plugins = true, .w = 80, .h = 24, .db_path = path };
	struct hc_err err = { .pos = -1 };

	snprintf(dir, sizeof(dir), "/tmp/hotcrm-runner.XXXXXX");
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/w.db", dir);
	setenv("HOTCRM_SHARE", share != NULL ? share : ".", 1);
	setenv("HOTCRM_PLUGINS", "-", 1);
	setenv("XDG_STATE_HOME", dir, 1);
	setenv("XDG_CONFIG_HOME", dir, 1);
	if (work_init(&env_system, path, &w, &err) < 0)
		return -1;
	o.work = w;
	cmd_register(&slow);
	cmd_register(&slow_write);
	atomic_store(&held, true);
	if (app_new(&o, &app, &err) < 0)
		return -1;
	for (int i = 0; i < TEAMS; i++)
		must(arena_printf(app->turn, "new team name=\"Team %02d\"", i));
	must("list team");
	return 0;
}

static int
close_app(void **state)
{
	atomic_store(&held, false);
	work_close(app_free(app));
	cmd_unregister(&slow);
	cmd_unregister(&slow_write);
	store_remove(path);
	return 0;
}

static void
begun(int n)
{
	while (atomic_load(&at_work) < n)
		usleep(500);
}

static void
let_go(void)
{
	atomic_store(&held, false);
	app_settle(app);
	atomic_store(&held, true);
}

static bool
said(const char *text)
{
	for (size_t i = 0; i < app->said.n; i++)
		if (strstr(app->said.at[i].text, text) != NULL)
			return true;
	return false;
}

static bool
on_screen(const char *text)
{
	struct buf b = BUF_INIT;
	bool is;

	app_draw(app);
	canvas_dump(app->canvas, false, &b);
	is = strstr(buf_str(&b), text) != NULL;
	buf_free(&b);
	return is;
}

static void
test_keys_go_on_while_a_command_runs(void **state)
{
	long before = list_of(app->top)->cursor;

	assert_int_equal(app_run(app, "slow", 0), HC_OK);
	begun(1);
	press("jjj");
	assert_int_equal(list_of(app->top)->cursor, before + 3);
	assert_int_equal(atomic_load(&at_work), 1);
	let_go();
	assert_string_equal(buf_str(&app->message), "slow is through");
}

static void
test_the_bottom_line_says_what_runs_and_how_to_stop_it(void **state)
{
	assert_int_equal(app_run(app, "slow", 0), HC_OK);
	begun(1);
	usleep(200000);
	buf_reset(&app->message);
	assert_true(on_screen("slow   Esc stops"));
	assert_int_equal(app_run(app, "slow-write", 0), HC_OK);
	begun(2);
	usleep(200000);
	assert_true(on_screen("slow-write   C-c stops"));
	let_go();
	assert_false(on_screen("stops"));
}

static void
test_esc_stops_it_at_once_and_nothing_of_its_line_goes_on(void **state)
{
	struct window *top = app->top;

	assert_int_equal(app_run(app, "slow ; toast \"behind it\"", 0), HC_OK);
	begun(1);
	press("<Esc>");
	assert_string_equal(buf_str(&app->message), "slow was stopped.");
	assert_ptr_equal(app->top, top);		/* and not a step back as well */
	app_settle(app);
	assert_int_equal(atomic_load(&at_work), 0);
	assert_false(said("behind it"));
	assert_false(said("slow is through"));
}

static void
test_esc_goes_back_while_only_a_writing_command_runs_and_c_c_stops_that(void **state)
{
	assert_int_equal(app_run(app, "slow-write", 0), HC_OK);
	begun(1);
	press("<Space><Esc>");
	assert_int_equal(list_mark_count(list_of(app->top)), 0);
	assert_int_equal(atomic_load(&at_work), 1);
	press("<C-c>");
	assert_true(said("Stopping slow-write"));
	app_settle(app);
	assert_true(said("slow-write was stopped; nothing was changed."));
}

static void
test_a_line_goes_on_when_its_command_is_done(void **state)
{
	assert_int_equal(app_run(app, "slow ; toast \"behind it\"", 0), HC_OK);
	begun(1);
	press("j");
	assert_false(said("behind it"));
	let_go();
	assert_true(said("slow is through"));
	assert_string_equal(buf_str(&app->message), "behind it");
}

static void
test_a_fault_ends_the_line_and_says_why(void **state)
{
	assert_int_equal(app_run(app, "count nosuch ; toast \"behind it\"", 0), HC_OK);
	app_settle(app);
	assert_false(said("behind it"));
	assert_non_null(strstr(buf_str(&app->message), "nosuch"));
	assert_int_equal(app->message_role, ROLE_ERROR);
}

static void
test_a_count_is_that_of_the_shell(void **state)
{
	must("count team name:\"Team 0*\" or name:\"Team 03\"");
	assert_string_equal(buf_str(&app->message), "1");
	must("count team");
	assert_string_equal(buf_str(&app->message), "12");
	must("list team by name agg n -o table");
	assert_string_equal(app->top->ops->name, "text");
	assert_true(on_screen("Team 07"));
}

static void
test_a_result_opens_where_it_was_asked_for_and_else_waits_to_be_seen(void **state)
{
	assert_int_equal(app_run(app, "slow more", 0), HC_OK);
	begun(1);
	assert_int_equal(app_run(app, "home", 0), HC_OK);
	let_go();
	assert_string_not_equal(app->top->ops->name, "text");
	assert_true(said("slow more is done; :result shows it."));
	must("result");
	assert_string_equal(app->top->ops->name, "text");
	assert_true(on_screen("and says more"));
}

static void
test_nothing_comes_between_while_a_command_is_typed(void **state)
{
	struct window *top = app->top;

	assert_int_equal(app_run(app, "slow more", 0), HC_OK);
	begun(1);
	press(":cou");
	let_go();
	assert_string_equal(app->top->ops->name, "prompt");
	press("<Esc>");
	app_work(app);
	assert_string_equal(app->top->ops->name, "text");
	assert_ptr_equal(app->top->below, top);
}

static void
test_what_it_saves_is_seen_in_the_windows(void **state)
{
	struct list *l = list_of(app->top);

	must("set team name:\"Team 00\" name=\"Aardvarks\"");
	assert_true(on_screen("Aardvarks"));
	assert_ptr_equal(list_of(app->top), l);
	must("undo");
	assert_false(on_screen("Aardvarks"));
	assert_true(on_screen("Team 00"));
}

static void
test_undo_and_quit_wait_for_what_still_writes(void **state)
{
	assert_int_equal(app_run(app, "slow-write", 0), HC_OK);
	begun(1);
	press("u");
	assert_true(said("a command still writes; undo when it is done"));
	assert_true(app_run(app, "quit", 0) < 0);
	assert_false(app->quit);
	let_go();
	assert_true(app_run(app, "quit", 0) >= 0);
	assert_true(app->quit);
}

static void
test_reads_do_not_stand_behind_a_writing_command(void **state)
{
	assert_int_equal(app_run(app, "slow-write", 0), HC_OK);
	begun(1);
	assert_int_equal(app_run(app, "count team", 0), HC_OK);
	while (!said("12")) {
		app_work(app);
		usleep(500);
	}
	assert_int_equal(atomic_load(&at_work), 1);
	let_go();
}

static void
test_a_large_change_is_taken_back_beside_the_keys_a_small_one_at_once(void **state)
{
	for (int i = TEAMS; i < MANY; i++)
		must(arena_printf(app->turn, "new team name=\"Team %02d\"", i));
	must("set team has:name description=Same");
	must("count team description:Same");
	assert_string_equal(buf_str(&app->message), "70");
	assert_true(app_run(app, "undo", 0) >= 0);
	assert_true(runner_writes(app));
	app_settle(app);
	must("count team description:Same");
	assert_string_equal(buf_str(&app->message), "0");
	assert_true(app_run(app, "undo", 0) >= 0);	/* the last team that was made */
	assert_false(runner_writes(app));
	must("count team");
	assert_string_equal(buf_str(&app->message), "69");
}

static void
test_many_marked_rows_are_changed_beside_the_keys(void **state)
{
	for (int i = TEAMS; i < MARKED; i++)
		assert_true(app_run(app, arena_printf(app->turn, "new team name=\"Team %03d\"", i), 0) >= 0);
	app_settle(app);
	must("refresh");
	press("%");
	assert_true(app_run(app, "set description=Same", 0) >= 0);
	assert_string_equal(app->top->ops->name, "ask");
	press("<Enter>");
	assert_true(runner_writes(app));
	press("j");
	app_settle(app);
	assert_string_equal(buf_str(&app->message), "Set Description of 320 teams.   u undo");
	must("count team description:Same");
	assert_string_equal(buf_str(&app->message), "320");
	must("undo");
	must("count team description:Same");
	assert_string_equal(buf_str(&app->message), "0");
	must("list team");
	press("%");
	assert_true(app_run(app, "set parent=\"Team 01\" name=\"One name\"", 0) >= 0);
	press("<Enter>");
	app_settle(app);
	assert_true(said("Nothing was changed."));
	must("count team name:\"One name\"");
	assert_string_equal(buf_str(&app->message), "0");
}

static void
test_handlers_of_an_event_run_one_after_the_other(void **state)
{
	must("on save team { slow ; toast one }");
	must("on save team { toast two }");
	assert_true(app_run(app, "new team name=Late", 0) >= 0);
	app_turn_ends(app);
	begun(1);
	assert_false(said("two"));
	let_go();
	assert_true(said("one"));
	assert_string_equal(buf_str(&app->message), "two");
}

static void
test_a_workstation_that_ends_stops_what_runs(void **state)
{
	assert_int_equal(app_run(app, "slow ; toast x", 0), HC_OK);
	assert_int_equal(app_run(app, "slow-write ; toast x", 0), HC_OK);
	begun(2);	/* close_app() ends it; ASan and valgrind see what is left */
}

/* A picker whose choices take longer than a key waits. */

static int
fill_busy(void *arg, const char *text, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	return hc_fail(err, HC_BUSY, 0, "stopped.");
}

static int
look_run(struct job *j, void *context)
{
	atomic_fetch_add(&at_work, 1);
	while (atomic_load(&held) && !job_cancelled(j))
		usleep(500);
	atomic_fetch_sub(&at_work, 1);
	return HC_OK;
}

static struct job *
look(void *arg, const char *text, struct hc_err *err)
{
	struct job *j = job_new("look");

	j->run = look_run;
	j->data = arena_strdup(j->arena, text);
	return j;
}

static int
found(void *arg, struct job *j, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err)
{
	out[0] = (struct choice){ .text = arena_printf(a, "fits <%s>", (const char *)j->data) };
	*n = 1;
	return HC_OK;
}

static char taken[64];

static void
take(void *arg, const struct choice *c, const char *text)
{
	snprintf(taken, sizeof(taken), "%s", c->text);
}

static void
test_a_picker_takes_letters_while_its_choices_are_looked_for(void **state)
{
	static const struct picker_ops ops = { .fill = fill_busy, .look = look, .found = found, .done = take };

	picker_open(app, &ops, NULL, "Who", NULL, 0, "", -1, -1);
	begun(1);
	assert_true(on_screen("looking"));
	press("a<Enter>");
	assert_true(on_screen("looking"));
	press("n");		/* more was meant than what Enter was pressed for */
	let_go();
	assert_true(on_screen("fits <an>"));
	assert_false(on_screen("looking"));
	press("<Enter>");
	assert_string_equal(taken, "fits <an>");
	picker_open(app, &ops, NULL, "Who", NULL, 0, "", -1, -1);
	begun(1);
	press("<Esc>");		/* what comes late finds nobody */
	let_go();
	assert_string_equal(taken, "fits <an>");
}

static void
test_enter_before_the_choices_takes_the_first_that_comes(void **state)
{
	static const struct picker_ops ops = { .fill = fill_busy, .look = look, .found = found, .done = take };

	taken[0] = '\0';
	picker_open(app, &ops, NULL, "Who", NULL, 0, "", -1, -1);
	begun(1);
	press("b<Enter>");
	assert_string_equal(taken, "");
	let_go();
	assert_string_equal(taken, "fits <b>");
	assert_false(on_screen("looking"));
}

/* tui/loop.c says when keys come close behind each other. */
static void
test_a_frame_that_answers_a_key_leaves_what_others_saved_to_the_next(void **state)
{
	struct list *l = list_of(app->top);

	l->window.ops->elsewhere(&l->window, l->object, NULL, 'u');
	app->news_wait = true;
	assert_true(on_screen("Team 00"));
	assert_true(l->pager.behind);
	assert_true(l->news);
	assert_true(app->news);		/* another frame is wanted */
	app->news = app->news_wait = false;
	assert_true(on_screen("Team 00"));
	assert_false(app->news);
}

static void
test_an_empty_list_shows_what_others_save_without_being_asked(void **state)
{
	struct list *l;

	must("list team name:nobody");
	l = list_of(app->top);
	l->window.ops->elsewhere(&l->window, l->object, NULL, 'c');
	assert_true(l->pager.behind);
	app_draw(app);
	app_settle(app);
	app_draw(app);
	assert_false(l->pager.behind);	/* it was read again */
}

int
main(void)
{
#define APP_TEST(f) cmocka_unit_test_setup_teardown(f, open_app, close_app)
	const struct CMUnitTest tests[] = {
		APP_TEST(test_keys_go_on_while_a_command_runs),
		APP_TEST(test_the_bottom_line_says_what_runs_and_how_to_stop_it),
		APP_TEST(test_esc_stops_it_at_once_and_nothing_of_its_line_goes_on),
		APP_TEST(test_esc_goes_back_while_only_a_writing_command_runs_and_c_c_stops_that),
		APP_TEST(test_a_line_goes_on_when_its_command_is_done),
		APP_TEST(test_a_fault_ends_the_line_and_says_why),
		APP_TEST(test_a_count_is_that_of_the_shell),
		APP_TEST(test_a_result_opens_where_it_was_asked_for_and_else_waits_to_be_seen),
		APP_TEST(test_nothing_comes_between_while_a_command_is_typed),
		APP_TEST(test_what_it_saves_is_seen_in_the_windows),
		APP_TEST(test_undo_and_quit_wait_for_what_still_writes),
		APP_TEST(test_reads_do_not_stand_behind_a_writing_command),
		APP_TEST(test_a_large_change_is_taken_back_beside_the_keys_a_small_one_at_once),
		APP_TEST(test_many_marked_rows_are_changed_beside_the_keys),
		APP_TEST(test_handlers_of_an_event_run_one_after_the_other),
		APP_TEST(test_a_workstation_that_ends_stops_what_runs),
		APP_TEST(test_a_picker_takes_letters_while_its_choices_are_looked_for),
		APP_TEST(test_enter_before_the_choices_takes_the_first_that_comes),
		APP_TEST(test_an_empty_list_shows_what_others_save_without_being_asked),
		APP_TEST(test_a_frame_that_answers_a_key_leaves_what_others_saved_to_the_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
