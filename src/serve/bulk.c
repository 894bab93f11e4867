/*
 * bulk.c - POST /v1/bulk/{object}: a JSON object in each line, a result in each line of the reply.
 *
 * A line without an id makes a record, one with an id changes it, one with "_delete":true deletes it. Every line is for itself,
 * unless ?atomic=true: then one that fails takes all back. One journal transaction, one undo. Where the plan is full the lines that
 * would make a record fail, and the others are done.
 */
#include <string.h>

#include "base/err.h"
#include "model/type.h"
#include "serve/rest.h"

#define LINES_MAX 5000
#define LINE_MAX_BYTES (1u << 20)

struct bulk_run {
	struct server *server;
	struct tenant *t;
	struct request *rq;
	const struct object *object;
	struct hc_tx *tx;
	struct arena *line;	/* of one line */
	struct buf out;
	int64_t done, failed;
	int64_t made, room;	/* what the plan lets be made; changing and deleting always go on */
	bool full;		/* this line was one too many */
};

static int
delete_one(struct bulk_run *b, struct hc_record *r, struct hc_err *err)
{
	if (!access_object(b->t->work, b->object, 'd'))
		return hc_fail(err, HC_DENIED, 0, "Your role may not delete %s.", b->object->plural);
	b->t->counted_at = 0;	/* there is more room now */
	return engine_delete(b->tx, r, err);
}

/* *what is a word for the result. */
static int
one(struct bulk_run *b, json_t *body, struct hc_record **ret, const char **what, struct hc_err *err)
{
	json_t *id = json_object_get(body, "id"), *gone = json_object_get(body, "_delete");
	struct work *w = b->t->work;
	bool delete = json_is_true(gone), make = id == NULL;
	struct hc_record *r;
	int rc;

	*ret = NULL;
	if (make) {
		*what = "created";
		if (delete)
			return hc_fail(err, HC_INVALID, 0, "A line with _delete needs an id.");
		if (!access_object(w, b->object, 'c'))
			return hc_fail(err, HC_DENIED, 0, "Your role may not create %s.", b->object->plural);
		if ((b->full = b->made >= b->room))
			return hc_fail(err, HC_INVALID, 0, "%s", quota_full(b->server, b->t, b->rq, b->object, b->line));
		r = record_new(b->line, w->model, b->object);
		if ((rc = engine_defaults(w, r, err)) < 0)
			return rc;
	} else {
		*what = delete ? "deleted" : "updated";
		if ((rc = rest_record(b->t, b->rq, b->object, json_is_string(id) ? json_string_value(id) : "", b->line, &r, err)) < 0)
			return rc;
		json_object_del(body, "id");
	}
	if (gone != NULL)
		json_object_del(body, "_delete");
	*ret = r;
	if (delete)
		return delete_one(b, r, err);
	if ((rc = rest_assign(b->tx, r, body, err)) < 0 || (rc = engine_save(b->tx, r, err)) < 0)
		return rc;
	b->made += make;
	return rc;
}

static void
put_result(struct bulk_run *b, int64_t line, int rc, const struct hc_record *r, const char *what, const struct hc_err *err)
{
	struct jw w = { .out = &b->out };
	char id[UUID_TEXT];
	int status;

	jw_open(&w, '{');
	jw_key(&w, "line");
	jw_int(&w, line);
	if (rc >= 0) {
		jw_key(&w, "status");
		jw_int(&w, strcmp(what, "created") == 0 ? 201 : 200);
		jw_key(&w, "what");
		jw_string(&w, what);
		uuid_format(r->values[SLOT_ID].id, id);
		jw_key(&w, "id");
		jw_string(&w, id);
		jw_key(&w, "rev");
		jw_int(&w, r->rev);
	} else {
		const char *code = reply_status_code(err->code, &status), *dot;

		if (b->full) {
			status = 507;
			code = "quota";
		}
		jw_key(&w, "status");
		jw_int(&w, status);
		jw_key(&w, "type");
		jw_string(&w, arena_printf(b->line, "tag:hotcrm,2026:%s", code));
		jw_key(&w, "detail");
		jw_string(&w, err->msg);
		if (err->field != 0 && (dot = strchr(field_path(err->field), '.')) != NULL) {
			jw_key(&w, "field");
			jw_string(&w, dot + 1);
		}
	}
	jw_close(&w, '}');
	buf_addc(&b->out, '\n');
}

