/*
 * appcmd.c - commands that belong to no window: where to go, keys, themes, options, the prompt.
 */
#include <string.h>
#include <strings.h>

#include "ui/block.h"
#include "ui/board.h"
#include "ui/calendar.h"
#include "ui/config.h"
#include "ui/copy.h"
#include "ui/editor.h"
#include "ui/everyday.h"
#include "ui/dash.h"
#include "ui/form.h"
#include "ui/files.h"
#include "ui/greet.h"
#include "ui/groups.h"
#include "ui/help.h"
#include "ui/list.h"
#include "ui/macro.h"
#include "ui/options.h"
#include "ui/palette.h"
#include "ui/print.h"
#include "ui/prompt.h"
#include "ui/reader.h"
#include "ui/record.h"
#include "ui/rowverb.h"
#include "ui/run.h"
#include "ui/runner.h"
#include "ui/search.h"
#include "ui/secret.h"
#include "ui/services.h"
#include "ui/session.h"
#include "ui/sync.h"
#include "ui/text.h"
#include "ui/trail.h"
#include "ui/user.h"
#include "ui/usercmd.h"
#include "ui/window.h"

int
app_open_list(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err)
{
	return list_open(app, o, view, filter, err);
}

int
app_open_record(struct app *app, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	int rc = record_open(app, o, id, err);

	if (rc >= 0)
		home_visit(app, o, id);
	return rc;
}

/* `option home`, a dashboard or an object; else the dashboard called home, or the first object that a plugin puts in its navigation: core's users and teams come last. */
void
app_home(struct app *app)
{
	const struct model *m = app->work->model;
	const struct dashboard *d = model_dashboard(m, app->home != NULL ? app->home : "home");
	const struct object *o = app->home != NULL ? model_object(m, app->home) : NULL;
	struct hc_err err = { .pos = -1 };

	if (d != NULL && dash_open(app, d, &err) == HC_OK)
		return;

	/* the core's own objects are for administrators */
	for (size_t i = 0; i < m->plugins.n && o == NULL; i++)
		for (size_t k = 0; strcmp(m->plugins.at[i].name, "core") != 0 && k < m->plugins.at[i].nav.n && o == NULL; k++) {
			o = model_object(m, m->plugins.at[i].nav.at[k]);
			if (o != NULL && !access_object(app->work, o, 'r'))
				o = NULL;
		}
	for (size_t i = 0; i < m->objects.n && o == NULL; i++)
		if (!m->objects.at[i]->hidden && access_object(app->work, m->objects.at[i], 'r'))
			o = m->objects.at[i];
	if (o == NULL || list_open(app, o, NULL, NULL, &err) < 0)
		app_error(app, &err);
}

static int
need_work(struct app *app, struct hc_err *err)
{
	return app->work != NULL ? HC_OK : hc_fail(err, HC_INVALID, 0, "there is no workspace yet; choose how to start.");
}

/* `list QUERY`, or an object's name with a filter, or a view of it: a window, not a table. */
static int
open_query(struct app *app, const char *name, const char *rest, struct hc_err *err)
{
	const struct object *o;
	const char *clause;
	int rc;

	if ((rc = usercmd_object(app, name, &o, err)) < 0)
		return rc;
	rest += strspn(rest, " ");
	if (*rest != '\0' && list_view_find(app, o, rest, app->turn) != NULL)
		return list_open(app, o, rest, NULL, err);
	if (*rest != '\0' && user_view(app, o, rest) != NULL)
		return user_view_open(app, o, user_view(app, o, rest), err);
	if ((clause = strstr(rest, " sort ")) != NULL || (strncmp(rest, "sort ", 5) == 0 && (clause = rest) != NULL)) {
		char *sort = arena_strdup(app->turn, clause + strspn(clause, " ") + 5);

		rest = arena_strndup(app->turn, rest, (size_t)(clause - rest));
		if ((rc = list_open(app, o, NULL, *rest != '\0' ? rest : NULL, err)) < 0)
			return rc;
		return run_words(app, 2, (const char *const[]){ "sort", sort }, 0, err);
	}
	return list_open(app, o, NULL, *rest != '\0' ? rest : NULL, err);
}

static int
run_list(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	/* pivoted answers, explanations and formats are the command's */
	for (size_t i = 0; i < c->argc; i++)
		if (strncmp(c->argv[i], "--", 2) == 0 || strcmp(c->argv[i], "-o") == 0)
			return WINDOW_PASS;
	for (size_t i = 1; i < c->argc; i++)
		if (strcmp(c->argv[i], "by") == 0)
			return groups_open(app, c->rest, err);
	for (size_t i = 0; i < c->argc; i++)
		if (strcmp(c->argv[i], "show") == 0 || strcmp(c->argv[i], "agg") == 0)
			return WINDOW_PASS;
	if (c->argc == 0)
		return hc_fail(err, HC_INVALID, 0, "list needs an object: list contact city:Bonn.");
	return open_query(app, c->argv[0], c->rest + strlen(c->argv[0]), err);
}

