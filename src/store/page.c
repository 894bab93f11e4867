/*
 * page.c - a query's page and its count. A page is read to its end at once, so that no read transaction outlives it.
 */
#include "base/err.h"
#include "store/db.h"
#include "store/read.h"

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

int
read_page(struct store *s, const struct query_ctx *c, struct query *q, const struct page_at *at, bool backwards,
    struct arena *a, struct hc_value ***rows, size_t *n, struct hc_err *err)
{
	struct query_ctx with = *c;
	struct statement st = {0};
	int rc;

	read_hints(s, &with, 100);
	if ((rc = query_sql(&with, q, DIALECT_SQLITE, backwards ? STATEMENT_PAGE_BACK : STATEMENT_PAGE, at, &st, err)) < 0 ||
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
	if ((rc = query_sql(&with, q, DIALECT_SQLITE, STATEMENT_COUNT, NULL, &st, err)) < 0 ||
	    (rc = read_select(s, &st, &v, err)) < 0)
		return rc;
	*ret = v.kind == VALUE_INT ? v.i : 0;
	return HC_OK;
}
