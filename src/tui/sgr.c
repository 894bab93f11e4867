/*
 * sgr.c - pens: a role's colours and attributes in what the terminal has, and the shortest way from one pen to the next.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "tui/paint.h"


static const struct { uint8_t attr, on, off; } codes[] = {
	{ ATTR_BOLD, 1, 22 }, { ATTR_DIM, 2, 22 }, { ATTR_ITALIC, 3, 23 }, { ATTR_UNDERLINE, 4, 24 }, { ATTR_REVERSE, 7, 27 },
};

static int
color_in(int color, enum depth depth)
{
	if (color == COLOR_NONE)
		return -1;
	switch (depth) {
	case DEPTH_RGB:
		return color;
	case DEPTH_256:
		return color & COLOR_RGB ? theme_nearest_256((uint32_t)color & 0xffffff) : color;
	case DEPTH_16:
		return color & 15;
	default:
		return color & 7;
	}
}

struct pen
sgr_pen(const struct role_style *rs, enum depth depth, bool italic)
{
	const struct style *s = depth == DEPTH_MONO ? &rs->mono : depth <= DEPTH_16 ? &rs->basic : depth == DEPTH_256 ? &rs->few : &rs->full;
	struct pen p = { .fg = -1, .bg = -1, .attr = s->attr };

	if (!italic)
		p.attr &= (uint8_t)~ATTR_ITALIC;
	if (depth == DEPTH_MONO)
		return p;
	p.fg = color_in(s->fg, depth);
	p.bg = color_in(s->bg, depth);
	if (depth == DEPTH_8 && s->fg >= 8)
		p.attr |= ATTR_BOLD;
	return p;
}

bool
sgr_equal(struct pen a, struct pen b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attr == b.attr;
}

static void
add_number(struct buf *b, int n)
{
	if (b->len > 0)
		buf_addc(b, ';');
	if (n > 0)
		buf_printf(b, "%d", n);
}

static void
add_color(struct buf *b, int color, int base)
{
	if (color < 0)
		add_number(b, base + 9);
	else if (color & COLOR_RGB)
		buf_printf(b, "%s%d;2;%d;%d;%d", b->len > 0 ? ";" : "", base + 8, color >> 16 & 255, color >> 8 & 255, color & 255);
	else if (color < 8)
		add_number(b, base + color);
	else if (color < 16)
		add_number(b, base + 60 + color - 8);
	else
		buf_printf(b, "%s%d;5;%d", b->len > 0 ? ";" : "", base + 8, color);
}

/* Numbers that change `from` into `to` one by one. */
static void
differences(struct buf *b, struct pen from, struct pen to)
{
	uint8_t off = from.attr & (uint8_t)~to.attr, on = to.attr & (uint8_t)~from.attr;

	if (off & (ATTR_BOLD | ATTR_DIM))	/* 22 ends both */
		on |= to.attr & (ATTR_BOLD | ATTR_DIM);
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (off & codes[i].attr) {
			add_number(b, codes[i].off);
			if (codes[i].off == 22)
				off &= (uint8_t)~(ATTR_BOLD | ATTR_DIM);
		}
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (on & codes[i].attr)
			add_number(b, codes[i].on);
	if (from.fg != to.fg)
		add_color(b, to.fg, 30);
	if (from.bg != to.bg)
		add_color(b, to.bg, 40);
}

static void
change_plain(struct buf *out, const struct caps *caps, struct pen to)
{
	if (caps->plain == NULL)
		return;
	buf_adds(out, caps->plain);
	if (to.attr & ATTR_BOLD && caps->bold != NULL)
		buf_adds(out, caps->bold);
	if (to.attr & ATTR_UNDERLINE && caps->underline != NULL)
		buf_adds(out, caps->underline);
	if (to.attr & ATTR_REVERSE && caps->reverse != NULL)
		buf_adds(out, caps->reverse);
}

void
sgr_change(struct buf *out, const struct caps *caps, const struct pen *from, struct pen to)
{
	const struct pen none = { .fg = -1, .bg = -1 };
	struct buf a = BUF_INIT, b = BUF_INIT;
	const struct buf *best = &b;

	if (from != NULL && sgr_equal(*from, to))
		return;
	if (!caps->ansi) {
		change_plain(out, caps, to);
		return;
	}
	differences(&a, none, to);
	if (a.len > 0) {	/* from nothing: 0; and what is wanted */
		struct buf all = BUF_INIT;

		buf_printf(&all, "0;%s", buf_str(&a));
		buf_free(&a);
		a = all;
	}
	if (from != NULL)
		differences(&b, *from, to);
	if (from == NULL || a.len <= b.len)
		best = &a;
	buf_printf(out, "\033[%sm", buf_str(best));
	buf_free(&a);
	buf_free(&b);
}

/* Folding forgot the case; Latin-1 and Latin Extended-A are laid out regularly. */
static bool
capital(uint32_t cp)
{
	return (cp >= 0xc0 && cp <= 0xde) || (cp >= 0x100 && cp < 0x138 && cp % 2 == 0) || (cp >= 0x139 && cp < 0x149 && cp % 2 == 1) ||
	    (cp >= 0x14a && cp < 0x178 && cp % 2 == 0);
}

char
sgr_ascii(uint32_t cp)
{
	static const struct { uint32_t cp; char c; } table[] = {
		{ 0x2013, '-' }, { 0x2014, '-' }, { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201c, '"' }, { 0x201d, '"' }, { 0x2022, '*' },
		{ 0x2026, '.' }, { 0x203a, '>' }, { 0x2039, '<' }, { 0x2190, '<' }, { 0x2191, '^' }, { 0x2192, '>' }, { 0x2193, 'v' },
		{ 0x2500, '-' }, { 0x2502, '|' }, { 0x256d, '+' }, { 0x256e, '+' }, { 0x256f, '+' }, { 0x2570, '+' }, { 0x2588, '#' },
		{ 0x2591, '.' }, { 0x2713, 'x' }, { 0xa0, ' ' }, { 0xb7, '.' }, { 0xd7, 'x' },
	};
	char text[4], *folded, c = '?';
	struct arena *a;

	if (cp < 0x7f)
		return cp >= 0x20 ? (char)cp : '?';
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].cp == cp)
			return table[i].c;
	if (cp >= 0x2581 && cp <= 0x258f)
		return '#';
	if (cp >= 0x2500 && cp < 0x2580)
		return '+';
	a = arena_new("ascii");
	folded = utf8_fold(a, text, utf8_encode(cp, text));
	if ((unsigned char)folded[0] >= 0x21 && (unsigned char)folded[0] < 0x7f)
		c = folded[0];
	if (c >= 'a' && c <= 'z' && capital(cp))
		c = (char)(c - 32);
	arena_free(a);
	return c;
}
