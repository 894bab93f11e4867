/*
 * form_mark.c - what others did to the record while it is being typed: a mark under each field that is another now.
 *
 * The text that was typed stays; saving it is a decision made in sight of the other value.
 */
#include <string.h>

#include "base/uuid.h"
#include "sync/sync.h"
#include "ui/cell.h"
#include "ui/form.h"

/* Whoever wrote the row last; that is not always who changed this field, so nobody is named when it was us. */
static const char *
who(struct work *w, const struct hc_record *r)
{
	const struct object *user = model_object(w->model, "user");
	const struct hc_value *by = &r->values[SLOT_UPDATED_BY];

	if (user == NULL || by->kind != VALUE_ID || memcmp(by->id, w->user, 16) == 0)
		return "";
	return read_title(w->store, user, by->id, r->arena);
}

/* The field as it stands outside this form: what the server holds behind an edit of ours that is under way, else the row. */
static void
outside(struct work *w, struct hc_record *r, const struct field *f, struct buf *out)
{
	struct hc_record *server;
	struct hc_value v;

	if (sync_theirs(w, r->object, r->values[SLOT_ID].id, f, r->arena, &v, NULL) < 0) {
		cell_typed(w, r, f, out);
		return;
	}
	server = record_new(r->arena, w->model, r->object);
	record_set(server, f, v);
	cell_typed(w, server, f, out);
}

void
form_mark(struct form *f)
{
	struct work *w = f->window.app->work;
	struct buf b = BUF_INIT;
	struct hc_record *r;
	const char *name;

	f->stale = false;
	if (f->isnew || read_record(w->store, f->object, f->id, f->window.app->turn, &r, NULL) < 0)
		return;
	name = who(w, r);
	for (size_t i = 0; i < f->nfields; i++) {
		struct form_field *ff = &f->fields[i];

		buf_reset(&b);
		outside(w, r, ff->field, &b);
		ff->theirs = NULL;
		if (strcmp(buf_str(&b), ff->initial) == 0 || strcmp(buf_str(&b), edit_text(&ff->edit)) == 0)
			continue;
		ff->theirs = arena_printf(f->window.arena, "%s%s meanwhile: %.200s", name[0] != '\0' ? name : "changed",
		    name[0] != '\0' ? " changed this" : "", b.len > 0 ? cell_shown(w, r, ff->field, buf_str(&b), r->arena) : "empty");
	}
	buf_free(&b);
}

void
form_changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct form *f = (struct form *)w;

	if (o == f->object && (id == NULL || memcmp(id, f->id, 16) == 0))
		f->stale = true;
}
