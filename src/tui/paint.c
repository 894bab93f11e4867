/*
 * paint.c - frames as bytes: rows that only moved are moved, blanks are erased, and the rest is written with the shortest
 * cursor movements and colour changes. What it costs is what a slow line feels, so ways are tried and counted, not guessed.
 */
#include "tui/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define GAP 4		/* cells that look right already are written again rather than jumped over: a jump costs as much */
#define MOVED_ROWS 3	/* fewer rows than this are not worth a region */
#define ERASE_LEAST 12	/* blanks in the middle of a row: erasing and jumping costs about 9 bytes */
#define REPEAT_LEAST 7

/* Where the terminal stands. x -1: unknown (behind the last cell, or after a character whose width terminals disagree on). */
struct place {
	int x, y;
	bool pen_known;
	struct pen pen;
	uint32_t link;
};

struct paint {
	struct caps caps;
	struct canvas *shown;
	struct cell *scratch;	/* a row */
	struct pen pens[ROLE_COUNT];
	struct place at;
	bool forgotten, cursor_on, cursor_known;
	uint64_t *old_rows, *new_rows;	/* hashes */
	const struct canvas *target;
};

struct paint *
paint_new(const struct caps *caps)
{
	struct paint *p = xmalloc(sizeof(*p));

	memset(p, 0, sizeof(*p));
	p->caps = *caps;
	p->shown = canvas_new(1, 1);
	p->forgotten = true;
	return p;
}

void
paint_free(struct paint *p)
{
	if (p == NULL)
		return;
	canvas_free(p->shown);
	free(p->scratch);
	free(p->old_rows);
	free(p->new_rows);
	free(p);
}

struct caps *
paint_caps(struct paint *p)
{
	return &p->caps;
}

void
paint_theme(struct paint *p, const struct theme *t)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		p->pens[i] = sgr_pen(&t->roles[i], p->caps.depth, p->caps.italic);
	p->forgotten = true;
}

void
paint_forget(struct paint *p)
{
	p->forgotten = true;
}

static struct pen
pen_of(const struct paint *p, const struct cell *c)
{
	struct pen pen = p->pens[c->role < ROLE_COUNT ? c->role : ROLE_TEXT];

	pen.attr |= c->attr;
	if (!p->caps.italic)
		pen.attr &= (uint8_t)~ATTR_ITALIC;
	return pen;
}

/* A blank of which nothing but the background is seen. */
static bool
blank(const struct cell *c, struct pen pen)
{
	return c->text[0] == ' ' && c->text[1] == '\0' && c->link == 0 && !(pen.attr & (ATTR_UNDERLINE | ATTR_REVERSE));
}

static bool
same_look(const struct paint *p, const struct cell *a, const struct cell *b)
{
	struct pen pa, pb;

	if (a->width != b->width || strcmp(a->text, b->text) != 0)
		return false;
	if (a->role == b->role && a->attr == b->attr)
		return a->link == b->link;
	pa = pen_of(p, a);
	pb = pen_of(p, b);
	if (blank(a, pa) && blank(b, pb))
		return pa.bg == pb.bg;
	return a->link == b->link && sgr_equal(pa, pb);
}

/* A blank that erasing leaves behind. */
static bool
erasable(const struct paint *p, const struct cell *c)
{
	struct pen pen = pen_of(p, c);

	return p->caps.ansi && blank(c, pen) && (pen.bg < 0 || p->caps.back_color);
}

static void
set_link(struct paint *p, struct place *at, uint32_t link, struct buf *out)
{
	const char *url = canvas_url(p->target, link);

	if (at->link == link || !p->caps.links)
		return;
	buf_printf(out, "\033]8;;%s\033\\", url != NULL ? url : "");
	at->link = link;
}

static void
set_pen(struct paint *p, struct place *at, const struct cell *c, struct buf *out)
{
	struct pen want = pen_of(p, c);

	set_link(p, at, c->link, out);
	if (at->pen_known && blank(c, want) && !(at->pen.attr & (ATTR_UNDERLINE | ATTR_REVERSE)) && at->pen.bg == want.bg)
		return;
	sgr_change(out, &p->caps, at->pen_known ? &at->pen : NULL, want);
	at->pen = want;
	at->pen_known = true;
}

static int
digits(int n)
{
	return n < 10 ? 1 : n < 100 ? 2 : 3;
}

