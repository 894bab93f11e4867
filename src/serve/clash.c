/*
 * clash.c - an edit meets a record that others changed since its author last saw it: the merge, and what is kept for people.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "model/type.h"
#include "serve/sync.h"
#include "store/lookup.h"
#include "sync/merge.h"

/* Who changed a field last among those the author could not know of. */
struct other { const struct feed_touch *touch; };

struct meeting {
	struct feed_touch *touches;
	size_t n;
	struct other *by_slot;		/* NULL touch: nobody */
	const struct feed_touch *deleted, *person;	/* the last that deleted or restored; the last edit by a person */
	bool any;
	const struct feed_touch *newest;	/* the journal is not kept back to the author's base: whoever changed what differs */
};

static bool
by_person(const struct feed_touch *t)
{
	return t->source != SOURCE_WORKFLOW && t->source != SOURCE_SYSTEM;
}

static int
note_touch(const struct object *o, const struct feed_touch *t, struct meeting *m, struct hc_err *err)
{
	const char *name;
	json_t *root, *pair;
	int rc;

	m->any = true;
	if (t->op == 'd' || t->op == 'r')
		m->deleted = t;
	if (by_person(t) && t->op != 'd')
		m->person = t;
	if (t->op == 'c')
		for (size_t i = 0; i < o->fields.n; i++)
			m->by_slot[i].touch = t;
	if (t->diff[0] == '\0')
		return HC_OK;
	if ((rc = json_read(t->diff, strlen(t->diff), &root, err)) < 0)
		return rc;
	json_object_foreach(root, name, pair) {
		const struct field *f = object_field(o, name);

		if (f != NULL)
			m->by_slot[f->slot].touch = t;
	}
	json_decref(root);
	return HC_OK;
}

/* Entries of the same device came in order: their author had seen them. */
static int
meet(struct exchange *x, const struct wire_entry *e, const struct object *o, struct meeting *m, struct hc_err *err)
{
	int64_t base = e->base;
	int rc;

	*m = (struct meeting){0};
	m->by_slot = ARENA_ARRAY(x->arena, struct other, o->fields.n);
	/* a base that this server has not reached is of before a restore: nothing is known, so everything may be concurrent */
	if (base > feed_head(x->store))
		base = 0;
	if (feed_newest(x->store, o, e->id) <= base)
		return HC_OK;
	if ((rc = feed_touches(x->store, o, e->id, base, x->arena, &m->touches, &m->n, err)) < 0)
		return rc;
	for (size_t i = 0; i < m->n && rc == HC_OK; i++)
		if (m->touches[i].dev != x->device.dev)
			rc = note_touch(o, &m->touches[i], m, err);
	if (base < journal_floor(x->store) && m->n > 0) {
		m->newest = &m->touches[m->n - 1];
		m->any = true;
		if (m->person == NULL)
			m->person = m->newest;
	}
	return rc;
}

static bool
later(const struct exchange *x, const struct wire_entry *e, const struct feed_touch *t)
{
	return e->hlc != t->hlc ? e->hlc > t->hlc : x->device.dev > t->dev;
}

void
conflict_add(struct conflict *c, const struct field *f, const struct hc_value *base, const struct hc_value *theirs,
    const struct hc_value *mine)
{
	const struct hc_value *const values[] = { base, theirs, mine };
	struct buf *const out[] = { &c->base, &c->theirs, &c->mine };

	if (c->field == NULL)
		c->field = f;
	buf_printf(&c->fields, "%s%s", c->fields.len > 0 ? " " : "", f->name);
	for (int i = 0; i < 3; i++) {
		struct jw w = { .out = out[i], .comma = out[i]->len > 0 };

		jw_key(&w, f->name);
		replica_value_add(&w, values[i]);
	}
}

void
conflict_free(struct conflict *c)
{
	buf_free(&c->fields);
	buf_free(&c->base);
	buf_free(&c->theirs);
	buf_free(&c->mine);
}

static void
put_json(struct hc_record *r, const char *name, const struct buf *members)
{
	if (members->len > 0)
		record_put_text(r, name, arena_printf(r->arena, "{%s}", buf_str(members)));
}

static void
put_value(struct hc_record *r, const char *name, struct hc_value v)
{
	const struct field *f = object_field(r->object, name);

	if (f != NULL)
		record_set(r, f, v);
}

