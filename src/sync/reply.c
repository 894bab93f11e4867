/*
 * reply.c - a whole reply of the exchange, or a page of a snapshot, into the workspace in one transaction.
 *
 * A reply without its last line is no reply: nothing of it is taken, and the same question is asked again.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/map.h"
#include "sync/local.h"

struct reply {
	struct sync *sync;
	json_t *head, *end;
	VEC(struct part { const char *line; size_t len; }) results, changes;
	struct arena *arena;
};

static int
not_whole(struct hc_err *err)
{
	return hc_fail(err, HC_NET, 0, "The server's answer was cut off; it is asked again.");
}

static int
not_ours(struct hc_err *err)
{
	return hc_fail(err, HC_NET, 0, "What answered is not a HotCRM server, or one of another version.");
}

/* Which line it is, without parsing all of them: a result begins with its "r". */
static int
split(struct reply *r, const char *body, size_t len, bool head, struct hc_err *err)
{
	struct wire_lines l = { .at = body, .end = body + len };
	const char *line;
	size_t n;
	int rc;

	while ((rc = wire_line(&l, &line, &n, NULL)) == 1) {
		struct part p = { .line = line, .len = n };

		if (r->end != NULL)
			return not_ours(err);
		if (head && l.line == 1) {
			if (json_read(line, n, &r->head, NULL) < 0 || !json_is_object(r->head))
				return not_ours(err);
		} else if (n > 5 && memcmp(line, "{\"r\":", 5) == 0) {
			vec_push(r->arena, &r->results, p);
		} else if (n > 7 && memcmp(line, "{\"end\":", 7) == 0) {
			if (json_read(line, n, &r->end, NULL) < 0)
				return not_ours(err);
		} else
			vec_push(r->arena, &r->changes, p);
	}
	return rc < 0 || r->end == NULL ? not_whole(err) : HC_OK;
}

struct batch {
	VEC(struct wire_entry) entries;
	struct map *newest;		/* record -> the last of them that is about it */
	bool all;			/* nothing was edited since it was made */
};

static void
batch_free(struct batch *b)
{
	for (size_t i = 0; i < b->entries.n; i++)
		json_decref(b->entries.at[i].root);
}

/* The entries that are in flight. HC_NOTFOUND: none. */
static int
batch_read(struct apply *ap, struct arena *a, struct batch *b, int64_t *last, struct hc_err *err)
{
	struct wire_lines l = {0};
	const char *body, *line;
	int64_t first;
	size_t len, n;
	int rc = replica_outbound(ap->store, a, &first, last, &body, &len, err);

	if (rc < 0)
		return rc;
	b->newest = map_new(a);
	b->all = replica_top(ap->store) == *last;
	l = (struct wire_lines){ .at = body, .end = body + len };
	while ((rc = wire_line(&l, &line, &n, err)) == 1) {
		struct wire_entry e;

		if ((rc = wire_entry_read(line, n, &e, err)) < 0)
			return rc;
		vec_push(a, &b->entries, e);
		map_putn(b->newest, e.id, 16, (void *)(uintptr_t)e.n);
	}
	return rc;
}

/* Results stand in the order of the batch, one for each of its lines. */
static int
take_each(struct apply *ap, struct reply *r, const struct batch *b, uint8_t chain[WIRE_HASH], struct hc_err *err)
{
	uint8_t hash[WIRE_HASH];

	for (size_t i = 0; i < b->entries.n; i++) {
		const struct wire_entry *e = &b->entries.at[i];
		json_t *result = NULL;
		int64_t number = 0;
		int rc;

		if (i >= r->results.n)
			return not_whole(err);
		rc = json_read(r->results.at[i].line, r->results.at[i].len, &result, NULL);
		if (rc < 0 || wire_int(result, "r", true, &number, NULL) < 0 || number != e->n)
			rc = not_ours(err);
		else
			rc = apply_result(ap, e, b->all && (int64_t)(uintptr_t)map_getn(b->newest, e->id, 16) == e->n, result, err);
		json_decref(result);
		if (rc < 0)
			return rc;
		wire_hash(e->line, e->len, hash);
		wire_chain(chain, hash);
	}
	return b->entries.n == r->results.n ? HC_OK : not_ours(err);
}

