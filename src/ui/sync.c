/*
 * sync.c - the process that exchanges in the background, and the counters that say how it stands.
 */
#include "ui/sync.h"
#include "ui/user.h"
#include "ui/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "cmd/carry.h"

#define END_NAPS 30		/* of 10 ms */
#define AGAIN_MS 30000		/* one that ended is not started more often */

extern char **environ;

struct uisync {
	bool allowed;		/* processes may be started */
	pid_t pid;		/* 0: none */
	int64_t launched;	/* ms of the clock that only goes forward */
	int in, out;		/* to it, from it; -1 */
	bool stale, edited;
	struct arena *arena;	/* of st */
	struct sync_status st;
	bool off;
	int64_t came;		/* records that the last exchange brought */
	char counters[64];
	enum role role;
	char line[256];		/* of its words, as far as they came */
	size_t nline;
};

static struct uisync *
of(struct app *app)
{
	if (app->sync == NULL) {
		app->sync = ARENA_NEW(app->arena, struct uisync);
		app->sync->in = app->sync->out = -1;
		app->sync->stale = true;
		app->sync->arena = arena_new("sync");
	}
	return app->sync;
}

static void
age(const struct app *app, int64_t at, char *buf, size_t size)
{
	int64_t s = (app->env->now(app->env) - at) / 1000;

	if (s < 3600)
		snprintf(buf, size, "%lldm", (long long)(s < 60 ? 1 : s / 60));
	else if (s < 86400)
		snprintf(buf, size, "%lldh", (long long)(s / 3600));
	else
		snprintf(buf, size, "%lldd", (long long)(s / 86400));
}

static void
write_counters(struct app *app, struct uisync *u)
{
	const struct sync_status *st = &u->st;
	char since[16] = "", out[32] = "";
	bool cut = u->off || st->failures > 0;

	u->counters[0] = '\0';
	u->role = ROLE_FOOTER;
	if (!st->joined && !st->joining)
		return;
	if (st->waiting > 0)
		snprintf(out, sizeof(out), " ^%lld", (long long)st->waiting);
	if (st->last_ok > 0)
		age(app, st->last_ok, since, sizeof(since));
	if (st->conflicts > 0 || st->parked > 0)
		u->role = ROLE_WARN;
	if (st->stopped[0] != '\0') {
		snprintf(u->counters, sizeof(u->counters), "! stopped%s", out);
		u->role = ROLE_ERROR;
	} else if (st->conflicts > 0) {
		snprintf(u->counters, sizeof(u->counters), "! %lld conflict%s%s", (long long)st->conflicts,
		    st->conflicts == 1 ? "" : "s", out);
	} else if (st->parked > 0) {
		snprintf(u->counters, sizeof(u->counters), "! %lld refused%s", (long long)st->parked, out);
	} else if (cut) {
		snprintf(u->counters, sizeof(u->counters), "off %s%s", since, out);
	} else {
		snprintf(u->counters, sizeof(u->counters), "^%lld v%lld", (long long)st->waiting, (long long)u->came);
	}
}

static void
read_status(struct app *app, struct uisync *u)
{
	struct carry_settings set;

	u->stale = false;
	arena_reset(u->arena);
	memset(&u->st, 0, sizeof(u->st));
	u->st.stopped = u->st.trouble = "";
	if (app->work != NULL && sync_status(app->work, u->arena, &u->st, NULL) == 0 &&
	    carry_settings(app->work, u->arena, &set, NULL) == 0)
		u->off = set.off;
	write_counters(app, u);
}

