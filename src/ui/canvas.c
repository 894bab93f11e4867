/*
 * canvas.c - cells, clipping and text: everything a window needs to draw, nothing about terminals.
 *
 * A cell that would show half of a wide character becomes a blank, so any two drawings may overlap.
 */
#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "ui/theme.h"

#define MAX_LINKS 512

static const struct cell blank = { .text = " ", .width = 1 };

static void
forget_links(struct canvas *c)
{
	for (size_t i = 0; i < c->nlinks; i++)
		free(c->links[i].url);
	c->nlinks = 0;
}

struct canvas *
canvas_new(int w, int h)
{
	struct canvas *c = xmalloc(sizeof(*c));

	memset(c, 0, sizeof(*c));
	canvas_resize(c, w, h);
	return c;
}

void
canvas_free(struct canvas *c)
{
	if (c == NULL)
		return;
	forget_links(c);
	free(c->links);
	free(c->cells);
	free(c);
}

void
canvas_resize(struct canvas *c, int w, int h)
{
	w = w < 1 ? 1 : w > 1000 ? 1000 : w;
	h = h < 1 ? 1 : h > 1000 ? 1000 : h;
	c->cells = xrealloc(c->cells, sizeof(*c->cells) * (size_t)w * (size_t)h);
	c->w = w;
	c->h = h;
	canvas_clear(c, 0);
}

void
canvas_clear(struct canvas *c, int role)
{
	struct cell b = blank;
	size_t n = (size_t)c->w * (size_t)c->h;

	b.role = (uint8_t)role;
	for (size_t i = 0; i < n; i++)
		c->cells[i] = b;
	if (c->nlinks >= MAX_LINKS)
		forget_links(c);
	c->cursor_x = c->cursor_y = 0;
	c->cursor_shown = false;
	c->scroll_top = c->scroll_bottom = c->scroll_by = 0;
}

void
canvas_copy(struct canvas *to, const struct canvas *from)
{
	bool ascii = to->ascii;

	if (to->w != from->w || to->h != from->h)
		canvas_resize(to, from->w, from->h);
	memcpy(to->cells, from->cells, sizeof(*to->cells) * (size_t)to->w * (size_t)to->h);
	to->cursor_x = from->cursor_x;
	to->cursor_y = from->cursor_y;
	to->cursor_shown = from->cursor_shown;
	to->ascii = ascii;
}

struct cell *
canvas_at(const struct canvas *c, int x, int y)
{
	return &c->cells[(size_t)y * (size_t)c->w + (size_t)x];
}

bool
cell_equal(const struct cell *a, const struct cell *b)
{
	return a->role == b->role && a->attr == b->attr && a->width == b->width && a->link == b->link &&
	    strcmp(a->text, b->text) == 0;
}

struct area
canvas_area(struct canvas *c)
{
	return (struct area){ .canvas = c, .w = c->w, .h = c->h };
}

struct area
area_sub(const struct area *a, int x, int y, int w, int h)
{
	struct area s = { .canvas = a->canvas };

	if (x < 0) {
		w += x;
		x = 0;
	}
	if (y < 0) {
		h += y;
		y = 0;
	}
	if (w > a->w - x)
		w = a->w - x;
	if (h > a->h - y)
		h = a->h - y;
	s.x = a->x + x;
	s.y = a->y + y;
	s.w = w < 0 ? 0 : w;
	s.h = h < 0 ? 0 : h;
	return s;
}

