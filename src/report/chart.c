/*
 * chart.c - see chart.h. Keys become categories and parts, aggregates become figures; empty periods between the first and the
 * last are put in, so that a line has no holes that are not there.
 */
#include "report/chart.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/time.h"
#include "report/chart_key.h"
#include "report/pivot.h"

static const char *const kind_names[CHART_KINDS] = {
	[CHART_METRIC] = "metric", [CHART_BAR] = "bar", [CHART_STACK] = "stack", [CHART_LINE] = "line", [CHART_AREA] = "area",
	[CHART_PIE] = "pie", [CHART_FUNNEL] = "funnel", [CHART_SCATTER] = "scatter", [CHART_HEAT] = "heat", [CHART_SPARK] = "spark",
	[CHART_GAUGE] = "gauge", [CHART_TABLE] = "table",
};

enum chart_kind
chart_kind(const char *name)
{
	for (int i = 0; i < CHART_KINDS; i++)
		if (strcmp(kind_names[i], name) == 0)
			return (enum chart_kind)i;
	return CHART_KINDS;
}

const char *
chart_kind_name(enum chart_kind k)
{
	return kind_names[k];
}

struct making {
	struct arena *arena;
	const struct query *q;
	struct hc_value *const *rows;
	size_t n;
	const struct locale *locale;
	struct chart *c;
	size_t keys[8], aggs[16], nkeys, naggs;
};

static char *
take(struct arena *a, struct buf *b)
{
	char *s = arena_strndup(a, buf_str(b), b->len);

	buf_free(b);
	return s;
}

static double
number(const struct hc_value *v)
{
	double d;

	if (v->kind != VALUE_INT && v->kind != VALUE_DECIMAL)
		return NAN;
	d = (double)v->i;
	for (int i = 0; v->kind == VALUE_DECIMAL && i < v->scale; i++)
		d /= 10;
	return d;
}

static const char *
text_of(struct making *m, size_t column, const struct hc_value *row)
{
	struct buf b = BUF_INIT;

	if (row[column].kind != VALUE_NULL || m->q->columns.at[column].is_key)
		pivot_text(&m->q->columns.at[column], row, &row[column], m->locale, &b);
	return take(m->arena, &b);
}

/* Lengths compare only within one currency: the one that all groups have, else the base one. */
static void
choose_currency(struct making *m, const struct column *col, struct chart_unit *u)
{
	size_t column = (size_t)(col - m->q->columns.at);
	const char *one = NULL;

	if (col->currency_column < 0)
		return;
	for (size_t i = 0; i < m->n && !u->mixed; i++) {
		const struct hc_value *row = m->rows[i];
		char code[8];

		if (query_money(col, row, &row[column], code, &u->mixed)->kind == VALUE_NULL || u->mixed)
			continue;
		if (one == NULL)
			one = arena_strdup(m->arena, *code != '\0' ? code : u->currency);
		else if (strcmp(one, *code != '\0' ? code : u->currency) != 0)
			u->mixed = true;
	}
	if (!u->mixed && one != NULL)
		u->currency = one;
}

/* The value of a figure in the currency of its chart. */
static double
figure_of(struct making *m, const struct chart_unit *u, size_t agg, const struct hc_value *row)
{
	char code[8];
	bool mixed;

	return number(u->mixed ? &row[agg] : query_money(&m->q->columns.at[agg], row, &row[agg], code, &mixed));
}

static struct chart_unit
unit_of(struct making *m, const struct column *col)
{
	struct chart_unit u = { .mark = m->locale->mark, .group = m->locale->group, .currency = "" };

	u.whole = col->agg == AGG_N || col->agg == AGG_DISTINCT || col->field == NULL;
	u.percent = col->agg == AGG_SHARE || (!u.whole && col->field != NULL && field_type(col->field) == &type_percent);
	u.money = !u.whole && !u.percent && col->field != NULL && field_type(col->field)->class == CLASS_MONEY;
	u.whole |= !u.money && !u.percent && col->agg != AGG_AVG && col->scale == 0;
	if (u.money && m->locale->currency != NULL)
		u.currency = arena_strdup(m->arena, m->locale->currency);
	if (u.money)
		choose_currency(m, col, &u);
	return u;
}

