/*
 * dash_read.c - a tile's query, its whole and its period before run as one job; what comes back becomes a chart or rows.
 *
 * Queries are parsed here and run over there, one tile after the other, so that a list opened meanwhile need not wait for all.
 * An old picture stays until the new one is made; an answer to a question that nobody asks any more is dropped by the window's
 * generation.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "ui/background.h"
#include "ui/cell.h"
#include "ui/dash.h"

#define READ_SHARE 9		/* between two readings of what others change: so many times as long as the last one took */
#define ROWS_MAX 100		/* of a list tile: it is a look, not the list */

enum part { PART_NOW, PART_OF, PART_BEFORE, PART_OF_BEFORE, PARTS };

struct reading {
	struct dash *dash;
	struct dash_tile *tile;
	struct query_ctx ctx[PARTS];
	struct query *query[PARTS];	/* NULL: this tile has no such part */
	struct statement st;		/* of a list */
	struct hc_value **rows[PARTS];
	size_t n[PARTS];
};

/* "close_date:this_q" with the word this_q put as last_q. */
static const char *
other_period(struct arena *a, const char *text, const char *from, const char *to)
{
	struct buf b = BUF_INIT;
	size_t n = strlen(from);
	char *s;

	for (const char *p = text; *p;) {
		bool word = p == text || !(isalnum((unsigned char)p[-1]) || p[-1] == '_');

		if (word && strncmp(p, from, n) == 0 && !isalnum((unsigned char)p[n]) && p[n] != '_') {
			buf_adds(&b, to);
			p += n;
		} else {
			buf_addc(&b, *p++);
		}
	}
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static int
parse(struct dash *d, struct arena *a, const char *text, struct reading *r, enum part p, struct hc_err *err)
{
	struct query_ctx own;
	const struct expr *e;
	int rc;

	if (text == NULL)
		return HC_OK;
	r->ctx[p] = background_query(d->window.app->work, a, NULL);
	if ((rc = query_parse(&r->ctx[p], text, &r->query[p], err)) < 0)
		return rc;
	if (!access_object(d->window.app->work, r->query[p]->object, 'r'))
		return hc_fail(err, HC_DENIED, 0, "you may not read %s.", r->query[p]->object->plural);
	own = r->ctx[p];
	own.object = r->query[p]->object;
	/* a condition on fields that this object has not leaves the tile as it is */
	if (*d->filter != '\0' && query_parse_condition(&own, arena_strdup(a, d->filter), &e, NULL) == HC_OK)
		query_and(r->query[p], a, e);
	return HC_OK;
}

static int
run(struct job *j, void *context)
{
	struct store *s = app_job_store(context);
	struct reading *r = j->data;
	int rc = HC_OK;

	background_guard(s, j);
	if (!r->query[PART_NOW]->grouped)
		rc = read_all(s, &r->st, r->query[PART_NOW], j->arena, &r->rows[PART_NOW], &r->n[PART_NOW], &j->err);
	else
		for (int p = 0; p < PARTS && rc == HC_OK; p++)
			if (r->query[p] != NULL)
				rc = read_groups(s, &r->ctx[p], r->query[p], j->arena, &r->rows[p], &r->n[p], &j->err);
	background_guard(s, NULL);
	return rc;
}

/* Texts of rows, made once: drawing them again costs nothing. */
static void
take_rows(struct reading *r, struct dash_tile *t, struct arena *a)
{
	struct work *w = r->dash->window.app->work;
	const struct query *q = r->query[PART_NOW];
	size_t n = r->n[PART_NOW], cells = 0, columns[DASH_CELLS];
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < q->columns.n && cells < DASH_CELLS; i++)
		if (!q->columns.at[i].hidden) {
			t->right[cells] = cell_right(&q->columns.at[i]);
			columns[cells++] = i;
		}
	t->ncells = cells;
	t->nrows = n;
	t->object = q->object;
	t->rows = ARENA_ARRAY(a, struct dash_row, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct hc_value *row = r->rows[PART_NOW][i];

		t->rows[i].object = q->object;
		if (q->id_column >= 0 && row[q->id_column].kind == VALUE_ID)
			memcpy(t->rows[i].id, row[q->id_column].id, 16);
		for (size_t k = 0; k < cells; k++) {
			buf_reset(&b);
			cell_text(w, q, columns[k], row, &b);
			t->rows[i].cells[k] = arena_strndup(a, buf_str(&b), b.len);
			t->rows[i].roles[k] = cell_role(q->columns.at[columns[k]].field, &row[columns[k]]);
		}
	}
	buf_reset(&b);
	if (q->where != NULL)
		expr_print(q->where, &b);
	t->where = arena_strdup(a, buf_str(&b));
	t->more = q->limit >= 0 ? (int64_t)n >= q->limit : n >= ROWS_MAX;
	buf_free(&b);
}

