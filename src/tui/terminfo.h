/*
 * terminfo.h - what the system knows about a terminal by its name. The only door to curses, and only to its database.
 */
#ifndef HC_TUI_TERMINFO_H
#define HC_TUI_TERMINFO_H

#include <stdbool.h>

#include "base/buf.h"

/* Loads the description; false: there is none of that name. */
bool terminfo_load(const char *term);
bool terminfo_flag(const char *name);
int terminfo_number(const char *name);	/* -1 or -2: not said */
const char *terminfo_text(const char *name);	/* NULL: it cannot */
/* Appends the text that moves the cursor, by the loaded description. */
void terminfo_move(struct buf *out, int x, int y);

#endif
