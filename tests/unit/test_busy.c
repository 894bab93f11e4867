/*
 * test_busy.c - a workstation while others write: what a key asks is read without writing anything, and nothing is missed.
 */
#include "shop.h"

#include "job/job.h"
#include "store/save.h"
#include "ui/background.h"
#include "ui/list.h"

#define LARGE 20100	/* more than are counted while a key waits */
#define MANY 3000	/* a bulk edit: from the thousandth on, rows wait for the search index */

static struct app *app;

static int
open_app(void **state)
{
	struct app_options o = { .env = &env_system, .clean = true, .w = 80, .h = 24 };
	const char *share = getenv("top_srcdir");
	struct shop *s;

	if (shop_open(state) != 0)
		return -1;
	s = *state;
	setenv("HOTCRM_SHARE", share != NULL ? share : ".", 1);
	setenv("XDG_STATE_HOME", s->dir, 1);
	setenv("XDG_CONFIG_HOME", s->dir, 1);
	o.work = s->w;
	o.db_path = s->path;
	return app_new(&o, &app, &s->err) == HC_OK ? 0 : -1;
}

static int
close_app(void **state)
{
	app_free(app);
	return shop_end(state);
}

static void
save_many(struct shop *s)
{
	struct hc_tx *tx = shop_begin(s);
	char name[32];

	for (int i = 0; i < MANY; i++) {
		struct hc_record *r = shop_record(s, "client");

		snprintf(name, sizeof(name), "Zebra number%d", i);
		assert_int_equal(shop_set(s, tx, r, "name", name, NULL), HC_OK);
		assert_int_equal(hc_save(tx, r, &s->err), HC_OK);
	}
	shop_commit(s, tx);
}

static struct list *
open_clients(struct shop *s, const char *filter)
{
	assert_int_equal(app_open_list(app, model_object(s->w->model, "client"), NULL, filter, &s->err), HC_OK);
	return list_of(app->top);
}

static int64_t
waiting(struct shop *s)
{
	int64_t left;

	assert_int_equal(store_index(s->w->store, 0, &left, &s->err), HC_OK);
	return left;
}

static void
test_a_search_writes_nothing_on_the_thread_of_the_keys(void **state)
{
	struct shop *s = *state;
	struct list *l;
	int64_t writes;

	save_many(s);
	assert_true(waiting(s) > 1000);
	writes = store_writes(s->w->store);
	l = open_clients(s, "zebra");
	assert_int_equal(list_use_filter(l, "zebr", &s->err), HC_OK);
	app_settle(app);
	app_draw(app);
	app_settle(app);
	assert_int_equal(store_writes(s->w->store), writes);
}

static void
test_a_search_finds_what_was_saved_a_moment_ago(void **state)
{
	struct shop *s = *state;
	struct list *l;

	save_many(s);
	l = open_clients(s, "number2999");	/* saved last, indexed last */
	app_settle(app);
	assert_int_equal(list_lines(l), 1);
	assert_int_equal(l->pager.unsearched, 0);
	assert_int_equal(waiting(s), 0);
}

static void
test_old_rows_stay_until_those_of_the_search_come(void **state)
{
	struct shop *s = *state;
	struct list *l;
	long before;

	save_many(s);
	l = open_clients(s, "");
	app_settle(app);
	before = list_lines(l);
	assert_true(before > 5);
	assert_int_equal(list_use_filter(l, "number2999", &s->err), HC_OK);
	assert_true(l->pager.loading && l->pager.old);
	assert_int_equal(list_lines(l), before);
	app_settle(app);
	assert_false(l->pager.old);
	assert_int_equal(list_lines(l), 1);
}

static void
test_a_search_that_is_given_up_shows_no_rows_of_another_question(void **state)
{
	struct shop *s = *state;
	struct list *l;

	save_many(s);
	l = open_clients(s, "");
	app_settle(app);
	assert_int_equal(list_use_filter(l, "number2999", &s->err), HC_OK);
	pager_stop(&l->pager);
	app_settle(app);
	assert_int_equal(list_lines(l), 0);
	assert_false(l->pager.loading);
}

