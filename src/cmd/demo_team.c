/*
 * demo_team.c - `demo team`: a server and two workspaces on this machine that have just clashed, to see what a team sees.
 *
 * All of it is made with the commands that anybody would use; it only saves the typing. The server goes on after the command
 * has ended, until `demo team stop`.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/cmd.h"
#include "cmd/out.h"

#define START_MS 20000		/* for the server's address */
#define STOP_MS 10000		/* for it to let go of its folder */

extern char **environ;

struct team {
	struct cmd *cmd;
	struct arena *a;
	const char *dir, *hotcrm, *hotcrmd, *url;
};

static int
find_programs(struct team *t, struct hc_err *err)
{
	char path[4096], *slash;
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The program cannot find itself (%s).", strerror(errno));
	path[n] = '\0';
	t->hotcrm = arena_strdup(t->a, path);
	if ((slash = strrchr(path, '/')) != NULL)
		*slash = '\0';
	t->hotcrmd = arena_printf(t->a, "%s/hotcrmd", path);
	if (access(t->hotcrmd, X_OK) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%s is not there; this build has no server (it needs libmicrohttpd).", t->hotcrmd);
	return HC_OK;
}

/* Starts argv; *fd reads what it prints. Detached: it stays when we and the terminal are gone. */
static int
start(const char *const *argv, bool detached, pid_t *pid, int *fd, struct hc_err *err)
{
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attr;
	int p[2], rc;

	if (pipe(p) < 0)
		return hc_fail(err, HC_STORE, 0, "No pipe: %s.", strerror(errno));
	fcntl(p[0], F_SETFD, FD_CLOEXEC);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_addopen(&fa, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&fa, p[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&fa, p[1]);
	if (detached)
		posix_spawn_file_actions_addopen(&fa, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setpgroup(&attr, 0);
	posix_spawnattr_setflags(&attr, (short)(detached ? POSIX_SPAWN_SETPGROUP : 0));
	rc = posix_spawn(pid, argv[0], &fa, &attr, (char *const *)argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&fa);
	close(p[1]);
	if (rc != 0) {
		close(p[0]);
		return hc_fail(err, HC_STORE, 0, "%s cannot be started: %s.", argv[0], strerror(rc));
	}
	*fd = p[0];
	return HC_OK;
}

/* Runs argv to its end; its first line of output, "" if none. */
static int
run(struct team *t, const char *const *argv, const char **line, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	char chunk[4096];
	int fd, rc, status;
	ssize_t n;
	pid_t pid;

	if ((rc = start(argv, false, &pid, &fd, err)) < 0)
		return rc;
	while ((n = read(fd, chunk, sizeof(chunk))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0 && b.len < 65536)
			buf_add(&b, chunk, (size_t)n);
	close(fd);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (line != NULL)
		*line = arena_strndup(t->a, buf_str(&b), strcspn(buf_str(&b), "\n"));
	buf_free(&b);
	/* 6 is "in part": a conflict or a refusal, which is what we are after */
	if (!WIFEXITED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 6))
		return hc_fail(err, HC_PART, 0, "%s failed; what it said stands above.", strrchr(argv[0], '/') + 1);
	return HC_OK;
}

static const char *
file(struct team *t, const char *name)
{
	return arena_printf(t->a, "%s/%s", t->dir, name);
}

/* hotcrm -d DIR/WHO.db WORDS...; words end with NULL. */
static int
as(struct team *t, const char *who, const char *const *words, const char **line, struct hc_err *err)
{
	const char *argv[12] = { t->hotcrm, "-d", file(t, arena_printf(t->a, "%s.db", who)) };
	size_t n = 3;

	while (n < 11 && *words != NULL)
		argv[n++] = *words++;
	return run(t, argv, line, err);
}

static int
write_text(const char *path, const char *text, struct hc_err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || dprintf(fd, "%s\n", text) < 0) {
		if (fd >= 0)
			close(fd);
		return hc_fail(err, HC_STORE, 0, "%s cannot be written: %s.", path, strerror(errno));
	}
	close(fd);
	return HC_OK;
}

static int
make_tenant(struct team *t, struct hc_err *err)
{
	static const char *const users[] = { "anna", "ben" };
	const char *data = file(t, "server"), *key;
	const char *tenant[] = { t->hotcrmd, "--data", data, "tenant", "create", "demo", NULL };
	int rc;

	if ((rc = run(t, tenant, NULL, err)) < 0)
		return rc;
	for (size_t i = 0; i < 2; i++) {
		const char *argv[] = { t->hotcrmd, "--data", data, "key", "create", "demo", users[i], "--role", "admin", NULL };

		if ((rc = run(t, argv, &key, err)) < 0 ||
		    (rc = write_text(file(t, arena_printf(t->a, "%s.key", users[i])), key, err)) < 0)
			return rc;
	}
	return HC_OK;
}

static int
serve(struct team *t, struct hc_err *err)
{
	const char *argv[] = { t->hotcrmd, "--data", file(t, "server"), "serve", "--listen", "127.0.0.1:0", NULL };
	char line[256] = "";
	size_t n = 0;
	int fd, rc;
	pid_t pid;

	if ((rc = start(argv, true, &pid, &fd, err)) < 0)
		return rc;
	while (n + 1 < sizeof(line) && strchr(line, '\n') == NULL) {
		struct pollfd p = { .fd = fd, .events = POLLIN };

		if (poll(&p, 1, START_MS) <= 0 || read(fd, line + n, 1) != 1)
			break;
		n++;
	}
	close(fd);
	line[strcspn(line, "\n")] = '\0';
	if (strncmp(line, "http://", 7) != 0) {
		kill(pid, SIGTERM);
		return hc_fail(err, HC_NET, 0, "The server did not start; its log in %s says why.", file(t, "server"));
	}
	t->url = arena_strdup(t->a, line);
	return write_text(file(t, "server.pid"), arena_printf(t->a, "%ld", (long)pid), err);
}

static int
stop_server(struct team *t, struct hc_err *err)
{
	char text[32] = "";
	int fd = open(file(t, "server.pid"), O_RDONLY | O_CLOEXEC);
	long pid;

	if (fd < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "No demo server runs from %s.", t->dir);
	if (read(fd, text, sizeof(text) - 1) < 0)
		text[0] = '\0';
	close(fd);
	unlink(file(t, "server.pid"));
	pid = strtol(text, NULL, 10);
	if (pid <= 1 || kill((pid_t)pid, SIGTERM) < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "The demo server of %s had ended already.", t->dir);
	/* the next one cannot have the folder before this one has let go of it */
	for (int ms = 0; ms < STOP_MS && kill((pid_t)pid, 0) == 0; ms += 20)
		poll(NULL, 0, 20);
	out_notice(t->cmd->out, "The demo server has been told to stop.");
	return HC_OK;
}

/* Two people, one opportunity: both change its amount, and amounts ask. */
static int
clash(struct team *t, struct hc_err *err)
{
	static const char *const pick[] = { "list", "opportunity has:amount has:account has:next_step -stage:closed_won,closed_lost sort name limit 1", "-o", "ids",
		NULL };
	static const char *const sync[] = { "sync", NULL };
	const char *id, *annas[] = { "set", "opportunity", NULL, "amount=90000 EUR", NULL };
	const char *bens[] = { "set", "opportunity", NULL, "amount=85000 EUR", NULL };
	int rc;

	if ((rc = as(t, "anna", pick, &id, err)) < 0)
		return rc;
	if (id[0] == '\0')
		return hc_fail(err, HC_NOTFOUND, 0, "The demo data holds no open opportunity.");
	annas[2] = bens[2] = id;
	if ((rc = as(t, "anna", annas, NULL, err)) < 0 || (rc = as(t, "ben", bens, NULL, err)) < 0 ||
	    (rc = as(t, "anna", sync, NULL, err)) < 0 || (rc = as(t, "ben", sync, NULL, err)) < 0)
		return rc;
	return as(t, "anna", sync, NULL, err);
}

static int
make_workspaces(struct team *t, struct hc_err *err)
{
	const char *first[] = { "init", "--demo", NULL }, *second[] = { "init", NULL };
	const char *join_anna[] = { "sync", "join", t->url, "--key", arena_printf(t->a, "@%s", file(t, "anna.key")), "--device",
		"anna's laptop", NULL };
	const char *join_ben[] = { "sync", "join", t->url, "--key", arena_printf(t->a, "@%s", file(t, "ben.key")), "--device",
		"ben's laptop", NULL };
	int rc;

	if ((rc = as(t, "anna", first, NULL, err)) < 0 || (rc = as(t, "anna", join_anna, NULL, err)) < 0 ||
	    (rc = as(t, "ben", second, NULL, err)) < 0)
		return rc;
	return as(t, "ben", join_ben, NULL, err);
}

/* What was made before is used again: only the server's port is new. */
static int
point_at_server(struct team *t, struct hc_err *err)
{
	const char *set[] = { "sync", "set", "url", t->url, NULL };
	int rc;

	if ((rc = as(t, "anna", set, NULL, err)) < 0)
		return rc;
	return as(t, "ben", set, NULL, err);
}

/* The folder, and those that lead to it: an account that was made today has none of them. */
static int
make_folder(struct team *t, struct hc_err *err)
{
	char dir[PATH_MAX];

	if ((size_t)snprintf(dir, sizeof(dir), "%s", t->dir) >= sizeof(dir))
		return hc_fail(err, HC_INVALID, 0, "The path of the folder %.60s... is too long.", t->dir);
	for (char *p = dir + 1;; p++) {
		char was = *p;

		if (was != '/' && was != '\0')
			continue;
		*p = '\0';
		if (mkdir(dir, 0700) < 0 && errno != EEXIST)
			return hc_fail(err, HC_STORE, 0, "%s cannot be made: %s.", dir, strerror(errno));
		if (was == '\0')
			return HC_OK;
		*p = was;
	}
}

static int
set_up(struct team *t, struct hc_err *err)
{
	bool again = access(file(t, "ben.db"), F_OK) == 0;
	int rc;

	if ((rc = make_folder(t, err)) < 0)
		return rc;
	if (!again && access(file(t, "server"), F_OK) == 0)
		return hc_fail(err, HC_CONFLICT, 0, "%s is there half made; remove it and try again.", t->dir);
	if (again)
		stop_server(t, NULL);
	if (!again && (rc = make_tenant(t, err)) < 0)
		return rc;
	if ((rc = serve(t, err)) < 0)
		return rc;
	if (again)
		return point_at_server(t, err);
	if ((rc = make_workspaces(t, err)) < 0)
		return rc;
	return clash(t, err);
}

static int
demo_run(struct cmd *c, struct hc_err *err)
{
	struct team t = { .cmd = c, .a = c->arena };
	bool stop;
	int rc;

	if (c->nargs < 1 || strcmp(c->args[0], "team") != 0 || c->nargs > 2)
		return hc_fail(err, HC_INVALID, 0, "demo takes team, or team stop; `init --demo` makes a workspace with demo data.");
	stop = c->nargs == 2 && strcmp(c->args[1], "stop") == 0;
	if (c->nargs == 2 && !stop)
		return hc_fail(err, HC_INVALID, 0, "demo team takes nothing more, or stop; --dir DIR says where.");
	t.dir = cmd_option(c, "dir") != NULL ? cmd_option(c, "dir") : arena_printf(c->arena, "%s/team", env_data_dir(c->env, c->arena));
	if (stop)
		return stop_server(&t, err);
	if ((rc = find_programs(&t, err)) < 0 || (rc = set_up(&t, err)) < 0)
		return rc;
	out_line(c->out, "A server answers at %s. Anna and Ben have both changed the amount of one deal.", t.url);
	out_line(c->out, "In one terminal:   hotcrm -d %s", file(&t, "anna.db"));
	out_line(c->out, "In another:        hotcrm -d %s", file(&t, "ben.db"));
	out_line(c->out, "sc shows what clashed; what one saves, the other sees a moment later.");
	out_line(c->out, "hotcrm demo team stop   ends the server.");
	return HC_OK;
}

static const struct cmd_option demo_options[] = {
	{ .name = "dir", .arg = "DIR", .help = "where all of it is made, instead of team/ in the data folder" },
	{ .name = NULL }
};

const struct cmd_def cmd_demo = {
	.name = "demo",
	.usage = "team [stop] [--dir DIR]",
	.summary = "a server and two workspaces that have just clashed, to try sync",
	.help = "Makes a server on this machine, a workspace with demo data for Anna and an empty one for Ben, joins both, and lets them "
	    "edit the same amount. Nothing but this machine is reached. `init --demo` makes a single workspace.",
	.flags = CMD_NO_WORK,
	.options = demo_options,
	.run = demo_run,
};
