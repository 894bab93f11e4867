/*
 * pty.h - the real program in a pseudo terminal, with libvterm as the terminal: types, waits until it is idle, counts, looks.
 *
 * Idle is not a matter of time: the program has read what was typed, all its threads sleep and nothing is on its way to us.
 */
#ifndef HC_TESTS_PTY_H
#define HC_TESTS_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <vterm.h>

#include "base/buf.h"

struct pty {
	int fd, slave, w, h;
	pid_t pid;
	VTerm *vt;
	VTermScreen *screen;
	/* Set before pty_start(): they stay until pty_stop(). */
	bool mute;	/* answers no question */
	bool fresh;	/* begins at home, not where the last one ended */
	const char *term;	/* TERM, NULL: xterm-256color */
	const char *extra;	/* one more of the environment: "NO_COLOR=1" */
	int status;	/* of waitpid(), once pid is 0 */
	struct buf out;	/* bytes since the last pty_type() */
};

/* A home of its own, a workspace with the objects of fixture.hot and `rows` more deals; removed by pty_home_free(). */
const char *pty_home(int rows);
void pty_home_free(void);
/* Runs hotcrm with the given words (NULL-terminated) to its end; stdout into *out unless NULL. Returns the exit code. */
int pty_run(struct buf *out, const char *const *words);
const char *pty_path(const char *name);	/* of a file there, until the next call */
const char *pty_file(const char *name, const char *text);	/* writes a file there; its path, until the next call */
/* Starts the workstation on that workspace; conf: lines of settings or NULL. Waits until it is idle. */
void pty_start(struct pty *p, int w, int h, const char *conf);
/* Types and waits; returns how many bytes came back. */
size_t pty_type(struct pty *p, const char *keys);
size_t pty_wait(struct pty *p);
void pty_resize(struct pty *p, int w, int h);
/* The screen as lines, trailing spaces cut. */
void pty_screen(const struct pty *p, struct buf *ret);
/* How often its threads have woken so far. */
long pty_wakeups(const struct pty *p);
/* How often `what` is in the bytes of the last wait. */
int pty_count(const struct pty *p, const char *what);
/* Closes the line and waits for its end; the exit status of waitpid(). */
int pty_hangup(struct pty *p);
void pty_stop(struct pty *p);
/* The next one begins at home: it finds no session of those before it, which a machine's speed would decide. */
void pty_forget(void);

#endif
