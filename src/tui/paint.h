/*
 * paint.h - from one canvas to the next in as few bytes as we can: the half of the terminal that only writes.
 *
 * Pure: no descriptor, no terminfo, no clock. term.c fills in what the terminal can, tests look at the bytes. What is on the
 * screen is remembered, so each frame sends only what looks different, moves rows that only moved, and erases what is blank.
 */
#ifndef HC_TUI_PAINT_H
#define HC_TUI_PAINT_H

#include "ui/canvas.h"
#include "ui/theme.h"

enum depth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_RGB };
enum width_rule { WIDTH_AUTO, WIDTH_SAFE };

/* What the terminal can. With `ansi` sequences are ECMA-48's, else only what the three texts and move() say. */
struct caps {
	enum depth depth;
	bool ansi;
	bool column, row, repeat, erase_chars, scroll;	/* CHA, VPA, REP, ECH, regions */
	bool back_color;	/* what is erased takes the background */
	bool italic;
	bool last_cell;		/* the last cell of the last row can be written */
	bool ascii;		/* other characters would come out as garbage */
	bool links;		/* OSC 8 */
	bool sync;		/* 2026 */
	enum width_rule width;
	const char *plain, *bold, *reverse, *underline, *clear, *show, *hide;	/* NULL: cannot */
	void (*move)(struct buf *out, int x, int y);
};

/* Colours are -1 (the terminal's own), 0-255 or COLOR_RGB | rrggbb. */
struct pen {
	int fg, bg;
	uint8_t attr;
};

struct paint;

struct paint *paint_new(const struct caps *caps);
void paint_free(struct paint *p);	/* NULL is allowed */
struct caps *paint_caps(struct paint *p);	/* may be changed between frames */
/* How roles look from now on; the next frame repaints all. */
void paint_theme(struct paint *p, const struct theme *t);
/* Nothing is known about the screen any more. */
void paint_forget(struct paint *p);
/* Appends what turns the screen into c, from where the cursor was left. */
void paint_frame(struct paint *p, const struct canvas *c, struct buf *out);

/* sgr.c: how a role looks in so many colours, and the bytes that turn one pen into another. */
struct pen sgr_pen(const struct role_style *rs, enum depth depth, bool italic);
bool sgr_equal(struct pen a, struct pen b);
/* from NULL: unknown. */
void sgr_change(struct buf *out, const struct caps *caps, const struct pen *from, struct pen to);
/* A character for terminals that know only ASCII: the letter below an accent, or `?`. */
char sgr_ascii(uint32_t cp);

#endif
