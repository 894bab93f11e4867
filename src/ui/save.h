/*
 * save.h - edits from windows: one record at once, or many as a task with a preview, one undo either way.
 */
#ifndef HC_UI_SAVE_H
#define HC_UI_SAVE_H

#include "ui/window.h"

struct assignment {
	const char *field, *text;	/* as a person types it; "" empties */
};

/* Sets fields of one record. *err's field says which one was refused. */
int save_fields(struct app *app, const struct object *o, const uint8_t id[16], const struct assignment *set, size_t n,
    struct hc_err *err);
/* "stage=won amount=5" as words; HC_INVALID for a word without `=`. Texts point into the words' copies. */
int save_parse(struct arena *a, const char *const *words, size_t n, struct assignment **ret, struct hc_err *err);
/* Can a person edit this field here? HC_DENIED says why not. */
int save_editable(struct app *app, const struct object *o, const struct field *f, struct hc_err *err);

/* Records that a bulk verb means: ids, or rids of a whole query. */
struct targets {
	const uint8_t (*ids)[16];
	const int64_t *rids;
	size_t n;
};

/* Sets (n > 0) or deletes (n == 0) all targets in one transaction: a preview first when there are several, and a typed
   number above a thousand. Everything is copied. */
int save_many(struct app *app, const struct object *o, const struct targets *t, const struct assignment *set, size_t n,
    struct hc_err *err);
/* "  u undo": the key that takes the last change back. */
const char *save_undo_hint(struct app *app);

#endif
