/*
 * chart_plot.c - lines, areas, scatters and sparklines: dots in braille, two across and four down in each cell, or one sign per
 * cell in plain ASCII.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/arena.h"
#include "ui/chart.h"
#include "ui/theme.h"

/* A grid of dots over part of the area. */
struct plot {
	struct chart_pen *pen;
	struct arena *arena;
	int x, y, w, h;		/* cells */
	uint8_t *dots, *roles, *signs;
	double low, high;
};

static struct plot
plot_new(struct chart_pen *p, int x, int y, int w, int h, const struct ticks *t)
{
	struct plot g = { .pen = p, .arena = arena_new("plot"), .x = x, .y = y, .w = w < 1 ? 1 : w, .h = h < 1 ? 1 : h };

	g.dots = ARENA_ARRAY(g.arena, uint8_t, g.w * g.h);
	g.roles = ARENA_ARRAY(g.arena, uint8_t, g.w * g.h);
	g.signs = ARENA_ARRAY(g.arena, uint8_t, g.w * g.h);
	g.low = t->low;
	g.high = t->low + t->step * (t->n - 1);
	return g;
}

static void
dot(struct plot *g, int x, int y, int role, char sign)
{
	static const uint8_t bits[4][2] = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };
	int at = y / 4 * g->w + x / 2;

	if (x < 0 || y < 0 || x >= g->w * 2 || y >= g->h * 4)
		return;
	g->dots[at] |= bits[y % 4][x % 2];
	g->roles[at] = (uint8_t)role;
	g->signs[at] = (uint8_t)sign;
}

static void
segment(struct plot *g, int x0, int y0, int x1, int y1, int role, char sign)
{
	int dx = abs(x1 - x0), dy = -abs(y1 - y0), sx = x0 < x1 ? 1 : -1, sy = y0 < y1 ? 1 : -1, e = dx + dy;

	for (;;) {
		dot(g, x0, y0, role, sign);
		if (x0 == x1 && y0 == y1)
			return;
		if (2 * e >= dy) {
			e += dy;
			x0 += sx;
		} else {
			e += dx;
			y0 += sy;
		}
	}
}

static int
dot_y(const struct plot *g, double v)
{
	return (int)lround((g->high - v) / (g->high - g->low) * (g->h * 4 - 1));
}

static int
dot_x(const struct plot *g, size_t i, size_t n)
{
	return n < 2 ? g->w : (int)lround((double)i / (double)(n - 1) * (g->w * 2 - 1));
}

static void
plot_show(struct plot *g)
{
	for (int y = 0; y < g->h; y++)
		for (int x = 0; x < g->w; x++) {
			int at = y * g->w + x;
			char text[5] = {0};

			if (g->dots[at] == 0)
				continue;
			if (g->pen->ascii)
				text[0] = (char)g->signs[at];
			else
				utf8_encode(0x2800 + g->dots[at], text);
			area_text(g->pen->a, g->x + x, g->y + y, g->roles[at], 0, text, 1);
		}
	arena_free(g->arena);
}

/* What stands at an axis is a scale, whatever went into the figures. */
static void
tick_text(const struct chart_unit *u, double v, struct buf *out)
{
	struct chart_unit plain = *u;

	plain.mixed = false;
	chart_short(&plain, v, out);
}

static int
tick_width(const struct chart_unit *u, const struct ticks *t)
{
	int w = 0;

	for (int i = 0; i < t->n; i++) {
		struct buf b = BUF_INIT;

		tick_text(u, t->low + t->step * i, &b);
		w = chart_cells(buf_str(&b)) > w ? chart_cells(buf_str(&b)) : w;
		buf_free(&b);
	}
	return w;
}

/* Figures and a line on the left of rows [y, y + h). */
static void
draw_axis(struct chart_pen *p, const struct chart_unit *u, const struct ticks *t, int y, int h, int w)
{
	for (int k = 0; k < h; k++)
		area_text(p->a, w, y + k, ROLE_DIM, 0, p->ascii ? "|" : "\xe2\x94\x82", 1);
	for (int i = 0; i < t->n; i++) {
		int at = y + h - 1 - (int)lround((double)i * (h - 1) / (t->n - 1));
		struct buf b = BUF_INIT;

		tick_text(u, t->low + t->step * i, &b);
		area_right(p->a, 0, at, w, ROLE_DIM, 0, buf_str(&b));
		area_text(p->a, w, at, ROLE_DIM, 0, p->ascii ? "+" : "\xe2\x94\xa4", 1);
		buf_free(&b);
	}
}

/* Where the label of an item begins: under its point, but inside the plot. */
static int
label_x(const struct plot *g, size_t i)
{
	int n = chart_cells(g->pen->c->items[i].label), x = dot_x(g, i, g->pen->c->nitems) / 2 - n / 2;

	return x < 0 ? 0 : x + n > g->w ? g->w - n : x;
}