/* The shortest movement: absolute, along the row, down the column, or back to the margin. */
static void
go(struct paint *p, struct place *at, int x, int y, struct buf *out)
{
	const struct caps *k = &p->caps;
	bool known = at->x >= 0 && at->y >= 0;
	int best = 4 + digits(x + 1) + digits(y + 1), cost;
	enum { ABSOLUTE, COLUMN, RIGHT, LEFT, START, START_RIGHT, DOWN, DOWN_START, ROW } how = ABSOLUTE;

	if (known && at->x == x && at->y == y)
		return;
	if (!k->ansi) {
		k->move(out, x, y);
		at->x = x;
		at->y = y;
		return;
	}
	if (x == 0)
		best = y == 0 ? 3 : 3 + digits(y + 1);
#define TRY(way, when, bytes) if ((when) && (cost = (bytes)) < best) { best = cost; how = way; }
	TRY(COLUMN, at->y == y && k->column, 3 + digits(x + 1))
	TRY(RIGHT, known && at->y == y && x > at->x, x - at->x == 1 ? 3 : 3 + digits(x - at->x))
	TRY(LEFT, known && at->y == y && x < at->x, x - at->x == -1 ? 1 : 3 + digits(at->x - x))
	TRY(START, at->y == y && x == 0, 1)
	TRY(START_RIGHT, at->y == y && x > 0, 1 + (x == 1 ? 3 : 3 + digits(x)))
	TRY(DOWN, known && at->x == x && y > at->y && y - at->y < 4, y - at->y)
	TRY(DOWN_START, at->y >= 0 && x == 0 && y > at->y && y - at->y < 4, 1 + y - at->y)
	TRY(ROW, known && at->x == x && k->row, 3 + digits(y + 1))
#undef TRY
	switch (how) {
	case ABSOLUTE:
		if (x == 0 && y == 0)
			buf_adds(out, "\033[H");
		else if (x == 0)
			buf_printf(out, "\033[%dH", y + 1);
		else
			buf_printf(out, "\033[%d;%dH", y + 1, x + 1);
		break;
	case COLUMN:
		buf_printf(out, "\033[%dG", x + 1);
		break;
	case START_RIGHT: case RIGHT:
		if (how == START_RIGHT)
			buf_addc(out, '\r');
		cost = how == RIGHT ? x - at->x : x;
		if (cost == 1)
			buf_adds(out, "\033[C");
		else
			buf_printf(out, "\033[%dC", cost);
		break;
	case LEFT:
		if (at->x - x == 1)
			buf_addc(out, '\b');
		else
			buf_printf(out, "\033[%dD", at->x - x);
		break;
	case START:
		buf_addc(out, '\r');
		break;
	case DOWN: case DOWN_START:
		if (how == DOWN_START)
			buf_addc(out, '\r');
		for (int i = at->y; i < y; i++)
			buf_addc(out, '\n');
		break;
	case ROW:
		buf_printf(out, "\033[%dd", y + 1);
		break;
	}
	at->x = x;
	at->y = y;
}

/* Terminals disagree on the width of joined emoji, flags, signs with a variation and what is ambiguous in the East. */
static bool
doubtful(const struct paint *p, const struct cell *c)
{
	uint32_t cp, next;
	size_t n = strlen(c->text), len;

	if ((unsigned char)c->text[0] < 0x80 && n == 1)
		return false;
	len = utf8_decode(c->text, n, &cp);
	if (p->caps.width == WIDTH_SAFE)
		return cp < 0x2500 || cp > 0x257f;
	if (len == n)	/* one code point: letters, lines and CJK are safe; dingbats and pictures are not */
		return cp > 0x2000 && (c->width == 2 ? (cp < 0x2e80 || cp > 0xffdc) && (cp < 0x20000 || cp > 0x3fffd) :
		    (cp >= 0x2600 && cp < 0x27c0) || (cp >= 0xe000 && cp < 0xf900) || cp > 0xffff);
	utf8_decode(c->text + len, n - len, &next);
	return !(cp < 0x2000 && next >= 0x300 && next < 0x370 && c->width == 1);	/* a letter with accents is sure */
}

static void
put_cell(struct paint *p, struct place *at, const struct cell *c, int x, int y, struct buf *out)
{
	size_t n = strlen(c->text);
	bool doubt;

	go(p, at, x, y, out);
	set_pen(p, at, c, out);
	if (p->caps.ascii && (n > 1 || (unsigned char)c->text[0] > 0x7e)) {
		uint32_t cp;

		utf8_decode(c->text, n, &cp);
		buf_addc(out, sgr_ascii(cp));
		if (c->width == 2)
			buf_addc(out, ' ');
		doubt = false;
	} else {
		doubt = doubtful(p, c);
		if (doubt && c->width == 2)	/* where it is drawn narrow, no rest of the old cell stays beside it */
			buf_adds(out, p->caps.ansi ? "  \033[2D" : "");
		buf_add(out, c->text, n);
	}
	at->x = doubt || x + c->width >= p->shown->w ? -1 : x + c->width;
}

