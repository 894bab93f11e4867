/*
 * replay.h - what was done, as the commands that do it: the journal read backwards into words.
 */
#ifndef HC_CMD_REPLAY_H
#define HC_CMD_REPLAY_H

#include "base/buf.h"
#include "engine/engine.h"

/* Appends the commands of one transaction, a line each, in a form that `source` reads. What has no command (an import, a
   merge) becomes a comment that says so. */
int replay_tx(struct work *w, const struct tx_info *tx, struct arena *a, struct buf *out, struct hc_err *err);
/* The last change that this user made here, as words: "set f=v ..." or "delete"; *n 0 when there is none that can be repeated. */
int replay_last(struct work *w, struct arena *a, const char *const **ret, size_t *n, struct hc_err *err);

#endif
