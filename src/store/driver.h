/*
 * driver.h - a prepared statement as the rest of store/ sees it: bind, step, read. Nobody outside store/ includes this.
 *
 * SQLite is called straight from here, inlined, so that it costs what it did; a database over the wire is called through the
 * table of remote.h. Places count from 1, columns from 0. Text and bytes of a row live until the next step or reset; what is
 * bound must live until the next step, unless the name says copy.
 */
#ifndef HC_STORE_DRIVER_H
#define HC_STORE_DRIVER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/remote.h"

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

/* One of the two is set. */
struct stmt {
	sqlite3_stmt *lite;
	struct remote_stmt *remote;
};

/* What stmt_step() returns; anything else is a failure, for db_fail(). */
enum { STEP_ROW = SQLITE_ROW, STEP_DONE = SQLITE_DONE, STEP_FAILED = SQLITE_ERROR };

static inline int
stmt_step(struct stmt *st)
{
	return st->lite ? sqlite3_step(st->lite) : driver_remote->step(st->remote);
}

/* Over the wire: sends what is bound now, so that many questions are one round trip. It must be stepped or given back before what
   it asks about is written. */
static inline void
stmt_ask(struct stmt *st)
{
	if (!st->lite)
		driver_remote->ask(st->remote);
}

/* Over the wire: before the first step, of one that may have more rows than should be in memory at once. */
static inline void
stmt_portions(struct stmt *st)
{
	if (!st->lite)
		driver_remote->portions(st->remote);
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
