/*
 * take.c - entries of a device into the tenant's workspace: one transaction of the device is one here, all or none.
 *
 * What cannot be taken is parked with its reason, never lost and never in the way of what follows. What it means when
 * others changed the same record meanwhile is clash.c's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "engine/file.h"
#include "engine/verify.h"
#include "serve/sync.h"
#include "store/secret.h"
#include "store/lookup.h"

#define MERGE_HOPS 8

void
outcome_field(struct outcome *out, const struct field *f, const struct hc_value *v)
{
	struct jw w = { .out = &out->fields, .comma = out->fields.len > 0 };
	char key[260];

	/* a quote inside a value is escaped, so this finds keys alone */
	snprintf(key, sizeof(key), "\"%s\":", f->name);
	if (strstr(buf_str(&out->fields), key) != NULL)
		return;
	jw_key(&w, f->name);
	replica_value_add(&w, v);
}

static int
park(struct outcome *out, const char *code, const char *reason)
{
	out->status = "parked";
	out->code = code;
	out->reason = reason;
	out->field = "";
	return 1;
}

/* Values that the model here does not know are kept beside the record and sent on. */
static void
keep_extra(struct hc_record *r, const char *name, const json_t *value, json_t **extra)
{
	if (*extra == NULL) {
		*extra = r->extra != NULL ? json_loads(r->extra, 0, NULL) : NULL;
		if (!json_is_object(*extra)) {
			json_decref(*extra);
			*extra = json_object();
		}
	}
	json_object_set(*extra, name, (json_t *)(uintptr_t)value);
}

static void
use_extra(struct hc_record *r, json_t *extra)
{
	char *text = extra != NULL ? json_dumps(extra, JSON_COMPACT | JSON_SORT_KEYS) : NULL;

	if (text != NULL)
		r->extra = arena_strdup(r->arena, text);
	free(text);
	json_decref(extra);
}

static int
create_fields(struct exchange *x, const struct wire_entry *e, struct hc_record *r, struct hc_err *err)
{
	json_t *value, *extra = NULL;
	const char *name;
	int rc = HC_OK;

	json_object_foreach((json_t *)(uintptr_t)e->d, name, value) {
		const struct field *f = object_field(r->object, name);
		struct hc_value v;

		if (f == NULL) {
			keep_extra(r, name, value, &extra);
			continue;
		}
		if (!replica_field(f) || f->slot == SLOT_DELETED)
			continue;
		if ((rc = replica_value(f, value, r->arena, &v, err)) < 0)
			break;
		record_set(r, f, v);
	}
	use_extra(r, extra);
	return rc;
}

/* What came out otherwise than the device has it. */
static void
report(const struct wire_entry *e, const struct hc_record *r, struct arena *a, struct outcome *out)
{
	for (size_t i = 0; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];
		const json_t *sent = json_object_get(e->d, f->name);
		struct hc_value v = VALUE_NONE;

		if (!replica_field(f) || i == SLOT_UPDATED || i == SLOT_UPDATED_BY || i == SLOT_DELETED)
			continue;
		if (sent != NULL)
			replica_value(f, sent, a, &v, NULL);
		if (!value_equal(&v, &r->values[i]))
			outcome_field(out, f, &r->values[i]);
	}
}

/* When and by whom, where it is not the entry's own: an edit that changed nothing here, or one dated in the future. */
static void
report_stamps(struct exchange *x, const struct wire_entry *e, const struct hc_record *row, struct outcome *out)
{
	const struct hc_value *at = &row->values[SLOT_UPDATED], *by = &row->values[SLOT_UPDATED_BY];

	if (at->kind != VALUE_INT || at->i != e->at)
		outcome_field(out, row->object->fields.at[SLOT_UPDATED], at);
	if (by->kind != VALUE_ID || memcmp(by->id, x->work->user, 16) != 0)
		outcome_field(out, row->object->fields.at[SLOT_UPDATED_BY], by);
}

/* A part of something that was deleted meanwhile brings the whole back, and somebody is asked. */
static int
restore_parents(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, const struct hc_record *r, struct outcome *out,
    struct hc_err *err)
{
	for (size_t i = SLOT_FIRST; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];
		struct hc_record *parent;
		int rc;

