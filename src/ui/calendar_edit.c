/*
 * calendar_edit.c - what changes events: new ones, moved and lengthened by key or by dragging, deleted.
 *
 * Each is an ordinary edit and one undo. An event that moves keeps the cursor.
 */
#include "ui/calendar.h"

#include <string.h>

#include "base/time.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/save.h"

#define STEP_MS INT64_C(1800000)

static const char *
stamp_text(struct calendar *c, int64_t ms)
{
	struct civil at;

	zone_civil(c->window.app->work->locale.zone, ms, &at);
	return arena_printf(c->window.app->turn, "%04d-%02d-%02d %02d:%02d", at.year, at.month, at.day, at.hour, at.minute);
}

/* The instant so many days and slots later, by the clock on the wall. */
static int64_t
shifted(struct calendar *c, int64_t ms, int64_t days, int slots)
{
	const struct zone *z = c->window.app->work->locale.zone;
	struct civil at;

	zone_civil(z, ms, &at);
	date_to_civil(zone_date(z, ms) + days, &at.year, &at.month, &at.day);
	return zone_instant(z, &at) + slots * STEP_MS;
}

/* `text` is what was set: "2026-11-24 09:30" or a day. */
static void
say_moved(struct calendar *c, const char *text)
{
	struct buf b = BUF_INIT;

	cell_day(c->day, &b);
	app_say(c->window.app, "Moved to %s%s.%s", buf_str(&b), text + (strlen(text) > 10 ? 10 : strlen(text)), save_undo_hint(c->window.app));
	buf_free(&b);
}

