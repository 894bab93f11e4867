/*
 * table_draw.c - how a table of a source looks: as a list does, cards of two lines below 60 columns.
 */
#include <string.h>

#include "base/utf8.h"
#include "ui/cell.h"
#include "ui/table.h"

#define CARDS_BELOW 60
#define GAP 2
#define MARGIN 2	/* for the mark */
#define SHARED_LEAST 10
#define MOST 40
#define MEASURED 500	/* rows that a column's width is found from */

static int
width(const char *s)
{
	return utf8_width(s, strlen(s));
}

static void
measure(struct table *t)
{
	size_t n = t->rows.n < MEASURED ? t->rows.n : MEASURED;

	for (size_t c = 0; c < t->ops->ncolumns; c++) {
		int most = t->ops->columns[c].most > 0 ? t->ops->columns[c].most : MOST, natural = width(t->ops->columns[c].label) + 1;

		for (size_t i = 0; i < n; i++) {
			int w = width(t->rows.at[i].cells[c]);

			natural = w > natural ? w : natural;
		}
		t->natural[c] = natural > most ? most : natural;
	}
	t->measured = true;
}

/* The widths that the columns get: their own, or with `share` the widest a cell less each time until all fit. */
static void
widths(struct table *t, int total, int *w)
{
	int all = MARGIN - GAP;

	for (size_t c = 0; c < t->ops->ncolumns; c++) {
		w[c] = t->natural[c];
		all += w[c] + GAP;
	}
	while (t->ops->share && all > total) {
		size_t widest = 0;

		for (size_t c = 1; c < t->ops->ncolumns; c++)
			widest = w[c] > w[widest] ? c : widest;
		if (w[widest] <= SHARED_LEAST)
			return;
		w[widest]--;
		all--;
	}
}

/* Columns from `first` behind the pinned one, as many as fit; the last one takes what is left. Returns how many stand. */
static size_t
place(struct table *t, int total)
{
	size_t shown = 0, last = 0;
	int x = MARGIN, wanted[TABLE_COLUMNS];

	widths(t, total, wanted);
	for (size_t c = 0; c < t->ops->ncolumns; c++) {
		int w = wanted[c], left = total - x;

		t->w[c] = 0;
		if (c > 0 && c < t->first)
			continue;
		if (shown > 0 && w > left && left < 12)
			break;
		t->x[c] = x;
		t->w[c] = w > left ? left : w;
		x += t->w[c] + GAP;
		shown++;
		last = c;
		if (x >= total)
			break;
	}
	for (size_t c = last + 1; c < t->ops->ncolumns; c++)
		t->w[c] = 0;
	if (shown > 0 && !t->ops->columns[last].right && total - t->x[last] > t->w[last])
		t->w[last] = total - t->x[last];
	return shown;
}

static size_t
layout(struct table *t, int total)
{
	size_t shown;

	if (t->focus < t->first)
		t->first = t->focus;
	shown = place(t, total);
	while (t->w[t->focus] == 0 && t->first < t->focus) {
		t->first++;
		shown = place(t, total);
	}
	return shown;
}

static void
draw_cell(const struct table *t, const struct area *a, int y, size_t c, int role, const char *s)
{
	if (t->ops->columns[c].right)
		area_right(a, t->x[c], y, t->w[c], role, 0, s);
	else
		area_fit(a, t->x[c], y, role, 0, s, t->w[c]);
}

static void
draw_header(struct table *t, const struct area *a)
{
	bool ascii = a->canvas->ascii;

	area_fill(a, 0, 1, a->w, 1, ROLE_HEADER);
	for (size_t c = 0; c < t->ops->ncolumns; c++) {
		const char *sign = "";

		if (t->sort == (long)c + 1)
			sign = ascii ? "^" : "\xe2\x86\x91";
		else if (t->sort == -(long)c - 1)
			sign = ascii ? "v" : "\xe2\x86\x93";
		if (t->w[c] > 0)
			draw_cell(t, a, 1, c, c == t->focus ? ROLE_HEADER_FOCUS : ROLE_HEADER,
			    arena_printf(t->window.app->turn, "%s%s", t->ops->columns[c].label, sign));
	}
}

static void
draw_row(struct table *t, const struct area *a, int y, long i)
{
	struct app *app = t->window.app;
	const struct table_row *r = &t->rows.at[t->shown.at[i]];
	bool focus = i == t->cursor, marked = table_marked(t, r->key), bar = focus && app->cursor_style == CURSOR_BAR;

	if (bar)
		area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
	if (focus && app->cursor_style == CURSOR_MARK)
		area_text(a, 0, y, ROLE_TEXT, 0, ">", 1);
	if (marked)
		area_text(a, app->cursor_style == CURSOR_MARK, y, bar ? ROLE_FOCUS : ROLE_MARK, 0, "+", 1);
	for (size_t c = 0; c < t->ops->ncolumns; c++) {
		bool here = focus && c == t->focus && ((bar && c > 0) || app->cursor_style == CURSOR_CELL);
		int role = bar ? ROLE_FOCUS : marked && c == 0 ? ROLE_MARK : r->role;

		if (t->w[c] == 0)
			continue;
		if (here) {
			role = ROLE_FOCUS_CELL;
			area_fill(a, t->x[c], y, t->w[c], 1, role);
		}
		draw_cell(t, a, y, c, role, r->cells[c]);
		if (focus && c == t->focus)
			area_cursor(a, t->x[c], y, app->reader);
	}
}

