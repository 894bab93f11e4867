/*
 * test_host.c - plugins that come up and those that must not; a workspace from nothing to work.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/env.h"
#include "host/host.h"

/* The real clock, with this test's directories. */
static char dir[64], plugins[512], db[80];

static const char *
get(const struct env *e, const char *name)
{
	if (strcmp(name, "HOTCRM_PLUGINS") == 0)
		return plugins;
	if (strncmp(name, "XDG_", 4) == 0 || strcmp(name, "HOME") == 0)
		return dir;
	return NULL;
}

static struct env env;
static struct hc_err err;

static int
setup(void **state)
{
	const char *build = getenv("top_builddir");

	env = env_system;
	env.get = get;
	strcpy(dir, "/tmp/hotcrm-host-XXXXXX");
	assert_non_null(mkdtemp(dir));
	snprintf(plugins, sizeof(plugins), "%s/tests/plugins/.libs:-", build != NULL ? build : ".");
	snprintf(db, sizeof(db), "%s/w.db", dir);
	return 0;
}

static int
teardown(void **state)
{
	if (fork() == 0) {
		execl("/bin/rm", "rm", "-rf", dir, (char *)NULL);
		_exit(1);
	}
	wait(NULL);
	return 0;
}

static struct work *
init(void)
{
	struct work *w;

	if (work_init(&env, db, &w, &err) < 0)
		fail_msg("%s", err.msg);
	return w;
}

static struct work *
open_again(void)
{
	struct work *w;

	if (work_open(&env, db, 0, false, NULL, &w, &err) < 0)
		fail_msg("%s", err.msg);
	return w;
}

static const struct plugin_status *
status(struct work *w, const char *name)
{
	const struct plugin_status *all;
	size_t n = host_plugins(w->host, &all);

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	fail_msg("no plugin %s", name);
	return NULL;
}

static int
make(struct work *w, const char *object, const char *name, struct hc_record **ret)
{
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	assert_int_equal(tx_begin(w, SOURCE_USER, "test", &tx, &err), HC_OK);
	r = record_new(w->arena, w->model, model_object(w->model, object));
	assert_int_equal(engine_set(tx, r, "name", name, &err), HC_OK);
	if ((rc = engine_save(tx, r, &err)) < 0)
		tx_abort(tx);
	else
		assert_int_equal(tx_commit(tx, &err), HC_OK);
	if (ret != NULL)
		*ret = r;
	return rc;
}

static void
failed(struct work *w, const char *name, const char *why)
{
	const struct plugin_status *s = status(w, name);

	assert_int_equal(s->state, PLUGIN_FAILED);
	if (strstr(s->reason, why) == NULL)
		fail_msg("%s: %s", name, s->reason);
}

static void
test_each_bad_plugin_says_why_and_the_good_one_works(void **state)
{
	struct work *w = init();

	failed(w, "bad_abi", "interface");
	failed(w, "bad_circle_a", "circle");
	failed(w, "bad_circle_b", "bad_circle_a");
	failed(w, "bad_missing", "nowhere");
	failed(w, "bad_field", "pig.wings");
	failed(w, "bad_text", "nmae");
	failed(w, "bad_child", "bad_text");
	assert_int_equal(status(w, "good")->state, PLUGIN_ON);
	assert_string_equal(status(w, "good")->version, "1.2");
	assert_int_equal(make(w, "widget", "W", NULL), HC_OK);
	assert_true(status(w, "good")->calls >= 1);
	assert_null(model_object(w->model, "pig"));
	assert_null(model_object(w->model, "cow"));
	work_close(w);
}

