/*
 * carry.c - a request of the state machine becomes one of HTTP, and a reply the other way round; waits end when something happens.
 *
 * A long poll has a connection of its own. The driver looks, a few times a second, whether somebody edited; then the poll is
 * given up, and the exchange goes over the connection that the last exchange has warmed.
 */
#include "cmd/carry.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/json.h"
#include "base/log.h"
#include "job/job.h"
#include "net/net.h"

#define POLL_PATIENCE_S 90
#define RENEW_MS 60000		/* a session is not asked for more often */
#define LOOK_MS 250		/* how soon an edit of another process is seen */
#define ASK_MARK "sync.ask"
#define REFUSALS 14		/* halving a batch down to one entry takes so many */

struct carry {
	struct work *work;
	struct sync *sync;
	struct net *net, *polls;	/* polls have connections of their own: a poll that is given up closes its one */
	struct arena *arena, *turn;
	const char *url, *authorization;
	struct carry_session session;	/* refresh NULL: a key that is good as it is */
	bool stale;			/* the server says that the access key is over */
	int64_t renewed;		/* when it was asked for last */
	int lock;
	int64_t version, newest;	/* of the data, and the number of the newest edit, when we last looked */
	const char *asked;		/* ASK_MARK then */
	atomic_bool poked;
	bool failed, hopeless;		/* of the last request */
	int refusals;
	char refusal[400];
	struct net_call *ahead;		/* what is foreseen to be asked next, asked already; NULL none */
	char ahead_path[200];
	int pipe;			/* to who started us, -1: nobody */
	bool orphaned;
};

static void
watch(struct carry *c, int fd)
{
	net_watch(c->net, fd);
	net_watch(c->polls, fd);
}

/* Places where a test ends the program as a power cut would: HC_CRASH_AT, honoured in tests only. */
static void
crash_point(struct carry *c, const char *name)
{
	const struct env *e = c->work->env;
	const char *at = e->get(e, "HC_CRASH_AT");

	if (at != NULL && strcmp(at, name) == 0 && e->get(e, "HOTCRM_TEST") != NULL)
		_exit(137);
}

