/*
 * store.c - the store against the same SQL by hand, in one run: load, one edit, opening.
 *
 * ROWS (200,000 unless the environment says otherwise) contacts of 20 fields, with five indexes on fields, a search index
 * over six and a journal row each; by hand a prepared insert, the same indexes and FTS5 built at the end, no journal.
 */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/env.h"
#include "base/uuid.h"
#include "store/read.h"
#include "store/save.h"
#include "store/store.h"

#define FIELDS 20
#define BATCH 10000

static const char text[] =
	"#file bench.hot\n"
	"object contact \"Contact\" \"Contacts\"\n"
	"  title last_name\n"
	"  features search\n"
	"field first_name text(80) \"First name\" search\n"
	"field last_name text(80) \"Last name\" search index\n"
	"field email email \"E-mail\" search index\n"
	"field phone text(40) \"Phone\"\n"
	"field company text(120) \"Company\" search index\n"
	"field title_text text(80) \"Job\" search\n"
	"field street text(80) \"Street\"\n"
	"field city text(80) \"City\" index\n"
	"field country text(80) \"Country\"\n"
	"field zip text(20) \"Zip\"\n"
	"field status text(20) \"Status\"\n"
	"field source text(20) \"Source\"\n"
	"field score integer \"Score\" index\n"
	"field revenue number(2) \"Revenue\"\n"
	"field born date \"Born\"\n"
	"field last_seen datetime \"Last seen\"\n"
	"field opt_in boolean \"Opt in\"\n"
	"field visits integer \"Visits\"\n"
	"field web text(80) \"Web\"\n"
	"field notes longtext \"Notes\" search\n"
	"object act \"Act\" \"Acts\"\n"
	"  title subject\n"
	"field subject text(120) \"Subject\"\n"
	"field kind select \"Kind\"\n"
	"  option call \"Call\"\n"
	"  option mail \"Mail\"\n"
	"  option meeting \"Meeting\"\n"
	"  option visit \"Visit\"\n"
	"  option demo \"Demo\"\n"
	"  option chat \"Chat\"\n"
	"  option letter \"Letter\"\n"
	"  option other \"Other\"\n"
	"field day date \"Day\"\n"
	"field minutes integer \"Minutes\"\n"
	"field cost number(2) \"Cost\"\n"
	"field result text(20) \"Result\"\n";

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
out_of_luck(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(1);
}

static uint64_t seed;

static uint32_t
roll(uint32_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(seed >> 33) % n;
}

/* A word of a vocabulary of 30,000, rare ones rarer. */
static int
word(char *out)
{
	static const char syl[][4] = { "ka", "lo", "mi", "ter", "son", "ra", "be", "du", "vin", "so", "no", "gra", "el", "pi", "us", "ton" };
	uint32_t w = roll(30000);
	int n = 0;

	w = roll(w + 1);
	do {
		n += sprintf(out + n, "%s", syl[w % 16]);
		w /= 16;
	} while (w);
	return n;
}

static int
words(char *out, int n)
{
	int len = 0;

	for (int i = 0; i < n; i++) {
		if (i)
			out[len++] = ' ';
		len += word(out + len);
	}
	out[len] = 0;
	return len;
}

static void
make_row(struct hc_value *v, char (*texts)[1024], int64_t i)
{
	static const char *const status[] = { "new", "open", "customer", "lost" };
	int n;

	for (int f = 0; f < FIELDS; f++) {
		char *t = texts[f];

		switch (f) {
		case 2: n = words(t, 1); n += sprintf(t + n, "%" PRIi64 "@example.com", i); break;
		case 3: n = sprintf(t, "+1 555 %07u", roll(10000000)); break;
		case 10: n = sprintf(t, "%s", status[roll(4)]); break;
		case 12: v[f] = value_int(roll(100)); continue;
		case 13: v[f] = value_decimal(roll(100000000), 2); continue;
		case 14: v[f] = value_int(roll(20000)); continue;
		case 15: v[f] = value_int(INT64_C(1700000000000) + roll(100000000)); continue;
		case 16: v[f] = value_int(roll(2)); continue;
		case 17: v[f] = value_int(roll(1000)); continue;
		case 19: n = words(t, 12); break;
		case 4: case 6: n = words(t, 2); break;
		default: n = words(t, 1);
		}
		v[f] = value_text(t, (size_t)n);
	}
}

static void
sql(sqlite3 *db, const char *s)
{
	char *why = NULL;

	if (sqlite3_exec(db, s, NULL, NULL, &why) != SQLITE_OK)
		out_of_luck(s, why);
}

