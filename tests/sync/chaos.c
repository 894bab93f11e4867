/*
 * chaos.c - a proxy that misbehaves on purpose, between a workstation and its server.
 *
 *   chaos --to PORT [--seed N] [--faults PERCENT] [--kinds a,b,...] [--delay MS] [--rate BYTES] [--answer "STATUS CODE"]
 *         [--lie html|type|noend|cutzstd|bomb|endless|empty] [--sweep STEP]
 *
 * Listens on a free loopback port and prints it. Each request that comes is one of HTTP/1.1; what happens to it is drawn from
 * the seed. Kinds: lost (the request), unheard (its reply), cut (the reply at any byte), reset (the connection, anywhere),
 * twice (sent two times), replay (an old reply instead of a new one), portal (200 with a web page), busy (503), loris (the
 * reply in small drops). --delay is one way, --rate bounds each direction: a slow line. With --answer every exchange gets that
 * problem instead, with --lie a 200 that is none; with --sweep requests and replies are cut by turns, after STEP bytes, then after
 * twice as many ..., and pass when they are shorter than that. Ends on SIGTERM and says on standard error what it did.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

enum kind { NONE, LOST, UNHEARD, CUT, RESET, TWICE, REPLAY, PORTAL, BUSY, LORIS, KINDS };

static const char *const names[KINDS] = { "none", "lost", "unheard", "cut", "reset", "twice", "replay", "portal", "busy", "loris" };

static struct {
	int to, faults, delay_ms, rate, sweep;
	uint64_t seed;
	bool on[KINDS];
	const char *answer;	/* "503 busy" */
	const char *lie;
} set = { .seed = 1 };

static atomic_llong counts[KINDS], up, down, turns, connections;
static pthread_mutex_t old_mutex = PTHREAD_MUTEX_INITIALIZER;
static struct buf old_replies[8];
static size_t nold;

static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

static void
nap(int64_t us)
{
	struct timespec t = { .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 };

	if (us > 0)
		nanosleep(&t, NULL);
}

/* A byte more of a message; false: the peer is gone. `other` going away ends it, too (a long poll that was given up). */
static bool
fill(int fd, int other, struct buf *in)
{
	struct pollfd p[2] = { { .fd = fd, .events = POLLIN }, { .fd = other, .events = POLLIN } };
	char chunk[16384];
	ssize_t n;

	for (;;) {
		if (poll(p, 2, -1) < 0)
			return false;
		if (p[0].revents != 0)
			break;
		if (p[1].revents != 0)
			return false;
	}
	n = recv(fd, chunk, sizeof(chunk), 0);
	if (n <= 0)
		return false;
	buf_add(in, chunk, (size_t)n);
	return true;
}

static const char *
header(const char *head, const char *name)
{
	for (const char *p = head; (p = strchr(p, '\n')) != NULL;)
		if (strncasecmp(++p, name, strlen(name)) == 0)
			return p + strlen(name) + strspn(p + strlen(name), " ");
	return NULL;
}

/* The end of a chunked body that begins at `at`, 0: not all there. */
static size_t
chunks_end(const struct buf *in, size_t at)
{
	for (;;) {
		const char *line = in->data + at, *end = in->len > at ? strstr(line, "\r\n") : NULL;
		size_t n;

		if (end == NULL)
			return 0;
		n = strtoul(line, NULL, 16);
		at = (size_t)(end - in->data) + 2 + n + 2;
		if (at > in->len)
			return 0;
		if (n == 0)
			return at;
	}
}

/* One whole message; its bytes are in `in`. bare: the reply to a HEAD, which has no body whatever it says. */
static bool
read_message(int fd, int other, bool reply, bool bare, struct buf *in)
{
	const char *end, *len, *te;
	size_t head, want = 0;
	char *text;
	int status = 0;

	while (in->len == 0 || (end = strstr(in->data, "\r\n\r\n")) == NULL)
		if (!fill(fd, other, in))
			return false;
	head = (size_t)(end - in->data) + 4;
	text = strndup(in->data, head);
	if (reply)
		sscanf(text, "HTTP/1.%*c %d", &status);
	te = header(text, "transfer-encoding:");
	if ((len = header(text, "content-length:")) != NULL && status != 204 && status != 304 && !bare)
		want = strtoul(len, NULL, 10);
	if (te != NULL && strncasecmp(te, "chunked", 7) == 0) {
		free(text);
		while (chunks_end(in, head) == 0)
			if (!fill(fd, other, in))
				return false;
		return true;
	}
	free(text);
	while (in->len < head + want)
		if (!fill(fd, other, in))
			return false;
	return true;
}

