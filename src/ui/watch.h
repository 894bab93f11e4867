/*
 * watch.h - what others do to the workspace while it is open here: another window, `hotcrm set` in a shell, an import, sync.
 *
 * Nothing polls: the kernel says when the file's write-ahead log grew, then the journal says which records were saved. Where
 * the kernel cannot, the file is looked at once a second while the terminal has the focus. The file of the theme is watched beside.
 */
#ifndef HC_UI_WATCH_H
#define HC_UI_WATCH_H

#include "ui/app.h"

/* From here on; also after another workspace was opened. */
void watch_start(struct app *app);
void watch_stop(struct app *app);
int watch_fd(const struct app *app);	/* readable when somebody wrote; -1: there is none now */
void watch_take(struct app *app);	/* notes that somebody did */
int watch_wait(struct app *app);	/* ms until watch_tick() is wanted, 0: it is not */
void watch_tick(struct app *app);
/* Another theme is worn: its folder is listened to as well. */
void watch_theme(struct app *app);
/* Looks at once: every window hears of what others saved. */
void watch_look(struct app *app);

#endif
