/*
 * power.c - the VFS that remembers, and the files after a cut. See power.h.
 */
#define _GNU_SOURCE
#include "power.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILES 16

enum kind { STEP_WRITE, STEP_TRUNCATE, STEP_SYNC, STEP_DELETE, STEP_MARK };
static const char *const kinds[] = { "a write", "a truncation", "a sync", "a deletion", "a mark" };

struct step {
	enum kind kind;
	int file;
	int64_t at;		/* offset, size or mark */
	size_t len;
	char *data;
};

struct content {
	char *data;
	size_t len, room;
	bool there;
};

struct file {
	sqlite3_file base;
	int of;			/* in names, -1: not one that is watched */
	sqlite3_file *real;
};

static struct {
	sqlite3_vfs vfs, *real;
	pthread_mutex_t mutex;
	bool on;
	char dir[256];
	char names[FILES][64];
	int nnames;
	struct content synced[FILES];
	struct step *steps;
	size_t n, room, now;		/* now: how far the log was read */
	size_t first[FILES];		/* of the steps that are not synced */
	int64_t acknowledged;
	int64_t fail_in;
	int fail_rc;
	bool failed, lies;
	int64_t unlocked;
	void (*watch)(void *arg, const char *path);
	void *watch_arg;
} p = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static void *
need(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

static int
name_of(const char *name)
{
	for (int i = 0; i < p.nnames; i++)
		if (!strcmp(p.names[i], name))
			return i;
	if (p.nnames == FILES)
		abort();
	snprintf(p.names[p.nnames], sizeof(p.names[0]), "%s", name);
	return p.nnames++;
}

static void
put(struct content *c, int64_t at, const char *data, size_t len)
{
	size_t end = (size_t)at + len;

	if (len == 0)
		return;
	if (end > c->room) {
		c->room = end * 2;
		c->data = need(realloc(c->data, c->room));
	}
	if ((size_t)at > c->len)
		memset(c->data + c->len, 0, (size_t)at - c->len);
	memcpy(c->data + at, data, len);
	if (end > c->len)
		c->len = end;
	c->there = true;
}

static void
cut_to(struct content *c, int64_t size)
{
	if ((size_t)size < c->len)
		c->len = (size_t)size;
}

static void
add(enum kind kind, int file, int64_t at, const void *data, size_t len)
{
	struct step *s;

	pthread_mutex_lock(&p.mutex);
	if (p.on) {
		if (p.n == p.room) {
			p.room = p.room ? p.room * 2 : 1024;
			p.steps = need(realloc(p.steps, p.room * sizeof(*p.steps)));
		}
		s = &p.steps[p.n++];
		*s = (struct step){ .kind = kind, .file = file, .at = at, .len = len };
		if (len) {
			s->data = need(malloc(len));
			memcpy(s->data, data, len);
		}
	}
	pthread_mutex_unlock(&p.mutex);
}

/* Is somebody writing without having asked? A new description of the lock file sees all locks of others. */
static void
ask_lock(int of)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
	char path[400];
	size_t n = strlen(p.names[of]);
	int fd;

	if (n > 4 && !strcmp(p.names[of] + n - 4, "-wal"))
		n -= 4;
	snprintf(path, sizeof(path), "%s/%.*s-lock", p.dir, (int)n, p.names[of]);
	fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fcntl(fd, F_OFD_GETLK, &l) == 0 && l.l_type == F_UNLCK)
		p.unlocked++;
	close(fd);
}

/* Before a step of the disk; an error code: it is not made. */
static int
before(struct file *f)
{
	char path[400];

	if (f->of < 0 || !p.on)
		return SQLITE_OK;
	if (p.watch) {
		snprintf(path, sizeof(path), "%s/%s", p.dir, p.names[f->of]);
		p.watch(p.watch_arg, path);
	}
	if (p.fail_in > 0 && --p.fail_in == 0) {
		p.failed = true;
		return p.fail_rc;
	}
	return SQLITE_OK;
}

static int
vfs_close(sqlite3_file *file)
{
	struct file *f = (struct file *)file;
	int rc = f->real->pMethods->xClose(f->real);

	free(f->real);
	return rc;
}

