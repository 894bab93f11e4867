/*
 * select.c - select: one of the options of the field, kept by name.
 */
#include "model/types/types.h"

#include <string.h>

#include "model/types/option.h"

#define LISTED 8	/* options that a message names */

static void
list_options(const struct field *f, const char *prefix, struct buf *b)
{
	size_t shown = 0, left = 0;

	for (size_t i = 0; i < f->options.n; i++) {
		const struct option *o = &f->options.at[i];

		if (o->hidden || strncasecmp(o->name, prefix, strlen(prefix)) != 0)
			continue;
		if (shown == LISTED) {
			left++;
			continue;
		}
		buf_printf(b, "%s%s", shown++ > 0 ? ", " : "", o->name);
	}
	if (left > 0)
		buf_printf(b, " and %zu more", left);
}

static bool
begins(const char *label, const struct buf *key)
{
	struct buf b = BUF_INIT;
	bool yes;

	utf8_fold_buf(&b, label, strlen(label));
	yes = b.len >= key->len && key->len > 0 && memcmp(b.data, key->data, key->len) == 0;
	buf_free(&b);
	return yes;
}

static bool
same(const char *label, const struct buf *key)
{
	struct buf b = BUF_INIT;
	bool yes;

	utf8_fold_buf(&b, label, strlen(label));
	yes = b.len == key->len && memcmp(buf_str(&b), buf_str(key), key->len) == 0;
	buf_free(&b);
	return yes;
}

/* By folded label, then by prefix; *many when a prefix fits several. */
static const struct option *
find_folded(const struct field *f, const char *text, bool *many)
{
	const struct option *found = NULL;
	struct buf key = BUF_INIT;

	utf8_fold_buf(&key, text, strlen(text));
	for (size_t i = 0; i < f->options.n && found == NULL; i++)
		if (same(f->options.at[i].label, &key))
			found = &f->options.at[i];
	for (size_t i = 0; i < f->options.n && found == NULL && !*many; i++) {
		const struct option *o = &f->options.at[i];

		if (o->hidden || !(begins(o->label, &key) || begins(o->name, &key)))
			continue;
		for (size_t k = i + 1; k < f->options.n; k++)
			if (!f->options.at[k].hidden && (begins(f->options.at[k].label, &key) || begins(f->options.at[k].name, &key)))
				*many = true;
		if (!*many)
			found = o;
	}
	buf_free(&key);
	return found;
}

int
option_find(const struct field *f, const char *s, size_t n, const struct option **ret, struct hc_err *err)
{
	const struct option *o;
	char text[256], quoted[64];
	struct buf names = BUF_INIT;
	bool many = false;

	if (n >= sizeof(text) || memchr(s, '\0', n) != NULL || utf8_valid(s, n) < n)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is no option.", text_quote(s, n, quoted));
	memcpy(text, s, n);
	text[n] = '\0';
	o = field_option(f, text);
	if (o == NULL)
		o = find_folded(f, text, &many);
	if (o != NULL) {
		*ret = o;
		return HC_OK;
	}
	list_options(f, many ? text : "", &names);
	hc_fail(err, HC_INVALID, 0, many ? "\"%s\" could be any of %s." : "\"%s\" is no option; there are %s.",
	    text_quote(s, n, quoted), buf_str(&names));
	buf_free(&names);
	return HC_INVALID;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	const struct option *o = NULL;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (option_find(f, s, n, &o, err) < 0)
		return HC_INVALID;
	*ret = value_text(o->name, strlen(o->name));
	return HC_OK;
}

static const struct option *
exact(const struct field *f, const char *s, size_t n)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (strlen(f->options.at[i].name) == n && memcmp(f->options.at[i].name, s, n) == 0)
			return &f->options.at[i];
	return NULL;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	char quoted[64];

	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "an option", err) < 0)
		return HC_INVALID;
	if (exact(f, v->s, v->len) == NULL)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is no option.", text_quote(v->s, v->len, quoted));
	return HC_OK;
}

/* implements type.format; a value whose option is gone shows as it is kept */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	const struct option *o = v->kind == VALUE_TEXT ? exact(f, v->s, v->len) : NULL;

	if (o != NULL)
		buf_adds(out, o->label);
	else if (v->kind == VALUE_TEXT)
		buf_add(out, v->s, v->len);
}

const struct type type_select = {
	.name = "select",
	.store = STORE_TEXT,
	.class = CLASS_SELECT,
	.merge = MERGE_LAST,
	.width = 14,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text_text,
	.json = text_json,
};
