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

/* As journal.c reads entries; here they are found by n. */
static const char entry_sql[] =
	"SELECT j.seq, j.tx, j.n, j.hlc, coalesce(j.at, t.at), coalesce(j.actor, t.actor), coalesce(j.source, t.source),"
	" j.object, j.record, j.base, j.op, j.diff FROM journal j LEFT JOIN tx t ON t.tx = j.tx";

static int
read_entries(struct store *s, sqlite3_stmt *st, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	VEC(struct entry) v = {0};
	int rc = 0, step;

	while ((step = sqlite3_step(st)) == SQLITE_ROW && rc == 0) {
		struct entry e = { .seq = sqlite3_column_int64(st, 0), .tx = sqlite3_column_int64(st, 1), .n = sqlite3_column_int64(st, 2),
			.hlc = sqlite3_column_int64(st, 3), .at = sqlite3_column_int64(st, 4), .base = sqlite3_column_int64(st, 9),
			.source = (enum journal_source)sqlite3_column_int(st, 6) };
		const char *op = (const char *)sqlite3_column_text(st, 10), *diff = (const char *)sqlite3_column_text(st, 11);

		if (sqlite3_column_bytes(st, 5) == 16)
			memcpy(e.actor, sqlite3_column_blob(st, 5), 16);
		if (sqlite3_column_bytes(st, 8) == 16)
			memcpy(e.record, sqlite3_column_blob(st, 8), 16);
		e.op = op ? op[0] : 0;
		e.diff = diff ? arena_strdup(a, diff) : "";
		rc = table_object(s, sqlite3_column_int64(st, 7), &e.object, err);
		vec_push(a, &v, e);
	}
	if (rc == 0 && step != SQLITE_DONE && step != SQLITE_ROW)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return rc;
}

static int
prepare(struct store *s, const char *where, sqlite3_stmt **st, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int rc;

	if (s->depth > 0 && (rc = journal_flush(s, err)) < 0)
		return rc;
	buf_printf(&sql, "%s %s", entry_sql, where);
	rc = db_prepare(s, buf_str(&sql), st, err);
	buf_free(&sql);
	return rc;
}

