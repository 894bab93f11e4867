/*
 * list_layout.c - which columns of a list stand, and how wide.
 *
 * Widths are measured once per reading and then stay, so nothing dances while one moves. The first column is pinned; the
 * others give way from the right, and the title says how many are hidden.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/cell.h"
#include "ui/list.h"

#define WIDEST 40
#define NARROWEST 6
#define FIRST_LEAST 22
#define TEXT_LEAST 12
#define GAP 2
#define SAMPLE 100	/* rows that widths are measured by */

const char *
list_label(struct list *l, size_t i)
{
	const struct column *q = &l->pager.query->columns.at[l->columns[i].column];

	return q->field != NULL && q->field->label != NULL ? q->field->label : q->title;
}

static int
text_width(const char *s)
{
	return utf8_width(s, strlen(s));
}

static int
by_width(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

void
list_measure(struct list *l)
{
	struct buf b = BUF_INIT;
	size_t n = l->pager.nrows < SAMPLE ? l->pager.nrows : SAMPLE;
	int widths[SAMPLE];

	for (size_t i = 0; i < l->ncolumns; i++) {
		struct list_column *c = &l->columns[i];
		const struct field *f = l->pager.query->columns.at[c->column].field;
		int head = text_width(list_label(l, i)) + 1 + (l->sort != NULL && strchr(l->sort, ',') != NULL); /* the sign of the sort */

		head = head > NARROWEST ? head : NARROWEST;
		for (size_t r = 0; r < n; r++) {
			buf_reset(&b);
			cell_text(l->window.app->work, l->pager.query, c->column, l->pager.rows[r].values, &b);
			widths[r] = text_width(buf_str(&b));
		}
		qsort(widths, n, sizeof(widths[0]), by_width);
		c->natural = n > 0 && widths[n - 1] > head ? widths[n - 1] : head;
		c->natural = c->natural < WIDEST ? c->natural : WIDEST;
		/* one long name in ten is no reason to cut another column's texts */
		c->usual = n > 0 && widths[n - 1 - n / 10] > head ? widths[n - 1 - n / 10] : head;
		c->usual = c->usual < c->natural && (f == NULL || f->options.n == 0) ? c->usual : c->natural;
	}
	buf_free(&b);
	l->measured = n > 0 && !l->pager.old;	/* else by the rows that are to come */
}

static bool
right(struct list *l, const struct list_column *c)
{
	return cell_right(&l->pager.query->columns.at[c->column]);
}

/* The least a column is worth showing at: figures whole, texts until they can be told apart. */
static int
least(struct list *l, size_t i, int width)
{
	int most = i == 0 ? FIRST_LEAST : TEXT_LEAST, w = l->columns[i].natural;

	if (l->columns[i].wanted > 0)
		return l->columns[i].wanted < width - LIST_MARGIN ? l->columns[i].wanted : width - LIST_MARGIN;
	if (i == 0 && most > width - LIST_MARGIN)
		most = width - LIST_MARGIN;
	return w <= most || (i > 0 && right(l, &l->columns[i])) ? w : most;
}

/* Widens the columns that stand to what most of their rows need, those first that lack least; then from the left to what all
   rows need. */
static void
widen(struct list *l, int spare)
{
	while (spare > 0) {
		struct list_column *best = NULL;

		for (size_t i = 0; i < l->ncolumns; i++) {
			struct list_column *c = &l->columns[i];

			if (c->w > 0 && c->wanted <= 0 && c->w < c->usual && (best == NULL || c->usual - c->w < best->usual - best->w))
				best = c;
		}
		if (best == NULL)
			break;
		spare -= best->usual - best->w;
		best->w = spare >= 0 ? best->usual : best->usual + spare;
	}
	for (size_t i = 0; i < l->ncolumns && spare > 0; i++) {
		struct list_column *c = &l->columns[i];
		int more = c->w == 0 || c->wanted > 0 ? 0 : c->natural - c->w;

		more = more > spare ? spare : more;
		c->w += more;
		spare -= more;
	}
}

/* Puts columns from `first` on behind the pinned one, as many as fit at their least; what is left widens them. Returns how
   many stand. */
static size_t
place(struct list *l, int width)
{
	int used = LIST_MARGIN - GAP, x = LIST_MARGIN;
	size_t shown = 0;

	for (size_t i = 0; i < l->ncolumns; i++) {
		int w = least(l, i, width);

		l->columns[i].w = 0;
		if ((i > 0 && i < l->first) || (shown > 0 && used + GAP + w > width))
			continue;
		if (shown > 0 && i > l->first && i > 1 && l->columns[i - 1].w == 0)
			continue;	/* behind one that did not fit nothing stands */
		l->columns[i].w = w;
		used += GAP + w;
		shown++;
	}
	widen(l, width - used);
	for (size_t i = 0; i < l->ncolumns; i++) {
		if (l->columns[i].w == 0)
			continue;
		l->columns[i].x = x;
		x += l->columns[i].w + GAP;
	}
	return shown;
}

size_t
list_layout(struct list *l, int width)
{
	size_t shown;

	if (!l->measured)
		list_measure(l);
	if (l->focus < l->first)
		l->first = l->focus;
	shown = place(l, width);
	while (l->ncolumns > 0 && l->columns[l->focus].w == 0 && l->first < l->focus) {
		l->first++;
		shown = place(l, width);
	}
	return shown;
}
