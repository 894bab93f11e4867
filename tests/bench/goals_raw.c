/*
 * goals_raw.c - the import that somebody would write by hand: what ours is measured against.
 *
 * One pass over the file, a prepared INSERT with 10,000 rows to a transaction, then the same indexes, then FTS5 over the same
 * columns. It checks nothing: no types, no unique keys, no links, no journal. Key columns get the text in lower case.
 *
 * And the edit of many records: what each costs as bare statements, with a row of a journal and of a field's history.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "goals.h"

#define BATCH 10000
#define CELLS 64

struct parser {
	char *at, *end;
	char *cells[CELLS];
	int lengths[CELLS], n;
};

static char *
slurp(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	char *text;

	if (f == NULL || fstat(fileno(f), &st) < 0 || (text = malloc((size_t)st.st_size + 1)) == NULL ||
	    fread(text, 1, (size_t)st.st_size, f) != (size_t)st.st_size)
		goals_fail(path, "cannot be read");
	fclose(f);
	text[st.st_size] = '\n';
	*size = (size_t)st.st_size;
	return text;
}

/* One record, cells in place. */
static bool
next_row(struct parser *p)
{
	p->n = 0;
	if (p->at >= p->end)
		return false;
	for (;;) {
		char *from = p->at, *to;

		if (*p->at == '"') {
			from = to = ++p->at;
			for (;; p->at++) {
				if (*p->at == '"') {
					if (p->at[1] != '"')
						break;
					p->at++;
				}
				*to++ = *p->at;
			}
			p->at++;
		} else {
			while (*p->at != ',' && *p->at != '\n')
				p->at++;
			to = p->at;
		}
		if (p->n < CELLS) {
			p->cells[p->n] = from;
			p->lengths[p->n++] = (int)(to - from);
		}
		if (*p->at++ == '\n')
			return true;
	}
}

static void
read_id(const char *text, unsigned char ret[16])
{
	static const char digits[] = "0123456789abcdef";
	int n = 0;

	for (; n < 32 && *text != '\0'; text++) {
		const char *d = memchr(digits, *text, 16);

		if (d == NULL)
			continue;
		ret[n / 2] = (unsigned char)(n % 2 ? ret[n / 2] << 4 | (d - digits) : d - digits);
		n++;
	}
}

struct column {
	int cell;
	enum { TEXT, ID, BOOL, KEY } kind;
};

/* Columns of the table by the names of the file; k_ columns beside theirs. */
static sqlite3_stmt *
prepare(sqlite3 *db, const struct parser *header, struct column *columns, int *n)
{
	char sql[4096] = "INSERT INTO contact(rev, owner, created, updated", marks[512] = "";
	sqlite3_stmt *info, *st;

	if (sqlite3_prepare_v2(db, "SELECT name, type FROM pragma_table_info('contact')", -1, &info, NULL) != SQLITE_OK)
		goals_fail("raw", sqlite3_errmsg(db));
	*n = 0;
	while (sqlite3_step(info) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(info, 0), *type = (const char *)sqlite3_column_text(info, 1);
		bool key = strncmp(name, "k_", 2) == 0;

		for (int i = 0; i < header->n; i++) {
			const char *bare = key ? name + 2 : name;

			if (strlen(bare) != (size_t)header->lengths[i] || memcmp(bare, header->cells[i], strlen(bare)) != 0)
				continue;
			columns[*n].cell = i;
			columns[(*n)++].kind = key ? KEY : strcmp(type, "BLOB") == 0 ? ID : strcmp(type, "INTEGER") == 0 ? BOOL : TEXT;
			snprintf(sql + strlen(sql), sizeof(sql) - strlen(sql), ", \"%s\"", name);
			snprintf(marks + strlen(marks), sizeof(marks) - strlen(marks), ", ?");
		}
	}
	sqlite3_finalize(info);
	snprintf(sql + strlen(sql), sizeof(sql) - strlen(sql), ") VALUES(1, randomblob(16), 1700000000000, 1700000000000%s)", marks);
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		goals_fail("raw", sqlite3_errmsg(db));
	return st;
}

