/*
 * canvas.h - a grid of cells that windows draw on. No curses here: tui/term.c turns changed cells into bytes, tests into text.
 */
#ifndef HC_UI_CANVAS_H
#define HC_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define CELL_TEXT 24

struct cell {
	char text[CELL_TEXT];	/* one grapheme, UTF-8, NUL-terminated; "" for the right half of a wide one */
	uint8_t width;		/* 1 or 2; 0 for the right half */
	uint8_t role;		/* theme role */
	uint8_t attr;		/* ATTR_* on top of the role */
	uint32_t link;		/* hash of an address of the canvas, 0: no link */
};

enum { ATTR_BOLD = 1, ATTR_UNDERLINE = 2, ATTR_REVERSE = 4, ATTR_DIM = 8, ATTR_ITALIC = 16 };

struct canvas {
	int w, h;
	struct cell *cells;
	/* The focus: the terminal's cursor always stands there, for readers and magnifiers; it is visible only when shown. */
	int cursor_x, cursor_y;
	bool cursor_shown;
	bool ascii;			/* no line-drawing characters */
	bool plain;			/* no lines and blocks at all: a voice would read them out */
	/* Addresses of links, by hash; they stay while the canvas lives, so that frames compare. */
	struct canvas_link { uint32_t hash; char *url; } *links;
	size_t nlinks;
	/* A hint for the terminal: rows [top, bottom) moved by `by` lines (negative: up) since the last frame. */
	int scroll_top, scroll_bottom, scroll_by;
};

/* A part of a canvas that a window may draw on; clips. */
struct area {
	struct canvas *canvas;
	int x, y, w, h;
};

struct canvas *canvas_new(int w, int h);
void canvas_free(struct canvas *c);	/* NULL is allowed */
void canvas_resize(struct canvas *c, int w, int h);	/* empties it */
/* Blanks every cell with a role and forgets cursor and scroll hint. */
void canvas_clear(struct canvas *c, int role);
void canvas_copy(struct canvas *to, const struct canvas *from);	/* resizes `to` if need be */
struct cell *canvas_at(const struct canvas *c, int x, int y);
bool cell_equal(const struct cell *a, const struct cell *b);
struct area canvas_area(struct canvas *c);
struct area area_sub(const struct area *a, int x, int y, int w, int h);
/* Draws text clipped to the area and to `cells` (-1: to the edge); control bytes become visible marks. Returns cells used. */
int area_text(const struct area *a, int x, int y, int role, int attr, const char *s, int cells);
int area_textn(const struct area *a, int x, int y, int role, int attr, const char *s, size_t n, int cells);
/* As area_text; text that does not fit ends in an ellipsis. */
int area_fit(const struct area *a, int x, int y, int role, int attr, const char *s, int cells);
int area_right(const struct area *a, int x, int y, int w, int role, int attr, const char *s);	/* right-aligned in w cells */
/* Bytes of the first line when a text is broken at spaces and newlines for w cells; *next: where the second begins. */
size_t text_break(const char *s, size_t n, int w, size_t *next);
int text_rows(const char *s, int w, int most);		/* lines that area_wrap() needs, at most `most` */
/* Draws broken at spaces over at most h lines of w cells; returns lines used. */
int area_wrap(const struct area *a, int x, int y, int w, int h, int role, const char *s);
void area_fill(const struct area *a, int x, int y, int w, int h, int role);
void area_role(const struct area *a, int x, int y, int w, int role, int attr);	/* recolours what is there */
/* Cells that lead somewhere (OSC 8): mailto:, https:, hotcrm:. An address with control bytes or of 1024 and more is none. */
void area_link(const struct area *a, int x, int y, int w, const char *url);
const char *canvas_url(const struct canvas *c, uint32_t link);	/* NULL: no such link */
void area_hline(const struct area *a, int x, int y, int w, int role);
/* A frame around the whole area, its inside blanked; title may be NULL. */
void area_box(const struct area *a, int role, int title_role, const char *title);
void area_cursor(const struct area *a, int x, int y, bool shown);
/* Rows [top, top + h) of the area moved by `by`: only a full-width area can tell the terminal so. */
void area_scrolled(const struct area *a, int top, int h, int by);
/* The grid as lines of text, trailing spaces cut; with `roles`, a second block names the role of each run. */
void canvas_dump(const struct canvas *c, bool roles, struct buf *out);
/* Cells that differ: what a frame costs. */
int canvas_diff(const struct canvas *a, const struct canvas *b);

#endif
