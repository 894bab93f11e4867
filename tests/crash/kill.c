/*
 * kill.c - preloaded into the real programs: ends them with SIGKILL at a chosen system call, or lets the disk fail there.
 *
 *   LD_PRELOAD=kill.so HC_KILL=CALL:FILE:N:HOW program ...
 *
 * CALL is write or sync (of files whose path ends in FILE), send or recv (of sockets; FILE is inet, local, or * for both). The N-th such call is the
 * one; HOW is before, half (a write or a send of the first half) or after; or full, eio: from the N-th on they fail so. Calls
 * count from when the file $HC_KILL_WHEN exists, if that is set. "kill -9" at a place, not at a time, and nothing of it is in
 * the programs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum how { NOT, BEFORE, HALF, AFTER, FULL, EIO_ };

static struct {
	pthread_once_t once;
	pthread_mutex_t mutex;
	char call[16], file[128], how[16];
	long n, seen;
	const char *when;
	bool on;
	ssize_t (*pwrite)(int, const void *, size_t, off_t);
	ssize_t (*write)(int, const void *, size_t);
	ssize_t (*writev)(int, const struct iovec *, int);
	ssize_t (*send)(int, const void *, size_t, int);
	ssize_t (*sendmsg)(int, const struct msghdr *, int);
	ssize_t (*recv)(int, void *, size_t, int);
	ssize_t (*read)(int, void *, size_t);
	int (*fdatasync)(int);
	int (*fsync)(int);
} k = { .once = PTHREAD_ONCE_INIT, .mutex = PTHREAD_MUTEX_INITIALIZER };

static void
start(void)
{
	const char *spec = getenv("HC_KILL");

	*(void **)&k.pwrite = dlsym(RTLD_NEXT, "pwrite64");
	*(void **)&k.write = dlsym(RTLD_NEXT, "write");
	*(void **)&k.writev = dlsym(RTLD_NEXT, "writev");
	*(void **)&k.send = dlsym(RTLD_NEXT, "send");
	*(void **)&k.sendmsg = dlsym(RTLD_NEXT, "sendmsg");
	*(void **)&k.recv = dlsym(RTLD_NEXT, "recv");
	*(void **)&k.read = dlsym(RTLD_NEXT, "read");
	*(void **)&k.fdatasync = dlsym(RTLD_NEXT, "fdatasync");
	*(void **)&k.fsync = dlsym(RTLD_NEXT, "fsync");
	k.when = getenv("HC_KILL_WHEN");
	k.on = spec && sscanf(spec, "%15[^:]:%127[^:]:%ld:%15s", k.call, k.file, &k.n, k.how) == 4;
	if (spec && !k.on)
		abort();
}

/* The file an fd stands for ends in what was asked for; "*" is any. */
static bool
is_it(int fd)
{
	char link[40], path[512];
	ssize_t n;
	size_t len = strlen(k.file);

	if (!strcmp(k.file, "*"))
		return true;
	if (!strcmp(k.file, "inet") || !strcmp(k.file, "local")) {
		struct sockaddr_storage a = { .ss_family = AF_UNSPEC };
		socklen_t n_a = sizeof(a);

		return getsockname(fd, (struct sockaddr *)&a, &n_a) == 0 && (a.ss_family == AF_UNIX) == (k.file[0] == 'l');
	}
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path));
	return n >= (ssize_t)len && memcmp(path + (size_t)n - len, k.file, len) == 0;
}

static bool
is_socket(int fd)
{
	int saved = errno;
	struct stat st;
	bool is = fstat(fd, &st) == 0 && S_ISSOCK(st.st_mode);

	errno = saved;
	return is;
}

