/*
 * test_query_parse.c - what HotQL refuses, where it points and what it says; what it completes; what it prints.
 */
#include "tests/unit/query_help.h"

static const char hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object account \"Account\" \"Accounts\"\n"
    "  title name\n"
    "  features search\n"
    "field name text(120) \"Name\" required search\n"
    "field secret text(120) \"Secret\" search\n"
    "field industry select \"Industry\"\n"
    "  option tech \"Technology\"\n"
    "  option telecom \"Telecom\"\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "  alias opp\n"
    "field name text(120) \"Name\" required\n"
    "field account lookup account \"Account\" was account_id\n"
    "field amount money \"Amount\"\n"
    "field lots integer \"Lots\"\n"
    "field stage select \"Stage\" history\n"
    "  option new \"New\"\n"
    "  option won \"Won\" won final\n"
    "field close_date date \"Close\" alias close\n"
    "field note longtext \"Note\"\n"
    "field pin encrypted \"Pin\"\n";

static int
set_up(void **state)
{
	*state = world_new(hot);
	return 0;
}

static int
tear_down(void **state)
{
	world_free(*state);
	return 0;
}

static const struct { const char *text; int pos; const char *says; } refused[] = {
	{ "", 0, "object" }, { "deel", 0, "did you mean `deal`" }, { "nonsense stage:new", 0, "no object" }, { "stage:new", 0, "object" },
	{ "deal stag:new", 5, "did you mean `stage`" }, { "deal zzz:new", 5, "no field `zzz`" }, { "deal stage:", 11, "a value" },
	{ "deal stage:old", 11, "no option `old`" }, { "deal stage:new,", 15, "a value" }, { "deal account.nam:x", 13, "did you mean `name`" },
	{ "deal amount.name:x", 12, "not a link" }, { "deal amount:lots", 12, "not an amount" }, { "deal lots:many", 10, "not a number" },
	{ "deal close:someday", 11, "not a date" }, { "deal close:2026-02-31", 11, "31 February 2026" }, { "deal lots:1..x", 10, "not a number" },
	{ "deal lots:..", 10, "A range needs an end" }, { "deal (stage:new", 5, "never closed" }, { "deal stage:new)", 14, "closes nothing" },
	{ "deal \"abc", 5, "never closed" }, { "deal name~(", 5, "not a regular expression" }, { "deal name~/a", 10, "second `/`" },
	{ "deal lots~1", 5, "matches text" }, { "deal ()", 5, "nothing between" }, { "deal or", 5, "a condition" }, { "deal lots:1 or", 14, "a condition" },
	{ "deal not", 8, "a condition" }, { "deal any contacts(x:1)", 9, "Nothing called `contacts`" }, { "account any deal(x:1)", 12, "did you mean `deals`" },
	{ "account any deals(nam:1)", 18, "did you mean `name`" }, { "account deals:3", 8, "many deals" }, 
	{ "account sum.deals gt 3", 8, "needs a field" }, { "account sum.deals.name gt 3", 8, "not a number" }, { "account count.deals(stage:x) gt 3", 26, "no option" },
	{ "deal lots gt 1,2", 15, "take one value" }, { "deal account gt x", 16, "no order" }, { "deal lots:1&2,3", 13, "do not mix" },
	{ "deal sort nam", 10, "did you mean `name`" }, { "deal limit x", 11, "a number" }, { "deal limit 99999999999", 11, "2147483647" },
	{ "deal scope there", 11, "mine, team" }, { "deal with all", 10, "`deleted`" }, { "deal sort name sort lots", 15, "said twice" },
	{ "deal agg sum.name", 9, "not a number" }, { "deal agg foo.lots", 9, "not an aggregate" }, { "deal by note/q", 8, "not a date" },
	{ "deal having n gt 1", 12, "add by or agg" }, { "deal by stage having foo gt 1", 21, "neither a key nor an aggregate" },
	{ "deal by close/x", 14, "a unit" }, { "deal by stage show name", 19, "agg instead of show" }, { "deal by stage sort amount", 19, "neither a key" },
	{ "deal amount was 3", 5, "keeps no history" }, { "deal account.name was x", 5, "not through a link" }, { "deal stage was new during x", 26, "not a date" },
	{ "deal pin:3", 9, "encrypted" }, { "deal lots = .name", 12, "cannot be compared" }, { "deal amount:EUR5..USD9", 12, "one currency" },
	{ "deal amount:99999999999999999999", 12, "larger than any" }, { "deal asof sometime", 10, "not a date" }, { "deal \xff", 5, "UTF-8" },
	{ "deal name:%s", 10, "no value for this placeholder" }, { "deal parent*.name:x", 5, "no field" }, { "deal account*.name:x", 5, "same kind" },
	{ "deal \"a\"limit\"b\"", 8, "to search for it" }, { "deal (sort)", 6, "write \"sort\"" },
	{ "deal lots:\"a\" b", 10, "not a number" }, { "deal name:a..b..c", 14, "a blank" }, { "deal stage gt none", 14, "no order" },
};

