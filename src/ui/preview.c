/*
 * preview.c - the record's facts, its first filled fields and its latest story, read once per record within a few ms.
 */
#include "ui/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/utf8.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/timeline.h"

#define LONG_ROWS 4	/* of long text */
#define REST_MS 80
#define READ_MS 12		/* the story may take so long; else it is left out */
#define LABEL 16
#define STORY 40

struct preview {
	struct window *window;
	const struct object *object;
	uint8_t id[16], next[16];
	int64_t since;			/* ticks: when the cursor came to next */
	bool waiting, stale;
	struct arena *arena;
	struct hc_record *r;		/* NULL: gone, or not to be seen */
	struct timeline *story;
};

struct preview *
preview_new(struct window *w)
{
	struct preview *p = xmalloc(sizeof(*p));

	memset(p, 0, sizeof(*p));
	p->window = w;
	return p;
}

static void
drop(struct preview *p)
{
	timeline_free(p->story);
	arena_free(p->arena);
	p->story = NULL;
	p->arena = NULL;
	p->r = NULL;
	p->object = NULL;
}

void
preview_free(struct preview *p)
{
	if (p == NULL)
		return;
	drop(p);
	free(p);
}

static void
load(struct preview *p, const struct object *o, const uint8_t id[16])
{
	struct app *app = p->window->app;
	struct hc_err err;

	drop(p);
	p->object = o;
	p->stale = false;
	memcpy(p->id, id, 16);
	p->arena = arena_new("preview");
	if (read_record(app->work->store, o, id, p->arena, &p->r, &err) < 0 || access_record(app->work, p->r, 'r', &err) < 0 ||
	    engine_compute(app->work, p->r, &err) < 0) {
		p->r = NULL;
		return;
	}
	p->story = timeline_new(app, o, id);
	app_limit(app, READ_MS);
	timeline_read(p->story, STORY, &err);
	app_limit(app, 0);
}

/* Which record should be in sight; loads it when the cursor has rested. */
static void
follow(struct preview *p, const struct object *o, const uint8_t id[16])
{
	struct app *app = p->window->app;
	int64_t now = app->env->ticks(app->env) / 1000000;

	if (p->object == o && memcmp(p->id, id, 16) == 0 && !p->stale) {
		p->waiting = false;
		return;
	}
	if (!p->waiting || memcmp(p->next, id, 16) != 0) {
		p->waiting = true;
		p->since = now;
		memcpy(p->next, id, 16);
	}
	if (p->object == NULL || p->stale || now - p->since >= REST_MS || app_patient(app)) {	/* a script has no pauses */
		load(p, o, id);
		p->waiting = false;
		return;
	}
	if (app->tick_ms == 0 || app->tick_ms > REST_MS)
		app->tick_ms = REST_MS;
}

void
preview_tick(struct preview *p)
{
	if (p != NULL && p->waiting)
		p->window->app->dirty = true;	/* the drawing looks at the clock */
}

void
preview_stale(struct preview *p)
{
	if (p != NULL)
		p->stale = true;
}

static int
draw_fields(struct preview *p, const struct area *a, int y, int most)
{
	struct work *w = p->window->app->work;
	struct buf b = BUF_INIT;
	int label = a->w >= 40 ? LABEL : 10;

	for (size_t s = 0; s < p->r->object->page.sections.n && y < most; s++)
		for (size_t i = 0; i < p->r->object->page.sections.at[s].fields.n && y < most; i++) {
			const struct field *f = object_field(p->r->object, p->r->object->page.sections.at[s].fields.at[i]);
			const struct hc_value *v = f != NULL ? record_get(p->r, f) : NULL;

			if (v == NULL || f == p->r->object->title || v->kind == VALUE_NULL || f->hidden || !access_field(w, f, 'r'))
				continue;
			buf_reset(&b);
			cell_field(w, p->r, f, &b);
			if (b.len == 0)
				continue;
			area_fit(a, 1, y, ROLE_LABEL, 0, f->label, label);
			if (cell_long(f)) {
				y += area_wrap(a, label + 2, y, a->w - label - 3, most - y < LONG_ROWS ? most - y : LONG_ROWS, ROLE_TEXT, buf_str(&b));
				continue;
			}
			area_fit(a, label + 2, y++, v->kind == VALUE_ID && f->target != NULL ? ROLE_LINK : cell_role(f, v), 0, buf_str(&b),
			    a->w - label - 3);
		}
	buf_free(&b);
	return y;
}

void
preview_draw(struct preview *p, const struct object *o, const uint8_t *id, const struct area *a)
{
	int y, story;

	if (id != NULL)
		follow(p, o, id);
	if (id == NULL || p->r == NULL) {
		if (id != NULL && !p->waiting)
			area_wrap(a, 1, 0, a->w - 2, 2, ROLE_DIM, "This record is gone.");
		return;
	}
	area_fit(a, 1, 0, ROLE_SECTION, 0, record_title(p->r), a->w - 2);
	story = p->story != NULL ? (int)p->story->items.n : 0;
	if (story > (a->h - 2) / 2)
		story = (a->h - 2) / 2;
	if (a->h < 6)
		story = 0;
	y = draw_fields(p, a, 1, a->h - (story > 0 ? story + 2 : 0));
	if (story == 0)
		return;
	y++;
	area_fit(a, 1, y++, ROLE_SECTION, 0, "Timeline", a->w - 2);
	for (size_t i = 0; y < a->h && i < p->story->items.n; i++)
		timeline_draw(p->story, a, y++, i, false);
}
