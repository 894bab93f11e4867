/*
 * build.c - texts to a generation: parse all, then tie names to what they mean, step by step.
 */
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "model/build.h"

static int
fail_at(struct build *b, const struct source *s, const char *fmt, ...)
{
	char msg[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	return hc_fail(b->err, HC_INVALID, 0, "%s:%d: %s", s->file, s->line, msg);
}

static int
parse_all(struct build *b, const struct model_text *texts, size_t n)
{
	struct hot_text *parsed = ARENA_ARRAY(b->scratch, struct hot_text, n);

	for (size_t i = 0; i < n; i++) {
		int rc = hot_read(b->scratch, texts[i].text, texts[i].plugin, &parsed[i], b->err);

		if (rc < 0)
			return rc;
		b->plugin = arena_strdup(b->arena, texts[i].plugin);
		b->custom = strcmp(b->plugin, "custom") == 0;
		for (size_t k = 0; k < parsed[i].directives.n; k++)
			if ((rc = parse_object_line(b, &parsed[i].directives.at[k])) < 0)
				return rc;
	}
	for (size_t i = 0; i < n; i++) {
		const char *file = NULL;

		b->plugin = arena_strdup(b->arena, texts[i].plugin);
		b->custom = strcmp(b->plugin, "custom") == 0;
		for (size_t k = 0; k < parsed[i].directives.n; k++) {
			const struct hot_directive *d = &parsed[i].directives.at[k];

			if (d->lines.at[0].file != file) {
				b->object = NULL;
				b->dashboard = NULL;
			}
			file = d->lines.at[0].file;
			if (parse_directive(b, d) < 0)
				return HC_INVALID;
		}
	}
	return HC_OK;
}

static int
name_objects(struct build *b)
{
	struct model *m = b->model;

	for (size_t i = 0; i < m->objects.n; i++) {
		struct object *o = m->objects.at[i];

		for (size_t k = 0; k < o->alias.n; k++) {
			const struct object *other = map_get(m->names, o->alias.at[k]);

			if (other != NULL && other != o)
				return fail_at(b, &o->source, "%s cannot be an alias of %s: it names %s.", o->alias.at[k],
				    o->name, other->name);
			map_put(m->names, o->alias.at[k], o);
		}
		for (size_t k = 0; k < o->was.n; k++)
			if (map_get(m->names, o->was.at[k]) == NULL)
				map_put(m->names, o->was.at[k], o);
	}
	return HC_OK;
}

/* Real names are in; aliases must be free, old names give way. A lookup is also known with _id behind it. */
static int
name_fields(struct build *b, struct object *o)
{
	for (size_t i = 0; i < o->fields.n; i++) {
		struct field *f = (struct field *)o->fields.at[i];

		for (size_t k = 0; k < f->alias.n; k++) {
			const struct field *other = map_get(o->names, f->alias.at[k]);

			if (other != NULL && other != f)
				return fail_at(b, &f->source, "%s cannot be an alias of %s: it names %s.", f->alias.at[k],
				    f->name, other->name);
			map_put(o->names, f->alias.at[k], f);
		}
	}
	for (size_t i = SLOT_FIRST; i < o->fields.n + SLOT_FIRST; i++) {
		/* the declared fields first: theirs win over the implicit ones' old names */
		struct field *f = (struct field *)o->fields.at[i < o->fields.n ? i : i - o->fields.n];
		char id[64];

		for (size_t k = 0; k < f->was.n; k++)
			if (map_get(o->names, f->was.at[k]) == NULL)
				map_put(o->names, f->was.at[k], f);
		if (f->type != &type_lookup || f->implicit)
			continue;
		snprintf(id, sizeof(id), "%s_id", f->name);
		if (map_get(o->names, id) == NULL)
			map_put(o->names, id, f);
	}
	return HC_OK;
}

static int
find_target(struct build *b, struct field *f)
{
	const char *near;

	if (f->target_name == NULL)
		return HC_OK;
	f->target = map_get(b->model->names, f->target_name);
	if (f->target != NULL) {
		f->target_name = f->target->name;
		return HC_OK;
	}
	if (f->target_optional || f->implicit)
		return HC_OK;
	near = model_near_object(b->model, f->target_name);
	return fail_at(b, &f->source, "%s points at %s, which is no object%s%s%s", f->name, f->target_name,
	    near != NULL ? "; did you mean " : ".", near != NULL ? near : "", near != NULL ? "?" : "");
}

/* "opportunity" -> "opportunities", "address" -> "addresses". */
static const char *
plural_name(struct arena *a, const char *name)
{
	size_t n = strlen(name);
	const char *end = name + n;

	if (n > 1 && end[-1] == 'y' && strchr("aeiou", end[-2]) == NULL)
		return arena_printf(a, "%.*sies", (int)n - 1, name);
	if (n > 1 && (strchr("sxz", end[-1]) != NULL || (end[-1] == 'h' && strchr("cs", end[-2]) != NULL)))
		return arena_printf(a, "%ses", name);
	return arena_printf(a, "%ss", name);
}

static bool
several_to(const struct object *o, const struct field *f)
{
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (o->fields.at[i] != f && o->fields.at[i]->type == &type_lookup && o->fields.at[i]->target == f->target)
			return true;
	return false;
}

static int
add_relation(struct build *b, struct object *o, struct field *f)
{
	struct object *target = (struct object *)f->target;
	const struct relation *other;

	if (target == NULL || f->type != &type_lookup || f->slot == SLOT_ID || f->slot == SLOT_CREATED_BY ||
	    f->slot == SLOT_UPDATED_BY)
		return HC_OK;
	if (f->back == NULL && f->slot == SLOT_OWNER) {
		f->back = arena_printf(b->arena, "owned_%s", plural_name(b->arena, o->name));
	} else if (f->back == NULL) {
		if (several_to(o, f))
			return fail_at(b, &f->source, "%s has several lookups to %s; each must name its way back: add as NAME to %s.",
			    o->name, target->name, f->name);
		f->back = plural_name(b->arena, o->name);
	}
	if ((other = object_relation(target, f->back)) != NULL)
		return fail_at(b, &f->source, "%s.%s leads to %s.%s already; add as OTHER_NAME to %s.", target->name, f->back,
		    other->object->name, other->field->name, f->name);
	if (map_get(target->names, f->back) != NULL && !f->implicit)
		return fail_at(b, &f->source, "%s has a field %s; add as OTHER_NAME to %s.", target->name, f->back, f->name);
	vec_push(b->arena, &target->relations, ((struct relation){ .name = f->back, .object = o, .field = f }));
	return HC_OK;
}

static int
tie_fields(struct build *b)
{
	struct model *m = b->model;

	if (name_objects(b) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < m->objects.n; i++) {
		struct object *o = m->objects.at[i];

		if (name_fields(b, o) < 0)
			return HC_INVALID;
		for (size_t k = 0; k < o->fields.n; k++)
			if (find_target(b, (struct field *)o->fields.at[k]) < 0)
				return HC_INVALID;
	}
	for (size_t i = 0; i < m->objects.n; i++) {
		struct object *o = m->objects.at[i];

		for (size_t k = 0; k < o->fields.n; k++)
			if (add_relation(b, o, (struct field *)o->fields.at[k]) < 0)
				return HC_INVALID;
	}
	return HC_OK;
}

static const struct field *
default_title(const struct object *o)
{
	static const char *const likely[] = { "name", "title", "subject", "number" };

	for (size_t i = 0; i < sizeof(likely) / sizeof(likely[0]); i++) {
		const struct field *f = map_get(o->names, likely[i]);

		if (f != NULL && field_type(f)->class == CLASS_TEXT)
			return f;
	}
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (o->fields.at[i]->type == &type_text || o->fields.at[i]->type == &type_autonumber)
			return o->fields.at[i];
	return o->fields.at[SLOT_ID];
}

static bool
keeps_history(const struct field *f)
{
	const struct type *t = f->type;

	return t->store != STORE_NONE && !f->implicit && t != &type_longtext && t != &type_richtext && t != &type_json &&
	    t != &type_file && t != &type_image && t != &type_encrypted;
}

/* What follows from what is said: title, indexes, keys, history, money, handles. */
static void
finish_object(struct build *b, struct object *o)
{
	struct model *m = b->model;

	if (o->title == NULL)
		o->title = default_title(o);
	for (size_t i = 0; i < o->fields.n; i++) {
		struct field *f = (struct field *)o->fields.at[i];

		f->handle = field_intern(o->name, f->name);
		if (f->type == &type_money)
			o->has_money = true;
		if (f->type == &type_lookup && !f->implicit)
			f->index = true;
		if (f->type->store != STORE_NONE && (f->unique || f == o->title) && i != SLOT_ID)
			f->index = true;
		if (f->type == &type_encrypted) {	/* its search is by a keyed hash, never by words */
			f->index = f->index || f->unique || f->search;
			f->search = false;
			o->has_encrypted = true;
		}
		f->fold = f->type == &type_email || f->type == &type_phone || (f->type == &type_encrypted && f->index) ||
		    ((f->type == &type_text || f->type == &type_url || f->type == &type_autonumber) && !f->implicit && f->index);
		f->history = (f->history && f->type != &type_encrypted) || (o->history && keeps_history(f)) || (o->history && i == SLOT_OWNER);
		o->search = o->search || f->search;
	}
	if (o->search && o->title->slot >= SLOT_FIRST && o->title->type->store == STORE_TEXT) {
		bool any = false;

		for (size_t i = 0; i < o->fields.n; i++)
			any = any || o->fields.at[i]->search;
		((struct field *)o->title)->search = ((struct field *)o->title)->search || !any;
	}
	if (o->has_money)
		((struct field *)o->fields.at[SLOT_CURRENCY])->hidden = false;
	for (size_t i = 0; i < o->fields.n; i++)
		if (o->fields.at[i]->handle >= m->nhandles)
			m->nhandles = (size_t)o->fields.at[i]->handle + 1;
}

static void
finish(struct build *b)
{
	struct model *m = b->model;

	for (size_t i = 0; i < m->objects.n; i++)
		finish_object(b, m->objects.at[i]);
	m->by_handle = ARENA_ARRAY(m->arena, const struct field *, m->nhandles);
	for (size_t i = 0; i < m->objects.n; i++)
		for (size_t k = 0; k < m->objects.at[i]->fields.n; k++)
			m->by_handle[m->objects.at[i]->fields.at[k]->handle] = m->objects.at[i]->fields.at[k];
	for (size_t i = 0; i < m->actions.n; i++)
		map_put(m->action_names, m->actions.at[i].name, &m->actions.at[i]);
	resolve_names(b);
}

static uint64_t
digest(const struct model_text *texts, size_t n)
{
	static const unsigned char key[crypto_shorthash_KEYBYTES] = "hotcrm schema";
	uint64_t sums[3] = { 0, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		const char *parts[2] = { texts[i].plugin, texts[i].text };

		for (int k = 0; k < 2; k++)
			crypto_shorthash((unsigned char *)&sums[k], (const unsigned char *)parts[k], strlen(parts[k]), key);
		/* chained: sums[2] of the texts so far goes in with the next */
		crypto_shorthash((unsigned char *)&sums[2], (const unsigned char *)sums, sizeof(sums), key);
	}
	return sums[2];
}

int
model_build(const struct model_text *texts, size_t n, struct model **ret, struct hc_err *err)
{
	static uint64_t generations;
	struct arena *a = arena_new("model");
	struct build b = { .arena = a, .scratch = arena_new("build"), .err = err };
	int rc;

	b.model = ARENA_NEW(a, struct model);
	b.model->arena = a;
	b.model->refs = 1;
	b.model->names = map_new(a);
	b.model->action_names = map_new(a);
	b.files = map_new(a);
	if ((rc = parse_all(&b, texts, n)) == HC_OK && (rc = tie_fields(&b)) == HC_OK && (rc = resolve_refs(&b)) == HC_OK)
		finish(&b);
	arena_free(b.scratch);
	if (rc < 0) {
		arena_free(a);
		return rc;
	}
	b.model->digest = digest(texts, n);
	b.model->generation = __atomic_add_fetch(&generations, 1, __ATOMIC_RELAXED);
	*ret = b.model;
	return HC_OK;
}
