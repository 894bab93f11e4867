/*
 * exchange.h - the server's half of sync: entries in, results and changes out, over one tenant's workspace.
 *
 * No HTTP, no threads: a request body goes in, a status with a body comes out. The caller has authenticated, holds the one
 * writer of the tenant (these all may write), and made the work act as the request's user (work_become(), host.h). What a
 * reply says is on disk when the function returns. Bodies come in plain: the caller decompresses, with the caps below.
 *
 * The feed that pulls read is derived from the journal in the same file when somebody asks, so whatever writes through the
 * save path (REST, commands, jobs) reaches every device without telling anybody.
 */
#ifndef HC_SERVE_EXCHANGE_H
#define HC_SERVE_EXCHANGE_H

#include "base/buf.h"
#include "engine/engine.h"

#define EXCHANGE_BODY (32 << 20)	/* decompressed request */
#define EXCHANGE_LINE (1 << 20)
#define EXCHANGE_ENTRIES 5000
#define EXCHANGE_WAIT_S 55

struct exchange_reply {
	int status;		/* 200, 204, or one of sync.md section 4 */
	const char *code;	/* of problem+json: "gap", "forked", "bad-cursor" ...; NULL below 400 */
	char detail[400];	/* one sentence */
	struct buf extra;	/* further members of the problem, as `"expect":17`; empty if none */
	struct buf body;	/* below 400: JSON or NDJSON (type says) */
	const char *type;	/* "application/json" or "application/x-ndjson" */
	int64_t entries, changes;	/* taken and sent, for the log and the meter */
};
void exchange_free(struct exchange_reply *r);	/* the buffers */

/* Makes the tables of sync in a tenant's file if they are not there, and its epoch. Cheap when they are. */
int exchange_prepare(struct work *w, struct hc_err *err);

/* Each fills *r, which begins as {0}. They return 0, also when *r is a refusal; negative only when the store failed (then
   nothing was taken: 503). */

/* POST /v1/sync/join {"v":1,"name":"anna's laptop"}: enrols a device of the user. */
int exchange_join(struct work *w, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err);
/* POST /v1/sync. quarantine: of a revoked device; its entries are parked and nothing goes out. */
int exchange_sync(struct work *w, bool quarantine, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err);
/* GET /v1/sync/snapshot?dev=&bucket=&after=&limit=; after may be "". */
int exchange_snapshot(struct work *w, int64_t dev, int64_t bucket, const char *after, int64_t limit, struct exchange_reply *r,
    struct hc_err *err);
/* GET /v1/sync/wait?dev=&cursor=: 200 {"head":N} when there is something to pull now, 204 when there is not: then the caller
   suspends the request until exchange_head() moved, or EXCHANGE_WAIT_S passed. */
int exchange_wait(struct work *w, int64_t dev, const char *cursor, struct exchange_reply *r, struct hc_err *err);
/* The same, and on 204 what it waits for, in `a`: then exchange_news() tells thousands at once whom a commit concerns. */
struct exchange_watch {
	int64_t seq;			/* up to which there is nothing for it */
	uint64_t generation;		/* of the model */
	const uint32_t *buckets;	/* small, for thousands wait */
	size_t n;
};
int exchange_wait_for(struct work *w, int64_t dev, const char *cursor, struct arena *a, struct exchange_watch *ret,
    struct exchange_reply *r, struct hc_err *err);
struct exchange_news {
	bool doubt;		/* rights, or much, moved: each is to be asked by exchange_wait() */
	int64_t head;
	uint64_t generation;
	struct map *at;		/* of buckets */
};
int exchange_news(struct work *w, int64_t after, struct arena *a, struct exchange_news *ret, struct hc_err *err);
/* Whether anything that work_become() looks at may have been written after that place of the journal, whose end is *head. */
int exchange_persons_moved(struct work *w, int64_t after, int64_t *head, bool *moved, struct hc_err *err);
bool exchange_concerns(const struct exchange_news *n, const struct exchange_watch *w);
/* Grows with each commit that sync could want to send; cheap (one row). */
int exchange_head(struct work *w, int64_t *ret, struct hc_err *err);
/* GET /v1/sync/digest?dev=&bucket=&prefix=: counts and sums of a bucket by the first two hex digits of the id after `prefix`. */
int exchange_digest(struct work *w, int64_t dev, int64_t bucket, const char *prefix, struct exchange_reply *r, struct hc_err *err);
/* GET /v1/sync/snapshot?dev=&bucket=&prefix=: the records of a bucket under a prefix, all of them. */
int exchange_part(struct work *w, int64_t dev, int64_t bucket, const char *prefix, struct exchange_reply *r, struct hc_err *err);
/* POST /v1/sync/lease {"dev":17,"series":"order.number","count":50} */
int exchange_lease(struct work *w, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err);

/* GET /v1/sync/custom?dev=: objects and fields of the tenant's own, {"custom":"name of the text","text":"..."}. */
int exchange_custom(struct work *w, int64_t dev, struct exchange_reply *r, struct hc_err *err);
/* POST /v1/sync/custom {"dev":17,"base":"name","text":"..."}: an administrator's device has changed what it knew under that name. 409
   "custom-changed" when another text is here by now. The model is another generation after a 200. */
int exchange_customise(struct work *w, int64_t dev, const char *base, const char *text, struct exchange_reply *r, struct hc_err *err);

/* Devices, for the admin's commands and API. */
struct exchange_device {
	int64_t dev, last_n, acked_n, seen, created;
	uint8_t user[16];
	const char *name, *state;	/* active, revoked */
};
int exchange_devices(struct work *w, struct arena *a, struct exchange_device **ret, size_t *n, struct hc_err *err);
int exchange_revoke(struct work *w, int64_t dev, struct hc_err *err);	/* HC_NOTFOUND */
/* After a restore from a backup: a new epoch, so that every device pulls anew and pushes what the backup lacks. */
int exchange_restored(struct work *w, struct hc_err *err);

#endif
