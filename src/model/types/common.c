/*
 * common.c - helpers that several types share.
 */
#include "model/types/types.h"

#include <stdio.h>
#include <string.h>

#include "base/decimal.h"

#define LINES_MAX (1 << 20)	/* characters */

static size_t
blank_at(const char *s, size_t n)
{
	if (n == 0)
		return 0;
	if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
		return 1;
	if (n >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return n >= 3 && (memcmp(s, "\xe2\x80\xaf", 3) == 0 || memcmp(s, "\xef\xbb\xbf", 3) == 0) ? 3 : 0;
}

bool
text_trim(const char **s, size_t *n)
{
	size_t k;

	while ((k = blank_at(*s, *n)) > 0) {
		*s += k;
		*n -= k;
	}
	while (*n > 0) {
		if (blank_at(*s + *n - 1, 1))
			*n -= 1;
		else if (*n >= 2 && blank_at(*s + *n - 2, 2) == 2)
			*n -= 2;
		else if (*n >= 3 && blank_at(*s + *n - 3, 3) == 3)
			*n -= 3;
		else
			break;
	}
	return *n == 0;
}

size_t
text_length(const char *s, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += ((unsigned char)s[i] & 0xc0) != 0x80;
	return len;
}

const char *
text_last(const char *s, size_t n, char c)
{
	while (n > 0)
		if (s[--n] == c)
			return s + n;
	return NULL;
}

bool
text_doubled(const char *s, size_t n, char c)
{
	for (size_t i = 1; i < n; i++)
		if (s[i] == c && s[i - 1] == c)
			return true;
	return false;
}

const char *
text_quote(const char *s, size_t n, char buf[64])
{
	struct buf b = BUF_INIT;
	size_t keep = n > 40 ? 40 : n;

	while (keep < n && keep > 0 && ((unsigned char)s[keep] & 0xc0) == 0x80)
		keep--;
	utf8_clean(&b, s, keep);
	while (b.len > 56)
		do
			b.len--;
		while (b.len > 0 && ((unsigned char)b.data[b.len] & 0xc0) == 0x80);
	snprintf(buf, 64, "%.*s%s", (int)b.len, buf_str(&b), keep < n ? "..." : "");
	buf_free(&b);
	return buf;
}

int
text_check(const char *s, size_t n, size_t max, bool lines, struct hc_err *err)
{
	size_t good = utf8_valid(s, n), len;

	if (good < n)
		return hc_fail(err, HC_INVALID, 0, "byte %zu is not UTF-8 text.", good + 1);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if ((c < 0x20 && !(lines && (c == '\n' || c == '\t' || c == '\r'))) || c == 0x7f)
			return hc_fail(err, HC_INVALID, 0, "byte %zu is a control character (0x%02x); take it out.", i + 1, c);
	}
	if (n > max && (len = text_length(s, n)) > max)
		return hc_fail(err, HC_INVALID, 0, "%zu characters are too many; there is room for %zu.", len, max);
	return HC_OK;
}

void
text_take(struct arena *a, const char *s, size_t n, bool flat, struct hc_value *ret)
{
	char *copy;
	size_t len = 0;

	if (!flat) {
		*ret = value_text(arena_strndup(a, s, n), n);
		return;
	}
	copy = arena_alloc(a, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\n' || s[i] == '\r' || s[i] == '\t') {
			while (i + 1 < n && blank_at(s + i + 1, 1))
				i++;
			if (len > 0 && copy[len - 1] != ' ')
				copy[len++] = ' ';
		} else {
			copy[len++] = s[i];
		}
	}
	*ret = value_text(copy, len);
}

void
text_format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	if (v->kind == VALUE_TEXT)
		buf_add(out, v->s, v->len);
}

void
text_text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	if (v->kind == VALUE_TEXT)
		buf_add(out, v->s, v->len);
}

void
text_json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	if (v->kind == VALUE_TEXT)
		jw_text(w, v->s, v->len);
	else
		jw_null(w);
}

int
kind_check(const struct hc_value *v, enum value_kind kind, const char *what, struct hc_err *err)
{
	if (v->kind == kind)
		return HC_OK;
	return hc_fail(err, HC_INVALID, 0, "this is not %s.", what);
}

int
text_parse(const struct field *f, struct arena *a, const char *s, size_t n, size_t max, bool flat, struct hc_value *ret,
    struct hc_err *err)
{
	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (text_check(s, n, f->length > 0 ? (size_t)f->length : max, true, err) < 0)
		return HC_INVALID;
	text_take(a, s, n, flat, ret);
	return HC_OK;
}

int
text_validate(const struct field *f, const struct hc_value *v, size_t max, bool lines, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, "a text", err) < 0)
		return HC_INVALID;
	return text_check(v->s, v->len, f->length > 0 ? (size_t)f->length : max, lines, err);
}

