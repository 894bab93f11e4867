/*
 * conf.h - hotcrmd.conf: lines `option NAME VALUE`, as in hotcrm.conf, and `plan NAME SETTING VALUE`. The command line wins
 * over it.
 */
#ifndef HC_SERVE_CONF_H
#define HC_SERVE_CONF_H

#include "base/arena.h"
#include "base/err.h"
#include "serve/plan.h"

struct conf;

/* A file that is not there is an empty one unless `must`. HC_INVALID names file and line. */
int conf_read(const char *path, bool must, struct arena *a, struct conf **ret, struct hc_err *err);
const char *conf_get(const struct conf *c, const char *name);	/* NULL: not said */
const struct plans *conf_plans(const struct conf *c);	/* the built-in ones, as the file changes them */
/* HC_INVALID when it is said and no number from lo to hi. */
int conf_int(const struct conf *c, const char *name, int64_t lo, int64_t hi, int64_t otherwise, int64_t *ret, struct hc_err *err);
int conf_bool(const struct conf *c, const char *name, bool otherwise, bool *ret, struct hc_err *err);

#endif
