/*
 * list.c - `list QUERY`: rows, groups or a pivot of what a query selects.
 *
 * Rows are streamed as they are read, nothing is cut short: no cap unless the query says `limit`. Counting alone is count.c's.
 */
#include <langinfo.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/out.h"
#include "cmd/session.h"
#include "report/chart.h"
#include "report/pivot.h"

void (*cmd_chart_text)(const struct chart *c, int width, bool ascii, struct buf *out);

/* Machine forms show every field the user may read; tables show the columns of the view `all`. */
static int
choose_columns(struct cmd *c, const struct query_ctx *ctx, struct query *q, const struct view *view, struct hc_err *err)
{
	enum out_format f = out_format(c->out);
	VEC(const char *) paths = {0};

	if (q->grouped || q->has_show)
		return HC_OK;
	if (f == OUT_TABLE || f == OUT_TSV) {
		if (view == NULL)
			view = object_view(q->object, "all");
		if (view != NULL && view->columns.n > 0)
			for (size_t i = 0; i < view->columns.n; i++)
				vec_push(c->arena, &paths, view->columns.at[i]);
		else
			vec_push(c->arena, &paths, q->object->title->name);
	} else {
		for (size_t i = 0; i < q->object->fields.n; i++) {
			const struct field *fl = q->object->fields.at[i];

			if (i != SLOT_DELETED && access_field(c->work, fl, 'r'))
				vec_push(c->arena, &paths, fl->name);
		}
	}
	return query_set_columns(ctx, q, paths.at, paths.n, err);
}

static int
list_rows(struct cmd *c, const struct query_ctx *ctx, struct query *q, struct hc_err *err)
{
	struct page_at at = { .limit = q->limit };
	struct query_ctx with = *ctx;
	const struct hc_value *row;
	struct statement st;
	struct rows *rows;
	int rc, end;

	read_hints(c->work->store, &with, q->limit >= 0 && q->limit <= 1000 ? 100 : 10);
	if ((rc = query_sql(&with, q, DIALECT_SQLITE, STATEMENT_PAGE, &at, &st, err)) < 0)
		return rc;
	if ((rc = read_open(c->work->store, &st, q, &rows, err)) < 0)
		return rc;
	rc = out_begin(c->out, q, err);
	while (rc == HC_OK && (rc = read_next(rows, &row, err)) > 0)
		rc = out_row(c->out, row, err);
	read_close(rows);
	end = rc < 0 ? rc : out_end(c->out, err);
	return end;
}

