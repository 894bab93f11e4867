/*
 * courier.c - webhooks over libcurl: every connection is looked at when its address is known, and refused when it leads inside.
 *
 * The name is resolved by curl, and the very address it got is checked as the socket is opened: a name that answers differently
 * the second time gains nothing. No redirects, no proxy, small replies, fifteen seconds.
 */
#include "serve/courier.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"

#define AT_ONCE 64
#define TIMEOUT_S 15L
#define REPLY_MAX 65536

struct transfer {
	struct courier *courier;
	struct parcel *parcel;
	CURL *easy;
	struct curl_slist *headers;
	size_t got;
	bool inside;		/* the address was refused */
};

struct courier {
	struct server *server;
	pthread_t thread;
	pthread_mutex_t lock;
	struct parcel *first, **last;	/* the lock's */
	bool stop;			/* the lock's */
	CURLM *multi;
	CURL *under_way[AT_ONCE];
	int running;
};

static bool
public_v4(uint32_t a)
{
	static const struct { uint32_t net; int bits; } inside[] = {
		{ 0x00000000, 8 }, { 0x0a000000, 8 }, { 0x64400000, 10 }, { 0x7f000000, 8 }, { 0xa9fe0000, 16 }, { 0xac100000, 12 },
		{ 0xc0000000, 24 }, { 0xc0000200, 24 }, { 0xc0586300, 24 }, { 0xc0a80000, 16 }, { 0xc6120000, 15 }, { 0xc6336400, 24 },
		{ 0xcb007100, 24 }, { 0xe0000000, 4 }, { 0xf0000000, 4 },
	};

	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		if (a >> (32 - inside[i].bits) == inside[i].net >> (32 - inside[i].bits))
			return false;
	return true;
}

static uint32_t
four(const uint8_t *b)
{
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

bool
courier_is_public(const struct sockaddr *sa)
{
	static const uint8_t zeros[12], mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	static const uint8_t nat64[12] = { 0, 0x64, 0xff, 0x9b };
	const uint8_t *b;

	if (sa->sa_family == AF_INET)
		return public_v4(ntohl(((const struct sockaddr_in *)(const void *)sa)->sin_addr.s_addr));
	if (sa->sa_family != AF_INET6)
		return false;
	b = ((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr.s6_addr;
	if (memcmp(b, mapped, 12) == 0 || memcmp(b, zeros, 12) == 0 || memcmp(b, nat64, 12) == 0)
		return public_v4(four(b + 12));
	if (b[0] == 0x20 && b[1] == 0x02)
		return public_v4(four(b + 2));	/* 6to4 */
	if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 2)
		return false;	/* Teredo and its kin */
	return (b[0] & 0xe0) == 0x20;	/* 2000::/3 is all that is given out */
}

static bool
is_port(const char *port, const char *end, const char *text)
{
	return (size_t)(end - port) == strlen(text) && memcmp(port, text, strlen(text)) == 0;
}

/* Is the host a number, of whatever notation, that is not public? Names are looked at each time that somebody is called by them. */
static bool
leads_inside(const char *host, size_t n)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM }, *found;
	char text[INET6_ADDRSTRLEN + 2];
	bool inside;

	if (n > 1 && host[0] == '[' && host[n - 1] == ']') {
		host++;
		n -= 2;
	}
	if (n >= sizeof(text))
		return false;
	memcpy(text, host, n);
	text[n] = '\0';
	if (getaddrinfo(text, NULL, &hints, &found) != 0)
		return false;
	inside = !courier_is_public(found->ai_addr);
	freeaddrinfo(found);
	return inside;
}

