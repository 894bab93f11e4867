/*
 * greet.h - what is said at the start: how the last run ended, and a short tour the first time.
 */
#ifndef HC_UI_GREET_H
#define HC_UI_GREET_H

#include "ui/app.h"

/* At a terminal, after the first window is open. */
void greet(struct app *app);
/* crash-report, tour: WINDOW_PASS: neither. */
int greet_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
