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
#include "ui/about.h"
#include "ui/ask.h"
#include "ui/bulk.h"
#include "ui/cell.h"
#include "ui/draw.h"
#include "ui/form.h"
#include "ui/letter.h"
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
int
rowverb_record(struct app *app, const struct object **o, uint8_t id[16], struct hc_err *err)
{
	struct window *w = focused(app);
	const char *name = w != NULL && w->ops->value != NULL ? w->ops->value(w, "object") : NULL;
	const char *text = name != NULL ? w->ops->value(w, "id") : NULL;

	if (text == NULL || (*o = model_object(app->work->model, name)) == NULL || !uuid_parse(text, id))
		return hc_fail(err, HC_INVALID, 0, "there is no record under the cursor.");
	return HC_OK;
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
	struct about ab;
	uint8_t id[16];
	char text[UUID_TEXT];
	int rc;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(word, kinds[i].word) == 0)
			type = kinds[i].type;
	if (type == NULL && !note)
		return hc_fail(err, HC_INVALID, 0, "log-here takes call, mail, meeting, visit or note.");
	if ((rc = rowverb_record(app, &o, id, err)) < 0)
		return rc;
	if (to == NULL)
		return hc_fail(err, HC_INVALID, 0, "there are no %s in this workspace.", note ? "notes" : "activities");
	uuid_format(id, text);
	about_begin(&ab, app->work, app->turn, to, o, id, !note);
	if (note) {
		about_add(&ab, "parent", text);
		about_add(&ab, "parent_type", o->name);
	} else {
		const char *whom = read_title(app->work->store, o, id, app->turn);

		if (*whom != '\0')	/* something to begin with; the first letter typed takes its place */
			about_add(&ab, "subject", o == to ? whom : arena_printf(app->turn, "%c%s %s %s", *word - 32, word + 1,
			    object_field(o, "email") != NULL || object_field(o, "phone") != NULL ? "with" : "about", whom));
		about_add(&ab, "type", type);
		about_add(&ab, "activity_date", about_now(&ab));
		about_add(&ab, "status", "completed");
		if (strcmp(word, "call") == 0)
			about_add(&ab, "call_type", "outbound");
	}
	return form_new_with(app, to, ab.set, ab.n, err);
}

static int
run_task(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o, *to = model_object(app->work->model, "task");
	struct about ab;
	uint8_t id[16];
	int rc;

	if (to == NULL)
		return hc_fail(err, HC_INVALID, 0, "there are no tasks in this workspace.");
	if ((rc = rowverb_record(app, &o, id, err)) < 0)
		return rc;
	about_begin(&ab, app->work, app->turn, to, o, id, true);
	about_add(&ab, "due_date", arena_strndup(app->turn, about_now(&ab), 10));
	return form_new_with(app, to, ab.set, ab.n, err);
}

/* move, set-field: where a window has no marks of its own. */
static int
run_move(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o;
	uint8_t id[16];
	int rc;

	if ((rc = rowverb_record(app, &o, id, err)) < 0)
		return rc;
	return bulk_set_one(app, app->top, o, id, strcmp(c->name, "move") == 0 ? "" : c->argc > 0 ? c->argv[0] : NULL, err);
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

	if ((rc = rowverb_record(app, &o, id, err)) < 0)
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
		{ "open", "Open" }, { "form", "Edit the form" }, { "move", "Move on: stage, status" }, { "set-field", "Set a field" }, { "log-here call", "Log a call" },
		{ "reply", "Write or answer a mail" }, { "log-here mail", "Log a mail" }, { "log-here meeting", "Log a meeting" }, { "log-here note", "Write a note" },
		{ "task-here", "New task from this" }, { "attach-here", "Attach a file" }, { "set-field owner", "Assign owner" },
		{ "set-field tags", "Tags" }, { "pipe", "Pipe to a program" }, { "delete", "Delete" }, { "purge-here", "Erase for good" },
	};
	const struct model *m = app->work->model;
	VEC(struct choice) choices = {0};
	const struct object *o;
	uint8_t id[16];
	char text[UUID_TEXT];
	int rc;

	if ((rc = rowverb_record(app, &o, id, err)) < 0)
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

/* assist ask|summary|draft|next: what a plugin brings for this object; what nobody brings is said so. */
static int
run_assist(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct { const char *word, *in_name[3], *what; } kinds[] = {
		{ "summary", { "summary", "health" }, "summary" }, { "draft", { "draft" }, "draft" },
		{ "next", { "next", "recommend" }, "next step" },
	};
	const char *word = c->argc > 0 ? c->argv[0] : "ask";
	const struct model *m = app->work->model;
	const struct object *o;
	uint8_t id[16];
	char text[UUID_TEXT];
	int rc;

	if (strcmp(word, "ask") == 0)
		return hc_fail(err, HC_INVALID, 0, "No language model is set up here, so nobody answers questions; / filters, gs searches all, x "
		    "shows what can be done.");
	if ((rc = rowverb_record(app, &o, id, err)) < 0)
		return rc;
	uuid_format(id, text);
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		if (strcmp(kinds[k].word, word) != 0)
			continue;
		for (size_t i = 0; i < m->actions.n; i++)
			for (const char *const *in = kinds[k].in_name; *in != NULL; in++)
				if (m->actions.at[i].object != NULL && strcmp(m->actions.at[i].object, o->name) == 0 &&
				    strstr(m->actions.at[i].name, *in) != NULL)
					return app_run(app, action_command(app, &m->actions.at[i], text), 0) < 0 ? HC_OK : HC_OK;
		return hc_fail(err, HC_INVALID, 0, "No plugin here makes a %s of %s; x shows what can be done.", kinds[k].what,
		    cell_lower(app->turn, o->plural));
	}
	return hc_fail(err, HC_INVALID, 0, "assist takes ask, summary, draft or next.");
}

int
rowverb_command(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct {
		const char *name;
		int (*run)(struct app *app, const struct call *c, struct hc_err *err);
	} commands[] = {
		{ "actions", run_actions }, { "log-here", run_log }, { "task-here", run_task }, { "purge-here", run_purge },
		{ "move", run_move }, { "set-field", run_move }, { "assist", run_assist }, { "reply", letter_command }, { "forward", letter_command },
	};

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, c->name) == 0)
			return app->work != NULL ? commands[i].run(app, c, err) :
			    hc_fail(err, HC_INVALID, 0, "there is no workspace yet.");
	return WINDOW_PASS;
}
