/*
 * reader.c - the screen for people who hear it: what has the focus in words, once per change, on the last line.
 *
 * In reader mode nothing is drawn that a voice would stumble over (canvas.plain), lists say their labels, and the terminal's
 * cursor stands visibly on the focus. The same words are all that is shown where a screen is too small for anything else.
 */
#include <string.h>

#include "ui/copy.h"
#include "ui/reader.h"
#include "ui/text.h"
#include "ui/window.h"

static struct window *
inner(struct window *w)
{
	struct window *in = w != NULL && w->ops->inner != NULL ? w->ops->inner(w) : NULL;

	return in != NULL ? in : w;
}

/* The row of the screen under the cursor: what any window can say. */
static void
say_row(struct app *app, struct buf *out)
{
	const struct canvas *c = app->canvas;
	bool space = true;

	for (int x = 0; x < c->w && c->cursor_y < c->h; x++) {
		const char *s = canvas_at(c, x, c->cursor_y)->text;

		if (strcmp(s, " ") != 0)
			buf_adds(out, s);
		else if (!space)
			buf_addc(out, ' ');
		space = strcmp(s, " ") == 0;
	}
}

void
app_announce(struct app *app, struct buf *out)
{
	struct window *w = app_focus(app), *in = inner(w);
	size_t before = out->len;

	if (in != w && w->ops->announce != NULL) {	/* the place in it, then the row */
		w->ops->announce(w, out);
		if (out->len > before)
			buf_adds(out, ", ");
	}
	if (in != NULL && in->ops->announce != NULL)
		in->ops->announce(in, out);
	else
		say_row(app, out);
}

void
reader_draw(struct app *app, const struct area *all)
{
	struct buf b = BUF_INIT;
	int y = all->h - 1;

	app_announce(app, &b);
	area_fill(all, 0, y, all->w, 1, ROLE_MESSAGE);
	area_fit(all, 0, y, ROLE_MESSAGE, 0, buf_str(&b), all->w);
	buf_free(&b);
}

/* A screen below 20x4: the line being typed, else the message, else the focus; as many lines as there are. */
void
reader_draw_tiny(struct app *app, const struct area *all)
{
	struct window *w = app_focus(app);
	struct edit *e = w != NULL && w->ops->edit != NULL ? w->ops->edit(w) : NULL;
	struct buf b = BUF_INIT;

	if (e != NULL)
		edit_draw(e, all, 0, 0, all->w, ROLE_PROMPT, true);
	if (app->message.len > 0)
		buf_adds(&b, buf_str(&app->message));
	else if (e == NULL || all->h > 1)
		app_announce(app, &b);
	area_wrap(all, 0, e != NULL, all->w, all->h - (e != NULL), ROLE_TEXT, buf_str(&b));
	buf_free(&b);
}

/* `where`: the pages one came by, and what has the focus. */
int
reader_where(struct app *app)
{
	struct buf b = BUF_INIT;
	struct window *stack[16];
	size_t n = 0;

	for (struct window *w = app->top; w != NULL && n < sizeof(stack) / sizeof(stack[0]); w = w->below)
		stack[n++] = w;
	while (n-- > 0) {
		const char *title = stack[n]->ops->title != NULL ? stack[n]->ops->title(stack[n]) : stack[n]->ops->name;

		buf_printf(&b, "%s%s", title, n > 0 ? ", then " : ": ");
	}
	app_announce(app, &b);
	app_say(app, "%s", buf_str(&b));
	buf_free(&b);
	return HC_OK;
}

/* `say`: all of the record under the cursor, a line each, as a page to read. */
int
reader_say(struct app *app, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc = copy_page(app, &b, err);

	if (rc >= 0)
		text_open(app, "The record", buf_str(&b));
	buf_free(&b);
	return rc;
}