static int
take_lock(struct carry *c, struct hc_err *err)
{
	const char *name = arena_printf(c->arena, "%s-sync", store_path(c->work->store));

	c->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (c->lock < 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be made: %s.", name, strerror(errno));
	if (flock(c->lock, LOCK_EX | LOCK_NB) < 0)
		return hc_fail(err, HC_BUSY, 0, "Another window or command is at it.");
	return HC_OK;
}

static int
connect_to(struct carry *c, struct hc_err *err)
{
	struct carry_settings set;
	const char *key;
	int rc;

	if ((rc = carry_settings(c->work, c->arena, &set, err)) < 0)
		return rc;
	if (set.url == NULL)
		return hc_fail(err, HC_INVALID, 0, "This workspace has no server; `hotcrm sync join URL --key @FILE` ties it to one.");
	if ((rc = carry_key_get(c->work, c->arena, &key, err)) < 0)
		return rc;
	carry_session_get(c->work, c->arena, &c->session);
	c->url = set.url;
	c->authorization = arena_printf(c->arena, "Authorization: Bearer %s", key);
	c->net = net_open(&(struct net_options){ .proxy = set.proxy, .pin = set.pin, .ca_file = set.ca });
	c->polls = net_open(&(struct net_options){ .proxy = set.proxy, .pin = set.pin, .ca_file = set.ca });
	return HC_OK;
}

/* Another connection wrote: was it an edit, or somebody who asks? Drafts and the like are no news. */
static bool
look(struct carry *c)
{
	struct sync_status st;
	const char *asked;
	bool news = false;

	/* not whether more wait than before: what waited then may have gone out since */
	if (sync_status(c->work, c->turn, &st, NULL) == 0) {
		news = st.waiting > 0 && st.newest > c->newest;
		c->newest = st.newest;
	}
	if (store_meta_get(c->work->store, c->turn, ASK_MARK, &asked, NULL) == 0 && asked != NULL &&
	    (c->asked == NULL || strcmp(asked, c->asked) != 0)) {
		news = true;
		c->asked = arena_strdup(c->arena, asked);
	}
	return news;
}

int
carry_open(struct work *w, bool watch, struct carry **ret, struct hc_err *err)
{
	struct arena *a = arena_new("carry");
	struct carry *c = ARENA_NEW(a, struct carry);
	int rc;

	c->arena = a;
	c->turn = arena_new("request");
	c->work = w;
	c->lock = c->pipe = -1;
	atomic_init(&c->poked, false);
	if ((rc = connect_to(c, err)) < 0 || (rc = take_lock(c, err)) < 0 || (rc = sync_open(w, watch, &c->sync, err)) < 0) {
		carry_close(c);
		return rc;
	}
	look(c);
	c->version = store_data_version(w->store);
	*ret = c;
	return HC_OK;
}

void
carry_close(struct carry *c)
{
	if (c == NULL)
		return;
	sync_close(c->sync);
	net_end(c->ahead);
	net_close(c->net);
	net_close(c->polls);
	if (c->lock >= 0)
		close(c->lock);
	arena_free(c->turn);
	arena_free(c->arena);
}

struct sync *
carry_sync(struct carry *c)
{
	return c->sync;
}

void
carry_poke(struct carry *c)
{
	atomic_store(&c->poked, true);
	net_wake(c->net);
	net_wake(c->polls);
}

void
carry_listen(struct carry *c, int fd)
{
	c->pipe = fd;
	watch(c, fd);
}

bool
carry_orphaned(const struct carry *c)
{
	return c->orphaned;
}

int
carry_ask(struct work *w, struct hc_err *err)
{
	char now[24];

	snprintf(now, sizeof(now), "%lld", (long long)w->env->now(w->env));
	return store_meta_put(w->store, ASK_MARK, now, err);
}

/* Bytes of the pipe are taken; none there is no news. */
static bool
heard(struct carry *c)
{
	struct pollfd p = { .fd = c->pipe, .events = POLLIN };
	char bytes[256];
	ssize_t n;

	if (c->pipe < 0 || c->orphaned || poll(&p, 1, 0) <= 0)
		return false;
	n = read(c->pipe, bytes, sizeof(bytes));
	if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN)) {
		c->orphaned = true;
		watch(c, -1);
	}
	return n > 0;
}

static bool
something_new(struct carry *c)
{
	int64_t version = store_data_version(c->work->store);

	if (heard(c)) {
		c->version = version;
		look(c);
		return true;
	}
	if (version != c->version) {
		c->version = version;
		if (look(c))
			return true;
	}
	return atomic_exchange(&c->poked, false);
}

static void
make_request(struct carry *c, const struct sync_request *q, const char *headers[8], struct net_request *r)
{
	size_t n = 0;

	/* the server names the request in its answer; (device, number) tells what comes twice: bytes of a slow line are dear */
	headers[n++] = c->authorization;
	if (q->body != NULL)
		headers[n++] = q->raw ? "Content-Type: application/octet-stream" : "Content-Type: application/x-ndjson";
	for (size_t i = 0; i < sizeof(q->headers) / sizeof(q->headers[0]) && q->headers[i] != NULL; i++)
		headers[n++] = q->headers[i];
	headers[n] = NULL;
	*r = (struct net_request){ .method = q->method, .url = arena_printf(c->turn, "%s%s", c->url, q->path), .headers = headers,
	    .body = q->body, .size = q->len, .coding = q->plain ? NET_PLAIN : NET_HOT, .expect = "application/",
	    .patience_s = q->poll ? POLL_PATIENCE_S : 0 };
}

/* The server makes up its next answer while this one is taken in. A poll's are not foreseen. */
static void
ask_ahead(struct carry *c, const struct sync_answer *a)
{
	const char *headers[8];
	struct sync_request q;
	struct net_request r;

	net_end(c->ahead);
	c->ahead = NULL;
	if (!sync_ahead(c->sync, a, c->turn, &q) || strlen(q.path) >= sizeof(c->ahead_path))
		return;
	make_request(c, &q, headers, &r);
	if (net_begin(c->net, &r, &c->ahead, NULL) < 0) {
		c->ahead = NULL;
		return;
	}
	memcpy(c->ahead_path, q.path, strlen(q.path) + 1);
	net_step(c->net, 0);
}

