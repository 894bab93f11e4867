/*
 * crowd.c - many who speak to one server at once: run by crowd.sh, which starts the servers. Prints `name value unit`.
 *
 *   bench_crowd PORT tenants KEY N          makes N tenants with a key each; the keys go to stdout (KEY is an operator's)
 *   bench_crowd PORT hold KEY N PID         N devices wait; an edit wakes them: memory of process PID, time until all know
 *   bench_crowd PORT rate FILE PER_S S      requests a second, open loop, over the keys of FILE: latencies
 *   bench_crowd PORT first FILE             the first request of each key, one after another
 *   bench_crowd PORT hook KEY N             N events to a webhook here: how long after the commit, how many a second
 *   bench_crowd PORT until MS               how long until /healthz answers
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define REPLY 16384
#define KEYS 4000

static int port;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
die(const char *what)
{
	fprintf(stderr, "bench_crowd: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int
connect_to(bool wait)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

	if (fd < 0)
		die("socket");
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0) {
		if (!wait) {
			close(fd);
			return -1;
		}
		die("connect");
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return fd;
}

static void
send_request(int fd, const char *method, const char *path, const char *key, const char *body)
{
	char text[8192];
	int n = snprintf(text, sizeof(text), "%s %s HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\nContent-Length: %zu\r\n"
	    "Content-Type: application/json\r\n\r\n%s", method, path, key, body ? strlen(body) : 0, body ? body : "");

	if (n >= (int)sizeof(text) || send(fd, text, (size_t)n, MSG_NOSIGNAL) != n)
		die("send");
}

static bool
is_whole(const char *text, size_t n)
{
	const char *end = memmem(text, n, "\r\n\r\n", 4), *at;
	size_t len = 0;

	if (!end)
		return false;
	if ((at = strcasestr(text, "\r\nContent-Length:")) && at < end)
		len = strtoul(at + 17, NULL, 10);
	return n >= (size_t)(end + 4 - text) + len;
}

/* The status of an answer, 0 until all of it is here. */
static int
whole(const char *text, size_t n)
{
	return is_whole(text, n) ? atoi(text + 9) : 0;
}

/* One request there and back; the body of the answer. */
static const char *
ask(int fd, const char *method, const char *path, const char *key, const char *body, int *status)
{
	static char text[1 << 20];
	size_t n = 0;
	ssize_t got;

	send_request(fd, method, path, key, body);
	while ((*status = whole(text, n)) == 0) {
		if (n == sizeof(text) - 1 || (got = recv(fd, text + n, sizeof(text) - 1 - n, 0)) <= 0)
			die(path);
		text[n += (size_t)got] = '\0';
	}
	return strstr(text, "\r\n\r\n") + 4;
}

static const char *
ask_ok(int fd, const char *method, const char *path, const char *key, const char *body)
{
	int status;
	const char *text = ask(fd, method, path, key, body, &status);

	if (status >= 300) {
		fprintf(stderr, "bench_crowd: %s %s: %d %s\n", method, path, status, text);
		exit(1);
	}
	return text;
}

static int
by_size(const void *a, const void *b)
{
	double d = *(const double *)a - *(const double *)b;

	return d < 0 ? -1 : d > 0;
}

static void
quantiles(const char *name, double *at, size_t n)
{
	qsort(at, n, sizeof(*at), by_size);
	printf("%s_p50 %.2f ms\n%s_p95 %.2f ms\n%s_p99 %.2f ms\n%s_max %.2f ms\n", name, at[n / 2] * 1000, name, at[n * 95 / 100] * 1000,
	    name, at[n * 99 / 100] * 1000, name, at[n - 1] * 1000);
}

