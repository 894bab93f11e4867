/*
 * bulk.c - many new rows of one object.
 *
 * Rows go in by one prepared statement with positional values, beside one small journal row. When the rows are many against
 * what is there and nobody else has the file, indexes are dropped and built at the end, which is several times faster than
 * keeping them up; the search index is rebuilt then too. meta 'bulk' names the object until that is done, so that whoever
 * opens the file after a crash finishes it. Otherwise indexes stay and the rows wait for the search index. When somebody comes
 * while rows are loaded so, he shall not read a million of them for a page: the indexes are brought back, one in each of the
 * caller's transactions.
 */
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "base/utf8.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/secret.h"
#include "store/lock.h"
#include "store/replica.h"
#include "store/table.h"

#define BULK_MIN 5000		/* fewer rows are not worth dropping an index for */
#define LOOK_ROWS 64		/* so often a load that is alone looks whether it still is */
/* A small cache makes small sort runs, which stay in the processor's cache, and a third of the memory. */
#define SORT_CACHE "PRAGMA cache_size=-8000"
#define MERGE_PAGES 500		/* of the search index, merged in one transaction */

struct bulk {
	struct store *s;
	struct arena *arena;
	struct table *t;
	size_t n;
	const struct col **cols;	/* of the caller's fields */
	int *places;			/* parameter of each */
	bool heavy;			/* indexes are missing */
	bool watched;			/* others came: they are brought back, and the rows wait for the search index */
	int64_t before;			/* the last row that was there before */
	int64_t rows, written;		/* loaded; transactions of the store when an index was made */
	bool own_created, own_created_by, own_updated, own_updated_by;
	struct stmt *insert, *journal, *dirty;
	const int64_t *base;
	struct buf key;
	struct arena *sealed;		/* of a row with encrypted fields; NULL: the object has none */
	int64_t tx;			/* whose constants are bound */
	uint8_t id[16];
};

static int
prepare_insert(struct bulk *b, const struct field *const *fields, struct hc_err *err)
{
	static const int stamps[] = { SLOT_CREATED, SLOT_CREATED_BY, SLOT_UPDATED, SLOT_UPDATED_BY };
	const struct object *o = b->t->object;
	bool *own[] = { &b->own_created, &b->own_created_by, &b->own_updated, &b->own_updated_by };
	struct buf sql = BUF_INIT;
	int rc, at = 7;

	for (size_t i = 0; i < b->n; i++)
		for (int k = 0; k < 4; k++)
			if (fields[i]->slot == stamps[k])
				*own[k] = true;
	/* 1 id, then the four stamps at 2-5 (unused ones are left out of the text by NULL columns), 6 is _extra */
	buf_printf(&sql, "INSERT INTO \"%s\"(rev, id", o->name);
	for (int k = 0; k < 4; k++)
		if (!*own[k])
			buf_printf(&sql, ", \"%s\"", o->fields.at[stamps[k]]->name);
	for (size_t i = 0; i < b->n; i++) {
		const struct col *c = b->cols[i];

		if (!c)
			continue;
		buf_printf(&sql, ", \"%s\"", c->field->name);
		if (c->base)
			buf_printf(&sql, ", \"%s_base\"", c->field->name);
		if (c->fold)
			buf_printf(&sql, ", \"k_%s\"", c->field->name);
	}
	buf_adds(&sql, ") VALUES(1, ?1");
	for (int k = 0; k < 4; k++)
		if (!*own[k])
			buf_printf(&sql, ", ?%d", k + 2);
	for (size_t i = 0; i < b->n; i++) {
		b->places[i] = at;
		for (int k = 0; b->cols[i] && k < 1 + b->cols[i]->base + b->cols[i]->fold; k++)
			buf_printf(&sql, ", ?%d", at++);
	}
	buf_addc(&sql, ')');
	rc = db_prepare_own(b->s, buf_str(&sql), "rid", &b->insert, err);
	buf_free(&sql);
	if (rc == 0)
		rc = b->s->remote ?
		    db_prepare_own(b->s, "INSERT INTO journal(tx, n, hlc, object, record, op, seq) VALUES(?, ?, ?, ?, ?, 'c', ?)", NULL,
		    &b->journal, err) :
		    db_prepare_own(b->s, "INSERT INTO journal(tx, n, hlc, object, record, op) VALUES(?, ?, ?, ?, ?, 'c')", "seq",
		    &b->journal, err);
	if (rc == 0)
		rc = db_prepare_own(b->s, "INSERT INTO search_dirty(object, rid) VALUES(?, ?)", NULL, &b->dirty, err);
	return rc;
}

