/*
 * formula.h - what follows "=" in a .hot file: the CRM world's formula functions, in C and in SQL.
 *
 * Both forms call the same C functions (exact decimals), so they agree. A formula is compiled once per model generation;
 * the language is in hot-formula(7).
 */
#ifndef HC_QUERY_FORMULA_H
#define HC_QUERY_FORMULA_H

#include "query/query.h"

struct formula;	/* compiled, immutable, lives in the context's arena */

/* Compiles and type-checks `text` against the object. `result` may be NULL (any). Errors carry err->pos. Fields that the
   context may not read are unknown. */
int formula_compile(const struct query_ctx *c, const struct object *o, const char *text, const struct type *result,
    const struct formula **ret, struct hc_err *err);
/* Compiles the formula of a formula field: its results have the field's type and scale. What the formula reads is the
   administrator's choice, so nothing is hidden from it. err->field is the field. */
int formula_compile_field(const struct query_ctx *c, const struct field *f, const struct formula **ret, struct hc_err *err);

/* Evaluates on a record in memory; what lies behind lookups goes through m->select (NULL: it is null). *ret fits `f`, or
   what the formula was compiled for when f is NULL: decimals come at formula_scale(). What cannot be calculated (division by
   zero, 30 February) is null, in SQL as here. Nulls follow "null as null" except where hot-formula(7) says. */
int formula_eval(const struct match *m, const struct formula *fm, const struct hc_record *r, const struct field *f,
    struct arena *a, struct hc_value *ret, struct hc_err *err);
/* The same, but what cannot be calculated is HC_INVALID with the reason: for what is saved, not only shown. */
int formula_try(const struct match *m, const struct formula *fm, const struct hc_record *r, const struct field *f,
    struct arena *a, struct hc_value *ret, struct hc_err *err);

/* Decimals of the results: the field's, 4 for money, else 6; 0 for whole types and what is no number. */
int formula_scale(const struct formula *fm);
/* The type of the results as compiled: the one asked for, else the one that fits (text, number, boolean, date ...). */
const struct type *formula_type(const struct formula *fm);
/* The fields of its own object that it reads, each once or more often: when one changes, the result may. */
void formula_fields(const struct formula *fm, void (*fn)(void *arg, const struct field *f), void *arg);
/* False if it reads the clock, the user or a function of formula_extra: then a result is not to be kept. */
bool formula_is_pure(const struct formula *fm);
/* "LEFT(text, count)" of the i-th function, NULL behind the last: for help and completion. */
const char *formula_usage(size_t i);

/* Appends an SQL expression over the table alias (a plain name), with binds added in order. Its value is as the store keeps
   that type: decimals as integers at formula_scale(), a select as its option's name. HC_INVALID if it cannot be said in SQL:
   the caller evaluates after the fetch. */
struct sql;	/* query/sql.h */
int formula_sql(const struct formula *fm, const char *alias, struct sql *out, struct hc_err *err);

/* Functions of a higher layer, in C only: query_ctx.extra is such a table, ending with a NULL name; query_ctx.extra_arg is
   the arg. Types are letters: n number, t text, b boolean, d date, s datetime, c time, i record. Numbers come and go as
   VALUE_INT or VALUE_DECIMAL; a call is not made with nulls: the result is null then. */
struct formula_extra {
	const char *name;	/* case does not matter */
	const char *args;	/* "it" */
	char result;
	int (*call)(void *arg, size_t n, const struct hc_value *v, struct arena *a, struct hc_value *ret, struct hc_err *err);
};

/* The SQL functions that formula_sql() uses: name, argument count (-1 any). store/ registers each on its connections. */
struct formula_function {
	const char *name;
	int nargs;
	/* Arguments and result as values; texts of *ret in the arena. Null on error. */
	void (*call)(const struct locale *l, struct arena *a, size_t n, const struct hc_value *args, struct hc_value *ret);
};
extern const struct formula_function formula_functions[];	/* ends with a NULL name */

#endif