static double
load_by_hand(const char *path, int64_t rows, const struct object *o)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	struct hc_value v[FIELDS];
	static char texts[FIELDS][1024];
	struct buf b = BUF_INIT;
	uint8_t id[16], last[16] = {0};
	double t0 = seconds(), making = 0;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		out_of_luck(path, sqlite3_errmsg(db));
	sql(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=FILE; PRAGMA cache_size=-8000");
	buf_adds(&b, "CREATE TABLE contact(rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, created INTEGER");
	for (int f = 0; f < FIELDS; f++)
		buf_printf(&b, ", %s %s", o->fields.at[SLOT_FIRST + f]->name, f >= 12 && f <= 17 ? "INTEGER" : "TEXT");
	buf_adds(&b, ") STRICT");
	sql(db, buf_str(&b));
	buf_reset(&b);
	buf_adds(&b, "INSERT INTO contact VALUES(NULL, ?, ?");
	for (int f = 0; f < FIELDS; f++)
		buf_adds(&b, ", ?");
	buf_adds(&b, ")");
	sqlite3_prepare_v2(db, buf_str(&b), -1, &st, NULL);
	seed = 42;
	for (int64_t i = 0; i < rows; i++) {
		double m0 = seconds();

		if (i % BATCH == 0)
			sql(db, i ? "COMMIT; BEGIN" : "BEGIN");
		make_row(v, texts, i);
		making += seconds() - m0;
		uuid_new(&env_system, last, id);
		sqlite3_bind_blob(st, 1, id, 16, SQLITE_STATIC);
		sqlite3_bind_int64(st, 2, 1);
		for (int f = 0; f < FIELDS; f++)
			if (v[f].kind == VALUE_TEXT)
				sqlite3_bind_text(st, f + 3, v[f].s, (int)v[f].len, SQLITE_STATIC);
			else
				sqlite3_bind_int64(st, f + 3, v[f].i);
		if (sqlite3_step(st) != SQLITE_DONE)
			out_of_luck("insert", sqlite3_errmsg(db));
		sqlite3_reset(st);
	}
	sql(db, "COMMIT");
	sqlite3_finalize(st);
	fprintf(stderr, "by hand: rows %.2f s", seconds() - t0 - making);
	/* the same: five on fields, and owner, created, updated */
	sql(db, "ALTER TABLE contact ADD COLUMN owner BLOB; ALTER TABLE contact ADD COLUMN updated INTEGER;"
	    "CREATE INDEX a ON contact(last_name, id); CREATE INDEX b ON contact(email, id); CREATE INDEX c ON contact(company, id);"
	    "CREATE INDEX d ON contact(city, id); CREATE INDEX e ON contact(score, id); CREATE INDEX g ON contact(owner);"
	    "CREATE INDEX h ON contact(created, id); CREATE INDEX i ON contact(updated, id)");
	fprintf(stderr, ", indexes %.2f s", seconds() - t0 - making);
	sql(db, "CREATE VIRTUAL TABLE fts USING fts5(first_name, last_name, email, company, title_text, notes, content='contact',"
	    " content_rowid='rid', tokenize='unicode61 remove_diacritics 2'); INSERT INTO fts(fts) VALUES('rebuild')");
	sqlite3_close(db);
	fprintf(stderr, ", search %.2f s\n", seconds() - t0 - making);
	buf_free(&b);
	return seconds() - t0 - making;
}

static double started, made;

static void
tell(void *arg, const char *what, int percent)
{
	fprintf(stderr, ", %s %d%% %.2f s", what, percent, seconds() - started - made);
}

