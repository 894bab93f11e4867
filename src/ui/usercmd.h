/*
 * usercmd.h - commands that blocks of keys and files are made of, beside those of windows.
 */
#ifndef HC_UI_USERCMD_H
#define HC_UI_USERCMD_H

#include "ui/app.h"

struct app_command {
	const char *name;
	int (*run)(struct app *app, const struct call *c, struct hc_err *err);
};

/* WINDOW_PASS: not one of them. */
int usercmd_run(struct app *app, const struct call *c, struct hc_err *err);
/* The object of this name, or a sentence with the nearest. There is a workspace. */
int usercmd_object(struct app *app, const char *name, const struct object **ret, struct hc_err *err);
/* What was typed names objects and dashboards that are there: list:lead. In a file they may belong to a plugin that is off. */
int usercmd_places(struct app *app, const char *places, struct hc_err *err);
/* A block that waits for a window which is gone stops waiting. */
void usercmd_turn_ends(struct app *app);

#endif
