/*
 * fold.c - the k_ columns: sort and match keys beside the texts they are made from, written anew where they differ.
 *
 * A save writes them by itself; this is for a key column that is new, and for doctor.
 */
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/table.h"

static int
fill_column(struct store *s, const struct table *t, const struct col *c, int64_t *mended, struct hc_err *err)
{
	struct stmt *in = NULL, *out = NULL;
	struct buf sql = BUF_INIT, key = BUF_INIT;
	const char *f = c->field->name, *o = t->object->name;
	int rc, step = STEP_DONE;

	buf_printf(&sql, "SELECT rid, \"%s\", \"k_%s\" FROM \"%s\" WHERE (\"%s\" IS NULL) <> (\"k_%s\" IS NULL) OR \"%s\" IS NOT NULL",
	    f, f, o, f, f, f);
	if ((rc = db_prepare(s, buf_str(&sql), &in, err)) < 0)
		goto out;
	buf_reset(&sql);
	buf_printf(&sql, "UPDATE \"%s\" SET \"k_%s\" = ? WHERE rid = ?", o, f);
	if ((rc = db_prepare(s, buf_str(&sql), &out, err)) < 0)
		goto out;
	while (rc == 0 && (step = stmt_step(in)) == STEP_ROW) {
		const char *had = stmt_text(in, 2);
		struct hc_value v;

		column_value(in, 1, COL_TEXT, 0, NULL, &v);
		buf_reset(&key);
		if (v.kind == VALUE_TEXT) {
			table_fold(s, c->field, &v, &key);
			if (had && !strcmp(had, buf_str(&key)))
				continue;
			stmt_bind_text(out, 1, buf_str(&key), (int)key.len);
		} else
			stmt_bind_null(out, 1);
		stmt_bind_int(out, 2, stmt_int(in, 0));
		if (stmt_step(out) != STEP_DONE)
			rc = db_fail(s, err, "writing");
		stmt_reset(out);
		(*mended)++;
	}
	if (rc == 0 && step != STEP_DONE)
		rc = db_fail(s, err, "reading");
out:
	db_done(s, in);
	db_done(s, out);
	buf_free(&sql);
	buf_free(&key);
	return rc;
}

int
fold_fill(struct store *s, const struct table *t, int64_t *mended, struct hc_err *err)
{
	int rc = 0;

	*mended = 0;
	for (size_t i = 0; i < t->n && rc == 0; i++)
		if (t->cols[i].fold)
			rc = fill_column(s, t, &t->cols[i], mended, err);
	return rc;
}
