/*
 * percent.c - percent(N): 0 to 100, not 0 to 1, and what lies beyond.
 */
#include "model/types/types.h"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	int64_t v = 0;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (s[n - 1] == '%')
		n--;
	if (number_read(l, s, n, f->scale, &v, err) < 0 || number_range(f, v, f->scale, err) < 0)
		return HC_INVALID;
	*ret = value_decimal(v, f->scale);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_DECIMAL, "a percentage", err) < 0)
		return HC_INVALID;
	return number_range(f, v->i, v->scale, err);
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind == VALUE_NULL)
		return;
	number_write(v->i, v->kind == VALUE_DECIMAL ? v->scale : 0, -1, l->mark, l->group, out);
	buf_addc(out, '%');
}

const struct type type_percent = {
	.name = "percent",
	.store = STORE_INTEGER,
	.class = CLASS_NUMBER,
	.merge = MERGE_LAST,
	.numeric_align = true,
	.width = 8,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = number_text,
	.json = number_json,
};
