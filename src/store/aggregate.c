/*
 * aggregate.c - groups: SQLite has no hash aggregation and would sort, so a plain scan is grouped here.
 *
 * The scan calls an aggregate function of ours, hc_group(keys..., arguments...), for every row: that costs a third less than
 * stepping a statement. A row's keys are written to bytes and looked up in an open hash table; each group holds an accumulator
 * per aggregate. Sums are exact (128 bits), medians and percentiles keep their values, distinct counts use a second table of
 * the same kind.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/read.h"

struct accumulator {
	int64_t n;
	__int128 sum;
	struct hc_value value;			/* min, max, first, last */
	VEC(int64_t) all;			/* med, p90 */
};

struct group {
	uint64_t hash;
	const uint8_t *key;
	size_t size;
	struct hc_value *row;
	struct accumulator *acc;
};

struct hash {
	struct group **at;
	size_t cap, n;
};

/* Groups of a single short key by its very bytes: what most scans find again and again. */
#define RECENT 256
struct recent {
	uint64_t word[2];
	int type;		/* SQLite's, and the length of a text above it; 0: free */
	struct group *group;
};

struct grouping {
	struct store *s;
	struct query *q;
	struct arena *out, *work;
	sqlite3_value **args;	/* of the row at hand: keys, then arguments */
	struct hash groups, values;
	VEC(struct group *) order;
	struct group *last;	/* of the row before: often the same again */
	struct recent *recent;	/* NULL: several keys */
	struct buf key;
	/* what the scan looks at for every row, without the wide columns of the query */
	int *keys, *aggs;
	enum agg_kind *kinds;
	bool *rows;		/* n without an argument: counts rows */
	int nkeys, naggs;
};

static uint64_t
hash_bytes(const uint8_t *p, size_t n)
{
	uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ n, w;

	for (; n >= 8; n -= 8, p += 8) {
		memcpy(&w, p, 8);
		h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
		h ^= h >> 32;
	}
	w = 0;
	memcpy(&w, p, n);
	h = (h ^ w) * UINT64_C(0xc4ceb9fe1a85ec53);
	return h ^ h >> 29;
}

static void
hash_grow(struct hash *h, struct arena *a)
{
	size_t cap = h->cap ? h->cap * 2 : 256;
	struct group **at = ARENA_ARRAY(a, struct group *, cap);

	for (size_t i = 0; i < h->cap; i++)
		if (h->at[i]) {
			size_t k = h->at[i]->hash & (cap - 1);

			while (at[k])
				k = (k + 1) & (cap - 1);
			at[k] = h->at[i];
		}
	h->at = at;
	h->cap = cap;
}

/* The group of these bytes; a new one is zeroed but for its key, and *isnew says so. */
static struct group *
hash_get(struct hash *h, struct arena *a, const uint8_t *key, size_t size, bool *isnew)
{
	uint64_t hash = hash_bytes(key, size);
	struct group *g;
	size_t k;

	if (h->n * 2 >= h->cap)
		hash_grow(h, a);
	for (k = hash & (h->cap - 1); (g = h->at[k]); k = (k + 1) & (h->cap - 1))
		if (g->hash == hash && g->size == size && !memcmp(g->key, key, size)) {
			*isnew = false;
			return g;
		}
	g = ARENA_NEW(a, struct group);
	g->hash = hash;
	g->size = size;
	g->key = arena_dup(a, key, size ? size : 1);
	h->at[k] = g;
	h->n++;
	*isnew = true;
	return g;
}

/* Type and bytes of a column, so that equal keys are equal bytes. */
static void
key_add(struct buf *b, sqlite3_value *v)
{
	int type = sqlite3_value_type(v);
	const void *data = NULL;
	uint32_t len = 0;
	int64_t n;
	char *to;

	if (type == SQLITE_INTEGER) {
		n = sqlite3_value_int64(v);
		data = &n;
		len = sizeof(n);
	} else if (type != SQLITE_NULL) {
		data = sqlite3_value_blob(v);
		len = (uint32_t)sqlite3_value_bytes(v);
	}
	if (b->cap - b->len < len + 8)
		buf_reserve(b, len + 8);
	to = b->data + b->len;
	to[0] = (char)type;
	memcpy(to + 1, &len, sizeof(len));
	if (len)
		memcpy(to + 5, data, len);
	b->len += 5 + len;
}

