/*
 * delete.c - `delete` and `undelete`: to the bin and back. Erasing for good is purge.c's.
 */
#include <string.h>
#include <strings.h>

#include "base/uuid.h"
#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"

/* A deleted record by id, last digits or title: what is in the bin is not found as live records are. */
static int
find_deleted(struct cmd *c, const struct object *o, const char *ref, struct hc_record **ret, struct hc_err *err)
{
	struct query_ctx ctx = work_query(c->work, c->arena, NULL);
	const char *paths[] = { "id", o->title->name };
	struct page_at at = { .limit = -1 };
	const struct hc_value *row;
	struct statement st;
	struct rows *rows;
	struct query *q;
	uint8_t id[16];
	size_t n = 0;
	int rc;

	if ((rc = query_parse(&ctx, arena_printf(c->arena, "%s has:deleted with deleted", o->name), &q, err)) < 0 ||
	    (rc = query_set_columns(&ctx, q, paths, 2, err)) < 0 ||
	    (rc = query_sql(&ctx, q, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, err)) < 0 ||
	    (rc = read_open(c->work->store, &st, q, &rows, err)) < 0)
		return rc;
	while ((rc = read_next(rows, &row, err)) > 0) {
		const struct hc_value *title = &row[1];
		char text[UUID_TEXT];

		uuid_format(row[0].id, text);
		if (strcasecmp(text, ref) != 0 && (strlen(ref) < 6 || strcasecmp(text + strlen(text) - (strlen(ref) < 12 ? strlen(ref) : 12),
		    ref) != 0) && (title->kind != VALUE_TEXT || title->len != strlen(ref) || strncasecmp(title->s, ref, title->len) != 0))
			continue;
		memcpy(id, row[0].id, 16);
		n++;
	}
	read_close(rows);
	if (rc < 0)
		return rc;
	if (n == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no deleted %s \"%.100s\".", o->label, ref);
	if (n > 1)
		return hc_fail(err, HC_INVALID, 0, "Several deleted %s are called \"%.100s\"; give the id.", o->plural, ref);
	return read_record(c->work->store, o, id, c->arena, ret, err);
}

static int
each(struct cmd *c, bool back, struct hc_err *err)
{
	const char *verb = back ? "undelete" : "delete";
	const struct object *o;
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if (c->nargs < 2)
		return hc_fail(err, HC_INVALID, 0, "%s needs an object and records: hotcrm %s task 4f2a91.", verb, verb);
	if ((rc = cmd_object(c, c->args[0], &o, err)) < 0)
		return rc;
	if ((rc = tx_begin(c->work, SOURCE_USER, arena_printf(c->arena, "%s %zu %s", verb, c->nargs - 1,
	    c->nargs == 2 ? o->name : o->plural), &tx, err)) < 0)
		return rc;
	for (size_t i = 1; rc == HC_OK && i < c->nargs; i++)
		if ((rc = back ? find_deleted(c, o, c->args[i], &r, err) : cmd_record(c, o, c->args[i], &r, err)) == HC_OK)
			rc = back ? engine_undelete(tx, r, err) : engine_delete(tx, r, err);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return cmd_commit(c, tx, err);
}

static int
delete_run(struct cmd *c, struct hc_err *err)
{
	return each(c, false, err);
}

static int
undelete_run(struct cmd *c, struct hc_err *err)
{
	return each(c, true, err);
}

const struct cmd_def cmd_delete = {
	.name = "delete",
	.usage = "OBJECT ID ...",
	.summary = "move records to the bin",
	.help = "Deleted records are found with `with deleted` in a query and come back with `undelete` or `undo`.",
	.flags = CMD_WRITES | CMD_APART | CMD_OBJECT,
	.complete = "object ref",
	.run = delete_run,
};

const struct cmd_def cmd_undelete = {
	.name = "undelete",
	.usage = "OBJECT ID ...",
	.summary = "bring deleted records back",
	.flags = CMD_WRITES | CMD_OBJECT,
	.complete = "object ref",
	.run = undelete_run,
};
