/*
 * exchange.c - one request of a device: who it is, is its history ours, what it brings, what it gets.
 *
 * The order in which things are asked is the order of sync.md section 4: nothing is taken from a device whose history does
 * not fit. One store transaction holds it all, and it is on disk before the caller may answer.
 */
#include <inttypes.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/map.h"
#include "base/uuid.h"
#include "serve/sync.h"
#include "sync/secret.h"

int
exchange_refuse(struct exchange_reply *r, int status, const char *code, const char *fmt, ...)
{
	va_list ap;

	r->status = status;
	r->code = code;
	va_start(ap, fmt);
	vsnprintf(r->detail, sizeof(r->detail), fmt, ap);
	va_end(ap);
	return 1;
}

void
exchange_free(struct exchange_reply *r)
{
	buf_free(&r->extra);
	buf_free(&r->body);
}

/* The request's own memory, the epoch, and the transaction in which all of it happens. body: an exchange, NULL: something else. */
static int
begin(struct exchange *x, struct work *w, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err)
{
	const char *epoch = NULL;
	int rc;

	*x = (struct exchange){ .work = w, .store = w->store, .reply = r, .now = w->env->now(w->env) };
	x->arena = arena_new("exchange");
	rc = store_begin(x->store, err);
	if (rc == HC_OK && body != NULL)
		foresee_request(x, body, len);
	if (rc == HC_OK && (rc = replica_get(x->store, x->arena, "epoch", &epoch, err)) == HC_OK && epoch == NULL) {
		/* the first device of all */
		store_rollback(x->store);
		if ((rc = exchange_prepare(w, err)) == HC_OK && (rc = store_begin(x->store, err)) == HC_OK)
			rc = replica_get(x->store, x->arena, "epoch", &epoch, err);
	}
	if (rc < 0) {
		if (store_depth(x->store) > 0)
			store_rollback(x->store);
		arena_free(x->arena);
		return rc;
	}
	snprintf(x->epoch, sizeof(x->epoch), "%s", epoch);
	return HC_OK;
}

int
exchange_begin(struct exchange *x, struct work *w, struct exchange_reply *r, struct hc_err *err)
{
	return begin(x, w, NULL, 0, r, err);
}

/* rc 1: refused, nothing stays. */
int
exchange_finish(struct exchange *x, int rc, struct hc_err *err)
{
	for (size_t i = 0; i < x->outcomes.n; i++)
		if (x->outcomes.at[i] != NULL) {
			buf_free(&x->outcomes.at[i]->fields);
			buf_free(&x->outcomes.at[i]->conflicts);
		}
	for (size_t i = 0; i < x->entries.n; i++)
		json_decref(x->entries.at[i].root);
	if (rc == HC_OK)
		rc = store_commit(x->store, err);
	else
		store_rollback(x->store);
	if (rc < 0 || x->reply->code != NULL)
		buf_reset(&x->reply->body);
	arena_free(x->arena);
	return rc < 0 ? rc : HC_OK;
}

int
exchange_malformed(struct exchange *x, const struct hc_err *why, int line)
{
	return exchange_refuse(x->reply, 400, "malformed", "Line %d: %s", line, why->msg);
}

static int
read_entries(struct exchange *x, struct wire_lines *l)
{
	struct hc_err why = {0};
	const char *line;
	size_t len;
	int rc;

	while ((rc = wire_line(l, &line, &len, &why)) == 1) {
		struct wire_entry e;

		if (x->entries.n == EXCHANGE_ENTRIES) {
			buf_printf(&x->reply->extra, "\"max\":%d", EXCHANGE_ENTRIES);
			return exchange_refuse(x->reply, 413, "too-large", "More than %d entries in one request.", EXCHANGE_ENTRIES);
		}
		if (wire_entry_read(line, len, &e, &why) < 0)
			return exchange_malformed(x, &why, l->line);
		vec_push(x->arena, &x->entries, e);
		vec_push(x->arena, &x->outcomes, NULL);
		vec_push(x->arena, &x->replays, NULL);
		if (x->entries.n > 1 && e.n != x->entries.at[x->entries.n - 2].n + 1)
			return exchange_refuse(x->reply, 400, "malformed", "Line %d: \"n\" does not follow the line before.", l->line);
	}
	return rc < 0 ? exchange_malformed(x, &why, l->line) : HC_OK;
}

