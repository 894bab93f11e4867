/*
 * bridge_plan.c - what the bridge asks over the wire: the conditions and the order that SQLite offers, as a plan; and the plan,
 * with the values of now, as a statement.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "store/bridge.h"
#include "store/remote_store.h"
#include "store/table.h"

#define PLAN 600		/* bytes of a plan: conditions and order as one text */

static const char *
sign_of(int op)
{
	switch (op) {
	case SQLITE_INDEX_CONSTRAINT_EQ: return "=";
	case SQLITE_INDEX_CONSTRAINT_GT: return ">";
	case SQLITE_INDEX_CONSTRAINT_GE: return ">=";
	case SQLITE_INDEX_CONSTRAINT_LT: return "<";
	case SQLITE_INDEX_CONSTRAINT_LE: return "<=";
	case SQLITE_INDEX_CONSTRAINT_ISNULL: return "n";
	case SQLITE_INDEX_CONSTRAINT_ISNOTNULL: return "v";
	default: return NULL;
	}
}

/* How many rows a condition leaves of a million, roughly: SQLite orders its loops by that. */
static double
part_of(const struct bridge *b, int column, const char *sign)
{
	const char *name = column < 0 ? "rid" : b->columns[column].name;
	const struct field *f = b->of == OF_OBJECT ? object_field(b->object, strncmp(name, "k_", 2) ? name : name + 2) : NULL;

	if (*sign == 'v')
		return 0.9;
	if (*sign != '=')
		return *sign == 'n' ? 0.2 : 0.3;
	if (!strcmp(name, "rid") || !strcmp(name, "id"))
		return 1e-6;
	if (b->of == OF_CHANGES)
		return !strcmp(name, "record") ? 1e-5 : 0.1;
	if (f && f->type->class == CLASS_LOOKUP)
		return 1e-4;
	return f && (f->index || f->unique) ? 1e-3 : 0.05;
}