static int
vfs_read(sqlite3_file *file, void *buf, int n, sqlite3_int64 at)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xRead(f->real, buf, n, at);
}

static int
vfs_write(sqlite3_file *file, const void *buf, int n, sqlite3_int64 at)
{
	struct file *f = (struct file *)file;
	int rc = before(f);

	if (rc != SQLITE_OK)
		return rc;
	if (f->of >= 0 && p.on)
		ask_lock(f->of);
	rc = f->real->pMethods->xWrite(f->real, buf, n, at);
	if (rc == SQLITE_OK && f->of >= 0)
		add(STEP_WRITE, f->of, at, buf, (size_t)n);
	return rc;
}

static int
vfs_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct file *f = (struct file *)file;
	int rc = before(f);

	if (rc != SQLITE_OK)
		return rc;
	if (f->of >= 0 && p.on)
		ask_lock(f->of);
	rc = f->real->pMethods->xTruncate(f->real, size);
	if (rc == SQLITE_OK && f->of >= 0)
		add(STEP_TRUNCATE, f->of, size, NULL, 0);
	return rc;
}

static int
vfs_sync(sqlite3_file *file, int flags)
{
	struct file *f = (struct file *)file;
	int rc = before(f);

	if (rc != SQLITE_OK)
		return rc == SQLITE_FULL ? SQLITE_IOERR_FSYNC : rc;
	/* the disk under the tests need not be synced: what counts is the log */
	if (f->of >= 0 && !p.lies)
		add(STEP_SYNC, f->of, 0, NULL, 0);
	return SQLITE_OK;
}

static int
vfs_size(sqlite3_file *file, sqlite3_int64 *size)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xFileSize(f->real, size);
}

static int
vfs_lock(sqlite3_file *file, int how)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xLock(f->real, how);
}

static int
vfs_unlock(sqlite3_file *file, int how)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xUnlock(f->real, how);
}

static int
vfs_reserved(sqlite3_file *file, int *ret)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xCheckReservedLock(f->real, ret);
}

static int
vfs_control(sqlite3_file *file, int op, void *arg)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xFileControl(f->real, op, arg);
}

static int
vfs_sector(sqlite3_file *file)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xSectorSize(f->real);
}

static int
vfs_traits(sqlite3_file *file)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xDeviceCharacteristics(f->real);
}

static int
vfs_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **ret)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xShmMap(f->real, page, size, extend, ret);
}

static int
vfs_shm_lock(sqlite3_file *file, int from, int n, int flags)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xShmLock(f->real, from, n, flags);
}

static void
vfs_shm_barrier(sqlite3_file *file)
{
	struct file *f = (struct file *)file;

	f->real->pMethods->xShmBarrier(f->real);
}

static int
vfs_shm_unmap(sqlite3_file *file, int delete)
{
	struct file *f = (struct file *)file;

	return f->real->pMethods->xShmUnmap(f->real, delete);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = vfs_close, .xRead = vfs_read, .xWrite = vfs_write, .xTruncate = vfs_truncate, .xSync = vfs_sync, .xFileSize = vfs_size,
	.xLock = vfs_lock, .xUnlock = vfs_unlock, .xCheckReservedLock = vfs_reserved, .xFileControl = vfs_control,
	.xSectorSize = vfs_sector, .xDeviceCharacteristics = vfs_traits,
	.xShmMap = vfs_shm_map, .xShmLock = vfs_shm_lock, .xShmBarrier = vfs_shm_barrier, .xShmUnmap = vfs_shm_unmap,
};

/* The name of a watched file within the folder, or NULL. */
static const char *
watched(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	size_t n = strlen(p.dir);

	/* SQLite makes names whole: the folder stands somewhere before the last slash */
	if (!slash || n == 0 || (size_t)(slash - path) < n || strncmp(slash - n, p.dir, n) != 0)
		return NULL;
	return slash + 1;
}

