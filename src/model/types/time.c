/*
 * time.c - time: a time of day, without a day or a zone.
 */
#include "model/types/types.h"

#include "base/time.h"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	return clock_parse(s, n, time_parse, "a time of day", ret, err);
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (v->kind != VALUE_INT || v->i < 0 || v->i >= TIME_DAY_MS)
		return hc_fail(err, HC_INVALID, 0, "this is not a time of day.");
	return HC_OK;
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	char written[64];

	if (v->kind != VALUE_NULL)
		buf_add(out, written, time_format(v->i, written));
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	format(f, &locale_machine, v, NULL, out);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	char written[64];

	if (v->kind == VALUE_NULL)
		jw_null(w);
	else
		jw_text(w, written, time_format(v->i, written));
}

const struct type type_time = {
	.name = "time",
	.store = STORE_INTEGER,
	.class = CLASS_TIME,
	.merge = MERGE_LAST,
	.numeric_align = true,
	.width = 8,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
