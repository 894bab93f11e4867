/*
 * chart.c - tiles of a dashboard on paper: figures, bars, funnels, stacks, heat maps, tables and short lists, as shapes.
 *
 * The model is report/chart.h, as for the screen; every shape has its figure beside it. Lines and dots are plot.c's.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "pdf/paper.h"

#define HEAD 18			/* of a tile: its title and a line */

int
chart_color(const struct chart *c, long item, long series)
{
	static const int colors[] = { 0x3569a8, 0xd78a35, 0x4b9c70, 0xbf5475, 0x8669ad, 0x55a7ae, 0xab933b, 0x7b7f86 };
	char r = 0;

	if (c->parts && series >= 0 && (size_t)series < c->nseries)
		r = c->series[series].role;
	else if (!c->parts && item >= 0 && (size_t)item < c->nitems)
		r = c->items[item].role;
	if (r != 0)
		return r == 'w' ? GOOD : BAD;
	if (c->kind == CHART_PIE)
		return colors[item > 0 ? item % 8 : 0];
	return colors[series > 0 ? series % 8 : 0];
}

double
chart_text_width(struct pdf *p, double size, const char *s)
{
	double w;

	paper_measure(p, 0, &(struct paper_text){ .size = size }, s, &w, NULL, NULL);
	return w + 1;
}

static void
figure(const struct chart_series *s, size_t item, bool wide, struct buf *out)
{
	struct chart_unit u = s->unit;

	buf_reset(out);
	u.currency = "";
	if (wide)
		chart_long(&u, s->values[item], out);
	else
		chart_short(&u, s->values[item], out);
}

static double
item_total(const struct chart *c, size_t i)
{
	double sum = 0;

	for (size_t k = 0; k < c->nseries; k++)
		sum += c->series[k].values[i] > 0 ? c->series[k].values[i] : 0;
	return sum;
}

void
chart_names(struct box *b)
{
	const struct chart *c = b->c;
	double x = b->x, y = b->y + b->h - 10;

	if (c->nseries < 2 || b->h < 40)
		return;
	for (size_t k = 0; k < c->nseries; k++) {
		double w = chart_text_width(b->p, SMALL, c->series[k].label);

		if (x + 10 + w > b->x + b->w) {
			char more[24];

			snprintf(more, sizeof(more), "+%zu", c->nseries - k);
			paper_text(b->p, x, y, 0, &(struct paper_text){ .size = SMALL, .color = SOFT }, more);
			break;
		}
		paper_box(b->p, x, y + 2, 6, 6, chart_color(c, -1, (long)k), 1);
		paper_text(b->p, x + 9, y, w, &(struct paper_text){ .size = SMALL, .color = INK }, c->series[k].label);
		x += 9 + w + 9;
	}
	b->h -= 14;
}

/* A figure as large as its tile allows, and how it went since. */
static void
draw_metric(struct box *b)
{
	const struct chart *c = b->c;
	struct buf t = BUF_INIT;
	double size = b->w < 90 ? 13 : 17, y = b->y;

	chart_long(&c->series[0].unit, c->series[0].values[0], &t);
	if (chart_text_width(b->p, size, buf_str(&t)) > b->w) {
		buf_reset(&t);
		chart_short(&c->series[0].unit, c->series[0].values[0], &t);
	}
	y += paper_text(b->p, b->x, y, b->w, &(struct paper_text){ .size = size, .color = ACCENT, .bold = true }, buf_str(&t)) + 1;
	buf_reset(&t);
	if (c->has_before && !isnan(c->series[0].values[0])) {
		double by = c->series[0].values[0] - c->before, share = c->before != 0 ? by / fabs(c->before) * 100 : NAN;

		buf_adds(&t, by > 0 ? "\xe2\x96\xb2 " : by < 0 ? "\xe2\x96\xbc " : "= ");
		if (c->series[0].unit.percent)
			buf_printf(&t, "%.1f points", fabs(by));
		else if (by == 0 || isnan(share))
			buf_adds(&t, by == 0 ? "unchanged" : "from nothing");
		else
			buf_printf(&t, "%.*f%%", fabs(share) >= 10 ? 0 : 1, fabs(share));
		buf_printf(&t, " on %s", c->versus);
		paper_text(b->p, b->x, y, b->w, &(struct paper_text){ .size = SMALL, .color = by > 0 ? GOOD : by < 0 ? BAD : SOFT },
		    buf_str(&t));
	} else if (c->nseries > 1) {
		figure(&c->series[1], 0, true, &t);
		buf_printf(&t, " %s", c->series[1].unit.whole ? c->series[1].label : c->series[1].unit.currency);
		paper_text(b->p, b->x, y, b->w, &(struct paper_text){ .size = SMALL, .color = SOFT }, buf_str(&t));
	}
	buf_free(&t);
}

