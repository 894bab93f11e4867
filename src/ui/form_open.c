/*
 * form_open.c - a form begins: its fields in the order of the page, what they hold, and the draft that waited for it.
 */
#include <inttypes.h>
#include <string.h>

#include "base/uuid.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/save.h"

static void
add_field(struct form *f, const struct field *fd, const char *section)
{
	for (size_t i = 0; i < f->nfields; i++)
		if (f->fields[i].field == fd)
			return;
	if (fd->hidden || (fd->type->class == CLASS_LOOKUP && fd->target == NULL) || save_editable(f->window.app, f->object, fd, NULL) < 0)
		return;
	f->fields[f->nfields].field = fd;
	f->fields[f->nfields].section = section;
	f->fields[f->nfields++].err.pos = -1;
}

/* As the page has them; required fields that it forgets come first, the rest last. */
static void
make_fields(struct form *f)
{
	const struct object *o = f->object;
	bool rest = false;

	f->fields = ARENA_ARRAY(f->window.arena, struct form_field, o->fields.n + 1);
	if (o->page.sections.n == 0)
		add_field(f, o->title, NULL);
	for (size_t s = 0; s < o->page.sections.n; s++)
		for (size_t i = 0; i < o->page.sections.at[s].fields.n; i++) {
			const struct field *fd = object_field(o, o->page.sections.at[s].fields.at[i]);

			if (fd != NULL)
				add_field(f, fd, o->page.sections.at[s].label);
		}
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (o->page.sections.n == 0 || o->fields.at[i]->required)
			add_field(f, o->fields.at[i], o->page.sections.n > 0 ? "More" : NULL);
	for (size_t i = SLOT_FIRST; i < o->fields.n && o->page.sections.n > 0; i++) {
		add_field(f, o->fields.at[i], "More");
		rest = true;
	}
	add_field(f, o->fields.at[SLOT_OWNER], rest ? "More" : NULL);
	/* a heading stands only where it changes */
	for (size_t i = f->nfields; i-- > 1;)
		if (f->fields[i].section == f->fields[i - 1].section)
			f->fields[i].section = NULL;
}

static void
fill_fields(struct form *f, const struct hc_record *r)
{
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];

	for (size_t i = 0; i < f->nfields; i++) {
		struct form_field *ff = &f->fields[i];
		const struct hc_value *v = record_get(r, ff->field);

		buf_reset(&b);
		cell_typed(f->window.app->work, r, ff->field, &b);
		cell_begin(&ff->edit, ff->field, buf_str(&b));
		ff->initial = arena_strdup(f->window.arena, buf_str(&b));
		if (v->kind == VALUE_ID) {
			uuid_format(v->id, id);
			ff->value = arena_strdup(f->window.arena, id);
		} else if (v->kind == VALUE_TEXT && ff->field->type->class == CLASS_SELECT) {
			ff->value = arena_strndup(f->window.arena, v->s, v->len);
		}
		ff->shown = ff->edit.text.len;
	}
	buf_free(&b);
}

static int
finish(struct form *f, const struct field *at, struct hc_err *err)
{
	if (f->nfields == 0) {
		int rc = hc_fail(err, HC_DENIED, 0, "you may not edit any field of %s.", f->object->plural);

		window_free(&f->window);
		return rc;
	}
	for (size_t i = 0; at != NULL && i < f->nfields; i++)
		if (f->fields[i].field == at)
			f->at = i;
	if (form_draft_read(f)) {
		f->touched = true;	/* looked at and left again, it waits on */
		app_say(f->window.app, "What you typed here before is back; discard throws it away.");
	}
	f->stale = true;
	window_push(&f->window);
	return HC_OK;
}

