/*
 * plan.c - which index serves a query, said in words; and whether anything must be read whole.
 *
 * SQLite chooses its plan by itself. What is known here is which indexes the store made: enough to send a slow list to the
 * background before it is begun, and to tell the user which `index` would help.
 */
#include "query/page.h"

#include "base/buf.h"
#include "model/type.h"

bool
plan_indexed(const struct field *f)
{
	if (f->type->store == STORE_NONE)
		return false;
	return f->index || f->unique || f->slot == SLOT_ID || f->type->class == CLASS_LOOKUP;
}

static bool
test_indexed(const struct expr *e, bool selective)
{
	const struct field *f = e->path.field;
	enum type_class class = field_class(f);

	if (e->op == OP_NE || e->items.all)
		return false;
	for (size_t i = 0; i < e->items.list.n; i++)
		if (e->items.list.at[i].meaning == MEANS_PATH || (e->items.list.at[i].meaning == MEANS_NONE && selective))
			return false;
	for (size_t i = 0; i < e->path.hops.n; i++)
		if (e->path.hops.at[i].star)
			return false;
	if (class == CLASS_TEXT && e->op == OP_IS && e->items.list.at[0].kind == ITEM_TEXT)
		return field_searched(f);
	if (selective && (class == CLASS_SELECT || class == CLASS_BOOL))
		return false;
	return class != CLASS_MULTI && class != CLASS_OPAQUE && class != CLASS_BOOL && plan_indexed(f);
}

bool
plan_condition_indexed(const struct expr *e, bool selective)
{
	switch (e->kind) {
	case EXPR_AND:
		for (size_t i = 0; i < e->kids.n; i++)
			if (plan_condition_indexed(e->kids.at[i], selective))
				return true;
		return false;
	case EXPR_OR:
		for (size_t i = 0; i < e->kids.n; i++)
			if (!plan_condition_indexed(e->kids.at[i], selective))
				return false;
		return true;
	case EXPR_TEST:
		return test_indexed(e, selective);
	case EXPR_WORD:
		return object_searched(e->object);
	default:
		return false;
	}
}

bool
plan_options_walked(const struct sort_key *k)
{
	return plan_indexed(k->path.field) && k->path.field->options.n <= PLAN_OPTIONS;
}

bool
plan_order_indexed(const struct query *q)
{
	const struct sort_key *k = q->parts->keys.at;

	if (q->parts->keys.n == 0)
		return true;
	return q->parts->keys.n == 1 && k->path.hops.n == 0 && plan_indexed(k->path.field) &&
	    (!k->by_order || plan_options_walked(k)) && (k->form != FORM_KEY || k->path.field->fold) &&
	    k->descending == q->parts->id_descending;
}

bool
plan_order_joined(const struct query *q)
{
	const struct sort_key *k = q->parts->keys.at;
	const struct field *f;

	if (q->parts->keys.n == 0 || k->path.hops.n != 1 || k->path.hops.at[0].star || (k->by_order && !plan_options_walked(k)))
		return false;
	f = k->path.field;
	return k->path.hops.at[0].field->slot >= SLOT_FIRST && k->path.hops.at[0].field->target == f->object && plan_indexed(f) &&
	    f->slot >= SLOT_FIRST && (k->form != FORM_KEY || f->fold);
}

/* Lines of advice: what each part of the condition costs. */
static void
explain_condition(const struct expr *e, const char *indent, struct buf *out)
{
	const struct field *f;

	switch (e->kind) {
	case EXPR_ALL:
		return;
	case EXPR_AND:
	case EXPR_OR:
	case EXPR_NOT:
		for (size_t i = 0; i < e->kids.n; i++)
			explain_condition(e->kids.at[i], indent, out);
		return;
	default:
		break;
	}
	buf_adds(out, indent);
	expr_print(e, out);
	f = e->path.field;
	if (e->kind == EXPR_WORD || (e->kind == EXPR_TEST && field_class(f) == CLASS_TEXT && e->op == OP_IS && field_searched(f)))
		buf_adds(out, ": search index\n");
	else if (e->kind == EXPR_TEST && plan_condition_indexed(e, false))
		buf_printf(out, ": index i_%s_%s%s\n", f->object->name, form_of(f) == FORM_KEY && f->fold ? "k_" : "", f->name);
	else if (e->kind == EXPR_RELATED || e->kind == EXPR_AGGREGATE)
		buf_printf(out, ": index i_%s_%s, once per record\n", e->relation->object->name, e->relation->field->name);
	else if (e->kind == EXPR_HISTORY)
		buf_adds(out, ": index of field_change\n");
	else if (e->kind == EXPR_TEST && e->op != OP_NE && f->type->store != STORE_NONE && field_class(f) != CLASS_MULTI &&
	    field_class(f) != CLASS_OPAQUE && field_class(f) != CLASS_BOOL && !(field_class(f) == CLASS_TEXT && e->op == OP_IS))
		buf_printf(out, ": read row by row; `index` on %s.%s would find it\n", f->object->name, f->name);
	else
		buf_adds(out, ": read row by row\n");
}

int
query_explain(const struct query_ctx *c, const struct query *q, struct buf *out, struct hc_err *err)
{
	struct statement st;
	int rc;

	rc = query_sql(c, q, DIALECT_SQLITE, q->grouped ? STATEMENT_GROUPS : STATEMENT_PAGE, NULL, &st, err);
	if (rc < 0)
		return rc;
	buf_printf(out, "from %s%s\n", q->object->name, q->with_deleted ? ", deleted ones too" : "");
	if (q->where->kind != EXPR_ALL)
		buf_adds(out, "where\n");
	explain_condition(q->where, "  ", out);
	if (q->grouped) {
		buf_adds(out, st.sink == SINK_HASH ? "group: one scan into a hash table\n" : "group: by the database\n");
	} else if (q->parts->keys.n == 0) {
		buf_printf(out, "order: id%s, an index walk\n", q->parts->id_descending ? " downwards" : "");
	} else {
		const struct sort_key *k = &q->parts->keys.at[0];

		buf_printf(out, "order: %s", query_sort_text(q, c->arena));
		if (k->by_order && plan_order_indexed(q) && !plan_condition_indexed(q->where, true))
			buf_adds(out, ", a walk over the index for each option\n");
		else if (!k->by_order && plan_order_indexed(q))
			buf_adds(out, ", an index walk\n");
		else if (plan_order_joined(q) && !plan_condition_indexed(q->where, true))
			buf_printf(out, ", a walk over %s by its index; records without one come last and are looked for\n",
			    k->path.field->object->name);
		else if (k->path.hops.n == 0 && q->parts->keys.n == 1 && k->path.field->type->store != STORE_NONE && k->path.field->options.n <= PLAN_OPTIONS)
			buf_printf(out, ", sorted; `index` on %s.%s would walk it\n", q->object->name, k->path.field->name);
		else
			buf_adds(out, ", sorted\n");
	}
	buf_adds(out, st.full_scan ? "reads the whole table: runs in the background\n" : "reads only what it needs\n");
	return HC_OK;
}