static bool
at_once(void *arg)
{
	return true;
}

static void
test_a_slice_that_is_stopped_keeps_what_it_did(void **state)
{
	struct shop *s = *state;
	int64_t first, then;

	save_many(s);
	first = waiting(s);
	store_interrupt(s->w->store, at_once, NULL);
	assert_int_equal(store_index(s->w->store, 600000, &then, &s->err), HC_OK);
	store_interrupt(s->w->store, NULL, NULL);
	assert_true(then < first && then > 0);
	assert_int_equal(waiting(s), then);
	assert_int_equal(store_index(s->w->store, 600000, &then, &s->err), HC_OK);
	assert_int_equal(then, 0);
}

static void
load_large(struct shop *s)
{
	const struct object *o = model_object(s->w->model, "client");
	const struct field *fields[] = { object_field(o, "name") };
	struct change c = { .source = SOURCE_IMPORT };
	struct hc_value name = value_text("Zebra", 5);
	struct bulk *b;

	assert_int_equal(store_begin(s->w->store, &s->err), HC_OK);
	assert_int_equal(save_tx(s->w->store, &c, &s->err), HC_OK);
	assert_int_equal(bulk_begin(s->w->store, o, fields, 1, 100, &b, &s->err), HC_OK);
	for (int i = 0; i < LARGE; i++)
		assert_int_equal(bulk_row(b, &c, &name, NULL, NULL, &s->err), HC_OK);
	assert_int_equal(bulk_end(b, NULL, NULL, &s->err), HC_OK);
	assert_int_equal(store_commit(s->w->store, &s->err), HC_OK);
}

static void
test_a_large_list_is_counted_behind_its_rows_and_once(void **state)
{
	struct shop *s = *state;
	uint64_t asked;
	struct list *l;

	load_large(s);
	l = open_clients(s, NULL);
	assert_true(l->pager.nrows > 0);
	assert_int_equal(l->pager.count, -1);
	assert_true(l->pager.counting);
	asked = l->pager.count_generation;
	assert_int_equal(app_run(app, "bottom", 0), HC_OK);
	assert_true(l->pager.at_end && !l->pager.loading);	/* a page from the other end is read at once */
	assert_int_equal(app_run(app, "top", 0), HC_OK);
	assert_int_equal(l->pager.count_generation, asked);
	app_settle(app);
	assert_true(l->pager.count >= LARGE);
	assert_false(l->pager.counting);
}

static void
test_rows_that_were_slow_to_read_are_asked_of_the_worker(void **state)
{
	struct shop *s = *state;
	struct list *l;

	load_large(s);
	l = open_clients(s, NULL);
	app_settle(app);
	l->pager.slow = true;
	assert_int_equal(app_run(app, "bottom", 0), HC_OK);
	assert_true(l->pager.loading && !l->pager.at_end);
	app_settle(app);
	assert_true(l->pager.at_end && !l->pager.loading);
	assert_int_equal(l->cursor, list_lines(l) - 1);
	assert_false(l->pager.slow);	/* it was not, this time */
}

int
main(void)
{
#define APP_TEST(f) cmocka_unit_test_setup_teardown(f, open_app, close_app)
	const struct CMUnitTest tests[] = {
		APP_TEST(test_a_search_writes_nothing_on_the_thread_of_the_keys),
		APP_TEST(test_a_search_finds_what_was_saved_a_moment_ago),
		APP_TEST(test_old_rows_stay_until_those_of_the_search_come),
		APP_TEST(test_a_search_that_is_given_up_shows_no_rows_of_another_question),
		APP_TEST(test_a_large_list_is_counted_behind_its_rows_and_once),
		APP_TEST(test_rows_that_were_slow_to_read_are_asked_of_the_worker),
		APP_TEST(test_a_slice_that_is_stopped_keeps_what_it_did),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
