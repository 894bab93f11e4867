/*
 * formula_math.c - arithmetic and the functions of numbers.
 *
 * The four operations, powers and all rounding are exact decimals. Roots, logarithms and angles are calculated in long double,
 * rounded to double and read back as its shortest decimal, so that every machine gets the same digits.
 */
#include "query/formula_impl.h"

#include <math.h>

/* Roundings first cut what a quotient's endless digits leave at the far end: (1 / 9) * 9 is 1 then. */
#define ROUNDING_DIGITS 33
#define PI 3.141592653589793238462643383279502884L

typedef int num_fn2(struct num *ret, const struct num *a, const struct num *b);

static bool
one(const struct fcall *c, const struct hc_value *v, struct num *ret, struct hc_value *out)
{
	if (fv_num(v, ret) == HC_OK)
		return true;
	fv_error(c->a, out, "not a number");
	return false;
}

static void
binary(const struct fcall *c, const struct hc_value *v, struct hc_value *ret, num_fn2 *fn, const char *why)
{
	struct num a, b, r;

	if (!one(c, &v[0], &a, ret) || !one(c, &v[1], &b, ret))
		return;
	if (fn(&r, &a, &b) < 0)
		fv_error(c->a, ret, "%s", b.n == 0 ? why : "the number is too large");
	else
		fv_set_num(c->a, ret, &r);
}

void
f_add(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	binary(c, v, ret, num_add, "the number is too large");
}

void
f_sub(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	binary(c, v, ret, num_sub, "the number is too large");
}

void
f_mul(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	binary(c, v, ret, num_mul, "the number is too large");
}

/* a + b + c from the left, in one call: what formula_sql() makes of a long row. */
static void
fold(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret, num_fn2 *fn)
{
	struct num a, b;

	if (!one(c, &v[0], &a, ret))
		return;
	for (size_t i = 1; i < n; i++) {
		if (!one(c, &v[i], &b, ret))
			return;
		if (fn(&a, &a, &b) < 0) {
			fv_error(c->a, ret, "the number is too large");
			return;
		}
	}
	fv_set_num(c->a, ret, &a);
}

void
f_sum(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	fold(c, n, v, ret, num_add);
}

void
f_product(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	fold(c, n, v, ret, num_mul);
}

void
f_div(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	binary(c, v, ret, num_div, "division by zero");
}

void
f_mod(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	binary(c, v, ret, num_rem, "division by zero");
}

void
f_neg(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	if (!one(c, v, &a, ret))
		return;
	a.neg = a.n && !a.neg;
	fv_set_num(c->a, ret, &a);
}

void
f_abs(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	if (!one(c, v, &a, ret))
		return;
	a.neg = false;
	fv_set_num(c->a, ret, &a);
}

void
f_sign(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	if (one(c, v, &a, ret))
		*ret = value_int(a.n == 0 ? 0 : a.neg ? -1 : 1);
}

void
f_pow(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a, b, r;

	if (!one(c, &v[0], &a, ret) || !one(c, &v[1], &b, ret))
		return;
	if (b.scale > 0)
		fv_error(c->a, ret, "an exponent must be a whole number");
	else if (num_pow(&r, &a, num_trunc64(&b)) < 0)
		fv_error(c->a, ret, "the power is too large");
	else
		fv_set_num(c->a, ret, &r);
}

static void
rounded(const struct fcall *c, const struct hc_value *v, struct hc_value *ret, enum num_mode mode)
{
	struct num a;

	if (!one(c, v, &a, ret))
		return;
	num_precision(&a, ROUNDING_DIGITS);
	num_round(&a, 0, mode);
	fv_set_num(c->a, ret, &a);
}

void
f_ceiling(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	rounded(c, v, ret, NUM_UP);
}

void
f_floor(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	rounded(c, v, ret, NUM_DOWN);
}

void
f_mceiling(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	rounded(c, v, ret, NUM_CEILING);
}

void
f_mfloor(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	rounded(c, v, ret, NUM_FLOOR);
}

static void
places(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret, enum num_mode mode)
{
	struct num a, p;

	if (!one(c, &v[0], &a, ret) || (n > 1 && !one(c, &v[1], &p, ret)))
		return;
	num_round(&a, n > 1 ? num_trunc64(&p) : 0, mode);
	fv_set_num(c->a, ret, &a);
}

void
f_round(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	places(c, n, v, ret, NUM_HALF_UP);
}

void
f_trunc(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	places(c, n, v, ret, NUM_DOWN);
}

static void
extreme(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret, int sign)
{
	struct num best, x;

	if (!one(c, &v[0], &best, ret))
		return;
	for (size_t i = 1; i < n; i++) {
		if (!one(c, &v[i], &x, ret))
			return;
		if (num_cmp(&x, &best) * sign > 0)
			best = x;
	}
	fv_set_num(c->a, ret, &best);
}

void
f_max(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	extreme(c, n, v, ret, 1);
}

void
f_min(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	extreme(c, n, v, ret, -1);
}

