/*
 * import.c - an import of contacts against a hand-written loop over a prepared INSERT, and an export against a scan and write.
 *
 * Both write the same table, indexes and search index; ours adds rights, checks, unique keys, fold keys and a journal row for
 * each record. The loop's schema is read from the file that the import made. HOTCRM_BENCH_ROWS (1,000,000) sets the size,
 * HOTCRM_BENCH_DIR (/tmp) where the files go.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/time.h"
#include "exchange/csv.h"

#define COLUMNS 20

static char dir[1024];
static struct timespec began;

static double
since(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)(t.tv_sec - began.tv_sec) + (double)(t.tv_nsec - began.tv_nsec) / 1e9;
}

static void
start(void)
{
	clock_gettime(CLOCK_MONOTONIC, &began);
}

static double
cpu(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void
die(const char *what, sqlite3 *db)
{
	fprintf(stderr, "%s: %s\n", what, db != NULL ? sqlite3_errmsg(db) : "failed");
	exit(1);
}

/* Runs a program with its output in a file, or thrown away. */
static void
run(const char *const *argv, const char *output)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		int fd = open(output != NULL ? output : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);

		dup2(fd, STDOUT_FILENO);
		if (output == NULL)
			dup2(fd, STDERR_FILENO);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status != 0)
		die(argv[0], NULL);
}

static void
exec(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql, db);
}

