/*
 * park.h - small texts of the workspace (drafts) that wait in a file while one still types, or while another program holds its
 * lock: nobody waits for the disk in the middle of a word, and nothing typed is lost to a lock, however long it is held.
 */
#ifndef HC_UI_PARK_H
#define HC_UI_PARK_H

#include "ui/app.h"

/* As store_meta_put(), without waiting for the lock: what cannot be written now is parked. Fails when neither goes. */
int park_put(struct app *app, const char *key, const char *value, struct hc_err *err);
/* Only into the file, where the next start finds it: for what is typed on. Cheap; the disk is not waited for. */
int park_keep(struct app *app, const char *key, const char *value, struct hc_err *err);
/* What is parked, else what the workspace has; NULL: nothing. */
const char *park_get(struct app *app, struct arena *a, const char *key);
/* At the start: what waited goes into the workspace, if it can be written. */
void park_take(struct app *app);

#endif
