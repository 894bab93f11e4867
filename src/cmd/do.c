/*
 * do.c - `do ACTION [OBJECT ID] [NAME=VALUE ...]`: a business action of a plugin.
 */
#include <string.h>

#include "base/map.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
take_inputs(struct cmd *c, const struct action *act, struct hc_tx *tx, size_t first, struct hc_err *err)
{
	tx->args = map_new(tx->arena);
	for (size_t i = first; i < c->nargs; i++) {
		const char *eq = strchr(c->args[i], '=');
		char *name = arena_strndup(tx->arena, c->args[i], eq != NULL ? (size_t)(eq - c->args[i]) : 0);
		bool known = false;

		for (size_t k = 0; k < act->inputs.n; k++)
			known |= strcmp(act->inputs.at[k].name, name) == 0;
		if (!known)
			return hc_fail(err, HC_INVALID, 0, "%s takes no input %s; `hotcrm do %s` without operands lists them.", act->name,
			    eq != NULL ? name : c->args[i], act->name);
		map_put(tx->args, name, arena_strdup(tx->arena, eq + 1));
	}
	for (size_t k = 0; k < act->inputs.n; k++) {
		const struct action_input *in = &act->inputs.at[k];

		if (map_get(tx->args, in->name) == NULL && in->initial != NULL)
			map_put(tx->args, in->name, arena_strdup(tx->arena, in->initial));
		if (in->required && map_get(tx->args, in->name) == NULL)
			return hc_fail(err, HC_INVALID, 0, "%s needs %s=...", act->name, in->name);
	}
	return HC_OK;
}

static int
list_actions(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "action", "object", "what", "inputs" };
	int rc;

	if ((rc = out_begin_texts(c->out, titles, 4, err)) < 0)
		return rc;
	for (size_t i = 0; i < c->work->model->actions.n; i++) {
		const struct action *act = &c->work->model->actions.at[i];
		struct buf inputs = BUF_INIT;
		const char *row[4] = { act->name, act->object != NULL ? act->object : "", act->label != NULL ? act->label : "", "" };

		for (size_t k = 0; k < act->inputs.n; k++)
			buf_printf(&inputs, "%s%s=", k ? " " : "", act->inputs.at[k].name);
		row[3] = arena_strdup(c->arena, buf_str(&inputs));
		buf_free(&inputs);
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

static int
do_run(struct cmd *c, struct hc_err *err)
{
	const struct action *act;
	const struct object *o;
	struct hc_record *r = NULL;
	struct hc_tx *tx;
	size_t first = 1;
	int rc;

	if (c->nargs == 0)
		return list_actions(c, err);
	if ((act = model_action(c->work->model, c->args[0])) == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s is not an action; `hotcrm do` lists them.", c->args[0]);
	if (act->object != NULL) {
		if (c->nargs < 3 || strchr(c->args[2], '=') != NULL)
			return hc_fail(err, HC_INVALID, 0, "%s works on a record: hotcrm do %s %s ID.", act->name, act->name, act->object);
		if ((rc = cmd_object(c, c->args[1], &o, err)) < 0)
			return rc;
		if (strcmp(o->name, act->object) != 0)
			return hc_fail(err, HC_INVALID, 0, "%s works on %s, not on %s.", act->name, act->object, o->name);
		if ((rc = cmd_record(c, o, c->args[2], &r, err)) < 0)
			return rc;
		first = 3;
	}
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "do %s %s", act->name, r != NULL ? record_title(r) : ""),
	    &tx, err)) < 0)
		return rc;
	if ((rc = take_inputs(c, act, tx, first, err)) < 0 || (rc = engine_action(tx, act, r, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return cmd_commit(c, tx, err);
}

const struct cmd_def cmd_do = {
	.name = "do",
	.usage = "[ACTION [OBJECT ID] [NAME=VALUE ...]]",
	.summary = "run a business action, or list them",
	.flags = 0,
	.complete = "action object ref",
	.run = do_run,
};
