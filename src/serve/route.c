/*
 * route.c - what there is to ask for. This table is the server's contents: the gate, the limits, the log and the documentation
 * all read it.
 */
#include <string.h>

#include "serve/events.h"
#include "serve/identity.h"
#include "serve/webhook.h"

const struct route routes[] = {
	{ "GET", "/healthz", NULL, ROUTE_NOW, ROUTE_OPEN, 0, health_run, "Does the process live?" },
	{ "GET", "/readyz", NULL, ROUTE_NOW, ROUTE_OPEN, 0, ready_run, "Are requests taken?" },
	{ "GET", "/metrics", NULL, ROUTE_NOW, ROUTE_OPEN, 0, metrics_run, "Figures for Prometheus" },
	{ "GET", "/.well-known/hotcrm", NULL, ROUTE_NOW, ROUTE_OPEN, 0, known_run, "What this server is" },
	{ "GET", "/v1/objects/{object}", "read", ROUTE_TENANT, 0, 0, objects_list, "List records" },
	{ "POST", "/v1/objects/{object}", "write", ROUTE_TENANT, ROUTE_WRITES, 0, objects_post, "Make a record" },
	{ "GET", "/v1/objects/{object}/{id}", "read", ROUTE_TENANT, 0, 0, objects_get, "Read a record" },
	{ "PATCH", "/v1/objects/{object}/{id}", "write", ROUTE_TENANT, ROUTE_WRITES, 0, objects_patch, "Change a record (JSON merge patch)" },
	{ "DELETE", "/v1/objects/{object}/{id}", "write", ROUTE_TENANT, ROUTE_WRITES, 0, objects_delete, "Delete a record" },
	{ "GET", "/v1/objects/{object}/{id}/history", "read", ROUTE_TENANT, 0, 0, objects_history, "What happened to a record" },
	{ "GET", "/v1/objects/{object}/{id}/events", "events", ROUTE_TENANT, 0, 0, events_record, "Events of a record again, from its first on (?after=)" },
	{ "POST", "/v1/objects/{object}/{id}/reveal", "reveal", ROUTE_TENANT, 0, 4096, objects_reveal, "What an encrypted field holds ({\"field\"}); noted in the auth log" },
	{ "GET", "/v1/objects/{object}/{id}/files", "read", ROUTE_TENANT, 0, 0, objects_files, "Files of a record" },
	{ "POST", "/v1/objects/{object}/{id}/files", "write", ROUTE_TENANT, ROUTE_WRITES, MESSAGE_BODY_MAX, objects_attach, "Attach a file (?name=); the body is its bytes" },
	{ "GET", "/v1/blobs/{sha256}", NULL, ROUTE_TENANT, 0, 0, blob_get, "The bytes of a file (Range); a record that names them must be readable" },
	{ "PUT", "/v1/blobs/{sha256}", NULL, ROUTE_TENANT, ROUTE_WRITES, MESSAGE_BODY_MAX, blob_put, "Send bytes, whole or in pieces (Upload-Offset, Upload-Length)" },
	{ "POST", "/v1/bulk/{object}", "write", ROUTE_TENANT, ROUTE_WRITES, MESSAGE_BODY_MAX, bulk_run, "Many records, one in each line" },
	{ "GET", "/v1/query", "read", ROUTE_TENANT, 0, 0, query_run, "Ask in HotQL (?q=)" },
	{ "POST", "/v1/query", "read", ROUTE_TENANT, 0, 0, query_run, "Ask in HotQL ({\"query\": ...})" },
	{ "GET", "/v1/aggregate", "read", ROUTE_TENANT, 0, 0, aggregate_run, "Groups and figures (?q=opportunity by stage agg sum.amount)" },
	{ "GET", "/v1/search", "read", ROUTE_TENANT, 0, 0, search_run, "Search by words across objects (?q=)" },
	{ "GET", "/v1/actions", "read", ROUTE_TENANT, 0, 0, actions_list, "List business actions" },
	{ "POST", "/v1/actions/{action}", "write", ROUTE_TENANT, ROUTE_WRITES, 0, actions_post, "Run a business action" },
	{ "GET", "/v1/metadata", "read", ROUTE_TENANT, 0, 0, metadata_list, "List objects" },
	{ "GET", "/v1/metadata/{object}", "read", ROUTE_TENANT, 0, 0, metadata_get, "Fields and views of an object" },
	{ "GET", "/v1/events", "events", ROUTE_TENANT, ROUTE_WAITS, 0, events_run, "What happened: a page, a long poll (?timeout=), or a stream (SSE)" },
	{ "GET", "/v1/custom", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, custom_get, "The tenant's own objects and fields, as .hot text" },
	{ "PUT", "/v1/custom", "admin", ROUTE_TENANT, ROUTE_ADMIN | ROUTE_WRITES, 0, custom_put, "Replace them" },
	{ "GET", "/v1/erasures", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, erasures_list, "Who was forgotten when, and what may still hold them" },
	{ "POST", "/v1/erasures", "admin", ROUTE_TENANT, ROUTE_ADMIN | ROUTE_WRITES, 4096, erasures_post, "Show what is held of a person; with the name, erase it" },
	{ "GET", "/v1/me", NULL, ROUTE_TENANT, 0, 0, me_run, "Who this key stands for" },
	{ "POST", "/v1/sync", "sync", ROUTE_TENANT, ROUTE_WRITES | ROUTE_SYNC, MESSAGE_BODY_MAX, sync_run, "Exchange: entries up, results and changes down" },
	{ "POST", "/v1/sync/join", "sync", ROUTE_TENANT, ROUTE_WRITES, 65536, sync_join_run, "Enrol a device" },
	{ "GET", "/v1/sync/snapshot", "sync", ROUTE_TENANT, 0, 0, sync_snapshot_run, "A page of a bucket" },
	{ "GET", "/v1/sync/wait", "sync", ROUTE_TENANT, ROUTE_WAITS | ROUTE_LATER, 0, sync_wait_run, "Long poll: is there something to pull?" },
	{ "GET", "/v1/sync/digest", "sync", ROUTE_TENANT, 0, 0, sync_digest_run, "Counts and sums for repair" },
	{ "GET", "/v1/sync/custom", "sync", ROUTE_TENANT, 0, 0, sync_custom_run, NULL },
	{ "POST", "/v1/sync/custom", "sync", ROUTE_TENANT, ROUTE_WRITES, 2 << 20, sync_custom_run, NULL },
	{ "POST", "/v1/sync/lease", "sync", ROUTE_TENANT, ROUTE_WRITES, 65536, sync_lease_run, "A block of numbers" },
	{ "GET", "/v1/devices", "keys", ROUTE_TENANT, 0, 0, devices_list, "List devices: one's own, all for an administrator" },
	{ "DELETE", "/v1/devices/{dev}", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, devices_revoke, "Revoke a device" },
	{ "GET", "/v1/webhooks", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_list, "List webhooks" },
	{ "POST", "/v1/webhooks", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_post, "Make a webhook; the answer holds its secret" },
	{ "GET", "/v1/webhooks/{id}", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_get, "Read a webhook" },
	{ "PATCH", "/v1/webhooks/{id}", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_patch, "Change url, types or active" },
	{ "DELETE", "/v1/webhooks/{id}", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_delete, "Remove a webhook" },
	{ "POST", "/v1/webhooks/{id}/ping", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_ping, "Send a test event" },
	{ "POST", "/v1/webhooks/{id}/rotate", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_rotate, "A new secret; the old one signs too for a day" },
	{ "POST", "/v1/webhooks/{id}/replay", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_replay, "Send everything after a seq again ({\"after\"})" },
	{ "GET", "/v1/webhooks/{id}/deliveries", "webhooks", ROUTE_TENANT, ROUTE_ADMIN, 0, webhooks_log, "What was sent, and what came back" },
	{ "GET", "/v1/jobs", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, jobs_list, "What waits to be done, what failed (?status=, ?kind=)" },
	{ "POST", "/v1/jobs", "admin", ROUTE_TENANT, ROUTE_ADMIN | ROUTE_WRITES, 4096, jobs_post, "Post a job ({\"kind\", \"key\", \"delay\", \"priority\"})" },
	{ "GET", "/v1/jobs/{id}", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, jobs_get, "Read a job" },
	{ "POST", "/v1/jobs/{id}/retry", "admin", ROUTE_TENANT, ROUTE_ADMIN | ROUTE_WRITES, 4096, jobs_retry, "Try a failed job again" },
	{ "POST", "/v1/jobs/{id}/cancel", "admin", ROUTE_TENANT, ROUTE_ADMIN | ROUTE_WRITES, 4096, jobs_cancel, "Cancel a job that waits or failed" },
	{ "GET", "/v1/keys", "keys", ROUTE_TENANT, 0, 0, keys_list, "List keys: one's own, all for an administrator" },
	{ "POST", "/v1/keys", "keys", ROUTE_TENANT, 0, 0, keys_post, "Make a key within one's own scopes" },
	{ "DELETE", "/v1/keys/{id}", "keys", ROUTE_TENANT, 0, 0, keys_revoke, "Revoke a key" },
	{ "POST", "/v1/keys/{id}/rotate", "keys", ROUTE_TENANT, 0, 0, keys_rotate, "A new key; the old one goes on for a day" },
	{ "GET", "/v1/usage", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, usage_run, "Requests by hour, key and route (?hours=)" },
	{ "GET", "/v1/auth-log", "admin", ROUTE_TENANT, ROUTE_ADMIN, 0, auth_log_run, "Sign-ins and refusals" },
	{ "POST", "/v1/password", "keys", ROUTE_TENANT, ROUTE_SLOW, 4096, password_run, "Set one's own password ({\"old\", \"new\"})" },
	{ "POST", "/v1/device/code", NULL, ROUTE_CLERK, ROUTE_OPEN | ROUTE_SLOW, 4096, device_code_run, "A code for a terminal (RFC 8628)" },
	{ "POST", "/v1/device/token", NULL, ROUTE_CLERK, ROUTE_OPEN, 4096, device_token_run, "The key of an approved code" },
	{ "POST", "/v1/token", NULL, ROUTE_CLERK, ROUTE_OPEN, 4096, token_run, "A new pair for a refresh token, signed by its device" },
	{ "POST", "/v1/device/approve", "keys", ROUTE_TENANT, 0, 4096, device_approve_run, "Approve a code with a key" },
	{ "GET", "/device", NULL, ROUTE_NOW, ROUTE_OPEN, 0, device_page_run, NULL },
	{ "POST", "/device", NULL, ROUTE_CLERK, ROUTE_OPEN | ROUTE_SLOW, 4096, device_form_run, NULL },
	{ "GET", "/v1/tenants", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_list, NULL },
	{ "POST", "/v1/tenants", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_create, NULL },
	{ "PATCH", "/v1/tenants/{id}", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_patch, NULL },
	{ "DELETE", "/v1/tenants/{id}", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_delete, NULL },
	{ "POST", "/v1/tenants/{id}/keys", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_key, NULL },
	{ "GET", "/v1/tenants/{id}/backups", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_backups, NULL },
	{ "POST", "/v1/tenants/{id}/backups", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_backup, NULL },
	{ "POST", "/v1/tenants/{id}/restore", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_restore, NULL },
	{ "GET", "/v1/operator/usage", NULL, ROUTE_CLERK, ROUTE_OPERATOR, 0, operator_usage, NULL },
	{ "GET", "/v1/openapi.json", "read", ROUTE_TENANT, 0, 0, openapi_run, "This description" },
	{ "GET", "/v1/docs", NULL, ROUTE_NOW, ROUTE_OPEN, 0, docs_run, NULL },
	{ NULL, NULL, NULL, ROUTE_NOW, 0, 0, NULL, NULL }
};

