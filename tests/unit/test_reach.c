/* test_reach.c - what makes a large file feel small: the index on the ends of ids, the order of columns, lists cut short. */
#include <sqlite3.h>

#include "store_help.h"

#include "base/uuid.h"
#include "store/lookup.h"

static struct query_ctx
context(struct fixture *f)
{
	return (struct query_ctx){ .model = f->model, .locale = &locale_machine, .arena = f->arena };
}

/* SQLite's plan, a line per step; values are looked for in the plan only by their place. */
static const char *
plan(struct fixture *f, const char *sql, size_t values)
{
	struct statement st = { .sql = arena_printf(f->arena, "EXPLAIN QUERY PLAN %s", sql), .nbinds = values };
	struct hc_value **rows;
	struct buf b = BUF_INIT;
	const char *text;
	size_t n;

	st.binds = ARENA_ARRAY(f->arena, struct hc_value, values + 1);
	check(f, read_all(f->s, &st, NULL, f->arena, &rows, &n, &f->err));
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%.*s\n", (int)rows[i][3].len, rows[i][3].s);
	text = arena_strdup(f->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static int64_t
count(struct fixture *f, const char *text)
{
	struct query_ctx c = context(f);
	struct query *q;
	int64_t n = -1;

	check(f, query_parse(&c, text, &q, &f->err));
	check(f, read_count(f->s, &c, q, &n, &f->err));
	return n;
}

static void
test_the_end_of_an_id_is_found_by_an_index(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Tail & Sons");
	struct query_ctx c = context(f);
	struct statement st;
	struct query *q;
	uint8_t ids[4][16];
	char text[UUID_TEXT], upper[8];
	size_t n;

	check(f, save(f, r));
	uuid_format(r->values[SLOT_ID].id, text);
	for (int digits = 2; digits <= 11; digits++) {
		check(f, lookup_suffix(f->s, account(f), text + 36 - digits, ids, 4, &n, &f->err));
		assert_true(n >= 1);
		if (digits >= 6) {
			assert_int_equal(n, 1);
			assert_memory_equal(ids[0], r->values[SLOT_ID].id, 16);
			assert_int_equal(count(f, arena_printf(f->arena, "account id:%s", text + 36 - digits)), 1);
		}
	}
	snprintf(upper, sizeof(upper), "%s", text + 30);
	for (char *p = upper; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p -= 32;
	assert_int_equal(count(f, arena_printf(f->arena, "account id:%s", upper)), 1);
	assert_int_equal(count(f, arena_printf(f->arena, "account id:%s", text)), 1);
	check(f, query_parse(&c, arena_printf(f->arena, "account id:%s", text + 30), &q, &f->err));
	check(f, query_sql(&c, q, DIALECT_SQLITE, STATEMENT_COUNT, NULL, &st, &f->err));
	if (!strstr(plan(f, st.sql, st.nbinds), "t_account"))
		fail_msg("%s", plan(f, st.sql, st.nbinds));
}

static void
test_an_older_file_gets_the_index(void **state)
{
	struct fixture *f = *state;
	sqlite3 *db;

	check(f, save(f, new_account(f, "Acme")));
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "DROP INDEX t_account; UPDATE meta SET value = '1:0' WHERE key = 'model'", NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
	open_again(f, 0);
	assert_int_equal(one_int(f, "SELECT count(*) FROM sqlite_schema WHERE name = 't_account'"), 1);
}

static void
test_columns_that_are_scanned_stand_first(void **state)
{
	struct fixture *f = *state;
	static const char *const order[] = { "deleted", "name", "sector", "revenue", "email", "notes", "rev", "k_name", "_extra" };
	int64_t last = 0;

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		int64_t at = one_int(f, arena_printf(f->arena, "SELECT cid FROM pragma_table_info('account') WHERE name = '%s'", order[i]));

		if (at <= last)
			fail_msg("%s stands at %d", order[i], (int)at);
		last = at;
	}
}

static void
test_a_word_in_very_many_records_gives_the_newest(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct hit *hits;
	int64_t total;
	bool ranked;
	size_t n;

	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	for (int i = 0; i < 20010; i++)
		check(f, save_record(f->s, &f->c, new_account(f, arena_printf(f->arena, "Frequent %d", i)), &f->err));
	check(f, store_commit(f->s, &f->err));
	check(f, read_search(f->s, &c, "frequent", NULL, 3, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_int_equal(n, 3);
	assert_false(ranked);
	assert_true(total > 20000);
	assert_string_equal(hits[0].title, "Frequent 20009");
	assert_string_equal(hits[2].title, "Frequent 20007");
	check(f, read_search(f->s, &c, "frequent 77", NULL, 3, f->arena, &hits, &n, &total, &ranked, &f->err));
	assert_true(ranked);
	assert_string_equal(hits[0].title, "Frequent 77");
}

static void
many(struct fixture *f, int n)
{
	store_threads_from(f->s, 10000);
	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	for (int i = 0; i < n; i++)
		check(f, save_record(f->s, &f->c, new_account(f, arena_printf(f->arena, "Firm %d", i)), &f->err));
	check(f, store_commit(f->s, &f->err));
}

/* What the same pattern finds in the table, row by row. */
static int64_t
by_hand(struct fixture *f, const char *pattern)
{
	return one_int(f, arena_printf(f->arena, "SELECT count(*) FROM account WHERE deleted IS NULL AND hc_regex('%s', name)", pattern));
}

static void
test_a_pattern_is_answered_from_memory_and_right_after_every_change(void **state)
{
	struct fixture *f = *state;
	static const char *const patterns[] = { "77$", "^firm 1", "(?-i)^Firm 1", "7.7.7", "nothing", "[0-9]{5}", "." };
	struct hc_record *r, *late;
	struct store *other;

	many(f, 20500);
	for (int round = 0; round < 3; round++)		/* the first reads, the second loads */
		for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
			assert_int_equal(count(f, arena_printf(f->arena, "account name~/%s/", patterns[i])), by_hand(f, patterns[i]));
	assert_int_equal(count(f, "account name~/^zebra/"), 0);
	r = new_account(f, "Zebra Zoo");
	check(f, save(f, r));
	assert_int_equal(count(f, "account name~/^zebra/"), 1);
	r = load(f, r);
	set_text(f, r, "name", "Giraffe Garden");
	check(f, save(f, r));
	assert_int_equal(count(f, "account name~/^zebra/"), 0);
	assert_int_equal(count(f, "account name~/^giraffe/"), 1);
	assert_int_equal(count(f, "account name~/^giraffe/ name~/den$/ -name~/zebra/"), 1);
	assert_int_equal(count(f, "account (name~/^giraffe/ or name~/^firm 12345$/)"), 2);
	/* another program */
	check(f, store_open(f->path, STORE_SECOND, f->env, &other, &f->err));
	check(f, store_use_model(other, f->model, NULL, NULL, &f->err));
	late = new_account(f, "Walrus Works");
	f->c.tx = 0;
	check(f, store_begin(other, &f->err));
	check(f, save_record(other, &f->c, late, &f->err));
	assert_int_equal(count(f, "account name~/^walrus/"), 0);
	check(f, store_commit(other, &f->err));
	store_close(other);
	assert_int_equal(count(f, "account name~/^walrus/"), 1);
	/* what is taken back was never there, and within a transaction its own rows count */
	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	check(f, save_record(f->s, &f->c, new_account(f, "Okapi Office"), &f->err));
	assert_int_equal(count(f, "account name~/^okapi/"), 1);
	store_rollback(f->s);
	assert_int_equal(count(f, "account name~/^okapi/"), 0);
	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	check(f, save_delete(f->s, &f->c, load(f, late), true, &f->err));
	check(f, store_commit(f->s, &f->err));
	assert_int_equal(count(f, "account name~/^walrus/"), 0);
	assert_int_equal(count(f, "account name~/^walrus/ with deleted"), 1);
	/* more changes than are worth taking in one by one */
	many(f, 6000);
	assert_int_equal(count(f, "account name~/^firm 77$/"), 2);
	assert_int_equal(count(f, "account name~/77$/"), by_hand(f, "77$"));
}

static void
test_a_page_of_a_pattern_keeps_its_order(void **state)
{
	struct fixture *f = *state;
	static const char *const queries[] = { "account name~/77$/ sort name", "account name~/77$/ sort -name", "account name~/7/ sort name",
	    "account name~/^firm 7777$/ sort -created" };
	struct hc_value **rows[4];
	size_t n[4];

	many(f, 20500);
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < 4; i++) {
			struct query_ctx c = context(f);
			struct page_at at = { .limit = 50 };
			struct hc_value **now;
			struct query *q;
			size_t got;

			check(f, query_parse(&c, queries[i], &q, &f->err));
			check(f, read_page(f->s, &c, q, &at, false, f->arena, &now, &got, &f->err));
			if (round == 0) {
				rows[i] = now;
				n[i] = got;
			}
			assert_int_equal(got, n[i]);
			for (size_t k = 0; k < got; k++)
				assert_memory_equal(now[k][q->id_column].id, rows[i][k][q->id_column].id, 16);
		}
}

/* All rows of a list, page by page, as one text of names. */
static const char *
walk(struct fixture *f, const char *text, bool back, int64_t limit)
{
	struct query_ctx c = context(f);
	struct page_at at = { .limit = limit };
	struct buf b = BUF_INIT, page = BUF_INIT, all = BUF_INIT;
	struct hc_value **rows;
	struct query *q;
	const char *ret;
	size_t n;

	check(f, query_parse(&c, text, &q, &f->err));
	for (;;) {
		check(f, read_page(f->s, &c, q, &at, back, f->arena, &rows, &n, &f->err));
		if (!n)
			break;
		buf_reset(&page);
		for (size_t i = 0; i < n; i++)
			buf_printf(&page, "%.*s;", (int)rows[i][0].len, rows[i][0].s);
		buf_printf(&all, "%s%s", back ? buf_str(&page) : buf_str(&b), back ? buf_str(&b) : buf_str(&page));
		buf_reset(&b);
		buf_add(&b, all.data, all.len);
		buf_reset(&all);
		at.cursor = query_cursor(q, f->arena, rows[back ? 0 : n - 1]);
	}
	ret = arena_strdup(f->arena, buf_str(&b));
	buf_free(&b);
	buf_free(&page);
	buf_free(&all);
	return ret;
}

static bool
at_once(void *arg)
{
	++*(int *)arg;
	return true;
}

static void
test_a_first_pattern_can_be_stopped_and_asked_of_a_file_that_is_only_read(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = context(f);
	struct store *own = f->s;
	struct query *q;
	int64_t n = -1;
	int asked = 0;

	many(f, 20500);
	check(f, query_parse(&c, "account name~/^firm 1.*7$/", &q, &f->err));
	store_interrupt(f->s, at_once, &asked);
	assert_int_equal(read_count(f->s, &c, q, &n, &f->err), HC_BUSY);
	assert_true(asked > 0);
	store_interrupt(f->s, NULL, NULL);
	assert_int_equal(count(f, "account name~/^firm 1.*7$/"), by_hand(f, "^firm 1.*7$"));
	check(f, store_open(f->path, STORE_READONLY, f->env, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	assert_int_equal(count(f, "account name~/^firm 2.*7$/"), by_hand(f, "^firm 2.*7$"));
	store_close(f->s);
	f->s = own;
	/* one that takes too many steps says so, swept or not */
	check(f, save(f, new_account(f, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")));
	check(f, query_parse(&c, "account name~/^(a+)+(b|c)+$/", &q, &f->err));
	for (int i = 0; i < 2; i++) {
		assert_true(read_count(f->s, &c, q, &n, &f->err) < 0);
		assert_non_null(strstr(f->err.msg, "too many steps"));
	}
}

static void
test_a_list_in_the_order_of_its_links_is_walked(void **state)
{
	struct fixture *f = *state;
	static const char *const sorts[] = { "parent", "-parent", "parent.name,name", "-parent.name,-rate" };
	struct hc_record *parents[7], *r;

	for (int i = 0; i < 7; i++) {	/* two of one name, one that will be deleted */
		parents[i] = new_account(f, arena_printf(f->arena, "Head %d", i == 5 ? 4 : 9 - i));
		check(f, save(f, parents[i]));
	}
	for (int i = 0; i < 60; i++) {
		r = new_account(f, arena_printf(f->arena, "Branch %02d", i));
		if (i % 8 < 7)
			record_set(r, field(f, "parent"), parents[i % 8]->values[SLOT_ID]);
		check(f, save(f, r));
	}
	f->c.tx = 0;
	check(f, store_begin(f->s, &f->err));
	check(f, save_delete(f->s, &f->c, load(f, parents[2]), true, &f->err));
	check(f, store_commit(f->s, &f->err));
	for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++) {
		const char *text = arena_printf(f->arena, "account show name sort %s", sorts[i]);
		/* an indexed condition that all rows meet is sorted, as all were before */
		const char *sorted = walk(f, arena_printf(f->arena, "account created:2000.. show name sort %s", sorts[i]), false, 1000);
		struct query_ctx c = context(f);
		struct page_at at = { .limit = 50 };
		struct statement st;
		struct query *q;

		assert_true(strlen(sorted) > 600);
		assert_string_equal(walk(f, text, false, 1000), sorted);
		assert_string_equal(walk(f, text, false, 7), sorted);
		assert_string_equal(walk(f, text, true, 7), sorted);
		check(f, query_parse(&c, text, &q, &f->err));
		check(f, query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, &f->err));
		if (!strstr(plan(f, st.sql, st.nbinds), "SCAN t1 USING INDEX i_account_k_name") &&
		    !strstr(plan(f, st.sql, st.nbinds), "SEARCH t1 USING INDEX i_account_k_name"))
			fail_msg("%s\n%s", st.sql, plan(f, st.sql, st.nbinds));
	}
}

static void
test_a_frequent_word_lists_the_same_records(void **state)
{
	struct fixture *f = *state;
	const char *first, *again;

	many(f, 20500);
	first = walk(f, "account name~/^Firm 1000?$/ show name", false, 10);
	again = walk(f, "account firm name~/^Firm 1000?$/ show name", false, 10);
	assert_string_equal(first, again);
	assert_int_equal(count(f, "account firm"), 20500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_the_end_of_an_id_is_found_by_an_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_an_older_file_gets_the_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns_that_are_scanned_stand_first, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_word_in_very_many_records_gives_the_newest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_pattern_is_answered_from_memory_and_right_after_every_change, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_first_pattern_can_be_stopped_and_asked_of_a_file_that_is_only_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_list_in_the_order_of_its_links_is_walked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_frequent_word_lists_the_same_records, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_page_of_a_pattern_keeps_its_order, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
