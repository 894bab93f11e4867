/*
 * picker.c - a box with a line to type in and the choices that fit it, best first.
 */
#include "ui/picker.h"

#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "ui/background.h"

#define ROWS_MAX 12

struct picker {
	struct window window;
	const struct picker_ops *ops;
	void *arg;
	const char *title;
	struct choice *all;		/* given once */
	size_t nall;
	struct choice shown[PICKER_MAX];
	size_t nshown;
	struct arena *turn, *last;	/* of shown texts; of those before */
	struct edit edit;
	size_t at, top;
	int x, y, rows;
	struct area box;
	struct hc_err err;
	bool looking;			/* the worker does, for what is typed now */
	bool moved, taking;		/* by the keys, not by letters; Enter came before the answer */
};

/* 0: no match, 3: starts with it, 2: a word does, 1: somewhere inside. */
static int
match(const char *text, const char *want)
{
	const char *hit;

	if (*want == '\0')
		return 1;
	if ((hit = strstr(text, want)) == NULL)
		return 0;
	if (hit == text)
		return 3;
	for (; hit != NULL; hit = strstr(hit + 1, want))
		if (hit[-1] == ' ')
			return 2;
	return 1;
}

static void
narrow(struct picker *p)
{
	const char *want = utf8_fold(p->turn, edit_text(&p->edit), p->edit.text.len);

	if (p->edit.fresh)	/* what stands there was not typed: show everything, cursor on it */
		want = "";
	for (int best = 3; best > 0; best--)
		for (size_t i = 0; i < p->nall && p->nshown < PICKER_MAX; i++) {
			const struct choice *c = &p->all[i];
			int rank = match(utf8_fold(p->turn, c->text, strlen(c->text)), want);

			if (rank == 0 && c->note != NULL && match(utf8_fold(p->turn, c->note, strlen(c->note)), want))
				rank = 1;
			if (rank == best)
				p->shown[p->nshown++] = *c;
		}
}

static const char *
wanted(const struct picker *p)
{
	return p->edit.fresh ? "" : edit_text(&p->edit);
}

static void
begin_filling(struct picker *p)
{
	struct arena *last = p->last;

	p->last = p->turn;
	p->turn = last;
	arena_reset(p->turn);
	p->nshown = p->at = p->top = 0;
	p->err.code = 0;
	p->looking = p->taking = false;
	if (p->ops->clear && *wanted(p) == '\0')
		p->shown[p->nshown++] = (struct choice){ .text = "\xe2\x80\x93 none", .data = "" };
}

static bool
same(const struct choice *a, const struct choice *b)
{
	return memcmp(a->id, b->id, 16) == 0 && strcmp(a->text, b->text) == 0 && (a->data == NULL) == (b->data == NULL) &&
	    (a->data == NULL || strcmp(a->data, b->data) == 0);
}

/* The cursor stays on what the keys brought it to, whatever came in front of it. */
static void
stay(struct picker *p, const struct choice *here)
{
	for (size_t i = 0; i < p->nshown; i++)
		if (same(&p->shown[i], here))
			p->at = i;
}

/* implements job.done */
static void
came(struct job *j, void *arg)
{
	struct picker *p = arg;
	struct choice here = p->at < p->nshown ? p->shown[p->at] : (struct choice){ .text = "" };
	bool taking = p->taking;
	size_t n = 0;

	begin_filling(p);	/* the texts of before are still there, in `last` */
	p->err = j->err;
	if (j->code >= 0)
		p->ops->found(p->arg, j, p->turn, p->shown + p->nshown, PICKER_MAX - p->nshown, &n, &p->err);
	p->nshown += n;
	if (p->moved)
		stay(p, &here);
	p->window.app->dirty = true;
	if (taking && app_focus(p->window.app) == &p->window)
		app_run(p->window.app, "accept", 0);
}