/* The first cell, then what else there is, softly. */
static void
draw_card(struct table *t, const struct area *a, int y, long i)
{
	const struct table_row *r = &t->rows.at[t->shown.at[i]];
	bool focus = i == t->cursor, marked = table_marked(t, r->key);
	int role = focus ? ROLE_FOCUS : marked ? ROLE_MARK : r->role, x = 2;

	if (focus) {
		area_fill(a, 0, y, a->w, 2, ROLE_FOCUS);
		area_cursor(a, 1, y, t->window.app->reader);
	}
	area_text(a, 0, y, role, 0, marked ? "+" : " ", 1);
	area_fit(a, 1, y, role, 0, r->cells[0], a->w - 2);
	for (size_t c = t->ops->named > 0 ? t->ops->named : 1; c < t->ops->ncolumns && x < a->w - 4; c++) {
		size_t left = t->ops->ncolumns - c;
		int end = t->ops->named > 0 ? x + (a->w - 1 - x) / (int)left : a->w - 1;	/* each has its share */

		if (*r->cells[c] == '\0')
			continue;
		if (t->ops->named > 0)
			x += area_fit(a, x, y + 1, focus ? ROLE_FOCUS : ROLE_LABEL, 0, t->ops->columns[c].label, end - x) + 1;
		x += area_fit(a, x, y + 1, focus ? ROLE_FOCUS : ROLE_DIM, 0, r->cells[c], end - x) + GAP;
	}
}

static void
draw_title(struct table *t, const struct area *a, size_t hidden)
{
	struct buf left = BUF_INIT, right = BUF_INIT;
	int w;

	buf_adds(&left, t->title);
	if (*t->filter != '\0')
		buf_printf(&left, "%s%s", a->canvas->ascii ? " > " : " \xe2\x80\xba ", t->filter);
	if (t->note != NULL)
		buf_printf(&right, "%s   ", t->note);
	if (t->nmarks > 0)
		buf_printf(&right, "%zu marked   ", t->nmarks);
	if (hidden > 0)
		buf_printf(&right, "+%zu cols   ", hidden);
	cell_count(t->window.app->work, (int64_t)t->shown.n, &right);
	if (t->more)
		buf_addc(&right, '+');
	if (t->shown.n != t->rows.n) {
		buf_adds(&right, " of ");
		cell_count(t->window.app->work, (int64_t)t->rows.n, &right);
	}
	w = width(buf_str(&right));
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, buf_str(&left), a->w - w - 4);
	area_right(a, a->w - w - 1, 0, w, ROLE_TITLE_DIM, 0, buf_str(&right));
	buf_free(&left);
	buf_free(&right);
}

static void
draw_empty(struct table *t, const struct area *a, int y)
{
	if (t->err.code < 0)
		area_wrap(a, MARGIN, y, a->w - 2 * MARGIN, 4, ROLE_ERROR, t->err.msg);
	else if (t->rows.n > 0)
		area_wrap(a, MARGIN, y, a->w - 2 * MARGIN, 3, ROLE_DIM, "No row has these words.");
	else if (t->ops->empty != NULL)
		area_wrap(a, MARGIN, y, a->w - 2 * MARGIN, 4, ROLE_DIM, t->ops->empty);
}

/* implements window.announce */
void
table_announce(struct window *w, struct buf *out)
{
	struct table *t = (struct table *)w;
	const struct table_row *r = table_current(t);

	if (r == NULL) {
		buf_printf(out, "%s: nothing here", t->title);
		return;
	}
	buf_printf(out, "row %ld of %zu, %s%s", t->cursor + 1, t->shown.n, table_marked(t, r->key) ? "marked, " : "", r->cells[0]);
	for (size_t c = 1; c < t->ops->ncolumns; c++)
		if (*r->cells[c] != '\0')
			buf_printf(out, ", %s %s", t->ops->columns[c].label, r->cells[c]);
}

/* implements window.draw */
void
table_draw(struct window *w, const struct area *a)
{
	struct table *t = (struct table *)w;
	bool cards = a->w < CARDS_BELOW;
	int head = cards ? 1 : 2, per = cards ? 2 : 1;
	size_t shown;

	if (t->is_stale)
		table_refresh(t);
	if (t->ops->refresh_ms > 0 && (w->app->tick_ms == 0 || w->app->tick_ms > t->ops->refresh_ms))
		w->app->tick_ms = t->ops->refresh_ms;
	if (!t->measured)
		measure(t);
	t->page = (a->h - head) / per > 0 ? (a->h - head) / per : 1;
	if (t->cursor < t->top)
		t->top = t->cursor;
	if (t->cursor >= t->top + t->page)
		t->top = t->cursor - t->page + 1;
	if (t->top < 0)
		t->top = 0;
	if (cards)
		t->w[0] = 0;
	shown = cards ? t->ops->ncolumns : layout(t, a->w);
	draw_title(t, a, t->ops->ncolumns - shown);
	if (!cards && t->rows.n > 0)
		draw_header(t, a);
	if (t->shown.n == 0)
		draw_empty(t, a, 2);
	for (int i = 0; i < t->page && t->top + i < (long)t->shown.n; i++) {
		if (cards)
			draw_card(t, a, head + i * per, t->top + i);
		else
			draw_row(t, a, head + i, t->top + i);
	}
}
