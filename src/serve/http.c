/*
 * http.c - libmicrohttpd, and nothing but it: bytes of a connection to struct request, and its reply back.
 *
 * A request whose turn it is not yet is a suspended connection: it costs a few KiB and no thread. Bodies are gathered up to the
 * route's limit and dropped beyond it.
 */
#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/local.h"

#define CONNECTIONS 20000
#define CONNECTION_MEMORY 5632	/* sooner or later all of it is resident for each of thousands who wait */
#define HEAD_MAX 3584		/* of a request's line and headers: the reply's have to fit beside them */
#define HEAD_EACH 64		/* that the library notes of each header */
#define TIMEOUT_S 90

struct http {
	struct MHD_Daemon *daemon;
	struct server *server;
	int fd;			/* of a worker: its socket to the supervisor, else -1 */
	pthread_t receiver;
};

/* What http.c keeps beside a request. */
struct link {
	struct http *http;
	struct MHD_Connection *connection;
	bool posted;
	bool ends;	/* what follows on the connection may be anything */
};

static size_t
keep_escapes(void *cls, struct MHD_Connection *c, char *s)
{
	(void)cls;
	(void)c;
	return strlen(s);
}

static enum MHD_Result
take_header(void *cls, enum MHD_ValueKind kind, const char *key, const char *value)
{
	struct request *rq = cls;
	struct pair p;

	(void)kind;
	if (rq->headers.n == MESSAGE_HEADERS || value == NULL)
		return MHD_YES;
	p = (struct pair){ key, value };	/* the connection's, as long as the request */
	vec_push(rq->arena, &rq->headers, p);
	return MHD_YES;
}

static enum MHD_Result
measure(void *cls, enum MHD_ValueKind kind, const char *key, const char *value)
{
	size_t *n = cls;

	(void)kind;
	*n += strlen(key) + (value != NULL ? strlen(value) : 0) + HEAD_EACH;
	return MHD_YES;
}

/* What the head takes of the connection's memory, where cookies stand twice. */
static size_t
head_size(struct MHD_Connection *c, const char *url)
{
	size_t n = strlen(url);

	MHD_get_connection_values(c, MHD_HEADER_KIND | MHD_COOKIE_KIND | MHD_GET_ARGUMENT_KIND, measure, &n);
	return n;
}

struct args { struct request *rq; bool bad; };

static enum MHD_Result
take_arg(void *cls, enum MHD_ValueKind kind, const char *key, const char *value)
{
	struct args *a = cls;
	char *k = arena_strdup(a->rq->arena, key), *v = arena_strdup(a->rq->arena, value != NULL ? value : "");

	(void)kind;
	MHD_http_unescape(k);
	for (char *p = v; *p != '\0'; p++)
		if (*p == '+')
			*p = ' ';
	MHD_http_unescape(v);
	a->bad |= request_arg_add(a->rq, k, v) < 0;
	return MHD_YES;
}

/* A head that can be read in two ways is two different requests for a proxy and for us (RFC 9112, 3.2 and 6.3): what is wrong, or NULL. */
static const char *
ambiguous(const struct request *rq)
{
	static const char *const once[] = { "Content-Length", "Transfer-Encoding", "Host", "Authorization" };
	size_t n[sizeof(once) / sizeof(once[0])] = { 0 };
	const char *coding = request_header(rq, once[1]);

	for (size_t i = 0; i < rq->headers.n; i++)
		for (size_t k = 0; k < sizeof(once) / sizeof(once[0]); k++)
			if (strcasecmp(rq->headers.at[i].name, once[k]) == 0 && ++n[k] > 1)
				return arena_printf(rq->arena, "The header %s comes twice; send it once.", once[k]);
	if (n[0] > 0 && n[1] > 0)
		return "Content-Length and Transfer-Encoding do not go together; send one of them.";
	return coding != NULL && strcasecmp(coding, "chunked") != 0 ? "Transfer-Encoding is chunked, or not there." : NULL;
}

