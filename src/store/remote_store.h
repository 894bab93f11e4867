/*
 * remote_store.h - a workspace in a database over the wire: what it does otherwise than a file. The driver is remote.h.
 * Nobody outside store/ includes this.
 */
#ifndef HC_STORE_REMOTE_STORE_H
#define HC_STORE_REMOTE_STORE_H

#include "store/db.h"

/* remote.c: what a workspace in a database over the wire does otherwise */
int remote_start(struct store *s, struct hc_err *err);
int remote_begin(struct store *s, struct hc_err *err);
int remote_commit(struct store *s, struct hc_err *err);
void remote_rollback(struct store *s);
int remote_use(struct store *s, struct hc_err *err);	/* the model is new */
/* Makes the tables of the objects that a statement names. */
int remote_ready(struct store *s, const char *sql, struct hc_err *err);
int remote_table(struct store *s, const struct object *o, struct hc_err *err);
int remote_search_table(struct store *s, const struct object *o, struct hc_err *err);
int remote_index(struct store *s, const struct table *t, int64_t rid, const struct hc_value *values, struct hc_err *err);
int remote_unindex(struct store *s, const struct table *t, int64_t rid, struct hc_err *err);
int remote_reindex(struct store *s, const struct table *t, struct hc_err *err);	/* all its rows wait for the index */

/* remote_save.c: in the open transaction, over the wire alone */
int remote_rid(struct store *s, struct table *t, int64_t *ret, struct hc_err *err);	/* a number for a new row */
void remote_absent_add(struct store *s, const struct object *o, const uint8_t id[16]);	/* no row has this id */
bool remote_absent(const struct store *s, const struct object *o, const uint8_t id[16]);
void remote_absent_drop(struct store *s, const struct object *o, const uint8_t id[16]);	/* now one has it */
void remote_absent_forget(struct store *s);
/* Numbers of rows that are not given yet: a database that died gives those of a transaction that did not commit once more. */
void remote_rids_forget(struct store *s);
/* remote_state.c: the clock and the facts of sync come with a transaction's beginning. */
void remote_state_ask(struct store *s);
void remote_state_back(struct store *s);	/* a savepoint was taken back */
void remote_state_forget(struct store *s);
void remote_state_wrote(struct store *s);	/* the commit came through */
void remote_observe(struct store *s, int64_t hlc);	/* where the clock stands */
void remote_looked(struct store *s, int64_t hlc);	/* just now: the next remote_version() need not ask */
int64_t remote_version(struct store *s);
void *remote_known(const struct store *s, const void *key, size_t n);	/* NULL: ask */
void remote_know(struct store *s, const void *key, size_t n, const void *value, size_t size);
void remote_unknow(struct store *s);
bool remote_fact(struct store *s, const char *key, const char **ret);	/* false: ask the database. NULL: there is none */
void remote_fact_put(struct store *s, const char *key, const char *value);

/* bridge.c: tables in memory that read those over the wire */
int bridge_register(struct store *s, struct hc_err *err);
int bridge_table(struct store *s, const char *name);	/* 0: it is there now */
void bridge_forget(struct store *s);
/* bridge_match.c: a question to the search index as a condition on the columns of fts_<object>; each %s of it is a text. */
struct bridge_match { struct buf sql; VEC(const char *) texts; };
int bridge_match(struct store *s, const struct object *o, const char *match, struct arena *a, struct bridge_match *ret);
char *bridge_snippet(const struct object *o, const char *match, const char *const *texts, size_t n, struct arena *a);

#endif
