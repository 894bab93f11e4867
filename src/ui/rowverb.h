/*
 * rowverb.h - what can be done with the one record that has the cursor, whatever window shows it.
 */
#ifndef HC_UI_ROWVERB_H
#define HC_UI_ROWVERB_H

#include "ui/window.h"

/* The record that has the cursor. */
int rowverb_record(struct app *app, const struct object **o, uint8_t id[16], struct hc_err *err);
/* actions, log-here, task-here, purge-here, reply, forward: run by the workstation for the focused window. WINDOW_PASS: another. */
int rowverb_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
