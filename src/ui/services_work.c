/*
 * services_work.c - lists of the workspace's own affairs: what was done and can be undone, plugins.
 */
#include "ui/services.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "base/uuid.h"
#include "cmd/session.h"
#include "host/host.h"
#include "ui/cell.h"
#include "ui/run.h"
#include "ui/table.h"

#define UNDO_PAGE 200
#define CHANGES_PAGE 500

/* What was done. */

struct undo {
	int64_t last;		/* transaction at the end of what is loaded */
};

static int
undo_page(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;
	struct undo *u = t->arg;
	struct cmd c = { .env = app->env, .work = app->work, .arena = app->turn };
	struct tx_info *txs;
	size_t n;
	int rc;

	if ((rc = journal_txs(app->work->store, u->last, UNDO_PAGE, app->turn, &txs, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		char tx[24], entries[24];
		const char *state = txs[i].undone ? "undone" : txs[i].undoable ? "" : "stays";
		const char *cells[] = { txs[i].label != NULL ? txs[i].label : "", cmd_when(&c, txs[i].at),
		    cmd_user_title(&c, txs[i].actor), entries, state, cmd_source_word(txs[i].source), tx };

		snprintf(tx, sizeof(tx), "%lld", (long long)txs[i].tx);
		snprintf(entries, sizeof(entries), "%lld", (long long)txs[i].entries);
		table_add(t, tx, cells, txs[i].undone || !txs[i].undoable ? ROLE_DIM : ROLE_TEXT);
		u->last = txs[i].tx;
	}
	t->more = n == UNDO_PAGE;
	return HC_OK;
}

static int
undo_fill(struct table *t, struct hc_err *err)
{
	((struct undo *)t->arg)->last = 0;
	return undo_page(t, err);
}

/* What one transaction changed, a row per field. */

struct changes {
	int64_t tx;
	const char *title;
	struct entry *entries;
	size_t n, at;		/* at: the first that has no row yet */
};

static const char *
op_word(char op)
{
	return op == 'c' ? "made" : op == 'd' ? "deleted" : op == 'r' ? "restored" : op == 'm' ? "merged" : op == 'p' ? "purged" :
	    "changed";
}

static void
add_entry(struct table *t, const struct entry *e)
{
	struct app *app = t->window.app;
	struct field_diff *d;
	const char *label = e->object->label, *title = read_title(app->work->store, e->object, e->record, app->turn);
	struct buf was = BUF_INIT, now = BUF_INIT;
	char key[128], id[UUID_TEXT];
	size_t n = 0;

	uuid_format(e->record, id);
	if (journal_diff(e, app->turn, &d, &n, NULL) < 0 || n == 0) {
		const char *cells[] = { title, label, op_word(e->op), "", "" };

		snprintf(key, sizeof(key), "%s %s", e->object->name, id);
		table_add(t, key, cells, ROLE_TEXT);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const char *cells[5] = { title, label, d[i].field->label };

		if (!access_field(app->work, d[i].field, 'r'))
			continue;
		buf_reset(&was);
		buf_reset(&now);
		cell_value(app->work, d[i].field, &d[i].old, "", &was);
		cell_value(app->work, d[i].field, &d[i].now, "", &now);
		cells[3] = buf_str(&was);
		cells[4] = buf_str(&now);
		snprintf(key, sizeof(key), "%.30s %s %zu", e->object->name, id, i);
		table_add(t, key, cells, ROLE_TEXT);
	}
	buf_free(&was);
	buf_free(&now);
}

static int
changes_page(struct table *t, struct hc_err *err)
{
	struct changes *c = t->arg;

	for (size_t end = c->at + CHANGES_PAGE; c->at < end && c->at < c->n; c->at++)
		if (c->entries[c->at].object != NULL && access_object(t->window.app->work, c->entries[c->at].object, 'r'))
			add_entry(t, &c->entries[c->at]);
	t->more = c->at < c->n;
	return HC_OK;
}

static int
changes_fill(struct table *t, struct hc_err *err)
{
	struct changes *c = t->arg;
	int rc;

	c->at = 0;
	t->title = c->title;
	if ((rc = journal_tx(t->window.app->work->store, c->tx, t->row_arena, &c->entries, &c->n, err)) < 0)
		return rc;
	return changes_page(t, err);
}

static int
changes_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);
	const char *key = r != NULL ? r->key : "", *id = strchr(key, ' ');
	const struct object *o;
	uint8_t record[16];

	if (id == NULL)
		return HC_OK;
	o = model_object(w->app->work->model, arena_strndup(w->app->turn, key, (size_t)(id - key)));
	if (o == NULL || !uuid_parse(arena_strndup(w->app->turn, id + 1, UUID_TEXT - 1), record))
		return HC_OK;
	return app_open_record(w->app, o, record, err);
}

static const struct table_column changes_columns[] = {
	{ "Record", 32, false }, { "Of", 16, false }, { "Field", 24, false }, { "Before", 0, false }, { "After", 0, false },
};
static const struct window_command changes_commands[] = { { "open", changes_open }, { NULL, NULL } };
static const struct table_ops changes_ops = {
	.name = "changes",
	.title = "Changes",
	.columns = changes_columns,
	.ncolumns = 5,
	.fill = changes_fill,
	.more = changes_page,
	.commands = changes_commands,
	.empty = "Nothing in it that you may read.",
};

static int
undo_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const struct table_row *r = table_current(t);
	struct changes *ch = ARENA_NEW(w->arena, struct changes);	/* below the new window on the stack */

	if (r == NULL)
		return HC_OK;
	ch->tx = strtoll(r->key, NULL, 10);
	ch->title = arena_printf(w->arena, "Change %s: %s", r->key, r->cells[0]);
	return table_push(w->app, &changes_ops, ch, err);
}

