/*
 * formula_sql.c - a checked formula as an SQL expression of the functions in formula_functions[].
 *
 * Columns are read as the store keeps them; what lies behind a lookup is a correlated sub-select by primary key.
 */
#include "query/formula_impl.h"

#include <string.h>

#include "query/sql.h"

#define SQL_ARGS 100		/* SQLite takes 127 */

/* SQLite's parser has a stack of 100 entries, and the statement around needs some. What an open bracket takes of it: */
#define SQL_DEPTH 62
#define DEPTH_FIRST 3		/* a function, in its first argument */
#define DEPTH_NEXT 5		/* in a later one */
#define DEPTH_SELECT 6

struct emit {
	const uint8_t *me;
	struct sql *out;
	struct hc_err *err;
};

static int emit(const struct emit *e, const struct fnode *n, const char *alias, int depth);

static bool
is_call(const struct fnode *n, formula_fn *fn)
{
	return n->kind == NODE_CALL && n->def->fn == fn;
}

/* Opens each argument; `*nth` counts them over a whole flattened chain. */
static int
argument(const struct emit *e, const struct fnode *n, const char *alias, int depth, size_t *nth)
{
	if (*nth == SQL_ARGS)
		return err_at(e->err, HC_INVALID, n->pos, "%d values of one function are too many for a list's query.", SQL_ARGS);
	if ((*nth)++)
		sql_text(e->out, ",");
	return emit(e, n, alias, depth + (*nth > 1 ? DEPTH_NEXT : DEPTH_FIRST));
}

/* Of two numbers: dates have differences too. */
static bool
is_sum(const struct fnode *n)
{
	return (is_call(n, f_add) || is_call(n, f_sub)) && n->def->args[0] == 'n';
}

/* a - b + c - d as the arguments of one sum: each step rounds as it would alone. */
static int
sum(const struct emit *e, const struct fnode *n, const char *alias, int depth, size_t *nth)
{
	int rc;

	if (!is_sum(n))
		return argument(e, n, alias, depth, nth);
	if ((rc = sum(e, n->args[0], alias, depth, nth)) < 0)
		return rc;
	if (is_call(n, f_add))
		return argument(e, n->args[1], alias, depth, nth);
	sql_text(e->out, ",hc_f_neg(");
	if ((rc = emit(e, n->args[1], alias, depth + DEPTH_NEXT + DEPTH_FIRST)) < 0)
		return rc;
	sql_text(e->out, ")");
	++*nth;
	return HC_OK;
}

/* What is written from the left and nests to the left: the arguments of all become those of one. */
static int
chain(const struct emit *e, const struct fnode *n, formula_fn *fn, const char *alias, int depth, size_t *nth)
{
	int rc = is_call(n->args[0], fn) ? chain(e, n->args[0], fn, alias, depth, nth) :
	    argument(e, n->args[0], alias, depth, nth);

	for (size_t i = 1; i < n->n && rc == HC_OK; i++)
		rc = argument(e, n->args[i], alias, depth, nth);
	return rc;
}

/* IF(a, b, IF(c, d, e)) as IFS(a, b, c, d, e) */
static int
branches(const struct emit *e, const struct fnode *n, const char *alias, int depth, size_t *nth)
{
	int rc = HC_OK;

	for (size_t i = 0; i + 1 < n->n && rc == HC_OK; i++)
		rc = argument(e, n->args[i], alias, depth, nth);
	if (rc < 0)
		return rc;
	n = n->args[n->n - 1];
	return is_call(n, f_if) || is_call(n, f_ifs) ? branches(e, n, alias, depth, nth) : argument(e, n, alias, depth, nth);
}

static int
call(const struct emit *e, const struct fnode *n, const char *alias, int depth)
{
	size_t nth = 0;
	int rc = HC_OK;

	if (is_sum(n)) {
		sql_text(e->out, "hc_f_sum(");
		rc = sum(e, n, alias, depth, &nth);
	} else if (is_call(n, f_mul)) {
		sql_text(e->out, "hc_f_product(");
		rc = chain(e, n, f_mul, alias, depth, &nth);
	} else if (is_call(n, f_concat)) {
		sql_text(e->out, "hc_f_concat(");
		rc = chain(e, n, f_concat, alias, depth, &nth);
	} else if (is_call(n, f_if) && (is_call(n->args[2], f_if) || is_call(n->args[2], f_ifs))) {
		sql_text(e->out, "hc_f_ifs(");
		rc = branches(e, n, alias, depth, &nth);
	} else {
		sql_text(e->out, "%s(", n->def->sql);
		for (size_t i = 0; i < n->n && rc == HC_OK; i++)
			rc = argument(e, n->args[i], alias, depth, &nth);
	}
	sql_text(e->out, ")");
	return rc;
}

