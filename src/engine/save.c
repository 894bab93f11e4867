/*
 * save.c - the one way a record is written: rights, checks, hooks, formulas, rules, the row, then what follows from it.
 *
 * The order is DESIGN section 5. Someone else's edit of other fields since the record was loaded is taken in before
 * anything runs, so that rules and hooks see the record as it will be.
 */
#include "engine/local.h"

#include <string.h>

#include "store/secret.h"

/* Stored fields only: a formula's new figure is no edit. */
static bool
any_changed(const struct hc_record *r)
{
	for (size_t i = 0; i < r->object->fields.n; i++)
		if (!is_formula(r->object->fields.at[i]) && !value_equal(&r->values[i], &r->old[i]))
			return true;
	return false;
}

int
save_rights(struct hc_tx *tx, const struct hc_record *r, struct hc_err *err)
{
	const struct object *o = r->object;
	struct work *w = tx->work;

	if (tx_privileged(tx))
		return HC_OK;
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (is_formula(f) || value_equal(&r->values[i], &r->old[i]) || access_field(w, f, 'e'))
			continue;
		if (r->isnew && i == SLOT_OWNER)
			continue;
		return hc_fail(err, HC_DENIED, f->handle, "%s: your role may not change it.", f->label);
	}
	return access_record(w, r, r->isnew ? 'c' : 'e', err);
}

static int
run_hooks(struct hc_tx *tx, const struct hook_code *at, size_t n, struct hc_record *r, unsigned event, struct hc_err *err)
{
	const struct engine_calls *calls = &tx->work->engine->calls;
	int rc;

	for (size_t i = 0; i < n; i++) {
		const struct hook_code *h = &at[i];

		if (!(h->hook->events & event) || (h->fields.some && event == EVENT_UPDATE && !slots_touch(&h->fields, r)))
			continue;
		if (calls->hook == NULL)
			continue;
		tx->path[tx->depth - 1] = h->name;
		rc = calls->hook(calls->host, h->name, tx, r, err);
		if (rc < 0)	/* 1: its plugin is off, the record is still the user's to save */
			return rc;
	}
	return HC_OK;
}

static int
before(struct hc_tx *tx, struct object_code *c, struct hc_record *r, unsigned event, struct hc_err *err)
{
	bool hooks = (c->before_events & event) && !tx->work->quiet_automation;
	int rc;

	if (r->isnew && (rc = derive_defaults(tx->work, c, r, tx->arena, err)) < 0)
		return rc;
	if ((rc = check_values(tx, c, r, err)) < 0)
		return rc;
	if (c->money.n > 0 && (rc = money_bases(tx->work, c, r, err)) < 0)
		return rc;
	if (hooks) {
		if (c->formulas.n > 0 && (rc = derive_formulas(tx->work, c, r, tx->arena, err)) < 0)
			return rc;
		if ((rc = run_hooks(tx, c->before.at, c->before.n, r, event, err)) < 0)
			return rc;
		if ((rc = check_values(tx, c, r, err)) < 0)
			return rc;
		if (c->money.n > 0 && (rc = money_bases(tx->work, c, r, err)) < 0)
			return rc;
	}
	if ((rc = derive_numbers(tx, c, r, err)) < 0)
		return rc;
	return c->formulas.n > 0 ? derive_formulas(tx->work, c, r, tx->arena, err) : HC_OK;
}

static int
judge(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	int rc;

	if ((!tx->work->as_is && (rc = check_required(c, r, err)) < 0) || (rc = check_unique(tx, c, r, err)) < 0 ||
	    (rc = check_lookups(tx, c, r, err)) < 0 || (!tx->work->as_is && (rc = check_rules(tx, c, r, err)) < 0))
		return rc;
	return check_states(tx, c, r, err);
}

/* Nothing after the hooks sees a secret in the clear. */
static int
seal(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	if (r->isnew && r->values[SLOT_ID].kind == VALUE_NULL)
		save_new_id(tx->work->store, r);
	return secret_seal_values(tx->work->store, r->object, r->values, r->isnew ? NULL : r->old, r->arena, err);
}