/* The call for this request: the one that was sent ahead, or a new one. */
static int
begin_call(struct carry *c, const struct sync_request *q, struct net_call **ret, struct hc_err *err)
{
	const char *headers[8];
	struct net_request r;

	if (c->ahead != NULL && strcmp(q->path, c->ahead_path) == 0) {
		*ret = c->ahead;
		c->ahead = NULL;
		return HC_OK;
	}
	net_end(c->ahead);
	c->ahead = NULL;
	make_request(c, q, headers, &r);
	return net_begin(q->poll ? c->polls : c->net, &r, ret, err);
}

/* Waits for the call; 1: done, 0: given up because of news or stop. */
static int
wait_for(struct carry *c, struct net_call *call, bool long_poll, bool (*stop)(void *arg), void *arg)
{
	while (!net_done(call)) {
		if (c->orphaned || (stop != NULL && stop(arg)))
			return 0;
		if (long_poll && something_new(c))
			return 0;
		net_step(long_poll ? c->polls : c->net, LOOK_MS);
	}
	return 1;
}

static bool
is_hopeless(enum net_trouble t)
{
	switch (t) {
	case NET_ADDRESS:
	case NET_NO_NAME:
	case NET_REFUSED:
	case NET_PROXY:
	case NET_TLS:
	case NET_PIN:
	case NET_PORTAL:
		return true;
	default:
		return false;
	}
}

/* A refusal that is part of the protocol (send from there on, load anew) is no failure; one that must be waited for is. */
static bool
backs_off(struct carry *c)
{
	struct sync_status st;

	return sync_status(c->work, c->turn, &st, NULL) == 0 && st.failures > 0;
}

static void
note_refusal(struct carry *c, const struct net_reply *r)
{
	const char *detail = NULL;
	json_t *root = NULL;

	if (r->size > 0 && json_read(r->body, r->size, &root, NULL) == 0)
		detail = json_string_value(json_object_get(root, "detail"));
	snprintf(c->refusal, sizeof(c->refusal), "The server refuses this again and again: %.300s (%d).",
	    detail != NULL ? detail : "it does not say why", r->status);
	json_decref(root);
}

static int
take_reply(struct carry *c, struct net_call *call, struct carry_event *e, struct hc_err *err)
{
	struct net_reply r = { .trouble = NET_FINE };
	struct sync_answer a;
	struct hc_err why;
	const char *range, *offset;
	int64_t retry;
	int rc;

	rc = net_take(call, c->turn, &r, &why);
	e->sent = r.sent;
	e->received = r.received;
	e->requests = 1;
	if (rc < 0) {
		c->failed = true;
		c->hopeless = is_hopeless(r.trouble);
		sync_failed(c->sync, why.msg);
		return HC_OK;
	}
	crash_point(c, "reply");
	retry = net_retry_after(&r, c->work->env->now(c->work->env));
	offset = net_header(&r, "Upload-Offset");
	if (r.status == 206 && (range = net_header(&r, "Content-Range")) != NULL && strncmp(range, "bytes ", 6) == 0)
		offset = arena_strndup(c->turn, range + 6, strcspn(range + 6, "-"));
	a = (struct sync_answer){ .status = r.status, .type = net_header(&r, "Content-Type"), .body = r.body, .len = r.size,
	    .retry_ms = retry > 0 ? retry : 0, .rtt_ms = r.first_ms, .tag = net_header(&r, "ETag"),
	    .offset = offset != NULL && strspn(offset, "0123456789") == strlen(offset) && strlen(offset) < 12 ? strtoll(offset, NULL, 10) : -1 };
	c->failed = c->hopeless = false;
	c->stale |= r.status == 401;
	ask_ahead(c, &a);
	rc = sync_reply(c->sync, &a, err);
	crash_point(c, "applied");
	if (r.status < 400) {
		c->refusals = 0;
	} else if (!(c->failed = backs_off(c))) {
		c->refusals++;
		note_refusal(c, &r);
	}
	if (rc == HC_NET || rc == HC_DENIED) {
		log_line(LOG_WARN, "sync: %s", err->msg);
		c->failed = true;
		return HC_OK;	/* the state machine knows, and says it in its status */
	}
	return rc;
}

