/*
 * about.h - what is known of a new record that is about another one: the link to it, and the links that it has itself.
 */
#ifndef HC_UI_ABOUT_H
#define HC_UI_ABOUT_H

#include "engine/engine.h"
#include "ui/save.h"

#define ABOUT_MAX 24

struct about {
	struct work *work;
	struct arena *arena;
	const struct object *to;		/* of the new record */
	struct assignment set[ABOUT_MAX];	/* as a person would type them */
	size_t n;
};

/* Begins with the links to `o`'s record, and with `all` those to whom and what that record names too. */
void about_begin(struct about *ab, struct work *w, struct arena *a, const struct object *to, const struct object *o,
    const uint8_t id[16], bool all);
/* One more, if the object has the field and the choice. */
void about_add(struct about *ab, const char *field, const char *text);
/* "2026-11-23 09:41" in the user's zone. */
const char *about_now(const struct about *ab);

#endif
