/*
 * test_formula.c - formulas on a small CRM: what they read, what they refuse, and that lists and forms show the same.
 */
#include "formula_db.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/time.h"

static const char sales[] =
    "#file sales.hot\n"
    "object account \"Account\" \"Accounts\"\n"
    "  title name\n"
    "field name text(120) \"Name\" required\n"
    "field industry select \"Industry\"\n"
    "  option tech \"Technology\"\n"
    "  option retail \"Retail\"\n"
    "field revenue money \"Revenue\"\n"
    "field parent lookup account \"Parent\" as children\n"
    "field size formula text \"Size\"\n"
    "  = IF(revenue >= 1000000, \"large\", \"small\")\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "field name text(120) \"Name\" required\n"
    "field amount money \"Amount\"\n"
    "field probability percent(2) \"Probability\"\n"
    "field stage select \"Stage\"\n"
    "  option open \"Open\"\n"
    "  option closed_won \"Closed Won\" won\n"
    "  option closed_lost \"Closed Lost\" lost\n"
    "field rating select \"Rating\"\n"
    "  option hot \"Hot\"\n"
    "  option cold \"Cold\"\n"
    "field account lookup account \"Account\" as deals\n"
    "field close_date date \"Close date\"\n"
    "field met datetime \"Met\"\n"
    "field topics multiselect \"Topics\"\n"
    "  option price \"Price\"\n"
    "  option terms \"Terms\"\n"
    "field count integer \"Count\"\n"
    "field secret encrypted \"Secret\"\n"
    "field weighted formula money \"Weighted\"\n"
    "  = amount * probability / 100\n"
    "field twice formula money \"Twice\"\n"
    "  = weighted * 2\n"
    "field ratio formula number(2) \"Ratio\"\n"
    "  = amount / count\n"
    "field circle formula number(0) \"Circle\"\n"
    "  = spiral + 1\n"
    "field spiral formula number(0) \"Spiral\"\n"
    "  = circle + 1\n";

static const uint8_t me[16] = { 1 }, acme[16] = { 2 }, mother[16] = { 3 };
static struct model *model;
static struct query_ctx ctx;
static struct match match;
static const struct object *deal;
static struct hc_record *rec;
static int queries;

static int
run_select(void *arg, const struct statement *s, struct hc_value *ret, struct hc_err *err)
{
	queries++;
	*ret = select_one(s->sql, s->binds, s->nbinds);
	return HC_OK;
}

static void
set(struct hc_record *r, const char *field, struct hc_value v)
{
	assert_non_null(object_field(r->object, field));
	record_set(r, object_field(r->object, field), v);
}

static struct hc_value
text(const char *s)
{
	return value_text(s, strlen(s));
}

static int
setup(void **state)
{
	struct model_text texts[] = { { "core", model_core }, { "sales", sales } };
	struct hc_err err = {0};
	struct hc_record *r;

	memory = arena_new("test");
	open_db();
	if (model_build(texts, 2, &model, &err) < 0)
		fail_msg("%s", err.msg);
	deal = model_object(model, "deal");
	ctx = (struct query_ctx){ .model = model, .arena = memory, .locale = &locale_machine, .me = me };
	match = (struct match){ .ctx = &ctx, .select = run_select };
	make_table(model_object(model, "user"));
	make_table(model_object(model, "account"));
	make_table(deal);
	r = record_new(memory, model, model_object(model, "user"));
	set(r, "id", value_id(me));
	set(r, "name", text("Ada"));
	put_row(r);
	r = record_new(memory, model, model_object(model, "account"));
	set(r, "id", value_id(mother));
	set(r, "name", text("Mother"));
	set(r, "revenue", value_decimal(20000000000, 4));
	put_row(r);
	r = record_new(memory, model, model_object(model, "account"));
	set(r, "id", value_id(acme));
	set(r, "name", text("Acme"));
	set(r, "industry", text("tech"));
	set(r, "revenue", value_decimal(12345, 4));
	set(r, "parent", value_id(mother));
	put_row(r);
	rec = record_new(memory, model, deal);
	set(rec, "name", text("Big one"));
	set(rec, "amount", value_decimal(1000005, 4));
	set(rec, "probability", value_decimal(3300, 2));
	set(rec, "stage", text("closed_won"));
	set(rec, "account", value_id(acme));
	set(rec, "owner", value_id(me));
	set(rec, "close_date", value_int(date_from_civil(2026, 11, 23)));
	set(rec, "met", value_int(date_from_civil(2026, 11, 22) * TIME_DAY_MS + 82800000));
	set(rec, "topics", text(";price;terms;"));
	set(rec, "count", value_int(3));
	put_row(rec);
	return 0;
}

