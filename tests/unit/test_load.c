/*
 * test_load.c - a first load of many records: nothing of it may show in what is there afterwards, nor when it is cut short.
 */
#include "sync_rows.h"

#include <sqlite3.h>

#define DEALS 4500

static const char custom[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"  features search\n"
	"field name text(80) \"Name\" required search index\n"
	"field city text(40) \"City\" index\n";

static int
set_up(void **state)
{
	struct team *t = team_new(custom);
	const struct object *o = model_object(t->server->model, "x_deal");
	struct hc_tx *tx;

	team_must(t, tx_begin(t->server, SOURCE_USER, NULL, &tx, &t->err), "begin");
	for (int i = 0; i < DEALS; i++) {
		struct hc_record *r = record_new(tx->arena, t->server->model, o);

		team_must(t, engine_set(tx, r, "name", arena_printf(tx->arena, "deal number%d", i), &t->err), "set");
		team_must(t, engine_set(tx, r, "city", i % 2 ? "Oslo" : "Bergen", &t->err), "set");
		team_must(t, engine_save(tx, r, &t->err), "save");
	}
	team_must(t, tx_commit(tx, &t->err), "commit");
	team_must(t, sync_join(t->sync[0], "one", true, &t->err), "join");
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	team_free(*state);
	return 0;
}

static int64_t
ask(const char *path, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	int64_t n = -1;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	if (sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return n;
}

static const char indexes[] = "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'x_deal'";
static const char found[] = "SELECT count(*) FROM fts_x_deal WHERE fts_x_deal MATCH 'number4321'";

static const char *
file(struct team *t, const char *name)
{
	return arena_printf(t->arena, "%s/%s.db", t->dir, name);
}

static void
test_a_large_load_leaves_every_index_and_word_behind(void **state)
{
	struct team *t = *state;

	assert_true(team_drain(t, 0));
	assert_int_equal(team_count(t, t->work[0], "x_deal"), DEALS);
	assert_int_equal(ask(file(t, "one"), indexes), ask(file(t, "server"), indexes));
	assert_int_equal(ask(file(t, "one"), found), 1);
	assert_int_equal(ask(file(t, "one"), "SELECT count(*) FROM search_dirty"), 0);
}

/* Up to the first page of deals; there are more. */
static void
load_a_page(struct team *t)
{
	for (int i = 0; i < 200 && team_count(t, t->work[0], "x_deal") == 0; i++)
		assert_int_equal(team_step(t, 0), SYNC_SEND);
	assert_in_range(team_count(t, t->work[0], "x_deal"), 1, DEALS - 1);
}

static void
test_a_line_that_breaks_leaves_what_came_with_its_indexes(void **state)
{
	struct team *t = *state;

	load_a_page(t);
	assert_true(ask(file(t, "one"), indexes) < ask(file(t, "server"), indexes));
	sync_failed(t->sync[0], "the line is down");
	assert_int_equal(ask(file(t, "one"), indexes), ask(file(t, "server"), indexes));
	assert_true(team_drain(t, 0));
	assert_int_equal(team_count(t, t->work[0], "x_deal"), DEALS);
	assert_int_equal(ask(file(t, "one"), found), 1);
}

static void
test_who_opens_the_file_after_a_crash_builds_what_the_load_put_off(void **state)
{
	struct team *t = *state;
	const char *to = file(t, "two");
	struct hc_err err = {0};
	struct work *w;

	load_a_page(t);
	sync_close(t->sync[1]);
	work_close(t->work[1]);
	/* what a power cut would leave, under another name */
	for (int i = 0; i < 2; i++) {
		const char *tail = i ? "-wal" : "";
		char bytes[8192];
		FILE *in = fopen(arena_printf(t->arena, "%s%s", file(t, "one"), tail), "rb");
		FILE *out = fopen(arena_printf(t->arena, "%s%s", to, tail), "wb");
		size_t n;

		assert_non_null(in);
		assert_non_null(out);
		while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
			assert_int_equal(fwrite(bytes, 1, n, out), n);
		fclose(in);
		fclose(out);
	}
	unlink(arena_printf(t->arena, "%s-shm", to));
	assert_int_equal(work_open(t->envs[1], to, 0, false, NULL, &w, &err), 0);
	assert_int_equal(store_settle(w->store, &err), 0);
	t->work[1] = w;
	assert_int_equal(sync_open(w, false, &t->sync[1], &err), 0);
	assert_int_equal(ask(to, indexes), ask(file(t, "server"), indexes));
	assert_int_equal(ask(to, "SELECT count(*) FROM fts_x_deal WHERE fts_x_deal MATCH 'deal'"), team_count(t, w, "x_deal"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_large_load_leaves_every_index_and_word_behind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_line_that_breaks_leaves_what_came_with_its_indexes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_who_opens_the_file_after_a_crash_builds_what_the_load_put_off, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
