/*
 * find.c - the search across objects: words typed by a person to ranked hits.
 *
 * Each object answers from its own index with its best rows, of those the user may see; then the answers are put together.
 * Ranking costs about 2 us a match, so above 20,000 matches the newest come first instead, uncounted, and the caller is told.
 * Beginnings of words are dear without an index of prefixes: they are asked for only when the words as typed do not fill the
 * page.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "store/db.h"
#include "store/read.h"
#include "store/scan.h"
#include "store/table.h"

#define RANK_MAX 20000
#define SNIPPET "snippet(\"fts_%s\", -1, '', '', '\xe2\x80\xa6', 12)"

struct found {
	struct hit hit;
	int64_t rid;
	size_t place;	/* among the hits of its object */
	double rank;	/* less is better */
};

struct finding {
	struct store *s;
	const struct query_ctx *c;
	struct arena *arena;
	const char *match;
	size_t limit;
	VEC(struct found) found;
	int64_t total;
	bool ranked;
};

/* Words to an FTS5 expression, what stands in quotes as a phrase. Nothing typed is an operator. */
static const char *
match_text(struct arena *a, const char *text, bool beginnings)
{
	struct buf b = BUF_INIT;
	const char *p = text, *ret;

	while (*p) {
		bool phrase = *p == '"';
		const char *from = p + phrase;

		if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') {
			p++;
			continue;
		}
		p = from;
		while (*p && (phrase ? *p != '"' : !strchr(" \t\r\n\"", *p)))
			p++;
		if (p > from) {
			buf_adds(&b, b.len ? " \"" : "\"");
			buf_add(&b, from, (size_t)(p - from));
			buf_adds(&b, phrase || !beginnings ? "\"" : "\"*");
		}
		if (phrase && *p)
			p++;
	}
	ret = b.len ? arena_strdup(a, buf_str(&b)) : NULL;
	buf_free(&b);
	return ret;
}

/* The rows of an object that this user may see, as a sub-select of rids; empty text when that is all live ones. */
static int
visible(struct finding *f, const struct object *o, struct statement *ret, struct hc_err *err)
{
	const struct expr *filter = NULL;
	struct query_ctx c = *f->c;
	struct query *q;
	int rc;

	*ret = (struct statement){0};
	if (!c.filter)
		return HC_OK;
	if ((rc = c.filter(c.access, o, &filter, err)) < 0 || !filter)
		return rc;
	c.object = o;
	if ((rc = query_parse(&c, "", &q, err)) < 0)
		return rc;
	return query_sql(&c, q, DIALECT_SQLITE, STATEMENT_IDS, NULL, ret, err);
}

static int
bind_all(struct stmt *st, const char *match, const struct statement *seen)
{
	int at = 1;

	stmt_bind_text(st, at++, match, -1);
	for (size_t i = 0; i < seen->nbinds; i++)
		column_bind(st, at++, &seen->binds[i], NULL);
	return at;
}

/* Of the matches at hand: live, and one of those that this user may see. */
static void
visible_sql(const struct statement *seen, struct buf *out)
{
	if (seen->sql)
		buf_printf(out, "EXISTS (SELECT 1 FROM (%s) v WHERE v.\"rid\" = f.rowid)", seen->sql);
	else
		buf_adds(out, "o.deleted IS NULL");
}

/* Up to one more than can be ranked: to walk a list of half a million matches only to say how many there are costs more than
   the page. */