/* Does the path have this shape? Names in braces take what stands there. */
static bool
matches(struct request *rq, const char *path)
{
	size_t i = 0, k = 0;

	for (const char *p = path + 1; ; p += *p == '/') {
		size_t n = strcspn(p, "/");

		if (n == 0)
			return i == rq->nsegments;
		if (i == rq->nsegments)
			return false;
		if (*p == '{') {
			if (k < sizeof(rq->params) / sizeof(rq->params[0]))
				rq->params[k++] = rq->segments[i];
		} else if (strlen(rq->segments[i]) != n || memcmp(rq->segments[i], p, n) != 0) {
			return false;
		}
		i++;
		p += n;
	}
}

const struct route *
route_find(struct request *rq, bool *other, const char **allow)
{
	const char *method = strcmp(rq->method, "HEAD") == 0 ? "GET" : rq->method;

	for (const struct route *r = routes; r->path != NULL; r++) {
		if (!matches(rq, r->path))
			continue;
		/* what needs no key a proxy may keep from the outside by its path: that has one spelling */
		if (r->flags & ROUTE_OPEN && strcmp(rq->url, r->path) != 0)
			continue;
		if (strcmp(r->method, method) == 0)
			return r;
		*allow = *other ? arena_printf(rq->arena, "%s, %s", *allow, r->method) : r->method;
		*other = true;
	}
	return NULL;
}

