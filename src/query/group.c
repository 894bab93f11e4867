/*
 * group.c - `by`, `agg`, `having`, `pivot`: the statement that feeds the groups, and what is done with finished ones.
 *
 * SQLite sorts to group, so its statement is a plain scan whose rows the store puts into a hash table; PostgreSQL hashes by itself.
 * Medians, percentiles, distinct counts, averages and shares are computed from the scan in both, and periods of instants.
 */
#include "query/page.h"

#include "model/type.h"

static bool
simple(enum agg_kind agg)
{
	return agg == AGG_N || agg == AGG_SUM || agg == AGG_MIN || agg == AGG_MAX || agg == AGG_ONE;
}

/* The first day of a date's period, in PostgreSQL's words: dates are days since 1970. */
static void
emit_period(const struct query_ctx *c, const struct column *col, const struct sql *x, struct sql *out)
{
	const struct locale *l = c->locale;
	int start = l->week_start >= 1 && l->week_start <= 7 ? l->week_start : 1;
	int shift = col->unit_fiscal && col->unit != 'm' && l->fiscal_month > 1 && l->fiscal_month <= 12 ? l->fiscal_month - 1 : 0;

	if (col->unit == 'd') {
		sql_add(out, x);
	} else if (col->unit == 'w') {	/* day 0 was a Thursday */
		sql_add(out, x);
		sql_text(out, " - mod(mod(");
		sql_add(out, x);
		sql_text(out, " + %d, 7) + 7, 7)", (11 - start) % 7);
	} else {
		sql_text(out, "((date_trunc('%s', DATE '1970-01-01' + ", col->unit == 'm' ? "month" : col->unit == 'q' ? "quarter" : "year");
		sql_add(out, x);
		sql_text(out, "::integer - INTERVAL '%d months') + INTERVAL '%d months')::date - DATE '1970-01-01')::bigint", shift, shift);
	}
}

/* A key: the value, or the first day of its bucket. */
static int
emit_key(struct emitter *em, struct scope *sc, const struct column *col, const struct source_of_column *s, bool grouped,
    struct sql *out)
{
	struct sql x;
	int rc;

	sql_init(&x, em->c->arena);
	if ((rc = emit_path(em, sc, &s->path, 0, FORM_RAW, &x)) < 0)
		return rc;
	if (col->unit == 0 || (em->d->dialect == DIALECT_POSTGRES && !grouped)) {
		sql_add(out, &x);
	} else if (em->d->dialect == DIALECT_POSTGRES) {
		emit_period(em->c, col, &x, out);
	} else {
		sql_text(out, "hc_bucket(");
		sql_add(out, &x);
		sql_text(out, ", '%s%c', %d)", field_class(s->path.field) == CLASS_DATE ? "d" : "", col->unit, col->unit_fiscal);
	}
	return HC_OK;
}

/* The currency of an amount that is there; none is the base currency, which is none the less one of several. */
static int
emit_currency(struct emitter *em, struct scope *sc, const struct query *q, size_t i, bool grouped, struct sql *out)
{
	const struct path *amount = &q->parts->sources.at[q->columns.at[i].raw_column].path;
	struct sql x;
	int rc;

	sql_init(&x, em->c->arena);
	sql_text(&x, "CASE WHEN ");
	if (amount->field->type->store == STORE_NONE)	/* a formula is not computed twice for this */
		sql_text(&x, "1 = 1");
	else if ((rc = emit_path(em, sc, amount, 0, FORM_RAW, &x)) < 0)
		return rc;
	else
		sql_text(&x, " IS NOT NULL");
	sql_text(&x, " THEN COALESCE(");
	em->present++;
	rc = emit_path(em, sc, &q->parts->sources.at[i].path, 0, FORM_RAW, &x);
	em->present--;
	if (rc < 0)
		return rc;
	sql_text(&x, ", '') END");
	for (int k = 0; k < (grouped ? 3 : 1); k++) {
		sql_text(out, "%s", !grouped ? "" : k == 0 ? "CASE WHEN MIN(" : k == 1 ? ") = MAX(" : ") THEN MIN(");
		sql_add(out, &x);
	}
	sql_text(out, "%s", grouped ? ") END" : "");
	return HC_OK;
}

