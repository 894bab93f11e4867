/*
 * form_clash.c - a save that meets another edit: base, mine and theirs side by side, and a decision per field.
 *
 * Only fields that both changed are asked about; all others merge. Nothing is written before every row is decided, and leaving
 * goes back to the form with all that was typed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/prompt.h"
#include "ui/table.h"

#define NARROW 60

enum took { TOOK_NONE, TOOK_MINE, TOOK_THEIRS, TOOK_HAND };

struct form_clash {
	struct form *form;
	struct hc_record *now;		/* as it is saved: figures are shown in its currency */
	struct row {
		size_t field;
		const char *theirs, *theirs_value, *hand;
		enum took took;
	} *rows;
	size_t n;
};

/* What typing the record's value again would take, and what picking it gives. */
static const char *
their_text(struct form *f, const struct hc_record *r, const struct field *fd, const char **picked)
{
	const struct hc_value *v = record_get(r, fd);
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];
	const char *s;

	*picked = NULL;
	cell_typed(f->window.app->work, r, fd, &b);
	s = arena_strdup(f->window.arena, buf_str(&b));
	buf_free(&b);
	if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		*picked = arena_strdup(f->window.arena, id);
	} else if (v->kind == VALUE_TEXT && fd->type->class == CLASS_SELECT) {
		*picked = arena_strndup(f->window.arena, v->s, v->len);
	}
	return s;
}

/* On a telephone: the decision beside the field's name, and below it mine and theirs, half a line each. */
static void
squeeze(struct table *t, const char *cells[5])
{
	struct arena *a = t->row_arena;
	int each = (t->window.app->canvas->w - 16) / 2;

	cells[0] = arena_printf(a, "%s  (%s)", cells[0], cells[4]);
	cells[1] = "";
	cells[2] = arena_printf(a, "mine %.*s", (int)utf8_fit(cells[2], strlen(cells[2]), each, &(int){0}), cells[2]);
	cells[3] = arena_printf(a, "theirs %.*s", (int)utf8_fit(cells[3], strlen(cells[3]), each, &(int){0}), cells[3]);
	cells[4] = "";
}

static const char *
shown(struct table *t, const struct form_field *ff, const char *text)
{
	struct form_clash *c = t->arg;

	return field_encrypted(ff->field) ? text : cell_shown(t->window.app->work, c->now, ff->field, text, t->row_arena);
}

static int
clash_fill(struct table *t, struct hc_err *err)
{
	static const char *const words[] = { "?", "mine", "theirs", "by hand" };
	struct form_clash *c = t->arg;
	char key[24];
	size_t open = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct row *r = &c->rows[i];
		struct form_field *ff = &c->form->fields[r->field];
		const char *cells[] = { ff->field->label, shown(t, ff, ff->initial),
		    shown(t, ff, r->took == TOOK_HAND ? r->hand : edit_text(&ff->edit)), shown(t, ff, r->theirs), words[r->took] };

		if (c->form->window.app->canvas->w < NARROW)
			squeeze(t, cells);
		snprintf(key, sizeof(key), "%zu", i);
		table_add(t, key, cells, r->took == TOOK_NONE ? ROLE_WARN : ROLE_TEXT);
		open += r->took == TOOK_NONE;
	}
	t->note = open > 0 ? arena_printf(t->row_arena, "%zu to decide", open) : "decided; saving is next";
	return HC_OK;
}

static struct row *
row_here(struct table *t)
{
	const struct table_row *r = table_current(t);

	return r != NULL ? &((struct form_clash *)t->arg)->rows[strtoul(r->key, NULL, 10)] : NULL;
}

static void
next_open(struct table *t)
{
	struct form_clash *c = t->arg;
	char key[24];

	table_refresh(t);
	for (size_t i = 0; i < c->n; i++)
		if (c->rows[i].took == TOOK_NONE) {
			snprintf(key, sizeof(key), "%zu", i);
			table_show(t, key);
			return;
		}
}

/* take mine|theirs [all] */
static int
clash_take(struct window *w, const struct call *call, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	struct form_clash *c = t->arg;
	struct row *here = row_here(t);
	bool all = call->argc == 2 && strcmp(call->argv[1], "all") == 0;

	if (call->argc == 0 || (strcmp(call->argv[0], "mine") != 0 && strcmp(call->argv[0], "theirs") != 0) || (call->argc > 1 && !all))
		return hc_fail(err, HC_INVALID, 0, "take needs mine or theirs, and may say all.");
	for (size_t i = 0; i < c->n; i++)
		if (all || &c->rows[i] == here)
			c->rows[i].took = *call->argv[0] == 'm' ? TOOK_MINE : TOOK_THEIRS;
	next_open(t);
	return HC_OK;
}

