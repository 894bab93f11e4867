/*
 * device.c - a server's tenant made ready for devices; enrolling, listing and revoking them; and the small questions beside the exchange: wait, digest, lease.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "serve/sync.h"
#include "store/blob.h"

static void
random_hex(const struct env *env, size_t bytes, char *ret)
{
	uint8_t raw[32];

	env->random(env, raw, bytes);
	wire_hex(raw, bytes, ret);
}

int
exchange_prepare(struct work *w, struct hc_err *err)
{
	struct arena *a = arena_new("prepare");
	const char *epoch = NULL;
	char hex[65];
	int rc;

	if ((rc = replica_get(w->store, a, "epoch", &epoch, err)) < 0 || epoch != NULL)
		goto out;
	if ((rc = store_begin(w->store, err)) < 0)
		goto out;
	if ((rc = feed_tables(w->store, err)) == HC_OK) {
		random_hex(w->env, 8, hex);
		rc = replica_put(w->store, "epoch", hex, err);
	}
	if (rc == HC_OK) {
		random_hex(w->env, 32, hex);
		rc = replica_put(w->store, "secret", hex, err);
	}
	rc = store_end(w->store, rc, err);
out:
	arena_free(a);
	return rc;
}

int
exchange_restored(struct work *w, struct hc_err *err)
{
	char hex[17];
	int rc;

	if ((rc = exchange_prepare(w, err)) < 0 || (rc = store_begin(w->store, err)) < 0)
		return rc;
	random_hex(w->env, 8, hex);
	if ((rc = replica_put(w->store, "epoch", hex, err)) == HC_OK &&
	    (rc = replica_put_int(w->store, "restored_at", feed_head(w->store), err)) == HC_OK)
		rc = blob_trust(w->store, err);
	return store_end(w->store, rc, err);
}

static int
role_ids(struct exchange *x, struct jw *w, struct hc_err *err)
{
	const struct object *o = model_object(x->work->model, "role");
	const struct field *name = o != NULL ? object_field(o, "name") : NULL;
	uint8_t (*ids)[16];
	size_t n = 0;
	int rc;

	jw_key(w, "roles");
	jw_open(w, '{');
	if (name != NULL && (rc = replica_ids(x->store, o, x->arena, &ids, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		struct hc_record *r;
		char id[UUID_TEXT];

		if ((rc = read_record(x->store, o, ids[i], x->arena, &r, err)) < 0)
			return rc;
		if (r->values[name->slot].kind != VALUE_TEXT)
			continue;
		uuid_format(ids[i], id);
		jw_key(w, arena_strndup(x->arena, r->values[name->slot].s, r->values[name->slot].len));
		jw_string(w, id);
	}
	jw_close(w, '}');
	return HC_OK;
}

static int
organization(struct exchange *x, struct jw *w, struct hc_err *err)
{
	const struct object *o = model_object(x->work->model, "organization");
	struct hc_record *r;
	uint8_t (*ids)[16];
	char id[UUID_TEXT];
	size_t n = 0;
	int rc;

	if (o == NULL || (rc = replica_ids(x->store, o, x->arena, &ids, &n, err)) < 0 || n == 0)
		return HC_OK;
	if ((rc = read_record(x->store, o, ids[0], x->arena, &r, err)) < 0)
		return rc;
	uuid_format(ids[0], id);
	jw_key(w, "org");
	jw_string(w, id);
	jw_key(w, "tenant");
	jw_string(w, record_title(r));
	return HC_OK;
}

static int
write_join(struct exchange *x, struct hc_err *err)
{
	struct jw w = { .out = &x->reply->body };
	char id[UUID_TEXT], hash[CUSTOM_HASH];
	const char *text;
	int rc;

	uuid_format(x->work->user, id);
	jw_open(&w, '{');
	jw_key(&w, "v");
	jw_int(&w, 1);
	jw_key(&w, "dev");
	jw_int(&w, x->device.dev);
	jw_key(&w, "epoch");
	jw_string(&w, x->epoch);
	jw_key(&w, "t");
	jw_int(&w, x->now);
	jw_key(&w, "user");
	jw_string(&w, id);
	jw_key(&w, "name");
	jw_string(&w, x->work->user_name);
	if ((rc = exchange_custom_now(x, &text, hash, err)) < 0)
		return rc;
	jw_key(&w, "custom");
	jw_string(&w, hash);
	if ((rc = organization(x, &w, err)) < 0 || (rc = role_ids(x, &w, err)) < 0)
		return rc;
	jw_close(&w, '}');
	buf_addc(&x->reply->body, '\n');
	x->reply->status = 200;
	x->reply->type = "application/json";
	return HC_OK;
}

static int
join(struct exchange *x, const char *body, size_t len, struct hc_err *err)
{
	const char *name = "";
	struct hc_err why = {0};
	json_t *root;
	int64_t v = 0;
	int rc;

	if (json_read(body, len, &root, &why) < 0)
		return exchange_malformed(x, &why, 1);
	if (wire_int(root, "v", true, &v, &why) < 0 || wire_text(root, "name", true, &name, &why) < 0)
		rc = exchange_malformed(x, &why, 1);
	else if (v != 1)
		rc = exchange_refuse(x->reply, 426, "too-old", "This server speaks version 1.");
	else if (strlen(name) > 120 || !utf8_is_clean(name, strlen(name)))
		rc = exchange_refuse(x->reply, 400, "malformed", "The device's name is too long or not readable.");
	else
		rc = HC_OK;
	x->device = (struct feed_device){ .name = arena_strdup(x->arena, name), .created = x->now, .seen = x->now,
		.brought = -1 };
	json_decref(root);
	if (rc != HC_OK)
		return rc;
	memcpy(x->device.user, x->work->user, 16);
	if ((rc = feed_device_put(x->store, &x->device, err)) < 0)
		return rc;
	return write_join(x, err);
}

int
exchange_join(struct work *w, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	return exchange_finish(&x, join(&x, body, len, err), err);
}

/* ret: NULL, or what it waits for when there is nothing now. */
static int
wait(struct exchange *x, int64_t dev, const char *cursor, struct arena *a, struct exchange_watch *ret, struct hc_err *err)
{
	bool any = true;
	uint32_t *small;
	int rc;

	foresee_wait(x, dev, cursor);
	if ((rc = exchange_device(x, dev, err)) != HC_OK || (rc = exchange_cursor(x, cursor, err)) != HC_OK)
		return rc;
	/* nothing is in the feed beyond the place up to which it was brought */
	if (!x->fresh && x->cursor.version == x->version && x->cursor.at >= feed_at(x->store))
		any = false;
	else if (!x->fresh && x->cursor.version == x->version &&
	    (rc = feed_any(x->store, x->buckets, x->nbuckets, x->cursor.at, &any, err)) < 0)
		return rc;
	x->reply->type = "application/json";
	x->reply->status = any ? 200 : 204;
	if (any)
		buf_printf(&x->reply->body, "{\"head\":%" PRIi64 "}\n", feed_at(x->store));
	if (any || ret == NULL)
		return HC_OK;
	small = ARENA_ARRAY(a, uint32_t, x->nbuckets);
	for (size_t i = 0; i < x->nbuckets; i++) {
		if (x->buckets[i] > UINT32_MAX)
			return HC_OK;	/* it is asked each time */
		small[i] = (uint32_t)x->buckets[i];
	}
	*ret = (struct exchange_watch){ .seq = feed_at(x->store), .generation = x->work->model->generation, .buckets = small, .n = x->nbuckets };
	return HC_OK;
}

