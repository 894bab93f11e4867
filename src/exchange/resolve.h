/*
 * resolve.h - texts of a file to the records they mean: by id, by the key of the program they come from, by title or unique key.
 *
 * Answers are remembered, also that there is none: a file of a million rows asks for each customer once.
 */
#ifndef HC_EXCHANGE_RESOLVE_H
#define HC_EXCHANGE_RESOLVE_H

#include "engine/engine.h"

struct resolver;
struct map;

/* `by` NULL: any way. keys: a foreign key -> the 16 bytes of a record's id, asked
   last; may be NULL. */
struct resolver *resolver_new(struct arena *a, struct work *w, const struct object *target, const struct field *by, const struct map *keys);
/* HC_INVALID with one sentence when there is none or more than one. */
int resolve(struct resolver *r, const char *s, size_t n, uint8_t ret[16], struct hc_err *err);
/* Forgets that something was not found: records have come since. */
void resolver_forget(struct resolver *r);
/* How many texts were understood only without their blanks and punctuation ("GTXPro" for "GTX Pro"). */
int64_t resolver_loose(const struct resolver *r);

#endif
