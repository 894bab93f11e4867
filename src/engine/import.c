/*
 * import.c - the fast path of new rows: the save path's checks on one reusable record, the row through the store's bulk load.
 *
 * An object whose creates set off workflows or after hooks goes the long way, record by record: what follows from a row
 * must see the row. All others pay for what they have. Unique keys are kept in a set of 128-bit hashes, since the index may
 * be away while the load runs.
 */
#include "engine/import.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "engine/local.h"
#include "store/secret.h"

#define ROLLUPS_AFTER (10 * 60 * 1000)
#define SETS_FROM 1000		/* rows from which a set of all keys is cheaper than a probe each */

/* An open set of 16-byte keys. All zeros marks a free place. */
struct id_set {
	uint8_t (*at)[16];
	size_t cap, n;
};

struct unique_set {
	const struct field *field;
	struct id_set keys;
};

struct engine_import {
	struct work *work;
	struct object_code *code;
	struct arena *arena, *row_arena;
	struct hc_tx *tx;
	struct hc_tx own;		/* when the caller opened none */
	struct change *change;
	const struct field **mapped;
	size_t nmapped;
	const struct field **fields;	/* what goes to the store: mapped ones first, then those that are derived */
	size_t n;
	struct hc_value *out;
	int64_t *base;
	struct hc_record *record;
	struct bulk *bulk;		/* NULL: the long way */
	struct unique_set *unique;
	size_t nunique;
	struct id_set *targets;		/* per code->lookups: ids known to be there */
	uint8_t hash_key[crypto_shorthash_siphashx24_KEYBYTES];
	uint8_t (*hashes)[16];		/* of the row under way, per unique set */
	struct buf key;
	uint8_t id[16];
	bool hooks;
	uint8_t rollup_job[16];		/* the safety net for the parents' figures */
	bool was_bulk;			/* the caller's transaction was one of many already */
};

static const uint8_t zeros[16];

/* True if the key is new. */
static bool
set_put(struct id_set *s, const uint8_t key[16])
{
	struct id_set old = *s;
	uint64_t h;

	if (s->n * 4 >= s->cap * 3) {
		s->cap = old.cap > 0 ? old.cap * 2 : 1024;
		s->at = xmalloc(s->cap * sizeof(*s->at));
		memset(s->at, 0, s->cap * sizeof(*s->at));
		s->n = 0;
		for (size_t i = 0; i < old.cap; i++)
			if (memcmp(old.at[i], zeros, 16) != 0)
				set_put(s, old.at[i]);
		free(old.at);
	}
	memcpy(&h, key + 8, sizeof(h));	/* the random half of a UUIDv7, any half of a hash */
	for (size_t i = (size_t)h & (s->cap - 1);; i = (i + 1) & (s->cap - 1)) {
		if (memcmp(s->at[i], key, 16) == 0)
			return false;
		if (memcmp(s->at[i], zeros, 16) == 0) {
			memcpy(s->at[i], key, 16);
			s->n++;
			return true;
		}
	}
}

static bool
set_has(const struct id_set *s, const uint8_t key[16])
{
	uint64_t h;

	if (s->cap == 0)
		return false;
	memcpy(&h, key + 8, sizeof(h));
	for (size_t i = (size_t)h & (s->cap - 1);; i = (i + 1) & (s->cap - 1)) {
		if (memcmp(s->at[i], key, 16) == 0)
			return true;
		if (memcmp(s->at[i], zeros, 16) == 0)
			return false;
	}
}

struct collect {
	struct engine_import *im;
	struct id_set *set;
};

static void
hash(const struct engine_import *im, const void *key, size_t n, uint8_t ret[16])
{
	crypto_shorthash_siphashx24(ret, key, n, im->hash_key);
	if (memcmp(ret, zeros, 16) == 0)
		ret[0] = 1;
}

static bool
collect_key(void *arg, const void *key, size_t n)
{
	struct collect *c = arg;
	uint8_t h[16];

	hash(c->im, key, n, h);
	set_put(c->set, h);
	return true;
}

static int
collect_unique(struct engine_import *im, struct hc_err *err)
{
	struct object_code *c = im->code;
	int rc;

	im->unique = ARENA_ARRAY(im->arena, struct unique_set, c->unique.n + 1);
	im->hashes = arena_alloc(im->arena, (c->unique.n + 1) * 16);
	randombytes_buf(im->hash_key, sizeof(im->hash_key));
	for (size_t i = 0; i < c->unique.n; i++) {
		struct collect to = { .im = im, .set = &im->unique[i].keys };

		im->unique[im->nunique++].field = c->unique.at[i];
		if ((rc = lookup_keys(im->work->store, c->unique.at[i], collect_key, &to, err)) < 0)
			return rc;
	}
	return HC_OK;
}

