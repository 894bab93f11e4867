/*
 * access.c - who may see and change what: a user's role and its grants, as answers to list, form, search, save and export.
 *
 * A role_grant names an object ("*" for every business object), what may be done with it and to which records (own, team,
 * all, or a HotQL condition); a field_grant takes one field away. Grants add up, those of parent roles too. Without a grant
 * there is nothing to see. The role flagged admin may do everything. What hangs on a record (model.h) is seen with that record,
 * whoever owns it: own and team say there only what may be changed. What belongs to one is changed by who may change that.
 */
#include "engine/local.h"

#include <string.h>

#include "base/uuid.h"
#include "model/type.h"

#define ROLES_MAX 8

enum { CAN_CREATE = 1, CAN_READ = 2, CAN_EDIT = 4, CAN_DELETE = 8 };

struct right {
	unsigned can;
	unsigned scope;			/* enum access_scope */
	bool every;			/* all records, else `expr` says which */
	const char *text;		/* HotQL; NULL when every */
	const struct expr *expr;	/* compiled at first use */
};

struct object_rights {
	VEC(struct right) at;
	unsigned can;			/* of any grant */
	uint8_t *hidden, *frozen;	/* by slot; NULL: none */
	const struct expr *filter;	/* of what may be read; compiled at first use */
	bool ready;
};

struct access {
	struct object_rights *objects;	/* by object.index */
	size_t n;
	bool sees_all[HANGS_PART + 1], sees_known[HANGS_PART + 1];	/* every record that something may hang on, by enum hangs */
};

/* What holds the rights themselves (the first five), and the organisation's own figures: "*" gives these for reading only. */
static const char *const guarded[] = { "user", "team", "role", "role_grant", "field_grant",
	"organization", "currency_rate", "holiday", "job", "team_file" };

static bool
is_guarded(const struct object *o)
{
	for (size_t i = 0; i < sizeof(guarded) / sizeof(guarded[0]); i++)
		if (strcmp(o->name, guarded[i]) == 0)
			return true;
	return false;
}

bool
access_depends(const struct object *o)
{
	for (size_t i = 0; i < 5; i++)
		if (strcmp(o->name, guarded[i]) == 0)
			return true;
	return false;
}

void
access_forget(struct work *w)
{
	w->engine->access = NULL;
	arena_reset(w->engine->access_arena);
}

void
work_user_changed(struct work *w)
{
	access_forget(w);
}

static bool
flag(const struct hc_record *r, const char *name)
{
	const struct field *f = object_field(r->object, name);

	return f != NULL && r->values[f->slot].kind == VALUE_INT && r->values[f->slot].i != 0;
}

static const char *
text(const struct hc_record *r, const char *name, struct arena *a)
{
	const struct field *f = object_field(r->object, name);
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;

	return v != NULL && v->kind == VALUE_TEXT ? arena_strndup(a, v->s, v->len) : "";
}

static void
apply(struct engine *e, const struct object *o, const struct hc_record *g, bool star)
{
	struct arena *a = e->access_arena;
	struct object_rights *to = &e->access->objects[o->index];
	const char *scope = text(g, "scope", a);
	struct right r = { .can = 0 };

	r.can = (flag(g, "create") ? CAN_CREATE : 0u) | (flag(g, "read") ? CAN_READ : 0u) |
	    (flag(g, "edit") ? CAN_EDIT : 0u) | (flag(g, "delete") ? CAN_DELETE : 0u);
	if (star && is_guarded(o))
		r.can &= CAN_READ;
	if (strcmp(scope, "all") == 0 || (star && is_guarded(o)))
		r.every = true;
	else if (strcmp(scope, "team") == 0)
		r.text = "owner:me or owner:my_team";
	else if (strcmp(scope, "where") == 0)
		r.text = text(g, "condition", a);
	else
		r.text = "owner:me";
	r.scope = r.every ? ACCESS_ALL : strcmp(scope, "team") == 0 ? ACCESS_OWN | ACCESS_TEAM :
	    strcmp(scope, "where") == 0 ? ACCESS_WHERE : ACCESS_OWN;
	to->can |= r.can;
	vec_push(a, &to->at, r);
}

static void
apply_field(struct engine *e, const struct object *o, const struct hc_record *g)
{
	struct object_rights *to = &e->access->objects[o->index];
	const struct field *f = object_field(o, text(g, "field", e->access_arena));

	if (f == NULL)
		return;
	if (to->hidden == NULL) {
		to->hidden = ARENA_ARRAY(e->access_arena, uint8_t, o->fields.n);
		to->frozen = ARENA_ARRAY(e->access_arena, uint8_t, o->fields.n);
	}
	to->hidden[f->slot] = !flag(g, "read");
	to->frozen[f->slot] = !flag(g, "edit");
}

