/* smtp_help.h - a small mail relay on loopback, a thread of the test: it keeps the letters it is given, or says no. */
#ifndef TEST_SMTP_HELP_H
#define TEST_SMTP_HELP_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"

struct smtp_server {
	int fd;
	pthread_t thread;
	pthread_mutex_t lock;
	atomic_bool quit;
	atomic_int letters;
	const char *refuse;	/* what RCPT is answered instead of 250; NULL */
	struct buf last;	/* envelope and text of the last letter; the lock's */
	char url[64];
};

static inline bool
smtp_line(struct smtp_server *s, int fd, char *line, size_t cap)
{
	size_t n = 0;

	while (n + 1 < cap) {
		struct pollfd p = { .fd = fd, .events = POLLIN };

		if (atomic_load(&s->quit))
			return false;
		if (poll(&p, 1, 50) <= 0)
			continue;
		if (recv(fd, line + n, 1, 0) != 1)
			return false;
		if (line[n++] == '\n')
			break;
	}
	line[n] = '\0';
	return true;
}

static inline void
smtp_say(int fd, const char *text)
{
	char line[300];
	int n = snprintf(line, sizeof(line), "%s\r\n", text);

	if (send(fd, line, (size_t)n, MSG_NOSIGNAL) < 0)
		return;
}

static inline void
smtp_peer(struct smtp_server *s, int fd)
{
	struct buf b = BUF_INIT;
	char line[2048];

	smtp_say(fd, "220 test relay");
	while (smtp_line(s, fd, line, sizeof(line))) {
		if (strncasecmp(line, "RCPT", 4) == 0 && s->refuse != NULL) {
			smtp_say(fd, s->refuse);
		} else if (strncasecmp(line, "QUIT", 4) == 0) {
			smtp_say(fd, "221 bye");
			break;
		} else if (strncasecmp(line, "DATA", 4) == 0) {
			smtp_say(fd, "354 go on");
			while (smtp_line(s, fd, line, sizeof(line)) && strcmp(line, ".\r\n") != 0)
				buf_adds(&b, line);
			pthread_mutex_lock(&s->lock);
			buf_reset(&s->last);
			buf_add(&s->last, b.data, b.len);
			pthread_mutex_unlock(&s->lock);
			buf_reset(&b);
			atomic_fetch_add(&s->letters, 1);
			smtp_say(fd, "250 taken");
		} else {
			if (strncasecmp(line, "MAIL", 4) == 0 || strncasecmp(line, "RCPT", 4) == 0)
				buf_adds(&b, line);
			smtp_say(fd, "250 ok");
		}
	}
	buf_free(&b);
	close(fd);
}

static inline void *
smtp_run(void *arg)
{
	struct smtp_server *s = arg;

	while (!atomic_load(&s->quit)) {
		struct pollfd p = { .fd = s->fd, .events = POLLIN };

		if (poll(&p, 1, 50) > 0)
			smtp_peer(s, accept(s->fd, NULL, NULL));
	}
	return NULL;
}

static inline void
smtp_start(struct smtp_server *s)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(at);

	*s = (struct smtp_server){ .fd = socket(AF_INET, SOCK_STREAM, 0) };
	pthread_mutex_init(&s->lock, NULL);
	if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&at, sizeof(at)) < 0 || listen(s->fd, 8) < 0 ||
	    getsockname(s->fd, (struct sockaddr *)&at, &n) < 0)
		abort();
	snprintf(s->url, sizeof(s->url), "smtp://127.0.0.1:%d", ntohs(at.sin_port));
	pthread_create(&s->thread, NULL, smtp_run, s);
}

static inline void
smtp_stop(struct smtp_server *s)
{
	atomic_store(&s->quit, true);
	pthread_join(s->thread, NULL);
	close(s->fd);
	buf_free(&s->last);
}

#endif
