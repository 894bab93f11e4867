/*
 * job_api.c - /v1/jobs: what waits in a tenant's queue, what failed, and looking after it. For administrators.
 *
 * The queue itself is engine/queue.h's. A job that is made here is of a kind that the server runs anyway: nobody posts work
 * for others' rights.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "engine/queue.h"
#include "serve/rest.h"

#define DELAY_MAX (366 * 86400)

static const struct { const char *kind, *object; } postable[] = {	/* object: what record it is about; NULL: none */
	{ "rates", NULL }, { "rollups", NULL },
};

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	if (value[0] != '\0')
		jw_string(w, value);
	else
		jw_null(w);
}

static void
put_job(struct jw *w, const struct job_row *j)
{
	char text[40];

	jw_open(w, '{');
	uuid_format(j->id, text);
	put(w, "id", text);
	put(w, "kind", j->kind);
	put(w, "status", j->status);
	text[0] = '\0';
	if (j->next_run > 0)
		stamp_format_iso(j->next_run, text);
	put(w, strcmp(j->status, "running") == 0 ? "taken_until" : "due", text);
	jw_key(w, "priority");
	jw_int(w, j->priority);
	jw_key(w, "tries");
	jw_int(w, j->attempts);
	put(w, "key", j->key);
	put(w, "object", j->object);
	text[0] = '\0';
	if (j->has_record)
		uuid_format(j->record, text);
	put(w, "record", text);
	put(w, "error", j->error);
	stamp_format_iso(j->created, text);
	put(w, "created", text);
	jw_close(w, '}');
}

