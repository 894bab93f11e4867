/*
 * walk.c - rows in order: the walks of which a page is made, in both directions.
 *
 * A page never skips rows: it starts after the sort keys and id of the last one, so any depth costs the same. SQLite keeps
 * nulls first in an index, PostgreSQL last, and a row-value comparison drops them, so the first key is walked as two ranges,
 * values then nulls (turned around going back); each is an index walk of its own and the second one is not begun while the first
 * gives rows. Choices stand in their index by name and are sorted as their options stand: there each option is a range of its own,
 * then what is no option any more, then nulls. So options can be moved without writing a row.
 */
#include "query/page.h"

#include <stdlib.h>

#include "model/type.h"

enum range {
	RANGE_WHOLE,		/* the first key is not split */
	RANGE_VALUES,
	RANGE_GONE,		/* values that are no option any more */
	RANGE_NULLS,
	RANGE_OPTION		/* of a choice */
};

/* One walk: the sort keys as expressions, and which range of the first key. */
struct walk {
	struct sql *keys;
	struct sql first;	/* the first key as its index has it */
	size_t n;
	bool back;
	enum range range;
	const struct option *option;
	bool joined;		/* the first key is a linked record's: its index is walked, and from each the records that link to it */
	const struct position *after;
};

/* All rows of this walk have the same first key. */
static bool
same_first(const struct walk *w)
{
	return w->range >= RANGE_NULLS;
}

static bool
descending(const struct query *q, const struct walk *w, size_t i)
{
	bool d = i < w->n ? q->parts->keys.at[i].descending : q->parts->id_descending;

	return d != w->back;
}

static int
emit_keys(struct emitter *em, struct scope *sc, const struct query *q, struct walk *w)
{
	w->n = q->parts->keys.n;
	w->keys = ARENA_ARRAY(em->c->arena, struct sql, w->n);
	for (size_t i = 0; i < w->n; i++) {
		const struct sort_key *k = &q->parts->keys.at[i];
		struct source_of_column s = { .path = k->path, .form = k->form, .by_order = k->by_order };
		int rc;

		sql_init(&w->keys[i], em->c->arena);
		if ((rc = emit_source(em, sc, &s, &w->keys[i])) < 0)
			return rc;
		if (i == 0)
			w->first = w->keys[0];
	}
	if (w->range == RANGE_WHOLE || !q->parts->keys.at[0].by_order)
		return HC_OK;
	sql_init(&w->first, em->c->arena);
	return emit_path(em, sc, &q->parts->keys.at[0].path, 0, FORM_RAW, &w->first);
}

static void
emit_order(struct emitter *em, struct scope *sc, const struct query *q, const struct walk *w, struct sql *out)
{
	sql_text(out, " ORDER BY ");
	for (size_t i = 0; i < w->n; i++) {
		bool first = i == 0 && w->range != RANGE_WHOLE;

		if (first && same_first(w))
			continue;
		if (!first) {	/* nulls last, and first going back */
			sql_add(out, &w->keys[i]);
			sql_text(out, w->back ? " IS NULL DESC, " : " IS NULL, ");
		}
		sql_add(out, &w->keys[i]);
		sql_text(out, "%s, ", descending(q, w, i) ? " DESC" : "");
	}
	sql_text(out, "%s.\"id\"%s", sc->alias, descending(q, w, w->n) ? " DESC" : "");
}

