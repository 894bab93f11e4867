/*
 * print_pdf.c - what a window shows, as pages: all rows of a list with their totals, a record with what belongs to it, a
 * dashboard with its charts.
 *
 * A list may be long: it is read by keyset and set in slices, as a task with a figure at the foot that Esc stops.
 */
#include <string.h>
#include <time.h>

#include "base/env.h"
#include "cmd/session.h"
#include "model/type.h"
#include "report/pdf.h"
#include "ui/cell.h"
#include "ui/dash.h"
#include "ui/list.h"
#include "ui/print.h"
#include "ui/record.h"

#define SLICE_NS 10000000	/* rows are set this long, then the screen has its turn */
#define ROWS_AT_ONCE 25
#define RELATED_MAX 50		/* rows of a related list on a record's page; more are counted */
#define STORY_MAX 30		/* lines of its timeline */
#define DASH_W 120		/* cells that a page's width stands for */

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

static struct pdf_head
head_of(struct app *app, const char *title, const char *line)
{
	struct cmd c = { .env = app->env, .work = app->work, .arena = app->turn };
	const char *paper = app->env->get(app->env, "PAPERSIZE");

	return (struct pdf_head){ .title = title, .line = line, .who = app->work->user_name != NULL ? app->work->user_name : "",
		.when = cmd_when(&c, app->env->now(app->env)), .rows = -1, .letter = paper != NULL && strcmp(paper, "letter") == 0 };
}

static const char *
taken(struct app *app, struct buf *b)
{
	const char *s = arena_strdup(app->turn, buf_str(b));

	buf_free(b);
	return s;
}

/* A list. */

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
			cell_count(p->task.done, &b);
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
	app_say(t->app, "Printed to %s.", p->path);
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

	if (l->view != NULL && strcmp(l->view->name, "all") != 0)
		buf_adds(&b, l->view->label != NULL ? l->view->label : l->view->name);
	if (*l->filter != '\0')
		buf_printf(&b, "%s%s", b.len > 0 ? "  \xe2\x80\xba  " : "", l->filter);
	if (l->group_field != NULL)
		buf_printf(&b, "%sby %s", b.len > 0 ? "  \xe2\x80\xba  " : "", cell_lower(app->turn, l->group_field->label));
	return taken(app, &b);
}

static int
begin_list(struct printing *p, struct list *l, struct hc_err *err)
{
	struct app *app = p->task.app;
	struct pdf_head h = head_of(app, l->object->plural, list_line(l));
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
	if (l->group != NULL) {
		p->group = l->group_field;
		p->unit = l->group_unit;
		p->group_column = l->group_column;
	}
	p->task.total = l->pager.count > 0 ? l->pager.count : 0;
	h.rows = l->pager.count;
	h.way = PDF_BY_TABLE;
	if ((rc = p->ops->open(p->path, &h, &p->pdf, err)) < 0)
		return rc;
	p->ops->table(p->pdf, columns, p->n);
	return HC_OK;
}

static int
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

/* A record. */

static const char *
record_line_text(struct record *rw)
{
	struct app *app = rw->window.app;
	const struct object *o = rw->object;
	struct buf b = BUF_INIT, v = BUF_INIT;

	buf_adds(&b, o->label);
	for (size_t i = 0; i < o->page.header.n; i++) {
		const struct field *f = object_field(o, o->page.header.at[i]);

		buf_reset(&v);
		if (f == NULL || f->hidden || !access_field(app->work, f, 'r'))
			continue;
		cell_field(app->work, rw->r, f, &v);
		if (v.len > 0)
			buf_printf(&b, "    %s: %s", f->label, buf_str(&v));
	}
	buf_free(&v);
	return taken(app, &b);
}

static bool
is_wide(const struct field *f, const struct buf *text)
{
	return strcmp(f->type->name, "longtext") == 0 || strcmp(f->type->name, "richtext") == 0 || strcmp(f->type->name, "json") == 0 ||
	    text->len > 160;
}

static void
print_fields(struct record *rw, const struct pdf_ops *ops, struct pdf *pdf)
{
	struct work *w = rw->window.app->work;
	const char *section = NULL;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < rw->lines.n; i++) {
		const struct field *f = rw->lines.at[i].field;

		if (f == NULL) {
			section = rw->lines.at[i].section;
			continue;
		}
		buf_reset(&b);
		cell_field(w, rw->r, f, &b);
		if (b.len == 0)
			continue;
		if (section != NULL)
			ops->heading(pdf, section, "");
		section = NULL;
		ops->field(pdf, f->label, buf_str(&b), is_wide(f, &b));
	}
	buf_free(&b);
}

