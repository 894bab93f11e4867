/*
 * goals.c - every figure that was promised, in one run, against the same work done by hand.
 *
 *	make bench-goals [ROWS=1000000] [BENCH_DATA=bench-data] [ONLY=import,page,...]
 *
 * ROWS contacts of 20 fields and three times as many activities, made by goals_gen and kept in BENCH_DATA, in a workspace
 * with all plugins. Prints `name value unit`, medians of five; beside a figure with a goal, `name.goal`. What runs in this
 * process on warm data is timed by the processor's clock, so that a busy machine does not blur it; whole programs and edits,
 * which wait for a disk, by the wall's. Ratios are of times taken in turn in this run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <fcntl.h>

#include "goals.h"
#include "host/host.h"

const char *goals_dir = "bench-data";
int64_t goals_rows = 1000000;

static const char *program = "./hotcrm";
char goals_workspace[512];

double
goals_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
cpu(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

/* ms of processor time of this process. */
double
goals_busy(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double
goals_waiting(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double
goals_median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), by_size);
	return v[n / 2];
}

void
goals_print(const char *name, double value, const char *unit)
{
	printf("%s %.*f %s\n", name, value < 10 ? 3 : 1, value, unit);
	fflush(stdout);
}

/* A figure with what it should be. */
void
goals_judge(const char *name, double value, const char *unit, double goal)
{
	printf("%s %.*f %s\n%s.goal %g %s%s\n", name, value < 10 ? 3 : 1, value, unit, name, goal, unit, value <= goal ? "" : " MISSED");
	fflush(stdout);
}

void
goals_fail(const char *what, const char *why)
{
	fprintf(stderr, "bench_goals: %s: %s\n", what, why);
	exit(1);
}

const char *
goals_path(const char *name)
{
	static char paths[8][512];
	static int next;
	char *p = paths[next++ % 8];

	snprintf(p, sizeof(paths[0]), "%s/%s", goals_dir, name);
	return p;
}

double
goals_run(const char *const *argv, const char *out, double *peak)
{
	double t = goals_now();
	struct rusage u;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int fd = open(out != NULL ? out : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);

		dup2(fd, 1);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &u) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		goals_fail(argv[0], "ended with an error");
	if (peak != NULL)
		*peak = (double)u.ru_maxrss / 1024;
	return goals_now() - t;
}

void
goals_sql(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		goals_fail(sql, sqlite3_errmsg(db));
}

sqlite3 *
goals_sqlite(const char *path, const char *setup)
{
	sqlite3 *db;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		goals_fail(path, sqlite3_errmsg(db));
	goals_sql(db, setup);
	return db;
}

void
goals_forget(const char *path)
{
	static const char *const beside[] = { "", "-wal", "-shm", "-lock" };
	char name[600];

	for (int i = 0; i < 4; i++) {
		snprintf(name, sizeof(name), "%s%s", path, beside[i]);
		unlink(name);
	}
}

/* ---- data ---- */

static void
generate(const char *what, int64_t n, int64_t of)
{
	char rows[32], others[32], file[64];
	const char *path;
	struct stat st;

	snprintf(file, sizeof(file), "%s.csv", what);
	path = goals_path(file);
	if (stat(path, &st) == 0)
		return;
	snprintf(rows, sizeof(rows), "%lld", (long long)n);
	snprintf(others, sizeof(others), "%lld", (long long)of);
	goals_run((const char *const[]){ "./goals_gen", what, rows, others, NULL }, goals_path("new.csv"), NULL);
	if (rename(goals_path("new.csv"), path) < 0)
		goals_fail(path, "cannot be made");
}

static double
hotcrm(const char *db, const char *const *words, double *peak)
{
	const char *argv[16] = { program, "-d", db };
	int n = 3;

	while (*words != NULL && n < 15)
		argv[n++] = *words++;
	return goals_run(argv, NULL, peak);
}

