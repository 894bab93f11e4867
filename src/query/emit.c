/*
 * emit.c - conditions, paths and fields to SQL.
 *
 * Truth has two values in HotQL and three in SQL: a term that is null is not true, and `not` is written IS NOT TRUE, so both
 * agree wherever the null stands.
 */
#include "query/emit.h"

#include "model/type.h"
#include "query/formula.h"

static const struct dialect_words dialects[] = {
	[DIALECT_SQLITE] = { .dialect = DIALECT_SQLITE, .contains = "instr" },
	[DIALECT_POSTGRES] = { .dialect = DIALECT_POSTGRES, .contains = "strpos" },
};

void
emitter_init(struct emitter *em, const struct query_ctx *c, enum dialect d, struct hc_err *err)
{
	*em = (struct emitter){ .c = c, .d = &dialects[d], .err = err };
}

const char *
emit_new_alias(struct emitter *em)
{
	return arena_printf(em->c->arena, "t%d", em->aliases++);
}

void
scope_init(struct emitter *em, struct scope *sc, const struct object *o, const char *alias)
{
	*sc = (struct scope){ .object = o, .alias = alias };
	sql_init(&sc->joins, em->c->arena);
}

enum form
form_of(const struct field *f)
{
	if (field_blind(f))
		return FORM_KEY;
	switch (field_class(f)) {
	case CLASS_TEXT:
		return FORM_KEY;
	case CLASS_MONEY:
		return f->type->store == STORE_NONE ? FORM_RAW : FORM_BASE;
	default:
		return FORM_RAW;
	}
}

static int
emit_formula(struct emitter *em, const char *alias, const struct field *f, enum form form, struct sql *out)
{
	const struct formula *fm;
	int rc;

	if ((rc = formula_compile_field(em->c, f, &fm, em->err)) < 0)
		return rc;
	em->here = true;
	if (form == FORM_KEY)
		sql_text(out, "hc_fold(");
	if ((rc = formula_sql(fm, alias, out, em->err)) < 0) {
		if (em->err != NULL)
			err_prefix(em->err, "%s is computed after the fetch and cannot be filtered or sorted by", f->name);
		return rc;
	}
	if (form == FORM_KEY)
		sql_text(out, ")");
	return HC_OK;
}

/* A field of the record in memory: its value, bound. */
static int
emit_bound(struct emitter *em, struct scope *sc, const struct field *f, enum form form, struct sql *out)
{
	struct hc_value v;
	int rc;

	if ((rc = match_value(sc->match, sc->record, f, &v, em->err)) < 0)
		return rc;
	if (v.kind == VALUE_DECIMAL)
		v = value_int(v.i);
	if (form == FORM_BASE && v.kind != VALUE_NULL && sc->record->base != NULL)
		v = value_int(sc->record->base[f->slot]);
	if (form == FORM_KEY && v.kind == VALUE_TEXT) {
		const char *key = fold_value(em->c, f, &v);

		v = value_text(key, strlen(key));
	}
	sql_bind(out, v);
	return HC_OK;
}

int
emit_field(struct emitter *em, struct scope *sc, const char *alias, const struct field *f, enum form form, struct sql *out)
{
	if (sc != NULL && sc->record != NULL && alias == sc->alias)
		return emit_bound(em, sc, f, form, out);
	if (f->type->store == STORE_NONE)
		return emit_formula(em, alias, f, form, out);
	if (em->has_asof && em->present == 0)
		return emit_asof(em, alias, f, form, out);
	if (form == FORM_KEY && f->fold) {
		sql_column(out, alias, arena_printf(em->c->arena, "k_%s", f->name));
	} else if (form == FORM_KEY) {
		em->here = true;
		sql_text(out, "hc_fold(");
		sql_column(out, alias, f->name);
		sql_text(out, ")");
	} else if (form == FORM_BASE) {
		sql_column(out, alias, arena_printf(em->c->arena, "%s_base", f->name));
	} else {
		sql_column(out, alias, f->name);
	}
	return HC_OK;
}

/* The condition that an access rule puts on an object, if any. */
static int
access_of(struct emitter *em, const struct object *o, const struct expr **ret)
{
	*ret = NULL;
	if (em->trusted > 0 || em->c->filter == NULL)
		return HC_OK;
	return em->c->filter(em->c->access, o, ret, em->err);
}

static int
emit_trusted(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	int rc;

	em->trusted++;
	rc = emit_condition(em, sc, e, out);
	em->trusted--;
	return rc;
}

/* deleted IS NULL, or for a date: it was there then. */
static void
emit_live(struct emitter *em, const char *alias, struct sql *out)
{
	if (em->has_asof && em->present == 0) {
		sql_text(out, "(");
		sql_column(out, alias, "created");
		sql_text(out, " <= ");
		sql_bind_int(out, em->asof);
		sql_text(out, " AND (");
		sql_column(out, alias, "deleted");
		sql_text(out, " IS NULL OR ");
		sql_column(out, alias, "deleted");
		sql_text(out, " > ");
		sql_bind_int(out, em->asof);
		sql_text(out, "))");
		return;
	}
	sql_column(out, alias, "deleted");
	sql_text(out, " IS NULL");
}

