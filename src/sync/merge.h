/*
 * merge.h - two edits of one field that did not know of each other: what the field becomes, and who must be told.
 */
#ifndef HC_SYNC_MERGE_H
#define HC_SYNC_MERGE_H

#include "model/model.h"

enum merge_note { MERGE_SILENT, MERGE_AUTO, MERGE_OPEN };

struct merge_sides {
	struct hc_value base;		/* what the author of `mine` saw */
	struct hc_value theirs;		/* what the server holds */
	struct hc_value mine;		/* what comes in */
	bool later;			/* mine was written later, by the hybrid clock */
	bool concurrent;		/* theirs was changed by somebody since base */
};

/* The value by the field's policy; *note says if both sides must be kept in a conflict. Values point into the sides or the arena. */
struct hc_value merge_field(const struct field *f, const struct merge_sides *s, struct arena *a, enum merge_note *note);

/* Three texts by lines (diff3): false when both changed the same lines. *ret in the arena. */
bool merge_text(struct arena *a, const char *base, size_t nbase, const char *theirs, size_t ntheirs, const char *mine, size_t nmine,
    const char **ret, size_t *n);

#endif