/* Puts one grapheme; x and y are the canvas's own and inside it. */
static void
put(struct canvas *c, int x, int y, const char *s, size_t n, int width, int role, int attr)
{
	struct cell *cell = canvas_at(c, x, y);

	if (cell->width == 0 && x > 0) {	/* the left half loses its right one */
		memcpy(cell[-1].text, " ", 2);
		cell[-1].width = 1;
	}
	if (cell->width == 2 && width == 1 && x + 1 < c->w) {
		memcpy(cell[1].text, " ", 2);
		cell[1].width = 1;
	}
	if (width == 2) {
		if (cell[1].width == 2 && x + 2 < c->w) {
			memcpy(cell[2].text, " ", 2);
			cell[2].width = 1;
		}
		cell[1].text[0] = '\0';
		cell[1].width = 0;
		cell[1].role = (uint8_t)role;
		cell[1].attr = (uint8_t)attr;
		cell[1].link = 0;
	}
	memcpy(cell->text, s, n);
	cell->text[n] = '\0';
	cell->width = (uint8_t)width;
	cell->role = (uint8_t)role;
	cell->attr = (uint8_t)attr;
	cell->link = 0;
}

/* Bytes of a grapheme that fit a cell: whole code points only. */
static size_t
cell_bytes(const char *s, size_t n)
{
	if (n < CELL_TEXT)
		return n;
	n = CELL_TEXT - 1;
	while (n > 1 && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* Lines, blocks and braille: E2 94..97 (U+2500-25FF) and E2 A0..A3 (U+2800-28FF). */
static bool
decoration(const char *s, size_t n)
{
	unsigned char second = n == 3 ? (unsigned char)s[1] : 0;

	return n == 3 && (unsigned char)s[0] == 0xe2 && ((second >= 0x94 && second <= 0x97) || (second >= 0xa0 && second <= 0xa3));
}

int
area_textn(const struct area *a, int x, int y, int role, int attr, const char *s, size_t n, int cells)
{
	struct buf clean = BUF_INIT;
	int start = x, end = a->w;

	if (y < 0 || y >= a->h || x >= a->w)
		return 0;
	if (cells >= 0 && cells < end - x)
		end = x + cells;
	if (!utf8_is_clean(s, n)) {
		utf8_clean(&clean, s, n);
		s = buf_str(&clean);
		n = clean.len;
	}
	while (n > 0 && x < end) {
		int width;
		size_t len = utf8_grapheme(s, n, &width);

		if (width > 0 && x + width > end)
			break;
		if (width > 0 && x >= 0 && a->canvas->plain && decoration(s, len))
			put(a->canvas, a->x + x, a->y + y, " ", 1, 1, role, attr);
		else if (width > 0 && x >= 0)
			put(a->canvas, a->x + x, a->y + y, s, cell_bytes(s, len), width > 2 ? 2 : width, role, attr);
		x += width;
		s += len;
		n -= len;
	}
	buf_free(&clean);
	return x - start;
}

int
area_text(const struct area *a, int x, int y, int role, int attr, const char *s, int cells)
{
	return area_textn(a, x, y, role, attr, s, strlen(s), cells);
}

int
area_fit(const struct area *a, int x, int y, int role, int attr, const char *s, int cells)
{
	const char *dots = a->canvas->ascii ? ".." : "\xe2\x80\xa6";
	size_t n = strlen(s);
	int used;

	if (cells < 0 || cells > a->w - x)
		cells = a->w - x;
	if (cells <= 0)
		return 0;
	/* one byte is never more than two cells of visible marks; only a long text is worth measuring */
	if (n > (size_t)cells / 4 && utf8_width(s, n) > cells) {
		int mark = a->canvas->ascii ? 2 : 1;
		size_t fit = utf8_fit(s, n, cells - mark < 0 ? 0 : cells - mark, &used);

		used = area_textn(a, x, y, role, attr, s, fit, cells);
		return used + area_text(a, x + used, y, role, attr, dots, cells - used);
	}
	return area_textn(a, x, y, role, attr, s, n, cells);
}

int
area_right(const struct area *a, int x, int y, int w, int role, int attr, const char *s)
{
	int width = utf8_width(s, strlen(s));

	if (width >= w)
		return area_fit(a, x, y, role, attr, s, w);
	area_text(a, x + w - width, y, role, attr, s, width);
	return w;
}

size_t
text_break(const char *s, size_t n, int w, size_t *next)
{
	const char *nl = memchr(s, '\n', n);
	size_t len = nl != NULL ? (size_t)(nl - s) : n, fit = utf8_fit(s, len, w, &(int){0});

	if (fit < len) {
		size_t cut = fit;

		while (cut > 0 && s[cut] != ' ')
			cut--;
		if (cut > 0)
			fit = cut;
		else if (fit == 0)	/* a wide character in one cell */
			fit = utf8_grapheme(s, len, &(int){0});
	}
	*next = fit < n && (s[fit] == '\n' || s[fit] == ' ') ? fit + 1 : fit;
	return fit;
}

int
text_rows(const char *s, int w, int most)
{
	size_t n = strlen(s), next;
	int rows = 0;

	for (; n > 0 && rows < most && w > 0; rows++) {
		text_break(s, n, w, &next);
		s += next;
		n -= next;
	}
	return rows;
}

int
area_wrap(const struct area *a, int x, int y, int w, int h, int role, const char *s)
{
	size_t n = strlen(s), next;
	int line;

	for (line = 0; n > 0 && line < h && w > 0; line++) {
		area_textn(a, x, y + line, role, 0, s, text_break(s, n, w, &next), w);
		s += next;
		n -= next;
	}
	return line;
}

void
area_fill(const struct area *a, int x, int y, int w, int h, int role)
{
	struct area s = area_sub(a, x, y, w, h);

	for (int row = 0; row < s.h; row++)
		for (int col = 0; col < s.w; col++)
			put(s.canvas, s.x + col, s.y + row, " ", 1, 1, role, 0);
}

void
area_role(const struct area *a, int x, int y, int w, int role, int attr)
{
	struct area s = area_sub(a, x, y, w, 1);

	for (int col = 0; s.h > 0 && col < s.w; col++) {
		struct cell *cell = canvas_at(s.canvas, s.x + col, s.y);

		cell->role = (uint8_t)role;
		cell->attr = (uint8_t)attr;
	}
}

const char *
canvas_url(const struct canvas *c, uint32_t link)
{
	for (size_t i = 0; link != 0 && i < c->nlinks; i++)
		if (c->links[i].hash == link)
			return c->links[i].url;
	return NULL;
}

/* The hash of an address that the canvas now knows; 0: none that a terminal could be told. */
static uint32_t
add_url(struct canvas *c, const char *url)
{
	uint32_t h = 2166136261u;
	size_t n = strlen(url);

	if (n == 0 || n >= 1024 || c->nlinks >= MAX_LINKS)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)url[i] < 0x21 || (unsigned char)url[i] > 0x7e)
			return 0;
		h = (h ^ (unsigned char)url[i]) * 16777619u;
	}
	h |= h == 0;
	if (canvas_url(c, h) == NULL) {
		if (c->nlinks % 32 == 0)
			c->links = xrealloc(c->links, sizeof(*c->links) * (c->nlinks + 32));
		c->links[c->nlinks].hash = h;
		c->links[c->nlinks].url = xmalloc(n + 1);
		memcpy(c->links[c->nlinks++].url, url, n + 1);
	}
	return h;
}

