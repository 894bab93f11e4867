/*
 * worker.c - the second thread and the two queues between it and the first.
 *
 * One mutex guards both queues; nobody holds it while a job runs or is freed. A job belongs to whoever took it off a queue:
 * the worker while it runs, the caller before and after. A byte in the pipe says "answers wait".
 */
#include "job/job.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What job_new() really makes. */
struct task {
	struct job job;
	struct task *next;
	struct worker *worker;	/* from worker_post() on */
	bool first;		/* it stands before those that are not */
	atomic_bool cancelled, later;	/* later: it gives way to another and runs again */
};

struct queue {
	struct task *head, **tail;
};

struct worker {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t wake;
	struct queue todo, finished;
	struct task *running;
	bool quit;
	int pipe[2];
	void *(*start)(void *arg);
	void (*stop)(void *context);
	void *arg;
	void *context;		/* start()'s; NULL before and after */
	void (*on_stop)(void *context);
};

static struct task *
task_of(const struct job *j)
{
	return (struct task *)j;	/* the job is its first member */
}

static void
queue_init(struct queue *q)
{
	q->head = NULL;
	q->tail = &q->head;
}

static void
queue_add(struct queue *q, struct task *t)
{
	t->next = NULL;
	*q->tail = t;
	q->tail = &t->next;
}

static struct task *
queue_take(struct queue *q)
{
	struct task *t = q->head;

	if (t != NULL && (q->head = t->next) == NULL)
		q->tail = &q->head;
	return t;
}

static void
free_tasks(struct queue *q)
{
	struct task *t;

	while ((t = queue_take(q)) != NULL)
		arena_free(t->job.arena);
}

static void
ring(struct worker *w)
{
	ssize_t n;

	do
		n = write(w->pipe[1], "", 1);
	while (n < 0 && errno == EINTR);	/* a full pipe is readable, and that is all we want */
}

/* On the worker's thread, mutex held. */
static void
answer(struct worker *w, struct task *t)
{
	bool first = w->finished.head == NULL;

	queue_add(&w->finished, t);
	if (first)
		ring(w);
}

static void *
worker_main(void *arg)
{
	struct worker *w = arg;
	void *context = w->start != NULL ? w->start(w->arg) : NULL;

	pthread_mutex_lock(&w->mutex);
	w->context = context;
	for (;;) {
		struct task *t;

		while (w->todo.head == NULL && !w->quit)
			pthread_cond_wait(&w->wake, &w->mutex);
		if (w->quit)
			break;
		t = w->running = queue_take(&w->todo);
		pthread_mutex_unlock(&w->mutex);

		if (context == NULL && w->start != NULL)
			t->job.code = hc_fail(&t->job.err, HC_STORE, 0, "what works in the background could not be started; see the log.");
		else if (!atomic_load(&t->cancelled))
			t->job.code = t->job.run(&t->job, context);

		pthread_mutex_lock(&w->mutex);
		w->running = NULL;
		if (atomic_exchange(&t->later, false) && t->job.code < 0 && !atomic_load(&t->cancelled) && !w->quit) {
			t->job.code = 0;
			t->job.err = (struct hc_err){ .pos = -1 };
			queue_add(&w->todo, t);
			continue;
		}
		answer(w, t);
	}
	w->context = NULL;
	pthread_mutex_unlock(&w->mutex);
	if (w->stop != NULL)
		w->stop(context);
	return NULL;
}

/* The descriptor must neither block us nor reach a program that we start. */
static void
prepare_fd(int fd)
{
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
	fcntl(fd, F_SETFD, FD_CLOEXEC);
}

struct worker *
worker_new(void *(*start)(void *arg), void (*stop)(void *context), void *arg)
{
	struct worker *w = xmalloc(sizeof(*w));
	sigset_t all, before;
	int rc;

	*w = (struct worker){ .start = start, .stop = stop, .arg = arg };
	queue_init(&w->todo);
	queue_init(&w->finished);
	if (pipe(w->pipe) < 0) {
		free(w);
		return NULL;
	}
	prepare_fd(w->pipe[0]);
	prepare_fd(w->pipe[1]);
	pthread_mutex_init(&w->mutex, NULL);
	pthread_cond_init(&w->wake, NULL);

	/* signals are the first thread's */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	rc = pthread_create(&w->thread, NULL, worker_main, w);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (rc != 0) {
		close(w->pipe[0]);
		close(w->pipe[1]);
		free(w);
		return NULL;
	}
	return w;
}

void
worker_free(struct worker *w)
{
	if (w == NULL)
		return;
	worker_cancel(w, 0);
	pthread_mutex_lock(&w->mutex);
	w->quit = true;
	pthread_cond_signal(&w->wake);
	pthread_mutex_unlock(&w->mutex);
	pthread_join(w->thread, NULL);
	free_tasks(&w->todo);
	free_tasks(&w->finished);
	pthread_cond_destroy(&w->wake);
	pthread_mutex_destroy(&w->mutex);
	close(w->pipe[0]);
	close(w->pipe[1]);
	free(w);
}

