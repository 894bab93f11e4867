/*
 * rowverb.c - the menu of a record, what happened with it (a call, a mail, a note), a task from it, its end.
 *
 * The focused window says which record by its values `object` and `id`; so lists, boards, calendars and pages need nothing here.
 */
#include "ui/rowverb.h"

#include <string.h>

#include "base/env.h"
#include "base/time.h"
#include "base/uuid.h"
#include "model/type.h"
#include "ui/ask.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/save.h"

static struct window *
focused(struct app *app)
{
	struct window *w = app_focus(app), *inner;

	if (w != NULL && w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		return inner;
	return w;
}

/* The record that has the cursor. */
static int
record_here(struct app *app, const struct object **o, uint8_t id[16], struct hc_err *err)
{
	struct window *w = focused(app);
	const char *name = w != NULL && w->ops->value != NULL ? w->ops->value(w, "object") : NULL;
	const char *text = name != NULL ? w->ops->value(w, "id") : NULL;

	if (text == NULL || (*o = model_object(app->work->model, name)) == NULL || !uuid_parse(text, id))
		return hc_fail(err, HC_INVALID, 0, "there is no record under the cursor.");
	return HC_OK;
}

/* The lookup by which records of another object point at this one, NULL: none. */
static const struct field *
link_to(const struct object *from, const struct object *to)
{
	for (size_t i = 0; i < from->fields.n; i++) {
		const struct field *f = from->fields.at[i];

		if (f->type->class == CLASS_LOOKUP && f->target == to && !f->implicit && !f->readonly && from != to)
			return f;
	}
	return NULL;
}

static const char *
now_text(struct app *app)
{
	const struct locale *l = &app->work->locale;
	struct civil c;

	zone_civil(l->zone, l->now, &c);
	return arena_printf(app->turn, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

static void
add(struct arena *a, struct assignment *set, size_t *n, const struct object *o, const char *field, const char *text)
{
	const struct field *f = object_field(o, field);

	if (f != NULL && !f->readonly && (f->type->class != CLASS_SELECT || field_option(f, text) != NULL))
		set[(*n)++] = (struct assignment){ arena_strdup(a, field), text };
}

/* Who and what else it is about: links that the record has to the same things. */
static void
add_links(struct app *app, struct assignment *set, size_t *n, size_t max, const struct object *to, const struct object *o,
    const uint8_t id[16])
{
	struct hc_record *r;
	char text[UUID_TEXT];

	if (read_record(app->work->store, o, id, app->turn, &r, NULL) < 0)
		return;
	for (size_t i = 0; i < to->fields.n; i++) {
		const struct field *f = to->fields.at[i];

		if (f->type->class != CLASS_LOOKUP || f->target == NULL || f->implicit || f->readonly || f->target == o)
			continue;
		for (size_t k = SLOT_FIRST; k < o->fields.n && *n < max; k++)
			if (o->fields.at[k]->target == f->target && f->target != to && record_get(r, o->fields.at[k])->kind == VALUE_ID &&
			    access_field(app->work, o->fields.at[k], 'r')) {
				uuid_format(record_get(r, o->fields.at[k])->id, text);
				add(app->turn, set, n, to, f->name, arena_strdup(app->turn, text));
				break;
			}
	}
}

/* log-here call|mail|meeting|visit|note: a form with what is known filled in. */
static int
run_log(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct { const char *word, *type; } kinds[] = {
		{ "call", "call" }, { "mail", "email" }, { "meeting", "meeting" }, { "visit", "meeting" },
	};
	const char *word = c->argc > 0 ? c->argv[0] : "call", *type = NULL;
	bool note = strcmp(word, "note") == 0;
	const struct object *o, *to = model_object(app->work->model, note ? "note" : "activity");
	const struct field *link;
	struct assignment set[16];
	uint8_t id[16];
	char text[UUID_TEXT];
	size_t n = 0;
	int rc;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(word, kinds[i].word) == 0)
			type = kinds[i].type;
	if (type == NULL && !note)
		return hc_fail(err, HC_INVALID, 0, "log-here takes call, mail, meeting, visit or note.");
	if ((rc = record_here(app, &o, id, err)) < 0)
		return rc;
	if (to == NULL)
		return hc_fail(err, HC_INVALID, 0, "there are no %s in this workspace.", note ? "notes" : "activities");
	uuid_format(id, text);
	if ((link = link_to(to, o)) != NULL)
		add(app->turn, set, &n, to, link->name, text);
	if (!note)
		add_links(app, set, &n, 8, to, o, id);
	if (note) {
		add(app->turn, set, &n, to, "parent", text);
		add(app->turn, set, &n, to, "parent_type", o->name);
	} else {
		add(app->turn, set, &n, to, "type", type);
		add(app->turn, set, &n, to, "activity_date", now_text(app));
		add(app->turn, set, &n, to, "status", "completed");
		if (strcmp(word, "call") == 0)
			add(app->turn, set, &n, to, "call_type", "outbound");
	}
	return form_new_with(app, to, set, n, err);
}

static int
run_task(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o, *to = model_object(app->work->model, "task");
	struct assignment set[12];
	const struct field *link;
	uint8_t id[16];
	char text[UUID_TEXT];
	size_t n = 0;
	int rc;

	if (to == NULL)
		return hc_fail(err, HC_INVALID, 0, "there are no tasks in this workspace.");
	if ((rc = record_here(app, &o, id, err)) < 0)
		return rc;
	uuid_format(id, text);
	if ((link = link_to(to, o)) != NULL)
		add(app->turn, set, &n, to, link->name, text);
	add_links(app, set, &n, 8, to, o, id);
	add(app->turn, set, &n, to, "due_date", arena_strndup(app->turn, now_text(app), 10));
	return form_new_with(app, to, set, n, err);
}

/* For good: not undoable, so a word must be typed. */

struct purging {
	struct app *app;
	const char *command;
};

static void
purge_now(void *arg)
{
	struct purging *p = arg;

	app_run(p->app, p->command, 0);
}

static int
run_purge(struct app *app, const struct call *c, struct hc_err *err)
{
	struct arena *a = app->top->arena;
	struct purging *p = ARENA_NEW(a, struct purging);
	const struct object *o;
	const char *title;
	uint8_t id[16];
	char text[UUID_TEXT];
	int rc;

	if ((rc = record_here(app, &o, id, err)) < 0)
		return rc;
	uuid_format(id, text);
	p->app = app;
	p->command = arena_printf(a, "purge %s %s --yes", o->name, text);
	title = read_title(app->work->store, o, id, app->turn);
	ask_open(app, arena_printf(app->turn, "Erase %s for good?", *title != '\0' ? title : "this record"),
	    "Its values leave the journal too, and nothing brings them back.\nd deletes it so that u can.", "purge", purge_now, NULL, p);
	return HC_OK;
}

/* The menu. */

static void
action_chosen(void *arg, const struct choice *c, const char *text)
{
	app_run(arg, c->data, 0);
}

/* Inputs that an action must have are typed on the command line, which begins with what is known. */
static const char *
action_command(struct app *app, const struct action *act, const char *id)
{
	for (size_t i = 0; i < act->inputs.n; i++)
		if (act->inputs.at[i].required && act->inputs.at[i].initial == NULL)
			return arena_printf(app->turn, "prompt do %s %s %s %s=", act->name, act->object, id, act->inputs.at[i].name);
	return arena_printf(app->turn, "do %s %s %s", act->name, act->object, id);
}

static int
run_actions(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct picker_ops ops = { .done = action_chosen };
	static const struct { const char *command, *text; } usual[] = {
		{ "open", "Open" }, { "form", "Edit the form" }, { "set-field", "Set a field" }, { "log-here call", "Log a call" },
		{ "log-here mail", "Log a mail" }, { "log-here meeting", "Log a meeting" }, { "log-here note", "Write a note" },
		{ "task-here", "New task from this" }, { "attach-here", "Attach a file" }, { "set-field owner", "Assign owner" },
		{ "set-field tags", "Tags" }, { "pipe", "Pipe to a program" }, { "delete", "Delete" }, { "purge-here", "Erase for good" },
	};
	const struct model *m = app->work->model;
	VEC(struct choice) choices = {0};
	const struct object *o;
	uint8_t id[16];
	char text[UUID_TEXT];
	int rc;

	if ((rc = record_here(app, &o, id, err)) < 0)
		return rc;
	uuid_format(id, text);
	for (size_t i = 0; i < m->actions.n; i++) {
		const struct action *act = &m->actions.at[i];

		if (act->object != NULL && strcmp(act->object, o->name) == 0)
			vec_push(app->turn, &choices, ((struct choice){ .text = act->label != NULL ? act->label : act->name, .key = "",
			    .data = action_command(app, act, text), .note = act->help }));
	}
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		const char *key = draw_key(app, usual[i].command);

		vec_push(app->turn, &choices, ((struct choice){ .text = usual[i].text, .data = usual[i].command,
		    .key = *key != ':' ? key : "" }));
	}
	picker_open(app, &ops, app, read_title(app->work->store, o, id, app->turn), choices.at, choices.n, "", -1, -1);
	return HC_OK;
}

int
rowverb_command(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct {
		const char *name;
		int (*run)(struct app *app, const struct call *c, struct hc_err *err);
	} commands[] = {
		{ "actions", run_actions }, { "log-here", run_log }, { "task-here", run_task }, { "purge-here", run_purge },
	};

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, c->name) == 0)
			return app->work != NULL ? commands[i].run(app, c, err) :
			    hc_fail(err, HC_INVALID, 0, "there is no workspace yet.");
	return WINDOW_PASS;
}
