/*
 * term.c - takes the terminal and gives it back, learns what it can, and sends frames.
 *
 * What is painted is paint.c's, what is asked and told beside the screen tell.c's. Terminfo says what the terminal can; one
 * that it does not know is taken for a plain ECMA-48 terminal of eight colours, never refused.
 */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/env.h"
#include "tui/terminfo.h"
#include "tui/tty.h"

#define SYNC_BYTES 512		/* shorter frames are not worth the 16 bytes that synchronising costs */

void
tty_send(struct tty *t, const char *s, size_t n)
{
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

void
tty_puts(struct tty *t, const char *s)
{
	tty_send(t, s, strlen(s));
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

/* A string of terminfo without its padding, NULL if the terminal cannot. */
static const char *
capability(struct tty *t, const char *name)
{
	const char *s = terminfo_text(name);
	char *start = t->strings + t->nstrings;
	size_t n = 0;

	if (s == NULL || strlen(s) + 1 > sizeof(t->strings) - t->nstrings)
		return NULL;
	while (*s != '\0') {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end != NULL)
			s = end + 1;
		else
			start[n++] = *s++;
	}
	start[n] = '\0';
	t->nstrings += n + 1;
	return start;
}

static bool
is(const char *s, const char *want)
{
	return s != NULL && strcmp(s, want) == 0;
}

static enum depth
find_depth(const struct env *env, bool known, bool modern)
{
	const char *ct = get(env, "COLORTERM");
	int colors = known ? terminfo_number("colors") : 8;

	if (*get(env, "NO_COLOR") != '\0' || colors < 8)
		return DEPTH_MONO;
	if (*get(env, "NCURSES_NO_UTF8_ACS") == '\0' && modern &&	/* that one is mosh's: 256 at most */
	    (strcmp(ct, "truecolor") == 0 || strcmp(ct, "24bit") == 0 || (known && terminfo_flag("RGB"))))
		return DEPTH_RGB;
	return colors >= 256 ? DEPTH_256 : colors >= 16 ? DEPTH_16 : DEPTH_8;
}

/* Names that take a question without printing it. */
static bool
is_modern(const char *term)
{
	static const char *const old[] = { "linux", "vt", "ansi", "cons", "sun", "hurd", "pcansi", "wy", "tvi", "bsdos", "unknown" };

	for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++)
		if (strncmp(term, old[i], strlen(old[i])) == 0 && strncmp(term, "vte", 3) != 0)
			return false;
	return true;
}

static void
find_caps(struct tty *t, const char *term, struct caps *k)
{
	bool known = terminfo_load(term);
	const char *cup;

	t->modern = is_modern(term);
	t->tmux = *get(t->env, "TMUX") != '\0';
	t->screen = strncmp(term, "screen", 6) == 0 && !t->tmux;
	k->depth = find_depth(t->env, known, t->modern);
	k->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	k->last_cell = !known || terminfo_flag("xenl") || !terminfo_flag("am");
	k->ansi = true;
	if (!known) {
		k->scroll = k->column = k->row = true;
		return;
	}
	cup = capability(t, "cup");
	k->ansi = is(cup, "\033[%i%p1%d;%p2%dH") && (is(capability(t, "el"), "\033[K"));
	k->column = is(capability(t, "hpa"), "\033[%i%p1%dG");
	k->row = is(capability(t, "vpa"), "\033[%i%p1%dd");
	k->repeat = is(capability(t, "rep"), "%p1%c\033[%p2%{1}%-%db");
	k->erase_chars = is(capability(t, "ech"), "\033[%p1%dX");
	k->scroll = is(capability(t, "csr"), "\033[%i%p1%d;%p2%dr");
	k->back_color = terminfo_flag("bce") || k->depth == DEPTH_MONO;
	k->italic = is(capability(t, "sitm"), "\033[3m");
	k->links = t->modern && !t->screen && !k->ascii;
	t->enter = capability(t, "smcup");
	t->leave = capability(t, "rmcup");
	if (k->ansi)
		return;
	k->move = cup != NULL ? terminfo_move : NULL;
	k->depth = DEPTH_MONO;
	k->plain = capability(t, "sgr0");
	k->bold = capability(t, "bold");
	k->reverse = capability(t, "rev");
	k->underline = capability(t, "smul");
	k->clear = capability(t, "clear");
	k->show = capability(t, "cnorm");
	k->hide = capability(t, "civis");
}

static void
modes_on(struct tty *t)
{
	if (t->enter != NULL)
		tty_puts(t, t->enter);
	if (!t->caps->ansi)
		return;
	if (t->modern)
		tty_puts(t, "\033[22;2t\033[?2004h\033[?1004h");
	if (t->mouse)
		tty_puts(t, "\033[?1002h\033[?1006h");
	if (t->keyboard)
		tty_puts(t, "\033[>1u");
	if (t->scheme)
		tty_puts(t, "\033[?2031h");
}

