/*
 * chart_bars.c - charts of bars: side by side, stacked, as a funnel, and as columns over time.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/chart.h"
#include "ui/theme.h"

#define GAP 1

/* The widest label and figures of all items, so that nothing moves while one scrolls. */
struct widths {
	int label, figures[4], share, all;
	size_t n;		/* figures shown */
	bool wide;
};

static int
measure_figures(struct chart_pen *p, struct widths *w)
{
	int sum = 0;

	for (size_t k = 0; k < w->n; k++) {
		w->figures[k] = 0;
		for (size_t i = 0; i < p->c->nitems; i++) {
			struct buf b = BUF_INIT;
			int n;

			chart_figure(&p->c->series[k], i, w->wide, &b);
			n = chart_cells(buf_str(&b));
			w->figures[k] = n > w->figures[k] ? n : w->figures[k];
			buf_free(&b);
		}
		sum += w->figures[k] + 2;
	}
	return sum;
}

static struct widths
measure(struct chart_pen *p, bool share)
{
	struct widths w = { .n = p->c->parts ? 0 : p->c->nseries > 3 ? 3 : p->c->nseries, .wide = p->a->w >= 56 };
	int most = p->a->w * 2 / 5;

	for (size_t i = 0; i < p->c->nitems; i++) {
		int n = chart_cells(p->c->items[i].label);

		w.label = n > w.label ? n : w.label;
	}
	w.label = w.label > most ? most : w.label;
	w.share = share ? 6 : 0;
	w.all = w.label + GAP + measure_figures(p, &w) + w.share;
	while (w.all + 6 > p->a->w && (w.wide || w.n > 1)) {	/* the bar comes before the second figure */
		if (w.wide)
			w.wide = false;
		else
			w.n--;
		w.all = w.label + GAP + measure_figures(p, &w) + w.share;
	}
	return w;
}

/* Label in front, figures behind: what stands between is the bar's. */
static void
draw_row(struct chart_pen *p, const struct widths *w, int y, size_t i, double whole)
{
	const struct chart *c = p->c;
	bool here = p->v->focused && p->v->item == (long)i;
	int role = here ? ROLE_FOCUS : ROLE_TEXT, x = p->a->w - w->share;

	if (here) {
		area_fill(p->a, 0, y, p->a->w, 1, ROLE_FOCUS);
		area_cursor(p->a, 0, y, false);
	}
	area_fit(p->a, 0, y, role, 0, c->items[i].label, w->label);
	if (w->share > 0 && whole > 0) {
		struct chart_unit u = { .percent = true, .currency = "", .mark = c->series[0].unit.mark };
		struct buf b = BUF_INIT;
		double v = c->series[0].values[i] / whole * 100;

		chart_short(&u, v >= 10 ? round(v) : round(v * 10) / 10, &b);
		area_right(p->a, x, y, w->share, here ? role : ROLE_DIM, 0, buf_str(&b));
		buf_free(&b);
	}
	for (size_t k = w->n; k-- > 0;) {
		struct buf b = BUF_INIT;

		x -= w->figures[k];
		chart_figure(&c->series[k], i, w->wide, &b);
		area_right(p->a, x, y, w->figures[k], here ? role : k > 0 ? ROLE_DIM : ROLE_TEXT, 0, buf_str(&b));
		x -= 2;
		buf_free(&b);
	}
	chart_hit(p, 0, y, p->a->w, 1, (long)i, -1);
}

void
chart_draw_bars(struct chart_pen *p)
{
	const struct chart *c = p->c;
	struct widths w = measure(p, c->kind == CHART_PIE);
	int x = w.label + GAP, room = p->a->w - w.all;
	double span = c->high - c->low;
	long from, to;

	chart_page(p, (long)c->nitems, p->a->h, &from, &to);
	for (long i = from; i < to; i++) {
		int y = (int)(i - from), zero = span > 0 ? (int)lround(room * -c->low / span) : 0;
		double v = c->series[0].values[i];
		int role = chart_role(c, i, 0);

		draw_row(p, &w, y, (size_t)i, c->total);
		if (isnan(v) || span <= 0 || room < 2)
			continue;
		if (v >= 0) {
			chart_bar(p, x + zero, y, room - zero, room > zero ? v / c->high : 0, role);
		} else {
			int n = (int)lround(zero * v / c->low);

			for (int k = 0; k < n; k++)
				area_text(p->a, x + zero - 1 - k, y, ROLE_ERROR, 0, chart_glyph(p, 1), 1);
		}
	}
}

/* Bars around a middle; behind each the share of the first one. */
void
chart_draw_funnel(struct chart_pen *p)
{
	const struct chart *c = p->c;
	struct widths w = measure(p, true);
	int x = w.label + GAP, room = p->a->w - w.all;
	double whole = c->total;
	long from, to;

	chart_page(p, (long)c->nitems, p->a->h, &from, &to);
	for (long i = from; i < to; i++) {
		int y = (int)(i - from), n;
		double v = c->series[0].values[i];

		draw_row(p, &w, y, (size_t)i, whole);
		if (!(v > 0) || !(c->high > 0) || room < 2)
			continue;
		n = (int)lround(v / c->high * room);
		n = n < 1 ? 1 : n;
		for (int k = 0; k < n; k++)
			area_text(p->a, x + (room - n) / 2 + k, y, chart_role(c, i, 0), 0, chart_glyph(p, 0), 1);
	}
}

static double
item_total(const struct chart *c, size_t i)
{
	double sum = 0;

	for (size_t k = 0; k < c->nseries; k++)
		sum += c->series[k].values[i] > 0 ? c->series[k].values[i] : 0;
	return sum;
}

