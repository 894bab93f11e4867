/*
 * search.c - the search index of each object, kept in step, and the search across objects.
 *
 * FTS5 with external content: an entry can only be taken out with the text it was made from. A single edit does that in its
 * own transaction; a bulk edit leaves the row in search_dirty with the text it is indexed under, and a search takes those in
 * first. So a search never lags a write.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "base/utf8.h"
#include "store/db.h"
#include "store/lock.h"
#include "store/remote_store.h"
#include "store/table.h"

#define RANK_MAX 20000		/* bm25 costs about 2 us a match: above this the newest come first */
#define DRAIN_CHUNK 5000	/* rows per transaction of a drain, so that others can write between */
#define SLICE_CHUNK 250		/* the same, where somebody waits for it */

static int
fts_write(struct store *s, const struct table *t, const char *sql, int64_t rid, const struct hc_value *values,
    struct hc_err *err)
{
	struct stmt *st;
	int rc, at = 1;

	if ((rc = db_prepare(s, sql, &st, err)) < 0)
		return rc;
	stmt_bind_int(st, at++, rid);
	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].search)
			column_bind(st, at++, &values[t->cols[i].field->slot], NULL);
	return db_run(s, st, err, "indexing");
}

static int
is_dirty(struct store *s, const struct table *t, int64_t rid, bool *ret, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT 1 FROM search_dirty WHERE object = ? AND rid = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_int(st, 2, rid);
	*ret = stmt_step(st) == STEP_ROW;
	db_done(s, st);
	return HC_OK;
}

/* `old` NULL: the row is not in the index yet. */
static int
mark_dirty(struct store *s, const struct table *t, int64_t rid, const struct hc_value *old, struct hc_err *err)
{
	struct buf text = BUF_INIT;
	struct jw w = { .out = &text };
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO search_dirty(object, rid, old) VALUES(?, ?, ?) ON CONFLICT DO NOTHING", &st, err)) < 0)
		return rc;
	if (old) {
		jw_open(&w, '[');
		for (size_t i = 0; i < t->n; i++) {
			const struct hc_value *v = &old[t->cols[i].field->slot];

			if (!t->cols[i].search)
				continue;
			if (v->kind == VALUE_TEXT)
				jw_text(&w, v->s, v->len);
			else
				jw_null(&w);
		}
		jw_close(&w, ']');
		stmt_bind_copy(st, 3, buf_str(&text), (int)text.len);
	}
	stmt_bind_int(st, 1, t->number);
	stmt_bind_int(st, 2, rid);
	rc = db_run(s, st, err, "indexing");
	buf_free(&text);
	return rc;
}

int
search_before(struct store *s, const struct table *t, struct hc_record *r, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc, at = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].search && !r->loaded[t->cols[i].field->slot])
			buf_printf(&sql, "%s\"%s\"", sql.len ? ", " : "SELECT ", t->cols[i].field->name);
	if (!sql.len)
		return HC_OK;
	buf_printf(&sql, " FROM \"%s\" WHERE rid = ?", t->object->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_int(st, 1, r->rid);
	if (stmt_step(st) == STEP_ROW)
		for (size_t i = 0; i < t->n; i++) {
			int slot = t->cols[i].field->slot;

			if (!t->cols[i].search || r->loaded[slot])
				continue;
			column_value(st, at++, COL_TEXT, 0, r->arena, &r->old[slot]);
			/* one that was set without being read keeps what it was set to */
			if (r->values[slot].kind == VALUE_NULL)
				r->values[slot] = r->old[slot];
			r->loaded[slot] = 1;
		}
	db_done(s, st);
	return HC_OK;
}

