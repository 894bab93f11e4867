/*
 * formula_eval.c - compiling, and evaluating a formula on a record in memory.
 */
#include "query/formula_impl.h"

#include <string.h>

#include "base/buf.h"
#include "base/uuid.h"
#include "query/sql.h"

#define OTHER_DECIMALS 6	/* of a number that is compiled for no field */

struct fenv {
	const struct match *m;
	const struct hc_record *r;
	const uint8_t *me;
	struct fcall call;
};

static void eval(const struct fenv *e, const struct fnode *n, struct hc_value *ret);

/* --- compiling --- */

static const struct type *
type_of(char letter)
{
	switch (letter) {
	case 'n':
		return type_find("number");
	case 'b':
		return type_find("boolean");
	case 'd':
		return type_find("date");
	case 's':
		return type_find("datetime");
	case 'c':
		return type_find("time");
	case 'i':
		return type_find("lookup");
	case 'u':
		return type_find("multiselect");
	case 'g':
		return type_find("geo");
	default:
		return type_find("text");
	}
}

static int
compile(const struct fcheck *k, const char *text, const struct type *result, const struct formula **ret, struct hc_err *err)
{
	struct formula *fm = ARENA_NEW(k->c->arena, struct formula);
	struct fnode *root;
	int rc;

	if ((rc = formula_parse(k->c->arena, text, &root, err)) < 0 || (rc = formula_check(k, root, err)) < 0)
		return rc;
	if (result && (rc = formula_result(k, &root, result, err)) < 0)
		return rc;
	fm->me = k->c->me ? arena_dup(k->c->arena, k->c->me, 16) : NULL;
	fm->locale = k->c->locale;
	fm->object = k->object;
	fm->field = k->field;
	fm->type = result ? result : type_of(root->type);
	fm->root = root;
	if (fm->type->class == CLASS_MONEY)
		fm->scale = 4;
	else if (k->field)
		fm->scale = field_decimals(k->field);
	else if (strcmp(fm->type->name, "number") == 0 || strcmp(fm->type->name, "percent") == 0)
		fm->scale = OTHER_DECIMALS;
	*ret = fm;
	return HC_OK;
}

int
formula_compile(const struct query_ctx *c, const struct object *o, const char *text, const struct type *result,
    const struct formula **ret, struct hc_err *err)
{
	struct fcheck k = { .c = c, .object = o };

	return compile(&k, text, result, ret, err);
}

int
formula_compile_field(const struct query_ctx *c, const struct field *f, const struct formula **ret, struct hc_err *err)
{
	struct fcheck k = { .c = c, .object = f->object, .field = f, .trusted = true };
	int rc = compile(&k, f->formula, field_type(f), ret, err);

	if (rc < 0 && err)
		err->field = f->handle;
	return rc;
}

int
formula_scale(const struct formula *fm)
{
	return fm->scale;
}

const struct type *
formula_type(const struct formula *fm)
{
	return fm->type;
}

static void
walk_fields(const struct fnode *n, void (*fn)(void *arg, const struct field *f), void *arg)
{
	if (n->kind == NODE_FIELD && !n->me) {
		if (n->inner && n->via.n == 0)
			walk_fields(n->inner, fn, arg);
		else
			fn(arg, n->via.n ? n->via.at[0] : n->field);
	}
	for (size_t i = 0; i < n->n; i++)
		walk_fields(n->args[i], fn, arg);
}

void
formula_fields(const struct formula *fm, void (*fn)(void *arg, const struct field *f), void *arg)
{
	walk_fields(fm->root, fn, arg);
}

static bool
is_pure(const struct fnode *n)
{
	if (n->kind == NODE_EXTRA || n->me || (n->inner && !is_pure(n->inner)))
		return false;
	if (n->kind == NODE_CALL && (n->def->fn == f_today || n->def->fn == f_now || n->def->fn == f_timenow))
		return false;
	for (size_t i = 0; i < n->n; i++) {
		if (!is_pure(n->args[i]))
			return false;
	}
	return true;
}

bool
formula_is_pure(const struct formula *fm)
{
	return is_pure(fm->root);
}

/* --- reading --- */

static void
canonical(const struct fenv *e, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;

	if (v->kind == VALUE_DECIMAL) {
		num_int(&a, v->i, v->scale);
		fv_set_num(e->call.a, ret, &a);
	} else {
		*ret = fv_is_null(v) ? VALUE_NONE : *v;
	}
}

