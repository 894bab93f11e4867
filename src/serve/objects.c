/*
 * objects.c - /v1/objects: records listed, read, made, changed and deleted, one at a time. Bulk is bulk.c's.
 */
#include <string.h>

#include "base/err.h"
#include "base/time.h"
#include "model/type.h"
#include "serve/rest.h"

#define LINK_MAX 800	/* of its header; http.c leaves a reply's headers room for no more */

/* Splits "a,b,c". */
static size_t
split_names(struct arena *a, const char *text, const char *names[], size_t max)
{
	size_t n = 0;

	for (const char *p = text; *p != '\0' && n < max;) {
		size_t len = strcspn(p, ",");

		if (len > 0)
			names[n++] = arena_strndup(a, p, len);
		p += len;
		p += *p == ',';
	}
	return n;
}

static int
choose_columns(struct tenant *t, struct request *rq, const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	const char *fields = request_arg(rq, "fields"), *names[300];
	size_t n = 0;
	int rc;

	if (fields != NULL) {
		n = split_names(rq->arena, fields, names + 1, 200) + 1;
		names[0] = "id";
		for (size_t i = 1; i < n; i++)
			if (strcmp(names[i], "id") == 0)
				names[i--] = names[--n];
	} else if (q->has_show) {
		return HC_OK;
	} else {
		for (size_t i = 0; i < q->object->fields.n && n < 300; i++)
			if (i != SLOT_DELETED && access_field(t->work, q->object->fields.at[i], 'r'))
				names[n++] = q->object->fields.at[i]->name;
	}
	if ((rc = query_set_columns(c, q, names, n, err)) < 0)
		return rc;
	query_drop_titles(q);
	return HC_OK;
}

/* The body has the cursor too: where the question is long, a header is no place for saying it once more. */
static void
link_next(struct request *rq, const char *cursor)
{
	struct buf b = BUF_INIT;
	static const char hex[] = "0123456789ABCDEF";

	buf_printf(&b, "<%s?", rq->url);
	for (size_t i = 0; i < rq->args.n + 1; i++) {
		const char *name = i < rq->args.n ? rq->args.at[i].name : "after", *value = i < rq->args.n ? rq->args.at[i].value : cursor;

		if (i < rq->args.n && strcmp(name, "after") == 0)
			continue;
		if (b.data[b.len - 1] != '?')
			buf_addc(&b, '&');
		buf_printf(&b, "%s=", strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name) ? name : "x");
		for (const char *p = value; *p != '\0'; p++) {
			unsigned char ch = (unsigned char)*p;

			if ((ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || strchr("-_.~", ch) != NULL)
				buf_addc(&b, (char)ch);
			else
				buf_printf(&b, "%%%c%c", hex[ch >> 4], hex[ch & 15]);
		}
	}
	buf_adds(&b, ">; rel=\"next\"");
	if (b.len <= LINK_MAX)
		reply_header(rq, "Link", "%s", buf_str(&b));
	buf_free(&b);
}

/* The page's rows; one more than asked is read to know whether there is a next page. */
static int
put_page(struct tenant *t, struct request *rq, const struct query_ctx *c, struct query *q, int64_t limit, struct hc_err *err)
{
	struct page_at at = { .cursor = request_arg(rq, "after") };
	const char *count = request_arg(rq, "count");
	struct hc_value **rows;
	int64_t all = -1;
	struct jw w;
	size_t n;
	int rc;

	if (at.cursor != NULL && at.cursor[0] == '\0')
		at.cursor = NULL;
	if (q->limit >= 0 && q->limit < limit)
		limit = q->limit;
	at.limit = limit + 1;
	if (count != NULL && strcmp(count, "true") == 0 && (rc = read_count(t->work->store, c, q, &all, err)) < 0)
		return rc;
	if ((rc = read_page(t->work->store, c, q, &at, false, rq->arena, &rows, &n, err)) < 0)
		return rc;
	w = reply_list(rq);
	for (size_t i = 0; i < n && (int64_t)i < limit; i++)
		show_row(t->work, q, rows[i], &w);
	jw_close(&w, ']');
	if (all >= 0) {
		jw_key(&w, "count");
		jw_int(&w, all);
	}
	jw_key(&w, "next");
	if ((int64_t)n > limit && limit > 0) {
		const char *cursor = query_cursor(q, rq->arena, rows[limit - 1]);

		jw_string(&w, cursor);
		link_next(rq, cursor);
	} else {
		jw_null(&w);
	}
	jw_close(&w, '}');
	return HC_OK;
}