static int
list_groups(struct cmd *c, const struct query_ctx *ctx, struct query *q, struct hc_err *err)
{
	struct hc_value **rows;
	size_t n;
	int rc;

	/* a script's figure that stands without its currency is in the base one */
	if (out_format(c->out) == OUT_TSV || (q->pivoted && out_format(c->out) != OUT_TABLE && out_format(c->out) != OUT_NDJSON))
		query_in_base(q);
	if ((rc = read_groups(c->work->store, ctx, q, c->arena, &rows, &n, err)) < 0)
		return rc;
	if (q->pivoted && out_format(c->out) != OUT_NDJSON) {
		struct pivot p;

		if ((rc = pivot_make(c->arena, q, rows, n, &c->work->locale, &p, err)) < 0)
			return rc;
		if ((rc = out_begin_texts(c->out, p.titles, p.ncolumns, err)) < 0)
			return rc;
		for (size_t i = 0; i < p.nrows; i++)
			if ((rc = out_row_texts(c->out, p.cells[i], err)) < 0)
				return rc;
		return out_end(c->out, err);
	}
	if ((rc = out_begin(c->out, q, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if ((rc = out_row(c->out, rows[i], err)) < 0)
			return rc;
	return out_end(c->out, err);
}

static int
list_chart(struct cmd *c, const struct query_ctx *ctx, struct query *q, const char *name, struct hc_err *err)
{
	bool ascii = c->ui == NULL && strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	enum chart_kind kind = chart_kind(name);
	struct buf text = BUF_INIT;
	struct hc_value **rows;
	struct chart chart;
	size_t n;
	int rc;

	if (kind == CHART_KINDS || cmd_chart_text == NULL)
		return hc_fail(err, HC_INVALID, 0, "--chart %.20s is no kind of chart; there are metric, bar, stack, line, area, pie, funnel, "
		    "scatter, heat, spark, gauge and table.", name);
	if (!q->grouped)
		return hc_fail(err, HC_INVALID, 0, "a chart is made of figures: add `by FIELD agg n` to the query.");
	if ((rc = read_groups(c->work->store, ctx, q, c->arena, &rows, &n, err)) < 0 ||
	    (rc = chart_make(c->arena, kind, q, rows, n, &c->work->locale, &chart, err)) < 0)
		return rc;
	cmd_chart_text(&chart, out_width(c->out), ascii, &text);
	out_raw(c->out, buf_str(&text), text.len);
	buf_free(&text);
	return HC_OK;
}

static int
explain(struct cmd *c, const struct query_ctx *ctx, struct query *q, bool only_sql, struct hc_err *err)
{
	struct page_at at = { .limit = q->limit };
	struct buf plan = BUF_INIT;
	struct statement st;
	int rc;

	if (only_sql) {
		if ((rc = query_sql(ctx, q, DIALECT_SQLITE, q->grouped ? STATEMENT_GROUPS : STATEMENT_PAGE, &at, &st, err)) == HC_OK)
			out_line(c->out, "%s", st.sql);
		return rc;
	}
	if ((rc = query_explain(ctx, q, &plan, err)) == HC_OK)
		out_line(c->out, "%.*s", (int)(plan.len - (plan.len > 0 && plan.data[plan.len - 1] == '\n')), buf_str(&plan));
	buf_free(&plan);
	return rc;
}

static int
list_run(struct cmd *c, struct hc_err *err)
{
	const char *name = cmd_option(c, "view");
	const struct view *view = NULL;
	struct query_ctx ctx;
	struct query *q;
	int rc;

	if ((rc = cmd_query(c, c->operands, &ctx, &q, err)) < 0)
		return rc;
	if (name != NULL) {
		const struct expr *e;

		if ((view = object_view(q->object, name)) == NULL)
			return hc_fail(err, HC_INVALID, 0, "%s has no view %s; `hotcrm describe %s` lists them.", q->object->name, name,
			    q->object->name);
		ctx.object = q->object;
		if (view->where != NULL) {
			if ((rc = query_parse_condition(&ctx, view->where, &e, err)) < 0)
				return rc;
			query_and(q, c->arena, e);
		}
		if (view->sort != NULL && query_sort_text(q, c->arena) == NULL &&
		    (rc = query_set_sort(&ctx, q, view->sort, err)) < 0)
			return rc;
	}
	if ((rc = choose_columns(c, &ctx, q, view, err)) < 0)
		return rc;
	if (cmd_option(c, "explain") != NULL || cmd_option(c, "sql") != NULL)
		return explain(c, &ctx, q, cmd_option(c, "sql") != NULL, err);
	if (cmd_option(c, "chart") != NULL)
		return list_chart(c, &ctx, q, cmd_option(c, "chart"), err);
	return q->grouped ? list_groups(c, &ctx, q, err) : list_rows(c, &ctx, q, err);
}

static const struct cmd_option options[] = {
	{ .name = "view", .arg = "NAME", .help = "the view's columns, condition and order" },
	{ .name = "chart", .arg = "KIND", .help = "draw the groups: bar, stack, line, area, pie, funnel, scatter, heat, spark, metric, "
	    "gauge or table" },
	{ .name = "explain", .help = "print the canonical query, the plan and what index would help" },
	{ .name = "sql", .help = "print the statement" },
	{ .name = NULL }
};

const struct cmd_def cmd_list = {
	.name = "list",
	.usage = "QUERY",
	.summary = "print the rows, groups or pivot that a query selects",
	.help = "A query begins with an object: `hotcrm list opportunity stage:proposal close:this_q sort -amount`. hotql(7) has "
	    "the language. Tables and tsv show the columns of the view `all`, the other formats every field you may read, unless "
	    "the query says `show`. Nothing is cut short unless the query says `limit`.",
	.flags = CMD_OBJECT | CMD_APART,
	.options = options,
	.complete = "query",
	.run = list_run,
};
