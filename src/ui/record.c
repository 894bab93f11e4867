/*
 * record.c - the page of a record: which tab is in front, where the cursor is, what its commands do.
 *
 * A related tab is a whole list window inside this one: filter, marks and verbs work there as anywhere.
 */
#include "ui/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"
#include "model/fileref.h"
#include "model/type.h"
#include "ui/bulk.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/picker.h"
#include "ui/save.h"
#include "ui/secret.h"
#include "ui/text.h"

static const struct window_ops record_ops;

static bool
on_details(const struct record *rw)
{
	return rw->tabs[rw->tab].kind == TAB_DETAILS;
}

static void
add_line(struct record *rw, const char *section, const struct field *f)
{
	vec_push(rw->window.arena, &rw->lines, ((struct record_line){ .section = section, .field = f }));
}

static bool
shown(struct record *rw, const struct field *f)
{
	if (f == NULL || (f->type->class == CLASS_LOOKUP && f->target == NULL))
		return false;	/* what it points at came with a plugin that is not here */
	return !f->hidden && access_field(rw->window.app->work, f, 'r');
}

/* What the program fills in and has not: it is in nobody's way. */
static bool
unfilled(const struct record *rw, const struct field *f)
{
	return (f->readonly || f->formula != NULL) && record_get(rw->r, f)->kind == VALUE_NULL;
}

static bool
has_line(const struct record *rw, const struct field *f)
{
	for (size_t i = 0; i < rw->lines.n; i++)
		if (rw->lines.at[i].field == f)
			return true;
	return false;
}

/* The page's sections; fields that no section names come last, then who made it and when. */
static void
make_lines(struct record *rw)
{
	static const int slots[] = { SLOT_OWNER, SLOT_TAGS, SLOT_CREATED, SLOT_CREATED_BY, SLOT_UPDATED, SLOT_UPDATED_BY };
	const struct object *o = rw->object;
	const struct field *at = rw->at < rw->lines.n ? rw->lines.at[rw->at].field : NULL;
	const char *headed = NULL;
	bool rest = false;

	rw->lines.n = 0;
	for (size_t s = 0; s < o->page.sections.n; s++) {
		const struct section *sec = &o->page.sections.at[s];
		bool any = false;

		for (size_t i = 0; i < sec->fields.n; i++) {
			const struct field *f = object_field(o, sec->fields.at[i]);

			if (!shown(rw, f) || has_line(rw, f) || unfilled(rw, f))
				continue;
			if (!any)
				add_line(rw, headed = sec->label, NULL);
			any = true;
			add_line(rw, NULL, f);
		}
	}
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (!shown(rw, f) || has_line(rw, f) || unfilled(rw, f) || (f == o->title && f->readonly))
			continue;	/* a title that is made of other fields stands on top already */
		if (!rest && (headed == NULL || strcmp(headed, "More") != 0))
			add_line(rw, o->page.sections.n > 0 ? "More" : "Details", NULL);
		rest = true;
		add_line(rw, NULL, o->fields.at[i]);
	}
	add_line(rw, "System", NULL);
	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
		if (shown(rw, o->fields.at[slots[i]]) && !has_line(rw, o->fields.at[slots[i]]))
			add_line(rw, NULL, o->fields.at[slots[i]]);
	for (size_t i = 0; at != NULL && i < rw->lines.n; i++)	/* the cursor stays on its field */
		if (rw->lines.at[i].field == at)
			rw->at = i;
	if (rw->at >= rw->lines.n)
		rw->at = 0;
	while (rw->at < rw->lines.n && rw->lines.at[rw->at].field == NULL)
		rw->at++;
}

static int
read_again(struct record *rw, struct hc_err *err)
{
	struct arena *a = arena_new("record");
	struct app *app = rw->window.app;
	struct hc_record *r;
	int rc;

	if ((rc = read_record(app->work->store, rw->object, rw->id, a, &r, err)) < 0 ||
	    (rc = access_record(app->work, r, 'r', err)) < 0 || (rc = engine_compute(app->work, r, err)) < 0) {
		arena_free(a);
		return rc;
	}
	arena_free(rw->arena);
	rw->arena = a;
	rw->r = r;
	rw->stale = rw->history_read = rw->history_ended = rw->counted = false;
	rw->history.n = rw->history.cap = 0;
	rw->history.at = NULL;
	rw->history_before = 0;
	timeline_free(rw->timeline);
	rw->timeline = NULL;
	make_lines(rw);
	return HC_OK;
}

