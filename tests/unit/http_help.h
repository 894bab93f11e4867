/*
 * http_help.h - a small lying HTTP server on loopback, a thread of the test: it reads a request and sends whatever bytes the
 * test made for it.
 */
#ifndef HC_TESTS_HTTP_HELP_H
#define HC_TESTS_HTTP_HELP_H

#include <arpa/inet.h>
#include <errno.h>
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

struct http_request {
	char method[16], path[512];
	const char *head;
	const char *body;
	size_t size;
};

/* What goes back. `close` ends the connection behind it, `stall` keeps it open without a word until the server stops. */
struct http_answer {
	struct buf bytes;
	bool close, stall;
};

struct http_server {
	int fd, port;
	pthread_t thread;
	atomic_int connections, requests;
	atomic_bool quit;
	void (*answer)(void *arg, const struct http_request *r, struct http_answer *a);
	void *arg;
	char url[64];
};

struct http_peer {
	struct http_server *server;
	int fd;
};

static inline void
http_reply(struct http_answer *a, int status, const char *headers, const void *body, size_t n)
{
	buf_printf(&a->bytes, "HTTP/1.1 %d Said\r\nContent-Length: %zu\r\n%s\r\n", status, n, headers);
	buf_add(&a->bytes, body, n);
}

static inline void
http_text(struct http_answer *a, int status, const char *type, const char *body)
{
	char h[128];

	snprintf(h, sizeof(h), "Content-Type: %s\r\n", type);
	http_reply(a, status, h, body, strlen(body));
}

/* The value of a header of the request, "" if it is not there; `name` with its colon. */
static inline const char *
http_header(const char *head, const char *name)
{
	for (const char *p = head; (p = strchr(p, '\n')) != NULL;)
		if (strncasecmp(++p, name, strlen(name)) == 0)
			return p + strlen(name) + strspn(p + strlen(name), " ");
	return "";
}

/* false: the peer went away. */
static inline bool
http_fill(struct http_peer *p, struct buf *in)
{
	char chunk[65536];

	while (!atomic_load(&p->server->quit)) {
		struct pollfd f = { .fd = p->fd, .events = POLLIN };
		ssize_t n;

		if (poll(&f, 1, 50) <= 0)
			continue;
		n = recv(p->fd, chunk, sizeof(chunk), 0);
		if (n <= 0)
			return false;
		buf_add(in, chunk, (size_t)n);
		return true;
	}
	return false;
}

static inline bool
http_read(struct http_peer *p, struct buf *in, struct http_request *r)
{
	const char *end;
	size_t head, want;

	while (in->len == 0 || (end = strstr(in->data, "\r\n\r\n")) == NULL)
		if (!http_fill(p, in) || in->data[0] < 'A')	/* the hello of TLS begins with 22 */
			return false;
	head = (size_t)(end - in->data) + 4;
	in->data[head - 2] = '\0';	/* looking for a header stays in the head */
	want = (size_t)strtoul(http_header(in->data, "content-length:"), NULL, 10);
	while (in->len < head + want)
		if (!http_fill(p, in))
			return false;
	sscanf(in->data, "%15s %511s", r->method, r->path);
	r->head = in->data;
	r->body = in->data + head;
	r->size = want;
	return true;
}

static inline void *
http_serve(void *arg)
{
	struct http_peer *p = arg;
	struct http_server *s = p->server;
	struct buf in = BUF_INIT;
	struct http_request r;

	for (;;) {
		struct http_answer a = { .close = false };
		bool stop;

		buf_reset(&in);
		if (!http_read(p, &in, &r))
			break;
		atomic_fetch_add(&s->requests, 1);
		s->answer(s->arg, &r, &a);
		for (size_t at = 0; at < a.bytes.len;) {
			ssize_t n = send(p->fd, a.bytes.data + at, a.bytes.len - at, MSG_NOSIGNAL);

			if (n <= 0)
				break;
			at += (size_t)n;
		}
		stop = a.close;
		if (a.stall) {
			while (http_fill(p, &in))
				continue;
			stop = true;
		}
		buf_free(&a.bytes);
		if (stop)
			break;
	}
	close(p->fd);
	buf_free(&in);
	free(p);
	return NULL;
}

static inline void *
http_accept(void *arg)
{
	struct http_server *s = arg;
	pthread_t threads[256];
	size_t n = 0;

	while (!atomic_load(&s->quit)) {
		struct pollfd f = { .fd = s->fd, .events = POLLIN };
		struct http_peer *p;

		if (poll(&f, 1, 50) <= 0 || n == 256)
			continue;
		p = malloc(sizeof(*p));
		*p = (struct http_peer){ .server = s, .fd = accept(s->fd, NULL, NULL) };
		atomic_fetch_add(&s->connections, 1);
		pthread_create(&threads[n++], NULL, http_serve, p);
	}
	for (size_t i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	return NULL;
}

static inline void
http_start(struct http_server *s, void (*answer)(void *arg, const struct http_request *r, struct http_answer *a), void *arg)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(at);

	*s = (struct http_server){ .answer = answer, .arg = arg };
	s->fd = socket(AF_INET, SOCK_STREAM, 0);
	if (s->fd < 0 || bind(s->fd, (struct sockaddr *)&at, sizeof(at)) < 0 || listen(s->fd, 64) < 0 ||
	    getsockname(s->fd, (struct sockaddr *)&at, &len) < 0)
		abort();
	s->port = ntohs(at.sin_port);
	snprintf(s->url, sizeof(s->url), "http://127.0.0.1:%d", s->port);
	pthread_create(&s->thread, NULL, http_accept, s);
}

static inline void
http_stop(struct http_server *s)
{
	atomic_store(&s->quit, true);
	pthread_join(s->thread, NULL);
	close(s->fd);
}

#endif
