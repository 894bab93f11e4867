/*
 * workflow.c - what follows a save by itself: set, create, task, call, notify, mail.
 *
 * Each set re-enters the save path, so a workflow can set off another one; the depth is bounded in tx.c. Texts hold fields
 * in braces: "Call {name} of {account}".
 */
#include "engine/local.h"
#include "engine/verify.h"

#include "job/job.h"
#include "store/replica.h"

#include <string.h>

#include "base/uuid.h"

/* Appends the value of a path ("name", "account", "account.industry") as a person reads it. */
static void
put_path(struct hc_tx *tx, const struct hc_record *r, const char *path, size_t n, struct buf *out)
{
	const char *dot = memchr(path, '.', n);
	size_t head = dot != NULL ? (size_t)(dot - path) : n;
	const struct field *f = object_field(r->object, arena_strndup(tx->arena, path, head));
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;
	struct hc_record *target;

	if (v == NULL || v->kind == VALUE_NULL)
		return;
	if (v->kind == VALUE_ID && f->target != NULL) {
		if (dot == NULL)
			buf_adds(out, read_title(tx->work->store, f->target, v->id, tx->arena));
		else if (read_record(tx->work->store, f->target, v->id, tx->arena, &target, NULL) >= 0)
			put_path(tx, target, dot + 1, n - head - 1, out);
		return;
	}
	field_type(f)->format(f, &tx->work->locale, v, record_currency(r), out);
}

