/*
 * value.c - equality of values.
 */
#include "model/value.h"

/* Moves the one with fewer decimals up, as far as int64_t goes; what does not fit cannot be equal to what does. */
static bool
decimal_equal(const struct hc_value *a, const struct hc_value *b)
{
	const struct hc_value *low = a->scale < b->scale ? a : b, *high = low == a ? b : a;
	int64_t v = low->i;

	for (int s = low->scale; s < high->scale; s++)
		if (__builtin_mul_overflow(v, INT64_C(10), &v))
			return false;
	return v == high->i;
}

bool
value_equal(const struct hc_value *a, const struct hc_value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_INT:
		return a->i == b->i;
	case VALUE_DECIMAL:
		return decimal_equal(a, b);
	case VALUE_TEXT:
		return a->len == b->len && (a->len == 0 || memcmp(a->s, b->s, a->len) == 0);
	case VALUE_ID:
		return memcmp(a->id, b->id, sizeof(a->id)) == 0;
	default:
		return true;
	}
}