static int
vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
	struct file *f = (struct file *)file;
	const char *name = flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) ? watched(path) : NULL;
	int rc;

	*f = (struct file){ .of = -1, .real = need(calloc(1, (size_t)p.real->szOsFile)) };
	if ((rc = p.real->xOpen(p.real, path, f->real, flags, out)) != SQLITE_OK) {
		free(f->real);
		return rc;
	}
	f->base.pMethods = &methods;
	if (name)
		f->of = name_of(name);
	return SQLITE_OK;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	const char *name = watched(path);
	int rc = p.real->xDelete(p.real, path, sync);

	if (rc == SQLITE_OK && name)
		add(STEP_DELETE, name_of(name), 0, NULL, 0);
	return rc;
}

void
power_install(void)
{
	/* as the program does it, before SQLite starts */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	p.real = sqlite3_vfs_find(NULL);
	p.vfs = *p.real;
	p.vfs.zName = "power";
	p.vfs.szOsFile = (int)sizeof(struct file);
	p.vfs.xOpen = vfs_open;
	p.vfs.xDelete = vfs_delete;
	sqlite3_vfs_register(&p.vfs, 1);
}

static void
load(int of)
{
	char path[400], buf[1 << 16];
	struct content *c = &p.synced[of];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", p.dir, p.names[of]);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	c->there = fd >= 0;
	while (fd >= 0 && (n = read(fd, buf, sizeof(buf))) > 0)
		put(c, (int64_t)c->len, buf, (size_t)n);
	/* closing would drop the locks of connections in this process: it stays open, one for each file and recording */
}

static bool
is_one_of_ours(const char *name)
{
	size_t n = strlen(name);

	return name[0] != '.' && !(n > 4 && !strcmp(name + n - 4, "-shm")) && !(n > 5 && !strcmp(name + n - 5, "-lock"));
}

static void
forget(void)
{
	for (size_t i = 0; i < p.n; i++)
		free(p.steps[i].data);
	for (int i = 0; i < FILES; i++) {
		free(p.synced[i].data);
		p.synced[i] = (struct content){0};
		p.first[i] = 0;
	}
	p.n = p.now = 0;
	p.acknowledged = 0;
	p.unlocked = 0;
}

void
power_record(const char *dir)
{
	struct dirent *e;
	DIR *d;

	p.on = false;
	forget();
	if (strcmp(p.dir, dir) != 0) {
		p.nnames = 0;
		snprintf(p.dir, sizeof(p.dir), "%s", dir);
	}
	d = opendir(dir);
	while (d && (e = readdir(d)) != NULL)
		if (is_one_of_ours(e->d_name))
			load(name_of(e->d_name));
	if (d)
		closedir(d);
	p.on = true;
}

void
power_stop(void)
{
	p.on = false;
	p.lies = false;
	p.fail_in = 0;
}

void
power_lie(bool lie)
{
	p.lies = lie;
}

void
power_mark(int64_t number)
{
	add(STEP_MARK, 0, number, NULL, 0);
}

size_t
power_steps(void)
{
	return p.n;
}

static void
apply(struct content *c, const struct step *s)
{
	switch (s->kind) {
	case STEP_WRITE:
		put(c, s->at, s->data, s->len);
		break;
	case STEP_TRUNCATE:
		cut_to(c, s->at);
		break;
	case STEP_DELETE:
		c->len = 0;
		c->there = false;
		break;
	default:
		break;
	}
}

void
power_go(size_t step)
{
	for (; p.now < step; p.now++) {
		struct step *s = &p.steps[p.now];

		if (s->kind == STEP_MARK)
			p.acknowledged = s->at;
		if (s->kind != STEP_SYNC && s->kind != STEP_DELETE)
			continue;
		/* a deletion is one of the folder, and those are kept in order: it counts as done, and what was before it too */
		for (size_t i = p.first[s->file]; i <= p.now; i++)
			if (p.steps[i].file == s->file)
				apply(&p.synced[s->file], &p.steps[i]);
		p.first[s->file] = p.now + 1;
	}
}

bool
power_is_write(size_t step)
{
	return step >= p.n || p.steps[step].kind != STEP_MARK;
}

