/*
 * table.c - the window over rows of a source: reading, narrowing, sorting, marking, moving. How it looks is table_draw.c's.
 */
#include "ui/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "ui/prompt.h"

#define MORE_AHEAD 50		/* rows below the cursor that should be there */

struct table *
table_window(struct window *w, const struct table_ops *ops)
{
	return w != NULL && w->ops->draw == table_draw && ((struct table *)w)->ops == ops ? (struct table *)w : NULL;
}

void
table_add(struct table *t, const char *key, const char *const *cells, int role)
{
	struct arena *a = t->row_arena;
	const char **copy = ARENA_ARRAY(a, const char *, t->ops->ncolumns);
	struct table_row r = { .key = arena_strdup(a, key), .cells = copy, .role = role };

	for (size_t i = 0; i < t->ops->ncolumns; i++)
		copy[i] = cells[i] != NULL ? arena_strdup(a, cells[i]) : "";
	vec_push(a, &t->rows, r);
}

/* Every word of the filter somewhere in the row. */
static bool
fits(struct table *t, const struct table_row *r, char *const *words, size_t n, struct buf *b)
{
	buf_reset(b);
	for (size_t i = 0; i < t->ops->ncolumns; i++) {
		utf8_fold_buf(b, r->cells[i], strlen(r->cells[i]));
		buf_addc(b, '\n');
	}
	for (size_t i = 0; i < n; i++)
		if (strstr(buf_str(b), words[i]) == NULL)
			return false;
	return true;
}

static size_t
split_words(struct arena *a, const char *text, char *ret[], size_t max)
{
	size_t n = 0;

	for (const char *s = text; n < max;) {
		size_t len;

		s += strspn(s, " ");
		if ((len = strcspn(s, " ")) == 0)
			break;
		ret[n++] = utf8_fold(a, s, len);
		s += len;
	}
	return n;
}

/* Figures by value whatever stands behind them ("12 345", "3.1 ms"); texts by their fold. */
static int
compare(const struct table *t, size_t a, size_t b, const char *const *keys)
{
	size_t column = (size_t)labs(t->sort) - 1;
	int by;

	if (t->ops->compare != NULL) {
		by = t->ops->compare(t, a, b, column);
	} else if (t->ops->columns[column].right) {
		double x = strtod(keys[a], NULL), y = strtod(keys[b], NULL);

		by = (x > y) - (x < y);
	} else {
		by = strcmp(keys[a], keys[b]);
	}
	if (by == 0)
		return (a > b) - (a < b);
	return t->sort < 0 ? -by : by;
}

static void
merge_sort(const struct table *t, size_t *at, size_t *tmp, size_t n, const char *const *keys)
{
	size_t half = n / 2, i = 0, k = half, out = 0;

	if (n < 2)
		return;
	merge_sort(t, at, tmp, half, keys);
	merge_sort(t, at + half, tmp, n - half, keys);
	while (i < half || k < n)
		tmp[out++] = k >= n || (i < half && compare(t, at[i], at[k], keys) <= 0) ? at[i++] : at[k++];
	memcpy(at, tmp, n * sizeof(*at));
}

/* One key per row, once, so that sorting compares bytes only. */
static void
sort_rows(struct table *t)
{
	struct arena *a = arena_new("sort");
	const char **keys = ARENA_ARRAY(a, const char *, t->rows.n + 1);
	size_t column = (size_t)labs(t->sort) - 1;

	for (size_t i = 0; i < t->rows.n; i++) {
		const char *s = t->rows.at[i].cells[column];
		char *d;

		if (!t->ops->columns[column].right) {
			keys[i] = utf8_fold(a, s, strlen(s));
			continue;
		}
		d = arena_strdup(a, s);
		keys[i] = d;
		for (; *s != '\0'; s++)	/* 12 345 and 12,345 are one number */
			if (*s != ',' && !(*s == ' ' && s[1] >= '0' && s[1] <= '9'))
				*d++ = *s;
		*d = '\0';
	}
	merge_sort(t, t->shown.at, ARENA_ARRAY(a, size_t, t->shown.n + 1), t->shown.n, keys);
	arena_free(a);
}

