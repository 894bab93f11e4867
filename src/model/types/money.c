/*
 * money.c - money: an amount at scale 4 in the record's currency.
 *
 * People write "EUR 1,250.50", "1250,50 €", "$1.2m", "(300)". A text that names a currency sets it; one that names none
 * leaves the record's. What amounts are worth in the base currency is the engine's business.
 */
#include "model/types/types.h"

#include <ctype.h>
#include <string.h>

#include "base/decimal.h"

#define SCALE 4

static const struct symbol {
	const char *text, *code, *also;	/* also: codes for which it stands when one of them is the base currency */
} symbols[] = {
	{ "US$", "USD", "" }, { "CA$", "CAD", "" }, { "C$", "CAD", "" }, { "A$", "AUD", "" }, { "AU$", "AUD", "" },
	{ "NZ$", "NZD", "" }, { "HK$", "HKD", "" }, { "S$", "SGD", "" }, { "R$", "BRL", "" }, { "MX$", "MXN", "" },
	{ "$", "USD", "CAD AUD NZD SGD HKD MXN ARS CLP COP" }, { "\xe2\x82\xac", "EUR", "" }, { "\xc2\xa3", "GBP", "" },
	{ "\xc2\xa5", "JPY", "CNY" }, { "\xe2\x82\xb9", "INR", "" }, { "\xe2\x82\xbd", "RUB", "" }, { "\xe2\x82\xa9", "KRW", "" },
	{ "\xe2\x82\xba", "TRY", "" }, { "\xe2\x82\xb4", "UAH", "" }, { "\xe2\x82\xaa", "ILS", "" }, { "\xe0\xb8\xbf", "THB", "" },
	{ "\xe2\x82\xab", "VND", "" }, { "z\xc5\x82", "PLN", "" }, { "K\xc4\x8d", "CZK", "" }, { "kr.", "DKK", "NOK SEK ISK" },
	{ "kr", "NOK", "SEK DKK ISK" }, { "Fr.", "CHF", "" }, { "Rs.", "INR", "PKR LKR NPR" }, { "Rs", "INR", "PKR LKR NPR" },
};

static void
symbol_code(const struct symbol *s, const char *base, char code[4])
{
	const char *use = base != NULL && strlen(base) == 3 && strstr(s->also, base) != NULL ? base : s->code;

	memcpy(code, use, 4);
}

static bool
code_at(const char *s, char code[4])
{
	char up[4];

	for (int i = 0; i < 3; i++) {
		if (!isalpha((unsigned char)s[i]))
			return false;
		up[i] = (char)toupper((unsigned char)s[i]);
	}
	up[3] = '\0';
	if (!currency_known(up))
		return false;
	memcpy(code, up, 4);
	return true;
}

/* Takes a currency off one end of the text: a code that no letter touches, or a symbol. */
static bool
take_currency(const struct locale *l, const char **s, size_t *n, char code[4])
{
	if (*n > 3 && !isalpha((unsigned char)(*s)[3]) && code_at(*s, code)) {
		*s += 3;
		*n -= 3;
		return true;
	}
	if (*n > 3 && !isalpha((unsigned char)(*s)[*n - 4]) && code_at(*s + *n - 3, code)) {
		*n -= 3;
		return true;
	}
	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		size_t len = strlen(symbols[i].text);

		if (*n <= len)
			continue;
		if (memcmp(*s, symbols[i].text, len) == 0) {
			symbol_code(&symbols[i], l->currency, code);
			*s += len;
			*n -= len;
			return true;
		}
		if (memcmp(*s + *n - len, symbols[i].text, len) == 0) {
			symbol_code(&symbols[i], l->currency, code);
			*n -= len;
			return true;
		}
	}
	return false;
}

