/*
 * json_read.c - strict reading: what programs usually write by hand, all the rest and every error by jansson.
 *
 * Every record that travels is read here, and jansson's reader, which takes one byte at a time, was a third of the work. The quick
 * reader makes the same trees, or gives up: at \u, a fraction, a long number and at anything that is wrong. It never decides that
 * a text is wrong, so there is one set of messages.
 */
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "base/utf8.h"

struct reader {
	const char *at, *end;
	int depth;
};

static json_t *read_value(struct reader *r);

static void
blank(struct reader *r)
{
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r'))
		r->at++;
}

/* The next byte after blanks, or 0. */
static char
peek(struct reader *r)
{
	blank(r);
	return r->at < r->end ? *r->at : '\0';
}

/* What stands between two quotes as it is; NULL: there is a backslash in it, or something is wrong. */
static const char *
plain(struct reader *r, size_t *n)
{
	const char *s = r->at + 1, *p = s;

	while (p < r->end && (unsigned char)*p >= ' ' && *p != '"' && *p != '\\')
		p++;
	if (p == r->end || *p != '"')
		return NULL;
	*n = (size_t)(p - s);
	r->at = p + 1;
	return s;
}

/* The same with escapes of one letter. */
static bool
escaped(struct reader *r, struct buf *out)
{
	static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	const char *p = r->at + 1;

	while (p < r->end && (unsigned char)*p >= ' ' && *p != '"') {
		const char *from = p, *which;

		while (p < r->end && (unsigned char)*p >= ' ' && *p != '"' && *p != '\\')
			p++;
		buf_add(out, from, (size_t)(p - from));
		if (p == r->end || *p != '\\')
			continue;
		if (p + 1 == r->end || p[1] == '\0' || (which = strchr(letters, p[1])) == NULL)
			return false;
		buf_addc(out, bytes[which - letters]);
		p += 2;
	}
	if (p == r->end || *p != '"')
		return false;
	r->at = p + 1;
	return true;
}

static json_t *
read_text(struct reader *r)
{
	struct buf b = BUF_INIT;
	json_t *ret = NULL;
	const char *s;
	size_t n;

	/* all bytes are known to be UTF-8 */
	if ((s = plain(r, &n)) != NULL)
		return json_stringn_nocheck(s, n);
	if (escaped(r, &b))
		ret = json_stringn_nocheck(buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

static json_t *
read_number(struct reader *r)
{
	bool minus = *r->at == '-';
	const char *p = r->at + minus, *first = p;
	int64_t v = 0;

	while (p < r->end && *p >= '0' && *p <= '9' && p - first < 18)
		v = v * 10 + (*p++ - '0');
	if (p == first || (*first == '0' && p - first > 1) || (p < r->end && strchr("0123456789.eE", *p) != NULL))
		return NULL;
	r->at = p;
	return json_integer(minus ? -v : v);
}

static json_t *
read_word(struct reader *r)
{
	static const char *const words[] = { "null", "true", "false" };

	for (int i = 0; i < 3; i++) {
		size_t n = strlen(words[i]);

		if ((size_t)(r->end - r->at) < n || memcmp(r->at, words[i], n) != 0)
			continue;
		r->at += n;
		/* "nullx" is jansson's to complain about */
		if (r->at < r->end && ((*r->at | 32) >= 'a' && (*r->at | 32) <= 'z'))
			return NULL;
		return i == 0 ? json_null() : json_boolean(i == 1);
	}
	return NULL;
}

/* A comma goes on, `close` ends; anything else is wrong. */
static bool
more(struct reader *r, char close, bool *last)
{
	char c = peek(r);

	*last = c == close;
	if (c != ',' && c != close)
		return false;
	r->at++;
	return true;
}

static bool
read_list(struct reader *r, json_t *list)
{
	bool last = peek(r) == ']';

	if (last)
		r->at++;
	while (!last) {
		json_t *v = read_value(r);

		if (v == NULL || json_array_append_new(list, v) < 0 || !more(r, ']', &last))
			return false;
	}
	return true;
}

static bool
read_members(struct reader *r, json_t *object)
{
	bool last = peek(r) == '}';

	if (last)
		r->at++;
	while (!last) {
		size_t n, had = json_object_size(object);
		const char *key;
		json_t *v;

		if (peek(r) != '"' || (key = plain(r, &n)) == NULL || peek(r) != ':')
			return false;
		r->at++;
		/* one that stands twice does not make it larger */
		if ((v = read_value(r)) == NULL || json_object_setn_new_nocheck(object, key, n, v) < 0 ||
		    json_object_size(object) == had || !more(r, '}', &last))
			return false;
	}
	return true;
}

static json_t *
read_value(struct reader *r)
{
	char c = peek(r);
	json_t *v;
	bool ok;

	if (c == '"')
		return read_text(r);
	if (c == '-' || (c >= '0' && c <= '9'))
		return read_number(r);
	if (c != '{' && c != '[')
		return read_word(r);
	if (r->depth == JSON_DEPTH)
		return NULL;
	r->at++;
	r->depth++;
	v = c == '{' ? json_object() : json_array();
	ok = c == '{' ? read_members(r, v) : read_list(r, v);
	r->depth--;
	if (ok)
		return v;
	json_decref(v);
	return NULL;
}

static json_t *
read_whole(struct reader *r)
{
	json_t *v = read_value(r);

	blank(r);
	if (v == NULL || r->at == r->end)
		return v;
	json_decref(v);
	return NULL;
}

/* Offset of the bracket that nests too deep, or n. */
static size_t
too_deep(const char *text, size_t n)
{
	int depth = 0;
	bool inside = false;

	for (size_t i = 0; i < n; i++) {
		char c = text[i];

		if (inside) {
			if (c == '\\')
				i++;
			else if (c == '"')
				inside = false;
		} else if (c == '"') {
			inside = true;
		} else if (c == '[' || c == '{') {
			if (++depth > JSON_DEPTH)
				return i;
		} else if (c == ']' || c == '}') {
			depth--;
		}
	}
	return n;
}

static int
fail_at(struct hc_err *err, const char *text, size_t pos, const char *what)
{
	size_t line = 1, start = 0;

	for (size_t i = 0; i < pos; i++) {
		if (text[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	return err_at(err, HC_INVALID, (int)pos, "This is not valid JSON: line %zu, column %zu: %s.", line,
	    pos - start + 1, what);
}

int
json_read(const char *text, size_t n, json_t **ret, struct hc_err *err)
{
	struct buf what = BUF_INIT;
	json_error_t e;
	struct reader quick = { .at = text, .end = text + n };
	json_t *v;
	size_t at;
	int rc;

	if (n > JSON_SIZE)
		return err_at(err, HC_INVALID, 0, "This JSON text has %zu bytes; at most %d are read at once.", n, JSON_SIZE);
	if ((at = utf8_valid(text, n)) < n)
		return fail_at(err, text, at, "a byte that is not UTF-8");
	if ((v = read_whole(&quick)) != NULL) {
		*ret = v;
		return 0;
	}
	if ((at = too_deep(text, n)) < n)
		return fail_at(err, text, at, "nested too deep");
	v = json_loadb(text, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
	if (v == NULL) {
		at = e.position > 0 ? (size_t)e.position - 1 : 0;
		/* that one speaks of an option of the library */
		if (json_error_code(&e) == json_error_null_character)
			buf_adds(&what, "a text with a NUL in it");
		else
			utf8_clean(&what, e.text, strlen(e.text));
		rc = fail_at(err, text, at < n ? at : n, buf_str(&what));
		buf_free(&what);
		return rc;
	}
	*ret = v;
	return 0;
}
