/*
 * list.c - the list window: opening one, what it is asked to show, and being a window. list_move.c is its cursor, list_draw.c
 * its looks, and each group of its commands has a file of its own.
 */
#include "ui/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/uuid.h"
#include "ui/board.h"
#include "ui/bulk.h"
#include "ui/calendar.h"
#include "ui/cell.h"

static const struct window_ops list_ops;

long
list_lines(const struct list *l)
{
	return l->group != NULL ? (long)l->nlines : (long)l->pager.nrows;
}

const struct pager_row *
list_at(const struct list *l, long line)
{
	if (line < 0 || line >= list_lines(l))
		return NULL;
	if (l->group != NULL)
		line = l->lines[line].row;
	return line >= 0 && line < (long)l->pager.nrows ? &l->pager.rows[line] : NULL;
}

long
list_index(const struct list *l, const uint8_t id[16])
{
	long row = pager_index(&l->pager, id);

	if (l->group == NULL || row < 0)
		return row;
	for (size_t i = 0; i < l->nlines; i++)
		if (l->lines[i].row == row)
			return (long)i;
	return -1;
}

const struct pager_row *
list_row(struct list *l)
{
	return list_at(l, l->cursor);
}

const struct field *
list_field(struct list *l)
{
	if (l->focus >= l->ncolumns || l->pager.query == NULL)
		return NULL;
	return l->pager.query->columns.at[l->columns[l->focus].column].field;
}

/* Conditions of the place and of folds are one. */
static const char *
both(struct list *l)
{
	if (l->also == NULL || l->unfolded == NULL)
		return l->also != NULL ? l->also : l->unfolded;
	return arena_printf(l->window.arena, "(%s) (%s)", l->also, l->unfolded);
}

/* A card's first line is the record's title, which the columns may lack. */
static bool
titled(const struct list *l)
{
	for (size_t i = 0; i < l->paths.n; i++)
		if (strcmp(l->paths.at[i], l->object->title->name) == 0)
			return false;
	return true;
}

struct pager_spec
list_spec(struct list *l)
{
	const char *sort = l->sort;

	if (l->group != NULL)
		sort = arena_printf(l->window.arena, "%s,%s", l->group_field->name, sort != NULL ? sort : "-created");
	return (struct pager_spec){
		.object = l->object, .where = l->view != NULL ? l->view->where : NULL, .filter = l->filter, .link = l->link,
		.sort = sort, .columns = l->paths.at, .ncolumns = l->paths.n, .parent = l->parent, .also = both(l),
		.title = titled(l) ? l->object->title->name : NULL, .carry = l->group != NULL ? l->group_field->name : l->carry,
	};
}

static void
use_columns(struct list *l, const struct pager_spec *s)
{
	const struct query *q = l->pager.query;
	size_t n = 0;

	l->ncolumns = 0;
	l->title_column = l->carry_column = -1;
	while (n < q->columns.n && !q->columns.at[n].hidden)
		n++;
	if (s->carry != NULL && n > 0)	/* the last ones are not shown */
		l->carry_column = (int)--n;
	if (s->title != NULL && n > 0 && strcmp(q->columns.at[n - 1].title, s->title) == 0)	/* else it may not be seen */
		l->title_column = (int)--n;
	for (size_t i = 0; i < n; i++) {
		if (s->title == NULL && strcmp(q->columns.at[i].title, l->object->title->name) == 0)
			l->title_column = (int)i;
		if (l->ncolumns < LIST_COLUMNS)
			l->columns[l->ncolumns++] = (struct list_column){ .column = i };
	}
	for (size_t i = 0; i < l->ncolumns && i < l->paths.n; i++)
		l->columns[i].wanted = (int)(intptr_t)map_get(l->widths, l->paths.at[i]);
	l->measured = false;
}

int
list_use(struct list *l, struct hc_err *err)
{
	struct pager_spec s = list_spec(l);
	int rc;

	l->want = WANT_FIRST;
	if ((rc = pager_use(&l->pager, &s, list_page(l), err)) < 0)
		return rc;
	list_group_ask(l);
	use_columns(l, &s);
	if (l->focus >= l->ncolumns)
		l->focus = 0;
	if (l->first >= l->ncolumns)
		l->first = 0;
	l->window.app->dirty = true;
	return HC_OK;
}

