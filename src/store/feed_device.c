/*
 * feed_device.c - a tenant's devices: what each has sent, what it was answered, what was refused, what happened meanwhile.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/table.h"

static void
read_blob(struct stmt *st, int i, uint8_t ret[16])
{
	if (stmt_bytes(st, i) == 16)
		memcpy(ret, stmt_blob(st, i), 16);
}

static void
read_device(struct stmt *st, struct arena *a, struct feed_device *d)
{
	*d = (struct feed_device){ .dev = stmt_int(st, 0), .created = stmt_int(st, 3),
		.seen = stmt_int(st, 4), .revoked = stmt_int(st, 5) != 0, .last_n = stmt_int(st, 6),
		.acked_n = stmt_int(st, 8), .brought = stmt_int(st, 10), .took = stmt_int(st, 11) };
	read_blob(st, 1, d->user);
	d->name = arena_strdup(a, stmt_text(st, 2));
	read_blob(st, 7, d->chain);
	read_blob(st, 9, d->acked_chain);
}

#define DEVICE "SELECT dev, user, name, created, seen, revoked, last_n, chain, acked_n, acked_chain, brought, took FROM dev"

int
feed_device(struct store *s, int64_t dev, struct arena *a, struct feed_device *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, DEVICE " WHERE dev = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, dev);
	if (stmt_step(st) == STEP_ROW)
		read_device(st, a, ret);
	else
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no device %" PRIi64 " here.", dev);
	db_done(s, st);
	return rc;
}

int
feed_device_put(struct store *s, struct feed_device *d, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	rc = d->dev ? db_prepare(s, "UPDATE dev SET user = ?2, name = ?3, created = ?4, seen = ?5, revoked = ?6, last_n = ?7, chain = ?8,"
	    " acked_n = ?9, acked_chain = ?10, brought = ?11, took = ?12 WHERE dev = ?1", &st, err) :
	    db_prepare_insert(s, "INSERT INTO dev(user, name, created, seen, revoked, last_n, chain, acked_n, acked_chain, brought, took)"
	    " VALUES(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", "dev", &st, err);
	if (rc < 0)
		return rc;
	if (d->dev)
		stmt_bind_int(st, 1, d->dev);
	stmt_bind_blob(st, 2, d->user, 16);
	stmt_bind_text(st, 3, d->name, -1);
	stmt_bind_int(st, 4, d->created);
	stmt_bind_int(st, 5, d->seen);
	stmt_bind_int(st, 6, d->revoked);
	stmt_bind_int(st, 7, d->last_n);
	stmt_bind_blob(st, 8, d->chain, 16);
	stmt_bind_int(st, 9, d->acked_n);
	stmt_bind_blob(st, 10, d->acked_chain, 16);
	stmt_bind_int(st, 11, d->brought);
	stmt_bind_int(st, 12, d->took);
	if ((rc = db_run(s, st, err, "writing")) < 0)
		return rc;
	if (!d->dev)
		d->dev = db_last_id(s);
	return HC_OK;
}

int
feed_devices(struct store *s, struct arena *a, struct feed_device **ret, size_t *n, struct hc_err *err)
{
	VEC(struct feed_device) v = {0};
	struct stmt *st;
	int rc;

	*n = 0;
	*ret = NULL;
	if (!db_has(s, "table", "dev"))
		return HC_OK;	/* no server's */
	if ((rc = db_prepare(s, DEVICE " ORDER BY dev", &st, err)) < 0)
		return rc;
	while (stmt_step(st) == STEP_ROW) {
		struct feed_device d;

		read_device(st, a, &d);
		vec_push(a, &v, d);
	}
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

int
feed_result(struct store *s, int64_t dev, int64_t n, struct arena *a, struct feed_result *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT seq, hash, chain, body FROM result WHERE dev = ? AND n = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, dev);
	stmt_bind_int(st, 2, n);
	if (stmt_step(st) == STEP_ROW) {
		*ret = (struct feed_result){ .seq = stmt_int(st, 0) };
		read_blob(st, 1, ret->hash);
		read_blob(st, 2, ret->chain);
		ret->body = arena_strdup(a, stmt_text(st, 3));
	} else
		rc = HC_NOTFOUND;
	db_done(s, st);
	return rc;
}

int
feed_result_put(struct store *s, int64_t dev, int64_t n, const struct feed_result *r, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO result(dev, n, seq, hash, chain, body) VALUES(?, ?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, dev);
	stmt_bind_int(st, 2, n);
	stmt_bind_int(st, 3, r->seq);
	stmt_bind_blob(st, 4, r->hash, 16);
	stmt_bind_blob(st, 5, r->chain, 16);
	stmt_bind_text(st, 6, r->body, -1);
	return db_run(s, st, err, "writing");
}

int
feed_result_drop(struct store *s, int64_t dev, int64_t upto, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "DELETE FROM result WHERE dev = ? AND n <= ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, dev);
	stmt_bind_int(st, 2, upto);
	return db_run(s, st, err, "writing");
}

int
feed_touches(struct store *s, const struct object *o, const uint8_t id[16], int64_t after, struct arena *a,
    struct feed_touch **ret, size_t *n, struct hc_err *err)
{
	VEC(struct feed_touch) v = {0};
	struct table *t;
	struct stmt *st;
	int rc, step;

