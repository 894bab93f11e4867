/*
 * formula_impl.h - what the files of the formula language share: wide decimals, nodes, the table of functions.
 *
 * Only formula*.c and its tests include it.
 *
 * A value that travels between functions, in C and in SQL alike, is canonical: a number is VALUE_INT when it is whole and fits,
 * else VALUE_TEXT ("-0.125", never an exponent, never a trailing zero); a date is days, a datetime UTC ms, a time ms of the
 * day, a boolean 0 or 1; empty text is null; an error is VALUE_TEXT that begins with byte 0xFF, which no valid text holds.
 */
#ifndef HC_QUERY_FORMULA_IMPL_H
#define HC_QUERY_FORMULA_IMPL_H

#include "base/arena.h"
#include "base/vec.h"
#include "query/formula.h"

/* --- formula_num.c: decimals of 39 significant digits, rounded half away from zero ---------------------------------- */

#define NUM_DIGITS 39
#define NUM_LIMBS 5		/* of nine digits: room for 45 */
#define NUM_TEXT 768		/* room for any number as text */
#define NUM_MAGNITUDE 310	/* |value| < 10^310, and what is below 10^-310 is zero */

/* coefficient * 10^-scale; the coefficient is little-endian in base 10^9, n limbs, no leading zero limb, no trailing zero
   digit (scale may be negative); zero has n == 0, scale 0 and is not negative. */
struct num {
	uint32_t d[NUM_LIMBS];
	int n, scale;
	bool neg;
};

enum num_mode { NUM_HALF_UP, NUM_DOWN, NUM_UP, NUM_FLOOR, NUM_CEILING };	/* UP: away from zero, DOWN: towards it */

void num_int(struct num *ret, int64_t v, int scale);
/* "-12", "+.5", "1.e-3": all of the text. HC_INVALID. */
int num_parse(const char *s, size_t n, struct num *ret);
size_t num_format(const struct num *a, char buf[NUM_TEXT]);
/* As an integer at `scale`, half away from zero. HC_INVALID if it does not fit 64 bits. */
int num_scaled(const struct num *a, int scale, int64_t *ret);
/* Towards zero; clamped to 64 bits. */
int64_t num_trunc64(const struct num *a);
int num_add(struct num *ret, const struct num *a, const struct num *b);	/* HC_INVALID: out of range */
int num_sub(struct num *ret, const struct num *a, const struct num *b);
int num_mul(struct num *ret, const struct num *a, const struct num *b);
int num_div(struct num *ret, const struct num *a, const struct num *b);	/* also by zero */
int num_rem(struct num *ret, const struct num *a, const struct num *b);	/* sign of a, as in C */
int num_pow(struct num *ret, const struct num *a, int64_t n);
int num_cmp(const struct num *a, const struct num *b);
/* To `places` decimals (negative: tens, hundreds ...). */
void num_round(struct num *a, int64_t places, enum num_mode mode);
/* To `digits` significant digits, half away from zero. */
void num_precision(struct num *a, int digits);
double num_double(const struct num *a);
int num_from_double(struct num *ret, double v);	/* the shortest text that reads back; HC_INVALID: nan, infinity */

/* --- values ----------------------------------------------------------------------------------------------------------- */

static inline bool
fv_is_error(const struct hc_value *v)
{
	return v->kind == VALUE_TEXT && v->len > 0 && (unsigned char)v->s[0] == 0xff;
}

static inline bool
fv_is_null(const struct hc_value *v)
{
	return v->kind == VALUE_NULL || (v->kind == VALUE_TEXT && v->len == 0);
}

