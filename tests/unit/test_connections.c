/*
 * test_connections.c - connections over the wire are shared by tenants: what goes wrong for one is not felt by the next. Needs
 * HOTCRM_TEST_PG: tests/flow/postgres.sh runs it.
 */
#include "tests/unit/place_help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/env.h"
#include "engine/queue.h"
#include "host/host.h"
#include "store/db.h"
#include "store/journal.h"

/* Two tenants in one program, each opened on a connection of its own, then both idle; the first tenant's is taken first. */
struct pair {
	struct arena *arena;
	struct work *stays, *goes;
	char stays_at[400], goes_at[400];
};

static int
setup(void **state)
{
	struct pair *p = calloc(1, sizeof(*p));
	struct hc_err err;

	p->arena = arena_new("test");
	setenv("HOTCRM_PLUGINS", "-", 1);
	if (!test_place(p->stays_at, sizeof(p->stays_at)) || !test_place(p->goes_at, sizeof(p->goes_at)) ||
	    work_init(env_process(p->arena), p->stays_at, &p->stays, &err) < 0 || store_begin(p->stays->store, &err) < 0 ||
	    work_init(env_process(p->arena), p->goes_at, &p->goes, &err) < 0 || store_commit(p->stays->store, &err) < 0)
		return 1;
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct pair *p = *state;

	work_close(p->stays);
	work_close(p->goes);
	arena_free(p->arena);
	free(p);
	return 0;
}

