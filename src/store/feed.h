/*
 * feed.h - what a tenant's file holds for its devices: the feed by bucket, devices and their results, refused entries.
 *
 * The feed says per bucket and record where in the journal the record was last changed: each record once, at its newest
 * place. It is derived: feed_update() brings it up to the journal, so nothing that writes needs to know of it. A place in
 * the journal is the `seq` of the protocol; places grow in the order of commits because a file has one writer at a time.
 */
#ifndef HC_STORE_FEED_H
#define HC_STORE_FEED_H

#include "store/journal.h"

int feed_tables(struct store *s, struct hc_err *err);	/* where they are missing */
int feed_rule_tables(struct store *s, struct hc_err *err);
int64_t feed_head(struct store *s);			/* the newest place in the journal */
int64_t feed_clock(struct store *s, int64_t seq);	/* of the entry at that place, 0 when there is none */
/* A bucket of the records that meet a condition, with the eyes of a user where it speaks of `me`. */
struct feed_rule {
	int64_t bucket, day;		/* day: when it was last looked at as a whole */
	int64_t number;			/* of the object, as the journal has it */
	const struct object *object;
	const char *condition, *depends;	/* depends: " account day ", what else than the record itself decides */
	uint8_t user[16];
	bool hangs;		/* it narrows a bucket of feed_hang_bucket() */
};
int feed_rules(struct store *s, struct arena *a, struct feed_rule **ret, size_t *n, struct hc_err *err);
/* Made when it is not there (*isnew), by its key; r's bucket and number are filled in. */
int feed_rule_bucket(struct store *s, const uint8_t key[16], struct feed_rule *r, bool *isnew, struct hc_err *err);
/* Who can tell: conditions are not this room's business. */
struct feed_judge {
	void *arg;
	int (*holds)(void *arg, const struct feed_rule *r, const uint8_t id[16], bool *ret, struct hc_err *err);
	int (*members)(void *arg, const struct feed_rule *r, struct arena *a, uint8_t (**ids)[16], size_t *n, struct hc_err *err);
};
int feed_rule_fill(struct store *s, const struct feed_judge *j, const struct feed_rule *r, struct hc_err *err);	/* a new one */
/* The bucket of r's object (it hangs on others: model.h) with what hangs on the records of these buckets, and meets r's condition if it
   has one. every: the buckets hold all of their objects, and whatever names such an object is in it, its record deleted or not, as
   somebody who sees all of an object is asked for nothing more. Made and filled when it is not there; r's bucket and number are filled in. */
int feed_hang_bucket(struct store *s, const struct feed_judge *j, struct feed_rule *r, const int64_t *parents, size_t n, bool every,
    struct hc_err *err);
/* Inside a transaction: takes in what the journal has since the last time. */
int feed_update(struct store *s, const struct feed_judge *j, struct hc_err *err);
int64_t feed_at(struct store *s);			/* how far it is */

/* Inside a transaction, after feed_update(): forgets what left before that instant. Cursors older than "gc_floor" expire. */
int feed_retain(struct store *s, int64_t before, struct hc_err *err);

enum feed_gone { FEED_HERE, FEED_LEFT, FEED_DELETED, FEED_PURGED };
struct feed_row {
	int64_t seq;
	const struct object *object;	/* NULL: its plugin is off */
	uint8_t id[16];
	enum feed_gone gone;		/* from the point of view of all the buckets asked for */
	bool whole;			/* came into view after `since` */
	const char *buckets;		/* " 7 9 ": those asked for that hold it */
};
/* Rows with since's eyes after `at`, about max of them, whole places only, in order. *next is where the page ends; *more. */
int feed_page(struct store *s, const int64_t *buckets, size_t nbuckets, int64_t since, int64_t at, size_t max, struct arena *a,
    struct feed_row **ret, size_t *n, int64_t *next, bool *more, struct hc_err *err);
/* Whether feed_page() would give anything. */
int feed_any(struct store *s, const int64_t *buckets, size_t nbuckets, int64_t at, bool *ret, struct hc_err *err);
/* Where something came after a place: each bucket once, with its newest place. Inside a transaction, after feed_update(). What the
   journal has no entry of, because a user's rights moved, is not told. */
