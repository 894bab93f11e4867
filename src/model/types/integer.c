/*
 * integer.c - integer: a whole number.
 */
#include "model/types/types.h"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	char quoted[64];
	int64_t v = 0;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	/* four more digits show a fraction; a number too large for them has none that matters */
	if (number_read(l, s, n, 4, &v, NULL) == HC_OK && v % 10000 != 0)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is not a whole number.", text_quote(s, n, quoted));
	if (number_read(l, s, n, 0, &v, err) < 0 || number_range(f, v, 0, err) < 0)
		return HC_INVALID;
	*ret = value_int(v);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_INT, "a whole number", err) < 0)
		return HC_INVALID;
	return number_range(f, v->i, 0, err);
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		number_write(v->i, 0, 0, l->mark, l->group, out);
}

const struct type type_integer = {
	.name = "integer",
	.store = STORE_INTEGER,
	.class = CLASS_NUMBER,
	.merge = MERGE_LAST,
	.numeric_align = true,
	.width = 10,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = number_text,
	.json = number_json,
};
