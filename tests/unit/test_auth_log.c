/*
 * test_auth_log.c - the log of sign-ins is a chain: what other hands did to it shows, what was dropped after its time does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/env.h"
#include "store/registry.h"

struct log {
	char dir[64], path[100];
	struct arena *arena;
	struct registry *r;
	struct hc_err err;
};

static void
must(struct log *l, int rc)
{
	if (rc < 0)
		fail_msg("%s", l->err.msg);
}

static int
set_up(void **state)
{
	struct log *l = calloc(1, sizeof(*l));

	snprintf(l->dir, sizeof(l->dir), "auth-XXXXXX");
	assert_non_null(mkdtemp(l->dir));
	snprintf(l->path, sizeof(l->path), "%s/registry.db", l->dir);
	l->arena = arena_new("test");
	must(l, registry_open(&env_system, l->path, &l->r, &l->err));
	for (int i = 1; i <= 6; i++) {
		struct auth_row rows[] = { { .at = i * 1000, .tenant = "acme", .key = "k", .ip = "::1", .event = "sign-in", .detail = i == 3 ? "odd" : "" },
			{ .at = i * 1000, .tenant = "", .key = "", .ip = "::1", .event = "sign-in-refused", .detail = "" } };

		must(l, registry_auth_add(l->r, rows, 2, &l->err));
	}
	*state = l;
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-lock" };
	struct log *l = *state;
	char path[120];

	registry_close(l->r);
	for (int i = 0; i < 4; i++) {
		snprintf(path, sizeof(path), "%s%s", l->path, tails[i]);
		unlink(path);
	}
	rmdir(l->dir);
	arena_free(l->arena);
	free(l);
	return 0;
}

/* As somebody who has the file would. */
static void
tamper(struct log *l, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(l->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static bool
whole(struct log *l, const char *tenant, int64_t lines)
{
	struct auth_chain *c;
	size_t n;

	must(l, registry_auth_check(l->r, tenant, l->arena, &c, &n, &l->err));
	assert_int_equal(n, 1);
	if (c[0].whole)
		assert_int_equal(c[0].lines, lines);
	return c[0].whole;
}

static void
test_what_nobody_touched_is_whole(void **state)
{
	struct log *l = *state;
	struct auth_chain *c;
	size_t n;

	assert_true(whole(l, "acme", 6));
	assert_true(whole(l, "", 6));
	must(l, registry_auth_check(l->r, NULL, l->arena, &c, &n, &l->err));
	assert_int_equal(n, 2);
}

static void
test_a_line_that_was_changed_shows(void **state)
{
	struct log *l = *state;

	tamper(l, "UPDATE auth_log SET ip = '10.0.0.1' WHERE tenant = 'acme' AND at = 3000");
	assert_false(whole(l, "acme", 6));
	assert_true(whole(l, "", 6));
}

static void
test_a_line_that_was_taken_out_shows_wherever_it_stood(void **state)
{
	struct log *l = *state;

	tamper(l, "DELETE FROM auth_log WHERE tenant = '' AND at = 6000");
	assert_false(whole(l, "", 6));
	tamper(l, "DELETE FROM auth_log WHERE tenant = 'acme' AND at = 1000");
	assert_false(whole(l, "acme", 6));
}

static void
test_what_is_dropped_after_its_time_leaves_the_rest_whole(void **state)
{
	struct log *l = *state;
	struct auth_row one = { .at = 7000, .tenant = "acme", .key = "k", .ip = "::1", .event = "sign-in", .detail = "" };

	must(l, registry_forget(l->r, 3500, &l->err));
	assert_true(whole(l, "acme", 3));
	assert_true(whole(l, "", 3));
	must(l, registry_auth_add(l->r, &one, 1, &l->err));
	assert_true(whole(l, "acme", 4));
	must(l, registry_forget(l->r, 9000, &l->err));
	assert_true(whole(l, "acme", 0));
	tamper(l, "DELETE FROM auth_log");
	must(l, registry_auth_add(l->r, &one, 1, &l->err));
	assert_true(whole(l, "acme", 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_nobody_touched_is_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_line_that_was_changed_shows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_line_that_was_taken_out_shows_wherever_it_stood, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_dropped_after_its_time_leaves_the_rest_whole, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