static void
bulk_free(struct bulk *b)
{
	stmt_free(b->insert);
	stmt_free(b->journal);
	stmt_free(b->dirty);
	buf_free(&b->key);
	arena_free(b->sealed);
	arena_free(b->arena);
}

static int
drop_indexes(struct store *s, const struct object *o, struct hc_err *err)
{
	struct table *t;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = schema_furnish(s, t, err)) < 0 || (rc = store_meta_put(s, "bulk", o->name, err)) < 0)
		return rc;
	return schema_drop_indexes(s, o, err);
}

/* Drops what is rebuilt at the end, when that pays and nobody else needs it meanwhile. */
static int
put_off(struct bulk *b, int64_t expect, struct hc_err *err)
{
	struct store *s = b->s;
	int64_t rows = 0;
	int rc;

	if ((rc = db_int(s, &rows, err, "SELECT coalesce(max(rid), 0) FROM \"%s\"", b->t->object->name)) < 0)
		return rc;
	if (expect < BULK_MIN || expect < rows / 10 || !db_alone(s))
		return HC_OK;
	b->heavy = true;
	b->before = rows;
	return drop_indexes(s, b->t->object, err);
}

int
bulk_begin(struct store *s, const struct object *o, const struct field *const *fields, size_t n, int64_t expect,
    struct bulk **ret, struct hc_err *err)
{
	struct arena *a;
	struct bulk *b;
	struct table *t;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0)
		return rc;
	a = arena_new("bulk");
	b = ARENA_NEW(a, struct bulk);
	*b = (struct bulk){ .s = s, .arena = a, .t = t, .n = n };
	if (o->has_encrypted)
		b->sealed = arena_new("sealed");
	b->cols = ARENA_ARRAY(a, const struct col *, n + 1);
	b->places = ARENA_ARRAY(a, int, n + 1);
	for (size_t i = 0; i < n; i++)
		b->cols[i] = table_col(t, fields[i]);
	if ((rc = put_off(b, expect, err)) < 0 || (rc = prepare_insert(b, fields, err)) < 0) {
		if (b->heavy)
			db_share(s);
		bulk_free(b);
		return rc;
	}
	if (!s->remote && s->cache_kb < DB_CACHE_KB)
		db_exec(s, NULL, "PRAGMA cache_size=-%d", DB_CACHE_KB);
	*ret = b;
	return HC_OK;
}

void
bulk_use_base(struct bulk *b, const int64_t *base)
{
	b->base = base;
}

/* What is the same for every row of a transaction is bound once: a reset keeps it. */
static void
bind_constants(struct bulk *b, const struct change *c)
{
	if (!b->own_created)
		stmt_bind_int(b->insert, 2, c->at);
	if (!b->own_created_by)
		stmt_bind_blob_copy(b->insert, 3, c->actor, 16);
	if (!b->own_updated)
		stmt_bind_int(b->insert, 4, c->at);
	if (!b->own_updated_by)
		stmt_bind_blob_copy(b->insert, 5, c->actor, 16);
	stmt_bind_int(b->journal, 1, c->tx);
	stmt_bind_int(b->journal, 4, b->t->number);
	stmt_bind_int(b->dirty, 1, b->t->number);
	b->tx = c->tx;
}

