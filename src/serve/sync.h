/*
 * sync.h - what the files of the exchange share: one request on its way through, and nobody else's business.
 */
#ifndef HC_SERVE_SYNC_H
#define HC_SERVE_SYNC_H

#include "serve/exchange.h"
#include "sync/custom.h"
#include "store/feed.h"
#include "store/replica.h"
#include "sync/wire.h"

#define SYNC_STUBS_MS (INT64_C(180) * 86400000)	/* so long it is told that a record went */
#define SYNC_SKEW_MS 300000	/* an edit further ahead than this gets the server's time */

struct cursor {
	int64_t since;		/* the device is complete up to here */
	int64_t at;		/* and has been sent this much of what follows */
	int64_t version;	/* of its scope */
};

/* What became of one entry. */
struct outcome {
	const char *status;	/* ok merged parked dup */
	bool created;		/* the record was not here before */
	bool moved;		/* it was merged away: the edit went to the record `to` */
	uint8_t to[16];
	int64_t seq;
	struct buf fields;	/* members of "f": values that are not what the entry said */
	struct buf conflicts;	/* members of "c": quoted ids */
	const char *code, *reason, *field;	/* of parked */
};

struct exchange {
	struct work *work;
	struct store *store;
	struct arena *arena;		/* of the request */
	struct exchange_reply *reply;
	struct feed_device device;
	int64_t now;
	char epoch[17];
	bool quarantine;
	bool pushing;			/* it is the exchange itself, not a question beside it */
	bool push_only;			/* a device that is too old to read what others changed */
	bool compare;			/* the device wants the digests of all its buckets, not only of those that moved */
	struct cursor cursor;
	bool fresh;			/* the device has no cursor yet */
	int64_t version;		/* of the user's scope now */
	const char *scope;		/* " 7 9 ", and the name of the text of own fields */
	char custom[CUSTOM_HASH];
	int64_t *buckets;
	size_t nbuckets;
	size_t max;			/* bytes of changes the device asks for */
	const char *box;		/* it asks for the key of encrypted fields, sealed to this; "" */
	const char *rid;		/* its mark on the request, echoed */
	VEC(struct wire_entry) entries;
	VEC(struct outcome *) outcomes;	/* of the same places; NULL: replayed */
	VEC(const char *) replays;	/* stored bodies; NULL: fresh */
	struct map *rules;		/* conditions of buckets, compiled; rule.c's */
	struct feed_judge judge;
	struct map *moved;		/* ids of records that got edits of others; NULL: none */
	struct map *created;		/* ids of records that this request made; NULL: none */
};

/* exchange.c: fills the reply with a refusal; returns 1, for "done". */
int exchange_refuse(struct exchange_reply *r, int status, const char *code, const char *fmt, ...) __attribute__((format(printf, 4, 5)));

int exchange_malformed(struct exchange *x, const struct hc_err *why, int line);
/* The request's memory and the one transaction it all happens in; finish commits on rc 0, and gives what the caller returns. */
int exchange_begin(struct exchange *x, struct work *w, struct exchange_reply *r, struct hc_err *err);
int exchange_finish(struct exchange *x, int rc, struct hc_err *err);
/* Finds a device of this user, brings the feed up, loads the scope; 1: refused. */
int exchange_device(struct exchange *x, int64_t dev, struct hc_err *err);
/* custom.c: the text of objects and fields of the tenant's own, and its name. */
int exchange_custom_now(struct exchange *x, const char **text, char hash[CUSTOM_HASH], struct hc_err *err);
int exchange_cursor(struct exchange *x, const char *text, struct hc_err *err);	/* caller.c */
/* The device by its number, if it is this user's. 1: refused. */
int caller_find(struct exchange *x, int64_t dev, struct hc_err *err);
/* The first line: who asks, and what it says of itself. 1: refused. */
int caller_read(struct exchange *x, const char *line, size_t len, struct hc_err *err);
bool exchange_may_follow(const struct exchange *x, int64_t bucket);

/* take.c: entries of one client transaction; outcomes are filled. Negative only when the store failed. */
/* Where each question to the database is a round trip: asks for all entries from `from` on what is asked of each. */
int take_ahead(struct exchange *x, size_t from, struct hc_err *err);
int take_group(struct exchange *x, size_t from, size_t to, struct hc_err *err);
/* clash.c: an edit meets a row that others have changed. */
int clash_update(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err);
int clash_delete(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err);
struct conflict {
	const char *kind, *state, *winner;
	const struct field *field;	/* the first */
	struct buf fields, base, theirs, mine;	/* names; members of JSON objects */
	const uint8_t *other;		/* user, or NULL */
};
void conflict_add(struct conflict *c, const struct field *f, const struct hc_value *base, const struct hc_value *theirs,
    const struct hc_value *mine);
int conflict_write(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, const struct hc_record *r, struct conflict *c,
    struct outcome *out, struct hc_err *err);
void conflict_free(struct conflict *c);
/* A deleted record whose part is pushed: it lives again. */
int clash_parent(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *parent, struct outcome *out,
    struct hc_err *err);
int clash_restore(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err);
/* A key that somebody else has: the value is taken out of r, into a conflict. */
int clash_unique(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *r, struct outcome *out,
    struct hc_err *err);
void outcome_field(struct outcome *out, const struct field *f, const struct hc_value *v);

/* rule.c: for feed_update(); and the bucket of a grant's condition for the request's user, 0: it selects nothing. */
const struct feed_judge *rule_judge(struct exchange *x);
int rule_bucket(struct exchange *x, const struct object *o, const char *condition, int64_t *ret, struct hc_err *err);
/* The bucket of what hangs on the records of those, and meets a condition unless it is NULL; 0: nothing can be in it. */
int rule_hang_bucket(struct exchange *x, const struct object *o, const char *condition, const int64_t *parents, size_t n, bool every, int64_t *ret,
    struct hc_err *err);
/* scope.c: the user's buckets as his rights are now. */
int scope_load(struct exchange *x, struct hc_err *err);
/* foresee.c: over the wire, what comes next is asked at once: when the transaction began, before the feed is brought up, and before
   the reply is written. */
void foresee_request(struct exchange *x, const char *body, size_t len);
void foresee_wait(struct exchange *x, int64_t dev, const char *cursor);
void foresee_places(struct exchange *x);
void foresee_reply(struct exchange *x, size_t page);
/* pull.c */
#define PAGE_ROWS 1000
int pull_changes(struct exchange *x, struct buf *out, struct hc_err *err);
/* Asks for the records of these rows at once; read_ahead_end() when they are written. */
int pull_ahead(struct exchange *x, const struct feed_row *rows, size_t n, struct hc_err *err);
/* A record as a line; fields NULL: whole. Nothing is written when it is gone meanwhile. */
int pull_line(struct exchange *x, const struct feed_row *row, const bool *fields, struct buf *out, struct hc_err *err);
/* cursor.c */
int cursor_write(struct exchange *x, const struct cursor *c, struct buf *out, struct hc_err *err);
int cursor_unseal(struct exchange *x, const char *text, struct cursor *ret, struct hc_err *err);	/* HC_INVALID: forged; HC_NOTFOUND: other epoch */

#endif
