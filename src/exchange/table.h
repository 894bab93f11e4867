/*
 * table.h - the rows of a file, whatever its form: each with one cell per column.
 *
 * Above csv.h and json_in.h, below import.c. Lines above and below the table are left out and counted, a header that comes
 * again is skipped, broken records are mended (repair.h) or marked bad with the reason; the caller decides what to do with them.
 */
#ifndef HC_EXCHANGE_TABLE_H
#define HC_EXCHANGE_TABLE_H

#include "exchange/sniff.h"

struct row {
	const struct csv_field *cells;	/* as many as the table has columns; valid until the next row */
	int64_t number;			/* of the data row, from 1 */
	int64_t line;			/* in the file, from 1 */
	const char *raw;		/* as written, without the line end */
	size_t raw_len;
	bool mended;
	const char *bad;		/* why it cannot be read, or NULL */
};

struct table {
	struct sniff sniff;
	size_t columns;
	const char *const *names;	/* header of each column, "" if there is none */
	/* What was left out, valid at the end. */
	int64_t footer, headers_again, blank, mended, mended_bytes;
	int64_t other_table;		/* line where another table begins, which is not read; 0: none */
	void *impl;
	int (*next)(struct table *t, const struct row **ret, struct hc_err *err);
	struct intake *in;
};

/* Begins at the first data row. The table may be opened again on the same intake to read it a second time. */
int table_open(struct arena *a, struct intake *in, const struct sniff *s, struct table **ret, struct hc_err *err);
/* 1 a row, 0 the end, negative an error. */
int table_next(struct table *t, const struct row **ret, struct hc_err *err);

#endif
