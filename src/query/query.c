/*
 * query.c - the front of the room: a text to a query, a query to a statement.
 */
#include "query/page.h"

#include "base/buf.h"
#include "base/time.h"
#include "base/utf8.h"
#include "model/type.h"

static int
find_object(const struct query_ctx *c, const struct parsed *p, const struct object **ret, struct hc_err *err)
{
	const char *near;

	*ret = model_object(c->model, p->object);
	if (*ret != NULL)
		return HC_OK;
	if (p->object[0] == '\0')
		return err_at(err, HC_INVALID, p->object_pos, "Begin with what to look for: an object's name, then conditions.");
	near = model_near_object(c->model, p->object);
	if (near != NULL)
		return err_at(err, HC_INVALID, p->object_pos, "There is no object `%s`; did you mean `%s`?", p->object, near);
	return err_at(err, HC_INVALID, p->object_pos, "There is no object `%s`; `describe` lists them.", p->object);
}

static int
check_asof(const struct query_ctx *c, const struct query *q, struct hc_err *err)
{
	const struct item *it = &q->parts->asof;
	struct moment m;
	const char *text;
	int rc;

	if (it->text == NULL)
		return HC_OK;
	if (it->kind != ITEM_TEXT && it->kind != ITEM_VALUE)
		return err_at(err, HC_INVALID, it->pos, "`asof` takes one date.");
	text = literal_text(c, it);
	if ((rc = moment_parse(c->locale, text, strlen(text), &m, err)) < 0 && err != NULL)
		err->pos = it->pos;
	return rc;
}

/* The team and tree scopes need users that have one. */
static int
check_scope(const struct query_ctx *c, const struct query *q, struct hc_err *err)
{
	struct item it = { .kind = ITEM_TEXT };

	if (q->parts->scope != SCOPE_TEAM && q->parts->scope != SCOPE_TREE)
		return HC_OK;
	it.text = q->parts->scope == SCOPE_TEAM ? "my_team" : "my_tree";
	return check_item(c, q->object->fields.at[SLOT_OWNER], OP_IS, &it, err);
}

int
query_parse(const struct query_ctx *c, const char *text, struct query **ret, struct hc_err *err)
{
	struct query *q = ARENA_NEW(c->arena, struct query);
	struct parsed p;
	int rc;

	if ((rc = parse_query(c, text, c->object == NULL, &p, err)) < 0)
		return rc;
	q->object = c->object;
	if (q->object == NULL && (rc = find_object(c, &p, &q->object, err)) < 0)
		return rc;
	q->parts = p.clauses;
	q->where = p.where;
	q->limit = p.limit;
	q->with_deleted = p.with_deleted;
	if ((rc = check_condition(c, q->object, p.where, err)) < 0 || (rc = check_asof(c, q, err)) < 0 ||
	    (rc = check_scope(c, q, err)) < 0 || (rc = column_build(c, q, err)) < 0)
		return rc;
	*ret = q;
	return HC_OK;
}

void
query_and(struct query *q, struct arena *a, const struct expr *e)
{
	struct expr *both;

	if (e == NULL || e->kind == EXPR_ALL)
		return;
	if (q->where->kind == EXPR_ALL) {
		q->where = e;
		return;
	}
	both = ARENA_NEW(a, struct expr);
	both->kind = EXPR_AND;
	both->object = q->object;
	vec_push(a, &both->kids, (struct expr *)q->where);
	vec_push(a, &both->kids, (struct expr *)e);
	q->where = both;
}

const struct expr *
query_or(struct arena *a, const struct expr *one, const struct expr *other)
{
	struct expr *either;

	if (one == NULL || other == NULL)
		return one != NULL ? one : other;
	either = ARENA_NEW(a, struct expr);
	either->kind = EXPR_OR;
	either->object = one->object;
	vec_push(a, &either->kids, (struct expr *)one);
	vec_push(a, &either->kids, (struct expr *)other);
	return either;
}

const struct expr *
query_hangs(struct arena *a, const struct object *o, const struct query_parent *parents, size_t n, const struct expr *also)
{
	struct expr *e = ARENA_NEW(a, struct expr), *both;

	*e = (struct expr){ .kind = EXPR_HANGS, .object = o, .parents = parents, .nparents = n };
	if (also == NULL)
		return e;
	both = ARENA_NEW(a, struct expr);
	*both = (struct expr){ .kind = EXPR_AND, .object = o };
	vec_push(a, &both->kids, (struct expr *)also);
	vec_push(a, &both->kids, e);
	return both;
}

/* Code and views name fields without knowing the user: what he may not see is left out, in silence, as on a form. */
static void
drop_unreadable(const struct query_ctx *c, const struct query *q, struct entries *list)
{
	struct query_ctx all = *c;
	size_t kept = 0;

	all.can_read = NULL;
	for (size_t i = 0; i < list->list.n; i++) {
		struct path path = list->list.at[i].path;

		if (check_path(c, q->object, &path, NULL) == HC_OK || check_path(&all, q->object, &path, NULL) < 0)
			list->list.at[kept++] = list->list.at[i];
	}
	list->list.n = kept;
}