/* Categories. */

struct bins {
	struct map *index;	/* text of the key -> index + 1 */
	VEC(const struct hc_value *) first;	/* a row that has it; NULL: an empty period */
	VEC(int64_t) days;
};

static size_t
bin_add(struct making *m, struct bins *b, const char *text, const struct hc_value *row, int64_t day)
{
	size_t at = (size_t)(uintptr_t)map_get(b->index, text);

	if (at > 0)
		return at - 1;
	vec_push(m->arena, &b->first, row);
	vec_push(m->arena, &b->days, day);
	map_put(b->index, text, (void *)(uintptr_t)b->first.n);
	return b->first.n - 1;
}

/* All periods from the first to the last, unless they are far too many. Rows without a period come last. */
static void
fill_periods(struct making *m, struct bins *b, size_t column)
{
	const struct column *col = &m->q->columns.at[column];
	int64_t low = INT64_MAX, high = INT64_MIN;
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct hc_value *v = &m->rows[i][column];

		if (v->kind != VALUE_INT)
			continue;
		low = v->i < low ? v->i : low;
		high = v->i > high ? v->i : high;
	}
	if (low > high)
		return;
	for (int64_t day = low; day <= high && n <= CHART_ITEMS_MAX; day = query_bucket_next(day, col->unit))
		n++;
	if (n > CHART_ITEMS_MAX)
		return;
	for (int64_t day = low; day <= high; day = query_bucket_next(day, col->unit)) {
		struct buf t = BUF_INIT;

		query_bucket_label(m->locale, day, col->unit, col->unit_fiscal, &t);
		bin_add(m, b, buf_str(&t), NULL, day);
		buf_free(&t);
	}
	m->c->time = true;
}

static int
make_items(struct making *m, size_t column, struct bins *b, struct hc_err *err)
{
	const struct column *col = &m->q->columns.at[column];
	struct chart *c = m->c;

	b->index = map_new(m->arena);
	if (col->unit != 0)
		fill_periods(m, b, column);
	for (size_t i = 0; i < m->n; i++) {
		size_t at = bin_add(m, b, text_of(m, column, m->rows[i]), m->rows[i], 0);

		if (b->first.at[at] == NULL)
			b->first.at[at] = m->rows[i];
	}
	if (b->first.n > CHART_ITEMS_MAX)
		return hc_fail(err, HC_INVALID, 0, "%s has %zu values, more than a chart can show; bucket it (%s/m) or add limit 20.",
		    col->title, b->first.n, col->title);
	c->nitems = b->first.n;
	c->items = ARENA_ARRAY(m->arena, struct chart_item, c->nitems + 1);
	for (size_t i = 0; i < c->nitems; i++) {
		const struct hc_value *row = b->first.at[i];
		struct hc_value v = row != NULL ? row[column] : value_int(b->days.at[i]);

		c->items[i].label = col->unit != 0 && v.kind == VALUE_INT ? chart_period_label(m->arena, m->locale, col, v.i) : text_of(m, column, row);
		c->items[i].condition = chart_key_condition(m->arena, col, &v);
		c->items[i].role = chart_key_role(col, &v);
	}
	return HC_OK;
}

/* Series. */

static struct chart_series
series_new(struct making *m, const char *label, size_t agg)
{
	struct chart_series s = { .label = label };
	bool zero;

	s.unit = unit_of(m, &m->q->columns.at[agg]);
	s.values = ARENA_ARRAY(m->arena, double, m->c->nitems + 1);
	s.texts = ARENA_ARRAY(m->arena, const char *, m->c->nitems + 1);
	/* an empty period has no records: that is a figure for counts and sums, and none for averages */
	zero = m->q->columns.at[agg].agg == AGG_N || m->q->columns.at[agg].agg == AGG_SUM || m->q->columns.at[agg].agg == AGG_DISTINCT;
	for (size_t i = 0; i < m->c->nitems; i++) {
		s.values[i] = zero ? 0 : NAN;
		s.texts[i] = zero ? "0" : "";
	}
	return s;
}

