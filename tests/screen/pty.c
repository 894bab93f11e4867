/*
 * pty.c - see pty.h.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "pty.h"

#define PATIENCE_MS 20000	/* a loaded machine is slow, a broken program does not come back */

static char home[256], program[512], share[512], db[300];

static const char *
top(const char *name, const char *other)
{
	const char *v = getenv(name);

	return v != NULL ? v : other;
}

static void
environment(void)
{
	static const char *const off[] = { "NO_COLOR", "COLORTERM", "TMUX", "SSH_CONNECTION", "SSH_TTY", "HOTCRM_DB", "VTE_VERSION",
	    "WT_SESSION", "NCURSES_NO_UTF8_ACS", "COLUMNS", "LINES", "HOTCRM_PLUGINS" };

	for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		unsetenv(off[i]);
	setenv("HOME", home, 1);
	setenv("XDG_DATA_HOME", home, 1);
	setenv("XDG_CONFIG_HOME", home, 1);
	setenv("XDG_STATE_HOME", home, 1);
	setenv("HOTCRM_SHARE", share, 1);
	setenv("HOTCRM_TEST_NOW", "2026-11-23T09:00:00Z", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
}

int
pty_run(struct buf *out, const char *const *words)
{
	const char *argv[32] = { program, "-d", db, "--no-plugins" };
	int fds[2], status, n = 4;
	char buf[4096];
	ssize_t got;
	pid_t pid;

	while (*words != NULL && n < 31)
		argv[n++] = *words++;
	assert_int_equal(pipe(fds), 0);
	if ((pid = fork()) == 0) {
		environment();
		dup2(fds[1], 1);
		dup2(fds[1], 2);
		close(fds[0]);
		close(fds[1]);
		execv(program, (char *const *)argv);
		_exit(127);
	}
	close(fds[1]);
	while ((got = read(fds[0], buf, sizeof(buf))) > 0)
		if (out != NULL)
			buf_add(out, buf, (size_t)got);
	close(fds[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

const char *
pty_path(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", home, name);
	return path;
}

const char *
pty_file(const char *name, const char *text)
{
	const char *path = pty_path(name);
	FILE *f;

	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return path;
}

const char *
pty_home(int rows)
{
	char fixture[700], conf[700];
	struct buf more = BUF_INIT;

	snprintf(home, sizeof(home), "%s/hotcrm-pty.XXXXXX", top("TMPDIR", "/tmp"));
	assert_non_null(mkdtemp(home));
	if (realpath(top("top_srcdir", "."), share) == NULL)
		fail_msg("no top_srcdir");
	if (realpath(top("top_builddir", "."), program) == NULL)
		fail_msg("no top_builddir");
	memcpy(program + strlen(program), "/hotcrm", 8);
	snprintf(db, sizeof(db), "%s/work.db", home);
	snprintf(fixture, sizeof(fixture), "%s/tests/screen/fixture.hot", share);
	snprintf(conf, sizeof(conf), "%s/tests/screen/fixture.conf", share);
	for (int i = 1; i <= rows; i++)
		buf_printf(&more, "new x_deal \"name=Deal number %d\" company=Acme stage=proposal amount=%d close_date=2026-11-%02d\n", i,
		    i * 731, i % 18 + 10);
	assert_int_equal(pty_run(NULL, (const char *[]){ "init", NULL }), 0);
	assert_int_equal(pty_run(NULL, (const char *[]){ "customise", fixture, NULL }), 0);
	assert_int_equal(pty_run(NULL, (const char *[]){ "source", conf, NULL }), 0);
	if (rows > 0)
		assert_int_equal(pty_run(NULL, (const char *[]){ "source", pty_file("more.conf", buf_str(&more)), NULL }), 0);
	buf_free(&more);
	return home;
}

static void
remove_all(const char *path)
{
	pid_t pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", path, (char *)NULL);
		_exit(127);
	}
	if (pid > 0)
		waitpid(pid, NULL, 0);
}

void
pty_home_free(void)
{
	if (home[0] != '\0')
		remove_all(home);
	home[0] = '\0';
}

void
pty_forget(void)
{
	if (home[0] != '\0')
		remove_all(pty_path("hotcrm/session"));
}

static void
answer(const char *s, size_t n, void *arg)
{
	struct pty *p = arg;

	if (!p->mute && write(p->fd, s, n) < 0)
		p->mute = true;
}

void
pty_start(struct pty *p, int w, int h, const char *conf)
{
	const struct winsize ws = { .ws_col = (unsigned short)w, .ws_row = (unsigned short)h };
	const struct pty keep = { .mute = p->mute, .fresh = p->fresh, .term = p->term, .extra = p->extra };
	const char *path = conf != NULL ? pty_file("test.conf", conf) : NULL;

	*p = keep;
	p->w = w;
	p->h = h;
	assert_int_equal(openpty(&p->fd, &p->slave, NULL, NULL, &ws), 0);
	fcntl(p->fd, F_SETFD, FD_CLOEXEC);
	p->vt = vterm_new(h, w);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	vterm_output_set_callback(p->vt, answer, p);
	if ((p->pid = fork()) == 0) {
		environment();
		if (p->term != NULL)
			setenv("TERM", p->term, 1);
		if (p->extra != NULL)
			putenv((char *)p->extra);
		login_tty(p->slave);
		if (p->fresh)
			execl(program, program, "-d", db, "--no-plugins", "--fresh", path != NULL ? "-c" : NULL, path, (char *)NULL);
		execl(program, program, "-d", db, "--no-plugins", path != NULL ? "-c" : NULL, path, (char *)NULL);
		_exit(127);
	}
	pty_wait(p);
}

static long
sum_tasks(const struct pty *p, bool *asleep)
{
	char path[320], line[512];
	struct dirent *e;
	long sum = 0;
	DIR *d;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)p->pid);
	*asleep = true;
	if ((d = opendir(path)) == NULL)
		return -1;
	while ((e = readdir(d)) != NULL) {
		FILE *f;

		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "/proc/%d/task/%.20s/status", (int)p->pid, e->d_name);
		if ((f = fopen(path, "r")) == NULL)
			continue;
		while (fgets(line, sizeof(line), f) != NULL) {
			if (strncmp(line, "State:", 6) == 0 && strchr("STZ", line[7]) == NULL)
				*asleep = false;
			if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
				sum += strtol(line + 24, NULL, 10);
		}
		fclose(f);
	}
	closedir(d);
	return sum;
}