static long
memory(const char *pid)
{
	char path[64], line[200];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%s/status", pid);
	if (!(f = fopen(path, "r")))
		die(path);
	while (fgets(line, sizeof(line), f))
		if (strncmp(line, "VmRSS:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	fclose(f);
	return kb;
}

static void
tenants(const char *key, int n)
{
	int fd = connect_to(true);

	for (int i = 0; i < n; i++) {
		char body[100], path[100];
		json_t *root;

		snprintf(body, sizeof(body), "{\"name\":\"crowd%d\",\"plan\":\"enterprise\"}", i);
		root = json_loads(ask_ok(fd, "POST", "/v1/tenants", key, body), JSON_DISABLE_EOF_CHECK, NULL);
		snprintf(path, sizeof(path), "/v1/tenants/%s/keys", json_string_value(json_object_get(root, "id")));
		json_decref(root);
		root = json_loads(ask_ok(fd, "POST", path, key, "{\"user\":\"kim\",\"role\":\"admin\"}"), JSON_DISABLE_EOF_CHECK, NULL);
		printf("%s\n", json_string_value(json_object_get(root, "key")));
		json_decref(root);
	}
	close(fd);
}

/* A device, and the address that it waits at. */
static void
enrol(int fd, const char *key, char *path, size_t size)
{
	json_t *root = json_loads(ask_ok(fd, "POST", "/v1/sync/join", key, "{\"v\":1,\"name\":\"crowd\"}\n"), JSON_DISABLE_EOF_CHECK, NULL);
	long long dev = json_integer_value(json_object_get(root, "dev"));
	char body[300];
	const char *text, *at;

	snprintf(body, sizeof(body), "{\"v\":1,\"dev\":%lld,\"epoch\":\"%s\",\"cursor\":\"\",\"acked_n\":0,\"chain\":\"00000000000000000000000000000000\",\"rid\":\"0000000000000000\"}\n", dev,
	    json_string_value(json_object_get(root, "epoch")));
	json_decref(root);
	text = ask_ok(fd, "POST", "/v1/sync", key, body);
	if (!(at = strstr(text, "\"cursor\":\"")))
		die("no cursor");
	snprintf(path, size, "/v1/sync/wait?dev=%lld&cursor=%.*s", dev, (int)strcspn(at + 10, "\""), at + 10);
}

static void
hold(const char *key, int n, const char *pid)
{
	struct epoll_event e = { .events = EPOLLIN }, got[256];
	int ep = epoll_create1(EPOLL_CLOEXEC), fd = connect_to(true), *fds = calloc((size_t)n, sizeof(*fds)), left = n, good = 0;
	char path[2000], reply[4096];
	double from, edited;
	long before;

	enrol(fd, key, path, sizeof(path));
	before = memory(pid);
	for (int i = 0; i < n; i++) {
		fds[i] = connect_to(true);
		send_request(fds[i], "GET", path, key, NULL);
		e.data.fd = fds[i];
		epoll_ctl(ep, EPOLL_CTL_ADD, fds[i], &e);
		if (i % 50 == 49)
			usleep(2000);
	}
	sleep(3);
	if (epoll_wait(ep, got, 1, 0) > 0) {
		recv(got[0].data.fd, reply, sizeof(reply) - 1, 0);
		fprintf(stderr, "bench_crowd: a poll was answered at once: %.300s\n", reply);
		exit(1);
	}
	printf("crowd_waiting %d devices\ncrowd_waiting_memory %ld MB\ncrowd_waiting_each %.1f KiB\n", n, memory(pid) / 1024,
	    (double)(memory(pid) - before) / n);
	from = now();
	ask_ok(fd, "POST", "/v1/objects/tag", key, "{\"name\":\"wake up\"}");
	edited = now();
	while (left > 0) {
		int k = epoll_wait(ep, got, 256, 10000);

		if (k <= 0)
			break;
		for (int i = 0; i < k; i++) {
			ssize_t len = recv(got[i].data.fd, reply, sizeof(reply) - 1, 0);

			reply[len > 0 ? len : 0] = '\0';
			good += strncmp(reply, "HTTP/1.1 200", 12) == 0;
			epoll_ctl(ep, EPOLL_CTL_DEL, got[i].data.fd, NULL);
			left--;
		}
	}
	printf("crowd_woken %d devices\ncrowd_wake_all %.3f s\ncrowd_wake_edit %.3f s\n", good, now() - from, edited - from);
	/* over connections that have carried an answer before, which the HTTP library keeps more of */
	enrol(fd, key, path, sizeof(path));
	for (int i = 0; i < n; i++) {
		send_request(fds[i], "GET", path, key, NULL);
		if (i % 50 == 49)
			usleep(2000);
	}
	sleep(3);
	printf("crowd_waiting_again_memory %ld MB\n", memory(pid) / 1024);
	free(fds);
}

static size_t
read_keys(const char *file, char (*keys)[100])
{
	FILE *f = fopen(file, "r");
	size_t n = 0;

	if (!f)
		die(file);
	while (n < KEYS && fgets(keys[n], sizeof(keys[n]), f)) {
		keys[n][strcspn(keys[n], "\n")] = '\0';
		n++;
	}
	fclose(f);
	return n;
}

static char keys[KEYS][100];

/* Each request goes out at its time, whether the ones before it are answered or not: who waits for a slow answer does not hide it. */
static void
rate(const char *file, int per_s, int s)
{
	size_t n = read_keys(file, keys), all = (size_t)(per_s * s), sent = 0, back = 0, bad = 0;
	struct flight { int fd; double at; } *flight = calloc(all, sizeof(*flight));
	double *took = calloc(all, sizeof(*took)), begin = now() + 0.1;
	struct epoll_event e = { .events = EPOLLIN }, got[64];
	int ep = epoll_create1(EPOLL_CLOEXEC), *idle = calloc(all, sizeof(int)), nidle = 0;
	static char reply[REPLY * 16];

	while (back < all) {
		double due = begin + (double)sent / per_s, left = due - now();
		int k = epoll_wait(ep, got, 64, sent == all ? 1000 : left > 0 ? (int)(left * 1000) + (left > 0.001) : 0);

		for (int i = 0; i < k; i++) {
			struct flight *f = &flight[got[i].data.u64];
			ssize_t len = recv(f->fd, reply, sizeof(reply) - 1, 0);

			reply[len > 0 ? len : 0] = '\0';
			if (len <= 0 || strncmp(reply, "HTTP/1.1 2", 10) != 0)
				bad++;
			took[back++] = now() - f->at;
			epoll_ctl(ep, EPOLL_CTL_DEL, f->fd, NULL);
			while (recv(f->fd, reply, sizeof(reply), MSG_DONTWAIT) > 0)
				;
			idle[nidle++] = f->fd;
		}
		while (sent < all && now() >= begin + (double)sent / per_s) {
			const char *key = keys[sent % n];
			char body[100];

			flight[sent] = (struct flight){ .fd = nidle > 0 ? idle[--nidle] : connect_to(true), .at = begin + (double)sent / per_s };
			snprintf(body, sizeof(body), "{\"name\":\"crowd %zu at %.6f\"}", sent, now());
			/* one in five writes, two look at a list, two read */
			if (sent % 5 == 0)
				send_request(flight[sent].fd, "POST", "/v1/objects/tag", key, body);
			else
				send_request(flight[sent].fd, "GET", sent % 5 < 3 ? "/v1/objects/tag?limit=20" : "/v1/me", key, NULL);
			e.data.u64 = sent;
			epoll_ctl(ep, EPOLL_CTL_ADD, flight[sent].fd, &e);
			sent++;
		}
	}
	printf("crowd_api %d requests/s\ncrowd_api_tenants %zu n\ncrowd_api_failed %zu n\n", per_s, n, bad);
	quantiles("crowd_api", took, all);
}

static void
first(const char *file)
{
	size_t n = read_keys(file, keys);
	double *took = calloc(n, sizeof(*took));
	int fd = connect_to(true);

	for (size_t i = 0; i < n; i++) {
		double from = now();

		ask_ok(fd, "GET", "/v1/me", keys[i], NULL);
		took[i] = now() - from;
	}
	printf("crowd_first %zu tenants\n", n);
	quantiles("crowd_first", took, n);
}

/* What a webhook sends is counted and answered; when its first byte came. */
static int
hooks(int listener, int ep, double *first_byte, int most, int had, int ms)
{
	struct epoll_event got[64], e = { .events = EPOLLIN };
	static char text[65536];
	int k = epoll_wait(ep, got, 64, ms);

	for (int i = 0; i < k; i++) {
		int fd = got[i].data.fd;
		ssize_t len;

		if (fd == listener) {
			while ((e.data.fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
				epoll_ctl(ep, EPOLL_CTL_ADD, e.data.fd, &e);
			continue;
		}
		if ((len = recv(fd, text, sizeof(text) - 1, 0)) <= 0) {
			close(fd);
			continue;
		}
		text[len] = '\0';
		if (strncmp(text, "POST ", 5) == 0 && had < most)
			first_byte[had++] = now();
		while (!is_whole(text, (size_t)len)) {
			ssize_t more = recv(fd, text + len, sizeof(text) - 1 - (size_t)len, 0);

			if (more < 0 && errno == EAGAIN) {
				usleep(50);
				continue;
			}
			if (more <= 0)
				break;
			text[len += more] = '\0';
		}
		if (send(fd, "HTTP/1.1 204 No Content\r\n\r\n", 27, MSG_NOSIGNAL) != 27)
			close(fd);
	}
	return had;
}

static void
hook(const char *key, int n)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(here);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), ep = epoll_create1(EPOLL_CLOEXEC), had = 0, singles = 200;
	struct epoll_event e = { .events = EPOLLIN };
	double *came = calloc((size_t)n + 1, sizeof(*came)), *took = calloc((size_t)singles, sizeof(*took)), from;
	int fd = connect_to(true);
	char body[300];
	char *bulk;
	size_t len = 0;

	if (listener < 0 || bind(listener, (struct sockaddr *)&here, sizeof(here)) < 0 || listen(listener, 512) < 0 ||
	    getsockname(listener, (struct sockaddr *)&here, &size) < 0)
		die("listen");
	e.data.fd = listener;
	epoll_ctl(ep, EPOLL_CTL_ADD, listener, &e);
	snprintf(body, sizeof(body), "{\"url\":\"http://127.0.0.1:%d/\",\"types\":\"*\"}", ntohs(here.sin_port));
	ask_ok(fd, "POST", "/v1/webhooks", key, body);
	for (int i = 0; i < singles; i++) {
		int before = 0;

		snprintf(body, sizeof(body), "{\"name\":\"event %d\"}", i);
		ask_ok(fd, "POST", "/v1/objects/tag", key, body);
		from = now();
		while (before == 0 && now() - from < 5)
			before = hooks(listener, ep, came, 1, 0, 1000);
		took[i] = before ? (came[0] > from ? came[0] - from : 0) : 5;
		/* the answer reaches the server, and the next one is news again */
		for (double rest = now(); now() - rest < 0.02;)
			hooks(listener, ep, came, 0, 0, 5);
	}
	quantiles("crowd_hook", took, (size_t)singles);
	bulk = malloc((size_t)n * 40 + 1000);
	from = now();
	for (int at = 0; at < n; at += 500) {
		char head[400];
		int status = 0;
		ssize_t got;

		len = 0;
		for (int i = at; i < at + 500 && i < n; i++)
			len += (size_t)sprintf(bulk + len, "{\"name\":\"many %d\"}\n", i);
		sprintf(head, "POST /v1/bulk/tag HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\n"
		    "Content-Length: %zu\r\n\r\n", key, len);
		if (send(fd, head, strlen(head), MSG_NOSIGNAL) < 0 || send(fd, bulk, len, MSG_NOSIGNAL) != (ssize_t)len)
			die("bulk");
		/* what is delivered meanwhile is taken */
		static char text[1 << 20];

		for (size_t have = 0; status == 0;) {
			got = recv(fd, text + have, sizeof(text) - 1 - have, MSG_DONTWAIT);
			if (got > 0)
				text[have += (size_t)got] = '\0';
			if (got == 0)
				die("bulk");
			status = whole(text, have);
			had = hooks(listener, ep, came, n, had, 1);
		}
		if (status >= 300) {
			fprintf(stderr, "bench_crowd: bulk: %d\n", status);
			exit(1);
		}
	}
	while (had < n && now() - (had > 0 ? came[had - 1] : from) < 10)
		had = hooks(listener, ep, came, n, had, 1000);
	printf("crowd_hook_events %d n\ncrowd_hook_delivered %d n\ncrowd_hook_rate %.0f events/s\n", n, had, had > 0 ? had / (came[had - 1] - from) : 0);
}

static void
until(int ms)
{
	double from = now();
	int status = 0, fd;

	while (status != 200 && (now() - from) * 1000 < ms) {
		if ((fd = connect_to(false)) < 0) {
			usleep(2000);
			continue;
		}
		ask(fd, "GET", "/healthz", "", NULL, &status);
		close(fd);
	}
	printf("crowd_restart %.3f s\n", now() - from);
}

int
main(int argc, char **argv)
{
	struct rlimit r;

	if (argc < 4) {
		fprintf(stderr, "bench_crowd PORT tenants|hold|rate|first|hook|until ...\n");
		return 2;
	}
	getrlimit(RLIMIT_NOFILE, &r);
	r.rlim_cur = r.rlim_max;
	setrlimit(RLIMIT_NOFILE, &r);
	port = atoi(argv[1]);
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!strcmp(argv[2], "tenants") && argc == 5)
		tenants(argv[3], atoi(argv[4]));
	else if (!strcmp(argv[2], "hold") && argc == 6)
		hold(argv[3], atoi(argv[4]), argv[5]);
	else if (!strcmp(argv[2], "rate") && argc == 6)
		rate(argv[3], atoi(argv[4]), atoi(argv[5]));
	else if (!strcmp(argv[2], "first"))
		first(argv[3]);
	else if (!strcmp(argv[2], "hook") && argc == 5)
		hook(argv[3], atoi(argv[4]));
	else if (!strcmp(argv[2], "until"))
		until(atoi(argv[3]));
	else
		return 2;
	return 0;
}
