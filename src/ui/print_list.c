/*
 * print_list.c - a list as pages: all its rows, by its groups, with its totals.
 *
 * It may be long: it is read by keyset and set in slices, as a task with a figure at the foot that Esc stops.
 */
#include <string.h>
#include <time.h>

#include "base/env.h"
#include "ui/cell.h"
#include "ui/list.h"
#include "ui/print.h"

#define SLICE_NS 10000000	/* rows are set this long, then the screen has its turn */
#define ROWS_AT_ONCE 25

struct printing {
	struct task task;
	const struct pdf_ops *ops;
	struct pdf *pdf;
	const char *path;
	struct model *model;
	struct pager_spec spec;
	struct query_ctx ctx;
	struct query *query;
	size_t columns[LIST_COLUMNS], sums[LIST_COLUMNS], n, nsums;	/* sums: of the tally, plus one; 0: none */
	const struct field *group;
	char unit;
	size_t group_column;
	const char *heading, *cursor;
	struct window stub;	/* whose tally it is */
	struct tally tally;
	bool ended;
};

static void
release(struct printing *p)
{
	tally_free(&p->tally);
	model_unref(p->model);
}

static int
give_up(struct printing *p, const struct hc_err *err)
{
	p->ops->close(p->pdf, false, NULL);
	release(p);
	app_error(p->task.app, err);
	return -1;
}

/* A heading when the group is another than the row's before. */
static void
set_group(struct printing *p, const struct hc_value *row, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *cells[2] = { NULL, NULL };

	list_group_title(p->task.app->work, p->group, p->unit, &row[p->group_column], a, &b);
	if (p->heading == NULL || strcmp(p->heading, buf_str(&b)) != 0) {
		cells[0] = p->heading = arena_strdup(p->task.arena, buf_str(&b));
		p->ops->row(p->pdf, PDF_GROUP, cells);
	}
	buf_free(&b);
}

static void
set_row(struct printing *p, const struct hc_value *row, struct arena *a)
{
	const char *cells[LIST_COLUMNS];

	if (p->group != NULL)
		set_group(p, row, a);
	for (size_t k = 0; k < p->n; k++) {
		struct buf b = BUF_INIT;

		cell_text(p->task.app->work, p->query, p->columns[k], row, &b);
		cells[k] = arena_strdup(a, buf_str(&b) + strspn(buf_str(&b), " "));
		buf_free(&b);
	}
	p->ops->row(p->pdf, PDF_ROW, cells);
}

/* Some rows; 1: there are more. */
static int
set_rows(struct printing *p, struct hc_err *err)
{
	const struct page_at at = { .limit = ROWS_AT_ONCE, .cursor = p->cursor };
	struct arena *a = arena_new("print");
	struct query_ctx c = p->ctx;
	struct hc_value **rows;
	struct statement st;
	size_t n = 0;
	int rc;

	c.arena = a;
	if ((rc = query_sql(&c, p->query, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, err)) >= 0 &&
	    (rc = read_all(p->task.app->work->store, &st, p->query, a, &rows, &n, err)) >= 0) {
		for (size_t i = 0; i < n; i++)
			set_row(p, rows[i], a);
		if (n > 0)
			p->cursor = query_cursor(p->query, p->task.arena, rows[n - 1]);
		p->task.done += (int64_t)n;
		rc = n == ROWS_AT_ONCE;
	}
	arena_free(a);
	return rc;
}

static void
set_totals(struct printing *p)
{
	const char *cells[LIST_COLUMNS];
	struct buf b = BUF_INIT;
	size_t some = 0;

	for (size_t k = 0; k < p->n; k++) {
		buf_reset(&b);
		if (p->sums[k] > 0 && p->tally.n == 1 && p->tally.rows[0][p->sums[k] - 1].kind != VALUE_NULL) {
			tally_text(&p->tally, 0, p->sums[k] - 1, &b);
			some++;
		} else if (k == 0) {
			cell_count(p->task.app->work, p->task.done, &b);
			buf_printf(&b, " %s", cell_lower(p->task.arena, p->task.done == 1 ? p->spec.object->label : p->spec.object->plural));
		}
		cells[k] = arena_strdup(p->task.arena, buf_str(&b));
	}
	if (some > 0)
		p->ops->row(p->pdf, PDF_SUM, cells);
	buf_free(&b);
}

/* implements task.step */
static int
list_step(struct task *t)
{
	static const struct timespec nap = { .tv_nsec = 5000000 };
	struct printing *p = t->arg;
	const struct env *env = t->app->env;
	int64_t until = env->ticks(env) + SLICE_NS;
	struct hc_err err = { .pos = -1 };
	int rc = 1;

	while (!p->ended && env->ticks(env) < until) {
		if ((rc = set_rows(p, &err)) < 0)
			return give_up(p, &err);
		p->ended = rc == 0;
	}
	if (!p->ended)
		return 1;
	if (p->tally.asking && t->app->worker != NULL) {	/* the totals take longer than the rows did */
		nanosleep(&nap, NULL);
		return 1;
	}
	set_totals(p);
	rc = p->ops->close(p->pdf, true, &err);
	release(p);
	if (rc < 0) {
		app_error(t->app, &err);
		return -1;
	}
	print_said(t->app, p->path, rc > 0);
	return 0;
}