static double
load_by_store(struct store *s, int64_t rows, const struct object *o)
{
	const struct field *fields[FIELDS];
	struct hc_value v[FIELDS];
	static char texts[FIELDS][1024];
	struct change c = { .source = SOURCE_IMPORT, .label = "bench" };
	struct hc_err err = {0};
	struct bulk *b = NULL;
	int rc;

	for (int f = 0; f < FIELDS; f++)
		fields[f] = o->fields.at[SLOT_FIRST + f];
	started = seconds();
	made = 0;
	if ((rc = store_begin(s, &err)) < 0 || (rc = save_tx(s, &c, &err)) < 0 ||
	    (rc = bulk_begin(s, o, fields, FIELDS, rows, &b, &err)) < 0)
		out_of_luck("bulk_begin", err.msg);
	seed = 42;
	for (int64_t i = 0; i < rows; i++) {
		double m0 = seconds();

		make_row(v, texts, i);
		made += seconds() - m0;
		if ((i && i % BATCH == 0 && ((rc = store_commit(s, &err)) < 0 || (rc = store_begin(s, &err)) < 0)) ||
		    (rc = bulk_row(b, &c, v, NULL, NULL, &err)) < 0)
			out_of_luck("bulk_row", err.msg);
	}
	fprintf(stderr, "store: rows %.2f s", seconds() - started - made);
	if ((rc = bulk_end(b, tell, NULL, &err)) < 0 || (rc = store_commit(s, &err)) < 0 || (rc = store_checkpoint(s, &err)) < 0)
		out_of_luck("bulk_end", err.msg);
	fprintf(stderr, "\n");
	return seconds() - started - made;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

#define EDITS 400

/* Median of a saved edit of a searchable field, against a bare UPDATE of the same row with the same sync setting. */
static void
edits(struct store *s, const char *path, const struct object *o, int64_t rows)
{
	struct arena *a = arena_new("bench");
	struct hc_err err = {0};
	double save[EDITS], bare[EDITS];
	sqlite3 *db;
	sqlite3_stmt *st;

	sqlite3_open(path, &db);
	sql(db, "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32000");
	sqlite3_prepare_v2(db, "UPDATE contact SET title_text = ? WHERE rid = ?", -1, &st, NULL);
	for (int i = 0; i < EDITS; i++) {
		int64_t rid = 1 + roll((uint32_t)rows);
		struct change c = { .source = SOURCE_USER };
		struct hc_record *r;
		char t[64];
		double t0;
		int n = words(t, 2);

		if (read_record_rid(s, o, rid, a, &r, &err) < 0)
			out_of_luck("read", err.msg);
		record_set(r, object_field(o, "title_text"), value_text(t, (size_t)n));
		t0 = seconds();
		if (store_begin(s, &err) < 0 || save_record(s, &c, r, &err) < 0 || store_commit(s, &err) < 0)
			out_of_luck("save", err.msg);
		save[i] = seconds() - t0;
		sqlite3_bind_text(st, 1, t, n, SQLITE_STATIC);
		sqlite3_bind_int64(st, 2, rid);
		t0 = seconds();
		if (sqlite3_step(st) != SQLITE_DONE)
			out_of_luck("update", sqlite3_errmsg(db));
		sqlite3_reset(st);
		bare[i] = seconds() - t0;
		arena_reset(a);
	}
	qsort(save, EDITS, sizeof(double), compare);
	qsort(bare, EDITS, sizeof(double), compare);
	printf("store_edit %.1f us\nstore_edit_bare %.1f us\nstore_edit_ratio %.2f x\n", save[EDITS / 2] * 1e6, bare[EDITS / 2] * 1e6,
	    save[EDITS / 2] / bare[EDITS / 2]);
	sqlite3_finalize(st);
	sqlite3_close(db);
	arena_free(a);
}

#define ROUNDS 5

static double
median(double *t, int n)
{
	qsort(t, (size_t)n, sizeof(*t), compare);
	return t[n / 2];
}

static void
load_acts(struct store *s, const struct object *o, int64_t rows)
{
	static const char *const kinds[] = { "call", "mail", "meeting", "visit", "demo", "chat", "letter", "other" };
	const struct field *fields[6];
	struct change c = { .source = SOURCE_IMPORT, .label = "bench" };
	struct hc_err err = {0};
	struct bulk *b;
	char subject[256];

	for (int f = 0; f < 6; f++)
		fields[f] = o->fields.at[SLOT_FIRST + f];
	if (store_begin(s, &err) < 0 || save_tx(s, &c, &err) < 0 || bulk_begin(s, o, fields, 6, rows, &b, &err) < 0)
		out_of_luck("bulk_begin", err.msg);
	for (int64_t i = 0; i < rows; i++) {
		const char *kind = kinds[roll(8)];
		int n = words(subject, 4);
		struct hc_value v[6] = { value_text(subject, (size_t)n), value_text(kind, strlen(kind)), value_int(20000 + roll(1000)),
			value_int(roll(120)), value_decimal(roll(100000), 2), value_text("done", 4) };

		if ((i && i % BATCH == 0 && (store_commit(s, &err) < 0 || store_begin(s, &err) < 0)) ||
		    bulk_row(b, &c, v, NULL, NULL, &err) < 0)
			out_of_luck("bulk_row", err.msg);
	}
	if (bulk_end(b, NULL, NULL, &err) < 0 || store_commit(s, &err) < 0 || store_checkpoint(s, &err) < 0)
		out_of_luck("bulk_end", err.msg);
}

/* One group-by on an unindexed key: ours, and the same GROUP BY by hand at its best (small cache, sorter on disk). */
static void
groups(struct store *s, const char *path, struct model *m, const char *name, const char *hotql, const char *by_hand)
{
	double ours[ROUNDS], raw[ROUNDS];
	sqlite3 *db;

	sqlite3_open(path, &db);
	sql(db, "PRAGMA temp_store=FILE; PRAGMA cache_size=-2000");
	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new("bench");
		struct query_ctx c = { .model = m, .locale = &locale_machine, .arena = a };
		struct hc_err err = {0};
		struct hc_value **rows;
		struct query *q;
		double t0 = seconds();
		size_t n;

		if (query_parse(&c, hotql, &q, &err) < 0 || read_groups(s, &c, q, a, &rows, &n, &err) < 0)
			out_of_luck(hotql, err.msg);
		ours[i] = seconds() - t0;
		arena_free(a);
		t0 = seconds();
		sql(db, by_hand);
		raw[i] = seconds() - t0;
	}
	printf("store_%s %.0f ms\nstore_%s_by_hand %.0f ms\nstore_%s_ratio %.2f x\n", name, median(ours, ROUNDS) * 1e3, name,
	    median(raw, ROUNDS) * 1e3, name, ours[ROUNDS / 2] / raw[ROUNDS / 2]);
	sqlite3_close(db);
}

