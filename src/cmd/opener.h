/*
 * opener.h - a copy of a file for looking at, and the program that the system opens it with.
 */
#ifndef HC_CMD_OPENER_H
#define HC_CMD_OPENER_H

#include "model/fileref.h"
#include "store/store.h"

/* Writes the bytes to a folder of ours under their own name, read-only, and opens that: with $HOTCRM_OPENER, else xdg-open. The
   program gets the path as its one argument, no shell, and goes on by itself. Programs and scripts are refused. */
int opener_open(const struct env *env, struct store *s, struct arena *a, const struct fileref *ref, const char **path, struct hc_err *err);
/* Copies that were opened go: all of them, or those older than a day. */
void opener_forget(const struct env *env, struct arena *a, bool all);

#endif
