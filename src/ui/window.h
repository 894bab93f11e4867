/*
 * window.h - what a window is to the rest: it draws itself, says its contexts, and runs named commands.
 *
 * A window never sees a key. Keys are looked up in the keymap and become commands; characters reach a window only while it
 * types. Windows stand on a stack; an overlay leaves the one below in sight.
 */
#ifndef HC_UI_WINDOW_H
#define HC_UI_WINDOW_H

#include "ui/app.h"
#include "ui/edit.h"

#define WINDOW_PASS 1	/* run() answers: not mine, ask the next */
#define CONTEXTS_MAX 8

/* One call of a command. */
struct call {
	const char *name;
	const char *const *argv;	/* operands */
	size_t argc;
	const char *rest;	/* operands joined by a space */
	int count;		/* typed before the key, 0: none */
};

struct window_command {
	const char *name;
	int (*run)(struct window *w, const struct call *c, struct hc_err *err);
};

struct window_ops {
	const char *name;
	bool overlay;
	void (*draw)(struct window *w, const struct area *a);
	/* Fills contexts, most specific first; returns how many. */
	size_t (*contexts)(struct window *w, const char *ret[CONTEXTS_MAX]);
	const struct window_command *commands[12];	/* tables, each ending with a NULL name; NULL-terminated */
	/* A window inside this one that hears commands first (a tab's list); may be NULL or answer NULL. */
	struct window *(*inner)(struct window *w);
	/* The line being typed, NULL while browsing; edited() hears of each change. */
	struct edit *(*edit)(struct window *w);
	void (*edited)(struct window *w);
	/* Pasted text that is not for an edit line; may be NULL. */
	void (*paste)(struct window *w, const char *s, size_t n);
	/* A record was saved or deleted, here or by another window; id NULL: many were (an import). */
	void (*changed)(struct window *w, const struct object *o, const uint8_t id[16], char op);
	/* As changed(), by another process: nothing may move under the cursor. NULL: changed() hears it. */
	void (*elsewhere)(struct window *w, const struct object *o, const uint8_t id[16], char op);
	/* Text of %(name) in a key's command, NULL if it has none. */
	const char *(*value)(struct window *w, const char *name);
	/* A click or wheel inside; true: dealt with. */
	bool (*mouse)(struct window *w, const struct event *ev, int x, int y);
	/* app.tick_ms have passed since it was set. */
	void (*tick)(struct window *w);
	/* On its way out: frees what the arena does not. */
	void (*close)(struct window *w);
	/* The text that names it in the history and the terminal's title. */
	const char *(*title)(struct window *w);
	/* What has the focus, in words, for people who hear the screen: "row 3 of 42, marked, Globex rollout, Stage Proposal".
	   NULL: the row of the screen where the cursor stands. It must not change while one types. */
	void (*announce)(struct window *w, struct buf *out);
	/* Keys that the footer shows: commands, NULL-terminated; NULL: none. */
	const char *const *(*footer)(struct window *w);
	/* Commands that open it again where it is now, joined by " ; "; NULL: the command that opened it. */
	void (*reopen)(struct window *w, struct buf *out);
	/* A few words for the right end of the bottom line: sums of marks; NULL: none. */
	const char *(*status)(struct window *w);
};

struct window {
	const struct window_ops *ops;
	struct app *app;
	struct arena *arena;	/* lives as long as the window */
	struct window *below;
	const char *opened;	/* the command that opened it, or NULL: a session opens it again so */
	uint64_t number;	/* no other window of this sitting has it */
	uint64_t generation;	/* of its background work */
	struct area area;	/* where it was drawn last */
};

/* Makes a window of `size` bytes whose first member is struct window; it is not yet on the stack. */
void *window_new(struct app *app, const struct window_ops *ops, size_t size);
void window_free(struct window *w);
void window_push(struct window *w);
/* Takes it off the stack, wherever it stands, and frees it. */
void window_close(struct window *w);
/* No window that fills the page stands before it. */
bool window_in_sight(const struct window *w);
/* Background work of this window is for nothing from now on. */
void window_renew(struct window *w);

#endif
