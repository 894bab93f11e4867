/*
 * groups.c - groups of records as a table: sorted by any column, narrowed, and each a door to its records.
 *
 * The worker gathers them, so that a million rows hold up no key. Pivots and totals stay the command's (cmd/list.c).
 */
#include "ui/groups.h"

#include <string.h>

#include "engine/engine.h"
#include "job/job.h"
#include "model/type.h"
#include "report/pivot.h"
#include "store/read.h"
#include "ui/background.h"
#include "ui/cell.h"
#include "ui/table.h"

#define GROUPS_MAX 20000	/* rows of the table; it says when there are more */

struct groups {
	struct arena *arena, *data;	/* of all here; of the rows */
	struct table_ops ops;
	struct table_column columns[TABLE_COLUMNS];
	size_t at[TABLE_COLUMNS];	/* of the query's columns */
	const char *text, *where;
	struct query *query;
	struct hc_value **rows;
	size_t n, total;
};

struct reading {
	struct table *table;
	struct query_ctx ctx;
	struct query *query;
	struct hc_value **rows;
	size_t n;
};

/* What selects the records of a group; also what the row is known by. */
static const char *
condition(const struct groups *g, const struct hc_value *row, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *s;

	for (size_t i = 0; i < g->query->columns.n; i++) {
		const struct column *c = &g->query->columns.at[i];

		if (!c->is_key)
			continue;
		buf_adds(&b, b.len > 0 ? " " : "");
		query_key_condition(arena_strndup(a, c->title, strcspn(c->title, "/")), c->field, c->unit, &row[i], true, &b);
	}
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

/* A figure as lists show it, with its currency; keys as groups have them. */
static void
cell(struct work *w, const struct query *q, size_t at, const struct hc_value *row, struct buf *out)
{
	const struct column *c = &q->columns.at[at];
	const struct hc_value *v;
	char currency[8];
	bool mixed;

	if (!c->is_agg || c->type == NULL || c->type->class != CLASS_MONEY || row[at].kind == VALUE_NULL) {
		pivot_text(c, row, &row[at], &w->locale, out);
		return;
	}
	v = query_money(c, row, &row[at], currency, &mixed);
	buf_adds(out, mixed ? "~" : "");
	cell_value(w, c->field, v, currency[0] != '\0' ? currency : w->locale.currency != NULL ? w->locale.currency : "", out);
}

/* implements table_ops.fill: the rows as they were read last */
static int
fill(struct table *t, struct hc_err *err)
{
	struct groups *g = t->arg;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < g->n; i++) {
		const char *cells[TABLE_COLUMNS];

		for (size_t k = 0; k < g->ops.ncolumns; k++) {
			buf_reset(&b);
			cell(t->window.app->work, g->query, g->at[k], g->rows[i], &b);
			cells[k] = arena_strdup(t->row_arena, buf_str(&b));
		}
		table_add(t, condition(g, g->rows[i], t->row_arena), cells, ROLE_TEXT);
	}
	buf_free(&b);
	return HC_OK;
}

/* implements table_ops.compare: nothing said stands last both ways */
static int
compare(const struct table *t, size_t a, size_t b, size_t column)
{
	const struct groups *g = t->arg;
	size_t at = g->at[column];
	bool none = g->rows[a][at].kind == VALUE_NULL || g->rows[b][at].kind == VALUE_NULL;
	int by = query_column_compare(g->query, at, g->rows[a], g->rows[b]);

	return none && t->sort < 0 ? -by : by;
}

static int
run(struct job *j, void *context)
{
	struct store *s = app_job_store(context);
	struct reading *r = j->data;
	int rc;

	background_guard(s, j);
	rc = read_groups(s, &r->ctx, r->query, j->arena, &r->rows, &r->n, &j->err);
	background_guard(s, NULL);
	return rc;
}

/* The job's rows go with it. */
static void
keep(struct groups *g, const struct reading *r)
{
	size_t columns = g->query->columns.n;

	arena_free(g->data);
	g->data = arena_new("groups");
	g->total = r->n;
	g->n = r->n < GROUPS_MAX ? r->n : GROUPS_MAX;
	g->rows = ARENA_ARRAY(g->data, struct hc_value *, g->n + 1);
	for (size_t i = 0; i < g->n; i++) {
		g->rows[i] = ARENA_ARRAY(g->data, struct hc_value, columns);
		for (size_t k = 0; k < columns; k++) {
			g->rows[i][k] = r->rows[i][k];
			if (r->rows[i][k].kind == VALUE_TEXT)
				g->rows[i][k] = value_text(arena_strndup(g->data, r->rows[i][k].s, r->rows[i][k].len), r->rows[i][k].len);
		}
	}
}