/* Every how manieth label stands clear of the next: even steps read as a scale. */
static size_t
label_step(const struct plot *g)
{
	const struct chart *c = g->pen->c;

	for (size_t step = 1; step < c->nitems; step++) {
		bool clear = true;

		for (size_t i = 0; i + step < c->nitems && clear; i += step)
			clear = label_x(g, i) + chart_cells(c->items[i].label) + 1 < label_x(g, i + step);
		if (clear)
			return step;
	}
	return c->nitems > 0 ? c->nitems : 1;
}

/* Labels of items below the plot; the cursor's is always there. */
static void
draw_labels(struct plot *g, int y)
{
	const struct chart *c = g->pen->c;
	const struct chart_view *v = g->pen->v;
	size_t step = label_step(g);

	for (size_t i = 0; i < c->nitems; i += step)
		if (label_x(g, i) >= 0)
			area_text(g->pen->a, g->x + label_x(g, i), y, ROLE_DIM, 0, c->items[i].label, -1);
	if (v->focused && v->item >= 0 && (size_t)v->item < c->nitems) {
		const char *label = c->items[v->item].label;
		int n = chart_cells(label), x = dot_x(g, (size_t)v->item, c->nitems) / 2 - n / 2;

		x = x + n > g->w ? g->w - n : x;
		x = x < 0 ? 0 : x;
		area_fill(g->pen->a, g->x + (x > 0 ? x - 1 : 0), y, n + 2, 1, ROLE_TEXT);
		area_text(g->pen->a, g->x + x, y, ROLE_FOCUS, 0, label, n);
		area_cursor(g->pen->a, g->x + x, y, false);
	}
}

static void
plot_line(struct plot *g, size_t k)
{
	static const char signs[] = "*o+x#%@=";
	const struct chart *c = g->pen->c;
	const double *v = c->series[k].values;
	int role = chart_role(c, -1, (long)k), px = 0, py = 0;
	bool before = false;

	for (size_t i = 0; i < c->nitems; i++) {
		int x = dot_x(g, i, c->nitems), y;

		if (isnan(v[i])) {
			before = false;
			continue;
		}
		y = dot_y(g, v[i]);
		if (before)
			segment(g, px, py, x, y, role, signs[k % 8]);
		else
			dot(g, x, y, role, signs[k % 8]);
		px = x;
		py = y;
		before = true;
	}
}

/* The value between two items, NAN where one of them has none. */
static double
value_at(const struct chart *c, const double *v, double at)
{
	size_t i = (size_t)at, next = i + 1 < c->nitems ? i + 1 : i;
	double f = at - (double)i;

	return f == 0 ? v[i] : v[i] * (1 - f) + v[next] * f;
}

/* Areas are filled cells, one series upon the other; the topmost edge is in eighths. */
static void
draw_area(struct plot *g)
{
	static const char *const eighths[] = { "", "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84", "\xe2\x96\x85",
		"\xe2\x96\x86", "\xe2\x96\x87" };
	const struct chart *c = g->pen->c;
	size_t n = c->parts ? c->nseries : 1;

	for (int x = 0; x < g->w; x++) {
		double at = g->w < 2 ? 0 : (double)x / (g->w - 1) * (double)(c->nitems - 1), sum = g->low < 0 ? 0 : -g->low;
		int from = 0;

		for (size_t k = 0; k < n; k++) {
			double v = value_at(c, c->series[k].values, at);
			int to, role = chart_role(c, -1, (long)k);

			if (isnan(v) || v <= 0)
				continue;
			sum += v;
			to = (int)lround(sum / (g->high - g->low) * g->h * 8);
			for (int cell = from / 8; cell < to / 8; cell++)
				area_text(g->pen->a, g->x + x, g->y + g->h - 1 - cell, role, 0, chart_glyph(g->pen, k), 1);
			if (to % 8 > 0 && k + 1 == n && !g->pen->ascii && to / 8 < g->h)
				area_text(g->pen->a, g->x + x, g->y + g->h - 1 - to / 8, role, 0, eighths[to % 8], 1);
			from = to;
		}
	}
}

void
chart_draw_line(struct chart_pen *p)
{
	const struct chart *c = p->c;
	size_t n = c->parts || c->kind == CHART_LINE ? c->nseries : 1;
	int legend = n > 1 ? chart_legend(p) : 0, top = p->a->h >= 6, bottom = p->a->h >= 3;
	int h = p->a->h - legend - top - bottom, w;
	struct ticks t = chart_ticks(c->low < 0 ? c->low : 0, c->high, h / 3 > 1 ? h / 3 : 1, c->series[0].unit.whole);
	struct plot g;

	w = tick_width(&c->series[0].unit, &t);
	if (w + 8 > p->a->w || h < 2)
		w = -1;
	else
		draw_axis(p, &c->series[0].unit, &t, top, h, w);
	g = plot_new(p, w + 1, top, p->a->w - w - 1, h, &t);
	if (c->kind == CHART_AREA)
		draw_area(&g);
	else
		for (size_t k = n; k-- > 0;)
			plot_line(&g, k);
	for (size_t i = 0; i < c->nitems; i++) {
		int x = dot_x(&g, i, c->nitems) / 2, next = i + 1 < c->nitems ? dot_x(&g, i + 1, c->nitems) / 2 : g.w;

		chart_hit(p, g.x + x, 0, next > x ? next - x : 1, p->a->h, (long)i, -1);
	}
	if (bottom)
		draw_labels(&g, top + h);
	plot_show(&g);
	if (top)
		chart_caption(p, 0);
}

