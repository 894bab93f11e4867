/*
 * services.h - the program's own lists: what was done, settings, keys, plugins, messages. Each is a table (table.h).
 */
#ifndef HC_UI_SERVICES_H
#define HC_UI_SERVICES_H

#include "ui/window.h"

/* Transactions of the journal, newest first; Enter shows what one changed, u takes it back. */
int services_undo(struct app *app, struct hc_err *err);
/* Every setting; Enter changes it in its place. */
int services_options(struct app *app, struct hc_err *err);
/* Every key of every place; Enter binds it anew, d frees it. */
int services_bindings(struct app *app, struct hc_err *err);
/* Plugins with state and time used; e and d switch them. */
int services_plugins(struct app *app, struct hc_err *err);
/* What the bottom line said in this session, newest first. */
int services_messages(struct app *app, struct hc_err *err);

#endif
