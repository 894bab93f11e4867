/*
 * palette_look.h - what the palette asks of the store: records by words, people by name, objects that have a tag.
 *
 * The worker reads; a letter never waits for it.
 */
#ifndef HC_UI_PALETTE_LOOK_H
#define HC_UI_PALETTE_LOOK_H

#include "ui/window.h"

struct job;

struct palette_hit {
	const struct object *object;	/* the record's, or one that has the tag */
	uint8_t id[16];
	const char *title;		/* NULL: of a tag */
	size_t place;			/* among those of one question, 0: best */
	bool asked;			/* its object was asked for, not all of them */
};

#define PALETTE_PEOPLE 3
extern const char *const palette_people[PALETTE_PEOPLE];

/* Is there anything for `text` that only the store knows? kind: '\0', '@' people, '#' tags. */
bool palette_looks(char kind, const char *text);
/* A job without done(), to be posted for a window. It keeps `typed`, what stood in the line. */
struct job *palette_look(struct app *app, char kind, const char *text, const char *typed);
/* What it brought; lives in the job's arena, titles too. */
size_t palette_looked(const struct job *j, const struct palette_hit **ret, const char **typed);

#endif
