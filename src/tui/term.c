/*
 * term.c - the only file that knows curses.
 *
 * ncurses draws and nothing more: it never reads a byte (input.c does), never learns the size (we tell it), never handles a
 * signal. It keeps its own image of the screen and finds the cheapest bytes; we hand it only the cells that changed and tell
 * it when rows moved, so that a scrolled line costs a region scroll and one row.
 */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/arena.h"
#include "base/env.h"
#include "base/utf8.h"
#include "tui/term.h"

#define SYNC_CELLS 300		/* frames above about 512 bytes are worth the 16 that synchronising costs */

enum depth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_RGB };

struct tty {
	const struct env *env;
	SCREEN *screen;
	struct termios saved;
	struct canvas *shown;	/* what the terminal has */
	enum depth depth;
	bool ascii, sync, mouse, away, repaint, cursor_on, no_color;
	attr_t attrs[ROLE_COUNT];
	size_t frames;
	char restore[512];
};

static void
send(const char *s)
{
	size_t n = strlen(s);

	while (n > 0) {
		ssize_t w = write(STDOUT_FILENO, s, n);

		if (w < 0 && errno == EAGAIN) {
			struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

			if (poll(&p, 1, 1000) <= 0)
				return;
			continue;
		}
		if (w < 0 && errno != EINTR)
			return;
		if (w > 0) {
			s += w;
			n -= (size_t)w;
		}
	}
}

static const char *
get(const struct env *env, const char *name)
{
	const char *v = env->get(env, name);

	return v != NULL ? v : "";
}

void
term_size(const struct tty *t, int *w, int *h)
{
	struct winsize ws;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0 && ws.ws_row > 0) {
		*w = ws.ws_col > 1000 ? 1000 : ws.ws_col;
		*h = ws.ws_row > 1000 ? 1000 : ws.ws_row;
		return;
	}
	*w = 80;
	*h = 24;
}

/* Where terminfo has a -direct twin of a terminal that promises 24 bits, its name; else TERM as it is. */
static const char *
pick_term(const struct env *env, char *buf, size_t size)
{
	const char *name = get(env, "TERM"), *ct = get(env, "COLORTERM");
	size_t n = strcspn(name, "-");
	int found;

	if (strcmp(ct, "truecolor") != 0 && strcmp(ct, "24bit") != 0)
		return name;
	if (strstr(name, "-direct") != NULL || n + 8 > size)
		return name;
	memcpy(buf, name, n);
	memcpy(buf + n, "-direct", 8);
	if (setupterm(buf, STDOUT_FILENO, &found) != OK)
		return name;
	del_curterm(cur_term);
	return buf;
}

static enum depth
find_depth(const struct env *env)
{
	int colors = tigetnum("colors");

	if (*get(env, "NO_COLOR") != '\0' || colors < 8)
		return DEPTH_MONO;
	if (colors > 256 && tigetflag("RGB") != 0)
		return DEPTH_RGB;
	return colors >= 256 ? DEPTH_256 : colors >= 16 ? DEPTH_16 : DEPTH_8;
}

static void
add_restore(struct tty *t, const char *s)
{
	size_t n = strlen(t->restore);

	if (s != NULL && s != (const char *)-1 && n + strlen(s) < sizeof(t->restore))
		memcpy(t->restore + n, s, strlen(s) + 1);
}

static void
modes_on(struct tty *t)
{
	send("\033[?2004h");
	if (t->mouse)
		send("\033[?1000h\033[?1006h");
}

static void
modes_off(struct tty *t)
{
	send("\033[?1006l\033[?1000l\033[?2004l");
}

