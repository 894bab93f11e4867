/*
 * save.c - the storage half of a save: one row with its keys, its search text, its journal entry and its field history.
 *
 * Everything happens in the transaction that the caller has open. Whether it may happen was asked before, in engine/.
 */
#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "base/err.h"
#include "base/json.h"
#include "base/uuid.h"
#include "store/db.h"
#include "store/remote_store.h"
#include "store/secret.h"
#include "store/table.h"

const char journal_clock_sql[] = "SELECT tx, n, hlc, EXISTS(SELECT 1 FROM sync_state WHERE k = 'dev'),"
	" (SELECT v FROM sync_state WHERE k = 'offset'), (SELECT coalesce(max(seq), 0) FROM journal) FROM clock WHERE one = 1";

int
journal_clock_read(struct store *s, struct hc_err *err)
{
	struct stmt *st = s->clock_asked;
	int rc = HC_OK;

	if (s->j.known)
		return HC_OK;
	s->clock_asked = NULL;
	if (!st && (rc = db_prepare(s, journal_clock_sql, &st, err)) < 0)
		return rc;
	if (stmt_step(st) == STEP_ROW) {
		s->j.top = stmt_int(st, 0);
		s->j.n = stmt_int(st, 1);
		s->j.hlc = stmt_int(st, 2);
		s->j.joined = stmt_int(st, 3) != 0;
		s->j.offset = stmt_int(st, 4);
		s->j.seq = stmt_int(st, 5);
		s->j.known = true;
		if (s->remote)
			remote_observe(s, s->j.hlc);
	} else
		rc = db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}

/* 48 bits of ms and a counter of 16 bits; never behind what was seen. */
int64_t
journal_hlc(struct store *s)
{
	int64_t now = (s->env->now(s->env) + s->j.offset) << 16;

	return now > s->j.hlc ? now : s->j.hlc + 1;
}

int
journal_flush(struct store *s, struct hc_err *err)
{
	struct journal_state *j = &s->j;
	struct stmt *st;
	int rc;

	if (!j->dirty)
		return HC_OK;
	if (j->entries > 0) {
		if ((rc = db_prepare(s, "INSERT INTO tx(tx, at, actor, source, label, entries, first, last) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
		    " ON CONFLICT(tx) DO UPDATE SET entries = excluded.entries, last = excluded.last", &st, err)) < 0)
			return rc;
		stmt_bind_int(st, 1, j->tx);
		stmt_bind_int(st, 2, j->at);
		stmt_bind_blob(st, 3, j->actor, 16);
		stmt_bind_int(st, 4, (int)j->source);
		stmt_bind_text(st, 5, j->label, -1);
		stmt_bind_int(st, 6, j->entries);
		stmt_bind_int(st, 7, j->first);
		stmt_bind_int(st, 8, j->last);
		if ((rc = db_run(s, st, err, "saving")) < 0)
			return rc;
	}
	j->clock_behind = true;
	j->dirty = false;
	/* there each version of a row stays until the transaction ends, and five hundred of one row are walked again and again */
	return s->remote ? HC_OK : journal_clock(s, err);
}

int
journal_clock(struct store *s, struct hc_err *err)
{
	struct journal_state *j = &s->j;
	struct stmt *st;
	int rc;

	if (!j->clock_behind)
		return HC_OK;
	if ((rc = db_prepare(s, "UPDATE clock SET tx = ?, n = ?, hlc = ? WHERE one = 1", &st, err)) < 0)
		return rc;
	stmt_bind_int(st, 1, j->top);
	stmt_bind_int(st, 2, j->n);
	stmt_bind_int(st, 3, j->hlc);
	if ((rc = db_run(s, st, err, "saving")) < 0)
		return rc;
	j->clock_behind = false;
	return HC_OK;
}

