/*
 * driver.h - a prepared statement as the rest of store/ sees it: bind, step, read. Nobody outside store/ includes this.
 *
 * One thin layer over the database, inlined, so that SQLite costs what it did. Places count from 1, columns from 0. Text and
 * bytes of a row live until the next step or reset; what is bound must live until the next step, unless the name says copy.
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
}

struct stmt {
	sqlite3_stmt *lite;
};

/* What stmt_step() returns; anything else is a failure, for db_fail(). */
enum { STEP_ROW = SQLITE_ROW, STEP_DONE = SQLITE_DONE };
enum stmt_kind { KIND_INT = SQLITE_INTEGER, KIND_REAL = SQLITE_FLOAT, KIND_TEXT = SQLITE_TEXT, KIND_BLOB = SQLITE_BLOB,
	KIND_NULL = SQLITE_NULL };

static inline int
stmt_step(struct stmt *st)
{
	return sqlite3_step(st->lite);
}

/* Ready to step again with the same values bound. */
static inline void
stmt_reset(struct stmt *st)
{
	sqlite3_reset(st->lite);
}

static inline void
stmt_bind_null(struct stmt *st, int i)
{
	sqlite3_bind_null(st->lite, i);
}

static inline void
stmt_bind_int(struct stmt *st, int i, int64_t v)
{
	sqlite3_bind_int64(st->lite, i, v);
}

/* n negative: up to the NUL. NULL binds null. */
static inline void
stmt_bind_text(struct stmt *st, int i, const char *text, int n)
{
	sqlite3_bind_text(st->lite, i, text, n, SQLITE_STATIC);
}

static inline void
stmt_bind_copy(struct stmt *st, int i, const char *text, int n)
{
	sqlite3_bind_text(st->lite, i, text, n, SQLITE_TRANSIENT);
}

static inline void
stmt_bind_blob(struct stmt *st, int i, const void *bytes, int n)
{
	sqlite3_bind_blob(st->lite, i, bytes, n, SQLITE_STATIC);
}

static inline void
stmt_bind_blob_copy(struct stmt *st, int i, const void *bytes, int n)
{
	sqlite3_bind_blob(st->lite, i, bytes, n, SQLITE_TRANSIENT);
}

void stmt_free(struct stmt *st);	/* one that is nobody's else; NULL is allowed */

/* The places of the statement. */
static inline int
stmt_places(const struct stmt *st)
{
	return sqlite3_bind_parameter_count(st->lite);
}

static inline bool
stmt_writes(const struct stmt *st)
{
	return !sqlite3_stmt_readonly(st->lite);
}

static inline int
stmt_columns(const struct stmt *st)
{
	return sqlite3_column_count(st->lite);
}

static inline enum stmt_kind
stmt_kind(const struct stmt *st, int i)
{
	return (enum stmt_kind)sqlite3_column_type(st->lite, i);
}

static inline int64_t
stmt_int(const struct stmt *st, int i)
{
	return sqlite3_column_int64(st->lite, i);
}

static inline double
stmt_real(const struct stmt *st, int i)
{
	return sqlite3_column_double(st->lite, i);
}

/* NULL for null. */
static inline const char *
stmt_text(const struct stmt *st, int i)
{
	return (const char *)sqlite3_column_text(st->lite, i);
}

static inline const void *
stmt_blob(const struct stmt *st, int i)
{
	return sqlite3_column_blob(st->lite, i);
}

/* Of the text or the bytes. */
static inline int
stmt_bytes(const struct stmt *st, int i)
{
	return sqlite3_column_bytes(st->lite, i);
}

#endif
