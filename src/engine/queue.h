/*
 * queue.h - jobs: things to be done later, in order, tried again when they fail, given up after some tries.
 *
 * A job is a record of the local object `job`, posted in the transaction that causes it. Kinds of engine_job_kind() run inside
 * a transaction of their own. What leaves the house (mail) is taken with a lease instead, done outside, and ended in the
 * transaction that writes down its result; whoever takes long renews the lease, and one that fell silent is taken again.
 */
#ifndef HC_ENGINE_QUEUE_H
#define HC_ENGINE_QUEUE_H

#include "engine/engine.h"

#define QUEUE_TRIES 8
#define QUEUE_LEASE_MS (10 * 60 * 1000)

struct job_wish {
	const char *kind, *payload;	/* payload may be NULL */
	const char *key;		/* one job of this key waits or runs at a time; NULL: none */
	const struct hc_record *about;	/* may be NULL */
	int64_t at, priority;		/* at 0: now; the higher priority first */
};

struct job_row {
	uint8_t id[16], record[16];
	const char *kind, *status, *payload, *key, *error, *object;	/* "" when there is none; object with has_record */
	bool has_record;
	int64_t next_run, priority, attempts, created;
};

/* 1: a job of this key waits or runs already. */
int queue_post(struct hc_tx *tx, const struct job_wish *w, struct hc_err *err);
/* The first that is due of these kinds ("mail,report") is the caller's for lease_ms; 1: none is due. */
int queue_take(struct work *w, const char *kinds, int64_t lease_ms, struct arena *a, struct job_row *ret, struct hc_err *err);
int queue_beat(struct work *w, const uint8_t id[16], int64_t lease_ms, struct hc_err *err);
/* The end of one that was taken, in the caller's transaction. why NULL: done. Else it is tried again after again_ms, or has
   failed for good when that is negative or the tries are used up: then 1. */
int queue_end(struct hc_tx *tx, const uint8_t id[16], const char *why, int64_t again_ms, struct hc_err *err);
/* A person's: one that failed, was cancelled or waits is due now, with all its tries; or will not run at all. HC_NOTFOUND,
   HC_CONFLICT when it runs or is done. */
int queue_retry(struct work *w, const uint8_t id[16], struct hc_err *err);
int queue_cancel(struct work *w, const uint8_t id[16], struct hc_err *err);
int queue_read(struct work *w, const uint8_t id[16], struct arena *a, struct job_row *ret, struct hc_err *err);
/* Newest first: status and kind NULL for any; `before` an id to go on from, or NULL. */
int queue_list(struct work *w, const char *status, const char *kind, const uint8_t *before, size_t max, struct arena *a,
    struct job_row **ret, size_t *n, struct hc_err *err);
/* The live job with this key: 1 none. */
int queue_find(struct work *w, const char *key, struct arena *a, struct job_row *ret, struct hc_err *err);
/* When something is due next, ms UTC; -1: nothing waits. */
int64_t queue_next(struct work *w);

#endif