/* {"amount":"1.50","currency":"EUR"}, as json() below writes it. */
static int
parse_json(const char *s, size_t n, int64_t *amount, char code[4], struct hc_err *err)
{
	json_t *root = NULL;
	const char *text, *currency;
	size_t bad;
	int rc = HC_OK;

	if (json_read(s, n, &root, err) < 0)
		return HC_INVALID;
	text = json_string_value(json_object_get(root, "amount"));
	currency = json_string_value(json_object_get(root, "currency"));
	if (text == NULL || decimal_parse_marks(text, strlen(text), SCALE, '.', 0, amount, &bad) < 0)
		rc = hc_fail(err, HC_INVALID, 0, "money in JSON reads {\"amount\":\"1.50\",\"currency\":\"EUR\"}.");
	else if (currency != NULL && (strlen(currency) != 3 || !code_at(currency, code)))
		rc = hc_fail(err, HC_INVALID, 0, "there is no such currency.");
	json_decref(root);
	return rc;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	char code[4] = "", quoted[64];
	const char *whole = s;
	size_t whole_n = n;
	bool negative = false;
	int64_t v = 0;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (*s == '{') {
		if (parse_json(s, n, &v, code, err) < 0)
			return HC_INVALID;
	} else {
		if (n > 2 && *s == '(' && s[n - 1] == ')') {	/* how accountants write a minus */
			negative = true;
			s++;
			n -= 2;
		} else if (n > 1 && *s == '-' && !isdigit((unsigned char)s[1])) {
			negative = true;
			s++;
			n--;
		}
		text_trim(&s, &n);
		take_currency(l, &s, &n, code);
		if (text_trim(&s, &n) || number_read(l, s, n, SCALE, &v, NULL) < 0)
			return hc_fail(err, HC_INVALID, 0, "\"%s\" is no amount; write 1250.50, EUR 1,250.50, $1.2m or 50k.",
			    text_quote(whole, whole_n, quoted));
		if (negative)
			v = -v;
	}
	if (number_range(f, v, SCALE, err) < 0)
		return HC_INVALID;
	if (code[0] != '\0' && currency != NULL)
		memcpy(currency, code, 4);
	*ret = value_decimal(v, SCALE);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_DECIMAL, "an amount", err) < 0)
		return HC_INVALID;
	if (v->scale != SCALE)
		return hc_fail(err, HC_INVALID, 0, "an amount has four decimals inside.");
	return number_range(f, v->i, SCALE, err);
}

/* Two decimals, or what the currency has; more only when there is more. */
static int
digits_of(int64_t v, const char *currency)
{
	int64_t unit = 10000;
	int digits = currency != NULL && strlen(currency) == 3 ? currency_digits(currency) : 2;

	for (int i = 0; i < digits; i++)
		unit /= 10;
	return v % unit == 0 ? digits : -1;
}

/* implements type.format */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind == VALUE_NULL)
		return;
	number_write(v->i, SCALE, digits_of(v->i, currency), l->mark, l->group, out);
	if (currency != NULL && *currency != '\0')
		buf_printf(out, " %s", currency);
}

static void
plain(int64_t v, const char *currency, char buf[DECIMAL_MAX])
{
	decimal_format(v, SCALE, digits_of(v, currency), buf);
}

/* implements type.text */
static void
text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	char amount[DECIMAL_MAX];

	if (v->kind == VALUE_NULL)
		return;
	plain(v->i, NULL, amount);
	buf_adds(out, amount);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	char amount[DECIMAL_MAX];

	if (v->kind == VALUE_NULL) {
		jw_null(w);
		return;
	}
	plain(v->i, NULL, amount);
	jw_open(w, '{');
	jw_key(w, "amount");
	jw_string(w, amount);
	jw_key(w, "currency");
	jw_string(w, currency != NULL && *currency != '\0' ? currency : NULL);
	jw_close(w, '}');
}

const struct type type_money = {
	.name = "money",
	.store = STORE_INTEGER,
	.class = CLASS_MONEY,
	.merge = MERGE_ASK,
	.numeric_align = true,
	.width = 16,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text,
	.json = json,
};