static void
add_field(struct engine_import *im, const struct field *f)
{
	for (size_t i = 0; i < im->n; i++)
		if (im->fields[i] == f)
			return;
	im->fields[im->n++] = f;
}

/* What may have a value beside the mapped fields: defaults, numbers, the owner and the currency; with hooks, anything. */
static void
choose_fields(struct engine_import *im)
{
	const struct object *o = im->code->object;

	im->fields = ARENA_ARRAY(im->arena, const struct field *, o->fields.n + im->nmapped + 1);
	for (size_t i = 0; i < im->nmapped; i++)
		add_field(im, im->mapped[i]);
	add_field(im, o->fields.at[SLOT_OWNER]);
	if (o->has_money)
		add_field(im, o->fields.at[SLOT_CURRENCY]);
	for (size_t i = 0; i < im->code->defaults.n; i++)
		add_field(im, im->code->defaults.at[i].field);
	for (size_t i = 0; i < im->code->autonumbers.n; i++)
		add_field(im, im->code->autonumbers.at[i]);
	for (size_t i = SLOT_FIRST; im->hooks && i < o->fields.n; i++)
		if (!is_formula(o->fields.at[i]))
			add_field(im, o->fields.at[i]);
	im->out = ARENA_ARRAY(im->arena, struct hc_value, im->n + 1);
	im->base = ARENA_ARRAY(im->arena, int64_t, im->n + 1);
}

static int
check_rights(struct engine_import *im, struct hc_err *err)
{
	const struct object *o = im->code->object;

	if (im->tx->trusted || im->work->admin)
		return HC_OK;
	if (!access_object(im->work, o, 'c'))
		return hc_fail(err, HC_DENIED, 0, "Your role may not create %s.", o->plural);
	for (size_t i = 0; i < im->nmapped; i++)
		if (!access_field(im->work, im->mapped[i], 'e'))
			return hc_fail(err, HC_DENIED, im->mapped[i]->handle, "%s: your role may not change it.", im->mapped[i]->label);
	return HC_OK;
}

/* Hooks and series want a transaction of the engine; the caller's if it has one. */
static void
use_tx(struct engine_import *im, struct change *c)
{
	struct engine *e = im->work->engine;

	if (e->tx != NULL) {
		im->tx = e->tx;
		im->was_bulk = e->tx->bulk;
		e->tx->bulk = true;
		return;
	}
	im->own = (struct hc_tx){ .work = im->work, .arena = im->arena, .change = *c, .bulk = true };
	im->tx = &im->own;
	e->tx = &im->own;
	e->tx_base = im->arena;
	e->series = NULL;
	e->rollups = NULL;
}

static void
leave_tx(struct engine_import *im)
{
	struct engine *e = im->work->engine;

	if (im->tx != &im->own) {
		im->tx->bulk = im->was_bulk;
		return;
	}
	e->tx = NULL;
	e->tx_base = NULL;
	e->series = NULL;
	e->rollups = NULL;
}

static void
import_free(struct engine_import *im)
{
	struct arena *a = im->arena;

	for (size_t i = 0; i < im->nunique; i++)
		free(im->unique[i].keys.at);
	for (size_t i = 0; i < im->code->lookups.n && im->targets != NULL; i++)
		free(im->targets[i].at);
	leave_tx(im);
	arena_free(im->row_arena);
	arena_free(a);
}

/* Rows are committed on the way, the figures of their parents at the end. If that end never comes, this job puts them right;
   if it does, the job is done before it is due. */
static int
expect_rollups(struct engine_import *im, struct hc_err *err)
{
	struct hc_tx tx = { .work = im->work, .arena = im->arena, .change = { .source = SOURCE_SYSTEM, .at = im->change->at } };

	if (im->code->rollups.n == 0)
		return HC_OK;
	return job_post_id(&tx, "rollups", im->code->object->name, im->change->at + ROLLUPS_AFTER, im->rollup_job, err);
}

int
engine_import_begin(struct work *w, const struct object *o, const struct field *const *fields, size_t n, int64_t expect,
    struct change *c, struct engine_import **ret, struct hc_err *err)
{
	struct object_code *code;
	struct engine_import *im;
	struct arena *a;
	bool follows;
	int rc;

