/*
 * rule.c - buckets of grants by condition: who may see the deals below 50k has those, and no others, on his devices.
 *
 * One bucket per condition, shared by all whose role has it, unless it speaks of `me`: then it is one user's. What is in it is
 * asked when a record changes; a condition that looks at other records or at the calendar is asked of all when those move.
 */
#include <sodium.h>
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "serve/sync.h"

struct compiled {
	struct query_ctx ctx;
	const struct expr *expr;
};

/* Nobody's rights: who wrote the condition could see everything. */
static struct query_ctx
context(struct exchange *x, struct arena *a, const struct feed_rule *r)
{
	struct query_ctx c = work_query(x->work, a, r->object);

	c.can_read = NULL;
	c.filter = NULL;
	c.me = r->user;
	return c;
}

/* Kept for the request. */
static int
compile(struct exchange *x, const struct feed_rule *r, const struct compiled **ret, struct hc_err *err)
{
	struct compiled *c;
	int rc;

	if (x->rules == NULL)
		x->rules = map_new(x->arena);
	if ((c = map_getn(x->rules, &r->bucket, sizeof(r->bucket))) == NULL) {
		c = ARENA_NEW(x->arena, struct compiled);
		c->ctx = context(x, x->arena, r);
		c->ctx.me = arena_dup(x->arena, r->user, 16);
		if ((rc = query_parse_condition(&c->ctx, r->condition, &c->expr, err)) < 0)
			return rc;
		if (r->bucket != 0)
			map_putn(x->rules, &r->bucket, sizeof(r->bucket), c);
	}
	*ret = c;
	return HC_OK;
}

/* implements feed_judge.holds: a condition that cannot be asked any more (a field went) selects nothing */
static int
holds(void *arg, const struct feed_rule *r, const uint8_t id[16], bool *ret, struct hc_err *err)
{
	struct exchange *x = arg;
	const struct compiled *c;
	struct hc_record *row;
	struct arena *a;
	struct match m;
	int rc;

	*ret = false;
	if (compile(x, r, &c, NULL) < 0)
		return HC_OK;
	a = arena_new("rule");
	if ((rc = read_record(x->store, r->object, id, a, &row, err)) == HC_OK) {
		struct query_ctx ctx = c->ctx;

		ctx.arena = a;
		m = work_match(x->work, &ctx);
		rc = query_match(&m, c->expr, row, ret, err);
	}
	arena_free(a);
	return rc == HC_NOTFOUND ? HC_OK : rc;
}

/* implements feed_judge.members */
static int
members(void *arg, const struct feed_rule *r, struct arena *a, uint8_t (**ids)[16], size_t *n, struct hc_err *err)
{
	static const char *const only_id[] = { "id" };
	struct exchange *x = arg;
	struct query_ctx ctx = context(x, a, r);
	struct id { uint8_t id[16]; };
	VEC(struct id) v = {0};
	struct page_at at = {0};
	const struct hc_value *row;
	struct statement st;
	struct rows *rows;
	struct query *q;
	int rc;

	*ids = NULL;
	*n = 0;
	ctx.object = NULL;	/* the text names it */
	if (query_parse(&ctx, arena_printf(a, "%s (%s)", r->object->name, r->condition), &q, NULL) < 0)
		return HC_OK;
	at.limit = q->limit;
	if ((rc = query_set_columns(&ctx, q, only_id, 1, err)) < 0 ||
	    (rc = query_sql(&ctx, q, read_dialect(x->store), STATEMENT_PAGE, &at, &st, err)) < 0 ||
	    (rc = read_open(x->store, &st, q, &rows, err)) < 0)
		return rc;
	while ((rc = read_next(rows, &row, err)) > 0) {
		struct id id;

		memcpy(id.id, row[0].id, 16);
		vec_push(a, &v, id);
	}
	read_close(rows);
	*ids = (uint8_t (*)[16])v.at;
	*n = v.n;
	return rc;
}

const struct feed_judge *
rule_judge(struct exchange *x)
{
	x->judge = (struct feed_judge){ .arg = x, .holds = holds, .members = members };
	return &x->judge;
}

static bool
has_word(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(text, *words) != NULL)
			return true;
	return false;
}

static void
add_object(void *arg, const struct object *o)
{
	buf_printf(arg, "%s ", o->name);
}

static const char *
depends(struct exchange *x, const struct expr *e, const char *condition, bool personal)
{
	static const char *const calendar[] = { "today", "tomorrow", "yesterday", "now", "this_", "last_", "next_", "_ago", "in_",
		"bom", "eom", "boq", "eoq", "boy", "eoy", NULL };
	struct buf b = BUF_INIT;
	const char *ret;

	query_objects(e, add_object, &b);
	if (personal)
		buf_adds(&b, "user ");
	if (has_word(condition, calendar))
		buf_adds(&b, "day ");
	ret = b.len > 0 ? arena_printf(x->arena, " %s", buf_str(&b)) : "";
	buf_free(&b);
	return ret;
}

/* 1: it cannot be read, and so gives nothing; lists say so online. */
static int
rule_of(struct exchange *x, const struct object *o, const char *condition, struct feed_rule *r)
{
	static const char *const me[] = { "me", NULL };
	bool personal = has_word(condition, me);
	const struct compiled *c;

	*r = (struct feed_rule){ .object = o, .condition = condition, .day = x->now / 86400000 };
	if (personal)
		memcpy(r->user, x->work->user, 16);
	if (compile(x, r, &c, NULL) < 0)
		return 1;
	r->depends = depends(x, c->expr, condition, personal);
	return HC_OK;
}

int
rule_bucket(struct exchange *x, const struct object *o, const char *condition, int64_t *ret, struct hc_err *err)
{
	crypto_generichash_state h;
	struct feed_rule r;
	uint8_t key[16];
	bool isnew;
	int rc;

	*ret = 0;
	if (rule_of(x, o, condition, &r) != HC_OK)
		return HC_OK;
	crypto_generichash_init(&h, NULL, 0, sizeof(key));
	crypto_generichash_update(&h, (const unsigned char *)condition, strlen(condition));
	crypto_generichash_update(&h, r.user, 16);
	crypto_generichash_final(&h, key, sizeof(key));
	if ((rc = feed_rule_bucket(x->store, key, &r, &isnew, err)) < 0)
		return rc;
	*ret = r.bucket;
	return isnew ? feed_rule_fill(x->store, rule_judge(x), &r, err) : HC_OK;
}

int
rule_hang_bucket(struct exchange *x, const struct object *o, const char *condition, const int64_t *parents, size_t n, bool every, int64_t *ret,
    struct hc_err *err)
{
	struct feed_rule r = { .object = o };
	int rc;

	*ret = 0;
	if (n == 0 || (condition != NULL && rule_of(x, o, condition, &r) != HC_OK))
		return HC_OK;
	rc = feed_hang_bucket(x->store, rule_judge(x), &r, parents, n, every, err);
	if (rc == HC_OK)
		*ret = r.bucket;
	return rc;
}
