/*
 * sim_line.c - the line: requests and replies that get lost, cut, doubled, or come long after.
 */
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"
#include "sim.h"
#include "store/replica.h"

struct reply {
	struct exchange_reply raw;
	struct buf body;	/* as a server would send it */
	struct sim_file_reply file;
	const char *type;	/* NULL: the file's, if it is one */
};

static int64_t
number(const char *path, const char *key)
{
	char find[32];
	const char *at;

	snprintf(find, sizeof(find), "%s=", key);
	at = strstr(path, find);
	return at ? strtoll(at + strlen(find), NULL, 10) : 0;
}

static void
text(const char *path, const char *key, char *ret, size_t size)
{
	char find[32];
	const char *at;

	snprintf(find, sizeof(find), "%s=", key);
	at = strstr(path, find);
	snprintf(ret, size, "%.*s", at ? (int)strcspn(at + strlen(find), "&") : 0, at ? at + strlen(find) : "");
}

/* Of fields of the tenant's own; without a body they are asked for. */
static int
serve_custom(struct sim *s, int64_t dev, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err)
{
	json_t *root = body ? json_loadb(body, len, 0, NULL) : NULL;
	const char *base = json_string_value(json_object_get(root, "base")), *own = json_string_value(json_object_get(root, "text"));
	int rc;

	if (!body)
		rc = exchange_custom(s->server, dev, r, err);
	else if (base && own)
		rc = exchange_customise(s->server, json_integer_value(json_object_get(root, "dev")), base, own, r, err);
	else {
		/* it was cut on the way */
		r->status = 400;
		r->code = "malformed";
		rc = HC_OK;
	}
	json_decref(root);
	return rc;
}

/* What hotcrmd does with a request of this device's user. */
static int
serve(struct sim *s, int user, const struct sync_request *q, struct reply *r)
{
	const char *path = q->path, *body = q->body;
	size_t len = q->len;
	struct hc_err err = {0};
	char after[200];
	int rc;

	if ((rc = work_become(s->server, s->users[user], &err)) < 0) {
		r->raw.status = 403;
		r->raw.code = "denied";
		goto out;
	}
	s->requests++;
	if (!strncmp(path, "/v1/blobs/", 10)) {
		sim_file_serve(s, q, &r->file);
		r->raw.status = r->file.status;
		buf_add(&r->body, buf_str(&r->file.body), r->file.body.len);
		return HC_OK;
	}
	if (!strncmp(path, "/v1/sync/join", 13))
		rc = exchange_join(s->server, body, len, &r->raw, &err);
	else if (!strncmp(path, "/v1/sync/custom", 15))
		rc = serve_custom(s, number(path, "dev"), body, len, &r->raw, &err);
	else if (!strncmp(path, "/v1/sync/snapshot", 17) && strstr(path, "prefix=")) {
		text(path, "prefix", after, sizeof(after));
		rc = exchange_part(s->server, number(path, "dev"), number(path, "bucket"), after, &r->raw, &err);
	} else if (!strncmp(path, "/v1/sync/snapshot", 17)) {
		text(path, "after", after, sizeof(after));
		rc = exchange_snapshot(s->server, number(path, "dev"), number(path, "bucket"), after, 3 + (int64_t)(s->seed % 40), &r->raw, &err);
	} else if (!strncmp(path, "/v1/sync/digest", 15)) {
		text(path, "prefix", after, sizeof(after));
		rc = exchange_digest(s->server, number(path, "dev"), number(path, "bucket"), after, &r->raw, &err);
	} else if (!strncmp(path, "/v1/sync/wait", 13)) {
		text(path, "cursor", after, sizeof(after));
		rc = exchange_wait(s->server, number(path, "dev"), after, &r->raw, &err);
	} else if (!strncmp(path, "/v1/sync/lease", 14))
		rc = exchange_lease(s->server, body, len, &r->raw, &err);
	else {
		rc = exchange_sync(s->server, false, body, len, &r->raw, &err);
		/* a revoked device may still hand in what it has */
		if (rc == 0 && r->raw.code && !strcmp(r->raw.code, "device-revoked")) {
			exchange_free(&r->raw);
			r->raw = (struct exchange_reply){0};
			rc = exchange_sync(s->server, true, body, len, &r->raw, &err);
		}
	}
	if (rc < 0) {
		sim_fail(s, "the server failed: %s", err.msg);
		r->raw.status = 503;
		r->raw.code = "store";
	}
out:
	if (r->raw.code) {
		buf_printf(&r->body, "{\"type\":\"tag:hotcrm,2026:%s\",\"status\":%d,\"detail\":\"%s\"%s%s}", r->raw.code, r->raw.status,
		    r->raw.detail, r->raw.extra.len ? "," : "", buf_str(&r->raw.extra));
		r->type = "application/problem+json";
	} else {
		buf_add(&r->body, buf_str(&r->raw.body), r->raw.body.len);
		r->type = "application/x-ndjson";
	}
	return rc;
}

