/*
 * chart_figure.c - charts that are mostly digits: a figure, a gauge, a heat map, a table.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/cell.h"
#include "ui/chart.h"
#include "ui/theme.h"

/* A voice is told in words. */
static const char *
change_sign(const struct chart_pen *p, double by)
{
	if (p->a->canvas->plain)
		return by > 0 ? "up " : by < 0 ? "down " : "";
	if (by == 0)
		return "= ";
	if (p->ascii)
		return by > 0 ? "+" : "-";
	return by > 0 ? "\xe2\x96\xb2 " : "\xe2\x96\xbc ";
}

/* "▲ 12% on last quarter": how it went since. */
static void
draw_change(struct chart_pen *p, int y, double now)
{
	const struct chart *c = p->c;
	double by = now - c->before, share = c->before != 0 ? by / fabs(c->before) * 100 : NAN;
	struct chart_unit u = { .percent = true, .currency = "", .mark = c->series[0].unit.mark, .group = c->series[0].unit.group };
	int role = by > 0 ? ROLE_OK : by < 0 ? ROLE_WARN : ROLE_DIM, x;
	struct buf b = BUF_INIT;

	buf_adds(&b, change_sign(p, by));
	if (c->series[0].unit.percent) {
		u.percent = false;
		chart_short(&u, round(fabs(by) * 10) / 10, &b);
		buf_adds(&b, " points");
	} else if (by == 0) {
		buf_adds(&b, "unchanged");
	} else if (isnan(share)) {
		buf_adds(&b, "from nothing");
	} else {
		chart_short(&u, fabs(share) >= 10 ? round(fabs(share)) : round(fabs(share) * 10) / 10, &b);
	}
	x = area_text(p->a, 0, y, role, 0, buf_str(&b), -1);
	buf_reset(&b);
	buf_printf(&b, " on %s", c->versus);
	if (p->a->w > 40)
		buf_printf(&b, "  %s", c->before_text);
	area_fit(p->a, x, y, ROLE_DIM, 0, buf_str(&b), p->a->w - x);
	buf_free(&b);
}

/* The figure as long as it fits, else short. */
static int
draw_value(struct chart_pen *p, int y, size_t k, int role, int x)
{
	const struct chart_series *s = &p->c->series[k];
	struct buf b = BUF_INIT;
	int n;

	chart_long(&s->unit, s->values[0], &b);
	if (chart_cells(buf_str(&b)) > p->a->w - x) {
		buf_reset(&b);
		chart_short(&s->unit, s->values[0], &b);
	}
	n = area_fit(p->a, x, y, role, role == ROLE_ACCENT ? ATTR_BOLD : 0, buf_str(&b), p->a->w - x);
	buf_free(&b);
	return x + n;
}

void
chart_draw_metric(struct chart_pen *p)
{
	const struct chart *c = p->c;
	bool here = p->v->focused;
	int x = draw_value(p, 0, 0, here ? ROLE_FOCUS : ROLE_ACCENT, 0);

	if (here)
		area_cursor(p->a, 0, 0, false);
	for (size_t k = 1; k < c->nseries && k < 3; k++) {
		struct buf b = BUF_INIT;

		chart_figure(&c->series[k], 0, true, &b);
		if (c->series[k].unit.whole)
			buf_printf(&b, " %s", c->series[k].label);
		else if (*c->series[k].unit.currency != '\0')
			buf_printf(&b, " %s", c->series[k].unit.currency);
		if (x + 3 + chart_cells(buf_str(&b)) <= p->a->w)
			x += 3 + area_text(p->a, x + 3, 0, ROLE_DIM, 0, buf_str(&b), -1);
		else if (p->a->h > 2 && k == 1)
			area_fit(p->a, 0, 2, ROLE_DIM, 0, buf_str(&b), p->a->w);
		buf_free(&b);
	}
	if (c->has_before && p->a->h > 1 && !isnan(c->series[0].values[0]))
		draw_change(p, 1, c->series[0].values[0]);
	chart_hit(p, 0, 0, p->a->w, p->a->h, 0, -1);
}

