/*
 * feed.c - the feed of a tenant: which record changed where, by bucket, brought up from the journal; and pages of it.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/feed_place.h"
#include "store/foresee.h"
#include "store/remote_store.h"
#include "store/replica.h"
#include "store/table.h"

#define CHUNK 20000	/* places of the journal looked at at once */

static const char tables[] =
	"CREATE TABLE IF NOT EXISTS feed(bucket INTEGER NOT NULL, seq INTEGER NOT NULL, object INTEGER NOT NULL, id BLOB NOT NULL,"
	" gone INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY(bucket, seq, object, id)) STRICT, WITHOUT ROWID;"
	"CREATE UNIQUE INDEX IF NOT EXISTS feed_rec ON feed(object, id, bucket);"
	"CREATE TABLE IF NOT EXISTS bucket(bucket INTEGER PRIMARY KEY, kind TEXT NOT NULL, object INTEGER NOT NULL, key BLOB NOT NULL,"
	" n INTEGER NOT NULL, sum INTEGER NOT NULL, UNIQUE(object, kind, key)) STRICT;"
	"CREATE TABLE IF NOT EXISTS user_scope(user BLOB PRIMARY KEY, ver INTEGER NOT NULL, list TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS dev(dev INTEGER PRIMARY KEY AUTOINCREMENT, user BLOB NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,"
	" seen INTEGER NOT NULL, revoked INTEGER NOT NULL, last_n INTEGER NOT NULL, chain BLOB NOT NULL, acked_n INTEGER NOT NULL,"
	" acked_chain BLOB NOT NULL, brought INTEGER NOT NULL DEFAULT 0, took INTEGER NOT NULL DEFAULT 0) STRICT;"
	"CREATE TABLE IF NOT EXISTS result(dev INTEGER NOT NULL, n INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,"
	" chain BLOB NOT NULL, body TEXT NOT NULL, PRIMARY KEY(dev, n)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS parked(dev INTEGER NOT NULL, n INTEGER NOT NULL, tx INTEGER NOT NULL, at INTEGER NOT NULL,"
	" object TEXT NOT NULL, id BLOB NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, body TEXT NOT NULL,"
	" PRIMARY KEY(dev, n)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS parked_rec ON parked(object, id);"
	"CREATE TABLE IF NOT EXISTS grant_lease(series TEXT NOT NULL, dev INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
	" at INTEGER NOT NULL) STRICT;"
	"CREATE INDEX IF NOT EXISTS grant_lease_series ON grant_lease(series, last);";

int
feed_tables(struct store *s, struct hc_err *err)
{
	int rc;

	if ((rc = replica_tables(s, err)) < 0 || (rc = db_exec(s, err, "%s", tables)) < 0 ||
	    (s->remote && ((rc = feed_rule_tables(s, err)) < 0 || (rc = feed_hang_tables(s, err)) < 0)))
		return rc;
	if (!db_has_column(s, "journal", "dev") && (rc = db_exec(s, err, "ALTER TABLE journal ADD COLUMN dev INTEGER")) < 0)
		return rc;
	if (!db_has_column(s, "dev", "brought") && (rc = db_exec(s, err, "ALTER TABLE dev ADD COLUMN brought INTEGER NOT NULL DEFAULT 0")) < 0)
		return rc;
	if (db_has_column(s, "dev", "took"))
		return HC_OK;
	return db_exec(s, err, "ALTER TABLE dev ADD COLUMN took INTEGER NOT NULL DEFAULT 0");
}

int64_t
feed_head(struct store *s)
{
	int64_t n = 0;

	/* over the wire the writer gives the places itself */
	if (s->remote && s->depth > 0 && journal_clock_read(s, NULL) == 0)
		return s->j.seq;
	db_int(s, &n, NULL, "SELECT coalesce(max(seq), 0) FROM journal");
	return n;
}

int64_t
feed_at(struct store *s)
{
	return replica_int(s, "feed_at", 0);
}

int64_t
feed_clock(struct store *s, int64_t seq)
{
	int64_t hlc = 0;
	struct stmt *st;

	if (db_prepare(s, "SELECT hlc FROM journal WHERE seq = ?", &st, NULL) < 0)
		return 0;
	stmt_bind_int(st, 1, seq);
	if (stmt_step(st) == STEP_ROW)
		hlc = stmt_int(st, 0);
	db_done(s, st);
	return hlc;
}

