/*
 * engine.c - the save path's own cost: one edit against a bare UPDATE, a bulk edit, an import row by row, finding by id's end.
 *
 * ROWS (100,000 unless the environment says otherwise) clients with rules, states, unique keys, a formula, roll-ups of deals.
 */
#include <inttypes.h>
#include <sqlite3.h>
#include <time.h>

#include "../unit/shop.h"

#include "engine/import.h"

/* Time of this process, or of the wall where the disk is waited for. */
static clockid_t clock_id = CLOCK_PROCESS_CPUTIME_ID;

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(clock_id, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct hc_value
text(const char *s)
{
	return value_text(s, strlen(s));
}

static void
import(struct shop *s, int rows)
{
	static const char *const names[] = { "name", "code", "email", "size", "grade" };
	const struct object *o = model_object(s->w->model, "client");
	const struct field *fields[5];
	struct engine_import *im;
	struct hc_tx *tx = shop_begin(s);
	char name[32], code[32], email[48];
	double t = seconds(), mid;

	for (size_t i = 0; i < 5; i++)
		fields[i] = object_field(o, names[i]);
	if (save_tx(s->w->store, &tx->change, &s->err) < 0 ||
	    engine_import_begin(s->w, o, fields, 5, rows, &tx->change, &im, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	for (int i = 0; i < rows; i++) {
		struct hc_value row[5];
		const uint8_t *id;

		snprintf(name, sizeof(name), "Client %d", i);
		snprintf(code, sizeof(code), "C-%d", i);
		snprintf(email, sizeof(email), "c%d@example.org", i);
		row[0] = text(name);
		row[1] = text(code);
		row[2] = text(email);
		row[3] = value_int(i);
		row[4] = text("new");
		if (engine_import_row(im, row, NULL, &id, &s->err) < 0)
			fail_msg("%s", s->err.msg);
	}
	mid = seconds();
	if (engine_import_end(im, NULL, NULL, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	shop_commit(s, tx);
	printf("engine_import_row %.2f us\n", (mid - t) / rows * 1e6);
	printf("engine_import_end %.2f us\n", (seconds() - mid) / rows * 1e6);
}

static void
bulk_edit(struct shop *s, int rows)
{
	const struct object *o = model_object(s->w->model, "client");
	struct arena *a = arena_new("bulk");
	struct hc_tx *tx = shop_begin(s);
	double t = seconds();

	for (int64_t rid = 1; rid <= rows; rid++) {
		struct hc_record *r;

		if (read_record_rid(s->w->store, o, rid, a, &r, &s->err) < 0 || engine_set(tx, r, "size", "7", &s->err) < 0 ||
		    engine_save(tx, r, &s->err) < 0)
			fail_msg("%s", s->err.msg);
		arena_reset(a);
	}
	printf("engine_bulk_edit %.2f us\n", (seconds() - t) / rows * 1e6);
	shop_commit(s, tx);
	arena_free(a);
	printf("engine_bulk_edit_committed %.2f us\n", (seconds() - t) / rows * 1e6);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Medians of alternating edits: through the engine, and a bare UPDATE with the same sync setting on a table like it. */
static void
single_edits(struct shop *s)
{
	const struct object *o = model_object(s->w->model, "client");
	double ours[201], bare[201];
	char path[128];
	sqlite3 *db;

	snprintf(path, sizeof(path), "%s/bare.db", s->dir);
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, n INT);"
	    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100000)"
	    "INSERT INTO t SELECT i, 'Client ' || i, i FROM c", NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	clock_id = CLOCK_MONOTONIC;
	for (int i = 0; i < 201; i++) {
		struct hc_record *r;
		char sql[80], n[16];
		double t = seconds();

		snprintf(sql, sizeof(sql), "UPDATE t SET n = %d WHERE id = %d", 1000 + i, 1 + i * 37);
		if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
			fail_msg("%s", sqlite3_errmsg(db));
		bare[i] = seconds() - t;
		if (read_record_rid(s->w->store, o, 1 + i * 37, s->arena, &r, &s->err) < 0)
			fail_msg("%s", s->err.msg);
		snprintf(n, sizeof(n), "%d", 1000 + i);
		t = seconds();
		if (shop_edit(s, r, "size", n) < 0)
			fail_msg("%s", s->err.msg);
		ours[i] = seconds() - t;
	}
	qsort(ours, 201, sizeof(*ours), by_size);
	qsort(bare, 201, sizeof(*bare), by_size);
	clock_id = CLOCK_PROCESS_CPUTIME_ID;
	printf("engine_save %.1f us\n", ours[100] * 1e6);
	printf("bare_update %.1f us\n", bare[100] * 1e6);
	printf("engine_save_ratio %.2f x\n", ours[100] / bare[100]);
	sqlite3_close(db);
	unlink(path);
	snprintf(path, sizeof(path), "%s/bare.db-wal", s->dir);
	unlink(path);
	snprintf(path, sizeof(path), "%s/bare.db-shm", s->dir);
	unlink(path);
}

static void
finds(struct shop *s, int rows)
{
	const struct object *o = model_object(s->w->model, "client");
	struct hc_record *r;
	struct duplicate *d;
	uint8_t id[16];
	char text_id[UUID_TEXT];
	size_t n;
	double t;

	if (read_record_rid(s->w->store, o, rows / 2, s->arena, &r, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	uuid_format(r->values[SLOT_ID].id, text_id);
	t = seconds();
	if (engine_find(s->w, o, text_id + 24, s->arena, id, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	printf("engine_find_by_end %.2f ms\n", (seconds() - t) * 1e3);
	t = seconds();
	for (int i = 0; i < 100; i++)
		if (engine_duplicates(s->w, r, s->arena, &d, &n, &s->err) < 0)
			fail_msg("%s", s->err.msg);
	printf("engine_duplicates %.3f ms\n", (seconds() - t) * 10);
}

int
main(void)
{
	const char *text_rows = getenv("ROWS");
	int rows = text_rows != NULL ? (int)strtol(text_rows, NULL, 10) : 100000;
	void *state;
	struct shop *s;

	shop_open(&state);
	s = state;
	s->w->env = s->env;
	import(s, rows < 10000 ? 10000 : rows);
	single_edits(s);
	bulk_edit(s, rows < 10000 ? 10000 : rows);
	finds(s, rows);
	shop_end(&state);
	return 0;
}
