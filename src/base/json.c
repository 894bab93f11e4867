/*
 * json.c - the writer's punctuation and escapes.
 */
#include "base/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void
separate(struct jw *w)
{
	if (w->comma)
		buf_addc(w->out, ',');
	w->comma = true;
}

void
jw_open(struct jw *w, char bracket)
{
	separate(w);
	buf_addc(w->out, bracket);
	w->comma = false;
}

void
jw_close(struct jw *w, char bracket)
{
	buf_addc(w->out, bracket);
	w->comma = true;
}

static void
escape(struct buf *out, unsigned char c)
{
	switch (c) {
	case '"': buf_add(out, "\\\"", 2); break;
	case '\\': buf_add(out, "\\\\", 2); break;
	case '\n': buf_add(out, "\\n", 2); break;
	case '\r': buf_add(out, "\\r", 2); break;
	case '\t': buf_add(out, "\\t", 2); break;
	default: buf_printf(out, "\\u%04x", c);
	}
}

static void
quote(struct buf *out, const char *s, size_t n)
{
	size_t done = 0, i = 0;

	buf_reserve(out, n + 2);
	buf_addc(out, '"');
	while (i < n) {
		unsigned char c = (unsigned char)s[i];
		uint32_t cp;
		size_t len = 1;

		if (c >= 0x80) {
			len = utf8_decode(s + i, n - i, &cp);
			if (len > 1) {
				i += len;
				continue;
			}
		} else if (c >= 0x20 && c != '"' && c != '\\') {
			i++;
			continue;
		}
		buf_add(out, s + done, i - done);
		if (c >= 0x80)
			buf_add(out, "\xef\xbf\xbd", 3);
		else
			escape(out, c);
		done = i += len;
	}
	buf_add(out, s + done, n - done);
	buf_addc(out, '"');
}

void
jw_key(struct jw *w, const char *key)
{
	separate(w);
	quote(w->out, key, strlen(key));
	buf_addc(w->out, ':');
	w->comma = false;
}

void
jw_text(struct jw *w, const char *s, size_t n)
{
	separate(w);
	quote(w->out, s, n);
}

void
jw_string(struct jw *w, const char *s)
{
	if (s == NULL)
		jw_null(w);
	else
		jw_text(w, s, strlen(s));
}

void
jw_int(struct jw *w, int64_t v)
{
	char text[24], *p = text + sizeof(text);
	uint64_t rest = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	separate(w);
	do
		*--p = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (v < 0)
		*--p = '-';
	buf_add(w->out, p, (size_t)(text + sizeof(text) - p));
}

void
jw_raw(struct jw *w, const char *token)
{
	separate(w);
	buf_adds(w->out, token);
}

void
jw_bool(struct jw *w, bool v)
{
	jw_raw(w, v ? "true" : "false");
}

void
jw_null(struct jw *w)
{
	jw_raw(w, "null");
}