/* (SELECT ... FROM target WHERE id = this lookup) */
static int
hop(const struct emit *e, const struct fnode *n, const char *alias, int depth)
{
	struct fnode rest = *n;
	const char *inner = arena_printf(e->out->arena, "%s_", alias);
	const struct object *target = n->me ? (n->via.n ? n->via.at[0]->object : n->field->object) : n->via.at[0]->target;
	int rc;

	rest.me = false;
	if (!n->me) {
		rest.via.at++;
		rest.via.n--;
	}
	sql_text(e->out, "(SELECT ");
	if ((rc = emit(e, &rest, inner, depth + DEPTH_SELECT)) < 0)
		return rc;
	sql_text(e->out, " FROM ");
	sql_name(e->out, target->name);
	sql_text(e->out, " AS %s WHERE ", inner);
	sql_column(e->out, inner, "id");
	sql_text(e->out, " = ");
	if (n->me)
		sql_bind(e->out, e->me ? value_id(e->me) : VALUE_NONE);
	else
		sql_column(e->out, alias, n->via.at[0]->name);
	sql_text(e->out, ")");
	return HC_OK;
}

int
field_decimals(const struct field *f)
{
	const struct type *t = field_type(f);

	if (t->class == CLASS_MONEY)
		return 4;
	return t->class == CLASS_NUMBER ? f->scale : 0;
}

static int
field(const struct emit *e, const struct fnode *n, const char *alias, int depth)
{
	int scale = field_decimals(n->field);

	if (n->me && n->via.n == 0 && n->field->slot == SLOT_ID) {
		sql_bind(e->out, e->me ? value_id(e->me) : VALUE_NONE);
		return HC_OK;
	}
	if (n->me || n->via.n)
		return hop(e, n, alias, depth);
	if (n->inner)
		return emit(e, n->inner, alias, depth);
	if (scale)
		sql_text(e->out, "hc_f_num(");
	sql_column(e->out, alias, n->base ? arena_printf(e->out->arena, "%s_base", n->field->name) : n->field->name);
	if (scale)
		sql_text(e->out, ",%d)", scale);
	return HC_OK;
}

static int
emit(const struct emit *e, const struct fnode *n, const char *alias, int depth)
{
	if (depth > SQL_DEPTH)
		return err_at(e->err, HC_INVALID, n->pos, "The formula is nested too deeply for a list's query.");
	switch (n->kind) {
	case NODE_VALUE:
		if (n->value.kind == VALUE_NULL)
			sql_text(e->out, "NULL");
		else
			sql_bind(e->out, n->value);
		return HC_OK;
	case NODE_FIELD:
		return field(e, n, alias, depth);
	case NODE_CALL:
		return call(e, n, alias, depth);
	case NODE_ISNEW:	/* a row is not new, and nothing of it has changed yet */
	case NODE_CHANGED:
		sql_text(e->out, "0");
		return HC_OK;
	case NODE_PRIOR:
		return emit(e, n->args[0], alias, depth);
	default:
		return err_at(e->err, HC_INVALID, n->pos, "%s works on one record, not in a list's query.", n->name);
	}
}

int
fnode_sql(const struct fnode *n, const char *alias, const uint8_t *me, struct sql *out, struct hc_err *err)
{
	const struct emit e = { .me = me, .out = out, .err = err };

	return emit(&e, n, alias, DEPTH_FIRST);
}

int
formula_sql(const struct formula *fm, const char *alias, struct sql *out, struct hc_err *err)
{
	struct sql part;
	char letter = fm->type ? ftype_letter(fm->type) : fm->root->type;
	int rc;

	/* Apart, so that a refusal leaves nothing behind. */
	sql_init(&part, out->arena);
	sql_text(&part, letter == 'n' ? "hc_f_scaled(" : letter == 'b' ? "hc_f_bool(" : "hc_f_plain(");
	if ((rc = fnode_sql(fm->root, alias, fm->me, &part, err)) < 0)
		return rc;
	if (letter == 'n')
		sql_text(&part, ",%d", fm->scale);
	sql_text(&part, ")");
	sql_add(out, &part);
	return HC_OK;
}
