/*
 * list_news.c - what others saved, in a list: the rows on the screen read as they are now, in their places; new ones wait, counted
 * in the title, until they are asked for (R) or the list is read anew.
 */
#include "ui/list.h"

#include "ui/cell.h"

/* implements window.elsewhere */
void
list_elsewhere(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct list *l = (struct list *)w;

	if (o != l->object)
		return;
	pager_doubt(&l->pager, id);
	l->news = true;
}

/* Before a frame. */
void
list_take_news(struct list *l)
{
	long from = l->top, last = l->top + l->page;
	size_t lo = l->pager.nrows, hi = 0;
	int wait;

	if (!l->pager.behind || l->stale)
		return;
	if (l->window.app->news_wait) {
		l->window.app->news = true;
		return;
	}
	/* nothing can move: what comes is shown */
	if (l->pager.nrows == 0 && l->pager.query != NULL && !l->pager.loading && l->pager.err.code == 0) {
		l->stale = true;
		return;
	}
	for (long i = from < 0 ? 0 : from; i < last && i < list_lines(l); i++) {
		const struct pager_row *r = list_at(l, i);
		size_t at = r != NULL ? (size_t)(r - l->pager.rows) : lo;

		lo = at < lo ? at : lo;
		hi = r != NULL && at + 1 > hi ? at + 1 : hi;
	}
	if (hi > lo && !pager_mend(&l->pager, lo, hi - lo))
		l->stale = true;
	if (!l->news)
		return;
	if ((wait = pager_count_wait(&l->pager)) > 0) {
		if (l->window.app->tick_ms == 0 || l->window.app->tick_ms > wait)
			l->window.app->tick_ms = wait;
		return;
	}
	l->news = false;
	pager_count(&l->pager);
	list_group_ask(l);
	preview_stale(l->preview);
	l->marks_serial++;	/* the sum of the marks */
}

void
list_news_words(struct list *l, struct buf *out)
{
	int64_t n = pager_news(&l->pager);

	if (n == 0)
		return;
	buf_adds(out, "  * ");
	cell_count(l->window.app->work, n, out);
	buf_adds(out, " new");
}
