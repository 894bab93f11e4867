/*
 * plot.c - lines, areas, scatters and sparklines on paper: an axis of round figures, then curves.
 */
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "pdf/paper.h"

/* What stands at an axis is a scale, whatever went into the figures. */
static void
tick_text(const struct chart_unit *u, double v, struct buf *out)
{
	struct chart_unit plain = *u;

	buf_reset(out);
	plain.mixed = false;
	chart_short(&plain, v, out);
}

struct frame {
	struct box *b;
	double x, y, w, h;	/* inside the axes */
	struct ticks t;
};

static double
at_y(const struct frame *f, double v)
{
	return f->y + f->h - (v - f->t.low) / (f->t.step * (f->t.n - 1)) * f->h;
}

static double
at_x(const struct frame *f, size_t i)
{
	size_t n = f->b->c->nitems;

	return n < 2 ? f->x + f->w / 2 : f->x + (double)i / (double)(n - 1) * f->w;
}

static struct frame
draw_frame(struct box *b, const struct chart_unit *u, double low, double high)
{
	struct frame f = { .b = b, .y = b->y + 5, .h = b->h - 20, .t = chart_ticks(low, high, b->h > 90 ? 4 : 2, u->whole) };
	struct buf t = BUF_INIT;
	double label = 0;

	for (int i = 0; i < f.t.n; i++) {
		tick_text(u, f.t.low + f.t.step * i, &t);
		label = fmax(label, chart_text_width(b->p, SMALL, buf_str(&t)));
	}
	f.x = b->x + label + 5;
	f.w = b->w - label - 9;
	for (int i = 0; i < f.t.n; i++) {
		double v = f.t.low + f.t.step * i, y = at_y(&f, v);

		tick_text(u, v, &t);
		paper_text(b->p, b->x, y - 5, label, &(struct paper_text){ .size = SMALL, .color = SOFT, .align = RIGHT }, buf_str(&t));
		paper_line(b->p, f.x, y, f.x + f.w, y, v == 0 ? 0.8 : 0.4, v == 0 ? SOFT : FAINT);
	}
	buf_free(&t);
	return f;
}

/* Names below, as many as stand clear of each other; the last one always. */
static void
draw_labels(const struct frame *f)
{
	const struct chart *c = f->b->c;
	double end = -1e9, last = c->nitems > 0 ? chart_text_width(f->b->p, SMALL, c->items[c->nitems - 1].label) : 0;

	for (size_t i = 0; i < c->nitems; i++) {
		double w = chart_text_width(f->b->p, SMALL, c->items[i].label), x = at_x(f, i) - w / 2;

		x = x < f->b->x ? f->b->x : x + w > f->b->x + f->b->w ? f->b->x + f->b->w - w : x;
		if (x < end + 6 || (i + 1 < c->nitems && x + w + 6 > f->b->x + f->b->w - last))
			continue;
		paper_text(f->b->p, x, f->y + f->h + 4, w, &(struct paper_text){ .size = SMALL, .color = SOFT }, c->items[i].label);
		end = x + w;
	}
}

static void
draw_line(const struct frame *f, size_t k)
{
	const struct chart *c = f->b->c;
	const double *v = c->series[k].values;
	cairo_t *cr = f->b->p->cr;
	bool before = false;

	paper_color(f->b->p, chart_color(c, -1, (long)k), 1);
	cairo_set_line_width(cr, 1.6);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	for (size_t i = 0; i < c->nitems; i++) {
		if (isnan(v[i])) {
			before = false;
			continue;
		}
		if (before)
			cairo_line_to(cr, at_x(f, i), at_y(f, v[i]));
		else
			cairo_move_to(cr, at_x(f, i), at_y(f, v[i]));
		before = true;
	}
	cairo_stroke(cr);
	for (size_t i = 0; i < c->nitems && c->nitems <= 40; i++)
		if (!isnan(v[i])) {
			cairo_arc(cr, at_x(f, i), at_y(f, v[i]), 1.8, 0, 2 * G_PI);
			cairo_fill(cr);
		}
}

