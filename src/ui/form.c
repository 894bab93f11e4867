/*
 * form.c - fields of a record to type in, checked one by one as they are left, saved as a whole.
 *
 * How a form begins is form_open.c's. A field that has choices opens them at the first letter; dates say how they were read. A refused save puts the cursor on
 * the field that the engine named.
 */
#include "ui/form.h"

#include <string.h>

#include "base/uuid.h"
#include "engine/file.h"
#include "model/fileref.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/letter.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/save.h"
#include "ui/session.h"

#define DRAFT_MS 2000

static struct form_field *
field_here(struct form *f)
{
	return &f->fields[f->at];
}

static bool
picks(const struct field *f)
{
	return f->type->class == CLASS_SELECT || (f->type->class == CLASS_LOOKUP && f->target != NULL) || f->type->class == CLASS_BOOL;
}

bool
form_field_changed(const struct form_field *ff)
{
	return strcmp(ff->initial, edit_text(&ff->edit)) != 0;
}

static const char *
field_text(const struct form_field *ff)
{
	const char *text = edit_text(&ff->edit);

	return ff->value != NULL && *text != '\0' ? ff->value : text;
}

/* Leaving a field: what is wrong with it, or how it was read. */
static void
check_field(struct form *f, struct form_field *ff)
{
	struct work *w = f->window.app->work;
	struct arena *turn = f->window.app->turn;
	const char *text = edit_text(&ff->edit);
	struct hc_value v;
	struct buf b = BUF_INIT;
	char currency[4] = "";
	uint8_t id[16];
	char hex[UUID_TEXT];

	ff->err = (struct hc_err){ .pos = -1 };
	ff->hint = NULL;
	if (ff->value != NULL || *text == '\0' || !form_field_changed(ff))
		return;
	if (ff->field->type->class == CLASS_LOOKUP && ff->field->target != NULL) {
		if (engine_find(w, ff->field->target, text, turn, id, &ff->err) >= 0) {
			uuid_format(id, hex);
			ff->value = arena_strdup(f->window.arena, hex);
			edit_set(&ff->edit, read_title(w->store, ff->field->target, id, turn));
			ff->shown = ff->edit.text.len;
		}
		return;
	}
	if (field_is_file(ff->field))
		return;		/* @PATH is read when it is saved */
	if (field_parse(ff->field, &w->locale, turn, text, strlen(text), &v, currency, &ff->err) < 0)
		return;
	switch (ff->field->type->class) {
	case CLASS_DATE: case CLASS_STAMP: case CLASS_TIME: case CLASS_DURATION: case CLASS_MONEY:
		ff->field->type->format(ff->field, &w->locale, &v, *currency != '\0' ? currency : w->locale.currency, &b);
		if (strcmp(buf_str(&b), text) != 0)
			ff->hint = arena_strdup(f->window.arena, buf_str(&b));
		break;
	default:
		break;
	}
	buf_free(&b);
}

static void
go(struct form *f, long to)
{
	check_field(f, field_here(f));
	if (to < 0)
		to = (long)f->nfields - 1;
	if (to >= (long)f->nfields)
		to = 0;
	f->at = (size_t)to;
}

/* Choices. */

static void
picked(void *arg, const char *value, const char *shown)
{
	struct form *f = arg;
	struct form_field *ff = field_here(f);

	ff->value = *value != '\0' ? arena_strdup(f->window.arena, value) : NULL;
	edit_set(&ff->edit, shown);
	ff->shown = ff->edit.text.len;
	ff->err = (struct hc_err){ .pos = -1 };
	f->touched = true;
	f->window.app->tick_ms = DRAFT_MS;
	if (f->at + 1 < f->nfields)
		go(f, (long)f->at + 1);
}

static bool
open_choices(struct form *f, const char *initial)
{
	struct form_field *ff = field_here(f);

	return picker_field(f->window.app, ff->field, initial, ff->edit.text.data != NULL ? f->window.area.x + 22 : 2,
	    f->window.area.y + 2 + (int)f->at - f->top, picked, f);
}

