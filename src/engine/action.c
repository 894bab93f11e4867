/*
 * action.c - runs a declared action: `do ACTION OBJECT ID k=v`, a key, or a step of a workflow.
 */
#include "engine/local.h"

#include <string.h>

static int
check_inputs(struct hc_tx *tx, const struct action *act, struct hc_err *err)
{
	for (size_t i = 0; i < act->inputs.n; i++) {
		const struct action_input *in = &act->inputs.at[i];

		if (hc_arg(tx, in->name) != NULL)
			continue;
		if (in->initial != NULL) {
			if (tx->args == NULL)
				tx->args = map_new(tx->work->engine->tx_base);
			map_put(tx->args, in->name, (void *)(uintptr_t)in->initial);
		} else if (in->required) {
			return hc_fail(err, HC_INVALID, 0, "%s needs %s (%s=...).", act->label, in->label, in->name);
		}
	}
	for (size_t i = 0; tx->args != NULL && i < map_count(tx->args); i++) {
		bool known = false;

		for (size_t j = 0; j < act->inputs.n && !known; j++)
			known = strcmp(act->inputs.at[j].name, map_key(tx->args, i)) == 0;
		if (!known)
			return hc_fail(err, HC_INVALID, 0, "%s has no input %.60s.", act->label, map_key(tx->args, i));
	}
	return HC_OK;
}

/* May it run on this record: the object, the user's rights, the action's own condition. */
static int
check_record(struct hc_tx *tx, const struct action *act, const struct hc_record *r, struct hc_err *err)
{
	struct query_ctx c;
	const struct expr *when;
	bool holds;
	int rc;

	if (act->object == NULL)
		return HC_OK;
	if (r == NULL || model_object(tx->work->model, act->object) != r->object)
		return hc_fail(err, HC_INVALID, 0, "%s runs on one %s.", act->label, act->object);
	if ((rc = access_record(tx->work, r, act->writes ? 'e' : 'r', err)) < 0 || act->when == NULL)
		return rc;
	c = engine_system_ctx(tx->work, tx->arena, r->object);
	if ((rc = query_parse_condition(&c, act->when, &when, err)) < 0 || (rc = engine_holds(tx, when, r, &holds, err)) < 0)
		return rc;
	if (!holds)
		return hc_fail(err, HC_INVALID, 0, "%s does not apply to %.100s (%.100s).", act->label, record_title(r), act->when);
	return HC_OK;
}

int
engine_action(struct hc_tx *tx, const struct action *act, struct hc_record *r, struct hc_err *err)
{
	const struct engine_calls *calls = &tx->work->engine->calls;
	const char *name;
	int rc;

	if ((rc = check_inputs(tx, act, err)) < 0 || (rc = check_record(tx, act, r, err)) < 0)
		return rc;
	name = arena_printf(tx->arena, "%s/%s", act->source.plugin, act->call);
	rc = calls->action != NULL ? calls->action(calls->host, name, tx, r, err) : 1;
	if (rc == 1)
		return hc_fail(err, HC_NOTFOUND, 0, "%s is not there now: its plugin is off; see :plugins.", act->label);
	return rc;
}
