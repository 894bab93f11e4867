/*
 * config.h - the files of keys and settings: which there are, in what order, and what is wrong in them.
 *
 * A fault costs its own line only. Every one is kept with file, line and column; the first is said, all are listed.
 */
#ifndef HC_UI_CONFIG_H
#define HC_UI_CONFIG_H

#include "ui/app.h"

/* Reads all files: the program's, the system's, the team's, the user's, `-c`. HC_NOTFOUND when the program's own are missing. */
int config_read(struct app *app, struct hc_err *err);
/* Forgets keys and definitions and reads all files again. */
int config_reload(struct app *app, struct hc_err *err);
/* Reads one text of commands as a file of settings. Faults are added to app->faults. */
void config_text(struct app *app, const char *text, const char *file);
/* Keys in the manner of another program: "vim", "simple", "emacs". While files are read: from here on; else a reload. */
int config_preset(struct app *app, const char *name, struct hc_err *err);
/* Adds a fault that says its place itself, "FILE:LINE:COL: what is wrong"; one that is there already is not said twice. */
void config_fault(struct app *app, const char *text);
/* Adds faults for keys whose commands nobody knows. */
void config_check(struct app *app);
/* A file changed since it was read. */
bool config_stale(struct app *app);
/* A text of commands parses; for blocks that run later. */
int config_check_block(struct app *app, const char *text, struct hc_err *err);
/* Settings as they are and keys that are not the program's own, as lines of a file that says the same. */
void config_print(struct app *app, struct buf *out);
/* The list of faults. */
int config_faults(struct app *app, struct hc_err *err);

#endif
