/*
 * erasures.c - /v1/erasures: what the tenant holds of a person, shown and erased where all of it is; and who may still hold it.
 */
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "engine/forget.h"
#include "serve/rest.h"

static void
put_items(struct jw *w, const char *key, const struct forget_item *items, size_t n)
{
	jw_key(w, key);
	jw_open(w, '[');
	for (size_t i = 0; i < n; i++) {
		char id[UUID_TEXT];

		uuid_format(items[i].id, id);
		jw_open(w, '{');
		jw_key(w, "object");
		jw_string(w, items[i].object->name);
		jw_key(w, "id");
		jw_string(w, id);
		jw_key(w, "title");
		jw_string(w, items[i].title);
		jw_key(w, "why");
		jw_string(w, items[i].why);
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static int
erase(struct tenant *t, struct request *rq, const struct forget *f, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	if ((rc = rest_begin(t, rq, "forget 1 person", &tx, err)) < 0)
		return rc;
	if ((rc = forget_run(tx, f, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	/* the answer names the person: it is kept for no Idempotency-Key */
	return tx_commit(tx, err);
}

static int
answer(struct tenant *t, struct request *rq, const struct object *o, const uint8_t id[16], const char *name, bool partly, struct hc_err *err)
{
	struct forget f;
	struct jw w;
	int rc;

	if ((rc = forget_find(t->work, o, id, rq->arena, &f, err)) < 0)
		return rc;
	if (name != NULL && strcasecmp(name, f.erase.at[0].title) != 0)
		return hc_fail(err, HC_INVALID, 0, "Nothing was erased: name must be the person's as it stands there, %.100s.", f.erase.at[0].title);
	f.partly = partly;
	w = reply_json(rq, 200);
	jw_open(&w, '{');
	jw_key(&w, "erased");
	jw_bool(&w, name != NULL);
	put_items(&w, "erase", f.erase.at, f.erase.n);
	put_items(&w, "stays", f.keep.at, f.keep.n);
	if (f.unseen != NULL) {
		jw_key(&w, "unseen");
		jw_string(&w, f.unseen);
	}
	jw_close(&w, '}');
	return name != NULL ? erase(t, rq, &f, err) : HC_OK;
}

/* Without `name` it is only shown. */
int
erasures_post(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	const char *object, *id, *name, *partly;
	const struct object *o;
	uint8_t uuid[16];
	json_t *body;
	int rc;

	(void)s;
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = request_texts(rq, body, (struct member[]){ { "object", &object }, { "id", &id }, { "name", &name }, { "partly", &partly },
	    { NULL, NULL } }, &err);
	json_decref(body);
	if (rc < 0)
		return reply_bad(rq, &err);
	o = model_object(t->work->model, object != NULL ? object : "contact");
	if (o == NULL || id == NULL || strlen(id) < 32 || !uuid_parse(id, uuid))
		rc = hc_fail(&err, HC_INVALID, 0, "Give object (contact unless said) and id of a person; with name, the person's, it is erased.");
	else
		rc = answer(t, rq, o, uuid, name, partly != NULL && strcmp(partly, "yes") == 0, &err);
	if (rc < 0)
		reply_error(rq, &err);
	return 0;
}

static void
put_line(void *arg, const char *text)
{
	jw_string(arg, text);
}

int
erasures_list(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct jw w = reply_json(rq, 200);

	(void)s;
	jw_open(&w, '{');
	jw_key(&w, "report");
	jw_open(&w, '[');
	if (forget_report(t->work, put_line, &w, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}
