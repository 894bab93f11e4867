/*
 * list_verb.c - verbs of a list: edit the cell in place, the form, new, delete, set. A verb means the marks, else the row.
 */
#include <string.h>

#include "model/type.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/save.h"

static int
apply(struct list *l, const struct assignment *set, size_t n, struct hc_err *err)
{
	struct targets t;
	int rc;

	if ((rc = list_targets(l, &t, err)) < 0)
		return rc;
	if (n > 0 && t.n == 1 && t.ids != NULL) {
		const struct field *f = object_field(l->object, set[0].field);

		if ((rc = save_fields(l->window.app, l->object, t.ids[0], set, n, err)) < 0)
			return rc;
		if (l->window.app->message.len == 0)
			app_say(l->window.app, "Saved %s.%s", f != NULL ? f->label : "", save_undo_hint(l->window.app));
		return HC_OK;
	}
	return save_many(l->window.app, l->object, &t, set, n, err);
}

static int
run_set(struct window *w, const struct call *c, struct hc_err *err)
{
	struct assignment *set;
	int rc;

	/* `set OBJECT ID field=value` and `set 'QUERY' field=value` are the command's */
	if (c->argc == 0 || strchr(c->argv[0], '=') == NULL || strchr("=<>!", c->argv[0][0]) != NULL)
		return WINDOW_PASS;
	if ((rc = save_parse(w->app->turn, c->argv, c->argc, &set, err)) < 0)
		return rc;
	return apply((struct list *)w, set, c->argc, err);
}

static int
run_delete(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (c->argc > 0)
		return WINDOW_PASS;
	return l->editing ? HC_OK : apply(l, NULL, 0, err);
}

/* The cell. */

void
list_stop_editing(struct list *l)
{
	l->editing = false;
	l->cell_err.code = 0;
	l->window.app->dirty = true;
}

void
list_save_cell(struct list *l, const char *text)
{
	struct assignment set = { .field = l->editing_field->name, .text = text };
	struct hc_err err = { .pos = -1 };
	bool typed = l->editing;

	list_stop_editing(l);	/* the message names keys of the list, not of the cell */
	if (apply(l, &set, 1, &err) >= 0)
		return;
	l->editing = typed;
	if (typed)
		l->cell_err = err;
	else
		app_error(l->window.app, &err);
}

static void
picked(void *arg, const char *value, const char *shown)
{
	list_save_cell(arg, value);
}

static int
run_edit(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	const struct pager_row *row = list_row(l);
	const struct field *f = list_field(l);
	struct hc_record *r;
	struct buf b = BUF_INIT;
	int rc, y = w->area.y + (l->cards ? 2 : (l->embedded ? 1 : 2) + (int)(l->cursor - l->top));

	if (row == NULL || l->editing)
		return HC_OK;
	if ((rc = save_editable(w->app, l->object, f, err)) < 0 ||
	    (rc = read_record(w->app->work->store, l->object, row->id, w->app->turn, &r, err)) < 0)
		return rc;
	cell_input(w->app->work, r, f, &b);
	l->editing_field = f;
	if (!picker_field(w->app, f, buf_str(&b), w->area.x + l->columns[l->focus].x, y, picked, l)) {
		l->editing = true;
		l->cell_err = (struct hc_err){ .pos = -1 };
		cell_begin(&l->cell, f, buf_str(&b));
	}
	buf_free(&b);
	return HC_OK;
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (!l->editing)
		return WINDOW_PASS;
	list_save_cell(l, arena_strdup(w->app->turn, edit_text(&l->cell)));
	return HC_OK;
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (!l->editing)
		return WINDOW_PASS;
	list_stop_editing(l);
	return HC_OK;
}

/* Tab in a cell: saves it and edits the next one that can be edited. */
static int
run_next_field(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	long step = strcmp(c->name, "next-field") == 0 ? 1 : -1;

	if (!l->editing)
		return WINDOW_PASS;
	list_save_cell(l, arena_strdup(w->app->turn, edit_text(&l->cell)));
	if (l->editing)
		return HC_OK;
	for (long i = (long)l->focus + step; i >= 0 && i < (long)l->ncolumns; i += step) {
		l->focus = (size_t)i;
		if (save_editable(w->app, l->object, list_field(l), NULL) >= 0)
			return run_edit(w, c, err);
	}
	return HC_OK;
}

static int
run_new(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (c->argc > 0 || l->editing || l->stacked || (l->embedded && l->link == NULL))
		return WINDOW_PASS;	/* the place knows what a new one is */
	return form_new(w->app, l->object, l->link, l->link != NULL ? l->parent : NULL, err);
}

/* gf: the record behind the link in the focused column. */
static int
run_follow(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	const struct pager_row *row = list_row(l);
	const struct field *f = list_field(l);

	if (row == NULL || f == NULL || f->target == NULL || row->values[l->columns[l->focus].column].kind != VALUE_ID)
		return hc_fail(err, HC_INVALID, 0, "there is no link under the cursor; move to a column with one.");
	return app_open_record(w->app, f->target, row->values[l->columns[l->focus].column].id, err);
}

static int
run_form(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (list_row(l) == NULL)
		return HC_OK;
	return form_edit(w->app, l->object, list_row(l)->id, NULL, err);
}

const struct window_command list_verb_commands[] = {
	{ "set", run_set }, { "delete", run_delete }, { "edit", run_edit }, { "accept", run_accept }, { "cancel", run_cancel },
	{ "next-field", run_next_field }, { "previous-field", run_next_field }, { "new", run_new }, { "form", run_form }, { "follow", run_follow },
	{ NULL, NULL }
};