/* At the line's pace. */
static bool
write_all(int fd, const char *data, size_t n, int drop)
{
	size_t step = drop > 0 ? (size_t)drop : set.rate > 0 ? (size_t)set.rate / 50 + 1 : n;

	nap((int64_t)set.delay_ms * 1000);
	for (size_t at = 0; at < n;) {
		size_t part = n - at < step ? n - at : step;
		ssize_t done = send(fd, data + at, part, MSG_NOSIGNAL);

		if (done <= 0)
			return false;
		at += (size_t)done;
		if (drop > 0)
			nap(5000);
		else if (set.rate > 0)
			nap((int64_t)done * 1000000 / set.rate);
	}
	return true;
}

static int
connect_up(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)set.to), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;

	if (fd >= 0)
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	if (fd >= 0 && connect(fd, (struct sockaddr *)&a, sizeof(a)) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

static void
keep(const struct buf *reply)
{
	pthread_mutex_lock(&old_mutex);
	if (nold < 8) {
		buf_reset(&old_replies[nold]);
		buf_add(&old_replies[nold++], reply->data, reply->len);
	}
	pthread_mutex_unlock(&old_mutex);
}

static bool
send_old(int fd, uint64_t r)
{
	struct buf copy = BUF_INIT;
	bool ok;

	pthread_mutex_lock(&old_mutex);
	if (nold > 0)
		buf_add(&copy, old_replies[r % nold].data, old_replies[r % nold].len);
	pthread_mutex_unlock(&old_mutex);
	ok = copy.len > 0 && write_all(fd, copy.data, copy.len, 0);
	buf_free(&copy);
	return ok;
}

static void
reset_connection(int fd)
{
	struct linger l = { .l_onoff = 1 };

	setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof(l));
}

static enum kind
draw(uint64_t r)
{
	enum kind list[KINDS];
	size_t n = 0;

	if ((int)(r % 100) >= set.faults)
		return NONE;
	for (int k = LOST; k < KINDS; k++)
		if (set.on[k])
			list[n++] = (enum kind)k;
	return n > 0 ? list[(r >> 20) % n] : NONE;
}

struct link {
	int client, server;
	struct buf in, out;
};

static bool
forward(struct link *l)
{
	buf_reset(&l->out);
	if (l->server < 0 && (l->server = connect_up()) < 0)
		return false;
	if (!write_all(l->server, l->in.data, l->in.len, 0) || !read_message(l->server, l->client, true, strncmp(l->in.data, "HEAD ", 5) == 0, &l->out)) {
		close(l->server);
		l->server = -1;
		return false;
	}
	return true;
}

static bool
answer(struct link *l, const char *text)
{
	return write_all(l->client, text, strlen(text), 0);
}

/* A refusal as the server would write it. */
static bool
refuse(struct link *l)
{
	const char *code = set.answer + strcspn(set.answer, " ");
	struct buf body = BUF_INIT, b = BUF_INIT;
	bool ok;

	code += *code == ' ';
	buf_printf(&body, "{\"type\":\"tag:hotcrm,2026:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"The server says %s.\",\"expect\":1,"
	    "\"max\":65536}", code, code, (int)strtol(set.answer, NULL, 10), code);
	buf_printf(&b, "HTTP/1.1 %.3s No\r\nContent-Type: application/problem+json\r\nContent-Length: %zu\r\n\r\n%s", set.answer,
	    body.len, body.data);
	ok = write_all(l->client, b.data, b.len, 0);
	buf_free(&body);
	buf_free(&b);
	return ok;
}

