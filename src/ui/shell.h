/*
 * shell.h - other programs: run beside the workstation with their output shown, or in front of it with the terminal lent.
 *
 * A program is an argument vector; no shell reads it, so record text is never a command.
 */
#ifndef HC_UI_SHELL_H
#define HC_UI_SHELL_H

#include "ui/app.h"

enum shell_show { SHELL_STATUS, SHELL_NONE, SHELL_PAGER, SHELL_POPUP, SHELL_LIST };

struct shell_run {
	const char *const *argv;	/* NULL-terminated */
	const char *const *env;		/* "NAME=value" more than ours, NULL-terminated; may be NULL */
	const char *input;		/* what it reads; NULL: nothing */
	size_t input_len;
	struct arena *arena;		/* freed when it is over, however it ended; may be NULL */
	/* With what it printed (both streams, at most 4 MiB) and its exit code (128 + signal). Not called if it cannot be run. */
	void (*done)(void *arg, int code, const char *out, size_t n);
	void *arg;
	bool quiet;		/* what it prints is for nobody; a part of it that stays behind holds up nothing */
};

/* Is there a program of this name, by PATH or as a path? */
bool shell_program(struct app *app, const char *name);
/* Starts it on a thread of its own kind; done() comes later, on this thread. Texts are copied. */
int shell_start(struct app *app, const struct shell_run *run, struct hc_err *err);
/* Lends it the terminal until it ends: an editor. HC_INVALID where there is none. *code: its exit code. */
int shell_front(struct app *app, const char *const *argv, int *code, struct hc_err *err);
/* `shell [-b] [-c] [-o none|status|popup|pager|list] [--] PROGRAM [ARGUMENT ...]` */
int shell_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
