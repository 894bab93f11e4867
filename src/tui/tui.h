/*
 * tui.h - the workstation's one entry: takes the terminal, shows windows, gives the terminal back.
 */
#ifndef HC_TUI_TUI_H
#define HC_TUI_TUI_H

#include "host/host.h"

struct tui_options {
	const char *conf;		/* -c: one more file of settings, or NULL */
	const char *script, *size;	/* --script FILE --size CxR: no terminal, keys from a file, `:dump` to stdout; or NULL */
	const char *db_path;
	bool clean, readonly, no_plugins;
};

/* *work is NULL when there is no workspace yet: the first screen makes one, and *work is what the caller closes. Returns when
   the user leaves. */
int tui_main(struct work **work, const struct env *env, const struct tui_options *o, struct hc_err *err) __attribute__((weak));

#endif
