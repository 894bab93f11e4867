/*
 * tenant.c - a tenant's workspace on its lane: opened when it is asked for, closed when nobody asks any more; and what happens
 * between requests: waiters hear of commits, due jobs run.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/held.h"
#include "base/log.h"
#include "engine/queue.h"
#include "serve/events.h"
#include "serve/exchange.h"
#include "serve/postman.h"
#include "serve/webhook.h"

#define JOBS_NS INT64_C(20000000000)
#define RESTED_JOBS_NS INT64_C(300000000000)	/* for one that rests: a third of the clerk's round */
#define WAKE_NS INT64_C(1000000000)	/* that a turn nobody asked for may go on with what is old */
#define TOGETHER 100
#define FRESH 32	/* of those who came to wait, that are looked at before another tenant has its turn */
#define SETTLE_NS INT64_C(10000000000)

static bool
out_of_patience(void *arg)
{
	struct tenant *t = arg;
	const struct server *s = t->lane->server;

	if (t->running && (int64_t)(arena_held() - t->held) > server_now(s)->request_memory)
		return t->too_much = true;
	return t->patience != 0 && s->env->ticks(s->env) > t->patience;
}

/* The plugins of its plan, if they are others than they were. Its arena holds what was applied, whatever happened to the plans. */
static int
apply_plan(struct server *s, struct tenant *t, const char *plan, struct hc_err *err)
{
	const char *plugins = plans_find(server_plans(s), plan)->plugins;
	int rc;

	if (t->plugins != NULL && strcmp(t->plugins, plugins) == 0)
		return HC_OK;
	if ((rc = work_plugins_allowed(t->work, plugins, err)) < 0)
		return rc;
	t->plugins = arena_strdup(t->lane->arena, plugins);
	t->seat_head = -1;
	return HC_OK;
}

/* Where the registry says that it is now; a move that was cut off is ended first. */
static int
open_work(struct server *s, struct tenant *t, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	const char *signs = NULL;
	struct tenant_row row;
	int rc;

	if ((rc = registry_tenant_find(t->lane->registry, t->id, a, &row, err)) >= 0 &&
	    (row.move[0] == '\0' || (rc = admin_tenant_moved(s->env, s->options.dir, t->lane->registry, a, &row, err)) >= 0) &&
	    (rc = work_open(s->env, admin_tenant_path(a, s->options.dir, &row), 0, s->options.no_plugins, NULL, &t->work, err)) >= 0 &&
	    (t->place == NULL || strcmp(t->place, row.place) != 0))
		t->place = arena_strdup(t->lane->arena, row.place);
	t->plugins = NULL;
	if (rc >= 0 && ((rc = store_meta_get(t->work->store, a, "webhooks_of", &signs, err)) < 0 || (rc = apply_plan(s, t, row.plan, err)) < 0))
		work_close(t->work);
	if (rc >= 0)
		snprintf(t->signs_as, sizeof(t->signs_as), "%s", signs != NULL ? signs : t->id);
	arena_free(a);
	return rc;
}

int
tenant_open(struct server *s, struct tenant *t, struct hc_err *err)
{
	int rc;

	t->used = s->env->ticks(s->env);
	t->rested = false;
	if (t->work != NULL)
		return HC_OK;
	if ((rc = open_work(s, t, err)) < 0) {
		t->work = NULL;
		log_line(LOG_ERROR, "tenant %s: %s", t->id, err->msg);
		return rc == HC_BUSY ? rc : hc_fail(err, HC_STORE, 0, "This tenant cannot be opened now; the server's log says why.");
	}
	store_interrupt(t->work->store, out_of_patience, t);
	engine_observe(t->work, blob_changed, t);
	t->seat_head = -1;
	atomic_fetch_add(&s->open_tenants, 1);
	t->jobs_at = t->used + JOBS_NS / 10;
	return HC_OK;
}