void
area_link(const struct area *a, int x, int y, int w, const char *url)
{
	struct area s = area_sub(a, x, y, w, 1);
	uint32_t h = add_url(a->canvas, url);

	for (int col = 0; s.h > 0 && col < s.w; col++)
		canvas_at(s.canvas, s.x + col, s.y)->link = h;
}

void
area_hline(const struct area *a, int x, int y, int w, int role)
{
	const char *line = a->canvas->plain ? " " : a->canvas->ascii ? "-" : "\xe2\x94\x80";

	for (int col = 0; col < w; col++)
		area_text(a, x + col, y, role, 0, line, 1);
}

static void
area_frame(const struct area *a, int role, bool ascii, const char *side)
{
	area_hline(a, 1, 0, a->w - 2, role);
	area_hline(a, 1, a->h - 1, a->w - 2, role);
	for (int y = 1; y < a->h - 1; y++) {
		area_text(a, 0, y, role, 0, side, 1);
		area_text(a, a->w - 1, y, role, 0, side, 1);
	}
	area_text(a, 0, 0, role, 0, ascii ? "+" : "\xe2\x95\xad", 1);
	area_text(a, a->w - 1, 0, role, 0, ascii ? "+" : "\xe2\x95\xae", 1);
	area_text(a, 0, a->h - 1, role, 0, ascii ? "+" : "\xe2\x95\xb0", 1);
	area_text(a, a->w - 1, a->h - 1, role, 0, ascii ? "+" : "\xe2\x95\xaf", 1);
}

