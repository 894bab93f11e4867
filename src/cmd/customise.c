/*
 * customise.c - `customise FILE`: objects and fields of this workspace's own (x_...), as .hot text.
 */
#include <string.h>

#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "store/replica.h"
#include "sync/sync.h"

#define TEXT_MAX (1 << 20)

static int
customise_run(struct cmd *c, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	const char *text;
	int rc;

	if (c->nargs == 0) {
		if ((rc = cmd_option(c, "mine") != NULL ? replica_get(c->work->store, c->arena, "custom_lost", &text, err) :
		    store_meta_get(c->work->store, c->arena, "custom", &text, err)) < 0)
			return rc;
		if (text != NULL)
			out_raw(c->out, text, strlen(text));
		return HC_OK;
	}
	if (c->nargs != 1)
		return hc_fail(err, HC_INVALID, 0, "customise takes one .hot file, or - for standard input.");
	if ((rc = file_text(c->args[0], TEXT_MAX, &b, err)) == HC_OK)
		rc = work_customise(c->work, arena_printf(c->arena, "#file %s\n%s\n", strcmp(c->args[0], "-") == 0 ? "stdin" : c->args[0],
		    buf_str(&b)), err);
	buf_free(&b);
	/* whoever says anew what there is has seen what the team made of it */
	return rc < 0 ? rc : sync_custom_seen(c->work, err);
}

static const struct cmd_option options[] = {
	{ .name = "mine", .help = "print what was defined here before the team's definition took its place" },
	{ .name = NULL }
};

const struct cmd_def cmd_customise = {
	.name = "customise",
	.usage = "[FILE]",
	.summary = "set this workspace's own objects and fields from .hot text, or print them",
	.help = "Names of custom objects and fields begin with x_. `extend object account` adds fields to what a plugin brings. "
	    "The file replaces the earlier text; a field that is left out is hidden, its values stay. hot(5) has the language. "
	    "In a workspace that is joined to a server they are the team's: the next exchange sends what an administrator changed, and "
	    "takes in what others did.",
	.options = options,
	.complete = "file",
	.run = customise_run,
};
