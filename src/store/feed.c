/*
 * feed.c - the feed of a tenant: which record changed where, by bucket, brought up from the journal; and pages of it.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/replica.h"

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

	if ((rc = replica_tables(s, err)) < 0 || (rc = db_exec(s, err, "%s", tables)) < 0)
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

	db_int(s, &hlc, NULL, "SELECT hlc FROM journal WHERE seq = %" PRIi64, seq);
	return hlc;
}

struct sum { int64_t bucket, n, sum; };

struct update {
	struct store *s;
	struct arena *arena;		/* of the run */
	struct map *sums;		/* bucket -> struct sum: what it moves by */
	bool teams;			/* there are buckets of teams */
	const struct feed_judge *judge;
	struct feed_rule *rules;
	size_t nrules;
	struct map *changed;		/* names of objects */
};

static void
add_sum(struct update *u, int64_t bucket, const uint8_t id[16], int64_t seq, int sign)
{
	struct sum *sum = map_getn(u->sums, &bucket, sizeof(bucket));

	if (!sum) {
		sum = ARENA_NEW(u->arena, struct sum);
		sum->bucket = bucket;
		map_putn(u->sums, &bucket, sizeof(bucket), sum);
	}
	sum->n += sign;
	sum->sum ^= (int64_t)replica_hash(id, seq);
}

static int
flush_sums(struct update *u, struct hc_err *err)
{
	struct store *s = u->s;
	struct stmt *st;
	int rc = 0;

	for (size_t i = 0; i < map_count(u->sums) && rc == 0; i++) {
		const struct sum *sum = map_value(u->sums, i);

		if ((rc = db_prepare(s, "UPDATE bucket SET n = n + ?1, sum = (sum | ?2) & ~(sum & ?2) WHERE bucket = ?3", &st, err)) < 0)
			break;
		stmt_bind_int(st, 1, sum->n);
		stmt_bind_int(st, 2, sum->sum);
		stmt_bind_int(st, 3, sum->bucket);
		rc = db_run(s, st, err, "writing");
	}
	return rc;
}

/* The bucket's number, 0 when nobody follows it. */
static int64_t
known_bucket(struct store *s, int64_t object, const char *kind, const uint8_t key[16])
{
	int64_t ret = 0;
	struct stmt *st;

	if (db_prepare(s, "SELECT bucket FROM bucket WHERE object = ? AND kind = ? AND key = ?", &st, NULL) < 0)
		return 0;
	stmt_bind_int(st, 1, object);
	stmt_bind_text(st, 2, kind, 1);
	stmt_bind_blob(st, 3, key, 16);
	if (stmt_step(st) == STEP_ROW)
		ret = stmt_int(st, 0);
	db_done(s, st);
	return ret;
}

static int
make_bucket(struct store *s, int64_t object, const char *kind, const uint8_t key[16], int64_t *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare_insert(s, "INSERT INTO bucket(kind, object, key, n, sum) VALUES(?, ?, ?, 0, 0)", "bucket", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, kind, 1);
	stmt_bind_int(st, 2, object);
	stmt_bind_blob(st, 3, key, 16);
	if ((rc = db_run(s, st, err, "writing")) < 0)
		return rc;
	*ret = db_last_id(s);
	return HC_OK;
}

static bool
team_of(struct store *s, const uint8_t user[16], uint8_t ret[16])
{
	struct stmt *st;
	bool any = false;

	if (db_prepare(s, "SELECT team FROM user WHERE id = ? AND team IS NOT NULL", &st, NULL) < 0)
		return false;
	stmt_bind_blob(st, 1, user, 16);
	if (stmt_step(st) == STEP_ROW && stmt_bytes(st, 0) == 16) {
		memcpy(ret, stmt_blob(st, 0), 16);
		any = true;
	}
	db_done(s, st);
	return any;
}

/* How the record stands, and whose it is. */
static int
state_of(struct store *s, const struct object *o, const uint8_t id[16], enum feed_gone *gone, uint8_t owner[16], bool *owned,
    struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = db_prepare(s, t->standing, &st, err)) < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	*gone = FEED_PURGED;
	*owned = false;
	if (stmt_step(st) == STEP_ROW) {
		*gone = stmt_kind(st, 0) == KIND_NULL ? FEED_HERE : FEED_DELETED;
		if (stmt_bytes(st, 1) == 16) {
			memcpy(owner, stmt_blob(st, 1), 16);
			*owned = true;
		}
	}
	db_done(s, st);
	return HC_OK;
}

struct row { int64_t bucket, seq, since; enum feed_gone gone; bool kept; };

