/* test_chart.c - groups turned into charts, and charts into cells: exact pictures, what is behind a bar, how figures are written. */
#include "tests/unit/query_help.h"

#include <math.h>

#include "report/chart.h"
#include "ui/canvas.h"
#include "ui/chart.h"
#include "ui/theme.h"

static const char hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object deal \"Deal\" \"Deals\"\n"
    "field name text \"Name\" required\n"
    "field agent text \"Agent\"\n"
    "field close_date date \"Close date\"\n"
    "field stage select \"Stage\"\n"
    "  option new \"New\"\n"
    "  option won \"Won\" won\n"
    "  option lost \"Lost\" lost\n"
    "field amount money \"Amount\"\n";

static struct chart
made(struct world *w, enum chart_kind kind, const char *text, struct hc_value *const *rows, size_t n)
{
	struct hc_err err = {0};
	struct query *q = must_parse(w, text);
	struct chart c;

	query_in_base(q);	/* rows by hand have no companions */
	if (chart_make(w->arena, kind, q, rows, n, &w->locale, &c, &err) < 0)
		fail_msg("%s: %s", text, err.msg);
	return c;
}

static void
draws(const struct chart *c, int width, int height, bool ascii, const char *want)
{
	struct canvas *canvas = canvas_new(width, height);
	struct area a = canvas_area(canvas);
	struct chart_view v = { .item = -1, .series = -1 };
	struct buf b = BUF_INIT;

	canvas->ascii = ascii;
	chart_draw(c, &a, &v);
	canvas_dump(canvas, false, &b);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
	canvas_free(canvas);
}

#define MONEY(x) value_decimal((x) * INT64_C(10000), 4)

static void
test_bars_show_label_length_and_figure(void **state)
{
	struct world *w = world_new(hot);
	struct hc_value r[3][3] = {
		{ value_text("new", 3), value_int(4), MONEY(100) }, { value_text("won", 3), value_int(8), MONEY(12500) },
		{ value_text("lost", 4), value_int(1), VALUE_NONE },
	};
	struct hc_value *rows[] = { r[0], r[1], r[2] };
	struct chart c = made(w, CHART_BAR, "deal by stage agg n,sum.amount", rows, 3);

	draws(&c, 40, 3, false,
	    "New  ████████████▌              4    100\n"
	    "Won  █████████████████████████  8  12.5k\n"
	    "Lost ███▏                       1      0\n");
	draws(&c, 30, 2, true, "New  ########         4    100\n2 more\n");
	assert_int_equal(c.total, 13);
	assert_string_equal(chart_condition(&c, w->arena, 1, -1), "stage:won");
	assert_string_equal(c.series[1].texts[1], "12,500.00");
	world_free(w);
}

static void
test_a_chart_is_in_the_currency_that_all_have(void **state)
{
	struct world *w = world_new(hot);
	struct query *q = must_parse(w, "deal by stage agg sum.amount");
	struct hc_value r[2][4] = {
		{ value_text("new", 3), MONEY(50), MONEY(100), value_text("USD", 3) },
		{ value_text("won", 3), MONEY(5), MONEY(10), value_text("USD", 3) },
	};
	struct hc_value *rows[] = { r[0], r[1] };
	struct chart c;

	assert_int_equal(q->columns.at[1].raw_column, 2);
	assert_int_equal(q->columns.at[1].currency_column, 3);
	assert_int_equal(chart_make(w->arena, CHART_BAR, q, rows, 2, &w->locale, &c, NULL), HC_OK);
	assert_string_equal(c.series[0].unit.currency, "USD");
	draws(&c, 20, 2, true, "New ###########  100\nWon #             10\n");
	r[1][3] = VALUE_NONE;
	assert_int_equal(chart_make(w->arena, CHART_BAR, q, rows, 2, &w->locale, &c, NULL), HC_OK);
	assert_string_equal(c.series[0].unit.currency, "EUR");
	draws(&c, 20, 2, true, "New ###########  ~50\nWon #             ~5\n");
	world_free(w);
}

static void
test_the_condition_of_a_bar_keeps_that_of_the_query(void **state)
{
	struct world *w = world_new(hot);
	struct hc_value r[3][2] = {
		{ value_text("Ann \"A\"", 7), value_int(4) }, { VALUE_NONE, value_int(8) },
		{ value_int(date_from_civil(2026, 7, 1)), value_int(8) },
	};
	struct hc_value *rows[] = { r[0], r[1] }, *periods[] = { r[2] };
	struct chart c = made(w, CHART_PIE, "deal stage:won or stage:lost by agent agg n", rows, 2);

	assert_string_equal(chart_condition(&c, w->arena, 0, -1), "(stage:won or stage:lost) agent=\"Ann \\\"A\\\"\"");
	assert_string_equal(chart_condition(&c, w->arena, 1, -1), "(stage:won or stage:lost) lacks:agent");
	c = made(w, CHART_BAR, "deal by close_date/q agg n", periods, 1);
	assert_string_equal(chart_condition(&c, w->arena, 0, -1), "close_date:2026-07-01..2026-09-30");
	assert_non_null(must_parse(w, "deal (stage:won or stage:lost) agent=\"Ann \\\"A\\\"\""));
	world_free(w);
}

