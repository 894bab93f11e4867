/*
 * test_query_group.c - groups, totals, having and history, on real deals: the sample in tests/data/sales.
 */
#include "tests/unit/query_help.h"

static const char hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object account \"Account\" \"Accounts\"\n"
    "  title name\n"
    "field name text(120) \"Name\" required\n"
    "field sector text(60) \"Sector\"\n"
    "field employees integer \"Employees\"\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "field name text(20) \"Name\" required\n"
    "field agent text(60) \"Agent\"\n"
    "field product text(60) \"Product\"\n"
    "field account lookup account \"Account\"\n"
    "field stage select \"Stage\" history index\n"
    "  option prospecting \"Prospecting\"\n"
    "  option engaging \"Engaging\"\n"
    "  option won \"Won\" won final\n"
    "  option lost \"Lost\" lost final\n"
    "field engage_date date \"Engaged\"\n"
    "field close_date date \"Closed\" index\n"
    "field close_value money \"Value\" history\n"
    "field met datetime \"Met\"\n";

/* One line of the pipeline, kept beside the database to count by hand. */
struct deal { char cell[8][40]; };
static struct deal deals[600];
static size_t ndeals;

static size_t
read_lines(const char *name, size_t columns, struct deal *lines, size_t max)
{
	const char *top = getenv("top_srcdir");
	char path[512], line[400];
	size_t n = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/tests/data/sales/%s", top != NULL ? top : "..", name);
	if ((f = fopen(path, "r")) == NULL)
		fail_msg("%s is not there", path);
	while (fgets(line, sizeof(line), f) != NULL && n <= max) {
		char *p = line;

		line[strcspn(line, "\r\n")] = '\0';
		for (size_t i = 0; n > 0 && i < columns; i++) {
			size_t len = strcspn(p, ",");

			snprintf(lines[n - 1].cell[i], sizeof(lines[0].cell[i]), "%.*s", (int)len, p);
			p += len + (p[len] == ',');
		}
		n++;
	}
	fclose(f);
	return n - 1;
}

static int
set_up(void **state)
{
	static struct deal accounts[100];
	struct world *w = world_new(hot);
	size_t n = read_lines("accounts.csv", 7, accounts, 100);

	exec(w, "BEGIN");
	for (size_t i = 0; i < n; i++)
		world_add(w, "account", "name", accounts[i].cell[0], "sector", accounts[i].cell[1], "employees", accounts[i].cell[4], NULL);
	ndeals = read_lines("sales_pipeline.csv", 8, deals, 600);
	for (size_t i = 0; i < ndeals; i++) {
		struct deal *d = &deals[i];

		world_add(w, "deal", "name", d->cell[0], "agent", d->cell[1], "product", d->cell[2], d->cell[3][0] ? "account" : "agent",
		    d->cell[3][0] ? d->cell[3] : d->cell[1], "stage", d->cell[4], "engage_date", d->cell[5], "close_date", d->cell[6],
		    "close_value", d->cell[7], NULL);
	}
	exec(w, "COMMIT");
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	world_free(*state);
	return 0;
}

/* Groups the rows of a scan by their first column: n, and the sum of column `sum`. */
struct group { struct hc_value key; int64_t n, sum; };

static size_t
group(const struct table *t, int sum, struct group *groups, size_t max)
{
	size_t n = 0, g;

	for (size_t i = 0; i < t->rows.n; i++) {
		const struct hc_value *row = t->rows.at[i];

		for (g = 0; g < n && !value_equal(&groups[g].key, &row[0]); g++)
			;
		assert_true(g < max);
		if (g == n)
			groups[n++] = (struct group){ .key = row[0] };
		groups[g].n++;
		if (sum > 0 && row[sum].kind != VALUE_NULL)
			groups[g].sum += row[sum].i;
	}
	return n;
}

