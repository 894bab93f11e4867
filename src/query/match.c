/*
 * match.c - a condition asked of a record in memory, with its unsaved values.
 *
 * What the record alone can answer is answered here; what needs other records (links followed, names, relations, history) becomes
 * one bound SELECT in which the record's fields are values (emit.h), so both forms are one text.
 */
#include "query/emit.h"

#include "base/decimal.h"
#include "base/utf8.h"
#include "model/type.h"
#include "query/formula.h"
#include "query/regex.h"


struct matcher {
	const struct match *m;
	const struct query_ctx *c;
	const struct hc_record *r;
	struct hc_err *err;
};

int
match_value(const struct match *m, const struct hc_record *r, const struct field *f, struct hc_value *ret, struct hc_err *err)
{
	const struct formula *fm;
	int rc;

	if (f->type->store != STORE_NONE) {
		*ret = *record_get(r, f);
		return HC_OK;
	}
	if ((rc = formula_compile_field(m->ctx, f, &fm, err)) < 0)
		return rc;
	return formula_eval(m, fm, r, f, m->ctx->arena, ret, err);
}

/* SELECT (condition) with the record's values bound. */
static int
by_select(struct matcher *t, const struct expr *e, bool *ret)
{
	struct statement st = { .sink = SINK_ROWS };
	struct hc_value v;
	struct emitter em;
	struct scope sc;
	struct sql out, test;
	int rc;

	if (t->m->select == NULL)
		return err_at(t->err, HC_INVALID, e->pos, "This condition looks at other records, which cannot be asked here.");
	emitter_init(&em, t->c, DIALECT_SQLITE, t->err);
	sql_init(&out, t->c->arena);
	sql_init(&test, t->c->arena);
	scope_init(&em, &sc, t->r->object, emit_new_alias(&em));
	sc.record = t->r;
	sc.match = t->m;
	if ((rc = emit_condition(&em, &sc, e, &test)) < 0)
		return rc;
	sql_text(&out, "SELECT (");
	sql_add(&out, &test);
	sql_text(&out, ") IS TRUE FROM (SELECT 1) AS %s", sc.alias);
	/* the binds of the joins follow those of the test, as their text does */
	sql_add(&out, &sc.joins);
	st.sql = out.text;
	st.binds = out.binds.at;
	st.nbinds = out.binds.n;
	st.needs_fts = em.needs_fts;
	if ((rc = t->m->select(t->m->arg, &st, &v, t->err)) < 0)
		return rc;
	*ret = v.kind == VALUE_INT && v.i != 0;
	return HC_OK;
}