/* A record that got an edit of another: its device must be told, although the edit came from it. */
static void
note_moved(struct exchange *x, const uint8_t id[16])
{
	if (x->moved == NULL)
		x->moved = map_new(x->arena);
	map_putn(x->moved, id, 16, x);
}

/* An entry that was taken before: its stored result, if it is the same entry. */
static int
replay(struct exchange *x, size_t i, struct hc_err *err)
{
	const struct wire_entry *e = &x->entries.at[i];
	uint8_t hash[WIRE_HASH], id[16];
	const char *to;
	struct feed_result r;
	int rc = feed_result(x->store, x->device.dev, e->n, x->arena, &r, err);

	if (rc == HC_NOTFOUND) {
		/* the device has confirmed it; only a late copy of an old request asks again */
		x->replays.at[i] = arena_printf(x->arena, "{\"r\":%" PRIi64 ",\"st\":\"dup\"", e->n);
		return HC_OK;
	}
	if (rc < 0)
		return rc;
	wire_hash(e->line, e->len, hash);
	if (memcmp(hash, r.hash, sizeof(hash)) != 0) {
		buf_printf(&x->reply->extra, "\"from\":%" PRIi64, e->n);
		return exchange_refuse(x->reply, 409, "forked", "Entry %" PRIi64 " is another one here: the workspace was copied or restored.",
		    e->n);
	}
	x->replays.at[i] = r.body;
	if ((to = strstr(r.body, "\"to\":\"")) != NULL && uuid_parse(arena_strndup(x->arena, to + 6, UUID_TEXT - 1), id))
		note_moved(x, id);
	return HC_OK;
}

/* A result without its closing brace: `out` depends on who asks when. */
static const char *
result_text(struct exchange *x, const struct wire_entry *e, const struct outcome *out)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	const char *ret;

	jw_open(&w, '{');
	jw_key(&w, "r");
	jw_int(&w, e->n);
	jw_key(&w, "st");
	jw_string(&w, out->status);
	if (out->seq > 0) {
		jw_key(&w, "seq");
		jw_int(&w, out->seq);
	}
	if (out->fields.len > 0)
		buf_printf(&b, ",\"f\":{%s}", buf_str(&out->fields));
	if (out->moved) {
		char to[UUID_TEXT];

		uuid_format(out->to, to);
		jw_key(&w, "to");
		jw_string(&w, to);
	}
	if (out->conflicts.len > 0)
		buf_printf(&b, ",\"c\":[%s]", buf_str(&out->conflicts));
	if (out->code != NULL) {
		jw_key(&w, "code");
		jw_string(&w, out->code);
		jw_key(&w, "why");
		jw_string(&w, out->reason);
		jw_key(&w, "fld");
		jw_string(&w, out->field);
	}
	ret = arena_strdup(x->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

static int
keep_results(struct exchange *x, size_t from, size_t to, struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = from; i < to && rc == HC_OK; i++) {
		const struct wire_entry *e = &x->entries.at[i];
		struct feed_result r = { .seq = x->outcomes.at[i]->seq };

		r.body = result_text(x, e, x->outcomes.at[i]);
		wire_hash(e->line, e->len, r.hash);
		wire_chain(x->device.chain, r.hash);
		memcpy(r.chain, x->device.chain, sizeof(r.chain));
		x->device.last_n = e->n;
		x->replays.at[i] = r.body;
		rc = feed_result_put(x->store, x->device.dev, e->n, &r, err);
	}
	return rc;
}

