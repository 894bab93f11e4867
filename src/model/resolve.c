/*
 * resolve.c - the names that parsing noted: is each a field, a path, a relation, an option, an object?
 *
 * A wrong name is an error with its place and the nearest right one. At the end aliases are replaced by real names, so
 * that nobody above has to know them.
 */
#include <string.h>

#include "base/utf8.h"
#include "model/build.h"

/* "; did you mean NAME?" or "." */
static const char *
hint(struct build *b, const char *near)
{
	return near != NULL ? arena_printf(b->scratch, "; did you mean %s?", near) : ".";
}

int
resolve_object(struct build *b, const struct hot_line *l, const struct hot_word *w, const char *name,
    const struct object **ret)
{
	const struct object *o = model_object(b->model, name);

	if (o == NULL)
		return hot_fail(b->err, l, w, "there is no object %s%s", name, hint(b, model_near_object(b->model, name)));
	*ret = o;
	return HC_OK;
}

int
resolve_field(struct build *b, const struct object *o, const struct hot_line *l, const struct hot_word *w,
    const char *name, const struct field **ret)
{
	const struct field *f = object_field(o, name);

	if (f == NULL)
		return hot_fail(b->err, l, w, "%s has no field %s%s", o->name, name, hint(b, model_near_field(o, name)));
	*ret = f;
	return HC_OK;
}

int
resolve_path(struct build *b, const struct object *o, const struct hot_line *l, const struct hot_word *w,
    const char *path, const struct field **ret)
{
	const struct field *f = NULL;

	for (const char *s = path;; o = f->target) {
		size_t n = strcspn(s, ".");
		char *name = arena_strndup(b->scratch, s, n > 0 && s[n] == '.' && s[n - 1] == '*' ? n - 1 : n);

		if (resolve_field(b, o, l, w, name, &f) < 0)
			return HC_INVALID;
		if (s[n] == '\0')
			break;
		if (f->type != &type_lookup)
			return hot_fail(b->err, l, w, "%s.%s is no lookup, so nothing is behind it.", o->name, f->name);
		if (f->target == NULL) {
			f = NULL;	/* a lookup? whose plugin is absent: nothing to check against */
			break;
		}
		s += n + 1;
	}
	*ret = f;
	return HC_OK;
}

void
want_index(const struct field *f)
{
	if (f->type->store != STORE_NONE && f->type->class != CLASS_OPAQUE && f->type->class != CLASS_MULTI &&
	    f->type->class != CLASS_BOOL && f->type != &type_longtext && f->type != &type_richtext && f->slot != SLOT_ID)
		((struct field *)f)->index = true;
}

/* "-created, account.name": paths, each may be sorted downwards. */
static int
check_sort(struct build *b, const struct ref *r)
{
	for (const char *s = r->name; *s;) {
		const struct field *f = NULL;
		size_t n;
		const char *path;

		s += strspn(s, " ,\t-");
		n = strcspn(s, " ,\t");
		if (n == 0)
			break;
		path = arena_strndup(b->scratch, s, n);
		if (resolve_path(b, r->object, r->line, r->word, path, &f) < 0)
			return HC_INVALID;
		if (f != NULL && memchr(s, '.', n) == NULL)
			want_index(f);
		s += n;
	}
	return HC_OK;
}

/* What a page may show below a record that is no relation of its own. */
static const char *
related_feature(const char *name)
{
	static const char *const features[] = { "comments", "attachments", "notes", "history" };

	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++)
		if (strcmp(features[i], name) == 0 || (strlen(name) + 1 == strlen(features[i]) &&
		    strncmp(features[i], name, strlen(name)) == 0))
			return features[i];
	return NULL;
}

/* By relation, or by object when only one lookup of it points here. */
static const struct relation *
find_related(struct build *b, const struct object *o, const char *name)
{
	const struct relation *r = object_relation(o, name), *found = NULL;
	const struct object *from;

	if (r != NULL || (from = model_object(b->model, name)) == NULL)
		return r;
	for (size_t i = 0; i < o->relations.n; i++) {
		if (o->relations.at[i].object != from || o->relations.at[i].field->implicit)
			continue;
		if (found != NULL)
			return NULL;
		found = &o->relations.at[i];
	}
	return found;
}

