/*
 * team.h - keys and settings that the whole team shares: records of `team_file`, pulled by sync, read before the user's own files.
 *
 * Who may write them is decided by rights; what they may say is decided here, by a list of commands and settings that stay within
 * the workspace, unless the user's own files say `option team-shell on`.
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
int team_check(struct app *app, const struct hot_line *l, struct hc_err *err);
/* Does what was defined there come from the team? */
bool team_source(const char *source);
/* block_new() for what was defined at `source`. */
struct block *team_block(struct app *app, const char *text, const char *source, struct hc_err *err);
/* A command that is about to run, values put in: HC_DENIED when a block of the team's runs it and may not. */
int team_guard(struct app *app, size_t argc, const char *const *argv, struct hc_err *err);
/* A record of this object was saved: they are read again when the turn ends. */
void team_changed(struct app *app, const struct object *o);
void team_turn_ends(struct app *app);

#endif
