/*
 * import.h - many new records of one object through the save path at the speed of the store.
 *
 * What an object does not have (rules, before hooks, workflows on create, unique fields) costs nothing; what it has is
 * compiled once and runs on one reusable record. Nothing here reads files: exchange/ parses the values.
 */
#ifndef HC_ENGINE_IMPORT_H
#define HC_ENGINE_IMPORT_H

#include "engine/engine.h"

struct engine_import;

/* `fields` are the mapped ones, n of them (SLOT_ID excepted: pass the id to the row; SLOT_CURRENCY when the file says it).
   The caller has opened a store transaction (store_begin) and a journal transaction (save_tx): *c stays the caller's and
   must live until the end. It may commit and begin the store transaction again between rows. Rights are asked here, once:
   HC_DENIED when the user may not create the object or edit one of the fields. `expect` is how many rows will come. */
int engine_import_begin(struct work *w, const struct object *o, const struct field *const *fields, size_t n, int64_t expect,
    struct change *c, struct engine_import **ret, struct hc_err *err);

/* One new record: values in the order of `fields` (null for none, checked here by type->validate), id NULL: made. *ret_id
   is valid until the next row. HC_INVALID (or HC_DENIED): this row is refused, nothing of it is written, err names the
   field, and the next row may follow. Any other negative code ends the import: call engine_import_end() and roll back. */
int engine_import_row(struct engine_import *im, const struct hc_value *values, const uint8_t id[16], const uint8_t **ret_id,
    struct hc_err *err);

/* Ends the bulk load (indexes and search are built here when they were put off), recomputes roll-ups of the parents that
   were touched. Frees im, also when it fails. progress may be NULL. Call it inside a store transaction, before COMMIT.
   Observers hear of the object once, with id NULL, when the caller calls engine_import_told() after its COMMIT. */
int engine_import_end(struct engine_import *im, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err);
void engine_import_told(struct work *w, const struct object *o);

#endif