int
replica_entries(struct store *s, int64_t after, size_t max, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = prepare(s, "WHERE j.seq > ? AND j.n IS NOT NULL ORDER BY j.seq LIMIT ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, after);
	sqlite3_bind_int64(st, 2, (int64_t)max);
	return read_entries(s, st, a, ret, n, err);
}

int
replica_pending(struct store *s, const struct object *o, const uint8_t id[16], int64_t after, struct arena *a,
    struct entry **ret, size_t *n, struct hc_err *err)
{
	struct table *t;
	sqlite3_stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = prepare(s, "WHERE j.object = ? AND j.record = ? AND j.n > ? ORDER BY j.seq", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, t->number);
	sqlite3_bind_blob(st, 2, id, 16, SQLITE_STATIC);
	sqlite3_bind_int64(st, 3, after);
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

	if (s->j.known)
		return s->j.n;
	db_int(s, &n, NULL, "SELECT n FROM clock");
	return n;
}

int
replica_renumber(struct store *s, int64_t after, int64_t seen, struct hc_err *err)
{
	int64_t top = 0;
	sqlite3_stmt *in, *out;
	int rc, step;

	if ((rc = journal_flush(s, err)) < 0 ||
	    (rc = db_exec(s, err, "UPDATE journal SET n = NULL WHERE n <= %" PRIi64, after)) < 0 ||
	    (rc = db_prepare(s, "SELECT seq FROM journal WHERE n IS NOT NULL ORDER BY seq", &in, err)) < 0)
		return rc;
	while (rc == 0 && (step = sqlite3_step(in)) == SQLITE_ROW) {
		if ((rc = db_prepare(s, "UPDATE journal SET n = ?1, base = min(base, ?3) WHERE seq = ?2", &out, err)) < 0)
			break;
		sqlite3_bind_int64(out, 1, ++top);
		sqlite3_bind_int64(out, 2, sqlite3_column_int64(in, 0));
		sqlite3_bind_int64(out, 3, seen);
		rc = db_run(s, out, err, "writing");
	}
	db_done(s, in);
	s->j.n = top;
	return rc < 0 ? rc : db_exec(s, err, "UPDATE clock SET n = %" PRIi64, top);
}

int
replica_queue(struct store *s, int64_t after, struct arena *a, struct replica_queue **ret, size_t *n, struct hc_err *err)
{
	VEC(struct replica_queue) v = {0};
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT o.name, count(*), min(coalesce(j.at, t.at)) FROM journal j LEFT JOIN tx t ON t.tx = j.tx"
	    " JOIN object_name o ON o.number = j.object WHERE j.seq > ?1 AND j.n IS NOT NULL GROUP BY j.object ORDER BY 2 DESC", &st,
	    err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, after);
	while (sqlite3_step(st) == SQLITE_ROW) {
		struct replica_queue q = { .object = arena_strdup(a, (const char *)sqlite3_column_text(st, 0)),
			.entries = sqlite3_column_int64(st, 1), .oldest = sqlite3_column_int64(st, 2) };

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
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT first, last, body FROM outbound", &st, err)) < 0)
		return rc;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW) {
		*first = sqlite3_column_int64(st, 0);
		*last = sqlite3_column_int64(st, 1);
		*len = (size_t)sqlite3_column_bytes(st, 2);
		*body = arena_strndup(a, *len ? sqlite3_column_blob(st, 2) : "", *len);
		rc = HC_OK;
	} else
		rc = rc == SQLITE_DONE ? HC_NOTFOUND : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
replica_outbound_put(struct store *s, int64_t first, int64_t last, const char *body, size_t len, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT OR REPLACE INTO outbound(one, first, last, body) VALUES(1, ?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, first);
	sqlite3_bind_int64(st, 2, last);
	sqlite3_bind_blob64(st, 3, body, len, SQLITE_STATIC);
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
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO inbox(line) VALUES(?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_text64(st, 1, line, len, SQLITE_STATIC, SQLITE_UTF8);
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
	sqlite3_stmt *st;
	int rc, step;

	if ((rc = db_prepare(s, "SELECT k, line FROM inbox WHERE k > ? ORDER BY k LIMIT ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, *after);
	sqlite3_bind_int64(st, 2, (int64_t)max);
	while ((step = sqlite3_step(st)) == SQLITE_ROW) {
		*after = sqlite3_column_int64(st, 0);
		vec_push(a, &v, arena_strndup(a, (const char *)sqlite3_column_text(st, 1), (size_t)sqlite3_column_bytes(st, 1)));
	}
	rc = step == SQLITE_DONE ? HC_OK : db_fail(s, err, "reading");
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
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT OR IGNORE INTO sync_parked(n, tx, at, object, id, op, code, reason, field, vals)"
	    " VALUES((SELECT coalesce(max(n), 0) + 1 FROM sync_parked), ?, ?, ?, ?, ?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, p->tx);
	sqlite3_bind_int64(st, 2, p->at);
	sqlite3_bind_text(st, 3, p->object, -1, SQLITE_STATIC);
	sqlite3_bind_blob(st, 4, p->id, 16, SQLITE_STATIC);
	sqlite3_bind_text(st, 5, &p->op, 1, SQLITE_STATIC);
	for (int i = 0; i < 4; i++)
		sqlite3_bind_text(st, 6 + i, texts[i], -1, SQLITE_STATIC);
	return db_run(s, st, err, "writing");
}

int
replica_parked(struct store *s, struct arena *a, struct replica_parked **ret, size_t *n, struct hc_err *err)
{
	VEC(struct replica_parked) v = {0};
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT n, tx, at, object, id, op, code, reason, field, vals FROM sync_parked ORDER BY n", &st, err)) < 0)
		return rc;
	while (sqlite3_step(st) == SQLITE_ROW) {
		struct replica_parked p = { .n = sqlite3_column_int64(st, 0), .tx = sqlite3_column_int64(st, 1),
			.at = sqlite3_column_int64(st, 2) };
		const char **texts[] = { &p.code, &p.reason, &p.field, &p.values };

		p.object = arena_strdup(a, (const char *)sqlite3_column_text(st, 3));
		if (sqlite3_column_bytes(st, 4) == 16)
			memcpy(p.id, sqlite3_column_blob(st, 4), 16);
		p.op = ((const char *)sqlite3_column_text(st, 5))[0];
		for (int i = 0; i < 4; i++)
			*texts[i] = arena_strdup(a, (const char *)sqlite3_column_text(st, 6 + i));
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
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "DELETE FROM sync_parked WHERE n = ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_int64(st, 1, n);
	if ((rc = db_run(s, st, err, "writing")) < 0)
		return rc;
	return sqlite3_changes(s->db) ? HC_OK : hc_fail(err, HC_NOTFOUND, 0, "No refused edit has this number; `sync status` lists them.");
}

int
replica_lease(struct store *s, const char *series, int64_t *next, int64_t *last, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT next, last FROM lease WHERE series = ?", &st, err)) < 0)
		return rc;
	sqlite3_bind_text(st, 1, series, -1, SQLITE_STATIC);
	if (sqlite3_step(st) == SQLITE_ROW) {
		*next = sqlite3_column_int64(st, 0);
		*last = sqlite3_column_int64(st, 1);
	} else
		rc = HC_NOTFOUND;
	db_done(s, st);
	return rc;
}

int
replica_lease_put(struct store *s, const char *series, int64_t next, int64_t last, struct hc_err *err)
{
	sqlite3_stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT OR REPLACE INTO lease(series, next, last) VALUES(?, ?, ?)", &st, err)) < 0)
		return rc;
	sqlite3_bind_text(st, 1, series, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, 2, next);
	sqlite3_bind_int64(st, 3, last);
	return db_run(s, st, err, "writing");
}