static void
test_empty_periods_are_filled_in(void **state)
{
	struct world *w = world_new(hot);
	struct hc_value r[2][2] = {
		{ value_int(date_from_civil(2026, 1, 1)), value_int(2) }, { value_int(date_from_civil(2026, 4, 1)), value_int(4) },
	};
	struct hc_value *rows[] = { r[0], r[1] };
	struct chart c = made(w, CHART_BAR, "deal by close_date/m agg n", rows, 2);

	assert_true(c.time);
	assert_int_equal(c.nitems, 4);
	assert_string_equal(c.items[2].label, "Mar 26");
	assert_int_equal(c.series[0].values[2], 0);
	draws(&c, 28, 6, true,
	    "                       4\n"
	    "                     ######\n"
	    "  2                  ######\n"
	    "######               ######\n"
	    "######   0      0    ######\n"
	    "Jan 26 Feb 26 Mar 26 Apr 26\n");
	draws(&c, 22, 4, true, "Jan 26 ######        2\nFeb 26               0\nMar 26               0\nApr 26 ############  4\n");
	world_free(w);
}

static void
test_stacks_tell_parts_apart_without_colour(void **state)
{
	struct world *w = world_new(hot);
	struct hc_value r[3][3] = {
		{ value_text("Ann", 3), value_text("lost", 4), value_int(1) }, { value_text("Ann", 3), value_text("won", 3), value_int(3) },
		{ value_text("Bob", 3), value_text("won", 3), value_int(8) },
	};
	struct hc_value *rows[] = { r[0], r[1], r[2] };
	struct chart c = made(w, CHART_STACK, "deal by agent pivot stage agg n", rows, 3);

	draws(&c, 24, 4, true, "Ann #######==          4\nBob ################## 8\n\n# Won 11  = Lost 1\n");
	assert_string_equal(chart_condition(&c, w->arena, 0, 1), "agent=\"Ann\" stage:lost");
	assert_int_equal(chart_role(&c, 0, 0), ROLE_OK);
	assert_int_equal(chart_role(&c, 0, 1), ROLE_ERROR);
	world_free(w);
}

static void
test_a_figure_tells_its_change(void **state)
{
	struct world *w = world_new(hot);
	struct hc_value r[3][1] = { { MONEY(10005534) }, { MONEY(8000000) }, { MONEY(20011068) } };
	struct hc_value *now[] = { r[0] }, *then[] = { r[1] }, *all[] = { r[2] };
	struct chart c = made(w, CHART_METRIC, "deal stage:won agg sum.amount", now, 1);
	struct chart b = made(w, CHART_METRIC, "deal stage:won agg sum.amount", then, 1);
	struct chart of = made(w, CHART_METRIC, "deal agg sum.amount", all, 1);

	chart_before(&c, w->arena, &b, "last year");
	draws(&c, 30, 2, true, "10,005,534 EUR\n+25% on last year\n");
	draws(&c, 12, 2, false, "10m\n\xe2\x96\xb2 25% on la\xe2\x80\xa6\n");
	chart_of(&b, w->arena, &of);
	chart_of(&c, w->arena, &of);
	c.kind = CHART_GAUGE;
	c.has_target = true;
	c.target = 35;
	chart_before(&c, w->arena, &b, "last year");
	draws(&c, 40, 3, true, "50 %   target 35 %, reached\n##############|#####....................\n+10 points on last year\n");
	world_free(w);
}

static void
test_a_line_has_round_ticks_and_the_last_figure(void **state)
{
	struct world *w = world_new(hot);
	struct hc_value r[3][2] = {
		{ value_int(date_from_civil(2026, 1, 1)), value_int(0) }, { value_int(date_from_civil(2026, 2, 1)), value_int(90) },
		{ value_int(date_from_civil(2026, 3, 1)), value_int(45) },
	};
	struct hc_value *rows[] = { r[0], r[1], r[2] };
	struct chart c = made(w, CHART_LINE, "deal by close_date/m agg n", rows, 3);

	draws(&c, 40, 8, true,
	    "           Mar 26 45   highest Feb 26 90\n"
	    "100+                 *****\n"
	    "   |             *****   *******\n"
	    " 50+          ****             ********\n"
	    "   |       ****                       **\n"
	    "   |   *****\n"
	    "  0+****\n"
	    "    Jan 26         Feb 26         Mar 26\n");
	world_free(w);
}