void
table_arrange(struct table *t)
{
	struct arena *a = arena_new("filter");
	struct buf b = BUF_INIT;
	char *words[16];
	size_t n = split_words(a, t->filter, words, 16);

	t->shown.n = 0;
	for (size_t i = 0; i < t->rows.n; i++)
		if (n == 0 || fits(t, &t->rows.at[i], words, n, &b))
			vec_push(t->window.arena, &t->shown, i);
	if (t->sort != 0)
		sort_rows(t);
	buf_free(&b);
	arena_free(a);
	if (t->cursor_key == NULL || !table_show(t, t->cursor_key)) {
		if (t->cursor >= (long)t->shown.n)
			t->cursor = (long)t->shown.n - 1;
		if (t->cursor < 0 && t->shown.n > 0)
			t->cursor = 0;
	}
	t->window.app->dirty = true;
}

bool
table_show(struct table *t, const char *key)
{
	for (size_t i = 0; i < t->shown.n; i++)
		if (strcmp(t->rows.at[t->shown.at[i]].key, key) == 0) {
			t->cursor = (long)i;
			return true;
		}
	return false;
}

static void
remember(struct table *t)
{
	const struct table_row *r = table_current(t);

	t->cursor_key = r != NULL ? r->key : NULL;
}

void
table_refresh(struct table *t)
{
	struct arena *old = t->row_arena;

	remember(t);
	t->row_arena = arena_new("rows");
	memset(&t->rows, 0, sizeof(t->rows));
	t->more = t->is_stale = t->measured = false;
	t->note = NULL;
	t->err = (struct hc_err){ .pos = -1 };
	t->ops->fill(t, &t->err);
	table_arrange(t);
	remember(t);
	arena_free(old);
}

static void
read_more(struct table *t)
{
	size_t was = t->rows.n;

	if (!t->more || t->ops->more == NULL || t->cursor + MORE_AHEAD < (long)t->shown.n)
		return;
	remember(t);
	if (t->ops->more(t, &t->err) < 0 || t->rows.n == was)
		t->more = false;
	table_arrange(t);
}

const struct table_row *
table_current(struct table *t)
{
	return t->cursor >= 0 && t->cursor < (long)t->shown.n ? &t->rows.at[t->shown.at[t->cursor]] : NULL;
}

bool
table_marked(struct table *t, const char *key)
{
	return t->nmarks > 0 && map_get(t->marks, key) != NULL;
}

void
table_mark(struct table *t, const char *key, bool on)
{
	if (table_marked(t, key) == on)
		return;
	map_put(t->marks, key, on ? t : NULL);
	t->nmarks += on ? 1 : (size_t)-1;
}

void
table_unmark(struct table *t)
{
	t->marks = map_new(t->window.arena);
	t->nmarks = 0;
}

size_t
table_targets(struct table *t, struct arena *a, const struct table_row *const **ret)
{
	VEC(const struct table_row *) out = {0};

	for (size_t i = 0; i < t->rows.n && t->nmarks > 0; i++)
		if (table_marked(t, t->rows.at[i].key))
			vec_push(a, &out, &t->rows.at[i]);
	if (out.n == 0 && table_current(t) != NULL)
		vec_push(a, &out, table_current(t));
	*ret = out.at;
	return out.n;
}

static void
go(struct table *t, long to)
{
	long n = (long)t->shown.n;

	t->cursor = to >= n ? n - 1 : to < 0 ? (n > 0 ? 0 : -1) : to;
	read_more(t);
	remember(t);
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const long n = c->count > 0 ? c->count : 1;
	const struct { const char *name; long to; } moves[] = {
		{ "down", t->cursor + n }, { "up", t->cursor - n }, { "page-down", t->cursor + n * t->page },
		{ "page-up", t->cursor - n * t->page }, { "half-down", t->cursor + n * t->page / 2 },
		{ "half-up", t->cursor - n * t->page / 2 }, { "top", c->count > 0 ? n - 1 : 0 },
		{ "bottom", c->count > 0 ? n - 1 : (long)t->shown.n - 1 },
	};

	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
		if (strcmp(moves[i].name, c->name) == 0)
			go(t, moves[i].to);
	return HC_OK;
}

