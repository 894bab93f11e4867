/*
 * list.h - records in rows: the window where most of the day is spent. A related list on a record's page is the same window.
 */
#ifndef HC_UI_LIST_H
#define HC_UI_LIST_H

#include "ui/preview.h"
#include "ui/tally.h"

#define LIST_COLUMNS 64
#define CARDS_BELOW 60		/* narrower than this: a row is two lines */

struct list_column {
	size_t column;		/* of the query */
	int natural, usual;	/* widest text seen, label included; what nine of ten rows need */
	int wanted;		/* width that the user gave it, 0: none */
	int x, w;		/* where it stands; w 0: not shown */
};

/* A line of the screen, when rows are grouped: a row, or a group's heading. */
struct list_line {
	long row;		/* of the pager, -1: a heading */
	size_t group;
};

struct list_group {
	const struct field *field;
	char unit;		/* of the field: a bucket */
	struct hc_value key;	/* NULL kind: rows without a value */
	const char *name;	/* the key as text: what folds are remembered by */
	const char *title, *figures;
	const char *order;	/* what it sorts by, when that is text; else NULL */
	int64_t n;		/* rows in it, -1: not known */
	bool folded;
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
	bool stacked;			/* a column of a board: cards, and left and right are the board's */
	bool asleep;			/* another column has the keys: no cursor is drawn */
	bool cards;			/* as it was drawn last: rows are two lines */
	const char *also;		/* a condition of the place */
	VEC(const char *) paths;	/* columns asked for */
	char *filter, *sort;
	const char *carry;		/* a path that rows hold for the place */
	int title_column, carry_column;	/* where a row has the record's title, and that; -1: nowhere */
	const char *rule;		/* `columns ... when` that holds now, NULL: none */
	const char **own_paths;		/* while one does: the columns before */
	size_t nown;
	int64_t total;			/* rows without the filter, -1: not known */

	/* list_group.c: rows under headings; lines are what cursor and top count then, else they are the rows */
	const char *group;		/* a field, dates with a unit as in "close_date/m"; NULL: no groups */
	const struct field *group_field;
	char group_unit;		/* d w m q y, 0: the value itself */
	struct tally tally;
	struct arena *group_arena;
	VEC(struct list_group) groups;
	struct map *folds;		/* name of a folded group -> itself */
	const char *unfolded;		/* condition that leaves the folded groups out, NULL: none is */
	struct list_line *lines;
	size_t nlines, cap_lines;
	const char *cursor_group;	/* name of the group whose heading has the cursor, NULL: a row has it */

	long cursor, top;		/* cursor -1: empty */
	uint8_t cursor_id[16];
	enum list_want want;
	bool stale;			/* a record changed: read again before drawing */
	bool news;			/* others saved something: counted before drawing */
	int page;			/* rows that fit */
	int drawn_top_w;		/* width of the last frame, 0: none */
	long keep_line;			/* list_keep_line() */
	long drawn_top;

	struct list_column columns[LIST_COLUMNS];
	size_t ncolumns, focus, first;	/* focused column; first one behind the pinned */
	bool measured;
	size_t dragged;			/* column whose border the mouse holds, plus one */
	struct map *widths;		/* path -> what the user gave it */

	struct preview *preview;	/* NULL: off */
	struct tally sum;		/* of the marks */
	uint64_t marks_serial, sum_serial;	/* grows with each change of the marks; what the sum is of */
	size_t sum_column;		/* of columns, plus one; 0: nothing to sum */
	int last_w;			/* of the part that rows are drawn in */