/* Rows of an import come sealed; those of a server that is older than this may not. */
static int
seal_row(struct bulk *b, const struct hc_value **values, struct hc_err *err)
{
	struct hc_value *copy = NULL;
	int rc;

	for (size_t i = 0; i < b->n; i++) {
		const struct hc_value *v = &(*values)[i];

		if (!b->cols[i] || !field_encrypted(b->cols[i]->field) || v->kind != VALUE_TEXT || sealed_is(v->s, v->len) ||
		    sealed_foreign(v->s, v->len))
			continue;
		if (!copy) {
			arena_reset(b->sealed);
			copy = arena_dup(b->sealed, *values, b->n * sizeof(*copy));
		}
		if ((rc = secret_seal(store_secret(b->s), b->cols[i]->field, b->id, v, b->sealed, &copy[i], err)) < 0)
			return rc;
	}
	if (copy)
		*values = copy;
	return HC_OK;
}

static void
bind_value(struct bulk *b, size_t i, const struct hc_value *v)
{
	const struct col *c = b->cols[i];
	int at = b->places[i];

	if (v->kind == VALUE_ID)
		stmt_bind_blob(b->insert, at, v->id, 16);	/* the caller's row lives through the step */
	else
		column_bind(b->insert, at, v, c);
	if (c->base) {
		at++;
		if (v->kind == VALUE_NULL)
			stmt_bind_null(b->insert, at);
		else
			stmt_bind_int(b->insert, at, b->base ? b->base[i] : v->i);
	}
	if (c->fold) {
		at++;
		if (v->kind == VALUE_NULL)
			stmt_bind_null(b->insert, at);
		else {
			size_t from = b->key.len;

			if (c->field->type->fold)
				c->field->type->fold(c->field, v, b->s->locale, &b->key);
			else
				utf8_fold_buf(&b->key, v->s ? v->s : "", v->len);
			/* the buffer may move while it grows, so each key is copied */
			stmt_bind_copy(b->insert, at, b->key.data + from, (int)(b->key.len - from));
		}
	}
}

static int
step(struct bulk *b, struct stmt *st, struct hc_err *err)
{
	int rc = st->remote ? driver_remote->run(st->remote) : stmt_step(st);

	if (rc == STEP_DONE)
		rc = HC_OK;
	else if (db_duplicate(b->s))
		rc = hc_fail(err, HC_INVALID, 0, "there is one %s with this id already.", b->t->object->name);
	else
		rc = db_fail(b->s, err, "loading");
	stmt_reset(st);
	return rc;
}

/* Somebody else has the file now. */
static int
give_way(struct bulk *b, struct hc_err *err)
{
	struct store *s = b->s;
	int rc = 0;

	if (!b->watched && b->t->nsearch)
		rc = db_exec(s, err, "INSERT OR IGNORE INTO search_dirty(object, rid) SELECT %lld, rid FROM \"%s\" WHERE rid > %lld",
		    (long long)b->t->number, b->t->object->name, (long long)b->before);
	if (rc < 0)
		return rc;
	b->watched = true;
	b->written = s->writes;
	if ((rc = schema_index_next(s, b->t->object, err)) != 0)
		return rc < 0 ? rc : HC_OK;
	b->heavy = false;
	if ((rc = store_meta_put(s, "bulk", NULL, err)) == 0)
		db_share(s);
	return rc;
}

int
bulk_row(struct bulk *b, struct change *c, const struct hc_value *values, const uint8_t id[16], const uint8_t **ret_id,
    struct hc_err *err)
{
	struct store *s = b->s;
	struct journal_state *j = &s->j;
	int rc;