void
chart_draw_gauge(struct chart_pen *p)
{
	const struct chart *c = p->c;
	const struct chart_series *s = &c->series[0];
	double v = s->values[0], most = c->has_target && c->target > 0 ? c->target * 1.25 : 1;
	double whole = s->unit.percent ? 100 : fmax(most, v);
	int x = draw_value(p, 0, 0, p->v->focused ? ROLE_FOCUS : ROLE_ACCENT, 0), w = p->a->w;
	bool reached = !c->has_target || v >= c->target;
	struct buf b = BUF_INIT;

	if (p->v->focused)
		area_cursor(p->a, 0, 0, false);
	if (c->has_target && !isnan(v)) {
		buf_printf(&b, "   target ");
		chart_long(&s->unit, c->target, &b);
		if (reached && x + chart_cells(buf_str(&b)) + 9 <= w)
			buf_adds(&b, ", reached");
		if (x + chart_cells(buf_str(&b)) <= w)
			area_fit(p->a, x, 0, reached ? ROLE_OK : ROLE_WARN, 0, buf_str(&b), w - x);
	}
	buf_free(&b);
	if (p->a->h > 1 && !isnan(v)) {
		for (int i = 0; i < w; i++)
			area_text(p->a, i, 1, ROLE_DIM, 0, p->ascii ? "." : "\xe2\x96\x91", 1);
		chart_bar(p, 0, 1, w, v / whole, reached ? ROLE_OK : ROLE_CHART_1);
		if (c->has_target) {
			int at = (int)lround(c->target / whole * w);

			area_text(p->a, at >= w ? w - 1 : at, 1, ROLE_ACCENT, 0, p->ascii ? "|" : "\xe2\x94\x82", 1);
		}
	}
	if (p->a->h > 2 && c->has_before && !isnan(v))
		draw_change(p, 2, v);
	chart_hit(p, 0, 0, w, p->a->h, 0, -1);
}

/* The heading of a column: whole, or its last word where cutting it off would leave two that look the same. */
static const char *
heat_heading(const struct chart *c, size_t k, int w)
{
	const char *s = c->series[k].label, *last = strrchr(s, ' ');

	if (chart_cells(s) <= w || last == NULL || chart_cells(last + 1) > w || chart_cells(last + 1) == 0)
		return s;
	for (size_t i = 0; i < c->nseries; i++)
		if (i != k && strncmp(c->series[i].label, s, w > 1 ? (size_t)w - 1 : 1) == 0)
			return last + 1;
	return s;
}

/* Shade and figure in each cell; columns that do not fit are counted at the end of the heading. */
void
chart_draw_heat(struct chart_pen *p)
{
	static const char *const shades[] = { " ", "\xe2\x96\x91", "\xe2\x96\x92", "\xe2\x96\x93", "\xe2\x96\x88" };
	static const char *const ascii[] = { " ", ".", "-", "+", "#" };
	const struct chart *c = p->c;
	int label = 0, cell = 3, figure = 1, shown;
	struct area body;
	struct chart_pen rows = *p;
	long from, to;

	for (size_t i = 0; i < c->nitems; i++) {
		label = chart_cells(c->items[i].label) > label ? chart_cells(c->items[i].label) : label;
		for (size_t k = 0; k < c->nseries; k++) {
			struct buf b = BUF_INIT;

			chart_figure(&c->series[k], i, false, &b);
			figure = chart_cells(buf_str(&b)) > figure ? chart_cells(buf_str(&b)) : figure;
			buf_free(&b);
		}
	}
	label = label > p->a->w * 2 / 5 ? p->a->w * 2 / 5 : label;
	cell = figure + 3;
	for (size_t k = 0; k < c->nseries && cell < 14; k++) {
		int n = chart_cells(c->series[k].label) + 1;

		if (n > cell && (label + 1 + n * (int)c->nseries) <= p->a->w)
			cell = n > 14 ? 14 : n;
	}
	shown = (p->a->w - label - 1) / cell;
	shown = shown > (int)c->nseries ? (int)c->nseries : shown < 1 ? 1 : shown;
	for (int k = 0; k < shown; k++)
		area_fit(p->a, label + 1 + k * cell, 0, p->v->focused && p->v->series == k ? ROLE_HEADER_FOCUS : ROLE_HEADER, 0,
		    heat_heading(c, (size_t)k, cell - 1), cell - 1);
	if (shown < (int)c->nseries) {
		char more[24];

		snprintf(more, sizeof(more), "+%d", (int)c->nseries - shown);
		area_right(p->a, p->a->w - 4, 0, 4, ROLE_DIM, 0, more);
	}
	body = area_sub(p->a, 0, 1, p->a->w, p->a->h - 1);
	rows.a = &body;
	chart_page(&rows, (long)c->nitems, body.h, &from, &to);
	for (long i = from; i < to; i++) {
		int y = (int)(i - from) + 1;

		area_fit(p->a, 0, y, p->v->focused && p->v->item == i ? ROLE_FOCUS : ROLE_TEXT, 0, c->items[i].label, label);
		for (int k = 0; k < shown; k++) {
			double v = c->series[k].values[i];
			bool here = p->v->focused && p->v->item == i && p->v->series == k;
			int level = v > 0 && c->high > 0 ? 1 + (int)fmin(3, floor(v / c->high * 4)) : 0, x = label + 1 + k * cell;
			struct buf b = BUF_INIT;

			if (!isnan(v) && v != 0)
				chart_figure(&c->series[k], (size_t)i, false, &b);
			for (int j = 0; j < cell - figure - 2; j++)
				area_text(p->a, x + j, y, ROLE_CHART_1, level > 2 ? ATTR_BOLD : 0, p->ascii ? ascii[level] : shades[level], 1);
			area_right(p->a, x + cell - figure - 1, y, figure, here ? ROLE_FOCUS : ROLE_TEXT, 0, buf_str(&b));
			if (here)
				area_cursor(p->a, x + 1, y, false);
			chart_hit(p, x, y, cell, 1, i, k);
			buf_free(&b);
		}
	}
}

