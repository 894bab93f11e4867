/*
 * file.h - files on records, for whoever has a person at this machine: commands and windows. The server's are bytes, not paths.
 */
#ifndef HC_ENGINE_FILE_H
#define HC_ENGINE_FILE_H

#include "engine/engine.h"
#include "store/blob.h"

/* What a person writes for a path: ~/ is home. */
const char *engine_path(const struct env *env, struct arena *a, const char *path);
/* engine_set() for what was typed here: a file field takes @PATH too, and what it shows for its present value means no change. */
int engine_set_typed(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text, struct hc_err *err);

/* An attachment that names bytes which are here (blob_add()). *ret may be NULL. */
int engine_attach(struct hc_tx *tx, const struct object *o, const uint8_t id[16], const struct fileref *ref, const char *description,
    struct hc_record **ret, struct hc_err *err);

/* What hangs on a record, newest first: rows of `attachment` that the user may read. */
int engine_attachments(struct work *w, const struct object *o, const uint8_t id[16], struct arena *a, struct hc_record ***ret,
    size_t *n, struct hc_err *err);

/* The file in a field of a record; field NULL: the only file field that is filled. HC_NOTFOUND, HC_INVALID say which there are. */
int engine_file(struct work *w, const struct hc_record *r, const char *field, struct fileref *ret, struct hc_err *err);

/* Erases a record and what hangs on it: files, comments, with a trusted transaction conflicts too. Of what hangs on it the right
   to delete is asked; of the record itself it is not. */
struct purged { int files, comments, conflicts; };
int engine_purge(struct hc_tx *tx, const struct object *o, const uint8_t id[16], struct purged *ret, struct hc_err *err);
int engine_purge_hung(struct hc_tx *tx, const struct object *o, const uint8_t id[16], struct purged *ret, struct hc_err *err);

#endif