/* Frames of zstd made by hand: blocks that say "128 KiB of this byte" in four bytes. The last one may be missing. */
static void
zstd_frame(struct buf *b, int blocks, bool whole)
{
	buf_add(b, "\x28\xb5\x2f\xfd\x00\x38", 6);
	for (int i = 0; i < blocks; i++) {
		unsigned size = 131072, head = (unsigned)(whole && i == blocks - 1) | 1u << 1 | size << 3;
		char block[4] = { (char)(head & 0xff), (char)(head >> 8 & 0xff), (char)(head >> 16 & 0xff), ' ' };

		buf_add(b, block, 4);
	}
}

/* What a program in the way, or a broken or malicious server, might say with status 200. */
static bool
lie(struct link *l)
{
	const char *type = "application/x-ndjson", *coding = "";
	struct buf body = BUF_INIT, b = BUF_INIT;
	bool ok;

	if (strcmp(set.lie, "html") == 0) {
		type = "text/html";
		buf_adds(&body, "<html>Welcome to the hotel.</html>");
	} else if (strcmp(set.lie, "type") == 0) {
		type = "text/plain";
		buf_adds(&body, "{\"end\":1}\n");
	} else if (strcmp(set.lie, "noend") == 0) {
		buf_adds(&body, "{\"t\":1,\"h\":1,\"epoch\":\"0\",\"head\":1,\"scope\":{\"ver\":1}}\n");
	} else if (strcmp(set.lie, "cutzstd") == 0) {
		coding = "Content-Encoding: zstd\r\n";
		zstd_frame(&body, 3, false);
	} else if (strcmp(set.lie, "bomb") == 0) {
		coding = "Content-Encoding: zstd\r\n";
		zstd_frame(&body, 20000, true);
	} else if (strcmp(set.lie, "endless") == 0) {
		buf_reserve(&body, 3 << 20);
		memset(body.data, 'x', 3 << 20);
		body.len = 3 << 20;
	}
	buf_printf(&b, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%sContent-Length: %zu\r\n\r\n", type, coding, body.len);
	buf_add(&b, body.data != NULL ? body.data : "", body.len);
	ok = write_all(l->client, b.data, b.len, 0);
	buf_free(&body);
	buf_free(&b);
	return ok;
}

/* The n-th request of all, or its reply. 1: it was cut. */
static bool
sweep(struct link *l, long long n)
{
	size_t at = (size_t)(n / 2) * (size_t)set.sweep;

	if (n % 2 == 0 && at < l->in.len) {
		if (l->server >= 0 || (l->server = connect_up()) >= 0)
			write_all(l->server, l->in.data, at, 0);
		return true;
	}
	if (n % 2 == 0)
		return false;
	if (!forward(l) || at >= l->out.len)
		return false;
	write_all(l->client, l->out.data, at, 0);
	return true;
}

/* One request; false: the connection ends. */
static bool
turn(struct link *l, uint64_t r)
{
	static const char portal[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\n\r\n<html>Welcome to the hotel.";
	static const char busy[] = "HTTP/1.1 503 Busy\r\nContent-Type: application/problem+json\r\nRetry-After: 0\r\nContent-Length: 84\r\n\r\n"
	    "{\"type\":\"tag:hotcrm,2026:busy\",\"title\":\"Busy\",\"status\":503,\"detail\":\"Ask again soon\"}";
	enum kind k = set.answer != NULL ? NONE : draw(r);
	long long number;
	size_t part;

	atomic_fetch_add(&counts[k], 1);
	number = atomic_fetch_add(&turns, 1);
	atomic_fetch_add(&up, (long long)l->in.len);
	if (set.sweep > 0) {
		buf_reset(&l->out);
		if (sweep(l, number))
			return false;
		return (l->out.len > 0 || forward(l)) && write_all(l->client, l->out.data, l->out.len, 0);
	}
	if (set.lie != NULL)
		return lie(l);
	if (set.answer != NULL)
		return refuse(l);
	switch (k) {
	case LOST:
		return false;
	case PORTAL:
		return answer(l, portal);
	case BUSY:
		return answer(l, busy);
	case REPLAY:
		if (send_old(l->client, r >> 30))
			return true;
		break;
	case RESET:
		reset_connection(l->client);
		if (r >> 40 & 1)
			forward(l);
		return false;
	case TWICE:
		if (!forward(l))
			return false;
		break;
	default:
		break;
	}
	if (!forward(l))
		return false;
	if (k == UNHEARD)
		return false;
	if (k == CUT) {
		part = l->out.len > 1 ? (size_t)(r >> 24) % l->out.len : 0;
		write_all(l->client, l->out.data, part, 0);
		return false;
	}
	keep(&l->out);
	atomic_fetch_add(&down, (long long)l->out.len);
	return write_all(l->client, l->out.data, l->out.len, k == LORIS ? 37 : 0);
}

static void *
serve(void *arg)
{
	struct link l = { .client = *(int *)arg, .server = -1 };
	uint64_t number = (uint64_t)atomic_fetch_add(&connections, 1);
	int one = 1;

	free(arg);
	setsockopt(l.client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	nap((int64_t)set.delay_ms * 2000);	/* what the handshake takes on such a line */
	for (uint64_t i = 0;; i++) {
		buf_reset(&l.in);
		if (!read_message(l.client, -1, false, false, &l.in) || !turn(&l, mix(set.seed * 1000003 + number * 1009 + i)))
			break;
	}
	close(l.client);
	if (l.server >= 0)
		close(l.server);
	buf_free(&l.in);
	buf_free(&l.out);
	return NULL;
}

static volatile sig_atomic_t stopped;

static void
on_term(int sig)
{
	stopped = 1;
}

static void
report(void)
{
	fprintf(stderr, "requests %lld connections %lld up %lld down %lld", (long long)turns, (long long)connections, (long long)up,
	    (long long)down);
	for (int k = LOST; k < KINDS; k++)
		if (counts[k] > 0)
			fprintf(stderr, " %s %lld", names[k], (long long)counts[k]);
	fputc('\n', stderr);
}

static bool
take_kinds(const char *list)
{
	while (*list != '\0') {
		size_t n = strcspn(list, ",");
		int k;

		for (k = LOST; k < KINDS; k++)
			if (strlen(names[k]) == n && strncmp(names[k], list, n) == 0)
				break;
		if (k == KINDS)
			return false;
		set.on[k] = true;
		list += n + (list[n] == ',');
	}
	return true;
}

static bool
take_options(int argc, char **argv)
{
	bool kinds = false;

	for (int i = 1; i + 1 < argc; i += 2) {
		const char *o = argv[i], *v = argv[i + 1];

		if (strcmp(o, "--to") == 0)
			set.to = (int)strtol(v, NULL, 10);
		else if (strcmp(o, "--seed") == 0)
			set.seed = strtoull(v, NULL, 10);
		else if (strcmp(o, "--faults") == 0)
			set.faults = (int)strtol(v, NULL, 10);
		else if (strcmp(o, "--delay") == 0)
			set.delay_ms = (int)strtol(v, NULL, 10);
		else if (strcmp(o, "--rate") == 0)
			set.rate = (int)strtol(v, NULL, 10);
		else if (strcmp(o, "--sweep") == 0)
			set.sweep = (int)strtol(v, NULL, 10);
		else if (strcmp(o, "--answer") == 0)
			set.answer = v;
		else if (strcmp(o, "--lie") == 0)
			set.lie = v;
		else if (strcmp(o, "--kinds") == 0 && take_kinds(v))
			kinds = true;
		else
			return false;
	}
	for (int k = LOST; k < KINDS && !kinds; k++)
		set.on[k] = true;
	return argc % 2 == 1 && set.to > 0;
}

int
main(int argc, char **argv)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sigaction sa = { .sa_handler = on_term };
	socklen_t len = sizeof(a);
	int fd;

	if (!take_options(argc, argv)) {
		fputs("chaos --to PORT [--seed N] [--faults PERCENT] [--kinds a,b] [--delay MS] [--rate BYTES] [--sweep STEP] ...\n", stderr);
		return 2;
	}
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || listen(fd, 64) < 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &len) < 0) {
		perror("chaos");
		return 1;
	}
	printf("%d\n", ntohs(a.sin_port));
	fflush(stdout);
	while (!stopped) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		pthread_t t;
		int *c;

		if (poll(&p, 1, -1) <= 0)
			continue;
		c = malloc(sizeof(*c));
		if (c == NULL || (*c = accept(fd, NULL, NULL)) < 0 || pthread_create(&t, NULL, serve, c) != 0) {
			free(c);
			continue;
		}
		pthread_detach(t);
	}
	report();
	return 0;
}