static enum col_kind
shape(const struct column *c, int *scale)
{
	const char *t = c->type ? c->type->name : "";

	*scale = c->scale;
	return !strcmp(t, "number") || !strcmp(t, "money") || !strcmp(t, "percent") ? COL_DECIMAL : COL_INT;
}

/* Scale of an aggregate's argument: the field's own, which the result may exceed. */
static int
argument_scale(const struct column *c)
{
	const char *t = c->field ? field_type(c->field)->name : "";

	if (!strcmp(t, "money"))
		return 4;
	return !strcmp(t, "number") || !strcmp(t, "percent") ? c->field->scale : 0;
}

static void
value_of(sqlite3_value *v, enum col_kind kind, int scale, struct arena *a, struct hc_value *ret)
{
	const char *text;
	int n;

	switch (sqlite3_value_type(v)) {
	case SQLITE_NULL:
		*ret = VALUE_NONE;
		return;
	case SQLITE_INTEGER:
		*ret = kind == COL_DECIMAL ? value_decimal(sqlite3_value_int64(v), scale) : value_int(sqlite3_value_int64(v));
		return;
	case SQLITE_BLOB:
		if (sqlite3_value_bytes(v) == 16) {
			*ret = value_id(sqlite3_value_blob(v));
			return;
		}
		break;
	}
	text = (const char *)sqlite3_value_text(v);
	n = sqlite3_value_bytes(v);
	*ret = value_text(a ? arena_strndup(a, text ? text : "", (size_t)n) : text, (size_t)n);
}

static void
argument(const struct column *c, sqlite3_value *v, struct arena *a, struct hc_value *ret)
{
	const char *t = c->field ? field_type(c->field)->name : "";
	bool decimal = !strcmp(t, "number") || !strcmp(t, "money") || !strcmp(t, "percent");

	value_of(v, decimal ? COL_DECIMAL : COL_INT, argument_scale(c), a, ret);
}

static void
count_distinct(struct grouping *g, struct group *group, int k, sqlite3_value *arg)
{
	bool isnew;

	buf_reset(&g->key);
	buf_add(&g->key, &group, sizeof(group));
	buf_addc(&g->key, (char)k);
	key_add(&g->key, arg);
	hash_get(&g->values, g->work, (const uint8_t *)g->key.data, g->key.len, &isnew);
	group->acc[k].n += isnew;
}

static bool
same_text(const struct hc_value *v, sqlite3_value *arg)
{
	const void *text = sqlite3_value_text(arg);

	return v->kind == VALUE_TEXT && (size_t)sqlite3_value_bytes(arg) == v->len && memcmp(text, v->s, v->len) == 0;
}

static void
accumulate(struct grouping *g, struct group *group, int k)
{
	struct accumulator *acc = &group->acc[k];
	sqlite3_value *arg = g->args[g->nkeys + k];
	const struct column *c = &g->q->columns.at[g->aggs[k]];
	struct hc_value v;
	int order;

	if (g->rows[k]) {
		acc->n++;
		return;
	}
	if (sqlite3_value_type(arg) == SQLITE_NULL)
		return;
	switch (g->kinds[k]) {
	case AGG_N:
		acc->n++;
		break;
	case AGG_SUM:
	case AGG_AVG:
	case AGG_SHARE:
		acc->sum += sqlite3_value_int64(arg);
		acc->n++;
		break;
	case AGG_MED:
	case AGG_P90:
		vec_push(g->work, &acc->all, sqlite3_value_int64(arg));
		break;
	case AGG_DISTINCT:
		count_distinct(g, group, k, arg);
		break;
	case AGG_ONE:
		if (acc->n == 0)
			value_of(arg, COL_INT, 0, g->out, &acc->value);
		acc->n = acc->n == 0 || (acc->n == 1 && same_text(&acc->value, arg)) ? 1 : 2;
		break;
	case AGG_MIN:
	case AGG_MAX:
		argument(c, arg, NULL, &v);
		if (acc->n++) {
			order = v.kind == VALUE_TEXT || !c->field ? field_compare(c->field, &v, &acc->value) :
			    (v.i > acc->value.i) - (v.i < acc->value.i);
			if (c->agg == AGG_MIN ? order >= 0 : order <= 0)
				break;
		}
		argument(c, arg, g->out, &acc->value);
		break;
	}
}

