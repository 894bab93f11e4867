/*
 * db.h - what the files of store/ share: the connection, its statements, its tables. Nobody else includes this.
 *
 * SQL text is prepared through db_prepare(), which keeps the statements of a connection; what it gives goes back with
 * db_done(). Every failure of SQLite becomes a sentence in db_fail().
 */
#ifndef HC_STORE_DB_H
#define HC_STORE_DB_H

#include <stdatomic.h>

#include "base/buf.h"
#include "base/vec.h"
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
#define DB_BUSY_MS 5000			/* how long a writer waits for another */
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

enum col_kind { COL_INT, COL_DECIMAL, COL_TEXT, COL_ID };

/* A stored field: its column, and the hidden ones beside it. */
struct col {
	const struct field *field;
	enum col_kind kind;
	int scale;
	bool base, fold, search;	/* has <name>_base, k_<name>; is in the search index */
	bool derived;			/* a roll-up: not journalled, not synced */
	int at;				/* place of its value among the bound columns: 0 is the first after rid */
};

struct table {
	const struct object *object;
	int64_t number;			/* in object_name: what the journal calls it */
	struct col *cols;
	size_t n;
	size_t nbound;			/* id, rev, every value, base and fold column, _extra */
	size_t nsearch;			/* 0: no search index */
	const char *select;		/* "SELECT rid, id, rev, ... FROM x" without WHERE */
	const char *select_id, *select_rid;
	const char *standing;		/* deleted and owner of one */
	const char *insert;		/* INSERT with a ? per bound column, in the order of `at` */
	const char *insert_rid;		/* the same with the row's number as one more, the last */
	int64_t rid_next, rid_end, rid_block;	/* over the wire: numbers taken and not given yet (remote_save.c) */
	const char *fts_insert, *fts_delete;
	struct statement title;		/* of one record, its id the last value; sql NULL until asked for */
};

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
	bool snapshot;			/* store_snapshot() began one */
	/* what remote_state.c knows and has asked for */
	struct stmt *clock_asked, *facts_asked;
	struct map *facts;
	struct arena *facts_arena;
	bool facts_all, state_ready, looked;
	int64_t hlc_seen, others;	/* where the clock stood; how often it stood where others had put it */
	int64_t seq_seen;		/* the newest place in the journal that this connection wrote or read */
	struct map *known;		/* remote_know() */
	struct arena *known_arena;
	struct arena *arena, *tables_arena, *scratch, *formula_arena;
	const char *path;
	const char *beside;		/* FILE.blobs lies here: the path, or a folder for what comes in pieces */
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

/* remote.c: what a workspace in a database over the wire does otherwise */
int remote_start(struct store *s, struct hc_err *err);
int remote_begin(struct store *s, struct hc_err *err);
int remote_commit(struct store *s, struct hc_err *err);
void remote_rollback(struct store *s);
int remote_use(struct store *s, struct hc_err *err);	/* the model is new */
/* Makes the tables of the objects that a statement names. */
int remote_ready(struct store *s, const char *sql, struct hc_err *err);
int remote_table(struct store *s, const struct object *o, struct hc_err *err);
int remote_search_table(struct store *s, const struct object *o, struct hc_err *err);
int remote_index(struct store *s, const struct table *t, int64_t rid, const struct hc_value *values, struct hc_err *err);
int remote_unindex(struct store *s, const struct table *t, int64_t rid, struct hc_err *err);
int remote_reindex(struct store *s, const struct table *t, struct hc_err *err);	/* all its rows wait for the index */

/* remote_save.c: in the open transaction, over the wire alone */
int remote_rid(struct store *s, struct table *t, int64_t *ret, struct hc_err *err);	/* a number for a new row */
void remote_absent_add(struct store *s, const struct object *o, const uint8_t id[16]);	/* no row has this id */
bool remote_absent(const struct store *s, const struct object *o, const uint8_t id[16]);
void remote_absent_drop(struct store *s, const struct object *o, const uint8_t id[16]);	/* now one has it */
void remote_absent_forget(struct store *s);
/* Numbers of rows that are not given yet: a database that died gives those of a transaction that did not commit once more. */
void remote_rids_forget(struct store *s);
/* remote_state.c: the clock and the facts of sync come with a transaction's beginning. */
void remote_state_ask(struct store *s);
void remote_state_back(struct store *s);	/* a savepoint was taken back */
void remote_state_forget(struct store *s);
void remote_state_wrote(struct store *s);	/* the commit came through */
void remote_observe(struct store *s, int64_t hlc);	/* where the clock stands */
void remote_looked(struct store *s, int64_t hlc);	/* just now: the next remote_version() need not ask */
int64_t remote_version(struct store *s);
void *remote_known(const struct store *s, const void *key, size_t n);	/* NULL: ask */
void remote_know(struct store *s, const void *key, size_t n, const void *value, size_t size);
void remote_unknow(struct store *s);
bool remote_fact(struct store *s, const char *key, const char **ret);	/* false: ask the database. NULL: there is none */
void remote_fact_put(struct store *s, const char *key, const char *value);

/* bridge.c: tables in memory that read those over the wire */
int bridge_register(struct store *s, struct hc_err *err);
int bridge_table(struct store *s, const char *name);	/* 0: it is there now */
void bridge_forget(struct store *s);
/* bridge_match.c: a question to the search index as a condition on the columns of fts_<object>; each %s of it is a text. */
struct bridge_match { struct buf sql; VEC(const char *) texts; };
int bridge_match(struct store *s, const struct object *o, const char *match, struct arena *a, struct bridge_match *ret);
char *bridge_snippet(const struct object *o, const char *match, const char *const *texts, size_t n, struct arena *a);

