/*
 * draw.h - the frame around the windows: its bottom line, and the places in it that a click runs.
 */
#ifndef HC_UI_DRAW_H
#define HC_UI_DRAW_H

#include "ui/app.h"

/* The bottom line alone, on the last frame. */
void draw_bottom_line(struct app *app, const char *text);
/* The command of a place that the frame drew, NULL: none. */
const char *draw_spot(struct app *app, int x, int y);
/* The keys that run a command in the window that has the keys, ":command" if none do; in the turn. */
const char *draw_key(struct app *app, const char *command);
void draw_spot_add(struct app *app, int x, int y, int w, const char *command);

#endif