static int
run_board(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o;
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	if (c->argc == 0)
		return hc_fail(err, HC_INVALID, 0, "a board takes a whole page; open a list first, or say of what: board opportunity owner:me.");
	if ((rc = usercmd_object(app, c->argv[0], &o, err)) < 0)
		return rc;
	return board_open(app, o, NULL, c->argc > 1 ? c->rest + strlen(c->argv[0]) + 1 : NULL, NULL, err);
}

static int
run_calendar(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o = NULL;
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	if (strcmp(c->name, "agenda") == 0)
		return calendar_open(app, NULL, NULL, c->rest, err);
	if (c->argc > 0 && (rc = usercmd_object(app, c->argv[0], &o, err)) < 0)
		return rc;
	return calendar_open(app, o, NULL, c->argc > 1 ? c->rest + strlen(c->argv[0]) + 1 : NULL, err);
}

static int
run_show(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o;
	uint8_t id[16];
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	if (c->argc < 2 || (o = model_object(app->work->model, c->argv[0])) == NULL)
		return strcmp(c->name, "open") == 0 ?
		    hc_fail(err, HC_INVALID, 0, "open needs an object and a record: open account Acme.") : WINDOW_PASS;
	if ((rc = engine_find(app->work, o, c->rest + strlen(c->argv[0]) + 1, app->turn, id, err)) < 0)
		return rc;
	return app_open_record(app, o, id, err);
}

static int
run_new(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o;

	if (app->work == NULL || c->argc != 1 || (o = model_object(app->work->model, c->argv[0])) == NULL)
		return WINDOW_PASS;
	return form_new(app, o, NULL, NULL, err);
}

static int
run_back(struct app *app, const struct call *c, struct hc_err *err)
{
	struct window *w = app->top;

	if (w == NULL || w->below == NULL) {
		app_say(app, "This is the first page. :quit leaves.");
		return HC_OK;
	}
	window_close(w);
	return HC_OK;
}

static int
run_home(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	while (app->top != NULL)
		window_close(app->top);
	app_home(app);
	return HC_OK;
}

static int
run_prompt(struct app *app, const struct call *c, struct hc_err *err)
{
	prompt_command(app, c->argc > 0 ? arena_printf(app->turn, "%s ", c->rest) : "");
	return HC_OK;
}

static int
run_unlock(struct app *app, const struct call *c, struct hc_err *err)
{
	(void)c;
	return secret_unlock_ask(app, err);
}

static int
run_keys(struct app *app, const struct call *c, struct hc_err *err)
{
	if (c->argc == 1 && strcmp(c->argv[0], "conflicts") == 0)
		return config_faults(app, err);	/* lines that were refused, with those they clash with */
	help_keys(app);
	return HC_OK;
}

/* A text opens the search with it; options make it the command that prints. */
static int
run_search(struct app *app, const struct call *c, struct hc_err *err)
{
	for (size_t i = 0; i < c->argc; i++)
		if (strncmp(c->argv[i], "--", 2) == 0 || strcmp(c->argv[i], "-o") == 0)
			return WINDOW_PASS;
	return search_open(app, c->rest, err);
}

static int
run_palette(struct app *app, const struct call *c, struct hc_err *err)
{
	palette_open(app, c->rest);
	return HC_OK;
}

/* The words after the note: `when CONDITION` and then a block, or the command itself. */
static int
map_command(struct app *app, const struct call *c, size_t from, struct binding *b, struct hc_err *err)
{
	struct buf text = BUF_INIT;
	char *s;

	if (strcmp(c->argv[from], "when") == 0 && from + 2 < c->argc) {
		for (size_t i = from + 1; i + 1 < c->argc; i++)
			buf_printf(&text, "%s%s", i > from + 1 ? " " : "", c->argv[i]);
		b->when = arena_strdup(app->turn, buf_str(&text));
		from = c->argc - 1;
		buf_reset(&text);
	}
	for (size_t i = from; i < c->argc; i++)
		buf_printf(&text, "%s%s", i > from ? " " : "", c->argv[i]);
	while (text.len > 0 && strchr(" \t\n", text.data[text.len - 1]) != NULL)
		text.data[--text.len] = '\0';
	s = arena_strdup(app->turn, buf_str(&text));
	buf_free(&text);
	b->command = s + strspn(s, " \t\n");
	app->fault_word = (int)c->argc;
	return config_check_block(app, b->command, err);
}

