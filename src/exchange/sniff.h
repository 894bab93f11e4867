/*
 * sniff.h - how a table is written: encoding, delimiter, quotes, line ends, what stands above the data, and what its columns hold.
 *
 * Looks at the first 256 KiB only. Every guess can be overruled; `describe` says them all in one line.
 */
#ifndef HC_EXCHANGE_SNIFF_H
#define HC_EXCHANGE_SNIFF_H

#include "base/vec.h"
#include "exchange/csv.h"
#include "exchange/kind.h"

enum format { FORMAT_CSV, FORMAT_JSON, FORMAT_NDJSON };

struct profile {
	const char *name;	/* header cells, joined by a blank; "" without a header */
	enum kind kind;
	bool never_empty;
	unsigned hints;
	size_t longest;
};

struct sniff {
	enum format format;
	enum encoding encoding;
	bool bom;
	struct csv_dialect csv;
	const char *eol;
	int preamble;		/* records above the header */
	int header;		/* header records, 0: none */
	VEC(struct profile) columns;
	char date_order;	/* 'd' 'm' 'y'; 0: nothing said */
	char mark;		/* decimal mark; 0: nothing said */
	size_t rows;		/* data records seen */
};

/* What the user said; empty members are sniffed. */
struct sniff_given {
	const char *encoding, *delimiter, *quote, *dates, *decimal;
	int header;		/* -1: sniff, else how many header records */
	/* Whether a header cell is a name that is known: settles whether there is a header. May be NULL. */
	bool (*known)(void *arg, const char *name, size_t n);
	void *arg;
};

/* Never fails on content; HC_INVALID when the user named something that does not exist. Leaves the intake rewound. */
int sniff_file(struct arena *a, struct intake *in, const struct sniff_given *g, struct sniff *ret, struct hc_err *err);
/* "UTF-8, comma, quoted with \", 1 header line, dates day first, decimal point" */
const char *sniff_describe(struct arena *a, const struct sniff *s);

/* sniff.c's own steps, apart for tests. text is UTF-8 and ends where a line ends, with a NUL behind. */
void sniff_dialect(const char *text, size_t n, const struct sniff_given *g, struct csv_dialect *ret);
void sniff_table(struct arena *a, const char *text, size_t n, const struct sniff_given *g, struct sniff *ret);

#endif