/* Cells between here and x that may be written again instead of jumped over. */
static bool
bridge(struct paint *p, struct place *at, const struct cell *row, int x, int y, struct buf *out)
{
	if (at->y != y || at->x < 0 || x <= at->x || x - at->x > GAP || !at->pen_known)
		return false;
	for (int i = at->x; i < x; i++)
		if (row[i].width != 1 || (unsigned char)row[i].text[0] >= 0x80 || row[i].text[1] != '\0' || row[i].link != at->link ||
		    !sgr_equal(pen_of(p, &row[i]), at->pen))
			return false;
	while (at->x < x)
		buf_add(out, row[at->x++].text, 1);
	return true;
}

/* Blanks from x on, all alike, up to `end`. */
static int
blanks(const struct paint *p, const struct cell *row, int x, int end)
{
	struct pen pen = pen_of(p, &row[x]);
	int i = x;

	while (i < end && row[i].text[0] == ' ' && row[i].text[1] == '\0' && row[i].link == 0 &&
	    (sgr_equal(pen_of(p, &row[i]), pen) || (erasable(p, &row[x]) && erasable(p, &row[i]) && pen_of(p, &row[i]).bg == pen.bg)))
		i++;
	return i - x;
}

/* A run of n blanks at x, of which `wrong` have to change, by erasing or repeating; returns how many cells that dealt with. */
static int
paint_blanks(struct paint *p, struct place *at, const struct cell *row, int x, int y, int n, int wrong, struct buf *out)
{
	bool can = erasable(p, &row[x]);

	if (can && x + n == p->shown->w && wrong > 3) {
		go(p, at, x, y, out);
		set_pen(p, at, &row[x], out);
		buf_adds(out, "\033[K");
		return n;
	}
	if (can && wrong >= ERASE_LEAST && p->caps.erase_chars) {
		go(p, at, x, y, out);
		set_pen(p, at, &row[x], out);
		buf_printf(out, "\033[%dX", wrong);
		return wrong;
	}
	if (wrong > p->shown->w - 2 - x)	/* terminals disagree on where repeating up to the margin ends */
		wrong = p->shown->w - 2 - x;
	if (!can && wrong >= REPEAT_LEAST && p->caps.repeat && p->caps.ansi) {
		put_cell(p, at, &row[x], x, y, out);
		buf_printf(out, "\033[%db", wrong - 1);
		at->x = x + wrong;
		return wrong;
	}
	return 0;
}

static void
paint_cells(struct paint *p, struct place *at, const struct cell *row, const struct cell *old, int y, struct buf *out)
{
	int w = p->shown->w, last = w, n;

	while (last > 0 && same_look(p, &row[last - 1], &old[last - 1]))
		last--;
	if (y == p->shown->h - 1 && !p->caps.last_cell && last == w)
		last--;
	for (int x = 0; x < last; x++) {
		bool wide = row[x].width == 2 && x + 1 < w;

		if (row[x].width == 0 || (same_look(p, &row[x], &old[x]) && !(wide && !same_look(p, &row[x + 1], &old[x + 1]))))
			continue;
		if (row[x].text[0] == ' ') {
			int run = blanks(p, row, x, w), wrong = run;

			while (wrong > 1 && (x + wrong > last || same_look(p, &row[x + wrong - 1], &old[x + wrong - 1])))
				wrong--;
			if ((n = paint_blanks(p, at, row, x, y, run, wrong, out)) > 0) {
				x += n - 1;
				continue;
			}
		}
		bridge(p, at, row, x, y, out);
		put_cell(p, at, &row[x], x, y, out);
	}
}

/* Erases from the first difference on, then writes only what is not blank: good for rows with much room. */
static bool
paint_cleared(struct paint *p, struct place *at, const struct cell *row, const struct cell *old, int y, struct buf *out)
{
	int w = p->shown->w, first = 0, tail = w;
	struct cell empty;

	while (first < w && same_look(p, &row[first], &old[first]))
		first++;
	if (first > 0 && row[first].width == 0)
		first--;
	while (tail > 0 && erasable(p, &row[tail - 1]) && pen_of(p, &row[tail - 1]).bg == pen_of(p, &row[w - 1]).bg)
		tail--;
	if (tail == w || w - first < 16)
		return false;
	empty = row[w - 1];
	for (int x = 0; x < w; x++)
		p->scratch[x] = x < first ? row[x] : empty;
	go(p, at, first, y, out);
	set_pen(p, at, &empty, out);
	buf_adds(out, "\033[K");
	paint_cells(p, at, row, p->scratch, y, out);
	return true;
}

