/*
 * dash.c - the dashboard window: which tile has the cursor, what Enter opens, when figures are read again.
 */
#include "ui/dash.h"

#include <string.h>

#include "base/uuid.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/prompt.h"

#define SETTLE_MS 300		/* after a change: several often come together */

static const struct window_ops dash_ops;

struct dash *
dash_of(struct window *w)
{
	return w != NULL && w->ops == &dash_ops ? (struct dash *)w : NULL;
}

static struct dash_tile *
current(struct dash *d)
{
	return d->focus < d->ntiles ? &d->tiles[d->focus] : NULL;
}

static void
start(struct dash *d, const struct dashboard *dashboard)
{
	d->dashboard = dashboard;
	d->filter = "";
	d->ntiles = dashboard->tiles.n;
	d->tiles = ARENA_ARRAY(d->window.arena, struct dash_tile, d->ntiles);
	for (size_t i = 0; i < d->ntiles; i++) {
		const struct tile *t = &dashboard->tiles.at[i];

		d->tiles[i].tile = t;
		d->tiles[i].is_list = strcmp(t->kind, "list") == 0 || t->query == NULL;
		d->tiles[i].view.item = d->tiles[i].view.series = -1;
	}
	window_push(&d->window);
	dash_read(d, true);
}

int
dash_open(struct app *app, const struct dashboard *dashboard, struct hc_err *err)
{
	struct dash *d;

	if (dashboard->tiles.n == 0)
		return hc_fail(err, HC_INVALID, 0, "%s has no tiles; add some with tile NAME KIND lines.", dashboard->label);
	d = window_new(app, &dash_ops, sizeof(*d));
	start(d, dashboard);
	return HC_OK;
}

void
dash_open_tile(struct app *app, const char *label, const struct tile *tile)
{
	struct dash *d = window_new(app, &dash_ops, sizeof(*d));
	struct dashboard *own = ARENA_NEW(d->window.arena, struct dashboard);
	struct tile t = *tile;

	t.name = own->name = "chart";
	t.label = arena_strdup(d->window.arena, tile->label);
	t.query = arena_strdup(d->window.arena, tile->query);
	own->label = arena_strdup(d->window.arena, label);
	vec_push(d->window.arena, &own->tiles, t);
	start(d, own);
}

static void
picked(void *arg, const struct choice *c, const char *text)
{
	if (c != NULL)
		app_run(arg, arena_printf(((struct app *)arg)->turn, "dashboard %s", c->data), 0);
}

