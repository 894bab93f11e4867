/*
 * record.c - one row in memory. Reading and writing rows is store/'s, checking them engine/'s.
 */
#include "model/record.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "model/type.h"

static void
drop_model(void *model)
{
	model_unref(model);
}

struct hc_record *
record_new(struct arena *a, struct model *m, const struct object *o)
{
	struct hc_record *r = ARENA_NEW(a, struct hc_record);
	size_t n = o->fields.n;

	r->object = o;
	r->model = model_ref(m);
	r->arena = a;
	r->isnew = true;
	r->values = ARENA_ARRAY(a, struct hc_value, n);
	r->old = ARENA_ARRAY(a, struct hc_value, n);
	r->loaded = ARENA_ARRAY(a, uint8_t, n);
	if (o->has_money)
		r->base = ARENA_ARRAY(a, int64_t, n);
	arena_defer(a, drop_model, m);
	return r;
}

static struct hc_value
copy_value(struct arena *a, const struct hc_value *v)
{
	struct hc_value copy = *v;

	if (v->kind == VALUE_TEXT)
		copy.s = arena_strndup(a, v->s != NULL ? v->s : "", v->len);
	return copy;
}

struct hc_record *
record_copy(struct arena *a, const struct hc_record *r)
{
	struct hc_record *copy = record_new(a, r->model, r->object);
	size_t n = r->object->fields.n;

	copy->rid = r->rid;
	copy->rev = r->rev;
	copy->isnew = r->isnew;
	for (size_t i = 0; i < n; i++) {
		copy->values[i] = copy_value(a, &r->values[i]);
		copy->old[i] = value_equal(&r->values[i], &r->old[i]) ? copy->values[i] : copy_value(a, &r->old[i]);
	}
	memcpy(copy->loaded, r->loaded, n);
	if (r->base != NULL)
		memcpy(copy->base, r->base, n * sizeof(*r->base));
	copy->secret = r->secret;
	copy->extra = r->extra != NULL ? arena_strdup(a, r->extra) : NULL;
	return copy;
}

const struct hc_value *
record_get(const struct hc_record *r, const struct field *f)
{
	assert(f->object == r->object);
	return &r->values[f->slot];
}

void
record_set(struct hc_record *r, const struct field *f, struct hc_value v)
{
	assert(f->object == r->object);
	r->values[f->slot] = copy_value(r->arena, &v);
	r->loaded[f->slot] = 1;
}

const char *
record_text(const struct hc_record *r, const char *field, struct arena *a)
{
	const struct field *f = object_field(r->object, field);
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;

	return v != NULL && v->kind == VALUE_TEXT ? arena_strndup(a, v->s, v->len) : "";
}

void
record_put(struct hc_record *r, const char *field, struct hc_value v)
{
	const struct field *f = object_field(r->object, field);

	if (f != NULL)
		record_set(r, f, v);
}

void
record_put_text(struct hc_record *r, const char *field, const char *text)
{
	record_put(r, field, text != NULL && *text != '\0' ? value_text(text, strlen(text)) : VALUE_NONE);
}

bool
record_changed(const struct hc_record *r, const struct field *f)
{
	assert(f->object == r->object);
	return !value_equal(&r->values[f->slot], &r->old[f->slot]);
}

bool
record_any_changed(const struct hc_record *r)
{
	for (size_t i = 0; i < r->object->fields.n; i++)
		if (record_changed(r, r->object->fields.at[i]))
			return true;
	return false;
}

const char *
record_title(const struct hc_record *r)
{
	const struct field *f = r->object->title;
	const struct hc_value *v = &r->values[f->slot];
	struct buf b = BUF_INIT;
	const char *title;

	if (v->kind == VALUE_NULL)
		return "";
	if (v->kind == VALUE_TEXT)
		return arena_strndup(r->arena, v->s, v->len);
	field_type(f)->text(f, v, &b);
	title = arena_strdup(r->arena, buf_str(&b));
	buf_free(&b);
	return title;
}

const char *
record_currency(const struct hc_record *r)
{
	const struct hc_value *v = &r->values[SLOT_CURRENCY];

	return v->kind == VALUE_TEXT ? arena_strndup(r->arena, v->s, v->len) : "";
}
