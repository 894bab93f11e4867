/*
 * purge.c - `purge OBJECT ID`: erase a record for good, its values in the journal too. Not undoable, so it asks.
 */
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "engine/file.h"

/* Copies of the workspace are out of reach: who must erase for good is told where they are. */
static int
tell_copies(struct cmd *c, struct hc_err *err)
{
	struct store_copy *copies;
	size_t n;
	int rc;

	if ((rc = store_copies(c->work->store, c->arena, &copies, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (copies[i].there)
			out_notice(c->out, "%s is an older copy and still holds it.", copies[i].path);
	return HC_OK;
}

static int
purge_run(struct cmd *c, struct hc_err *err)
{
	const struct object *o;
	struct hc_record *r;
	const char *title;
	struct hc_tx *tx;
	struct purged gone;
	int rc;

	if (c->nargs != 2)
		return hc_fail(err, HC_INVALID, 0, "purge needs an object and one record: hotcrm purge contact 4f2a91 --yes.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0 || (rc = cmd_record(c, o, c->args[1], &r, err)) < 0)
		return rc;
	if ((rc = access_record(c->work, r, 'd', err)) < 0)
		return rc;
	title = record_title(r);
	if (cmd_option(c, "yes") == NULL)
		return hc_fail(err, HC_INVALID, 0, "Purging %s cannot be undone; say --yes to erase the record and its history.", title);
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "purge 1 %s", o->name), &tx, err)) < 0)
		return rc;
	if ((rc = engine_purge(tx, o, r->values[SLOT_ID].id, &gone, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	if ((rc = cmd_commit_erased(c, tx, err)) < 0)
		return rc;
	if (gone.files + gone.comments > 0)
		out_notice(c->out, "Purged %s with %d file%s and %d comment%s.", title, gone.files, gone.files == 1 ? "" : "s", gone.comments,
		    gone.comments == 1 ? "" : "s");
	else
		out_notice(c->out, "Purged %s.", title);
	return tell_copies(c, err);
}

static const struct cmd_option options[] = {
	{ .name = "yes", .help = "do it: this cannot be undone" },
	{ .name = NULL }
};

const struct cmd_def cmd_purge = {
	.name = "purge",
	.usage = "OBJECT ID --yes",
	.summary = "erase a record and its values in the journal for good",
	.help = "Files and comments on it go with it, so do refused edits and drafts of it, and bytes that no other record names leave the "
	    "disk. With a server it is erased there and on every device. Copies that backup, restore or an update made still hold it; it says "
	    "which lie beside the workspace.",
	.flags = CMD_WRITES | CMD_APART | CMD_OBJECT,
	.options = options,
	.complete = "object ref",
	.run = purge_run,
};
