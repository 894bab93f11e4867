/*
 * share.c - `share FILE`: a file of keys and settings for the whole team, kept as a record that travels by sync.
 *
 * What such a file may say is the workstation's business (ui/team.c); here it is text under a name.
 */
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

#define FILE_MAX (60 << 10)

static int
read_text(struct arena *a, const char *path, const char **ret, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc = file_text(path, FILE_MAX, &b, err);

	if (rc == HC_OK && utf8_valid(buf_str(&b), b.len) != b.len)
		rc = hc_fail(err, HC_INVALID, 0, "%s is not text in UTF-8.", path);
	else if (rc == HC_OK && buf_str(&b)[strspn(buf_str(&b), " \t\r\n")] == '\0')
		rc = hc_fail(err, HC_INVALID, 0, "%s is empty; `delete team_file NAME` takes one back.", path);
	if (rc >= 0)
		*ret = arena_strndup(a, buf_str(&b), b.len);
	buf_free(&b);
	return rc;
}

/* The record of that name, or a new one. */
static int
record_named(struct cmd *c, struct hc_tx *tx, const struct object *o, const char *name, struct hc_record **ret, struct hc_err *err)
{
	struct hc_err none = { .pos = -1 };
	int rc = cmd_record(c, o, name, ret, &none);

	if (rc == HC_NOTFOUND) {
		*ret = record_new(tx->arena, c->work->model, o);
		if ((rc = engine_defaults(c->work, *ret, err)) < 0)
			return rc;
		return engine_set(tx, *ret, "name", name, err);
	}
	if (rc < 0 && err != NULL)
		*err = none;
	return rc;
}

static int
share_one(struct cmd *c, struct hc_tx *tx, const struct object *o, const char *path, struct hc_err *err)
{
	const char *slash = strrchr(path, '/'), *text;
	struct hc_record *r;
	int rc;

	if ((rc = read_text(c->arena, path, &text, err)) < 0 ||
	    (rc = record_named(c, tx, o, slash != NULL ? slash + 1 : path, &r, err)) < 0 ||
	    (rc = engine_set(tx, r, "text", text, err)) < 0)
		return rc;
	return engine_save(tx, r, err);
}

static int
list_shared(struct cmd *c, struct hc_err *err)
{
	static const char *const words[] = { "list", "team_file", "show", "name,enabled,updated", "sort", "name", NULL };
	struct cmd own = *c;

	return cmd_run(&own, 6, words, err);
}

static int
share_run(struct cmd *c, struct hc_err *err)
{
	const struct object *o = model_object(c->work->model, "team_file");
	struct hc_tx *tx;
	int rc;

	if (c->nargs == 0)
		return list_shared(c, err);
	if ((rc = tx_begin(c->work, SOURCE_USER, "share settings", &tx, err)) < 0)
		return rc;
	for (size_t i = 0; i < c->nargs && rc >= 0; i++)
		rc = share_one(c, tx, o, c->args[i], err);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	if ((rc = tx_commit(tx, err)) >= 0)
		out_notice(c->out, "shared %zu file%s with the team; the next sync sends %s.", c->nargs, c->nargs == 1 ? "" : "s",
		    c->nargs == 1 ? "it" : "them");
	return rc;
}

const struct cmd_def cmd_share = {
	.name = "share",
	.usage = "[FILE ...]",
	.summary = "give files of keys and settings to the whole team, or list those that are",
	.help = "The workstation of each user reads them after the system's files and before the user's own, which win. They cannot run "
	    "programs or reach outside the workspace unless `option team-shell on` says so. A file of the same name is replaced; "
	    "`delete team_file NAME` takes one back. It needs the right to change team files, which the administrator has.",
	.complete = "file",
	.run = share_run,
};