static void
typed(void *arg, const char *text)
{
	struct table *t = arg;
	struct row *r = row_here(t);

	if (r == NULL)
		return;
	r->hand = arena_strdup(t->window.arena, text);
	r->took = TOOK_HAND;
	next_open(t);
}

static int
clash_edit(struct window *w, const struct call *call, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "value", .done = typed };
	struct table *t = (struct table *)w;
	struct form_clash *c = t->arg;
	struct row *r = row_here(t);

	if (r != NULL)
		prompt_open(w->app, &ops, t, arena_printf(w->app->turn, "%s: ", c->form->fields[r->field].field->label),
		    r->took == TOOK_HAND ? r->hand : edit_text(&c->form->fields[r->field].edit));
	return HC_OK;
}

static int
clash_undo(struct window *w, const struct call *call, struct hc_err *err)
{
	struct row *r = row_here((struct table *)w);

	if (r != NULL)
		r->took = TOOK_NONE;
	table_refresh((struct table *)w);
	return HC_OK;
}

/* Their value is the new base: what is mine is a change of it, what is theirs is none. */
static void
apply(struct form *f, const struct row *r)
{
	struct form_field *ff = &f->fields[r->field];

	ff->initial = arena_strdup(f->window.arena, r->theirs);
	if (r->took == TOOK_THEIRS) {
		edit_set(&ff->edit, r->theirs);
		ff->value = r->theirs_value != NULL ? arena_strdup(f->window.arena, r->theirs_value) : NULL;
		ff->shown = ff->edit.text.len;
	} else if (r->took == TOOK_HAND) {
		edit_set(&ff->edit, r->hand);
		ff->value = NULL;
	}
	f->touched = true;
}

static int
clash_save(struct window *w, const struct call *call, struct hc_err *err)
{
	struct form_clash *c = ((struct table *)w)->arg;
	struct app *app = w->app;
	size_t open = 0;

	for (size_t i = 0; i < c->n; i++)
		open += c->rows[i].took == TOOK_NONE;
	if (open > 0) {
		next_open((struct table *)w);
		return hc_fail(err, HC_INVALID, 0, "%zu field%s not decided: h takes mine, l theirs, e another.", open,
		    open == 1 ? " is" : "s are");
	}
	for (size_t i = 0; i < c->n; i++)
		apply(c->form, &c->rows[i]);
	window_close(w);
	app_run(app, "save", 0);
	return HC_OK;
}

static const struct table_column columns[] = {
	{ "Field", 22, false }, { "It was", 28, false }, { "Mine", 28, false }, { "Theirs", 28, false }, { "Take", 8, false },
};
static const struct window_command commands[] = {
	{ "take", clash_take }, { "edit", clash_edit }, { "undo", clash_undo }, { "save", clash_save }, { "open", clash_save },
	{ NULL, NULL }
};
static const char *const footer[] = { "take mine", "take theirs", "edit", "undo", "save", "back", NULL };
static const struct table_ops clash_ops = {
	.name = "clash",
	.title = "Changed meanwhile",
	.share = true,
	.columns = columns,
	.ncolumns = 5,
	.fill = clash_fill,
	.commands = commands,
	.footer = footer,
};

bool
form_clash(struct form *f)
{
	struct app *app = f->window.app;
	struct form_clash *c = ARENA_NEW(f->window.arena, struct form_clash);
	struct hc_record *r;

	if (f->isnew || read_record(app->work->store, f->object, f->id, f->window.arena, &r, NULL) < 0)
		return false;
	c->form = f;
	c->now = r;
	c->rows = ARENA_ARRAY(f->window.arena, struct row, f->nfields + 1);
	for (size_t i = 0; i < f->nfields; i++) {
		struct form_field *ff = &f->fields[i];
		const char *picked, *theirs = their_text(f, r, ff->field, &picked);

		if (!form_field_changed(ff) || strcmp(theirs, ff->initial) == 0 || strcmp(theirs, edit_text(&ff->edit)) == 0)
			continue;
		c->rows[c->n++] = (struct row){ .field = i, .theirs = theirs, .theirs_value = picked };
	}
	if (c->n == 0 || table_push(app, &clash_ops, c, NULL) < 0)
		return false;
	app_say(app, "Somebody saved this record meanwhile. Decide each field; nothing is written before.");
	return true;
}
