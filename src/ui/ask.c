/*
 * ask.c - the box that asks before many records change.
 */
#include "ui/ask.h"

#include <string.h>

#include "base/utf8.h"

struct ask {
	struct window window;
	const char *title, *text, *word;
	struct edit edit;
	void (*done)(void *arg), (*dropped)(void *arg);
	void *arg;
};

static int
count_lines(const char *s, int *widest)
{
	int n = 0;

	for (*widest = 0; *s != '\0'; n++) {
		size_t len = strcspn(s, "\n");
		int w = utf8_width(s, len);

		*widest = w > *widest ? w : *widest;
		s += len + (s[len] == '\n');
	}
	return n;
}

/* implements window.draw */
static void
draw(struct window *w, const struct area *a)
{
	struct ask *q = (struct ask *)w;
	const char *s = q->text;
	int widest, lines = count_lines(s, &widest), width, height;
	struct area box;

	if (utf8_width(q->title, strlen(q->title)) + 4 > widest)
		widest = utf8_width(q->title, strlen(q->title)) + 4;
	width = widest + 4 > a->w ? a->w : widest + 4;
	height = lines + 2 + (q->word != NULL ? 2 : 0);
	height = height > a->h - 1 ? a->h - 1 : height;
	box = area_sub(a, (a->w - width) / 2, (a->h - height) / 3, width, height);
	area_box(&box, ROLE_POPUP, ROLE_POPUP_TITLE, q->title);
	for (int y = 1; y < box.h - 1 - (q->word != NULL) && *s != '\0'; y++) {
		size_t len = strcspn(s, "\n");

		area_textn(&box, 2, y, ROLE_POPUP, 0, s, len, box.w - 4);
		s += len + (s[len] == '\n');
	}
	if (q->word != NULL) {
		int x = 2 + area_text(&box, 2, box.h - 2, ROLE_POPUP_DIM, 0, arena_printf(w->app->turn, "type %s: ", q->word), -1);

		edit_draw(&q->edit, &box, x, box.h - 2, box.w - x - 2, ROLE_FIELD_FOCUS, true);
	} else {
		area_cursor(&box, 2, 1, false);
	}
}

/* implements window.announce */
static void
announce(struct window *w, struct buf *out)
{
	struct ask *q = (struct ask *)w;

	buf_printf(out, "%s ", q->title);
	for (const char *s = q->text; *s != '\0'; s++)
		buf_addc(out, *s == '\n' ? ' ' : *s);
	if (q->word != NULL)
		buf_printf(out, " type %s", q->word);
}

/* implements window.contexts */
static size_t
contexts(struct window *w, const char *ret[CONTEXTS_MAX])
{
	size_t n = 0;

	ret[n++] = "ask";
	if (((struct ask *)w)->word != NULL)
		ret[n++] = "type";
	return n;
}

/* implements window.edit */
static struct edit *
edit(struct window *w)
{
	struct ask *q = (struct ask *)w;

	return q->word != NULL ? &q->edit : NULL;
}

/* implements window.close */
static void
close_ask(struct window *w)
{
	struct ask *q = (struct ask *)w;

	edit_free(&q->edit);
	if (q->dropped != NULL)
		q->dropped(q->arg);
}

static int
run_accept(struct window *w, const struct call *c, struct hc_err *err)
{
	struct ask *q = (struct ask *)w;
	void (*done)(void *arg) = q->done;
	void *arg = q->arg;

	if (q->word != NULL && strcmp(edit_text(&q->edit), q->word) != 0)
		return hc_fail(err, HC_INVALID, 0, "Type %s to go on, or Esc to leave everything as it is.", q->word);
	q->dropped = NULL;
	window_close(w);
	if (done != NULL)
		done(arg);
	return HC_OK;
}

static int
run_cancel(struct window *w, const struct call *c, struct hc_err *err)
{
	struct app *app = w->app;

	window_close(w);
	app_say(app, "Nothing was changed.");
	return HC_OK;
}

/* implements window.footer */
static const char *const *
footer(struct window *w)
{
	static const char *const f[] = { "accept", "cancel", NULL };

	return f;
}

static const struct window_command commands[] = {
	{ "accept", run_accept }, { "cancel", run_cancel }, { "back", run_cancel }, { NULL, NULL }
};

static const struct window_ops ask_window = {
	.name = "ask",
	.overlay = true,
	.draw = draw,
	.announce = announce,
	.contexts = contexts,
	.commands = { commands, NULL },
	.edit = edit,
	.close = close_ask,
	.footer = footer,
};

void
ask_open(struct app *app, const char *title, const char *text, const char *word, void (*done)(void *arg),
    void (*dropped)(void *arg), void *arg)
{
	struct ask *q = window_new(app, &ask_window, sizeof(*q));

	q->title = arena_strdup(q->window.arena, title);
	q->text = arena_strdup(q->window.arena, text);
	q->word = word != NULL ? arena_strdup(q->window.arena, word) : NULL;
	q->done = done;
	q->dropped = dropped;
	q->arg = arg;
	window_push(&q->window);
}
