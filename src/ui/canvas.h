/*
 * canvas.h - a grid of cells that windows draw on. No curses here: tui/term.c turns changed cells into bytes, tests into text.
 */
#ifndef HC_UI_CANVAS_H
#define HC_UI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct cell {
	char text[24];		/* one grapheme, UTF-8; "" for the right half of a wide one */
	uint8_t width;		/* 1 or 2; 0 for the right half */
	uint8_t role;		/* theme role */
	uint8_t attr;		/* ATTR_* on top of the role */
};

enum { ATTR_BOLD = 1, ATTR_UNDERLINE = 2, ATTR_REVERSE = 4, ATTR_DIM = 8, ATTR_ITALIC = 16 };

struct canvas {
	int w, h;
	struct cell *cells;
	int cursor_x, cursor_y;		/* -1: hidden */
	/* A hint for the terminal: rows [top, bottom) moved by `by` lines (negative: up) since the last frame. */
	int scroll_top, scroll_bottom, scroll_by;
};

/* A part of a canvas that a window may draw on; clips. */
struct area {
	struct canvas *canvas;
	int x, y, w, h;
};

struct canvas *canvas_new(int w, int h);
void canvas_free(struct canvas *c);
void canvas_resize(struct canvas *c, int w, int h);
void canvas_clear(struct canvas *c, int role);
struct area canvas_area(struct canvas *c);
struct area area_sub(const struct area *a, int x, int y, int w, int h);
/* Draws text clipped to the area and to `cells` (-1: to the edge); control bytes become visible marks. Returns cells used. */
int area_text(const struct area *a, int x, int y, int role, int attr, const char *s, int cells);
int area_textn(const struct area *a, int x, int y, int role, int attr, const char *s, size_t n, int cells);
int area_right(const struct area *a, int x, int y, int w, int role, int attr, const char *s);	/* right-aligned in w cells */
void area_fill(const struct area *a, int x, int y, int w, int h, int role);
void area_role(const struct area *a, int x, int y, int w, int role, int attr);	/* recolours what is there */
void area_hline(const struct area *a, int x, int y, int w, int role);
void area_cursor(const struct area *a, int x, int y);
/* The grid as lines of text, trailing spaces cut; with `roles`, a second block names the role of each run. */
void canvas_dump(const struct canvas *c, bool roles, struct buf *out);
/* Cells that differ: what a frame costs. */
int canvas_diff(const struct canvas *a, const struct canvas *b);

#endif
