/*
 * duration.c - duration: a length of time, in seconds.
 */
#include "model/types/types.h"

#include "base/time.h"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	struct hc_value v;

	if (clock_parse(s, n, duration_parse, "a length of time", &v, err) < 0 ||
	    (v.kind != VALUE_NULL && number_range(f, v.i, 0, err) < 0))
		return HC_INVALID;
	*ret = v;
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (v->kind != VALUE_INT)
		return hc_fail(err, HC_INVALID, 0, "this is not a length of time.");
	return number_range(f, v->i, 0, err);
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	char written[64];

	if (v->kind != VALUE_NULL)
		buf_add(out, written, duration_format(v->i, written));
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
		jw_text(w, written, duration_format(v->i, written));
}

const struct type type_duration = {
	.name = "duration",
	.store = STORE_INTEGER,
	.class = CLASS_DURATION,
	.merge = MERGE_LAST,
	.numeric_align = true,
	.width = 8,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
