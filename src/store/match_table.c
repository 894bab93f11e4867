/*
 * match_table.c - hc_match(object, field, pattern): the records that match, as a table of rids that a statement can read from.
 *
 * query/ writes it where it was told that a pattern's matches are few; resident.c knows them.
 */
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/scan.h"

struct match_table {
	sqlite3_vtab base;
	struct store *s;
};

struct match_cursor {
	sqlite3_vtab_cursor base;
	struct buf rids;
	size_t at;
};

static int
match_connect(sqlite3 *db, void *arg, int argc, const char *const *argv, sqlite3_vtab **ret, char **message)
{
	struct match_table *t;
	int rc;

	if ((rc = sqlite3_declare_vtab(db, "CREATE TABLE x(rid INTEGER, object HIDDEN, field HIDDEN, pattern HIDDEN)")) != SQLITE_OK)
		return rc;
	sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
	if (!(t = sqlite3_malloc(sizeof(*t))))
		return SQLITE_NOMEM;
	*t = (struct match_table){ .s = arg };
	*ret = &t->base;
	return SQLITE_OK;
}

static int
match_disconnect(sqlite3_vtab *t)
{
	sqlite3_free(t);
	return SQLITE_OK;
}

static int
match_plan(sqlite3_vtab *t, sqlite3_index_info *info)
{
	int found = 0;

	for (int i = 0; i < info->nConstraint; i++) {
		const struct sqlite3_index_constraint *c = &info->aConstraint[i];

		if (c->iColumn < 1 || c->iColumn > 3 || c->op != SQLITE_INDEX_CONSTRAINT_EQ)
			continue;
		if (!c->usable)
			return SQLITE_CONSTRAINT;
		info->aConstraintUsage[i].argvIndex = c->iColumn;
		info->aConstraintUsage[i].omit = 1;
		found |= 1 << c->iColumn;
	}
	info->estimatedCost = 1000;
	info->estimatedRows = 1000;
	return found == 14 ? SQLITE_OK : SQLITE_CONSTRAINT;
}

static int
match_open(sqlite3_vtab *t, sqlite3_vtab_cursor **ret)
{
	struct match_cursor *c = sqlite3_malloc(sizeof(*c));

	if (!c)
		return SQLITE_NOMEM;
	*c = (struct match_cursor){ .at = 0 };
	*ret = &c->base;
	return SQLITE_OK;
}

static int
match_close(sqlite3_vtab_cursor *cursor)
{
	struct match_cursor *c = (struct match_cursor *)(void *)cursor;

	buf_free(&c->rids);
	sqlite3_free(c);
	return SQLITE_OK;
}

static int
match_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **args)
{
	struct match_cursor *c = (struct match_cursor *)(void *)cursor;
	struct store *s = ((struct match_table *)(void *)cursor->pVtab)->s;
	const struct object *o;
	const struct field *f;

	buf_reset(&c->rids);
	c->at = 0;
	o = model_object(s->model, (const char *)sqlite3_value_text(args[0]));
	f = o ? object_field(o, (const char *)sqlite3_value_text(args[1])) : NULL;
	if (!f || !resident_rids(s, f, (const char *)sqlite3_value_text(args[2]), &c->rids)) {	/* it was rare a moment ago */
		if (s->stop && s->stop(s->stop_arg))
			return SQLITE_INTERRUPT;
		sqlite3_free(cursor->pVtab->zErrMsg);
		cursor->pVtab->zErrMsg = sqlite3_mprintf("the records changed while they were read; try again");
		return SQLITE_ERROR;
	}
	return SQLITE_OK;
}

static int
match_next(sqlite3_vtab_cursor *cursor)
{
	((struct match_cursor *)(void *)cursor)->at += sizeof(uint32_t);
	return SQLITE_OK;
}

static int
match_end(sqlite3_vtab_cursor *cursor)
{
	const struct match_cursor *c = (const struct match_cursor *)(const void *)cursor;

	return c->at >= c->rids.len;
}

static int
match_rid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret)
{
	const struct match_cursor *c = (const struct match_cursor *)(const void *)cursor;
	uint32_t rid;

	memcpy(&rid, c->rids.data + c->at, sizeof(rid));
	*ret = rid;
	return SQLITE_OK;
}

static int
match_column(sqlite3_vtab_cursor *cursor, sqlite3_context *ctx, int i)
{
	sqlite3_int64 rid;

	if (i > 0)
		return SQLITE_OK;	/* what was asked with: nobody reads it back */
	match_rid(cursor, &rid);
	sqlite3_result_int64(ctx, rid);
	return SQLITE_OK;
}

static const sqlite3_module match_module = {
	.xConnect = match_connect,	/* no xCreate: it is there without being made */
	.xBestIndex = match_plan,
	.xDisconnect = match_disconnect,
	.xOpen = match_open,
	.xClose = match_close,
	.xFilter = match_filter,
	.xNext = match_next,
	.xEof = match_end,
	.xColumn = match_column,
	.xRowid = match_rid,
};

int
match_register(struct store *s, struct hc_err *err)
{
	return sqlite3_create_module(s->db, "hc_match", &match_module, s) == SQLITE_OK ? HC_OK : db_fail(s, err, "opening");
}
