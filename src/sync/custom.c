/*
 * custom.c - the workstation's side of objects and fields of the tenant's own: when the text is asked for, merged, and sent.
 *
 * Facts: "custom" is the server's text that ours was made from, with "=" before it (none: never had one); "custom_at" names the text
 * that the server has now (none: it does not know of such things); "custom_no" names one of ours that it refused, "custom_why" says
 * why; "custom_lost" is what was defined otherwise there.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "sync/custom.h"
#include "sync/local.h"

static const char *
fact(struct sync *s, const char *key)
{
	const char *v = NULL;

	return replica_get(s->store, s->request, key, &v, NULL) == HC_OK ? v : NULL;
}

static const char *
our_text(struct sync *s)
{
	const char *text = NULL;

	return store_meta_get(s->store, s->request, "custom", &text, NULL) >= 0 && text != NULL ? text : "";
}

static int
remember(struct sync *s, const char *key, const char *value, const char *also, const char *other, struct hc_err *err)
{
	const char *const facts[][2] = { { key, value }, { also, other }, { NULL, NULL } };

	return sync_facts(s, facts, err);
}

static int
send_ours(struct sync *s, const char *base, const char *ours, struct sync_request *ret)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };

	jw_open(&w, '{');
	jw_key(&w, "dev");
	jw_int(&w, replica_int(s->store, "dev", 0));
	jw_key(&w, "base");
	jw_string(&w, base);
	jw_key(&w, "text");
	jw_string(&w, ours);
	jw_close(&w, '}');
	*ret = (struct sync_request){ .want = SYNC_SEND, .method = "POST", .path = "/v1/sync/custom",
		.body = arena_strndup(s->request, b.data, b.len), .len = b.len };
	buf_free(&b);
	s->custom = ours;
	s->asked = ASK_CUSTOM_PUT;
	return 1;
}

/* 1: *ret is to be sent. What is here when the server has the same needs no request. */
int
custom_next(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	const char *at, *had, *ours, *no;
	char base[CUSTOM_HASH], now[CUSTOM_HASH];
	struct hc_err why;

	/* a window may have changed them; a load that is under way is not torn from its tables */
	if (s->put_off == NULL && engine_follow(s->work, &why) < 0)
		log_line(LOG_WARN, "sync: what another program made of the fields cannot be used: %s", why.msg);
	if ((at = fact(s, "custom_at")) == NULL || s->put_off != NULL)
		return 0;
	had = fact(s, "custom");
	ours = our_text(s);
	custom_hash(ours, now);
	custom_hash(had != NULL ? had + 1 : "", base);
	if (strcmp(now, at) == 0)
		return had != NULL && strcmp(base, at) == 0 ? 0 :
		    remember(s, "custom", arena_printf(s->request, "=%s", ours), NULL, NULL, err);
	if (strcmp(base, at) != 0) {
		*ret = (struct sync_request){ .want = SYNC_SEND, .method = "GET",
			.path = arena_printf(s->request, "/v1/sync/custom?dev=%" PRIi64, replica_int(s->store, "dev", 0)) };
		s->asked = ASK_CUSTOM;
		return 1;
	}
	if (!s->work->admin || ((no = fact(s, "custom_no")) != NULL && strcmp(no, now) == 0))
		return 0;
	return send_ours(s, base, ours, ret);
}

/* Together they may be no model: then theirs is what there is, and ours is set aside as a whole. */
static int
use_both(struct sync *s, const char *theirs, struct hc_err *err)
{
	const char *had = fact(s, "custom"), *ours = our_text(s), *lost, *before, *merged;
	struct hc_err why;
	int rc;

	merged = custom_merge(s->request, had != NULL ? had + 1 : "", ours, theirs, &lost);
	if (strcmp(merged, ours) != 0 && strcmp(merged, theirs) != 0 && engine_customise(s->work, merged, true, &why) < 0) {
		log_line(LOG_WARN, "sync: fields of one's own do not go with the team's: %s", why.msg);
		merged = theirs;
		lost = ours;
	}
	if (strcmp(merged, our_text(s)) != 0 && (rc = engine_customise(s->work, merged, false, err)) < 0)
		return rc;
	before = fact(s, "custom_lost");
	return remember(s, "custom", arena_printf(s->request, "=%s", theirs), lost[0] != '\0' ? "custom_lost" : NULL,
	    arena_printf(s->request, "%s%s", before != NULL ? before : "", lost), err);
}

/* A text that cannot be used here is no reason to stop: the rest goes on, and another text is tried again. */
static int
use_theirs(struct sync *s, const char *at, const char *text, struct hc_err *err)
{
	struct hc_err why = { .pos = -1 };
	int rc;

	if ((rc = use_both(s, text, &why)) >= 0)
		return remember(s, "custom_at", at, NULL, NULL, err);
	if (rc == HC_BUSY) {
		if (err != NULL)
			*err = why;
		return rc;
	}
	log_line(LOG_WARN, "sync: the team's own fields cannot be used here: %s", why.msg);
	return remember(s, "custom_at", NULL, "custom_why", arena_strdup(s->request, why.msg), err);
}

int
custom_take(struct sync *s, const char *body, size_t len, struct hc_err *err)
{
	const char *at = "", *text = NULL;
	json_t *root;
	int rc;

	if (json_read(body, len, &root, NULL) < 0)
		return hc_fail(err, HC_NET, 0, "The server's answer was cut off; it is asked again.");
	s->need = true;
	if (wire_text(root, "custom", true, &at, NULL) < 0 || strlen(at) >= CUSTOM_HASH ||
	    (s->asked == ASK_CUSTOM && (wire_text(root, "text", true, &text, NULL) < 0 || strlen(text) > CUSTOM_MAX)))
		rc = hc_fail(err, HC_NET, 0, "What answered is not a HotCRM server, or one of another version.");
	else if (s->asked == ASK_CUSTOM)
		rc = use_theirs(s, at, text, err);
	else if ((rc = remember(s, "custom", arena_printf(s->request, "=%s", s->custom), "custom_at", at, err)) == HC_OK)
		rc = remember(s, "custom_no", NULL, "custom_why", NULL, err);
	json_decref(root);
	return rc;
}

int
custom_refused(struct sync *s, int status, const json_t *root, const char *code, const char *detail, struct hc_err *err)
{
	const char *at = NULL;
	char now[CUSTOM_HASH];
	int rc;

	if (s->asked != ASK_CUSTOM && s->asked != ASK_CUSTOM_PUT)
		return 0;
	if (status == 401 || status == 429 || (status >= 500 && status != 507))
		return 0;
	s->need = true;
	wire_text(root, "custom", false, &at, NULL);
	if (status == 409 && strcmp(code, "custom-changed") == 0 && at != NULL && strlen(at) < CUSTOM_HASH) {
		rc = remember(s, "custom_at", at, NULL, NULL, err);
	} else if (s->asked == ASK_CUSTOM || status == 404 || status == 409) {
		/* of another life of the server, or one that knows nothing of this: the exchange tells */
		rc = remember(s, "custom_at", NULL, NULL, NULL, err);
	} else {
		custom_hash(s->custom, now);
		rc = remember(s, "custom_no", now, "custom_why", detail, err);
	}
	return rc < 0 ? rc : 1;
}