static int
make(struct reading *r, enum part p, enum chart_kind kind, struct arena *a, struct chart *ret, struct hc_err *err)
{
	return chart_make(a, kind, r->query[p], r->rows[p], r->n[p], &r->dash->window.app->work->locale, ret, err);
}

static int
make_all(struct reading *r, enum chart_kind kind, struct arena *a, struct chart part[PARTS], struct hc_err *err)
{
	int rc = HC_OK;

	for (int p = 0; p < PARTS && rc >= 0; p++)
		if (r->query[p] != NULL)
			rc = make(r, (enum part)p, kind, a, &part[p], err);
	return rc;
}

/* Figures that are compared (the period before, the whole, an aim) must be of one currency; an aim is of the base one. */
static bool
one_currency(const struct reading *r, const struct dash_tile *t, const struct chart part[PARTS])
{
	const char *base = r->dash->window.app->work->locale.currency;
	const struct chart *now = &part[PART_NOW];

	if (now->nseries == 0 || !now->series[0].unit.money)
		return true;
	for (int p = 0; p < PARTS; p++)
		if (part[p].nseries > 0 && strcmp(part[p].series[0].unit.currency, now->series[0].unit.currency) != 0)
			return false;
	return t->tile->target == NULL || base == NULL || strcmp(now->series[0].unit.currency, base) == 0;
}

static int
take_chart(struct reading *r, struct dash_tile *t, struct arena *a, struct chart *c, struct hc_err *err)
{
	enum chart_kind kind = chart_kind(t->tile->kind);
	struct chart part[PARTS] = {0};
	int rc;

	if ((rc = make_all(r, kind, a, part, err)) < 0)
		return rc;
	if (!one_currency(r, t, part)) {
		for (int p = 0; p < PARTS; p++)
			if (r->query[p] != NULL)
				query_in_base(r->query[p]);
		if ((rc = make_all(r, kind, a, part, err)) < 0)
			return rc;
		for (int p = 0; p < PARTS; p++)
			for (size_t k = 0; k < part[p].nseries; k++)
				part[p].series[k].unit.mixed = part[p].series[k].unit.money;
	}
	*c = part[PART_NOW];
	if (r->query[PART_OF] != NULL)
		chart_of(c, a, &part[PART_OF]);
	if (r->query[PART_BEFORE] != NULL) {
		if (r->query[PART_OF_BEFORE] != NULL)
			chart_of(&part[PART_BEFORE], a, &part[PART_OF_BEFORE]);
		chart_before(c, a, &part[PART_BEFORE], t->tile->versus);
	}
	if (t->tile->target != NULL) {
		c->has_target = true;
		c->target = strtod(t->tile->target, NULL);
	}
	return HC_OK;
}

static void read_next_tile(struct dash *d);