static const char *
agg_label(struct making *m, const struct column *col)
{
	const char *what = col->field != NULL ? col->field->label : "";

	switch (col->agg) {
	case AGG_N:
		return m->q->object->plural;
	case AGG_SUM:
		return what;
	case AGG_AVG:
		return arena_printf(m->arena, "Average %s", what);
	case AGG_MIN:
		return arena_printf(m->arena, "Least %s", what);
	case AGG_MAX:
		return arena_printf(m->arena, "Most %s", what);
	case AGG_MED:
		return arena_printf(m->arena, "Median %s", what);
	default:
		return arena_strdup(m->arena, col->title);
	}
}

static void
put_figure(struct making *m, struct chart_series *s, size_t item, size_t agg, const struct hc_value *row)
{
	double v = figure_of(m, &s->unit, agg, row);

	if (isnan(v) && row[agg].kind == VALUE_NULL && s->values[item] == 0)
		return;		/* a sum of nothing is nothing, not unknown */
	s->values[item] = v;
	s->texts[item] = text_of(m, agg, row);
}

static void
make_figures(struct making *m, size_t key, const struct bins *b)
{
	struct chart *c = m->c;

	c->nseries = m->naggs;
	c->series = ARENA_ARRAY(m->arena, struct chart_series, m->naggs + 1);
	for (size_t k = 0; k < m->naggs; k++)
		c->series[k] = series_new(m, agg_label(m, &m->q->columns.at[m->aggs[k]]), m->aggs[k]);
	for (size_t i = 0; i < m->n; i++) {
		size_t at = (size_t)(uintptr_t)map_get(b->index, text_of(m, key, m->rows[i])) - 1;

		for (size_t k = 0; k < m->naggs; k++)
			put_figure(m, &c->series[k], at, m->aggs[k], m->rows[i]);
	}
}

/* The values of the second key in their own order; behind the first CHART_SERIES_MAX - 1 the rest is put together. */
static void
make_parts(struct making *m, size_t key, size_t part, const struct bins *b)
{
	struct chart *c = m->c;
	VEC(const struct hc_value *) firsts = {0};
	struct map *seen = map_new(m->arena);
	size_t at;

	for (size_t i = 0; i < m->n; i++) {
		const char *text = text_of(m, part, m->rows[i]);

		if (map_get(seen, text) != NULL)
			continue;
		map_put(seen, text, c);
		vec_push(m->arena, &firsts, m->rows[i]);
		for (at = firsts.n - 1; at > 0 && query_column_compare(m->q, part, firsts.at[at - 1], m->rows[i]) > 0; at--)
			firsts.at[at] = firsts.at[at - 1];
		firsts.at[at] = m->rows[i];
	}
	c->parts = true;
	c->nseries = firsts.n > CHART_SERIES_MAX ? CHART_SERIES_MAX : firsts.n;
	c->series = ARENA_ARRAY(m->arena, struct chart_series, c->nseries + 1);
	for (size_t k = 0; k < firsts.n; k++) {
		const struct hc_value *row = firsts.at[k];
		const struct column *col = &m->q->columns.at[part];
		bool other = k >= CHART_SERIES_MAX - 1 && firsts.n > CHART_SERIES_MAX;

		at = other ? CHART_SERIES_MAX - 1 : k;
		map_put(seen, text_of(m, part, row), (void *)(uintptr_t)(at + 1));
		if (other && c->series[at].values != NULL)
			continue;
		c->series[at] = series_new(m, other ? "Other" : col->unit != 0 && row[part].kind == VALUE_INT ?
		    chart_period_label(m->arena, m->locale, col, row[part].i) : text_of(m, part, row), m->aggs[0]);
		c->series[at].condition = other ? NULL : chart_key_condition(m->arena, &m->q->columns.at[part], &row[part]);
		c->series[at].role = chart_key_role(col, &row[part]);
	}
	for (size_t i = 0; i < m->n; i++) {
		size_t item = (size_t)(uintptr_t)map_get(b->index, text_of(m, key, m->rows[i])) - 1;
		struct chart_series *s;
		double old;

		at = (size_t)(uintptr_t)map_get(seen, text_of(m, part, m->rows[i])) - 1;
		s = &c->series[at];
		old = s->values[item];
		put_figure(m, s, item, m->aggs[0], m->rows[i]);
		if (s->condition == NULL && !isnan(old) && !isnan(s->values[item])) {
			struct buf t = BUF_INIT;

			s->values[item] += old;		/* "Other" holds several */
			chart_short(&s->unit, s->values[item], &t);
			s->texts[item] = take(m->arena, &t);
		}
	}
}