static void
make_workspace(const char *path, bool activities)
{
	goals_forget(path);
	hotcrm(path, (const char *const[]){ "init", NULL }, NULL);
	hotcrm(path, (const char *const[]){ "import", "account", goals_path("accounts.csv"), NULL }, NULL);
	if (!activities)
		return;
	hotcrm(path, (const char *const[]){ "import", "contact", goals_path("contacts.csv"), NULL }, NULL);
	hotcrm(path, (const char *const[]){ "import", "activity", goals_path("activities.csv"), "--no-automation", NULL }, NULL);
}

static void
prepare_data(void)
{
	const char *ready = goals_path("ready");
	struct stat st;

	mkdir(goals_dir, 0700);
	generate("accounts", 5000, 0);
	generate("contacts", goals_rows, 5000);
	generate("activities", goals_rows * 3, goals_rows);
	if (stat(ready, &st) == 0)
		return;
	make_workspace(goals_workspace, true);
	if (creat(ready, 0600) < 0)
		goals_fail(ready, "cannot be made");
}

/* ---- import ---- */

static void
bench_import(void)
{
	const char *ours = goals_path("import.db"), *raw = goals_path("raw.db"), *csv = goals_path("contacts.csv");
	int runs = goals_rows > 300000 ? 1 : 3;
	double wall[3], own[3], ratio[3], cpu_ratio[3], hand_cpu[3], own_cpu[3], peak = 0;

	for (int i = 0; i < runs; i++) {
		double c = cpu(RUSAGE_SELF);

		make_workspace(ours, false);
		wall[i] = raw_import(ours, csv, raw);
		hand_cpu[i] = cpu(RUSAGE_SELF) - c;
		c = cpu(RUSAGE_CHILDREN);
		own[i] = hotcrm(ours, (const char *const[]){ "import", "contact", csv, NULL }, &peak);
		own_cpu[i] = cpu(RUSAGE_CHILDREN) - c;
		ratio[i] = own[i] / wall[i];
		cpu_ratio[i] = own_cpu[i] / hand_cpu[i];
	}
	goals_print("import", goals_median(own, (size_t)runs) / 1e3, "s");
	goals_print("import.cpu", goals_median(own_cpu, (size_t)runs) / 1e3, "s");
	goals_print("import.by_hand", goals_median(wall, (size_t)runs) / 1e3, "s");
	goals_print("import.by_hand.cpu", goals_median(hand_cpu, (size_t)runs) / 1e3, "s");
	goals_print("import.peak", peak, "MB");
	goals_print("import.ratio", goals_median(ratio, (size_t)runs), "x");
	goals_judge("import.cpu_ratio", goals_median(cpu_ratio, (size_t)runs), "x", 1.5);
	goals_forget(ours);
}

static void
bench_command(void)
{
	static const char *const queries[] = {
		"contact sort last_name limit 50", "contact limit 50", "contact lead_source:web sort -created limit 50",
	};
	double times[GOALS_RUNS], used[GOALS_RUNS], floor[GOALS_RUNS], worst = 0;

	for (size_t k = 0; k < 3; k++) {
		double t;
		char name[32];

		for (int i = 0; i < GOALS_RUNS; i++) {
			floor[i] = goals_run((const char *const[]){ "/bin/true", NULL }, NULL, NULL);
			used[i] = cpu(RUSAGE_CHILDREN);
			times[i] = hotcrm(goals_workspace, (const char *const[]){ "list", queries[k], NULL }, NULL);
			used[i] = cpu(RUSAGE_CHILDREN) - used[i];
		}
		t = goals_median(times, GOALS_RUNS);
		snprintf(name, sizeof(name), "command.list%zu", k + 1);
		goals_print(name, t, "ms");
		snprintf(name, sizeof(name), "command.list%zu.cpu", k + 1);
		goals_print(name, goals_median(used, GOALS_RUNS), "ms");
		worst = t > worst ? t : worst;
	}
	goals_print("command.true", goals_median(floor, GOALS_RUNS), "ms");
	goals_judge("command.worst", worst, "ms", 40);
}

