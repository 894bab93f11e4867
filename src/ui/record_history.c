/*
 * record_history.c - what happened around a record and to it: the timeline, and the history with each field before and after.
 *
 * A line of the history that shows a field can be taken back by itself: `undo` there sets that one field to what it was.
 */
#include <string.h>

#include "base/time.h"
#include "base/uuid.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/record.h"
#include "ui/save.h"

#define ENTRIES 100		/* read at once */

static const char *
op_word(char op)
{
	switch (op) {
	case 'c':
		return "created it";
	case 'd':
		return "deleted it";
	case 'r':
		return "restored it";
	case 'm':
		return "merged it";
	case 'p':
		return "erased it";
	default:
		return "changed";
	}
}

/* A value as a person reads it: an option's label, a link's title, a local time. */
static void
side(struct record *rw, const struct field *f, const struct hc_value *v, struct buf *out)
{
	struct work *w = rw->window.app->work;
	const char *title;

	if (v->kind == VALUE_NULL) {
		buf_adds(out, "\xe2\x80\x93");
		return;
	}
	title = v->kind == VALUE_ID && f->target != NULL ? read_title(w->store, f->target, v->id, rw->arena) : "";
	if (*title != '\0')
		buf_adds(out, title);
	else
		field_type(f)->format(f, &w->locale, v, NULL, out);
}

/* The same as one types it: what `undo` gives back. */
static const char *
typed(struct record *rw, const struct field *f, const struct hc_value *v)
{
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];
	const char *s;

	if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		buf_adds(&b, id);
	} else if (v->kind != VALUE_NULL && f->type->text != NULL) {
		f->type->text(f, v, &b);
	}
	s = arena_strdup(rw->arena, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
add_changes(struct record *rw, const struct entry *e)
{
	struct field_diff *diffs = NULL;
	struct buf b = BUF_INIT;
	size_t n;

	if (journal_diff(e, rw->arena, &diffs, &n, NULL) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct field *f = diffs[i].field;

		if (f->hidden || f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY ||
		    !access_field(rw->window.app->work, f, 'r'))
			continue;
		buf_reset(&b);
		buf_printf(&b, "   %s: ", f->label);
		side(rw, f, &diffs[i].old, &b);
		buf_adds(&b, " \xe2\x86\x92 ");
		side(rw, f, &diffs[i].now, &b);
		vec_push(rw->arena, &rw->history, ((struct history_line){ .text = arena_strdup(rw->arena, buf_str(&b)),
		    .field = f, .old = typed(rw, f, &diffs[i].old) }));
	}
	buf_free(&b);
}

/* The next entries, older ones. */
void
record_read_history(struct record *rw)
{
	struct work *w = rw->window.app->work;
	const struct object *user = model_object(w->model, "user");
	struct hc_err err = { .pos = -1 };
	struct entry *e;
	size_t n;

	rw->history_read = true;
	if (journal_list(w->store, rw->object, rw->id, rw->history_before, ENTRIES, rw->arena, &e, &n, &err) < 0) {
		app_error(rw->window.app, &err);
		rw->history_ended = true;
		return;
	}
	rw->history_ended = n < ENTRIES;
	for (size_t i = 0; i < n; i++) {
		struct civil c;
		const char *who = user != NULL ? read_title(w->store, user, e[i].actor, rw->arena) : "";

		zone_civil(w->locale.zone, e[i].at, &c);
		vec_push(rw->arena, &rw->history, ((struct history_line){ .text = arena_printf(rw->arena,
		    "%04d-%02d-%02d %02d:%02d  %s %s", c.year, c.month, c.day, c.hour, c.minute, *who != '\0' ? who : "the program",
		    op_word(e[i].op)) }));
		add_changes(rw, &e[i]);
		rw->history_before = e[i].seq;
	}
}

static void
keep_in_sight(size_t at, int *top, int h, size_t n)
{
	if ((int)at < *top)
		*top = (int)at;
	if ((int)at >= *top + h)
		*top = (int)at - h + 1;
	if (*top > (int)n - h)
		*top = (int)n - h;
	if (*top < 0)
		*top = 0;
}

void
record_draw_history(struct record *rw, const struct area *a)
{
	while (!rw->history_read || (!rw->history_ended && rw->history.n < rw->history_at + (size_t)a->h + 1))
		record_read_history(rw);
	if (rw->history_at >= rw->history.n)
		rw->history_at = rw->history.n > 0 ? rw->history.n - 1 : 0;
	keep_in_sight(rw->history_at, &rw->history_top, a->h, rw->history.n);
	if (rw->history.n == 0)
		area_text(a, 2, 1, ROLE_DIM, 0, "Nothing is recorded yet.", -1);
	for (int y = 0; y < a->h && (size_t)(rw->history_top + y) < rw->history.n; y++) {
		const struct history_line *l = &rw->history.at[rw->history_top + y];
		bool here = (size_t)(rw->history_top + y) == rw->history_at;

		if (here) {
			area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
			area_cursor(a, 2, y, rw->window.app->reader);
		}
		area_fit(a, 2, y, here ? ROLE_FOCUS : l->field != NULL ? ROLE_TEXT : ROLE_LABEL, 0, l->text, a->w - 4);
	}
}

void
record_draw_timeline(struct record *rw, const struct area *a)
{
	struct app *app = rw->window.app;
	struct hc_err err = { .pos = -1 };
	struct timeline *t;

	if (rw->timeline == NULL)
		rw->timeline = timeline_new(app, rw->object, rw->id);
	t = rw->timeline;
	if (timeline_read(t, rw->timeline_at + (size_t)a->h + 1, &err) < 0)
		app_error(app, &err);
	if (rw->timeline_at >= t->items.n)
		rw->timeline_at = t->items.n > 0 ? t->items.n - 1 : 0;
	keep_in_sight(rw->timeline_at, &rw->timeline_top, a->h, t->items.n);
	if (t->items.n == 0)
		area_text(a, 2, 1, ROLE_DIM, 0, "Nothing has happened yet.", -1);
	for (int y = 0; y < a->h && (size_t)(rw->timeline_top + y) < t->items.n; y++) {
		bool here = (size_t)(rw->timeline_top + y) == rw->timeline_at;

		timeline_draw(t, a, y, (size_t)(rw->timeline_top + y), here);
		if (here)
			area_cursor(a, 1, y, app->reader);
	}
}

bool
record_move_story(struct record *rw, long by)
{
	enum tab_kind kind = rw->tabs[rw->tab].kind;
	size_t *at = kind == TAB_HISTORY ? &rw->history_at : &rw->timeline_at;
	long to;

	if (kind != TAB_HISTORY && kind != TAB_TIMELINE)
		return false;
	to = (long)*at + by;
	*at = to < 0 ? 0 : (size_t)to;	/* the drawing clamps */
	return true;
}

/* Enter on the timeline: what happened; on a change of the record itself its history. */
static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	const struct timeline_item *it;

	if (c->argc > 0 || rw->tabs[rw->tab].kind != TAB_TIMELINE)
		return WINDOW_PASS;
	if (rw->timeline == NULL || rw->timeline_at >= rw->timeline->items.n)
		return HC_OK;
	it = &rw->timeline->items.at[rw->timeline_at];
	if (it->object == NULL)
		return record_go_tab(rw, rw->ntabs - 1, err);
	return app_open_record(w->app, it->object, it->id, err);
}

