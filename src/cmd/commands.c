/*
 * commands.c - `commands`: what you did here lately, as the commands that do it; `source` does it again.
 */
#include <stdlib.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/replay.h"

static int
commands_run(struct cmd *c, struct hc_err *err)
{
	const char *limit = cmd_option(c, "limit");
	long max = limit != NULL ? strtol(limit, NULL, 10) : 200;
	struct buf b = BUF_INIT;
	struct tx_info *txs;
	size_t n;
	int rc;

	if (max < 1 || max > 100000)
		return hc_fail(err, HC_INVALID, 0, "--limit %s is not a number from 1 to 100000.", limit);
	if (c->nargs > 0)
		return hc_fail(err, HC_INVALID, 0, "commands takes no operands.");
	if ((rc = journal_txs(c->work->store, 0, (size_t)max, c->arena, &txs, &n, err)) < 0)
		return rc;
	while (n-- > 0 && rc >= 0)
		if (memcmp(txs[n].actor, c->work->user, 16) == 0) {
			buf_reset(&b);
			rc = replay_tx(c->work, &txs[n], c->arena, &b, err);
			out_raw(c->out, buf_str(&b), b.len);
		}
	buf_free(&b);
	return rc;
}

static const struct cmd_option options[] = {
	{ .name = "limit", .arg = "N", .help = "of the newest N changes (200)" },
	{ .name = NULL }
};

const struct cmd_def cmd_commands = {
	.name = "commands",
	.usage = "",
	.summary = "print what you did here lately as commands, oldest first",
	.help = "The lines are read by `source`: on a copy of the workspace from before they do the same again. What was undone is left "
	    "out, and so is what workflows added, which they do again. An import is a comment.",
	.flags = CMD_APART,
	.options = options,
	.run = commands_run,
};
