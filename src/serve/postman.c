/*
 * postman.c - the thread that speaks to the mail relay. See postman.h.
 */
#include "serve/postman.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"

struct postman {
	struct server *server;
	struct arena *arena;
	struct mailer *mailer;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t cond;
	struct letter *first, **last;	/* the lock's */
	atomic_bool stop;
};

/* The way home: a request to the lane that carries no request. */
static int
come_home(struct server *s, struct tenant *t, struct request *rq)
{
	mail_returned(s, t, rq->http);
	rq->status = 204;
	return 0;
}

static void
at_home(struct request *rq)
{
	struct letter *l = rq->http;

	arena_free(l->arena);
	request_free(rq);
}

static const struct route homeward = { "POST", "mail", NULL, ROUTE_TENANT, 0, 0, come_home, NULL };

static void
send_home(struct server *s, struct letter *l)
{
	struct request *rq = request_new(s->env);

	rq->http = l;
	rq->done = at_home;
	rq->route = &homeward;
	memcpy(rq->who.tenant, l->tenant, sizeof(l->tenant));
	rq->who.scopes = rq->who.plan = rq->who.kind = "";
	rq->internal = true;
	server_post(s, rq);
}

static void
deliver(struct postman *p, struct letter *l)
{
	struct hc_err err = { .pos = -1 };
	int rc = mailer_send(p->mailer, &l->mail, NULL, NULL, &l->code, &err);

	l->unsent = rc < 0;
	l->hopeless = rc == HC_INVALID || l->code >= 500;
	l->error = rc < 0 ? arena_strdup(l->arena, err.msg) : NULL;
}

static void *
run(void *arg)
{
	struct postman *p = arg;

	for (;;) {
		struct letter *l;

		pthread_mutex_lock(&p->lock);
		while ((l = p->first) == NULL && !atomic_load(&p->stop))
			pthread_cond_wait(&p->cond, &p->lock);
		if (l != NULL && (p->first = l->next) == NULL)
			p->last = &p->first;
		pthread_mutex_unlock(&p->lock);
		if (l == NULL)
			return NULL;
		if (atomic_load(&p->stop)) {
			l->unsent = true;
			l->error = "The server stopped before it was sent.";
		} else {
			deliver(p, l);
		}
		send_home(p->server, l);
	}
}

struct postman *
postman_new(struct server *s, const struct mail_relay *r)
{
	struct arena *a = arena_new("postman");
	struct postman *p = ARENA_NEW(a, struct postman);

	p->arena = a;
	p->server = s;
	p->last = &p->first;
	p->mailer = mailer_open(r);
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->cond, NULL);
	if (pthread_create(&p->thread, NULL, run, p) != 0) {
		mailer_close(p->mailer);
		arena_free(a);
		return NULL;
	}
	return p;
}

void
postman_take(struct postman *p, struct letter *l)
{
	pthread_mutex_lock(&p->lock);
	l->next = NULL;
	*p->last = l;
	p->last = &l->next;
	pthread_cond_signal(&p->cond);
	pthread_mutex_unlock(&p->lock);
}

void
postman_stop(struct postman *p)
{
	if (p == NULL)
		return;
	pthread_mutex_lock(&p->lock);
	atomic_store(&p->stop, true);
	pthread_cond_signal(&p->cond);
	pthread_mutex_unlock(&p->lock);
	pthread_join(p->thread, NULL);
}

void
postman_free(struct postman *p)
{
	struct letter *l;

	if (p == NULL)
		return;
	while ((l = p->first) != NULL) {
		p->first = l->next;
		arena_free(l->arena);
	}
	mailer_close(p->mailer);
	pthread_cond_destroy(&p->cond);
	pthread_mutex_destroy(&p->lock);
	arena_free(p->arena);
}
