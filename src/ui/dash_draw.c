/*
 * dash_draw.c - how a dashboard looks: tiles in a grid of twelve, as many beside each other as stay legible.
 *
 * Heights go by the kind, never by the data, so that nothing jumps when figures arrive. What the screen has left over goes to
 * the charts; what it lacks is scrolled.
 */
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "ui/cell.h"
#include "ui/dash.h"

#define GAP 3			/* cells between two tiles */
#define MARGIN 1

static bool
is_figure(const struct tile *t)
{
	return strcmp(t->kind, "metric") == 0 || strcmp(t->kind, "gauge") == 0 || strcmp(t->kind, "spark") == 0;
}

static int
tile_height(const struct dash_tile *dt, int w)
{
	const struct tile *t = dt->tile;

	if (t->height > 0)
		return t->height;
	if (w < 60 && dt->is_list && dt->ready)		/* a phone has no rows to give away */
		return dt->nrows + 2 < 3 ? 3 : dt->nrows + 2 > 8 ? 8 : (int)dt->nrows + 2;
	if (strcmp(t->kind, "metric") == 0)
		return 3;
	if (is_figure(t))
		return 4;
	return w < 60 ? 7 : 9;
}

/* Twelfths it takes at this width: the smallest of 3, 4, 6, 12 that is no less than said and leaves it legible. */
static int
tile_span(const struct tile *t, int width)
{
	static const int spans[] = { 1, 2, 3, 4, 6, 8, 9, 12 };
	int least = is_figure(t) ? 19 : 38;

	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++)
		if (spans[i] >= t->width && width * spans[i] / 12 >= least)
			return spans[i];
	return 12;
}

/* A row of tiles ends at `end`: they are as high as the highest, and the last one takes what the grid leaves. */
static int
close_row(struct dash *d, size_t from, size_t end, int y, int width)
{
	int h = 0;

	for (size_t i = from; i < end; i++) {
		int n = tile_height(&d->tiles[i], width);

		h = n > h ? n : h;
	}
	for (size_t i = from; i < end; i++)
		d->tiles[i].h = h;
	if (end > from)
		d->tiles[end - 1].w = width - d->tiles[end - 1].x;
	return y + h;
}

void
dash_place(struct dash *d, int width)
{
	int y = 0, used = 0;
	size_t from = 0;

	for (size_t i = 0; i < d->ntiles; i++) {
		struct dash_tile *t = &d->tiles[i];
		int span = d->window.app->reader ? 12 : tile_span(t->tile, width);

		if (used + span > 12) {
			y = close_row(d, from, i, y, width);
			from = i;
			used = 0;
		}
		t->x = used * (width + GAP) / 12;
		t->w = (used + span) * (width + GAP) / 12 - t->x - GAP;
		t->y = y;
		used += span;
	}
	d->total = close_row(d, from, d->ntiles, y, width);
}

/* Do figures alone stand beside this tile? Such a row needs no more than a row of air. */
static bool
row_of_figures(const struct dash *d, size_t at)
{
	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].y == d->tiles[at].y && !is_figure(d->tiles[i].tile))
			return false;
	return true;
}

/* Gives rows that are left over to the rows of tiles that hold charts or lists. */
static void
stretch(struct dash *d, int height)
{
	int rows = 0, figures = 0, spare = height - d->total, given = 0, seen = 0, shared = 0;

	for (size_t i = 0; i < d->ntiles; i++)
		if (i == 0 || d->tiles[i].y != d->tiles[i - 1].y) {
			figures += row_of_figures(d, i);
			rows += !row_of_figures(d, i);
		}
	figures = spare > figures && rows > 0 ? figures : 0;
	spare -= figures;
	if (spare <= 0)
		return;
	for (size_t i = 0; i < d->ntiles;) {
		int y = d->tiles[i].y, more = figures > 0;

		if (!row_of_figures(d, i)) {
			seen++;
			more = spare * seen / rows - shared;
			shared += more;
		}
		for (; i < d->ntiles && d->tiles[i].y == y; i++)
			d->tiles[i].h += more;
		for (size_t k = i; k < d->ntiles; k++)
			d->tiles[k].y += more;
		given += more;
	}
	d->total += given;
}

long
dash_items(const struct dash_tile *t)
{
	return t->is_list ? (long)t->nrows : (long)t->chart.nitems;
}

