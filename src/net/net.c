/*
 * net.c - requests on a libcurl multi handle: one thread moves them all, a finished easy handle is kept for the next request
 * so that its settings are made once; the multi handle keeps the connections.
 */
#include "net/net.h"

#include <arpa/inet.h>
#include <assert.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "net/coding.h"
#include "net/curl.h"
#include "net/local.h"

#define MAX_REPLY ((size_t)64 << 20)
#define MAX_HEADERS 128
#define MAX_HEADER_BYTES 32768
#define PACK_FROM 512		/* smaller bodies gain nothing by packing */
#define PACK_FROM_HOT 80
#define CONNECT_S 20
#define SLOW_BPS 200
#define PATIENCE_S 30
#define STEP_MS 250

struct net_call {
	struct net *net;
	struct net_call *next;
	CURL *easy;
	struct arena *arena;
	struct curl_slist *headers;
	const void *body;
	size_t size;
	char *host, *expect;
	struct coding *coding;
	size_t max;
	struct buf in;			/* the reply, expanded */
	char *lines[MAX_HEADERS + 1];	/* of the final answer */
	size_t nlines, header_bytes;
	struct hc_err fault;		/* why a callback said no */
	enum net_trouble trouble;
	bool ours, done;		/* ours: NET_HOT */
	CURLcode code;
	char detail[CURL_ERROR_SIZE];
};

struct net {
	CURLM *multi;
	struct net_call *calls;
	char *proxy, *pin, *ca_file;
	int watched;			/* -1: none */
	bool hot;			/* the server answered in CODING_HOT, so it reads it too */
};

static char *
copy(const char *s)
{
	return s != NULL ? xstrdup(s) : NULL;
}

static char *
joined(const char *a, const char *b)
{
	size_t size = strlen(a) + strlen(b) + 1;
	char *ret = xmalloc(size);

	snprintf(ret, size, "%s%s", a, b);
	return ret;
}

struct net *
net_open(const struct net_options *o)
{
	struct net *n = xmalloc(sizeof(*n));

	*n = (struct net){ .multi = curl_multi_init(), .watched = -1 };
	if (n->multi == NULL)
		abort();
	if (o != NULL) {
		n->proxy = copy(o->proxy);
		/* what has no such beginning libcurl takes for the name of a file */
		if (o->pin != NULL && strncmp(o->pin, PIN_HEAD, strlen(PIN_HEAD)) != 0)
			n->pin = joined(PIN_HEAD, o->pin);
		else
			n->pin = copy(o->pin);
		n->ca_file = copy(o->ca_file);
	}
	return n;
}

void
net_close(struct net *n)
{
	if (n == NULL)
		return;
	while (n->calls != NULL)
		net_end(n->calls);
	curl_multi_cleanup(n->multi);
	free(n->proxy);
	free(n->pin);
	free(n->ca_file);
	free(n);
}

/* Plain http must stay on this machine, whatever a name resolves to. */
static curl_socket_t
open_loopback(void *arg, curlsocktype purpose, struct curl_sockaddr *a)
{
	const struct sockaddr_in *v4 = (const void *)&a->addr;
	const struct sockaddr_in6 *v6 = (const void *)&a->addr;

	if (purpose != CURLSOCKTYPE_IPCXN || (a->family != AF_INET && a->family != AF_INET6) ||
	    (a->family == AF_INET && ntohl(v4->sin_addr.s_addr) >> 24 != 127) ||
	    (a->family == AF_INET6 && !IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr)))
		return CURL_SOCKET_BAD;
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static size_t
fault(struct net_call *c, enum net_trouble t, const char *detail)
{
	c->trouble = t;
	trouble_fail(&c->fault, t, c->host, detail);
	return 0;	/* libcurl stops the transfer */
}

/* A line of the head. A status line begins it anew: what came before was 100 or a proxy's. */
static size_t
take_header(char *data, size_t one, size_t n, void *arg)
{
	struct net_call *c = arg;
	size_t len = n;

	if (len > 5 && strncmp(data, "HTTP/", 5) == 0) {
		c->nlines = c->header_bytes = 0;
		return n;
	}
	while (len > 0 && (data[len - 1] == '\n' || data[len - 1] == '\r'))
		len--;
	if (len == 0)
		return n;
	c->header_bytes += len;
	if (c->nlines == MAX_HEADERS || c->header_bytes > MAX_HEADER_BYTES)
		return fault(c, NET_GARBLED, "its head is too long");
	c->lines[c->nlines++] = arena_strndup(c->arena, data, len);
	c->lines[c->nlines] = NULL;
	return n;
}