int
query_set_columns(const struct query_ctx *c, struct query *q, const char *const *paths, size_t n, struct hc_err *err)
{
	struct entries old = q->parts->show;
	bool said = q->has_show;
	int rc = HC_OK;

	if (q->grouped)
		return HC_OK;	/* groups show what they group */
	q->parts->show = (struct entries){0};
	for (size_t i = 0; rc == HC_OK && i < n; i++)
		rc = parse_entries(c, paths[i], &q->parts->show, false, err);
	if (rc == HC_OK)
		drop_unreadable(c, q, &q->parts->show);
	if (rc == HC_OK)
		rc = column_build(c, q, err);
	if (rc < 0) {
		q->parts->show = old;
		column_build(c, q, NULL);
	}
	q->has_show = said;
	return rc;
}

int
query_set_sort(const struct query_ctx *c, struct query *q, const char *sort, struct hc_err *err)
{
	struct entries old = q->parts->sort;
	bool said = q->has_show;
	int rc;

	q->parts->sort = (struct entries){0};
	rc = sort[0] == '\0' ? HC_OK : parse_entries(c, sort, &q->parts->sort, true, err);
	if (rc == HC_OK && !q->grouped)
		drop_unreadable(c, q, &q->parts->sort);
	if (rc == HC_OK)
		rc = column_build(c, q, err);
	if (rc < 0) {
		q->parts->sort = old;
		column_build(c, q, NULL);
	}
	q->has_show = said;
	return rc;
}

/* The moment of `asof`: a date counts to its end, but bo... means its beginning. */
static void
set_asof(struct emitter *em, const struct query *q)
{
	const struct item *it = &q->parts->asof;
	const char *text = literal_text(em->c, it);
	struct moment m;
	int64_t from, to;

	if (moment_parse(em->c->locale, text, strlen(text), &m, NULL) < 0)
		return;
	moment_instants(em->c->locale, &m, &from, &to);
	em->has_asof = true;
	em->asof = (text[0] | 0x20) == 'b' && (text[1] | 0x20) == 'o' ? from - 1 : m.instant ? from : to - 1;
}

#define BINDS_MAX 32000		/* SQLite takes 32766 */

static int
write_statement(const struct query_ctx *c, const struct query *q, enum dialect d, enum statement_kind kind,
    const struct page_at *at, bool *here, struct statement *ret, struct hc_err *err)
{
	struct statement st = { .sink = SINK_ROWS, .dialect = d };
	struct emitter em;
	struct sql out;
	bool found;
	int rc = HC_OK;

	emitter_init(&em, c, d, err);
	sql_init(&out, c->arena);
	if (q->parts->asof.text != NULL)
		set_asof(&em, q);
	if (q->grouped && kind != STATEMENT_GROUPS && kind != STATEMENT_COUNT)
		return err_at(err, HC_INVALID, -1, "Groups have no pages and no ids; leave out by and agg.");
	switch (kind) {
	case STATEMENT_PAGE:
	case STATEMENT_PAGE_BACK:
		rc = page_statement(&em, q, at, kind == STATEMENT_PAGE_BACK, &out);
		break;
	case STATEMENT_COUNT:
		rc = page_count(&em, q, &out);
		break;
	case STATEMENT_IDS:
		rc = page_ids(&em, q, q->limit, &out);
		break;
	case STATEMENT_GROUPS:
		rc = group_statement(&em, q, &out, &st);
		break;
	}
	if (rc < 0)
		return rc;
	if (out.binds.n > BINDS_MAX)
		return err_at(err, HC_INVALID, -1, "The query has %zu values; %d fit.", out.binds.n, BINDS_MAX);
	found = plan_condition_indexed(q->where, true);
	st.sql = out.text;
	st.binds = out.binds.at;
	st.nbinds = out.binds.n;
	st.needs_fts = em.needs_fts;
	if (kind == STATEMENT_PAGE || kind == STATEMENT_PAGE_BACK)
		st.full_scan = !found && !(plan_order_indexed(q) && q->where->kind == EXPR_ALL);
	else
		st.full_scan = !found && (kind != STATEMENT_COUNT || q->where->kind != EXPR_ALL);
	*here = em.here;
	*ret = st;
	return HC_OK;
}

int
query_sql(const struct query_ctx *c, const struct query *q, enum dialect d, enum statement_kind kind,
    const struct page_at *at, struct statement *ret, struct hc_err *err)
{
	bool here = false;
	int rc = write_statement(c, q, d, kind, at, &here, ret, err);

	if (rc == HC_OK && here && d != DIALECT_SQLITE)
		rc = write_statement(c, q, DIALECT_SQLITE, kind, at, &here, ret, err);
	return rc;
}
