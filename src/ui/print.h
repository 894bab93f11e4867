/*
 * print.h - `print [FILE]`: a view, a record or a page of text as pages (a file whose name ends in .pdf) or as plain text, to a
 * file or to the printer.
 */
#ifndef HC_UI_PRINT_H
#define HC_UI_PRINT_H

#include "ui/app.h"

/* WINDOW_PASS: another command. */
int print_command(struct app *app, const struct call *c, struct hc_err *err);
/* print_pdf.c: the window in front as pages; a long list goes on as a task. */
int print_pdf(struct app *app, const char *path, struct hc_err *err);

#endif