void
tty_restore(const struct tty *t, struct buf *out)
{
	if (t->caps->ansi) {
		if (t->keyboard)
			buf_adds(out, "\033[<u");
		if (t->scheme)
			buf_adds(out, "\033[?2031l");
		if (t->progress_on)
			buf_adds(out, "\033]9;4;0\033\\");
		if (t->mouse)
			buf_adds(out, "\033[?1006l\033[?1002l");
		if (t->modern)
			buf_adds(out, "\033]8;;\033\\\033[?1004l\033[?2004l\033[23;2t");
		buf_adds(out, "\033[r\033[m\033[?25h");
	} else {
		buf_adds(out, t->caps->plain != NULL ? t->caps->plain : "");
		buf_adds(out, t->caps->show != NULL ? t->caps->show : "");
	}
	if (t->leave != NULL) {
		buf_adds(out, t->leave);
	} else if (t->caps->ansi) {	/* no other screen: the next prompt on a line of its own, below what was */
		int w, h;

		term_size(t, &w, &h);
		buf_printf(out, "\033[%d;1H\n", h);
	}
}

static void
modes_off(struct tty *t)
{
	struct buf b = BUF_INIT;

	tty_restore(t, &b);
	tty_send(t, b.data, b.len);
	buf_free(&b);
	t->progress_on = false;
}

static void
raw_mode(struct tty *t)
{
	struct termios raw = t->saved;

	raw.c_iflag &= (tcflag_t)~(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF);
	raw.c_oflag &= (tcflag_t)~OPOST;
	raw.c_lflag &= (tcflag_t)~(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
	raw.c_cflag &= (tcflag_t)~(CSIZE | PARENB);
	raw.c_cflag |= CS8;
	raw.c_cc[VMIN] = 0;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

void
tty_arm(const struct tty *t)
{
	struct arena *a = arena_new("crash");
	char *dir = env_state_dir(t->env, a);
	struct buf b = BUF_INIT;

	tty_restore(t, &b);
	crash_arm(STDOUT_FILENO, &t->saved, buf_str(&b), arena_printf(a, "%s/crash", dir));
	buf_free(&b);
	arena_free(a);
}

int
term_open(const struct env *env, struct tty **ret, struct hc_err *err)
{
	struct caps caps = {0};
	struct theme plain;
	struct termios saved;
	struct tty *t;
	const char *term;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &saved) < 0)
		return hc_fail(err, HC_INVALID, 0, "the workstation needs a terminal; give a command instead (hotcrm help).");
	term = get(env, "TERM");
	if (*term == '\0' || strcmp(term, "dumb") == 0)
		return hc_fail(err, HC_INVALID, 0, "TERM is \"%.40s\": this terminal cannot move its cursor; give a command instead "
		    "(hotcrm help).", term);
	setlocale(LC_CTYPE, "");
	t = xmalloc(sizeof(*t));
	memset(t, 0, sizeof(*t));
	t->env = env;
	t->saved = saved;
	t->background = -1;
	t->mouse = true;
	find_caps(t, term, &caps);
	if (!caps.ansi && caps.move == NULL) {
		free(t);
		return hc_fail(err, HC_INVALID, 0, "the terminal \"%.40s\" cannot move its cursor; give a command instead (hotcrm help).",
		    term);
	}
	t->paint = paint_new(&caps);
	t->caps = paint_caps(t->paint);
	theme_fallback(&plain);
	term_use_theme(t, &plain);
	raw_mode(t);
	modes_on(t);
	tty_arm(t);
	*ret = t;
	return HC_OK;
}

void
term_close(struct tty *t)
{
	if (t == NULL)
		return;
	crash_disarm();
	if (!t->away)
		modes_off(t);
	if (t->asked && !t->answered)	/* what still comes must not be typed into the shell */
		tcflush(STDIN_FILENO, TCIFLUSH);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t->saved);
	paint_free(t->paint);
	buf_free(&t->frame);
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
	return t->caps->ascii;
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
	if (t->caps->ansi && !t->away)
		tty_puts(t, on ? "\033[?1002h\033[?1006h" : "\033[?1006l\033[?1002l");
	tty_arm(t);
}

void
term_use_theme(struct tty *t, const struct theme *theme)
{
	paint_theme(t->paint, theme);
}

void
term_width(struct tty *t, enum width_rule rule)
{
	if (t->caps->width == rule)
		return;
	t->caps->width = rule;
	paint_forget(t->paint);
}

/* One write: what a frame is made of arrives together. */
void
term_frame(struct tty *t, const struct canvas *c)
{
	static const char begin[] = "\033[?2026h", end[] = "\033[?2026l";
	size_t n = sizeof(begin) - 1;
	const char *s;

	if (t->away)
		return;
	buf_reset(&t->frame);
	buf_add(&t->frame, begin, n);
	paint_frame(t->paint, c, &t->frame);
	if (t->frame.len == n)
		return;
	if (t->caps->sync && t->frame.len > SYNC_BYTES) {
		buf_add(&t->frame, end, n);
		n = 0;
	}
	s = t->frame.data + n;
	tty_send(t, s, t->frame.len - n);
	t->frames++;
}

void
term_repaint(struct tty *t)
{
	paint_forget(t->paint);
}

bool
term_ready(const struct tty *t)
{
	struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&p, 1, 0) == 1 && (p.revents & POLLOUT);
}

void
term_suspend(struct tty *t)
{
	if (t->away)
		return;
	modes_off(t);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t->saved);
	t->away = true;
}

void
term_resume(struct tty *t)
{
	t->away = false;
	raw_mode(t);
	modes_on(t);
	t->title[0] = '\0';
	paint_forget(t->paint);
}
