/*
 * pty_bytes.c - what the workstation sends to a terminal, and how soon: runs a program in a pseudo terminal, types, counts.
 *
 *	pty_bytes [-g COLSxROWS] [-o COMMAND] [-n NAME] [-k DOWN,PAGE,TOP,QUIT] [-m KEYS] [-f WORD] [-i SECONDS] PROGRAM [ARG ...]
 *
 * With -k it measures another program by its own keys (\e for Esc), printed as NAME, so that ours stand beside the best.
 * It prints `name value unit` lines. COMMAND is typed first (`:` line): the list to measure. It answers DA1 and the query for
 * synchronised output as a modern terminal does. Medians of the single keys; nothing here judges, check.sh and people do.
 *
 * With -m it only moves about with so many keys, as people do, and prints how late the answers are; with -f it types WORD into
 * the filter after that, and then leaves an empty command line by Esc a few times. `.cpu` is what the thread that answers had of
 * a core, `.own` how late the answer is without the time in which others had all cores: both are the same on a machine that
 * does other things too.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEYS 40
#define MOVES_MAX 5000

struct sample {
	long bytes;
	double first, last;	/* ms after the key */
	double cpu;		/* ms on a core of the thread that answers */
	double own;		/* `last` without what it and we waited for a core that others had */
};

/* What the scheduler says of the program: ms on a core of its main thread and of all, ms that its main thread and we wanted one, how
   often all of them slept. */
struct share {
	double answering, all, queued;
	long slept;
};

static int fd;
static pid_t child;
static int cols = 80, rows = 24;
static const char *who = "tui", *quit_keys;

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e3 + (double)ts.tv_nsec / 1e6;
}

/* Ms that a thread was ready and had no core. */
static double
queued(const char *path)
{
	unsigned long long on, ready = 0;
	FILE *f = fopen(path, "r");

	if (f == NULL)
		return 0;
	if (fscanf(f, "%llu %llu", &on, &ready) != 2)
		ready = 0;
	fclose(f);
	return (double)ready / 1e6;
}

static struct share
scheduled(void)
{
	char path[320], line[256];
	struct share r = {0};
	struct dirent *e;
	DIR *d;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)child);
	for (d = opendir(path); d != NULL && (e = readdir(d)) != NULL; ) {
		unsigned long long on = 0;

		snprintf(path, sizeof(path), "/proc/%d/task/%.20s/schedstat", (int)child, e->d_name);
		if (e->d_name[0] == '.' || (f = fopen(path, "r")) == NULL)
			continue;
		if (fscanf(f, "%llu", &on) == 1) {
			r.all += (double)on / 1e6;
			if (strtol(e->d_name, NULL, 10) == (long)child) {
				r.answering = (double)on / 1e6;
				r.queued = queued(path) + queued("/proc/self/schedstat");
			}
		}
		fclose(f);
		snprintf(path, sizeof(path), "/proc/%d/task/%.20s/status", (int)child, e->d_name);
		if ((f = fopen(path, "r")) == NULL)
			continue;
		while (fgets(line, sizeof(line), f) != NULL)
			if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
				r.slept += strtol(line + 24, NULL, 10);
		fclose(f);
	}
	if (d != NULL)
		closedir(d);
	return r;
}

