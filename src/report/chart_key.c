/*
 * chart_key.c - see chart_key.h.
 */
#include "report/chart_key.h"

#include <string.h>

#include "base/buf.h"
#include "base/time.h"
#include "base/uuid.h"

static char *
take(struct arena *a, struct buf *b)
{
	char *s = arena_strndup(a, buf_str(b), b->len);

	buf_free(b);
	return s;
}

static void
add_quoted(struct buf *b, const char *s, size_t n)
{
	buf_addc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"' || s[i] == '\\')
			buf_addc(b, '\\');
		buf_addc(b, s[i]);
	}
	buf_addc(b, '"');
}

int64_t
chart_period_next(int64_t day, char unit)
{
	switch (unit) {
	case 'd':
		return day + 1;
	case 'w':
		return day + 7;
	case 'm':
		return date_add_months(day, 1);
	case 'q':
		return date_add_months(day, 3);
	default:
		return date_add_months(day, 12);
	}
}

static const char *
bucket_condition(struct arena *a, const char *path, int64_t day, char unit)
{
	char from[32], to[32];

	date_format_iso(day, from);
	date_format_iso(chart_period_next(day, unit) - 1, to);
	return strcmp(from, to) == 0 ? arena_printf(a, "%s:%s", path, from) : arena_printf(a, "%s:%s..%s", path, from, to);
}

/* "stage:proposal", "lacks:owner", "close_date:2026-01-01..2026-03-31" for the key of a row. */
const char *
chart_key_condition(struct arena *a, const struct column *col, const struct hc_value *v)
{
	const char *slash = strrchr(col->title, '/');
	char *path = arena_strndup(a, col->title, slash != NULL ? (size_t)(slash - col->title) : strlen(col->title));
	char id[UUID_TEXT];
	struct buf b = BUF_INIT;

	if (col->field == NULL)
		return NULL;
	if (v->kind == VALUE_NULL)
		return arena_printf(a, "lacks:%s", path);
	if (col->unit != 0 && v->kind == VALUE_INT)
		return bucket_condition(a, path, v->i, col->unit);
	if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		return arena_printf(a, "%s:%s", path, id);
	}
	buf_adds(&b, path);
	switch (field_type(col->field)->class) {
	case CLASS_TEXT:
		buf_addc(&b, '=');
		add_quoted(&b, v->kind == VALUE_TEXT ? v->s : "", v->kind == VALUE_TEXT ? v->len : 0);
		break;
	case CLASS_NUMBER:
	case CLASS_MONEY:
		buf_addc(&b, '=');
		field_type(col->field)->text(col->field, v, &b);
		break;
	default:
		buf_addc(&b, ':');
		field_type(col->field)->text(col->field, v, &b);
	}
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
