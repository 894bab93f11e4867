/*
 * formula_big.h - whole numbers of up to 216 digits: the coefficients in the middle of formula_num.c's operations.
 *
 * Little-endian limbs in base 10^9, so that decimal digits are shifted by moving and one multiplication. Nobody else's.
 */
#ifndef HC_QUERY_FORMULA_BIG_H
#define HC_QUERY_FORMULA_BIG_H

#include <stdbool.h>
#include <stdint.h>

#define BIG_BASE 1000000000u
#define BIG_LIMBS 24

struct big {
	uint32_t d[BIG_LIMBS];
	int n;		/* limbs in use; no leading zero limb */
};

extern const uint32_t big_pow10[10];

void big_trim(struct big *b);
int big_digits(const struct big *b);
void big_mul_small(struct big *b, uint32_t m);
uint32_t big_div_small(struct big *b, uint32_t m);	/* returns the remainder */
void big_shift_left(struct big *b, int k);		/* b * 10^k */
/* b / 10^k; *half compares what was cut with a half (-1, 0, 1), *exact says that nothing was. */
void big_shift_right(struct big *b, int k, int *half, bool *exact);
void big_add_one(struct big *b);
int big_cmp(const struct big *a, const struct big *b);
void big_add(struct big *a, const struct big *b);
void big_sub(struct big *a, const struct big *b);	/* a >= b */
/* Quotient of a by b into a, remainder into rest; b is not zero. */
void big_div(struct big *a, const struct big *b, struct big *rest);

#endif
