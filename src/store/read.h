/*
 * read.h - rows out: single records, pages, counts, groups, search.
 */
#ifndef HC_STORE_READ_H
#define HC_STORE_READ_H

#include "store/store.h"

/* One whole record by id; deleted ones too (SLOT_DELETED says). HC_NOTFOUND. */
int read_record(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, struct hc_record **ret,
    struct hc_err *err);
/* Where each question is a round trip: asks for these records, READ_AHEAD at most, and read_record() waits for none of them. Nothing
   may be written before read_ahead_end(). */
#define READ_AHEAD 64
int read_ahead(struct store *s, const struct object *const *objects, const uint8_t *const *ids, size_t n, struct hc_err *err);
void read_ahead_end(struct store *s);
int read_record_rid(struct store *s, const struct object *o, int64_t rid, struct arena *a, struct hc_record **ret,
    struct hc_err *err);
/* The highest number that a row of the object was given: it has no more rows than this. Costs nothing. */
int64_t read_most(struct store *s, const struct object *o);
/* A few columns' titles for people: the title text of a record, "" if it is gone. */
const char *read_title(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a);

/* What query_sql() is asked for: then all that this store's database can say by itself is asked of it. A statement in SQLite's
   dialect runs too, over rows that are fetched. */
enum dialect read_dialect(const struct store *s);
/* Steps a statement of query_sql(). Rows are values by column; texts live until the next row unless copied. */
struct rows;
int read_open(struct store *s, const struct statement *st, const struct query *q, struct rows **ret, struct hc_err *err);
int read_next(struct rows *r, const struct hc_value **row, struct hc_err *err);	/* 1 a row, 0 the end, negative an error */
void read_close(struct rows *r);

/* Lets query_sql() write statements that suit what is in this store, for texts of the present moment only. A page that shows
   one record in `part` or more of a pattern is walked instead of looked up: 100 for pages, 10 for all rows and counts. */
void read_hints(struct store *s, struct query_ctx *c, unsigned part);

/* Conveniences over query_sql(): what lists, reports and commands use. *rows is an array of arrays in the arena. A page read
   backwards comes in the order of the list too: its last row is the one before the cursor. */
int read_page(struct store *s, const struct query_ctx *c, struct query *q, const struct page_at *at, bool backwards,
    struct arena *a, struct hc_value ***rows, size_t *n, struct hc_err *err);
int read_count(struct store *s, const struct query_ctx *c, struct query *q, int64_t *ret, struct hc_err *err);
/* Groups, aggregated in C where SQLite would sort; HAVING, sort and limit applied. Pivot is report/'s. */
int read_groups(struct store *s, const struct query_ctx *c, struct query *q, struct arena *a, struct hc_value ***rows,
    size_t *n, struct hc_err *err);
/* The same in two steps, for another thread: a statement that was made here runs there and asks for no rights; then the
   titles of links are filled in here. */
int read_groups_of(struct store *s, const struct query_ctx *c, struct query *q, const struct statement *st, struct arena *a,
    struct hc_value ***rows, size_t *n, struct hc_err *err);
int read_group_titles(struct store *s, const struct query_ctx *c, const struct query *q, struct arena *a,
    struct hc_value **rows, size_t n, struct hc_err *err);
/* All rows of a statement, copied into the arena. q may be NULL. */
int read_all(struct store *s, const struct statement *st, const struct query *q, struct arena *a, struct hc_value ***rows,
    size_t *n, struct hc_err *err);
/* The callback of struct match over a store: arg is the store. The text of *ret lives until 64 further calls. */
int read_select(void *store, const struct statement *st, struct hc_value *ret, struct hc_err *err);

/* Takes rows that wait for it into the search index. A search does so by itself, but not over a connection that may only read:
   who searches on another thread calls this first. HC_BUSY: stopped (store_interrupt()) or another one writes; call again. */
int read_search_ready(struct store *s, struct hc_err *err);

/* One hit of a search across objects. */
struct hit {
	const struct object *object;
	uint8_t id[16];
	const char *title, *snippet;
};
/* Ranked by bm25 below 20,000 matches, else newest first (*ranked says). only NULL: all objects. Words as typed; when those give
   fewer than `limit` hits, beginnings of words. A "quoted text" is a phrase. *total counts all matches that the user may see; unless *ranked, there are
   at least as many. */
int read_search(struct store *s, const struct query_ctx *c, const char *text, const struct object *only, size_t limit,
    struct arena *a, struct hit **ret, size_t *n, int64_t *total, bool *ranked, struct hc_err *err);

#endif
