/*
 * test_two_stores.c - the same records in a file and in PostgreSQL: every condition, order, page, count and group of one is that
 * of the other, and what PostgreSQL can say by itself is asked of it. Without HOTCRM_TEST_PG there is one store: skipped.
 */
#include "tests/unit/place_help.h"

#include "tests/unit/query_corpus.h"

#include "base/env.h"
#include "store/read.h"
#include "store/save.h"

struct pair {
	char dir[64], path[2][300];
	struct world *w;
	struct store *s[2];
	struct hc_err err;
};

static const char *const more[] = {
	"deal created:today sort -created limit 3", "deal sort amount", "deal sort -amount", "deal sort -name", "deal sort account.name,-rate",
	"deal sort -account.name", "deal sort stage", "deal sort -stage,name", "deal sort -close_date", "deal sort seen,name", "deal sort -remark",
	"deal sort -weighted", "deal has:name sort -lots", "account any deals(amount gt 1k)", "account no deals(stage:open)",
	"account all deals(stage:open)", "account n.deals ge 2", "account sum.deals.amount gt 50k", "account avg.deals.rate gt 1",
	"account max.deals.close_date gt today", "account distinct.deals.stage = 2", "account sum.deals.amount:none", "deal stage changed",
	"deal stage changed_to closed_won", "deal stage changed_from proposal", "deal stage was proposal", "deal stage was new during today",
	"deal stage changed during this_w actor me", "deal lots:2..4 or rate lt 0 sort -rate", "deal stage:proposal asof today show stage", "deal stage:new,closed_won asof now show stage sort -stage", "deal scope mine",
	"deal scope team", "deal with deleted", "account acme or zebra", "deal /chairs/ show name,weighted,account sort -weighted",
	"deal show name,weighted,double_rate sort -name", "deal account:acme show name,weighted sort amount limit 2",
};

static const char *const groups[] = {
	"deal by stage", "deal by stage agg n,sum.amount,min.rate,max.close_date", "deal by account agg n,sum.amount", "deal agg n,sum.amount",
	"deal agg avg.rate,med.rate,p90.lots,distinct.stage", "deal by stage agg share.amount,avg.amount", "deal by close_date/m",
	"deal by close_date/q agg n,sum.lots", "deal by close_date/fq", "deal by close_date/fy", "deal by close_date/w", "deal by close_date/d",
	"deal by close_date/y", "deal by seen/m", "deal by seen/d agg n,max.rate", "deal by account.industry", "deal by owner,stage",
	"deal by stage having n gt 1", "deal by stage agg n sort -n limit 2", "deal by hot", "deal by stage agg sum.weighted", "deal by topics",
	"deal amount gt 1 by owner.team.name agg n,sum.amount", "deal by created/y agg n", "deal chairs by stage",
	"account by industry agg sum.employees", "deal by stage pivot close_date/y agg n", "deal name:nothing agg n,sum.amount,max.close_date",
};

static void
copy_records(struct pair *p, struct store *s)
{
	struct change c = { .source = SOURCE_USER };

	memcpy(c.actor, p->w->me, 16);
	assert_int_equal(store_begin(s, &p->err), HC_OK);
	for (size_t i = 0; i < p->w->records.n; i++) {
		const struct hc_record *from = p->w->records.at[i];
		struct hc_record *r = record_new(p->w->arena, p->w->model, from->object);

		for (size_t k = 0; k < from->object->fields.n; k++)
			if (from->values[k].kind != VALUE_NULL && k != SLOT_CREATED)
				record_set(r, from->object->fields.at[k], from->values[k]);
		if (r->base == NULL)
			r->base = ARENA_ARRAY(p->w->arena, int64_t, from->object->fields.n);
		memcpy(r->base, from->base, from->object->fields.n * sizeof(*r->base));
		if (save_record(s, &c, r, &p->err) < 0)
			fail_msg("%s", p->err.msg);
	}
	assert_int_equal(store_commit(s, &p->err), HC_OK);
}

