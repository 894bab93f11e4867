/* fuzz_formula.c - any text as a formula: it compiles or is refused with a place in it; what compiles evaluates and has SQL. */
#include "fuzz.h"

#include <string.h>

#include "query/formula_impl.h"
#include "query/sql.h"

static const char objects[] =
    "#file fuzz.hot\n"
    "object thing \"Thing\" \"Things\"\n"
    "field n number(2) \"N\"\n"
    "field m money \"M\"\n"
    "field t text(200) \"T\"\n"
    "field d date \"D\"\n"
    "field s datetime \"S\"\n"
    "field b boolean \"B\"\n"
    "field p select \"P\"\n"
    "  option one \"One\"\n"
    "  option two \"Two\"\n"
    "field u multiselect \"U\"\n"
    "  option one \"One\"\n"
    "field l lookup thing \"L\" as things\n"
    "field f formula number(2) \"F\"\n"
    "  = n * 2\n";

static void
set(struct hc_record *r, const char *name, struct hc_value v)
{
	record_set(r, object_field(r->object, name), v);
}

static void
try(const struct query_ctx *c, const struct object *o, const char *text, const struct hc_record *r)
{
	const struct match m = { .ctx = c };
	const struct formula *fm;
	struct hc_err err = { .pos = -1 };
	struct hc_value v = VALUE_NONE, again = VALUE_NONE;
	struct sql s;

	if (formula_compile(c, o, text, NULL, &fm, &err) < 0) {
		FUZZ_CHECK(err.msg[0] != '\0' && err.pos <= (int)strlen(text));
		return;
	}
	formula_value(&m, fm, r, c->arena, &v);
	formula_value(&m, fm, r, c->arena, &again);
	FUZZ_CHECK(v.kind == again.kind && (v.kind != VALUE_TEXT || (v.len == again.len && memcmp(v.s, again.s, v.len) == 0)));
	FUZZ_CHECK(formula_eval(&m, fm, r, NULL, c->arena, &v, &err) == HC_OK);
	FUZZ_CHECK(!fv_is_error(&v));
	sql_init(&s, c->arena);
	if (formula_sql(fm, "t", &s, &err) == HC_OK)
		FUZZ_CHECK(s.len > 0 && strlen(s.text) == s.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct model *model;	/* built once: it never changes */
	const struct model_text texts[] = { { "core", model_core }, { "fuzz", objects } };
	const struct object *o;
	struct query_ctx c = { .locale = &locale_machine, .arena = arena_new("fuzz") };
	struct hc_record *r;
	char *text = arena_strndup(c.arena, (const char *)data, n);

	if (model == NULL)
		FUZZ_CHECK(model_build(texts, 2, &model, NULL) == 0);
	c.model = model;
	o = model_object(model, "thing");
	r = record_new(c.arena, model, o);
	try(&c, o, text, r);
	set(r, "n", value_decimal(-12345, 2));
	set(r, "m", value_decimal(INT64_MAX, 4));
	set(r, "t", value_text("2026-11-23 12:30:00", 19));
	set(r, "d", value_int(20000));
	set(r, "s", value_int(INT64_C(1700000000000)));
	set(r, "b", value_int(1));
	set(r, "p", value_text("two", 3));
	set(r, "u", value_text(";one;", 5));
	try(&c, o, text, r);
	arena_free(c.arena);
	return 0;
}
