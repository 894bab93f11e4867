/*
 * file.c - file: the name and digest of a blob; its bytes are the store's business.
 */
#include "model/types/types.h"

#define LENGTH 1024

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (text_check(s, n, LENGTH, false, err) < 0)
		return HC_INVALID;
	text_take(a, s, n, false, ret);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return text_validate(f, v, LENGTH, false, err);
}

const struct type type_file = {
	.name = "file",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 20,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
};