static void
use_change(struct store *s, const struct change *c)
{
	struct journal_state *j = &s->j;

	j->tx = c->tx;
	j->at = c->at;
	j->source = c->source;
	j->label = c->label;
	memcpy(j->actor, c->actor, 16);
	j->entries = j->first = j->last = 0;
}

int
save_tx(struct store *s, struct change *c, struct hc_err *err)
{
	int rc;

	assert(s->depth > 0);
	if ((rc = journal_clock_read(s, err)) < 0 || (rc = journal_flush(s, err)) < 0)
		return rc;
	if (!c->at)
		c->at = s->env->now(s->env);
	c->tx = ++s->j.top;
	use_change(s, c);
	s->j.dirty = true;
	return HC_OK;
}

/* Goes on with a transaction that has entries from before: an import, whose rows come in many store transactions. */
int
journal_resume(struct store *s, struct change *c, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if (s->j.tx == c->tx && c->tx)
		return HC_OK;
	if (!c->tx)
		return save_tx(s, c, err);
	if ((rc = journal_clock_read(s, err)) < 0 || (rc = journal_flush(s, err)) < 0 ||
	    (rc = db_prepare(s, "SELECT entries, first, last FROM tx WHERE tx = ?", &st, err)) < 0)
		return rc;
	use_change(s, c);
	if (s->j.top < c->tx)
		s->j.top = c->tx;
	stmt_bind_int(st, 1, c->tx);
	if (stmt_step(st) == STEP_ROW) {
		s->j.entries = stmt_int(st, 0);
		s->j.first = stmt_int(st, 1);
		s->j.last = stmt_int(st, 2);
	}
	db_done(s, st);
	return HC_OK;
}

