/*
 * runner.c - see runner.h.
 *
 * A run opens the workspace for itself, with a model and rights of its own, and closes it when it is over: it shares nothing
 * with the thread of the keys but the program, and costs nothing while none runs. What crosses is one struct run, which belongs
 * to the runner's thread from worker_post() until its answer is taken; only `stop` and `percent` are looked at meanwhile.
 */
#include "ui/runner_impl.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/uuid.h"
#include "store/secret.h"
#include "ui/block.h"
#include "ui/run.h"
#include "ui/sync.h"
#include "ui/text.h"

#define SHOW_MS 150		/* what is over sooner is not announced */
#define COUNT_MS 1000		/* between two looks at how far it is */
#define HERE_MAX 50		/* entries of a change that is taken back on the spot */
#define LEAST_WIDTH 20

struct runner {
	struct worker *lanes[LANES];
	struct run *runs;		/* in the order in which they were given */
	const char *name;		/* of the result that is kept */
	struct arena *kept;
	const char *text;
};

static int64_t
ticks(const struct app *app)
{
	return app->env->ticks(app->env) / 1000000;
}

static void
free_run(struct run *r)
{
	secret_loan_free(r->loan);
	buf_free(&r->printed);
	arena_free(r->own);
	arena_free(r->arena);
}

static void
unlink_run(struct runner *u, struct run *r)
{
	for (struct run **p = &u->runs; *p != NULL; p = &(*p)->next)
		if (*p == r) {
			*p = r->next;
			return;
		}
}

/* The windows hear what it saved as they hear of any save. */
static void
tell_windows(struct run *r)
{
	struct app *app = r->app;

	for (size_t i = 0; i < r->touched.n && app->work != NULL; i++) {
		const struct save_news *t = &r->touched.at[i];
		const struct object *o = model_object(app->work->model, t->object);

		if (o != NULL)
			app_changed(app, o, t->all ? NULL : t->id, t->op);
	}
	if (r->touched.n > 0) {
		work_turn(app->work);
		uisync_edited(app);
	}
}

static void
keep_result(struct runner *u, const struct run *r)
{
	arena_free(u->kept);
	u->kept = arena_new("result");
	u->name = arena_strdup(u->kept, r->line);
	u->text = arena_strdup(u->kept, buf_str(&r->printed));
}

/* What it printed: one line is a message, more a window, which opens only where the command was given and nobody types. */
static void
show(struct run *r)
{
	struct app *app = r->app;
	const char *s = buf_str(&r->printed), *nl = strchr(s, '\n'), *was = app->running;
	struct window *top = app->top;

	if (*s == '\0' || r->quiet)
		return;
	if (nl == NULL || nl[1] == '\0') {
		app_say(app, "%.*s", (int)(nl != NULL ? (size_t)(nl - s) : strlen(s)), s);
		return;
	}
	keep_result(app->runner, r);
	if ((top != NULL ? top->number : 0) != r->from || (top != NULL && top->ops->edit != NULL && top->ops->edit(top) != NULL)) {
		app_say(app, "%.60s is done; :result shows it.", r->line);
		app->message_kept = true;
		return;
	}
	app->running = r->line;
	text_open(app, r->line, s);
	app->running = was;
}

/* The last of its own words, if it had any. */
static void
say_stopped(struct run *r)
{
	const char *s = buf_str(&r->printed), *last = s;

	for (const char *nl = s; (nl = strchr(nl, '\n')) != NULL && nl[1] != '\0'; last = nl)
		nl++;
	if (*last != '\0') {
		app_say(r->app, "%.*s", (int)strcspn(last, "\n"), last);
		return;
	}
	app_say(r->app, r->lane == READS || r->touched.n == 0 ? "%.60s was stopped; nothing was changed." :
	    "%.60s was stopped; what it saved until then stays, u takes it back.", r->line);
}

/* Somebody is asked, or a key is half typed: a window or a message now would come in between. */
static bool
in_between(const struct app *app)
{
	return app->npending > 0 || (app->top != NULL && app->top->ops->overlay);
}

static bool
deliver(struct run *r)
{
	struct app *app = r->app;
	struct block *b = r->block;
	bool stopped_now = r->code == HC_BUSY && atomic_load(&r->stop);

	if (!r->told) {
		r->told = true;
		tell_windows(r);
	}
	if (!r->abandoned && !r->quiet && (b == NULL || b->over == NULL) && in_between(app))
		return false;
	unlink_run(app->runner, r);
	if (!r->abandoned) {
		if (stopped_now)
			say_stopped(r);
		else
			show(r);
		if (b != NULL)
			block_go_on(app, b, r->code, &r->err, stopped_now);
		else if (r->code < 0 && !stopped_now)
			app_error(app, &r->err);
	}
	free_run(r);
	app->dirty = true;
	app_turn_ends(app);
	return true;
}

void
runner_deliver(struct app *app)
{
	struct run *r = app->runner != NULL ? app->runner->runs : NULL;

	while (r != NULL)	/* what is delivered is gone, and what its line goes on with may be more: from the beginning */
		r = r->over && deliver(r) ? app->runner->runs : r->next;
}

