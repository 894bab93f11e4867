/*
 * rest.h - what the files of the records API share: records and rows as JSON, JSON into records, idempotency.
 */
#ifndef HC_SERVE_REST_H
#define HC_SERVE_REST_H

#include "serve/local.h"
#include "store/lookup.h"

#define PAGE_USUAL 50
#define PAGE_MAX 200

/* show.c */
/* One object: every field the user may read, or those named in `only` (commas; NULL: all). HC_INVALID for an unknown name. */
int show_record(struct tenant *t, struct request *rq, struct hc_record *r, const char *only, struct jw *w, struct hc_err *err);
void show_row(struct work *w, const struct query *q, const struct hc_value *row, struct jw *jw);
/* Strong, and another one whenever the record or what this user sees of it is another: "<rev>-<hash>". */
const char *show_etag(struct request *rq, const struct hc_record *r, const void *body, size_t n);
/* The revision in an If-Match; -1 when it is none of ours. */
int64_t etag_rev(const char *etag);

/* The object of the path: known, and within the key's scope and the user's rights. The reply is filled when it is not. */
const struct object *rest_object(struct tenant *t, struct request *rq, const char *name, const char *scope, char what);
/* A live record that the user may see, by id. What he may not see is not there. */
int rest_record(struct tenant *t, struct request *rq, const struct object *o, const char *id, struct arena *a, struct hc_record **ret,
    struct hc_err *err);

/* write.c */
/* Sets the members of a JSON object on a record (RFC 7396); unknown ones are HC_INVALID. id, when it is a new record's. */
int rest_assign(struct hc_tx *tx, struct hc_record *r, json_t *members, struct hc_err *err);
/* 1 when the request was answered before and rq has that reply now, or the key was misused; 0 to go on. */
int rest_replay(struct tenant *t, struct request *rq);
/* Commits with the reply that stands in rq, kept under its Idempotency-Key when it has one; the reply is an error's if that
   fails. Warnings of the transaction become headers. */
void rest_commit(struct tenant *t, struct request *rq, struct hc_tx *tx);
/* As tx_begin() for this request. */
int rest_begin(struct tenant *t, struct request *rq, const char *label, struct hc_tx **ret, struct hc_err *err);

/* quota.c: false with the reply filled when the plan has no room for `more` records (of o, which may be NULL). */
bool quota_allows(struct server *s, struct tenant *t, struct request *rq, const struct object *o, int64_t more);
/* The same for who makes them one by one: *ret is how many fit at least when that is less than `want`, INT64_MAX without a limit; what
   to say when it was not enough; and how many there are now. */
int quota_room(struct server *s, struct tenant *t, struct request *rq, const struct object *o, int64_t want, int64_t *ret, struct hc_err *err);
const char *quota_full(struct server *s, struct tenant *t, struct request *rq, const struct object *o, struct arena *a);
void quota_made(struct server *s, struct tenant *t, struct request *rq, const struct object *o, int64_t n);

/* Fields of its own that the text would make: false, with the reply, when the plan has no room for them. */
bool quota_custom(struct server *s, struct tenant *t, struct request *rq, const char *text, struct hc_err *err);
/* Bytes of files. */
bool quota_storage(struct server *s, struct tenant *t, struct request *rq, int64_t more);

int operator_list(struct server *s, struct tenant *t, struct request *rq);
int operator_create(struct server *s, struct tenant *t, struct request *rq);
int operator_patch(struct server *s, struct tenant *t, struct request *rq);
/* Of a tenant: {"backup": "2026-11-23-151448.db"}, as GET lists them. */
int operator_backups(struct server *s, struct tenant *t, struct request *rq);
int operator_backup(struct server *s, struct tenant *t, struct request *rq);
int operator_restore(struct server *s, struct tenant *t, struct request *rq);
int operator_delete(struct server *s, struct tenant *t, struct request *rq);
int operator_key(struct server *s, struct tenant *t, struct request *rq);
int operator_usage(struct server *s, struct tenant *t, struct request *rq);
int objects_list(struct server *s, struct tenant *t, struct request *rq);
int objects_get(struct server *s, struct tenant *t, struct request *rq);
int objects_post(struct server *s, struct tenant *t, struct request *rq);
int objects_patch(struct server *s, struct tenant *t, struct request *rq);
int objects_delete(struct server *s, struct tenant *t, struct request *rq);
int objects_history(struct server *s, struct tenant *t, struct request *rq);
int objects_reveal(struct server *s, struct tenant *t, struct request *rq);	/* reveal.c */
int objects_files(struct server *s, struct tenant *t, struct request *rq);
int objects_attach(struct server *s, struct tenant *t, struct request *rq);
/* implements the observer of engine_observe(); arg is the tenant */
void blob_changed(void *arg, const struct object *o, const uint8_t id[16], char op);
void blob_lack_line(struct work *w, struct jw *out, struct arena *a);	/* "lack":[...] for this user, nothing when nothing is lost */
int blob_get(struct server *s, struct tenant *t, struct request *rq);
int blob_put(struct server *s, struct tenant *t, struct request *rq);
int bulk_run(struct server *s, struct tenant *t, struct request *rq);
int query_run(struct server *s, struct tenant *t, struct request *rq);
int aggregate_run(struct server *s, struct tenant *t, struct request *rq);
int search_run(struct server *s, struct tenant *t, struct request *rq);
int actions_list(struct server *s, struct tenant *t, struct request *rq);
int actions_post(struct server *s, struct tenant *t, struct request *rq);
int metadata_list(struct server *s, struct tenant *t, struct request *rq);
int metadata_get(struct server *s, struct tenant *t, struct request *rq);
int custom_get(struct server *s, struct tenant *t, struct request *rq);
int custom_put(struct server *s, struct tenant *t, struct request *rq);
int openapi_run(struct server *s, struct tenant *t, struct request *rq);
int docs_run(struct server *s, struct tenant *t, struct request *rq);
int sync_run(struct server *s, struct tenant *t, struct request *rq);
int sync_join_run(struct server *s, struct tenant *t, struct request *rq);
int sync_custom_run(struct server *s, struct tenant *t, struct request *rq);
int sync_lease_run(struct server *s, struct tenant *t, struct request *rq);
int sync_snapshot_run(struct server *s, struct tenant *t, struct request *rq);
int sync_digest_run(struct server *s, struct tenant *t, struct request *rq);
int sync_wait_run(struct server *s, struct tenant *t, struct request *rq);
int devices_list(struct server *s, struct tenant *t, struct request *rq);
int devices_revoke(struct server *s, struct tenant *t, struct request *rq);
int jobs_list(struct server *s, struct tenant *t, struct request *rq);
int jobs_get(struct server *s, struct tenant *t, struct request *rq);
int jobs_post(struct server *s, struct tenant *t, struct request *rq);
int jobs_retry(struct server *s, struct tenant *t, struct request *rq);
int jobs_cancel(struct server *s, struct tenant *t, struct request *rq);
int erasures_list(struct server *s, struct tenant *t, struct request *rq);
int erasures_post(struct server *s, struct tenant *t, struct request *rq);
int me_run(struct server *s, struct tenant *t, struct request *rq);

#endif
