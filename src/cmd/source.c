/*
 * source.c - `source FILE` runs a file of commands; `quit` leaves.
 */
#include <string.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

#define SOURCE_MAX (4 << 20)

static int
source_run(struct cmd *c, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	if (c->nargs != 1)
		return hc_fail(err, HC_INVALID, 0, "source takes one file of commands, or - for standard input.");
	if ((rc = file_text(c->args[0], SOURCE_MAX, &b, err)) == HC_OK)
		rc = cmd_run_text(c, arena_strndup(c->arena, buf_str(&b), b.len), c->args[0], err);
	buf_free(&b);
	return rc;
}

static int
quit_run(struct cmd *c, struct hc_err *err)
{
	c->quit = true;
	return HC_OK;
}

const struct cmd_def cmd_source = {
	.name = "source",
	.usage = "FILE",
	.summary = "run a file of commands",
	.flags = CMD_NO_WORK,
	.complete = "file",
	.run = source_run,
};

const struct cmd_def cmd_quit = {
	.name = "quit",
	.usage = "",
	.summary = "leave; drafts are kept",
	.flags = CMD_NO_WORK,
	.run = quit_run,
};