int
dash_command(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct picker_ops ops = { .done = picked };
	const struct model *m;
	const struct dashboard *d;
	struct choice *choices;

	if (app->work == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no workspace yet; choose how to start.");
	m = app->work->model;
	if (c->argc > 0) {
		if ((d = model_dashboard(m, c->argv[0])) == NULL)
			return hc_fail(err, HC_NOTFOUND, 0, "there is no dashboard %.40s; gd shows those that are.", c->argv[0]);
		return dash_open(app, d, err);
	}
	if (m->dashboards.n == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "no plugin brings a dashboard; `dashboard` and `tile` lines make one.");
	choices = ARENA_ARRAY(app->turn, struct choice, m->dashboards.n);
	for (size_t i = 0; i < m->dashboards.n; i++)
		choices[i] = (struct choice){ .text = m->dashboards.at[i].label, .note = m->dashboards.at[i].help,
			.data = m->dashboards.at[i].name };
	picker_open(app, &ops, app, "Dashboards", choices, m->dashboards.n, "", -1, -1);
	return HC_OK;
}

/* Moving. */

static bool
overlaps(const struct dash_tile *a, const struct dash_tile *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w;
}

/* The nearest tile in that direction, in sight or not; false: there is none. */
static bool
step_tile(struct dash *d, int dx, int dy)
{
	const struct dash_tile *from = current(d);
	long best = -1;
	int least = 0;

	for (size_t i = 0; i < d->ntiles && from != NULL; i++) {
		const struct dash_tile *t = &d->tiles[i];
		int away;

		if (dy != 0 ? (t->y - from->y) * dy <= 0 : (t->y != from->y || (t->x - from->x) * dx <= 0))
			continue;
		away = t->x > from->x ? t->x - from->x : from->x - t->x;
		if (dy != 0)
			away += (t->y - from->y) * dy * 1000 + (overlaps(from, t) ? 0 : 500);
		if (best < 0 || away < least) {
			best = (long)i;
			least = away;
		}
	}
	if (best < 0)
		return false;
	d->focus = (size_t)best;
	return true;
}

static bool
sideways(const struct dash *d, const struct dash_tile *t)
{
	return !t->is_list && t->ready && !d->window.app->reader && chart_sideways(&t->chart, t->area.w, t->area.h);
}

static int
run_vertical(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	int by = strcmp(c->name, "down") == 0 ? 1 : -1, times = c->count > 0 ? c->count : 1;

	for (int i = 0; i < times; i++) {
		struct dash_tile *t = current(d), *to;
		long n = t != NULL ? dash_items(t) : 0, at = t != NULL ? t->view.item + by : 0;

		if (t != NULL && n > 1 && !sideways(d, t) && at >= 0 && at < n) {
			t->view.item = at;
			continue;
		}
		if (!step_tile(d, 0, by))
			break;
		to = current(d);
		if (dash_items(to) > 0 && !sideways(d, to))
			to->view.item = by > 0 ? 0 : dash_items(to) - 1;
	}
	return HC_OK;
}

static bool
has_parts(const struct dash_tile *t)
{
	return !t->is_list && t->ready && (t->chart.kind == CHART_STACK || t->chart.kind == CHART_HEAT);
}

static int
run_horizontal(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	struct dash_tile *t = current(d);
	int by = strcmp(c->name, "right") == 0 ? 1 : -1;
	long at;

	if (t == NULL)
		return HC_OK;
	if (sideways(d, t) && (at = t->view.item + by) >= 0 && at < dash_items(t)) {
		t->view.item = at;
		return HC_OK;
	}
	if (has_parts(t) && (at = t->view.series + by) >= -1 && at < (long)t->chart.nseries) {
		t->view.series = at;
		return HC_OK;
	}
	step_tile(d, by, 0);
	return HC_OK;
}

static int
run_next(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	bool next = strcmp(c->name, "tab-next") == 0;

	d->focus = next ? (d->focus + 1) % d->ntiles : (d->focus + d->ntiles - 1) % d->ntiles;
	return HC_OK;
}

static int
run_ends(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;

	d->focus = strcmp(c->name, "top") == 0 ? 0 : d->ntiles - 1;
	return HC_OK;
}

static int
run_page(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	struct dash_tile *t = current(d);
	long by = t != NULL && t->view.page > 1 ? t->view.page : 5, n = t != NULL ? dash_items(t) : 0, at;

	if (t == NULL)
		return HC_OK;
	at = t->view.item + (strcmp(c->name, "page-down") == 0 || strcmp(c->name, "half-down") == 0 ? by : -by);
	if (n > t->view.page && t->view.page > 1 && !sideways(d, t))
		t->view.item = at < 0 ? 0 : at >= n ? n - 1 : at;
	else
		step_tile(d, 0, *c->name == 'p' ? (c->name[5] == 'd' ? 1 : -1) : (c->name[5] == 'd' ? 1 : -1));
	return HC_OK;
}

/* Opening. */

static int
open_row(struct dash *d, const struct dash_row *r, struct hc_err *err)
{
	struct app *app = d->window.app;

	if (r->command != NULL)
		return app_run(app, r->command, 0) < 0 ? HC_OK : HC_OK;
	if (r->draft)
		return r->isnew ? form_new(app, r->object, NULL, NULL, err) : form_edit(app, r->object, r->id, NULL, err);
	return app_open_record(app, r->object, r->id, err);
}

/* The records behind a mark, or behind the whole tile, as an ordinary list. */
static int
open_records(struct dash *d, struct dash_tile *t, bool whole, struct hc_err *err)
{
	struct app *app = d->window.app;
	const struct object *o = t->is_list ? t->object : t->chart.object;
	const char *where;

	if (o == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no list behind this tile.");
	if (t->is_list)
		where = t->where;
	else
		where = chart_condition(&t->chart, app->turn, whole ? -1 : t->view.item, whole ? -1 : t->view.series);
	if (where == NULL)
		return hc_fail(err, HC_INVALID, 0, "what stands together here cannot be listed; zl shows all of the tile.");
	return app_open_list(app, o, NULL, *where != '\0' ? where : NULL, err);
}

static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	struct dash_tile *t = current(d);

	if (c->argc > 0)
		return WINDOW_PASS;
	if (t == NULL || !t->ready)
		return HC_OK;
	if (t->is_list)
		return t->view.item >= 0 && t->view.item < (long)t->nrows ? open_row(d, &t->rows[t->view.item], err) : HC_OK;
	return open_records(d, t, false, err);
}

static int
run_rows(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	struct dash_tile *t = current(d);

	return t != NULL && t->ready ? open_records(d, t, true, err) : HC_OK;
}

static int
run_refresh(struct window *w, const struct call *c, struct hc_err *err)
{
	dash_read((struct dash *)w, true);
	return HC_OK;
}

/* A condition on all tiles: "owner:me", "account.industry:tech". */
static int
use_filter(struct dash *d, const char *text, struct hc_err *err)
{
	struct work *w = d->window.app->work;
	bool fits = *text == '\0';
	struct hc_err first = { .pos = -1 };

	for (size_t i = 0; i < d->ntiles && !fits; i++) {
		struct query_ctx c = work_query(w, d->window.app->turn, NULL);
		struct hc_err e = { .pos = -1 };
		const struct expr *x;
		struct query *q;

		if (d->tiles[i].tile->query == NULL || query_parse(&c, d->tiles[i].tile->query, &q, NULL) < 0)
			continue;
		c.object = q->object;
		if (query_parse_condition(&c, text, &x, &e) == HC_OK)
			fits = true;
		else if (first.code == 0)
			first = e;
	}
	if (!fits) {
		*err = first;
		return first.code < 0 ? first.code : HC_INVALID;
	}
	d->filter = arena_strdup(d->window.arena, text);
	dash_read(d, true);
	return HC_OK;
}

static void
filter_done(void *arg, const char *text)
{
	struct dash *d = arg;
	struct hc_err err = { .pos = -1 };

	if (use_filter(d, text + strspn(text, " "), &err) < 0)
		app_error(d->window.app, &err);
}

static int
run_filter(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "filter", .done = filter_done };
	struct dash *d = (struct dash *)w;

	if (c->argc > 0)
		return use_filter(d, c->rest, err);
	prompt_open(w->app, &ops, d, "/", *d->filter != '\0' ? arena_printf(w->app->turn, "%s ", d->filter) : "");
	return HC_OK;
}