/* map [-c] CONTEXTS KEYS "Note" [when CONDITION] COMMAND...: the command is a block, or the rest of the words. */
static int
run_map(struct app *app, const struct call *c, struct hc_err *err)
{
	size_t at = c->argc > 0 && strcmp(c->argv[0], "-c") == 0;
	struct binding b = { .confirm = at > 0 };
	int rc, bad;

	if (c->argc < at + 4)
		return hc_fail(err, HC_INVALID, 0, "%s needs CONTEXT KEYS \"Note\" { COMMAND }.", c->name);
	if ((rc = usercmd_places(app, c->argv[at], err)) < 0)
		return rc;
	b.source = app->source_file != NULL ? arena_printf(app->turn, "%s:%d", app->source_file, app->source_line) : "typed";
	b.note = c->argv[at + 2];
	if ((rc = map_command(app, c, at + 3, &b, err)) < 0)
		return rc;
	if ((rc = keymap_bind(app->keymap, &b, c->argv[at], c->argv[at + 1], strcmp(c->name, "map!") == 0, &bad, err)) < 0)
		app->fault_word = (int)at + 1 + bad;
	return rc;
}

static int
run_unmap(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	if (c->argc != 2)
		return hc_fail(err, HC_INVALID, 0, "unmap needs CONTEXT KEYS.");
	if ((rc = usercmd_places(app, c->argv[0], err)) < 0)
		return rc;
	return keymap_unmap(app->keymap, c->argv[0], c->argv[1], err);
}

static int
run_theme(struct app *app, const struct call *c, struct hc_err *err)
{
	if (c->argc == 1)
		return app_set_theme(app, c->argv[0], err);
	return theme_choose(app);
}

static int
run_option(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *value = c->argc > 1 ? c->argv[1] : NULL;
	const struct setting *o;

	if (c->argc == 1 && (o = setting_find(c->argv[0])) != NULL) {
		app_say(app, "%s is %s.", o->name, o->get(app, o));
		return HC_OK;
	}
	if (c->argc < 2)
		return hc_fail(err, HC_INVALID, 0, "option needs NAME VALUE; :options lists them.");
	for (size_t i = 2; i < c->argc; i++)	/* a program and its words */
		value = arena_printf(app->turn, "%s %s", value, c->argv[i]);
	return option_set(app, c->argv[0], value, err);
}

static int
run_mouse(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *to = c->argc > 0 ? c->argv[0] : app->mouse ? "off" : "on";
	int rc;

	if ((rc = option_set(app, "mouse", to, err)) >= 0)
		app_say(app, app->mouse ? "The mouse is ours; :mouse gives it back." : "The mouse is the terminal's, which can mark text; :mouse takes it.");
	return rc;
}

static int
run_export(struct app *app, const struct call *c, struct hc_err *err)
{
	struct buf b = BUF_INIT;

	config_print(app, &b);
	text_open(app, "Settings and keys as they are", buf_str(&b));
	buf_free(&b);
	return HC_OK;
}

/* Tab where nothing is beside: a page of one pane. */
static int
run_pane(struct app *app, const struct call *c, struct hc_err *err)
{
	app_say(app, "This page has one pane.");
	return HC_OK;
}

/* Lists of the program's own; with operands these are plain commands. */
static int
run_service(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct { const char *name; bool work; int (*open)(struct app *app, struct hc_err *err); } lists[] = {
		{ "journal", true, services_undo }, { "plugins", true, services_plugins }, { "options", false, services_options },
		{ "bindings", false, services_bindings }, { "messages", false, services_messages },
	};

	if (c->argc > 0)
		return WINDOW_PASS;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (strcmp(lists[i].name, c->name) == 0 && (!lists[i].work || app->work != NULL))
			return lists[i].open(app, err);
	return WINDOW_PASS;
}

static int
run_result(struct app *app, const struct call *c, struct hc_err *err)
{
	return runner_result(app, err);
}

/* Jobs are records: their list is a list. */
static int
run_jobs(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o = app->work != NULL ? model_object(app->work->model, "job") : NULL;

	return c->argc > 0 || o == NULL ? WINDOW_PASS : list_open(app, o, NULL, NULL, err);
}

static int
run_paste(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	return copy_paste(app, err);
}

static int
run_copy(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	if ((rc = need_work(app, err)) < 0)
		return rc;
	return copy_run(app, c->argc > 0 ? c->argv[0] : "row", err);
}

