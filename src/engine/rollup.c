/*
 * rollup.c - stored figures of a parent over its children: `sum.opportunities.amount(stage:closed_won)`.
 *
 * A child's save notes which figures of which parents are out of date; they are recomputed once, at the end of the
 * transaction or before somebody reads. Many parents of one figure are answered by one grouped pass. Roll-ups are derived:
 * no revision, no journal, so that editing a deal never collides with editing its account.
 */
#include "engine/local.h"

#include <ctype.h>
#include <string.h>

#include "base/decimal.h"
#include "model/type.h"

#define GROUPED_FROM 256	/* parents of one figure, above which one pass over the children is cheaper */

struct rollups {
	VEC(struct todo {
		const struct rollup_code *code;
		struct map *parents;	/* by id; the value says nothing */
	}) at;
};

/* "sum.opportunities.amount(stage:closed_won)" in its parts. */
struct rollup_text {
	char agg[16], relation[64], path[128];
	const char *where;
	size_t nwhere;
};

static bool
take_word(const char **p, char *out, size_t cap)
{
	size_t n = 0;

	while ((isalnum((unsigned char)**p) || **p == '_') && n + 1 < cap)
		out[n++] = *(*p)++;
	out[n] = '\0';
	return n > 0;
}

static bool
split(const char *s, struct rollup_text *t)
{
	size_t n = 0;

	memset(t, 0, sizeof(*t));
	while (*s == ' ')
		s++;
	if (!take_word(&s, t->agg, sizeof(t->agg)) || *s++ != '.' || !take_word(&s, t->relation, sizeof(t->relation)))
		return false;
	if (*s == '.')
		for (s++; (isalnum((unsigned char)*s) || *s == '_' || *s == '.') && n + 1 < sizeof(t->path); s++)
			t->path[n++] = *s;
	while (*s == ' ')
		s++;
	if (*s == '(') {
		const char *end = strrchr(s, ')');

		if (end == NULL)
			return false;
		t->where = s + 1;
		t->nwhere = (size_t)(end - s - 1);
	} else if (*s != '\0') {
		return false;
	}
	return true;
}

static void
read_field(void *arg, const struct field *f)
{
	slots_add(arg, f);
}

/* What the figure reads of the child: the link, the summed field (and what its base hangs on), the condition, deletion. */
static int
note_reads(struct work *w, const struct object *child, const struct rollup_text *t, struct rollup_code *rc, struct arena *a,
    struct hc_err *err)
{
	struct query_ctx c = engine_system_ctx(w, a, child);
	const struct expr *e;
	int code;

	slots_add(&rc->reads, rc->lookup);
	if (t->path[0] != '\0') {
		const struct field *f = object_field(child, t->path);

		if (f == NULL || is_formula(f))
			rc->reads.all = true;
		else
			slots_add(&rc->reads, f);
		if (f != NULL && f->type->class == CLASS_MONEY)
			slots_add(&rc->reads, child->fields.at[SLOT_CURRENCY]);
	}
	if (t->nwhere == 0)
		return HC_OK;
	if ((code = query_parse_condition(&c, arena_strndup(a, t->where, t->nwhere), &e, err)) < 0)
		return code;
	query_fields(e, read_field, &rc->reads);
	return HC_OK;
}

static int
compile_one(struct work *w, struct object_code *c, const struct field *f, struct hc_err *err)
{
	struct arena *a = w->engine->code_arena;
	struct rollup_code rc = { .rollup = f };
	const struct relation *rel;
	struct rollup_text t;
	bool count;
	int code;

	if (!split(f->formula, &t))
		return hc_fail(err, HC_BUG, f->handle, "%s:%d: %s: a roll-up reads AGG.RELATION[.FIELD][(CONDITION)].",
		    f->source.file, f->source.line, f->name);
	rel = object_relation(f->object, t.relation);
	if (rel == NULL || rel->object != c->object)
		return HC_OK;
	rc.lookup = rel->field;
	count = strcmp(t.agg, "count") == 0 || strcmp(t.agg, "n") == 0;
	rc.zero = count || strcmp(t.agg, "sum") == 0 || strcmp(t.agg, "distinct") == 0;
	if (!count && t.path[0] == '\0')
		return hc_fail(err, HC_BUG, f->handle, "%s:%d: %s: %s needs a field, as in %s.%s.amount.", f->source.file,
		    f->source.line, f->name, t.agg, t.agg, t.relation);
	rc.head = t.nwhere > 0 ? arena_printf(a, "%s (%.*s)", c->object->name, (int)t.nwhere, t.where) :
	    arena_strdup(a, c->object->name);
	rc.tail = count ? "agg n" : arena_printf(a, "agg %s.%s", t.agg, t.path);
	if ((code = note_reads(w, c->object, &t, &rc, a, err)) < 0) {
		err_prefix(err, "%s:%d: roll-up %s", f->source.file, f->source.line, f->name);
		return code;
	}
	vec_push(a, &c->rollups, rc);
	return HC_OK;
}

