/*
 * list_mark.c - marks: single rows, ranges, or the whole query with exceptions, so that marking 40 000 rows costs nothing.
 */
#include <string.h>

#include "base/map.h"
#include "base/uuid.h"
#include "ui/list.h"
#include "ui/save.h"

#define NAMED_MAX 30000		/* records that one statement can name */

static bool
in_set(struct list *l, const uint8_t id[16])
{
	return map_getn(l->marks, id, 16) != NULL;
}

static bool
in_range(struct list *l, long index)
{
	long from = list_index(l, l->range_id), to = l->cursor;

	if (!l->range || from < 0)
		return false;
	return from <= to ? index >= from && index <= to : index >= to && index <= from;
}

bool
list_marked(struct list *l, const uint8_t id[16])
{
	if (in_set(l, id) != l->mark_all)
		return true;
	return l->range && in_range(l, list_index(l, id));
}

void
list_mark(struct list *l, const uint8_t id[16], bool on)
{
	bool want = on != l->mark_all, is = in_set(l, id);

	if (want == is)
		return;
	map_putn(l->marks, id, 16, want ? l : NULL);
	l->nmarks += want ? 1 : (size_t)-1;
	l->marks_serial++;
}

void
list_mark_clear(struct list *l)
{
	if (l->nmarks > 0 || l->mark_all) {	/* gv has them back */
		arena_free(l->old_arena);
		l->old_arena = l->mark_arena;
		l->old_marks = l->marks;
		l->old_nmarks = l->nmarks;
		l->old_all = l->mark_all;
		l->mark_arena = arena_new("marks");
	} else {
		arena_reset(l->mark_arena);
	}
	l->marks = map_new(l->mark_arena);
	l->nmarks = 0;
	l->mark_all = l->range = false;
	l->marks_serial++;
	l->window.app->dirty = true;
}

int64_t
list_mark_count(struct list *l)
{
	int64_t n = (int64_t)l->nmarks;

	if (l->mark_all)
		return l->pager.count < 0 ? -1 : l->pager.count - n;
	if (l->range) {
		long from = list_index(l, l->range_id), to = l->cursor;

		for (long i = from <= to ? from : to; from >= 0 && i <= (from <= to ? to : from); i++)
			n += list_at(l, i) != NULL && !in_set(l, list_at(l, i)->id);
	}
	return n;
}

void
list_mark_range(struct list *l)
{
	long from = list_index(l, l->range_id), to = l->cursor;

	if (!l->range)
		return;
	l->range = false;
	for (long i = from <= to ? from : to; from >= 0 && i <= (from <= to ? to : from); i++)
		if (list_at(l, i) != NULL)
			list_mark(l, list_at(l, i)->id, true);
}

bool
list_mark_spec(struct list *l, struct arena *a, struct pager_spec *s)
{
	VEC(uint8_t) ids = {0};

	if (l->nmarks > NAMED_MAX || (l->nmarks == 0 && !l->mark_all && !l->range))
		return false;
	for (long i = 0; l->range && !l->mark_all && i < list_lines(l); i++)
		if (list_at(l, i) != NULL && in_range(l, i) && !in_set(l, list_at(l, i)->id))
			for (int k = 0; k < 16; k++)
				vec_push(a, &ids, list_at(l, i)->id[k]);
	for (size_t i = 0; i < map_count(l->marks); i++)
		if (map_value(l->marks, i) != NULL)
			for (int k = 0; k < 16; k++)
				vec_push(a, &ids, ((const uint8_t *)map_key(l->marks, i))[k]);
	s->ids = ids.n > 0 ? (const uint8_t (*)[16])ids.at : NULL;
	s->nids = ids.n / 16;
	s->but = l->mark_all;
	return true;
}

int
list_targets(struct list *l, struct targets *t, struct hc_err *err)
{
	struct work *w = l->window.app->work;
	struct arena *turn = l->window.app->turn;
	const struct pager_row *row = list_row(l);
	uint8_t (*ids)[16];
	struct pager_spec s = list_spec(l);
	int rc;

	memset(t, 0, sizeof(*t));
	list_mark_range(l);
	if (l->mark_all) {
		int64_t *rids;

		if (!list_mark_spec(l, turn, &s))
			return hc_fail(err, HC_INVALID, 0, "all but %zu are marked, and that many exceptions cannot be told apart; put "
			    "them into the filter, then mark all.", l->nmarks);
		if ((rc = pager_rids(w, &s, turn, &rids, &t->n, err)) < 0)
			return rc;
		t->rids = rids;
		return HC_OK;
	}
	if (l->nmarks == 0) {
		if (row == NULL)
			return HC_OK;
		t->ids = arena_dup(turn, row->id, 16);
		t->n = 1;
		return HC_OK;
	}
	t->ids = (const uint8_t (*)[16])(ids = arena_alloc(turn, l->nmarks * 16));
	for (size_t i = 0; i < map_count(l->marks); i++)
		if (map_value(l->marks, i) != NULL)
			memcpy(ids[t->n++], map_key(l->marks, i), 16);
	return HC_OK;
}

static int
run_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->range) {
		list_mark_range(l);
		return HC_OK;
	}
	if (list_row(l) == NULL)	/* a heading: on to the rows */
		list_move(l, 1);
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
	l->marks_serial++;
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
	l->marks_serial++;
	return HC_OK;
}

static int
run_unmark(struct window *w, const struct call *c, struct hc_err *err)
{
	list_mark_clear((struct list *)w);
	return HC_OK;
}

/* Those that were taken away last; again: the ones before. */
static int
run_mark_again(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	struct arena *arena = l->old_arena;
	struct map *marks = l->old_marks;
	size_t n = l->old_nmarks;
	bool all = l->old_all;

	if (arena == NULL)
		return hc_fail(err, HC_INVALID, 0, "no marks were taken away here yet.");
	l->old_arena = NULL;
	list_mark_clear(l);
	arena_free(l->mark_arena);
	l->mark_arena = arena;
	l->marks = marks;
	l->nmarks = n;
	l->mark_all = all;
	if (all && l->pager.count < 0)
		pager_recount(&l->pager);
	return HC_OK;
}

/* The nearest marked row that is loaded, in one direction. */
static int
run_next_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	long step = strcmp(c->name, "next-mark") == 0 ? 1 : -1;

	for (long i = l->cursor + step; i >= 0 && i < list_lines(l); i += step)
		if (list_at(l, i) != NULL && list_marked(l, list_at(l, i)->id)) {
			list_go(l, i);
			return HC_OK;
		}
	app_say(w->app, step > 0 ? "No marked row below." : "No marked row above.");
	return HC_OK;
}

const struct window_command list_mark_commands[] = {
	{ "mark", run_mark }, { "mark-range", run_range }, { "mark-all", run_mark_all }, { "mark-invert", run_invert },
	{ "unmark", run_unmark }, { "mark-again", run_mark_again }, { "next-mark", run_next_mark }, { "previous-mark", run_next_mark }, { NULL, NULL }
};
