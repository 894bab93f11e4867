/*
 * feed_device.c - a tenant's devices: what each has sent, what it was answered, what was refused, what happened meanwhile.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/feed.h"

static void
read_blob(sqlite3_stmt *st, int i, uint8_t ret[16])
{
	if (sqlite3_column_bytes(st, i) == 16)
		memcpy(ret, sqlite3_column_blob(st, i), 16);
}

static void
read_device(sqlite3_stmt *st, struct arena *a, struct feed_device *d)
{
	*d = (struct feed_device){ .dev = sqlite3_column_int64(st, 0), .created = sqlite3_column_int64(st, 3),
		.seen = sqlite3_column_int64(st, 4), .revoked = sqlite3_column_int(st, 5) != 0, .last_n = sqlite3_column_int64(st, 6),
		.acked_n = sqlite3_column_int64(st, 8), .brought = sqlite3_column_int64(st, 10) };
	read_blob(st, 1, d->user);
	d->name = arena_strdup(a, (const char *)sqlite3_column_text(st, 2));
	read_blob(st, 7, d->chain);
	read_blob(st, 9, d->acked_chain);
}

#define DEVICE "SELECT dev, user, name, created, seen, revoked, last_n, chain, acked_n, acked_chain, brought FROM dev"

int
feed_device(struct store *s, int64_t dev, struct arena *a, struct feed_device *ret, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, DEVICE " WHERE dev = ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, dev);
	if (sqlite3_step(st) == SQLITE_ROW)
		read_device(st, a, ret);
	else
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no device %" PRIi64 " here.", dev);
	db_done(s, st);
	return rc;
}

int
feed_device_put(struct store *s, struct feed_device *d, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT OR REPLACE INTO dev(dev, user, name, created, seen, revoked, last_n, chain, acked_n, acked_chain,"
	    " brought) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	if (d->dev)
		sqlite3_bind_int64(st, 1, d->dev);
	sqlite3_bind_blob(st, 2, d->user, 16, SQLITE_STATIC);
	sqlite3_bind_text(st, 3, d->name, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, 4, d->created);
	sqlite3_bind_int64(st, 5, d->seen);
	sqlite3_bind_int(st, 6, d->revoked);
	sqlite3_bind_int64(st, 7, d->last_n);
	sqlite3_bind_blob(st, 8, d->chain, 16, SQLITE_STATIC);
	sqlite3_bind_int64(st, 9, d->acked_n);
	sqlite3_bind_blob(st, 10, d->acked_chain, 16, SQLITE_STATIC);
	sqlite3_bind_int64(st, 11, d->brought);
	if ((rc = db_run(s, st, err, "writing")) < 0)
		return rc;
	if (!d->dev)
		d->dev = sqlite3_last_insert_rowid(s->db);
	return HC_OK;
}

int
feed_devices(struct store *s, struct arena *a, struct feed_device **ret, size_t *n, struct hc_err *err)
{
	VEC(struct feed_device) v = {0};
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, DEVICE " ORDER BY dev", &st, err)) < 0)
		return rc;
	while (sqlite3_step(st) == SQLITE_ROW) {
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
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT seq, hash, chain, body FROM result WHERE dev = ? AND n = ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, dev);
	sqlite3_bind_int64(st, 2, n);
	if (sqlite3_step(st) == SQLITE_ROW) {
		*ret = (struct feed_result){ .seq = sqlite3_column_int64(st, 0) };
		read_blob(st, 1, ret->hash);
		read_blob(st, 2, ret->chain);
		ret->body = arena_strdup(a, (const char *)sqlite3_column_text(st, 3));
	} else
		rc = HC_NOTFOUND;
	db_done(s, st);
	return rc;
}

int
feed_result_put(struct store *s, int64_t dev, int64_t n, const struct feed_result *r, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO result(dev, n, seq, hash, chain, body) VALUES(?, ?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, dev);
	sqlite3_bind_int64(st, 2, n);
	sqlite3_bind_int64(st, 3, r->seq);
	sqlite3_bind_blob(st, 4, r->hash, 16, SQLITE_STATIC);
	sqlite3_bind_blob(st, 5, r->chain, 16, SQLITE_STATIC);
	sqlite3_bind_text(st, 6, r->body, -1, SQLITE_STATIC);
	return db_run(s, st, err, "writing");
}

int
feed_result_drop(struct store *s, int64_t dev, int64_t upto, struct hc_err *err)
{
	return db_exec(s, err, "DELETE FROM result WHERE dev = %" PRIi64 " AND n <= %" PRIi64, dev, upto);
}

int
feed_touches(struct store *s, const struct object *o, const uint8_t id[16], int64_t after, struct arena *a,
    struct feed_touch **ret, size_t *n, struct hc_err *err)
{
	VEC(struct feed_touch) v = {0};
	struct table *t;
	sqlite3_stmt *st;
	int rc, step;

	if ((rc = table_of(s, o, &t, err)) < 0 || (s->depth > 0 && (rc = journal_flush(s, err)) < 0) ||
	    (rc = db_prepare(s, "SELECT j.seq, j.hlc, coalesce(j.dev, 0), coalesce(j.n, 0), coalesce(j.at, t.at), coalesce(j.actor, t.actor),"
	    " coalesce(j.source, t.source), j.op, j.diff FROM journal j LEFT JOIN tx t ON t.tx = j.tx WHERE j.object = ? AND j.record = ?"
	    " AND j.seq > ? ORDER BY j.seq", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, t->number);
	sqlite3_bind_blob(st, 2, id, 16, SQLITE_STATIC);
	sqlite3_bind_int64(st, 3, after);
	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		struct feed_touch e = { .seq = sqlite3_column_int64(st, 0), .hlc = sqlite3_column_int64(st, 1),
			.dev = sqlite3_column_int64(st, 2), .n = sqlite3_column_int64(st, 3), .at = sqlite3_column_int64(st, 4),
			.source = (enum journal_source)sqlite3_column_int(st, 6) };
		const char *op = (const char *)sqlite3_column_text(st, 7), *diff = (const char *)sqlite3_column_text(st, 8);

		read_blob(st, 5, e.actor);
		e.op = op ? op[0] : 0;
		e.diff = diff ? arena_strdup(a, diff) : "";
		vec_push(a, &v, e);
	}
	rc = step == SQLITE_DONE ? HC_OK : db_fail(s, err, "reading");
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
	sqlite3_stmt *st;

	if (table_of(s, o, &t, NULL) < 0 ||
	    db_prepare(s, "SELECT max(seq) FROM journal WHERE object = ? AND record = ?", &st, NULL) < 0)
		return 0;
	sqlite3_bind_int64(st, 1, t->number);
	sqlite3_bind_blob(st, 2, id, 16, SQLITE_STATIC);
	if (sqlite3_step(st) == SQLITE_ROW)
		ret = sqlite3_column_int64(st, 0);
	db_done(s, st);
	return ret;
}

int
feed_park(struct store *s, const struct feed_parked *p, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT OR REPLACE INTO parked(dev, n, tx, at, object, id, code, reason, body)"
	    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, p->dev);
	sqlite3_bind_int64(st, 2, p->n);
	sqlite3_bind_int64(st, 3, p->tx);
	sqlite3_bind_int64(st, 4, p->at);
	sqlite3_bind_text(st, 5, p->object, -1, SQLITE_STATIC);
	sqlite3_bind_blob(st, 6, p->id, 16, SQLITE_STATIC);
	sqlite3_bind_text(st, 7, p->code, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 8, p->reason, -1, SQLITE_STATIC);
	sqlite3_bind_text(st, 9, p->body, -1, SQLITE_STATIC);
	return db_run(s, st, err, "writing");
}

bool
feed_is_parked(struct store *s, const char *object, const uint8_t id[16])
{
	sqlite3_stmt *st;
	bool ret;

	if (db_prepare(s, "SELECT 1 FROM parked WHERE object = ? AND id = ?", &st, NULL) < 0)
		return false;
	sqlite3_bind_text(st, 1, object, -1, SQLITE_STATIC);
	sqlite3_bind_blob(st, 2, id, 16, SQLITE_STATIC);
	ret = sqlite3_step(st) == SQLITE_ROW;
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
	sqlite3_stmt *st;
	int rc;

	*version = 0;
	*buckets = " ";
	if ((rc = db_prepare(s, "SELECT ver, list FROM user_scope WHERE user = ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_blob(st, 1, user, 16, SQLITE_STATIC);
	if (sqlite3_step(st) == SQLITE_ROW) {
		*version = sqlite3_column_int64(st, 0);
		*buckets = arena_strdup(a, (const char *)sqlite3_column_text(st, 1));
	}
	db_done(s, st);
	return HC_OK;
}

int
feed_scope_put(struct store *s, const uint8_t user[16], int64_t version, const char *buckets, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT OR REPLACE INTO user_scope(user, ver, list) VALUES(?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_blob(st, 1, user, 16, SQLITE_STATIC);
	sqlite3_bind_int64(st, 2, version);
	sqlite3_bind_text(st, 3, buckets, -1, SQLITE_STATIC);
	return db_run(s, st, err, "writing");
}

int
feed_lease(struct store *s, const char *series, int64_t dev, int64_t count, int64_t floor, int64_t *first, int64_t *last,
    struct hc_err *err)
{
	int64_t top = 0;
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT max(last) FROM grant_lease WHERE series = ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_text(st, 1, series, -1, SQLITE_STATIC);
	if (sqlite3_step(st) == SQLITE_ROW)
		top = sqlite3_column_int64(st, 0);
	db_done(s, st);
	*first = top + 1 > floor ? top + 1 : floor;
	*last = *first + count - 1;
	if ((rc = db_prepare(s, "INSERT INTO grant_lease(series, dev, first, last, at) VALUES(?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_text(st, 1, series, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, 2, dev);
	sqlite3_bind_int64(st, 3, *first);
	sqlite3_bind_int64(st, 4, *last);
	sqlite3_bind_int64(st, 5, s->env->now(s->env));
	return db_run(s, st, err, "writing");
}
