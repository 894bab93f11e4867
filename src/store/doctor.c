/*
 * doctor.c - is the file whole? What is derived (indexes, search, keys) is made anew; real damage is only told.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/blob.h"
#include "store/db.h"
#include "store/lock.h"
#include "store/table.h"

static int
integrity(struct store *s, struct doctor *d, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	if ((rc = db_prepare(s, "PRAGMA integrity_check(20)", &st, err)) < 0)
		return rc;
	while ((step = stmt_step(st)) == STEP_ROW) {
		const char *line = stmt_text(st, 0);

		if (!strcmp(line, "ok"))
			continue;
		d->damage = true;
		buf_printf(d->out, "damage: %s\n", line);
	}
	if (step != STEP_DONE) {
		d->damage = true;
		buf_printf(d->out, "damage: %s\n", db_message(s));
	}
	db_done(s, st);
	return HC_OK;
}

static void
mended(struct doctor *d, const struct object *o, const char *what)
{
	d->mended++;
	buf_printf(d->out, "mended: %s of %s\n", what, o->name);
}

struct missing {
	struct store *s;
	int n;
};

static void
count_missing(void *arg, const char *name, const char *sql)
{
	struct missing *m = arg;

	m->n += !db_has(m->s, "index", name);
}

static int
check_search(struct store *s, const struct table *t, struct doctor *d, struct hc_err *err)
{
	const char *name = t->object->name;
	char fts[256];
	int rc;

	if (!t->nsearch || s->remote)
		return HC_OK;
	snprintf(fts, sizeof(fts), "fts_%s", name);
	if (!db_has(s, "table", fts)) {
		if ((rc = schema_search(s, t->object, false, err)) == 0)
			mended(d, t->object, "the search index");
		return rc;
	}
	if (db_exec(s, NULL, "INSERT INTO \"%s\"(\"%s\", rank) VALUES('integrity-check', 1)", fts, fts) == 0)
		return HC_OK;
	if (db_stopped(s))
		return db_fail(s, err, "checking");
	/* made from nothing rather than rebuilt in place: what is broken may be its own tables */
	if ((rc = schema_search(s, t->object, true, err)) == 0)
		mended(d, t->object, "the search index");
	return rc;
}

/* A row that no entry tells of was not written by a save; an entry without its row, and no purge, is a lost record. */
static int
check_journal(struct store *s, const struct table *t, struct doctor *d, struct hc_err *err)
{
	int64_t rows = 0, entries = 0;
	int rc;

	if ((rc = db_int(s, &rows, err, "SELECT count(*) FROM \"%s\" o WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.object = %"
	    PRIi64 " AND j.record = o.id)", t->object->name, t->number)) < 0)
		return rc;
	if (rows) {
		d->damage = true;
		buf_printf(d->out, "damage: %" PRIi64 " records of %s have no journal entry\n", rows, t->object->name);
	}
	if ((rc = db_int(s, &entries, err, "SELECT count(*) FROM journal j WHERE j.object = %" PRIi64 " AND j.op = 'c' AND NOT EXISTS"
	    " (SELECT 1 FROM \"%s\" o WHERE o.id = j.record) AND NOT EXISTS (SELECT 1 FROM journal p WHERE p.object = j.object AND"
	    " p.record = j.record AND p.op = 'p')", t->number, t->object->name)) < 0)
		return rc;
	if (entries) {
		d->damage = true;
		buf_printf(d->out, "damage: %" PRIi64 " records of %s are gone without a purge\n", entries, t->object->name);
	}
	return HC_OK;
}

static int
mend_transactions(struct store *s, struct doctor *d, struct hc_err *err)
{
	int64_t orphans = 0;
	int rc;

	if ((rc = db_int(s, &orphans, err, "SELECT count(*) FROM journal WHERE tx NOT IN (SELECT tx FROM tx)")) < 0 || !orphans)
		return rc;
	d->damage = true;
	buf_printf(d->out, "damage: %" PRIi64 " journal entries without their transaction\n", orphans);
	return HC_OK;
}

static int
check_object(struct store *s, const struct object *o, struct doctor *d, struct hc_err *err)
{
	struct missing missing = { .s = s };
	struct table *t;
	int64_t keys;
	bool folds;
	int rc;

	if (!db_made(s, o))
		return HC_OK;
	if (!db_has(s, "table", o->name)) {
		d->damage = true;
		buf_printf(d->out, "damage: there is no table for %s\n", o->name);
		return HC_OK;
	}
	if ((rc = table_of(s, o, &t, err)) < 0 || (rc = check_journal(s, t, d, err)) < 0 || s->readonly)
		return rc;
	schema_each_index(o, count_missing, &missing);
	if ((rc = schema_table(s, o, &folds, err)) < 0 || (rc = fold_fill(s, t, &keys, err)) < 0)
		return rc;
	if (keys) {
		d->mended++;
		buf_printf(d->out, "mended: %" PRIi64 " sort keys of %s\n", keys, o->name);
	}
	if (missing.n && !schema_is_bare(s, o)) {
		if ((rc = schema_indexes(s, o, NULL, NULL, err)) < 0)
			return rc;
		mended(d, o, "indexes");
	}
	return check_search(s, t, d, err);
}

static int
check_objects(struct store *s, struct doctor *d, struct hc_err *err)
{
	bool own = !s->readonly;
	int rc = 0;

	if (own && (rc = store_begin(s, err)) < 0)
		return rc;
	for (size_t i = 0; i < s->model->objects.n && rc == 0; i++)
		rc = check_object(s, s->model->objects.at[i], d, err);
	if (rc == 0)
		rc = mend_transactions(s, d, err);
	if (!own)
		return rc;
	return store_end(s, rc, err);
}

/* Freed early, so that the tables are not locked by statements of ours. */
int
store_doctor(struct store *s, struct doctor *d, struct hc_err *err)
{
	int rc;

	if (!s->remote)
		buf_printf(d->out, "SQLite %s\n", sqlite3_libversion());
	db_forget(s);
	if (!s->remote && (rc = integrity(s, d, err)) < 0)
		return rc;
	if (d->damage)
		return HC_OK;
	if (!s->readonly && (rc = store_settle(s, err)) < 0)
		return rc;
	if ((rc = check_objects(s, d, err)) < 0 || (rc = blob_doctor(s, d, err)) < 0)
		return rc;
	return s->readonly ? HC_OK : store_checkpoint(s, err);
}