/* SIM_TRACE=id: every line that names it. */
static void
trace(struct sim *s, int i, const char *what, const char *body, size_t len)
{
	const char *id = getenv("SIM_TRACE");

	for (const char *p = body, *end = body + len; id && p && p < end; ) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		int n = (int)((nl ? nl : end) - p);

		if (memmem(p, (size_t)n, id, strlen(id)) || (n > 4 && (!memcmp(p, "{\"r\"", 4) || !memcmp(p, "{\"en", 4))))
			fprintf(stderr, "%lld device %d %s: %.*s\n", (long long)s->requests, i, what, n, p);
		p = nl ? nl + 1 : end;
	}
}

static void
done(struct reply *r)
{
	exchange_free(&r->raw);
	buf_free(&r->body);
	buf_free(&r->file.body);
	*r = (struct reply){0};
}

static bool
fault(struct sim *s, enum sim_fault f, int percent)
{
	return !s->healing && (s->faults & f) && sim_chance(s, percent);
}

/* A copy of an old request turns up late: the server must not take it twice, and nobody listens to its answer. */
static void
replay(struct sim *s, struct sim_device *d)
{
	struct reply r = {0};

	if (d->old_request)
		serve(s, d->user, &(struct sync_request){ .method = "POST", .path = "/v1/sync", .body = d->old_request, .len = d->old_len }, &r);
	done(&r);
}

/* A rule of the protocol switched off, to see that the checks would notice. */
static void
mutate(struct sim *s, struct buf *b)
{
	static const char *const rules[][3] = {
		{ "out", ",\"out\":1", ",\"uot\":1" },		/* a result says that the record is out of sight */
		{ "gone", "\"gone\":1", "\"nogo\":1" },		/* what left the scope is told */
		{ "fields", "\"custom\":\"", "\"cusotm\":\"" },	/* what the team's own fields are named is told with the scope */
		{ "merged", ",\"st\":\"merged\"", ",\"st\":\"parked\"" },	/* a merged edit is no refused one */
	};

	for (size_t i = 0; s->mutant && b->len > 0 && i < sizeof(rules) / sizeof(rules[0]); i++)
		if (!strcmp(s->mutant, rules[i][0]))
			for (char *at = b->data; (at = strstr(at, rules[i][1])); at++)
				memcpy(at, rules[i][2], strlen(rules[i][2]));
}

/* The server forgets what it has taken: (dev, n) is no key any more. */
static void
forget(struct sim *s)
{
	sqlite3 *db = NULL;

	if (sqlite3_open(store_path(s->server->store), &db) == SQLITE_OK)
		sqlite3_exec(db, "DELETE FROM result; UPDATE dev SET last_n = acked_n, chain = acked_chain", NULL, NULL, NULL);
	sqlite3_close(db);
}

static void
remember(struct sim *s, struct sim_device *d, const struct sync_request *q)
{
	if (strcmp(q->path, "/v1/sync") || !sim_chance(s, 30))
		return;
	free(d->old_request);
	d->old_request = malloc(q->len + 1);
	memcpy(d->old_request, q->body, q->len);
	d->old_len = q->len;
}

