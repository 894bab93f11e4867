/*
 * pager_count.c - how many rows a pager's question has: what that costs grows with the rows, so it never stands in a key's way.
 *
 * A count is a job of its own generation: going to the other end of the list does not begin it anew.
 */
#include "job/job.h"
#include "ui/background.h"
#include "ui/pager.h"

#define COUNT_MS 4		/* a count may take this long before the worker gets it */
#define COUNT_HERE 20000	/* of a table with more rows, or one that found more, it is the worker's from the start */
#define COUNT_SHARE 9		/* between two counts of what others save: so many times as long as the last one took */

struct counting {
	struct pager *pager;
	struct statement st;
	struct hc_value **rows;
	size_t n;
};

static int64_t
now(const struct pager *p)
{
	return p->window->app->env->ticks(p->window->app->env);
}

int
pager_count_wait(const struct pager *p)
{
	int64_t left = p->count_next - now(p);

	return left <= 0 ? -1 : (int)(left / 1000000) + 1;
}

static int
count_run(struct job *j, void *context)
{
	struct counting *c = j->data;
	struct store *s = app_job_store(context);
	int rc;

	background_guard(s, j);
	rc = read_all(s, &c->st, NULL, j->arena, &c->rows, &c->n, &j->err);
	background_guard(s, NULL);
	return rc;
}

static void
counted(const struct counting *c)
{
	struct pager *p = c->pager;

	p->counting = false;
	if (c->n == 1 && c->rows[0][0].kind == VALUE_INT)
		p->count = c->rows[0][0].i;
	if (!p->behind)
		p->known = p->count;
	p->window->app->dirty = true;
}

static void
count_done(struct job *j, void *arg)
{
	const struct counting *c = j->data;
	struct pager *p = c->pager;

	p->counting = false;
	p->count_next = now(p) + COUNT_SHARE * (now(p) - p->counted);
	if (j->code >= 0)
		counted(c);
	if (p->count_again)
		pager_count(p);
}

void
pager_count_stop(struct pager *p)
{
	if (p->counting && p->window->app->worker != NULL)
		worker_cancel(p->window->app->worker, p->count_generation);
	p->counting = p->count_again = false;
}

void
pager_recount(struct pager *p)
{
	if (p->at_start && p->at_end && !p->old)	/* all of it is here */
		p->count = p->known = (int64_t)p->nrows;
	else
		pager_count(p);
}

/* Known before it is tried: a step of a count cannot be stopped in its middle. */
static bool
takes_long(const struct pager *p, const struct statement *st)
{
	struct app *app = p->window->app;

	if (app_patient(app) || app_worker(app) == NULL)
		return false;
	return st->needs_fts || p->count > COUNT_HERE || read_most(app->work->store, p->spec.object) > COUNT_HERE;
}

static void
post(struct pager *p, struct job *j)
{
	struct app *app = p->window->app;

	j->generation = p->count_generation = ++app->generation;
	j->run = count_run;
	j->patient = true;
	j->done = count_done;
	p->counting = true;
	p->counted = now(p);
	worker_post(app->worker, j);
}

void
pager_count(struct pager *p)
{
	struct app *app = p->window->app;
	struct counting *count;
	struct query_ctx c;
	struct query *q;
	struct job *j;
	int rc = HC_BUSY;

	p->count_again = p->counting;
	if (p->counting)
		return;
	j = job_new("count");
	j->data = count = ARENA_NEW(j->arena, struct counting);
	count->pager = p;
	if (pager_build(app->work, &p->spec, NULL, j->arena, &c, &q, NULL) < 0 ||
	    query_sql(&c, q, DIALECT_SQLITE, STATEMENT_COUNT, NULL, &count->st, NULL) < 0) {
		job_drop(j);
		return;
	}
	if (!takes_long(p, &count->st)) {
		app_limit(app, COUNT_MS);
		rc = read_all(app->work->store, &count->st, NULL, j->arena, &count->rows, &count->n, &j->err);
		app_limit(app, 0);
	}
	if (rc >= 0)
		counted(count);
	if (rc == HC_BUSY && app_worker(app) != NULL)
		post(p, j);
	else
		job_drop(j);
}