/* One step back: what is being read, the part, the filter; then the window itself. */
static int
run_back(struct window *w, const struct call *c, struct hc_err *err)
{
	struct dash *d = (struct dash *)w;
	struct dash_tile *t = current(d);
	bool reading = false;

	for (size_t i = 0; i < d->ntiles; i++) {
		reading |= d->tiles[i].reading;
		d->tiles[i].reading = d->tiles[i].stale = false;
	}
	if (reading) {
		window_renew(w);
		app_say(w->app, "Stopped reading.");
		return HC_OK;
	}
	if (t != NULL && t->view.series >= 0 && has_parts(t)) {
		t->view.series = -1;
		return HC_OK;
	}
	if (*d->filter != '\0')
		return use_filter(d, "", err);
	return WINDOW_PASS;
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	struct dash *d = (struct dash *)w;

	ret[0] = arena_printf(w->app->turn, "dashboard:%s", d->dashboard->name);
	ret[1] = "dashboard";
	ret[2] = "browse";
	return 3;
}

static void
mark_stale(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct dash *d = (struct dash *)w;

	for (size_t i = 0; i < d->ntiles; i++) {
		struct dash_tile *t = &d->tiles[i];
		const struct object *of = t->is_list ? t->object : t->chart.object;

		if (t->tile->query == NULL || of == o || (of == NULL && t->ready))
			t->stale = true;
		if (t->stale && w->app->tick_ms == 0)
			w->app->tick_ms = SETTLE_MS;
	}
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	((struct dash *)w)->by_others = false;
	mark_stale(w, o, id, op);
}

static bool
is_stale(const struct dash *d)
{
	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].stale)
			return true;
	return false;
}

/* implements window.elsewhere */
static void
elsewhere(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct dash *d = (struct dash *)w;

	d->by_others = d->by_others || !is_stale(d);
	mark_stale(w, o, id, op);
}

/* implements window.tick: what nobody sees is read when it comes into sight; what others change all the time, a part of the time */
static void
tick(struct window *w)
{
	struct dash *d = (struct dash *)w;
	int64_t left = (d->next - w->app->env->ticks(w->app->env)) / 1000000;

	if (!is_stale(d))
		return;
	if (!window_in_sight(w)) {
		d->unseen = true;
		return;
	}
	if (d->by_others && left > 0) {
		if (w->app->tick_ms == 0 || w->app->tick_ms > left)
			w->app->tick_ms = (int)left + 1;
		return;
	}
	d->by_others = false;
	dash_read(d, false);
}