static void
test_every_error_points_at_its_place(void **state)
{
	struct world *w = *state;
	int wrong = 0;

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct hc_err err = {0};
		struct query *q = NULL;

		if (query_parse(&w->ctx, refused[i].text, &q, &err) != HC_INVALID) {
			print_error("taken: %s\n", refused[i].text);
			wrong++;
			continue;
		}
		assert_null(q);
		if (strstr(err.msg, refused[i].says) == NULL || err.pos != refused[i].pos) {
			print_error("%s\n%*s^ at %d, not %d: %s\n", refused[i].text, err.pos < 0 ? 0 : err.pos, "", err.pos,
			    refused[i].pos, err.msg);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void
test_brackets_without_end_do_not_exhaust_the_stack(void **state)
{
	struct world *w = *state;
	static const char *const pieces[] = { "(", "not ", "-", "any deals(", "((name:x) or " };

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct buf b = BUF_INIT;
		struct hc_err err = {0};
		struct query *q;

		buf_adds(&b, "account ");
		while (b.len < 60000)
			buf_adds(&b, pieces[i]);
		buf_adds(&b, "x");
		assert_int_equal(query_parse(&w->ctx, buf_str(&b), &q, &err), HC_INVALID);
		assert_non_null(strstr(err.msg, "deep"));
		buf_free(&b);
	}
}

static bool
not_secret(void *access, const struct field *f)
{
	return strcmp(f->name, "secret") != 0 && strcmp(f->name, "amount") != 0;
}

static int
only_tech(void *access, const struct object *o, const struct expr **ret, struct hc_err *err)
{
	const struct expr *const *rules = access;

	*ret = strcmp(o->name, "account") == 0 ? rules[0] : NULL;
	return HC_OK;
}

static void
test_a_hidden_field_does_not_exist(void **state)
{
	struct world *w = *state;
	static const char *const texts[] = { "account secret:x", "deal account.secret:x", "deal sort amount", "deal show amount",
	    "deal agg sum.amount", "account sum.deals.amount gt 3", "account any deals(amount gt 3)", "deal lots lt .amount", "deal by amount",
	    "account has:secret", "deal amount~x", "account secre:x", "deal asof today amount:3" };
	const char *columns[] = { "name", "account.secret", "lots" }, *unknown[] = { "nonsense" };
	struct query *q;
	struct hc_err err;

	w->ctx.can_read = not_secret;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		err = (struct hc_err){0};
		if (query_parse(&w->ctx, texts[i], &q, &err) == HC_OK)
			fail_msg("taken: %s", texts[i]);
		if (strstr(err.msg, "did you mean") != NULL)
			assert_null(strstr(strstr(err.msg, "did you mean"), "secret"));
	}
	q = must_parse(w, "account big");
	assert_non_null(strstr(must_compile(w, q, STATEMENT_PAGE, NULL).binds[0].s, "{\"name\" }"));
	/* a view that names it shows the rest */
	q = must_parse(w, "deal");
	assert_int_equal(query_set_columns(&w->ctx, q, columns, 3, &err), HC_OK);
	assert_string_equal(q->columns.at[0].title, "name");
	assert_string_equal(q->columns.at[1].title, "lots");
	assert_int_equal(query_set_sort(&w->ctx, q, "-amount,lots", &err), HC_OK);
	assert_string_equal(query_sort_text(q, w->arena), "lots");
	assert_int_equal(query_set_columns(&w->ctx, q, unknown, 1, &err), HC_INVALID);
	w->ctx.can_read = NULL;
}

