/*
 * undo.c - takes back a journal transaction, or does it again, through the journal's own entries.
 *
 * Rights and uniqueness are asked, rules and workflows are not: what was once allowed may come back. A field that somebody
 * changed since stays as it is and is listed, unless forced. Reversing is a transaction of its own, so it is undone the
 * same way.
 */
#include "engine/local.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/json.h"
#include "base/uuid.h"

/* One reversal under way. */
struct reversal {
	struct hc_tx *tx;
	bool redo, force;
	struct buf *kept;
	bool any_kept;
};

static int
decode(const struct field *f, const json_t *j, struct arena *a, struct hc_value *ret, struct hc_err *err)
{
	const struct type *t = field_type(f);
	size_t bad;
	int64_t n;
	uint8_t id[16];

	*ret = VALUE_NONE;
	if (j == NULL || json_is_null(j))
		return HC_OK;
	if (json_is_integer(j)) {
		*ret = value_int(json_integer_value(j));
		return HC_OK;
	}
	if (!json_is_string(j))
		return hc_fail(err, HC_STORE, f->handle, "The journal's value of %s cannot be read; run doctor.", f->name);
	if (t->store == STORE_ID && uuid_parse(json_string_value(j), id)) {
		*ret = value_id(id);
		return HC_OK;
	}
	if (t->store == STORE_INTEGER) {
		int scale = t->class == CLASS_MONEY ? 4 : f->scale;

		if (decimal_parse(json_string_value(j), scale, &n, &bad) < 0)
			return hc_fail(err, HC_STORE, f->handle, "The journal's value of %s cannot be read; run doctor.", f->name);
		*ret = value_decimal(n, scale);
		return HC_OK;
	}
	*ret = value_text(arena_strndup(a, json_string_value(j), json_string_length(j)), json_string_length(j));
	return HC_OK;
}

static void
keep(struct reversal *v, const struct hc_record *r, const struct field *f)
{
	char id[UUID_TEXT];

	v->any_kept = true;
	if (v->kept == NULL)
		return;
	uuid_format(r->values[SLOT_ID].id, id);
	buf_printf(v->kept, "%s %s %s: %s changed since\n", r->object->name, id + strlen(id) - 6, record_title(r),
	    f != NULL ? f->label : "the record");
}

/* Sets the fields of one update entry back (forth) in memory. Returns how many, or an error. */
static int
set_fields(struct reversal *v, struct hc_record *r, const char *diff, struct hc_err *err)
{
	json_t *root, *pair;
	const char *name;
	int n = 0, rc;

	if ((rc = json_read(diff, strlen(diff), &root, err)) < 0)
		return rc;
	json_object_foreach(root, name, pair) {
		const struct field *f = object_field(r->object, name);
		struct hc_value from, to;

		if (f == NULL || is_formula(f))
			continue;	/* a field of a plugin that is off stays in the journal */
		if ((rc = decode(f, json_array_get(pair, v->redo ? 0 : 1), r->arena, &from, err)) < 0 ||
		    (rc = decode(f, json_array_get(pair, v->redo ? 1 : 0), r->arena, &to, err)) < 0)
			break;
		if (!value_equal(&r->values[f->slot], &from) && !v->force) {
			if (!value_equal(&r->values[f->slot], &to))
				keep(v, r, f);
			continue;
		}
		record_set(r, f, to);
		n++;
	}
	json_decref(root);
	return rc < 0 ? rc : n;
}

static int
check_rights(struct hc_tx *tx, const struct hc_record *r, struct hc_err *err)
{
	if (tx->work->admin)
		return HC_OK;
	for (size_t i = SLOT_OWNER; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];

		if (!is_formula(f) && !value_equal(&r->values[i], &r->old[i]) && !access_field(tx->work, f, 'e'))
			return hc_fail(err, HC_DENIED, f->handle, "%s: your role may not change it.", f->label);
	}
	return access_record(tx->work, r, 'e', err);
}

