/*
 * session.c - the stack of windows as a file of commands, one block a window, and back.
 *
 * A window is what opened it plus what was done to it since, so a session can be read, and a session of another version loses
 * only what that version did not know. Text that was typed in a form is a draft in the workspace; the form reads it itself.
 */
#include "ui/session.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/env.h"
#include "base/map.h"
#include "base/uuid.h"
#include "cmd/session.h"
#include "model/hot.h"
#include "model/sealed.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/run.h"
#include "ui/park.h"
#include "ui/state.h"
#include "ui/table.h"
#include "ui/window.h"

#define SAVE_MS 1500		/* after the last key */
#define MARKS_MAX 500
#define WINDOWS_MAX 40

const char *
session_name(struct arena *a, const char *user, const char *tty)
{
	char *s;

	tty = tty != NULL ? tty : "tty";
	s = arena_printf(a, "%s-%s", user != NULL && *user != '\0' ? user : "user", strncmp(tty, "/dev/", 5) == 0 ? tty + 5 : tty);

	for (char *p = s; *p != '\0'; p++)
		if (!(*p >= 'a' && *p <= 'z') && !(*p >= 'A' && *p <= 'Z') && !(*p >= '0' && *p <= '9') && *p != '-' && *p != '_')
			*p = '-';
	return s;
}

/* Writing. */

static void
add_id(struct buf *b, const uint8_t id[16])
{
	char text[UUID_TEXT];

	uuid_format(id, text);
	buf_printf(b, " %s", text);
}

static void
add_marks(struct list *l, struct buf *b)
{
	size_t n = 0;

	if (l->mark_all)
		buf_adds(b, " ; mark-all");
	if (l->nmarks == 0 || l->mark_all)
		return;
	buf_adds(b, " ; mark-ids");
	for (size_t i = 0; i < map_count(l->marks) && n < MARKS_MAX; i++) {
		if (map_value(l->marks, i) == NULL)
			continue;
		add_id(b, (const uint8_t *)map_key(l->marks, i));
		n++;
	}
}

static void
add_list(struct list *l, struct buf *b)
{
	buf_printf(b, "list %s", l->object->name);
	if (l->view != NULL && strcmp(l->view->name, "all") != 0)
		buf_printf(b, " %s", l->view->name);
	if (*l->filter != '\0' && !secret_named(l->window.app->work->model, l->filter)) {
		buf_adds(b, " ; filter ");
		hot_quote(b, l->filter);
	}
	if (l->sort != NULL)
		buf_printf(b, " ; sort %s", l->sort);
	buf_adds(b, " ; columns ");
	if (l->rule != NULL)
		for (size_t i = 0; i < l->nown; i++)
			buf_printf(b, "%s%s", i ? "," : "", l->own_paths[i]);
	else
		for (size_t i = 0; i < l->paths.n; i++)
			buf_printf(b, "%s%s", i ? "," : "", l->paths.at[i]);
	if (l->group != NULL)
		buf_printf(b, " ; group %s", l->group);
	if (list_row(l) != NULL) {
		buf_adds(b, " ; goto");
		add_id(b, list_row(l)->id);
	}
	add_marks(l, b);
}

/* Windows that only ask, or that a restart has no use for. */
static bool
opener_known(const char *opened)
{
	static const char *const never[] = { "open", "accept", "palette", "keys", "prompt", "shell", "source", "ask", "new", "form", "edit",
	    "import", "help", "repeat", "copy", "bare", "feed", "messages", "faults", "save", "take" };
	size_t n = strcspn(opened, " ");
	const struct cmd_def *def;
	char name[48];

	if (n == 0 || n >= sizeof(name) || strchr(opened, '\n') != NULL)
		return false;
	memcpy(name, opened, n);
	name[n] = '\0';
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (strcmp(never[i], name) == 0)
			return false;
	def = cmd_find(name);
	return def != NULL && (def->flags & CMD_UI) && !(def->flags & (CMD_WRITES | CMD_NET));
}

