/*
 * answer.c - what an answer means: taken in, refused, or none at all.
 *
 * Errors of the line back off with full jitter; what the server refuses is acted on as the table in sync.md section 4 says.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "sync/local.h"

#define WAIT_BASE INT64_C(1000)
#define WAIT_CAP INT64_C(300000)

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
	int64_t age = s->work->env->now(s->work->env) - replica_int(s->store, "last_ok", 0);
	char now[24];
	const char *const facts[][2] = { { "failures", NULL }, { "next_try", NULL }, { "last_ok", now },
		{ s->hold ? NULL : "trouble", NULL }, { "full", NULL }, { NULL, NULL } };

	/* what was taken in wrote the time with it; a write for each poll would cost as much as the exchange. A clock that was set
	   back leaves a time that is still to come */
	if (replica_int(s->store, "failures", 0) == 0 && (s->hold || replica_int(s->store, "full", 0) == 0) && age >= 0 && age < 20000)
		return HC_OK;
	snprintf(now, sizeof(now), "%" PRIi64, s->work->env->now(s->work->env));
	return sync_facts(s, facts, err);
}

void
sync_failed(struct sync *s, const char *why)
{
	load_settle(s, NULL);	/* who waits for the line may want to look at what is here */
	back_off(s, why, 0);
	s->asked = ASK_NOTHING;
}

static int
reload(struct sync *s, struct hc_err *err)
{
	int rc = store_begin(s->store, err);

	if (rc < 0)
		return rc;
	/* the server may have gone back, and count anew: how new our copies are says nothing */
	if ((rc = replica_rec_reset(s->store, err)) == HC_OK)
		rc = load_anew(s, err);
	return store_end(s->store, rc, err);
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
		return sync_facts(s, anew, err);
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
	/* not the answer to a question about a part: then the whole */
	if ((s->asked == ASK_DIGEST || s->asked == ASK_PART) && a->status >= 400 && a->status < 500 && a->status != 401 && a->status != 429)
		return mend_give_up(s, err);
	if ((rc = custom_refused(s, a->status, root, code, detail, err)) != 0)
		return rc < 0 ? rc : HC_OK;
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
		return sync_stop_for(s, detail, err);
	case 403:
		/* buckets that are not ours any more: an exchange says which are, before any of them is asked for again */
		if (s->asked == ASK_SNAPSHOT && !s->lost_sight) {
			s->lost_sight = s->need = true;
			return HC_OK;
		}
		if (s->asked == ASK_SNAPSHOT || s->asked == ASK_LEASE)
			break;
		return sync_stop_for(s, detail, err);
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
			return sync_stop_for(s, detail, err);
		return sync_facts(s, old, err);
	case 507:
		if (s->asked != ASK_EXCHANGE || s->first == 0)
			break;
		snprintf(until, sizeof(until), "%" PRIi64, s->work->env->now(s->work->env) + WAIT_QUOTA);
		s->need = true;
		return sync_facts(s, full, err);
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
	return sync_facts(s, facts, err);
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
		if ((rc = snapshot_take(s, a->body, a->len, err)) == HC_OK)
			s->lost_sight = false;
		break;
	case ASK_DIGEST:
	case ASK_PART:
		rc = mend_take(s, a->body, a->len, err);
		break;
	case ASK_CUSTOM:
	case ASK_CUSTOM_PUT:
		rc = custom_take(s, a->body, a->len, err);
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
