/*
 * scope.c - which buckets a user's devices follow, by his rights as they are now.
 *
 * `all` of an object, or his own and his team's records and those that meet a grant's condition, and what hangs on any of these.
 * The version moves when the list does, and the devices then hear which buckets came and went.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "serve/sync.h"

struct taken { int kind; int64_t bucket; };

struct list {
	VEC(int64_t) at;
	VEC(int64_t) of[5];		/* the same by kind, of objects whose turn is over: what is to come may hang on their records */
	VEC(struct taken) turn;		/* of those whose turn it is */
	struct hc_value team;
	bool asked;			/* for the team */
};

enum { KIND_ALL, KIND_OWN, KIND_TEAM, KIND_WHERE, KIND_HANGS };

static void
take(struct exchange *x, struct list *l, int kind, int64_t bucket)
{
	struct taken t = { kind, bucket };

	if (bucket == 0)
		return;
	vec_push(x->arena, &l->at, bucket);
	vec_push(x->arena, &l->turn, t);
}

static void
turn_ends(struct exchange *x, struct list *l)
{
	for (size_t i = 0; i < l->turn.n; i++)
		vec_push(x->arena, &l->of[l->turn.at[i].kind], l->turn.at[i].bucket);
	l->turn.n = 0;
}

static int
add(struct exchange *x, struct list *l, int kind, const struct object *o, const uint8_t *key, struct hc_err *err)
{
	int64_t bucket;
	int rc;

	if ((rc = feed_bucket(x->store, "aot"[kind], o, key, &bucket, err)) < 0)
		return rc;
	take(x, l, kind, bucket);
	return HC_OK;
}

static void
find_team(struct exchange *x, struct list *l)
{
	const struct object *user = model_object(x->work->model, "user");
	const struct field *f = user != NULL ? object_field(user, "team") : NULL;
	struct hc_record *me;

	if (!l->asked && f != NULL && read_record(x->store, user, x->work->user, x->arena, &me, NULL) == HC_OK)
		l->team = me->values[f->slot];
	l->asked = true;
}

/* The records of one object that his grants select by themselves. */
static int
by_grants(struct exchange *x, struct list *l, const struct object *o, unsigned scope, struct hc_err *err)
{
	struct work *w = x->work;
	const char *condition;
	int rc;

	if (scope & ACCESS_ALL)
		return add(x, l, KIND_ALL, o, NULL, err);
	if ((scope & ACCESS_OWN) && (rc = add(x, l, KIND_OWN, o, w->user, err)) < 0)
		return rc;
	for (size_t k = 0; (scope & ACCESS_WHERE) && (condition = access_condition(w, o, k)) != NULL; k++) {
		int64_t bucket;

		if ((rc = rule_bucket(x, o, condition, &bucket, err)) < 0)
			return rc;
		take(x, l, KIND_WHERE, bucket);
	}
	if (scope & ACCESS_TEAM)
		find_team(x, l);
	return (scope & ACCESS_TEAM) && l->team.kind == VALUE_ID ? add(x, l, KIND_TEAM, o, l->team.id, err) : HC_OK;
}

/* What hangs on the records that he follows: a bucket per kind of theirs, so that those who see all of the same objects, or are of
   one team, share it. Grants by condition narrow it; others say what may be changed. */
static int
by_parents(struct exchange *x, struct list *l, const struct object *o, unsigned scope, struct hc_err *err)
{
	bool narrow = scope & ACCESS_WHERE;
	int rc;

	for (size_t k = 0;; k++) {
		const char *condition = narrow ? access_condition(x->work, o, k) : NULL;

		if (narrow ? condition == NULL : k > 0)
			break;
		for (int kind = KIND_ALL; kind <= KIND_HANGS; kind++) {
			int64_t bucket;

			if ((rc = rule_hang_bucket(x, o, condition, l->of[kind].at, l->of[kind].n, kind == KIND_ALL, &bucket, err)) < 0)
				return rc;
			take(x, l, KIND_HANGS, bucket);
		}
	}
	return HC_OK;
}

static int
wanted(struct exchange *x, struct list *l, struct hc_err *err)
{
	struct work *w = x->work;
	int rc = HC_OK;

	/* first what stands by itself, then what hangs on that, then what belongs to either */
	for (int turn = HANGS_NOT; turn <= HANGS_PART; turn++) {
		for (size_t i = 0; i < w->model->objects.n && rc == HC_OK; i++) {
			const struct object *o = w->model->objects.at[i];
			unsigned scope = o->local ? ACCESS_NONE : access_scope(w, o);

			if ((int)o->hangs == turn)
				rc = scope & ACCESS_HANGS ? by_parents(x, l, o, scope, err) : by_grants(x, l, o, scope, err);
		}
		turn_ends(x, l);
	}
	return rc;
}

int
scope_load(struct exchange *x, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	const char *had, *text;
	struct list l = {0};
	int rc;

	if ((rc = wanted(x, &l, err)) < 0 || (rc = feed_scope(x->store, x->work->user, x->arena, &x->version, &had, err)) < 0)
		return rc;
	buf_addc(&b, ' ');
	for (size_t i = 0; i < l.at.n; i++)
		buf_printf(&b, "%" PRIi64 " ", l.at.at[i]);
	/* fields of the tenant's own are another list too: each device then hears of them */
	if ((rc = exchange_custom_now(x, &text, x->custom, err)) < 0) {
		buf_free(&b);
		return rc;
	}
	buf_adds(&b, x->custom);
	x->scope = arena_strdup(x->arena, buf_str(&b));
	buf_free(&b);
	x->buckets = l.at.at;
	x->nbuckets = l.at.n;
	if (x->version > 0 && strcmp(had, x->scope) == 0)
		return HC_OK;
	return feed_scope_put(x->store, x->work->user, &x->version, x->scope, err);
}