/* The columns of a view, or the title and what the page's header shows. */
static void
default_columns(struct list *l)
{
	struct arena *a = l->window.arena;
	const struct view *v = l->view != NULL ? l->view : object_view(l->object, "all");

	if (v != NULL)
		for (size_t i = 0; i < v->columns.n; i++)
			vec_push(a, &l->paths, v->columns.at[i]);
	if (l->paths.n > 0)
		return;
	vec_push(a, &l->paths, l->object->title->name);
	for (size_t i = 0; i < l->object->page.header.n; i++)
		if (strcmp(l->object->page.header.at[i], l->object->title->name) != 0)
			vec_push(a, &l->paths, l->object->page.header.at[i]);
	if (l->paths.n == 1)
		for (size_t i = SLOT_FIRST; i < l->object->fields.n && l->paths.n < 6; i++)
			if (l->object->fields.at[i] != l->object->title && !l->object->fields.at[i]->hidden)
				vec_push(a, &l->paths, l->object->fields.at[i]->name);
	vec_push(a, &l->paths, "created");
}

/* saved: the name of a view that is a record; it is read into the list's own memory. */
static struct list *
make(struct app *app, const struct object *o, const struct view *v, const char *saved)
{
	struct list *l = window_new(app, &list_ops, sizeof(*l));

	if (saved != NULL)
		v = list_view_find(app, o, saved, l->window.arena);
	l->object = o;
	l->view = v;
	l->total = -1;
	l->page = app->canvas->h > 4 ? app->canvas->h - 3 : 1;
	l->filter = arena_strdup(l->window.arena, "");
	l->sort = v != NULL && v->sort != NULL ? arena_strdup(l->window.arena, v->sort) : NULL;
	l->mark_arena = arena_new("marks");
	l->widths = map_new(l->window.arena);
	tally_init(&l->tally, &l->window, list_group_answered);
	tally_init(&l->sum, &l->window, NULL);
	l->marks = map_new(l->mark_arena);
	pager_init(&l->pager, &l->window, list_loaded);
	default_columns(l);
	return l;
}