/* Rows after the position, from key i on: k > v OR (k = v AND the rest); nulls stand after all values. */
static void
emit_after(struct scope *sc, const struct query *q, const struct walk *w, size_t i, struct sql *out)
{
	const struct hc_value *v;
	bool last_null_first = w->back;

	if (i == w->n) {
		sql_text(out, "%s.\"id\" %s ", sc->alias, descending(q, w, i) ? "<" : ">");
		sql_bind(out, value_id(w->after->id));
		return;
	}
	v = &w->after->keys[i];
	if (v->kind == VALUE_NULL) {
		sql_text(out, "(");
		sql_add(out, &w->keys[i]);
		if (last_null_first) {	/* going back from a null: the values come next */
			sql_text(out, " IS NOT NULL OR ");
		} else {
			sql_text(out, " IS NULL AND ");
			emit_after(sc, q, w, i + 1, out);
			sql_text(out, ")");
			return;
		}
		emit_after(sc, q, w, i + 1, out);
		sql_text(out, ")");
		return;
	}
	sql_text(out, "(");
	sql_add(out, &w->keys[i]);
	sql_text(out, descending(q, w, i) ? " < " : " > ");
	sql_bind(out, *v);
	sql_text(out, " OR (");
	sql_add(out, &w->keys[i]);
	sql_text(out, " = ");
	sql_bind(out, *v);
	sql_text(out, " AND ");
	emit_after(sc, q, w, i + 1, out);
	sql_text(out, ")");
	if (!last_null_first && !(i == 0 && w->range != RANGE_WHOLE)) {
		sql_text(out, " OR ");
		sql_add(out, &w->keys[i]);
		sql_text(out, " IS NULL");
	}
	sql_text(out, ")");
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What lies between the names of the options: one seek for each gap, where "none of these" would read the whole index. */
static void
emit_gone(const struct sql *x, const struct field *f, struct sql *out)
{
	const char **names = ARENA_ARRAY(out->arena, const char *, f->options.n);
	size_t n = f->options.n;

	for (size_t i = 0; i < n; i++)
		names[i] = f->options.at[i].name;
	qsort(names, n, sizeof(*names), by_name);
	sql_text(out, "(");
	for (size_t i = 0; i <= n; i++) {
		sql_text(out, i == 0 ? "" : " OR ");
		if (i > 0) {
			sql_text(out, i < n ? "(" : "");
			sql_add(out, x);
			sql_text(out, " > ");
			sql_bind_text(out, names[i - 1]);
			sql_text(out, i < n ? " AND " : "");
		}
		if (i < n) {
			sql_add(out, x);
			sql_text(out, " < ");
			sql_bind_text(out, names[i]);
			sql_text(out, i > 0 ? ")" : "");
		}
	}
	sql_text(out, ")");
}

/* The range of the first key; false if it is none. */
static bool
emit_first_key(const struct query *q, const struct walk *w, struct sql *out)
{
	switch (w->range) {
	case RANGE_WHOLE:
		return false;
	case RANGE_VALUES:
		if (w->after != NULL)	/* where it starts says that */
			return false;
		sql_add(out, &w->first);
		sql_text(out, " IS NOT NULL");
		return true;
	case RANGE_NULLS:
		sql_add(out, &w->first);
		sql_text(out, " IS NULL");
		return true;
	case RANGE_OPTION:
		sql_add(out, &w->first);
		sql_text(out, " = ");
		sql_bind_text(out, w->option->name);
		return true;
	case RANGE_GONE:
		emit_gone(&w->first, q->parts->keys.at[0].path.field, out);
		return true;
	}
	return false;
}

/* The condition of one walk: its range of the first key, and what lies after the position. */
static void
emit_range(struct scope *sc, const struct query *q, const struct walk *w, struct sql *out)
{
	bool ranged = emit_first_key(q, w, out);

	if (w->after == NULL)
		return;
	sql_text(out, ranged ? " AND " : "");
	if (same_first(w)) {
		emit_after(sc, q, w, 1, out);
	} else if (w->n == 1 && w->range == RANGE_VALUES && !w->joined && descending(q, w, 0) == descending(q, w, 1)) {
		sql_text(out, "(");		/* the index holds (key, id): one seek */
		sql_add(out, &w->keys[0]);
		sql_text(out, ", %s.\"id\") %s (", sc->alias, descending(q, w, 0) ? "<" : ">");
		sql_bind(out, w->after->keys[0]);
		sql_text(out, ", ");
		sql_bind(out, value_id(w->after->id));
		sql_text(out, ")");
	} else {
		if (w->range == RANGE_VALUES) {		/* gives the index a place to start */
			sql_add(out, &w->keys[0]);
			sql_text(out, descending(q, w, 0) ? " <= " : " >= ");
			sql_bind(out, w->after->keys[0]);
			sql_text(out, " AND ");
		}
		emit_after(sc, q, w, 0, out);
	}
}

/* The linked records in the order of the first key, before the records themselves: a page is full after a few of them, where
   a sort would follow the link of every record there is. */
static int
emit_first(struct emitter *em, struct scope *sc, const struct query *q, struct sql *first, struct sql *range)
{
	struct join join = { .from = sc->alias, .alias = emit_new_alias(em), .field = q->parts->keys.at[0].path.hops.at[0].field };
	int rc;

	vec_push(em->c->arena, &sc->joined, join);
	sql_text(first, "\"%s\" AS %s CROSS JOIN ", join.field->target->name, join.alias);
	sql_column(range, sc->alias, join.field->name);
	sql_text(range, " = %s.\"id\" AND ", join.alias);
	if ((rc = emit_visible_row(em, join.field->target, join.alias, range)) < 0)
		return rc;
	sql_text(range, " AND ");
	return HC_OK;
}

/* Aliases start anew in each walk, so that both halves read alike. */
static int
emit_walk(struct emitter *em, const struct query *q, struct walk *w, bool ids, int64_t limit, const struct sql *within,
    struct sql *out)
{
	bool joined = w->joined && w->range != RANGE_NULLS;
	struct scope sc;
	struct sql range, from, first;
	int rc;

	scope_init(em, &sc, q->object, emit_new_alias(em));
	sql_init(&range, em->c->arena);
	sql_init(&from, em->c->arena);
	sql_init(&first, em->c->arena);
	em->walked = limit >= 0 && (w->joined || plan_order_indexed(q)) ? sc.alias : NULL;
	if (joined && (rc = emit_first(em, &sc, q, &first, &range)) < 0)
		return rc;
	if ((rc = emit_keys(em, &sc, q, w)) < 0)
		return rc;
	emit_range(&sc, q, w, &range);
	if (within != NULL) {
		sql_text(&range, "%s%s.\"rid\" IN (", range.len ? " AND " : "", sc.alias);
		sql_add(&range, within);
		sql_text(&range, ")");
	}
	sql_text(out, "SELECT ");
	if (ids)
		sql_text(out, "%s.\"rid\"", sc.alias);
	else if ((rc = emit_columns(em, &sc, q, out)) < 0)
		return rc;
	if ((rc = emit_from_after(em, &sc, q, joined ? &first : NULL, "", &range, &from)) < 0)
		return rc;
	sql_add(out, &from);
	emit_order(em, &sc, q, w, out);
	if (limit >= 0 || w->range != RANGE_WHOLE) {
		sql_text(out, " LIMIT ");
		sql_bind_int(out, limit);
	}
	return HC_OK;
}

/* Few records found by an index are sorted sooner than the other table is walked. */
static bool
joins(const struct emitter *em, const struct query *q)
{
	return plan_order_joined(q) && !em->has_asof && !plan_condition_indexed(q->where, true);
}

/* The first key can be null and an index could walk it: then it is worth two ranges. PostgreSQL sorts what no index walks once,
   not each range, and reads the halves one after the other only up to a limit. */
static bool
splits(const struct emitter *em, const struct query *q, int64_t limit)
{
	const struct sort_key *k = q->parts->keys.at;

	if (q->parts->keys.n == 0 || k->by_order || em->chosen)
		return false;
	if (em->d->dialect != DIALECT_SQLITE)
		return limit >= 0 && plan_order_indexed(q);
	if (k->path.hops.n > 0)
		return joins(em, q);
	return k->path.field->type->store != STORE_NONE;
}

static bool
never_null(const struct field *f)
{
	return f->slot == SLOT_CREATED || f->slot == SLOT_UPDATED;
}

/* The condition is found by an index that leaves few records, which are sorted sooner than any order is walked. */
static bool
leaves_few(struct emitter *em, const struct expr *e)
{
	const struct query_ctx *c = em->c;
	bool all = e->kind == EXPR_OR;

	switch (e->kind) {
	case EXPR_WORD:
		return object_searched(e->object) && (c->frequent == NULL ||
		    !c->frequent(c->rare_arg, e->object, emit_match(em, e->object, &e, 1)));
	case EXPR_AND:
	case EXPR_OR:
		for (size_t i = 0; i < e->kids.n; i++)
			if (leaves_few(em, e->kids.at[i]) != all)
				return !all;
		return all;
	default:
		return plan_condition_indexed(e, true);
	}
}

/* Can the condition hold of a record whose first key is this option (NULL: none, or one that is gone)? A range that it rules out
   would be read to its end for nothing. */
static bool
possible(const struct expr *e, const struct path *key, const struct option *o)
{
	bool no = e->kind == EXPR_NOT, listed = false;

	if (e->kind == EXPR_AND) {
		for (size_t i = 0; i < e->kids.n; i++)
			if (!possible(e->kids.at[i], key, o))
				return false;
		return true;
	}
	if (no)
		e = e->kids.at[0];
	if (e->kind != EXPR_TEST || (no && e->op == OP_NE) || e->items.all || e->path.field != key->field ||
	    e->path.hops.n != key->hops.n)
		return true;
	for (size_t i = 0; i < key->hops.n; i++)
		if (e->path.hops.at[i].star || e->path.hops.at[i].field != key->hops.at[i].field)
			return true;
	for (size_t i = 0; i < e->items.list.n; i++) {
		const struct item *it = &e->items.list.at[i];

		if (it->meaning != MEANS_OPTIONS)
			return true;
		for (size_t k = 0; k < it->options.n; k++)
			listed = listed || it->options.at[k] == o;
	}
	return listed != (no || e->op == OP_NE);
}

/* Choices in order by the index of their names: one range for each option. */
static bool
splits_options(struct emitter *em, const struct query *q, int64_t limit, const struct sql *within)
{
	const struct sort_key *k = q->parts->keys.at;

	if (q->parts->keys.n == 0 || !k->by_order || em->chosen || em->has_asof || within != NULL || limit < 0 ||
	    !plan_options_walked(k))
		return false;
	return k->path.hops.n == 0 ? !leaves_few(em, q->where) : em->d->dialect == DIALECT_SQLITE && joins(em, q);
}

/* The range at a place of the order from the first option up: the options, those that are gone, none. */
static struct walk
option_walk(const struct sort_key *k, bool back, size_t place)
{
	const struct field *f = k->path.field;
	struct walk w = { .back = back, .joined = k->path.hops.n > 0, .range = RANGE_NULLS };

	if (place < f->options.n) {
		w.range = RANGE_OPTION;
		w.option = &f->options.at[place];
	} else if (place == f->options.n) {
		w.range = RANGE_GONE;
	}
	return w;
}

/* The ranges one after the other choose the rows, which are then read: what a row holds is written once. */
static int
emit_options(struct emitter *em, const struct query *q, const struct position *after, bool back, bool ids, int64_t limit,
    struct sql *out)
{
	const struct sort_key *k = q->parts->keys.at;
	size_t n = k->path.field->options.n, places = n + 2, from = 0, walks = 0;
	struct walk whole = { .back = back };
	struct sql chosen, one;
	int rc;

	if (after != NULL) {
		const struct hc_value *v = &after->keys[0];
		size_t place = v->kind == VALUE_NULL ? n + 1 : v->i >= 0 && v->i < (int64_t)n ? (size_t)v->i : n;

		from = k->descending && place <= n ? n - place : place;
		from = back ? places - 1 - from : from;
	}
	sql_init(&chosen, em->c->arena);
	for (size_t i = from; i < places; i++) {
		size_t step = back ? places - 1 - i : i;
		struct walk w = option_walk(k, back, k->descending && step <= n ? n - step : step);

		if (!possible(q->where, &k->path, w.option) && !(walks == 0 && i == places - 1))
			continue;
		w.after = i == from ? after : NULL;
		sql_init(&one, em->c->arena);
		if ((rc = emit_walk(em, q, &w, true, limit, NULL, &one)) < 0)
			return rc;
		sql_text(&chosen, walks++ > 0 ? " UNION ALL SELECT * FROM (" : "SELECT * FROM (");
		sql_add(&chosen, &one);
		sql_text(&chosen, ") AS %s", emit_new_alias(em));
	}
	sql_text(&chosen, " LIMIT ");
	sql_bind_int(&chosen, limit);
	if (ids) {
		sql_add(out, &chosen);
		return HC_OK;
	}
	em->chosen = true;
	rc = emit_walk(em, q, &whole, false, limit, &chosen, out);
	em->chosen = false;
	return rc;
}

int
emit_walks(struct emitter *em, const struct query *q, const struct position *after, bool back, bool ids, int64_t limit,
    const struct sql *within, struct sql *out)
{
	bool split = splits(em, q, limit), in_nulls;
	struct walk w = { .back = back, .after = after, .joined = split && q->parts->keys.at[0].path.hops.n > 0 };
	struct sql halves[2];
	int rc;

	if (splits_options(em, q, limit, within))
		return emit_options(em, q, after, back, ids, limit, out);
	if (!split)
		return emit_walk(em, q, &w, ids, limit, within, out);
	in_nulls = after != NULL && after->keys[0].kind == VALUE_NULL;
	if ((!w.joined && never_null(q->parts->keys.at[0].path.field)) || (back && after != NULL && !in_nulls) || (!back && in_nulls)) {
		w.range = in_nulls ? RANGE_NULLS : RANGE_VALUES;	/* only one range is left */
		return emit_walk(em, q, &w, ids, limit, within, out);
	}
	for (int half = 0; half < 2; half++) {
		bool nulls = (half == 1) != back;

		w.range = nulls ? RANGE_NULLS : RANGE_VALUES;
		w.after = nulls == in_nulls ? after : NULL;
		sql_init(&halves[half], em->c->arena);
		if ((rc = emit_walk(em, q, &w, ids, limit, within, &halves[half])) < 0)
			return rc;
	}
	sql_text(out, "SELECT * FROM (");
	sql_add(out, &halves[0]);
	sql_text(out, ") AS a UNION ALL SELECT * FROM (");
	sql_add(out, &halves[1]);
	sql_text(out, ") AS b");
	if (limit >= 0) {
		sql_text(out, " LIMIT ");
		sql_bind_int(out, limit);
	}
	return HC_OK;
}
