/*
 * everyday.h - what a workstation does by the clock while it is open: reminders, and the jobs that are due.
 *
 * Neither stands in a key's way: reminders are looked up by the worker, jobs run in a process of their own
 * (`hotcrm jobs run`), of which the file lock lets one at a time do anything.
 */
#ifndef HC_UI_EVERYDAY_H
#define HC_UI_EVERYDAY_H

#include "ui/app.h"

/* ms until everyday_tick() is wanted, 0: there is no terminal, so never. */
int everyday_wait(struct app *app);
void everyday_tick(struct app *app);
/* A record changed: the next reminder may be another. */
void everyday_changed(struct app *app, const struct object *o);
void everyday_free(struct app *app);
void everyday_forget_asked(struct app *app);	/* the worker is gone: what it was asked will not be answered */
/* reminders, snooze: WINDOW_PASS: neither. */
int everyday_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