/* The place of a single short key; its words and type are filled in *key. NULL: no such key. */
static struct recent *
recent_of(const struct grouping *g, sqlite3_value *v, struct recent *key)
{
	const void *text;
	int n;

	*key = (struct recent){ .type = sqlite3_value_type(v) };
	if (key->type == SQLITE_INTEGER) {
		key->word[0] = (uint64_t)sqlite3_value_int64(v);
	} else if (key->type == SQLITE_TEXT) {
		text = sqlite3_value_text(v);
		n = sqlite3_value_bytes(v);
		if (n > (int)sizeof(key->word))
			return NULL;
		memcpy(key->word, text, (size_t)n);
		key->type |= n << 8;
	} else if (key->type != SQLITE_NULL) {
		return NULL;
	}
	return &g->recent[((key->word[0] ^ key->word[1] * 31) * UINT64_C(0x9e3779b97f4a7c15)) >> 56];
}

static struct group *hashed_group(struct grouping *g);

static struct group *
find_group(struct grouping *g)
{
	struct recent key, *at = g->recent ? recent_of(g, g->args[0], &key) : NULL;

	if (!at)
		return hashed_group(g);
	if (at->type != key.type || at->word[0] != key.word[0] || at->word[1] != key.word[1]) {
		*at = key;
		at->group = hashed_group(g);
	}
	return at->group;
}

static struct group *
hashed_group(struct grouping *g)
{
	const struct query *q = g->q;
	struct group *group = g->last;
	bool isnew;

	g->key.len = 0;
	for (int k = 0; k < g->nkeys; k++)
		key_add(&g->key, g->args[k]);
	if (group && group->size == g->key.len && !memcmp(group->key, g->key.data, group->size))
		return group;
	g->last = group = hash_get(&g->groups, g->work, (const uint8_t *)g->key.data, g->key.len, &isnew);
	if (!isnew)
		return group;
	group->row = ARENA_ARRAY(g->out, struct hc_value, q->columns.n);
	group->acc = ARENA_ARRAY(g->work, struct accumulator, g->naggs + 1);
	vec_push(g->work, &g->order, group);
	for (int k = 0; k < g->nkeys; k++) {
		int scale;
		enum col_kind kind = shape(&q->columns.at[g->keys[k]], &scale);

		value_of(g->args[k], kind, scale, g->out, &group->row[g->keys[k]]);
	}
	return group;
}

static void
plan(struct grouping *g)
{
	const struct query *q = g->q;

	g->keys = ARENA_ARRAY(g->work, int, q->columns.n + 1);
	g->aggs = ARENA_ARRAY(g->work, int, q->columns.n + 1);
	g->kinds = ARENA_ARRAY(g->work, enum agg_kind, q->columns.n + 1);
	g->rows = ARENA_ARRAY(g->work, bool, q->columns.n + 1);
	for (size_t i = 0; i < q->columns.n; i++) {
		const struct column *c = &q->columns.at[i];

		if (c->is_key)
			g->keys[g->nkeys++] = (int)i;
		if (!c->is_agg)
			continue;
		g->kinds[g->naggs] = c->agg;
		g->rows[g->naggs] = c->agg == AGG_N && !c->field;
		g->aggs[g->naggs++] = (int)i;
	}
	buf_reserve(&g->key, 64);
	if (g->nkeys == 1)
		g->recent = ARENA_ARRAY(g->work, struct recent, RECENT);
}