static int
take_results(struct apply *ap, struct reply *r, struct hc_err *err)
{
	struct batch b = {0};
	uint8_t chain[WIRE_HASH] = {0};
	char hex[2 * WIRE_HASH + 1];
	const char *had;
	int64_t last = 0;
	/* a batch may wait while nothing of it was sent */
	int rc = ap->sync->first == 0 ? HC_NOTFOUND : batch_read(ap, r->arena, &b, &last, err);

	if (rc == HC_NOTFOUND)
		return r->results.n == 0 ? HC_OK : not_ours(err);
	if (rc == HC_OK)
		rc = replica_get(ap->store, r->arena, "chain", &had, err);
	if (rc == HC_OK) {
		if (had != NULL)
			wire_unhex(had, chain, sizeof(chain));
		rc = take_each(ap, r, &b, chain, err);
	}
	batch_free(&b);
	if (rc < 0)
		return rc;
	wire_hex(chain, sizeof(chain), hex);
	if ((rc = replica_put(ap->store, "chain", hex, err)) < 0 || (rc = replica_put_int(ap->store, "acked", last, err)) < 0 ||
	    (rc = replica_put(ap->store, "batch", NULL, err)) < 0)
		return rc;
	ap->acked = last;
	return replica_outbound_drop(ap->store, err);
}

/* The journal's place moves on, so that the next batch begins after what is confirmed. */
static int
move_place(struct apply *ap, struct hc_err *err)
{
	struct arena *a = arena_new("place");
	struct entry *at;
	int64_t place = replica_int(ap->store, "place", 0);
	size_t n = 1;
	int rc = HC_OK;

	while (rc == HC_OK && n > 0) {
		rc = replica_entries(ap->store, place, 1000, a, &at, &n, err);
		for (size_t i = 0; rc == HC_OK && i < n; i++) {
			if (at[i].n > ap->acked) {
				n = 0;
				break;
			}
			place = at[i].seq;
		}
		arena_reset(a);
	}
	arena_free(a);
	return rc < 0 ? rc : replica_put_int(ap->store, "place", place, err);
}

static int64_t
rank_of(const struct model *m, const char *name)
{
	static const char *const first[] = { "organization", "role", "role_grant", "field_grant", "user", "team", "currency_rate" };
	const char *object = strchr(name, ':');
	const struct object *o = object != NULL ? model_object(m, object + 1) : NULL;

	/* who we are, what is ours, our team's, the rest */
	for (size_t i = 0; object != NULL && i < sizeof(first) / sizeof(first[0]); i++)
		if (strcmp(object + 1, first[i]) == 0)
			return (int64_t)i;
	return (name[0] == 'o' ? 100 : name[0] == 't' ? 1100 : 2100) + (o != NULL ? o->index : 999);
}

