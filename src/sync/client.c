/*
 * client.c - which request comes next. What its answer means is in answer.c.
 *
 * Edits go before loads, loads before waiting. Nothing is kept in memory that a crash could lose.
 */
#define _GNU_SOURCE		/* memrchr() */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "store/read.h"
#include "sync/local.h"

#define TOO_OLD "This HotCRM is too old for its server. What was changed here is sent; update it to see what others changed."

int
sync_open(struct work *w, bool watch, struct sync **ret, struct hc_err *err)
{
	struct arena *a = arena_new("sync");
	struct sync *s = ARENA_NEW(a, struct sync);

	(void)err;
	*s = (struct sync){ .work = w, .store = w->store, .arena = a, .watch = watch, .need = true };
	s->request = arena_new("request");
	s->files = true;
	/* who asks for an exchange asks for what was put off too */
	if (!watch && store_readonly_reason(w->store) == NULL)
		blob_retry(w->store, NULL);
	*ret = s;
	return HC_OK;
}

void
sync_close(struct sync *s)
{
	if (s == NULL)
		return;
	load_settle(s, NULL);
	arena_free(s->list);
	arena_free(s->request);
	arena_free(s->arena);
}

bool
sync_joined(struct work *w)
{
	return replica_int(w->store, "dev", 0) != 0;
}

int
sync_facts(struct sync *s, const char *const (*facts)[2], struct hc_err *err)
{
	int rc = store_begin(s->store, err);

	if (rc < 0)
		return rc;
	for (size_t i = 0; facts[i][0] != NULL && rc == HC_OK; i++)
		rc = replica_put(s->store, facts[i][0], facts[i][1], err);
	return store_end(s->store, rc, err);
}

int
sync_join(struct sync *s, const char *device, bool empty, struct hc_err *err)
{
	const char *const facts[][2] = { { "joining", device }, { "join_empty", empty ? "1" : NULL }, { "stopped", NULL },
		{ "trouble", NULL }, { "failures", NULL }, { "next_try", NULL }, { NULL, NULL } };

	if (sync_joined(s->work))
		return hc_fail(err, HC_CONFLICT, 0, "This workspace is joined to a server already; `sync leave` first.");
	if (device[0] == '\0' || strlen(device) > 120 || !utf8_is_clean(device, strlen(device)))
		return hc_fail(err, HC_INVALID, 0, "The name of this device must be 1 to 120 readable bytes.");
	return sync_facts(s, facts, err);
}

int
sync_leave(struct work *w, struct hc_err *err)
{
	static const char *const keys[] = { "dev", "epoch", "cursor", "ver", "acked", "place", "chain", "offset", "tenant", "name",
		"joining", "join_empty", "brought", "failures", "next_try", "last_ok", "trouble", "stopped", "catching", "reload", "again", "from",
		"seen", "batch", "diverged", "full", "old", "compared", "custom", "custom_at", "custom_no", "custom_why", NULL };
	int rc = store_begin(w->store, err);

	if (rc < 0)
		return rc;
	for (size_t i = 0; keys[i] != NULL && rc == HC_OK; i++)
		rc = replica_put(w->store, keys[i], NULL, err);
	if (rc == HC_OK)
		rc = replica_forget(w->store, err);
	if (rc == HC_OK)
		rc = blob_sent(w->store, NULL, false, err);
	return store_end(w->store, rc, err);
}

static void
random_mark(struct sync *s)
{
	uint8_t raw[8];

	s->work->env->random(s->work->env, raw, sizeof(raw));
	wire_hex(raw, sizeof(raw), s->rid);
}

static int
ask_join(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	const char *name;
	int rc;

	if ((rc = replica_get(s->store, s->request, "joining", &name, err)) < 0)
		return rc;
	if (name == NULL)
		name = "workstation";
	jw_open(&w, '{');
	jw_key(&w, "v");
	jw_int(&w, 1);
	jw_key(&w, "name");
	jw_string(&w, name);
	jw_close(&w, '}');
	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "POST", .path = "/v1/sync/join",
		.body = arena_strndup(s->request, b.data, b.len), .len = b.len };
	buf_free(&b);
	s->asked = ASK_JOIN;
	return HC_OK;
}

