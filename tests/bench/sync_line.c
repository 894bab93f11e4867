/*
 * sync_line.c - what sync costs on a line: run by sync_line.sh, which puts a slow proxy before a server.
 *
 *   bench_sync_line DB edit      one edit to acknowledged, on a warm connection (median of 5)
 *   bench_sync_line DB pull      an exchange until both sides are drained: seconds, bytes, requests, memory
 *   bench_sync_line DB hop OTHER HOTCRM   from a commit here to the other workstation (sync_hop.c)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/env.h"
#include "cmd/carry.h"
#include "sync_line.h"

#define RUNS 5

static void
die(const char *what, const struct hc_err *err)
{
	fprintf(stderr, "bench_sync_line: %s: %s\n", what, err->msg);
	exit(1);
}

int64_t
line_us(struct work *w)
{
	return w->env->ticks(w->env) / 1000;
}

/* kB of this process: "VmRSS:" now, "VmHWM:" at most. */
static long
memory(const char *what)
{
	FILE *f = fopen("/proc/self/status", "r");
	char line[200];
	long kb = 0;

	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, what, strlen(what)) == 0)
			kb = strtol(line + strlen(what), NULL, 10);
	if (f)
		fclose(f);
	return kb;
}

/* Both sides have been drained for a moment: what is under way then is the long poll. */
static bool
stop_soon(void *arg)
{
	return ++*(int *)arg > 8;
}

/* Of the processor, by this process: what another one's work beside it does not touch. */
static double
processor(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool
never(void *arg)
{
	return false;
}

/* A person changes one field of one record. */
void
line_edit(struct work *w, const uint8_t id[16], struct hc_err *err)
{
	static int n;
	const struct object *o = model_object(w->model, "account");
	struct hc_tx *tx;
	struct hc_record *r;
	char phone[32];

	snprintf(phone, sizeof(phone), "+49 30 %07d", (int)(line_us(w) % 1000000) + ++n);
	if (tx_begin(w, SOURCE_USER, "bench", &tx, err) < 0)
		die("begin", err);
	if (read_record(w->store, o, id, tx->arena, &r, err) < 0 || engine_set(tx, r, "phone", phone, err) < 0 ||
	    engine_save(tx, r, err) < 0 || tx_commit(tx, err) < 0)
		die("save", err);
}

void
line_make(struct work *w, uint8_t id[16], struct hc_err *err)
{
	const struct object *o = model_object(w->model, "account");
	struct hc_tx *tx;
	struct hc_record *r;
	char name[40];

	snprintf(name, sizeof(name), "Bench %lld", (long long)line_us(w));
	if (tx_begin(w, SOURCE_USER, "bench", &tx, err) < 0)
		die("begin", err);
	r = record_new(tx->arena, w->model, o);
	if (engine_defaults(w, r, err) < 0 || engine_set(tx, r, "name", name, err) < 0 || engine_save(tx, r, err) < 0)
		die("save", err);
	memcpy(id, r->values[SLOT_ID].id, 16);
	if (tx_commit(tx, err) < 0)
		die("save", err);
}

static int64_t
waiting(struct work *w, struct arena *a, struct hc_err *err)
{
	struct sync_status st;

	if (sync_status(w, a, &st, err) < 0)
		die("status", err);
	return st.waiting;
}

int
line_compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void
bench_edit(struct work *w, struct arena *a, struct hc_err *err)
{
	int64_t took[RUNS], bytes = 0, requests = 0;
	struct carry_event e;
	struct carry *c;
	uint8_t id[16];
	int patience;

	line_make(w, id, err);
	if (carry_open(w, true, &c, err) < 0)
		die("open", err);
	for (int i = 0; i < RUNS; i++) {
		int64_t begin;

		for (patience = 0; patience <= 8;)
			if (carry_step(c, stop_soon, &patience, &e, err) < 0)
				die("step", err);
		line_edit(w, id, err);
		begin = line_us(w);
		bytes = requests = 0;
		while (waiting(w, a, err) > 0) {
			if (carry_step(c, never, NULL, &e, err) < 0)
				die("step", err);
			bytes += e.sent + e.received;
			requests += e.requests;
		}
		took[i] = line_us(w) - begin;
	}
	carry_close(c);
	qsort(took, RUNS, sizeof(took[0]), line_compare);
	printf("sync_edit_acknowledged %.0f ms\nsync_edit_bytes %lld B\nsync_edit_requests %lld n\n", (double)took[RUNS / 2] / 1000,
	    (long long)bytes, (long long)requests);
}

static void
bench_pull(struct work *w, struct hc_err *err)
{
	long idle = memory("VmRSS:");
	int64_t begin = line_us(w), sent = 0, received = 0, requests = 0, records = 0;
	double cpu = processor();
	struct carry_event e = { .state = CARRY_MOVED };
	struct carry *c;

	if (carry_open(w, false, &c, err) < 0)
		die("open", err);
	while (e.state != CARRY_IDLE) {
		if (carry_step(c, never, NULL, &e, err) < 0)
			die("step", err);
		if (e.state == CARRY_STOPPED) {
			fprintf(stderr, "bench_sync_line: the server refused\n");
			exit(1);
		}
		sent += e.sent;
		received += e.received;
		requests += e.requests;
		records += e.news.pulled + e.news.pushed;
	}
	carry_close(c);
	printf("sync_exchange %.2f s\nsync_exchange_here %.2f s of the processor\nsync_exchange_records %lld n\nsync_exchange_up %lld B\nsync_exchange_down %lld B\n"
	    "sync_exchange_requests %lld n\nsync_exchange_memory %.1f MB over idle\n", (double)(line_us(w) - begin) / 1e6,
	    processor() - cpu, (long long)records, (long long)sent, (long long)received, (long long)requests, (double)(memory("VmHWM:") - idle) / 1024);
	if (records > 0)
		printf("sync_exchange_record %.0f B each, both ways\n", (double)(sent + received) / (double)records);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new("bench");
	struct hc_err err = {0};
	struct work *w;

	if (argc != 3 && argc != 5) {
		fprintf(stderr, "bench_sync_line DB edit|pull|hop OTHER HOTCRM\n");
		return 2;
	}
	if (work_open(&env_system, argv[1], 0, false, NULL, &w, &err) < 0)
		die("open", &err);
	work_turn(w);
	if (strcmp(argv[2], "edit") == 0)
		bench_edit(w, a, &err);
	else if (argc == 5)
		bench_hop(w, argv[1], argv[3], argv[4], &err);
	else
		bench_pull(w, &err);
	work_close(w);
	arena_free(a);
	return 0;
}