static void
draw_gauge(struct box *b)
{
	const struct chart *c = b->c;
	const struct chart_series *s = &c->series[0];
	double v = s->values[0], whole = s->unit.percent ? 100 : fmax(c->has_target && c->target > 0 ? c->target * 1.25 : 1, v);
	bool reached = !c->has_target || v >= c->target;
	struct buf t = BUF_INIT;
	double y = b->y;

	chart_long(&s->unit, v, &t);
	y += paper_text(b->p, b->x, y, b->w, &(struct paper_text){ .size = 15, .color = ACCENT, .bold = true }, buf_str(&t)) + 3;
	paper_box(b->p, b->x, y, b->w, 8, FAINT, 1);
	if (!isnan(v))
		paper_box(b->p, b->x, y, b->w * fmin(1, fmax(0, v / whole)), 8, reached ? GOOD : chart_color(c, -1, 0), 1);
	if (c->has_target) {
		double x = b->x + b->w * fmin(1, c->target / whole);

		paper_line(b->p, x, y - 2, x, y + 10, 1.2, INK);
		buf_reset(&t);
		buf_adds(&t, "target ");
		chart_long(&s->unit, c->target, &t);
		paper_text(b->p, b->x, y + 11, b->w, &(struct paper_text){ .size = SMALL, .color = reached ? GOOD : SOFT }, buf_str(&t));
	}
	buf_free(&t);
}

/* How many rows fit, and what is said below them when that is not all. */
static size_t
rows_that_fit(struct box *b, size_t n, double each)
{
	size_t fit = b->h > each ? (size_t)(b->h / each) : 1;
	char more[40];

	if (fit >= n)
		return n;
	fit = fit > 1 ? fit - 1 : 1;
	snprintf(more, sizeof(more), "%zu more", n - fit);
	paper_text(b->p, b->x, b->y + b->h - 10, b->w, &(struct paper_text){ .size = SMALL, .color = SOFT }, more);
	return fit;
}

/* Labels at the left, figures at the right, between them what the kind draws. */
struct lanes {
	double label, figure, x, room, each;
	size_t n;
};

static struct lanes
make_lanes(struct box *b, bool totals)
{
	const struct chart *c = b->c;
	struct lanes l = { .each = LINE };
	struct buf t = BUF_INIT;

	l.n = rows_that_fit(b, c->nitems, l.each);
	for (size_t i = 0; i < l.n; i++) {
		l.label = fmax(l.label, chart_text_width(b->p, BODY, c->items[i].label));
		if (totals)
			chart_short(&c->series[0].unit, item_total(c, i), &t);
		else
			figure(&c->series[0], i, b->w > 200, &t);
		l.figure = fmax(l.figure, chart_text_width(b->p, BODY, buf_str(&t)));
		buf_reset(&t);
	}
	l.label = fmin(l.label, b->w * 0.38);
	l.x = b->x + l.label + 6;
	l.room = b->w - l.label - 6 - l.figure - 6;
	if (l.n == c->nitems && b->h / (double)l.n < 20 && l.n > 0)
		l.each = fmax(LINE, b->h / (double)l.n);
	buf_free(&t);
	return l;
}

static void
draw_lane(struct box *b, const struct lanes *l, size_t i, bool total)
{
	const struct chart *c = b->c;
	double y = b->y + (double)i * l->each;
	struct buf t = BUF_INIT;

	if (total)
		chart_short(&c->series[0].unit, item_total(c, i), &t);
	else
		figure(&c->series[0], i, b->w > 200, &t);
	paper_text(b->p, b->x, y, l->label, &(struct paper_text){ .size = BODY, .color = INK }, c->items[i].label);
	paper_text(b->p, b->x + b->w - l->figure, y, l->figure, &(struct paper_text){ .size = BODY, .color = INK, .align = RIGHT },
	    buf_str(&t));
	buf_free(&t);
}

