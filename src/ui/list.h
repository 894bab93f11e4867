/*
 * list.h - records in rows: the window where most of the day is spent. A related list on a record's page is the same window.
 */
#ifndef HC_UI_LIST_H
#define HC_UI_LIST_H

#include "ui/pager.h"

#define LIST_COLUMNS 64
#define CARDS_BELOW 60		/* narrower than this: a row is two lines */

struct list_column {
	size_t column;		/* of the query */
	int natural;		/* widest text seen, label included */
	int x, w;		/* where it stands; w 0: not shown */
};

enum list_want { WANT_KEEP, WANT_FIRST, WANT_LAST };

struct list {
	struct window window;
	struct pager pager;
	const struct object *object;
	const struct view *view;	/* NULL: the object's plain list */
	const struct field *link;	/* related list */
	uint8_t parent[16];
	bool embedded;			/* in a record's page: no title line */
	VEC(const char *) paths;	/* columns asked for */
	char *filter, *sort;
	int64_t total;			/* rows without the filter, -1: not known */

	long cursor, top;		/* rows of the pager; cursor -1: empty */
	uint8_t cursor_id[16];
	enum list_want want;
	bool stale;			/* a record changed: read again before drawing */
	int page;			/* rows that fit */
	int drawn_top_w;		/* width of the last frame, 0: none */
	long drawn_top;

	struct list_column columns[LIST_COLUMNS];
	size_t ncolumns, focus, first;	/* focused column; first one behind the pinned */
	bool measured;

	struct map *marks;		/* id -> itself when marked, NULL again when not */
	struct arena *mark_arena;
	size_t nmarks;
	bool mark_all;			/* all of the query; then marks are the exceptions */
	bool range;			/* from range_id to the cursor */
	uint8_t range_id[16];

	struct edit cell;		/* being edited in place */
	bool editing;
	const struct field *editing_field;
	struct hc_err cell_err;
};

/* A list of an object: view by name or NULL for "all", filter or NULL. */
int list_open(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err);
/* For a record's page: the rows whose link is `parent`; not pushed on the stack. */
int list_related(struct app *app, const struct relation *rel, const uint8_t parent[16], struct list **ret, struct hc_err *err);
/* The list that a command means: the window itself or the one inside it; NULL if none. */
struct list *list_of(struct window *w);

/* list.c */
const struct pager_row *list_row(struct list *l);	/* under the cursor, NULL if empty */
void list_move(struct list *l, long by);
void list_go(struct list *l, long to);
int list_use(struct list *l, struct hc_err *err);	/* filter, sort or columns changed: read again */
/* Puts the cursor on a record, wherever it is among the rows; says so when the filter hides it. */
void list_show(struct list *l, const uint8_t id[16]);
struct pager_spec list_spec(struct list *l);
const struct field *list_field(struct list *l);		/* of the focused column */
/* list_draw.c */
void list_draw(struct window *w, const struct area *a);
/* list_mark.c: marks. */
bool list_marked(struct list *l, const uint8_t id[16]);
void list_mark(struct list *l, const uint8_t id[16], bool on);
void list_mark_clear(struct list *l);
int64_t list_mark_count(struct list *l);	/* -1: all of a query that is not counted yet */
void list_mark_range(struct list *l);		/* the range being drawn becomes marks */
/* list_verb.c, list_filter.c: their commands. */
extern const struct window_command list_mark_commands[], list_verb_commands[], list_filter_commands[];
bool list_clear_filter(struct list *l);
void list_stop_editing(struct list *l);
void list_save_cell(struct list *l, const char *text);

#endif