/* A short title: what, of which record. */
static const char *
summary(struct exchange *x, const struct hc_record *r, const struct conflict *c)
{
	const char *title = record_title(r);
	size_t n = strlen(title);

	/* cut between characters */
	if (n > 120)
		for (n = 120; n > 0 && ((unsigned char)title[n] & 0xc0) == 0x80; n--)
			;
	return arena_printf(x->arena, "%s%s%.*s", c->field != NULL ? c->field->label : r->object->label, n > 0 ? ": " : "", (int)n, title);
}

int
conflict_write(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, const struct hc_record *r, struct conflict *c,
    struct outcome *out, struct hc_err *err)
{
	const struct object *o = model_object(x->work->model, "conflict");
	const struct change was = tx->change;
	bool trusted = tx->trusted;
	struct hc_record *k;
	char id[UUID_TEXT];
	int rc;

	if (o == NULL)
		return HC_OK;
	k = record_new(x->arena, x->work->model, o);
	uuid_format(e->id, id);
	record_put_text(k, "summary", summary(x, r, c));
	record_put_text(k, "state", c->state);
	record_put_text(k, "kind", c->kind);
	record_put_text(k, "object", r->object->name);
	record_put_text(k, "record", id);
	record_put_text(k, "fields", buf_str(&c->fields));
	put_json(k, "base", &c->base);
	put_json(k, "theirs", &c->theirs);
	put_json(k, "mine", &c->mine);
	record_put_text(k, "winner", c->winner);
	record_put_text(k, "entry", arena_printf(x->arena, "%" PRIi64 "-%" PRIi64, x->device.dev, e->n));
	put_value(k, "author", value_id(x->work->user));
	if (c->other != NULL)
		put_value(k, "other", value_id(c->other));
	put_value(k, "at", value_int(x->now));
	/* seen by who sees the record (model.h: belongs); its owner is whose it was */
	record_set(k, o->fields.at[SLOT_OWNER], r->values[SLOT_OWNER]);
	tx->change.origin = NULL;
	tx->change.source = SOURCE_SYSTEM;
	tx->change.at = x->now;
	tx->trusted = true;
	rc = engine_take(tx, k, err);
	tx->trusted = trusted;
	tx->change.origin = was.origin;
	tx->change.source = was.source;
	tx->change.at = was.at;
	if (rc < 0)
		return rc;
	uuid_format(k->values[SLOT_ID].id, id);
	buf_printf(&out->conflicts, "%s\"%s\"", out->conflicts.len > 0 ? "," : "", id);
	return HC_OK;
}

int
clash_unique(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *r, struct outcome *out,
    struct hc_err *err)
{
	const struct object *o = r->object;
	int rc = HC_OK;

	for (size_t i = SLOT_OWNER; i < o->fields.n && rc == HC_OK; i++) {
		const struct field *f = o->fields.at[i];
		struct hc_value mine = r->values[i], theirs;
		uint8_t holder[1][16];
		char id[UUID_TEXT];
		size_t n;

		if (!f->unique || mine.kind == VALUE_NULL || value_equal(&mine, &r->old[i]))
			continue;
		if ((rc = lookup_value(x->store, f, &mine, r->rid, holder, 1, &n, err)) < 0 || n == 0)
			continue;
		if (f->required && r->isnew) {
			out->status = "parked";
			out->code = "unique";
			out->field = f->name;
			out->reason = arena_printf(x->arena, "%s is taken by %.100s; change it, or keep theirs.", f->label,
			    read_title(x->store, o, holder[0], x->arena));
			return 1;
		}
		/* the newcomer is kept, without the key; who holds it stands in the conflict */
		struct conflict c = { .kind = "unique", .state = "open", .winner = "theirs" };

		uuid_format(holder[0], id);
		theirs = value_text(id, strlen(id));
		record_set(r, f, r->old[i]);
		conflict_add(&c, f, &r->old[i], &theirs, &mine);
		rc = conflict_write(x, tx, e, r, &c, out, err);
		outcome_field(out, f, &r->values[i]);
		out->status = "merged";
		conflict_free(&c);
	}
	return rc;
}

/* The members of a group move as one: who wrote any of them last has them all. */
static bool
group_lost(const struct exchange *x, const struct wire_entry *e, const struct object *o, const struct meeting *m,
    const struct field *f, const struct feed_touch **by)
{
	*by = NULL;
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *g = o->fields.at[i];
		const struct feed_touch *t = m->by_slot[i].touch;

		if (t != NULL && g->merge == MERGE_GROUP && g->merge_group != NULL && strcmp(g->merge_group, f->merge_group) == 0 &&
		    (*by == NULL || t->hlc > (*by)->hlc))
			*by = t;
	}
	return *by != NULL && !later(x, e, *by);
}

