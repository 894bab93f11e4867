/*
 * due.c - workflows that the clock sets off: `every "0 9 * * *"` and `at due_date - 2d`; and whoever's turn it is to run them.
 *
 * A mark per workflow says up to when it was done. What was missed while nobody ran coalesces into one run; a workflow seen
 * for the first time begins now. One process at a time: a lock on FILE-jobs, let go when it dies.
 */
#include "engine/local.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "job/job.h"
#include "store/replica.h"

#define QUIET_MS (60 * 60 * 1000)

static const char *
mark_key(struct arena *a, const struct object *o, const struct workflow *wf)
{
	return arena_printf(a, "due:%s.%s", o->name, wf->name);
}

/* Up to when it was done; 0 when never. */
static int
mark_get(struct work *w, const char *key, struct arena *a, int64_t *ret, struct hc_err *err)
{
	const char *text;
	int rc;

	if ((rc = store_meta_get(w->store, a, key, &text, err)) < 0)
		return rc;
	*ret = text != NULL ? strtoll(text, NULL, 10) : 0;
	return HC_OK;
}

/* A value set so late that the instant of its `at` is behind the mark already, while its own day is still to come: nobody
   but the save can run it. */
bool
due_missed(struct hc_tx *tx, const struct object *o, const struct workflow *wf, const struct hc_record *r)
{
	struct work *w = tx->work;
	const struct field *f = object_field(o, wf->at_field);
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;
	int64_t at, mark, now = tx->change.at;

	if (v == NULL || v->kind != VALUE_INT || wf->at_offset >= 0 || value_equal(v, &r->old[f->slot]))
		return false;
	at = field_type(f)->class == CLASS_DATE ? zone_day_start(w->locale.zone, v->i) : v->i;
	if (at <= now || at + wf->at_offset * 1000 > now)
		return false;
	return mark_get(w, mark_key(tx->arena, o, wf), tx->arena, &mark, NULL) >= 0 && at + wf->at_offset * 1000 <= mark;
}

static int
mark_put(struct work *w, const char *key, int64_t at, struct hc_err *err)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)at);
	return store_meta_put(w->store, key, text, err);
}

