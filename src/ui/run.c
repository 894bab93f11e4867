/*
 * run.c - events to keys, keys to commands, commands to whoever knows them.
 *
 * The focused window is asked first, so `set stage=won` in a list means its marks; what no window and not the workstation
 * itself knows is a command like any other and prints into a message or a window of text.
 */
#include "ui/run.h"

#include <stdio.h>
#include <string.h>

#include "base/uuid.h"
#include "cmd/out.h"
#include "ui/ask.h"
#include "ui/block.h"
#include "ui/config.h"
#include "ui/draw.h"
#include "ui/langmap.h"
#include "ui/macro.h"
#include "ui/runner.h"
#include "ui/session.h"
#include "ui/team.h"
#include "ui/text.h"
#include "ui/trail.h"
#include "ui/user.h"
#include "ui/usercmd.h"
#include "ui/window.h"

#define FEED_MAX 64
#define DEPTH_MAX 16		/* a key whose command runs itself */

static void key_press(struct app *app, struct key k);

static int
run_table(struct window *w, const struct call *c, struct hc_err *err)
{
	int rc;

	for (const struct window_command *const *t = w->ops->commands; *t != NULL; t++)
		for (const struct window_command *wc = *t; wc->name != NULL; wc++)
			if (strcmp(wc->name, c->name) == 0 && (rc = wc->run(w, c, err)) != WINDOW_PASS)
				return rc;
	return WINDOW_PASS;
}