/* A user may have come to another team: then so did all that is his, where teams are followed. */
static int
place_owned(struct feed_run *u, const uint8_t user[16], int64_t seq, struct hc_err *err)
{
	struct arena *a = arena_new("owned");
	struct model *m = u->s->model;
	int rc = 0;

	for (size_t i = 0; i < m->objects.n && rc == 0; i++) {
		const struct object *o = m->objects.at[i];
		struct buf sql = BUF_INIT;
		struct table *t;
		struct stmt *st;
		VEC(const uint8_t *) ids = {0};

		if (o->local || !db_made(u->s, o))
			continue;
		if ((rc = table_of(u->s, o, &t, err)) < 0)
			continue;
		buf_printf(&sql, "SELECT id FROM \"%s\" WHERE owner = ? AND deleted IS NULL AND EXISTS(SELECT 1 FROM bucket WHERE object = %"
		    PRIi64 " AND kind = 't')", o->name, t->number);
		rc = db_prepare(u->s, buf_str(&sql), &st, err);
		buf_free(&sql);
		if (rc < 0)
			break;
		stmt_bind_blob(st, 1, user, 16);
		while (stmt_step(st) == STEP_ROW)
			vec_push(a, &ids, arena_dup(a, stmt_blob(st, 0), 16));
		db_done(u->s, st);
		for (size_t k = 0; k < ids.n && rc == 0; k++)
			rc = feed_place(u, o, t->number, ids.at[k], seq, false, err);
		arena_reset(a);
	}
	arena_free(a);
	return rc;
}

struct changed { int64_t object, seq; uint8_t id[16]; };

static int
changes(struct store *s, int64_t from, int64_t to, struct arena *a, struct changed **ret, size_t *n, struct hc_err *err)
{
	VEC(struct changed) v = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = db_prepare(s, "SELECT object, record, max(seq) FROM journal WHERE seq > ? AND seq <= ? GROUP BY object, record", &st,
	    err)) < 0)
		return rc;
	stmt_bind_int(st, 1, from);
	stmt_bind_int(st, 2, to);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct changed c = { .object = stmt_int(st, 0), .seq = stmt_int(st, 2) };

		if (stmt_bytes(st, 1) != 16)
			continue;
		memcpy(c.id, stmt_blob(st, 1), 16);
		vec_push(a, &v, c);
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return rc;
}

#define AHEAD 64		/* records asked about in one round trip */

/* What a step of take_in() asks about, sent ahead; objects that are not followed have none. */
static int
ask_ahead(struct feed_run *u, const struct changed *at, size_t n, const struct object **objects, struct feed_asked *asked, struct hc_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < n; i++) {
		objects[i] = NULL;
		asked[i] = (struct feed_asked){0};
	}
	for (size_t i = 0; i < n && rc == 0; i++) {
		if ((rc = table_object(u->s, at[i].object, &objects[i], err)) < 0 || !objects[i] || objects[i]->local) {
			objects[i] = NULL;
			continue;
		}
		if ((rc = feed_ask(u->s, objects[i], at[i].object, at[i].id, &asked[i], err)) < 0)
			break;
		stmt_ask(asked[i].standing);
		stmt_ask(asked[i].rows);
	}
	return rc;
}

static int
take_in(struct feed_run *u, int64_t from, int64_t to, struct hc_err *err)
{
	struct arena *a = arena_new("feed");
	const struct object *objects[AHEAD];
	struct feed_asked asked[AHEAD];
	struct changed *at;
	size_t n, at_once = u->s->remote && !u->teams ? AHEAD : 1;	/* who moves to another team moves what others were asked about */
	int rc = changes(u->s, from, to, a, &at, &n, err);

	for (size_t i = 0; i < n && rc == 0; i += at_once) {
		size_t k, many = n - i < at_once ? n - i : at_once;

		rc = ask_ahead(u, at + i, many, objects, asked, err);
		for (k = 0; k < many && rc == 0; k++) {
			if (!objects[k])
				continue;
			if (u->nrules > 0)
				map_put(u->changed, objects[k]->name, u);
			rc = feed_place_asked(u, objects[k], at[i + k].object, at[i + k].id, at[i + k].seq, true, &asked[k], err);
			if (rc == 0 && u->teams && !strcmp(objects[k]->name, "user"))
				rc = place_owned(u, at[i + k].id, at[i + k].seq, err);
		}
		for (k = 0; k < many; k++) {
			db_done(u->s, asked[k].standing);
			db_done(u->s, asked[k].rows);
		}
	}
	arena_free(a);
	return rc;
}

