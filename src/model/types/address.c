/*
 * address.c - address: street, city, state, postal code and country, merged as one value.
 *
 * Kept as a JSON object with these keys in this order. A plain text is taken apart at its lines or commas; what cannot be
 * told apart goes into the street.
 */
#include "model/types/types.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH 2000
#define PARTS 5

enum part { STREET, CITY, STATE, CODE, COUNTRY };

static const char *const keys[PARTS] = { "street", "city", "state", "postal_code", "country" };

struct address {
	const char *s[PARTS];
	size_t n[PARTS];
};

static void
write_json(const struct address *ad, struct buf *out)
{
	struct jw w = { .out = out };

	jw_open(&w, '{');
	for (int i = 0; i < PARTS; i++) {
		if (ad->n[i] == 0)
			continue;
		jw_key(&w, keys[i]);
		jw_text(&w, ad->s[i], ad->n[i]);
	}
	jw_close(&w, '}');
}

static bool
looks_like_code(const char *s, size_t n)
{
	size_t digits = 0;

	for (size_t i = 0; i < n; i++) {
		if (isdigit((unsigned char)s[i]))
			digits++;
		else if (!isalpha((unsigned char)s[i]) && s[i] != '-')
			return false;
	}
	return digits >= 2 && n <= 10;
}

/* "0150 Oslo", "Austin TX 78701", "London SW1A 1AA" -> code and city. */
static void
split_city(struct address *ad, const char *s, size_t n)
{
	const char *space = memchr(s, ' ', n), *last = NULL;

	for (size_t i = n; i-- > 0 && last == NULL;)
		if (s[i] == ' ')
			last = s + i;
	if (space != NULL && looks_like_code(s, (size_t)(space - s))) {
		ad->s[CODE] = s;
		ad->n[CODE] = (size_t)(space - s);
		s = space + 1;
		n -= ad->n[CODE] + 1;
	} else if (last != NULL && looks_like_code(last + 1, (size_t)(s + n - last) - 1)) {
		ad->s[CODE] = last + 1;
		ad->n[CODE] = (size_t)(s + n - last) - 1;
		n = (size_t)(last - s);
	}
	ad->s[CITY] = s;
	ad->n[CITY] = n;
}

static void
split_plain(struct address *ad, const char *s, size_t n)
{
	char separator = memchr(s, '\n', n) != NULL ? '\n' : ',';
	const char *part[16];
	size_t len[16], parts = 0;

	while (n > 0 && parts < 16) {
		const char *end = memchr(s, separator, n);
		size_t k = end != NULL ? (size_t)(end - s) : n;

		part[parts] = s;
		len[parts] = k;
		if (!text_trim(&part[parts], &len[parts]))
			parts++;
		k += end != NULL;
		s += k;
		n -= k;
	}
	if (parts == 0)
		return;
	ad->s[STREET] = part[0];
	ad->n[STREET] = len[0];
	if (parts == 2) {
		split_city(ad, part[1], len[1]);
	} else if (parts >= 3) {
		size_t city = parts == 4 ? 1 : parts - 2;

		/* all lines before the city belong to the street */
		ad->n[STREET] = (size_t)(part[city - 1] + len[city - 1] - part[0]);
		split_city(ad, part[city], len[city]);
		if (parts == 4) {
			ad->s[STATE] = part[2];
			ad->n[STATE] = len[2];
		}
		ad->s[COUNTRY] = part[parts - 1];
		ad->n[COUNTRY] = len[parts - 1];
	}
}

static int
read_json(struct address *ad, json_t *root, struct hc_err *err)
{
	const char *key;
	json_t *item;

	if (!json_is_object(root))
		return hc_fail(err, HC_INVALID, 0, "an address in JSON is an object with street, city, state, postal_code and country.");
	json_object_foreach(root, key, item) {
		int i = 0;

		while (i < PARTS && strcmp(keys[i], key) != 0)
			i++;
		if (i == PARTS || (!json_is_string(item) && !json_is_null(item)))
			return hc_fail(err, HC_INVALID, 0,
			    "an address has the texts street, city, state, postal_code and country, and no other.");
		ad->s[i] = json_string_value(item);
		ad->n[i] = json_string_length(item);
	}
	for (int i = 0; i < PARTS; i++)
		if (ad->n[i] > 0 && text_check(ad->s[i], ad->n[i], LENGTH, true, err) < 0)
			return HC_INVALID;
	return HC_OK;
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	struct address ad = {0};
	struct buf b = BUF_INIT;
	json_t *root = NULL;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (text_check(s, n, LENGTH, true, err) < 0)
		return HC_INVALID;
	if (*s == '{') {
		if (json_read(s, n, &root, err) < 0)
			return HC_INVALID;
		if (read_json(&ad, root, err) < 0) {
			json_decref(root);
			return HC_INVALID;
		}
	} else {
		split_plain(&ad, s, n);
	}
	write_json(&ad, &b);
	json_decref(root);
	text_take(a, b.data, b.len, false, ret);
	buf_free(&b);
	if (ret->len == 2)
		*ret = VALUE_NONE;
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	struct address ad = {0};
	json_t *root = NULL;
	int rc;

	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "an address", err) < 0 || json_read(v->s, v->len, &root, err) < 0)
		return HC_INVALID;
	rc = read_json(&ad, root, err);
	json_decref(root);
	return rc;
}

/* implements type.format: "Storgata 1, 0150 Oslo, Norway" */
static void
format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	struct address ad = {0};
	json_t *root = NULL;
	size_t start = out->len;

	if (v->kind != VALUE_TEXT)
		return;
	if (json_read(v->s, v->len, &root, NULL) < 0 || read_json(&ad, root, NULL) < 0) {
		json_decref(root);
		buf_add(out, v->s, v->len);
		return;
	}
	if (ad.n[STREET] > 0)
		buf_add(out, ad.s[STREET], ad.n[STREET]);
	if (ad.n[CODE] + ad.n[CITY] > 0) {
		buf_adds(out, out->len > start ? ", " : "");
		buf_add(out, ad.s[CODE], ad.n[CODE]);
		buf_adds(out, ad.n[CODE] > 0 && ad.n[CITY] > 0 ? " " : "");
		buf_add(out, ad.s[CITY], ad.n[CITY]);
	}
	for (int i = STATE; i <= COUNTRY; i += COUNTRY - STATE) {
		if (ad.n[i] == 0)
			continue;
		buf_adds(out, out->len > start ? ", " : "");
		buf_add(out, ad.s[i], ad.n[i]);
	}
	json_decref(root);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	type_json.json(f, v, currency, w);
}

const struct type type_address = {
	.name = "address",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 32,
	.parse = parse,
	.validate = validate,
	.format = format,
	.text = text_text,
	.json = json,
};