static void
note_created(struct exchange *x, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (x->outcomes.at[i]->moved)
			note_moved(x, x->outcomes.at[i]->to);
		if (!x->outcomes.at[i]->created)
			continue;
		if (x->created == NULL)
			x->created = map_new(x->arena);
		map_putn(x->created, x->entries.at[i].id, 16, x->outcomes.at[i]);
	}
}

static int
take_all(struct exchange *x, struct hc_err *err)
{
	size_t i = 0, k;
	int rc;

	for (; i < x->entries.n && x->entries.at[i].n <= x->device.last_n; i++)
		if ((rc = replay(x, i, err)) != HC_OK)
			return rc;
	if (i < x->entries.n && x->entries.at[i].n != x->device.last_n + 1) {
		buf_printf(&x->reply->extra, "\"expect\":%" PRIi64, x->device.last_n + 1);
		return exchange_refuse(x->reply, 409, "gap", "Entry %" PRIi64 " is the next one here.", x->device.last_n + 1);
	}
	if ((rc = take_ahead(x, i, err)) < 0)
		return rc;
	for (; i < x->entries.n; i = k) {
		for (k = i + 1; k < x->entries.n && x->entries.at[k].tx == x->entries.at[i].tx; k++)
			;
		if ((rc = take_group(x, i, k, err)) < 0 || (rc = keep_results(x, i, k, err)) < 0)
			return rc;
		note_created(x, i, k);
		x->reply->entries += (int64_t)(k - i);
	}
	return HC_OK;
}

static int
bucket_name(struct exchange *x, int64_t bucket, struct jw *w, struct hc_err *err)
{
	const struct object *o = NULL;
	char kind = 'a';
	int rc;

	if ((rc = feed_bucket_info(x->store, bucket, &kind, &o, err)) < 0)
		return rc;
	jw_open(w, '[');
	jw_int(w, bucket);
	jw_string(w, arena_printf(x->arena, "%s:%s", kind == 'a' ? "all" : kind == 'o' ? "own" : kind == 't' ? "team" : kind == 's' ? "with" : "rule", o != NULL ? o->name : ""));
	jw_close(w, ']');
	return HC_OK;
}

/* Which key of encrypted fields is in use, and for a device that asks the keys themselves. Where they are not at hand nothing is
   said: the rest goes on. */
static void
write_key(struct exchange *x, struct jw *w)
{
	const char *key, *sealed;
	struct hc_err why;

	if (sync_secret_give(x->store, x->box != NULL ? x->box : "", x->arena, &key, &sealed, &why) < 0) {
		log_line(LOG_WARN, "sync: a device was not given the key of encrypted fields: %s", why.msg);
		key = "";
	}
	if (key[0] == '\0' && (x->box == NULL || x->box[0] == '\0'))
		return;
	jw_key(w, "key");
	jw_string(w, key);
	if (sealed != NULL) {
		jw_key(w, "secret");
		jw_string(w, sealed);
	}
}

static int
write_head(struct exchange *x, struct buf *out, struct hc_err *err)
{
	struct jw w = { .out = out };
	int rc = HC_OK;

	jw_open(&w, '{');
	jw_key(&w, "t");
	jw_int(&w, x->now);
	jw_key(&w, "h");
	jw_int(&w, replica_hlc(x->store));
	jw_key(&w, "epoch");
	jw_string(&w, x->epoch);
	jw_key(&w, "head");
	jw_int(&w, feed_at(x->store));
	if (x->rid[0] != '\0') {
		jw_key(&w, "rid");
		jw_string(&w, x->rid);
	}
	write_key(x, &w);
	jw_key(&w, "scope");
	jw_open(&w, '{');
	jw_key(&w, "ver");
	jw_int(&w, x->version);
	if (x->fresh || x->cursor.version != x->version) {
		jw_key(&w, "buckets");
		jw_open(&w, '[');
		for (size_t i = 0; i < x->nbuckets && rc == HC_OK; i++)
			rc = bucket_name(x, x->buckets[i], &w, err);
		jw_close(&w, ']');
		jw_key(&w, "custom");
		jw_string(&w, x->custom);
	}
	jw_close(&w, '}');
	jw_close(&w, '}');
	buf_addc(out, '\n');
	return rc;
}

