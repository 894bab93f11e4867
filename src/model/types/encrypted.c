/*
 * encrypted.c - encrypted: a secret. It is never shown, exported or searched; only hooks read it.
 *
 * Every way of writing it gives the same mask, whatever its length. The mask is refused as a value, so that a file that was
 * exported does not overwrite secrets when it comes back.
 */
#include "model/types/types.h"

#include <string.h>

#define LENGTH 4096
#define MASK "******"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (n == strlen(MASK) && memcmp(s, MASK, n) == 0)
		return hc_fail(err, HC_INVALID, 0, "%s only stands for the secret; leave the field alone, or write a new secret.", MASK);
	if (text_check(s, n, LENGTH, true, err) < 0)
		return HC_INVALID;
	text_take(a, s, n, false, ret);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return text_validate(f, v, LENGTH, true, err);
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		buf_adds(out, MASK);
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	text(f, v, out);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	jw_string(w, v->kind != VALUE_NULL ? MASK : NULL);
}

const struct type type_encrypted = {
	.name = "encrypted",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 8,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