static void
measure(struct chart *c)
{
	size_t n = c->parts || c->kind == CHART_LINE ? c->nseries : c->nseries > 0 ? 1 : 0;
	bool summed = c->kind == CHART_STACK || (c->kind == CHART_AREA && c->parts);

	for (size_t i = 0; i < c->nitems; i++) {
		double sum = 0;

		for (size_t k = 0; k < n; k++) {
			double v = c->series[k].values[i];

			if (isnan(v))
				continue;
			sum += v;
			if (k == 0 || c->parts)
				c->total += v;
			if (!summed) {
				c->low = v < c->low ? v : c->low;
				c->high = v > c->high ? v : c->high;
			}
		}
		if (summed && sum > c->high)
			c->high = sum;
	}
}

static const char *
key_label(struct making *m, const struct column *col)
{
	return col->field != NULL ? col->field->label : arena_strdup(m->arena, col->title);
}

static int
check_shape(const struct making *m, struct hc_err *err)
{
	static const struct { size_t keys, most, aggs; const char *need; } shapes[CHART_KINDS] = {
		[CHART_METRIC] = { 0, 0, 1, "one figure and no key: opportunity stage:open agg sum.amount" },
		[CHART_BAR] = { 1, 1, 1, "one key: by stage agg n" },
		[CHART_STACK] = { 2, 2, 1, "two keys: by close_date/m pivot stage agg n" },
		[CHART_LINE] = { 1, 2, 1, "one key, or two: by close_date/m pivot stage agg n" },
		[CHART_AREA] = { 1, 2, 1, "one key, or two: by close_date/m agg sum.amount" },
		[CHART_PIE] = { 1, 1, 1, "one key: by industry agg n" },
		[CHART_FUNNEL] = { 1, 1, 1, "one key: by stage agg n" },
		[CHART_SCATTER] = { 1, 1, 2, "one key and two figures: by owner agg n,sum.amount" },
		[CHART_HEAT] = { 2, 2, 1, "two keys: by owner pivot stage agg n" },
		[CHART_SPARK] = { 1, 1, 1, "one key: by created/w agg n" },
		[CHART_GAUGE] = { 0, 0, 1, "one figure and no key: case status:closed agg n" },
		[CHART_TABLE] = { 0, 7, 1, "figures: by stage agg n,sum.amount" },
	};
	enum chart_kind k = m->c->kind;

	if (m->nkeys < shapes[k].keys || m->nkeys > shapes[k].most || m->naggs < shapes[k].aggs)
		return hc_fail(err, HC_INVALID, 0, "a %s needs %s.", kind_names[k], shapes[k].need);
	return HC_OK;
}

/* A single row of totals is one item without a name. */
static void
make_total(struct making *m)
{
	struct chart *c = m->c;

	c->nitems = 1;
	c->items = ARENA_ARRAY(m->arena, struct chart_item, 1);
	c->items[0] = (struct chart_item){ .label = "", .condition = "" };
	c->nseries = m->naggs;
	c->series = ARENA_ARRAY(m->arena, struct chart_series, m->naggs + 1);
	for (size_t k = 0; k < m->naggs; k++) {
		c->series[k] = series_new(m, agg_label(m, &m->q->columns.at[m->aggs[k]]), m->aggs[k]);
		if (m->n > 0)
			put_figure(m, &c->series[k], 0, m->aggs[k], m->rows[0]);
	}
}

