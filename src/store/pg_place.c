/*
 * pg_place.c - one tenant's place in a PostgreSQL database: a schema and a role of its own, transactions in it, and the table
 * of functions that store/ calls.
 *
 * Every transaction begins by taking the place's role and search path for itself alone, so a connection may serve any tenant
 * next and no statement can name another's table. A write begins by locking the one row of the clock: one writer at a time
 * per tenant, and journal places in the order of commits. Nothing here notifies: that takes a lock over the whole database.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/pg.h"
#include "store/postgres.h"

#define REGISTRY "hotcrm"	/* the server's own place; its role is the server's */
#define REGISTRY_MS 30000	/* that a writer of the registry waits for another, who may be removing a tenant's place */

static bool
is_registry(const struct remote *r)
{
	return strcmp(r->place, REGISTRY) == 0;
}

int
pg_say(struct remote *r, const char *sql)
{
	struct pg_prepared *p;

	if (pg_prepared(r, sql, &p) != STEP_DONE || (r->conn->nsent >= PG_PENDING && pg_settle(r, NULL) != STEP_DONE))
		return STEP_FAILED;
	if (PQsendQueryPrepared(r->conn->c, p->name, 0, NULL, NULL, NULL, 1) == 0)
		return pg_note(r, NULL);
	pg_sent(r->conn, false, NULL);
	return STEP_DONE;
}

/* What a save asks is narrow and has an index, but a plan made while the table was empty reads all of it, and is kept until the
   database looks at the table again, minutes later. So a write's questions go by an index wherever there is one. Where there is
   none the planner believes such a question to be enormous, and would compile it. And one plan is made, not one for each of the first
   five times: a connection that has thousands of tenants to serve says most of its statements no more often. */
static int
enter(struct remote *r, const char *begin, bool writes)
{
	char sql[400];

	if (is_registry(r))
		snprintf(sql, sizeof(sql), "SELECT set_config('search_path', '" REGISTRY "', true),"
		    " set_config('lock_timeout', '%d', true)", REGISTRY_MS);
	else
		/* a timeout of 0 is none at all: the shortest stands for it */
		snprintf(sql, sizeof(sql), "SELECT set_config('search_path', '\"%s\"', true), set_config('role', '%s', true),"
		    " set_config('lock_timeout', '%d', true)%s", r->place, r->place, r->patience > 0 ? r->patience : 1,
		    writes ? ", set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
		    " set_config('plan_cache_mode', 'force_generic_plan', true)" : "");
	return pg_say(r, begin) == STEP_DONE && pg_say(r, sql) == STEP_DONE ? STEP_DONE : STEP_FAILED;
}

/* The end of a transaction whose outcome nobody waits for. */
static void
leave(struct remote *r, const char *how)
{
	struct pg_conn *c = r->conn;

	if (c == NULL)
		return;
	/* where nothing failed the word is known already and need not be read again */
	if (PQstatus(c->c) == CONNECTION_OK && (r->failed == 0 ? pg_say : pg_command)(r, how) == STEP_DONE && PQpipelineSync(c->c) != 0)
		pg_sent(c, true, NULL);
	pg_give(r);
}

int
pg_begin(struct remote *r, enum remote_begin how, struct hc_err *err)
{
	static const char *const begins[] = {
		[REMOTE_READ] = "BEGIN", [REMOTE_SNAPSHOT] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [REMOTE_WRITE] = "BEGIN",
	};
	int rc;

	if (r->state != PG_IDLE)
		return hc_fail(err, HC_BUG, 0, "a transaction was begun in another.");
	if ((rc = pg_take(r, err)) < 0)
		return rc;
	r->state = how == REMOTE_WRITE ? PG_WRITING : PG_READING;
	r->careful -= how == REMOTE_WRITE && r->careful > 0;
	if (enter(r, begins[how], how == REMOTE_WRITE) == STEP_DONE && (how != REMOTE_WRITE || !r->locks ||
	    pg_say(r, is_registry(r) ? "LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE" :
	    /* fails where there is none any more: store_retire() */
	    "SELECT 1 / count(*) FROM (SELECT one FROM clock WHERE one = 1 FOR UPDATE) c") == STEP_DONE))
		return HC_OK;
	rc = pg_fail(r, "beginning", err);
	leave(r, "ROLLBACK");	/* it may have begun: a place that was removed is noticed after that */
	return rc;
}