void
session_window(struct window *w, struct buf *b)
{
	struct record *rw = record_of(w);
	struct list *l = list_of(w);

	if (w->ops->reopen != NULL) {
		w->ops->reopen(w, b);
	} else if (strcmp(w->ops->name, "form") == 0) {
		struct form *f = (struct form *)w;

		if (f->isnew) {
			buf_printf(b, "open-form %s", f->object->name);
			if (strstr(f->draft, ".new-") != NULL)
				buf_printf(b, " new-%s", strstr(f->draft, ".new-") + 5);
		} else {
			buf_printf(b, "open-form %s", f->object->name);
			add_id(b, f->id);
		}
	} else if (strcmp(w->ops->name, "prompt") == 0) {
		const char *contexts[CONTEXTS_MAX];

		if (w->ops->contexts(w, contexts) > 0 && strcmp(contexts[0], "command") == 0 && w->ops->edit(w)->text.len > 0) {
			buf_adds(b, "prompt ");
			hot_quote(b, edit_text(w->ops->edit(w)));
		}
	} else if (rw != NULL && &rw->window == w) {
		buf_printf(b, "show %s", rw->object->name);
		add_id(b, rw->id);
		if (rw->tab > 0)
			buf_printf(b, " ; tab %zu", rw->tab + 1);
	} else if (l != NULL && &l->window == w && !l->embedded) {
		add_list(l, b);
	} else if (!w->ops->overlay && w->opened != NULL && opener_known(w->opened)) {
		buf_adds(b, w->opened);
	} else if (w->below == NULL && w->opened == NULL) {
		buf_adds(b, "home");
	}
}

void
session_text(struct app *app, struct buf *out)
{
	struct window *stack[WINDOWS_MAX];
	struct buf one = BUF_INIT;
	size_t n = 0;

	buf_adds(out, "# Where one was; written by the program, read at its next start in this terminal.\ndb ");
	hot_quote(out, app->db_path != NULL ? app->db_path : "");
	buf_addc(out, '\n');
	for (struct window *w = app->top; w != NULL && n < WINDOWS_MAX; w = w->below)
		stack[n++] = w;
	while (n-- > 0) {
		buf_reset(&one);
		session_window(stack[n], &one);
		if (one.len > 0)
			buf_printf(out, "window { %s }\n", buf_str(&one));
	}
	buf_free(&one);
}

void
session_touch(struct app *app)
{
	app->session_at = app->env->ticks(app->env) / 1000000 + SAVE_MS;
}

int
session_wait(struct app *app)
{
	int64_t left = app->session_at - app->env->ticks(app->env) / 1000000;

	if (app->session == NULL || app->session_at == 0)
		return 0;
	return left < 1 ? 1 : (int)left;
}

void
session_save(struct app *app)
{
	struct buf b = BUF_INIT;
	struct hc_err err = { .pos = -1 };

	app->session_at = 0;
	if (app->session == NULL || app->work == NULL || app->top == NULL)
		return;
	session_text(app, &b);
	if (app->session_text == NULL || strcmp(app->session_text, buf_str(&b)) != 0) {
		if (state_write(app, arena_printf(app->turn, "session/%s", app->session), buf_str(&b), b.len, &err) < 0)
			app_say(app, "%s", err.msg);
		arena_free(app->session_arena);
		app->session_arena = arena_new("session");
		app->session_text = arena_strdup(app->session_arena, buf_str(&b));
	}
	buf_free(&b);
}

/* Reading. */

static int
run_line(struct app *app, const struct hot_line *l, struct hc_err *err)
{
	const char **argv = ARENA_ARRAY(app->turn, const char *, l->words.n);

	for (size_t i = 0; i < l->words.n; i++)
		argv[i] = l->words.at[i].text;
	return run_words(app, l->words.n, argv, 0, err);
}

/* The first command opens it; what does not work after that is left out. A view that is no more is the whole list. */
int
session_open(struct app *app, const char *text, struct hc_err *err)
{
	struct window *was = app->top;
	struct hot_text parsed;
	int rc;

	if ((rc = hot_commands(app->turn, text, NULL, &parsed, err)) < 0 || parsed.directives.n == 0)
		return rc;
	for (size_t i = 0; i < parsed.directives.n; i++) {
		struct hot_line *l = &parsed.directives.at[i].lines.at[0];
		struct hc_err e = { .pos = -1 };

		if ((rc = run_line(app, l, &e)) < 0 && i == 0 && l->words.n == 3 && strcmp(l->words.at[0].text, "list") == 0) {
			*err = e;
			l->words.n = 2;
			if (run_line(app, l, &e) >= 0)
				continue;
		}
		if (rc < 0)
			*err = e;
		if (i == 0 && (rc < 0 || app->top == was))
			return rc;
	}
	return err->code;
}

bool
session_restore(struct app *app, const char *name)
{
	return session_return(app, state_read(app, app->turn, arena_printf(app->turn, "session/%s", name)));
}