int
exchange_wait_for(struct work *w, int64_t dev, const char *cursor, struct arena *a, struct exchange_watch *ret,
    struct exchange_reply *r, struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	return exchange_finish(&x, wait(&x, dev, cursor, a, ret, err), err);
}

int
exchange_wait(struct work *w, int64_t dev, const char *cursor, struct exchange_reply *r, struct hc_err *err)
{
	return exchange_wait_for(w, dev, cursor, NULL, NULL, r, err);
}

static int
news(struct exchange *x, int64_t after, struct arena *a, struct exchange_news *n, struct hc_err *err)
{
	struct feed_news *at;
	size_t count;
	int rc;

	if ((rc = exchange_persons_moved(x->work, after, &n->head, &n->doubt, err)) < 0 || n->doubt ||
	    (rc = feed_update(x->store, rule_judge(x), err)) < 0 || (rc = feed_news(x->store, after, a, &at, &count, err)) < 0)
		return rc;
	for (size_t i = 0; i < count; i++) {
		uint32_t bucket = (uint32_t)at[i].bucket;

		map_putn(n->at, &bucket, sizeof(bucket), &at[i].seq);
	}
	return HC_OK;
}

int
exchange_news(struct work *w, int64_t after, struct arena *a, struct exchange_news *ret, struct hc_err *err)
{
	struct exchange_news n = { .generation = w->model->generation, .at = map_new(a) };
	struct exchange_reply r = { 0 };
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, &r, err)) < 0 || (rc = exchange_finish(&x, news(&x, after, a, &n, err), err)) < 0)
		return rc;
	*ret = n;
	return HC_OK;
}

