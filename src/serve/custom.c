/*
 * custom.c - objects and fields of the tenant's own, to devices and from them: /v1/sync/custom.
 *
 * The text stands in the tenant's file whoever brought it (/v1/custom, a device, a command); its hash is part of what a device is
 * told of its scope, so a change is heard like that of a role. Merging is the device's: a text that was made from another one than
 * that which is here is refused.
 */
#include <string.h>

#include "base/err.h"
#include "host/host.h"
#include "serve/sync.h"

int
exchange_custom_now(struct exchange *x, const char **text, char hash[CUSTOM_HASH], struct hc_err *err)
{
	int rc = store_meta_get(x->store, x->arena, "custom", text, err);

	if (rc < 0)
		return rc;
	if (*text == NULL)
		*text = "";
	custom_hash(*text, hash);
	return HC_OK;
}

static void
answer(struct exchange_reply *r, const char *hash, const char *text)
{
	struct jw w = { .out = &r->body };

	jw_open(&w, '{');
	jw_key(&w, "custom");
	jw_string(&w, hash);
	if (text != NULL) {
		jw_key(&w, "text");
		jw_string(&w, text);
	}
	jw_close(&w, '}');
	buf_addc(&r->body, '\n');
	r->status = 200;
	r->type = "application/json";
}

static int
changed(struct exchange_reply *r, const char *hash)
{
	buf_printf(&r->extra, "\"custom\":\"%s\"", hash);
	return exchange_refuse(r, 409, "custom-changed", "Others changed the team's own fields meanwhile.");
}

/* A device knows by this answer what it was not told with its scope. If the text is then put back to the one of that scope, nothing
   in the scope has changed: so its version moves now. Who only asks for the text that his scope names has nothing to hear again. */
static int
hears_again(struct exchange *x, bool sends, const char *hash, struct hc_err *err)
{
	const char *list;
	int64_t version;
	int rc = feed_scope(x->store, x->work->user, x->arena, &version, &list, err);

	return rc < 0 || (!sends && strstr(list, hash) != NULL) ? rc : feed_scope_put(x->store, x->work->user, &version, list, err);
}

/* Who asks, and what is here now; was NULL: it is told, else it is left there, in `a`. */
static int
look(struct work *w, int64_t dev, const char *base, struct arena *a, const char **was, struct exchange_reply *r, struct hc_err *err)
{
	char hash[CUSTOM_HASH];
	struct exchange x;
	const char *text;
	int rc;

	if ((rc = exchange_begin(&x, w, r, err)) < 0)
		return rc;
	if ((rc = caller_find(&x, dev, err)) == HC_OK && (rc = exchange_custom_now(&x, &text, hash, err)) == HC_OK &&
	    (rc = hears_again(&x, was != NULL, hash, err)) == HC_OK) {
		if (was == NULL)
			answer(r, hash, text);
		else if (!w->admin)
			rc = exchange_refuse(r, 403, "denied", "Only an administrator may change objects and fields.");
		else if (strcmp(base, hash) != 0)
			rc = changed(r, hash);
		else
			*was = arena_strdup(a, text);
	}
	return exchange_finish(&x, rc, err);
}

int
exchange_custom(struct work *w, int64_t dev, struct exchange_reply *r, struct hc_err *err)
{
	return look(w, dev, "", NULL, NULL, r, err);
}

static int
customise(struct work *w, struct arena *a, int64_t dev, const char *base, const char *text, struct exchange_reply *r, struct hc_err *err)
{
	struct hc_err why = { .pos = -1 };
	char hash[CUSTOM_HASH];
	const char *was = "";
	int rc;

	if ((rc = look(w, dev, base, a, &was, r, err)) < 0 || r->code != NULL)
		return rc;
	if (strcmp(was, text) != 0 && (rc = work_customise_from(w, was, text, &why)) < 0) {
		if (rc == HC_CONFLICT) {	/* somebody was faster by a moment */
			custom_hash(work_custom(w, a), hash);
			changed(r, hash);
			return HC_OK;
		}
		if (rc == HC_STORE || rc == HC_BUSY || rc == HC_BUG) {
			if (err != NULL)
				*err = why;
			return rc;
		}
		exchange_refuse(r, 422, "invalid", "%s", why.msg);
		return HC_OK;
	}
	custom_hash(text, hash);
	answer(r, hash, NULL);
	return HC_OK;
}

int
exchange_customise(struct work *w, int64_t dev, const char *base, const char *text, struct exchange_reply *r, struct hc_err *err)
{
	struct arena *a = arena_new("customise");
	int rc = customise(w, a, dev, base, text, r, err);

	arena_free(a);
	return rc;
}
