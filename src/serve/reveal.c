/*
 * reveal.c - POST /v1/objects/OBJECT/ID/reveal: what an encrypted field holds, for a key whose scopes say so and a user whose role
 * may read the field. That it was shown, to whom, stands in the tenant's auth log; what it is does not.
 */
#include <string.h>

#include "base/err.h"
#include "model/sealed.h"
#include "serve/rest.h"

static int
reveal(struct server *s, struct tenant *t, struct request *rq, const struct hc_record *r, const char *name, struct hc_err *err)
{
	const struct field *f = name != NULL ? object_field(r->object, name) : NULL;
	const char *text;
	char id[UUID_TEXT];
	struct jw w;
	int rc;

	/* a field that one may not see is one that is not there */
	if (f == NULL || !access_field(t->work, f, 'r'))
		return hc_fail(err, HC_INVALID, 0, "field: name an encrypted field of %s.", r->object->plural);
	if ((rc = engine_reveal(t->work, r, f, rq->arena, &text, err)) < 0)
		return rc;
	uuid_format(r->values[SLOT_ID].id, id);
	auth_note(s, rq, "revealed", arena_printf(rq->arena, "%s.%s of %s", r->object->name, f->name, id));
	w = reply_json(rq, 200);
	reply_header(rq, "Cache-Control", "no-store");
	jw_open(&w, '{');
	jw_key(&w, "field");
	jw_string(&w, f->name);
	jw_key(&w, "value");
	jw_string(&w, text);
	jw_close(&w, '}');
	return HC_OK;
}

int
objects_reveal(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "reveal", 'r');
	struct hc_err err = { .pos = -1 };
	struct hc_record *r;
	const char *name;
	json_t *body;
	int rc;

	if (o == NULL)
		return 0;
	if (rest_record(t, rq, o, rq->params[1], rq->arena, &r, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	rc = request_texts(rq, body, (struct member[]){ { "field", &name }, { NULL, NULL } }, &err);
	json_decref(body);
	if (rc < 0)
		return reply_bad(rq, &err);
	if (reveal(s, t, rq, r, name, &err) < 0)
		reply_error(rq, &err);
	return 0;
}
