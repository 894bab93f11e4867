/*
 * page.c - a query's page and its count. A page is read to its end at once, so that no read transaction outlives it.
 */
#include <string.h>

#include "base/err.h"
#include "store/db.h"
#include "store/read.h"
#include "store/scan.h"

#define CHOSEN_MAX 2000		/* records of a page that are named one by one */

void
read_hints(struct store *s, struct query_ctx *c, unsigned part)
{
	struct resident_ask *ask;

	if (s->remote)
		return;
	ask = ARENA_NEW(c->arena, struct resident_ask);
	*ask = (struct resident_ask){ .s = s, .part = part };
	c->rare = resident_rare;
	c->frequent = find_frequent;
	c->rare_arg = ask;
}

/* A page with something in it that only this program can calculate, in a database that can choose its records all the same:
   those are read for it, and no others. *n is -1 if it cannot choose. */
static int
chosen(struct store *s, const struct query_ctx *c, struct query *q, const struct page_at *at, bool backwards, int64_t **rids,
    int64_t *n, struct hc_err *err)
{
	struct page_at first = at ? *at : (struct page_at){ .limit = -1 };
	VEC(int64_t) found = {0};
	const struct hc_value *row;
	struct statement st;
	struct rows *rows;
	int rc;

	*n = -1;
	first.only_rids = true;
	if (first.limit < 0 && q->limit < 0)
		return HC_OK;
	if ((rc = query_sql(c, q, DIALECT_POSTGRES, backwards ? STATEMENT_PAGE_BACK : STATEMENT_PAGE, &first, &st, err)) < 0 ||
	    st.dialect == DIALECT_SQLITE)
		return rc;
	if ((rc = read_open(s, &st, NULL, &rows, err)) < 0)
		return rc;
	while ((rc = read_next(rows, &row, err)) > 0)
		vec_push(c->arena, &found, row[0].i);
	read_close(rows);
	if (rc < 0 || found.n > CHOSEN_MAX)
		return rc;
	*rids = ARENA_ARRAY(c->arena, int64_t, found.n + 1);
	if (found.n > 0)
		memcpy(*rids, found.at, found.n * sizeof(int64_t));
	*n = (int64_t)found.n;
	return HC_OK;
}

static int
page_sql(struct store *s, const struct query_ctx *c, struct query *q, const struct page_at *at, bool backwards,
    struct statement *ret, struct hc_err *err)
{
	enum statement_kind kind = backwards ? STATEMENT_PAGE_BACK : STATEMENT_PAGE;
	enum dialect d = read_dialect(s);
	struct page_at these = {0};
	int64_t *rids, n;
	int rc;

	if ((rc = query_sql(c, q, d, kind, at, ret, err)) < 0 || ret->dialect == d)
		return rc;
	if ((rc = chosen(s, c, q, at, backwards, &rids, &n, err)) < 0 || n < 0)
		return rc;
	these.rids = rids;
	these.nrids = (size_t)n;
	return query_sql(c, q, DIALECT_SQLITE, kind, &these, ret, err);
}

int
read_page(struct store *s, const struct query_ctx *c, struct query *q, const struct page_at *at, bool backwards,
    struct arena *a, struct hc_value ***rows, size_t *n, struct hc_err *err)
{
	struct query_ctx with = *c;
	struct statement st = {0};
	int rc;

	read_hints(s, &with, 100);
	if ((rc = page_sql(s, &with, q, at, backwards, &st, err)) < 0 ||
	    (rc = read_all(s, &st, q, a, rows, n, err)) < 0)
		return rc;
	for (size_t i = 0; backwards && i < *n / 2; i++) {
		struct hc_value *t = (*rows)[i];

		(*rows)[i] = (*rows)[*n - 1 - i];
		(*rows)[*n - 1 - i] = t;
	}
	return HC_OK;
}

int
read_count(struct store *s, const struct query_ctx *c, struct query *q, int64_t *ret, struct hc_err *err)
{
	struct query_ctx with = *c;
	struct statement st = {0};
	struct hc_value v;
	int rc;

	read_hints(s, &with, 10);
	if ((rc = query_sql(&with, q, read_dialect(s), STATEMENT_COUNT, NULL, &st, err)) < 0 ||
	    (rc = read_select(s, &st, &v, err)) < 0)
		return rc;
	*ret = v.kind == VALUE_INT ? v.i : 0;
	return HC_OK;
}