static int
count_matches(struct finding *f, const struct object *o, const struct statement *seen, int64_t *ret, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int rc;

	buf_printf(&sql, "SELECT count(*) FROM (SELECT 1 FROM \"fts_%s\" f WHERE f.\"fts_%s\" MATCH ?", o->name, o->name);
	if (seen->sql) {
		buf_adds(&sql, " AND ");
		visible_sql(seen, &sql);
	} else {
		/* deleted rows stay in the index: they are few and have an index of their own */
		buf_printf(&sql, " AND rowid NOT IN (SELECT rid FROM \"%s\" WHERE deleted IS NOT NULL)", o->name);
	}
	buf_printf(&sql, " LIMIT %d)", RANK_MAX + 1);
	rc = db_prepare_here(f->s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	bind_all(st, f->match, seen);
	if (stmt_step(st) == STEP_ROW)
		*ret = stmt_int(st, 0);
	else
		rc = db_fail(f->s, err, "searching");
	db_done(f->s, st);
	return rc;
}

bool
find_frequent(void *arg, const struct object *o, const char *match)
{
	struct store *s = ((struct resident_ask *)arg)->s;
	struct buf sql = BUF_INIT;
	int64_t rows = 0, n = 0;
	struct stmt *st;
	int rc;

	if (db_int(s, &rows, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", o->name) < 0 || rows < RANK_MAX)
		return false;
	buf_printf(&sql, "SELECT count(*) FROM (SELECT 1 FROM \"fts_%s\" WHERE \"fts_%s\" MATCH ? LIMIT ?)", o->name, o->name);
	rc = db_prepare(s, buf_str(&sql), &st, NULL);
	buf_free(&sql);
	if (rc < 0)
		return false;
	stmt_bind_text(st, 1, match, -1);
	stmt_bind_int(st, 2, rows / 50);
	if (stmt_step(st) == STEP_ROW)
		n = stmt_int(st, 0);
	db_done(s, st);
	return n >= rows / 50;
}

static int
find_in(struct finding *f, const struct object *o, struct hc_err *err)
{
	struct statement seen;
	struct buf sql = BUF_INIT;
	struct stmt *st;
	int64_t n = 0;
	size_t first = f->found.n;
	bool rank;
	int rc, at, step;

	if ((rc = visible(f, o, &seen, err)) < 0 || (rc = count_matches(f, o, &seen, &n, err)) < 0 || !n)
		return rc;
	f->total += n;
	rank = n <= RANK_MAX;
	f->ranked = f->ranked && rank;
	buf_printf(&sql, "SELECT f.rowid, o.id, " SNIPPET ", %s FROM \"fts_%s\" f JOIN \"%s\" o ON o.rid = f.rowid"
	    " WHERE f.\"fts_%s\" MATCH ? AND ", o->name, rank ? "f.rank" : "0.0", o->name, o->name, o->name);
	visible_sql(&seen, &sql);
	buf_printf(&sql, " ORDER BY %s LIMIT ?", rank ? "f.rank" : "f.rowid DESC");
	rc = db_prepare_here(f->s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	at = bind_all(st, f->match, &seen);
	stmt_bind_int(st, at, (int64_t)f->limit);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct found hit = { .rid = stmt_int(st, 0), .rank = stmt_real(st, 3), .hit.object = o,
		    .place = f->found.n - first };

		memcpy(hit.hit.id, stmt_blob(st, 1), 16);
		hit.hit.snippet = arena_strdup(f->arena, stmt_text(st, 2));
		vec_push(f->arena, &f->found, hit);
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(f->s, err, "searching");
	db_done(f->s, st);
	return rc;
}

/* The best of each object come first, then the second best: ranks of two objects do not compare, and a company should not
   drown in its deals. Ids grow with time, so among equals and unranked ones the newest come first. */
static int
compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->hit.object != y->hit.object)
		return x->hit.object->index - y->hit.object->index;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return memcmp(y->hit.id, x->hit.id, 16);
}

static int
find_everywhere(struct finding *f, const char *match, const struct object *only, struct hc_err *err)
{
	const struct model *m = f->s->model;
	int rc = 0;

	f->match = match;
	f->found.n = 0;
	f->total = 0;
	f->ranked = true;
	for (size_t i = 0; i < m->objects.n && rc == 0; i++) {
		const struct object *o = m->objects.at[i];
		struct table *t;

		if ((only && o != only) || (!only && o->hidden) || !db_made(f->s, o))
			continue;
		if ((rc = table_of(f->s, o, &t, err)) == 0 && t->nsearch)
			rc = find_in(f, o, err);
	}
	return rc;
}

int
read_search_ready(struct store *s, struct hc_err *err)
{
	return search_drain(s, err);
}

int
read_search(struct store *s, const struct query_ctx *c, const char *text, const struct object *only, size_t limit,
    struct arena *a, struct hit **ret, size_t *n, int64_t *total, bool *ranked, struct hc_err *err)
{
	struct finding f = { .s = s, .c = c, .arena = a, .limit = limit };
	const char *match;
	int rc;

	*n = 0;
	*total = 0;
	*ranked = true;
	if (!utf8_valid(text, strlen(text)) && *text)
		return hc_fail(err, HC_INVALID, 0, "the text to search for is not UTF-8.");
	if (!(match = match_text(a, text, false)))
		return HC_OK;
	if (!s->search_apart && (rc = search_drain(s, err)) < 0 && rc != HC_BUSY)
		return rc;
	if ((rc = find_everywhere(&f, match, only, err)) < 0)
		return rc;
	if (f.found.n < limit && (rc = find_everywhere(&f, match_text(a, text, true), only, err)) < 0)
		return rc;
	if (f.found.n)
		qsort(f.found.at, f.found.n, sizeof(f.found.at[0]), compare);
	*n = f.found.n < limit ? f.found.n : limit;
	*ret = ARENA_ARRAY(a, struct hit, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		(*ret)[i] = f.found.at[i].hit;
		(*ret)[i].title = read_title(s, f.found.at[i].hit.object, f.found.at[i].hit.id, a);
	}
	*total = f.total > (int64_t)f.found.n ? f.total : (int64_t)f.found.n;
	*ranked = f.ranked;
	return HC_OK;
}
