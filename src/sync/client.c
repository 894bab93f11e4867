/*
 * client.c - which request comes next, and what an answer means for the one after it.
 *
 * Edits go before loads, loads before waiting. Errors of the line back off with full jitter; what the server refuses is
 * acted on as the table in sync.md section 4 says. Nothing is kept in memory that a crash could lose.
 */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "store/read.h"
#include "sync/local.h"

#define WAIT_BASE INT64_C(1000)
#define WAIT_CAP INT64_C(300000)
#define WAIT_QUOTA INT64_C(3600000)
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
	arena_free(s->list);
	arena_free(s->request);
	arena_free(s->arena);
}

bool
sync_joined(struct work *w)
{
	return replica_int(w->store, "dev", 0) != 0;
}

/* Several facts in one transaction. */
static int
put_all(struct sync *s, const char *const (*facts)[2], struct hc_err *err)
{
	int rc = store_begin(s->store, err);

	if (rc < 0)
		return rc;
	for (size_t i = 0; facts[i][0] != NULL && rc == HC_OK; i++)
		rc = replica_put(s->store, facts[i][0], facts[i][1], err);
	if (rc == HC_OK)
		return store_commit(s->store, err);
	store_rollback(s->store);
	return rc;
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
	return put_all(s, facts, err);
}

int
sync_leave(struct work *w, struct hc_err *err)
{
	static const char *const keys[] = { "dev", "epoch", "cursor", "ver", "acked", "place", "chain", "offset", "tenant", "name",
		"joining", "join_empty", "brought", "failures", "next_try", "last_ok", "trouble", "stopped", "catching", "reload", "again", "from",
		"seen", "batch", "diverged", "full", "old", NULL };
	int rc = store_begin(w->store, err);

	if (rc < 0)
		return rc;
	for (size_t i = 0; keys[i] != NULL && rc == HC_OK; i++)
		rc = replica_put(w->store, keys[i], NULL, err);
	if (rc == HC_OK)
		rc = replica_forget(w->store, err);
	if (rc == HC_OK)
		rc = blob_sent(w->store, NULL, false, err);
	if (rc == HC_OK)
		return store_commit(w->store, err);
	store_rollback(w->store);
	return rc;
}

/* --- the next request --- */

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

