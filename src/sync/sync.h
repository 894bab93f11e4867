/*
 * sync.h - the workstation's half of sync: a state machine that says which request comes next and takes its reply.
 *
 * No thread, no socket, no clock but the workspace's struct env. All that lasts is in the workspace file, so a crash at any
 * point goes on from there. Whoever drives it (the worker, `hotcrm sync`, the simulator) loops: sync_next(), carry the
 * request, then sync_reply() or sync_failed(). One driver at a time has a workspace (its sync lock is the driver's); edits
 * may go on meanwhile through other connections. The protocol is in sync.md sections 4 and 5, hotcrm-sync(7) for users.
 */
#ifndef HC_SYNC_SYNC_H
#define HC_SYNC_SYNC_H

#include "engine/engine.h"

struct buf;
struct sync;

enum sync_want {
	SYNC_SEND,	/* carry the request */
	SYNC_WAIT,	/* nothing before wait_ms have passed (backoff); an edit, sync_poke() or the user's key ends it sooner */
	SYNC_IDLE,	/* both sides are drained; only with sync_open(..., watch = false) */
	SYNC_STOPPED	/* the server refused for good, or this workspace is not joined: sync_status() says why */
};

struct sync_request {
	enum sync_want want;
	const char *method;		/* GET, POST; HEAD and PUT for files */
	const char *path;		/* "/v1/sync", with its query string */
	const char *body;		/* NDJSON or JSON, not compressed; NULL for GET. Lives until the next call on this sync */
	size_t len;
	const char *headers[2];		/* "Name: value", or NULL */
	bool raw;			/* bytes, not JSON, one way or the other */
	bool plain;			/* does not get smaller by packing */
	bool poll;			/* a long poll: the server answers within 60 s or so; give up after 90 */
	int64_t wait_ms;		/* of SYNC_WAIT */
};

struct sync_answer {
	int status;			/* HTTP status */
	const char *type;		/* Content-Type, may be NULL: anything but JSON is not our server (a captive portal) */
	const char *body;		/* decompressed */
	size_t len;
	int64_t retry_ms;		/* Retry-After, 0 if none */
	int64_t offset;			/* Upload-Offset; of a 206 where its range begins; -1 if none */
	const char *tag;		/* ETag, NULL if none */
	int64_t rtt_ms;			/* from the first byte sent to the first byte got; for the clock */
};

/* Makes the tables of sync if they are not there. The work must be the driver's own (another thread: STORE_SECOND).
   watch: when both sides are drained, go on with a long poll instead of SYNC_IDLE. */
int sync_open(struct work *w, bool watch, struct sync **ret, struct hc_err *err);
void sync_close(struct sync *s);	/* NULL is allowed */

/* Ties this workspace to the tenant of the key that the driver sends. `device` is a name for people ("anna's laptop").
   What is in the workspace is pushed, unless `empty`: then it is dropped. HC_CONFLICT if it is joined already. Takes
   effect through the requests that sync_next() gives from now on. */
int sync_join(struct sync *s, const char *device, bool empty, struct hc_err *err);
/* The workspace becomes one by itself; its data stays. What was not sent yet stays in the journal. */
int sync_leave(struct work *w, struct hc_err *err);
bool sync_joined(struct work *w);

int sync_next(struct sync *s, struct sync_request *ret, struct hc_err *err);
/* An error is the workspace's (disk full ...) or a HC_NET sentence about what the server said; sync_next() goes on after
   either. */
int sync_reply(struct sync *s, const struct sync_answer *a, struct hc_err *err);
/* Before sync_reply(): the request that will most likely come after this answer is taken in, so that the server can work on it
   meanwhile; its texts are in a. Its answer is good only when sync_next() then asks for the same path. False: none is foreseen. */
bool sync_ahead(struct sync *s, const struct sync_answer *a, struct arena *arena, struct sync_request *ret);
/* No reply, or not a whole one; why is for people ("could not reach crm.example.com"). */
void sync_failed(struct sync *s, const char *why);
/* Ends a wait: a key, a network that came up, a new login. */
void sync_poke(struct sync *s);

