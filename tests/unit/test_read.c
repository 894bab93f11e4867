/* test_read.c - pages, counts, groups and the search, on the real accounts. */
#include "store_help.h"

static struct query_ctx
context(struct fixture *f)
{
	return (struct query_ctx){ .model = f->model, .locale = &locale_machine, .arena = f->arena };
}

static struct query *
parse(struct fixture *f, const struct query_ctx *c, const char *text)
{
	struct query *q;

	check(f, query_parse(c, text, &q, &f->err));
	return q;
}

static int64_t
count(struct fixture *f, const char *text)
{
	struct query_ctx c = context(f);
	int64_t n = -1;

	check(f, read_count(f->s, &c, parse(f, &c, text), &n, &f->err));
	return n;
}

/* Rows as text: cells by a comma, rows by a semicolon. Only what is shown. */
static const char *
groups(struct fixture *f, const char *text)
{
	struct query_ctx c = context(f);
	struct query *q = parse(f, &c, text);
	struct buf b = BUF_INIT;
	struct hc_value **rows;
	char *ret;
	size_t n;

	check(f, read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err));
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < q->columns.n; k++) {
			const struct column *col = &q->columns.at[k];

			if (col->hidden)
				continue;
			if (k)
				buf_addc(&b, ',');
			if (rows[i][k].kind == VALUE_TEXT)
				buf_add(&b, rows[i][k].s, rows[i][k].len);
			else if (rows[i][k].kind == VALUE_DECIMAL)
				buf_printf(&b, "%lld/%d", (long long)rows[i][k].i, rows[i][k].scale);
			else if (rows[i][k].kind != VALUE_NULL)
				buf_printf(&b, "%lld", (long long)rows[i][k].i);
		}
		buf_addc(&b, ';');
	}
	ret = arena_strdup(f->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

static int
set_up_accounts(void **state)
{
	set_up(state);
	load_accounts(*state, NULL);
	return 0;
}

static void
test_counts(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(count(f, "account"), 85);
	assert_int_equal(count(f, "account sector:medical"), 12);
	assert_int_equal(count(f, "account name:acme"), 1);
	assert_int_equal(count(f, "account name~^b"), one_int(f, "SELECT count(*) FROM account WHERE name LIKE 'b%'"));
	assert_int_equal(count(f, "account employees:1000.."), one_int(f, "SELECT count(*) FROM account WHERE employees >= 1000"));
}

static void
test_pages_meet_without_gap(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct query *q = parse(f, &c, "account sort name");
	struct page_at at = { .limit = 10 };
	struct hc_value **rows, **back;
	const char *first = NULL;
	size_t n, seen = 0;

	do {
		check(f, read_page(f->s, &c, q, &at, false, f->arena, &rows, &n, &f->err));
		seen += n;
		if (n)
			at.cursor = query_cursor(q, f->arena, rows[n - 1]);
		if (seen == 20)
			first = query_cursor(q, f->arena, rows[9]);
	} while (n == 10);
	assert_int_equal(seen, 85);
	at.cursor = first;
	check(f, read_page(f->s, &c, q, &at, true, f->arena, &back, &n, &f->err));
	assert_int_equal(n, 10);
	at.cursor = query_cursor(q, f->arena, back[n - 1]);
	check(f, read_page(f->s, &c, q, &at, false, f->arena, &rows, &n, &f->err));
	/* the row after the last of the page before is the one that the cursor stood on */
	assert_string_equal(query_cursor(q, f->arena, rows[0]), first);
}

static void
test_groups_agree_with_sql(void **state)
{
	struct fixture *f = *state;
	char want[64];

	assert_string_equal(groups(f, "account sector:medical,retail by sector agg n,max.employees"), arena_printf(f->arena,
	    "medical,12,%d;retail,17,%d;", (int)one_int(f, "SELECT max(employees) FROM account WHERE sector = 'medical'"),
	    (int)one_int(f, "SELECT max(employees) FROM account WHERE sector = 'retail'")));
	assert_string_equal(groups(f, "account by sector agg n having n gt 11 sort -n limit 2"), "retail,17;technolgy,12;");
	snprintf(want, sizeof(want), "%lld/4;", (long long)one_int(f, "SELECT sum(revenue_base) FROM account"));
	assert_string_equal(groups(f, "account agg sum.revenue"), want);
	snprintf(want, sizeof(want), "%lld;", (long long)one_int(f, "SELECT count(DISTINCT employees) FROM account"));
	assert_string_equal(groups(f, "account agg distinct.employees"), want);
}

/* What a person sees of a group's money: value and currency, and `~` when it was put together from several. */
static const char *
money(struct fixture *f, const char *text)
{
	struct query_ctx c = context(f);
	struct query *q = parse(f, &c, text);
	struct buf b = BUF_INIT;
	struct hc_value **rows;
	char *ret;
	size_t n;

	check(f, read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < q->columns.n; k++) {
			const struct column *col = &q->columns.at[k];
			const struct hc_value *v;
			char currency[8];
			bool mixed;

			if (col->hidden || !col->is_agg)
				continue;
			v = query_money(col, rows[i], &rows[i][k], currency, &mixed);
			buf_printf(&b, "%s%lld %s;", mixed ? "~" : "", (long long)v->i / 10000, currency);
		}
	ret = arena_strdup(f->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

/* The one figure of a query to its last digit, as it is shown. */
static int64_t
raw_sum(struct fixture *f, const char *text)
{
	struct query_ctx c = context(f);
	struct query *q = parse(f, &c, text);
	struct hc_value **rows;
	char currency[8];
	bool mixed;
	size_t n;

	check(f, read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err));
	assert_int_equal(n, 1);
	return query_money(&q->columns.at[0], rows[0], &rows[0][0], currency, &mixed)->i;
}

static void
test_money_of_one_currency_is_shown_in_it(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *name, *sector, *currency; int64_t amount, base; } all[] = {
		{ "a", "technolgy", "USD", 100, 50 }, { "b", "technolgy", "USD", 60, 30 }, { "c", "technolgy", "GBP", 0, 0 },
		{ "d", "medical", "USD", 7, 4 }, { "e", "medical", "EUR", 9, 9 }, { "f", "retail", "EUR", 5, 5 },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct hc_record *r = new_account(f, all[i].name);

		set_text(f, r, "sector", all[i].sector);
		set_text(f, r, "currency", all[i].currency);
		if (all[i].amount > 0) {
			record_set(r, field(f, "revenue"), value_decimal(all[i].amount * 10000, 4));
			r->base[field(f, "revenue")->slot] = all[i].base * 10000;
		}
		check(f, save(f, r));
	}
	/* an amount that is not there has no currency */
	assert_string_equal(money(f, "account by sector agg sum.revenue,avg.revenue,min.revenue,med.revenue"),
	    "160 USD;80 USD;60 USD;80 USD;~13 ;~6 ;~4 ;~6 ;5 EUR;5 EUR;5 EUR;5 EUR;");
	assert_string_equal(money(f, "account sector:technolgy agg sum.revenue"), "160 USD;");
	assert_string_equal(money(f, "account sector:technolgy agg sum.revenue,med.revenue"), "160 USD;80 USD;");
	assert_string_equal(money(f, "account agg sum.revenue"), "~98 ;");
	assert_string_equal(money(f, "account name:nobody agg sum.revenue"), "0 ;");
	/* what is asked of groups is asked in base currency */
	assert_string_equal(money(f, "account by sector agg sum.revenue having sum.revenue ge 10 sort sum.revenue"), "~13 ;160 USD;");
}

static void
add_revenue(struct fixture *f, const char *name, const char *currency, int64_t amount, int64_t base)
{
	struct hc_record *r = new_account(f, name);

	set_text(f, r, "sector", "software");
	set_text(f, r, "currency", currency);
	record_set(r, field(f, "revenue"), value_decimal(amount, 4));
	r->base[field(f, "revenue")->slot] = base;
	check(f, save(f, r));
}

static void
test_large_amounts_are_summed_to_the_last_digit(void **state)
{
	struct fixture *f = *state;

	/* 2^53 + 1 is no float */
	add_revenue(f, "Large One", "JPY", INT64_C(9007199254740993), 10000);
	add_revenue(f, "Large Two", "JPY", INT64_C(20000), 10000);
	assert_string_equal(groups(f, "account name:large agg n,sum.revenue"), "2,20000/4;");
	assert_string_equal(money(f, "account name:large agg sum.revenue"), "900719925476 JPY;");
	assert_int_equal(raw_sum(f, "account name:large agg sum.revenue"), INT64_C(9007199254760993));
	/* what is too large in its own currency is told in base */
	add_revenue(f, "Large Three", "JPY", INT64_MAX, 10000);
	assert_string_equal(money(f, "account name:large agg sum.revenue"), "~3 ;");
	/* on the way to a total that fits, one that does not is no matter */
	add_revenue(f, "Large Four", "JPY", -INT64_MAX, 10000);
	assert_int_equal(raw_sum(f, "account name:large agg sum.revenue"), INT64_C(9007199254760993));
}

static void
test_a_sum_that_does_not_fit_says_what_to_do(void **state)
{
	struct fixture *f = *state;
	static const char *const texts[] = {
		"account name:huge agg sum.revenue", "account name:huge by sector agg sum.revenue",
	};

	add_revenue(f, "Huge One", "EUR", INT64_MAX, INT64_MAX);
	add_revenue(f, "Huge Two", "EUR", INT64_MAX, INT64_MAX);
	for (size_t i = 0; i < 2; i++) {
		struct query_ctx c = context(f);
		struct query *q = parse(f, &c, texts[i]);
		struct hc_value **rows;
		size_t n;

		assert_int_equal(read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err), HC_INVALID);
		assert_non_null(strstr(f->err.msg, "larger than can be shown; take fewer records"));
		assert_null(strstr(f->err.msg, "overflow"));
	}
}

