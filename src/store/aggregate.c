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
#include "store/aggregate.h"
#include "store/read.h"
#include "store/scan.h"
#include "store/table.h"

/* Groups of a single short key by its very bytes: what most scans find again and again. */
#define RECENT 2048	/* a power of two */
struct recent {
	uint64_t word[2];
	int type;		/* SQLite's, and the length of a text above it; 0: free */
	struct group *group;
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

struct group *
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

enum col_kind
aggregate_kind(const struct column *c, int *scale)
{
	const char *t = c->type ? c->type->name : "";

	*scale = c->scale;
	return !strcmp(t, "number") || !strcmp(t, "money") || !strcmp(t, "percent") ? COL_DECIMAL : COL_INT;
}

int
aggregate_scale(const struct column *c)
{
	const char *t = c->field ? field_type(c->field)->name : "";

	if (!strcmp(t, "money"))
		return 4;
	return !strcmp(t, "number") || !strcmp(t, "percent") ? c->field->scale : -1;
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
argument(const struct grouping *g, int k, sqlite3_value *v, struct arena *a, struct hc_value *ret)
{
	value_of(v, g->scales[k] >= 0 ? COL_DECIMAL : COL_INT, g->scales[k], a, ret);
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

bool
aggregate_beats(const struct column *c, const struct hc_value *v, const struct hc_value *best)
{
	int order = v->kind == VALUE_TEXT || !c->field ? field_compare(c->field, v, best) : (v->i > best->i) - (v->i < best->i);

	return c->agg == AGG_MIN ? order < 0 : order > 0;
}

static void
accumulate(struct grouping *g, struct group *group, int k)
{
	struct accumulator *acc = &group->acc[k];
	const struct column *c = &g->q->columns.at[g->aggs[k]];
	sqlite3_value *arg;
	struct hc_value v;

	if (g->places[k] < 0) {
		acc->n++;
		return;
	}
	arg = g->args[g->places[k]];
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
		argument(g, k, arg, NULL, &v);
		if (acc->n++ == 0 || aggregate_beats(c, &v, &acc->value))
			argument(g, k, arg, g->out, &acc->value);
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
	return &g->recent[((key->word[0] ^ key->word[1] * 31) * UINT64_C(0x9e3779b97f4a7c15)) >> 32 & (RECENT - 1)];
}

static struct group *hashed_group(struct grouping *g);

struct group *
aggregate_group(struct grouping *g)
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
		enum col_kind kind = aggregate_kind(&q->columns.at[g->keys[k]], &scale);

		value_of(g->args[k], kind, scale, g->out, &group->row[g->keys[k]]);
	}
	return group;
}

int
aggregate_begin(struct grouping *g, struct hc_err *err)
{
	const struct query *q = g->q;

	g->work = arena_new("groups");
	g->keys = ARENA_ARRAY(g->work, int, q->columns.n + 1);
	g->aggs = ARENA_ARRAY(g->work, int, q->columns.n + 1);
	g->kinds = ARENA_ARRAY(g->work, enum agg_kind, q->columns.n + 1);
	g->places = ARENA_ARRAY(g->work, int, q->columns.n + 1);
	g->scales = ARENA_ARRAY(g->work, int, q->columns.n + 1);
	for (size_t i = 0; i < q->columns.n; i++) {
		const struct column *c = &q->columns.at[i];

		if (c->is_key)
			g->keys[g->nkeys++] = (int)i;
		if (!c->is_agg)
			continue;
		g->kinds[g->naggs] = c->agg;
		g->places[g->naggs] = c->agg == AGG_N && !c->field ? -1 : 0;
		g->scales[g->naggs] = aggregate_scale(c);
		g->aggs[g->naggs++] = (int)i;
	}
	g->nargs = g->nkeys;
	for (int k = 0; k < g->naggs; k++)
		if (g->places[k] == 0)
			g->places[k] = g->nargs++;
	buf_reserve(&g->key, 64);
	if (g->nkeys == 1)
		g->recent = ARENA_ARRAY(g->work, struct recent, RECENT);
	if (g->nargs > 100)
		return hc_fail(err, HC_INVALID, 0, "at most 100 keys and aggregates fit into one question.");
	return HC_OK;
}

/* hc_group(): one row. What it gathers is reached through the connection, which runs one grouping at a time. */
void
aggregate_step(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct grouping *g = ((const struct functions *)sqlite3_user_data(ctx))->sink;
	struct group *group;

	if (!g || n != g->nargs)
		return;
	g->args = args;
	group = aggregate_group(g);
	for (int k = 0; k < g->naggs; k++)
		accumulate(g, group, k);
}

void
aggregate_final(sqlite3_context *ctx)
{
	sqlite3_result_null(ctx);
}

/* A key that is a period comes from over the wire as the day or the instant that it was. */
static void
key_sql(const struct grouping *g, int i, bool raw, struct buf *out)
{
	const struct column *c = &g->q->columns.at[i];

	if (!raw || !c->unit)
		buf_printf(out, "c%d", i);
	else
		buf_printf(out, "hc_bucket(c%d, '%s%c', %d)", i, strcmp(field_type(c->field)->name, "date") ? "" : "d", c->unit,
		    c->unit_fiscal);
}

/* The statement of query/ as the rows of hc_group(), in the form that sweep_run() wants where all are read in parts; those of a
   statement over the wire are hc_rows. */
static void
wrap(const struct grouping *g, const struct statement *st, bool parts, struct buf *out)
{
	bool wire = st->dialect != DIALECT_SQLITE;

	if (!wire) {
		buf_adds(out, "WITH g(");
		for (size_t i = 0; i < g->q->columns.n; i++)
			buf_printf(out, i ? ", c%zu" : "c%zu", i);
		buf_printf(out, "%s) AS (%s) ", st->with_rid ? ", rid" : "", st->sql);
	}
	buf_adds(out, "SELECT hc_group(");
	for (int k = 0; k < g->nkeys; k++) {
		buf_adds(out, k ? ", " : "");
		key_sql(g, g->keys[k], wire, out);
	}
	for (int k = 0; k < g->naggs; k++)
		if (g->places[k] >= 0)
			buf_printf(out, g->places[k] ? ", c%d" : "c%d", g->aggs[k]);
	buf_adds(out, parts ? "), (SELECT coalesce(max(seq), 0) FROM journal) FROM g WHERE rid BETWEEN ? AND ?" :
	    wire ? ") FROM hc_rows" : ") FROM g");
}

/* What runs here, to its end. */
static int
gather(struct grouping *g, struct stmt *stmt, struct hc_err *err)
{
	void *before = g->s->functions.sink;
	int rc;

	g->s->functions.sink = g;
	rc = stmt_step(stmt);
	g->s->functions.sink = before;
	rc = rc == STEP_ROW || rc == STEP_DONE ? HC_OK : db_fail(g->s, err, "reading");
	db_done(g->s, stmt);
	return rc;
}

/* The rows that an index finds. */
static int
scan_found(struct grouping *g, const struct statement *st, struct hc_err *err)
{
	struct stmt *stmt;
	int rc = read_statement(g->s, st, &stmt, err);

	return rc < 0 ? rc : gather(g, stmt, err);
}

/* Rows from over the wire are grouped as they are read. */
static int
scan_rows(struct grouping *g, const struct statement *st, const char *sql, struct hc_err *err)
{
	struct stmt *before = g->s->rows, *stmt, *rows;
	int rc;

	if (g->q->columns.n > DB_ROWS_COLUMNS)
		return hc_fail(err, HC_INVALID, 0, "at most 100 keys and aggregates fit into one question.");
	if ((rc = read_statement(g->s, st, &rows, err)) < 0)
		return rc;
	stmt_portions(rows);
	if ((rc = db_prepare_here(g->s, sql, &stmt, err)) == HC_OK) {
		g->s->rows = rows;
		rc = gather(g, stmt, err);
		g->s->rows = before;
	}
	db_done(g->s, rows);
	return rc;
}

static void
begin_anew(struct grouping *g)
{
	struct grouping fresh = { .s = g->s, .q = g->q, .out = g->out };

	aggregate_free(g);
	*g = fresh;
	aggregate_begin(g, NULL);
}

/* All rows, by two threads. Where their halves are not of one state of the file, or the second failed, by one alone. */
static int
scan_all(struct grouping *g, const struct statement *st, struct hc_err *err)
{
	struct grouping second = { .s = g->s, .q = g->q };
	struct sweep sweep = { .object = g->q->object, .st = *st, .first = g, .second = &second };
	int rc;

	if ((rc = aggregate_begin(&second, err)) < 0)
		return rc;
	second.out = second.work;
	rc = sweep_run(g->s, &sweep, err);
	if (rc == HC_OK && sweep.split && sweep.same)
		aggregate_merge(g, &second);
	aggregate_free(&second);
	if ((rc == HC_OK && sweep.same) || (rc < 0 && (rc != HC_BUSY || db_stopped(g->s))))
		return rc;
	begin_anew(g);
	sweep.alone = true;
	return sweep_run(g->s, &sweep, err);
}

int
aggregate_scan(struct grouping *g, const struct statement *st, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct statement wrapped = *st;
	bool parts;
	int rc;

	if ((rc = aggregate_begin(g, err)) < 0)
		return rc;
	parts = st->with_rid && !g->s->remote;
	wrap(g, st, parts, &sql);
	wrapped.sql = buf_str(&sql);
	if (st->dialect != DIALECT_SQLITE)
		rc = scan_rows(g, st, buf_str(&sql), err);
	else
		rc = parts ? scan_all(g, &wrapped, err) : scan_found(g, &wrapped, err);
	buf_free(&sql);
	return rc;
}

void
aggregate_free(struct grouping *g)
{
	buf_free(&g->key);
	arena_free(g->work);
}
