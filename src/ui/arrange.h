/*
 * arrange.h - a list's columns or its order, arranged with a few keys while the list follows.
 */
#ifndef HC_UI_ARRANGE_H
#define HC_UI_ARRANGE_H

#include "ui/list.h"

/* Which columns are shown, and in what order. */
void arrange_columns(struct list *l);
/* By which fields rows are sorted, each up or down, the first one first. */
void arrange_sort(struct list *l);

#endif
