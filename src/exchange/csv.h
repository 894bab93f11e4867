/*
 * csv.h - records out of delimited text (RFC 4180 and what people make of it).
 *
 * Fields point into the reader's buffer and live until the next call. A record is at most 16 MiB and 10,000 columns; beyond
 * that is an error with its line. Quotes where none belong are kept as text and reported: whether the record makes sense
 * is the caller's to judge (repair.h), who knows how many columns there should be.
 */
#ifndef HC_EXCHANGE_CSV_H
#define HC_EXCHANGE_CSV_H

#include "exchange/intake.h"

#define CSV_RECORD_MAX (16u << 20)
#define CSV_COLUMNS_MAX 10000

struct csv_dialect {
	char delimiter;
	char quote;		/* 0: quotes are text */
	char escape;		/* 0: only doubled quotes; else it takes the next quote, delimiter or itself literally; without
				   quotes it also spells \\t, \\n and \\r */
	bool skip_space;	/* "a, b": blanks after a delimiter are not data */
	bool cr_lines;		/* lines end in CR alone */
};

struct csv_field {
	const char *s;
	uint32_t len;
	bool quoted;
};

struct csv_record {
	struct csv_field *fields;
	size_t n;
	const char *raw;	/* as written, without the line end */
	size_t raw_len;
	int64_t number;		/* from 1; blank lines do not count */
	int64_t line;		/* where it begins, from 1 */
	bool odd;		/* a quote stood where none belongs */
	bool multiline;
	bool after_blank;	/* a blank line stands before it */
};

struct csv;

/* The intake must be rewound to its encoding first. `err` of the calls names line and column. */
struct csv *csv_new(struct arena *a, struct intake *in, const struct csv_dialect *d);
/* 1 a record, 0 the end, negative an error. */
int csv_next(struct csv *c, const struct csv_record **ret, struct hc_err *err);
/* The last record again, read as one line whatever its quotes say: what follows the line is read anew. */
int csv_narrow(struct csv *c, const struct csv_record **ret, struct hc_err *err);

/* Splits one record of text, all of it. Returns the number of fields, at most max are written. Scratch holds unescaped text. */
size_t csv_split(const struct csv_dialect *d, const char *s, size_t n, struct csv_field *fields, size_t max, struct buf *scratch,
    bool *odd);

/* Appends one field, quoted when it must be. */
void csv_put(const struct csv_dialect *d, const char *s, size_t n, struct buf *out);

#endif