static int
exchange_head(struct sync *s, struct buf *out, struct hc_err *err)
{
	const char *epoch, *cursor, *chain;
	struct jw w = { .out = out };
	int64_t brought = replica_int(s->store, "brought", 0), acked = replica_int(s->store, "acked", 0);
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
	uint8_t hash[WIRE_HASH];
	struct buf b = BUF_INIT;
	const char *batch;
	char hex[2 * WIRE_HASH + 1];
	size_t len;
	int rc;

	/* a tenant that is full takes nothing, but gives */
	if (s->hold) {
		batch = "";
		len = 0;
	} else if ((rc = batch_ready(s, s->request, &s->first, &s->last, &batch, &len, err)) < 0)
		return rc;
	if ((rc = exchange_head(s, &b, err)) == HC_OK) {
		buf_add(&b, batch, len);
		*ret = (struct sync_request){ .want = SYNC_SEND, .method = "POST", .path = "/v1/sync",
			.body = arena_strndup(s->request, b.data, b.len), .len = b.len };
		if (s->first > 0) {
			wire_hash(batch, len, hash);
			wire_hex(hash, 8, hex);
			ret->key = arena_printf(s->request, "%" PRIi64 "-%" PRIi64 "-%s", replica_int(s->store, "dev", 0), s->first, hex);
		}
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

static void
ask_snapshot(struct sync *s, struct sync_request *ret)
{
	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "GET",
		.path = arena_printf(s->request, "/v1/sync/snapshot?dev=%" PRIi64 "&bucket=%" PRIi64 "&after=%s&limit=2000",
		replica_int(s->store, "dev", 0), s->bucket.bucket, s->bucket.after) };
	s->asked = ASK_SNAPSHOT;
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

static int
stop(struct sync *s, const char *why, struct hc_err *err)
{
	const char *const facts[][2] = { { "stopped", why }, { "old", NULL }, { NULL, NULL } };

	return put_all(s, facts, err);
}

static int
choose(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	const char *series;
	bool any;
	int rc;

	if (!sync_joined(s->work) || replica_int(s->store, "again", 0))
		return ask_join(s, ret, err);
	/* the first exchange says which buckets there are */
	if ((replica_top(s->store) > replica_int(s->store, "acked", 0) && !s->hold) || replica_int(s->store, "ver", 0) == 0)
		return ask_exchange(s, ret, err);
	if (replica_int(s->store, "old", 0)) {
		ret->want = SYNC_STOPPED;
		return stop(s, TOO_OLD, err);
	}
	if ((rc = next_bucket(s, &any, err)) < 0)
		return rc;
	if (any) {
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

/* --- what came of it --- */

static void
back_off(struct sync *s, const char *why, int64_t least)
{
	struct store *st = s->store;
	int64_t failures = replica_int(st, "failures", 0), span = WAIT_BASE;
	uint32_t dice;

	for (int64_t i = 0; i < failures && span < WAIT_CAP; i++)
		span *= 2;
	if (span > WAIT_CAP)
		span = WAIT_CAP;
	s->work->env->random(s->work->env, &dice, sizeof(dice));
	span = (int64_t)((uint64_t)span * dice >> 32);
	if (span < least)
		span = least;
	if (store_begin(st, NULL) < 0)
		return;
	if (replica_put_int(st, "failures", failures + 1, NULL) == HC_OK && replica_put(st, "trouble", why, NULL) == HC_OK &&
	    replica_put_int(st, "next_try", s->work->env->now(s->work->env) + span, NULL) == HC_OK)
		store_commit(st, NULL);
	else
		store_rollback(st);
}

static int
went_well(struct sync *s, struct hc_err *err)
{
	char now[24];
	const char *const facts[][2] = { { "failures", NULL }, { "next_try", NULL }, { "last_ok", now },
		{ s->hold ? NULL : "trouble", NULL }, { "full", NULL }, { NULL, NULL } };

	/* a write each time would cost as much as the exchange */
	if (replica_int(s->store, "failures", 0) == 0 && (s->hold || replica_int(s->store, "full", 0) == 0) &&
	    s->work->env->now(s->work->env) - replica_int(s->store, "last_ok", 0) < 20000)
		return HC_OK;
	snprintf(now, sizeof(now), "%" PRIi64, s->work->env->now(s->work->env));
	return put_all(s, facts, err);
}

void
sync_failed(struct sync *s, const char *why)
{
	back_off(s, why, 0);
	s->asked = ASK_NOTHING;
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

static int
reload(struct sync *s, struct hc_err *err)
{
	int rc = store_begin(s->store, err);

	if (rc < 0)
		return rc;
	if ((rc = load_anew(s, err)) == HC_OK)
		return store_commit(s->store, err);
	store_rollback(s->store);
	return rc;
}

/* "tag:hotcrm,2026:gap" is gap. */
static const char *
problem_code(const json_t *root)
{
	const char *type = json_string_value(json_object_get(root, "type"));
	const char *colon = type != NULL ? strrchr(type, ':') : NULL;

	return colon != NULL ? colon + 1 : type != NULL ? type : "";
}

static int
conflict(struct sync *s, const json_t *root, const char *code, const char *detail, struct hc_err *err)
{
	static const char *const anew[][2] = { { "ver", "0" }, { NULL, NULL } };
	int64_t acked = replica_int(s->store, "acked", 0), n = 0, seen = 0;

	/* only the exchange tells the whole story: it is asked next */
	if (s->asked != ASK_EXCHANGE)
		return put_all(s, anew, err);
	if (strcmp(code, "epoch-changed") == 0) {
		wire_int(root, "last_n", false, &n, NULL);
		wire_int(root, "at", false, &seen, NULL);
		return enrol_anew(s, (n >= 0 && n < acked ? n : acked) + 1, seen, err);
	}
	if (strcmp(code, "forked") == 0) {
		wire_int(root, "from", false, &n, NULL);
		return enrol_anew(s, n > acked ? n : acked + 1, INT64_MAX, err);
	}
	if (strcmp(code, "gap") == 0) {
		wire_int(root, "expect", false, &n, NULL);
		return enrol_anew(s, n > 0 && n <= acked ? n : acked + 1, 0, err);
	}
	back_off(s, detail, 0);
	return HC_OK;
}

static int
refused(struct sync *s, const struct sync_answer *a, const json_t *root, struct hc_err *err)
{
	const char *detail = "", *code = problem_code(root);
	static const char *const old[][2] = { { "old", "1" }, { NULL, NULL } };
	char until[24] = "";
	int rc;
	const char *full[][2] = { { "full", until }, { "trouble", NULL }, { NULL, NULL } };

	wire_text(root, "detail", false, &detail, NULL);
	detail = arena_printf(s->request, "%s (%d%s%s)", detail[0] != '\0' ? detail : "The server refused the request", a->status,
	    code[0] != '\0' ? " " : "", code);
	full[1][1] = detail;
	switch (a->status) {
	case 400:
	case 413:
		if (strcmp(code, "bad-cursor") == 0)
			return reload(s, err);
		if (s->asked != ASK_EXCHANGE || s->first == 0 || (rc = batch_refused(s, detail, err)) == HC_NOTFOUND)
			break;
		return rc;
	case 401:
		if (strcmp(code, "token-expired") == 0)
			break;
		return stop(s, detail, err);
	case 403:
		/* buckets that are not ours any more: the next exchange says which are */
		if (s->asked == ASK_SNAPSHOT || s->asked == ASK_LEASE)
			break;
		return stop(s, detail, err);
	case 409:
		return conflict(s, root, code, detail, err);
	case 410:
		return reload(s, err);
	case 422:
		if (s->first == 0 || (rc = batch_refused(s, detail, err)) == HC_NOTFOUND)
			break;
		return rc;
	case 426:
		/* what others changed cannot be read any more, but what is here goes out first */
		if (s->asked != ASK_EXCHANGE || replica_int(s->store, "old", 0) || s->first == 0)
			return stop(s, detail, err);
		return put_all(s, old, err);
	case 507:
		if (s->asked != ASK_EXCHANGE || s->first == 0)
			break;
		snprintf(until, sizeof(until), "%" PRIi64, s->work->env->now(s->work->env) + WAIT_QUOTA);
		s->need = true;
		return put_all(s, full, err);
	}
	if (s->asked == ASK_SNAPSHOT)
		s->need = true;
	if (s->asked == ASK_LEASE)
		lease_refused(s, err);
	back_off(s, detail, a->retry_ms);
	return HC_OK;
}

/* The client's clock by the server's, less half the way: what was worked out with the smallest round trip counts. */
static int
learn_clock(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	const char *nl = memchr(a->body, '\n', a->len);
	int64_t t = 0, best = replica_int(s->store, "rtt", INT64_MAX), offset;
	json_t *head;
	char texts[2][24];
	const char *const facts[][2] = { { "offset", texts[0] }, { "rtt", texts[1] }, { NULL, NULL } };
	bool any;

	if (nl == NULL || json_read(a->body, (size_t)(nl - a->body), &head, NULL) < 0)
		return HC_OK;
	any = wire_int(head, "t", true, &t, NULL) == HC_OK;
	json_decref(head);
	if (!any)
		return HC_OK;
	offset = t + a->rtt_ms / 2 - s->work->env->now(s->work->env);
	/* a better measurement, or the clock was set since */
	if (a->rtt_ms > best && llabs(offset - replica_int(s->store, "offset", 0)) < a->rtt_ms + 1000)
		return HC_OK;
	snprintf(texts[0], sizeof(texts[0]), "%" PRIi64, offset);
	snprintf(texts[1], sizeof(texts[1]), "%" PRIi64, a->rtt_ms);
	return put_all(s, facts, err);
}

static int
took(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	int rc;

	s->files = true;
	switch (s->asked) {
	case ASK_JOIN:
		rc = enrol(s, a->body, a->len, err);
		break;
	case ASK_EXCHANGE:
		if ((rc = learn_clock(s, a, err)) == HC_OK)
			rc = exchange_take(s, a->body, a->len, err);
		break;
	case ASK_SNAPSHOT:
		rc = snapshot_take(s, a->body, a->len, err);
		break;
	case ASK_LEASE:
		rc = lease_take(s, a->body, a->len, err);
		break;
	default:
		s->need |= a->status == 200;
		rc = a->status == 200 && a->len < 200 && strstr(a->body, "\"files\"") != NULL ? blob_retry(s->store, err) : HC_OK;
	}
	return rc < 0 ? rc : went_well(s, err);
}

int
sync_reply(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	bool json = a->type == NULL || strstr(a->type, "json") != NULL;
	struct hc_err why = {0};
	json_t *root = NULL;
	int rc;

	if (s->asked == ASK_NOTHING)
		return HC_OK;
	if (blob_answered(s, a)) {
		if ((rc = blob_take(s, a, err)) == HC_OK && s->asked != ASK_NOTHING)
			rc = went_well(s, err);
		s->asked = ASK_NOTHING;
		return rc;
	}
	if (a->status == 200 || a->status == 204) {
		if (!json && a->len > 0) {
			sync_failed(s, "Something between here and the server answered in its place; is there a login page?");
			return hc_fail(err, HC_NET, 0, "Something between here and the server answered in its place; is there a login page?");
		}
		rc = took(s, a, &why);
		if (rc == HC_NET || rc == HC_INVALID)
			back_off(s, why.msg, 0);
		if (rc < 0 && err != NULL)
			*err = why;
	} else {
		if (a->len == 0 || json_read(a->body, a->len, &root, NULL) < 0)
			root = json_object();
		rc = refused(s, a, root, err);
		json_decref(root);
	}
	s->asked = ASK_NOTHING;
	return rc;
}
