/*
 * describe.c - every documented route once more: what it takes and what it answers.
 *
 * The table follows that of route.c. What handlers really write is held against it by tests: the default ones by
 * test_describe.c, all exchanges of the flow tests by a validator of others (tests/peers).
 */
#include <string.h>

#include "serve/describe.h"

static const struct param params[] = {
	{ "q", "query", "string", "HotQL: status:open amount:50k..; for a search: words" },
	{ "fields", "query", "string", "Names of fields, by commas; in lists paths such as account.name too" },
	{ "sort", "query", "string", "Names of fields, by commas; - before one for downwards" },
	{ "after", "query", "string", "Where the page before ended: its `next`, or a seq" },
	{ "before", "query", "integer", "Older than this number: the `next` of the page before" },
	{ "limit", "query", "integer", "How many at most" },
	{ "count", "query", "boolean", "true: the exact number in `count`" },
	{ "in", "query", "string", "The object that is searched; all when it is left out" },
	{ "types", "query", "string", "Types of events by commas; a * at the end stands for anything: crm.opportunity.*" },
	{ "timeout", "query", "integer", "Seconds to wait for something to tell" },
	{ "atomic", "query", "boolean", "true: one line that fails takes all back" },
	{ "name", "query", "string", "What the file is called" },
	{ "description", "query", "string", "What it is" },
	{ "status", "query", "string", "Only jobs that are so" },
	{ "kind", "query", "string", "Only jobs of this kind" },
	{ "hours", "query", "integer", "How many hours back; 24 unless said" },
	{ "dev", "query", "integer", "The device, as it was enrolled" },
	{ "bucket", "query", "integer", "A part of what the user may see, as the exchange lists them" },
	{ "prefix", "query", "string", "Hex digits that ids of records begin with" },
	{ "cursor", "query", "string", "The cursor of the last exchange" },
	{ "files", "query", "string", "Hear of files that came, too" },
	{ "Range", "header", "string", "bytes=0-1048575: one range of it" },
	{ "If-Match", "header", "string", "The ETag of what was read: 412 when it was changed meanwhile" },
	{ "If-None-Match", "header", "string", "The ETag of what is here already: 304 when it is the same" },
	{ "Idempotency-Key", "header", "string", "The same key and request give the same reply for a day" },
	{ "Prefer", "header", "string", "return=minimal leaves the record out of the answer" },
	{ "Last-Event-ID", "header", "string", "The id of the last event that was heard" },
	{ "Upload-Offset", "header", "integer", "Where this piece begins; HEAD tells how far it got" },
	{ "Upload-Length", "header", "integer", "Bytes of the whole file" },
};

#define TOKENS "{access_token:s,token_type:s,expires_in:i,refresh_token?:s}"
#define ROWS "{columns:[Column],data:[object],next:s~,groups?:i}"
#define STORED "{offset:i,done:b}"

