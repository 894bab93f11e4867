/*
 * sim_memory.c - the VFS of the simulator. See sim_memory.h.
 *
 * Contents lie in pieces, so that a fork that writes into a file copies those pages alone. Locks are as those of SQLite's Unix
 * layer, between the connections of one process; the index of a log goes with its last connection, as if its machine had stopped.
 */
#define _GNU_SOURCE
#include <assert.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim_memory.h"

#define PIECE 4096
#define SHM_PAGES 64

struct content {
	char *path;		/* NULL: a temporary file */
	char **pieces;
	size_t npieces, len;
	int handles;
	bool deleted;
	int shared, reserved, exclusive;	/* how many hold it */
	void *shm[SHM_PAGES];
	int shm_users, shm_shared[SQLITE_SHM_NLOCK];
	bool shm_exclusive[SQLITE_SHM_NLOCK];
	struct content *next;
};

struct handle {
	sqlite3_file base;
	struct content *c;
	int level;
	bool shm;
	unsigned mine_shared, mine_exclusive;	/* locks of the index: a bit each */
};

static struct content *all;
static sqlite3_vfs vfs;

static void *
need(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

static struct content *
find(const char *path)
{
	struct content *c = all;

	while (c && strcmp(c->path, path) != 0)
		c = c->next;
	return c;
}

static struct content *
make(const char *path)
{
	struct content *c = need(calloc(1, sizeof(*c)));

	if (path) {
		c->path = need(strdup(path));
		c->next = all;
		all = c;
	}
	return c;
}

static void
cut_to(struct content *c, size_t size)
{
	size_t keep = (size + PIECE - 1) / PIECE;

	for (size_t i = keep; i < c->npieces; i++)
		free(c->pieces[i]);
	if (keep < c->npieces)
		c->npieces = keep;
	/* what a file grows into later is zero */
	if (size % PIECE && keep == c->npieces && size < c->len)
		memset(c->pieces[keep - 1] + size % PIECE, 0, PIECE - size % PIECE);
	if (size < c->len)
		c->len = size;
}

static void
drop(struct content *c)
{
	cut_to(c, 0);
	free(c->pieces);
	for (int i = 0; i < SHM_PAGES; i++)
		free(c->shm[i]);
	free(c->path);
	free(c);
}

/* No name leads to it any more; it goes with its last handle. */
static void
forget(struct content *c)
{
	struct content **at = &all;

	while (*at && *at != c)
		at = &(*at)->next;
	if (*at)
		*at = c->next;
	c->deleted = true;
	if (c->handles == 0)
		drop(c);
}

static int
memory_shm_unmap(sqlite3_file *file, int delete)
{
	struct handle *h = (struct handle *)file;

	(void)delete;
	if (!h->shm)
		return SQLITE_OK;
	h->shm = false;
	if (--h->c->shm_users == 0)
		for (int i = 0; i < SHM_PAGES; i++) {
			free(h->c->shm[i]);
			h->c->shm[i] = NULL;
		}
	return SQLITE_OK;
}

static int
memory_unlock(sqlite3_file *file, int how)
{
	struct handle *h = (struct handle *)file;
	struct content *c = h->c;

	if (h->level >= SQLITE_LOCK_EXCLUSIVE && how < SQLITE_LOCK_EXCLUSIVE)
		c->exclusive = 0;
	if (h->level >= SQLITE_LOCK_RESERVED && how < SQLITE_LOCK_RESERVED)
		c->reserved = 0;
	if (h->level >= SQLITE_LOCK_SHARED && how < SQLITE_LOCK_SHARED)
		c->shared--;
	if (how < h->level)
		h->level = how;
	return SQLITE_OK;
}

static int
memory_lock(sqlite3_file *file, int how)
{
	struct handle *h = (struct handle *)file;
	struct content *c = h->c;

	if (h->level >= how)
		return SQLITE_OK;
	if (h->level < SQLITE_LOCK_SHARED) {
		if (c->exclusive)
			return SQLITE_BUSY;
		c->shared++;
		h->level = SQLITE_LOCK_SHARED;
	}
	if (how >= SQLITE_LOCK_RESERVED && h->level < SQLITE_LOCK_RESERVED) {
		if (c->reserved)
			return SQLITE_BUSY;
		c->reserved = 1;
		h->level = SQLITE_LOCK_RESERVED;
	}
	if (how == SQLITE_LOCK_EXCLUSIVE) {
		if (c->shared > 1)
			return SQLITE_BUSY;
		c->exclusive = 1;
		h->level = SQLITE_LOCK_EXCLUSIVE;
	}
	return SQLITE_OK;
}

static int
memory_reserved(sqlite3_file *file, int *ret)
{
	*ret = ((struct handle *)file)->c->reserved;
	return SQLITE_OK;
}

static int
memory_close(sqlite3_file *file)
{
	struct handle *h = (struct handle *)file;

	memory_shm_unmap(file, 0);
	memory_unlock(file, SQLITE_LOCK_NONE);
	if (--h->c->handles == 0 && (h->c->deleted || !h->c->path))
		drop(h->c);
	return SQLITE_OK;
}

static int
memory_read(sqlite3_file *file, void *buf, int n, sqlite3_int64 at)
{
	struct content *c = ((struct handle *)file)->c;
	size_t from = (size_t)at, left = (size_t)n;
	char *to = buf;

	while (left > 0 && from < c->len) {
		size_t some = PIECE - from % PIECE;

		if (some > left)
			some = left;
		if (some > c->len - from)
			some = c->len - from;
		memcpy(to, c->pieces[from / PIECE] + from % PIECE, some);
		to += some;
		from += some;
		left -= some;
	}
	if (left == 0)
		return SQLITE_OK;
	memset(to, 0, left);
	return SQLITE_IOERR_SHORT_READ;
}

static int
memory_write(sqlite3_file *file, const void *buf, int n, sqlite3_int64 at)
{
	struct content *c = ((struct handle *)file)->c;
	size_t to = (size_t)at, left = (size_t)n, last = (to + left + PIECE - 1) / PIECE;
	const char *from = buf;

	if (last > c->npieces) {
		c->pieces = need(realloc(c->pieces, last * sizeof(char *)));
		for (size_t i = c->npieces; i < last; i++)
			c->pieces[i] = need(calloc(1, PIECE));
		c->npieces = last;
	}
	if (to + left > c->len)
		c->len = to + left;
	while (left > 0) {
		size_t some = PIECE - to % PIECE < left ? PIECE - to % PIECE : left;

		memcpy(c->pieces[to / PIECE] + to % PIECE, from, some);
		to += some;
		from += some;
		left -= some;
	}
	return SQLITE_OK;
}

static int
memory_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	cut_to(((struct handle *)file)->c, (size_t)size);
	return SQLITE_OK;
}