/* A text with its braces filled. */
const char *
workflow_text(struct hc_tx *tx, const struct hc_record *r, const char *text)
{
	struct buf b = BUF_INIT;
	const char *p = text, *open, *close, *ret;

	while ((open = strchr(p, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
		buf_add(&b, p, (size_t)(open - p));
		put_path(tx, r, open + 1, (size_t)(close - open - 1), &b);
		p = close + 1;
	}
	buf_adds(&b, p);
	ret = arena_strndup(tx->arena, buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

/* One run of a workflow on a record: sets are gathered and saved before anything else reads the row. */
struct run {
	struct hc_tx *tx;
	struct workflow_code *workflow;
	struct hc_record *record;	/* the caller's */
	struct hc_record *work;		/* a copy with the sets of this run */
	bool dirty;
};

static int
assign(struct run *w, const struct step_code *s, struct hc_record *to, struct hc_err *err)
{
	struct work *work = w->tx->work;
	struct query_ctx c = engine_system_ctx(work, w->tx->arena, w->work->object);
	struct match m = engine_match(work, &c);
	int rc;

	for (size_t i = 0; i < s->assigns.n; i++) {
		const struct formula_code *fc = &s->assigns.at[i];
		struct hc_value v;

		if ((rc = formula_try(&m, fc->formula, w->work, fc->field, w->tx->arena, &v, err)) < 0) {
			if (err != NULL && err->field == 0)
				err->field = fc->field->handle;
			return rc;
		}
		record_set(to, fc->field, v);
	}
	return HC_OK;
}

/* The caller's record becomes what was saved: later steps and hooks, and the form, see it. */
static int
write_sets(struct run *w, struct hc_err *err)
{
	struct hc_record *r = w->record;
	int rc;

	if (!w->dirty)
		return HC_OK;
	w->dirty = false;
	if (r->values[SLOT_DELETED].kind != VALUE_NULL)
		return HC_OK;
	if ((rc = engine_save(w->tx, w->work, err)) < 0)
		return rc;
	for (size_t i = 0; i < r->object->fields.n; i++)
		if (!value_equal(&r->values[i], &w->work->values[i]))
			record_set(r, r->object->fields.at[i], w->work->values[i]);
	if (r->base != NULL)
		memcpy(r->base, w->work->base, r->object->fields.n * sizeof(*r->base));
	r->rev = w->work->rev;
	return HC_OK;
}

/* A lookup of the new record that can point at the one that set it off does; links both have are copied. */
static void
relate(struct hc_record *to, const struct hc_record *from)
{
	const struct object *o = to->object;
	bool linked = false;

	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i], *same;

		if (f->target == NULL || to->values[i].kind != VALUE_NULL)
			continue;
		if (f->target == from->object && !linked) {
			record_set(to, f, from->values[SLOT_ID]);
			linked = true;
		} else if ((same = object_field(from->object, f->name)) != NULL && same->target == f->target && same->slot >= SLOT_FIRST) {
			record_set(to, f, from->values[same->slot]);
		}
	}
}

static int
create(struct run *w, const struct step_code *s, struct hc_err *err)
{
	struct hc_record *r = record_new(w->tx->arena, w->tx->work->model, s->target);
	const struct field *f;
	int rc;

	if ((rc = assign(w, s, r, err)) < 0)
		return rc;
	if (s->step->kind == STEP_TASK && s->step->target != NULL && (f = object_field(s->target, "subject")) != NULL) {
		const char *text = workflow_text(w->tx, w->work, s->step->target);

		record_set(r, f, value_text(text, strlen(text)));
	}
	relate(r, w->work);
	if (r->values[SLOT_OWNER].kind == VALUE_NULL)
		record_set(r, s->target->fields.at[SLOT_OWNER], w->work->values[SLOT_OWNER]);
	return engine_save(w->tx, r, err);
}

static int
call(struct run *w, const char *name, struct hc_err *err)
{
	const struct engine_calls *calls = &w->tx->work->engine->calls;
	int rc;

	if (calls->action == NULL)
		return HC_OK;
	name = arena_printf(w->tx->arena, "%s/%s", w->workflow->workflow->source.plugin, name);
	rc = calls->action(calls->host, name, w->tx, w->work, err);
	if (rc == 1)
		rc = calls->hook(calls->host, name, w->tx, w->work, err);
	if (rc == 1)
		return HC_OK;	/* its plugin is off */
	for (size_t i = SLOT_OWNER; rc >= 0 && i < w->work->object->fields.n && !w->dirty; i++)
		w->dirty = !is_formula(w->work->object->fields.at[i]) && !value_equal(&w->work->values[i], &w->work->old[i]);
	return rc;
}

static void
put(struct hc_record *r, const char *name, struct hc_value v)
{
	const struct field *f = object_field(r->object, name);

	if (f != NULL)
		record_set(r, f, v);
}

/* A nudge to the owner: a reminder that is due now, about the record. */
static int
notify(struct run *w, const char *text, struct hc_err *err)
{
	const struct object *o = model_object(w->tx->work->model, "reminder");
	const struct hc_value *owner = &w->work->values[SLOT_OWNER];
	char id[UUID_TEXT];
	struct hc_record *r;

	if (o == NULL || owner->kind != VALUE_ID)
		return HC_OK;
	r = record_new(w->tx->arena, w->tx->work->model, o);
	uuid_format(w->work->values[SLOT_ID].id, id);
	record_set(r, o->fields.at[SLOT_OWNER], *owner);
	put(r, "text", value_text(text, strlen(text)));
	put(r, "user", *owner);
	put(r, "due", value_int(w->tx->change.at));
	put(r, "object", value_text(w->work->object->name, strlen(w->work->object->name)));
	put(r, "record", value_text(id, strlen(id)));
	return engine_save(w->tx, r, err);
}

static int
step(struct run *w, const struct step_code *s, struct hc_err *err)
{
	bool holds = true;
	int rc;

	if (s->when != NULL && (rc = engine_holds(w->tx, s->when, w->work, &holds, err)) < 0)
		return rc;
	if (!holds)
		return HC_OK;
	if (s->step->kind == STEP_SET) {
		w->dirty = true;
		return assign(w, s, w->work, err);
	}
	if ((rc = write_sets(w, err)) < 0)
		return rc;
	switch (s->step->kind) {
	case STEP_CREATE:
	case STEP_TASK:
		return create(w, s, err);
	case STEP_CALL:
		return call(w, s->step->target, err);
	case STEP_NOTIFY:
		return notify(w, workflow_text(w->tx, w->work, s->step->target), err);
	case STEP_MAIL:
		return mail_leave(w->tx, w->work, s->step->target, err);
	default:
		return HC_OK;
	}
}

int
workflow_steps(struct hc_tx *tx, const struct object *o, struct workflow_code *wf, struct hc_record *r, struct hc_err *err)
{
	struct run w = { .tx = tx, .workflow = wf, .record = r };
	int rc;

	if ((rc = code_workflow(tx->work, o, wf, err)) < 0)
		return rc;
	tx->path[tx->depth > 0 ? tx->depth - 1 : 0] = wf->workflow->name;
	w.work = record_copy(tx->arena, r);
	w.work->isnew = false;
	memcpy(w.work->old, w.work->values, o->fields.n * sizeof(*w.work->old));
	for (size_t i = 0; i < wf->steps.n; i++)
		if ((rc = step(&w, &wf->steps.at[i], err)) < 0)
			return rc;
	return write_sets(&w, err);
}

/* A workspace that follows a server leaves it to it. */
static bool
is_elsewhere(struct hc_tx *tx, const struct workflow *w)
{
	return w->on_server && replica_int(tx->work->store, "dev", 0) != 0;
}

static bool
applies(struct hc_tx *tx, const struct workflow_code *wf, const struct hc_record *r, unsigned event)
{
	const struct workflow *w = wf->workflow;

	if (w->at_field != NULL)
		return event != EVENT_DELETE && due_missed(tx, r->object, w, r);
	if (w->events & event && !(event == EVENT_UPDATE && wf->changed.some))
		return true;
	return event == EVENT_UPDATE && wf->changed.some && slots_touch(&wf->changed, r);
}

int
workflow_run(struct hc_tx *tx, struct object_code *c, struct hc_record *r, unsigned event, struct hc_err *err)
{
	bool holds;
	int rc;

	for (size_t i = 0; i < c->workflows.n; i++) {
		struct workflow_code *wf = &c->workflows.at[i];

		if (!applies(tx, wf, r, event) || is_elsewhere(tx, wf->workflow))
			continue;
		if (wf->when != NULL) {
			if ((rc = engine_holds(tx, wf->when, r, &holds, err)) < 0)
				return rc;
			if (!holds)
				continue;
		}
		if ((rc = workflow_steps(tx, c->object, wf, r, err)) < 0) {
			err_prefix(err, "workflow %s", wf->workflow->name);
			return rc;
		}
	}
	return HC_OK;
}

struct server_run {
	struct server_run *next_run;
	struct object_code *code;
	struct hc_record *record;	/* as it came: old values too */
	unsigned event;
};

void
workflow_note(struct hc_tx *tx, struct object_code *c, const struct hc_record *r, const struct hc_value *old, unsigned event)
{
	struct arena *a = tx->work->engine->tx_base;
	struct server_run **last = &tx->server_runs, *run;
	bool any = false;

	for (size_t i = 0; i < c->workflows.n; i++)
		any |= c->workflows.at[i].workflow->on_server || c->workflows.at[i].workflow->at_field != NULL;
	if (!any || tx->work->as_is || tx->work->quiet_automation)
		return;
	run = ARENA_NEW(a, struct server_run);
	*run = (struct server_run){ .code = c, .record = record_copy(a, r), .event = event };
	memcpy(run->record->old, old, r->object->fields.n * sizeof(*old));
	run->record->isnew = false;
	while (*last != NULL)
		last = &(*last)->next_run;
	*last = run;
}

static int
run_here(struct hc_tx *tx, struct object_code *c, struct workflow_code *wf, struct hc_record *r, struct hc_err *err)
{
	struct tx_mark mark;
	struct hc_err why = { .pos = -1 };
	bool holds = true;
	int rc;

	if ((rc = tx_enter(tx, wf->workflow->name, true, &mark, err)) < 0)
		return rc;
	if (wf->when != NULL)
		rc = engine_holds(tx, wf->when, r, &holds, &why);
	if (rc >= 0 && holds)
		rc = workflow_steps(tx, c->object, wf, r, &why);
	rc = tx_leave(tx, &mark, rc, &why);
	if (rc < 0 && rc != HC_STORE && rc != HC_BUSY)
		return job_post(tx, "workflow", c->object, r->values[SLOT_ID].id, wf->workflow->name,
		    tx->change.at + retry_delay(1, (uint64_t)tx->change.at), err);
	if (rc < 0 && err != NULL)
		*err = why;
	return rc;
}

int
engine_take_automation(struct hc_tx *tx, struct hc_err *err)
{
	struct server_run *run;
	int rc = HC_OK;

	while ((run = tx->server_runs) != NULL && rc >= 0) {
		tx->server_runs = run->next_run;
		for (size_t i = 0; i < run->code->workflows.n && rc >= 0; i++) {
			struct workflow_code *wf = &run->code->workflows.at[i];

			if ((wf->workflow->on_server || wf->workflow->at_field != NULL) && applies(tx, wf, run->record, run->event))
				rc = run_here(tx, run->code, wf, run->record, err);
		}
	}
	return rc;
}

struct verify_run {
	struct verify_run *next_run;
	struct object_code *code;
	struct hc_record *record;	/* as it came: old values too */
	unsigned event;
};

void
workflow_note_verify(struct hc_tx *tx, struct object_code *c, const struct hc_record *r, const struct hc_value *old, unsigned event)
{
	struct engine *e = tx->work->engine;
	struct verify_run **last, *run;
	bool any = false;

	for (size_t i = 0; i < c->workflows.n; i++)
		any |= c->workflows.at[i].workflow->verify;
	if (!any || tx->work->as_is || tx->work->quiet_automation)
		return;
	run = ARENA_NEW(e->tx_base, struct verify_run);
	*run = (struct verify_run){ .code = c, .record = record_copy(e->tx_base, r), .event = event };
	memcpy(run->record->old, old, r->object->fields.n * sizeof(*old));
	run->record->isnew = false;
	for (last = &e->verify; *last != NULL; last = &(*last)->next_run)
		;
	*last = run;
}

static const char *
shown(struct hc_tx *tx, const struct hc_record *r, const struct field *f)
{
	struct buf b = BUF_INIT;
	const char *ret;

	put_path(tx, r, f->name, strlen(f->name), &b);
	ret = b.len > 0 ? arena_strndup(tx->arena, buf_str(&b), b.len) : "nothing";
	buf_free(&b);
	return ret;
}

int
verify_same(struct hc_tx *tx, const struct hc_record *mine, const struct hc_record *ours, struct hc_err *err)
{
	for (size_t i = SLOT_OWNER; i < mine->object->fields.n; i++) {
		const struct field *f = mine->object->fields.at[i];

		if (!is_formula(f) && !value_equal(&mine->values[i], &ours->values[i]))
			return hc_fail(err, HC_INVALID, f->handle, "%s comes out as %s on the server and not as %s; take over what it is based on with the "
			    "next sync and edit again.", f->label, shown(tx, ours, f), shown(tx, mine, f));
	}
	return HC_OK;
}

/* Sets and calls, on a copy: what it makes and whom it tells came along or is not for checking. */
static int
verify_steps(struct hc_tx *tx, const struct object *o, struct workflow_code *wf, struct hc_record *now, struct hc_err *err)
{
	struct run w = { .tx = tx, .workflow = wf, .record = now, .work = record_copy(tx->arena, now) };
	int rc = code_workflow(tx->work, o, wf, err);

	memcpy(w.work->old, now->values, o->fields.n * sizeof(*now->values));
	for (size_t i = 0; i < wf->steps.n && rc >= 0; i++) {
		const struct step_code *s = &wf->steps.at[i];
		bool holds = true;

		if (s->step->kind != STEP_SET && s->step->kind != STEP_CALL)
			continue;
		if (s->when != NULL)
			rc = engine_holds(tx, s->when, w.work, &holds, err);
		if (rc >= 0 && holds)
			rc = s->step->kind == STEP_SET ? assign(&w, s, w.work, err) : call(&w, s->step->target, err);
	}
	return rc < 0 ? rc : verify_same(tx, now, w.work, err);
}

/* Whatever it does is taken back. */
static int
verify_one(struct hc_tx *tx, struct verify_run *run, struct workflow_code *wf, struct hc_err *err)
{
	struct hc_record *now;
	struct tx_mark mark;
	bool holds = true;
	int rc;

	if ((rc = tx_enter(tx, wf->workflow->name, true, &mark, err)) < 0)
		return rc;
	if (wf->when != NULL)
		rc = engine_holds(tx, wf->when, run->record, &holds, err);
	if (rc >= 0 && holds)
		rc = read_record(tx->work->store, run->code->object, run->record->values[SLOT_ID].id, tx->arena, &now, err);
	if (rc >= 0 && holds && now->values[SLOT_DELETED].kind == VALUE_NULL)
		rc = verify_steps(tx, run->code->object, wf, now, err);
	tx_leave(tx, &mark, HC_CONFLICT, NULL);
	return rc == HC_NOTFOUND ? HC_OK : rc;	/* erased since, in the same transaction */
}

int
engine_verify(struct hc_tx *tx, struct hc_err *err)
{
	struct engine *e = tx->work->engine;
	struct verify_run *run = e->verify;
	int rc = HC_OK;

	e->verify = NULL;
	for (; run != NULL && rc >= 0; run = run->next_run)
		for (size_t i = 0; i < run->code->workflows.n && rc >= 0; i++) {
			struct workflow_code *wf = &run->code->workflows.at[i];

			if (wf->workflow->verify && applies(tx, wf, run->record, run->event))
				rc = verify_one(tx, run, wf, err);
		}
	return rc;
}
