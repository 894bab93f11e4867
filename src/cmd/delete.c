/*
 * delete.c - `delete` and `undelete`: to the bin and back. Erasing for good is purge.c's.
 */
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
each(struct cmd *c, bool back, struct hc_err *err)
{
	const char *verb = back ? "undelete" : "delete";
	const struct object *o;
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if (c->nargs < 2)
		return hc_fail(err, HC_INVALID, 0, "%s needs an object and records: hotcrm %s task 4f2a91.", verb, verb);
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0)
		return rc;
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "%s %zu %s", verb, c->nargs - 1,
	    c->nargs == 2 ? o->name : o->plural), &tx, err)) < 0)
		return rc;
	for (size_t i = 1; rc == HC_OK && i < c->nargs; i++)
		if ((rc = cmd_record(c, o, c->args[i], &r, err)) == HC_OK)
			rc = back ? engine_undelete(tx, r, err) : engine_delete(tx, r, err);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return cmd_commit(c, tx, err);
}

static int
delete_run(struct cmd *c, struct hc_err *err)
{
	return each(c, false, err);
}

static int
undelete_run(struct cmd *c, struct hc_err *err)
{
	return each(c, true, err);
}

const struct cmd_def cmd_delete = {
	.name = "delete",
	.usage = "OBJECT ID ...",
	.summary = "move records to the bin",
	.help = "Deleted records are found with `with deleted` in a query and come back with `undelete` or `undo`.",
	.flags = CMD_WRITES | CMD_OBJECT,
	.complete = "object ref",
	.run = delete_run,
};

const struct cmd_def cmd_undelete = {
	.name = "undelete",
	.usage = "OBJECT ID ...",
	.summary = "bring deleted records back",
	.flags = CMD_WRITES | CMD_OBJECT,
	.complete = "object ref",
	.run = undelete_run,
};