static int
memory_sync(sqlite3_file *file, int flags)
{
	(void)file;
	(void)flags;
	return SQLITE_OK;
}

static int
memory_size(sqlite3_file *file, sqlite3_int64 *size)
{
	*size = (sqlite3_int64)((struct handle *)file)->c->len;
	return SQLITE_OK;
}

static int
memory_control(sqlite3_file *file, int op, void *arg)
{
	(void)file;
	(void)op;
	(void)arg;
	return SQLITE_NOTFOUND;
}

static int
memory_sector(sqlite3_file *file)
{
	(void)file;
	return 4096;
}

static int
memory_traits(sqlite3_file *file)
{
	(void)file;
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
memory_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **ret)
{
	struct handle *h = (struct handle *)file;

	assert(page < SHM_PAGES);
	if (!h->shm) {
		h->shm = true;
		h->c->shm_users++;
	}
	if (!h->c->shm[page] && extend)
		h->c->shm[page] = need(calloc(1, (size_t)size));
	*ret = h->c->shm[page];
	return SQLITE_OK;
}

static int
memory_shm_lock(sqlite3_file *file, int from, int n, int flags)
{
	struct handle *h = (struct handle *)file;
	struct content *c = h->c;

	if (flags & SQLITE_SHM_LOCK)
		for (int i = from; i < from + n; i++) {
			unsigned bit = 1u << i;
			int others = c->shm_shared[i] - !!(h->mine_shared & bit);

			if ((c->shm_exclusive[i] && !(h->mine_exclusive & bit)) || (flags & SQLITE_SHM_EXCLUSIVE && others > 0))
				return SQLITE_BUSY;
		}
	for (int i = from; i < from + n; i++) {
		unsigned bit = 1u << i, *mine = flags & SQLITE_SHM_SHARED ? &h->mine_shared : &h->mine_exclusive;
		bool has = *mine & bit, wants = flags & SQLITE_SHM_LOCK;

		if (has == wants)
			continue;
		*mine ^= bit;
		if (flags & SQLITE_SHM_SHARED)
			c->shm_shared[i] += wants ? 1 : -1;
		else
			c->shm_exclusive[i] = wants;
	}
	return SQLITE_OK;
}