/* Our ends: closed on exec, and they block nobody. */
static void
keep_fd(int fd)
{
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

static const char *
own_program(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	return arena_strdup(a, path);
}

/* In a process group of its own, so that ^Z and ^C of the terminal are not for it. */
static int
spawn(struct app *app, int in, int out, pid_t *ret)
{
	const char *program = own_program(app->turn);
	char *with[] = { (char *)program, "-d", (char *)app->db_path, "sync", "watch", "--pipe", NULL };
	char *without[] = { (char *)program, "--no-plugins", "-d", (char *)app->db_path, "sync", "watch", "--pipe", NULL };
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attr;
	sigset_t none, dfl;
	int rc;

	if (program == NULL)
		return ENOENT;
	sigemptyset(&none);
	sigemptyset(&dfl);
	sigaddset(&dfl, SIGPIPE);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_adddup2(&fa, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&fa, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&fa, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setpgroup(&attr, 0);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &dfl);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	rc = posix_spawn(ret, program, &fa, &attr, app->no_plugins ? without : with, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&fa);
	return rc;
}

static void
launch(struct app *app, struct uisync *u)
{
	int to[2], from[2], rc;

	if (pipe(to) < 0)
		return;
	if (pipe(from) < 0) {
		close(to[0]);
		close(to[1]);
		return;
	}
	keep_fd(to[1]);
	keep_fd(from[0]);
	fcntl(to[0], F_SETFD, FD_CLOEXEC);
	fcntl(from[1], F_SETFD, FD_CLOEXEC);
	rc = spawn(app, to[0], from[1], &u->pid);
	close(to[0]);
	close(from[1]);
	if (rc != 0) {
		log_line(LOG_WARN, "sync: no process of its own: %s", strerror(rc));
		close(to[1]);
		close(from[0]);
		u->pid = 0;
		return;
	}
	u->launched = app->env->ticks(app->env) / 1000000;
	u->in = to[1];
	u->out = from[0];
	u->nline = 0;
}

void
uisync_start(struct app *app)
{
	struct uisync *u = of(app);
	struct carry_settings set;

	u->allowed = true;
	if (u->pid != 0 || app->work == NULL || app->readonly || !carry_belongs(app->work) ||
	    carry_settings(app->work, app->turn, &set, NULL) < 0 || set.off)
		return;
	launch(app, u);
}

/* It is told to end, and waited for as long as nobody notices; after that the end of its pipe ends it. */
static void
end_process(struct uisync *u)
{
	struct timespec nap = { .tv_nsec = 10000000 };

	if (u->pid == 0)
		return;
	close(u->in);
	close(u->out);
	u->in = u->out = -1;
	kill(u->pid, SIGTERM);
	for (int i = 0; i < END_NAPS && waitpid(u->pid, NULL, WNOHANG) == 0; i++)
		nanosleep(&nap, NULL);
	u->pid = 0;
}

void
uisync_stop(struct app *app)
{
	if (app->sync == NULL)
		return;
	end_process(app->sync);
	arena_free(app->sync->arena);
	app->sync = NULL;
}

int
uisync_fd(const struct app *app)
{
	return app->sync != NULL ? app->sync->out : -1;
}

/* "3 sent, 12 received, 1 conflicts, 0 refused" */
static void
take_line(struct app *app, struct uisync *u, const char *line)
{
	long long sent, came, conflicts, refused;

	u->stale = app->news = true;
	if (sscanf(line, "%lld sent, %lld received, %lld conflicts, %lld refused", &sent, &came, &conflicts, &refused) != 4)
		return;
	if (came > 0)
		u->came = came;
	if (conflicts > 0)
		app_say(app, "%lld edit%s clashed with a colleague's; sc shows both.", conflicts, conflicts == 1 ? "" : "s");
	else if (refused > 0)
		app_say(app, "The server refused %lld change%s; gy says why.", refused, refused == 1 ? "" : "s");
	watch_look(app);
	event_raise(app, "sync-done", line);
	app_turn_ends(app);
}

void
uisync_take(struct app *app)
{
	struct uisync *u = app->sync;
	char bytes[1024];
	ssize_t n;

	if (u == NULL || u->out < 0)
		return;
	while ((n = read(u->out, bytes, sizeof(bytes))) > 0)
		for (ssize_t i = 0; i < n; i++) {
			if (bytes[i] != '\n') {
				if (u->nline + 1 < sizeof(u->line))
					u->line[u->nline++] = bytes[i];
				continue;
			}
			u->line[u->nline] = '\0';
			u->nline = 0;
			take_line(app, u, u->line);
		}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	/* it has ended: the server refused for good, or it was killed; what it knew stands in the file */
	end_process(u);
	u->stale = app->news = true;
}

void
uisync_edited(struct app *app)
{
	struct uisync *u = of(app);

	u->edited = u->stale = true;
}

void
uisync_stale(struct app *app)
{
	of(app)->stale = true;
}

void
uisync_frame(struct app *app)
{
	struct uisync *u = of(app);

	if (u->edited && u->allowed && u->pid == 0 && app->env->ticks(app->env) / 1000000 - u->launched > AGAIN_MS)
		uisync_start(app);
	if (u->edited && u->in >= 0) {
		ssize_t n = write(u->in, "e", 1);

		(void)n;	/* a full pipe says the same */
	}
	u->edited = false;
	if (u->stale && app->news_wait)
		app->news = true;
	else if (u->stale)
		read_status(app, u);
}

const char *
uisync_counters(struct app *app, enum role *role)
{
	struct uisync *u = of(app);

	*role = u->role;
	return u->counters;
}

void
uisync_again(struct app *app)
{
	struct uisync *u = of(app);

	if (u->allowed)
		uisync_start(app);
	u->stale = app->dirty = true;
}

int
uisync_switch(struct app *app, bool off, struct hc_err *err)
{
	struct uisync *u = of(app);
	int rc;

	if ((rc = carry_set(app->work, "off", off ? "1" : NULL, err)) < 0)
		return rc;
	if (off)
		end_process(u);
	u->off = off;
	uisync_again(app);
	app_say(app, off ? "Offline: changes are kept and wait; so goes online again." : "Online again.");
	return HC_OK;
}

int
uisync_now(struct app *app, struct hc_err *err)
{
	struct uisync *u = of(app);

	if (!carry_belongs(app->work))
		return hc_fail(err, HC_INVALID, 0, "This workspace has no server; `:sync join` ties it to one.");
	if (u->off)
		return hc_fail(err, HC_INVALID, 0, "You are offline; so goes online again.");
	if (u->pid == 0)
		uisync_start(app);
	if (u->pid == 0)
		return hc_fail(err, HC_NET, 0, "Nothing exchanges in the background here; run `hotcrm sync` in a shell.");
	u->edited = true;
	app_say(app, "Exchanging with the server.");
	return HC_OK;
}
