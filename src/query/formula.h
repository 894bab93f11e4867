/*
 * formula.h - what follows "=" in a .hot file: the CRM world's formula functions, in C and in SQL.
 *
 * Both forms call the same C functions (exact decimals), so they agree. A formula is compiled once per model generation;
 * its text in hot files and its functions are described in hotql(7).
 */
#ifndef HC_QUERY_FORMULA_H
#define HC_QUERY_FORMULA_H

#include "query/query.h"

struct formula;	/* compiled, immutable, lives in the arena given */

/* Compiles and type-checks `text` against the object. `result` may be NULL (any). Errors carry err->pos. */
int formula_compile(const struct query_ctx *c, const struct object *o, const char *text, const struct type *result,
    const struct formula **ret, struct hc_err *err);

/* Evaluates on a record in memory. Paths through lookups and roll-ups go through m->select. *ret fits `f` (its scale and
   type), or the formula's own type when f is NULL. Nulls follow "null as null" except where hotql(7) says. */
int formula_eval(const struct match *m, const struct formula *fm, const struct hc_record *r, const struct field *f,
    struct arena *a, struct hc_value *ret, struct hc_err *err);

/* Appends an SQL expression over the table alias (a plain name), with binds added in order. HC_INVALID if it cannot be
   said in SQL: the caller evaluates after the fetch. */
struct sql;	/* query/sql.h */
int formula_sql(const struct formula *fm, const char *alias, struct sql *out, struct hc_err *err);

/* The SQL functions that formula_sql() uses: name, argument count (-1 any). store/ registers each on its connections. */
struct formula_function {
	const char *name;
	int nargs;
	/* Arguments and result as values; texts of *ret in the arena. Null on error. */
	void (*call)(const struct locale *l, struct arena *a, size_t n, const struct hc_value *args, struct hc_value *ret);
};
extern const struct formula_function formula_functions[];	/* ends with a NULL name */

#endif