static int
teardown(void **state)
{
	sqlite3_close(db);
	model_unref(model);
	arena_free(memory);
	return 0;
}

static struct hc_value
in_sql(const struct formula *fm)
{
	struct sql s;
	struct hc_err err = {0};

	sql_init(&s, memory);
	sql_text(&s, "SELECT ");
	if (formula_sql(fm, "d", &s, &err) < 0)
		fail_msg("%s", err.msg);
	sql_text(&s, " FROM deal AS d");
	return select_one(s.text, s.binds.at, s.binds.n);
}

/* The value in both forms, as text: decimals as integers at their scale. */
static const char *
value(const char *formula)
{
	const struct formula *fm;
	struct hc_err err = {0};
	struct hc_value c, q;

	if (formula_compile(&ctx, deal, formula, NULL, &fm, &err) < 0)
		fail_msg("%s: %s", formula, err.msg);
	assert_int_equal(formula_eval(&match, fm, rec, NULL, memory, &c, &err), HC_OK);
	q = in_sql(fm);
	if (c.kind == VALUE_DECIMAL)
		c = value_int(c.i);
	if (!same_value(&c, &q))
		fail_msg("%s differs in SQL", formula);
	return c.kind == VALUE_TEXT ? arena_strndup(memory, c.s, c.len) :
	    c.kind == VALUE_INT ? arena_printf(memory, "%lld", (long long)c.i) : c.kind == VALUE_ID ? "id" : "null";
}

static const char *
refusal(const char *formula, const char *type, int *pos)
{
	const struct formula *fm;
	struct hc_err err = {0};

	if (formula_compile(&ctx, deal, formula, type ? type_find(type) : NULL, &fm, &err) != HC_INVALID)
		fail_msg("%s compiles", formula);
	if (pos)
		*pos = err.pos;
	return arena_strdup(memory, err.msg);
}

static struct hc_value
of_field(const char *name)
{
	const struct field *f = object_field(deal, name);
	const struct formula *fm;
	struct hc_err err = {0};
	struct hc_value c, q;

	if (formula_compile_field(&ctx, f, &fm, &err) < 0)
		fail_msg("%s", err.msg);
	assert_int_equal(formula_eval(&match, fm, rec, f, memory, &c, &err), HC_OK);
	q = in_sql(fm);
	assert_true(c.kind == VALUE_NULL ? q.kind == VALUE_NULL : q.kind == VALUE_INT && c.i == q.i);
	return c;
}

static void
test_a_field_has_its_type_and_scale(void **state)
{
	struct hc_value v = of_field("weighted");

	assert_int_equal(v.kind, VALUE_DECIMAL);
	assert_int_equal(v.scale, 4);
	assert_int_equal(v.i, 330002);	/* 33.000165, half away from zero */
	assert_int_equal(of_field("ratio").i, 3333);
}

static void
test_a_formula_reads_another_unrounded(void **state)
{
	assert_int_equal(of_field("twice").i, 660003);	/* not 2 * 33.0002 */
}

static void
test_formulas_that_read_themselves_are_refused(void **state)
{
	const struct formula *fm;
	struct hc_err err = {0};

	assert_int_equal(formula_compile_field(&ctx, object_field(deal, "circle"), &fm, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "reads itself"));
	assert_int_equal(err.field, object_field(deal, "circle")->handle);
}