struct job *
job_new(const char *name)
{
	struct arena *a = arena_new(name);
	struct task *t = ARENA_NEW(a, struct task);

	t->job.arena = a;
	atomic_init(&t->cancelled, false);
	atomic_init(&t->later, false);
	return &t->job;
}

void
job_drop(struct job *j)
{
	arena_free(j->arena);
}

void
worker_on_stop(struct worker *w, void (*fn)(void *context))
{
	pthread_mutex_lock(&w->mutex);
	w->on_stop = fn;
	pthread_mutex_unlock(&w->mutex);
}

/* Mutex held, so that the running job cannot become another one meanwhile. */
static void
stop_running(struct worker *w)
{
	if (w->on_stop != NULL && w->context != NULL)
		w->on_stop(w->context);
}

void
worker_post(struct worker *w, struct job *j)
{
	task_of(j)->worker = w;
	pthread_mutex_lock(&w->mutex);
	queue_add(&w->todo, task_of(j));
	pthread_cond_signal(&w->wake);
	pthread_mutex_unlock(&w->mutex);
}

void
worker_post_first(struct worker *w, struct job *j)
{
	struct task *t = task_of(j), **at = &w->todo.head;

	t->worker = w;
	t->first = true;
	pthread_mutex_lock(&w->mutex);
	while (*at != NULL && (*at)->first)
		at = &(*at)->next;
	if ((t->next = *at) == NULL)
		w->todo.tail = &t->next;
	*at = t;
	if (w->running != NULL && w->running->job.patient) {
		atomic_store(&w->running->later, true);
		stop_running(w);
	}
	pthread_cond_signal(&w->wake);
	pthread_mutex_unlock(&w->mutex);
}

static bool
matches(const struct task *t, uint64_t generation)
{
	return generation == 0 || t->job.generation == generation;
}

/* Moves what matches from a queue to `out`. */
static void
pull(struct queue *q, uint64_t generation, struct queue *out)
{
	struct queue keep;
	struct task *t;

	queue_init(&keep);
	while ((t = queue_take(q)) != NULL)
		queue_add(matches(t, generation) ? out : &keep, t);
	queue_init(q);
	while ((t = queue_take(&keep)) != NULL)
		queue_add(q, t);
}

void
worker_cancel(struct worker *w, uint64_t generation)
{
	struct queue dropped;

	queue_init(&dropped);
	pthread_mutex_lock(&w->mutex);
	pull(&w->todo, generation, &dropped);
	pull(&w->finished, generation, &dropped);
	if (w->running != NULL && matches(w->running, generation)) {
		atomic_store(&w->running->cancelled, true);
		stop_running(w);
	}
	pthread_mutex_unlock(&w->mutex);
	free_tasks(&dropped);
}

bool
job_cancelled(const struct job *j)
{
	return atomic_load(&task_of(j)->cancelled);
}

bool
job_stopped(const struct job *j)
{
	const struct task *t = task_of(j);

	return atomic_load(&t->cancelled) || atomic_load(&t->later);
}

bool
job_crowded(const struct job *j)
{
	struct worker *w = task_of(j)->worker;
	bool crowded;

	if (w == NULL)
		return false;
	pthread_mutex_lock(&w->mutex);
	crowded = w->todo.head != NULL;
	pthread_mutex_unlock(&w->mutex);
	return crowded;
}

int
worker_fd(const struct worker *w)
{
	return w->pipe[0];
}

/* One at a time, because done() may cancel the next; no more than there were, because done() may post again. */
int
worker_take(struct worker *w)
{
	size_t there = 0;
	char bytes[16];
	int n = 0;

	pthread_mutex_lock(&w->mutex);
	while (read(w->pipe[0], bytes, sizeof(bytes)) > 0)
		continue;
	for (const struct task *t = w->finished.head; t != NULL; t = t->next)
		there++;
	pthread_mutex_unlock(&w->mutex);
	for (; there > 0; there--) {
		struct task *t;

		pthread_mutex_lock(&w->mutex);
		t = queue_take(&w->finished);
		pthread_mutex_unlock(&w->mutex);
		if (t == NULL)
			return n;
		if (!atomic_load(&t->cancelled) && t->job.done != NULL) {
			t->job.done(&t->job, t->job.arg);
			n++;
		}
		arena_free(t->job.arena);
	}
	pthread_mutex_lock(&w->mutex);
	if (w->finished.head != NULL)
		ring(w);	/* they came while the queue was not empty, so the worker did not */
	pthread_mutex_unlock(&w->mutex);
	return n;
}

bool
worker_idle(const struct worker *w)
{
	pthread_mutex_t *mutex = (pthread_mutex_t *)&w->mutex;
	bool idle;

	pthread_mutex_lock(mutex);
	idle = w->todo.head == NULL && w->finished.head == NULL && w->running == NULL;
	pthread_mutex_unlock(mutex);
	return idle;
}

void
worker_drain(struct worker *w)
{
	while (!worker_idle(w)) {
		struct pollfd p = { .fd = w->pipe[0], .events = POLLIN };

		poll(&p, 1, -1);
		worker_take(w);
	}
}
