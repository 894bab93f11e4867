/*
 * search.h - the search across all objects: hits by object while one types, read on the worker.
 */
#ifndef HC_UI_SEARCH_H
#define HC_UI_SEARCH_H

#include "ui/window.h"

/* Opens it with a text to begin with, which may be "". */
int search_open(struct app *app, const char *text, struct hc_err *err);

#endif
