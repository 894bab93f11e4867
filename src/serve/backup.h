/*
 * backup.h - copies of tenants' workspaces on this machine, by hand and by the clock: ID.db.backups/TIME.db beside a workspace in a
 * file, and for one in a database ID/TIME.db in the folder $HOTCRM_BACKUPS; the same file of rows either way, which can go on in
 * either. Erasure reports look there too.
 */
#ifndef HC_SERVE_BACKUP_H
#define HC_SERVE_BACKUP_H

#include "serve/serve.h"

struct backup_file { const char *path; int64_t at, size; };	/* at: UTC ms; size: without files beside it */

/* Makes one beside a running server; *ret is its path. HC_STORE says how much room it needs where there is too little. */
int backup_make(const struct env *env, const char *dir, const struct tenant_row *t, struct arena *a, const char **ret, struct hc_err *err);
/* Newest first. */
int backup_list(const struct env *env, const char *dir, const struct tenant_row *t, struct arena *a, struct backup_file **ret, size_t *n, struct hc_err *err);
/* All but the newest `keep`, and what was cut off while it was made. */
int backup_prune(const struct env *env, const char *dir, const struct tenant_row *t, size_t keep, struct hc_err *err);
/* Was the workspace written since? */
bool backup_stale(const struct env *env, const char *dir, const struct tenant_row *t, const struct backup_file *newest);
/* The tenant goes on from a backup, under its id, name and keys, in another workspace (*ret says where); what it was until now is a
   suspended tenant called NAME-before-DATE. Devices push what the backup lacks. */
int admin_tenant_restore(const struct env *env, const char *dir, struct registry *r, struct arena *a, const char *ref, const char *file,
    struct tenant_row *ret, struct hc_err *err);

/* keeper.c: the thread that does it by the clock, in one of the workers. */
struct keeper;
struct keeper *keeper_new(struct server *s);	/* NULL: no thread to be had */
void keeper_free(struct keeper *k);
void keeper_metrics(const struct keeper *k, struct buf *out);

#endif