/* The bucket holds exactly these records from now on. */
static int
refill(struct feed_run *u, const struct feed_rule *r, uint8_t (*ids)[16], size_t n, int64_t seq, struct hc_err *err)
{
	struct arena *a = arena_new("refill");
	struct map *in = map_new(a);
	VEC(const uint8_t *) out = {0};
	struct stmt *st;
	int rc;

	for (size_t i = 0; i < n; i++)
		map_putn(in, ids[i], 16, in);
	if ((rc = db_prepare(u->s, "SELECT id FROM feed WHERE bucket = ? AND gone = 0", &st, err)) < 0)
		goto out;
	stmt_bind_int(st, 1, r->bucket);
	while (stmt_step(st) == STEP_ROW) {
		const uint8_t *id = stmt_blob(st, 0);

		if (map_getn(in, id, 16))
			map_putn(in, id, 16, NULL);
		else
			vec_push(a, &out, arena_dup(a, id, 16));
	}
	db_done(u->s, st);
	/* each is judged by itself: what has the newest word is the record, not the list */
	for (size_t i = 0; i < out.n && rc == 0; i++)
		rc = feed_place(u, r->object, r->number, out.at[i], seq, false, err);
	for (size_t i = 0; i < n && rc == 0; i++)
		if (map_getn(in, ids[i], 16))
			rc = feed_place(u, r->object, r->number, ids[i], seq, false, err);
out:
	arena_free(a);
	return rc;
}

static bool
depends(struct feed_run *u, const struct feed_rule *r, int64_t day)
{
	char name[80];

	/* " account user " names the objects it looks at besides its own; " day " that it looks at the calendar */
	for (size_t i = 0; i < map_count(u->changed); i++) {
		if (strlen(map_key(u->changed, i)) > sizeof(name) - 3)
			continue;
		snprintf(name, sizeof(name), " %s ", map_key(u->changed, i));
		if (strstr(r->depends, name))
			return true;
	}
	return r->day != day && strstr(r->depends, " day ");
}

/* Records that did not change may meet a condition now, because others did. */
static int
follow(struct feed_run *u, int64_t head, struct hc_err *err)
{
	int64_t day = u->s->env->now(u->s->env) / 86400000;
	int rc = 0;

	for (size_t i = 0; i < u->nrules && rc == 0; i++) {
		const struct feed_rule *r = &u->rules[i];
		uint8_t (*ids)[16];
		size_t n;

		if (!r->depends[0] || !depends(u, r, day))
			continue;
		if ((rc = u->judge->members(u->judge->arg, r, u->arena, &ids, &n, err)) == 0 && (rc = refill(u, r, ids, n, head, err)) == 0)
			rc = db_exec(u->s, err, "UPDATE bucket_rule SET day = %" PRIi64 " WHERE bucket = %" PRIi64, day, r->bucket);
	}
	return rc;
}

/* Buckets stay: once there is one of a team nobody need ask again. Over the wire the question goes ahead of the next one. */
struct teams_asked { struct stmt *st; bool known; };

static const char teams_key[] = "bucket of a team";

static struct teams_asked
teams_ask(struct store *s)
{
	struct teams_asked q = { .known = remote_known(s, teams_key, sizeof(teams_key)) != NULL };

	if (!q.known && db_prepare(s, "SELECT EXISTS(SELECT 1 FROM bucket WHERE kind = 't')", &q.st, NULL) == 0)
		stmt_ask(q.st);
	return q;
}

static bool
teams_followed(struct store *s, struct teams_asked *q)
{
	if (q->known || !q->st)
		return q->known;
	q->known = stmt_step(q->st) == STEP_ROW && stmt_int(q->st, 0) != 0;
	db_done(s, q->st);
	if (q->known)
		remote_know(s, teams_key, sizeof(teams_key), "", 1);
	return q->known;
}