static void
draw_bars(struct box *b)
{
	const struct chart *c = b->c;
	struct lanes l = make_lanes(b, false);
	double span = c->high - c->low, zero = span > 0 ? -c->low / span : 0;

	for (size_t i = 0; i < l.n; i++) {
		double v = c->series[0].values[i], y = b->y + (double)i * l.each + 2;

		draw_lane(b, &l, i, false);
		if (isnan(v) || span <= 0)
			continue;
		if (v >= 0)
			paper_box(b->p, l.x + zero * l.room, y, fmax(0.7, v / span * l.room), LINE - 4, chart_color(c, (long)i, 0), 1);
		else
			paper_box(b->p, l.x + (v - c->low) / span * l.room, y, -v / span * l.room, LINE - 4, BAD, 1);
	}
}

static void
draw_funnel(struct box *b)
{
	const struct chart *c = b->c;
	struct lanes l = make_lanes(b, false);

	for (size_t i = 0; i < l.n; i++) {
		double v = c->series[0].values[i], w;

		draw_lane(b, &l, i, false);
		if (!(v > 0) || !(c->high > 0))
			continue;
		w = fmax(1, v / c->high * l.room);
		paper_box(b->p, l.x + (l.room - w) / 2, b->y + (double)i * l.each + 1.5, w, LINE - 3, chart_color(c, (long)i, 0), 1);
	}
}

static void
draw_stack(struct box *b)
{
	const struct chart *c = b->c;
	struct lanes l;

	chart_names(b);
	l = make_lanes(b, true);
	for (size_t i = 0; i < l.n; i++) {
		double x = l.x;

		draw_lane(b, &l, i, true);
		for (size_t k = 0; k < c->nseries && c->high > 0; k++) {
			double v = c->series[k].values[i], w = v > 0 ? v / c->high * l.room : 0;

			paper_box(b->p, x, b->y + (double)i * l.each + 2, w, LINE - 4, chart_color(c, (long)i, (long)k), 1);
			x += w;
		}
	}
}

/* Time runs from left to right: bars stand. */
static bool
has_columns(const struct box *b)
{
	const struct chart *c = b->c;

	return c->kind == CHART_BAR && c->time && !c->parts && c->low >= 0 && c->nitems > 0 && b->w / (double)c->nitems >= 22 && b->h > 60;
}

static void
draw_columns(struct box *b)
{
	const struct chart *c = b->c;
	double each = b->w / (double)c->nitems, w = fmin(each * 0.72, 46), room = b->h - 26, label = 0;
	struct buf t = BUF_INIT;
	size_t step;

	for (size_t i = 0; i < c->nitems; i++)
		label = fmax(label, chart_text_width(b->p, SMALL, c->items[i].label) + 4);
	step = (size_t)ceil(label / each);
	paper_line(b->p, b->x, b->y + b->h - 13, b->x + b->w, b->y + b->h - 13, 0.6, FAINT);
	for (size_t i = 0; i < c->nitems; i++) {
		double v = c->series[0].values[i], x = b->x + (double)i * each, h = c->high > 0 && v > 0 ? v / c->high * room : 0;

		paper_box(b->p, x + (each - w) / 2, b->y + b->h - 13 - h, w, h, chart_color(c, (long)i, 0), 1);
		figure(&c->series[0], i, false, &t);
		if (!isnan(v))
			paper_text(b->p, x - 8, b->y + b->h - 13 - h - 11, each + 16,
			    &(struct paper_text){ .size = SMALL, .color = INK, .align = CENTER }, buf_str(&t));
		if (i % step == 0)
			paper_text(b->p, x, b->y + b->h - 11, each * (double)step,
			    &(struct paper_text){ .size = SMALL, .color = SOFT, .align = step > 1 ? LEFT : CENTER }, c->items[i].label);
	}
	buf_free(&t);
}