bool
exchange_concerns(const struct exchange_news *n, const struct exchange_watch *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const int64_t *seq = map_getn(n->at, &w->buckets[i], sizeof(w->buckets[i]));

		if (seq != NULL && *seq > w->seq)
			return true;
	}
	return false;
}

int
exchange_head(struct work *w, int64_t *ret, struct hc_err *err)
{
	(void)err;
	*ret = feed_head(w->store);
	return HC_OK;
}

static int
digest(struct exchange *x, int64_t dev, int64_t bucket, const char *prefix, struct hc_err *err)
{
	struct jw w = { .out = &x->reply->body };
	int64_t *counts = ARENA_ARRAY(x->arena, int64_t, 256);
	uint64_t *sums = ARENA_ARRAY(x->arena, uint64_t, 256);
	char text[17];
	int rc;

	if ((rc = exchange_device(x, dev, err)) != HC_OK)
		return rc;
	if (!exchange_may_follow(x, bucket))
		return exchange_refuse(x->reply, 403, "denied", "This user may not see that bucket.");
	rc = feed_digest_parts(x->store, bucket, prefix, counts, sums, err);
	if (rc == HC_INVALID)
		return exchange_refuse(x->reply, 400, "malformed", "`prefix` must be an even number of hex digits.");
	if (rc < 0)
		return rc;
	jw_open(&w, '{');
	for (int i = 0; i < 256; i++) {
		if (counts[i] == 0)
			continue;
		snprintf(text, sizeof(text), "%02x", i);
		jw_key(&w, text);
		jw_open(&w, '[');
		jw_int(&w, counts[i]);
		snprintf(text, sizeof(text), "%016" PRIx64, sums[i]);
		jw_string(&w, text);
		jw_close(&w, ']');
	}
	jw_close(&w, '}');
	buf_addc(&x->reply->body, '\n');
	x->reply->status = 200;
	x->reply->type = "application/json";
	return HC_OK;
}

int
exchange_digest(struct work *w, int64_t dev, int64_t bucket, const char *prefix, struct exchange_reply *r, struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	return exchange_finish(&x, digest(&x, dev, bucket, prefix, err), err);
}

/* "order.number": an autonumber field whose records the user may make. */
static const struct field *
series_field(struct exchange *x, const char *series)
{
	const char *dot = strchr(series, '.');
	const struct object *o = dot != NULL ? model_object(x->work->model, arena_strndup(x->arena, series, (size_t)(dot - series))) : NULL;
	const struct field *f = o != NULL ? object_field(o, dot + 1) : NULL;

	return f != NULL && strcmp(f->type->name, "autonumber") == 0 && access_object(x->work, o, 'c') ? f : NULL;
}

