/*
 * gate.c - what every request passes: its route, its key, what the key may do, how often. On the thread that reads, before a
 * byte of the body is taken.
 */
#include <sodium.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/describe.h"
#include "serve/limit.h"
#include "serve/local.h"

#define BODY_USUAL (1u << 20)

/* "read" in "read write": the word stands alone, or narrowed to an object, "read:contact". */
bool
scope_allows(const char *scopes, const char *scope)
{
	size_t n = strlen(scope);

	for (const char *p = scopes; *p != '\0';) {
		size_t len = strcspn(p, " ");

		if ((len == 1 && *p == '*') || (len >= n && memcmp(p, scope, n) == 0 && (len == n || p[n] == ':')))
			return true;
		p += len;
		p += strspn(p, " ");
	}
	return false;
}

bool
scope_object(const char *scopes, const char *scope, const char *object)
{
	size_t n = strlen(scope), m = strlen(object);

	for (const char *p = scopes; *p != '\0';) {
		size_t len = strcspn(p, " ");

		if ((len == 1 && *p == '*') || (len == n && memcmp(p, scope, n) == 0) ||
		    (len == n + 1 + m && memcmp(p, scope, n) == 0 && p[n] == ':' && memcmp(p + n + 1, object, m) == 0))
			return true;
		p += len;
		p += strspn(p, " ");
	}
	return false;
}

/* What the routes ask for is all there is: a misspelt word would make a key that opens nothing. */
int
scope_check(const char *scopes, struct hc_err *err)
{
	int words = 0;

	for (const char *p = scopes + strspn(scopes, " "); *p != '\0'; p += strspn(p, " "), words++) {
		size_t len = strcspn(p, " "), n = strcspn(p, ": ");
		const struct route *r = routes;

		while (r->path != NULL && !(r->scope != NULL && strlen(r->scope) == n && memcmp(r->scope, p, n) == 0))
			r++;
		if (!(len == 1 && *p == '*') && (r->path == NULL || n + 1 == len))
			return hc_fail(err, HC_INVALID, 0, "%.*s is not a scope; there are read, write, events, reveal, each also of one object (read:contact), "
			    "sync, webhooks, keys, admin, and * for all.", (int)(len < 40 ? len : 40), p);
		p += len;
	}
	return words > 0 ? HC_OK : hc_fail(err, HC_INVALID, 0, "A key without a scope opens nothing; write read, write or *, for example.");
}

bool
request_may(const struct request *rq, const char *scope, const char *object)
{
	return scope_object(rq->who.scopes, scope, object);
}

static bool
origin_allowed(const struct server *s, const char *origin)
{
	const char *list = server_now(s)->cors;
	size_t n = strlen(origin);

	for (const char *p = list != NULL ? list : ""; *p != '\0';) {
		size_t len = strcspn(p, " ");

		if ((len == 1 && *p == '*') || (len == n && strncasecmp(p, origin, n) == 0))
			return true;
		p += len;
		p += strspn(p, " ");
	}
	return false;
}