static bool
contains(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static bool
text_range(struct matcher *t, const struct item *it, const char *key)
{
	struct arena *a = t->c->arena;

	if (it->text[0] != '\0' && strcmp(key, utf8_fold(a, it->text, strlen(it->text))) < 0)
		return false;
	return it->hi[0] == '\0' ||
	    strcmp(key, arena_printf(a, "%s\xf4\x8f\xbf\xbf", utf8_fold(a, it->hi, strlen(it->hi)))) <= 0;
}

static bool
text_holds(struct matcher *t, const struct field *f, enum op op, const struct item *it, const struct hc_value *v)
{
	const char *key = fold_value(t->c, f, v), *text = literal_text(t->c, it);
	struct hc_value want = value_text(text, strlen(text));
	struct words words;
	int order;

	if (field_blind(f))
		return it->blind != NULL && strcmp(key, it->blind) == 0;
	if (it->kind == ITEM_RANGE)
		return text_range(t, it, key);
	switch (op) {
	case OP_IS:
		if (!field_searched(f))
			return contains(key, fold_want(t->c, f, text));
		words_split(t->c->arena, text, strlen(text), &words);
		return words_match(t->c->arena, v->s, v->len, &words, false);
	case OP_EQ:
	case OP_NE:
		if (folds_whole(f))
			return strcmp(key, fold_value(t->c, f, &want)) == 0;
		return v->len == want.len && memcmp(v->s, want.s, want.len) == 0;
	default:
		order = strcmp(key, fold_value(t->c, f, &want));
		return op == OP_LT ? order < 0 : op == OP_LE ? order <= 0 : op == OP_GT ? order > 0 : order >= 0;
	}
}

static bool
option_holds(const struct item *it, const struct hc_value *v)
{
	for (size_t i = 0; i < it->options.n; i++)
		if (strlen(it->options.at[i]->name) == v->len && memcmp(it->options.at[i]->name, v->s, v->len) == 0)
			return true;
	return false;
}

static bool
multi_holds(struct matcher *t, const struct field *f, enum op op, const struct item *it, const struct hc_value *v)
{
	struct items one = {0};
	const char *have = arena_strndup(t->c->arena, v->s, v->len);

	if (op != OP_IS) {
		vec_push(t->c->arena, &one.list, *it);
		return strcmp(have, multi_text(t->c, f, &one, 0, 1)) == 0;
	}
	if (it->options.n == 0) {
		const char *word = literal_text(t->c, it);

		return contains(utf8_fold(t->c->arena, have, strlen(have)),
		    arena_printf(t->c->arena, ";%s;", utf8_fold(t->c->arena, word, strlen(word))));
	}
	for (size_t i = 0; i < it->options.n; i++)
		if (contains(have, arena_printf(t->c->arena, ";%s;", it->options.at[i]->name)))
			return true;
	return false;
}

static int
number_holds(struct matcher *t, const struct field *f, enum op op, const struct item *it, const struct hc_value *v, bool *ret)
{
	int64_t have = v->i;
	struct span span;
	int rc;

	if ((rc = literal_span(t->c, f, op, it, &span, t->err)) < 0)
		return rc;
	if (form_of(f) == FORM_BASE) {
		if (span.currency[0] != '\0' && strcmp(record_currency(t->r), span.currency) != 0) {
			*ret = false;
			return HC_OK;
		}
		if (span.currency[0] == '\0' && t->r->base != NULL)
			have = t->r->base[f->slot];
	}
	*ret = (!span.has_lo || have >= span.lo) && (!span.has_hi || have <= span.hi);
	return HC_OK;
}

static bool
link_holds(struct matcher *t, const struct item *it, const struct hc_value *v)
{
	if (it->meaning == MEANS_ME)
		return t->c->me != NULL && memcmp(v->id, t->c->me, 16) == 0;
	return memcmp(v->id, it->value.id, 16) == 0;
}

/* Two fields of the record, of one class. */
static int
path_holds(struct matcher *t, const struct field *f, enum op op, const struct item *it, const struct hc_value *v, bool *ret)
{
	const struct field *g = it->path.field;
	struct hc_value w;
	__int128 a, b;
	int rc, order;

	if ((rc = match_value(t->m, t->r, g, &w, t->err)) < 0)
		return rc;
	*ret = false;
	if (w.kind == VALUE_NULL)
		return HC_OK;
	if (v->kind == VALUE_TEXT) {
		const char *x = op >= OP_LT ? fold_value(t->c, f, v) : arena_strndup(t->c->arena, v->s, v->len);
		const char *y = op >= OP_LT ? fold_value(t->c, g, &w) : arena_strndup(t->c->arena, w.s, w.len);

		order = strcmp(x, y);
	} else if (v->kind == VALUE_ID) {
		order = memcmp(v->id, w.id, 16);
	} else {
		bool base = form_of(f) == FORM_BASE && t->r->base != NULL;

		a = base ? t->r->base[f->slot] : v->i;
		b = base ? t->r->base[g->slot] : w.i;
		for (int i = f->scale; field_class(f) == CLASS_NUMBER && i < g->scale; i++)
			a *= 10;
		for (int i = g->scale; field_class(f) == CLASS_NUMBER && i < f->scale; i++)
			b *= 10;
		order = (a > b) - (a < b);
	}
	*ret = op == OP_LT ? order < 0 : op == OP_LE ? order <= 0 : op == OP_GT ? order > 0 : op == OP_GE ? order >= 0 : order == 0;
	return HC_OK;
}

static int
item_holds(struct matcher *t, const struct field *f, enum op op, const struct item *it, const struct hc_value *v, bool *ret)
{
	enum type_class class = field_class(f);
	bool yes;
	int rc;

	*ret = false;
	if (it->meaning == MEANS_NONE) {
		*ret = v->kind == VALUE_NULL;
		return HC_OK;
	}
	if (class == CLASS_BOOL && it->meaning != MEANS_PATH) {
		if ((rc = literal_bool(it, &yes, t->err)) < 0)
			return rc;
		*ret = yes == (v->kind != VALUE_NULL && v->i != 0);
		return HC_OK;
	}
	if (v->kind == VALUE_NULL)
		return HC_OK;
	if (it->meaning == MEANS_PATH)
		return path_holds(t, f, op, it, v, ret);
	switch (class) {
	case CLASS_NUMBER: case CLASS_MONEY: case CLASS_DATE: case CLASS_STAMP: case CLASS_TIME: case CLASS_DURATION:
		return number_holds(t, f, op, it, v, ret);
	case CLASS_SELECT:
		*ret = option_holds(it, v);
		return HC_OK;
	case CLASS_MULTI:
		*ret = multi_holds(t, f, op, it, v);
		return HC_OK;
	case CLASS_LOOKUP:
		*ret = link_holds(t, it, v);
		return HC_OK;
	default:
		*ret = text_holds(t, f, op, it, v);
		return HC_OK;
	}
}

/* True if the record alone cannot answer. */
static bool
needs_others(const struct expr *e)
{
	if (e->kind == EXPR_RELATED || e->kind == EXPR_AGGREGATE || e->kind == EXPR_HISTORY || e->kind == EXPR_HANGS || e->path.hops.n > 0)
		return true;
	for (size_t i = 0; i < e->items.list.n; i++) {
		const struct item *it = &e->items.list.at[i];

		if (it->meaning == MEANS_TEAM || it->meaning == MEANS_TREE || it->meaning == MEANS_NAME || it->path.hops.n > 0)
			return true;
	}
	return false;
}

static int
test_holds(struct matcher *t, const struct expr *e, bool *ret)
{
	const struct field *f = e->path.field;
	enum op op = e->op == OP_NE ? OP_EQ : e->op;
	struct hc_value v;
	bool holds = e->items.all, one;
	int rc;

	if ((rc = match_value(t->m, t->r, f, &v, t->err)) < 0)
		return rc;
	if (e->items.all && field_class(f) == CLASS_MULTI && op == OP_EQ) {
		holds = v.kind == VALUE_TEXT && strcmp(arena_strndup(t->c->arena, v.s, v.len),
		    multi_text(t->c, f, &e->items, 0, e->items.list.n)) == 0;
	} else {
		for (size_t i = 0; i < e->items.list.n; i++) {
			if ((rc = item_holds(t, f, op, &e->items.list.at[i], &v, &one)) < 0)
				return rc;
			if (one != e->items.all)
				holds = one;
		}
	}
	*ret = holds != (e->op == OP_NE);
	return HC_OK;
}

static int
regex_holds(struct matcher *t, const struct expr *e, bool *ret)
{
	struct hc_value v;
	struct regex *re;
	int rc;

	if ((rc = match_value(t->m, t->r, e->path.field, &v, t->err)) < 0)
		return rc;
	*ret = e->no;
	if (v.kind != VALUE_TEXT)
		return HC_OK;
	if ((rc = regex_compile(e->text, strlen(e->text), &re, t->err)) < 0)
		return rc;
	rc = regex_match(re, v.s, v.len, t->err);
	regex_free(re);
	if (rc < 0)
		return rc;
	*ret = (rc == 1) != e->no;
	return HC_OK;
}

/* Full text: in any searched field that the user may see; without an index in the title. */
static bool
word_holds(struct matcher *t, const struct expr *e)
{
	const struct object *o = t->r->object;
	bool searched = false;
	struct words want;

	words_split(t->c->arena, e->text, strlen(e->text), &want);
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		const struct hc_value *v;

		if (!field_searched(f))
			continue;
		searched = true;
		v = record_get(t->r, f);
		if (v->kind == VALUE_TEXT && check_readable(t->c, f) && words_match(t->c->arena, v->s, v->len, &want, e->exact))
			return true;
	}
	if (!searched) {
		const struct hc_value *v = record_get(t->r, o->title);

		return v->kind == VALUE_TEXT && contains(fold_value(t->c, o->title, v), fold_want(t->c, o->title, e->text));
	}
	return false;
}

