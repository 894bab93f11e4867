/*
 * start.h - the screen of a machine that has no workspace yet.
 */
#ifndef HC_UI_START_H
#define HC_UI_START_H

#include "ui/window.h"

void start_open(struct app *app);

#endif