static const char *
address(struct http *h, struct request *rq, struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const char *forwarded = server_now(h->server)->behind_proxy ? request_header(rq, "X-Forwarded-For") : NULL;
	char text[INET6_ADDRSTRLEN] = "?";

	if (forwarded != NULL) {
		const char *last = strrchr(forwarded, ',');

		last = last != NULL ? last + 1 : forwarded;
		last += strspn(last, " ");
		return arena_strndup(rq->arena, last, strnlen(last, INET6_ADDRSTRLEN));
	}
	if (info != NULL && info->client_addr != NULL) {
		if (info->client_addr->sa_family == AF_INET)
			inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr, text, sizeof(text));
		else if (info->client_addr->sa_family == AF_INET6)
			inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr, text, sizeof(text));
	}
	return arena_strdup(rq->arena, text);
}

/* On a lane's thread: the connection wakes and answer() is called once more. */
static void
done(struct request *rq)
{
	struct link *l = rq->http;

	MHD_resume_connection(l->connection);
}

static void
rest(void *arg)
{
	MHD_suspend_connection(((struct link *)((struct request *)arg)->http)->connection);
}

static void
wake(void *arg)
{
	MHD_resume_connection(((struct link *)((struct request *)arg)->http)->connection);
}

static ssize_t
more(void *cls, uint64_t pos, char *buf, size_t max)
{
	struct request *rq = cls;
	int64_t n = stream_read(rq->stream, buf, max, rest, wake, rq);

	(void)pos;
	return n < 0 ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)n;
}

static enum MHD_Result
send_reply(struct request *rq, struct MHD_Connection *c)
{
	struct MHD_Response *r;
	enum MHD_Result ok;

	if (rq->stream != NULL)
		r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 16384, more, rq, NULL);
	else if (rq->file >= 0)
		r = MHD_create_response_from_fd_at_offset64((uint64_t)rq->length, rq->file, (uint64_t)rq->from);
	else
		r = MHD_create_response_from_buffer(rq->reply.len, rq->reply.data != NULL ? rq->reply.data : "", MHD_RESPMEM_PERSISTENT);
	if (r == NULL)
		return MHD_NO;
	rq->file = -1;	/* the library's now */
	if (rq->type != NULL)
		MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, rq->type);
	MHD_add_response_header(r, "Request-Id", rq->id);
	/* neither a browser nor a cache takes the answer to a POST of our own program to be anything else */
	if (!request_ours(rq) || strcmp(rq->method, "POST") != 0) {
		MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
		MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
	}
	if (((struct link *)rq->http)->ends)
		MHD_add_response_header(r, MHD_HTTP_HEADER_CONNECTION, "close");
	for (size_t i = 0; i < rq->out.n; i++)
		MHD_add_response_header(r, rq->out.at[i].name, rq->out.at[i].value);
	ok = MHD_queue_response(c, (unsigned)rq->status, r);
	MHD_destroy_response(r);
	return ok;
}

/* Head and path are there. */
static struct request *
begin(struct http *h, struct MHD_Connection *c, const char *url, const char *method)
{
	struct request *rq = request_new(h->server->env);
	struct link *l = ARENA_NEW(rq->arena, struct link);
	struct args args = { .rq = rq };
	const char *wrong;
	struct hc_err err;

	*l = (struct link){ .http = h, .connection = c };
	rq->http = l;
	rq->done = done;
	rq->method = arena_strdup(rq->arena, method);
	MHD_get_connection_values(c, MHD_HEADER_KIND, take_header, rq);
	rq->ip = address(h, rq, c);
	MHD_get_connection_values(c, MHD_GET_ARGUMENT_KIND, take_arg, &args);
	wrong = ambiguous(rq);
	l->ends = wrong != NULL;
	if (wrong != NULL)
		reply_problem(rq, 400, "malformed", "%s", wrong);
	else if (head_size(c, url) > HEAD_MAX)
		reply_problem(rq, 431, "too-large", "The address and the headers are larger than %d bytes, of which cookies count twice; a long question goes "
		    "by POST to /v1/query.", HEAD_MAX);
	else if (request_url(rq, url, &err) < 0)
		reply_problem(rq, 400, "malformed", "%s", err.msg);
	else if (args.bad)
		reply_problem(rq, 400, "malformed", "The arguments after ? are too many or not UTF-8.");
	else
		server_admit(h->server, rq);
	if (rq->status == 0) {
		const char *length = request_header(rq, "Content-Length");

		if (length != NULL && strtoull(length, NULL, 10) > rq->body_max)
			reply_problem(rq, 413, "too-large", "The body is larger than %zu bytes; send it in parts.", rq->body_max);
	}
	return rq;
}

