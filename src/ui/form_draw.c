/*
 * form_draw.c - how a form looks: labels on the left from 60 columns on, above their fields below that; errors under the field.
 */
#include <string.h>

#include "base/utf8.h"
#include "ui/cell.h"
#include "ui/form.h"

#define LABEL 20
#define BELOW 60	/* narrower: the label stands above */
#define WIDEST 60
#define ROWS 6		/* of long text */

/* The field stands above the sentence; its name need not begin it. */
static const char *
fault(const struct form_field *ff)
{
	const char *const names[] = { ff->field->name, ff->field->label };

	if (ff->field->required && ff->edit.text.len == 0)	/* the engine's sentence ends with what a shell would take */
		return "It cannot be left empty.";
	for (int i = 0; i < 2; i++) {
		size_t n = strlen(names[i]);

		if (strncmp(ff->err.msg, names[i], n) == 0 && strncmp(ff->err.msg + n, ": ", 2) == 0)
			return ff->err.msg + n + 2;
	}
	return ff->err.msg;
}

static int
fault_rows(const struct form_field *ff, int w)
{
	const char *s = fault(ff);

	return ff->err.code >= 0 ? 0 : utf8_width(s, strlen(s)) > w ? 2 : 1;
}

int
form_room(int width)
{
	int w = width - (width < BELOW ? 2 : 2 + LABEL) - 2;

	return w > WIDEST ? WIDEST : w;
}

static int
value_rows(const struct form_field *ff, int width)
{
	return ff->edit.lines ? edit_rows(&ff->edit, form_room(width), ROWS) : 1;
}

static int
rows_of(const struct form_field *ff, int width)
{
	bool above = width < BELOW;

	return (ff->section != NULL ? 2 : 0) + above + value_rows(ff, width) + (ff->theirs != NULL) +
	    fault_rows(ff, width - (above ? 2 : 2 + LABEL) - 1);
}

static void
draw_title(struct form *f, const struct area *a)
{
	struct buf b = BUF_INIT;
	size_t wrong = 0;

	for (size_t i = 0; i < f->nfields; i++)
		wrong += f->fields[i].err.code < 0;
	buf_printf(&b, "%s %s", f->isnew ? "New" : "Edit", f->object->label);
	if (!f->isnew && f->nfields > 0)
		for (size_t i = 0; i < f->nfields; i++)
			if (f->fields[i].field == f->object->title)
				buf_printf(&b, "%s%s", a->canvas->ascii ? " > " : " \xe2\x80\xba ", f->fields[i].initial);
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, buf_str(&b), a->w - (wrong > 0 ? 20 : 2));
	if (wrong > 0)
		area_right(a, a->w - 19, 0, 18, ROLE_TITLE_DIM, 0,
		    arena_printf(f->window.app->turn, "%zu to mend", wrong));
	buf_free(&b);
}

static int
draw_field(struct form *f, const struct area *a, size_t i, int y)
{
	struct form_field *ff = &f->fields[i];
	bool here = i == f->at, above = a->w < BELOW;
	int x = above ? 2 : 2 + LABEL, w = form_room(a->w), h = value_rows(ff, a->w), used;

	if (ff->section != NULL) {
		y++;
		area_fit(a, 1, y++, ROLE_SECTION, 0, ff->section, a->w - 2);
	}
	used = area_fit(a, 2, y, ROLE_LABEL, 0, ff->field->label, above ? a->w - 6 : LABEL - 3);
	if (ff->field->required)
		area_text(a, 2 + used + 1, y, ROLE_REQUIRED, 0, "*", 1);
	y += above;
	if (ff->edit.lines)
		edit_draw_rows(&ff->edit, a, x, y, w, h, here ? ROLE_FIELD_FOCUS : ROLE_FIELD, here);
	else
		edit_draw(&ff->edit, a, x, y, w, here ? ROLE_FIELD_FOCUS : ROLE_FIELD, here);
	if (ff->hint != NULL && x + w + 2 < a->w)
		area_fit(a, x + w + 2, y, ROLE_DIM, 0, ff->hint, a->w - x - w - 3);
	else if (ff->hint != NULL && !here)
		area_right(a, x, y, w, ROLE_FIELD, 0, arena_printf(f->window.app->turn, "= %s", ff->hint));
	y += h;
	if (ff->theirs != NULL)
		area_fit(a, x, y++, ROLE_WARN, 0, ff->theirs, a->w - x - 1);
	if (ff->err.code < 0)
		y += area_wrap(a, x, y, a->w - x - 1, 2, ROLE_ERROR, fault(ff));
	return y;
}

/* implements window.announce */
void
form_announce(struct window *w, struct buf *out)
{
	struct form *f = (struct form *)w;
	const struct form_field *ff = &f->fields[f->at];

	buf_printf(out, "%s%s", ff->field->label, ff->field->required ? ", required" : "");
	if (ff->initial != NULL && *ff->initial != '\0')
		buf_printf(out, ", %s", ff->initial);
	if (ff->err.code < 0)
		buf_printf(out, ", wrong: %s", fault(ff));
}

/* implements window.draw */
void
form_draw(struct window *w, const struct area *a)
{
	struct form *f = (struct form *)w;
	struct area body = area_sub(a, 0, 1, a->w, a->h - 1);
	int y = 0, first = 0, last, height = 0;

	if (f->stale)
		form_mark(f);
	draw_title(f, a);
	for (size_t i = 0; i < f->at; i++)
		first += rows_of(&f->fields[i], a->w);
	last = first + rows_of(&f->fields[f->at], a->w);
	for (size_t i = 0; i < f->nfields; i++)
		height += rows_of(&f->fields[i], a->w);
	if (f->top > height - body.h)
		f->top = height > body.h ? height - body.h : 0;
	if (first < f->top)
		f->top = first;
	if (last > f->top + body.h)
		f->top = last - body.h;
	for (size_t i = 0; i < f->nfields; i++) {
		int h = rows_of(&f->fields[i], a->w);

		if (y + h > f->top && y < f->top + body.h)
			draw_field(f, &body, i, y - f->top);
		y += h;
	}
}
