/*
 * field.h - one field of an object: what kind of value it holds, how it may be written, what it points at. Part of model.h.
 */
#ifndef HC_MODEL_FIELD_H
#define HC_MODEL_FIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "model/value.h"

struct type;	/* type.h */
struct object;

enum field_merge { MERGE_LAST, MERGE_ASK, MERGE_ADD, MERGE_SET, MERGE_TEXT, MERGE_GROUP, MERGE_ONCE, MERGE_NONE };
enum on_delete { ON_DELETE_KEEP, ON_DELETE_CLEAR, ON_DELETE_CASCADE, ON_DELETE_RESTRICT };

/* Where a line of text came from, for messages. */
struct source {
	const char *file;
	int line;
	const char *plugin;	/* "core", "crm", "custom" */
};

struct option {
	const char *name, *label, *color;
	int order;		/* as written: ranges and sorts go by it */
	bool final, won, lost, closed;	/* won and lost imply closed */
	bool hidden;
	int probability;	/* percent, -1 if not said */
	VEC(const char *) was;
};

struct field {
	const char *name, *label, *help;
	const struct type *type;
	hc_field handle;
	int slot;			/* place in a record's values */
	const struct object *object;
	struct source source;

	int length;			/* text: most characters, 0 for the type's own limit */
	int scale;			/* number, percent: decimals; money 4 */
	bool has_min, has_max;
	int64_t min, max;		/* at the field's scale */
	bool required, unique, index, search, readonly, history, hidden, implicit, custom;
	bool redeclared;		/* an implicit field that the text declares again */
	bool index_said;		/* `index` stands in the text; index is also set where views and lookups need one */
	bool fold;			/* has a stored sort and match key (column k_<name>) */
	const char *initial;		/* `default`: text in input form, or a formula when it begins with "=" */
	enum field_merge merge;
	bool merge_said;		/* the text says which; else it follows from the type */
	const char *merge_group;
	VEC(const char *) was;
	VEC(const char *) alias;

	VEC(struct option) options;	/* select, multiselect */

	const char *target_name;	/* lookup */
	const struct object *target;	/* NULL for a lookup? whose plugin is absent */
	bool target_optional;
	const char *back;		/* the way back: target.back are the records that point at it */
	enum on_delete on_delete;
	const char *filter;		/* lookup: HotQL that offers must match */

	const struct type *result;	/* formula, rollup: type of the result, else the field's own type */
	const char *formula;		/* formula, rollup: text after "=" */
	const char *pattern;		/* autonumber: "Q-{0000}" */
};

/* The records that point at an object through one lookup: account.contacts. Named by `as`, else by the plural of the
   object's name. owner gives user.owned_<plural>; created_by and updated_by give none. */
struct relation {
	const char *name;
	const struct object *object;	/* the one that holds the lookup */
	const struct field *field;
};

#endif
