/*
 * date.c - date: a civil day, which no zone moves.
 */
#include "model/types/types.h"

#include "base/time.h"
#include "model/types/day.h"

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	int64_t days = 0;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (date_parse_smart(l, s, n, &days, err) < 0)
		return HC_INVALID;
	*ret = value_int(days);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (v->kind != VALUE_INT || v->i < TIME_DATE_MIN || v->i > TIME_DATE_MAX)
		return hc_fail(err, HC_INVALID, 0, "this is not a date between the years 1 and 9999.");
	return HC_OK;
}

void
day_write(const struct locale *l, int64_t days, struct buf *out)
{
	char text[32];
	int y, m, d;

	date_to_civil(days, &y, &m, &d);
	if (l->date_order == 'd')
		buf_printf(out, "%02d.%02d.%04d", d, m, y);
	else if (l->date_order == 'm')
		buf_printf(out, "%02d/%02d/%04d", m, d, y);
	else
		buf_add(out, text, date_format_iso(days, text));
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		day_write(l, v->i, out);
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	char iso[32];

	if (v->kind != VALUE_NULL)
		buf_add(out, iso, date_format_iso(v->i, iso));
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	char iso[32];

	if (v->kind == VALUE_NULL)
		jw_null(w);
	else
		jw_text(w, iso, date_format_iso(v->i, iso));
}

const struct type type_date = {
	.name = "date",
	.store = STORE_INTEGER,
	.class = CLASS_DATE,
	.merge = MERGE_LAST,
	.width = 10,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
