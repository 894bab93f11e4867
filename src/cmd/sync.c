/*
 * sync.c - `sync`: exchange with the team's server until both sides are drained; and the table of its subcommands.
 *
 * An exchange that breaks is taken up again a few times, because a bad line is no reason to leave work half done; a server
 * that cannot be reached at all is said at once (exit 5).
 */
#include <poll.h>
#include <signal.h>
#include <string.h>

#include "base/log.h"
#include "cmd/session.h"
#include "cmd/sync.h"
#include "store/replica.h"

#define TRIES 4			/* exchanges that broke, one after the other */
#define REFUSALS 14		/* in a row */
#define PATIENCE_MS 30000	/* that a server which is only busy may ask for */
#define LOOK_MS 200
#define HOLDER_LEAST_MS 2000
#define CLOCK_OFF_MS 300000	/* of which people should hear */
#define HOLDER_MS 120000	/* for the window that holds the lock to do it */

static volatile sig_atomic_t interrupted;

static void
interrupt(int sig)
{
	interrupted = 1;
}

bool
sync_stop(void *arg)
{
	return interrupted != 0;
}

void
sync_catch(bool on)
{
	struct sigaction sa = { .sa_handler = on ? interrupt : SIG_DFL };

	interrupted = 0;
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
}

struct total {
	struct sync_news news;
	int64_t sent, received, requests;
};

static void
add(struct total *t, const struct carry_event *e)
{
	t->news.pushed += e->news.pushed;
	t->news.pulled += e->news.pulled;
	t->news.conflicts += e->news.conflicts;
	t->news.parked += e->news.parked;
	t->news.files += e->news.files;
	t->sent += e->sent;
	t->received += e->received;
	t->requests += e->requests;
}

int
sync_fail(struct cmd *c, int code, struct hc_err *err)
{
	struct sync_status st;
	int rc;

	if ((rc = sync_status(c->work, c->arena, &st, err)) < 0)
		return rc;
	if (code == HC_DENIED && st.stopped[0] != '\0')
		return hc_fail(err, code, 0, "%s", st.stopped);
	return hc_fail(err, code, 0, "%s", st.trouble[0] != '\0' ? st.trouble : "The server cannot be reached.");
}

static const char *
some(struct cmd *c, int64_t n, const char *what)
{
	return arena_printf(c->arena, "%lld %s%s", (long long)n, what, n == 1 ? "" : "s");
}

/* Nothing is lost by it, but dates, reminders and "the later edit wins" go by clocks. */
static void
say_clock(struct cmd *c, int64_t ahead)
{
	int64_t off = ahead < 0 ? -ahead : ahead;
	bool days = off >= INT64_C(172800000), hours = off >= 7200000;
	int64_t n = off / (days ? 86400000 : hours ? 3600000 : 60000);

	if (off > CLOCK_OFF_MS)
		out_notice(c->out, "The clock here is %lld %s %s that of the server; set the one that is wrong.", (long long)n,
		    days ? "days" : hours ? "hours" : "minutes", ahead > 0 ? "ahead of" : "behind");
}

static int
report(struct cmd *c, const struct total *t, struct hc_err *err)
{
	struct sync_status st;
	int rc;

	if ((rc = sync_status(c->work, c->arena, &st, err)) < 0)
		return rc;
	out_notice(c->out, "%s sent, %lld received.", some(c, t->news.pushed, "change"), (long long)t->news.pulled);
	if (t->news.files > 0)
		out_notice(c->out, "%s exchanged.", some(c, t->news.files, "file"));
	if ((rc = sync_status_files(c->work, c->arena, &st, err)) < 0)
		return rc;
	if (st.files_trouble[0] != '\0')
		out_notice(c->out, "%s wait%s: %s.", some(c, st.files_out + st.files_in, "file"), st.files_out + st.files_in == 1 ? "s" : "",
		    st.files_trouble);
	if (cmd_option(c, "stats") != NULL)
		out_notice(c->out, "%s, %lld bytes up, %lld bytes down.", some(c, t->requests, "request"), (long long)t->sent,
		    (long long)t->received);
	if (t->news.conflicts > 0)
		out_notice(c->out, "%s opened; `hotcrm sync conflicts` shows what clashed.", some(c, t->news.conflicts, "conflict"));
	say_clock(c, st.ahead);
	if (st.custom_trouble[0] != '\0')
		out_notice(c->out, "Fields of this workspace's own are not exchanged: %s", st.custom_trouble);
	if (st.custom_lost[0] != '\0')
		out_notice(c->out, "The team defines otherwise what was defined here; `hotcrm customise --mine` prints what was.");
	/* a server that is full: what it has was taken in */
	if (st.waiting > 0 && st.trouble[0] != '\0')
		return hc_fail(err, HC_NET, 0, "%s", st.trouble);
	if (t->news.parked > 0)
		return hc_fail(err, HC_PART, 0, "The server refused %s; `hotcrm sync parked` says why and lets you mend it.",
		    some(c, t->news.parked, "change"));
	return HC_OK;
}


