/*
 * out_record.c - one record: its page's sections as label and value lines for a person, one object for a machine.
 */
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "cmd/out.h"
#include "model/record.h"

static bool
readable(const struct out_reader *by, const struct field *f)
{
	return by == NULL || by->can_read == NULL || by->can_read(by->arg, f);
}

static void
human_value(const struct hc_record *r, const struct field *f, const struct locale *l, const struct out_reader *by, struct buf *b)
{
	const struct hc_value *v = record_get(r, f);

	if (v->kind == VALUE_NULL)
		return;
	if (v->kind == VALUE_ID && f->slot != SLOT_ID && by != NULL && by->title != NULL) {
		const char *title = by->title(by->arg, f, v->id);

		if (title != NULL && title[0] != '\0') {
			buf_adds(b, title);
			return;
		}
	}
	if (v->kind == VALUE_ID) {
		char id[UUID_TEXT];

		uuid_format(v->id, id);
		buf_adds(b, id);
		return;
	}
	field_type(f)->format(f, l, v, record_currency(r), b);
}

static void
person_line(struct out *o, const struct hc_record *r, const struct field *f, const struct locale *l,
    const struct out_reader *by, int width)
{
	struct buf b = BUF_INIT;
	const char *label = f->label != NULL ? f->label : f->name;

	human_value(r, f, l, by, &b);
	if (b.len > 0) {
		int pad = width - utf8_width(label, strlen(label));
		const char *p = b.data, *nl;

		out_line(o, "  %s%*s  %.*s", label, pad > 0 ? pad : 0, "", (int)strcspn(p, "\n"), p);
		while ((nl = strchr(p, '\n')) != NULL) {
			p = nl + 1;
			out_line(o, "  %*s  %.*s", width, "", (int)strcspn(p, "\n"), p);
		}
	}
	buf_free(&b);
}

static void
person(struct out *o, const struct hc_record *r, const struct locale *l, const struct out_reader *by)
{
	const struct object *ob = r->object;
	bool *done = ARENA_ARRAY(r->arena, bool, ob->fields.n + 1);
	char id[UUID_TEXT];
	int width = 8;

	for (size_t i = 0; i < ob->fields.n; i++) {
		const struct field *f = ob->fields.at[i];
		int w = f->label != NULL ? utf8_width(f->label, strlen(f->label)) : 0;

		if (w > width && w <= 28 && r->values[i].kind != VALUE_NULL && readable(by, f))
			width = w;
	}
	uuid_format(r->values[SLOT_ID].id, id);
	out_line(o, "%s: %s  (%s)%s", ob->label, record_title(r), id + 30,
	    r->values[SLOT_DELETED].kind != VALUE_NULL ? "  deleted" : "");
	for (size_t s = 0; s < ob->page.sections.n; s++) {
		const struct section *sec = &ob->page.sections.at[s];
		bool head = false;

		for (size_t i = 0; i < sec->fields.n; i++) {
			const struct field *f = object_field(ob, sec->fields.at[i]);

			if (f == NULL || done[f->slot] || !readable(by, f) || f->hidden)
				continue;
			done[f->slot] = true;
			if (r->values[f->slot].kind == VALUE_NULL)
				continue;
			if (!head && sec->label != NULL)
				out_line(o, "%s", sec->label);
			head = true;
			person_line(o, r, f, l, by, width);
		}
	}
	if (ob->page.sections.n > 0)
		out_line(o, "Other");
	for (size_t i = 0; i < ob->fields.n; i++)
		if (!done[i] && i != SLOT_DELETED && !ob->fields.at[i]->hidden && readable(by, ob->fields.at[i]))
			person_line(o, r, ob->fields.at[i], l, by, width);
}

static void
machine_object(struct out *o, const struct hc_record *r, const struct out_reader *by)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	char id[UUID_TEXT];

	jw_open(&w, '{');
	for (size_t i = 0; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];
		const struct hc_value *v = record_get(r, f);

		if (!readable(by, f))
			continue;
		jw_key(&w, f->name);
		if (v->kind == VALUE_NULL) {
			jw_null(&w);
		} else if (v->kind == VALUE_ID) {
			uuid_format(v->id, id);
			jw_string(&w, id);
		} else {
			field_type(f)->json(f, v, record_currency(r), &w);
		}
	}
	jw_close(&w, '}');
	out_raw(o, b.data, b.len);
	out_raw(o, "\n", 1);
	buf_free(&b);
}

static void
machine_pairs(struct out *o, const struct hc_record *r, const struct out_reader *by, struct hc_err *err)
{
	static const char *const titles[] = { "field", "value" };
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];

	out_begin_texts(o, titles, 2, err);
	for (size_t i = 0; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];
		const struct hc_value *v = record_get(r, f);
		const char *row[2] = { f->name, "" };

		if (!readable(by, f) || v->kind == VALUE_NULL)
			continue;
		buf_reset(&b);
		if (v->kind == VALUE_ID) {
			uuid_format(v->id, id);
			buf_adds(&b, id);
		} else
			field_type(f)->text(f, v, &b);
		row[1] = buf_str(&b);
		out_row_texts(o, row, err);
	}
	out_end(o, err);
	buf_free(&b);
}

int
out_record(struct out *o, const struct hc_record *r, const struct locale *l, const struct out_reader *by, struct hc_err *err)
{
	char id[UUID_TEXT];

	switch (out_format(o)) {
	case OUT_TABLE:
		person(o, r, l, by);
		break;
	case OUT_JSON:
	case OUT_NDJSON:
		machine_object(o, r, by);
		break;
	case OUT_IDS:
		uuid_format(r->values[SLOT_ID].id, id);
		out_line(o, "%s", id);
		break;
	default:
		machine_pairs(o, r, by, err);
	}
	return HC_OK;
}