int
record_open(struct app *app, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct record *rw = window_new(app, &record_ops, sizeof(*rw));
	int rc;

	rw->object = o;
	memcpy(rw->id, id, 16);
	if ((rc = read_again(rw, err)) < 0) {
		window_free(&rw->window);
		return rc;
	}
	record_make_tabs(rw);
	window_push(&rw->window);
	return HC_OK;
}

/* implements window.inner */
static struct window *
inner(struct window *w)
{
	struct list *l = record_list((struct record *)w);

	return l != NULL ? &l->window : NULL;
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	struct record *rw = (struct record *)w;
	struct list *l = record_list(rw);
	size_t n = 0;

	if (l != NULL && l->editing)
		return 0;
	if (rw->editing) {
		ret[n++] = "cell";
		ret[n++] = "type";
		return n;
	}
	ret[n++] = arena_printf(w->app->turn, "record:%s", rw->object->name);
	ret[n++] = "record";
	ret[n++] = "browse";
	return n;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	struct record *rw = (struct record *)w;
	struct list *l = record_list(rw);

	if (l != NULL)
		return l->window.ops->edit(&l->window);
	return rw->editing ? &rw->cell : NULL;
}

/* implements window.edited */
static void
edited(struct window *w)
{
	struct record *rw = (struct record *)w;
	struct list *l = record_list(rw);

	rw->cell_err.code = 0;
	if (l != NULL)
		l->cell_err.code = 0;
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct record *rw = (struct record *)w;

	/* no id: an import touched many */
	if (o == rw->object && (id == NULL || memcmp(id, rw->id, 16) == 0))
		rw->stale = true;
	for (size_t i = 0; i < rw->ntabs; i++) {
		struct record_tab *t = &rw->tabs[i];

		if (t->list != NULL)
			t->list->window.ops->changed(&t->list->window, o, id, op);
		if (t->relation != NULL && t->relation->object == o)
			rw->counted = false;
	}
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct record *rw = (struct record *)w;
	struct hc_err err = { .pos = -1 };

	if (rw->stale && !rw->editing && read_again(rw, &err) < 0)
		app_error(w->app, &err);
	if (!rw->counted)
		record_count_tabs(rw);
	record_draw(w, a);
}

struct record *
record_of(struct window *w)
{
	return w != NULL && w->ops == &record_ops ? (struct record *)w : NULL;
}

const struct field *
record_field(struct record *rw)
{
	return rw->at < rw->lines.n ? rw->lines.at[rw->at].field : NULL;
}

/* implements window.value */
static const char *
value(struct window *w, const char *name)
{
	struct record *rw = (struct record *)w;
	const struct field *f;
	struct buf b = BUF_INIT;
	char *s, id[UUID_TEXT];

	if (strcmp(name, "object") == 0)
		return rw->object->name;
	if (strcmp(name, "id") == 0) {
		uuid_format(rw->id, id);
		return arena_strdup(w->app->turn, id);
	}
	if ((f = object_field(rw->object, name)) == NULL)
		return NULL;
	cell_input(w->app->work, rw->r, f, &b);
	s = arena_strdup(w->app->turn, buf_str(&b));
	buf_free(&b);
	return s;
}

/* implements window.close */
static void
close_record(struct window *w)
{
	struct record *rw = (struct record *)w;

	for (size_t i = 0; i < rw->ntabs; i++)
		if (rw->tabs[i].list != NULL)
			window_free(&rw->tabs[i].list->window);
	timeline_free(rw->timeline);
	edit_free(&rw->cell);
	arena_free(rw->arena);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return record_title(((struct record *)w)->r);
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "edit", "form", "actions", "tab-next", "back", "undo", "keys", "delete", NULL };
	static const char *const cell[] = { "accept", "cancel", NULL };
	static const char *const timeline[] = { "open", "new", "tab-next", "back", "keys", NULL };
	static const char *const history[] = { "undo", "tab-next", "back", "keys", NULL };
	struct record *rw = (struct record *)w;

	switch (rw->tabs[rw->tab].kind) {
	case TAB_TIMELINE:
		return timeline;
	case TAB_HISTORY:
		return history;
	default:
		return rw->editing ? cell : f;
	}
}

