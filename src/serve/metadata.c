/*
 * metadata.c - /v1/metadata: the objects and fields that this key's user may see, custom ones included.
 */
#include <string.h>

#include "base/utf8.h"
#include "model/type.h"
#include "serve/rest.h"
#include "sync/custom.h"

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	jw_string(w, value);
}

static void
put_flag(struct jw *w, const char *key, bool v)
{
	jw_key(w, key);
	jw_bool(w, v);
}

int
metadata_list(struct server *s, struct tenant *t, struct request *rq)
{
	const struct model *m = t->work->model;
	struct jw w = reply_list(rq);

	(void)s;
	for (size_t i = 0; i < m->objects.n; i++) {
		const struct object *o = m->objects.at[i];

		if (o->hidden || !access_object(t->work, o, 'r') || !request_may(rq, "read", o->name))
			continue;
		jw_open(&w, '{');
		put(&w, "name", o->name);
		put(&w, "label", o->label);
		put(&w, "plural", o->plural);
		put(&w, "plugin", o->plugin);
		put_flag(&w, "custom", o->custom);
		put_flag(&w, "create", access_object(t->work, o, 'c'));
		put_flag(&w, "edit", access_object(t->work, o, 'e'));
		put_flag(&w, "delete", access_object(t->work, o, 'd'));
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

static void
put_field(struct work *work, struct jw *w, const struct field *f)
{
	jw_open(w, '{');
	put(w, "name", f->name);
	put(w, "label", f->label);
	put(w, "type", f->type->name);
	if (field_type(f) != f->type)
		put(w, "result", field_type(f)->name);
	put_flag(w, "required", f->required);
	put_flag(w, "unique", f->unique);
	put_flag(w, "readonly", f->readonly || f->formula != NULL || !access_field(work, f, 'e'));
	put_flag(w, "custom", f->custom);
	if (f->length > 0) {
		jw_key(w, "length");
		jw_int(w, f->length);
	}
	if (f->target != NULL)
		put(w, "target", f->target->name);
	if (f->help != NULL)
		put(w, "help", f->help);
	if (f->options.n > 0) {
		jw_key(w, "options");
		jw_open(w, '[');
		for (size_t i = 0; i < f->options.n; i++) {
			if (f->options.at[i].hidden)
				continue;
			jw_open(w, '{');
			put(w, "name", f->options.at[i].name);
			put(w, "label", f->options.at[i].label);
			jw_close(w, '}');
		}
		jw_close(w, ']');
	}
	jw_close(w, '}');
}

int
metadata_get(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "read", 'r');
	struct jw w;

	(void)s;
	if (o == NULL)
		return 0;
	w = reply_json(rq, 200);
	jw_open(&w, '{');
	put(&w, "name", o->name);
	put(&w, "label", o->label);
	put(&w, "plural", o->plural);
	put(&w, "title", o->title->name);
	put(&w, "help", o->help);
	jw_key(&w, "fields");
	jw_open(&w, '[');
	for (size_t i = 0; i < o->fields.n; i++)
		if (i != SLOT_DELETED && access_field(t->work, o->fields.at[i], 'r'))
			put_field(t->work, &w, o->fields.at[i]);
	jw_close(&w, ']');
	jw_key(&w, "views");
	jw_open(&w, '[');
	for (size_t i = 0; i < o->views.n; i++) {
		jw_open(&w, '{');
		put(&w, "name", o->views.at[i].name);
		put(&w, "label", o->views.at[i].label);
		put(&w, "where", o->views.at[i].where);
		put(&w, "sort", o->views.at[i].sort);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

/* The tenant's own objects and fields, as the text they are written in. */
int
custom_get(struct server *s, struct tenant *t, struct request *rq)
{
	const char *text = work_custom(t->work, rq->arena);
	char hash[CUSTOM_HASH];

	(void)s;
	custom_hash(text, hash);
	reply_header(rq, "ETag", "\"%s\"", hash);
	rq->status = 200;
	rq->type = "text/plain; charset=utf-8";
	buf_adds(&rq->reply, text);
	return 0;
}

int
custom_put(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	const char *text = arena_strndup(rq->arena, rq->body.data != NULL ? rq->body.data : "", rq->body.len);
	const char *was = work_custom(t->work, rq->arena), *match = request_header(rq, "If-Match");
	char hash[CUSTOM_HASH];

	if (strlen(text) != rq->body.len || utf8_valid(text, rq->body.len) != rq->body.len) {
		reply_problem(rq, 400, "malformed", "The body must be .hot text in UTF-8.");
		return 0;
	}
	custom_hash(was, hash);
	if (match != NULL && strcmp(match, "*") != 0 && strcmp(match, arena_printf(rq->arena, "\"%s\"", hash)) != 0) {
		reply_problem(rq, 412, "changed", "Objects and fields were changed meanwhile; read the text again and put yours into it.");
		return 0;
	}
	if (!quota_custom(s, t, rq, text, &err))
		return 0;
	if (work_customise_from(t->work, was, text, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	auth_note(s, rq, "customised", "");
	tenant_stir(t);
	rq->status = 204;
	return 0;
}
