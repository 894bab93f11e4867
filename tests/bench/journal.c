/*
 * journal.c - what the journal costs: the very statements of edits and of a bulk insert are recorded, then run again on copies of
 * the file with those to the journal and without, prepared before the clock runs. Ratios, so the machine matters little.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "host/host.h"
#include "store/db.h"
#include "store/read.h"
#include "store/replica.h"

#define BASE 5000
#define EDITS 300
#define BULK 10000
#define ROUNDS 5

static const char custom[] =
	"object x_rec \"Record\" \"Records\"\n"
	"  title name\n"
	"  features search\n"
	"field name text(80) \"Name\" required search index\n"
	"field email email \"E-mail\" index\n"
	"field phone phone \"Phone\"\n"
	"field city text(40) \"City\"\n"
	"field amount money \"Amount\"\n"
	"field stage text(20) \"Stage\"\n"
	"field note longtext \"Note\"\n";

struct tape { char **at; size_t n, cap; };	/* statements; NULL: the transaction ends */

static void
must(int rc, const struct hc_err *err)
{
	if (rc < 0) {
		fprintf(stderr, "bench_journal: %s\n", err->msg);
		exit(1);
	}
}

static void
add(struct tape *t, char *sql)
{
	if (t->n == t->cap) {
		t->cap = t->cap * 2 + 64;
		t->at = realloc(t->at, t->cap * sizeof(*t->at));
	}
	t->at[t->n++] = sql;
}

static int
heard(unsigned what, void *arg, void *stmt, void *text)
{
	const char *sql = text;

	if (strncmp(sql, "INSERT", 6) == 0 || strncmp(sql, "UPDATE", 6) == 0 || strncmp(sql, "DELETE", 6) == 0)
		add(arg, strdup(sqlite3_expanded_sql(stmt)));
	return 0;
}

static void
fill(struct hc_tx *tx, int i)
{
	const struct object *o = model_object(tx->work->model, "x_rec");
	struct hc_record *r = record_new(tx->arena, tx->work->model, o);
	static const char *const names[] = { "name", "email", "phone", "city", "stage", "note" };
	struct hc_err err = {0};
	char text[6][96];

	snprintf(text[0], 96, "Customer number %d", i);
	snprintf(text[1], 96, "person%d@example%d.com", i, i % 97);
	snprintf(text[2], 96, "+4930%07d", i * 7 % 9999999);
	snprintf(text[3], 96, "City %d", i % 300);
	snprintf(text[4], 96, "stage %d", i % 7);
	snprintf(text[5], 96, "Called on day %d, wants an offer for %d pieces.", i % 365, i % 1000);
	for (int k = 0; k < 6; k++)
		record_set(r, object_field(o, names[k]), value_text(text[k], strlen(text[k])));
	record_set(r, object_field(o, "amount"), value_decimal((int64_t)i * 12345, 4));
	must(engine_save(tx, r, &err), &err);
}

static void
many(struct work *w, int from, int n, struct tape *t)
{
	struct hc_err err = {0};
	struct hc_tx *tx = NULL;

	for (int i = from; i < from + n; i++) {
		if (i % 500 == 0)
			must(tx_begin(w, SOURCE_USER, "bench", &tx, &err), &err);
		fill(tx, i);
		if (i % 500 == 499) {
			must(tx_commit(tx, &err), &err);
			if (t)
				add(t, NULL);
		}
	}
}

static void
edits(struct work *w, struct tape *t)
{
	const struct object *o = model_object(w->model, "x_rec");
	struct arena *a = arena_new("ids");
	struct hc_err err = {0};
	uint8_t (*ids)[16];
	size_t n;

	must(replica_ids(w->store, o, a, &ids, &n, &err), &err);
	for (int i = 0; i < EDITS; i++) {
		struct hc_record *r;
		struct hc_tx *tx;
		char phone[32];

		snprintf(phone, sizeof(phone), "+4940%07d", i);
		must(tx_begin(w, SOURCE_USER, "bench", &tx, &err), &err);
		must(read_record(w->store, o, ids[(size_t)i * 7919 % n], tx->arena, &r, &err), &err);
		record_set(r, object_field(o, "phone"), value_text(phone, strlen(phone)));
		must(engine_save(tx, r, &err), &err);
		must(tx_commit(tx, &err), &err);
		add(t, NULL);
	}
	arena_free(a);
}

static bool
of_journal(const char *sql)
{
	return strstr(sql, "INTO journal") || strstr(sql, "INTO tx(") || strstr(sql, "UPDATE clock");
}

static void
run(sqlite3 *db, sqlite3_stmt *st)
{
	if (sqlite3_step(st) != SQLITE_DONE) {
		fprintf(stderr, "bench_journal: %s: %s\n", sqlite3_errmsg(db), sqlite3_sql(st));
		exit(1);
	}
}

struct times { double *at; size_t n, pages; };

/* Pages that went into the log since it was asked last: they are what a commit waits for. */
static size_t
written(sqlite3 *db)
{
	int now = 0, most = 0;

	sqlite3_db_status(db, SQLITE_DBSTATUS_CACHE_WRITE, &now, &most, 1);
	return (size_t)now;
}

