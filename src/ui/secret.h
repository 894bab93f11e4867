/*
 * secret.h - encrypted fields on the screen: shown when asked for, opened by a passphrase.
 */
#ifndef HC_UI_SECRET_H
#define HC_UI_SECRET_H

#include "ui/window.h"

extern const struct window_command record_secret_commands[];	/* of a record: show-secret */
/* Asks for the passphrase of the key, in stars. */
int secret_unlock_ask(struct app *app, struct hc_err *err);

#endif