		if (f->target == NULL || f->on_delete != ON_DELETE_CASCADE || r->values[i].kind != VALUE_ID)
			continue;
		rc = read_record(x->store, f->target, r->values[i].id, x->arena, &parent, err);
		if (rc == HC_OK && parent->values[SLOT_DELETED].kind != VALUE_NULL)
			rc = clash_parent(x, tx, e, parent, out, err);
		if (rc < 0 && rc != HC_NOTFOUND)
			return rc;
	}
	return HC_OK;
}

static int
create(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, const struct object *o, struct outcome *out,
    struct hc_err *err)
{
	struct hc_record *r = record_new(x->arena, x->work->model, o);
	int rc;

	record_set(r, o->fields.at[SLOT_ID], value_id(e->id));
	if ((rc = create_fields(x, e, r, err)) < 0)
		return rc;
	/* nobody makes a record in another's name; an administrator may bring in what others made */
	if (r->values[SLOT_CREATED_BY].kind == VALUE_NULL || !x->work->admin)
		record_set(r, o->fields.at[SLOT_CREATED_BY], value_id(x->work->user));
	if (r->values[SLOT_CREATED].kind == VALUE_NULL || r->values[SLOT_CREATED].i > x->now + SYNC_SKEW_MS)
		record_set(r, o->fields.at[SLOT_CREATED], value_int(tx->change.at));
	if (o->has_money && r->base == NULL)
		r->base = ARENA_ARRAY(x->arena, int64_t, o->fields.n);
	if ((rc = restore_parents(x, tx, e, r, out, err)) < 0 || (rc = clash_unique(x, tx, e, r, out, err)) != HC_OK)
		return rc;
	if ((rc = engine_take(tx, r, err)) < 0)
		return rc;
	out->created = true;
	out->seq = save_last(x->store);
	report(e, r, x->arena, out);
	report_stamps(x, e, r, out);
	return HC_OK;
}

/* Changed fields that this model does not know. */
static int
update_extra(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct hc_err *err)
{
	json_t *pair, *extra = NULL;
	const char *name;

	json_object_foreach((json_t *)(uintptr_t)e->d, name, pair)
		if (object_field(row->object, name) == NULL && json_array_size(pair) == 2)
			keep_extra(row, name, json_array_get(pair, 1), &extra);
	if (extra == NULL)
		return HC_OK;
	use_extra(row, extra);
	return replica_extra(x->store, &tx->change, row->object, e->id, row->extra, err);
}

static int
erase(struct exchange *x, struct hc_tx *tx, const struct hc_record *row, struct hc_err *err)
{
	const struct origin *origin = tx->change.origin;
	bool trusted = tx->trusted;
	struct purged gone;
	int rc;

	if ((rc = access_record(x->work, row, 'd', err)) < 0)
		return rc;
	if (tx->change.tx == 0 && (rc = save_tx(x->store, &tx->change, err)) < 0)
		return rc;
	/* what hangs on it and the device did not know of goes by entries of the server's own */
	tx->change.origin = NULL;
	tx->trusted = true;
	rc = engine_purge_hung(tx, row->object, row->values[SLOT_ID].id, &gone, err);
	tx->trusted = trusted;
	tx->change.origin = origin;
	return rc < 0 ? rc : journal_purge(x->store, &tx->change, row->object, row->values[SLOT_ID].id, err);
}

static bool
merged_of(const char *diff, size_t n, uint8_t ret[16])
{
	json_t *root;
	bool is;

	if (n == 0 || json_read(diff, n, &root, NULL) < 0)
		return false;
	is = replica_merged(root, ret);
	json_decref(root);
	return is;
}

/* Where the record went when it was merged into another; not if it was deleted by itself. */
static bool
merged_into(struct exchange *x, const struct hc_record *row, uint8_t ret[16])
{
	struct feed_touch *t;
	size_t n;

	if (row->values[SLOT_DELETED].kind == VALUE_NULL ||
	    feed_touches(x->store, row->object, row->values[SLOT_ID].id, 0, x->arena, &t, &n, NULL) < 0)
		return false;
	while (n > 0 && t[n - 1].op != 'd' && t[n - 1].op != 'r')
		n--;
	return n > 0 && t[n - 1].op == 'd' && merged_of(t[n - 1].diff, strlen(t[n - 1].diff), ret);
}

