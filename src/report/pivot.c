/*
 * pivot.c - see pivot.h. Cells are found by the texts of their keys; rows stand in the order the groups came, columns in that of
 * their key. A limit counts rows.
 */
#include "report/pivot.h"

#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/map.h"
#include "base/uuid.h"

#define COLUMNS_MAX 1000

void
pivot_text(const struct column *col, const struct hc_value *row, const struct hc_value *v, const struct locale *l, struct buf *out)
{
	char digits[DECIMAL_MAX], id[UUID_TEXT], currency[8] = "";
	bool mixed = false;

	if (col->is_agg)
		v = query_money(col, row, v, currency, &mixed);
	if (v->kind == VALUE_NULL) {
		if (col->is_key)
			buf_adds(out, "(none)");
	} else if (col->unit != 0 && v->kind == VALUE_INT) {
		query_bucket_label(l, v->i, col->unit, col->unit_fiscal, out);
	} else if (v->kind == VALUE_ID) {
		if (col->title_column >= 0 && row[col->title_column].kind == VALUE_TEXT) {
			buf_add(out, row[col->title_column].s, row[col->title_column].len);
		} else {
			uuid_format(v->id, id);
			buf_adds(out, id);
		}
	} else if (col->is_agg && (v->kind == VALUE_INT || v->kind == VALUE_DECIMAL) &&
	    (col->field == NULL || col->agg == AGG_N || col->agg == AGG_DISTINCT || col->agg == AGG_SHARE ||
	    col->type == NULL || col->type->class == CLASS_NUMBER || col->type->class == CLASS_MONEY)) {
		decimal_format_marks(v->i, v->kind == VALUE_DECIMAL ? v->scale : 0, v->kind == VALUE_DECIMAL ? 2 : 0, l->mark,
		    l->group, digits);
		buf_printf(out, "%s%s", mixed ? "~" : "", digits);
		if (*currency != '\0' && (l->currency == NULL || strcmp(currency, l->currency) != 0))
			buf_printf(out, " %s", currency);
	} else if (col->field != NULL) {
		field_type(col->field)->format(col->field, l, v, NULL, out);
	} else if (v->kind == VALUE_TEXT) {
		buf_add(out, v->s, v->len);
	}
}

struct grid {
	struct arena *arena;
	struct map *rows, *columns;	/* text of keys -> index + 1 */
	VEC(const char *) column_names;
	VEC(const struct hc_value *) samples;	/* by column: a group that has its key */
	VEC(const char *const *) row_keys;
	VEC(const char **) cells;	/* by row: COLUMNS_MAX x aggregates, grown by need */
	size_t nkeys, naggs;
};

static const char *
key_text(struct arena *a, const struct query *q, const struct hc_value *row, size_t i, const struct locale *l)
{
	struct buf b = BUF_INIT;
	char *s;

	pivot_text(&q->columns.at[i], row, &row[i], l, &b);
	s = arena_strndup(a, buf_str(&b), b.len);
	buf_free(&b);
	return s;
}

static size_t
index_of(struct map *m, const char *key)
{
	size_t at = (size_t)(uintptr_t)map_get(m, key);

	if (at == 0) {
		at = map_count(m) + 1;
		map_put(m, key, (void *)(uintptr_t)at);
	}
	return at - 1;
}

static void
shape(const struct query *q, size_t *nkeys, size_t *naggs)
{
	*nkeys = *naggs = 0;
	for (size_t i = 0; i < q->columns.n; i++) {
		if (q->columns.at[i].hidden)
			continue;
		*nkeys += q->columns.at[i].is_key;
		*naggs += q->columns.at[i].is_agg;
	}
}