void
chart_draw_table(struct chart_pen *p)
{
	const struct chart *c = p->c;
	int label = c->key != NULL ? chart_cells(c->key) : 0, x, widths[CHART_SERIES_MAX];
	size_t shown = 0;
	struct area body;
	struct chart_pen rows = *p;
	long from, to;

	for (size_t i = 0; i < c->nitems; i++)
		label = chart_cells(c->items[i].label) > label ? chart_cells(c->items[i].label) : label;
	label = label > p->a->w / 2 ? p->a->w / 2 : label;
	x = label;
	for (size_t k = 0; k < c->nseries && k < CHART_SERIES_MAX; k++) {
		int n = chart_cells(c->series[k].label);

		for (size_t i = 0; i < c->nitems; i++) {
			struct buf b = BUF_INIT;

			chart_figure(&c->series[k], i, true, &b);
			n = chart_cells(buf_str(&b)) > n ? chart_cells(buf_str(&b)) : n;
			buf_free(&b);
		}
		if (x + 2 + n > p->a->w)
			break;
		widths[shown++] = n;
		x += 2 + n;
	}
	if (c->key != NULL)
		area_fit(p->a, 0, 0, ROLE_HEADER, 0, c->key, label);
	x = label;
	for (size_t k = 0; k < shown; k++) {
		area_right(p->a, x + 2, 0, widths[k], ROLE_HEADER, 0, c->series[k].label);
		x += 2 + widths[k];
	}
	body = area_sub(p->a, 0, 1, p->a->w, p->a->h - 1);
	rows.a = &body;
	chart_page(&rows, (long)c->nitems, body.h, &from, &to);
	for (long i = from; i < to; i++) {
		bool here = p->v->focused && p->v->item == i;
		int y = (int)(i - from) + 1, role = here ? ROLE_FOCUS : ROLE_TEXT;

		if (here) {
			area_fill(p->a, 0, y, p->a->w, 1, ROLE_FOCUS);
			area_cursor(p->a, 0, y, false);
		}
		area_fit(p->a, 0, y, role, 0, c->items[i].label, label);
		x = label;
		for (size_t k = 0; k < shown; k++) {
			struct buf b = BUF_INIT;

			chart_figure(&c->series[k], (size_t)i, true, &b);
			area_right(p->a, x + 2, y, widths[k], role, 0, buf_str(&b));
			x += 2 + widths[k];
			buf_free(&b);
		}
		chart_hit(p, 0, y, p->a->w, 1, i, -1);
	}
}
