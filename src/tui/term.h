/*
 * term.h - the one terminal: canvas in, bytes out. The only user of curses, and only of its output half.
 */
#ifndef HC_TUI_TERM_H
#define HC_TUI_TERM_H

#include "tui/paint.h"
#include "ui/key.h"
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
/* Asks what the terminal can do; answers come as EVENT_REPLY, the fence's last. */
void term_query(struct tty *t);
void term_fence(struct tty *t);
/* Takes an answer in. */
void term_answer(struct tty *t, const struct event *ev);
/* Luminance of the background, 0-255; -1: it did not say. Asking again is for when light and dark change places. */
int term_background(const struct tty *t);
void term_ask_background(struct tty *t);
/* The name in the window's frame; nothing is sent when it is the same. */
void term_title(struct tty *t, const char *title);
/* A bell and, where the terminal can, a note on the desktop. */
void term_note(struct tty *t, const char *text);
/* Percent of something long in the window's frame or task bar, -1: done. */
void term_progress(struct tty *t, int percent);
/* Hands text to the clipboard (OSC 52); how: auto, raw, tmux. False: this terminal cannot, or it is too long. Nobody answers:
   what is said about it is "sent", never "copied". */
bool term_copy(struct tty *t, const char *text, size_t n, const char *how);
/* Widths of doubtful characters are never trusted: `option width safe`. */
void term_width(struct tty *t, enum width_rule rule);
/* Leaves the screen to another program (^Z, $EDITOR) and comes back. */
void term_suspend(struct tty *t);
void term_resume(struct tty *t);
size_t term_frames(const struct tty *t);

/* crash.c: on a fatal signal the terminal is restored with these bytes, a report is left, and the signal goes on. */
struct termios;
void crash_arm(int fd, const struct termios *saved, const char *restore, const char *report);
void crash_disarm(void);

#endif
