/*
 * second.c - the threads beside that of the keys: the worker with a connection of its own, and the helper without one.
 *
 * The worker's connection may write two things, both nobody's edits: what waits for the search index, and the log into the file.
 */
#include "base/log.h"
#include "job/job.h"
#include "ui/window.h"

#define WORKER_WAIT_MS 200	/* for another program's transaction, behind which others of our own wait */
#define WORKER_CACHE_KB 4000	/* counts and tiles pass over it once */

/* On the worker's thread: reading the schema takes as long as the first frame. */
static void *
worker_start(void *arg)
{
	const struct second *w = arg;
	struct store *s = NULL;
	struct hc_err err;

	if (store_open(w->path, (w->readonly ? STORE_READONLY : 0) | STORE_SECOND, w->env, &s, &err) < 0 ||
	    store_use_model(s, w->model, NULL, NULL, &err) < 0) {
		log_line(LOG_WARN, "worker: %s", err.msg);
		store_close(s);
		return NULL;
	}
	store_use_locale(s, w->locale);
	store_search_apart(s, true);	/* jobs do it in slices: background_index() */
	store_patience(s, WORKER_WAIT_MS);
	store_cache(s, WORKER_CACHE_KB);
	return s;
}

static void
worker_stop(void *context)
{
	store_close(context);
}

static void
worker_stops(void *context)
{
	store_stop(context);
}

struct worker *
app_worker(struct app *app)
{
	if (app->worker != NULL || app->work == NULL)
		return app->worker;
	app->second = (struct second){ .path = store_path(app->work->store), .env = app->env, .model = app->work->model,
	    .locale = &app->work->locale, .readonly = store_readonly_reason(app->work->store) != NULL };
	if ((app->worker = worker_new(worker_start, worker_stop, &app->second)) != NULL)
		worker_on_stop(app->worker, worker_stops);
	return app->worker;
}

struct store *
app_job_store(void *context)
{
	return context;
}

struct worker *
app_helper(struct app *app)
{
	if (app->helper == NULL)
		app->helper = worker_new(NULL, NULL, NULL);
	return app->helper;
}

static int
checkpoint_run(struct job *j, void *context)
{
	struct store *s = app_job_store(context);
	int rc;

	store_patience(s, 0);	/* somebody else writes: then he does it, or the next commit asks again */
	rc = store_checkpoint(s, &j->err);
	store_patience(s, WORKER_WAIT_MS);
	return rc;
}

/* The log goes into the file behind the commit, not in it: a key does not wait for that. */
void
app_shorten_log(struct app *app)
{
	struct worker *w;
	struct job *j;

	if (app->work == NULL || !store_log_long(app->work->store) || (w = app_worker(app)) == NULL)
		return;
	j = job_new("checkpoint");
	j->run = checkpoint_run;
	worker_post(w, j);
}
