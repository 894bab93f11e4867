/*
 * replica.c - the tables of sync in a workspace, and the small facts: state, the clock, records, shadows, buckets.
 *
 * The queue of entries and the batch in flight are replica_out.c's. What a value looks like on the wire is replica_value.c's.
 */
#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/read.h"
#include "store/remote_store.h"
#include "store/replica.h"
#include "store/table.h"

static const char tables[] =
	"CREATE TABLE IF NOT EXISTS sync_state(k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS sync_rec(object INTEGER NOT NULL, id BLOB NOT NULL, seq INTEGER NOT NULL, b TEXT NOT NULL,"
	" PRIMARY KEY(object, id)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS shadow(object INTEGER NOT NULL, id BLOB NOT NULL, field TEXT NOT NULL, base TEXT NOT NULL,"
	" PRIMARY KEY(object, id, field)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS outbound(one INTEGER PRIMARY KEY CHECK(one = 1), first INTEGER NOT NULL, last INTEGER NOT NULL,"
	" body BLOB NOT NULL) STRICT;"
	"CREATE TABLE IF NOT EXISTS inbox(k INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;"
	"CREATE TABLE IF NOT EXISTS sync_bucket(bucket INTEGER PRIMARY KEY, name TEXT NOT NULL, load INTEGER NOT NULL,"
	" after TEXT NOT NULL, rank INTEGER NOT NULL, n INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT;"
	"CREATE TABLE IF NOT EXISTS sync_parked(n INTEGER PRIMARY KEY, tx INTEGER NOT NULL, at INTEGER NOT NULL, object TEXT NOT NULL,"
	" id BLOB NOT NULL, op TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL, vals TEXT NOT NULL) STRICT;"
	"CREATE TABLE IF NOT EXISTS lease(series TEXT PRIMARY KEY, next INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

int
replica_tables(struct store *s, struct hc_err *err)
{
	return db_exec(s, err, "%s", tables);
}

