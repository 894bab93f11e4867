/*
 * sync_status.c - the tables behind the counters: how sync stands, what waits, what clashed, what the server refused.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/uuid.h"
#include "cmd/carry.h"
#include "ui/run.h"
#include "ui/sync.h"
#include "ui/table.h"
#include "ui/text.h"

const char *
uisync_age(struct table *t, int64_t at)
{
	const struct app *app = t->window.app;
	int64_t s = (app->env->now(app->env) - at) / 1000;

	if (at <= 0)
		return "never";
	if (s < 120)
		return arena_printf(t->row_arena, "%lld s", (long long)(s < 0 ? 0 : s));
	if (s < 7200)
		return arena_printf(t->row_arena, "%lld min", (long long)(s / 60));
	if (s < 172800)
		return arena_printf(t->row_arena, "%lld h", (long long)(s / 3600));
	return arena_printf(t->row_arena, "%lld days", (long long)(s / 86400));
}

static void
add(struct table *t, const char *key, const char *what, const char *text, int role)
{
	const char *cells[] = { what, text };

	table_add(t, key, cells, role);
}

static const char *
count_text(struct table *t, int64_t n, const char *none)
{
	return n > 0 ? arena_printf(t->row_arena, "%lld", (long long)n) : none;
}

static const char *
state_text(struct table *t, const struct sync_status *st, bool off)
{
	if (st->stopped[0] != '\0')
		return arena_printf(t->row_arena, "stopped: %s", st->stopped);
	if (off)
		return arena_printf(t->row_arena, "offline by your wish, last exchange %s ago", uisync_age(t, st->last_ok));
	if (st->joining)
		return "joining";
	if (st->failures > 0)
		return arena_printf(t->row_arena, "no exchange since %s: %s", uisync_age(t, st->last_ok), st->trouble);
	if (st->snapshot_all > 0 && st->snapshot_done < st->snapshot_all)
		return arena_printf(t->row_arena, "first load, part %lld of %lld", (long long)st->snapshot_done + 1,
		    (long long)st->snapshot_all);
	return st->catching_up ? "catching up" : st->waiting > 0 ? "sending" : "in step with the server";
}

static void
add_queue(struct table *t, const struct sync_status *st, struct hc_err *err)
{
	struct app *app = t->window.app;
	struct sync_queue *q;
	size_t n;

	if (st->waiting == 0 || sync_queue(app->work, t->row_arena, &q, &n, err) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct object *o = model_object(app->work->model, q[i].object);

		add(t, arena_printf(t->row_arena, "object %s", q[i].object),
		    arena_printf(t->row_arena, "  %s", o != NULL ? o->plural : q[i].object),
		    arena_printf(t->row_arena, "%lld, the oldest waits %s", (long long)q[i].entries, uisync_age(t, q[i].oldest)), ROLE_TEXT);
	}
}

/* Only while some are under way: most of the time there is nothing to say. */
static int
add_files(struct table *t, struct sync_status *st, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	if ((rc = sync_status_files(t->window.app->work, t->row_arena, st, err)) < 0)
		return rc;
	sync_files_text(st, &b);
	if (b.len > 0)
		add(t, "files", "Files", arena_strdup(t->row_arena, buf_str(&b)), st->files_trouble[0] != '\0' ? ROLE_WARN : ROLE_TEXT);
	buf_free(&b);
	return HC_OK;
}