static void
finish(struct grid *g, const struct query *q, struct pivot *ret)
{
	size_t ncols = g->nkeys - 1 + g->column_names.n * g->naggs;
	const char **titles = ARENA_ARRAY(g->arena, const char *, ncols + 1);
	const char *const **cells = ARENA_ARRAY(g->arena, const char *const *, g->row_keys.n + 1);

	for (size_t i = 0; i + 1 < g->nkeys; i++)
		titles[i] = q->columns.at[i].field != NULL && q->columns.at[i].unit == 0 && strchr(q->columns.at[i].title, '.') == NULL ?
		    q->columns.at[i].field->label : q->columns.at[i].title;
	for (size_t c = 0; c < g->column_names.n; c++)
		for (size_t k = 0; k < g->naggs; k++)
			titles[g->nkeys - 1 + c * g->naggs + k] = g->naggs == 1 ? g->column_names.at[c] :
			    arena_printf(g->arena, "%s %s", g->column_names.at[c], q->columns.at[g->nkeys + k].title);
	for (size_t r = 0; r < g->row_keys.n; r++) {
		const char **row = ARENA_ARRAY(g->arena, const char *, ncols + 1);

		for (size_t i = 0; i + 1 < g->nkeys; i++)
			row[i] = g->row_keys.at[r][i];
		for (size_t i = g->nkeys - 1; i < ncols; i++) {
			const char *cell = g->cells.at[r][i - (g->nkeys - 1)];

			row[i] = cell != NULL ? cell : "";
		}
		cells[r] = row;
	}
	*ret = (struct pivot){ .titles = titles, .ncolumns = ncols, .cells = cells, .nrows = g->row_keys.n };
}

/* The columns there are, in the order of their key; -1 if they are too many. */
static int
find_columns(struct grid *g, const struct query *q, struct hc_value *const *rows, size_t n, const struct locale *l)
{
	size_t key = g->nkeys - 1, at;

	for (size_t r = 0; r < n; r++) {
		const char *name = key_text(g->arena, q, rows[r], key, l);

		if (map_get(g->columns, name) != NULL)
			continue;
		if (g->column_names.n == COLUMNS_MAX)
			return -1;
		map_put(g->columns, name, g);
		vec_push(g->arena, &g->column_names, name);
		vec_push(g->arena, &g->samples, rows[r]);
		for (at = g->samples.n - 1; at > 0 && query_column_compare(q, key, g->samples.at[at - 1], rows[r]) > 0; at--) {
			g->samples.at[at] = g->samples.at[at - 1];
			g->column_names.at[at] = g->column_names.at[at - 1];
		}
		g->samples.at[at] = rows[r];
		g->column_names.at[at] = name;
	}
	for (at = 0; at < g->column_names.n; at++)
		map_put(g->columns, g->column_names.at[at], (void *)(uintptr_t)(at + 1));
	return 0;
}

int
pivot_make(struct arena *a, const struct query *q, struct hc_value *const *rows, size_t n, const struct locale *l,
    struct pivot *ret, struct hc_err *err)
{
	struct grid g = { .arena = a, .rows = map_new(a), .columns = map_new(a) };

	shape(q, &g.nkeys, &g.naggs);
	if (g.nkeys < 1 || g.naggs < 1)
		return hc_fail(err, HC_INVALID, 0, "A pivot needs keys and figures: by owner pivot close/q agg sum.amount.");
	if (find_columns(&g, q, rows, n, l) < 0)
		return hc_fail(err, HC_INVALID, 0, "%s has more than %d values to make columns of; bucket it (close/q) or filter.",
		    q->columns.at[g.nkeys - 1].title, COLUMNS_MAX);
	for (size_t r = 0; r < n; r++) {
		const char **keys = ARENA_ARRAY(a, const char *, g.nkeys);
		struct buf joined = BUF_INIT;
		size_t row, column;

		for (size_t i = 0; i < g.nkeys; i++)
			keys[i] = key_text(a, q, rows[r], i, l);
		for (size_t i = 0; i + 1 < g.nkeys; i++)
			buf_printf(&joined, "%s\x1f", keys[i]);
		row = index_of(g.rows, buf_str(&joined));
		column = index_of(g.columns, keys[g.nkeys - 1]);
		buf_free(&joined);
		if (q->limit >= 0 && row >= (size_t)q->limit)
			continue;
		if (row == g.row_keys.n) {
			vec_push(a, &g.row_keys, keys);
			vec_push(a, &g.cells, ARENA_ARRAY(a, const char *, g.column_names.n * g.naggs + 1));
		}
		for (size_t k = 0; k < g.naggs; k++)
			g.cells.at[row][column * g.naggs + k] = key_text(a, q, rows[r], g.nkeys + k, l);
	}
	finish(&g, q, ret);
	return HC_OK;
}