int
replica_get(struct store *s, struct arena *a, const char *key, const char **ret, struct hc_err *err)
{
	const char *known;
	struct stmt *st;
	int rc;

	if (remote_fact(s, key, &known)) {
		*ret = known ? arena_strdup(a, known) : NULL;
		return HC_OK;
	}
	if ((rc = db_prepare(s, "SELECT v FROM sync_state WHERE k = ?", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, key, -1);
	rc = stmt_step(st);
	*ret = NULL;
	if (rc == STEP_ROW)
		*ret = arena_strndup(a, stmt_text(st, 0), (size_t)stmt_bytes(st, 0));
	else if (rc != STEP_DONE)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	return rc < 0 ? rc : HC_OK;
}

int64_t
replica_int(struct store *s, const char *key, int64_t otherwise)
{
	const char *known;
	struct stmt *st;

	if (remote_fact(s, key, &known))
		return known ? strtoll(known, NULL, 10) : otherwise;
	/* a file that was never opened for writing by this version has no such table */
	if ((s->readonly && !db_has(s, "table", "sync_state")) ||
	    db_prepare(s, "SELECT v FROM sync_state WHERE k = ?", &st, NULL) < 0)
		return otherwise;
	stmt_bind_text(st, 1, key, -1);
	if (stmt_step(st) == STEP_ROW)
		otherwise = stmt_int(st, 0);
	db_done(s, st);
	return otherwise;
}

static int
put(struct store *s, const char *key, const char *text, const int64_t *value, struct hc_err *err)
{
	bool any = text || value;
	char digits[24];
	struct stmt *st;
	int rc;

	if (value)
		snprintf(digits, sizeof(digits), "%" PRIi64, *value);
	remote_fact_put(s, key, value ? digits : text);
	if ((rc = db_prepare(s, any ? "INSERT INTO sync_state(k, v) VALUES(?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v" : "DELETE FROM sync_state WHERE k = ?",
	    &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, key, -1);
	if (text)
		stmt_bind_text(st, 2, text, -1);
	else if (value)
		stmt_bind_int(st, 2, *value);
	return db_run(s, st, err, "writing");
}

int
replica_put(struct store *s, const char *key, const char *value, struct hc_err *err)
{
	return put(s, key, value, NULL, err);
}

int
replica_put_int(struct store *s, const char *key, int64_t value, struct hc_err *err)
{
	return put(s, key, NULL, &value, err);
}

int
replica_saw(struct store *s, int64_t hlc, struct hc_err *err)
{
	/* the open transaction holds the clock in memory, if it has written */
	if (s->j.known) {
		if (hlc > s->j.hlc) {
			s->j.hlc = hlc;
			s->j.dirty = true;
		}
		return HC_OK;
	}
	return db_exec(s, err, "UPDATE clock SET hlc = %" PRIi64 " WHERE hlc < %" PRIi64, hlc, hlc);
}

int
replica_not_after(struct store *s, int64_t limit, int64_t to, struct hc_err *err)
{
	if (!s->j.known)
		return db_exec(s, err, "UPDATE clock SET hlc = %" PRIi64 " WHERE hlc > %" PRIi64, to, limit);
	if (s->j.hlc > limit) {
		s->j.hlc = to;
		s->j.dirty = true;
	}
	return HC_OK;
}

int64_t
replica_hlc(struct store *s)
{
	int64_t hlc = 0;

	if (s->j.known && s->depth > 0)
		return s->j.hlc;
	db_int(s, &hlc, NULL, "SELECT hlc FROM clock");
	return hlc;
}

uint64_t
replica_hash(const uint8_t id[16], int64_t seq)
{
	static const unsigned char key[crypto_shorthash_KEYBYTES];
	unsigned char in[24], out[crypto_shorthash_BYTES];
	uint64_t ret = 0;

	memcpy(in, id, 16);
	for (int i = 0; i < 8; i++)
		in[16 + i] = (unsigned char)((uint64_t)seq >> (8 * i));
	crypto_shorthash(out, in, sizeof(in), key);
	for (int i = 0; i < 8; i++)
		ret |= (uint64_t)out[i] << (8 * i);
	return ret;
}

static void
bind_rec(struct stmt *st, const struct table *t, const uint8_t id[16])
{
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, id, 16);
}

int64_t
replica_base(struct store *s, const struct table *t, const uint8_t id[16])
{
	struct stmt *st;
	int64_t seq = 0;

	if (db_prepare(s, "SELECT seq FROM sync_rec WHERE object = ? AND id = ?", &st, NULL) < 0)
		return 0;
	bind_rec(st, t, id);
	if (stmt_step(st) == STEP_ROW)
		seq = stmt_int(st, 0);
	db_done(s, st);
	return seq;
}

int
replica_rec(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, struct replica_rec *ret,
    struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	*ret = (struct replica_rec){ .buckets = " " };
	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT seq, b FROM sync_rec WHERE object = ? AND id = ?", &st, err)) < 0)
		return rc;
	bind_rec(st, t, id);
	if (stmt_step(st) == STEP_ROW) {
		ret->known = true;
		ret->seq = stmt_int(st, 0);
		ret->buckets = arena_strdup(a, stmt_text(st, 1));
	}
	db_done(s, st);
	return HC_OK;
}

int
replica_flush(struct store *s, struct hc_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < s->nmoves && rc == 0; i++) {
		const struct bucket_move *m = &s->moves[i];
		struct stmt *st;

		/* combined by exclusive or: that never overflows, and taking out is putting in */
		if ((rc = db_prepare(s, "UPDATE sync_bucket SET n = n + ?1, sum = (sum | ?2) & ~(sum & ?2) WHERE bucket = ?3", &st,
		    err)) < 0)
			return rc;
		stmt_bind_int(st, 1, m->n);
		stmt_bind_int(st, 2, m->sum);
		stmt_bind_int(st, 3, m->bucket);
		rc = db_run(s, st, err, "writing");
	}
	s->nmoves = 0;
	return rc;
}

/* The digests of the buckets that are named in b move by one record. */
static int
count(struct store *s, const char *b, const uint8_t id[16], int64_t seq, int sign, struct hc_err *err)
{
	int64_t hash = b[0] && b[1] ? (int64_t)replica_hash(id, seq) : 0;
	char *end;
	int rc;

	for (; *b; b = end) {
		int64_t bucket = strtoll(b, &end, 10);
		size_t i = 0;

		if (end == b)
			break;
		while (i < s->nmoves && s->moves[i].bucket != bucket)
			i++;
		if (i == DB_MOVES) {
			if ((rc = replica_flush(s, err)) < 0)
				return rc;
			i = 0;
		}
		if (i == s->nmoves)
			s->moves[s->nmoves++] = (struct bucket_move){ .bucket = bucket };
		s->moves[i].n += sign;
		s->moves[i].sum ^= hash;
	}
	return HC_OK;
}

int
replica_rec_move(struct store *s, const struct object *o, const uint8_t id[16], const struct replica_rec *old, int64_t seq,
    const char *buckets, struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	assert(s->depth > 0);
	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_prepare(s, "INSERT INTO sync_rec(object, id, seq, b) VALUES(?, ?, ?, ?)"
	    " ON CONFLICT(object, id) DO UPDATE SET seq = excluded.seq, b = excluded.b", &st, err)) < 0)
		return rc;
	bind_rec(st, t, id);
	stmt_bind_int(st, 3, seq);
	stmt_bind_text(st, 4, buckets, -1);
	if ((rc = db_run(s, st, err, "writing")) < 0 || (old->known && (rc = count(s, old->buckets, id, old->seq, -1, err)) < 0))
		return rc;
	return count(s, buckets, id, seq, 1, err);
}

