/*
 * job.c - the queue of things to do later: records of the local object `job`, taken in order when they are due.
 *
 * A job is posted inside the transaction that causes it, so a roll-back or an undo takes it along. What runs a kind registers
 * itself; kinds nobody runs here stay in the queue. A failed job is tried again with full jitter, eight times.
 */
#include "engine/local.h"

#include <string.h>

#include "base/uuid.h"
#include "job/job.h"

#define JOB_TRIES 8

struct job_kind {
	const char *name;
	job_fn *run;
	void *arg;
};

static void
put(struct hc_record *r, const char *name, struct hc_value v)
{
	const struct field *f = object_field(r->object, name);

	if (f != NULL)
		record_set(r, f, v);
}

static void
put_text(struct hc_record *r, const char *name, const char *s)
{
	put(r, name, s != NULL && s[0] != '\0' ? value_text(s, strlen(s)) : VALUE_NONE);
}

static int64_t
get_int(const struct hc_record *r, const char *name)
{
	const struct field *f = object_field(r->object, name);

	return f != NULL && r->values[f->slot].kind != VALUE_NULL ? r->values[f->slot].i : 0;
}

static const char *
get_text(const struct hc_record *r, const char *name, struct arena *a)
{
	const struct field *f = object_field(r->object, name);
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;

	return v != NULL && v->kind == VALUE_TEXT ? arena_strndup(a, v->s, v->len) : "";
}

static int
post(struct hc_tx *tx, const char *kind, const struct object *o, const uint8_t id[16], const char *payload, int64_t at,
    uint8_t *ret_id, struct hc_err *err)
{
	const struct object *job = model_object(tx->work->model, "job");
	struct hc_record *r;
	char text[UUID_TEXT];
	int rc;

	if (job == NULL)
		return HC_OK;
	r = record_new(tx->arena, tx->work->model, job);
	record_set(r, job->fields.at[SLOT_OWNER], value_id(tx->work->user));
	put_text(r, "kind", kind);
	put_text(r, "status", "waiting");
	put_text(r, "payload", payload);
	put(r, "next_run", value_int(at > 0 ? at : tx->change.at));
	put(r, "attempts", value_int(0));
	if (o != NULL) {
		put_text(r, "object", o->name);
		uuid_format(id, text);
		put_text(r, "record", text);
	}
	if ((rc = tx_journal(tx, err)) < 0 || (rc = save_record(tx->work->store, &tx->change, r, err)) < 0)
		return rc;
	if (ret_id != NULL)
		memcpy(ret_id, r->values[SLOT_ID].id, 16);
	else
		tx_touched(tx, job, r->values[SLOT_ID].id, 'c');
	return HC_OK;
}

int
job_post(struct hc_tx *tx, const char *kind, const struct object *o, const uint8_t id[16], const char *payload, int64_t at,
    struct hc_err *err)
{
	return post(tx, kind, o, id, payload, at, NULL, err);
}

/* A safety net: posted in a journal transaction of its own, gone when what it waits for comes to its end. */
int
job_post_id(struct hc_tx *tx, const char *kind, const char *payload, int64_t at, uint8_t ret[16], struct hc_err *err)
{
	return post(tx, kind, NULL, NULL, payload, at, ret, err);
}

int
job_finish(struct hc_tx *tx, const uint8_t id[16], struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, "job");
	struct change c = { .source = SOURCE_SYSTEM, .at = tx->change.at };
	struct hc_record *r;
	int rc;

	if (o == NULL)
		return HC_OK;
	if ((rc = read_record(tx->work->store, o, id, tx->arena, &r, err)) < 0)
		return rc;
	put_text(r, "status", "done");
	if ((rc = save_tx(tx->work->store, &c, err)) < 0 || (rc = save_record(tx->work->store, &c, r, err)) < 0)
		return rc;
	return HC_OK;
}

int
engine_job_post(struct hc_tx *tx, const char *kind, const struct hc_record *about, const char *payload, int64_t at,
    struct hc_err *err)
{
	return job_post(tx, kind, about != NULL ? about->object : NULL, about != NULL ? about->values[SLOT_ID].id : NULL,
	    payload, at, err);
}