int
lines_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	return text_parse(f, a, s, n, LINES_MAX, false, ret, err);
}

int
lines_validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	return text_validate(f, v, LINES_MAX, true, err);
}

int
shape_parse(struct arena *a, const char *s, size_t n, shape_check *check, struct hc_value *ret, struct hc_err *err)
{
	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (check(s, n, err) < 0)
		return HC_INVALID;
	text_take(a, s, n, false, ret);
	return HC_OK;
}

int
shape_validate(const struct hc_value *v, shape_check *check, const char *what, struct hc_err *err)
{
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (kind_check(v, VALUE_TEXT, what, err) < 0)
		return HC_INVALID;
	return check(v->s, v->len, err);
}

int
clock_parse(const char *s, size_t n, int (*read)(const char *s, int64_t *ret, struct hc_err *err), const char *what,
    struct hc_value *ret, struct hc_err *err)
{
	char copy[64], quoted[64];
	int64_t v = 0;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (n >= sizeof(copy) || memchr(s, '\0', n) != NULL)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is not %s.", text_quote(s, n, quoted), what);
	memcpy(copy, s, n);
	copy[n] = '\0';
	if (read(copy, &v, err) < 0)
		return HC_INVALID;
	*ret = value_int(v);
	return HC_OK;
}

/* "1250,50" where a point was expected: a comma with one or two digits behind it at the end can only be a decimal mark. */
static bool
has_decimal_comma(const char *s, size_t n)
{
	const char *comma = text_last(s, n, ',');
	size_t after = 0;

	if (comma == NULL)
		return false;
	for (const char *p = comma + 1; p < s + n; p++, after++)
		if (*p < '0' || *p > '9')
			return false;
	return after == 1 || after == 2;
}

int
number_read(const struct locale *l, const char *s, size_t n, int scale, int64_t *ret, struct hc_err *err)
{
	char quoted[64];
	size_t bad = 0, other;

	if (decimal_parse_marks(s, n, scale, l->mark ? l->mark : '.', l->mark == '.' || !l->mark ? ',' : l->group, ret, &bad) == 0)
		return HC_OK;
	if (decimal_parse_marks(s, n, scale, '.', l->group == '.' ? 0 : l->group, ret, &other) == 0)
		return HC_OK;
	if (has_decimal_comma(s, n) && (decimal_parse_marks(s, n, scale, ',', '.', ret, &other) == 0 ||
	    decimal_parse_marks(s, n, scale, ',', ' ', ret, &other) == 0))
		return HC_OK;
	if (bad >= n)
		return hc_fail(err, HC_INVALID, 0, "\"%s\" is no number, or one that is too large.", text_quote(s, n, quoted));
	return hc_fail(err, HC_INVALID, 0, "\"%s\" is not a number; write 1250.50, 1,250.50, 50k or 1.2m.", text_quote(s, n, quoted));
}

int
number_range(const struct field *f, int64_t v, int scale, struct hc_err *err)
{
	char bound[DECIMAL_MAX];
	int64_t at = v;

	if (scale != f->scale && decimal_rescale(v, scale, f->scale, &at) < 0)
		return hc_fail(err, HC_INVALID, 0, "this number is too large.");
	if (f->has_min && at < f->min) {
		decimal_format(f->min, f->scale, -1, bound);
		return hc_fail(err, HC_INVALID, 0, "this is too small; the least is %s.", bound);
	}
	if (f->has_max && at > f->max) {
		decimal_format(f->max, f->scale, -1, bound);
		return hc_fail(err, HC_INVALID, 0, "this is too large; the most is %s.", bound);
	}
	return HC_OK;
}

void
number_write(int64_t v, int scale, int digits, char mark, char group, struct buf *out)
{
	char text[DECIMAL_MAX];
	size_t n = decimal_format_marks(v, scale, digits, mark, group, text);

	buf_add(out, text, n);
}

void
number_text(const struct field *f, const struct hc_value *v, struct buf *out)
{
	char text[DECIMAL_MAX];

	if (v->kind == VALUE_DECIMAL)
		buf_add(out, text, decimal_format(v->i, v->scale, v->scale, text));
	else if (v->kind == VALUE_INT)
		buf_add(out, text, decimal_format(v->i, 0, 0, text));
}

void
number_json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w)
{
	char text[DECIMAL_MAX];

	if (v->kind == VALUE_DECIMAL) {
		decimal_format(v->i, v->scale, v->scale, text);
		jw_raw(w, text);
	} else if (v->kind == VALUE_INT) {
		jw_int(w, v->i);
	} else {
		jw_null(w);
	}
}