static int
commit(struct remote *r, struct hc_err *err)
{
	struct pg_conn *c = r->conn;
	PGresult *res = NULL;
	bool done;
	int rc = HC_OK;

	if (pg_rows_send(r, false) != STEP_DONE || pg_say(r, "COMMIT") != STEP_DONE || PQpipelineSync(c->c) == 0) {
		pg_note(r, NULL);
		goto fail;
	}
	pg_sent(c, true, NULL);
	if (pg_settle(r, &res) != STEP_DONE)
		goto fail;
	/* a transaction that had failed before answers a COMMIT with ROLLBACK, and calls it a success */
	done = res != NULL && strcmp(PQcmdStatus(res), "COMMIT") == 0;
	PQclear(res);
	if (!done) {
		snprintf(r->message, sizeof(r->message), "the transaction was rolled back");
		goto fail;
	}
	pg_give(r);
	return rc;
fail:
	rc = pg_fail(r, "saving", err);
	leave(r, "ROLLBACK");
	return rc;
}

static void
rollback(struct remote *r)
{
	if (r->conn == NULL)
		return;
	pg_settle(r, NULL);
	leave(r, "ROLLBACK");
}

int
pg_single(struct remote *r)
{
	struct hc_err err;

	if (r->state != PG_IDLE)
		return STEP_DONE;
	if (pg_take(r, &err) < 0) {
		r->failed = HC_STORE;
		return STEP_FAILED;
	}
	r->state = PG_SINGLE;
	if (enter(r, "BEGIN", false) == STEP_DONE)
		return STEP_DONE;
	leave(r, "ROLLBACK");
	return STEP_FAILED;
}

int
pg_single_end(struct remote *r, bool wait)
{
	struct hc_err err;

	if (r->state != PG_SINGLE || r->stepping > 0)
		return STEP_DONE;
	if (r->failed != 0) {
		leave(r, "ROLLBACK");
		return STEP_FAILED;
	}
	if (wait)
		return commit(r, &err) < 0 ? STEP_FAILED : STEP_DONE;
	leave(r, "COMMIT");
	return STEP_DONE;
}

static int
command(struct remote *r, struct hc_err *err, const char *doing, const char *fmt, int depth)
{
	char sql[64];

	snprintf(sql, sizeof(sql), "%s s%d", fmt, depth);
	return pg_say(r, sql) == STEP_DONE ? HC_OK : pg_fail(r, doing, err);
}

static int
savepoint(struct remote *r, int depth, struct hc_err *err)
{
	if (pg_rows_mark(r, depth))
		return HC_OK;
	return pg_rows_send(r, false) == STEP_DONE ? command(r, err, "saving", "SAVEPOINT", depth) : pg_fail(r, "saving", err);
}

static int
release(struct remote *r, int depth, struct hc_err *err)
{
	/* What was sent in it is not waited for: hardly ever does it fail, and then the whole transaction does. When it is done again,
	   each savepoint waits, so that one bad row does not hold up the others for ever. */
	if (r->careful > 0 && (pg_rows_send(r, false) != STEP_DONE || pg_settle(r, NULL) != STEP_DONE))
		return pg_fail(r, "saving", err);
	return pg_rows_unmark(r, depth) ? command(r, err, "saving", "RELEASE", depth) : HC_OK;
}

static void
rollback_to(struct remote *r, int depth)
{
	struct hc_err err;

	pg_early_forget(r);
	/* what the database was never told of has nothing to be taken back; had something failed, it is all that was before it */
	if (!pg_rows_back(r, depth))
		return;
	pg_settle(r, NULL);
	r->failed = 0;
	if (command(r, &err, "saving", "ROLLBACK TO", depth) >= 0)
		command(r, &err, "saving", "RELEASE", depth);
}

static int
exec(struct remote *r, const char *sql, struct hc_err *err)
{
	char *text;
	bool own = r->state == PG_IDLE;
	int rc = own ? pg_begin(r, REMOTE_WRITE, err) : HC_OK;

	if (rc < 0)
		return rc;
	pg_early_forget(r);
	text = pg_translate(sql, NULL, NULL, NULL);
	rc = pg_rows_send(r, false) == STEP_DONE && pg_simple(r, text, NULL) == STEP_DONE ? HC_OK : pg_fail(r, "writing", err);
	free(text);
	if (!own)
		return rc;
	if (rc == HC_OK)
		return commit(r, err);
	rollback(r);
	return rc;
}

