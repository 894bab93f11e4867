/*
 * set.c - `set OBJECT ID FIELD=VALUE ...` and `set QUERY FIELD=VALUE ...`: edit one record or all that a query selects.
 *
 * Many records are one transaction and one undo; a row that cannot be saved takes the whole edit back.
 */
#include <string.h>

#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

/* One record when the second word alone names one and no query could be meant. */
static bool
names_one(struct cmd *c, size_t nquery, const struct object **o, uint8_t id[16])
{
	struct hc_err err;

	if (nquery < 2)
		return false;
	*o = model_object(c->work->model, c->args[0]);
	if (*o == NULL)
		return false;
	if (nquery > 2 || strpbrk(c->args[1], ":=<>~(") != NULL)
		return false;
	/* a whole id is one, also of a record that is not here: that is said, not looked for as a word */
	return engine_find(c->work, *o, c->args[1], c->arena, id, &err) == HC_OK || uuid_parse(c->args[1], id);
}

static int
collect_ids(struct cmd *c, const struct query_ctx *ctx, struct query *q, struct buf *ids, struct hc_err *err)
{
	static const char *const only_id[] = { "id" };
	struct page_at at = { .limit = q->limit };
	const struct hc_value *row;
	struct statement st;
	struct rows *rows;
	int rc;

	if ((rc = query_set_columns(ctx, q, only_id, 1, err)) < 0 ||
	    (rc = query_sql(ctx, q, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, err)) < 0 ||
	    (rc = read_open(c->work->store, &st, q, &rows, err)) < 0)
		return rc;
	while ((rc = read_next(rows, &row, err)) > 0)
		buf_add(ids, row[0].id, 16);
	read_close(rows);
	return rc;
}

static void
side(struct cmd *c, const struct hc_record *r, const struct field *f, const struct hc_value *v, struct buf *out)
{
	if (v->kind == VALUE_NULL)
		buf_adds(out, "(empty)");
	else if (v->kind == VALUE_ID && f->target != NULL)
		buf_adds(out, read_title(c->work->store, f->target, v->id, c->arena));
	else
		field_type(f)->format(f, &c->work->locale, v, record_currency(r), out);
}

static void
show_change(struct cmd *c, const struct hc_record *r)
{
	const struct object *o = r->object;

	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		struct buf was = BUF_INIT, is = BUF_INIT;

		if (f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY || !record_changed(r, f))
			continue;
		side(c, r, f, &r->old[i], &was);
		side(c, r, f, &r->values[i], &is);
		out_line(c->out, "%s: %s: %s -> %s", record_title(r), f->name, buf_str(&was), buf_str(&is));
		buf_free(&was);
		buf_free(&is);
	}
}

static int
set_records(struct cmd *c, const struct object *o, const uint8_t *ids, size_t n, size_t first, bool dry, struct hc_err *err)
{
	struct arena *turn = arena_new("turn");
	struct hc_tx *tx;
	struct hc_record *r;
	int rc;

	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "set %zu %s", n, n == 1 ? o->name : o->plural), &tx,
	    err)) < 0) {
		arena_free(turn);
		return rc;
	}
	tx->dry_run = dry;
	tx->bulk = n > 1;
	for (size_t i = 0; i < n; i++) {
		arena_reset(turn);
		if ((rc = read_record(c->work->store, o, ids + i * 16, turn, &r, err)) < 0)
			break;
		if ((rc = cmd_assignments(c, tx, r, c->args + first, c->nargs - first, err)) < 0)
			break;
		if (dry && i < 20)
			show_change(c, r);
		if ((rc = engine_save(tx, r, err)) < 0) {
			err_prefix(err, "%s", record_title(r));
			break;
		}
	}
	arena_free(turn);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return cmd_commit(c, tx, err);
}

static int
set_run(struct cmd *c, struct hc_err *err)
{
	size_t first = cmd_split_assignments(c);
	bool dry = cmd_option(c, "dry-run") != NULL;
	struct buf ids = BUF_INIT, text = BUF_INIT;
	const struct object *o;
	struct query_ctx ctx;
	struct query *q;
	uint8_t id[16];
	size_t n;
	int rc;

	if (c->nargs < 2 || first == c->nargs || first == 0)
		return hc_fail(err, HC_INVALID, 0, "set needs records and values: hotcrm set opportunity stage:qualification owner=kim.");
	if (names_one(c, first, &o, id)) {
		buf_add(&ids, id, 16);
	} else {
		for (size_t i = 0; i < first; i++)
			buf_printf(&text, "%s%s", i ? " " : "", c->args[i]);
		rc = cmd_query(c, arena_strdup(c->arena, buf_str(&text)), &ctx, &q, err);
		buf_free(&text);
		if (rc < 0)
			return rc;
		if (q->grouped)
			return hc_fail(err, HC_INVALID, 0, "set edits records; leave out `by` and `agg`.");
		o = q->object;
		if ((rc = collect_ids(c, &ctx, q, &ids, err)) < 0) {
			buf_free(&ids);
			return rc;
		}
	}
	n = ids.len / 16;
	store_many_saves(c->work->store, n > 1);
	rc = n > 0 ? set_records(c, o, (const uint8_t *)ids.data, n, first, dry, err) : HC_OK;
	store_many_saves(c->work->store, false);
	buf_free(&ids);
	if (rc < 0)
		return rc;
	out_notice(c->out, "%s%zu %s%s", dry ? "would change " : "changed ", n, n == 1 ? o->label : o->plural,
	    dry ? "; nothing was written." : n > 0 ? "; `undo` takes it back." : ".");
	return HC_OK;
}

static const struct cmd_option options[] = {
	{ .name = "dry-run", .help = "show the first changes and how many there would be, write nothing" },
	{ .name = NULL }
};

const struct cmd_def cmd_set = {
	.name = "set",
	.usage = "OBJECT ID FIELD=VALUE ... | QUERY FIELD=VALUE ...",
	.summary = "edit one record, or all that a query selects",
	.help = "The words FIELD=VALUE at the end are the change, what stands before them is the record or the query. Many records "
	    "are one transaction and one undo. An empty value clears the field.",
	.flags = CMD_WRITES | CMD_APART | CMD_OBJECT,
	.options = options,
	.complete = "query field=",
	.run = set_run,
};
