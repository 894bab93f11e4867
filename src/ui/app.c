/*
 * app.c - the workstation's life: made, fed with events, asked for work, taken apart.
 *
 * How a key becomes a command is run.c's, what the screen shows draw.c's, what the commands do each window's.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/log.h"
#include "base/utf8.h"
#include "job/job.h"
#include "host/host.h"
#include "ui/block.h"
#include "ui/config.h"
#include "ui/draw.h"
#include "ui/everyday.h"
#include "ui/list.h"
#include "ui/park.h"
#include "ui/place.h"
#include "ui/record.h"
#include "ui/remote.h"
#include "ui/run.h"
#include "ui/runner.h"
#include "ui/session.h"
#include "ui/start.h"
#include "ui/sync.h"
#include "ui/team.h"
#include "ui/trail.h"
#include "ui/user.h"
#include "ui/watch.h"
#include "ui/window.h"

#define SAID_MAX 2000		/* messages kept */
#define WAIT_SAY_MS 6		/* somebody else's transaction is announced in the frame of the key */
#define SCRIPT_WAIT_MS 700	/* for it, where nobody can press Esc */
#define PATIENT_MS 1000		/* no person is so */
#define CACHE_KB 8000		/* of the file; a list of any length shows one page of it */
#define SLOW_MS 8		/* a read within a frame needs no worker */

void *
window_new(struct app *app, const struct window_ops *ops, size_t size)
{
	struct arena *a = arena_new("window");
	struct window *w = arena_alloc(a, size);

	w->ops = ops;
	w->app = app;
	w->arena = a;
	w->number = w->generation = ++app->generation;
	return w;
}

void
window_free(struct window *w)
{
	if (w->app->worker != NULL)
		worker_cancel(w->app->worker, w->generation);
	if (w->ops->close != NULL)
		w->ops->close(w);
	arena_free(w->arena);
}

void
window_push(struct window *w)
{
	trail_leaving(w->app, w->app->top);
	w->below = w->app->top;
	w->opened = w->app->running != NULL ? arena_strdup(w->arena, w->app->running) : NULL;
	w->app->top = w;
	w->app->dirty = true;
}

void
window_close(struct window *w)
{
	struct app *app = w->app;

	trail_leaving(app, w);
	for (struct window **p = &app->top; *p != NULL; p = &(*p)->below)
		if (*p == w) {
			*p = w->below;
			break;
		}
	window_free(w);
	app->dirty = true;
}

bool
window_in_sight(const struct window *w)
{
	for (const struct window *top = w->app->top; top != NULL; top = top->below)
		if (top == w || !top->ops->overlay)
			return top == w;
	return false;
}

void
window_renew(struct window *w)
{
	if (w->app->worker != NULL)
		worker_cancel(w->app->worker, w->generation);
	w->generation = ++w->app->generation;
}

struct window *
app_focus(struct app *app)
{
	return app->top;
}

