/*
 * pager_query.c - a spec as a query: the view's condition, the filter, the link, the marks; and questions over the same rows.
 */
#include <string.h>

#include "base/uuid.h"
#include "ui/pager.h"

#define IDS_AT_ONCE 1000	/* that one text names */

static int
add_condition(struct query_ctx *c, struct query *q, const char *text, struct hc_err *err)
{
	const struct expr *e;
	int rc;

	if (text == NULL || text[strspn(text, " ")] == '\0')
		return HC_OK;
	text = arena_strdup(c->arena, text);	/* the tree may point into it */
	if ((rc = query_parse_condition(c, text, &e, err)) < 0)
		return rc;
	query_and(q, c->arena, e);
	return HC_OK;
}

static int
add_link(struct query_ctx *c, struct query *q, const struct pager_spec *s, struct hc_err *err)
{
	char id[UUID_TEXT];

	if (s->link == NULL)
		return HC_OK;
	uuid_format(s->parent, id);
	return add_condition(c, q, arena_printf(c->arena, "%s:%s", s->link->name, id), err);
}

/* A text has a limit; many records are named by several. */
static int
add_ids(struct query_ctx *c, struct query *q, const struct pager_spec *s, struct hc_err *err)
{
	const struct expr *any = NULL, *some;
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];
	int rc = HC_OK;

	for (size_t i = 0; s->ids != NULL && i < s->nids && rc >= 0; i += IDS_AT_ONCE) {
		buf_reset(&b);
		for (size_t k = i; k < s->nids && k < i + IDS_AT_ONCE; k++) {
			uuid_format(s->ids[k], id);
			buf_printf(&b, "%s%s", k > i ? "," : s->but ? "-id:" : "id:", id);
		}
		rc = query_parse_condition(c, arena_strdup(c->arena, buf_str(&b)), &some, err);
		if (rc >= 0 && s->but)
			query_and(q, c->arena, some);
		else if (rc >= 0)
			any = query_or(c->arena, any, some);
	}
	if (rc >= 0)
		query_and(q, c->arena, any);
	buf_free(&b);
	return rc;
}

static int
set_columns(struct query_ctx *c, struct query *q, const struct pager_spec *s, struct hc_err *err)
{
	VEC(const char *) paths = {0};

	if (s->carry == NULL && s->title == NULL)
		return query_set_columns(c, q, s->columns, s->ncolumns, err);
	for (size_t i = 0; i < s->ncolumns; i++)
		vec_push(c->arena, &paths, s->columns[i]);
	if (s->title != NULL)
		vec_push(c->arena, &paths, s->title);
	if (s->carry != NULL)
		vec_push(c->arena, &paths, s->carry);
	return query_set_columns(c, q, paths.at, paths.n, err);
}

int
pager_build(struct work *w, const struct pager_spec *s, const char *also, struct arena *a, struct query_ctx *c,
    struct query **ret, struct hc_err *err)
{
	struct query *q;
	int rc;

	*c = work_query(w, a, s->object);
	if ((rc = query_parse(c, "", &q, err)) < 0 ||
	    (rc = add_condition(c, q, s->where, err)) < 0 || (rc = add_link(c, q, s, err)) < 0 || (rc = add_ids(c, q, s, err)) < 0 ||
	    (rc = add_condition(c, q, s->also, err)) < 0 || (rc = add_condition(c, q, also, err)) < 0 ||
	    (rc = set_columns(c, q, s, err)) < 0 ||
	    (rc = query_set_sort(c, q, s->sort != NULL ? s->sort : "-created", err)) < 0) {
		if (err != NULL)
			err->pos = -1;
		return rc;
	}
	if ((rc = add_condition(c, q, s->filter, err)) < 0)
		return rc;
	*ret = q;
	return HC_OK;
}

int
pager_query(struct work *w, const struct pager_spec *s, const char *also, const char *clauses, struct arena *a,
    struct query_ctx *c, struct query **ret, struct hc_err *err)
{
	struct query *q;
	int rc;

	*c = work_query(w, a, s->object);
	if ((rc = query_parse(c, arena_strdup(a, clauses), &q, err)) < 0 || (rc = add_condition(c, q, s->where, err)) < 0 ||
	    (rc = add_link(c, q, s, err)) < 0 || (rc = add_ids(c, q, s, err)) < 0 || (rc = add_condition(c, q, s->also, err)) < 0 ||
	    (rc = add_condition(c, q, also, err)) < 0 || (rc = add_condition(c, q, s->filter, err)) < 0)
		return rc;
	*ret = q;
	return HC_OK;
}

int
pager_check(struct work *w, const struct pager_spec *s, struct hc_err *err)
{
	struct arena *a = arena_new("check");
	struct query_ctx c;
	struct query *q;
	int rc = pager_build(w, s, NULL, a, &c, &q, err);

	arena_free(a);
	return rc;
}

int
pager_pick(struct pager *p, const char *also, size_t max, struct arena *a, struct hc_value ***rows, size_t *n, struct hc_err *err)
{
	const struct page_at at = { .limit = (int64_t)max };
	struct statement st;
	struct query_ctx c;
	struct query *q;
	int rc;

	if ((rc = pager_build(p->window->app->work, &p->spec, also, a, &c, &q, err)) < 0 ||
	    (rc = query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, err)) < 0)
		return rc;
	return read_all(p->window->app->work->store, &st, q, a, rows, n, err);
}

int
pager_rids(struct work *w, const struct pager_spec *s, struct arena *a, int64_t **ret, size_t *n, struct hc_err *err)
{
	struct arena *tmp = arena_new("rids");
	VEC(int64_t) ids = {0};
	const struct hc_value *row;
	struct query_ctx c;
	struct query *q;
	struct statement st;
	struct rows *rows;
	int rc;

	if ((rc = pager_build(w, s, NULL, tmp, &c, &q, err)) < 0 ||
	    (rc = query_sql(&c, q, DIALECT_SQLITE, STATEMENT_IDS, NULL, &st, err)) < 0 ||
	    (rc = read_open(w->store, &st, NULL, &rows, err)) < 0) {
		arena_free(tmp);
		return rc;
	}
	while ((rc = read_next(rows, &row, err)) == 1)
		vec_push(a, &ids, row[0].i);
	read_close(rows);
	arena_free(tmp);
	if (rc < 0)
		return rc;
	*ret = ids.at;
	*n = ids.n;
	return HC_OK;
}