static int
status_fill(struct table *t, struct hc_err *err)
{
	struct work *w = t->window.app->work;
	struct carry_settings set;
	struct sync_status st;
	int64_t now = w->env->now(w->env);
	int rc;

	if ((rc = sync_status(w, t->row_arena, &st, err)) < 0 || (rc = carry_settings(w, t->row_arena, &set, err)) < 0)
		return rc;
	if (!st.joined && !st.joining)
		return HC_OK;
	add(t, "state", "State", state_text(t, &st, set.off), st.stopped[0] != '\0' ? ROLE_ERROR : st.failures > 0 ? ROLE_WARN :
	    ROLE_TEXT);
	add(t, "server", "Server", set.url, ROLE_TEXT);
	if (st.user != NULL && st.user[0] != '\0')
		add(t, "user", "You", arena_printf(t->row_arena, "%s at %s, device %lld", st.user, st.tenant, (long long)st.dev),
		    ROLE_TEXT);
	add(t, "last", "Last exchange", st.last_ok > 0 ? arena_printf(t->row_arena, "%s ago", uisync_age(t, st.last_ok)) : "never", ROLE_TEXT);
	if (st.failures > 0 && !set.off)
		add(t, "next", "Next try", st.next_try <= now ? "now" :
		    arena_printf(t->row_arena, "in %lld s", (long long)((st.next_try - now + 999) / 1000)), ROLE_TEXT);
	add(t, "queue", "Waiting to be sent", count_text(t, st.waiting, "nothing"), ROLE_TEXT);
	add_queue(t, &st, err);
	if ((rc = add_files(t, &st, err)) < 0)
		return rc;
	if (st.custom_trouble[0] != '\0')
		add(t, "custom", "Own fields", st.custom_trouble, ROLE_WARN);
	if (st.custom_lost[0] != '\0')
		add(t, "lost", "Own fields", "the team defines some otherwise; `customise --mine` prints yours", ROLE_WARN);
	add(t, "conflicts", "Conflicts", count_text(t, st.conflicts, "none"), st.conflicts > 0 ? ROLE_WARN : ROLE_TEXT);
	add(t, "parked", "Refused by the server", count_text(t, st.parked, "none"), st.parked > 0 ? ROLE_WARN : ROLE_TEXT);
	return HC_OK;
}

static int
status_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);

	if (r == NULL || c->argc > 0)
		return WINDOW_PASS;
	if (strcmp(r->key, "conflicts") == 0)
		return uisync_conflicts(w->app, err);
	if (strcmp(r->key, "parked") == 0)
		return uisync_parked(w->app, err);
	if (strcmp(r->key, "queue") == 0)
		return uisync_queue(w->app, err);
	if (strncmp(r->key, "object ", 7) == 0) {
		const struct object *o = model_object(w->app->work->model, r->key + 7);

		return o != NULL ? app_open_list(w->app, o, NULL, NULL, err) : HC_OK;
	}
	app_say(w->app, "%s: %s", r->cells[0], r->cells[1]);
	return HC_OK;
}

static bool
any_stale(struct table *t, const struct object *o)
{
	return true;
}

static const struct table_column status_columns[] = { { "What", 24, false }, { "How it stands", 400, false } };
static const struct window_command status_commands[] = { { "open", status_open }, { NULL, NULL } };
static const char *const status_footer[] = { "open", "sync now", "sync toggle", "sync conflicts", "back", NULL };
static const struct table_ops status_ops = {
	.name = "sync",
	.title = "Sync",
	.columns = status_columns,
	.ncolumns = 2,
	.fill = status_fill,
	.commands = status_commands,
	.footer = status_footer,
	.empty = "This workspace stands by itself. `:sync join` ties it to a server.",
	.stale = any_stale,
	.refresh_ms = 1000,
};

int
uisync_status(struct app *app, struct hc_err *err)
{
	return table_push(app, &status_ops, NULL, err);
}

/* What waits, by object. */

static int
queue_fill(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;
	struct sync_queue *q;
	size_t n;
	int rc;

	if ((rc = sync_queue(app->work, t->row_arena, &q, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const struct object *o = model_object(app->work->model, q[i].object);
		const char *cells[] = { o != NULL ? o->plural : q[i].object,
			arena_printf(t->row_arena, "%lld", (long long)q[i].entries), uisync_age(t, q[i].oldest) };

		table_add(t, q[i].object, cells, ROLE_TEXT);
	}
	return HC_OK;
}

static int
queue_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);
	const struct object *o = r != NULL ? model_object(w->app->work->model, r->key) : NULL;

	if (o == NULL || c->argc > 0)
		return c->argc > 0 ? WINDOW_PASS : HC_OK;
	return app_open_list(w->app, o, NULL, NULL, err);
}

