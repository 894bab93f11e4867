/*
 * team.h - keys and settings that the whole team shares: records of `team_file`, pulled by sync, read before the user's own files.
 *
 * Who may write them is decided by rights; what they may say is decided here: no command that runs a program or reaches
 * outside the workspace, unless the user's own files say `option team-shell on`.
 */
#ifndef HC_UI_TEAM_H
#define HC_UI_TEAM_H

#include "ui/app.h"

struct hot_line;

/* What their bindings name as the place they came from begins so. */
#define TEAM_SOURCE "team:"

/* Reads them, while files are read. */
void team_read(struct app *app);
/* A line of theirs that is being read: HC_DENIED with the word that it may not have. */
int team_check(const struct hot_line *l, struct hc_err *err);
/* A record of this object was saved: they are read again when the turn ends. */
void team_changed(struct app *app, const struct object *o);
void team_turn_ends(struct app *app);

#endif
