/*
 * extra.c - values of fields that the model did not know when they came from another machine: they wait in _extra, as JSON by name,
 * and are taken in when a new generation knows the fields. And what rooms below the host ask of it about such fields.
 */
#include "engine/local.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "store/replica.h"

int
engine_customise(struct work *w, const char *text, bool strict, struct hc_err *err)
{
	const struct engine_calls *calls = &w->engine->calls;

	return calls->customise != NULL ? calls->customise(w, text, strict, err) :
	    hc_fail(err, HC_BUG, 0, "Nobody here can change objects and fields.");
}

int
engine_follow(struct work *w, struct hc_err *err)
{
	const struct engine_calls *calls = &w->engine->calls;

	return calls->follow != NULL ? calls->follow(w, err) : 0;
}

/* Of an object that was there: a field that the old model did not have. What it holds was out of sight, or is nothing. */
static bool
shown(const struct model *old, const struct field *f)
{
	const struct object *o = old != NULL ? model_object(old, f->object->name) : NULL;

	return o != NULL && object_field(o, f->name) == NULL;
}

/* What does not fit the field any more stays where it is. */
static int
settle(struct hc_tx *tx, const struct model *old, struct hc_record *r, struct hc_err *err)
{
	json_t *all = json_loads(r->extra, 0, NULL), *value;
	const char *name;
	void *next;
	char *left;
	int rc = HC_OK;

	if (!json_is_object(all)) {
		json_decref(all);
		return HC_OK;
	}
	json_object_foreach_safe(all, next, name, value) {
		const struct field *f = object_field(r->object, name);
		struct hc_value v;

		if (f == NULL || !replica_field(f) || replica_value(f, value, r->arena, &v, NULL) < 0)
			continue;
		/* what was written since the field is there is newer; what stood there before it was out of sight is older */
		if (r->values[f->slot].kind == VALUE_NULL || shown(old, f))
			record_set(r, f, v);
		json_object_del(all, name);
	}
	left = json_object_size(all) > 0 ? json_dumps(all, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
	if (left == NULL || strcmp(left, r->extra) != 0) {
		/* it stays his change who made it */
		if (r->values[SLOT_UPDATED].kind == VALUE_INT)
			tx->change.at = r->values[SLOT_UPDATED].i;
		if (r->values[SLOT_UPDATED_BY].kind == VALUE_ID)
			memcpy(tx->change.actor, r->values[SLOT_UPDATED_BY].id, 16);
		if ((rc = engine_pull(tx, r, err)) == HC_OK && (rc = tx_journal(tx, err)) == HC_OK)
			rc = replica_extra(tx->work->store, &tx->change, r->object, r->values[SLOT_ID].id, left, err);
	}
	free(left);
	json_decref(all);
	return rc;
}

static int
settle_object(struct hc_tx *tx, const struct model *old, const struct object *o, struct hc_err *err)
{
	struct arena *a = arena_new("extras");
	uint8_t (*ids)[16];
	size_t n = 0;
	int rc = HC_OK;

	for (size_t i = SLOT_OWNER; rc == HC_OK && i < o->fields.n && tx->change.source != SOURCE_PULL; i++)
		if (replica_field(o->fields.at[i]) && shown(old, o->fields.at[i]))
			rc = replica_shown(tx->work->store, &tx->change, o->fields.at[i], err);
	if (rc == HC_OK)
		rc = replica_extras(tx->work->store, o, a, &ids, &n, err);
	for (size_t i = 0; rc == HC_OK && i < n; i++) {
		struct hc_record *r;

		if ((rc = read_record(tx->work->store, o, ids[i], a, &r, err)) == HC_OK && r->extra != NULL)
			rc = settle(tx, old, r, err);
	}
	arena_free(a);
	return rc;
}

int
engine_settle_extras(struct work *w, const struct model *old, struct hc_err *err)
{
	bool joined = replica_int(w->store, "dev", 0) != 0;
	const char *epoch = NULL;
	struct hc_tx *tx;
	int rc;

	/* of no machine but its own */
	if (store_readonly_reason(w->store) != NULL || (!joined && (replica_get(w->store, w->arena, "epoch", &epoch, NULL) < 0 || epoch == NULL)))
		return HC_OK;
	/* what came from a server is not sent back to it */
	if ((rc = tx_begin(w, joined ? SOURCE_PULL : SOURCE_SYSTEM, "fields", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	for (size_t i = 0; rc == HC_OK && i < w->model->objects.n; i++)
		rc = settle_object(tx, old, w->model->objects.at[i], err);
	if (rc == HC_OK)
		return tx_commit(tx, err);
	tx_abort(tx);
	return rc;
}
