/*
 * sync_hop.c - from a COMMIT on one workstation to the news on another one's screen: p50 and p99.
 *
 * Both run `hotcrm sync watch --pipe` as a window does; the news is the line that the other one's watch writes when it has the change
 * in its file.
 */
#define _GNU_SOURCE
#include "sync_line.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define HOPS 60
#define GIVE_UP_MS 20000

struct watch { pid_t pid; int in, out; };

static void
start(struct watch *w, const char *hotcrm, const char *db)
{
	int to[2], from[2];

	/* the second one must not hold the first one's pipes open */
	if (pipe2(to, O_CLOEXEC) < 0 || pipe2(from, O_CLOEXEC) < 0)
		exit(1);
	fflush(stdout);
	if ((w->pid = fork()) == 0) {
		dup2(to[0], 0);
		dup2(from[1], 1);
		execl(hotcrm, hotcrm, "-d", db, "sync", "watch", "--pipe", (char *)NULL);
		_exit(127);
	}
	close(to[0]);
	close(from[1]);
	w->in = to[1];
	w->out = from[0];
}

static void
stop(struct watch *w)
{
	close(w->in);
	waitpid(w->pid, NULL, 0);
	close(w->out);
}

/* A line; false: nothing came. */
static bool
hear(struct watch *w, int ms)
{
	struct pollfd p = { .fd = w->out, .events = POLLIN };
	char line[400];

	return poll(&p, 1, ms) > 0 && read(w->out, line, sizeof(line)) > 0;
}

void
bench_hop(struct work *w, const char *here, const char *there, const char *hotcrm, struct hc_err *err)
{
	struct watch one, other;
	int64_t took[HOPS];
	uint8_t id[16];

	line_make(w, id, err);
	start(&one, hotcrm, here);
	start(&other, hotcrm, there);
	/* until both poll */
	for (int quiet = 0; quiet < 3;)
		quiet = hear(&one, 300) || hear(&other, 300) ? 0 : quiet + 1;
	for (int i = 0; i < HOPS; i++) {
		int64_t begin;

		line_edit(w, id, err);
		begin = line_us(w);
		if (write(one.in, "e", 1) != 1 || !hear(&other, GIVE_UP_MS)) {
			fprintf(stderr, "bench_sync_line: edit %d never came\n", i);
			exit(1);
		}
		took[i] = line_us(w) - begin;
		while (hear(&one, 30) || hear(&other, 30))
			;
	}
	stop(&one);
	stop(&other);
	qsort(took, HOPS, sizeof(took[0]), line_compare);
	printf("sync_hop_p50 %.1f ms\nsync_hop_p99 %.1f ms\n", (double)took[HOPS / 2] / 1000, (double)took[HOPS - 1] / 1000);
}
