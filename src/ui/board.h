/*
 * board.h - a kanban board: a column per choice of a field, each a list of cards that scrolls alone.
 */
#ifndef HC_UI_BOARD_H
#define HC_UI_BOARD_H

#include "ui/list.h"

/* The field that a board of this object has columns for, NULL: none. by: a field's name, or NULL for the best one. */
const struct field *board_field(const struct object *o, const char *by);
/* view and filter as of a list; by as above. */
int board_open(struct app *app, const struct object *o, const char *view, const char *filter, const char *by,
    struct hc_err *err);

/* `board` in a list: the same rows as a board, in the list's place. */
extern const struct window_command board_list_commands[];

#endif
