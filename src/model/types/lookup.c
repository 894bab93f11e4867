/*
 * lookup.c - lookup: the id of another record. Names and titles are resolved by who has the records.
 */
#include "model/types/types.h"

#include <string.h>

#include "base/uuid.h"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	char copy[UUID_TEXT], quoted[64];
	uint8_t id[16];

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (n < sizeof(copy) && memchr(s, '\0', n) == NULL) {
		memcpy(copy, s, n);
		copy[n] = '\0';
		if (uuid_parse(copy, id)) {
			*ret = value_id(id);
			return HC_OK;
		}
	}
	return hc_fail(err, HC_INVALID, 0, "\"%s\" is not the id of a record.", text_quote(s, n, quoted));
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	return kind_check(v, VALUE_ID, "the id of a record", err);
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	char id[UUID_TEXT];

	if (v->kind != VALUE_ID)
		return;
	uuid_format(v->id, id);
	buf_adds(out, id);
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
	char id[UUID_TEXT];

	if (v->kind != VALUE_ID) {
		jw_null(w);
		return;
	}
	uuid_format(v->id, id);
	jw_string(w, id);
}

const struct type type_lookup = {
	.name = "lookup",
	.store = STORE_ID,
	.class = CLASS_LOOKUP,
	.merge = MERGE_LAST,
	.width = 22,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
