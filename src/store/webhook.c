/*
 * webhook.c - see webhook.h. The tables are made with the first webhook.
 */
#include <stdio.h>
#include <string.h>

#include "store/db.h"
#include "store/webhook.h"

static const char layout[] =
	"CREATE TABLE IF NOT EXISTS webhook(id TEXT PRIMARY KEY, url TEXT NOT NULL, types TEXT NOT NULL, user BLOB NOT NULL,"
	" active INTEGER NOT NULL, version INTEGER NOT NULL, rotated INTEGER NOT NULL, seq INTEGER NOT NULL, created INTEGER NOT NULL,"
	" failing INTEGER NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS delivery(number INTEGER PRIMARY KEY, webhook TEXT NOT NULL, event TEXT NOT NULL, type TEXT NOT NULL,"
	" body TEXT NOT NULL, state INTEGER NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL, at INTEGER NOT NULL,"
	" status INTEGER NOT NULL, error TEXT NOT NULL) STRICT;"
	"CREATE INDEX IF NOT EXISTS delivery_due ON delivery(due) WHERE state = 0;"
	"CREATE INDEX IF NOT EXISTS delivery_webhook ON delivery(webhook, number)";

bool
webhook_any(struct store *s)
{
	return db_has(s, "table", "webhook");
}

int
webhook_tables(struct store *s, struct hc_err *err)
{
	return webhook_any(s) ? HC_OK : db_exec(s, err, "%s", layout);
}

static const char *
text(struct stmt *st, int i, struct arena *a)
{
	const char *t = stmt_text(st, i);

	return t != NULL ? arena_strdup(a, t) : "";
}

static void
bind(struct stmt *st, int i, const char *t)
{
	stmt_bind_copy(st, i, t != NULL ? t : "", -1);
}

static void
webhook_of(struct stmt *st, struct arena *a, struct webhook *w)
{
	snprintf(w->id, sizeof(w->id), "%s", stmt_text(st, 0));
	w->url = text(st, 1, a);
	w->types = text(st, 2, a);
	memset(w->user, 0, 16);
	if (stmt_bytes(st, 3) == 16)
		memcpy(w->user, stmt_blob(st, 3), 16);
	w->active = stmt_int(st, 4) != 0;
	w->version = stmt_int(st, 5);
	w->rotated = stmt_int(st, 6);
	w->seq = stmt_int(st, 7);
	w->created = stmt_int(st, 8);
	w->failing = stmt_int(st, 9);
	w->reason = text(st, 10, a);
}

#define WEBHOOK_SQL "SELECT id, url, types, user, active, version, rotated, seq, created, failing, reason FROM webhook "

int
webhook_list(struct store *s, struct arena *a, struct webhook **ret, size_t *n, struct hc_err *err)
{
	VEC(struct webhook) rows = {0};
	struct stmt *st;
	int rc, step = STEP_DONE;

	*ret = NULL;
	*n = 0;
	if (!webhook_any(s))
		return HC_OK;
	if ((rc = db_prepare(s, WEBHOOK_SQL "ORDER BY created, id", &st, err)) < 0)
		return rc;
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct webhook w;

		webhook_of(st, a, &w);
		vec_push(a, &rows, w);
	}
	if (step != STEP_DONE)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}

int
webhook_find(struct store *s, const char *id, struct arena *a, struct webhook *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if (!webhook_any(s))
		return hc_fail(err, HC_NOTFOUND, 0, "There is no webhook %.20s.", id);
	if ((rc = db_prepare(s, WEBHOOK_SQL "WHERE id = ?", &st, err)) < 0)
		return rc;
	bind(st, 1, id);
	step = stmt_step(st);
	if (step == STEP_ROW)
		webhook_of(st, a, ret);
	else
		rc = step == STEP_DONE ? hc_fail(err, HC_NOTFOUND, 0, "There is no webhook %.20s.", id) : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
webhook_put(struct store *s, const struct webhook *w, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = store_begin(s, err)) < 0)
		return rc;
	if ((webhook_any(s) || (rc = db_exec(s, err, "%s", layout)) >= 0) &&
	    (rc = db_prepare(s, "INSERT INTO webhook(id, url, types, user, active, version, rotated, seq, created, failing, reason)"
	    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET url = excluded.url, types = excluded.types,"
	    " user = excluded.user, active = excluded.active, version = excluded.version, rotated = excluded.rotated,"
	    " seq = excluded.seq, created = excluded.created, failing = excluded.failing, reason = excluded.reason", &st, err)) >= 0) {
		bind(st, 1, w->id);
		bind(st, 2, w->url);
		bind(st, 3, w->types);
		stmt_bind_blob_copy(st, 4, w->user, 16);
		stmt_bind_int(st, 5, w->active);
		stmt_bind_int(st, 6, w->version);
		stmt_bind_int(st, 7, w->rotated);
		stmt_bind_int(st, 8, w->seq);
		stmt_bind_int(st, 9, w->created);
		stmt_bind_int(st, 10, w->failing);
		bind(st, 11, w->reason);
		rc = db_run(s, st, err, "writing a webhook");
	}
	return store_end(s, rc, err);
}