int
search_put(struct store *s, const struct table *t, const struct hc_record *r, struct hc_err *err)
{
	bool late = s->search_later || s->j.saves >= DB_DIRTY_AFTER, moved = false, dirty;
	int rc;

	if (!t->nsearch || t->number == s->put_off)
		return HC_OK;
	if (r->isnew && s->remote)
		return remote_index(s, t, r->rid, r->values, err);
	if (r->isnew)
		return late ? mark_dirty(s, t, r->rid, NULL, err) : fts_write(s, t, t->fts_insert, r->rid, r->values, err);
	for (size_t i = 0; i < t->n && !moved; i++)
		moved = t->cols[i].search && !value_equal(&r->values[t->cols[i].field->slot], &r->old[t->cols[i].field->slot]);
	if (!moved)
		return HC_OK;
	if (s->remote)
		return remote_index(s, t, r->rid, r->values, err);
	if ((rc = is_dirty(s, t, r->rid, &dirty, err)) < 0 || dirty)
		return rc;
	if (late)
		return mark_dirty(s, t, r->rid, r->old, err);
	if ((rc = fts_write(s, t, t->fts_delete, r->rid, r->old, err)) < 0)
		return rc;
	return fts_write(s, t, t->fts_insert, r->rid, r->values, err);
}

/* Takes one waiting row out of the index, by the text it is in it with. */
static int
remove_dirty(struct store *s, const struct table *t, int64_t rid, const char *old, struct hc_err *err)
{
	struct hc_value *values;
	json_t *texts = NULL;
	int rc;

	if (!old)
		return HC_OK;
	if ((rc = json_read(old, strlen(old), &texts, err)) < 0)
		return rc;
	values = ARENA_ARRAY(s->scratch, struct hc_value, t->object->fields.n);
	for (size_t i = 0, k = 0; i < t->n; i++) {
		json_t *text;

		if (!t->cols[i].search)
			continue;
		text = json_array_get(texts, k++);
		if (json_is_string(text))
			values[t->cols[i].field->slot] = value_text(json_string_value(text), json_string_length(text));
	}
	rc = fts_write(s, t, t->fts_delete, rid, values, err);
	json_decref(texts);
	arena_reset(s->scratch);
	return rc;
}

static int
forget_dirty(struct store *s, const struct table *t, int64_t rid, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "DELETE FROM search_dirty WHERE object = ? AND rid = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_int(st, 2, rid);
	return db_run(s, st, err, "indexing");
}

