/*
 * page.c - rows in order: pages by keyset in both directions, ids, counts.
 *
 * A page never skips rows: it starts after the sort keys and id of the last one, so any depth costs the same. SQLite keeps
 * nulls first in an index, PostgreSQL last, and a row-value comparison drops them, so the first key is walked as two ranges,
 * values then nulls (turned around going back); each is an index walk of its own and the second one is not begun while the first
 * gives rows.
 */
#include "query/page.h"

#include "model/type.h"

/* A select sorted by its options' order; an option that is gone comes after the known ones. */
void
emit_select_order(struct sql *out, const struct sql *x, const struct field *f)
{
	sql_text(out, "CASE");
	for (size_t i = 0; i < f->options.n; i++) {
		sql_text(out, " WHEN ");
		sql_add(out, x);
		sql_text(out, " = ");
		sql_bind_text(out, f->options.at[i].name);
		sql_text(out, " THEN %d", f->options.at[i].order);
	}
	sql_text(out, " WHEN ");
	sql_add(out, x);
	sql_text(out, " IS NOT NULL THEN 1000000 END");
}

static int
emit_source(struct emitter *em, struct scope *sc, const struct source_of_column *s, struct sql *out)
{
	struct sql x;
	int rc;

	em->present += s->present;
	if (!s->by_order) {
		rc = emit_path(em, sc, &s->path, 0, (enum form)s->form, out);
	} else {
		sql_init(&x, em->c->arena);
		rc = emit_path(em, sc, &s->path, 0, FORM_RAW, &x);
		if (rc == HC_OK)
			emit_select_order(out, &x, s->path.field);
	}
	em->present -= s->present;
	return rc;
}

/* The columns of q, in order. */
int
emit_columns(struct emitter *em, struct scope *sc, const struct query *q, struct sql *out)
{
	int rc;

	for (size_t i = 0; i < q->columns.n; i++) {
		sql_text(out, "%s", i ? ", " : "");
		if ((rc = emit_source(em, sc, &q->parts->sources.at[i], out)) < 0)
			return rc;
		sql_text(out, " AS c%zu", i);
	}
	return HC_OK;
}

static int
emit_scope(struct emitter *em, struct scope *sc, const struct query *q, struct sql *out)
{
	struct operand x = { .field = q->object->fields.at[SLOT_OWNER], .op = OP_IS, .scope = sc };
	struct item it = { .kind = ITEM_TEXT, .text = "" };
	int rc;

	it.meaning = q->parts->scope == SCOPE_MINE ? MEANS_ME : q->parts->scope == SCOPE_TEAM ? MEANS_TEAM : MEANS_TREE;
	sql_init(&x.raw, em->c->arena);
	if ((rc = emit_field(em, sc, sc->alias, x.field, FORM_RAW, &x.raw)) < 0)
		return rc;
	sql_text(out, " AND ");
	return emit_item(em, &x, &it, out);
}

/* `first`, if given, is the table that is walked before this one: "account" AS t1 CROSS JOIN. */
static int
emit_from_after(struct emitter *em, struct scope *sc, const struct query *q, const struct sql *first, const char *hint,
    const struct sql *extra, struct sql *out)
{
	struct sql where;
	int rc;

	sql_init(&where, em->c->arena);
	if ((rc = emit_visible(em, sc, q->with_deleted, &where)) < 0)
		return rc;
	if (em->chosen)
		goto chosen;
	if (q->parts->scope != SCOPE_ALL && (rc = emit_scope(em, sc, q, &where)) < 0)
		return rc;
	em->root = plan_condition_indexed(q->where, true) ? NULL : sc->alias;
	if (q->where->kind != EXPR_ALL) {
		bool bracket = q->where->kind == EXPR_OR;

		sql_text(&where, bracket ? " AND (" : " AND ");
		if ((rc = emit_condition(em, sc, q->where, &where)) < 0)
			return rc;
		sql_text(&where, bracket ? ")" : "");
	}
chosen:
	if (extra != NULL && extra->len > 0) {
		sql_text(&where, " AND ");
		sql_add(&where, extra);
	}
	sql_text(out, " FROM ");
	if (first != NULL)
		sql_add(out, first);
	sql_text(out, "\"%s\" AS %s%s", q->object->name, sc->alias, hint);
	sql_add(out, &sc->joins);
	sql_text(out, " WHERE ");
	sql_add(out, &where);
	return HC_OK;
}

int
emit_from(struct emitter *em, struct scope *sc, const struct query *q, const char *hint, const struct sql *extra, struct sql *out)
{
	return emit_from_after(em, sc, q, NULL, hint, extra, out);
}

