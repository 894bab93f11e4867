/*
 * list_draw.c - how a list looks: title, header, rows with a bar; below 60 columns cards of two lines.. How
 * wide the columns are is list_layout.c's.
 */
#include <string.h>

#include "base/utf8.h"
#include "ui/cell.h"
#include "ui/list.h"

#define PREVIEW_BESIDE 100	/* narrower than this it stands below */
#define PREVIEW_BELOW 20	/* lower than this there is no room for it */

static int
text_width(const char *s)
{
	return utf8_width(s, strlen(s));
}

/* Up or down, and which key of the order it is when there are several. */
static void
sort_sign(struct list *l, size_t column, struct buf *b)
{
	static const char *const digits[] = { "", "\xc2\xb9", "\xc2\xb2", "\xc2\xb3" };
	const char *path = l->paths.at[column], *s = l->sort;
	bool ascii = l->window.app->canvas->ascii;
	size_t n = strlen(path), key = 1;

	for (; s != NULL && *s != '\0'; key++) {
		size_t len = strcspn(s, ",");
		bool down = *s == '-';

		if (len == n + down && strncmp(s + down, path, n) == 0) {
			buf_adds(b, ascii ? (down ? "v" : "^") : down ? "\xe2\x86\x93" : "\xe2\x86\x91");
			if (strchr(l->sort, ',') != NULL && key < 4)
				ascii ? buf_printf(b, "%zu", key) : buf_adds(b, digits[key]);
			return;
		}
		s += len + (s[len] != '\0');
	}
}

static void
draw_header(struct list *l, const struct area *a, int y)
{
	struct buf b = BUF_INIT;

	area_fill(a, 0, y, a->w, 1, ROLE_HEADER);
	for (size_t i = 0; i < l->ncolumns; i++) {
		struct list_column *c = &l->columns[i];
		int role = i == l->focus ? ROLE_HEADER_FOCUS : ROLE_HEADER;

		if (c->w == 0)
			continue;
		buf_reset(&b);
		buf_adds(&b, list_label(l, i));
		if (i < l->paths.n)
			sort_sign(l, i, &b);
		if (cell_right(&l->pager.query->columns.at[c->column]))
			area_right(a, c->x, y, c->w, role, 0, buf_str(&b));
		else
			area_fit(a, c->x, y, role, 0, buf_str(&b), c->w);
	}
	buf_free(&b);
}

/* A row in words: the title, then what else there is behind its label. */
static void
add_words(struct list *l, long index, struct buf *out)
{
	const struct pager_row *r = list_at(l, index);
	struct buf b = BUF_INIT;

	if (list_marked(l, r->id))
		buf_adds(out, "marked, ");
	if (r->gone)
		buf_adds(out, "gone, ");
	for (size_t i = 0; i < l->ncolumns; i++) {
		buf_reset(&b);
		cell_text(l->window.app->work, l->pager.query, l->columns[i].column, r->values, &b);
		if (b.len > 0)
			buf_printf(out, "%s%s%s%s", i > 0 ? ", " : "", i > 0 ? list_label(l, i) : "", i > 0 ? " " : "",
			    buf_str(&b) + strspn(buf_str(&b), " "));
	}
	buf_free(&b);
}

/* implements window.announce */
void
list_announce(struct window *w, struct buf *out)
{
	struct list *l = (struct list *)w;

	if (l->editing) {
		buf_printf(out, "edit %s", l->editing_field->label);
		if (l->cell_err.code < 0)
			buf_printf(out, ": %s", l->cell_err.msg);
		return;
	}
	if (l->cursor < 0 || l->cursor >= list_lines(l)) {
		buf_printf(out, "%s: nothing here", l->object->plural);
		return;
	}
	if (list_at(l, l->cursor) == NULL) {
		buf_printf(out, "group %s", l->groups.at[l->lines[l->cursor].group].title);
		return;
	}
	if (l->pager.at_start)
		buf_printf(out, "row %ld", l->cursor + 1);
	if (l->pager.at_start && l->pager.count >= 0)
		buf_printf(out, " of %lld", (long long)l->pager.count);
	list_news_words(l, out);
	buf_adds(out, l->pager.at_start ? ", " : "");
	add_words(l, l->cursor, out);
}

/* Reader mode: one line, no columns to keep apart. */
static void
draw_words(struct list *l, const struct area *a, int y, long index)
{
	bool focus = index == l->cursor && !l->asleep;
	struct buf b = BUF_INIT;

	add_words(l, index, &b);
	area_fit(a, 0, y, focus ? ROLE_FOCUS : ROLE_TEXT, 0, buf_str(&b), a->w);
	if (focus)
		area_cursor(a, 0, y, true);
	buf_free(&b);
}