static void
set_real(const struct fcall *c, struct hc_value *ret, long double r, const char *why)
{
	struct num n;

	if (num_from_double(&n, (double)r) < 0)
		fv_error(c->a, ret, "%s", why);
	else
		fv_set_num(c->a, ret, &n);
}

static void
real(const struct fcall *c, const struct hc_value *v, struct hc_value *ret, long double (*fn)(long double), const char *why)
{
	struct num a;

	if (one(c, v, &a, ret))
		set_real(c, ret, fn((long double)num_double(&a)), why);
}

void
f_sqrt(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, sqrtl, "a negative number has no root");
}

void
f_exp(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, expl, "the power is too large");
}

void
f_ln(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, logl, "only a number above zero has a logarithm");
}

void
f_log(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, log10l, "only a number above zero has a logarithm");
}

void
f_sin(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, sinl, "not an angle");
}

void
f_cos(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, cosl, "not an angle");
}

void
f_tan(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, tanl, "not an angle");
}

void
f_asin(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, asinl, "only numbers from -1 to 1 have an arc sine");
}

void
f_acos(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, acosl, "only numbers from -1 to 1 have an arc cosine");
}

void
f_atan(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	real(c, v, ret, atanl, "not a number");
}

void
f_atan2(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num y, x;

	if (one(c, &v[0], &y, ret) && one(c, &v[1], &x, ret))
		set_real(c, ret, atan2l((long double)num_double(&y), (long double)num_double(&x)), "not an angle");
}

void
f_pi(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	set_real(c, ret, PI, "");
}

/* A place is the text "latitude,longitude". */
void
f_geolocation(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num lat, lon;
	char a[NUM_TEXT], b[NUM_TEXT];
	double x, y;

	if (fv_is_null(&v[0]) && fv_is_null(&v[1]))
		return;
	if (fv_is_null(&v[0]) || fv_is_null(&v[1])) {
		fv_error(c->a, ret, "a place needs a latitude and a longitude");
		return;
	}
	if (!one(c, &v[0], &lat, ret) || !one(c, &v[1], &lon, ret))
		return;
	x = num_double(&lat);
	y = num_double(&lon);
	if (x < -90 || x > 90 || y < -180 || y > 180) {
		fv_error(c->a, ret, "a latitude is -90 to 90, a longitude -180 to 180");
		return;
	}
	num_format(&lat, a);
	num_format(&lon, b);
	{
		char *s = arena_printf(c->a, "%s,%s", a, b);

		*ret = value_text(s, strlen(s));
	}
}

/* "59.91,10.75", also with white space between: how place fields are kept. */
static bool
place(const struct hc_value *v, long double xyz[3])
{
	struct num lat, lon;
	const char *comma;
	size_t at, end;
	long double a, b;

	if (v->kind != VALUE_TEXT || (comma = memchr(v->s, ',', v->len)) == NULL)
		return false;
	at = (size_t)(comma - v->s) + 1;
	while (at < v->len && v->s[at] == ' ')
		at++;
	for (end = at; end < v->len && v->s[end] != ',' && v->s[end] != ' '; end++)
		;
	if (num_parse(v->s, (size_t)(comma - v->s), &lat) < 0 || num_parse(v->s + at, end - at, &lon) < 0)
		return false;
	a = (long double)num_double(&lat) * PI / 180;
	b = (long double)num_double(&lon) * PI / 180;
	xyz[0] = sinl(b) * cosl(a);
	xyz[1] = cosl(b) * cosl(a);
	xyz[2] = sinl(a);
	return true;
}

/* Along the great circle of a sphere with the earth's mean radius. */
void
f_distance(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	long double p[3], q[3], d;
	long double radius = 6371.009L;	/* km; miles have their own constant, as in the CRM world */

	if (!place(&v[0], p) || !place(&v[1], q)) {
		fv_error(c->a, ret, "a place is \"latitude,longitude\"");
		return;
	}
	if (v[2].len == 2 && (v[2].s[0] | 32) == 'm' && (v[2].s[1] | 32) == 'i') {
		radius = 3958.761L;
	} else if (v[2].len != 2 || (v[2].s[0] | 32) != 'k' || (v[2].s[1] | 32) != 'm') {
		fv_error(c->a, ret, "a distance is in \"km\" or \"mi\"");
		return;
	}
	d = hypotl(hypotl(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
	set_real(c, ret, 2 * radius * asinl(d / 2 > 1 ? 1 : d / 2), "not a distance");
}

/* #num(stored integer, scale) */
void
f_from_scaled(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	if (v[0].kind != VALUE_INT || v[1].kind != VALUE_INT || v[1].i < 0 || v[1].i > 18)
		return;
	num_int(&a, v[0].i, (int)v[1].i);
	fv_set_num(c->a, ret, &a);
}

/* #scaled(number, scale): null if it does not fit 64 bits */
void
f_to_scaled(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;
	int64_t r;

	if (v[1].kind == VALUE_INT && fv_num(&v[0], &a) == HC_OK && num_scaled(&a, (int)v[1].i, &r) == HC_OK)
		*ret = value_int(r);
}
