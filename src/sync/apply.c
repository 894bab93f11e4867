/*
 * apply.c - what the server said into the workspace: results of our entries, then the changes of others.
 *
 * A field with an edit of ours that is not confirmed keeps showing ours; what the server holds waits in its shadow. When the
 * last such edit is confirmed or refused, the field shows what the server holds. The rules are those of sync.md section 5.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/lookup.h"
#include "sync/local.h"

struct target {			/* one record and what is known of it */
	const struct object *object;
	const uint8_t *id;
	struct hc_record *row;		/* NULL: not here */
	struct replica_rec rec;
	struct replica_shadow *shadows;
	size_t nshadows;
	struct entry *later;		/* entries of ours that are not confirmed */
	size_t nlater;
};

static int
find(struct apply *ap, const struct object *o, const uint8_t id[16], int64_t after, struct target *t, struct hc_err *err)
{
	int64_t rev;
	bool live;
	int rc;

	*t = (struct target){ .object = o, .id = id };
	if ((rc = replica_rec(ap->store, o, id, ap->arena, &t->rec, err)) < 0)
		return rc;
	/* a first load is large, and nothing of it is here */
	if (!t->rec.known && ap->snapshot != 0 && lookup_row(ap->store, o, id, &live, &rev, NULL) == HC_NOTFOUND)
		return HC_OK;
	rc = read_record(ap->store, o, id, ap->arena, &t->row, err);
	if (rc < 0 && rc != HC_NOTFOUND)
		return rc;
	if ((rc = replica_shadows(ap->store, o, id, ap->arena, &t->shadows, &t->nshadows, err)) < 0)
		return rc;
	return replica_pending(ap->store, o, id, after, ap->arena, &t->later, &t->nlater, err);
}

static const struct replica_shadow *
shadow_of(const struct target *t, const char *field)
{
	for (size_t i = 0; i < t->nshadows; i++)
		if (strcmp(t->shadows[i].field, field) == 0)
			return &t->shadows[i];
	return NULL;
}

/* Does an entry of ours that is still to be confirmed set this field? */
static bool
touched_later(const struct target *t, const char *field, struct arena *a)
{
	const char *key = arena_printf(a, "\"%s\":[", field);

	for (size_t i = 0; i < t->nlater; i++)
		if (t->later[i].op == 'c' || strstr(t->later[i].diff, key) != NULL)
			return true;
	return false;
}

/* A value that this model cannot hold (an option it lacks is fine, another type is not) is left out. */
static void
set_json(struct apply *ap, struct hc_record *r, const struct field *f, const json_t *value)
{
	struct hc_value v;

	if (replica_value(f, value, ap->arena, &v, NULL) == HC_OK)
		record_set(r, f, v);
}

static const char *
dump(struct arena *a, const json_t *value)
{
	char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	const char *ret = arena_strdup(a, text != NULL ? text : "null");

	free(text);
	return ret;
}

/* A field that this model does not know stays beside the record, and comes into its own when the model does. */
static int
keep_beside(struct apply *ap, struct target *t, const char *name, const json_t *value, struct hc_err *err)
{
	struct hc_record *r = t->row;
	json_t *extra = r->extra != NULL ? json_loads(r->extra, 0, NULL) : NULL;
	const char *was = r->extra;
	char *text;
	int rc;

	if (!json_is_object(extra)) {
		json_decref(extra);
		extra = json_object();
	}
	json_object_set(extra, name, (json_t *)(uintptr_t)value);
	text = json_dumps(extra, JSON_COMPACT | JSON_SORT_KEYS);
	r->extra = arena_strdup(r->arena, text != NULL ? text : "{}");
	free(text);
	json_decref(extra);
	/* a new row brings it along */
	if (r->isnew || (was != NULL && strcmp(was, r->extra) == 0))
		return HC_OK;
	if (ap->tx->change.tx == 0 && (rc = save_tx(ap->store, &ap->tx->change, err)) < 0)
		return rc;
	return replica_extra(ap->store, &ap->tx->change, t->object, t->id, r->extra, err);
}

/* Into the field, or beside the record if there is none. */
static int
put_back(struct apply *ap, struct target *t, const char *name, const char *json, struct hc_err *err)
{
	const struct field *f = object_field(t->object, name);
	json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
	int rc = HC_OK;

	if (value != NULL && f != NULL)
		set_json(ap, t->row, f, value);
	else if (value != NULL)
		rc = keep_beside(ap, t, name, value, err);
	json_decref(value);
	return rc;
}

