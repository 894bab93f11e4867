/*
 * prompt.c - the bottom line while it is typed in.
 *
 * Tab offers what fits and steps through it, typing narrows it; Up and Down walk the history. A fault shows its caret in the
 * row above, without getting in the way of typing on.
 */
#include "ui/prompt.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/macro.h"

#define HINT_ROWS 8

struct prompt {
	struct window window;
	const struct prompt_ops *ops;
	void *arg;
	const char *mark;
	struct edit edit;
	struct hc_err err;
	struct arena *hint_arena;
	struct query_hint hints[HINTS_MAX];
	size_t nhints, from;
	long chosen;			/* of the hints, -1: none yet */
	size_t history;			/* lines back, 0: the one being typed */
	char *typed;			/* while walking the history */
};

static void
forget_hints(struct prompt *p)
{
	p->nhints = 0;
	p->chosen = -1;
}

static void
find_hints(struct prompt *p)
{
	forget_hints(p);
	if (p->ops->complete == NULL)
		return;
	arena_reset(p->hint_arena);
	p->nhints = p->ops->complete(p->arg, p->hint_arena, edit_text(&p->edit), p->edit.at, p->hints, HINTS_MAX, &p->from);
}

/* implements window.edited */
static void
edited(struct window *w)
{
	struct prompt *p = (struct prompt *)w;

	p->err = (struct hc_err){ .pos = -1 };
	if (p->nhints > 0)
		find_hints(p);
	if (p->ops->edited != NULL)
		p->ops->edited(p->arg, edit_text(&p->edit), &p->err);
}

static void
draw_hints(struct prompt *p, const struct area *a)
{
	int rows = p->nhints < HINT_ROWS ? (int)p->nhints : HINT_ROWS, word = 4, note = 0, x, w, first = 0;
	struct area box;

	if (rows == 0 || a->h < rows + 4)
		return;
	for (size_t i = 0; i < p->nhints; i++) {
		int ww = utf8_width(p->hints[i].word, strlen(p->hints[i].word));
		int nw = p->hints[i].note != NULL ? utf8_width(p->hints[i].note, strlen(p->hints[i].note)) : 0;

		word = ww > word ? ww : word;
		note = nw > note ? nw : note;
	}
	word = word > 40 ? 40 : word;
	x = utf8_width(p->mark, strlen(p->mark)) + utf8_width(edit_text(&p->edit), p->from);
	w = word + 2 + note + 2;
	w = w > a->w ? a->w : w;
	if (x + w > a->w)
		x = a->w - w;
	if (p->chosen >= rows)
		first = (int)p->chosen - rows + 1;
	box = area_sub(a, x, a->h - 1 - rows, w, rows);
	for (int i = 0; i < rows; i++) {
		const struct query_hint *h = &p->hints[first + i];
		bool here = p->chosen == first + i;

		area_fill(&box, 0, i, box.w, 1, here ? ROLE_POPUP_FOCUS : ROLE_POPUP);
		area_fit(&box, 1, i, here ? ROLE_POPUP_FOCUS : ROLE_POPUP, 0, h->word, word);
		if (h->note != NULL)
			area_fit(&box, 1 + word + 2, i, here ? ROLE_POPUP_FOCUS : ROLE_POPUP_DIM, 0, h->note, box.w - word - 4);
	}
}

/* The caret and the sentence in one row, so that the list stays in sight. */
static void
draw_error(struct prompt *p, const struct area *a)
{
	size_t pos = p->err.pos >= 0 && (size_t)p->err.pos <= p->edit.text.len ? (size_t)p->err.pos : p->edit.text.len;
	int x = utf8_width(p->mark, strlen(p->mark)) + utf8_width(edit_text(&p->edit), pos), y = a->h - 2;
	int n = utf8_width(p->err.msg, strlen(p->err.msg));

	if (p->err.code >= 0 || p->nhints > 0 || a->h < 4)
		return;
	area_fill(a, 0, y, a->w, 1, ROLE_MESSAGE);
	if (x >= a->w)
		x = a->w - 1;
	area_text(a, x, y, ROLE_ERROR, 0, "^", 1);
	if (x + 2 + n <= a->w)
		area_text(a, x + 2, y, ROLE_WARN, 0, p->err.msg, -1);
	else if (x - n - 1 >= 0)
		area_text(a, x - n - 1, y, ROLE_WARN, 0, p->err.msg, -1);
	else if (a->h > 5) {
		area_fill(a, 0, y - 1, a->w, 1, ROLE_MESSAGE);
		area_fit(a, 0, y - 1, ROLE_WARN, 0, p->err.msg, a->w);
	}
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct prompt *p = (struct prompt *)w;
	int y = a->h - 1, x;

	area_fill(a, 0, y, a->w, 1, ROLE_PROMPT);
	x = area_text(a, 0, y, ROLE_PROMPT, 0, p->mark, a->w / 2);
	draw_error(p, a);
	draw_hints(p, a);
	edit_draw(&p->edit, a, x, y, a->w - x, ROLE_PROMPT, true);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	struct prompt *p = (struct prompt *)w;
	size_t n = 0;

	if (p->ops->context != NULL)
		ret[n++] = p->ops->context;
	ret[n++] = "prompt";
	ret[n++] = "type";
	return n;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	return &((struct prompt *)w)->edit;
}

