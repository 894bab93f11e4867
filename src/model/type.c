/*
 * type.c - the table of types, and what is the same for all of them.
 */
#include "model/type.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

const struct locale locale_machine = {
	.mark = '.',
	.date_order = 'y',
	.week_start = 1,
	.fiscal_month = 1,
	.currency = "",
	.country = "",
};

const struct type *const type_table[] = {
#define TYPE(name) &type_##name,
#include "model/types/types.def"
#undef TYPE
	NULL
};

const struct type *
type_find(const char *name)
{
	for (size_t i = 0; type_table[i] != NULL; i++)
		if (strcmp(type_table[i]->name, name) == 0)
			return type_table[i];
	return NULL;
}

const struct type *
field_type(const struct field *f)
{
	return f->result != NULL ? f->result : f->type;
}

int
field_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	struct hc_value v = VALUE_NONE;
	int rc = f->type->parse(f, l, a, s, n, &v, currency, err);

	if (rc < 0) {
		err_prefix(err, "%s", f->name);
		if (err != NULL)
			err->field = f->handle;
		return rc;
	}
	*ret = v;
	return HC_OK;
}

static int
option_order(const struct field *f, const struct hc_value *v)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (strlen(f->options.at[i].name) == v->len && memcmp(f->options.at[i].name, v->s, v->len) == 0)
			return (int)i;
	return (int)f->options.n;	/* options that are gone come last */
}

static int
compare_bytes(const char *a, size_t n, const char *b, size_t m)
{
	int d = memcmp(a, b, n < m ? n : m);

	return d != 0 ? d : (n > m) - (n < m);
}

static int
compare_text(const struct field *f, const struct hc_value *a, const struct hc_value *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	int d;

	if (!f->fold && field_type(f)->class != CLASS_TEXT)
		return compare_bytes(a->s, a->len, b->s, b->len);
	if (f->type->fold != NULL) {
		f->type->fold(f, a, &locale_machine, &x);
		f->type->fold(f, b, &locale_machine, &y);
	} else {
		utf8_fold_buf(&x, a->s, a->len);
		utf8_fold_buf(&y, b->s, b->len);
	}
	d = compare_bytes(buf_str(&x), x.len, buf_str(&y), y.len);
	buf_free(&x);
	buf_free(&y);
	return d;
}

static int
compare_decimal(const struct hc_value *a, const struct hc_value *b)
{
	__int128 x = a->i, y = b->i;
	int sx = a->kind == VALUE_DECIMAL ? a->scale : 0, sy = b->kind == VALUE_DECIMAL ? b->scale : 0;

	for (; sx < sy; sx++)
		x *= 10;
	for (; sy < sx; sy++)
		y *= 10;
	return (x > y) - (x < y);
}

int
field_compare(const struct field *f, const struct hc_value *a, const struct hc_value *b)
{
	if (a->kind == VALUE_NULL || b->kind == VALUE_NULL)
		return (a->kind == VALUE_NULL) - (b->kind == VALUE_NULL);
	if (a->kind == VALUE_ID && b->kind == VALUE_ID)
		return memcmp(a->id, b->id, 16);
	if (a->kind == VALUE_TEXT && b->kind == VALUE_TEXT) {
		if (f->type == &type_select) {
			int x = option_order(f, a), y = option_order(f, b);

			return x != y ? (x > y) - (x < y) : compare_bytes(a->s, a->len, b->s, b->len);
		}
		return compare_text(f, a, b);
	}
	if (a->kind == VALUE_TEXT || b->kind == VALUE_TEXT || a->kind == VALUE_ID || b->kind == VALUE_ID)
		return (a->kind > b->kind) - (a->kind < b->kind);
	return compare_decimal(a, b);
}
