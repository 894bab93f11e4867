/*
 * test_query_cases.c - every condition is asked twice, of SQLite and of the records in memory, and must find the same.
 */
#include "tests/unit/query_corpus.h"

static int
set_up(void **state)
{
	*state = corpus_world();
	return 0;
}

static int
tear_down(void **state)
{
	world_free(*state);
	return 0;
}

static const char *
found_by_sql(struct world *w, const struct query *q)
{
	struct statement s = must_compile(w, q, STATEMENT_PAGE, NULL);
	struct table t = world_rows(w, &s);
	char *found = arena_alloc(w->arena, 64);

	for (size_t i = 0; i < t.rows.n; i++)
		found[i] = record_title(record_of(w, q->object, t.rows.at[i][q->id_column].id))[0];
	return found;
}

static const char *
found_by_match(struct world *w, const char *text, const char *object)
{
	const struct object *o = model_object(w->model, object);
	struct query_ctx c = w->ctx;
	struct match m = { .ctx = &c, .select = world_select, .arg = w };
	char *found = arena_alloc(w->arena, 64);
	const struct expr *e;
	struct hc_err err = {0};
	size_t n = 0;

	c.object = o;
	if (query_parse_condition(&c, text, &e, &err) < 0)
		fail_msg("%s: %s", text, err.msg);
	for (size_t i = 0; i < w->records.n; i++) {
		bool yes = false;

		if (w->records.at[i]->object != o)
			continue;
		if (query_match(&m, e, w->records.at[i], &yes, &err) < 0)
			fail_msg("%s: %s", text, err.msg);
		if (yes)
			found[n++] = record_title(w->records.at[i])[0];
	}
	return found;
}

static void
test_sql_and_memory_find_the_same(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(corpus) / sizeof(corpus[0]); i++) {
		const char *text = corpus[i].text, *found;
		struct query *q;

		if (corpus[i].found == NULL)
			continue;
		q = must_parse(w, arena_printf(w->arena, "deal %s", text));
		found = found_by_sql(w, q);
		if (strcmp(found, corpus[i].found) != 0)
			fail_msg("SQL finds \"%s\", not \"%s\": %s\n%s", found, corpus[i].found, text,
			    must_compile(w, q, STATEMENT_PAGE, NULL).sql);
		found = found_by_match(w, text, "deal");
		if (strcmp(found, corpus[i].found) != 0)
			fail_msg("memory finds \"%s\", not \"%s\": %s", found, corpus[i].found, text);
	}
}

static void
test_counts_agree_with_pages(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(corpus) / sizeof(corpus[0]); i++) {
		struct statement s;
		struct hc_value v;

		if (corpus[i].found == NULL)
			continue;
		s = must_compile(w, must_parse(w, arena_printf(w->arena, "deal %s", corpus[i].text)), STATEMENT_COUNT, NULL);
		world_select(w, &s, &v, NULL);
		if (v.i != (int64_t)strlen(corpus[i].found))
			fail_msg("%s: %lld\n%s", corpus[i].text, (long long)v.i, s.sql);
	}
}

static void
test_printed_text_finds_the_same(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(corpus) / sizeof(corpus[0]); i++) {
		struct buf once = BUF_INIT, twice = BUF_INIT;
		struct query *q;

		if (corpus[i].found == NULL)
			continue;
		query_print(must_parse(w, arena_printf(w->arena, "deal %s", corpus[i].text)), &once);
		q = must_parse(w, buf_str(&once));
		query_print(q, &twice);
		assert_string_equal(buf_str(&once), buf_str(&twice));
		if (strcmp(found_by_sql(w, q), corpus[i].found) != 0)
			fail_msg("%s became %s", corpus[i].text, buf_str(&once));
		buf_free(&once);
		buf_free(&twice);
	}
}

/* The same of accounts (A is Acme Corp, L is Acme Labs). */
static const struct { const char *text, *found; } relations[] = {
	{ "any contacts(vip:yes)", "Acme Corp" }, { "any contacts()", "Globex Group,Acme Corp" }, { "no contacts()", "Acme Labs,Zebra" },
	{ "no contacts(vip:yes)", "Globex Group,Acme Labs,Zebra" }, { "all contacts(vip:yes)", "Acme Labs,Zebra" },
	{ "any contacts() all contacts(vip:no)", "Globex Group" }, { "count.contacts gt 1", "Acme Corp" },
	{ "count.contacts(vip:yes) = 1", "Acme Corp" }, { "count.contacts:0", "Acme Labs,Zebra" }, { "count.contacts ne 0", "Globex Group,Acme Corp" },
	{ "sum.deals.amount ge 45k", "Acme Corp,Acme Labs" }, { "sum.deals.amount:0", "Zebra" }, { "sum.deals.amount(stage:open) gt 0", "Acme Corp,Acme Labs" },
	{ "avg.deals.rate gt 2", "Acme Corp" }, { "avg.deals.rate:2", "Globex Group" }, { "min.deals.close_date lt 2026-11-20", "Globex Group" },
	{ "max.deals.amount:none", "Zebra" }, { "distinct.deals.stage:1", "Globex Group,Acme Corp,Acme Labs" },
	{ "any subsidiaries(any subsidiaries())", "Globex Group" }, { "any deals(contact.vip:yes)", "Acme Corp" },
	{ "no deals(account.industry:tech)", "Globex Group,Zebra" }, { "any deals(chairs)", "Acme Corp,Acme Labs" },
	{ "avg.deals.amount(stage:new) ge 45k", "Acme Labs" },
};

static void
test_relations_are_asked_the_same_way(void **state)
{
	struct world *w = *state;
	const struct object *o = model_object(w->model, "account");

	for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++) {
		struct query *q = must_parse(w, arena_printf(w->arena, "account %s", relations[i].text));
		struct statement s = must_compile(w, q, STATEMENT_PAGE, NULL);
		struct table t = world_rows(w, &s);
		struct buf found = BUF_INIT;
		struct query_ctx c = w->ctx;
		struct match m = { .ctx = &c, .select = world_select, .arg = w };
		const struct expr *e;
		struct hc_err err = {0};

		for (size_t k = 0; k < t.rows.n; k++)
			buf_printf(&found, "%s%s", k ? "," : "", record_title(record_of(w, o, t.rows.at[k][q->id_column].id)));
		if (strcmp(buf_str(&found), relations[i].found) != 0)
			fail_msg("%s finds %s\n%s", relations[i].text, buf_str(&found), s.sql);
		buf_reset(&found);
		c.object = o;
		if (query_parse_condition(&c, relations[i].text, &e, &err) < 0)
			fail_msg("%s", err.msg);
		for (size_t k = 0; k < w->records.n; k++) {
			bool yes = false;

			if (w->records.at[k]->object != o)
				continue;
			if (query_match(&m, e, w->records.at[k], &yes, &err) < 0)
				fail_msg("%s: %s", relations[i].text, err.msg);
			if (yes)
				buf_printf(&found, "%s%s", found.len ? "," : "", record_title(w->records.at[k]));
		}
		if (strcmp(buf_str(&found), relations[i].found) != 0)
			fail_msg("in memory %s finds %s", relations[i].text, buf_str(&found));
		buf_free(&found);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_sql_and_memory_find_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_counts_agree_with_pages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_printed_text_finds_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_relations_are_asked_the_same_way, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