struct feed_news { int64_t bucket, seq; };
int feed_news(struct store *s, int64_t after, struct arena *a, struct feed_news **ret, size_t *n, struct hc_err *err);
/* One record from the point of view of some buckets. */
int feed_record(struct store *s, const int64_t *buckets, size_t nbuckets, const struct object *o, const uint8_t id[16],
    struct arena *a, struct feed_row *ret, struct hc_err *err);

/* kind: 'a' all, 'o' own, 't' team ('r' and 's' are feed_rule_bucket()'s and feed_hang_bucket()'s). Made, and filled, when it is not there. key: the user or team; NULL for all. */
int feed_bucket(struct store *s, char kind, const struct object *o, const uint8_t *key, int64_t *ret, struct hc_err *err);
/* What a bucket is; HC_NOTFOUND. */
int feed_bucket_info(struct store *s, int64_t bucket, char *kind, const struct object **o, struct hc_err *err);
int feed_digest(struct store *s, int64_t bucket, int64_t *count, uint64_t *sum, struct hc_err *err);
/* By the two hex digits of the id after `prefix` (at most 30 of them): 256 counts and sums. */
int feed_digest_parts(struct store *s, int64_t bucket, const char *prefix, int64_t counts[256], uint64_t sums[256], struct hc_err *err);

/* The records of a bucket under a prefix, at most max; *more: there are others. */
int feed_part(struct store *s, int64_t bucket, const char *prefix, size_t max, struct arena *a, struct feed_row **ret, size_t *n,
    bool *more, struct hc_err *err);

/* A user's buckets as " 7 9 " and their version; version 0: none yet. */
int feed_scope(struct store *s, const uint8_t user[16], struct arena *a, int64_t *version, const char **buckets, struct hc_err *err);
/* His devices are told of his scope, also if it is what it was. *version becomes the next: at least the time in ms, so that one that
   an older copy of this file gives out is none that was given out before. */
int feed_scope_put(struct store *s, const uint8_t user[16], int64_t *version, const char *buckets, struct hc_err *err);

struct feed_device {
	int64_t dev, created, seen, last_n, acked_n;
	int64_t took;		/* it has everything up to this seq, as its cursor tells */
	int64_t brought;	/* its entries up to this n are what its workspace held when it joined; -1: it has not said yet */
	uint8_t user[16], chain[16], acked_chain[16];
	const char *name;
	bool revoked;
};
int feed_device(struct store *s, int64_t dev, struct arena *a, struct feed_device *ret, struct hc_err *err);	/* HC_NOTFOUND */
int feed_device_put(struct store *s, struct feed_device *d, struct hc_err *err);	/* dev 0: a new one, number filled in */
int feed_devices(struct store *s, struct arena *a, struct feed_device **ret, size_t *n, struct hc_err *err);

struct feed_result {
	int64_t seq;
	uint8_t hash[16], chain[16];	/* of the entry's line, of all lines up to it */
	const char *body;		/* the result line */
};
int feed_result(struct store *s, int64_t dev, int64_t n, struct arena *a, struct feed_result *ret, struct hc_err *err);	/* HC_NOTFOUND */
int feed_result_put(struct store *s, int64_t dev, int64_t n, const struct feed_result *r, struct hc_err *err);
int feed_result_drop(struct store *s, int64_t dev, int64_t upto, struct hc_err *err);

/* What happened to a record after a place, oldest first. */
struct feed_touch {
	int64_t seq, hlc, dev, n, at;	/* dev 0: made on the server */
	uint8_t actor[16];
	enum journal_source source;
	char op;
	const char *diff;
};
int feed_touches(struct store *s, const struct object *o, const uint8_t id[16], int64_t after, struct arena *a,
    struct feed_touch **ret, size_t *n, struct hc_err *err);
int64_t feed_newest(struct store *s, const struct object *o, const uint8_t id[16]);	/* 0: never heard of */

struct feed_parked {
	int64_t dev, n, tx, at;
	const char *object, *code, *reason, *body;
	uint8_t id[16];
};
int feed_park(struct store *s, const struct feed_parked *p, struct hc_err *err);
bool feed_is_parked(struct store *s, const char *object, const uint8_t id[16]);	/* its create was refused */
int64_t feed_parked_count(struct store *s, int64_t dev);

/* Hands out `count` numbers of a series to a device: *first .. *last. `floor`: the lowest that is free. */
int feed_lease(struct store *s, const char *series, int64_t dev, int64_t count, int64_t floor, int64_t *first, int64_t *last,
    struct hc_err *err);

#endif