static void
search(struct store *s, struct model *m, const char *name, const char *words)
{
	double t[ROUNDS];
	int64_t total = 0;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new("bench");
		struct query_ctx c = { .model = m, .locale = &locale_machine, .arena = a };
		struct hc_err err = {0};
		struct hit *hits;
		bool ranked;
		size_t n;
		double t0 = seconds();

		if (read_search(s, &c, words, NULL, 50, a, &hits, &n, &total, &ranked, &err) < 0)
			out_of_luck(words, err.msg);
		t[i] = seconds() - t0;
		arena_free(a);
	}
	printf("store_search_%s %.2f ms\nstore_search_%s_matches %" PRIi64 " rows\n", name, median(t, ROUNDS) * 1e3, name, total);
}

static void
open_and_page(const char *path, struct model *m, const struct object *o)
{
	struct statement st = { .sql = "SELECT id, last_name, first_name, company FROM contact WHERE deleted IS NULL"
	    " ORDER BY k_last_name, id LIMIT 50" };
	double best = 1e9;

	for (int i = 0; i < 20; i++) {
		double t0 = seconds();
		struct arena *a = arena_new("bench");
		struct hc_err err = {0};
		struct hc_value **rows;
		struct store *s;
		size_t n;

		if (store_open(path, 0, &env_system, &s, &err) < 0 || store_use_model(s, m, NULL, NULL, &err) < 0 ||
		    read_all(s, &st, NULL, a, &rows, &n, &err) < 0)
			out_of_luck("open", err.msg);
		store_close(s);
		arena_free(a);
		if (seconds() - t0 < best)
			best = seconds() - t0;
	}
	printf("store_open_page %.2f ms\n", best * 1e3);
}

int
main(void)
{
	struct model_text texts[] = { { .plugin = "core", .text = model_core }, { .plugin = "bench", .text = text } };
	int64_t rows = getenv("ROWS") ? strtoll(getenv("ROWS"), NULL, 10) : 200000;
	char dir[] = "bench-store-XXXXXX", path[64], hand[64];
	struct hc_err err = {0};
	struct model *m;
	struct store *s;
	double store, raw;

	if (model_build(texts, 2, &m, &err) < 0 || !mkdtemp(dir))
		out_of_luck("start", err.msg);
	snprintf(path, sizeof(path), "%s/w.db", dir);
	snprintf(hand, sizeof(hand), "%s/h.db", dir);
	if (store_open(path, STORE_CREATE, &env_system, &s, &err) < 0 || store_use_model(s, m, NULL, NULL, &err) < 0)
		out_of_luck("open", err.msg);
	raw = load_by_hand(hand, rows, model_object(m, "contact"));
	store = load_by_store(s, rows, model_object(m, "contact"));
	printf("store_load %.2f s\nstore_load_by_hand %.2f s\nstore_load_ratio %.2f x\n", store, raw, store / raw);
	edits(s, hand, model_object(m, "contact"), rows);
	search(s, m, "rare", "visotera");
	search(s, m, "common", "ka");
	search(s, m, "two", "lo mi");
	load_acts(s, model_object(m, "act"), rows * 3);
	groups(s, path, m, "group_kind", "act by kind agg n", "SELECT kind, count(*) FROM act WHERE deleted IS NULL GROUP BY kind");
	groups(s, path, m, "group_month", "act by day/m agg n,sum.cost",
	    "SELECT strftime('%Y-%m', day * 86400, 'unixepoch') m, count(*), sum(cost) FROM act WHERE deleted IS NULL GROUP BY m");
	store_close(s);
	open_and_page(path, m, model_object(m, "contact"));
	model_unref(m);
	if (!getenv("KEEP")) {
		const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };

		for (int i = 0; i < 8; i++) {
			char name[80];

			snprintf(name, sizeof(name), "%s%s", i < 4 ? path : hand, suffixes[i % 4]);
			unlink(name);
		}
		rmdir(dir);
	}
	return 0;
}
