/*
 * retain.c - what a tenant need not keep, once a day and a piece at a time: automatic conflicts after 90 days, and edits in the
 * journal after as many days as the plan says. Never what a device has not pulled, unless it was away for half a year, nor what
 * a webhook has yet to hear of.
 */
#include <string.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "engine/file.h"
#include "serve/limit.h"
#include "serve/sync.h"
#include "store/replica.h"
#include "store/webhook.h"

#define HOUR_NS INT64_C(3600000000000)
#define PAUSE_NS INT64_C(100000000)	/* between pieces */
#define SLICE 5000			/* places of the journal in one transaction */
#define CONFLICTS "conflict state:auto at lt 90d_ago limit 200"

/* 1 when there may be more. They are erased, not deleted: devices drop them, and nothing stays behind. */
static int
drop_conflicts(struct tenant *t, struct hc_err *err)
{
	static const char *const paths[] = { "id" };
	const struct object *o = model_object(t->work->model, "conflict");
	struct arena *a = arena_new("turn");
	struct query_ctx c = work_query(t->work, a, NULL);
	struct page_at at = { .limit = -1 };
	struct hc_tx *tx = NULL;
	struct hc_value **rows;
	struct query *q;
	size_t n = 0;
	int rc = HC_OK;

	c.can_read = NULL;
	c.filter = NULL;
	if (o != NULL && store_has(t->work->store, o) && (rc = query_parse(&c, CONFLICTS, &q, err)) >= 0 && (rc = query_set_columns(&c, q, paths, 1, err)) >= 0)
		rc = read_page(t->work->store, &c, q, &at, false, a, &rows, &n, err);
	if (rc >= 0 && n > 0 && (rc = tx_begin(t->work, SOURCE_SYSTEM, "old conflicts", &tx, err)) >= 0) {
		tx->trusted = true;
		for (size_t i = 0; i < n && rc >= 0; i++) {
			struct purged gone;

			rc = engine_purge(tx, o, rows[i][q->id_column].id, &gone, err);
		}
		if (rc >= 0)
			rc = tx_commit(tx, err);
		else
			tx_abort(tx);
	}
	arena_free(a);
	return rc < 0 ? rc : n > 0;
}

/* How far devices and webhooks are that still come. */
static int
limit_place(struct tenant *t, int64_t now, int64_t *place, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct store *s = t->work->store;
	struct feed_device *d = NULL;
	struct webhook *h = NULL;
	size_t n = 0, nh = 0;
	int rc = feed_tables(s, err);

	if (rc >= 0)
		rc = feed_devices(s, a, &d, &n, err);
	for (size_t i = 0; i < n && rc >= 0; i++)
		if (!d[i].revoked && d[i].seen >= now - SYNC_STUBS_MS && d[i].took < *place)
			*place = d[i].took;
	if (rc >= 0 && webhook_any(s))
		rc = webhook_list(s, a, &h, &nh, err);
	for (size_t i = 0; i < nh && rc >= 0; i++)
		if (h[i].active && h[i].seq < *place)
			*place = h[i].seq;
	arena_free(a);
	return rc;
}

/* 1 when there may be more. */
static int
trim(struct server *s, struct tenant *t, int64_t days, struct hc_err *err)
{
	int64_t now = s->env->now(s->env), place;
	struct store *store = t->work->store;
	bool more = false;
	int rc;

	if (days == 0)
		return 0;
	if ((rc = journal_place(store, now - days * 86400000, &place, err)) < 0 || (rc = limit_place(t, now, &place, err)) < 0 ||
	    (rc = store_begin(store, err)) < 0)
		return rc;
	return (rc = store_end(store, journal_trim(store, place, SLICE, &more, err), err)) < 0 ? rc : more;
}

static int
plan_days(struct server *s, struct tenant *t, int64_t *ret, struct hc_err *err)
{
	struct arena *a = arena_new("turn");
	struct tenant_row row;
	int rc = registry_tenant_find(t->lane->registry, t->id, a, &row, err);

	if (rc >= 0)
		*ret = plans_find(server_plans(s), row.plan)->journal_days;
	arena_free(a);
	return rc;
}

bool
retain_step(struct server *s, struct tenant *t)
{
	int64_t now = s->env->ticks(s->env), day = s->env->now(s->env) / 86400000, days;
	struct hc_err err = { .pos = -1 };
	int rc;

	t->retain_at = now + HOUR_NS;
	if (store_readonly_reason(t->work->store) != NULL || replica_int(t->work->store, "trimmed", 0) == day)
		return false;
	if ((rc = tenant_seat_server(t, &err)) >= 0 && (rc = drop_conflicts(t, &err)) == 0 && (rc = plan_days(s, t, &days, &err)) >= 0 &&
	    (rc = trim(s, t, days, &err)) == 0)
		rc = replica_put_int(t->work->store, "trimmed", day, &err);
	if (rc > 0)
		t->retain_at = now + PAUSE_NS;
	else if (rc < 0)
		log_line(LOG_WARN, "tenant %s: what is old stays: %s", t->id, err.msg);
	return rc > 0;
}

void
retain_pump(struct server *s, struct tenant *t)
{
	if (s->env->ticks(s->env) >= t->retain_at)
		retain_step(s, t);
}
