/*
 * print_pdf.c - what a window shows, as pages: a record with what belongs to it, a dashboard with its charts, any other window as
 * it stands. Lists are print_list.c's.
 */
#include <string.h>

#include "base/env.h"
#include "cmd/session.h"
#include "report/pdf.h"
#include "ui/cell.h"
#include "ui/dash.h"
#include "ui/list.h"
#include "ui/print.h"
#include "ui/record.h"

#define RELATED_MAX 50		/* rows of a related list on a record's page; more are counted */
#define STORY_MAX 30		/* lines of its timeline */
#define DASH_W 120		/* cells that a page's width stands for */

struct pdf_head
print_head(struct app *app, const char *title, const char *line)
{
	struct cmd c = { .env = app->env, .work = app->work, .arena = app->turn };
	const char *paper = app->env->get(app->env, "PAPERSIZE");

	return (struct pdf_head){ .title = title, .line = line, .who = app->work->user_name != NULL ? app->work->user_name : "",
		.when = cmd_when(&c, app->env->now(app->env)), .rows = -1, .letter = paper != NULL && strcmp(paper, "letter") == 0 };
}

void
print_said(struct app *app, const char *path, bool boxes)
{
	app_say(app, boxes ? "Printed to %s; no font here has some of its letters, which are boxes: install one that has them and print again." :
	    "Printed to %s.", path);
}

static const char *
taken(struct app *app, struct buf *b)
{
	const char *s = arena_strdup(app->turn, buf_str(b));

	buf_free(b);
	return s;
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
				cell_count(app->work, l->pager.count, &b);
			else
				buf_adds(&b, "many");
		} else {
			cell_count(app->work, (int64_t)l->pager.nrows, &b);
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
	struct pdf_head h = print_head(rw->window.app, record_title(rw->r), record_line_text(rw));
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

/* On paper nobody can open a list to see its end: it is as tall as its rows, up to a page. */
static void
unfold_lists(struct dash *d)
{
	for (size_t i = 0, end; i < d->ntiles; i = end) {
		int h = d->tiles[i].h;

		end = row_end(d, i);
		for (size_t k = i; k < end; k++)
			if (d->tiles[k].is_list && (int)d->tiles[k].nrows + 4 > h)
				h = (int)d->tiles[k].nrows + 4;
		while (h > d->tiles[i].h && PDF_TILE(h - 1) > PDF_ROOM)
			h--;
		for (size_t k = i; k < end; k++)
			d->tiles[k].h = h > d->tiles[k].h ? h : d->tiles[k].h;
	}
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
	struct pdf_head h = print_head(app, d->dashboard->label, d->filter);
	struct pdf *pdf;
	int rc;

	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].reading || (d->tiles[i].stale && !d->tiles[i].ready))
			return hc_fail(err, HC_BUSY, 0, "the figures are still being read; print again when they are there.");
	h.way = PDF_LANDSCAPE;
	if ((rc = ops->open(path, &h, &pdf, err)) < 0)
		return rc;
	dash_place(d, DASH_W);	/* the next frame places them for the screen again */
	unfold_lists(d);
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
	struct pdf_head h = print_head(app, w->ops->title != NULL ? w->ops->title(w) : "HotCRM", "");
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
	if (rc < 0)
		return rc;
	print_said(app, path, rc > 0);
	return HC_OK;
}