static void
drop_json(void *arg)
{
	json_decref(arg);
}

/* A secret is sealed for its record: for another one it is sealed anew. */
static int
move_secrets(struct exchange *x, struct wire_entry *e, const struct object *o, const uint8_t from[16], struct hc_err *err)
{
	json_t *copy = json_deep_copy(e->d);

	arena_defer(x->arena, drop_json, copy);
	e->d = copy;
	return secret_move_json(x->store, o, from, e->id, copy, err);
}

/* An edit of a record that was merged away meanwhile is one of the record it became. */
static int
follow_merge(struct exchange *x, struct wire_entry *e, const struct object *o, struct hc_record **row, struct outcome *out,
    struct hc_err *err)
{
	struct hc_record *to;
	uint8_t id[16], from[16];
	int rc;

	memcpy(from, e->id, 16);
	for (int hops = 0; hops < MERGE_HOPS && merged_into(x, *row, id); hops++) {
		if ((rc = read_record(x->store, o, id, x->arena, &to, err)) < 0)
			return rc == HC_NOTFOUND ? HC_OK : rc;
		*row = to;
		memcpy(e->id, id, 16);
		out->moved = true;
	}
	return out->moved && o->has_encrypted && e->d != NULL ? move_secrets(x, e, o, from, err) : HC_OK;
}

static int
take_known(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, const struct object *o, struct outcome *out,
    struct hc_err *err)
{
	struct wire_entry moved = *e;
	struct hc_record *row;
	uint8_t into[16];
	int64_t rev;
	bool live;
	int rc;

	/* most are new, and to know that takes less than to read a row */
	if (e->op == 'c' && lookup_row(x->store, o, e->id, &live, &rev, NULL) == HC_NOTFOUND)
		return create(x, tx, e, o, out, err);
	rc = read_record(x->store, o, e->id, x->arena, &row, err);
	if (rc == HC_NOTFOUND && e->op == 'c')
		return create(x, tx, e, o, out, err);
	if (rc == HC_NOTFOUND && e->op == 'p' && access_object(x->work, o, 'd'))
		return journal_purge_left(x->store, &tx->change, o, e->id, err);	/* it may stand in the list of what was refused */
	if (rc == HC_NOTFOUND && (e->op == 'd' || e->op == 'p'))
		return HC_OK;
	if (rc == HC_NOTFOUND)
		return feed_is_parked(x->store, o->name, e->id) ?
		    park(out, "depends", "It changes a record whose creation was refused.") :
		    park(out, "gone", "It changes a record that was erased on the server.");
	if (rc < 0)
		return rc;
	switch (e->op) {
	case 'd':
		if (replica_merged(e->d, into))
			tx->change.merged_into = into;
		rc = clash_delete(x, tx, e, row, out, err);
		tx->change.merged_into = NULL;
		break;
	case 'r':
		rc = clash_restore(x, tx, e, row, out, err);
		break;
	case 'p':
		return erase(x, tx, row, err);
	default:
		if ((rc = follow_merge(x, &moved, o, &row, out, err)) == HC_OK &&
		    (rc = clash_update(x, tx, &moved, row, out, err)) == HC_OK)
			rc = update_extra(x, tx, &moved, row, err);
	}
	if (rc == HC_OK && !out->moved)
		report_stamps(x, e, row, out);
	/* its device has another record under this number: what became of it comes as a change of the survivor */
	if (out->moved) {
		memcpy(out->to, moved.id, 16);
		buf_reset(&out->fields);
		out->status = rc == HC_OK ? "merged" : out->status;
	}
	return rc;
}

