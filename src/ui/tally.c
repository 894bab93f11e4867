/*
 * tally.c - one statement over many rows, here or on the worker; its result lives in an arena that is swapped in whole.
 */
#include "ui/tally.h"

#include <string.h>

#include "base/decimal.h"
#include "job/job.h"
#include "report/pivot.h"
#include "ui/background.h"
#include "ui/cell.h"

#define TALLY_MS 6

/* A question on its way: everything in the arena of the result. */
struct asked {
	struct tally *tally;
	struct arena *arena;
	struct query_ctx ctx;
	struct query *query;
	struct statement st;
	struct hc_value **rows;
	size_t n;
};

void
tally_init(struct tally *t, struct window *w, void (*done)(struct window *w))
{
	memset(t, 0, sizeof(*t));
	t->window = w;
	t->done = done;
}

static void
stop(struct tally *t)
{
	struct app *app = t->window->app;

	if (t->asking && app->worker != NULL)
		worker_cancel(app->worker, t->generation);
	t->asking = false;
}

void
tally_clear(struct tally *t)
{
	stop(t);
	arena_free(t->arena);
	t->arena = NULL;
	t->query = NULL;
	t->rows = NULL;
	t->n = 0;
}

void
tally_free(struct tally *t)
{
	if (t->window != NULL)
		tally_clear(t);
}

static void
arrived(struct tally *t, struct asked *q)
{
	struct hc_err err;

	if (q->n <= TALLY_TITLES)
		read_group_titles(t->window->app->work->store, &q->ctx, q->query, q->arena, q->rows, q->n, &err);
	t->asking = false;
	arena_free(t->arena);
	t->arena = q->arena;
	t->ctx = q->ctx;
	t->query = q->query;
	t->rows = q->rows;
	t->n = q->n;
	t->err.code = 0;
	t->window->app->dirty = true;
	if (t->done != NULL)
		t->done(t->window);
}

static int
ask_run(struct job *j, void *context)
{
	struct asked *q = j->data;
	struct store *s = app_job_store(context);
	int rc;

	background_guard(s, j);
	rc = read_groups_of(s, &q->ctx, q->query, &q->st, q->arena, &q->rows, &q->n, &j->err);
	background_guard(s, NULL);
	return rc;
}

static void
drop_arena(void *arg)
{
	struct asked *q = arg;

	arena_free(q->arena);	/* NULL when the result is in use */
}

static void
ask_done(struct job *j, void *arg)
{
	struct asked *q = j->data;
	struct tally *t = q->tally;

	if (j->code < 0) {
		t->asking = false;
		t->err = j->err;
		return;
	}
	arrived(t, q);
	q->arena = NULL;
}

static void
post(struct tally *t, const struct asked *proto)
{
	struct app *app = t->window->app;
	struct job *j = job_new("tally");
	struct asked *q = arena_dup(j->arena, proto, sizeof(*proto));

	arena_defer(j->arena, drop_arena, q);
	t->generation = j->generation = ++app->generation;
	j->data = q;
	j->run = ask_run;
	j->patient = true;
	j->done = ask_done;
	t->asking = true;
	worker_post(app->worker, j);
}

void
tally_ask(struct tally *t, const struct pager_spec *s, const char *also, const char *clauses)
{
	struct app *app = t->window->app;
	struct asked q = { .tally = t, .arena = arena_new("tally") };
	int rc;

	stop(t);
	t->err = (struct hc_err){ .pos = -1 };
	if ((rc = pager_query(app->work, s, also, clauses, q.arena, &q.ctx, &q.query, &t->err)) < 0 ||
	    (rc = query_sql(&q.ctx, q.query, DIALECT_SQLITE, STATEMENT_GROUPS, NULL, &q.st, &t->err)) < 0) {
		arena_free(q.arena);
		return;
	}
	app_limit(app, TALLY_MS);
	rc = read_groups_of(app->work->store, &q.ctx, q.query, &q.st, q.arena, &q.rows, &q.n, &t->err);
	app_limit(app, 0);
	if (rc == HC_BUSY && app_worker(app) != NULL) {
		post(t, &q);
		return;
	}
	if (rc < 0)
		arena_free(q.arena);
	else
		arrived(t, &q);
}

static void
put_money(struct work *w, const struct column *c, const struct hc_value *row, const struct hc_value *v, struct buf *out)
{
	char digits[DECIMAL_MAX], code[8];
	bool mixed;
	const struct hc_value *sum = query_money(c, row, v, code, &mixed);
	const char *currency = *code != '\0' ? code : w->locale.currency != NULL ? w->locale.currency : "";
	int scale = sum->kind == VALUE_DECIMAL ? sum->scale : 0;
	int64_t whole = 1;

	if (sum->kind != VALUE_INT && sum->kind != VALUE_DECIMAL)
		return;
	for (int i = 0; i < scale; i++)
		whole *= 10;
	decimal_format_marks(sum->i, scale, sum->i % whole != 0 ? 2 : 0, w->locale.mark, w->locale.group, digits);
	buf_printf(out, "%s%s %s", mixed ? "~" : "", digits, currency);
}

void
tally_text(struct tally *t, size_t row, size_t column, struct buf *out)
{
	struct work *w = t->window->app->work;
	const struct column *c = &t->query->columns.at[column];
	const struct hc_value *v = &t->rows[row][column];

	if (c->is_agg && c->type != NULL && c->type->class == CLASS_MONEY)
		put_money(w, c, t->rows[row], v, out);
	else if (c->is_agg && v->kind == VALUE_INT && (c->field == NULL || c->agg == AGG_N))
		cell_count(w, v->i, out);
	else
		pivot_text(c, t->rows[row], v, &w->locale, out);
}

void
tally_short(struct tally *t, size_t row, size_t column, struct buf *out)
{
	struct work *w = t->window->app->work;
	const struct hc_value *values = t->rows[row], *v;
	char currency[8];
	bool mixed;

	v = query_money(&t->query->columns.at[column], values, &values[column], currency, &mixed);
	buf_adds(out, mixed ? "~" : "");
	cell_short_value(w, v, out);
	if (*currency != '\0' && v->kind != VALUE_NULL && w->locale.currency != NULL && strcmp(currency, w->locale.currency) != 0)
		buf_printf(out, " %s", currency);
}
