/*
 * list_filter.c - what a list shows: the filter bar, keeping and leaving out by a cell, order, columns.
 */
#include <string.h>

#include "model/type.h"
#include "ui/arrange.h"
#include "ui/cell.h"
#include "ui/list.h"
#include "ui/prompt.h"

#define SORT_KEYS 16

/* The bar works on a list that stands below it; Esc puts back what was there. */
struct bar {
	struct list *list;
	char *before;
};

int
list_use_filter(struct list *l, const char *text, struct hc_err *err)
{
	struct pager_spec s = list_spec(l);
	size_t n = strlen(text);
	char *copy;
	int rc;

	while (n > 0 && text[n - 1] == ' ')
		n--;
	copy = arena_strndup(l->window.arena, text, n);

	if (strcmp(copy, l->filter) == 0)
		return HC_OK;
	s.filter = copy;
	if ((rc = pager_check(l->window.app->work, &s, err)) < 0)
		return rc;
	l->filter = copy;
	list_mark_clear(l);
	return list_use(l, err);
}

static void
bar_edited(void *arg, const char *text, struct hc_err *err)
{
	list_use_filter(((struct bar *)arg)->list, text, err);
}

static void
bar_done(void *arg, const char *text)
{
	struct bar *b = arg;
	struct hc_err err = {0};

	if (list_use_filter(b->list, text, &err) < 0)
		app_error(b->list->window.app, &err);
}

static void
bar_cancelled(void *arg)
{
	struct bar *b = arg;
	struct hc_err err = {0};

	if (list_use_filter(b->list, b->before, &err) < 0)
		app_error(b->list->window.app, &err);
}

static size_t
bar_complete(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	struct bar *b = arg;
	struct query_ctx c = work_query(b->list->window.app->work, a, b->list->object);

	return query_complete(&c, text, pos, out, max, from);
}

static const struct prompt_ops bar_ops = {
	.context = "filter", .edited = bar_edited, .done = bar_done, .cancelled = bar_cancelled, .complete = bar_complete,
};

static int
run_filter(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	struct bar *b;

	if (l->stacked)
		return WINDOW_PASS;
	if (c->argc > 0)
		return list_use_filter(l, c->rest, err);
	b = ARENA_NEW(w->arena, struct bar);
	b->list = l;
	b->before = l->filter;
	prompt_open(w->app, &bar_ops, b, "/", *l->filter != '\0' ? arena_printf(w->app->turn, "%s ", l->filter) : "");
	return HC_OK;
}

bool
list_clear_filter(struct list *l)
{
	if (*l->filter == '\0')
		return false;
	list_use_filter(l, "", NULL);
	return true;
}

static int
run_clear(struct window *w, const struct call *c, struct hc_err *err)
{
	list_clear_filter((struct list *)w);
	return HC_OK;
}

/* "path:value" for the cell under the cursor; the sign before it leaves such rows out. */
static void
cell_condition(struct list *l, const char *path, const struct column *q, const struct hc_value *row, bool keep, struct buf *b)
{
	size_t column = l->columns[l->focus].column;
	const struct hc_value *v = &row[column];
	struct buf text = BUF_INIT;

	if (v->kind == VALUE_NULL) {
		buf_printf(b, "%s:%s", keep ? "lacks" : "has", path);
		return;
	}
	buf_printf(b, "%s%s", keep ? "" : "-", path);
	if (q->title_column >= 0) {
		const struct hc_value *t = &row[q->title_column];

		buf_adds(b, ":");
		query_quote(b, t->kind == VALUE_TEXT ? t->s : "", t->kind == VALUE_TEXT ? t->len : 0);
		return;
	}
	q->type->text(q->field, v, &text);
	if (q->type->class == CLASS_TEXT) {
		buf_adds(b, "=");
		query_quote(b, buf_str(&text), text.len);
	} else if (q->type->class == CLASS_STAMP) {
		buf_printf(b, ":%.10s", buf_str(&text));	/* the day says what is meant */
	} else {
		buf_printf(b, ":%s", buf_str(&text));
	}
	buf_free(&text);
}

static int
run_keep(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	const struct pager_row *r = list_row(l);
	struct buf b = BUF_INIT;
	int rc;

	if (l->stacked)
		return WINDOW_PASS;
	if (r == NULL || l->focus >= l->ncolumns || l->focus >= l->paths.n)
		return HC_OK;
	if (*l->filter != '\0')
		buf_printf(&b, strstr(l->filter, " or ") != NULL ? "(%s) " : "%s ", l->filter);
	cell_condition(l, l->paths.at[l->focus], &l->pager.query->columns.at[l->columns[l->focus].column], r->values,
	    strcmp(c->name, "keep") == 0, &b);
	rc = list_use_filter(l, buf_str(&b), err);
	buf_free(&b);
	return rc;
}

