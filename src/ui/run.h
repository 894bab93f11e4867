/*
 * run.h - keys and text to commands: the one way in.
 */
#ifndef HC_UI_RUN_H
#define HC_UI_RUN_H

#include "ui/app.h"

/* Runs one command given as words: the focused window, then the workstation, then the command table. */
int run_words(struct app *app, size_t argc, const char *const *argv, int count, struct hc_err *err);
/* Keys as if they were pressed. */
int run_feed(struct app *app, const char *text, struct hc_err *err);
/* Why a key does nothing here and now, NULL: it does. */
const char *run_reason(struct app *app, const struct binding *b);
/* Gives the workstation its workspace. */
int app_use_work(struct app *app, struct work *w);
/* After a command that made another model (fields of one's own): every window begins anew on it. */
void app_follow_model(struct app *app);

#endif
