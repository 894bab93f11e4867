/*
 * formula_big.c - schoolbook arithmetic in base 10^9.
 */
#include "query/formula_big.h"

#include <assert.h>
#include <string.h>

const uint32_t big_pow10[10] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000 };

void
big_trim(struct big *b)
{
	while (b->n > 0 && b->d[b->n - 1] == 0)
		b->n--;
}

int
big_digits(const struct big *b)
{
	int k = 0;

	if (b->n == 0)
		return 0;
	while (k < 9 && b->d[b->n - 1] >= big_pow10[k])
		k++;
	return (b->n - 1) * 9 + k;
}

void
big_mul_small(struct big *b, uint32_t m)
{
	uint64_t carry = 0;

	for (int i = 0; i < b->n; i++) {
		carry += (uint64_t)b->d[i] * m;
		b->d[i] = (uint32_t)(carry % BIG_BASE);
		carry /= BIG_BASE;
	}
	if (carry) {
		assert(b->n < BIG_LIMBS);
		b->d[b->n++] = (uint32_t)carry;
	}
}

uint32_t
big_div_small(struct big *b, uint32_t m)
{
	uint64_t rest = 0;

	for (int i = b->n - 1; i >= 0; i--) {
		rest = rest * BIG_BASE + b->d[i];
		b->d[i] = (uint32_t)(rest / m);
		rest %= m;
	}
	big_trim(b);
	return (uint32_t)rest;
}

void
big_shift_left(struct big *b, int k)
{
	int limbs = k / 9;

	if (b->n == 0 || k == 0)
		return;
	assert(b->n + limbs < BIG_LIMBS);
	if (limbs) {
		memmove(b->d + limbs, b->d, sizeof(b->d[0]) * (size_t)b->n);
		memset(b->d, 0, sizeof(b->d[0]) * (size_t)limbs);
		b->n += limbs;
	}
	if (k % 9)
		big_mul_small(b, big_pow10[k % 9]);
}

void
big_shift_right(struct big *b, int k, int *half, bool *exact)
{
	uint32_t rest, top;
	bool low = false;

	*half = -1;
	*exact = true;
	if (k <= 0 || b->n == 0)
		return;
	if (k > b->n * 9) {
		*exact = false;
		b->n = 0;
		return;
	}
	/* All but the last digit to go, then that one: it decides. */
	for (k--; k > 0; k -= 9) {
		int step = k < 9 ? k : 9;

		if (step == 9) {
			low = low || b->d[0] != 0;
			memmove(b->d, b->d + 1, sizeof(b->d[0]) * (size_t)(b->n - 1));
			b->n--;
			if (b->n == 0)
				break;
		} else {
			rest = big_div_small(b, big_pow10[step]);
			low = low || rest != 0;
		}
	}
	top = big_div_small(b, 10);
	*exact = !low && top == 0;
	*half = top > 5 || (top == 5 && low) ? 1 : top == 5 ? 0 : -1;
}

void
big_add_one(struct big *b)
{
	int i = 0;

	while (i < b->n && b->d[i] == BIG_BASE - 1)
		b->d[i++] = 0;
	if (i == b->n)
		b->d[b->n++] = 0;
	b->d[i]++;
}

int
big_cmp(const struct big *a, const struct big *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (int i = a->n - 1; i >= 0; i--) {
		if (a->d[i] != b->d[i])
			return a->d[i] < b->d[i] ? -1 : 1;
	}
	return 0;
}

void
big_add(struct big *a, const struct big *b)
{
	uint32_t carry = 0;

	for (int i = 0; i < b->n || carry; i++) {
		assert(i < BIG_LIMBS);
		if (i == a->n)
			a->d[a->n++] = 0;
		a->d[i] += (i < b->n ? b->d[i] : 0) + carry;
		carry = a->d[i] >= BIG_BASE;
		if (carry)
			a->d[i] -= BIG_BASE;
	}
}

void
big_sub(struct big *a, const struct big *b)
{
	uint32_t borrow = 0;

	for (int i = 0; i < a->n; i++) {
		uint32_t take = (i < b->n ? b->d[i] : 0) + borrow;

		borrow = a->d[i] < take;
		a->d[i] = a->d[i] + (borrow ? BIG_BASE : 0) - take;
	}
	big_trim(a);
}

/* Schoolbook division, one limb of nine digits at a time (Knuth 4.3.1 D). */
void
big_div(struct big *a, const struct big *b, struct big *rest)
{
	struct big v = *b, q = { .n = 0 };
	uint32_t scale;

	assert(b->n > 0);
	if (a->n < b->n) {
		*rest = *a;
		a->n = 0;
		return;
	}
	if (b->n == 1) {
		uint32_t r = big_div_small(a, b->d[0]);

		*rest = (struct big){ .d = { r }, .n = r != 0 };
		return;
	}
	scale = BIG_BASE / (v.d[v.n - 1] + 1);
	big_mul_small(a, scale);
	big_mul_small(&v, scale);
	assert(a->n < BIG_LIMBS);
	a->d[a->n] = 0;		/* one limb more than the dividend has */
	q.n = a->n - v.n + 1;
	for (int j = a->n - v.n; j >= 0; j--) {
		uint64_t top = (uint64_t)a->d[j + v.n] * BIG_BASE + a->d[j + v.n - 1];
		uint64_t guess = top / v.d[v.n - 1], r = top % v.d[v.n - 1];
		int64_t borrow = 0;

		while (guess >= BIG_BASE || guess * v.d[v.n - 2] > r * BIG_BASE + a->d[j + v.n - 2]) {
			guess--;
			r += v.d[v.n - 1];
			if (r >= BIG_BASE)
				break;
		}
		for (int i = 0; i <= v.n; i++) {
			int64_t x = (int64_t)a->d[i + j] - (i < v.n ? (int64_t)(guess * v.d[i] % BIG_BASE) : 0) + borrow;

			borrow = i < v.n ? -(int64_t)(guess * v.d[i] / BIG_BASE) : 0;
			while (x < 0) {
				x += BIG_BASE;
				borrow--;
			}
			a->d[i + j] = (uint32_t)x;
		}
		if (borrow < 0) {	/* the guess was one too high */
			uint32_t carry = 0;

			guess--;
			for (int i = 0; i <= v.n; i++) {
				uint32_t x = a->d[i + j] + (i < v.n ? v.d[i] : 0) + carry;

				carry = x >= BIG_BASE;
				a->d[i + j] = carry ? x - BIG_BASE : x;
			}
		}
		q.d[j] = (uint32_t)guess;
	}
	a->n = v.n;
	big_trim(a);
	big_div_small(a, scale);
	*rest = *a;
	big_trim(&q);
	*a = q;
}
