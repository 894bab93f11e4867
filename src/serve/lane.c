/*
 * lane.c - a thread and the tenants that are its own: requests wait per tenant, and tenants take turns, so that a busy one
 * holds up nobody for longer than one request.
 */
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/env.h"
#include "base/err.h"
#include "base/held.h"
#include "base/log.h"
#include "serve/local.h"

#define TICK_NS INT64_C(250000000)
#define SLICE_NS INT64_C(1000000)	/* of the round over the tenants, before a request is answered in between */
#define TRIM_NS INT64_C(5000000000)	/* the heap gives back that often when nobody asks, */
#define QUIET_NS INT64_C(250000000)	/* which is when nobody did for so long, */
#define TRIM_LATE_NS INT64_C(60000000000)	/* and this often in any case: it holds up all lanes for some ms per 100 MB */
#define READ_NS INT64_C(15000000000)	/* a question that takes longer holds up the others of its lane */

static struct tenant *
tenant_of(struct lane *l, const char *id)
{
	struct tenant *t = map_get(l->tenants, id);

	if (t == NULL) {
		t = ARENA_NEW(l->arena, struct tenant);
		memcpy(t->id, id, strlen(id) + 1);
		t->lane = l;
		t->last = &t->first;
		map_put(l->tenants, id, t);
	}
	return t;
}

static void
make_ready(struct lane *l, struct tenant *t)
{
	t->ready = true;
	t->next = NULL;
	*l->ready_last = t;
	l->ready_last = &t->next;
}

void
lane_post(struct lane *l, const char *tenant, struct request *rq)
{
	struct tenant *t;
	bool full;

	pthread_mutex_lock(&l->lock);
	t = tenant_of(l, tenant);
	full = !rq->internal && !(rq->route->flags & ROUTE_WAITS) && t->queued - t->queued_polls >= (l->clerk ? TENANT_QUEUED * 8 : TENANT_QUEUED);
	if (!full) {
		rq->next = NULL;
		*t->last = rq;
		t->last = &rq->next;
		t->queued++;
		t->queued_polls += (rq->route->flags & ROUTE_WAITS) != 0;
		if (!t->ready)
			make_ready(l, t);
		pthread_cond_signal(&l->cond);
	}
	pthread_mutex_unlock(&l->lock);
	if (full) {
		reply_header(rq, "Retry-After", "1");
		reply_problem(rq, 503, "busy", "Too many requests of this tenant wait already; try again in a second.");
		request_done(l->server, rq);
	}
}

void
lane_wake(struct lane *l)
{
	pthread_mutex_lock(&l->lock);
	pthread_cond_signal(&l->cond);
	pthread_mutex_unlock(&l->lock);
}

/* The next tenant's next request; with nothing to do until `until` NULL. */
static struct request *
take(struct lane *l, int64_t until, struct tenant **ret)
{
	struct request *rq = NULL;
	struct timespec ts = { .tv_sec = until / 1000000000, .tv_nsec = until % 1000000000 };
	struct tenant *t;

	pthread_mutex_lock(&l->lock);
	while (l->ready == NULL && !l->stop)
		if (pthread_cond_timedwait(&l->cond, &l->lock, &ts) == ETIMEDOUT)
			break;
	if ((t = l->ready) != NULL) {
		if ((l->ready = t->next) == NULL)
			l->ready_last = &l->ready;
		t->ready = false;
		rq = t->first;
		if ((t->first = rq->next) == NULL)
			t->last = &t->first;
		t->queued--;
		t->queued_polls -= (rq->route->flags & ROUTE_WAITS) != 0;
		if (t->first != NULL)
			make_ready(l, t);
	}
	pthread_mutex_unlock(&l->lock);
	*ret = t;
	return rq;
}

bool
lane_more(struct tenant *t)
{
	bool more;

	pthread_mutex_lock(&t->lane->lock);
	more = t->first != NULL;
	pthread_mutex_unlock(&t->lane->lock);
	return more;
}

void
request_done(struct server *s, struct request *rq)
{
	reply_pack(rq);
	rq->done(rq);
}

void
tenant_wait(struct tenant *t, struct request *rq, int64_t deadline, int (*again)(struct server *s, void *tenant, struct request *rq))
{
	rq->deadline = deadline;
	rq->again = again;
	if (t->waiting == NULL || deadline < t->wait_until)
		t->wait_until = deadline;
	rq->next = t->waiting;
	t->waiting = rq;
	t->unjudged = true;
}

void
tenant_wait_fresh(struct tenant *t, struct request *rq, int64_t deadline, int (*again)(struct server *s, void *tenant, struct request *rq))
{
	rq->fresh = rq->stirred = true;
	t->fresh++;
	tenant_wait(t, rq, deadline, again);
}

static int
take_seat(struct server *s, struct tenant *t, struct request *rq, struct hc_err *err)
{
	int rc = tenant_plan(s, t, &rq->who, err);

	if (rc < 0 || rq->route->flags & ROUTE_LATER)
		return rc;
	usage_fresh(s, t, rq);
	return tenant_enter(s, t, &rq->who, err);
}

