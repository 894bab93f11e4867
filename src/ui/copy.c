/*
 * copy.c - `copy WHAT`: rows, cells, ids, links and addresses as text for the terminal's clipboard. Marks first, else the row.
 * `paste-cell` puts the cell that was copied last into the one under the cursor.
 */
#include <stdio.h>
#include <string.h>

#include "base/uuid.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/copy.h"
#include "ui/draw.h"
#include "ui/record.h"
#include "ui/save.h"

#define ROWS_MAX 10000

static const struct field *
first_email(const struct object *o)
{
	for (size_t i = 0; i < o->fields.n; i++)
		if (field_type(o->fields.at[i]) == &type_email && !o->fields.at[i]->hidden)
			return o->fields.at[i];
	return NULL;
}

/* A value may hold line ends and tabs: in a table they would make more rows than there are. */
static void
add_flat(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		buf_addc(out, *s == '\t' || *s == '\n' || *s == '\r' ? ' ' : *s);
}

/* The columns of a list, for a row that is loaded; else what the record itself holds of them. */
static void
add_row(struct list *l, const struct hc_record *r, const uint8_t id[16], struct buf *out)
{
	struct work *w = l->window.app->work;
	long at = pager_index(&l->pager, id);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct column *c = &l->pager.query->columns.at[l->columns[i].column];

		buf_reset(&b);
		if (at >= 0)
			cell_text(w, l->pager.query, l->columns[i].column, l->pager.rows[at].values, &b);
		else if (c->field != NULL && object_field(l->object, c->field->name) == c->field)
			cell_field(w, r, c->field, &b);
		if (i > 0)
			buf_addc(out, '\t');
		add_flat(out, buf_str(&b) + strspn(buf_str(&b), " "));
	}
	buf_free(&b);
}

static void
add_header(struct list *l, struct buf *out)
{
	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct column *c = &l->pager.query->columns.at[l->columns[i].column];

		buf_printf(out, "%s%s", i ? "\t" : "", c->field != NULL && c->field->label != NULL ? c->field->label : c->title);
	}
	buf_addc(out, '\n');
}

static void
add_link(const struct object *o, const uint8_t id[16], struct buf *out)
{
	char text[UUID_TEXT];

	uuid_format(id, text);
	buf_printf(out, "hotcrm:%s/%s", o->name, text);
}

/* A record as its page shows it: "Label: value", a line each. */
static void
add_page(struct record *rw, struct buf *out)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < rw->lines.n; i++) {
		const struct field *f = rw->lines.at[i].field;

		buf_reset(&b);
		if (f != NULL)
			cell_field(rw->window.app->work, rw->r, f, &b);
		if (b.len > 0)
			buf_printf(out, "%s: %s\n", f->label, buf_str(&b));
	}
	buf_free(&b);
}

/* What `what` is of one record; field: for "cell" and for names. */
static void
add_one(struct app *app, struct list *l, const struct object *o, const struct hc_record *r, const uint8_t id[16], const char *what,
    const struct field *field, struct buf *out)
{
	char text[UUID_TEXT];

	if (strcmp(what, "id") == 0) {
		uuid_format(id, text);
		buf_adds(out, text);
	} else if (strcmp(what, "link") == 0) {
		add_link(o, id, out);
	} else if (field != NULL) {
		cell_field(app->work, r, field, out);
	} else {
		add_row(l, r, id, out);
	}
}

/* The field that is meant; HC_INVALID when the word is none. */
static int
find_field(struct app *app, const struct object *o, const char *what, const struct field *focused, const struct field **ret,
    struct hc_err *err)
{
	static const char *const words[] = { "row", "id", "link", "table" };

	*ret = NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], what) == 0)
			return HC_OK;
	if (strcmp(what, "cell") == 0)
		*ret = focused;
	else if (strcmp(what, "email") == 0)
		*ret = first_email(o);
	else
		*ret = object_field(o, what);
	if (*ret != NULL && !access_field(app->work, *ret, 'r'))
		*ret = NULL;
	if (*ret == NULL && strcmp(what, "email") == 0)
		return hc_fail(err, HC_INVALID, 0, "%s have no e-mail address.", o->plural);
	if (*ret == NULL)
		return hc_fail(err, HC_INVALID, 0, "copy takes row, cell, id, link, email, table or a field, not \"%.40s\".", what);
	return HC_OK;
}

