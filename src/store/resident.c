/*
 * resident.c - text columns held in memory, so that a regular expression over a million rows need not read the table.
 *
 * The first pattern asked of a column reads the table, as ever; the second loads the column, under a budget. After that the
 * texts are kept right by the journal: what other connections and this one committed since is read anew, record by record. A
 * statement gets at the matches through hc_match(object, field, pattern), a table of rids, when query/ was told that they are
 * few. Nothing is answered from here inside a transaction, whose rows may yet be taken back.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "query/regex.h"
#include "store/db.h"

#define COLUMNS 8
#define ANSWERS 4
#define BUDGET (128u << 20)	/* bytes of all columns of a connection */
#define ROWS_MIN 20000		/* fewer are read as fast from the table */
#define CHANGES_MAX 5000	/* more are not taken in one by one */
#define MANY 10			/* matches above one in ten are not listed */
#define NO_TEXT UINT32_MAX

struct held_text {
	uint32_t rid, at;	/* of the text: its length as 4 bytes, then itself; NO_TEXT: null by now */
};

struct column_image {
	const struct field *field;	/* NULL: free */
	bool loaded, refused;
	struct buf entries, texts;	/* entries by rid */
	int64_t seq;			/* the last journal entry that is in it */
	int64_t version, changes;	/* of the connection when that was looked up */
	unsigned stamp, used;
};

struct answer {
	const struct column_image *of;	/* NULL: free */
	unsigned stamp, used;
	struct buf pattern, rids;
	bool many;
};

struct resident {
	struct column_image columns[COLUMNS];
	struct answer answers[ANSWERS];
	unsigned clock;
};

static size_t
count_of(const struct column_image *c)
{
	return c->entries.len / sizeof(struct held_text);
}

static struct held_text *
entries_of(const struct column_image *c)
{
	return (struct held_text *)(void *)c->entries.data;
}

static void
drop(struct resident *m, struct column_image *c)
{
	for (int i = 0; i < ANSWERS; i++)
		if (m->answers[i].of == c)
			m->answers[i].of = NULL;
	buf_free(&c->entries);
	buf_free(&c->texts);
	*c = (struct column_image){0};
}

void
resident_forget(struct store *s)
{
	for (int i = 0; s->resident && i < COLUMNS; i++)
		drop(s->resident, &s->resident->columns[i]);
}

void
resident_free(struct store *s)
{
	resident_forget(s);
	for (int i = 0; s->resident && i < ANSWERS; i++) {
		buf_free(&s->resident->answers[i].pattern);
		buf_free(&s->resident->answers[i].rids);
	}
	free(s->resident);
	s->resident = NULL;
}

static bool
stopped(struct store *s)
{
	return s->stop && s->stop(s->stop_arg);
}

static uint32_t
put_text(struct column_image *c, const void *text, uint32_t n)
{
	uint32_t at = (uint32_t)c->texts.len;

	buf_add(&c->texts, &n, sizeof(n));
	buf_add(&c->texts, text, n);
	return at;
}

static size_t
held(const struct resident *m)
{
	size_t n = 0;

	for (int i = 0; i < COLUMNS; i++)
		n += m->columns[i].entries.len + m->columns[i].texts.len;
	return n;
}

/* Makes room by letting go of the column that was not asked for longest. False when only `keep` is left. */
static bool
let_go(struct resident *m, const struct column_image *keep)
{
	struct column_image *oldest = NULL;

	for (int i = 0; i < COLUMNS; i++) {
		struct column_image *c = &m->columns[i];

		if (c != keep && c->loaded && (!oldest || c->used < oldest->used))
			oldest = c;
	}
	if (oldest)
		drop(m, oldest);
	return oldest;
}

static int
load_row(struct resident *m, struct column_image *c, struct stmt *st)
{
	int64_t rid = stmt_int(st, 0);
	struct held_text e = { .rid = (uint32_t)rid };
	const void *text = stmt_text(st, 1);
	uint32_t n = (uint32_t)stmt_bytes(st, 1);

	if (rid < 0 || rid >= NO_TEXT)
		return HC_INVALID;
	while (held(m) + n + 64 > BUDGET)
		if (!let_go(m, c))
			return HC_INVALID;
	e.at = put_text(c, text, n);
	buf_add(&c->entries, &e, sizeof(e));
	return HC_OK;
}

