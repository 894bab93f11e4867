/*
 * fuzz_hotql.c - any text as HotQL: it is refused with a place in it, or it prints back to itself, is SQL that SQLite takes, and finds
 * the same in SQLite and in memory.
 */
#include "fuzz.h"

#include "tests/unit/query_help.h"

static const char hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object a \"A\" \"As\"\n"
    "  title name\n"
    "field name text(120) \"Name\" required search index\n"
    "field up lookup a \"Up\" as downs\n"
    "field k integer \"K\" index\n"
    "object d \"D\" \"Ds\"\n"
    "  title name\n"
    "field name text(120) \"Name\" search\n"
    "field r text \"R\"\n"
    "field a lookup a \"A\"\n"
    "field m money \"M\" index\n"
    "field n number(2) \"N\"\n"
    "field s select \"S\" history index\n"
    "  option one \"One\"\n"
    "  option two \"Two\" won final\n"
    "field t date \"T\" alias day\n"
    "field w datetime \"W\"\n"
    "field b boolean \"B\"\n"
    "field u multiselect \"U\"\n"
    "  option x \"X\"\n"
    "  option y \"Y\"\n"
    "field p phone \"P\"\n"
    "field e email \"E\"\n"
    "field f formula number(2) \"F\" = n * 2\n"
    "field z duration \"Z\"\n";

static struct world *
world_get(void)
{
	static struct world *w;

	if (w != NULL)
		return w;
	w = world_new(hot);
	world_add(w, "team", "name", "North", NULL);
	memcpy(w->me, world_add(w, "user", "name", "Kim", "login", "kim", "team", "North", NULL)->values[SLOT_ID].id, 16);
	w->ctx.me = w->me;
	world_add(w, "a", "name", "Acme", "k", "3", NULL);
	world_add(w, "a", "name", "Acme Labs", "up", "Acme", "k", "5", NULL);
	world_add(w, "d", "name", "big deal", "r", "Été", "a", "Acme Labs", "m", "100", "n", "2.5", "s", "one", "t", "2026-11-23", "w",
	    "2026-11-23T09:00", "b", "yes", "u", "x;y", "p", "+47 22334455", "e", "a@b.example", "z", "1h", "owner", "Kim", "tags", "hot", NULL);
	world_add(w, "d", "name", "small", "a", "Acme", "m", "USD 50", "n", "-1", "s", "two", "t", "2026-01-01", NULL);
	world_add(w, "d", "r", "nothing", NULL);
	return w;
}

/* The condition on each record: by SQL and in memory. */
static void
compare(struct world *w, const struct query_ctx *c, const char *text)
{
	struct match m = { .ctx = c, .select = world_select, .arg = w };
	struct hc_err err = { .pos = -1 };
	struct query_ctx self = *c;
	const struct expr *e;

	if (query_parse_condition(c, text, &e, &err) < 0) {
		FUZZ_CHECK(err.msg[0] != '\0' && err.pos <= (int)strlen(text));
		return;
	}
	for (size_t i = 0; i < w->records.n; i++) {
		struct hc_record *r = w->records.at[i];
		struct statement s;
		struct query *q;
		struct hc_value v;
		bool yes;

		if (r->object != c->object || query_match(&m, e, r, &yes, &err) < 0)
			continue;
		self.params = &r->values[SLOT_ID];
		FUZZ_CHECK(query_parse(&self, "id:%1", &q, &err) == HC_OK);
		query_and(q, c->arena, e);
		if (query_sql(c, q, DIALECT_SQLITE, STATEMENT_COUNT, NULL, &s, &err) < 0)
			continue;
		FUZZ_CHECK(world_select(w, &s, &v, &err) == HC_OK);
		if (v.i != yes)
			fail_msg("%s is %d in memory, %d in SQL for %s: %s", text, yes, (int)v.i, record_title(r), s.sql);
	}
}

/* A whole query: every statement of it must be SQL. */
static void
compile(struct world *w, const struct query_ctx *c, const char *text)
{
	struct hc_err err = { .pos = -1 };
	struct query_ctx bare = *c;
	struct query *q, *again;
	struct buf once = BUF_INIT, twice = BUF_INIT;

	if (query_parse(c, text, &q, &err) < 0) {
		FUZZ_CHECK(err.msg[0] != '\0' && err.pos <= (int)strlen(text));
		return;
	}
	query_print(q, &once);		/* begins with the object, wherever the text stood */
	bare.object = NULL;
	if (query_parse(&bare, buf_str(&once), &again, &err) < 0)
		fail_msg("%s prints as %s: %s", text, buf_str(&once), err.msg);
	query_print(again, &twice);
	if (strcmp(buf_str(&once), buf_str(&twice)) != 0)
		fail_msg("%s prints as %s, then as %s", text, buf_str(&once), buf_str(&twice));
	for (int kind = STATEMENT_PAGE; kind <= STATEMENT_GROUPS; kind++) {
		struct page_at at = { .limit = 5 };
		struct statement s;

		if (query_sql(c, q, DIALECT_SQLITE, (enum statement_kind)kind, &at, &s, &err) == HC_OK && strlen(s.sql) < 500000)
			sqlite3_finalize(world_prepare(w, &s));
		query_sql(c, q, DIALECT_POSTGRES, (enum statement_kind)kind, &at, &s, &err);
	}
	buf_free(&once);
	buf_free(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct world *w = world_get();
	struct arena *a = arena_new("fuzz"), *kept = w->arena;
	struct query_ctx c = w->ctx;
	struct query_hint hints[20];
	struct hc_value params[] = { value_id(w->me) };
	char *text = arena_strndup(a, (const char *)data, n);
	size_t from;

	w->arena = a;		/* the helpers allocate where this input does */
	c.arena = a;
	c.params = params;
	c.nparams = 1;
	compile(w, &c, text);
	c.object = model_object(w->model, "d");
	compile(w, &c, text);
	compare(w, &c, text);
	query_complete(&c, text, strlen(text), hints, 20, &from);
	FUZZ_CHECK(from <= strlen(text));
	w->arena = kept;
	arena_free(a);
	return 0;
}
