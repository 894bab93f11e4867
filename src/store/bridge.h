/*
 * bridge.h - what the two halves of the bridge share: a table in memory whose rows are in a database over the wire, and a
 * cursor on it. Nobody else includes this.
 */
#ifndef HC_STORE_BRIDGE_H
#define HC_STORE_BRIDGE_H

#include "store/db.h"

enum bridge_of { OF_OBJECT, OF_CHANGES, OF_SEARCH };

struct bridge_column {
	const char *name;
	const char *type;
};

struct bridge {
	sqlite3_vtab vtab;
	struct store *s;
	enum bridge_of of;
	const struct object *object;
	struct arena *arena;
	struct bridge_column *columns;
	int n;
};

struct bridge_cursor {
	sqlite3_vtab_cursor cursor;
	struct stmt *st;
	bool row, snippet;
	struct arena *arena;
	const char *match;
	int64_t rid;
};

/* bridge_plan.c */
/* implements sqlite3_module.xBestIndex: what goes over the wire. */
int bridge_best(sqlite3_vtab *vtab, sqlite3_index_info *info);
/* Asks what was planned, with the values of now; the cursor has its first row or none. */
int bridge_ask(struct bridge *b, struct bridge_cursor *c, int number, const char *plan, sqlite3_value **args);

/* bridge.c */
int bridge_next(sqlite3_vtab_cursor *cursor);
int bridge_failed(struct bridge *b, const struct hc_err *err);

#endif
