/*
 * demo.h - the demo data: real sets with free licences (data/demo/README.md), loaded through the importer.
 */
#ifndef HC_CMD_DEMO_H
#define HC_CMD_DEMO_H

#include "cmd/cmd.h"

/* The folder with demo.hot: beside the program in a build tree, else the installed one. HC_NOTFOUND. */
int demo_find(const struct env *e, struct arena *a, const char **ret, struct hc_err *err);
/* Fills a new workspace and marks it demo. */
int demo_load(struct cmd *c, const char *dir, struct hc_err *err);

#endif
