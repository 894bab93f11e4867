/*
 * editor.h - the user's own editor on a text: a file of its own (0600), $VISUAL, $EDITOR or vi, and what became of it.
 */
#ifndef HC_UI_EDITOR_H
#define HC_UI_EDITOR_H

#include "ui/app.h"

#define EDITOR_TEXT_MAX ((size_t)32 << 20)

/* Writes the text to a new file and opens the editor on it, with the terminal where there is one. *path lives in the arena and
   the file stays until somebody unlinks it; done() hears how the editor ended, at once or later, and not when this fails. */
int editor_start(struct app *app, struct arena *a, const char *text, size_t n, const char **path,
    void (*done)(void *arg, int code), void *arg, struct hc_err *err);
/* What is in the file now; NULL when that is no text or cannot be read. */
char *editor_text(struct arena *a, const char *path);
/* `editor`: the text that is being typed. WINDOW_PASS: another command. */
int editor_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