void
engine_job_kind(struct work *w, const char *kind, job_fn *run, void *arg)
{
	struct job_kind k = { .name = kind, .run = run, .arg = arg };

	vec_push(w->engine->arena, &w->engine->job_kinds, k);
}

/* A failure is written down in a transaction of its own: what the job did is gone. */
static int
put_off(struct work *w, const uint8_t id[16], const char *why, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "job");
	struct hc_record *r;
	struct hc_tx *tx;
	uint64_t random;
	int64_t tries;
	int rc;

	if ((rc = tx_begin(w, SOURCE_SYSTEM, "job", &tx, err)) < 0)
		return rc;
	if ((rc = read_record(w->store, o, id, tx->arena, &r, err)) < 0)
		goto out;
	tries = get_int(r, "attempts") + 1;
	w->env->random(w->env, &random, sizeof(random));
	put(r, "attempts", value_int(tries));
	put_text(r, "error", why);
	put_text(r, "status", tries >= JOB_TRIES ? "failed" : "waiting");
	put(r, "next_run", value_int(tx->change.at + retry_delay((int)tries, random)));
	if ((rc = tx_journal(tx, err)) >= 0)
		rc = save_record(w->store, &tx->change, r, err);
out:
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

/* One job: its work and its end in one transaction, so that a crash between them runs it again and never half. */
static int
run_one(struct work *w, const struct job_kind *k, const uint8_t id[16], struct hc_err *err)
{
	const struct object *o = model_object(w->model, "job");
	struct hc_err why = { .msg = "" };
	struct queued q = { .payload = "" };
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_WORKFLOW, k->name, &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	if ((rc = read_record(w->store, o, id, tx->arena, &r, &why)) >= 0) {
		q.object = model_object(w->model, get_text(r, "object", tx->arena));
		q.payload = get_text(r, "payload", tx->arena);
		q.has_record = uuid_parse(get_text(r, "record", tx->arena), q.record);
		rc = k->run(k->arg, tx, &q, &why);
	}
	if (rc >= 0) {
		put_text(r, "status", "done");
		put_text(r, "error", NULL);
		if ((rc = tx_journal(tx, &why)) >= 0 && (rc = save_record(w->store, &tx->change, r, &why)) >= 0)
			return tx_commit(tx, err);
	}
	tx_abort(tx);
	return put_off(w, id, why.msg, err);
}

static int
due_ids(struct work *w, const struct job_kind *k, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	struct hc_value params[2] = { value_text(k->name, strlen(k->name)), value_int(w->engine->clock) };
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct page_at all = { .limit = -1 };
	static const char *const paths[] = { "id" };
	struct hc_value **rows;
	struct query *q;
	int rc;

	c.params = params;
	c.nparams = 2;
	if ((rc = query_parse(&c, "job status = \"waiting\" and kind = %1 and next_run <= %2 sort next_run", &q, err)) < 0 ||
	    (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(w->store, &c, q, &all, false, a, &rows, n, err)) < 0)
		return rc;
	*ret = arena_alloc(a, (*n + 1) * 16);
	for (size_t i = 0; i < *n; i++)
		memcpy((*ret)[i], rows[i][q->id_column].id, 16);
	return HC_OK;
}

int
job_run_due(struct work *w, int *ran, struct hc_err *err)
{
	struct engine *e = w->engine;
	struct arena *a;
	int rc = HC_OK;

	if (model_object(w->model, "job") == NULL)
		return HC_OK;
	a = arena_new("jobs");
	for (size_t i = 0; i < e->job_kinds.n && rc >= 0; i++) {
		uint8_t (*ids)[16];
		size_t n = 0;

		rc = due_ids(w, &e->job_kinds.at[i], a, &ids, &n, err);
		for (size_t j = 0; j < n && rc >= 0; j++, ++*ran)
			rc = run_one(w, &e->job_kinds.at[i], ids[j], err);
		arena_reset(a);
	}
	arena_free(a);
	return rc < 0 ? rc : HC_OK;
}
