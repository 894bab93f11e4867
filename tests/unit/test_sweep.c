/*
 * test_sweep.c - a table that two threads read by halves gives the groups that one gives, also while somebody saves. Within a
 * transaction the one connection that knows its rows reads them all, so that is what the halves are compared with. Built with
 * -fsanitize=thread it shows that the halves share nothing.
 */
#include "store_help.h"

#include <pthread.h>
#include <stdatomic.h>

#define ROWS 24000

static void
fill(struct fixture *f)
{
	static const char *const sectors[] = { "retail", "medical", "finance", NULL, "software" };

	store_threads_from(f->s, ROWS / 2);
	check(f, store_begin(f->s, &f->err));
	for (int i = 0; i < ROWS; i++) {
		/* the words of the second half come late, so that some groups are in one half only */
		struct hc_record *r = new_account(f, arena_printf(f->arena, "%s %d", i < ROWS / 2 ? "Early" : "Late", i % 700));

		set_text(f, r, "sector", sectors[i * 7 % 11 % 5]);
		if (i % 13)
			record_set(r, field(f, "employees"), value_int(i % 997));
		if (i % 17)
			record_set(r, field(f, "rate"), value_decimal(i * 31 % 10007 - 5000, 2));
		if (i % 3)
			record_set(r, field(f, "founded"), value_int(10000 + i % 900));
		check(f, save_record(f->s, &f->c, r, &f->err));
	}
	check(f, store_commit(f->s, &f->err));
}

static void
print_groups(struct fixture *f, struct store *s, const char *text, struct buf *out)
{
	struct arena *a = arena_new("groups");
	struct query_ctx c = { .model = f->model, .locale = &locale_machine, .arena = a };
	struct hc_value **rows;
	struct query *q;
	size_t n;

	check(f, query_parse(&c, text, &q, &f->err));
	check(f, read_groups(s, &c, q, a, &rows, &n, &f->err));
	buf_reset(out);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < q->columns.n; k++)
			if (rows[i][k].kind == VALUE_TEXT)
				buf_printf(out, "%s|", rows[i][k].s);
			else
				buf_printf(out, "%d:%lld|", rows[i][k].kind,
				    rows[i][k].kind == VALUE_NULL ? 0 : (long long)rows[i][k].i);
		buf_addc(out, '\n');
	}
	arena_free(a);
}

static void
test_halves_give_the_groups_of_the_whole(void **state)
{
	static const char *const queries[] = {
		"account by sector", "account by name", "account by sector,name", "account by employees",
		"account by sector agg n,sum.employees,avg.rate,min.rate,max.rate,share.employees",
		"account by sector agg med.employees,p90.employees,distinct.name,distinct.employees",
		"account by name agg min.founded,max.founded,distinct.sector", "account by founded/m agg sum.rate",
		"account agg distinct.name,med.rate", "account employees:..500 by sector", "account name~/^Late 1/ by name",
		"account name~/e [0-9]7/ by sector", "account by sector agg n sort -n limit 2", "account lacks:sector by founded/q",
	};
	struct buf halves = BUF_INIT, whole = BUF_INIT;
	struct fixture *f = *state;

	fill(f);
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		print_groups(f, f->s, queries[i], &halves);
		check(f, store_begin(f->s, &f->err));
		print_groups(f, f->s, queries[i], &whole);
		store_rollback(f->s);
		assert_true(whole.len > 10);
		if (strcmp(buf_str(&halves), buf_str(&whole)) != 0)
			fail_msg("%s:\n%.600s\nnot\n%.600s", queries[i], buf_str(&halves), buf_str(&whole));
	}
	buf_free(&halves);
	buf_free(&whole);
}

/* ---- while somebody saves ---- */

struct giver {
	struct fixture *f;
	atomic_bool over;
	bool failed;
	int moves;
};

static int
give(struct store *s, struct change *c, struct arena *a, const struct object *o, int64_t rid, int64_t more)
{
	const struct field *employees = object_field(o, "employees");
	struct hc_err err = {0};
	struct hc_record *r;
	int rc;

	if ((rc = read_record_rid(s, o, rid, a, &r, &err)) < 0)
		return rc;
	record_set(r, employees, value_int(record_get(r, employees)->i + more));
	return save_record(s, c, r, &err);
}

/* Takes one from a record of the first half and gives it to one of the second, again and again. */
static void *
go_on_giving(void *arg)
{
	struct giver *g = arg;
	struct arena *a = arena_new("giver");
	struct env *env = env_fixed(a, INT64_C(1763856000000), 1, 8);
	struct arena *turn = arena_new("turn");
	struct store *s = NULL;
	struct hc_err err = {0};

	g->failed = store_open(g->f->path, STORE_SECOND, env, &s, &err) < 0 ||
	    store_use_model(s, g->f->model, NULL, NULL, &err) < 0;
	while (!g->failed && !atomic_load(&g->over)) {
		struct change c = {0};

		g->failed = store_begin(s, &err) < 0 || give(s, &c, turn, account(g->f), 20, -1) < 0 ||
		    give(s, &c, turn, account(g->f), ROWS - 20, 1) < 0 || store_commit(s, &err) < 0;
		arena_reset(turn);
		g->moves++;
	}
	store_close(s);
	arena_free(turn);
	arena_free(a);
	return NULL;
}

static void
test_what_moves_between_the_halves_is_counted_once(void **state)
{
	struct buf before = BUF_INIT, now = BUF_INIT;
	struct fixture *f = *state;
	struct giver g = { .f = f };
	pthread_t thread;

	fill(f);
	print_groups(f, f->s, "account agg sum.employees,med.rate", &before);
	assert_int_equal(pthread_create(&thread, NULL, go_on_giving, &g), 0);
	for (int i = 0; i < 60; i++) {
		print_groups(f, f->s, "account agg sum.employees,med.rate", &now);
		if (strcmp(buf_str(&before), buf_str(&now)) != 0)
			break;
	}
	atomic_store(&g.over, true);
	pthread_join(thread, NULL);
	assert_false(g.failed);
	assert_true(g.moves > 0);
	assert_string_equal(buf_str(&now), buf_str(&before));
	buf_free(&before);
	buf_free(&now);
}

/* ---- stopped ---- */

static bool
at_once(void *asked)
{
	return ++*(int *)asked > 2;
}

static void
test_a_grouping_stops_when_told(void **state)
{
	struct fixture *f = *state;
	struct query_ctx c = { .model = f->model, .locale = &locale_machine, .arena = f->arena };
	struct buf out = BUF_INIT;
	struct hc_value **rows;
	struct query *q;
	int asked = 0;
	size_t n;

	fill(f);
	check(f, query_parse(&c, "account by name agg med.rate", &q, &f->err));
	store_interrupt(f->s, at_once, &asked);
	assert_int_equal(read_groups(f->s, &c, q, f->arena, &rows, &n, &f->err), HC_BUSY);
	store_interrupt(f->s, NULL, NULL);
	print_groups(f, f->s, "account by name agg med.rate", &out);
	assert_true(out.len > 1000);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_halves_give_the_groups_of_the_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_moves_between_the_halves_is_counted_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_grouping_stops_when_told, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
