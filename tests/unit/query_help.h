/*
 * query_help.h - a small world for the tests of query/: a model from text, rows in an in-memory SQLite laid out as the store lays
 * them out, and the same rows as records.
 */
#ifndef TEST_QUERY_HELP_H
#define TEST_QUERY_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/buf.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "model/record.h"
#include "model/type.h"
#include "query/formula.h"
#include "query/query.h"
#include "query/regex.h"

struct world {
	struct arena *arena;
	struct model *model;
	struct locale locale;
	struct query_ctx ctx;
	sqlite3 *db;
	VEC(struct hc_record *) records;
	uint8_t me[16];
	int ids;
};

void exec(struct world *w, const char *sql);
/* The clock stands at Monday 2026-11-23 09:30 in Oslo. */
struct world *world_new(const char *hot);
void world_free(struct world *w);
sqlite3_stmt *prepare(struct world *w, const char *sql);
/* world_add(w, "deal", "name", "Big", "account", "Acme", NULL): lookups by title, other values as people type them. */
struct hc_record *world_add(struct world *w, const char *object, ...);
sqlite3_stmt *world_prepare(struct world *w, const struct statement *s);
int world_select(void *arg, const struct statement *s, struct hc_value *ret, struct hc_err *err);
/* All rows, as arrays. */
struct table { VEC(struct hc_value *) rows; int columns; };

struct table world_rows(struct world *w, const struct statement *s);

struct query *must_parse(struct world *w, const char *text);

struct statement must_compile(struct world *w, const struct query *q, enum statement_kind kind, const struct page_at *at);

struct hc_record *record_of(struct world *w, const struct object *o, const uint8_t id[16]);

#endif