static int
save(struct apply *ap, struct target *t, struct hc_err *err)
{
	return t->row != NULL ? engine_pull(ap->tx, t->row, err) : HC_OK;
}

/* When nothing of ours is under way for the record, no field may hide what the server holds. */
static int
settle(struct apply *ap, struct target *t, struct hc_err *err)
{
	if (t->nlater > 0 || t->nshadows == 0)
		return HC_OK;
	for (size_t i = 0; i < t->nshadows && t->row != NULL; i++) {
		int rc = t->shadows[i].base != NULL ? put_back(ap, t, t->shadows[i].field, t->shadows[i].base, err) : HC_OK;

		if (rc < 0)
			return rc;
	}
	return replica_shadow_drop(ap->store, t->object, t->id, NULL, err);
}

static int
evict(struct apply *ap, const struct target *t, struct hc_err *err)
{
	return replica_evict(ap->store, t->object, t->id, ap->acked, err);
}

/* When and by whom: every entry sets them, none names them. */
static bool
is_stamp(const struct field *f)
{
	return f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY;
}

/* One field of a confirmed entry. */
static int
confirm_field(struct apply *ap, struct target *t, const char *name, const json_t *value, bool newer, struct hc_err *err)
{
	const struct field *f = object_field(t->object, name);
	const struct replica_shadow *sh = shadow_of(t, name);
	int rc;

	if (f != NULL ? !replica_field(f) : name[0] == '_')	/* "_merged_into" tells of a deletion */
		return HC_OK;
	if (touched_later(t, name, ap->arena) || (f != NULL && is_stamp(f) && t->nlater > 0))
		return newer ? HC_OK : replica_shadow_put(ap->store, t->object, t->id, name, dump(ap->arena, value), err);
	/* a late copy of a result says less than a page that came since */
	if (newer)
		rc = sh != NULL ? put_back(ap, t, name, sh->base, err) : HC_OK;
	else if (f == NULL)
		rc = keep_beside(ap, t, name, value, err);
	else {
		set_json(ap, t->row, f, value);
		rc = HC_OK;
	}
	if (rc < 0 || sh == NULL)
		return rc;
	if ((rc = replica_shadow_drop(ap->store, t->object, t->id, name, err)) < 0)
		return rc;
	((struct replica_shadow *)(uintptr_t)sh)->base = NULL;	/* done with, for settle() */
	return HC_OK;
}

/* Unless the server says otherwise, it has the entry's own. */
static int
confirm_stamps(struct apply *ap, struct target *t, const struct wire_entry *e, const json_t *changed, bool newer, struct hc_err *err)
{
	const struct field *f[] = { t->object->fields.at[SLOT_UPDATED], t->object->fields.at[SLOT_UPDATED_BY] };
	json_t *values[2];
	char me[UUID_TEXT];
	int rc = HC_OK;

	uuid_format(ap->work->user, me);
	values[0] = json_integer(e->at);
	values[1] = json_string(me);
	for (int i = 0; i < 2; i++) {
		if (rc == HC_OK && (changed == NULL || json_object_get(changed, f[i]->name) == NULL))
			rc = confirm_field(ap, t, f[i]->name, values[i], newer, err);
		json_decref(values[i]);
	}
	return rc;
}

static int
confirmed(struct apply *ap, struct target *t, const struct wire_entry *e, const json_t *result, struct hc_err *err)
{
	const json_t *changed = json_object_get(result, "f");
	int64_t seq = 0;
	bool newer;
	const char *name;
	json_t *value;
	int rc;

	wire_int(result, "seq", false, &seq, NULL);
	newer = seq > 0 && t->rec.seq >= seq;
	json_object_foreach((json_t *)(uintptr_t)e->d, name, value) {
		const json_t *mine = e->op == 'c' ? value : json_array_get(value, 1);

		if (mine == NULL || (changed != NULL && json_object_get(changed, name) != NULL))
			continue;
		if ((rc = confirm_field(ap, t, name, mine, newer, err)) < 0)
			return rc;
	}
	json_object_foreach((json_t *)(uintptr_t)changed, name, value)
		if ((rc = confirm_field(ap, t, name, value, newer, err)) < 0)
			return rc;
	if ((rc = confirm_stamps(ap, t, e, changed, newer, err)) < 0)
		return rc;
	if ((rc = settle(ap, t, err)) < 0)
		return rc;
	return save(ap, t, err);
}