static void
emit_call(const char *name, const struct sql *x, struct sql *out)
{
	sql_text(out, "%s(", name);
	sql_add(out, x);
	sql_text(out, ")");
}

/* Amounts of several currencies may be more than fits, which must not fail the whole statement: such a sum is null. */
static void
emit_sum(struct emitter *em, const struct sql *x, bool or_null, struct sql *out)
{
	if (em->d->dialect == DIALECT_SQLITE) {
		emit_call(or_null ? "hc_sum_or_null" : "hc_sum", x, out);
		return;
	}
	/* a sum of whole numbers is a numeric there */
	sql_text(out, or_null ? "CASE WHEN " : "");
	emit_call("SUM", x, out);
	if (or_null) {
		sql_text(out, " BETWEEN -9223372036854775808 AND 9223372036854775807 THEN ");
		emit_call("SUM", x, out);
	}
	sql_text(out, or_null ? "::bigint END" : "::bigint");
}

/* One column of the scan, or of the database's own groups. */
static int
emit_group_column(struct emitter *em, struct scope *sc, const struct query *q, size_t i, bool grouped, struct sql *out)
{
	static const char *const calls[] = { [AGG_N] = "COUNT", [AGG_MIN] = "MIN", [AGG_MAX] = "MAX" };
	const struct column *col = &q->columns.at[i];
	const struct source_of_column *s = &q->parts->sources.at[i];
	struct sql x;
	int rc;

	if (col->is_key)
		return emit_key(em, sc, col, s, grouped, out);
	if (!col->is_agg) {
		sql_text(out, "NULL");	/* a title: the store looks it up for the groups that remain */
		return HC_OK;
	}
	if (col->agg == AGG_ONE)
		return emit_currency(em, sc, q, i, grouped, out);
	sql_init(&x, em->c->arena);
	if (s->path.field == NULL)
		sql_text(&x, "%s", grouped ? "*" : "1");
	else if ((rc = emit_path(em, sc, &s->path, 0, (enum form)s->form, &x)) < 0)
		return rc;
	if (!grouped)
		sql_add(out, &x);
	else if (col->agg == AGG_SUM)
		emit_sum(em, &x, col->hidden, out);
	else
		emit_call(calls[col->agg], &x, out);
	return HC_OK;
}

/* Which day an instant falls on is this program's to say: it knows the user's zone by heart. */
static bool
in_words(const struct emitter *em, const struct query *q, size_t i)
{
	const struct column *col = &q->columns.at[i];

	return em->d->dialect == DIALECT_SQLITE || !col->is_key || col->unit == 0 ||
	    field_class(q->parts->sources.at[i].path.field) == CLASS_DATE;
}

int
group_statement(struct emitter *em, const struct query *q, struct sql *out, struct statement *st)
{
	bool all_simple = true, scan = em->d->dialect == DIALECT_SQLITE && !plan_condition_indexed(q->where, true), grouped;
	struct scope sc;
	size_t keys = 0;
	int rc;

	for (size_t i = 0; i < q->columns.n; i++) {
		keys += q->columns.at[i].is_key;
		all_simple = all_simple && (q->columns.at[i].is_agg ? simple(q->columns.at[i].agg) : in_words(em, q, i));
	}
	/* one row of totals needs no hash; groups of PostgreSQL are hashed there */
	grouped = all_simple && (keys == 0 || em->d->dialect == DIALECT_POSTGRES);
	scope_init(em, &sc, q->object, emit_new_alias(em));
	sql_text(out, "SELECT ");
	for (size_t i = 0; i < q->columns.n; i++) {
		sql_text(out, "%s", i ? ", " : "");
		if ((rc = emit_group_column(em, &sc, q, i, grouped, out)) < 0)
			return rc;
	}
	st->sink = grouped ? SINK_ROWS : SINK_HASH;
	st->with_rid = scan && !grouped;
	if (st->with_rid)
		sql_text(out, ", %s.\"rid\"", sc.alias);
	/* an index on a column of few values lures the planner into millions of random look-ups */
	if ((rc = emit_from(em, &sc, q, scan ? " NOT INDEXED" : "", NULL, out)) < 0)
		return rc;
	if (grouped && keys > 0) {
		sql_text(out, " GROUP BY ");
		for (size_t i = 0; i < keys; i++)
			sql_text(out, "%s%zu", i ? ", " : "", i + 1);
	}
	return HC_OK;
}

