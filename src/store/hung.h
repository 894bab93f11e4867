/*
 * hung.h - what hung on a record once.
 */
#ifndef HC_STORE_HUNG_H
#define HC_STORE_HUNG_H

#include "store/store.h"

/* Records of `o` whose `record` named that one before an edit named another: what a merge moved away. */
int journal_hung(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, uint8_t (**ret)[16], size_t *n,
    struct hc_err *err);

#endif