/* implements task.cancel */
static void
list_cancel(struct task *t)
{
	struct printing *p = t->arg;

	p->ops->close(p->pdf, false, NULL);
	release(p);
	app_say(t->app, "Stopped; nothing was printed.");
}

static const char *
copy(struct arena *a, const char *s)
{
	return s != NULL ? arena_strdup(a, s) : NULL;
}

/* The list's question, in our own memory: the window may go while we print. */
static struct pager_spec
own_spec(struct list *l, struct arena *a)
{
	struct pager_spec s = list_spec(l);
	const char **columns = ARENA_ARRAY(a, const char *, s.ncolumns + 1);

	for (size_t i = 0; i < s.ncolumns; i++)
		columns[i] = arena_strdup(a, s.columns[i]);
	s.columns = columns;
	s.where = copy(a, s.where);
	s.filter = copy(a, s.filter);
	s.also = copy(a, s.also);
	s.sort = copy(a, s.sort);
	s.title = copy(a, s.title);
	s.carry = copy(a, s.carry);
	if (s.parent != NULL)
		s.parent = arena_dup(a, s.parent, 16);
	return s;
}

static void
ask_totals(struct printing *p, struct list *l)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "agg n");
	for (size_t k = 0; k < p->n; k++)
		if (list_sums(l, k)) {
			buf_printf(&b, ",sum.%s", p->spec.columns[k]);
			p->sums[k] = ++p->nsums + 1;
		}
	p->stub.app = p->task.app;
	tally_init(&p->tally, &p->stub, NULL);
	if (p->nsums > 0)
		tally_ask(&p->tally, &p->spec, NULL, arena_strdup(p->task.arena, buf_str(&b)));
	buf_free(&b);
}

/* "Open deals > stage:proposal > by stage" */
static const char *
list_line(struct list *l)
{
	struct app *app = l->window.app;
	struct buf b = BUF_INIT;
	const char *line;

	if (l->view != NULL && strcmp(l->view->name, "all") != 0)
		buf_adds(&b, l->view->label != NULL ? l->view->label : l->view->name);
	if (*l->filter != '\0')
		buf_printf(&b, "%s%s", b.len > 0 ? "  \xe2\x80\xba  " : "", l->filter);
	if (l->group_field != NULL)
		buf_printf(&b, "%sby %s", b.len > 0 ? "  \xe2\x80\xba  " : "", cell_lower(app->turn, l->group_field->label));
	line = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	return line;
}

static int
begin_list(struct printing *p, struct list *l, struct hc_err *err)
{
	struct app *app = p->task.app;
	struct pdf_head h = print_head(app, l->object->plural, list_line(l));
	struct pdf_column columns[LIST_COLUMNS];
	int rc;

	p->spec = own_spec(l, p->task.arena);
	if ((rc = pager_build(app->work, &p->spec, NULL, p->task.arena, &p->ctx, &p->query, err)) < 0)
		return rc;
	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct column *c = &p->query->columns.at[l->columns[i].column];

		p->columns[p->n] = l->columns[i].column;
		columns[p->n++] = (struct pdf_column){ .title = list_label(l, i), .right = cell_right(c) };
	}
	if (l->group != NULL && l->carry_column >= 0) {
		p->group = l->group_field;
		p->unit = l->group_unit;
		p->group_column = (size_t)l->carry_column;
	}
	p->task.total = l->pager.count > 0 ? l->pager.count : 0;
	h.rows = l->pager.count;
	h.way = PDF_BY_TABLE;
	if ((rc = p->ops->open(p->path, &h, &p->pdf, err)) < 0)
		return rc;
	p->ops->table(p->pdf, columns, p->n);
	return HC_OK;
}

int
print_list(struct list *l, const struct pdf_ops *ops, const char *path, struct hc_err *err)
{
	struct app *app = l->window.app;
	struct arena *a = arena_new("print");
	struct printing *p = ARENA_NEW(a, struct printing);
	int rc;

	p->task = (struct task){ .what = "Printing", .step = list_step, .cancel = list_cancel, .arena = a, .app = app, .arg = p };
	p->ops = ops;
	p->path = arena_strdup(a, path);
	if ((rc = begin_list(p, l, err)) < 0) {
		arena_free(a);
		return rc;
	}
	p->model = model_ref(app->model);
	ask_totals(p, l);
	app_task(app, &p->task);
	return HC_OK;
}

