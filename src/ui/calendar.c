/*
 * calendar.c - the calendar as a window: the cursor is a day and a slot. What changes events is calendar_edit.c.
 */
#include "ui/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "base/uuid.h"
#include "model/hot.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/draw.h"
#include "ui/prompt.h"
#include "ui/save.h"
#include "ui/session.h"

static const struct window_ops calendar_ops;

static int
take_view(struct calendar *c, const struct object *o, const char *view, struct hc_err *err)
{
	struct app *app = c->window.app;
	struct arena *a = c->window.arena;

	c->view_name = arena_strdup(a, view != NULL ? view : "all");
	c->view = list_view_find(app, o, c->view_name, a);
	if (!calendar_source(app, o, c->view != NULL ? c->view->group : NULL, &c->sources[0]))
		return hc_fail(err, HC_INVALID, 0, "%s have no date to place them in a calendar by.", o->plural);
	c->nsources = 1;
	return HC_OK;
}

int
calendar_open(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err)
{
	static const char *const doings[] = { "activity", "task" };
	struct calendar *c = window_new(app, &calendar_ops, sizeof(*c));
	int rc = HC_OK;

	if (o != NULL)
		rc = take_view(c, o, view, err);
	for (size_t i = 0; o == NULL && i < sizeof(doings) / sizeof(doings[0]); i++) {
		const struct object *d = model_object(app->work->model, doings[i]);

		if (d != NULL && calendar_source(app, d, NULL, &c->sources[c->nsources]))
			c->nsources++;
	}
	if (rc >= 0 && c->nsources == 0)
		rc = hc_fail(err, HC_INVALID, 0, "there are no activities or tasks here; name an object: calendar opportunity.");
	if (rc >= 0) {
		c->filter = arena_strdup(c->window.arena, filter != NULL ? filter : "");
		c->days = app->canvas->w < CALENDAR_NARROW ? 1 : 7;
		c->day = app->work->locale.today;
		for (size_t i = 0; i < c->nsources; i++)
			c->timed |= c->sources[i].when->type->class == CLASS_STAMP;
		c->top = CALENDAR_MORNING;
		c->slot = c->timed ? CALENDAR_MORNING : -1;
		if (!c->timed)
			c->days = CALENDAR_MONTH;
		rc = calendar_read(c, err);
	}
	if (rc < 0) {
		window_free(&c->window);
		return rc;
	}
	window_push(&c->window);
	return HC_OK;
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct calendar *c = (struct calendar *)w;
	struct hc_err err = { .pos = -1 };

	if ((c->stale || c->from != calendar_first(c) || c->to != c->from + calendar_count(c)) && calendar_read(c, &err) < 0)
		app_error(w->app, &err);
	if (c->following) {	/* a change has moved it: the cursor goes along */
		size_t n, whole, first = calendar_day(c, c->day, &n, &whole);

		for (size_t i = first; i < first + n; i++)
			if (memcmp(c->events.at[i].id, c->follow, 16) == 0) {
				c->slot = c->events.at[i].slot;
				c->whole = i - first;
				break;
			}
	}
	calendar_draw(w, a);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	struct calendar *c = (struct calendar *)w;
	size_t n = 0;

	if (c->nsources == 1)
		ret[n++] = arena_printf(w->app->turn, "calendar:%s", c->sources[0].object->name);
	ret[n++] = "calendar";
	ret[n++] = "browse";
	return n;
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct calendar *c = (struct calendar *)w;

	for (size_t i = 0; i < c->nsources; i++)
		c->stale |= c->sources[i].object == o;
}

/* implements window.value */
static const char *
value(struct window *w, const char *name)
{
	struct calendar *c = (struct calendar *)w;
	const struct calendar_event *e = calendar_here(c);
	struct buf b = BUF_INIT;
	struct hc_record *r;
	const struct field *f;
	const char *s;

	if (strcmp(name, "object") == 0)
		return e != NULL ? e->source->object->name : c->sources[0].object->name;
	if (e != NULL && strcmp(name, "id") == 0) {
		char id[UUID_TEXT];

		uuid_format(e->id, id);
		return arena_strdup(w->app->turn, id);
	}
	if (e == NULL || (f = object_field(e->source->object, name)) == NULL ||
	    read_record(w->app->work->store, e->source->object, e->id, w->app->turn, &r, NULL) < 0)
		return NULL;
	cell_input(w->app->work, r, f, &b);
	s = arena_strdup(w->app->turn, buf_str(&b));
	buf_free(&b);
	return s;
}