/* Who waits or listens knows the place of long ago: only a request that just came is asked. */
void
tenant_follow(struct server *s, struct tenant *t, const struct who *who)
{
	if (t->work == NULL)
		return;
	if (strcmp(who->place, t->place) != 0 || (who->moving && store_retired(t->work->store)))
		tenant_close(s, t);
	else
		store_patience(t->work->store, who->moving ? TENANT_MOVING_MS : TENANT_PATIENCE_MS);
}

int
tenant_plan(struct server *s, struct tenant *t, const struct who *who, struct hc_err *err)
{
	int64_t now = s->env->ticks(s->env);
	int rc;

	if ((rc = tenant_open(s, t, err)) < 0 || (rc = apply_plan(s, t, who->plan, err)) < 0)
		return rc;
	if (now < t->texts_at)
		return HC_OK;
	/* another worker, or a command beside the server, may have changed fields */
	t->texts_at = now + TENANT_LOOK_NS;
	if ((rc = work_follow(t->work, err)) > 0)
		t->seat_head = -1;
	return rc < 0 ? rc : HC_OK;
}

int
tenant_enter(struct server *s, struct tenant *t, const struct who *who, struct hc_err *err)
{
	int64_t head;
	bool moved;
	int rc;

	if ((rc = tenant_open(s, t, err)) < 0)
		return rc;
	/* rights and roles are records: who sat there last still does when none of these was written since, by whomever */
	if ((rc = exchange_persons_moved(t->work, t->seat_head, &head, &moved, err)) < 0)
		return rc;
	if (t->seat_head >= 0 && !moved && memcmp(t->seat, who->user, 16) == 0) {
		t->seat_head = head;
		work_turn(t->work);
		return HC_OK;
	}
	t->seat_head = -1;
	if ((rc = work_become(t->work, who->user, err)) < 0)
		return rc == HC_NOTFOUND ? hc_fail(err, HC_DENIED, 0, "The user of this key is not there any more.") : rc;
	/* machines read and write one form, whatever the person prefers */
	t->work->locale.mark = '.';
	t->work->locale.group = 0;
	t->work->locale.date_order = 'y';
	memcpy(t->seat, who->user, 16);
	t->seat_head = head;
	return HC_OK;
}

void
tenant_close(struct server *s, struct tenant *t)
{
	struct request *rq;

	t->fresh = 0;
	while ((rq = t->waiting) != NULL) {
		t->waiting = rq->next;
		if (rq->again(s, NULL, rq) == 0)
			reply_problem(rq, 503, "stopping", "The server stops; try again in a moment.");
		request_done(s, rq);
	}
	events_close(t);
	webhook_settle(s, t);
	if (t->work == NULL)
		return;
	work_close(t->work);
	t->work = NULL;
	atomic_fetch_sub(&s->open_tenants, 1);
}

/* Answers go out some at a time: the thread that sends looks at all who wait whenever one of them is woken. */
static void
send_off(struct server *s, struct request **answered)
{
	struct request *rq, *next;

	for (rq = *answered; rq != NULL; rq = next) {
		next = rq->next;
		request_done(s, rq);
	}
	*answered = NULL;
}

/* Those whose time has come, or who may be answered because something was committed. */
static void
ask_waiters(struct server *s, struct tenant *t, bool moved, int64_t now)
{
	struct request **at = &t->waiting, *rq, *answered = NULL;
	bool stopping = atomic_load(&s->draining), together = false;
	int looked = 0;

	/* of thousands none is looked at after each request of another */
	if (!moved && !stopping && now < t->wait_until)
		return;
	t->wait_until = INT64_MAX;
	while ((rq = *at) != NULL) {
		bool due = now >= rq->deadline || stopping;
		int rc;

		/* each look is a transaction; many in one cost a third less, and others who write wait for some ms only */
		if (moved && looked++ % TOGETHER == 0) {
			if (together)
				store_commit(t->work->store, NULL);
			send_off(s, &answered);
			together = t->waiting->next != NULL && store_begin(t->work->store, NULL) >= 0;
		}
		if (moved || due)
			rq->fresh = false;
		rc = moved || due ? rq->again(s, t, rq) : 0;
		if (rc == 0 && !due) {
			if (rq->deadline < t->wait_until)
				t->wait_until = rq->deadline;
			at = &rq->next;
			continue;
		}
		*at = rq->next;
		rq->next = answered;
		answered = rq;
	}
	if (together)
		store_commit(t->work->store, NULL);
	send_off(s, &answered);
	sync_news_end(t);
}

