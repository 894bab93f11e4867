/*
 * arrange.c - a box of fields: those in use stand first, Space takes one in or out, J and K move it, Enter keeps, Esc puts back.
 *
 * The list behind changes with every key, so that one sees what one chooses.
 */
#include "ui/arrange.h"

#include <string.h>

#include "base/utf8.h"
#include "model/type.h"

enum use { USE_NO, USE_UP, USE_DOWN };	/* a column is only in or out */

struct item {
	const char *path, *label;
	enum use use;
};

struct arrange {
	struct window window;
	struct list *list;
	bool sorts;
	const char *before;		/* what Esc puts back */
	VEC(struct item) items;
	size_t at, top;
	struct area box;
};

static bool
known(const struct arrange *r, const char *path)
{
	for (size_t i = 0; i < r->items.n; i++)
		if (strcmp(r->items.at[i].path, path) == 0)
			return true;
	return false;
}

static const char *
label_of(struct list *l, const char *path)
{
	const struct field *f = object_field(l->object, path);

	for (size_t i = 0; i < l->ncolumns && i < l->paths.n && f == NULL; i++)
		if (strcmp(l->paths.at[i], path) == 0)
			f = l->pager.query->columns.at[l->columns[i].column].field;
	return f != NULL && f->label != NULL && strchr(path, '.') == NULL ? f->label : path;
}

static void
add(struct arrange *r, const char *path, enum use use)
{
	struct arena *a = r->window.arena;

	if (!known(r, path))
		vec_push(a, &r->items, ((struct item){ arena_strdup(a, path), arena_strdup(a, label_of(r->list, path)), use }));
}

/* What the list uses, by its order; then all the other fields. */
static void
fill(struct arrange *r)
{
	struct list *l = r->list;
	struct work *w = l->window.app->work;

	if (r->sorts) {
		for (const char *s = l->sort != NULL ? l->sort : ""; *s != '\0';) {
			size_t n = strcspn(s, ",");
			bool down = *s == '-';

			add(r, arena_strndup(r->window.arena, s + down, n - down), down ? USE_DOWN : USE_UP);
			s += n + (s[n] != '\0');
		}
	}
	for (size_t i = 0; i < l->paths.n; i++)
		add(r, l->paths.at[i], r->sorts ? USE_NO : USE_UP);
	for (size_t i = SLOT_OWNER; i < l->object->fields.n; i++) {
		const struct field *f = l->object->fields.at[i];

		if (f->hidden || f->slot == SLOT_DELETED || f->slot == SLOT_CURRENCY || !access_field(w, f, 'r') ||
		    (r->sorts && field_type(f)->class == CLASS_OPAQUE))
			continue;
		add(r, f->name, USE_NO);
	}
}

static const char *
text_of(struct arrange *r)
{
	struct buf b = BUF_INIT;
	const char *s;

	for (size_t i = 0; i < r->items.n; i++)
		if (r->items.at[i].use != USE_NO)
			buf_printf(&b, "%s%s%s", b.len > 0 ? "," : "", r->items.at[i].use == USE_DOWN ? "-" : "", r->items.at[i].path);
	s = arena_strdup(r->window.app->turn, buf_str(&b));
	buf_free(&b);
	return s;
}

static int
apply(struct arrange *r, const char *text, struct hc_err *err)
{
	if (r->sorts)
		return list_use_sort(r->list, *text != '\0' ? text : "-created", err);
	if (*text == '\0')
		return hc_fail(err, HC_INVALID, 0, "a list needs at least one column.");
	return list_use_columns(r->list, text, err);
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct arrange *r = (struct arrange *)w;
	int width = 24, rows = (int)r->items.n < a->h - 4 ? (int)r->items.n : a->h - 4, order = 0;

	for (size_t i = 0; i < r->items.n; i++) {
		int n = utf8_width(r->items.at[i].label, strlen(r->items.at[i].label)) + 10;

		width = n > width ? n : width;
	}
	width = width > a->w ? a->w : width > 50 ? 50 : width;
	rows = rows < 1 ? 1 : rows;
	r->box = area_sub(a, a->w - width - (a->w > width + 2 ? 2 : 0), 1, width, rows + 2);
	area_box(&r->box, ROLE_POPUP, ROLE_POPUP_TITLE, r->sorts ? "Order" : "Columns");
	if (r->at < r->top)
		r->top = r->at;
	if (r->at >= r->top + (size_t)rows)
		r->top = r->at - (size_t)rows + 1;
	for (size_t i = 0; i < r->items.n; i++) {
		const struct item *it = &r->items.at[i];
		int y = 1 + (int)i - (int)r->top, role = i == r->at ? ROLE_POPUP_FOCUS : it->use ? ROLE_POPUP : ROLE_POPUP_DIM;
		const char *sign = it->use == USE_NO ? " " : !r->sorts ? "+" : a->canvas->ascii ? (it->use == USE_UP ? "^" : "v") :
		    it->use == USE_UP ? "\xe2\x86\x91" : "\xe2\x86\x93";

		order += it->use != USE_NO;
		if (y < 1 || y > rows)
			continue;
		area_fill(&r->box, 1, y, width - 2, 1, role);
		area_text(&r->box, 2, y, role, 0, sign, 1);
		area_fit(&r->box, 4, y, role, 0, it->label, width - 9);
		if (it->use != USE_NO)
			area_right(&r->box, width - 5, y, 3, i == r->at ? role : ROLE_POPUP_DIM, 0,
			    arena_printf(w->app->turn, "%d", order));
		if (i == r->at)
			area_cursor(&r->box, 2, y, w->app->reader);
	}
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = "arrange";
	return 1;
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct arrange *r = (struct arrange *)w;
	long by = c->count > 0 ? c->count : 1, at = (long)r->at;

	if (strcmp(c->name, "up") == 0)
		by = -by;
	else if (strcmp(c->name, "top") == 0)
		by = -at;
	else if (strcmp(c->name, "bottom") == 0)
		by = (long)r->items.n;
	at += by;
	r->at = at < 0 ? 0 : at >= (long)r->items.n ? r->items.n - 1 : (size_t)at;
	return HC_OK;
}