/* Order. */

int
list_use_sort(struct list *l, const char *sort, struct hc_err *err)
{
	char *old = l->sort;
	struct pager_spec s;
	int rc;

	l->sort = arena_strdup(l->window.arena, sort);
	s = list_spec(l);
	if ((rc = pager_check(l->window.app->work, &s, err)) < 0) {
		l->sort = old;
		return rc;
	}
	return list_use(l, err);
}

static int
run_sort(struct window *w, const struct call *c, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	if (c->argc == 0) {
		arrange_sort((struct list *)w);
		return HC_OK;
	}
	for (size_t i = 0; i < c->argc; i++)
		buf_printf(&b, "%s%s", i && b.data[b.len - 1] != ',' ? "," : "", c->argv[i]);
	rc = list_use_sort((struct list *)w, buf_str(&b), err);
	buf_free(&b);
	return rc;
}

/* The keys of an order as words; returns how many. */
static size_t
sort_keys(struct arena *a, const char *sort, const char *ret[], size_t max)
{
	size_t n = 0;

	for (const char *s = sort != NULL ? sort : ""; *s != '\0' && n < max;) {
		size_t len = strcspn(s, ",");

		if (len > 0)
			ret[n++] = arena_strndup(a, s, len);
		s += len + (s[len] != '\0');
	}
	return n;
}

/* By this column alone; with a count as the order's so-manieth key, and again on a key turns it round where it stands. */
static int
run_sort_column(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	const char *path = l->focus < l->paths.n ? l->paths.at[l->focus] : NULL, *keys[SORT_KEYS];
	bool down = strcmp(c->name, "sort-down") == 0;
	size_t n, at = 0;
	struct buf b = BUF_INIT;
	int rc;

	if (path == NULL || l->stacked)
		return path == NULL ? HC_OK : WINDOW_PASS;
	if (strcmp(c->name, "sort-toggle") == 0)
		down = l->sort != NULL && strcmp(l->sort, path) == 0;
	n = c->count > 1 ? sort_keys(w->app->turn, l->sort, keys, SORT_KEYS - 1) : 0;
	for (size_t i = 0; i < n; i++)	/* it stands once */
		if (strcmp(keys[i] + (*keys[i] == '-'), path) != 0)
			keys[at++] = keys[i];
	n = c->count < 1 ? 0 : at < (size_t)c->count ? at : (size_t)c->count - 1;
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s,", keys[i]);
	buf_printf(&b, "%s%s", down ? "-" : "", path);
	for (size_t i = n; i < at; i++)
		buf_printf(&b, ",%s", keys[i]);
	rc = list_use_sort(l, buf_str(&b), err);
	buf_free(&b);
	return rc;
}

/* Columns. */

int
list_use_columns(struct list *l, const char *paths, struct hc_err *err)
{
	struct arena *a = l->window.arena;
	const char **old = l->paths.at;
	size_t n = l->paths.n, cap = l->paths.cap;
	char *all = arena_strdup(a, paths);
	int rc;

	l->paths.at = NULL;
	l->paths.n = l->paths.cap = 0;
	for (char *s = all; *s != '\0';) {
		size_t len = strcspn(s, ", ");

		if (len > 0)
			vec_push(a, &l->paths, arena_strndup(a, s, len));
		s += len + (s[len] != '\0');
	}
	if ((rc = list_use(l, err)) < 0) {
		l->paths.at = old;
		l->paths.n = n;
		l->paths.cap = cap;
	}
	return rc;
}

static int
run_columns(struct window *w, const struct call *c, struct hc_err *err)
{
	if (((struct list *)w)->stacked)
		return WINDOW_PASS;
	if (c->argc > 0)
		return list_use_columns((struct list *)w, c->rest, err);
	arrange_columns((struct list *)w);
	return HC_OK;
}

const struct window_command list_filter_commands[] = {
	{ "filter", run_filter }, { "clear-filter", run_clear }, { "keep", run_keep }, { "exclude", run_keep },
	{ "sort", run_sort }, { "sort-up", run_sort_column }, { "sort-down", run_sort_column },
	{ "sort-toggle", run_sort_column }, { "columns", run_columns }, { NULL, NULL }
};
