/*
 * courier.h - carries webhooks out of the house: one thread, many transfers at once, never to an address inside.
 */
#ifndef HC_SERVE_COURIER_H
#define HC_SERVE_COURIER_H

#include "serve/local.h"

struct courier;

struct parcel {
	struct parcel *next;
	struct arena *arena;		/* of all texts here; the courier frees it */
	char tenant[REGISTRY_ID];
	int64_t number;			/* of the delivery */
	const char *url, *id, *body, *signature;
	int64_t stamp;			/* seconds since 1970, as signed */
	/* filled by the courier */
	int64_t status, retry_after_s;	/* status 0: nothing came back, error says why */
	const char *error;
};

struct courier *courier_new(struct server *s);
/*
 * Stopped, it brings nothing home any more, and what it is given lies where it is: its lanes may run on. It is freed when they have ended;
 * what is under way and what lies there is given up. NULL is allowed in both.
 */
void courier_stop(struct courier *c);
void courier_free(struct courier *c);
void courier_take(struct courier *c, struct parcel *p);
/* https, or http only when private addresses are allowed; no user, no fragment; ports 443 and 8443. HC_INVALID. */
int courier_check_url(const char *url, bool allow_private, struct hc_err *err);
/* An address of the outside: not loopback, private, link-local, carrier-grade, multicast, unique-local, nor a v4 one of those
   written as v6. */
struct sockaddr;
bool courier_is_public(const struct sockaddr *sa);

/* webhook.c: on the tenant's lane, with the parcel come back, which is its own from then on. What became of it is written with
   what came of others, all that are here by then in one transaction. */
void webhook_returned(struct server *s, struct tenant *t, struct parcel *p);

#endif
