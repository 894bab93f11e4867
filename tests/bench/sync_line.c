/*
 * sync_line.c - what sync costs on a line: run by sync_line.sh, which puts a slow proxy before a server.
 *
 *   bench_sync_line DB edit      one edit to acknowledged, on a warm connection (median of 5)
 *   bench_sync_line DB pull      an exchange until both sides are drained: seconds, bytes, requests
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "cmd/carry.h"
#include "host/host.h"

#define RUNS 5

static void
die(const char *what, const struct hc_err *err)
{
	fprintf(stderr, "bench_sync_line: %s: %s\n", what, err->msg);
	exit(1);
}

static int64_t
us(const struct env *e)
{
	return e->ticks(e) / 1000;
}

/* Both sides have been drained for a moment: what is under way then is the long poll. */
static bool
stop_soon(void *arg)
{
	return ++*(int *)arg > 8;
}

static bool
never(void *arg)
{
	return false;
}

/* A person changes one field of one record. */
static void
edit(struct work *w, const uint8_t id[16], struct hc_err *err)
{
	static int n;
	const struct object *o = model_object(w->model, "account");
	struct hc_tx *tx;
	struct hc_record *r;
	char phone[32];

	snprintf(phone, sizeof(phone), "+49 30 %07d", (int)(us(w->env) % 1000000) + ++n);
	if (tx_begin(w, SOURCE_USER, "bench", &tx, err) < 0)
		die("begin", err);
	if (read_record(w->store, o, id, tx->arena, &r, err) < 0 || engine_set(tx, r, "phone", phone, err) < 0 ||
	    engine_save(tx, r, err) < 0 || tx_commit(tx, err) < 0)
		die("save", err);
}

static void
make(struct work *w, uint8_t id[16], struct hc_err *err)
{
	const struct object *o = model_object(w->model, "account");
	struct hc_tx *tx;
	struct hc_record *r;
	char name[40];

	snprintf(name, sizeof(name), "Bench %lld", (long long)us(w->env));
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

static int
compare(const void *a, const void *b)
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

	make(w, id, err);
	if (carry_open(w, true, &c, err) < 0)
		die("open", err);
	for (int i = 0; i < RUNS; i++) {
		int64_t begin;

		for (patience = 0; patience <= 8;)
			if (carry_step(c, stop_soon, &patience, &e, err) < 0)
				die("step", err);
		edit(w, id, err);
		begin = us(w->env);
		bytes = requests = 0;
		while (waiting(w, a, err) > 0) {
			if (carry_step(c, never, NULL, &e, err) < 0)
				die("step", err);
			bytes += e.sent + e.received;
			requests += e.requests;
		}
		took[i] = us(w->env) - begin;
	}
	carry_close(c);
	qsort(took, RUNS, sizeof(took[0]), compare);
	printf("sync_edit_acknowledged %.0f ms\nsync_edit_bytes %lld B\nsync_edit_requests %lld n\n", (double)took[RUNS / 2] / 1000,
	    (long long)bytes, (long long)requests);
}

static void
bench_pull(struct work *w, struct hc_err *err)
{
	int64_t begin = us(w->env), sent = 0, received = 0, requests = 0, records = 0;
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
	printf("sync_exchange %.2f s\nsync_exchange_records %lld n\nsync_exchange_up %lld B\nsync_exchange_down %lld B\n"
	    "sync_exchange_requests %lld n\n", (double)(us(w->env) - begin) / 1e6, (long long)records, (long long)sent,
	    (long long)received, (long long)requests);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new("bench");
	struct hc_err err = {0};
	struct work *w;

	if (argc != 3) {
		fprintf(stderr, "bench_sync_line DB edit|pull\n");
		return 2;
	}
	if (work_open(&env_system, argv[1], 0, false, NULL, &w, &err) < 0)
		die("open", &err);
	work_turn(w);
	if (strcmp(argv[2], "edit") == 0)
		bench_edit(w, a, &err);
	else
		bench_pull(w, &err);
	work_close(w);
	arena_free(a);
	return 0;
}
