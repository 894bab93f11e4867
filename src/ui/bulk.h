/*
 * bulk.h - many records at once: one field of them set, a table of them edited as text, their rows piped to a program.
 *
 * Each means the marks, else the row under the cursor; each shows what it will do before it does it, and is one undo.
 */
#ifndef HC_UI_BULK_H
#define HC_UI_BULK_H

#include "ui/list.h"

extern const struct window_command bulk_list_commands[];	/* of lists */
/* Asks for a field (NULL: any, "": the stage or status) and its value, and sets it in one record: a record's page does not have marks. */
int bulk_set_one(struct app *app, struct window *w, const struct object *o, const uint8_t id[16], const char *field,
    struct hc_err *err);

/* bulk_table.c: the records as a text table in the editor; what was changed there is shown, then applied. */
int bulk_edit_table(struct list *l, struct hc_err *err);

#endif
