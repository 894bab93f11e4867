/*
 * about.c - see about.h. Nothing here knows an object by name: lookups say what belongs together.
 */
#include "ui/about.h"

#include "base/time.h"
#include "base/uuid.h"
#include "model/type.h"

/* The lookup by which records of another object point at this one, NULL: none. */
static const struct field *
link_to(const struct object *from, const struct object *to)
{
	for (size_t i = 0; i < from->fields.n; i++) {
		const struct field *f = from->fields.at[i];

		if (f->type->class == CLASS_LOOKUP && f->target == to && !f->implicit && !f->readonly && from != to)
			return f;
	}
	return NULL;
}

void
about_add(struct about *ab, const char *field, const char *text)
{
	const struct field *f = object_field(ab->to, field);

	if (f != NULL && !f->readonly && ab->n < ABOUT_MAX && (f->type->class != CLASS_SELECT || field_option(f, text) != NULL))
		ab->set[ab->n++] = (struct assignment){ arena_strdup(ab->arena, field), arena_strdup(ab->arena, text) };
}

/* Who and what else it is about: links that the record has to the same things. */
static void
add_links(struct about *ab, const struct object *o, const struct hc_record *r)
{
	char text[UUID_TEXT];

	for (size_t i = 0; i < ab->to->fields.n; i++) {
		const struct field *f = ab->to->fields.at[i];

		if (f->type->class != CLASS_LOOKUP || f->target == NULL || f->implicit || f->readonly || f->target == o)
			continue;
		for (size_t k = SLOT_FIRST; k < o->fields.n; k++)
			if (o->fields.at[k]->target == f->target && f->target != ab->to && record_get(r, o->fields.at[k])->kind == VALUE_ID &&
			    access_field(ab->work, o->fields.at[k], 'r')) {
				uuid_format(record_get(r, o->fields.at[k])->id, text);
				about_add(ab, f->name, text);
				break;
			}
	}
}

void
about_begin(struct about *ab, struct work *w, struct arena *a, const struct object *to, const struct object *o,
    const uint8_t id[16], bool all)
{
	const struct field *link = link_to(to, o);
	struct hc_record *r;
	char text[UUID_TEXT];

	ab->work = w;
	ab->arena = a;
	ab->to = to;
	ab->n = 0;
	uuid_format(id, text);
	if (link != NULL)
		about_add(ab, link->name, text);
	if (all && read_record(w->store, o, id, a, &r, NULL) >= 0)
		add_links(ab, o, r);
}

const char *
about_now(const struct about *ab)
{
	const struct locale *l = &ab->work->locale;
	struct civil c;

	zone_civil(l->zone, l->now, &c);
	return arena_printf(ab->arena, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}
