/*
 * sweep.c - one text column of a whole table read by two processors: each has a half of the rids, over a connection of its own.
 *
 * For what must look at every row anyway: a pattern that is asked for the first time. The other half is read by a thread that
 * lives for the call; what it gathers is its own until it has ended, so nothing is locked. Where a second connection or thread
 * cannot be had, or one processor is all there is, one after the other does. The halves may see states of the file that are a
 * moment apart: the caller compares store_data_version() of before and after, or lets the journal tell what changed.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/err.h"
#include "store/db.h"

#define SWEEP_OPS 5000		/* of SQLite's machine between two looks at whether to stop */

struct half {
	struct sweep *sweep;
	void *arg;
	int64_t from, to;
	const char *path, *sql;
	int rc;			/* of the row that ended it */
	bool ran;
	atomic_bool *quit;	/* the other half, or the user, made it pointless */
};

/* hc_sweep(half, rid, text): a row. */
static void
step(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct half *h = sqlite3_value_pointer(args[0], "half");
	const char *text;

	if (!h || h->rc < 0)
		return;
	text = (const char *)sqlite3_value_text(args[2]);
	h->rc = h->sweep->row(h->arg, sqlite3_value_int64(args[1]), text ? text : "", (uint32_t)sqlite3_value_bytes(args[2]));
	if (h->rc < 0) {
		atomic_store(h->quit, true);
		sqlite3_result_error(ctx, "enough", -1);
	}
}

static void
final(sqlite3_context *ctx)
{
	sqlite3_result_null(ctx);
}

int
sweep_register(sqlite3 *db)
{
	return sqlite3_create_function(db, "hc_sweep", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, NULL, step, final);
}

static int
told_to_quit(void *arg)
{
	return atomic_load((atomic_bool *)arg);
}

static void
run_half(struct half *h, sqlite3_stmt *st)
{
	int rc;

	sqlite3_bind_pointer(st, 1, h, "half", NULL);
	sqlite3_bind_int64(st, 2, h->from);
	sqlite3_bind_int64(st, 3, h->to);
	rc = sqlite3_step(st);
	h->ran = rc == SQLITE_ROW || rc == SQLITE_DONE;
	if (!h->ran)
		atomic_store(h->quit, true);
}

/* The second half, on its thread. */
static void *
run_other(void *arg)
{
	struct half *h = arg;
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;

	if (sqlite3_open_v2(h->path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
		sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sqlite3_busy_timeout(db, 100);
		sqlite3_progress_handler(db, SWEEP_OPS, told_to_quit, h->quit);
		if (sweep_register(db) == SQLITE_OK && sqlite3_prepare_v2(db, h->sql, -1, &st, NULL) == SQLITE_OK)
			run_half(h, st);
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	return NULL;
}

static int
run_here(struct store *s, struct half *h)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, h->sql, &st, NULL)) < 0)
		return rc;
	run_half(h, st->lite);
	db_done(s, st);
	return HC_OK;
}

/* What a half left behind: its row's verdict, or that it was stopped. */
static int
verdict(const struct half *h)
{
	return h->rc < 0 ? h->rc : h->ran ? HC_OK : HC_BUSY;
}

/* Signals are for the thread that waits for them. */
static bool
start(pthread_t *thread, struct half *h)
{
	sigset_t all, before;
	bool started;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	started = pthread_create(thread, NULL, run_other, h) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

int
sweep_column(struct store *s, const struct field *f, struct sweep *sweep)
{
	const char *column = f->name, *table = f->object->name;
	bool alone = sysconf(_SC_NPROCESSORS_ONLN) < 2;
	struct buf sql = BUF_INIT;
	atomic_bool quit;
	struct half first = { .sweep = sweep, .arg = sweep->first, .path = s->path, .quit = &quit }, second = first;
	pthread_t thread;
	int rc;

	atomic_init(&quit, false);
	second.arg = sweep->second;
	if ((rc = db_int(s, &first.from, NULL, "SELECT coalesce(min(rid), 0) FROM \"%s\"", table)) < 0 ||
	    (rc = db_int(s, &second.to, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", table)) < 0)
		return rc;
	first.to = first.from + (second.to - first.from) / 2;
	second.from = first.to + 1;
	buf_printf(&sql, "SELECT hc_sweep(?1, rid, \"%s\") FROM \"%s\" NOT INDEXED WHERE rid BETWEEN ?2 AND ?3 AND \"%s\" IS NOT NULL",
	    column, table, column);
	first.sql = second.sql = buf_str(&sql);
	alone = alone || !start(&thread, &second);
	rc = run_here(s, &first);
	if (rc < 0)
		atomic_store(&quit, true);
	if (!alone)
		pthread_join(thread, NULL);
	if (rc == HC_OK && (rc = verdict(&first)) == HC_OK && !second.ran && second.rc == HC_OK)
		rc = run_here(s, &second);	/* its thread or its connection was not to be had */
	buf_free(&sql);
	if (rc == HC_BUSY && second.rc < 0)
		rc = second.rc;	/* the second had enough, and the first was only told to quit */
	return rc == HC_OK ? verdict(&second) : rc;
}
