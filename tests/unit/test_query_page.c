/*
 * test_query_page.c - lists in pages: every row once and in order, forwards and back, whatever is null or equal, and never by a sort
 * where there is an index.
 */
#include "tests/unit/query_help.h"

static const char hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object account \"Account\" \"Accounts\"\n"
    "field name text(120) \"Name\" required index search\n"
    "field size select \"Size\" index\n"
    "  option small \"Small\"\n"
    "  option large \"Large\"\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "field name text(120) \"Name\" index\n"
    "field remark text \"Remark\"\n"
    "field account lookup account \"Account\"\n"
    "field amount money \"Amount\" index\n"
    "field close_date date \"Close\" index\n"
    "field lots integer \"Lots\" index\n"
    "field hot boolean \"Hot\"\n"
    "field stage select \"Stage\"\n"
    "  option new \"New\"\n"
    "  option won \"Won\"\n"
    "  option lost \"Lost\"\n"
    "field kind select \"Kind\" index\n"
    "  option b \"B\"\n"
    "  option c \"C\"\n"
    "  option a \"A\"\n"
    "  option empty \"Empty\"\n"
    "view all \"All\"\n"
    "  columns name account amount\n";

#define ROWS 240

static uint32_t
random_number(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static int
set_up(void **state)
{
	static const char *const stages[] = { "new", "won", "lost" };
	struct world *w = world_new(hot);
	uint32_t seed = 7;

	world_add(w, "account", "name", "Øst", "size", "large", NULL);
	world_add(w, "account", "name", "acme", "size", "small", NULL);
	world_add(w, "account", "name", "Zeta", NULL);
	for (int i = 0; i < ROWS; i++) {
		char name[32], lots[16], amount[16], date[32];
		struct hc_record *r;
		uint32_t n[8];

		snprintf(name, sizeof(name), "%s %u", i % 3 ? "Érable" : "beta", random_number(&seed) % 40);
		snprintf(lots, sizeof(lots), "%u", random_number(&seed) % 12);
		snprintf(amount, sizeof(amount), "%u.5", random_number(&seed) % 20);
		snprintf(date, sizeof(date), "2026-%02u-01", random_number(&seed) % 12 + 1);
		for (int k = 8; k-- > 0;)	/* before the call: in which order its arguments are worked out is the compiler's */
			n[k] = random_number(&seed);
		r = world_add(w, "deal", n[0] % 5 ? "name" : "remark", name, n[1] % 4 ? "lots" : "remark", lots, n[2] % 4 ? "amount" : "remark",
		    amount, n[3] % 4 ? "close_date" : "remark", n[4] % 4 ? date : "2026-01-01", "stage", stages[n[5] % 3],
		    n[6] % 3 ? "kind" : "remark", i % 2 ? "a" : i % 4 ? "b" : "c", n[7] % 2 ? "hot" : "remark", "yes", NULL);
		if (i % 7 != 0) {
			char sql[200];

			snprintf(sql, sizeof(sql), "UPDATE deal SET account = (SELECT id FROM account LIMIT 1 OFFSET %d) WHERE rid = %lld",
			    i % 3, (long long)r->rid);
			exec(w, sql);
		}
		if (i % 13 == 0) {	/* what was an option once */
			char sql[100];

			snprintf(sql, sizeof(sql), "UPDATE deal SET kind = '%s' WHERE rid = %lld", i % 2 ? "aa" : "zz", (long long)r->rid);
			exec(w, sql);
		}
		if (i % 11 == 0) {
			char sql[100];

			snprintf(sql, sizeof(sql), "UPDATE deal SET deleted = 1 WHERE rid = %lld", (long long)r->rid);
			exec(w, sql);
		}
	}
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	world_free(*state);
	return 0;
}

static const char *const sorts[] = {
	"", "id", "-id", "name", "-name", "lots", "-lots", "amount", "-amount", "close_date", "-close_date", "created", "-created",
	"lots,name", "-lots,name", "lots,-name", "-lots,-amount,name", "account", "-account", "account.name,-lots", "stage", "-stage",
	"stage,kind", "kind", "-kind", "kind,-lots", "-kind,name", "kind,stage", "-lots,kind", "account.size", "-account.size", "hot", "remark", "-remark,lots",
};

/* Pages of a few rows until nothing comes; `back` starts from the end. */
static size_t
walk(struct world *w, struct query *q, bool back, const uint8_t **ids, size_t max)
{
	struct page_at at = { .limit = 7 };
	size_t n = 0;

	for (;;) {
		struct statement s = must_compile(w, q, back ? STATEMENT_PAGE_BACK : STATEMENT_PAGE, &at);
		struct table t = world_rows(w, &s);

		for (size_t i = 0; i < t.rows.n; i++) {
			assert_true(n < max);
			ids[n++] = t.rows.at[i][q->id_column].id;
		}
		if (t.rows.n == 0)
			return n;
		at.cursor = query_cursor(q, w->arena, t.rows.at[t.rows.n - 1]);
	}
}

static void
test_pages_hold_every_row_once_both_ways(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++) {
		struct query *q = must_parse(w, arena_printf(w->arena, "deal%s%s", sorts[i][0] ? " sort " : "", sorts[i]));
		struct statement s = must_compile(w, q, STATEMENT_PAGE, NULL);
		struct table t = world_rows(w, &s);
		const uint8_t *forth[ROWS], *back[ROWS];
		size_t n = walk(w, q, false, forth, ROWS), m = walk(w, q, true, back, ROWS);

		assert_int_equal(t.rows.n, ROWS - (ROWS + 10) / 11);
		if (n != t.rows.n || m != n)
			fail_msg("sort %s: %zu rows, %zu in pages, %zu going back", sorts[i], t.rows.n, n, m);
		for (size_t k = 0; k < n; k++) {
			if (memcmp(forth[k], t.rows.at[k][q->id_column].id, 16) != 0)
				fail_msg("sort %s: row %zu of the pages is another", sorts[i], k);
			if (memcmp(back[n - 1 - k], t.rows.at[k][q->id_column].id, 16) != 0)
				fail_msg("sort %s: row %zu going back is another", sorts[i], k);
		}
		s = must_compile(w, q, STATEMENT_IDS, NULL);
		t = world_rows(w, &s);
		assert_int_equal(t.rows.n, n);
		assert_int_equal(t.columns, 1);
	}
}