static void
test_rows_that_may_not_be_seen_count_nowhere(void **state)
{
	struct world *w = *state;
	struct query_ctx c = w->ctx;
	const struct expr *rules[1];
	static const struct { const char *text; int n; } counts[] = {
		{ "account", 1 }, { "account sum.deals.lots gt 0", 1 }, { "deal", 3 }, { "deal account.name:x", 1 }, { "deal account:x", 1 },
		{ "deal account.industry:none", 2 }, { "deal has:account.name", 1 }, { "account with deleted", 1 },
	};

	c.object = model_object(w->model, "account");
	assert_int_equal(query_parse_condition(&c, "industry:tech", &rules[0], NULL), HC_OK);
	world_add(w, "account", "name", "x tech", "industry", "tech", NULL);
	world_add(w, "account", "name", "x other", "industry", "telecom", NULL);
	world_add(w, "deal", "name", "a", "account", "x tech", "lots", "1", NULL);
	world_add(w, "deal", "name", "b", "account", "x other", "lots", "1", NULL);
	world_add(w, "deal", "name", "c", NULL);
	w->ctx.filter = only_tech;
	w->ctx.access = rules;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		struct statement s = must_compile(w, must_parse(w, counts[i].text), STATEMENT_COUNT, NULL);
		struct hc_value v;

		world_select(w, &s, &v, NULL);
		if (v.i != counts[i].n)
			fail_msg("%s: %lld\n%s", counts[i].text, (long long)v.i, s.sql);
	}
	/* a rule that looks through links itself, seen from another object */
	c.object = model_object(w->model, "account");
	assert_int_equal(query_parse_condition(&c, "owner.name:none any deals(lots:1)", &rules[0], NULL), HC_OK);
	{
		struct statement s = must_compile(w, must_parse(w, "deal account.name:x sort account"), STATEMENT_PAGE, NULL);

		assert_int_equal(world_rows(w, &s).rows.n, 2);
	}
	w->ctx.filter = NULL;
}

static void
test_placeholders_are_bound(void **state)
{
	struct world *w = *state;
	const char *binds[] = { "O'Brien \" ; or 1=1", NULL };
	struct hc_value params[] = { value_int(5), value_id(w->me), value_decimal(250, 2), value_text("new", 3) };
	struct query_ctx c = w->ctx;
	struct statement s;
	struct query *q;
	struct hc_err err;

	c.binds = binds;
	assert_int_equal(query_parse(&c, "deal name = %s", &q, &err), HC_OK);
	assert_int_equal(query_sql(&c, q, DIALECT_SQLITE, STATEMENT_COUNT, NULL, &s, &err), HC_OK);
	assert_null(strstr(s.sql, "Brien"));
	assert_int_equal(s.binds[s.nbinds - 1].len, strlen(binds[0]));
	c.binds = NULL;
	c.params = params;
	c.nparams = 4;
	assert_int_equal(query_parse(&c, "deal lots ge %i account:%id amount gt %3 stage:%4 close:%1", &q, &err), HC_OK);
	assert_int_equal(query_sql(&c, q, DIALECT_SQLITE, STATEMENT_COUNT, NULL, &s, &err), HC_OK);
	assert_int_equal(query_parse(&c, "deal lots:%5", &q, &err), HC_INVALID);
	assert_int_equal(query_parse(&c, "deal lots:%2", &q, &err), HC_INVALID);
}

static void
test_old_names_and_any_case_are_understood(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;

	query_print(must_parse(w, "OPP Account_ID.Name:x NOT close:THIS_QUARTER AND STAGE:NEW SORT -Close LIMIT 3"), &b);
	assert_string_equal(buf_str(&b), "deal account.name:x not close_date:THIS_QUARTER stage:NEW sort -close_date limit 3");
	buf_free(&b);
}

static void
test_clauses_print_and_read_back(void **state)
{
	struct world *w = *state;
	static const char *const texts[] = {
		"deal show name,account.name sort -lots,name limit 5 scope mine with deleted",
		"deal lots gt 3 by account,close_date/fq agg n,sum.amount having n gt 3 (sum.amount gt 100k or not n = 5) sort -n,account",
		"deal by account pivot close_date/m agg avg.lots asof today",
		"deal stage changed_to won,new during this_q actor me",
		"deal name = \"a \\\"b\\\" c\" or not (lots:1 or lots:2)",
		"account any deals(lots:1 name match \"x y\") sum.deals.amount(stage:won) gt 3 /a\\/b/",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf b = BUF_INIT;

		query_print(must_parse(w, texts[i]), &b);
		assert_string_equal(buf_str(&b), texts[i]);
		buf_free(&b);
	}
}

/* `text` with a bar at the place; the words offered there, and what they would replace. */
static void
completes(struct world *w, const char *text, const char *object, const char *want, const char *replaces)
{
	const char *bar = strchr(text, '|');
	char *before = arena_strndup(w->arena, text, strlen(text));
	struct query_hint hints[100];
	struct query_ctx c = w->ctx;
	size_t from, n, at = (size_t)(bar - text);
	bool found = false;

	memmove(before + at, before + at + 1, strlen(before + at));
	c.object = object ? model_object(w->model, object) : NULL;
	n = query_complete(&c, before, at, hints, 100, &from);
	for (size_t i = 0; i < n; i++)
		found = found || strcmp(hints[i].word, want) == 0;
	if (!found)
		fail_msg("%s does not offer %s (but %zu others, first %s)", text, want, n, n ? hints[0].word : "none");
	assert_int_equal(strncmp(before + from, replaces, strlen(replaces)), 0);
	assert_int_equal(at - from, strlen(replaces));
}