/* formula_call.c */
void fv_error(struct arena *a, struct hc_value *ret, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
int fv_num(const struct hc_value *v, struct num *ret);	/* HC_INVALID if it is none */
void fv_set_num(struct arena *a, struct hc_value *ret, const struct num *n);
void fv_set_text(struct arena *a, struct hc_value *ret, const char *s, size_t n);	/* copies; empty is null */
int64_t fv_int(const struct hc_value *v);	/* a number cut to an integer, 0 for what is none */

/* --- functions -------------------------------------------------------------------------------------------------------- */

/* What a call sees of the world. */
struct fcall {
	const struct locale *l;
	struct arena *a;
};
typedef void formula_fn(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret);

enum { FN_NULLS = 1, FN_ERRORS = 2 };	/* called with nulls, with errors; else null or the error is the result */

/* Types are letters: n number, t text, b boolean, d date, s datetime, c time of day, i record (lookup), p select,
   u multiselect, g place, x any (all x alike), a any, z null. In args, | begins the optional ones and * repeats the last. */
struct fdef {
	const char *name;	/* as written: upper case, or an operator */
	const char *sql;	/* the SQL function's name */
	const char *args;
	char ret;		/* x: the type of the x arguments */
	unsigned flags;
	formula_fn *fn;
	const char *usage;	/* "LEFT(text, count)": for people; NULL for operators */
};
extern const struct fdef formula_defs[];	/* ends with a NULL name */
/* The definition of an SQL function by name; must exist. */
const struct fdef *fdef_sql(const char *sql);
/* Calls with null and error propagation. */
void fdef_call(const struct fdef *d, const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret);

#define FORMULA(id, name, args, ret, flags, fn, usage) \
	formula_fn fn;
#include "query/formula.def"
#undef FORMULA

/* --- trees ------------------------------------------------------------------------------------------------------------ */

#define FORMULA_TEXT 32000	/* bytes */
#define FORMULA_DEPTH 64	/* nested calls and parentheses */
#define FORMULA_NODES 4000
#define FORMULA_NEST 8		/* formulas that read formulas */

enum fnode_kind {
	NODE_VALUE,	/* .value */
	NODE_NAME,	/* .name: not resolved yet */
	NODE_FIELD,	/* .via ... .field of this record, or of `me` */
	NODE_CALL,	/* .def, or before the check .name */
	NODE_EXTRA,	/* .extra */
	NODE_ISNEW,
	NODE_CHANGED,	/* args[0] is a field of this record */
	NODE_PRIOR
};

struct fnode {
	enum fnode_kind kind;
	char type;
	int pos;
	const char *name;
	struct hc_value value;
	const struct fdef *def;
	const struct formula_extra *extra;
	struct fnode **args;
	size_t n;
	VEC(const struct field *) via;	/* lookups on the way */
	bool me;			/* the way begins at the user who asks */
	bool base;			/* money in the organisation's currency */
	const struct field *field;	/* the last of the path, or the field whose options a p or u has */
	const struct fnode *inner;	/* when that field is a formula: its tree, over that field's object */
};

struct formula {
	const uint8_t *me;		/* of the compilation, as the locale: the context itself may be gone */
	const struct locale *locale;
	const struct object *object;
	const struct field *field;	/* what it was compiled for, or NULL */
	const struct type *type;	/* of the result */
	int scale;			/* of decimals in the result */
	const struct fnode *root;
};

/* formula_parse.c */
int formula_parse(struct arena *a, const char *text, struct fnode **ret, struct hc_err *err);

/* formula_check.c */
struct fcheck {
	const struct query_ctx *c;
	const struct object *object;
	bool trusted;			/* text of the model: fields the user may not see are read all the same */
	const struct fcheck *outer;	/* the formula that reads this one */
	const struct field *field;	/* whose formula this is */
	int depth;
};
int formula_check(const struct fcheck *k, struct fnode *n, struct hc_err *err);

/* formula_types.c */
int fcheck_call(const struct fcheck *k, struct fnode *n, struct hc_err *err);
int fcheck_extra(const struct fcheck *k, struct fnode *n, const struct formula_extra *x, struct hc_err *err);
/* Makes the tree's value fit the type, or says what is wrong. */
int formula_result(const struct fcheck *k, struct fnode **root, const struct type *t, struct hc_err *err);
const char *ftype_name(char type);		/* "a number" */
char ftype_letter(const struct type *t);	/* of a stored value; 0: no formula reads it */

/* formula_eval.c: the canonical value, errors included. */
void formula_value(const struct match *m, const struct formula *fm, const struct hc_record *r, struct arena *a,
    struct hc_value *ret);

/* formula_sql.c: the canonical value as SQL. */
struct sql;
int field_decimals(const struct field *f);	/* of a stored number, 0 for what is none */
int fnode_sql(const struct fnode *n, const char *alias, const uint8_t *me, struct sql *out, struct hc_err *err);

#endif
