/*
 * test_store_threads.c - two connections of one process at work at once, as the workstation and its worker are: one saves, the
 * other reads pages, counts, groups, patterns and words. What the reader sees only grows. Built with -fsanitize=thread it
 * shows that connections share nothing.
 */
#include "store_help.h"

#include <pthread.h>
#include <stdatomic.h>

#define SAVES 300

struct reader {
	struct store *s;
	struct model *model;
	atomic_bool over;
	int rounds;
	struct hc_err err;
	const char *failed;
};

static int64_t
count(struct reader *r, struct arena *a, const char *text)
{
	struct query_ctx c = { .model = r->model, .locale = &locale_machine, .arena = a };
	struct query *q;
	int64_t n = -1;

	if (query_parse(&c, text, &q, &r->err) < 0 || read_count(r->s, &c, q, &n, &r->err) < 0)
		r->failed = text;
	return n;
}

static void
read_round(struct reader *r, struct arena *a, int64_t *seen)
{
	struct query_ctx c = { .model = r->model, .locale = &locale_machine, .arena = a };
	struct page_at at = { .limit = 20 };
	struct hc_value **rows;
	struct hit *hits;
	struct query *q;
	int64_t now, total;
	bool ranked;
	size_t n;

	if ((now = count(r, a, "account")) < *seen)
		r->failed = "the count went back";
	*seen = now;
	if (count(r, a, "account name~/^thread/") < now)
		r->failed = "a pattern misses what was counted";
	if (query_parse(&c, "account sort -name", &q, &r->err) < 0 ||
	    read_page(r->s, &c, q, &at, false, a, &rows, &n, &r->err) < 0)
		r->failed = "page";
	if (query_parse(&c, "account by sector", &q, &r->err) < 0 || read_groups(r->s, &c, q, a, &rows, &n, &r->err) < 0)
		r->failed = "groups";
	if (read_search(r->s, &c, "thread", NULL, 5, a, &hits, &n, &total, &ranked, &r->err) < 0)
		r->failed = "search";
}

static void *
read_on(void *arg)
{
	struct reader *r = arg;
	struct arena *a = arena_new("reader");
	int64_t seen = 0;

	while ((!atomic_load(&r->over) || r->rounds < 3) && !r->failed) {
		read_round(r, a, &seen);
		arena_reset(a);
		r->rounds++;
	}
	arena_free(a);
	return NULL;
}

static void
test_one_connection_reads_while_another_saves(void **state)
{
	struct fixture *f = *state;
	struct reader r = { .model = f->model };
	struct env *env = env_fixed(f->arena, INT64_C(1763856000000), 1, 8);
	pthread_t thread;

	check(f, store_open(f->path, STORE_SECOND, env, &r.s, &f->err));
	check(f, store_use_model(r.s, f->model, NULL, NULL, &f->err));
	assert_int_equal(pthread_create(&thread, NULL, read_on, &r), 0);
	for (int i = 0; i < SAVES; i++)
		check(f, save(f, new_account(f, arena_printf(f->arena, "Thread %d", i))));
	atomic_store(&r.over, true);
	pthread_join(thread, NULL);
	if (r.failed)
		fail_msg("%s: %s", r.failed, r.err.msg);
	assert_int_equal(count(&r, f->arena, "account"), SAVES);
	store_close(r.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_connection_reads_while_another_saves, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
