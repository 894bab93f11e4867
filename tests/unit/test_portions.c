/*
 * test_portions.c - rows of a long answer from over the wire. Needs HOTCRM_TEST_PG: tests/flow/postgres.sh runs it.
 */
#include "tests/unit/place_help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/env.h"
#include "host/host.h"
#include "serve/exchange.h"
#include "store/db.h"
#include "store/foresee.h"

static struct work *work;
static struct arena *all;

static int
setup(void **state)
{
	struct hc_err err;
	char path[400];

	all = arena_new("test");
	setenv("HOTCRM_PLUGINS", "-", 1);
	if (!test_place(path, sizeof(path)) || work_init(env_process(all), path, &work, &err) < 0)
		return 1;
	*state = work->store;
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	work_close(work);
	arena_free(all);
	return 0;
}

/* What reads a whole table does not hold it: 2,500 rows come in three portions, and other questions are answered between. */
static void
test_many_rows_come_in_portions_and_others_may_ask_between(void **state)
{
	struct store *s = *state;
	struct hc_err err;
	struct stmt *st, *between;
	int64_t sum = 0, other = 0;
	int n = 0;

	for (int round = 0; round < 2; round++) {
		if (round == 1)
			assert_int_equal(store_begin(s, &err), HC_OK);
		sum = n = 0;
		assert_int_equal(db_prepare(s, "SELECT g, ?1 FROM generate_series(1, 2500) g", &st, &err), HC_OK);
		stmt_portions(st);
		stmt_bind_text(st, 1, "said once", -1);
		while (stmt_step(st) == STEP_ROW) {
			sum += stmt_int(st, 0);
			assert_string_equal(stmt_text(st, 1), "said once");
			if (n++ % 400 == 0)
				assert_int_equal(db_int(s, &other, &err, "SELECT count(*) FROM clock"), HC_OK);
		}
		assert_int_equal(n, 2500);
		assert_int_equal(sum, 2500 * 2501 / 2);
		assert_int_equal(other, 1);
		stmt_reset(st);
		/* who stops in the middle holds up nobody */
		assert_int_equal(stmt_step(st), STEP_ROW);
		assert_int_equal(db_prepare(s, "SELECT count(*) FROM clock", &between, &err), HC_OK);
		assert_int_equal(stmt_step(between), STEP_ROW);
		db_done(s, between);
		db_done(s, st);
		if (round == 1)
			assert_int_equal(store_commit(s, &err), HC_OK);
	}
}

/* What is asked before its time is one round trip, and never an old answer. */
static void
test_what_was_asked_ahead_is_asked_anew_after_a_write(void **state)
{
	struct store *s = *state;
	const char *text;
	struct hc_err err = { .msg = "" };

	assert_int_equal(exchange_prepare(work, &err), HC_OK);
	assert_int_equal(store_meta_put(s, "seen", "one", &err), HC_OK);
	assert_false(store_foresee(s));	/* in no transaction */
	assert_int_equal(store_begin(s, &err), HC_OK);
	assert_true(db_has(s, "table", "bucket_rule"));
	assert_true(store_foresee(s));
	assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
	assert_null(text);	/* a rehearsal believes nothing */
	store_foreseen(s);
	assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
	assert_string_equal(text, "one");
	for (int round = 0; round < 2; round++) {
		assert_true(store_foresee(s));
		assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
		store_foreseen(s);
		assert_int_equal(store_meta_put(s, "seen", "two", &err), HC_OK);
		assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
		assert_string_equal(text, "two");
	}
	/* seen within a savepoint that is taken back */
	assert_int_equal(store_begin(s, &err), HC_OK);
	assert_int_equal(store_meta_put(s, "seen", "three", &err), HC_OK);
	assert_true(store_foresee(s));
	assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
	store_foreseen(s);
	store_rollback(s);
	assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
	assert_string_equal(text, "two");
	/* asked ahead, never asked in earnest */
	if (store_foresee(s)) {
		assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
		store_foreseen(s);
	}
	assert_int_equal(store_commit(s, &err), HC_OK);
	assert_int_equal(store_meta_get(s, all, "seen", &text, &err), HC_OK);
	assert_string_equal(text, "two");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_rows_come_in_portions_and_others_may_ask_between),
		cmocka_unit_test(test_what_was_asked_ahead_is_asked_anew_after_a_write),
	};

	if (getenv("HOTCRM_TEST_PG") == NULL) {
		printf("1..0 # SKIP no PostgreSQL\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, setup, teardown);
}