void
chart_draw_scatter(struct chart_pen *p)
{
	const struct chart *c = p->c;
	const struct chart_series *sx = &c->series[0], *sy = &c->series[1];
	double high[2] = { 0, 0 }, low[2] = { 0, 0 };
	int h = p->a->h - 2, w;
	struct ticks tx, ty;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < c->nitems; i++)
		for (int k = 0; k < 2; k++) {
			double v = c->series[k].values[i];

			high[k] = v > high[k] ? v : high[k];
			low[k] = v < low[k] ? v : low[k];
		}
	h = h < 1 ? 1 : h;
	ty = chart_ticks(low[1], high[1], h / 3 > 1 ? h / 3 : 1, sy->unit.whole);
	tx = chart_ticks(low[0], high[0], p->a->w / 14 > 1 ? p->a->w / 14 : 1, sx->unit.whole);
	w = tick_width(&sy->unit, &ty);
	draw_axis(p, &sy->unit, &ty, 1, h, w);
	for (int i = 0; i < tx.n; i++) {
		int n, x = w + 1 + (int)lround((double)i * (p->a->w - w - 2) / (tx.n - 1));

		buf_reset(&b);
		tick_text(&sx->unit, tx.low + tx.step * i, &b);
		n = chart_cells(buf_str(&b));
		x = i == 0 ? x : x - n / 2;
		area_text(p->a, x + n > p->a->w ? p->a->w - n : x, p->a->h - 1, ROLE_DIM, 0, buf_str(&b), n);
	}
	for (size_t i = 0; i < c->nitems; i++) {
		double fx = (sx->values[i] - tx.low) / (tx.step * (tx.n - 1));
		double fy = (sy->values[i] - ty.low) / (ty.step * (ty.n - 1));
		bool here = p->v->focused && p->v->item == (long)i;
		int x, y;

		if (isnan(fx) || isnan(fy))
			continue;
		x = w + 1 + (int)lround(fx * (p->a->w - w - 2));
		y = 1 + h - 1 - (int)lround(fy * (h - 1));
		area_text(p->a, x, y, here ? ROLE_FOCUS : chart_role(c, (long)i, 0), 0,
		    p->ascii ? "o" : here ? "\xe2\x97\x89" : "\xe2\x97\x8f", 1);
		if (here)
			area_cursor(p->a, x, y, false);
		chart_hit(p, x, y, 1, 1, (long)i, -1);
	}
	buf_reset(&b);
	if (p->v->focused && p->v->item >= 0) {
		buf_printf(&b, "%s  %s ", c->items[p->v->item].label, sx->label);
		chart_figure(sx, (size_t)p->v->item, true, &b);
		buf_printf(&b, "  %s ", sy->label);
		chart_figure(sy, (size_t)p->v->item, true, &b);
	} else {
		buf_printf(&b, "%s by %s", sy->label, sx->label);
	}
	area_right(p->a, 0, 0, p->a->w, p->v->focused ? ROLE_ACCENT : ROLE_DIM, 0, buf_str(&b));
	buf_free(&b);
}

void
chart_draw_spark(struct chart_pen *p)
{
	static const char *const levels[] = { "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84", "\xe2\x96\x85", "\xe2\x96\x86",
		"\xe2\x96\x87", "\xe2\x96\x88" };
	static const char *const ascii[] = { "_", ".", "-", "=", "+", "*", "%", "#" };
	const struct chart *c = p->c;
	const double *v = c->series[0].values;
	double span = c->high - c->low;
	size_t first = c->nitems > (size_t)p->a->w ? c->nitems - (size_t)p->a->w : 0;

	for (size_t i = first; i < c->nitems; i++) {
		bool here = p->v->focused && p->v->item == (long)i;
		int x = (int)(i - first), level = isnan(v[i]) || span <= 0 ? 0 : (int)lround((v[i] - c->low) / span * 7);

		if (!isnan(v[i]))
			area_text(p->a, x, 0, here ? ROLE_FOCUS : chart_role(c, -1, 0), 0, p->ascii ? ascii[level] : levels[level], 1);
		if (here)
			area_cursor(p->a, x, 0, false);
		chart_hit(p, x, 0, 1, 1, (long)i, -1);
	}
	if (p->a->h > 1)
		chart_caption(p, 1);
}