/* Keeps what was refused where the user finds it. */
static int
keep_parked(struct apply *ap, const struct wire_entry *e, const json_t *result, struct hc_err *err)
{
	struct replica_parked p = { .n = e->n, .tx = e->tx, .at = e->at, .object = e->object, .op = e->op, .code = "invalid",
		.reason = "", .field = "", .values = "{}" };
	json_t *values = json_object(), *value;
	const char *name;
	int rc;

	wire_text(result, "code", false, &p.code, NULL);
	wire_text(result, "why", false, &p.reason, NULL);
	wire_text(result, "fld", false, &p.field, NULL);
	memcpy(p.id, e->id, 16);
	json_object_foreach((json_t *)(uintptr_t)e->d, name, value)
		json_object_set(values, name, e->op == 'c' ? value : json_array_get(value, 1));
	p.values = dump(ap->arena, values);
	json_decref(values);
	rc = replica_park(ap->store, &p, err);
	ap->sync->news.parked++;
	return rc;
}

static int
refused(struct apply *ap, struct target *t, const struct wire_entry *e, const json_t *result, struct hc_err *err)
{
	const char *name;
	json_t *value;
	int rc;

	if ((rc = keep_parked(ap, e, result, err)) < 0)
		return rc;
	/* refused, and out of sight by now: its values are in the list of refused edits, the record is no longer ours to see */
	if (json_object_get(result, "out") != NULL && t->nlater == 0)
		return evict(ap, t, err);
	if (e->op == 'p') {
		ap->anew = true;
		return replica_rec_drop(ap->store, t->object, t->id, err);
	}
	/* the server does not have the record: it stands nowhere but in the list of refused edits */
	if (e->op == 'c' || !t->rec.known)
		return t->nlater == 0 && t->row != NULL && !t->rec.known ? evict(ap, t, err) : HC_OK;
	json_object_foreach((json_t *)(uintptr_t)e->d, name, value) {
		const struct replica_shadow *sh = shadow_of(t, name);

		if (sh == NULL || touched_later(t, name, ap->arena) || t->row == NULL)
			continue;
		if ((rc = put_back(ap, t, name, sh->base, err)) < 0 ||
		    (rc = replica_shadow_drop(ap->store, t->object, t->id, name, err)) < 0)
			return rc;
		((struct replica_shadow *)(uintptr_t)sh)->base = NULL;
	}
	if ((rc = settle(ap, t, err)) < 0)
		return rc;
	return save(ap, t, err);
}

int
apply_result(struct apply *ap, const struct wire_entry *e, bool last, const json_t *result, struct hc_err *err)
{
	const struct object *o = model_object(ap->work->model, e->object);
	const char *status = "";
	struct target t;
	int rc;

	if ((rc = wire_text(result, "st", true, &status, err)) < 0)
		return rc;
	ap->acked = e->n;
	ap->sync->news.conflicts += (int64_t)json_array_size(json_object_get(result, "c"));
	if (strcmp(status, "parked") != 0)
		ap->sync->news.pushed++;
	if (o == NULL || o->local || e->op == 'x' || strcmp(status, "dup") == 0)
		return HC_OK;
	/* taken as it was made, nothing of ours follows it, and no page came before this: there is nothing to do */
	if (last && e->op == 'c' && !ap->loading && strcmp(status, "ok") == 0 && json_object_get(result, "f") == NULL &&
	    json_object_get(result, "out") == NULL) {
		if ((rc = replica_rec(ap->store, o, e->id, ap->arena, &t.rec, err)) < 0)
			return rc;
		if (!t.rec.known)
			return ap->unlisted ? replica_rec_put(ap->store, o, e->id, 0, " ", err) : HC_OK;
	}
	if ((rc = find(ap, o, e->id, e->n, &t, err)) < 0)
		return rc;
	ap->tx->change.at = ap->work->env->now(ap->work->env);
	memcpy(ap->tx->change.actor, ap->work->user, 16);
	if (strcmp(status, "parked") == 0)
		return refused(ap, &t, e, result, err);
	if (json_object_get(result, "out") != NULL && t.nlater == 0)
		return evict(ap, &t, err);
	/* known to the server: a later edit that is refused must not take it away, and if no snapshot names it it was deleted there */
	if (e->op == 'c' && (ap->loading || ap->unlisted || t.nlater > 0) && t.row != NULL && !t.rec.known) {
		if ((rc = replica_rec_put(ap->store, o, e->id, 0, " ", err)) < 0)
			return rc;
		t.rec.known = true;
	}
	if (t.row == NULL || (e->op == 'c' && json_object_get(result, "f") == NULL && t.nlater == 0 && t.nshadows == 0))
		return HC_OK;
	return confirmed(ap, &t, e, result, err);
}