static void
test_groups_hold_what_the_file_holds(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal by stage agg n,sum.close_value,avg.close_value,distinct.agent");
	struct statement s = must_compile(w, q, STATEMENT_GROUPS, NULL);
	struct table t = world_rows(w, &s);
	struct group groups[10];
	size_t n = group(&t, 2, groups, 10);

	assert_int_equal(s.sink, SINK_HASH);
	assert_true(s.with_rid);
	assert_int_equal(t.columns, q->columns.n + 1);
	assert_true(n == 3 || n == 4);
	for (size_t g = 0; g < n; g++) {
		int64_t count = 0, sum = 0;

		for (size_t i = 0; i < ndeals; i++) {
			if (strncasecmp(deals[i].cell[4], groups[g].key.s, groups[g].key.len) != 0)
				continue;
			count++;
			sum += atoll(deals[i].cell[7]) * 10000;
		}
		assert_int_equal(groups[g].n, count);
		assert_int_equal(groups[g].sum, sum);
	}
	assert_true(q->columns.at[0].is_key);
	assert_true(q->columns.at[1].is_agg && q->columns.at[1].agg == AGG_N);
	assert_string_equal(q->columns.at[2].title, "sum.close_value");
}

static void
test_totals_are_one_row_of_the_database(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal stage:won agg n,sum.close_value,max.close_date");
	struct statement s = must_compile(w, q, STATEMENT_GROUPS, NULL);
	struct table t = world_rows(w, &s);
	int64_t n = 0, sum = 0;

	for (size_t i = 0; i < ndeals; i++) {
		if (strcmp(deals[i].cell[4], "Won") == 0) {
			n++;
			sum += atoll(deals[i].cell[7]) * 10000;
		}
	}
	assert_int_equal(s.sink, SINK_ROWS);
	assert_int_equal(t.rows.n, 1);
	assert_int_equal(t.rows.at[0][0].i, n);
	assert_int_equal(t.rows.at[0][1].i, sum);
}

static void
test_dates_fall_into_buckets(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal has:close_date by close_date/q agg n");
	struct statement s = must_compile(w, q, STATEMENT_GROUPS, NULL);
	struct table t = world_rows(w, &s);
	struct group groups[20];
	size_t n = group(&t, 0, groups, 20);

	assert_true(n >= 4);
	for (size_t g = 0; g < n; g++) {
		int64_t count = 0;
		int y, m, d;
		struct buf b = BUF_INIT;
		char label[16];

		date_to_civil(groups[g].key.i, &y, &m, &d);
		assert_int_equal(d, 1);
		for (size_t i = 0; i < ndeals; i++)
			count += deals[i].cell[6][0] != '\0' && atoi(deals[i].cell[6]) == y &&
			    (atoi(deals[i].cell[6] + 5) - 1) / 3 == (m - 1) / 3;
		assert_int_equal(groups[g].n, count);
		query_bucket_label(&w->locale, groups[g].key.i, 'q', false, &b);
		snprintf(label, sizeof(label), "%d Q%d", y, (m - 1) / 3 + 1);
		assert_string_equal(buf_str(&b), label);
		buf_free(&b);
	}
}

static void
test_a_scan_is_not_lured_by_an_index(void **state)
{
	struct world *w = *state;

	assert_non_null(strstr(must_compile(w, must_parse(w, "deal by stage"), STATEMENT_GROUPS, NULL).sql, "NOT INDEXED"));
	assert_non_null(strstr(must_compile(w, must_parse(w, "deal stage:won by agent"), STATEMENT_GROUPS, NULL).sql, "NOT INDEXED"));
	assert_null(strstr(must_compile(w, must_parse(w, "deal account:cancity by agent"), STATEMENT_GROUPS, NULL).sql, "NOT INDEXED"));
	assert_null(strstr(must_compile(w, must_parse(w, "deal by account agg n"), STATEMENT_GROUPS, NULL).sql, "JOIN"));
}

