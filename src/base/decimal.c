/*
 * decimal.c - reading, writing and the four operations of exact numbers.
 *
 * Intermediate results are 128 bits wide, so the only question is whether the end fits into 64.
 */
#include "base/decimal.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "hotcrm/plugin.h"

#define SCALE_MAX 18

typedef __int128 wide;

static const int64_t POWERS[SCALE_MAX + 1] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
	1000000000000000000,
};

/* The extent of a number in the text: what the first walk over it finds. */
struct number {
	bool negative;
	size_t digits;		/* where the first digit or mark stands */
	size_t end;		/* after the last digit */
	size_t whole;		/* digits before the mark */
	size_t fraction;	/* digits after it */
	int exponent;		/* of k, m, b */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Half to even. d > 0. */
static wide
divide(wide n, wide d)
{
	wide q = n / d, r = n % d, twice;

	twice = (r < 0 ? -r : r) * 2;
	if (twice > d || (twice == d && (q & 1)))
		q += n < 0 ? -1 : 1;
	return q;
}

static int
narrow(wide v, int64_t *ret)
{
	if (v > INT64_MAX || v < INT64_MIN)
		return HC_INVALID;
	*ret = (int64_t)v;
	return 0;
}

/* Length of a group mark at s, 0 if there is none. A space also stands for its no-break forms, ' for the typographic one. */
static size_t
group_mark(const char *s, size_t n, char group)
{
	if (group == 0 || n == 0)
		return 0;
	if (s[0] == group)
		return 1;
	if (group == ' ' && n >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	if (group == ' ' && n >= 3 && (memcmp(s, "\xe2\x80\xaf", 3) == 0 || memcmp(s, "\xe2\x80\x89", 3) == 0))
		return 3;
	if (group == '\'' && n >= 3 && memcmp(s, "\xe2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

static size_t
digit_run(const char *text, size_t at, size_t n)
{
	size_t i = at;

	while (i < n && is_digit(text[i]))
		i++;
	return i - at;
}

/* The digits before the mark: plain, or groups of three with a shorter first one; groups of two before the last are the
   lakh and crore of India. Returns the offset behind them, or n + 1 with *bad set. */
static size_t
scan_whole(const char *text, size_t at, size_t n, char group, size_t *whole, size_t *bad)
{
	size_t run = digit_run(text, at, n), step, last_mark = at;
	bool grouped = false, last_three = true;

	*whole = run;
	at += run;
	while (run > 0 && (step = group_mark(text + at, n - at, group)) > 0) {
		size_t next = digit_run(text, at + step, n);

		if (next == 0 && (group == ' ' || group == '\''))
			break;	/* a trailing blank, not a group */
		if ((*whole > 3 && !grouped) || (next != 3 && next != 2)) {
			*bad = at;
			return n + 1;
		}
		last_mark = at;
		last_three = next == 3;
		grouped = true;
		*whole += next;
		at += step + next;
	}
	if (!last_three) {
		*bad = last_mark;
		return n + 1;
	}
	return at;
}

static int
scan(const char *text, size_t n, char mark, char group, struct number *ret, size_t *bad)
{
	struct number f = {0};
	size_t i = 0;

	while (i < n && (text[i] == ' ' || text[i] == '\t'))
		i++;
	if (i < n && (text[i] == '-' || text[i] == '+'))
		f.negative = text[i++] == '-';
	else if (n - i >= 3 && memcmp(text + i, "\xe2\x88\x92", 3) == 0) {	/* U+2212, what spreadsheets print */
		f.negative = true;
		i += 3;
	}
	f.digits = i;
	if ((i = scan_whole(text, i, n, group, &f.whole, bad)) > n)
		return HC_INVALID;
	if (i < n && text[i] == mark) {
		f.fraction = digit_run(text, i + 1, n);
		i += 1 + f.fraction;
	}
	f.end = i;
	if (f.whole + f.fraction == 0) {
		*bad = f.digits;
		return HC_INVALID;
	}
	if (i < n) {
		switch (text[i]) {
		case 'k': case 'K': f.exponent = 3; i++; break;
		case 'm': case 'M': f.exponent = 6; i++; break;
		case 'b': case 'B': f.exponent = 9; i++; break;
		}
	}
	while (i < n && (text[i] == ' ' || text[i] == '\t'))
		i++;
	if (i < n) {
		*bad = i;
		return HC_INVALID;
	}
	*ret = f;
	return 0;
}

int
decimal_parse_marks(const char *text, size_t n, int scale, char mark, char group, int64_t *ret, size_t *bad)
{
	struct number f;
	size_t keep, seen = 0, ignored;
	wide v = 0;
	int first_dropped = -1;
	bool sticky = false;

	assert(scale >= 0 && scale <= SCALE_MAX);
	if (bad == NULL)
		bad = &ignored;
	if (scan(text, n, mark, group, &f, bad) < 0)
		return HC_INVALID;
	keep = f.whole + (size_t)(scale + f.exponent);
	for (size_t i = f.digits; i < f.end || seen < keep; i++) {
		int d = 0;

		if (i < f.end) {
			if (!is_digit(text[i]))
				continue;
			d = text[i] - '0';
		} else if (v == 0) {
			break;
		}
		if (seen++ < keep) {
			v = v * 10 + d;
			if (v > (wide)INT64_MAX + 1) {
				*bad = f.digits;
				return HC_INVALID;
			}
		} else if (first_dropped < 0) {
			first_dropped = d;
		} else if (d != 0) {
			sticky = true;
		}
	}
	if (first_dropped > 5 || (first_dropped == 5 && (sticky || (v & 1))))
		v++;
	if (narrow(f.negative ? -v : v, ret) < 0) {
		*bad = f.digits;
		return HC_INVALID;
	}
	return 0;
}

int
decimal_parse(const char *text, int scale, int64_t *ret, size_t *bad)
{
	return decimal_parse_marks(text, strlen(text), scale, '.', ',', ret, bad);
}

size_t
decimal_format_marks(int64_t value, int scale, int digits, char mark, char group, char *buf)
{
	char tmp[40];
	size_t n = 0, len = 0, whole;
	bool negative;
	uint64_t u;

	assert(scale >= 0 && scale <= SCALE_MAX);
	if (digits > SCALE_MAX)
		digits = SCALE_MAX;
	if (digits >= 0 && digits < scale) {
		value = (int64_t)divide(value, POWERS[scale - digits]);
		scale = digits;
	}
	negative = value < 0;
	u = negative ? -(uint64_t)value : (uint64_t)value;
	/* least digit first, at least one before the mark */
	do {
		tmp[n++] = (char)('0' + u % 10);
		u /= 10;
	} while (u != 0 || n <= (size_t)scale);

	whole = n - (size_t)scale;
	if (negative)
		buf[len++] = '-';
	for (size_t i = 0; i < whole; i++) {
		buf[len++] = tmp[n - 1 - i];
		if (group != 0 && i + 1 < whole && (whole - 1 - i) % 3 == 0)
			buf[len++] = group;
	}
	if (digits < 0) {
		size_t zeros = 0;

		while (zeros < (size_t)scale && tmp[zeros] == '0')
			zeros++;
		if (zeros < (size_t)scale)
			buf[len++] = mark;
		for (size_t i = (size_t)scale; i > zeros; i--)
			buf[len++] = tmp[i - 1];
	} else if (digits > 0) {
		buf[len++] = mark;
		for (int i = 0; i < digits; i++)
			buf[len++] = i < scale ? tmp[scale - 1 - i] : '0';
	}
	buf[len] = '\0';
	return len;
}

size_t
decimal_format(int64_t value, int scale, int digits, char *buf)
{
	return decimal_format_marks(value, scale, digits, '.', 0, buf);
}

int
decimal_add(int64_t a, int64_t b, int64_t *ret)
{
	int64_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		return HC_INVALID;
	*ret = sum;
	return 0;
}

int
decimal_mul(int64_t a, int64_t b, int bscale, int64_t *ret)
{
	assert(bscale >= 0 && bscale <= SCALE_MAX);
	return narrow(divide((wide)a * b, POWERS[bscale]), ret);
}

int
decimal_div(int64_t a, int64_t b, int bscale, int64_t *ret)
{
	wide n, d = b;

	assert(bscale >= 0 && bscale <= SCALE_MAX);
	if (b == 0)
		return HC_INVALID;
	n = (wide)a * POWERS[bscale];
	return narrow(d < 0 ? divide(-n, -d) : divide(n, d), ret);
}

int
decimal_rescale(int64_t value, int from, int to, int64_t *ret)
{
	assert(from >= 0 && from <= SCALE_MAX && to >= 0 && to <= SCALE_MAX);
	if (to >= from)
		return narrow((wide)value * POWERS[to - from], ret);
	return narrow(divide(value, POWERS[from - to]), ret);
}
