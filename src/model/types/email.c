/*
 * email.c - email: one address. It is checked for what would certainly not arrive, no more.
 */
#include "model/types/types.h"

#include <string.h>

#define LENGTH 254	/* RFC 5321 */

static int
check(const char *s, size_t n, struct hc_err *err)
{
	const char *at = text_last(s, n, '@');
	char quoted[64];

	if (text_check(s, n, LENGTH, false, err) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < n; i++)
		if (strchr(" ,;<>()[]\\\"", s[i]) != NULL)
			return hc_fail(err, HC_INVALID, 0, "\"%s\" is not one e-mail address; write name@example.com.",
			    text_quote(s, n, quoted));
	if (at == NULL || at == s || at + 1 == s + n || memchr(s, '@', (size_t)(at - s)) != NULL || at[1] == '.' ||
	    s[n - 1] == '.' || text_doubled(at, (size_t)(s + n - at), '.'))
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is not an e-mail address; write name@example.com.",
		    text_quote(s, n, quoted));
	return HC_OK;
}

/* implements type.parse; takes "Ann Li <ann@example.com>" and "mailto:ann@example.com" too */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	const char *open;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (n > 7 && strncasecmp(s, "mailto:", 7) == 0) {
		s += 7;
		n -= 7;
	}
	if (s[n - 1] == '>' && (open = text_last(s, n, '<')) != NULL) {
		n = (size_t)(s + n - open) - 2;
		s = open + 1;
	}
	if (text_trim(&s, &n))
		return hc_fail(err, HC_INVALID, 0, "there is no e-mail address between the brackets.");
	return shape_parse(a, s, n, check, ret, err);
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return shape_validate(v, check, "an e-mail address", err);
}

const struct type type_email = {
	.name = "email",
	.store = STORE_TEXT,
	.class = CLASS_TEXT,
	.merge = MERGE_LAST,
	.width = 26,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
};