static void
bind_row(sqlite3_stmt *st, const struct parser *p, const struct column *columns, int n, char *keys, unsigned char (*ids)[16])
{
	for (int i = 0; i < n; i++) {
		const char *s = p->cells[columns[i].cell];
		int len = p->lengths[columns[i].cell];

		if (len == 0) {
			sqlite3_bind_null(st, i + 1);
		} else if (columns[i].kind == ID) {
			read_id(s, ids[i]);
			sqlite3_bind_blob(st, i + 1, ids[i], 16, SQLITE_STATIC);
		} else if (columns[i].kind == BOOL) {
			sqlite3_bind_int(st, i + 1, *s == 't');
		} else if (columns[i].kind == KEY) {
			for (int k = 0; k < len; k++)
				keys[k] = (char)(s[k] >= 'A' && s[k] <= 'Z' ? s[k] + 32 : s[k]);
			sqlite3_bind_text(st, i + 1, keys, len, SQLITE_STATIC);
			keys += len;
		} else {
			sqlite3_bind_text(st, i + 1, s, len, SQLITE_STATIC);
		}
	}
}

/* Statements of the schema of `like` that make what `what` names. */
static void
copy_schema(sqlite3 *db, const char *what)
{
	char *text = NULL, *sql = sqlite3_mprintf("SELECT group_concat(sql, ';') FROM like.sqlite_schema WHERE %s", what);
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK || sqlite3_step(st) != SQLITE_ROW)
		goals_fail("raw", sqlite3_errmsg(db));
	text = sqlite3_mprintf("%s", sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	goals_sql(db, text);
	sqlite3_free(text);
	sqlite3_free(sql);
}