static int
check_related(struct build *b, const struct ref *r)
{
	const struct object *o = r->object;
	const char *near = NULL;
	int best = 4;

	if (find_related(b, o, r->name) != NULL || related_feature(r->name) != NULL)
		return HC_OK;
	for (size_t i = 0; i < o->relations.n; i++) {
		int d = utf8_distance(r->name, o->relations.at[i].name, best - 1);

		if (d < best) {
			best = d;
			near = o->relations.at[i].name;
		}
	}
	return hot_fail(b->err, r->line, r->word, "nothing called %s points at %s%s", r->name, o->name, hint(b, near));
}

static int
check_state(struct build *b, const struct ref *r)
{
	const struct field *f = object_field(r->object, r->target);
	const char *near = NULL;
	int best = 4;

	for (size_t i = 0; i < f->options.n; i++) {
		int d;

		if (strcmp(f->options.at[i].name, r->name) == 0)
			return HC_OK;
		d = utf8_distance(r->name, f->options.at[i].name, best - 1);
		if (d < best) {
			best = d;
			near = f->options.at[i].name;
		}
	}
	return hot_fail(b->err, r->line, r->word, "%s.%s has no option %s%s", r->object->name, f->name, r->name, hint(b, near));
}

static int
check_assign(struct build *b, const struct ref *r)
{
	const struct object *o = NULL;
	const struct field *f = NULL;

	if (resolve_object(b, r->line, r->word, r->target, &o) < 0)
		return HC_INVALID;
	if (strcmp(r->name, "due") == 0 && object_field(o, "due") == NULL && object_field(o, "due_date") != NULL)
		return HC_OK;
	if (resolve_field(b, o, r->line, r->word, r->name, &f) < 0)
		return HC_INVALID;
	if (f->type->store == STORE_NONE || f->slot == SLOT_ID)
		return hot_fail(b->err, r->line, r->word, "%s.%s is computed; it cannot be set.", o->name, f->name);
	return HC_OK;
}

static int
check_condition(struct build *b, const struct ref *r)
{
	const struct object *o = r->object;

	/* a lookup's filter speaks of the records it offers */
	if (r->target != NULL && (o = model_object(b->model, r->target)) == NULL)
		return HC_OK;
	return condition_check(b, o, r->line, r->word, r->name, r->kind == REF_CONDITION_INDEX);
}

static int
resolve(struct build *b, const struct ref *r)
{
	const struct field *f = NULL;
	const struct object *o = NULL;

	switch (r->kind) {
	case REF_TITLE:
		if (resolve_field(b, r->object, r->line, r->word, r->name, &f) < 0)
			return HC_INVALID;
		r->object->title = f;
		return HC_OK;
	case REF_RULE_FIELD:
		if (resolve_field(b, r->object, r->line, r->word, r->name, &f) < 0)
			return HC_INVALID;
		r->object->rules.at[r->index].field = f;
		return HC_OK;
	case REF_FIELD:
		return resolve_field(b, r->object, r->line, r->word, r->name, &f);
	case REF_PATH:
		return resolve_path(b, r->object, r->line, r->word, r->name, &f);
	case REF_SORT:
		return check_sort(b, r);
	case REF_RELATED:
		return check_related(b, r);
	case REF_OBJECT:
		return resolve_object(b, r->line, r->word, r->name, &o);
	case REF_STATE:
		return check_state(b, r);
	case REF_ASSIGN:
		return check_assign(b, r);
	case REF_CONDITION:
	case REF_CONDITION_INDEX:
		return check_condition(b, r);
	case REF_QUERY:
		return query_names_check(b, r);
	}
	return HC_OK;
}

static bool
is_day(const struct field *f)
{
	return f != NULL && (field_type(f)->class == CLASS_DATE || field_type(f)->class == CLASS_STAMP);
}

/* A calendar stands on the day that it groups by: if not said, its first column that is one, or the object's first. */
static const char *
calendar_day(const struct object *o, const struct view *v)
{
	for (size_t i = 0; i < v->columns.n; i++)
		if (is_day(object_field(o, v->columns.at[i])))
			return v->columns.at[i];
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (is_day(o->fields.at[i]))
			return o->fields.at[i]->name;
	return "created";
}