/* Before anything is asked: has somebody written the row since it was loaded? */
static int
take_in(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	bool live;
	int64_t rev;
	int rc;

	if (r->isnew)
		return HC_OK;
	rc = lookup_row(tx->work->store, r->object, r->values[SLOT_ID].id, &live, &rev, err);
	if (rc == HC_NOTFOUND)
		return hc_fail(err, HC_NOTFOUND, 0, "This %s is gone; somebody erased it.", r->object->label);
	if (rc < 0)
		return rc;
	if (!live)
		return hc_fail(err, HC_CONFLICT, 0, "This %s was deleted; undelete it to go on editing.", r->object->label);
	return rev == r->rev ? HC_OK : conflict_merge(tx, r, err);
}

/* After hooks and workflows see the old values and whether the record was new; then the record is as if freshly loaded. */
static int
follow(struct hc_tx *tx, struct object_code *c, struct hc_record *r, unsigned event, struct hc_value *old, struct hc_err *err)
{
	int rc;

	if (c->rollups.n > 0)
		rollup_note(tx, c, r, old, event == EVENT_CREATE);
	if (money_depends(c->object) && (rc = money_rate_saved(tx, err)) < 0)
		return rc;
	if (tx->work->quiet_automation)
		return HC_OK;
	if ((c->workflow_events & event) && (rc = workflow_run(tx, c, r, event, err)) < 0)
		return rc;
	if (c->after_events & event)
		return run_hooks(tx, c->after.at, c->after.n, r, event, err);
	return HC_OK;
}

static int
save(struct hc_tx *tx, struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	unsigned event = r->isnew ? EVENT_CREATE : EVENT_UPDATE;
	size_t n = r->object->fields.n;
	struct hc_value *old;
	int64_t rid, rev, *base;
	int rc;

	if (r->object->has_encrypted)
		r->secret = store_secret(tx->work->store);
	if ((rc = take_in(tx, r, err)) < 0)
		return rc;
	if (!r->isnew && !any_changed(r))
		return HC_OK;
	base = r->base != NULL && c->money.n > 0 && !r->isnew ? arena_dup(tx->arena, r->base, n * sizeof(*base)) : NULL;
	if ((rc = save_rights(tx, r, err)) < 0 || (rc = before(tx, c, r, event, err)) < 0 ||
	    (r->object->has_encrypted && (rc = seal(tx, r, err)) < 0) || (rc = judge(tx, c, r, err)) < 0 ||
	    (rc = tx_journal(tx, err)) < 0)
		return rc;
	old = arena_dup(tx->arena, r->old, n * sizeof(*old));
	rid = r->rid;
	rev = r->rev;
	if ((rc = save_record(tx->work->store, &tx->change, r, err)) < 0 ||
	    (rc = money_write(tx, c, r, old, base, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, event == EVENT_CREATE ? 'c' : 'u');
	memcpy(r->old, old, n * sizeof(*old));
	r->isnew = event == EVENT_CREATE;
	if ((rc = follow(tx, c, r, event, old, err)) < 0) {
		/* the row goes with the savepoint: the caller's record must be as it was, to be mended and saved again */
		memcpy(r->old, old, n * sizeof(*old));
		r->rid = rid;
		r->rev = rev;
		return rc;
	}
	r->isnew = false;
	memcpy(r->old, r->values, n * sizeof(*old));
	return HC_OK;
}

int
engine_save(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct object_code *c;
	struct tx_mark mark;
	unsigned automation;
	bool guarded;
	int rc;

	if ((rc = code_object(tx->work, r->object, &c, err)) < 0)
		return rc;
	automation = c->before_events | c->after_events | c->workflow_events;
	guarded = !tx->work->quiet_automation && (automation & (r->isnew ? EVENT_CREATE : EVENT_UPDATE));
	if ((rc = tx_enter(tx, r->object->name, guarded, &mark, err)) < 0)
		return rc;
	return tx_leave(tx, &mark, save(tx, c, r, err), err);
}
