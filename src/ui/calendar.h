/*
 * calendar.h - what is when: days as columns of slots, a month as a grid, and on narrow screens an agenda of lines.
 *
 * Days and slots are those of the user's zone. One bounded query per kind of record fills what is on the screen.
 */
#ifndef HC_UI_CALENDAR_H
#define HC_UI_CALENDAR_H

#include "ui/list.h"

#define CALENDAR_SOURCES 3
#define CALENDAR_SLOTS 48		/* of a day: half an hour each */
#define CALENDAR_MONTH 0		/* days: a month's grid */
#define CALENDAR_MORNING 16		/* 08:00: where a day begins on the screen */
#define CALENDAR_NARROW 60		/* below: an agenda instead of columns */

/* Records of one object, placed by one of its fields. */
struct calendar_source {
	const struct object *object;
	const struct field *when, *end, *minutes;	/* end or minutes may be NULL: how long it takes */
	const struct field *state, *kind;		/* may be NULL */
};

struct calendar_event {
	const struct calendar_source *source;
	uint8_t id[16];
	int64_t at, end;		/* UTC ms; of a whole day its first instant */
	int64_t day;			/* civil, in the user's zone */
	int slot, slots;		/* where it begins and how long it is; whole days: -1 */
	bool closed, late;
	const char *title, *kind;
	int lane, lanes;		/* beside others at the same time */
};

struct calendar {
	struct window window;
	struct calendar_source sources[CALENDAR_SOURCES];
	size_t nsources;
	bool timed;			/* some of them have a time of the day: there are slots */
	const struct view *view;
	const char *view_name;		/* NULL: no view, several sources */
	char *filter;
	int days;			/* 1, 5, 7 or CALENDAR_MONTH */
	int64_t day;			/* under the cursor */
	int slot;			/* under the cursor, or -1: the whole-day event `whole` */
	size_t whole;
	int top;			/* first slot in sight */
	int rows;			/* slots in sight */
	bool stale;
	struct arena *arena;		/* of the events */
	VEC(struct calendar_event) events;	/* by day, whole days first, then by time */
	int64_t from, to;		/* civil days that were read: [from, to) */
	bool more;			/* there were more than one screen takes */
	uint8_t follow[16];		/* an event that the cursor goes with */
	bool following, dragging;
	int drag_slot;
	int64_t drag_day;
	int grid_y, column_x, across;	/* where the slots were drawn */
};

/* objects: "activity", or NULL for what one does: activities and tasks. */
int calendar_open(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err);
/* First civil day in sight, and how many. */
int64_t calendar_first(const struct calendar *c);
int calendar_count(const struct calendar *c);
/* The event under the cursor, NULL: none. */
/* Where the column of the i-th day begins, and its width: what does not divide is spread over all. */
int calendar_column(const struct calendar *c, int i, int *w);
const struct calendar_event *calendar_here(const struct calendar *c);
/* Events of a day: index of the first, and how many; whole: how many of them take the whole day. */
size_t calendar_day(const struct calendar *c, int64_t day, size_t *n, size_t *whole);
/* Days as lines, one under the other: where it is narrow, and for people who hear the screen. */
bool calendar_lines(const struct calendar *c, int w);
/* Lines, and no month. */
bool calendar_agenda(const struct calendar *c);
/* calendar_draw.c */
void calendar_draw(struct window *w, const struct area *a);
/* calendar_read.c: fills the events of what is in sight. */
int calendar_read(struct calendar *c, struct hc_err *err);
bool calendar_source(struct app *app, const struct object *o, const char *when, struct calendar_source *ret);
/* calendar_edit.c */
extern const struct window_command calendar_edit_commands[];
bool calendar_mouse(struct window *w, const struct event *ev, int x, int y);	/* implements window.mouse */
/* `calendar` in a list: the same rows in a calendar. */
extern const struct window_command calendar_list_commands[];

#endif
