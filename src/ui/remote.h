/*
 * remote.h - other programs drive the workstation that runs: commands in, answers and events out, over a socket of one's own.
 *
 * A client sends commands as text and closes its side; it gets "ok" or "error", what was said, and the end. One that sends
 * `events` and a newline gets a line of JSON for each save, focus and sync from then on. The socket is 0600 in a folder 0700.
 */
#ifndef HC_UI_REMOTE_H
#define HC_UI_REMOTE_H

#include "ui/app.h"

/* From here on clients are heard; without a socket the workstation works all the same. */
void remote_open(struct app *app);
void remote_close(struct app *app);
/* Descriptors to wait for; dealing with them is remote_take()'s. */
size_t remote_fds(const struct app *app, int *ret, size_t max);
void remote_take(struct app *app);
/* For those who listen. */
void remote_saved(struct app *app, const struct object *o, const uint8_t id[16], char op);
void remote_event(struct app *app, const char *name);
/* After a frame: tells of another focus. */
void remote_focus(struct app *app);

/* The other side: sends commands to the workstation of $HOT_SOCKET, or the newest that answers, and prints what comes back.
   text NULL: listens to events until it ends. The answer's error is HC_INVALID. */
int remote_send(const struct env *env, const char *text, struct hc_err *err);

#endif
