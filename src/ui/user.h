/*
 * user.h - what a user's files define beside keys: commands, views, menus, events, what narrow screens leave out.
 *
 * All of it is text of commands by name; nothing is looked up in the model before it is used, so files can be read before a
 * workspace is open and name plugins that are not there.
 */
#ifndef HC_UI_USER_H
#define HC_UI_USER_H

#include "ui/app.h"

struct user_arg {
	const char *name, *type;	/* type: "text", "int", "number", "date", "rest" */
	const char *fallback;		/* NULL: must be given */
};

struct user_command {
	const char *name, *doc, *usage, *body, *source;
	VEC(struct user_arg) args;
	struct cmd_def def;		/* its row in the command table: help, completion, palette */
};

struct user_view {
	const char *object, *name, *label, *body, *source;
};

struct user_event {
	const char *event, *object;	/* object: NULL is any */
	const char *where, *body, *source;
	int64_t idle_ms;		/* `on idle 10m` */
	bool fired;			/* idle: once until the next key */
};

struct user_rule {
	bool bar;			/* `bar`, else `columns` */
	const char *name;		/* object, or "footer" */
	const char *when, *text, *source;
};

struct user;
struct call;

/* Forgets all definitions; at the start, and before files are read again. */
void user_reset(struct app *app);
void user_free(struct user *u);		/* NULL is allowed */

const struct user_command *user_command(struct app *app, const char *name);
/* Runs one with its operands as %{name}. */
int user_command_run(struct app *app, const struct user_command *c, const struct call *call, struct hc_err *err);
const struct user_view *user_view(struct app *app, const struct object *o, const char *name);
int user_view_open(struct app *app, const struct object *o, const struct user_view *v, struct hc_err *err);
size_t user_view_count(const struct app *app);
const struct user_view *user_view_at(const struct app *app, size_t i);
struct list;
/* Gives a list the columns that a rule wants at this size, or its own again. */
void user_obey_columns(struct app *app, struct list *l, int w, int h);
/* "on", "off" or NULL: no rule for this size. */
const char *user_bar(struct app *app, const char *name, int w, int h);

/* command, view, menu, on, columns ... when, bar: the lines of a file. WINDOW_PASS: not one of these. */
int user_define(struct app *app, const struct call *c, struct hc_err *err);

/* user_event.c */
/* A record was saved; its handlers run at the end of the turn. */
void event_saved(struct app *app, const struct object *o, const uint8_t id[16], char op);
/* Something happened that has no record: "start", "paste", "sync-done". text is %{text}. */
void event_raise(struct app *app, const char *name, const char *text);
/* The same about a record: "reminder". */
void event_raise_about(struct app *app, const char *name, const struct object *o, const uint8_t id[16], const char *text);
/* Runs what waits; called when a turn ends. */
void event_drain(struct app *app);
/* ms until the next idle handler is due, 0: none; and running those that are. */
int event_idle_wait(struct app *app);
void event_idle(struct app *app);
void event_touch(struct app *app);	/* a key was pressed */
/* "stage changed_to won" of one save, as a condition on the record alone: what the journal says changed is put in. */
const char *event_condition(struct app *app, const char *where, const struct object *o, const uint8_t id[16], char op);

/* A condition on the row under the cursor (or a record), or on the screen (width<60). False when it does not hold. */
bool user_holds(struct app *app, const char *when, const struct object *o, const uint8_t *id);

#endif
