/*
 * team.c - see team.h. What a shared file may say is a list, not what it may not: a command that the list does not name is
 * refused, so a new one is out until somebody thinks it over. A line is split as it will be when it runs, blocks and all, and
 * what a key of theirs runs later is looked at again then, values put in.
 */
#include "ui/team.h"

#include <string.h>

#include "base/map.h"
#include "model/hot.h"
#include "ui/block.h"
#include "ui/config.h"
#include "ui/user.h"
#include "ui/window.h"

#define FILES_MAX 50
#define REFUSED "`option team-shell on` in your own file allows it."

/* Looks at things and moves about: any time, also when something happens by itself. */
static const char *const shows[] = {
	"agenda", "as-list", "back", "bare", "board", "bottom", "calendar", "cancel", "center", "chart", "clear-filter", "column",
	"columns", "count", "dashboard", "days", "describe", "down", "drafts", "exclude", "faults", "filter", "first-column", "fold", "fold-all",
	"follow", "goto", "group", "group-next", "group-previous", "half-down", "half-up", "help", "history", "home", "jobs", "journal", "keep",
	"keys", "last-column", "left", "list", "mark", "mark-again", "mark-all", "mark-ids", "mark-invert", "mark-range", "messages", "narrow",
	"next-mark", "open", "options", "bindings", "page-down", "page-up", "palette", "place-back", "place-forward", "preview",
	"previous-mark", "redraw", "refresh", "reminders", "right", "rows", "say", "scroll-down", "scroll-up", "search", "sessions", "show",
	"sort", "sort-down", "sort-toggle", "sort-up", "tab", "tab-next", "tab-previous", "theme", "toast", "today", "top", "tour",
	"unfold-all", "unmark", "up", "view", "view-last", "view-next", "view-previous", "where", "width",
};

/* Works in the workspace, as the user who presses the key may; all of it can be taken back. */
static const char *const works[] = {
	"accept", "actions", "ask", "assist", "carry-down", "carry-up", "choose", "complete", "complete-back", "copy", "cursor-left",
	"cursor-right", "delete", "delete-right", "discard", "do", "edit", "erase", "erase-line", "erase-right", "erase-word", "form", "forward",
	"history-back", "history-forward", "line-end", "line-start", "literal", "log", "log-here", "longer", "merge", "move", "move-left", "move-right",
	"new", "newline", "next-error", "next-field", "open-form", "paste-cell", "previous-field", "redo", "repeat", "reply", "save", "set",
	"set-field", "shorter", "snooze", "take", "task-here", "undelete", "undo", "unmerge", "view-save", "word-left", "word-right", "yank",
};

static const char *const options[] = { "cursor-style", "home", "langmap", "mouse", "preset", "reader", "theme", "width" };

/* Who asks: a line of the file, a key or a command, or what happens by itself. */
enum place { LINE, KEY, EVENT };

#define HAS(LIST, WORD) has(LIST, sizeof(LIST) / sizeof((LIST)[0]), WORD)

