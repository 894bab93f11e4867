/*
 * passphrase.c - see passphrase.h.
 */
#include "cmd/passphrase.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static bool
read_line(int fd, char *buf, size_t size)
{
	size_t n = 0;
	ssize_t got;

	while (n + 1 < size && (got = read(fd, buf + n, 1)) == 1 && buf[n] != '\n' && buf[n] != '\r')
		n++;
	buf[n] = '\0';
	return n > 0;
}

bool
passphrase_ask(const char *prompt, char *buf, size_t size)
{
	struct termios was, silent;
	sigset_t held, before;
	bool got = false;
	int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return false;
	if (tcgetattr(fd, &was) == 0) {
		/* ^C must not leave a terminal that echoes nothing */
		sigemptyset(&held);
		sigaddset(&held, SIGINT);
		sigaddset(&held, SIGTSTP);
		sigprocmask(SIG_BLOCK, &held, &before);
		silent = was;
		silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
		silent.c_lflag |= ICANON;
		if (tcsetattr(fd, TCSAFLUSH, &silent) == 0) {
			got = write(fd, prompt, strlen(prompt)) > 0 && read_line(fd, buf, size);
			tcsetattr(fd, TCSAFLUSH, &was);
			got = write(fd, "\n", 1) == 1 && got;
		}
		sigprocmask(SIG_SETMASK, &before, NULL);
	}
	close(fd);
	return got;
}

bool
passphrase_wanted(void *arg, char *buf, size_t size)
{
	(void)arg;
	return isatty(STDIN_FILENO) && passphrase_ask("Passphrase of the encrypted fields: ", buf, size);
}
