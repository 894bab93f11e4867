/*
 * remote.c - records that come from another machine: what a device sends to its server, and what a server sends to a device.
 *
 * Automation ran where the edit was made, and its results travel with it: no hook or default runs here, and of workflows only
 * those `on server`, when a server took the edit (engine_take_automation()). What protects something and says `verify` runs again
 * on a copy, and the edit is refused when it comes out otherwise. What a
 * device sends is judged again (rights, types, required fields, rules, states); what a server sends is taken as it is.
 * Unique keys and clashes of edits are sync's to settle before it calls.
 */
#include "engine/local.h"

#include <string.h>

static bool
changes(const struct hc_record *r)
{
	for (size_t i = 0; i < r->object->fields.n; i++)
		if (!is_formula(r->object->fields.at[i]) && !value_equal(&r->values[i], &r->old[i]))
			return true;
	return false;
}

/* A rate may come with a later page, and what the organisation cannot convert it can still keep. */
static int
bases(struct hc_tx *tx, const struct object_code *c, struct hc_record *r, bool strict, struct hc_err *err)
{
	int rc;

	if (c->money.n == 0 || (rc = money_bases(tx->work, c, r, strict ? err : NULL)) >= 0)
		return HC_OK;
	if (strict || rc != HC_INVALID)
		return rc;
	for (size_t i = 0; r->base != NULL && i < c->money.n; i++)
		r->base[c->money.at[i]->slot] = 0;
	return HC_OK;
}

/* Hooks that protect something run here too, on a copy; what they do beside it is taken back. */
static int
verify_hooks(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	const struct engine_calls *calls = &tx->work->engine->calls;
	unsigned event = r->isnew ? EVENT_CREATE : EVENT_UPDATE;
	struct change change = tx->change;
	struct hc_record *ours = NULL;
	size_t touched = tx->touched.n;
	int rc = HC_OK;

	for (size_t i = 0; i < c->before.n && rc >= 0; i++) {
		const struct hook_code *h = &c->before.at[i];

		if (!h->hook->verify || !(h->hook->events & event) || (h->fields.some && !r->isnew && !slots_touch(&h->fields, r)) ||
		    calls->hook == NULL || tx->work->quiet_automation)
			continue;
		if (ours == NULL) {
			ours = record_copy(tx->arena, r);
			ours->isnew = r->isnew;
			memcpy(ours->old, r->old, r->object->fields.n * sizeof(*r->old));
			if ((rc = store_begin(tx->work->store, err)) < 0)
				return rc;
		}
		rc = calls->hook(calls->host, h->name, tx, ours, err);
	}
	if (ours == NULL)
		return rc;
	store_rollback(tx->work->store);
	tx->change = change;
	tx->touched.n = touched;
	return rc < 0 ? rc : verify_same(tx, r, ours, err);
}

static int
judge(struct hc_tx *tx, const struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	int rc;

	if ((rc = check_values(tx, c, r, err)) < 0 || (rc = save_rights(tx, r, err)) < 0 || (rc = bases(tx, c, r, true, err)) < 0 ||
	    (rc = derive_numbers(tx, c, r, err)) < 0)
		return rc;
	if (c->formulas.n > 0 && (rc = derive_formulas(tx->work, c, r, tx->arena, err)) < 0)
		return rc;
	if (!tx->work->as_is && ((rc = verify_hooks(tx, c, r, err)) < 0 || (rc = check_required(c, r, err)) < 0 || (rc = check_rules(tx, c, r, err)) < 0))
		return rc;
	return check_states(tx, c, r, err);
}

static int
write_row(struct hc_tx *tx, struct object_code *c, struct hc_record *r, bool judged, struct hc_err *err)
{
	size_t n = r->object->fields.n;
	bool isnew = r->isnew, moved = isnew || !value_equal(&r->values[SLOT_DELETED], &r->old[SLOT_DELETED]);
	struct hc_value *old = arena_dup(tx->arena, r->old, n * sizeof(*old));
	int rc;

	if ((rc = tx_journal(tx, err)) < 0 || (rc = save_record(tx->work->store, &tx->change, r, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, isnew ? 'c' : moved ? 'd' : 'u');
	if (judged && c->workflows.n > 0) {
		workflow_note(tx, c, r, old, isnew ? EVENT_CREATE : EVENT_UPDATE);
		workflow_note_verify(tx, c, r, old, isnew ? EVENT_CREATE : EVENT_UPDATE);
	}
	if (c->rollups.n == 0)
		return HC_OK;
	/* which figures move is told by comparing with what was */
	memcpy(r->old, old, n * sizeof(*old));
	rollup_note(tx, c, r, old, moved);
	memcpy(r->old, r->values, n * sizeof(*old));
	return HC_OK;
}

static int
accept(struct hc_tx *tx, struct hc_record *r, bool judged, struct hc_err *err)
{
	struct object_code *c;
	struct tx_mark mark;
	int rc;

	if (!r->isnew && !changes(r))
		return HC_OK;
	if ((rc = code_object(tx->work, r->object, &c, err)) < 0 || (rc = tx_enter(tx, r->object->name, false, &mark, err)) < 0)
		return rc;
	rc = judged ? judge(tx, c, r, err) : bases(tx, c, r, false, err);
	if (rc == HC_OK)
		rc = write_row(tx, c, r, judged, err);
	return tx_leave(tx, &mark, rc, err);
}

int
engine_take(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	return accept(tx, r, true, err);
}

int
engine_pull(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	return accept(tx, r, false, err);
}

bool
engine_sums(struct work *w, const struct object *o)
{
	struct object_code *c;

	return code_object(w, o, &c, NULL) < 0 || c->rollups.n > 0;
}

int
engine_take_delete(struct hc_tx *tx, struct hc_record *r, bool deleted, struct hc_err *err)
{
	struct object_code *c;
	int rc;

	if (deleted == (r->values[SLOT_DELETED].kind != VALUE_NULL))
		return HC_OK;
	if ((rc = code_object(tx->work, r->object, &c, err)) < 0)
		return rc;
	if (!tx_privileged(tx) && (rc = access_record(tx->work, r, 'd', err)) < 0)
		return rc;
	if ((rc = tx_journal(tx, err)) < 0 || (rc = save_delete(tx->work->store, &tx->change, r, deleted, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, deleted ? 'd' : 'r');
	rollup_note(tx, c, r, r->values, true);
	if (deleted)
		workflow_note(tx, c, r, r->values, EVENT_DELETE);
	return HC_OK;
}