int
rollup_compile(struct work *w, struct object_code *c, struct hc_err *err)
{
	const struct model *m = w->model;
	int rc;

	for (size_t i = 0; i < m->objects.n; i++)
		for (size_t j = SLOT_FIRST; j < m->objects.at[i]->fields.n; j++) {
			const struct field *f = m->objects.at[i]->fields.at[j];

			if (f->formula != NULL && !is_formula(f) &&
			    (rc = compile_one(w, c, f, err)) < 0)
				return rc;
		}
	return HC_OK;
}

void
rollup_note_parent(struct hc_tx *tx, const struct rollup_code *rc, const uint8_t parent[16])
{
	struct engine *e = tx->work->engine;
	struct todo t = { .code = rc };
	size_t i;

	if (e->rollups == NULL)
		e->rollups = ARENA_NEW(e->tx_base, struct rollups);
	for (i = 0; i < e->rollups->at.n && e->rollups->at.at[i].code != rc; i++)
		;
	if (i == e->rollups->at.n) {
		t.parents = map_new(e->tx_base);
		vec_push(e->tx_base, &e->rollups->at, t);
	}
	if (map_getn(e->rollups->at.at[i].parents, parent, 16) == NULL)
		map_putn(e->rollups->at.at[i].parents, parent, 16, e->rollups);
}

/* A child was written: both its old and its new parent, if it moved. whole: it came or went. */
void
rollup_note(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, const struct hc_value *old, bool whole)
{
	for (size_t i = 0; i < c->rollups.n; i++) {
		const struct rollup_code *rc = &c->rollups.at[i];
		const struct hc_value *now = &r->values[rc->lookup->slot], *was = &old[rc->lookup->slot];

		if (!whole && !slots_touch(&rc->reads, r))
			continue;
		if (now->kind == VALUE_ID)
			rollup_note_parent(tx, rc, now->id);
		if (was->kind == VALUE_ID && !value_equal(was, now))
			rollup_note_parent(tx, rc, was->id);
	}
}

/* Fits an aggregate to the field: its scale, and whole numbers for integer results. */
static struct hc_value
fit(const struct rollup_code *rc, const struct hc_value *v)
{
	const struct field *f = rc->rollup;
	enum type_class class = field_type(f)->class;
	int scale = class == CLASS_MONEY ? 4 : f->scale;
	struct hc_value out = *v;

	if (v->kind == VALUE_NULL)
		out = rc->zero ? value_int(0) : *v;
	if (out.kind != VALUE_INT && out.kind != VALUE_DECIMAL)
		return out;
	if (class == CLASS_NUMBER || class == CLASS_MONEY) {
		int from = out.kind == VALUE_DECIMAL ? out.scale : 0;

		if (decimal_rescale(out.i, from, scale, &out.i) < 0)
			return VALUE_NONE;
		out.kind = strcmp(field_type(f)->name, "integer") == 0 ? VALUE_INT : VALUE_DECIMAL;
		out.scale = out.kind == VALUE_DECIMAL ? (uint8_t)scale : 0;
	}
	return out;
}

static int
column_of(const struct query *q)
{
	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.at[i].is_agg && !q->columns.at[i].hidden)
			return (int)i;
	return -1;
}

/* Money is summed in the base currency; a parent that is kept in another shows it in its own. */
static int
write(struct hc_tx *tx, const struct rollup_code *rc, const uint8_t parent[16], const struct hc_value *figure, struct hc_err *err)
{
	struct work *w = tx->work;
	struct hc_value v = fit(rc, figure);
	struct hc_record *r;
	struct arena *a;
	int64_t base = v.i;
	int code;

	if (field_type(rc->rollup)->class != CLASS_MONEY || v.kind != VALUE_DECIMAL || !money_has_rates(w))
		return save_derived(w->store, rc->rollup, parent, &v, err);
	a = arena_new("figure");
	code = read_record(w->store, rc->rollup->object, parent, a, &r, err);
	if (code >= 0 && money_from_base(w, record_currency(r), base, &v.i) < 0)
		v.i = base;	/* no rate: the base is at least a true figure */
	arena_free(a);
	if (code < 0)
		return code == HC_NOTFOUND ? HC_OK : code;
	if ((code = save_derived(w->store, rc->rollup, parent, &v, err)) < 0 || v.i == base)
		return code;
	return save_base(w->store, rc->rollup, parent, base, err);
}

