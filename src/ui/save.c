/*
 * save.c - from what was typed to the engine: single edits, and bulk edits as a task of slices with one transaction.
 */
#include "ui/save.h"

#include <string.h>

#include "base/env.h"
#include "engine/file.h"
#include "model/hot.h"
#include "model/type.h"
#include "cmd/out.h"
#include "ui/ask.h"
#include "ui/cell.h"
#include "ui/runner.h"

#define SLICE_NS 10000000	/* a bulk edit works this long, then the screen has its turn */
#define SAMPLE 6		/* records shown in a preview */
#define BESIDE_ABOVE 300	/* more records than this are saved beside the keys */
#define LOOK_EVERY 64		/* records between two looks whether it shall go on */
#define TYPED_ABOVE 1000	/* more records than this want a typed number */

struct bulk {
	struct task task;
	const struct object *object;
	struct targets targets;
	struct assignment *set;
	size_t nset;		/* 0: delete */
	struct hc_tx *tx;
	const char *label, *hint;	/* beside the keys: of the change; the key that takes it back */
};

int
save_parse(struct arena *a, const char *const *words, size_t n, struct assignment **ret, struct hc_err *err)
{
	struct assignment *set = ARENA_ARRAY(a, struct assignment, n + 1);

	for (size_t i = 0; i < n; i++) {
		const char *eq = strchr(words[i], '=');

		if (eq == NULL || eq == words[i])
			return hc_fail(err, HC_INVALID, 0, "\"%.40s\" is not FIELD=VALUE; quote values that hold spaces.", words[i]);
		set[i].field = arena_strndup(a, words[i], (size_t)(eq - words[i]));
		set[i].text = hot_unquote(a, eq + 1, strlen(eq + 1));
	}
	*ret = set;
	return HC_OK;
}

int
save_editable(struct app *app, const struct object *o, const struct field *f, struct hc_err *err)
{
	if (f == NULL)
		return hc_fail(err, HC_DENIED, 0, "this column is computed; there is nothing to edit.");
	if (f->object != o)
		return hc_fail(err, HC_DENIED, 0, "%s belongs to another record; open that one to edit it.", f->label);
	if (f->type->store == STORE_NONE || f->formula != NULL)
		return hc_fail(err, HC_DENIED, 0, "%s is computed; edit what it is made of.", f->label);
	if (f->readonly || (f->implicit && f->slot != SLOT_OWNER && f->slot != SLOT_TAGS && f->slot != SLOT_CURRENCY))
		return hc_fail(err, HC_DENIED, 0, "%s is filled by the program; it cannot be edited.", f->label);
	if (!access_field(app->work, f, 'e'))
		return hc_fail(err, HC_DENIED, 0, "you may read %s but not edit it.", f->label);
	return HC_OK;
}

const char *
save_undo_hint(struct app *app)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];
	const struct binding *b;
	char keys[64];

	app_contexts(app, contexts);
	if ((b = keymap_for(app->keymap, contexts, "undo")) == NULL)
		return "";
	return arena_printf(app->turn, "   %s undo", keymap_label(b->keys, b->nkeys, keys, sizeof(keys)));
}

static int
set_one(struct hc_tx *tx, struct hc_record *r, const struct assignment *set, size_t n, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < n; i++)
		if ((rc = engine_set_typed(tx, r, set[i].field, set[i].text, err)) < 0)
			return rc;
	return n > 0 ? engine_save(tx, r, err) : engine_delete(tx, r, err);
}

/* "Stage, Amount" */
static const char *
fields_of(struct arena *a, const struct object *o, const struct assignment *set, size_t n)
{
	struct buf t = BUF_INIT;
	char *s;

	for (size_t i = 0; i < n; i++) {
		const struct field *f = object_field(o, set[i].field);

		buf_printf(&t, "%s%s", i ? ", " : "", f != NULL ? f->label : set[i].field);
	}
	s = arena_strdup(a, buf_str(&t));
	buf_free(&t);
	return s;
}