static int
run_scroll(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	long n = c->count > 0 ? c->count : 1;

	if (strcmp(c->name, "center") == 0)
		t->top = t->cursor - t->page / 2;
	else
		t->top += c->name[7] == 'd' ? n : -n;
	if (t->top > (long)t->shown.n - t->page)
		t->top = (long)t->shown.n - t->page;
	if (t->top < 0)
		t->top = 0;
	if (t->cursor >= 0 && t->cursor < t->top)
		go(t, t->top);
	else if (t->cursor >= t->top + t->page)
		go(t, t->top + t->page - 1);
	return HC_OK;
}

static int
run_column(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	long n = c->count > 0 ? c->count : 1, to = (long)t->focus, last = (long)t->ops->ncolumns - 1;

	if (strcmp(c->name, "first-column") == 0)
		to = 0;
	else if (strcmp(c->name, "last-column") == 0)
		to = last;
	else
		to += *c->name == 'r' ? n : -n;
	t->focus = to < 0 ? 0 : to > last ? (size_t)last : (size_t)to;
	return HC_OK;
}

static int
run_sort(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	long by = (long)t->focus + 1;

	if (strcmp(c->name, "sort-up") == 0)
		t->sort = t->sort == by ? 0 : by;	/* again: the source's own order */
	else if (strcmp(c->name, "sort-down") == 0)
		t->sort = t->sort == -by ? 0 : -by;
	else
		t->sort = t->sort == by ? -by : by;
	remember(t);
	table_arrange(t);
	return HC_OK;
}

/* The filter is typed at the bottom; rows follow each letter. */

static void
use_filter(struct table *t, const char *text)
{
	remember(t);
	t->filter = arena_strdup(t->window.arena, text);
	table_arrange(t);
	remember(t);
}

static void
filter_edited(void *arg, const char *text, struct hc_err *err)
{
	use_filter(arg, text);
}

static void
filter_done(void *arg, const char *text)
{
	use_filter(arg, text);
}

static int
run_filter(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "search", .edited = filter_edited, .done = filter_done };
	struct table *t = (struct table *)w;

	if (strcmp(c->name, "clear-filter") == 0)
		use_filter(t, "");
	else if (c->argc > 0)
		use_filter(t, c->rest);
	else
		prompt_open(w->app, &ops, t, "/", t->filter);
	return HC_OK;
}

static int
run_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	const struct table_row *r;
	bool all = strcmp(c->name, "mark-all") == 0;

	if (strcmp(c->name, "unmark") == 0) {
		table_unmark(t);
	} else if (strcmp(c->name, "mark") == 0) {
		for (int i = c->count > 0 ? c->count : 1; i > 0 && (r = table_current(t)) != NULL; i--) {
			table_mark(t, r->key, !table_marked(t, r->key));
			go(t, t->cursor + 1);
		}
	} else {
		for (size_t i = 0; i < t->shown.n; i++) {
			r = &t->rows.at[t->shown.at[i]];
			table_mark(t, r->key, all || !table_marked(t, r->key));
		}
	}
	return HC_OK;
}

static int
run_next_mark(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;
	long step = *c->name == 'n' ? 1 : -1;

	for (long i = t->cursor + step; i >= 0 && i < (long)t->shown.n; i += step)
		if (table_marked(t, t->rows.at[t->shown.at[i]].key)) {
			go(t, i);
			return HC_OK;
		}
	app_say(w->app, t->nmarks > 0 ? "No mark that way." : "Nothing is marked.");
	return HC_OK;
}

static int
run_refresh(struct window *w, const struct call *c, struct hc_err *err)
{
	table_refresh((struct table *)w);
	return HC_OK;
}

/* Back takes away marks, then the filter, then the window. */
static int
run_back(struct window *w, const struct call *c, struct hc_err *err)
{
	struct table *t = (struct table *)w;

	if (t->nmarks > 0) {
		table_unmark(t);
		return HC_OK;
	}
	if (*t->filter == '\0')
		return WINDOW_PASS;
	use_filter(t, "");
	return HC_OK;
}