int
objects_list(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "read", 'r');
	const char *text = request_arg(rq, "q"), *sort = request_arg(rq, "sort");
	struct hc_err err = { .pos = -1 };
	struct query_ctx c;
	struct query *q;
	int64_t limit;

	(void)s;
	if (o == NULL)
		return 0;
	c = work_query(t->work, rq->arena, o);
	if (request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, &err) < 0 ||
	    query_parse(&c, text != NULL ? text : "", &q, &err) < 0)
		return reply_bad(rq, &err);
	if (q->grouped) {
		reply_problem(rq, 400, "malformed", "A list has no groups; ask /v1/aggregate.");
		return 0;
	}
	if ((sort != NULL && sort[0] != '\0' && query_set_sort(&c, q, sort, &err) < 0) || choose_columns(t, rq, &c, q, &err) < 0 ||
	    put_page(t, rq, &c, q, limit, &err) < 0)
		return reply_bad(rq, &err);
	return 0;
}

/* The record as the body of the reply, with its ETag. */
static int
reply_record(struct tenant *t, struct request *rq, int status, struct hc_record *r, struct hc_err *err)
{
	struct jw w = reply_json(rq, status);
	int rc;

	if ((rc = show_record(t, rq, r, request_arg(rq, "fields"), &w, err)) < 0)
		return rc;
	reply_header(rq, "ETag", "%s", show_etag(rq, r, rq->reply.data, rq->reply.len));
	return HC_OK;
}

static bool
names_etag(const char *list, const char *etag)
{
	size_t n = strlen(etag);

	for (const char *p = list; *p != '\0';) {
		size_t len = strcspn(p, ",");
		const char *s = p + strspn(p, " ");
		bool weak = strncmp(s, "W/", 2) == 0;

		if (*s == '*' || strncmp(s + (weak ? 2 : 0), etag, n) == 0)
			return true;
		p += len;
		p += *p == ',';
	}
	return false;
}

int
objects_get(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "read", 'r');
	const char *none = request_header(rq, "If-None-Match");
	struct hc_err err = { .pos = -1 };
	struct hc_record *r;

	(void)s;
	if (o == NULL)
		return 0;
	if (rest_record(t, rq, o, rq->params[1], rq->arena, &r, &err) < 0 || reply_record(t, rq, 200, r, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	if (none != NULL && names_etag(none, rq->out.at[rq->out.n - 1].value)) {
		rq->status = 304;
		rq->type = NULL;
		buf_reset(&rq->reply);
	}
	return 0;
}

/* The reply to a write: the record, or nothing when the caller prefers so. */
static int
reply_written(struct tenant *t, struct request *rq, int status, struct hc_record *r, struct hc_err *err)
{
	const char *prefer = request_header(rq, "Prefer");
	bool minimal = prefer != NULL && strstr(prefer, "return=minimal") != NULL;
	char id[UUID_TEXT];
	int rc;

	if ((rc = reply_record(t, rq, status, r, err)) < 0)
		return rc;
	if (status == 201) {
		uuid_format(r->values[SLOT_ID].id, id);
		reply_header(rq, "Location", "/v1/objects/%s/%s", r->object->name, id);
	}
	if (minimal) {
		reply_header(rq, "Preference-Applied", "return=minimal");
		if (status == 200)
			rq->status = 204;
		rq->type = NULL;
		buf_reset(&rq->reply);
	}
	return HC_OK;
}

int
objects_post(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "write", 'c');
	struct hc_err err = { .pos = -1 };
	json_t *body = NULL;
	struct hc_tx *tx = NULL;
	struct hc_record *r;

	(void)s;
	if (o == NULL || rest_replay(t, rq))
		return 0;
	if (!quota_allows(s, t, rq, o, 1))
		return 0;
	if (request_json(rq, &body, &err) < 0) {
		reply_problem(rq, 400, "malformed", "%s", err.msg);
		return 0;
	}
	if (rest_begin(t, rq, arena_printf(rq->arena, "new %s", o->name), &tx, &err) >= 0) {
		r = record_new(tx->arena, t->work->model, o);
		if (engine_defaults(t->work, r, &err) >= 0 && rest_assign(tx, r, body, &err) >= 0 && engine_save(tx, r, &err) >= 0 &&
		    reply_written(t, rq, 201, r, &err) >= 0) {
			rest_commit(t, rq, tx);
			json_decref(body);
			return 0;
		}
		tx_abort(tx);
	}
	json_decref(body);
	reply_error(rq, &err);
	return 0;
}

/* 412 unless the record is the one that the caller saw. */
static bool
still_the_same(struct request *rq, const struct hc_record *r)
{
	const char *match = request_header(rq, "If-Match");

	if (match == NULL || strcmp(match, "*") == 0 || etag_rev(match) == r->rev)
		return true;
	reply_problem(rq, 412, "changed", "This %s was changed meanwhile; read it again and repeat your edit.", r->object->label);
	return false;
}