static void
test_selects_go_by_name_and_by_label(void **state)
{
	assert_string_equal(value("stage = \"Closed Won\""), "1");
	assert_string_equal(value("stage = \"closed_won\""), "1");
	assert_string_equal(value("\"Open\" <> stage"), "1");
	assert_string_equal(value("ISPICKVAL(stage, \"closed_lost\")"), "0");
	assert_string_equal(value("CASE(stage, \"Open\", 1, \"Closed Won\", 2, 3)"), "2000000");
	assert_string_equal(value("TEXT(stage)"), "Closed Won");
	assert_string_equal(value("TEXT(stage) = \"Closed Won\""), "1");
	assert_string_equal(value("\"is \" & stage"), "is Closed Won");
	assert_string_equal(value("IN(stage, \"Open\", \"Closed Lost\")"), "0");
	assert_string_equal(value("ISBLANK(rating)"), "1");
	assert_string_equal(value("INCLUDES(topics, \"Price\")"), "1");
	assert_string_equal(value("TEXT(topics)"), "price;terms");
	assert_string_equal(refusal("stage = \"Won\"", NULL, NULL), "stage has no option \"Won\"; `describe deal` lists them.");
}

static void
test_a_select_is_set_by_option(void **state)
{
	const struct formula *fm;
	const struct field *f = object_field(deal, "rating");
	struct hc_err err = {0};
	struct hc_value v;

	assert_int_equal(formula_compile(&ctx, deal, "IF(amount > 50, \"Hot\", \"cold\")", type_find("select"), &fm, &err), HC_OK);
	assert_int_equal(formula_try(&match, fm, rec, f, memory, &v, &err), HC_OK);
	assert_string_equal(v.s, "hot");
	assert_int_equal(formula_compile(&ctx, deal, "\"warm\"", type_find("select"), &fm, &err), HC_OK);
	assert_int_equal(formula_try(&match, fm, rec, f, memory, &v, &err), HC_INVALID);
	assert_int_equal(err.field, f->handle);
}

static void
test_paths_go_through_lookups(void **state)
{
	queries = 0;
	assert_string_equal(value("account.name"), "Acme");
	assert_int_equal(queries, 1);
	assert_string_equal(value("account.parent.name & \"/\" & account.name"), "Mother/Acme");
	assert_string_equal(value("account.parent.size"), "large");
	assert_string_equal(value("account.size"), "small");
	assert_string_equal(value("account.revenue * 2"), "2469000");
	assert_string_equal(value("account.parent.parent.name"), "null");
	assert_string_equal(value("TEXT(account.industry)"), "Technology");
	assert_string_equal(value("owner.name"), "Ada");
	assert_string_equal(value("account.id = account"), "1");
	assert_string_equal(value("CASESAFEID(account)"), "02000000-0000-0000-0000-000000000000");
}

static void
test_the_branch_not_taken_asks_nothing(void **state)
{
	const struct formula *fm;
	struct hc_err err = {0};
	struct hc_value v;

	queries = 0;
	assert_int_equal(formula_compile(&ctx, deal, "IF(ISBLANK(rating), 1, account.revenue)", NULL, &fm, &err), HC_OK);
	assert_int_equal(formula_eval(&match, fm, rec, NULL, memory, &v, &err), HC_OK);
	assert_int_equal(queries, 0);
}

static void
test_who_asks_can_be_read(void **state)
{
	assert_string_equal(value("owner = me"), "1");
	assert_string_equal(value("$User.Name"), "Ada");
	assert_string_equal(value("me.name"), "Ada");
}

