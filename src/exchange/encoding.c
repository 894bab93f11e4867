/*
 * encoding.c - the few encodings that tables of customers come in: names, single characters, and writing them back.
 *
 * Reading is intake.c's. ISO-8859-1 is read as Windows-1252, as the web does it: what claims to be the one is the other, and
 * nobody's customer is called by a C1 control.
 */
#include <string.h>
#include <strings.h>

#include "exchange/encoding.h"

static const uint16_t windows1252[32] = {
	0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
	0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static const struct { unsigned char byte; uint16_t cp; } latin9[] = {
	{ 0xa4, 0x20ac }, { 0xa6, 0x0160 }, { 0xa8, 0x0161 }, { 0xb4, 0x017d }, { 0xb8, 0x017e }, { 0xbc, 0x0152 }, { 0xbd, 0x0153 },
	{ 0xbe, 0x0178 },
};

static const struct { const char *name; enum encoding e; } names[] = {
	{ "UTF-8", ENCODING_UTF8 }, { "UTF-16LE", ENCODING_UTF16LE }, { "UTF-16BE", ENCODING_UTF16BE },
	{ "Windows-1252", ENCODING_WINDOWS1252 }, { "ISO-8859-1", ENCODING_LATIN1 }, { "ISO-8859-15", ENCODING_LATIN9 },
	{ "ASCII", ENCODING_UTF8 }, { "US-ASCII", ENCODING_UTF8 }, { "UTF8BOM", ENCODING_UTF8 }, { "UTF-16", ENCODING_UTF16LE },
	{ "CP1252", ENCODING_WINDOWS1252 }, { "ANSI", ENCODING_WINDOWS1252 }, { "Latin-1", ENCODING_LATIN1 },
	{ "Latin-9", ENCODING_LATIN9 },
};

const char *
encoding_name(enum encoding e)
{
	return names[e].name;
}

/* Compares without case, hyphens and underscores. */
static bool
same_name(const char *a, const char *b)
{
	for (;;) {
		while (*a == '-' || *a == '_')
			a++;
		while (*b == '-' || *b == '_')
			b++;
		if ((*a | 0x20) != (*b | 0x20))
			return false;
		if (*a == '\0')
			return true;
		a++;
		b++;
	}
}

int
encoding_find(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (same_name(names[i].name, name))
			return (int)names[i].e;
	return -1;
}

uint32_t
encoding_byte(enum encoding e, unsigned char c)
{
	if (e == ENCODING_LATIN9) {
		for (size_t i = 0; i < sizeof(latin9) / sizeof(latin9[0]); i++)
			if (latin9[i].byte == c)
				return latin9[i].cp;
		return c;
	}
	return c >= 0x80 && c < 0xa0 ? windows1252[c - 0x80] : c;
}

static int
byte_of(enum encoding e, uint32_t cp)
{
	if (cp < 0x80)
		return (int)cp;
	for (int c = 0x80; c < 0x100; c++)
		if (encoding_byte(e, (unsigned char)c) == cp)
			return c;
	return '?';
}

/* Length of the character at s, 0 if it is not one; *cut when more bytes could make it one. */
static size_t
character(const unsigned char *s, size_t n, bool *cut)
{
	unsigned char c = s[0];
	unsigned char low = 0x80, high = 0xbf;
	size_t len;

	*cut = false;
	if (c < 0x80)
		return 1;
	if (c < 0xc2 || c > 0xf4)
		return 0;
	len = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	if (c == 0xe0)
		low = 0xa0;	/* overlong */
	else if (c == 0xed)
		high = 0x9f;	/* surrogates */
	else if (c == 0xf0)
		low = 0x90;
	else if (c == 0xf4)
		high = 0x8f;
	for (size_t i = 1; i < len; i++) {
		if (i == n) {
			*cut = true;
			return 0;
		}
		if (s[i] < low || s[i] > high)
			return 0;
		low = 0x80;
		high = 0xbf;
	}
	return len;
}

size_t
encoding_valid(const unsigned char *s, size_t n, bool *cut)
{
	size_t i = 0, len;

	*cut = false;
	while (i < n) {
		uint64_t w;

		while (i + 8 <= n && (memcpy(&w, s + i, 8), (w & UINT64_C(0x8080808080808080)) == 0))
			i += 8;
		if (i == n)
			break;
		if ((len = character(s + i, n - i, cut)) == 0)
			return i;
		i += len;
	}
	return n;
}

static uint32_t
decode(const unsigned char *s, size_t len)
{
	switch (len) {
	case 1:
		return s[0];
	case 2:
		return (uint32_t)(s[0] & 0x1f) << 6 | (s[1] & 0x3f);
	case 3:
		return (uint32_t)(s[0] & 0x0f) << 12 | (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);
	default:
		return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3f) << 12 | (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
	}
}

static void
put_unit(enum encoding e, uint32_t u, struct buf *out)
{
	char b[2] = { (char)(u & 0xff), (char)(u >> 8) };

	if (e == ENCODING_UTF16BE) {
		b[0] = (char)(u >> 8);
		b[1] = (char)(u & 0xff);
	}
	buf_add(out, b, 2);
}

void
encoding_put(enum encoding e, const char *s, size_t n, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)s;

	if (e == ENCODING_UTF8) {
		buf_add(out, s, n);
		return;
	}
	for (size_t i = 0, len; i < n; i += len) {
		bool cut;
		uint32_t cp;

		len = character(p + i, n - i, &cut);
		cp = len > 0 ? decode(p + i, len) : '?';
		if (len == 0)
			len = 1;
		if (e != ENCODING_UTF16LE && e != ENCODING_UTF16BE) {
			buf_addc(out, (char)byte_of(e, cp));
		} else if (cp >= 0x10000) {
			put_unit(e, 0xd800 + ((cp - 0x10000) >> 10), out);
			put_unit(e, 0xdc00 + ((cp - 0x10000) & 0x3ff), out);
		} else {
			put_unit(e, cp, out);
		}
	}
}

void
encoding_mark(enum encoding e, struct buf *out)
{
	if (e == ENCODING_UTF16LE || e == ENCODING_UTF16BE)
		put_unit(e, 0xfeff, out);
}
