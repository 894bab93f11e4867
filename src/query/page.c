/*
 * page.c - what a page, a list of ids and a count are made of: columns, the table with its joins and conditions. How the rows come in
 * order is walk.c's.
 */
#include "query/page.h"

#include "model/type.h"

/* A select sorted by its options' order; an option that is gone comes after the known ones. */
static void
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

int
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

int
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
