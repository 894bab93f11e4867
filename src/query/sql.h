/*
 * sql.h - statement text and its bound values, grown side by side.
 *
 * Values are only ever bound; names come from the model and are quoted by sql_column() and sql_name(). Text holds nothing a
 * user typed. The order of binds is the order of the `?` in the text, so parts that are found late (joins) are built apart
 * and put together by sql_add().
 */
#ifndef HC_QUERY_SQL_H
#define HC_QUERY_SQL_H

#include "base/vec.h"
#include "model/value.h"

struct sql {
	struct arena *arena;		/* of text and binds: nothing to free */
	const char *text;		/* NUL-terminated, "" at first */
	size_t len, cap;
	VEC(struct hc_value) binds;
};

void sql_init(struct sql *s, struct arena *a);
/* Constant text with formatted parts that are ours: numbers, aliases, operators. */
void sql_text(struct sql *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Appends `?` and the value. Text of the value must live as long as the arena. */
void sql_bind(struct sql *s, struct hc_value v);
void sql_bind_int(struct sql *s, int64_t v);
void sql_bind_text(struct sql *s, const char *text);
/* "name", and alias."name"; names of the model only. */
void sql_name(struct sql *s, const char *name);
void sql_column(struct sql *s, const char *alias, const char *name);
/* Appends another's text and binds; `other` stays as it is. */
void sql_add(struct sql *s, const struct sql *other);

#endif