static int
preset(struct app *app, struct hc_record *r, const struct assignment *set, struct hc_err *err)
{
	const struct field *f = object_field(r->object, set->field);
	char currency[4] = "";
	struct hc_value v;
	int rc;

	if (f == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s have no field %.40s.", r->object->plural, set->field);
	if ((rc = field_parse(f, &app->work->locale, r->arena, set->text, strlen(set->text), &v, currency, err)) < 0)
		return rc;
	record_set(r, f, v);
	return HC_OK;
}

/* FNV-1a */
static uint64_t
hash_add(uint64_t hash, const char *s)
{
	do
		hash = (hash ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	while (*s++ != '\0');
	return hash;
}

/* What was filled in is part of the draft's name: a call with Ann that waits is no call with Bob. Times are not, they move. */
static const char *
draft_name(struct form *f, const struct assignment *set, size_t n, const struct field *link, const uint8_t *parent)
{
	char id[UUID_TEXT] = "";
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	if (n == 0 && link == NULL && f->about == NULL)
		return arena_printf(f->window.arena, "draft.%s.new", f->object->name);
	if (link != NULL) {
		uuid_format(parent, id);
		hash = hash_add(hash_add(hash, link->name), id);
	}
	for (size_t i = 0; i < n; i++) {
		const struct field *fd = object_field(f->object, set[i].field);

		if (fd == NULL || (field_type(fd)->class != CLASS_DATE && field_type(fd)->class != CLASS_STAMP))
			hash = hash_add(hash_add(hash, set[i].field), set[i].text);
	}
	return arena_printf(f->window.arena, "draft.%s.new-%016" PRIx64, f->object->name, hash_add(hash, f->about != NULL ? f->about : ""));
}

struct beginning {
	const struct field *link;	/* NULL: none */
	const uint8_t *parent;
	const struct assignment *set;
	size_t n;
	const char *about, *draft;	/* may be NULL */
};

static int
open_new(struct app *app, const struct object *o, const struct beginning *b, struct hc_err *err)
{
	struct form *f;
	struct hc_record *r;
	int rc;

	if (!access_object(app->work, o, 'c'))
		return hc_fail(err, HC_DENIED, 0, "you may not create %s.", o->plural);
	f = window_new(app, &form_ops, sizeof(*f));
	f->object = o;
	f->isnew = true;
	f->about = b->about != NULL ? arena_strdup(f->window.arena, b->about) : NULL;
	f->draft = b->draft != NULL ? arena_strdup(f->window.arena, b->draft) : draft_name(f, b->set, b->n, b->link, b->parent);
	r = record_new(f->window.arena, app->work->model, o);
	if ((rc = engine_defaults(app->work, r, err)) < 0) {
		window_free(&f->window);
		return rc;
	}
	make_fields(f);
	if (b->link != NULL)
		record_set(r, b->link, value_id(b->parent));
	for (size_t i = 0; i < b->n; i++)
		if ((rc = preset(app, r, &b->set[i], err)) < 0) {
			window_free(&f->window);
			return rc;
		}
	fill_fields(f, r);
	for (size_t i = 0; i < b->n; i++)	/* long text keeps its empty lines */
		for (size_t k = 0; k < f->nfields; k++)
			if (f->fields[k].edit.lines && strcmp(f->fields[k].field->name, b->set[i].field) == 0) {
				edit_set(&f->fields[k].edit, b->set[i].text);
				f->fields[k].edit.at = 0;
			}
	/* what the program filled in counts as typed: it must be saved */
	for (size_t i = 0; i < f->nfields; i++) {
		f->fields[i].preset = f->fields[i].edit.text.len > 0;
		f->fields[i].edit.replace = f->fields[i].preset && f->fields[i].field == o->title;
		f->fields[i].initial = arena_strdup(f->window.arena, "");
	}
	return finish(f, NULL, err);
}

int
form_new(struct app *app, const struct object *o, const struct field *link, const uint8_t *parent, struct hc_err *err)
{
	return open_new(app, o, &(struct beginning){ .link = link, .parent = parent }, err);
}

int
form_new_with(struct app *app, const struct object *o, const struct assignment *set, size_t n, struct hc_err *err)
{
	return open_new(app, o, &(struct beginning){ .set = set, .n = n }, err);
}

int
form_new_draft(struct app *app, const struct object *o, const char *draft, struct hc_err *err)
{
	return open_new(app, o, &(struct beginning){ .draft = draft }, err);
}

int
form_new_letter(struct app *app, const struct object *o, const struct assignment *set, size_t n, const char *about, struct hc_err *err)
{
	return open_new(app, o, &(struct beginning){ .set = set, .n = n, .about = about }, err);
}

int
form_edit(struct app *app, const struct object *o, const uint8_t id[16], const struct field *at, struct hc_err *err)
{
	struct form *f = window_new(app, &form_ops, sizeof(*f));
	struct hc_record *r;
	char text[UUID_TEXT];
	int rc;

	f->object = o;
	memcpy(f->id, id, 16);
	uuid_format(id, text);
	f->draft = arena_printf(f->window.arena, "draft.%s.%s", o->name, text);
	if ((rc = read_record(app->work->store, o, id, f->window.arena, &r, err)) < 0 ||
	    (rc = access_record(app->work, r, 'e', err)) < 0 || (rc = engine_compute(app->work, r, err)) < 0) {
		window_free(&f->window);
		return rc;
	}
	make_fields(f);
	fill_fields(f, r);
	return finish(f, at, err);
}