static void
paint_row(struct paint *p, int y, struct buf *out)
{
	const struct cell *row = canvas_at(p->target, 0, y), *old = canvas_at(p->shown, 0, y);
	struct place plain = p->at, cleared = p->at;
	struct buf a = BUF_INIT, b = BUF_INIT;

	if (memcmp(row, old, sizeof(*row) * (size_t)p->shown->w) == 0)
		return;
	paint_cells(p, &plain, row, old, y, &a);
	if (a.len > 24 && paint_cleared(p, &cleared, row, old, y, &b) && b.len < a.len) {
		buf_add(out, b.data, b.len);
		p->at = cleared;
	} else if (a.len > 0) {
		buf_add(out, a.data, a.len);
		p->at = plain;
	}
	buf_free(&a);
	buf_free(&b);
}

/* A row's look as a number; 0 for a row that is all blank, which is nobody's match. */
static uint64_t
row_hash(const struct paint *p, const struct canvas *c, int y)
{
	uint64_t h = 1469598103934665603u;
	bool text = false;

	for (int x = 0; x < c->w; x++) {
		const struct cell *cell = canvas_at(c, x, y);
		struct pen pen = pen_of(p, cell);
		bool b = blank(cell, pen);

		text |= !b;
		for (const char *s = cell->text; *s != '\0'; s++)
			h = (h ^ (unsigned char)*s) * 1099511628211u;
		h = (h ^ (uint64_t)(pen.bg + 2)) * 1099511628211u;
		if (!b)
			h = (h ^ ((uint64_t)(pen.fg + 2) << 8 | pen.attr) ^ (uint64_t)cell->link << 24) * 1099511628211u;
	}
	return text ? h | 1 : 0;
}

/* The longest block of rows that stands `by` rows away from where it stood: its first row now and its length. */
static int
moved_block(const struct paint *p, int h, int by, int *first)
{
	int best = 0, run = 0, gain = 0;

	for (int y = 0; y < h; y++) {
		int from = y - by;

		if (from < 0 || from >= h || p->new_rows[y] != p->old_rows[from] || p->new_rows[y] == 0) {
			run = gain = 0;
			continue;
		}
		run++;
		gain += p->new_rows[y] != p->old_rows[y];
		if (gain > best) {
			best = gain;
			*first = y - run + 1;
		}
	}
	return best;
}

static void
shift_shown(struct paint *p, int top, int bottom, int by)
{
	int n = by < 0 ? -by : by, keep = bottom - top - n;
	size_t row = (size_t)p->shown->w * sizeof(struct cell);
	struct cell empty = { .text = " ", .width = 1, .role = ROLE_TEXT };

	if (!erasable(p, &empty))
		empty.text[0] = '\0';	/* what came in is not known */
	if (by < 0)
		memmove(canvas_at(p->shown, 0, top), canvas_at(p->shown, 0, top + n), row * (size_t)keep);
	else
		memmove(canvas_at(p->shown, 0, top + n), canvas_at(p->shown, 0, top), row * (size_t)keep);
	for (int y = by < 0 ? bottom - n : top; y < (by < 0 ? bottom : top + n); y++)
		for (int x = 0; x < p->shown->w; x++)
			*canvas_at(p->shown, x, y) = empty;
}

/* Rows [top, bottom) move inside a region of their own. */
static void
move_rows(struct paint *p, int top, int bottom, int by, struct buf *out)
{
	static const struct cell empty = { .text = " ", .width = 1, .role = ROLE_TEXT };
	int n = by < 0 ? -by : by;
	bool all = top == 0 && bottom == p->shown->h;

	set_pen(p, &p->at, &empty, out);
	if (!all) {
		buf_printf(out, "\033[%d;%dr", top + 1, bottom);
		p->at.x = p->at.y = 0;
	}
	go(p, &p->at, 0, by < 0 ? bottom - 1 : top, out);
	if (n > 4)
		buf_printf(out, "\033[%d%c", n, by < 0 ? 'S' : 'T');
	for (int i = 0; n <= 4 && i < n; i++)
		buf_adds(out, by < 0 ? "\n" : "\033M");
	if (!all) {
		buf_adds(out, "\033[r");
		p->at.x = p->at.y = 0;
	}
	shift_shown(p, top, bottom, by);
}