/* implements job.done */
static void
ended(struct job *j, void *arg)
{
	struct run *r = j->data;

	r->over = true;
	r->code = j->code;
	if (j->code < 0 && r->err.code == 0)
		r->err = j->err;	/* the thread itself did not come up */
	r->app->dirty = true;
}

static const char *
join(struct arena *a, size_t argc, const char *const *argv)
{
	struct buf b = BUF_INIT;
	char *s;

	for (size_t i = 0; i < argc; i++)
		buf_printf(&b, "%s%s", i > 0 ? " " : "", argv[i]);
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static struct runner *
runner_of(struct app *app)
{
	if (app->runner == NULL)
		app->runner = ARENA_NEW(app->arena, struct runner);
	return app->runner;
}

/* A run that is about to begin; *ret NULL with HC_BUSY: there is no thread for it. */
static int
begin(struct app *app, enum lane lane, const char *line, struct run **ret, struct hc_err *err)
{
	struct runner *u = runner_of(app);
	struct arena *a;
	struct run *r, **at;
	char *user;

	if (u->lanes[lane] == NULL && (u->lanes[lane] = worker_new(NULL, NULL, NULL)) == NULL)
		return hc_fail(err, HC_BUSY, 0, "the system gives no thread to run %.60s on.", line);
	a = arena_new("command");
	r = ARENA_NEW(a, struct run);
	user = arena_alloc(a, UUID_TEXT);
	uuid_format(app->work->user, user);
	*r = (struct run){
		.app = app, .arena = a, .line = arena_strdup(a, line),
		.path = arena_strdup(a, store_path(app->work->store)), .user = user, .no_plugins = app->no_plugins,
		.readonly = app->readonly, .width = app->canvas->w > LEAST_WIDTH + 2 ? app->canvas->w - 2 : LEAST_WIDTH, .lane = lane,
		.loan = secret_lend(store_secret(app->work->store)), .from = app->top != NULL ? app->top->number : 0, .block = app->block, .since = ticks(app),
		.quiet = app->quiet, .err = { .pos = -1 },
	};
	atomic_init(&r->stop, false);
	atomic_init(&r->percent, -1);
	for (at = &u->runs; *at != NULL; at = &(*at)->next)
		;
	*at = r;
	*ret = r;
	return HC_OK;
}

static void
post(struct run *r)
{
	struct job *j = job_new("command");

	j->data = r;
	j->run = runner_run;
	j->done = ended;
	worker_post(r->app->runner->lanes[r->lane], j);
}

static int
start(struct app *app, const struct cmd_def *def, size_t argc, const char *const *argv, const char *line, struct hc_err *err)
{
	const char **words;
	struct run *r;
	int rc;

	if ((rc = begin(app, def->flags & CMD_WRITES ? WRITES : READS, line, &r, err)) < 0)
		return rc;
	words = ARENA_ARRAY(r->arena, const char *, argc + 1);
	for (size_t i = 0; i < argc; i++)
		words[i] = arena_strdup(r->arena, argv[i]);
	r->def = def;
	r->argc = argc;
	r->argv = words;
	post(r);
	return HC_OK;
}

int
runner_post(struct app *app, const char *what, int (*fn)(struct cmd *c, void *arg, struct hc_err *err), void *arg,
    struct arena *arena, struct hc_err *err)
{
	struct run *r;
	int rc;

	if ((rc = begin(app, WRITES, what, &r, err)) < 0)
		return rc;
	r->fn = fn;
	r->arg = arg;
	r->own = arena;
	post(r);
	return HC_OK;
}

/* A small change is taken back on the spot. A large one is named by its number: what is saved meanwhile is not meant. */
static int
reversal(struct app *app, bool redo, size_t *argc, const char *const **argv, struct hc_err *err)
{
	struct work *w = app->work;
	struct tx_info *txs;
	const char **words;
	int64_t tx;
	size_t n = 0;

	for (size_t i = 1; i < *argc; i++)
		if ((*argv)[i][0] != '-')
			return HC_OK;		/* it has a number */
	if (runner_writes(app))
		return hc_fail(err, HC_BUSY, 0, "a command still writes; %s when it is done, or give the number of a change (U lists them).",
		    redo ? "redo" : "undo");
	if (journal_last(w->store, w->user, redo, &tx, NULL) < 0 ||
	    journal_txs(w->store, tx + 1, 1, app->turn, &txs, &n, NULL) < 0 || n == 0 || txs[0].entries <= HERE_MAX)
		return WINDOW_PASS;
	words = ARENA_ARRAY(app->turn, const char *, *argc + 1);
	memcpy(words, *argv, *argc * sizeof(*words));
	words[(*argc)++] = arena_printf(app->turn, "%lld", (long long)tx);
	*argv = words;
	return HC_OK;
}

int
runner_take(struct app *app, size_t argc, const char *const *argv, struct hc_err *err)
{
	struct cmd base = { .work = app->work, .arena = app->turn };
	const char *line = join(app->turn, argc, argv), *name = argv[0], **words;
	const struct cmd_def *def;
	int rc;

	if (app->work == NULL || app->reading || store_is_remote(store_path(app->work->store)))
		return WINDOW_PASS;
	if ((strcmp(name, "undo") == 0 || strcmp(name, "redo") == 0) &&
	    (rc = reversal(app, name[0] == 'r', &argc, &argv, err)) != HC_OK)
		return rc;
	words = arena_dup(app->turn, argv, argc * sizeof(*argv));
	cmd_unquote(name, argc, words, app->turn);
	argv = words;
	if (cmd_resolve(&base, &argc, &argv, &def, err) < 0 || !(def->flags & CMD_APART))
		return WINDOW_PASS;	/* who runs it here says what is wrong */
	return start(app, def, argc, argv, line, err);
}

bool
runner_awaits(const struct app *app, const struct block *b)
{
	for (const struct run *r = app->runner != NULL ? app->runner->runs : NULL; r != NULL; r = r->next)
		for (const struct block *x = r->abandoned ? NULL : r->block; x != NULL; x = x->caller)
			if (x == b)
				return true;
	return false;
}

bool
runner_writes(const struct app *app)
{
	for (const struct run *r = app->runner != NULL ? app->runner->runs : NULL; r != NULL; r = r->next)
		if (!r->over && r->lane == WRITES)
			return true;
	return false;
}

static struct run *
newest(const struct app *app, bool writes)
{
	struct run *ret = NULL;

	for (struct run *r = app->runner != NULL ? app->runner->runs : NULL; r != NULL; r = r->next)
		if (!r->over && !r->abandoned && !atomic_load(&r->stop) && (writes || r->lane == READS))
			ret = r;
	return ret;
}

bool
runner_key(struct app *app, struct key k)
{
	bool esc = k.code == KEY_ESC, ctrl_c = k.code == 'c' && k.mods == MOD_CTRL;
	struct window *w = app->top;
	struct run *r;

	if ((!esc && !ctrl_c) || app->npending > 0 || app->counting ||
	    (w != NULL && (w->ops->overlay || (w->ops->edit != NULL && w->ops->edit(w) != NULL))) ||
	    (r = newest(app, ctrl_c)) == NULL)
		return false;
	atomic_store(&r->stop, true);
	if (r->lane == WRITES) {	/* how that went is said when it is known */
		app_say(app, "Stopping %.60s", r->line);
		return true;
	}
	r->abandoned = true;
	app_say(app, "%.60s was stopped.", r->line);
	if (r->block != NULL)
		block_go_on(app, r->block, HC_BUSY, NULL, true);
	r->block = NULL;
	return true;
}

const char *
runner_status(struct app *app)
{
	struct run *r = newest(app, true);
	int percent;

	if (r == NULL || ticks(app) - r->since < SHOW_MS)
		return NULL;
	percent = atomic_load(&r->percent);
	return arena_printf(app->turn, "%.40s%s   %s stops", r->line,
	    percent >= 0 ? arena_printf(app->turn, " %d %%", percent) : "", r->lane == READS ? "Esc" : "C-c");
}

int
runner_result(struct app *app, struct hc_err *err)
{
	struct runner *u = app->runner;

	if (u == NULL || u->text == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "no command has printed more than a line yet.");
	text_open(app, u->name, u->text);
	return HC_OK;
}

size_t
runner_fds(const struct app *app, int ret[2])
{
	size_t n = 0;

	for (int i = 0; app->runner != NULL && i < LANES; i++)
		if (app->runner->lanes[i] != NULL)
			ret[n++] = worker_fd(app->runner->lanes[i]);
	return n;
}

bool
runner_work(struct app *app)
{
	bool came = false;

	for (int i = 0; app->runner != NULL && i < LANES; i++)
		came |= app->runner->lanes[i] != NULL && worker_take(app->runner->lanes[i]) > 0;
	runner_deliver(app);
	return came;
}

int
runner_wait(struct app *app)
{
	struct run *r = newest(app, true);
	int64_t left;

	if (r == NULL)
		return 0;
	left = r->since + SHOW_MS - ticks(app);
	return left > 0 ? (int)left : atomic_load(&r->percent) >= 0 ? COUNT_MS : 0;
}

void
runner_tick(struct app *app)
{
	if (newest(app, true) != NULL)
		app->dirty = true;
}

bool
runner_settle(struct app *app)
{
	bool idle = true;

	for (int i = 0; app->runner != NULL && i < LANES; i++) {
		struct worker *w = app->runner->lanes[i];

		if (w == NULL)
			continue;
		worker_drain(w);
		idle &= worker_take(w) == 0 && worker_idle(w);
	}
	for (const struct run *r = app->runner != NULL ? app->runner->runs : NULL; r != NULL; r = r->next)
		idle &= !r->over || in_between(app);
	runner_deliver(app);
	return idle;
}

void
runner_free(struct app *app)
{
	struct runner *u = app->runner;
	struct run *r, *next;

	if (u == NULL)
		return;
	for (int i = 0; i < LANES; i++)
		worker_free(u->lanes[i]);
	for (r = u->runs; r != NULL; r = next) {
		next = r->next;
		block_end(r->block);
		free_run(r);
	}
	arena_free(u->kept);
	app->runner = NULL;
}
