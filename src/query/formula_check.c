/*
 * formula_check.c - names to fields, and the walk over a tree that gives every node its type.
 */
#include "query/formula_impl.h"

#include <string.h>
#include <strings.h>

#define FORMULA_HEIGHT 200	/* of a tree; SQLite takes 1000 */

/* --- names --- */

static bool
readable(const struct fcheck *k, const struct field *f)
{
	return k->trusted || k->c->can_read == NULL || k->c->can_read(k->c->access, f);
}

/* By name; "Amount__c" and "Account__r" as the CRM world writes them; "amount_base" is the money in base currency. */
static const struct field *
field_named(const struct fcheck *k, const struct object *o, const char *name, bool *base)
{
	const struct field *f = object_field(o, name);
	size_t n = strlen(name);

	*base = false;
	if (f == NULL && n > 3 && (strcasecmp(name + n - 3, "__c") == 0 || strcasecmp(name + n - 3, "__r") == 0))
		f = object_field(o, arena_strndup(k->c->arena, name, n - 3));
	if (f == NULL && n > 5 && strcasecmp(name + n - 5, "_base") == 0) {
		f = object_field(o, arena_strndup(k->c->arena, name, n - 5));
		*base = true;
		if (f && field_type(f)->class != CLASS_MONEY)
			f = NULL;
	}
	return f && readable(k, f) ? f : NULL;
}

/* A roll-up has a formula too, but a column. */
static bool
is_formula(const struct field *f)
{
	return f->formula != NULL && strcmp(f->type->name, "formula") == 0;
}

static int
unknown(const struct object *o, const struct fnode *n, size_t from, const char *name, struct hc_err *err)
{
	const char *near = model_near_field(o, name);

	if (near)
		return err_at(err, HC_INVALID, n->pos + (int)from, "%s has no field %s; did you mean %s?", o->name, name, near);
	return err_at(err, HC_INVALID, n->pos + (int)from, "%s has no field %s; `describe %s` lists them.", o->name, name,
	    o->name);
}

/* The formula behind a formula field, over that field's own object. */
static int
inner(const struct fcheck *k, const struct field *f, struct fnode *n, struct hc_err *err)
{
	struct fcheck sub = { .c = k->c, .object = f->object, .trusted = true, .outer = k, .field = f, .depth = k->depth + 1 };
	struct fnode *root;
	int rc;

	for (const struct fcheck *o = k; o; o = o->outer) {
		if (o->field == f)
			return err_at(err, HC_INVALID, n->pos, "%s.%s reads itself, by way of its formula.", f->object->name,
			    f->name);
	}
	if (sub.depth > FORMULA_NEST)
		return err_at(err, HC_INVALID, n->pos, "More than %d formulas read one another here.", FORMULA_NEST);
	if ((rc = formula_parse(k->c->arena, f->formula, &root, err)) < 0 || (rc = formula_check(&sub, root, err)) < 0 ||
	    (rc = formula_result(&sub, &root, field_type(f), err)) < 0) {
		err_prefix(err, "%s.%s", f->object->name, f->name);
		if (err)
			err->pos = n->pos;
		return rc;
	}
	n->inner = root;
	n->type = root->type == 'p' && f->options.n == 0 ? 't' : ftype_letter(field_type(f));
	return HC_OK;
}

/* TODAY and NOW without brackets, me, $System.OriginDateTime. */
static bool
word(const struct fcheck *k, struct fnode *n)
{
	if (strcasecmp(n->name, "today") == 0 || strcasecmp(n->name, "now") == 0) {
		n->kind = NODE_CALL;
		n->def = fdef_sql((n->name[0] | 32) == 't' ? "today" : "now");
		n->type = n->def->ret;
		return true;
	}
	if (strcasecmp(n->name, "$system.origindatetime") == 0) {
		n->kind = NODE_VALUE;
		n->type = 's';
		n->value = value_int(INT64_C(-2208988800000));	/* 1900-01-01 */
		return true;
	}
	return false;
}

