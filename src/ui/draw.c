/*
 * draw.c - one frame: windows from the bottom up, then the bottom line, then what a begun key may go on with.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/reader.h"
#include "ui/sync.h"
#include "ui/list.h"
#include "ui/macro.h"
#include "ui/remote.h"
#include "ui/run.h"
#include "ui/runner.h"
#include "ui/user.h"
#include "ui/window.h"

#define MESSAGE_ROWS 3		/* of the last rows, for a message that is longer than one */
#define LEAST_KEY 14		/* cells of a key and its note in the popup */
#define LEAST_W 20		/* smaller screens show one line */
#define LEAST_H 4

void
draw_spot_add(struct app *app, int x, int y, int w, const char *command)
{
	if (app->nspots < (int)(sizeof(app->spots) / sizeof(app->spots[0])))
		app->spots[app->nspots++] = (struct spot){ .x = x, .y = y, .w = w, .command = command };
}

const char *
draw_spot(struct app *app, int x, int y)
{
	for (int i = 0; i < app->nspots; i++)
		if (y == app->spots[i].y && x >= app->spots[i].x && x < app->spots[i].x + app->spots[i].w)
			return app->spots[i].command;
	return NULL;
}

const char *
draw_key(struct app *app, const char *command)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];
	const struct binding *b;
	char keys[64];

	app_contexts(app, contexts);
	if ((b = keymap_for(app->keymap, contexts, command)) == NULL)
		return arena_printf(app->turn, ":%s", command);
	return arena_strdup(app->turn, keymap_label(b->keys, b->nkeys, keys, sizeof(keys)));
}

/* How sync stands, at the right end; returns the cells it takes. A click opens the screen behind it. */
static int
draw_counters(struct app *app, const struct area *all)
{
	enum role role;
	const char *s = uisync_counters(app, &role);
	int w = utf8_width(s, strlen(s)), y = all->h - 1;

	if (w == 0 || w + 2 > all->w)
		return 0;
	area_text(all, all->w - w - 1, y, role, 0, s, -1);
	draw_spot_add(app, all->w - w - 1, y, w, "sync status");
	return w + 2;
}