static void
look(struct picker *p)
{
	struct hc_err err = { .pos = -1 };
	struct job *j = p->ops->look(p->arg, wanted(p), &err);

	if (j == NULL) {
		p->err = err;
		return;
	}
	p->looking = true;
	j->done = came;
	j->arg = p;
	background_post(&p->window, j);
}

/* Of n that were there, those that begin or go on with what is typed now stay until the worker has all that fit, so that Enter
   takes nothing that fits other letters only. */
static void
keep(struct picker *p, const struct choice *old, size_t n)
{
	const char *want = utf8_fold(p->turn, wanted(p), strlen(wanted(p)));

	for (size_t i = 0; i < n && *want != '\0' && p->nshown < PICKER_MAX; i++) {
		const struct choice *c = &old[i];

		if (match(utf8_fold(p->turn, c->text, strlen(c->text)), want) < 2)
			continue;
		p->shown[p->nshown] = *c;
		p->shown[p->nshown].text = arena_strdup(p->turn, c->text);
		p->shown[p->nshown].note = c->note != NULL ? arena_strdup(p->turn, c->note) : NULL;
		p->shown[p->nshown].key = c->key != NULL ? arena_strdup(p->turn, c->key) : NULL;
		p->shown[p->nshown].data = c->data != NULL ? arena_strdup(p->turn, c->data) : NULL;
		p->nshown++;
	}
}

static void
ask(struct picker *p)
{
	size_t n = 0, nold = p->nshown;
	struct choice *old = arena_dup(p->turn, p->shown, sizeof(p->shown[0]) * (nold > 0 ? nold : 1));
	int rc;

	if (p->looking)
		window_renew(&p->window);
	begin_filling(p);
	rc = p->ops->fill(p->arg, wanted(p), p->turn, p->shown + p->nshown, PICKER_MAX - p->nshown, &n, &p->err);
	p->nshown += n;
	if (rc != HC_BUSY || p->ops->look == NULL)
		return;
	p->err.code = 0;
	if (n == 0)
		keep(p, old, nold);
	look(p);
}

static void
fill(struct picker *p)
{
	if (p->ops->fill != NULL) {
		ask(p);
	} else {
		begin_filling(p);
		narrow(p);
	}
	if (p->edit.fresh)
		for (size_t i = 0; i < p->nshown; i++)
			if (p->edit.text.len > 0 && strcmp(p->shown[i].text, edit_text(&p->edit)) == 0)
				p->at = i;
}

static int
cells(const char *s)
{
	return s != NULL ? utf8_width(s, strlen(s)) : 0;
}

/* Near where it belongs, inside the screen, over the row if there is no room below. */
static struct area
find_box(struct picker *p, const struct area *a)
{
	int w = cells(p->title) + 8, rows = p->nshown > 0 ? (int)p->nshown : 1, x = p->x, y = p->y + 1, most;

	for (size_t i = 0; i < p->nshown; i++) {
		int n = cells(p->shown[i].text) + cells(p->shown[i].note) + (p->shown[i].key != NULL ? 10 : 0) + 8;

		w = n > w ? n : w;
	}
	w = w < p->ops->width ? p->ops->width : w;
	w = w < 30 ? 30 : w > 72 ? 72 : w;
	w = w > a->w ? a->w : w;
	most = a->h - 6 < ROWS_MAX || p->x < 0 ? a->h - 6 : ROWS_MAX;
	most = most < 1 ? 1 : most;
	if (p->rows < rows)
		p->rows = rows;		/* it never shrinks while one types */
	rows = p->rows > most ? most : p->rows;
	p->rows = rows;
	if (p->x < 0) {
		x = (a->w - w) / 2;
		y = (a->h - rows - 3) / 3;
	}
	if (x + w > a->w)
		x = a->w - w;
	if (y + rows + 3 > a->h - 1)
		y = p->x >= 0 && p->y - rows - 3 >= 0 ? p->y - rows - 3 : a->h - 1 - rows - 3;
	if (y < 0)
		y = 0;
	return area_sub(a, x, y, w, rows + 3);
}

