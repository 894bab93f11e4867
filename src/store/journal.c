/*
 * journal.c - reading what happened: entries, transactions, a record as it stood; and marking what was undone.
 *
 * save.c writes the entries. A create has no diff: its image is the row of today with the later diffs undone backwards.
 */
#include <inttypes.h>
#include <string.h>

#include "base/decimal.h"
#include "base/err.h"
#include "base/json.h"
#include "base/uuid.h"
#include "store/db.h"
#include "store/read.h"
#include "store/remote_store.h"
#include "store/table.h"

#define JOURNAL_LOOK 1000	/* entries in which journal_moved() looks for an object */

static const char entry_sql[] =
	"SELECT j.seq, j.tx, j.n, j.hlc, coalesce(j.at, t.at), coalesce(j.actor, t.actor), coalesce(j.source, t.source),"
	" j.object, j.record, j.base, j.op, j.diff FROM journal j LEFT JOIN tx t ON t.tx = j.tx";

static int
read_entry(struct store *s, struct stmt *st, struct arena *a, struct entry *e, struct hc_err *err)
{
	const char *text;

	e->seq = stmt_int(st, 0);
	e->tx = stmt_int(st, 1);
	e->n = stmt_int(st, 2);
	e->hlc = stmt_int(st, 3);
	e->at = stmt_int(st, 4);
	if (stmt_bytes(st, 5) == 16)
		memcpy(e->actor, stmt_blob(st, 5), 16);
	e->source = (enum journal_source)stmt_int(st, 6);
	if (stmt_bytes(st, 8) == 16)
		memcpy(e->record, stmt_blob(st, 8), 16);
	e->base = stmt_int(st, 9);
	text = stmt_text(st, 10);
	e->op = text ? text[0] : 0;
	text = stmt_text(st, 11);
	e->diff = text ? arena_strdup(a, text) : "";
	return table_object(s, stmt_int(st, 7), &e->object, err);
}