static enum MHD_Result
answer(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version, const char *upload,
    size_t *upload_size, void **con_cls)
{
	struct http *h = cls;
	struct request *rq = *con_cls;
	struct link *l;

	(void)version;
	if (rq == NULL) {
		rq = begin(h, c, url, method);
		*con_cls = rq;
		l = rq->http;
		return rq->status != 0 && (strcmp(method, "GET") != 0 || l->ends) ? send_reply(rq, c) : MHD_YES;
	}
	if (*upload_size > 0) {
		if (rq->status == 0 && !rq->too_large) {
			if (rq->body.len + *upload_size > rq->body_max)
				rq->too_large = true;
			else if (server_body(h->server, rq, *upload_size))
				buf_add(&rq->body, upload, *upload_size);
		}
		*upload_size = 0;
		return MHD_YES;
	}
	l = rq->http;
	if (rq->status != 0)
		return send_reply(rq, c);
	if (l->posted)
		return MHD_NO;	/* woken without a reply: our bug, and no reason to hang */
	l->posted = true;
	MHD_suspend_connection(c);
	server_post(h->server, rq);
	return MHD_YES;
}

static void
completed(void *cls, struct MHD_Connection *c, void **con_cls, enum MHD_RequestTerminationCode why)
{
	struct http *h = cls;
	struct request *rq = *con_cls;

	(void)c;
	(void)why;
	if (rq == NULL)
		return;
	*con_cls = NULL;
	if (rq->stream != NULL) {
		stream_gone(rq->stream);
		stream_unref(rq->stream);
	}
	server_finished(h->server, rq);
	request_free(rq);
}

static void
complain(void *cls, const char *fmt, va_list ap)
{
	struct buf b = BUF_INIT;

	(void)cls;
	buf_vprintf(&b, fmt, ap);
	/* who leaves, or never sent a request, is no news of ours: anybody could fill the disk with it */
	if (strncmp(buf_str(&b), "Connection ", 11) == 0) {
		buf_free(&b);
		return;
	}
	while (b.len > 0 && b.data[b.len - 1] == '\n')
		b.data[--b.len] = '\0';
	log_line(LOG_WARN, "http: %s", buf_str(&b));
	buf_free(&b);
}

/* Splits "HOST:PORT". */
static int
split(const char *listen, struct buf *host, const char **port, struct hc_err *err)
{
	const char *colon = strrchr(listen, ':'), *from = listen, *to = colon;

	if (colon == NULL || strspn(colon + 1, "0123456789") != strlen(colon + 1) || colon[1] == '\0' || strlen(colon) > 6)
		return hc_fail(err, HC_INVALID, 0, "--listen %.100s: write HOST:PORT, such as 127.0.0.1:8080.", listen);
	if (*from == '[' && to > from && to[-1] == ']') {
		from++;
		to--;
	}
	buf_add(host, from, (size_t)(to - from));
	*port = colon + 1;
	return HC_OK;
}

int
http_listen(const char *listen_text, int *port, struct hc_err *err)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE }, *found = NULL;
	struct sockaddr_storage at;
	socklen_t n = sizeof(at);
	struct buf host = BUF_INIT;
	const char *service = "0";
	int fd = -1, one = 1, rc;

	if ((rc = split(listen_text, &host, &service, err)) < 0)
		goto out;
	if ((rc = getaddrinfo(host.len > 0 ? buf_str(&host) : NULL, service, &hints, &found)) != 0) {
		rc = hc_fail(err, HC_INVALID, 0, "--listen %.100s: %s.", listen_text, gai_strerror(rc));
		goto out;
	}
	fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) < 0 ||
	    bind(fd, found->ai_addr, found->ai_addrlen) < 0 || listen(fd, 1024) < 0 ||
	    getsockname(fd, (struct sockaddr *)&at, &n) < 0) {
		rc = hc_fail(err, HC_NET, 0, "Cannot listen on %.100s: %s.", listen_text, strerror(errno));
		if (fd >= 0)
			close(fd);
		goto out;
	}
	*port = ntohs(at.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&at)->sin6_port : ((struct sockaddr_in *)&at)->sin_port);
	rc = fd;