static void
test_instants_serve_where_days_do(void **state)
{
	assert_string_equal(value("close_date - DATEVALUE(met)"), "1000000");
	assert_string_equal(value("met < close_date"), "1");
	assert_string_equal(value("MONTH(met)"), "11000000");
	assert_string_equal(value("HOUR(met)"), "23000000");
	assert_string_equal(value("TEXT(close_date + 8)"), "2026-12-01");
	assert_string_equal(value("WEEKDAY(close_date)"), "2000000");	/* a Monday */
	assert_string_equal(value("TEXT(met + 0.5)"), "2026-11-23 11:00:00Z");
}

static void
test_what_cannot_be_calculated_is_null(void **state)
{
	const struct formula *fm;
	struct hc_err err = {0};
	struct hc_value v;

	assert_string_equal(value("amount / 0"), "null");
	assert_string_equal(value("DATE(2027, 2, 30)"), "null");
	assert_string_equal(value("IFERROR(amount / 0, -1)"), "-1000000");
	assert_string_equal(value("IFERROR(1 / 0, IFERROR(SQRT(-1), LEN(\"abc\")))"), "3000000");
	assert_string_equal(value("10 ^ 300"), "null");		/* does not fit a column */
	assert_int_equal(formula_compile(&ctx, deal, "amount / 0", NULL, &fm, &err), HC_OK);
	assert_int_equal(formula_try(&match, fm, rec, NULL, memory, &v, &err), HC_INVALID);
	assert_string_equal(err.msg, "The formula cannot be calculated: division by zero.");
}

static void
test_operators_bind_as_people_expect(void **state)
{
	assert_string_equal(value("1 + 2 * 3 ^ 2"), "19000000");
	assert_string_equal(value("-2 ^ 2"), "4000000");
	assert_string_equal(value("10 - 4 - 3"), "3000000");
	assert_string_equal(value("TRUE || FALSE && FALSE"), "1");
	assert_string_equal(value("!(1 > 2) && NOT(2 > 3)"), "1");
	assert_string_equal(value("1 == 1 and 2 != 3"), "1");
	assert_string_equal(value("\"a\" & \"b\" & 'c'"), "abc");
	assert_string_equal(value("/* why */ 0.1 + 0.2 = 0.3"), "1");
	assert_string_equal(value("\"say \\\"hi\\\"\""), "say \"hi\"");
}

static void
test_texts_count_characters(void **state)
{
	assert_string_equal(value("RIGHT(\"blå bær\", 3)"), "bær");
	assert_string_equal(value("LEN(\"blå\")"), "3000000");
	assert_string_equal(value("REVERSE(\"på\")"), "åp");
	assert_string_equal(value("RPAD(\"å\", 3, \"-=\")"), "å-=");
	assert_string_equal(value("SUBSTITUTE(\"a.b.c\", \".\", \"::\")"), "a::b::c");
	assert_string_equal(value("FIND(\"b\", \"åbcb\", 3)"), "4000000");
	assert_string_equal(value("TRIM(\"  x \")"), "x");
	assert_string_equal(value("REGEX(\"A-12\", \"[A-Z]-\\d+\")"), "1");
	assert_string_equal(value("REGEX(\"A-12x\", \"[A-Z]-\\d+\")"), "0");
	assert_string_equal(value("URLENCODE(\"a b&ø\")"), "a+b%26%C3%B8");
	assert_string_equal(value("HTMLENCODE(\"<b>\")"), "&lt;b&gt;");
	assert_string_equal(value("JSONVALUE('{\"a\": [1, 2.50]}', \"a\")"), "[1,2.5]");
	assert_string_equal(value("JSONPATHVALUE('{\"a\": {\"b\": [7, \"x\"]}}', \"$.a['b'][1]\")"), "x");
	assert_string_equal(value("HYPERLINK(\"https://a.example\", \"site\")"), "site <https://a.example>");
	assert_string_equal(value("VALUE(\"12\") + LEN(name)"), "19000000");
	assert_string_equal(value("FORMATCURRENCY(\"JPY\", 1234.5)"), "JPY 1235");
}

