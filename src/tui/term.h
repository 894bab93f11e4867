/*
 * term.h - the one terminal: canvas in, bytes out. The only user of curses, and only of its output half.
 */
#ifndef HC_TUI_TERM_H
#define HC_TUI_TERM_H

#include "ui/canvas.h"
#include "ui/theme.h"

struct env;
struct tty;

/* Takes the terminal: raw mode, other screen, paste and mouse reports. HC_INVALID with a sentence for TERM=dumb and the like. */
int term_open(const struct env *env, struct tty **ret, struct hc_err *err);
/* Gives it back as it was; NULL is allowed. */
void term_close(struct tty *t);
int term_fd(const struct tty *t);
void term_size(const struct tty *t, int *w, int *h);
/* Colours of the theme in as many as the terminal has; the next frame repaints all. */
void term_use_theme(struct tty *t, const struct theme *theme);
void term_mouse(struct tty *t, bool on);
/* Characters for lines only in ASCII: the locale is not UTF-8. */
bool term_ascii(const struct tty *t);
/* Paints what differs from the last frame. */
void term_frame(struct tty *t, const struct canvas *c);
/* The next frame repaints everything, at the size that the terminal has now. */
void term_repaint(struct tty *t);
/* False while the last frame is still on its way: painting now would only make it later. */
bool term_ready(const struct tty *t);
/* Asks what the terminal can do; answers come as EVENT_REPLY. */
void term_query(struct tty *t);
void term_fence(struct tty *t);
void term_answer(struct tty *t, int mode, int value);
/* Leaves the screen to another program (^Z, $EDITOR) and comes back. */
void term_suspend(struct tty *t);
void term_resume(struct tty *t);
size_t term_frames(const struct tty *t);

/* crash.c: on a fatal signal the terminal is restored with these bytes, a report is left, and the signal goes on. */
struct termios;
void crash_arm(int fd, const struct termios *saved, const char *restore, const char *report);
void crash_disarm(void);

#endif