/* Reads the column. HC_INVALID: it does not fit. */
static int
load(struct store *s, struct column_image *c)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc, step = STEP_ROW;

	/* what is committed from here on will be found in the journal */
	if ((rc = db_int(s, &c->seq, NULL, "SELECT coalesce(max(seq), 0) FROM journal")) < 0)
		return rc;
	buf_printf(&sql, "SELECT rid, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL ORDER BY rid", c->field->name, c->field->object->name,
	    c->field->name);
	rc = db_prepare(s, buf_str(&sql), &st, NULL);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	while (rc == 0 && (step = stmt_step(st)) == STEP_ROW)
		rc = load_row(s->resident, c, st);
	db_done(s, st);
	if (rc == 0 && step != STEP_DONE)
		rc = HC_BUSY;
	c->loaded = rc == 0;
	if (!c->loaded) {
		buf_free(&c->entries);
		buf_free(&c->texts);
	}
	return rc;
}

static int
by_rid(const void *a, const void *b)
{
	uint32_t x = ((const struct held_text *)a)->rid, y = ((const struct held_text *)b)->rid;

	return (x > y) - (x < y);
}

static int
take_row(struct column_image *c, struct stmt *st)
{
	int64_t rid = stmt_int(st, 0);
	struct held_text e = { .rid = (uint32_t)rid, .at = NO_TEXT }, *there;
	size_t n = count_of(c), at;

	if (rid < 0 || rid >= NO_TEXT || c->texts.len > BUDGET)
		return HC_INVALID;
	if (stmt_kind(st, 1) != KIND_NULL) {
		const void *text = stmt_text(st, 1);

		e.at = put_text(c, text, (uint32_t)stmt_bytes(st, 1));
	}
	there = bsearch(&e, c->entries.data, n, sizeof(e), by_rid);
	if (there) {
		there->at = e.at;
		return HC_OK;
	}
	buf_add(&c->entries, &e, sizeof(e));
	for (at = n; at > 0 && entries_of(c)[at - 1].rid > e.rid; at--)
		;
	memmove(&entries_of(c)[at + 1], &entries_of(c)[at], (n - at) * sizeof(e));
	entries_of(c)[at] = e;
	return HC_OK;
}