/* implements window.close */
static void
close_calendar(struct window *w)
{
	arena_free(((struct calendar *)w)->arena);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return "Calendar";
}

/* implements window.reopen */
static void
reopen(struct window *w, struct buf *out)
{
	struct calendar *c = (struct calendar *)w;

	if (c->view_name == NULL) {
		buf_adds(out, "agenda");
	} else {
		buf_printf(out, "list %s ", c->sources[0].object->name);
		if (strcmp(c->view_name, "all") != 0)
			hot_quote(out, c->view_name);
		buf_adds(out, " ; calendar");
	}
	if (c->days == CALENDAR_MONTH)
		buf_adds(out, " ; days month");
	else
		buf_printf(out, " ; days %d", c->days);
	if (*c->filter != '\0') {
		buf_adds(out, " ; filter ");
		hot_quote(out, c->filter);
	}
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const on[] = { "open", "move-left", "move-right", "carry-down", "longer", "new", "today", "back", "undo", "keys",
	    NULL };
	static const char *const off[] = { "new", "today", "next-mark", "days 1", "days 7", "days month", "back", "keys", NULL };

	return calendar_here((struct calendar *)w) != NULL ? on : off;
}

/* Moving about. */

bool
calendar_lines(const struct calendar *c, int w)
{
	return w < CALENDAR_NARROW || c->window.app->reader;
}

bool
calendar_agenda(const struct calendar *c)
{
	return calendar_lines(c, c->window.area.w) && c->days != CALENDAR_MONTH;
}

static void
go_day(struct calendar *c, int64_t day)
{
	if (day < TIME_DATE_MIN + 400 || day > TIME_DATE_MAX - 400)
		return;
	if (c->days == 5)	/* a work week has no weekend to stand on */
		while (date_weekday(day) > 5)
			day += day > c->day ? 1 : -1;
	c->day = day;
	c->following = false;
	c->whole = 0;
	if (c->slot < 0 && c->timed)
		c->slot = c->top;
}

static void
go_event(struct calendar *c, const struct calendar_event *e)
{
	size_t n, whole, first;

	c->day = e->day;
	c->slot = e->slot;
	first = calendar_day(c, e->day, &n, &whole);
	c->whole = e->slot < 0 ? (size_t)(e - c->events.at) - first : 0;
	memcpy(c->follow, e->id, 16);
	c->following = true;
}

static void
go_slot(struct calendar *c, int by)
{
	size_t n, whole;

	calendar_day(c, c->day, &n, &whole);
	c->following = false;
	if (!c->timed) {
		if (by > 0 ? c->whole + 1 < whole : c->whole > 0)
			c->whole += by > 0 ? 1 : (size_t)-1;
		return;
	}
	if (c->slot < 0) {
		if (by < 0 && c->whole > 0) {
			c->whole--;
		} else if (by > 0 && c->whole + 1 < whole) {
			c->whole++;
		} else if (by > 0) {
			c->slot = c->top;
		} else if (c->top > 0) {
			c->slot = c->top - 1;
		}
		return;
	}
	if (by < 0 && whole > 0 && c->slot == c->top) {
		c->slot = -1;
		c->whole = whole - 1;
		return;
	}
	c->slot += by;
	c->slot = c->slot < 0 ? 0 : c->slot >= CALENDAR_SLOTS ? CALENDAR_SLOTS - 1 : c->slot;
}

/* The next event in time, or the one before; over the edge of what is in sight the next period is read. */
static int
step_event(struct calendar *c, int by, struct hc_err *err)
{
	const struct calendar_event *at = calendar_here(c), *best = NULL;
	int64_t day = c->day;
	int slot = c->slot, rc;
	size_t whole = c->whole;

	for (int tries = 0; tries < 14; tries++) {
		for (size_t i = 0; i < c->events.n; i++) {
			const struct calendar_event *e = &c->events.at[by > 0 ? i : c->events.n - 1 - i];
			bool behind = e->day != c->day ? e->day > c->day : at != NULL ? e > at : e->slot > c->slot;
			bool before = e->day != c->day ? e->day < c->day : at != NULL ? e < at : e->slot < c->slot;

			if (by > 0 ? behind : before) {
				best = e;
				break;
			}
		}
		if (best != NULL) {
			go_event(c, best);
			return HC_OK;
		}
		c->day = by > 0 ? c->to : c->from - 1;
		c->slot = by > 0 ? -1 : CALENDAR_SLOTS;
		at = NULL;
		if ((rc = calendar_read(c, err)) < 0)
			return rc;
	}
	c->day = day;
	c->slot = slot;
	c->whole = whole;
	c->stale = true;
	app_say(c->window.app, by > 0 ? "No event after this one for a long time." : "No event before this one for a long time.");
	return HC_OK;
}