static void
test_completion_knows_where_it_is(void **state)
{
	struct world *w = *state;
	struct query_hint hints[100];
	size_t from;

	completes(w, "de|", NULL, "deal", "de");
	completes(w, "|", NULL, "account", "");
	completes(w, "deal st|", NULL, "stage", "st");
	completes(w, "deal stage:n|", NULL, "new", "n");
	completes(w, "deal stage:new,w|", NULL, "won", "w");
	completes(w, "deal -stage:o|", NULL, "open", "o");
	completes(w, "deal account.in|", NULL, "industry", "in");
	completes(w, "deal account.industry:te|", NULL, "telecom", "te");
	completes(w, "deal owner:m|", NULL, "me", "m");
	completes(w, "deal close:this_|", NULL, "this_q", "this_");
	completes(w, "deal close:today..e|", NULL, "eom", "e");
	completes(w, "deal lots |", NULL, "gt", "");
	completes(w, "deal stage ne |", NULL, "won", "");
	completes(w, "deal stage |", NULL, "changed_to", "");
	completes(w, "deal sort -cl|", NULL, "close_date", "cl");
	completes(w, "deal sort lots,am|", NULL, "amount", "am");
	completes(w, "deal by st|", NULL, "stage", "st");
	completes(w, "deal agg su|", NULL, "sum", "su");
	completes(w, "deal agg sum.a|", NULL, "amount", "a");
	completes(w, "deal scope |", NULL, "mine", "");
	completes(w, "deal lots:1 li|", NULL, "limit", "li");
	completes(w, "account any de|", NULL, "deals", "de");
	completes(w, "account any deals(st|", NULL, "stage", "st");
	completes(w, "account any deals(stage:new) ind|", NULL, "industry", "ind");
	completes(w, "account count.deals(lo|", NULL, "lots", "lo");
	completes(w, "has:am|", "deal", "amount", "am");
	completes(w, "am| stage:new", "deal", "amount", "am");
	w->ctx.can_read = not_secret;
	assert_int_equal(query_complete(&w->ctx, "account sec", 11, hints, 100, &from), 0);
	w->ctx.can_read = NULL;
}

static void
test_explain_names_the_index(void **state)
{
	struct world *w = *state;
	struct buf b = BUF_INIT;

	assert_int_equal(query_explain(&w->ctx, must_parse(w, "deal lots:3 account:x sort lots"), &b, NULL), HC_OK);
	assert_non_null(strstr(buf_str(&b), "account:x: index i_deal_account"));
	assert_non_null(strstr(buf_str(&b), "lots:3: read row by row; `index` on deal.lots"));
	buf_reset(&b);
	assert_int_equal(query_explain(&w->ctx, must_parse(w, "deal by stage"), &b, NULL), HC_OK);
	assert_non_null(strstr(buf_str(&b), "hash table"));
	buf_free(&b);
}

/* The other database is asked for all that it can say; test_two_stores.c compares what it finds. */
static void
test_what_only_this_program_calculates_is_said_in_sqlite(void **state)
{
	static const struct { const char *text; enum dialect said; } cases[] = {
		{ "deal lots:1..5 name:x account:acme sort -lots", DIALECT_POSTGRES },
		{ "deal stage changed_to won", DIALECT_POSTGRES },
		{ "account tele", DIALECT_POSTGRES },
		{ "deal name~x", DIALECT_SQLITE },
		{ "deal note:x", DIALECT_SQLITE },
	};
	struct world *w = *state;
	struct statement s;
	struct hc_err err;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(query_sql(&w->ctx, must_parse(w, cases[i].text), DIALECT_POSTGRES, STATEMENT_PAGE, NULL, &s, &err), HC_OK);
		if (s.dialect != cases[i].said)
			fail_msg("%s: said as %s", cases[i].text, s.sql);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_error_points_at_its_place),
		cmocka_unit_test(test_brackets_without_end_do_not_exhaust_the_stack),
		cmocka_unit_test(test_a_hidden_field_does_not_exist),
		cmocka_unit_test(test_rows_that_may_not_be_seen_count_nowhere),
		cmocka_unit_test(test_placeholders_are_bound),
		cmocka_unit_test(test_old_names_and_any_case_are_understood),
		cmocka_unit_test(test_clauses_print_and_read_back),
		cmocka_unit_test(test_completion_knows_where_it_is),
		cmocka_unit_test(test_explain_names_the_index),
		cmocka_unit_test(test_what_only_this_program_calculates_is_said_in_sqlite),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