/* What lies behind a lookup: one statement by primary key, in the very words of formula_sql(). */
static void
far(const struct fenv *e, const struct fnode *n, const struct hc_value *id, const struct object *target, struct hc_value *ret)
{
	struct sql s;
	struct statement st;
	struct hc_err err;

	*ret = VALUE_NONE;
	if (id->kind != VALUE_ID || e->m->select == NULL)
		return;
	sql_init(&s, e->call.a);
	sql_text(&s, "SELECT ");
	if (fnode_sql(n, "f", e->me, &s, &err) < 0) {
		fv_error(e->call.a, ret, "%s", err.msg);
		return;
	}
	sql_text(&s, " FROM ");
	sql_name(&s, target->name);
	sql_text(&s, " AS f WHERE f.\"id\" = ");
	sql_bind(&s, *id);
	st = (struct statement){ .sql = s.text, .binds = s.binds.at, .nbinds = s.binds.n };
	if (e->m->select(e->m->arg, &st, ret, &err) < 0)
		fv_error(e->call.a, ret, "%s", err.msg);
}

static void
field(const struct fenv *e, const struct fnode *n, struct hc_value *ret)
{
	struct fnode rest = *n;
	struct hc_value id;

	*ret = VALUE_NONE;
	if (n->me) {
		if (e->me == NULL)
			return;
		id = value_id(e->me);
		rest.me = false;
		if (n->via.n == 0 && n->field->slot == SLOT_ID)
			*ret = id;
		else
			far(e, &rest, &id, n->via.n ? n->via.at[0]->object : n->field->object, ret);
	} else if (n->via.n) {
		id = *record_get(e->r, n->via.at[0]);
		rest.via.at++;
		rest.via.n--;
		if (id.kind == VALUE_ID && rest.via.n == 0 && n->field->slot == SLOT_ID)
			*ret = id;
		else
			far(e, &rest, &id, n->via.at[0]->target, ret);
	} else if (n->inner) {
		eval(e, n->inner, ret);
	} else if (n->base) {
		const struct hc_value *v = record_get(e->r, n->field);
		struct hc_value base = value_decimal(e->r->base ? e->r->base[n->field->slot] : 0, 4);

		if (e->r->base && v->kind != VALUE_NULL)
			canonical(e, &base, ret);
	} else {
		canonical(e, record_get(e->r, n->field), ret);
	}
}

/* --- evaluating --- */

static void
extra(const struct fenv *e, const struct fnode *n, struct hc_value *ret)
{
	struct hc_value *v = ARENA_ARRAY(e->call.a, struct hc_value, n->n + 1);
	struct hc_err err;
	struct num a;
	int64_t scaled;
	char letter = 'a';
	const char *p = n->extra->args;

	*ret = VALUE_NONE;
	for (size_t i = 0; i < n->n; i++) {
		eval(e, n->args[i], &v[i]);
		if (fv_is_error(&v[i]) || fv_is_null(&v[i])) {
			*ret = v[i];
			return;
		}
		p += *p == '|';
		letter = *p && *p != '*' ? *p++ : letter;
		if (letter == 'n' && v[i].kind == VALUE_TEXT && fv_num(&v[i], &a) == HC_OK &&
		    num_scaled(&a, OTHER_DECIMALS, &scaled) == HC_OK)
			v[i] = value_decimal(scaled, OTHER_DECIMALS);
	}
	if (n->extra->call(e->m->ctx ? e->m->ctx->extra_arg : NULL, n->n, v, e->call.a, ret, &err) < 0)
		fv_error(e->call.a, ret, "%s", err.msg);
	else if (ret->kind == VALUE_DECIMAL)
		canonical(e, &(struct hc_value){ .kind = VALUE_DECIMAL, .scale = ret->scale, .i = ret->i }, ret);
}

static void
eval_call(const struct fenv *e, const struct fnode *n, struct hc_value *ret)
{
	struct hc_value few[8], *v = n->n <= 8 ? few : ARENA_ARRAY(e->call.a, struct hc_value, n->n);

	/* The branch not taken may cost a query. */
	if (n->def->fn == f_if) {
		eval(e, n->args[0], &few[0]);
		if (fv_is_error(&few[0]))
			*ret = few[0];
		else
			eval(e, n->args[few[0].kind == VALUE_INT && few[0].i ? 1 : 2], ret);
		return;
	}
	for (size_t i = 0; i < n->n; i++)
		eval(e, n->args[i], &v[i]);
	fdef_call(n->def, &e->call, n->n, v, ret);
}

static void
eval(const struct fenv *e, const struct fnode *n, struct hc_value *ret)
{
	switch (n->kind) {
	case NODE_VALUE:
		*ret = n->value;
		break;
	case NODE_FIELD:
		field(e, n, ret);
		break;
	case NODE_CALL:
		eval_call(e, n, ret);
		break;
	case NODE_EXTRA:
		extra(e, n, ret);
		break;
	case NODE_ISNEW:
		*ret = value_int(e->r->isnew);
		break;
	case NODE_CHANGED:
		*ret = value_int(!e->r->isnew && record_changed(e->r, n->field));
		break;
	case NODE_PRIOR:
		if (e->r->isnew)
			*ret = VALUE_NONE;
		else
			canonical(e, &e->r->old[n->field->slot], ret);
		break;
	default:
		*ret = VALUE_NONE;
	}
}

