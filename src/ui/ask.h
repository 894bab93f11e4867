/*
 * ask.h - a question with a preview: Enter agrees, Esc does not; a word must be typed where it cannot be taken back lightly.
 */
#ifndef HC_UI_ASK_H
#define HC_UI_ASK_H

#include "ui/window.h"

/* word: what must be typed before Enter agrees; NULL: Enter alone does. done(arg) after the window has closed; dropped(arg) when
   it closes without; either may be NULL. */
void ask_open(struct app *app, const char *title, const char *text, const char *word, void (*done)(void *arg),
    void (*dropped)(void *arg), void *arg);

#endif
