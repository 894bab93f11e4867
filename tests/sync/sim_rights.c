/*
 * sim_rights.c - what an administrator does meanwhile: deals change hands, roles see more or less, two deals become one.
 */
#include <string.h>

#include "base/uuid.h"
#include "sim.h"

/* They enter and leave the rep's sight. */
void
sim_move_owners(struct sim *s)
{
	struct work *w = s->server;
	struct hc_err err = {0};
	struct hc_record *r;
	struct hc_tx *tx;

	if (work_become(w, s->users[0], &err) < 0 || tx_begin(w, SOURCE_API, "rights", &tx, &err) < 0)
		return;
	for (int i = 0; i < 5; i++)
		if ((r = sim_pick(s, w, tx->arena)) && r->values[SLOT_DELETED].kind == VALUE_NULL) {
			record_set(r, r->object->fields.at[SLOT_OWNER], value_id(s->users[sim_random(s, 3)]));
			if (engine_save(tx, r, &err) < 0)
				sim_fail(s, "owner: %s", err.msg);
		}
	if (tx_commit(tx, &err) < 0)
		sim_fail(s, "rights: %s", err.msg);
}

void
sim_see(struct sim *s, enum sim_sight to)
{
	static const char *const words[][2] = { { "own", "" }, { "where", "owner:me or stage:s1,s2" }, { "all", "" } };
	struct work *w = s->server;
	struct hc_err err = {0};
	struct hc_record *r;
	struct hc_tx *tx;

	if (work_become(w, s->users[0], &err) < 0 || tx_begin(w, SOURCE_API, "grant", &tx, &err) < 0)
		return;
	if (read_record(w->store, model_object(w->model, "role_grant"), s->grant, tx->arena, &r, &err) < 0 ||
	    engine_set(tx, r, "scope", words[to][0], &err) < 0 || engine_set(tx, r, "condition", words[to][1], &err) < 0 ||
	    engine_save(tx, r, &err) < 0) {
		sim_fail(s, "grant: %s", err.msg);
		tx_abort(tx);
		return;
	}
	if (tx_commit(tx, &err) < 0)
		sim_fail(s, "grant: %s", err.msg);
	else
		s->sight = to;
}

void
sim_move_grant(struct sim *s)
{
	sim_see(s, (enum sim_sight)sim_random(s, 3));
}

bool
sim_merge(struct sim *s, struct work *w)
{
	struct hc_record *one, *other;
	struct hc_err err = {0};
	struct hc_tx *tx;
	bool done = false;

	if (!w->admin || tx_begin(w, SOURCE_USER, "merge", &tx, &err) < 0)
		return false;
	if ((one = sim_pick(s, w, tx->arena)) && (other = sim_pick(s, w, tx->arena)))
		done = engine_merge(tx, one, other, NULL, 0, &err) == 0;
	if (!done)
		tx_abort(tx);
	else if (tx_commit(tx, &err) < 0)
		return false;
	s->merged |= done;
	return done;
}
