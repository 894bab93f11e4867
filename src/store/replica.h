/*
 * replica.h - what a workspace that follows a server remembers: its state, what it holds of the server, what it has sent.
 *
 * Rows and statements only; what they mean and when they change is sync/'s. Values travel as JSON in the form of the
 * journal's diffs: decimals, ids and options are text, whole numbers are numbers.
 */
#ifndef HC_STORE_REPLICA_H
#define HC_STORE_REPLICA_H

#include "base/json.h"
#include "store/journal.h"

/* Whether a field travels: it has a column, is no roll-up and no id. */
bool replica_field(const struct field *f);
/* A value of the wire in a field's form; strict, since it comes from outside. HC_INVALID. */
int replica_value(const struct field *f, const json_t *j, struct arena *a, struct hc_value *ret, struct hc_err *err);
void replica_value_add(struct jw *w, const struct hc_value *v);

/* Small facts of either half. *ret in the arena, NULL if there is none. */
int replica_get(struct store *s, struct arena *a, const char *key, const char **ret, struct hc_err *err);
int64_t replica_int(struct store *s, const char *key, int64_t otherwise);
int replica_put(struct store *s, const char *key, const char *value, struct hc_err *err);	/* NULL removes */
int replica_put_int(struct store *s, const char *key, int64_t value, struct hc_err *err);
int64_t replica_hlc(struct store *s);	/* the newest that was written or seen */
/* Fields that the model does not know, as JSON beside the record; an entry in the journal says that it changed. */
int replica_extra(struct store *s, struct change *c, const struct object *o, const uint8_t id[16], const char *json,
    struct hc_err *err);
/* The clock has seen this: what is written from now on is later. */
int replica_saw(struct store *s, int64_t hlc, struct hc_err *err);

/* Entries of this device (they have n) after a place in the journal, oldest first, at most max. The label of each tx too. */
int replica_entries(struct store *s, int64_t after, size_t max, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err);
/* Those of one record with n above `after`, oldest first. */
int replica_pending(struct store *s, const struct object *o, const uint8_t id[16], int64_t after, struct arena *a,
    struct entry **ret, size_t *n, struct hc_err *err);
/* The place of the first entry with n above `after`, less one; for a journal that is read anew. */
int replica_place(struct store *s, int64_t after, int64_t *ret, struct hc_err *err);
int64_t replica_top(struct store *s);	/* the highest n given */
/* Entries with n above `after` count from 1 again (a new device); what was before has no number. The server remembers nothing
   past `seen`, so no edit was based on more. */
int replica_renumber(struct store *s, int64_t after, int64_t seen, struct hc_err *err);
/* The record as it stood right after the entry at `seq`. HC_NOTFOUND when it is gone. */
int replica_image(struct store *s, const struct object *o, const uint8_t id[16], int64_t seq, struct arena *a,
    struct hc_record **ret, struct hc_err *err);
/* When the first entry behind `after` that is to be sent was written: one step, however long the queue is. 0: none waits. */
int64_t replica_oldest(struct store *s, int64_t after);
/* By object, the most first; reads the whole queue. */
struct replica_queue { const char *object; int64_t entries, oldest; };
int replica_queue(struct store *s, int64_t after, struct arena *a, struct replica_queue **ret, size_t *n, struct hc_err *err);

/* What the server's record was when it was last heard of, and through which buckets it is here (" 7 9 "). */
struct replica_rec {
	bool known;
	int64_t seq;
	const char *buckets;
};
int replica_rec(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, struct replica_rec *ret,
    struct hc_err *err);
int replica_rec_put(struct store *s, const struct object *o, const uint8_t id[16], int64_t seq, const char *buckets,
    struct hc_err *err);
/* The same when the caller has read what was (one that is not known is `known` false): half the work. */
int replica_rec_move(struct store *s, const struct object *o, const uint8_t id[16], const struct replica_rec *old, int64_t seq,
    const char *buckets, struct hc_err *err);
/* The hybrid clock stands past `limit`: it goes back to `to`. */
int replica_not_after(struct store *s, int64_t limit, int64_t to, struct hc_err *err);
int replica_flush(struct store *s, struct hc_err *err);	/* digests that wait in memory; the end of a transaction does it */
/* Until it is off again: new text is only noted, and indexed by read_search_ready() or the next search, many rows at once. */
void replica_search_later(struct store *s, bool on);
/* bulk.c: drops the indexes of an object, and takes its rows into the search index no more, until bulk_build(). *done false: it holds
   more rows than `most` or others have the file open, and all stays. Whoever opens the file after a crash builds them. */