/* The records that the journal names since. HC_INVALID: too many, or the journal is not the one we know. */
static int
catch_up(struct store *s, struct column_image *c, int64_t top)
{
	struct stmt *changed = NULL, *row = NULL;
	struct buf sql = BUF_INIT;
	struct table *t;
	int rc, n = 0, step = STEP_ROW;

	if (top < c->seq)
		return HC_INVALID;
	buf_printf(&sql, "SELECT rid, \"%s\" FROM \"%s\" WHERE id = ?", c->field->name, c->field->object->name);
	if ((rc = table_of(s, c->field->object, &t, NULL)) < 0 ||
	    (rc = db_prepare(s, "SELECT DISTINCT record FROM journal WHERE seq > ? AND seq <= ? AND object + 0 = ?", &changed, NULL)) < 0 ||
	    (rc = db_prepare(s, buf_str(&sql), &row, NULL)) < 0)
		goto out;
	stmt_bind_int(changed, 1, c->seq);
	stmt_bind_int(changed, 2, top);
	stmt_bind_int(changed, 3, t->number);
	while (rc == 0 && (step = stmt_step(changed)) == STEP_ROW) {
		if (n++ == CHANGES_MAX) {
			rc = HC_INVALID;
			break;
		}
		stmt_bind_blob_copy(row, 1, stmt_blob(changed, 0), stmt_bytes(changed, 0));
		if (stmt_step(row) == STEP_ROW)	/* a purged one is gone, and its rid finds nothing */
			rc = take_row(c, row);
		stmt_reset(row);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = HC_BUSY;
	if (rc == 0) {
		c->seq = top;
		c->stamp += n > 0;
	}
out:
	db_done(s, changed);
	db_done(s, row);
	buf_free(&sql);
	return rc;
}

static int
refresh(struct store *s, struct column_image *c)
{
	int64_t version = store_data_version(s), changes = sqlite3_total_changes(s->db), top;
	int rc;

	if (c->loaded && c->version == version && c->changes == changes)
		return HC_OK;
	if (c->loaded) {
		if ((rc = db_int(s, &top, NULL, "SELECT coalesce(max(seq), 0) FROM journal")) < 0)
			return rc;
		if (top - c->seq > CHANGES_MAX * 10)
			rc = HC_INVALID;
		else if (top != c->seq)
			rc = catch_up(s, c, top);
		if (rc == HC_INVALID) {
			const struct field *f = c->field;

			drop(s->resident, c);
			c->field = f;
		} else if (rc < 0) {
			return rc;
		}
	}
	if (!c->loaded && (rc = load(s, c)) < 0) {
		c->refused = rc == HC_INVALID;
		return rc;
	}
	c->version = version;
	c->changes = changes;
	return HC_OK;
}

/* The column if it is in memory and right. The first who asks is told no: one pattern alone is not worth the room. */
static struct column_image *
column_of(struct store *s, const struct field *f)
{
	struct column_image *c = NULL;
	const struct col *col;
	int64_t rows = 0;
	struct table *t;

	if (s->depth > 0 || table_of(s, f->object, &t, NULL) < 0 || !(col = table_col(t, f)) || col->kind != COL_TEXT || col->derived)
		return NULL;
	if (!s->resident) {
		s->resident = xmalloc(sizeof(*s->resident));
		*s->resident = (struct resident){0};
	}
	for (int i = 0; i < COLUMNS && !c; i++)
		if (s->resident->columns[i].field == f)
			c = &s->resident->columns[i];
	if (!c) {
		c = &s->resident->columns[0];
		for (int i = 1; i < COLUMNS && c->field; i++)
			if (!s->resident->columns[i].field || s->resident->columns[i].used < c->used)
				c = &s->resident->columns[i];
		if (db_int(s, &rows, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", f->object->name) < 0 || rows < ROWS_MIN)
			return NULL;
		drop(s->resident, c);
		c->field = f;
		c->used = ++s->resident->clock;
		return NULL;
	}
	c->used = ++s->resident->clock;
	return c->refused || refresh(s, c) < 0 ? NULL : c;
}

/* Fills the answer; up to `max` rids. */
static int
match_all(struct store *s, const struct column_image *c, const char *pattern, size_t max, struct answer *to)
{
	const struct held_text *e = entries_of(c);
	size_t n = count_of(c), found = 0;
	struct hc_err err = {0};
	struct regex *re;
	int rc = 0;

	if (regex_compile(pattern, strlen(pattern), &re, &err) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < n && rc >= 0 && found <= max; i++) {
		uint32_t len;

		if (i % 4096 == 0 && stopped(s)) {
			rc = HC_BUSY;
			break;
		}
		if (e[i].at == NO_TEXT)
			continue;
		memcpy(&len, c->texts.data + e[i].at, sizeof(len));
		if ((rc = regex_match(re, c->texts.data + e[i].at + sizeof(len), len, &err)) == 1) {
			buf_add(&to->rids, &e[i].rid, sizeof(e[i].rid));
			found++;
		}
	}
	regex_free(re);
	to->many = found > max;
	return rc < 0 ? rc : HC_OK;
}

static const struct answer *
answer_of(struct store *s, const struct field *f, const char *pattern)
{
	struct column_image *c = column_of(s, f);
	struct answer *to = NULL;

	if (!c)
		return NULL;
	for (int i = 0; i < ANSWERS; i++) {
		struct answer *a = &s->resident->answers[i];

		if (a->of == c && a->stamp == c->stamp && !strcmp(buf_str(&a->pattern), pattern)) {
			a->used = ++s->resident->clock;
			return a;
		}
		if (!to || !a->of || (to->of && a->used < to->used))
			to = a;
	}
	to->of = NULL;
	buf_reset(&to->pattern);
	buf_reset(&to->rids);
	if (match_all(s, c, pattern, count_of(c) / MANY, to) < 0)
		return NULL;
	buf_adds(&to->pattern, pattern);
	to->of = c;
	to->stamp = c->stamp;
	to->used = ++s->resident->clock;
	return to;
}

bool
resident_rare(void *arg, const struct field *f, const char *pattern)
{
	const struct resident_ask *ask = arg;
	const struct answer *a = answer_of(ask->s, f, pattern);

	return a && !a->many && a->rids.len / sizeof(uint32_t) <= count_of(a->of) / ask->part;
}

/* ---- hc_match(object, field, pattern) ---- */

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
	const struct answer *a;

	buf_reset(&c->rids);
	c->at = 0;
	o = model_object(s->model, (const char *)sqlite3_value_text(args[0]));
	f = o ? object_field(o, (const char *)sqlite3_value_text(args[1])) : NULL;
	a = f ? answer_of(s, f, (const char *)sqlite3_value_text(args[2])) : NULL;
	if (!a && stopped(s))
		return SQLITE_INTERRUPT;
	if (!a || a->many) {	/* it was rare a moment ago */
		sqlite3_free(cursor->pVtab->zErrMsg);
		cursor->pVtab->zErrMsg = sqlite3_mprintf("the records changed while they were read; try again");
		return SQLITE_ERROR;
	}
	buf_add(&c->rids, a->rids.data, a->rids.len);
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
resident_register(struct store *s, struct hc_err *err)
{
	return sqlite3_create_module(s->db, "hc_match", &match_module, s) == SQLITE_OK ? HC_OK : db_fail(s, err, "opening");
}