static void
test_having_filters_and_sort_orders_finished_groups(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal by stage agg n having n gt 3 (sum.close_value ge 1k or not n lt 100) sort -n");
	struct hc_value a[] = { value_text("won", 3), value_int(5), value_decimal(10000000, 4) };
	struct hc_value b[] = { value_text("lost", 4), value_int(5), VALUE_NONE };
	struct hc_value c[] = { VALUE_NONE, value_int(200), VALUE_NONE };
	struct hc_value d[] = { value_text("prospecting", 11), value_int(3), value_decimal(990000000, 4) };

	assert_int_equal(q->columns.n, 3);
	assert_true(q->columns.at[2].hidden && q->columns.at[2].is_agg);
	assert_true(query_group_passes(&w->ctx, q, a));
	assert_false(query_group_passes(&w->ctx, q, b));
	assert_true(query_group_passes(&w->ctx, q, c));
	assert_false(query_group_passes(&w->ctx, q, d));
	assert_true(query_group_compare(q, c, a) < 0);
	assert_true(query_group_compare(q, a, b) < 0);	/* equal n: won stands before lost among the options */
	q = must_parse(w, "deal by stage");
	assert_true(query_group_compare(q, d, a) < 0);
	assert_true(query_group_compare(q, c, a) > 0);	/* null last */
}

static void
test_pivot_key_is_the_last(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal by agent pivot close_date/m agg sum.close_value");

	assert_true(q->pivoted && q->grouped);
	assert_string_equal(q->columns.at[1].title, "close_date/m");
	assert_true(q->columns.at[1].is_key);
}

/* a change of a deal's stage: days before now, who, from, to */
static void
change(struct world *w, const char *deal, const char *field, int days, const char *from, const char *to)
{
	sqlite3_stmt *st = prepare(w, "INSERT INTO field_change VALUES('deal', ?, (SELECT id FROM deal WHERE name = ?), ?, ?, ?, ?)");

	sqlite3_bind_text(st, 1, field, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 2, deal, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, 3, w->locale.now - days * TIME_DAY_MS);
	sqlite3_bind_blob(st, 4, w->me, 16, SQLITE_STATIC);
	if (strcmp(field, "stage") == 0) {
		sqlite3_bind_text(st, 5, from, -1, SQLITE_STATIC);
		sqlite3_bind_text(st, 6, to, -1, SQLITE_STATIC);
	} else {
		sqlite3_bind_int64(st, 5, atoll(from) * 10000);
		sqlite3_bind_int64(st, 6, atoll(to) * 10000);
	}
	assert_int_equal(sqlite3_step(st), SQLITE_DONE);
	sqlite3_finalize(st);
}

static int64_t
count(struct world *w, const char *text)
{
	struct statement s = must_compile(w, must_parse(w, text), STATEMENT_COUNT, NULL);
	struct hc_value v;

	world_select(w, &s, &v, NULL);
	return v.i;
}

