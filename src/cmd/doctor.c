/*
 * doctor.c - `doctor`: is the file sound, are search index, keys and indexes in step; mends what is derived.
 */
#include "base/time.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "store/journal.h"

/* How far back the journal reaches, where it does not for good. */
static void
say_journal(struct cmd *c)
{
	int64_t days = engine_journal_days(c->work), back = journal_floor_at(c->work->store);
	char date[40] = "";

	if (days == 0 && back == 0)
		return;
	if (back > 0) {
		stamp_format_iso(back, date);
		date[10] = '\0';
	}
	if (days > 0)
		out_line(c->out, "Edits are kept in the journal for %lld days%s%s; `sync set journal all` keeps them for good.", (long long)days,
		    back > 0 ? ", now back to " : "", date);
	else
		out_line(c->out, "Edits are kept in the journal, back to %s; older ones are gone.", date);
}

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
	if (rc == HC_OK)
		say_journal(c);
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
	.help = "Exit 0: sound, or derived data was mended (it says what). Exit 1: damage. It also says how far back the journal "
	    "reaches where edits are not kept for good.",
	.flags = CMD_APART,
	.options = options,
	.run = doctor_run,
};