int
webhook_remove(struct store *s, const char *id, struct hc_err *err)
{
	static const char *const sql[] = { "DELETE FROM delivery WHERE webhook = ?", "DELETE FROM webhook WHERE id = ?" };
	struct stmt *st;
	int rc;

	if ((rc = store_begin(s, err)) < 0)
		return rc;
	for (size_t i = 0; i < 2 && rc >= 0; i++)
		if ((rc = db_prepare(s, sql[i], &st, err)) >= 0) {
			bind(st, 1, id);
			rc = db_run(s, st, err, "removing a webhook");
		}
	return store_end(s, rc, err);
}

int
delivery_add(struct store *s, const struct delivery *d, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO delivery(webhook, event, type, body, state, due, tries, at, status, error)"
	    " VALUES(?, ?, ?, ?, 0, ?, 0, 0, 0, '')", &st, err)) < 0)
		return rc;
	bind(st, 1, d->webhook);
	bind(st, 2, d->event);
	bind(st, 3, d->type);
	bind(st, 4, d->body);
	stmt_bind_int(st, 5, d->due);
	return db_run(s, st, err, "queueing a delivery");
}

#define DELIVERY_SQL "SELECT d.number, d.webhook, d.event, d.type, d.body, d.state, d.due, d.tries, d.at, d.status, d.error" \
	" FROM delivery d "

static void
delivery_of(struct stmt *st, struct arena *a, struct delivery *d)
{
	d->number = stmt_int(st, 0);
	d->webhook = text(st, 1, a);
	d->event = text(st, 2, a);
	d->type = text(st, 3, a);
	d->body = text(st, 4, a);
	d->state = (enum delivery_state)stmt_int(st, 5);
	d->due = stmt_int(st, 6);
	d->tries = stmt_int(st, 7);
	d->at = stmt_int(st, 8);
	d->status = stmt_int(st, 9);
	d->error = text(st, 10, a);
}

static int
deliveries(struct store *s, struct stmt *st, struct arena *a, struct delivery **ret, size_t *n, struct hc_err *err)
{
	VEC(struct delivery) rows = {0};
	int rc = HC_OK, step;

	while ((step = stmt_step(st)) == STEP_ROW) {
		struct delivery d;

		delivery_of(st, a, &d);
		vec_push(a, &rows, d);
	}
	if (step != STEP_DONE)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}

int
delivery_due(struct store *s, int64_t now, size_t max, struct arena *a, struct delivery **ret, size_t *n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	*ret = NULL;
	*n = 0;
	if (!webhook_any(s))
		return HC_OK;
	if ((rc = db_prepare(s, DELIVERY_SQL "JOIN webhook w ON w.id = d.webhook AND w.active = 1"
	    " WHERE d.state = 0 AND d.due <= ? ORDER BY d.due, d.number LIMIT ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, now);
	stmt_bind_int(st, 2, (int64_t)max);
	return deliveries(s, st, a, ret, n, err);
}

int
delivery_find(struct store *s, int64_t number, struct arena *a, struct delivery *ret, struct hc_err *err)
{
	struct delivery *rows;
	struct stmt *st;
	size_t n = 0;
	int rc;

	if (!webhook_any(s))
		return hc_fail(err, HC_NOTFOUND, 0, "There is no such delivery.");
	if ((rc = db_prepare(s, DELIVERY_SQL "WHERE d.number = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, number);
	if ((rc = deliveries(s, st, a, &rows, &n, err)) < 0)
		return rc;
	if (n == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no such delivery.");
	*ret = rows[0];
	return HC_OK;
}

int
delivery_set(struct store *s, const struct delivery *d, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = store_begin(s, err)) < 0)
		return rc;
	if ((rc = db_prepare(s, "UPDATE delivery SET state = ?2, due = ?3, tries = ?4, at = ?5, status = ?6, error = ?7 WHERE number = ?1",
	    &st, err)) >= 0) {
		stmt_bind_int(st, 1, d->number);
		stmt_bind_int(st, 2, d->state);
		stmt_bind_int(st, 3, d->due);
		stmt_bind_int(st, 4, d->tries);
		stmt_bind_int(st, 5, d->at);
		stmt_bind_int(st, 6, d->status);
		bind(st, 7, d->error);
		rc = db_run(s, st, err, "noting a delivery");
	}
	return store_end(s, rc, err);
}

int
delivery_list(struct store *s, const char *webhook, int64_t before, size_t max, struct arena *a, struct delivery **ret, size_t *n,
    struct hc_err *err)
{
	struct stmt *st;
	int rc;

	*ret = NULL;
	*n = 0;
	if (!webhook_any(s))
		return HC_OK;
	if ((rc = db_prepare(s, DELIVERY_SQL "WHERE d.webhook = ?1 AND (d.number < ?2 OR ?2 = 0) ORDER BY d.number DESC LIMIT ?3", &st, err)) < 0)
		return rc;
	bind(st, 1, webhook);
	stmt_bind_int(st, 2, before);
	stmt_bind_int(st, 3, (int64_t)max);
	return deliveries(s, st, a, ret, n, err);
}

int
delivery_forget(struct store *s, int64_t older, struct hc_err *err)
{
	int rc;

	if (!webhook_any(s))
		return HC_OK;
	if ((rc = store_begin(s, err)) < 0)
		return rc;
	rc = db_exec(s, err, "DELETE FROM delivery WHERE state > 0 AND at < %lld", (long long)older);
	return store_end(s, rc, err);
}
