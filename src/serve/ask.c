/*
 * ask.c - /v1/query, /v1/aggregate, /v1/search: HotQL and words over everything that the key's user may see.
 */
#include <string.h>

#include "base/err.h"
#include "model/type.h"
#include "serve/rest.h"

#define GROUPS_MAX 10000

/* ?q= of a GET, or {"query": ...} of a POST, whose other members become arguments. */
static int
take_query(struct request *rq, const char **ret, struct hc_err *err)
{
	const char *text = request_arg(rq, "q"), *name;
	json_t *body, *v;
	int rc = HC_OK;

	if (strcmp(rq->method, "POST") == 0) {
		if ((rc = request_json(rq, &body, err)) < 0)
			return rc;
		text = NULL;
		json_object_foreach(body, name, v) {
			const char *s = json_is_string(v) ? arena_strdup(rq->arena, json_string_value(v)) :
			    json_is_integer(v) ? arena_printf(rq->arena, "%lld", (long long)json_integer_value(v)) : NULL;

			if (s == NULL)
				rc = hc_fail(err, HC_INVALID, 0, "%.40s must be a text or a number.", name);
			else if (strcmp(name, "query") == 0)
				text = s;
			else if (strcmp(name, "after") == 0 || strcmp(name, "limit") == 0)
				rc = request_arg_add(rq, arena_strdup(rq->arena, name), s);
			else
				rc = hc_fail(err, HC_INVALID, 0, "There is no member %.40s here; use query, after, limit.", name);
			if (rc < 0)
				break;
		}
		json_decref(body);
	}
	if (rc >= 0 && text == NULL)
		return hc_fail(err, HC_INVALID, 0, "Give a query that begins with an object: opportunity stage:proposal.");
	*ret = text;
	return rc;
}

static void
put_columns(struct jw *w, const struct query *q)
{
	jw_key(w, "columns");
	jw_open(w, '[');
	for (size_t i = 0; i < q->columns.n; i++) {
		const struct column *c = &q->columns.at[i];

		if (c->hidden)
			continue;
		jw_open(w, '{');
		jw_key(w, "name");
		jw_string(w, c->title);
		jw_key(w, "type");
		jw_string(w, c->field == NULL || c->type == NULL ? "integer" : c->type->name);
		jw_key(w, "role");
		jw_string(w, c->is_agg ? "aggregate" : c->is_key ? "key" : "field");
		jw_close(w, '}');
	}
	jw_close(w, ']');
}

static int
put_groups(struct tenant *t, struct request *rq, const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	struct hc_value **rows;
	struct jw w;
	size_t n;
	int rc;

	if ((rc = read_groups(t->work->store, c, q, rq->arena, &rows, &n, err)) < 0)
		return rc;
	w = reply_json(rq, 200);
	jw_open(&w, '{');
	put_columns(&w, q);
	jw_key(&w, "data");
	jw_open(&w, '[');
	for (size_t i = 0; i < n && i < GROUPS_MAX; i++)
		show_row(t->work, q, rows[i], &w);
	jw_close(&w, ']');
	jw_key(&w, "groups");
	jw_int(&w, (int64_t)n);
	jw_key(&w, "next");
	jw_null(&w);
	jw_close(&w, '}');
	return HC_OK;
}

static int
put_rows(struct tenant *t, struct request *rq, const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	struct page_at at = { .cursor = request_arg(rq, "after") };
	struct hc_value **rows;
	int64_t limit;
	struct jw w;
	size_t n;
	int rc;

	if ((rc = request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, err)) < 0)
		return rc;
	if (q->limit >= 0 && q->limit < limit)
		limit = q->limit;
	at.limit = limit + 1;
	query_drop_titles(q);
	if ((rc = read_page(t->work->store, c, q, &at, false, rq->arena, &rows, &n, err)) < 0)
		return rc;
	w = reply_json(rq, 200);
	jw_open(&w, '{');
	put_columns(&w, q);
	jw_key(&w, "data");
	jw_open(&w, '[');
	for (size_t i = 0; i < n && (int64_t)i < limit; i++)
		show_row(t->work, q, rows[i], &w);
	jw_close(&w, ']');
	jw_key(&w, "next");
	jw_string(&w, (int64_t)n > limit && limit > 0 ? query_cursor(q, rq->arena, rows[limit - 1]) : NULL);
	jw_close(&w, '}');
	return HC_OK;
}

static int
ask(struct tenant *t, struct request *rq, bool grouped)
{
	struct query_ctx c = work_query(t->work, rq->arena, NULL);
	struct hc_err err = { .pos = -1 };
	const char *text = "";
	struct query *q;

	if (take_query(rq, &text, &err) < 0 || query_parse(&c, text, &q, &err) < 0)
		return reply_bad(rq, &err);
	if (rest_object(t, rq, q->object->name, "read", 'r') == NULL)
		return 0;
	if (grouped && !q->grouped) {
		reply_problem(rq, 400, "malformed", "An aggregate needs `by` or `agg`: opportunity by stage agg n,sum.amount.");
		return 0;
	}
	if ((q->grouped ? put_groups : put_rows)(t, rq, &c, q, &err) < 0)
		return reply_bad(rq, &err);
	return 0;
}

int
query_run(struct server *s, struct tenant *t, struct request *rq)
{
	(void)s;
	return ask(t, rq, false);
}

int
aggregate_run(struct server *s, struct tenant *t, struct request *rq)
{
	(void)s;
	return ask(t, rq, true);
}

int
search_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct query_ctx c = work_query(t->work, rq->arena, NULL);
	const char *text = request_arg(rq, "q"), *in = request_arg(rq, "in");
	const struct object *only = NULL;
	struct hc_err err = { .pos = -1 };
	int64_t limit, total;
	char id[UUID_TEXT];
	struct hit *hits;
	bool ranked;
	struct jw w;
	size_t n;

	(void)s;
	if (text == NULL || text[0] == '\0') {
		reply_problem(rq, 400, "malformed", "Give words to search for: ?q=globex.");
		return 0;
	}
	/* a key that is narrowed to objects searches one of them */
	if (in == NULL && !request_may(rq, "read", "*")) {
		reply_problem(rq, 403, "scope", "This key reads single objects; name one with in=OBJECT.");
		return 0;
	}
	if (in != NULL && (only = rest_object(t, rq, in, "read", 'r')) == NULL)
		return 0;
	if (request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, &err) < 0 ||
	    read_search(t->work->store, &c, text, only, (size_t)limit, rq->arena, &hits, &n, &total, &ranked, &err) < 0)
		return reply_bad(rq, &err);
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++) {
		uuid_format(hits[i].id, id);
		jw_open(&w, '{');
		jw_key(&w, "object");
		jw_string(&w, hits[i].object->name);
		jw_key(&w, "id");
		jw_string(&w, id);
		jw_key(&w, "title");
		jw_string(&w, hits[i].title);
		jw_key(&w, "match");
		jw_string(&w, hits[i].snippet);
		jw_close(&w, '}');
	}
	jw_close(&w, ']');
	jw_key(&w, "total");
	jw_int(&w, total);
	jw_key(&w, "ranked");
	jw_bool(&w, ranked);
	jw_close(&w, '}');
	return 0;
}
