/*
 * feed_hang.c - buckets of what hangs on other records: a comment is where the deal is that it is about.
 *
 * Such a bucket holds the records of one object whose parent is in one of some other buckets, those that a user follows. Rows of a
 * child are placed when it changes (feed_place.c), and when the record that it hangs on enters or leaves a bucket: those are noted
 * while the journal is taken in, and looked at when it is in. Which buckets there are is the server's business (serve/scope.c).
 *
 * What it costs: each record that comes, goes or is deleted is one question, by index, per object that can hang; each child of one
 * that has any is four statements more and 40 bytes of memory, in the same transaction, for whoever lost sight of the record may not
 * keep what hangs on it until later. There is no bound: a record with ten thousand comments that changes hands writes ten thousand.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "store/feed_place.h"
#include "store/replica.h"
#include "store/table.h"

static const char tables[] =
	"CREATE TABLE IF NOT EXISTS bucket_parent(parent INTEGER NOT NULL, bucket INTEGER NOT NULL, every INTEGER NOT NULL,"
	" PRIMARY KEY(parent, bucket)) STRICT, WITHOUT ROWID";

int
feed_hang_tables(struct store *s, struct hc_err *err)
{
	return db_exec(s, err, "%s", tables);
}

bool
feed_hangs(struct store *s)
{
	return replica_int(s, "feed_hangs", 0) != 0;
}

struct child { int64_t object; uint8_t id[16]; };

/* The condition of a bucket, when it has one, holds. */
static int
narrowed(struct feed_run *u, int64_t bucket, const uint8_t id[16], bool *ret, struct hc_err *err)
{
	*ret = true;
	for (size_t i = 0; i < u->nrules; i++)
		if (u->rules[i].bucket == bucket)
			return u->judge->holds(u->judge->arg, &u->rules[i], id, ret, err);
	return HC_OK;
}

/* What it says that it hangs on; false: of no object that is known here. The id is all zeros when that is none. */
static bool
parent_of(struct store *s, const struct object *o, const uint8_t id[16], int64_t *object, uint8_t ret[16])
{
	char sql[256], again[UUID_TEXT];
	const char *text;
	struct stmt *st;
	bool any = false;

	snprintf(sql, sizeof(sql), "SELECT n.number, c.\"record\" FROM \"%s\" c JOIN object_name n ON n.name = c.\"object\" WHERE c.id = ?", o->name);
	if (db_prepare(s, sql, &st, NULL) < 0)
		return false;
	stmt_bind_blob(st, 1, id, 16);
	memset(ret, 0, 16);
	if (stmt_step(st) == STEP_ROW && stmt_kind(st, 1) != KIND_NULL) {
		any = true;
		*object = stmt_int(st, 0);
		text = stmt_text(st, 1);
		if (uuid_parse(text, ret)) {
			uuid_format(ret, again);
			if (strcmp(text, again) != 0)
				memset(ret, 0, 16);
		} else
			memset(ret, 0, 16);
	}
	db_done(s, st);
	return any;
}

int
feed_hang_wanted(struct feed_run *u, const struct object *o, int64_t object, const uint8_t id[16], int64_t *want, size_t *nwant, size_t max,
    struct hc_err *err)
{
	int64_t at[FEED_ROWS], number;	/* the newest: buckets stay when rights moved and nobody follows them any more */
	uint8_t parent[16];
	struct stmt *st;
	size_t n = 0;
	int rc, step = STEP_DONE;