int
emit_visible(struct emitter *em, struct scope *sc, bool with_deleted, struct sql *out)
{
	const struct expr *access;
	int rc;

	if (with_deleted)
		sql_text(out, "1 = 1");
	else
		emit_live(em, sc->alias, out);
	if ((rc = access_of(em, sc->object, &access)) < 0 || access == NULL || access->kind == EXPR_ALL)
		return rc;
	sql_text(out, " AND (");
	rc = emit_trusted(em, sc, access, out);
	sql_text(out, ")");
	return rc;
}

/* An access rule that looks through links cannot stand in an ON clause: it moves into a subquery of its own. */
int
emit_visible_row(struct emitter *em, const struct object *o, const char *alias, struct sql *out)
{
	const struct expr *access;
	struct scope sc;
	struct sql test;
	int rc;

	emit_live(em, alias, out);
	if ((rc = access_of(em, o, &access)) < 0 || access == NULL || access->kind == EXPR_ALL)
		return rc;
	sql_init(&test, em->c->arena);
	scope_init(em, &sc, o, alias);
	if ((rc = emit_trusted(em, &sc, access, &test)) < 0)
		return rc;
	if (sc.joined.n == 0) {
		sql_text(out, " AND (");
		sql_add(out, &test);
		sql_text(out, ")");
		return HC_OK;
	}
	sql_init(&test, em->c->arena);
	scope_init(em, &sc, o, emit_new_alias(em));
	if ((rc = emit_trusted(em, &sc, access, &test)) < 0)
		return rc;
	sql_text(out, " AND EXISTS (SELECT 1 FROM \"%s\" AS %s", o->name, sc.alias);
	sql_add(out, &sc.joins);
	sql_text(out, " WHERE %s.\"id\" = %s.\"id\" AND (", sc.alias, alias);
	sql_add(out, &test);
	sql_text(out, "))");
	return HC_OK;
}

/* The row behind a lookup, joined once per scope however many paths go through it. */
static int
emit_join(struct emitter *em, struct scope *sc, const char *from, const struct field *f, const char **ret)
{
	struct join join = { .from = from, .field = f };
	int rc;

	for (size_t i = 0; i < sc->joined.n; i++) {
		if (strcmp(sc->joined.at[i].from, from) == 0 && sc->joined.at[i].field == f) {
			*ret = sc->joined.at[i].alias;
			return HC_OK;
		}
	}
	join.alias = emit_new_alias(em);
	sql_text(&sc->joins, " LEFT JOIN \"%s\" AS %s ON %s.\"id\" = ", f->target->name, join.alias, join.alias);
	if ((rc = emit_field(em, sc, from, f, FORM_RAW, &sc->joins)) < 0)
		return rc;
	sql_text(&sc->joins, " AND ");
	if ((rc = emit_visible_row(em, f->target, join.alias, &sc->joins)) < 0)
		return rc;
	vec_push(em->c->arena, &sc->joined, join);
	*ret = join.alias;
	return HC_OK;
}

int
emit_alias(struct emitter *em, struct scope *sc, const struct path *p, size_t from, const char **ret)
{
	const char *alias = sc->alias;
	int rc;

	for (size_t i = from; i < p->hops.n; i++) {
		/* account.id is the lookup itself: no join */
		if ((rc = emit_join(em, sc, alias, p->hops.at[i].field, &alias)) < 0)
			return rc;
	}
	*ret = alias;
	return HC_OK;
}

int
emit_path(struct emitter *em, struct scope *sc, const struct path *p, size_t from, enum form form, struct sql *out)
{
	const char *alias;
	int rc;

	if ((rc = emit_alias(em, sc, p, from, &alias)) < 0)
		return rc;
	return emit_field(em, sc, alias, p->field, form, out);
}

/* A balanced tree of brackets: SQLite limits the depth of an expression, and a chain of a thousand terms is that deep. */
static int
emit_chain(struct emitter *em, struct scope *sc, struct expr *const *kids, size_t n, const char *word, struct sql *out)
{
	int rc;

	if (n == 1) {
		bool bracket = kids[0]->kind == EXPR_OR || kids[0]->kind == EXPR_AND;

		sql_text(out, "%s", bracket ? "(" : "");
		rc = emit_condition(em, sc, kids[0], out);
		sql_text(out, "%s", bracket ? ")" : "");
		return rc;
	}
	if (n <= 16) {
		for (size_t i = 0; i < n; i++) {
			sql_text(out, "%s", i ? word : "");
			if ((rc = emit_chain(em, sc, kids + i, 1, word, out)) < 0)
				return rc;
		}
		return HC_OK;
	}
	sql_text(out, "(");
	if ((rc = emit_chain(em, sc, kids, n / 2, word, out)) < 0)
		return rc;
	sql_text(out, ")%s(", word);
	rc = emit_chain(em, sc, kids + n / 2, n - n / 2, word, out);
	sql_text(out, ")");
	return rc;
}