/* The keys that matter here, from the keymap; a footer names commands, never keys. */
static void
draw_footer(struct app *app, const struct area *all)
{
	struct window *w = app_focus(app), *inner;
	const char *contexts[2 * CONTEXTS_MAX + 1], *const *commands = NULL;
	int x = 1, y = all->h - 1, end;
	const char *status;
	char keys[64];

	area_fill(all, 0, y, all->w, 1, ROLE_FOOTER);
	end = all->w - draw_counters(app, all);
	if (w == NULL)
		return;
	app_contexts(app, contexts);
	if (w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	if (w->ops->footer != NULL)
		commands = w->ops->footer(w);
	if ((status = runner_status(app)) != NULL || (w->ops->status != NULL && (status = w->ops->status(w)) != NULL)) {
		int n = utf8_width(status, strlen(status));

		end -= n + 2;
		area_right(all, end > 0 ? end : 0, y, n + 1, ROLE_KEY, 0, status);
	}
	for (; commands != NULL && *commands != NULL; commands++) {
		const struct binding *b = keymap_for(app->keymap, contexts, *commands);
		int start = x, need;
		bool dead;

		if (b == NULL)
			continue;
		dead = run_reason(app, b) != NULL;
		keymap_label(b->keys, b->nkeys, keys, sizeof(keys));
		need = utf8_width(keys, strlen(keys)) + 1 + utf8_width(b->note, strlen(b->note));
		if (x + need >= end)
			break;
		x += area_text(all, x, y, dead ? ROLE_FOOTER : ROLE_KEY, dead ? ATTR_DIM : 0, keys, -1) + 1;
		x += area_text(all, x, y, ROLE_FOOTER, dead ? ATTR_DIM : 0, b->note, -1);
		draw_spot_add(app, start, y, x - start, b->command);
		x += 3;
	}
}

static void
draw_message(struct app *app, const struct area *all)
{
	const char *s = buf_str(&app->message);
	int w = all->w - 2, rows = text_rows(s, w, MESSAGE_ROWS + 1), y;

	if (rows > MESSAGE_ROWS || all->h < 3 * rows || strchr(s, '\n') != NULL) {
		area_fill(all, 0, all->h - 1, all->w, 1, app->message_role);
		area_fit(all, 1, all->h - 1, app->message_role, 0, s, w);
		return;
	}
	y = all->h - rows;	/* a sentence that tells how to mend it is of no use when it is cut */
	area_fill(all, 0, y, all->w, rows, app->message_role);
	area_wrap(all, 1, y, w, rows, app->message_role, s);
}

void
draw_bottom_line(struct app *app, const char *text)
{
	struct area all = canvas_area(app->canvas);

	area_fill(&all, 0, all.h - 1, all.w, 1, ROLE_MESSAGE);
	area_fit(&all, 1, all.h - 1, ROLE_MESSAGE, 0, text, all.w - 2);
}

static void
draw_task(struct app *app, const struct area *all)
{
	struct buf b = BUF_INIT;
	const struct task *t = app->task;
	int y = all->h - 1;

	buf_printf(&b, "%s", t->what);
	if (t->total > 0)
		buf_printf(&b, "  %lld of %lld", (long long)t->done, (long long)t->total);
	buf_adds(&b, "   Esc stops and takes back");
	area_fill(all, 0, y, all->w, 1, ROLE_MESSAGE);
	area_fit(all, 1, y, ROLE_MESSAGE, 0, buf_str(&b), all->w - 2);
	buf_free(&b);
}

static void
draw_bottom(struct app *app, const struct area *all, bool footer)
{
	if (app->task != NULL)
		draw_task(app, all);
	else if (app->message.len > 0)
		draw_message(app, all);
	else if (app->reader)
		reader_draw(app, all);
	else if (footer)
		draw_footer(app, all);
}

/* The page first, then the bottom line, then what stands on top: a prompt covers the bottom line. */
static void
draw_windows(struct window *w, const struct area *page, const struct area *all)
{
	struct list *l;

	if (w->ops->overlay && w->below != NULL)
		draw_windows(w->below, page, all);
	w->area = w->ops->overlay ? *all : *page;
	if ((l = list_of(w)) != NULL)
		user_obey_columns(w->app, l, page->w, page->h);
	w->ops->draw(w, &w->area);
	if (!w->ops->overlay || w->below == NULL)
		draw_bottom(w->app, all, page->h < all->h);
}

/* "m: Move to" when all of them are of one menu, else the keys. */
static const char *
menu_title(struct app *app, const struct binding *const *list, size_t n, const char *keys)
{
	for (size_t i = 0; i < n; i++)
		if (list[i]->title == NULL || strcmp(list[i]->title, list[0]->title) != 0)
			return keys;
	return arena_printf(app->turn, "%s: %s", keys, list[0]->title);
}

/* What may follow the keys typed so far, in columns above the bottom line. */
static void
draw_pending(struct app *app, const struct area *all)
{
	const char *contexts[2 * CONTEXTS_MAX + 1];
	const struct binding *const *list;
	struct area box;
	char keys[64], title[64];
	int widest = 8, per, rows;
	size_t n;

	app_contexts(app, contexts);
	n = keymap_list(app->keymap, contexts, app->pending, app->npending, app->turn, &list);
	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		int k, note = utf8_width(list[i]->note, strlen(list[i]->note));

		keymap_label(list[i]->keys + app->npending, list[i]->nkeys - app->npending, keys, sizeof(keys));
		k = utf8_width(keys, strlen(keys));
		if (k + note + 4 > widest)
			widest = k + note + 4;
	}
	per = (all->w - 4) / widest;
	per = per < 1 ? 1 : per > 4 ? 4 : per;
	while (((int)n + per - 1) / per > all->h - 4 && (all->w - 4) / (per + 1) >= LEAST_KEY)
		per++;	/* short of rows: notes may be cut, keys are not left out */
	rows = ((int)n + per - 1) / per;
	if (rows > all->h - 4)
		rows = all->h - 4;
	if (rows < 1)
		return;
	box = area_sub(all, 0, all->h - 1 - rows - 2, all->w, rows + 2);
	keymap_label(app->pending, app->npending, title, sizeof(title));
	area_box(&box, ROLE_POPUP, ROLE_POPUP_TITLE, menu_title(app, list, n, title));
	for (size_t i = 0; i < n; i++) {
		int x = 2 + (int)i / rows * ((box.w - 4) / per), y = 1 + (int)i % rows;

		if ((int)i / rows >= per)
			break;
		keymap_label(list[i]->keys + app->npending, list[i]->nkeys - app->npending, keys, sizeof(keys));
		x += area_text(&box, x, y, ROLE_POPUP_KEY, 0, keys, -1) + 1;
		area_fit(&box, x, y, run_reason(app, list[i]) != NULL ? ROLE_POPUP_DIM : ROLE_POPUP, 0, list[i]->note,
		    (box.w - 4) / per - 2);
	}
}

static void
draw_count(struct app *app, const struct area *all)
{
	char text[24];
	int n = snprintf(text, sizeof(text), " %d ", app->count);

	area_text(all, all->w - n, all->h - 1, ROLE_KEY, 0, text, -1);
}

/* Windows draw on a screen of the least size, so that they and their cursor are where they would be; what has the focus is
   then said in the room there is. */
static void
draw_tiny(struct app *app, const struct area *all)
{
	struct canvas *small = app->canvas, *least = canvas_new(LEAST_W, LEAST_H);
	struct area a = canvas_area(least);

	app->canvas = least;
	if (app->top != NULL)
		draw_windows(app->top, &a, &a);
	app->nspots = 0;
	reader_draw_tiny(app, all);
	app->canvas = small;
	canvas_free(least);
	app->dirty = false;
}

void
app_draw(struct app *app)
{
	struct area all, page;
	const char *bar;
	bool footer;

	uisync_frame(app);
	canvas_clear(app->canvas, ROLE_TEXT);
	app->canvas->plain = app->reader;
	app->nspots = 0;
	all = canvas_area(app->canvas);
	bar = user_bar(app, "footer", all.w, all.h);
	footer = app->reader || bar == NULL || strcmp(bar, "off") != 0;
	page = area_sub(&all, 0, 0, all.w, all.h - footer);
	if (all.w < LEAST_W || all.h < LEAST_H) {
		draw_tiny(app, &all);
		return;
	}
	if (app->top != NULL)
		draw_windows(app->top, &page, &all);
	if (macro_recording(app))
		area_text(&all, all.w - 11, all.h - 1, ROLE_WARN, 0, " recording ", -1);
	if (app->counting)
		draw_count(app, &all);
	if (app->npending > 0)
		draw_pending(app, &all);
	app->canvas->cursor_shown |= app->reader;
	remote_focus(app);
	app->dirty = false;
}