static int
resolve(const struct fcheck *k, struct fnode *n, struct hc_err *err)
{
	const struct object *o = k->object;
	const char *s = n->name;
	const struct field *f = NULL;
	bool base = false;

	if (strchr(s, '.') == NULL && object_field(o, s) == NULL && word(k, n))
		return HC_OK;
	if (s[0] == '$') {
		if (word(k, n))
			return HC_OK;
		if (strncasecmp(s, "$user.", 6) != 0 || (o = model_object(k->c->model, "user")) == NULL)
			return err_at(err, HC_INVALID, n->pos, "%s is unknown; $User and $System.OriginDateTime are not.", s);
		n->me = true;
		s += 6;
	} else if (strcasecmp(s, "me") == 0 || strncasecmp(s, "me.", 3) == 0) {
		if (object_field(o, "me") == NULL && (o = model_object(k->c->model, "user")) != NULL) {
			n->me = true;
			s = s[2] ? s + 3 : "id";
		}
	}
	n->kind = NODE_FIELD;
	for (;;) {
		size_t len = strcspn(s, ".");
		const char *name = arena_strndup(k->c->arena, s, len);

		f = field_named(k, o, name, &base);
		if (f == NULL)
			return unknown(o, n, (size_t)(s - n->name), name, err);
		if (s[len] == '\0')
			break;
		if (field_type(f)->class != CLASS_LOOKUP || f->target == NULL || is_formula(f))
			return err_at(err, HC_INVALID, n->pos + (int)(s - n->name), "%s is not a lookup, so nothing follows it.",
			    name);
		vec_push(k->c->arena, &n->via, f);
		o = f->target;
		s += len + 1;
	}
	n->field = f;
	n->base = base;
	if (is_formula(f))
		return inner(k, f, n, err);
	n->type = f->slot == SLOT_ID ? 'i' : ftype_letter(field_type(f));
	if (n->type == 0)
		return err_at(err, HC_INVALID, n->pos, "%s is encrypted, so no formula reads it.", f->name);
	if (n->type == 'p' && f->options.n == 0)
		n->type = 't';
	return HC_OK;
}

/* --- the walk --- */

/* ISCHANGED(field), PRIORVALUE(field), ISNEW(), ISCLONE(). */
static int
check_change(const struct fcheck *k, struct fnode *n, bool *done, struct hc_err *err)
{
	bool changed = strcasecmp(n->name, "ISCHANGED") == 0, prior = strcasecmp(n->name, "PRIORVALUE") == 0;

	*done = true;
	if ((strcasecmp(n->name, "ISNEW") == 0 || strcasecmp(n->name, "ISCLONE") == 0) && n->n == 0) {
		n->kind = (n->name[2] | 32) == 'n' ? NODE_ISNEW : NODE_VALUE;
		n->value = value_int(0);
		n->type = 'b';
		return HC_OK;
	}
	if (!changed && !prior) {
		*done = false;
		return HC_OK;
	}
	if (n->n != 1 || n->args[0]->kind != NODE_FIELD || n->args[0]->via.n || n->args[0]->me || n->args[0]->inner)
		return err_at(err, HC_INVALID, n->pos, "%s(field) wants a stored field of %s itself.", n->name,
		    k->object->name);
	n->kind = changed ? NODE_CHANGED : NODE_PRIOR;
	n->type = changed ? 'b' : n->args[0]->type;
	n->field = n->args[0]->field;
	return HC_OK;
}

static int
check(const struct fcheck *k, struct fnode *n, int height, struct hc_err *err)
{
	bool done;
	int rc;

	if (height > FORMULA_HEIGHT)
		return err_at(err, HC_INVALID, n->pos, "The formula is nested too deeply; put parts of it into formula "
		    "fields of their own.");
	if (n->kind == NODE_NAME)
		return resolve(k, n, err);
	if (n->kind != NODE_CALL || n->def)
		return HC_OK;
	for (size_t i = 0; i < n->n; i++) {
		if ((rc = check(k, n->args[i], height + 1, err)) < 0)
			return rc;
	}
	if ((rc = check_change(k, n, &done, err)) < 0 || done)
		return rc;
	for (const struct formula_extra *x = k->c->extra; x && x->name; x++) {
		if (strcasecmp(x->name, n->name) == 0)
			return fcheck_extra(k, n, x, err);
	}
	return fcheck_call(k, n, err);
}

int
formula_check(const struct fcheck *k, struct fnode *n, struct hc_err *err)
{
	return check(k, n, 1, err);
}