static const struct table_column queue_columns[] = { { "Object", 30, false }, { "Changes", 9, true }, { "Oldest", 12, true } };
static const struct window_command queue_commands[] = { { "open", queue_open }, { NULL, NULL } };
static const char *const queue_footer[] = { "open", "sync now", "back", NULL };
static const struct table_ops queue_ops = {
	.name = "sync-queue",
	.title = "Waiting to be sent",
	.columns = queue_columns,
	.ncolumns = 3,
	.fill = queue_fill,
	.commands = queue_commands,
	.footer = queue_footer,
	.empty = "Nothing waits: the server has everything.",
	.stale = any_stale,
};

int
uisync_queue(struct app *app, struct hc_err *err)
{
	return table_push(app, &queue_ops, NULL, err);
}

/* What the server refused. */

static const char *
title_of(struct table *t, const struct sync_parked *p)
{
	struct work *w = t->window.app->work;
	const struct object *o = model_object(w->model, p->object);
	const char *title = o != NULL ? read_title(w->store, o, p->id, t->row_arena) : "";

	return title[0] != '\0' ? title : "not here any more";
}

static const char *
op_word(char op)
{
	return op == 'c' ? "create" : op == 'd' ? "delete" : op == 'r' ? "restore" : "change";
}

static const char *
json_words(struct arena *a, json_t *v)
{
	char *text;
	const char *ret;

	if (json_is_null(v))
		return "nothing";
	if (json_is_string(v))
		return arena_strdup(a, json_string_value(v));
	if (json_is_object(v) && json_is_string(json_object_get(v, "amount")) && json_is_string(json_object_get(v, "currency")))
		return arena_printf(a, "%s %s", json_string_value(json_object_get(v, "amount")),
		    json_string_value(json_object_get(v, "currency")));
	if ((text = json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT)) == NULL)
		return "";
	ret = arena_strdup(a, text);
	free(text);
	return ret;
}

/* "Amount 14000 EUR, Next step call": the values that were to be written, which are kept as JSON. */
static const char *
values_words(struct table *t, const struct sync_parked *p)
{
	const struct object *o = model_object(t->window.app->work->model, p->object);
	json_t *all = json_loads(p->values, 0, NULL), *v;
	struct buf b = BUF_INIT;
	const char *name, *ret;

	json_object_foreach(all, name, v) {
		const struct field *f = o != NULL ? object_field(o, name) : NULL;

		buf_printf(&b, "%s%s %s", b.len > 0 ? ", " : "", f != NULL ? f->label : name, json_words(t->row_arena, v));
	}
	json_decref(all);
	ret = b.len > 0 ? arena_strdup(t->row_arena, buf_str(&b)) : p->op == 'd' ? "" : "erased";
	buf_free(&b);
	return ret;
}