static int
send(struct carry *c, const struct sync_request *q, bool (*stop)(void *arg), void *arg, struct carry_event *e, struct hc_err *err)
{
	struct net_call *call;
	int rc;

	crash_point(c, "send");
	if ((rc = begin_call(c, q, &call, err)) < 0)
		return rc;
	if (wait_for(c, call, q->poll, stop, arg)) {
		rc = take_reply(c, call, e, err);
		e->state = CARRY_MOVED;
	} else {
		e->state = CARRY_WAITS;
		sync_poke(c->sync);
	}
	net_end(call);
	return rc;
}

/* Sleeps until it is time, something is new, or stop. */
static void
sleep_for(struct carry *c, int64_t ms, bool (*stop)(void *arg), void *arg)
{
	const struct env *e = c->work->env;
	int64_t until = e->ticks(e) / 1000000 + ms;

	for (;;) {
		int64_t left = until - e->ticks(e) / 1000000;

		if (left <= 0 || c->orphaned || (stop != NULL && stop(arg)))
			return;
		if (something_new(c)) {
			sync_poke(c->sync);
			return;
		}
		net_step(c->net, (int)(left < LOOK_MS ? left : LOOK_MS));
	}
}

static uint64_t
dice(struct carry *c)
{
	uint64_t random;

	c->work->env->random(c->work->env, &random, sizeof(random));
	return random;
}

const char *
carry_refusal(const struct carry *c)
{
	return c->refusal;
}

/* A session that is about to run out is renewed first. Refused, the request goes out all the same: of a device that was revoked
   the server takes what waits, for an administrator to look at. */
static int
renew(struct carry *c, struct hc_err *err)
{
	struct carry_session s = c->session;
	int64_t now = c->work->env->now(c->work->env);
	struct hc_err why = { .pos = -1 };
	int rc;

	if (c->session.refresh == NULL || (!c->stale && !carry_session_stale(&c->session, now)) ||
	    (c->renewed != 0 && now - c->renewed < RENEW_MS && now >= c->renewed))
		return HC_OK;
	c->renewed = now;
	c->stale = false;
	/* another process may have done it */
	if (carry_session_get(c->work, c->turn, &s) == HC_OK && strcmp(s.access, c->session.access) == 0 &&
	    (rc = carry_session_renew(c->work, c->net, c->url, &s, c->turn, &why)) < 0) {
		log_line(LOG_WARN, "sync: the session is not renewed: %s", why.msg);
		return rc == HC_STORE ? hc_fail(err, rc, 0, "%s", why.msg) : HC_OK;
	}
	c->session = (struct carry_session){ .access = arena_strdup(c->arena, s.access), .refresh = arena_strdup(c->arena, s.refresh),
	    .device = arena_strdup(c->arena, s.device), .expires = s.expires };
	c->authorization = arena_printf(c->arena, "Authorization: Bearer %s", s.access);
	return HC_OK;
}

int
carry_step(struct carry *c, bool (*stop)(void *arg), void *arg, struct carry_event *ret, struct hc_err *err)
{
	struct carry_event e = { .state = CARRY_WAITS };
	struct sync_request q;
	int rc;

	arena_reset(c->turn);
	work_turn(c->work);
	if ((rc = sync_next(c->sync, &q, err)) < 0)
		return rc;
	switch (q.want) {
	case SYNC_SEND:
		/* an answer of the protocol is sent at once, but not to one who says the same for ever */
		if (c->refusals > REFUSALS && stop != NULL)
			sleep_for(c, retry_delay(c->refusals - REFUSALS, dice(c)), stop, arg);
		if ((rc = renew(c, err)) < 0 || (rc = send(c, &q, stop, arg, &e, err)) < 0)
			return rc;
		break;
	case SYNC_WAIT:
		e.wait_ms = q.wait_ms;
		if (stop != NULL)
			sleep_for(c, q.wait_ms, stop, arg);
		break;
	case SYNC_IDLE:
		e.state = CARRY_IDLE;
		break;
	case SYNC_STOPPED:
		e.state = CARRY_STOPPED;
		break;
	}
	e.failed = c->failed;
	e.refusals = c->refusals;
	e.hopeless = c->hopeless;
	sync_news(c->sync, &e.news);
	*ret = e;
	return HC_OK;
}