/* A question to the catalogue about a name. */
static int
catalogue(struct remote *r, const char *sql, const char *name, struct remote_stmt **ret, struct hc_err *err)
{
	char cut[PG_NAME];

	snprintf(cut, sizeof(cut), "%s", name);
	pg_stmt_prepare(r, sql, NULL, ret, err);
	pg_stmt_bind(*ret, 1, KIND_TEXT, cut, -1);
	pg_stmt_bind(*ret, 2, KIND_TEXT, r->place, -1);
	return HC_OK;
}

static bool
has(struct remote *r, const char *type, const char *name)
{
	struct remote_stmt *st;
	struct hc_err err;
	bool there;

	catalogue(r, strcmp(type, "index") == 0 ?
	    "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ?1 AND n.nspname = ?2 AND c.relkind = 'i'" :
	    "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ?1 AND n.nspname = ?2 AND c.relkind = 'r'",
	    name, &st, &err);
	there = pg_stmt_step(st) == STEP_ROW;
	pg_stmt_free(st);
	return there;
}

static int
columns(struct remote *r, const char *table, void (*fn)(void *arg, const char *name), void *arg, struct hc_err *err)
{
	struct remote_stmt *st;
	int step;

	catalogue(r, "SELECT a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
	    " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ?1 AND n.nspname = ?2 AND a.attnum > 0"
	    " AND NOT a.attisdropped ORDER BY a.attnum", table, &st, err);
	while ((step = pg_stmt_step(st)) == STEP_ROW)
		fn(arg, pg_stmt_get(st, 0, true, NULL));
	pg_stmt_free(st);
	return step == STEP_DONE ? HC_OK : pg_fail(r, "reading", err);
}