/* One walk: the sort keys as expressions, and which of the two ranges of the first key. */
struct walk {
	struct sql *keys;
	size_t n;
	bool back;
	bool split, nulls;	/* the first key is walked in two ranges; this one holds its nulls */
	bool joined;		/* the first key is a linked record's: its index is walked, and from each the records that link to it */
	const struct position *after;
};

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
	}
	return HC_OK;
}

static void
emit_order(struct emitter *em, struct scope *sc, const struct query *q, const struct walk *w, struct sql *out)
{
	sql_text(out, " ORDER BY ");
	for (size_t i = 0; i < w->n; i++) {
		bool first = i == 0 && w->split;

		if (first && w->nulls)
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
	if (!last_null_first && !(i == 0 && w->split)) {
		sql_text(out, " OR ");
		sql_add(out, &w->keys[i]);
		sql_text(out, " IS NULL");
	}
	sql_text(out, ")");
}

/* The condition of one walk: its range of the first key, and what lies after the position. */
static void
emit_range(struct scope *sc, const struct query *q, const struct walk *w, struct sql *out)
{
	const char *word = "";

	if (w->split && w->nulls) {
		sql_add(out, &w->keys[0]);
		sql_text(out, " IS NULL");
		word = " AND ";
	} else if (w->split && w->after == NULL) {
		sql_add(out, &w->keys[0]);
		sql_text(out, " IS NOT NULL");
	}
	if (w->after == NULL)
		return;
	sql_text(out, "%s", word);
	if (w->split && w->nulls) {
		emit_after(sc, q, w, 1, out);
	} else if (w->n == 1 && w->split && !w->joined && descending(q, w, 0) == descending(q, w, 1)) {
		sql_text(out, "(");		/* the index holds (key, id): one seek */
		sql_add(out, &w->keys[0]);
		sql_text(out, ", %s.\"id\") %s (", sc->alias, descending(q, w, 0) ? "<" : ">");
		sql_bind(out, w->after->keys[0]);
		sql_text(out, ", ");
		sql_bind(out, value_id(w->after->id));
		sql_text(out, ")");
	} else {
		if (w->split) {			/* gives the index a place to start */
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
	bool joined = w->joined && !w->nulls;
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
	if (limit >= 0 || w->split) {
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

static int
emit_walks(struct emitter *em, const struct query *q, const struct position *after, bool back, bool ids, int64_t limit,
    const struct sql *within, struct sql *out)
{
	bool split = splits(em, q, limit), in_nulls;
	struct walk w = { .back = back, .split = split, .after = after, .joined = split && q->parts->keys.at[0].path.hops.n > 0 };
	struct sql halves[2];
	int rc;

	if (!split)
		return emit_walk(em, q, &w, ids, limit, within, out);
	in_nulls = after != NULL && after->keys[0].kind == VALUE_NULL;
	if ((!w.joined && never_null(q->parts->keys.at[0].path.field)) || (back && after != NULL && !in_nulls) || (!back && in_nulls)) {
		w.nulls = in_nulls;	/* only one range is left */
		return emit_walk(em, q, &w, ids, limit, within, out);
	}
	for (int half = 0; half < 2; half++) {
		w.nulls = (half == 1) != back;
		w.after = w.nulls == in_nulls ? after : NULL;
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

/* The rows that were chosen already, in order: neither asked for the condition again nor for the page. */
static int
page_chosen(struct emitter *em, const struct query *q, const struct page_at *at, bool back, struct sql *out)
{
	struct sql within;

	sql_init(&within, em->c->arena);
	for (size_t i = 0; i < at->nrids; i++) {
		sql_text(&within, "%s", i ? ", " : "");
		sql_bind_int(&within, at->rids[i]);
	}
	em->chosen = true;
	return emit_walks(em, q, NULL, back, false, -1, &within, out);
}

/* `limit 100` holds over all pages: beyond the first, a row must be among those hundred. */
int
page_statement(struct emitter *em, const struct query *q, const struct page_at *at, bool back, struct sql *out)
{
	const char *cursor = at != NULL && at->cursor != NULL ? at->cursor : q->parts->after;
	int64_t limit = at != NULL ? at->limit : -1;
	struct position position, *after = NULL;
	struct sql within;
	bool capped = q->limit >= 0 && (cursor != NULL || back);
	int rc;

	if (at != NULL && at->rids != NULL)
		return page_chosen(em, q, at, back, out);
	if (cursor != NULL) {
		if ((rc = cursor_read(em->c, q, cursor, &position, em->err)) < 0)
			return rc;
		after = &position;
	}
	if (q->limit >= 0 && (limit < 0 || limit > q->limit))
		limit = q->limit;
	sql_init(&within, em->c->arena);
	if (capped && (rc = page_ids(em, q, q->limit, &within)) < 0)
		return rc;
	return emit_walks(em, q, after, back, at != NULL && at->only_rids, limit, capped ? &within : NULL, out);
}

int
page_ids(struct emitter *em, const struct query *q, int64_t limit, struct sql *out)
{
	return emit_walks(em, q, NULL, false, true, limit, NULL, out);
}

/* A word or words side by side, which the search index finds by itself. */
static bool
only_words(const struct expr *e)
{
	if (e->kind == EXPR_WORD)
		return object_searched(e->object);
	if (e->kind != EXPR_AND)
		return false;
	for (size_t i = 0; i < e->kids.n; i++)
		if (e->kids.at[i]->kind != EXPR_WORD)
			return false;
	return object_searched(e->object);
}

static void
count_words(struct emitter *em, const struct query *q, struct sql *out)
{
	const struct expr *e = q->where;
	const char *name = q->object->name;
	const char *match = e->kind == EXPR_WORD ? emit_match(em, q->object, &e, 1) :
	    emit_match(em, q->object, (const struct expr *const *)e->kids.at, e->kids.n);

	if (match == NULL) {
		sql_text(out, "SELECT 0");
		return;
	}
	sql_text(out, "SELECT (SELECT COUNT(*) FROM \"fts_%s\" WHERE \"fts_%s\" MATCH ", name, name);
	sql_bind_text(out, match);
	sql_text(out, ") - (SELECT COUNT(*) FROM \"fts_%s\" WHERE \"fts_%s\" MATCH ", name, name);
	sql_bind_text(out, match);
	sql_text(out, " AND rowid IN (SELECT \"rid\" FROM \"%s\" WHERE \"deleted\" IS NOT NULL))", name);
}

/* An index alone answers this condition, so the table need not be read to count. */
static bool
covered(const struct emitter *em, const struct query *q)
{
	const struct expr *e = q->where;

	if (em->d->dialect != DIALECT_SQLITE || em->c->filter != NULL || em->has_asof || q->with_deleted ||
	    q->parts->scope != SCOPE_ALL)
		return false;
	return e->kind == EXPR_ALL || only_words(e) || (e->kind == EXPR_TEST && e->path.hops.n == 0 &&
	    field_class(e->path.field) != CLASS_TEXT && plan_condition_indexed(e, false));
}

/* Whether a row is deleted stands in the table only: count all through the index, and take away the few that are deleted. */
static int
count_covered(struct emitter *em, const struct query *q, struct sql *out)
{
	const char *name = q->object->name;
	struct scope sc;
	int rc;

	if (only_words(q->where)) {
		count_words(em, q, out);
		return HC_OK;
	}
	for (int deleted = 0; deleted < 2; deleted++) {
		scope_init(em, &sc, q->object, emit_new_alias(em));
		sql_text(out, "%s(SELECT COUNT(*) FROM \"%s\" AS %s", deleted ? " - " : "SELECT ", name, sc.alias);
		if (q->where->kind != EXPR_ALL) {
			sql_text(out, " WHERE ");
			if ((rc = emit_condition(em, &sc, q->where, out)) < 0)
				return rc;
		}
		if (deleted)
			sql_text(out, " %s %s.\"rid\" IN (SELECT \"rid\" FROM \"%s\" WHERE \"deleted\" IS NOT NULL)",
			    q->where->kind != EXPR_ALL ? "AND" : "WHERE", sc.alias, name);
		sql_text(out, ")");
	}
	return HC_OK;
}

int
page_count(struct emitter *em, const struct query *q, struct sql *out)
{
	struct scope sc;
	int rc;

	if (q->limit >= 0) {
		sql_text(out, "SELECT COUNT(*) FROM (SELECT 1");
		scope_init(em, &sc, q->object, emit_new_alias(em));
		if ((rc = emit_from(em, &sc, q, "", NULL, out)) < 0)
			return rc;
		sql_text(out, " LIMIT ");
		sql_bind_int(out, q->limit);
		sql_text(out, ") AS a");
		return HC_OK;
	}
	if (covered(em, q))
		return count_covered(em, q, out);
	sql_text(out, "SELECT COUNT(*)");
	scope_init(em, &sc, q->object, emit_new_alias(em));
	return emit_from(em, &sc, q, "", NULL, out);
}