static int
holds(struct matcher *t, const struct expr *e, bool *ret)
{
	struct hc_value v;
	bool one;
	int rc;

	if (needs_others(e))
		return by_select(t, e, ret);
	switch (e->kind) {
	case EXPR_AND:
	case EXPR_OR:
		*ret = e->kind == EXPR_AND;
		for (size_t i = 0; i < e->kids.n && *ret == (e->kind == EXPR_AND); i++)
			if ((rc = holds(t, e->kids.at[i], ret)) < 0)
				return rc;
		return HC_OK;
	case EXPR_NOT:
		if ((rc = holds(t, e->kids.at[0], &one)) < 0)
			return rc;
		*ret = !one;
		return HC_OK;
	case EXPR_TEST:
		return test_holds(t, e, ret);
	case EXPR_REGEX:
		return regex_holds(t, e, ret);
	case EXPR_HAS:
		if ((rc = match_value(t->m, t->r, e->path.field, &v, t->err)) < 0)
			return rc;
		*ret = (v.kind != VALUE_NULL) != e->no;
		return HC_OK;
	case EXPR_WORD:
		*ret = word_holds(t, e);
		return HC_OK;
	default:
		*ret = true;
		return HC_OK;
	}
}

int
query_match(const struct match *m, const struct expr *e, const struct hc_record *r, bool *ret, struct hc_err *err)
{
	struct matcher t = { .m = m, .c = m->ctx, .r = r, .err = err };
	bool result = false;
	int rc;

	if ((rc = holds(&t, e, &result)) < 0)
		return rc;
	*ret = result;
	return HC_OK;
}

