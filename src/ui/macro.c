/*
 * macro.c - records commands, not keys: a macro is a line like those of keys.conf, and still works when keys are others.
 *
 * Macros are kept in the state folder, a `map!` line each; the file is the program's own, but a person may edit it.
 */
#include "ui/macro.h"

#include <string.h>

#include "base/env.h"
#include "cmd/replay.h"
#include "model/hot.h"
#include "model/sealed.h"
#include "ui/config.h"
#include "ui/prompt.h"
#include "ui/run.h"
#include "ui/share.h"
#include "ui/state.h"
#include "ui/window.h"

#define MACRO_MAX 65536

struct macro {
	bool on;
	struct buf text, typed;		/* typed: letters of the command that follows */
};

bool
macro_recording(const struct app *app)
{
	return app->macro != NULL && app->macro->on;
}

static void
free_macro(void *arg)
{
	struct macro *m = arg;

	buf_free(&m->text);
	buf_free(&m->typed);
}

static void
flush_typed(struct macro *m)
{
	if (m->typed.len == 0)
		return;
	buf_printf(&m->text, "%stype ", m->text.len ? " ; " : "");
	hot_quote(&m->text, buf_str(&m->typed));
	buf_reset(&m->typed);
}

/* What is typed after `:` is one command, noted when it is run. */
static bool
at_prompt(struct app *app)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];

	app_contexts(app, contexts);
	return strcmp(contexts[0], "command") == 0;
}

void
macro_note_key(struct app *app, const char *command, int count)
{
	struct macro *m = app->macro;

	if (!macro_recording(app) || at_prompt(app) || strncmp(command, "macro-record", 12) == 0 || strncmp(command, "prompt", 6) == 0 ||
	    m->text.len > MACRO_MAX)
		return;
	flush_typed(m);
	if (m->text.len > 0)
		buf_adds(&m->text, " ; ");
	if (count > 0)
		buf_printf(&m->text, "%d ", count);
	buf_adds(&m->text, command);
}

void
macro_note_text(struct app *app, const char *s, size_t n)
{
	if (!macro_recording(app) || app->block != NULL || at_prompt(app) || app->macro->typed.len > MACRO_MAX)
		return;
	for (size_t i = 0; i < n; i++)
		if (s[i] != '\n' && s[i] != '\0')
			buf_addc(&app->macro->typed, s[i]);
}

void
macro_note_line(struct app *app, const char *line)
{
	struct macro *m = app->macro;

	if (!macro_recording(app) || strncmp(line, "macro-record", 12) == 0 || m->text.len > MACRO_MAX)
		return;
	if (app->work != NULL && secret_named(app->work->model, line)) {
		app_say(app, "This line is not recorded: it names an encrypted field.");
		return;
	}
	flush_typed(m);
	buf_printf(&m->text, "%s%s", m->text.len ? " ; " : "", line);
}

/* All macros that are bound, as a file. */
static void
write_file(struct app *app)
{
	struct buf b = BUF_INIT;
	struct hc_err err = { .pos = -1 };
	char keys[64];

	buf_adds(&b, "# Macros, recorded with macro-record. Each is a line of commands; edit it if you like.\n");
	for (size_t i = 0; i < keymap_count(app->keymap); i++) {
		const struct binding *k = keymap_at(app->keymap, i);

		if (!k->removed && k->macro)
			buf_printf(&b, "map! %s %s \"%s\" { %s }\n", k->context, keymap_text(k->keys, k->nkeys, keys, sizeof(keys)),
			    k->note, k->command);
	}
	if (state_write(app, "macros.conf", buf_str(&b), b.len, &err) < 0)
		app_error(app, &err);
	buf_free(&b);
}

void
macro_read(struct app *app)
{
	char *text = state_read(app, app->turn, "macros.conf");
	size_t from = keymap_count(app->keymap);

	if (text == NULL)
		return;
	config_text(app, text, "macros.conf");
	for (size_t i = from; i < keymap_count(app->keymap); i++)
		keymap_mark_macro(app->keymap, i);
}

static void
keep(void *arg, const char *key)
{
	struct app *app = arg;
	struct binding b = { .source = "macro", .command = buf_str(&app->macro->text) };
	struct hc_err err = { .pos = -1 };
	const char *keys = *key == '\0' ? ",x" : strlen(key) == 1 ? arena_printf(app->turn, ",%s", key) : key;

	b.note = arena_printf(app->turn, "Macro %s", keys);
	if (config_check_block(app, b.command, &err) < 0 || keymap_bind(app->keymap, &b, "browse", keys, true, NULL, &err) < 0) {
		app_error(app, &err);
		return;
	}
	keymap_mark_macro(app->keymap, keymap_count(app->keymap) - 1);
	write_file(app);
	app_say(app, "%s plays it; :bindings shows and changes it.", keys);
}

static int
run_record(struct app *app, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "macro", .done = keep };
	struct macro *m = app->macro;

	if (m == NULL) {
		m = app->macro = ARENA_NEW(app->arena, struct macro);
		arena_defer(app->arena, free_macro, m);
	}
	if (!m->on) {
		m->on = true;
		buf_reset(&m->text);
		buf_reset(&m->typed);
		return HC_OK;
	}
	flush_typed(m);
	m->on = false;
	if (m->text.len == 0)
		app_say(app, "Nothing was recorded.");
	else
		prompt_open(app, &ops, app, "Key for this macro, behind the comma (x): ", "");
	return HC_OK;
}

/* The last change of this user, on the marks or the row here. */
static int
run_repeat(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *const *words;
	size_t n;
	int rc;

	if (app->work == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no workspace yet; choose how to start.");
	if ((rc = replay_last(app->work, app->turn, &words, &n, err)) < 0)
		return rc;
	if (n == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no change of yours that another record could get.");
	return run_words(app, n, words, c->count, err);
}

int
macro_command(struct app *app, const struct call *c, struct hc_err *err)
{
	if (strcmp(c->name, "macro-record") == 0)
		return run_record(app, c, err);
	return strcmp(c->name, "repeat") == 0 ? run_repeat(app, c, err) : WINDOW_PASS;
}
