/*
 * forget.h - all that a workspace holds of a person: found, shown, and erased in one transaction.
 *
 * A person is a record of an object with a unique e-mail address (users are not among them). The same address, or the same phone
 * under the same name, or a link from one such object to another, is the same person. Records of objects with the feature
 * `personal` that point at him, hang on him or hold his address are about him and go too. What merely mentions him is listed.
 */
#ifndef HC_ENGINE_FORGET_H
#define HC_ENGINE_FORGET_H

#include "base/vec.h"
#include "engine/file.h"

struct forget_item {
	const struct object *object;
	uint8_t id[16];
	const char *title, *why;
	bool person;
};

struct forget {
	struct arena *arena;
	VEC(struct forget_item) erase;	/* the person that was named first, then what else goes */
	VEC(struct forget_item) keep;	/* links and mentions that stay, for somebody to look at */
	VEC(const char *) emails;
	size_t mentions_more;		/* hits that are not in `keep`, at least */
	const char *unseen;		/* objects with records that may be about him and whose plugin is off: "ticket (plugin service)"; NULL */
	bool partly;			/* whoever asked wants it all the same */
};

bool forget_is_person(const struct object *o);
/* Looks through everything, whoever asks; HC_NOTFOUND, HC_INVALID when records of this object are no persons. */
int forget_find(struct work *w, const struct object *o, const uint8_t id[16], struct arena *a, struct forget *ret, struct hc_err *err);
/* Erases all of `erase` and writes the record of it (object erasure), which says how much and not who. */
int forget_run(struct hc_tx *tx, const struct forget *f, struct hc_err *err);
/* What was forgotten so far, newest first, and who may still hold it: copies of the workspace, and devices that have not taken it.
   A line at a time; `text` lives for the call. */
int forget_report(struct work *w, void (*line)(void *arg, const char *text), void *arg, struct hc_err *err);

#endif
