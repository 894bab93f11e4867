/*
 * text.h - lines to read: what a command printed, a manual page.
 */
#ifndef HC_UI_TEXT_H
#define HC_UI_TEXT_H

#include "ui/window.h"

void text_open(struct app *app, const char *title, const char *text);
/* Lines as wide as the screen stand as they are, without a margin. */
void text_open_screen(struct app *app, const char *title, const char *text);

#endif
