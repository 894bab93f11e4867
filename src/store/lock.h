/*
 * lock.h - who may write the file: one writer at a time, across threads and programs, and the checkpoint under its lock.
 */
#ifndef HC_STORE_LOCK_H
#define HC_STORE_LOCK_H

struct store;
struct hc_err;

/* HC_INVALID when the file would lie on a network file system, whose locks cannot be trusted. */
int lock_refuse_network(const char *path, struct hc_err *err);
int lock_open(struct store *s, struct hc_err *err);
void lock_close(struct store *s);
/* Waits at most ms; HC_BUSY. */
int lock_writer(struct store *s, int ms, struct hc_err *err);
void unlock_writer(struct store *s);
bool lock_wanted(const struct store *s);	/* somebody waits for it */

#endif
