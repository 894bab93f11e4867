/*
 * edit.h - text being typed, shown as one line: cursor, readline's ways, drawing with scroll. Prompts, fields and cells share it.
 */
#ifndef HC_UI_EDIT_H
#define HC_UI_EDIT_H

#include <stdbool.h>

#include "ui/canvas.h"

struct edit {
	struct buf text;
	size_t at;		/* cursor, byte offset at a grapheme */
	size_t from;		/* first byte shown */
	size_t limit;		/* most bytes, 0: 64 KiB */
	char *killed;		/* what was cut last */
	bool fresh;		/* untouched since edit_set() */
	bool replace;		/* the first letter typed takes the place of a fresh text */
	bool verbatim;		/* edit_set() takes every byte: what a record holds must come back as it is */
	bool secret;		/* shown as stars, and in no macro */
	bool lines;		/* newlines and tabs are kept: long text */
};

void edit_free(struct edit *e);
void edit_set(struct edit *e, const char *text);	/* cursor at the end */
void edit_clear(struct edit *e);			/* as if the user had taken all of it away */
const char *edit_text(const struct edit *e);
/* Types clean text at the cursor: control bytes are dropped, newlines become spaces unless there are to be lines. */
void edit_insert(struct edit *e, const char *s, size_t n);
/* Replaces bytes [from, cursor) by s: completion. */
void edit_replace(struct edit *e, size_t from, const char *s);
/* Runs cursor-left, cursor-right, word-left, word-right, line-start, line-end, erase, erase-word, erase-line, erase-right,
   delete-right, yank, newline. False: not one of them. *changed says whether the text is another. */
bool edit_command(struct edit *e, const char *name, bool *changed);
/* As text of many lines, broken for w cells: how many there are, at most `most`; the cursor `by` lines down, false at the end;
   drawn in a box with the cursor in sight. */
int edit_rows(const struct edit *e, int w, int most);
bool edit_row_move(struct edit *e, int w, int by);
void edit_draw_rows(struct edit *e, const struct area *a, int x, int y, int w, int h, int role, bool focused);
/* Draws in w cells and puts the cursor there when focused. */
void edit_draw(struct edit *e, const struct area *a, int x, int y, int w, int role, bool focused);

#endif