/* implements window.edited: a letter in a field with choices opens them, with that letter */
static void
edited(struct window *w)
{
	struct form *f = (struct form *)w;
	struct form_field *ff = field_here(f);
	const char *typed = edit_text(&ff->edit);

	f->touched = true;
	w->app->tick_ms = DRAFT_MS;
	ff->err = (struct hc_err){ .pos = -1 };
	ff->hint = NULL;
	if (!picks(ff->field) || *typed == '\0') {
		ff->value = NULL;
		return;
	}
	/* the choices take over what was typed; an old choice goes as a whole */
	if (ff->value != NULL && ff->edit.text.len <= ff->shown)
		typed = "";
	else if (ff->value != NULL)
		typed = arena_strndup(w->app->turn, typed + ff->edit.at - (ff->edit.text.len - ff->shown),
		    ff->edit.text.len - ff->shown);
	else
		typed = arena_strdup(w->app->turn, typed);
	edit_set(&ff->edit, "");
	ff->value = NULL;
	if (*typed != '\0' && open_choices(f, ""))
		app_type(w->app, typed);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = "form";
	ret[1] = "type";
	return 2;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	return &field_here((struct form *)w)->edit;
}

/* implements window.value */
static const char *
value(struct window *w, const char *name)
{
	return strcmp(name, "object") == 0 ? ((struct form *)w)->object->name : NULL;
}

/* implements window.tick */
static void
tick(struct window *w)
{
	form_draft_write((struct form *)w, false);
}

/* implements window.close */
static void
close_form(struct window *w)
{
	struct form *f = (struct form *)w;

	if (f->saved)
		form_draft_drop(f);
	else
		form_draft_write(f, true);
	drafts_changed(w->app);
	for (size_t i = 0; i < f->nfields; i++)
		edit_free(&f->fields[i].edit);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return ((struct form *)w)->object->label;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const usual[] = { "save", "back", "next-field", "choose", "discard", NULL };
	static const char *const lines[] = { "save", "back", "next-field", "editor", "newline", "discard", NULL };

	return field_here((struct form *)w)->edit.lines ? lines : usual;
}

/* Commands. */

static int
run_step(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;
	bool down = strcmp(c->name, "next-field") == 0 || strcmp(c->name, "down") == 0 || strcmp(c->name, "accept") == 0;

	/* the arrows move within long text first */
	if (field_here(f)->edit.lines && (strcmp(c->name, "down") == 0 || strcmp(c->name, "up") == 0) &&
	    edit_row_move(&field_here(f)->edit, form_room(w->area.w), down ? 1 : -1))
		return HC_OK;
	if (strcmp(c->name, "accept") == 0 && picks(field_here(f)->field) && *edit_text(&field_here(f)->edit) == '\0') {
		open_choices(f, "");
		return HC_OK;
	}
	go(f, (long)f->at + (down ? 1 : -1));
	return HC_OK;
}

static int
run_jump(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;
	long by = strcmp(c->name, "page-down") == 0 ? 10 : -10, to = (long)f->at + by;

	go(f, to < 0 ? 0 : to >= (long)f->nfields ? (long)f->nfields - 1 : to);
	return HC_OK;
}

static int
run_choose(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;

	if (!open_choices(f, edit_text(&field_here(f)->edit)))
		return hc_fail(err, HC_INVALID, 0, "%s has no choices; type its value.", field_here(f)->field->label);
	return HC_OK;
}

static int
run_next_error(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;

	check_field(f, field_here(f));
	for (size_t i = 1; i <= f->nfields; i++)
		if (f->fields[(f->at + i) % f->nfields].err.code < 0) {
			f->at = (f->at + i) % f->nfields;
			return HC_OK;
		}
	app_say(w->app, "Nothing is wrong here so far.");
	return HC_OK;
}

/* Puts the engine's no on the field it names. */
static int
refused(struct form *f, const struct hc_err *e, struct hc_err *err)
{
	const struct field *fd = e->field != 0 ? model_field(f->window.app->work->model, e->field) : NULL;

	for (size_t i = 0; fd != NULL && i < f->nfields; i++)
		if (f->fields[i].field == fd) {
			f->fields[i].err = *e;
			f->at = i;
			return HC_OK;
		}
	*err = *e;
	return e->code;
}

