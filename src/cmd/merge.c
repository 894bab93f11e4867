/*
 * merge.c - `merge` joins two records, `unmerge` takes a merge apart again, whenever that is.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
merge_run(struct cmd *c, struct hc_err *err)
{
	struct hc_record *survivor, *loser;
	VEC(const char *) take = {0};
	const struct object *o;
	struct hc_tx *tx;
	const char *field;
	int64_t n;
	int rc;

	if (c->nargs != 3)
		return hc_fail(err, HC_INVALID, 0, "merge needs an object, the record that stays and the one that goes: "
		    "hotcrm merge contact 4f2a91 77be02.");
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0 || (rc = cmd_record(c, o, c->args[1], &survivor, err)) < 0 ||
	    (rc = cmd_record(c, o, c->args[2], &loser, err)) < 0)
		return rc;
	for (size_t i = 0; (field = cmd_option_at(c, "take", i)) != NULL; i++)
		vec_push(c->arena, &take, field);
	if ((rc = tx_begin(c->work, SOURCE_MERGE, arena_printf(c->arena, "merge %s %s", o->name, record_title(loser)), &tx, err)) < 0)
		return rc;
	if ((rc = engine_merge(tx, survivor, loser, take.at, take.n, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	n = tx->change.tx;
	if ((rc = cmd_commit(c, tx, err)) < 0)
		return rc;
	out_notice(c->out, "%s now holds %s; `unmerge %lld` takes them apart.", record_title(survivor), record_title(loser),
	    (long long)n);
	return HC_OK;
}

static int
unmerge_run(struct cmd *c, struct hc_err *err)
{
	struct buf kept = BUF_INIT;
	int64_t tx, done;
	char *end;
	int rc;

	if (c->nargs != 1 || (tx = strtoll(c->args[0], &end, 10)) <= 0 || *end != '\0')
		return hc_fail(err, HC_INVALID, 0, "unmerge needs the number that merge printed; `journal` lists them.");
	if ((rc = cmd_check_merge(c, tx, err)) < 0)
		return rc;
	rc = engine_undo(c->work, tx, false, cmd_option(c, "force") != NULL, &kept, &done, err);
	if (kept.len > 0)
		out_notice(c->out, "%s", buf_str(&kept));
	buf_free(&kept);
	return rc;
}

static const struct cmd_option merge_options[] = {
	{ .name = "take", .arg = "FIELD", .help = "take this field from the record that goes", .repeat = true },
	{ .name = NULL }
};

static const struct cmd_option unmerge_options[] = {
	{ .name = "force", .help = "also take back fields that were edited since" },
	{ .name = NULL }
};

const struct cmd_def cmd_merge = {
	.name = "merge",
	.usage = "OBJECT STAYS GOES",
	.summary = "join two records and all that points at them",
	.help = "Empty fields of the record that stays are filled from the other; everything that points at the one that goes then "
	    "points at the one that stays.",
	.flags = CMD_WRITES | CMD_APART | CMD_OBJECT,
	.options = merge_options,
	.complete = "object ref ref",
	.run = merge_run,
};

const struct cmd_def cmd_unmerge = {
	.name = "unmerge",
	.usage = "TX",
	.summary = "take a merge apart",
	.flags = CMD_WRITES | CMD_APART,
	.options = unmerge_options,
	.run = unmerge_run,
};