static void
draw_heat(struct box *b)
{
	const struct chart *c = b->c;
	double label = 0, cell;
	struct box rows = *b;
	struct buf t = BUF_INIT;
	size_t n, shown;

	for (size_t i = 0; i < c->nitems; i++)
		label = fmax(label, chart_text_width(b->p, BODY, c->items[i].label));
	label = fmin(label, b->w * 0.3) + 6;
	shown = (size_t)((b->w - label) / 26);
	shown = shown > c->nseries ? c->nseries : shown < 1 ? 1 : shown;
	cell = fmin((b->w - label) / (double)shown, 90);
	for (size_t k = 0; k < shown; k++)
		paper_text(b->p, b->x + label + (double)k * cell + 1, b->y, cell - 2,
		    &(struct paper_text){ .size = SMALL, .color = SOFT, .align = CENTER }, c->series[k].label);
	if (shown < c->nseries) {
		buf_printf(&t, "+%zu", c->nseries - shown);
		paper_text(b->p, b->x, b->y, label, &(struct paper_text){ .size = SMALL, .color = SOFT }, buf_str(&t));
	}
	rows.y += 12;
	rows.h -= 12;
	n = rows_that_fit(&rows, c->nitems, LINE);
	for (size_t i = 0; i < n; i++) {
		double y = rows.y + (double)i * LINE;

		paper_text(b->p, b->x, y, label - 6, &(struct paper_text){ .size = BODY, .color = INK }, c->items[i].label);
		for (size_t k = 0; k < shown; k++) {
			double v = c->series[k].values[i], share = v > 0 && c->high > 0 ? v / c->high : 0, x = b->x + label + (double)k * cell;

			paper_box(b->p, x + 0.5, y + 0.5, cell - 1, LINE - 1, chart_color(c, -1, 0), 0.06 + 0.84 * share);
			if (isnan(v) || v == 0)
				continue;
			figure(&c->series[k], i, false, &t);
			paper_text(b->p, x, y + 1, cell, &(struct paper_text){ .size = SMALL, .color = share > 0.5 ? 0xffffff : INK,
			    .align = CENTER }, buf_str(&t));
		}
	}
	buf_free(&t);
}

static void
draw_table(struct box *b)
{
	const struct chart *c = b->c;
	double w[CHART_SERIES_MAX], x = b->x + b->w;
	struct box rows = *b;
	struct buf t = BUF_INIT;
	size_t n, shown = 0;

	rows.y += 13;
	rows.h -= 13;
	n = rows_that_fit(&rows, c->nitems, LINE);
	for (size_t k = 0; k < c->nseries && k < CHART_SERIES_MAX; k++) {
		w[k] = chart_text_width(b->p, SMALL, c->series[k].label);
		for (size_t i = 0; i < n; i++) {
			figure(&c->series[k], i, true, &t);
			w[k] = fmax(w[k], chart_text_width(b->p, BODY, buf_str(&t)));
		}
		if (x - w[k] - GAP < b->x + b->w * 0.25)
			break;
		x -= w[k] + GAP;
		shown++;
	}
	if (c->key != NULL)
		paper_text(b->p, b->x, b->y, x - b->x, &(struct paper_text){ .size = SMALL, .color = SOFT, .bold = true }, c->key);
	for (size_t i = 0; i < n; i++)
		paper_text(b->p, b->x, rows.y + (double)i * LINE, x - b->x, &(struct paper_text){ .size = BODY, .color = INK }, c->items[i].label);
	for (size_t k = 0; k < shown; k++) {
		x += GAP;
		paper_text(b->p, x, b->y, w[k], &(struct paper_text){ .size = SMALL, .color = SOFT, .bold = true, .align = RIGHT },
		    c->series[k].label);
		for (size_t i = 0; i < n; i++) {
			figure(&c->series[k], i, true, &t);
			paper_text(b->p, x, rows.y + (double)i * LINE, w[k],
			    &(struct paper_text){ .size = BODY, .color = INK, .align = RIGHT }, buf_str(&t));
		}
		x += w[k];
	}
	buf_free(&t);
}

/* Tiles. */

void
paper_tiles(struct pdf *p, int rows)
{
	double h = PDF_TILE(rows);

	paper_table_end(p);
	paper_settle(p);
	p->y += p->tiles_h;
	p->tiles_h = 0;
	paper_need(p, h);
	p->tiles_h = h;
}