static void
done(struct job *j, void *arg)
{
	struct reading *r = j->data;
	struct dash_tile *t = r->tile;
	struct app *app = r->dash->window.app;
	struct arena *a;
	struct chart c = {0};
	int rc = j->code;

	t->reading = false;
	read_next_tile(r->dash);
	if (rc == HC_BUSY)
		return;
	t->err = j->err;
	t->err.code = rc < 0 ? rc : 0;
	a = arena_new("tile");
	if (rc >= 0 && !t->is_list && (rc = take_chart(r, t, a, &c, &t->err)) < 0)
		t->err.code = rc;
	if (rc < 0) {
		arena_free(a);
		app->dirty = true;
		return;
	}
	if (t->is_list)
		take_rows(r, t, a);
	arena_free(t->arena);
	t->arena = a;
	t->chart = c;
	t->ready = true;
	if (t->view.item < 0 && c.nitems > 0 && c.time)
		t->view.item = (long)c.nitems - 1;
	if (t->view.item < 0 && dash_items(t) > 0)
		t->view.item = 0;
	if (t->view.item >= dash_items(t))
		t->view.item = dash_items(t) - 1;
	r->dash->read_at = app->env->now(app->env);
	app->dirty = true;
}

static int
prepare(struct dash *d, struct dash_tile *t, struct job *j, struct reading *r, struct hc_err *err)
{
	const struct tile *tile = t->tile;
	struct arena *a = j->arena;
	struct query *q;
	int rc;

	if ((rc = parse(d, a, tile->query, r, PART_NOW, err)) < 0 || (rc = parse(d, a, tile->of, r, PART_OF, err)) < 0)
		return rc;
	if (tile->versus != NULL && ((rc = parse(d, a, other_period(a, tile->query, tile->from, tile->to), r, PART_BEFORE, err)) < 0 ||
	    (tile->of != NULL && (rc = parse(d, a, other_period(a, tile->of, tile->from, tile->to), r, PART_OF_BEFORE, err)) < 0)))
		return rc;
	q = r->query[PART_NOW];
	if (q->grouped == t->is_list)
		return hc_fail(err, HC_INVALID, 0, "a %s %s.", tile->kind, t->is_list ? "shows records, not groups" : "needs figures: agg n");
	if (!t->is_list)
		return HC_OK;
	return query_sql(&r->ctx[PART_NOW], q, DIALECT_SQLITE, STATEMENT_PAGE, &(struct page_at){ .limit = q->limit >= 0 &&
	    q->limit < ROWS_MAX ? q->limit : ROWS_MAX }, &r->st, err);
}

static void
read_tile(struct dash *d, struct dash_tile *t)
{
	struct job *j;
	struct reading *r;
	struct hc_err err = { .pos = -1 };
	int rc;

	t->stale = false;
	if (t->tile->query == NULL) {
		t->err.code = home_fill(d, t, &t->err);
		t->ready = t->err.code >= 0;
		return;
	}
	j = job_new("tile");
	r = ARENA_NEW(j->arena, struct reading);
	r->dash = d;
	r->tile = t;
	if ((rc = prepare(d, t, j, r, &err)) < 0) {
		t->err = err;
		t->err.code = rc;
		job_drop(j);
		return;
	}
	j->data = r;
	j->run = run;
	j->done = done;
	j->patient = true;
	t->reading = true;
	background_post(&d->window, j);
}

/* The next stale tile, unless one is on its way; tiles that need no job are done at once. */
static void
read_next_tile(struct dash *d)
{
	int64_t now = d->window.app->env->ticks(d->window.app->env);

	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].reading)
			return;
	if (d->began == 0)
		d->began = now;
	for (size_t i = 0; i < d->ntiles; i++)
		if (d->tiles[i].stale) {
			read_tile(d, &d->tiles[i]);
			if (d->tiles[i].reading)
				return;
		}
	d->next = now + READ_SHARE * (now - d->began);
	d->began = 0;
}

void
dash_read(struct dash *d, bool all)
{
	if (all)
		window_renew(&d->window);	/* what is still on its way is for nothing */
	for (size_t i = 0; i < d->ntiles && all; i++) {
		d->tiles[i].reading = false;
		d->tiles[i].stale = true;
	}
	read_next_tile(d);
	d->window.app->dirty = true;
}
