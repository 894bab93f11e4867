/*
 * paper.h - the inside of the module: a page being filled from top to bottom, and how text and shapes get on it.
 *
 * Lengths are points (1/72 inch), y grows downwards. Colours are 0xrrggbb.
 */
#ifndef HC_PDF_PAPER_H
#define HC_PDF_PAPER_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "report/pdf.h"

#define INK 0x20262c
#define SOFT 0x6a737d
#define FAINT 0xd9dde2
#define SHADE 0xf4f6f8
#define ACCENT 0x2c5d8f
#define GOOD 0x3a8757
#define BAD 0xb5483d

#define BODY 8.5		/* size of text */
#define SMALL 7.5
#define GAP 14			/* between columns */
#define LINE PDF_TILE_ROW	/* of a row of text on a tile */

enum paper_align { LEFT, RIGHT, CENTER };

struct paper_text {		/* how a text stands */
	double size;
	int color;
	bool bold, fixed;
	enum paper_align align;
	int lines;		/* at most; 0: one */
};

struct pdf_table;

struct pdf {
	struct arena *arena;
	const char *path;
	struct pdf_head head;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	int fd;
	bool failed, begun;	/* a write failed; a page has been begun */
	bool boxes;		/* stand for letters that no font has */
	double w, h, left, top, right, bottom;	/* of the page, and of what is filled on it */
	double y;		/* next free place */
	int page;
	struct pdf_table *table;
	int64_t first_row, last_row;	/* of the table, on this page; 0: none */
	bool half;		/* a field stands at the left of y, half_h high */
	double half_h;
	double tiles_h;		/* of the row of tiles at y */
};

/* page.c */
void paper_begin(struct pdf *p);		/* a page, unless one is open */
void paper_break(struct pdf *p);		/* the next page */
/* Room for h more: the next page where there is not. */
void paper_need(struct pdf *p, double h);
void paper_settle(struct pdf *p);		/* ends a half-filled line of fields */
/* Writes text in w points, wrapped to as many lines as it may have and cut with an ellipsis; returns its height. */
double paper_text(struct pdf *p, double x, double y, double w, const struct paper_text *t, const char *s);
/* What it would take. */
void paper_measure(struct pdf *p, double w, const struct paper_text *t, const char *s, double *tw, double *th, double *base);
/* The same in steps, for columns: a layout is styled once, filled for each cell; its owner unrefs it. */
PangoLayout *paper_layout(struct pdf *p, double w, const struct paper_text *t);
void paper_fill(PangoLayout *l, const struct paper_text *t, const char *s);
void paper_size(PangoLayout *l, double *w, double *h, double *base);
void paper_show(struct pdf *p, PangoLayout *l, double x, double y, int color);
void paper_color(struct pdf *p, int color, double alpha);
void paper_box(struct pdf *p, double x, double y, double w, double h, int color, double alpha);
void paper_line(struct pdf *p, double x0, double y0, double x1, double y1, double width, int color);

/* table.c */
void paper_table(struct pdf *p, const struct pdf_column *columns, size_t n);
void paper_row(struct pdf *p, enum pdf_row kind, const char *const *cells);
void paper_table_end(struct pdf *p);
void paper_table_head(struct pdf *p);		/* again, on a new page */

/* chart.c, plot.c: inside a box. */
struct box {
	struct pdf *p;
	const struct chart *c;
	double x, y, w, h;
};
void paper_chart(struct pdf *p, double x, double w, const char *title, const struct chart *c);
void paper_list(struct pdf *p, double x, double w, const char *title, const struct pdf_cell *cells, size_t ncells, size_t nrows,
    const char *more);
void paper_tiles(struct pdf *p, int rows);
int chart_color(const struct chart *c, long item, long series);
double chart_text_width(struct pdf *p, double size, const char *s);
/* Names of several series at the bottom of the box, which becomes smaller. */
void chart_names(struct box *b);
void plot_lines(struct box *b);
void plot_scatter(struct box *b);
void plot_spark(struct box *b);

#endif