/* "application/json; charset=utf-8" is application/json, and one of "application/". */
static bool
is_type(const char *have, const char *want)
{
	size_t n = strlen(want);

	return strncasecmp(have, want, n) == 0 && (want[n - 1] == '/' || have[n] == '\0' || have[n] == ';' || have[n] == ' ');
}

/* Looked at before the first byte of the body is taken, and once more at the end for bodies that are empty. */
static bool
is_portal(struct net_call *c)
{
	struct net_reply r = { .headers = (const char *const *)c->lines };
	const char *type = net_header(&r, "Content-Type"), *what = "another server";
	long status = 0;
	bool other;

	curl_easy_getinfo(c->easy, CURLINFO_RESPONSE_CODE, &status);
	if (type != NULL && is_type(type, "text/html"))
		what = "a web page";
	other = status == 511 || (status >= 300 && status < 400 && status != 304) ||
	    (c->expect != NULL && status >= 200 && status < 300 && status != 204 && (type == NULL || !is_type(type, c->expect)));
	if (other)
		fault(c, NET_PORTAL, what);
	return other;
}

static size_t
take_body(char *data, size_t one, size_t n, void *arg)
{
	struct net_call *c = arg;
	struct hc_err err;
	int rc;

	if (c->coding == NULL) {
		struct net_reply r = { .headers = (const char *const *)c->lines };

		if (is_portal(c))
			return 0;
		if (coding_open(net_header(&r, "Content-Encoding"), &c->in, c->max, &c->coding, &err) < 0)
			return fault(c, NET_GARBLED, err.msg);
		c->net->hot |= c->ours && net_header(&r, "Content-Encoding") != NULL &&
		    strcmp(net_header(&r, "Content-Encoding"), CODING_HOT) == 0;
	}
	if ((rc = coding_add(c->coding, data, n, &err)) < 0)
		return fault(c, rc == HC_PART ? NET_TOO_LARGE : NET_GARBLED, err.msg);
	return n;
}

static void
set_method(struct net_call *c, const struct net_request *r)
{
	if (strcmp(r->method, "HEAD") == 0) {
		curl_easy_setopt(c->easy, CURLOPT_NOBODY, 1L);
	} else if (r->body != NULL || strcmp(r->method, "POST") == 0) {
		curl_easy_setopt(c->easy, CURLOPT_POST, 1L);
		curl_easy_setopt(c->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)c->size);
		curl_easy_setopt(c->easy, CURLOPT_POSTFIELDS, c->body != NULL ? c->body : "");
	}
	if (strcmp(r->method, "GET") != 0 && strcmp(r->method, "POST") != 0 && strcmp(r->method, "HEAD") != 0)
		curl_easy_setopt(c->easy, CURLOPT_CUSTOMREQUEST, r->method);
}

