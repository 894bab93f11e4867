/*
 * runner_run.c - a command on the runner's thread, in a workspace that it opens for itself and closes again.
 */
#include "ui/runner_impl.h"

#include <string.h>

#include "base/env.h"
#include "cmd/out.h"
#include "host/host.h"
#include "store/secret.h"

#define TOUCHED_MAX 300		/* records that are named; more: all of the object may be others */

static bool
too_much(const struct run *r)
{
	return r->printed.len > OUTPUT_MAX;
}

struct guarded {
	struct run *run;
	const struct job *job;
};

static bool
stopped(void *arg)
{
	const struct guarded *g = arg;

	return atomic_load(&g->run->stop) || job_cancelled(g->job) || too_much(g->run);
}

/* Another program writes: it is waited for, unless the user gives up. */
static bool
waits(void *arg, int ms)
{
	return stopped(arg);
}

static void
touch(void *arg, const struct object *o, const uint8_t id[16], char op)
{
	struct run *r = arg;
	struct save_news t = { .object = o->name, .op = op, .all = id == NULL || r->touched.n >= TOUCHED_MAX };

	for (size_t i = r->touched.n; t.all && i-- > 0;)
		if (r->touched.at[i].all && strcmp(r->touched.at[i].object, o->name) == 0)
			return;
	t.object = arena_strdup(r->arena, o->name);
	if (!t.all)
		memcpy(t.id, id, 16);
	vec_push(r->arena, &r->touched, t);
}

static void
progress(void *arg, const char *what, int64_t done, int64_t total)
{
	struct run *r = arg;

	(void)what;
	atomic_store(&r->percent, total > 0 ? (int)(done * 100 / total) : -1);
}

static int
run_here(struct run *r, struct guarded *g)
{
	struct arena *turn = arena_new("run");
	struct cmd base = {
		.env = r->app->env, .work = r->work, .arena = turn, .db_path = r->path, .readonly = r->readonly,
		.no_plugins = r->no_plugins, .ui = r->app, .progress = progress, .progress_arg = r,
	};
	int rc;

	store_interrupt(r->work->store, stopped, g);
	store_on_wait(r->work->store, waits, g);
	engine_observe(r->work, touch, r);
	secret_borrow(store_secret(r->work->store), r->loan);
	base.out = out_buffer(turn, &r->printed, r->width);
	rc = r->def != NULL ? cmd_run_def(&base, r->def, r->argc, r->argv, &r->err) : r->fn(&base, r->arg, &r->err);
	if (out_finish(base.out, &r->err) < 0 && rc >= 0)
		rc = HC_STORE;
	store_interrupt(r->work->store, NULL, NULL);
	store_on_wait(r->work->store, NULL, NULL);
	arena_free(turn);
	return rc;
}

int
runner_run(struct job *j, void *context)
{
	struct run *r = j->data;
	struct guarded g = { .run = r, .job = j };
	int rc;

#ifdef __linux__	/* where a thread has a priority of its own: keys go before what writes for long */
	if (r->lane == WRITES)
		cmd_yield_cores();
#endif
	if ((rc = work_open(r->app->env, r->path, STORE_SECOND | (r->readonly ? STORE_READONLY : 0), r->no_plugins, r->user, &r->work,
	    &r->err)) < 0)
		return rc;
	rc = run_here(r, &g);
	work_close(r->work);
	r->work = NULL;
	if (too_much(r)) {
		buf_free(&r->printed);
		rc = hc_fail(&r->err, HC_INVALID, 0, "%.60s prints more than %d MB; `export` writes as much as you like to a file.", r->line,
		    (int)(OUTPUT_MAX >> 20));
	}
	return rc;
}
