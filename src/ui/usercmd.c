/*
 * usercmd.c - small commands for the blocks of keys and files: ask, toast, feed, type, source, reload, faults.
 */
#include <string.h>

#include "ui/block.h"
#include "ui/config.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/place.h"
#include "ui/prompt.h"
#include "ui/run.h"
#include "ui/share.h"
#include "ui/shell.h"
#include "ui/user.h"
#include "ui/usercmd.h"
#include "ui/window.h"

/* ask NAME "Prompt?" [pick FIELD | choose a,b,c]: one is open at a time, so what it asks for lives in the app. */

static void
answered(void *arg, const char *text)
{
	struct app *app = arg;

	block_answer(app, app->asked, text);
}

static void
not_answered(void *arg)
{
	block_answer(arg, "", NULL);
}

static void
picked(void *arg, const char *value, const char *shown)
{
	answered(arg, value);
}

static void
chosen(void *arg, const struct choice *c, const char *text)
{
	answered(arg, c != NULL ? c->data : text);
}

static const struct object *
object_here(struct app *app)
{
	struct window *w;
	const char *name;

	if (block_subject(app) != NULL)
		return block_subject(app)->object;
	for (w = app->top; w != NULL && app->work != NULL; w = w->below)
		if (w->ops->value != NULL && (name = w->ops->value(w, "object")) != NULL)
			return model_object(app->work->model, name);
	return NULL;
}

static int
ask_choices(struct app *app, const char *prompt, const char *words)
{
	static const struct picker_ops ops = { .done = chosen, .cancelled = not_answered };
	struct choice choices[64];
	size_t n = 0;

	for (const char *s = words; *s != '\0' && n < 64;) {
		size_t len = strcspn(s, ",");
		char *one = arena_strndup(app->turn, s, len);

		choices[n++] = (struct choice){ .text = one, .data = one };
		s += len + (s[len] == ',');
	}
	picker_open(app, &ops, app, prompt, choices, n, "", -1, -1);
	return HC_OK;
}

static int
run_ask(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "question", .done = answered, .cancelled = not_answered };
	const struct object *o = object_here(app);
	const struct field *f;

	if (c->argc != 2 && c->argc != 4)
		return hc_fail(err, HC_INVALID, 0, "ask needs NAME \"Question?\", and may say pick FIELD or choose a,b,c.");
	if (app->block == NULL || app->waiting != NULL)
		return hc_fail(err, HC_INVALID, 0, "ask works in a block of commands, one at a time.");
	if (c->argc == 4 && strcmp(c->argv[2], "pick") == 0) {
		if (o == NULL || (f = object_field(o, c->argv[3])) == NULL)
			return hc_fail(err, HC_INVALID, 0, "%.40s is not a field here.", c->argv[3]);
		if (!picker_field(app, f, "", -1, -1, picked, app))
			prompt_open(app, &ops, app, arena_printf(app->turn, "%s ", c->argv[1]), "");
	} else if (c->argc == 4 && strcmp(c->argv[2], "choose") == 0) {
		ask_choices(app, c->argv[1], c->argv[3]);
	} else if (c->argc == 4) {
		return hc_fail(err, HC_INVALID, 0, "ask %.40s: after the question comes pick FIELD or choose a,b,c.", c->argv[0]);
	} else {
		prompt_open(app, &ops, app, arena_printf(app->turn, "%s ", c->argv[1]), "");
	}
	app->asked = arena_strdup(app->block->arena, c->argv[0]);
	app->waiting = app->block;
	app->ask_window = app->top;
	return HC_OK;
}

void
usercmd_turn_ends(struct app *app)
{
	struct window *w = app->top;

	while (app->waiting != NULL && w != NULL && w != app->ask_window)
		w = w->below;
	if (app->waiting != NULL && w == NULL)
		block_drop(app);	/* the question went away unanswered */
}

static int
run_toast(struct app *app, const struct call *c, struct hc_err *err)
{
	app_say(app, "%s", c->rest);
	app->message_kept = true;
	return HC_OK;
}

