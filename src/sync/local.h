/*
 * local.h - what the files of the workstation's half share.
 */
#ifndef HC_SYNC_LOCAL_H
#define HC_SYNC_LOCAL_H

#include "store/blob.h"
#include "store/replica.h"
#include "sync/secret.h"
#include "sync/sync.h"
#include "sync/wire.h"

#define BATCH_ENTRIES 2000	/* a transaction up to this size is one at the server too */
#define BATCH_BYTES (1 << 20)
#define STAGE_MAX 50000		/* changes that are applied at once; more are applied page by page */
#define PUT_OFF_ROWS 20000	/* a table that holds more keeps its indexes through a load */
#define LEASE_COUNT 50
#define WAIT_QUOTA INT64_C(3600000)	/* ms until a server that was full is asked again; no wait is longer */
#define COMPARE_MS INT64_C(86400000)	/* how often all buckets are compared with the server's, not only those that moved */
#define MEND_DIGITS 30
#define MEND_MOST 32		/* prefixes to look at; when there are more it is cheaper to load the bucket */
#define CLOCK_AHEAD INT64_C(300000)	/* ms that the server believes a device to be ahead */

enum asked { ASK_NOTHING, ASK_JOIN, ASK_EXCHANGE, ASK_SNAPSHOT, ASK_POLL, ASK_LEASE, ASK_DIGEST, ASK_PART, ASK_BLOB_HEAD, ASK_BLOB_PUT, ASK_BLOB_GET,
	ASK_CUSTOM, ASK_CUSTOM_PUT };

struct sync {
	struct work *work;
	struct store *store;
	struct arena *arena;		/* as long as the sync */
	struct arena *request;		/* of the request that is out */
	bool watch, need, poked;
	bool hold;			/* the server has no room: edits wait, pulling goes on */
	struct mend {			/* a bucket that differs, narrowed down by prefixes of ids: mend.c */
		int64_t bucket;		/* 0: none */
		int64_t done;		/* mended once: when it differs again it is loaded whole */
		int n, asked;
		struct mend_part { char prefix[MEND_DIGITS + 1]; bool fetch; } todo[MEND_MOST];
	} mend;
	bool compare;			/* the exchange that is out asks for the digests of all buckets */
	bool lost_sight;		/* a bucket was refused while it was loaded: the server's list is another one by now */
	bool unindexed;			/* a load left words that wait for read_search_ready() */
	const char *put_off;		/* the object whose indexes are built when its bucket is loaded; NULL none */
	enum asked asked;
	char rid[17];			/* mark on the exchange that is out */
	struct replica_bucket bucket;	/* of the snapshot that is out; its texts are in `request` */
	const char *series;		/* of the lease that is out */
	const char *custom;		/* the text of own fields that is out */
	bool boxed;			/* it asks for the key of encrypted fields, with this pair */
	uint8_t box_public[SYNC_BOX_KEY], box_private[SYNC_BOX_KEY];
	int64_t first, last;		/* entries of the exchange that is out; first 0: none */
	struct sync_news news;
	bool files;			/* there may be files to send or to fetch */
	struct arena *list;		/* of todo: files to fetch, found in one look */
	struct fileref *todo;
	size_t ntodo;
	struct fileref file;		/* the one that travels; hash "" none */
	int64_t offset;			/* how far it got, -1: the server is to be asked */
	size_t piece;			/* bytes of the next one */
	int64_t began, exchanged;	/* ticks: of the piece that is out; of the last exchange */
};

/* Keys of sync_state: dev epoch cursor ver acked place chain offset tenant name | join join_empty | failures next_try
   last_ok trouble stopped catching reload compared | secret: the name of the tenant's key that we have, "-" when the server
   speaks of none. | custom ...: custom.c */

/* client.c: several of them in one transaction, ends with NULL; and sync does not go on by itself, for this reason. */
int sync_facts(struct sync *s, const char *const (*facts)[2], struct hc_err *err);
int sync_stop_for(struct sync *s, const char *why, struct hc_err *err);

