/*
 * replica_value.c - values as they travel: a field's value to JSON and strictly back, a record as it stood.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "store/db.h"
#include "store/read.h"
#include "store/replica.h"
#include "store/table.h"

bool
replica_field(const struct field *f)
{
	return f->slot != SLOT_ID && field_stored(f) && strcmp(f->type->name, "rollup") && f->merge != MERGE_NONE;
}

void
replica_value_add(struct jw *w, const struct hc_value *v)
{
	diff_value_add(w, v);
}

static int
wrong(const struct field *f, const char *what, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, f->handle, "%s.%s was sent %s; update the program that sent it.", f->object->name, f->name, what);
}

static int
text_value(const struct field *f, const json_t *j, enum col_kind kind, struct arena *a, struct hc_value *ret, struct hc_err *err)
{
	const char *s = json_string_value(j);
	size_t n = json_string_length(j), bad;
	int scale = !strcmp(field_type(f)->name, "money") ? 4 : f->scale;
	uint8_t id[16];
	int64_t i;

	switch (kind) {
	case COL_DECIMAL:
		if (n >= DECIMAL_MAX || decimal_parse_marks(s, n, scale, '.', 0, &i, &bad) < 0)
			return wrong(f, "text that is no number", err);
		*ret = value_decimal(i, scale);
		return HC_OK;
	case COL_ID:
		if (strlen(s) != n || n >= UUID_TEXT || !uuid_parse(s, id))
			return wrong(f, "text that is no id", err);
		*ret = value_id(id);
		return HC_OK;
	case COL_TEXT:
		if (utf8_valid(s, n) != n || n > UINT32_MAX)
			return wrong(f, "text that is not UTF-8", err);
		*ret = value_text(arena_strndup(a, s, n), n);
		return HC_OK;
	default:
		return wrong(f, "text instead of a number", err);
	}
}

int
replica_value(const struct field *f, const json_t *j, struct arena *a, struct hc_value *ret, struct hc_err *err)
{
	enum col_kind kind = field_kind(f);
	int scale = !strcmp(field_type(f)->name, "money") ? 4 : f->scale;
	int64_t i;

	if (json_is_null(j)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (json_is_string(j))
		return text_value(f, j, kind, a, ret, err);
	if (!json_is_integer(j))
		return wrong(f, "neither text nor a whole number", err);
	if (kind == COL_INT) {
		*ret = value_int(json_integer_value(j));
		return HC_OK;
	}
	if (kind != COL_DECIMAL || decimal_rescale(json_integer_value(j), 0, scale, &i) < 0)
		return wrong(f, "a number instead of text", err);
	*ret = value_decimal(i, scale);
	return HC_OK;
}

bool
replica_merged(const json_t *diff, uint8_t into[16])
{
	const json_t *to = json_array_get(json_object_get(diff, "_merged_into"), 1);

	return json_is_string(to) && json_string_length(to) < UUID_TEXT && uuid_parse(json_string_value(to), into);
}

int
replica_image(struct store *s, const struct object *o, const uint8_t id[16], int64_t seq, struct arena *a,
    struct hc_record **ret, struct hc_err *err)
{
	struct field_diff *diffs = NULL;
	struct entry *entries;
	struct hc_record *r;
	size_t n, nd;
	int rc;

	if ((rc = read_record(s, o, id, a, &r, err)) < 0 || (rc = journal_list(s, o, id, 0, SIZE_MAX, a, &entries, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && entries[i].seq > seq; i++) {
		if ((rc = journal_diff(&entries[i], a, &diffs, &nd, err)) < 0)
			return rc;
		for (size_t k = 0; k < nd; k++)
			r->values[diffs[k].field->slot] = diffs[k].old;
	}
	*ret = r;
	return HC_OK;
}