	struct map *marks;		/* id -> itself when marked, NULL again when not */
	struct arena *mark_arena;
	struct map *old_marks;		/* those that were taken away last */
	struct arena *old_arena;
	size_t nmarks, old_nmarks;
	bool old_all;
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
const struct pager_row *list_row(struct list *l);	/* under the cursor, NULL if empty or a heading */
/* Lines there are: rows, and headings of groups. The row of one, NULL for a heading; the line of a record, -1. */
long list_lines(const struct list *l);
const struct pager_row *list_at(const struct list *l, long line);
long list_index(const struct list *l, const uint8_t id[16]);
int list_use(struct list *l, struct hc_err *err);	/* filter, sort or columns changed: read again */
struct pager_spec list_spec(struct list *l);
const struct field *list_field(struct list *l);		/* of the focused column */
/* As list_open(), whatever kind of view it is: rows, not a board or calendar. */
int list_open_rows(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err);
/* A list that stands inside another window: not pushed, no title line. also: a condition of the place, or NULL. */
struct list *list_part(struct app *app, const struct object *o, const struct view *v, const char *also);
/* list_move.c */
void list_move(struct list *l, long by);
void list_go(struct list *l, long to);
/* Puts the cursor on a record, wherever it is among the rows; says so when the filter hides it. */
void list_show(struct list *l, const uint8_t id[16]);
/* The cursor's row so many lines below the first that is shown, until it moves. */
void list_keep_line(struct list *l, long line);
int list_page(struct list *l);		/* rows to read at a time */
void list_loaded(struct window *w, long shift);		/* implements pager.loaded */
/* list_draw.c */
void list_draw(struct window *w, const struct area *a);
void list_announce(struct window *w, struct buf *out);
/* list_layout.c */
#define LIST_MARGIN 2	/* for the mark */
const char *list_label(struct list *l, size_t i);	/* of a column */
void list_measure(struct list *l);
/* Says where the columns stand in this width, the focused one among them. Returns how many do. */
size_t list_layout(struct list *l, int width);
void list_draw_card(struct list *l, const struct area *a, int y, long index);	/* list_card.c */
/* list_news.c: what others saved. Before a frame; " * 3 new" for the title. */
void list_elsewhere(struct window *w, const struct object *o, const uint8_t id[16], char op);
void list_take_news(struct list *l);
void list_news_words(struct list *l, struct buf *out);
/* list_mark.c: marks. */
bool list_marked(struct list *l, const uint8_t id[16]);
void list_mark(struct list *l, const uint8_t id[16], bool on);
void list_mark_clear(struct list *l);
int64_t list_mark_count(struct list *l);	/* -1: all of a query that is not counted yet */
void list_mark_range(struct list *l);		/* the range being drawn becomes marks */
/* Leaves the marks of a spec's rows (which is the list's own when all are marked); false if there are none, or more than a
   statement can name. */
bool list_mark_spec(struct list *l, struct arena *a, struct pager_spec *s);
/* The records that a verb means: marks, else the row; ids and rids live in the turn. */
struct targets;
int list_targets(struct list *l, struct targets *t, struct hc_err *err);
/* list_sum.c: "+3 marks   Amount 256,000 EUR" for the footer. */
const char *list_status(struct window *w);
bool list_sums(struct list *l, size_t i);	/* does the column hold figures that add up? */
/* list_group.c */
int list_group_by(struct list *l, const char *by, struct hc_err *err);	/* NULL or "": no groups */
void list_group_ask(struct list *l);		/* figures of the groups again */
void list_group_lines(struct list *l);		/* rows have changed */
/* What stands above the rows with this value; unit: of a date's bucket, 0: the value itself. */
void list_group_title(struct work *w, const struct field *f, char unit, const struct hc_value *v, struct arena *a, struct buf *out);
void list_group_answered(struct window *w);	/* the tally is there */
/* list_view.c: views of the model and saved ones; what is remembered of a view. */
const struct view *list_view_find(struct app *app, const struct object *o, const char *name, struct arena *a);
/* For any window that shows views: the next or the one before, a named one (empty: a choice of them), keeping one. The window
   gives way to the list, board or calendar that the view is. */
int view_step(struct window *w, const struct object *o, const char *name, int by, struct hc_err *err);
int view_use(struct window *w, const struct object *o, const char *name, struct hc_err *err);
int view_last(struct window *w, const struct object *o, struct hc_err *err);
void view_note(struct app *app, const struct object *o, const char *name);	/* it is shown from here on */
/* Keeps what a window shows under a name, asked for when it is "". shown says what that is, again when the name is there. */
struct view_shown {
	const char *kind;		/* list board calendar */
	const struct object *object;
	const struct view *view;	/* NULL: none */
	const char *filter, *sort, *group;
	const char *const *paths;
	size_t npaths;
};
int view_keep(struct window *w, void (*shown)(struct window *w, struct view_shown *ret), const char *name, struct hc_err *err);
int view_save(struct app *app, const struct object *o, const struct view *v, struct hc_err *err);
void list_remember(struct list *l);
void list_recall(struct list *l);
/* list_verb.c, list_filter.c and the others: their commands. */
extern const struct window_command list_move_commands[], list_mark_commands[], list_verb_commands[], list_filter_commands[],
    list_view_commands[], list_group_commands[];
int list_use_sort(struct list *l, const char *sort, struct hc_err *err);
int list_use_columns(struct list *l, const char *paths, struct hc_err *err);
bool list_clear_filter(struct list *l);
int list_use_filter(struct list *l, const char *text, struct hc_err *err);
void list_stop_editing(struct list *l);
void list_save_cell(struct list *l, const char *text);

#endif
