/*
 * dash_chart.c - a chart of one's own: of a query, or of the list in front by what it is grouped by or by the column in focus.
 */
#include <string.h>

#include "base/uuid.h"
#include "ui/dash.h"
#include "ui/list.h"

#define MANY 20			/* values of a link: the largest so many */

/* What a list can be counted by: choices, links, yes and no, days. */
static bool
countable(const struct field *f)
{
	if (f == NULL)
		return false;
	switch (field_type(f)->class) {
	case CLASS_SELECT:
	case CLASS_LOOKUP:
	case CLASS_BOOL:
	case CLASS_DATE:
	case CLASS_STAMP:
		return f->slot != SLOT_ID;
	default:
		return false;
	}
}

/* The grouping, the column in focus, else the first column that counts. *field is what it leads to. */
static const char *
choose_key(struct list *l, struct arena *a, const struct field **field)
{
	const char *path = NULL;

	*field = l->group_field;
	if (l->group != NULL && l->group_field != NULL)
		return l->group;
	if (countable(list_field(l)) && l->focus < l->paths.n) {
		*field = list_field(l);
		path = l->paths.at[l->focus];
	}
	for (size_t i = 0; i < l->ncolumns && i < l->paths.n && path == NULL; i++) {
		const struct field *f = l->pager.query->columns.at[l->columns[i].column].field;

		if (countable(f) && field_type(f)->class == CLASS_SELECT) {
			*field = f;
			path = l->paths.at[i];
		}
	}
	if (path == NULL)
		return NULL;
	if (field_type(*field)->class == CLASS_DATE || field_type(*field)->class == CLASS_STAMP)
		return arena_printf(a, "%s/m", path);
	return path;
}

static void
add_condition(struct buf *b, const char *text)
{
	if (text != NULL && text[strspn(text, " ")] != '\0')
		buf_printf(b, " (%s)", text);
}

static int
of_list(struct app *app, struct list *l, const char *kind, struct hc_err *err)
{
	const struct field *f;
	const char *key = choose_key(l, app->turn, &f);
	struct tile tile = { .kind = kind, .width = 12 };
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];

	if (key == NULL)
		return hc_fail(err, HC_INVALID, 0, "put the cursor on a column of choices, links or dates, or group the list first.");
	buf_adds(&b, l->object->name);
	add_condition(&b, l->view != NULL ? l->view->where : NULL);
	add_condition(&b, l->also);
	add_condition(&b, l->filter);
	if (l->link != NULL) {
		uuid_format(l->parent, id);
		buf_printf(&b, " %s:%s", l->link->name, id);
	}
	buf_printf(&b, " by %s agg n", key);
	for (size_t i = 0; i < l->ncolumns && i < l->paths.n; i++) {
		const struct field *money = l->pager.query->columns.at[l->columns[i].column].field;

		if (money != NULL && field_type(money)->class == CLASS_MONEY) {
			buf_printf(&b, ",sum.%s", l->paths.at[i]);
			break;
		}
	}
	if (field_type(f)->class == CLASS_LOOKUP)
		buf_printf(&b, " sort -n limit %d", MANY);
	tile.query = buf_str(&b);
	tile.label = arena_printf(app->turn, "by %s", f->label);
	dash_open_tile(app, l->object->plural, &tile);
	buf_free(&b);
	return HC_OK;
}

int
dash_chart_command(struct app *app, const struct call *c, struct hc_err *err)
{
	enum chart_kind kind = c->argc > 0 ? chart_kind(c->argv[0]) : CHART_BAR;
	struct tile tile = { .width = 12 };
	struct list *l = list_of(app->top);
	struct query_ctx ctx;
	struct query *q;
	int rc;

	if (app->work == NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no workspace yet; choose how to start.");
	if (kind == CHART_KINDS)
		return hc_fail(err, HC_INVALID, 0, "%.20s is no kind of chart; there are metric, bar, stack, line, area, pie, funnel, scatter, "
		    "heat, spark, gauge and table.", c->argv[0]);
	if (c->argc < 2)
		return l != NULL ? of_list(app, l, chart_kind_name(kind), err) :
		    hc_fail(err, HC_INVALID, 0, "chart needs a kind and a query: chart bar opportunity by stage agg n.");
	tile.kind = chart_kind_name(kind);
	tile.label = tile.query = c->rest + strlen(c->argv[0]) + 1;
	ctx = work_query(app->work, app->turn, NULL);
	if ((rc = query_parse(&ctx, tile.query, &q, err)) < 0)
		return rc;
	dash_open_tile(app, q->object->plural, &tile);
	return HC_OK;
}