static int
run_say(struct app *app, const struct call *c, struct hc_err *err)
{
	return strcmp(c->name, "where") == 0 ? reader_where(app) : reader_say(app, err);
}

/* The screen as plain text: a page of text can be marked with the mouse and copied where nothing else works. */
static int
run_bare(struct app *app, const struct call *c, struct hc_err *err)
{
	struct buf b = BUF_INIT;

	app_draw(app);
	canvas_dump(app->canvas, false, &b);
	text_open_screen(app, "The screen as text", buf_str(&b));
	buf_free(&b);
	return HC_OK;
}

/* Here the next key is text; where nothing is typed there is none. */
static int
run_literal(struct app *app, const struct call *c, struct hc_err *err)
{
	app->literal = true;
	return HC_OK;
}

static int
run_redraw(struct app *app, const struct call *c, struct hc_err *err)
{
	app->repaint = true;
	return HC_OK;
}

static int
run_suspend(struct app *app, const struct call *c, struct hc_err *err)
{
	app->suspend = true;
	return HC_OK;
}

/* What would close the workspace under the windows' feet. */
static int
run_refused(struct app *app, const struct call *c, struct hc_err *err)
{
	if (app->work == NULL)
		return WINDOW_PASS;
	return hc_fail(err, HC_INVALID, 0, "%s changes the whole workspace; leave the workstation and run `hotcrm %s`.", c->name,
	    c->name);
}

static int
run_sync(struct app *app, const struct call *c, struct hc_err *err)
{
	return uisync_command(app, c, err);
}

/* Movement and the like where there is nothing to move. */
static int
run_nothing(struct app *app, const struct call *c, struct hc_err *err)
{
	return HC_OK;
}

static const struct app_command commands[] = {
	{ "board", run_board }, { "calendar", run_calendar }, { "agenda", run_calendar },
	{ "sync", run_sync }, { "dashboard", dash_command }, { "chart", dash_chart_command }, { "search", run_search },
	{ "list", run_list }, { "show", run_show }, { "open", run_show }, { "new", run_new }, { "back", run_back },
	{ "home", run_home }, { "prompt", run_prompt }, { "keys", run_keys }, { "unlock", run_unlock }, { "bindings", run_service },
	{ "palette", run_palette }, { "map", run_map }, { "map!", run_map }, { "unmap", run_unmap }, { "theme", run_theme },
	{ "option", run_option }, { "options", run_service }, { "journal", run_service }, { "plugins", run_service },
	{ "messages", run_service }, { "result", run_result }, { "mouse", run_mouse }, { "help", help_topic }, { "export-config", run_export },
	{ "tab-next", run_pane }, { "tab-previous", run_pane }, { "jobs", run_jobs }, { "redraw", run_redraw }, { "literal", run_literal }, { "copy", run_copy }, { "paste-cell", run_paste }, { "bare", run_bare }, { "say", run_say }, { "where", run_say }, { "suspend", run_suspend }, { "init", run_refused },
	{ "restore", run_refused }, { "down", run_nothing }, { "up", run_nothing }, { "left", run_nothing },
	{ "right", run_nothing }, { "scroll-up", run_nothing }, { "scroll-down", run_nothing }, { "accept", run_nothing },
	{ "cancel", run_back }, { NULL, NULL }
};

int
app_command(struct app *app, const struct call *c, struct hc_err *err)
{
	int rc;

	for (const struct app_command *ac = commands; ac->name != NULL; ac++)
		if (strcmp(ac->name, c->name) == 0)
			return ac->run(app, c, err);
	if ((rc = editor_command(app, c, err)) != WINDOW_PASS || (rc = rowverb_command(app, c, err)) != WINDOW_PASS ||
	     (rc = files_command(app, c, err)) != WINDOW_PASS)
		return rc;
	if ((rc = trail_command(app, c, err)) != WINDOW_PASS || (rc = usercmd_run(app, c, err)) != WINDOW_PASS || (rc = macro_command(app, c, err)) != WINDOW_PASS ||
	    (rc = session_command(app, c, err)) != WINDOW_PASS || (rc = everyday_command(app, c, err)) != WINDOW_PASS ||
	    (rc = greet_command(app, c, err)) != WINDOW_PASS || (rc = print_command(app, c, err)) != WINDOW_PASS)
		return rc;
	if (app->work != NULL && cmd_find(c->name) == NULL && model_object(app->work->model, c->name) != NULL)
		return run_list(app, &(struct call){ .name = "list", .count = c->count, .argc = c->argc + 1,
		    .argv = c->argv - 1, .rest = arena_printf(app->turn, "%s %s", c->name, c->rest) }, err);
	return WINDOW_PASS;
}