int
replica_rec_put(struct store *s, const struct object *o, const uint8_t id[16], int64_t seq, const char *buckets,
    struct hc_err *err)
{
	struct replica_rec old;
	int rc;

	if ((rc = replica_rec(s, o, id, s->scratch, &old, err)) == 0)
		rc = replica_rec_move(s, o, id, &old, seq, buckets, err);
	arena_reset(s->scratch);
	return rc;
}

int
replica_rec_drop(struct store *s, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct replica_rec old;
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = replica_rec(s, o, id, s->scratch, &old, err)) < 0 || !old.known)
		return rc;
	rc = count(s, old.buckets, id, old.seq, -1, err);
	arena_reset(s->scratch);
	if (rc < 0 || (rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_prepare(s, "DELETE FROM sync_rec WHERE object = ? AND id = ?", &st, err)) < 0)
		return rc;
	bind_rec(st, t, id);
	return db_run(s, st, err, "writing");
}

int
replica_rec_reset(struct store *s, struct hc_err *err)
{
	s->nmoves = 0;
	return db_exec(s, err, "UPDATE sync_rec SET seq = 0, b = ' '; UPDATE sync_bucket SET n = 0, sum = 0, load = 0, after = ''");
}

int
replica_wipe(struct store *s, struct hc_err *err)
{
	s->nmoves = 0;
	/* 0 is no bucket: what is in it is not dropped */
	return db_exec(s, err, "UPDATE sync_rec SET b = CASE WHEN object IN (SELECT number FROM object_name WHERE name IN ('user', 'role',"
	    " 'role_grant', 'field_grant', 'team', 'organization')) THEN ' 0 ' ELSE ' ' END; DELETE FROM sync_bucket; DELETE FROM inbox");
}

int
replica_unlist(struct store *s, int64_t bucket, struct hc_err *err)
{
	int rc = replica_flush(s, err);

	return rc < 0 ? rc : db_exec(s, err, "UPDATE sync_rec SET b = replace(b, ' %" PRIi64 " ', ' ') WHERE instr(b, ' %" PRIi64 " ') > 0;"
	    " UPDATE sync_bucket SET n = 0, sum = 0 WHERE bucket = %" PRIi64, bucket, bucket, bucket);
}

int
replica_doubt(struct store *s, int64_t bucket, struct hc_err *err)
{
	int rc;

	/* the digests of other buckets that hold the record count it by its number */
	if ((rc = replica_flush(s, err)) < 0 || (rc = db_exec(s, err, "UPDATE sync_rec SET seq = 0 WHERE instr(b, ' %" PRIi64 " ')"
	    " AND b = ' %" PRIi64 " '", bucket, bucket)) < 0)
		return rc;
	return replica_unlist(s, bucket, err);
}

