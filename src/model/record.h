/*
 * record.h - one row in memory: values by slot, the values it was loaded with, and which changed.
 *
 * Values and texts live in the record's arena. A record holds a reference to its model generation through that arena.
 */
#ifndef HC_MODEL_RECORD_H
#define HC_MODEL_RECORD_H

#include "model/model.h"

struct secret;

struct hc_record {
	const struct object *object;
	struct model *model;
	struct arena *arena;
	int64_t rid;			/* row in this file; 0 when new */
	int64_t rev;			/* revision it was read at */
	bool isnew;
	struct hc_value *values;	/* object->fields.n of them */
	struct hc_value *old;		/* as loaded; all null for a new one */
	uint8_t *loaded;		/* per slot: 1 if the column was read */
	int64_t *base;			/* per slot: money in base currency, scale 4; NULL when the object has no money */
	const char *extra;		/* _extra JSON, or NULL */
	struct secret *secret;		/* opens its encrypted values (store/secret.h); NULL: they stay closed */
};

struct hc_record *record_new(struct arena *a, struct model *m, const struct object *o);
struct hc_record *record_copy(struct arena *a, const struct hc_record *r);
const struct hc_value *record_get(const struct hc_record *r, const struct field *f);
void record_set(struct hc_record *r, const struct field *f, struct hc_value v);	/* text is copied */
/* By the field's name, for code that knows an object by heart: a model without the field is left alone. */
const char *record_text(const struct hc_record *r, const char *field, struct arena *a);	/* "" when it holds none */
void record_put(struct hc_record *r, const char *field, struct hc_value v);
void record_put_text(struct hc_record *r, const char *field, const char *text);	/* NULL and "" empty it */
bool record_changed(const struct hc_record *r, const struct field *f);
bool record_any_changed(const struct hc_record *r);
/* Its title as text for people; "" if it has none. */
const char *record_title(const struct hc_record *r);
const char *record_currency(const struct hc_record *r);	/* "" if none */

#endif
