/*
 * map_fields.h - which column of a file is which field.
 *
 * A column is mapped because the user said so (--map), by the field's own names (name, label, was, alias), or by a guess from
 * the names that other programs give their columns (synonyms.c). Guesses may be dropped later when the values do not fit.
 */
#ifndef HC_EXCHANGE_MAP_FIELDS_H
#define HC_EXCHANGE_MAP_FIELDS_H

#include "base/buf.h"
#include "model/model.h"

enum map_how { MAP_NONE, MAP_GUESS, MAP_NAME, MAP_GIVEN };

/* What a column gives its field. */
enum map_part {
	PART_VALUE,
	PART_CURRENCY,		/* the currency of the record's money */
	PART_ID,		/* the record's own id in HotCRM: a full UUID */
	PART_KEY,		/* the record's key in the program it comes from: other rows may refer to it */
	PART_PERSON		/* a whole name, split into first and last */
};

struct mapping {
	const struct field *field;	/* NULL for PART_KEY and for columns left out */
	const struct field *by;		/* lookup: resolved by this field of the target; NULL: any way */
	enum map_how how;
	enum map_part part;
	const char *why;		/* of a column that is left out: one phrase, or NULL */
};

/* Fills ret[0..n). maps: "COLUMN=FIELD" (a field of a lookup's target as account.account_number; nothing after "=": leave the
   column out), NULL-terminated, or NULL. HC_INVALID for a column or field that is not there, with the nearest name. */
int map_columns(struct arena *a, const struct model *m, const struct object *o, const char *const *names, size_t n,
    const char *const *maps, struct mapping *ret, struct hc_err *err);
/* Whether a header cell is a name of the object's fields, by name or guess: helps to tell a header from data. */
bool map_knows(const struct object *o, const char *name, size_t n);

/* "Person - E-mail (Work)*" -> "person_e_mail_work": lower case, words joined by "_"; FirstName -> first_name; without __c. */
const char *map_plain(struct arena *a, const char *header, size_t n);
/* The field that a plain name stands for by other programs' habits, NULL if none fits the object. */
const struct field *synonym_field(const struct object *o, const char *plain, enum map_part *part);
/* Whether other programs call objects like this one so ("organization" for account). */
bool synonym_object(const struct object *o, const char *plain);
/* Whether a plain name begins with what other programs call another object ("deal_value" in a file of contacts). */
bool synonym_foreign(const struct object *o, const char *plain);

#endif