double
raw_import(const char *like, const char *csv, const char *to)
{
	static char keys[65536];
	static unsigned char ids[CELLS][16];
	struct column columns[CELLS * 2];
	struct parser p = {0};
	char *attach;
	double t;
	size_t size;
	char *text;
	sqlite3_stmt *st;
	sqlite3 *db;
	int n;

	goals_forget(to);
	db = goals_sqlite(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=FILE; PRAGMA cache_size=-64000");
	attach = sqlite3_mprintf("ATTACH %Q AS like", like);
	goals_sql(db, attach);
	sqlite3_free(attach);
	copy_schema(db, "type = 'table' AND name = 'contact'");
	t = goals_now();
	text = slurp(csv, &size);
	p.at = text;
	p.end = text + size;
	next_row(&p);
	st = prepare(db, &p, columns, &n);
	goals_sql(db, "BEGIN");
	for (int64_t row = 1; next_row(&p); row++) {
		bind_row(st, &p, columns, n, keys, ids);
		if (sqlite3_step(st) != SQLITE_DONE)
			goals_fail("raw", sqlite3_errmsg(db));
		sqlite3_reset(st);
		if (row % BATCH == 0)
			goals_sql(db, "COMMIT; BEGIN");
	}
	sqlite3_finalize(st);
	goals_sql(db, "COMMIT; PRAGMA cache_size=-8000");
	copy_schema(db, "type = 'index' AND tbl_name = 'contact' AND sql IS NOT NULL");
	copy_schema(db, "type = 'table' AND name = 'fts_contact'");
	goals_sql(db, "INSERT INTO fts_contact(fts_contact) VALUES('rebuild')");
	goals_sql(db, "PRAGMA wal_checkpoint(TRUNCATE)");
	t = goals_now() - t;
	sqlite3_close(db);
	free(text);
	return t;
}

/* Columns of fts_contact: "a, b, ..." with a prefix. */
static char *
searched(sqlite3 *db, const char *before)
{
	sqlite3_stmt *st;
	char *text, *sql = sqlite3_mprintf("SELECT group_concat('%q' || name, ', ') FROM pragma_table_info('fts_contact')", before);

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK || sqlite3_step(st) != SQLITE_ROW)
		goals_fail(sql, sqlite3_errmsg(db));
	text = sqlite3_mprintf("%s", sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_free(sql);
	return text;
}

static void
run(sqlite3 *db, sqlite3_stmt *st)
{
	if (sqlite3_step(st) != SQLITE_DONE)
		goals_fail("raw", sqlite3_errmsg(db));
	sqlite3_reset(st);
}

double
raw_many(const char *path, const char *column, const char *value, int64_t rows, bool index)
{
	enum { JOURNAL, HISTORY, UPDATE, TAKE, PUT, ALL };
	sqlite3 *db = goals_sqlite(path, "PRAGMA synchronous=FULL; PRAGMA cache_size=-24000; CREATE TABLE IF NOT EXISTS journal(seq INTEGER"
	    " PRIMARY KEY, tx INTEGER, hlc INTEGER, object INTEGER, record BLOB, op TEXT, diff TEXT); CREATE INDEX IF NOT EXISTS"
	    " journal_record ON journal(object, record, seq); CREATE TABLE IF NOT EXISTS field_change(object TEXT, field TEXT, record BLOB,"
	    " at INTEGER, old ANY, new ANY); CREATE INDEX IF NOT EXISTS field_change_record ON field_change(object, field, record, at);"
	    " CREATE INDEX IF NOT EXISTS field_change_at ON field_change(object, field, at, record)");
	char *plain = searched(db, ""), *sql[ALL];
	sqlite3_stmt *st[ALL];
	double t;

	sql[UPDATE] = sqlite3_mprintf("UPDATE contact SET \"%w\" = ?2, rev = rev + 1, updated = 1700000000001 WHERE rid = ?1", column);
	sql[JOURNAL] = sqlite3_mprintf("INSERT INTO journal(tx, hlc, object, record, op, diff) SELECT 1, ?1, 7, id, 'u',"
	    " json_object('%q', json_array(\"%w\", ?2)) FROM contact WHERE rid = ?1", column, column);
	sql[HISTORY] = sqlite3_mprintf("INSERT INTO field_change SELECT 'contact', '%q', id, 1700000000001, \"%w\", ?2 FROM contact"
	    " WHERE rid = ?1", column, column);
	sql[TAKE] = sqlite3_mprintf("INSERT INTO fts_contact(fts_contact, rowid, %s) SELECT 'delete', rid, %s FROM contact WHERE rid"
	    " BETWEEN 1 AND ?1 AND ?2 IS NOT NULL", plain, plain);
	sql[PUT] = sqlite3_mprintf("INSERT INTO fts_contact(rowid, %s) SELECT rid, %s FROM contact WHERE rid BETWEEN 1 AND ?1 AND ?2 IS NOT NULL",
	    plain, plain);
	for (int i = 0; i < ALL; i++) {
		if (sqlite3_prepare_v2(db, sql[i], -1, &st[i], NULL) != SQLITE_OK)
			goals_fail(sql[i], sqlite3_errmsg(db));
		sqlite3_bind_int64(st[i], 1, rows);
		sqlite3_bind_text(st[i], 2, value, -1, SQLITE_STATIC);
	}
	t = goals_busy();
	goals_sql(db, "BEGIN IMMEDIATE");
	if (index)
		run(db, st[TAKE]);
	for (int64_t rid = 1; rid <= rows; rid++)
		for (int i = JOURNAL; i <= UPDATE; i++) {
			sqlite3_bind_int64(st[i], 1, rid);
			run(db, st[i]);
		}
	if (index)
		run(db, st[PUT]);
	goals_sql(db, "COMMIT");
	t = goals_busy() - t;
	for (int i = 0; i < ALL; i++) {
		sqlite3_finalize(st[i]);
		sqlite3_free(sql[i]);
	}
	sqlite3_free(plain);
	sqlite3_close(db);
	return t / 1e3;
}