static void
type(const char *s, size_t n)
{
	while (n > 0) {
		ssize_t w = write(fd, s, n);

		if (w < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (w > 0) {
			s += w;
			n -= (size_t)w;
		}
	}
}

static bool
holds(const char *s, size_t n, const char *want)
{
	size_t len = strlen(want);

	for (size_t i = 0; i + len <= n; i++)
		if (memcmp(s + i, want, len) == 0)
			return true;
	return false;
}

static void
answer(const char *s, size_t n)
{
	if (holds(s, n, "\033[?2026$p"))
		type("\033[?2026;2$y", 11);
	if (holds(s, n, "\033[c"))
		type("\033[?62;22c", 9);
}

/* Counts until `quiet` ms of silence. */
static struct sample
listen_for(double quiet, double wait)
{
	struct sample r = { .first = -1, .last = -1 };
	double start = now(), heard = start;
	char buf[65536];

	for (;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		double left = r.bytes > 0 ? heard + quiet - now() : start + wait - now();
		ssize_t n;

		if (left <= 0 || poll(&p, 1, (int)left + 1) <= 0)
			break;
		if ((n = read(fd, buf, sizeof(buf))) <= 0)
			break;
		heard = now();
		if (r.bytes == 0)
			r.first = heard - start;
		r.last = heard - start;
		r.bytes += n;
		answer(buf, (size_t)n);
	}
	return r;
}

static int
by_bytes(const void *a, const void *b)
{
	long x = ((const struct sample *)a)->bytes, y = ((const struct sample *)b)->bytes;

	return (x > y) - (x < y);
}

static int
by_last(const void *a, const void *b)
{
	double x = ((const struct sample *)a)->last, y = ((const struct sample *)b)->last;

	return (x > y) - (x < y);
}

static void
print(const char *name, const char *what, double value, const char *unit)
{
	printf("%s.%dx%d.%s%s %.*f %s\n", who, cols, rows, name, what, *unit == 'B' ? 0 : 2, value, unit);
}

static int
by_cpu(const void *a, const void *b)
{
	double x = ((const struct sample *)a)->cpu, y = ((const struct sample *)b)->cpu;

	return (x > y) - (x < y);
}

static int
by_double(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static int
by_own(const void *a, const void *b)
{
	double x = ((const struct sample *)a)->own, y = ((const struct sample *)b)->own;

	return (x > y) - (x < y);
}

/* The answer to one key. */
static struct sample
answer_to(const char *key, double quiet)
{
	struct share before = scheduled(), after;
	struct sample s;

	type(key, strlen(key));
	s = listen_for(quiet, 2000);
	after = scheduled();
	s.cpu = after.answering - before.answering;
	s.own = s.last - (after.queued - before.queued);
	s.own = s.own > s.cpu ? s.own : s.last < s.cpu ? s.last : s.cpu;
	return s;
}

static void
print_late(const char *name, struct sample *s, int n)
{
	qsort(s, (size_t)n, sizeof(*s), by_last);
	print(name, ".p50", s[n / 2].last, "ms");
	print(name, ".p99", s[n - 1 - n / 100].last, "ms");
	print(name, ".max", s[n - 1].last, "ms");
	qsort(s, (size_t)n, sizeof(*s), by_own);
	print(name, ".own.p50", s[n / 2].own, "ms");
	print(name, ".own.p99", s[n - 1 - n / 100].own, "ms");
	print(name, ".own.max", s[n - 1].own, "ms");
	qsort(s, (size_t)n, sizeof(*s), by_cpu);
	print(name, ".cpu.p50", s[n / 2].cpu, "ms");
	print(name, ".cpu.p99", s[n - 1 - n / 100].cpu, "ms");
}

/* Up and down, by lines, pages and to the ends, as fast as it answers; then the letters of a filter. */
static void
measure_moves(int n, const char *word)
{
	static const char *const keys[] = { "j", "j", "j", "k", "j", "\033[6~", "j", "j", "\033[6~", "k", "\033[5~", "j", "G", "k", "\033[5~", "gg" };
	static struct sample s[MOVES_MAX];
	struct sample letters[64];
	int typed = 0;

	for (int i = 0; i < n; i++)
		s[i] = answer_to(keys[i % (int)(sizeof(keys) / sizeof(keys[0]))], 15);
	print_late("keys", s, n);
	if (word == NULL)
		return;
	answer_to("/", 40);
	for (; word[typed] != '\0' && typed < 64; typed++)
		letters[typed] = answer_to((char[]){ word[typed], '\0' }, 120);
	print_late("filter", letters, typed);
	answer_to("\r", 200);
	for (typed = 0; typed < 20; typed++) {
		answer_to(":", 60);
		letters[typed] = answer_to("\033", 60);
	}
	print_late("esc", letters, typed);
}

/* The same key n times, one after the other has been answered. */
static void
measure(const char *name, const char *key, int n)
{
	struct sample s[KEYS];

	for (int i = 0; i < n; i++) {
		type(key, strlen(key));
		s[i] = listen_for(25, 400);
	}
	qsort(s, (size_t)n, sizeof(*s), by_bytes);
	print(name, ".bytes", (double)s[n / 2].bytes, "B");
	print(name, ".bytes_max", (double)s[n - 1].bytes, "B");
	qsort(s, (size_t)n, sizeof(*s), by_last);
	print(name, ".painted", s[n / 2].last, "ms");
}

static void
burst(const char *name, const char *key, int n)
{
	char all[1024];
	size_t len = 0;
	struct sample s;

	for (int i = 0; i < n && len + strlen(key) < sizeof(all); i++, len += strlen(key))
		memcpy(all + len, key, strlen(key));
	type(all, len);
	s = listen_for(50, 500);
	print(name, ".bytes", (double)s.bytes, "B");
	print(name, ".painted", s.last, "ms");
}

static double
resident(void)
{
	char path[64], line[256];
	double mb = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)child);
	if ((f = fopen(path, "r")) == NULL)
		return 0;
	while (fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, "VmRSS:", 6) == 0)
			mb = strtod(line + 6, NULL) / 1024;
	fclose(f);
	return mb;
}