	if (b->heavy && b->rows++ % LOOK_ROWS == 0 && (b->watched ? b->written != s->writes : db_guests(s)) &&
	    (rc = give_way(b, err)) < 0)
		return rc;
	if ((rc = schema_furnish(s, b->t, err)) < 0 || (rc = journal_resume(s, c, err)) < 0)
		return rc;
	if (b->tx != c->tx)
		bind_constants(b, c);
	if (id)
		memcpy(b->id, id, 16);
	else {
		uuid_new(s->env, s->last_id, b->id);
	}
	if (b->sealed && (rc = seal_row(b, &values, err)) < 0)
		return rc;
	stmt_bind_blob(b->insert, 1, b->id, 16);
	buf_reset(&b->key);
	for (size_t i = 0; i < b->n; i++)
		if (b->cols[i])
			bind_value(b, i, &values[i]);
	if ((rc = step(b, b->insert, err)) < 0)
		return rc;
	if ((!b->heavy || b->watched) && b->t->nsearch) {
		stmt_bind_int(b->dirty, 2, db_last_id(s));
		if ((rc = step(b, b->dirty, err)) < 0)
			return rc;
	}
	j->hlc = journal_hlc(s);
	if (c->source == SOURCE_PULL || b->t->object->local)
		stmt_bind_null(b->journal, 2);
	else
		stmt_bind_int(b->journal, 2, ++j->n);
	stmt_bind_int(b->journal, 3, j->hlc);
	stmt_bind_blob(b->journal, 5, b->id, 16);
	if (s->remote)
		stmt_bind_int(b->journal, 6, j->seq + 1);
	if ((rc = step(b, b->journal, err)) < 0)
		return rc;
	j->last = s->remote ? ++j->seq : db_last_id(s);
	if (!j->entries++)
		j->first = j->last;
	j->saves++;
	j->dirty = true;
	if (ret_id)
		*ret_id = b->id;
	return HC_OK;
}

/* Builds what was put off. */
static int
build(struct store *s, const struct object *o, bool search, void (*progress)(void *arg, const char *what, int percent), void *arg,
    struct hc_err *err)
{
	struct table *t;
	int rc;

	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = db_exec(s, err, SORT_CACHE)) < 0)
		return rc;
	rc = schema_indexes(s, o, progress, arg, err);
	if (rc == 0 && search && t->nsearch) {
		if (progress)
			progress(arg, "search", 0);
		rc = search_rebuild(s, t, err);
	}
	db_exec(s, NULL, "PRAGMA cache_size=-%d", s->cache_kb);
	return rc < 0 ? rc : store_meta_put(s, "bulk", NULL, err);
}

int
bulk_end(struct bulk *b, void (*progress)(void *arg, const char *what, int percent), void *arg, struct hc_err *err)
{
	struct store *s = b->s;
	int rc = 0;

	store_cache(s, s->cache_kb);
	if (b->heavy) {
		rc = build(s, b->t->object, !b->watched, progress, arg, err);
		db_share(s);
	}
	bulk_free(b);
	return rc;
}

/* In a transaction of its own, unless one is open. */
static int
apart(struct store *s, const struct object *o, int (*fn)(struct store *s, const struct object *o, struct hc_err *err), struct hc_err *err)
{
	int rc = store_begin(s, err);

	if (rc < 0)
		return rc;
	return store_end(s, fn(s, o, err), err);
}

static int
build_lean(struct store *s, const struct object *o, struct hc_err *err)
{
	int rc;

	s->lean = true;
	rc = build(s, o, true, NULL, NULL, err);
	s->lean = false;
	return rc;
}

int
bulk_put_off(struct store *s, const struct object *o, int64_t most, bool *done, struct hc_err *err)
{
	int64_t rows = 0;
	struct table *t;
	int rc;

	*done = false;
	if (s->remote || s->put_off != 0 || s->depth > 0)
		return HC_OK;
	if ((rc = table_of(s, o, &t, err)) < 0 ||
	    (rc = db_int(s, &rows, err, "SELECT coalesce(max(rid), 0) FROM \"%s\"", o->name)) < 0)
		return rc;
	if (rows > most || !db_alone(s))
		return HC_OK;
	if ((rc = apart(s, o, drop_indexes, err)) < 0) {
		db_share(s);
		return rc;
	}
	s->put_off = t->number;
	*done = true;
	return HC_OK;
}