bool
session_return(struct app *app, const char *text)
{
	struct hot_text parsed;
	struct hc_err first = { .pos = -1 };
	size_t lost = 0;
	bool ours = false;

	if (text == NULL || hot_commands(app->turn, text, NULL, &parsed, NULL) < 0)
		return false;
	for (size_t i = 0; i < parsed.directives.n; i++) {
		const struct hot_line *l = &parsed.directives.at[i].lines.at[0];
		struct hc_err err = { .pos = -1 };

		if (l->words.n != 2)
			continue;
		if (strcmp(l->words.at[0].text, "db") == 0)
			ours = app->db_path != NULL && strcmp(l->words.at[1].text, app->db_path) == 0;
		if (!ours || strcmp(l->words.at[0].text, "window") != 0 || session_open(app, l->words.at[1].text, &err) >= 0)
			continue;
		if (lost++ == 0)
			first = err;
	}
	if (lost > 0)
		app_say(app, lost > 1 ? "Not all is as it was: %s (and %zu more)" : "Not all is as it was: %s", first.msg, lost - 1);
	return ours && app->top != NULL;
}

/* goto ID: the cursor on a record of this list. */
static int
run_goto(struct app *app, const struct call *c, struct hc_err *err)
{
	struct list *l = app->top != NULL ? list_of(app->top) : NULL;
	uint8_t id[16];
	int rc;

	if (l == NULL || c->argc == 0)
		return hc_fail(err, HC_INVALID, 0, "goto needs a list and a record: goto Acme.");
	if ((rc = engine_find(app->work, l->object, c->rest, app->turn, id, err)) < 0)
		return rc;
	list_show(l, id);
	return HC_OK;
}

/* mark-ids ID ...: these rows, whatever else is marked. */
static int
run_mark(struct app *app, const struct call *c, struct hc_err *err)
{
	struct list *l = app->top != NULL ? list_of(app->top) : NULL;
	uint8_t id[16];

	if (l == NULL || c->argc == 0)
		return hc_fail(err, HC_INVALID, 0, "mark-ids needs a list and ids.");
	for (size_t i = 0; i < c->argc; i++)
		if (uuid_parse(c->argv[i], id))
			list_mark(l, id, true);
	return HC_OK;
}

/* open-form OBJECT [RECORD]: what was typed there before comes back by itself. */
static int
run_open_form(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o = c->argc > 0 ? model_object(app->work->model, c->argv[0]) : NULL;
	uint8_t id[16];
	int rc;

	if (o == NULL)
		return hc_fail(err, HC_INVALID, 0, "open-form needs an object, and a record unless it shall be new.");
	if (c->argc == 1)
		return form_new(app, o, NULL, NULL, err);
	if (strncmp(c->argv[1], "new-", 4) == 0)
		return form_new_draft(app, o, arena_printf(app->turn, "draft.%s.%s", o->name, c->argv[1]), err);
	if ((rc = engine_find(app->work, o, c->rest + strlen(c->argv[0]) + 1, app->turn, id, err)) < 0)
		return rc;
	return form_edit(app, o, id, NULL, err);
}

/* Sessions of other terminals. */

static int
sessions_fill(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;
	char *dir = state_path(app, app->turn, "session");
	struct cmd c = { .env = app->env, .work = app->work, .arena = app->turn };
	DIR *d = opendir(dir);
	struct dirent *e;
	struct stat st;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char windows[16];
		const char *cells[3] = { e->d_name, NULL, windows };
		char *text, *s;
		int n = 0;

		if (strchr(e->d_name, '.') != NULL || stat(arena_printf(app->turn, "%s/%s", dir, e->d_name), &st) < 0 ||
		    (text = state_read(app, app->turn, arena_printf(app->turn, "session/%s", e->d_name))) == NULL)
			continue;
		for (s = text; (s = strstr(s, "\nwindow {")) != NULL; s++)
			n++;
		snprintf(windows, sizeof(windows), "%d", n);
		cells[1] = cmd_when(&c, (int64_t)st.st_mtim.tv_sec * 1000);
		table_add(t, e->d_name, cells, app->session != NULL && strcmp(app->session, e->d_name) == 0 ? ROLE_DIM : ROLE_TEXT);
	}
	if (d != NULL)
		closedir(d);
	return HC_OK;
}