static int
refresh_one(struct hc_tx *tx, const struct rollup_code *rc, const uint8_t parent[16], struct arena *a, struct hc_err *err)
{
	struct work *w = tx->work;
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct hc_value id = value_id(parent), v = VALUE_NONE;
	struct hc_value **rows;
	struct query *q;
	size_t n;
	int code;

	c.params = &id;
	c.nparams = 1;
	if ((code = query_parse(&c, arena_printf(a, "%s and %s = %%1 %s", rc->head, rc->lookup->name, rc->tail), &q, err)) < 0 ||
	    (code = read_groups(w->store, &c, q, a, &rows, &n, err)) < 0)
		return code;
	if (n > 0 && column_of(q) >= 0)
		v = rows[0][column_of(q)];
	return write(tx, rc, parent, &v, err);
}

static int
refresh_many(struct hc_tx *tx, const struct rollup_code *rc, struct map *parents, struct arena *a, struct hc_err *err)
{
	struct work *w = tx->work;
	struct map *seen = map_new(a);
	struct query_ctx c = engine_system_ctx(w, a, NULL);
	struct hc_value **rows, none = VALUE_NONE;
	struct query *q;
	size_t n;
	int code;

	if ((code = query_parse(&c, arena_printf(a, "%s by %s %s", rc->head, rc->lookup->name, rc->tail), &q, err)) < 0 ||
	    (code = read_groups(w->store, &c, q, a, &rows, &n, err)) < 0)
		return code;
	for (size_t i = 0; i < n; i++) {
		if (rows[i][0].kind != VALUE_ID || map_getn(parents, rows[i][0].id, 16) == NULL)
			continue;
		if ((code = write(tx, rc, rows[i][0].id, &rows[i][column_of(q)], err)) < 0)
			return code;
		map_putn(seen, rows[i][0].id, 16, seen);
	}
	for (size_t i = 0; i < map_count(parents); i++) {
		const uint8_t *id = (const uint8_t *)map_key(parents, i);

		if (map_getn(seen, id, 16) == NULL && (code = write(tx, rc, id, &none, err)) < 0)
			return code;
	}
	return HC_OK;
}

static int
flush(struct hc_tx *tx, const struct todo *t, struct arena *a, struct hc_err *err)
{
	int code = HC_OK;

	if (map_count(t->parents) >= GROUPED_FROM)
		return refresh_many(tx, t->code, t->parents, a, err);
	for (size_t i = 0; i < map_count(t->parents) && code == HC_OK; i++) {
		code = refresh_one(tx, t->code, (const uint8_t *)map_key(t->parents, i), a, err);
		arena_reset(a);
	}
	return code;
}

int
rollup_flush(struct hc_tx *tx, struct hc_err *err)
{
	struct engine *e = tx->work->engine;
	struct rollups *all = e->rollups;
	struct arena *a;
	int code = HC_OK;

	if (all == NULL)
		return HC_OK;
	e->rollups = NULL;
	a = arena_new("rollup");
	for (size_t i = 0; i < all->at.n && code == HC_OK; i++) {
		code = flush(tx, &all->at.at[i], a, err);
		arena_reset(a);
	}
	arena_free(a);
	return code;
}

/* implements job_fn: kind `rollups`, the object of the children as payload. An import that died left its parents behind. */
int
rollup_all(void *arg, struct hc_tx *tx, const struct queued *job, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	struct work *w = tx->work;
	const struct object *o = model_object(w->model, job->payload);
	struct page_at all = { .limit = -1 };
	struct object_code *c;
	int code;

	if (o == NULL)
		return HC_OK;
	if ((code = code_object(w, o, &c, err)) < 0)
		return code;
	for (size_t i = 0; i < c->rollups.n && code >= 0; i++) {
		struct arena *a = arena_new("rollups");
		struct query_ctx ctx = engine_system_ctx(w, a, NULL);
		struct hc_value **rows;
		struct query *q;
		size_t n = 0;

		if ((code = query_parse(&ctx, c->rollups.at[i].rollup->object->name, &q, err)) >= 0 &&
		    (code = query_set_columns(&ctx, q, paths, 1, err)) >= 0)
			code = read_page(w->store, &ctx, q, &all, false, a, &rows, &n, err);
		for (size_t j = 0; code >= 0 && j < n; j++)
			rollup_note_parent(tx, &c->rollups.at[i], rows[j][q->id_column].id);
		arena_free(a);
	}
	return code < 0 ? code : rollup_flush(tx, err);
}
