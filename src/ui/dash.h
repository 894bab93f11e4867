/*
 * dash.h - dashboards: tiles of figures, charts and short lists from saved queries; home is one of them.
 *
 * Every tile reads on the worker and keeps what it showed until the answer is there. Enter on a mark opens the records behind
 * it as a list, Enter on a row its record.
 */
#ifndef HC_UI_DASH_H
#define HC_UI_DASH_H

#include "ui/chart.h"
#include "ui/window.h"

#define DASH_CELLS 6		/* columns of a list tile */

struct dash_row {
	const char *cells[DASH_CELLS];
	int roles[DASH_CELLS];
	const struct object *object;
	uint8_t id[16];
	const char *command;		/* what Enter does; NULL: it opens the record */
	bool draft, isnew;		/* Enter goes on with the form; isnew: of a record that is not there yet */
};

struct dash_tile {
	const struct tile *tile;
	struct arena *arena;		/* of what is shown; NULL: nothing yet */
	bool reading, stale, is_list, ready;
	struct hc_err err;		/* the last reading failed; code 0: it did not */
	struct chart chart;
	struct chart_view view;		/* also of a list: item is its row */
	struct dash_row *rows;
	size_t nrows, ncells;
	bool right[DASH_CELLS];
	bool more;			/* the query has rows behind these */
	const char *where;		/* of a list: its condition */
	const struct object *object;	/* of a list */
	struct area area;		/* body, where it was drawn last; w 0: not in sight */
	int x, y, w, h;			/* place on the page, title line included */
};

struct dash {
	struct window window;
	const struct dashboard *dashboard;
	const char *filter;		/* on every tile that knows its fields; "" none */
	struct dash_tile *tiles;
	size_t ntiles, focus;
	int top, page_w, page_h, total;	/* rows scrolled; size of the last frame; rows of all */
	int64_t read_at;		/* when the figures came */
	int64_t began, next;		/* ticks: of the reading, 0: none; not before this for what others save */
	bool unseen;			/* stale while other windows stood before it */
	bool by_others;			/* tiles are stale by what they saved alone */
};

int dash_open(struct app *app, const struct dashboard *d, struct hc_err *err);
/* A dashboard of a single tile that no file knows; its texts are copied, its kind is a constant. */
void dash_open_tile(struct app *app, const char *label, const struct tile *tile);
/* `dashboard [NAME]` */
int dash_command(struct app *app, const struct call *c, struct hc_err *err);
/* dash_chart.c: `chart [KIND [QUERY]]`, without a query of the list in front. */
int dash_chart_command(struct app *app, const struct call *c, struct hc_err *err);
struct dash *dash_of(struct window *w);

/* dash_read.c: reads the stale tiles again, or all. */
void dash_read(struct dash *d, bool all);
/* home.c: rows of the kinds that have no query. */
int home_fill(struct dash *d, struct dash_tile *t, struct hc_err *err);
/* home_waiting.c: fills rows (there is room for max) with what waits for this user; returns how many. */
size_t home_waiting(struct app *app, struct dash_tile *t, struct arena *a, size_t max);
/* A record was opened: it comes first among the recent ones. */
void home_visit(struct app *app, const struct object *o, const uint8_t id[16]);
/* Records opened in this sitting, then those the user changed last; the newest first. Returns how many. */
struct recent { const struct object *object; uint8_t id[16]; const char *title; };
size_t home_recent(struct app *app, struct arena *a, struct recent *ret, size_t max);
/* dash_draw.c */
void dash_draw(struct window *w, const struct area *a);
void dash_place(struct dash *d, int width);	/* where tiles stand on a page so wide */
long dash_items(const struct dash_tile *t);

#endif