static int
write_results(struct exchange *x, struct buf *out, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < x->entries.n; i++) {
		const struct wire_entry *e = &x->entries.at[i];
		const struct object *o = model_object(x->work->model, e->object);
		struct feed_row row;

		buf_adds(out, x->replays.at[i]);
		/* somebody who sees all of an object never loses sight of its records */
		if (o != NULL && !o->local && !(access_scope(x->work, o) & ACCESS_ALL)) {
			if ((rc = feed_record(x->store, x->buckets, x->nbuckets, o, e->id, x->arena, &row, err)) < 0)
				return rc;
			if (row.gone == FEED_LEFT)
				buf_adds(out, ",\"out\":1");
		}
		buf_adds(out, "}\n");
	}
	return HC_OK;
}

/* Once a day. The floor that this raises is for requests to come: this one was let in. */
static int
retain(struct exchange *x, struct hc_err *err)
{
	int64_t day = x->now / 86400000;
	int rc;

	if (replica_int(x->store, "retained", 0) == day)
		return HC_OK;
	if ((rc = feed_retain(x->store, x->now - SYNC_STUBS_MS, err)) < 0)
		return rc;
	return replica_put_int(x->store, "retained", day, err);
}

static int
serve(struct exchange *x, const char *body, size_t len, struct hc_err *err)
{
	struct wire_lines l = { .at = body, .end = body + len };
	struct buf *out = &x->reply->body;
	struct hc_err why = {0};
	const char *line;
	size_t n;
	int rc;

	if ((rc = wire_line(&l, &line, &n, &why)) != 1)
		return rc < 0 ? exchange_malformed(x, &why, 1) : exchange_refuse(x->reply, 400, "malformed", "The request is empty.");
	if ((rc = caller_read(x, line, n, err)) != HC_OK || (rc = read_entries(x, &l)) != HC_OK || (rc = take_all(x, err)) != HC_OK)
		return rc;
	x->device.seen = x->now;
	if (!x->fresh && x->cursor.since > x->device.took)
		x->device.took = x->cursor.since;
	foresee_places(x);
	if ((rc = feed_device_put(x->store, &x->device, err)) < 0 || (rc = feed_update(x->store, rule_judge(x), err)) < 0)
		return rc;
	if ((rc = retain(x, err)) < 0 || (!x->quarantine && (rc = scope_load(x, err)) < 0))
		return rc;
	foresee_reply(x, PAGE_ROWS);
	if ((rc = write_head(x, out, err)) < 0 || (rc = write_results(x, out, err)) < 0 || (rc = pull_changes(x, out, err)) < 0)
		return rc;
	x->reply->status = 200;
	x->reply->type = "application/x-ndjson";
	return HC_OK;
}

int
exchange_sync(struct work *w, bool quarantine, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = begin(&x, w, body, len, r, err)) < 0)
		return rc;
	x.quarantine = quarantine;
	return exchange_finish(&x, serve(&x, body, len, err), err);
}

/* Requests beside the exchange name their device in the query. */
int
exchange_device(struct exchange *x, int64_t dev, struct hc_err *err)
{
	int rc;

	if ((rc = caller_find(x, dev, err)) != HC_OK || (rc = feed_update(x->store, rule_judge(x), err)) < 0)
		return rc;
	return scope_load(x, err);
}

bool
exchange_may_follow(const struct exchange *x, int64_t bucket)
{
	for (size_t i = 0; i < x->nbuckets; i++)
		if (x->buckets[i] == bucket)
			return true;
	return false;
}

