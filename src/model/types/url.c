/*
 * url.c - url: an address that a browser may be sent to; the scheme may be missing.
 */
#include "model/types/types.h"

#include <ctype.h>
#include <string.h>

#define LENGTH 2048

/* Length of "scheme:" at s, 0 if there is none: "example.com:8080" has a port, not a scheme. */
static size_t
scheme_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (isalnum((unsigned char)s[i]) || strchr("+-.", s[i]) != NULL))
		i++;
	if (i == 0 || i >= n || s[i] != ':' || !isalpha((unsigned char)s[0]))
		return 0;
	if (i + 1 < n && isdigit((unsigned char)s[i + 1]))
		return strncasecmp(s, "tel", 3) == 0 && i == 3 ? 4 : 0;
	return i + 1;
}

static int
check(const char *s, size_t n, struct hc_err *err)
{
	static const char *const schemes[] = { "http:", "https:", "ftp:", "ftps:", "sftp:", "mailto:", "tel:" };
	size_t scheme = scheme_length(s, n);
	char quoted[64];

	if (text_check(s, n, LENGTH, false, err) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < n; i++)
		if (strchr(" <>\"", s[i]) != NULL)
			return hc_fail(err, HC_INVALID, 0, "\"%s\" is not a web address: it holds a space, a quote or < >.",
			    text_quote(s, n, quoted));
	if (scheme == 0) {
		if (memchr(s, '.', n) == NULL && (n < 9 || strncasecmp(s, "localhost", 9) != 0))
			return hc_fail(err, HC_INVALID, 0, "\"%s\" is not a web address; write example.com or https://example.com.",
			    text_quote(s, n, quoted));
		return HC_OK;
	}
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strlen(schemes[i]) == scheme && strncasecmp(s, schemes[i], scheme) == 0)
			return n > scheme ? HC_OK : hc_fail(err, HC_INVALID, 0, "the address after %s is missing.", schemes[i]);
	return hc_fail(err, HC_INVALID, 0, "%.*s addresses are not kept; use http or https.", (int)(scheme > 20 ? 20 : scheme), s);
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	return shape_parse(a, s, n, check, ret, err);
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return shape_validate(v, check, "a web address", err);
}

/* implements type.fold: one page, however it is written */
static void
fold(const struct field *f, const struct hc_value *v, const struct locale *l, struct buf *out)
{
	const char *s = v->s;
	size_t n = v->len, scheme = scheme_length(s, n);

	if (scheme > 4 && strncasecmp(s, "http", 4) == 0) {
		s += scheme;
		n -= scheme;
		while (n > 0 && *s == '/') {
			s++;
			n--;
		}
	}
	if (n > 4 && strncasecmp(s, "www.", 4) == 0) {
		s += 4;
		n -= 4;
	}
	while (n > 0 && s[n - 1] == '/')
		n--;
	utf8_fold_buf(out, s, n);
}

const struct type type_url = {
	.name = "url",
	.store = STORE_TEXT,
	.class = CLASS_TEXT,
	.merge = MERGE_LAST,
	.width = 26,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
	.fold = fold,
};