/* Newest first among the marked ones, so that each finds what it left. */
static int
undo_reverse(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const struct table_row *const *rows;
	size_t n = table_targets(t, w->app->turn, &rows);
	bool redo = strcmp(c->name, "redo") == 0;
	int rc = HC_OK;

	if (c->argc > 0)
		return WINDOW_PASS;
	for (size_t i = 0; i < n && rc >= 0; i++) {
		const char *argv[] = { c->name, arena_strdup(w->app->turn, rows[redo ? n - 1 - i : i]->key) };

		rc = run_words(w->app, 2, argv, 0, err);
	}
	if (app_focus(w->app) == w) {
		table_unmark(t);
		table_refresh(t);
	}
	return rc;
}

static bool
undo_stale(struct table *t, const struct object *o)
{
	return true;
}

static const struct table_column undo_columns[] = {
	{ "What", 44, false }, { "When", 16, false }, { "Who", 20, false }, { "Changes", 8, true }, { "State", 8, false },
	{ "How", 10, false }, { "No.", 10, true },
};
static const struct window_command undo_commands[] = {
	{ "open", undo_open }, { "undo", undo_reverse }, { "redo", undo_reverse }, { NULL, NULL }
};
static const char *const undo_footer[] = { "open", "undo", "redo", "filter", "back", NULL };
static const struct table_ops undo_ops = {
	.name = "undo",
	.title = "What was done",
	.columns = undo_columns,
	.ncolumns = 7,
	.fill = undo_fill,
	.more = undo_page,
	.commands = undo_commands,
	.footer = undo_footer,
	.empty = "Nothing was done here yet.",
	.stale = undo_stale,
};

int
services_undo(struct app *app, struct hc_err *err)
{
	return table_push(app, &undo_ops, ARENA_NEW(app->arena, struct undo), err);
}

/* Plugins. */

static const char *
state_word(enum plugin_state s)
{
	return s == PLUGIN_ON ? "on" : s == PLUGIN_OFF ? "off" : s == PLUGIN_CRASHED ? "crashed" : "failed";
}

static int
plugins_fill(struct table *t, struct hc_err *err)
{
	struct work *w = t->window.app->work;
	const struct plugin_status *all;
	size_t n = host_plugins(w->host, &all);

	for (size_t i = 0; i < n; i++) {
		char calls[24] = "", total[24] = "", slowest[24] = "";
		const char *cells[] = { all[i].name, all[i].version, state_word(all[i].state), calls, total, slowest,
		    all[i].reason != NULL ? all[i].reason : all[i].label };
		int role = all[i].state == PLUGIN_ON ? ROLE_TEXT : all[i].state == PLUGIN_OFF ? ROLE_DIM : ROLE_ERROR;

		if (all[i].calls > 0) {
			snprintf(calls, sizeof(calls), "%lld", (long long)all[i].calls);
			snprintf(total, sizeof(total), "%.1f", (double)all[i].ns / 1e6);
			snprintf(slowest, sizeof(slowest), "%.1f", (double)all[i].slowest_ns / 1e6);
		}
		table_add(t, all[i].name, cells, role);
	}
	return HC_OK;
}

static int
plugins_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);

	if (r != NULL)
		app_run(w->app, arena_printf(w->app->turn, "plugins info %s", r->key), 0);
	return HC_OK;
}

static const struct table_ops plugins_ops;

/* Another set of plugins is another model: all windows begin anew, so the list is opened again. */
static int
plugins_switch(struct window *w, const struct call *c, struct hc_err *err)
{
	struct app *app = w->app;
	const struct table_row *r = table_current((struct table *)w);
	const char *on = strcmp(c->name, "enable") == 0 ? "enable" : "disable", *name, *argv[3];
	struct table *t;
	int rc;

	if (r == NULL)
		return HC_OK;
	name = arena_strdup(app->turn, r->key);
	argv[0] = "plugins";
	argv[1] = on;
	argv[2] = name;
	if ((rc = run_words(app, 3, argv, 0, err)) < 0)
		return rc;
	if ((t = table_window(app_focus(app), &plugins_ops)) != NULL)
		table_refresh(t);
	else if ((rc = services_plugins(app, err)) < 0)
		return rc;
	if ((t = table_window(app_focus(app), &plugins_ops)) != NULL)
		table_show(t, name);
	app_say(app, "%s is %s.", name, *on == 'e' ? "on" : "off");
	return HC_OK;
}

static const struct table_column plugins_columns[] = {
	{ "Plugin", 20, false }, { "Version", 10, false }, { "State", 8, false }, { "Calls", 9, true }, { "ms", 9, true },
	{ "Slowest", 9, true }, { "About", 200, false },
};
static const struct window_command plugins_commands[] = {
	{ "open", plugins_open }, { "enable", plugins_switch }, { "disable", plugins_switch }, { NULL, NULL }
};
static const char *const plugins_footer[] = { "open", "enable", "disable", "filter", "back", NULL };
static const struct table_ops plugins_ops = {
	.name = "plugins",
	.title = "Plugins",
	.columns = plugins_columns,
	.ncolumns = 7,
	.fill = plugins_fill,
	.commands = plugins_commands,
	.footer = plugins_footer,
	.empty = "No plugins were found; HOTCRM_PLUGINS names folders to look in.",
};

int
services_plugins(struct app *app, struct hc_err *err)
{
	return table_push(app, &plugins_ops, NULL, err);
}
