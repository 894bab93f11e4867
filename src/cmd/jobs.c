/*
 * jobs.c - `jobs [run]`: what waits for its time, and running what is due (cron, systemd timers).
 */
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

static int
jobs_run(struct cmd *c, struct hc_err *err)
{
	const char *again = arena_printf(c->arena, "%s", "job");
	const char *argv[] = { "list", again };
	int ran, rc;

	if (c->nargs == 1 && strcmp(c->args[0], "run") == 0) {
		if ((rc = engine_run_due(c->work, &ran, err)) < 0)
			return rc;
		out_notice(c->out, "%d job%s ran.", ran, ran == 1 ? "" : "s");
		return HC_OK;
	}
	if (c->nargs > 0)
		return hc_fail(err, HC_INVALID, 0, "jobs takes no operand, or run.");
	return cmd_run(c, 2, argv, err);
}

const struct cmd_def cmd_jobs = {
	.name = "jobs",
	.usage = "[run]",
	.summary = "list what waits for its time, or run what is due",
	.help = "Timed workflows and retries run while a workstation is open, or when `hotcrm jobs run` is called by cron or a "
	    "systemd timer. One process runs them at a time.",
	.run = jobs_run,
};
