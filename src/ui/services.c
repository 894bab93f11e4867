/*
 * services.c - lists of the workstation itself: settings, keys, messages. Those of the workspace are services_work.c's.
 */
#include "ui/services.h"

#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "ui/options.h"
#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/table.h"

/* Settings. */

static const struct table_ops options_ops;

static int
options_fill(struct table *t, struct hc_err *err)
{
	for (size_t i = 0; i < option_count(); i++) {
		const struct setting *o = option_at(i);
		const char *cells[] = { o->name, o->get(t->window.app, o), *o->values != '\0' ? o->values : "any", o->summary };

		table_add(t, o->name, cells, ROLE_TEXT);
	}
	return HC_OK;
}

static void
option_use(struct app *app, const char *name, const char *value)
{
	struct table *t = table_window(app_focus(app), &options_ops);
	struct hc_err err = { .pos = -1 };

	if (option_set(app, name, value, &err) < 0)
		app_error(app, &err);
	if (t != NULL)
		table_refresh(t);
}

static void
option_typed(void *arg, const char *text)
{
	struct table *t = arg;
	const struct table_row *r = table_current(t);

	if (r != NULL)
		option_use(t->window.app, r->key, text);
}

static void
option_picked(void *arg, const struct choice *c, const char *text)
{
	if (c != NULL)
		option_typed(arg, c->data);
}

/* Two values: the other one. A few: a choice. Else a line to type. */
static int
options_open(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct picker_ops pick = { .done = option_picked };
	static const struct prompt_ops type = { .context = "option", .done = option_typed };
	struct table *t = (struct table *)w;
	const struct table_row *r = table_current(t);
	const struct setting *o = r != NULL ? setting_find(r->key) : NULL;
	struct choice choices[32];
	size_t n = 0;

	if (o == NULL)
		return HC_OK;
	if (strcmp(o->values, "on off") == 0) {
		option_use(w->app, o->name, strcmp(o->get(w->app, o), "on") == 0 ? "off" : "on");
		return HC_OK;
	}
	if (strcmp(o->name, "theme") == 0) {
		const char *const *names;
		size_t count = 0;

		theme_list(w->app->turn, w->app->env, &names, &count);
		for (; n < count && n < 32; n++)
			choices[n] = (struct choice){ .text = names[n], .data = names[n] };
	}
	for (const char *s = o->values; *s != '\0' && n < 32; s += strspn(s, " ")) {
		size_t len = strcspn(s, " ");

		choices[n].data = arena_strndup(w->app->turn, s, len);
		choices[n] = (struct choice){ .text = choices[n].data, .data = choices[n].data };
		n++;
		s += len;
	}
	if (n > 0)
		picker_open(w->app, &pick, t, o->name, choices, n, o->get(w->app, o), -1, -1);
	else
		prompt_open(w->app, &type, t, arena_printf(w->app->turn, "%s: ", o->name), o->get(w->app, o));
	return HC_OK;
}

static const struct table_column options_columns[] = {
	{ "Setting", 24, false }, { "Value", 24, false }, { "Values", 24, false }, { "What it means", 0, false },
};
static const struct window_command options_commands[] = { { "open", options_open }, { "edit", options_open }, { NULL, NULL } };
static const struct table_ops options_ops = {
	.name = "options",
	.title = "Settings",
	.columns = options_columns,
	.ncolumns = 4,
	.fill = options_fill,
	.commands = options_commands,
};

int
services_options(struct app *app, struct hc_err *err)
{
	return table_push(app, &options_ops, NULL, err);
}

/* Keys. */

static int
bindings_fill(struct table *t, struct hc_err *err)
{
	const struct keymap *km = t->window.app->keymap;
	char keys[64], key[32];

	for (size_t i = 0; i < keymap_count(km); i++) {
		const struct binding *b = keymap_at(km, i);
		const char *cells[] = { keymap_text(b->keys, b->nkeys, keys, sizeof(keys)), b->context, b->note, b->command, b->source };

		snprintf(key, sizeof(key), "%zu", i);
		if (!b->removed)
			table_add(t, key, cells, ROLE_TEXT);
	}
	return HC_OK;
}

/* The line that binds it, ready to be changed. */
static int
bindings_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);

	if (r != NULL)
		prompt_command(w->app, arena_printf(w->app->turn, "map! %s %s \"%s\" { %s }", r->cells[1], r->cells[0], r->cells[2],
		    r->cells[3]));
	return HC_OK;
}

static int
bindings_delete(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const struct table_row *const *rows;
	size_t n = table_targets(t, w->app->turn, &rows);

	for (size_t i = 0; i < n; i++) {
		int rc = keymap_unmap(w->app->keymap, rows[i]->cells[1], rows[i]->cells[0], err);

		if (rc < 0)
			return rc;
	}
	table_unmark(t);
	table_refresh(t);
	app_say(w->app, "Freed for this session; `unmap` in keys.conf does it for good.");
	return HC_OK;
}

static const struct table_column bindings_columns[] = {
	{ "Keys", 14, false }, { "Place", 18, false }, { "Note", 28, false }, { "Command", 0, false }, { "From", 24, false },
};
static const struct window_command bindings_commands[] = {
	{ "open", bindings_open }, { "edit", bindings_open }, { "delete", bindings_delete }, { NULL, NULL }
};
static const struct table_ops bindings_ops = {
	.name = "bindings",
	.title = "Keys",
	.columns = bindings_columns,
	.ncolumns = 5,
	.fill = bindings_fill,
	.commands = bindings_commands,
};

int
services_bindings(struct app *app, struct hc_err *err)
{
	return table_push(app, &bindings_ops, NULL, err);
}

/* Messages. */

static int
messages_fill(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;

	for (size_t i = app->said.n; i-- > 0;) {
		const struct said *s = &app->said.at[i];
		struct civil at = {0};
		char clock[16] = "", key[32];
		const char *cells[] = { clock, s->text };

		if (app->work != NULL && app->work->locale.zone != NULL) {
			zone_civil(app->work->locale.zone, s->at, &at);
			snprintf(clock, sizeof(clock), "%02u:%02u:%02u", (unsigned)at.hour % 24, (unsigned)at.minute % 60,
			    (unsigned)at.second % 60);
		}
		snprintf(key, sizeof(key), "%zu", i);
		table_add(t, key, cells, s->role == ROLE_ERROR ? ROLE_ERROR : ROLE_TEXT);
	}
	return HC_OK;
}

static const struct table_column messages_columns[] = { { "At", 10, false }, { "Message", 500, false } };
static const char *const messages_footer[] = { "filter", "refresh", "back", NULL };
static const struct table_ops messages_ops = {
	.name = "messages",
	.title = "Messages",
	.columns = messages_columns,
	.ncolumns = 2,
	.fill = messages_fill,
	.footer = messages_footer,
	.empty = "Nothing was said yet.",
};

int
services_messages(struct app *app, struct hc_err *err)
{
	return table_push(app, &messages_ops, NULL, err);
}