/* Movement among fields, or through the history. */

static void
move(struct record *rw, long by)
{
	long n = (long)rw->lines.n, at = (long)rw->at, step = by < 0 ? -1 : 1;

	if (record_move_story(rw, by))
		return;
	for (; by != 0 && at + step >= 0 && at + step < n; by -= step) {
		long next = at + step;

		while (next >= 0 && next < n && rw->lines.at[next].field == NULL)
			next += step;
		if (next < 0 || next >= n)
			break;
		at = next;
	}
	rw->at = (size_t)at;
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	static const struct { const char *name; long by; } table[] = {
		{ "down", 1 }, { "up", -1 }, { "page-down", 20 }, { "page-up", -20 }, { "half-down", 10 }, { "half-up", -10 },
		{ "top", -100000 }, { "bottom", 100000 }, { "scroll-down", 1 }, { "scroll-up", -1 },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].name, c->name) == 0)
			move(rw, table[i].by * (c->count > 0 ? c->count : 1));
	return HC_OK;
}

/* Left and right: the other column of the page, where there are two; else the tabs. */
static int
run_side(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	bool right = strcmp(c->name, "right") == 0;
	const struct record_line *here;
	size_t best = rw->lines.n;

	if (rw->lines.n == 0 || !on_details(rw))
		return HC_OK;
	here = &rw->lines.at[rw->at];
	for (size_t i = 0; i < rw->lines.n; i++) {
		const struct record_line *l = &rw->lines.at[i];

		if (l->field == NULL || (right ? l->x <= here->x : l->x >= here->x))
			continue;
		if (best == rw->lines.n || abs(l->y - here->y) < abs(rw->lines.at[best].y - here->y))
			best = i;
	}
	if (best < rw->lines.n)
		rw->at = best;
	return HC_OK;
}

/* Verbs. */

static const struct field *
field_here(struct record *rw)
{
	return on_details(rw) && rw->at < rw->lines.n ? rw->lines.at[rw->at].field : NULL;
}

static void
save_cell(struct record *rw, const char *text)
{
	const struct field *f = field_here(rw);
	struct assignment set = { .field = f->name, .text = text };
	struct app *app = rw->window.app;
	struct hc_err err = { .pos = -1 };
	bool typed = rw->editing;

	rw->editing = false;
	if (save_fields(app, rw->object, rw->id, &set, 1, &err) < 0) {
		rw->editing = typed;
		rw->cell_err = err;
		if (!typed)
			app_error(app, &err);
		return;
	}
	if (app->message.len == 0)
		app_say(app, "Saved %s.%s", f->label, save_undo_hint(app));
}

static void
picked(void *arg, const char *value_text, const char *shown_text)
{
	save_cell(arg, value_text);
}

static int
run_edit(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	const struct field *f = field_here(rw);
	const struct record_line *l;
	struct buf b = BUF_INIT;
	int rc;

	if (f == NULL)
		return HC_OK;
	if ((rc = save_editable(w->app, rw->object, f, err)) < 0)
		return rc;
	l = &rw->lines.at[rw->at];
	cell_input(w->app->work, rw->r, f, &b);
	if (!picker_field(w->app, f, buf_str(&b), w->area.x + l->x, w->area.y + l->y, picked, rw)) {
		rw->editing = true;
		rw->cell_err = (struct hc_err){ .pos = -1 };
		cell_begin(&rw->cell, f, buf_str(&b));
	}
	buf_free(&b);
	return HC_OK;
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	if (!rw->editing)
		return WINDOW_PASS;
	save_cell(rw, arena_strdup(w->app->turn, edit_text(&rw->cell)));
	if (!rw->editing && strcmp(c->name, "accept") != 0) {
		move(rw, strcmp(c->name, "next-field") == 0 ? 1 : -1);
		return run_edit(w, c, err) < 0 ? HC_OK : HC_OK;
	}
	return HC_OK;
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	if (!rw->editing)
		return WINDOW_PASS;
	rw->editing = false;
	return HC_OK;
}

