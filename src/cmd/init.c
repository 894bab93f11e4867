/*
 * init.c - `init [--demo [--reset]]`: make the workspace, with demo data if asked. The data itself is demo.c's.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/demo.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "store/blob.h"

/* Only a file marked demo may go. */
static int
remove_demo(struct cmd *c, struct hc_err *err)
{
	static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };
	const char *mark = NULL;
	struct store *s;
	int rc;

	if (access(c->db_path, F_OK) != 0)
		return HC_OK;
	if ((rc = store_open(c->db_path, STORE_READONLY, c->env, &s, err)) < 0)
		return rc;
	rc = store_meta_get(s, c->arena, "demo", &mark, err);
	store_close(s);
	if (rc < 0)
		return rc;
	if (mark == NULL)
		return hc_fail(err, HC_CONFLICT, 0, "%s holds your own data, not the demo's; nothing was touched.", c->db_path);
	for (size_t i = 0; i < 4; i++)
		if (unlink(arena_printf(c->arena, "%s%s", c->db_path, suffixes[i])) != 0 && errno != ENOENT)
			return hc_fail(err, HC_STORE, 0, "%s%s cannot be removed: %s.", c->db_path, suffixes[i], strerror(errno));
	blob_remove(c->db_path);
	return HC_OK;
}

static int
init_run(struct cmd *c, struct hc_err *err)
{
	bool demo = cmd_option(c, "demo") != NULL, reset = cmd_option(c, "reset") != NULL;
	const char *dir = NULL;
	int rc;

	if (c->nargs > 0)
		return hc_fail(err, HC_INVALID, 0, "init takes no operands; `-d FILE` before it names the workspace.");
	if (reset && !demo)
		return hc_fail(err, HC_INVALID, 0, "--reset goes with --demo: it makes the demo data anew.");
	if (demo && (rc = demo_find(c->env, c->arena, &dir, err)) < 0)
		return rc;
	if (c->work != NULL) {
		work_close(c->work);
		c->work = NULL;
	}
	if (reset && (rc = remove_demo(c, err)) < 0)
		return rc;
	if ((rc = work_init(c->env, c->db_path, &c->work, err)) < 0)
		return rc;
	if (demo && (rc = demo_load(c, dir, err)) < 0)
		return rc;
	out_notice(c->out, "Made %s%s.", c->db_path, demo ? " with demo data" : "");
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "demo", .help = "with accounts, contacts, opportunities and activities from freely licensed sets" },
	{ .name = "reset", .help = "replace a demo workspace that is there" },
	{ .name = NULL }
};

const struct cmd_def cmd_init = {
	.name = "init",
	.usage = "[--demo [--reset]]",
	.summary = "make a workspace",
	.help = "The workspace is one file: -d FILE, else $HOTCRM_DB, else default.db under the data folder. One user, named after the "
	    "system account, has all rights. A workspace that is there is never touched (exit 4).",
	.flags = CMD_NO_WORK,
	.options = options,
	.run = init_run,
};
