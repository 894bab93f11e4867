/*
 * attach.c - `attach OBJECT ID FILE ...`: files of this machine become attachments of a record; prints their ids.
 *
 * What comes back out is file.c's.
 */
#include <string.h>

#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "engine/file.h"

/* The bytes first, outside the transaction: a large file must not keep others from writing. */
static int
take_in(struct cmd *c, size_t n, struct fileref *refs, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < n; i++)
		if ((rc = blob_add(c->work->store, engine_path(c->env, c->arena, c->args[2 + i]), &refs[i], err)) < 0)
			return rc;
	return HC_OK;
}

static int
attach_run(struct cmd *c, struct hc_err *err)
{
	size_t n = c->nargs > 2 ? c->nargs - 2 : 0;
	struct fileref *refs = ARENA_ARRAY(c->arena, struct fileref, n + 1);
	char (*ids)[UUID_TEXT] = arena_alloc(c->arena, (n + 1) * UUID_TEXT);
	const struct object *o;
	struct hc_record *r, *made;
	struct hc_tx *tx;
	int rc;

	if (n == 0)
		return hc_fail(err, HC_INVALID, 0, "attach needs an object, a record and files: hotcrm attach account Acme offer.pdf.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0 || (rc = cmd_record(c, o, c->args[1], &r, err)) < 0)
		return rc;
	if (!o->attachments)
		return hc_fail(err, HC_INVALID, 0, "%s take no files.", o->plural);
	if ((rc = take_in(c, n, refs, err)) < 0)
		return rc;
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "attach %s%s", refs[0].name, n > 1 ? " and more" : ""), &tx,
	    err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if ((rc = engine_attach(tx, o, r->values[SLOT_ID].id, &refs[i], cmd_option(c, "description"), &made, err)) < 0) {
			tx_abort(tx);
			return rc;
		}
		uuid_format(made->values[SLOT_ID].id, ids[i]);
	}
	if ((rc = cmd_commit(c, tx, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		out_line(c->out, "%s", ids[i]);
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "description", .arg = "TEXT", .help = "what the files are" },
	{ .name = NULL }
};

const struct cmd_def cmd_attach = {
	.name = "attach",
	.usage = "OBJECT ID FILE ...",
	.summary = "attach files to a record and print the ids of the attachments",
	.help = "The bytes are copied into the workspace (above 256 kB beside it, in FILE.blobs): what becomes of the file afterwards "
	    "does not matter. The same bytes are kept once. A file may have 1 GB. `file` lists, saves and opens them; `undo` takes the "
	    "attachment back.",
	.flags = CMD_WRITES | CMD_APART | CMD_OBJECT,
	.options = options,
	.complete = "object ref file",
	.run = attach_run,
};