/* 1: the entry, and with it its transaction, is parked; out says why. */
static int
take_entry(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct outcome *out, struct hc_err *err)
{
	const struct object *o = model_object(x->work->model, e->object);
	struct origin *origin = ARENA_NEW(x->arena, struct origin);
	int rc;

	out->status = "ok";
	if (e->op == 'x')
		return HC_OK;
	/* sealed with a key that is out of use, or by a program that sends secrets in the clear */
	if (o != NULL && o->has_encrypted && e->d != NULL)
		secret_renew_json(x->store, o, e->id, (json_t *)(uintptr_t)e->d);
	if (o == NULL)
		return park(out, "schema", "The server does not know this kind of record; it is kept until its plugin is there.");
	if (o->local)
		return park(out, "denied", "Records of this kind never leave their machine.");
	*origin = (struct origin){ .dev = x->device.dev, .n = e->n, .hlc = e->hlc };
	/* a clock that runs ahead would win every tie: it gets the server's time */
	if (origin->hlc >> 16 > x->now + SYNC_SKEW_MS)
		origin->hlc = x->now << 16;
	tx->change.origin = origin;
	tx->change.source = (enum journal_source)e->source;
	tx->change.at = e->at > x->now + SYNC_SKEW_MS ? x->now : e->at;
	rc = take_known(x, tx, e, o, out, err);
	tx->change.origin = NULL;
	if (rc != HC_OK)
		return rc;
	/* what the server adds to a new record its author does not know */
	if (tx->server_runs != NULL)
		out->created = false;
	if (!out->created)
		out->seq = feed_newest(x->store, o, e->id);
	/* what the server does about it comes after it in the journal and goes to all devices, this one too */
	tx->change.source = SOURCE_WORKFLOW;
	return engine_take_automation(tx, err);
}

static bool
is_fatal(int rc)
{
	return rc == HC_STORE || rc == HC_BUSY || rc == HC_BUG || rc == HC_NET;
}

static void
clear(struct outcome *out)
{
	buf_free(&out->fields);
	buf_free(&out->conflicts);
	*out = (struct outcome){0};
}

/* As it came, but for secrets that came in the clear. */
static const char *
parked_body(struct exchange *x, const struct wire_entry *e)
{
	const struct object *o = model_object(x->work->model, e->object);
	const char *body = arena_strndup(x->arena, e->line, e->len);
	char *text;

	/* of who was erased nothing comes back, also not in the list of what was refused */
	if (o != NULL && journal_purged(x->store, o, e->id))
		return "{}";
	if (o == NULL || !o->has_encrypted || e->root == NULL || e->d == NULL)
		return body;
	secret_renew_json(x->store, o, e->id, (json_t *)(uintptr_t)e->d);
	if ((text = json_dumps(e->root, JSON_COMPACT)) != NULL)
		body = arena_strdup(x->arena, text);
	free(text);
	return body;
}

/* Also a refused erasure empties the list of refused edits, of a record that is nowhere else. About what a device says that was taken
   off the list an administrator decides. */
static int
erase_parked(struct exchange *x, const struct wire_entry *e, struct hc_err *err)
{
	const struct object *o = e->op == 'p' ? model_object(x->work->model, e->object) : NULL;
	int64_t rev;
	bool live;

	if (o == NULL || o->local || x->quarantine || !access_object(x->work, o, 'd') ||
	    lookup_row(x->store, o, e->id, &live, &rev, NULL) != HC_NOTFOUND)
		return HC_OK;
	return journal_purge_left(x->store, NULL, o, e->id, err);
}

/* The whole transaction is refused: the guilty entry says why, the others that they belong to it. */
static int
park_group(struct exchange *x, size_t from, size_t to, size_t guilty, const char *code, const char *reason, const char *field,
    struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = from; i < to && rc == HC_OK; i++) {
		const struct wire_entry *e = &x->entries.at[i];
		struct outcome *out = x->outcomes.at[i];
		struct feed_parked p = { .dev = x->device.dev, .n = e->n, .tx = e->tx, .at = x->now, .object = e->object };

		clear(out);
		park(out, i == guilty ? code : "depends", i == guilty ? reason : "It belongs to an edit that was refused.");
		out->field = i == guilty ? field : "";
		memcpy(p.id, e->id, 16);
		p.code = out->code;
		p.reason = out->reason;
		p.body = parked_body(x, e);
		if ((rc = feed_park(x->store, &p, err)) == HC_OK)
			rc = erase_parked(x, e, err);
	}
	return rc;
}

