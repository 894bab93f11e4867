/*
 * formula_sql.c - a checked formula as an SQL expression of the functions in formula_functions[].
 *
 * Columns are read as the store keeps them; what lies behind a lookup is a correlated sub-select by primary key.
 */
#include "query/formula_impl.h"

#include <string.h>

#include "query/sql.h"

#define SQL_ARGS 100		/* SQLite takes 127 */

static int
call(const struct fnode *n, const char *alias, const uint8_t *me, struct sql *out, struct hc_err *err)
{
	int rc;

	if (n->n > SQL_ARGS)
		return err_at(err, HC_INVALID, n->pos, "%s has more than %d values, too many for a list's query.", n->name,
		    SQL_ARGS);
	sql_text(out, "%s(", n->def->sql);
	for (size_t i = 0; i < n->n; i++) {
		if (i)
			sql_text(out, ",");
		if ((rc = fnode_sql(n->args[i], alias, me, out, err)) < 0)
			return rc;
	}
	sql_text(out, ")");
	return HC_OK;
}

/* (SELECT ... FROM target WHERE id = this lookup) */
static int
hop(const struct fnode *n, const char *alias, const uint8_t *me, struct sql *out, struct hc_err *err)
{
	struct fnode rest = *n;
	const char *inner = arena_printf(out->arena, "%s_", alias);
	const struct object *target = n->me ? (n->via.n ? n->via.at[0]->object : n->field->object) : n->via.at[0]->target;
	int rc;

	rest.me = false;
	if (!n->me) {
		rest.via.at++;
		rest.via.n--;
	}
	sql_text(out, "(SELECT ");
	if ((rc = fnode_sql(&rest, inner, me, out, err)) < 0)
		return rc;
	sql_text(out, " FROM ");
	sql_name(out, target->name);
	sql_text(out, " AS %s WHERE ", inner);
	sql_column(out, inner, "id");
	sql_text(out, " = ");
	if (n->me)
		sql_bind(out, me ? value_id(me) : VALUE_NONE);
	else
		sql_column(out, alias, n->via.at[0]->name);
	sql_text(out, ")");
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
field(const struct fnode *n, const char *alias, const uint8_t *me, struct sql *out, struct hc_err *err)
{
	int scale = field_decimals(n->field);

	if (n->me && n->via.n == 0 && n->field->slot == SLOT_ID) {
		sql_bind(out, me ? value_id(me) : VALUE_NONE);
		return HC_OK;
	}
	if (n->me || n->via.n)
		return hop(n, alias, me, out, err);
	if (n->inner)
		return fnode_sql(n->inner, alias, me, out, err);
	if (scale)
		sql_text(out, "hc_f_num(");
	sql_column(out, alias, n->base ? arena_printf(out->arena, "%s_base", n->field->name) : n->field->name);
	if (scale)
		sql_text(out, ",%d)", scale);
	return HC_OK;
}

int
fnode_sql(const struct fnode *n, const char *alias, const uint8_t *me, struct sql *out, struct hc_err *err)
{
	switch (n->kind) {
	case NODE_VALUE:
		if (n->value.kind == VALUE_NULL)
			sql_text(out, "NULL");
		else
			sql_bind(out, n->value);
		return HC_OK;
	case NODE_FIELD:
		return field(n, alias, me, out, err);
	case NODE_CALL:
		return call(n, alias, me, out, err);
	case NODE_ISNEW:	/* a row is not new, and nothing of it has changed yet */
	case NODE_CHANGED:
		sql_text(out, "0");
		return HC_OK;
	case NODE_PRIOR:
		return fnode_sql(n->args[0], alias, me, out, err);
	default:
		return err_at(err, HC_INVALID, n->pos, "%s works on one record, not in a list's query.", n->name);
	}
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
	if ((rc = fnode_sql(fm->root, alias, fm->ctx->me, &part, err)) < 0)
		return rc;
	if (letter == 'n')
		sql_text(&part, ",%d", fm->scale);
	sql_text(&part, ")");
	sql_add(out, &part);
	return HC_OK;
}
