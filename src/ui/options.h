/*
 * options.h - settings by name: one row each, which `option`, its completion, the list of settings and the manual page share.
 */
#ifndef HC_UI_OPTIONS_H
#define HC_UI_OPTIONS_H

#include "ui/app.h"

struct setting {
	const char *name;
	const char *values;	/* "on off", "bar cell mark"; "" when there are too many to name */
	const char *summary;
	int (*set)(struct app *app, const struct setting *o, const char *value, struct hc_err *err);
	const char *(*get)(struct app *app, const struct setting *o);
	size_t offset;		/* of a bool or an int in struct app, for the setters that share */
};

size_t option_count(void);
const struct setting *option_at(size_t i);
const struct setting *setting_find(const char *name);
/* Sets one by name; an unknown name or value is answered with what there is. */
int option_set(struct app *app, const char *name, const char *value, struct hc_err *err);

#endif
