/*
 * formula_num.c - decimals of 39 significant digits: what formulas calculate with.
 *
 * base/decimal.h is for values as they are stored (64 bits at a fixed scale); a formula has quotients and powers in between,
 * and "(1 / 9) * 9" must come out as 1 where it is rounded. Nothing here touches binary floating point, but the two
 * conversions at the end that transcendental functions need.
 */
#include "query/formula_big.h"
#include "query/formula_impl.h"

#include <assert.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void
big_of(const struct num *a, struct big *ret)
{
	memcpy(ret->d, a->d, sizeof(a->d));
	ret->n = a->n;
}

static void
big_round(struct big *b, int *scale, int places, bool neg, enum num_mode mode)
{
	int half;
	bool exact, up = false;

	if (*scale <= places)
		return;
	big_shift_right(b, *scale - places, &half, &exact);
	*scale = places;
	switch (mode) {
	case NUM_HALF_UP:
		up = half >= 0;
		break;
	case NUM_DOWN:
		break;
	case NUM_UP:
		up = !exact;
		break;
	case NUM_FLOOR:
		up = !exact && neg;
		break;
	case NUM_CEILING:
		up = !exact && !neg;
		break;
	}
	if (up)
		big_add_one(b);
}

/* Rounds to NUM_DIGITS, takes trailing zeros off, checks the range. */
static int
finish(struct num *ret, struct big *b, int scale, bool neg)
{
	int digits = big_digits(b);

	if (digits > NUM_DIGITS)
		big_round(b, &scale, scale - (digits - NUM_DIGITS), neg, NUM_HALF_UP);
	while (b->n > 0 && b->d[0] == 0) {
		memmove(b->d, b->d + 1, sizeof(b->d[0]) * (size_t)--b->n);
		scale -= 9;
	}
	for (int k = 8; k > 0 && b->n > 0; k /= 2) {	/* 8, 4, 2 and 1 make up to nine zeros, but nine is a limb */
		if (b->d[0] % big_pow10[k] == 0) {
			big_div_small(b, big_pow10[k]);
			scale -= k;
		}
	}
	digits = big_digits(b);
	if (digits == 0 || digits - scale < -NUM_MAGNITUDE) {
		*ret = (struct num){ .n = 0 };
		return HC_OK;
	}
	if (digits - scale > NUM_MAGNITUDE)
		return HC_INVALID;
	assert(b->n <= NUM_LIMBS);
	*ret = (struct num){ .n = b->n, .scale = scale, .neg = neg };
	memcpy(ret->d, b->d, sizeof(ret->d[0]) * (size_t)b->n);
	return HC_OK;
}

void
num_int(struct num *ret, int64_t v, int scale)
{
	struct big b = { .n = 0 };
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	for (; u; u /= BIG_BASE)
		b.d[b.n++] = (uint32_t)(u % BIG_BASE);
	(void)finish(ret, &b, scale, v < 0);
}

int
num_parse(const char *s, size_t n, struct num *ret)
{
	struct big b = { .n = 0 };
	bool neg = false, dot = false, any = false, eneg = false;
	int scale = 0, digits = 0, e = 0;
	size_t i = 0;

	if (i < n && (s[i] == '-' || s[i] == '+'))
		neg = s[i++] == '-';
	for (; i < n; i++) {
		if (s[i] == '.' && !dot) {
			dot = true;
			continue;
		}
		if (s[i] < '0' || s[i] > '9')
			break;
		any = true;
		if (digits >= NUM_DIGITS + 6) {	/* beyond what is kept */
			scale -= !dot;
			if (scale < -2 * NUM_MAGNITUDE)
				return HC_INVALID;
			continue;
		}
		big_mul_small(&b, 10);
		if (s[i] != '0') {
			if (b.n == 0)
				b.d[b.n++] = 0;
			b.d[0] += (uint32_t)(s[i] - '0');
		}
		digits += b.n > 0;
		scale += dot;
		if (scale > 2 * NUM_MAGNITUDE)
			return HC_INVALID;
	}
	if (!any)
		return HC_INVALID;
	if (i < n && (s[i] == 'e' || s[i] == 'E')) {
		i++;
		if (i < n && (s[i] == '-' || s[i] == '+'))
			eneg = s[i++] == '-';
		if (i == n)
			return HC_INVALID;
		for (; i < n && s[i] >= '0' && s[i] <= '9'; i++) {
			e = e * 10 + (s[i] - '0');
			if (e > 2 * NUM_MAGNITUDE)
				return HC_INVALID;
		}
	}
	if (i < n)
		return HC_INVALID;
	return finish(ret, &b, scale - (eneg ? -e : e), neg);
}

