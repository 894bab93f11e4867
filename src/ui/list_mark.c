/*
 * list_mark.c - marks: single rows, ranges, or the whole query with exceptions, so that marking 40 000 rows costs nothing.
 */
#include <string.h>

#include "base/map.h"
#include "ui/list.h"

static bool
in_set(struct list *l, const uint8_t id[16])
{
	return map_getn(l->marks, id, 16) != NULL;
}

static bool
in_range(struct list *l, long index)
{
	long from = pager_index(&l->pager, l->range_id), to = l->cursor;

	if (!l->range || from < 0)
		return false;
	return from <= to ? index >= from && index <= to : index >= to && index <= from;
}

bool
list_marked(struct list *l, const uint8_t id[16])
{
	if (in_set(l, id) != l->mark_all)
		return true;
	return l->range && in_range(l, pager_index(&l->pager, id));
}

void
list_mark(struct list *l, const uint8_t id[16], bool on)
{
	bool want = on != l->mark_all, is = in_set(l, id);

	if (want == is)
		return;
	map_putn(l->marks, id, 16, want ? l : NULL);
	l->nmarks += want ? 1 : (size_t)-1;
}

void
list_mark_clear(struct list *l)
{
	arena_reset(l->mark_arena);
	l->marks = map_new(l->mark_arena);
	l->nmarks = 0;
	l->mark_all = l->range = false;
	l->window.app->dirty = true;
}

int64_t
list_mark_count(struct list *l)
{
	int64_t n = (int64_t)l->nmarks;

	if (l->mark_all)
		return l->pager.count < 0 ? -1 : l->pager.count - n;
	if (l->range) {
		long from = pager_index(&l->pager, l->range_id), to = l->cursor;

		for (long i = from <= to ? from : to; from >= 0 && i <= (from <= to ? to : from); i++)
			n += !in_set(l, l->pager.rows[i].id);
	}
	return n;
}

void
list_mark_range(struct list *l)
{
	long from = pager_index(&l->pager, l->range_id), to = l->cursor;

	if (!l->range)
		return;
	l->range = false;
	for (long i = from <= to ? from : to; from >= 0 && i <= (from <= to ? to : from); i++)
		list_mark(l, l->pager.rows[i].id, true);
}

static int
run_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->range) {
		list_mark_range(l);
		return HC_OK;
	}
	for (int i = 0; i < (c->count > 0 ? c->count : 1) && list_row(l) != NULL; i++) {
		long at = l->cursor;

		list_mark(l, list_row(l)->id, !list_marked(l, list_row(l)->id));
		list_move(l, 1);
		if (l->cursor == at)
			break;
	}
	return HC_OK;
}

static int
run_range(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->range || list_row(l) == NULL) {
		list_mark_range(l);
		return HC_OK;
	}
	l->range = true;
	memcpy(l->range_id, list_row(l)->id, 16);
	app_say(w->app, "Move to mark a range; the next verb takes it.");
	return HC_OK;
}

static int
run_mark_all(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	bool all = l->mark_all;

	list_mark_clear(l);
	l->mark_all = !all;
	if (l->pager.count < 0)
		pager_recount(&l->pager);
	return HC_OK;
}

static int
run_invert(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	list_mark_range(l);
	l->mark_all = !l->mark_all;
	return HC_OK;
}

static int
run_unmark(struct window *w, const struct call *c, struct hc_err *err)
{
	list_mark_clear((struct list *)w);
	return HC_OK;
}

/* The nearest marked row that is loaded, in one direction. */
static int
run_next_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	long step = strcmp(c->name, "next-mark") == 0 ? 1 : -1;

	for (long i = l->cursor + step; i >= 0 && i < (long)l->pager.nrows; i += step)
		if (list_marked(l, l->pager.rows[i].id)) {
			list_go(l, i);
			return HC_OK;
		}
	app_say(w->app, step > 0 ? "No marked row below." : "No marked row above.");
	return HC_OK;
}

const struct window_command list_mark_commands[] = {
	{ "mark", run_mark }, { "mark-range", run_range }, { "mark-all", run_mark_all }, { "mark-invert", run_invert },
	{ "unmark", run_unmark }, { "next-mark", run_next_mark }, { "previous-mark", run_next_mark }, { NULL, NULL }
};
