/*
 * lease.c - numbers of autonumber fields that this device may give out while it is offline.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "sync/local.h"

const char *
lease_wanted(struct sync *s, struct arena *a)
{
	const struct model *m = s->work->model;

	for (size_t i = 0; i < m->objects.n; i++) {
		const struct object *o = m->objects.at[i];

		for (size_t k = SLOT_FIRST; k < o->fields.n && !o->local; k++) {
			const struct field *f = o->fields.at[k];
			int64_t next, last;
			const char *series;

			if (strcmp(f->type->name, "autonumber") != 0 || !access_object(s->work, o, 'c'))
				continue;
			series = arena_printf(a, "%s.%s", o->name, f->name);
			if (replica_int(s->store, arena_printf(a, "nolease:%s", series), 0) > s->work->env->now(s->work->env))
				continue;
			if (replica_lease(s->store, series, &next, &last, NULL) < 0 || last - next + 1 < LEASE_COUNT / 5)
				return series;
		}
	}
	return NULL;
}

int
lease_refused(struct sync *s, struct hc_err *err)
{
	int rc = store_begin(s->store, err);

	if (rc < 0)
		return rc;
	rc = replica_put_int(s->store, arena_printf(s->request, "nolease:%s", s->series), s->work->env->now(s->work->env) + 3600000, err);
	return store_end(s->store, rc, err);
}

/* Written before the first of them is used. What was left of the old block is a gap. */
int
lease_take(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	int64_t first = 0, last = 0, next, had;
	const char *series = "";
	json_t *root;
	int rc;

	if ((rc = json_read(body, len, &root, NULL)) < 0)
		return hc_fail(err, HC_NET, 0, "What answered is not a HotCRM server, or one of another version.");
	if (wire_int(root, "first", true, &first, NULL) < 0 || wire_int(root, "last", true, &last, NULL) < 0 ||
	    wire_text(root, "series", true, &series, NULL) < 0 || strcmp(series, s->series) != 0 || first < 1 || last < first)
		rc = hc_fail(err, HC_NET, 0, "What answered is not a HotCRM server, or one of another version.");
	else if ((rc = store_begin(s->store, err)) == HC_OK) {
		/* a block that follows the old one is one with it */
		if (replica_lease(s->store, series, &next, &had, NULL) == HC_OK && had + 1 == first && next <= had)
			first = next;
		rc = store_end(s->store, replica_lease_put(s->store, series, first, last, err), err);
	}
	json_decref(root);
	return rc;
}