static void
test_mistakes_are_told_where_they_are(void **state)
{
	int pos;

	assert_string_equal(refusal("amuont * 2", NULL, &pos), "deal has no field amuont; did you mean amount?");
	assert_int_equal(pos, 0);
	assert_string_equal(refusal("1 + account.revenu", NULL, &pos), "account has no field revenu; did you mean revenue?");
	assert_int_equal(pos, 12);
	assert_string_equal(refusal("LEFFT(name, 2)", NULL, &pos), "There is no function LEFFT; did you mean LEFT?");
	assert_string_equal(refusal("LEFT(name)", NULL, &pos), "LEFT has too many or too few values: LEFT(text, count).");
	assert_string_equal(refusal("LEFT(2, 3)", NULL, &pos), "LEFT wants a text here, not a number: LEFT(text, count).");
	assert_int_equal(pos, 5);
	assert_string_equal(refusal("name + 1", NULL, &pos),
	    "+ does not go between a text and a number; TEXT(), VALUE() and DATEVALUE() make one of the other.");
	assert_int_equal(pos, 5);
	assert_string_equal(refusal("IF(amount, 1, 2)", NULL, &pos), "IF wants a condition here, not a number: IF(condition, then, else).");
	assert_string_equal(refusal("IF(TRUE, 1, name)", NULL, &pos),
	    "IF: this is a text, what stands before it is a number; both must be of one type.");
	assert_string_equal(refusal("amount * 2", "text", &pos), "The formula makes a number, but a text is wanted; use TEXT().");
	assert_string_equal(refusal("name.x", NULL, &pos), "name is not a lookup, so nothing follows it.");
	assert_string_equal(refusal("secret", NULL, &pos), "secret is encrypted, so no formula reads it.");
	assert_string_equal(refusal("", NULL, &pos), "The formula is empty.");
	assert_string_equal(refusal("(1 + 2", NULL, &pos), "A ) is missing here.");
	assert_string_equal(refusal("1 + ", NULL, &pos), "The formula ends too early.");
	assert_string_equal(refusal("1 2", NULL, &pos), "An operator is missing before \"2\".");
	assert_int_equal(pos, 2);
	assert_string_equal(refusal("\"abc", NULL, &pos), "This text has no end; close it with the quote it begins with.");
}

static void
test_deep_and_long_formulas_are_refused(void **state)
{
	char *deep = arena_alloc(memory, 40001), *chain = arena_alloc(memory, 40001);

	memset(deep, '(', 20000);
	assert_non_null(strstr(refusal(deep, NULL, NULL), "nested too deeply"));
	for (int i = 0; i < 10000; i++)
		memcpy(chain + 3 * i, "1+-", 3);
	assert_non_null(strstr(refusal(chain, NULL, NULL), "too"));
	memset(deep, ' ', 40000);
	assert_non_null(strstr(refusal(deep, NULL, NULL), "at most"));
	for (int i = 0; i < 900; i++)
		memcpy(deep + 4 * i, "\"a\"&", 4);
	memcpy(deep + 3600, "\"a\"", 4);
	assert_int_equal(formula_compile(&ctx, deal, deep, NULL, &(const struct formula *){ NULL }, NULL), HC_OK);
}