struct update {
	struct exchange *x;
	const struct wire_entry *e;
	struct hc_record *row;
	struct meeting meeting;
	struct outcome *out;
	struct conflict lost, open;	/* decided by rule; waits for a person */
};

static int
merge_one(struct update *u, const struct field *f, const struct hc_value *base, const struct hc_value *mine)
{
	const struct feed_touch *t = u->meeting.by_slot[f->slot].touch;

	if (t == NULL && u->meeting.newest != NULL && !value_equal(base, &u->row->values[f->slot]))
		t = u->meeting.newest;

	struct merge_sides s = { .base = *base, .theirs = u->row->values[f->slot], .mine = *mine, .concurrent = t != NULL,
		.later = t == NULL || later(u->x, u->e, t) };
	enum merge_note note = MERGE_SILENT;
	struct hc_value v;

	if (f->merge == MERGE_GROUP && f->merge_group != NULL && u->meeting.any) {
		const struct feed_touch *by;

		s.later = !group_lost(u->x, u->e, u->row->object, &u->meeting, f, &by);
		s.concurrent = by != NULL;
		t = by;
		v = s.later ? s.mine : s.theirs;
		if (by != NULL && !value_equal(&s.theirs, &s.mine))
			note = MERGE_AUTO;
	} else
		v = merge_field(f, &s, u->x->arena, &note);
	if (note != MERGE_SILENT) {
		struct conflict *c = note == MERGE_OPEN ? &u->open : &u->lost;

		c->kind = f->merge == MERGE_TEXT ? "text" : f->merge == MERGE_GROUP ? "group" : f->merge == MERGE_ONCE ? "invalid" : "field";
		c->state = note == MERGE_OPEN ? "open" : "auto";
		c->winner = value_equal(&v, &s.mine) ? "mine" : "theirs";
		c->other = t != NULL ? t->actor : NULL;
		conflict_add(c, f, &s.base, &s.theirs, &s.mine);
	}
	record_set(u->row, f, v);
	if (!value_equal(&v, mine)) {
		outcome_field(u->out, f, &v);
		u->out->status = "merged";
	}
	return HC_OK;
}

/* d of a create is the image alone: a record that is there already (pushed once more after a restore) had no value before. */
static int
merge_fields(struct update *u, struct hc_err *err)
{
	const struct wire_entry *e = u->e;
	const char *name;
	json_t *value;
	int rc;

	json_object_foreach((json_t *)(uintptr_t)e->d, name, value) {
		const struct field *f = object_field(u->row->object, name);
		struct hc_value base = VALUE_NONE, mine;

		if (f == NULL || !replica_field(f) || f->slot == SLOT_DELETED || f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY)
			continue;
		if (e->op != 'c' && json_array_size(value) != 2)
			return hc_fail(err, HC_INVALID, f->handle, "%s was sent without its old value.", f->name);
		if (e->op != 'c' && (rc = replica_value(f, json_array_get(value, 0), u->x->arena, &base, err)) < 0)
			return rc;
		if ((rc = replica_value(f, e->op == 'c' ? value : json_array_get(value, 1), u->x->arena, &mine, err)) < 0)
			return rc;
		if ((rc = merge_one(u, f, &base, &mine)) < 0)
			return rc;
	}
	return HC_OK;
}

/* Somebody may have taken its keys while it was deleted: then it comes back without them. */
static int
restore(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err)
{
	struct hc_value *old = row->old;
	bool trusted = tx->trusted;
	int rc;

	if ((rc = engine_take_delete(tx, row, false, err)) < 0)
		return rc;
	row->old = ARENA_ARRAY(x->arena, struct hc_value, row->object->fields.n);
	rc = clash_unique(x, tx, e, row, out, err);
	row->old = old;
	if (rc != HC_OK)
		return rc;
	tx->trusted = true;	/* what is blanked is not the user's edit */
	rc = engine_take(tx, row, err);
	tx->trusted = trusted;
	return rc;
}

