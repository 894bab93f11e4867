/*
 * sync.h - what the files of the command `sync` share. A subcommand is a row in sync.c.
 */
#ifndef HC_CMD_SYNC_H
#define HC_CMD_SYNC_H

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/carry.h"

/* sync_show.c: what is there to see */
int sync_show_status(struct cmd *c, struct hc_err *err);
int sync_show_queue(struct cmd *c, struct hc_err *err);
int sync_show_conflicts(struct cmd *c, struct hc_err *err);
int sync_show_parked(struct cmd *c, struct hc_err *err);

/* sync_mend.c: what a person decides */
int sync_run_resolve(struct cmd *c, struct hc_err *err);
int sync_run_parked(struct cmd *c, struct hc_err *err);
/* FIELD=VALUE words as {"field":value}, values as the journal writes them. */
int sync_change_json(struct cmd *c, const struct object *o, const char *const *args, size_t n, struct buf *out, struct hc_err *err);

/* sync_join.c */
int sync_run_join(struct cmd *c, struct hc_err *err);
int sync_run_sign_in(struct cmd *c, struct hc_err *err);
int sync_run_leave(struct cmd *c, struct hc_err *err);
int sync_run_set(struct cmd *c, struct hc_err *err);

/* sync.c: exchanges until both sides are drained, and says what came of it. */
int sync_exchange(struct cmd *c, struct hc_err *err);

/* The error of an exchange that ended with `code`, in the server's or the network's words. */
int sync_fail(struct cmd *c, int code, struct hc_err *err);
/* ^C ends it between two steps: what was exchanged stays. For carry_step(). */
bool sync_stop(void *arg);
void sync_catch(bool on);

/* sync_watch.c */
int sync_run_watch(struct cmd *c, struct hc_err *err);

/* "12 s", "5 min", "3 h", "4 d" since then; "never" for 0. */
const char *sync_age(struct cmd *c, int64_t at);

#endif