static int
run_window(struct window *w, const struct call *c, struct hc_err *err)
{
	struct window *inner;
	struct edit *e;
	bool changed = false;
	int rc = WINDOW_PASS;

	if (w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		rc = run_table(inner, c, err);
	if (rc == WINDOW_PASS)
		rc = run_table(w, c, err);
	if (rc != WINDOW_PASS || w->ops->edit == NULL || (e = w->ops->edit(w)) == NULL)
		return rc;
	if (!edit_command(e, c->name, &changed))
		return WINDOW_PASS;
	if (changed && w->ops->edited != NULL)
		w->ops->edited(w);
	return HC_OK;
}

static char *
join(struct arena *a, size_t argc, const char *const *argv)
{
	struct buf b = BUF_INIT;
	char *s;

	for (size_t i = 0; i < argc; i++)
		buf_printf(&b, "%s%s", i ? " " : "", argv[i]);
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* What a command printed: one line is a message, more a window. */
static void
show_output(struct app *app, const char *name, struct buf *b)
{
	const char *s = buf_str(b), *nl = strchr(s, '\n');

	if (*s == '\0' || app->quiet)
		return;
	if (nl == NULL || nl[1] == '\0') {
		app_say(app, "%.*s", (int)(nl != NULL ? (size_t)(nl - s) : strlen(s)), s);
		return;
	}
	text_open(app, name, s);
}

static int
run_command(struct app *app, size_t argc, const char *const *argv, struct hc_err *err)
{
	struct buf printed = BUF_INIT;
	struct cmd base = {
		.env = app->env, .work = app->work, .arena = app->turn, .db_path = app->db_path, .readonly = app->readonly,
		.no_plugins = app->no_plugins, .ui = app,
	};
	int rc;

	const char **words = arena_dup(app->turn, argv, argc * sizeof(*argv));

	base.out = out_buffer(app->turn, &printed, app->canvas->w > 22 ? app->canvas->w - 2 : 20);
	cmd_unquote(argv[0], argc, words, app->turn);
	rc = cmd_run(&base, argc, words, err);
	if (base.quit && runner_writes(app)) {
		base.quit = false;
		rc = hc_fail(err, HC_BUSY, 0, "a command still writes; wait for it, or stop it with C-c, and leave then.");
	}
	if (out_finish(base.out, err) < 0 && rc >= 0)
		rc = HC_STORE;
	if (base.work != app->work)
		app_use_work(app, base.work);
	app_follow_model(app);
	app->quit |= base.quit;
	show_output(app, join(app->turn, argc, argv), &printed);
	buf_free(&printed);
	app->dirty = true;
	return rc;
}

/* `set f=v` in the handler of an event is about its record, wherever the cursor is. */
static int
set_subject(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct block *b = block_subject(app);
	const char **argv = ARENA_ARRAY(app->turn, const char *, c->argc + 3);
	char *id = arena_alloc(app->turn, UUID_TEXT);
	int rc;

	uuid_format(b->id, id);
	argv[0] = c->name;
	argv[1] = b->object->name;
	argv[2] = id;
	for (size_t i = 0; i < c->argc; i++)
		argv[3 + i] = c->argv[i];
	app->quiet = true;
	rc = run_command(app, c->argc + 3, argv, err);	/* here: the next handler finds it done */
	app->quiet = false;
	return rc;
}

/* With operands these name what they mean: `open account Acme` is never about the row under the cursor. */
static bool
names_its_own(const struct call *c)
{
	static const char *const names[] = { "open", "delete", "undo", "redo" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && c->argc > 0; i++)
		if (strcmp(names[i], c->name) == 0)
			return true;
	return false;
}

/* Keys as if they were pressed: `feed ,w`, or just `,w`. */
int
run_feed(struct app *app, const char *text, struct hc_err *err)
{
	struct key keys[FEED_MAX];
	size_t n = 0;

	for (const char *s = text; *s != '\0';) {
		if (n == FEED_MAX)
			return hc_fail(err, HC_INVALID, 0, "%.40s ... is longer than %d keys.", text, FEED_MAX);
		if (!key_parse(&s, &keys[n++]))
			return hc_fail(err, HC_INVALID, 0, "%.40s: \"%.20s\" is not a key.", text, s);
	}
	for (size_t i = 0; i < n && !app->quit; i++)
		key_press(app, keys[i]);
	return HC_OK;
}

int
run_words(struct app *app, size_t argc, const char *const *argv, int count, struct hc_err *err)
{
	struct call c = { .count = count };
	struct window *w = app_focus(app);
	const struct user_command *uc;
	const char *was;
	int rc = WINDOW_PASS;

	if (argc == 0)
		return HC_OK;
	if (app->depth >= DEPTH_MAX)
		return hc_fail(err, HC_INVALID, 0, "%s runs itself again and again; give the key another command.", argv[0]);
	c.name = argv[0];
	c.argv = argv + 1;
	c.argc = argc - 1;
	c.rest = join(app->turn, argc - 1, argv + 1);
	was = app->running;
	app->running = arena_printf(app->turn, "%s%s%s", c.name, argc > 1 ? " " : "", c.rest);
	app->depth++;
	if (team_guard(app, argc, argv, err) < 0)
		rc = err->code;
	if (rc == WINDOW_PASS && strcmp(c.name, "set") == 0 && c.argc > 0 && block_subject(app) != NULL && strchr(c.argv[0], '=') != NULL)
		rc = set_subject(app, &c, err);
	if (rc == WINDOW_PASS)
		rc = user_define(app, &c, err);
	if (rc == WINDOW_PASS && (uc = user_command(app, c.name)) != NULL)
		rc = user_command_run(app, uc, &c, err);
	if (rc == WINDOW_PASS && *c.name == ',' && c.argc == 0)
		rc = run_feed(app, c.name, err);
	if (rc == WINDOW_PASS && w != NULL && !names_its_own(&c))
		rc = run_window(w, &c, err);
	if (rc == WINDOW_PASS)
		rc = app_command(app, &c, err);
	if (rc == WINDOW_PASS)
		rc = runner_take(app, argc, argv, err);
	if (rc == WINDOW_PASS)
		rc = run_command(app, argc, argv, err);
	app->depth--;
	app->running = was;
	app->dirty = true;
	return rc;
}

/* The run() of every command that windows know, when it comes by way of the command table: files, blocks, `source`. */
int
run_ui(struct cmd *cmd, struct hc_err *err)
{
	struct app *app = cmd->ui;
	struct call c = { .name = cmd->def->name, .argv = cmd->args, .argc = cmd->nargs, .rest = cmd->operands };
	struct window *w = app_focus(app);
	int rc = WINDOW_PASS;

	if (w != NULL)
		rc = run_window(w, &c, err);
	if (rc == WINDOW_PASS)
		rc = app_command(app, &c, err);
	if (rc == WINDOW_PASS)
		return hc_fail(err, HC_INVALID, 0, "%s does nothing here.", c.name);
	return rc;
}

/* Keys. */

struct confirm {
	struct app *app;
	const char *command;
	int count;
	bool team;
};

static struct edit *
typing(struct app *app)
{
	struct window *w = app_focus(app);

	return w != NULL && w->ops->edit != NULL ? w->ops->edit(w) : NULL;
}

static void
insert_text(struct app *app, struct edit *e, const char *s, size_t n)
{
	struct window *w = app_focus(app);

	if (!e->secret)
		macro_note_text(app, s, n);
	edit_insert(e, s, n);
	if (w->ops->edited != NULL)
		w->ops->edited(w);
	app->dirty = true;
}

void
app_type(struct app *app, const char *s)
{
	struct edit *e = typing(app);

	if (e != NULL)
		insert_text(app, e, s, strlen(s));
}

static void
forget_keys(struct app *app)
{
	app->npending = app->count = 0;
	app->counting = false;
	app->dirty = true;
}

static bool
take_count(struct app *app, struct key k)
{
	if (app->npending > 0 || typing(app) != NULL || k.mods != 0 || k.code > '9' || k.code < (app->counting ? '0' : '1'))
		return false;
	app->counting = true;
	if (app->count < 100000)
		app->count = app->count * 10 + (int)(k.code - '0');
	app->dirty = true;
	return true;
}

static void
key_unknown(struct app *app)
{
	char keys[64], text[5];
	struct edit *e = typing(app);
	size_t n = app->npending == 1 ? key_text(app->pending[0], text) : 0;

	if (e != NULL && n > 0)
		insert_text(app, e, text, n);
	else if (e == NULL && !(app->npending == 1 && app->pending[0].code == KEY_ESC))
		app_say(app, "%s is not a key here; ? shows those that are.",
		    keymap_label(app->pending, app->npending, keys, sizeof(keys)));
	forget_keys(app);
}

static void
run_from(struct app *app, const char *command, int count, bool team)
{
	bool was = app->team_calls;

	app->team_calls = team && !app->team_used;
	app_run(app, command, count);
	app->team_calls = was;
}

static void
confirmed(void *arg)
{
	struct confirm *c = arg;

	run_from(c->app, c->command, c->count, c->team);
}

/* What it is about to do, values put in, before it does it. */
static void
confirm(struct app *app, const struct binding *b, int count)
{
	struct confirm *c = ARENA_NEW(app->arena, struct confirm);
	struct hot_word w = { .text = b->command, .quoted = true };

	*c = (struct confirm){ .app = app, .command = b->command, .count = count, .team = team_source(b->source) };
	ask_open(app, b->note, block_expand(app, &w, PUT_RAW), NULL, confirmed, NULL, c);
}

const char *
run_reason(struct app *app, const struct binding *b)
{
	size_t n = strcspn(b->command, " ;\n");
	const struct cmd_def *def = cmd_find(arena_strndup(app->turn, b->command, n));

	if (b->when != NULL && !user_holds(app, b->when, NULL, NULL))
		return arena_printf(app->turn, "only when %s", b->when);
	if (def != NULL && (def->flags & CMD_WRITES) && app->work != NULL)
		return store_readonly_reason(app->work->store);
	return NULL;
}

static void
run_binding(struct app *app, const struct binding *b, int count)
{
	const char *reason = run_reason(app, b);

	if (reason != NULL)
		app_say(app, "%s: %s", b->note, reason);
	else if (b->confirm)
		confirm(app, b, count);
	else {
		macro_note_key(app, b->command, count);
		run_from(app, b->command, count, team_source(b->source));
	}
}

/* C-v: the key is text, whatever it is bound to; false: it is none. */
static bool
press_literal(struct app *app, struct key k)
{
	struct edit *e = typing(app);
	char text[5];
	size_t n = key_text(k, text);

	app->literal = false;
	if (e == NULL)
		return false;
	if (k.code == KEY_RETURN || k.code == KEY_TABULATOR)
		n = (size_t)snprintf(text, sizeof(text), "%s", k.code == KEY_RETURN ? "\n" : "\t");
	if (n > 0)
		insert_text(app, e, text, n);
	else
		app_say(app, "That key is no text.");
	return true;
}

static void
key_press(struct app *app, struct key k)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];
	const struct binding *b = NULL;
	int count = app->count;

	if (app->task != NULL) {
		if (k.code == KEY_ESC || (k.code == 'c' && k.mods == MOD_CTRL))
			app_task(app, NULL);
		return;
	}
	if (runner_key(app, k))
		return;
	if (!app->message_kept && app->message.len > 0) {
		buf_reset(&app->message);
		app->dirty = true;
	}
	app->message_kept = false;
	if (app->literal && press_literal(app, k))
		return;
	app_contexts(app, contexts);
	if (app->npending > 0 && k.code == KEY_ESC) {
		forget_keys(app);
		return;
	}
	if (app->counting && take_count(app, k))	/* 30: its 0 is no key of its own */
		return;
	app->pending[app->npending++] = k;
	switch (keymap_find(app->keymap, contexts, app->pending, app->npending, &b)) {
	case KEYMAP_FOUND:
		forget_keys(app);
		run_binding(app, b, count);
		break;
	case KEYMAP_PREFIX:
		app->dirty = true;
		if (app->npending == KEY_SEQUENCE)
			forget_keys(app);
		break;
	case KEYMAP_NONE:
		app->npending--;
		if (take_count(app, k))
			break;
		app->npending++;
		key_unknown(app);
		break;
	}
}

