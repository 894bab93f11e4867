/*
 * theme_choose.c - themes while the program runs: `theme` without a name, a choice in which the screen wears the theme under the
 * cursor; and a file that is read again when it was saved.
 */
#include <stdio.h>
#include <string.h>

#include "ui/picker.h"
#include "ui/share.h"
#include "ui/window.h"

struct choosing {
	struct app *app;
	char before[64];
};

static struct arena *
end(struct choosing *c)
{
	struct arena *a = c->app->choosing;

	c->app->choosing = NULL;
	return a;
}

static void
moved(void *arg, const struct choice *choice)
{
	struct choosing *c = arg;

	app_set_theme(c->app, choice->text, NULL);
}

static void
cancelled(void *arg)
{
	struct choosing *c = arg;

	app_set_theme(c->app, c->before, NULL);
	arena_free(end(c));
}

static void
done(void *arg, const struct choice *choice, const char *text)
{
	struct choosing *c = arg;
	struct hc_err err = { .pos = -1 };

	if (app_set_theme(c->app, choice->text, &err) < 0)
		app_error(c->app, &err);
	else if (c->app->theme->fault == NULL)
		app_say(c->app, "Theme %s; `option theme %s` in hotcrm.conf keeps it.", choice->text, choice->text);
	arena_free(end(c));
}

/* The first line of a theme's file is a comment that says what it is like. */
static const char *
describe(struct app *app, const char *name)
{
	const char *path, *text = share_read(app->turn, app->env, "themes", arena_printf(app->turn, "%s.theme", name), &path);

	if (text == NULL || text[0] != '#')
		return NULL;
	text += 1 + strspn(text + 1, " ");
	return arena_strndup(app->turn, text, strcspn(text, "\n"));
}

int
theme_choose(struct app *app)
{
	static const struct picker_ops ops = { .done = done, .cancelled = cancelled, .moved = moved };
	const char *const *names;
	struct choosing *c;
	struct choice *list;
	size_t n = 0;

	if (app->choosing != NULL)
		return HC_OK;
	app->choosing = arena_new("theme choice");
	c = ARENA_NEW(app->choosing, struct choosing);
	c->app = app;
	snprintf(c->before, sizeof(c->before), "%s", app->theme_auto ? "auto" : app->theme->name);
	theme_list(app->turn, app->env, &names, &n);
	list = ARENA_ARRAY(app->turn, struct choice, n + 1);
	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){ .text = names[i], .note = describe(app, names[i]) };
	picker_open(app, &ops, c, "Theme", list, n, c->before, app->canvas->w - 40, 1);
	return HC_OK;
}

void
theme_follow(struct app *app)
{
	struct hc_err err = { .pos = -1 };
	char name[64];
	int64_t stamp;

	if (app->theme == NULL || app->theme->path == NULL || app->choosing != NULL ||
	    (stamp = theme_stamp(app->theme->path)) == app->theme->stamp || stamp == 0)
		return;
	app->theme->stamp = stamp;	/* one that is wrong altogether is said once */
	snprintf(name, sizeof(name), "%s", app->theme_auto ? "auto" : app->theme->name);
	if (app_set_theme(app, name, &err) < 0)
		app_error(app, &err);
	else if (app->theme->fault == NULL)
		app_say(app, "Theme %s was read again.", name);
}