static int
read_entries(struct store *s, struct stmt *st, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	VEC(struct entry) entries = {0};
	int rc = 0, step;

	while ((step = stmt_step(st)) == STEP_ROW && rc == 0) {
		struct entry e = {0};

		rc = read_entry(s, st, a, &e, err);
		vec_push(a, &entries, e);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	if (rc < 0)
		return rc;
	*ret = entries.at;
	*n = entries.n;
	return HC_OK;
}

/* Entries of the transaction that is open need its row. */
static int
prepare(struct store *s, const char *where, struct stmt **st, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	int rc;

	if (s->depth > 0 && (rc = journal_flush(s, err)) < 0)
		return rc;
	buf_printf(&sql, "%s %s", entry_sql, where);
	rc = db_prepare(s, buf_str(&sql), st, err);
	buf_free(&sql);
	return rc;
}

int
journal_after(struct store *s, int64_t seq, size_t max, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = prepare(s, "WHERE j.seq > ? ORDER BY j.seq LIMIT ?", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, seq);
	stmt_bind_int(st, 2, (int64_t)max);
	return read_entries(s, st, a, ret, n, err);
}

int64_t
journal_head(struct store *s)
{
	int64_t head;

	if (db_int(s, &head, NULL, "SELECT coalesce(max(seq), 0) FROM journal") < 0)
		return 0;
	return s->seq_seen = head;
}

int64_t
journal_seen(struct store *s)
{
	if (!s->remote)
		return journal_head(s);
	return s->seq_seen;
}

int
journal_moved(struct store *s, int64_t after, const char *const *objects, size_t n, int64_t *head, bool *moved, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	/* nobody else writes before this transaction ends, and where it began is known */
	if (s->remote && s->depth > 0 && journal_clock_read(s, NULL) == 0 && s->j.seq == after) {
		*head = after;
		*moved = false;
		return HC_OK;
	}
	buf_printf(&sql, "SELECT coalesce(max(seq), 0), EXISTS(SELECT 1 FROM (SELECT object FROM journal WHERE seq > ?1 ORDER BY seq LIMIT %d) j"
	    " WHERE object IN (", JOURNAL_LOOK);
	/* over the wire by name: to ask for its number is to make its table */
	if (s->remote)
		buf_adds(&sql, "SELECT number FROM object_name WHERE name IN (");
	for (size_t i = 0; i < n; i++) {
		const struct object *o = model_object(s->model, objects[i]);
		struct table *t;

		if (!o)
			continue;
		if (s->remote) {
			buf_printf(&sql, "'%s', ", o->name);
			continue;
		}
		if ((rc = table_of(s, o, &t, err)) < 0)
			goto out;
		buf_printf(&sql, "%" PRIi64 ", ", t->number);
	}
	buf_adds(&sql, s->remote ? "'')))" : "0))");
	buf_printf(&sql, "%s FROM journal", s->remote ? ", (SELECT hlc FROM clock)" : "");
	if ((rc = db_prepare(s, buf_str(&sql), &st, err)) < 0)
		goto out;
	stmt_bind_int(st, 1, after);
	if (stmt_step(st) == STEP_ROW) {
		*head = stmt_int(st, 0);
		/* of a long row of entries the end was not looked at */
		*moved = stmt_int(st, 1) != 0 || *head - after > JOURNAL_LOOK || *head < after;
		s->seq_seen = *head;
		if (s->remote)
			remote_looked(s, stmt_int(st, 2));
	} else
		rc = db_fail(s, err, "reading");
	db_done(s, st);
out:
	buf_free(&sql);
	return rc;
}

int
journal_list(struct store *s, const struct object *o, const uint8_t *id, int64_t before, size_t max, struct arena *a,
    struct entry **ret, size_t *n, struct hc_err *err)
{
	const char *where = !o ? "WHERE j.seq < ?2 ORDER BY j.seq DESC LIMIT ?1" :
	    id ? "WHERE j.object = ?3 AND j.record = ?4 AND j.seq < ?2 ORDER BY j.seq DESC LIMIT ?1" :
	    "WHERE +j.object = ?3 AND j.seq < ?2 ORDER BY j.seq DESC LIMIT ?1";
	struct table *t = NULL;
	struct stmt *st;
	int rc;

	if ((o && (rc = table_of(s, o, &t, err)) < 0) || (rc = prepare(s, where, &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, max > INT64_MAX ? INT64_MAX : (int64_t)max);
	stmt_bind_int(st, 2, before ? before : INT64_MAX);
	if (t)
		stmt_bind_int(st, 3, t->number);
	if (t && id)
		stmt_bind_blob(st, 4, id, 16);
	return read_entries(s, st, a, ret, n, err);
}

int
journal_tx(struct store *s, int64_t tx, struct arena *a, struct entry **ret, size_t *n, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = prepare(s, "WHERE j.tx = ?1 AND j.seq BETWEEN (SELECT first FROM tx WHERE tx = ?1) AND"
	    " (SELECT last FROM tx WHERE tx = ?1) ORDER BY j.seq", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, tx);
	return read_entries(s, st, a, ret, n, err);
}

int
journal_txs(struct store *s, int64_t before, size_t max, struct arena *a, struct tx_info **ret, size_t *n, struct hc_err *err)
{
	VEC(struct tx_info) infos = {0};
	struct stmt *st;
	int rc, step;

	if (s->depth > 0 && (rc = journal_flush(s, err)) < 0)
		return rc;
	if ((rc = db_prepare(s, "SELECT tx, at, entries, actor, source, label, undone_by FROM tx WHERE tx < ? ORDER BY tx DESC LIMIT ?",
	    &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, before ? before : INT64_MAX);
	stmt_bind_int(st, 2, max > INT64_MAX ? INT64_MAX : (int64_t)max);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct tx_info i = { .tx = stmt_int(st, 0), .at = stmt_int(st, 1),
			.entries = stmt_int(st, 2), .source = (enum journal_source)stmt_int(st, 4),
			.undone = stmt_kind(st, 6) != KIND_NULL };

		if (stmt_bytes(st, 3) == 16)
			memcpy(i.actor, stmt_blob(st, 3), 16);
		i.label = stmt_kind(st, 5) == KIND_NULL ? "" : arena_strdup(a, stmt_text(st, 5));
		i.undoable = !i.undone && i.source != SOURCE_UNDO && i.source != SOURCE_PULL;
		vec_push(a, &infos, i);
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	if (rc < 0)
		return rc;
	*ret = infos.at;
	*n = infos.n;
	return HC_OK;
}

int
journal_last(struct store *s, const uint8_t actor[16], bool redo, int64_t *ret, struct hc_err *err)
{
	/* An import, a pull or the system's work is undone by name only. As in an editor, a new edit ends what can be redone. */
	static const char undo_sql[] = "SELECT tx FROM tx WHERE actor = ?1 AND undone_by IS NULL AND source IN (0, 3, 6, 8)"
	    " ORDER BY tx DESC LIMIT 1";
	static const char redo_sql[] = "SELECT tx FROM tx WHERE actor = ?1 AND undone_by IS NOT NULL AND source IN (0, 3, 6, 8)"
	    " AND NOT EXISTS (SELECT 1 FROM tx u WHERE u.tx > tx.undone_by AND u.actor = ?1 AND u.undone_by IS NULL"
	    " AND u.source IN (0, 3, 6, 8)) ORDER BY undone_by DESC LIMIT 1";
	struct stmt *st;
	int rc;

	_Static_assert(SOURCE_USER == 0 && SOURCE_AI == 3 && SOURCE_UNDO == 5 && SOURCE_MERGE == 6 && SOURCE_API == 8, "numbers");
	if (s->depth > 0 && (rc = journal_flush(s, err)) < 0)
		return rc;
	if ((rc = db_prepare(s, redo ? redo_sql : undo_sql, &st, err)) < 0)
		return rc;
	stmt_bind_blob(st, 1, actor, 16);
	if (stmt_step(st) == STEP_ROW)
		*ret = stmt_int(st, 0);
	else
		rc = hc_fail(err, HC_NOTFOUND, 0, redo ? "there is nothing to redo." : "there is nothing to undo.");
	db_done(s, st);
	return rc;
}

int
journal_mark_undone(struct store *s, int64_t tx, int64_t by_tx, bool undone, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "UPDATE tx SET undone_by = ? WHERE tx = ?", &st, err)) < 0)
		return rc;
	if (undone)
		stmt_bind_int(st, 1, by_tx);
	stmt_bind_int(st, 2, tx);
	return db_run(s, st, err, "saving");
}

/* A value of a diff back into a field's form. */
static void
diff_value(const struct field *f, const json_t *j, struct arena *a, struct hc_value *ret)
{
	enum col_kind kind = field_kind(f);
	int scale = !strcmp(field_type(f)->name, "money") ? 4 : f->scale;
	int64_t i;
	uint8_t id[16];
	size_t bad;

	*ret = VALUE_NONE;
	if (json_is_integer(j))
		*ret = kind == COL_DECIMAL ? value_decimal(json_integer_value(j), scale) : value_int(json_integer_value(j));
	else if (json_is_string(j) && kind == COL_DECIMAL) {
		if (decimal_parse_marks(json_string_value(j), json_string_length(j), scale, '.', 0, &i, &bad) == 0)
			*ret = value_decimal(i, scale);
	} else if (json_is_string(j) && kind == COL_ID) {
		if (uuid_parse(json_string_value(j), id))
			*ret = value_id(id);
	} else if (json_is_string(j))
		*ret = value_text(arena_strndup(a, json_string_value(j), json_string_length(j)), json_string_length(j));
}

int
journal_diff(const struct entry *e, struct arena *a, struct field_diff **ret, size_t *n, struct hc_err *err)
{
	VEC(struct field_diff) diffs = {0};
	json_t *root, *pair;
	const char *name;
	int rc;

	*n = 0;
	if (!e->diff[0] || !e->object)
		return HC_OK;
	if ((rc = json_read(e->diff, strlen(e->diff), &root, err)) < 0)
		return rc;
	json_object_foreach(root, name, pair) {
		struct field_diff d = { .field = object_field(e->object, name) };

		/* a field whose plugin is off, or a value that was purged */
		if (!d.field || !field_stored(d.field) || json_array_size(pair) != 2)
			continue;
		diff_value(d.field, json_array_get(pair, 0), a, &d.old);
		diff_value(d.field, json_array_get(pair, 1), a, &d.now);
		vec_push(a, &diffs, d);
	}
	json_decref(root);
	*ret = diffs.at;
	*n = diffs.n;
	return HC_OK;
}

int
journal_asof(struct store *s, const struct object *o, const uint8_t id[16], int64_t at, struct arena *a,
    struct hc_record **ret, struct hc_err *err)
{
	struct hc_record *r;
	struct entry *entries;
	struct field_diff *diffs = NULL;
	size_t n, nd;
	int rc;

	if ((rc = read_record(s, o, id, a, &r, err)) < 0 || (rc = journal_list(s, o, id, 0, SIZE_MAX, a, &entries, &n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n && entries[i].at > at; i++) {
		if (entries[i].op == 'c')
			return hc_fail(err, HC_NOTFOUND, 0, "this %s did not exist then.", o->name);
		if ((rc = journal_diff(&entries[i], a, &diffs, &nd, err)) < 0)
			return rc;
		for (size_t k = 0; k < nd; k++)
			r->values[diffs[k].field->slot] = diffs[k].old;
	}
	if (at < journal_floor_at(s))
		return hc_fail(err, HC_NOTFOUND, 0, "the journal is not kept back to then.");
	memcpy(r->old, r->values, sizeof(*r->old) * o->fields.n);
	*ret = r;
	return HC_OK;
}
