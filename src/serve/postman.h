/*
 * postman.h - mail out of the house: letters of all tenants, one thread, one connection to the relay.
 *
 * A letter is a job that the tenant's lane has taken with a lease. It is handed over here and comes home with what the relay
 * said; the lane ends the job and tells the record in one transaction. So a letter is sent once, and once more only if the
 * server died between the relay's yes and that transaction: under the same Message-ID.
 */
#ifndef HC_SERVE_POSTMAN_H
#define HC_SERVE_POSTMAN_H

#include "net/mail.h"
#include "serve/local.h"

struct postman;

struct letter {
	struct letter *next;
	struct arena *arena;		/* of all texts here; freed when it is home */
	char tenant[REGISTRY_ID];
	uint8_t job[16];
	struct mail_letter mail;
	/* filled by the postman */
	int code;			/* what the relay answered; 0: nothing came back */
	bool unsent, hopeless;		/* hopeless: the same letter will fail again */
	const char *error;		/* why it is unsent */
};

struct postman *postman_new(struct server *s, const struct mail_relay *r);
/*
 * Stopped, what was not begun has come home unsent, and what he is given then lies where it is: the lanes may run on. He is freed when
 * they have ended; the jobs of what lies there are taken again when their leases run out. NULL is allowed in both.
 */
void postman_stop(struct postman *p);
void postman_free(struct postman *p);
void postman_take(struct postman *p, struct letter *l);

/* mail.c: on the tenant's lane. */
void mail_pump(struct server *s, struct tenant *t, bool moved);	/* in the seat of the server's user */
void mail_returned(struct server *s, struct tenant *t, const struct letter *l);
/* schedule.c: keeps a job waiting for each schedule; makes the letter of one that is due. */
int schedules_post(struct tenant *t, struct hc_err *err);
int schedule_letter(struct server *s, struct tenant *t, const uint8_t id[16], struct letter *l, struct hc_err *err);

#endif
