/*
 * utf8.c - bytes to code points, cells and graphemes, and hostile text made harmless. Folding is fold.c's.
 *
 * Unicode's tables are utf8proc's. Plain ASCII, which is most of what there is, never reaches them.
 */
#include "base/utf8.h"

#include <string.h>

#include <utf8proc.h>

#define REPLACEMENT 0xfffd
#define SUBSTITUTE 0x2426	/* what stands for a control character that has no picture of its own */
#define HIGH_BITS UINT64_C(0x8080808080808080)

/* True if the next eight bytes are ASCII. */
static bool
eight_ascii(const char *s)
{
	uint64_t word;

	memcpy(&word, s, 8);
	return (word & HIGH_BITS) == 0;
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	uint32_t c;
	size_t len;

	if (n == 0) {
		*cp = 0;
		return 0;
	}
	c = p[0];
	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	*cp = REPLACEMENT;
	if (c >= 0xc2 && c < 0xe0) {
		len = 2;
		c &= 0x1f;
	} else if (c >= 0xe0 && c < 0xf0) {
		len = 3;
		c &= 0x0f;
	} else if (c >= 0xf0 && c < 0xf5) {
		len = 4;
		c &= 0x07;
	} else {
		return 1;
	}
	if (n < len)
		return 1;
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 1;
		c = c << 6 | (p[i] & 0x3f);
	}
	if ((len == 3 && (c < 0x800 || (c >= 0xd800 && c < 0xe000))) || (len == 4 && (c < 0x10000 || c > 0x10ffff)))
		return 1;
	*cp = c;
	return len;
}

size_t
utf8_valid(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint32_t cp;
		size_t len;

		if (n - i >= 8 && eight_ascii(s + i)) {
			i += 8;
			continue;
		}
		len = utf8_decode(s + i, n - i, &cp);
		if (len == 1 && (unsigned char)s[i] >= 0x80)
			return i;
		i += len;
	}
	return n;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
		cp = REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

/* What a terminal would obey, or what turns the order of a line around: it is shown by a mark, one cell wide. */
static bool
is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) ||
	    cp == 0x2028 || cp == 0x2029;
}

static uint32_t
control_mark(uint32_t cp)
{
	if (cp < 0x20)
		return 0x2400 + cp;
	return cp == 0x7f ? 0x2421 : SUBSTITUTE;
}

/* Cells of one code point as the C library's wcwidth() has it in a UTF-8 locale, which is what most terminals go by. utf8proc
   agrees but for spacing marks, conjoining Hangul and a few symbols. */
static int
code_point_width(uint32_t cp)
{
	if (cp < 0x300)
		return 1;
	if ((cp >= 0x1160 && cp < 0x1200) || (cp >= 0xd7b0 && cp < 0xd800))
		return 0;
	if ((cp >= 0x3248 && cp < 0x3250) || (cp >= 0x4dc0 && cp < 0x4e00))
		return 2;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
		return utf8proc_charwidth((utf8proc_int32_t)cp) == 2 ? 2 : 1;
	case UTF8PROC_CATEGORY_CF:
		/* signs that stand under or around the digits that follow */
		return (cp >= 0x600 && cp <= 0x605) || cp == 0x6dd || cp == 0x70f || cp == 0x890 || cp == 0x891 || cp == 0x8e2 ||
		    cp == 0x110bd || cp == 0x110cd;
	default:
		return utf8proc_charwidth((utf8proc_int32_t)cp);
	}
}

size_t
utf8_grapheme(const char *s, size_t n, int *cells)
{
	uint32_t cp, next;
	utf8proc_int32_t state = 0;
	size_t len, more;
	int width;

	if (n == 0) {
		*cells = 0;
		return 0;
	}
	if (n == 1 || (unsigned char)s[1] < 0x80) {
		*cells = 1;
		if ((unsigned char)s[0] < 0x80)
			return 1;
	}
	len = utf8_decode(s, n, &cp);
	*cells = 1;
	if ((len == 1 && cp >= 0x80) || is_control(cp))
		return len;
	width = code_point_width(cp);
	while (len < n) {
		more = utf8_decode(s + len, n - len, &next);
		if (next < 0x300 || (more == 1 && next == REPLACEMENT) || is_control(next) ||
		    utf8proc_grapheme_break_stateful((utf8proc_int32_t)cp, (utf8proc_int32_t)next, &state))
			break;
		width += code_point_width(next);
		if (next == 0xfe0f && width == 1 &&
		    utf8proc_get_property((utf8proc_int32_t)cp)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC)
			width = 2;	/* shown as a picture */
		len += more;
		cp = next;
	}
	*cells = width > 2 ? 2 : width;
	return len;
}

int
utf8_width(const char *s, size_t n)
{
	size_t i = 0;
	int width = 0, cells;

	while (i < n) {
		if (n - i > 8 && eight_ascii(s + i) && (unsigned char)s[i + 8] < 0x80) {
			i += 8;
			width += 8;
			continue;
		}
		i += utf8_grapheme(s + i, n - i, &cells);
		width += cells;
	}
	return width;
}

size_t
utf8_fit(const char *s, size_t n, int cells, int *used)
{
	size_t i = 0;
	int width = 0, w;

	while (i < n) {
		size_t len = utf8_grapheme(s + i, n - i, &w);

		if (width + w > cells)
			break;
		width += w;
		i += len;
	}
	if (used != NULL)
		*used = width;
	return i;
}

void
utf8_clean(struct buf *b, const char *s, size_t n)
{
	size_t done = 0, i = 0;

	buf_reserve(b, n);
	while (i < n) {
		uint32_t cp, shown;
		size_t len = utf8_decode(s + i, n - i, &cp);
		char mark[4];

		shown = is_control(cp) ? control_mark(cp) : cp;
		if (shown != cp || (len == 1 && cp == REPLACEMENT)) {
			buf_add(b, s + done, i - done);
			buf_add(b, mark, utf8_encode(shown, mark));
			done = i + len;
		}
		i += len;
	}
	buf_add(b, s + done, n - done);
}

bool
utf8_is_clean(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(s + i, n - i, &cp);

		if (is_control(cp) || (len == 1 && cp == REPLACEMENT))
			return false;
		i += len;
	}
	return true;
}

/* Optimal string alignment: two neighbours swapped are one mistake, as fingers make it. Three rows are enough. */
int
utf8_distance(const char *a, const char *b, int max)
{
	enum { LONGEST = 128 };
	int rows[3][LONGEST + 1], *before = rows[0], *last = rows[1], *now = rows[2], *swap;
	size_t na = strlen(a), nb = strlen(b), gap = na > nb ? na - nb : nb - na;

	if (max < 0 || gap > (size_t)max || na > LONGEST || nb > LONGEST)
		return max + 1;
	for (size_t j = 0; j <= nb; j++)
		last[j] = (int)j;
	for (size_t i = 1; i <= na; i++) {
		int best = now[0] = (int)i;

		for (size_t j = 1; j <= nb; j++) {
			int d = last[j - 1] + (a[i - 1] != b[j - 1]);

			if (last[j] + 1 < d)
				d = last[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			now[j] = d;
			if (d < best)
				best = d;
		}
		if (best > max && i > 1)
			return max + 1;
		swap = before;
		before = last;
		last = now;
		now = swap;
	}
	return last[nb] > max ? max + 1 : last[nb];
}