	if ((rc = table_of(s, o, &t, err)) < 0 || (s->depth > 0 && (rc = journal_flush(s, err)) < 0) ||
	    (rc = db_prepare(s, "SELECT j.seq, j.hlc, coalesce(j.dev, 0), coalesce(j.n, 0), coalesce(j.at, t.at), coalesce(j.actor, t.actor),"
	    " coalesce(j.source, t.source), j.op, j.diff FROM journal j LEFT JOIN tx t ON t.tx = j.tx WHERE j.object = ? AND j.record = ?"
	    " AND j.seq > ? ORDER BY j.seq", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, id, 16);
	stmt_bind_int(st, 3, after);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct feed_touch e = { .seq = stmt_int(st, 0), .hlc = stmt_int(st, 1),
			.dev = stmt_int(st, 2), .n = stmt_int(st, 3), .at = stmt_int(st, 4),
			.source = (enum journal_source)stmt_int(st, 6) };
		const char *op = stmt_text(st, 7), *diff = stmt_text(st, 8);

		read_blob(st, 5, e.actor);
		e.op = op ? op[0] : 0;
		e.diff = diff ? arena_strdup(a, diff) : "";
		vec_push(a, &v, e);
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return rc;
}

int64_t
feed_newest(struct store *s, const struct object *o, const uint8_t id[16])
{
	int64_t ret = 0;
	struct table *t;
	struct stmt *st;

	if (table_of(s, o, &t, NULL) < 0 ||
	    db_prepare(s, "SELECT max(seq) FROM journal WHERE object = ? AND record = ?", &st, NULL) < 0)
		return 0;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, id, 16);
	if (stmt_step(st) == STEP_ROW)
		ret = stmt_int(st, 0);
	db_done(s, st);
	return ret;
}

int
feed_park(struct store *s, const struct feed_parked *p, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO parked(dev, n, tx, at, object, id, code, reason, body)"
	    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(dev, n) DO UPDATE SET tx = excluded.tx, at = excluded.at,"
	    " object = excluded.object, id = excluded.id, code = excluded.code, reason = excluded.reason, body = excluded.body", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, p->dev);
	stmt_bind_int(st, 2, p->n);
	stmt_bind_int(st, 3, p->tx);
	stmt_bind_int(st, 4, p->at);
	stmt_bind_text(st, 5, p->object, -1);
	stmt_bind_blob(st, 6, p->id, 16);
	stmt_bind_text(st, 7, p->code, -1);
	stmt_bind_text(st, 8, p->reason, -1);
	stmt_bind_text(st, 9, p->body, -1);
	return db_run(s, st, err, "writing");
}

bool
feed_is_parked(struct store *s, const char *object, const uint8_t id[16])
{
	struct stmt *st;
	bool ret;

	if (db_prepare(s, "SELECT 1 FROM parked WHERE object = ? AND id = ?", &st, NULL) < 0)
		return false;
	stmt_bind_text(st, 1, object, -1);
	stmt_bind_blob(st, 2, id, 16);
	ret = stmt_step(st) == STEP_ROW;
	db_done(s, st);
	return ret;
}

int64_t
feed_parked_count(struct store *s, int64_t dev)
{
	int64_t n = 0;

	db_int(s, &n, NULL, "SELECT count(*) FROM parked WHERE dev = %" PRIi64, dev);
	return n;
}

int
feed_scope(struct store *s, const uint8_t user[16], struct arena *a, int64_t *version, const char **buckets, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	*version = 0;
	*buckets = " ";
	if ((rc = db_prepare(s, "SELECT ver, list FROM user_scope WHERE user = ?", &st, err)) < 0)
		return rc;
	stmt_bind_blob(st, 1, user, 16);
	if (stmt_step(st) == STEP_ROW) {
		*version = stmt_int(st, 0);
		*buckets = arena_strdup(a, stmt_text(st, 1));
	}
	db_done(s, st);
	return HC_OK;
}

int
feed_scope_put(struct store *s, const uint8_t user[16], int64_t *version, const char *buckets, struct hc_err *err)
{
	int64_t now = s->env->now(s->env);
	struct stmt *st;
	int rc;

	*version = *version < now ? now : *version + 1;
	if ((rc = db_prepare(s, "INSERT INTO user_scope(user, ver, list) VALUES(?, ?, ?)"
	    " ON CONFLICT(user) DO UPDATE SET ver = excluded.ver, list = excluded.list", &st, err)) < 0)
		return rc;
	stmt_bind_blob(st, 1, user, 16);
	stmt_bind_int(st, 2, *version);
	stmt_bind_text(st, 3, buckets, -1);
	return db_run(s, st, err, "writing");
}

int
feed_lease(struct store *s, const char *series, int64_t dev, int64_t count, int64_t floor, int64_t *first, int64_t *last,
    struct hc_err *err)
{
	int64_t top = 0;
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT max(last) FROM grant_lease WHERE series = ?", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, series, -1);
	if (stmt_step(st) == STEP_ROW)
		top = stmt_int(st, 0);
	db_done(s, st);
	*first = top + 1 > floor ? top + 1 : floor;
	*last = *first + count - 1;
	if ((rc = db_prepare(s, "INSERT INTO grant_lease(series, dev, first, last, at) VALUES(?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, series, -1);
	stmt_bind_int(st, 2, dev);
	stmt_bind_int(st, 3, *first);
	stmt_bind_int(st, 4, *last);
	stmt_bind_int(st, 5, s->env->now(s->env));
	return db_run(s, st, err, "writing");
}