/* Rows that are loaded, of a list that is not on the screen. */
static void
print_loaded(struct list *l, const struct pdf_ops *ops, struct pdf *pdf, size_t max)
{
	struct app *app = l->window.app;
	struct pdf_column columns[LIST_COLUMNS];
	const char *cells[LIST_COLUMNS];

	for (size_t k = 0; k < l->ncolumns; k++)
		columns[k] = (struct pdf_column){ .title = list_label(l, k),
			.right = cell_right(&l->pager.query->columns.at[l->columns[k].column]) };
	ops->table(pdf, columns, l->ncolumns);
	for (size_t i = 0; i < l->pager.nrows && i < max; i++) {
		for (size_t k = 0; k < l->ncolumns; k++) {
			struct buf b = BUF_INIT;

			cell_text(app->work, l->pager.query, l->columns[k].column, l->pager.rows[i].values, &b);
			cells[k] = arena_strdup(app->turn, buf_str(&b) + strspn(buf_str(&b), " "));
			buf_free(&b);
		}
		ops->row(pdf, PDF_ROW, cells);
	}
	ops->table_end(pdf);
}

static void
print_related(struct record *rw, const struct record_tab *t, const struct pdf_ops *ops, struct pdf *pdf)
{
	struct app *app = rw->window.app;
	struct buf b = BUF_INIT;
	struct list *l;

	if (list_related(app, t->relation, rw->id, &l, NULL) < 0)
		return;
	if (l->pager.nrows > 0) {
		if (l->pager.nrows > RELATED_MAX || !l->pager.at_end) {
			buf_printf(&b, "%d of ", l->pager.nrows > RELATED_MAX ? RELATED_MAX : (int)l->pager.nrows);
			if (l->pager.count >= 0)
				cell_count(l->pager.count, &b);
			else
				buf_adds(&b, "many");
		} else {
			cell_count((int64_t)l->pager.nrows, &b);
		}
		ops->heading(pdf, l->object->plural, buf_str(&b));
		print_loaded(l, ops, pdf, RELATED_MAX);
	}
	buf_free(&b);
	window_free(&l->window);
}

static void
print_story(struct record *rw, const struct pdf_ops *ops, struct pdf *pdf)
{
	static const struct pdf_column columns[] = { { "When", false }, { "What", false }, { "", false }, { "Who", false } };
	struct app *app = rw->window.app;
	struct timeline *t = timeline_new(app, rw->object, rw->id);

	timeline_read(t, STORY_MAX, NULL);
	if (t->items.n > 0) {
		ops->heading(pdf, "Timeline", t->ended && t->items.n <= STORY_MAX ? "" : "the latest");
		ops->table(pdf, columns, 4);
	}
	for (size_t i = 0; i < t->items.n && i < STORY_MAX; i++) {
		const struct timeline_item *it = &t->items.at[i];
		struct buf when = BUF_INIT;
		const char *cells[4] = { "", it->kind, it->text, it->who };

		timeline_when(app->work, it, &when);
		cells[0] = buf_str(&when);
		if (it->state[0] != '\0')
			cells[1] = arena_printf(app->turn, "%s, %s", it->kind, cell_lower(app->turn, it->state));
		ops->row(pdf, PDF_ROW, cells);
		buf_free(&when);
	}
	if (t->items.n > 0)
		ops->table_end(pdf);
	timeline_free(t);
}

static int
print_record(struct record *rw, const struct pdf_ops *ops, const char *path, struct hc_err *err)
{
	struct pdf_head h = head_of(rw->window.app, record_title(rw->r), record_line_text(rw));
	struct pdf *pdf;
	int rc;

	if ((rc = ops->open(path, &h, &pdf, err)) < 0)
		return rc;
	print_fields(rw, ops, pdf);
	for (size_t i = 0; i < rw->ntabs; i++)
		if (rw->tabs[i].kind == TAB_RELATED)
			print_related(rw, &rw->tabs[i], ops, pdf);
	print_story(rw, ops, pdf);
	return ops->close(pdf, true, err);
}

/* A dashboard. */

static void
print_tile(struct dash *d, const struct dash_tile *t, const struct pdf_ops *ops, struct pdf *pdf)
{
	double x = (double)t->x / DASH_W, w = (double)t->w / DASH_W;
	struct arena *a = d->window.app->turn;
	struct pdf_cell *cells;

	w = x + w > 0.97 ? 1 - x : w + 3.0 / DASH_W;
	if (!t->is_list || !t->ready) {
		ops->chart(pdf, x, w, t->tile->label, &t->chart);
		return;
	}
	cells = ARENA_ARRAY(a, struct pdf_cell, t->nrows * t->ncells + 1);
	for (size_t i = 0; i < t->nrows; i++)
		for (size_t k = 0; k < t->ncells; k++)
			cells[i * t->ncells + k] = (struct pdf_cell){ t->rows[i].cells[k], t->right[k] };
	ops->list(pdf, x, w, t->tile->label, cells, t->ncells, t->nrows, t->nrows > 0 ?
	    arena_printf(a, "%zu%s", t->nrows, t->more ? "+" : "") : "");
}