int
replica_orphans(struct store *s, size_t max, struct arena *a, struct replica_ref **ret, size_t *n, struct hc_err *err)
{
	VEC(struct replica_ref) refs = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = db_prepare(s, "SELECT object, id FROM sync_rec WHERE b = ' ' LIMIT ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, (int64_t)max);
	while ((step = stmt_step(st)) == STEP_ROW && rc == 0) {
		struct replica_ref r = {0};

		if (stmt_bytes(st, 1) == 16)
			memcpy(r.id, stmt_blob(st, 1), 16);
		rc = table_object(s, stmt_int(st, 0), &r.object, err);
		vec_push(a, &refs, r);
	}
	if (rc == 0 && step != STEP_DONE && step != STEP_ROW)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	*ret = refs.at;
	*n = refs.n;
	return rc;
}

int
replica_digest(struct store *s, int64_t bucket, int64_t *n, uint64_t *sum, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = replica_flush(s, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT n, sum FROM sync_bucket WHERE bucket = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, bucket);
	if (stmt_step(st) == STEP_ROW) {
		*n = stmt_int(st, 0);
		*sum = (uint64_t)stmt_int(st, 1);
	} else
		rc = HC_NOTFOUND;
	db_done(s, st);
	return rc;
}

/* What is here of a bucket under `prefix` (hex digits), one row after the other. */
struct part { struct store *s; struct stmt *st; char prefix[33]; size_t len; int64_t object, seq; const uint8_t *id; };

static int
part_begin(struct part *p, struct store *s, int64_t bucket, const char *prefix, struct hc_err *err)
{
	int rc;

	*p = (struct part){ .s = s, .len = strlen(prefix) };
	if ((rc = replica_flush(s, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT object, id, seq FROM sync_rec WHERE instr(b, ?) > 0", &p->st, err)) < 0)
		return rc;
	snprintf(p->prefix, sizeof(p->prefix), " %" PRIi64 " ", bucket);
	stmt_bind_copy(p->st, 1, p->prefix, (int)strlen(p->prefix));
	snprintf(p->prefix, sizeof(p->prefix), "%s", prefix);
	return HC_OK;
}

static bool
part_next(struct part *p)
{
	char hex[33];

	while (stmt_step(p->st) == STEP_ROW) {
		if (stmt_bytes(p->st, 1) != 16)
			continue;
		p->object = stmt_int(p->st, 0);
		p->id = stmt_blob(p->st, 1);
		p->seq = stmt_int(p->st, 2);
		sodium_bin2hex(hex, sizeof(hex), p->id, 16);
		if (memcmp(hex, p->prefix, p->len) == 0)
			return true;
	}
	db_done(p->s, p->st);
	return false;
}

int
replica_parts(struct store *s, int64_t bucket, const char *prefix, int64_t counts[256], uint64_t sums[256], struct hc_err *err)
{
	struct part p;
	int rc = part_begin(&p, s, bucket, prefix, err);

	memset(counts, 0, 256 * sizeof(*counts));
	memset(sums, 0, 256 * sizeof(*sums));
	while (rc == 0 && part_next(&p)) {
		counts[p.id[p.len / 2]]++;
		sums[p.id[p.len / 2]] ^= replica_hash(p.id, p.seq);
	}
	return rc;
}

int
replica_doubt_part(struct store *s, int64_t bucket, const char *prefix, struct hc_err *err)
{
	struct arena *a = arena_new("part");
	VEC(struct doubted { int64_t object, seq; uint8_t id[16]; }) v = {0};
	char name[32];
	struct part p;
	int rc = part_begin(&p, s, bucket, prefix, err);

	while (rc == 0 && part_next(&p)) {
		struct doubted d = { .object = p.object, .seq = p.seq };

		memcpy(d.id, p.id, 16);
		vec_push(a, &v, d);
	}
	snprintf(name, sizeof(name), " %" PRIi64 " ", bucket);
	for (size_t i = 0; rc == 0 && i < v.n; i++) {
		struct stmt *st;

		/* digests of other buckets that hold the record count it by its number */
		if ((rc = count(s, name, v.at[i].id, v.at[i].seq, -1, err)) < 0 || (rc = db_prepare(s, "UPDATE sync_rec SET"
		    " seq = CASE WHEN b = ?3 THEN 0 ELSE seq END, b = replace(b, ?3, ' ') WHERE object = ?1 AND id = ?2", &st, err)) < 0)
			break;
		stmt_bind_int(st, 1, v.at[i].object);
		stmt_bind_blob(st, 2, v.at[i].id, 16);
		stmt_bind_text(st, 3, name, -1);
		rc = db_run(s, st, err, "writing");
	}
	arena_free(a);
	return rc;
}

int
replica_shadow(struct store *s, const struct table *t, const uint8_t id[16], const struct field *f, const struct hc_value *old,
    struct hc_err *err)
{
	struct buf json = BUF_INIT;
	struct jw w = { .out = &json };
	struct stmt *st;
	int rc;

	if (t->object->local || f->merge == MERGE_NONE)
		return HC_OK;
	if ((rc = db_prepare(s, "INSERT INTO shadow(object, id, field, base) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING", &st, err)) < 0)
		return rc;
	diff_value_add(&w, old);
	bind_rec(st, t, id);
	stmt_bind_text(st, 3, f->name, -1);
	stmt_bind_text(st, 4, buf_str(&json), -1);
	rc = db_run(s, st, err, "saving");
	buf_free(&json);
	return rc;
}

int
replica_shadows(struct store *s, const struct object *o, const uint8_t id[16], struct arena *a, struct replica_shadow **ret,
    size_t *n, struct hc_err *err)
{
	VEC(struct replica_shadow) v = {0};
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT field, base FROM shadow WHERE object = ? AND id = ?", &st, err)) < 0)
		return rc;
	bind_rec(st, t, id);
	while (stmt_step(st) == STEP_ROW) {
		struct replica_shadow sh = { .field = arena_strdup(a, stmt_text(st, 0)) };

		sh.base = arena_strdup(a, stmt_text(st, 1));
		vec_push(a, &v, sh);
	}
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

int
replica_shadow_put(struct store *s, const struct object *o, const uint8_t id[16], const char *field, const char *base,
    struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_prepare(s, "INSERT INTO shadow(object, id, field, base) VALUES(?, ?, ?, ?)"
	    " ON CONFLICT(object, id, field) DO UPDATE SET base = excluded.base", &st, err)) < 0)
		return rc;
	bind_rec(st, t, id);
	stmt_bind_text(st, 3, field, -1);
	stmt_bind_text(st, 4, base, -1);
	return db_run(s, st, err, "writing");
}

int
replica_shadow_drop(struct store *s, const struct object *o, const uint8_t id[16], const char *field, struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = db_prepare(s, field ?
	    "DELETE FROM shadow WHERE object = ? AND id = ? AND field = ?" : "DELETE FROM shadow WHERE object = ? AND id = ?", &st, err)) < 0)
		return rc;
	bind_rec(st, t, id);
	if (field)
		stmt_bind_text(st, 3, field, -1);
	return db_run(s, st, err, "writing");
}

int
replica_buckets(struct store *s, struct arena *a, struct replica_bucket **ret, size_t *n, struct hc_err *err)
{
	VEC(struct replica_bucket) v = {0};
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT bucket, name, load, after, rank FROM sync_bucket ORDER BY rank, bucket", &st, err)) < 0)
		return rc;
	while (stmt_step(st) == STEP_ROW) {
		struct replica_bucket b = { .bucket = stmt_int(st, 0), .load = (enum replica_load)stmt_int(st, 2),
			.rank = stmt_int(st, 4) };

		b.name = arena_strdup(a, stmt_text(st, 1));
		b.after = arena_strdup(a, stmt_text(st, 3));
		vec_push(a, &v, b);
	}
	db_done(s, st);
	*ret = v.at;
	*n = v.n;
	return HC_OK;
}

int
replica_bucket_put(struct store *s, const struct replica_bucket *b, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO sync_bucket(bucket, name, load, after, rank, n, sum) VALUES(?, ?, ?, ?, ?, 0, 0)"
	    " ON CONFLICT(bucket) DO UPDATE SET name = excluded.name, load = excluded.load, after = excluded.after, rank = excluded.rank", &st,
	    err)) < 0)
		return rc;
	stmt_bind_int(st, 1, b->bucket);
	stmt_bind_text(st, 2, b->name, -1);
	stmt_bind_int(st, 3, (int)b->load);
	stmt_bind_text(st, 4, b->after, -1);
	stmt_bind_int(st, 5, b->rank);
	return db_run(s, st, err, "writing");
}

int
replica_bucket_drop(struct store *s, int64_t bucket, struct hc_err *err)
{
	return db_exec(s, err, "DELETE FROM sync_bucket WHERE bucket = %" PRIi64, bucket);
}

void
replica_search_later(struct store *s, bool on)
{
	s->search_later = on;
}

int
replica_forget(struct store *s, struct hc_err *err)
{
	s->nmoves = 0;
	return db_exec(s, err, "DELETE FROM sync_rec; DELETE FROM shadow; DELETE FROM outbound; DELETE FROM inbox;"
	    " DELETE FROM sync_bucket; DELETE FROM lease; DELETE FROM sync_state WHERE substr(k, 1, 5) = 'void:' OR substr(k, 1, 8) = 'nolease:'"
	    " OR k = 'rtt'");
}
