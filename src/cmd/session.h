/*
 * session.h - what several commands do the same way: commit with its warnings, show what was done, select records.
 */
#ifndef HC_CMD_SESSION_H
#define HC_CMD_SESSION_H

#include "base/buf.h"
#include "cmd/cmd.h"

struct out_reader;

/* Commits and prints warnings and answers of the transaction as notices. The tx is gone either way. */
int cmd_commit(struct cmd *c, struct hc_tx *tx, struct hc_err *err);
/* The same, and prints the id of the record that was made. */
int cmd_commit_new(struct cmd *c, struct hc_tx *tx, const struct hc_record *r, struct hc_err *err);
/* The same for what must not be found again: in no free page of the file, in no copy that another program was given to show. */
int cmd_commit_erased(struct cmd *c, struct hc_tx *tx, struct hc_err *err);

/* Parses the operands from args[first] on as a query that begins with an object, checked for the right `what`. */
int cmd_query(struct cmd *c, const char *text, struct query_ctx *ctx, struct query **ret, struct hc_err *err);

/* Splits operands into the query and the trailing FIELD=VALUE words. */
size_t cmd_split_assignments(const struct cmd *c);

/* Rights and titles for out_record(). */
struct out_reader cmd_reader(struct cmd *c);

/* The caret line under a text, for errors with a position: "    ^". NULL when err has none. */
const char *cmd_caret(struct arena *a, const char *text, const struct hc_err *err);

/* A local date and time as a table shows it: "2026-11-23 09:41". */
const char *cmd_when(struct cmd *c, int64_t at);
const char *cmd_user_title(struct cmd *c, const uint8_t id[16]);
/* "user", "import", "workflow" ...: journal_source in words. */
const char *cmd_source_word(int source);

/* HC_INVALID unless the transaction is a merge. */
int cmd_check_merge(struct cmd *c, int64_t tx, struct hc_err *err);

#endif