static void
test_medians_shares_and_averages_are_exact(void **state)
{
	struct fixture *f = *state;
	char want[64];
	int64_t sum = one_int(f, "SELECT sum(employees) FROM account");

	snprintf(want, sizeof(want), "%lld", (long long)one_int(f, "SELECT employees FROM account ORDER BY employees LIMIT 1 OFFSET 42"));
	assert_int_equal(strncmp(groups(f, "account agg med.employees"), want, strlen(want)), 0);
	snprintf(want, sizeof(want), "%lld", (long long)one_int(f, "SELECT employees FROM account ORDER BY employees LIMIT 1 OFFSET 76"));
	assert_int_equal(strncmp(groups(f, "account agg p90.employees"), want, strlen(want)), 0);
	snprintf(want, sizeof(want), "%lld", (long long)(sum / 85));
	assert_int_equal(strncmp(groups(f, "account agg avg.employees"), want, strlen(want)), 0);
	assert_non_null(strstr(groups(f, "account agg share.employees"), "100"));
}

static void
test_totals_of_nothing_are_one_row(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(groups(f, "account name:nobody agg n,sum.revenue,med.employees"), "0,,;");
	assert_string_equal(groups(f, "account name:nobody by sector agg n"), "");
}

static void
test_a_lookup_key_has_its_title(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct query *q;
	struct hc_record *parent = new_account(f, "Mother"), *child = new_account(f, "Child");
	struct hc_value **rows;
	size_t n;

	check(f, save(f, parent));
	record_set(child, field(f, "parent"), parent->values[SLOT_ID]);
	check(f, save(f, child));
	q = parse(f, &c, "account has:parent by parent agg n");
	check(f, read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err));
	assert_int_equal(n, 1);
	assert_true(q->columns.at[0].title_column > 0);
	assert_string_equal(rows[0][q->columns.at[0].title_column].s, "Mother");
}

