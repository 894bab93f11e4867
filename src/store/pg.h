/*
 * pg.h - what the files of the PostgreSQL driver share: a connection, a place in its database, a statement. Nobody else
 * includes this; what the driver promises is in driver.h.
 */
#ifndef HC_STORE_PG_H
#define HC_STORE_PG_H

#include <libpq-fe.h>
#include <pthread.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "store/driver.h"

#define PG_NAME 64		/* PostgreSQL's names have 63 bytes */
#define PG_PENDING 200		/* commands that may wait for their answers: more could fill both sides' buffers */
#define PG_PORTION 1000		/* rows that a cursor gives at once */
#define PG_TRANSACTIONS 50000	/* after so many a connection is closed: what the server keeps in memory for it only grows */
#define PG_PREPARED 2000	/* statements kept by a connection, of all its tenants */

struct remote_stmt;
struct pg_prepared;

struct pg_sent {
	bool sync;			/* the end of a pipeline, not a command */
	struct pg_prepared *made;	/* what it prepares, if that was not waited for */
	struct remote_stmt *to;		/* whose rows the answer is, if somebody will ask for them later */
};

struct pg_conn {
	struct pg_conn *next;	/* of those that are idle */
	PGconn *c;
	char *url;
	pthread_t thread;	/* who used it last: his tenants' statements are prepared */
	struct arena *arena;
	struct map *prepared;	/* place, NUL and text -> struct pg_prepared */
	unsigned named, taken;
	struct pg_sent sent[PG_PENDING + 16];
	int nsent, stale;	/* not answered yet; of them, of who had the connection before */
};

struct pg_prepared {
	char name[16];
	int n;
	const Oid *types;
	const char *key;	/* in the connection's map */
	size_t nkey;
	bool guessed;		/* types are those that another place's statement has */
};

struct pg_rank;			/* rows of one INSERT that wait */

/* A savepoint that was begun while rows may wait: rows from number `from` on are in it. */
struct pg_mark { int depth; int64_t from; bool sent; };

#define PG_MARKS 64

enum pg_state { PG_IDLE, PG_SINGLE, PG_READING, PG_WRITING };

struct remote {
	char *url;			/* without the place */
	char place[PG_NAME];		/* schema and role */
	bool locks;			/* a write locks the row of the clock */
	int patience;			/* ms that a transaction waits for what another one holds */
	struct pg_conn *conn;		/* while a transaction is open */
	enum pg_state state;
	int stepping;			/* statements with rows at hand: a single read ends with the last */
	int failed;			/* HC_BUSY, HC_CONFLICT, HC_STORE: what the server said first since the last good answer */
	char message[500];
	bool asks;			/* what other places' statements hold is not what this one's do */
	int careful;			/* writes for which each savepoint waits for what was sent in it */
	struct pg_conn *held;		/* the connection that holds the lock of hold() */
	int64_t changes, last_id;
	unsigned cursors;		/* names given */
	struct pg_rank *ranks;		/* pg_rows.c's, like the rest */
	struct pg_mark marks[PG_MARKS];
	int nrows, nmarks;		/* that wait; savepoints that are open */
	int64_t row_number;
	bool sending;
	struct remote_stmt *early;	/* pg_early.c's: asked before their time */
	int nearly;
	bool foreseeing;		/* questions are only sent */
	bool (*stop)(void *arg);
	void *stop_arg;
};

struct pg_bound {
	enum stmt_kind kind;
	int64_t i;
	struct buf bytes;		/* a copy: of a text, with its NUL behind it */
};

struct remote_stmt {
	struct remote *r;
	char *asked, *sql;		/* as it came, as it is sent */
	int nplaces, nsent;		/* as it came, as it is sent */
	int *order;			/* place sent -> place as it came */
	bool rows;			/* gives some */
	bool id;			/* an INSERT that gives its number back */
	struct pg_bound *bound;
	PGresult *res;
	int row;
	bool stepping;
	bool portions;			/* too many rows to be here at once */
	char cursor[16];
	bool ahead;			/* sent ahead of its first step; res is there once it has come */
	struct remote_stmt *early;	/* the next one of the place's */
	char digits[32];		/* a number read as text */
};

