/*
 * sim_heap.c - malloc of the simulator. See sim_heap.h.
 *
 * A seed is a fork. The C library's lists of free memory run through all pages of the world, and each page that a seed writes to is
 * a fault and a copy: half of the faults of a seed were malloc's own. Here a seed takes new memory from a place of large pages that
 * its parent never touched. Sizes go by quarters of a power of two, each with a list; nothing is joined or given back, for a seed is
 * over before that would pay. For one thread. Builds that watch memory keep their own.
 */
#define _GNU_SOURCE
#include "sim_heap.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define WATCHED 1
#endif
#endif

#ifdef WATCHED

void
heap_prepare(void)
{
}

void
heap_begin(void)
{
}

#else

#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define PLACE ((size_t)1 << 32)	/* of addresses; what is not used costs nothing */
#define CLASSES 128

/* Before each block; keeps it aligned for everything. */
struct head { size_t size, class; };
struct block { struct block *next; };

static char *from, *at, *end;		/* the place that is in use */
static char *seeds;			/* of the seeds of this process */
static struct block *unused[CLASSES];

static char *
place(int flags)
{
	char *p = mmap(NULL, PLACE, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (p == MAP_FAILED)
		return NULL;
	madvise(p, PLACE, MADV_HUGEPAGE);
	return p;
}

static void
use(char *p)
{
	from = at = p;
	end = p + PLACE;
	memset(unused, 0, sizeof(unused));
}

void
heap_prepare(void)
{
	if (seeds)
		munmap(seeds, PLACE);
	seeds = place(MAP_PRIVATE);
}

void
heap_begin(void)
{
	if (seeds)
		use(seeds);
}

/* 32, 48, 64, 80, 96, 112, 128, 160, 192 ...: the class of a size with its head, and the size of that class. */
static size_t
class_of(size_t size, size_t *ret)
{
	size_t shift;

	if (size <= 128) {
		*ret = (size + 15) & ~(size_t)15;
		return *ret / 16;
	}
	shift = 63 - (size_t)__builtin_clzll(size - 1) - 2;
	*ret = ((size - 1) >> shift) + 1;
	size = (shift - 5) * 4 + *ret + 5;	/* 5 << 5 follows 8 * 16 */
	*ret <<= shift;
	return size;
}

/* Not by the name of malloc(): a compiler would make the calloc() below out of itself. */
static void *
take(size_t size)
{
	struct head *h;
	size_t class;

	if (size > PLACE / 2 || (!from && ((from = place(MAP_PRIVATE)) == NULL || (use(from), 0)))) {
		errno = ENOMEM;
		return NULL;
	}
	class = class_of(size + sizeof(*h) < 32 ? 32 : size + sizeof(*h), &size);
	if (unused[class]) {
		struct block *b = unused[class];

		unused[class] = b->next;
		return b;
	}
	if (size > (size_t)(end - at)) {
		errno = ENOMEM;
		return NULL;
	}
	h = (struct head *)at;
	at += size;
	*h = (struct head){ size - sizeof(*h), class };
	return h + 1;
}

void *
malloc(size_t size)
{
	return take(size);
}

void
free(void *p)
{
	struct block *b = p;
	size_t class;

	if ((char *)p < from || (char *)p >= end)
		return;		/* nothing, or the world's */
	class = ((struct head *)p)[-1].class;
	b->next = unused[class];
	unused[class] = b;
}

void *
calloc(size_t n, size_t size)
{
	size_t all;
	void *p;

	if (__builtin_mul_overflow(n, size, &all)) {
		errno = ENOMEM;
		return NULL;
	}
	if ((p = take(all)))
		memset(p, 0, all);
	return p;
}

void *
realloc(void *old, size_t size)
{
	size_t had = old ? ((struct head *)old)[-1].size : 0;
	void *p;

	if (old && size <= had)
		return old;
	if ((p = take(size)) && old) {
		memcpy(p, old, had);
		free(old);
	}
	return p;
}

size_t
malloc_usable_size(void *p)
{
	return p ? ((struct head *)p)[-1].size : 0;
}

/* The start of a page inside a larger block, with a head of its own: given back, it is lost. */
int
posix_memalign(void **ret, size_t align, size_t size)
{
	char *p = take(size + align + sizeof(struct head)), *to;
	struct head *h;

	if (!p)
		return ENOMEM;
	to = (char *)(((uintptr_t)p + sizeof(*h) + align - 1) & ~(uintptr_t)(align - 1));
	h = (struct head *)to - 1;
	*h = (struct head){ size, 0 };
	*ret = to;
	return 0;
}

void *
aligned_alloc(size_t align, size_t size)
{
	void *p;

	return posix_memalign(&p, align, size) == 0 ? p : NULL;
}

void *
memalign(size_t align, size_t size)
{
	return aligned_alloc(align, size);
}

#endif