int
jobs_list(struct server *s, struct tenant *t, struct request *rq)
{
	const char *after = request_arg(rq, "after");
	struct hc_err err = { .pos = -1 };
	char next[UUID_TEXT] = "";
	struct job_row *rows;
	uint8_t before[16];
	int64_t limit;
	struct jw w;
	size_t n;

	(void)s;
	if (request_int(rq, "limit", 1, PAGE_MAX, PAGE_USUAL, &limit, &err) < 0)
		return reply_bad(rq, &err);
	if (after != NULL && !uuid_parse(after, before)) {
		reply_problem(rq, 400, "malformed", "after is the `next` of the page before.");
		return 0;
	}
	if (queue_list(t->work, request_arg(rq, "status"), request_arg(rq, "kind"), after != NULL ? before : NULL, (size_t)limit + 1,
	    rq->arena, &rows, &n, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	if ((int64_t)n > limit)
		uuid_format(rows[--n - 1].id, next);
	w = reply_list(rq);
	for (size_t i = 0; i < n; i++)
		put_job(&w, &rows[i]);
	jw_close(&w, ']');
	put(&w, "next", next);
	jw_close(&w, '}');
	return 0;
}

/* The job of the path; the reply says so when there is none. */
static bool
find(struct tenant *t, struct request *rq, struct job_row *ret)
{
	struct hc_err err = { .pos = -1 };
	uint8_t id[16];
	int rc = uuid_parse(rq->params[0], id) ? queue_read(t->work, id, rq->arena, ret, &err) : HC_NOTFOUND;

	if (rc == HC_NOTFOUND)
		reply_problem(rq, 404, "not-found", "There is no job %.40s.", rq->params[0]);
	else if (rc < 0)
		reply_error(rq, &err);
	return rc >= 0;
}

static int
show(struct tenant *t, struct request *rq, const uint8_t id[16], int status)
{
	struct hc_err err = { .pos = -1 };
	struct job_row j;
	struct jw w;

	if (queue_read(t->work, id, rq->arena, &j, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	w = reply_json(rq, status);
	put_job(&w, &j);
	return 0;
}

int
jobs_get(struct server *s, struct tenant *t, struct request *rq)
{
	struct job_row j;

	(void)s;
	return find(t, rq, &j) ? show(t, rq, j.id, 200) : 0;
}

static int
look_after(struct tenant *t, struct request *rq, int (*fn)(struct work *w, const uint8_t id[16], struct hc_err *err))
{
	struct hc_err err = { .pos = -1 };
	struct job_row j;

	if (!find(t, rq, &j))
		return 0;
	if (fn(t->work, j.id, &err) < 0) {
		reply_error(rq, &err);
		return 0;
	}
	t->jobs_at = 0;
	return show(t, rq, j.id, 200);
}

int
jobs_retry(struct server *s, struct tenant *t, struct request *rq)
{
	(void)s;
	return look_after(t, rq, queue_retry);
}

int
jobs_cancel(struct server *s, struct tenant *t, struct request *rq)
{
	(void)s;
	return look_after(t, rq, queue_cancel);
}

/* {"kind", "key", "priority", "delay" (seconds), "record"} */
static int
read_wish(struct tenant *t, struct request *rq, const json_t *body, struct job_wish *w, struct hc_err *err)
{
	const char *kind = json_string_value(json_object_get(body, "kind")), *object = NULL;
	const char *record = json_string_value(json_object_get(body, "record"));
	json_t *delay = json_object_get(body, "delay"), *priority = json_object_get(body, "priority");
	struct hc_record *r;
	uint8_t id[16];
	size_t i = 0;
	int rc;

	while (i < sizeof(postable) / sizeof(postable[0]) && (kind == NULL || strcmp(postable[i].kind, kind) != 0))
		i++;
	if (i == sizeof(postable) / sizeof(postable[0]))
		return hc_fail(err, HC_INVALID, 0, "kind: %.40s cannot be made here; rates and rollups can.", kind != NULL ? kind : "this job");
	if ((delay != NULL && (!json_is_integer(delay) || json_integer_value(delay) < 0 || json_integer_value(delay) > DELAY_MAX)) ||
	    (priority != NULL && (!json_is_integer(priority) || json_integer_value(priority) < -100 || json_integer_value(priority) > 100)))
		return hc_fail(err, HC_INVALID, 0, "delay is in seconds, up to a year; priority from -100 to 100.");
	w->kind = postable[i].kind;
	w->key = json_string_value(json_object_get(body, "key"));
	if (w->key != NULL && (w->key[0] == '\0' || strlen(w->key) > 100))
		return hc_fail(err, HC_INVALID, 0, "key: from 1 to 100 bytes.");
	w->priority = json_integer_value(priority);
	w->at = delay != NULL ? t->work->env->now(t->work->env) + json_integer_value(delay) * 1000 : 0;
	if ((object = postable[i].object) == NULL)
		return HC_OK;
	if (record == NULL || !uuid_parse(record, id))
		return hc_fail(err, HC_INVALID, 0, "record: the id of a %s.", object);
	if ((rc = read_record(t->work->store, model_object(t->work->model, object), id, rq->arena, &r, err)) < 0)
		return rc == HC_NOTFOUND ? hc_fail(err, HC_NOTFOUND, 0, "There is no %s %.40s.", object, record) : rc;
	w->about = r;
	return HC_OK;
}

static int
post(struct tenant *t, struct job_wish *w, struct arena *a, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	/* by its key it is found again */
	if (w->key == NULL)
		w->key = arena_printf(a, "api:%s:%lld", w->kind, (long long)t->work->env->ticks(t->work->env));
	if ((rc = tx_begin(t->work, SOURCE_SYSTEM, "job", &tx, err)) < 0)
		return rc;
	if ((rc = queue_post(tx, w, err)) != HC_OK) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

int
jobs_post(struct server *s, struct tenant *t, struct request *rq)
{
	struct hc_err err = { .pos = -1 };
	struct job_wish w = { .kind = NULL };
	struct job_row j;
	json_t *body;
	int rc, made = HC_OK;

	(void)s;
	if (request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	if ((rc = read_wish(t, rq, body, &w, &err)) >= 0 && (rc = made = post(t, &w, rq->arena, &err)) >= 0)
		rc = queue_find(t->work, w.key, rq->arena, &j, &err);
	json_decref(body);
	if (rc < 0) {
		reply_error(rq, &err);
		return 0;
	}
	t->jobs_at = 0;
	/* of one key, the job that is there already is the answer */
	return show(t, rq, j.id, made == HC_OK ? 201 : 200);
}