/* Thousands who come at once, after a network or a server was away: looked at each by itself, every one of them is a transaction of
   its own, and over the wire a dozen round trips. They stand before all others. */
static void
ask_fresh(struct server *s, struct tenant *t)
{
	struct request **at = &t->waiting, *rq, *answered = NULL;
	struct hc_err err = { .pos = -1 };
	bool begun = store_begin(t->work->store, &err) >= 0;

	t->fresh = 0;
	while ((rq = *at) != NULL && rq->fresh) {
		rq->fresh = false;
		if (!begun)
			reply_error(rq, &err);
		else if (rq->again(s, t, rq) == 0) {
			at = &rq->next;
			continue;
		}
		*at = rq->next;
		rq->next = answered;
		answered = rq;
	}
	if (begun)
		store_commit(t->work->store, NULL);
	send_off(s, &answered);
	sync_news_end(t);
}

void
tenant_stir(struct tenant *t)
{
	for (struct request *rq = t->waiting; rq != NULL; rq = rq->next)
		rq->stirred = true;
	t->head = -1;
	t->seat_head = -1;
}

/* The server's own user, not whoever asked last. */
int
tenant_seat_server(struct tenant *t, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	uint8_t id[16];
	const char *text;
	int rc;

	t->seat_head = -1;
	if ((rc = store_meta_get(t->work->store, a, "user", &text, err)) >= 0)
		rc = text != NULL && uuid_parse(text, id) ? work_become(t->work, id, err) :
		    hc_fail(err, HC_STORE, 0, "this workspace has no user of its own");
	arena_free(a);
	return rc;
}

/* A delay of a second is one, not the twenty after which jobs are looked at anyway. */
static void
look_ahead(struct tenant *t, int64_t now)
{
	int64_t next = queue_next(t->work), clock = t->work->env->now(t->work->env);

	t->queue_moved = false;
	t->queue_at = now + INT64_C(1000000000);
	if (next >= 0 && (next - clock) * 1000000 < t->jobs_at - now)
		t->jobs_at = next > clock ? now + (next - clock) * 1000000 : now;
}

static void
run_due(struct tenant *t)
{
	struct hc_err err;
	int ran;

	if (tenant_seat_server(t, &err) < 0 || engine_run_due(t->work, &ran, &err) < 0)
		log_line(LOG_WARN, "tenant %s: jobs: %s", t->id, err.msg);
}

/* Opened for this alone, it is closed again: a server of many tenants keeps open who is asked for. */
static int
wake(struct server *s, struct tenant *t, struct request *rq)
{
	bool was_open = t->work != NULL;
	int64_t now = s->env->ticks(s->env);
	struct hc_err err;

	if (tenant_open(s, t, &err) >= 0) {
		run_due(t);
		usage_write(s, t);
		webhook_pump(s, t, true);
		mail_pump(s, t, true);
		while (retain_step(s, t) && s->env->ticks(s->env) - now < WAKE_NS)
			;
		if (!was_open && t->under_way.n == 0 && t->letters.n == 0)
			tenant_close(s, t);
	}
	rq->status = 204;
	return 0;
}

static const struct route wake_route = { "POST", "wake", NULL, ROUTE_TENANT, 0, 0, wake, NULL };

void
tenant_wake(struct server *s, const char *id)
{
	struct request *rq = request_new(s->env);

	rq->done = request_free;
	rq->route = &wake_route;
	memcpy(rq->who.tenant, id, strlen(id) + 1);
	rq->who.scopes = rq->who.plan = rq->who.kind = "";
	rq->internal = true;
	server_post(s, rq);
}

/* What was erased still lies in free pages, and its files on the disk: now is the time. A large file holds up the lane's others, so
   not for long; then it is the operator's to do. */