static void
draw_row(struct list *l, const struct area *a, int y, long index)
{
	struct app *app = l->window.app;
	const struct pager_row *r = list_at(l, index);
	bool focus = index == l->cursor && !l->asleep, marked = list_marked(l, r->id);
	bool bar = focus && app->cursor_style == CURSOR_BAR;
	struct buf b = BUF_INIT;

	if (bar)
		area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
	if (focus && app->cursor_style == CURSOR_MARK)
		area_text(a, 0, y, ROLE_TEXT, 0, ">", 1);
	if (marked)
		area_text(a, app->cursor_style == CURSOR_MARK, y, bar ? ROLE_FOCUS : ROLE_MARK, 0, "+", 1);
	else if (r->gone)	/* others took it away; it stays until the rows are read again */
		area_text(a, app->cursor_style == CURSOR_MARK, y, bar ? ROLE_FOCUS : ROLE_DIM, 0, "-", 1);
	for (size_t i = 0; i < l->ncolumns; i++) {
		struct list_column *c = &l->columns[i];
		const struct column *q = &l->pager.query->columns.at[c->column];
		int role = bar ? ROLE_FOCUS : marked && i == 0 ? ROLE_MARK : cell_role(q->field, &r->values[c->column]);
		bool here = focus && i == l->focus && ((bar && i > 0) || app->cursor_style == CURSOR_CELL);

		if (c->w == 0)
			continue;
		if (r->gone && !bar)
			role = ROLE_DIM;
		buf_reset(&b);
		cell_text(app->work, l->pager.query, c->column, r->values, &b);
		if (here) {
			role = ROLE_FOCUS_CELL;
			area_fill(a, c->x, y, c->w, 1, role);
		}
		if (cell_right(q))
			area_right(a, c->x, y, c->w, role, 0, buf_str(&b));
		else
			area_fit(a, c->x, y, role, 0, buf_str(&b), c->w);
		if (focus && i == l->focus)
			area_cursor(a, c->x, y, app->reader);
	}
	buf_free(&b);
}

/* A group's heading: a sign for its fold, its name, its figures at the right. */
static void
draw_heading(struct list *l, const struct area *a, int y, long index)
{
	const struct list_group *g = &l->groups.at[l->lines[index].group];
	bool focus = index == l->cursor && !l->asleep, ascii = a->canvas->ascii;
	int role = focus ? ROLE_FOCUS : ROLE_SECTION, w = text_width(g->figures);
	const char *sign = g->folded ? (ascii ? "+" : "\xe2\x96\xb8") : ascii ? "-" : "\xe2\x96\xbe";

	if (focus) {
		area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
		area_cursor(a, 0, y, l->window.app->reader);
	}
	area_text(a, 0, y, role, 0, sign, 1);
	area_fit(a, 2, y, role, 0, g->title, a->w - w - 5 > 8 ? a->w - w - 5 : a->w - 3);
	if (a->w - w - 5 > 8)
		area_right(a, a->w - w - 1, y, w, focus ? role : ROLE_DIM, 0, g->figures);
}

static void
add_count(struct list *l, struct buf *b)
{
	struct pager *p = &l->pager;
	int64_t all = 0;

	if (l->group != NULL && l->unfolded != NULL) {	/* folded rows count too */
		for (size_t i = 0; i < l->groups.n; i++)
			all += l->groups.at[i].n > 0 ? l->groups.at[i].n : 0;
		cell_count(l->window.app->work, all, b);
		return;
	}
	if (p->count >= 0) {
		cell_count(l->window.app->work, p->count, b);
	} else if (p->nrows > 0 && !p->old) {
		cell_count(l->window.app->work, (int64_t)p->nrows, b);
		buf_adds(b, "+");
	}
	if (*l->filter != '\0' && l->total > p->count && p->count >= 0) {
		buf_adds(b, " of ");
		cell_count(l->window.app->work, l->total, b);
	}
}

/* Why these may not be the rows that were asked for; an answer that comes at once needs no words. */
static void
add_reading(struct list *l, struct buf *b)
{
	struct pager *p = &l->pager;

	if (p->unsearched > 0) {
		cell_count(l->window.app->work, p->unsearched, b);
		buf_adds(b, p->unsearched < STORE_LEFT_MAX ? "" : "+");
		buf_adds(b, p->indexing ? " still to search, Esc stops   " : " not searched   ");
	} else if (pager_slow(p)) {
		buf_adds(b, *l->filter != '\0' ? "searching, Esc stops   " : "reading, Esc stops   ");
	}
}

