/*
 * tui.h - the workstation in a terminal: the one entry for the program's main.
 */
#ifndef HC_TUI_TUI_H
#define HC_TUI_TUI_H

#include "host/host.h"

struct tui_options {
	const char *db_path;		/* where a first workspace would be made */
	bool readonly, no_plugins;
	bool clean;			/* no files of the user: keys, settings */
	bool reader;			/* for screen readers */
	const char *conf;		/* -c: one more file of settings, or NULL */
	const char *script;		/* a file of keys and commands, "-" for stdin: no terminal; the transcript goes to stdout */
	const char *session;		/* where one is, is kept under this name; NULL: under user and terminal, a script not at all */
	bool fresh;			/* begin with the first page */
	const char *size;		/* "80x24" of a script's screen, NULL: that */
};

/* Runs until the user leaves. *work NULL shows the first screen, which may make a workspace; the caller closes what *work is
   in the end. The terminal is as it was before, whatever is returned. */
int tui_main(struct work **work, const struct env *env, const struct tui_options *o, struct hc_err *err);

/* opening.c: around the opening of the workspace, before tui_main(): one that takes its time says so on stderr. */
void tui_opening(const char *path);
void tui_opened(void);

/* loop.c */
struct app;
struct tty;
int loop_run(struct app *app, struct tty *t, struct hc_err *err);

#endif
