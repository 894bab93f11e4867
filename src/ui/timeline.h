/*
 * timeline.h - what happened around a record, newest first: activities, tasks, notes, mails and its own changes, merged.
 *
 * Each source is read a page at a time by keyset, so the first lines of a long story cost no more than those of a short one.
 */
#ifndef HC_UI_TIMELINE_H
#define HC_UI_TIMELINE_H

#include "ui/pager.h"

#define TIMELINE_SOURCES 12

struct timeline_item {
	int64_t at;			/* UTC ms; 0: it has no date */
	bool whole_day;
	const char *kind, *text, *state, *who;	/* "Call", "wants an SLA", "Planned", "Kim"; "" if there is none */
	const struct object *object;	/* what Enter opens; NULL: a change of the record itself */
	uint8_t id[16];
	int64_t seq;			/* of the journal, for a change */
};

struct timeline_source;

struct timeline {
	struct app *app;
	const struct object *object;
	uint8_t id[16];
	struct arena *arena;
	struct timeline_source *sources[TIMELINE_SOURCES];
	size_t nsources;
	VEC(struct timeline_item) items;
	bool ended;			/* there is nothing older */
	struct hc_err err;		/* why it stopped; code 0: it did not */
};

struct timeline *timeline_new(struct app *app, const struct object *o, const uint8_t id[16]);
void timeline_free(struct timeline *t);	/* NULL is allowed */
/* Reads until there are n items, or all. HC_BUSY when app_limit() ends it: what is there stays. */
int timeline_read(struct timeline *t, size_t n, struct hc_err *err);
/* Draws item i on one line of w cells. */
void timeline_draw(const struct timeline *t, const struct area *a, int y, size_t i, bool focus);
/* "30 Sep", "09:41", "tomorrow 10:00": when an item is. */
void timeline_when(struct work *w, const struct timeline_item *it, struct buf *out);

/* A change as text: "Stage Proposal → Won, Amount – → 5 EUR"; "" when there is nothing that this user may see. */
struct entry;
void timeline_change(struct work *w, const struct entry *e, struct arena *a, struct buf *out);

#endif