/* Without the tenant's key what is sealed here is not sent: nobody else could open it. */
static bool
lacks_key(struct sync *s)
{
	const struct model *m = s->work->model;
	enum secret_state state;
	const char *known;

	for (size_t i = 0; i < m->objects.n; i++)
		if (m->objects.at[i]->has_encrypted)
			return replica_get(s->store, s->request, "secret", &known, NULL) < 0 || known == NULL ||
			    (known[0] != '-' && (secret_state(store_secret(s->store), &state, NULL) < 0 || state == SECRET_MISSING));
	return false;
}

static int
exchange_head(struct sync *s, struct buf *out, struct hc_err *err)
{
	const char *epoch, *cursor, *chain;
	struct jw w = { .out = out };
	int64_t brought = replica_int(s->store, "brought", 0), acked = replica_int(s->store, "acked", 0);
	int64_t age = s->work->env->now(s->work->env) - replica_int(s->store, "compared", 0);
	int rc;

	if ((rc = replica_get(s->store, s->request, "epoch", &epoch, err)) < 0 ||
	    (rc = replica_get(s->store, s->request, "cursor", &cursor, err)) < 0 ||
	    (rc = replica_get(s->store, s->request, "chain", &chain, err)) < 0)
		return rc;
	random_mark(s);
	jw_open(&w, '{');
	jw_key(&w, "v");
	jw_int(&w, 1);
	jw_key(&w, "dev");
	jw_int(&w, replica_int(s->store, "dev", 0));
	jw_key(&w, "epoch");
	jw_string(&w, epoch != NULL ? epoch : "");
	jw_key(&w, "cursor");
	jw_string(&w, cursor != NULL ? cursor : "");
	jw_key(&w, "acked_n");
	jw_int(&w, acked);
	if (brought > acked) {
		jw_key(&w, "brought");
		jw_int(&w, brought);
	}
	jw_key(&w, "chain");
	jw_string(&w, chain != NULL ? chain : "");
	jw_key(&w, "rid");
	jw_string(&w, s->rid);
	if (s->boxed) {
		jw_key(&w, "box");
		jw_string(&w, sync_secret_ask(s->request, s->box_public, s->box_private));
	}
	if ((s->compare = age < 0 || age > COMPARE_MS)) {
		jw_key(&w, "dg");
		jw_int(&w, 1);
	}
	if (replica_int(s->store, "old", 0)) {
		jw_key(&w, "push");
		jw_int(&w, 1);
	}
	jw_close(&w, '}');
	buf_addc(out, '\n');
	return HC_OK;
}

static int
ask_exchange(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	const char *batch;
	size_t len;
	int rc;

	/* a tenant that is full takes nothing, but gives */
	s->boxed = !s->hold && lacks_key(s);
	if (s->hold || s->boxed) {
		batch = "";
		len = 0;
	} else if ((rc = batch_ready(s, s->request, &s->first, &s->last, &batch, &len, err)) < 0)
		return rc;
	if ((rc = exchange_head(s, &b, err)) == HC_OK) {
		buf_add(&b, batch, len);
		*ret = (struct sync_request){ .want = SYNC_SEND, .method = "POST", .path = "/v1/sync",
			.body = arena_strndup(s->request, b.data, b.len), .len = b.len };
		s->asked = ASK_EXCHANGE;
		s->exchanged = s->work->env->ticks(s->work->env);
	}
	buf_free(&b);
	return rc;
}

