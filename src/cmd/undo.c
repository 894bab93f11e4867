/*
 * undo.c - `undo [TX]` and `redo [TX]`: the journal backwards and forwards.
 */
#include <stdlib.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

/* Transactions of the program itself (init, migrations) are nobody's to take back. */
static int
check_source(struct cmd *c, int64_t tx, enum journal_source want, bool any, struct hc_err *err)
{
	struct tx_info *txs;
	size_t n;
	int rc;

	if ((rc = journal_txs(c->work->store, tx + 1, 1, c->arena, &txs, &n, err)) < 0)
		return rc;
	if (n == 0 || txs[0].tx != tx)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no transaction %lld; `journal` lists them.", (long long)tx);
	if (txs[0].source == SOURCE_SYSTEM)
		return hc_fail(err, HC_DENIED, 0, "Transaction %lld was made by the program itself and stays.", (long long)tx);
	if (!any && txs[0].source != want)
		return hc_fail(err, HC_INVALID, 0, "Transaction %lld is not a merge; `journal` lists them.", (long long)tx);
	return HC_OK;
}

int
cmd_check_merge(struct cmd *c, int64_t tx, struct hc_err *err)
{
	return check_source(c, tx, SOURCE_MERGE, false, err);
}

static int
reverse(struct cmd *c, bool redo, struct hc_err *err)
{
	struct buf kept = BUF_INIT;
	struct tx_info *txs;
	int64_t tx = 0, done = 0;
	char *end;
	size_t n;
	int rc;

	if (c->nargs > 1)
		return hc_fail(err, HC_INVALID, 0, "%s takes one transaction number; `journal` lists them.", c->def->name);
	if (c->nargs == 1 && ((tx = strtoll(c->args[0], &end, 10)) <= 0 || *end != '\0'))
		return hc_fail(err, HC_INVALID, 0, "%s is not a transaction number; `journal` lists them.", c->args[0]);
	if (tx != 0 && (rc = check_source(c, tx, SOURCE_USER, true, err)) < 0)
		return rc;
	rc = engine_undo(c->work, tx, redo, cmd_option(c, "force") != NULL, &kept, &done, err);
	if (kept.len > 0)
		out_notice(c->out, "%s", buf_str(&kept));
	buf_free(&kept);
	if (rc < 0 && rc != HC_PART)
		return rc;
	if (journal_txs(c->work->store, done + 1, 1, c->arena, &txs, &n, err) == HC_OK && n == 1 && txs[0].label != NULL)
		out_notice(c->out, "%s: %s", redo ? "redone" : "undone", txs[0].label);
	return rc;
}

static int
undo_run(struct cmd *c, struct hc_err *err)
{
	return reverse(c, false, err);
}

static int
redo_run(struct cmd *c, struct hc_err *err)
{
	return reverse(c, true, err);
}

static const struct cmd_option options[] = {
	{ .name = "force", .help = "also fields that changed since" },
	{ .name = NULL }
};

const struct cmd_def cmd_undo = {
	.name = "undo",
	.usage = "[TX]",
	.summary = "take back your last change, or transaction TX",
	.help = "Fields that changed since are kept and listed (exit 6) unless --force is given. `journal` lists transactions.",
	.flags = CMD_WRITES | CMD_APART,
	.options = options,
	.run = undo_run,
};

const struct cmd_def cmd_redo = {
	.name = "redo",
	.usage = "[TX]",
	.summary = "do again what undo took back",
	.flags = CMD_WRITES | CMD_APART,
	.options = options,
	.run = redo_run,
};