int
clash_parent(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *parent, struct outcome *out,
    struct hc_err *err)
{
	struct conflict c = { .kind = "parent_deleted", .state = "open", .winner = "mine" };
	const struct field *f = parent->object->fields.at[SLOT_DELETED];
	struct hc_value gone = parent->values[SLOT_DELETED], none = VALUE_NONE;
	const struct origin *origin = tx->change.origin;
	struct wire_entry about = *e;
	bool trusted = tx->trusted;
	int rc;

	/* the server's doing, not an edit of the device's */
	memcpy(about.id, parent->values[SLOT_ID].id, 16);
	tx->trusted = true;
	tx->change.origin = NULL;
	rc = restore(x, tx, &about, parent, out, err);
	tx->change.origin = origin;
	tx->trusted = trusted;
	if (rc < 0)
		return rc;
	conflict_add(&c, f, &none, &gone, &none);
	rc = conflict_write(x, tx, &about, parent, &c, out, err);
	conflict_free(&c);
	buf_reset(&out->fields);
	return rc;
}

/* Deleted by somebody who did not know of this edit: the record lives, and somebody is asked. */
static int
revive(struct update *u, struct hc_tx *tx, struct hc_err *err)
{
	const struct feed_touch *t = u->meeting.deleted;
	struct conflict c = { .kind = "edit_delete", .state = "open", .winner = "mine", .other = t != NULL ? t->actor : NULL };
	const struct field *f = u->row->object->fields.at[SLOT_DELETED];
	struct hc_value gone = u->row->values[SLOT_DELETED], none = VALUE_NONE;
	bool trusted = tx->trusted;
	int rc;

	tx->trusted = true;	/* an edit needs no right to delete or restore */
	rc = restore(u->x, tx, u->e, u->row, u->out, err);
	tx->trusted = trusted;
	if (rc < 0)
		return rc;
	conflict_add(&c, f, &none, &gone, &none);
	rc = conflict_write(u->x, tx, u->e, u->row, &c, u->out, err);
	conflict_free(&c);
	outcome_field(u->out, f, &none);
	u->out->status = "merged";
	return rc;
}

static int
update(struct update *u, struct hc_tx *tx, struct hc_err *err)
{
	bool person = u->e->source != SOURCE_WORKFLOW && u->e->source != SOURCE_SYSTEM;
	int rc;

	if ((rc = meet(u->x, u->e, u->row->object, &u->meeting, err)) < 0)
		return rc;
	if (u->row->values[SLOT_DELETED].kind != VALUE_NULL && person && (rc = revive(u, tx, err)) < 0)
		return rc;
	if ((rc = merge_fields(u, err)) < 0 || (rc = clash_unique(u->x, tx, u->e, u->row, u->out, err)) != HC_OK ||
	    (rc = engine_take(tx, u->row, err)) < 0)
		return rc;
	if (u->lost.fields.len > 0 && (rc = conflict_write(u->x, tx, u->e, u->row, &u->lost, u->out, err)) < 0)
		return rc;
	if (u->open.fields.len > 0)
		rc = conflict_write(u->x, tx, u->e, u->row, &u->open, u->out, err);
	return rc;
}

int
clash_update(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err)
{
	struct update u = { .x = x, .e = e, .row = row, .out = out };
	int rc = update(&u, tx, err);

	conflict_free(&u.lost);
	conflict_free(&u.open);
	return rc;
}

int
clash_restore(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err)
{
	return row->values[SLOT_DELETED].kind == VALUE_NULL ? HC_OK : restore(x, tx, e, row, out, err);
}

int
clash_delete(struct exchange *x, struct hc_tx *tx, const struct wire_entry *e, struct hc_record *row, struct outcome *out,
    struct hc_err *err)
{
	struct conflict c = { .kind = "delete_edit", .state = "open", .winner = "theirs" };
	const struct field *f = row->object->fields.at[SLOT_DELETED];
	struct hc_value none = VALUE_NONE, gone = value_int(e->at);
	struct meeting m;
	int rc;

	if (row->values[SLOT_DELETED].kind != VALUE_NULL)
		return HC_OK;
	if ((rc = meet(x, e, row->object, &m, err)) < 0)
		return rc;
	if (m.person == NULL)
		return engine_take_delete(tx, row, true, err);
	c.other = m.person->actor;
	conflict_add(&c, f, &none, &none, &gone);
	rc = conflict_write(x, tx, e, row, &c, out, err);
	conflict_free(&c);
	outcome_field(out, f, &none);
	out->status = "merged";
	return rc;
}