/* "postgresql://host/db#place"; without a place it is the registry. */
static int
read_path(const char *path, struct remote **ret, struct hc_err *err)
{
	const char *mark = strchr(path, '#'), *place = mark != NULL ? mark + 1 : REGISTRY;
	struct remote *r;

	if (strlen(place) == 0 || strlen(place) >= PG_NAME || strspn(place, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(place))
		return hc_fail(err, HC_INVALID, 0, "%.100s is no place in a database; it is small letters, digits and _.", place);
	r = xmalloc(sizeof(*r));
	*r = (struct remote){ .url = xstrdup(path), .patience = DB_BUSY_MS };
	if (mark != NULL)
		r->url[mark - path] = '\0';
	snprintf(r->place, sizeof(r->place), "%s", place);
	*ret = r;
	return HC_OK;
}

static void
close_place(struct remote *r)
{
	if (r == NULL)
		return;
	rollback(r);
	if (r->held != NULL)
		pg_close(r->held);
	free(r->url);
	free(r);
}

/* Runs what makes or removes a place, by the server's own role. */
static int
administer(struct remote *r, const char *sql, struct hc_err *err)
{
	int rc;

	if ((rc = pg_take(r, err)) < 0)
		return rc;
	rc = pg_simple(r, sql, NULL) == STEP_DONE ? HC_OK : r->failed;
	if (rc < 0)
		rc = hc_fail(err, rc, 0, "the database refused to make or remove %s: %s.", r->place, r->message);
	if (rc < 0)
		leave(r, "ROLLBACK");
	else
		pg_give(r);
	return rc;
}

static int
make(struct remote *r, struct hc_err *err)
{
	char sql[600];

	if (is_registry(r))
		return administer(r, "CREATE SCHEMA IF NOT EXISTS " REGISTRY, err);
	snprintf(sql, sizeof(sql), "BEGIN; CREATE ROLE \"%s\" NOLOGIN; GRANT \"%s\" TO CURRENT_USER; CREATE SCHEMA \"%s\" AUTHORIZATION \"%s\";"
	    " REVOKE ALL ON SCHEMA \"%s\" FROM PUBLIC; COMMIT", r->place, r->place, r->place, r->place, r->place);
	return administer(r, sql, err);
}

static int
open_place(const char *path, bool create, struct remote **ret, struct hc_err *err)
{
	struct remote *r;
	PGresult *res = NULL;
	char sql[200];
	bool there = false;
	int rc;

	if ((rc = read_path(path, &r, err)) < 0)
		return rc;
	if ((rc = pg_take(r, err)) < 0)
		goto fail;
	snprintf(sql, sizeof(sql), "SELECT 1 FROM pg_namespace WHERE nspname = '%s'", r->place);
	if (pg_simple(r, sql, &res) == STEP_DONE)
		there = PQntuples(res) > 0;
	else
		rc = pg_fail(r, "opening", err);
	PQclear(res);
	pg_give(r);
	if (rc == HC_OK && create && there && !is_registry(r))
		rc = hc_fail(err, HC_CONFLICT, 0, "%s is there already; nothing was touched.", r->place);
	if (rc == HC_OK && !create && !there)
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no workspace %s in this database.", r->place);
	if (rc == HC_OK && create && !there)
		rc = make(r, err);
	if (rc < 0)
		goto fail;
	*ret = r;
	return HC_OK;
fail:
	close_place(r);
	return rc;
}

static int
drop_place(const char *path, struct hc_err *err)
{
	struct remote *r;
	char sql[400];
	int rc;

	if ((rc = read_path(path, &r, err)) < 0)
		return rc;
	snprintf(sql, sizeof(sql), "DROP SCHEMA IF EXISTS \"%s\" CASCADE; DROP ROLE IF EXISTS \"%s\"", r->place, r->place);
	if (is_registry(r))
		snprintf(sql, sizeof(sql), "DROP SCHEMA IF EXISTS " REGISTRY " CASCADE");
	rc = administer(r, sql, err);
	close_place(r);
	return rc;
}

/* One that ended a moment ago may still be known to the database, above all if it was killed while many others ran. */
static int
hold(struct remote *r, struct hc_err *err)
{
	static const char sql[] = "BEGIN; SET LOCAL lock_timeout = '10s'; SELECT pg_advisory_lock(hashtext('hotcrmd')); COMMIT";
	struct pg_conn *c;
	int rc;

	if ((rc = pg_take(r, err)) < 0)
		return rc;
	rc = pg_simple(r, sql, NULL) == STEP_DONE ? HC_OK : r->failed;
	c = r->conn;
	r->conn = NULL;
	r->state = PG_IDLE;
	if (rc == HC_OK) {
		r->held = c;
		return HC_OK;
	}
	pg_close(c);
	if (rc == HC_BUSY)
		return hc_fail(err, HC_CONFLICT, 0, "Another server runs on this database; stop it first.");
	return pg_fail(r, "starting", err);
}

static void
interrupt(struct remote *r, bool (*stop)(void *arg), void *arg)
{
	r->stop = stop;
	r->stop_arg = arg;
}

static void
patience(struct remote *r, int ms)
{
	r->patience = ms;
}

static void
locks(struct remote *r)
{
	r->locks = true;
}

static void
foresee(struct remote *r, bool on)
{
	r->foreseeing = on;
}

static int64_t
last_id(const struct remote *r)
{
	return r->last_id;
}

static int64_t
changes(struct remote *r)
{
	if (r->conn != NULL && r->changes < 0)
		pg_settle(r, NULL);
	return r->changes;
}

static int
fail(struct remote *r, const char *doing, struct hc_err *err)
{
	return pg_fail(r, doing, err);
}

static int
why(const struct remote *r)
{
	return r->failed;
}

static const char *
message(const struct remote *r)
{
	return r->message;
}

const struct remote_ops pg_ops = {
	.open = open_place, .close = close_place, .hold = hold, .drop = drop_place, .interrupt = interrupt, .patience = patience, .locks = locks,
	.begin = pg_begin, .commit = commit, .rollback = rollback,
	.savepoint = savepoint, .release = release, .rollback_to = rollback_to,
	.exec = exec, .has = has, .columns = columns,
	.prepare = pg_stmt_prepare, .free = pg_stmt_free, .text_of = pg_stmt_text_of,
	.step = pg_stmt_step, .run = pg_stmt_run, .ask = pg_stmt_ask, .foresee = foresee, .portions = pg_stmt_portions, .reset = pg_stmt_reset,
	.bind_int = pg_stmt_bind_int, .bind = pg_stmt_bind, .places = pg_stmt_places, .ncolumns = pg_stmt_columns,
	.kind = pg_stmt_kind, .get_int = pg_stmt_int, .get_real = pg_stmt_real, .get = pg_stmt_get,
	.last_id = last_id, .changes = changes, .fail = fail, .why = why, .message = message,
};

void
postgres_use(void)
{
	driver_remote = &pg_ops;
}