/* [7,9] as " 7 9 "; those of a snapshot are added to what is known. */
static const char *
buckets_of(struct apply *ap, const struct target *t, const json_t *list)
{
	struct buf b = BUF_INIT;
	const char *ret;
	char word[32];

	buf_adds(&b, ap->snapshot != 0 ? t->rec.buckets : " ");
	for (size_t i = 0; i < json_array_size(list); i++) {
		snprintf(word, sizeof(word), " %" JSON_INTEGER_FORMAT " ", json_integer_value(json_array_get(list, i)));
		if (strstr(buf_str(&b), word) == NULL)
			buf_adds(&b, word + 1);
	}
	ret = arena_strdup(ap->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

/* A value of a field that this model does not know; behind an edit of ours of that field, which waits, it waits too. */
static int
change_unknown(struct apply *ap, struct target *t, const char *name, const json_t *value, struct hc_err *err)
{
	if (t->nlater > 0 && touched_later(t, name, ap->arena))
		return replica_shadow_put(ap->store, t->object, t->id, name, dump(ap->arena, value), err);
	return keep_beside(ap, t, name, value, err);
}

/* What the server says of a whole record it says of columns too that are out of sight here: those that it does not name are empty. */
static int
empty_hidden(struct apply *ap, struct target *t, const json_t *f, const json_t *x, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	json_t *hidden = NULL, *value, *none;
	const char *name;
	int rc;

	jw_open(&w, '{');
	rc = replica_hidden(ap->store, t->object, t->id, &w, err);
	jw_close(&w, '}');
	if (rc == HC_OK && b.len > 2 && (rc = json_read(b.data, b.len, &hidden, err)) == HC_OK) {
		none = json_null();
		json_object_foreach(hidden, name, value)
			if (rc == HC_OK && json_object_get(f, name) == NULL && json_object_get(x, name) == NULL)
				rc = change_unknown(ap, t, name, none, err);
	}
	json_decref(hidden);
	buf_free(&b);
	return rc;
}

static int
change_extra(struct apply *ap, struct target *t, const json_t *f, const json_t *x, struct hc_err *err)
{
	const json_t *const both[] = { f, x };
	const char *name;
	json_t *value;
	int rc;

	for (int i = 0; i < 2; i++)
		json_object_foreach((json_t *)(uintptr_t)both[i], name, value)
			if (object_field(t->object, name) == NULL && (rc = change_unknown(ap, t, name, value, err)) < 0)
				return rc;
	return HC_OK;
}

/* Whose change it was, for the history. */
static void
use_author(struct apply *ap, const struct hc_record *r)
{
	if (r->values[SLOT_UPDATED].kind == VALUE_INT)
		ap->tx->change.at = r->values[SLOT_UPDATED].i;
	if (r->values[SLOT_UPDATED_BY].kind == VALUE_ID)
		memcpy(ap->tx->change.actor, r->values[SLOT_UPDATED_BY].id, 16);
}

static int
change_field(struct apply *ap, struct target *t, const struct field *f, const json_t *value, bool hidden, struct hc_err *err)
{
	if (hidden || shadow_of(t, f->name) != NULL)
		return replica_shadow_put(ap->store, t->object, t->id, f->name, value != NULL ? dump(ap->arena, value) : "null", err);
	if (value != NULL)
		set_json(ap, t->row, f, value);
	else
		record_set(t->row, f, VALUE_NONE);
	return HC_OK;
}

static int
change_fields(struct apply *ap, struct target *t, const json_t *line, bool whole, struct hc_err *err)
{
	const json_t *f = json_object_get(line, "f"), *x = json_object_get(line, "x");
	/* made here, and the server has it though we were not told: all of it is ours until the result comes */
	bool ours = !t->row->isnew && !t->rec.known && t->nlater > 0 && t->later[0].op == 'c';
	int rc;

	for (size_t i = SLOT_OWNER; i < t->object->fields.n; i++) {
		const struct field *field = t->object->fields.at[i];
		const json_t *value = json_object_get(f, field->name);

		if (!replica_field(field) || (value == NULL && !whole))
			continue;
		if ((rc = change_field(ap, t, field, value, ours || (is_stamp(field) && t->nlater > 0), err)) < 0)
			return rc;
	}
	use_author(ap, t->row);
	if ((rc = change_extra(ap, t, f, x, err)) < 0 || (whole && !t->row->isnew && (rc = empty_hidden(ap, t, f, x, err)) < 0))
		return rc;
	return save(ap, t, err);
}

static int
change_row(struct apply *ap, struct target *t, const json_t *line, int64_t q, struct hc_err *err)
{
	bool whole = json_object_get(line, "w") != NULL, own = json_object_get(line, "own") != NULL;
	const char *buckets = buckets_of(ap, t, json_object_get(line, "b"));
	int rc;

	if (t->rec.known && q <= t->rec.seq) {
		/* nothing new, but a snapshot may show it in one more bucket */
		return ap->snapshot != 0 && strcmp(buckets, t->rec.buckets) != 0 && t->row != NULL ?
		    replica_rec_put(ap->store, t->object, t->id, t->rec.seq, buckets, err) : HC_OK;
	}
	/* a part of a record that no page has brought whole yet (or anew): its snapshot page is still to come */
	if (!whole && !own && t->rec.buckets[1] == '\0')
		return HC_OK;
	/* erased here, and the server has not heard of it yet */
	if (t->row == NULL && (t->rec.known || own) && t->nlater > 0)
		return replica_rec_put(ap->store, t->object, t->id, q, buckets, err);
	if (t->row == NULL) {
		if (!whole)
			return HC_OK;
		t->row = record_new(ap->arena, ap->work->model, t->object);
		record_set(t->row, t->object->fields.at[SLOT_ID], value_id(t->id));
		if (t->object->has_money && t->row->base == NULL)
			t->row->base = ARENA_ARRAY(ap->arena, int64_t, t->object->fields.n);
	}
	if ((rc = change_fields(ap, t, line, whole, err)) < 0)
		return rc;
	ap->sync->news.pulled++;
	return replica_rec_move(ap->store, t->object, t->id, &t->rec, q, buckets, err);
}

/* What this very device made: all there is to learn is which number it has at the server. False: the long way. */
static bool
change_own(struct apply *ap, const struct object *o, const uint8_t id[16], const json_t *line, int64_t q, int *rc, struct hc_err *err)
{
	struct target t = { .object = o };
	int64_t rev;
	bool live;

	if (json_object_get(line, "own") == NULL || json_object_get(line, "x") != NULL || ap->snapshot != 0)
		return false;
	if ((*rc = replica_rec(ap->store, o, id, ap->arena, &t.rec, err)) < 0)
		return true;
	if (t.rec.known && q <= t.rec.seq)
		return true;
	if (lookup_row(ap->store, o, id, &live, &rev, NULL) < 0)
		return false;
	*rc = replica_rec_move(ap->store, o, id, &t.rec, q, buckets_of(ap, &t, json_object_get(line, "b")), err);
	ap->sync->news.pulled++;
	return true;
}

static int
change_gone(struct apply *ap, struct target *t, int64_t q, struct hc_err *err)
{
	if (q < t->rec.seq || (t->row == NULL && !t->rec.known))
		return HC_OK;
	ap->sync->news.pulled++;
	/* edits that wait are sent first; the result then says that it is out of sight */
	if (t->nlater > 0)
		return replica_rec_put(ap->store, t->object, t->id, q, " ", err);
	return evict(ap, t, err);
}

static int
change_deleted(struct apply *ap, struct target *t, const json_t *at, int64_t q, struct hc_err *err)
{
	const struct field *f = t->object->fields.at[SLOT_DELETED];
	int rc;

	if (t->rec.known && q <= t->rec.seq)
		return HC_OK;
	if (t->row == NULL)
		return t->rec.known ? replica_rec_put(ap->store, t->object, t->id, q, " ", err) : HC_OK;
	/* an edit of ours that is under way may bring it back: it stays in view until the server has said */
	if ((rc = change_field(ap, t, f, at, t->nlater > 0, err)) < 0 || (rc = save(ap, t, err)) < 0)
		return rc;
	ap->sync->news.pulled++;
	return replica_rec_put(ap->store, t->object, t->id, q, " ", err);
}

static int
change_purged(struct apply *ap, struct target *t, struct hc_err *err)
{
	int rc;

	if ((rc = replica_rec_drop(ap->store, t->object, t->id, err)) < 0 ||
	    (rc = replica_shadow_drop(ap->store, t->object, t->id, NULL, err)) < 0)
		return rc;
	/* it was here once, and left: with a territory, or by an edit that the server had not taken */
	if (t->row == NULL)
		return journal_purge_left(ap->store, NULL, t->object, t->id, err);
	ap->sync->news.pulled++;
	if (ap->tx->change.tx == 0 && (rc = save_tx(ap->store, &ap->tx->change, err)) < 0)
		return rc;
	return journal_purge(ap->store, &ap->tx->change, t->object, t->id, err);
}

static int
change(struct apply *ap, const json_t *line, struct hc_err *err)
{
	const struct object *o;
	const char *object = "";
	uint8_t id[16];
	struct target t;
	int64_t q = 0;
	int rc;

	if ((rc = wire_text(line, "o", true, &object, err)) < 0 || (rc = wire_id(line, "id", id, err)) < 0 ||
	    (rc = wire_int(line, "q", true, &q, err)) < 0)
		return rc;
	if ((o = model_object(ap->work->model, object)) == NULL || o->local)
		return HC_OK;	/* its bucket is loaded when the plugin is here */
	if (change_own(ap, o, id, line, q, &rc, err))
		return rc;
	if ((rc = find(ap, o, id, ap->acked, &t, err)) < 0)
		return rc;
	/* the edit that hid them was taken under another number of ours, before the workspace was copied: no result comes for it */
	if (t.nshadows > 0 && t.nlater == 0) {
		if ((rc = settle(ap, &t, err)) < 0 || (rc = save(ap, &t, err)) < 0)
			return rc;
		t.nshadows = 0;
	}
	if (json_object_get(line, "purge") != NULL)
		return change_purged(ap, &t, err);
	if (json_object_get(line, "del") != NULL)
		return change_deleted(ap, &t, json_object_get(line, "del"), q, err);
	if (json_object_get(line, "gone") != NULL)
		return change_gone(ap, &t, q, err);
	return change_row(ap, &t, line, q, err);
}

int
apply_change(struct apply *ap, const char *line, size_t len, struct hc_err *err)
{
	struct arena *was = ap->arena;
	json_t *root;
	int rc;

	if ((rc = json_read(line, len, &root, err)) < 0)
		return rc;
	if (ap->line == NULL)
		ap->line = arena_new("change");
	ap->arena = ap->line;
	rc = change(ap, root, err);
	arena_reset(ap->line);
	ap->arena = was;
	json_decref(root);
	return rc;
}

int
apply_orphans(struct apply *ap, struct hc_err *err)
{
	int64_t round = 0;
	int rc = HC_OK;
	size_t n = 1;

	/* those with edits that wait stay listed, so each round must free some */
	while (rc == HC_OK && n > 0 && round++ < 1000000) {
		struct arena *a = arena_new("orphans");
		struct replica_ref *at;
		size_t dropped = 0;

		rc = replica_orphans(ap->store, 500, a, &at, &n, err);
		for (size_t i = 0; rc == HC_OK && i < n; i++) {
			struct entry *later;
			size_t nlater = 0;

			if (at[i].object == NULL)
				continue;
			if ((rc = replica_pending(ap->store, at[i].object, at[i].id, ap->acked, a, &later, &nlater, err)) < 0 || nlater > 0)
				continue;
			/* a role that sees less, or a load after which they are not there: some may have been erased meanwhile */
			if ((rc = replica_evict(ap->store, at[i].object, at[i].id, ap->acked, err)) == HC_OK)
				rc = journal_settle_for(ap->store, at[i].object, err);
			dropped++;
		}
		arena_free(a);
		if (dropped == 0)
			break;
	}
	return rc;
}