int
courier_check_url(const char *url, bool allow_private, struct hc_err *err)
{
	bool https = strncasecmp(url, "https://", 8) == 0, http = strncasecmp(url, "http://", 7) == 0;
	const char *host = url + (https ? 8 : 7), *port;
	size_t n;

	if (strlen(url) > 1000 || (!https && !(http && allow_private)))
		return hc_fail(err, HC_INVALID, 0, "url must be an https address of at most 1000 characters.");
	for (const char *p = url; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 127)
			return hc_fail(err, HC_INVALID, 0, "url holds a character that does not belong in an address.");
	n = strcspn(host, "/?#");
	if (n == 0 || memchr(host, '@', n) != NULL || strchr(url, '#') != NULL)
		return hc_fail(err, HC_INVALID, 0, "url must be https://host/path, without user or fragment.");
	port = host[0] == '[' ? memchr(host, ']', n) : host;
	port = port != NULL ? memchr(port, ':', n - (size_t)(port - host)) : NULL;
	if (port != NULL && !allow_private && !is_port(port, host + n, ":443") && !is_port(port, host + n, ":8443"))
		return hc_fail(err, HC_INVALID, 0, "url may name port 443 or 8443.");
	if (!allow_private && leads_inside(host, (size_t)((port != NULL ? port : host + n) - host)))
		return hc_fail(err, HC_INVALID, 0, "url leads to an address inside; webhooks go to public ones.");
	return HC_OK;
}