/* The next bucket to load; 0 none. Those of objects that no plugin here knows wait for it. */
static int
next_bucket(struct sync *s, bool *any, struct hc_err *err)
{
	struct replica_bucket *at;
	size_t n;
	int rc;

	*any = false;
	if ((rc = replica_buckets(s->store, s->request, &at, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && !*any; i++) {
		const char *object = strchr(at[i].name, ':');
		const struct object *o = object != NULL ? model_object(s->work->model, object + 1) : NULL;

		if (at[i].load == LOAD_DONE || (o == NULL && at[i].load == LOAD_UNKNOWN))
			continue;
		if (o == NULL) {
			at[i].load = LOAD_UNKNOWN;
			if ((rc = store_begin(s->store, err)) < 0)
				return rc;
			if ((rc = replica_bucket_put(s->store, &at[i], err)) < 0) {
				store_rollback(s->store);
				return rc;
			}
			if ((rc = store_commit(s->store, err)) < 0)
				return rc;
			continue;
		}
		s->bucket = at[i];
		*any = true;
	}
	return HC_OK;
}

static struct sync_request
snapshot_request(struct sync *s, struct arena *a, int64_t bucket, const char *after)
{
	return (struct sync_request){ .want = SYNC_SEND, .method = "GET",
		.path = arena_printf(a, "/v1/sync/snapshot?dev=%" PRIi64 "&bucket=%" PRIi64 "&after=%s&limit=2000",
		replica_int(s->store, "dev", 0), bucket, after) };
}

static void
ask_snapshot(struct sync *s, struct sync_request *ret)
{
	*ret = snapshot_request(s, s->request, s->bucket.bucket, s->bucket.after);
	s->asked = ASK_SNAPSHOT;
}

/* The bucket that is loaded after this one, none while what this one put off is made up for: that may take long. */
static bool
ahead_bucket(struct sync *s, struct arena *a, struct sync_request *ret)
{
	struct replica_bucket *at;
	size_t n;

	if (s->put_off != NULL || replica_buckets(s->store, a, &at, &n, NULL) < 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *object = strchr(at[i].name, ':');

		if (at[i].load == LOAD_DONE || at[i].bucket == s->bucket.bucket || object == NULL ||
		    model_object(s->work->model, object + 1) == NULL)
			continue;
		*ret = snapshot_request(s, a, at[i].bucket, at[i].after);
		return true;
	}
	return false;
}

bool
sync_ahead(struct sync *s, const struct sync_answer *answer, struct arena *a, struct sync_request *ret)
{
	const char *last, *after;
	json_t *end = NULL;
	bool any = false;

	if (s->asked != ASK_SNAPSHOT || answer->status != 200 || answer->len < 2 || answer->body[answer->len - 1] != '\n')
		return false;
	last = memrchr(answer->body, '\n', answer->len - 1);
	last = last != NULL ? last + 1 : answer->body;
	if (json_read(last, answer->len - 1 - (size_t)(last - answer->body), &end, NULL) < 0)
		return false;
	after = json_string_value(json_object_get(end, "after"));
	if (!json_is_true(json_object_get(end, "more"))) {
		any = json_object_get(end, "end") != NULL && ahead_bucket(s, a, ret);
	} else if (after != NULL && after[0] != '\0' && strspn(after, "0123456789") == strlen(after)) {
		*ret = snapshot_request(s, a, s->bucket.bucket, after);
		any = true;
	}
	json_decref(end);
	return any;
}

static int
ask_poll(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	const char *cursor, *pending = "";
	int rc;

	if ((rc = replica_get(s->store, s->request, "cursor", &cursor, err)) < 0 ||
	    (rc = blob_trouble_of(s->store, s->request, &pending, err)) < 0)
		return rc;
	/* that a file came is told to who waits for one; it may have come just before */
	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "GET", .poll = true,
		.path = arena_printf(s->request, "/v1/sync/wait?dev=%" PRIi64 "&cursor=%s%s", replica_int(s->store, "dev", 0),
		cursor != NULL ? cursor : "", pending[0] != '\0' ? "&files=1&timeout=15" : "") };
	s->asked = ASK_POLL;
	return HC_OK;
}

static void
ask_lease(struct sync *s, const char *series, struct sync_request *ret)
{
	const char *body = arena_printf(s->request, "{\"dev\":%" PRIi64 ",\"series\":\"%s\",\"count\":%d}\n",
	    replica_int(s->store, "dev", 0), series, LEASE_COUNT);

	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "POST", .path = "/v1/sync/lease", .body = body,
		.len = strlen(body) };
	s->series = series;
	s->asked = ASK_LEASE;
}

