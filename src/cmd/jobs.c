/*
 * jobs.c - `jobs [run | show ID | retry ID ... | cancel ID ...]`: what waits for its time, running what is due, and looking
 * after what failed.
 */
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "engine/queue.h"

static int
run_due(struct cmd *c, struct hc_err *err)
{
	int ran, rc;

	if ((rc = engine_run_due(c->work, &ran, err)) < 0)
		return rc;
	out_notice(c->out, "%d job%s ran.", ran, ran == 1 ? "" : "s");
	return HC_OK;
}

static int
each(struct cmd *c, int (*fn)(struct work *w, const uint8_t id[16], struct hc_err *err), struct hc_err *err)
{
	const struct object *o = model_object(c->work->model, "job");
	uint8_t id[16];
	int rc;

	if (o == NULL || !access_object(c->work, o, 'e'))
		return hc_fail(err, HC_DENIED, 0, "You may not change jobs; ask an administrator.");
	for (size_t i = 1; i < c->nargs; i++)
		if ((rc = engine_find(c->work, o, c->args[i], c->arena, id, err)) < 0 || (rc = fn(c->work, id, err)) < 0)
			return rc;
	return HC_OK;
}

static int
jobs_run(struct cmd *c, struct hc_err *err)
{
	const char *again = arena_printf(c->arena, "%s", "job");
	const char *list[] = { "list", again }, *show[] = { "show", again, c->nargs > 1 ? c->args[1] : NULL };
	const char *what = c->nargs > 0 ? c->args[0] : "";

	if (c->nargs == 0)
		return cmd_run(c, 2, list, err);
	if (strcmp(what, "run") == 0 && c->nargs == 1)
		return run_due(c, err);
	if (strcmp(what, "show") == 0 && c->nargs == 2)
		return cmd_run(c, 3, show, err);
	if (strcmp(what, "retry") == 0 && c->nargs > 1)
		return each(c, queue_retry, err);
	if (strcmp(what, "cancel") == 0 && c->nargs > 1)
		return each(c, queue_cancel, err);
	return hc_fail(err, HC_INVALID, 0, "jobs takes no operand, or run, show ID, retry ID or cancel ID.");
}

const struct cmd_def cmd_jobs = {
	.name = "jobs",
	.usage = "[run | show ID | retry ID ... | cancel ID ...]",
	.summary = "list what waits for its time, or run what is due",
	.help = "Timed workflows and retries run while a workstation is open, or when `hotcrm jobs run` is called by cron or a "
	    "systemd timer. One process runs them at a time. A job that failed eight times is left as failed, until `retry` gives it "
	    "all its tries again or `cancel` lays it to rest.",
	.run = jobs_run,
};