static void
draw_choice(struct picker *p, const struct area *box, int y, size_t i)
{
	const struct choice *c = &p->shown[i];
	bool here = i == p->at;
	int role = here ? ROLE_POPUP_FOCUS : ROLE_POPUP, x = 2;

	area_fill(box, 1, y, box->w - 2, 1, role);
	if (c->key != NULL) {
		area_fit(box, x, y, here ? role : ROLE_POPUP_KEY, 0, c->key, 9);
		x += 10;
	}
	x += area_fit(box, x, y, role, 0, c->text, box->w - x - 2);
	if (c->note != NULL && x + 4 < box->w)
		area_fit(box, x + 2, y, here ? role : ROLE_POPUP_DIM, 0, c->note, box->w - x - 4);
}

static const char *
nothing(const struct picker *p)
{
	return p->looking ? "looking" : p->err.code < 0 ? p->err.msg : "nothing fits";
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct picker *p = (struct picker *)w;
	struct area box = find_box(p, a);
	int rows = box.h - 3;

	p->box = box;
	area_box(&box, ROLE_POPUP, ROLE_POPUP_TITLE, p->title);
	if (p->at < p->top)
		p->top = p->at;
	if (p->at >= p->top + (size_t)rows)
		p->top = p->at - (size_t)rows + 1;
	for (int i = 0; i < rows && p->top + (size_t)i < p->nshown; i++)
		draw_choice(p, &box, 2 + i, p->top + (size_t)i);
	if (p->nshown == 0)
		area_fit(&box, 2, 2, ROLE_POPUP_DIM, 0, nothing(p), box.w - 4);
	else if (p->looking)
		area_text(&box, 2, box.h - 1, ROLE_POPUP_DIM, 0, " looking ", -1);
	if ((size_t)rows < p->nshown)
		area_text(&box, box.w - 3, box.h - 1, ROLE_POPUP_DIM, 0, p->top + (size_t)rows < p->nshown ? "+" : "-", 1);
	edit_draw(&p->edit, &box, 2, 1, box.w - 4, ROLE_FIELD_FOCUS, true);
}

/* implements window.announce */
static void
announce(struct window *w, struct buf *out)
{
	struct picker *p = (struct picker *)w;
	const struct choice *c = p->at < p->nshown ? &p->shown[p->at] : NULL;

	buf_printf(out, "%s? ", p->title);
	if (c == NULL)
		buf_adds(out, nothing(p));
	else
		buf_printf(out, "%s%s%s, %zu of %zu", c->text, c->note != NULL ? ", " : "", c->note != NULL ? c->note : "", p->at + 1,
		    p->nshown);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = "picker";
	ret[1] = "type";
	return 2;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	return &((struct picker *)w)->edit;
}

static void
tell(struct picker *p)
{
	if (p->ops->moved != NULL && p->at < p->nshown)
		p->ops->moved(p->arg, &p->shown[p->at]);
}

/* implements window.edited */
static void
edited(struct window *w)
{
	((struct picker *)w)->moved = false;
	fill((struct picker *)w);
	tell((struct picker *)w);
}

/* implements window.close */
static void
close_picker(struct window *w)
{
	struct picker *p = (struct picker *)w;

	edit_free(&p->edit);
	arena_free(p->turn);
	arena_free(p->last);
}

