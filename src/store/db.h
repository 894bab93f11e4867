/*
 * db.h - what the files of store/ share: the connection, its statements, its journal. Nobody else includes this. Beside it:
 * table.h (tables and their columns), scan.h (what reads whole tables), remote_store.h (a workspace over the wire).
 *
 * SQL text is prepared through db_prepare(), which keeps the statements of a connection; what it gives goes back with
 * db_done(). Every failure of SQLite becomes a sentence in db_fail().
 */
#ifndef HC_STORE_DB_H
#define HC_STORE_DB_H

#include <stdatomic.h>

#include "base/buf.h"
#include "base/vec.h"
#include "store/blob.h"
#include "store/driver.h"
#include "store/journal.h"
#include "store/read.h"
#include "store/store.h"

#define DB_APPLICATION_ID 0x486f7443	/* "HotC" */
#define DB_VERSION 1			/* layout of the tables that every file has; user_version */
#define DB_INDEXES 4			/* rises when a new program wants other indexes or guards of the same model */
#define DB_PAGE_SIZE 8192		/* of a new file: scans of wide rows cost a fifth less than with 4096 */
#define DB_CACHE_KB 24000		/* pages of the file in memory */
#define DB_STATEMENTS 256		/* prepared statements kept */
#define DB_DEPTH 64			/* savepoints */
#define DB_TURN_NS 50000000		/* a long job asks this often if others wait */
#define DB_LONG_NS 1000000000		/* it commits as often: what is not committed cannot leave the log */
#define DB_WAL_PAGES 2000		/* a commit that finds more in the log checkpoints */
#define DB_WAL_LONG 16000		/* one that finds so many waits for those who read, now and then, so that the log ends some day */
#define DB_WAL_WAIT_MS 100
#define DB_WAL_AGAIN_NS 1000000000	/* between two such waits */
#define DB_MOVES 16			/* buckets whose digests move in one transaction, before they are written */
#define DB_SWEEP 100000		/* rows from which on two threads read a table */
#define DB_SELECTED 64			/* texts that read_select() keeps */
#define DB_ROWS_COLUMNS 400		/* that a statement may have whose rows are read as a table */
#define DB_OVERFLOW "integer overflow"	/* SQLite's word for a sum beyond 64 bits, and ours */
#define DB_DIRTY_AFTER 1000		/* saves in a transaction after which the search index is left to be drained */

/* The journal transaction that is being written. */
struct journal_state {
	bool known;			/* top, n, hlc and seq were read from the file */
	bool dirty;			/* they, or the transaction's row, wait to be written */
	bool joined;			/* this workspace follows a server: edits leave a shadow and know their base */
	bool clock_behind;		/* over the wire: what the row of the clock gets with the commit */
	int64_t top, n, hlc;		/* the last numbers given */
	int64_t seq;			/* the journal's newest place: over the wire the next is given here, under the writer's lock */
	int64_t offset;			/* ms to add to this machine's clock: learned from the server */
	int64_t tx, first, last, entries;
	uint8_t actor[16];
	enum journal_source source;
	int64_t at, saves;
	const char *label;
};

struct cached;
struct table;
struct col;

/* What the SQL functions of a connection look at. */
struct functions {
	const struct locale *const *locale;
	struct arena *scratch;		/* of one call */
	void *sink;			/* what hc_group() or hc_sweep() of the statement that runs gathers into */
};