long
pty_wakeups(const struct pty *p)
{
	bool asleep;

	return sum_tasks(p, &asleep);
}

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Everything that has come within `ms`. */
static bool
drain(struct pty *p, int ms)
{
	struct pollfd pfd = { .fd = p->fd, .events = POLLIN };
	char buf[65536];
	ssize_t n;
	bool some = false;

	while (poll(&pfd, 1, ms) == 1 && (n = read(p->fd, buf, sizeof(buf))) > 0) {
		buf_add(&p->out, buf, (size_t)n);
		vterm_input_write(p->vt, buf, (size_t)n);
		some = true;
		ms = 0;
	}
	return some;
}

size_t
pty_wait(struct pty *p)
{
	int64_t end = now_ms() + PATIENCE_MS;
	int quiet = 0;

	while (quiet < 3 && now_ms() < end) {
		int unread = 0;
		bool asleep, some = drain(p, 4);

		if (waitpid(p->pid, &p->status, WNOHANG) == p->pid) {
			while (drain(p, 20))
				;
			p->pid = 0;
			return p->out.len;
		}
		sum_tasks(p, &asleep);
		ioctl(p->slave, FIONREAD, &unread);
		quiet = some || !asleep || unread > 0 ? 0 : quiet + 1;
	}
	return p->out.len;
}

size_t
pty_type(struct pty *p, const char *keys)
{
	size_t n = strlen(keys);
	int64_t end = now_ms() + PATIENCE_MS;
	long before = pty_wakeups(p);

	buf_reset(&p->out);
	if (n == 0)
		return pty_wait(p);
	while (n > 0) {
		ssize_t w = write(p->fd, keys, n);

		if (w <= 0)
			break;
		keys += w;
		n -= (size_t)w;
	}
	/* it sleeps in poll(): that it has read the keys shows in its having slept once more */
	while (p->pid > 0 && pty_wakeups(p) == before && now_ms() < end)
		drain(p, 1);
	return pty_wait(p);
}

void
pty_resize(struct pty *p, int w, int h)
{
	const struct winsize ws = { .ws_col = (unsigned short)w, .ws_row = (unsigned short)h };

	drain(p, 0);
	p->w = w;
	p->h = h;
	vterm_set_size(p->vt, h, w);
	ioctl(p->fd, TIOCSWINSZ, &ws);
}

void
pty_screen(const struct pty *p, struct buf *ret)
{
	for (int y = 0; y < p->h; y++) {
		size_t end = ret->len;

		for (int x = 0; x < p->w; x++) {
			VTermScreenCell c;
			char text[8];

			vterm_screen_get_cell(p->screen, (VTermPos){ y, x }, &c);
			if (c.chars[0] == (uint32_t)-1)
				continue;
			for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i] != 0; i++)
				buf_add(ret, text, utf8_encode(c.chars[i], text));
			if (c.chars[0] == 0)	/* the others are not set then */
				buf_addc(ret, ' ');
			if (c.chars[0] != 0 && c.chars[0] != ' ')
				end = ret->len;
		}
		ret->len = end;
		buf_addc(ret, '\n');
	}
}

int
pty_count(const struct pty *p, const char *what)
{
	size_t n = strlen(what);
	int count = 0;

	for (size_t i = 0; i + n <= p->out.len; i++)
		count += memcmp(p->out.data + i, what, n) == 0;
	return count;
}

int
pty_hangup(struct pty *p)
{
	int status = 0;

	close(p->slave);
	close(p->fd);
	p->fd = p->slave = -1;
	for (int i = 0; i < PATIENCE_MS / 10; i++) {
		if (waitpid(p->pid, &status, WNOHANG) == p->pid) {
			p->pid = 0;
			return status;
		}
		poll(NULL, 0, 10);
	}
	return -1;
}

void
pty_stop(struct pty *p)
{
	if (p->pid > 0) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, NULL, 0);
	}
	if (p->fd >= 0) {
		close(p->slave);
		close(p->fd);
	}
	vterm_free(p->vt);
	buf_free(&p->out);
	*p = (struct pty){ .fd = -1 };
}