/* batch.c: the batch in flight, made when there is none and edits wait. *first 0: nothing to send. */
int batch_ready(struct sync *s, struct arena *a, int64_t *first, int64_t *last, const char **body, size_t *len, struct hc_err *err);
/* A smaller one next time; the last entry of all is parked here when it cannot be sent at all. HC_NOTFOUND: nor can nothing. */
int batch_refused(struct sync *s, const char *why, struct hc_err *err);

/* Lines of a reply into the workspace, in the transaction that is open. */
struct apply {
	struct sync *sync;
	struct work *work;
	struct store *store;
	struct hc_tx *tx;
	struct arena *arena, *line;	/* line: of one change, NULL until there is one */
	int64_t acked;			/* entries up to here are confirmed */
	int64_t snapshot;		/* the bucket whose snapshot this is, 0: a pull */
	bool anew;			/* what was erased here must come back: the server refused */
	bool loading;			/* not all buckets are loaded: what we make now may be gone before they are */
	bool unlisted;			/* the results come without the pages that say in which buckets the records are */
};
/* last: no later entry of ours is about the same record. */
int apply_result(struct apply *ap, const struct wire_entry *e, bool last, const json_t *result, struct hc_err *err);
int apply_change(struct apply *ap, const char *line, size_t len, struct hc_err *err);
/* Drops what is in no bucket any more, but for edits that wait. */
int apply_orphans(struct apply *ap, struct hc_err *err);

/* enrol.c: what the server said to a join. */
int enrol(struct sync *s, const char *body, size_t len, struct hc_err *err);
/* This device must enrol anew; its entries from n on are sent again, under the new number. seen: the server was restored and
   remembers up to there; INT64_MAX: it was not. */
int enrol_anew(struct sync *s, int64_t from, int64_t seen, struct hc_err *err);
/* All buckets are loaded anew; what is not in them then goes. */
int load_anew(struct sync *s, struct hc_err *err);
/* One of them; the others and the cursor stay as they are. */
int load_bucket(struct sync *s, struct replica_bucket *b, struct hc_err *err);

/* reply.c: a whole reply to the exchange. HC_NET: it is not whole, or not ours. */
int exchange_take(struct sync *s, const char *body, size_t len, struct hc_err *err);
int snapshot_take(struct sync *s, const char *body, size_t len, struct hc_err *err);

/* Builds the indexes that a load put off, if it did: at the end of a bucket, and whenever the load does not go on. */
int load_settle(struct sync *s, struct hc_err *err);

/* The records under one prefix. */
int part_take(struct sync *s, const char *body, size_t len, struct hc_err *err);

/* mend.c: in the transaction that is open. theirs: how many records the server counts. */
int mend_begin(struct sync *s, struct replica_bucket *b, int64_t theirs, struct hc_err *err);
void mend_ask(struct sync *s, struct sync_request *ret);
int mend_take(struct sync *s, const char *body, size_t len, struct hc_err *err);
/* The bucket is loaded whole after all. */
int mend_give_up(struct sync *s, struct hc_err *err);

/* custom.c: 1 when there is a request for objects and fields of the tenant's own, 0 when they are as the server has them. */
int custom_next(struct sync *s, struct sync_request *ret, struct hc_err *err);
int custom_take(struct sync *s, const char *body, size_t len, struct hc_err *err);
/* 1: the refusal was about them, and the rest goes on. */
int custom_refused(struct sync *s, int status, const json_t *root, const char *code, const char *detail, struct hc_err *err);

/* blob.c: 1 when there is a request for the bytes of a file, 0 when there is none (or an exchange is due: s->need). */
int blob_next(struct sync *s, struct sync_request *ret, struct hc_err *err);
/* Is this an answer for blob_take()? The others are as those of any request. */
bool blob_answered(const struct sync *s, const struct sync_answer *a);
int blob_take(struct sync *s, const struct sync_answer *a, struct hc_err *err);

/* lease.c: the series that should be refilled, NULL if none. */
const char *lease_wanted(struct sync *s, struct arena *a);
int lease_take(struct sync *s, const char *body, size_t len, struct hc_err *err);
int lease_refused(struct sync *s, struct hc_err *err);	/* not again within the hour */

#endif