static void
test_history_is_asked_in_time(void **state)
{
	struct world *w = *state;
	static const struct { const char *text; int n; } cases[] = {
		{ "stage changed", 2 }, { "stage changed_to won", 1 }, { "stage changed_to won during this_w", 0 },
		{ "stage changed_to won during last_30d", 1 }, { "stage changed_from prospecting", 2 }, { "stage changed during last_7d", 1 },
		{ "stage was prospecting", 2 }, { "stage was engaging", 1 }, { "stage was won", 1 }, { "stage was lost", 1 },
		{ "stage was engaging during 15d_ago", 1 }, { "stage was engaging during 35d_ago", 0 }, { "stage was prospecting during 35d_ago", 2 },
		{ "stage was prospecting during 20d_ago", 1 }, { "stage was won during today", 1 }, { "stage was won during 11d_ago", 0 },
		{ "stage was won during 200d_ago", 0 }, { "stage changed actor me", 2 }, { "stage was prospecting actor me", 0 },
		{ "stage was engaging actor me", 1 }, { "stage changed during 2026-01-01..2026-12-31", 2 }, { "close_value changed_to 20..", 1 },
		{ "close_value was 10", 1 }, { "close_value was 25", 1 }, { "stage:won stage was engaging", 1 },
	};

	world_add(w, "user", "name", "Me", "login", "me", NULL);
	memcpy(w->me, w->records.at[w->records.n - 1]->values[SLOT_ID].id, 16);
	w->ctx.me = w->me;
	world_add(w, "deal", "name", "h1", "stage", "won", "close_value", "25", "agent", "test", NULL);
	world_add(w, "deal", "name", "h2", "stage", "lost", "close_value", "7", "agent", "test", NULL);
	change(w, "h1", "stage", 30, "prospecting", "engaging");
	change(w, "h1", "stage", 10, "engaging", "won");
	change(w, "h1", "close_value", 10, "10", "25");
	change(w, "h2", "stage", 2, "prospecting", "lost");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *text = arena_printf(w->arena, "deal agent = test %s", cases[i].text);

		if (count(w, text) != cases[i].n)
			fail_msg("%s: %lld, not %d\n%s", text, (long long)count(w, text), cases[i].n,
			    must_compile(w, must_parse(w, text), STATEMENT_COUNT, NULL).sql);
	}
}

static void
test_asof_shows_what_was(void **state)
{
	struct world *w = *state;
	struct statement s;
	struct table t;
	struct hc_err err;
	static const struct { const char *text; int n; } cases[] = {
		{ "stage:won (name = h1 or name = h2) asof today", 1 }, { "stage:prospecting asof 20d_ago", 1 },
		{ "stage:engaging asof 20d_ago", 1 }, { "stage:prospecting asof 35d_ago", 2 }, { "close_value:10 asof 35d_ago", 1 },
		{ "close_value:25 asof 5d_ago", 1 }, { "stage:prospecting asof 200d_ago", 0 }, { "asof 200d_ago", 0 },
	};

	/* names keep no history, so the rest of the deals is put away */
	exec(w, "UPDATE deal SET deleted = 1 WHERE agent <> 'test' OR agent IS NULL");
	for (size_t i = 1; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *text = arena_printf(w->arena, "deal %s", cases[i].text);

		if (count(w, text) != cases[i].n)
			fail_msg("%s: %lld, not %d\n%s", text, (long long)count(w, text), cases[i].n,
			    must_compile(w, must_parse(w, text), STATEMENT_COUNT, NULL).sql);
	}
	assert_int_equal(query_sql(&w->ctx, must_parse(w, arena_printf(w->arena, "deal %s", cases[0].text)), DIALECT_SQLITE, STATEMENT_COUNT,
	    NULL, &s, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "name keeps no history"));
	s = must_compile(w, must_parse(w, "deal asof 20d_ago agg sum.close_value"), STATEMENT_GROUPS, NULL);
	t = world_rows(w, &s);
	assert_int_equal(t.rows.at[0][0].i, 170000);	/* 10 and 7 */
	s = must_compile(w, must_parse(w, "deal asof 20d_ago show stage,close_value"), STATEMENT_PAGE, NULL);
	t = world_rows(w, &s);
	assert_int_equal(t.rows.n, 2);
	assert_string_equal(t.rows.at[0][0].s, "engaging");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups_hold_what_the_file_holds),
		cmocka_unit_test(test_totals_are_one_row_of_the_database),
		cmocka_unit_test(test_dates_fall_into_buckets),
		cmocka_unit_test(test_a_scan_is_not_lured_by_an_index),
		cmocka_unit_test(test_having_filters_and_sort_orders_finished_groups),
		cmocka_unit_test(test_pivot_key_is_the_last),
		cmocka_unit_test(test_history_is_asked_in_time),
		cmocka_unit_test(test_asof_shows_what_was),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
