/*
 * aggregate_merge.c - the groups of two halves of a table become those of the whole: every figure as one scan would have it.
 *
 * Keys are compared by their bytes, as in the scan. The second half's rows come later, so of equals the first half's stay.
 */
#include <string.h>

#include "store/aggregate.h"

/* A value that outlives its half. */
static struct hc_value
keep(const struct grouping *g, const struct hc_value *v)
{
	return v->kind == VALUE_TEXT ? value_text(arena_strndup(g->out, v->s, v->len), v->len) : *v;
}

static void
merge_one(struct accumulator *to, const struct accumulator *from)
{
	bool same = to->value.kind == from->value.kind && to->value.len == from->value.len &&
	    (to->value.kind != VALUE_TEXT || memcmp(to->value.s, from->value.s, to->value.len) == 0);

	to->n = to->n == 1 && from->n == 1 && same ? 1 : 2;
}

/* Distinct values are counted by merge_values(). */
static void
merge_accumulator(struct grouping *g, int k, struct accumulator *to, const struct accumulator *from)
{
	const struct column *c = &g->q->columns.at[g->aggs[k]];
	bool first = to->n == 0;

	switch (g->kinds[k]) {
	case AGG_N:
	case AGG_SUM:
	case AGG_AVG:
	case AGG_SHARE:
		to->n += from->n;
		to->sum += from->sum;
		break;
	case AGG_MED:
	case AGG_P90:
		for (size_t i = 0; i < from->all.n; i++)
			vec_push(g->work, &to->all, from->all.at[i]);
		break;
	case AGG_DISTINCT:
		break;
	case AGG_ONE:
		if (from->n > 0 && first)
			*to = (struct accumulator){ .n = from->n, .value = keep(g, &from->value) };
		else if (from->n > 0)
			merge_one(to, from);
		break;
	case AGG_MIN:
	case AGG_MAX:
		if (from->n > 0 && (first || aggregate_beats(c, &from->value, &to->value)))
			to->value = keep(g, &from->value);
		to->n += from->n;
		break;
	}
}

static void
merge_group(struct grouping *g, struct group *from)
{
	const struct query *q = g->q;
	struct group *to;
	bool isnew;

	from->merged = to = hash_get(&g->groups, g->work, from->key, from->size, &isnew);
	if (isnew) {
		to->row = ARENA_ARRAY(g->out, struct hc_value, q->columns.n);
		to->acc = ARENA_ARRAY(g->work, struct accumulator, g->naggs + 1);
		vec_push(g->work, &g->order, to);
		for (int k = 0; k < g->nkeys; k++)
			to->row[g->keys[k]] = keep(g, &from->row[g->keys[k]]);
	}
	for (int k = 0; k < g->naggs; k++)
		merge_accumulator(g, k, &to->acc[k], &from->acc[k]);
}

/* A distinct value is known by its group, its place and its bytes: count_distinct(). */
static void
merge_values(struct grouping *g, const struct grouping *second)
{
	for (size_t i = 0; i < second->values.cap; i++) {
		const struct group *v = second->values.at[i];
		struct group *group;
		bool isnew;

		if (!v)
			continue;
		memcpy(&group, v->key, sizeof(group));
		group = group->merged;
		buf_reset(&g->key);
		buf_add(&g->key, &group, sizeof(group));
		buf_add(&g->key, v->key + sizeof(group), v->size - sizeof(group));
		hash_get(&g->values, g->work, (const uint8_t *)g->key.data, g->key.len, &isnew);
		group->acc[v->key[sizeof(group)]].n += isnew;
	}
}

void
aggregate_merge(struct grouping *g, struct grouping *second)
{
	for (size_t i = 0; i < second->order.n; i++)
		merge_group(g, second->order.at[i]);
	merge_values(g, second);
}
