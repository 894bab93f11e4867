/*
 * macro.h - keys recorded as the commands they run, kept as text, played by a key; and the last change done again.
 */
#ifndef HC_UI_MACRO_H
#define HC_UI_MACRO_H

#include "ui/app.h"

/* What a key runs, what is typed, a line of the prompt: written down while recording. */
void macro_note_key(struct app *app, const char *command, int count);
void macro_note_text(struct app *app, const char *s, size_t n);
void macro_note_line(struct app *app, const char *line);
bool macro_recording(const struct app *app);
/* Binds the macros of earlier sessions. */
void macro_read(struct app *app);
/* macro-record, repeat; WINDOW_PASS: neither. */
int macro_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
