/*
 * replica_out.c - what goes out and what waits: entries of this device, the batch in flight, staged pages, refused edits.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/db.h"
#include "store/read.h"
#include "store/replica.h"
#include "store/table.h"

/* As journal.c reads entries; here they are found by n. */
#define ENTRIES "SELECT j.seq, j.tx, j.n, j.hlc, coalesce(j.at, t.at), coalesce(j.actor, t.actor), coalesce(j.source, t.source)," \
	" j.object, j.record, j.base, j.op, j.diff FROM journal j LEFT JOIN tx t ON t.tx = j.tx"

static int
read_entries(struct store *s, struct stmt *st, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	VEC(struct entry) v = {0};
	int rc = 0, step;

	while ((step = stmt_step(st)) == STEP_ROW && rc == 0) {
		struct entry e = { .seq = stmt_int(st, 0), .tx = stmt_int(st, 1), .n = stmt_int(st, 2),
			.hlc = stmt_int(st, 3), .at = stmt_int(st, 4), .base = stmt_int(st, 9),
			.source = (enum journal_source)stmt_int(st, 6) };
		const char *op = stmt_text(st, 10), *diff = stmt_text(st, 11);

		if (stmt_bytes(st, 5) == 16)
			memcpy(e.actor, stmt_blob(st, 5), 16);
		if (stmt_bytes(st, 8) == 16)
			memcpy(e.record, stmt_blob(st, 8), 16);
		e.op = op ? op[0] : 0;
		e.diff = diff ? arena_strdup(a, diff) : "";
		rc = table_object(s, stmt_int(st, 7), &e.object, err);
		vec_push(a, &v, e);
	}
	if (rc == 0 && step != STEP_DONE && step != STEP_ROW)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return rc;
}

