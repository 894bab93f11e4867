/*
 * arena.c - blocks in a chain; each allocation is cut from the newest, large ones get a block of their own.
 *
 * Reset keeps the first block, so a loop that resets once a turn settles and stops calling malloc.
 */
#include "base/held.h"
#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

#define FIRST_BLOCK 4096
#define SMALL_BLOCK 2048
#define MAX_BLOCK (1 << 20)
#define ALIGN 16

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(ALIGN) char data[];
};

struct cleanup {
	struct cleanup *next;
	void (*fn)(void *arg);
	void *arg;
};

struct hc_arena {
	const char *name;
	struct block *head;	/* newest; the chain ends with the first block */
	struct block *first;
	struct cleanup *cleanups;
	size_t used;
};

static void (*on_abort)(void);
static _Thread_local size_t held;

size_t
arena_held(void)
{
	return held;
}

void
heap_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

void
xmalloc_on_abort(void (*fn)(void))
{
	on_abort = fn;
}

static void
out_of_memory(size_t size)
{
	void (*fn)(void) = on_abort;

	on_abort = NULL;
	if (fn != NULL)
		fn();
	fprintf(stderr, "hotcrm: out of memory (%zu bytes wanted)\n", size);
	abort();
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (p == NULL)
		out_of_memory(size);
	return p;
}

void *
xrealloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (p == NULL)
		out_of_memory(size);
	return p;
}

char *
xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(xmalloc(n), s, n);
}

static struct block *
block_new(size_t size)
{
	struct block *b = xmalloc(sizeof(*b) + size);

	b->next = NULL;
	b->size = size;
	b->used = 0;
	held += size;
	return b;
}

static struct arena *
begin(const char *name, size_t first)
{
	struct arena *a = xmalloc(sizeof(*a));

	a->name = name;
	a->first = a->head = block_new(first);
	a->cleanups = NULL;
	a->used = 0;
	return a;
}

struct arena *
arena_new(const char *name)
{
	return begin(name, FIRST_BLOCK);
}

struct arena *
arena_new_small(const char *name)
{
	return begin(name, SMALL_BLOCK);
}

void
arena_reset(struct arena *a)
{
	struct block *b, *next;

	while (a->cleanups != NULL) {
		struct cleanup *c = a->cleanups;

		a->cleanups = c->next;
		c->fn(c->arg);
	}
	for (b = a->head; b != a->first; b = next) {
		next = b->next;
		held -= b->size;
		free(b);
	}
	a->head = a->first;
	a->first->used = 0;
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	held -= a->first->size;
	free(a->first);
	free(a);
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	size_t want = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	struct block *b = a->head;
	void *p;

	if (want < size)
		out_of_memory(size);
	if (want == 0)
		want = ALIGN;
	if (b->size - b->used < want) {
		size_t next = b->size * 2 > MAX_BLOCK ? MAX_BLOCK : b->size * 2;
		struct block *n = block_new(want > next ? want : next);

		if (want > next / 4 && b->size - b->used > 256 && b != a->first) {
			/* a large one: its own block goes behind the head, so the head's room is not lost */
			n->next = b->next;
			b->next = n;
		} else {
			n->next = b;
			a->head = n;
		}
		b = n;
	}
	p = b->data + b->used;
	b->used += want;
	a->used += want;
	return memset(p, 0, want);
}

void *
arena_dup(struct arena *a, const void *data, size_t size)
{
	void *p = arena_alloc(a, size);

	return size ? memcpy(p, data, size) : p;
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	if (n)
		memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	p = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
	if (n > 0)
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_defer(struct arena *a, void (*fn)(void *arg), void *arg)
{
	struct cleanup *c = ARENA_NEW(a, struct cleanup);

	*c = (struct cleanup){ .next = a->cleanups, .fn = fn, .arg = arg };
	a->cleanups = c;
}

void *
vec_grow(struct arena *a, void *at, size_t *cap, size_t size)
{
	size_t n = *cap ? *cap * 2 : 8;
	void *p = arena_alloc(a, n * size);

	if (*cap)
		memcpy(p, at, *cap * size);
	*cap = n;
	return p;
}

void *
hc_alloc(struct hc_arena *a, size_t size)
{
	return arena_alloc(a, size);
}

char *
hc_printf(struct hc_arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}