/* Is this call the one? */
static enum how
what(const char *call, int fd)
{
	enum how ret = NOT;
	int saved = errno;

	pthread_once(&k.once, start);
	if (!k.on || strcmp(call, k.call) != 0 || (k.when && access(k.when, F_OK) != 0) || !is_it(fd)) {
		errno = saved;
		return NOT;
	}
	pthread_mutex_lock(&k.mutex);
	k.seen++;
	if (!strcmp(k.how, "full"))
		ret = k.seen >= k.n ? FULL : NOT;
	else if (!strcmp(k.how, "eio"))
		ret = k.seen >= k.n ? EIO_ : NOT;
	else if (k.seen == k.n)
		ret = !strcmp(k.how, "before") ? BEFORE : !strcmp(k.how, "half") ? HALF : AFTER;
	pthread_mutex_unlock(&k.mutex);
	errno = saved;
	return ret;
}

static void
die(void)
{
	kill(getpid(), SIGKILL);
	for (;;)
		pause();
}

/* true: the call fails with errno. */
static bool
fails(enum how h)
{
	if (h == BEFORE)
		die();
	if (h == FULL)
		errno = ENOSPC;
	if (h == EIO_)
		errno = EIO;
	return h == FULL || h == EIO_;
}

ssize_t
pwrite64(int fd, const void *buf, size_t n, off_t at)
{
	enum how h = what("write", fd);
	ssize_t ret;

	if (fails(h))
		return -1;
	ret = k.pwrite(fd, buf, h == HALF ? n / 2 : n, at);
	if (h != NOT)
		die();
	return ret;
}

ssize_t
pwrite(int fd, const void *buf, size_t n, off_t at)
{
	return pwrite64(fd, buf, n, at);
}

ssize_t
write(int fd, const void *buf, size_t n)
{
	enum how h = what(is_socket(fd) ? "send" : "write", fd);
	ssize_t ret;

	if (fails(h))
		return -1;
	ret = k.write(fd, buf, h == HALF ? n / 2 : n);
	if (h != NOT)
		die();
	return ret;
}

ssize_t
writev(int fd, const struct iovec *v, int n)
{
	enum how h = what(is_socket(fd) ? "send" : "write", fd);
	ssize_t ret;

	if (fails(h))
		return -1;
	ret = h == HALF ? k.write(fd, v[0].iov_base, v[0].iov_len / 2) : k.writev(fd, v, n);
	if (h != NOT)
		die();
	return ret;
}

ssize_t
send(int fd, const void *buf, size_t n, int flags)
{
	enum how h = what("send", fd);
	ssize_t ret;

	if (fails(h))
		return -1;
	ret = k.send(fd, buf, h == HALF ? n / 2 : n, flags);
	if (h != NOT)
		die();
	return ret;
}

ssize_t
sendmsg(int fd, const struct msghdr *m, int flags)
{
	enum how h = what("send", fd);
	ssize_t ret;

	if (fails(h))
		return -1;
	ret = h == HALF && m->msg_iovlen > 0 ? k.send(fd, m->msg_iov[0].iov_base, m->msg_iov[0].iov_len / 2, flags) :
	    k.sendmsg(fd, m, flags);
	if (h != NOT)
		die();
	return ret;
}

ssize_t
recv(int fd, void *buf, size_t n, int flags)
{
	enum how h = what("recv", fd);
	ssize_t ret;

	if (fails(h))
		return -1;
	ret = k.recv(fd, buf, n, flags);
	if (h != NOT && ret > 0)
		die();
	return ret;
}

ssize_t
read(int fd, void *buf, size_t n)
{
	enum how h = is_socket(fd) ? what("recv", fd) : NOT;
	ssize_t ret;

	pthread_once(&k.once, start);
	if (fails(h))
		return -1;
	ret = k.read(fd, buf, n);
	if (h != NOT && ret > 0)
		die();
	return ret;
}

int
fdatasync(int fd)
{
	enum how h = what("sync", fd);
	int ret;

	if (fails(h))
		return -1;
	ret = k.fdatasync(fd);
	if (h != NOT)
		die();
	return ret;
}

int
fsync(int fd)
{
	enum how h = what("sync", fd);
	int ret;

	if (fails(h))
		return -1;
	ret = k.fsync(fd);
	if (h != NOT)
		die();
	return ret;
}