static bool
stopped(struct sync *s)
{
	const char *why = NULL;

	if (replica_get(s->store, s->request, "stopped", &why, NULL) == HC_OK && why != NULL)
		return true;
	return !sync_joined(s->work) && (replica_get(s->store, s->request, "joining", &why, NULL) < 0 || why == NULL);
}

int
sync_stop_for(struct sync *s, const char *why, struct hc_err *err)
{
	const char *const facts[][2] = { { "stopped", why }, { "old", NULL }, { NULL, NULL } };

	return sync_facts(s, facts, err);
}

static int
choose(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	const char *series;
	bool any;
	int rc;

	if (!sync_joined(s->work) || replica_int(s->store, "again", 0))
		return ask_join(s, ret, err);
	/* before the values of its fields, in either direction */
	if (!replica_int(s->store, "old", 0) && (rc = custom_next(s, ret, err)) != 0)
		return rc < 0 ? rc : HC_OK;
	/* the first exchange says which buckets there are */
	if ((replica_top(s->store) > replica_int(s->store, "acked", 0) && !s->hold) || replica_int(s->store, "ver", 0) == 0)
		return ask_exchange(s, ret, err);
	if (replica_int(s->store, "old", 0)) {
		ret->want = SYNC_STOPPED;
		return sync_stop_for(s, TOO_OLD, err);
	}
	if (s->mend.bucket != 0 && !s->lost_sight) {
		mend_ask(s, ret);
		return HC_OK;
	}
	if ((rc = next_bucket(s, &any, err)) < 0)
		return rc;
	if (any && !(s->lost_sight && s->need)) {
		ask_snapshot(s, ret);
		return HC_OK;
	}
	if (s->need)
		return ask_exchange(s, ret, err);
	if ((series = lease_wanted(s, s->request)) != NULL) {
		ask_lease(s, series, ret);
		return HC_OK;
	}
	/* a search would do it; now nobody waits for it. If another writer is in the way, a search will */
	if (s->unindexed && (rc = read_search_ready(s->store, err)) < 0 && rc != HC_BUSY)
		return rc;
	s->unindexed = false;
	if ((rc = blob_next(s, ret, err)) != 0)
		return rc < 0 ? rc : HC_OK;
	if (s->need)
		return ask_exchange(s, ret, err);
	if (s->watch)
		return ask_poll(s, ret, err);
	ret->want = SYNC_IDLE;
	return HC_OK;
}

int
sync_next(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	int64_t now = s->work->env->now(s->work->env), next;

	arena_reset(s->request);
	work_turn(s->work);
	*ret = (struct sync_request){ .want = SYNC_STOPPED };
	s->asked = ASK_NOTHING;
	s->first = s->last = 0;
	if (stopped(s))
		return HC_OK;
	next = replica_int(s->store, "next_try", 0);
	/* a clock that was set back must not make us wait for years */
	if (next > now && next - now <= WAIT_QUOTA && !s->poked) {
		ret->want = SYNC_WAIT;
		ret->wait_ms = next - now;
		return HC_OK;
	}
	next = replica_int(s->store, "full", 0);
	s->hold = next > now && next - now <= WAIT_QUOTA && !s->poked;
	s->poked = false;
	return choose(s, ret, err);
}

void
sync_poke(struct sync *s)
{
	s->poked = true;
	s->need = true;
	s->files = true;
}

void
sync_news(struct sync *s, struct sync_news *ret)
{
	*ret = s->news;
	s->news = (struct sync_news){0};
}