/* The plan is text: "COLUMN SIGN IN;" per condition, in the order of the arguments; then "oCOLUMN,D;" per key. */
static int
best_object(struct bridge *b, sqlite3_index_info *info)
{
	char plan[PLAN] = "";
	size_t n = 0;
	double rows = 1e6;
	int args = 0;

	for (int i = 0; i < info->nConstraint; i++) {
		const char *sign = sign_of(info->aConstraint[i].op);
		int column = info->aConstraint[i].iColumn;
		bool list;

		if (!info->aConstraint[i].usable || !sign || n > PLAN - 100)
			continue;
		if (b->of == OF_CHANGES && (column < 0 || column > 4))
			continue;	/* old and new are stored in another form */
		if (column >= 0 && !*b->columns[column].type)
			continue;
		list = *sign == '=' && sqlite3_vtab_in(info, i, -1) && sqlite3_vtab_in(info, i, 1);
		info->aConstraintUsage[i].argvIndex = ++args;
		n += (size_t)snprintf(plan + n, PLAN - n, "%d%s%s;", column, sign, list ? "l" : "");
		rows *= part_of(b, column, sign) * (list ? 20 : 1);
	}
	if (info->nOrderBy > 0 && b->of == OF_OBJECT) {
		for (int i = 0; i < info->nOrderBy && n < PLAN - 40; i++)
			n += (size_t)snprintf(plan + n, PLAN - n, "o%d%c;", info->aOrderBy[i].iColumn, info->aOrderBy[i].desc ? 'd' : 'a');
		info->orderByConsumed = 1;
	}
	if (rows < 1)
		rows = 1;
	info->estimatedRows = (sqlite3_int64)rows;
	info->estimatedCost = 100 + rows * 2;	/* each look costs a round trip */
	info->idxStr = sqlite3_mprintf("%llx %s", (unsigned long long)info->colUsed, plan);
	info->needToFreeIdxStr = 1;
	return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

/* Of a search index: a question, or a rid; ordered by rank, or by rid. */
static int
best_search(sqlite3_index_info *info)
{
	int match = -1, rid = -1;

	for (int i = 0; i < info->nConstraint; i++) {
		if (!info->aConstraint[i].usable)
			continue;
		if (info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_MATCH && info->aConstraint[i].iColumn == 0)
			match = i;
		if (info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ && info->aConstraint[i].iColumn < 0)
			rid = i;
	}
	if (match < 0)
		return SQLITE_CONSTRAINT;
	info->aConstraintUsage[match].argvIndex = 1;
	info->aConstraintUsage[match].omit = 1;
	if (rid >= 0)
		info->aConstraintUsage[rid].argvIndex = 2;
	info->estimatedRows = rid >= 0 ? 1 : 1000;
	info->estimatedCost = rid >= 0 ? 100 : 1500;
	info->idxNum = rid >= 0;
	if (info->nOrderBy == 1 && (info->aOrderBy[0].iColumn == 1 || info->aOrderBy[0].iColumn < 0)) {
		info->orderByConsumed = 1;
		info->idxNum |= (info->aOrderBy[0].iColumn == 1 ? 2 : 4) | (info->aOrderBy[0].desc ? 8 : 0);
	}
	if (info->colUsed & 1)
		info->idxNum |= 16;	/* a piece of the text is shown */
	if (info->colUsed & 2)
		info->idxNum |= 32;
	return SQLITE_OK;
}

int
bridge_best(sqlite3_vtab *vtab, sqlite3_index_info *info)
{
	struct bridge *b = (struct bridge *)vtab;

	return b->of == OF_SEARCH ? best_search(info) : best_object(b, info);
}

/* Does a value fit a column of this type? If not, SQLite's own rules of comparison hold, and it compares by itself. */
static bool
fits(const char *type, sqlite3_value *v)
{
	switch (sqlite3_value_type(v)) {
	case SQLITE_INTEGER:
		return !strcmp(type, "INTEGER");
	case SQLITE_TEXT:
		return !strcmp(type, "TEXT");
	case SQLITE_BLOB:
		return !strcmp(type, "BLOB");
	default:
		return false;
	}
}

struct filter {
	struct buf sql;
	VEC(sqlite3_value *) values;
};

static void
use_value(struct filter *f, struct arena *a, sqlite3_value *v)
{
	buf_adds(&f->sql, "?");
	vec_push(a, &f->values, v);
}

/* One condition of the plan; *never: it cannot hold. */
static void
condition(struct bridge *b, struct arena *a, struct filter *f, int column, const char *sign, bool list, sqlite3_value *v, bool *never)
{
	const char *name = column < 0 ? "rid" : b->columns[column].name, *type = column < 0 ? "INTEGER" : b->columns[column].type;
	sqlite3_value *item = NULL;
	bool any = false;

	if (*sign == 'n' || *sign == 'v') {
		buf_printf(&f->sql, " AND \"%s\" IS %s", name, *sign == 'n' ? "NULL" : "NOT NULL");
	} else if (list) {
		for (int rc = sqlite3_vtab_in_first(v, &item); rc == SQLITE_OK && item; rc = sqlite3_vtab_in_next(v, &item)) {
			if (!fits(type, item))
				continue;
			buf_printf(&f->sql, any ? ", " : " AND \"%s\" IN (", name);
			use_value(f, a, sqlite3_value_dup(item));
			any = true;
		}
		if (any)
			buf_addc(&f->sql, ')');
		*never = *never || !any;
	} else if (sqlite3_value_type(v) == SQLITE_NULL) {
		*never = true;
	} else if (fits(type, v)) {
		buf_printf(&f->sql, " AND \"%s\" %s ", name, sign);
		use_value(f, a, sqlite3_value_dup(v));
	}
}

static void
order_by(struct bridge *b, struct buf *sql, const char *plan)
{
	bool any = false;

	for (const char *p = plan; (p = strchr(p, 'o')) != NULL; p++) {
		char *end;
		int column = (int)strtol(p + 1, &end, 10);

		buf_printf(sql, "%s\"%s\" %s", any ? ", " : " ORDER BY ", column < 0 ? "rid" : b->columns[column].name,
		    *end == 'd' ? "DESC NULLS LAST" : "NULLS FIRST");
		any = true;
	}
}

/* The columns that are read, the rest as null; those past the 63rd are not told apart. */
static void
select_list(struct bridge *b, struct buf *sql, unsigned long long used)
{
	buf_adds(sql, "SELECT ");
	if (b->of == OF_OBJECT)
		buf_adds(sql, "rid");
	else
		buf_adds(sql, "0");
	for (int i = 0; i < b->n; i++)
		if (used >> (i < 63 ? i : 63) & 1)
			buf_printf(sql, ", \"%s\"", b->columns[i].name);
		else
			buf_adds(sql, ", NULL");
}

static int
bind_and_run(struct bridge *b, struct bridge_cursor *c, struct filter *f)
{
	struct hc_err err;
	int rc = db_prepare(b->s, buf_str(&f->sql), &c->st, &err);

	/* but for one record, it may be the whole table */
	if (rc == 0 && !strstr(buf_str(&f->sql), "rid = ") && !strstr(buf_str(&f->sql), "\"id\" = "))
		stmt_portions(c->st);
	for (size_t i = 0; i < f->values.n; i++) {
		sqlite3_value *v = f->values.at[i];

		if (rc == 0 && sqlite3_value_type(v) == SQLITE_INTEGER)
			stmt_bind_int(c->st, (int)i + 1, sqlite3_value_int64(v));
		else if (rc == 0 && sqlite3_value_type(v) == SQLITE_BLOB)
			stmt_bind_blob(c->st, (int)i + 1, sqlite3_value_blob(v), sqlite3_value_bytes(v));
		else if (rc == 0)
			stmt_bind_text(c->st, (int)i + 1, (const char *)sqlite3_value_text(v), sqlite3_value_bytes(v));
		sqlite3_value_free(v);
	}
	return rc < 0 ? bridge_failed(b, &err) : bridge_next(&c->cursor);
}

static int
filter_object(struct bridge *b, struct bridge_cursor *c, const char *plan, sqlite3_value **args)
{
	struct filter f = { .sql = BUF_INIT };
	char *p;
	bool never = false;
	int rc, arg = 0;

	select_list(b, &f.sql, strtoull(plan, &p, 16));
	buf_printf(&f.sql, " FROM \"%s\" WHERE 1 = 1", b->of == OF_CHANGES ? "field_change" : b->object->name);
	while (*p == ' ' || *p == ';')
		p++;
	while (*p && *p != 'o') {
		int column = (int)strtol(p, &p, 10);
		char sign[3] = "";

		for (int i = 0; i < 2 && *p && strchr("=<>nv", *p); i++)
			sign[i] = *p++;
		condition(b, c->arena, &f, column, sign, *p == 'l', args[arg++], &never);
		p += *p == 'l';
		p += *p == ';';
	}
	order_by(b, &f.sql, p);
	if (never) {
		for (size_t i = 0; i < f.values.n; i++)
			sqlite3_value_free(f.values.at[i]);
		rc = SQLITE_OK;
	} else {
		rc = bind_and_run(b, c, &f);
	}
	buf_free(&f.sql);
	return rc;
}

static int
filter_search(struct bridge *b, struct bridge_cursor *c, int plan, sqlite3_value **args)
{
	const struct object *o = b->object;
	struct filter f = { .sql = BUF_INIT };
	struct bridge_match m = { .sql = BUF_INIT };
	const char *text = (const char *)sqlite3_value_text(args[0]);
	struct hc_err err;
	int rc;

	c->match = arena_strdup(c->arena, text ? text : "");
	c->snippet = plan & 16;
	if (!o || !db_made(b->s, o) || (rc = bridge_match(b->s, o, c->match, c->arena, &m)) < 0) {
		buf_free(&m.sql);
		return SQLITE_OK;	/* nothing to find, or nothing asked */
	}
	/* less is better, as SQLite's ranks are */
	buf_printf(&f.sql, "SELECT f.rid, %s", plan & 34 ? "-ts_rank(" : "0");
	if (plan & 34) {
		bool any = false;

		for (size_t i = 0; i < o->fields.n; i++)
			if (field_searchable(o->fields.at[i])) {
				buf_printf(&f.sql, "%scoalesce(f.\"%s\", ''::tsvector)", any ? " || " : "", o->fields.at[i]->name);
				any = true;
			}
		buf_adds(&f.sql, ", ?1::tsquery)");
	}
	for (size_t i = 0; i < o->fields.n && c->snippet; i++)
		if (field_searchable(o->fields.at[i]))
			buf_printf(&f.sql, ", o.\"%s\"", o->fields.at[i]->name);
	buf_printf(&f.sql, " FROM \"fts_%s\" f", o->name);
	if (c->snippet)
		buf_printf(&f.sql, " JOIN \"%s\" o ON o.rid = f.rid", o->name);
	buf_printf(&f.sql, " WHERE %s", buf_str(&m.sql));
	if (plan & 1)
		buf_printf(&f.sql, " AND f.rid = ?%zu", m.texts.n + 1);
	if (plan & 6)
		buf_printf(&f.sql, " ORDER BY %s%s", plan & 2 ? "2" : "1", plan & 8 ? " DESC" : "");
	if ((rc = db_prepare(b->s, buf_str(&f.sql), &c->st, &err)) == 0) {
		for (size_t i = 0; i < m.texts.n; i++)
			stmt_bind_text(c->st, (int)i + 1, m.texts.at[i], -1);
		if (plan & 1)
			stmt_bind_int(c->st, (int)m.texts.n + 1, sqlite3_value_int64(args[1]));
		rc = bridge_next(&c->cursor);
	} else {
		rc = bridge_failed(b, &err);
	}
	buf_free(&f.sql);
	buf_free(&m.sql);
	return rc;
}

int
bridge_ask(struct bridge *b, struct bridge_cursor *c, int number, const char *plan, sqlite3_value **args)
{
	return b->of == OF_SEARCH ? filter_search(b, c, number, args) : filter_object(b, c, plan, args);
}
