/*
 * driver.h - a prepared statement as the rest of store/ sees it: bind, step, read; and the table of a database over the wire.
 * Nobody outside store/ includes this.
 *
 * SQLite is called straight from here, inlined, so that it costs what it did. A second database is reached through a table of
 * functions, which a program that wants it sets once at its start: the workstation links none. Places count from 1, columns
 * from 0. Text and bytes of a row live until the next step or reset; what is bound must live until the next step, unless the
 * name says copy.
 */
#ifndef HC_STORE_DRIVER_H
#define HC_STORE_DRIVER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* Before a file is opened; only the first time counts. What a statement may have to take back stays in memory up to this many
   bytes: in a file, as SQLite does above 64 kB, an edit of many records pays for writing each page it touches once more. Not
   more: SQLite 3.40 keeps it in pieces of this size and writes a piece at once, of which its Unix layer takes 17 bits; from
   128 kB on it writes nothing and says that the disk is full. And nobody asks how much memory SQLite has, so it need not count
   it under a lock. */
#define DRIVER_KEPT (120 << 10)

static inline void
driver_configure(void)
{
	sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, DRIVER_KEPT);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* pages are taken one by one: twenty at the start would be a third of what an open tenant of a server costs */
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

struct hc_err;
struct remote;		/* one tenant's place in a database over the wire, or the server's registry there */
struct remote_stmt;

/* One of the two is set. */
struct stmt {
	sqlite3_stmt *lite;
	struct remote_stmt *remote;
};

/* What stmt_step() returns; anything else is a failure, for db_fail(). */
enum { STEP_ROW = SQLITE_ROW, STEP_DONE = SQLITE_DONE, STEP_FAILED = SQLITE_ERROR };
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
	/* What failed last: its sentence, begun with what was done; HC_BUSY, HC_CONFLICT (a duplicate) or HC_STORE. */
	int (*fail)(struct remote *r, const char *doing, struct hc_err *err);
	int (*why)(const struct remote *r);
	const char *(*message)(const struct remote *r);
};

/* NULL: this program knows SQLite alone. Set before the first store is opened. */
extern const struct remote_ops *driver_remote;

/* Is this the address of a database over the wire? */
bool driver_is_remote(const char *path);

static inline int
stmt_step(struct stmt *st)
{
	return st->lite ? sqlite3_step(st->lite) : driver_remote->step(st->remote);
}

/* Ready to step again with the same values bound. */
static inline void
stmt_reset(struct stmt *st)
{
	if (st->lite)
		sqlite3_reset(st->lite);
	else
		driver_remote->reset(st->remote, false);
}

static inline void
stmt_bind_null(struct stmt *st, int i)
{
	if (st->lite)
		sqlite3_bind_null(st->lite, i);
	else
		driver_remote->bind(st->remote, i, KIND_NULL, NULL, 0);
}

static inline void
stmt_bind_int(struct stmt *st, int i, int64_t v)
{
	if (st->lite)
		sqlite3_bind_int64(st->lite, i, v);
	else
		driver_remote->bind_int(st->remote, i, v);
}

/* n negative: up to the NUL. NULL binds null. */
static inline void
stmt_bind_text(struct stmt *st, int i, const char *text, int n)
{
	if (st->lite)
		sqlite3_bind_text(st->lite, i, text, n, SQLITE_STATIC);
	else
		driver_remote->bind(st->remote, i, KIND_TEXT, text, n);
}

static inline void
stmt_bind_copy(struct stmt *st, int i, const char *text, int n)
{
	if (st->lite)
		sqlite3_bind_text(st->lite, i, text, n, SQLITE_TRANSIENT);
	else
		driver_remote->bind(st->remote, i, KIND_TEXT, text, n);
}

static inline void
stmt_bind_blob(struct stmt *st, int i, const void *bytes, int n)
{
	if (st->lite)
		sqlite3_bind_blob(st->lite, i, bytes, n, SQLITE_STATIC);
	else
		driver_remote->bind(st->remote, i, KIND_BLOB, bytes, n);
}

static inline void
stmt_bind_blob_copy(struct stmt *st, int i, const void *bytes, int n)
{
	if (st->lite)
		sqlite3_bind_blob(st->lite, i, bytes, n, SQLITE_TRANSIENT);
	else
		driver_remote->bind(st->remote, i, KIND_BLOB, bytes, n);
}

void stmt_free(struct stmt *st);	/* one that is nobody's else; NULL is allowed */

/* The places of the statement. */
static inline int
stmt_places(const struct stmt *st)
{
	return st->lite ? sqlite3_bind_parameter_count(st->lite) : driver_remote->places(st->remote);
}

static inline bool
stmt_writes(const struct stmt *st)
{
	return st->lite && !sqlite3_stmt_readonly(st->lite);
}

static inline int
stmt_columns(const struct stmt *st)
{
	return st->lite ? sqlite3_column_count(st->lite) : driver_remote->ncolumns(st->remote);
}

static inline enum stmt_kind
stmt_kind(const struct stmt *st, int i)
{
	return st->lite ? (enum stmt_kind)sqlite3_column_type(st->lite, i) : driver_remote->kind(st->remote, i);
}

static inline int64_t
stmt_int(const struct stmt *st, int i)
{
	return st->lite ? sqlite3_column_int64(st->lite, i) : driver_remote->get_int(st->remote, i);
}

static inline double
stmt_real(const struct stmt *st, int i)
{
	return st->lite ? sqlite3_column_double(st->lite, i) : driver_remote->get_real(st->remote, i);
}

/* NULL for null. */
static inline const char *
stmt_text(const struct stmt *st, int i)
{
	return st->lite ? (const char *)sqlite3_column_text(st->lite, i) : driver_remote->get(st->remote, i, true, NULL);
}

static inline const void *
stmt_blob(const struct stmt *st, int i)
{
	return st->lite ? sqlite3_column_blob(st->lite, i) : driver_remote->get(st->remote, i, false, NULL);
}

/* Of the text or the bytes. */
static inline int
stmt_bytes(const struct stmt *st, int i)
{
	int n = 0;

	if (st->lite)
		return sqlite3_column_bytes(st->lite, i);
	driver_remote->get(st->remote, i, true, &n);
	return n;
}

#endif
