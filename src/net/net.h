/*
 * net.h - HTTP for whoever needs it: a request goes in, a reply comes out; libcurl is behind this header and nowhere else.
 *
 * https only, http only to this machine; no redirects, no credentials in an address; a reply has a largest size, compressed
 * and expanded; a transfer that stands still is given up, one that is merely slow is not. Nothing here retries: retry_delay()
 * of job.h says when the caller may. A struct net belongs to one thread, but for net_wake().
 */
#ifndef HC_NET_NET_H
#define HC_NET_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define PIN_HEAD "sha256//"

/* How to reach the outside. Texts are copied. NULL: what the system says (http_proxy, https_proxy, no_proxy; its certificates). */
struct net_options {
	const char *proxy;	/* "" for none */
	const char *pin;	/* "sha256//BASE64" of the server's public key, or BASE64 alone */
	const char *ca_file;	/* certificates to trust instead of the system's */
};

enum net_coding { NET_PLAIN, NET_ZSTD, NET_HOT /* between our own programs: zstd with our words once the server has shown it knows them */ };

struct net_request {
	const char *method;	/* GET, POST, PUT, HEAD, DELETE */
	const char *url;
	const char *const *headers;	/* "Name: value", ends with NULL; may be NULL */
	const void *body;
	size_t size;
	enum net_coding coding;	/* how the body travels; small ones go as they are */
	const char *expect;	/* the media type of a good answer, or "application/"; another under 2xx is NET_PORTAL. NULL: any */
	size_t max;		/* largest reply, expanded; 0: 64 MiB */
	int patience_s;		/* seconds without 200 B/s after which it is given up; 0: 30. A long poll says more */
};

/* What went wrong on the way, when no reply of the server is there. */
enum net_trouble {
	NET_FINE,
	NET_ADDRESS,		/* not an address we may use */
	NET_NO_NAME, NET_REFUSED, NET_SLOW, NET_CUT, NET_PROXY,
	NET_TLS, NET_PIN,	/* certificate: never retried in silence */
	NET_PORTAL,		/* something else answered: a captive portal, a wrong address */
	NET_TOO_LARGE, NET_GARBLED,
	NET_STOPPED		/* by the caller */
};

struct net_reply {
	int status;
	const char *body;	/* expanded, NUL-terminated */
	size_t size;
	const char *const *headers;	/* "Name: value" of the final answer, ends with NULL */
	enum net_trouble trouble;
	int64_t sent, received;	/* bytes on the wire above TLS, headers included */
	int64_t took_ms, first_ms;	/* whole; until the first byte */
	int64_t connects;	/* connections that had to be made: 0 when one was reused */
};

struct net;
struct net_call;

struct net *net_open(const struct net_options *o);
void net_close(struct net *n);	/* NULL is allowed */

/* Asks and waits. `stop` is asked a few times a second and after net_wake(): true gives up (HC_BUSY, NET_STOPPED). Any status
   is a reply (0); HC_NET when none came, with a sentence and ret->trouble; HC_INVALID for an address we may not use. */
int net_send(struct net *n, const struct net_request *r, bool (*stop)(void *arg), void *arg, struct arena *a, struct net_reply *ret,
    struct hc_err *err);

/* The same in parts, for a long poll beside other requests of the same net. The request is copied. */
int net_begin(struct net *n, const struct net_request *r, struct net_call **ret, struct hc_err *err);
void net_step(struct net *n, int wait_ms);	/* moves every call; returns when something did, after wait_ms, or on net_wake() */
bool net_done(const struct net_call *c);
int net_take(struct net_call *c, struct arena *a, struct net_reply *ret, struct hc_err *err);	/* of one that is done */
void net_end(struct net_call *c);		/* drops it, finished or not; NULL is allowed */
void net_wake(struct net *n);			/* from any thread */
/* net_step() also returns when this descriptor can be read; -1: none. */
void net_watch(struct net *n, int fd);

/* The value of a header, NULL if it is not there. */
const char *net_header(const struct net_reply *r, const char *name);
/* Retry-After in ms (seconds or a date, at most a day), -1 if there is none. `now` is UTC ms. */
int64_t net_retry_after(const struct net_reply *r, int64_t now);
/* HC_INVALID with a sentence unless the address is https, or http to this machine, without user, query or fragment. */
int net_check_url(const char *url, struct hc_err *err);

#endif
