/*
 * secret.c - what encryption of a field costs: a value sealed, opened and looked up; a load, a list and a change of keys.
 *
 * Processor time. A list shows masks and must open nothing: it is timed beside the same list of a plain text, and beside one that does open.
 * ROWS (100,000 unless the environment says otherwise) in a folder of its own under $TMPDIR.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/env.h"
#include "store/read.h"
#include "store/save.h"
#include "store/secret.h"

static const char text[] =
	"#file bench.hot\n"
	"object safe \"Safe\" \"Safes\"\n"
	"  title name\n"
	"field name text(80) \"Name\"\n"
	"field plain text(80) \"Plain\" index\n"
	"field code encrypted \"Code\" search\n"
	"field pin encrypted \"PIN\"\n";

static struct hc_err err;

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
must(int rc, const char *what)
{
	if (rc >= 0)
		return;
	fprintf(stderr, "%s: %s\n", what, err.msg);
	exit(1);
}

static void
load(struct store *s, const struct object *o, const char *secret, int64_t rows, const char *prefix)
{
	const struct field *fields[] = { object_field(o, "name"), object_field(o, secret) };
	struct change c = { .source = SOURCE_IMPORT };
	double t0 = seconds();
	struct bulk *b;

	must(store_begin(s, &err), "begin");
	must(bulk_begin(s, o, fields, 2, rows, &b, &err), "load");
	for (int64_t i = 0; i < rows; i++) {
		char name[32], code[32];
		struct hc_value v[2];

		v[0] = value_text(name, (size_t)snprintf(name, sizeof(name), "%s %" PRIi64, prefix, i));
		v[1] = value_text(code, (size_t)snprintf(code, sizeof(code), "code-%s-%08" PRIi64, prefix, i));
		must(bulk_row(b, &c, v, NULL, NULL, &err), "row");
	}
	must(bulk_end(b, NULL, NULL, &err), "end");
	must(store_commit(s, &err), "commit");
	printf("secret_load_%s %.2f us/row\n", secret, (seconds() - t0) / (double)rows * 1e6);
}

/* All rows as a list writes them out; with `open` each value is opened. */
static void
list(struct store *s, const struct object *o, const char *field, bool open)
{
	struct arena *a = arena_new("list"), *line = arena_new("line");
	struct query_ctx c = { .model = store_model(s), .locale = &locale_machine, .arena = a };
	const char *paths[] = { "id", "name", field };
	const struct field *f = object_field(o, field);
	struct page_at at = { .limit = -1 };
	const struct hc_value *row;
	struct buf out = BUF_INIT;
	struct statement st;
	struct query *q;
	struct rows *r;
	double t0;
	int rc;

	must(query_parse(&c, arena_printf(a, "safe has:%s", field), &q, &err), "query");
	must(query_set_columns(&c, q, paths, 3, &err), "columns");
	must(query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, &err), "sql");
	t0 = seconds();
	must(read_open(s, &st, q, &r, &err), "read");
	while ((rc = read_next(r, &row, &err)) > 0) {
		struct hc_value v = row[2];

		if (open)
			must(secret_open(store_secret(s), f, row[0].id, &row[2], line, &v, &err), "open");
		buf_reset(&out);
		if (open)
			buf_add(&out, v.s, v.len);
		else
			f->type->format(f, &locale_machine, &v, "", &out);
		arena_reset(line);
	}
	must(rc, "rows");
	read_close(r);
	printf("secret_list_%s%s %.1f ms\n", field, open ? "_opened" : "", (seconds() - t0) * 1e3);
	buf_free(&out);
	arena_free(line);
	arena_free(a);
}

static void
each(struct store *s, const struct object *o, const char *field, int n)
{
	struct arena *a = arena_new("each");
	const struct field *f = object_field(o, field);
	struct hc_value plain = value_text("078-05-1120", 11), v, back;
	char key[SEALED_BLIND + 1];
	uint8_t id[16] = { 1 };
	double t0 = seconds();

	must(store_begin(s, &err), "begin");
	for (int i = 0; i < n; i++) {
		must(secret_seal(store_secret(s), f, id, &plain, a, &v, &err), "seal");
		if (i < n - 1)
			arena_reset(a);
	}
	printf("secret_seal_%s %.2f us\n", field, (seconds() - t0) / n * 1e6);
	must(store_commit(s, &err), "commit");
	v = value_text(strdup(v.s), v.len);
	t0 = seconds();
	for (int i = 0; i < n; i++) {
		must(secret_open(store_secret(s), f, id, &v, a, &back, &err), "open");
		arena_reset(a);
	}
	printf("secret_open_%s %.2f us\n", field, (seconds() - t0) / n * 1e6);
	t0 = seconds();
	for (int i = 0; i < n; i++)
		if (!secret_blind(store_secret(s), plain.s, plain.len, key))
			exit(1);
	printf("secret_blind_%s %.2f us\n", field, (seconds() - t0) / n * 1e6);
	free((char *)(uintptr_t)v.s);
	arena_free(a);
}

int
main(void)
{
	struct model_text texts[] = { { .plugin = "core", .text = model_core }, { .plugin = "bench", .text = text } };
	int64_t rows = getenv("ROWS") != NULL ? strtoll(getenv("ROWS"), NULL, 10) : 100000;
	const char *temp = getenv("TMPDIR");
	char dir[256], path[300], clean[300];
	const struct object *o;
	struct reseal done;
	struct model *m;
	struct store *s;
	double t0;

	snprintf(dir, sizeof(dir), "%s/bench-secret-XXXXXX", temp != NULL ? temp : "/tmp");
	if (mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/safe.db", dir);
	must(model_build(texts, 2, &m, &err), "model");
	must(store_open(path, STORE_CREATE, &env_system, &s, &err), "open");
	must(store_use_model(s, m, NULL, NULL, &err), "tables");
	o = model_object(m, "safe");
	each(s, o, "pin", 20000);
	each(s, o, "code", 20000);
	load(s, o, "plain", rows, "a");
	load(s, o, "pin", rows, "b");
	load(s, o, "code", rows, "c");
	for (int i = 0; i < 2; i++) {	/* the second time from memory */
		list(s, o, "plain", false);
		list(s, o, "pin", false);
		list(s, o, "code", false);
	}
	list(s, o, "code", true);
	t0 = seconds();
	must(secret_rotate(store_secret(s), &err), "rotate");
	must(secret_reseal(s, false, &done, &err), "reseal");
	printf("secret_rotate %.2f us/value\n", (seconds() - t0) / (double)(done.changed > 0 ? done.changed : 1) * 1e6);
	store_close(s);
	model_unref(m);
	store_remove(path);
	snprintf(clean, sizeof(clean), "%s", dir);
	rmdir(clean);
	return 0;
}
