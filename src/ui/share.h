/*
 * share.h - the text files that come with the program: themes, keys, settings.
 */
#ifndef HC_UI_SHARE_H
#define HC_UI_SHARE_H

#include <stddef.h>

#include "base/arena.h"

struct env;

#define SHARE_DIRS 8

/* Folders searched for files of a kind ("themes", "data"), the user's own first; returns how many. */
size_t share_dirs(struct arena *a, const struct env *env, const char *kind, const char *ret[SHARE_DIRS]);
/* The whole of the first file found (at most 1 MiB, no NUL), or NULL; *path may be NULL. */
char *share_read(struct arena *a, const struct env *env, const char *kind, const char *name, const char **path);
/* As share_read(), the user's folder left out. */
char *share_read_own(struct arena *a, const struct env *env, const char *kind, const char *name, const char **path);
char *share_read_path(struct arena *a, const char *path);

#endif