static void
set_security(struct net_call *c, const char *url)
{
	const struct net *n = c->net;
	bool plain = strncasecmp(url, "http:", 5) == 0;

	curl_easy_setopt(c->easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c->easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c->easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (n->ca_file != NULL)
		curl_easy_setopt(c->easy, CURLOPT_CAINFO, n->ca_file);
	if (n->pin != NULL)
		curl_easy_setopt(c->easy, CURLOPT_PINNEDPUBLICKEY, n->pin);
	if (plain) {
		curl_easy_setopt(c->easy, CURLOPT_PROXY, "");
		curl_easy_setopt(c->easy, CURLOPT_OPENSOCKETFUNCTION, open_loopback);
	} else if (n->proxy != NULL) {
		curl_easy_setopt(c->easy, CURLOPT_PROXY, n->proxy);
	}
}

static void
set_head(struct net_call *c, const struct net_request *r, const char *coding)
{
	c->headers = curl_slist_append(NULL, c->ours ? "Accept-Encoding: " CODING_HOT ", zstd" : "Accept-Encoding: zstd, gzip");
	c->headers = curl_slist_append(c->headers, "Accept:");
	c->headers = curl_slist_append(c->headers, "Expect:");	/* 100-continue costs a round trip */
	if (coding != NULL)
		c->headers = curl_slist_append(c->headers, arena_printf(c->arena, "Content-Encoding: %s", coding));
	for (size_t i = 0; r->headers != NULL && r->headers[i] != NULL; i++)
		c->headers = curl_slist_append(c->headers, r->headers[i]);
	if (c->headers == NULL)
		abort();
	curl_easy_setopt(c->easy, CURLOPT_HTTPHEADER, c->headers);
}

static void
copy_body(struct net_call *c, const struct net_request *r, const char *coding)
{
	struct buf b = BUF_INIT;

	c->size = r->size;
	if (coding == NULL) {
		c->body = r->body != NULL ? arena_dup(c->arena, r->body, r->size) : NULL;
		return;
	}
	if (strcmp(coding, CODING_HOT) == 0)
		coding_hot(r->body, r->size, &b);
	else
		coding_zstd(r->body, r->size, &b);
	c->body = arena_dup(c->arena, b.data, b.len);
	c->size = b.len;
	buf_free(&b);
}

static char *
host_of(struct arena *a, const char *url)
{
	const char *p = strstr(url, "://");

	p = p != NULL ? p + 3 : url;
	return arena_strndup(a, p, strcspn(p, "/?#"));
}

int
net_begin(struct net *n, const struct net_request *r, struct net_call **ret, struct hc_err *err)
{
	const char *coding = NULL;
	struct net_call *c;
	struct arena *a;
	int rc;

	if ((rc = net_check_url(r->url, err)) < 0)
		return rc;
	a = arena_new("request");
	c = ARENA_NEW(a, struct net_call);
	c->net = n;
	c->arena = a;
	c->host = host_of(a, r->url);
	c->expect = r->expect != NULL ? arena_strdup(a, r->expect) : NULL;
	c->max = r->max > 0 ? r->max : MAX_REPLY;
	if ((c->easy = curl_easy_init()) == NULL)
		abort();
	c->ours = r->coding == NET_HOT;
	if (c->ours && n->hot)
		coding = r->size >= PACK_FROM_HOT ? CODING_HOT : NULL;
	else if (r->coding != NET_PLAIN && r->size >= PACK_FROM)
		coding = "zstd";
	copy_body(c, r, coding);
	curl_easy_setopt(c->easy, CURLOPT_URL, r->url);
	curl_easy_setopt(c->easy, CURLOPT_PRIVATE, c);
	curl_easy_setopt(c->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c->easy, CURLOPT_ERRORBUFFER, c->detail);
	/* our own server knows us by our key */
	if (!c->ours)
		curl_easy_setopt(c->easy, CURLOPT_USERAGENT, "hotcrm/" HC_VERSION);
	curl_easy_setopt(c->easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(c->easy, CURLOPT_HEADERDATA, c);
	curl_easy_setopt(c->easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c->easy, CURLOPT_WRITEDATA, c);
	curl_easy_setopt(c->easy, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_S);
	curl_easy_setopt(c->easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BPS);
	curl_easy_setopt(c->easy, CURLOPT_LOW_SPEED_TIME, (long)(r->patience_s > 0 ? r->patience_s : PATIENCE_S));
	curl_easy_setopt(c->easy, CURLOPT_TCP_KEEPALIVE, 1L);
	set_security(c, r->url);
	set_method(c, r);
	set_head(c, r, coding);
	curl_multi_add_handle(n->multi, c->easy);
	c->next = n->calls;
	n->calls = c;
	*ret = c;
	return HC_OK;
}

/* Takes the ends that libcurl reports to their calls. */
static bool
collect(struct net *n)
{
	bool any = false;
	CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(n->multi, &left)) != NULL) {
		struct net_call *c = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&c);
		assert(c != NULL);
		c->code = m->data.result;
		c->done = any = true;
	}
	return any;
}

void
net_step(struct net *n, int wait_ms)
{
	struct curl_waitfd fd = { .fd = n->watched, .events = CURL_WAIT_POLLIN };
	int running;

	curl_multi_perform(n->multi, &running);
	if (collect(n))
		return;
	curl_multi_poll(n->multi, &fd, n->watched >= 0, wait_ms, NULL);
	curl_multi_perform(n->multi, &running);
	collect(n);
}

