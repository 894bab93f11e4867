/*
 * fold.c - the key by which names are sorted and found: no case, no accents, no stray blanks.
 *
 * An import calls this several times per record, so ASCII goes through one table, byte by byte.
 */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#define ON_STACK 256

/* Letters that Unicode does not take apart but people type without their stroke. */
static const struct { uint32_t from; const char *to; } STROKES[] = {
	{ 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" }, { 0xfe, "th" }, { 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" },
	{ 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
};

static char
fold_ascii(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	return c <= ' ' || c == 0x7f ? ' ' : (char)c;
}

/* Folds into out (room for n), blanks squeezed and the ends trimmed; returns the length, or n + 1 at the first byte that is
   not ASCII. */
static size_t
fold_plain(char *out, const char *s, size_t n)
{
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		char f;

		if (c >= 0x80)
			return n + 1;
		f = fold_ascii(c);
		if (f == ' ' && (len == 0 || out[len - 1] == ' '))
			continue;
		out[len++] = f;
	}
	return len > 0 && out[len - 1] == ' ' ? len - 1 : len;
}

/* Accents and vowel points: dropped. Signs that spell (kana voicing, Thai and Indic vowels) are not in here. */
static bool
is_accent(uint32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) || (cp >= 0x483 && cp < 0x48a) || (cp >= 0x591 && cp < 0x5c8) ||
	    (cp >= 0x610 && cp < 0x61b) || (cp >= 0x64b && cp < 0x660) || cp == 0x670 || (cp >= 0x1ab0 && cp < 0x1b00) ||
	    (cp >= 0x1dc0 && cp < 0x1e00) || (cp >= 0x20d0 && cp < 0x2100) || (cp >= 0xfe20 && cp < 0xfe30);
}

static bool
is_blank(uint32_t cp)
{
	return cp <= ' ' || (cp >= 0x7f && cp <= 0xa0) || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 ||
	    cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

static const char *
stroke(uint32_t cp)
{
	if (cp < 0xe6 || cp > 0x167)
		return NULL;
	for (size_t i = 0; i < sizeof(STROKES) / sizeof(STROKES[0]); i++) {
		if (STROKES[i].from == cp)
			return STROKES[i].to;
	}
	return NULL;
}

/* Appends folded code points; `start` is where this key begins in b. */
static void
append(struct buf *b, size_t start, const int32_t *cps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t cp = (uint32_t)cps[i];
		const char *plain;
		char out[4];

		if (is_blank(cp)) {
			if (b->len > start && b->data[b->len - 1] != ' ')
				buf_addc(b, ' ');
		} else if (is_accent(cp)) {
			continue;
		} else if ((plain = stroke(cp)) != NULL) {
			buf_adds(b, plain);
		} else {
			buf_add(b, out, utf8_encode(cp, out));
		}
	}
}

static void
fold_wide(struct buf *b, const char *s, size_t n)
{
	const utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	struct buf mended = BUF_INIT;
	int32_t few[ON_STACK], *cps = few;
	utf8proc_ssize_t want;
	size_t start = b->len;

	if (utf8_valid(s, n) < n) {
		for (size_t i = 0; i < n;) {
			uint32_t cp;
			char out[4];

			i += utf8_decode(s + i, n - i, &cp);
			buf_add(&mended, out, utf8_encode(cp, out));
		}
		s = mended.data;
		n = mended.len;
	}
	want = utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, cps, ON_STACK, how);
	if (want > ON_STACK) {
		cps = xmalloc((size_t)want * sizeof(*cps));
		want = utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, cps, want, how);
	}
	buf_reserve(b, n);
	if (want > 0)
		append(b, start, cps, (size_t)want);
	if (b->len > start && b->data[b->len - 1] == ' ')
		b->len--;
	b->data[b->len] = '\0';
	if (cps != few)
		free(cps);
	buf_free(&mended);
}

void
utf8_fold_buf(struct buf *b, const char *s, size_t n)
{
	size_t len;

	buf_reserve(b, n);
	len = fold_plain(b->data + b->len, s, n);
	if (len > n) {
		fold_wide(b, s, n);
		return;
	}
	b->len += len;
	b->data[b->len] = '\0';
}

char *
utf8_fold(struct arena *a, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	char *key = arena_alloc(a, n + 1);
	size_t len = fold_plain(key, s, n);

	if (len <= n) {
		key[len] = '\0';
		return key;
	}
	fold_wide(&b, s, n);
	key = arena_strndup(a, b.data, b.len);
	buf_free(&b);
	return key;
}
