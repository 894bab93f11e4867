/*
 * list_move.c - where a list's cursor is: what is read around it, and the commands that move it.
 *
 * The cursor is a record, not a place: when rows come, go or change order, it stays on its record and on its line of the screen.
 */
#include "ui/list.h"

#include <string.h>

#define PAGE_ROWS 64

int
list_page(struct list *l)
{
	return l->page + 8 > PAGE_ROWS ? l->page + 8 : PAGE_ROWS;
}

static void
remember(struct list *l)
{
	const struct pager_row *r = list_row(l);

	l->cursor_group = NULL;
	l->marks_serial += l->range;	/* it grows with the cursor */
	if (r != NULL)
		memcpy(l->cursor_id, r->id, 16);
	else if (l->group != NULL && l->cursor >= 0 && l->cursor < list_lines(l))
		l->cursor_group = arena_strdup(l->window.arena, l->groups.at[l->lines[l->cursor].group].name);
}

/* Where the cursor belongs now: on its record or its heading; -1 if that is not among the lines. */
static long
place_of_cursor(struct list *l)
{
	if (l->cursor_group == NULL)
		return list_index(l, l->cursor_id);
	for (size_t i = 0; l->group != NULL && i < l->nlines; i++)
		if (l->lines[i].row < 0 && strcmp(l->groups.at[l->lines[i].group].name, l->cursor_group) == 0)
			return (long)i;
	return -1;
}

static void
clamp(struct list *l)
{
	long n = list_lines(l);

	if (l->cursor >= n)
		l->cursor = n - 1;
	if (l->cursor < 0)
		l->cursor = n > 0 ? 0 : -1;
	if (l->top > l->cursor)
		l->top = l->cursor;
	if (l->cursor >= l->top + l->page)
		l->top = l->cursor - l->page + 1;
	if (l->pager.at_end && l->top > n - l->page)
		l->top = n - l->page;
	if (l->top < 0)
		l->top = 0;
}

/* As many lines above the cursor as there shall be, once rows are there for them. */
static void
use_line(struct list *l)
{
	if (l->keep_line > 0 && l->cursor - l->top < l->keep_line)
		l->top = l->cursor - l->keep_line;
}

void
list_keep_line(struct list *l, long line)
{
	l->keep_line = line;
	use_line(l);
	clamp(l);
}

/* implements pager.loaded */
void
list_loaded(struct window *w, long shift)
{
	struct list *l = (struct list *)w;
	long at;

	list_group_lines(l);
	at = l->want == WANT_KEEP && l->cursor >= 0 ? place_of_cursor(l) : -1;
	if (l->want != WANT_KEEP) {
		l->cursor = l->want == WANT_LAST ? list_lines(l) - 1 : 0;
		l->top = l->cursor - (l->want == WANT_LAST ? l->page - 1 : 0);
		l->drawn_top_w = 0;
	} else {
		long by = at >= 0 ? at - l->cursor : shift;

		l->cursor += by;
		l->top += by;
		l->drawn_top += by;
	}
	if (!l->pager.loading)
		l->want = WANT_KEEP;
	use_line(l);
	clamp(l);
	remember(l);
	w->app->dirty = true;
}

void
list_go(struct list *l, long to)
{
	if (to != l->cursor)
		l->keep_line = 0;
	while (to >= list_lines(l) && !l->pager.at_end && !l->pager.loading && l->pager.err.code == 0) {
		size_t before = l->pager.nrows;
		long old = l->cursor;

		pager_more(&l->pager, false, list_page(l));
		to += l->cursor - old;	/* rows may have gone in front */
		if (l->pager.nrows == before && l->cursor == old)
			break;
	}
	while (to < 0 && !l->pager.at_start && !l->pager.loading && l->pager.err.code == 0) {
		long old = l->cursor;

		pager_more(&l->pager, true, list_page(l));
		to += l->cursor - old;
		if (l->cursor == old)
			break;
	}
	if (to >= list_lines(l))
		to = list_lines(l) - 1;
	l->cursor = to < 0 ? 0 : to;
	clamp(l);
	remember(l);
}

void
list_move(struct list *l, long by)
{
	if (l->cursor >= 0)
		list_go(l, l->cursor + by);
}

