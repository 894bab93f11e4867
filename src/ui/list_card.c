/*
 * list_card.c - a row of a list as a card of two lines: below 60 columns, and on boards.
 */
#include <string.h>

#include "base/utf8.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/list.h"

#define GAP 2	/* between what stands on the second line */

static bool
is_name(const struct list *l, size_t i)
{
	const struct column *c = &l->pager.query->columns.at[l->columns[i].column];

	return c->title_column >= 0 || c->field == NULL || field_type(c->field)->class == CLASS_TEXT;
}

/* A row as two lines: the title and the first figure, then the rest in a soft voice. */
void
list_draw_card(struct list *l, const struct area *a, int y, long index)
{
	struct app *app = l->window.app;
	const struct pager_row *r = list_at(l, index);
	bool focus = index == l->cursor && !l->asleep, marked = list_marked(l, r->id);
	int role = focus ? ROLE_FOCUS : marked ? ROLE_MARK : ROLE_TEXT, dim = focus ? ROLE_FOCUS : ROLE_DIM, right = 0, x = 2;
	struct buf b = BUF_INIT;
	size_t figure = 0;

	if (focus) {
		area_fill(a, 0, y, a->w, 2, ROLE_FOCUS);
		area_cursor(a, 1, y, app->reader);
	}
	area_text(a, 0, y, role, 0, marked ? "+" : " ", 1);
	for (size_t i = 1; i < l->ncolumns && figure == 0; i++)
		if (cell_right(&l->pager.query->columns.at[l->columns[i].column]))
			figure = i;
	if (figure > 0) {
		if (l->stacked)
			cell_short(app->work, l->pager.query, l->columns[figure].column, r->values, &b);
		else
			cell_text(app->work, l->pager.query, l->columns[figure].column, r->values, &b);
		right = utf8_width(buf_str(&b), b.len);
		area_right(a, a->w - right - 1, y, right, role, 0, buf_str(&b));
		buf_reset(&b);
	}
	if (l->ncolumns > 0)
		cell_text(app->work, l->pager.query, l->columns[0].column, r->values, &b);
	area_fit(a, 1, y, role, 0, buf_str(&b), a->w - right - 4);
	/* on a narrow card what is short comes first: a name may be cut, a date is of no use then */
	for (size_t k = l->stacked ? 1 : l->ncolumns + 1; k < 2 * l->ncolumns && x < a->w - 4; k++) {
		size_t i = k % l->ncolumns;

		if (i == 0 || i == figure || (l->stacked && is_name(l, i) != (k > l->ncolumns)))
			continue;
		buf_reset(&b);
		cell_text(app->work, l->pager.query, l->columns[i].column, r->values, &b);
		if (b.len > 0)
			x += area_fit(a, x, y + 1, dim, 0, buf_str(&b) + strspn(buf_str(&b), " "), a->w - x - 1) + GAP;
	}
	buf_free(&b);
}