static bool
has(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

/* A command that a file of the team has made, or an object's name. */
static bool
is_ours(struct app *app, const char *name)
{
	const struct user_command *uc = user_command(app, name);

	if (uc != NULL)
		return team_source(uc->source);
	return cmd_find(name) == NULL && app->work != NULL && model_object(app->work->model, name) != NULL;
}

/* field=@PATH takes a file of this machine in. */
static bool
takes_file(const char *word)
{
	const char *s = strchr(word, '=');

	for (; s != NULL; s = strchr(s + 1, '='))
		if (s[1 + strspn(s + 1, "\"'\\ \t")] == '@')
			return true;
	return false;
}

/* One command and its operands; `set field=value` alone is about the record that an event is about. */
static int
check_command(struct app *app, const char *const *argv, size_t argc, enum place place, struct hc_err *err)
{
	const char *name = argv[0];
	bool known;

	if (strchr(name, '%') != NULL)
		return hc_fail(err, HC_DENIED, 0, "a file of the team may not take the name of a command from a value.");
	known = HAS(shows, name) || is_ours(app, name) || (place == KEY && HAS(works, name)) ||
	    (place == EVENT && strcmp(name, "set") == 0 && argc > 1 && strchr(argv[1], '=') != NULL);
	if (!known && place == EVENT && HAS(works, name))
		return hc_fail(err, HC_DENIED, 0, "a file of the team may not use %.40s in what happens by itself; give it a key.", name);
	if (!known)
		return hc_fail(err, HC_DENIED, 0, "a file of the team may not use %.40s, which may reach outside the workspace; " REFUSED, name);
	for (size_t i = 1; i < argc; i++)
		if (takes_file(argv[i]))
			return hc_fail(err, HC_DENIED, 0, "a file of the team may not put a file into a field with =@; " REFUSED);
	return HC_OK;
}

static bool
is_count(const struct hot_word *w)
{
	return !w->quoted && w->len < 7 && strspn(w->text, "0123456789") == w->len;
}

/* A text of commands, as it is split when it runs. */
static int
check_block(struct app *app, const char *text, enum place place, struct hc_err *err)
{
	struct hot_text parsed = {0};
	int rc;

	if ((rc = hot_commands(app->turn, text, NULL, &parsed, err)) < 0)
		return rc;
	for (size_t i = 0; i < parsed.directives.n && rc >= 0; i++) {
		const struct hot_line *l = &parsed.directives.at[i].lines.at[0];
		size_t skip = l->words.n > 1 && is_count(&l->words.at[0]), n = l->words.n - skip;
		const char **argv = ARENA_ARRAY(app->turn, const char *, n + 1);

		for (size_t k = 0; k < n; k++) {
			argv[k] = l->words.at[skip + k].text;
			if (l->words.at[skip + k].block)
				return hc_fail(err, HC_DENIED, 0, "a file of the team may not define anything inside a key, a command or an event.");
		}
		if (n > 0)
			rc = check_command(app, argv, n, place, err);
	}
	return rc;
}

/* menu ... { q Qualify { set stage=qualify } ; ... } */
static int
check_menu(struct app *app, const char *text, struct hc_err *err)
{
	struct hot_text items = {0};
	int rc;

	if ((rc = hot_commands(app->turn, text, NULL, &items, err)) < 0)
		return rc;
	for (size_t i = 0; i < items.directives.n && rc >= 0; i++) {
		const struct hot_line *l = &items.directives.at[i].lines.at[0];

		for (size_t k = 0; k < l->words.n && rc >= 0; k++)
			if (l->words.at[k].block)
				rc = check_block(app, l->words.at[k].text, KEY, err);
	}
	return rc;
}

/* map [-c] CONTEXTS KEYS NOTE [when CONDITION] COMMAND: a block, or the rest of the words. */
static int
check_map(struct app *app, const struct hot_line *l, struct hc_err *err)
{
	size_t at = 4 + (l->words.n > 1 && strcmp(l->words.at[1].text, "-c") == 0);
	struct buf b = BUF_INIT;
	const char *text;

	if (l->words.n <= at)
		return HC_OK;	/* too short: the command says what it needs */
	if (strcmp(l->words.at[at].text, "when") == 0)
		at = l->words.n - 1;
	for (size_t i = at; i < l->words.n; i++)
		buf_printf(&b, "%s%s", i > at ? " " : "", l->words.at[i].text);
	text = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	return check_block(app, text, KEY, err);
}

int
team_check(struct app *app, const struct hot_line *l, struct hc_err *err)
{
	const char *name = l->words.n > 0 ? l->words.at[0].text : "";
	const struct hot_word *last = l->words.n > 0 ? &l->words.at[l->words.n - 1] : NULL;

	if (*name == '\0')
		return HC_OK;
	if (strcmp(name, "map") == 0 || strcmp(name, "map!") == 0)
		return check_map(app, l, err);
	if (strcmp(name, "menu") == 0)
		return check_menu(app, last->text, err);
	if (strcmp(name, "command") == 0)
		return check_block(app, last->text, KEY, err);
	if (strcmp(name, "on") == 0)
		return check_block(app, last->text, EVENT, err);
	if (strcmp(name, "view") == 0 && l->words.n > 4)
		return check_block(app, last->text, EVENT, err);
	if (strcmp(name, "unmap") == 0 || strcmp(name, "bar") == 0 || strcmp(name, "theme") == 0 ||
	    (strcmp(name, "columns") == 0 && l->words.n > 2 && strcmp(l->words.at[2].text, "when") == 0))
		return HC_OK;
	if (strcmp(name, "option") == 0)
		return l->words.n > 1 && HAS(options, l->words.at[1].text) ? HC_OK : hc_fail(err, HC_DENIED, 0,
		    "a file of the team may not set %.40s; " REFUSED, l->words.n > 1 ? l->words.at[1].text : "an option without a name");
	return hc_fail(err, HC_DENIED, 0, "a line of a file of the team is map, unmap, menu, command, view, columns, bar, on, option or theme, "
	    "not %.40s.", name);
}

bool
team_source(const char *source)
{
	return source != NULL && strncmp(source, TEAM_SOURCE, strlen(TEAM_SOURCE)) == 0;
}

struct block *
team_block(struct app *app, const char *text, const char *source, struct hc_err *err)
{
	bool was = app->team_calls;
	struct block *b;

	app->team_calls = team_source(source) && !app->team_used;
	b = block_new(app, text, NULL, err);
	app->team_calls = was;
	return b;
}

int
team_guard(struct app *app, size_t argc, const char *const *argv, struct hc_err *err)
{
	for (const struct block *b = app->block; b != NULL; b = b->caller)
		if (b->team)
			return check_command(app, argv, argc, KEY, err);
	return HC_OK;
}

/* Whatever this user may see in lists: settings of the team are for everybody who has them. */
void
team_read(struct app *app)
{
	const struct object *o = app->work != NULL ? model_object(app->work->model, "team_file") : NULL;
	struct query_ctx c;
	struct statement st;
	struct hc_value **rows;
	struct query *q;
	size_t n = 0;

	app->team_used = app->team_shell;
	app->team_shell = false;	/* the user's own files, which come next, say it again */
	if (o == NULL)
		return;
	c = (struct query_ctx){ .model = app->work->model, .locale = &app->work->locale, .arena = app->turn, .me = app->work->user, .object = o };
	if (query_parse(&c, "enabled:yes show name,text sort name", &q, NULL) < 0 ||
	    query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, &(struct page_at){ .limit = FILES_MAX }, &st, NULL) < 0 ||
	    read_all(app->work->store, &st, q, app->turn, &rows, &n, NULL) < 0)
		return;
	app->team_reading = !app->team_used;
	for (size_t i = 0; i < n; i++)
		if (rows[i][0].kind == VALUE_TEXT && rows[i][1].kind == VALUE_TEXT)
			config_text(app, arena_strndup(app->turn, rows[i][1].s, rows[i][1].len),
			    arena_printf(app->arena, TEAM_SOURCE "%.*s", (int)rows[i][0].len, rows[i][0].s));
	app->team_reading = false;
}

void
team_changed(struct app *app, const struct object *o)
{
	app->team_stale |= strcmp(o->name, "team_file") == 0 && !app->clean;
}

void
team_turn_ends(struct app *app)
{
	struct hc_err err = { .pos = -1 };

	if (!app->team_stale || app->reading || app->block != NULL)
		return;
	app->team_stale = false;
	if (config_reload(app, &err) < 0)
		app_error(app, &err);
	else if (app->faults.n == 0)
		app_say(app, "The team's keys and settings were read again.");
	app->dirty = true;
}
