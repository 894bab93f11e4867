/*
 * clash.h - conflicts as people see them: a record, and per field what both began from, mine and theirs.
 *
 * A conflict is a record of the object `conflict` that came with an exchange; this reads it into texts. Used by `sync conflicts`
 * and by the workstation. Who of the two looks sees his own value as `mine`, whoever's edit came first; anybody else sees that of
 * the edit that came second, as it is stored.
 */
#ifndef HC_CMD_CLASH_H
#define HC_CMD_CLASH_H

#include "engine/engine.h"

struct clash_field {
	const char *name;
	const struct field *field;	/* NULL: not known here */
	const char *base, *mine, *theirs;
};

struct clash {
	uint8_t id[16], record[16];
	const struct object *object;	/* NULL: not known here */
	const char *object_name, *title;	/* of the record */
	const char *kind, *state, *winner;
	const char *author, *other;	/* whose `mine` and `theirs` are; "" if nobody knows */
	bool turned;			/* mine is what is stored as theirs */
	int64_t at;
	struct clash_field *fields;
	size_t n;
};

/* Open ones; with those that were decided by rule in the last 90 days; and with those that a person decided since then. */
enum clash_which { CLASH_OPEN, CLASH_KEPT, CLASH_RECENT };

/* Newest first. `machine`: values in machine form (ids, plain numbers) instead of as a person reads them. */
int clash_list(struct work *w, enum clash_which which, bool machine, struct arena *a, struct clash **ret, size_t *n,
    struct hc_err *err);
/* Settles it: "mine", "theirs" as shown here, or "value" with a text. An ordinary edit. */
int clash_take(struct work *w, const uint8_t id[16], const char *take, const char *value, struct hc_err *err);
int clash_read(struct work *w, const uint8_t id[16], bool machine, struct arena *a, struct clash *ret, struct hc_err *err);

#endif
