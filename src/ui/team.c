/*
 * team.c - see team.h. A line is looked through word by word before it is read, blocks and quotes included: what it defines may run
 * much later, from a key or an event, and nobody would see where it came from.
 */
#include "ui/team.h"

#include <string.h>

#include "model/hot.h"
#include "ui/config.h"
#include "ui/window.h"

#define FILES_MAX 50

/* They run programs, type for the user, or read and write outside the workspace. */
static const char *const outside[] = { "shell", "pipe", "feed", "type", "source", "edit-table", "open-file", "save-file", "attach",
	"attach-here", "file", "import", "export", "print", "backup", "restore", "workspace", "plugins", "enable", "disable", "customise",
	"sync", "share", "purge", "purge-here", "demo", "init", "clipboard", "team-shell", "macro-record", "start-demo", "start-empty",
	"start-import", "start-join" };

static const char *
find_outside(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++)
		if (strlen(outside[i]) == n && strncmp(outside[i], s, n) == 0)
			return outside[i];
	return NULL;
}

/* Backslashes are for quoting; without them a word is what it will be read as. */
static char *
bare(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *p = out;

	for (; *s != '\0'; s++)
		if (*s != '\\')
			*p++ = *s;
	*p = '\0';
	return out;
}

static int
check_text(const char *text, bool block, struct hc_err *err)
{
	static const char ends[] = " \t\r\n{};\"'";
	bool first = true;	/* a command's name would stand here */

	/* field=@PATH takes a file of this machine in */
	for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
		const char *before = at;

		while (before > text && strchr("\"'", before[-1]) != NULL)
			before--;
		if (before > text && before[-1] == '=')
			return hc_fail(err, HC_DENIED, 0, "a file of the team may not put a file into a field with =@; `option team-shell on` "
			    "in your own file allows it.");
	}
	for (const char *s = text; *s != '\0';) {
		size_t n = strcspn(s, ends);
		const char *word = n > 0 ? find_outside(s, n) : NULL;

		if (word != NULL)
			return hc_fail(err, HC_DENIED, 0, "a file of the team may not use %s, which reaches outside the workspace; `option "
			    "team-shell on` in your own file allows it.", word);
		if (n > 0 && *s == '%' && (s[1] == '(' || s[1] == '{') && (first || !block))
			return hc_fail(err, HC_DENIED, 0, "a file of the team may not take the name of a command from a value.");
		if (n > 0)
			first = strspn(s, "0123456789") == n;	/* 3 down */
		s += n;
		for (; *s != '\0' && strchr(ends, *s) != NULL; s++)
			first |= strchr("{};\n", *s) != NULL;
	}
	return HC_OK;
}

int
team_check(const struct hot_line *l, struct hc_err *err)
{
	struct arena *a = arena_new("team");
	int rc = HC_OK;

	for (size_t i = 0; i < l->words.n && rc >= 0; i++)
		rc = check_text(bare(a, l->words.at[i].text), l->words.at[i].block, err);
	arena_free(a);
	return rc;
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