/* a on the timeline: a new activity of this record. */
static int
run_new(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	if (c->argc > 0 || rw->tabs[rw->tab].kind != TAB_TIMELINE)
		return WINDOW_PASS;
	for (size_t i = 0; i < rw->object->relations.n; i++) {
		const struct relation *rel = &rw->object->relations.at[i];

		if (strcmp(rel->object->name, "activity") == 0 && !rel->field->implicit && rel->object != rw->object)
			return form_new(w->app, rel->object, rel->field, rw->id, err);
	}
	return hc_fail(err, HC_INVALID, 0, "activities do not point at %s.", rw->object->plural);
}

/* u on a line of the history: that one field as it was. */
static int
run_undo(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	struct app *app = w->app;
	const struct history_line *l;
	struct assignment set;
	int rc;

	if (c->argc > 0 || rw->tabs[rw->tab].kind != TAB_HISTORY || rw->history_at >= rw->history.n)
		return WINDOW_PASS;
	l = &rw->history.at[rw->history_at];
	if (l->field == NULL)	/* what was done last may be something else altogether */
		return hc_fail(err, HC_INVALID, 0, "Only a line that shows a field is taken back here; U lists all that was done.");
	if ((rc = save_editable(app, rw->object, l->field, err)) < 0)
		return rc;
	set = (struct assignment){ l->field->name, arena_strdup(app->turn, l->old) };
	if ((rc = save_fields(app, rw->object, rw->id, &set, 1, err)) < 0)
		return rc;
	rw->history_at = 0;
	if (app->message.len == 0)
		app_say(app, "%s is what it was before.", l->field->label);
	return HC_OK;
}

const struct window_command record_story_commands[] = {
	{ "open", run_open }, { "new", run_new }, { "undo", run_undo }, { NULL, NULL }
};
