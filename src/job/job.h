/*
 * job.h - the second thread: messages to it, answers back, and when to run something again.
 *
 * A message owns an arena; ownership goes with it through the queue. The UI polls worker_fd() and takes answers with
 * worker_take(). What must be closed when a job is dropped unseen is registered with arena_defer(). The worker has its own store connection, which the caller opens in `start` on the worker's thread.
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
	bool patient;		/* run() may be stopped (job_stopped()) and run again from its beginning when worker_post_first() wants it */
	int code;		/* result of run() */
	struct hc_err err;
	/* On the worker's thread. Checks job_cancelled() between steps. */
	int (*run)(struct job *j, void *context);
	/* On the caller's thread, after run(); the arena is freed behind it. May be NULL. */
	void (*done)(struct job *j, void *arg);
	void *arg;
};

/* context = start(arg) on the worker's thread; stop(context) at the end. Either may be NULL. When
   start gives NULL, jobs are not run and end with HC_STORE. NULL if the system gives no thread. */
struct worker *worker_new(void *(*start)(void *arg), void (*stop)(void *context), void *arg);
void worker_free(struct worker *w);	/* cancels all, waits for the one that runs; NULL is allowed */
struct job *job_new(const char *name);
void job_drop(struct job *j);		/* one that was never posted */
void worker_post(struct worker *w, struct job *j);	/* in the order posted */
/* After this no done() of that generation (0: of any) is called, whatever its job has reached; the running one sees
   job_cancelled(). Arenas of dropped jobs are freed on the caller's thread. */
void worker_cancel(struct worker *w, uint64_t generation);
/* Before all that were not posted so, and before a patient one that runs: a key waits for it. */
void worker_post_first(struct worker *w, struct job *j);
/* fn is called when a running job is to stop, by whoever wants that and on his thread, with the worker's context: for what is deep in
   a library that does not ask job_stopped(). It must be quick and lock nothing. */
void worker_on_stop(struct worker *w, void (*fn)(void *context));
bool job_cancelled(const struct job *j);
bool job_stopped(const struct job *j);	/* cancelled, or to be run again later */
bool job_crowded(const struct job *j);	/* others wait behind it: one that works in slices makes room */
int worker_fd(const struct worker *w);	/* readable when answers wait */
int worker_take(struct worker *w);	/* runs done() of each finished job; returns how many; done() may post and cancel */
bool worker_idle(const struct worker *w);
/* Waits until idle, for tests and scripts. */
void worker_drain(struct worker *w);

/* Five-field cron ("0 9 * * 1-5", names, steps, lists; "@daily") in a zone. Day of month and day of week, both restricted, are
   OR. A time that spring skips runs once, at the gap's end; one that autumn repeats runs once if hour and minute are fixed,
   and on with the clock if either has a *. HC_INVALID with a position. */
struct zone;
struct cron;
int cron_parse(struct arena *a, const char *text, const struct cron **ret, struct hc_err *err);
/* The next instant (ms) after `after`, or -1 if none within five years. */
int64_t cron_next(const struct cron *c, const struct zone *z, int64_t after);

/* How many ms to wait before the attempt-th retry (1, 2, ...): anything up to 1 s, doubled each time, at most 5 min (full
   jitter). `random` is 64 random bits. */
int64_t retry_delay(int attempt, uint64_t random);

#endif
