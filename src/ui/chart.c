/*
 * chart.c - what all charts share: glyphs and roles of series, bars in eighths, legend, caption; and which kind draws how.
 */
#include "ui/chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/theme.h"

int
chart_cells(const char *s)
{
	return utf8_width(s, strlen(s));
}

void
chart_hit(struct chart_pen *p, int x, int y, int w, int h, long item, long series)
{
	if (p->v->nhits < CHART_HITS)
		p->v->hits[p->v->nhits++] = (struct chart_hit){ .x = x, .y = y, .w = w, .h = h, .item = item, .series = series };
}

/* Won and lost have their own colours everywhere; else series are told apart by theirs. */
int
chart_role(const struct chart *c, long item, long series)
{
	char r = 0;

	if (c->parts && series >= 0 && (size_t)series < c->nseries)
		r = c->series[series].role;
	else if (!c->parts && item >= 0 && (size_t)item < c->nitems)
		r = c->items[item].role;
	if (r != 0)
		return r == 'w' ? ROLE_OK : ROLE_ERROR;
	if (c->kind == CHART_PIE)
		return ROLE_CHART_1 + (int)(item > 0 ? item % 8 : 0);
	return ROLE_CHART_1 + (int)(series > 0 ? series % 8 : 0);
}

const char *
chart_glyph(const struct chart_pen *p, size_t series)
{
	static const char *const blocks[] = { "\xe2\x96\x88", "\xe2\x96\x93", "\xe2\x96\x92", "\xe2\x96\x91", "\xe2\x96\x9a", "\xe2\x96\xa0",
		"\xe2\x96\xa4", "\xe2\x97\x86" };
	static const char *const ascii[] = { "#", "=", "+", "-", "o", "x", "%", "." };

	return p->ascii ? ascii[series % 8] : blocks[series % 8];
}

void
chart_figure(const struct chart_series *s, size_t item, bool wide, struct buf *out)
{
	struct chart_unit u = s->unit;

	u.currency = "";
	if (wide)
		chart_long(&u, s->values[item], out);
	else
		chart_short(&u, s->values[item], out);
}

void
chart_bar(const struct chart_pen *p, int x, int y, int w, double share, int role)
{
	static const char *const eighths[] = { "", "\xe2\x96\x8f", "\xe2\x96\x8e", "\xe2\x96\x8d", "\xe2\x96\x8c", "\xe2\x96\x8b",
		"\xe2\x96\x8a", "\xe2\x96\x89" };
	int n;

	if (!(share > 0) || w <= 0)
		return;
	share = share > 1 ? 1 : share;
	n = (int)lround(share * w * 8);
	n = n == 0 ? 1 : n;	/* what is not nothing is seen */
	if (p->ascii) {
		n = (n + 4) / 8;
		for (int i = 0; i < (n > 0 ? n : 1); i++)
			area_text(p->a, x + i, y, role, 0, "#", 1);
		return;
	}
	for (int i = 0; i < n / 8; i++)
		area_text(p->a, x + i, y, role, 0, "\xe2\x96\x88", 1);
	if (n % 8 > 0)
		area_text(p->a, x + n / 8, y, role, 0, eighths[n % 8], 1);
}

static double
series_total(const struct chart_series *s, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += isnan(s->values[i]) ? 0 : s->values[i];
	return sum;
}

/* Cells that the whole legend takes, with or without the totals. */
static int
legend_width(const struct chart *c, bool totals)
{
	int w = 0;

	for (size_t k = 0; k < c->nseries; k++) {
		struct buf b = BUF_INIT;

		chart_short(&c->series[k].unit, series_total(&c->series[k], c->nitems), &b);
		w += 4 + chart_cells(c->series[k].label) + (totals ? 1 + chart_cells(buf_str(&b)) : 0);
		buf_free(&b);
	}
	return w - 2;
}

int
chart_legend(struct chart_pen *p)
{
	const struct chart *c = p->c;
	int x = 0, y = p->a->h - 1;
	bool totals;

	if (c->nseries < 2 || p->a->h < 4)
		return 0;
	totals = legend_width(c, true) <= p->a->w;
	for (size_t k = 0; k < c->nseries; k++) {
		bool here = p->v->focused && p->v->series == (long)k;
		struct buf b = BUF_INIT;
		int need;

		if (totals)
			chart_short(&c->series[k].unit, series_total(&c->series[k], c->nitems), &b);
		need = 4 + chart_cells(c->series[k].label) + (totals ? 1 + chart_cells(buf_str(&b)) : 0);
		if (x + need > p->a->w + (k + 1 < c->nseries ? -2 : 2)) {
			char more[24];

			snprintf(more, sizeof(more), "+%zu", c->nseries - k);
			area_right(p->a, p->a->w - 4, y, 4, ROLE_DIM, 0, more);
			buf_free(&b);
			break;
		}
		area_text(p->a, x, y, chart_role(c, -1, (long)k), 0, chart_glyph(p, k), 1);
		x += 2;
		x += area_text(p->a, x, y, here ? ROLE_ACCENT : ROLE_TEXT, here ? ATTR_UNDERLINE : 0, c->series[k].label, -1) + totals;
		x += area_text(p->a, x, y, ROLE_DIM, 0, buf_str(&b), -1) + 2;
		buf_free(&b);
	}
	return 1;
}

static void
caption_item(struct chart_pen *p, size_t i, struct buf *b)
{
	const struct chart *c = p->c;
	size_t n = c->parts || c->kind == CHART_LINE ? c->nseries : 1;

	buf_adds(b, c->items[i].label);
	for (size_t k = 0; k < n && k < 4; k++) {
		buf_adds(b, "  ");
		if (n > 1)
			buf_printf(b, "%s ", c->series[k].label);
		chart_figure(&c->series[k], i, true, b);
	}
}

