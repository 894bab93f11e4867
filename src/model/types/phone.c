/*
 * phone.c - phone: kept as typed, matched by its E.164 form.
 *
 * The form is a guess from the country's code and trunk prefix, without a table of every numbering plan: enough to know
 * that "(0)22 22 55 55" in Norway and "+47 22225555" ring at one place. What cannot be told stays its bare digits.
 */
#include "model/types/types.h"

#include <ctype.h>
#include <string.h>

#define LENGTH 64

static const struct plan {
	char country[3];
	const char *code, *trunk;
} plans[] = {
	{ "US", "1", "1" }, { "CA", "1", "1" }, { "MX", "52", "" }, { "BR", "55", "0" }, { "AR", "54", "0" }, { "CL", "56", "" },
	{ "CO", "57", "" }, { "PE", "51", "0" }, { "VE", "58", "0" }, { "EC", "593", "0" }, { "UY", "598", "0" },
	{ "GB", "44", "0" }, { "IE", "353", "0" }, { "DE", "49", "0" }, { "AT", "43", "0" }, { "CH", "41", "0" },
	{ "FR", "33", "0" }, { "BE", "32", "0" }, { "NL", "31", "0" }, { "LU", "352", "" }, { "IT", "39", "" },
	{ "ES", "34", "" }, { "PT", "351", "" }, { "NO", "47", "" }, { "SE", "46", "0" }, { "DK", "45", "" },
	{ "FI", "358", "0" }, { "IS", "354", "" }, { "EE", "372", "" }, { "LV", "371", "" }, { "LT", "370", "8" },
	{ "PL", "48", "" }, { "CZ", "420", "" }, { "SK", "421", "0" }, { "HU", "36", "06" }, { "RO", "40", "0" },
	{ "BG", "359", "0" }, { "GR", "30", "" }, { "CY", "357", "" }, { "MT", "356", "" }, { "HR", "385", "0" },
	{ "SI", "386", "0" }, { "RS", "381", "0" }, { "UA", "380", "0" }, { "RU", "7", "8" }, { "KZ", "7", "8" },
	{ "TR", "90", "0" }, { "IL", "972", "0" }, { "AE", "971", "0" }, { "SA", "966", "0" }, { "QA", "974", "" },
	{ "EG", "20", "0" }, { "MA", "212", "0" }, { "ZA", "27", "0" }, { "NG", "234", "0" }, { "KE", "254", "0" },
	{ "GH", "233", "0" }, { "IN", "91", "0" }, { "PK", "92", "0" }, { "BD", "880", "0" }, { "LK", "94", "0" },
	{ "CN", "86", "0" }, { "HK", "852", "" }, { "TW", "886", "0" }, { "JP", "81", "0" }, { "KR", "82", "0" },
	{ "SG", "65", "" }, { "MY", "60", "0" }, { "TH", "66", "0" }, { "VN", "84", "0" }, { "PH", "63", "0" },
	{ "ID", "62", "0" }, { "AU", "61", "0" }, { "NZ", "64", "0" },
};

static const struct plan *
plan_of(const char *country)
{
	if (country == NULL || strlen(country) != 2)
		return NULL;
	for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++)
		if (strcasecmp(plans[i].country, country) == 0)
			return &plans[i];
	return NULL;
}

/* The digits up to an extension ("x12", "ext. 12", "#12", ";ext=12"); "(0)" after a country code is no digit. */
static size_t
digits_of(const char *s, size_t n, bool plus, char *out, size_t max)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (plus && n - i >= 3 && memcmp(s + i, "(0)", 3) == 0) {
			i += 2;
			continue;
		}
		if (isdigit((unsigned char)c) && len < max)
			out[len++] = c;
		else if (len >= 5 && (c == 'x' || c == 'X' || c == '#' || c == ';' || (n - i > 3 && strncasecmp(s + i, "ext", 3) == 0)))
			break;
	}
	return len;
}

bool
phone_e164(const char *s, size_t n, const char *country, char *buf)
{
	const struct plan *p = plan_of(country);
	char digits[32];
	bool plus, abroad = false;
	const char *d = digits;
	size_t len, trunk;

	while (n > 0 && (*s == ' ' || *s == '(')) {
		s++;
		n--;
	}
	plus = n > 0 && *s == '+';
	len = digits_of(s, n, plus, digits, sizeof(digits));
	if (!plus && len > 2 && strncmp(d, "00", 2) == 0) {
		abroad = true;
		d += 2;
		len -= 2;
	} else if (!plus && p != NULL && strcmp(p->code, "1") == 0 && len > 10 && strncmp(d, "011", 3) == 0) {
		abroad = true;
		d += 3;
		len -= 3;
	}
	buf[0] = '+';
	if (plus || abroad) {
		if (len < 7 || len > 15)
			return false;
		memcpy(buf + 1, d, len);
		buf[len + 1] = '\0';
		return true;
	}
	if (p == NULL)
		return false;
	trunk = strlen(p->trunk);
	if (trunk > 0 && len > trunk && strncmp(d, p->trunk, trunk) == 0 && (strcmp(p->code, "1") != 0 || len == 11) &&
	    (strcmp(p->trunk, "8") != 0 || len > 8)) {
		d += trunk;
		len -= trunk;
	}
	if (len < 5 || len + strlen(p->code) > 15 || (strcmp(p->code, "1") == 0 && len != 10))
		return false;
	memcpy(buf + 1, p->code, strlen(p->code));
	memcpy(buf + 1 + strlen(p->code), d, len);
	buf[1 + strlen(p->code) + len] = '\0';
	return true;
}

static int
check(const char *s, size_t n, struct hc_err *err)
{
	size_t digits = 0;
	char quoted[64];

	if (text_check(s, n, LENGTH, false, err) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < n; i++)
		digits += isdigit((unsigned char)s[i]) != 0;
	if (digits < 3)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is not a phone number; write +47 22 22 55 55.", text_quote(s, n, quoted));
	return HC_OK;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	if (n > 4 && strncasecmp(s, "tel:", 4) == 0) {
		s += 4;
		n -= 4;
	}
	return shape_parse(a, s, n, check, ret, err);
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return shape_validate(v, check, "a phone number", err);
}

/* implements type.fold */
static void
fold(const struct field *f, const struct hc_value *v, const struct locale *l, struct buf *out)
{
	char text[32];

	if (phone_e164(v->s, v->len, l->country, text))
		buf_adds(out, text);
	else
		buf_add(out, text, digits_of(v->s, v->len, false, text, sizeof(text)));
}

const struct type type_phone = {
	.name = "phone",
	.store = STORE_TEXT,
	.class = CLASS_TEXT,
	.merge = MERGE_LAST,
	.width = 18,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
	.fold = fold,
};