/* Seconds that each transaction takes: its steps and the commit. */
static void
play(const char *from, const char *path, const struct tape *t, bool journal, struct times *took)
{
	char command[400];
	struct hc_err err = {0};
	struct arena *a = arena_new("play");
	struct work *w;
	sqlite3_stmt **st = calloc(t->n + 1, sizeof(*st)), *names;
	struct timespec t0, t1;
	sqlite3 *db;

	snprintf(command, sizeof(command), "rm -f '%s' '%s'-wal '%s'-shm; cp '%s' '%s'", path, path, path, from, path);
	if (system(command) != 0)
		exit(1);
	must(work_open(env_process(a), path, 0, false, NULL, &w, &err), &err);
	db = w->store->db;
	/* the guards want to know who writes */
	while (sqlite3_prepare_v2(db, "SELECT 'DROP TRIGGER \"' || name || '\"' FROM sqlite_master WHERE type = 'trigger'", -1, &names, NULL) ==
	    SQLITE_OK && sqlite3_step(names) == SQLITE_ROW) {
		char *drop = strdup((const char *)sqlite3_column_text(names, 0));

		sqlite3_finalize(names);
		sqlite3_exec(db, drop, NULL, NULL, NULL);
		free(drop);
	}
	sqlite3_finalize(names);
	written(db);
	for (size_t i = 0, k; i < t->n; i = k + 1) {
		for (k = i; t->at[k]; k++)
			if ((journal || !of_journal(t->at[k])) && sqlite3_prepare_v2(db, t->at[k], -1, &st[k], NULL) != SQLITE_OK) {
				fprintf(stderr, "bench_journal: %s\n", sqlite3_errmsg(db));
				exit(1);
			}
		clock_gettime(CLOCK_MONOTONIC, &t0);
		sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
		for (size_t m = i; m < k; m++)
			if (st[m])
				run(db, st[m]);
		if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
			exit(1);
		clock_gettime(CLOCK_MONOTONIC, &t1);
		took->at[took->n++] = (double)(t1.tv_sec - t0.tv_sec) + (double)(t1.tv_nsec - t0.tv_nsec) / 1e9;
		for (size_t m = i; m < k; m++)
			sqlite3_finalize(st[m]);
	}
	took->pages += written(db);
	free(st);
	work_close(w);
	arena_free(a);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median transaction of each kind, over rounds that take turns: what else the machine does touches few of them. */
static void
compare(const char *what, const char *from, const char *path, const struct tape *t)
{
	struct times took[2];
	double middle[2];

	for (int k = 0; k < 2; k++)
		took[k] = (struct times){ .at = calloc(t->n * ROUNDS, sizeof(double)) };
	for (int i = 0; i < 2 * ROUNDS; i++)
		play(from, path, t, i % 2, &took[i % 2]);
	for (int k = 0; k < 2; k++) {
		qsort(took[k].at, took[k].n, sizeof(double), by_size);
		middle[k] = took[k].at[took[k].n / 2];
		free(took[k].at);
	}
	printf("journal_cost_%s %.2f x\njournal_%s_bare %.0f us\njournal_%s_bare_pages %.1f n\njournal_%s_pages %.1f n\n", what,
	    middle[1] / middle[0], what, middle[0] * 1e6, what, (double)took[0].pages / (double)took[0].n, what,
	    (double)took[1].pages / (double)took[1].n);
}

int
main(void)
{
	struct arena *a = arena_new("bench");
	char dir[] = "/tmp/hotcrm-bench-journal-XXXXXX", path[128], base[128], copy[128], command[400];
	struct tape single = {0}, bulk = {0};
	struct hc_err err = {0};
	struct work *w;

	if (!mkdtemp(dir))
		return 1;
	setenv("HOTCRM_PLUGINS", "-", 1);
	snprintf(path, sizeof(path), "%s/w.db", dir);
	snprintf(base, sizeof(base), "%s/base.db", dir);
	snprintf(copy, sizeof(copy), "%s/copy.db", dir);
	must(work_init(env_process(a), path, &w, &err), &err);
	must(work_customise(w, custom, &err), &err);
	many(w, 0, BASE, NULL);
	must(store_backup(w->store, base, &err), &err);
	sqlite3_trace_v2(w->store->db, SQLITE_TRACE_STMT, heard, &single);
	edits(w, &single);
	sqlite3_trace_v2(w->store->db, 0, NULL, NULL);
	compare("edit", base, copy, &single);
	snprintf(command, sizeof(command), "rm -f '%s'", base);
	if (system(command) != 0)
		return 1;
	must(store_backup(w->store, base, &err), &err);
	sqlite3_trace_v2(w->store->db, SQLITE_TRACE_STMT, heard, &bulk);
	many(w, BASE, BULK, &bulk);
	sqlite3_trace_v2(w->store->db, 0, NULL, NULL);
	compare("bulk", base, copy, &bulk);
	work_close(w);
	arena_free(a);
	snprintf(command, sizeof(command), "rm -r -- '%s'", dir);
	return system(command) != 0;
}