void
formula_value(const struct match *m, const struct formula *fm, const struct hc_record *r, struct arena *a, struct hc_value *ret)
{
	const struct locale *l = m->ctx ? m->ctx->locale : fm->locale;
	struct fenv e = { .m = m, .r = r, .me = m->ctx ? m->ctx->me : fm->me, .call = { .l = l ? l : &locale_machine, .a = a } };

	eval(&e, fm->root, ret);
	if (ret->kind == VALUE_NULL && ftype_letter(fm->type) == 'b')
		*ret = value_int(0);
}

/* --- results --- */

static int
to_number(const struct type *t, int scale, const struct hc_value *v, struct hc_value *ret)
{
	struct num a;
	int64_t i;

	if (fv_num(v, &a) < 0 || num_scaled(&a, scale, &i) < 0)
		return HC_INVALID;
	if (t->class == CLASS_MONEY || strcmp(t->name, "number") == 0 || strcmp(t->name, "percent") == 0)
		*ret = value_decimal(i, scale);
	else
		*ret = value_int(i);
	return HC_OK;
}

/* ";b;a;" or "b;a" as a multiselect keeps it: sorted, each once. */
static struct hc_value
to_multi(struct arena *a, const struct hc_value *v)
{
	VEC(const char *) items = {0};
	struct buf b = BUF_INIT;
	struct hc_value ret;

	for (size_t at = 0; at < v->len; ) {
		size_t len = strcspn(v->s + at, ";");
		const char *item = arena_strndup(a, v->s + at, len);
		size_t i = 0;

		at += len + 1;
		if (len == 0)
			continue;
		while (i < items.n && strcmp(items.at[i], item) < 0)
			i++;
		if (i < items.n && strcmp(items.at[i], item) == 0)
			continue;
		vec_push(a, &items, item);
		memmove(items.at + i + 1, items.at + i, sizeof(*items.at) * (items.n - 1 - i));
		items.at[i] = item;
	}
	for (size_t i = 0; i < items.n; i++)
		buf_printf(&b, "%s%s;", i ? "" : ";", items.at[i]);
	fv_set_text(a, &ret, buf_str(&b), b.len);
	buf_free(&b);
	return ret;
}

static int
fit(const struct formula *fm, const struct field *f, const struct hc_value *v, struct arena *a, struct hc_value *ret,
    struct hc_err *err)
{
	const struct type *t = f ? field_type(f) : fm->type;
	const struct option *o;
	hc_field h = f ? f->handle : fm->field ? fm->field->handle : 0;
	uint8_t id[16];
	char letter = ftype_letter(t);

	if (fv_is_null(v)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	switch (letter) {
	case 'n':
		if (to_number(t, f ? field_decimals(f) : fm->scale, v, ret) < 0)
			return hc_fail(err, HC_INVALID, h, "The result of the formula is too large.");
		return HC_OK;
	case 'p':
		if (f == NULL && fm->field)
			f = fm->field;
		if (v->kind == VALUE_TEXT && f && f->options.n) {
			if ((o = field_option(f, arena_strndup(a, v->s, v->len))) == NULL)
				return hc_fail(err, HC_INVALID, h, "%s has no option \"%.*s\".", f->name, (int)v->len, v->s);
			*ret = value_text(o->name, strlen(o->name));
			return HC_OK;
		}
		break;
	case 'u':
		if (v->kind == VALUE_TEXT) {
			*ret = to_multi(a, v);
			return HC_OK;
		}
		break;
	case 'i':
		if (v->kind == VALUE_TEXT) {
			if (!uuid_parse(arena_strndup(a, v->s, v->len), id))
				return hc_fail(err, HC_INVALID, h, "\"%.*s\" is not the id of a record.", (int)v->len, v->s);
			*ret = value_id(id);
			return HC_OK;
		}
		break;
	default:
		break;
	}
	*ret = *v;
	if (ret->kind == VALUE_TEXT)
		*ret = value_text(arena_strndup(a, v->s, v->len), v->len);
	return HC_OK;
}

int
formula_try(const struct match *m, const struct formula *fm, const struct hc_record *r, const struct field *f, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	struct hc_value v;
	hc_field h = f ? f->handle : fm->field ? fm->field->handle : 0;

	formula_value(m, fm, r, a, &v);
	if (fv_is_error(&v))
		return hc_fail(err, HC_INVALID, h, "The formula cannot be calculated: %.*s.", (int)v.len - 1, v.s + 1);
	return fit(fm, f, &v, a, ret, err);
}

int
formula_eval(const struct match *m, const struct formula *fm, const struct hc_record *r, const struct field *f, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	if (formula_try(m, fm, r, f, a, ret, NULL) < 0)
		*ret = VALUE_NONE;
	return HC_OK;
}
