/*
 * run.h - keys and text to commands: the one way in.
 */
#ifndef HC_UI_RUN_H
#define HC_UI_RUN_H

#include "ui/app.h"

/* Runs the commands of a file line by line; a fault skips its line, the first one is returned with file and line. */
int run_file(struct app *app, const char *text, const char *file, struct hc_err *err);
/* Runs one command given as words: the focused window, then the workstation, then the command table. */
int run_words(struct app *app, size_t argc, const char *const *argv, int count, struct hc_err *err);
/* Gives the workstation its workspace. */
int app_use_work(struct app *app, struct work *w);
/* After a command that made another model (fields of one's own): every window begins anew on it. */
void app_follow_model(struct app *app);

#endif
