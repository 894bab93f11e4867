/*
 * rows_table.c - hc_rows: the rows of a statement that runs over the wire, as a table that a statement in memory reads.
 *
 * So what this program groups by itself is asked of the other database with all its conditions, and only the columns that are
 * needed come. One statement at a time: it stands in store->rows, stepped by whoever reads the table.
 */
#include "base/err.h"
#include "store/db.h"
#include "store/scan.h"

struct rows_table {
	sqlite3_vtab base;
	struct store *s;
};

struct rows_cursor {
	sqlite3_vtab_cursor base;
	int64_t n;
	bool row;
};

static int
rows_connect(sqlite3 *db, void *arg, int argc, const char *const *argv, sqlite3_vtab **ret, char **message)
{
	struct buf sql = BUF_INIT;
	struct rows_table *t;
	int rc;

	buf_adds(&sql, "CREATE TABLE x(c0");
	for (int i = 1; i < DB_ROWS_COLUMNS; i++)
		buf_printf(&sql, ", c%d", i);
	buf_addc(&sql, ')');
	rc = sqlite3_declare_vtab(db, buf_str(&sql));
	buf_free(&sql);
	if (rc != SQLITE_OK)
		return rc;
	sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
	if (!(t = sqlite3_malloc(sizeof(*t))))
		return SQLITE_NOMEM;
	*t = (struct rows_table){ .s = arg };
	*ret = &t->base;
	return SQLITE_OK;
}

static int
rows_disconnect(sqlite3_vtab *t)
{
	sqlite3_free(t);
	return SQLITE_OK;
}

static int
rows_plan(sqlite3_vtab *t, sqlite3_index_info *info)
{
	info->estimatedCost = 1e6;
	info->estimatedRows = 1000000;
	return SQLITE_OK;
}

static int
rows_open(sqlite3_vtab *t, sqlite3_vtab_cursor **ret)
{
	struct rows_cursor *c = sqlite3_malloc(sizeof(*c));

	if (!c)
		return SQLITE_NOMEM;
	*c = (struct rows_cursor){ .n = 0 };
	*ret = &c->base;
	return SQLITE_OK;
}

static int
rows_close(sqlite3_vtab_cursor *cursor)
{
	sqlite3_free(cursor);
	return SQLITE_OK;
}

static struct store *
store_of(sqlite3_vtab_cursor *cursor)
{
	return ((struct rows_table *)(void *)cursor->pVtab)->s;
}

static int
rows_next(sqlite3_vtab_cursor *cursor)
{
	struct rows_cursor *c = (struct rows_cursor *)(void *)cursor;
	struct store *s = store_of(cursor);
	int step = s->rows ? stmt_step(s->rows) : STEP_DONE;

	c->row = step == STEP_ROW;
	c->n++;
	return step == STEP_ROW || step == STEP_DONE ? SQLITE_OK : SQLITE_ERROR;	/* db_fail() asks the driver why */
}

static int
rows_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **args)
{
	return rows_next(cursor);
}

static int
rows_end(sqlite3_vtab_cursor *cursor)
{
	return !((struct rows_cursor *)(void *)cursor)->row;
}

static int
rows_rid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret)
{
	*ret = ((struct rows_cursor *)(void *)cursor)->n;
	return SQLITE_OK;
}

void
rows_result(struct stmt *st, int i, sqlite3_context *ctx)
{
	switch (stmt_kind(st, i)) {
	case KIND_INT:
		sqlite3_result_int64(ctx, stmt_int(st, i));
		break;
	case KIND_REAL:
		sqlite3_result_double(ctx, stmt_real(st, i));
		break;
	case KIND_BLOB:
		sqlite3_result_blob(ctx, stmt_blob(st, i), stmt_bytes(st, i), SQLITE_TRANSIENT);
		break;
	case KIND_TEXT:
		sqlite3_result_text(ctx, stmt_text(st, i), stmt_bytes(st, i), SQLITE_TRANSIENT);
		break;
	case KIND_NULL:
		break;
	}
}

static int
rows_column(sqlite3_vtab_cursor *cursor, sqlite3_context *ctx, int i)
{
	rows_result(store_of(cursor)->rows, i, ctx);
	return SQLITE_OK;
}

static const sqlite3_module rows_module = {
	.xConnect = rows_connect,	/* no xCreate: it is there without being made */
	.xBestIndex = rows_plan,
	.xDisconnect = rows_disconnect,
	.xOpen = rows_open,
	.xClose = rows_close,
	.xFilter = rows_filter,
	.xNext = rows_next,
	.xEof = rows_end,
	.xColumn = rows_column,
	.xRowid = rows_rid,
};

int
rows_register(struct store *s, struct hc_err *err)
{
	return sqlite3_create_module(s->db, "hc_rows", &rows_module, s) == SQLITE_OK ? HC_OK : db_fail(s, err, "opening");
}
