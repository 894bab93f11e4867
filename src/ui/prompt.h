/*
 * prompt.h - a line typed at the bottom: commands, filters, questions; with completion, history and an error under the text.
 */
#ifndef HC_UI_PROMPT_H
#define HC_UI_PROMPT_H

#include "ui/window.h"

#define HINTS_MAX 64

struct prompt_ops {
	const char *context;	/* of its keys, before "prompt" and "type" */
	/* Each change; a fault goes to *err with its pos. May be NULL. */
	void (*edited)(void *arg, const char *text, struct hc_err *err);
	/* Enter, Esc: the prompt is already closed. cancelled may be NULL. */
	void (*done)(void *arg, const char *text);
	void (*cancelled)(void *arg);
	/* What could stand at byte pos; *from: where the word begins. May be NULL. */
	size_t (*complete)(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from);
	bool history;		/* of the app's lines */
	bool secret;		/* typed as stars */
	bool replace;		/* the first letter typed takes the place of what stood there */
	bool whole;		/* the line is one thing (a path): completing puts no space behind it */
};

/* mark: ":" or "/" or a question. arg's owner must stand below on the stack. */
void prompt_open(struct app *app, const struct prompt_ops *ops, void *arg, const char *mark, const char *initial);
/* The `:` line. */
void prompt_command(struct app *app, const char *initial);
/* What `:` offers at a place. */
size_t prompt_complete_command(struct app *app, struct arena *a, const char *text, size_t pos, struct query_hint *out,
    size_t max, size_t *from);

#endif
