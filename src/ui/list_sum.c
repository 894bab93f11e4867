/*
 * list_sum.c - what the marks come to: "+3 marks   Amount 256,000 EUR" at the right end of the bottom line.
 *
 * The column is the one under the cursor if it holds figures, else the first that does. A million marked rows are one query,
 * asked again only when the marks change.
 */
#include <string.h>

#include "model/type.h"
#include "ui/cell.h"
#include "ui/list.h"

bool
list_sums(struct list *l, size_t i)
{
	const struct column *c = &l->pager.query->columns.at[l->columns[i].column];
	const struct type *t = c->field != NULL && i < l->paths.n ? field_type(c->field) : NULL;

	return t != NULL && c->field->type->store != STORE_NONE && (t->class == CLASS_MONEY || t->class == CLASS_NUMBER) &&
	    strcmp(t->name, "percent") != 0 && strcmp(t->name, "rating") != 0;
}

/* Of columns, plus one; 0: none holds figures to add up. */
static size_t
column_to_sum(struct list *l)
{
	if (l->focus < l->ncolumns && list_sums(l, l->focus))
		return l->focus + 1;
	for (size_t i = 0; i < l->ncolumns; i++)
		if (list_sums(l, i))
			return i + 1;
	return 0;
}

static void
ask(struct list *l, size_t column)
{
	struct arena *turn = l->window.app->turn;
	struct pager_spec s = { .object = l->object };

	if (l->mark_all)
		s = list_spec(l);
	tally_clear(&l->sum);
	if (list_mark_spec(l, turn, &s))
		tally_ask(&l->sum, &s, NULL, arena_printf(turn, "agg n,sum.%s", l->paths.at[column - 1]));
}

/* implements window.status */
const char *
list_status(struct window *w)
{
	struct list *l = (struct list *)w;
	struct tally *t = &l->sum;
	struct buf b = BUF_INIT;
	int64_t marks = list_mark_count(l);
	size_t column;
	char *s;

	if ((l->nmarks == 0 && !l->mark_all && !l->range) || l->pager.query == NULL)
		return NULL;
	column = column_to_sum(l);
	if (column > 0 && (l->sum_serial != l->marks_serial || l->sum_column != column)) {
		l->sum_serial = l->marks_serial;
		l->sum_column = column;
		ask(l, column);
	}
	buf_adds(&b, "+");
	if (marks >= 0)
		cell_count(l->window.app->work, marks, &b);
	else
		buf_adds(&b, "all");
	buf_adds(&b, marks == 1 ? " mark" : " marks");
	if (column > 0 && t->n == 1 && t->rows[0][1].kind != VALUE_NULL) {
		const struct column *c = &l->pager.query->columns.at[l->columns[column - 1].column];

		buf_printf(&b, "   sum %s ", c->field->label);
		tally_text(t, 0, 1, &b);
	}
	s = arena_strdup(w->app->turn, buf_str(&b));
	buf_free(&b);
	return s;
}
