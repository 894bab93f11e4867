/*
 * board_draw.c - how a board looks: headings with figures over columns of cards; the column with the cursor is the wide one.
 */
#include "ui/board_impl.h"

#include "ui/draw.h"
#include <string.h>

#include "base/utf8.h"
#include "ui/cell.h"

#define COLUMN_W 24		/* the least a column is worth */

/* How many columns stand, and which first: the focused one always does. */
static size_t
place(struct board *b, int w)
{
	size_t n = b->window.app->reader ? 1 : (size_t)((w - 2) / COLUMN_W);
	int each, x = 0;

	n = n < 1 ? 1 : n > b->ncolumns ? b->ncolumns : n;
	if (b->at < b->first)
		b->first = b->at;
	if (b->at >= b->first + n)
		b->first = b->at - n + 1;
	if (b->first + n > b->ncolumns)
		b->first = b->ncolumns - n;
	each = (w - (int)n + 1) / (int)n;
	for (size_t i = 0; i < b->ncolumns; i++)
		b->columns[i].w = 0;
	for (size_t i = b->first; i < b->first + n; i++) {
		int small = each - 3 < COLUMN_W - 2 ? COLUMN_W - 2 : each - 3;	/* the focused one is the wide one */

		b->columns[i].x = x;
		b->columns[i].w = i == b->at ? w - ((int)n - 1) * (small + 1) : small;
		x += b->columns[i].w + 1;
	}
	return n;
}

static void
draw_heading(struct board *b, const struct area *a, size_t i)
{
	struct board_column *c = &b->columns[i];
	int role = i == b->at ? ROLE_HEADER_FOCUS : ROLE_HEADER, n = utf8_width(c->figures, strlen(c->figures));
	const char *title = board_title(b, c), *figures = c->figures, *gap;

	if (utf8_width(title, strlen(title)) + n + 3 > c->w && (gap = strstr(figures, "  ")) != NULL) {	/* the count alone */
		figures = arena_strndup(b->window.app->turn, figures, (size_t)(gap - figures));
		n = utf8_width(figures, strlen(figures));
	}

	if (b->dragging && i == b->drag_to)
		role = ROLE_FOCUS_CELL;
	area_fill(a, c->x, 0, c->w, 1, role);
	area_fit(a, c->x + 1, 0, role, 0, title, c->w - n - 3 > 6 ? c->w - n - 3 : c->w - 2);
	if (c->w - n - 3 > 6)
		area_right(a, c->x + c->w - n - 1, 0, n, role, 0, figures);
}

static void
draw_empty(struct board *b, const struct area *a, size_t i)
{
	struct board_column *c = &b->columns[i];

	if (i == b->at)
		area_wrap(a, c->x + 1, 2, c->w - 2, 3, ROLE_DIM, *b->filter != '\0' ? "Nothing here matches the filter." :
		    arena_printf(b->window.app->turn, "Press %s to add one here; %s and %s bring cards.",
		    draw_key(b->window.app, "new"), draw_key(b->window.app, "move-left"), draw_key(b->window.app, "move-right")));
	else
		area_text(a, c->x + 1, 2, ROLE_DIM, 0, a->canvas->ascii ? "-" : "\xe2\x80\x93", 1);
}

static void
draw_title(struct board *b, const struct area *a)
{
	const char *sep = a->canvas->ascii ? " > " : " \xe2\x80\xba ";
	struct buf left = BUF_INIT, right = BUF_INIT;
	size_t before = b->first, after = 0;
	int64_t all = 0;
	int n;

	buf_adds(&left, b->object->plural);
	if (b->view != NULL && strcmp(b->view->name, "all") != 0)
		buf_printf(&left, "%s%s", sep, b->view->label != NULL ? b->view->label : b->view->name);
	if (*b->filter != '\0')
		buf_printf(&left, "%s%s", sep, b->filter);
	for (size_t i = 0; i < b->ncolumns; i++)
		after += i > b->first && b->columns[i].w == 0;
	if (before > 0)
		buf_printf(&right, "%s %zu   ", a->canvas->ascii ? "<" : "\xe2\x80\xb9", before);
	if (after > 0)
		buf_printf(&right, "%zu %s   ", after, a->canvas->ascii ? ">" : "\xe2\x80\xba");
	for (size_t k = 0; k < b->tally.n; k++)
		all += b->tally.rows[k][1].kind == VALUE_INT ? b->tally.rows[k][1].i : 0;
	if (b->tally.asking)
		buf_adds(&right, "~");
	cell_count(b->window.app->work, all, &right);
	n = utf8_width(buf_str(&right), right.len);
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, buf_str(&left), a->w - n - 4);
	area_right(a, a->w - n - 1, 0, n, ROLE_TITLE_DIM, 0, buf_str(&right));
	buf_free(&left);
	buf_free(&right);
}

/* implements window.draw */
void
board_draw(struct window *w, const struct area *a)
{
	struct board *b = (struct board *)w;
	struct area body = area_sub(a, 0, 1, a->w, a->h - 1);

	if (b->stale) {
		b->stale = false;
		board_ask(b);
	}
	place(b, a->w);
	draw_title(b, a);
	for (size_t i = 0; i < b->ncolumns && body.h > 1; i++) {
		struct board_column *c = &b->columns[i];
		struct list *l;
		struct area part;

		if (c->w == 0)
			continue;
		l = board_list(b, i);
		l->asleep = i != b->at;
		draw_heading(b, &body, i);
		part = area_sub(&body, c->x, 1, c->w, body.h - 1);
		l->window.area = part;
		if (list_lines(l) > 0 || l->pager.loading || l->pager.err.code < 0)
			l->window.ops->draw(&l->window, &part);
		else if (l->stale)
			l->window.ops->draw(&l->window, &part);
		else
			draw_empty(b, &body, i);
		for (int y = 1; c->x > 0 && y < body.h; y++)
			area_text(&body, c->x - 1, y, ROLE_BORDER, 0, a->canvas->ascii ? "|" : "\xe2\x94\x82", 1);
	}
}