/* The live records of `name` that belong to a role. */
static int
load_grants(struct work *w, const char *name, const uint8_t role[16], struct hc_err *err)
{
	struct engine *e = w->engine;
	const struct object *o = model_object(w->model, name), *on;
	const struct field *link = o != NULL ? object_field(o, "role") : NULL;
	uint8_t (*ids)[16];
	size_t n;
	int rc;

	if (link == NULL)
		return HC_OK;
	if ((rc = lookup_links(w->store, link, role, false, e->access_arena, &ids, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		struct hc_record *g;
		const char *object;

		if ((rc = read_record(w->store, o, ids[i], e->access_arena, &g, err)) < 0)
			return rc;
		object = text(g, "object", e->access_arena);
		on = model_object(w->model, object);
		if (object_field(o, "field") != NULL) {
			if (on != NULL)
				apply_field(e, on, g);
		} else if (on != NULL) {
			apply(e, on, g, false);
		} else if (strcmp(object, "*") == 0) {
			for (size_t j = 0; j < w->model->objects.n; j++)
				apply(e, w->model->objects.at[j], g, true);
		}
	}
	return HC_OK;
}

/* A role has the rights of its parents too; a circle of roles ends at ROLES_MAX. */
static int
load_roles(struct work *w, const struct hc_value *role, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "role");
	const struct field *parent = o != NULL ? object_field(o, "parent") : NULL;
	struct hc_value at = *role;
	int rc;

	for (int i = 0; i < ROLES_MAX && at.kind == VALUE_ID; i++) {
		struct hc_record *r;

		if ((rc = load_grants(w, "role_grant", at.id, err)) < 0 || (rc = load_grants(w, "field_grant", at.id, err)) < 0 ||
		    (rc = read_record(w->store, o, at.id, w->engine->access_arena, &r, err)) < 0)
			return rc;
		at = parent != NULL ? r->values[parent->slot] : VALUE_NONE;
	}
	return HC_OK;
}

/* The user's role, read once per data version. A user whose role cannot be read may do nothing. */
static struct access *
load(struct work *w)
{
	struct engine *e = w->engine;
	const struct object *o = model_object(w->model, "user");
	const struct field *f = o != NULL ? object_field(o, "role") : NULL;
	struct hc_record *user;
	struct hc_err err;

	e->access = ARENA_NEW(e->access_arena, struct access);
	e->access->n = w->model->objects.n;
	e->access->objects = ARENA_ARRAY(e->access_arena, struct object_rights, e->access->n + 1);
	if (f == NULL || read_record(w->store, o, w->user, e->access_arena, &user, &err) < 0)
		return e->access;
	if (user->values[SLOT_DELETED].kind == VALUE_NULL && load_roles(w, &user->values[f->slot], &err) < 0)
		e->access->n = 0;
	return e->access;
}

static struct object_rights *
rights_of(struct work *w, const struct object *o)
{
	struct access *a;

	if (w->engine->model != w->model)
		engine_model_changed(w);
	if ((size_t)o->index >= w->model->objects.n || w->model->objects.at[o->index] != o)
		return NULL;	/* of an older generation: what may be seen of it now is not known */
	a = w->engine->access != NULL ? w->engine->access : load(w);
	return (size_t)o->index < a->n ? &a->objects[o->index] : NULL;
}

static unsigned
bit(char what)
{
	switch (what) {
	case 'c':
		return CAN_CREATE;
	case 'r':
		return CAN_READ;
	case 'e':
		return CAN_EDIT;
	default:
		return CAN_DELETE;
	}
}

bool
access_object(struct work *w, const struct object *o, char what)
{
	const struct object_rights *r;

	if (w->admin)
		return true;
	r = rights_of(w, o);
	return r != NULL && (r->can & bit(what)) != 0;
}

/* What the grants that read say by themselves. */
static unsigned
granted_scope(const struct object_rights *r)
{
	unsigned ret = ACCESS_NONE;

	for (size_t i = 0; r != NULL && i < r->at.n; i++)
		if (r->at.at[i].can & CAN_READ)
			ret |= r->at.at[i].scope;
	return ret;
}

bool
access_parent(const struct object *o, const struct object *child)
{
	return !o->local && o->hangs < child->hangs;
}

/* There are records that this user may not see and that one of these may hang on. */
static bool
hangs(struct work *w, const struct object *o)
{
	struct access *a;

	if (w->admin || o->hangs == HANGS_NOT || rights_of(w, o) == NULL)
		return false;
	a = w->engine->access;
	if (!a->sees_known[o->hangs]) {
		a->sees_known[o->hangs] = a->sees_all[o->hangs] = true;
		for (size_t i = 0; i < w->model->objects.n && a->sees_all[o->hangs]; i++) {
			const struct object *on = w->model->objects.at[i];

			a->sees_all[o->hangs] = !access_parent(on, o) || (access_scope(w, on) & ACCESS_ALL) != 0;
		}
	}
	return !a->sees_all[o->hangs];
}

unsigned
access_scope(struct work *w, const struct object *o)
{
	unsigned by_grants;

	if (w->admin)
		return ACCESS_ALL;
	by_grants = granted_scope(rights_of(w, o));
	if (o->hangs == HANGS_NOT || by_grants == ACCESS_NONE)
		return by_grants;
	/* own and team say what may be changed */
	if (by_grants & ~(unsigned)ACCESS_WHERE)
		return hangs(w, o) ? ACCESS_HANGS : ACCESS_ALL;
	return hangs(w, o) ? ACCESS_HANGS | ACCESS_WHERE : ACCESS_WHERE;
}

const char *
access_condition(struct work *w, const struct object *o, size_t i)
{
	const struct object_rights *r = w->admin ? NULL : rights_of(w, o);

	for (size_t k = 0; r != NULL && k < r->at.n; k++)
		if ((r->at.at[k].can & CAN_READ) && (r->at.at[k].scope & ACCESS_WHERE) && i-- == 0)
			return r->at.at[k].text;
	return NULL;
}

bool
access_field(struct work *w, const struct field *f, char what)
{
	const struct object_rights *r;

	if (w->admin)
		return true;
	if ((r = rights_of(w, f->object)) == NULL)
		return false;
	if (r->hidden != NULL && r->hidden[f->slot])
		return false;
	if (what == 'r')
		return (r->can & CAN_READ) != 0;
	return (r->can & (CAN_EDIT | CAN_CREATE)) != 0 && !(r->frozen != NULL && r->frozen[f->slot]);
}

/* What hangs on a record is not there for who may not see that; a part of it may be changed by who may change that. */
static int
parent_allows(struct work *w, const struct hc_record *r, char what, struct hc_err *err)
{
	bool part = r->object->hangs == HANGS_PART, edit = part && what != 'r', seen, live;
	struct arena *a = arena_new("parent");
	const char *name = text(r, "object", a);
	const struct object *o = model_object(w->model, name);
	struct hc_record *on;
	uint8_t id[16];
	int rc = HC_DENIED;

	if (o == NULL || strcmp(o->name, name) != 0 || !access_parent(o, r->object) || !access_object(w, o, 'r') ||
	    (edit && !access_object(w, o, 'e')))
		goto out;
	seen = (access_scope(w, o) & ACCESS_ALL) != 0;
	if (!seen || edit) {
		live = uuid_parse(text(r, "record", a), id) && read_record(w->store, o, id, a, &on, NULL) >= 0 &&
		    on->values[SLOT_DELETED].kind == VALUE_NULL;
		if (!seen && (!live || access_record(w, on, 'r', NULL) < 0))
			goto out;
		/* of one that is gone there is nothing left to change, only to clear away */
		if (edit && live && access_record(w, on, 'e', NULL) < 0)
			goto out;
	}
	rc = HC_OK;
out:
	arena_free(a);
	return rc == HC_OK ? rc : hc_fail(err, rc, 0, "Your role may not %s the record that this %s %s.", edit ? "change" : "see", r->object->label,
	    part ? "belongs to" : "hangs on");
}

/* Criteria are compiled without rights: the administrator who wrote them could see everything. */
static int
compile(struct work *w, const struct object *o, const char *condition, const struct expr **ret, struct hc_err *err)
{
	struct query_ctx c = engine_system_ctx(w, w->engine->access_arena, o);
	int rc = query_parse_condition(&c, condition, ret, err);

	if (rc < 0)
		err_prefix(err, "the grant on %s", o->name);
	return rc;
}

static const char *
refused(char what)
{
	switch (what) {
	case 'c':
		return "create";
	case 'r':
		return "see";
	case 'e':
		return "change";
	default:
		return "delete";
	}
}

int
access_record(struct work *w, const struct hc_record *r, char what, struct hc_err *err)
{
	struct object_rights *rights;
	int rc;

	if (w->admin)
		return HC_OK;
	if (hangs(w, r->object) || (r->object->hangs == HANGS_PART && what != 'r')) {
		struct hc_record was = *r;

		/* as it stands, and where it is to go */
		if (!r->isnew)
			was.values = r->old;
		if ((rc = parent_allows(w, &was, what, err)) < 0 || (!r->isnew && (rc = parent_allows(w, r, what, err)) < 0))
			return rc;
	}
	rights = rights_of(w, r->object);
	for (size_t i = 0; rights != NULL && i < rights->at.n; i++) {
		struct right *g = &rights->at.at[i];
		/* what counts is the record as it stands, not as the user would like it: nobody takes over by setting an owner */
		struct hc_record was = *r;
		struct arena *a;
		struct query_ctx c;
		struct match m;
		bool holds;

		if (!(g->can & bit(what)))
			continue;
		if (g->every || what == 'c' || (g->scope != ACCESS_WHERE && (r->object->hangs == HANGS_PART || (what == 'r' && r->object->hangs))))
			return HC_OK;
		if (g->expr == NULL && (rc = compile(w, r->object, g->text, &g->expr, err)) < 0)
			return rc;
		if (!r->isnew)
			was.values = r->old;
		a = arena_new("access");
		c = engine_system_ctx(w, a, r->object);
		m = engine_match(w, &c);
		rc = query_match(&m, g->expr, &was, &holds, err);
		arena_free(a);
		if (rc < 0)
			return rc;
		if (holds)
			return HC_OK;
	}
	return hc_fail(err, HC_DENIED, 0, "Your role may not %s this %s.", refused(what), r->object->label);
}

/* The grants that read, as one condition; *every: all records. */
static int
granted(struct work *w, const struct object *o, const struct object_rights *r, const struct expr **ret, bool *every, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc = HC_OK;

	*every = false;
	for (size_t i = 0; r != NULL && i < r->at.n && !*every; i++) {
		if (!(r->at.at[i].can & CAN_READ))
			continue;
		*every = r->at.at[i].every || (o->hangs && r->at.at[i].scope != ACCESS_WHERE);
		if (!*every)
			buf_printf(&b, "%s(%s)", b.len > 0 ? " or " : "", r->at.at[i].text);
	}
	if (!*every)
		rc = compile(w, o, b.len > 0 ? buf_str(&b) : "lacks:id", ret, err);
	buf_free(&b);
	return rc;
}

static int filter(void *arg, const struct object *o, const struct expr **ret, struct hc_err *err);

/* And on a record that may be seen. */
static int
hanging(struct work *w, const struct object *o, const struct expr **ret, struct hc_err *err)
{
	struct arena *a = w->engine->access_arena;
	VEC(struct query_parent) v = {0};
	int rc;

	for (size_t i = 0; i < w->model->objects.n; i++) {
		struct query_parent p = { .object = w->model->objects.at[i] };

		if (!access_parent(p.object, o) || !access_object(w, p.object, 'r'))
			continue;
		if ((rc = filter(w, p.object, &p.condition, err)) < 0)
			return rc;
		vec_push(a, &v, p);
	}
	*ret = query_hangs(a, o, v.at, v.n, *ret);
	return HC_OK;
}

/* The condition on everything that is read of an object: any of the grants that read. */
static int
filter(void *arg, const struct object *o, const struct expr **ret, struct hc_err *err)
{
	struct work *w = arg;
	struct object_rights *r = rights_of(w, o);
	bool every;
	int rc;

	*ret = NULL;
	if (r != NULL && r->ready) {
		*ret = r->filter;
		return HC_OK;
	}
	if ((rc = granted(w, o, r, ret, &every, err)) < 0)
		return rc;
	if ((access_scope(w, o) & ACCESS_HANGS) && (rc = hanging(w, o, ret, err)) < 0)
		return rc;
	if (r != NULL) {
		r->filter = *ret;
		r->ready = true;
	}
	return HC_OK;
}

static bool
can_read(void *arg, const struct field *f)
{
	return access_field(arg, f, 'r');
}

struct query_ctx
work_query(struct work *w, struct arena *a, const struct object *o)
{
	struct query_ctx c = engine_system_ctx(w, a, o);

	if (w->admin)
		return c;
	c.can_read = can_read;
	c.filter = filter;
	c.access = w;
	return c;
}