static void
answer(struct server *s, struct tenant *t, struct request *rq)
{
	const struct route *route = rq->route;
	struct hc_err err = { .pos = -1 };
	int later = 0;

	if (!rq->internal && route->where == ROUTE_TENANT && rq->who.place != NULL)
		tenant_follow(s, t, &rq->who);
	if (rq->internal) {
		route->run(s, t, rq);
	} else if (rq->too_large) {
		reply_problem(rq, 413, "too-large", "The body is larger than %zu bytes; send it in parts.", rq->body_max);
	} else if (request_expand(rq) < 0) {
		/* the reply says why */
	} else if (route->where == ROUTE_TENANT && take_seat(s, t, rq, &err) < 0) {
		reply_error(rq, &err);
	} else if (route->flags & ROUTE_ADMIN && route->where == ROUTE_TENANT && !t->work->admin) {
		reply_problem(rq, 403, "denied", "Only an administrator of this tenant may do this.");
	} else {
		t->patience = route->flags & ROUTE_WRITES ? 0 : s->env->ticks(s->env) + READ_NS;
		t->held = arena_held();
		t->running = true;
		later = route->run(s, route->where == ROUTE_TENANT ? t : NULL, rq);
		t->running = false;
		t->patience = 0;
		/* what was written is written, and said */
		if (!later && (t->too_much || (!(route->flags & ROUTE_WRITES) && (int64_t)(arena_held() - t->held) > server_now(s)->request_memory))) {
			reply_problem(rq, 413, "too-large", "This takes more than %lld MB to answer; ask for less: a narrower condition, fewer groups, "
			    "or pages.", (long long)(server_now(s)->request_memory >> 20));
		}
		t->too_much = false;
	}
	if (!later)
		request_done(s, rq);
}

/* What tenants gave back lies among what others keep, and by itself the heap gives back its end only. */
static void
give_back(struct lane *l, int64_t now)
{
	bool quiet = now - (int64_t)atomic_load(&l->server->asked) >= QUIET_NS;

	if (l->rested == 0 || now < l->trim_at || (!quiet && now < l->trim_at + TRIM_LATE_NS))
		return;
	l->rested = 0;
	heap_trim();
	l->trim_at = l->server->env->ticks(l->server->env) + TRIM_NS;
}

/* Everything but requests: waiters, jobs, closing what is idle. A slice of the round over the tenants; true when that is through.
   Hundreds that are due at the same moment so hold up nobody who asks for longer than one of them. */
static bool
tick(struct lane *l)
{
	struct server *s = l->server;
	int64_t now = s->env->ticks(s->env), until = now + SLICE_NS;

	if (l->clerk) {
		clerk_tick(s, l);
		return true;
	}
	while (now < until) {
		struct tenant *t = NULL;

		pthread_mutex_lock(&l->lock);
		if (l->looked < map_count(l->tenants))
			t = map_value(l->tenants, l->looked++);
		pthread_mutex_unlock(&l->lock);
		if (t == NULL) {
			l->looked = 0;
			l->awake = l->awake_now;
			l->awake_now = 0;
			give_back(l, now);
			return true;
		}
		if (t->work == NULL)
			continue;
		tenant_tick(s, t);
		l->awake_now += t->work != NULL && !t->rested;
		now = s->env->ticks(s->env);
	}
	return false;
}

static void *
run(void *arg)
{
	struct lane *l = arg;
	struct server *s = l->server;
	int64_t next = s->env->ticks(s->env) + TICK_NS;
	bool stop = false, round = false;

	host_share_models();
	while (!stop) {
		struct tenant *t;
		struct request *rq = take(l, round ? 0 : next, &t);

		if (rq != NULL) {
			if (!rq->internal)
				atomic_store(&s->asked, s->env->ticks(s->env));
			answer(s, t, rq);
			if (t->work != NULL)
				tenant_tick(s, t);
		}
		if (round || rq == NULL || s->env->ticks(s->env) >= next) {
			round = !tick(l);
			next = s->env->ticks(s->env) + TICK_NS;
		}
		pthread_mutex_lock(&l->lock);
		stop = l->stop && l->ready == NULL;
		pthread_mutex_unlock(&l->lock);
	}
	if (l->clerk)
		clerk_tick(s, l);
	for (size_t i = 0; i < map_count(l->tenants); i++)
		tenant_close(s, map_value(l->tenants, i));
	host_share_end();
	return NULL;
}

int
lane_start(struct server *s, struct lane *l, int number, bool clerk, struct hc_err *err)
{
	pthread_condattr_t attr;
	int rc;

	l->server = s;
	l->number = number;
	l->clerk = clerk;
	l->arena = arena_new("lane");
	l->tenants = map_new(l->arena);
	l->ready_last = &l->ready;
	pthread_mutex_init(&l->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&l->cond, &attr);
	pthread_condattr_destroy(&attr);
	if ((rc = admin_registry(s->env, s->options.dir, &l->registry, err)) < 0)
		return rc;
	if (pthread_create(&l->thread, NULL, run, l) != 0) {
		registry_close(l->registry);
		l->registry = NULL;
		return hc_fail(err, HC_STORE, 0, "The system gives no thread for the server.");
	}
	return HC_OK;
}

void
lane_stop(struct lane *l)
{
	if (l->arena == NULL)
		return;
	if (l->registry != NULL) {
		pthread_mutex_lock(&l->lock);
		l->stop = true;
		pthread_cond_signal(&l->cond);
		pthread_mutex_unlock(&l->lock);
		pthread_join(l->thread, NULL);
		registry_close(l->registry);
	}
	pthread_cond_destroy(&l->cond);
	pthread_mutex_destroy(&l->lock);
	arena_free(l->arena);
}
