/*
 * formula_call.c - the table of functions, how one is called from C and from SQL, and the values that go in and out.
 */
#include "query/formula_impl.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/time.h"
#include "model/type.h"

const struct fdef formula_defs[] = {
#define FORMULA(id, name_, args_, ret_, flags_, fn_, usage_) \
	{ .name = name_, .sql = "hc_f_" #id, .args = args_, .ret = ret_, .flags = flags_, .fn = fn_, .usage = usage_ },
#include "query/formula.def"
#undef FORMULA
	{ .name = NULL }
};

enum {
#define FORMULA(id, name_, args_, ret_, flags_, fn_, usage_) DEF_##id,
#include "query/formula.def"
#undef FORMULA
	DEF_COUNT
};

const struct fdef *
fdef_sql(const char *sql)
{
	for (const struct fdef *d = formula_defs; d->name; d++) {
		if (strcmp(d->sql + 5, sql) == 0)
			return d;
	}
	assert(!"no such formula function");
	return NULL;
}

/* Columns hold what the store let in, but a file may come from anywhere: what is no date never reaches the calendar. */
static bool
kind_fits(char letter, const struct hc_value *v)
{
	switch (letter) {
	case 't':
	case 'p':
	case 'u':
	case 'g':
		return v->kind == VALUE_TEXT;
	case 'n':
		return v->kind == VALUE_INT || v->kind == VALUE_DECIMAL || v->kind == VALUE_TEXT;
	case 'b':
		return v->kind == VALUE_INT;
	case 'd':
		return v->kind == VALUE_INT && v->i >= TIME_DATE_MIN && v->i <= TIME_DATE_MAX;
	case 's':
		return v->kind == VALUE_INT && v->i >= TIME_DATE_MIN * TIME_DAY_MS && v->i < (TIME_DATE_MAX + 1) * TIME_DAY_MS;
	case 'c':
		return v->kind == VALUE_INT && v->i >= 0 && v->i < TIME_DAY_MS;
	case 'i':
		return v->kind == VALUE_ID;
	default:
		return true;
	}
}

static bool
kinds_fit(const char *args, size_t n, const struct hc_value *v)
{
	char letter = 'a';

	for (size_t i = 0; i < n; i++) {
		if (*args == '|')
			args++;
		if (*args && *args != '*')
			letter = *args++;
		if (!fv_is_null(&v[i]) && !fv_is_error(&v[i]) && !kind_fits(letter, &v[i]))
			return false;
	}
	return true;
}

void
fdef_call(const struct fdef *d, const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	if (!(d->flags & FN_ERRORS)) {
		for (size_t i = 0; i < n; i++) {
			if (fv_is_error(&v[i])) {
				*ret = v[i];
				return;
			}
		}
	}
	if (!(d->flags & FN_NULLS)) {
		for (size_t i = 0; i < n; i++) {
			if (fv_is_null(&v[i])) {
				*ret = VALUE_NONE;
				return;
			}
		}
	}
	*ret = VALUE_NONE;
	if (kinds_fit(d->args, n, v))
		d->fn(c, n, v, ret);
	else
		fv_error(c->a, ret, "a value of %s is not of its type", d->name);
}

/* From SQL the number of arguments is whatever the statement says; the functions trust their row of the table. */
static bool
count_fits(const char *args, size_t n)
{
	size_t least = 0, most = 0;
	bool optional = false;

	for (const char *p = args; *p; p++) {
		if (*p == '*')
			return n >= least;
		if (*p == '|') {
			optional = true;
			continue;
		}
		most++;
		least += !optional;
	}
	return n >= least && n <= most;
}

static void
call_sql(const struct fdef *d, const struct locale *l, struct arena *a, size_t n, const struct hc_value *args,
    struct hc_value *ret)
{
	struct fcall c = { .l = l ? l : &locale_machine, .a = a };

	*ret = VALUE_NONE;
	if (!count_fits(d->args, n) || (d->args[0] == '*' && n < 2))
		return;
	fdef_call(d, &c, n, args, ret);
	/* The outermost function of an expression: the rest of SQL knows no errors. */
	if ((d->fn == f_to_scaled || d->fn == f_truth || strcmp(d->name, "#plain") == 0) && fv_is_error(ret))
		*ret = VALUE_NONE;
}

#define FORMULA(id, name_, args_, ret_, flags_, fn_, usage_) \
	static void \
	sql_##id(const struct locale *l, struct arena *a, size_t n, const struct hc_value *args, struct hc_value *ret) \
	{ \
		call_sql(&formula_defs[DEF_##id], l, a, n, args, ret); \
	}
#include "query/formula.def"
#undef FORMULA

const struct formula_function formula_functions[] = {
#define FORMULA(id, name_, args_, ret_, flags_, fn_, usage_) { .name = "hc_f_" #id, .nargs = -1, .call = sql_##id },
#include "query/formula.def"
#undef FORMULA
	{ .name = NULL }
};

const char *
formula_usage(size_t i)
{
	for (const struct fdef *d = formula_defs; d->name; d++) {
		if (d->usage && i-- == 0)
			return d->usage;
	}
	return NULL;
}

void
fv_error(struct arena *a, struct hc_value *ret, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	text = arena_printf(a, "\xff%s", text);
	*ret = value_text(text, strlen(text));
}

int
fv_num(const struct hc_value *v, struct num *ret)
{
	switch (v->kind) {
	case VALUE_INT:
		num_int(ret, v->i, 0);
		return HC_OK;
	case VALUE_DECIMAL:
		num_int(ret, v->i, v->scale);
		return HC_OK;
	case VALUE_TEXT:
		return num_parse(v->s, v->len, ret);
	default:
		return HC_INVALID;
	}
}

void
fv_set_num(struct arena *a, struct hc_value *ret, const struct num *n)
{
	char buf[NUM_TEXT];
	int64_t v;
	size_t len;

	if (n->scale <= 0 && num_scaled(n, 0, &v) == HC_OK) {
		*ret = value_int(v);
		return;
	}
	len = num_format(n, buf);
	*ret = value_text(arena_strndup(a, buf, len), len);
}

void
fv_set_text(struct arena *a, struct hc_value *ret, const char *s, size_t n)
{
	if (n == 0)
		*ret = VALUE_NONE;
	else
		*ret = value_text(arena_strndup(a, s, n), n);
}

int64_t
fv_int(const struct hc_value *v)
{
	struct num n;

	if (v->kind == VALUE_INT)
		return v->i;
	return fv_num(v, &n) == HC_OK ? num_trunc64(&n) : 0;
}
