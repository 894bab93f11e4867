/*
 * tty.h - the terminal's insides, shared by term.c (the screen) and tell.c (what is asked and told beside it).
 */
#ifndef HC_TUI_TTY_H
#define HC_TUI_TTY_H

#include <termios.h>

#include "base/buf.h"
#include "tui/term.h"

struct tty {
	const struct env *env;
	struct termios saved;
	struct paint *paint;
	struct caps *caps;	/* the painter's */
	struct buf frame;
	bool mouse, away;
	bool modern;		/* takes OSC and private modes without printing them */
	bool screen;		/* GNU screen: what is meant for the outer terminal goes in an envelope */
	bool tmux;
	bool keyboard;		/* kitty's, switched on */
	bool scheme;		/* reports changes of light and dark */
	bool progress, progress_on;
	bool asked, answered;	/* the first questions */
	int background;		/* luminance 0-255, -1: it did not say */
	size_t frames;
	char title[128];
	const char *enter, *leave;	/* the other screen, NULL: there is none */
	char strings[2048];	/* terminfo's, without padding */
	size_t nstrings;
};

/* Writes it all, or gives up when the line stalls for a second. */
void tty_send(struct tty *t, const char *s, size_t n);
void tty_puts(struct tty *t, const char *s);
/* What undoes every mode that is on, for the way out and for crash.c. */
void tty_restore(const struct tty *t, struct buf *out);
/* Tells crash.c so. */
void tty_arm(const struct tty *t);

#endif
