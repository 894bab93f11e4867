/*
 * print.h - `print [FILE]`: a view, a record or a page of text as pages (a file whose name ends in .pdf) or as plain text, to a
 * file or to the printer.
 */
#ifndef HC_UI_PRINT_H
#define HC_UI_PRINT_H

#include "report/pdf.h"
#include "ui/app.h"

struct list;

/* WINDOW_PASS: another command. */
int print_command(struct app *app, const struct call *c, struct hc_err *err);
/* print_pdf.c: the window in front as pages; a long list goes on as a task. */
int print_pdf(struct app *app, const char *path, struct hc_err *err);
struct pdf_head print_head(struct app *app, const char *title, const char *line);
/* Tells the user that it is done, and if some letters are not in it. */
void print_said(struct app *app, const char *path, bool boxes);
/* print_list.c */
int print_list(struct list *l, const struct pdf_ops *ops, const char *path, struct hc_err *err);

#endif