static void
start(char **argv)
{
	struct winsize ws = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };

	if ((child = forkpty(&fd, NULL, NULL, &ws)) < 0) {
		perror("forkpty");
		exit(1);
	}
	if (child == 0) {
		setenv("TERM", "xterm-256color", 1);
		unsetenv("COLORTERM");
		if (getenv("LC_ALL") == NULL)
			setenv("LC_ALL", "C.UTF-8", 1);
		execvp(argv[0], argv);
		perror(argv[0]);
		_exit(127);
	}
}

static void
stop(void)
{
	if (quit_keys != NULL) {
		type(quit_keys, strlen(quit_keys));
		listen_for(60, 200);
	}
	for (int i = 0; quit_keys == NULL && i < 3 && waitpid(child, NULL, WNOHANG) == 0; i++) {
		type("\033", 1);
		listen_for(60, 60);
		type(":quit\r", 6);
		listen_for(100, 200);
	}
	kill(child, SIGKILL);
	close(fd);
	waitpid(child, NULL, WNOHANG);
}

static void
starts(char **argv)
{
	struct sample s[7];
	double cpu[7];

	for (int i = 0; i < 7; i++) {
		double t = now();
		struct share used;

		start(argv);
		s[i] = listen_for(60, 3000);
		s[i].last = now() - t - 60 < s[i].last ? now() - t - 60 : s[i].last;
		used = scheduled();
		cpu[i] = used.all;
		s[i].cpu = used.answering;
		stop();
	}
	qsort(cpu, 7, sizeof(*cpu), by_double);
	print("start", ".cpu.all", cpu[3], "ms");
	qsort(s, 7, sizeof(*s), by_cpu);
	print("start", ".cpu", s[3].cpu, "ms");
	qsort(s, 7, sizeof(*s), by_last);
	print("start", ".settled", s[3].last, "ms");
	print("start", ".first", s[3].first, "ms");
	print("start", ".bytes", (double)s[3].bytes, "B");
}

/* Splits "j,\\e[6~,gg,q" in place. */
static void
split_keys(char *s, char *keys[4])
{
	for (int i = 0; i < 4; i++) {
		char *out = s, *in = s;

		keys[i] = s;
		for (; *in != '\0' && *in != ','; in++) {
			bool esc = in[0] == '\\' && in[1] == 'e';

			*out++ = esc ? '\033' : *in;
			in += esc;
		}
		s = *in == ',' ? in + 1 : in;
		*out = '\0';
	}
}

