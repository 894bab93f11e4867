/*
 * text.c - text(N): one line.
 */
#include "model/types/types.h"

#define LENGTH 255

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	return text_parse(f, a, s, n, LENGTH, true, ret, err);
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return text_validate(f, v, LENGTH, false, err);
}

const struct type type_text = {
	.name = "text",
	.store = STORE_TEXT,
	.class = CLASS_TEXT,
	.merge = MERGE_LAST,
	.width = 24,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
};
