/*
 * sweep.c - all rows of a table read by two processors: each has a half of the rids, over a connection of its own.
 *
 * For what must look at every row anyway: groups, and a pattern that is asked for the first time. The other half is read by a
 * thread that lives for the call; what it gathers is its own until it has ended, so nothing is locked. Where a second connection
 * or thread cannot be had, or one processor is all there is, one after the other does; a table inside a transaction is read by
 * the one connection that knows its rows. The halves may see states of the file that are a moment apart: the journal tells.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "store/db.h"
#include "store/scan.h"
#include "store/table.h"

#define SWEEP_OPS 5000		/* of SQLite's machine between two looks at whether to stop */
#define SWEEP_LOOK 20		/* ms between two of them while the other half is waited for */

struct half {
	struct sweep *sweep;
	const struct store *s;	/* its path and locale alone are for the other thread */
	int64_t from, to;
	int64_t newest;		/* entry of the journal that it saw */
	bool begun, ran;
	int done[2];		/* a pipe that has a byte when the thread ends */
};

static int
told_to_quit(void *arg)
{
	return atomic_load((atomic_bool *)arg);
}

static void
run_half(struct half *h, struct stmt *st)
{
	h->begun = true;
	h->ran = stmt_step(st) == STEP_ROW;
	if (h->ran)
		h->newest = stmt_int(st, 1);
	else
		atomic_store(&h->sweep->quit, true);
}

static void
bind(const struct half *h, struct stmt *st)
{
	const struct statement *of = &h->sweep->st;

	for (size_t i = 0; i < of->nbinds; i++)
		column_bind(st, (int)i + 1, &of->binds[i], NULL);
	stmt_bind_int(st, (int)of->nbinds + 1, h->from);
	stmt_bind_int(st, (int)of->nbinds + 2, h->to);
}

/* The second half, on its thread. */
static void *
run_other(void *arg)
{
	struct half *h = arg;
	struct arena *scratch = arena_new("sweep"), *calls = arena_new("sweep");
	struct functions with = { .locale = &h->s->locale, .scratch = scratch, .sink = h->sweep->second };
	struct stmt st = { .lite = NULL };
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(h->s->path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
		sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sqlite3_busy_timeout(db, 100);
		sqlite3_progress_handler(db, SWEEP_OPS, told_to_quit, &h->sweep->quit);
		if (functions_add(db, &with, calls) == SQLITE_OK &&
		    sqlite3_prepare_v2(db, h->sweep->st.sql, -1, &st.lite, NULL) == SQLITE_OK) {
			bind(h, &st);
			run_half(h, &st);
		}
	}
	sqlite3_finalize(st.lite);
	sqlite3_close(db);
	arena_free(calls);
	arena_free(scratch);
	/* a byte, for a program begun meanwhile may hold this end open */
	if (write(h->done[1], "", 1) < 0)
		atomic_store(&h->sweep->quit, true);	/* nobody reads: not to be seen */
	close(h->done[1]);
	return NULL;
}

/* A half, or all, by the store's own connection. */
static int
run_here(struct store *s, struct half *h, struct hc_err *err)
{
	struct statement st = h->sweep->st;
	struct hc_value *binds = xmalloc(sizeof(*binds) * (st.nbinds + 2));
	void *before = s->functions.sink;	/* a pattern may be asked for within a grouping */
	struct stmt *stmt;
	int rc;

	if (st.nbinds > 0)
		memcpy(binds, st.binds, sizeof(*binds) * st.nbinds);
	binds[st.nbinds] = value_int(h->from);
	binds[st.nbinds + 1] = value_int(h->to);
	st.binds = binds;
	st.nbinds += 2;
	if ((rc = read_statement(s, &st, &stmt, err)) == HC_OK) {
		s->functions.sink = h->sweep->first;
		run_half(h, stmt);
		s->functions.sink = before;
		if (!h->ran)
			rc = err ? db_fail(s, err, "reading") : HC_BUSY;
		db_done(s, stmt);
	}
	free(binds);
	return rc;
}

/* Signals are for the thread that waits for them. */
static bool
start(pthread_t *thread, struct half *h)
{
	sigset_t all, before;
	bool started;

	if (pipe(h->done) < 0)
		return false;
	fcntl(h->done[0], F_SETFD, FD_CLOEXEC);
	fcntl(h->done[1], F_SETFD, FD_CLOEXEC);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	started = pthread_create(thread, NULL, run_other, h) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!started) {
		close(h->done[0]);
		close(h->done[1]);
	}
	return started;
}

