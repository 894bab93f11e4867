/*
 * limit.h - how often: a rate per tenant, per key and per address (GCRA, a token bucket in one timestamp), a sliding window of an
 * hour where addresses guess, and a number of calls per calendar day and month by plan: fixed windows, since that is what a plan
 * says. In memory that the workers share; after a restart buckets are full, the calendar's counts are read back.
 */
#ifndef HC_SERVE_LIMIT_H
#define HC_SERVE_LIMIT_H

#include "serve/local.h"
#include "serve/plan.h"
#include "serve/tally.h"

/* One bucket: `burst` at once, refilled at burst / window. True when `cost` fits; *left and *reset (seconds until full). */
bool bucket_take(struct bucket *b, int64_t now_ns, int64_t burst, int64_t window_ns, int64_t cost, int64_t *left, int64_t *reset_s,
    int64_t *wait_ns);

/* A sliding window: at most `limit` in any `length`, the window before counted by its share. *wait_ns: about when one fits. */
bool window_take(struct window *w, int64_t now_ns, int64_t limit, int64_t length_ns, int64_t *wait_ns);

/* Addresses that try keys that are none: false when it was too often. */
bool limit_refusals(struct limits *l, const char *ip);
void limit_refused(struct limits *l, const char *ip);
/* Tenant, key, address by the route; fills the headers, and the reply when it is refused. */
int limit_check(struct server *s, struct request *rq, struct hc_err *err);

#endif
