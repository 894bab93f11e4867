/*
 * formula_db.h - a database in memory with the formula functions, for the tests of formulas: what the store does, in little.
 */
#ifndef HC_TEST_FORMULA_DB_H
#define HC_TEST_FORMULA_DB_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "query/formula_impl.h"
#include "query/sql.h"

static struct arena *memory;	/* of everything in a test */
static sqlite3 *db;
static const struct locale *sql_locale = &locale_machine;

static inline struct hc_value
from_sqlite(sqlite3_value *v)
{
	switch (sqlite3_value_type(v)) {
	case SQLITE_INTEGER:
		return value_int(sqlite3_value_int64(v));
	case SQLITE_TEXT:
		return value_text(arena_strndup(memory, (const char *)sqlite3_value_text(v), (size_t)sqlite3_value_bytes(v)),
		    (size_t)sqlite3_value_bytes(v));
	case SQLITE_BLOB:
		return sqlite3_value_bytes(v) == 16 ? value_id(sqlite3_value_blob(v)) : VALUE_NONE;
	case SQLITE_FLOAT:
		fail_msg("a binary float in SQL");
	}
	return VALUE_NONE;
}

static inline void
call_function(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	const struct formula_function *f = sqlite3_user_data(ctx);
	struct hc_value v[128], ret;

	for (int i = 0; i < n; i++)
		v[i] = from_sqlite(args[i]);
	f->call(sql_locale, memory, (size_t)n, v, &ret);
	if (ret.kind == VALUE_INT)
		sqlite3_result_int64(ctx, ret.i);
	else if (ret.kind == VALUE_TEXT)
		sqlite3_result_text(ctx, ret.s, (int)ret.len, SQLITE_TRANSIENT);
	else if (ret.kind == VALUE_ID)
		sqlite3_result_blob(ctx, ret.id, 16, SQLITE_TRANSIENT);
	else
		assert_int_equal(ret.kind, VALUE_NULL);
}

static inline void
open_db(void)
{
	sqlite3_open(":memory:", &db);
	for (const struct formula_function *f = formula_functions; f->name; f++)
		sqlite3_create_function_v2(db, f->name, f->nargs, SQLITE_UTF8, (void *)f, call_function, NULL, NULL, NULL);
}

static inline sqlite3_stmt *
prepare(const char *sql, const struct hc_value *v, size_t n)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(db), sql);
	for (int i = 0; i < (int)n; i++) {
		if (v[i].kind == VALUE_TEXT)
			sqlite3_bind_text(st, i + 1, v[i].s, (int)v[i].len, SQLITE_TRANSIENT);
		else if (v[i].kind == VALUE_ID)
			sqlite3_bind_blob(st, i + 1, v[i].id, 16, SQLITE_TRANSIENT);
		else if (v[i].kind != VALUE_NULL)
			sqlite3_bind_int64(st, i + 1, v[i].i);
	}
	return st;
}

/* The first column of the first row; null if there is none. */
static inline struct hc_value
select_one(const char *sql, const struct hc_value *v, size_t n)
{
	sqlite3_stmt *st = prepare(sql, v, n);
	struct hc_value ret = sqlite3_step(st) == SQLITE_ROW ? from_sqlite(sqlite3_column_value(st, 0)) : VALUE_NONE;

	sqlite3_finalize(st);
	return ret;
}

/* The object's table, empty. */
static inline void
make_table(const struct object *o)
{
	struct sql s;

	sql_init(&s, memory);
	sql_text(&s, "DROP TABLE IF EXISTS \"%s\"; CREATE TABLE \"%s\"(x", o->name, o->name);
	for (size_t i = 0; i < o->fields.n; i++) {
		sql_text(&s, ",");
		sql_name(&s, o->fields.at[i]->name);
		if (field_type(o->fields.at[i])->class == CLASS_MONEY)
			sql_text(&s, ",\"%s_base\"", o->fields.at[i]->name);
	}
	sql_text(&s, ")");
	assert_int_equal(sqlite3_exec(db, s.text, NULL, NULL, NULL), SQLITE_OK);
}

static inline void
put_row(const struct hc_record *r)
{
	struct sql s;
	sqlite3_stmt *st;

	sql_init(&s, memory);
	sql_text(&s, "INSERT INTO \"%s\" VALUES(0", r->object->name);
	for (size_t i = 0; i < r->object->fields.n; i++) {
		sql_text(&s, ",");
		sql_bind(&s, r->values[i]);
		if (field_type(r->object->fields.at[i])->class == CLASS_MONEY) {
			sql_text(&s, ",");
			sql_bind(&s, r->base && r->values[i].kind != VALUE_NULL ? value_int(r->base[i]) : VALUE_NONE);
		}
	}
	sql_text(&s, ")");
	st = prepare(s.text, s.binds.at, s.binds.n);
	assert_int_equal(sqlite3_step(st), SQLITE_DONE);
	sqlite3_finalize(st);
}

static inline bool
same_value(const struct hc_value *a, const struct hc_value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_TEXT)
		return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
	if (a->kind == VALUE_ID)
		return memcmp(a->id, b->id, 16) == 0;
	return a->kind == VALUE_NULL || a->i == b->i;
}

#endif