/* Looks for rows that only moved. Below a handful of changed rows nothing is gained. */
static void
find_moves(struct paint *p, struct buf *out)
{
	int h = p->shown->h, changed = 0, best = 0, best_by = 0, best_first = 0, top, bottom;
	size_t bytes = sizeof(struct cell) * (size_t)p->shown->w;

	if (!p->caps.ansi || !p->caps.scroll)
		return;
	for (int y = 0; y < h; y++)
		changed += memcmp(canvas_at(p->target, 0, y), canvas_at(p->shown, 0, y), bytes) != 0;
	if (changed <= MOVED_ROWS)
		return;
	for (int y = 0; y < h; y++) {
		p->old_rows[y] = row_hash(p, p->shown, y);
		p->new_rows[y] = row_hash(p, p->target, y);
	}
	for (int by = 1 - h; by < h; by++) {
		int first = 0, n = by != 0 ? moved_block(p, h, by, &first) : 0;

		if (n > best) {
			best = n;
			best_by = by;
			best_first = first;
		}
	}
	if (best < MOVED_ROWS)
		return;
	for (bottom = best_first; bottom < h && bottom - best_by >= 0 && bottom - best_by < h &&
	    p->new_rows[bottom] == p->old_rows[bottom - best_by] && p->new_rows[bottom] != 0; bottom++)
		;
	top = best_by > 0 ? best_first - best_by : best_first;
	bottom = best_by < 0 ? bottom - best_by : bottom;
	if (bottom - top > (best_by < 0 ? -best_by : best_by))
		move_rows(p, top, bottom, best_by, out);
}

static void
start_over(struct paint *p, const struct canvas *c, struct buf *out)
{
	static const struct cell text = { .text = " ", .width = 1, .role = ROLE_TEXT };
	struct cell empty = text;
	size_t n = (size_t)c->w * (size_t)c->h;

	canvas_resize(p->shown, c->w, c->h);
	p->scratch = xrealloc(p->scratch, sizeof(*p->scratch) * (size_t)c->w);
	p->old_rows = xrealloc(p->old_rows, sizeof(*p->old_rows) * (size_t)c->h);
	p->new_rows = xrealloc(p->new_rows, sizeof(*p->new_rows) * (size_t)c->h);
	p->at = (struct place){ .x = -1, .y = -1 };
	p->cursor_known = false;
	if (p->caps.links)
		buf_adds(out, "\033]8;;\033\\");
	set_pen(p, &p->at, &text, out);
	if (p->caps.ansi)
		buf_adds(out, "\033[H\033[2J");
	else if (p->caps.clear != NULL)
		buf_adds(out, p->caps.clear);
	if (p->caps.ansi)
		p->at.x = p->at.y = 0;
	if (p->caps.ansi ? !erasable(p, &text) : p->caps.clear == NULL)
		empty.text[0] = '\0';
	for (size_t i = 0; i < n; i++)
		p->shown->cells[i] = empty;
	p->forgotten = false;
}

static void
place_cursor(struct paint *p, const struct canvas *c, struct buf *out)
{
	int x = c->cursor_x < c->w ? c->cursor_x : c->w - 1, y = c->cursor_y < c->h ? c->cursor_y : c->h - 1;

	go(p, &p->at, x < 0 ? 0 : x, y < 0 ? 0 : y, out);
	if (p->cursor_known && p->cursor_on == c->cursor_shown)
		return;
	p->cursor_known = true;
	p->cursor_on = c->cursor_shown;
	if (p->caps.ansi)
		buf_adds(out, c->cursor_shown ? "\033[?25h" : "\033[?25l");
	else if ((c->cursor_shown ? p->caps.show : p->caps.hide) != NULL)
		buf_adds(out, c->cursor_shown ? p->caps.show : p->caps.hide);
}

void
paint_frame(struct paint *p, const struct canvas *c, struct buf *out)
{
	p->target = c;
	if (p->forgotten || c->w != p->shown->w || c->h != p->shown->h)
		start_over(p, c, out);
	else
		find_moves(p, out);
	for (int y = 0; y < c->h; y++)
		paint_row(p, y, out);
	if (p->at.link != 0)
		set_link(p, &p->at, 0, out);
	memcpy(p->shown->cells, c->cells, sizeof(*c->cells) * (size_t)c->w * (size_t)c->h);
	place_cursor(p, c, out);
}
