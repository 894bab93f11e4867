/*
 * start.c - first start: four ways to begin, each one key; nothing is made before one is chosen.
 */
#include "ui/start.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "model/hot.h"
#include "ui/draw.h"
#include "ui/prompt.h"
#include "ui/sync.h"

struct start {
	struct window window;
	size_t at;
};

static const struct { const char *title, *note, *command; } ways[] = {
	{ "Look around with demo data", "accounts, contacts and opportunities from freely licensed sets", "start-demo" },
	{ "Start empty", "a workspace of your own", "start-empty" },
	{ "Start with a file", "a CSV, TSV or JSON of people or companies becomes records", "start-import" },
	{ "Join a team", "the address of its server and the key that you were given", "start-join" },
};

/* The file to be, as a person writes it: ~ for the home folder. */
static const char *
short_path(struct app *app)
{
	const char *home = app->env->get(app->env, "HOME"), *path = app->db_path != NULL ? app->db_path : "";
	size_t n = home != NULL ? strlen(home) : 0;

	if (n > 1 && strncmp(path, home, n) == 0 && path[n] == '/')
		return arena_printf(app->turn, "~%s", path + n);
	return path;
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct start *s = (struct start *)w;
	const int n = (int)(sizeof(ways) / sizeof(ways[0])), width = a->w > 70 ? 64 : a->w - 4;
	int x = (a->w - width) / 2, y = a->h > 16 ? a->h / 4 : 1, per = a->h > 14 ? 3 : 1;

	area_text(a, x, y, ROLE_ACCENT, 0, "HotCRM", -1);
	y += 1 + area_wrap(a, x, y + 1, width, 2, ROLE_DIM, "There is no workspace yet. It will be one file on this machine:");
	area_fit(a, x, y, ROLE_TEXT, 0, short_path(w->app), width);
	y += 2;
	for (int i = 0; i < n && y < a->h; i++, y += per) {
		bool here = (size_t)i == s->at;

		if (here) {
			area_fill(a, x - 1, y, width + 2, 1, ROLE_FOCUS);
			area_cursor(a, x, y, w->app->reader);
		}
		area_fit(a, x, y, here ? ROLE_FOCUS : ROLE_TEXT, 0, ways[i].title, width);
		if (per > 1)
			area_fit(a, x + 2, y + 1, ROLE_DIM, 0, ways[i].note, width - 2);
		draw_spot_add(w->app, a->x + x, a->y + y, width, ways[i].command);
	}
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = "start";
	ret[1] = "browse";
	return 2;
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct start *s = (struct start *)w;
	size_t n = sizeof(ways) / sizeof(ways[0]);

	s->at = (s->at + (strcmp(c->name, "down") == 0 ? 1 : n - 1)) % n;
	return HC_OK;
}

static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	app_run(w->app, ways[((struct start *)w)->at].command, 0);
	return HC_OK;
}

static void import_typed(void *arg, const char *text);

static size_t
import_complete(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	return prompt_complete_command(arg, a, text, pos, out, max, from);
}

static void
ask_import(struct app *app, const char *mark, const char *text)
{
	static const struct prompt_ops ops = {
		.context = "command", .done = import_typed, .complete = import_complete, .history = true,
	};

	prompt_open(app, &ops, app, mark, text);
}

/* The name of the file on an `import OBJECT FILE` line, NULL: none yet. */
static const char *
file_of(struct app *app, const char *line)
{
	struct hot_text words = {0};
	const struct hot_line *l;

	if (hot_commands(app->turn, arena_strdup(app->turn, line), NULL, &words, NULL) < 0 || words.directives.n == 0)
		return NULL;
	l = &words.directives.at[0].lines.at[0];
	for (size_t i = 2; i < l->words.n; i++)
		if (l->words.at[i].text[0] != '-')
			return l->words.at[i].text;
	return NULL;
}

/* A file that is not there is mended where it was typed. */
static void
import_typed(void *arg, const char *text)
{
	struct app *app = arg;
	const char *file = strncmp(text, "import ", 7) == 0 ? file_of(app, text) : NULL, *home;

	if (file != NULL && strncmp(file, "~/", 2) == 0 && (home = app->env->get(app->env, "HOME")) != NULL)
		file = arena_printf(app->turn, "%s%s", home, file + 1);
	if (strncmp(text, "import ", 7) == 0 && (file == NULL || access(file, R_OK) < 0)) {
		ask_import(app, arena_printf(app->turn, "(%s) :", file == NULL ? "which file?" : strerror(errno)), text);
		return;
	}
	app_run(app, text, 0);
}

/* The commands make the workspace; when there is one, this window has done its duty. */
static int
run_begin(struct window *w, const struct call *c, struct hc_err *err)
{
	struct app *app = w->app;
	bool import = strcmp(c->name, "start-import") == 0, join = strcmp(c->name, "start-join") == 0;

	if (app_run(app, strcmp(c->name, "start-demo") == 0 ? "init --demo" : "init", 0) < 0 || app->work == NULL)
		return HC_OK;
	window_close(w);
	app_home(app);
	if (join)
		return uisync_join(app, NULL, err);
	if (import)
		ask_import(app, ":", "import contact ");
	else if (strcmp(c->name, "start-demo") == 0)
		app_say(app, "Welcome. ? shows the keys of this place, :tour takes a minute.");
	else
		app_say(app, "Welcome. gc shows the contacts, a makes one there; :import contact FILE takes a file in; ? shows the keys.");
	return HC_OK;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "open", "start-demo", "start-empty", "quit", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move }, { "open", run_open }, { "start-demo", run_begin }, { "start-empty", run_begin },
	{ "start-import", run_begin }, { "start-join", run_begin }, { NULL, NULL }
};

static const struct window_ops start_ops = {
	.name = "start",
	.draw = draw,
	.contexts = contexts,
	.commands = { commands, NULL },
	.footer = footer,
};

void
start_open(struct app *app)
{
	struct start *s = window_new(app, &start_ops, sizeof(*s));

	window_push(&s->window);
}
