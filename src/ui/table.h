/*
 * table.h - rows that are no records: jobs, keys, options, plugins, what was done. One window with a list's keys serves all.
 *
 * A source says its columns and fills in its rows; the window moves, narrows, sorts, marks and draws them. Rows are all in
 * memory, so a source that could be long gives them in pages. Enter runs the source's "open"; its other verbs are commands too.
 */
#ifndef HC_UI_TABLE_H
#define HC_UI_TABLE_H

#include "ui/window.h"

#define TABLE_COLUMNS 12

struct table;

struct table_column {
	const char *label;
	int most;		/* cells it may take, 0: 40 */
	bool right;		/* figures: right-aligned, sorted by value */
};

struct table_row {
	const char *key;		/* what it is: unique, stays the same when the rows are read again */
	const char *const *cells;	/* one per column */
	int role;			/* ROLE_TEXT, or ROLE_DIM, ROLE_WARN, ROLE_ERROR ... */
};

struct table_ops {
	const char *name;		/* context of its keys, before "table" and "browse"; window and history name it so */
	const char *title;		/* "Plugins" */
	const struct table_column *columns;
	size_t ncolumns;
	/* Adds the rows with table_add(). It is called at the start and whenever they are read again: then t->rows is empty. */
	int (*fill)(struct table *t, struct hc_err *err);
	/* Adds older rows behind; NULL: fill() gives all. Asked when the cursor nears the end while t->more is set. */
	int (*more)(struct table *t, struct hc_err *err);
	/* Verbs: w is the table. "open" is Enter. Ends with a NULL name; may be NULL. */
	const struct window_command *commands;
	const char *const *footer;	/* commands whose keys the bottom line shows, NULL-terminated; NULL: open, filter, back */
	bool share;			/* columns are read beside each other: the widest give way until all stand */
	size_t named;			/* cards: this column and those behind it stand with their labels, those before it not at all; 0: as they are */
	const char *empty;		/* a sentence for when there is no row: what it means, what to press */
	/* Upwards by a column, of two rows by their places in t->rows; nothing said last both ways. NULL: figures and folded texts. */
	int (*compare)(const struct table *t, size_t a, size_t b, size_t column);
	/* A record changed: should the rows be read again? NULL: never. */
	bool (*stale)(struct table *t, const struct object *o);
	int refresh_ms;			/* read again so often while it is in front, 0: never */
	void (*close)(struct table *t);	/* may be NULL */
};

struct table {
	struct window window;
	struct window_ops own;		/* the window's, with this source's commands */
	const struct table_ops *ops;
	void *arg;			/* the source's */
	struct arena *row_arena;	/* of rows and their texts; emptied when they are read again */
	VEC(struct table_row) rows;	/* in the source's order */
	VEC(size_t) shown;		/* what the filter leaves, sorted */
	const char *title;		/* ops->title, or what the source set */
	const char *note;		/* shown on the right of the title, or NULL */
	bool more, is_stale;
	struct hc_err err;		/* the last reading failed; code 0: it did not */

	char *filter;			/* words that must all stand in a row */
	long sort;			/* column + 1, negative: largest first, 0: as the source gives them */
	long cursor, top;		/* of shown; cursor -1: empty */
	const char *cursor_key;
	struct map *marks;		/* key -> itself when marked */
	size_t nmarks, focus, first;
	int page, natural[TABLE_COLUMNS], x[TABLE_COLUMNS], w[TABLE_COLUMNS];
	bool measured;
};

/* Opens it on top; arg must live as long as the window. Nothing is opened when the first fill() fails. */
int table_push(struct app *app, const struct table_ops *ops, void *arg, struct hc_err *err);
/* For fill() and more(): texts are copied, control bytes made visible when drawn; missing ones may be NULL. */
void table_add(struct table *t, const char *key, const char *const *cells, int role);
/* Reads the rows again; the cursor stays on its key, marks on theirs. */
void table_refresh(struct table *t);
/* The row under the cursor, NULL if there is none. */
const struct table_row *table_current(struct table *t);
/* What a verb means: the marked rows, else the one under the cursor. Returns how many. */
size_t table_targets(struct table *t, struct arena *a, const struct table_row *const **ret);
/* Puts the cursor on a key; false: it is not shown. */
bool table_show(struct table *t, const char *key);
void table_mark(struct table *t, const char *key, bool on);
bool table_marked(struct table *t, const char *key);
void table_unmark(struct table *t);
/* Narrows, sorts and puts the cursor back after rows, filter or order changed. */
void table_arrange(struct table *t);
/* The table that a window is, by its source; NULL if it is another. */
struct table *table_window(struct window *w, const struct table_ops *ops);

/* table_copy.c: the command copy. row: the marks or the row here; cell; table: all that is shown, with its head. */
int table_copy(struct window *w, const struct call *c, struct hc_err *err);

/* table_draw.c */
void table_draw(struct window *w, const struct area *a);
void table_announce(struct window *w, struct buf *out);

#endif
