/*
 * lookup.h - narrow questions to the store that the save path asks often: keys, existence, links; and derived columns.
 *
 * Each is one cached statement over an index. No rights are asked here.
 */
#ifndef HC_STORE_LOOKUP_H
#define HC_STORE_LOOKUP_H

#include "store/store.h"

/* Live rows whose field holds the same value (the same fold key where the field has one), row `except` left out. At most
   `max` ids; *n is how many were found, max at most. */
int lookup_value(struct store *s, const struct field *f, const struct hc_value *v, int64_t except, uint8_t (*ids)[16],
    size_t max, size_t *n, struct hc_err *err);
/* The same by a key that was folded before (utf8_fold, type->fold). */
int lookup_key(struct store *s, const struct field *f, const char *key, size_t len, uint8_t (*ids)[16], size_t max, size_t *n,
    struct hc_err *err);
/* Live rows whose fold key begins with `prefix`, in key order. */
int lookup_prefix(struct store *s, const struct field *f, const char *prefix, size_t len, uint8_t (*ids)[16], size_t max,
    size_t *n, struct hc_err *err);
/* Live rows whose id ends with these hex digits (even an odd number of them). */
int lookup_suffix(struct store *s, const struct object *o, const char *hex, uint8_t (*ids)[16], size_t max, size_t *n,
    struct hc_err *err);
/* HC_OK with *live and *rev, HC_NOTFOUND without a sentence when there is no such row. */
int lookup_row(struct store *s, const struct object *o, const uint8_t id[16], bool *live, int64_t *rev, struct hc_err *err);
/* Finds out at once which of these ids no row has; in the open transaction lookup_row() and the save of such a row then wait for
   nothing. Only where each question is a round trip. */
int lookup_absent(struct store *s, const struct object *o, const uint8_t *const *ids, size_t n, struct hc_err *err);
/* Records whose lookup points at id; deleted ones too when asked. The array is in the arena. */
int lookup_links(struct store *s, const struct field *f, const uint8_t id[16], bool deleted, struct arena *a,
    uint8_t (**ids)[16], size_t *n, struct hc_err *err);

/* Every key (fold key, else text form) of a field's live rows, by a scan; fn returns false to stop. */
int lookup_keys(struct store *s, const struct field *f, bool (*fn)(void *arg, const void *key, size_t n), void *arg,
    struct hc_err *err);

/* Writes a derived column (roll-up, base amount): no revision, no journal, never synced. Inside a store transaction. */
int save_derived(struct store *s, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct hc_err *err);
/* The amount of a money field in base currency alone: the amount stands, its rate moved. */
int save_base(struct store *s, const struct field *f, const uint8_t id[16], int64_t base, struct hc_err *err);

/* Objects that the model does not know, of which there are records here that may be about persons: they have fields for addresses,
   secrets or links. Names, in the arena. */
int lookup_unseen(struct store *s, struct arena *a, const char ***ret, size_t *n, struct hc_err *err);

#endif
