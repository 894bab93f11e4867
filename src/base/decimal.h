/*
 * decimal.h - exact numbers for money, rates and percents.
 *
 * A decimal is an int64_t at a fixed scale: 12.50 at scale 4 is 125000. Sums are exact; products and quotients round half
 * to even. Nothing allocates and nothing wraps: what does not fit is HC_INVALID, never a wrong figure.
 */
#ifndef HC_BASE_DECIMAL_H
#define HC_BASE_DECIMAL_H

#include <stddef.h>
#include <stdint.h>

#define DECIMAL_MAX 48

/* Reads a number as people write it ("1,250.50", "-.5", "50k", "1.2m", "3b") into *ret at `scale` (0..9); digits beyond the
   scale are rounded. On HC_INVALID *bad (may be NULL) is the offset of the first byte that does not belong (a number that is
   too large: of its first digit), and *ret is untouched. */
int decimal_parse(const char *text, int scale, int64_t *ret, size_t *bad);
/* As decimal_parse with a given decimal mark ('.' or ',') and group mark (0 for none; a space stands for no-break spaces too,
   an apostrophe for the typographic one): what an import knows. */
int decimal_parse_marks(const char *text, size_t n, int scale, char mark, char group, int64_t *ret, size_t *bad);

/* Writes `value` at `scale` with exactly `digits` decimals (-1: as many as needed), half to even, never "-0"; buf needs
   DECIMAL_MAX bytes. Returns the length. */
size_t decimal_format(int64_t value, int scale, int digits, char *buf);
/* The same with a group mark every three digits (0: none) and the given decimal mark. */
size_t decimal_format_marks(int64_t value, int scale, int digits, char mark, char group, char *buf);

int decimal_add(int64_t a, int64_t b, int64_t *ret);
/* a * b at the scale of a; b has scale `bscale`. HC_INVALID if the product does not fit. */
int decimal_mul(int64_t a, int64_t b, int bscale, int64_t *ret);
/* a / b at the scale of a; HC_INVALID for b == 0 or a result that does not fit. */
int decimal_div(int64_t a, int64_t b, int bscale, int64_t *ret);
/* Moves a value between scales, half to even; HC_INVALID if it does not fit. */
int decimal_rescale(int64_t value, int from, int to, int64_t *ret);

#endif