static void
draw_title(struct list *l, const struct area *a, size_t shown)
{
	const char *sep = a->canvas->ascii ? " > " : " \xe2\x80\xba ";
	struct buf left = BUF_INIT, right = BUF_INIT;
	int64_t marks = list_mark_count(l);
	int w;

	buf_adds(&left, l->object->plural);
	if (l->view != NULL && strcmp(l->view->name, "all") != 0)
		buf_printf(&left, "%s%s", sep, l->view->label != NULL ? l->view->label : l->view->name);
	if (*l->filter != '\0')
		buf_printf(&left, "%s%s", sep, l->filter);
	if (l->group_field != NULL)
		buf_printf(&left, "%sby %s", sep, cell_lower(l->window.app->turn, l->group_field->label));
	add_reading(l, &right);
	if (marks != 0) {
		if (marks > 0)
			cell_count(l->window.app->work, marks, &right);
		else
			buf_adds(&right, "all");
		buf_adds(&right, " marked   ");
	}
	if (shown < l->ncolumns && l->last_w >= CARDS_BELOW)
		buf_printf(&right, "+%zu cols   ", l->ncolumns - shown);
	add_count(l, &right);
	list_news_words(l, &right);
	w = text_width(buf_str(&right));
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, buf_str(&left), a->w - w - 4);
	area_right(a, a->w - w - 1, 0, w, ROLE_TITLE_DIM, 0, buf_str(&right));
	buf_free(&left);
	buf_free(&right);
}

/* The key of a command in this list, also while something is typed on top of it. */
static const char *
key_of(struct list *l, const char *command)
{
	struct arena *turn = l->window.app->turn;
	const char *contexts[] = { arena_printf(turn, "list:%s", l->object->name), "list", "browse", NULL };
	const struct binding *b = keymap_for(l->window.app->keymap, contexts, command);
	char keys[64];

	if (b == NULL)
		return arena_printf(turn, ":%s", command);
	return arena_strdup(turn, keymap_label(b->keys, b->nkeys, keys, sizeof(keys)));
}

/* Words are looked for in the record itself, not in what its links show: the filter that does look there, or NULL. */
static const char *
other_filter(struct list *l)
{
	for (const char *s = l->filter; *s != '\0'; s++)
		if (strchr(":=<>~/+@\"(),&.", *s) != NULL)
			return NULL;
	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct field *f = l->pager.query->columns.at[l->columns[i].column].field;

		if (f != NULL && f->target != NULL && strcmp(f->target->name, "user") != 0 && f->object == l->object)
			return arena_printf(l->window.app->turn, strchr(l->filter, ' ') != NULL ? "%s:\"%s\"" : "%s:%s", f->name,
			    l->filter);
	}
	return NULL;
}

/* An empty list says why, and what to press. */
static void
draw_empty(struct list *l, const struct area *a, int y)
{
	struct arena *turn = l->window.app->turn;
	const char *what = cell_lower(turn, l->object->plural), *other;

	if (l->pager.err.code < 0) {
		area_wrap(a, LIST_MARGIN, y, a->w - 2 * LIST_MARGIN, 4, ROLE_ERROR, l->pager.err.msg);
		return;
	}
	if (l->pager.loading)
		return;
	if (*l->filter != '\0') {
		y += area_wrap(a, LIST_MARGIN, y, a->w - 2 * LIST_MARGIN, 3, ROLE_DIM, arena_printf(turn, "No %s match. %s changes the filter, %s "
		    "takes it away.", what, key_of(l, "filter"), key_of(l, "back")));
		if ((other = other_filter(l)) != NULL)
			area_wrap(a, LIST_MARGIN, y, a->w - 2 * LIST_MARGIN, 3, ROLE_DIM, arena_printf(turn, "Words are looked for in the records "
			    "themselves; %s looks at what they link to.", other));
	}
	else if (l->object->local)	/* what the program itself keeps */
		area_wrap(a, LIST_MARGIN, y, a->w - 2 * LIST_MARGIN, 3, ROLE_DIM, arena_printf(turn, "No %s here now.", what));
	else
		area_wrap(a, LIST_MARGIN, y, a->w - 2 * LIST_MARGIN, 3, ROLE_DIM, arena_printf(turn, "No %s here yet. %s makes the first one.",
		    what, key_of(l, "new")));
}

static void
draw_cell_edit(struct list *l, const struct area *a, int head)
{
	struct list_column *c = &l->columns[l->focus];
	int x = c->x, w = c->w, y = head + (int)(l->cursor - l->top);

	if (l->cards) {
		x = 0;
		w = a->w;
		y = head + (int)(l->cursor - l->top) * 2 + 1;
	} else if (w < 24) {
		w = 24;
	}
	if (x + w > a->w)
		x = a->w - w > 0 ? a->w - w : 0;
	area_fill(a, x + w, y, 1, 1, ROLE_TEXT);
	edit_draw(&l->cell, a, x, y, w, ROLE_FIELD_FOCUS, true);
	if (l->cell_err.code < 0) {
		int ey = y + 1 < a->h ? y + 1 : y - 1;
		int n = text_width(l->cell_err.msg) + 2;

		x = n > a->w - x ? (a->w - n > 0 ? a->w - n : 0) : x;
		area_fill(a, x, ey, n, 1, ROLE_ERROR);
		area_fit(a, x + 1, ey, ROLE_ERROR, 0, l->cell_err.msg, a->w - x - 1);
	}
}