void
chart_caption(struct chart_pen *p, int y)
{
	const struct chart *c = p->c;
	struct buf b = BUF_INIT;
	size_t last = c->nitems, best = 0;
	int role = p->v->focused ? ROLE_ACCENT : ROLE_DIM;

	if (c->nitems == 0 || c->nseries == 0)
		return;
	if (p->v->focused && p->v->item >= 0 && (size_t)p->v->item < c->nitems) {
		caption_item(p, (size_t)p->v->item, &b);
	} else {
		for (size_t i = 0; i < c->nitems; i++)
			if (!isnan(c->series[0].values[i])) {
				last = i;
				best = c->series[0].values[i] > c->series[0].values[best] ? i : best;
			}
		if (last < c->nitems) {
			size_t n;

			buf_printf(&b, "%s ", c->items[last].label);
			chart_figure(&c->series[0], last, false, &b);
			n = b.len;
			buf_printf(&b, "   highest %s ", c->items[best].label);
			chart_figure(&c->series[0], best, false, &b);
			if (chart_cells(buf_str(&b)) > p->a->w)
				b.data[b.len = n] = '\0';
		}
	}
	area_right(p->a, 0, y, p->a->w, role, 0, buf_str(&b));
	buf_free(&b);
}

void
chart_page(struct chart_pen *p, long n, int h, long *from, long *to)
{
	struct chart_view *v = p->v;
	long rows = h < 1 ? 0 : h;
	char more[48];

	if (n > rows && rows > 1)
		rows--;
	v->page = rows;
	if (v->item >= 0 && v->item < v->top)
		v->top = v->item;
	if (v->item >= v->top + rows)
		v->top = v->item - rows + 1;
	if (v->top > n - rows)
		v->top = n - rows;
	if (v->top < 0)
		v->top = 0;
	*from = v->top;
	*to = v->top + rows < n ? v->top + rows : n;
	if (n > rows && h > 1) {
		long below = n - *to;

		if (below > 0)
			snprintf(more, sizeof(more), "%ld more", below);
		else
			snprintf(more, sizeof(more), "%ld above", *from);
		area_text(p->a, 0, h - 1, ROLE_DIM, 0, more, -1);
	}
}

bool
chart_sideways(const struct chart *c, int width, int height)
{
	switch (c->kind) {
	case CHART_LINE:
	case CHART_AREA:
	case CHART_SPARK:
	case CHART_SCATTER:
		return true;
	case CHART_BAR:
		return chart_has_columns(c, width, height);
	default:
		return false;
	}
}

void
chart_draw(const struct chart *c, const struct area *a, struct chart_view *v)
{
	struct chart_pen p = { .c = c, .a = a, .v = v, .ascii = a->canvas->ascii };

	v->nhits = 0;
	v->page = 0;
	if (a->w < 1 || a->h < 1)
		return;
	if (v->item >= (long)c->nitems)
		v->item = (long)c->nitems - 1;
	if (v->series >= (long)c->nseries)
		v->series = -1;
	if (c->nitems == 0) {
		area_wrap(a, 0, 0, a->w, a->h, ROLE_DIM, "Nothing to count here yet.");
		return;
	}
	/* a voice reads figures, not dots */
	switch (a->canvas->plain && c->kind != CHART_METRIC && c->kind != CHART_GAUGE ? CHART_TABLE : c->kind) {
	case CHART_METRIC:
		chart_draw_metric(&p);
		break;
	case CHART_GAUGE:
		chart_draw_gauge(&p);
		break;
	case CHART_BAR:
		if (chart_has_columns(c, a->w, a->h))
			chart_draw_columns(&p);
		else
			chart_draw_bars(&p);
		break;
	case CHART_PIE:
		chart_draw_bars(&p);
		break;
	case CHART_FUNNEL:
		chart_draw_funnel(&p);
		break;
	case CHART_STACK:
		chart_draw_stack(&p);
		break;
	case CHART_LINE:
	case CHART_AREA:
		chart_draw_line(&p);
		break;
	case CHART_SCATTER:
		chart_draw_scatter(&p);
		break;
	case CHART_HEAT:
		chart_draw_heat(&p);
		break;
	case CHART_SPARK:
		chart_draw_spark(&p);
		break;
	case CHART_TABLE:
	case CHART_KINDS:
		chart_draw_table(&p);
		break;
	}
}

int
chart_height(const struct chart *c, int width)
{
	int n = (int)(c->nitems < 200 ? c->nitems : 200);

	switch (c->kind) {
	case CHART_METRIC:
		return c->has_before ? 2 : 1;
	case CHART_GAUGE:
		return 3;
	case CHART_SPARK:
		return 2;
	case CHART_LINE:
	case CHART_AREA:
	case CHART_SCATTER:
		return 12;
	case CHART_BAR:
		return chart_has_columns(c, width, 12) ? 12 : n;
	case CHART_HEAT:
	case CHART_TABLE:
	case CHART_STACK:
		return n + 1;
	default:
		return n > 0 ? n : 1;
	}
}

void
chart_text(const struct chart *c, int width, bool ascii, struct buf *out)
{
	struct chart_view v = { .item = -1, .series = -1 };
	struct canvas *canvas;
	struct area a;

	width = width < 20 ? 20 : width > 200 ? 200 : width;
	canvas = canvas_new(width, chart_height(c, width));
	canvas->ascii = ascii;
	a = canvas_area(canvas);
	chart_draw(c, &a, &v);
	canvas_dump(canvas, false, out);
	canvas_free(canvas);
}