static void
test_search_finds_words_phrases_and_beginnings(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct hc_record *r = new_account(f, "Gelée Royale SARL");
	struct hit *hits;
	int64_t total;
	bool ranked;
	size_t n;

	set_text(f, r, "notes", "The acme of sweetness, says \"Bee* OR NEAR(\" the buyer.");
	check(f, save(f, r));
	check(f, read_search(f->s, &c, "gelee roy", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 1);
	assert_string_equal(hits[0].title, "Gelée Royale SARL");
	assert_true(ranked);
	check(f, read_search(f->s, &c, "acme", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 2);
	assert_int_equal(total, 2);
	assert_string_equal(hits[0].title, "Acme Corporation");	/* a short text says more by the same word */
	assert_non_null(strstr(hits[1].snippet, "acme of sweetness"));
	check(f, read_search(f->s, &c, "\"of sweetness\"", account(f), 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 1);
	/* nothing typed is an operator */
	check(f, read_search(f->s, &c, "bee* OR NEAR( -x ^y col:z", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	check(f, read_search(f->s, &c, "\"unclosed", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	check(f, read_search(f->s, &c, "  ", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 0);
	assert_int_equal(read_search(f->s, &c, "\xff\xfe", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err), HC_INVALID);
}

static void
test_deleted_records_are_not_found(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct hc_record *r = new_account(f, "Vanished Vintners");
	struct hit *hits;
	int64_t total;
	bool ranked;
	size_t n;

	check(f, save(f, r));
	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	check(f, save_delete(f->s, &f->c, r, true, &f->err));
	check(f, store_commit(f->s, &f->err));
	check(f, read_search(f->s, &c, "vintners", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 0);
	assert_int_equal(total, 0);
	assert_int_equal(count(f, "account"), 85);
	assert_int_equal(count(f, "account name:vanished with deleted"), 1);
}

static int
only_retail(void *access, const struct object *o, const struct expr **ret, struct hc_err *err)
{
	struct fixture *f = access;
	struct query_ctx c = context(f);

	*ret = NULL;
	if (strcmp(o->name, "account"))
		return HC_OK;
	c.object = o;
	return query_parse_condition(&c, "sector:retail", ret, err);
}

static void
test_search_and_groups_keep_to_what_the_user_may_see(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct hit *hits;
	struct query *q;
	struct hc_value **rows;
	int64_t total, n_all;
	bool ranked;
	size_t n;

	c.filter = only_retail;
	c.access = f;
	check(f, read_search(f->s, &c, "acme", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 0);
	assert_int_equal(total, 0);
	check(f, read_search(f->s, &c, "cancity", NULL, 10, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 1);
	q = parse(f, &c, "account by sector agg n");
	check(f, read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err));
	assert_int_equal(n, 1);
	check(f, read_count(f->s, &c, parse(f, &c, "account"), &n_all, &f->err));
	assert_int_equal(n_all, 17);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_counts, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_pages_meet_without_gap, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_groups_agree_with_sql, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_money_of_one_currency_is_shown_in_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_large_amounts_are_summed_to_the_last_digit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_sum_that_does_not_fit_says_what_to_do, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_medians_shares_and_averages_are_exact, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_totals_of_nothing_are_one_row, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_a_lookup_key_has_its_title, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_search_finds_words_phrases_and_beginnings, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_deleted_records_are_not_found, set_up_accounts, tear_down),
		cmocka_unit_test_setup_teardown(test_search_and_groups_keep_to_what_the_user_may_see, set_up_accounts, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