static const char *
field_name(hc_field h)
{
	const char *path = h != 0 ? field_path(h) : "", *dot = strchr(path, '.');

	return dot != NULL ? dot + 1 : "";
}

/* New rows of a file: they came together and belong to nobody but themselves. */
static bool
all_rows(const struct exchange *x, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (x->entries.at[i].op != 'c' || x->entries.at[i].source != SOURCE_IMPORT)
			return false;
	return true;
}

/* What the device's workspace held when it joined: by the number it gave then, not by what an entry says of itself. */
static bool
all_brought(const struct exchange *x, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (x->entries.at[i].op != 'c' || x->entries.at[i].n > x->device.brought)
			return false;
	return true;
}

static int take_whole(struct exchange *x, size_t from, size_t to, struct hc_err *err);

/* One bad row does not hold up the others. */
static int
take_each(struct exchange *x, size_t from, size_t to, struct hc_err *err)
{
	int rc = HC_OK;

	for (size_t i = from; i < to && rc == HC_OK; i++) {
		clear(x->outcomes.at[i]);
		rc = take_whole(x, i, i + 1, err);
	}
	return rc;
}

static int
take_whole(struct exchange *x, size_t from, size_t to, struct hc_err *err)
{
	struct hc_err why = {0};
	struct hc_tx *tx;
	size_t i;
	int rc;

	for (i = from; i < to; i++)
		x->outcomes.at[i] = ARENA_NEW(x->arena, struct outcome);
	if (x->quarantine)
		return park_group(x, from, to, from, "denied", "This device was revoked; an administrator decides about its edits.", "", err);
	if ((rc = tx_begin(x->work, (enum journal_source)x->entries.at[from].source, NULL, &tx, err)) < 0)
		return rc;
	for (i = from; i < to && rc == HC_OK; i++)
		rc = take_entry(x, tx, &x->entries.at[i], x->outcomes.at[i], &why);
	if (rc == HC_OK)
		rc = engine_verify(tx, &why);
	if (rc == HC_OK) {
		if ((rc = tx_commit(tx, &why)) == HC_OK)
			return HC_OK;
		i = from + 1;
	} else
		tx_abort(tx);
	i--;
	if (rc < 0 && is_fatal(rc)) {
		if (err != NULL)
			*err = why;
		return rc;
	}
	if (to - from > 1 && (all_rows(x, from, to) || all_brought(x, from, to)))
		return take_each(x, from, to, err);
	if (rc == 1) {
		struct outcome *out = x->outcomes.at[i];

		return park_group(x, from, to, i, out->code, out->reason, out->field, err);
	}
	return park_group(x, from, to, i, rc == HC_DENIED ? "denied" : "invalid", arena_strdup(x->arena, why.msg), field_name(why.field),
	    err);
}

int
take_ahead(struct exchange *x, size_t from, struct hc_err *err)
{
	const struct model *m = x->work->model;
	int rc = HC_OK;

	if (!store_is_remote(store_path(x->store)))
		return HC_OK;
	for (size_t k = 0; k < m->objects.n && rc == HC_OK; k++) {
		VEC(const uint8_t *) ids = {0};

		for (size_t i = from; i < x->entries.n; i++)
			if (x->entries.at[i].op == 'c' && strcmp(x->entries.at[i].object, m->objects.at[k]->name) == 0)
				vec_push(x->arena, &ids, x->entries.at[i].id);
		if (ids.n > 0)
			rc = lookup_absent(x->store, m->objects.at[k], ids.at, ids.n, err);
	}
	return rc;
}

int
take_group(struct exchange *x, size_t from, size_t to, struct hc_err *err)
{
	bool was = x->work->as_is;
	int rc;

	/* what a workspace holds when it joins was good when it was written (a deal that should have closed by now): rights are asked
	   and types, but not the rules of today. Only an administrator, who could change the rules, is believed that much */
	x->work->as_is = was || (x->work->admin && all_brought(x, from, to));
	rc = take_whole(x, from, to, err);
	x->work->as_is = was;
	return rc;
}