struct store {
	sqlite3 *db;			/* with `remote`: one in memory, whose tables are bridges (bridge.c) */
	struct remote *remote;		/* the database over the wire, or NULL: then the file is all */
	bool *made;			/* by object->index, with `remote`: it has a table there */
	bool made_now;			/* one was made in the open transaction */
	bool furnished_now;		/* of a file: one got its indexes in it */
	bool snapshot;			/* store_snapshot() began one */
	/* what remote_state.c knows and has asked for */
	struct stmt *clock_asked, *facts_asked;
	struct map *facts;
	struct arena *facts_arena;
	bool facts_all, state_ready, looked;
	bool foreseeing;	/* foresee.h: what is asked now is only sent, and believed by nobody */
	int64_t hlc_seen, others;	/* where the clock stood; how often it stood where others had put it */
	int64_t seq_seen;		/* the newest place in the journal that this connection wrote or read */
	struct map *known;		/* remote_know() */
	struct arena *known_arena;
	struct arena *arena, *tables_arena, *scratch, *formula_arena;
	const char *path;
	const char *beside;		/* FILE.blobs lies here: the path, or a folder for what comes in pieces */
	struct lacks { char hash[BLOB_LACKS][FILEREF_HEX]; int n; bool looked, more; } lacks;	/* blob_lack.c */
	const struct env *env;
	const struct locale *locale;
	unsigned flags;
	int cache_kb;			/* store_cache() */
	bool readonly, isnew;
	char reason[256];
	int patience;			/* ms that a writer waits for another */
	bool (*waits)(void *arg, int ms);	/* store_on_wait() */
	void *waits_arg;
	int lock;			/* FILE-lock: byte 0 writers, byte 1 presence; -1 when read-only */

	struct model *model;
	struct table **tables;		/* by object->index, made when asked for */

	struct cached *statements;
	unsigned clock;

	int depth;
	int64_t asked;			/* ticks when the transaction began, or when it was last asked if others wait */
	int64_t began;			/* ticks when the transaction did */
	bool present;			/* nobody loads alone: found when the file was opened */
	struct journal_state j, marks[DB_DEPTH];
	uint8_t last_id[16];
	int wal_pages;
	int64_t wal_waited;		/* ticks when a checkpoint waited for readers */
	bool reopen_search;		/* after COMMIT: see search_rebuild() */

	/* Digests of buckets move by this much when the transaction ends: a page of records moves one of them a thousand times. */
	struct bucket_move { int64_t bucket, n, sum; } moves[DB_MOVES];
	size_t nmoves;
	bool search_later;		/* replica_search_later() */
	int64_t put_off;		/* number of the table whose indexes bulk_put_off() dropped; 0 none */
	bool lean;			/* memory counts more than time: search_rebuild() */
	atomic_bool stoppable;		/* store_stop() may end what is read: another thread asks */
	bool search_apart, checkpoint_apart;	/* another connection does that: store_search_apart(), store_checkpoint_apart() */
	bool log_long;			/* a commit found it so, and nobody was told */
	int64_t writes;			/* transactions begun */

	struct buf selected[DB_SELECTED];
	unsigned nselected;

	struct secret *secret;		/* store_secret() makes it */
	struct resident *resident;	/* resident.c's; NULL until a pattern is asked for */
	struct functions functions;
	struct map *absent;		/* ids that no row has, in the open transaction (remote_save.c) */
	struct arena *absent_arena;
	int64_t sweep_from;		/* store_threads_from() */
	struct ahead { const struct object *object; uint8_t id[16]; struct stmt *st; } ahead[READ_AHEAD];
	size_t nahead;			/* read_ahead() */
	struct stmt *rows;		/* what hc_rows reads (rows_table.c) */

	bool (*stop)(void *arg);
	void *stop_arg;
};