static int
write_back(struct reversal *v, struct hc_record *r, struct hc_err *err)
{
	struct hc_tx *tx = v->tx;
	struct object_code *c;
	struct hc_value *old;
	int rc;

	if ((rc = code_object(tx->work, r->object, &c, err)) < 0)
		return rc;
	if ((rc = check_rights(tx, r, err)) < 0 || (rc = check_unique(tx, c, r, err)) < 0 ||
	    (c->money.n > 0 && (rc = money_bases(tx->work, c, r, err)) < 0))
		return rc;
	old = arena_dup(tx->arena, r->old, r->object->fields.n * sizeof(*old));
	if ((rc = save_record(tx->work->store, &tx->change, r, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, 'u');
	memcpy(r->old, old, r->object->fields.n * sizeof(*old));
	rollup_note(tx, c, r, old, false);
	return HC_OK;
}

/* Has anything happened to the record after this transaction, but what was taken back itself? A create is undone by a delete
   only when nobody has worked on the record since. */
static int
touched_since(struct reversal *v, const struct entry *e, struct arena *a, bool *ret, struct hc_err *err)
{
	struct map *net = map_new(a);
	struct entry *later;
	size_t n;
	int rc;

	*ret = false;
	if ((rc = journal_list(v->tx->work->store, e->object, e->record, 0, 1000, a, &later, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && later[i].tx > e->tx; i++) {
		json_t *root, *pair;
		const char *name;

		if (later[i].tx == v->tx->change.tx || later[i].diff == NULL || later[i].diff[0] == '\0')
			continue;
		if ((rc = json_read(later[i].diff, strlen(later[i].diff), &root, err)) < 0)
			return rc;
		/* newest first: the first `new` and the last `old` of a field are its net change */
		json_object_foreach(root, name, pair) {
			char *was = json_dumps(json_array_get(pair, 0), JSON_ENCODE_ANY);
			char *now = json_dumps(json_array_get(pair, 1), JSON_ENCODE_ANY);
			char **ends = map_get(net, name);

			if (ends == NULL) {
				ends = ARENA_ARRAY(a, char *, 2);
				ends[1] = arena_strdup(a, now != NULL ? now : "");
				map_put(net, name, ends);
			}
			ends[0] = arena_strdup(a, was != NULL ? was : "");
			free(was);
			free(now);
		}
		json_decref(root);
	}
	for (size_t i = 0; i < map_count(net) && !*ret; i++) {
		char **ends = map_value(net, i);

		*ret = strcmp(ends[0], ends[1]) != 0;
	}
	return HC_OK;
}

static int
set_deleted(struct reversal *v, struct hc_record *r, bool deleted, struct hc_err *err)
{
	struct hc_tx *tx = v->tx;
	struct object_code *c;
	int rc;

	if (deleted == (r->values[SLOT_DELETED].kind != VALUE_NULL))
		return HC_OK;
	if (!deleted)
		return engine_undelete(tx, r, err);
	if ((rc = code_object(tx->work, r->object, &c, err)) < 0)
		return rc;
	if (!tx->work->admin && (rc = access_record(tx->work, r, 'e', err)) < 0)
		return rc;
	if ((rc = save_delete(tx->work->store, &tx->change, r, true, err)) < 0)
		return rc;
	tx_touched(tx, r->object, r->values[SLOT_ID].id, 'd');
	rollup_note(tx, c, r, r->values, true);
	return HC_OK;
}

static int
reverse_entry(struct reversal *v, const struct entry *e, struct arena *a, struct hc_err *err)
{
	struct hc_record *r;
	bool since = false;
	int rc;

	if (e->object == NULL)
		return HC_OK;	/* its plugin is off: the rows stay, hidden, as they are */
	rc = read_record(v->tx->work->store, e->object, e->record, a, &r, err);
	if (rc == HC_NOTFOUND)
		return HC_OK;	/* purged: there is nothing to give back */
	if (rc < 0)
		return rc;
	switch (e->op) {
	case 'c':
		if (!v->redo && !v->force && (rc = touched_since(v, e, a, &since, err)) < 0)
			return rc;
		if (since) {
			keep(v, r, NULL);
			return HC_OK;
		}
		return set_deleted(v, r, !v->redo, err);
	case 'd':
		if ((rc = set_deleted(v, r, v->redo, err)) < 0)
			return rc;
		return HC_OK;
	case 'r':
		return set_deleted(v, r, !v->redo, err);
	case 'u':
	case 'm':
		if ((rc = set_fields(v, r, e->diff, err)) <= 0)
			return rc;
		return write_back(v, r, err);
	default:
		return HC_OK;
	}
}

static int
reverse_all(struct reversal *v, int64_t tx, struct hc_err *err)
{
	struct arena *list = arena_new("undo"), *one = arena_new("undo entry");
	struct arena *saved = v->tx->arena;
	struct entry *at;
	size_t n;
	int rc;

	rc = journal_tx(v->tx->work->store, tx, list, &at, &n, err);
	if (rc >= 0 && n == 0)
		rc = hc_fail(err, HC_NOTFOUND, 0, "There is no transaction %lld in the journal.", (long long)tx);
	if (rc >= 0 && at[0].seq <= journal_floor(v->tx->work->store))
		rc = hc_fail(err, HC_NOTFOUND, 0, "The journal is not kept back to transaction %lld; it cannot be taken back any more.", (long long)tx);
	v->tx->arena = one;
	for (size_t i = 0; rc >= 0 && i < n; i++) {
		rc = reverse_entry(v, &at[v->redo ? i : n - 1 - i], one, err);
		arena_reset(one);
	}
	v->tx->arena = saved;
	arena_free(one);
	arena_free(list);
	return rc < 0 ? rc : HC_OK;
}

static int
pick(struct work *w, int64_t *tx, bool redo, struct hc_err *err)
{
	int rc;

	if (*tx != 0)
		return HC_OK;
	rc = journal_last(w->store, w->user, redo, tx, err);
	if (rc == HC_NOTFOUND)
		return hc_fail(err, HC_NOTFOUND, 0, redo ? "There is nothing to redo." :
		    "There is nothing of yours to undo here; undo TX takes back one of the journal's by its number.");
	return rc;
}

/* A transaction is taken back whole or not at all. */
static int
reverse(struct reversal *v, int64_t tx, struct hc_err *err)
{
	struct work *w = v->tx->work;
	int rc;

	if ((rc = tx_journal(v->tx, err)) < 0 || (rc = reverse_all(v, tx, err)) < 0)
		return rc;
	return journal_mark_undone(w->store, tx, v->tx->change.tx, !v->redo, err);
}

int
engine_undo(struct work *w, int64_t tx, bool redo, bool force, struct buf *kept, int64_t *ret, struct hc_err *err)
{
	struct reversal v = { .redo = redo, .force = force, .kept = kept };
	char label[40];
	int rc;

	if ((rc = pick(w, &tx, redo, err)) < 0)
		return rc;
	snprintf(label, sizeof(label), "%s %lld", redo ? "redo" : "undo", (long long)tx);
	if ((rc = tx_begin(w, SOURCE_UNDO, label, &v.tx, err)) < 0)
		return rc;
	if ((rc = reverse(&v, tx, err)) < 0) {
		tx_abort(v.tx);
		return rc;
	}
	if ((rc = tx_commit(v.tx, err)) < 0)
		return rc;
	*ret = tx;
	if (v.any_kept)
		return hc_fail(err, HC_PART, 0, "Done in part: what changed since was kept; --force takes that back too.");
	return HC_OK;
}