/* Until the thread has ended; the user may stop it meanwhile. */
static void
await(struct store *s, pthread_t thread, struct half *h)
{
	struct pollfd end = { .fd = h->done[0], .events = POLLIN };
	int n;

	while ((n = poll(&end, 1, SWEEP_LOOK)) == 0 || (n < 0 && errno == EINTR))
		if (s->stop && s->stop(s->stop_arg))
			atomic_store(&h->sweep->quit, true);
	pthread_join(thread, NULL);
	close(h->done[0]);
}

/* The rows are in the file, and so many that a second thread is worth it. *middle is the last rid of the first half. */
static bool
divide(struct store *s, const struct object *o, int64_t *middle)
{
	int64_t from = 0, to = 0;

	if (s->remote || s->depth > 0 || sysconf(_SC_NPROCESSORS_ONLN) < 2 ||
	    db_int(s, &from, NULL, "SELECT coalesce(min(rid), 0) FROM \"%s\"", o->name) < 0 ||
	    db_int(s, &to, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", o->name) < 0)
		return false;
	if (to - from < s->sweep_from)
		return false;
	*middle = from + (to - from) / 2;
	return true;
}

void
store_threads_from(struct store *s, int64_t rows)
{
	s->sweep_from = rows;
}

int
sweep_run(struct store *s, struct sweep *sweep, struct hc_err *err)
{
	struct half first = { .sweep = sweep, .s = s, .from = INT64_MIN, .to = INT64_MAX }, second = first;
	pthread_t thread;
	bool started;
	int rc;

	sweep->split = false;
	sweep->same = true;
	atomic_init(&sweep->quit, false);
	if (sweep->alone || !divide(s, sweep->object, &first.to))
		return run_here(s, &first, err);
	second.from = first.to + 1;
	started = start(&thread, &second);
	if ((rc = run_here(s, &first, err)) < 0)
		atomic_store(&sweep->quit, true);
	if (started)
		await(s, thread, &second);
	if (rc < 0)
		return rc;
	if (second.begun && !second.ran)
		return hc_fail(err, HC_BUSY, 0, "stopped.");
	sweep->split = second.begun;
	if (!second.begun && (rc = run_here(s, &second, err)) < 0)	/* its thread or its connection was not to be had */
		return rc;
	sweep->same = first.newest == second.newest;
	return HC_OK;
}

/* ---- every text of a column ---- */

struct column_half {
	struct column_sweep *column;
	struct sweep *sweep;
	void *arg;
	int rc;			/* of the row that ended it */
};

/* hc_sweep(rid, text): a row. */
static void
step(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct column_half *h = ((const struct functions *)sqlite3_user_data(ctx))->sink;
	const char *text;

	if (!h || h->rc < 0)
		return;
	text = (const char *)sqlite3_value_text(args[1]);
	h->rc = h->column->row(h->arg, sqlite3_value_int64(args[0]), text ? text : "", (uint32_t)sqlite3_value_bytes(args[1]));
	if (h->rc < 0) {
		atomic_store(&h->sweep->quit, true);
		sqlite3_result_error(ctx, "enough", -1);
	}
}

static void
final(sqlite3_context *ctx)
{
	sqlite3_result_null(ctx);
}

int
sweep_register(sqlite3 *db, struct functions *with)
{
	return sqlite3_create_function(db, "hc_sweep", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, with, NULL, step, final);
}

int
sweep_column(struct store *s, const struct field *f, struct column_sweep *column)
{
	struct sweep sweep = { .object = f->object };
	struct column_half first = { .column = column, .sweep = &sweep, .arg = column->first }, second = first;
	struct buf sql = BUF_INIT;
	int rc;

	second.arg = column->second;
	sweep.first = &first;
	sweep.second = &second;
	buf_printf(&sql, "SELECT hc_sweep(rid, \"%s\"), (SELECT coalesce(max(seq), 0) FROM journal) FROM \"%s\" NOT INDEXED"
	    " WHERE rid BETWEEN ? AND ? AND \"%s\" IS NOT NULL", f->name, f->object->name, f->name);
	sweep.st.sql = buf_str(&sql);
	rc = sweep_run(s, &sweep, NULL);
	buf_free(&sql);
	return first.rc < 0 ? first.rc : second.rc < 0 ? second.rc : rc;
}
