/*
 * quota.c - how much a tenant may hold by its plan: records, users, bytes of files. Asked before something is made; soft at 100 %, hard at
 * 110 %. Reading, changing and deleting always go on, and sync is refused last of all.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "serve/limit.h"
#include "serve/rest.h"
#include "store/blob.h"

#define COUNT_NS INT64_C(60000000000)
#define AGAIN_NS INT64_C(1000000000)

static int
count_of(struct tenant *t, const struct object *o, struct arena *a, int64_t *ret, struct hc_err *err)
{
	struct query_ctx c = work_query(t->work, a, o);
	struct query *q;
	int rc;

	/* everything, whoever asks */
	c.can_read = NULL;
	c.filter = NULL;
	if ((rc = query_parse(&c, "", &q, err)) < 0)
		return rc;
	return read_count(t->work->store, &c, q, ret, err);
}

/* Counted anew when that was so long ago: a plan with a limit is a small one. */
static int
count(struct server *s, struct tenant *t, int64_t ago, struct hc_err *err)
{
	int64_t now = s->env->ticks(s->env), all = 0, n;
	struct arena *a;
	int rc = HC_OK;

	if (t->counted_at != 0 && now - t->counted_at < ago)
		return HC_OK;
	a = arena_new("turn");
	for (size_t i = 0; i < t->work->model->objects.n && rc >= 0; i++) {
		const struct object *o = t->work->model->objects.at[i];

		if (o->local || (rc = count_of(t, o, a, &n, err)) < 0)
			continue;
		all += n;
		if (strcmp(o->name, "user") == 0)
			t->users = n;
		arena_reset(a);
	}
	arena_free(a);
	if (rc >= 0) {
		t->records = all;
		t->counted_at = now;
	}
	return rc;
}

/* The server's own user is nobody's seat. */
static int64_t
room(const struct plan *p, const struct tenant *t, bool user)
{
	int64_t n = p->records != 0 ? p->records + p->records / 10 - t->records : INT64_MAX;

	return user && p->users != 0 && p->users + 1 - t->users < n ? p->users + 1 - t->users : n;
}

static bool
is_user(const struct object *o)
{
	return o != NULL && strcmp(o->name, "user") == 0;
}

int
quota_room(struct server *s, struct tenant *t, struct request *rq, const struct object *o, int64_t want, int64_t *ret, struct hc_err *err)
{
	const struct plan *p = plans_find(server_plans(s), rq->who.plan);
	bool user = is_user(o);
	int rc;

	*ret = INT64_MAX;
	if (p->records == 0 && !(user && p->users != 0))
		return HC_OK;
	/* who deletes because it is full is let in at once */
	if ((rc = count(s, t, COUNT_NS, err)) < 0 || (room(p, t, user) < want && (rc = count(s, t, AGAIN_NS, err)) < 0))
		return rc;
	*ret = room(p, t, user);
	return HC_OK;
}

const char *
quota_full(struct server *s, struct tenant *t, struct request *rq, const struct object *o, struct arena *a)
{
	const struct plan *p = plans_find(server_plans(s), rq->who.plan);

	if (is_user(o) && p->users != 0 && t->users > p->users)
		return arena_printf(a, "The plan %s has room for %lld users; delete one or choose a larger plan.", p->name, (long long)p->users);
	return arena_printf(a, "The plan %s holds %lld records and these are used up; delete some or choose a larger plan.", p->name,
	    (long long)p->records);
}

void
quota_made(struct server *s, struct tenant *t, struct request *rq, const struct object *o, int64_t n)
{
	const struct plan *p = plans_find(server_plans(s), rq->who.plan);

	t->records += n;
	if (is_user(o))
		t->users += n;
	if (n > 0 && p->records != 0 && t->records > p->records)
		reply_header(rq, "HotCRM-Warning", "The %lld records of the plan %s are used up.", (long long)p->records, p->name);
}

bool
quota_allows(struct server *s, struct tenant *t, struct request *rq, const struct object *o, int64_t more)
{
	struct hc_err err = { .pos = -1 };
	int64_t n;

	if (quota_room(s, t, rq, o, more, &n, &err) < 0) {
		reply_error(rq, &err);
		return false;
	}
	if (n < more) {
		reply_problem(rq, 507, "quota", "%s", quota_full(s, t, rq, o, rq->arena));
		return false;
	}
	quota_made(s, t, rq, o, more);
	return true;
}

bool
quota_storage(struct server *s, struct tenant *t, struct request *rq, int64_t more)
{
	const struct plan *p = plans_find(server_plans(s), rq->who.plan);
	int64_t all, room = p->storage * 1000000;

	if (p->storage == 0)
		return true;
	all = blob_total(t->work->store) + blob_pieces(t->work->store) + more;
	if (all > room + room / 10) {
		reply_problem(rq, 507, "quota", "The plan %s holds %lld MB of files and there is no room for this one; delete some or choose a "
		    "larger plan.", p->name, (long long)p->storage);
		return false;
	}
	if (all > room)
		reply_header(rq, "HotCRM-Warning", "The %lld MB of files of the plan %s are used up.", (long long)p->storage, p->name);
	return true;
}

bool
quota_custom(struct server *s, struct tenant *t, struct request *rq, const char *text, struct hc_err *err)
{
	const struct plan *p = plans_find(server_plans(s), rq->who.plan);
	size_t had = 0, n;

	if (p->custom_fields == 0)
		return true;
	if (work_custom_count(t->work, text, &n, err) < 0) {
		reply_error(rq, err);
		return false;
	}
	/* after a change to a smaller plan fewer is always allowed */
	if ((int64_t)n <= p->custom_fields || (work_custom_count(t->work, work_custom(t->work, rq->arena), &had, NULL) >= 0 && n < had))
		return true;
	reply_problem(rq, 507, "quota", "The plan %s has room for %lld fields of one's own and this makes %zu; leave some out or choose a larger "
	    "plan.", p->name, (long long)p->custom_fields, n);
	return false;
}