/* Of a window that shows records in its own way (a calendar's event, a tile's row): what it says is under the cursor. */
static int
copy_here(struct app *app, struct window *w, const char *what, struct buf *out, struct hc_err *err)
{
	const char *object = w != NULL && w->ops->value != NULL ? w->ops->value(w, "object") : NULL;
	const char *text = object != NULL ? w->ops->value(w, "id") : NULL;
	const struct object *o = text != NULL ? model_object(app->work->model, object) : NULL;
	const struct field *f;
	struct hc_record *r;
	uint8_t id[16];
	int rc;

	if (o == NULL || !uuid_parse(text, id))
		return hc_fail(err, HC_INVALID, 0, "there is no record here to copy.");
	if ((rc = find_field(app, o, what, o->title, &f, err)) < 0 ||
	    (rc = read_record(app->work->store, o, id, app->turn, &r, err)) < 0 || (rc = access_record(app->work, r, 'r', err)) < 0)
		return rc;
	if (f == NULL && strcmp(what, "id") != 0 && strcmp(what, "link") != 0)
		f = o->title;
	add_one(app, NULL, o, r, id, what, f, out);
	return HC_OK;
}

static int
copy_list(struct app *app, struct list *l, const char *what, const struct field *field, struct buf *out, size_t *n, struct hc_err *err)
{
	bool table = strcmp(what, "table") == 0;
	struct targets t = {0};
	int rc;

	if (table && list_mark_count(l) == 0) {	/* all that is loaded */
		t.n = l->pager.nrows;
	} else if ((rc = list_targets(l, &t, err)) < 0) {
		return rc;
	}
	if (t.n > ROWS_MAX)
		return hc_fail(err, HC_INVALID, 0, "%zu rows are too many for a clipboard; export them: export '%s' rows.csv.", t.n,
		    l->object->name);
	if (table)
		add_header(l, out);
	for (size_t i = 0; i < t.n; i++) {
		struct arena *a = arena_new("copy");
		const uint8_t *id = t.ids != NULL ? t.ids[i] : t.rids == NULL ? l->pager.rows[i].id : NULL;
		struct hc_record *r = NULL;

		rc = id == NULL ? read_record_rid(app->work->store, l->object, t.rids[i], a, &r, err) :
		    read_record(app->work->store, l->object, id, a, &r, err);
		if (rc >= 0) {
			if (i > 0)
				buf_addc(out, '\n');
			add_one(app, l, l->object, r, r->values[SLOT_ID].id, what, field, out);
		}
		arena_free(a);
		if (rc < 0)
			return rc;
	}
	*n = t.n;
	return HC_OK;
}

int
copy_page(struct app *app, struct buf *out, struct hc_err *err)
{
	struct list *l = list_of(app_focus(app));
	struct record *rw = l == NULL ? record_of(app_focus(app)) : NULL;
	const struct pager_row *row = l != NULL ? list_row(l) : NULL;
	struct buf b = BUF_INIT;
	struct hc_record *r;
	int rc;

	if (rw != NULL) {
		add_page(rw, out);
		return HC_OK;
	}
	if (row == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no record here to say.");
	if ((rc = read_record(app->work->store, l->object, row->id, app->turn, &r, err)) < 0)
		return rc;
	for (size_t k = 0; k < 2 * l->object->fields.n; k++) {	/* its own fields, then those that every object has */
		const struct field *f = l->object->fields.at[k % l->object->fields.n];

		buf_reset(&b);
		if (f->implicit == (k >= l->object->fields.n) && !f->hidden && f->slot != SLOT_DELETED && f->slot != SLOT_ID && access_field(app->work, f, 'r'))
			cell_field(app->work, r, f, &b);
		if (b.len > 0)
			buf_printf(out, "%s: %s\n", f->label, buf_str(&b));
	}
	buf_free(&b);
	return HC_OK;
}

/* The value as one would type it again, and the record behind a link: titles may be shared. */
struct copied {
	const char *text, *id;
	const struct object *target;
};

static void
remember(struct app *app, const struct hc_record *r, const struct field *f)
{
	struct copied *c = ARENA_NEW(app->arena, struct copied);
	const struct hc_value *v = record_get(r, f);
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];

	cell_input(app->work, r, f, &b);
	c->text = arena_strdup(app->arena, buf_str(&b));
	if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		c->id = arena_strdup(app->arena, id);
		c->target = f->target;
	}
	buf_free(&b);
	app->copied = c;
}