static void
test_hooks_and_actions_of_a_plugin_run(void **state)
{
	struct work *w = init();
	const struct action *act = model_action(w->model, "widget_double");
	struct hc_record *r;
	struct hc_tx *tx;

	assert_int_equal(make(w, "widget", "W", &r), HC_OK);
	assert_int_equal(tx_begin(w, SOURCE_USER, "test", &tx, &err), HC_OK);
	assert_int_equal(engine_set(tx, r, "count", "-1", &err), HC_OK);
	assert_int_equal(engine_save(tx, r, &err), HC_INVALID);
	assert_string_equal(err.msg, "A count is never below zero.");
	assert_int_equal(engine_set(tx, r, "count", "21", &err), HC_OK);
	if (engine_action(tx, act, r, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(tx->answers.n, 1);
	assert_string_equal(tx->answers.at[0].text, "42");
	assert_int_equal(tx_commit(tx, &err), HC_OK);
	work_close(w);
}

static void
test_init_makes_one_admin_and_refuses_a_second_time(void **state)
{
	struct work *w = init(), *second;
	struct stat st;

	assert_true(w->admin);
	assert_true(w->user_name[0] != '\0');
	assert_string_equal(w->locale.currency, "EUR");
	assert_int_equal(stat(db, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(work_init(&env, db, &second, &err), HC_CONFLICT);
	work_close(w);
	w = open_again();
	assert_true(w->admin);
	work_close(w);
}

static void
test_disabled_plugin_takes_its_objects_along_and_brings_them_back(void **state)
{
	struct work *w = init();
	struct hc_record *r;

	assert_int_equal(make(w, "widget", "W", &r), HC_OK);
	if (work_plugin_enable(w, "good", false, &err) < 0)
		fail_msg("%s", err.msg);
	assert_null(model_object(w->model, "widget"));
	assert_int_equal(status(w, "good")->state, PLUGIN_OFF);
	work_close(w);
	w = open_again();
	assert_null(model_object(w->model, "widget"));
	if (work_plugin_enable(w, "good", true, &err) < 0)
		fail_msg("%s", err.msg);
	assert_non_null(model_object(w->model, "widget"));
	assert_int_equal(make(w, "widget", "V", NULL), HC_OK);
	assert_int_equal(work_plugin_enable(w, "nobody", true, &err), HC_NOTFOUND);
	work_close(w);
}

static void
test_custom_field_lives_on_and_a_bad_one_changes_nothing(void **state)
{
	struct work *w = init();
	uint64_t generation = w->model->generation;

	assert_int_equal(work_customise(w, "extend object widget\nfield x_size nosuchtype \"Size\"\n", &err), HC_INVALID);
	assert_int_equal(w->model->generation, generation);
	if (work_customise(w, "extend object widget\nfield x_size integer \"Size\"\n", &err) < 0)
		fail_msg("%s", err.msg);
	assert_non_null(object_field(model_object(w->model, "widget"), "x_size"));
	assert_int_equal(make(w, "widget", "W", NULL), HC_OK);
	work_close(w);
	w = open_again();
	assert_non_null(object_field(model_object(w->model, "widget"), "x_size"));
	work_close(w);
}

static void
test_no_plugins_is_a_safe_mode(void **state)
{
	struct work *w = init();

	work_close(w);
	if (work_open(&env, db, 0, true, NULL, &w, &err) < 0)
		fail_msg("%s", err.msg);
	assert_null(model_object(w->model, "widget"));
	assert_non_null(model_object(w->model, "user"));
	assert_true(w->quiet_automation);
	work_close(w);
}

static void
test_slow_and_odd_hooks_do_not_hurt(void **state)
{
	struct work *w = init();

	assert_int_equal(make(w, "bomb", "slow", NULL), HC_OK);
	assert_true(status(w, "bad_hook")->slowest_ns >= 50000000);
	assert_int_equal(make(w, "bomb", "positive", NULL), HC_OK);
	work_close(w);
}

static void
crash_once(void)
{
	pid_t pid = fork();
	int how;

	if (pid == 0) {
		struct work *w;

		signal(SIGSEGV, SIG_DFL);
		if (work_open(&env, db, 0, false, NULL, &w, &err) < 0)
			_exit(3);
		make(w, "bomb", "crash", NULL);
		_exit(4);
	}
	assert_int_equal(waitpid(pid, &how, 0), pid);
	assert_true(WIFSIGNALED(how));
}

static void
test_plugin_that_crashes_twice_is_switched_off_until_pardoned(void **state)
{
	struct work *w = init();

	work_close(w);
	crash_once();
	w = open_again();
	assert_int_equal(status(w, "bad_hook")->state, PLUGIN_ON);
	work_close(w);	/* a clean end: the next crash is the first again */
	crash_once();
	crash_once();
	w = open_again();
	assert_int_equal(status(w, "bad_hook")->state, PLUGIN_CRASHED);
	assert_null(model_object(w->model, "bomb"));
	if (work_plugin_enable(w, "bad_hook", true, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(status(w, "bad_hook")->state, PLUGIN_ON);
	assert_int_equal(make(w, "bomb", "fine", NULL), HC_OK);
	work_close(w);
}

static void
print_fault(void *arg, const char *line)
{
	print_error("%s\n", line);
}

static void
test_everything_in_the_shipped_plugins_compiles(void **state)
{
	struct work *w;
	const struct plugin_status *all;
	size_t n;

	plugins[0] = '\0';	/* those beside the program */
	w = init();
	n = host_plugins(w->host, &all);
	for (size_t i = 0; i < n; i++)
		if (all[i].state != PLUGIN_ON)
			fail_msg("%s: %s", all[i].name, all[i].reason);
	assert_int_equal(engine_lint(w, print_fault, NULL), 0);
	work_close(w);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_each_bad_plugin_says_why_and_the_good_one_works),
		T(test_hooks_and_actions_of_a_plugin_run),
		T(test_init_makes_one_admin_and_refuses_a_second_time),
		T(test_disabled_plugin_takes_its_objects_along_and_brings_them_back),
		T(test_custom_field_lives_on_and_a_bad_one_changes_nothing),
		T(test_no_plugins_is_a_safe_mode),
		T(test_everything_in_the_shipped_plugins_compiles),
		T(test_slow_and_odd_hooks_do_not_hurt),
		T(test_plugin_that_crashes_twice_is_switched_off_until_pardoned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
