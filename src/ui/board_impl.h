/*
 * board_impl.h - what the files of the board share: board.c is the window, board_draw.c its looks, board_move.c moves cards.
 */
#ifndef HC_UI_BOARD_IMPL_H
#define HC_UI_BOARD_IMPL_H

#include "ui/board.h"

#define COLUMNS_MAX 40

struct board_column {
	const struct option *option;	/* NULL: rows without a choice */
	struct list *list;		/* made when first looked at */
	const char *figures;
	bool any;			/* it has rows */
	int x, w;			/* where it was drawn; w 0: not */
};

struct board {
	struct window window;
	const struct object *object;
	const struct view *view;
	const char *view_name;
	const struct field *field, *rank;
	char *filter;
	struct board_column columns[COLUMNS_MAX];
	size_t ncolumns, at, first;
	struct tally tally;
	struct arena *figures;
	bool dragging, was_here, stale;
	size_t drag_to;
};

/* board.c */
const char *board_title(const struct board *b, const struct board_column *c);	/* of a column */
struct list *board_list(struct board *b, size_t i);	/* of a column; made when first asked for */
struct list *board_here(struct board *b);		/* of the column under the cursor */
void board_ask(struct board *b);			/* figures of the columns again */
/* board_draw.c: implements window.draw */
void board_draw(struct window *w, const struct area *a);
/* board_move.c */
extern const struct window_command board_move_commands[];
bool board_mouse(struct window *w, const struct event *ev, int x, int y);	/* implements window.mouse */

#endif
