/*
 * emit_related.c - conditions on other records: any, no and all of a relation, aggregates of one, ancestors through a link, the
 * record that something hangs on.
 *
 * Each is a correlated subquery with a scope of its own, so joins inside never multiply the rows outside.
 */
#include "query/emit.h"

#include "model/type.h"

/* FROM relation AS t WHERE t.link = root.id AND visible [AND condition]; `turned`: AND the condition is not true. */
static int
emit_rows(struct emitter *em, struct scope *sc, const struct expr *e, struct scope *inner, const struct sql *select, bool turned,
    struct sql *out)
{
	const struct field *link = e->relation->field;
	struct sql where;
	int rc;

	sql_init(&where, em->c->arena);
	if ((rc = emit_field(em, inner, inner->alias, link, FORM_RAW, &where)) < 0)
		return rc;
	sql_text(&where, " = ");
	if ((rc = emit_field(em, sc, sc->alias, sc->object->fields.at[SLOT_ID], FORM_RAW, &where)) < 0)
		return rc;
	sql_text(&where, " AND ");
	if ((rc = emit_visible(em, inner, false, &where)) < 0)
		return rc;
	if (e->kids.n > 0) {
		sql_text(&where, " AND (");
		if ((rc = emit_condition(em, inner, e->kids.at[0], &where)) < 0)
			return rc;
		sql_text(&where, turned ? ") IS NOT TRUE" : ")");
	} else if (turned) {
		sql_text(&where, " AND 1 = 0");
	}
	sql_add(out, select);
	sql_text(out, " FROM \"%s\" AS %s", inner->object->name, inner->alias);
	sql_add(out, &inner->joins);
	sql_text(out, " WHERE ");
	sql_add(out, &where);
	return HC_OK;
}

int
emit_related(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	struct scope inner;
	struct sql select;
	int rc;

	scope_init(em, &inner, e->relation->object, emit_new_alias(em));
	sql_init(&select, em->c->arena);
	sql_text(&select, "SELECT 1");
	sql_text(out, e->quantifier == ANY_OF ? "EXISTS (" : "NOT EXISTS (");
	rc = emit_rows(em, sc, e, &inner, &select, e->quantifier == ALL_OF, out);
	sql_text(out, ")");
	return rc;
}

/* Its own column, which never changes: no history is asked for it. */
static int
emit_own(struct emitter *em, struct scope *sc, const char *name, struct sql *out)
{
	if (sc->record != NULL)
		return emit_field(em, sc, sc->alias, object_field(sc->object, name), FORM_RAW, out);
	sql_column(out, sc->alias, name);
	return HC_OK;
}

/* object = name AND EXISTS (SELECT 1 FROM name AS t WHERE t.id = the id in `record` AND live AND condition) */
static int
emit_parent(struct emitter *em, struct scope *sc, const struct query_parent *p, struct sql *out)
{
	struct scope inner;
	struct sql where;
	int rc;

	if ((rc = emit_own(em, sc, "object", out)) < 0)
		return rc;
	sql_text(out, " = ");
	sql_bind_text(out, p->object->name);
	if (p->condition == NULL)
		return HC_OK;
	scope_init(em, &inner, p->object, emit_new_alias(em));
	sql_init(&where, em->c->arena);
	sql_column(&where, inner.alias, "id");
	sql_text(&where, " = hc_uuid(");
	if ((rc = emit_own(em, sc, "record", &where)) < 0)
		return rc;
	sql_text(&where, ") AND ");
	if ((rc = emit_visible(em, &inner, false, &where)) < 0)
		return rc;
	sql_text(&where, " AND (");
	if ((rc = emit_condition(em, &inner, p->condition, &where)) < 0)
		return rc;
	sql_text(out, " AND EXISTS (SELECT 1 FROM \"%s\" AS %s", p->object->name, inner.alias);
	sql_add(out, &inner.joins);
	sql_text(out, " WHERE ");
	sql_add(out, &where);
	sql_text(out, "))");
	return HC_OK;
}

/* Sixteen to a bracket, for the depth of an expression is limited. */
int
emit_hangs(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	int rc;

	em->trusted++;
	sql_text(out, "((1 = 0");
	for (size_t i = 0; i < e->nparents; i++) {
		sql_text(out, i % 16 == 15 ? ") OR (" : " OR ");
		if ((rc = emit_parent(em, sc, &e->parents[i], out)) < 0)
			return rc;
	}
	sql_text(out, "))");
	em->trusted--;
	return HC_OK;
}