static void
raw_mode(struct tty *t)
{
	struct termios raw = t->saved;

	raw.c_iflag &= (tcflag_t)~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF);
	raw.c_lflag &= (tcflag_t)~(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
	raw.c_cflag &= (tcflag_t)~(CSIZE | PARENB);
	raw.c_cflag |= CS8;
	raw.c_cc[VMIN] = 0;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

int
term_open(const struct env *env, struct tty **ret, struct hc_err *err)
{
	struct theme plain;
	struct termios saved;
	struct tty *t;
	char name[64], *dir;
	const char *term;
	struct arena *a;
	int w, h;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &saved) < 0)
		return hc_fail(err, HC_INVALID, 0, "the workstation needs a terminal; give a command instead (hotcrm help).");
	term = get(env, "TERM");
	if (*term == '\0' || strcmp(term, "dumb") == 0)
		return hc_fail(err, HC_INVALID, 0, "TERM is \"%.40s\": this terminal cannot move its cursor; give a command instead "
		    "(hotcrm help).", term);
	setlocale(LC_CTYPE, "");
	use_env(FALSE);
	t = xmalloc(sizeof(*t));
	memset(t, 0, sizeof(*t));
	t->env = env;
	t->saved = saved;
	t->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	if ((t->screen = newterm(pick_term(env, name, sizeof(name)), stdout, stdin)) == NULL) {
		free(t);
		return hc_fail(err, HC_INVALID, 0, "there is no description of the terminal \"%.40s\"; set TERM to one that exists "
		    "here, for example xterm.", term);
	}
	raw();
	noecho();
	nonl();
	raw_mode(t);
	typeahead(-1);
	intrflush(stdscr, FALSE);
	keypad(stdscr, FALSE);
	leaveok(stdscr, FALSE);
	idlok(stdscr, TRUE);
	t->depth = find_depth(env);
	if (t->depth != DEPTH_MONO) {
		start_color();
		use_default_colors();
	}
	term_size(t, &w, &h);
	resize_term(h, w);
	t->shown = canvas_new(w, h);
	t->repaint = true;
	t->mouse = true;
	curs_set(0);
	theme_fallback(&plain);
	term_use_theme(t, &plain);
	modes_on(t);

	add_restore(t, "\033[?1006l\033[?1000l\033[?2004l");
	add_restore(t, tigetstr("sgr0"));
	add_restore(t, tigetstr("cnorm"));
	add_restore(t, tigetstr("rmcup"));
	a = arena_new("crash");
	dir = env_state_dir(env, a);
	crash_arm(STDOUT_FILENO, &t->saved, t->restore, arena_printf(a, "%s/crash", dir));
	arena_free(a);
	*ret = t;
	return HC_OK;
}

void
term_close(struct tty *t)
{
	if (t == NULL)
		return;
	crash_disarm();
	if (!t->away) {
		modes_off(t);
		endwin();
	}
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t->saved);
	delscreen(t->screen);
	canvas_free(t->shown);
	free(t);
}

int
term_fd(const struct tty *t)
{
	return STDIN_FILENO;
}

bool
term_ascii(const struct tty *t)
{
	return t->ascii;
}

size_t
term_frames(const struct tty *t)
{
	return t->frames;
}

