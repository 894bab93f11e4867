/*
 * chart_key.c - see chart_key.h.
 */
#include "report/chart_key.h"

#include <string.h>

#include "base/buf.h"
#include "base/time.h"

static char *
take(struct arena *a, struct buf *b)
{
	char *s = arena_strndup(a, buf_str(b), b->len);

	buf_free(b);
	return s;
}

/* "stage:proposal", "lacks:owner", "close_date:2026-01-01..2026-03-31" for the key of a row. */
const char *
chart_key_condition(struct arena *a, const struct column *col, const struct hc_value *v)
{
	const char *slash = strrchr(col->title, '/');
	char *path = arena_strndup(a, col->title, slash != NULL ? (size_t)(slash - col->title) : strlen(col->title));
	struct buf b = BUF_INIT;

	if (col->field == NULL)
		return NULL;
	query_key_condition(path, col->field, col->unit, v, true, &b);
	return take(a, &b);
}

char
chart_key_role(const struct column *col, const struct hc_value *v)
{
	const struct option *o;

	if (col->field == NULL || v->kind != VALUE_TEXT || field_type(col->field)->class != CLASS_SELECT)
		return 0;
	o = field_option(col->field, v->s);
	return o == NULL ? 0 : o->won ? 'w' : o->lost ? 'l' : 0;
}

/* "2026-03" as "Mar 26", "2026-11-23" as "23 Nov": axes have little room. */
const char *
chart_period_label(struct arena *a, const struct locale *l, const struct column *col, int64_t day)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct buf b = BUF_INIT;
	int y, mo, d;

	date_to_civil(day, &y, &mo, &d);
	if (col->unit == 'm')
		return arena_printf(a, "%s %02d", months[mo - 1], y % 100);
	if (col->unit == 'd')
		return arena_printf(a, "%d %s", d, months[mo - 1]);
	query_bucket_label(l, day, col->unit, col->unit_fiscal, &b);
	return take(a, &b);
}