static int
run_feed_keys(struct app *app, const struct call *c, struct hc_err *err)
{
	if (c->argc != 1)
		return hc_fail(err, HC_INVALID, 0, "feed needs keys: feed ,w.");
	return run_feed(app, c->argv[0], err);
}

static int
run_type(struct app *app, const struct call *c, struct hc_err *err)
{
	app_type(app, c->rest);
	return HC_OK;
}

/* A file of settings is read to its end whatever is wrong in it; any other file of commands stops at the first fault. */
static int
run_source(struct app *app, const struct call *c, struct hc_err *err)
{
	size_t n = c->argc == 1 ? strlen(c->argv[0]) : 0, faults = app->faults.n;
	struct block *b;
	char *text;

	if (c->argc != 1 || strcmp(c->argv[0], "-") == 0)
		return hc_fail(err, HC_INVALID, 0, "source takes one file of commands.");
	if ((text = share_read_path(app->turn, c->argv[0])) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "%s cannot be read as a text of at most 1 MiB.", c->argv[0]);
	if (n > 5 && strcmp(c->argv[0] + n - 5, ".conf") == 0) {
		config_text(app, text, c->argv[0]);
		if (app->faults.n > faults)
			return hc_fail(err, HC_INVALID, 0, "%s:%d:%d: %s", app->faults.at[faults].file, app->faults.at[faults].line,
			    app->faults.at[faults].col, app->faults.at[faults].text);
		app_say(app, "%s was read.", c->argv[0]);
		return HC_OK;
	}
	if ((b = block_new(app, text, c->argv[0], err)) == NULL)
		return err->code;
	return block_run(app, b, err);
}

static int
run_reload(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc = config_reload(app, err);

	if (rc >= 0 && app->faults.n == 0)
		app_say(app, "Keys and settings were read again.");
	return rc;
}

static int
run_faults(struct app *app, const struct call *c, struct hc_err *err)
{
	return config_faults(app, err);
}

static const struct app_command commands[] = {
	{ "ask", run_ask }, { "toast", run_toast }, { "feed", run_feed_keys }, { "type", run_type }, { "source", run_source },
	{ "reload", run_reload }, { "faults", run_faults }, { "shell", shell_command }, { NULL, NULL }
};

int
usercmd_object(struct app *app, const char *name, const struct object **ret, struct hc_err *err)
{
	const char *near;

	if ((*ret = model_object(app->work->model, name)) != NULL)
		return HC_OK;
	near = model_near_object(app->work->model, name);
	return hc_fail(err, HC_INVALID, 0, "%.40s is not an object%s%s%s", name, near != NULL ? "; did you mean " : "",
	    near != NULL ? near : "", near != NULL ? "?" : ".");
}

int
usercmd_places(struct app *app, const char *places, struct hc_err *err)
{
	char *list = arena_strdup(app->turn, places), *name, *rest = list;
	const struct object *o;
	enum place_by by;
	int rc;

	while (app->source_file == NULL && app->work != NULL && (name = strtok_r(rest, ", ", &rest)) != NULL) {
		if (!place_known(name, &by) || by == PLACE_WHOLE)
			continue;
		name = strchr(name, ':') + 1;
		if (by == PLACE_OBJECT && (rc = usercmd_object(app, name, &o, err)) < 0)
			return rc;
		if (by == PLACE_DASHBOARD && model_dashboard(app->work->model, name) == NULL)
			return hc_fail(err, HC_INVALID, 0, "there is no dashboard %.40s; `dashboard` shows which there are.", name);
	}
	return HC_OK;
}

int
usercmd_run(struct app *app, const struct call *c, struct hc_err *err)
{
	for (const struct app_command *ac = commands; ac->name != NULL; ac++)
		if (strcmp(ac->name, c->name) == 0)
			return ac->run(app, c, err);
	return WINDOW_PASS;
}