static int
run_open(struct window *w, const struct call *c, struct hc_err *err)
{
	return c->argc > 0 ? WINDOW_PASS : HC_OK;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move }, { "page-down", run_move }, { "page-up", run_move }, { "half-down", run_move },
	{ "half-up", run_move }, { "top", run_move }, { "bottom", run_move }, { "center", run_scroll },
	{ "scroll-down", run_scroll }, { "scroll-up", run_scroll }, { "left", run_column }, { "right", run_column },
	{ "first-column", run_column }, { "last-column", run_column }, { "sort-up", run_sort }, { "sort-down", run_sort },
	{ "sort-toggle", run_sort }, { "filter", run_filter }, { "clear-filter", run_filter }, { "mark", run_mark },
	{ "mark-all", run_mark }, { "mark-invert", run_mark }, { "unmark", run_mark }, { "next-mark", run_next_mark },
	{ "previous-mark", run_next_mark }, { "refresh", run_refresh }, { "copy", table_copy }, { "back", run_back }, { "open", run_open },
	{ NULL, NULL }
};

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = ((struct table *)w)->ops->name;
	ret[1] = "table";
	ret[2] = "browse";
	return 3;
}

/* implements window.mouse */
static bool
mouse(struct window *w, const struct event *ev, int x, int y)
{
	struct table *t = (struct table *)w;
	int per = t->w[0] > 0 ? 1 : 2, head = per == 1 ? 2 : 1;
	long row = t->top + (y - head) / per;

	if (ev->mouse != MOUSE_PRESS || ev->button != 1)
		return false;
	for (size_t i = 0; per == 1 && y == 1 && i < t->ops->ncolumns; i++)
		if (t->w[i] > 0 && x >= t->x[i] && x < t->x[i] + t->w[i]) {
			t->focus = i;
			app_run(w->app, "sort-toggle", 0);
		}
	if (y < head || row >= (long)t->shown.n)
		return true;
	if (row == t->cursor)
		app_run(w->app, "open", 0);
	else
		go(t, row);
	return true;
}

/* implements window.changed */
static void
changed(struct window *w, const struct object *o, const uint8_t id[16], char op)
{
	struct table *t = (struct table *)w;

	if (t->ops->stale != NULL && t->ops->stale(t, o))
		t->is_stale = true;
}

/* implements window.tick */
static void
tick(struct window *w)
{
	struct table *t = (struct table *)w;

	if (t->ops->refresh_ms > 0)
		t->is_stale = w->app->dirty = true;
}

/* implements window.value: a column by its label in lower case, or "key" */
static const char *
value(struct window *w, const char *name)
{
	struct table *t = (struct table *)w;
	const struct table_row *r = table_current(t);
	struct arena *turn = w->app->turn;

	if (r == NULL || strcmp(name, "key") == 0 || strcmp(name, "id") == 0)
		return r != NULL ? r->key : NULL;
	for (size_t i = 0; i < t->ops->ncolumns; i++)
		if (strcmp(utf8_fold(turn, t->ops->columns[i].label, strlen(t->ops->columns[i].label)), name) == 0)
			return r->cells[i];
	return NULL;
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return ((struct table *)w)->title;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "open", "filter", "sort-up", "back", NULL };
	const struct table *t = (struct table *)w;

	return t->ops->footer != NULL ? t->ops->footer : f;
}

/* implements window.close */
static void
close_table(struct window *w)
{
	struct table *t = (struct table *)w;

	if (t->ops->close != NULL)
		t->ops->close(t);
	arena_free(t->row_arena);
}

static const struct window_ops table_ops = {
	.draw = table_draw,
	.announce = table_announce,
	.contexts = contexts,
	.changed = changed,
	.value = value,
	.mouse = mouse,
	.tick = tick,
	.close = close_table,
	.title = title,
	.footer = footer,
};

int
table_push(struct app *app, const struct table_ops *ops, void *arg, struct hc_err *err)
{
	struct table *t = window_new(app, &table_ops, sizeof(*t));
	size_t n = 0;
	int rc;

	t->own = table_ops;
	t->own.name = ops->name;
	if (ops->commands != NULL)
		t->own.commands[n++] = ops->commands;
	t->own.commands[n] = commands;
	t->window.ops = &t->own;
	t->ops = ops;
	t->arg = arg;
	t->title = ops->title;
	t->filter = arena_strdup(t->window.arena, "");
	t->cursor = -1;
	t->page = 1;
	table_unmark(t);
	table_refresh(t);
	if ((rc = t->err.code) < 0) {
		if (err != NULL)
			*err = t->err;
		window_free(&t->window);
		return rc;
	}
	window_push(&t->window);
	return HC_OK;
}
