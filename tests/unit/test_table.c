/*
 * test_table.c - rows of a made-up source: narrowing, order, marks, reading again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/env.h"
#include "ui/table.h"

static struct arena *mem;
static struct app *app;
static int nrows, failing;

static int
fill(struct table *t, struct hc_err *err)
{
	static const char *const names[] = { "Zürich", "oslo", "Bonn" };

	if (failing)
		return hc_fail(err, HC_STORE, 0, "the disk is away.");
	for (int i = 0; i < nrows; i++) {
		char key[16], n[16];
		const char *cells[] = { names[i % 3], n, NULL };

		snprintf(key, sizeof(key), "k%d", i);
		snprintf(n, sizeof(n), "%d ms", (i * 7) % 11);
		table_add(t, key, cells, 0);
	}
	return HC_OK;
}

static const struct table_column columns[] = { { "Town", 0, false }, { "Time", 0, true }, { "Rest", 0, false } };
static const struct table_ops ops = { .name = "messages" /* a place where keys can be bound */, .title = "Towns", .columns = columns, .ncolumns = 3, .fill = fill };

static int
setup(void **state)
{
	struct env *env;
	struct app_options o = { .clean = true, .w = 80, .h = 24 };
	const char *share = getenv("top_srcdir");

	mem = arena_new("test");
	env = env_fixed(mem, 1800000000000, 1, 1);
	env_fixed_put(env, "HOTCRM_SHARE", share != NULL ? share : ".");
	o.env = env;
	nrows = 5;
	failing = 0;
	assert_int_equal(app_new(&o, &app, NULL), 0);
	assert_int_equal(table_push(app, &ops, NULL, NULL), 0);
	*state = app->top;
	return 0;
}

static int
teardown(void **state)
{
	app_free(app);
	arena_free(mem);
	return 0;
}

static void
test_words_of_the_filter_stand_anywhere_in_the_row(void **state)
{
	struct table *t = *state;

	app_run(app, "filter zur", 0);
	assert_int_equal(t->shown.n, 2);
	app_run(app, "filter zur 10", 0);
	assert_int_equal(t->shown.n, 1);
	assert_string_equal(table_current(t)->key, "k3");
	app_run(app, "back", 0);
	assert_int_equal(t->shown.n, 5);
	assert_string_equal(table_current(t)->key, "k3");
}

static void
test_figures_sort_by_value_and_texts_by_their_fold(void **state)
{
	struct table *t = *state;

	app_run(app, "sort-up", 0);
	assert_string_equal(t->rows.at[t->shown.at[0]].cells[0], "Bonn");
	assert_string_equal(t->rows.at[t->shown.at[4]].cells[0], "Zürich");
	app_run(app, "right ; sort-down", 0);
	assert_string_equal(t->rows.at[t->shown.at[0]].cells[1], "10 ms");
	assert_string_equal(t->rows.at[t->shown.at[4]].cells[1], "0 ms");
	app_run(app, "sort-down", 0);
	assert_int_equal(t->sort, 0);
}

static void
test_cursor_and_marks_stay_with_their_rows(void **state)
{
	struct table *t = *state;
	const struct table_row *const *rows;

	app_run(app, "down ; mark", 0);
	assert_int_equal(t->nmarks, 1);
	assert_string_equal(table_current(t)->key, "k2");
	nrows = 50;
	table_refresh(t);
	app_run(app, "sort-up", 0);
	assert_string_equal(table_current(t)->key, "k2");
	assert_int_equal(table_targets(t, app->turn, &rows), 1);
	assert_string_equal(rows[0]->key, "k1");
	app_run(app, "unmark", 0);
	assert_int_equal(table_targets(t, app->turn, &rows), 1);
	assert_string_equal(rows[0]->key, "k2");
}

static void
test_rows_that_vanish_leave_no_cursor_behind(void **state)
{
	struct table *t = *state;

	app_run(app, "bottom", 0);
	nrows = 0;
	table_refresh(t);
	assert_null(table_current(t));
	app_run(app, "down ; open ; mark ; top ; center ; page-down", 0);
	app_draw(app);
	nrows = 2;
	table_refresh(t);
	assert_string_equal(table_current(t)->key, "k0");
}

static void
test_a_source_that_fails_says_why_and_opens_nothing(void **state)
{
	struct table *t = *state;
	struct hc_err err = { .pos = -1 };
	struct window *was = app->top;

	failing = 1;
	assert_int_equal(table_push(app, &ops, NULL, &err), HC_STORE);
	assert_ptr_equal(app->top, was);
	table_refresh(t);
	assert_int_equal(t->err.code, HC_STORE);
	app_draw(app);
}

static void
test_it_draws_at_any_size(void **state)
{
	struct table *t = *state;

	nrows = 500;
	table_refresh(t);
	for (int w = 1; w < 140; w += 3)
		for (int h = 1; h < 40; h += 4) {
			app_resize(app, w, h);
			app_run(app, "bottom ; right", 0);
			app_draw(app);
			app_run(app, "top ; left", 0);
			app_draw(app);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_words_of_the_filter_stand_anywhere_in_the_row, setup, teardown),
		cmocka_unit_test_setup_teardown(test_figures_sort_by_value_and_texts_by_their_fold, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cursor_and_marks_stay_with_their_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_rows_that_vanish_leave_no_cursor_behind, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_source_that_fails_says_why_and_opens_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_it_draws_at_any_size, setup, teardown),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
