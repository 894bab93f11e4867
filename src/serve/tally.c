/*
 * tally.c - see tally.h. One mutex in the shared memory guards all of it: it is held for the time of a few comparisons. A worker
 * that dies with it leaves at worst one count half written.
 */
#include "serve/tally.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/env.h"

#define SLOTS 65536u
#define NEAR 8u		/* places that one may be found in */

struct table {
	pthread_mutex_t lock;
	struct tally_slot slots[SLOTS];
};

struct tally { struct table *table; };

static void
prepare(struct table *table)
{
	pthread_mutexattr_t attr;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
	pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&table->lock, &attr);
	pthread_mutexattr_destroy(&attr);
}

static int
make(struct table **ret)
{
	uint8_t raw[8];
	char name[40];
	void *p;
	int fd;

	env_system.random(&env_system, raw, sizeof(raw));
	snprintf(name, sizeof(name), "/hotcrmd-%02x%02x%02x%02x%02x%02x%02x%02x", raw[0], raw[1], raw[2], raw[3], raw[4], raw[5], raw[6], raw[7]);
	if ((fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600)) < 0)
		return -1;
	shm_unlink(name);
	if (ftruncate(fd, (off_t)sizeof(struct table)) < 0 ||
	    (p = mmap(NULL, sizeof(struct table), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0)) == MAP_FAILED) {
		close(fd);
		return -1;
	}
	prepare(p);
	*ret = p;
	return fd;
}

int
tally_share(void)
{
	struct table *table;
	int fd = make(&table);

	if (fd >= 0)
		munmap(table, sizeof(*table));
	return fd;
}

struct tally *
tally_open(int fd)
{
	struct tally *t = xmalloc(sizeof(*t));
	void *p = MAP_FAILED;

	t->table = NULL;
	if (fd >= 0) {
		p = mmap(NULL, sizeof(struct table), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		t->table = p != MAP_FAILED ? p : NULL;
	} else if ((fd = make(&t->table)) >= 0) {
		close(fd);
	}
	if (t->table != NULL)
		return t;
	free(t);
	return NULL;
}

void
tally_close(struct tally *t)
{
	if (t == NULL)
		return;
	munmap(t->table, sizeof(*t->table));
	free(t);
}

static uint64_t
hash(const char *kind, const char *id)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (const char *p = kind; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	for (const char *p = id; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * UINT64_C(0x100000001b3);
	return h != 0 ? h : 1;
}

struct tally_slot *
tally_take(struct tally *t, const char *kind, const char *id, int64_t now)
{
	struct tally_slot *slots = t->table->slots, *oldest = NULL;
	uint64_t who = hash(kind, id);

	if (pthread_mutex_lock(&t->table->lock) == EOWNERDEAD)
		pthread_mutex_consistent(&t->table->lock);
	for (unsigned i = 0; i < NEAR; i++) {
		struct tally_slot *s = &slots[((who >> 20) + i) % SLOTS];

		if (s->who == who) {
			s->touched = now;
			return s;
		}
		if (oldest == NULL || (oldest->who != 0 && (s->who == 0 || s->touched < oldest->touched)))
			oldest = s;
	}
	*oldest = (struct tally_slot){ .who = who, .touched = now };
	return oldest;
}

void
tally_let_go(struct tally *t)
{
	pthread_mutex_unlock(&t->table->lock);
}
