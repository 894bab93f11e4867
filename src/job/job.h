/*
 * job.h - the second thread: messages to it, answers back, timers, and cron expressions.
 *
 * A message owns an arena; ownership goes with it through the queue. The UI polls job_fd() and takes answers with
 * job_take(). The worker has its own store connection, which the caller opens in `start` on the worker's thread.
 */
#ifndef HC_JOB_JOB_H
#define HC_JOB_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct worker;

struct job {
	struct arena *arena;
	uint64_t generation;	/* of the window that asked: late answers are dropped */
	void *data;
	int code;		/* result of run() */
	struct hc_err err;
	/* On the worker's thread. Checks job_cancelled() between steps. */
	int (*run)(struct job *j, void *context);
	/* On the caller's thread, after run(); frees nothing but what it owns: the arena is freed by job_done(). */
	void (*done)(struct job *j, void *arg);
	void *arg;
};

/* context = start(arg) on the worker's thread; stop(context) at the end. */
struct worker *worker_new(void *(*start)(void *arg), void (*stop)(void *context), void *arg);
void worker_free(struct worker *w);	/* cancels, waits */
struct job *job_new(const char *name);
void worker_post(struct worker *w, struct job *j);
void worker_cancel(struct worker *w, uint64_t generation);	/* 0: all */
bool job_cancelled(const struct job *j);
int worker_fd(const struct worker *w);	/* readable when answers wait */
int worker_take(struct worker *w);	/* runs done() of each finished job; returns how many */
bool worker_idle(const struct worker *w);
/* Waits until idle, for tests and scripts. */
void worker_drain(struct worker *w);

/* Five-field cron ("0 9 * * 1-5", names, steps, lists; "@daily") in a zone. The next instant after `after` (ms), or -1 if none
   within five years. HC_INVALID with a position. */
struct zone;
struct cron;
int cron_parse(struct arena *a, const char *text, const struct cron **ret, struct hc_err *err);
int64_t cron_next(const struct cron *c, const struct zone *z, int64_t after);

/* When to try again: full jitter, base 1 s, cap 5 min (sync.md section 4). */
int64_t retry_delay(int attempt, uint64_t random);

#endif
