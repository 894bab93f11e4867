/*
 * pager.h - the rows of a query, a page at a time: what a list shows of a million.
 *
 * Rows come by keyset around where the user is, never by offset, and only a few pages stay in memory. A read that would
 * keep a key waiting goes to the worker; its rows appear when they come.
 */
#ifndef HC_UI_PAGER_H
#define HC_UI_PAGER_H

#include "engine/engine.h"
#include "ui/window.h"

#define PAGER_CHUNKS 12		/* pages kept */
#define PAGER_MENDS 16		/* how often some rows are read again before all are */

/* What to show: all texts are the caller's and must outlive the pager. */
struct pager_spec {
	const struct object *object;
	const char *where;		/* of the view, NULL: all */
	const char *filter;		/* typed by the user, "" or NULL: none */
	const char *also;		/* said by the place: a column of a board, groups that are folded; NULL: nothing */
	const struct field *link;	/* only rows whose link is `parent`: a related list */
	const uint8_t *parent;
	const char *sort;		/* NULL: newest first */
	const char *const *columns;	/* paths */
	size_t ncolumns;
	const uint8_t (*ids)[16];	/* only these, or all but these: marks; NULL: nothing is said */
	size_t nids;
	bool but;
	const char *title, *carry;	/* more paths that rows hold after those without showing them, or NULL */
};

struct pager_row {
	const struct hc_value *values;	/* what is shown */
	const struct hc_value *read;	/* as it came: what its place among the rows is by */
	uint8_t id[16];
	bool doubtful;			/* somebody else saved it: to be read again */
	bool gone;			/* deleted by somebody else, or no row of this query any more */
};

struct pager_chunk {		/* rows that were read together */
	struct arena *arena;
	size_t n;
};

struct pager {
	struct window *window;
	struct arena *arena;		/* of the query */
	struct pager_spec spec;
	struct query_ctx ctx;
	struct query *query;		/* columns and order; NULL until pager_use() */
	size_t id_column;
	struct pager_row *rows;		/* what is loaded, in order */
	size_t nrows, cap;
	struct pager_chunk chunks[PAGER_CHUNKS + 1];
	size_t nchunks;
	bool at_start, at_end;		/* nothing before, after */
	int64_t count;			/* -1: not known yet */
	bool counting, loading, count_again;
	bool old;			/* rows of the question before, until those of this one come */
	int64_t unsearched;		/* records that wait for the search index: the rows are not all yet */
	bool searches;			/* the question is one for the search index */
	bool indexing;			/* they are taken in now */
	int64_t known;			/* the count when the rows were read: what is more came since; -1: not known */
	bool behind;			/* others saved since */
	struct arena *mended[PAGER_MENDS];	/* values read again */
	size_t nmended;
	uint64_t count_generation;	/* of the job that counts */
	int64_t counted, count_next;	/* ticks: when the worker was asked; not before this again for what others save */
	int page;			/* rows that fill it */
	int64_t asked;			/* ticks when the worker was */
	int64_t took;			/* ticks until it answered the last time */
	bool slow;			/* rows of this question take longer than a key may: the worker reads them */
	struct hc_err err;		/* why the last read failed; code 0: it did not */
	void (*loaded)(struct window *w, long shift);	/* rows came; old ones moved `shift` places back */
};

void pager_init(struct pager *p, struct window *w, void (*loaded)(struct window *w, long shift));
void pager_free(struct pager *p);
/* Checks a spec without taking it: what is wrong with a filter being typed; err->pos is in the filter. */
int pager_check(struct work *w, const struct pager_spec *s, struct hc_err *err);
/* Takes a spec and reads the first page; on failure the old one stays. */
int pager_use(struct pager *p, const struct pager_spec *s, int rows, struct hc_err *err);
/* Reads again around the first loaded row: after a change. */
void pager_reload(struct pager *p, int rows);
/* More rows behind or in front; at once or by the worker. */
void pager_more(struct pager *p, bool backwards, int rows);
/* Starts again at the first or the last row. */
void pager_end(struct pager *p, bool last, int rows);
/* Starts again so that the record with this id is among the rows; 1 if it is there now, 0 if the query does not hold it. */
int pager_find(struct pager *p, const uint8_t id[16], int rows, struct hc_err *err);
void pager_recount(struct pager *p);
void pager_count(struct pager *p);	/* the same, also when all rows are here: others saved */
bool pager_slow(const struct pager *p);	/* rows take long enough to say so */
void pager_count_stop(struct pager *p);
/* What others save may be counted again; -1, or ms until it may: counting shall take a small part of the time. */
int pager_count_wait(const struct pager *p);
/* Esc: no more answers, what is there stays. */
void pager_stop(struct pager *p);
/* Index of a loaded record, -1: not loaded. */
long pager_index(const struct pager *p, const uint8_t id[16]);
/* The rowids of a spec's rows, in order: marks by query. */
int pager_rids(struct work *w, const struct pager_spec *s, struct arena *a, int64_t **ret, size_t *n, struct hc_err *err);
/* Rows of the pager's query that `also` leaves, in its columns and order, at once; they live in a. */
int pager_pick(struct pager *p, const char *also, size_t max, struct arena *a, struct hc_value ***rows, size_t *n,
    struct hc_err *err);
/* The query of a spec and `also`, with columns and order, in an arena. An error's pos is that of the filter, or -1. */
int pager_build(struct work *w, const struct pager_spec *s, const char *also, struct arena *a, struct query_ctx *c,
    struct query **ret, struct hc_err *err);
/* pager_news.c. Somebody else saved a record (NULL: any): rows stay where they are until they are read again. */
void pager_doubt(struct pager *p, const uint8_t id[16]);
/* Reads the doubtful ones of n rows again where they stand; false: all have to be read, pager_reload(). */
bool pager_mend(struct pager *p, size_t from, size_t n);
/* How many records came since the rows were read. */
int64_t pager_news(const struct pager *p);
/* A query of one's own over the rows of a spec and `also`: clauses such as "by stage agg n". Everything lives in a. */
int pager_query(struct work *w, const struct pager_spec *s, const char *also, const char *clauses, struct arena *a,
    struct query_ctx *c, struct query **ret, struct hc_err *err);

#endif
