/*
 * source.c - `source FILE` runs a file of commands; `quit` leaves.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

#define SOURCE_MAX (4 << 20)

static int
source_run(struct cmd *c, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	char chunk[8192];
	size_t n;
	FILE *f;
	int rc;

	if (c->nargs != 1)
		return hc_fail(err, HC_INVALID, 0, "source takes one file of commands, or - for standard input.");
	f = strcmp(c->args[0], "-") == 0 ? stdin : fopen(c->args[0], "r");
	if (f == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "%s cannot be read: %s.", c->args[0], strerror(errno));
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0 && b.len <= SOURCE_MAX)
		buf_add(&b, chunk, n);
	if (f != stdin)
		fclose(f);
	if (b.len > SOURCE_MAX)
		rc = hc_fail(err, HC_INVALID, 0, "%s is larger than 4 MiB; split it.", c->args[0]);
	else if (memchr(buf_str(&b), '\0', b.len) != NULL)
		rc = hc_fail(err, HC_INVALID, 0, "%s holds a zero byte; it is not a file of commands.", c->args[0]);
	else
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