/* The aggregate as an operand; the average is compared as sum against n times the value, so nothing is rounded. */
static int
emit_average(struct emitter *em, const struct expr *e, const struct sql *value, int shift, struct sql *out)
{
	const struct field *result;
	int rc;

	if ((rc = agg_result(em->c, e->agg, e->path.field, e->pos, &result, em->err)) < 0)
		return rc;
	for (size_t i = 0; i < e->items.list.n; i++) {
		struct span span;

		sql_text(out, "%s(", i ? e->items.all ? " AND " : " OR " : "");
		if (e->items.list.at[i].meaning == MEANS_NONE) {
			sql_text(out, "COUNT(");
			sql_add(out, value);
			sql_text(out, ") = 0)");
			continue;
		}
		if ((rc = literal_span(em->c, result, e->op == OP_NE ? OP_EQ : e->op, &e->items.list.at[i], &span, em->err)) < 0)
			return rc;
		for (int side = 0; side < 2; side++) {
			if (side == 0 ? !span.has_lo : !span.has_hi)
				continue;
			sql_text(out, "%sSUM(", side && span.has_lo ? " AND " : "");
			sql_add(out, value);
			sql_text(out, ") * %d %s ", shift, side ? "<=" : ">=");
			sql_bind_int(out, side ? span.hi : span.lo);
			sql_text(out, " * COUNT(");
			sql_add(out, value);
			sql_text(out, ")");
		}
		sql_text(out, ")");
	}
	return HC_OK;
}

int
emit_aggregate(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	static const char *const calls[] = { [AGG_SUM] = "COALESCE(SUM(", [AGG_MIN] = "MIN(", [AGG_MAX] = "MAX(" };
	struct sql value, select;
	struct operand x;
	struct scope inner;
	int rc;

	scope_init(em, &inner, e->relation->object, emit_new_alias(em));
	sql_init(&value, em->c->arena);
	sql_init(&select, em->c->arena);
	x = (struct operand){ .op = e->op == OP_NE ? OP_EQ : e->op, .scope = sc };
	sql_init(&x.raw, em->c->arena);
	sql_init(&x.key, em->c->arena);
	sql_init(&x.base, em->c->arena);
	sql_init(&x.currency, em->c->arena);
	if ((rc = agg_result(em->c, e->agg, e->path.field, e->pos, &x.field, em->err)) < 0)
		return rc;
	if (e->path.field != NULL) {
		enum form form = form_of(e->path.field);

		if ((rc = emit_path(em, &inner, &e->path, 0, form == FORM_KEY ? FORM_RAW : form, &value)) < 0)
			return rc;
	}
	if (e->agg == AGG_N) {
		sql_text(&x.raw, "COUNT(*)");
	} else if (e->agg == AGG_DISTINCT) {
		sql_text(&x.raw, "COUNT(DISTINCT ");
		sql_add(&x.raw, &value);
		sql_text(&x.raw, ")");
	} else if (e->agg != AGG_AVG) {
		sql_text(&x.raw, "%s", calls[e->agg]);
		sql_add(&x.raw, &value);
		sql_text(&x.raw, e->agg == AGG_SUM ? "), 0)" : ")");
	}
	sql_text(&select, "SELECT ");
	if (e->agg == AGG_AVG)
		rc = emit_average(em, e, &value, agg_shift(e->path.field), &select);
	else
		rc = emit_items(em, &x, &e->items, &select);
	if (rc < 0)
		return rc;
	sql_text(out, "(");
	rc = emit_rows(em, sc, e, &inner, &select, false, out);
	sql_text(out, e->op == OP_NE ? ") IS NOT TRUE" : ")");
	return rc;
}

/* account.parent*.name: the ids above by a recursive query, which ends on a cycle since it keeps each id once; then the rest
   of the path is asked of each. */
int
emit_ancestors(struct emitter *em, struct scope *sc, const struct expr *e, size_t from, size_t star, struct sql *out)
{
	const struct field *link = e->path.hops.at[star].field;
	const struct path first = {
		.hops = { .at = e->path.hops.at, .n = star }, .field = link,
	};
	struct scope inner;
	struct sql where;
	int rc;

	scope_init(em, &inner, link->target, emit_new_alias(em));
	sql_text(out, "EXISTS (WITH RECURSIVE up(id) AS (SELECT ");
	if ((rc = emit_path(em, sc, &first, from, FORM_RAW, out)) < 0)
		return rc;
	sql_text(out, "%s UNION SELECT o.\"%s\" FROM \"%s\" AS o JOIN up ON o.\"id\" = up.id WHERE o.\"%s\" IS NOT NULL) "
	    "SELECT 1 FROM up JOIN \"%s\" AS %s ON %s.\"id\" = up.id", "", link->name, link->target->name, link->name,
	    link->target->name, inner.alias, inner.alias);
	sql_init(&where, em->c->arena);
	if ((rc = emit_visible(em, &inner, false, &where)) < 0)
		return rc;
	sql_text(&where, " AND ");
	if ((rc = emit_leaf(em, &inner, e, star + 1, &where)) < 0)
		return rc;
	sql_add(out, &inner.joins);
	sql_text(out, " WHERE ");
	sql_add(out, &where);
	sql_text(out, ")");
	return HC_OK;
}