	if ((rc = code_object(w, o, &code, err)) < 0)
		return rc;
	a = arena_new("import");
	im = ARENA_NEW(a, struct engine_import);
	im->arena = a;
	im->row_arena = arena_new("import row");
	im->work = w;
	im->code = code;
	im->change = c;
	im->mapped = arena_dup(a, fields, n * sizeof(*fields));
	im->nmapped = n;
	im->targets = ARENA_ARRAY(a, struct id_set, code->lookups.n + 1);
	im->hooks = !w->quiet_automation && (code->before_events & EVENT_CREATE);
	follows = !w->quiet_automation && ((code->after_events | code->workflow_events) & EVENT_CREATE);
	use_tx(im, c);
	if ((rc = check_rights(im, err)) >= 0 && code->autonumbers.n > 0)
		rc = series_reserve(im->tx, code, expect, err);
	if (rc >= 0)
		rc = expect_rollups(im, err);
	if (rc >= 0 && !follows) {
		choose_fields(im);
		if (expect >= SETS_FROM && code->unique.n > 0)
			rc = collect_unique(im, err);
		if (rc >= 0 && (rc = bulk_begin(w->store, o, im->fields, im->n, expect, &im->bulk, err)) >= 0)
			bulk_use_base(im->bulk, im->base);
	}
	if (rc < 0) {
		import_free(im);
		return rc;
	}
	*ret = im;
	return HC_OK;
}

/* The row's values become the reusable record; texts stay where the caller has them. */
static struct hc_record *
fill(struct engine_import *im, const struct hc_value *values, const uint8_t id[16])
{
	const struct object *o = im->code->object;
	struct hc_record *r = im->record;

	if (r == NULL) {
		r = im->record = record_new(im->arena, im->work->model, o);
		r->arena = im->row_arena;
	}
	memset(r->values, 0, o->fields.n * sizeof(*r->values));
	memset(r->loaded, 0, o->fields.n);
	r->isnew = true;
	r->rid = 0;
	if (id != NULL)
		r->values[SLOT_ID] = value_id(id);
	for (size_t i = 0; i < im->nmapped; i++) {
		r->values[im->mapped[i]->slot] = values[i];
		r->loaded[im->mapped[i]->slot] = values[i].kind != VALUE_NULL;
	}
	return r;
}

/* An error of one row lets the import go on; one of the disk does not. */
static int
unique(struct engine_import *im, const struct hc_record *r, struct hc_err *err)
{
	struct buf *b = &im->key;
	uint8_t h[16];

	if (im->nunique == 0)
		return check_unique(im->tx, im->code, r, err);
	for (size_t i = 0; i < im->nunique; i++) {
		const struct field *f = im->unique[i].field;
		const struct hc_value *v = &r->values[f->slot];

		if (v->kind == VALUE_NULL)
			continue;
		buf_reset(b);
		if (f->fold && f->type->fold != NULL)
			f->type->fold(f, v, &im->work->locale, b);
		else if (f->fold)
			utf8_fold_buf(b, v->s, v->len);
		else
			field_type(f)->text(f, v, b);
		hash(im, buf_str(b), b->len, h);
		if (set_has(&im->unique[i].keys, h))
			return hc_fail(err, HC_INVALID, f->handle, "%s: \"%.80s\" is there already; it must be unique.", f->label,
			    field_encrypted(f) ? "******" : buf_str(b));
		memcpy(im->hashes[i], h, 16);
	}
	return HC_OK;
}

/* Only a row that was written takes its keys. */
static void
take_keys(struct engine_import *im, const struct hc_record *r)
{
	for (size_t i = 0; i < im->nunique; i++)
		if (r->values[im->unique[i].field->slot].kind != VALUE_NULL)
			set_put(&im->unique[i].keys, im->hashes[i]);
}

static int
targets(struct engine_import *im, const struct hc_record *r, struct hc_err *err)
{
	const struct object_code *c = im->code;
	int64_t rev;
	bool live;
	int rc;

	for (size_t i = 0; i < c->lookups.n; i++) {
		const struct field *f = c->lookups.at[i];
		const struct hc_value *v = &r->values[f->slot];

		if (f->target == NULL || v->kind != VALUE_ID || set_has(&im->targets[i], v->id))
			continue;
		rc = lookup_row(im->work->store, f->target, v->id, &live, &rev, err);
		if (rc < 0 && rc != HC_NOTFOUND)
			return rc;
		if (rc == HC_NOTFOUND || !live)
			return hc_fail(err, HC_INVALID, f->handle, "%s: there is no such %s.", f->label, f->target->label);
		if ((rc = check_offered(im->tx, f, v->id, err)) < 0)
			return rc;
		set_put(&im->targets[i], v->id);
	}
	return HC_OK;
}