static int
rows_of(struct store *s, int64_t object, const uint8_t id[16], struct row *rows, size_t max, size_t *n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT bucket, seq, gone, since FROM feed WHERE object = ? AND id = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, object);
	stmt_bind_blob(st, 2, id, 16);
	for (*n = 0; *n < max && stmt_step(st) == STEP_ROW; ++*n)
		rows[*n] = (struct row){ .bucket = stmt_int(st, 0), .seq = stmt_int(st, 1),
			.gone = (enum feed_gone)stmt_int(st, 2), .since = stmt_int(st, 3) };
	db_done(s, st);
	return HC_OK;
}

static int
put_row(struct update *u, int64_t object, const uint8_t id[16], const struct row *old, const struct row *now, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (old && old->gone == FEED_HERE)
		add_sum(u, old->bucket, id, old->seq, -1);
	if (now->gone == FEED_HERE)
		add_sum(u, now->bucket, id, now->seq, 1);
	if ((rc = db_prepare(u->s, old ? "UPDATE feed SET seq = ?2, gone = ?5, since = ?6 WHERE bucket = ?1 AND seq = ?7 AND object = ?3"
	    " AND id = ?4" : "INSERT INTO feed(bucket, seq, object, id, gone, since) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, now->bucket);
	stmt_bind_int(st, 2, now->seq);
	stmt_bind_int(st, 3, object);
	stmt_bind_blob(st, 4, id, 16);
	stmt_bind_int(st, 5, (int)now->gone);
	stmt_bind_int(st, 6, now->since);
	if (old)
		stmt_bind_int(st, 7, old->seq);
	return db_run(u->s, st, err, "writing");
}

#define ROWS 256		/* buckets that one record was ever in: the first are kept up */
#define WANTED 200	/* that it can be in at once */

/* The buckets whose condition it meets. */
static int
wanted_by_rules(struct update *u, int64_t object, const uint8_t id[16], int64_t *want, size_t *nwant, struct hc_err *err)
{
	for (size_t i = 0; u->judge && i < u->nrules && *nwant < WANTED; i++) {
		bool holds;
		int rc;

		if (u->rules[i].number != object)
			continue;
		if ((rc = u->judge->holds(u->judge->arg, &u->rules[i], id, &holds, err)) < 0)
			return rc;
		if (holds)
			want[(*nwant)++] = u->rules[i].bucket;
	}
	return HC_OK;
}

/* Brings the rows of one record to `seq`. force: it changed; else only if its buckets did. */
static int
place(struct update *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t seq, bool force, struct hc_err *err)
{
	static const uint8_t everyone[16];
	struct store *s = u->s;
	uint8_t owner[16], team[16];
	enum feed_gone gone;
	struct row rows[ROWS];
	int64_t want[WANTED + 3];
	size_t n, nwant = 0;
	bool owned, moves = force;
	int rc;

	if ((rc = state_of(s, o, id, &gone, owner, &owned, err)) < 0 || (rc = rows_of(s, object, id, rows, ROWS, &n, err)) < 0)
		return rc;
	if (!(want[nwant] = known_bucket(s, object, "a", everyone)) &&
	    (rc = make_bucket(s, object, "a", everyone, &want[nwant], err)) < 0)
		return rc;
	nwant++;
	if (owned && (want[nwant] = known_bucket(s, object, "o", owner)))
		nwant++;
	if (owned && u->teams && team_of(s, owner, team) && (want[nwant] = known_bucket(s, object, "t", team)))
		nwant++;
	if (gone == FEED_HERE && (rc = wanted_by_rules(u, object, id, want, &nwant, err)) < 0)
		return rc;
	for (size_t i = 0; i < nwant; i++) {
		size_t k = 0;

		while (k < n && rows[k].bucket != want[i])
			k++;
		if (k < n)
			rows[k].kept = true;
		else if (gone == FEED_HERE)
			moves = true;
	}
	for (size_t i = 0; i < n; i++)
		if ((rows[i].kept ? gone : gone == FEED_HERE ? FEED_LEFT : gone) != rows[i].gone)
			moves = true;
	if (!moves)
		return HC_OK;
	for (size_t i = 0; i < n && rc == 0; i++) {
		struct row now = rows[i];

		now.gone = rows[i].kept ? gone : gone == FEED_HERE ? FEED_LEFT : gone;
		now.seq = seq;
		if (now.gone == FEED_HERE && rows[i].gone != FEED_HERE)
			now.since = seq;
		rc = put_row(u, object, id, &rows[i], &now, err);
	}
	for (size_t i = 0; i < nwant && rc == 0 && gone == FEED_HERE; i++) {
		struct row now = { .bucket = want[i], .seq = seq, .since = seq };
		bool there = false;

		for (size_t k = 0; k < n; k++)
			there |= rows[k].bucket == want[i];
		if (!there)
			rc = put_row(u, object, id, NULL, &now, err);
	}
	return rc;
}

/* A user may have come to another team: then so did all that is his, where teams are followed. */
static int
place_owned(struct update *u, const uint8_t user[16], int64_t seq, struct hc_err *err)
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
			rc = place(u, o, t->number, ids.at[k], seq, false, err);
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

static int
take_in(struct update *u, int64_t from, int64_t to, struct hc_err *err)
{
	struct arena *a = arena_new("feed");
	const struct object *o;
	struct changed *at;
	size_t n;
	int rc = changes(u->s, from, to, a, &at, &n, err);

	for (size_t i = 0; i < n && rc == 0; i++) {
		if ((rc = table_object(u->s, at[i].object, &o, err)) < 0 || !o || o->local)
			continue;
		if (u->nrules > 0)
			map_put(u->changed, o->name, u);
		rc = place(u, o, at[i].object, at[i].id, at[i].seq, true, err);
		if (rc == 0 && u->teams && !strcmp(o->name, "user"))
			rc = place_owned(u, at[i].id, at[i].seq, err);
	}
	arena_free(a);
	return rc;
}

/* The bucket holds exactly these records from now on. */
static int
refill(struct update *u, const struct feed_rule *r, uint8_t (*ids)[16], size_t n, int64_t seq, struct hc_err *err)
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
		rc = place(u, r->object, r->number, out.at[i], seq, false, err);
	for (size_t i = 0; i < n && rc == 0; i++)
		if (map_getn(in, ids[i], 16))
			rc = place(u, r->object, r->number, ids[i], seq, false, err);
out:
	arena_free(a);
	return rc;
}

static bool
depends(struct update *u, const struct feed_rule *r, int64_t day)
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
follow(struct update *u, int64_t head, struct hc_err *err)
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

int
feed_update(struct store *s, const struct feed_judge *judge, struct hc_err *err)
{
	int64_t at = feed_at(s), head = feed_head(s), teams = 0;
	struct update u = { .s = s, .judge = judge };
	int rc = 0;

	if (at >= head)
		return HC_OK;
	db_int(s, &teams, NULL, "SELECT EXISTS(SELECT 1 FROM bucket WHERE kind = 't')");
	u.teams = teams != 0;
	u.arena = arena_new("feed");
	u.sums = map_new(u.arena);
	u.changed = map_new(u.arena);
	if (judge)
		rc = feed_rules(s, u.arena, &u.rules, &u.nrules, err);
	for (; at < head && rc == 0; at += CHUNK)
		rc = take_in(&u, at, at + CHUNK < head ? at + CHUNK : head, err);
	if (rc == 0)
		rc = follow(&u, head, err);
	if (rc == 0)
		rc = flush_sums(&u, err);
	arena_free(u.arena);
	return rc < 0 ? rc : replica_put_int(s, "feed_at", head, err);
}

int
feed_rule_fill(struct store *s, const struct feed_judge *judge, const struct feed_rule *r, struct hc_err *err)
{
	struct update u = { .s = s, .judge = judge };
	uint8_t (*ids)[16];
	size_t n = 0;
	int rc;

	u.arena = arena_new("feed");
	u.sums = map_new(u.arena);
	rc = judge->members(judge->arg, r, u.arena, &ids, &n, err);
	for (size_t i = 0; i < n && rc == 0; i++) {
		struct row rows[ROWS], now = { .bucket = r->bucket };
		size_t have;

		/* at the place it has in the others: nobody follows this bucket yet, and who will loads it whole */
		if ((rc = rows_of(s, r->number, ids[i], rows, ROWS, &have, err)) < 0 || have == 0)
			continue;
		now.seq = rows[0].seq;
		rc = put_row(&u, r->number, ids[i], NULL, &now, err);
	}
	if (rc == 0)
		rc = flush_sums(&u, err);
	arena_free(u.arena);
	return rc;
}

/* A new bucket is filled with what belongs to it now. */
static int
fill(struct store *s, int64_t bucket, const char *kind, const struct object *o, int64_t object, const uint8_t key[16],
    struct hc_err *err)
{
	struct update u = { .s = s };
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
		add_sum(&u, bucket, stmt_blob(st, 0), stmt_int(st, 1), 1);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	if (rc == 0)
		rc = flush_sums(&u, err);
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
	if ((*ret = known_bucket(s, t->number, text, key)))
		return HC_OK;
	if ((rc = make_bucket(s, t->number, text, key, ret, err)) < 0 || kind == 'a')
		return rc;
	return fill(s, *ret, text, o, t->number, key, err);
}