void
list_show(struct list *l, const uint8_t id[16])
{
	struct hc_err err = { .pos = -1 };
	long at = pager_index(&l->pager, id);
	int rc = 1;

	l->cursor_group = NULL;
	memcpy(l->cursor_id, id, 16);
	l->stale = false;
	if (at < 0) {
		rc = pager_find(&l->pager, id, list_page(l), &err);
		l->top = list_lines(l);	/* nowhere: it goes to a third of the page */
	} else {
		pager_reload(&l->pager, list_page(l));
	}
	l->drawn_top_w = 0;
	if ((at = list_index(l, id)) >= 0) {
		l->cursor = at;
		if (at < l->top || at >= l->top + l->page)
			l->top = at - l->page / 3;
		clamp(l);
		remember(l);
	}
	if (rc < 0)
		app_error(l->window.app, &err);
	else if (rc == 0)
		l->stale = true;
	pager_recount(&l->pager);
}

/* Commands. */

static int
run_down(struct window *w, const struct call *c, struct hc_err *err)
{
	list_move((struct list *)w, c->count > 0 ? c->count : 1);
	return HC_OK;
}

static int
run_up(struct window *w, const struct call *c, struct hc_err *err)
{
	list_move((struct list *)w, c->count > 0 ? -c->count : -1);
	return HC_OK;
}

/* Scrolls the page and takes the cursor along on its line. */
static void
scroll(struct list *l, long by)
{
	long line = l->cursor - l->top, old = l->cursor;

	list_move(l, by);
	if (l->cursor - old == by)
		l->top = l->cursor - line;
	clamp(l);
}

static int
run_page_down(struct window *w, const struct call *c, struct hc_err *err)
{
	scroll((struct list *)w, ((struct list *)w)->page * (c->count > 0 ? c->count : 1));
	return HC_OK;
}

static int
run_page_up(struct window *w, const struct call *c, struct hc_err *err)
{
	scroll((struct list *)w, -((struct list *)w)->page * (c->count > 0 ? c->count : 1));
	return HC_OK;
}

static int
run_half_down(struct window *w, const struct call *c, struct hc_err *err)
{
	scroll((struct list *)w, (((struct list *)w)->page + 1) / 2);
	return HC_OK;
}

static int
run_half_up(struct window *w, const struct call *c, struct hc_err *err)
{
	scroll((struct list *)w, -(((struct list *)w)->page + 1) / 2);
	return HC_OK;
}

static int
run_top(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->pager.at_start) {
		list_go(l, 0);
		return HC_OK;
	}
	l->want = WANT_FIRST;
	pager_end(&l->pager, false, list_page(l));
	return HC_OK;
}

static int
run_bottom(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->pager.at_end) {
		list_go(l, list_lines(l) - 1);
		return HC_OK;
	}
	l->want = WANT_LAST;
	pager_end(&l->pager, true, list_page(l));
	return HC_OK;
}

static int
run_center(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	l->top = l->cursor - l->page / 2;
	clamp(l);
	return HC_OK;
}

/* The wheel: the page moves, the cursor only when it would leave it. */
static int
run_scroll(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	long by = c->count > 0 ? c->count : 1, old = l->cursor;

	if (strcmp(c->name, "scroll-up") == 0)
		by = -by;
	if (by > 0 && l->top + by + l->page > list_lines(l) && !l->pager.at_end)
		pager_more(&l->pager, false, list_page(l));
	if (by < 0 && l->top + by < 0 && !l->pager.at_start)
		pager_more(&l->pager, true, list_page(l));
	if (old < 0)
		return HC_OK;
	l->top += by;
	if (l->top > list_lines(l) - l->page)
		l->top = list_lines(l) - l->page;
	if (l->top < 0)
		l->top = 0;
	if (l->cursor < l->top)
		l->cursor = l->top;
	if (l->cursor >= l->top + l->page)
		l->cursor = l->top + l->page - 1;
	clamp(l);
	remember(l);
	return HC_OK;
}

static int
run_left(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->stacked)
		return WINDOW_PASS;
	if (l->focus > 0)
		l->focus--;
	return HC_OK;
}

static int
run_right(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->stacked)
		return WINDOW_PASS;
	if (l->focus + 1 < l->ncolumns)
		l->focus++;
	return HC_OK;
}

static int
run_edge(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->stacked)
		return WINDOW_PASS;
	l->focus = strcmp(c->name, "first-column") == 0 || l->ncolumns == 0 ? 0 : l->ncolumns - 1;
	return HC_OK;
}

const struct window_command list_move_commands[] = {
	{ "down", run_down }, { "up", run_up }, { "page-down", run_page_down }, { "page-up", run_page_up },
	{ "half-down", run_half_down }, { "half-up", run_half_up }, { "top", run_top }, { "bottom", run_bottom },
	{ "center", run_center }, { "scroll-down", run_scroll }, { "scroll-up", run_scroll }, { "left", run_left },
	{ "right", run_right }, { "first-column", run_edge }, { "last-column", run_edge }, { NULL, NULL }
};