size_t
app_contexts(struct app *app, const char *ret[])
{
	struct window *w = app->top, *inner;
	size_t n = 0;

	if (w == NULL) {
		ret[0] = "browse";
		ret[1] = NULL;
		return 1;
	}
	if (w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		n = inner->ops->contexts(inner, ret);
	n += w->ops->contexts(w, ret + n);
	ret[n] = NULL;
	for (size_t i = 0; i < n; i++)	/* else no line of a file could bind keys there */
		assert(place_known(ret[i], NULL));
	return n;
}

static void
observe(void *arg, const struct object *o, const uint8_t id[16], char op)
{
	uisync_edited(arg);
	app_changed(arg, o, id, op);
}

void
app_changed(struct app *app, const struct object *o, const uint8_t id[16], char op)
{
	for (struct window *w = app->top; w != NULL; w = w->below)
		if (w->ops->changed != NULL)
			w->ops->changed(w, o, id, op);
	team_changed(app, o);
	event_saved(app, o, id, op);
	remote_saved(app, o, id, op);
	everyday_changed(app, o);
	app->dirty = true;
}

/* A save wants the writers' lock and another program has it. Nothing of the save is done yet: what is typed meanwhile comes after
   it, and Esc leaves everything as it was typed. */
static bool
waits(void *arg, int ms)
{
	struct app *app = arg;

	if (app->terminal == NULL)
		return ms >= SCRIPT_WAIT_MS;
	if (ms < WAIT_SAY_MS)
		return false;
	draw_bottom_line(app, "Waiting for another program's save   Esc gives up, nothing is lost");
	app->dirty = true;
	return app->terminal->hold(app->terminal->arg);
}

int
app_use_work(struct app *app, struct work *w)
{
	app->work = w;
	if (w != NULL) {
		engine_observe(w, observe, app);
		store_on_wait(w->store, waits, app);
		store_cache(w->store, CACHE_KB);
		store_checkpoint_apart(w->store, true);
		app->model = model_ref(w->model);
		park_take(app);
	}
	watch_start(app);
	return HC_OK;
}

/* The windows are closed and what they ran is over; nothing stands on the old generation any more. */
static void
begin_anew(struct app *app)
{
	while (app->top != NULL)
		window_close(app->top);
	worker_free(app->worker);
	app->worker = NULL;
	everyday_forget_asked(app);
	model_unref(app->model);
	app_use_work(app, app->work);
}

void
app_follow_model(struct app *app)
{
	if (app->work == NULL || app->work->model == app->model)
		return;
	begin_anew(app);
	app_home(app);
}

/* Another program changed fields or plugins: the windows come back where they were, on the new generation. Not under somebody's
   fingers: what is typed, asked or worked at is finished first. */
static void
take_model(struct app *app)
{
	struct window *w = app->top;
	struct hc_err err = { .pos = -1 };
	struct buf where = BUF_INIT;
	struct list *l;
	long line;
	int rc;

	if (app->task != NULL || app->waiting != NULL || app->npending > 0 || w == NULL || w->ops->overlay ||
	    (w->ops->edit != NULL && w->ops->edit(w) != NULL))
		return;
	app->model_stale = false;
	line = (l = list_of(w)) != NULL ? l->cursor - l->top : 0;
	session_text(app, &where);
	if ((rc = work_follow(app->work, &err)) < 0)
		app_error(app, &err);
	if (rc == 1) {
		const char *text = buf_str(&where);

		begin_anew(app);
		if (!session_return(app, text))
			app_home(app);
		if ((l = list_of(app->top)) != NULL)
			list_keep_line(l, line);
		app_say(app, "Fields or plugins were changed by another program; here they are.");
	}
	buf_free(&where);
}

int
app_new(const struct app_options *o, struct app **ret, struct hc_err *err)
{
	struct arena *a = arena_new("app");
	struct app *app = ARENA_NEW(a, struct app);
	int rc;

	app->env = o->env;
	app->arena = a;
	app->turn = arena_new("turn");
	app->db_path = o->db_path;
	app->readonly = o->readonly;
	app->no_plugins = o->no_plugins;
	app->clean = o->clean;
	app->conf = o->conf;
	app->preset = "vim";
	app->canvas = canvas_new(o->w, o->h);
	app->keymap = keymap_new(a);
	app->mouse = app->cursor_auto = app->focused = true;
	app->dirty = true;
	app->slow_ms = SLOW_MS;
	uicommands_register();
	user_reset(app);
	app_use_work(app, o->work);	/* a line of the files may be a command that wants it */
	if ((rc = config_read(app, err)) < 0) {
		app_free(app);
		return rc;
	}
	if (app->theme == NULL && app_set_theme(app, "auto", NULL) < 0) {
		app->theme_arena = arena_new("theme");
		app->theme = ARENA_NEW(app->theme_arena, struct theme);
		theme_fallback(app->theme);
	}
	app->reader |= o->reader;
	app->session = o->session != NULL ? arena_strdup(a, o->session) : NULL;
	if (app->work != NULL && app->session != NULL && !o->fresh && session_restore(app, app->session))
		app->dirty = true;
	else if (app->work != NULL)
		app_home(app);
	else
		start_open(app);
	trail_turn_ends(app);
	event_raise(app, "start", NULL);
	event_drain(app);
	*ret = app;
	return HC_OK;
}

struct work *
app_free(struct app *app)
{
	struct work *w = app->work;

	if (w != NULL) {
		store_checkpoint_apart(w->store, false);
		store_on_wait(w->store, NULL, NULL);
	}
	if (app->task != NULL)
		app_task(app, NULL);
	session_save(app);
	runner_free(app);
	trail_free(app);
	remote_close(app);
	while (app->top != NULL)
		window_close(app->top);
	uisync_stop(app);
	watch_stop(app);
	arena_free(app->session_arena);
	block_drop(app);
	user_free(app->user);
	worker_free(app->helper);
	everyday_free(app);
	worker_free(app->worker);
	model_unref(app->model);
	canvas_free(app->canvas);
	arena_free(app->theme_arena);
	arena_free(app->choosing);
	buf_free(&app->message);
	buf_free(&app->copy);
	buf_free(&app->note);
	arena_free(app->turn);
	arena_free(app->arena);
	return w;
}

int
app_set_theme(struct app *app, const char *name, struct hc_err *err)
{
	static const char *const files[] = { "auto", "auto-dark", "auto-light" };
	struct arena *a = arena_new("theme");
	bool follows = strcmp(name, "auto") == 0;
	struct theme *t;
	int rc;

	if ((rc = theme_load(a, app->env, follows ? files[app->background] : name, &t, err)) < 0) {
		arena_free(a);
		return rc;
	}
	app->theme_auto = follows;
	for (size_t i = 0; i < t->nfaults; i++)
		config_fault(app, t->faults[i]);
	if (t->fault != NULL) {
		app_say(app, t->nfaults > 1 ? "%s  (%zu more; :faults lists them)" : "%s", t->fault, t->nfaults - 1);
		app->message_role = ROLE_ERROR;
		app->message_kept = true;
	}
	arena_free(app->theme_arena);
	app->theme_arena = a;
	app->theme = t;
	app->theme_changed = app->dirty = true;
	watch_theme(app);
	return HC_OK;
}

/* Kept for :messages; the older half goes when there are too many. */
static void
note_said(struct app *app, int role)
{
	struct said s = { .at = app->env->now(app->env), .role = role };

	if (app->said.n >= SAID_MAX) {
		memmove(app->said.at, app->said.at + SAID_MAX / 2, SAID_MAX / 2 * sizeof(*app->said.at));
		app->said.n = SAID_MAX / 2;
	}
	s.text = arena_strdup(app->arena, buf_str(&app->message));
	vec_push(app->arena, &app->said, s);
}

void
app_say(struct app *app, const char *fmt, ...)
{
	va_list ap;

	buf_reset(&app->message);
	va_start(ap, fmt);
	buf_vprintf(&app->message, fmt, ap);
	va_end(ap);
	app->message_role = ROLE_MESSAGE;
	app->dirty = true;
	note_said(app, ROLE_MESSAGE);
}

void
app_error(struct app *app, const struct hc_err *err)
{
	app_say(app, "%s", err->msg);
	app->message_role = ROLE_ERROR;
	if (app->said.n > 0)
		app->said.at[app->said.n - 1].role = ROLE_ERROR;
}

void
app_resize(struct app *app, int w, int h)
{
	canvas_resize(app->canvas, w, h);
	app->dirty = true;
}

static bool
past(void *arg)
{
	const struct app *app = arg;

	return app->env->ticks(app->env) > app->read_until;
}

bool
app_patient(const struct app *app)
{
	return app->slow_ms > PATIENT_MS;
}

void
app_limit(struct app *app, int ms)
{
	store_search_apart(app->work->store, ms > 0 && !app_patient(app));
	if (ms > 0 && ms < app->slow_ms && app->slow_ms > SLOW_MS)
		ms = app->slow_ms;	/* a script's */
	app->read_until = app->env->ticks(app->env) + ms * INT64_C(1000000);
	store_interrupt(app->work->store, ms > 0 ? past : NULL, app);
}

size_t
app_fds(const struct app *app, int ret[APP_FDS])
{
	size_t n = 0;

	if (app->worker != NULL)
		ret[n++] = worker_fd(app->worker);
	if (app->helper != NULL)
		ret[n++] = worker_fd(app->helper);
	n += runner_fds(app, ret + n);
	if (uisync_fd(app) >= 0)
		ret[n++] = uisync_fd(app);
	if (watch_fd(app) >= 0)
		ret[n++] = watch_fd(app);
	n += remote_fds(app, ret + n, APP_FDS - n);
	return n;
}

int
app_wait(struct app *app)
{
	const int all[] = { app->tick_ms, event_idle_wait(app), session_wait(app), everyday_wait(app), watch_wait(app),
	    runner_wait(app) };
	int ret = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i] > 0 && (ret == 0 || all[i] < ret))
			ret = all[i];
	return ret;
}