/* On a link: the record behind it; else the field is edited. */
static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	const struct field *f = field_here(rw);
	const struct hc_value *v;

	if (c->argc > 0 || f == NULL)
		return c->argc > 0 ? WINDOW_PASS : HC_OK;
	v = record_get(rw->r, f);
	if (v->kind == VALUE_ID && f->target != NULL)
		return app_open_record(w->app, f->target, v->id, err);
	if (field_is_file(f) && v->kind == VALUE_TEXT)
		return app_run(w->app, "open-file", 0) < 0 ? HC_OK : HC_OK;
	if (v->kind == VALUE_TEXT && rw->lines.at[rw->at].cut) {	/* too long for the page: to be read */
		text_open(w->app, f->label, arena_strndup(w->app->turn, v->s, v->len));
		return HC_OK;
	}
	return run_edit(w, c, err);
}

/* gf: only ever the record behind a link. */
static int
run_follow(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	const struct field *f = field_here(rw);

	if (f == NULL || f->target == NULL || record_get(rw->r, f)->kind != VALUE_ID)
		return hc_fail(err, HC_INVALID, 0, "there is no link under the cursor.");
	return app_open_record(w->app, f->target, record_get(rw->r, f)->id, err);
}

static int
run_form(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	return form_edit(w->app, rw->object, rw->id, field_here(rw), err);
}

static int
run_new(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	if (c->argc > 0)
		return WINDOW_PASS;
	if (rw->tabs[rw->tab].kind == TAB_FILES)
		return app_run(w->app, "attach-here", 0) < 0 ? HC_OK : HC_OK;
	return form_new(w->app, rw->object, NULL, NULL, err);
}

static int
run_set(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	struct assignment *set;
	int rc;

	if (c->argc == 0 || strchr(c->argv[0], '=') == NULL)
		return WINDOW_PASS;
	if ((rc = save_parse(w->app->turn, c->argv, c->argc, &set, err)) < 0)
		return rc;
	return save_fields(w->app, rw->object, rw->id, set, c->argc, err);
}

static int
run_set_field(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	return bulk_set_one(w->app, w, rw->object, rw->id, c->argc > 0 ? c->argv[0] : NULL, err);
}

static int
run_delete(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	struct app *app = w->app;
	const char *name;
	int rc;

	if (c->argc > 0)
		return WINDOW_PASS;
	name = arena_strdup(app->turn, record_title(rw->r));
	if ((rc = save_fields(app, rw->object, rw->id, NULL, 0, err)) < 0)
		return rc;
	window_close(w);
	app_say(app, "Deleted %s.%s", name, save_undo_hint(app));
	return HC_OK;
}

static int
run_back(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;

	if (!rw->editing)
		return WINDOW_PASS;
	rw->editing = false;
	return HC_OK;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move },
	{ "page-down", run_move }, { "page-up", run_move }, { "half-down", run_move }, { "half-up", run_move },
	{ "top", run_move }, { "bottom", run_move }, { "scroll-down", run_move }, { "scroll-up", run_move },
	{ "left", run_side }, { "right", run_side }, { "edit", run_edit }, { "accept", run_accept },
	{ "next-field", run_accept }, { "previous-field", run_accept }, { "cancel", run_cancel }, { "open", run_open },
	{ "follow", run_follow }, { "form", run_form }, { "new", run_new }, { "set", run_set }, { "set-field", run_set_field }, { "delete", run_delete },
	{ "back", run_back }, { NULL, NULL }
};

static const struct window_ops record_ops = {
	.name = "record",
	.draw = draw,
	.announce = record_announce,
	.contexts = contexts,
	.commands = { record_tab_commands, record_story_commands, record_secret_commands, commands, NULL },
	.inner = inner,
	.edit = edit,
	.edited = edited,
	.changed = changed,
	.value = value,
	.close = close_record,
	.title = title,
	.footer = footer,
};