static int
emit_and(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	VEC(const struct expr *) words = {0};
	VEC(struct expr *) rest = {0};
	int rc;

	for (size_t i = 0; i < e->kids.n; i++) {
		if (e->kids.at[i]->kind == EXPR_WORD && sc->record == NULL)
			vec_push(em->c->arena, &words, e->kids.at[i]);
		else
			vec_push(em->c->arena, &rest, e->kids.at[i]);
	}
	if (words.n > 0 && (rc = emit_words(em, sc, words.at, words.n, out)) < 0)
		return rc;
	if (rest.n == 0)
		return HC_OK;
	sql_text(out, "%s", words.n > 0 ? " AND " : "");
	return emit_chain(em, sc, rest.at, rest.n, " AND ", out);
}

/* A scan for a few matches of a stored text: the store names them. */
static bool
regex_named(const struct emitter *em, const struct scope *sc, const struct expr *e)
{
	const struct field *f = e->path.field;

	return em->c->rare != NULL && em->d->dialect == DIALECT_SQLITE && sc->alias == em->root && sc->record == NULL &&
	    e->path.hops.n == 0 && !em->has_asof && f->type->store == STORE_TEXT && em->c->rare(em->c->rare_arg, f, e->text);
}

static int
emit_regex(struct emitter *em, struct scope *sc, const struct expr *e, size_t from, struct sql *out)
{
	int rc;

	em->here = true;
	if (regex_named(em, sc, e)) {
		sql_text(out, "%s.\"rid\" IN (SELECT \"rid\" FROM hc_match(", sc->alias);
		sql_bind_text(out, sc->object->name);
		sql_text(out, ", ");
		sql_bind_text(out, e->path.field->name);
		sql_text(out, ", ");
		sql_bind_text(out, e->text);
		sql_text(out, "))");
		return HC_OK;
	}
	sql_text(out, "hc_regex(");
	sql_bind_text(out, e->text);
	sql_text(out, ", ");
	rc = emit_path(em, sc, &e->path, from, FORM_RAW, out);
	sql_text(out, ")");
	return rc;
}

/* A test of a path from its hop `from` on; `ne`, `lacks` and `nomatch` are turned around outside, where a star is known. */
int
emit_leaf(struct emitter *em, struct scope *sc, const struct expr *e, size_t from, struct sql *out)
{
	struct operand x;
	int rc;

	for (size_t i = from; i < e->path.hops.n; i++)
		if (e->path.hops.at[i].star)
			return emit_ancestors(em, sc, e, from, i, out);
	switch (e->kind) {
	case EXPR_REGEX:
		return emit_regex(em, sc, e, from, out);
	case EXPR_HAS:
		rc = emit_path(em, sc, &e->path, from, FORM_RAW, out);
		sql_text(out, " IS NOT NULL");
		return rc;
	default:
		if ((rc = operand_init(em, sc, &e->path, from, e->op == OP_NE ? OP_EQ : e->op, &x)) < 0)
			return rc;
		return emit_items(em, &x, &e->items, out);
	}
}

static int
emit_not(struct emitter *em, struct scope *sc, const struct expr *e, bool leaf, struct sql *out)
{
	int rc;

	sql_text(out, "(");
	rc = leaf ? emit_leaf(em, sc, e, 0, out) : emit_condition(em, sc, e, out);
	sql_text(out, ") IS NOT TRUE");
	return rc;
}

int
emit_condition(struct emitter *em, struct scope *sc, const struct expr *e, struct sql *out)
{
	switch (e->kind) {
	case EXPR_ALL:
		sql_text(out, "1 = 1");
		return HC_OK;
	case EXPR_AND:
		return emit_and(em, sc, e, out);
	case EXPR_OR:
		return emit_chain(em, sc, e->kids.at, e->kids.n, " OR ", out);
	case EXPR_NOT:
		return emit_not(em, sc, e->kids.at[0], false, out);
	case EXPR_TEST:
		return e->op == OP_NE ? emit_not(em, sc, e, true, out) : emit_leaf(em, sc, e, 0, out);
	case EXPR_REGEX:
	case EXPR_HAS:
		return e->no ? emit_not(em, sc, e, true, out) : emit_leaf(em, sc, e, 0, out);
	case EXPR_WORD:
		return emit_words(em, sc, &e, 1, out);
	case EXPR_HISTORY:
		return emit_history(em, sc, e, out);
	case EXPR_RELATED:
		return emit_related(em, sc, e, out);
	case EXPR_AGGREGATE:
		return emit_aggregate(em, sc, e, out);
	case EXPR_HANGS:
		return emit_hangs(em, sc, e, out);
	}
	return HC_OK;
}
