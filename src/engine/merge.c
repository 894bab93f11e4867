/*
 * merge.c - two records that are one: the survivor takes what it lacks and what it is told to, every link of the loser moves
 * over, and the loser is deleted.
 *
 * One transaction of the journal: un-merge is its undo.
 */
#include "engine/local.h"

#include <string.h>

#include "base/uuid.h"
#include "store/secret.h"

static bool
taken(const struct object *o, const struct field *f, const char *const *take, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (object_field(o, take[i]) == f)
			return true;
	return false;
}

static int
check(struct hc_tx *tx, const struct hc_record *s, const struct hc_record *l, const char *const *take, size_t n, struct hc_err *err)
{
	int rc;

	if (s->object != l->object)
		return hc_fail(err, HC_INVALID, 0, "A %s and a %s cannot be merged.", s->object->label, l->object->label);
	if (memcmp(s->values[SLOT_ID].id, l->values[SLOT_ID].id, 16) == 0)
		return hc_fail(err, HC_INVALID, 0, "Both are the same %s.", s->object->label);
	if (s->values[SLOT_DELETED].kind != VALUE_NULL || l->values[SLOT_DELETED].kind != VALUE_NULL)
		return hc_fail(err, HC_INVALID, 0, "A deleted %s cannot be merged; undelete it first.", s->object->label);
	for (size_t i = 0; i < n; i++)
		if (object_field(s->object, take[i]) == NULL)
			return hc_fail(err, HC_INVALID, 0, "%s has no field %.60s.", s->object->label, take[i]);
	if (tx_privileged(tx))
		return HC_OK;
	if ((rc = access_record(tx->work, s, 'e', err)) < 0)
		return rc;
	return access_record(tx->work, l, 'd', err);
}

/* A link moves whatever the rules of its record say: it means the same record as before. */
static int
relink(struct hc_tx *tx, const struct field *f, const uint8_t id[16], struct hc_value to, struct hc_err *err)
{
	struct arena *saved = tx->arena, *a = arena_new("relink");
	struct object_code *c;
	struct hc_value *old;
	struct hc_record *r;
	int rc;

	tx->arena = a;
	if ((rc = code_object(tx->work, f->object, &c, err)) >= 0 &&
	    (rc = read_record(tx->work->store, f->object, id, a, &r, err)) >= 0) {
		record_set(r, f, to);
		old = arena_dup(a, r->old, r->object->fields.n * sizeof(*old));
		if ((rc = save_record(tx->work->store, &tx->change, r, err)) >= 0) {
			tx_touched(tx, r->object, id, 'u');
			memcpy(r->old, old, r->object->fields.n * sizeof(*old));
			rollup_note(tx, c, r, old, false);
		}
	}
	tx->arena = saved;
	arena_free(a);
	return rc;
}

/* Links of the loser: every stored lookup of every object; owners and authors are users' and move the same way. */
static int
move_links(struct hc_tx *tx, const struct hc_record *s, const struct hc_record *l, struct hc_err *err)
{
	const struct model *m = tx->work->model;
	struct arena *a = arena_new("merge");
	int rc = HC_OK;

	for (size_t i = 0; i < m->objects.n && rc >= 0; i++)
		for (size_t j = SLOT_OWNER; j < m->objects.at[i]->fields.n && rc >= 0; j++) {
			const struct field *f = m->objects.at[i]->fields.at[j];
			uint8_t (*ids)[16];
			size_t n;

			if (f->target != s->object || is_formula(f) || f->slot == SLOT_CREATED_BY || f->slot == SLOT_UPDATED_BY)
				continue;
			rc = lookup_links(tx->work->store, f, l->values[SLOT_ID].id, true, a, &ids, &n, err);
			for (size_t k = 0; rc >= 0 && k < n; k++)
				rc = relink(tx, f, ids[k], s->values[SLOT_ID], err);
			arena_reset(a);
		}
	arena_free(a);
	return rc;
}

