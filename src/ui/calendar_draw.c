/*
 * calendar_draw.c - how days look: columns of half hours, a month's grid, an agenda of lines where it is narrow.
 */
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "ui/calendar.h"
#include "ui/cell.h"
#include "ui/draw.h"

#define GUTTER 6		/* "09:00 " */
#define LANE 4			/* the least an event is worth */
#define WHOLE_ROWS 3		/* lines for what takes whole days */

static const char *const day_names[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const month_names[] = { "", "January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December" };

static int
event_role(const struct calendar_event *e)
{
	return e->closed ? ROLE_DIM : e->late ? ROLE_WARN : ROLE_TEXT;
}

static void
period(struct calendar *c, struct buf *out)
{
	int64_t first = calendar_first(c), last = first + calendar_count(c) - 1;
	int y, m, d, y2, m2, d2, iso;

	date_to_civil(c->days == CALENDAR_MONTH ? c->day : first, &y, &m, &d);
	if (c->days == CALENDAR_MONTH) {
		buf_printf(out, "%s %d", month_names[m], y);
		return;
	}
	if (c->days == 1) {
		buf_printf(out, "%s %d %s %d", day_names[date_weekday(c->day)], d, month_names[m], y);
		return;
	}
	date_to_civil(last, &y2, &m2, &d2);
	if (m == m2)
		buf_printf(out, "%d\xe2\x80\x93%d %s %d", d, d2, month_names[m], y);
	else
		buf_printf(out, "%d %.3s \xe2\x80\x93 %d %.3s %d", d, month_names[m], d2, month_names[m2], y2);
	buf_printf(out, "   week %d", date_iso_week(first + 3, &iso));
}

static void
draw_title(struct calendar *c, const struct area *a)
{
	const char *sep = a->canvas->ascii ? " > " : " \xe2\x80\xba ";
	struct buf left = BUF_INIT, right = BUF_INIT;
	int n;

	buf_adds(&left, c->nsources > 1 ? "Agenda" : c->sources[0].object->plural);
	if (c->view != NULL && strcmp(c->view->name, "all") != 0)
		buf_printf(&left, "%s%s", sep, c->view->label != NULL ? c->view->label : c->view->name);
	if (*c->filter != '\0')
		buf_printf(&left, "%s%s", sep, c->filter);
	period(c, &right);
	if (c->more)
		buf_adds(&right, "   not all fit");
	n = utf8_width(buf_str(&right), right.len);
	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	area_fit(a, 1, 0, ROLE_TITLE, 0, buf_str(&left), a->w - n - 4);
	area_right(a, a->w - n - 1, 0, n, ROLE_TITLE_DIM, 0, buf_str(&right));
	buf_free(&left);
	buf_free(&right);
}

static void
draw_day_name(struct calendar *c, const struct area *a, int x, int y, int w, int64_t day)
{
	int yy, m, d, role = day == c->day ? ROLE_HEADER_FOCUS : ROLE_HEADER;
	bool today = day == c->window.app->work->locale.today;
	const char *s;

	date_to_civil(day, &yy, &m, &d);
	s = w >= 16 ? arena_printf(c->window.app->turn, "%s %d %.3s%s", day_names[date_weekday(day)], d, month_names[m],
	    today ? "  today" : "") : arena_printf(c->window.app->turn, "%s %d%s", day_names[date_weekday(day)], d, today ? " *" : "");
	area_fill(a, x, y, w, 1, role);
	area_fit(a, x + 1, y, role, today ? ATTR_BOLD : 0, s, w - 1);
}

/* Lanes that fit beside each other. */
static int
lanes_of(const struct calendar_event *e, int w)
{
	int most = w / LANE > 0 ? w / LANE : 1;

	return e->lanes > most ? most : e->lanes;
}

/* A block of the slots it lasts: a bar at its left, its title, below what kind of thing it is. */
static void
draw_event(struct calendar *c, const struct area *a, int x, int w, const struct calendar_event *e)
{
	const char *bar = a->canvas->ascii ? "|" : "\xe2\x96\x8c";
	bool here = calendar_here(c) == e;
	int lanes = lanes_of(e, w), lw, lx;
	struct civil at;

	if (e->lane >= lanes)
		return;		/* the day's heading counts it */
	lw = w / lanes;
	lx = x + e->lane * lw;
	if (e->lane == lanes - 1)
		lw = w - e->lane * lw;
	for (int i = 0; i < e->slots; i++) {
		int y = c->grid_y + e->slot + i - c->top, role = here ? ROLE_FOCUS : event_role(e);

		if (y < c->grid_y || y >= a->h)
			continue;
		area_fill(a, lx, y, lw, 1, here ? ROLE_FOCUS : ROLE_TEXT);
		area_text(a, lx, y, here ? ROLE_FOCUS : e->closed ? ROLE_DIM : ROLE_ACCENT, 0, bar, 1);
		if (i == 0) {
			zone_civil(c->window.app->work->locale.zone, e->at, &at);
			area_fit(a, lx + 1, y, role, e->closed ? ATTR_DIM : 0, at.minute % 30 != 0 && lw > 14 ?
			    arena_printf(c->window.app->turn, "%02d:%02d %s", at.hour, at.minute, e->title) : e->title, lw - 1);
		} else if (i == 1) {
			area_fit(a, lx + 1, y, here ? ROLE_FOCUS : ROLE_DIM, 0, e->kind, lw - 1);
		}
	}
}

static void
draw_whole(struct calendar *c, const struct area *a, int x, int y, int w, int rows, int64_t day)
{
	size_t n, whole, first = calendar_day(c, day, &n, &whole), top = 0;

	if (rows > 0 && day == c->day && c->slot < 0 && whole == 0) {
		area_fill(a, x, y, w, 1, ROLE_FOCUS);
		area_cursor(a, x + 1, y, c->window.app->reader);
	}
	if (day == c->day && c->slot < 0 && c->whole >= (size_t)rows)
		top = c->whole - (size_t)rows + 1;
	for (int i = 0; i < rows && top + (size_t)i < whole; i++) {
		const struct calendar_event *e = &c->events.at[first + top + (size_t)i];
		bool here = day == c->day && c->slot < 0 && c->whole == top + (size_t)i;
		size_t hidden = whole - top - (size_t)rows;

		if (i == rows - 1 && whole > top + (size_t)rows) {
			area_fit(a, x + 1, y + i, ROLE_DIM, 0, arena_printf(c->window.app->turn, "+%zu more", hidden + 1), w - 1);
			break;
		}
		if (here)
			area_fill(a, x, y + i, w, 1, ROLE_FOCUS);
		area_fit(a, x + 1, y + i, here ? ROLE_FOCUS : event_role(e), 0, e->title, w - 1);
		if (here)
			area_cursor(a, x + 1, y + i, c->window.app->reader);
	}
}

static int
most_whole(struct calendar *c)
{
	size_t n, whole, most = 0;

	for (int i = 0; i < c->days; i++) {
		calendar_day(c, c->from + i, &n, &whole);
		most = whole > most ? whole : most;
	}
	return most > WHOLE_ROWS ? WHOLE_ROWS : (int)most;
}

static void
scroll_to_cursor(struct calendar *c, int rows)
{
	c->rows = rows;
	if (c->slot >= 0 && c->slot < c->top)
		c->top = c->slot;
	if (c->slot >= c->top + rows)
		c->top = c->slot - rows + 1;
	if (c->top > CALENDAR_SLOTS - rows)
		c->top = CALENDAR_SLOTS - rows;
	if (c->top < 0)
		c->top = 0;
}

static void
draw_hours(struct calendar *c, const struct area *a, int rows)
{
	struct civil now;

	zone_civil(c->window.app->work->locale.zone, c->window.app->work->locale.now, &now);
	for (int i = 0; i < rows; i++) {
		int slot = c->top + i, y = c->grid_y + i;
		bool current = slot == now.hour * 2 + now.minute / 30;

		if (slot % 2 == 0 || current)
			area_text(a, 0, y, current ? ROLE_ACCENT : ROLE_LABEL, 0,
			    arena_printf(c->window.app->turn, "%02d:%02d", slot / 2, slot % 2 * 30), 5);
	}
}

/* Signs that something lies above or below what is in sight. */
static void
draw_beyond(struct calendar *c, const struct area *a, int rows)
{
	bool above = false, below = false;

	for (size_t i = 0; i < c->events.n; i++) {
		above |= c->events.at[i].slot >= 0 && c->events.at[i].slot + c->events.at[i].slots <= c->top;
		below |= c->events.at[i].slot >= c->top + rows;
	}
	if (above)
		area_text(a, GUTTER - 1, c->grid_y, ROLE_ACCENT, 0, a->canvas->ascii ? "^" : "\xe2\x96\xb4", 1);
	if (below)
		area_text(a, GUTTER - 1, c->grid_y + rows - 1, ROLE_ACCENT, 0, a->canvas->ascii ? "v" : "\xe2\x96\xbe", 1);
}

int
calendar_column(const struct calendar *c, int i, int *w)
{
	int all = c->across + 1, x = all * i / c->days;

	*w = all * (i + 1) / c->days - x - 1;
	return c->column_x + x;
}

static void
draw_columns(struct calendar *c, const struct area *a)
{
	int whole = c->timed ? most_whole(c) : a->h - 2, rows, n = c->days;

	c->column_x = c->timed ? GUTTER : 0;
	c->across = a->w - c->column_x;
	c->grid_y = 2 + (whole > 0 ? whole + 1 : 0);
	rows = c->timed ? a->h - c->grid_y : 0;
	rows = rows > CALENDAR_SLOTS ? CALENDAR_SLOTS : rows;
	if (rows < 1 && c->timed)
		return;
	if (c->timed) {
		scroll_to_cursor(c, rows);
		draw_hours(c, a, rows);
		draw_beyond(c, a, rows);
	}
	area_fill(a, 0, 1, a->w, 1, ROLE_HEADER);
	if (whole > 0 && c->timed)
		area_hline(a, 0, c->grid_y - 1, a->w, ROLE_BORDER);
	for (int i = 0; i < n; i++) {
		int64_t day = c->from + i;
		size_t count, wholes, first = calendar_day(c, day, &count, &wholes);
		int hidden = 0, w, x = calendar_column(c, i, &w);

		draw_day_name(c, a, x, 1, w, day);
		draw_whole(c, a, x, 2, w, whole, day);
		for (int y = 2; i > 0 && y < (c->timed ? c->grid_y + rows : a->h); y++)
			area_text(a, x - 1, y, ROLE_BORDER, 0, a->canvas->ascii ? "|" : "\xe2\x94\x82", 1);
		if (day == c->day && c->slot >= c->top && c->slot < c->top + rows) {
			area_fill(a, x, c->grid_y + c->slot - c->top, w, 1, ROLE_FOCUS);
			area_cursor(a, x, c->grid_y + c->slot - c->top, c->window.app->reader);
		}
		for (size_t k = first + wholes; k < first + count; k++) {
			draw_event(c, a, x, w, &c->events.at[k]);
			hidden += c->events.at[k].lane >= lanes_of(&c->events.at[k], w);
		}
		if (hidden > 0)
			area_right(a, x + w - 4, 1, 4, ROLE_HEADER, 0, arena_printf(c->window.app->turn, "+%d", hidden));
	}
}

/* Month. */

static void
draw_month_cell(struct calendar *c, const struct area *a, int x, int y, int w, int h, int64_t day)
{
	size_t n, whole, first = calendar_day(c, day, &n, &whole);
	int yy, m, d, m0, role;
	bool here = day == c->day, today = day == c->window.app->work->locale.today;

	date_to_civil(c->day, &yy, &m0, &d);
	date_to_civil(day, &yy, &m, &d);
	role = here ? ROLE_FOCUS : today ? ROLE_ACCENT : m != m0 ? ROLE_DIM : ROLE_LABEL;
	if (here) {
		area_fill(a, x, y, w, 1, ROLE_FOCUS);
		area_cursor(a, x + 1, y, c->window.app->reader);
	}
	area_text(a, x + 1, y, role, today ? ATTR_BOLD : 0, arena_printf(c->window.app->turn, "%2d", d), 2);
	if (n > 0 && (h == 1 || n > (size_t)h - 1) && w > 6)
		area_right(a, x + w - 5, y, 4, here ? role : ROLE_DIM, 0, arena_printf(c->window.app->turn, "%zu", n));
	else if (n > 0 && h == 1)
		area_text(a, x + 3, y, role, 0, a->canvas->ascii ? "*" : "\xc2\xb7", 1);
	for (int i = 0; i < h - 1 && (size_t)i < n; i++) {
		const struct calendar_event *e = &c->events.at[first + (size_t)i];
		struct civil at;

		zone_civil(c->window.app->work->locale.zone, e->at, &at);
		area_fit(a, x + 1, y + 1 + i, event_role(e), 0, e->slot >= 0 && w >= 16 ?
		    arena_printf(c->window.app->turn, "%02d:%02d %s", at.hour, at.minute, e->title) : e->title, w - 2);
	}
}

static int draw_lines(struct calendar *c, const struct area *a, int y, int64_t from, int64_t to);

static void
draw_month(struct calendar *c, const struct area *a)
{
	int w = (a->w - 6) / 7, weeks, h, x0 = 0, y, m, d;
	bool narrow = calendar_lines(c, a->w);

	date_to_civil(c->day, &y, &m, &d);
	weeks = (int)(date_from_civil(y, m + 1, 1) - 1 - c->from) / 7 + 1;
	h = narrow ? 1 : (a->h - 2) / weeks;
	h = h < 1 ? 1 : h;
	for (int i = 0; i < 7; i++)
		area_fit(a, x0 + i * (w + 1), 1, ROLE_HEADER, 0, arena_printf(c->window.app->turn, " %-*.*s", w, w > 3 ? 3 : 2,
		    day_names[date_weekday(c->from + i)]), w + 1);
	for (int k = 0; k < weeks; k++)
		for (int i = 0; i < 7; i++)
			draw_month_cell(c, a, x0 + i * (w + 1), 2 + k * h, w, h, c->from + k * 7 + i);
	if (narrow)
		draw_lines(c, a, 3 + weeks, c->day, c->day + 1);
}

/* Agenda. */

static int
draw_line(struct calendar *c, const struct area *a, int y, const struct calendar_event *e)
{
	bool here = calendar_here(c) == e;
	int role = here ? ROLE_FOCUS : event_role(e), x = 8;
	struct civil at;

	if (here) {
		area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
		area_cursor(a, 1, y, c->window.app->reader);
	}
	zone_civil(c->window.app->work->locale.zone, e->at, &at);
	area_text(a, 1, y, here ? role : ROLE_LABEL, 0, e->slot < 0 ? "all day" :
	    arena_printf(c->window.app->turn, "%02d:%02d", at.hour, at.minute), e->slot < 0 ? 7 : 6);
	x += e->slot < 0;
	if (*e->kind != '\0')
		x += area_fit(a, x, y, here ? role : ROLE_DIM, 0, e->kind, 8) + 1;
	area_fit(a, x, y, role, 0, e->title, a->w - x - 1);
	return y + 1;
}

/* Days with their events, as lines; returns where they end. */
static int
draw_lines(struct calendar *c, const struct area *a, int y, int64_t from, int64_t to)
{
	for (int64_t day = from; day < to && y < a->h; day++) {
		size_t n, whole, first = calendar_day(c, day, &n, &whole);

		if (n == 0 && day != c->day)
			continue;
		draw_day_name(c, a, 0, y++, a->w, day);
		if (n == 0 && y < a->h)
			area_text(a, 1, y++, ROLE_DIM, 0, arena_printf(c->window.app->turn, "Nothing yet. %s adds something.",
			    draw_key(c->window.app, "new")), a->w - 2);
		for (size_t i = 0; i < n && y < a->h; i++)
			y = draw_line(c, a, y, &c->events.at[first + i]);
	}
	return y;
}

/* The first day to draw, so that the cursor's line is in sight. */
static int64_t
agenda_from(struct calendar *c, const struct area *a)
{
	const struct calendar_event *at = calendar_here(c);

	for (int64_t from = c->from; from < c->day; from++) {
		int lines = 0;

		for (int64_t day = from; day <= c->day; day++) {
			size_t n, whole, first = calendar_day(c, day, &n, &whole);

			if (n > 0 || day == c->day)
				lines += 1 + (day < c->day ? (int)n : at != NULL ? (int)(at - &c->events.at[first]) + 1 : 1);
		}
		if (lines <= a->h - 1)
			return from;
	}
	return c->day;
}

void
calendar_draw(struct window *w, const struct area *a)
{
	struct calendar *c = (struct calendar *)w;

	draw_title(c, a);
	if (c->days == CALENDAR_MONTH)
		draw_month(c, a);
	else if (calendar_lines(c, a->w))
		draw_lines(c, a, 1, agenda_from(c, a), c->to);
	else
		draw_columns(c, a);
}
