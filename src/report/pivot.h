/*
 * pivot.h - groups to a grid: the last key's values become columns. No drawing.
 */
#ifndef HC_REPORT_PIVOT_H
#define HC_REPORT_PIVOT_H

#include "query/query.h"

struct pivot {
	const char **titles;		/* ncolumns */
	size_t ncolumns;
	const char *const **cells;	/* nrows of ncolumns texts */
	size_t nrows;
};

/* Rows as read_groups() gives them, keys first. Columns stand in the order of their key; a missing cell is empty. At most
   1000 columns: HC_INVALID says to bucket the key. */
int pivot_make(struct arena *a, const struct query *q, struct hc_value *const *rows, size_t n, const struct locale *l,
    struct pivot *ret, struct hc_err *err);

/* Text of one group cell for people: option labels, bucket names, grouped figures; money in another currency than the base one with
   its code, of several currencies with `~`. */
void pivot_text(const struct column *col, const struct hc_value *row, const struct hc_value *v, const struct locale *l,
    struct buf *out);

#endif
