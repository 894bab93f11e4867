/*
 * help.h - the keys of this place, from the live keymap: read them, narrow them, run one.
 */
#ifndef HC_UI_HELP_H
#define HC_UI_HELP_H

#include "ui/window.h"

void help_keys(struct app *app);

struct call;
/* help TOPIC: a page of the manual in a window, by `man`. WINDOW_PASS: the command of that name explains itself. */
int help_topic(struct app *app, const struct call *c, struct hc_err *err);

#endif
