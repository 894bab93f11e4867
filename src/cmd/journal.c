/*
 * journal.c - `journal`: transactions of this workspace, newest first, with the numbers that undo takes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
journal_run(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "tx", "at", "by", "source", "entries", "what", "state" };
	const char *limit = cmd_option(c, "limit");
	int64_t before = 0, left = limit != NULL ? strtoll(limit, NULL, 10) : out_format(c->out) == OUT_TABLE ? 50 : INT64_MAX;
	struct tx_info *txs;
	size_t n;
	int rc;

	if (left <= 0)
		return hc_fail(err, HC_INVALID, 0, "--limit %s is not a number above 0.", limit);
	if (c->nargs > 0)
		return hc_fail(err, HC_INVALID, 0, "journal takes no operands; `history OBJECT ID` is one record's.");
	if ((rc = out_begin_texts(c->out, titles, 7, err)) < 0)
		return rc;
	do {
		size_t max = left < 200 ? (size_t)left : 200;

		if ((rc = journal_txs(c->work->store, before, max, c->arena, &txs, &n, err)) < 0)
			return rc;
		for (size_t i = 0; i < n; i++) {
			char tx[24], entries[24];
			const char *row[7] = { tx, cmd_when(c, txs[i].at), cmd_user_title(c, txs[i].actor), cmd_source_word(txs[i].source), entries,
			    txs[i].label != NULL ? txs[i].label : "", txs[i].undone ? "undone" : "" };

			snprintf(tx, sizeof(tx), "%lld", (long long)txs[i].tx);
			snprintf(entries, sizeof(entries), "%lld", (long long)txs[i].entries);
			if ((rc = out_row_texts(c->out, row, err)) < 0)
				return rc;
			before = txs[i].tx;
		}
		left -= (int64_t)n;
	} while (n == 200 && left > 0);
	return out_end(c->out, err);
}

static const struct cmd_option options[] = {
	{ .name = "limit", .arg = "N", .help = "the newest N (a table shows 50)" },
	{ .name = NULL }
};

const struct cmd_def cmd_journal = {
	.name = "journal",
	.usage = "",
	.summary = "print what was done in this workspace, newest first",
	.flags = CMD_APART,
	.options = options,
	.run = journal_run,
};