static const struct description table[] = {
	{ "GET", "/healthz", "Answers as long as the process does.", NULL, NULL, "200 {status:s}" },
	{ "GET", "/readyz", "Answers 200 while requests are taken, 503 while the server stops.", NULL, NULL, "200 {status:s}" },
	{ "GET", "/metrics", "Counters and gauges in the text format of Prometheus.", NULL, NULL, "200 text s" },
	{ "GET", "/.well-known/hotcrm", "Versions, limits, the clock and the ways to sign in; no key is needed.", NULL, NULL,
	  "200 {server:s,api:s,sync:i,t:i,auth:[s],limits:{body:i,expanded:i,line:i,entries:i,page:i}}" },
	{ "GET", "/v1/objects/{object}", "A page of records that the user may see, by a query. `next` and the header Link lead to the next page.",
	  "q fields sort after limit count", NULL, "200 {data:[Record],count?:i,next:s~}" },
	{ "POST", "/v1/objects/{object}", "Makes a record; rules, hooks and workflows run as at a terminal. `id` may be given: a UUID of version 7.",
	  "fields Idempotency-Key Prefer", "Record", "201 Record" },
	{ "GET", "/v1/objects/{object}/{id}", "The record as it is now, with a strong ETag.", "fields If-None-Match", NULL, "200 Record; 304" },
	{ "PATCH", "/v1/objects/{object}/{id}", "Sets the members given, by JSON merge patch (RFC 7396); null empties one.",
	  "fields If-Match Idempotency-Key Prefer", "patch Record", "200 Record; 204" },
	{ "DELETE", "/v1/objects/{object}/{id}", "Deletes the record. It can be brought back at a terminal.", "If-Match Idempotency-Key", NULL, "204" },
	{ "GET", "/v1/objects/{object}/{id}/history", "Who changed what, when, newest first; each change has the old value and the new one.",
	  "before limit", NULL, "200 {data:[Change],next:i~,kept_after?:i}" },
	{ "GET", "/v1/objects/{object}/{id}/events", "All events of one record from its first on, 200 at a time; also of one that was deleted.",
	  "after types", NULL, "200 {data:[Event],seq:i}" },
	{ "POST", "/v1/objects/{object}/{id}/reveal", "What an encrypted field holds, for keys with the scope reveal. It is noted in the auth log.",
	  NULL, "{field:s}", "200 {field:s,value:s~}" },
	{ "GET", "/v1/objects/{object}/{id}/files", "Files in the record's fields, and those attached to it.", NULL, NULL, "200 {data:[File]}" },
	{ "POST", "/v1/objects/{object}/{id}/files", "Attaches the body, at most 8 MB, as a file.", "name description Idempotency-Key",
	  "?bytes s", "201 File" },
	{ "GET", "/v1/blobs/{sha256}", "The bytes, whole or one range; a record that names them must be readable.", "Range If-None-Match", NULL,
	  "200 bytes s; 204; 206 bytes s; 304" },
	{ "PUT", "/v1/blobs/{sha256}", "Takes a file whole, or a piece of up to 8 MB of it: 204 goes on, 201 is done, 200 was here already.",
	  "Upload-Offset Upload-Length", "?bytes s", "200 " STORED "; 201 " STORED "; 204" },
	{ "POST", "/v1/bulk/{object}", "At most 5,000 records, one JSON object in a line: one with `id` is changed, one with `_delete` deleted. "
	  "The answer has a line for each.", "atomic Idempotency-Key", "ndjson any", "200 ndjson Result; 422 ndjson Result" },
	{ "GET", "/v1/query", "Rows or groups of a whole query, with its columns.", "q after limit", NULL, "200 " ROWS },
	{ "POST", "/v1/query", "As GET, for queries that are too long for an address.", NULL, "{query:s,after?:s,limit?:i}", "200 " ROWS },
	{ "GET", "/v1/aggregate", "Groups with their figures: opportunity by stage agg n,sum.amount.", "q", NULL, "200 " ROWS },
	{ "GET", "/v1/search", "Records that hold the words, best first, across objects.", "q in limit", NULL, "200 {data:[Hit],total:i,ranked:b}" },
	{ "GET", "/v1/actions", "Business actions that the user may run, with their inputs.", NULL, NULL, "200 {data:[Action]}" },
	{ "POST", "/v1/actions/{action}", "Runs an action, on the record `id` where it works on one.", "Idempotency-Key", "?{id?:u,inputs?:object}",
	  "200 {answers:object,warnings:[s]}" },
	{ "GET", "/v1/metadata", "Objects that the user may see, and what he may do with them.", NULL, NULL, "200 {data:[Object]}" },
	{ "GET", "/v1/metadata/{object}", "Fields, options and views of an object.", NULL, NULL,
	  "200 {name:s,label:s,plural:s,title:s,help:s~,fields:[Field],views:[View]}" },
	{ "GET", "/v1/events", "Events after a seq; with `timeout` it waits for the next; as text/event-stream it goes on.",
	  "after types timeout Last-Event-ID", NULL, "200 {data:[Event],seq:i,head:i}; 200 events s" },
	{ "GET", "/v1/custom", "The text in which the tenant's own objects and fields are written, with a strong ETag.", NULL, NULL, "200 text s" },
	{ "PUT", "/v1/custom", "Replaces the tenant's own objects and fields by this text, at once and only if it is sound.", "If-Match", "?text s", "204" },
	{ "GET", "/v1/erasures", "Which erasures there were, and which copies and devices may still hold who was erased.", NULL, NULL, "200 {report:[s]}" },
	{ "POST", "/v1/erasures", "All that is held of a person; with the person's name, it is erased here and on every device.", NULL,
	  "{object?:s,id:u,name?:s}", "200 {erased:b,erase:[Person],stays:[Person]}" },
	{ "GET", "/v1/me", "The user, the tenant and the scopes of the key.", NULL, NULL,
	  "200 {tenant:s,plan:s,user:u,name:s,admin:b,key:s,scopes:s}" },
	{ "POST", "/v1/sync", "For workstations (hotcrm-sync(7)): a head, then an entry in each line.", NULL, "ndjson any", "200 ndjson any" },
	{ "POST", "/v1/sync/join", "Gives a device its number, once; the lines of the exchange name it.", NULL, "{v:i,name:s}",
	  "200 {v:i,dev:i,epoch:s,t:i,user:u,name:s,custom:s,org?:u,tenant?:s,roles:object}" },
	{ "GET", "/v1/sync/snapshot", "Records of a bucket by their ids, for a device that loads anew.", "dev bucket after limit prefix", NULL,
	  "200 ndjson any" },
	{ "GET", "/v1/sync/wait", "Waits until there is something to pull: 200; 204 when there was nothing.", "dev cursor timeout files", NULL,
	  "200 {head:i,files?:b}; 204" },
	{ "GET", "/v1/sync/digest", "For each next two hex digits of ids how many records there are, and their sum.", "dev bucket prefix", NULL,
	  "200 object" },
	{ "POST", "/v1/sync/lease", "Numbers of a series that this device alone will give.", NULL, "{dev:i,series:s,count?:i}",
	  "200 {series:s,first:i,last:i}" },
	{ "GET", "/v1/devices", "Workstations that sync, and when they were last here.", NULL, NULL, "200 {data:[Device]}" },
	{ "DELETE", "/v1/devices/{dev}", "The device may hand in its changes and gets nothing any more.", NULL, NULL, "204" },
	{ "GET", "/v1/webhooks", "All webhooks, without their secrets.", NULL, NULL, "200 {data:[Webhook]}" },
	{ "POST", "/v1/webhooks", "Sends events to an address from now on. The secret is shown this once.", NULL, "{url:s,types?:s,active?:b}",
	  "201 Webhook" },
	{ "GET", "/v1/webhooks/{id}", "A webhook, without its secret.", NULL, NULL, "200 Webhook" },
	{ "PATCH", "/v1/webhooks/{id}", "Sets the members given; active:true wakes one that was switched off.", NULL,
	  "patch {url?:s,types?:s,active?:b}", "200 Webhook" },
	{ "DELETE", "/v1/webhooks/{id}", "Nothing is sent there any more.", NULL, NULL, "204" },
	{ "POST", "/v1/webhooks/{id}/ping", "Queues an event of the type webhook.ping; deliveries tell how it went.", NULL, NULL, "202" },
	{ "POST", "/v1/webhooks/{id}/rotate", "Makes another secret and shows it; both sign for a day.", NULL, NULL, "200 Webhook" },
	{ "POST", "/v1/webhooks/{id}/replay", "Everything after the seq is sent again.", NULL, "{after:i}", "200 Webhook" },
	{ "GET", "/v1/webhooks/{id}/deliveries", "Attempts, newest first: state, tries, the last status and error.", "before limit", NULL,
	  "200 {data:[Delivery],next:i~}" },
	{ "GET", "/v1/jobs", "Jobs of the queue, newest first.", "status kind after limit", NULL, "200 {data:[Job],next:s~}" },
	{ "POST", "/v1/jobs", "Posts a job; of one key a single one waits or runs, and is the answer (200).", NULL,
	  "{kind:s,key?:s,delay?:i,priority?:i,record?:u}", "200 Job; 201 Job" },
	{ "GET", "/v1/jobs/{id}", "A job, with the error of its last try.", NULL, NULL, "200 Job" },
	{ "POST", "/v1/jobs/{id}/retry", "Gives a job that failed all its tries again.", NULL, NULL, "200 Job" },
	{ "POST", "/v1/jobs/{id}/cancel", "Lays a job to rest that waits or failed.", NULL, NULL, "200 Job" },
	{ "GET", "/v1/keys", "Keys that are good and that were, without their secrets.", NULL, NULL, "200 {data:[Key]}" },
	{ "POST", "/v1/keys", "Makes a key, shown this once. Its scopes lie within those of the key that asks.", NULL,
	  "{name?:s,scopes?:s,expires?:t,user?:s}", "201 {id:s,key:s,scopes:s,expires:t~}" },
	{ "DELETE", "/v1/keys/{id}", "The key is refused from now on.", NULL, NULL, "204" },
	{ "POST", "/v1/keys/{id}/rotate", "Makes another key with the same rights; both are good for a day.", NULL, NULL, "201 {key:s,old_expires:t~}" },
	{ "GET", "/v1/usage", "Requests by hour, key and route: how many, how many failed, bytes and time.", "hours", NULL, "200 {data:[Use]}" },
	{ "GET", "/v1/auth-log", "Sign-ins, refusals, keys made and revoked, newest first.", "limit", NULL, "200 {data:[Auth]}" },
	{ "POST", "/v1/password", "Sets one's own password; the old one is asked for where there is one.", NULL, "form {old?:s,new:s}", "204" },
	{ "POST", "/v1/device/code", "Begins the device grant: show the code, then ask for the token every few seconds.", NULL, "?form {client_id?:s}",
	  "200 {device_code:s,user_code:s,verification_uri:s,verification_uri_complete:s,expires_in:i,interval:i}" },
	{ "POST", "/v1/device/token", "The key once a person has approved the code. With a public key (Ed25519, base64): a session that renews itself.",
	  NULL, "form {device_code:s,grant_type?:s,client_id?:s,public_key?:s}", "200 " TOKENS "; 400 OAuthError" },
	{ "POST", "/v1/token", "A new pair; the signature is the device's over \"hotcrm refresh \" and the token.", NULL,
	  "form {refresh_token:s,signature:s,grant_type?:s}", "200 " TOKENS "; 400 OAuthError" },
	{ "POST", "/v1/device/approve", "Lets the terminal that shows the code in, as the user of this key.", NULL, "form {user_code:s}", "204" },
	{ "GET", "/v1/openapi.json", "The API as this key may use it, in OpenAPI 3.1.", NULL, NULL, "200 object" },
};

const struct description *
describe(const char *method, const char *path)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].path, path) == 0 && strcmp(table[i].method, method) == 0)
			return &table[i];
	return NULL;
}

const struct param *
describe_param(const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof(params) / sizeof(params[0]); i++)
		if (strlen(params[i].name) == n && strncmp(params[i].name, name, n) == 0)
			return &params[i];
	return NULL;
}