/* Is the next try near enough to wait for it here? */
static bool
soon(struct cmd *c)
{
	struct sync_status st;

	return sync_status(c->work, c->arena, &st, NULL) == 0 && st.next_try - c->env->now(c->env) <= PATIENCE_MS;
}

/* 1: drained. 0: go on. */
static int
one_step(struct cmd *c, struct carry *carry, struct total *t, int *broken, struct hc_err *err)
{
	struct carry_event e;
	int rc;

	if ((rc = carry_step(carry, sync_stop, NULL, &e, err)) < 0)
		return rc;
	add(t, &e);
	if (interrupted)
		return hc_fail(err, HC_BUSY, 0, "Stopped; what was exchanged so far stays.");
	switch (e.state) {
	case CARRY_IDLE:
		return 1;
	case CARRY_STOPPED:
		return sync_fail(c, HC_DENIED, err);
	case CARRY_WAITS:
	case CARRY_MOVED:
		break;
	}
	if (e.refusals > REFUSALS)
		return hc_fail(err, HC_NET, 0, "%s", carry_refusal(carry));
	if (!e.failed) {
		*broken = 0;
		return 0;
	}
	if (e.state == CARRY_MOVED && (e.hopeless || ++*broken >= TRIES || !soon(c)))
		return sync_fail(c, HC_NET, err);
	return 0;
}

/* Another window has the lock: it is asked to exchange, and waited for. */
static int
let_holder(struct cmd *c, struct hc_err *err)
{
	int64_t begin = c->env->now(c->env), now;
	struct sync_status st;
	int rc;

	if ((rc = carry_ask(c->work, err)) < 0)
		return rc;
	do {
		poll(NULL, 0, LOOK_MS);
		now = c->env->now(c->env);
		if ((rc = sync_status(c->work, c->arena, &st, err)) < 0)
			return rc;
		if (st.stopped[0] != '\0')
			return hc_fail(err, HC_DENIED, 0, "%s", st.stopped);
		/* a holder that is in step does not write down each time that it still is */
		if (st.waiting == 0 && st.failures == 0 && (st.last_ok >= begin || now - begin > HOLDER_LEAST_MS)) {
			out_notice(c->out, "The window or command that is at it has exchanged everything.");
			return HC_OK;
		}
		if (st.failures > 0 && st.trouble[0] != '\0' && now - begin > 5000)
			return hc_fail(err, HC_NET, 0, "%s", st.trouble);
	} while (now - begin < HOLDER_MS && !interrupted);
	return hc_fail(err, HC_BUSY, 0, "Another window or command syncs this workspace and has not finished yet; try again later.");
}

int
sync_exchange(struct cmd *c, struct hc_err *err)
{
	struct total t = {0};
	struct carry *carry;
	int rc, broken = 0;

	if (store_shared(c->work->store))
		cmd_yield_cores();
	sync_catch(true);
	rc = carry_open(c->work, false, &carry, err);
	if (rc == HC_BUSY) {
		rc = let_holder(c, err);
	} else if (rc == 0) {
		/* the user asks: no waiting for an older failure's sake, and a server that had refused may have been mended */
		replica_put(c->work->store, "stopped", NULL, NULL);
		sync_poke(carry_sync(carry));
		do
			rc = one_step(c, carry, &t, &broken, err);
		while (rc == 0);
		carry_close(carry);
		if (rc > 0)
			rc = report(c, &t, err);
	}
	sync_catch(false);
	return rc;
}