/* Over the wire the place is given here, as the last value, and nothing is waited for. */
static int
journal_prepare(struct store *s, bool origin, struct stmt **ret, struct hc_err *err)
{
	if (s->remote)
		return db_prepare(s, origin ? "INSERT INTO journal(tx, n, hlc, at, actor, source, object, record, base, op, diff, dev, seq)"
		    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" : "INSERT INTO journal(tx, n, hlc, at, actor, source, object, record,"
		    " base, op, diff, seq) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ret, err);
	return db_prepare_insert(s, origin ? "INSERT INTO journal(tx, n, hlc, at, actor, source, object, record, base, op, diff,"
	    " dev) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" : "INSERT INTO journal(tx, n, hlc, at, actor, source, object, record, base,"
	    " op, diff) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "seq", ret, err);
}

int
journal_add(struct store *s, struct change *c, const struct table *t, const uint8_t id[16], char op, int64_t base,
    const char *diff, struct hc_err *err)
{
	/* what came from another machine is not sent on as ours; what never leaves this one has no number either */
	bool ours = !c->origin && c->source != SOURCE_PULL && !t->object->local;
	struct stmt *st;
	struct journal_state *j = &s->j;
	int rc;

	if ((rc = journal_resume(s, c, err)) < 0)
		return rc;
	if (ours && j->joined && !base)
		base = replica_base(s, t, id);
	if ((rc = journal_prepare(s, c->origin != NULL, &st, err)) < 0)
		return rc;
	if (s->remote)
		stmt_bind_int(st, c->origin ? 13 : 12, j->seq + 1);
	j->hlc = journal_hlc(s);
	stmt_bind_int(st, 1, j->tx);
	if (ours)
		stmt_bind_int(st, 2, ++j->n);
	stmt_bind_int(st, 3, c->origin ? c->origin->hlc : j->hlc);
	if (c->origin) {
		stmt_bind_int(st, 2, c->origin->n);
		stmt_bind_int(st, 12, c->origin->dev);
		if (c->origin->hlc > j->hlc)
			j->hlc = c->origin->hlc;
	}
	if (c->at && c->at != j->at)
		stmt_bind_int(st, 4, c->at);
	if (memcmp(c->actor, j->actor, 16))
		stmt_bind_blob(st, 5, c->actor, 16);
	if (c->source != j->source)
		stmt_bind_int(st, 6, (int)c->source);
	stmt_bind_int(st, 7, t->number);
	stmt_bind_blob(st, 8, id, 16);
	stmt_bind_int(st, 9, base);
	stmt_bind_text(st, 10, &op, 1);
	if (diff)
		stmt_bind_text(st, 11, diff, -1);
	if ((rc = db_run(s, st, err, "saving")) < 0)
		return rc;
	j->last = s->remote ? ++j->seq : db_last_id(s);
	if (!j->entries++)
		j->first = j->last;
	j->dirty = true;
	j->saves++;
	return HC_OK;
}

void
diff_value_add(struct jw *w, const struct hc_value *v)
{
	char text[DECIMAL_MAX > UUID_TEXT ? DECIMAL_MAX : UUID_TEXT];

	switch (v->kind) {
	case VALUE_NULL:
		jw_null(w);
		break;
	case VALUE_INT:
		jw_int(w, v->i);
		break;
	case VALUE_DECIMAL:
		/* as text: exact, and right even when the field's scale changes later */
		decimal_format(v->i, v->scale, -1, text);
		jw_string(w, text);
		break;
	case VALUE_TEXT:
		jw_text(w, v->s, v->len);
		break;
	case VALUE_ID:
		uuid_format(v->id, text);
		jw_string(w, text);
		break;
	}
}

void
diff_add(struct jw *w, const struct field *f, const struct hc_value *old, const struct hc_value *now)
{
	jw_key(w, f->name);
	jw_open(w, '[');
	diff_value_add(w, old);
	diff_value_add(w, now);
	jw_close(w, ']');
}

static int
history_add(struct store *s, const struct change *c, const struct hc_record *r, const struct field *f, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	if ((rc = db_prepare(s, "INSERT INTO field_change(object, field, record, at, actor, old, new) VALUES(?, ?, ?, ?, ?, ?, ?)", &st,
	    err)) < 0)
		return rc;
	stmt_bind_text(st, 1, r->object->name, -1);
	stmt_bind_text(st, 2, f->name, -1);
	stmt_bind_blob(st, 3, r->values[SLOT_ID].id, 16);
	stmt_bind_int(st, 4, c->at);
	stmt_bind_blob(st, 5, c->actor, 16);
	column_bind(st, 6, &r->old[f->slot], NULL);
	column_bind(st, 7, &r->values[f->slot], NULL);
	return db_run(s, st, err, "saving");
}

/* Binds a field's value and the columns beside it from parameter i on; returns how many. */
static int
bind_column(struct store *s, struct stmt *st, int i, const struct col *c, const struct hc_record *r)
{
	const struct hc_value *v = &r->values[c->field->slot];
	int n = 1;

	column_bind(st, i, v, c);
	if (c->base) {
		if (v->kind != VALUE_NULL && r->base)
			stmt_bind_int(st, i + n, r->base[c->field->slot]);
		n++;
	}
	if (c->fold) {
		struct buf key = BUF_INIT;	/* the statement copies it */

		if (v->kind != VALUE_NULL) {
			table_fold(s, c->field, v, &key);
			stmt_bind_copy(st, i + n, buf_str(&key), (int)key.len);
			buf_free(&key);
		}
		n++;
	}
	return n;
}

static void
set_if_null(struct hc_record *r, int slot, struct hc_value v)
{
	if (r->values[slot].kind == VALUE_NULL)
		r->values[slot] = v;
}

void
save_new_id(struct store *s, struct hc_record *r)
{
	uint8_t id[16];

	uuid_new(s->env, s->last_id, id);
	r->values[SLOT_ID] = value_id(id);
}

static int
insert_row(struct store *s, struct change *c, struct table *t, struct hc_record *r, struct hc_err *err)
{
	const uint8_t *id = r->values[SLOT_ID].id;
	bool fresh = remote_absent(s, t->object, id);
	int64_t rid = 0;
	struct stmt *st;
	int rc;

	/* a pull or an import may bring these along */
	set_if_null(r, SLOT_CREATED, value_int(c->at));
	set_if_null(r, SLOT_CREATED_BY, value_id(c->actor));
	set_if_null(r, SLOT_UPDATED, value_int(c->at));
	set_if_null(r, SLOT_UPDATED_BY, value_id(c->actor));
	if ((rc = schema_furnish(s, t, err)) < 0 || (s->remote && (rc = remote_rid(s, t, &rid, err)) < 0))
		return rc;
	rc = s->remote ? db_prepare(s, t->insert_rid, &st, err) : db_prepare_insert(s, t->insert, "rid", &st, err);
	if (rc < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	stmt_bind_int(st, 2, 1);
	for (size_t i = 0; i < t->n; i++)
		bind_column(s, st, t->cols[i].at + 1, &t->cols[i], r);
	if (r->extra)
		stmt_bind_text(st, (int)t->nbound, r->extra, -1);
	if ((rc = db_lost(s, err)) < 0) {
		db_done(s, st);
		return rc;
	}
	if (s->remote)
		stmt_bind_int(st, (int)t->nbound + 1, rid);
	/* an id that no row has cannot be a duplicate: then nobody waits to hear of one */
	rc = fresh ? driver_remote->run(st->remote) : stmt_step(st);
	if (rc == STEP_DONE)
		rc = HC_OK;
	else if (db_duplicate(s))
		rc = hc_fail(err, HC_CONFLICT, 0, "there is one %s with this id already.", t->object->name);
	else
		rc = db_fail(s, err, "saving");
	db_done(s, st);
	if (rc < 0)
		return rc;
	remote_absent_drop(s, t->object, id);
	r->rid = s->remote ? rid : db_last_id(s);
	if ((rc = search_put(s, t, r, err)) < 0)
		return rc;
	return journal_add(s, c, t, id, 'c', 0, NULL, err);
}

static bool
changed(const struct hc_record *r, const struct col *c)
{
	return !value_equal(&r->values[c->field->slot], &r->old[c->field->slot]);
}

/* UPDATE of the changed columns alone, where the row is still the one that was read. */
static int
update_row(struct store *s, const struct table *t, const struct hc_record *r, bool derived, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc, at = 1;

	/* a roll-up that moves under an open form is no conflict */
	buf_printf(&sql, "UPDATE \"%s\" SET rev = rev + %d", t->object->name, derived ? 0 : 1);
	for (size_t i = 0; i < t->n; i++) {
		const struct col *c = &t->cols[i];

		if (!changed(r, c))
			continue;
		buf_printf(&sql, ", \"%s\" = ?", c->field->name);
		if (c->base)
			buf_printf(&sql, ", \"%s_base\" = ?", c->field->name);
		if (c->fold)
			buf_printf(&sql, ", \"k_%s\" = ?", c->field->name);
	}
	buf_adds(&sql, " WHERE rid = ? AND rev = ?");
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < t->n; i++)
		if (changed(r, &t->cols[i]))
			at += bind_column(s, st, at, &t->cols[i], r);
	stmt_bind_int(st, at++, r->rid);
	stmt_bind_int(st, at, r->rev);
	if ((rc = db_run(s, st, err, "saving")) < 0)
		return rc;
	if (db_changes(s) == 0)
		return hc_fail(err, HC_CONFLICT, 0, "this %s was changed by someone else meanwhile; reload it and try again.",
		    t->object->name);
	return HC_OK;
}

static int
write_changes(struct store *s, struct change *c, const struct table *t, struct hc_record *r, char op, struct hc_err *err)
{
	struct buf diff = BUF_INIT;
	struct jw w = { .out = &diff };
	int rc;

	if ((rc = search_before(s, t, r, err)) < 0 || (rc = update_row(s, t, r, false, err)) < 0 ||
	    (rc = search_put(s, t, r, err)) < 0)
		return rc;
	jw_open(&w, '{');
	for (size_t i = 0; i < t->n && rc == 0; i++) {
		const struct col *col = &t->cols[i];
		int slot = col->field->slot;

		if (!changed(r, col) || col->derived)
			continue;
		if (s->j.joined && c->source != SOURCE_PULL)
			rc = replica_shadow(s, t, r->values[SLOT_ID].id, col->field, &r->old[slot], err);
		/* these two are the entry's own time and actor */
		if (slot == SLOT_UPDATED || slot == SLOT_UPDATED_BY)
			continue;
		diff_add(&w, col->field, &r->old[slot], &r->values[slot]);
		if (rc == 0 && col->field->history)
			rc = history_add(s, c, r, col->field, err);
	}
	if (op == 'd' && c->merged_into) {
		struct hc_value to = value_id(c->merged_into);

		jw_key(&w, "_merged_into");
		jw_open(&w, '[');
		jw_null(&w);
		diff_value_add(&w, &to);
		jw_close(&w, ']');
	}
	jw_close(&w, '}');
	if (rc == 0)
		rc = journal_add(s, c, t, r->values[SLOT_ID].id, op, 0, buf_str(&diff), err);
	buf_free(&diff);
	return rc;
}

static int
change_row(struct store *s, struct change *c, const struct table *t, struct hc_record *r, char op, struct hc_err *err)
{
	int rc;

	if ((rc = journal_resume(s, c, err)) < 0)
		return rc;
	if (c->source != SOURCE_PULL) {
		r->values[SLOT_UPDATED] = value_int(c->at);
		r->values[SLOT_UPDATED_BY] = value_id(c->actor);
	}
	if ((rc = write_changes(s, c, t, r, op, err)) == 0)
		r->rev++;
	return rc;
}

static int
save_as(struct store *s, struct change *c, struct hc_record *r, char op, struct hc_err *err)
{
	struct table *t;
	bool any = false, derived = false;
	int rc;

	assert(s->depth > 0);
	if ((rc = table_of(s, r->object, &t, err)) < 0)
		return rc;
	if (r->isnew && r->values[SLOT_ID].kind == VALUE_NULL) {
		save_new_id(s, r);
		remote_absent_add(s, r->object, r->values[SLOT_ID].id);
	}
	if (r->object->has_encrypted && (rc = secret_seal_values(s, r->object, r->values, r->isnew ? NULL : r->old, r->arena, err)) < 0)
		return rc;
	if (r->isnew) {
		if ((rc = journal_resume(s, c, err)) < 0 || (rc = insert_row(s, c, t, r, err)) < 0)
			return rc;
		r->rev = 1;
		r->isnew = false;
	} else {
		for (size_t i = 0; i < t->n; i++)
			if (changed(r, &t->cols[i]))
				*(t->cols[i].derived ? &derived : &any) = true;
		if (any)
			rc = change_row(s, c, t, r, op, err);
		else if (derived)
			rc = update_row(s, t, r, true, err);
		if (rc < 0)
			return rc;
	}
	memcpy(r->old, r->values, sizeof(*r->old) * r->object->fields.n);
	memset(r->loaded, 1, r->object->fields.n);
	return HC_OK;
}

int64_t
save_last(const struct store *s)
{
	return s->j.last;
}

int
save_record(struct store *s, struct change *c, struct hc_record *r, struct hc_err *err)
{
	return save_as(s, c, r, c->source == SOURCE_MERGE ? 'm' : 'u', err);
}

int
save_delete(struct store *s, struct change *c, struct hc_record *r, bool deleted, struct hc_err *err)
{
	assert(!r->isnew);
	if (deleted == (r->values[SLOT_DELETED].kind != VALUE_NULL))
		return HC_OK;
	if (!c->at)
		c->at = s->env->now(s->env);
	r->values[SLOT_DELETED] = deleted ? value_int(c->at) : VALUE_NONE;
	return save_as(s, c, r, deleted ? 'd' : 'r', err);
}