static void
settle(struct server *s, struct tenant *t)
{
	struct hc_err err;
	int rc;

	t->patience = s->env->ticks(s->env) + SETTLE_NS;
	rc = store_settle(t->work->store, &err);
	t->patience = 0;
	if (rc < 0 && rc != HC_BUSY)
		log_line(LOG_WARN, "tenant %s: what was erased still lies in free pages of the file: %s", t->id, err.msg);
}

/* Its file was removed beside the running server: what is written now is lost, and makes files of a tenant that is none. */
static bool
deleted(const struct tenant *t)
{
	const char *path = store_path(t->work->store);

	return !store_is_remote(path) && access(path, F_OK) < 0 && errno == ENOENT;
}

/* It was moved or restored, and nobody asked since: what is open here is another tenant's now, or nobody's. */
static bool
elsewhere(struct tenant *t)
{
	struct arena *a = arena_new("turn");
	struct tenant_row row;
	bool is = t->place != NULL && registry_tenant_find(t->lane->registry, t->id, a, &row, NULL) >= 0 && strcmp(row.place, t->place) != 0;

	arena_free(a);
	return is;
}

/* Awake, one takes twice the memory: where hundreds are asked in the same second, nobody keeps it for long. */
static bool
idle(const struct tenant *t, int64_t now)
{
	return now - t->used > (t->lane->awake > TENANT_AWAKE ? TENANT_REST_SOON_NS : TENANT_REST_NS);
}

/* The journal's head. One that rests is not made to read its tables again: whether another connection wrote is in the file's head. */
static int64_t
newest(struct tenant *t, int64_t now)
{
	int64_t version = t->version;

	if (t->rested || idle(t, now)) {
		t->version = store_data_version(t->work->store);
		if (t->rested && t->version == version)
			return t->head;
		t->rested = false;
	}
	/* over the wire to look is to ask: what this server wrote it knows, what others wrote it hears of a moment later */
	if (now < t->ask_at)
		return journal_seen(t->work->store);
	t->ask_at = now + TENANT_ASK_NS;
	return journal_head(t->work->store);
}

int64_t
tenant_tick(struct server *s, struct tenant *t)
{
	int64_t now = s->env->ticks(s->env), head;
	bool moved, came = t->files != t->files_told;

	/* of thousands that nobody asks, and on which nobody waits, none is looked at four times a second */
	if (t->rested && t->waiting == NULL && t->listeners == NULL && now < t->look_at)
		return now;
	t->look_at = now + TENANT_LOOK_NS;
	if (t->waiting != NULL || t->listeners != NULL)
		verdict_pump(s, t, now);
	head = newest(t, now);
	moved = head != t->head;
	t->head = head;
	t->files_told = t->files;
	if (t->fresh >= FRESH || (t->fresh > 0 && !lane_more(t)))
		ask_fresh(s, t);
	if (t->waiting != NULL)
		ask_waiters(s, t, moved || came, now);
	if (t->listeners != NULL)
		events_pump(s, t, moved, now);
	if (server_is_home(s, t->id)) {
		if (now >= t->jobs_at) {
			if (deleted(t) || elsewhere(t) || store_retired(t->work->store)) {
				tenant_close(s, t);
				return now;
			}
			t->jobs_at = now + (t->rested && t->waiting == NULL && t->listeners == NULL ? RESTED_JOBS_NS : JOBS_NS);
			run_due(t);
			usage_write(s, t);
			t->rested = false;
		}
		t->queue_moved |= moved;
		if (t->queue_moved && now >= t->queue_at)
			look_ahead(t, now);
		webhook_pump(s, t, moved);
		mail_pump(s, t, moved);
		retain_pump(s, t);
	}
	if (!t->rested && idle(t, now)) {
		if (server_is_home(s, t->id))
			settle(s, t);
		store_rest(t->work->store);
		t->rested = true;
		t->lane->rested++;
	}
	if (t->waiting == NULL && t->listeners == NULL && t->under_way.n == 0 && t->letters.n == 0 && now - t->used > TENANT_IDLE_NS)
		tenant_close(s, t);
	return now;
}
