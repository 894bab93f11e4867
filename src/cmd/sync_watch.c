/*
 * sync_watch.c - `sync watch`: exchanges as soon as something happens on either side, until ^C.
 *
 * The workstation runs it as a process of its own (--pipe): it writes a line whenever something came or went, and hears a
 * byte when somebody edited. Who finds that another one does this work already waits for its place, and tells what that one did.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cmd/sync.h"

#define PLACE_MS 1000		/* how often who waits for its place looks */

struct watch {
	struct cmd *cmd;
	bool pipe;
	int64_t version;
};

/* Waits up to `ms`; false: the pipe has ended, or ^C. */
static bool
idle(struct watch *w, int ms)
{
	struct pollfd p = { .fd = w->pipe ? STDIN_FILENO : -1, .events = POLLIN };
	char bytes[256];

	if (poll(&p, 1, ms) > 0 && read(STDIN_FILENO, bytes, sizeof(bytes)) == 0)
		return false;
	return !sync_stop(NULL);
}

/* A line at once: who reads it waits. */
static bool
tell(struct watch *w, const struct sync_news *n)
{
	out_line(w->cmd->out, "%lld sent, %lld received, %lld conflicts, %lld refused", (long long)n->pushed, (long long)n->pulled,
	    (long long)n->conflicts, (long long)n->parked);
	return out_finish(w->cmd->out, NULL) == 0;
}

/* Until the place is free: 1, or 0 when it is over. */
static int
take_place(struct watch *w, struct carry **ret, struct hc_err *err)
{
	struct store *s = w->cmd->work->store;
	int rc;

	while ((rc = carry_open(w->cmd->work, true, ret, err)) == HC_BUSY) {
		int64_t version = store_data_version(s);

		if (version != w->version && !tell(w, &(struct sync_news){0}))
			return 0;
		w->version = version;
		if (!idle(w, PLACE_MS))
			return 0;
	}
	return rc < 0 ? rc : 1;
}

static bool
worth_telling(const struct watch *w, const struct carry_event *e, bool was_failing)
{
	const struct sync_news *n = &e->news;

	return n->pushed + n->pulled + n->conflicts + n->parked + n->files > 0 ||
	    (w->pipe && e->state == CARRY_MOVED && e->failed != was_failing);
}

static int
drive(struct watch *w, struct carry *carry, struct hc_err *err)
{
	struct carry_event e = { .state = CARRY_MOVED };
	bool failing = false;
	int rc;

	while (e.state != CARRY_STOPPED && !sync_stop(NULL) && !carry_orphaned(carry)) {
		if ((rc = carry_step(carry, sync_stop, NULL, &e, err)) < 0)
			return rc;
		if (worth_telling(w, &e, failing) && !tell(w, &e.news))
			return HC_OK;
		failing = e.failed;
	}
	return e.state == CARRY_STOPPED ? sync_fail(w->cmd, HC_DENIED, err) : HC_OK;
}

int
sync_run_watch(struct cmd *c, struct hc_err *err)
{
	struct watch w = { .cmd = c, .pipe = cmd_option(c, "pipe") != NULL };
	struct carry *carry;
	int rc;

	if (w.pipe)
		cmd_yield_cores();
	sync_catch(true);
	if ((rc = take_place(&w, &carry, err)) > 0) {
		if (w.pipe)
			carry_listen(carry, STDIN_FILENO);
		rc = drive(&w, carry, err);
		carry_close(carry);
	}
	sync_catch(false);
	return rc;
}
