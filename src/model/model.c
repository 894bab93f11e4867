/*
 * model.c - looking things up in a generation, and counting who holds it.
 */
#include <ctype.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "model/type.h"

#define KEY_MAX 64

struct model *
model_ref(struct model *m)
{
	__atomic_add_fetch(&m->refs, 1, __ATOMIC_RELAXED);
	return m;
}

void
model_unref(struct model *m)
{
	if (m != NULL && __atomic_sub_fetch(&m->refs, 1, __ATOMIC_ACQ_REL) == 0)
		arena_free(m->arena);
}

static void *
get_lower(const struct map *map, const char *name)
{
	char key[KEY_MAX];
	size_t n;

	if (name == NULL)
		return NULL;
	for (n = 0; name[n] != '\0'; n++) {
		if (n == sizeof(key))
			return NULL;
		key[n] = (char)tolower((unsigned char)name[n]);
	}
	return map_getn(map, key, n);
}

const struct object *
model_object(const struct model *m, const char *name)
{
	return get_lower(m->names, name);
}

const struct field *
object_field(const struct object *o, const char *name)
{
	return get_lower(o->names, name);
}

const struct relation *
object_relation(const struct object *o, const char *name)
{
	for (size_t i = 0; i < o->relations.n; i++)
		if (strcasecmp(o->relations.at[i].name, name) == 0)
			return &o->relations.at[i];
	return NULL;
}

const struct view *
object_view(const struct object *o, const char *name)
{
	for (size_t i = 0; i < o->views.n; i++)
		if (strcasecmp(o->views.at[i].name, name) == 0)
			return &o->views.at[i];
	return NULL;
}

/* ASCII case, and space, _ and - are one; other bytes must agree. */
static bool
loosely_equal(const char *a, const char *b)
{
	for (;; a++, b++) {
		char x = *a == ' ' || *a == '-' ? '_' : (char)tolower((unsigned char)*a);
		char y = *b == ' ' || *b == '-' ? '_' : (char)tolower((unsigned char)*b);

		if (x != y)
			return false;
		if (x == '\0')
			return true;
	}
}

const struct option *
field_option(const struct field *f, const char *name)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (loosely_equal(f->options.at[i].name, name))
			return &f->options.at[i];
	for (size_t i = 0; i < f->options.n; i++) {
		const struct option *o = &f->options.at[i];

		if (loosely_equal(o->label, name))
			return o;
		for (size_t k = 0; k < o->was.n; k++)
			if (loosely_equal(o->was.at[k], name))
				return o;
	}
	return NULL;
}

const struct action *
model_action(const struct model *m, const char *name)
{
	return get_lower(m->action_names, name);
}

const struct field *
model_field(const struct model *m, hc_field handle)
{
	return handle < m->nhandles ? m->by_handle[handle] : NULL;
}

struct near {
	const char *name, *best;
	int distance;
};

/* The longer the name, the more letters may be wrong. */
static struct near
near_begin(const char *name)
{
	size_t n = strlen(name);

	return (struct near){ .name = name, .distance = n < 4 ? 2 : n < 8 ? 3 : 4 };
}

static void
near_try(struct near *near, const char *candidate)
{
	int d = utf8_distance(near->name, candidate, near->distance);

	/* of two that are as near, the one that begins alike: first letters are rarely wrong */
	if (d < near->distance || (d == near->distance && near->best != NULL && *near->best != *near->name &&
	    *candidate == *near->name)) {
		near->distance = d;
		near->best = candidate;
	}
}

const char *
model_near_object(const struct model *m, const char *name)
{
	struct near near = near_begin(name);

	for (size_t i = 0; i < map_count(m->names); i++)
		near_try(&near, map_key(m->names, i));
	return near.best;
}

const char *
model_near_field(const struct object *o, const char *name)
{
	struct near near = near_begin(name);

	for (size_t i = 0; i < map_count(o->names); i++)
		near_try(&near, map_key(o->names, i));
	for (size_t i = 0; i < o->relations.n; i++)
		near_try(&near, o->relations.at[i].name);
	return near.best;
}