	if (!parent_of(u->s, o, id, &number, parent))
		return HC_OK;
	if ((rc = db_prepare(u->s, "SELECT h.bucket FROM bucket p JOIN bucket_parent h ON h.parent = p.bucket AND h.every = 1"
	    " JOIN bucket b ON b.bucket = h.bucket WHERE p.object = ?1 AND b.object = ?3 UNION SELECT h.bucket FROM feed f"
	    " JOIN bucket_parent h ON h.parent = f.bucket AND h.every = 0 JOIN bucket b ON b.bucket = h.bucket"
	    " WHERE f.object = ?1 AND f.id = ?2 AND f.gone = 0 AND b.object = ?3 ORDER BY 1 DESC", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, number);
	stmt_bind_blob(st, 2, parent, 16);
	stmt_bind_int(st, 3, object);
	while (n < sizeof(at) / sizeof(at[0]) && (step = stmt_step(st)) == STEP_ROW)
		at[n++] = stmt_int(st, 0);
	rc = step == STEP_DONE || step == STEP_ROW ? HC_OK : db_fail(u->s, err, "reading");
	db_done(u->s, st);
	for (size_t i = 0; i < n && *nwant < max && rc == 0; i++) {
		bool in;

		if ((rc = narrowed(u, at[i], id, &in, err)) == 0 && in)
			want[(*nwant)++] = at[i];
	}
	return rc;
}

int
feed_hang_note(struct feed_run *u, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	const struct model *m = u->s->model;
	char text[UUID_TEXT], sql[256];
	int rc = 0;

	uuid_format(id, text);
	for (size_t i = 0; i < m->objects.n && rc == 0; i++) {
		const struct object *at = m->objects.at[i];
		const struct field *record = at->hangs > o->hangs && !at->local ? object_field(at, "record") : NULL;
		struct child c;
		struct table *t;
		struct stmt *st;

		if (record == NULL || !db_made(u->s, at))
			continue;
		if ((rc = table_of(u->s, at, &t, err)) < 0)
			break;
		snprintf(sql, sizeof(sql), "SELECT id FROM \"%s\" WHERE \"%srecord\" = ? AND \"object\" = ? AND deleted IS NULL", at->name,
		    record->fold ? "k_" : "");
		if ((rc = db_prepare(u->s, sql, &st, err)) < 0)
			break;
		/* the fold of an id is the id: lower case, no letter beyond ASCII */
		stmt_bind_text(st, 1, text, -1);
		stmt_bind_text(st, 2, o->name, -1);
		memset(&c, 0, sizeof(c));
		c.object = t->number;
		while (stmt_step(st) == STEP_ROW) {
			memcpy(c.id, stmt_blob(st, 0), 16);
			if (!u->hung)
				u->hung = map_new(u->arena);
			map_putn(u->hung, arena_dup(u->arena, &c, sizeof(c)), sizeof(c), (void *)at);
		}
		db_done(u->s, st);
	}
	return rc;
}

int
feed_hang_follow(struct feed_run *u, int64_t seq, struct hc_err *err)
{
	int rc = 0;

	/* what hangs, then what belongs to that: the one notes the other as it moves */
	for (int turn = HANGS_ON; turn <= HANGS_PART; turn++)
		for (size_t i = 0; u->hung && i < map_count(u->hung) && rc == 0; i++) {
			const struct object *o = map_value(u->hung, i);
			struct child c;

			memcpy(&c, map_key(u->hung, i), sizeof(c));
			if ((int)o->hangs == turn)
				rc = feed_place(u, o, c.object, c.id, seq, false, err);
		}
	return rc;
}

/* A new one is filled with what hangs on the records of its parents now. */
static int
fill(struct store *s, const struct feed_judge *judge, const struct feed_rule *r, bool every, struct hc_err *err)
{
	struct feed_run u = { .s = s, .judge = judge };
	struct buf sql = BUF_INIT;
	struct stmt *st;
	struct found { uint8_t id[16]; int64_t seq; };
	VEC(struct found) v = {0};
	int rc, step;

	u.arena = arena_new("feed");
	u.sums = map_new(u.arena);
	buf_printf(&sql, "SELECT c.id, f.seq FROM \"%s\" c JOIN feed f ON f.object = ?1 AND f.id = c.id AND f.bucket ="
	    " (SELECT bucket FROM bucket WHERE object = ?1 AND kind = 'a') WHERE c.deleted IS NULL AND EXISTS(SELECT 1 FROM object_name n%s"
	    " JOIN bucket_parent h ON h.parent = p.bucket AND h.bucket = ?2 WHERE n.name = c.\"object\")", r->object->name, every ?
	    " JOIN bucket p ON p.object = n.number" :
	    " JOIN feed p ON p.object = n.number AND p.id = hc_uuid(c.\"record\") AND p.gone = 0");
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		goto out;
	stmt_bind_int(st, 1, r->number);
	stmt_bind_int(st, 2, r->bucket);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct found one = { .seq = stmt_int(st, 1) };

		memcpy(one.id, stmt_blob(st, 0), 16);
		vec_push(u.arena, &v, one);
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	for (size_t i = 0; i < v.n && rc == 0; i++) {
		struct feed_spot now = { .bucket = r->bucket, .seq = v.at[i].seq };
		bool in = true;

		if (r->condition && (rc = judge->holds(judge->arg, r, v.at[i].id, &in, err)) < 0)
			break;
		if (in)
			rc = feed_row_put(&u, r->number, v.at[i].id, NULL, &now, err);
	}
	if (rc == 0)
		rc = feed_sums_write(&u, err);
out:
	arena_free(u.arena);
	return rc;
}

/* Equal for all whose parents are in the same buckets, so that they share it. */
static void
key_of(const struct feed_rule *r, const int64_t *parents, size_t n, bool every, uint8_t ret[16])
{
	crypto_generichash_state h;
	const unsigned char kind = every;

	crypto_generichash_init(&h, NULL, 0, 16);
	crypto_generichash_update(&h, &kind, 1);
	for (size_t i = 0; i < n; i++)
		crypto_generichash_update(&h, (const unsigned char *)&parents[i], sizeof(parents[i]));
	if (r->condition) {
		crypto_generichash_update(&h, (const unsigned char *)r->condition, strlen(r->condition));
		crypto_generichash_update(&h, r->user, 16);
	}
	crypto_generichash_final(&h, ret, 16);
}

int
feed_hang_bucket(struct store *s, const struct feed_judge *judge, struct feed_rule *r, const int64_t *parents, size_t n, bool every,
    struct hc_err *err)
{
	uint8_t key[16];
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, r->object, &t, err)) < 0)
		return rc;
	r->number = t->number;
	key_of(r, parents, n, every, key);
	if ((r->bucket = feed_bucket_known(s, t->number, "s", key)) != 0)
		return HC_OK;
	if ((!feed_hangs(s) && ((rc = feed_hang_tables(s, err)) < 0 || (rc = replica_put_int(s, "feed_hangs", 1, err)) < 0)) ||
	    (rc = feed_bucket_make(s, t->number, "s", key, &r->bucket, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if ((rc = db_prepare(s, "INSERT INTO bucket_parent(parent, bucket, every) VALUES(?, ?, ?)", &st, err)) < 0)
			return rc;
		stmt_bind_int(st, 1, parents[i]);
		stmt_bind_int(st, 2, r->bucket);
		stmt_bind_int(st, 3, every);
		if ((rc = db_run(s, st, err, "writing")) < 0)
			return rc;
	}
	if (r->condition && ((rc = feed_rule_tables(s, err)) < 0 || (rc = feed_rule_put(s, r, err)) < 0))
		return rc;
	return fill(s, judge, r, every, err);
}