static struct box
tile(struct pdf *p, double x, double w, const char *title, const char *right)
{
	double all = p->right - p->left;
	struct box b = { .p = p, .x = p->left + x * all, .y = p->y, .w = w * all, .h = p->tiles_h - 10 };
	double rw = right[0] != '\0' ? chart_text_width(p, SMALL, right) : 0;

	b.w -= x + w < 0.999 ? 14 : 0;	/* between two tiles */
	paper_text(p, b.x, b.y, b.w - rw - 4, &(struct paper_text){ .size = 9, .color = INK, .bold = true }, title);
	if (rw > 0)
		paper_text(p, b.x + b.w - rw, b.y + 1, rw, &(struct paper_text){ .size = SMALL, .color = SOFT, .align = RIGHT }, right);
	paper_line(p, b.x, b.y + 13, b.x + b.w, b.y + 13, 0.6, FAINT);
	b.y += HEAD;
	b.h -= HEAD;
	return b;
}

void
paper_chart(struct pdf *p, double x, double w, const char *title, const struct chart *c)
{
	bool said = c->kind == CHART_METRIC || c->kind == CHART_GAUGE || c->nseries == 0;
	struct box b = tile(p, x, w, title, said ? "" : c->series[0].unit.currency);

	b.c = c;
	if (c->nitems == 0 || c->nseries == 0) {
		paper_text(p, b.x, b.y, b.w, &(struct paper_text){ .size = BODY, .color = SOFT }, "Nothing to count here yet.");
		return;
	}
	switch (c->kind) {
	case CHART_METRIC:
		draw_metric(&b);
		break;
	case CHART_GAUGE:
		draw_gauge(&b);
		break;
	case CHART_BAR:
	case CHART_PIE:
		has_columns(&b) ? draw_columns(&b) : draw_bars(&b);
		break;
	case CHART_FUNNEL:
		draw_funnel(&b);
		break;
	case CHART_STACK:
		draw_stack(&b);
		break;
	case CHART_LINE:
	case CHART_AREA:
		plot_lines(&b);
		break;
	case CHART_SCATTER:
		plot_scatter(&b);
		break;
	case CHART_SPARK:
		plot_spark(&b);
		break;
	case CHART_HEAT:
		draw_heat(&b);
		break;
	case CHART_TABLE:
	case CHART_KINDS:
		draw_table(&b);
		break;
	}
}

void
paper_list(struct pdf *p, double x, double w, const char *title, const struct pdf_cell *cells, size_t ncells, size_t nrows,
    const char *more)
{
	struct box b = tile(p, x, w, title, more);
	double cw[16] = {0}, used = 0, at;
	size_t n = rows_that_fit(&b, nrows, LINE), widest = 0;

	ncells = ncells > 16 ? 16 : ncells;
	for (size_t k = 0; k < ncells; k++) {
		for (size_t i = 0; i < n; i++)
			cw[k] = fmax(cw[k], chart_text_width(p, BODY, cells[i * ncells + k].text));
		used += cw[k] + (k > 0 ? 8 : 0);
	}
	for (; used > b.w; used = fmax(used - 6, b.w)) {	/* the widest text gives way */
		widest = 0;
		for (size_t k = 0; k < ncells; k++)
			widest = cw[k] > cw[widest] ? k : widest;
		cw[widest] -= used - 6 < b.w ? used - b.w : 6;
	}
	widest = 0;
	for (size_t k = 1; k < ncells; k++)	/* what is left over goes to the widest text */
		widest = cells != NULL && n > 0 && !cells[k].right && cw[k] > cw[widest] ? k : widest;
	if (ncells > 0 && used < b.w)
		cw[widest] += b.w - used;
	for (size_t i = 0; i < n; i++) {
		at = b.x;
		for (size_t k = 0; k < ncells; k++) {
			const struct pdf_cell *c = &cells[i * ncells + k];

			paper_text(p, at, b.y + (double)i * LINE, fmax(4, cw[k]),
			    &(struct paper_text){ .size = BODY, .color = k == 0 || c->right ? INK : SOFT, .align = c->right ? RIGHT : LEFT }, c->text);
			at += cw[k] + 8;
		}
	}
	if (nrows == 0)
		paper_text(p, b.x, b.y, b.w, &(struct paper_text){ .size = BODY, .color = SOFT }, "Nothing here.");
}