size_t
num_format(const struct num *a, char buf[NUM_TEXT])
{
	char digits[NUM_LIMBS * 9];
	size_t len = 0, n = 0;
	int point;

	if (a->n == 0) {
		memcpy(buf, "0", 2);
		return 1;
	}
	for (int i = a->n - 1; i >= 0; i--) {
		for (uint32_t p = BIG_BASE / 10; p; p /= 10) {
			uint32_t d = a->d[i] / p % 10;

			if (n || d)
				digits[n++] = (char)('0' + d);
		}
	}
	point = (int)n - a->scale;	/* digits before the decimal point */
	if (a->neg)
		buf[len++] = '-';
	if (point <= 0) {
		buf[len++] = '0';
		buf[len++] = '.';
		for (int i = point; i < 0; i++)
			buf[len++] = '0';
	}
	for (size_t i = 0; i < n; i++) {
		if (point > 0 && i == (size_t)point)
			buf[len++] = '.';
		buf[len++] = digits[i];
	}
	for (int i = (int)n; i < point; i++)
		buf[len++] = '0';
	buf[len] = '\0';
	assert(len < NUM_TEXT);
	return len;
}

int
num_scaled(const struct num *a, int scale, int64_t *ret)
{
	struct big b = { .n = 0 };
	uint64_t u = 0;
	int s = a->scale;

	big_of(a, &b);
	big_round(&b, &s, scale, a->neg, NUM_HALF_UP);
	if (big_digits(&b) + (scale - s) > 19)
		return HC_INVALID;
	big_shift_left(&b, b.n ? scale - s : 0);
	for (int i = b.n - 1; i >= 0; i--)
		u = u * BIG_BASE + b.d[i];
	if (u > (uint64_t)INT64_MAX)
		return HC_INVALID;
	*ret = a->neg ? -(int64_t)u : (int64_t)u;
	return HC_OK;
}

int64_t
num_trunc64(const struct num *a)
{
	struct num t = *a;
	int64_t v;

	num_round(&t, 0, NUM_DOWN);
	if (num_scaled(&t, 0, &v) == HC_OK)
		return v;
	return a->neg ? INT64_MIN : INT64_MAX;
}

static int
magnitude(const struct num *a)
{
	struct big b = { .n = 0 };

	big_of(a, &b);
	return big_digits(&b) - a->scale;
}

static int
add_signed(struct num *ret, const struct num *a, const struct num *b, bool bneg)
{
	struct big x = { .n = 0 }, y = { .n = 0 };
	int ma, mb, scale;

	if (a->n == 0 || b->n == 0) {
		struct num t = a->n == 0 ? *b : *a;

		if (a->n == 0 && b->n != 0)
			t.neg = bneg;
		*ret = t;
		return HC_OK;
	}
	ma = magnitude(a);
	mb = magnitude(b);
	/* One so small that no digit of it can show. */
	if (ma - mb > 2 * NUM_DIGITS) {
		*ret = *a;
		return HC_OK;
	}
	if (mb - ma > 2 * NUM_DIGITS) {
		struct num t = *b;

		t.neg = bneg;
		*ret = t;
		return HC_OK;
	}
	big_of(a, &x);
	big_of(b, &y);
	scale = a->scale > b->scale ? a->scale : b->scale;
	big_shift_left(&x, scale - a->scale);
	big_shift_left(&y, scale - b->scale);
	if (a->neg == bneg) {
		big_add(&x, &y);
		return finish(ret, &x, scale, a->neg);
	}
	if (big_cmp(&x, &y) >= 0) {
		big_sub(&x, &y);
		return finish(ret, &x, scale, a->neg);
	}
	big_sub(&y, &x);
	return finish(ret, &y, scale, bneg);
}

int
num_add(struct num *ret, const struct num *a, const struct num *b)
{
	return add_signed(ret, a, b, b->neg);
}

int
num_sub(struct num *ret, const struct num *a, const struct num *b)
{
	return add_signed(ret, a, b, b->n ? !b->neg : false);
}

int
num_mul(struct num *ret, const struct num *a, const struct num *b)
{
	struct big p = { .n = 0 };
	int scale = a->scale + b->scale;
	bool neg = a->neg != b->neg;

	for (int i = 0; i < a->n; i++) {
		uint64_t carry = 0;

		for (int j = 0; j < b->n || carry; j++) {
			carry += p.d[i + j] + (uint64_t)a->d[i] * (j < b->n ? b->d[j] : 0);
			p.d[i + j] = (uint32_t)(carry % BIG_BASE);
			carry /= BIG_BASE;
			if (i + j + 1 > p.n)
				p.n = i + j + 1;
		}
	}
	big_trim(&p);
	return finish(ret, &p, scale, neg);
}

