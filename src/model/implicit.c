/*
 * implicit.c - the fields that every object has without saying so.
 */
#include <string.h>

#include "model/build.h"

static const struct implicit {
	const char *name, *label;
	const struct type *type;
	enum field_merge merge;
	bool readonly, user, hidden, index;
	const char *was[3];
} implicits[] = {
	[SLOT_ID] = { "id", "ID", &type_lookup, MERGE_ONCE, .readonly = true, .hidden = true },
	[SLOT_OWNER] = { "owner", "Owner", &type_lookup, MERGE_ASK, .user = true, .index = true, .was = { "owner_id" } },
	[SLOT_CREATED] = { "created", "Created", &type_datetime, MERGE_ONCE, .readonly = true, .index = true,
	    .was = { "created_date", "created_at" } },
	[SLOT_CREATED_BY] = { "created_by", "Created by", &type_lookup, MERGE_ONCE, .readonly = true, .user = true,
	    .was = { "created_by_id" } },
	[SLOT_UPDATED] = { "updated", "Updated", &type_datetime, MERGE_LAST, .readonly = true, .index = true,
	    .was = { "last_modified_date", "updated_at" } },
	[SLOT_UPDATED_BY] = { "updated_by", "Updated by", &type_lookup, MERGE_LAST, .readonly = true, .user = true,
	    .was = { "last_modified_by", "updated_by_id" } },
	[SLOT_CURRENCY] = { "currency", "Currency", &type_text, MERGE_LAST, .hidden = true },
	[SLOT_TAGS] = { "tags", "Tags", &type_multiselect, MERGE_SET },
	[SLOT_DELETED] = { "deleted", "Deleted", &type_datetime, MERGE_LAST, .readonly = true, .hidden = true },
};

void
implicit_fields(struct build *b, struct object *o)
{
	for (int slot = 0; slot < SLOT_FIRST; slot++) {
		const struct implicit *im = &implicits[slot];
		struct field *f = ARENA_NEW(b->arena, struct field);

		f->name = im->name;
		f->label = im->label;
		f->type = im->type;
		f->merge = im->merge;
		f->readonly = im->readonly;
		f->hidden = im->hidden;
		f->index = im->index;
		f->implicit = true;
		f->slot = slot;
		f->object = o;
		f->source = o->source;
		f->custom = o->custom;
		f->on_delete = ON_DELETE_KEEP;
		f->length = slot == SLOT_CURRENCY ? 3 : 0;
		if (im->user)
			f->target_name = "user";
		else if (slot == SLOT_ID)
			f->target_name = o->name;
		for (int i = 0; i < 3 && im->was[i] != NULL; i++)
			vec_push(b->arena, &f->was, im->was[i]);
		vec_push(b->arena, &o->fields, f);
		map_put(o->names, f->name, f);
	}
}

struct field *
implicit_redeclared(struct object *o, const char *name)
{
	static const int open[] = { SLOT_OWNER, SLOT_CURRENCY, SLOT_TAGS };

	for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++)
		if (strcmp(implicits[open[i]].name, name) == 0)
			return (struct field *)o->fields.at[open[i]];
	return NULL;
}