/* Comments, attachments, reminders: an object's name and a record's id as texts. */
static int
move_hangers(struct hc_tx *tx, const struct hc_record *s, const struct hc_record *l, struct hc_err *err)
{
	const struct model *m = tx->work->model;
	char from[UUID_TEXT], to[UUID_TEXT];
	struct hc_value params[2];
	int rc = HC_OK;

	uuid_format(l->values[SLOT_ID].id, from);
	uuid_format(s->values[SLOT_ID].id, to);
	params[0] = value_text(s->object->name, strlen(s->object->name));
	params[1] = value_text(from, strlen(from));
	for (size_t i = 0; i < m->objects.n && rc >= 0; i++) {
		static const char *const paths[] = { "id" };
		const struct object *o = m->objects.at[i];
		const struct field *object = object_field(o, "object"), *record = object_field(o, "record");
		struct query_ctx c = engine_system_ctx(tx->work, tx->arena, NULL);
		struct page_at all = { .limit = -1 };
		struct hc_value **rows;
		struct query *q;
		size_t n;

		if (object == NULL || record == NULL || field_type(record)->store != STORE_TEXT)
			continue;
		c.params = params;
		c.nparams = 2;
		if ((rc = query_parse(&c, arena_printf(tx->arena, "%s record = %%2 and object = %%1 with deleted", o->name), &q,
		    err)) < 0 || (rc = query_set_columns(&c, q, paths, 1, err)) < 0 ||
		    (rc = read_page(tx->work->store, &c, q, &all, false, tx->arena, &rows, &n, err)) < 0)
			return rc;
		for (size_t j = 0; j < n && rc >= 0; j++)
			rc = relink(tx, record, rows[j][q->id_column].id, value_text(to, strlen(to)), err);
	}
	return rc;
}

/* What the survivor lacks, and what was asked for. Sets unite. */
static int
take_values(struct hc_tx *tx, struct hc_record *s, const struct hc_record *l, const char *const *take, size_t n, struct hc_err *err)
{
	const struct object *o = s->object;
	struct hc_value v;
	int rc;

	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		bool empty = s->values[i].kind == VALUE_NULL;

		if (f->formula != NULL || i == SLOT_DELETED || i == SLOT_CREATED || i == SLOT_CREATED_BY || i == SLOT_UPDATED ||
		    i == SLOT_UPDATED_BY || l->values[i].kind == VALUE_NULL)
			continue;
		if (empty || taken(o, f, take, n)) {
			/* a link from the loser to the survivor would point at itself */
			if (l->values[i].kind == VALUE_ID && memcmp(l->values[i].id, s->values[SLOT_ID].id, 16) == 0)
				continue;
			v = l->values[i];
			/* a secret is sealed for its record; one that is locked stays where it is, unless it was asked for */
			if (field_encrypted(f) && (rc = secret_move(store_secret(tx->work->store), f, l->values[SLOT_ID].id,
			    s->values[SLOT_ID].id, &l->values[i], s->arena, &v, err)) < 0) {
				if (rc != HC_DENIED || taken(o, f, take, n))
					return rc;
				continue;
			}
			record_set(s, f, v);
		} else if (field_type(f)->class == CLASS_MULTI) {
			struct hc_value none = VALUE_NONE;

			s->values[i] = set_merge(s->arena, &none, &s->values[i], &l->values[i]);
		}
	}
	return HC_OK;
}

static int
merge(struct hc_tx *tx, struct hc_record *s, struct hc_record *l, const char *const *take, size_t n, struct hc_err *err)
{
	struct object_code *c;
	struct hc_record *fresh;
	int rc;

	if ((rc = check(tx, s, l, take, n, err)) < 0 || (rc = code_object(tx->work, l->object, &c, err)) < 0 ||
	    (rc = tx_journal(tx, err)) < 0)
		return rc;
	/* first the loser goes, so that its unique values are free */
	tx->change.merged_into = s->values[SLOT_ID].id;
	rc = save_delete(tx->work->store, &tx->change, l, true, err);
	tx->change.merged_into = NULL;
	if (rc < 0)
		return rc;
	tx_touched(tx, l->object, l->values[SLOT_ID].id, 'd');
	rollup_note(tx, c, l, l->values, true);
	if ((rc = move_links(tx, s, l, err)) < 0 || (rc = move_hangers(tx, s, l, err)) < 0)
		return rc;
	/* a link from the survivor to the loser was moved too: begin from the row as it is */
	if ((rc = read_record(tx->work->store, s->object, s->values[SLOT_ID].id, s->arena, &fresh, err)) < 0)
		return rc;
	for (size_t i = SLOT_FIRST; i < s->object->fields.n; i++)
		if (fresh->values[i].kind == VALUE_ID && memcmp(fresh->values[i].id, s->values[SLOT_ID].id, 16) == 0)
			record_set(fresh, s->object->fields.at[i], VALUE_NONE);
	if ((rc = take_values(tx, fresh, l, take, n, err)) < 0 || (rc = engine_save(tx, fresh, err)) < 0)
		return rc;
	*s = *fresh;
	return HC_OK;
}

int
engine_merge(struct hc_tx *tx, struct hc_record *survivor, struct hc_record *loser, const char *const *take, size_t n,
    struct hc_err *err)
{
	struct tx_mark mark;
	int rc;

	if ((rc = tx_enter(tx, "merge", true, &mark, err)) < 0)
		return rc;
	return tx_leave(tx, &mark, merge(tx, survivor, loser, take, n, err), err);
}
