/*
 * chart.h - a chart drawn in cells: eighth blocks and braille, or plain ASCII; every figure is also there in digits.
 */
#ifndef HC_UI_CHART_H
#define HC_UI_CHART_H

#include "report/chart.h"
#include "ui/canvas.h"

#define CHART_HITS 160

/* Where a mark was drawn, for the mouse. */
struct chart_hit {
	int x, y, w, h;
	long item, series;	/* series -1: all */
};

/* How it is looked at; the owner keeps it between frames. */
struct chart_view {
	long item, series;	/* under the cursor; series matters for stacks and heat maps */
	bool focused;		/* the cursor is in this chart */
	long top;		/* first row shown */
	long page;		/* rows that fitted in the last frame */
	struct chart_hit hits[CHART_HITS];
	int nhits;
};

void chart_draw(const struct chart *c, const struct area *a, struct chart_view *v);
/* Rows a chart likes to have at a width, without its title. */
int chart_height(const struct chart *c, int width);
/* Is the cursor moved from item to item by left and right (periods side by side) rather than by up and down? */
bool chart_sideways(const struct chart *c, int width, int height);
/* The chart as lines of text: the shell's `list --chart`. */
void chart_text(const struct chart *c, int width, bool ascii, struct buf *out);

/* Shared by chart*.c. */
struct chart_pen {
	const struct chart *c;
	const struct area *a;
	struct chart_view *v;
	bool ascii;
};

int chart_cells(const char *s);
void chart_hit(struct chart_pen *p, int x, int y, int w, int h, long item, long series);
int chart_role(const struct chart *c, long item, long series);
const char *chart_glyph(const struct chart_pen *p, size_t series);
/* A figure as wide as there is room for, without its currency. */
void chart_figure(const struct chart_series *s, size_t item, bool wide, struct buf *out);
/* A bar of `share` (0..1) of w cells, in eighths. */
void chart_bar(const struct chart_pen *p, int x, int y, int w, double share, int role);
/* Names of the series in the area's last row; how many rows that took. */
int chart_legend(struct chart_pen *p);
/* One row with the label and figures of the cursor's item, or of the last and the highest; the row's text is right-aligned. */
void chart_caption(struct chart_pen *p, int y);
/* Rows [*from, *to) of n that fit in h rows; a row less when not all do: then "N more" is written there. */
void chart_page(struct chart_pen *p, long n, int h, long *from, long *to);

/* chart_bars.c */
void chart_draw_bars(struct chart_pen *p);
void chart_draw_funnel(struct chart_pen *p);
void chart_draw_stack(struct chart_pen *p);
void chart_draw_columns(struct chart_pen *p);
bool chart_has_columns(const struct chart *c, int w, int h);
/* chart_plot.c */
void chart_draw_line(struct chart_pen *p);
void chart_draw_scatter(struct chart_pen *p);
void chart_draw_spark(struct chart_pen *p);
/* chart_figure.c */
void chart_draw_metric(struct chart_pen *p);
void chart_draw_gauge(struct chart_pen *p);
void chart_draw_heat(struct chart_pen *p);
void chart_draw_table(struct chart_pen *p);

#endif
