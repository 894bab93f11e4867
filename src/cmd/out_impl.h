/*
 * out_impl.h - what the files of out share: out.c streams and knows the formats, out_cell.c knows values, out_table.c tables.
 */
#ifndef HC_CMD_OUT_IMPL_H
#define HC_CMD_OUT_IMPL_H

#include "base/json.h"
#include "cmd/out.h"

struct out {
	struct arena *arena;
	FILE *file;
	struct buf *to;		/* instead of file */
	struct buf pending;
	bool tty;
	int width;
	enum out_format format;
	const struct locale *locale;
	bool failed;

	const struct query *query;
	const char *const *titles;
	size_t ncolumns;
	bool with_id;		/* a table's first column: the last six digits */
	struct arena *rows_arena;
	VEC(const char **) held;
	int *widths;
	bool *right;
	bool streaming;
	size_t nrows;
};

/* out.c */
void out_flush_some(struct out *o);	/* when enough is pending */
/* out_cell.c: the figure of column i of a row: of a group in the currency that all its amounts have. */
const struct hc_value *out_figure(const struct out *o, const struct hc_value *row, size_t i);
/* Amounts of several currencies were put together: in a table `~` says so. */
bool out_is_mixed(const struct out *o, const struct hc_value *row, size_t i);
bool out_is_money(const struct column *col);
/* The currency of a figure, into buf or the organisation's; NULL: none. */
const char *out_currency(const struct out *o, const struct column *col, const struct hc_value *row, char buf[8]);
/* A value as people read it, or in machine form. */
void out_cell_text(const struct out *o, const struct column *col, const struct hc_value *row, const struct hc_value *v, bool human,
    struct buf *b);
void out_csv_cell(struct buf *b, const char *s, size_t n, char sep);
void out_tsv_cell(struct buf *b, const char *s, size_t n);
void out_json_cell(struct out *o, struct jw *w, const struct column *col, const struct hc_value *row, const struct hc_value *v);
/* out_table.c: room for n columns; a cell made fit for a terminal; a row of cells, or of values; what is held back is written. */
void out_table_columns(struct out *o, size_t n);
const char *out_table_cell(struct out *o, const char *s, size_t n);
void out_table_row(struct out *o, const char **cells);
void out_table_values(struct out *o, const struct hc_value *row);
void out_table_start(struct out *o);

#endif