static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *tr = arg;

	if (purpose != CURLSOCKTYPE_IPCXN)
		return CURL_SOCKET_BAD;
	if (!server_now(tr->courier->server)->private_webhooks && !courier_is_public(&address->addr)) {
		tr->inside = true;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Replies are not read, only bounded. */
static size_t
swallow(char *data, size_t size, size_t n, void *arg)
{
	struct transfer *tr = arg;

	(void)data;
	tr->got += size * n;
	return tr->got <= REPLY_MAX ? size * n : 0;
}

/* The way home: a request to the lane that carries no request. */
struct homecoming {
	struct server *server;
	struct parcel *parcel;
};

static int
come_home(struct server *s, struct tenant *t, struct request *rq)
{
	struct homecoming *h = rq->http;

	webhook_returned(s, t, h->parcel);
	h->parcel = NULL;
	rq->status = 204;
	return 0;
}

static void
at_home(struct request *rq)
{
	struct homecoming *h = rq->http;

	if (h->parcel != NULL)
		arena_free(h->parcel->arena);
	request_free(rq);
}

static const struct route homeward = { "POST", "webhook", NULL, ROUTE_TENANT, 0, 0, come_home, NULL };

static void
send_home(struct server *s, struct parcel *p)
{
	struct request *rq = request_new(s->env);
	struct homecoming *h = ARENA_NEW(rq->arena, struct homecoming);

	*h = (struct homecoming){ s, p };
	rq->http = h;
	rq->done = at_home;
	rq->route = &homeward;
	memcpy(rq->who.tenant, p->tenant, sizeof(p->tenant));
	rq->who.scopes = rq->who.plan = rq->who.kind = "";
	rq->internal = true;
	server_post(s, rq);
}

static void
begin(struct courier *c, struct parcel *p)
{
	struct transfer *tr = ARENA_NEW(p->arena, struct transfer);
	struct arena *a = p->arena;

	tr->courier = c;
	tr->parcel = p;
	tr->easy = curl_easy_init();
	tr->headers = curl_slist_append(NULL, "Content-Type: application/json");
	tr->headers = curl_slist_append(tr->headers, arena_printf(a, "webhook-id: %s", p->id));
	tr->headers = curl_slist_append(tr->headers, arena_printf(a, "webhook-timestamp: %lld", (long long)p->stamp));
	tr->headers = curl_slist_append(tr->headers, arena_printf(a, "webhook-signature: %s", p->signature));
	tr->headers = curl_slist_append(tr->headers, "Expect:");
	if (tr->easy == NULL) {
		curl_slist_free_all(tr->headers);
		p->error = "no memory";
		send_home(c->server, p);
		return;
	}
	curl_easy_setopt(tr->easy, CURLOPT_URL, p->url);
	curl_easy_setopt(tr->easy, CURLOPT_PRIVATE, tr);
	curl_easy_setopt(tr->easy, CURLOPT_POSTFIELDS, p->body);
	curl_easy_setopt(tr->easy, CURLOPT_HTTPHEADER, tr->headers);
	curl_easy_setopt(tr->easy, CURLOPT_USERAGENT, "HotCRM/" HC_VERSION);
	curl_easy_setopt(tr->easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(tr->easy, CURLOPT_PROTOCOLS_STR, server_now(c->server)->private_webhooks ? "https,http" : "https");
	curl_easy_setopt(tr->easy, CURLOPT_PROXY, "");
	curl_easy_setopt(tr->easy, CURLOPT_TIMEOUT, TIMEOUT_S);
	curl_easy_setopt(tr->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(tr->easy, CURLOPT_WRITEFUNCTION, swallow);
	curl_easy_setopt(tr->easy, CURLOPT_WRITEDATA, tr);
	curl_easy_setopt(tr->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(tr->easy, CURLOPT_OPENSOCKETDATA, tr);
	curl_multi_add_handle(c->multi, tr->easy);
	c->under_way[c->running++] = tr->easy;
}

static void
let_go(struct courier *c, CURL *easy, struct transfer *tr)
{
	int i = 0;

	while (c->under_way[i] != easy)
		i++;
	c->under_way[i] = c->under_way[--c->running];
	curl_multi_remove_handle(c->multi, easy);
	curl_easy_cleanup(easy);
	curl_slist_free_all(tr->headers);
}

static void
end(struct courier *c, CURL *easy, CURLcode code)
{
	struct transfer *tr;
	struct parcel *p;
	curl_off_t after = 0;
	long status = 0;

	curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&tr);
	p = tr->parcel;
	if (code == CURLE_OK) {
		curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
		curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &after);
		p->error = "";
	} else {
		p->error = tr->inside ? "the address leads inside" : tr->got > REPLY_MAX ? "the answer is too long" :
		    arena_strdup(p->arena, curl_easy_strerror(code));
	}
	p->status = status;
	p->retry_after_s = after;
	let_go(c, easy, tr);
	send_home(c->server, p);
}

static void *
run(void *arg)
{
	struct courier *c = arg;

	for (;;) {
		struct parcel *p = NULL;
		CURLMsg *msg;
		int n;
		bool stop;

		pthread_mutex_lock(&c->lock);
		stop = c->stop;
		if (c->running < AT_ONCE && (p = c->first) != NULL && (c->first = p->next) == NULL)
			c->last = &c->first;
		pthread_mutex_unlock(&c->lock);
		if (stop)
			return NULL;
		if (p != NULL) {
			begin(c, p);
			continue;
		}
		curl_multi_perform(c->multi, &n);
		while ((msg = curl_multi_info_read(c->multi, &n)) != NULL)
			if (msg->msg == CURLMSG_DONE)
				end(c, msg->easy_handle, msg->data.result);
		curl_multi_poll(c->multi, NULL, 0, 1000, NULL);
	}
}

struct courier *
courier_new(struct server *s)
{
	struct courier *c = xmalloc(sizeof(*c));

	*c = (struct courier){ .server = s };
	c->last = &c->first;
	pthread_mutex_init(&c->lock, NULL);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	c->multi = curl_multi_init();
	if (c->multi == NULL || pthread_create(&c->thread, NULL, run, c) != 0) {
		curl_multi_cleanup(c->multi);
		free(c);
		return NULL;
	}
	return c;
}

void
courier_take(struct courier *c, struct parcel *p)
{
	pthread_mutex_lock(&c->lock);
	p->next = NULL;
	*c->last = p;
	c->last = &p->next;
	pthread_mutex_unlock(&c->lock);
	curl_multi_wakeup(c->multi);
}

void
courier_stop(struct courier *c)
{
	if (c == NULL)
		return;
	pthread_mutex_lock(&c->lock);
	c->stop = true;
	pthread_mutex_unlock(&c->lock);
	curl_multi_wakeup(c->multi);
	pthread_join(c->thread, NULL);
}

void
courier_free(struct courier *c)
{
	struct parcel *p;

	if (c == NULL)
		return;
	/* what is here is in the tenants' files still: it goes out after the next start */
	while (c->running > 0) {
		struct transfer *tr;

		curl_easy_getinfo(c->under_way[0], CURLINFO_PRIVATE, (char **)&tr);
		p = tr->parcel;
		let_go(c, c->under_way[0], tr);
		arena_free(p->arena);
	}
	while ((p = c->first) != NULL) {
		c->first = p->next;
		arena_free(p->arena);
	}
	curl_multi_cleanup(c->multi);
	pthread_mutex_destroy(&c->lock);
	free(c);
}
