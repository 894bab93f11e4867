/*
 * search_aside.c - the words of a whole table gathered by a second thread, while this one makes the table's other indexes.
 *
 * After a first load both take about as long, and neither waits for the other: the thread reads the rows over a connection of its
 * own and makes an index of the same shape in a temporary file; then its pages are taken over in one transaction. Only when nobody
 * else has written since the rows were read. Whenever that is not so, or no thread or temporary file is to be had, the caller
 * makes the index in the usual way, so nothing here is an error.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "store/db.h"
#include "store/table.h"

#define ASIDE_HASH (4 << 20)	/* bytes of words that are gathered before they are written; twice as many take as long */
#define ASIDE_PART 4		/* of the rows from which two threads read a table: to gather words is that much more work */

struct search_aside {
	const char *path;	/* the store's; lives as long */
	struct buf sql;		/* statements that make the index, ended by one that fills it */
	sqlite3 *db;		/* the thread's until it has ended */
	pthread_t thread;
	bool ended, made;
	int64_t version;	/* of the file's data before the rows were read */
};

static void *
gather(void *arg)
{
	struct search_aside *w = arg;

	if (sqlite3_open_v2(w->path, &w->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
		sqlite3_db_config(w->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sqlite3_busy_timeout(w->db, 1000);
		w->made = sqlite3_exec(w->db, buf_str(&w->sql), NULL, NULL, NULL) == SQLITE_OK;
	}
	return NULL;
}

/* Signals are for the thread that waits for them. */
static bool
start(struct search_aside *w)
{
	sigset_t all, before;
	bool started;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	started = pthread_create(&w->thread, NULL, gather, w) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

static void
write_sql(const struct table *t, struct buf *out)
{
	const struct object *o = t->object;

	buf_adds(out, "PRAGMA temp_store=FILE; PRAGMA cache_size=-2000; PRAGMA temp.cache_size=-2000; CREATE TEMP VIEW texts AS SELECT rid");
	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].search)
			buf_printf(out, ", \"%s\"", t->cols[i].field->name);
	buf_printf(out, " FROM main.\"%s\";", o->name);
	schema_search_sql(o, "temp.\"words\"", "texts", out);
	buf_printf(out, "; INSERT INTO temp.words(words, rank) VALUES('hashsize', %d); INSERT INTO temp.words(words) VALUES('rebuild')", ASIDE_HASH);
}

struct search_aside *
search_aside_begin(struct store *s, const struct table *t)
{
	struct search_aside *w;
	int64_t rows = 0;

	if (s->remote || s->depth > 0 || t->nsearch == 0 || sysconf(_SC_NPROCESSORS_ONLN) < 2 ||
	    db_int(s, &rows, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", t->object->name) < 0 || rows < s->sweep_from / ASIDE_PART)
		return NULL;
	w = xmalloc(sizeof(*w));
	*w = (struct search_aside){ .path = s->path, .sql = BUF_INIT, .version = store_data_version(s) };
	write_sql(t, &w->sql);
	if (start(w))
		return w;
	buf_free(&w->sql);
	free(w);
	return NULL;
}

void
search_aside_wait(struct search_aside *w)
{
	if (w != NULL && !w->ended)
		pthread_join(w->thread, NULL);
	if (w != NULL)
		w->ended = true;
}

void
search_aside_end(struct search_aside *w)
{
	search_aside_wait(w);
	if (w == NULL)
		return;
	if (!w->made)
		log_line(LOG_WARN, "store: the search index was not made aside: %s", w->db != NULL ? sqlite3_errmsg(w->db) : "no memory");
	sqlite3_close(w->db);
	buf_free(&w->sql);
	free(w);
}

/* The rows of one of the tables that FTS5 keeps an index in. */
static int
take_table(struct store *s, struct search_aside *w, const struct table *t, const char *part, const char *columns, const char *marks,
    struct hc_err *err)
{
	struct arena *a = arena_new("words");
	sqlite3_stmt *from = NULL;
	struct stmt *to = NULL;
	int rc, step = SQLITE_ERROR;

	if ((rc = db_exec(s, err, "DELETE FROM \"fts_%s_%s\"", t->object->name, part)) < 0 ||
	    (rc = db_prepare_own(s, arena_printf(a, "INSERT INTO \"fts_%s_%s\"(%s) VALUES(%s)", t->object->name, part, columns, marks), NULL,
	    &to, err)) < 0)
		goto out;
	if (sqlite3_prepare_v2(w->db, arena_printf(a, "SELECT %s FROM temp.words_%s", columns, part), -1, &from, NULL) == SQLITE_OK)
		while (rc == HC_OK && (step = sqlite3_step(from)) == SQLITE_ROW) {
			for (int i = 0; i < sqlite3_column_count(from); i++)
				sqlite3_bind_value(to->lite, i + 1, sqlite3_column_value(from, i));
			if (stmt_step(to) != STEP_DONE)
				rc = db_fail(s, err, "indexing");
			stmt_reset(to);
		}
	if (rc == HC_OK && step != SQLITE_DONE)
		rc = hc_fail(err, HC_STORE, 0, "the search index that was made aside cannot be read: %s.", sqlite3_errmsg(w->db));
out:
	sqlite3_finalize(from);
	stmt_free(to);
	arena_free(a);
	return rc;
}

int
search_aside_take(struct store *s, struct search_aside *w, const struct table *t, bool *taken, struct hc_err *err)
{
	int rc;

	*taken = false;
	if (w == NULL || !w->made || store_data_version(s) != w->version)
		return HC_OK;
	/* what keeps everybody else's statements off these tables */
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	if ((rc = take_table(s, w, t, "data", "id, block", "?, ?", err)) == HC_OK &&
	    (rc = take_table(s, w, t, "idx", "segid, term, pgno", "?, ?, ?", err)) == HC_OK)
		rc = take_table(s, w, t, "docsize", "id, sz", "?, ?", err);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (rc < 0)
		return rc;
	*taken = true;
	return search_made(s, t, err);
}