static void
pasted(struct app *app, const char *s, size_t n)
{
	struct window *w = app_focus(app);
	struct edit *e = typing(app);

	forget_keys(app);
	if (e != NULL)
		insert_text(app, e, s, n);
	else if (w != NULL && w->ops->paste != NULL)
		w->ops->paste(w, s, n);
	else
		paste_open(app, s, n);
	if (e == NULL)
		event_raise(app, "paste", arena_strndup(app->turn, s, n));
}

static void
mouse(struct app *app, const struct event *ev)
{
	struct window *w = app_focus(app);
	const char *command;

	if (app->task != NULL || w == NULL)
		return;
	if (ev->mouse == MOUSE_PRESS && (command = draw_spot(app, ev->x, ev->y)) != NULL) {
		forget_keys(app);
		app_run(app, command, 0);
		return;
	}
	if (w->ops->mouse != NULL && w->ops->mouse(w, ev, ev->x - w->area.x, ev->y - w->area.y)) {
		app->dirty = true;
		return;
	}
	if (ev->mouse == MOUSE_WHEEL_UP)
		app_run(app, "scroll-up", 3);
	else if (ev->mouse == MOUSE_WHEEL_DOWN)
		app_run(app, "scroll-down", 3);
}

/* A person who does not write Latin letters presses the same keys: j is where о is. Text is never touched. */
static struct key
langmap(struct app *app, struct key k)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];
	struct key keys[KEY_SEQUENCE + 1] = {0};

	if (k.code < 0x80 || k.code >= 0x110000 || typing(app) != NULL)
		return k;
	app_contexts(app, contexts);
	memcpy(keys, app->pending, sizeof(app->pending));
	if (app->npending < KEY_SEQUENCE)
		keys[app->npending] = k;
	if (keymap_find(app->keymap, contexts, keys, app->npending + 1, NULL) != KEYMAP_NONE)
		return k;	/* bound as it is */
	k.code = langmap_key(app->langmap, k.code);
	return k;
}

/* The files were written by another program. */
static void
reread(struct app *app)
{
	struct hc_err err = { .pos = -1 };

	if (config_reload(app, &err) < 0)
		app_error(app, &err);
	else if (app->faults.n == 0)
		app_say(app, "Keys and settings were read again.");
}

void
app_event(struct app *app, const struct event *ev)
{
	arena_reset(app->turn);
	if (app->work != NULL)
		work_turn(app->work);
	switch (ev->type) {
	case EVENT_KEY:
		event_touch(app);
		session_touch(app);
		key_press(app, langmap(app, ev->key));
		break;
	case EVENT_PASTE:
		pasted(app, ev->text, ev->len);
		break;
	case EVENT_MOUSE:
		mouse(app, ev);
		break;
	case EVENT_FOCUS:
		app->focused = ev->focused;
		if (ev->focused && config_stale(app))
			reread(app);
		break;
	case EVENT_REPLY:
		break;
	}
	app_turn_ends(app);
}

void
app_turn_ends(struct app *app)
{
	event_drain(app);
	usercmd_turn_ends(app);
	team_turn_ends(app);
	trail_turn_ends(app);
}