/* One upon the other, the first at the bottom. */
static void
draw_areas(const struct frame *f)
{
	const struct chart *c = f->b->c;
	cairo_t *cr = f->b->p->cr;
	double *base = ARENA_ARRAY(f->b->p->arena, double, c->nitems + 1);
	size_t n = c->parts ? c->nseries : 1;

	for (size_t k = 0; k < n; k++) {
		const double *v = c->series[k].values;

		paper_color(f->b->p, chart_color(c, -1, (long)k), 0.75);
		for (size_t i = 0; i < c->nitems; i++)
			cairo_line_to(cr, at_x(f, i), at_y(f, base[i] + (v[i] > 0 ? v[i] : 0)));
		for (size_t i = c->nitems; i-- > 0;)
			cairo_line_to(cr, at_x(f, i), at_y(f, base[i]));
		cairo_close_path(cr);
		cairo_fill(cr);
		for (size_t i = 0; i < c->nitems; i++)
			base[i] += v[i] > 0 ? v[i] : 0;
	}
}

void
plot_lines(struct box *b)
{
	const struct chart *c = b->c;
	struct frame f;

	if (c->parts || c->kind == CHART_LINE)
		chart_names(b);
	f = draw_frame(b, &c->series[0].unit, c->low < 0 ? c->low : 0, c->high);
	if (c->kind == CHART_AREA)
		draw_areas(&f);
	else
		for (size_t k = c->nseries; k-- > 0;)
			draw_line(&f, k);
	draw_labels(&f);
}

void
plot_scatter(struct box *b)
{
	const struct chart *c = b->c;
	const struct chart_series *sx = &c->series[0], *sy = &c->series[1];
	double low[2] = { 0, 0 }, high[2] = { 0, 0 };
	struct buf t = BUF_INIT;
	struct ticks tx;
	struct frame f;

	for (size_t i = 0; i < c->nitems; i++)
		for (int k = 0; k < 2; k++) {
			low[k] = fmin(low[k], isnan(c->series[k].values[i]) ? 0 : c->series[k].values[i]);
			high[k] = fmax(high[k], isnan(c->series[k].values[i]) ? 0 : c->series[k].values[i]);
		}
	buf_printf(&t, "%s by %s", sy->label, sx->label);
	paper_text(b->p, b->x, b->y, b->w, &(struct paper_text){ .size = SMALL, .color = SOFT, .align = RIGHT }, buf_str(&t));
	b->y += 10;
	b->h -= 10;
	f = draw_frame(b, &sy->unit, low[1], high[1]);
	tx = chart_ticks(low[0], high[0], 4, sx->unit.whole);
	for (int i = 0; i < tx.n; i++) {
		double x = f.x + (double)i / (tx.n - 1) * f.w, w;

		tick_text(&sx->unit, tx.low + tx.step * i, &t);
		w = chart_text_width(b->p, SMALL, buf_str(&t));
		x = x + w / 2 > b->x + b->w ? b->x + b->w - w : x - w / 2;
		paper_text(b->p, x, f.y + f.h + 4, w, &(struct paper_text){ .size = SMALL, .color = SOFT }, buf_str(&t));
	}
	for (size_t i = 0; i < c->nitems; i++) {
		double x = f.x + (sx->values[i] - tx.low) / (tx.step * (tx.n - 1)) * f.w;

		if (isnan(x) || isnan(sy->values[i]))
			continue;
		paper_color(b->p, chart_color(c, (long)i, 0), 0.7);
		cairo_arc(b->p->cr, x, at_y(&f, sy->values[i]), 3, 0, 2 * G_PI);
		cairo_fill(b->p->cr);
	}
	buf_free(&t);
}

/* A line without axes, its last figure beside it. */
void
plot_spark(struct box *b)
{
	const struct chart *c = b->c;
	const double *v = c->series[0].values;
	struct frame f = { .b = b, .x = b->x, .y = b->y + 3, .h = fmin(b->h, 34) - 8 };
	struct chart_unit u = c->series[0].unit;
	struct buf t = BUF_INIT;
	size_t last = c->nitems;
	double w;

	for (size_t i = 0; i < c->nitems; i++)
		last = isnan(v[i]) ? last : i;
	if (last == c->nitems)
		return;
	u.currency = "";
	chart_short(&u, v[last], &t);
	w = chart_text_width(b->p, 12, buf_str(&t));
	f.w = b->w - w - 8;
	f.t = (struct ticks){ .low = c->low, .step = c->high > c->low ? c->high - c->low : 1, .n = 2 };
	draw_line(&f, 0);
	paper_text(b->p, b->x + b->w - w, b->y + 4, w, &(struct paper_text){ .size = 12, .color = ACCENT, .bold = true, .align = RIGHT },
	    buf_str(&t));
	buf_free(&t);
}