/* SIM_DUMP: which records the two sides count differently. */
static void
dump(struct sim *s, int i)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	char sql[900];

	snprintf(sql, sizeof(sql), "ATTACH '%s' AS d", s->devices[i].path);
	if (sqlite3_open(store_path(s->server->store), &db) == SQLITE_OK && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "SELECT hex(f.id), f.bucket, f.seq, r.seq FROM feed f LEFT JOIN d.sync_rec r ON r.id = f.id"
	    " WHERE f.gone = 0 AND f.bucket IN (SELECT bucket FROM d.sync_bucket) AND r.seq IS NOT f.seq UNION ALL SELECT hex(r.id), -1, NULL, r.seq FROM d.sync_rec r WHERE NOT EXISTS"
	    " (SELECT 1 FROM feed f WHERE f.id = r.id AND f.gone = 0)", -1, &st, NULL) == SQLITE_OK)
		while (sqlite3_step(st) == SQLITE_ROW)
			fprintf(stderr, "%lld device %d counts %s of %s at %s, the server at %s\n", (long long)s->requests, i,
			    sqlite3_column_text(st, 0), sqlite3_column_text(st, 1), sqlite3_column_text(st, 3), sqlite3_column_text(st, 2));
	sqlite3_finalize(st);
	sqlite3_close(db);
}

static void
hear(struct sim *s, int i, struct reply *r, size_t len)
{
	struct sim_device *d = &s->devices[i];
	struct sync_answer a = { .status = r->raw.status, .type = r->type != NULL ? r->type : r->file.status != 0 ? r->file.type : NULL,
		.body = buf_str(&r->body), .len = len,
		.rtt_ms = 20, .offset = r->file.status ? r->file.offset : -1, .tag = r->file.tag[0] ? r->file.tag : NULL };
	struct hc_err err = {0};
	int64_t mended = replica_int(d->work->store, "diverged", 0);
	int rc = sync_reply(d->sync, &a, &err);

	if (getenv("SIM_DUMP") && replica_int(d->work->store, "diverged", 0) != mended)
		dump(s, i);

	if (a.status >= 400 && getenv("SIM_TRACE"))
		fprintf(stderr, "%lld device %d hears %d: %s\n", (long long)s->requests, i, a.status, buf_str(&r->body));
	if (rc < 0 && rc != HC_NET)
		sim_fail(s, "device %d could not take a reply: %d %s", i, rc, err.msg);
	if (rc < 0 && s->healing) {
		sim_fail(s, "device %d did not like a whole reply: %s", i, err.msg);
		if (getenv("SIM_DUMP"))
			fprintf(stderr, "%.*s\n", (int)len, buf_str(&r->body));
	}
}

bool
sim_exchange(struct sim *s, int i)
{
	struct sim_device *d = &s->devices[i];
	struct sync_request q;
	struct reply r = {0};
	struct hc_err err = {0};
	size_t len;
	int rc;

	sim_tick(s, 1 + (int64_t)sim_random(s, 400));
	if ((rc = sync_next(d->sync, &q, &err)) < 0) {
		sim_fail(s, "device %d has no next request: %s", i, err.msg);
		return false;
	}
	if (q.want == SYNC_WAIT)
		sync_poke(d->sync);
	if (q.want != SYNC_SEND)
		return q.want == SYNC_WAIT;
	if (fault(s, FAULT_REPLAY, 10))
		replay(s, d);
	if (fault(s, FAULT_DROP, 15)) {
		sync_failed(d->sync, "the line is down");
		return true;
	}
	remember(s, d, &q);
	trace(s, i, "asks", q.body ? q.body : q.path, q.body ? q.len : strlen(q.path));
	serve(s, d->user, &q, &r);
	if (fault(s, FAULT_DOUBLE, 15)) {
		/* the line sent it twice; either answer may be the one that is heard */
		struct reply again = {0};

		if (s->mutant && !strcmp(s->mutant, "dedup"))
			forget(s);
		serve(s, d->user, &q, &again);
		if (sim_chance(s, 50)) {
			struct reply t = r;

			r = again;
			again = t;
		}
		done(&again);
	}
	sim_tick(s, (int64_t)sim_random(s, 100));
	mutate(s, &r.body);
	len = r.body.len;
	if (fault(s, FAULT_CRASH, 8)) {
		sim_reopen_device(s, i);	/* the answer comes to a program that is gone */
	} else if (fault(s, FAULT_DROP, 15) || (q.raw && fault(s, FAULT_CUT, 20))) {
		sync_failed(d->sync, "no answer");	/* of bytes the length is told before: half of them are none */
	} else {
		if (!q.raw && fault(s, FAULT_CUT, 20) && len > 0)
			len = sim_random(s, len);
		trace(s, i, "hears", buf_str(&r.body), len);
		hear(s, i, &r, len);
	}
	done(&r);
	return true;
}
