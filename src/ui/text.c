/*
 * text.c - a pager for plain text: moves, searches, closes. Lines that are wider than the window are broken at words and stand
 * in under their text; going right shows them as they are.
 */
#include "ui/text.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/prompt.h"

/* A row of the window: a part of a line. */
struct row {
	const char *s;
	size_t n, line;
	int indent;
};

struct text {
	struct window window;
	const char *title, *want;
	VEC(const char *) lines;
	struct arena *row_arena;
	VEC(struct row) rows;		/* for the width of the window */
	int laid_w;
	int margin;
	long top, left, page, hit;	/* top: a row; hit: the line found last, -1: none */
};

static void
add_row(struct text *t, const char *s, size_t n, size_t line, int indent)
{
	vec_push(t->row_arena, &t->rows, ((struct row){ s, n, line, indent }));
}

/* Where text stands in "  key      what it does": what follows a gap in the first half, else the line's own indent. */
static int
hang(const char *s, int w)
{
	const char *text = s + strspn(s, " "), *gap = text;
	int at = (int)(text - s);

	while ((gap = strstr(gap, "  ")) != NULL && utf8_width(s, (size_t)(gap - s)) < w / 2) {
		gap += strspn(gap, " ");
		at = utf8_width(s, (size_t)(gap - s));
	}
	return at > w / 2 ? 2 : at;
}

static void
lay_out(struct text *t, int w)
{
	size_t line = t->top > 0 && (size_t)t->top < t->rows.n ? t->rows.at[t->top].line : 0;

	if (t->laid_w == w)
		return;
	arena_free(t->row_arena);
	t->row_arena = arena_new("text rows");
	t->rows.at = NULL;
	t->rows.n = t->rows.cap = 0;
	for (size_t i = 0; i < t->lines.n; i++) {
		const char *s = t->lines.at[i];
		size_t n = strlen(s), next = n;
		int indent;

		/* no character takes more cells than bytes: most lines are not measured */
		if (t->left > 0 || w < 8 || n <= (size_t)w || utf8_width(s, n) <= w) {
			add_row(t, s, n, i, 0);
			continue;
		}
		indent = hang(s, w);
		add_row(t, s, text_break(s, n, w, &next), i, 0);
		while (next < n) {
			size_t part;

			s += next;
			n -= next;
			part = text_break(s, n, w - indent, &next);
			add_row(t, s, part, i, indent);
		}
	}
	for (t->top = 0; line > 0 && (size_t)t->top < t->rows.n && t->rows.at[t->top].line < line;)
		t->top++;
	t->laid_w = w;
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct text *t = (struct text *)w;
	long n;
	char place[32];

	lay_out(t, a->w - 2 * t->margin);
	n = (long)t->rows.n;
	t->page = a->h - 1 > 0 ? a->h - 1 : 1;
	if (t->top > n - t->page)
		t->top = n - t->page;
	if (t->top < 0)
		t->top = 0;
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, t->title, a->w - 20);
	snprintf(place, sizeof(place), "%zu %s", t->lines.n, t->lines.n == 1 ? "line" : "lines");
	area_right(a, a->w - 18, 0, 17, ROLE_TITLE_DIM, 0, place);
	for (long i = 0; i < t->page && t->top + i < n; i++) {
		const struct row *r = &t->rows.at[t->top + i];
		size_t skip = utf8_fit(r->s, r->n, (int)t->left, &(int){0});

		area_textn(a, t->margin + r->indent, 1 + (int)i, (long)r->line == t->hit ? ROLE_MATCH : ROLE_TEXT, 0, r->s + skip, r->n - skip, -1);
	}
	area_cursor(a, 0, 1, w->app->reader);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	ret[0] = "text";
	ret[1] = "browse";
	return 2;
}

static int
run_move(struct window *w, const struct call *c, struct hc_err *err)
{
	struct text *t = (struct text *)w;
	long n = c->count > 0 ? c->count : 1;
	static const char *const names[] = { "down", "up", "page-down", "page-up", "half-down", "half-up", "top", "bottom", "scroll-down",
	    "scroll-up" };
	const long by[] = { 1, -1, t->page, -t->page, t->page / 2, -t->page / 2, -10000000, 10000000, 1, -1 };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], c->name) == 0)
			t->top += by[i] * n;
	if (t->top > (long)t->rows.n)
		t->top = (long)t->rows.n;
	if (strcmp(c->name, "left") == 0 && t->left > 0) {
		t->left -= t->left > 8 ? 8 : t->left;
		t->laid_w = t->left > 0 ? t->laid_w : 0;
	}
	if (strcmp(c->name, "right") == 0) {
		t->laid_w = t->left > 0 ? t->laid_w : 0;
		t->left += 8;
	}
	return HC_OK;
}