int
bulk_build(struct store *s, const struct object *o, struct hc_err *err)
{
	int rc;

	s->put_off = 0;
	rc = db_exec(s, err, SORT_CACHE);
	/* one at a time: others may be waiting */
	while (rc >= 0 && (rc = apart(s, o, schema_index_next, err)) > 0)
		;
	if (rc == HC_OK)
		rc = apart(s, o, build_lean, err);
	store_cache(s, s->cache_kb);
	db_share(s);
	return rc;
}

bool
bulk_guests(const struct store *s)
{
	return s->put_off != 0 && db_guests(s);
}

int
bulk_finish(struct store *s, void (*progress)(void *arg, const char *what, int percent), void *arg, struct hc_err *err)
{
	struct arena *a = arena_new("bulk");
	const struct object *o = NULL;
	const char *name;
	int rc = store_meta_get(s, a, "bulk", &name, err);

	/* not while the one who loads is still at it: then our shared lock was refused */
	if (rc < 0 || !name || !s->present)
		goto out;
	o = model_object(s->model, name);
	if ((rc = store_begin(s, err)) < 0) {
		if (rc == HC_BUSY)	/* whoever writes may be at just this; who opens the file next looks again */
			rc = HC_OK;
		goto out;
	}
	rc = store_end(s, o ? build(s, o, true, progress, arg, err) : HC_OK, err);
out:
	arena_free(a);
	return rc;
}

/* A word that was taken out of an index stays in its older parts until they are merged: a piece at a time, others write between. */
static int
merge_words(struct store *s, const struct object *o, struct hc_err *err)
{
	int pages = -MERGE_PAGES, before, rc;	/* below zero: all parts into one */

	do {
		if ((rc = store_begin(s, err)) < 0)
			return rc;
		before = sqlite3_total_changes(s->db);
		if ((rc = db_exec(s, err, "INSERT INTO \"fts_%s\"(\"fts_%s\", rank) VALUES('merge', %d)", o->name, o->name, pages)) < 0) {
			store_rollback(s);
			return rc;
		}
		if ((rc = store_commit(s, err)) < 0)
			return rc;
		pages = MERGE_PAGES;
	} while (sqlite3_total_changes(s->db) - before >= 2);
	return HC_OK;
}

/* After a purge nothing of what was erased may lie in free pages, nor in the search index of its object. */
static int
vacuum(struct store *s, struct hc_err *err)
{
	const char *asked = NULL;
	int rc = store_meta_get(s, s->scratch, "vacuum", &asked, err);

	if (rc < 0 || !asked)
		return rc;
	for (size_t i = 0; i < s->model->objects.n && rc == 0; i++) {
		const struct object *o = s->model->objects.at[i];
		struct table *t;
		char word[200];

		snprintf(word, sizeof(word), " %s ", o->name);
		if (strstr(asked, word) && (rc = table_of(s, o, &t, err)) == 0 && t->nsearch > 0)
			rc = merge_words(s, o, err);
	}
	if (rc < 0)
		return rc;
	if ((rc = lock_writer(s, s->patience, err)) < 0)
		return rc;
	db_forget(s);
	rc = db_exec(s, err, "VACUUM");
	unlock_writer(s);
	if (rc == 0 && (rc = store_meta_put(s, "vacuum", NULL, err)) == 0)
		rc = store_checkpoint(s, err);
	return rc;
}

int
store_settle(struct store *s, struct hc_err *err)
{
	int rc;

	if (s->readonly || s->depth > 0)
		return HC_OK;
	if (s->remote)	/* whose rows the database itself sweeps */
		return (rc = search_drain(s, err)) < 0 ? rc : blob_settle(s, err);
	if ((rc = bulk_finish(s, NULL, NULL, err)) < 0 || (rc = search_drain(s, err)) < 0 || (rc = blob_settle(s, err)) < 0)
		return rc;
	return vacuum(s, err);
}