void
term_mouse(struct tty *t, bool on)
{
	if (on == t->mouse)
		return;
	t->mouse = on;
	send(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

static int
color_number(const struct tty *t, int color)
{
	if (color == COLOR_NONE)
		return -1;
	switch (t->depth) {
	case DEPTH_RGB:
		return (int)theme_rgb(color, 0);
	case DEPTH_256:
		return color & COLOR_RGB ? theme_nearest_256((uint32_t)color & 0xffffff) : color;
	case DEPTH_16:
		return color;
	default:
		return color & 7;
	}
}

static attr_t
curses_attr(int attr)
{
	attr_t r = 0;

	if (attr & ATTR_BOLD)
		r |= A_BOLD;
	if (attr & ATTR_UNDERLINE)
		r |= A_UNDERLINE;
	if (attr & ATTR_REVERSE)
		r |= A_REVERSE;
	if (attr & ATTR_DIM)
		r |= A_DIM;
	if (attr & ATTR_ITALIC)
		r |= A_ITALIC;
	return r;
}

void
term_use_theme(struct tty *t, const struct theme *theme)
{
	cchar_t back;

	for (int i = 0; i < ROLE_COUNT; i++) {
		const struct role_style *rs = &theme->roles[i];
		const struct style *s = t->depth == DEPTH_MONO ? &rs->mono : t->depth <= DEPTH_16 ? &rs->basic : &rs->full;

		t->attrs[i] = curses_attr(s->attr);
		if (t->depth == DEPTH_MONO)
			continue;
		if (t->depth == DEPTH_8 && s->fg >= 8)
			t->attrs[i] |= A_BOLD;
		init_extended_pair(i + 1, color_number(t, s->fg), color_number(t, s->bg));
	}
	setcchar(&back, L" ", t->attrs[ROLE_TEXT], t->depth == DEPTH_MONO ? 0 : ROLE_TEXT + 1, NULL);
	bkgrndset(&back);
	t->repaint = true;
}

/* A grapheme as ncurses takes it: at most one spacing character and four that combine. */
static void
to_wide(const struct tty *t, const struct cell *cell, wchar_t wide[CCHARW_MAX + 1])
{
	size_t n = strlen(cell->text), at = 0;
	int i = 0;

	while (at < n && i < CCHARW_MAX) {
		uint32_t cp;

		at += utf8_decode(cell->text + at, n - at, &cp);
		if (t->ascii && cp > 0x7e)
			cp = '?';
		wide[i++] = (wchar_t)cp;
		if (t->ascii)
			break;
	}
	wide[i] = L'\0';
}

static void
paint_cell(struct tty *t, int x, int y, const struct cell *cell)
{
	wchar_t wide[CCHARW_MAX + 1];
	cchar_t cc;
	int pair = t->depth == DEPTH_MONO ? 0 : cell->role + 1;
	attr_t attr = t->attrs[cell->role < ROLE_COUNT ? cell->role : 0] | curses_attr(cell->attr);

	to_wide(t, cell, wide);
	/* what the C library thinks zero or two cells wide would shift the row */
	if (wide[0] == L'\0' || wcwidth(wide[0]) != cell->width) {
		wide[0] = cell->width == 2 ? 0xff1f : L'?';
		wide[1] = L'\0';
	}
	if (setcchar(&cc, wide, attr, (short)pair, NULL) == OK)
		mvadd_wch(y, x, &cc);
	if (cell->width == 2 && t->ascii) {
		setcchar(&cc, L" ", attr, (short)pair, NULL);
		mvadd_wch(y, x + 1, &cc);
	}
}

static int
paint_row(struct tty *t, const struct canvas *c, int y)
{
	int painted = 0;

	for (int x = 0; x < c->w; x++) {
		const struct cell *cell = canvas_at(c, x, y);

		if (cell->width == 0)
			continue;
		if (cell_equal(cell, canvas_at(t->shown, x, y)) &&
		    (cell->width < 2 || x + 1 >= c->w || canvas_at(t->shown, x + 1, y)->width == 0))
			continue;
		paint_cell(t, x, y, cell);
		painted++;
	}
	return painted;
}

/* Moves the rows of the hint in curses' image and in ours; blank rows come in. */
static void
paint_scroll(struct tty *t, const struct canvas *c)
{
	int top = c->scroll_top, bottom = c->scroll_bottom, by = c->scroll_by, h = bottom - top;
	int n = by < 0 ? -by : by;
	size_t row = (size_t)c->w * sizeof(struct cell);
	struct cell *first = canvas_at(t->shown, 0, top);

	if (top < 0 || bottom > c->h || n >= h)
		return;
	scrollok(stdscr, TRUE);
	setscrreg(top, bottom - 1);
	scrl(-by);
	setscrreg(0, c->h - 1);
	scrollok(stdscr, FALSE);
	if (by < 0)
		memmove(first, canvas_at(t->shown, 0, top + n), row * (size_t)(h - n));
	else
		memmove(canvas_at(t->shown, 0, top + n), first, row * (size_t)(h - n));
	for (int y = by < 0 ? bottom - n : top; y < (by < 0 ? bottom : top + n); y++)
		for (int x = 0; x < c->w; x++)
			*canvas_at(t->shown, x, y) = (struct cell){ .text = " ", .width = 1, .role = ROLE_TEXT };
}

static void
start_over(struct tty *t, const struct canvas *c)
{
	resize_term(c->h, c->w);
	canvas_resize(t->shown, c->w, c->h);
	canvas_clear(t->shown, ROLE_TEXT);
	erase();
	clearok(stdscr, TRUE);
	t->repaint = false;
}

void
term_frame(struct tty *t, const struct canvas *c)
{
	bool sync;
	int painted = 0, all = 0;

	if (t->away)
		return;
	if (t->repaint || c->w != t->shown->w || c->h != t->shown->h) {
		start_over(t, c);
		all = c->w * c->h;
	} else if (c->scroll_by != 0) {
		paint_scroll(t, c);
	}
	for (int y = 0; y < c->h; y++)
		painted += paint_row(t, c, y);
	canvas_copy(t->shown, c);
	if (c->cursor_shown != t->cursor_on) {
		curs_set(c->cursor_shown ? 1 : 0);
		t->cursor_on = c->cursor_shown;
	}
	move(c->cursor_y, c->cursor_x);
	sync = t->sync && painted + all > SYNC_CELLS;
	if (sync)
		send("\033[?2026h");
	wnoutrefresh(stdscr);
	doupdate();
	if (sync)
		send("\033[?2026l");
	t->frames++;
}

void
term_repaint(struct tty *t)
{
	t->repaint = true;
}

bool
term_ready(const struct tty *t)
{
	struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&p, 1, 0) == 1 && (p.revents & POLLOUT);
}

void
term_query(struct tty *t)
{
	send("\033[?2026$p");
	term_fence(t);
}

void
term_fence(struct tty *t)
{
	send("\033[c");
}

void
term_answer(struct tty *t, int mode, int value)
{
	if (mode == 2026)
		t->sync = value == 1 || value == 2;
}

void
term_suspend(struct tty *t)
{
	modes_off(t);
	curs_set(1);
	endwin();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t->saved);
	t->away = true;
}

void
term_resume(struct tty *t)
{
	t->away = false;
	t->repaint = true;
	t->cursor_on = true;
	refresh();
	raw_mode(t);
	modes_on(t);
}
