/*
 * park.h - small texts of the workspace (drafts) that wait in a file while another program holds its lock: nothing typed is lost
 * to a lock, however long it is held.
 */
#ifndef HC_UI_PARK_H
#define HC_UI_PARK_H

#include "ui/app.h"

/* As store_meta_put(), without waiting for the lock: what cannot be written now is parked. Fails when neither goes. */
int park_put(struct app *app, const char *key, const char *value, struct hc_err *err);
/* What is parked, else what the workspace has; NULL: nothing. */
const char *park_get(struct app *app, struct arena *a, const char *key);
/* At the start: what waited goes into the workspace, if it can be written. */
void park_take(struct app *app);

#endif
