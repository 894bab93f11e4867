/*
 * count.c - `count QUERY`: how many records a query selects.
 *
 * Exact, however many. Groups are list.c's.
 */
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
count_run(struct cmd *c, struct hc_err *err)
{
	struct query_ctx ctx;
	struct query *q;
	int64_t n;
	int rc;

	if ((rc = cmd_query(c, c->operands, &ctx, &q, err)) < 0)
		return rc;
	if (q->grouped)
		return hc_fail(err, HC_INVALID, 0, "count prints one number; use `list` for groups.");
	if ((rc = read_count(c->work->store, &ctx, q, &n, err)) < 0)
		return rc;
	return out_integer(c->out, n, err);
}

const struct cmd_def cmd_count = {
	.name = "count",
	.usage = "QUERY",
	.summary = "print how many records a query selects",
	.flags = CMD_OBJECT | CMD_APART,
	.complete = "query",
	.run = count_run,
};