static int
set_off(struct cmd *c, bool off, struct hc_err *err)
{
	int rc = carry_set(c->work, "off", off ? "1" : NULL, err);

	if (rc == 0)
		out_notice(c->out, off ? "Offline: changes are kept and wait; `sync on` lets them go." : "Sync goes on.");
	return rc;
}

static int
sync_on(struct cmd *c, struct hc_err *err)
{
	return set_off(c, false, err);
}

static int
sync_off(struct cmd *c, struct hc_err *err)
{
	return set_off(c, true, err);
}

static const struct subcommand {
	const char *name;
	int (*run)(struct cmd *c, struct hc_err *err);
	bool operands, joined;
} subcommands[] = {
	{ "now", sync_exchange, .joined = true },
	{ "join", sync_run_join, .operands = true },
	{ "sign-in", sync_run_sign_in, .joined = true },
	{ "status", sync_show_status },
	{ "queue", sync_show_queue, .joined = true },
	{ "watch", sync_run_watch, .joined = true },
	{ "on", sync_on },
	{ "off", sync_off },
	{ "conflicts", sync_show_conflicts },
	{ "resolve", sync_run_resolve, .operands = true },
	{ "parked", sync_run_parked, .operands = true },
	{ "set", sync_run_set, .operands = true },
	{ "leave", sync_run_leave, .joined = true },
};

static int
sync_run(struct cmd *c, struct hc_err *err)
{
	const char *name = c->nargs > 0 ? c->args[0] : "now";

	for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++) {
		const struct subcommand *s = &subcommands[i];

		if (strcmp(s->name, name) != 0)
			continue;
		if (c->nargs > 1 && !s->operands)
			return hc_fail(err, HC_INVALID, 0, "sync %s takes no operand.", name);
		if (s->joined && !carry_belongs(c->work))
			return hc_fail(err, HC_INVALID, 0, "This workspace has no server; `hotcrm sync join URL --key @FILE` ties it "
			    "to one.");
		return s->run(c, err);
	}
	return hc_fail(err, HC_INVALID, 0, "sync takes join, sign-in, status, now, queue, watch, on, off, conflicts, resolve, parked, set or "
	    "leave, not %s.", name);
}

static const struct cmd_option options[] = {
	{ .name = "key", .arg = "K|-|@FILE", .help = "join: the key that the administrator gave, from the terminal (-) or a file" },
	{ .name = "sign-in", .help = "join: without a key; a code is shown, and you say in a browser that it is yours" },
	{ .name = "empty", .help = "join: drop what is in this workspace instead of sending it" },
	{ .name = "device", .arg = "NAME", .help = "join: what this machine is called, for people" },
	{ .name = "pin", .arg = "sha256//...", .help = "join: accept this public key of the server only" },
	{ .name = "ca", .arg = "FILE", .help = "join: certificates to trust instead of the system's" },
	{ .name = "proxy", .arg = "URL", .help = "join: go through this proxy" },
	{ .name = "pipe", .help = "watch: look at each byte of standard input, and end with it" },
	{ .name = "stats", .help = "say how many requests and bytes it took" },
	{ .name = "all", .help = "conflicts: those that a person has resolved, too" },
	{ .name = NULL }
};

const struct cmd_def cmd_sync = {
	.name = "sync",
	.usage = "[join URL|sign-in|status|queue|watch|on|off|conflicts|resolve ID TAKE|parked|set NAME VALUE|leave]",
	.summary = "exchange changes with the team's server",
	.help = "Alone (or with now) it sends what waits and takes what is new until both sides are drained. Work goes on without a "
	    "server: changes wait in the workspace, however long. "
	    "join URL --key ties this workspace to the server, with --sign-in by a code for which your password is asked in a browser; "
	    "sign-in does that again when a session is over; leave makes it one by itself again, with all its data. "
	    "conflicts lists edits that clashed, with both values; resolve ID takes mine, theirs, or value TEXT. "
	    "parked lists changes that the server refused; parked retry N [FIELD=VALUE ...] mends and sends one again, parked drop N "
	    "gives it up. "
	    "set attachments none|small|all says which files of others are fetched; one's own are always sent. "
	    "set journal DAYS|all says how long edits that the server has stay in this workspace's journal, two years unless said. "
	    "Exit codes: 5 when the server cannot be reached, 4 when it refuses, 6 when it refused single changes.",
	.flags = CMD_NET,
	.options = options,
	.run = sync_run,
};
