/*
 * registry_db.h - what the files of the registry share. Nobody else includes this.
 */
#ifndef HC_STORE_REGISTRY_DB_H
#define HC_STORE_REGISTRY_DB_H

#include "store/driver.h"

#include "store/registry.h"

struct registry {
	sqlite3 *db;
	struct remote *remote;	/* over the wire: instead of db, lock and the rest */
	const struct env *env;
	int lock;
	int wal_pages;
	struct stmt *find_key, *find_verdict;
};

int registry_place_columns(struct registry *r, struct hc_err *err);	/* an older registry lacks them */
int registry_auth_tables(struct registry *r, struct hc_err *err);	/* nor the chain of its log */
int registry_auth_drop(struct registry *r, int64_t before, struct hc_err *err);	/* in an open transaction */
int registry_verdict_put(struct registry *r, struct hc_err *err);	/* in an open transaction */
int registry_refresh_table(struct registry *r, struct hc_err *err);
int64_t registry_changes(const struct registry *r);
int registry_fail(struct registry *r, struct hc_err *err, const char *doing);
int registry_prepare(struct registry *r, const char *sql, struct stmt **ret, struct hc_err *err);
/* Steps a statement that gives no rows, and finalizes it. */
int registry_run(struct registry *r, struct stmt *st, struct hc_err *err, const char *doing);
int registry_begin(struct registry *r, struct hc_err *err);
int registry_end(struct registry *r, int rc, struct hc_err *err);
const char *registry_text(struct stmt *st, int i, struct arena *a);
void registry_id(struct stmt *st, int i, char ret[REGISTRY_ID]);
void registry_blob(struct stmt *st, int i, void *ret, size_t n);
void registry_bind_text(struct stmt *st, int i, const char *s);

#endif