/* The label, what its figures are, and a line to the edge: a tile needs no box. */
static void
draw_head(struct dash *d, struct dash_tile *t, const struct area *a, bool focus)
{
	struct buf b = BUF_INIT;
	const char *unit = !t->is_list && t->ready && t->chart.nseries > 0 ? t->chart.series[0].unit.currency : "";
	bool figure = is_figure(t->tile);
	int x, n;

	x = area_fit(a, 0, 0, focus ? ROLE_HEADER_FOCUS : ROLE_SECTION, 0, t->tile->label, a->w) + 1;
	if (t->is_list && t->ready && t->nrows > 0)
		buf_printf(&b, "%zu%s", t->nrows, t->more ? "+" : "");
	else if (!figure && *unit != '\0' && strcmp(t->tile->kind, "funnel") != 0)
		buf_adds(&b, unit);
	if ((t->reading || t->stale) && t->ready)
		buf_adds(&b, b.len > 0 ? " ~" : "~");
	n = utf8_width(buf_str(&b), b.len);
	if (x + n + 2 < a->w) {
		area_hline(a, x, 0, a->w - x - (n > 0 ? n + 1 : 0), ROLE_BORDER);
		area_text(a, a->w - n, 0, ROLE_DIM, 0, buf_str(&b), -1);
	}
	buf_free(&b);
}

/* The column to do without: the widest text behind the first, else the last one. */
static size_t
spare_column(const struct dash_tile *t, const int w[DASH_CELLS])
{
	size_t at = 0;

	for (size_t k = 1; k < t->ncells; k++)
		if (w[k] > 0 && !t->right[k] && w[k] >= 12 && (at == 0 || w[k] > w[at]))
			at = k;
	for (size_t k = t->ncells - 1; k > 0 && at == 0; k--)
		if (w[k] > 0)
			at = k;
	return at;
}

/* Widths of a list's columns: what they need, the widest text giving way first; one that does not fit has 0. */
static void
measure(const struct dash_tile *t, int width, int w[DASH_CELLS])
{
	int used = 0;

	for (size_t k = 0; k < t->ncells; k++) {
		w[k] = 1;
		for (size_t i = 0; i < t->nrows; i++) {
			int cells = utf8_width(t->rows[i].cells[k], strlen(t->rows[i].cells[k]));

			w[k] = cells > w[k] ? cells : w[k];
		}
		used += w[k] + (k > 0 ? 2 : 0);
	}
	while (used > width) {
		size_t widest = 0, gone;

		for (size_t k = 0; k < t->ncells; k++)
			if (!t->right[k] && (w[k] > w[widest] || t->right[widest]))
				widest = k;
		if (!t->right[widest] && w[widest] > 12) {
			int cut = used - width < w[widest] - 12 ? used - width : w[widest] - 12;

			w[widest] -= cut;
			used -= cut;
			continue;
		}
		if ((gone = spare_column(t, w)) == 0)
			break;
		used -= w[gone] + 2;
		w[gone] = 0;
	}
	if (w[0] > width)
		w[0] = width;
	else if (used < width && t->ncells > 1)		/* figures stand at the edge */
		for (size_t k = 0; k < t->ncells; k++)
			if (!t->right[k] && w[k] >= 12) {
				w[k] += width - used;
				break;
			}
}

static void
draw_rows(struct dash_tile *t, const struct area *a)
{
	int w[DASH_CELLS] = {0};
	struct chart_pen p = { .a = a, .v = &t->view, .ascii = a->canvas->ascii };
	long from, to;

	measure(t, a->w, w);
	chart_page(&p, (long)t->nrows, a->h, &from, &to);
	for (long i = from; i < to; i++) {
		const struct dash_row *r = &t->rows[i];
		bool here = t->view.focused && t->view.item == i;
		int y = (int)(i - from), x = 0;

		if (here) {
			area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
			area_cursor(a, 0, y, false);
		}
		for (size_t k = 0; k < t->ncells; k++) {
			int role = here ? ROLE_FOCUS : r->roles[k];

			if (w[k] == 0)
				continue;
			if (t->right[k])
				area_right(a, x, y, w[k], role, 0, r->cells[k]);
			else
				area_fit(a, x, y, role, 0, r->cells[k], w[k]);
			x += w[k] + 2;
		}
		chart_hit(&p, 0, y, a->w, 1, i, -1);
	}
}

