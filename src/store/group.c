/*
 * group.c - the groups of a query: finished figures, the titles of their keys, `having`, their order and their number.
 *
 * Where the rows are gathered in C, aggregate.c did that; sums are exact, so averages and shares are rounded once, here.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/aggregate.h"
#include "store/read.h"
#include "store/table.h"

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

	kind = aggregate_kind(c, &to);
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
	int scale = aggregate_scale(c) < 0 ? 0 : aggregate_scale(c);
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

static int
finish(struct grouping *g, struct hc_value ***rows, size_t *n, struct hc_err *err)
{
	int rc = 0;

	if (!g->nkeys && !g->order.n)
		aggregate_group(g);	/* totals of nothing are a row too */
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

	if ((rc = aggregate_scan(&g, st, err)) == 0)
		rc = finish(&g, rows, n, err);
	aggregate_free(&g);
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
	if ((rc = query_sql(&with, q, read_dialect(s), STATEMENT_GROUPS, NULL, &st, err)) < 0 ||
	    (rc = read_groups_of(s, c, q, &st, a, rows, n, err)) < 0)
		return rc;
	return read_group_titles(s, c, q, a, *rows, *n, err);
}