int
objects_patch(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "write", 'e');
	struct hc_err err = { .pos = -1 };
	json_t *body = NULL;
	struct hc_tx *tx;
	struct hc_record *r;
	bool same = true;

	(void)s;
	if (o == NULL || rest_replay(t, rq))
		return 0;
	if (request_json(rq, &body, &err) < 0) {
		reply_problem(rq, 400, "malformed", "%s", err.msg);
		return 0;
	}
	if (rest_begin(t, rq, arena_printf(rq->arena, "set %s", o->name), &tx, &err) >= 0) {
		if (rest_record(t, rq, o, rq->params[1], tx->arena, &r, &err) >= 0 && (same = still_the_same(rq, r)) &&
		    rest_assign(tx, r, body, &err) >= 0 && engine_save(tx, r, &err) >= 0 && reply_written(t, rq, 200, r, &err) >= 0) {
			rest_commit(t, rq, tx);
			json_decref(body);
			return 0;
		}
		tx_abort(tx);
	}
	json_decref(body);
	if (same)
		reply_error(rq, &err);
	return 0;
}

int
objects_delete(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "write", 'd');
	struct hc_err err = { .pos = -1 };
	struct hc_tx *tx;
	struct hc_record *r;
	bool same = true;

	(void)s;
	if (o == NULL || rest_replay(t, rq))
		return 0;
	if (rest_begin(t, rq, arena_printf(rq->arena, "delete %s", o->name), &tx, &err) >= 0) {
		if (rest_record(t, rq, o, rq->params[1], tx->arena, &r, &err) >= 0 && (same = still_the_same(rq, r)) &&
		    engine_delete(tx, r, &err) >= 0) {
			t->counted_at = 0;	/* there is more room now */
			rq->status = 204;
			rest_commit(t, rq, tx);
			return 0;
		}
		tx_abort(tx);
	}
	if (same)
		reply_error(rq, &err);
	return 0;
}

static void
put_change(struct tenant *t, struct jw *w, const struct entry *e, struct arena *a)
{
	static const struct { char op; const char *name; } ops[] = {
		{ 'c', "created" }, { 'u', "updated" }, { 'd', "deleted" }, { 'r', "restored" }, { 'm', "merged" }, { 'p', "purged" } };
	struct field_diff *d;
	char at[40], id[UUID_TEXT];
	size_t n;

	jw_open(w, '{');
	jw_key(w, "seq");
	jw_int(w, e->seq);
	jw_key(w, "at");
	stamp_format_iso(e->at, at);
	jw_string(w, at);
	uuid_format(e->actor, id);
	jw_key(w, "actor");
	jw_string(w, id);
	jw_key(w, "what");
	for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++)
		if (ops[i].op == e->op)
			jw_string(w, ops[i].name);
	jw_key(w, "changes");
	jw_open(w, '{');
	if (journal_diff(e, a, &d, &n, NULL) >= 0)
		for (size_t i = 0; i < n; i++) {
			const struct hc_value *sides[] = { &d[i].old, &d[i].now };

			if (!access_field(t->work, d[i].field, 'r'))
				continue;
			jw_key(w, d[i].field->name);
			jw_open(w, '[');
			for (int k = 0; k < 2; k++) {
				if (sides[k]->kind == VALUE_NULL)
					jw_null(w);
				else if (sides[k]->kind == VALUE_ID)
					uuid_format(sides[k]->id, id), jw_string(w, id);
				else
					field_type(d[i].field)->json(d[i].field, sides[k], "", w);
			}
			jw_close(w, ']');
		}
	jw_close(w, '}');
	jw_close(w, '}');
}

int
objects_history(struct server *s, struct tenant *t, struct request *rq)
{
	const struct object *o = rest_object(t, rq, rq->params[0], "read", 'r');
	struct hc_err err = { .pos = -1 };
	int64_t before, limit;
	struct hc_record *r;
	struct entry *e;
	struct jw w;
	size_t n;

	(void)s;
	if (o == NULL)
		return 0;
	if (request_int(rq, "before", 0, INT64_MAX, 0, &before, &err) < 0 || request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, &err) < 0)
		return reply_bad(rq, &err);
	if (rest_record(t, rq, o, rq->params[1], rq->arena, &r, &err) < 0 ||
	    journal_list(t->work->store, o, r->values[SLOT_ID].id, before, (size_t)limit, rq->arena, &e, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++)
		put_change(t, &w, &e[i], rq->arena);
	jw_close(&w, ']');
	jw_key(&w, "next");
	if ((int64_t)n == limit)
		jw_int(&w, e[n - 1].seq);
	else
		jw_null(&w);
	/* edits up to that one are not kept any more: what is missing is said */
	if (journal_floor(t->work->store) > 0) {
		jw_key(&w, "kept_after");
		jw_int(&w, journal_floor(t->work->store));
	}
	jw_close(&w, '}');
	return 0;
}
