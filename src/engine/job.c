/*
 * job.c - who runs jobs inside a transaction: kinds that are registered, taken in order when they are due.
 *
 * A job is posted inside the transaction that causes it, so a roll-back or an undo takes it along. Its work and its end are one
 * transaction: a crash between them runs it again and never half. Kinds nobody runs here stay in the queue. A failed job is
 * tried again with full jitter, eight times.
 */
#include "engine/local.h"

#include <string.h>

#include "base/uuid.h"
#include "engine/queue.h"
#include "job/job.h"

#define ROUND 64	/* taken before the queue is looked at again: what is more urgent comes first */

struct job_kind {
	const char *name;
	job_fn *run;
	void *arg;
};

int
job_post(struct hc_tx *tx, const char *kind, const struct object *o, const uint8_t id[16], const char *payload, int64_t at,
    struct hc_err *err)
{
	struct job_wish w = { .kind = kind, .payload = payload, .at = at };
	struct hc_record *r;
	int rc;

	if (o != NULL) {
		r = record_new(tx->arena, tx->work->model, o);
		record_set(r, o->fields.at[SLOT_ID], value_id(id));
		w.about = r;
	}
	return (rc = queue_post(tx, &w, err)) < 0 ? rc : HC_OK;
}

/* A safety net: posted in a journal transaction of its own, gone when what it waits for comes to its end. */
int
job_post_id(struct hc_tx *tx, const char *kind, const char *payload, int64_t at, uint8_t ret[16], struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, "job");
	struct hc_record *r;
	int rc;

	if (o == NULL)
		return HC_OK;
	r = record_new(tx->arena, tx->work->model, o);
	record_set(r, o->fields.at[SLOT_OWNER], value_id(tx->work->user));
	job_put_text(r, "kind", kind);
	job_put_text(r, "status", "waiting");
	job_put_text(r, "payload", payload);
	job_put(r, "next_run", value_int(at > 0 ? at : tx->change.at));
	job_put(r, "attempts", value_int(0));
	if ((rc = tx_journal(tx, err)) < 0 || (rc = save_record(tx->work->store, &tx->change, r, err)) < 0)
		return rc;
	memcpy(ret, r->values[SLOT_ID].id, 16);
	return HC_OK;
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
	job_put_text(r, "status", "done");
	job_put(r, "next_run", VALUE_NONE);
	if ((rc = save_tx(tx->work->store, &c, err)) < 0 || (rc = save_record(tx->work->store, &c, r, err)) < 0)
		return rc;
	return HC_OK;
}

int
engine_job_post(struct hc_tx *tx, const char *kind, const struct hc_record *about, const char *payload, int64_t at,
    struct hc_err *err)
{
	struct job_wish w = { .kind = kind, .payload = payload, .about = about, .at = at };
	int rc;

	return (rc = queue_post(tx, &w, err)) < 0 ? rc : HC_OK;
}

void
engine_job_kind(struct work *w, const char *kind, job_fn *run, void *arg)
{
	struct job_kind k = { .name = kind, .run = run, .arg = arg };

	vec_push(w->engine->arena, &w->engine->job_kinds, k);
}

static const struct job_kind *
kind_of(const struct engine *e, const char *name)
{
	for (size_t i = 0; i < e->job_kinds.n; i++)
		if (strcmp(e->job_kinds.at[i].name, name) == 0)
			return &e->job_kinds.at[i];
	return NULL;
}

/* A failure is written down in a transaction of its own: what the job did is gone. */
static int
put_off(struct work *w, const uint8_t id[16], const char *why, struct hc_err *err)
{
	struct hc_record *r;
	struct hc_tx *tx;
	uint64_t random;
	int64_t tries;
	int rc;

	if ((rc = tx_begin(w, SOURCE_SYSTEM, "job", &tx, err)) < 0)
		return rc;
	w->env->random(w->env, &random, sizeof(random));
	if ((rc = read_record(w->store, model_object(w->model, "job"), id, tx->arena, &r, err)) >= 0) {
		tries = job_int(r, "attempts");
		rc = queue_end(tx, id, why, retry_delay(tries < 1 ? 1 : (int)tries, random), err);
	}
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

static int
run_one(struct work *w, const uint8_t id[16], struct hc_err *err)
{
	const struct object *o = model_object(w->model, "job");
	struct hc_err why = { .msg = "" };
	struct queued q = { .payload = "" };
	const struct job_kind *k;
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if ((rc = job_take(w, id, err)) != HC_OK)
		return rc < 0 ? rc : HC_OK;
	if ((rc = tx_begin(w, SOURCE_WORKFLOW, "job", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	if ((rc = read_record(w->store, o, id, tx->arena, &r, &why)) >= 0) {
		k = kind_of(w->engine, job_text(r, "kind", tx->arena));
		q.object = model_object(w->model, job_text(r, "object", tx->arena));
		q.payload = job_text(r, "payload", tx->arena);
		q.has_record = uuid_parse(job_text(r, "record", tx->arena), q.record);
		rc = k != NULL ? k->run(k->arg, tx, &q, &why) : hc_fail(&why, HC_BUG, 0, "Nobody runs this kind of job.");
	}
	if (rc >= 0 && (rc = queue_end(tx, id, NULL, 0, &why)) >= 0)
		return tx_commit(tx, err);
	tx_abort(tx);
	return put_off(w, id, why.msg, err);
}

int
job_run_due(struct work *w, int *ran, struct hc_err *err)
{
	struct engine *e = w->engine;
	struct arena *a;
	size_t n = ROUND;
	int rc = HC_OK;

	if (model_object(w->model, "job") == NULL)
		return HC_OK;
	a = arena_new("jobs");
	while (n == ROUND && rc >= 0) {
		struct buf kinds = BUF_INIT;
		uint8_t (*ids)[16];

		for (size_t i = 0; i < e->job_kinds.n; i++)
			buf_printf(&kinds, "%s%s", i > 0 ? "," : "", e->job_kinds.at[i].name);
		rc = queue_due(w, buf_str(&kinds), ROUND, a, &ids, &n, err);
		buf_free(&kinds);
		for (size_t j = 0; j < n && rc >= 0; j++, ++*ran)
			rc = run_one(w, ids[j], err);
		arena_reset(a);
	}
	arena_free(a);
	return rc < 0 ? rc : HC_OK;
}
