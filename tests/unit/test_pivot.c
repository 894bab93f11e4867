/* test_pivot.c - groups turned into a grid: columns in the order of their key, rows in that of the groups, a limit counts rows. */
#include "tests/unit/query_help.h"

#include "report/pivot.h"

static const char hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object deal \"Deal\" \"Deals\"\n"
    "field name text \"Name\" required\n"
    "field agent text \"Agent\"\n"
    "field stage select \"Stage\"\n"
    "  option new \"New\"\n"
    "  option won \"Won\"\n"
    "field lots integer \"Lots\"\n";

static void
test_a_grid_of_groups(void **state)
{
	struct world *w = world_new(hot);
	struct query *q = must_parse(w, "deal by agent pivot stage agg n,sum.lots limit 2");
	struct hc_value row[4][4] = {
		{ value_text("Ann", 3), value_text("won", 3), value_int(1), value_int(7) },
		{ value_text("Bob", 3), value_text("new", 3), value_int(2), VALUE_NONE },
		{ value_text("Ann", 3), VALUE_NONE, value_int(3), value_int(9) },
		{ value_text("Cid", 3), value_text("new", 3), value_int(4), value_int(1) },
	};
	struct hc_value *rows[] = { row[0], row[1], row[2], row[3] };
	struct pivot p;

	assert_int_equal(pivot_make(w->arena, q, rows, 4, &w->locale, &p, NULL), HC_OK);
	assert_int_equal(p.nrows, 2);
	assert_int_equal(p.ncolumns, 7);
	assert_string_equal(p.titles[0], "Agent");
	assert_string_equal(p.titles[1], "New n");
	assert_string_equal(p.titles[3], "Won n");
	assert_string_equal(p.titles[5], "(none) n");
	assert_string_equal(p.cells[0][0], "Ann");
	assert_string_equal(p.cells[0][1], "");
	assert_string_equal(p.cells[0][3], "1");
	assert_string_equal(p.cells[0][6], "9");
	assert_string_equal(p.cells[1][1], "2");
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_grid_of_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
