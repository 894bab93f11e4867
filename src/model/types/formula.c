/*
 * formula.c - formula: what its text yields from the other fields of the record.
 *
 * It has no column and cannot be written; it reads and compares as the type of its result.
 */
#include "model/types/types.h"

/* implements type.parse */
int
computed_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, "this is computed; it cannot be set.");
}

/* implements type.validate */
int
computed_validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return HC_OK;
}

/* implements type.format */
void
computed_format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	f->result->format(f, l, v, currency, out);
}

/* implements type.text */
void
computed_text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	f->result->text(f, v, out);
}

/* implements type.json */
void
computed_json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	f->result->json(f, v, currency, w);
}

const struct type type_formula = {
	.name = "formula",
	.store = STORE_NONE,
	.class = CLASS_OPAQUE,
	.merge = MERGE_NONE,
	.width = 14,
	.parse = computed_parse,
	.validate = computed_validate,
	.format = computed_format,
	.text = computed_text,
	.json = computed_json,
};