int
search_remove(struct store *s, const struct table *t, const struct hc_record *r, struct hc_err *err)
{
	struct stmt *st;
	char *old = NULL;
	bool dirty;
	int rc;

	if (!t->nsearch || t->number == s->put_off)
		return HC_OK;
	if (s->remote)
		return (rc = remote_unindex(s, t, r->rid, err)) < 0 ? rc : forget_dirty(s, t, r->rid, err);
	if ((rc = is_dirty(s, t, r->rid, &dirty, err)) < 0)
		return rc;
	if (!dirty)
		return fts_write(s, t, t->fts_delete, r->rid, r->old, err);
	if ((rc = db_prepare(s, "SELECT old FROM search_dirty WHERE object = ? AND rid = ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_int(st, 2, r->rid);
	if (stmt_step(st) == STEP_ROW && stmt_kind(st, 0) != KIND_NULL)
		old = xstrdup(stmt_text(st, 0));
	db_done(s, st);
	rc = remove_dirty(s, t, r->rid, old, err);
	free(old);
	return rc < 0 ? rc : forget_dirty(s, t, r->rid, err);
}

int
search_rebuild(struct store *s, const struct table *t, struct hc_err *err)
{
	const char *name = t->object->name;
	int rc;

	if (!t->nsearch)
		return HC_OK;
	if (s->remote)
		return remote_reindex(s, t, err);
	/* a large hash table while building: fewer segments to merge afterwards */
	if ((rc = db_exec(s, err, "INSERT INTO \"fts_%s\"(\"fts_%s\", rank) VALUES('hashsize', %d)", name, name,
	    s->lean ? 8 << 20 : 32 << 20)) < 0)
		return rc;
	rc = db_exec(s, err, "INSERT INTO \"fts_%s\"(\"fts_%s\") VALUES('rebuild')", name, name);
	if (rc == 0)
		rc = db_exec(s, err, "INSERT INTO \"fts_%s\"(\"fts_%s\", rank) VALUES('hashsize', 1048576)", name, name);
	/* FTS5 keeps the slots of that table and would walk them at every commit: it is opened anew */
	s->reopen_search = true;
	if (rc == 0)
		rc = db_exec(s, err, "DELETE FROM search_dirty WHERE object = %lld", (long long)t->number);
	return rc;
}

/* Over the wire: the row's words, of a statement that reads its texts. */
static int
index_read(struct store *s, const struct table *t, int64_t rid, struct stmt *st, struct hc_err *err)
{
	struct hc_value *values = ARENA_ARRAY(s->scratch, struct hc_value, t->object->fields.n);
	bool there = stmt_step(st) == STEP_ROW;
	int rc, at = 0;

	for (size_t i = 0; there && i < t->n; i++)
		if (t->cols[i].search)
			column_value(st, at++, COL_TEXT, 0, s->scratch, &values[t->cols[i].field->slot]);
	db_done(s, st);
	rc = there ? remote_index(s, t, rid, values, err) : HC_OK;
	arena_reset(s->scratch);
	return rc;
}

/* The row's text of today. A row that was purged meanwhile has none. Not by one INSERT ... SELECT: FTS5 would write out what it
   has gathered for every row, since a statement that can write several rows makes a savepoint. */
static int
index_row(struct store *s, const struct table *t, const char *select, int64_t rid, struct hc_err *err)
{
	struct stmt *row, *put;
	int rc;

	if ((rc = db_prepare(s, select, &row, err)) < 0)
		return rc;
	stmt_bind_int(row, 1, rid);
	if (s->remote)
		return index_read(s, t, rid, row, err);
	if (stmt_step(row) == STEP_ROW && (rc = db_prepare(s, t->fts_insert, &put, err)) == 0) {
		stmt_bind_int(put, 1, rid);
		for (int i = 0; i < (int)t->nsearch; i++)
			stmt_bind_text(put, i + 2, stmt_text(row, i), stmt_bytes(row, i));
		rc = db_run(s, put, err, "indexing");
	}
	db_done(s, row);
	return rc;
}

static void
searched_columns(const struct table *t, struct buf *out)
{
	const char *sep = "SELECT ";

	for (size_t i = 0; i < t->n; i++)
		if (t->cols[i].search) {
			buf_printf(out, "%s\"%s\"", sep, t->cols[i].field->name);
			sep = ", ";
		}
	buf_printf(out, " FROM \"%s\" WHERE rid = ?", t->object->name);
}

/* For how long waiting rows may be taken in; NULL where all of them are wanted. */
struct slice {
	int64_t until;		/* ticks */
	bool over;
	int64_t done;		/* rows */
};

static bool
over(struct store *s, struct slice *w)
{
	if (w != NULL && !w->over)
		w->over = s->env->ticks(s->env) > w->until || (s->depth > 0 && s->lock >= 0 && lock_wanted(s)) || (s->stop && s->stop(s->stop_arg));
	return w != NULL && w->over;
}

/* One chunk of one object, in the order of rids, as FTS5 likes it; *left says if there is more. */
static int
drain_some(struct store *s, const struct table *t, struct slice *w, bool *left, struct hc_err *err)
{
	struct arena *a = arena_new("drain");
	VEC(struct waiting { int64_t rid; const char *old; }) rows = {0};
	struct stmt *st = NULL;
	struct buf sql = BUF_INIT;
	int64_t chunk = w != NULL ? SLICE_CHUNK : DRAIN_CHUNK;
	int rc;

	if ((rc = db_prepare(s, "SELECT rid, old FROM search_dirty WHERE object = ? ORDER BY rid LIMIT ?", &st, err)) < 0)
		goto out;
	stmt_bind_int(st, 1, t->number);
	stmt_bind_int(st, 2, chunk);
	while (stmt_step(st) == STEP_ROW) {
		struct waiting waiting = { .rid = stmt_int(st, 0) };

		if (stmt_kind(st, 1) != KIND_NULL)
			waiting.old = arena_strdup(a, stmt_text(st, 1));
		vec_push(a, &rows, waiting);
	}
	db_done(s, st);
	searched_columns(t, &sql);
	for (size_t i = 0; i < rows.n && rc == 0 && (i == 0 || !over(s, w)); i++) {
		if ((s->remote || (rc = remove_dirty(s, t, rows.at[i].rid, rows.at[i].old, err)) == 0) &&
		    (rc = index_row(s, t, buf_str(&sql), rows.at[i].rid, err)) == 0)
			rc = forget_dirty(s, t, rows.at[i].rid, err);
		if (w != NULL && rc == 0)
			w->done++;
	}
	*left = (int64_t)rows.n == chunk && !over(s, w);
out:
	buf_free(&sql);
	arena_free(a);
	return rc;
}

static int
drain_object(struct store *s, const struct table *t, struct slice *w, bool *left, struct hc_err *err)
{
	int64_t waiting = 0, rows = 0;
	int rc;

	if (w != NULL)
		return drain_some(s, t, w, left, err);
	if ((rc = db_int(s, &waiting, err, "SELECT count(*) FROM search_dirty WHERE object = %lld", (long long)t->number)) < 0)
		return rc;
	if (waiting > 50000 && (rc = db_int(s, &rows, err, "SELECT count(*) FROM \"%s\"", t->object->name)) < 0)
		return rc;
	*left = false;
	/* to index a row anew costs twice what it costs as one of all */
	if (!s->remote && waiting > 50000 && waiting > rows / 2)
		return search_rebuild(s, t, err);
	return drain_some(s, t, NULL, left, err);
}

static int
drain(struct store *s, struct slice *w, struct hc_err *err)
{
	int64_t number = 0;
	int rc = HC_OK;

	while ((w == NULL || !w->over) && (rc = db_int(s, &number, err, "SELECT object FROM search_dirty WHERE object > %lld ORDER BY object LIMIT 1",
	    (long long)number)) == HC_OK) {
		const struct object *o;
		struct table *t;
		bool own = s->depth == 0, left = true;

		if ((rc = table_object(s, number, &o, err)) < 0)
			return rc;
		if (!o)
			continue;	/* its plugin is off */
		if ((rc = table_of(s, o, &t, err)) < 0)
			return rc;
		while (rc == 0 && left) {
			if (own && (rc = store_begin(s, err)) < 0)
				return rc;
			rc = drain_object(s, t, w, &left, err);
			if (own && rc == 0)
				rc = store_commit(s, err);
			else if (own)
				store_rollback(s);
		}
		if (rc < 0)
			return rc;
	}
	return rc == HC_NOTFOUND ? HC_OK : rc;
}

int
search_drain(struct store *s, struct hc_err *err)
{
	return s->readonly ? HC_OK : drain(s, NULL, err);
}

void
store_search_apart(struct store *s, bool on)
{
	s->search_apart = on;
}

int
store_index(struct store *s, int ms, int64_t *left, struct hc_err *err)
{
	struct slice w = { .until = s->env->ticks(s->env) + ms * INT64_C(1000000) };
	bool (*stop)(void *arg) = s->stop;
	int64_t waiting = 0;
	int rc;

	*left = 0;
	if (s->readonly)
		return HC_OK;
	/* a statement that is stopped while it writes takes its whole transaction back: fn is asked between rows instead */
	sqlite3_progress_handler(s->db, 0, NULL, NULL);
	if ((rc = db_int(s, &waiting, err, "SELECT count(*) FROM (SELECT 1 FROM search_dirty LIMIT %d)", STORE_LEFT_MAX)) == HC_OK) {
		*left = waiting;
		if (waiting > 0 && ms > 0)
			rc = drain(s, &w, err);
	}
	store_interrupt(s, stop, s->stop_arg);
	if (rc == HC_OK && ms <= 0)
		return HC_OK;
	if (rc < 0 && !(rc == HC_BUSY && w.done > 0))
		return rc;
	*left = (rc < 0 || w.over) && waiting > w.done ? waiting - w.done : 0;
	return HC_OK;
}
