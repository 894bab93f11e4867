/*
 * rating.c - rating(N): 1 to N stars.
 */
#include "model/types/types.h"

#include <string.h>

/* "***", or as many U+2605; 0: something else. */
static int64_t
stars(const char *s, size_t n)
{
	int64_t count = 0;

	while (n > 0) {
		size_t step = *s == '*' ? 1 : n >= 3 && memcmp(s, "\xe2\x98\x85", 3) == 0 ? 3 : 0;

		if (step == 0)
			return 0;
		count++;
		s += step;
		n -= step;
	}
	return count;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	const char *slash;
	char quoted[64];
	int64_t v;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if ((v = stars(s, n)) == 0) {
		if ((slash = memchr(s, '/', n)) != NULL)	/* "4/5", as format() writes it */
			n = (size_t)(slash - s);
		if (type_integer.parse(f, l, a, s, n, ret, NULL, NULL) == HC_OK && ret->kind == VALUE_INT)
			v = ret->i;
	}
	if (v < f->min || v > f->max)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is no rating; write a number from 1 to %d.", text_quote(s, n, quoted),
		    (int)f->max);
	*ret = value_int(v);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return type_integer.validate(f, v, err);
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		buf_printf(out, "%d/%d", (int)v->i, (int)f->max);
}

const struct type type_rating = {
	.name = "rating",
	.store = STORE_INTEGER,
	.class = CLASS_NUMBER,
	.merge = MERGE_LAST,
	.width = 6,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = number_text,
	.json = number_json,
};