/* The buckets that are followed now: new ones are to be loaded, those that are gone are dropped with what only they held. */
static int
take_scope(struct apply *ap, struct reply *r, const json_t *list, struct hc_err *err)
{
	struct replica_bucket *had;
	bool dropped = false;
	size_t n;
	int rc;

	if ((rc = replica_buckets(ap->store, r->arena, &had, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		bool kept = false;

		for (size_t k = 0; k < json_array_size(list); k++)
			kept |= json_integer_value(json_array_get(json_array_get(list, k), 0)) == had[i].bucket;
		if (kept)
			continue;
		dropped = true;
		if ((rc = replica_unlist(ap->store, had[i].bucket, err)) < 0 || (rc = replica_bucket_drop(ap->store, had[i].bucket, err)) < 0)
			return rc;
	}
	for (size_t k = 0; k < json_array_size(list); k++) {
		const json_t *item = json_array_get(list, k);
		struct replica_bucket b = { .bucket = json_integer_value(json_array_get(item, 0)),
			.name = json_string_value(json_array_get(item, 1)), .after = "" };
		bool known = false;

		if (b.bucket < 1 || b.name == NULL || strlen(b.name) > 200)
			return not_ours(err);
		for (size_t i = 0; i < n; i++)
			known |= had[i].bucket == b.bucket;
		if (known)
			continue;
		b.rank = rank_of(ap->work->model, b.name);
		if ((rc = replica_bucket_put(ap->store, &b, err)) < 0)
			return rc;
	}
	if (!dropped)
		return HC_OK;
	/* a reload in progress has taken everything off its lists: what is left over is told at its end */
	return replica_int(ap->store, "reload", 0) ? HC_OK : apply_orphans(ap, err);
}

static int
apply_staged(struct apply *ap, struct hc_err *err)
{
	int64_t after = 0;
	size_t n = 1;
	int rc = HC_OK;

	while (rc == HC_OK && n > 0) {
		struct arena *a = arena_new("staged");
		const char **lines;

		rc = replica_stage_read(ap->store, &after, 500, a, &lines, &n, err);
		for (size_t i = 0; rc == HC_OK && i < n; i++)
			rc = apply_change(ap, lines[i], strlen(lines[i]), err);
		arena_free(a);
	}
	return rc < 0 ? rc : replica_stage_drop(ap->store, err);
}

/* Pages wait until the last one is here, so that nobody sees half of somebody's transaction; past STAGE_MAX they do not. */
static int
take_changes(struct apply *ap, struct reply *r, bool more, struct hc_err *err)
{
	int64_t staged = 0;
	bool catching = replica_int(ap->store, "catching", 0) != 0;
	int rc;

	if ((rc = replica_staged(ap->store, &staged, err)) < 0)
		return rc;
	if (more && !catching && staged + (int64_t)r->changes.n <= STAGE_MAX) {
		for (size_t i = 0; i < r->changes.n && rc == HC_OK; i++)
			rc = replica_stage(ap->store, r->changes.at[i].line, r->changes.at[i].len, err);
		return rc;
	}
	if (staged > 0 && (rc = apply_staged(ap, err)) < 0)
		return rc;
	for (size_t i = 0; i < r->changes.n && rc == HC_OK; i++)
		rc = apply_change(ap, r->changes.at[i].line, r->changes.at[i].len, err);
	if (rc < 0)
		return rc;
	return replica_put_int(ap->store, "catching", more ? 1 : 0, err);
}

/* Both sides count what they hold. A bucket that differs is mended: in tests that is a failure, in the field it heals. */
static int
compare(struct apply *ap, struct reply *r, struct hc_err *err)
{
	struct replica_bucket *at;
	size_t n;
	int rc;

	if (!json_is_object(json_object_get(r->end, "dg")) || replica_int(ap->store, "reload", 0) ||
	    (rc = replica_buckets(ap->store, r->arena, &at, &n, err)) < 0)
		return HC_OK;
	for (size_t i = 0; i < n; i++) {
		char name[24], text[17];
		const json_t *theirs;
		int64_t count;
		uint64_t sum;

		snprintf(name, sizeof(name), "%" PRIi64, at[i].bucket);
		theirs = json_object_get(json_object_get(r->end, "dg"), name);
		if (theirs == NULL || at[i].load != LOAD_DONE || (rc = replica_digest(ap->store, at[i].bucket, &count, &sum, err)) < 0)
			continue;
		snprintf(text, sizeof(text), "%016" PRIx64, sum);
		if (json_integer_value(json_array_get(theirs, 0)) == count && json_is_string(json_array_get(theirs, 1)) &&
		    strcmp(json_string_value(json_array_get(theirs, 1)), text) == 0) {
			if (ap->sync->mend.done == at[i].bucket)
				ap->sync->mend.done = 0;
			continue;
		}
		log_line(LOG_WARN, "sync: %s diverged: %" PRIi64 " %s here, %s there; it is mended", at[i].name, count, text,
		    arena_printf(r->arena, "%" JSON_INTEGER_FORMAT " %s", json_integer_value(json_array_get(theirs, 0)),
		    json_is_string(json_array_get(theirs, 1)) ? json_string_value(json_array_get(theirs, 1)) : "?"));
		if ((rc = replica_put_int(ap->store, "diverged", replica_int(ap->store, "diverged", 0) + 1, err)) < 0 ||
		    (rc = mend_begin(ap->sync, &at[i], json_integer_value(json_array_get(theirs, 0)), err)) < 0)
			return rc;
	}
	return HC_OK;
}

/* The server lets nothing more of its data stay here, once it has what was not sent yet. Who we are remains: without it the
   workspace would not open, and what was never the server's can still be read. */
static int
wipe(struct apply *ap, struct hc_err *err)
{
	int rc;

	if (replica_top(ap->store) > ap->acked)
		return HC_OK;
	if ((rc = replica_stage_drop(ap->store, err)) < 0 || (rc = replica_wipe(ap->store, err)) < 0)
		return rc;
	return apply_orphans(ap, err);
}

/* The key of encrypted fields: taken in when we asked for it, asked for when it is another than ours. */
static int
take_key(struct apply *ap, struct reply *r, bool *again, struct hc_err *err)
{
	const char *key = NULL, *sealed = NULL, *known = NULL;
	struct sync *s = ap->sync;
	int rc;

	wire_text(r->head, "key", false, &key, NULL);
	wire_text(r->head, "secret", false, &sealed, NULL);
	if (s->boxed && sealed != NULL && key != NULL) {
		*again = true;
		if ((rc = sync_secret_take(ap->store, s->box_public, s->box_private, sealed, err)) < 0)
			return rc;
		return replica_put(ap->store, "secret", key, err);
	}
	if (s->boxed && key != NULL)
		return hc_fail(err, HC_NET, 0, "The server cannot open its key of encrypted fields; its administrator must unlock that.");
	*again = s->boxed;
	if (s->boxed)
		return replica_put(ap->store, "secret", "-", err);
	if (key == NULL || key[0] == '\0' || replica_get(ap->store, r->arena, "secret", &known, NULL) < 0 || known == NULL ||
	    strcmp(known, key) == 0)
		return HC_OK;
	*again = true;
	return replica_put(ap->store, "secret", NULL, err);
}

/* Bytes that the server has lost, or never got: who has them sends them once more. */
static int
send_again(struct apply *ap, struct reply *r, struct hc_err *err)
{
	const json_t *list = json_object_get(r->end, "lack");
	int rc = HC_OK;

	for (size_t i = 0; i < json_array_size(list) && rc == HC_OK; i++) {
		const char *hash = json_string_value(json_array_get(list, i));

		if (hash == NULL || !fileref_hash(hash, strlen(hash)) || !blob_here(ap->store, hash, NULL))
			continue;
		rc = blob_sent(ap->store, hash, false, err);
		ap->sync->files = true;
	}
	return rc;
}

static int
take(struct apply *ap, struct reply *r, struct hc_err *err)
{
	const json_t *scope = json_object_get(r->head, "scope"), *list = json_object_get(scope, "buckets");
	const char *cursor = "", *epoch = "", *rid = "", *custom = NULL, *had;
	int64_t version = 0, hlc = 0, head = 0, now = 0;
	bool more = json_is_true(json_object_get(r->end, "more")), again = false;
	int rc;

	if (wire_text(r->head, "epoch", true, &epoch, NULL) < 0 || wire_int(scope, "ver", true, &version, NULL) < 0 ||
	    wire_int(r->head, "h", true, &hlc, NULL) < 0 || wire_int(r->head, "head", true, &head, NULL) < 0)
		return not_ours(err);
	if ((rc = replica_get(ap->store, r->arena, "epoch", &had, err)) < 0)
		return rc;
	if (had == NULL || strcmp(had, epoch) != 0)
		return not_ours(err);
	/* what is new of ours may be out of sight before a page says where it is */
	ap->unlisted = list != NULL || more || json_object_get(r->end, "pushed") != NULL;
	wire_text(r->head, "rid", false, &rid, NULL);
	wire_text(scope, "custom", false, &custom, NULL);
	if (strcmp(rid, ap->sync->rid) != 0)
		return hc_fail(err, HC_NET, 0, "The server's answer belongs to another question; it is asked again.");
	/* a clock that was years ahead once would win every clash for years: what it gave was cut to the server's time there */
	wire_int(r->head, "t", false, &now, NULL);
	if ((rc = replica_saw(ap->store, hlc, err)) < 0 || (now > 0 && hlc <= (now + CLOCK_AHEAD) << 16 &&
	    (rc = replica_not_after(ap->store, (now + CLOCK_AHEAD) << 16, hlc > now << 16 ? hlc : now << 16, err)) < 0) ||
	    (rc = take_key(ap, r, &again, err)) < 0 || (rc = take_results(ap, r, err)) < 0)
		return rc;
	if (json_object_get(r->end, "wipe") != NULL) {
		if ((rc = move_place(ap, err)) < 0 || (rc = wipe(ap, err)) < 0)
			return rc;
		return replica_put(ap->store, "stopped", "This device was taken off the server's list. What you had not sent was handed to"
		    " your administrator; ask there.", err);
	}
	if (json_object_get(r->end, "pushed") != NULL)
		return move_place(ap, err);
	if (wire_text(r->end, "cursor", true, &cursor, NULL) < 0)
		return not_ours(err);
	if (list != NULL) {
		/* what was staged may be of buckets that are not ours any more */
		if ((rc = replica_stage_drop(ap->store, err)) < 0 || (rc = take_scope(ap, r, list, err)) < 0 ||
		    (rc = replica_put_int(ap->store, "ver", version, err)) < 0 ||
		    (rc = replica_put(ap->store, "custom_at", custom, err)) < 0)
			return rc;
	} else if ((rc = take_changes(ap, r, more, err)) < 0)
		return rc;
	if ((rc = replica_put(ap->store, "cursor", cursor, err)) < 0 || (rc = move_place(ap, err)) < 0 || (rc = send_again(ap, r, err)) < 0)
		return rc;
	ap->sync->need = more || list != NULL || again;
	if (ap->anew)
		return load_anew(ap->sync, err);
	if (more || list != NULL)
		return HC_OK;
	if (ap->sync->compare && !ap->loading && (rc = replica_put_int(ap->store, "compared", ap->work->env->now(ap->work->env), err)) < 0)
		return rc;
	return compare(ap, r, err);
}

static int
begin(struct sync *s, struct apply *ap, struct hc_err *err)
{
	struct replica_bucket *at;
	size_t n;
	int rc = tx_begin(s->work, SOURCE_PULL, "sync", &ap->tx, err);

	if (rc < 0)
		return rc;
	ap->tx->trusted = true;
	*ap = (struct apply){ .sync = s, .work = s->work, .store = s->store, .tx = ap->tx, .arena = s->request,
		.acked = replica_int(s->store, "acked", 0) };
	if ((rc = replica_buckets(s->store, s->request, &at, &n, err)) < 0) {
		tx_abort(ap->tx);
		return rc;
	}
	ap->loading = replica_int(s->store, "ver", 0) == 0;
	for (size_t i = 0; i < n; i++)
		ap->loading |= at[i].load == LOAD_WAITS;
	return HC_OK;
}

static int
finish(struct apply *ap, int rc, struct hc_err *err)
{
	arena_free(ap->line);
	/* each time: the transaction is there already, and who looks at the status wants to see that sync is alive */
	if (rc == HC_OK && (rc = replica_put_int(ap->store, "last_ok", ap->work->env->now(ap->work->env), err)) == HC_OK)
		return tx_commit(ap->tx, err);
	tx_abort(ap->tx);
	return rc;
}

static bool
has_bucket(const struct replica_bucket *at, size_t n, const char *object)
{
	for (size_t i = 0; i < n; i++) {
		const char *colon = strchr(at[i].name, ':');

		if (colon != NULL && strcmp(colon + 1, object) == 0)
			return true;
	}
	return false;
}

/* Edits of records that the server did not know: when it has their objects by now, all of a transaction's, they are made again.
   What is refused then waits for the user as any other. */
static void
send_unknown_again(struct sync *s)
{
	struct arena *a = arena_new("again");
	struct replica_parked *parked;
	struct replica_bucket *at;
	struct hc_err err;
	size_t n = 0, buckets = 0;

	if (replica_parked(s->store, a, &parked, &n, &err) < 0 || (n > 0 && replica_buckets(s->store, a, &at, &buckets, &err) < 0))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		bool known = strcmp(parked[i].code, "schema") == 0;

		for (size_t k = 0; k < n && known; k++)
			known = parked[k].tx != parked[i].tx || has_bucket(at, buckets, parked[k].object);
		if (known && sync_parked_retry(s->work, parked[i].n, NULL, &err) >= 0)
			s->need = true;
	}
	arena_free(a);
}

int
exchange_take(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	struct reply r = { .sync = s, .arena = s->request };
	struct sync_news news = s->news;
	struct apply ap;
	int rc = split(&r, body, len, true, err);

	if (rc == HC_OK && (rc = begin(s, &ap, err)) == HC_OK)
		rc = finish(&ap, take(&ap, &r, err), err);
	if (rc >= 0 && !s->need && !ap.loading)
		send_unknown_again(s);
	if (rc < 0)
		s->news = news;
	json_decref(r.head);
	json_decref(r.end);
	return rc;
}

/* After the last page: what no snapshot named is not the server's any more. */
static int
loaded(struct apply *ap, struct hc_err *err)
{
	struct replica_bucket *at;
	size_t n;
	int rc;

	if ((rc = replica_buckets(ap->store, ap->arena, &at, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (at[i].load == LOAD_WAITS)
			return HC_OK;
	ap->sync->need = true;
	/* what came with the load may be newer than the cursor: the next exchange compares it all */
	if ((rc = replica_put(ap->store, "compared", NULL, err)) < 0)
		return rc;
	if (!replica_int(ap->store, "reload", 0))
		return HC_OK;
	if ((rc = apply_orphans(ap, err)) < 0)
		return rc;
	return replica_put(ap->store, "reload", NULL, err);
}

static int
take_page(struct apply *ap, struct reply *r, struct hc_err *err)
{
	struct replica_bucket b = ap->sync->bucket;
	const char *after = "", *from = "";
	int64_t bucket = 0;
	int rc;

	if (wire_int(r->end, "bucket", true, &bucket, NULL) < 0 || wire_text(r->end, "from", true, &from, NULL) < 0 ||
	    wire_text(r->end, "after", true, &after, NULL) < 0)
		return not_ours(err);
	if (bucket != b.bucket || strcmp(from, b.after) != 0)
		return hc_fail(err, HC_NET, 0, "The server's answer belongs to another question; it is asked again.");
	ap->snapshot = bucket;
	for (size_t i = 0; i < r->changes.n; i++)
		if ((rc = apply_change(ap, r->changes.at[i].line, r->changes.at[i].len, err)) < 0)
			return rc;
	b.after = after;
	b.load = json_is_true(json_object_get(r->end, "more")) ? LOAD_WAITS : LOAD_DONE;
	if (b.load == LOAD_DONE)
		b.after = "";
	if ((rc = replica_bucket_put(ap->store, &b, err)) < 0)
		return rc;
	return b.load == LOAD_DONE ? loaded(ap, err) : HC_OK;
}

/* The records under a prefix: what the server has of them, and nothing else of this bucket. */
static int
take_part(struct apply *ap, struct reply *r, struct hc_err *err)
{
	const struct mend *m = &ap->sync->mend;
	const char *prefix = m->todo[m->n - 1].prefix, *said = "";
	int64_t bucket = 0;
	int rc;

	if (wire_int(r->end, "bucket", true, &bucket, NULL) < 0 || wire_text(r->end, "prefix", true, &said, NULL) < 0)
		return not_ours(err);
	if (bucket != m->bucket || strcmp(said, prefix) != 0)
		return hc_fail(err, HC_NET, 0, "The server's answer belongs to another question; it is asked again.");
	if ((rc = replica_doubt_part(ap->store, bucket, prefix, err)) < 0)
		return rc;
	ap->snapshot = bucket;
	for (size_t i = 0; i < r->changes.n; i++)
		if ((rc = apply_change(ap, r->changes.at[i].line, r->changes.at[i].len, err)) < 0)
			return rc;
	return apply_orphans(ap, err);
}

int
part_take(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	struct reply r = { .sync = s, .arena = s->request };
	struct apply ap;
	int rc = split(&r, body, len, false, err);

	if (rc == HC_OK && (rc = begin(s, &ap, err)) == HC_OK)
		rc = finish(&ap, take_part(&ap, &r, err), err);
	json_decref(r.end);
	return rc;
}

int
load_settle(struct sync *s, struct hc_err *err)
{
	const struct object *o;

	if (s->put_off == NULL)
		return HC_OK;
	o = model_object(s->work->model, s->put_off);
	s->put_off = NULL;
	return o != NULL ? bulk_build(s->store, o, err) : HC_OK;
}

/* A bucket of more than a page comes into a table that holds little: its indexes are built when it is here, which is several times
   cheaper. Not where sums over its records are asked for by an index while they come. */
static int
put_off(struct sync *s, const struct reply *r, struct hc_err *err)
{
	const char *object = strchr(s->bucket.name, ':');
	const struct object *o = object != NULL ? model_object(s->work->model, object + 1) : NULL;
	bool done;
	int rc;

	if (s->put_off != NULL || o == NULL || !json_is_true(json_object_get(r->end, "more")) || engine_sums(s->work, o))
		return HC_OK;
	if ((rc = bulk_put_off(s->store, o, PUT_OFF_ROWS, &done, err)) == HC_OK && done)
		s->put_off = o->name;
	return rc;
}

int
snapshot_take(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	struct reply r = { .sync = s, .arena = s->request };
	struct apply ap;
	int rc = split(&r, body, len, false, err);

	if (rc == HC_OK && s->asked == ASK_SNAPSHOT)
		rc = put_off(s, &r, err);

	/* a whole tenant may come: its words are indexed when it is here, which is many times cheaper */
	replica_search_later(s->store, true);
	s->unindexed = true;
	if (rc == HC_OK && (rc = begin(s, &ap, err)) == HC_OK)
		rc = finish(&ap, take_page(&ap, &r, err), err);
	replica_search_later(s->store, false);
	if (rc < 0 || !json_is_true(json_object_get(r.end, "more")) || bulk_guests(s->store)) {
		int built = load_settle(s, rc < 0 ? NULL : err);

		rc = rc < 0 ? rc : built;
	}
	json_decref(r.end);
	return rc;
}
