/*
 * scan.h - what reads whole tables or columns, and the SQL functions that gather them. Nobody outside store/ includes this.
 */
#ifndef HC_STORE_SCAN_H
#define HC_STORE_SCAN_H

#include <stdatomic.h>

#include "store/db.h"

/* rows_table.c */
int rows_register(struct store *s, struct hc_err *err);
void rows_result(struct stmt *st, int i, sqlite3_context *ctx);	/* column i of a row, as a function's result */

/* functions.c */
int functions_register(struct store *s, struct hc_err *err);
/* The same but hc_match() on a connection that is not the store's; `a` lives as long as it. Returns SQLite's code. */
int functions_add(sqlite3 *db, struct functions *with, struct arena *a);

/* aggregate.c: the SQL function hc_group() */
void aggregate_step(sqlite3_context *ctx, int n, sqlite3_value **args);
void aggregate_final(sqlite3_context *ctx);

/* resident.c */
struct resident_ask {
	struct store *s;
	unsigned part;	/* rare: at most one in so many */
};
/* implements query_ctx.rare; arg is a struct resident_ask */
bool resident_rare(void *arg, const struct field *f, const char *pattern);
/* implements query_ctx.frequent (find.c) */
bool find_frequent(void *arg, const struct object *o, const char *match);
void resident_forget(struct store *s);	/* the model changed, or rows did without a journal entry */
void resident_free(struct store *s);
/* Adds the rids of the records that match. False: they are many, or the user stopped it. */
bool resident_rids(struct store *s, const struct field *f, const char *pattern, struct buf *rids);
int match_register(struct store *s, struct hc_err *err);	/* match_table.c */

/* sweep.c: a statement that reads all rows of a table, run by two processors: each has a half of the rids, over a connection of its
   own. `st` calls hc_group() or hc_sweep() for every row whose rid lies between its last two places, which have no value in
   st->binds, and gives one row: the result of that, and the newest entry of the journal. */
struct sweep {
	const struct object *object;
	struct statement st;
	void *first, *second;		/* sinks of the two threads; the first has the smaller rids */
	bool alone;			/* one thread, one state of the file */
	bool split;			/* found: the second has rows. Else the first has them all */
	bool same;			/* found: both saw the same state of the file */
	atomic_bool quit;		/* told to both: what is left need not be read */
};
/* HC_BUSY: stopped, or the second could not go on. */
int sweep_run(struct store *s, struct sweep *sweep, struct hc_err *err);

/* Every text of a column. `row` is called with `first` or `second`, on two threads. What it returns below 0 ends the sweep and is
   returned. HC_BUSY: stopped. */
struct column_sweep {
	void *first, *second;
	int (*row)(void *half, int64_t rid, const char *text, uint32_t n);
};
int sweep_column(struct store *s, const struct field *f, struct column_sweep *sweep);
int sweep_register(sqlite3 *db, struct functions *with);

#endif