/* SQLite's parser takes about thirty brackets; what people write goes deeper, and what does not fit is left to the caller. */
static void
test_long_formulas_still_are_queries(void **state)
{
	struct hc_err err = {0};
	const struct formula *fm;
	struct buf b = BUF_INIT;
	struct sql s;

	for (int i = 0; i < 90; i++)
		buf_printf(&b, "%s%d", i == 0 ? "" : i % 3 ? " + " : " - ", i);
	assert_string_equal(value(buf_str(&b)), "1395000000");
	buf_reset(&b);
	for (int i = 1; i <= 40; i++)
		buf_printf(&b, "IF(count = %d, \"%d\", ", 43 - i, 43 - i);
	buf_adds(&b, "\"none\"");
	for (int i = 0; i < 40; i++)
		buf_addc(&b, ')');
	assert_string_equal(value(buf_str(&b)), "3");
	buf_reset(&b);
	for (int i = 0; i < 50; i++)
		buf_adds(&b, "name + ");
	buf_adds(&b, "'!'");
	assert_int_equal(strlen(value(buf_str(&b))), 50 * strlen("Big one") + 1);
	buf_reset(&b);
	for (int i = 0; i < 15; i++)
		buf_adds(&b, "ABS(");
	buf_adds(&b, "0 - 5");
	for (int i = 0; i < 15; i++)
		buf_addc(&b, ')');
	assert_string_equal(value(buf_str(&b)), "5000000");
	assert_int_equal(formula_compile(&ctx, deal, arena_printf(memory, "ABS(ABS(ABS(ABS(ABS(%s)))))", buf_str(&b)), NULL, &fm, &err), HC_OK);
	sql_init(&s, memory);
	assert_int_equal(formula_sql(fm, "d", &s, &err), HC_INVALID);
	buf_free(&b);
}

static bool
not_amount(void *access, const struct field *f)
{
	return strcmp(f->name, "amount") != 0;
}

static void
test_a_field_that_may_not_be_seen_is_unknown(void **state)
{
	const struct formula *fm;
	struct hc_err err = {0};

	ctx.can_read = not_amount;
	assert_int_equal(formula_compile(&ctx, deal, "amount", NULL, &fm, &err), HC_INVALID);
	assert_int_equal(formula_compile(&ctx, deal, "weighted", NULL, &fm, &err), HC_OK);
	ctx.can_read = NULL;
}

static void
test_changes_are_seen_while_saving(void **state)
{
	const struct formula *fm;
	struct hc_err err = {0};
	struct hc_value v;

	assert_int_equal(formula_compile(&ctx, deal, "IF(ISNEW(), 1, IF(ISCHANGED(amount), amount - PRIORVALUE(amount), 0))", NULL, &fm,
	    &err), HC_OK);
	rec->isnew = true;
	formula_value(&match, fm, rec, memory, &v);
	assert_int_equal(v.i, 1);
	rec->isnew = false;
	memcpy(rec->old, rec->values, sizeof(*rec->old) * deal->fields.n);
	formula_value(&match, fm, rec, memory, &v);
	assert_int_equal(v.i, 0);
	set(rec, "amount", value_decimal(1500005, 4));
	formula_value(&match, fm, rec, memory, &v);
	assert_int_equal(v.i, 50);
	set(rec, "amount", value_decimal(1000005, 4));
}

static int
next_owner(void *arg, size_t n, const struct hc_value *v, struct arena *a, struct hc_value *ret, struct hc_err *err)
{
	if (n && v[0].i != 3)
		return hc_fail(err, HC_INVALID, 0, "nobody is left");
	*ret = value_id(arg);
	return HC_OK;
}

static void
test_a_higher_layer_adds_functions(void **state)
{
	static const struct formula_extra extra[] = { { "next_owner", "|n", 'i', next_owner }, { NULL } };
	const struct field *owner = object_field(deal, "owner");
	const struct formula *fm;
	struct hc_err err = {0};
	struct hc_value v;
	struct sql s;

	ctx.extra = extra;
	ctx.extra_arg = (void *)mother;
	assert_int_equal(formula_compile(&ctx, deal, "NEXT_OWNER()", type_find("lookup"), &fm, &err), HC_OK);
	assert_int_equal(formula_try(&match, fm, rec, owner, memory, &v, &err), HC_OK);
	assert_memory_equal(v.id, mother, 16);
	assert_false(formula_is_pure(fm));
	sql_init(&s, memory);
	assert_int_equal(formula_sql(fm, "d", &s, &err), HC_INVALID);
	assert_int_equal(s.len, 0);
	assert_int_equal(formula_compile(&ctx, deal, "next_owner(count + 1)", type_find("lookup"), &fm, &err), HC_OK);
	assert_int_equal(formula_try(&match, fm, rec, owner, memory, &v, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "nobody is left"));
	ctx.extra = NULL;
}