/* implements window.announce: "tile 5 of 10, Deals by stage: Closed Won, Opportunities 4,238, Amount 10,005,534" */
static void
announce(struct window *w, struct buf *out)
{
	struct dash *d = (struct dash *)w;
	struct dash_tile *t = current(d);
	long at = t != NULL ? t->view.item : -1;

	if (t == NULL)
		return;
	buf_printf(out, "tile %zu of %zu, %s: ", d->focus + 1, d->ntiles, t->tile->label);
	if (t->err.code < 0 || !t->ready || at < 0 || at >= dash_items(t)) {
		buf_adds(out, t->err.code < 0 ? t->err.msg : t->ready ? "nothing" : "reading");
		return;
	}
	for (size_t k = 0; t->is_list && k < t->ncells; k++)
		buf_printf(out, "%s%s", k > 0 ? ", " : "", t->rows[at].cells[k]);
	if (!t->is_list) {
		buf_adds(out, t->chart.items[at].label);
		for (size_t k = 0; k < t->chart.nseries; k++) {
			if (t->view.series >= 0 && (size_t)t->view.series != k && t->chart.parts)
				continue;
			buf_printf(out, "%s%s ", k > 0 || *t->chart.items[at].label != '\0' ? ", " : "", t->chart.series[k].label);
			chart_long(&t->chart.series[k].unit, t->chart.series[k].values[at], out);
		}
	}
	if (dash_items(t) > 1)
		buf_printf(out, "; %ld of %ld", at + 1, dash_items(t));
}

/* implements window.value */
static const char *
value(struct window *w, const char *name)
{
	struct dash_tile *t = current((struct dash *)w);
	char id[UUID_TEXT];

	if (t == NULL || !t->is_list || t->view.item < 0 || t->view.item >= (long)t->nrows || t->rows[t->view.item].object == NULL)
		return NULL;
	if (strcmp(name, "object") == 0)
		return t->rows[t->view.item].object->name;
	if (strcmp(name, "id") != 0)
		return NULL;
	uuid_format(t->rows[t->view.item].id, id);
	return arena_strdup(w->app->turn, id);
}

static bool
click(struct dash *d, size_t i, int x, int y)
{
	struct dash_tile *t = &d->tiles[i];
	bool again = d->focus == i;

	d->focus = i;
	for (int k = t->view.nhits - 1; k >= 0; k--) {
		const struct chart_hit *h = &t->view.hits[k];

		if (x < h->x || x >= h->x + h->w || y < h->y || y >= h->y + h->h)
			continue;
		again = again && t->view.item == h->item && (h->series < 0 || t->view.series == h->series);
		t->view.item = h->item;
		if (h->series >= 0)
			t->view.series = h->series;
		if (again)
			app_run(d->window.app, "open", 0);
		return true;
	}
	return true;
}

/* implements window.mouse */
static bool
mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct dash *d = (struct dash *)w;

	if (ev->mouse == MOUSE_WHEEL_DOWN || ev->mouse == MOUSE_WHEEL_UP) {
		app_run(w->app, ev->mouse == MOUSE_WHEEL_DOWN ? "down" : "up", 0);
		return true;
	}
	if (ev->mouse != MOUSE_PRESS || ev->button != 1)
		return false;
	for (size_t i = 0; i < d->ntiles; i++) {
		const struct area *a = &d->tiles[i].area;
		int tx = x + w->area.x - a->x, ty = y + w->area.y - a->y;

		if (a->w > 0 && tx >= 0 && tx < a->w && ty >= -1 && ty < a->h)
			return click(d, i, tx, ty);
	}
	return true;
}

/* implements window.close */
static void
close_dash(struct window *w)
{
	struct dash *d = (struct dash *)w;

	for (size_t i = 0; i < d->ntiles; i++)
		arena_free(d->tiles[i].arena);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return ((struct dash *)w)->dashboard->label;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "open", "rows", "tab-next", "filter", "refresh", "search", "palette", "back", "keys", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "down", run_vertical }, { "up", run_vertical }, { "left", run_horizontal }, { "right", run_horizontal },
	{ "tab-next", run_next }, { "tab-previous", run_next }, { "top", run_ends }, { "bottom", run_ends },
	{ "page-down", run_page }, { "page-up", run_page }, { "half-down", run_page }, { "half-up", run_page },
	{ "scroll-down", run_vertical }, { "scroll-up", run_vertical }, { "open", run_open }, { "rows", run_rows },
	{ "refresh", run_refresh }, { "filter", run_filter }, { "back", run_back }, { NULL, NULL }
};

static const struct window_ops dash_ops = {
	.name = "dashboard",
	.draw = dash_draw,
	.contexts = contexts,
	.commands = { commands, NULL },
	.changed = changed,
	.elsewhere = elsewhere,
	.value = value,
	.announce = announce,
	.mouse = mouse,
	.tick = tick,
	.close = close_dash,
	.title = title,
	.footer = footer,
};
