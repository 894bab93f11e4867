/*
 * background.c - see background.h. Rights are conditions compiled for this thread's workspace; they are printed and read again
 * into the job's arena, so that the two threads share nothing that changes.
 */
#include "ui/background.h"

#include <string.h>

#include "base/map.h"

struct rights {
	struct work *work;		/* for fields, asked while a text is parsed: on this thread */
	const struct expr **filters;	/* by object.index */
};

static bool
can_read(void *arg, const struct field *f)
{
	return access_field(((struct rights *)arg)->work, f, 'r');
}

static int
filter(void *arg, const struct object *o, const struct expr **ret, struct hc_err *err)
{
	*ret = ((struct rights *)arg)->filters[o->index];
	return HC_OK;
}

static const struct expr *
copy_filter(struct query_ctx *plain, const struct query_ctx *own, const struct object *o)
{
	const struct expr *e = NULL, *copy = NULL;
	struct buf b = BUF_INIT;
	struct hc_err err;
	int rc = own->filter(own->access, o, &e, &err);

	if (rc == HC_OK && e == NULL)
		return NULL;
	plain->object = o;
	if (rc == HC_OK)
		expr_print(e, &b);
	if (rc < 0 || query_parse_condition(plain, arena_strdup(plain->arena, buf_str(&b)), &copy, &err) < 0)
		query_parse_condition(plain, "lacks:id", &copy, &err);	/* what cannot be told shows nothing */
	buf_free(&b);
	return copy;
}

struct query_ctx
background_query(struct work *w, struct arena *a, const struct object *o)
{
	struct query_ctx c = work_query(w, a, o), plain = c;
	struct rights *r;

	c.locale = arena_dup(a, c.locale, sizeof(*c.locale));
	if (c.me != NULL)
		c.me = arena_dup(a, c.me, 16);
	if (c.filter == NULL)
		return c;
	r = ARENA_NEW(a, struct rights);
	r->work = w;
	r->filters = ARENA_ARRAY(a, const struct expr *, c.model->objects.n + 1);
	plain.can_read = NULL;
	plain.filter = NULL;
	for (size_t i = 0; i < c.model->objects.n; i++)
		r->filters[i] = copy_filter(&plain, &c, c.model->objects.at[i]);
	c.filter = filter;
	c.can_read = c.can_read != NULL ? can_read : NULL;
	c.access = r;
	return c;
}

static bool
stopped(void *arg)
{
	return job_stopped(arg);
}

void
background_guard(struct store *s, struct job *j)
{
	store_interrupt(s, j != NULL ? stopped : NULL, j);
	store_stoppable(s, j != NULL);
}

static bool
enough(void *arg)
{
	return job_cancelled(arg) || job_crowded(arg);
}

int64_t
background_index(struct store *s, struct job *j, int ms, bool yields)
{
	int64_t left = 0;
	int patience = -1;

	store_interrupt(s, yields ? enough : stopped, j);
	if (!yields)
		patience = store_patience(s, 0);
	store_index(s, ms, &left, NULL);
	if (!yields)
		store_patience(s, patience);
	store_interrupt(s, NULL, NULL);
	return left;
}

void
background_post(struct window *w, struct job *j)
{
	struct worker *worker = app_worker(w->app);

	j->generation = w->generation;
	if (worker != NULL) {
		if (j->patient)
			worker_post(worker, j);
		else
			worker_post_first(worker, j);
		return;
	}
	j->code = j->run(j, w->app->work->store);
	if (j->done != NULL)
		j->done(j, j->arg);
	job_drop(j);
}
