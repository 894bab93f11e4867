/*
 * print.h - `print [FILE]`: a view, a record or a page of text as plain text, to a file or to the printer.
 */
#ifndef HC_UI_PRINT_H
#define HC_UI_PRINT_H

#include "ui/app.h"

/* WINDOW_PASS: another command. */
int print_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
