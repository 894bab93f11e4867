/*
 * stream.c - a reply that goes on: bytes from a lane to the thread that sends, bounded, with either end free to go first.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "serve/serve.h"

#define STREAM_MAX (1u << 20)

struct stream {
	pthread_mutex_t lock;
	int refs;
	struct buf data;
	size_t at;
	bool ended, gone;
	void (*wake)(void *arg);
	void *arg;
};

struct stream *
stream_new(void)
{
	struct stream *st = xmalloc(sizeof(*st));

	*st = (struct stream){ .refs = 1 };
	pthread_mutex_init(&st->lock, NULL);
	return st;
}

struct stream *
stream_ref(struct stream *st)
{
	pthread_mutex_lock(&st->lock);
	st->refs++;
	pthread_mutex_unlock(&st->lock);
	return st;
}

void
stream_unref(struct stream *st)
{
	bool last;

	pthread_mutex_lock(&st->lock);
	last = --st->refs == 0;
	pthread_mutex_unlock(&st->lock);
	if (!last)
		return;
	buf_free(&st->data);
	pthread_mutex_destroy(&st->lock);
	free(st);
}

/* Called with the lock held: the reader reads once more. */
static void
wake(struct stream *st)
{
	void (*fn)(void *arg) = st->wake;

	st->wake = NULL;
	if (fn != NULL)
		fn(st->arg);
}

bool
stream_write(struct stream *st, const void *data, size_t n)
{
	bool ok;

	pthread_mutex_lock(&st->lock);
	ok = !st->gone && !st->ended && st->data.len - st->at + n <= STREAM_MAX;
	if (ok) {
		if (st->at == st->data.len) {
			buf_reset(&st->data);
			st->at = 0;
		}
		buf_add(&st->data, data, n);
		wake(st);
	}
	pthread_mutex_unlock(&st->lock);
	return ok;
}

bool
stream_room(struct stream *st, size_t *ret)
{
	bool ok;

	pthread_mutex_lock(&st->lock);
	ok = !st->gone && !st->ended;
	*ret = STREAM_MAX - (st->data.len - st->at);
	pthread_mutex_unlock(&st->lock);
	return ok;
}

void
stream_end(struct stream *st)
{
	pthread_mutex_lock(&st->lock);
	st->ended = true;
	if (!st->gone)
		wake(st);
	pthread_mutex_unlock(&st->lock);
}

int64_t
stream_read(struct stream *st, char *buf, size_t max, void (*rest)(void *arg), void (*fn)(void *arg), void *arg)
{
	int64_t n;

	pthread_mutex_lock(&st->lock);
	n = (int64_t)(st->data.len - st->at);
	if (n > (int64_t)max)
		n = (int64_t)max;
	if (n > 0) {
		memcpy(buf, st->data.data + st->at, (size_t)n);
		st->at += (size_t)n;
	} else if (st->ended) {
		n = -1;
	} else {
		st->wake = fn;
		st->arg = arg;
		rest(arg);
	}
	pthread_mutex_unlock(&st->lock);
	return n;
}

void
stream_gone(struct stream *st)
{
	pthread_mutex_lock(&st->lock);
	st->gone = true;
	st->wake = NULL;
	pthread_mutex_unlock(&st->lock);
}