/* What boards and calendars group by wants an index. */
static void
resolve_groups(struct object *o)
{
	for (size_t i = 0; i < o->views.n; i++) {
		struct view *v = &o->views.at[i];
		const struct field *f;

		if (v->group == NULL && strcmp(v->kind, "calendar") == 0)
			v->group = calendar_day(o, v);
		f = v->group != NULL ? object_field(o, v->group) : NULL;
		if (f != NULL && strcmp(v->kind, "list") != 0)
			want_index(f);
	}
}

int
resolve_refs(struct build *b)
{
	for (size_t i = 0; i < b->refs.n; i++)
		if (resolve(b, &b->refs.at[i]) < 0)
			return HC_INVALID;
	for (size_t i = 0; i < b->model->objects.n; i++)
		resolve_groups(b->model->objects.at[i]);
	return HC_OK;
}

/* "account_id.deal_count" -> "account.deal_count". */
static const char *
real_path(struct build *b, const struct object *o, const char *path)
{
	const struct field *f;
	const char *done = NULL;

	for (const char *s = path;;) {
		size_t n = strcspn(s, ".");
		bool star = n > 0 && s[n] == '.' && s[n - 1] == '*';
		char *name = arena_strndup(b->scratch, s, star ? n - 1 : n);

		f = o != NULL ? object_field(o, name) : NULL;
		done = arena_printf(b->arena, "%s%s%s%s", done != NULL ? done : "", done != NULL ? "." : "",
		    f != NULL ? f->name : name, star ? "*" : "");
		if (s[n] == '\0')
			return done;
		o = f != NULL ? f->target : NULL;
		s += n + 1;
	}
}

static void
real_names(struct build *b, const struct object *o, const char **names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = object_field(o, names[i]);

		if (f == NULL || strcmp(f->name, names[i]) != 0)
			names[i] = real_path(b, o, names[i]);
	}
}

static void
real_related(struct build *b, struct object *o)
{
	for (size_t i = 0; i < o->page.related.n; i++) {
		const char *name = o->page.related.at[i];
		const struct relation *r = find_related(b, o, name);

		o->page.related.at[i] = r != NULL ? r->name : related_feature(name);
	}
}

static void
real_step(struct build *b, const struct object *o, struct step *s)
{
	if (s->kind == STEP_CREATE || s->kind == STEP_TASK)
		o = model_object(b->model, s->kind == STEP_TASK ? "task" : s->target);
	if (s->kind == STEP_CREATE)
		s->target = o->name;
	for (size_t i = 0; i < s->assigns.n; i++) {
		struct assign *a = &s->assigns.at[i];
		const struct field *f = object_field(o, a->field);

		a->field = f != NULL ? f->name : "due_date";
	}
}

void
resolve_names(struct build *b)
{
	struct model *m = b->model;

	for (size_t i = 0; i < m->objects.n; i++) {
		struct object *o = m->objects.at[i];

		for (size_t k = 0; k < o->views.n; k++) {
			real_names(b, o, o->views.at[k].columns.at, o->views.at[k].columns.n);
			if (o->views.at[k].group != NULL)
				o->views.at[k].group = real_path(b, o, o->views.at[k].group);
		}
		real_names(b, o, o->page.header.at, o->page.header.n);
		for (size_t k = 0; k < o->page.sections.n; k++)
			real_names(b, o, o->page.sections.at[k].fields.at, o->page.sections.at[k].fields.n);
		real_related(b, o);
		for (size_t k = 0; k < o->hooks.n; k++)
			real_names(b, o, o->hooks.at[k].fields.at, o->hooks.at[k].fields.n);
		for (size_t k = 0; k < o->workflows.n; k++) {
			struct workflow *w = &o->workflows.at[k];

			real_names(b, o, w->changed.at, w->changed.n);
			if (w->at_field != NULL)
				w->at_field = real_path(b, o, w->at_field);
			for (size_t s = 0; s < w->steps.n; s++)
				real_step(b, o, &w->steps.at[s]);
		}
	}
	for (size_t i = 0; i < m->plugins.n; i++)
		for (size_t k = 0; k < m->plugins.at[i].nav.n; k++)
			m->plugins.at[i].nav.at[k] = model_object(m, m->plugins.at[i].nav.at[k])->name;
}
