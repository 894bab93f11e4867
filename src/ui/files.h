/*
 * files.h - files of the record that has the cursor: attach one, open one, save one.
 */
#ifndef HC_UI_FILES_H
#define HC_UI_FILES_H

#include "ui/window.h"

/* attach-here, open-file, save-file: run by the workstation for the focused window. WINDOW_PASS: another. */
int files_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
