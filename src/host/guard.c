/*
 * guard.c - whose code is running, and what happened to it.
 *
 * A plugin that brings the program down leaves a line in `plugin-crashes` in the state directory, written by the signal
 * handler; two lines in a row switch it off. A clean end wipes the lines of the plugins that ran.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "host/local.h"

#define CRASHES 2

static _Thread_local const char *volatile current;
static char crash_path[1024];	/* for the signal handler, which has no arguments */

static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

const char *
guard_current(void)
{
	return current;
}

const char *
guard_enter(const char *name)
{
	const char *before = current;

	current = name;
	return before;
}

void
guard_leave(const char *before)
{
	current = before;
}

void
guard_record(void)
{
	const char *name = current, *end;
	int fd;

	if (name == NULL || crash_path[0] == '\0')
		return;
	end = strchr(name, '/');
	fd = open(crash_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	if (write(fd, name, end != NULL ? (size_t)(end - name) : strlen(name)) > 0 && write(fd, "\n", 1) > 0)
		fsync(fd);
	close(fd);
	current = NULL;
}

static void
crashed(int sig)
{
	guard_record();
	raise(sig);	/* SA_RESETHAND: now the default, a core dump */
}

/* Lines of the file, each a plugin's name; counts those of `name`. */
static int
count_crashes(const char *text, const char *name)
{
	size_t n = strlen(name);
	int count = 0;

	for (const char *p = text; *p != '\0'; p += strcspn(p, "\n"), p += *p == '\n')
		count += strcspn(p, "\n") == n && memcmp(p, name, n) == 0;
	return count;
}

static size_t
read_marks(const char *path, char *buf, size_t cap)
{
	FILE *f = fopen(path, "re");
	size_t n;

	buf[0] = '\0';
	if (f == NULL)
		return 0;
	n = fread(buf, 1, cap - 1, f);
	buf[n] = '\0';
	fclose(f);
	return n;
}

static void
make_dirs(const char *path)
{
	char dir[1024];

	snprintf(dir, sizeof(dir), "%s", path);
	*strrchr(dir, '/') = '\0';
	if (access(dir, F_OK) == 0)
		return;
	snprintf(dir, sizeof(dir), "%s", path);
	for (char *p = dir + 1; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		mkdir(dir, 0700);
		*p = '/';
	}
}

void
guard_start(struct host *h)
{
	char text[8192];

	snprintf(crash_path, sizeof(crash_path), "%s/plugin-crashes", env_state_dir(h->env, h->arena));
	h->crash_path = crash_path;
	if (read_marks(crash_path, text, sizeof(text)) > 0)
		for (size_t i = 0; i < h->plugins.n; i++)
			if (count_crashes(text, h->plugins.at[i]->status->name) >= CRASHES)
				order_disable(h, h->plugins.at[i], PLUGIN_CRASHED, arena_printf(h->arena,
				    "it crashed HotCRM twice running; `plugins enable %s` tries it again",
				    h->plugins.at[i]->status->name));
	make_dirs(crash_path);
	for (size_t i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++) {
		struct sigaction now, act = { .sa_handler = crashed, .sa_flags = (int)SA_RESETHAND | SA_NODEFER };

		if (sigaction(fatal[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL && !(now.sa_flags & SA_SIGINFO))
			sigaction(fatal[i], &act, NULL);
	}
}

/* Keeps the lines for which keep() says so. */
static void
rewrite(struct host *h, bool (*keep)(const struct host *h, const char *name, const void *arg), const void *arg)
{
	char text[8192], name[128];
	FILE *f;

	if (h->crash_path == NULL || read_marks(h->crash_path, text, sizeof(text)) == 0)
		return;
	if ((f = fopen(h->crash_path, "we")) == NULL) {
		log_line(LOG_WARN, "plugin-crashes cannot be written: %s", strerror(errno));
		return;
	}
	for (const char *p = text; *p != '\0'; p += strcspn(p, "\n"), p += *p == '\n') {
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(p, "\n"), p);
		if (keep(h, name, arg))
			fprintf(f, "%s\n", name);
	}
	fclose(f);
}

static bool
did_not_run(const struct host *h, const char *name, const void *arg)
{
	for (size_t i = 0; i < h->plugins.n; i++)
		if (strcmp(h->plugins.at[i]->status->name, name) == 0)
			return h->plugins.at[i]->status->state != PLUGIN_ON;
	return true;
}

static bool
is_other(const struct host *h, const char *name, const void *arg)
{
	return strcmp(name, arg) != 0;
}

void
guard_stop(struct host *h)
{
	rewrite(h, did_not_run, NULL);
}

void
guard_pardon(struct host *h, const char *name)
{
	rewrite(h, is_other, name);
}