int
num_div(struct num *ret, const struct num *a, const struct num *b)
{
	struct big x = { .n = 0 }, y = { .n = 0 }, rest;
	int scale, more;
	bool neg = a->neg != b->neg;

	if (b->n == 0)
		return HC_INVALID;
	big_of(a, &x);
	if (b->n == 1 && b->d[0] == 1)	/* ten, a hundred ... */
		return finish(ret, &x, a->scale - b->scale, neg);
	big_of(b, &y);
	/* So many digits that the quotient has two more than are kept; then one digit says if anything was left. */
	more = NUM_DIGITS + 2 + big_digits(&y) - big_digits(&x);
	if (more < 0)
		more = 0;
	scale = a->scale - b->scale + more;
	big_shift_left(&x, more);
	big_div(&x, &y, &rest);
	if (rest.n) {
		big_mul_small(&x, 10);
		if (x.n == 0)
			x.d[x.n++] = 0;
		x.d[0] |= 1;
		scale++;
	}
	return finish(ret, &x, scale, neg);
}

int
num_rem(struct num *ret, const struct num *a, const struct num *b)
{
	struct big x = { .n = 0 }, y = { .n = 0 }, rest;
	bool neg = a->neg;
	int scale;

	if (b->n == 0)
		return HC_INVALID;
	if (a->n == 0 || magnitude(a) < magnitude(b)) {
		*ret = *a;
		return HC_OK;
	}
	if (magnitude(a) - magnitude(b) > 2 * NUM_DIGITS)
		return HC_INVALID;	/* no digit of the result would be known */
	scale = a->scale > b->scale ? a->scale : b->scale;
	big_of(a, &x);
	big_of(b, &y);
	if (big_digits(&x) + scale - a->scale > (BIG_LIMBS - 4) * 9 || big_digits(&y) + scale - b->scale > (BIG_LIMBS - 4) * 9)
		return HC_INVALID;
	big_shift_left(&x, scale - a->scale);
	big_shift_left(&y, scale - b->scale);
	big_div(&x, &y, &rest);
	return finish(ret, &rest, scale, neg);
}

int
num_pow(struct num *ret, const struct num *a, int64_t n)
{
	struct num r, x = *a;
	uint64_t k = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	num_int(&r, 1, 0);
	if (n < 0 && a->n == 0)
		return HC_INVALID;
	for (; k; k >>= 1) {
		if ((k & 1) && num_mul(&r, &r, &x) < 0)
			return HC_INVALID;
		if (k > 1 && num_mul(&x, &x, &x) < 0)
			return HC_INVALID;
		if (x.n == 0 || r.n == 0)
			break;
	}
	if (n < 0) {
		struct num one;

		num_int(&one, 1, 0);
		if (r.n == 0)
			return HC_INVALID;
		return num_div(ret, &one, &r);
	}
	*ret = x.n == 0 && n > 0 ? x : r;
	return HC_OK;
}

int
num_cmp(const struct num *a, const struct num *b)
{
	struct num d;

	if (a->neg != b->neg)
		return a->neg ? -1 : 1;
	if (a->n == 0 || b->n == 0)	/* then neither is negative */
		return (a->n != 0) - (b->n != 0);
	if (num_sub(&d, a, b) < 0)
		return a->neg ? 1 : -1;
	return d.n == 0 ? 0 : d.neg ? -1 : 1;
}

void
num_round(struct num *a, int64_t places, enum num_mode mode)
{
	struct big b = { .n = 0 };
	int scale = a->scale;

	if (places >= a->scale || a->n == 0)
		return;
	if (places < -NUM_MAGNITUDE)
		places = -NUM_MAGNITUDE;
	big_of(a, &b);
	big_round(&b, &scale, (int)places, a->neg, mode);
	if (finish(a, &b, scale, a->neg) < 0)
		*a = (struct num){ .n = 0 };
}

void
num_precision(struct num *a, int digits)
{
	num_round(a, digits - magnitude(a), NUM_HALF_UP);
}

/* strtod() and printf() follow the locale's decimal mark; a terminal program has set one. */
static void
swap_mark(char *s, char from, char to)
{
	char *p = strchr(s, from);

	if (p)
		*p = to;
}

double
num_double(const struct num *a)
{
	char buf[NUM_TEXT];

	num_format(a, buf);
	swap_mark(buf, '.', localeconv()->decimal_point[0]);
	return strtod(buf, NULL);
}

int
num_from_double(struct num *ret, double v)
{
	char buf[40];

	if (!isfinite(v))
		return HC_INVALID;
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(buf, sizeof(buf), "%.*e", digits - 1, v);
		if (strtod(buf, NULL) == v)
			break;
	}
	swap_mark(buf, localeconv()->decimal_point[0], '.');
	return num_parse(buf, strlen(buf), ret);
}