/* Two deals go through stages, another is deleted. */
static void
make_history(struct pair *p, struct store *s)
{
	static const struct { char name; const char *stage; } moves[] = {
		{ 'A', "negotiation" }, { 'A', "closed_won" }, { 'B', "proposal" }, { 'C', NULL }, { 'A', "proposal" },
	};
	const struct object *deal = model_object(p->w->model, "deal");
	struct change c = { .source = SOURCE_USER };

	memcpy(c.actor, p->w->me, 16);
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
		for (size_t k = 0; k < p->w->records.n; k++) {
			struct hc_record *r = p->w->records.at[k];

			if (r->object != deal || record_title(r)[0] != moves[i].name)
				continue;
			assert_int_equal(store_begin(s, &p->err), HC_OK);
			assert_int_equal(read_record(s, deal, r->values[SLOT_ID].id, p->w->arena, &r, &p->err), HC_OK);
			c.tx = 0;
			record_set(r, object_field(deal, "stage"), moves[i].stage ? value_text(moves[i].stage, strlen(moves[i].stage)) : VALUE_NONE);
			if (save_record(s, &c, r, &p->err) < 0)
				fail_msg("%s", p->err.msg);
			assert_int_equal(store_commit(s, &p->err), HC_OK);
		}
}

static int
set_up(void **state)
{
	struct pair *p = calloc(1, sizeof(*p));

	snprintf(p->dir, sizeof(p->dir), "two-stores-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	snprintf(p->path[0], sizeof(p->path[0]), "%s/w.db", p->dir);
	p->w = corpus_world();
	for (int i = 0; i < 2; i++) {
		if (i == 1 && !test_place(p->path[1], sizeof(p->path[1])))
			break;
		/* a clock of its own: it moves when it is asked */
		if (store_open(p->path[i], STORE_CREATE, env_fixed(p->w->arena, p->w->locale.now, 1, 7), &p->s[i], &p->err) < 0)
			fail_msg("%s", p->err.msg);
		store_use_locale(p->s[i], &p->w->locale);
		if (store_use_model(p->s[i], p->w->model, NULL, NULL, &p->err) < 0)
			fail_msg("%s", p->err.msg);
		copy_records(p, p->s[i]);
		make_history(p, p->s[i]);
	}
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct pair *p = *state;
	char cmd[160];

	for (int i = 0; i < 2; i++)
		store_close(p->s[i]);
	if (p->s[1])
		store_remove(p->path[1]);
	world_free(p->w);
	snprintf(cmd, sizeof(cmd), "rm -r -- '%s'", p->dir);
	if (system(cmd) != 0)
		print_message("%s is left\n", p->dir);
	free(p);
	return 0;
}

static void
add_value(struct buf *b, const struct hc_value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		buf_adds(b, "-");
		break;
	case VALUE_TEXT:
		buf_printf(b, "'%.*s'", (int)v->len, v->s);
		break;
	case VALUE_ID:
		buf_printf(b, "#%d", v->id[14] << 8 | v->id[15]);
		break;
	default:
		buf_printf(b, "%lld", (long long)v->i);
		break;
	}
	buf_addc(b, '|');
}

static void
add_rows(struct buf *b, const struct query *q, struct hc_value **rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < q->columns.n; k++)
			add_value(b, &rows[i][k]);
		buf_addc(b, '\n');
	}
}

/* All there is to be seen of a query: in one piece, page by page to the end and back, and counted. */
static void
see(struct pair *p, struct store *s, const char *text, struct buf *b)
{
	struct arena *a = p->w->arena;
	struct query *q = must_parse(p->w, text);
	struct page_at at = { .limit = -1 };
	struct hc_value **rows;
	int64_t count;
	size_t n, pages = 0;

	if (read_page(s, &p->w->ctx, q, &at, false, a, &rows, &n, &p->err) < 0)
		fail_msg("%s: %s", text, p->err.msg);
	add_rows(b, q, rows, n);
	for (at.limit = 2; pages < 20; pages++) {
		if (read_page(s, &p->w->ctx, q, &at, false, a, &rows, &n, &p->err) < 0)
			fail_msg("%s: %s", text, p->err.msg);
		buf_printf(b, "page %zu\n", pages);
		add_rows(b, q, rows, n);
		if (n < 2)
			break;
		at.cursor = query_cursor(q, a, rows[n - 1]);
	}
	for (; at.cursor && pages > 0; pages--) {
		if (read_page(s, &p->w->ctx, q, &at, true, a, &rows, &n, &p->err) < 0)
			fail_msg("%s: %s", text, p->err.msg);
		buf_printf(b, "back %zu\n", pages);
		add_rows(b, q, rows, n);
		at.cursor = n ? query_cursor(q, a, rows[0]) : NULL;
	}
	if (read_count(s, &p->w->ctx, q, &count, &p->err) < 0)
		fail_msg("%s: %s", text, p->err.msg);
	buf_printf(b, "count %lld\n", (long long)count);
}