static const char *
nothing(struct dash *d, const struct dash_tile *t)
{
	if (t->object != NULL)
		return arena_printf(d->window.app->turn, "No %s here.", cell_lower(d->window.app->turn, t->object->plural));
	if (strcmp(t->tile->kind, "recent") == 0)
		return "What you open and change stands here.";
	if (strcmp(t->tile->kind, "waiting") == 0)
		return "Nobody waits for you.";
	if (strcmp(t->tile->kind, "drafts") == 0)
		return "Nothing is waiting half-typed.";
	return "Nothing here.";
}

static void
draw_tile(struct dash *d, struct dash_tile *t, const struct area *a, bool focus)
{
	struct area body = area_sub(a, 0, 1, a->w, a->h - 1);

	/* a row of air below, where there is room for it */
	if (is_figure(t->tile))
		body.h = body.h > 3 ? 3 : body.h;
	else if (body.h > 2)
		body.h--;
	t->area = body;
	t->view.focused = focus;
	draw_head(d, t, a, focus);
	if (focus)
		area_cursor(a, 0, 0, false);
	if (t->err.code < 0) {
		area_wrap(&body, 0, 0, body.w, body.h, ROLE_ERROR, t->err.msg);
	} else if (!t->ready) {
		area_text(&body, 0, 0, ROLE_DIM, 0, "reading", -1);
	} else if (t->is_list) {
		t->view.nhits = 0;
		if (t->nrows == 0)
			area_wrap(&body, 0, 0, body.w, body.h, ROLE_DIM, nothing(d, t));
		else
			draw_rows(t, &body);
	} else {
		chart_draw(&t->chart, &body, &t->view);
	}
}

static void
draw_title(struct dash *d, const struct area *a)
{
	struct app *app = d->window.app;
	const char *sep = a->canvas->ascii ? " > " : " \xe2\x80\xba ";
	struct buf left = BUF_INIT, right = BUF_INIT;
	int w;
	size_t reading = 0;

	for (size_t i = 0; i < d->ntiles; i++)
		reading += d->tiles[i].reading || (d->tiles[i].stale && !d->tiles[i].ready);
	buf_adds(&left, d->dashboard->label);
	if (strcmp(d->dashboard->name, "home") == 0 && app->work->user_name != NULL)
		buf_printf(&left, "%s%s", sep, app->work->user_name);
	if (*d->filter != '\0')
		buf_printf(&left, "%s%s", sep, d->filter);
	if (reading > 0)
		buf_printf(&right, "reading %zu of %zu, Esc stops   ", d->ntiles - reading + 1, d->ntiles);
	cell_day(app->work->locale.today, &right);
	w = utf8_width(buf_str(&right), right.len);
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, buf_str(&left), a->w - w - 4);
	area_right(a, a->w - w - 1, 0, w, ROLE_TITLE_DIM, 0, buf_str(&right));
	buf_free(&left);
	buf_free(&right);
}

/* implements window.draw */
void
dash_draw(struct window *w, const struct area *a)
{
	struct dash *d = (struct dash *)w;
	int head = a->h >= 4 ? (a->h >= 20 ? 2 : 1) : 0, margin = a->w >= 40 ? MARGIN : 0;
	struct area page = area_sub(a, margin, head, a->w - 2 * margin, a->h - head);
	struct dash_tile *f = d->focus < d->ntiles ? &d->tiles[d->focus] : NULL;

	if (d->unseen) {
		d->unseen = false;
		dash_read(d, false);
	}
	if (head > 0)
		draw_title(d, a);
	dash_place(d, page.w);
	if (d->total < page.h)
		stretch(d, page.h);
	if (f != NULL && f->y + f->h > d->top + page.h)
		d->top = f->y + f->h - page.h;
	if (f != NULL && f->y < d->top)
		d->top = f->y;
	if (d->top > d->total - page.h)
		d->top = d->total - page.h;
	if (d->top < 0)
		d->top = 0;
	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].y >= d->top) {	/* a row of tiles is seen from its title on */
			d->top = f != NULL && d->tiles[i].y > f->y ? f->y : d->tiles[i].y;
			break;
		}
	d->page_w = page.w;
	d->page_h = page.h;
	for (size_t i = 0; i < d->ntiles; i++) {
		struct dash_tile *t = &d->tiles[i];
		int y = t->y - d->top, h = y + t->h > page.h ? page.h - y : t->h;
		struct area part;

		t->area.w = 0;
		if (y < 0 || y >= page.h || h < 1)
			continue;
		part = area_sub(&page, t->x, y, t->w, h);
		draw_tile(d, t, &part, i == d->focus);
	}
}