/* Space: in or out; of an order: up, down, out. */
static int
run_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct arrange *r = (struct arrange *)w;
	struct item *it = &r->items.at[r->at];
	enum use before = it->use;
	int rc;

	it->use = it->use == USE_NO ? USE_UP : it->use == USE_UP && r->sorts ? USE_DOWN : USE_NO;
	if ((rc = apply(r, text_of(r), err)) < 0)
		it->use = before;
	return rc;
}

/* J and K: its place; an item that is out comes in with it. */
static int
run_carry(struct window *w, const struct call *c, struct hc_err *err)
{
	struct arrange *r = (struct arrange *)w;
	size_t to = strcmp(c->name, "carry-down") == 0 ? r->at + 1 : r->at - 1;
	struct item it = r->items.at[r->at];

	if (to >= r->items.n)
		return HC_OK;
	r->items.at[r->at] = r->items.at[to];
	r->items.at[to] = it;
	r->at = to;
	return apply(r, text_of(r), err);
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	window_close(w);
	return HC_OK;
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	struct arrange *r = (struct arrange *)w;
	int rc = apply(r, r->before, err);

	window_close(w);
	return rc;
}

/* implements window.mouse */
static bool
mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct arrange *r = (struct arrange *)w;
	int row = y - r->box.y - 1;

	if (ev->mouse != MOUSE_PRESS)
		return true;
	if (x < r->box.x || x >= r->box.x + r->box.w || row < 0 || row >= r->box.h - 2) {
		app_run(w->app, "accept", 0);
	} else if (r->top + (size_t)row < r->items.n) {
		r->at = r->top + (size_t)row;
		app_run(w->app, "mark", 0);
	}
	return true;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "mark", "carry-down", "carry-up", "accept", "cancel", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move }, { "top", run_move }, { "bottom", run_move }, { "mark", run_mark },
	{ "carry-down", run_carry }, { "carry-up", run_carry }, { "accept", run_accept }, { "open", run_accept },
	{ "cancel", run_cancel }, { "back", run_cancel }, { NULL, NULL }
};

static const struct window_ops arrange_ops = {
	.name = "arrange",
	.overlay = true,
	.draw = draw,
	.contexts = contexts,
	.commands = { commands, NULL },
	.mouse = mouse,
	.footer = footer,
};

static void
open_box(struct list *l, bool sorts)
{
	struct arrange *r = window_new(l->window.app, &arrange_ops, sizeof(*r));
	struct buf b = BUF_INIT;

	r->list = l;
	r->sorts = sorts;
	for (size_t i = 0; !sorts && i < l->paths.n; i++)
		buf_printf(&b, "%s%s", i ? "," : "", l->paths.at[i]);
	r->before = arena_strdup(r->window.arena, sorts ? (l->sort != NULL ? l->sort : "") : buf_str(&b));
	buf_free(&b);
	fill(r);
	for (size_t i = 0; i < r->items.n && l->focus < l->paths.n; i++)
		if (strcmp(r->items.at[i].path, l->paths.at[l->focus]) == 0)
			r->at = i;
	window_push(&r->window);
}

void
arrange_columns(struct list *l)
{
	open_box(l, false);
}

void
arrange_sort(struct list *l)
{
	open_box(l, true);
}