/* pg_conn.c */
int pg_take(struct remote *r, struct hc_err *err);
void pg_give(struct remote *r);
void pg_close(struct pg_conn *c);
int pg_note(struct remote *r, const PGresult *res);	/* keeps what went wrong; returns STEP_FAILED */
int pg_command(struct remote *r, const char *sql);	/* sent, not waited for */
void pg_sent(struct pg_conn *c, bool sync, struct remote_stmt *to);	/* what was handed to libpq now */
/* Waits for the answers of all that was sent. *ret, if asked for, is the last command's. STEP_FAILED if any failed. */
int pg_settle(struct remote *r, PGresult **ret);
int pg_prepared(struct remote *r, const char *sql, struct pg_prepared **ret);
int pg_simple(struct remote *r, const char *sql, PGresult **ret);	/* may be several statements */
int pg_fail(struct remote *r, const char *doing, struct hc_err *err);

/* pg_rows.c: the INSERTs of a write wait to be sent many at once. */
/* All that waits: before anything that must see it, and before a commit. read: for a question, which is no part of a savepoint. */
int pg_rows_send(struct remote *r, bool read);
void pg_rows_forget(struct remote *r);
/* One row, in the form in which it would be sent; key: its first value if that is a number. False: it does not wait, send it now,
   after all others. */
bool pg_rows_wait(struct remote *r, const char *sql, int n, const char *const *values, const int *lengths, const int *formats, const int64_t *key);
/* Savepoints. mark false: it must be sent now; the others say whether the database knows of it. */
bool pg_rows_mark(struct remote *r, int depth);
bool pg_rows_unmark(struct remote *r, int depth);
bool pg_rows_back(struct remote *r, int depth);

/* pg_place.c */
int pg_say(struct remote *r, const char *sql);	/* sent ahead; prepared, since each transaction says it */
int pg_begin(struct remote *r, enum remote_begin how, struct hc_err *err);
int pg_single(struct remote *r);		/* a transaction for one statement, if none is open */
int pg_single_end(struct remote *r, bool wait);	/* and its end, when no rows are left to read */
extern const struct remote_ops pg_ops;

/* pg_early.c: questions asked before their time. */
void pg_early_ask(struct remote_stmt *st);	/* sends a copy of it, and keeps the answer */
void pg_early_take(struct remote_stmt *st);	/* if it was asked so, it is as if st had been sent ahead */
void pg_early_stale(struct remote *r, const char *sql);	/* what this writes to is asked anew */
void pg_early_forget(struct remote *r);

/* pg_sql.c: SQLite's words to PostgreSQL's. order NULL: no values allowed. */
char *pg_translate(const char *sql, int **order, int *nplaces, int *nsent);

/* pg_stmt.c */
int pg_stmt_prepare(struct remote *r, const char *sql, const char *id, struct remote_stmt **ret, struct hc_err *err);
void pg_stmt_free(struct remote_stmt *st);
const char *pg_stmt_text_of(const struct remote_stmt *st);
int pg_stmt_step(struct remote_stmt *st);
int pg_stmt_run(struct remote_stmt *st);
void pg_stmt_ask(struct remote_stmt *st);
void pg_stmt_portions(struct remote_stmt *st);
void pg_stmt_reset(struct remote_stmt *st, bool clear);
void pg_stmt_bind_int(struct remote_stmt *st, int i, int64_t v);
void pg_stmt_bind(struct remote_stmt *st, int i, enum stmt_kind kind, const void *bytes, int n);
int pg_stmt_places(const struct remote_stmt *st);
int pg_stmt_columns(struct remote_stmt *st);
enum stmt_kind pg_stmt_kind(const struct remote_stmt *st, int i);
int64_t pg_stmt_int(const struct remote_stmt *st, int i);
double pg_stmt_real(const struct remote_stmt *st, int i);
const void *pg_stmt_get(const struct remote_stmt *st, int i, bool text, int *n);

#endif