int
feed_update(struct store *s, const struct feed_judge *judge, struct hc_err *err)
{
	int64_t at = feed_at(s), head = feed_head(s);
	struct teams_asked teams;
	struct feed_run u = { .s = s, .judge = judge };
	int rc = 0;

	if (at >= head)
		return HC_OK;
	teams = teams_ask(s);
	u.arena = arena_new("feed");
	u.sums = map_new(u.arena);
	u.changed = map_new(u.arena);
	if (store_foresee(s)) {	/* in the round trip of the question about teams */
		struct changed *ahead;
		size_t n;

		changes(s, at, at + CHUNK < head ? at + CHUNK : head, u.arena, &ahead, &n, NULL);
		store_foreseen(s);
	}
	if (judge)
		rc = feed_rules(s, u.arena, &u.rules, &u.nrules, err);
	u.teams = teams_followed(s, &teams);
	u.hangs = feed_hangs(s);
	for (; at < head && rc == 0; at += CHUNK)
		rc = take_in(&u, at, at + CHUNK < head ? at + CHUNK : head, err);
	if (rc == 0)
		rc = follow(&u, head, err);
	if (rc == 0)
		rc = feed_hang_follow(&u, head, err);
	if (rc == 0)
		rc = feed_sums_write(&u, err);
	arena_free(u.arena);
	return rc < 0 ? rc : replica_put_int(s, "feed_at", head, err);
}

int
feed_rule_fill(struct store *s, const struct feed_judge *judge, const struct feed_rule *r, struct hc_err *err)
{
	struct feed_run u = { .s = s, .judge = judge };
	uint8_t (*ids)[16];
	size_t n = 0;
	int rc;

	u.arena = arena_new("feed");
	u.sums = map_new(u.arena);
	rc = judge->members(judge->arg, r, u.arena, &ids, &n, err);
	for (size_t i = 0; i < n && rc == 0; i++) {
		struct feed_spot rows[FEED_ROWS], now = { .bucket = r->bucket };
		size_t have;

		/* at the place it has in the others: nobody follows this bucket yet, and who will loads it whole */
		if ((rc = feed_rows_of(s, r->object, r->number, ids[i], rows, FEED_ROWS, &have, err)) < 0 || have == 0)
			continue;
		now.seq = rows[0].seq;
		rc = feed_row_put(&u, r->number, ids[i], NULL, &now, err);
	}
	if (rc == 0)
		rc = feed_sums_write(&u, err);
	arena_free(u.arena);
	return rc;
}

/* A new bucket is filled with what belongs to it now. */
static int
fill(struct store *s, int64_t bucket, const char *kind, const struct object *o, int64_t object, const uint8_t key[16],
    struct hc_err *err)
{
	struct feed_run u = { .s = s };
	struct buf sql = BUF_INIT;
	struct stmt *st, *in;
	int rc, step = STEP_DONE;

	u.arena = arena_new("feed");
	u.sums = map_new(u.arena);
	buf_printf(&sql, "SELECT f.id, f.seq FROM \"%s\" o JOIN feed f ON f.object = ?1 AND f.id = o.id AND f.bucket ="
	    " (SELECT bucket FROM bucket WHERE object = ?1 AND kind = 'a') WHERE o.deleted IS NULL AND o.owner %s", o->name,
	    kind[0] == 'o' ? "= ?2" : "IN (SELECT id FROM user WHERE team = ?2)");
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		goto out;
	stmt_bind_int(st, 1, object);
	stmt_bind_blob(st, 2, key, 16);
	while (rc == 0 && (step = stmt_step(st)) == STEP_ROW) {
		if ((rc = db_prepare(s, "INSERT INTO feed(bucket, seq, object, id, gone, since) VALUES(?, ?, ?, ?, 0, 0)", &in, err)) < 0)
			break;
		stmt_bind_int(in, 1, bucket);
		stmt_bind_int(in, 2, stmt_int(st, 1));
		stmt_bind_int(in, 3, object);
		stmt_bind_blob_copy(in, 4, stmt_blob(st, 0), 16);
		rc = db_run(s, in, err, "writing");
		feed_sum(&u, bucket, stmt_blob(st, 0), stmt_int(st, 1), 1);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	if (rc == 0)
		rc = feed_sums_write(&u, err);
out:
	arena_free(u.arena);
	return rc;
}

int
feed_bucket(struct store *s, char kind, const struct object *o, const uint8_t *key, int64_t *ret, struct hc_err *err)
{
	static const uint8_t everyone[16];
	const char text[2] = { kind, 0 };
	struct table *t;
	int rc;

	if (!key)
		key = everyone;
	if ((rc = table_of(s, o, &t, err)) < 0)
		return rc;
	if ((*ret = feed_bucket_known(s, t->number, text, key)))
		return HC_OK;
	if ((rc = feed_bucket_make(s, t->number, text, key, ret, err)) < 0 || kind == 'a')
		return rc;
	return fill(s, *ret, text, o, t->number, key, err);
}
