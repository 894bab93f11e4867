/*
 * copy.h - copying cells, rows, links and records to the clipboard, and putting them back into fields.
 */
#ifndef HC_UI_COPY_H
#define HC_UI_COPY_H

#include "ui/app.h"

/* Puts the copied cell into the field under the cursor, of the marks or of the row. */
int copy_paste(struct app *app, struct hc_err *err);
/* Row, cell, id, link, email, table or a field of what the focused window's verbs mean, to the clipboard. */
int copy_run(struct app *app, const char *what, struct hc_err *err);
/* The record that has the focus, "Label: value", a line each. */
int copy_page(struct app *app, struct buf *out, struct hc_err *err);

#endif
