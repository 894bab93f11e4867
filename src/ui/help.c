/*
 * help.c - help that cannot lie: it is made of the keymap and the command table, and Enter runs what it shows. Topics are the
 * pages of the manual.
 */
#include "ui/help.h"

#include <string.h>
#include <unistd.h>

#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/run.h"
#include "ui/shell.h"
#include "ui/text.h"
#include "ui/window.h"

static void
run_choice(void *arg, const struct choice *c, const char *text)
{
	if (c != NULL)
		app_run(arg, c->data, 0);
}

void
help_keys(struct app *app)
{
	static const struct picker_ops ops = { .done = run_choice };
	const char *contexts[2 * CONTEXTS_MAX + 1];
	const struct binding *const *list;
	struct choice *choices;
	size_t n, used = 0;
	char keys[64];

	app_contexts(app, contexts);
	n = keymap_list(app->keymap, contexts, NULL, 0, app->turn, &list);
	choices = ARENA_ARRAY(app->turn, struct choice, n + 1);
	for (size_t i = 0; i < n && used < PICKER_MAX; i++) {
		bool twin = false;

		/* a second key for the same command stands behind the first */
		for (size_t k = 0; k < used && !twin; k++)
			if (strcmp(choices[k].data, list[i]->command) == 0 && strcmp(choices[k].text, list[i]->note) == 0) {
				choices[k].note = arena_printf(app->turn, "%s %s", choices[k].note,
				    keymap_label(list[i]->keys, list[i]->nkeys, keys, sizeof(keys)));
				twin = true;
			}
		if (twin)
			continue;
		choices[used].key = arena_strdup(app->turn, keymap_label(list[i]->keys, list[i]->nkeys, keys, sizeof(keys)));
		choices[used].text = list[i]->note;
		choices[used].note = run_reason(app, list[i]) != NULL ? run_reason(app, list[i]) : "";
		choices[used++].data = list[i]->command;
	}
	picker_open(app, &ops, app, arena_printf(app->turn, "Keys here (%s)", contexts[0]), choices, used, "", -1, -1);
}

static const struct man_page { const char *topic, *name, *section; } pages[] = {
	{ "hotcrm", "hotcrm", "1" }, { "keys", "hotcrm-keys", "5" }, { "settings", "hotcrm.conf", "5" }, { "themes", "hotcrm-theme", "5" },
	{ "hotql", "hotql", "7" }, { "formulas", "hot-formula", "7" }, { "objects", "hot", "5" }, { "sync", "hotcrm-sync", "7" },
	{ "plugin", "hotcrm-plugin", "7" }, { "server", "hotcrmd", "8" }, { "api", "hotcrm-api", "7" },
};

struct reading {
	struct app *app;
	const struct man_page *page;
};

static void
page_read(void *arg, int code, const char *out, size_t n)
{
	struct reading *r = arg;

	if (code == 0 && n > 0)
		text_open(r->app, arena_printf(r->app->turn, "%s(%s)", r->page->name, r->page->section), out);
	else
		app_say(r->app, "The page %s(%s) is not installed here.", r->page->name, r->page->section);
}

int
help_topic(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *share = app->env->get(app->env, "HOTCRM_SHARE"), *file, *argv[4] = { "man" };
	const struct man_page *p = NULL;
	struct shell_run run = { .argv = argv, .done = page_read };
	struct reading *r;

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]) && c->argc == 1; i++)
		if (strcmp(pages[i].topic, c->argv[0]) == 0 || (strcmp(pages[i].name, c->argv[0]) == 0 && i > 0))
			p = &pages[i];
	if (p == NULL || (cmd_find(c->argv[0]) != NULL && strcmp(p->topic, "sync") == 0))
		return WINDOW_PASS;
	if (!shell_program(app, "man"))
		return hc_fail(err, HC_NOTFOUND, 0, "there is no `man` here to read %s(%s) with.", p->name, p->section);
	file = arena_printf(app->turn, "%s/man/%s.%s", share != NULL ? share : "", p->name, p->section);
	argv[1] = share != NULL && access(file, R_OK) == 0 ? "-l" : p->section;
	argv[2] = argv[1][0] == '-' ? file : p->name;
	run.env = (const char *const[]){ arena_printf(app->turn, "MANWIDTH=%d", app->canvas->w > 24 ? app->canvas->w - 4 : 20),
	    "MANPAGER=cat", NULL };
	run.arena = arena_new("page");
	r = ARENA_NEW(run.arena, struct reading);
	*r = (struct reading){ .app = app, .page = p };
	run.arg = r;
	return shell_start(app, &run, err);
}