static int
shift_event(struct calendar *c, int64_t days, int slots, struct hc_err *err)
{
	const struct calendar_event *e = calendar_here(c);
	struct app *app = c->window.app;
	struct assignment set[2];
	const struct calendar_source *s;
	char day[32];
	size_t n = 1;
	int rc;

	if (e == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is nothing here to move; n goes to the next event.");
	s = e->source;
	if ((rc = save_editable(app, s->object, s->when, err)) < 0)
		return rc;
	set[0].field = s->when->name;
	if (s->when->type->class == CLASS_DATE) {
		if (slots != 0)
			return hc_fail(err, HC_INVALID, 0, "%s is a day, not a time; move it by days.", s->when->label);
		date_format_iso(e->day + days, day);
		set[0].text = arena_strdup(app->turn, day);
	} else {
		set[0].text = stamp_text(c, shifted(c, e->at, days, slots));
		if (s->end != NULL && e->end != e->at + STEP_MS) {	/* it stays as long as it was */
			set[1].field = s->end->name;
			set[1].text = stamp_text(c, shifted(c, e->end, days, slots));
			n = 2;
		}
	}
	memcpy(c->follow, e->id, 16);
	c->following = true;
	c->day = e->day + days;
	if ((rc = save_fields(app, s->object, c->follow, set, n, err)) < 0) {
		c->day -= days;
		return rc;
	}
	c->stale = true;
	if (app->message.len == 0)
		say_moved(c, set[0].text);
	return HC_OK;
}

static int
run_shift(struct window *w, const struct call *call, struct hc_err *err)
{
	int by = call->count > 0 ? call->count : 1;

	if (strcmp(call->name, "move-left") == 0 || strcmp(call->name, "move-right") == 0)
		return shift_event((struct calendar *)w, strcmp(call->name, "move-left") == 0 ? -by : by, 0, err);
	return shift_event((struct calendar *)w, 0, strcmp(call->name, "carry-up") == 0 ? -by : by, err);
}

static int
run_length(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	const struct calendar_event *e = calendar_here(c);
	struct app *app = w->app;
	struct assignment set;
	int64_t length;
	int rc, by = call->count > 0 ? call->count : 1;

	if (e == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is nothing here to make longer; n goes to the next event.");
	if (e->source->end == NULL && e->source->minutes == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s have no end, so they cannot be longer or shorter.", e->source->object->plural);
	length = e->end - e->at + (strcmp(call->name, "longer") == 0 ? by : -by) * STEP_MS;
	if (length < STEP_MS / 2)
		return HC_OK;
	if (e->source->end != NULL)
		set = (struct assignment){ e->source->end->name, stamp_text(c, e->at + length) };
	else
		set = (struct assignment){ e->source->minutes->name, arena_printf(app->turn, "%lld", (long long)(length / 60000)) };
	memcpy(c->follow, e->id, 16);
	c->following = true;
	if ((rc = save_fields(app, e->source->object, c->follow, &set, 1, err)) < 0)
		return rc;
	c->stale = true;
	if (app->message.len == 0)
		app_say(app, "Now %lld min.%s", (long long)(length / 60000), save_undo_hint(app));
	return HC_OK;
}

static int
run_form(struct window *w, const struct call *call, struct hc_err *err)
{
	const struct calendar_event *e = calendar_here((struct calendar *)w);

	return e != NULL ? form_edit(w->app, e->source->object, e->id, NULL, err) : HC_OK;
}

/* A new one at the cursor's time; on the line of whole days what has only a date. */
static int
run_new(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	const struct calendar_source *s = &c->sources[0];
	struct assignment set[2];
	char day[32];
	size_t n = 1;

	if (call->argc > 0)
		return WINDOW_PASS;
	for (size_t i = 0; c->slot < 0 && i < c->nsources; i++)
		if (c->sources[i].when->type->class == CLASS_DATE)
			s = &c->sources[i];
	date_format_iso(c->day, day);
	set[0] = (struct assignment){ s->when->name, day };
	if (s->when->type->class == CLASS_STAMP) {
		int slot = c->slot < 0 || c->days == CALENDAR_MONTH ? CALENDAR_MORNING + 2 : c->slot;

		set[0].text = arena_printf(w->app->turn, "%s %02d:%02d", day, slot / 2, slot % 2 * 30);
		if (s->end != NULL) {
			set[1] = (struct assignment){ s->end->name, slot < CALENDAR_SLOTS - 1 ?
			    arena_printf(w->app->turn, "%s %02d:%02d", day, (slot + 1) / 2, (slot + 1) % 2 * 30) : "" };
			n = 2;
		}
	}
	return form_new_with(w->app, s->object, set, n, err);
}

static int
run_delete(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	const struct calendar_event *e = calendar_here(c);
	const char *name;
	int rc;

	if (call->argc > 0 || e == NULL)
		return call->argc > 0 ? WINDOW_PASS : HC_OK;
	name = arena_strdup(w->app->turn, e->title);
	c->stale = true;
	if ((rc = save_fields(w->app, e->source->object, e->id, NULL, 0, err)) < 0)
		return rc;
	app_say(w->app, "Deleted %s.%s", name, save_undo_hint(w->app));
	return HC_OK;
}

static int
run_set(struct window *w, const struct call *call, struct hc_err *err)
{
	struct calendar *c = (struct calendar *)w;
	const struct calendar_event *e = calendar_here(c);
	struct assignment *set;
	int rc;

	if (call->argc == 0 || strchr(call->argv[0], '=') == NULL || e == NULL)
		return WINDOW_PASS;
	if ((rc = save_parse(w->app->turn, call->argv, call->argc, &set, err)) < 0)
		return rc;
	c->stale = true;
	return save_fields(w->app, e->source->object, e->id, set, call->argc, err);
}

/* The mouse: a press takes, a drag carries, a second press opens. */

static bool
place_of(struct calendar *c, int x, int y, int64_t *day, int *slot)
{
	int column = -1, cw;

	if (c->days == CALENDAR_MONTH || calendar_agenda(c) || !c->timed || x < c->column_x || y < c->grid_y)
		return false;
	while (column + 1 < c->days && x >= calendar_column(c, column + 1, &cw))
		column++;
	*day = c->from + column;
	*slot = c->top + y - c->grid_y;
	return *slot < CALENDAR_SLOTS;
}

/* implements window.mouse */
bool
calendar_mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct calendar *c = (struct calendar *)w;
	struct hc_err err = { .pos = -1 };
	int64_t day;
	int slot;

	if (ev->mouse == MOUSE_RELEASE && c->dragging) {
		c->dragging = false;
		if (place_of(c, x, y, &day, &slot) && (day != c->drag_day || slot != c->drag_slot) &&
		    shift_event(c, day - c->drag_day, slot - c->drag_slot, &err) < 0)
			app_error(w->app, &err);
		return true;
	}
	if (ev->mouse != MOUSE_PRESS || ev->button != 1 || !place_of(c, x, y, &day, &slot))
		return false;
	if (day == c->day && slot == c->slot && calendar_here(c) != NULL) {
		app_run(w->app, "open", 0);
		return true;
	}
	c->day = day;
	c->slot = slot;
	c->following = false;
	c->dragging = calendar_here(c) != NULL;
	c->drag_day = day;
	c->drag_slot = slot;
	return true;
}

const struct window_command calendar_edit_commands[] = {
	{ "move-left", run_shift }, { "move-right", run_shift }, { "carry-up", run_shift }, { "carry-down", run_shift },
	{ "longer", run_length }, { "shorter", run_length }, { "form", run_form }, { "edit", run_form }, { "new", run_new },
	{ "delete", run_delete }, { "set", run_set }, { NULL, NULL }
};