void
net_wake(struct net *n)
{
	curl_multi_wakeup(n->multi);
}

void
net_watch(struct net *n, int fd)
{
	n->watched = fd;
}

bool
net_done(const struct net_call *c)
{
	return c->done;
}

static void
measure(struct net_call *c, struct net_reply *r)
{
	curl_off_t total = 0, first = 0, up = 0, down = 0;
	long head = 0, sent = 0, connects = 0;

	curl_easy_getinfo(c->easy, CURLINFO_TOTAL_TIME_T, &total);
	curl_easy_getinfo(c->easy, CURLINFO_STARTTRANSFER_TIME_T, &first);
	curl_easy_getinfo(c->easy, CURLINFO_SIZE_UPLOAD_T, &up);
	curl_easy_getinfo(c->easy, CURLINFO_SIZE_DOWNLOAD_T, &down);
	curl_easy_getinfo(c->easy, CURLINFO_HEADER_SIZE, &head);
	curl_easy_getinfo(c->easy, CURLINFO_REQUEST_SIZE, &sent);
	curl_easy_getinfo(c->easy, CURLINFO_NUM_CONNECTS, &connects);
	r->took_ms = total / 1000;
	r->first_ms = first / 1000;
	r->sent = sent > up ? sent : sent + up;	/* libcurl counts a small body with its head */
	r->received = head + down;
	r->connects = connects;
}

int
net_take(struct net_call *c, struct arena *a, struct net_reply *ret, struct hc_err *err)
{
	struct net_reply r = { .trouble = c->trouble };
	const char **lines;
	struct hc_err broken;
	long status = 0;

	assert(c->done);
	measure(c, &r);
	if (c->trouble == NET_FINE && c->code != CURLE_OK)
		r.trouble = trouble_of(c->code);
	else if (c->trouble == NET_FINE && c->coding != NULL && coding_finish(c->coding, &broken) < 0)
		r.trouble = NET_CUT;
	else if (c->trouble == NET_FINE && c->coding == NULL && is_portal(c))
		r.trouble = c->trouble;
	if (r.trouble != NET_FINE) {
		*ret = r;
		if (c->trouble != NET_FINE) {
			if (err != NULL)
				*err = c->fault;
			return c->fault.code;
		}
		return trouble_fail(err, r.trouble, c->host, c->detail[0] != '\0' ? c->detail :
		    c->code == CURLE_OK ? "the answer was cut short" : curl_easy_strerror(c->code));
	}
	curl_easy_getinfo(c->easy, CURLINFO_RESPONSE_CODE, &status);
	r.status = (int)status;
	/* an older server stands there now */
	c->net->hot &= status != 415;
	r.size = c->in.len;
	r.body = c->in.len > 0 ? arena_strndup(a, c->in.data, c->in.len) : "";
	lines = ARENA_ARRAY(a, const char *, c->nlines + 1);
	for (size_t i = 0; i < c->nlines; i++)
		lines[i] = arena_strdup(a, c->lines[i]);
	r.headers = lines;
	*ret = r;
	return HC_OK;
}

void
net_end(struct net_call *c)
{
	struct net_call **at;

	if (c == NULL)
		return;
	for (at = &c->net->calls; *at != c; at = &(*at)->next)
		assert(*at != NULL);
	*at = c->next;
	curl_multi_remove_handle(c->net->multi, c->easy);
	curl_easy_cleanup(c->easy);
	curl_slist_free_all(c->headers);
	coding_close(c->coding);
	buf_free(&c->in);
	arena_free(c->arena);
}

int
net_send(struct net *n, const struct net_request *r, bool (*stop)(void *arg), void *arg, struct arena *a, struct net_reply *ret,
    struct hc_err *err)
{
	struct net_call *c;
	int rc;

	*ret = (struct net_reply){ .trouble = NET_ADDRESS };
	if ((rc = net_begin(n, r, &c, err)) < 0)
		return rc;
	while (!net_done(c)) {
		if (stop != NULL && stop(arg)) {
			net_end(c);
			ret->trouble = NET_STOPPED;
			return trouble_fail(err, NET_STOPPED, "", "");
		}
		net_step(n, STEP_MS);
	}
	rc = net_take(c, a, ret, err);
	net_end(c);
	return rc;
}
