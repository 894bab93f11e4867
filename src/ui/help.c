/*
 * help.c - help that cannot lie: it is made of the keymap and the command table, and Enter runs what it shows.
 */
#include "ui/help.h"

#include <string.h>

#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/run.h"

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
