/*
 * boolean.c - boolean: yes or no.
 */
#include "model/types/types.h"

#include <strings.h>

static const char *const yes[] = { "yes", "y", "true", "t", "1", "x", "on", "ja", "oui", "si", "\xe2\x9c\x93", "wahr", "vrai" };
static const char *const no[] = { "no", "n", "false", "f", "0", "off", "nein", "non", "nei", "-", "falsch", "faux" };

static bool
among(const char *const *words, size_t n, const char *s, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) == len && strncasecmp(words[i], s, len) == 0)
			return true;
	return false;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	char quoted[64];

	if (text_trim(&s, &n))
		*ret = VALUE_NONE;
	else if (among(yes, sizeof(yes) / sizeof(yes[0]), s, n))
		*ret = value_int(1);
	else if (among(no, sizeof(no) / sizeof(no[0]), s, n))
		*ret = value_int(0);
	else
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is neither yes nor no.", text_quote(s, n, quoted));
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (v->kind != VALUE_INT || (v->i != 0 && v->i != 1))
		return hc_fail(err, HC_INVALID, 0, "this is neither yes nor no.");
	return HC_OK;
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		buf_adds(out, v->i ? "yes" : "no");
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	if (v->kind != VALUE_NULL)
		buf_adds(out, v->i ? "true" : "false");
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	if (v->kind == VALUE_NULL)
		jw_null(w);
	else
		jw_bool(w, v->i != 0);
}

const struct type type_boolean = {
	.name = "boolean",
	.store = STORE_INTEGER,
	.class = CLASS_BOOL,
	.merge = MERGE_LAST,
	.width = 4,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