void
area_box(const struct area *a, int role, int title_role, const char *title)
{
	bool ascii = a->canvas->ascii;
	const char *side = ascii ? "|" : "\xe2\x94\x82";

	area_fill(a, 0, 0, a->w, a->h, role);
	if (a->w < 2 || a->h < 2)
		return;
	if (!a->canvas->plain)
		area_frame(a, role, ascii, side);
	if (title != NULL && *title != '\0' && a->w > 6) {
		int used;

		area_text(a, 2, 0, role, 0, " ", 1);
		used = area_fit(a, 3, 0, title_role, 0, title, a->w - 6);
		area_text(a, 3 + used, 0, role, 0, " ", 1);
	}
}

void
area_cursor(const struct area *a, int x, int y, bool shown)
{
	if (a->w <= 0 || a->h <= 0)
		return;
	x = x < 0 ? 0 : x >= a->w ? a->w - 1 : x;
	y = y < 0 ? 0 : y >= a->h ? a->h - 1 : y;
	a->canvas->cursor_x = a->x + x;
	a->canvas->cursor_y = a->y + y;
	a->canvas->cursor_shown = shown;
}

void
area_scrolled(const struct area *a, int top, int h, int by)
{
	struct canvas *c = a->canvas;

	if (a->x != 0 || a->w != c->w || by == 0 || by >= h || -by >= h || c->scroll_by != 0)
		return;
	c->scroll_top = a->y + top;
	c->scroll_bottom = a->y + top + h;
	c->scroll_by = by;
}

static void
dump_roles(const struct canvas *c, struct buf *out)
{
	for (int y = 0; y < c->h; y++) {
		for (int x = 0, start = 0; x <= c->w; x++) {
			const struct cell *s = canvas_at(c, start, y);

			if (x < c->w && canvas_at(c, x, y)->role == s->role && canvas_at(c, x, y)->attr == s->attr)
				continue;
			if (s->role != 0 || s->attr != 0)
				buf_printf(out, "%d:%d-%d %s%s\n", y, start, x - 1, theme_role_name(s->role),
				    s->attr & ATTR_UNDERLINE ? " underline" : s->attr & ATTR_BOLD ? " bold" : "");
			start = x;
		}
	}
}

void
canvas_dump(const struct canvas *c, bool roles, struct buf *out)
{
	for (int y = 0; y < c->h; y++) {
		size_t end = out->len;

		for (int x = 0; x < c->w; x++) {
			const struct cell *cell = canvas_at(c, x, y);

			buf_adds(out, cell->text);
			if (strcmp(cell->text, " ") != 0)
				end = out->len;
		}
		out->len = end;
		buf_addc(out, '\n');
	}
	if (roles)
		dump_roles(c, out);
}

int
canvas_diff(const struct canvas *a, const struct canvas *b)
{
	int n = 0;

	if (a->w != b->w || a->h != b->h)
		return b->w * b->h;
	for (size_t i = 0; i < (size_t)a->w * (size_t)a->h; i++)
		n += !cell_equal(&a->cells[i], &b->cells[i]);
	return n;
}