static __int128
power10(int n)
{
	__int128 p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* Half to even, for any sign. */
static __int128
divide(__int128 a, __int128 b)
{
	__int128 q, r;

	if (b < 0) {
		a = -a;
		b = -b;
	}
	q = a / b;
	r = a % b;
	if (r < 0)
		r = -r;
	if (r * 2 > b || (r * 2 == b && q % 2))
		q += a < 0 ? -1 : 1;
	return q;
}

static int
put(const struct column *c, __int128 v, int scale, struct hc_value *ret, struct hc_err *err)
{
	enum col_kind kind;
	int to;

	kind = shape(c, &to);
	if (kind != COL_DECIMAL)
		to = 0;
	if (to > scale)
		v *= power10(to - scale);
	else if (to < scale)
		v = divide(v, power10(scale - to));
	if ((v > INT64_MAX || v < INT64_MIN) && c->hidden) {
		*ret = (struct hc_value){ .kind = VALUE_NULL };	/* one in base currency stands beside it */
		return HC_OK;
	}
	if (v > INT64_MAX || v < INT64_MIN)
		return hc_fail(err, HC_INVALID, 0, "%s is larger than can be shown; take fewer records, or smaller groups.", c->title);
	*ret = kind == COL_DECIMAL ? value_decimal((int64_t)v, to) : value_int((int64_t)v);
	return HC_OK;
}

static int
compare_ints(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int
finish_value(const struct column *c, struct accumulator *acc, __int128 total, struct hc_value *ret, struct hc_err *err)
{
	int scale = argument_scale(c);
	size_t n = acc->all.n;

	switch (c->agg) {
	case AGG_N:
	case AGG_DISTINCT:
		*ret = value_int(acc->n);
		return HC_OK;
	case AGG_SUM:
		if (!acc->n)
			break;
		return put(c, acc->sum, scale, ret, err);
	case AGG_AVG:
		if (!acc->n)
			break;
		/* nine more digits before the division, rounded away to the column's own */
		return put(c, divide(acc->sum * power10(9), acc->n), scale + 9, ret, err);
	case AGG_SHARE:
		if (!acc->n || !total)
			break;
		return put(c, divide(acc->sum * power10(11), total), 9, ret, err);
	case AGG_MED:
		if (!n)
			break;
		qsort(acc->all.at, n, sizeof(int64_t), compare_ints);
		return put(c, ((__int128)acc->all.at[(n - 1) / 2] + acc->all.at[n / 2]) * 5, scale + 1, ret, err);
	case AGG_P90:
		if (!n)
			break;
		qsort(acc->all.at, n, sizeof(int64_t), compare_ints);
		return put(c, acc->all.at[(n * 9 + 9) / 10 - 1], scale, ret, err);
	case AGG_ONE:
		if (acc->n != 1)
			break;
		*ret = acc->value;
		return HC_OK;
	default:
		*ret = acc->value;
		return HC_OK;
	}
	*ret = VALUE_NONE;
	return HC_OK;
}

/* hc_group(): one row. What it gathers is reached through the store, which runs one grouping at a time. */
void
aggregate_step(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct grouping *g = ((struct store *)sqlite3_user_data(ctx))->grouping;
	struct group *group;

	if (!g || n != g->nkeys + g->naggs)
		return;
	g->args = args;
	group = find_group(g);
	for (int k = 0; k < g->naggs; k++)
		accumulate(g, group, k);
}

void
aggregate_final(sqlite3_context *ctx)
{
	sqlite3_result_null(ctx);
}

/* The statement of query/ as the rows of hc_group(). */
static void
wrap(const struct grouping *g, const char *inner, struct buf *out)
{
	buf_adds(out, "WITH g(");
	for (size_t i = 0; i < g->q->columns.n; i++)
		buf_printf(out, i ? ", c%zu" : "c%zu", i);
	buf_printf(out, ") AS (%s) SELECT hc_group(", inner);
	for (int k = 0; k < g->nkeys; k++)
		buf_printf(out, k ? ", c%d" : "c%d", g->keys[k]);
	for (int k = 0; k < g->naggs; k++)
		buf_printf(out, k || g->nkeys ? ", c%d" : "c%d", g->aggs[k]);
	buf_adds(out, ") FROM g");
}

static int
scan(struct grouping *g, const struct statement *st, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct statement wrapped = *st;
	struct stmt *stmt;
	int rc;

	if (g->nkeys + g->naggs > 100)
		return hc_fail(err, HC_INVALID, 0, "at most 100 keys and aggregates fit into one question.");
	wrap(g, st->sql, &sql);
	wrapped.sql = buf_str(&sql);
	rc = read_statement(g->s, &wrapped, &stmt, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	g->s->grouping = g;
	rc = stmt_step(stmt);
	g->s->grouping = NULL;
	rc = rc == STEP_ROW || rc == STEP_DONE ? HC_OK : db_fail(g->s, err, "reading");
	db_done(g->s, stmt);
	return rc;
}

static int
finish(struct grouping *g, struct hc_value ***rows, size_t *n, struct hc_err *err)
{
	int rc = 0;

	if (!g->nkeys && !g->order.n)
		find_group(g);	/* totals of nothing are a row too */
	for (int i = 0; i < g->naggs; i++) {
		const struct column *c = &g->q->columns.at[g->aggs[i]];
		__int128 total = 0;

		for (size_t k = 0; k < g->order.n; k++)
			total += g->order.at[k]->acc[i].sum;
		for (size_t k = 0; k < g->order.n && rc == 0; k++)
			rc = finish_value(c, &g->order.at[k]->acc[i], total, &g->order.at[k]->row[g->aggs[i]], err);
	}
	if (rc < 0)
		return rc;
	*rows = ARENA_ARRAY(g->out, struct hc_value *, g->order.n + 1);
	for (size_t k = 0; k < g->order.n; k++)
		(*rows)[k] = g->order.at[k]->row;
	*n = g->order.n;
	return HC_OK;
}

static int
compare_rows(const void *a, const void *b, void *q)
{
	return query_group_compare(q, *(struct hc_value *const *)a, *(struct hc_value *const *)b);
}

static int
group_in_c(struct store *s, const struct statement *st, struct query *q, struct arena *a, struct hc_value ***rows, size_t *n,
    struct hc_err *err)
{
	struct grouping g = { .s = s, .q = q, .out = a };
	int rc;

	g.work = arena_new("groups");
	plan(&g);
	if ((rc = scan(&g, st, err)) == 0)
		rc = finish(&g, rows, n, err);
	buf_free(&g.key);
	arena_free(g.work);
	return rc;
}

/* Does the user see the record that a key points at? Its title would tell him of it. */
static int
may_see(struct store *s, const struct query_ctx *c, const struct expr *filter, const struct object *o, const uint8_t id[16],
    bool *ret, struct hc_err *err)
{
	struct match m = { .ctx = c, .select = read_select, .arg = s };
	struct hc_record *r;
	int rc = read_record(s, o, id, c->arena, &r, err);

	*ret = false;
	if (rc == HC_NOTFOUND)
		return HC_OK;
	return rc < 0 ? rc : query_match(&m, filter, r, ret, err);
}

int
read_group_titles(struct store *s, const struct query_ctx *c, const struct query *q, struct arena *a, struct hc_value **rows,
    size_t n, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < q->columns.n; i++) {
		const struct column *col = &q->columns.at[i];
		const struct object *o = col->field ? col->field->target : NULL;
		const struct expr *filter = NULL;

		if (!col->is_key || col->title_column < 0 || !o)
			continue;
		if (c->filter && (rc = c->filter(c->access, o, &filter, err)) < 0)
			return rc;
		for (size_t k = 0; k < n; k++) {
			const char *title;
			bool see = true;

			if (rows[k][i].kind != VALUE_ID)
				continue;
			if (filter && (rc = may_see(s, c, filter, o, rows[k][i].id, &see, err)) < 0)
				return rc;
			if (!see)
				continue;
			title = read_title(s, o, rows[k][i].id, a);
			rows[k][col->title_column] = value_text(title, strlen(title));
		}
	}
	return HC_OK;
}

int
read_groups_of(struct store *s, const struct query_ctx *c, struct query *q, const struct statement *st, struct arena *a,
    struct hc_value ***rows, size_t *n, struct hc_err *err)
{
	size_t kept = 0;
	int rc;

	rc = st->sink == SINK_HASH ? group_in_c(s, st, q, a, rows, n, err) : read_all(s, st, q, a, rows, n, err);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < *n; i++)
		if (query_group_passes(c, q, (*rows)[i]))
			(*rows)[kept++] = (*rows)[i];
	if (kept)
		qsort_r(*rows, kept, sizeof(**rows), compare_rows, q);
	if (q->limit >= 0 && !q->pivoted && kept > (size_t)q->limit)
		kept = (size_t)q->limit;
	*n = kept;
	return HC_OK;
}

int
read_groups(struct store *s, const struct query_ctx *c, struct query *q, struct arena *a, struct hc_value ***rows, size_t *n,
    struct hc_err *err)
{
	struct query_ctx with = *c;
	struct statement st = {0};
	int rc;

	read_hints(s, &with, 10);
	if ((rc = query_sql(&with, q, DIALECT_SQLITE, STATEMENT_GROUPS, NULL, &st, err)) < 0 ||
	    (rc = read_groups_of(s, c, q, &st, a, rows, n, err)) < 0)
		return rc;
	return read_group_titles(s, c, q, a, *rows, *n, err);
}