static void
see_groups(struct pair *p, struct store *s, const char *text, struct buf *b)
{
	struct query *q = must_parse(p->w, text);
	struct hc_value **rows;
	size_t n;

	if (read_groups(s, &p->w->ctx, q, p->w->arena, &rows, &n, &p->err) < 0)
		fail_msg("%s: %s", text, p->err.msg);
	add_rows(b, q, rows, n);
}

static void
same(struct pair *p, const char *text, void (*look)(struct pair *p, struct store *s, const char *text, struct buf *b))
{
	struct buf seen[2] = { BUF_INIT, BUF_INIT };
	struct statement st;

	for (int i = 0; i < 2; i++)
		look(p, p->s[i], text, &seen[i]);
	if (strcmp(buf_str(&seen[0]), buf_str(&seen[1])) != 0) {
		struct query *q = must_parse(p->w, text);

		query_sql(&p->w->ctx, q, DIALECT_POSTGRES, q->grouped ? STATEMENT_GROUPS : STATEMENT_PAGE, NULL, &st, &p->err);
		fail_msg("%s\nthe file:\n%s\nthe other:\n%s\n%s", text, buf_str(&seen[0]), buf_str(&seen[1]), st.sql);
	}
	buf_free(&seen[0]);
	buf_free(&seen[1]);
}

static void
test_both_find_the_same_in_the_same_order(void **state)
{
	struct pair *p = *state;

	if (!p->s[1])
		skip();
	for (size_t i = 0; i < sizeof(corpus) / sizeof(corpus[0]); i++)
		if (corpus[i].found)
			same(p, arena_printf(p->w->arena, "deal %s", corpus[i].text), see);
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		same(p, more[i], see);
}

static void
test_both_group_alike(void **state)
{
	struct pair *p = *state;

	if (!p->s[1])
		skip();
	for (int month = 1; month <= 7; month += 3) {
		p->w->locale.fiscal_month = month;
		p->w->locale.week_start = month;
		for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
			same(p, groups[i], see_groups);
	}
}

/* A sum that does not fit is said, not shown. */
static void
test_a_sum_beyond_what_can_be_shown_is_refused_by_both(void **state)
{
	struct pair *p = *state;
	const struct object *deal = model_object(p->w->model, "deal");
	struct change c = { .source = SOURCE_USER };

	if (!p->s[1])
		skip();
	for (int i = 0; i < 2; i++) {
		struct query *q = must_parse(p->w, "deal name:huge by stage agg sum.lots");
		struct hc_value **rows;
		size_t n;

		for (int k = 0; k < 2; k++) {
			struct hc_record *r = record_new(p->w->arena, p->w->model, deal);

			record_set(r, object_field(deal, "name"), value_text("Huge", 4));
			record_set(r, object_field(deal, "lots"), value_decimal(INT64_MAX - 5, 0));
			assert_int_equal(store_begin(p->s[i], &p->err), HC_OK);
			c.tx = 0;
			assert_int_equal(save_record(p->s[i], &c, r, &p->err), HC_OK);
			assert_int_equal(store_commit(p->s[i], &p->err), HC_OK);
		}
		assert_int_equal(read_groups(p->s[i], &p->w->ctx, q, p->w->arena, &rows, &n, &p->err), HC_INVALID);
		assert_non_null(strstr(p->err.msg, "larger than can be shown"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_find_the_same_in_the_same_order),
		cmocka_unit_test(test_both_group_alike),
		cmocka_unit_test(test_a_sum_beyond_what_can_be_shown_is_refused_by_both),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
