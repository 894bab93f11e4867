/*
 * feed_place.c - one record's rows in the feed: which buckets it belongs to now, which it left, and at which place of the journal.
 *
 * Which records are looked at, and when, is feed.c's. Over the wire the questions about many records are sent ahead.
 */
#include <string.h>

#include "base/err.h"
#include "store/feed_place.h"
#include "store/foresee.h"
#include "store/remote_store.h"
#include "store/replica.h"
#include "store/table.h"

#define WANTED 200	/* that it can be in at once */

struct bucket_key { int64_t object; char kind[8]; uint8_t key[16]; };

struct sum { int64_t bucket, n, sum; };




void
feed_sum(struct feed_run *u, int64_t bucket, const uint8_t id[16], int64_t seq, int sign)
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

int
feed_sums_write(struct feed_run *u, struct hc_err *err)
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

int64_t
feed_bucket_known(struct store *s, int64_t object, const char *kind, const uint8_t key[16])
{
	int64_t ret = 0, *known;
	struct bucket_key k;
	struct stmt *st;

	memset(&k, 0, sizeof(k));
	k.object = object;
	k.kind[0] = kind[0];
	memcpy(k.key, key, 16);
	if ((known = remote_known(s, &k, sizeof(k))))
		return *known;
	if (db_prepare(s, "SELECT bucket FROM bucket WHERE object = ? AND kind = ? AND key = ?", &st, NULL) < 0)
		return 0;
	stmt_bind_int(st, 1, object);
	stmt_bind_text(st, 2, kind, 1);
	stmt_bind_blob(st, 3, key, 16);
	if (stmt_step(st) == STEP_ROW)
		ret = stmt_int(st, 0);
	db_done(s, st);
	if (ret)
		remote_know(s, &k, sizeof(k), &ret, sizeof(ret));
	return ret;
}

/* The same, asked once in a run. */
static int64_t
bucket_of(struct feed_run *u, int64_t object, const char *kind, const uint8_t key[16])
{
	struct bucket_key k;
	int64_t *number;

	memset(&k, 0, sizeof(k));
	k.object = object;
	k.kind[0] = kind[0];
	memcpy(k.key, key, 16);
	if (!u->buckets)
		u->buckets = map_new(u->arena);
	if (!(number = map_getn(u->buckets, &k, sizeof(k)))) {
		number = ARENA_NEW(u->arena, int64_t);
		*number = feed_bucket_known(u->s, object, kind, key);
		map_putn(u->buckets, &k, sizeof(k), number);
	}
	return *number;
}

int
feed_bucket_make(struct store *s, int64_t object, const char *kind, const uint8_t key[16], int64_t *ret, struct hc_err *err)
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

int
feed_ask(struct store *s, const struct object *o, int64_t object, const uint8_t id[16], struct feed_asked *ret, struct hc_err *err)
{
	struct table *t;
	int rc;

	*ret = (struct feed_asked){0};
	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = db_prepare(s, t->standing, &ret->standing, err)) < 0)
		return rc;
	if ((rc = db_prepare(s, "SELECT bucket, seq, gone, since FROM feed WHERE object = ? AND id = ?", &ret->rows, err)) < 0) {
		db_done(s, ret->standing);
		*ret = (struct feed_asked){0};
		return rc;
	}
	stmt_bind_blob(ret->standing, 1, id, 16);
	stmt_bind_int(ret->rows, 1, object);
	stmt_bind_blob(ret->rows, 2, id, 16);
	return HC_OK;
}

/* How the record stands, and whose it is. */
static void
state_of(struct store *s, struct feed_asked *q, enum feed_gone *gone, uint8_t owner[16], bool *owned)
{
	struct stmt *st = q->standing;

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
	q->standing = NULL;
}


static void
read_rows(struct store *s, struct feed_asked *q, struct feed_spot *rows, size_t max, size_t *n)
{
	struct stmt *st = q->rows;

	for (*n = 0; *n < max && stmt_step(st) == STEP_ROW; ++*n)
		rows[*n] = (struct feed_spot){ .bucket = stmt_int(st, 0), .seq = stmt_int(st, 1),
			.gone = (enum feed_gone)stmt_int(st, 2), .since = stmt_int(st, 3) };
	db_done(s, st);
	q->rows = NULL;
}

int
feed_rows_of(struct store *s, const struct object *o, int64_t object, const uint8_t id[16], struct feed_spot *rows, size_t max, size_t *n,
    struct hc_err *err)
{
	struct feed_asked q;
	int rc = feed_ask(s, o, object, id, &q, err);

	if (rc < 0)
		return rc;
	db_done(s, q.standing);
	read_rows(s, &q, rows, max, n);
	return HC_OK;
}