static size_t
row_end(const struct dash *d, size_t i)
{
	size_t end = i;

	while (end < d->ntiles && d->tiles[end].y == d->tiles[i].y)
		end++;
	return end;
}

/* Rows that the fullest tile of a row of tiles lacks. */
static int
lacking(const struct dash *d, size_t from, size_t end)
{
	long need = 0;

	for (size_t i = from; i < end; i++) {
		long more = dash_items(&d->tiles[i]) + 4 - d->tiles[i].h;

		need = more > need ? more : need;
	}
	return need > 100 ? 100 : (int)need;
}

/* What a page has left over goes to its rows that hold charts or lists; figures need no more than they have, the last page ends
   where it ends. */
static void
fill_pages(struct dash *d)
{
	for (size_t from = 0, to; from < d->ntiles; from = to) {
		double used = 0, tall = 0;
		bool last;
		int more;

		for (to = from; to < d->ntiles; to = row_end(d, to)) {
			if (to > from && used + PDF_TILE(d->tiles[to].h - 1) > PDF_ROOM)
				break;
			used += PDF_TILE(d->tiles[to].h - 1);
			tall += d->tiles[to].h > 4;
		}
		more = tall > 0 ? (int)((PDF_ROOM - used) / PDF_TILE_ROW / tall) : 0;
		last = from > 0 && to == d->ntiles;
		for (size_t i = from, end; i < to && more > 0; i = end) {
			int add = d->tiles[i].h > 4 ? more : 0;

			end = row_end(d, i);
			if (last && add > lacking(d, i, end))
				add = lacking(d, i, end);
			for (size_t k = i; k < end; k++)
				d->tiles[k].h += add;
		}
	}
}

static int
print_dash(struct dash *d, const struct pdf_ops *ops, const char *path, struct hc_err *err)
{
	struct app *app = d->window.app;
	struct pdf_head h = head_of(app, d->dashboard->label, d->filter);
	struct pdf *pdf;
	int rc;

	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].reading || (d->tiles[i].stale && !d->tiles[i].ready))
			return hc_fail(err, HC_BUSY, 0, "the figures are still being read; print again when they are there.");
	h.way = PDF_LANDSCAPE;
	if ((rc = ops->open(path, &h, &pdf, err)) < 0)
		return rc;
	dash_place(d, DASH_W);	/* the next frame places them for the screen again */
	fill_pages(d);
	for (size_t i = 0; i < d->ntiles; i++) {
		if (i == 0 || d->tiles[i].y != d->tiles[i - 1].y)
			ops->tiles(pdf, d->tiles[i].h - 1);
		print_tile(d, &d->tiles[i], ops, pdf);
	}
	app->dirty = true;
	return ops->close(pdf, true, err);
}

/* The screen as it stands: calendars, boards, pages of text. */
static int
print_screen(struct app *app, const struct pdf_ops *ops, const char *path, struct hc_err *err)
{
	struct window *w = app_focus(app);
	struct pdf_head h = head_of(app, w->ops->title != NULL ? w->ops->title(w) : "HotCRM", "");
	struct buf b = BUF_INIT;
	struct pdf *pdf;
	int rc;

	h.way = app->canvas->w > 100 ? PDF_LANDSCAPE : PDF_PORTRAIT;
	if ((rc = ops->open(path, &h, &pdf, err)) < 0)
		return rc;
	canvas_dump(app->canvas, false, &b);
	if (app->canvas->h > 10 && b.len > 1) {	/* the keys at its foot are for whoever sits there */
		b.data[--b.len] = '\0';
		if (strrchr(b.data, '\n') != NULL)
			*strrchr(b.data, '\n') = '\0';
	}
	for (const char *s = buf_str(&b); *s != '\0';) {
		size_t n = strcspn(s, "\n");

		ops->fixed(pdf, arena_strndup(app->turn, s, n));
		s += n + (s[n] == '\n');
	}
	buf_free(&b);
	return ops->close(pdf, true, err);
}

int
print_pdf(struct app *app, const char *path, struct hc_err *err)
{
	struct window *w = app_focus(app);
	struct list *l = list_of(w);
	const struct pdf_ops *ops;
	int rc;

	if ((rc = pdf_load(app->env, &ops, err)) < 0)
		return rc;
	if (l != NULL && l->pager.query != NULL && !l->stacked)
		return print_list(l, ops, path, err);
	if (record_of(w) != NULL)
		rc = print_record(record_of(w), ops, path, err);
	else if (dash_of(w) != NULL)
		rc = print_dash(dash_of(w), ops, path, err);
	else
		rc = print_screen(app, ops, path, err);
	if (rc >= 0)
		app_say(app, "Printed to %s.", path);
	return rc;
}
