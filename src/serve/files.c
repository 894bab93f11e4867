/*
 * files.c - /v1/objects/{object}/{id}/files: what hangs on a record, and attaching a file in one request. The bytes of the list
 * are at /v1/blobs; larger files go there first, piece by piece, and are then named by a record like any other.
 */
#include <string.h>

#include "base/err.h"
#include "engine/file.h"
#include "serve/rest.h"

static void
put_file(struct tenant *t, struct jw *w, const char *field, const struct hc_record *attachment, const struct fileref *ref)
{
	char id[UUID_TEXT];

	jw_open(w, '{');
	if (attachment != NULL) {
		uuid_format(attachment->values[SLOT_ID].id, id);
		jw_key(w, "attachment");
		jw_string(w, id);
	} else {
		jw_key(w, "field");
		jw_string(w, field);
	}
	jw_key(w, "name");
	jw_string(w, ref->name);
	jw_key(w, "size");
	jw_int(w, ref->size);
	jw_key(w, "media_type");
	jw_string(w, ref->type);
	jw_key(w, "sha256");
	jw_string(w, ref->hash);
	jw_key(w, "here");
	jw_bool(w, blob_here(t->work->store, ref->hash, NULL));
	jw_close(w, '}');
}

int
objects_files(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "read", 'r');
	struct hc_err err = { .pos = -1 };
	struct hc_record *r, **at;
	struct fileref ref;
	struct jw w;
	size_t n;

	(void)s;
	if (o == NULL)
		return 0;
	if (rest_record(t, rq, o, rq->params[1], rq->arena, &r, &err) < 0 ||
	    engine_attachments(t->work, o, r->values[SLOT_ID].id, rq->arena, &at, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_list(rq);
	for (size_t i = SLOT_FIRST; i < o->fields.n; i++)
		if (field_is_file(o->fields.at[i]) && access_field(t->work, o->fields.at[i], 'r') && fileref_read(&r->values[i], &ref))
			put_file(t, &w, o->fields.at[i]->name, NULL, &ref);
	for (size_t i = 0; i < n && request_may(rq, "read", "attachment"); i++)
		if (engine_file(t->work, at[i], NULL, &ref, NULL) == HC_OK)
			put_file(t, &w, NULL, at[i], &ref);
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

static int
attach(struct tenant *t, struct request *rq, struct hc_tx *tx, const struct hc_record *on, const struct fileref *ref, struct hc_err *err)
{
	struct hc_record *made;
	char id[UUID_TEXT];
	struct jw w;
	int rc;

	if ((rc = engine_attach(tx, on->object, on->values[SLOT_ID].id, ref, request_arg(rq, "description"), &made, err)) < 0 ||
	    (rc = blob_prove(t->work->store, ref->hash, rq->who.user, err)) < 0)
		return rc;
	t->files++;
	uuid_format(made->values[SLOT_ID].id, id);
	w = reply_json(rq, 201);
	put_file(t, &w, NULL, made, ref);
	reply_header(rq, "Location", "/v1/objects/attachment/%s", id);
	return HC_OK;
}

int
objects_attach(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "write", 'r');
	const char *name = request_arg(rq, "name");
	struct hc_err err = { .pos = -1 };
	struct hc_tx *tx = NULL;
	struct hc_record *on;
	struct fileref ref;

	if (o == NULL || rest_replay(t, rq))
		return 0;
	if (rest_record(t, rq, o, rq->params[1], rq->arena, &on, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	if (name == NULL || *name == '\0') {
		reply_problem(rq, 400, "malformed", "Say what the file is called: ?name=offer.pdf.");
		return 0;
	}
	if (rest_object(t, rq, "attachment", "write", 'c') == NULL || !quota_allows(s, t, rq, NULL, 1) ||
	    !quota_storage(s, t, rq, (int64_t)rq->body.len))
		return 0;
	if (blob_add_bytes(t->work->store, rq->body.data != NULL ? rq->body.data : "", rq->body.len, name, &ref, &err) >= 0 &&
	    rest_begin(t, rq, arena_printf(rq->arena, "attach %s", ref.name), &tx, &err) >= 0) {
		if (attach(t, rq, tx, on, &ref, &err) >= 0) {
			rest_commit(t, rq, tx);
			return 0;
		}
		tx_abort(tx);
	}
	reply_error(rq, &err);
	return 0;
}