int
chart_make(struct arena *a, enum chart_kind kind, const struct query *q, struct hc_value *const *rows, size_t n,
    const struct locale *l, struct chart *ret, struct hc_err *err)
{
	struct chart c = { .kind = kind, .object = q->object, .where = "" };
	struct making m = { .arena = a, .q = q, .rows = rows, .n = n, .locale = l, .c = &c };
	struct bins bins = {0};
	struct buf b = BUF_INIT;
	int rc;

	for (size_t i = 0; i < q->columns.n; i++) {
		const struct column *col = &q->columns.at[i];

		if (col->is_key && !col->hidden && m.nkeys < 8)
			m.keys[m.nkeys++] = i;
		if (col->is_agg && !col->hidden && m.naggs < 16)
			m.aggs[m.naggs++] = i;
	}
	if (!q->grouped)
		return hc_fail(err, HC_INVALID, 0, "a chart is made of figures: add `by FIELD agg n` to the query.");
	if ((rc = check_shape(&m, err)) < 0)
		return rc;
	if (q->where != NULL) {
		expr_print(q->where, &b);
		c.where = take(a, &b);
	}
	c.figure = agg_label(&m, &q->columns.at[m.aggs[0]]);
	if (m.nkeys == 0) {
		make_total(&m);
	} else {
		c.key = key_label(&m, &q->columns.at[m.keys[0]]);
		if ((rc = make_items(&m, m.keys[0], &bins, err)) < 0)
			return rc;
		if (m.nkeys > 1)
			make_parts(&m, m.keys[0], m.keys[1], &bins);
		else
			make_figures(&m, m.keys[0], &bins);
	}
	measure(&c);
	*ret = c;
	return HC_OK;
}

static double
first_value(const struct chart *c)
{
	return c->nseries > 0 && c->nitems > 0 ? c->series[0].values[0] : NAN;
}

void
chart_of(struct chart *c, struct arena *a, const struct chart *of)
{
	double whole = first_value(of), part = first_value(c);
	struct chart_series *s = &c->series[0];
	struct buf b = BUF_INIT;

	s->values[0] = isnan(part) || isnan(whole) || whole == 0 ? NAN : part / whole * 100;
	s->unit = (struct chart_unit){ .percent = true, .currency = "", .mark = s->unit.mark, .group = s->unit.group };
	chart_long(&s->unit, s->values[0], &b);
	s->texts[0] = take(a, &b);
	c->nseries = 1;
}

void
chart_before(struct chart *c, struct arena *a, const struct chart *before, const char *versus)
{
	struct buf b = BUF_INIT;

	c->before = first_value(before);
	c->has_before = !isnan(c->before);
	c->versus = arena_strdup(a, versus);
	chart_long(&c->series[0].unit, c->before, &b);
	c->before_text = take(a, &b);
}

const char *
chart_condition(const struct chart *c, struct arena *a, long item, long series)
{
	struct buf b = BUF_INIT;
	const char *parts[3] = { c->where, "", "" };

	if (item >= 0 && (size_t)item < c->nitems)
		parts[1] = c->items[item].condition;
	if (series >= 0 && (size_t)series < c->nseries && c->parts)
		parts[2] = c->series[series].condition;
	for (int i = 0; i < 3; i++) {
		if (parts[i] == NULL) {
			buf_free(&b);
			return NULL;
		}
		if (*parts[i] != '\0')
			buf_printf(&b, "%s%s", b.len > 0 ? " " : "", i == 0 && strstr(parts[i], " or ") != NULL && (c->items != NULL) ?
			    arena_printf(a, "(%s)", parts[i]) : parts[i]);
	}
	return take(a, &b);
}
