/*
 * scope.c - which buckets a user's devices follow, by his rights as they are now.
 *
 * `all` of an object, or his own and his team's records and those that meet a grant's condition. The version moves when the list does, and the devices then hear which buckets came and went.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "serve/sync.h"

struct list { VEC(int64_t) at; };

static int
add(struct exchange *x, struct list *l, char kind, const struct object *o, const uint8_t *key, struct hc_err *err)
{
	int64_t bucket;
	int rc;

	if ((rc = feed_bucket(x->store, kind, o, key, &bucket, err)) < 0)
		return rc;
	vec_push(x->arena, &l->at, bucket);
	return HC_OK;
}

static int
wanted(struct exchange *x, struct list *l, struct hc_err *err)
{
	struct work *w = x->work;
	const struct object *user = model_object(w->model, "user");
	const struct field *f = user != NULL ? object_field(user, "team") : NULL;
	struct hc_record *me;
	struct hc_value team = VALUE_NONE;
	const char *condition;
	bool asked = false;
	int rc;

	for (size_t i = 0; i < w->model->objects.n; i++) {
		const struct object *o = w->model->objects.at[i];
		unsigned scope = o->local ? ACCESS_NONE : access_scope(w, o);

		if (scope & ACCESS_ALL) {
			if ((rc = add(x, l, 'a', o, NULL, err)) < 0)
				return rc;
			continue;
		}
		if ((scope & ACCESS_OWN) && (rc = add(x, l, 'o', o, w->user, err)) < 0)
			return rc;
		for (size_t k = 0; (scope & ACCESS_WHERE) && (condition = access_condition(w, o, k)) != NULL; k++) {
			int64_t bucket;

			if ((rc = rule_bucket(x, o, condition, &bucket, err)) < 0)
				return rc;
			if (bucket != 0)
				vec_push(x->arena, &l->at, bucket);
		}
		if ((scope & ACCESS_TEAM) && !asked && f != NULL && read_record(x->store, user, w->user, x->arena, &me, NULL) == HC_OK)
			team = me->values[f->slot];
		asked |= (scope & ACCESS_TEAM) != 0;
		if ((scope & ACCESS_TEAM) && team.kind == VALUE_ID && (rc = add(x, l, 't', o, team.id, err)) < 0)
			return rc;
	}
	return HC_OK;
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
	return feed_scope_put(x->store, x->work->user, ++x->version, x->scope, err);
}