/* The series of the tenant's own records moves past what is handed out. */
static int
grant(struct exchange *x, const char *series, int64_t count, struct hc_err *err)
{
	const char *key = arena_printf(x->arena, "series:%s", series), *text;
	int64_t first, last, floor = 1;
	int rc;

	if ((rc = store_meta_get(x->store, x->arena, key, &text, err)) < 0)
		return rc;
	if (text != NULL)
		floor = strtoll(text, NULL, 10);
	if ((rc = feed_lease(x->store, series, x->device.dev, count, floor > 0 ? floor : 1, &first, &last, err)) < 0 ||
	    (rc = store_meta_put(x->store, key, arena_printf(x->arena, "%" PRIi64, last + 1), err)) < 0)
		return rc;
	buf_printf(&x->reply->body, "{\"series\":\"%s\",\"first\":%" PRIi64 ",\"last\":%" PRIi64 "}\n", series, first, last);
	x->reply->status = 200;
	x->reply->type = "application/json";
	return HC_OK;
}

static int
lease(struct exchange *x, const char *body, size_t len, struct hc_err *err)
{
	const char *series = "";
	struct hc_err why = {0};
	int64_t dev = 0, count = 50;
	const struct field *f;
	json_t *root;
	int rc;

	if (json_read(body, len, &root, &why) < 0)
		return exchange_malformed(x, &why, 1);
	if (wire_int(root, "dev", true, &dev, &why) < 0 || wire_text(root, "series", true, &series, &why) < 0 ||
	    wire_int(root, "count", false, &count, &why) < 0)
		rc = exchange_malformed(x, &why, 1);
	else if (count < 1 || count > 1000)
		rc = exchange_refuse(x->reply, 400, "malformed", "\"count\" is 1 to 1000.");
	else if ((f = series_field(x, series)) == NULL)
		rc = exchange_refuse(x->reply, 403, "denied", "This user numbers no such records.");
	else if ((rc = exchange_device(x, dev, err)) == HC_OK)
		rc = grant(x, arena_printf(x->arena, "%s.%s", f->object->name, f->name), count, err);
	json_decref(root);
	return rc;
}

int
exchange_lease(struct work *w, const char *body, size_t len, struct exchange_reply *r, struct hc_err *err)
{
	struct exchange x;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	return exchange_finish(&x, lease(&x, body, len, err), err);
}

int
exchange_devices(struct work *w, struct arena *a, struct exchange_device **ret, size_t *n, struct hc_err *err)
{
	struct feed_device *at;
	int rc;

	if ((rc = exchange_prepare(w, err)) < 0 || (rc = feed_devices(w->store, a, &at, n, err)) < 0)
		return rc;
	*ret = ARENA_ARRAY(a, struct exchange_device, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		struct exchange_device *d = &(*ret)[i];

		*d = (struct exchange_device){ .dev = at[i].dev, .last_n = at[i].last_n, .acked_n = at[i].acked_n, .seen = at[i].seen,
			.created = at[i].created, .name = at[i].name, .state = at[i].revoked ? "revoked" : "active" };
		memcpy(d->user, at[i].user, 16);
	}
	return HC_OK;
}

int
exchange_revoke(struct work *w, int64_t dev, struct hc_err *err)
{
	struct arena *a = arena_new("revoke");
	struct feed_device d;
	int rc;

	if ((rc = exchange_prepare(w, err)) < 0 || (rc = feed_device(w->store, dev, a, &d, err)) < 0 ||
	    (rc = store_begin(w->store, err)) < 0)
		goto out;
	d.revoked = true;
	rc = store_end(w->store, feed_device_put(w->store, &d, err), err);
out:
	arena_free(a);
	return rc;
}