static long
line_of(const struct text *t, long row)
{
	return row >= 0 && row < (long)t->rows.n ? (long)t->rows.at[row].line : 0;
}

static void
search(struct text *t, long step)
{
	long n = (long)t->lines.n;
	char *want = utf8_fold(t->window.app->turn, t->want, strlen(t->want));

	for (long k = 1, i = t->hit >= 0 ? t->hit : line_of(t, t->top) - step; k <= n; k++) {
		const char *s;
		long row;

		i = (i + step + n) % n;
		s = t->lines.at[i];
		if (strstr(utf8_fold(t->window.app->turn, s, strlen(s)), want) == NULL)
			continue;
		t->hit = i;
		for (row = 0; row < (long)t->rows.n && (long)t->rows.at[row].line < i;)
			row++;
		if (row < t->top || row >= t->top + t->page)
			t->top = row - t->page / 3;
		return;
	}
	app_say(t->window.app, "\"%s\" is not in this text.", t->want);
}

static void
search_done(void *arg, const char *text)
{
	struct text *t = arg;

	if (*text == '\0')
		return;
	t->want = arena_strdup(t->window.arena, text);
	t->hit = -1;
	search(t, 1);
}

static int
run_search(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "search", .done = search_done };
	struct text *t = (struct text *)w;

	if (strcmp(c->name, "filter") == 0) {
		if (c->argc > 0)
			search_done(t, c->rest);
		else
			prompt_open(w->app, &ops, t, "/", "");
	} else if (t->want != NULL && t->lines.n > 0) {
		search(t, strcmp(c->name, "next-mark") == 0 ? 1 : -1);
	}
	return HC_OK;
}

/* implements window.close */
static void
close_text(struct window *w)
{
	arena_free(((struct text *)w)->row_arena);
}

/* implements window.title */
static const char *
title(struct window *w)
{
	return ((struct text *)w)->title;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "down", "page-down", "filter", "back", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "down", run_move }, { "up", run_move }, { "page-down", run_move }, { "page-up", run_move }, { "half-down", run_move },
	{ "half-up", run_move }, { "top", run_move }, { "bottom", run_move }, { "left", run_move }, { "right", run_move },
	{ "scroll-down", run_move }, { "scroll-up", run_move }, { "filter", run_search }, { "next-mark", run_search },
	{ "previous-mark", run_search }, { NULL, NULL }
};

static const struct window_ops text_ops = {
	.name = "text",
	.draw = draw,
	.contexts = contexts,
	.commands = { commands, NULL },
	.close = close_text,
	.title = title,
	.footer = footer,
};

/* One line, its tabs as room up to the next eighth cell. */
static const char *
line_text(struct arena *a, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	const char *r;
	int x = 0;

	if (memchr(s, '\t', n) == NULL)
		return arena_strndup(a, s, n);
	for (size_t i = 0; i < n;) {
		size_t len = strcspn(s + i, "\t");

		len = len > n - i ? n - i : len;
		buf_add(&b, s + i, len);
		x += utf8_width(s + i, len);
		i += len;
		if (i < n) {
			buf_printf(&b, "%*s", 8 - x % 8, "");
			x += 8 - x % 8;
			i++;
		}
	}
	r = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return r;
}

static struct text *
text_push(struct app *app, const char *name, const char *text)
{
	struct text *t = window_new(app, &text_ops, sizeof(*t));
	const char *s = arena_strdup(t->window.arena, text);

	t->title = arena_strdup(t->window.arena, name);
	t->hit = -1;
	t->margin = t->page = 1;
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		vec_push(t->window.arena, &t->lines, line_text(t->window.arena, s, n));
		s += n + (s[n] == '\n');
	}
	window_push(&t->window);
	return t;
}

void
text_open(struct app *app, const char *name, const char *text)
{
	text_push(app, name, text);
}

void
text_open_screen(struct app *app, const char *name, const char *text)
{
	text_push(app, name, text)->margin = 0;
}
