/*
 * groups.h - the answer of `list OBJECT by FIELD` as a table to move in: Enter lists the records of a group.
 */
#ifndef HC_UI_GROUPS_H
#define HC_UI_GROUPS_H

#include "ui/app.h"

/* text: a query with groups. WINDOW_PASS: it is none for a table (a pivot, totals); then nothing is opened. */
int groups_open(struct app *app, const char *text, struct hc_err *err);

#endif