int
replica_entries(struct store *s, int64_t after, size_t max, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((s->depth > 0 && (rc = journal_flush(s, err)) < 0) ||
	    (rc = db_prepare(s, ENTRIES " WHERE j.seq > ? AND j.n IS NOT NULL ORDER BY j.seq LIMIT ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, after);
	stmt_bind_int(st, 2, (int64_t)max);
	return read_entries(s, st, a, ret, n, err);
}

int
replica_pending(struct store *s, const struct object *o, const uint8_t id[16], int64_t after, struct arena *a,
    struct entry **ret, size_t *n, struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	/* the open transaction's row is needed only for entries of ours, and a pull makes none */
	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (s->depth > 0 && s->j.source != SOURCE_PULL && (rc = journal_flush(s, err)) < 0) ||
	    (rc = db_prepare(s, ENTRIES " WHERE j.object = ? AND j.record = ? AND j.n > ? ORDER BY j.seq", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, id, 16);
	stmt_bind_int(st, 3, after);
	return read_entries(s, st, a, ret, n, err);
}

int
replica_place(struct store *s, int64_t after, int64_t *ret, struct hc_err *err)
{
	*ret = 0;
	return db_int(s, ret, err, "SELECT coalesce((SELECT min(seq) - 1 FROM journal WHERE n > %" PRIi64 "),"
	    " (SELECT coalesce(max(seq), 0) FROM journal))", after);
}

int64_t
replica_top(struct store *s)
{
	int64_t n = 0;

	/* outside a transaction another process may have given more since */
	if (s->j.known && s->depth > 0)
		return s->j.n;
	db_int(s, &n, NULL, "SELECT n FROM clock");
	return n;
}

int
replica_renumber(struct store *s, int64_t after, int64_t seen, struct hc_err *err)
{
	int64_t top = 0;
	struct stmt *in, *out;
	int rc, step;

	if ((rc = journal_flush(s, err)) < 0 ||
	    (rc = db_exec(s, err, "UPDATE journal SET n = NULL WHERE n <= %" PRIi64, after)) < 0 ||
	    (rc = db_prepare(s, "SELECT seq FROM journal WHERE n IS NOT NULL ORDER BY seq", &in, err)) < 0)
		return rc;
	while (rc == 0 && (step = stmt_step(in)) == STEP_ROW) {
		if ((rc = db_prepare(s, "UPDATE journal SET n = ?1, base = CASE WHEN base < ?3 THEN base ELSE ?3 END WHERE seq = ?2", &out, err)) < 0)
			break;
		stmt_bind_int(out, 1, ++top);
		stmt_bind_int(out, 2, stmt_int(in, 0));
		stmt_bind_int(out, 3, seen);
		rc = db_run(s, out, err, "writing");
	}
	db_done(s, in);
	s->j.n = top;
	return rc < 0 ? rc : db_exec(s, err, "UPDATE clock SET n = %" PRIi64, top);
}

int64_t
replica_oldest(struct store *s, int64_t after)
{
	struct stmt *st;
	int64_t ret = 0;

	if (db_prepare(s, "SELECT coalesce(j.at, t.at) FROM journal j LEFT JOIN tx t ON t.tx = j.tx WHERE j.seq > ?1 AND j.n IS NOT NULL"
	    " ORDER BY j.seq LIMIT 1", &st, NULL) < 0)
		return 0;
	stmt_bind_int(st, 1, after);
	if (stmt_step(st) == STEP_ROW)
		ret = stmt_int(st, 0);
	db_done(s, st);
	return ret;
}

int
replica_queue(struct store *s, int64_t after, struct arena *a, struct replica_queue **ret, size_t *n, struct hc_err *err)
{
	VEC(struct replica_queue) v = {0};
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT o.name, count(*), min(coalesce(j.at, t.at)) FROM journal j LEFT JOIN tx t ON t.tx = j.tx"
	    " JOIN object_name o ON o.number = j.object WHERE j.seq > ?1 AND j.n IS NOT NULL GROUP BY o.name ORDER BY 2 DESC, o.name", &st,
	    err)) < 0)
		return rc;
	stmt_bind_int(st, 1, after);
	while (stmt_step(st) == STEP_ROW) {
		struct replica_queue q = { .object = arena_strdup(a, stmt_text(st, 0)),
			.entries = stmt_int(st, 1), .oldest = stmt_int(st, 2) };

		vec_push(a, &v, q);
	}
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

int
replica_outbound(struct store *s, struct arena *a, int64_t *first, int64_t *last, const char **body, size_t *len,
    struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT first, last, body FROM outbound", &st, err)) < 0)
		return rc;
	rc = stmt_step(st);
	if (rc == STEP_ROW) {
		*first = stmt_int(st, 0);
		*last = stmt_int(st, 1);
		*len = (size_t)stmt_bytes(st, 2);
		*body = arena_strndup(a, *len ? stmt_blob(st, 2) : "", *len);
		rc = HC_OK;
	} else
		rc = rc == STEP_DONE ? HC_NOTFOUND : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
replica_outbound_put(struct store *s, int64_t first, int64_t last, const char *body, size_t len, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO outbound(one, first, last, body) VALUES(1, ?, ?, ?)"
	    " ON CONFLICT(one) DO UPDATE SET first = excluded.first, last = excluded.last, body = excluded.body", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, first);
	stmt_bind_int(st, 2, last);
	stmt_bind_blob(st, 3, body, (int)len);
	return db_run(s, st, err, "writing");
}

int
replica_outbound_drop(struct store *s, struct hc_err *err)
{
	return db_exec(s, err, "DELETE FROM outbound");
}

int
replica_stage(struct store *s, const char *line, size_t len, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO inbox(line) VALUES(?)", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, line, (int)len);
	return db_run(s, st, err, "writing");
}

int
replica_staged(struct store *s, int64_t *ret, struct hc_err *err)
{
	return db_int(s, ret, err, "SELECT count(*) FROM inbox");
}

int
replica_stage_read(struct store *s, int64_t *after, size_t max, struct arena *a, const char ***ret, size_t *n, struct hc_err *err)
{
	VEC(const char *) v = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = db_prepare(s, "SELECT k, line FROM inbox WHERE k > ? ORDER BY k LIMIT ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, *after);
	stmt_bind_int(st, 2, (int64_t)max);
	while ((step = stmt_step(st)) == STEP_ROW) {
		*after = stmt_int(st, 0);
		vec_push(a, &v, arena_strndup(a, stmt_text(st, 1), (size_t)stmt_bytes(st, 1)));
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return rc;
}

int
replica_stage_drop(struct store *s, struct hc_err *err)
{
	return db_exec(s, err, "DELETE FROM inbox");
}

int
replica_park(struct store *s, const struct replica_parked *p, struct hc_err *err)
{
	const char *const texts[] = { p->code, p->reason, p->field, p->values };
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO sync_parked(n, tx, at, object, id, op, code, reason, field, vals)"
	    " VALUES((SELECT coalesce(max(n), 0) + 1 FROM sync_parked), ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, p->tx);
	stmt_bind_int(st, 2, p->at);
	stmt_bind_text(st, 3, p->object, -1);
	stmt_bind_blob(st, 4, p->id, 16);
	stmt_bind_text(st, 5, &p->op, 1);
	for (int i = 0; i < 4; i++)
		stmt_bind_text(st, 6 + i, texts[i], -1);
	return db_run(s, st, err, "writing");
}

int
replica_parked(struct store *s, struct arena *a, struct replica_parked **ret, size_t *n, struct hc_err *err)
{
	VEC(struct replica_parked) v = {0};
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT n, tx, at, object, id, op, code, reason, field, vals FROM sync_parked ORDER BY n", &st, err)) < 0)
		return rc;
	while (stmt_step(st) == STEP_ROW) {
		struct replica_parked p = { .n = stmt_int(st, 0), .tx = stmt_int(st, 1),
			.at = stmt_int(st, 2) };
		const char **texts[] = { &p.code, &p.reason, &p.field, &p.values };

		p.object = arena_strdup(a, stmt_text(st, 3));
		if (stmt_bytes(st, 4) == 16)
			memcpy(p.id, stmt_blob(st, 4), 16);
		p.op = (stmt_text(st, 5))[0];
		for (int i = 0; i < 4; i++)
			*texts[i] = arena_strdup(a, stmt_text(st, 6 + i));
		vec_push(a, &v, p);
	}
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

int
replica_unpark(struct store *s, int64_t n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "DELETE FROM sync_parked WHERE n = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, n);
	if ((rc = db_run(s, st, err, "writing")) < 0)
		return rc;
	return db_changes(s) ? HC_OK : hc_fail(err, HC_NOTFOUND, 0, "No refused edit has this number; `sync status` lists them.");
}

int
replica_lease(struct store *s, const char *series, int64_t *next, int64_t *last, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT next, last FROM lease WHERE series = ?", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, series, -1);
	if (stmt_step(st) == STEP_ROW) {
		*next = stmt_int(st, 0);
		*last = stmt_int(st, 1);
	} else
		rc = HC_NOTFOUND;
	db_done(s, st);
	return rc;
}

int
replica_lease_put(struct store *s, const char *series, int64_t next, int64_t last, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO lease(series, next, last) VALUES(?, ?, ?)"
	    " ON CONFLICT(series) DO UPDATE SET next = excluded.next, last = excluded.last", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, series, -1);
	stmt_bind_int(st, 2, next);
	stmt_bind_int(st, 3, last);
	return db_run(s, st, err, "writing");
}