static int
snapshot(struct exchange *x, int64_t dev, int64_t bucket, const char *after, int64_t limit, struct hc_err *err)
{
	struct buf *out = &x->reply->body;
	struct jw w = { .out = out };
	struct feed_row *rows;
	int64_t at = 0, next;
	size_t n;
	bool more;
	int rc;

	if ((rc = exchange_device(x, dev, err)) != HC_OK)
		return rc;
	if (strspn(after, "0123456789") != strlen(after) || strlen(after) > 18)
		return exchange_refuse(x->reply, 400, "bad-cursor", "`after` is not one of this server.");
	for (const char *p = after; *p != '\0'; p++)
		at = at * 10 + (*p - '0');
	if (!exchange_may_follow(x, bucket))
		return exchange_refuse(x->reply, 403, "denied", "This user may not see that bucket.");
	limit = limit < 1 ? 1000 : limit > 5000 ? 5000 : limit;
	if ((rc = feed_page(x->store, &bucket, 1, INT64_MAX, at, (size_t)limit, x->arena, &rows, &n, &next, &more, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && rc == HC_OK; i++) {
		if (i % READ_AHEAD == 0 && (rc = pull_ahead(x, &rows[i], n - i, err)) < 0)
			break;
		if (rows[i].object == NULL || rows[i].gone != FEED_HERE)
			continue;
		rc = pull_line(x, &rows[i], NULL, out, err);
		x->reply->changes++;
	}
	read_ahead_end(x->store);
	if (rc < 0)
		return rc;
	jw_open(&w, '{');
	jw_key(&w, "end");
	jw_int(&w, 1);
	jw_key(&w, "bucket");
	jw_int(&w, bucket);
	jw_key(&w, "from");
	jw_string(&w, after);
	jw_key(&w, "after");
	jw_string(&w, arena_printf(x->arena, "%" PRIi64, next));
	jw_key(&w, "more");
	jw_bool(&w, more);
	jw_close(&w, '}');
	buf_addc(out, '\n');
	x->reply->status = 200;
	x->reply->type = "application/x-ndjson";
	return HC_OK;
}

int
exchange_snapshot(struct work *w, int64_t dev, int64_t bucket, const char *after, int64_t limit, struct exchange_reply *r,
    struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	return exchange_finish(&x, snapshot(&x, dev, bucket, after, limit, err), err);
}

static int
part(struct exchange *x, int64_t dev, int64_t bucket, const char *prefix, struct hc_err *err)
{
	struct buf *out = &x->reply->body;
	struct jw w = { .out = out };
	struct feed_row *rows;
	size_t n = 0;
	bool more;
	int rc;

	if ((rc = exchange_device(x, dev, err)) != HC_OK)
		return rc;
	if (!exchange_may_follow(x, bucket))
		return exchange_refuse(x->reply, 403, "denied", "This user may not see that bucket.");
	rc = feed_part(x->store, bucket, prefix, EXCHANGE_ENTRIES, x->arena, &rows, &n, &more, err);
	if (rc == HC_INVALID)
		return exchange_refuse(x->reply, 400, "malformed", "`prefix` must be an even number of hex digits.");
	if (rc == HC_OK && more)
		return exchange_refuse(x->reply, 413, "too-large", "More than %d records begin so; ask for a longer prefix.", EXCHANGE_ENTRIES);
	for (size_t i = 0; i < n && rc == HC_OK; i++)
		if (rows[i].object != NULL)
			rc = pull_line(x, &rows[i], NULL, out, err);
	if (rc < 0)
		return rc;
	x->reply->changes = (int64_t)n;
	jw_open(&w, '{');
	jw_key(&w, "end");
	jw_int(&w, 1);
	jw_key(&w, "bucket");
	jw_int(&w, bucket);
	jw_key(&w, "prefix");
	jw_string(&w, prefix);
	jw_close(&w, '}');
	buf_addc(out, '\n');
	x->reply->status = 200;
	x->reply->type = "application/x-ndjson";
	return HC_OK;
}

int
exchange_part(struct work *w, int64_t dev, int64_t bucket, const char *prefix, struct exchange_reply *r, struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	return exchange_finish(&x, part(&x, dev, bucket, prefix, err), err);
}
