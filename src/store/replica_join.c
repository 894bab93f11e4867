/*
 * replica_join.c - a workspace's own records and those of a tenant become one: other ids, offers of what is here, evictions.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/read.h"
#include "store/replica.h"
#include "store/table.h"

static int
run_id(struct store *s, const char *sql, int64_t number, const uint8_t *id, const uint8_t *other, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, sql, &st, err)) < 0)
		return rc;
	if (number >= 0)
		stmt_bind_int(st, 1, number);
	stmt_bind_blob(st, 2, id, 16);
	if (other)
		stmt_bind_blob(st, 3, other, 16);
	return db_run(s, st, err, "writing");
}

int
replica_evict(struct store *s, const struct object *o, const uint8_t id[16], int64_t acked, struct hc_err *err)
{
	struct arena *a = arena_new("evict");
	struct buf sql = BUF_INIT;
	struct hc_record *r;
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = replica_rec_drop(s, o, id, err)) < 0 ||
	    (rc = replica_shadow_drop(s, o, id, NULL, err)) < 0)
		goto out;
	rc = read_record(s, o, id, a, &r, err);
	if (rc == HC_NOTFOUND) {
		rc = HC_OK;
		goto out;
	}
	if (rc < 0 || (rc = search_remove(s, t, r, err)) < 0)
		goto out;
	buf_printf(&sql, "DELETE FROM \"%s\" WHERE id = ?2", o->name);
	if ((rc = blob_loose_record(s, r, err)) < 0 || (rc = run_id(s, buf_str(&sql), -1, id, NULL, err)) < 0 ||
	    (rc = db_prepare(s, "DELETE FROM field_change WHERE object = ? AND record = ?", &st, err)) < 0)
		goto out;
	stmt_bind_text(st, 1, o->name, -1);
	stmt_bind_blob(st, 2, id, 16);
	if ((rc = db_run(s, st, err, "writing")) < 0 || (rc = journal_flush(s, err)) < 0)
		goto out;
	/* the newest entry of all stays, emptied: SQLite would give its number away again, and places in the journal must grow */
	buf_reset(&sql);
	buf_printf(&sql, "UPDATE journal SET op = 'x', diff = NULL, n = NULL WHERE object = ?1 AND record = ?2 AND (n IS NULL OR n <= %"
	    PRIi64 ") AND seq = (SELECT max(seq) FROM journal)", acked);
	if ((rc = run_id(s, buf_str(&sql), t->number, id, NULL, err)) < 0)
		goto out;
	buf_reset(&sql);
	buf_printf(&sql, "DELETE FROM journal WHERE object = ?1 AND record = ?2 AND (n IS NULL OR n <= %" PRIi64 ") AND op <> 'x'", acked);
	rc = run_id(s, buf_str(&sql), t->number, id, NULL, err);
out:
	buf_free(&sql);
	arena_free(a);
	return rc;
}

static int
move_links(struct store *s, const struct object *target, const uint8_t from[16], const uint8_t to[16], struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int rc = 0;

	for (size_t i = 0; i < s->model->objects.n; i++) {
		const struct object *o = s->model->objects.at[i];

		for (size_t k = SLOT_OWNER; k < o->fields.n && rc == 0; k++) {
			const struct field *f = o->fields.at[k];

			if (f->target != target || !field_stored(f) || field_kind(f) != COL_ID)
				continue;
			buf_reset(&sql);
			buf_printf(&sql, "UPDATE \"%s\" SET \"%s\" = ?3 WHERE \"%s\" = ?2", o->name, f->name, f->name);
			rc = run_id(s, buf_str(&sql), -1, from, to, err);
		}
	}
	buf_free(&sql);
	return rc;
}

int
replica_rename(struct store *s, const struct object *o, const uint8_t from[16], const uint8_t to[16], struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int64_t there = 0;
	struct table *t;
	struct stmt *st;
	int rc;

	if (!memcmp(from, to, 16))
		return HC_OK;
	if ((rc = table_of(s, o, &t, err)) < 0)
		return rc;
	buf_printf(&sql, "SELECT count(*) FROM \"%s\" WHERE id = ?", o->name);
	if ((rc = db_prepare(s, buf_str(&sql), &st, err)) < 0)
		goto out;
	stmt_bind_blob(st, 1, to, 16);
	if (stmt_step(st) == STEP_ROW)
		there = stmt_int(st, 0);
	db_done(s, st);
	if (there) {
		rc = hc_fail(err, HC_CONFLICT, 0, "there is one %s with this id already.", o->name);
		goto out;
	}
	buf_reset(&sql);
	buf_printf(&sql, "UPDATE \"%s\" SET id = ?3 WHERE id = ?2", o->name);
	if ((rc = run_id(s, buf_str(&sql), -1, from, to, err)) < 0 || (rc = move_links(s, o, from, to, err)) < 0 ||
	    (rc = journal_flush(s, err)) < 0 ||
	    (rc = run_id(s, "UPDATE journal SET record = ?3 WHERE object = ?1 AND record = ?2", t->number, from, to, err)) < 0)
		goto out;
	if (!strcmp(o->name, "user") && ((rc = run_id(s, "UPDATE tx SET actor = ?3 WHERE actor = ?2", -1, from, to, err)) < 0 ||
	    (rc = run_id(s, "UPDATE journal SET actor = ?3 WHERE actor = ?2", -1, from, to, err)) < 0))
		goto out;
	if ((rc = db_prepare(s, "UPDATE field_change SET record = ? WHERE object = ? AND record = ?", &st, err)) < 0)
		goto out;
	stmt_bind_blob(st, 1, to, 16);
	stmt_bind_text(st, 2, o->name, -1);
	stmt_bind_blob(st, 3, from, 16);
	rc = db_run(s, st, err, "writing");
out:
	buf_free(&sql);
	return rc;
}

