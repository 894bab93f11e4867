/*
 * user_impl.h - what user.c and user_event.c share; nobody else includes it.
 */
#ifndef HC_UI_USER_IMPL_H
#define HC_UI_USER_IMPL_H

#include "ui/user.h"

struct raised {			/* an event that waits for the end of the turn */
	const char *event, *text;
	const struct object *object;
	uint8_t id[16];
	char op;
	bool about;		/* object and id are set */
};

struct user {
	struct arena *arena;
	struct user *before;	/* definitions that were forgotten */
	VEC(struct user_command *) commands;
	VEC(struct user_view) views;
	VEC(struct user_event) events;
	VEC(struct user_rule) rules;
	struct arena *raised_arena;
	VEC(struct raised) raised;
	size_t at, handler;	/* which of them, and whose turn it is */
	bool draining, held;	/* held: a handler waits for a command that runs beside the keys */
	int64_t touched;	/* ticks of the last key, for `on idle` */
};

/* "keys.conf:12" of the line being read, or "typed". */
const char *user_source(struct app *app);
/* width<60, height>=16, joined by `and`. */
bool condition_is_screen(const char *when);
bool condition_screen(const char *when, int w, int h);

#endif
