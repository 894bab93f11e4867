/*
 * key.c - the key of a group as a condition: what a chart, a list or a board asks for to see the rows behind it.
 */
#include <string.h>

#include "base/buf.h"
#include "base/time.h"
#include "base/uuid.h"
#include "query/query.h"

int64_t
query_bucket_next(int64_t day, char unit)
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

static void
add_bucket(int64_t day, char unit, struct buf *out)
{
	char from[32], to[32];

	date_format_iso(day, from);
	date_format_iso(query_bucket_next(day, unit) - 1, to);
	buf_printf(out, strcmp(from, to) == 0 ? ":%s" : ":%s..%s", from, to);
}

void
query_key_condition(const char *path, const struct field *f, char unit, const struct hc_value *key, bool keep, struct buf *out)
{
	const struct type *t = field_type(f);
	char id[UUID_TEXT];

	if (key->kind == VALUE_NULL) {
		buf_printf(out, "%s:%s", keep ? "lacks" : "has", path);
		return;
	}
	buf_printf(out, "%s%s", keep ? "" : "-", path);
	if (unit != 0 && key->kind == VALUE_INT) {
		add_bucket(key->i, unit, out);
	} else if (key->kind == VALUE_ID) {
		uuid_format(key->id, id);
		buf_printf(out, ":%s", id);
	} else if (t->class == CLASS_TEXT && key->kind == VALUE_TEXT) {
		buf_addc(out, '=');
		query_quote(out, key->s, key->len);
	} else {
		buf_addc(out, t->class == CLASS_NUMBER || t->class == CLASS_MONEY ? '=' : ':');
		t->text(f, key, out);
	}
}