static int
run_move(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	int by = call->count > 0 ? call->count : 1;
	bool down = strcmp(call->name, "down") == 0 || strcmp(call->name, "scroll-down") == 0;

	by = by > CALENDAR_SLOTS ? CALENDAR_SLOTS : by;
	if (strcmp(call->name, "left") == 0 || strcmp(call->name, "right") == 0)
		go_day(c, c->day + (*call->name == 'l' ? -by : by));
	else if (c->days == CALENDAR_MONTH)
		go_day(c, c->day + (down ? 7 * by : -7 * by));
	else if (calendar_agenda(c))
		return step_event(c, down ? 1 : -1, err);
	else
		for (int i = 0; i < by; i++)
			go_slot(c, down ? 1 : -1);
	return HC_OK;
}

static int
run_page(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	int by = call->count > 0 ? call->count : 1;

	by = strcmp(call->name, "page-up") == 0 || strcmp(call->name, "half-up") == 0 ? -by : by;
	go_day(c, c->days == CALENDAR_MONTH ? date_add_months(c->day, by) : c->day + by * (c->days == 5 ? 7 : c->days));
	return HC_OK;
}

static int
run_ends(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;

	c->following = false;
	if (c->timed)
		c->slot = strcmp(call->name, "top") == 0 ? 0 : CALENDAR_SLOTS - 1;
	return HC_OK;
}

static int
run_today(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	struct civil now;

	zone_civil(w->app->work->locale.zone, w->app->work->locale.now, &now);
	c->day = w->app->work->locale.today;
	c->slot = c->timed ? now.hour * 2 + now.minute / 30 : -1;
	c->whole = 0;
	c->following = false;
	return HC_OK;
}

static int
run_next(struct window *w, const struct call *call, struct hc_err *err)
{
	return step_event((struct calendar *)w, strcmp(call->name, "next-mark") == 0 ? 1 : -1, err);
}

static int
run_days(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	const char *s = call->argc > 0 ? call->argv[0] : "7";

	if (strcmp(s, "month") == 0)
		c->days = CALENDAR_MONTH;
	else if (strcmp(s, "1") == 0 || strcmp(s, "3") == 0 || strcmp(s, "5") == 0 || strcmp(s, "7") == 0)
		c->days = *s - '0';
	else
		return hc_fail(err, HC_INVALID, 0, "days are 1, 3, 5, 7 or month.");
	go_day(c, c->day);
	return HC_OK;
}

static int
run_open(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	const struct calendar_event *e = calendar_here(c);
	size_t n, whole;

	if (call->argc > 0)
		return WINDOW_PASS;
	if (c->days == CALENDAR_MONTH) {	/* into the day */
		size_t first = calendar_day(c, c->day, &n, &whole);

		c->days = 1;
		if (n > 0)
			go_event(c, &c->events.at[first]);
		return HC_OK;
	}
	if (e == NULL) {
		app_say(w->app, "Nothing here; %s adds one.", draw_key(w->app, "new"));
		return HC_OK;
	}
	return app_open_record(w->app, e->source->object, e->id, err);
}

/* What is shown. */

static int
use_filter(struct calendar *c, const char *text, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < c->nsources; i++) {
		struct pager_spec s = { .object = c->sources[i].object, .filter = text };

		if ((rc = pager_check(c->window.app->work, &s, err)) < 0)
			return rc;
	}
	c->filter = arena_strdup(c->window.arena, text);
	c->stale = true;
	return HC_OK;
}

static void
filter_done(void *arg, const char *text)
{
	struct hc_err err = { .pos = -1 };

	if (use_filter(arg, text, &err) < 0)
		app_error(((struct calendar *)arg)->window.app, &err);
}

static void
filter_edited(void *arg, const char *text, struct hc_err *err)
{
	use_filter(arg, text, err);
}