/* The values of one `having` term against the group's value. */
static bool
item_holds(const struct query_ctx *c, const struct expr *e, const struct item *it, const struct hc_value *v)
{
	const struct field *f = e->path.field;
	enum op op = e->op == OP_NE ? OP_EQ : e->op;
	struct span span;
	const char *text;

	if (it->meaning == MEANS_NONE)
		return v->kind == VALUE_NULL;
	if (v->kind == VALUE_NULL)
		return false;
	if (v->kind == VALUE_TEXT) {
		if (it->meaning == MEANS_OPTIONS) {
			for (size_t i = 0; i < it->options.n; i++)
				if (strlen(it->options.at[i]->name) == v->len && memcmp(it->options.at[i]->name, v->s, v->len) == 0)
					return true;
			return false;
		}
		text = literal_text(c, it);
		return strlen(text) == v->len && memcmp(text, v->s, v->len) == 0;
	}
	if (field_class(f) == CLASS_BOOL) {
		bool yes;

		return literal_bool(it, &yes, NULL) == HC_OK && yes == (v->i != 0);
	}
	if (literal_span(c, f, op, it, &span, NULL) < 0)
		return false;
	return (!span.has_lo || v->i >= span.lo) && (!span.has_hi || v->i <= span.hi);
}

static bool
having_holds(const struct query_ctx *c, const struct expr *e, const struct hc_value *row)
{
	bool holds;

	switch (e->kind) {
	case EXPR_AND:
		for (size_t i = 0; i < e->kids.n; i++)
			if (!having_holds(c, e->kids.at[i], row))
				return false;
		return true;
	case EXPR_OR:
		for (size_t i = 0; i < e->kids.n; i++)
			if (having_holds(c, e->kids.at[i], row))
				return true;
		return false;
	case EXPR_NOT:
		return !having_holds(c, e->kids.at[0], row);
	default:
		holds = e->items.all;
		for (size_t i = 0; i < e->items.list.n; i++)
			if (item_holds(c, e, &e->items.list.at[i], &row[e->column]) != e->items.all)
				holds = !e->items.all;
		return holds != (e->op == OP_NE);
	}
}

bool
query_group_passes(const struct query_ctx *c, const struct query *q, const struct hc_value *row)
{
	return q->parts->having == NULL || having_holds(c, q->parts->having, row);
}

static int
compare_values(const struct hc_value *a, const struct hc_value *b)
{
	size_t n = a->len < b->len ? a->len : b->len;
	int order;

	switch (a->kind) {
	case VALUE_TEXT:
		order = memcmp(a->s, b->s, n);
		return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
	case VALUE_ID:
		return memcmp(a->id, b->id, 16);
	default:
		return (a->i > b->i) - (a->i < b->i);
	}
}

/* Nulls last whichever way; selects by their options' order; links by the title when the store has filled it in. */
static int
compare_column(const struct query *q, size_t i, bool descending, const struct hc_value *a, const struct hc_value *b)
{
	const struct column *col = &q->columns.at[i];
	int title = col->title_column, order;

	if (a[i].kind == VALUE_NULL || b[i].kind == VALUE_NULL)
		return (a[i].kind == VALUE_NULL) - (b[i].kind == VALUE_NULL);
	if (title >= 0 && a[title].kind == VALUE_TEXT && b[title].kind == VALUE_TEXT)
		order = compare_values(&a[title], &b[title]);
	else if (col->is_key && col->unit == 0)
		order = field_compare(col->field, &a[i], &b[i]);
	else
		order = compare_values(&a[i], &b[i]);
	return descending ? -order : order;
}

int
query_column_compare(const struct query *q, size_t column, const struct hc_value *a, const struct hc_value *b)
{
	return compare_column(q, column, false, a, b);
}

int
query_group_compare(const struct query *q, const struct hc_value *a, const struct hc_value *b)
{
	int order;

	for (size_t i = 0; i < q->parts->keys.n; i++) {
		const struct sort_key *k = &q->parts->keys.at[i];

		if ((order = compare_column(q, (size_t)k->column, k->descending, a, b)) != 0)
			return order;
	}
	for (size_t i = 0; i < q->columns.n && q->columns.at[i].is_key; i++)
		if ((order = compare_column(q, i, false, a, b)) != 0)
			return order;
	return 0;
}