/* implements window.close */
static void
close_prompt(struct window *w)
{
	struct prompt *p = (struct prompt *)w;

	edit_free(&p->edit);
	arena_free(p->hint_arena);
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	struct prompt *p = (struct prompt *)w;
	const struct prompt_ops *ops = p->ops;
	struct app *app = w->app;
	void *arg = p->arg;
	char *text = arena_strdup(app->turn, edit_text(&p->edit));

	if (ops->history && *text != '\0' &&
	    (app->history.n == 0 || strcmp(app->history.at[app->history.n - 1], text) != 0))
		vec_push(app->arena, &app->history, arena_strdup(app->arena, text));
	window_close(w);
	ops->done(arg, text);
	return HC_OK;
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	struct prompt *p = (struct prompt *)w;
	const struct prompt_ops *ops = p->ops;
	void *arg = p->arg;

	window_close(w);
	if (ops->cancelled != NULL)
		ops->cancelled(arg);
	return HC_OK;
}

/* Erasing in an empty line leaves it: the way back on keyboards without Esc. */
static int
run_erase(struct window *w, const struct call *c, struct hc_err *err)
{
	return ((struct prompt *)w)->edit.text.len == 0 ? run_cancel(w, c, err) : WINDOW_PASS;
}

static size_t
common_prefix(const struct prompt *p)
{
	size_t n = strlen(p->hints[0].word);

	for (size_t i = 1; i < p->nhints; i++) {
		size_t k = 0;

		while (k < n && p->hints[i].word[k] == p->hints[0].word[k])
			k++;
		n = k;
	}
	return n;
}

static void
tell(struct prompt *p)
{
	p->err = (struct hc_err){ .pos = -1 };
	if (p->ops->edited != NULL)
		p->ops->edited(p->arg, edit_text(&p->edit), &p->err);
}

static int
run_complete(struct window *w, const struct call *c, struct hc_err *err)
{
	struct prompt *p = (struct prompt *)w;
	bool back = strcmp(c->name, "complete-back") == 0;
	size_t n;

	if (p->nhints == 0) {
		find_hints(p);
		if (p->nhints == 0)
			return HC_OK;
		n = common_prefix(p);
		if (p->nhints == 1) {
			edit_replace(&p->edit, p->from, p->hints[0].word);
			n = strlen(p->hints[0].word);
			if (n > 0 && !p->ops->whole && strchr("=:(. ", p->hints[0].word[n - 1]) == NULL)
				edit_insert(&p->edit, " ", 1);
			forget_hints(p);
		} else if (n > p->edit.at - p->from) {
			edit_replace(&p->edit, p->from, arena_strndup(w->app->turn, p->hints[0].word, n));
		}
		tell(p);
		return HC_OK;
	}
	p->chosen += back ? -1 : 1;
	if (p->chosen >= (long)p->nhints)
		p->chosen = 0;
	if (p->chosen < 0)
		p->chosen = (long)p->nhints - 1;
	edit_replace(&p->edit, p->from, p->hints[p->chosen].word);
	tell(p);
	return HC_OK;
}

static int
run_history(struct window *w, const struct call *c, struct hc_err *err)
{
	struct prompt *p = (struct prompt *)w;
	struct app *app = w->app;
	bool older = strcmp(c->name, "history-back") == 0;

	if (p->nhints > 0)
		return run_complete(w, &(struct call){ .name = older ? "complete-back" : "complete" }, err);
	if (!p->ops->history || (older ? p->history >= app->history.n : p->history == 0))
		return HC_OK;
	if (p->history == 0)
		p->typed = arena_strdup(w->arena, edit_text(&p->edit));
	p->history += older ? 1 : (size_t)-1;
	edit_set(&p->edit, p->history == 0 ? p->typed : app->history.at[app->history.n - p->history]);
	edited(w);
	return HC_OK;
}

static const struct window_command commands[] = {
	{ "accept", run_accept }, { "cancel", run_cancel }, { "back", run_cancel }, { "erase", run_erase },
	{ "complete", run_complete }, { "complete-back", run_complete }, { "history-back", run_history },
	{ "history-forward", run_history }, { NULL, NULL }
};

static const struct window_ops prompt_window = {
	.name = "prompt",
	.overlay = true,
	.draw = draw,
	.contexts = contexts,
	.commands = { commands, NULL },
	.edit = edit,
	.edited = edited,
	.close = close_prompt,
};

void
prompt_open(struct app *app, const struct prompt_ops *ops, void *arg, const char *mark, const char *initial)
{
	struct prompt *p = window_new(app, &prompt_window, sizeof(*p));

	p->ops = ops;
	p->arg = arg;
	p->mark = arena_strdup(p->window.arena, mark);
	p->hint_arena = arena_new("hints");
	p->err.pos = -1;
	forget_hints(p);
	p->edit.secret = ops->secret;
	p->edit.replace = ops->replace;
	edit_set(&p->edit, initial);
	window_push(&p->window);
}

/* The command line. */

static void
command_done(void *arg, const char *text)
{
	macro_note_line(arg, text);
	app_run(arg, text, 0);
}

static size_t
command_complete(void *arg, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	return prompt_complete_command(arg, a, text, pos, out, max, from);
}

void
prompt_command(struct app *app, const char *initial)
{
	static const struct prompt_ops ops = {
		.context = "command", .done = command_done, .complete = command_complete, .history = true,
	};

	prompt_open(app, &ops, app, ":", initial);
}
