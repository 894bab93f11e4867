/*
 * feed_rule.c - buckets of what a condition selects: which there are. What is in them feed.c keeps up.
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/feed_place.h"
#include "store/table.h"

int
feed_rule_tables(struct store *s, struct hc_err *err)
{
	return db_exec(s, err, "CREATE TABLE IF NOT EXISTS bucket_rule(bucket INTEGER PRIMARY KEY, user BLOB NOT NULL, cond TEXT NOT NULL,"
	    " depends TEXT NOT NULL, day INTEGER NOT NULL) STRICT");
}

int
feed_rules(struct store *s, struct arena *a, struct feed_rule **ret, size_t *n, struct hc_err *err)
{
	VEC(struct feed_rule) v = {0};
	struct stmt *st;
	int rc = 0;

	*ret = NULL;
	*n = 0;
	if (!db_has(s, "table", "bucket_rule"))
		return HC_OK;
	if ((rc = db_prepare(s, "SELECT r.bucket, r.user, r.cond, r.depends, r.day, b.object, b.kind FROM bucket_rule r JOIN bucket b"
	    " ON b.bucket = r.bucket ORDER BY r.bucket", &st, err)) < 0)
		return rc;
	while (stmt_step(st) == STEP_ROW) {
		struct feed_rule r = { .bucket = stmt_int(st, 0), .day = stmt_int(st, 4), .number = stmt_int(st, 5),
			.hangs = stmt_text(st, 6)[0] == 's' };

		if (stmt_bytes(st, 1) == 16)
			memcpy(r.user, stmt_blob(st, 1), 16);
		r.condition = arena_strdup(a, stmt_text(st, 2));
		r.depends = arena_strdup(a, stmt_text(st, 3));
		vec_push(a, &v, r);
	}
	db_done(s, st);
	for (size_t i = 0; i < v.n && rc == 0; i++)
		if ((rc = table_object(s, v.at[i].number, &v.at[i].object, err)) == 0 && v.at[i].object)
			v.at[(*n)++] = v.at[i];	/* the others' plugins are off */
	*ret = v.at;
	return rc;
}

int
feed_rule_put(struct store *s, const struct feed_rule *r, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO bucket_rule(bucket, user, cond, depends, day) VALUES(?, ?, ?, ?, ?)", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, r->bucket);
	stmt_bind_blob(st, 2, r->user, 16);
	stmt_bind_text(st, 3, r->condition, -1);
	stmt_bind_text(st, 4, r->depends, -1);
	stmt_bind_int(st, 5, r->day);
	return db_run(s, st, err, "writing");
}

int
feed_rule_bucket(struct store *s, const uint8_t key[16], struct feed_rule *r, bool *isnew, struct hc_err *err)
{
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, r->object, &t, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT bucket FROM bucket WHERE object = ? AND kind = 'r' AND key = ?", &st, err)) < 0)
		return rc;
	r->number = t->number;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, key, 16);
	*isnew = stmt_step(st) != STEP_ROW;
	if (!*isnew)
		r->bucket = stmt_int(st, 0);
	db_done(s, st);
	if (!*isnew)
		return HC_OK;
	if ((rc = feed_rule_tables(s, err)) < 0 ||
	    (rc = db_prepare_insert(s, "INSERT INTO bucket(kind, object, key, n, sum) VALUES('r', ?, ?, 0, 0)", "bucket", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_blob(st, 2, key, 16);
	if ((rc = db_run(s, st, err, "writing")) < 0)
		return rc;
	r->bucket = db_last_id(s);
	return feed_rule_put(s, r, err);
}
