/*
 * formula_encode.c - texts for other languages (HTML, JavaScript, URLs), out of JSON, and against patterns.
 */
#include "query/formula_impl.h"

#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "query/regex.h"

static void
take(const struct fcall *c, struct hc_value *ret, struct buf *b)
{
	fv_set_text(c->a, ret, buf_str(b), b->len);
	buf_free(b);
}

static void
js(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		switch (s[i]) {
		case '\n':
			buf_adds(b, "\\n");
			break;
		case '\r':
			buf_adds(b, "\\r");
			break;
		case '\\':
		case '\'':
		case '"':
		case '/':
			buf_addc(b, '\\');
			buf_addc(b, s[i]);
			break;
		default:
			if ((unsigned char)s[i] < 0x20 || s[i] == '<' || s[i] == '>')
				buf_printf(b, "\\u%04X", (unsigned)(unsigned char)s[i]);
			else
				buf_addc(b, s[i]);
		}
	}
}

void
f_htmlencode(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;

	buf_add_html(&b, v[0].s, v[0].len);
	take(c, ret, &b);
}

void
f_jsencode(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;

	js(&b, v[0].s, v[0].len);
	take(c, ret, &b);
}

void
f_jsinhtmlencode(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT, h = BUF_INIT;

	buf_add_html(&h, v[0].s, v[0].len);
	js(&b, buf_str(&h), h.len);
	buf_free(&h);
	take(c, ret, &b);
}

void
f_urlencode(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < v[0].len; i++) {
		unsigned char ch = (unsigned char)v[0].s[i];

		if ((ch >= '0' && ch <= '9') || ((ch | 32) >= 'a' && (ch | 32) <= 'z') || strchr("-_.*", ch))
			buf_addc(&b, (char)ch);
		else if (ch == ' ')
			buf_addc(&b, '+');
		else
			buf_printf(&b, "%%%02X", ch);
	}
	take(c, ret, &b);
}

/* --- JSON --- */

static void
json_text(const struct fcall *c, const json_t *j, struct hc_value *ret)
{
	char *s;

	switch (j ? json_typeof(j) : JSON_NULL) {
	case JSON_STRING:
		fv_set_text(c->a, ret, json_string_value(j), json_string_length(j));
		break;
	case JSON_TRUE:
		fv_set_text(c->a, ret, "true", 4);
		break;
	case JSON_FALSE:
		fv_set_text(c->a, ret, "false", 5);
		break;
	case JSON_NULL:
		break;
	case JSON_INTEGER:
		s = arena_printf(c->a, "%" JSON_INTEGER_FORMAT, json_integer_value(j));
		*ret = value_text(s, strlen(s));
		break;
	case JSON_REAL: {
		struct num n;
		char buf[NUM_TEXT];

		if (num_from_double(&n, json_real_value(j)) == HC_OK)
			fv_set_text(c->a, ret, buf, num_format(&n, buf));
		break;
	}
	default:
		s = json_dumps(j, JSON_COMPACT);
		if (s)
			fv_set_text(c->a, ret, s, strlen(s));
		free(s);
	}
}

static const json_t *
member(const struct fcall *c, const json_t *j, const char *key, size_t n)
{
	return json_object_get(j, arena_strndup(c->a, key, n));
}

/* One step of "$.a['b'][0]"; NULL when the way ends, *bad when it is no way. */
static const json_t *
step(const struct fcall *c, const json_t *j, const char **at, const char *end, bool *bad)
{
	const char *s = *at, *from;
	size_t index = 0;
	char quote;

	if (*s == '.') {
		from = ++s;
		while (s < end && *s != '.' && *s != '[')
			s++;
		*bad = s == from;
		*at = s;
		return member(c, j, from, (size_t)(s - from));
	}
	if (*s != '[' || ++s == end) {
		*bad = true;
		return NULL;
	}
	if (*s == '\'' || *s == '"') {
		quote = *s++;
		from = s;
		while (s < end && *s != quote)
			s++;
		*bad = end - s < 2 || s[1] != ']';
		*at = s + 2;
		return *bad ? NULL : member(c, j, from, (size_t)(s - from));
	}
	from = s;
	while (s < end && *s >= '0' && *s <= '9' && s - from < 9)
		index = index * 10 + (size_t)(*s++ - '0');
	*bad = s == from || s == end || *s != ']';
	*at = s + 1;
	return *bad ? NULL : json_array_get(j, index);
}

void
f_jsonpathvalue(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	const char *at = v[1].s, *end = at + v[1].len;
	const json_t *j;
	json_t *root;
	bool bad = *at != '$';

	if (json_read(v[0].s, v[0].len, &root, NULL) < 0) {
		fv_error(c->a, ret, "the text is not JSON");
		return;
	}
	j = root;
	for (at++; !bad && j && at < end; )
		j = step(c, j, &at, end, &bad);
	if (bad)
		fv_error(c->a, ret, "a JSON path is like $.a.b[0]");
	else
		json_text(c, j, ret);
	json_decref(root);
}

void
f_jsonvalue(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	json_t *root;

	if (json_read(v[0].s, v[0].len, &root, NULL) < 0) {
		fv_error(c->a, ret, "the text is not JSON");
		return;
	}
	json_text(c, member(c, root, v[1].s, v[1].len), ret);
	json_decref(root);
}

/* --- patterns --- */

/* One character of UTF-8 from s. */
static size_t
one(const char *s, const char *end)
{
	size_t k = 1;

	while (s + k < end && ((unsigned char)s[k] & 0xc0) == 0x80)
		k++;
	return k;
}

/* % and _ as in SQL, with the backslash before what is meant itself. Goes back only to the last %, so it is never slow. */
void
f_like(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	const char *s = v[0].s, *send = s + v[0].len, *p = v[1].s, *pend = p + v[1].len, *back = NULL, *sback = NULL;

	while (s < send) {
		if (p < pend && *p == '%') {
			back = ++p;
			sback = s;
			continue;
		}
		if (p < pend && *p == '_') {
			p++;
			s += one(s, send);
			continue;
		}
		if (p < pend) {
			const char *lit = *p == '\\' && p + 1 < pend ? p + 1 : p;

			if (*lit == *s) {
				p = lit + 1;
				s++;
				continue;
			}
		}
		if (back == NULL)
			break;
		sback += one(sback, send);
		s = sback;
		p = back;
	}
	while (p < pend && *p == '%')
		p++;
	*ret = value_int(s == send && p == pend);
}

void
f_regex(const struct fcall *c, size_t n, const struct hc_value *v, struct hc_value *ret)
{
	const char *text = v[0].kind == VALUE_TEXT ? v[0].s : "";
	size_t len = v[0].kind == VALUE_TEXT ? v[0].len : 0;
	struct regex *r;
	struct hc_err err;
	char *pattern;
	int rc;

	pattern = arena_printf(c->a, "(?-i)\\A(?:%.*s)\\z", v[1].kind == VALUE_TEXT ? (int)v[1].len : 0,
	    v[1].kind == VALUE_TEXT ? v[1].s : "");
	if (regex_compile(pattern, strlen(pattern), &r, &err) < 0) {
		fv_error(c->a, ret, "%s", err.msg);
		return;
	}
	rc = regex_match(r, text, len, &err);
	regex_free(r);
	if (rc < 0)
		fv_error(c->a, ret, "%s", err.msg);
	else
		*ret = value_int(rc);
}
