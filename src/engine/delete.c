/*
 * delete.c - soft delete, what it does to the records that point here, and undelete.
 *
 * A lookup says what happens to its record when its target goes: keep (the link stands, shown as deleted), clear, cascade or
 * restrict. Undelete brings back one record; undo brings back all that a delete took along.
 */
#include "engine/local.h"

#include <string.h>

struct link {
	const struct field *field;
	uint8_t (*ids)[16];
	size_t n;
};

/* Every stored lookup that may point at o. */
static int
links_to(struct hc_tx *tx, const struct object *o, const uint8_t id[16], struct arena *a, struct link **ret, size_t *n,
    struct hc_err *err)
{
	const struct model *m = tx->work->model;
	VEC(struct link) v = {0};
	int rc;

	for (size_t i = 0; i < m->objects.n; i++)
		for (size_t j = SLOT_FIRST; j < m->objects.at[i]->fields.n; j++) {
			const struct field *f = m->objects.at[i]->fields.at[j];
			struct link l = { .field = f };

			if (f->target != o || is_formula(f) || f->on_delete == ON_DELETE_KEEP)
				continue;
			if ((rc = lookup_links(tx->work->store, f, id, false, a, &l.ids, &l.n, err)) < 0)
				return rc;
			if (l.n > 0)
				vec_push(a, &v, l);
		}
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

static int
refuse(struct hc_tx *tx, const struct hc_record *r, const struct link *l, struct hc_err *err)
{
	const struct object *child = l->field->object;

	return hc_fail(err, HC_CONFLICT, 0, "%.100s cannot be deleted: %zu %s still belong to it (%s), the first is %.100s.",
	    record_title(r), l->n, l->n == 1 ? child->label : child->plural, l->field->label,
	    read_title(tx->work->store, child, l->ids[0], tx->arena));
}

static int
follow_links(struct hc_tx *tx, const struct hc_record *r, struct hc_err *err)
{
	struct link *at;
	size_t n;
	int rc;

	if ((rc = links_to(tx, r->object, r->values[SLOT_ID].id, tx->arena, &at, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (at[i].field->on_delete == ON_DELETE_RESTRICT)
			return refuse(tx, r, &at[i], err);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < at[i].n; j++) {
			struct hc_record *child;

			if ((rc = read_record(tx->work->store, at[i].field->object, at[i].ids[j], tx->arena, &child, err)) < 0)
				return rc;
			if (child->values[SLOT_DELETED].kind != VALUE_NULL)
				continue;	/* an earlier link of this loop took it */
			if (at[i].field->on_delete == ON_DELETE_CASCADE) {
				rc = engine_delete(tx, child, err);
			} else {
				record_set(child, at[i].field, VALUE_NONE);
				rc = engine_save(tx, child, err);
			}
			if (rc < 0)
				return rc;
		}
	return HC_OK;
}

static int
run_hooks(struct hc_tx *tx, const struct hook_code *at, size_t n, struct hc_record *r, struct hc_err *err)
{
	const struct engine_calls *calls = &tx->work->engine->calls;
	int rc;

	if (tx->work->quiet_automation || calls->hook == NULL)
		return HC_OK;
	for (size_t i = 0; i < n; i++) {
		if (!(at[i].hook->events & EVENT_DELETE))
			continue;
		tx->path[tx->depth - 1] = at[i].name;
		rc = calls->hook(calls->host, at[i].name, tx, r, err);
		if (rc < 0)
			return rc;
	}
	return HC_OK;
}

static int
delete(struct hc_tx *tx, struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	int rc;

	if (r->isnew)
		return hc_fail(err, HC_INVALID, 0, "This %s was never saved.", r->object->label);
	if (r->values[SLOT_DELETED].kind != VALUE_NULL)
		return HC_OK;
	if (!tx_privileged(tx) && (rc = access_record(tx->work, r, 'd', err)) < 0)
		return rc;
	if ((rc = run_hooks(tx, c->before.at, c->before.n, r, err)) < 0 || (rc = tx_journal(tx, err)) < 0)
		return rc;
	/* first the record, so that a circle of cascades ends here */
	if ((rc = save_delete(tx->work->store, &tx->change, r, true, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, 'd');
	rollup_note(tx, c, r, r->values, true);
	if ((rc = follow_links(tx, r, err)) < 0)
		return rc;
	if (!tx->work->quiet_automation && (c->workflow_events & EVENT_DELETE) &&
	    (rc = workflow_run(tx, c, r, EVENT_DELETE, err)) < 0)
		return rc;
	return run_hooks(tx, c->after.at, c->after.n, r, err);
}

int
engine_delete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct object_code *c;
	struct tx_mark mark;
	int rc;

	if ((rc = code_object(tx->work, r->object, &c, err)) < 0 || (rc = tx_enter(tx, r->object->name, true, &mark, err)) < 0)
		return rc;
	return tx_leave(tx, &mark, delete(tx, c, r, err), err);
}

static int
undelete(struct hc_tx *tx, struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	struct hc_value *old = r->old;
	int rc;

	if (r->values[SLOT_DELETED].kind == VALUE_NULL)
		return HC_OK;
	if (!tx_privileged(tx) && (rc = access_record(tx->work, r, 'd', err)) < 0)
		return rc;
	/* every unique value counts as new: somebody may have taken it since */
	r->old = ARENA_ARRAY(tx->arena, struct hc_value, r->object->fields.n);
	rc = check_unique(tx, c, r, err);
	r->old = old;
	if (rc < 0 || (rc = tx_journal(tx, err)) < 0)
		return rc;
	if ((rc = save_delete(tx->work->store, &tx->change, r, false, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, 'r');
	rollup_note(tx, c, r, r->values, true);
	return HC_OK;
}

int
engine_undelete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct object_code *c;
	struct tx_mark mark;
	int rc;

	if ((rc = code_object(tx->work, r->object, &c, err)) < 0 || (rc = tx_enter(tx, r->object->name, true, &mark, err)) < 0)
		return rc;
	return tx_leave(tx, &mark, undelete(tx, c, r, err), err);
}
