/*
 * geo.c - geo: a place on the earth, kept as "59.913900,10.752200" (latitude, longitude; a millionth is 11 cm).
 */
#include "model/types/types.h"

#include <string.h>

#include "base/decimal.h"

#define SCALE 6

static int
coordinate(const char *s, size_t n, const char *minus, const char *plus, int limit, int64_t *ret)
{
	bool negative = false;
	size_t bad;

	if (text_trim(&s, &n))
		return HC_INVALID;
	if (strchr(minus, s[n - 1]) != NULL || strchr(plus, s[n - 1]) != NULL) {
		negative = strchr(minus, s[n - 1]) != NULL;
		n--;
	}
	if (n >= 2 && memcmp(s + n - 2, "\xc2\xb0", 2) == 0)
		n -= 2;
	if (decimal_parse_marks(s, n, SCALE, '.', 0, ret, &bad) < 0 || *ret > limit * INT64_C(1000000) ||
	    *ret < -limit * INT64_C(1000000))
		return HC_INVALID;
	if (negative)
		*ret = -*ret;
	return HC_OK;
}

static int
read_pair(const char *s, size_t n, int64_t *lat, int64_t *lon, struct hc_err *err)
{
	const char *comma;
	char quoted[64];

	if (n > 1 && *s == '{') {
		json_t *root = NULL;
		double la = 200, lo = 200;

		if (json_read(s, n, &root, err) < 0)
			return HC_INVALID;
		json_unpack(root, "{s:F,s:F}", "lat", &la, "lon", &lo);
		json_decref(root);
		if (la >= -90 && la <= 90 && lo >= -180 && lo <= 180) {
			*lat = (int64_t)(la * 1e6 + (la < 0 ? -0.5 : 0.5));
			*lon = (int64_t)(lo * 1e6 + (lo < 0 ? -0.5 : 0.5));
			return HC_OK;
		}
	}
	comma = memchr(s, ',', n);
	if (comma == NULL)
		comma = memchr(s, ' ', n);
	if (comma != NULL && coordinate(s, (size_t)(comma - s), "Ss", "Nn", 90, lat) == HC_OK &&
	    coordinate(comma + 1, (size_t)(s + n - comma) - 1, "WwVv", "EeOo", 180, lon) == HC_OK)
		return HC_OK;
	return hc_fail(err, HC_INVALID, 0, "\"%s\" is no place; write latitude, longitude: 59.9139, 10.7522.",
	    text_quote(s, n, quoted));
}

/* implements type.parse */
static int
parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	char text[2 * DECIMAL_MAX + 2];
	int64_t lat = 0, lon = 0;
	size_t len;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (read_pair(s, n, &lat, &lon, err) < 0)
		return HC_INVALID;
	len = decimal_format(lat, SCALE, SCALE, text);
	text[len++] = ',';
	len += decimal_format(lon, SCALE, SCALE, text + len);
	text_take(a, text, len, false, ret);
	return HC_OK;
}

/* implements type.validate */
static int
validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	int64_t lat, lon;

	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "a place", err) < 0)
		return HC_INVALID;
	return read_pair(v->s, v->len, &lat, &lon, err);
}

/* implements type.json */
static void
json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	char text[DECIMAL_MAX];
	int64_t lat = 0, lon = 0;

	if (v->kind != VALUE_TEXT || read_pair(v->s, v->len, &lat, &lon, NULL) < 0) {
		jw_null(w);
		return;
	}
	jw_open(w, '{');
	jw_key(w, "lat");
	decimal_format(lat, SCALE, SCALE, text);
	jw_raw(w, text);
	jw_key(w, "lon");
	decimal_format(lon, SCALE, SCALE, text);
	jw_raw(w, text);
	jw_close(w, '}');
}

const struct type type_geo = {
	.name = "geo",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 22,
	.parse = parse,
	.validate = validate,
	.format = text_format,
	.text = text_text,
	.json = json,
};
