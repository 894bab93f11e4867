/*
 * record.h - one record: its fields by section, its related lists as tabs, its history.
 */
#ifndef HC_UI_RECORD_H
#define HC_UI_RECORD_H

#include "ui/list.h"

#define RECORD_TABS 24

/* A line of the details page. */
struct record_line {
	const char *section;		/* a heading; then field is NULL */
	const struct field *field;
	int x, y, w;			/* where it was laid out */
};

struct record {
	struct window window;
	const struct object *object;
	uint8_t id[16];
	struct arena *arena;		/* of r and what is made of it */
	struct hc_record *r;
	bool stale;

	const struct relation *relations[RECORD_TABS];
	struct list *lists[RECORD_TABS];	/* made when first looked at */
	size_t nrelations, tab;		/* 0 details, then the relations, then history */

	VEC(struct record_line) lines;
	size_t at;			/* focused line */
	int top, laid_w;
	struct edit cell;
	bool editing;
	struct hc_err cell_err;

	VEC(const char *) history;	/* lines of text; made when first looked at */
	bool history_read;
	int history_top;
};

int record_open(struct app *app, const struct object *o, const uint8_t id[16], struct hc_err *err);
/* The record that a window shows, NULL if it shows none; the field under its cursor, NULL if there is none. */
struct record *record_of(struct window *w);
const struct field *record_field(struct record *rw);
/* record_draw.c */
void record_draw(struct window *w, const struct area *a);
void record_layout(struct record *rw, int w);
/* record_history.c */
void record_read_history(struct record *rw);

#endif
