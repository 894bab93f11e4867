/*
 * new.c - `new OBJECT FIELD=VALUE ...`: make one record, print its id.
 */
#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
new_run(struct cmd *c, struct hc_err *err)
{
	const struct object *o;
	struct hc_record *r;
	struct hc_tx *tx;
	const char *given = cmd_option(c, "id");
	uint8_t own[16];
	int rc;

	if (c->nargs < 1)
		return hc_fail(err, HC_INVALID, 0, "new needs an object: hotcrm new contact last_name=Li email=ann@example.com.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0)
		return rc;
	if (given != NULL && !uuid_parse(given, own))
		return hc_fail(err, HC_INVALID, 0, "--id %.60s is not an id of 32 hex digits.", given);
	if (given != NULL && read_record(c->work->store, o, own, c->arena, &r, NULL) == HC_OK)
		return hc_fail(err, HC_CONFLICT, 0, "There is a record with the id %s already.", given);
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "new %s", o->name), &tx, err)) < 0)
		return rc;
	r = record_new(tx->arena, c->work->model, o);
	if (given != NULL)
		r->values[SLOT_ID] = value_id(own);
	if ((rc = engine_defaults(c->work, r, err)) < 0 ||
	    (rc = cmd_assignments(c, tx, r, c->args + 1, c->nargs - 1, err)) < 0 ||
	    (rc = engine_save(tx, r, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return cmd_commit_new(c, tx, r, err);
}

static const struct cmd_option options[] = {
	{ .name = "id", .arg = "ID", .help = "the id it shall have: what `commands` prints uses it" },
	{ .name = NULL }
};

const struct cmd_def cmd_new = {
	.name = "new",
	.usage = "OBJECT FIELD=VALUE ...",
	.summary = "make a record and print its id",
	.help = "Values are typed as on a form: dates as fri, +3d or 2026-11-23, options by name or label, links by id, title or "
	    "unique key, money as 1200, 1.2k or EUR 1200. Quote a value that holds spaces.",
	.flags = CMD_WRITES | CMD_OBJECT,
	.options = options,
	.complete = "object field=",
	.run = new_run,
};
