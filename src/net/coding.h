/*
 * coding.h - bodies as they travel: zstd and gzip, expanded in a stream under a limit, so that a small message cannot become
 * a large one. Both ends use it.
 */
#ifndef HC_NET_CODING_H
#define HC_NET_CODING_H

#include "base/buf.h"
#include "base/err.h"

#define CODING_WINDOW_LOG 23	/* zstd: 8 MiB (RFC 9659) */

struct coding;

/* zstd with the words of our own lines as a dictionary (words.c): between our own programs, half the size for small messages.
   It is asked for by Accept-Encoding, and sent to a server only after that one has answered in it. */
#define CODING_HOT "hot1"

/* `name` is a Content-Encoding: "", "identity", "zstd", "gzip", "x-gzip", CODING_HOT. HC_INVALID for another. Expands into `out`, which
   must outlive it, at most `max` bytes in all. */
int coding_open(const char *name, struct buf *out, size_t max, struct coding **ret, struct hc_err *err);
/* The next bytes. HC_INVALID: broken; HC_PART: more than max. After an error only coding_close(). */
int coding_add(struct coding *c, const void *data, size_t n, struct hc_err *err);
/* HC_INVALID if the message was cut short. */
int coding_finish(struct coding *c, struct hc_err *err);
void coding_close(struct coding *c);	/* NULL is allowed */

/* Packs at level 3 into out (appends). */
void coding_zstd(const void *data, size_t n, struct buf *out);
void coding_hot(const void *data, size_t n, struct buf *out);

#endif