/* rows_table.c */
int rows_register(struct store *s, struct hc_err *err);
void rows_result(struct stmt *st, int i, sqlite3_context *ctx);	/* column i of a row, as a function's result */

/* functions.c */
int functions_register(struct store *s, struct hc_err *err);
/* The same but hc_match() on a connection that is not the store's; `a` lives as long as it. Returns SQLite's code. */
int functions_add(sqlite3 *db, struct functions *with, struct arena *a);

/* schema.c */
int schema_create(struct store *s, struct hc_err *err);
int schema_number(struct store *s, const struct object *o, struct hc_err *err);	/* gives the object one if it has none */
int schema_indexes(struct store *s, const struct object *o, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err);
/* All but that of `created`: new rows come at its end, which costs little, and every list stands on it that has no other order. */
int schema_drop_indexes(struct store *s, const struct object *o, struct hc_err *err);
int schema_guard(struct store *s, const struct object *o, struct hc_err *err);	/* triggers that are missing */
int schema_drop_guards(struct store *s, struct hc_err *err);
int schema_search(struct store *s, const struct object *o, bool drop, struct hc_err *err);
/* Makes the first one that is missing; 1: it did, 0: all are there. */
int schema_index_next(struct store *s, const struct object *o, struct hc_err *err);
/* Each index an object wants: name and statement. */
void schema_each_index(const struct object *o, void (*fn)(void *arg, const char *name, const char *sql), void *arg);
const char *schema_column_type(const struct field *f);
/* The table with its columns and guards; *folds becomes true when a key column is new and must be filled. */
int schema_table(struct store *s, const struct object *o, bool *folds, struct hc_err *err);

/* table.c */
bool field_stored(const struct field *f);
bool field_searchable(const struct field *f);
enum col_kind field_kind(const struct field *f);
int table_of(struct store *s, const struct object *o, struct table **ret, struct hc_err *err);
/* Makes t->title: the statement of a record's title, whose last value is the id. */
int table_title(struct store *s, struct table *t, struct hc_err *err);
const struct col *table_col(const struct table *t, const struct field *f);	/* NULL: not stored */
int table_object(struct store *s, int64_t number, const struct object **ret, struct hc_err *err);
void column_bind(struct stmt *st, int i, const struct hc_value *v, const struct col *c);	/* c NULL: as it is */
/* Text of *ret lives until the next step unless `a` is given. */
void column_value(struct stmt *st, int i, enum col_kind kind, int scale, struct arena *a, struct hc_value *ret);
void table_fold(struct store *s, const struct field *f, const struct hc_value *v, struct buf *out);
int table_record(struct store *s, const struct table *t, struct stmt *st, struct arena *a, struct hc_record **ret);

/* read.c */
/* Prepared, bound, and the search index drained if it needs that. */
int read_statement(struct store *s, const struct statement *st, struct stmt **ret, struct hc_err *err);

/* aggregate.c: the SQL function hc_group() */
void aggregate_step(sqlite3_context *ctx, int n, sqlite3_value **args);
void aggregate_final(sqlite3_context *ctx);

/* resident.c */
struct resident_ask {
	struct store *s;
	unsigned part;	/* rare: at most one in so many */
};
/* implements query_ctx.rare; arg is a struct resident_ask */
bool resident_rare(void *arg, const struct field *f, const char *pattern);
/* implements query_ctx.frequent (find.c) */
bool find_frequent(void *arg, const struct object *o, const char *match);
void resident_forget(struct store *s);	/* the model changed, or rows did without a journal entry */
void resident_free(struct store *s);
/* Adds the rids of the records that match. False: they are many, or the user stopped it. */
bool resident_rids(struct store *s, const struct field *f, const char *pattern, struct buf *rids);
int match_register(struct store *s, struct hc_err *err);	/* match_table.c */

/* sweep.c: a statement that reads all rows of a table, run by two processors: each has a half of the rids, over a connection of its
   own. `st` calls hc_group() or hc_sweep() for every row whose rid lies between its last two places, which have no value in
   st->binds, and gives one row: the result of that, and the newest entry of the journal. */
struct sweep {
	const struct object *object;
	struct statement st;
	void *first, *second;		/* sinks of the two threads; the first has the smaller rids */
	bool alone;			/* one thread, one state of the file */
	bool split;			/* found: the second has rows. Else the first has them all */
	bool same;			/* found: both saw the same state of the file */
	atomic_bool quit;		/* told to both: what is left need not be read */
};
/* HC_BUSY: stopped, or the second could not go on. */
int sweep_run(struct store *s, struct sweep *sweep, struct hc_err *err);

/* Every text of a column. `row` is called with `first` or `second`, on two threads. What it returns below 0 ends the sweep and is
   returned. HC_BUSY: stopped. */
struct column_sweep {
	void *first, *second;
	int (*row)(void *half, int64_t rid, const char *text, uint32_t n);
};
int sweep_column(struct store *s, const struct field *f, struct column_sweep *sweep);
int sweep_register(sqlite3 *db, struct functions *with);

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

/* fold.c: writes k_ columns anew where they differ */
int fold_fill(struct store *s, const struct table *t, int64_t *mended, struct hc_err *err);

#endif