/* What the list of what was done calls it. No text of a record: a label outlives the erasure of a person. */
static const char *
label_of(struct arena *a, const struct object *o, const struct assignment *set, size_t n, size_t records)
{
	const char *names = cell_lower(a, records == 1 ? o->label : o->plural);

	if (n == 0)
		return arena_printf(a, "delete %zu %s", records, names);
	return arena_printf(a, "set %s of %zu %s", fields_of(a, o, set, n), records, names);
}

int
save_fields(struct app *app, const struct object *o, const uint8_t id[16], const struct assignment *set, size_t n,
    struct hc_err *err)
{
	struct hc_record *r;
	struct hc_tx *tx;
	const char *label = label_of(app->turn, o, set, n, 1);
	int rc;

	if ((rc = tx_begin(app->work, SOURCE_USER, label, &tx, err)) < 0)
		return rc;
	if ((rc = read_record(app->work->store, o, id, tx->arena, &r, err)) < 0 || (rc = set_one(tx, r, set, n, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	if (tx->warnings.n > 0)
		app_say(app, "%s", tx->warnings.at[0].text);
	return tx_commit(tx, err);
}

/* Bulk. */

static int
load_target(struct bulk *b, size_t i, struct arena *a, struct hc_record **ret, struct hc_err *err)
{
	struct store *s = b->task.app->work->store;

	if (b->targets.rids != NULL)
		return read_record_rid(s, b->object, b->targets.rids[i], a, ret, err);
	return read_record(s, b->object, b->targets.ids[i], a, ret, err);
}

static int
bulk_fail(struct bulk *b, struct hc_record *r, const struct hc_err *err)
{
	struct app *app = b->task.app;
	const char *title = r != NULL ? record_title(r) : "";

	app_say(app, "%s%s%s Nothing was changed.", title, *title ? ": " : "", err->msg);
	app->message_role = ROLE_ERROR;
	tx_abort(b->tx);
	return -1;
}

static int
bulk_finish(struct bulk *b)
{
	struct app *app = b->task.app;
	struct hc_err err = { .pos = -1 };
	struct buf n = BUF_INIT;
	const char *names;

	names = cell_lower(app->turn, b->targets.n == 1 ? b->object->label : b->object->plural);
	cell_count(app->work, (int64_t)b->targets.n, &n);
	if (tx_commit(b->tx, &err) < 0) {
		app_error(app, &err);
		buf_free(&n);
		return -1;
	}
	if (b->nset > 0)
		app_say(app, "Set %s of %s %s.%s", fields_of(app->turn, b->object, b->set, b->nset), buf_str(&n), names, save_undo_hint(app));
	else
		app_say(app, "Deleted %s %s.%s", buf_str(&n), names, save_undo_hint(app));
	buf_free(&n);
	return 0;
}

/* implements task.step */
static int
bulk_step(struct task *t)
{
	struct bulk *b = t->arg;
	const struct env *env = t->app->env;
	int64_t until = env->ticks(env) + SLICE_NS;
	struct hc_err err = { .pos = -1 };
	struct arena *a;

	do {
		struct hc_record *r = NULL;
		int rc;

		if (t->done == t->total)
			return bulk_finish(b);
		a = arena_new("bulk");
		rc = load_target(b, (size_t)t->done, a, &r, &err);
		if (rc == HC_NOTFOUND)	/* gone meanwhile */
			rc = HC_OK;
		else if (rc >= 0)
			rc = set_one(b->tx, r, b->set, b->nset, &err);
		if (rc < 0)
			bulk_fail(b, r, &err);
		arena_free(a);
		if (rc < 0)
			return -1;
		t->done++;
	} while (env->ticks(env) < until);
	return 1;
}

/* implements task.cancel */
static void
bulk_cancel(struct task *t)
{
	struct bulk *b = t->arg;

	tx_abort(b->tx);
	app_say(t->app, "Stopped; nothing was changed.");
}

/* The same beside the keys, where many records would take them for seconds: in the runner's own workspace, whose object of that
   name is another generation's. */

static int
beside_one(struct cmd *c, struct bulk *b, const struct object *o, struct hc_tx *tx, size_t i, struct hc_err *err)
{
	struct arena *a = arena_new("bulk");
	struct hc_err why = { .pos = -1 };
	struct hc_record *r = NULL;
	int rc;

	rc = b->targets.rids != NULL ? read_record_rid(c->work->store, o, b->targets.rids[i], a, &r, &why) :
	    read_record(c->work->store, o, b->targets.ids[i], a, &r, &why);
	if (rc == HC_NOTFOUND)	/* gone meanwhile */
		rc = HC_OK;
	else if (rc >= 0)
		rc = set_one(tx, r, b->set, b->nset, &why);
	if (rc < 0 && rc != HC_BUSY)
		hc_fail(err, rc, 0, "%.60s%s%s Nothing was changed.", r != NULL ? record_title(r) : "", r != NULL ? ": " : "", why.msg);
	else if (rc < 0)
		*err = why;
	arena_free(a);
	return rc;
}

static int
beside_all(struct cmd *c, struct bulk *b, const struct object *o, struct hc_tx *tx, struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = 0; i < b->targets.n && rc >= 0; i++) {
		if (i % LOOK_EVERY == 0) {
			c->progress(c->progress_arg, "", (int64_t)i, (int64_t)b->targets.n);
			if (store_stopping(c->work->store))
				return hc_fail(err, HC_BUSY, 0, "stopped.");
		}
		rc = beside_one(c, b, o, tx, i, err);
	}
	return rc;
}

static int
beside(struct cmd *c, void *arg, struct hc_err *err)
{
	struct bulk *b = arg;
	const struct object *o = model_object(c->work->model, b->object->name);
	struct buf n = BUF_INIT;
	struct hc_tx *tx;
	int rc;

	if (o == NULL)
		return hc_fail(err, HC_CONFLICT, 0, "there are no %s any more.", b->object->plural);
	if ((rc = tx_begin(c->work, SOURCE_USER, b->label, &tx, err)) < 0)
		return rc;
	tx->bulk = true;
	store_many_saves(c->work->store, true);
	if ((rc = beside_all(c, b, o, tx, err)) < 0)
		tx_abort(tx);
	else
		rc = tx_commit(tx, err);
	store_many_saves(c->work->store, false);
	if (rc < 0)
		return rc;
	cell_count(c->work, (int64_t)b->targets.n, &n);
	if (b->nset > 0)
		out_line(c->out, "Set %s of %s %s.%s", fields_of(c->arena, o, b->set, b->nset), buf_str(&n), cell_lower(c->arena, o->plural), b->hint);
	else
		out_line(c->out, "Deleted %s %s.%s", buf_str(&n), cell_lower(c->arena, o->plural), b->hint);
	buf_free(&n);
	return HC_OK;
}

static bool
bulk_beside(struct bulk *b)
{
	struct app *app = b->task.app;
	struct hc_err err = { .pos = -1 };
	struct arena *a = b->task.arena;
	struct buf n = BUF_INIT;
	const char *what;
	int rc;

	if (b->targets.n <= BESIDE_ABOVE || store_is_remote(store_path(app->work->store)))
		return false;
	b->hint = arena_strdup(a, save_undo_hint(app));
	cell_count(app->work, (int64_t)b->targets.n, &n);
	what = arena_printf(a, "%s %s %s", b->nset > 0 ? "Setting" : "Deleting", buf_str(&n), cell_lower(a, b->object->plural));
	buf_free(&n);
	if ((rc = runner_post(app, what, beside, b, a, &err)) < 0)
		app_error(app, &err);
	return rc >= 0;
}

static void
bulk_run(void *arg)
{
	struct bulk *b = arg;
	struct app *app = b->task.app;
	struct hc_err err = { .pos = -1 };
	const char *label = label_of(b->task.arena, b->object, b->set, b->nset, b->targets.n);

	b->label = label;
	if (bulk_beside(b))
		return;
	if (tx_begin(app->work, SOURCE_USER, label, &b->tx, &err) < 0) {
		app_error(app, &err);
		arena_free(b->task.arena);
		return;
	}
	app_task(app, &b->task);
}

static void
bulk_drop(void *arg)
{
	struct bulk *b = arg;

	arena_free(b->task.arena);
}

/* Each sample record with its value before and after: what a person checks before Enter. */
static int
preview(struct bulk *b, struct buf *out, struct hc_err *err)
{
	struct work *w = b->task.app->work;
	struct arena *a = arena_new("preview");
	size_t n = b->targets.n < SAMPLE ? b->targets.n : SAMPLE;
	struct hc_tx *tx;
	int rc;

	if ((rc = tx_begin(w, SOURCE_USER, NULL, &tx, err)) < 0) {
		arena_free(a);
		return rc;
	}
	for (size_t i = 0; i < n && rc >= 0; i++) {
		struct hc_record *r;

		if ((rc = load_target(b, i, a, &r, err)) < 0)
			break;
		buf_printf(out, "%-30.40s", record_title(r));
		for (size_t k = 0; k < b->nset && rc >= 0; k++) {
			const struct field *f = object_field(b->object, b->set[k].field);

			if (f != NULL) {
				buf_adds(out, "  ");
				cell_field(w, r, f, out);
			}
			if ((rc = engine_set_typed(tx, r, b->set[k].field, b->set[k].text, err)) < 0 || f == NULL)
				break;
			buf_adds(out, " \xe2\x86\x92 ");
			cell_field(w, r, f, out);
		}
		buf_addc(out, '\n');
	}
	tx_abort(tx);
	arena_free(a);
	if (rc >= 0 && n < b->targets.n) {
		buf_adds(out, "and ");
		cell_count(b->task.app->work, (int64_t)(b->targets.n - n), out);
		buf_adds(out, " more\n");
	}
	return rc;
}

static struct bulk *
bulk_new(struct app *app, const struct object *o, const struct targets *t, const struct assignment *set, size_t n)
{
	struct arena *a = arena_new("bulk");
	struct bulk *b = ARENA_NEW(a, struct bulk);

	b->task = (struct task){ .step = bulk_step, .cancel = bulk_cancel, .arena = a, .app = app, .total = (int64_t)t->n };
	b->task.arg = b;
	b->object = o;
	b->targets.n = t->n;
	if (t->rids != NULL)
		b->targets.rids = arena_dup(a, t->rids, t->n * sizeof(*t->rids));
	else
		b->targets.ids = arena_dup(a, t->ids, t->n * 16);
	b->nset = n;
	b->set = ARENA_ARRAY(a, struct assignment, n + 1);
	for (size_t i = 0; i < n; i++) {
		b->set[i].field = arena_strdup(a, set[i].field);
		b->set[i].text = arena_strdup(a, set[i].text);
	}
	b->task.what = arena_printf(a, "%s %s", n > 0 ? "Setting" : "Deleting", cell_lower(a, o->plural));
	return b;
}

int
save_many(struct app *app, const struct object *o, const struct targets *t, const struct assignment *set, size_t n,
    struct hc_err *err)
{
	struct buf text = BUF_INIT, title = BUF_INIT;
	struct bulk *b;
	int rc;

	if (t->n == 0)
		return hc_fail(err, HC_INVALID, 0, "there is no record to %s; mark some or move to one.", n > 0 ? "set" : "delete");
	b = bulk_new(app, o, t, set, n);
	if (t->n == 1) {
		bulk_run(b);
		return HC_OK;
	}
	if ((rc = preview(b, &text, err)) < 0) {
		arena_free(b->task.arena);
	} else {
		buf_printf(&title, "%s%s", n > 0 ? "Set " : "Delete ", n > 0 ? arena_printf(app->turn, "%s of ", fields_of(app->turn, b->object, b->set, b->nset)) : "");
		cell_count(app->work, (int64_t)t->n, &title);
		buf_printf(&title, " %s?", cell_lower(app->turn, o->plural));
		ask_open(app, buf_str(&title), buf_str(&text), t->n > TYPED_ABOVE ? arena_printf(app->turn, "%zu", t->n) : NULL,
		    bulk_run, bulk_drop, b);
	}
	buf_free(&text);
	buf_free(&title);
	return rc;
}