/* Tells the terminal which rows only moved. */
static void
hint_scroll(struct list *l, const struct area *a, int head, int per)
{
	long by = l->drawn_top - l->top;

	if (l->drawn_top_w == a->w && by != 0 && by > -l->page && by < l->page)
		area_scrolled(a, head, l->page * per, (int)by * per);
	l->drawn_top = l->top;
	l->drawn_top_w = a->w;
}

static void
fill_page(struct list *l)
{
	struct pager *p = &l->pager;

	if (l->stale) {
		l->stale = false;
		pager_reload(p, l->page + 8);
		list_group_ask(l);
		preview_stale(l->preview);
	}
	if (l->cursor >= 0)
		list_go(l, l->cursor);
	if (l->top + l->page > list_lines(l) && !p->at_end && p->err.code == 0)
		pager_more(p, false, l->page + 8);
	list_take_news(l);
	if (l->stale)	/* too much is another by now */
		fill_page(l);
}

static void
draw_rows(struct list *l, const struct area *a, int head, bool cards)
{
	int per = cards ? 2 : 1;

	hint_scroll(l, a, head, per);
	if (list_lines(l) == 0)
		draw_empty(l, a, head + 1);
	for (int i = 0; i < l->page && l->top + i < list_lines(l); i++) {
		if (list_at(l, l->top + i) == NULL)
			draw_heading(l, a, head + i * per, l->top + i);
		else if (l->window.app->reader)
			draw_words(l, a, head + i, l->top + i);
		else if (cards)
			list_draw_card(l, a, head + i * per, l->top + i);
		else
			draw_row(l, a, head + i, l->top + i);
	}
	if (l->editing)
		draw_cell_edit(l, a, head);
}

/* Gives the preview its place, beside the rows or below them; what is left is the rows'. */
static struct area
place_preview(struct list *l, const struct area *a, struct area *pane)
{
	int w = a->w * 2 / 5 > 72 ? 72 : a->w * 2 / 5, h = a->h / 3;

	*pane = area_sub(a, 0, 0, 0, 0);
	if (l->preview == NULL || l->embedded || a->canvas->plain)
		return *a;
	if (a->w >= PREVIEW_BESIDE) {
		*pane = area_sub(a, a->w - w, 0, w, a->h);
		return area_sub(a, 0, 0, a->w - w - 1, a->h);
	}
	if (a->h < PREVIEW_BELOW)
		return *a;
	*pane = area_sub(a, 0, a->h - h, a->w, h);
	return area_sub(a, 0, 0, a->w, a->h - h - 1);
}

static void
draw_preview(struct list *l, const struct area *a, const struct area *pane)
{
	const struct pager_row *r = list_row(l);
	bool beside = a->w >= PREVIEW_BESIDE;

	for (int y = 0; beside && y < a->h; y++)
		area_text(a, a->w - pane->w - 1, y, ROLE_BORDER, 0, a->canvas->ascii ? "|" : "\xe2\x94\x82", 1);
	if (!beside)
		area_hline(a, 0, a->h - pane->h - 1, a->w, ROLE_BORDER);
	preview_draw(l->preview, l->object, r != NULL ? r->id : NULL, pane);
}

/* implements window.draw */
void
list_draw(struct window *w, const struct area *a)
{
	struct list *l = (struct list *)w;
	int top = l->embedded ? 0 : 1, head, per;
	struct area body = area_sub(a, 0, top, a->w, a->h - top), pane, rows = place_preview(l, &body, &pane);
	bool words = w->app->reader, cards = !words && (l->stacked || rows.w < CARDS_BELOW);
	size_t shown = 0;

	l->cards = cards;
	head = !cards && !words;
	per = cards ? 2 : 1;
	l->last_w = rows.w;
	if (l->pager.query == NULL || rows.h <= head)
		return;
	l->page = (rows.h - head) / per > 0 ? (rows.h - head) / per : 1;
	fill_page(l);
	if (cards && !l->measured)
		list_measure(l);
	if (!cards) {
		shown = list_layout(l, rows.w);
		if (!words)
			draw_header(l, &rows, head - 1);
	}
	if (*l->filter == '\0' && l->pager.count >= 0)
		l->total = l->pager.count;
	if (!l->embedded)
		draw_title(l, a, shown);
	draw_rows(l, &rows, head, cards);
	if (pane.w > 0)
		draw_preview(l, &body, &pane);
}