/* Keys travel in a header that scripts set, never in a cookie: so an allowed origin gets no credentials of a browser. */
static void
cors(struct server *s, struct request *rq)
{
	const char *origin = request_header(rq, "Origin");

	if (origin == NULL || !origin_allowed(s, origin))
		return;
	reply_header(rq, "Access-Control-Allow-Origin", "%s", origin);
	reply_header(rq, "Access-Control-Expose-Headers",
	    "Bulk-Done, Bulk-Failed, Content-Range, ETag, HotCRM-Warning, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, "
	    "Retry-After, Request-Id, Upload-Offset");
	reply_header(rq, "Vary", "Origin");
	if (strcmp(rq->method, "OPTIONS") != 0)
		return;
	reply_header(rq, "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
	reply_header(rq, "Access-Control-Allow-Headers",
	    "Authorization, Content-Type, Content-Encoding, If-Match, If-None-Match, Idempotency-Key, Prefer, Range, Request-Id, Last-Event-ID, "
	    "Upload-Length, Upload-Offset");
	reply_header(rq, "Access-Control-Max-Age", "86400");
}

static void
refuse(struct server *s, struct request *rq, const char *event, const char *detail)
{
	auth_note(s, rq, event, detail);
	reply_header(rq, "WWW-Authenticate", "Bearer realm=\"hotcrm\"");
	reply_problem(rq, 401, event, "%s", detail);
}

bool
gate_stands(struct server *s, struct request *rq, const struct key_row *k, bool pushes)
{
	if (k->state == TENANT_SUSPENDED) {
		auth_note(s, rq, "suspended", "");
		reply_problem(rq, 403, "suspended", "This tenant is suspended; ask the operator of the server.");
	} else if (k->revoked != 0 && !pushes) {
		refuse(s, rq, "device-revoked", "This key was revoked; ask an administrator for a new one.");
	} else if (k->expires != 0 && k->expires <= s->env->now(s->env) && k->revoked == 0) {
		refuse(s, rq, "token-expired", "This key has run out; ask an administrator for a new one.");
	} else {
		return true;
	}
	return false;
}

void
gate_unknown(struct server *s, struct request *rq)
{
	refuse(s, rq, "bad-key", "This key is not known here.");
}

/* The key, and with it tenant and user. */
static void
authenticate(struct server *s, struct request *rq)
{
	const char *h = request_header(rq, "Authorization");
	uint8_t hash[REGISTRY_HASH];
	struct key_row k;
	struct hc_err err;
	char id[REGISTRY_ID];
	int rc;

	if (!limit_refusals(s->limits, rq->ip)) {
		reply_header(rq, "Retry-After", "12");
		reply_problem(rq, 429, "rate-limited", "Too many keys that are none came from this address; wait a while.");
		return;
	}
	if (h == NULL || strncasecmp(h, "Bearer ", 7) != 0) {
		reply_header(rq, "WWW-Authenticate", "Bearer realm=\"hotcrm\"");
		reply_problem(rq, 401, "no-key", "Send your key: Authorization: Bearer hk_...");
		return;
	}
	h += 7 + strspn(h + 7, " ");
	rc = key_read(h, id, hash) ? registry_key_find(s->registry, id, rq->arena, &k, &err) : HC_NOTFOUND;
	if (rc == HC_NOTFOUND || (rc >= 0 && (sodium_memcmp(hash, k.hash, sizeof(hash)) != 0 || strcmp(k.kind, "refresh") == 0))) {
		limit_refused(s->limits, rq->ip);
		gate_unknown(s, rq);
		return;
	}
	if (rc < 0) {
		reply_error(rq, &err);
		return;
	}
	memcpy(rq->who.tenant, k.tenant, sizeof(k.tenant));
	memcpy(rq->who.key, k.id, sizeof(k.id));
	memcpy(rq->who.user, k.user, 16);
	rq->who.scopes = k.scopes;
	rq->who.plan = k.plan;
	rq->who.kind = k.kind;
	rq->who.place = k.place;
	rq->who.moving = k.move[0] != '\0';
	if (!gate_stands(s, rq, &k, rq->route->flags & ROUTE_SYNC))
		return;
	if ((strcmp(k.kind, "operator") == 0) != ((rq->route->flags & ROUTE_OPERATOR) != 0)) {
		auth_note(s, rq, "scope", "operator");
		reply_problem(rq, 403, "scope", "A key of an operator opens /v1/tenants and nothing else; a tenant's key does not.");
	} else {
		rq->who.quarantine = k.revoked != 0;
		rq->who.known = true;
	}
}

/* A client's own name for its request, when it is harmless. */
static void
take_id(struct request *rq)
{
	const char *id = request_header(rq, "Request-Id");
	size_t n = id != NULL ? strlen(id) : 0;

	if (n > 0 && n <= 64 && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == n)
		memcpy(rq->id, id, n + 1);
}

static void
route(struct server *s, struct request *rq)
{
	const char *allow = "";
	bool other = false;

	cors(s, rq);
	if ((rq->route = route_find(rq, &other, &allow)) != NULL)
		return;
	if (strcmp(rq->method, "OPTIONS") == 0 && other) {
		reply_header(rq, "Allow", "%s", allow);
		rq->status = 204;
	} else if (other) {
		reply_header(rq, "Allow", "%s", allow);
		reply_problem(rq, 405, "method", "%s does not go here; use %s.", rq->method, allow);
	} else {
		reply_problem(rq, 404, "not-found", "There is nothing at %.200s; /v1/openapi.json lists what there is.", rq->url);
	}
}

/* A word in a list of words. */
static bool
is_among(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = list; p != NULL && *p != '\0'; p += strcspn(p, " "), p += *p == ' ')
		if (strncmp(p, name, n) == 0 && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

/* An argument that is misspelt, or of another house's API, would give an answer to another question. Workstations may be newer than the
   server, and whoever looks after it may add what he likes: neither is asked. */
static bool
arguments_are_known(struct request *rq)
{
	const struct description *d = describe(rq->route->method, rq->route->path);

	if (d == NULL || rq->route->flags & ROUTE_OPEN || (rq->route->scope != NULL && strcmp(rq->route->scope, "sync") == 0))
		return true;
	for (size_t i = 0; i < rq->args.n; i++) {
		const char *name = rq->args.at[i].name, *value = rq->args.at[i].value;
		const struct param *p = describe_param(name, strlen(name));

		if (p == NULL || strcmp(p->in, "query") != 0 || !is_among(d->params, name))
			reply_problem(rq, 400, "malformed", "There is no argument %.60s here; /v1/openapi.json lists those there are.", name);
		else if (strcmp(p->type, "boolean") == 0 && strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
			reply_problem(rq, 400, "malformed", "%s is true or false.", name);
		else
			continue;
		return false;
	}
	return true;
}

void
server_admit(struct server *s, struct request *rq)
{
	struct hc_err err;

	atomic_fetch_add(&s->running, 1);
	rq->counted = true;
	take_id(rq);
	rq->body_max = BODY_USUAL;
	route(s, rq);
	if (rq->status != 0)
		return;
	rq->body_max = rq->route->body_max != 0 ? rq->route->body_max : BODY_USUAL;
	if (atomic_load(&s->draining) && rq->route->run != health_run) {
		reply_header(rq, "Retry-After", "2");
		reply_header(rq, "Connection", "close");
		reply_problem(rq, 503, "stopping", "The server stops; try again in a moment.");
		return;
	}
	if (!(rq->route->flags & ROUTE_OPEN)) {
		authenticate(s, rq);
		if (rq->status != 0)
			return;
		if (rq->route->scope != NULL && !scope_allows(rq->who.scopes, rq->route->scope)) {
			auth_note(s, rq, "scope", rq->route->scope);
			reply_problem(rq, 403, "scope", "This key's scopes (%.100s) do not hold %s.", rq->who.scopes, rq->route->scope);
			return;
		}
	}
	if (limit_check(s, rq, &err) < 0 || !arguments_are_known(rq))
		return;
	if (rq->route->where == ROUTE_NOW)
		rq->route->run(s, NULL, rq);
}

bool
server_body(struct server *s, struct request *rq, size_t n)
{
	rq->held += n;
	if (atomic_fetch_add(&s->bodies, (long long)n) + (long long)n <= server_now(s)->body_memory)
		return true;
	atomic_fetch_sub(&s->bodies, (long long)rq->held);
	rq->held = 0;
	buf_free(&rq->body);
	rq->body = (struct buf)BUF_INIT;
	reply_header(rq, "Retry-After", "2");
	reply_problem(rq, 503, "busy", "More comes in at once than this server holds in memory; try again in a moment.");
	return false;
}

unsigned
tenant_place(const char *tenant, unsigned n, int shift)
{
	uint32_t h = 2166136261u;

	for (const char *p = tenant; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	return (h >> shift) % n;
}

/* Tenants keep to their lane for as long as the server runs. */
static struct lane *
lane_of(struct server *s, const char *tenant)
{
	return &s->lanes[tenant_place(tenant, (unsigned)s->nlanes, 0)];
}

void
server_post(struct server *s, struct request *rq)
{
	if (rq->route->where == ROUTE_CLERK)
		lane_post(s->clerk, "", rq);
	else
		lane_post(lane_of(s, rq->who.tenant), rq->who.tenant, rq);
}

void
server_finished(struct server *s, struct request *rq)
{
	if (!rq->counted)
		return;
	rq->counted = false;
	atomic_fetch_sub(&s->running, 1);
	atomic_fetch_sub(&s->bodies, (long long)rq->held);
	rq->held = 0;
	meter_count(s, rq);
	/* webhooks, mail and jobs of what was written are the business of the tenant's own worker */
	if (rq->route != NULL && rq->route->flags & ROUTE_WRITES && rq->who.known && rq->status < 400 && !server_is_home(s, rq->who.tenant)) {
		char text[REGISTRY_ID + 1] = "w";

		memcpy(text + 1, rq->who.tenant, strlen(rq->who.tenant) + 1);
		if (send(s->options.supervisor_fd, text, strlen(text), MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
			log_line(LOG_WARN, "tenant %s: its worker is not told of a change; it looks within the quarter of an hour", rq->who.tenant);
	}
}
