/*
 * pdf.h - pages for paper: headings, tables, fields and charts, as a PDF file.
 *
 * What draws them is a module of its own (src/pdf), opened when the first page is wanted, so that a program which prints nothing
 * carries no typesetting. A build without it says so. One document is written at a time, top to bottom; what has been added is
 * drawn and forgotten, but for the first rows of a table, by which its widths are chosen. Texts are copied.
 */
#ifndef HC_REPORT_PDF_H
#define HC_REPORT_PDF_H

#include "base/env.h"
#include "report/chart.h"

struct pdf;

enum pdf_way { PDF_PORTRAIT, PDF_LANDSCAPE, PDF_BY_TABLE };	/* the last: landscape when the table's columns need it */

struct pdf_head {
	const char *title, *line;	/* "Opportunities"; "Open  ›  stage:proposal", "" for none */
	const char *who, *when;		/* at the foot and the right; "" for none */
	enum pdf_way way;
	bool letter;			/* else A4 */
	int64_t rows;			/* of its table, for "rows 41-80 of 120"; -1: not known */
};

/* Points that a row of tiles takes, and a landscape page has for them. */
#define PDF_TILE_ROW 13.0
#define PDF_TILE(rows) (28 + (rows) * PDF_TILE_ROW)
#define PDF_ROOM 445.0

struct pdf_column {
	const char *title;
	bool right;
};

enum pdf_row { PDF_ROW, PDF_GROUP, PDF_SUM };	/* a heading uses the first cell and, at the right, the second */

struct pdf_cell {			/* of a list on a tile */
	const char *text;
	bool right;
};

struct pdf_ops {
	unsigned size;			/* of this struct: another build's module is refused */
	/* Begins the file: it is made (0600) and must not be there. */
	int (*open)(const char *path, const struct pdf_head *h, struct pdf **ret, struct hc_err *err);
	/* Ends it; with keep false, or when the disk said no, no file stays. 1: boxes stand in it for letters that no font has. */
	int (*close)(struct pdf *p, bool keep, struct hc_err *err);
	/* A section's heading; `right` in a soft voice at the end of the line, or "". */
	void (*heading)(struct pdf *p, const char *text, const char *right);
	/* A field: two beside each other, a long text over the whole width. */
	void (*field)(struct pdf *p, const char *label, const char *value, bool wide);
	void (*paragraph)(struct pdf *p, const char *text);
	void (*fixed)(struct pdf *p, const char *line);	/* a line of a screen, every character as wide as the next */
	void (*table)(struct pdf *p, const struct pdf_column *columns, size_t n);
	void (*row)(struct pdf *p, enum pdf_row kind, const char *const *cells);
	void (*table_end)(struct pdf *p);
	/* A row of tiles begins: so many rows of text high. Tiles stand from x to x + w of the width (0..1). */
	void (*tiles)(struct pdf *p, int rows);
	void (*chart)(struct pdf *p, double x, double w, const char *title, const struct chart *c);
	void (*list)(struct pdf *p, double x, double w, const char *title, const struct pdf_cell *cells, size_t ncells, size_t nrows,
	    const char *more);
};

/* The module; HC_INVALID with a sentence when this build has none. */
int pdf_load(const struct env *env, const struct pdf_ops **ret, struct hc_err *err);

#endif