int
feed_row_put(struct feed_run *u, int64_t object, const uint8_t id[16], const struct feed_spot *old, const struct feed_spot *now, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (old && old->gone == FEED_HERE)
		feed_sum(u, old->bucket, id, old->seq, -1);
	if (now->gone == FEED_HERE)
		feed_sum(u, now->bucket, id, now->seq, 1);
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


/* The buckets whose condition it meets. */
static int
wanted_by_rules(struct feed_run *u, int64_t object, const uint8_t id[16], int64_t *want, size_t *nwant, struct hc_err *err)
{
	for (size_t i = 0; u->judge && i < u->nrules && *nwant < WANTED; i++) {
		bool holds;
		int rc;

		if (u->rules[i].number != object || u->rules[i].hangs)
			continue;
		if ((rc = u->judge->holds(u->judge->arg, &u->rules[i], id, &holds, err)) < 0)
			return rc;
		if (holds)
			want[(*nwant)++] = u->rules[i].bucket;
	}
	return HC_OK;
}

int
feed_place_asked(struct feed_run *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t seq, bool force, struct feed_asked *q,
    struct hc_err *err)
{
	static const uint8_t everyone[16];
	struct store *s = u->s;
	uint8_t owner[16], team[16];
	enum feed_gone gone;
	struct feed_spot rows[FEED_ROWS];
	int64_t want[WANTED + 3];
	size_t n, nwant = 0;
	bool owned, moves = force, comes = false, passed;
	int rc = HC_OK;

	state_of(s, q, &gone, owner, &owned);
	read_rows(s, q, rows, FEED_ROWS, &n);
	if (!(want[nwant] = bucket_of(u, object, "a", everyone))) {
		if ((rc = feed_bucket_make(s, object, "a", everyone, &want[nwant], err)) < 0)
			return rc;
		u->buckets = NULL;	/* what is remembered there is no longer so */
	}
	nwant++;
	if (owned && (want[nwant] = bucket_of(u, object, "o", owner)))
		nwant++;
	if (owned && u->teams && team_of(s, owner, team) && (want[nwant] = bucket_of(u, object, "t", team)))
		nwant++;
	if (gone == FEED_HERE && (rc = wanted_by_rules(u, object, id, want, &nwant, err)) < 0)
		return rc;
	if (u->hangs && o->hangs && gone == FEED_HERE && (rc = feed_hang_wanted(u, o, object, id, want, &nwant, WANTED, err)) < 0)
		return rc;
	for (size_t i = 0; i < nwant; i++) {
		size_t k = 0;

		while (k < n && rows[k].bucket != want[i])
			k++;
		if (k < n)
			rows[k].kept = true;
		else if (gone == FEED_HERE)
			comes = true;
	}
	/* it came and went since the last look: no device heard of it but the one that made it, and that must hear that it went */
	passed = force && n == 0 && gone != FEED_HERE;
	for (size_t i = 0; i < n; i++)
		if ((rows[i].kept ? gone : gone == FEED_HERE ? FEED_LEFT : gone) != rows[i].gone)
			comes = true;	/* or goes */
	if (!moves && !comes)
		return HC_OK;
	for (size_t i = 0; i < n && rc == 0; i++) {
		struct feed_spot now = rows[i];

		now.gone = rows[i].kept ? gone : gone == FEED_HERE ? FEED_LEFT : gone;
		now.seq = seq;
		if (now.gone == FEED_HERE && rows[i].gone != FEED_HERE)
			now.since = seq;
		rc = feed_row_put(u, object, id, &rows[i], &now, err);
	}
	for (size_t i = 0; i < nwant && rc == 0 && (gone == FEED_HERE || passed); i++) {
		struct feed_spot now = { .bucket = want[i], .seq = seq, .since = seq, .gone = gone };
		bool there = false;

		for (size_t k = 0; k < n; k++)
			there |= rows[k].bucket == want[i];
		if (!there)
			rc = feed_row_put(u, object, id, NULL, &now, err);
	}
	return rc == 0 && comes && u->hangs && o->hangs < HANGS_PART ? feed_hang_note(u, o, id, err) : rc;
}

int
feed_place(struct feed_run *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t seq, bool force, struct hc_err *err)
{
	struct feed_asked q;
	int rc = feed_ask(u->s, o, object, id, &q, err);

	return rc < 0 ? rc : feed_place_asked(u, o, object, id, seq, force, &q, err);
}

void
feed_foresee_record(struct store *s, const struct object *o, const uint8_t id[16])
{
	struct feed_asked q;
	struct table *t;

	if (!db_made(s, o) || table_of(s, o, &t, NULL) < 0 || feed_ask(s, o, t->number, id, &q, NULL) < 0)
		return;
	stmt_step(q.standing);
	stmt_step(q.rows);
	db_done(s, q.standing);
	db_done(s, q.rows);
}

void
feed_foresee_digest(struct store *s, const struct object *o)
{
	static const uint8_t everyone[16];
	struct table *t;
	int64_t bucket, n;
	uint64_t sum;

	if (table_of(s, o, &t, NULL) == HC_OK && (bucket = feed_bucket_known(s, t->number, "a", everyone)) != 0)
		feed_digest(s, bucket, &n, &sum, NULL);
}
