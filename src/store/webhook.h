/*
 * webhook.h - who wants to be told of events by HTTP, and what is on its way to whom: tables in a tenant's own file.
 *
 * A webhook has a place in the journal up to which its deliveries were made; making them and moving the place is one
 * transaction, so none is lost and none is made twice. Secrets are not here: the server derives them.
 */
#ifndef HC_STORE_WEBHOOK_H
#define HC_STORE_WEBHOOK_H

#include "store/store.h"

struct webhook {
	char id[16];
	const char *url, *types;	/* types: "crm.opportunity.*", commas; "" for all */
	uint8_t user[16];		/* whose rights say which events go out */
	bool active;
	int64_t version, rotated;	/* of the secret; the one before is good until a day after rotated (UTC ms) */
	int64_t seq;			/* events up to here are in `delivery` */
	int64_t created, failing;	/* failing: since when every attempt failed; 0 */
	const char *reason;		/* why it is not active, "" */
};

enum delivery_state { DELIVERY_WAITING, DELIVERY_DONE, DELIVERY_DEAD };

struct delivery {
	int64_t number;
	const char *webhook, *event, *type, *body;
	enum delivery_state state;
	int64_t due, tries, at, status;	/* at: of the last attempt; status: what came back, 0 nothing */
	const char *error;
};

int webhook_list(struct store *s, struct arena *a, struct webhook **ret, size_t *n, struct hc_err *err);
int webhook_find(struct store *s, const char *id, struct arena *a, struct webhook *ret, struct hc_err *err);	/* HC_NOTFOUND */
/* These write in a transaction of their own, or in the open one. */
int webhook_put(struct store *s, const struct webhook *w, struct hc_err *err);	/* by id: adds or replaces */
int webhook_remove(struct store *s, const char *id, struct hc_err *err);	/* its deliveries too */

int delivery_add(struct store *s, const struct delivery *d, struct hc_err *err);
/* Those that wait and are due, oldest first, of webhooks that are active. Who is under way is the caller's to know. */
int delivery_due(struct store *s, int64_t now, size_t max, struct arena *a, struct delivery **ret, size_t *n, struct hc_err *err);
int delivery_find(struct store *s, int64_t number, struct arena *a, struct delivery *ret, struct hc_err *err);
int delivery_set(struct store *s, const struct delivery *d, struct hc_err *err);	/* all but webhook, event, type, body */
int delivery_list(struct store *s, const char *webhook, int64_t before, size_t max, struct arena *a, struct delivery **ret, size_t *n,
    struct hc_err *err);
int delivery_forget(struct store *s, int64_t older, struct hc_err *err);	/* what was over before that */
int webhook_tables(struct store *s, struct hc_err *err);	/* made if they are not there */
bool webhook_any(struct store *s);

#endif