static void
writes(struct store *s)
{
	struct hc_err err = { .msg = "" };
	int64_t n = 0;

	if (store_begin(s, &err) < 0 || db_int(s, &n, &err, "SELECT count(*) FROM clock") < 0 || store_commit(s, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(n, 1);
}

/* One whose place was removed fails in the midst of a beginning, which nobody waits for: the first question says so, or the commit,
   and the beginning is taken back. */
static void
test_a_tenant_that_was_removed_leaves_the_others_their_connection(void **state)
{
	struct pair *p = *state;
	struct hc_err err = { .msg = "" };

	store_remove(p->goes_at);
	assert_int_equal(store_begin(p->goes->store, &err), HC_OK);
	assert_int_equal(db_int(p->goes->store, &(int64_t){ 0 }, &err, "SELECT count(*) FROM clock"), HC_STORE);
	store_rollback(p->goes->store);
	writes(p->stays->store);
	assert_int_equal(store_begin(p->goes->store, &err), HC_OK);
	assert_int_equal(store_commit(p->goes->store, &err), HC_STORE);
	writes(p->stays->store);
	assert_true(db_int(p->goes->store, &(int64_t){ 0 }, &err, "SELECT count(*) FROM clock") < 0);
	writes(p->stays->store);
}

/* A tenant that cannot be made: its name is taken, by a role that somebody else made. */
static void
test_a_tenant_that_cannot_be_made_leaves_the_others_their_connection(void **state)
{
	struct pair *p = *state;
	struct hc_err err = { .msg = "" };
	struct store *s;
	char other[450];

	if (store_begin(p->stays->store, &err) < 0 || db_exec(p->stays->store, &err, "RESET ROLE") < 0 ||
	    db_exec(p->stays->store, &err, "CREATE ROLE \"t_taken_%d\"", (int)getpid()) < 0 || store_commit(p->stays->store, &err) < 0)
		fail_msg("%s", err.msg);
	snprintf(other, sizeof(other), "%s#t_taken_%d", getenv("HOTCRM_TEST_PG"), (int)getpid());
	assert_true(store_open(other, STORE_CREATE, &env_system, &s, &err) < 0);
	assert_non_null(strstr(err.msg, "refused"));
	writes(p->stays->store);
}

/* One server at a time; but who starts right after another one ended does not find its shadow. */
static void
test_a_server_may_start_as_soon_as_another_one_ended(void **state)
{
	struct remote *one, *two;
	struct hc_err err = { .msg = "" };

	(void)state;
	assert_int_equal(driver_remote->open(getenv("HOTCRM_TEST_PG"), true, &one, &err), HC_OK);
	assert_int_equal(driver_remote->open(getenv("HOTCRM_TEST_PG"), false, &two, &err), HC_OK);
	assert_int_equal(driver_remote->hold(one, &err), HC_OK);
	assert_int_equal(driver_remote->hold(two, &err), HC_CONFLICT);
	assert_non_null(strstr(err.msg, "Another server runs"));
	for (int i = 0; i < 20; i++) {
		driver_remote->close(one);
		if (driver_remote->hold(two, &err) < 0)
			fail_msg("%s", err.msg);
		one = two;
		assert_int_equal(driver_remote->open(getenv("HOTCRM_TEST_PG"), false, &two, &err), HC_OK);
	}
	driver_remote->close(one);
	driver_remote->close(two);
}

static int64_t
number(struct store *s, const char *sql)
{
	struct hc_err err = { .msg = "" };
	int64_t n = -1;

	if (db_int(s, &n, &err, "%s", sql) < 0)
		fail_msg("%s", err.msg);
	return n;
}

static int64_t
waits_ms(struct store *s)
{
	struct hc_err err = { .msg = "" };
	int64_t ms;

	if (store_begin(s, &err) < 0)
		fail_msg("%s", err.msg);
	ms = number(s, "SELECT CAST(setting AS bigint) FROM pg_settings WHERE name = 'lock_timeout'");
	store_rollback(s);
	return ms;
}

static void
test_a_writer_waits_for_another_as_long_as_he_was_told(void **state)
{
	struct pair *p = *state;
	struct hc_err err = { .msg = "" };
	int64_t n;

	assert_int_equal(waits_ms(p->stays->store), 5000);
	store_patience(p->stays->store, 30000);
	assert_int_equal(waits_ms(p->stays->store), 30000);
	/* not at all: he is told at once that somebody writes, even while that one goes on */
	store_patience(p->stays->store, 0);
	snprintf(p->goes_at, sizeof(p->goes_at), "%s#%s", getenv("HOTCRM_TEST_PG"), strchr(p->stays_at, '#') + 1);
	work_close(p->goes);
	p->goes = NULL;
	if (work_open(env_process(p->arena), p->goes_at, 0, true, NULL, &p->goes, &err) < 0 || store_begin(p->goes->store, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(number(p->goes->store, "SELECT count(*) FROM clock"), 1);
	if (store_begin(p->stays->store, &err) == HC_OK)
		assert_int_equal(db_int(p->stays->store, &n, &err, "SELECT count(*) FROM clock"), HC_BUSY);
	store_rollback(p->stays->store);
	store_rollback(p->goes->store);
}

/* A row of many values, one of them sometimes none. */
static void
put(struct store *s, int64_t n)
{
	struct hc_err err = { .msg = "" };
	struct stmt *st;

	if (db_prepare(s, "INSERT INTO field_change(object, field, record, at, actor, old, new) VALUES(?, ?, ?, ?, ?, ?, ?)", &st, &err) < 0)
		fail_msg("%s", err.msg);
	stmt_bind_text(st, 1, "tag", -1);
	stmt_bind_text(st, 2, "name", -1);
	stmt_bind_blob(st, 3, "0123456789abcdef", 16);
	stmt_bind_int(st, 4, n);
	stmt_bind_blob(st, 5, "0123456789abcdef", 16);
	if (n % 2 == 0)
		stmt_bind_text(st, 6, "even", -1);
	stmt_bind_copy(st, 7, "x", 1);
	if (db_run(s, st, &err, "writing") < 0)
		fail_msg("%s", err.msg);
}

/* Rows that are written one by one go to the database together; what is asked sees them all, and a savepoint that is taken back
   takes its own and no other. */
static void
test_rows_that_wait_are_seen_by_questions_and_taken_back_with_their_savepoint(void **state)
{
	static const char count[] = "SELECT count(*) FROM field_change", sum[] = "SELECT coalesce(sum(at), 0) FROM field_change";
	struct pair *p = *state;
	struct store *s = p->stays->store;
	struct hc_err err;

	assert_int_equal(store_begin(s, &err), HC_OK);
	for (int i = 1; i <= 60; i++)
		put(s, i);
	assert_int_equal(number(s, count), 60);
	assert_int_equal(number(s, sum), 60 * 61 / 2);
	assert_int_equal(number(s, "SELECT count(*) FROM field_change WHERE old = 'even'"), 30);
	put(s, 1000);
	assert_int_equal(store_begin(s, &err), HC_OK);	/* nobody ever hears of this one */
	put(s, 2000);
	store_rollback(s);
	assert_int_equal(store_begin(s, &err), HC_OK);
	put(s, 3000);
	assert_int_equal(number(s, sum), 60 * 61 / 2 + 4000);	/* of this one it does */
	put(s, 4000);
	assert_int_equal(store_begin(s, &err), HC_OK);
	put(s, 5000);
	assert_int_equal(store_commit(s, &err), HC_OK);
	store_rollback(s);
	assert_int_equal(number(s, sum), 60 * 61 / 2 + 1000);
	assert_int_equal(store_begin(s, &err), HC_OK);
	assert_int_equal(number(s, count), 61);
	put(s, 6000);
	assert_int_equal(store_commit(s, &err), HC_OK);
	put(s, 7000);
	assert_int_equal(store_commit(s, &err), HC_OK);
	assert_int_equal(number(s, sum), 60 * 61 / 2 + 14000);
	/* and what waits when all is taken back is nowhere */
	assert_int_equal(store_begin(s, &err), HC_OK);
	put(s, 8000);
	store_rollback(s);
	assert_int_equal(number(s, count), 63);
}

static int
add_own(struct store *s, const char *text, struct hc_err *err)
{
	struct stmt *st = NULL;

	if (store_begin(s, err) < 0 || db_prepare(s, "INSERT INTO own(a) VALUES(?)", &st, err) < 0)
		fail_msg("%s", err->msg);
	stmt_bind_text(st, 1, text, -1);
	return store_end(s, db_run(s, st, err, "writing"), err);
}

/* What a statement's places hold is learnt from the first tenant that says it. One whose table is another is refused once, at most,
   and nothing of the refused write stays in the way of the next, or of another tenant. */
static void
test_a_tenant_whose_columns_are_of_another_type_writes_all_the_same(void **state)
{
	struct pair *p = *state;
	struct hc_err err = { .msg = "" };

	assert_int_equal(db_exec(p->stays->store, &err, "CREATE TABLE own(a bigint)"), HC_OK);
	assert_int_equal(db_exec(p->goes->store, &err, "CREATE TABLE own(a text)"), HC_OK);
	assert_int_equal(add_own(p->stays->store, "7", &err), HC_OK);
	assert_true(add_own(p->goes->store, "seven", &err) < 0);
	assert_int_equal(add_own(p->goes->store, "seven", &err), HC_OK);
	assert_int_equal(add_own(p->stays->store, "8", &err), HC_OK);
	assert_true(add_own(p->stays->store, "nine", &err) < 0);
	assert_int_equal(add_own(p->stays->store, "9", &err), HC_OK);
	assert_int_equal(number(p->stays->store, "SELECT sum(a) FROM own"), 24);
	assert_int_equal(number(p->goes->store, "SELECT count(*) FROM own WHERE a = 'seven'"), 1);
}

/* Of thousands of tenants most have no jobs and no teams. Who looks if there are any makes no table, and sees those that another
   process has made since. */
static void
test_to_look_if_something_is_due_makes_no_table(void **state)
{
	static const char *const objects[] = { "user", "team" };
	struct pair *p = *state;
	struct store *s = p->stays->store;
	const struct object *job = model_object(p->stays->model, "job"), *team = model_object(p->stays->model, "team");
	struct hc_err err = { .msg = "" };
	int64_t head;
	bool moved;

	assert_int_equal(queue_next(p->stays), -1);
	assert_int_equal(journal_moved(s, 0, objects, 2, &head, &moved, &err), HC_OK);
	assert_true(moved && head > 0);
	assert_int_equal(journal_moved(s, 0, objects + 1, 1, &head, &moved, &err), HC_OK);
	assert_false(moved);
	assert_false(store_has(s, job));
	assert_false(store_has(s, team));
	work_close(p->goes);
	p->goes = NULL;
	snprintf(p->goes_at, sizeof(p->goes_at), "%s#%s", getenv("HOTCRM_TEST_PG"), strchr(p->stays_at, '#') + 1);
	if (work_open(env_process(p->arena), p->goes_at, 0, true, NULL, &p->goes, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(number(p->goes->store, "SELECT count(*) FROM \"job\""), 0);
	assert_true(store_has(s, job));
	assert_int_equal(queue_next(p->stays), -1);
}

/* Among rows that wait a bad one: nothing of the write stays, and the next time it is known where it happens. */
static void
test_a_bad_row_among_many_fails_the_write_and_is_found_when_it_is_done_again(void **state)
{
	struct pair *p = *state;
	struct store *s = p->stays->store;
	struct hc_err err;
	struct stmt *st;
	bool found = false;

	for (int round = 0; round < 2; round++) {
		assert_int_equal(store_begin(s, &err), HC_OK);
		for (int i = 0; i < 3; i++) {
			assert_int_equal(store_begin(s, &err), HC_OK);
			assert_int_equal(db_prepare(s, "INSERT INTO object_name(number, name) VALUES(?, ?)", &st, &err), HC_OK);
			stmt_bind_int(st, 1, i == 1 ? 900001 : 900000 + 10 * i);
			stmt_bind_text(st, 2, i == 1 ? "user" : i == 0 ? "one" : "two", -1);	/* this name is taken */
			if (db_run(s, st, &err, "writing") < 0 || store_commit(s, &err) < 0) {
				found = true;
				assert_int_equal(i, 1);
				if (store_depth(s) > 1)
					store_rollback(s);
			}
		}
		assert_int_equal(found, round == 1);
		if (round == 0)
			assert_true(store_commit(s, &err) < 0);
		else
			assert_int_equal(store_commit(s, &err), HC_OK);
	}
	assert_int_equal(number(s, "SELECT count(*) FROM object_name WHERE number >= 900000"), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_to_look_if_something_is_due_makes_no_table, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_tenant_whose_columns_are_of_another_type_writes_all_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_tenant_that_was_removed_leaves_the_others_their_connection, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_tenant_that_cannot_be_made_leaves_the_others_their_connection, setup, teardown),
		cmocka_unit_test_setup_teardown(test_rows_that_wait_are_seen_by_questions_and_taken_back_with_their_savepoint, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_bad_row_among_many_fails_the_write_and_is_found_when_it_is_done_again, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_writer_waits_for_another_as_long_as_he_was_told, setup, teardown),
		cmocka_unit_test(test_a_server_may_start_as_soon_as_another_one_ended),
	};

	if (getenv("HOTCRM_TEST_PG") == NULL) {
		printf("1..0 # SKIP no PostgreSQL\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