static int
run_filter(struct window *w, const struct call *call, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "filter", .edited = filter_edited, .done = filter_done };
	struct calendar *c = (struct calendar *)w;

	if (call->argc > 0 || strcmp(call->name, "clear-filter") == 0)
		return use_filter(c, call->rest, err);
	prompt_open(w->app, &ops, c, "/", c->filter);
	return HC_OK;
}

static int
run_back(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;

	return *c->filter != '\0' ? use_filter(c, "", err) : WINDOW_PASS;
}

static int
run_view(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;

	if (c->view_name == NULL)
		return hc_fail(err, HC_INVALID, 0, "activities and tasks together have no views; open one of them.");
	if (strcmp(call->name, "view") == 0)
		return view_use(w, c->sources[0].object, call->rest, err);
	if (strcmp(call->name, "view-last") == 0)
		return view_last(w, c->sources[0].object, err);
	return view_step(w, c->sources[0].object, c->view_name, strcmp(call->name, "view-next") == 0 ? 1 : -1, err);
}

static void
shown(struct window *w, struct view_shown *s)
{
	struct calendar *c = (struct calendar *)w;
	const struct view *v = c->view != NULL ? c->view : object_view(c->sources[0].object, "all");

	*s = (struct view_shown){ .kind = "calendar", .object = c->sources[0].object, .view = c->view, .filter = c->filter,
	    .sort = v != NULL ? v->sort : NULL, .group = c->sources[0].when->name, .paths = v != NULL ? v->columns.at : NULL,
	    .npaths = v != NULL ? v->columns.n : 0 };
}

static int
run_view_save(struct window *w, const struct call *call, struct hc_err *err)
{
	if (((struct calendar *)w)->view_name == NULL)
		return hc_fail(err, HC_INVALID, 0, "activities and tasks together are no view; open one of them: list activity, then calendar.");
	return view_keep(w, shown, call->argc > 0 ? call->rest : "", err);
}

/* The rows of what is in sight as a list. */
static int
run_rows(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	struct app *app = w->app;
	const struct object *o = c->sources[0].object;
	char from[32], to[32];
	const char *filter;

	date_format_iso(c->from, from);
	date_format_iso(c->to - 1, to);
	filter = arena_printf(app->turn, "%s:%s..%s%s%s", c->sources[0].when->name, from, to, *c->filter != '\0' ? " " : "", c->filter);
	window_close(w);
	return list_open_rows(app, o, NULL, filter, err);
}

static int
run_refresh(struct window *w, const struct call *call, struct hc_err *err)
{
	((struct calendar *)w)->stale = true;
	return HC_OK;
}

/* `calendar` in a list. */
static int
run_calendar(struct window *w, const struct call *call, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	struct app *app = w->app;
	int rc;

	if (l->embedded || call->argc > 0)
		return WINDOW_PASS;
	rc = calendar_open(app, l->object, l->view != NULL ? l->view->name : NULL, arena_strdup(app->turn, l->filter), err);
	if (rc >= 0)
		window_close(w);
	return rc;
}

const struct window_command calendar_list_commands[] = { { "calendar", run_calendar }, { NULL, NULL } };

/* It is one already. */
static int
run_again(struct window *w, const struct call *call, struct hc_err *err)
{
	return call->argc > 0 ? WINDOW_PASS : HC_OK;
}

static const struct window_command commands[] = {
	{ "left", run_move }, { "right", run_move }, { "up", run_move }, { "down", run_move }, { "scroll-up", run_move },
	{ "scroll-down", run_move }, { "page-up", run_page }, { "page-down", run_page }, { "half-up", run_page },
	{ "half-down", run_page }, { "top", run_ends }, { "bottom", run_ends }, { "today", run_today }, { "next-mark", run_next },
	{ "previous-mark", run_next }, { "days", run_days }, { "open", run_open }, { "filter", run_filter },
	{ "clear-filter", run_filter }, { "back", run_back }, { "view", run_view }, { "view-next", run_view }, { "view-last", run_view },
	{ "view-previous", run_view }, { "view-save", run_view_save }, { "as-list", run_rows }, { "refresh", run_refresh },
	{ "calendar", run_again }, { NULL, NULL }
};

static const struct window_ops calendar_ops = {
	.name = "calendar",
	.draw = draw,
	.contexts = contexts,
	.commands = { commands, calendar_edit_commands, NULL },
	.changed = changed,
	.value = value,
	.mouse = calendar_mouse,
	.close = close_calendar,
	.title = title,
	.footer = footer,
	.reopen = reopen,
};