static void
memory_shm_barrier(sqlite3_file *file)
{
	(void)file;
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = memory_close, .xRead = memory_read, .xWrite = memory_write, .xTruncate = memory_truncate, .xSync = memory_sync,
	.xFileSize = memory_size, .xLock = memory_lock, .xUnlock = memory_unlock, .xCheckReservedLock = memory_reserved,
	.xFileControl = memory_control, .xSectorSize = memory_sector, .xDeviceCharacteristics = memory_traits,
	.xShmMap = memory_shm_map, .xShmLock = memory_shm_lock, .xShmBarrier = memory_shm_barrier, .xShmUnmap = memory_shm_unmap,
};

static int
memory_open(sqlite3_vfs *v, const char *path, sqlite3_file *file, int flags, int *out)
{
	struct handle *h = (struct handle *)file;
	struct content *c = path ? find(path) : NULL;

	(void)v;
	if (!c)
		c = make(path);
	c->handles++;
	*h = (struct handle){ .base = { &methods }, .c = c };
	if (out)
		*out = flags;
	return SQLITE_OK;
}

static int
memory_delete(sqlite3_vfs *v, const char *path, int sync)
{
	struct content *c = find(path);

	(void)v;
	(void)sync;
	if (!c)
		return SQLITE_IOERR_DELETE_NOENT;
	forget(c);
	return SQLITE_OK;
}

static int
memory_access(sqlite3_vfs *v, const char *path, int flags, int *ret)
{
	(void)v;
	(void)flags;
	*ret = find(path) != NULL;
	return SQLITE_OK;
}

static int
memory_full(sqlite3_vfs *v, const char *path, int n, char *ret)
{
	(void)v;
	snprintf(ret, (size_t)n, "%s", path);
	return SQLITE_OK;
}

void
memory_install(void)
{
	sqlite3_vfs *real = sqlite3_vfs_find(NULL);

	/* clock and dice of SQLite itself stay those of the machine: the program gives it its own where they count */
	vfs = *real;
	vfs.zName = "memory";
	vfs.szOsFile = sizeof(struct handle);
	vfs.pNext = NULL;
	vfs.xOpen = memory_open;
	vfs.xDelete = memory_delete;
	vfs.xAccess = memory_access;
	vfs.xFullPathname = memory_full;
	sqlite3_vfs_register(&vfs, 1);
}

void
memory_remove(const char *path)
{
	static const char *const tails[] = { "", "-wal", "-journal" };
	char name[400];

	for (int i = 0; i < 3; i++) {
		struct content *c;

		snprintf(name, sizeof(name), "%s%s", path, tails[i]);
		if ((c = find(name)))
			forget(c);
	}
	unlink(path);
	snprintf(name, sizeof(name), "%s-lock", path);
	unlink(name);
}

void
memory_copy(const char *from, const char *to)
{
	struct content *a = find(from), *b;
	int fd = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (!a || fd < 0) {
		perror(to);
		exit(1);
	}
	close(fd);
	if ((b = find(to)))
		forget(b);
	b = make(to);
	b->pieces = need(calloc(a->npieces, sizeof(char *)));
	b->npieces = a->npieces;
	b->len = a->len;
	for (size_t i = 0; i < a->npieces; i++) {
		b->pieces[i] = need(malloc(PIECE));
		memcpy(b->pieces[i], a->pieces[i], PIECE);
	}
}

bool
memory_holds(const char *path, const char *text)
{
	static const char *const tails[] = { "", "-wal" };
	bool found = false;
	char name[400];

	for (int i = 0; i < 2 && !found; i++) {
		struct content *c;
		char *whole;

		snprintf(name, sizeof(name), "%s%s", path, tails[i]);
		if (!(c = find(name)) || c->len == 0)
			continue;
		whole = need(malloc(c->npieces * PIECE));
		for (size_t k = 0; k < c->npieces; k++)
			memcpy(whole + k * PIECE, c->pieces[k], PIECE);
		found = memmem(whole, c->len, text, strlen(text)) != NULL;
		if (found && getenv("SIM_KEEP")) {	/* a copy to look at */
			FILE *f = fopen(getenv("SIM_KEEP"), "w");

			fwrite(whole, 1, c->len, f);
			fclose(f);
		}
		free(whole);
	}
	return found;
}
