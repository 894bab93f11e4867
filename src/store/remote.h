/*
 * remote.h - a database over the wire: the table of functions that its driver fills in. Nobody outside store/ includes this.
 *
 * A program that wants one sets the table once at its start (postgres.h): the workstation links none.
 */
#ifndef HC_STORE_REMOTE_H
#define HC_STORE_REMOTE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#define DB_BUSY_MS 5000		/* how long a writer waits for another, unless told otherwise */
#define DB_TOO_LARGE "a sum is larger than can be shown; take fewer records, or sum them by groups."

struct hc_err;
struct remote;		/* one tenant's place in a database over the wire, or the server's registry there */
struct remote_stmt;

enum stmt_kind { KIND_INT = SQLITE_INTEGER, KIND_REAL = SQLITE_FLOAT, KIND_TEXT = SQLITE_TEXT, KIND_BLOB = SQLITE_BLOB,
	KIND_NULL = SQLITE_NULL };
enum remote_begin { REMOTE_READ, REMOTE_SNAPSHOT, REMOTE_WRITE };

/* SQL comes in SQLite's words and is said anew by the driver. Transactions are explicit but for a single read. */
struct remote_ops {
	/* `place` is what follows # in the URL. create: makes the place, empty; HC_CONFLICT if it is there. */
	int (*open)(const char *path, bool create, struct remote **ret, struct hc_err *err);
	void (*close)(struct remote *r);
	int (*hold)(struct remote *r, struct hc_err *err);	/* one program at a time, until it is closed; HC_CONFLICT */
	int (*drop)(const char *path, struct hc_err *err);	/* with all that is in it */
	void (*interrupt)(struct remote *r, bool (*stop)(void *arg), void *arg);
	void (*patience)(struct remote *r, int ms);	/* from the next transaction on; store_patience() */
	void (*locks)(struct remote *r);	/* its tables are there: a write locks others out from now on */

	int (*begin)(struct remote *r, enum remote_begin how, struct hc_err *err);	/* WRITE: only one at a time per place */
	int (*commit)(struct remote *r, struct hc_err *err);
	void (*rollback)(struct remote *r);
	int (*savepoint)(struct remote *r, int depth, struct hc_err *err);
	int (*release)(struct remote *r, int depth, struct hc_err *err);
	void (*rollback_to)(struct remote *r, int depth);

	int (*exec)(struct remote *r, const char *sql, struct hc_err *err);	/* statements without values */
	bool (*has)(struct remote *r, const char *type, const char *name);	/* "table", "index" */
	/* Calls fn with each column of a table, in order. */
	int (*columns)(struct remote *r, const char *table, void (*fn)(void *arg, const char *name), void *arg, struct hc_err *err);

	/* id: the column whose value an INSERT gives back, or NULL. */
	int (*prepare)(struct remote *r, const char *sql, const char *id, struct remote_stmt **ret, struct hc_err *err);
	void (*free)(struct remote_stmt *st);
	const char *(*text_of)(const struct remote_stmt *st);
	int (*step)(struct remote_stmt *st);
	/* For a statement without rows: sent, and answered for by the next step or the commit. */
	int (*run)(struct remote_stmt *st);
	/* A question, in a transaction: sent, so that its first step waits for no other's answer. */
	void (*ask)(struct remote_stmt *st);
	/* On: a question's step sends it and gives no rows; asked again in the transaction, after this is off, it has its answer. */
	void (*foresee)(struct remote *r, bool on);
	/* Before the first step: more rows may come than should be held at once. */
	void (*portions)(struct remote_stmt *st);
	void (*reset)(struct remote_stmt *st, bool clear);
	void (*bind_int)(struct remote_stmt *st, int i, int64_t v);
	void (*bind)(struct remote_stmt *st, int i, enum stmt_kind kind, const void *bytes, int n);
	int (*places)(const struct remote_stmt *st);
	int (*ncolumns)(struct remote_stmt *st);
	enum stmt_kind (*kind)(const struct remote_stmt *st, int i);
	int64_t (*get_int)(const struct remote_stmt *st, int i);
	double (*get_real)(const struct remote_stmt *st, int i);
	const void *(*get)(const struct remote_stmt *st, int i, bool text, int *n);

	int64_t (*last_id)(const struct remote *r);
	int64_t (*changes)(struct remote *r);
	/* What failed last: its sentence, begun with what was done; HC_BUSY, HC_CONFLICT (a duplicate), HC_INVALID (a sum that does
	   not fit) or HC_STORE. */
	int (*fail)(struct remote *r, const char *doing, struct hc_err *err);
	int (*why)(const struct remote *r);
	const char *(*message)(const struct remote *r);
};

/* NULL: this program knows SQLite alone. Set before the first store is opened. */
extern const struct remote_ops *driver_remote;

/* Is this the address of a database over the wire? */
bool driver_is_remote(const char *path);

#endif
