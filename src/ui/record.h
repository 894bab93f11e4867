/*
 * record.h - one record: its fields by section, its related lists as tabs, its history.
 */
#ifndef HC_UI_RECORD_H
#define HC_UI_RECORD_H

#include "ui/list.h"
#include "ui/timeline.h"

#define RECORD_TABS 28

enum tab_kind { TAB_DETAILS, TAB_TIMELINE, TAB_RELATED, TAB_FILES, TAB_HISTORY };

struct record_tab {
	enum tab_kind kind;
	const struct relation *relation;	/* of a related tab */
	struct list *list;			/* related, files: made when first looked at */
	int64_t count;				/* of its rows, -1: not known */
};

/* A line of the history: who and when, or below it one field before and after. */
struct history_line {
	const char *text;
	const struct field *field;		/* NULL: a heading */
	const char *old;			/* the value before, as one types it */
};

/* A line of the details page. */
struct record_line {
	const char *section;		/* a heading; then field is NULL */
	const struct field *field;
	int x, y, w, h;			/* where it was laid out; h: rows of the value */
	bool cut;			/* there is more of it than that */
};

struct record {
	struct window window;
	const struct object *object;
	uint8_t id[16];
	struct arena *arena;		/* of r and what is made of it */
	struct hc_record *r;
	bool stale;

	struct record_tab tabs[RECORD_TABS];
	size_t ntabs, tab;
	bool counted;

	VEC(struct record_line) lines;
	size_t at;			/* focused line */
	int top, laid_w;
	struct edit cell;
	bool editing;
	struct hc_err cell_err;

	struct timeline *timeline;	/* made when first looked at */
	size_t timeline_at;
	int timeline_top;

	VEC(struct history_line) history;	/* made when first looked at */
	bool history_read, history_ended;
	int64_t history_before;		/* entries older than this are not read yet */
	size_t history_at;
	int history_top;
};

int record_open(struct app *app, const struct object *o, const uint8_t id[16], struct hc_err *err);
/* The record that a window shows, NULL if it shows none; the field under its cursor, NULL if there is none. */
struct record *record_of(struct window *w);
const struct field *record_field(struct record *rw);
/* record_draw.c */
void record_draw(struct window *w, const struct area *a);
void record_announce(struct window *w, struct buf *out);
void record_layout(struct record *rw, int w);
/* record_tabs.c: which there are, their counts, going to one. */
void record_make_tabs(struct record *rw);
void record_count_tabs(struct record *rw);
int record_go_tab(struct record *rw, size_t tab, struct hc_err *err);
struct list *record_list(struct record *rw);	/* of the tab in front, NULL: it has none */
extern const struct window_command record_tab_commands[];
/* record_history.c: the timeline and the history. Both move with `by` lines; true: it was theirs to move. */
void record_read_history(struct record *rw);
void record_draw_history(struct record *rw, const struct area *a);
void record_draw_timeline(struct record *rw, const struct area *a);
bool record_move_story(struct record *rw, long by);
extern const struct window_command record_story_commands[];

#endif