static void
test_wrong_shapes_are_said(void **state)
{
	struct world *w = world_new(hot);
	struct hc_err err = {0};
	struct chart c;

	assert_int_equal(chart_make(w->arena, CHART_STACK, must_parse(w, "deal by stage agg n"), NULL, 0, &w->locale, &c, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "two keys"));
	assert_int_equal(chart_make(w->arena, CHART_BAR, must_parse(w, "deal"), NULL, 0, &w->locale, &c, &err), HC_INVALID);
	c = made(w, CHART_BAR, "deal by stage agg n", NULL, 0);
	draws(&c, 40, 1, true, "Nothing to count here yet.\n");
	world_free(w);
}

static void
is_short(double v, bool whole, const char *want)
{
	struct chart_unit u = { .whole = whole, .currency = "", .mark = '.', .group = ',' };
	struct buf b = BUF_INIT;

	chart_short(&u, v, &b);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void
test_figures_are_short_for_people(void **state)
{
	struct ticks t = chart_ticks(0, 1190000, 4, false);

	is_short(0, true, "0");
	is_short(9999, true, "9,999");
	is_short(12345, true, "12.3k");
	is_short(120000, true, "120k");
	is_short(999600, true, "1m");
	is_short(9040000, false, "9.04m");
	is_short(-1500000, false, "-1.5m");
	is_short(3.14159, false, "3.14");
	is_short(2.5e12, false, "2.5t");
	is_short(NAN, false, "\xe2\x80\x93");
	assert_true(t.low == 0 && t.step == 500000 && t.n == 4);
	t = chart_ticks(0, 3, 10, true);
	assert_true(t.step == 1 && t.n == 4);
	t = chart_ticks(0, 0, 4, true);
	assert_true(t.n >= 2 && t.step > 0);
}

static void
test_any_size_is_drawn(void **state)
{
	struct world *w = world_new(hot);
	static struct hc_value r[40][3];
	struct hc_value *rows[40];
	static const int widths[] = { 1, 3, 7, 20, 40, 120, 400 };
	static const char *const texts[CHART_KINDS] = { [CHART_STACK] = "deal by agent pivot stage agg n", [CHART_HEAT] = "deal by agent pivot stage agg n",
		[CHART_METRIC] = "deal agg n,sum.amount", [CHART_GAUGE] = "deal agg n,sum.amount" };

	for (int i = 0; i < 40; i++) {
		rows[i] = r[i];
		r[i][0] = value_text("\xe6\x9d\xb1\xe4\xba\xac with a long name 0123456789", (uint32_t)(12 + i % 20));
		r[i][1] = i % 3 ? value_text("won", 3) : VALUE_NONE;
		r[i][2] = value_int((i - 3) * 1000);
	}
	for (int k = 0; k < CHART_KINDS; k++)
		for (size_t s = 0; s < sizeof(widths) / sizeof(widths[0]); s++)
			for (int h = 1; h < 60; h += 7) {
				bool two = texts[k] != NULL && strstr(texts[k], "pivot") != NULL;
				struct hc_value plain[40][3], *given[40];
				struct canvas *canvas = canvas_new(widths[s], h);
				struct area a = canvas_area(canvas);
				struct chart_view v = { .item = 5, .series = 1, .focused = true };
				struct chart c;

				for (int i = 0; i < 40; i++) {
					given[i] = two ? rows[i] : plain[i];
					plain[i][0] = texts[k] == NULL ? r[i][0] : r[i][2];
					plain[i][1] = plain[i][2] = r[i][2];
				}
				c = made(w, (enum chart_kind)k, texts[k] != NULL ? texts[k] : "deal by agent agg n,sum.amount", given,
				    texts[k] != NULL && !two ? 1 : 40);
				canvas->ascii = s % 2;
				chart_draw(&c, &a, &v);
				canvas_free(canvas);
			}
	world_free(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bars_show_label_length_and_figure),
		cmocka_unit_test(test_a_chart_is_in_the_currency_that_all_have),
		cmocka_unit_test(test_the_condition_of_a_bar_keeps_that_of_the_query),
		cmocka_unit_test(test_empty_periods_are_filled_in),
		cmocka_unit_test(test_stacks_tell_parts_apart_without_colour),
		cmocka_unit_test(test_a_figure_tells_its_change),
		cmocka_unit_test(test_a_line_has_round_ticks_and_the_last_figure),
		cmocka_unit_test(test_wrong_shapes_are_said),
		cmocka_unit_test(test_figures_are_short_for_people),
		cmocka_unit_test(test_any_size_is_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
