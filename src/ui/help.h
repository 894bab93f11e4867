/*
 * help.h - the keys of this place, from the live keymap: read them, narrow them, run one.
 */
#ifndef HC_UI_HELP_H
#define HC_UI_HELP_H

#include "ui/window.h"

void help_keys(struct app *app);

#endif