static int
ids_where(struct store *s, const struct object *o, const char *condition, struct arena *a, uint8_t (**ret)[16], size_t *n,
    struct hc_err *err)
{
	struct id { uint8_t id[16]; };
	VEC(struct id) v = {0};
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	buf_printf(&sql, "SELECT id FROM \"%s\" WHERE %s ORDER BY rid", o->name, condition);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	while (stmt_step(st) == STEP_ROW)
		if (stmt_bytes(st, 0) == 16) {
			struct id id;

			memcpy(id.id, stmt_blob(st, 0), 16);
			vec_push(a, &v, id);
		}
	db_done(s, st);
	*ret = (uint8_t (*)[16])v.at;
	*n = v.n;
	return HC_OK;
}

int
replica_ids(struct store *s, const struct object *o, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	return ids_where(s, o, "deleted IS NULL", a, ret, n, err);
}

int
replica_extras(struct store *s, const struct object *o, struct arena *a, uint8_t (**ret)[16], size_t *n, struct hc_err *err)
{
	*n = 0;
	if (s->remote && !db_made(s, o))
		return HC_OK;
	return ids_where(s, o, "_extra IS NOT NULL", a, ret, n, err);
}

int
replica_offer(struct store *s, struct change *c, const struct object *o, struct hc_err *err)
{
	struct arena *a = arena_new("offer");
	struct replica_rec rec;
	uint8_t (*ids)[16];
	struct table *t;
	size_t n;
	int rc;

	if ((rc = table_of(s, o, &t, err)) == 0 && (rc = replica_ids(s, o, a, &ids, &n, err)) == 0)
		for (size_t i = 0; i < n && rc == 0; i++)
			if ((rc = replica_rec(s, o, ids[i], a, &rec, err)) == 0 && !rec.known)
				rc = journal_add(s, c, t, ids[i], 'c', 0, NULL, err);
	arena_free(a);
	return rc;
}

int
replica_shown(struct store *s, struct change *c, const struct field *f, struct hc_err *err)
{
	const struct object *o = f->object;
	struct arena *a = arena_new("shown");
	uint8_t (*ids)[16] = NULL;
	struct table *t;
	size_t n = 0;
	int rc = table_of(s, o, &t, err);

	if (rc == HC_OK && (!s->remote || db_made(s, o)))
		rc = ids_where(s, o, arena_printf(a, "deleted IS NULL AND \"%s\" IS NOT NULL", f->name), a, &ids, &n, err);
	for (size_t i = 0; i < n && rc == HC_OK; i++) {
		struct buf b = BUF_INIT;
		struct jw w = { .out = &b };
		struct hc_record *r;

		if ((rc = read_record(s, o, ids[i], a, &r, err)) == HC_OK && (c->tx != 0 || (rc = save_tx(s, c, err)) == HC_OK)) {
			jw_open(&w, '{');
			diff_add(&w, f, &VALUE_NONE, &r->values[f->slot]);
			jw_close(&w, '}');
			rc = journal_add(s, c, t, ids[i], 'u', 0, buf_str(&b), err);
		}
		buf_free(&b);
	}
	arena_free(a);
	return rc;
}

int
replica_extra(struct store *s, struct change *c, const struct object *o, const uint8_t id[16], const char *json,
    struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0)
		return rc;
	buf_printf(&sql, "UPDATE \"%s\" SET _extra = ?1 WHERE id = ?2 AND _extra IS NOT ?1", o->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_text(st, 1, json, -1);
	stmt_bind_blob(st, 2, id, 16);
	if ((rc = db_run(s, st, err, "saving")) < 0 || db_changes(s) == 0)
		return rc;
	return journal_add(s, c, t, id, 'u', 0, "{}", err);
}