static void
count_field(void *arg, const struct field *f)
{
	char *names = arg;

	strcat(names, f->name);
	strcat(names, " ");
}

static void
test_what_a_formula_reads_is_known(void **state)
{
	const struct formula *fm;
	struct hc_err err = {0};
	char names[200] = "";

	assert_int_equal(formula_compile(&ctx, deal, "twice + account.revenue * LEN(name)", NULL, &fm, &err), HC_OK);
	formula_fields(fm, count_field, names);
	assert_string_equal(names, "amount probability account name ");
	assert_true(formula_is_pure(fm));
	assert_int_equal(formula_compile(&ctx, deal, "close_date - TODAY()", NULL, &fm, &err), HC_OK);
	assert_false(formula_is_pure(fm));
	assert_string_equal(formula_type(fm)->name, "number");
}

static void
test_corrupt_columns_never_reach_the_calendar(void **state)
{
	assert_true(select_one("SELECT hc_f_year(9223372036854775807)", NULL, 0).kind == VALUE_TEXT);	/* an error, not a crash */
	assert_true(select_one("SELECT hc_f_plain(hc_f_year('x'))", NULL, 0).kind == VALUE_NULL);
	assert_true(select_one("SELECT hc_f_plain(hc_f_left(5, 'x'))", NULL, 0).kind == VALUE_NULL);
	assert_true(select_one("SELECT hc_f_left('abc')", NULL, 0).kind == VALUE_NULL);
	assert_true(select_one("SELECT hc_f_plain(hc_f_distance('a,b', '1', 'km'))", NULL, 0).kind == VALUE_NULL);
}

static void
test_the_manual_lists_every_function(void **state)
{
	const char *top = getenv("top_srcdir"), *usage;
	char path[4096], page[65536];
	FILE *f;
	size_t n;

	snprintf(path, sizeof(path), "%s/man/hot-formula.7", top ? top : ".");
	f = fopen(path, "r");
	if (f == NULL)
		skip();
	n = fread(page, 1, sizeof(page) - 1, f);
	page[n] = '\0';
	fclose(f);
	for (size_t i = 0; (usage = formula_usage(i)) != NULL; i++) {
		char *item = arena_printf(memory, ".It Li %.*s", (int)strcspn(usage, "("), usage);

		if (strstr(page, arena_printf(memory, "%s(", item)) == NULL)
			fail_msg("hot-formula(7) does not have %s", usage);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_field_has_its_type_and_scale),
		cmocka_unit_test(test_a_formula_reads_another_unrounded),
		cmocka_unit_test(test_formulas_that_read_themselves_are_refused),
		cmocka_unit_test(test_selects_go_by_name_and_by_label),
		cmocka_unit_test(test_a_select_is_set_by_option),
		cmocka_unit_test(test_paths_go_through_lookups),
		cmocka_unit_test(test_the_branch_not_taken_asks_nothing),
		cmocka_unit_test(test_who_asks_can_be_read),
		cmocka_unit_test(test_instants_serve_where_days_do),
		cmocka_unit_test(test_what_cannot_be_calculated_is_null),
		cmocka_unit_test(test_operators_bind_as_people_expect),
		cmocka_unit_test(test_texts_count_characters),
		cmocka_unit_test(test_mistakes_are_told_where_they_are),
		cmocka_unit_test(test_deep_and_long_formulas_are_refused),
		cmocka_unit_test(test_long_formulas_still_are_queries),
		cmocka_unit_test(test_a_field_that_may_not_be_seen_is_unknown),
		cmocka_unit_test(test_changes_are_seen_while_saving),
		cmocka_unit_test(test_a_higher_layer_adds_functions),
		cmocka_unit_test(test_what_a_formula_reads_is_known),
		cmocka_unit_test(test_corrupt_columns_never_reach_the_calendar),
		cmocka_unit_test(test_the_manual_lists_every_function),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
