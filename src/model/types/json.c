/*
 * json.c - json: any JSON value, kept compact with its keys in order as written.
 */
#include "model/types/types.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH (1 << 20)

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	json_t *root = NULL;
	char *compact;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (n > LENGTH)
		return hc_fail(err, HC_INVALID, 0, "%zu bytes are too many; there is room for %d.", n, LENGTH);
	if (json_read(s, n, &root, err) < 0)
		return HC_INVALID;
	compact = json_dumps(root, JSON_COMPACT | JSON_ENCODE_ANY);
	json_decref(root);
	if (compact == NULL)
		return hc_fail(err, HC_INVALID, 0, "this JSON cannot be written again.");
	text_take(a, compact, strlen(compact), false, ret);
	free(compact);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	json_t *root = NULL;

	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "JSON", err) < 0 || json_read(v->s, v->len, &root, err) < 0)
		return HC_INVALID;
	json_decref(root);
	return HC_OK;
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	struct buf b = BUF_INIT;

	if (v->kind != VALUE_TEXT) {
		jw_null(w);
		return;
	}
	buf_add(&b, v->s, v->len);
	jw_raw(w, buf_str(&b));
	buf_free(&b);
}

const struct type type_json = {
	.name = "json",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 30,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = json,
};