int bulk_put_off(struct store *s, const struct object *o, int64_t most, bool *done, struct hc_err *err);
int bulk_build(struct store *s, const struct object *o, struct hc_err *err);
bool bulk_guests(const struct store *s);	/* somebody opened the file meanwhile, who needs them */
int replica_rec_drop(struct store *s, const struct object *o, const uint8_t id[16], struct hc_err *err);
/* Forgets how new records are (a server that was restored counts anew). */
int replica_rec_reset(struct store *s, struct hc_err *err);
/* What came from the server is in no bucket any more, but for users, roles and what they may: apply_orphans() then drops it. */
int replica_wipe(struct store *s, struct hc_err *err);
/* Does the diff of a deletion say that the record was merged into another? */
bool replica_merged(const json_t *diff, uint8_t into[16]);
/* Takes a bucket off all records. Those that are left in none (`none` true: those in none at all): at most max, to be dropped. */
int replica_unlist(struct store *s, int64_t bucket, struct hc_err *err);
/* The same, and what is here of it counts as older than anything the server says. */
int replica_doubt(struct store *s, int64_t bucket, struct hc_err *err);
struct replica_ref { const struct object *object; uint8_t id[16]; };
int replica_orphans(struct store *s, size_t max, struct arena *a, struct replica_ref **ret, size_t *n, struct hc_err *err);
/* Count and sum of what is here of a bucket. */
int replica_digest(struct store *s, int64_t bucket, int64_t *count, uint64_t *sum, struct hc_err *err);
/* The same by the two hex digits of the id after `prefix`; and those under one prefix are put in doubt, as replica_doubt() does. */
int replica_parts(struct store *s, int64_t bucket, const char *prefix, int64_t counts[256], uint64_t sums[256], struct hc_err *err);
int replica_doubt_part(struct store *s, int64_t bucket, const char *prefix, struct hc_err *err);
uint64_t replica_hash(const uint8_t id[16], int64_t seq);

/* Server values that hide behind an edit of ours which is not confirmed yet. */
struct replica_shadow { const char *field, *base; };	/* base: JSON */
int replica_shadows(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, struct replica_shadow **ret,
    size_t *n, struct hc_err *err);
int replica_shadow_put(struct store *s, const struct object *o, const uint8_t id[16], const char *field, const char *base,
    struct hc_err *err);
int replica_shadow_drop(struct store *s, const struct object *o, const uint8_t id[16], const char *field, struct hc_err *err);	/* NULL: all */

/* The batch in flight: the very bytes. HC_NOTFOUND: none. */
int replica_outbound(struct store *s, struct arena *a, int64_t *first, int64_t *last, const char **body, size_t *len,
    struct hc_err *err);
int replica_outbound_put(struct store *s, int64_t first, int64_t last, const char *body, size_t len, struct hc_err *err);
int replica_outbound_drop(struct store *s, struct hc_err *err);

/* Lines of pages that wait for the last one. */
int replica_stage(struct store *s, const char *line, size_t len, struct hc_err *err);
int replica_staged(struct store *s, int64_t *ret, struct hc_err *err);
/* Up to max of them from `after` on; *after becomes the last one's number. */
int replica_stage_read(struct store *s, int64_t *after, size_t max, struct arena *a, const char ***ret, size_t *n, struct hc_err *err);
int replica_stage_drop(struct store *s, struct hc_err *err);

enum replica_load { LOAD_WAITS, LOAD_DONE, LOAD_UNKNOWN };
struct replica_bucket {
	int64_t bucket;
	const char *name;	/* "all:account", "own:account", "team:account" */
	enum replica_load load;
	const char *after;	/* where its snapshot goes on */
	int64_t rank;		/* which comes first */
};
int replica_buckets(struct store *s, struct arena *a, struct replica_bucket **ret, size_t *n, struct hc_err *err);
int replica_bucket_put(struct store *s, const struct replica_bucket *b, struct hc_err *err);
int replica_bucket_drop(struct store *s, int64_t bucket, struct hc_err *err);

struct replica_parked {
	int64_t n, tx, at;
	const char *object, *code, *reason, *field, *values;
	uint8_t id[16];
	char op;
};
int replica_park(struct store *s, const struct replica_parked *p, struct hc_err *err);
int replica_parked(struct store *s, struct arena *a, struct replica_parked **ret, size_t *n, struct hc_err *err);
int replica_unpark(struct store *s, int64_t n, struct hc_err *err);	/* HC_NOTFOUND */

/* Takes a record out of the file, with its journal entries that are confirmed (n up to `acked`, or none). No trace: it is
   the server's, and not ours to see any more. */
int replica_evict(struct store *s, const struct object *o, const uint8_t id[16], int64_t acked, struct hc_err *err);
/* A record goes by another id from here on: its row, journal and the lookups that point at it. HC_CONFLICT if that is taken. */
int replica_rename(struct store *s, const struct object *o, const uint8_t from[16], const uint8_t to[16], struct hc_err *err);
/* Every live record of an object that no server is known to hold gets a create entry, to be sent: a workspace that has data joins. */
int replica_offer(struct store *s, struct change *c, const struct object *o, struct hc_err *err);
/* Records that carry something beside their fields. */
int replica_extras(struct store *s, const struct object *o, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err);
/* A field that was out of sight is back with what stands in it: an entry for each record that has a value there. */
int replica_shown(struct store *s, struct change *c, const struct field *f, struct hc_err *err);
/* Members of a JSON object, into `w`: by name what stands in a record's columns of fields that the model has not, as it travels. */
int replica_hidden(struct store *s, const struct object *o, const uint8_t id[16], struct jw *w, struct hc_err *err);
int replica_ids(struct store *s, const struct object *o, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err);

/* The workspace follows nobody any more: all of the above but refused edits. */
int replica_forget(struct store *s, struct hc_err *err);

/* Numbers that this device may give out. */
struct replica_lease { const char *series; int64_t next, last; };
int replica_lease(struct store *s, const char *series, int64_t *next, int64_t *last, struct hc_err *err);	/* HC_NOTFOUND */
int replica_lease_put(struct store *s, const char *series, int64_t next, int64_t last, struct hc_err *err);

#endif