static int
no_view(const struct object *o, const char *name, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	for (size_t i = 0; i < o->views.n; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", o->views.at[i].name);
	rc = hc_fail(err, HC_NOTFOUND, 0, "%s have no view \"%.40s\"; there are: %s.", o->plural, name, buf_str(&b));
	buf_free(&b);
	return rc;
}

int
list_open_rows(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err)
{
	const char *name = view != NULL ? view : "all";
	const struct view *v = list_view_find(app, o, name, app->turn);
	struct list *l;
	int rc;

	if (!access_object(app->work, o, 'r'))
		return hc_fail(err, HC_DENIED, 0, "you may not read %s; ask whoever gives roles.", o->plural);
	if (v == NULL && view != NULL)
		return no_view(o, view, err);
	l = make(app, o, v, v != NULL && object_view(o, name) != v ? name : NULL);
	if (filter != NULL)
		l->filter = arena_strdup(l->window.arena, filter);
	list_recall(l);
	if (l->view != NULL && l->view->group != NULL && strcmp(l->view->kind, "list") == 0)
		list_group_by(l, l->view->group, NULL);
	if ((rc = list_use(l, err)) < 0) {
		window_free(&l->window);
		return rc;
	}
	window_push(&l->window);
	return HC_OK;
}

int
list_open(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err)
{
	const struct view *v = view != NULL ? list_view_find(app, o, view, app->turn) : NULL;

	view_note(app, o, view != NULL ? view : "all");
	if (v != NULL && v->kind != NULL && strcmp(v->kind, "board") == 0)
		return board_open(app, o, view, filter, v->group, err);
	if (v != NULL && v->kind != NULL && strcmp(v->kind, "calendar") == 0)
		return calendar_open(app, o, view, filter, err);
	return list_open_rows(app, o, view, filter, err);
}

int
list_related(struct app *app, const struct relation *rel, const uint8_t parent[16], struct list **ret, struct hc_err *err)
{
	struct list *l = make(app, rel->object, NULL, NULL);
	size_t keep = 0;
	int rc;

	l->link = rel->field;
	l->embedded = true;
	memcpy(l->parent, parent, 16);
	/* every row has the same link: it would say nothing */
	for (size_t i = 0; i < l->paths.n; i++)
		if (strcmp(l->paths.at[i], rel->field->name) != 0 || l->paths.n == 1)
			l->paths.at[keep++] = l->paths.at[i];
	l->paths.n = keep;
	if ((rc = list_use(l, err)) < 0) {
		window_free(&l->window);
		return rc;
	}
	*ret = l;
	return HC_OK;
}

struct list *
list_part(struct app *app, const struct object *o, const struct view *v, const char *also)
{
	struct list *l = make(app, o, v, NULL);

	l->embedded = true;
	l->also = also != NULL ? arena_strdup(l->window.arena, also) : NULL;
	return l;
}

struct list *
list_of(struct window *w)
{
	struct window *inner;

	if (w != NULL && w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	return w != NULL && w->ops == &list_ops ? (struct list *)w : NULL;
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	struct list *l = (struct list *)w;
	size_t n = 0;

	if (l->editing) {
		ret[n++] = "cell";
		ret[n++] = "type";
		return n;
	}
	if (l->stacked) {	/* the board's keys come before a list's */
		ret[n++] = arena_printf(w->app->turn, "board:%s", l->object->name);
		ret[n++] = "board";
	}
	ret[n++] = arena_printf(w->app->turn, "list:%s", l->object->name);
	ret[n++] = "list";
	if (!l->embedded)
		ret[n++] = "browse";
	return n;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	struct list *l = (struct list *)w;

	return l->editing ? &l->cell : NULL;
}

/* implements window.edited */
static void
edited(struct window *w)
{
	((struct list *)w)->cell_err.code = 0;
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct list *l = (struct list *)w;

	if (o != l->object)
		return;
	l->stale = true;
	if (op == 'd' && l->mark_all)
		list_mark_clear(l);
	else if (op == 'd' && id != NULL)
		list_mark(l, id, false);
}

/* implements window.value */
static const char *
value(struct window *w, const char *name)
{
	struct list *l = (struct list *)w;
	const struct pager_row *row = list_row(l);
	struct hc_record *r;
	const struct field *f;
	struct buf b = BUF_INIT;
	char *s, id[UUID_TEXT];

	if (strcmp(name, "object") == 0)
		return l->object->name;
	if (row == NULL)
		return NULL;
	if (strcmp(name, "id") == 0) {
		uuid_format(row->id, id);
		return arena_strdup(w->app->turn, id);
	}
	if ((f = object_field(l->object, name)) == NULL ||
	    read_record(w->app->work->store, l->object, row->id, w->app->turn, &r, NULL) < 0)
		return NULL;
	cell_input(w->app->work, r, f, &b);
	s = arena_strdup(w->app->turn, buf_str(&b));
	buf_free(&b);
	return s;
}

/* implements window.close */
static void
close_list(struct window *w)
{
	struct list *l = (struct list *)w;

	pager_free(&l->pager);
	tally_free(&l->tally);
	tally_free(&l->sum);
	preview_free(l->preview);
	arena_free(l->group_arena);
	free(l->lines);
	arena_free(l->mark_arena);
	arena_free(l->old_arena);
	edit_free(&l->cell);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return ((struct list *)w)->object->plural;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const browse[] = { "open", "new", "edit", "mark", "filter", "back", "undo", "keys", "prompt", NULL };
	static const char *const marked[] = { "edit", "delete", "unmark", "mark", "undo", "keys", NULL };
	static const char *const cell[] = { "accept", "cancel", NULL };
	static const char *const card[] = { "open", "move-left", "move-right", "new", "filter", "as-list", "back", "undo", "keys", NULL };
	static const char *const phone[] = { "open", "move", "actions", "new", "filter", "back", "undo", "keys", NULL };	/* few fit, each a tap */
	struct list *l = (struct list *)w;

	if (l->cards && !l->stacked && !l->editing && l->nmarks == 0 && !l->mark_all)
		return phone;
	if (l->stacked && !l->editing && l->nmarks == 0 && !l->mark_all)
		return card;
	return l->editing ? cell : l->nmarks > 0 || l->mark_all ? marked : browse;
}

/* The column whose right border stands at x, plus one; 0: none. */
static size_t
border_at(struct list *l, int x)
{
	for (size_t i = 0; i < l->ncolumns; i++)
		if (l->columns[i].w > 0 && (x == l->columns[i].x + l->columns[i].w || x == l->columns[i].x + l->columns[i].w + 1))
			return i + 1;
	return 0;
}

static void
press_header(struct list *l, int x)
{
	if ((l->dragged = border_at(l, x)) != 0)
		return;
	for (size_t i = 0; i < l->ncolumns; i++)
		if (l->columns[i].w > 0 && x >= l->columns[i].x && x < l->columns[i].x + l->columns[i].w) {
			l->focus = i;
			app_run(l->window.app, "sort-toggle", 0);
		}
}

static void
drag_border(struct list *l, int x)
{
	struct list_column *c = &l->columns[l->dragged - 1];
	int w = x - c->x;

	if (l->dragged > l->ncolumns || w < 3)
		return;
	c->wanted = w;
	if (l->dragged <= l->paths.n)
		map_put(l->widths, l->paths.at[l->dragged - 1], (void *)(intptr_t)w);
	l->window.app->dirty = true;
}

/* implements window.mouse */
static bool
mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct list *l = (struct list *)w;
	bool cards = l->cards;
	int head = (l->embedded ? 0 : 1) + !cards, per = cards ? 2 : 1;
	long line = l->top + (y - head) / per;

	if (ev->mouse == MOUSE_DRAG && l->dragged != 0) {
		drag_border(l, x);
		return true;
	}
	if (ev->mouse == MOUSE_RELEASE && l->dragged != 0) {
		l->dragged = 0;
		list_remember(l);
		return true;
	}
	if (ev->mouse == MOUSE_PRESS && ev->button == 3 && y >= head && line < list_lines(l) && x < l->last_w) {
		list_go(l, line);
		app_run(w->app, "actions", 0);
		return true;
	}
	if (ev->mouse != MOUSE_PRESS || ev->button != 1)
		return false;
	if (x >= l->last_w)
		return true;	/* the preview */
	if (y < head || line >= list_lines(l)) {
		if (!cards && y == head - 1)
			press_header(l, x);
		return true;
	}
	if (line == l->cursor)
		app_run(w->app, "open", 0);
	else
		list_go(l, line);
	return true;
}

/* implements window.tick: the cursor has rested, the preview follows */
static void
tick(struct window *w)
{
	struct list *l = (struct list *)w;

	preview_tick(l->preview);
	w->app->dirty |= pager_slow(&l->pager) || l->news;
}

static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	const struct pager_row *r = list_row(l);

	if (c->argc > 0)
		return WINDOW_PASS;
	if (r == NULL && l->cursor_group != NULL && !l->editing)
		return app_run(w->app, "fold", 0) < 0 ? HC_OK : HC_OK;
	if (l->editing || r == NULL)
		return HC_OK;
	if (l->embedded && strcmp(l->object->name, "attachment") == 0)
		return app_run(w->app, "open-file", 0) < 0 ? HC_OK : HC_OK;
	return app_open_record(w->app, l->object, r->id, err);
}