/* db.c */
int db_prepare(struct store *s, const char *sql, struct stmt **ret, struct hc_err *err);
/* The same, not kept: for one that stays prepared over many transactions. stmt_free() ends it. */
int db_prepare_own(struct store *s, const char *sql, const char *id, struct stmt **ret, struct hc_err *err);
/* An INSERT whose number db_last_id() is to give: `id` is the column. */
int db_prepare_insert(struct store *s, const char *sql, const char *id, struct stmt **ret, struct hc_err *err);
/* A statement of query/ in SQLite's dialect, whichever database there is. */
int db_prepare_here(struct store *s, const char *sql, struct stmt **ret, struct hc_err *err);
void db_done(struct store *s, struct stmt *st);	/* NULL is allowed */
/* statement.c: when the connection opens, before it closes. */
void statements_init(struct store *s);
void statements_free(struct store *s);
void db_forget(struct store *s);			/* finalizes what is kept: before the schema changes */
int db_fail(struct store *s, struct hc_err *err, const char *doing);
const char *db_message(const struct store *s);		/* the database's own words on what failed last */
bool db_duplicate(const struct store *s);		/* that was a row which is there already */
bool db_stopped(const struct store *s);			/* that was store_interrupt() */
int64_t db_last_id(const struct store *s);		/* the number that the last new row was given */
int64_t db_changes(const struct store *s);		/* rows that the last statement changed */
int db_exec(struct store *s, struct hc_err *err, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Disk trouble makes SQLite roll everything back by itself, and would then commit each further statement alone: HC_STORE. */
int db_lost(struct store *s, struct hc_err *err);
/* Steps a statement that gives no rows, and returns it. Nothing is written once the transaction is lost. */
int db_run(struct store *s, struct stmt *st, struct hc_err *err, const char *doing);
/* The first column of the first row as an integer; *ret untouched if there is none: then HC_NOTFOUND. */
int db_int(struct store *s, int64_t *ret, struct hc_err *err, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
bool db_has(struct store *s, const char *type, const char *name);	/* in the schema */
bool db_has_column(struct store *s, const char *table, const char *column);
int db_columns(struct store *s, const char *table, void (*fn)(void *arg, const char *name), void *arg, struct hc_err *err);
/* The object has a table. In a database over the wire one is made when it is first named in a statement. */
bool db_made(const struct store *s, const struct object *o);
int db_writable(struct store *s, struct hc_err *err);
/* lock.c: only this connection has the file, until db_share(). */
bool db_alone(struct store *s);
void db_share(struct store *s);
bool db_guests(const struct store *s);	/* others came while it was alone, and are still there */

/* read.c */
/* Prepared, bound, and the search index drained if it needs that. */
int read_statement(struct store *s, const struct statement *st, struct stmt **ret, struct hc_err *err);

/* save.c */
extern const char journal_clock_sql[];
int journal_clock_read(struct store *s, struct hc_err *err);	/* s->j, if it is not known */
int journal_flush(struct store *s, struct hc_err *err);	/* writes the row of the open journal transaction */
int journal_clock(struct store *s, struct hc_err *err);	/* the row of the clock, where it waited for the commit */
/* Makes c's transaction the one that entries go to; gives it a number if it has none. */
int journal_resume(struct store *s, struct change *c, struct hc_err *err);
int64_t journal_hlc(struct store *s);
int journal_add(struct store *s, struct change *c, const struct table *t, const uint8_t id[16], char op, int64_t base,
    const char *diff, struct hc_err *err);
struct jw;
void diff_value_add(struct jw *w, const struct hc_value *v);
void diff_add(struct jw *w, const struct field *f, const struct hc_value *old, const struct hc_value *now);

/* replica.c: the tables that sync needs, where they are missing */
int replica_tables(struct store *s, struct hc_err *err);
/* Remembers what a field held before the first edit that the server has not confirmed. */
int replica_shadow(struct store *s, const struct table *t, const uint8_t id[16], const struct field *f, const struct hc_value *old,
    struct hc_err *err);
int64_t replica_base(struct store *s, const struct table *t, const uint8_t id[16]);

/* search.c */
/* Before a row changes: reads the searchable columns that the record was loaded without. */
int search_before(struct store *s, const struct table *t, struct hc_record *r, struct hc_err *err);
int search_put(struct store *s, const struct table *t, const struct hc_record *r, struct hc_err *err);
int search_remove(struct store *s, const struct table *t, const struct hc_record *r, struct hc_err *err);
/* Takes the rows in that wait; opens its own transaction when none is open. Nothing when the file is read-only. */
int search_drain(struct store *s, struct hc_err *err);
int search_rebuild(struct store *s, const struct table *t, struct hc_err *err);

/* secret.c */
void secret_close(struct store *s);

/* bulk.c */
int bulk_finish(struct store *s, void (*progress)(void *arg, const char *what, int percent), void *arg, struct hc_err *err);

#endif