static int
prepare(struct engine_import *im, struct hc_record *r, struct hc_err *err)
{
	struct object_code *c = im->code;
	struct work *w = im->work;
	const struct engine_calls *calls = &w->engine->calls;
	int rc;

	if ((rc = derive_defaults(w, c, r, im->row_arena, err)) < 0 || (rc = check_values(im->tx, c, r, err)) < 0)
		return rc;
	if (c->money.n > 0 && (rc = money_bases(w, c, r, err)) < 0)
		return rc;
	for (size_t i = 0; im->hooks && calls->hook != NULL && i < c->before.n; i++)
		if ((c->before.at[i].hook->events & EVENT_CREATE) &&
		    (rc = calls->hook(calls->host, c->before.at[i].name, im->tx, r, err)) < 0)
			return rc;
	if (im->hooks && ((rc = check_values(im->tx, c, r, err)) < 0 ||
	    (c->money.n > 0 && (rc = money_bases(w, c, r, err)) < 0)))
		return rc;
	if (c->autonumbers.n > 0 && (rc = derive_numbers(im->tx, c, r, err)) < 0)
		return rc;
	if (c->formulas.n > 0 && c->rules.n > 0 && (rc = derive_formulas(w, c, r, im->row_arena, err)) < 0)
		return rc;
	if (r->object->has_encrypted &&
	    (rc = secret_seal_values(w->store, r->object, r->values, NULL, im->row_arena, err)) < 0)
		return rc;
	if ((rc = unique(im, r, err)) < 0 || (rc = targets(im, r, err)) < 0)
		return rc;
	if (w->as_is)
		return HC_OK;
	if ((rc = check_required(c, r, err)) < 0)
		return rc;
	return check_rules(im->tx, c, r, err);
}

static int
write_row(struct engine_import *im, const struct hc_record *r, const uint8_t id[16], const uint8_t **ret_id, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < im->n; i++) {
		im->out[i] = r->values[im->fields[i]->slot];
		if (r->base != NULL)
			im->base[i] = r->base[im->fields[i]->slot];
	}
	if ((rc = bulk_row(im->bulk, im->change, im->out, id, ret_id, err)) < 0)
		return rc;
	take_keys(im, r);
	if (im->code->rollups.n > 0)
		rollup_note(im->tx, im->code, r, r->old, true);
	return HC_OK;
}

static int
long_way(struct engine_import *im, struct hc_record *r, const uint8_t **ret_id, struct hc_err *err)
{
	int rc;

	im->tx->change = *im->change;
	rc = engine_save(im->tx, r, err);
	im->change->tx = im->tx->change.tx;
	if (rc >= 0) {
		memcpy(im->id, r->values[SLOT_ID].id, 16);
		if (ret_id != NULL)
			*ret_id = im->id;
	}
	memset(r->old, 0, r->object->fields.n * sizeof(*r->old));
	im->tx->touched.n = 0;
	return rc;
}

int
engine_import_row(struct engine_import *im, const struct hc_value *values, const uint8_t id[16], const uint8_t **ret_id,
    struct hc_err *err)
{
	struct hc_record *r = fill(im, values, id);
	int rc;

	if (r->object->has_encrypted) {
		r->secret = store_secret(im->work->store);
		if (id == NULL) {	/* a secret is sealed for its record */
			save_new_id(im->work->store, r);
			id = r->values[SLOT_ID].id;
		}
	}
	im->tx->arena = im->row_arena;
	if (im->bulk == NULL)
		rc = long_way(im, r, ret_id, err);
	else if ((rc = prepare(im, r, err)) >= 0)
		rc = write_row(im, r, id, ret_id, err);
	im->tx->arena = im->work->engine->tx_base;
	arena_reset(im->row_arena);
	return rc;
}

int
engine_import_end(struct engine_import *im, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err)
{
	int rc = HC_OK, end;

	if (im->bulk != NULL)
		rc = bulk_end(im->bulk, progress, arg, err);
	if (rc >= 0 && money_depends(im->code->object))
		rc = money_rate_saved(im->tx, err);
	if (rc >= 0 && im->code->rollups.n > 0 && (rc = rollup_flush(im->tx, err)) >= 0)
		rc = job_finish(im->tx, im->rollup_job, err);
	if (im->tx == &im->own) {
		if (rc >= 0 && (end = series_flush(im->tx, err)) < 0)
			rc = end;
	}
	buf_free(&im->key);
	import_free(im);
	return rc;
}

void
engine_import_told(struct work *w, const struct object *o)
{
	struct engine *e = w->engine;

	if (access_depends(o))
		access_forget(w);
	if (money_depends(o))
		money_forget(w);
	for (size_t i = 0; i < e->observers.n; i++)
		e->observers.at[i].fn(e->observers.at[i].arg, o, NULL, 'c');
}
