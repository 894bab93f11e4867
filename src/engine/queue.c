/*
 * queue.c - the job queue for those who work outside a transaction, and for those who look after it. Who runs jobs inside one
 * is job.c.
 *
 * next_run says it all: of a job that waits when it is due, of one that runs until when it is taken, of one that is over it is
 * blank. So what is to be looked at is the beginning of one index, however many jobs are over.
 */
#include "engine/queue.h"

#include <string.h>

#include "base/uuid.h"
#include "engine/local.h"
#include "job/job.h"

static const struct object *
jobs(struct work *w)
{
	return model_object(w->model, "job");
}

void
job_put(struct hc_record *r, const char *name, struct hc_value v)
{
	const struct field *f = object_field(r->object, name);

	if (f != NULL)
		record_set(r, f, v);
}

void
job_put_text(struct hc_record *r, const char *name, const char *s)
{
	job_put(r, name, s != NULL && s[0] != '\0' ? value_text(s, strlen(s)) : VALUE_NONE);
}

int64_t
job_int(const struct hc_record *r, const char *name)
{
	const struct field *f = object_field(r->object, name);

	return f != NULL && r->values[f->slot].kind != VALUE_NULL ? r->values[f->slot].i : 0;
}

const char *
job_text(const struct hc_record *r, const char *name, struct arena *a)
{
	const struct field *f = object_field(r->object, name);
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;

	return v != NULL && v->kind == VALUE_TEXT ? arena_strndup(a, v->s, v->len) : "";
}

