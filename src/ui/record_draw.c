/*
 * record_draw.c - how a record looks: title, the few facts that matter, tabs, then fields under quiet headings.
 *
 * Above 100 columns the sections stand in two columns, filled evenly; below 60 a label stands above its value.
 */
#include <string.h>

#include "base/utf8.h"
#include "model/type.h"
#include "ui/board.h"
#include "ui/cell.h"
#include "ui/draw.h"
#include "ui/record.h"

#define TWO_COLUMNS 100
#define LABEL 20
#define LONG_ROWS 10	/* of long text; Enter shows all of it */

static int
cells(const char *s)
{
	return utf8_width(s, strlen(s));
}

static void
draw_title(struct record *rw, const struct area *a)
{
	const char *sep = a->canvas->ascii ? " > " : " \xe2\x80\xba ";
	const char *title = record_title(rw->r);
	int x;

	area_fill(a, 0, 0, a->w, 1, ROLE_TITLE);
	x = 1 + area_text(a, 1, 0, ROLE_TITLE_DIM, 0, rw->object->label, -1);
	x += area_text(a, x, 0, ROLE_TITLE_DIM, 0, sep, -1);
	area_fit(a, x, 0, ROLE_TITLE, 0, *title != '\0' ? title : "(no name)", a->w - x - 1);
	if (record_get(rw->r, rw->object->fields.at[SLOT_DELETED])->kind != VALUE_NULL)
		area_right(a, a->w - 10, 0, 9, ROLE_ERROR, 0, "deleted");
}

/* "Stage Proposal   Amount 80 000 EUR   Close 30 Sep": the page's header fields in one line. */
static void
draw_facts(struct record *rw, const struct area *a, int y)
{
	struct buf b = BUF_INIT;
	int x = 2;

	for (size_t i = 0; i < rw->object->page.header.n; i++) {
		const struct field *f = object_field(rw->object, rw->object->page.header.at[i]);

		if (f == NULL || f == rw->object->title || !access_field(rw->window.app->work, f, 'r'))
			continue;
		buf_reset(&b);
		cell_field(rw->window.app->work, rw->r, f, &b);
		if (b.len == 0)
			continue;
		if (x + cells(f->label) + 1 + cells(buf_str(&b)) > a->w - 2)
			break;
		x += area_text(a, x, y, ROLE_LABEL, 0, f->label, -1) + 1;
		x += area_text(a, x, y, ROLE_ACCENT, 0, buf_str(&b), -1) + 3;
	}
	buf_free(&b);
}