/* implements window.mouse */
static bool
mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct picker *p = (struct picker *)w;
	int row = y - p->box.y - 2;

	if (ev->mouse == MOUSE_WHEEL_DOWN || ev->mouse == MOUSE_WHEEL_UP) {
		app_run(w->app, ev->mouse == MOUSE_WHEEL_DOWN ? "down" : "up", 0);
		return true;
	}
	if (ev->mouse != MOUSE_PRESS)
		return true;
	if (x < p->box.x || x >= p->box.x + p->box.w || y < p->box.y || y >= p->box.y + p->box.h) {
		app_run(w->app, "cancel", 0);
	} else if (row >= 0 && p->top + (size_t)row < p->nshown) {
		p->at = p->top + (size_t)row;
		app_run(w->app, "accept", 0);
	}
	return true;
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct picker *p = (struct picker *)w;
	long at = (long)p->at, page = p->box.h > 3 ? p->box.h - 3 : 1;

	if (strcmp(c->name, "down") == 0)
		at++;
	else if (strcmp(c->name, "up") == 0)
		at--;
	else if (strcmp(c->name, "page-down") == 0)
		at += page;
	else
		at -= page;
	if (at >= (long)p->nshown)
		at = (long)p->nshown - 1;
	p->at = at < 0 ? 0 : (size_t)at;
	p->moved = true;
	tell(p);
	return HC_OK;
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	struct picker *p = (struct picker *)w;
	const struct picker_ops *ops = p->ops;
	struct arena *turn = w->app->turn;
	void *arg = p->arg;
	char *text = arena_strdup(turn, edit_text(&p->edit));
	struct choice *pick = NULL;

	if (p->nshown == 0 && p->looking) {	/* typed faster than it was found: the first that comes */
		p->taking = true;
		return HC_OK;
	}
	if (p->nshown == 0 && !ops->free)
		return hc_fail(err, HC_INVALID, 0, "nothing fits \"%.60s\"; type less, or Esc.", text);
	if (p->nshown > 0) {
		pick = arena_dup(turn, &p->shown[p->at], sizeof(*pick));
		pick->text = arena_strdup(turn, pick->text);
		pick->data = pick->data != NULL ? arena_strdup(turn, pick->data) : NULL;
		pick->note = NULL;
	}
	window_close(w);
	ops->done(arg, pick, text);
	return HC_OK;
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	struct picker *p = (struct picker *)w;
	const struct picker_ops *ops = p->ops;
	void *arg = p->arg;

	window_close(w);
	if (ops->cancelled != NULL)
		ops->cancelled(arg);
	return HC_OK;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "accept", "cancel", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move }, { "page-down", run_move }, { "page-up", run_move },
	{ "accept", run_accept }, { "cancel", run_cancel }, { "back", run_cancel }, { NULL, NULL }
};

static const struct window_ops picker_window = {
	.name = "picker",
	.overlay = true,
	.draw = draw,
	.announce = announce,
	.contexts = contexts,
	.commands = { commands, NULL },
	.edit = edit,
	.edited = edited,
	.mouse = mouse,
	.close = close_picker,
	.footer = footer,
};

void
picker_open(struct app *app, const struct picker_ops *ops, void *arg, const char *title, const struct choice *choices,
    size_t n, const char *initial, int x, int y)
{
	struct picker *p = window_new(app, &picker_window, sizeof(*p));
	struct arena *a = p->window.arena;

	p->ops = ops;
	p->arg = arg;
	p->title = arena_strdup(a, title);
	p->turn = arena_new("picker");
	p->last = arena_new("picker");
	p->all = ARENA_ARRAY(a, struct choice, n > 0 ? n : 1);
	p->nall = n;
	p->x = x;
	p->y = y;
	for (size_t i = 0; i < n; i++) {
		p->all[i] = choices[i];
		p->all[i].text = arena_strdup(a, choices[i].text);
		p->all[i].note = choices[i].note != NULL ? arena_strdup(a, choices[i].note) : NULL;
		p->all[i].key = choices[i].key != NULL ? arena_strdup(a, choices[i].key) : NULL;
		p->all[i].data = choices[i].data != NULL ? arena_strdup(a, choices[i].data) : NULL;
	}
	edit_set(&p->edit, initial);
	p->edit.replace = true;
	fill(p);
	window_push(&p->window);
}