/* Whole cells per part, so that glyphs tell them apart; what rounding leaves goes to the largest rests. */
static void
draw_parts(struct chart_pen *p, int x, int y, int cells, size_t i)
{
	const struct chart *c = p->c;
	double total = item_total(c, i), done = 0;
	int at = 0;

	for (size_t k = 0; k < c->nseries && total > 0; k++) {
		int to;

		if (!(c->series[k].values[i] > 0))
			continue;
		done += c->series[k].values[i];
		to = (int)lround(done / total * cells);
		chart_hit(p, x + at, y, to - at, 1, (long)i, (long)k);
		for (; at < to; at++)
			area_text(p->a, x + at, y, chart_role(c, (long)i, (long)k), 0, chart_glyph(p, k), 1);
	}
}

void
chart_draw_stack(struct chart_pen *p)
{
	const struct chart *c = p->c;
	int legend = chart_legend(p), label = 0, figure = 0, room, x;
	long from, to;

	for (size_t i = 0; i < c->nitems; i++) {
		struct buf b = BUF_INIT;
		int n = chart_cells(c->items[i].label);

		label = n > label ? n : label;
		chart_short(&c->series[0].unit, item_total(c, i), &b);
		n = chart_cells(buf_str(&b));
		figure = n > figure ? n : figure;
		buf_free(&b);
	}
	label = label > p->a->w * 2 / 5 ? p->a->w * 2 / 5 : label;
	x = label + GAP;
	room = p->a->w - x - figure - 1;
	chart_page(p, (long)c->nitems, p->a->h - legend, &from, &to);
	for (long i = from; i < to; i++) {
		bool here = p->v->focused && p->v->item == i;
		int y = (int)(i - from), role = here ? ROLE_FOCUS : ROLE_TEXT;
		struct buf b = BUF_INIT;

		if (here) {
			area_fill(p->a, 0, y, p->a->w, 1, ROLE_FOCUS);
			area_cursor(p->a, 0, y, false);
		}
		area_fit(p->a, 0, y, role, 0, c->items[i].label, label);
		chart_short(&c->series[0].unit, item_total(c, (size_t)i), &b);
		area_right(p->a, p->a->w - figure, y, figure, role, 0, buf_str(&b));
		buf_free(&b);
		if (room > 0 && c->high > 0)
			draw_parts(p, x, y, (int)lround(item_total(c, (size_t)i) / c->high * room), (size_t)i);
		chart_hit(p, 0, y, p->a->w, 1, i, -1);
	}
}

/* Columns stand when time runs from left to right and each has room for its figure. */
static int
column_width(const struct chart *c, int w)
{
	int need = 0, per;

	if (!c->time || c->parts || c->nitems == 0 || c->low < 0)
		return 0;
	for (size_t i = 0; i < c->nitems; i++) {
		struct buf b = BUF_INIT;
		int n;

		chart_figure(&c->series[0], i, false, &b);
		n = chart_cells(buf_str(&b)) + 1;
		need = n > need ? n : need;
		buf_free(&b);
	}
	per = w / (int)c->nitems;
	return per >= need && per >= 4 ? (per > 12 ? 12 : per) : 0;
}

bool
chart_has_columns(const struct chart *c, int w, int h)
{
	return c->kind == CHART_BAR && h >= 6 && column_width(c, w) > 0;
}

void
chart_draw_columns(struct chart_pen *p)
{
	static const char *const eighths[] = { "", "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84", "\xe2\x96\x85",
		"\xe2\x96\x86", "\xe2\x96\x87" };
	const struct chart *c = p->c;
	int per = column_width(c, p->a->w), w = per - 1, room = p->a->h - 2, base = p->a->h - 2, label = 0, step;

	for (size_t i = 0; i < c->nitems; i++)
		label = chart_cells(c->items[i].label) > label ? chart_cells(c->items[i].label) : label;
	step = (label + per) / per;
	for (size_t i = 0; i < c->nitems; i++) {
		bool here = p->v->focused && p->v->item == (long)i;
		double v = c->series[0].values[i];
		int x = (int)i * per, n = c->high > 0 && v > 0 ? (int)lround(v / c->high * room * 8) : 0, top;
		int role = chart_role(c, (long)i, 0);
		struct buf b = BUF_INIT;

		n = n == 0 && v > 0 ? 1 : n;
		if (p->ascii)
			n = (n + 7) / 8 * 8;
		for (int k = 0; k < n / 8; k++)
			for (int q = 0; q < w; q++)
				area_text(p->a, x + q, base - k, role, 0, chart_glyph(p, 0), 1);
		for (int q = 0; q < w && n % 8 > 0; q++)
			area_text(p->a, x + q, base - n / 8, role, 0, eighths[n % 8], 1);
		top = base - (n + 7) / 8;
		chart_figure(&c->series[0], i, false, &b);
		top = top < 0 ? 0 : top;
		area_text(p->a, x + (w - chart_cells(buf_str(&b))) / 2, top, here ? ROLE_FOCUS : ROLE_TEXT, 0, buf_str(&b), w);
		if (here)
			area_cursor(p->a, x, top, false);
		if (here || ((int)i % step == 0 && (!p->v->focused || labs((long)i - p->v->item) >= step)))
			area_fit(p->a, x + (step > 1 ? 0 : (w - chart_cells(c->items[i].label)) / 2), p->a->h - 1,
			    here ? ROLE_FOCUS : ROLE_DIM, 0, c->items[i].label, step * per - 1);
		chart_hit(p, x, 0, per, p->a->h, (long)i, -1);
		buf_free(&b);
	}
}
