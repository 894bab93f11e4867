/*
 * webhook.h - events sent to whoever asked, by Standard Webhooks 1.0: made in the tenant's turn, carried by the courier.
 */
#ifndef HC_SERVE_WEBHOOK_H
#define HC_SERVE_WEBHOOK_H

#include "serve/courier.h"
#include "store/webhook.h"

/* In the tenant's turn: turns events into deliveries when something moved, and hands those that are due to the courier. */
void webhook_pump(struct server *s, struct tenant *t, bool moved);
/* Writes down what the courier brought back. */
void webhook_settle(struct server *s, struct tenant *t);
/* "whsec_..." of a version of its secret: derived from the server's own, kept nowhere. */
#define WEBHOOK_SECRET 64
void webhook_secret(const struct server *s, const char *tenant, const char *id, int64_t version, char ret[WEBHOOK_SECRET]);
/* "v1,BASE64 v1,BASE64": of the secret in force, and for a day of the one before. */
const char *webhook_sign(const struct server *s, struct arena *a, const char *tenant, const struct webhook *w, const char *id,
    int64_t stamp, const char *body, int64_t now);
/* How long after the attempt-th failure (1, 2, ...) the next attempt comes, in ms; -1: never. */
int64_t webhook_delay(int64_t attempt, uint64_t random);

int webhooks_list(struct server *s, struct tenant *t, struct request *rq);
int webhooks_post(struct server *s, struct tenant *t, struct request *rq);
int webhooks_get(struct server *s, struct tenant *t, struct request *rq);
int webhooks_patch(struct server *s, struct tenant *t, struct request *rq);
int webhooks_delete(struct server *s, struct tenant *t, struct request *rq);
int webhooks_ping(struct server *s, struct tenant *t, struct request *rq);
int webhooks_rotate(struct server *s, struct tenant *t, struct request *rq);
int webhooks_replay(struct server *s, struct tenant *t, struct request *rq);
int webhooks_log(struct server *s, struct tenant *t, struct request *rq);

#endif
