/*
 * lookup.c - the save path's narrow questions, one cached statement each; and derived columns.
 *
 * Nothing here knows rights or HotQL. Every question but lookup_suffix() and lookup_keys() goes through an index.
 */
#include "store/lookup.h"

#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/remote_store.h"
#include "store/table.h"

/* "SELECT id FROM object WHERE column OP ?..." over the column that holds a field's key. */
static int
prepare_key(struct store *s, const struct field *f, const char *condition, const char *tail, const struct col **col,
    struct stmt **st, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct table *t;
	int rc;

	if ((rc = table_of(s, f->object, &t, err)) < 0)
		return rc;
	if ((*col = table_col(t, f)) == NULL)
		return hc_fail(err, HC_BUG, f->handle, "%s.%s has no column.", f->object->name, f->name);
	buf_printf(&sql, "SELECT id FROM \"%s\" WHERE \"%s%s\" %s AND deleted IS NULL %s", t->object->name,
	    (*col)->fold ? "k_" : "", f->name, condition, tail);
	rc = db_prepare(s, buf_str(&sql), st, err);
	buf_free(&sql);
	return rc;
}

static int
collect(struct store *s, struct stmt *st, uint8_t (*ids)[16], size_t max, size_t *n, struct hc_err *err)
{
	int rc = STEP_DONE;

	*n = 0;
	while (*n < max && (rc = stmt_step(st)) == STEP_ROW)
		if (stmt_bytes(st, 0) == 16)
			memcpy(ids[(*n)++], stmt_blob(st, 0), 16);
	rc = rc == STEP_ROW || rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
lookup_value(struct store *s, const struct field *f, const struct hc_value *v, int64_t except, uint8_t (*ids)[16],
    size_t max, size_t *n, struct hc_err *err)
{
	struct buf key = BUF_INIT;
	const struct col *col;
	struct stmt *st;
	int rc;

	*n = 0;
	if (v->kind == VALUE_NULL || (s->foreseeing && !db_made(s, f->object)))
		return HC_OK;
	if ((rc = prepare_key(s, f, "= ?1", "AND rid <> ?2 LIMIT ?3", &col, &st, err)) < 0)
		return rc;
	if (col->fold && v->kind == VALUE_TEXT) {
		table_fold(s, f, v, &key);
		stmt_bind_text(st, 1, buf_str(&key), (int)key.len);
	} else {
		column_bind(st, 1, v, col);
	}
	stmt_bind_int(st, 2, except);
	stmt_bind_int(st, 3, (int64_t)max);
	rc = collect(s, st, ids, max, n, err);
	buf_free(&key);
	return rc;
}

int
lookup_key(struct store *s, const struct field *f, const char *key, size_t len, uint8_t (*ids)[16], size_t max, size_t *n,
    struct hc_err *err)
{
	const struct col *col;
	struct stmt *st;
	int rc;

	*n = 0;
	if ((rc = prepare_key(s, f, "= ?1", "LIMIT ?2", &col, &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, key, (int)len);
	stmt_bind_int(st, 2, (int64_t)max);
	return collect(s, st, ids, max, n, err);
}

int
lookup_prefix(struct store *s, const struct field *f, const char *prefix, size_t len, uint8_t (*ids)[16], size_t max,
    size_t *n, struct hc_err *err)
{
	struct buf sql = BUF_INIT, end = BUF_INIT;
	const struct col *col;
	struct stmt *st;
	int rc;

	*n = 0;
	buf_printf(&sql, "AND \"k_%s\" < ?2 ORDER BY \"k_%s\" LIMIT ?3", f->name, f->name);
	rc = prepare_key(s, f, ">= ?1", buf_str(&sql), &col, &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	buf_add(&end, prefix, len);
	buf_adds(&end, "\xf4\x8f\xbf\xbf");	/* the last code point */
	stmt_bind_text(st, 1, prefix, (int)len);
	stmt_bind_text(st, 2, end.data, (int)end.len);
	stmt_bind_int(st, 3, (int64_t)max);
	rc = collect(s, st, ids, max, n, err);
	buf_free(&end);
	return rc;
}

static int
nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

int
lookup_suffix(struct store *s, const struct object *o, const char *hex, uint8_t (*ids)[16], size_t max, size_t *n,
    struct hc_err *err)
{
	size_t digits = strlen(hex), bytes = digits / 2;
	struct buf sql = BUF_INIT;
	uint8_t tail[16];
	char upper[ID_TAIL];
	struct stmt *st;
	int rc;

	*n = 0;
	if (digits < 2 || digits > 32)
		return HC_OK;
	for (size_t i = 0; i < bytes; i++)
		tail[i] = (uint8_t)(nibble(hex[digits % 2 + 2 * i]) << 4 | nibble(hex[digits % 2 + 2 * i + 1]));
	/* fewer digits than the index holds are read over the covering index of ids; if a hit is live is asked of those that fit */
	buf_printf(&sql, "SELECT id FROM \"%s\" WHERE substr(id, ?1) = ?2", o->name);
	if (digits >= ID_TAIL)
		buf_adds(&sql, " AND " ID_TAIL_SQL("") " = ?3");
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_int(st, 1, -(int)bytes);
	stmt_bind_blob(st, 2, tail, (int)bytes);
	if (digits >= ID_TAIL) {
		for (int i = 0; i < ID_TAIL; i++)
			upper[i] = hex[digits - ID_TAIL + i] >= 'a' ? (char)(hex[digits - ID_TAIL + i] - 32) : hex[digits - ID_TAIL + i];
		stmt_bind_text(st, 3, upper, ID_TAIL);
	}
	while (*n < max && (rc = stmt_step(st)) == STEP_ROW) {
		const uint8_t *id = stmt_blob(st, 0);
		int64_t rev;
		bool live;

		if (stmt_bytes(st, 0) != 16 || (digits % 2 != 0 && (id[15 - bytes] & 15) != nibble(hex[0])))
			continue;
		memcpy(ids[*n], id, 16);
		if (lookup_row(s, o, ids[*n], &live, &rev, NULL) >= 0 && live)
			++*n;
	}
	rc = rc == STEP_ROW || rc == STEP_DONE || rc == 0 ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

int
lookup_row(struct store *s, const struct object *o, const uint8_t id[16], bool *live, int64_t *rev, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	if (remote_absent(s, o, id) || (s->foreseeing && !db_made(s, o)))
		return HC_NOTFOUND;
	buf_printf(&sql, "SELECT rev, deleted FROM \"%s\" WHERE id = ?", o->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	switch (stmt_step(st)) {
	case STEP_ROW:
		*rev = stmt_int(st, 0);
		*live = stmt_kind(st, 1) == KIND_NULL;
		rc = HC_OK;
		break;
	case STEP_DONE:
		rc = HC_NOTFOUND;
		if (!s->foreseeing)
			remote_absent_add(s, o, id);
		break;
	default:
		rc = db_fail(s, err, "reading");
	}
	db_done(s, st);
	return rc;
}

int
lookup_links(struct store *s, const struct field *f, const uint8_t id[16], bool deleted, struct arena *a,
    uint8_t (**ids)[16], size_t *n, struct hc_err *err)
{
	struct buf sql = BUF_INIT, found = BUF_INIT;
	struct stmt *st;
	int rc;

	buf_printf(&sql, "SELECT id FROM \"%s\" WHERE \"%s\" = ?%s", f->object->name, f->name, deleted ? "" : " AND deleted IS NULL");
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	while ((rc = stmt_step(st)) == STEP_ROW)
		if (stmt_bytes(st, 0) == 16)
			buf_add(&found, stmt_blob(st, 0), 16);
	rc = rc == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	if (rc == HC_OK) {
		*n = found.len / 16;
		*ids = arena_dup(a, found.len > 0 ? found.data : "", found.len > 0 ? found.len : 1);
	}
	buf_free(&found);
	return rc;
}

int
lookup_keys(struct store *s, const struct field *f, bool (*fn)(void *arg, const void *key, size_t n), void *arg,
    struct hc_err *err)
{
	struct buf sql = BUF_INIT, text = BUF_INIT;
	const struct col *col;
	struct table *t;
	struct stmt *st;
	bool on = true;
	int rc;

	if ((rc = table_of(s, f->object, &t, err)) < 0)
		return rc;
	if ((col = table_col(t, f)) == NULL)
		return HC_OK;
	buf_printf(&sql, "SELECT \"%s%s\" FROM \"%s\" WHERE deleted IS NULL", col->fold ? "k_" : "", f->name, f->object->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	while (on && (rc = stmt_step(st)) == STEP_ROW) {
		struct hc_value v;

		if (stmt_kind(st, 0) == KIND_NULL)
			continue;
		if (col->fold) {
			on = fn(arg, stmt_text(st, 0), (size_t)stmt_bytes(st, 0));
			continue;
		}
		column_value(st, 0, col->kind, col->scale, NULL, &v);
		buf_reset(&text);
		field_type(f)->text(f, &v, &text);
		on = fn(arg, buf_str(&text), text.len);
	}
	rc = rc == STEP_DONE || !on ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	buf_free(&text);
	return rc;
}

int
save_derived(struct store *s, const struct field *f, const uint8_t id[16], const struct hc_value *v, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	const struct col *col;
	struct table *t;
	struct stmt *st;
	int rc;

	if ((rc = table_of(s, f->object, &t, err)) < 0)
		return rc;
	if ((col = table_col(t, f)) == NULL)
		return HC_OK;
	buf_printf(&sql, "UPDATE \"%s\" SET \"%s\" = ?1", f->object->name, f->name);
	if (col->base)
		buf_printf(&sql, ", \"%s_base\" = ?1", f->name);
	buf_printf(&sql, " WHERE id = ?2 AND \"%s\" IS NOT ?1", f->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	column_bind(st, 1, v, col);
	stmt_bind_blob(st, 2, id, 16);
	return db_run(s, st, err, "saving");
}

int
save_base(struct store *s, const struct field *f, const uint8_t id[16], int64_t base, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	buf_printf(&sql, "UPDATE \"%s\" SET \"%s_base\" = ?1 WHERE id = ?2", f->object->name, f->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_int(st, 1, base);
	stmt_bind_blob(st, 2, id, 16);
	return db_run(s, st, err, "saving");
}

int
lookup_unseen(struct store *s, struct arena *a, const char ***ret, size_t *n, struct hc_err *err)
{
	VEC(const char *) all = {0}, some = {0};
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "SELECT DISTINCT object FROM schema_field WHERE type IN ('email', 'phone', 'encrypted', 'lookup')"
	    " AND field NOT IN ('id', 'owner', 'created_by', 'updated_by') ORDER BY object", &st, err)) < 0)
		return rc;
	while (stmt_step(st) == STEP_ROW)
		if (model_object(s->model, stmt_text(st, 0)) == NULL)
			vec_push(a, &all, arena_strdup(a, stmt_text(st, 0)));
	db_done(s, st);
	for (size_t i = 0; i < all.n; i++) {
		int64_t any = 0;

		if (!db_has(s, "table", all.at[i]))
			continue;
		if ((rc = db_int(s, &any, err, "SELECT count(*) FROM (SELECT 1 FROM \"%s\" LIMIT 1) AS one", all.at[i])) < 0)
			return rc;
		if (any > 0)
			vec_push(a, &some, all.at[i]);
	}
	*ret = some.at;
	*n = some.n;
	return HC_OK;
}