static bool
is_change(const struct step *s)
{
	return s->kind == STEP_WRITE || s->kind == STEP_TRUNCATE;
}

int64_t
power_acknowledged(void)
{
	return p.acknowledged;
}

const char *
power_describe(void)
{
	static char text[160];
	const struct step *s = p.now < p.n ? &p.steps[p.now] : NULL;

	snprintf(text, sizeof(text), "before step %zu of %zu, %s of %s at %lld", p.now, p.n, s ? kinds[s->kind] : "the end",
	    s ? p.names[s->file] : "all", s ? (long long)s->at : 0);
	return text;
}

static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* Of one write that was not synced: sector by sector. last: it was under way. */
static void
land(struct content *c, const struct step *s, enum power_fate fate, uint64_t *rng, bool last)
{
	size_t sector = fate == FATE_MIXED_4096 ? 4096 : 512;
	size_t keep = last && fate == FATE_TORN ? (*rng = mix(*rng)) % (s->len + 1) / sector * sector : s->len;

	for (size_t from = 0; from < keep; ) {
		size_t end = (((size_t)s->at + from) / sector + 1) * sector - (size_t)s->at;

		if (end > keep)
			end = keep;
		if (fate == FATE_KEPT || fate == FATE_TORN || (*rng = mix(*rng)) & 1)
			put(c, s->at + (int64_t)from, s->data + from, end - from);
		from = end;
	}
}

static void
empty(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[600];

	while (d && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.') {
			snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
			unlink(path);
		}
	if (d)
		closedir(d);
}

static void
leave(const struct content *c, const char *dir, const char *name)
{
	char path[600];
	size_t done = 0;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	while (fd >= 0 && done < c->len && (n = write(fd, c->data + done, c->len - done)) > 0)
		done += (size_t)n;
	if (fd < 0 || done < c->len || close(fd) < 0) {
		perror(path);
		abort();
	}
}

static bool
is_spared(const char *name, const char *const *spared)
{
	for (; spared && *spared; spared++)
		if (!strncmp(name, *spared, strlen(*spared)))
			return true;
	return false;
}

bool
power_pending(const char *const *spared)
{
	for (int f = 0; f < p.nnames; f++)
		for (size_t i = p.first[f]; i < p.now && !is_spared(p.names[f], spared); i++)
			if (p.steps[i].file == f && is_change(&p.steps[i]))
				return true;
	return false;
}

void
power_cut(enum power_fate fate, uint64_t seed, const char *const *spared, const char *dir)
{
	uint64_t rng = mix(seed);

	empty(dir);
	for (int f = 0; f < p.nnames; f++) {
		enum power_fate mine = is_spared(p.names[f], spared) ? FATE_KEPT : fate;
		struct content c = { .there = p.synced[f].there };
		size_t last = p.now;

		put(&c, 0, p.synced[f].len ? p.synced[f].data : "", p.synced[f].len);
		c.there = p.synced[f].there;
		for (size_t i = p.first[f]; i < p.now; i++)
			if (p.steps[i].file == f && is_change(&p.steps[i]))
				last = i;
		for (size_t i = p.first[f]; i < p.now && mine != FATE_LOST; i++) {
			if (p.steps[i].file != f || !is_change(&p.steps[i]))
				continue;
			if (p.steps[i].kind == STEP_WRITE)
				land(&c, &p.steps[i], mine, &rng, i == last);
			else if (mine == FATE_KEPT || mine == FATE_TORN || (rng = mix(rng)) & 1)
				cut_to(&c, p.steps[i].at);
		}
		if (c.there)
			leave(&c, dir, p.names[f]);
		free(c.data);
	}
}

void
power_fail(int64_t n, int rc)
{
	p.fail_in = n;
	p.fail_rc = rc;
	p.failed = false;
}

bool
power_failed(void)
{
	return p.failed;
}

void
power_watch(void (*fn)(void *arg, const char *path), void *arg)
{
	p.watch = fn;
	p.watch_arg = arg;
}

int64_t
power_unlocked(void)
{
	return p.unlocked;
}