/* The object's plural; two relations to one object are told apart by their own names. */
static const char *
relation_label(struct record *rw, const struct relation *rel)
{
	char *s;
	int same = 0;

	for (size_t i = 0; i < rw->ntabs; i++)
		same += rw->tabs[i].relation != NULL && rw->tabs[i].relation->object == rel->object;
	if (same < 2 && rel->object != rw->object)
		return rel->object->plural;
	s = arena_strdup(rw->window.app->turn, rel->name);
	for (char *p = s; *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	if (*s >= 'a' && *s <= 'z')
		*s = (char)(*s - 32);
	return s;
}

static const char *
tab_label(struct record *rw, size_t tab)
{
	static const char *const names[] = { "Details", "Timeline", "", "Files", "History" };
	const struct record_tab *t = &rw->tabs[tab];
	const char *name = t->relation != NULL ? relation_label(rw, t->relation) : names[t->kind];
	int64_t n = t->list != NULL && t->list->pager.count >= 0 && *t->list->filter == '\0' ? t->list->pager.count : t->count;

	return n > 0 ? arena_printf(rw->window.app->turn, "%s %lld", name, (long long)n) : name;
}

static bool
on_way(const struct option *o, const struct option *now)
{
	return !o->hidden && (!o->lost || o == now);
}

/* Which options fit: first those left behind longest give way, then those ahead; cut: some before, some behind did. */
static bool
fit_path(const struct field *f, const struct option *now, int room, size_t *from, size_t *to, bool cut[2])
{
	int total = 2;

	*from = 0;
	*to = f->options.n;
	for (size_t i = 0; i < f->options.n; i++)
		if (on_way(&f->options.at[i], now))
			total += cells(f->options.at[i].label) + 3;
	while (total > room) {
		bool front = &f->options.at[*from] != now;
		const struct option *o = front ? &f->options.at[(*from)++] : &f->options.at[--*to];

		if (o == now)
			return false;
		if (!on_way(o, now))
			continue;
		total -= cells(o->label) + 3;
		total += cut[!front] ? 0 : 4;
		cut[!front] = true;
	}
	return true;
}

/* The way through the stages, the one it is at set off; what lies behind is plain, what lies ahead is dim. */
static bool
draw_path(struct record *rw, const struct area *a, int y)
{
	const char *dots = a->canvas->ascii ? "..." : "\xe2\x80\xa6";
	bool ends = false, cut[2] = { false, false };
	size_t from, to;
	const struct field *f = board_field(rw->object, NULL);
	const char *sep = a->canvas->ascii ? " > " : " \xe2\x80\xba ";
	const struct hc_value *v;
	const struct option *now = NULL;
	int x = 2;

	for (size_t i = 0; f != NULL && i < f->options.n; i++)	/* a way has an end; a mere status has none */
		ends |= f->options.at[i].final || f->options.at[i].closed;
	if (!ends || !access_field(rw->window.app->work, f, 'r') || (v = record_get(rw->r, f))->kind != VALUE_TEXT)
		return false;
	for (size_t i = 0; i < f->options.n; i++)
		if (strlen(f->options.at[i].name) == v->len && memcmp(f->options.at[i].name, v->s, v->len) == 0)
			now = &f->options.at[i];
	if (now == NULL || !fit_path(f, now, a->w - 2, &from, &to, cut))
		return false;
	if (cut[0])
		x += area_text(a, x, y, ROLE_DIM, 0, dots, -1);
	for (size_t i = from; i < to; i++) {
		const struct option *o = &f->options.at[i];
		int role = o == now ? o->won ? ROLE_OK : o->lost ? ROLE_ERROR : ROLE_ACCENT : o->order < now->order && !now->lost ?
		    ROLE_TEXT : ROLE_DIM;

		if (!on_way(o, now))
			continue;
		if (x > 2)
			x += area_text(a, x, y, ROLE_DIM, 0, sep, -1);
		x += area_text(a, x, y, role, o == now ? ATTR_BOLD : 0, o->label, -1);
	}
	if (cut[1]) {
		x += area_text(a, x, y, ROLE_DIM, 0, sep, -1);
		area_text(a, x, y, ROLE_DIM, 0, dots, -1);
	}
	return true;
}

static void
draw_tabs(struct record *rw, const struct area *a, int y)
{
	size_t n = rw->ntabs, first = 0;
	int x, width = 1;

	for (size_t i = 0; i <= rw->tab; i++)
		width += cells(tab_label(rw, i)) + 3;
	for (; width > a->w && first < rw->tab; first++)
		width -= cells(tab_label(rw, first)) + 3;
	area_fill(a, 0, y, a->w, 1, ROLE_TAB);
	x = 1;
	if (first > 0)
		area_text(a, 0, y, ROLE_TAB, 0, "<", 1);
	for (size_t i = first; i < n && x < a->w - 3; i++) {
		int role = i == rw->tab ? ROLE_TAB_FOCUS : ROLE_TAB, start = x;
		const char *label = tab_label(rw, i);

		x += area_text(a, x, y, role, 0, " ", 1);
		x += area_fit(a, x, y, role, 0, label, a->w - x - 2);
		x += area_text(a, x, y, role, 0, " ", 1) + 1;
		draw_spot_add(rw->window.app, a->x + start, a->y + y, x - start - 1,
		    arena_printf(rw->window.app->turn, "tab %zu", i + 1));
	}
}

/* Lines of a section from index i: its heading and its fields. */
static int
section_height(const struct record *rw, size_t i, int above)
{
	int h = 1;

	for (i++; i < rw->lines.n && rw->lines.at[i].section == NULL; i++)
		h += above + rw->lines.at[i].h;
	return h + 1;
}

static void
measure(struct record *rw, struct record_line *l, int room)
{
	struct buf b = BUF_INIT;

	l->h = 1;
	l->cut = false;
	if (l->field != NULL && cell_long(l->field)) {
		cell_field(rw->window.app->work, rw->r, l->field, &b);
		l->h = text_rows(buf_str(&b), room, LONG_ROWS);
		l->cut = l->h == LONG_ROWS && text_rows(buf_str(&b), room, LONG_ROWS + 1) > LONG_ROWS;
		l->h += l->h == 0;
		buf_free(&b);
	}
	if (rw->editing && l == &rw->lines.at[rw->at] && rw->cell.lines)
		l->h = edit_rows(&rw->cell, room, LONG_ROWS);
}

void
record_layout(struct record *rw, int w)
{
	int columns = w >= TWO_COLUMNS && !rw->window.app->reader ? 2 : 1, above = w < CARDS_BELOW, total = 0, y = 0, x = 0, col_w = w / columns;

	for (size_t i = 0; i < rw->lines.n; i++)
		measure(rw, &rw->lines.at[i], col_w - (above ? 3 : 2 + LABEL + 2) - 1);
	for (size_t i = 0; i < rw->lines.n; i++)
		total += rw->lines.at[i].section != NULL ? section_height(rw, i, above) : 0;
	for (size_t i = 0; i < rw->lines.n; i++) {
		struct record_line *l = &rw->lines.at[i];

		/* the second column begins with the section that would end below the half */
		if (l->section != NULL && i > 0) {
			y++;
			if (columns == 2 && x == 0 && y + section_height(rw, i, above) / 2 > total / 2) {
				x = col_w;
				y = 0;
			}
		}
		l->x = x;
		l->y = y;
		l->w = col_w;
		y += l->section != NULL ? 1 : above + l->h;
	}
	rw->laid_w = w;
}

static int
value_role(struct record *rw, const struct field *f)
{
	const struct hc_value *v = record_get(rw->r, f);

	if (v->kind == VALUE_ID && f->target != NULL)
		return ROLE_LINK;
	return cell_role(f, v);
}

static void
draw_line(struct record *rw, const struct area *a, size_t i, int y)
{
	struct record_line *l = &rw->lines.at[i];
	bool here = i == rw->at, above = a->w < CARDS_BELOW;
	int label_w = above ? l->w - 3 : LABEL, vx = above ? 3 : 2 + LABEL + 2, vy = above ? y + 1 : y, room = l->w - vx - 1;
	struct area part = area_sub(a, l->x, 0, l->w, a->h);
	struct buf b = BUF_INIT;
	int role;

	if (l->section != NULL) {
		area_fit(&part, 1, y, ROLE_SECTION, 0, l->section, l->w - 2);
		return;
	}
	area_fit(&part, 2, y, ROLE_LABEL, 0, l->field->label, label_w);
	cell_field(rw->window.app->work, rw->r, l->field, &b);
	role = value_role(rw, l->field);
	if (here) {
		role = ROLE_FOCUS;
		area_fill(&part, vx - 1, vy, room + 1, l->h, ROLE_FOCUS);
		area_cursor(&part, vx, vy, rw->window.app->reader);
	}
	if (l->h > 1) {
		area_wrap(&part, vx, vy, room, l->h, role, buf_str(&b));
		if (l->cut)
			area_right(&part, vx, vy + l->h - 1, room, here ? ROLE_FOCUS : ROLE_DIM, 0, a->canvas->ascii ? " ..." : " \xe2\x80\xa6");
	} else {
		cell_link(&part, vx, vy, area_fit(&part, vx, vy, role, 0, buf_str(&b), room), l->field, buf_str(&b));
	}
	buf_free(&b);
	if (here && rw->editing) {
		if (rw->cell.lines)
			edit_draw_rows(&rw->cell, &part, vx, vy, room, l->h, ROLE_FIELD_FOCUS, true);
		else
			edit_draw(&rw->cell, &part, vx, vy, room, ROLE_FIELD_FOCUS, true);
		if (rw->cell_err.code < 0) {
			area_fill(&part, vx, vy + l->h, room, 1, ROLE_ERROR);
			area_fit(&part, vx, vy + l->h, ROLE_ERROR, 0, rw->cell_err.msg, room);
		}
	}
}

/* implements window.announce */
void
record_announce(struct window *w, struct buf *out)
{
	struct record *rw = (struct record *)w;
	const struct field *f = rw->tab == 0 ? record_field(rw) : NULL;

	if (f == NULL) {
		buf_printf(out, "%s", tab_label(rw, rw->tab));
		return;
	}
	buf_printf(out, "%s%s: ", rw->editing ? "edit " : "", f->label);
	cell_field(w->app->work, rw->r, f, out);
	if (rw->editing && rw->cell_err.code < 0)
		buf_printf(out, ", %s", rw->cell_err.msg);
}

static void
draw_details(struct record *rw, const struct area *a)
{
	int focus_y, above = a->w < CARDS_BELOW, per, height = 0;

	record_layout(rw, a->w);
	if (rw->lines.n == 0)
		return;
	focus_y = rw->at < rw->lines.n ? rw->lines.at[rw->at].y : 0;
	per = rw->at < rw->lines.n ? above + rw->lines.at[rw->at].h : 1;
	for (size_t i = 0; i < rw->lines.n; i++) {
		int end = rw->lines.at[i].y + above + rw->lines.at[i].h;

		height = end > height ? end : height;
	}
	if (rw->top > height - a->h)
		rw->top = height > a->h ? height - a->h : 0;
	if (focus_y - rw->top < 1)
		rw->top = focus_y > 0 ? focus_y - 1 : 0;
	if (focus_y + per > rw->top + a->h)
		rw->top = focus_y + per - a->h;
	for (size_t i = 0; i < rw->lines.n; i++) {
		int y = rw->lines.at[i].y - rw->top;

		if (y + above + rw->lines.at[i].h > 0 && y < a->h && i != rw->at)
			draw_line(rw, a, i, y);
	}
	if (rw->at < rw->lines.n)	/* last, so that an error under it stays in sight */
		draw_line(rw, a, rw->at, focus_y - rw->top);
}

/* implements window.draw, behind record.c's */
void
record_draw(struct window *w, const struct area *a)
{
	struct record *rw = (struct record *)w;
	struct area body;
	int y = 1;

	draw_title(rw, a);
	if (a->h > 8 && rw->object->page.header.n > 0)
		draw_facts(rw, a, y++);
	if (a->h > 18 && a->w >= CARDS_BELOW && draw_path(rw, a, y))
		y++;
	draw_tabs(rw, a, y++);
	body = area_sub(a, 0, y, a->w, a->h - y);
	switch (rw->tabs[rw->tab].kind) {
	case TAB_DETAILS:
		draw_details(rw, &body);
		break;
	case TAB_TIMELINE:
		record_draw_timeline(rw, &body);
		break;
	case TAB_HISTORY:
		record_draw_history(rw, &body);
		break;
	case TAB_RELATED:
	case TAB_FILES:
		rw->tabs[rw->tab].list->window.area = body;
		rw->tabs[rw->tab].list->window.ops->draw(&rw->tabs[rw->tab].list->window, &body);
		break;
	}
}
