/*
 * color.c - color: "#rrggbb", or the name of a role in the theme.
 */
#include "model/types/types.h"

#include <ctype.h>
#include <string.h>

/* Into out as it is kept; returns its length, 0 if it is no colour. */
static size_t
canonical(const char *s, size_t n, char out[32])
{
	if (n == 0 || n >= 32 || memchr(s, '\0', n) != NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		out[i] = (char)tolower((unsigned char)s[i]);
	if (out[0] == '#') {
		for (size_t i = 1; i < n; i++)
			if (!isxdigit((unsigned char)out[i]))
				return 0;
		if (n == 4) {
			for (size_t i = 3; i >= 1; i--)
				out[2 * i - 1] = out[2 * i] = out[i];
			n = 7;
		}
		return n == 7 ? n : 0;
	}
	for (size_t i = 0; i < n; i++)
		if (!(islower((unsigned char)out[i]) || (i > 0 && (isdigit((unsigned char)out[i]) || strchr("_-.", out[i]) != NULL))))
			return 0;
	return n;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	char text[32], quoted[64];
	size_t len;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if ((len = canonical(s, n, text)) == 0)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is no colour; write #3366cc or the name of a role.",
		    text_quote(s, n, quoted));
	text_take(a, text, len, false, ret);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	char text[32];

	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "a colour", err) < 0)
		return HC_INVALID;
	if (canonical(v->s, v->len, text) != v->len || memcmp(text, v->s, v->len) != 0)
		return hc_fail(err, HC_INVALID, 0, "a colour is kept as #rrggbb in lower case, or as the name of a role.");
	return HC_OK;
}

const struct type type_color = {
	.name = "color",
	.store = STORE_TEXT,
	.class = CLASS_TEXT,
	.merge = MERGE_LAST,
	.width = 8,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
};