static void
test_nulls_come_last_in_both_directions(void **state)
{
	struct world *w = *state;
	static const char *const texts[] = { "deal sort lots show lots", "deal sort -lots show lots", "deal sort -amount show amount",
	    "deal sort name show name", "deal sort -remark show remark" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct statement s = must_compile(w, must_parse(w, texts[i]), STATEMENT_PAGE, NULL);
		struct table t = world_rows(w, &s);
		bool down = strchr(texts[i], '-') != NULL, null = false, text = false;

		for (size_t k = 0; k < t.rows.n; k++) {
			const struct hc_value *v = &t.rows.at[k][0], *before = &t.rows.at[k ? k - 1 : 0][0];

			if (v->kind == VALUE_NULL) {
				null = true;
				continue;
			}
			assert_false(null);
			text = text || v->kind == VALUE_TEXT;
			if (v->kind == VALUE_INT)
				assert_true(down ? before->i >= v->i : before->i <= v->i);
		}
		assert_true(null);
		if (text)	/* beta before Érable: by key, not by bytes or case */
			assert_int_equal(t.rows.at[0][0].s[0], down ? t.rows.at[0][0].s[0] : 'b');
	}
}

/* The kinds of a list as letters, "b" three times in a row once. */
static const char *
kinds(struct world *w, const char *text)
{
	struct query *q = must_parse(w, text);
	struct buf b = BUF_INIT;
	const char *last = "", *ret;
	struct page_at at = { .limit = 300 };
	struct statement s = must_compile(w, q, STATEMENT_PAGE, &at);
	struct table t = world_rows(w, &s);

	for (size_t i = 0; i < t.rows.n; i++) {
		const char *kind = t.rows.at[i][0].kind == VALUE_TEXT ? t.rows.at[i][0].s : "-";

		if (strlen(kind) > 1)
			kind = "gone";
		if (strcmp(kind, last) != 0)
			buf_printf(&b, "%s%s", b.len ? " " : "", kind);
		last = kind;
	}
	ret = arena_strdup(w->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

static void
test_choices_come_as_their_options_stand(void **state)
{
	struct world *w = *state;

	assert_string_equal(kinds(w, "deal sort kind show kind"), "b c a gone -");
	assert_string_equal(kinds(w, "deal sort -kind show kind"), "gone a c b -");
	assert_string_equal(kinds(w, "deal sort kind,-lots show kind"), "b c a gone -");
	assert_string_equal(kinds(w, "deal kind:c.. sort kind show kind"), "c a");
	assert_string_equal(kinds(w, "deal kind lt a sort -kind show kind"), "c b");
	assert_string_equal(kinds(w, "deal -kind:a sort kind show kind"), "b c gone -");
	assert_string_equal(kinds(w, "deal kind != c lots:..6 sort -kind show kind"), "gone a b -");
	assert_string_equal(kinds(w, "deal kind:a,none sort kind show kind"), "a -");
	assert_string_equal(kinds(w, "deal not kind:a&c sort kind show kind"), "b c a gone -");
	assert_string_equal(kinds(w, "deal lots = 3 sort kind show kind"), "b c a gone -");
	assert_string_equal(kinds(w, "deal kind:empty sort kind show kind"), "");
}

static void
test_a_page_reads_no_option_that_the_condition_rules_out(void **state)
{
	struct world *w = *state;
	struct page_at at = { .limit = 50 };
	struct statement s = must_compile(w, must_parse(w, "deal kind:c sort kind"), STATEMENT_PAGE, &at);

	assert_null(strstr(s.sql, "UNION"));
	s = must_compile(w, must_parse(w, "deal -kind:a sort kind"), STATEMENT_PAGE, &at);
	assert_non_null(strstr(s.sql, "UNION"));
}

/* The plan of SQLite, a line per step. */
static const char *
plan_of(struct world *w, const struct statement *s)
{
	struct statement explain = *s;
	struct buf b = BUF_INIT;
	sqlite3_stmt *st;
	const char *text;

	explain.sql = arena_printf(w->arena, "EXPLAIN QUERY PLAN %s", s->sql);
	st = world_prepare(w, &explain);
	while (sqlite3_step(st) == SQLITE_ROW)
		buf_printf(&b, "%s\n", (const char *)sqlite3_column_text(st, 3));
	sqlite3_finalize(st);
	text = arena_strdup(w->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static void
test_an_indexed_order_is_walked_not_sorted(void **state)
{
	struct world *w = *state;
	static const char *const indexed[] = { "", "-id", "name", "-name", "lots", "-lots", "amount", "-amount", "-created" },
	    *const choices[] = { "kind", "-kind" };

	for (size_t i = 0; i < sizeof(indexed) / sizeof(indexed[0]); i++) {
		struct query *q = must_parse(w, arena_printf(w->arena, "deal%s%s", indexed[i][0] ? " sort " : "", indexed[i]));
		struct page_at at = { .limit = 50 };

		for (int step = 0; step < 4; step++) {
			struct statement s = must_compile(w, q, step & 1 ? STATEMENT_PAGE_BACK : STATEMENT_PAGE, &at);
			struct table t = world_rows(w, &s);
			const char *plan = plan_of(w, &s);

			if (strstr(plan, "TEMP B-TREE") != NULL || strstr(plan, "SCAN t0\n") != NULL)
				fail_msg("sort %s: %s\n%s", indexed[i], s.sql, plan);
			assert_false(s.full_scan);
			if (step == 1)
				at.cursor = query_cursor(q, w->arena, t.rows.at[t.rows.n / 2]);
		}
	}
	for (size_t i = 0; i < 2; i++) {
		struct query *q = must_parse(w, arena_printf(w->arena, "deal sort %s", choices[i]));
		struct page_at at = { .limit = 50 };
		struct statement s = must_compile(w, q, STATEMENT_PAGE, &at);
		const char *plan = plan_of(w, &s);
		int seeks = 0;

		/* each option by a seek; only what was chosen, and what is no option any more, is put in order */
		for (const char *p = plan; (p = strstr(p, "USING INDEX i_deal_kind (kind=?)\n")) != NULL; p++)
			seeks++;
		if (seeks != 5 || strstr(plan, "MULTI-INDEX OR") == NULL || strstr(plan, "autoindex_deal") != NULL)
			fail_msg("sort %s: %d seeks, %s\n%s", choices[i], seeks, s.sql, plan);
		assert_false(s.full_scan);
	}
	assert_true(must_compile(w, must_parse(w, "deal sort remark"), STATEMENT_PAGE, NULL).full_scan);
	assert_true(must_compile(w, must_parse(w, "deal remark:x"), STATEMENT_PAGE, NULL).full_scan);
	assert_false(must_compile(w, must_parse(w, "deal name = x sort remark"), STATEMENT_PAGE, NULL).full_scan);
}

static void
test_a_count_reads_only_the_index(void **state)
{
	struct world *w = *state;
	struct statement s = must_compile(w, must_parse(w, "deal lots:3"), STATEMENT_COUNT, NULL);
	const char *plan = plan_of(w, &s);

	if (strstr(plan, "COVERING INDEX i_deal_lots (lots=?)") == NULL || strstr(plan, "SCAN t") != NULL)
		fail_msg("%s", plan);
	s = must_compile(w, must_parse(w, "deal remark = x"), STATEMENT_COUNT, NULL);
	assert_string_equal(s.sql, "SELECT COUNT(*) FROM \"deal\" AS t0 WHERE t0.\"deleted\" IS NULL AND t0.\"remark\" = ?");
}

static void
test_limit_holds_over_all_pages(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal sort -lots limit 20");
	const uint8_t *ids[ROWS];
	struct statement s;
	struct hc_value v;

	assert_int_equal(walk(w, q, false, ids, ROWS), 20);
	assert_int_equal(walk(w, q, true, ids, ROWS), 20);
	s = must_compile(w, q, STATEMENT_COUNT, NULL);
	world_select(w, &s, &v, NULL);
	assert_int_equal(v.i, 20);
	s = must_compile(w, must_parse(w, "deal limit 0"), STATEMENT_PAGE, NULL);
	assert_int_equal(world_rows(w, &s).rows.n, 0);
}

static void
test_a_foreign_cursor_is_refused(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal sort lots"), *other = must_parse(w, "deal sort -lots");
	struct statement s = must_compile(w, q, STATEMENT_PAGE, NULL);
	struct table t = world_rows(w, &s);
	const char *cursor = query_cursor(q, w->arena, t.rows.at[3]);
	const char *bad[] = { "", "x", "00000000.i1.00", cursor, arena_printf(w->arena, "%sff", cursor), "%" };
	struct hc_err err;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct page_at at = { .cursor = bad[i], .limit = 5 };

		assert_int_equal(query_sql(&w->ctx, other, DIALECT_SQLITE, STATEMENT_PAGE, &at, &s, &err), HC_INVALID);
		assert_non_null(strstr(err.msg, "cursor"));
	}
	q = must_parse(w, arena_printf(w->arena, "deal sort lots after %s", cursor));
	s = must_compile(w, q, STATEMENT_PAGE, NULL);
	assert_int_equal(world_rows(w, &s).rows.n, t.rows.n - 4);
}

static void
test_rows_bring_titles_and_currencies(void **state)
{
	struct world *w = *state;
	struct query *q = must_parse(w, "deal name:be has:account");
	struct statement s = must_compile(w, q, STATEMENT_PAGE, NULL);
	struct table t = world_rows(w, &s);

	assert_int_equal(t.columns, q->columns.n);
	assert_false(q->has_show);
	assert_string_equal(q->columns.at[1].title, "account");
	assert_int_equal(t.rows.at[0][q->columns.at[1].title_column].kind, VALUE_TEXT);
	assert_true(q->columns.at[q->columns.at[1].title_column].hidden);
	assert_true(q->columns.at[2].currency_column > 0);
	assert_int_equal(q->columns.at[2].scale, 4);
	q = must_parse(w, "deal show account.name,lots");
	assert_true(q->has_show);
	assert_string_equal(q->columns.at[0].title, "account.name");
	assert_int_equal(query_set_sort(&w->ctx, q, "-lots", NULL), HC_OK);
	assert_string_equal(query_sort_text(q, w->arena), "-lots");
	assert_true(q->has_show);
}

static void
test_a_thousand_terms_do_not_run_too_deep(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;
	struct statement s;

	buf_adds(&b, "deal lots:1");
	for (int i = 0; i < 3000; i++)
		buf_printf(&b, " or lots gt %d", i + 20);
	s = must_compile(w, must_parse(w, buf_str(&b)), STATEMENT_PAGE, NULL);
	assert_true(world_rows(w, &s).rows.n > 0);
	buf_reset(&b);
	buf_adds(&b, "deal lots:1");
	for (int i = 0; i < 5000; i++)
		buf_printf(&b, ",%d", i);
	s = must_compile(w, must_parse(w, buf_str(&b)), STATEMENT_PAGE, NULL);
	assert_true(world_rows(w, &s).rows.n > 0);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages_hold_every_row_once_both_ways),
		cmocka_unit_test(test_nulls_come_last_in_both_directions),
		cmocka_unit_test(test_an_indexed_order_is_walked_not_sorted),
		cmocka_unit_test(test_choices_come_as_their_options_stand),
		cmocka_unit_test(test_a_page_reads_no_option_that_the_condition_rules_out),
		cmocka_unit_test(test_a_count_reads_only_the_index),
		cmocka_unit_test(test_limit_holds_over_all_pages),
		cmocka_unit_test(test_a_foreign_cursor_is_refused),
		cmocka_unit_test(test_rows_bring_titles_and_currencies),
		cmocka_unit_test(test_a_thousand_terms_do_not_run_too_deep),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
