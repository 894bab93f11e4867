/*
 * tally.h - what limits count, in memory that all workers of a server share: a proxy's connection brings requests of one tenant to
 * several of them, and a limit is the tenant's, not the worker's.
 *
 * A table of fixed size: when its place is full, who was not seen for longest is forgotten, so a million addresses cost no memory.
 */
#ifndef HC_SERVE_TALLY_H
#define HC_SERVE_TALLY_H

#include <stdint.h>

/* A sliding window, and a bucket: the theoretical arrival time of its next request. */
struct window { int64_t at, n, before; };
struct bucket { int64_t tat; struct window hour; };
/* Calls so far, and when the day and the month are over: ms since 1970. */
struct used { int64_t day, day_end, month, month_end, month_ms; };

struct tally_slot {
	uint64_t who;		/* 0: free */
	int64_t touched;
	struct bucket bucket;
	struct used used;
};

struct tally;
/* Memory for the workers to come, by a descriptor that they inherit; -1: there is none to be had. */
int tally_share(void);
/* fd: of tally_share(); -1: this process alone. NULL: no memory. The descriptor may be closed afterwards. */
struct tally *tally_open(int fd);
void tally_close(struct tally *t);
/* The slot of "t:" and an id, say, for this caller alone until tally_let_go(). `now` in ticks. */
struct tally_slot *tally_take(struct tally *t, const char *kind, const char *id, int64_t now);
void tally_let_go(struct tally *t);

#endif
