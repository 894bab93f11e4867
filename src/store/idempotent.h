/*
 * idempotent.h - replies that were given under an Idempotency-Key, kept a day in the tenant's own file.
 *
 * The reply is written in the transaction that did the work: either both are there or neither, whenever the power goes.
 */
#ifndef HC_STORE_IDEMPOTENT_H
#define HC_STORE_IDEMPOTENT_H

#include "store/store.h"

#define IDEMPOTENT_HASH 32
#define IDEMPOTENT_MS INT64_C(86400000)

struct idempotent {
	uint8_t hash[IDEMPOTENT_HASH];	/* of the request: another one under the same key is a mistake */
	int status;
	const char *headers, *body;	/* headers: "Name: value" lines */
	size_t len;
};

/* owner: whose keys these are. HC_NOTFOUND without a sentence. */
int idempotent_find(struct store *s, const char *owner, const char *key, int64_t now, struct arena *a, struct idempotent *ret,
    struct hc_err *err);
/* Inside the open transaction; drops what is older than a day. */
int idempotent_put(struct store *s, const char *owner, const char *key, int64_t now, const struct idempotent *i, struct hc_err *err);

int idempotent_tables(struct store *s, struct hc_err *err);	/* where they are missing */

#endif