int
job_write(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	bool isnew = r->isnew;
	int rc;

	if ((rc = tx_journal(tx, err)) < 0 || (rc = save_record(tx->work->store, &tx->change, r, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, isnew ? 'c' : 'u');
	return HC_OK;
}

static void
row_of(const struct hc_record *r, struct arena *a, struct job_row *j)
{
	*j = (struct job_row){ .kind = job_text(r, "kind", a), .status = job_text(r, "status", a), .payload = job_text(r, "payload", a),
		.key = job_text(r, "unique_key", a), .error = job_text(r, "error", a), .object = job_text(r, "object", a),
		.next_run = job_int(r, "next_run"), .priority = job_int(r, "priority"), .attempts = job_int(r, "attempts"),
		.created = job_int(r, "created") };
	memcpy(j->id, r->values[SLOT_ID].id, 16);
	j->has_record = uuid_parse(job_text(r, "record", a), j->record);
}

/* The ids that a condition selects. */
static int
select_ids(struct work *w, const char *text, const struct hc_value *params, size_t nparams, int64_t max, struct arena *a,
    uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct page_at at = { .limit = max };
	struct hc_value **rows;
	struct query *q;
	int rc;

	*n = 0;
	if (jobs(w) == NULL || !store_has(w->store, jobs(w)))
		return HC_OK;
	c.params = params;
	c.nparams = nparams;
	if ((rc = query_parse(&c, text, &q, err)) < 0 || (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(w->store, &c, q, &at, false, a, &rows, n, err)) < 0)
		return rc;
	if (max >= 0 && *n > (size_t)max)
		*n = (size_t)max;
	*ret = arena_alloc(a, (*n + 1) * 16);
	for (size_t i = 0; i < *n; i++)
		memcpy((*ret)[i], rows[i][q->id_column].id, 16);
	return HC_OK;
}

int
queue_due(struct work *w, const char *kinds, int64_t max, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	struct hc_value now = value_int(w->engine->clock);

	*n = 0;
	if (kinds[0] == '\0')
		return HC_OK;
	return select_ids(w, arena_printf(a, "job next_run <= %%1 and status:waiting,running and kind:%s sort -priority,next_run", kinds),
	    &now, 1, max, a, ret, n, err);
}

int
queue_find(struct work *w, const char *key, struct arena *a, struct job_row *ret, struct hc_err *err)
{
	struct hc_value v = value_text(key, strlen(key));
	struct hc_record *r;
	uint8_t (*ids)[16];
	size_t n;
	int rc;

	if ((rc = select_ids(w, "job unique_key = %1 and status:waiting,running", &v, 1, 1, a, &ids, &n, err)) < 0)
		return rc;
	if (n == 0)
		return 1;
	if ((rc = read_record(w->store, jobs(w), ids[0], a, &r, err)) < 0)
		return rc;
	row_of(r, a, ret);
	return HC_OK;
}

int
queue_post(struct hc_tx *tx, const struct job_wish *wish, struct hc_err *err)
{
	const struct object *o = jobs(tx->work);
	struct job_row there;
	struct hc_record *r;
	char text[UUID_TEXT];
	int rc;

	if (o == NULL)
		return HC_OK;
	if (wish->key != NULL && (rc = queue_find(tx->work, wish->key, tx->arena, &there, err)) != 1)
		return rc < 0 ? rc : 1;
	r = record_new(tx->arena, tx->work->model, o);
	record_set(r, o->fields.at[SLOT_OWNER], value_id(tx->work->user));
	job_put_text(r, "kind", wish->kind);
	job_put_text(r, "status", "waiting");
	job_put_text(r, "payload", wish->payload);
	job_put_text(r, "unique_key", wish->key);
	job_put(r, "next_run", value_int(wish->at > 0 ? wish->at : tx->change.at));
	job_put(r, "priority", value_int(wish->priority));
	job_put(r, "attempts", value_int(0));
	if (wish->about != NULL) {
		job_put_text(r, "object", wish->about->object->name);
		uuid_format(wish->about->values[SLOT_ID].id, text);
		job_put_text(r, "record", text);
	}
	return job_write(tx, r, err);
}

/* Taking is a transaction of its own and counts as a try: what brings the process down is given up too, after some tries. */
static int
take(struct work *w, const uint8_t id[16], int64_t lease_ms, struct arena *a, struct hc_record **ret, struct hc_err *err)
{
	struct hc_record *r;
	struct hc_tx *tx;
	bool silent;
	int64_t tries;
	int rc;

	if ((rc = tx_begin(w, SOURCE_SYSTEM, "job", &tx, err)) < 0)
		return rc;
	if ((rc = read_record(w->store, jobs(w), id, a, &r, err)) < 0)
		goto out;
	silent = strcmp(job_text(r, "status", a), "running") == 0;
	if ((!silent && strcmp(job_text(r, "status", a), "waiting") != 0) || job_int(r, "next_run") > tx->change.at) {
		tx_abort(tx);
		return 1;	/* another was faster */
	}
	tries = job_int(r, "attempts");
	if (silent)
		job_put_text(r, "error", "Whoever ran it fell silent.");
	if (silent && tries >= QUEUE_TRIES) {
		job_put_text(r, "status", "failed");
		job_put(r, "next_run", VALUE_NONE);
	} else {
		job_put_text(r, "status", "running");
		job_put(r, "attempts", value_int(tries + 1));
		job_put(r, "next_run", value_int(tx->change.at + lease_ms));
	}
	rc = job_write(tx, r, err);
out:
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	if ((rc = tx_commit(tx, err)) < 0)
		return rc;
	*ret = r;
	return silent && tries >= QUEUE_TRIES ? 1 : HC_OK;
}

int
job_take(struct work *w, const uint8_t id[16], struct hc_err *err)
{
	struct arena *a = arena_new("job");
	struct hc_record *r;
	int rc = take(w, id, QUEUE_LEASE_MS, a, &r, err);

	arena_free(a);
	return rc;
}

int
queue_take(struct work *w, const char *kinds, int64_t lease_ms, struct arena *a, struct job_row *ret, struct hc_err *err)
{
	struct hc_record *r;
	uint8_t (*ids)[16];
	size_t n;
	int rc;

	work_turn(w);
	if ((rc = queue_due(w, kinds, 8, a, &ids, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if ((rc = take(w, ids[i], lease_ms, a, &r, err)) != 1) {
			if (rc >= 0)
				row_of(r, a, ret);
			return rc;
		}
	return 1;
}

/* Changes one job in a transaction of its own. */
static int
change(struct work *w, const uint8_t id[16], int (*fn)(struct hc_tx *tx, struct hc_record *r, int64_t arg, struct hc_err *err),
    int64_t arg, struct hc_err *err)
{
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if (jobs(w) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There are no jobs here.");
	if ((rc = tx_begin(w, SOURCE_SYSTEM, "job", &tx, err)) < 0)
		return rc;
	if ((rc = read_record(w->store, jobs(w), id, tx->arena, &r, err)) < 0 || (rc = fn(tx, r, arg, err)) < 0 ||
	    (rc = job_write(tx, r, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

static int
beat(struct hc_tx *tx, struct hc_record *r, int64_t lease_ms, struct hc_err *err)
{
	if (strcmp(job_text(r, "status", tx->arena), "running") != 0)
		return hc_fail(err, HC_CONFLICT, 0, "This job is not taken any more.");
	job_put(r, "next_run", value_int(tx->change.at + lease_ms));
	return HC_OK;
}

int
queue_beat(struct work *w, const uint8_t id[16], int64_t lease_ms, struct hc_err *err)
{
	return change(w, id, beat, lease_ms, err);
}

int
queue_end(struct hc_tx *tx, const uint8_t id[16], const char *why, int64_t again_ms, struct hc_err *err)
{
	struct hc_record *r;
	bool dead;
	int rc;

	if ((rc = read_record(tx->work->store, jobs(tx->work), id, tx->arena, &r, err)) < 0)
		return rc;
	dead = why != NULL && (again_ms < 0 || job_int(r, "attempts") >= QUEUE_TRIES);
	job_put_text(r, "status", why == NULL ? "done" : dead ? "failed" : "waiting");
	job_put_text(r, "error", why);
	job_put(r, "next_run", why == NULL || dead ? VALUE_NONE : value_int(tx->change.at + again_ms));
	if ((rc = job_write(tx, r, err)) < 0)
		return rc;
	return dead ? 1 : HC_OK;
}

static int
again(struct hc_tx *tx, struct hc_record *r, int64_t arg, struct hc_err *err)
{
	const char *status = job_text(r, "status", tx->arena), *key = job_text(r, "unique_key", tx->arena);
	struct job_row there;

	(void)arg;
	if (strcmp(status, "running") == 0 || strcmp(status, "done") == 0)
		return hc_fail(err, HC_CONFLICT, 0, "This job is %s; only one that failed, was cancelled or waits can be tried again.",
		    strcmp(status, "done") == 0 ? "done" : "running");
	if (strcmp(status, "waiting") != 0 && key[0] != '\0' && queue_find(tx->work, key, tx->arena, &there, err) == HC_OK)
		return hc_fail(err, HC_CONFLICT, 0, "Another job of the key %.100s waits already.", key);
	job_put_text(r, "status", "waiting");
	job_put(r, "attempts", value_int(0));
	job_put(r, "next_run", value_int(tx->change.at));
	return HC_OK;
}

int
queue_retry(struct work *w, const uint8_t id[16], struct hc_err *err)
{
	return change(w, id, again, 0, err);
}

static int
cancel(struct hc_tx *tx, struct hc_record *r, int64_t arg, struct hc_err *err)
{
	const char *status = job_text(r, "status", tx->arena);

	(void)arg;
	if (strcmp(status, "running") == 0 || strcmp(status, "done") == 0)
		return hc_fail(err, HC_CONFLICT, 0, "This job is %s already.", strcmp(status, "done") == 0 ? "done" : "running");
	job_put_text(r, "status", "cancelled");
	job_put(r, "next_run", VALUE_NONE);
	return HC_OK;
}

int
queue_cancel(struct work *w, const uint8_t id[16], struct hc_err *err)
{
	return change(w, id, cancel, 0, err);
}

int
queue_read(struct work *w, const uint8_t id[16], struct arena *a, struct job_row *ret, struct hc_err *err)
{
	struct hc_record *r;
	int rc;

	if (jobs(w) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There are no jobs here.");
	if ((rc = read_record(w->store, jobs(w), id, a, &r, err)) < 0)
		return rc;
	row_of(r, a, ret);
	return HC_OK;
}

int
queue_list(struct work *w, const char *status, const char *kind, const uint8_t *before, size_t max, struct arena *a,
    struct job_row **ret, size_t *n, struct hc_err *err)
{
	struct hc_value params[3] = { VALUE_NONE, VALUE_NONE, VALUE_NONE };
	struct buf b = BUF_INIT;
	uint8_t (*ids)[16];
	int rc;

	buf_adds(&b, "job");
	if (status != NULL) {
		params[0] = value_text(status, strlen(status));
		buf_adds(&b, " status = %1");
	}
	if (kind != NULL) {
		params[1] = value_text(kind, strlen(kind));
		buf_adds(&b, " kind = %2");
	}
	if (before != NULL) {
		params[2] = value_id(before);
		buf_adds(&b, " id < %3");
	}
	buf_adds(&b, " sort -id");
	rc = select_ids(w, buf_str(&b), params, 3, (int64_t)max, a, &ids, n, err);
	buf_free(&b);
	if (rc < 0)
		return rc;
	*ret = ARENA_ARRAY(a, struct job_row, *n + 1);
	for (size_t i = 0; i < *n; i++)
		if ((rc = queue_read(w, ids[i], a, &(*ret)[i], err)) < 0)
			return rc;
	return HC_OK;
}

int64_t
queue_next(struct work *w)
{
	struct arena *a = arena_new("job");
	uint8_t (*ids)[16];
	struct hc_record *r;
	int64_t ret = -1;
	size_t n;

	if (select_ids(w, "job has:next_run status:waiting,running sort next_run", NULL, 0, 1, a, &ids, &n, NULL) >= 0 && n > 0 &&
	    read_record(w->store, jobs(w), ids[0], a, &r, NULL) >= 0)
		ret = job_int(r, "next_run");
	arena_free(a);
	return ret;
}
