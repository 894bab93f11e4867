/*
 * crash.c - when we die, the terminal lives: restores it, leaves a report that holds no record text, and dies by the signal.
 *
 * Handlers may use only what POSIX calls async-signal-safe, so everything is prepared beforehand in static room.
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "host/host.h"
#include "tui/term.h"

static struct {
	volatile sig_atomic_t armed;
	int fd;
	struct termios saved;
	char restore[512], report[512];
	size_t nrestore;
} crash;

static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

static void
say(int fd, const char *s)
{
	ssize_t n = write(fd, s, strlen(s));

	(void)n;
}

static void
say_number(int fd, int v)
{
	char buf[12], *p = buf + sizeof(buf) - 1;

	*p = '\0';
	do {
		*--p = (char)('0' + v % 10);
	} while ((v /= 10) > 0 && p > buf);
	say(fd, p);
}

static void
report(int fd, int sig)
{
	const char *who = guard_current();

	say(fd, "hotcrm " HC_VERSION " was stopped by signal ");
	say_number(fd, sig);
	say(fd, " in ");
	say(fd, who != NULL ? who : "its own code");
	say(fd, ".\n");
}

static void
on_fatal(int sig)
{
	int fd;

	if (crash.armed) {
		crash.armed = 0;
		if (crash.nrestore > 0) {
			ssize_t n = write(crash.fd, crash.restore, crash.nrestore);

			(void)n;
		}
		tcsetattr(crash.fd, TCSANOW, &crash.saved);
		if (crash.report[0] != '\0' && (fd = open(crash.report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) >= 0) {
			report(fd, sig);
			close(fd);
		}
		report(2, sig);
		say(2, "What was saved is safe; start hotcrm again, with --no-plugins if it happens twice.\n");
	}
	signal(sig, SIG_DFL);
	raise(sig);
}

void
crash_arm(int fd, const struct termios *saved, const char *restore, const char *path)
{
	static char stack[65536];
	stack_t ss = { .ss_sp = stack, .ss_size = sizeof(stack) };
	struct sigaction sa = { .sa_handler = on_fatal, .sa_flags = SA_ONSTACK };

	crash.fd = fd;
	crash.saved = *saved;
	crash.nrestore = strnlen(restore, sizeof(crash.restore));
	memcpy(crash.restore, restore, crash.nrestore);
	crash.report[0] = '\0';
	if (strlen(path) < sizeof(crash.report))
		memcpy(crash.report, path, strlen(path) + 1);
	sigaltstack(&ss, NULL);
	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++)
		sigaction(fatal[i], &sa, NULL);
	crash.armed = 1;
}

void
crash_disarm(void)
{
	crash.armed = 0;
	for (size_t i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++)
		signal(fatal[i], SIG_DFL);
}