static void
path_objects(const struct path *p, void (*fn)(void *arg, const struct object *o), void *arg)
{
	for (size_t i = 0; i < p->hops.n; i++)
		if (p->hops.at[i].field->target != NULL)
			fn(arg, p->hops.at[i].field->target);
}

void
query_objects(const struct expr *e, void (*fn)(void *arg, const struct object *o), void *arg)
{
	for (size_t i = 0; i < e->kids.n; i++)
		query_objects(e->kids.at[i], fn, arg);
	path_objects(&e->path, fn, arg);
	for (size_t i = 0; i < e->items.list.n; i++)
		path_objects(&e->items.list.at[i].path, fn, arg);
	if (e->relation != NULL)
		fn(arg, e->relation->object);
	for (size_t i = 0; i < e->nparents; i++) {
		fn(arg, e->parents[i].object);
		if (e->parents[i].condition != NULL)
			query_objects(e->parents[i].condition, fn, arg);
	}
}

void
query_fields(const struct expr *e, void (*fn)(void *arg, const struct field *f), void *arg)
{
	if (e->kind == EXPR_RELATED || e->kind == EXPR_AGGREGATE)
		return;		/* what is inside is of other records */
	if (e->kind == EXPR_HANGS) {
		fn(arg, object_field(e->object, "object"));
		fn(arg, object_field(e->object, "record"));
		return;
	}
	for (size_t i = 0; i < e->kids.n; i++)
		query_fields(e->kids.at[i], fn, arg);
	if (e->kind == EXPR_AND || e->kind == EXPR_OR || e->kind == EXPR_NOT || e->kind == EXPR_ALL)
		return;
	if (e->kind == EXPR_WORD) {
		for (size_t i = 0; i < e->object->fields.n; i++)
			if (field_searched(e->object->fields.at[i]) || e->object->fields.at[i] == e->object->title)
				fn(arg, e->object->fields.at[i]);
		return;
	}
	fn(arg, e->path.hops.n > 0 ? e->path.hops.at[0].field : e->path.field);
	for (size_t i = 0; i < e->items.list.n; i++) {
		const struct path *p = &e->items.list.at[i].path;

		if (e->items.list.at[i].meaning == MEANS_PATH)
			fn(arg, p->hops.n > 0 ? p->hops.at[0].field : p->field);
	}
}