static int
sessions_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);

	if (r != NULL && !session_restore(w->app, arena_strdup(w->app->turn, r->key)))
		app_say(w->app, "%s is of another workspace.", r->key);
	return HC_OK;
}

static const struct table_column sessions_columns[] = { { "Terminal", 30, false }, { "Left", 18, false }, { "Windows", 8, true } };
static const struct window_command sessions_commands[] = { { "open", sessions_open }, { NULL, NULL } };
static const struct table_ops sessions_ops = {
	.name = "sessions",
	.title = "Sessions",
	.columns = sessions_columns,
	.ncolumns = 3,
	.fill = sessions_fill,
	.commands = sessions_commands,
	.empty = "No session was left yet.",
};

/* Drafts: what was typed in forms and is not saved. */

static int
drafts_fill(struct table *t, struct hc_err *err)
{
	struct app *app = t->window.app;
	const char **keys;
	size_t n;
	int rc;

	park_take(app);
	if ((rc = store_meta_keys(app->work->store, t->row_arena, "draft.", 1000, &keys, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *object = keys[i] + 6, *dot = strchr(object, '.');
		const struct object *o = dot != NULL ?
		    model_object(app->work->model, arena_strndup(app->turn, object, (size_t)(dot - object))) : NULL;
		uint8_t id[16];
		bool known = dot != NULL && uuid_parse(dot + 1, id);
		const char *title = o != NULL && known ? read_title(app->work->store, o, id, app->turn) : "";
		const char *typed = o != NULL && !known ? form_draft_title(app, app->turn, o, keys[i]) : NULL;
		const char *cells[] = { o != NULL ? o->label : object, known ? title : typed == NULL ? "new" :
		    arena_printf(app->turn, "new: %s", typed) };

		table_add(t, keys[i], cells, o != NULL ? ROLE_TEXT : ROLE_DIM);
	}
	return HC_OK;
}

static int
drafts_open(struct window *w, const struct call *c, struct hc_err *err)
{
	const struct table_row *r = table_current((struct table *)w);
	const char *object = r != NULL ? r->key + 6 : "", *dot = strchr(object, '.');
	const struct object *o;
	uint8_t id[16];

	if (dot == NULL || (o = model_object(w->app->work->model, arena_strndup(w->app->turn, object, (size_t)(dot - object)))) == NULL)
		return HC_OK;
	return uuid_parse(dot + 1, id) ? form_edit(w->app, o, id, NULL, err) : form_new_draft(w->app, o, r->key, err);
}

static int
drafts_delete(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const struct table_row *const *rows;
	size_t n = table_targets(t, w->app->turn, &rows);
	int rc = HC_OK;

	for (size_t i = 0; i < n && rc >= 0; i++)
		rc = store_meta_put(w->app->work->store, rows[i]->key, NULL, err);
	table_unmark(t);
	table_refresh(t);
	return rc;
}

static bool
drafts_stale(struct table *t, const struct object *o)
{
	return true;
}

static const struct table_column drafts_columns[] = { { "Of", 24, false }, { "Record", 60, false } };
static const struct window_command drafts_commands[] = { { "open", drafts_open }, { "delete", drafts_delete }, { NULL, NULL } };
static const char *const drafts_footer[] = { "open", "delete", "back", NULL };
static const struct table_ops drafts_ops = {
	.name = "drafts",
	.title = "Drafts",
	.columns = drafts_columns,
	.ncolumns = 2,
	.fill = drafts_fill,
	.commands = drafts_commands,
	.footer = drafts_footer,
	.empty = "No form was left unsaved.",
	.stale = drafts_stale,
};

void
drafts_changed(struct app *app)
{
	for (struct window *w = app->top; w != NULL; w = w->below)
		if (table_window(w, &drafts_ops) != NULL)
			table_window(w, &drafts_ops)->is_stale = true;
}

int
session_command(struct app *app, const struct call *c, struct hc_err *err)
{
	if (app->work == NULL)
		return WINDOW_PASS;
	if (strcmp(c->name, "goto") == 0)
		return run_goto(app, c, err);
	if (strcmp(c->name, "mark-ids") == 0)
		return run_mark(app, c, err);
	if (strcmp(c->name, "open-form") == 0)
		return run_open_form(app, c, err);
	if (strcmp(c->name, "sessions") == 0)
		return table_push(app, &sessions_ops, NULL, err);
	if (strcmp(c->name, "drafts") == 0)
		return table_push(app, &drafts_ops, NULL, err);
	return WINDOW_PASS;
}