int
health_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct jw w = reply_json(rq, 200);

	(void)s;
	(void)t;
	jw_open(&w, '{');
	jw_key(&w, "status");
	jw_string(&w, "ok");
	jw_close(&w, '}');
	return 0;
}

int
ready_run(struct server *s, struct tenant *t, struct request *rq)
{
	if (!atomic_load(&s->leaving))
		return health_run(s, t, rq);
	reply_problem(rq, 503, "stopping", "The server stops; send no more here.");
	return 0;
}

static void
put_int(struct jw *w, const char *key, int64_t v)
{
	jw_key(w, key);
	jw_int(w, v);
}

int
known_run(struct server *s, struct tenant *t, struct request *rq)
{
	static const char *const ways[] = { "key", "device", "password" };
	struct jw w = reply_json(rq, 200);

	(void)t;
	jw_open(&w, '{');
	jw_key(&w, "server");
	jw_string(&w, "hotcrmd " HC_VERSION);
	jw_key(&w, "api");
	jw_string(&w, "v1");
	put_int(&w, "sync", 1);
	put_int(&w, "t", s->env->now(s->env));
	jw_key(&w, "auth");
	jw_open(&w, '[');
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		jw_string(&w, ways[i]);
	jw_close(&w, ']');
	jw_key(&w, "limits");
	jw_open(&w, '{');
	put_int(&w, "body", MESSAGE_BODY_MAX);
	put_int(&w, "expanded", MESSAGE_EXPANDED_MAX);
	put_int(&w, "line", 1 << 20);
	put_int(&w, "entries", 5000);
	put_int(&w, "page", 200);
	jw_close(&w, '}');
	jw_close(&w, '}');
	return 0;
}
