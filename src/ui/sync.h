/*
 * sync.h - the team's server as the workstation shows it: counters in the corner, the screens behind them, and the process
 * that exchanges in the background.
 *
 * The exchange runs as `hotcrm sync watch --pipe`, a process of its own: nothing it does can hold up a key or take the
 * windows down, and it uses the same lock and the same code as the command. It writes a line when something came or went;
 * we write a byte when somebody edited.
 */
#ifndef HC_UI_SYNC_H
#define HC_UI_SYNC_H

#include "ui/window.h"

struct uisync;

/* sync.c */
/* From here on processes may be started: a terminal is there. */
void uisync_start(struct app *app);
void uisync_stop(struct app *app);
int uisync_fd(const struct app *app);		/* readable when the process has said something; -1: there is none */
void uisync_take(struct app *app);		/* takes what it said; windows hear of what was pulled */
void uisync_edited(struct app *app);		/* a record was saved here */
void uisync_stale(struct app *app);		/* how it stands may be another now */
/* Before a frame: reads how it stands if that may have changed, and lets the process know of edits. */
void uisync_frame(struct app *app);
/* "^3 v0", "off 2h", "! 2 conflicts"; "" in a workspace without a server. *role is how it is drawn. */
const char *uisync_counters(struct app *app, enum role *role);
/* on, off, now. */
int uisync_switch(struct app *app, bool off, struct hc_err *err);
int uisync_now(struct app *app, struct hc_err *err);

/* The settings are others now: reads them, and starts the process if it should run. */
void uisync_again(struct app *app);

/* sync_join.c: asks for what is not given. */
int uisync_join(struct app *app, const char *url, struct hc_err *err);

struct table;
/* sync_status.c: the tables. How long ago `at` was, in words for a row; texts in its rows' arena. */
const char *uisync_age(struct table *t, int64_t at);
int uisync_status(struct app *app, struct hc_err *err);
int uisync_queue(struct app *app, struct hc_err *err);
int uisync_parked(struct app *app, struct hc_err *err);
/* The command `sync` inside the workstation; WINDOW_PASS: as in a shell. */
int uisync_command(struct app *app, const struct call *c, struct hc_err *err);

/* sync_conflict.c: all that clash; and those of the record of one, base, mine and theirs side by side. */
int uisync_conflicts(struct app *app, struct hc_err *err);
int uisync_conflict(struct app *app, const uint8_t id[16], struct hc_err *err);

#endif
