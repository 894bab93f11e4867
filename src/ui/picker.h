/*
 * picker.h - choose one of many: type to narrow, Enter takes. Choices, links, keys and objects are all picked this way.
 */
#ifndef HC_UI_PICKER_H
#define HC_UI_PICKER_H

#include "ui/window.h"

struct choice {
	const char *text, *note;	/* note: shown softly behind; may be NULL */
	const char *key;		/* a key that stands for it, shown in front; may be NULL */
	const char *data;		/* the owner's: an option's name, a command */
	uint8_t id[16];			/* the owner's: a record */
};

struct picker;
struct job;

struct picker_ops {
	/* Fills out with what fits the text; texts in a, which lives until the next call. NULL: `choices` narrowed by text. */
	int (*fill)(void *arg, const char *text, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err);
	/* What fill() cannot find within a key (it answers HC_BUSY) a job looks for on the worker: look() makes the job with its run(),
	   found() is fill() from what that brought. Both NULL: fill() always can. */
	struct job *(*look)(void *arg, const char *text, struct hc_err *err);
	int (*found)(void *arg, struct job *j, struct arena *a, struct choice *out, size_t max, size_t *n, struct hc_err *err);
	/* Enter; the picker is closed. choice NULL: what was typed, with ops->free. */
	void (*done)(void *arg, const struct choice *choice, const char *text);
	void (*cancelled)(void *arg);	/* may be NULL */
	void (*moved)(void *arg, const struct choice *choice);	/* another one has the cursor; may be NULL */
	bool free;			/* any text will do */
	bool clear;			/* offers "none" first */
	int width;			/* cells it takes at least, so that it stays while one types; 0: as its texts need */
};

#define PICKER_MAX 200

/* choices: copied; may be NULL with ops->fill. x, y: where on the screen it belongs, -1: the middle. */
void picker_open(struct app *app, const struct picker_ops *ops, void *arg, const char *title, const struct choice *choices,
    size_t n, const char *initial, int x, int y);
/* Picks a value for a field: an option or a record; done() gets the text that engine_set() takes ("" for none). False: the
   field is not picked but typed. */
bool picker_field(struct app *app, const struct field *f, const char *initial, int x, int y,
    void (*done)(void *arg, const char *value, const char *shown), void *arg);

#endif
