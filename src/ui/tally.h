/*
 * tally.h - figures over many rows: groups, counts and sums, asked once and answered when they are there.
 *
 * A tally belongs to a window. What can be said within a frame is said at once, the rest by the worker; until then the last
 * figures stay, and `asking` tells that they are old.
 */
#ifndef HC_UI_TALLY_H
#define HC_UI_TALLY_H

#include "ui/pager.h"

#define TALLY_TITLES 5000	/* more groups than this have no titles of links */

struct tally {
	struct window *window;
	void (*done)(struct window *w);	/* new figures are here; may be NULL */
	uint64_t generation;
	bool asking;
	struct arena *arena;		/* of what follows */
	struct query_ctx ctx;
	struct query *query;		/* columns of the rows; NULL: nothing is known */
	struct hc_value **rows;
	size_t n;
	struct hc_err err;		/* why there are none; code 0: there was no trouble */
};

void tally_init(struct tally *t, struct window *w, void (*done)(struct window *w));
void tally_free(struct tally *t);
/* Asks for groups of a spec's rows: clauses as in "by stage agg n,sum.amount". What was asked before is for nothing. */
void tally_ask(struct tally *t, const struct pager_spec *s, const char *also, const char *clauses);
/* No figures any more. */
void tally_clear(struct tally *t);

/* A figure of a row as text; money in the currency that all of it has, else in the organisation's with `~` before it. */
void tally_text(struct tally *t, size_t row, size_t column, struct buf *out);
/* The same in few cells; of a currency only when it is another than the organisation's. */
void tally_short(struct tally *t, size_t row, size_t column, struct buf *out);

#endif
