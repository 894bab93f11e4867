/*
 * log.c - one write() per line into a file opened for appending, so that two threads and two programs never mix lines.
 */
#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/time.h"
#include "hotcrm/plugin.h"

#define LOG_MAX (4 << 20)
#define PATH_MAX_LEN 1024

static struct {
	atomic_int fd;		/* -1: closed */
	enum log_level level;
	enum log_form form;
	bool rotates;
	char path[PATH_MAX_LEN];
	atomic_flag rotating;
} diary = { .fd = -1, .rotating = ATOMIC_FLAG_INIT };

static const char *const LEVELS[] = { "error", "warn", "info", "debug" };

/* Makes the folders that lead to path, as mkdir -p does. */
static void
make_folders(const char *path)
{
	char part[PATH_MAX_LEN];

	for (size_t i = 1; path[i] != '\0' && i < sizeof(part); i++) {
		if (path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (mkdir(part, 0700) < 0 && errno != EEXIST)
			return;
	}
}

static int
open_file(const char *path)
{
	return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
}

void
log_form(enum log_form form)
{
	diary.form = form;
}

int
log_open(const char *path, enum log_level level)
{
	int fd;

	log_close();
	if (strlen(path) + 3 > sizeof(diary.path))
		return HC_INVALID;
	diary.rotates = strcmp(path, "-") != 0;
	if (diary.rotates)
		make_folders(path);
	if ((fd = diary.rotates ? open_file(path) : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) < 0)
		return HC_STORE;
	snprintf(diary.path, sizeof(diary.path), "%s", path);
	diary.level = level;
	atomic_store(&diary.fd, fd);
	return 0;
}

void
log_close(void)
{
	int fd = atomic_exchange(&diary.fd, -1);

	if (fd >= 0)
		close(fd);
}

/* Moves a full file aside. The descriptor's number stays: dup2() swaps what is behind it, so another thread may go on writing. */
static void
rotate(int fd)
{
	char old[PATH_MAX_LEN + 2];
	struct stat mine, there;
	int fresh;

	if (atomic_flag_test_and_set(&diary.rotating))
		return;
	snprintf(old, sizeof(old), "%s.1", diary.path);
	/* another program may have rotated already: then only follow it */
	if (fstat(fd, &mine) == 0 && stat(diary.path, &there) == 0 && mine.st_ino == there.st_ino)
		rename(diary.path, old);
	if ((fresh = open_file(diary.path)) >= 0) {
		dup2(fresh, fd);
		close(fresh);
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	atomic_flag_clear(&diary.rotating);
}

/* One event, one line, and nothing that a terminal obeys or that ends a text of JSON. */
static char
plain(char c)
{
	if ((unsigned char)c < ' ' || c == 0x7f)
		return ' ';
	return diary.form == LOG_JSON && (c == '"' || c == '\\') ? '\'' : c;
}

/* "name":"value", for each; half of the line is the text's. Returns where it goes on. */
static size_t
put_members(char *line, size_t n, size_t cap, const char *const *members)
{
	for (; members != NULL && members[0] != NULL; members += 2) {
		bool number = members[0][0] == '#';
		size_t at = n, value;

		if (n + strlen(members[0]) + strlen(members[1]) + 6 > cap / 2)
			break;
		n += (size_t)snprintf(line + n, cap - n, "\"%s\":", members[0] + number);
		value = n;
		n += (size_t)snprintf(line + n, cap - n, number ? "%s" : "-%s-", members[1]);
		for (at = value; at < n; at++)
			line[at] = plain(line[at]);
		if (!number)
			line[value] = line[n - 1] = '"';
		line[n++] = ',';
	}
	return n;
}

static void __attribute__((format(printf, 3, 0)))
write_line(enum log_level level, const char *const *members, const char *fmt, va_list ap)
{
	int fd = atomic_load(&diary.fd);
	char line[1024], when[32];
	struct timespec now;
	struct stat st;
	size_t n, head;

	if (fd < 0 || level > diary.level)
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	stamp_format_iso((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000, when);
	if (diary.form == LOG_JSON) {
		n = (size_t)snprintf(line, sizeof(line), "{\"at\":\"%s\",\"pid\":%ld,\"level\":\"%s\",", when, (long)getpid(), LEVELS[level]);
		n = put_members(line, n, sizeof(line), members);
		n += (size_t)snprintf(line + n, sizeof(line) - n, "\"text\":\"");
	} else if (diary.form == LOG_JOURNALD)
		n = (size_t)snprintf(line, sizeof(line), "<%d>", level + 3 + (level > LOG_WARN));
	else
		n = (size_t)snprintf(line, sizeof(line), "%s %ld %s ", when, (long)getpid(), LEVELS[level]);
	head = n;
	vsnprintf(line + n, sizeof(line) - n, fmt, ap);
	for (n = head; line[n] != '\0'; n++)
		line[n] = plain(line[n]);
	if (n > sizeof(line) - 4)
		n = sizeof(line) - 4;
	/* what was cut off may not leave half a character behind */
	while (diary.form == LOG_JSON && n == sizeof(line) - 4 && n > head && ((unsigned char)line[n] & 0xc0) == 0x80)
		n--;
	if (diary.form == LOG_JSON) {
		line[n++] = '"';
		line[n++] = '}';
	}
	line[n++] = '\n';
	if (diary.rotates && fstat(fd, &st) == 0 && st.st_size + (off_t)n > LOG_MAX)
		rotate(fd);
	if (write(fd, line, n) < 0)
		return;	/* a full disk must not stop the work; there is no one to tell */
}

void
log_line(enum log_level level, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	write_line(level, NULL, fmt, ap);
	va_end(ap);
}

void
log_event(enum log_level level, const char *const *members, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	write_line(level, members, fmt, ap);
	va_end(ap);
}
