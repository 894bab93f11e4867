/*
 * list_card.c - a row of a list as a card of two lines: below 60 columns, and on boards.
 */
#include <string.h>

#include "base/utf8.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/list.h"

#define NO_COLUMN ((size_t)-1)
#define GAP 2	/* between what stands on the second line */

static bool
is_name(const struct list *l, size_t i)
{
	const struct column *c = &l->pager.query->columns.at[l->columns[i].column];

	return c->title_column >= 0 || c->field == NULL || field_type(c->field)->class == CLASS_TEXT;
}

/* The place in the list of what the first line is: the title's, NO_COLUMN when the title is no column. */
static size_t
head_column(const struct list *l)
{
	for (size_t i = 0; i < l->ncolumns; i++)
		if (l->title_column == (int)l->columns[i].column)
			return i;
	return l->title_column >= 0 ? NO_COLUMN : 0;
}

/* A row as two lines: the title and the first figure, then the rest in a soft voice. What the title says, a first name, is not
   said again. */
void
list_draw_card(struct list *l, const struct area *a, int y, long index)
{
	struct app *app = l->window.app;
	const struct pager_row *r = list_at(l, index);
	bool focus = index == l->cursor && !l->asleep, marked = list_marked(l, r->id);
	int role = focus ? ROLE_FOCUS : marked ? ROLE_MARK : ROLE_TEXT, dim = focus ? ROLE_FOCUS : ROLE_DIM, right = 0, x = 2;
	struct buf b = BUF_INIT, title = BUF_INIT;
	size_t figure = NO_COLUMN, head = head_column(l);

	if (focus) {
		area_fill(a, 0, y, a->w, 2, ROLE_FOCUS);
		area_cursor(a, 1, y, app->reader);
	}
	area_text(a, 0, y, role, 0, marked ? "+" : " ", 1);
	for (size_t i = 0; i < l->ncolumns && figure == NO_COLUMN; i++)
		if (i != head && cell_right(&l->pager.query->columns.at[l->columns[i].column]))
			figure = i;
	if (figure != NO_COLUMN) {
		if (l->stacked)
			cell_short(app->work, l->pager.query, l->columns[figure].column, r->values, &b);
		else
			cell_text(app->work, l->pager.query, l->columns[figure].column, r->values, &b);
		right = utf8_width(buf_str(&b), b.len);
		area_right(a, a->w - right - 1, y, right, role, 0, buf_str(&b));
		buf_reset(&b);
	}
	if (l->ncolumns > 0)
		cell_text(app->work, l->pager.query, head == NO_COLUMN ? (size_t)l->title_column : l->columns[head].column, r->values,
		    &title);
	area_fit(a, 1, y, role, 0, buf_str(&title), a->w - right - 4);
	/* on a narrow card what is short comes first: a name may be cut, a date is of no use then */
	for (size_t k = l->stacked ? 0 : l->ncolumns; k < 2 * l->ncolumns && x < a->w - 4; k++) {
		size_t i = k % l->ncolumns;

		if (i == head || i == figure || (l->stacked && is_name(l, i) != (k >= l->ncolumns)))
			continue;
		buf_reset(&b);
		cell_text(app->work, l->pager.query, l->columns[i].column, r->values, &b);
		if (b.len > 0 && (head != NO_COLUMN || strstr(buf_str(&title), buf_str(&b)) == NULL))
			x += area_fit(a, x, y + 1, dim, 0, buf_str(&b) + strspn(buf_str(&b), " "), a->w - x - 1) + GAP;
	}
	buf_free(&title);
	buf_free(&b);
}