static void
done(struct job *j, void *arg)
{
	struct reading *r = j->data;
	struct table *t = r->table;
	struct groups *g = t->arg;
	struct buf b = BUF_INIT;

	if (j->code == HC_BUSY)
		return;
	t->note = NULL;
	g->ops.empty = "No records are selected, so there are no groups.";
	if (j->code < 0) {
		app_error(t->window.app, &j->err);
	} else {
		keep(g, r);
		table_refresh(t);
	}
	if (g->total > g->n) {
		cell_count(t->window.app->work, (int64_t)g->n, &b);
		buf_adds(&b, " of ");
		cell_count(t->window.app->work, (int64_t)g->total, &b);
		t->note = arena_strdup(g->data, buf_str(&b));
	}
	buf_free(&b);
	t->window.app->dirty = true;
}

static int
ask(struct table *t, struct hc_err *err)
{
	struct groups *g = t->arg;
	struct job *j = job_new("groups");
	struct reading *r = ARENA_NEW(j->arena, struct reading);
	int rc;

	window_renew(&t->window);
	r->table = t;
	r->ctx = background_query(t->window.app->work, j->arena, NULL);
	if ((rc = query_parse(&r->ctx, g->text, &r->query, err)) < 0) {
		job_drop(j);
		return rc;
	}
	j->data = r;
	j->run = run;
	j->done = done;
	g->ops.empty = "The records are being read ...";
	background_post(&t->window, j);
	return HC_OK;
}

static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	struct groups *g = t->arg;
	const struct table_row *r = table_current(t);

	if (c->argc > 0)
		return WINDOW_PASS;
	if (r == NULL)
		return HC_OK;
	return app_open_list(w->app, g->query->object, NULL, arena_printf(w->app->turn, "%s%s%s", g->where, *g->where != '\0' ? " " : "",
	    r->key), err);
}

static int
run_refresh(struct window *w, const struct call *c, struct hc_err *err)
{
	return ask((struct table *)w, err);
}

static void
close_groups(struct table *t)
{
	struct groups *g = t->arg;

	arena_free(g->data);
	arena_free(g->arena);
}

static const struct window_command commands[] = {
	{ "open", run_open }, { "refresh", run_refresh }, { NULL, NULL }
};

/* The columns that are shown; false if they are too many for a table. */
static bool
use_columns(struct groups *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->query->columns.n; i++) {
		const struct column *c = &g->query->columns.at[i];

		if (c->hidden)
			continue;
		if (n == TABLE_COLUMNS)
			return false;
		g->at[n] = i;
		g->columns[n].label = c->is_agg ? strcmp(c->title, "n") == 0 ? "Number" : c->title :
		    strchr(c->title, '.') == NULL ? c->field->label : c->title;
		g->columns[n++].right = c->is_agg || (c->unit == 0 && cell_right(c));
	}
	g->ops.ncolumns = n;
	return true;
}

static const char *
where_of(const struct groups *g)
{
	struct buf b = BUF_INIT;
	const char *s;

	expr_print(g->query->where, &b);
	s = strstr(buf_str(&b), " or ") != NULL ? arena_printf(g->arena, "(%s)", buf_str(&b)) : arena_strdup(g->arena, buf_str(&b));
	buf_free(&b);
	return s;
}

int
groups_open(struct app *app, const char *text, struct hc_err *err)
{
	struct arena *a = arena_new("groups");
	struct groups *g = ARENA_NEW(a, struct groups);
	struct query_ctx c = work_query(app->work, a, NULL);
	struct table *t;
	int rc;

	g->arena = a;
	g->text = arena_strdup(a, text);
	if ((rc = query_parse(&c, g->text, &g->query, err)) < 0 && err != NULL)
		err->pos = -1;
	if (rc >= 0 && !access_object(app->work, g->query->object, 'r'))
		rc = hc_fail(err, HC_DENIED, 0, "you may not read %s.", g->query->object->plural);
	if (rc >= 0 && (!g->query->grouped || g->query->pivoted || !g->query->columns.at[0].is_key || !use_columns(g)))
		rc = WINDOW_PASS;
	if (rc != HC_OK) {
		arena_free(a);
		return rc;
	}
	g->where = where_of(g);
	g->ops.name = "groups";
	g->ops.title = g->query->object->plural;
	g->ops.columns = g->columns;
	g->ops.fill = fill;
	g->ops.compare = compare;
	g->ops.commands = commands;
	g->ops.close = close_groups;
	if ((rc = table_push(app, &g->ops, g, err)) < 0)
		return rc;
	t = (struct table *)app->top;
	t->title = arena_printf(a, "%s \xe2\x80\xba %s", g->query->object->plural, g->text + strcspn(g->text, " ") + 1);
	return ask(t, err);
}
