/*
 * foresee.h - over the wire: what a transaction is about to ask, asked at once.
 *
 * Between store_foresee() and store_foreseen() the caller rehearses its questions by the very functions that ask them: each is sent,
 * and answered with nothing. Asked in earnest later in the transaction they have their answers without waiting, unless
 * something was written meanwhile to a table that they read. A rehearsal writes nothing and believes nothing.
 */
#ifndef HC_STORE_FORESEE_H
#define HC_STORE_FORESEE_H

#include "store/store.h"

/* False: not over the wire, not in a transaction, or not known yet to have a server's tables; then nothing is rehearsed. */
bool store_foresee(struct store *s);
void store_foreseen(struct store *s);
/* How a record stands, where it is in the feed, and what the digest of its object's bucket is. Only in a rehearsal. */
void feed_foresee_record(struct store *s, const struct object *o, const uint8_t id[16]);
void feed_foresee_digest(struct store *s, const struct object *o);

#endif
