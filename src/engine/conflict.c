/*
 * conflict.c - two people edited one record: edits of different fields merge, of the same field are shown to whoever saves
 * last. Sets (tags, multiselects) merge by element (the field's merge policy).
 *
 * Edits that meet on two machines are sync's; this is one file with two windows or processes on it.
 */
#include "engine/local.h"

#include <stdlib.h>
#include <string.h>

#include "model/type.h"

struct words {
	VEC(const char *) at;
};

/* The elements of ";a;b;". */
static void
set_words(struct arena *a, const struct hc_value *v, struct words *ret)
{
	const char *p = v->s, *end;

	if (v->kind != VALUE_TEXT || v->len == 0)
		return;
	for (end = p + v->len; p < end; p++) {
		const char *e = memchr(p, ';', (size_t)(end - p));
		size_t n = (size_t)((e != NULL ? e : end) - p);

		if (n > 0)
			vec_push(a, &ret->at, arena_strndup(a, p, n));
		p += n;
	}
}

static bool
has_word(const struct words *w, const char *s)
{
	for (size_t i = 0; i < w->at.n; i++)
		if (strcmp(w->at.at[i], s) == 0)
			return true;
	return false;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* theirs, less what I took out, plus what I put in */
struct hc_value
set_merge(struct arena *a, const struct hc_value *base, const struct hc_value *theirs, const struct hc_value *mine)
{
	struct words b = {0}, t = {0}, m = {0}, all = {0};
	struct buf out = BUF_INIT;
	struct hc_value v;

	set_words(a, base, &b);
	set_words(a, theirs, &t);
	set_words(a, mine, &m);
	for (size_t i = 0; i < t.at.n; i++)
		if (has_word(&m, t.at.at[i]) || !has_word(&b, t.at.at[i]))
			vec_push(a, &all.at, t.at.at[i]);
	for (size_t i = 0; i < m.at.n; i++)
		if (!has_word(&b, m.at.at[i]) && !has_word(&all, m.at.at[i]))
			vec_push(a, &all.at, m.at.at[i]);
	if (all.at.n == 0)
		return VALUE_NONE;
	qsort(all.at.at, all.at.n, sizeof(*all.at.at), by_text);
	for (size_t i = 0; i < all.at.n; i++)
		buf_printf(&out, ";%s", all.at.at[i]);
	buf_addc(&out, ';');
	v = value_text(arena_strndup(a, out.data, out.len), out.len);
	buf_free(&out);
	return v;
}

/* Whether my edit of a field meets theirs. Derived and system fields are never mine. */
static bool
clashes(const struct field *f, const struct hc_value *base, const struct hc_value *theirs, const struct hc_value *mine)
{
	return f->slot != SLOT_UPDATED && f->slot != SLOT_UPDATED_BY && f->merge != MERGE_NONE && f->merge != MERGE_SET &&
	    !value_equal(mine, base) && !value_equal(theirs, base) && !value_equal(theirs, mine);
}

int
engine_conflict(struct work *w, const struct hc_record *mine, struct arena *a, struct field_conflict **ret, size_t *n,
    struct hc_err *err)
{
	struct hc_record *theirs;
	VEC(struct field_conflict) v = {0};
	int rc;

	if ((rc = read_record(w->store, mine->object, mine->values[SLOT_ID].id, a, &theirs, err)) < 0)
		return rc;
	for (size_t i = SLOT_OWNER; i < mine->object->fields.n; i++) {
		const struct field *f = mine->object->fields.at[i];
		struct field_conflict c = { .field = f, .base = mine->old[i], .theirs = theirs->values[i], .mine = mine->values[i] };

		if (!is_formula(f) && clashes(f, &c.base, &c.theirs, &c.mine))
			vec_push(a, &v, c);
	}
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

/* r becomes `theirs` with my edits on top; sets unite. */
static void
rebase(struct hc_record *r, const struct hc_record *theirs)
{
	const struct object *o = r->object;

	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (value_equal(&r->values[i], &r->old[i]) || f->merge == MERGE_NONE || i == SLOT_UPDATED || i == SLOT_UPDATED_BY) {
			r->values[i] = theirs->values[i];
			if (r->base != NULL && theirs->base != NULL)
				r->base[i] = theirs->base[i];
		} else if (f->merge == MERGE_SET) {
			r->values[i] = set_merge(r->arena, &r->old[i], &theirs->values[i], &r->values[i]);
		}
		r->old[i] = theirs->values[i];
	}
	r->rid = theirs->rid;
	r->rev = theirs->rev;
	r->extra = theirs->extra;
}

int
engine_rebase(struct work *w, struct hc_record *mine, struct hc_err *err)
{
	struct hc_record *theirs;
	int rc;

	if ((rc = read_record(w->store, mine->object, mine->values[SLOT_ID].id, mine->arena, &theirs, err)) < 0)
		return rc;
	rebase(mine, theirs);
	return HC_OK;
}

/* Moves r onto the row as it is now, my edits on top. HC_CONFLICT names the first field that both changed. */
int
conflict_merge(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	const struct object *o = r->object;
	struct hc_record *theirs;
	int rc;

	if ((rc = read_record(tx->work->store, o, r->values[SLOT_ID].id, r->arena, &theirs, err)) < 0)
		return rc;
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++)
		if (!is_formula(o->fields.at[i]) && clashes(o->fields.at[i], &r->old[i], &theirs->values[i], &r->values[i]))
			return hc_fail(err, HC_CONFLICT, o->fields.at[i]->handle,
			    "%s: somebody else changed it meanwhile; look at both values and save again.", o->fields.at[i]->label);
	rebase(r, theirs);
	return HC_OK;
}
