/*
 * emit_history.c - was, changed, asof: conditions and values from field_change(object, field, record, at, actor, old, new).
 *
 * A creation leaves no row there: the value before the first change is that row's `old`, and a field that never changed has had
 * its present value since the record was created.
 */
#include "query/emit.h"

#include "base/time.h"
#include "model/type.h"

void
moment_of_item(const struct query_ctx *c, const struct item *it, int64_t *from, int64_t *to)
{
	struct moment m;
	int64_t unused;

	*from = INT64_MIN;
	*to = INT64_MAX;
	if (it->kind != ITEM_RANGE) {
		const char *text = literal_text(c, it);

		if (moment_parse(c->locale, text, strlen(text), &m, NULL) == HC_OK)
			moment_instants(c->locale, &m, from, to);
		return;
	}
	if (it->text[0] != '\0' && moment_parse(c->locale, it->text, strlen(it->text), &m, NULL) == HC_OK)
		moment_instants(c->locale, &m, from, &unused);
	if (it->hi[0] != '\0' && moment_parse(c->locale, it->hi, strlen(it->hi), &m, NULL) == HC_OK)
		moment_instants(c->locale, &m, &unused, to);
}

/* field_change AS h WHERE h is of this field of this record */
static int
emit_changes(struct emitter *em, struct scope *sc, const struct field *f, const char *h, struct sql *out)
{
	sql_text(out, "\"field_change\" AS %s WHERE %s.\"object\" = ", h, h);
	sql_bind_text(out, f->object->name);
	sql_text(out, " AND %s.\"field\" = ", h);
	sql_bind_text(out, f->name);
	sql_text(out, " AND %s.\"record\" = ", h);
	return emit_field(em, sc, sc->alias, f->object->fields.at[SLOT_ID], FORM_RAW, out);
}

/* h.old or h.new in the form of the field's own column: PostgreSQL has them as text, a number in digits, an id as people write it. */
static void
emit_held(struct emitter *em, const struct field *f, const char *h, const char *column, struct sql *out)
{
	enum type_store store = field_type(f)->store;

	if (em->d->dialect == DIALECT_SQLITE || store == STORE_TEXT)
		sql_text(out, "%s.\"%s\"", h, column);
	else if (store == STORE_ID)
		sql_text(out, "decode(replace(%s.\"%s\", '-', ''), 'hex')", h, column);
	else
		sql_text(out, "%s.\"%s\"::bigint", h, column);
}

/* The condition's values against h.old or h.new (which hold what the column held). */
static int
emit_of_column(struct emitter *em, struct scope *sc, const struct expr *e, const char *h, const char *column, struct sql *out)
{
	struct operand x = { .field = e->path.field, .op = OP_IS, .scope = sc };

	sql_init(&x.raw, em->c->arena);
	sql_init(&x.key, em->c->arena);
	sql_init(&x.base, em->c->arena);
	sql_init(&x.currency, em->c->arena);
	emit_held(em, e->path.field, h, column, &x.raw);
	em->here = em->here || field_class(e->path.field) == CLASS_TEXT;
	if (field_class(e->path.field) == CLASS_TEXT)
		sql_text(&x.key, "hc_fold(%s.\"%s\")", h, column);
	return emit_items(em, &x, &e->items, out);
}

static int
emit_actor(struct emitter *em, struct scope *sc, const struct expr *e, const char *h, struct sql *out)
{
	struct operand x = { .field = sc->object->fields.at[SLOT_OWNER], .op = OP_IS, .scope = sc };

	if (e->actor.text == NULL)
		return HC_OK;
	sql_init(&x.raw, em->c->arena);
	sql_text(&x.raw, "%s.\"actor\"", h);
	sql_text(out, " AND ");
	return emit_item(em, &x, &e->actor, out);
}

static void
emit_during(const char *column, int64_t from, int64_t to, struct sql *out)
{
	if (from != INT64_MIN) {
		sql_text(out, " AND %s >= ", column);
		sql_bind_int(out, from);
	}
	if (to != INT64_MAX) {
		sql_text(out, " AND %s < ", column);
		sql_bind_int(out, to);
	}
}

static int
emit_changed(struct emitter *em, struct scope *sc, const struct expr *e, int64_t from, int64_t to, struct sql *out)
{
	const char *h = emit_new_alias(em);
	int rc;

	sql_text(out, "EXISTS (SELECT 1 FROM ");
	if ((rc = emit_changes(em, sc, e->path.field, h, out)) < 0)
		return rc;
	emit_during(arena_printf(em->c->arena, "%s.\"at\"", h), from, to, out);
	if ((rc = emit_actor(em, sc, e, h, out)) < 0)
		return rc;
	if (e->history != CHANGED) {
		sql_text(out, " AND ");
		if ((rc = emit_of_column(em, sc, e, h, e->history == CHANGED_FROM ? "old" : "new", out)) < 0)
			return rc;
	}
	sql_text(out, ")");
	return HC_OK;
}

/* AND NOT EXISTS (another change of this field, `side` of h, that is not past the limit). */
static int
emit_no_other(struct emitter *em, struct scope *sc, const struct expr *e, const char *h, const char *side, int64_t limit,
    struct sql *out)
{
	const char *other = emit_new_alias(em);
	int rc;

	sql_text(out, " AND NOT EXISTS (SELECT 1 FROM ");
	if ((rc = emit_changes(em, sc, e->path.field, other, out)) < 0)
		return rc;
	sql_text(out, " AND %s.\"at\" %s %s.\"at\"", other, side, h);
	if (limit != INT64_MIN) {
		sql_text(out, " AND %s.\"at\" <= ", other);
		sql_bind_int(out, limit);
	}
	sql_text(out, ")");
	return HC_OK;
}