out:
	if (found != NULL)
		freeaddrinfo(found);
	buf_free(&host);
	return rc;
}

static int
start(struct server *s, unsigned flags, int fd, struct http **ret, struct hc_err *err)
{
	struct http *h = ARENA_NEW(s->arena, struct http);
	struct MHD_OptionItem listening[] = { { MHD_OPTION_LISTEN_SOCKET, fd, NULL }, { MHD_OPTION_END, 0, NULL } };

	h->server = s;
	h->fd = -1;
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | flags,
	    0, NULL, NULL, answer, h,
	    MHD_OPTION_EXTERNAL_LOGGER, complain, NULL,	/* first, so that it hears of the others */
	    MHD_OPTION_NOTIFY_COMPLETED, completed, h,
	    MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_S,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY,
	    MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_ARRAY, fd >= 0 ? listening : listening + 1,
	    MHD_OPTION_END);
	if (h->daemon == NULL)
		return hc_fail(err, HC_NET, 0, "The HTTP server cannot start.");
	*ret = h;
	return HC_OK;
}

int
http_open(struct server *s, const char *listen_text, struct http **ret, int *port, struct hc_err *err)
{
	int fd = http_listen(listen_text, port, err), rc;

	if (fd < 0)
		return fd;
	if ((rc = start(s, 0, fd, ret, err)) < 0)
		close(fd);
	return rc;
}

/* A connection that the supervisor looked at, or word that another worker wrote for a tenant of ours. */
static void
take_message(struct http *h, struct msghdr *m, const char *text, size_t n)
{
	struct sockaddr_storage at = { .ss_family = AF_UNSPEC };
	socklen_t len = sizeof(at);
	struct cmsghdr *c = CMSG_FIRSTHDR(m);
	int fd;

	if (c != NULL && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && c->cmsg_len == CMSG_LEN(sizeof(int))) {
		memcpy(&fd, CMSG_DATA(c), sizeof(int));
		if (getpeername(fd, (struct sockaddr *)&at, &len) < 0)
			close(fd);	/* gone already */
		else if (MHD_add_connection(h->daemon, fd, (struct sockaddr *)&at, len) != MHD_YES)
			log_line(LOG_WARN, "http: a connection is not taken");
	} else if (n > 1 && n <= REGISTRY_ID && text[0] == 'w') {
		tenant_wake(h->server, text + 1);
	}
}

static void *
receive(void *arg)
{
	struct http *h = arg;

	for (;;) {
		union { struct cmsghdr align; char room[CMSG_SPACE(sizeof(int))]; } control;
		char text[REGISTRY_ID + 2];
		struct iovec iov = { .iov_base = text, .iov_len = sizeof(text) - 1 };
		struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control.room, .msg_controllen = sizeof(control.room) };
		ssize_t n = recvmsg(h->fd, &m, MSG_CMSG_CLOEXEC);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		text[n] = '\0';
		take_message(h, &m, text, (size_t)n);
	}
	kill(getpid(), SIGTERM);	/* no more will come; does nothing when that is why */
	return NULL;
}

int
http_open_handed(struct server *s, int socket, struct http **ret, struct hc_err *err)
{
	int rc = start(s, MHD_USE_NO_LISTEN_SOCKET, -1, ret, err);

	if (rc < 0)
		return rc;
	(*ret)->fd = socket;
	if (pthread_create(&(*ret)->receiver, NULL, receive, *ret) != 0) {
		MHD_stop_daemon((*ret)->daemon);
		return hc_fail(err, HC_STORE, 0, "The system gives no thread for the server.");
	}
	return HC_OK;
}

void
http_quiesce(struct http *h)
{
	MHD_socket fd;

	if (h->fd >= 0) {
		shutdown(h->fd, SHUT_RD);
		pthread_join(h->receiver, NULL);
	} else if ((fd = MHD_quiesce_daemon(h->daemon)) != MHD_INVALID_SOCKET) {
		close(fd);
	}
}

void
http_close(struct http *h)
{
	MHD_stop_daemon(h->daemon);
}
