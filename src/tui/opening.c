/*
 * opening.c - a workspace that takes its time to open says so, instead of a terminal on which nothing happens.
 *
 * Opening may wait for another program (a migration, a recovery) or for a slow disk, anywhere below us; so a timer tells, from
 * a signal, and only what a signal may do. The terminal is still the shell's then: ^C ends the program as usual.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "tui/tui.h"

#define SAY_MS 250	/* who opens in less sees the first page instead */

static char sentence[512];	/* for the handler, which has no arguments */
static volatile sig_atomic_t said;

static void
say(int sig)
{
	ssize_t n = write(STDERR_FILENO, sentence, strlen(sentence));

	(void)n;
	(void)sig;
	said = 1;
}

static void
timer(int ms)
{
	struct itimerval t = { .it_value = { .tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000 } };

	setitimer(ITIMER_REAL, &t, NULL);
}

void
tui_opening(const char *path)
{
	struct sigaction sa = { .sa_handler = say, .sa_flags = SA_RESTART };
	const char *name = strrchr(path, '/');

	said = 0;
	snprintf(sentence, sizeof(sentence), "Opening %.200s takes its time: another program is changing it, or the disk is slow. Ctrl-C gives up.",
	    name != NULL ? name + 1 : path);
	for (char *s = sentence; *s != '\0'; s++)	/* a file's name may hold anything */
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			*s = '?';
	sigemptyset(&sa.sa_mask);
	sigaction(SIGALRM, &sa, NULL);
	timer(SAY_MS);
}

void
tui_opened(void)
{
	timer(0);
	signal(SIGALRM, SIG_DFL);
	if (said)
		dprintf(STDERR_FILENO, "\n");
	said = 0;
}