bool
app_busy(const struct app *app)
{
	return app->task != NULL;
}

void
app_task(struct app *app, struct task *t)
{
	if (app->task != NULL) {
		app->task->cancel(app->task);
		arena_free(app->task->arena);
	}
	app->task = t;
	app->dirty = true;
}

void
app_tick(struct app *app)
{
	app->tick_ms = 0;
	event_idle(app);
	everyday_tick(app);
	watch_tick(app);
	theme_follow(app);
	runner_tick(app);
	if (session_wait(app) == 1)
		session_save(app);
	for (struct window *w = app->top; w != NULL; w = w->below)
		if (w->ops->tick != NULL)
			w->ops->tick(w);
}

static void
task_step(struct app *app)
{
	struct task *t = app->task;
	int rc = t->step(t);

	app->dirty = true;
	if (rc == 1)
		return;
	app->task = NULL;
	arena_free(t->arena);
}

bool
app_work(struct app *app)
{
	bool was = app->dirty;

	app_shorten_log(app);
	if (app->model_stale)
		take_model(app);

	if (app->worker != NULL && worker_take(app->worker) > 0)
		app->dirty = true;
	app->dirty |= runner_work(app);
	uisync_take(app);
	watch_take(app);
	remote_take(app);
	if (app->helper != NULL && worker_take(app->helper) > 0)
		app->dirty = true;
	if (app->task != NULL)
		task_step(app);
	return app->dirty && !was;
}

static bool
settled(struct worker *w)
{
	if (w == NULL)
		return true;
	worker_drain(w);
	return worker_take(w) == 0 && worker_idle(w);
}

void
app_settle(struct app *app)
{
	for (;;) {
		while (app->task != NULL)
			task_step(app);
		if (settled(app->worker) && settled(app->helper) && runner_settle(app) && app->task == NULL)
			return;
	}
}

void
app_hangup(struct app *app)
{
	session_save(app);
	/* forms keep their drafts when they close */
	while (app->top != NULL)
		window_close(app->top);
	app->quit = true;
}