/* The records it is about: those that match `when`, and for `at` those whose instant lies in (from, to]. */
static int
select_ids(struct work *w, const struct object *o, const struct workflow *wf, int64_t from, int64_t to, struct arena *a,
    uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct page_at all = { .limit = -1 };
	struct hc_value params[2], **rows;
	struct buf b = BUF_INIT;
	struct query *q;
	int rc;

	buf_adds(&b, o->name);
	if (wf->when != NULL)
		buf_printf(&b, " (%s)", wf->when);
	if (wf->at_field != NULL) {
		const struct field *f = object_field(o, wf->at_field);
		int64_t offset = wf->at_offset * 1000;
		bool date = f != NULL && field_type(f)->class == CLASS_DATE;

		if (f == NULL) {
			buf_free(&b);
			return hc_fail(err, HC_INVALID, 0, "%s:%d: %s has no field %s.", wf->source.file, wf->source.line, o->name,
			    wf->at_field);
		}
		/* a day begins at midnight of the zone: days whose midnight lies after `from`, up to `to` */
		params[0] = value_int(date ? zone_date(w->locale.zone, from - offset) : from - offset);
		params[1] = value_int(date ? zone_date(w->locale.zone, to - offset) : to - offset);
		c.params = params;
		c.nparams = 2;
		buf_printf(&b, " and %s > %%1 and %s <= %%2", f->name, f->name);
	}
	rc = query_parse(&c, buf_str(&b), &q, err);
	buf_free(&b);
	if (rc < 0 || (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
	    (rc = read_page(w->store, &c, q, &all, false, a, &rows, n, err)) < 0)
		return rc;
	*ret = arena_alloc(a, (*n + 1) * 16);
	for (size_t i = 0; i < *n; i++)
		memcpy((*ret)[i], rows[i][q->id_column].id, 16);
	return HC_OK;
}

static int
on_record(struct hc_tx *tx, const struct object *o, struct workflow_code *wf, const uint8_t id[16], struct hc_err *err)
{
	struct tx_mark mark;
	struct hc_record *r;
	int rc;

	if ((rc = tx_enter(tx, wf->workflow->name, true, &mark, err)) < 0)
		return rc;
	rc = read_record(tx->work->store, o, id, tx->arena, &r, err);
	if (rc >= 0 && r->values[SLOT_DELETED].kind == VALUE_NULL)
		rc = workflow_steps(tx, o, wf, r, err);
	return tx_leave(tx, &mark, rc, err);
}

/* A record on which it fails does not hold up the others: it comes back as a job. */
static int
run(struct work *w, const struct object *o, struct workflow_code *wf, uint8_t (*ids)[16], size_t n, const char *key,
    int64_t now, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_WORKFLOW, wf->workflow->name, &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	for (size_t i = 0; i < n; i++) {
		rc = on_record(tx, o, wf, ids[i], err);
		if (rc < 0 && rc != HC_STORE && rc != HC_BUSY)
			rc = job_post(tx, "workflow", o, ids[i], wf->workflow->name, now + retry_delay(1, (uint64_t)now), err);
		if (rc < 0)
			break;
	}
	if (rc >= 0)
		rc = mark_put(w, key, now, err);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}

static struct workflow_code *
code_of(struct object_code *c, const struct workflow *wf)
{
	for (size_t i = 0; i < c->workflows.n; i++)
		if (c->workflows.at[i].workflow == wf)
			return &c->workflows.at[i];
	return NULL;
}

static int
due(struct work *w, const struct workflow *wf, int64_t mark, int64_t now, struct arena *a, bool *ret, struct hc_err *err)
{
	const struct cron *cron;
	int64_t next;
	int rc;

	*ret = false;
	if (wf->at_field != NULL) {
		*ret = mark < now;
		return HC_OK;
	}
	if ((rc = cron_parse(a, wf->cron, &cron, err)) < 0) {
		err_prefix(err, "%s:%d: workflow %s", wf->source.file, wf->source.line, wf->name);
		return rc;
	}
	next = cron_next(cron, w->locale.zone, mark);
	*ret = next >= 0 && next <= now;
	return HC_OK;
}

static int
timed(struct work *w, const struct object *o, const struct workflow *wf, struct arena *a, int *ran, struct hc_err *err)
{
	const char *key = mark_key(a, o, wf);
	int64_t mark, now = w->engine->clock;
	struct object_code *c;
	uint8_t (*ids)[16] = NULL;
	bool is_due;
	size_t n = 0;
	int rc;

	if ((rc = mark_get(w, key, a, &mark, err)) < 0)
		return rc;
	if (mark == 0)
		return mark_put(w, key, now, err);
	if ((rc = due(w, wf, mark, now, a, &is_due, err)) < 0 || !is_due)
		return rc;
	if ((rc = code_object(w, o, &c, err)) < 0 || (rc = select_ids(w, o, wf, mark, now, a, &ids, &n, err)) < 0)
		return rc;
	/* an `at` with nothing in its window moves its mark once an hour: no write each minute */
	if (n == 0 && wf->at_field != NULL)
		return now - mark < QUIET_MS ? HC_OK : mark_put(w, key, now, err);
	*ran += (int)n;
	return run(w, o, code_of(c, wf), ids, n, key, now, err);
}

/* implements job_fn: a timed workflow that failed on one record */
int
due_retry(void *arg, struct hc_tx *tx, const struct queued *q, struct hc_err *err)
{
	struct object_code *c;
	int rc;

	if (q->object == NULL || !q->has_record)
		return HC_OK;	/* its plugin is gone */
	if ((rc = code_object(tx->work, q->object, &c, err)) < 0)
		return rc;
	for (size_t i = 0; i < c->workflows.n; i++)
		if (strcmp(c->workflows.at[i].workflow->name, q->payload) == 0)
			return on_record(tx, q->object, &c->workflows.at[i], q->record, err);
	return HC_OK;
}

static int
all_timed(struct work *w, int *ran, struct hc_err *err)
{
	struct arena *a = arena_new("due");
	int rc = HC_OK;

	/* of a team's workspaces the server's alone minds the clock: ten laptops would make ten tasks of one date */
	if (replica_int(w->store, "dev", 0) != 0) {
		arena_free(a);
		return HC_OK;
	}
	for (size_t i = 0; i < w->model->objects.n && rc >= 0; i++) {
		const struct object *o = w->model->objects.at[i];

		for (size_t j = 0; j < o->workflows.n && rc >= 0; j++)
			if (o->workflows.at[j].cron != NULL || o->workflows.at[j].at_field != NULL) {
				rc = timed(w, o, &o->workflows.at[j], a, ran, err);
				arena_reset(a);
			}
	}
	arena_free(a);
	return rc;
}

int
engine_run_due(struct work *w, int *ran, struct hc_err *err)
{
	char path[4096];
	int fd, rc;

	*ran = 0;
	work_turn(w);
	if (store_readonly_reason(w->store) != NULL)
		return HC_OK;
	if (store_is_remote(store_path(w->store))) {	/* one server holds the whole database */
		if ((rc = all_timed(w, ran, err)) >= 0)
			rc = job_run_due(w, ran, err);
		return rc;
	}
	if ((size_t)snprintf(path, sizeof(path), "%s-jobs", store_path(w->store)) >= sizeof(path))
		return hc_fail(err, HC_STORE, 0, "The path of the workspace is too long.");
	if ((fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be opened: %s.", path, strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		close(fd);
		return HC_OK;	/* another process is at it */
	}
	if ((rc = all_timed(w, ran, err)) >= 0 && (rc = job_run_due(w, ran, err)) >= 0)
		rc = retain_edits(w, err);
	close(fd);
	return rc;
}
