/*
 * feed_place.h - a record's rows in the feed: which buckets it is in, and from when. What the files of the feed share; nobody else
 * includes this.
 */
#ifndef HC_STORE_FEED_PLACE_H
#define HC_STORE_FEED_PLACE_H

#include "base/map.h"
#include "store/db.h"
#include "store/feed.h"

#define FEED_ROWS 256	/* buckets that one record was ever in: the first are kept up */

struct feed_run {
	struct store *s;
	struct arena *arena;		/* of the run */
	struct map *sums;		/* bucket -> struct sum: what it moves by */
	bool teams;			/* there are buckets of teams */
	bool hangs;			/* there are buckets of what hangs on records */
	struct map *hung;		/* what is to be looked at again, because what it hangs on moved; feed_hang.c's */
	const struct feed_judge *judge;
	struct feed_rule *rules;
	size_t nrules;
	struct map *changed;		/* names of objects */
	struct map *buckets;		/* struct bucket_key -> its number: none is made or goes while this runs, but by it */
};

/* What is asked of a record before its rows are placed: how it stands, and where it is. Sent ahead for many at once. */
struct feed_asked { struct stmt *standing, *rows; };

struct feed_spot { int64_t bucket, seq, since; enum feed_gone gone; bool kept; };

/* A bucket's digest moves; written at the end of the run. */
void feed_sum(struct feed_run *u, int64_t bucket, const uint8_t id[16], int64_t seq, int sign);
int feed_sums_write(struct feed_run *u, struct hc_err *err);

/* The bucket's number, 0 when nobody follows it. */
int64_t feed_bucket_known(struct store *s, int64_t object, const char *kind, const uint8_t key[16]);
int feed_bucket_make(struct store *s, int64_t object, const char *kind, const uint8_t key[16], int64_t *ret, struct hc_err *err);

int feed_rule_put(struct store *s, const struct feed_rule *r, struct hc_err *err);
int feed_hang_tables(struct store *s, struct hc_err *err);
bool feed_hangs(struct store *s);
/* Adds the buckets of a record that hangs on another, up to `max` of all. */
int feed_hang_wanted(struct feed_run *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t *want, size_t *nwant, size_t max,
    struct hc_err *err);
/* The record came into a bucket or left one: what hangs on it is looked at by feed_hang_follow(). */
int feed_hang_note(struct feed_run *u, const struct object *o, const uint8_t id[16], struct hc_err *err);
int feed_hang_follow(struct feed_run *u, int64_t seq, struct hc_err *err);

/* Prepares the questions of one record; feed_place_asked() reads and gives back. */
int feed_ask(struct store *s, const struct object *o, int64_t object, const uint8_t id[16], struct feed_asked *ret, struct hc_err *err);
/* Brings the rows of one record to `seq`. force: it changed; else only if its buckets did. */
int feed_place_asked(struct feed_run *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t seq, bool force,
    struct feed_asked *q, struct hc_err *err);
int feed_place(struct feed_run *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t seq, bool force,
    struct hc_err *err);
int feed_rows_of(struct store *s, const struct object *o, int64_t object, const uint8_t id[16], struct feed_spot *rows, size_t max,
    size_t *n, struct hc_err *err);
int feed_row_put(struct feed_run *u, int64_t object, const uint8_t id[16], const struct feed_spot *old, const struct feed_spot *now,
    struct hc_err *err);

#endif