static int
set_fields(struct form *f, struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < f->nfields; i++) {
		struct form_field *ff = &f->fields[i];

		if (!form_field_changed(ff) && !ff->preset)
			continue;
		if ((rc = engine_set_typed(tx, r, ff->field->name, field_text(ff), err)) < 0) {
			err->field = ff->field->handle;
			return rc;
		}
	}
	if (f->about != NULL)
		letter_about(r, f->about);
	return engine_save(tx, r, err);
}

static int
run_save(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;
	struct app *app = w->app;
	struct hc_err e = { .pos = -1 };
	struct hc_record *r = NULL;
	struct hc_tx *tx;
	const struct object *o = f->object;
	const char *name, *label;
	bool isnew = f->isnew;
	uint8_t id[16];
	struct list *l;
	int rc;

	check_field(f, field_here(f));
	if (field_here(f)->err.code < 0 || form_clash(f))
		return HC_OK;
	label = arena_printf(app->turn, "%s 1 %s", f->isnew ? "new" : "set", f->object->name);
	if ((rc = tx_begin(app->work, SOURCE_USER, label, &tx, err)) < 0)
		return rc;
	if (f->isnew) {
		r = record_new(tx->arena, app->work->model, f->object);
		rc = engine_defaults(app->work, r, &e);
	} else {
		rc = read_record(app->work->store, f->object, f->id, tx->arena, &r, &e);
	}
	if (rc >= 0)
		rc = set_fields(f, tx, r, &e);
	if (rc >= 0 && f->about != NULL)
		rc = letter_written(tx, r, f->about, &e);
	if (rc < 0) {
		tx_abort(tx);
		return refused(f, &e, err);
	}
	name = arena_strdup(app->turn, record_title(r));
	memcpy(id, r->values[SLOT_ID].id, 16);
	if (tx->warnings.n > 0)
		label = arena_strdup(app->turn, tx->warnings.at[0].text);
	else
		label = NULL;
	if ((rc = tx_commit(tx, &e)) < 0)
		return refused(f, &e, err);
	f->saved = true;
	window_close(w);
	if ((l = list_of(app->top)) != NULL && l->object == o && isnew)
		list_show(l, id);
	app_say(app, "Saved %s.%s%s%s", name, label != NULL ? " " : "", label != NULL ? label : "", save_undo_hint(app));
	return HC_OK;
}

static int
run_back(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;
	struct app *app = w->app;
	bool kept = false;

	for (size_t i = 0; i < f->nfields && !f->isnew; i++)
		kept |= form_field_changed(&f->fields[i]);
	kept |= f->touched || f->parked;
	f->saved = !kept;
	window_close(w);
	if (kept)
		app_say(app, "Not saved; what you typed waits as a draft.");
	return HC_OK;
}

static int
run_discard(struct window *w, const struct call *c, struct hc_err *err)
{
	struct form *f = (struct form *)w;
	struct app *app = w->app;

	f->saved = true;
	window_close(w);
	app_say(app, "Thrown away; nothing was saved.");
	return HC_OK;
}

static const struct window_command commands[] = {
	{ "next-field", run_step }, { "previous-field", run_step }, { "down", run_step }, { "up", run_step },
	{ "accept", run_step }, { "page-down", run_jump }, { "page-up", run_jump }, { "choose", run_choose },
	{ "complete", run_choose }, { "next-error", run_next_error }, { "save", run_save }, { "back", run_back },
	{ "cancel", run_back }, { "discard", run_discard }, { NULL, NULL }
};

const struct window_ops form_ops = {
	.name = "form",
	.draw = form_draw,
	.announce = form_announce,
	.contexts = contexts,
	.commands = { commands, NULL },
	.edit = edit,
	.edited = edited,
	.value = value,
	.changed = form_changed,
	.tick = tick,
	.close = close_form,
	.title = title,
	.footer = footer,
};
