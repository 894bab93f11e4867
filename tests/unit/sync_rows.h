/*
 * sync_rows.h - records of the little team: made, edited, deleted and looked at on any of its machines.
 */
#ifndef HC_TESTS_SYNC_ROWS_H
#define HC_TESTS_SYNC_ROWS_H

#include "sync_help.h"

/* A new record, or an edit: pairs of field and text, ends with NULL. `id` is set, or says which. */
static inline int
team_try(struct team *t, struct work *w, const char *object, uint8_t id[16], bool isnew, const char *const *pairs)
{
	const struct object *o = model_object(w->model, object);
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_USER, NULL, &tx, &t->err)) < 0)
		return rc;
	if (isnew)
		r = record_new(tx->arena, w->model, o);
	else if ((rc = read_record(w->store, o, id, tx->arena, &r, &t->err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	for (; rc == 0 && *pairs; pairs += 2)
		rc = engine_set(tx, r, pairs[0], pairs[1], &t->err);
	if (rc == 0)
		rc = engine_save(tx, r, &t->err);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	memcpy(id, r->values[SLOT_ID].id, 16);
	return tx_commit(tx, &t->err);
}

#define PAIRS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static inline void
team_add(struct team *t, struct work *w, const char *object, uint8_t id[16], const char *const *pairs)
{
	team_must(t, team_try(t, w, object, id, true, pairs), object);
}

static inline void
team_edit(struct team *t, struct work *w, const char *object, uint8_t id[16], const char *const *pairs)
{
	team_must(t, team_try(t, w, object, id, false, pairs), object);
}

static inline void
team_bin(struct team *t, struct work *w, const char *object, const uint8_t id[16], bool in)
{
	struct hc_record *r;
	struct hc_tx *tx;

	team_must(t, tx_begin(w, SOURCE_USER, NULL, &tx, &t->err), "begin");
	team_must(t, read_record(w->store, model_object(w->model, object), id, tx->arena, &r, &t->err), "read");
	team_must(t, in ? engine_delete(tx, r, &t->err) : engine_undelete(tx, r, &t->err), "bin");
	team_must(t, tx_commit(tx, &t->err), "commit");
}

static inline void
team_delete(struct team *t, struct work *w, const char *object, const uint8_t id[16])
{
	team_bin(t, w, object, id, true);
}

static inline void
team_restore(struct team *t, struct work *w, const char *object, const uint8_t id[16])
{
	team_bin(t, w, object, id, false);
}

/* NULL: not there, or deleted. */
static inline struct hc_record *
team_row(struct team *t, struct work *w, const char *object, const uint8_t id[16])
{
	struct hc_record *r;

	if (read_record(w->store, model_object(w->model, object), id, t->arena, &r, NULL) < 0 ||
	    r->values[SLOT_DELETED].kind != VALUE_NULL)
		return NULL;
	return r;
}

static inline const char *
team_text(struct team *t, struct work *w, const char *object, const uint8_t id[16], const char *field)
{
	struct hc_record *r = team_row(t, w, object, id);
	const struct hc_value *v = r ? &r->values[object_field(r->object, field)->slot] : NULL;
	char hex[UUID_TEXT];

	if (!v || v->kind == VALUE_NULL)
		return "";
	if (v->kind == VALUE_ID) {
		uuid_format(v->id, hex);
		return arena_strdup(t->arena, hex);
	}
	return v->kind == VALUE_TEXT ? arena_strndup(t->arena, v->s, v->len) : arena_printf(t->arena, "%lld", (long long)v->i);
}

static inline size_t
team_count(struct team *t, struct work *w, const char *object)
{
	uint8_t (*ids)[16];
	size_t n;

	team_must(t, replica_ids(w->store, model_object(w->model, object), t->arena, &ids, &n, &t->err), object);
	return n;
}

#endif
