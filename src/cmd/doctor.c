/*
 * doctor.c - `doctor`: is the file sound, are search index, keys and indexes in step; mends what is derived.
 */
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
doctor_run(struct cmd *c, struct hc_err *err)
{
	struct buf found = BUF_INIT;
	struct doctor d = { .out = &found };
	char digest[65];
	int rc;

	if (cmd_option(c, "digest") != NULL) {
		if ((rc = store_digest(c->work->store, digest, err)) < 0)
			return rc;
		out_line(c->out, "%s", digest);
		return HC_OK;
	}
	rc = store_doctor(c->work->store, &d, err);
	if (rc == HC_OK && found.len > 0)
		out_line(c->out, "%.*s", (int)(found.len - (found.data[found.len - 1] == '\n')), found.data);
	if (rc == HC_OK && d.damage)
		rc = hc_fail(err, HC_STORE, 0, "The workspace is damaged; keep a copy of %s and `restore` the newest backup.",
		    store_path(c->work->store));
	else if (rc == HC_OK && d.mended == 0)
		out_line(c->out, "The workspace is sound.");
	buf_free(&found);
	return rc;
}

static const struct cmd_option options[] = {
	{ .name = "digest", .help = "print a hash of all synced data: equal for equal workspaces" },
	{ .name = NULL }
};

const struct cmd_def cmd_doctor = {
	.name = "doctor",
	.usage = "",
	.summary = "check the workspace and mend what can be derived",
	.help = "Exit 0: sound, or derived data was mended (it says what). Exit 1: damage.",
	.flags = CMD_APART,
	.options = options,
	.run = doctor_run,
};
