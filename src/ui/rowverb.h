/*
 * rowverb.h - what can be done with the one record that has the cursor, whatever window shows it.
 */
#ifndef HC_UI_ROWVERB_H
#define HC_UI_ROWVERB_H

#include "ui/window.h"

/* actions, log-here, task-here, purge-here: run by the workstation for the focused window. WINDOW_PASS: another. */
int rowverb_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
