/*
 * session.h - where one was: windows, filters, cursors and marks, kept as commands per terminal and opened again at the start.
 */
#ifndef HC_UI_SESSION_H
#define HC_UI_SESSION_H

#include "ui/app.h"

/* Opens what the session of this name held; false: there is none for this workspace. What cannot be opened again is said. */
bool session_restore(struct app *app, const char *name);
/* The same text in memory: where one is, and back. */
void session_text(struct app *app, struct buf *out);
bool session_return(struct app *app, const char *text);
/* Writes it if something changed since; a moment after a key, and at the end. */
void session_save(struct app *app);
/* ms until session_save() is wanted, 0: it is not. */
int session_wait(struct app *app);
void session_touch(struct app *app);
/* "kim-pts-3": of a user and a terminal. */
const char *session_name(struct arena *a, const char *user, const char *tty);
/* The commands that open a window again where it is now, "" when it is not worth a line; and such commands run. What fails
   behind the first is left out and in *err. */
void session_window(struct window *w, struct buf *out);
int session_open(struct app *app, const char *text, struct hc_err *err);
/* A form was begun, left or saved: the list of drafts is another. */
void drafts_changed(struct app *app);
/* goto, sessions, drafts; WINDOW_PASS: none of them. */
int session_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