/* Had the value at some moment of [from, to): a change set it before the end and it was not replaced by the start; or it was
   the value before the first change; or it is the present value and there was no change. */
static int
emit_was(struct emitter *em, struct scope *sc, const struct expr *e, int64_t from, int64_t to, struct sql *out)
{
	const char *h = emit_new_alias(em), *g = emit_new_alias(em), *k = emit_new_alias(em);
	const struct field *created = sc->object->fields.at[SLOT_CREATED];
	struct sql since;
	struct operand x;
	int rc;

	sql_text(out, "(EXISTS (SELECT 1 FROM ");
	if ((rc = emit_changes(em, sc, e->path.field, h, out)) < 0)
		return rc;
	emit_during(arena_printf(em->c->arena, "%s.\"at\"", h), INT64_MIN, to, out);
	if ((rc = emit_actor(em, sc, e, h, out)) < 0)
		return rc;
	sql_text(out, " AND ");
	if ((rc = emit_of_column(em, sc, e, h, "new", out)) < 0)
		return rc;
	if (from != INT64_MIN && (rc = emit_no_other(em, sc, e, h, ">", from, out)) < 0)
		return rc;
	sql_text(out, ")");
	if (e->actor.text != NULL) {	/* only a change has an actor */
		sql_text(out, ")");
		return HC_OK;
	}
	sql_init(&since, em->c->arena);
	if (to != INT64_MAX) {
		sql_text(&since, " AND ");
		if ((rc = emit_field(em, sc, sc->alias, created, FORM_RAW, &since)) < 0)
			return rc;
		sql_text(&since, " < ");
		sql_bind_int(&since, to);
	}
	sql_text(out, " OR EXISTS (SELECT 1 FROM ");
	if ((rc = emit_changes(em, sc, e->path.field, g, out)) < 0)
		return rc;
	emit_during(arena_printf(em->c->arena, "%s.\"at\"", g), from == INT64_MIN ? from : from + 1, INT64_MAX, out);
	sql_text(out, " AND ");
	if ((rc = emit_of_column(em, sc, e, g, "old", out)) < 0 ||
	    (rc = emit_no_other(em, sc, e, g, "<", INT64_MIN, out)) < 0)
		return rc;
	sql_add(out, &since);
	sql_text(out, ") OR (");
	if ((rc = operand_init(em, sc, &e->path, 0, OP_IS, &x)) < 0)
		return rc;
	if (x.base.len)		/* a change holds the amount as it was written: compare that here too */
		x.base = x.raw;
	x.alias = NULL;
	if ((rc = emit_items(em, &x, &e->items, out)) < 0)
		return rc;
	sql_add(out, &since);
	sql_text(out, " AND NOT EXISTS (SELECT 1 FROM ");
	rc = emit_changes(em, sc, e->path.field, k, out);
	sql_text(out, ")))");
	return rc;
}

int
emit_history(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	int64_t from = INT64_MIN, to = INT64_MAX;
	int rc;

	if (e->during.text != NULL)
		moment_of_item(em->c, &e->during, &from, &to);
	em->present++;
	rc = e->history == WAS ? emit_was(em, sc, e, from, to, out) : emit_changed(em, sc, e, from, to, out);
	em->present--;
	return rc;
}

/* The field's value at em->asof: what the first later change replaced, else what it is now. Money in base currency goes by
   the record's rate of today. */
int
emit_asof(struct emitter *em, const char *alias, const struct field *f, enum form form, struct sql *out)
{
	const char *h = emit_new_alias(em);
	const char *field;
	struct sql later;

	if (f->slot == SLOT_ID || f->slot == SLOT_CREATED || f->slot == SLOT_CREATED_BY || f->pattern != NULL) {
		em->present++;
		emit_field(em, NULL, alias, f, form, out);
		em->present--;
		return HC_OK;
	}
	if (!f->history)
		return err_at(em->err, HC_INVALID, -1, "%s keeps no history, so it cannot be asked as of a date; mark it `history` in "
		    "its .hot file.", f->name);
	field = f->name;
	sql_init(&later, em->c->arena);
	sql_text(&later, "FROM \"field_change\" AS %s WHERE %s.\"object\" = ", h, h);
	sql_bind_text(&later, f->object->name);
	sql_text(&later, " AND %s.\"field\" = ", h);
	sql_bind_text(&later, field);
	sql_text(&later, " AND %s.\"record\" = %s.\"id\" AND %s.\"at\" > ", h, alias, h);
	sql_bind_int(&later, em->asof);
	em->here = em->here || form != FORM_RAW;
	sql_text(out, form == FORM_KEY ? "hc_fold(" : "");
	sql_text(out, "CASE WHEN EXISTS (SELECT 1 ");
	sql_add(out, &later);
	sql_text(out, ") THEN (SELECT ");
	if (form == FORM_BASE)
		sql_text(out, "CASE WHEN %s.\"%s_base\" IS NULL OR %s.\"%s\" IS NULL OR %s.\"%s\" IN (0, %s.\"%s_base\") "
		    "THEN %s.\"old\" ELSE CAST(ROUND(%s.\"old\" * (%s.\"%s_base\" * 1.0 / %s.\"%s\")) AS INTEGER) END ",
		    alias, field, alias, field, alias, field, alias, field, h, h, alias, field, alias, field);
	else {
		emit_held(em, f, h, "old", out);
		sql_text(out, " ");
	}
	sql_add(out, &later);
	sql_text(out, " ORDER BY %s.\"at\" LIMIT 1) ELSE ", h);
	em->present++;
	emit_field(em, NULL, alias, f, form == FORM_KEY ? FORM_RAW : form, out);
	em->present--;
	sql_text(out, form == FORM_KEY ? " END)" : " END");
	return HC_OK;
}