/* What the last replies brought, for windows and for the words of `hotcrm sync`; reset by reading. */
struct sync_news {
	int64_t pushed, pulled, conflicts, parked, files;
};
void sync_news(struct sync *s, struct sync_news *ret);

/* How it stands, read from the file: works in every process, joined or not, whoever drives. Strings are in the arena. */
struct sync_status {
	bool joined, joining;
	bool catching_up;		/* a large change is being taken in page by page */
	int64_t dev;
	const char *tenant, *user;	/* names from the join */
	int64_t waiting;		/* entries not acknowledged */
	int64_t newest;			/* number of the newest entry made here */
	int64_t oldest;			/* UTC ms of the oldest of them, 0 */
	int64_t conflicts;		/* open ones */
	int64_t parked;			/* refused entries of this device that wait for the user */
	int64_t last_ok, next_try;	/* UTC ms, 0: never, now */
	int64_t ahead;			/* ms that this clock is ahead of the server's, by the last replies */
	int failures;			/* in a row */
	const char *trouble;		/* the last error in words, "" when the last exchange went well */
	const char *stopped;		/* why sync does not go on by itself, "" */
	int64_t snapshot_done, snapshot_all;	/* buckets of the first load */
	int64_t files_out, bytes_out, files_in, bytes_in;	/* to send, to fetch; by sync_status_files() alone */
	const char *files_trouble;	/* why one of them waits, "" */
	const char *custom_trouble;	/* why fields of one's own do not travel, "" */
	const char *custom_lost;	/* what was defined here and otherwise by the team, as .hot text; "" */
};
int sync_status(struct work *w, struct arena *a, struct sync_status *ret, struct hc_err *err);
/* Adds how many files wait: a look at all that are named, so not for every turn. */
int sync_status_files(struct work *w, struct arena *a, struct sync_status *io, struct hc_err *err);
/* "2 to send, 1.4 MB; 3 to fetch, 20 MB (why)" of that; nothing when none waits. */
void sync_files_text(const struct sync_status *st, struct buf *out);

/* What the team defines otherwise has been looked at. */
int sync_custom_seen(struct work *w, struct hc_err *err);

/* Which files of others are fetched without being asked for: `sync set attachments`. One's own are always sent. */
enum sync_files { FILES_ALL, FILES_SMALL /* up to 1 MB */, FILES_NONE };
enum sync_files sync_files_wanted(struct work *w);

/* What waits, by object, most first. */
struct sync_queue { const char *object; int64_t entries, oldest; };
int sync_queue(struct work *w, struct arena *a, struct sync_queue **ret, size_t *n, struct hc_err *err);

/* An edit that the server refused. It stands in no list any more; its values are kept here until the user decides. */
struct sync_parked {
	int64_t n, tx, at;		/* as in the journal of this device */
	const char *object;
	uint8_t id[16];
	char op;			/* c create, u update, d delete, r restore */
	const char *code;		/* denied invalid unique schema depends gone */
	const char *reason;		/* a sentence */
	const char *field;		/* the one it is about, "" */
	const char *values;		/* JSON {"field":value} as the journal writes them */
};
int sync_parked(struct work *w, struct arena *a, struct sync_parked **ret, size_t *n, struct hc_err *err);
/* Makes the edit again, as a new one on the record as it is now; `change` (JSON {"field":value}, may be NULL) replaces
   values. The parked one goes. A record that was not there is created with its old id. */
int sync_parked_retry(struct work *w, int64_t n, const char *change, struct hc_err *err);
int sync_parked_drop(struct work *w, int64_t n, struct hc_err *err);

/* Conflicts are records of object `conflict` (core.hot): list and show them as any other. Resolving is an ordinary edit of
   the record and of the conflict in one transaction, so it works offline. take: "mine" (the edit that lost or waits),
   "theirs", or "value" with a text for the one field it is about. */
int sync_resolve(struct work *w, const uint8_t conflict[16], const char *take, const char *value, struct hc_err *err);

/* Has somebody else's change been kept from view because this field has an edit of ours that is under way? *ret is what the
   server holds. HC_NOTFOUND: no. */
int sync_theirs(struct work *w, const struct object *o, const uint8_t id[16], const struct field *f, struct arena *a,
    struct hc_value *ret, struct hc_err *err);

#endif