/* The statements that made the table, its indexes and its search index. */
static void
copy_schema(sqlite3 *from, sqlite3 *to, const char *type)
{
	sqlite3_stmt *st;
	char *sql = sqlite3_mprintf("SELECT sql FROM sqlite_master WHERE type = %Q AND sql IS NOT NULL AND (tbl_name = 'contact' OR name = "
	    "'fts_contact')", type);

	if (sqlite3_prepare_v2(from, sql, -1, &st, NULL) != SQLITE_OK)
		die(sql, from);
	while (sqlite3_step(st) == SQLITE_ROW)
		exec(to, (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_free(sql);
}

static void
bind_row(sqlite3_stmt *st, const struct csv_record *r, int64_t n, char *name, size_t size)
{
	uint8_t id[16] = { 1, 0x90 };
	int64_t days = 0;

	for (int i = 0; i < 8; i++)
		id[8 + i] = (uint8_t)(n >> (56 - 8 * i));
	sqlite3_bind_blob(st, 1, id, 16, SQLITE_TRANSIENT);
	for (int i = 0; i < COLUMNS; i++) {
		const struct csv_field *f = &r->fields[i];

		if (f->len == 0)
			sqlite3_bind_null(st, 2 + i);
		else if (i == 14 && date_parse_iso(f->s, f->len, &days, NULL) == 0)
			sqlite3_bind_int64(st, 2 + i, days);
		else if (i == 15 || i == 16)
			sqlite3_bind_int(st, 2 + i, f->s[0] == 't');
		else
			sqlite3_bind_text(st, 2 + i, f->s, (int)f->len, SQLITE_STATIC);
	}
	snprintf(name, size, "%.*s %.*s", (int)r->fields[0].len, r->fields[0].s, (int)r->fields[1].len, r->fields[1].s);
	sqlite3_bind_text(st, 2 + COLUMNS, name, -1, SQLITE_STATIC);
}

static void
raw_import(const char *csv, const char *model, const char *file)
{
	static const char insert[] = "INSERT INTO contact(rev, created, updated, id, first_name, last_name, email, phone, mobile_phone, title, "
	    "department, level, influence_level, lead_source, mailing_street, mailing_city, mailing_postal_code, mailing_country, birthdate, "
	    "is_active, do_not_call, linked_in_url, seniority_level, notes, name, k_last_name, k_email, k_phone, k_mobile_phone, k_name) "
	    "VALUES(1, 1, 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?3, ?4, ?5, "
	    "?6, ?22)";
	struct csv_dialect d = { .delimiter = ',', .quote = '"' };
	struct arena *a = arena_new("bench");
	const struct csv_record *r;
	struct intake *in;
	struct csv *c;
	sqlite3 *from, *to;
	sqlite3_stmt *st;
	char name[256];

	if (sqlite3_open_v2(model, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK || sqlite3_open(file, &to) != SQLITE_OK)
		die(model, from);
	exec(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = FILE; PRAGMA cache_size = -8192;"
	    "PRAGMA secure_delete = OFF");
	copy_schema(from, to, "table");
	if (intake_open(a, csv, &in, NULL) < 0 || intake_rewind(in, ENCODING_UTF8, NULL) < 0)
		die(csv, NULL);
	if (sqlite3_prepare_v2(to, insert, -1, &st, NULL) != SQLITE_OK)
		die("insert", to);
	c = csv_new(a, in, &d);
	exec(to, "BEGIN");
	while (csv_next(c, &r, NULL) == 1) {
		if (r->number == 1)
			continue;
		bind_row(st, r, r->number, name, sizeof(name));
		if (sqlite3_step(st) != SQLITE_DONE)
			die("insert", to);
		sqlite3_reset(st);
		if (r->number % 10000 == 0)
			exec(to, "COMMIT; BEGIN");
	}
	exec(to, "COMMIT");
	sqlite3_finalize(st);
	copy_schema(from, to, "index");
	exec(to, "INSERT INTO fts_contact(fts_contact) VALUES('rebuild')");
	exec(to, "PRAGMA wal_checkpoint(TRUNCATE)");
	sqlite3_close(from);
	sqlite3_close(to);
	arena_free(a);
}

/* A scan in the order of ids with every value written as it comes. */
static void
raw_export(const char *file, const char *to)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	FILE *out = fopen(to, "w");
	static char block[1 << 20];
	int n;

	if (out == NULL || sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		die(file, NULL);
	setvbuf(out, block, _IOFBF, sizeof(block));
	if (sqlite3_prepare_v2(db, "SELECT * FROM contact WHERE deleted IS NULL ORDER BY id", -1, &st, NULL) != SQLITE_OK)
		die("select", db);
	n = sqlite3_column_count(st);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (int i = 1; i < n; i++) {
			const char *s = (const char *)sqlite3_column_text(st, i);
			size_t len = (size_t)sqlite3_column_bytes(st, i);
			bool quote = len > 0 && strpbrk(s, ",\"\n") != NULL;

			if (quote)
				putc_unlocked('"', out);
			if (len > 0)
				fwrite_unlocked(s, 1, len, out);
			if (quote)
				putc_unlocked('"', out);
			putc_unlocked(i + 1 < n ? ',' : '\n', out);
		}
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	fclose(out);
}

static const char *
path(const char *name)
{
	static char paths[8][1200];
	static int at;
	char *p = paths[at++ % 8];

	snprintf(p, sizeof(paths[0]), "%s/%s", dir, name);
	return p;
}

int
main(void)
{
	const char *rows = getenv("HOTCRM_BENCH_ROWS"), *base = getenv("HOTCRM_BENCH_DIR");
	const char *csv, *ours, *raw;
	double wall, raw_wall, used, raw_used;

	snprintf(dir, sizeof(dir), "%s/hotcrm-bench-XXXXXX", base != NULL ? base : "/tmp");
	if (mkdtemp(dir) == NULL)
		die(dir, NULL);
	csv = path("contacts.csv");
	ours = path("ours.db");
	raw = path("raw.db");
	run((const char *[]){ "./bench_gen", "contacts", rows != NULL ? rows : "1000000", NULL }, csv);
	run((const char *[]){ "./hotcrm", "-d", ours, "init", NULL }, NULL);

	used = cpu(RUSAGE_CHILDREN);
	start();
	run((const char *[]){ "./hotcrm", "-d", ours, "import", "contact", csv, NULL }, NULL);
	wall = since();
	used = cpu(RUSAGE_CHILDREN) - used;
	raw_used = cpu(RUSAGE_SELF);
	start();
	raw_import(csv, ours, raw);
	raw_wall = since();
	raw_used = cpu(RUSAGE_SELF) - raw_used;
	printf("import_contacts %.2f s\nimport_contacts_cpu %.2f s\nimport_raw %.2f s\nimport_raw_cpu %.2f s\n", wall, used, raw_wall, raw_used);
	printf("import_ratio %.2f ratio\nimport_cpu_ratio %.2f ratio\n", wall / raw_wall, used / raw_used);

	used = cpu(RUSAGE_CHILDREN);
	start();
	run((const char *[]){ "./hotcrm", "-d", ours, "export", "contact", path("out.csv"), NULL }, NULL);
	wall = since();
	used = cpu(RUSAGE_CHILDREN) - used;
	raw_used = cpu(RUSAGE_SELF);
	start();
	raw_export(ours, path("raw.csv"));
	raw_wall = since();
	raw_used = cpu(RUSAGE_SELF) - raw_used;
	printf("export_contacts %.2f s\nexport_ratio %.2f ratio\nexport_cpu_ratio %.2f ratio\n", wall, wall / raw_wall, used / raw_used);
	run((const char *[]){ "/bin/rm", "-r", dir, NULL }, NULL);
	return 0;
}