static int
parked_fill(struct table *t, struct hc_err *err)
{
	struct sync_parked *p;
	size_t n;
	int rc;

	if ((rc = sync_parked(t->window.app->work, t->row_arena, &p, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *cells[] = { title_of(t, &p[i]), op_word(p[i].op), p[i].reason, values_words(t, &p[i]), uisync_age(t, p[i].at) };

		table_add(t, arena_printf(t->row_arena, "%lld", (long long)p[i].n), cells, ROLE_WARN);
	}
	return HC_OK;
}

/* Retries or drops what is marked; each is a command as in a shell. */
static int
parked_verb(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const struct table_row *const *rows;
	size_t n = table_targets(t, w->app->turn, &rows);
	bool drop = strcmp(c->name, "delete") == 0;
	int rc = HC_OK;

	if (c->argc > 0)
		return WINDOW_PASS;
	for (size_t i = 0; i < n && rc >= 0; i++) {
		const char *argv[] = { "sync", "parked", drop ? "drop" : "retry", arena_strdup(w->app->turn, rows[i]->key) };

		rc = run_words(w->app, 4, argv, 0, err);
	}
	table_unmark(t);
	table_refresh(t);
	return rc;
}

/* All of it, to read: a row has no room for a sentence and the values. */
static int
parked_read(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);
	struct arena *a = w->app->turn;

	if (r == NULL || c->argc > 0)
		return r == NULL ? HC_OK : WINDOW_PASS;
	text_open(w->app, arena_printf(a, "Refused > %s", r->cells[0]),
	    arena_printf(a, "%s\n\nRefused %s ago: %s%s%s.\n\nBack in the list, e tries again with other values, r as it is, d gives it "
	    "up. Until then it is kept here.\n", r->cells[2], r->cells[4], r->cells[1], r->cells[3][0] != '\0' ? ": " : "",
	    r->cells[3]));
	return HC_OK;
}

/* The prompt with the command begun: the user adds FIELD=VALUE. */
static int
parked_edit(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);

	if (r != NULL)
		app_run(w->app, arena_printf(w->app->turn, "prompt sync parked retry %s", r->key), 0);
	return HC_OK;
}

static const struct table_column parked_columns[] = {
	{ "Record", 28, false }, { "What", 8, false }, { "Why not", 60, false }, { "Values", 60, false }, { "Age", 8, true },
};
static const struct window_command parked_commands[] = {
	{ "open", parked_read }, { "edit", parked_edit }, { "save", parked_verb }, { "delete", parked_verb }, { NULL, NULL }
};
static const char *const parked_footer[] = { "open", "edit", "save", "delete", "back", NULL };
static const struct table_ops parked_ops = {
	.name = "sync-parked",
	.title = "Refused by the server",
	.columns = parked_columns,
	.ncolumns = 5,
	.fill = parked_fill,
	.commands = parked_commands,
	.footer = parked_footer,
	.empty = "The server has refused nothing.",
	.stale = any_stale,
};

int
uisync_parked(struct app *app, struct hc_err *err)
{
	return table_push(app, &parked_ops, NULL, err);
}

/* sync in the workstation: screens for what can be looked at; the exchange is the background's. */

static int
toggle(struct app *app, struct hc_err *err)
{
	struct carry_settings set;
	int rc;

	if ((rc = carry_settings(app->work, app->turn, &set, err)) < 0)
		return rc;
	return uisync_switch(app, !set.off, err);
}

int
uisync_command(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *what = c->argc > 0 ? c->argv[0] : "now";

	if (app->work == NULL)
		return WINDOW_PASS;
	if (strcmp(what, "join") == 0)
		return uisync_join(app, c->argc > 1 ? c->argv[1] : NULL, err);
	if (strcmp(what, "leave") == 0 || strcmp(what, "watch") == 0)
		return hc_fail(err, HC_INVALID, 0, "sync %s is for a shell; leave the workstation and run `hotcrm sync %s`.", what, what);
	if (c->argc > 1)
		return WINDOW_PASS;
	if (strcmp(what, "now") == 0)
		return uisync_now(app, err);
	if (strcmp(what, "status") == 0)
		return uisync_status(app, err);
	if (strcmp(what, "queue") == 0)
		return uisync_queue(app, err);
	if (strcmp(what, "conflicts") == 0)
		return uisync_conflicts(app, err);
	if (strcmp(what, "parked") == 0)
		return uisync_parked(app, err);
	if (strcmp(what, "on") == 0 || strcmp(what, "off") == 0)
		return uisync_switch(app, what[1] == 'f', err);
	if (strcmp(what, "toggle") == 0)
		return toggle(app, err);
	return WINDOW_PASS;
}