static void
idle(int seconds)
{
	struct sample s = listen_for(1000, 4000);	/* what was just done may still be kept */
	struct share before = scheduled();
	char name[32];

	snprintf(name, sizeof(name), "idle_%ds", seconds);
	s = listen_for(seconds * 1e3, seconds * 1e3);
	print(name, ".bytes", (double)s.bytes, "B");
	print(name, ".wakeups", (double)(scheduled().slept - before.slept), "times");
}

/* A program that is not ours: what all of them can do. */
static void
measure_other(char **argv, char *keys[4], int seconds)
{
	quit_keys = keys[3];
	starts(argv);
	start(argv);
	listen_for(300, 3000);
	measure("cursor_down", keys[0], rows > 30 ? 30 : rows - 8);
	type(keys[2], strlen(keys[2]));
	listen_for(50, 300);
	burst("to_edge", keys[0], rows + 4);
	measure("scroll_line", keys[0], 12);
	measure("page_down", keys[1], 3);
	type(keys[2], strlen(keys[2]));
	listen_for(50, 300);
	burst("burst_40", keys[0], 40);
	print("resident", "", resident(), "MB");
	idle(seconds);
	stop();
}

int
main(int argc, char **argv)
{
	char *keys[4] = {0};
	const char *command = NULL, *word = NULL;
	int i = 1, moves = 0, seconds = 2;

	for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		if (strcmp(argv[i], "-o") == 0)
			command = argv[i + 1];
		else if (strcmp(argv[i], "-n") == 0)
			who = argv[i + 1];
		else if (strcmp(argv[i], "-k") == 0)
			split_keys(argv[i + 1], keys);
		else if (strcmp(argv[i], "-f") == 0)
			word = argv[i + 1];
		else if (strcmp(argv[i], "-m") == 0)
			moves = (int)strtol(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "-i") == 0)
			seconds = (int)strtol(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "-g") != 0 || sscanf(argv[i + 1], "%4dx%4d", &cols, &rows) != 2)
			break;
	}
	if (i >= argc || moves < 0 || moves > MOVES_MAX || seconds < 1) {
		fprintf(stderr, "usage: pty_bytes [-g COLSxROWS] [-o COMMAND] [-n NAME] [-k DOWN,PAGE,TOP,QUIT] [-m KEYS] [-f WORD]\n"
		    "    [-i SECONDS] PROGRAM [ARG ...]\n");
		return 2;
	}
	if (keys[0] != NULL) {
		measure_other(argv + i, keys, seconds);
		return 0;
	}
	if (moves == 0)
		starts(argv + i);
	start(argv + i);
	listen_for(200, 3000);
	if (command != NULL) {
		type(":", 1);
		listen_for(40, 300);
		type(command, strlen(command));
		type("\r", 1);
		listen_for(200, 1000);
	}
	if (moves > 0) {
		measure_moves(moves, word);
		print("resident", "", resident(), "MB");
		stop();
		return 0;
	}
	measure("cursor_down", "\033[B", rows > 30 ? 30 : rows - 6);
	burst("to_edge", "j", rows);
	measure("scroll_line", "\033[B", 20);
	measure("page_down", "\033[6~", 3);
	type("gg", 2);
	listen_for(50, 300);
	burst("burst_40", "\033[B", 40);
	type("gg", 2);
	listen_for(50, 300);
	measure("cursor_right", "l", 2);
	type(":", 1);
	listen_for(50, 300);
	measure("typed", "z", 5);
	type("\033", 1);
	listen_for(50, 300);
	print("resident", "", resident(), "MB");
	idle(seconds);
	type("zp", 2);
	listen_for(200, 600);
	measure("preview_cursor", "\033[B", 6);
	listen_for(200, 400);
	type("\033[B", 3);
	{
		struct sample s = listen_for(150, 600);

		print("preview_all", ".bytes", (double)s.bytes, "B");
	}
	type("zp", 2);	/* it would be remembered */
	listen_for(100, 300);
	stop();
	return 0;
}
