/*
 * home_waiting.c - the tile "Waiting for me": what others wait for, what clashed or was refused, reminders that are due, forms that
 * are half-typed. Things that stand in a list of their own (tasks, today's meetings) are not said again.
 */
#include <string.h>

#include "sync/sync.h"
#include "ui/dash.h"
#include "ui/theme.h"

#define EACH_MAX 20		/* of one kind; it is a look, not the list */

/* A condition whose names this workspace has not is a source less. */
static const struct waiting {
	const char *object, *condition, *word;
} sources[] = {
	{ "approval_request", "current_approver:me status:pending sort created", "to approve" },
	{ "case", "owner:me status:escalated sort created", "escalated" },
	{ "contract", "owner:me status:in_approval sort created", "in approval" },
	{ "quote", "owner:me status:in_review sort created", "in review" },
	{ "reminder", "user:me done:no due:..now sort due", "reminder" },
};

static void
add(struct dash_tile *t, struct arena *a, struct dash_row row, const char *what, const char *word, int role)
{
	row.cells[0] = arena_strdup(a, what);
	row.cells[1] = word;
	row.roles[0] = role;
	row.roles[1] = ROLE_DIM;
	t->rows[t->nrows++] = row;
}

static void
add_records(struct app *app, struct dash_tile *t, struct arena *a, const struct waiting *s, size_t room)
{
	const struct object *o = model_object(app->work->model, s->object);
	struct query_ctx c;
	struct hc_value **rows;
	struct statement st;
	struct query *q;
	size_t n = 0;

	if (o == NULL || room == 0 || !access_object(app->work, o, 'r'))
		return;
	c = work_query(app->work, app->turn, o);
	if (query_parse(&c, s->condition, &q, NULL) < 0 || query_set_columns(&c, q, &o->title->name, 1, NULL) < 0 ||
	    query_sql(&c, q, DIALECT_SQLITE, STATEMENT_PAGE, &(struct page_at){ .limit = (int64_t)room }, &st, NULL) < 0)
		return;
	app_limit(app, app->slow_ms);
	if (read_all(app->work->store, &st, q, app->turn, &rows, &n, NULL) < 0)
		n = 0;
	app_limit(app, 0);
	for (size_t i = 0; i < n && q->id_column >= 0; i++) {
		struct dash_row row = { .object = o };

		memcpy(row.id, rows[i][q->id_column].id, 16);
		add(t, a, row, read_title(app->work->store, o, row.id, a), s->word, ROLE_TEXT);
	}
}

/* What the server says: a line each, Enter opens the screen behind it. */
static void
add_sync(struct app *app, struct dash_tile *t, struct arena *a)
{
	struct sync_status st = {0};

	if (sync_status(app->work, app->turn, &st, NULL) < 0)
		return;
	if (st.conflicts > 0)
		add(t, a, (struct dash_row){ .command = "sync conflicts" }, arena_printf(a, "%lld edit%s clashed with a colleague's",
		    (long long)st.conflicts, st.conflicts == 1 ? "" : "s"), "conflict", ROLE_WARN);
	if (st.parked > 0)
		add(t, a, (struct dash_row){ .command = "sync parked" }, arena_printf(a, "%lld edit%s refused by the server",
		    (long long)st.parked, st.parked == 1 ? " was" : "s were"), "refused", ROLE_WARN);
}

size_t
home_waiting(struct app *app, struct dash_tile *t, struct arena *a, size_t max)
{
	t->nrows = 0;
	if (max < 2)
		return 0;
	add_sync(app, t, a);
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		add_records(app, t, a, &sources[i], max - t->nrows < EACH_MAX ? max - t->nrows : EACH_MAX);
	return t->nrows;
}