static void
remember_one(struct app *app, struct list *l, struct record *rw, const struct field *f)
{
	struct hc_record *r = rw != NULL ? rw->r : NULL;
	struct targets t;

	if (rw == NULL && (list_targets(l, &t, NULL) < 0 || t.n != 1 || (t.ids != NULL ?
	    read_record(app->work->store, l->object, t.ids[0], app->turn, &r, NULL) :
	    read_record_rid(app->work->store, l->object, t.rids[0], app->turn, &r, NULL)) < 0))
		return;
	if (f->object == r->object)
		remember(app, r, f);
}

int
copy_paste(struct app *app, struct hc_err *err)
{
	struct window *w = app_focus(app);
	struct list *l = list_of(w);
	struct record *rw = l == NULL ? record_of(w) : NULL;
	const struct field *f = l != NULL ? list_field(l) : rw != NULL ? record_field(rw) : NULL;
	const struct copied *c = app->copied;
	struct assignment set;
	struct targets t;
	int rc;

	if (l == NULL && rw == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no field here to put a value into.");
	if (c == NULL)
		return hc_fail(err, HC_INVALID, 0, "no cell was copied yet; %s copies the one under the cursor.", draw_key(app, "copy cell"));
	if ((rc = save_editable(app, l != NULL ? l->object : rw->object, f, err)) < 0)
		return rc;
	set = (struct assignment){ .field = f->name, .text = c->target != NULL && c->target == f->target ? c->id : c->text };
	if (rw == NULL && (rc = list_targets(l, &t, err)) < 0)
		return rc;
	if (rw == NULL && (t.n != 1 || t.ids == NULL))
		return save_many(app, l->object, &t, &set, 1, err);
	if ((rc = save_fields(app, rw != NULL ? rw->object : l->object, rw != NULL ? rw->id : t.ids[0], &set, 1, err)) >= 0 &&
	    app->message.len == 0)
		app_say(app, "Saved %s.%s", f->label, save_undo_hint(app));
	return rc;
}

int
copy_run(struct app *app, const char *what, struct hc_err *err)
{
	struct window *w = app_focus(app);
	struct list *l = list_of(w);
	struct record *rw = l == NULL ? record_of(w) : NULL;
	const struct object *o = l != NULL ? l->object : rw != NULL ? rw->object : NULL;
	const struct field *field;
	struct buf out = BUF_INIT;
	size_t n = 1;
	char said[80];
	int rc;

	if (o == NULL) {
		if ((rc = copy_here(app, w, what, &out, err)) >= 0)
			app_copy(app, buf_str(&out), out.len, arena_strndup(app->turn, buf_str(&out), 60));
		buf_free(&out);
		return rc;
	}
	if ((rc = find_field(app, o, what, l != NULL ? list_field(l) : record_field(rw), &field, err)) < 0)
		return rc;
	if (l != NULL)
		rc = copy_list(app, l, what, field, &out, &n, err);
	else if (field == NULL && (strcmp(what, "row") == 0 || strcmp(what, "table") == 0))
		add_page(rw, &out);
	else
		add_one(app, NULL, o, rw->r, rw->id, what, field, &out);
	if (rc >= 0 && field != NULL && n == 1)
		remember_one(app, l, rw, field);
	if (rc >= 0) {
		if (n == 1 && out.len < 40 && strchr(buf_str(&out), '\n') == NULL)
			snprintf(said, sizeof(said), "%s", buf_str(&out));
		else if (n == 1)
			snprintf(said, sizeof(said), "the %s, %zu characters", strcmp(what, "row") == 0 ? "row" : what, out.len);
		else
			snprintf(said, sizeof(said), "%zu rows", n);
		app_copy(app, buf_str(&out), out.len, said);
	}
	buf_free(&out);
	return rc;
}