/* Store trouble ends the whole; what is wrong with one line does not. */
static int
take_line(struct bulk_run *b, int64_t number, const char *s, size_t n, struct hc_err *err)
{
	struct hc_record *r = NULL;
	const char *what = "";
	json_t *body = NULL;
	int rc;

	arena_reset(b->line);
	*err = (struct hc_err){ .pos = -1 };
	b->full = false;
	if (n > LINE_MAX_BYTES)
		rc = hc_fail(err, HC_INVALID, 0, "The line is longer than 1 MiB.");
	else if ((rc = json_read(s, n, &body, err)) >= 0 && !json_is_object(body))
		rc = hc_fail(err, HC_INVALID, 0, "A line is one JSON object.");
	if (rc >= 0)
		rc = one(b, body, &r, &what, err);
	json_decref(body);
	if (rc < 0 && (rc == HC_STORE || rc == HC_BUSY || rc == HC_BUG))
		return rc;
	put_result(b, number, rc, r, what, err);
	b->done += rc >= 0;
	b->failed += rc < 0;
	return HC_OK;
}

static int
all_lines(struct bulk_run *b, struct hc_err *err)
{
	const char *p = b->rq->body.data, *end = p + b->rq->body.len;
	int64_t number = 0;
	int rc;

	/* the mark with which some programs begin a text file is none of its first line */
	if (end - p >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((nl != NULL ? nl : end) - p);

		number++;
		if (n > 0 && p[n - 1] == '\r')
			n--;
		if (number > LINES_MAX)
			return hc_fail(err, HC_INVALID, 0, "More than %d lines; send them in parts.", LINES_MAX);
		if (n > 0 && (rc = take_line(b, number, p, n, err)) < 0)
			return rc;
		p = nl != NULL ? nl + 1 : end;
	}
	if (number == 0)
		return hc_fail(err, HC_INVALID, 0, "The body is empty; send a JSON object in each line.");
	return HC_OK;
}

int
bulk_run(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "write", 'r');
	const char *atomic = request_arg(rq, "atomic");
	struct bulk_run b = { .server = s, .t = t, .rq = rq, .object = o };
	struct hc_err err = { .pos = -1 };
	int64_t lines = 1;
	int rc;

	if (o == NULL || rest_replay(t, rq))
		return 0;
	for (size_t i = 0; i < rq->body.len; i++)
		lines += rq->body.data[i] == '\n' && i + 1 < rq->body.len;
	if (quota_room(s, t, rq, o, lines, &b.room, &err) < 0 ||
	    rest_begin(t, rq, arena_printf(rq->arena, "bulk %s", o->plural), &b.tx, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	b.tx->bulk = true;
	b.line = arena_new("line");
	rc = all_lines(&b, &err);
	arena_free(b.line);
	if (rc < 0) {
		tx_abort(b.tx);
		reply_error(rq, &err);
	} else {
		bool back = b.failed > 0 && atomic != NULL && strcmp(atomic, "true") == 0;

		rq->status = back ? 422 : 200;
		rq->type = "application/x-ndjson";
		buf_add(&rq->reply, b.out.data, b.out.len);
		reply_header(rq, "Bulk-Done", "%lld", (long long)(back ? 0 : b.done));
		reply_header(rq, "Bulk-Failed", "%lld", (long long)b.failed);
		if (back) {
			tx_abort(b.tx);
		} else {
			quota_made(s, t, rq, o, b.made);
			rest_commit(t, rq, b.tx);
		}
	}
	buf_free(&b.out);
	return 0;
}