/* ---- writing ---- */

#define EDITS 201

static void
edit_once(struct work *w, struct arena *a, int64_t rid, const char *field, const char *text, double *ret)
{
	struct hc_err err = { .pos = -1 };
	struct hc_record *r;
	struct hc_tx *tx;
	double t;

	if (read_record_rid(w->store, model_object(w->model, "contact"), rid, a, &r, &err) < 0)
		goals_fail("edit", err.msg);
	t = goals_now();
	if (tx_begin(w, SOURCE_USER, NULL, &tx, &err) < 0 || engine_set(tx, r, field, text, &err) < 0 ||
	    engine_save(tx, r, &err) < 0 || tx_commit(tx, &err) < 0)
		goals_fail("edit", err.msg);
	*ret = goals_now() - t;
	arena_reset(a);
}

static void
bench_edit(void)
{
	static const struct { const char *name, *field, *column; bool search; } cases[] = {
		{ "edit.plain", "department", "department", false }, { "edit.searched", "title", "title", true },
	};
	struct work *w = goals_open();
	struct arena *a = arena_new("bench");
	struct stat st;
	sqlite3 *db;

	if (stat(goals_path("raw.db"), &st) < 0)
		raw_import(goals_workspace, goals_path("contacts.csv"), goals_path("raw.db"));
	db = goals_sqlite(goals_path("raw.db"), "PRAGMA synchronous=FULL");
	for (size_t k = 0; k < 2; k++) {
		double own[EDITS], raw[EDITS], spread[EDITS];
		char name[64];

		for (int i = 0; i < EDITS; i++) {
			int64_t rid = 1 + (int64_t)i * (goals_rows / EDITS);
			char sql[128], text[32];
			double t;

			snprintf(text, sizeof(text), "Sales %d", (int)(goals_now() * 7) % 100000);
			edit_once(w, a, rid, cases[k].field, text, &own[i]);
			snprintf(sql, sizeof(sql), "UPDATE contact SET %s = '%s', rev = rev + 1, updated = %lld WHERE rid = %lld",
			    cases[k].column, text, (long long)time(NULL) * 1000, (long long)rid);
			t = goals_now();
			goals_sql(db, sql);
			raw[i] = goals_now() - t;
			spread[i] = own[i] / raw[i];
		}
		goals_print(cases[k].name, goals_median(own, EDITS), "ms");
		snprintf(name, sizeof(name), "%s.by_hand", cases[k].name);
		goals_print(name, goals_median(raw, EDITS), "ms");
		snprintf(name, sizeof(name), "%s.ratio", cases[k].name);
		goals_judge(name, goals_median(spread, EDITS), "x", 2);
	}
	sqlite3_close(db);
	arena_free(a);
	work_close(w);
}

static double
hotcrm_cpu(const char *const *words, double *wall, double *peak)
{
	double c = cpu(RUSAGE_CHILDREN);

	*wall = hotcrm(goals_workspace, words, peak) / 1e3;
	return (cpu(RUSAGE_CHILDREN) - c) / 1e3;
}