/* One step back: what is being typed, the range, the marks, the filter; then the window itself. */
static int
run_back(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->editing) {
		list_stop_editing(l);
		return HC_OK;
	}
	if (l->pager.loading || l->pager.indexing) {
		pager_stop(&l->pager);
		app_say(w->app, "Stopped reading.");
		return HC_OK;
	}
	if (l->range || l->nmarks > 0 || l->mark_all) {
		list_mark_clear(l);
		return HC_OK;
	}
	if (!l->stacked && list_clear_filter(l))
		return HC_OK;
	return WINDOW_PASS;
}

static int
run_refresh(struct window *w, const struct call *c, struct hc_err *err)
{
	((struct list *)w)->stale = true;
	return HC_OK;
}

static const struct window_command commands[] = {
	{ "open", run_open }, { "back", run_back }, { "refresh", run_refresh }, { NULL, NULL }
};

static const struct window_ops list_ops = {
	.name = "list",
	.draw = list_draw,
	.announce = list_announce,
	.contexts = contexts,
	.commands = { commands, list_move_commands, list_mark_commands, list_verb_commands, list_filter_commands, list_view_commands,
	    list_group_commands, board_list_commands, calendar_list_commands, bulk_list_commands,
	    NULL },
	.edit = edit,
	.edited = edited,
	.changed = changed,
	.elsewhere = list_elsewhere,
	.value = value,
	.mouse = mouse,
	.close = close_list,
	.title = title,
	.footer = footer,
	.status = list_status,
	.tick = tick,
};
