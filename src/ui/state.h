/*
 * state.h - small files of the program's own under the state folder: macros, sessions, what the last run left.
 */
#ifndef HC_UI_STATE_H
#define HC_UI_STATE_H

#include "ui/app.h"

/* Writes a file whole or not at all, 0600, folders made 0700. name may hold one folder: "session/kim-pts-3". */
int state_write(struct app *app, const char *name, const char *text, size_t n, struct hc_err *err);
/* The file's text in the arena, NULL if there is none. */
char *state_read(struct app *app, struct arena *a, const char *name);
void state_remove(struct app *app, const char *name);
char *state_path(struct app *app, struct arena *a, const char *name);

#endif