/* A tenth of the contacts in one edit, and the edit undone; with `searched`, the search that then takes them in. */
static void
many_edits(const char *name, const char *column, bool searched)
{
	char value[32], assignment[64], text[64];
	double own, raw, wall, more, peak;

	snprintf(value, sizeof(value), "Sales %d", (int)time(NULL) % 100000);
	snprintf(assignment, sizeof(assignment), "%s=%s", column, value);
	raw = raw_many(goals_path("raw.db"), column, value, goals_rows / 10, searched);
	snprintf(text, sizeof(text), "contact limit %lld", (long long)goals_rows / 10);
	own = hotcrm_cpu((const char *const[]){ "set", text, assignment, NULL }, &wall, &peak);
	snprintf(text, sizeof(text), "%s", name);
	goals_print(text, wall, "s");
	snprintf(text, sizeof(text), "%s.peak", name);
	goals_print(text, peak, "MB");
	if (searched) {
		own += hotcrm_cpu((const char *const[]){ "search", "zyzzyva", NULL }, &more, NULL);
		snprintf(text, sizeof(text), "%s.first_search", name);
		goals_print(text, more, "s");
	}
	snprintf(text, sizeof(text), "%s.cpu", name);
	goals_judge(text, own, "s", searched ? 16 : 8);
	snprintf(text, sizeof(text), "%s.by_hand.cpu", name);
	goals_print(text, raw, "s");
	snprintf(text, sizeof(text), "%s.cpu_ratio", name);
	goals_judge(text, own / raw, "x", 3);
	own = hotcrm_cpu((const char *const[]){ "undo", NULL }, &wall, &peak);
	snprintf(text, sizeof(text), "%s.undo", name);
	goals_print(text, wall, "s");
	snprintf(text, sizeof(text), "%s.undo.cpu", name);
	goals_judge(text, own, "s", 8);
	snprintf(text, sizeof(text), "%s.undo.peak", name);
	goals_print(text, peak, "MB");
	if (searched)
		hotcrm_cpu((const char *const[]){ "search", "zyzzyva", NULL }, &more, NULL);
}

static void
bench_many(void)
{
	struct stat st;

	double t, peak = 0;

	if (stat(goals_path("raw.db"), &st) < 0)
		raw_import(goals_workspace, goals_path("contacts.csv"), goals_path("raw.db"));
	t = hotcrm(goals_workspace, (const char *const[]){ "list", "contact", "-o", "ndjson", NULL }, &peak);
	goals_print("list.all", t / 1e3, "s");
	goals_judge("list.all.peak", peak, "MB", 40);
	t = hotcrm(goals_workspace, (const char *const[]){ "list", "contact sort last_name", NULL }, &peak);
	goals_print("list.sorted", t / 1e3, "s");
	goals_judge("list.sorted.peak", peak, "MB", 40);
	many_edits("set.100000", "department", false);
	many_edits("set.100000.searched", "title", true);
}

/* ---- the screen ---- */

static void
bench_screen(void)
{
	static const char *const sizes[] = { "80x24", "200x60" };

	for (size_t i = 0; i < 2; i++) {
		char out[600], line[256];
		FILE *f;

		snprintf(out, sizeof(out), "%s", goals_path("screen.out"));
		goals_run((const char *const[]){ "./bench_pty", "-g", sizes[i], "-o", "list contact", program, "-d", goals_workspace,
		    NULL }, out, NULL);
		if ((f = fopen(out, "r")) == NULL)
			goals_fail(out, "cannot be read");
		while (fgets(line, sizeof(line), f) != NULL)
			fputs(line, stdout);
		fclose(f);
		fflush(stdout);
	}
}

static const struct { const char *name; void (*run)(void); } sections[] = {
	{ "page", goals_page }, { "command", bench_command }, { "count", goals_count }, { "group", goals_group },
	{ "search", goals_search }, { "regex", goals_regex }, { "screen", bench_screen }, { "edit", bench_edit },
	{ "many", bench_many }, { "import", bench_import },
};

/* In a process of its own: what one section leaves in memory would be counted as that of the programs that the next one runs. */
static void
run_section(void (*run)(void))
{
	int status;
	pid_t pid;

	fflush(stdout);
	if ((pid = fork()) == 0) {
		run();
		fflush(stdout);
		_exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		exit(1);
}

int
main(void)
{
	const char *only = getenv("ONLY"), *rows = getenv("ROWS"), *dir = getenv("BENCH_DATA");

	if (rows != NULL && strtoll(rows, NULL, 10) >= 1000)
		goals_rows = strtoll(rows, NULL, 10);
	if (dir != NULL)
		goals_dir = dir;
	snprintf(goals_workspace, sizeof(goals_workspace), "%s", goals_path("w.db"));
	prepare_data();
	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (only == NULL || strstr(only, sections[i].name) != NULL)
			run_section(sections[i].run);
	return 0;
}
