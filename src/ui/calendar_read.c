/*
 * calendar_read.c - from records to events: which fields say when, the query of what is in sight, days and slots in the
 * user's zone, and lanes for what happens at the same time.
 */
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "model/type.h"
#include "ui/calendar.h"
#include "ui/cell.h"

#define EVENTS_MAX 3000		/* of one source on one screen */
#define BEFORE 31		/* days that an event may have begun before the screen's first */
#define SLOT_MS INT64_C(1800000)

static const struct field *
pick(struct app *app, const struct object *o, const char *const *names, size_t n, const char *type)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = object_field(o, names[i]);

		if (f != NULL && strcmp(f->type->name, type) == 0 && access_field(app->work, f, 'r'))
			return f;
	}
	return NULL;
}

static bool
dated(const struct field *f)
{
	return f->type->store != STORE_NONE && (f->type->class == CLASS_DATE || f->type->class == CLASS_STAMP);
}

bool
calendar_source(struct app *app, const struct object *o, const char *when, struct calendar_source *ret)
{
	static const char *const usual[] = { "activity_date", "start", "start_date_time", "start_time", "due_date", "close_date", "date" };
	static const char *const ends[] = { "end_date_time", "end", "end_time" };
	static const char *const minutes[] = { "duration_in_minutes", "duration_minutes" };
	static const char *const states[] = { "status", "stage", "state" };
	static const char *const kinds[] = { "type", "kind" };
	const struct field *f = when != NULL ? object_field(o, when) : NULL;

	memset(ret, 0, sizeof(*ret));
	ret->object = o;
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]) && (f == NULL || !dated(f)); i++)
		f = object_field(o, usual[i]);
	for (size_t i = SLOT_FIRST; i < o->fields.n && (f == NULL || !dated(f)); i++)
		f = o->fields.at[i];
	if (f == NULL || !dated(f) || !access_object(app->work, o, 'r') || !access_field(app->work, f, 'r'))
		return false;
	ret->when = f;
	if (f->type->class == CLASS_STAMP) {
		ret->end = pick(app, o, ends, 3, "datetime");
		ret->minutes = pick(app, o, minutes, 2, "integer");
	}
	ret->state = pick(app, o, states, 3, "select");
	ret->kind = pick(app, o, kinds, 2, "select");
	return true;
}

int64_t
calendar_first(const struct calendar *c)
{
	const struct locale *l = &c->window.app->work->locale;
	int start = l->week_start > 0 ? l->week_start : 1, y, m, d;
	int64_t first = c->day;

	if (c->days == 1)
		return c->day;
	if (c->days == CALENDAR_MONTH) {
		date_to_civil(c->day, &y, &m, &d);
		first = date_from_civil(y, m, 1);
	}
	if (c->days == 3)	/* threes from today on, so that nothing moves under the cursor */
		return c->day - ((c->day - l->today) % 3 + 3) % 3;
	if (c->days == 5)
		start = 1;
	while (date_weekday(first) != start)
		first--;
	return first;
}

int
calendar_count(const struct calendar *c)
{
	return c->days == CALENDAR_MONTH ? 42 : c->days;
}

static const struct hc_value *
value_of(const struct query *q, const struct hc_value *row, const struct field *f)
{
	for (size_t i = 0; f != NULL && i < q->columns.n; i++)
		if (!q->columns.at[i].hidden && q->columns.at[i].field == f)
			return &row[i];
	return NULL;
}

static bool
is_closed(const struct field *f, const struct hc_value *v)
{
	const struct option *o;
	char name[64];

	if (f == NULL || v == NULL || v->kind != VALUE_TEXT || v->len >= sizeof(name))
		return false;
	memcpy(name, v->s, v->len);
	name[v->len] = '\0';
	o = field_option(f, name);
	return o != NULL && (o->closed || o->final);
}

static void
add_event(struct calendar *c, const struct calendar_source *s, const struct query *q, const struct hc_value *row)
{
	struct work *w = c->window.app->work;
	const struct hc_value *when = value_of(q, row, s->when), *end = value_of(q, row, s->end), *len = value_of(q, row, s->minutes);
	const struct hc_value *title = value_of(q, row, s->object->title), *kind = value_of(q, row, s->kind);
	struct calendar_event e = { .source = s, .slot = -1, .slots = 1, .lanes = 1, .kind = "" };
	struct buf b = BUF_INIT;
	struct civil at;

	if (when == NULL || when->kind != VALUE_INT)
		return;
	memcpy(e.id, row[q->id_column].id, 16);
	e.closed = is_closed(s->state, value_of(q, row, s->state));
	if (s->when->type->class == CLASS_DATE) {
		e.day = when->i;
		e.at = zone_day_start(w->locale.zone, e.day);
		e.end = e.at + TIME_DAY_MS;
		e.late = !e.closed && e.day < w->locale.today;
	} else {
		e.at = when->i;
		e.end = end != NULL && end->kind == VALUE_INT && end->i > e.at ? end->i :
		    len != NULL && len->kind == VALUE_INT && len->i > 0 ? e.at + len->i * 60000 : e.at + SLOT_MS;
		e.day = zone_date(w->locale.zone, e.at);
		zone_civil(w->locale.zone, e.at, &at);
		e.slot = at.hour * 2 + at.minute / 30;
		e.slots = (int)((e.end - e.at + SLOT_MS - 1) / SLOT_MS);
		e.slots = e.slots < 1 ? 1 : e.slot + e.slots > CALENDAR_SLOTS ? CALENDAR_SLOTS - e.slot : e.slots;
		e.late = !e.closed && e.end < w->locale.now;
	}
	if (title != NULL && title->kind == VALUE_TEXT)
		buf_add(&b, title->s, title->len);
	e.title = arena_strdup(c->arena, buf_str(&b));
	if (kind != NULL && kind->kind == VALUE_TEXT) {
		buf_reset(&b);
		cell_value(w, s->kind, kind, "", &b);
		e.kind = arena_strdup(c->arena, buf_str(&b));
	}
	buf_free(&b);
	vec_push(c->arena, &c->events, e);
	/* what goes on into the next days takes them whole there */
	for (int64_t day = e.day + 1; s->end != NULL && day < c->to && e.end > zone_day_start(w->locale.zone, day); day++) {
		struct calendar_event more = e;

		more.day = day;
		more.slot = -1;
		vec_push(c->arena, &c->events, more);
	}
}

static int
read_source(struct calendar *c, const struct calendar_source *s, struct hc_err *err)
{
	struct work *w = c->window.app->work;
	struct pager_spec spec = { .object = s->object, .where = c->nsources == 1 && c->view != NULL ? c->view->where : NULL,
	    .filter = c->filter };
	char from[32], to[32], before[32];
	struct buf show = BUF_INIT, range = BUF_INIT;
	const struct field *const fields[] = { s->when, s->end, s->minutes, s->state, s->kind };
	struct hc_value **rows;
	struct query_ctx ctx;
	struct query *q;
	size_t n = 0;
	int rc;

	date_format_iso(c->from, from);
	date_format_iso(c->to - 1, to);
	date_format_iso(c->from - BEFORE, before);
	buf_printf(&range, "%s:%s..%s", s->when->name, from, to);
	if (s->end != NULL)
		buf_printf(&range, " or (%s:%s..%s %s:%s..)", s->when->name, before, from, s->end->name, from);
	buf_printf(&show, "show %s", s->object->title->name);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (fields[i] != NULL && fields[i] != s->object->title)
			buf_printf(&show, ",%s", fields[i]->name);
	buf_printf(&show, " sort %s", s->when->name);
	rc = pager_query(w, &spec, buf_str(&range), buf_str(&show), c->arena, &ctx, &q, err);
	if (rc >= 0)
		rc = read_page(w->store, &ctx, q, &(struct page_at){ .limit = EVENTS_MAX }, false, c->arena, &rows, &n, err);
	buf_free(&show);
	buf_free(&range);
	if (rc < 0)
		return rc;
	c->more |= n == EVENTS_MAX;
	for (size_t i = 0; i < n; i++)
		add_event(c, s, q, rows[i]);
	return HC_OK;
}

static int
by_time(const void *pa, const void *pb)
{
	const struct calendar_event *a = pa, *b = pb;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if ((a->slot < 0) != (b->slot < 0))
		return a->slot < 0 ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return memcmp(a->id, b->id, 16);
}

/* Side by side what overlaps: the first lane that is free, and as many lanes as the knot of events needs. */
static void
make_lanes(struct calendar *c)
{
	size_t knot = 0;
	int until = 0, lanes = 0, free_at[32];

	for (size_t i = 0; i < c->events.n; i++) {
		struct calendar_event *e = &c->events.at[i];
		bool fresh = i == 0 || e->day != e[-1].day || e->slot < 0 || e->slot >= until;

		if (fresh) {
			for (size_t k = knot; k < i; k++)
				c->events.at[k].lanes = lanes > 0 ? lanes : 1;
			knot = i;
			until = lanes = 0;
		}
		if (e->slot < 0)
			continue;
		e->lane = -1;
		for (int k = 0; k < lanes && e->lane < 0; k++)
			if (free_at[k] <= e->slot)
				e->lane = k;
		if (e->lane < 0)
			e->lane = lanes < 31 ? lanes++ : 31;
		free_at[e->lane] = e->slot + e->slots;
		until = e->slot + e->slots > until ? e->slot + e->slots : until;
	}
	for (size_t k = knot; k < c->events.n; k++)
		c->events.at[k].lanes = lanes > 0 ? lanes : 1;
}

int
calendar_read(struct calendar *c, struct hc_err *err)
{
	int rc = HC_OK;

	arena_free(c->arena);
	c->arena = arena_new("events");
	c->events.n = c->events.cap = 0;
	c->events.at = NULL;
	c->from = calendar_first(c);
	c->to = c->from + calendar_count(c);
	c->stale = c->more = false;
	for (size_t i = 0; i < c->nsources && rc >= 0; i++)
		rc = read_source(c, &c->sources[i], err);
	if (c->events.n > 0)
		qsort(c->events.at, c->events.n, sizeof(*c->events.at), by_time);
	make_lanes(c);
	return rc;
}

size_t
calendar_day(const struct calendar *c, int64_t day, size_t *n, size_t *whole)
{
	size_t first = 0;

	while (first < c->events.n && c->events.at[first].day < day)
		first++;
	*n = *whole = 0;
	while (first + *n < c->events.n && c->events.at[first + *n].day == day) {
		*whole += c->events.at[first + *n].slot < 0;
		(*n)++;
	}
	return first;
}

const struct calendar_event *
calendar_here(const struct calendar *c)
{
	size_t n, whole, first = calendar_day(c, c->day, &n, &whole);

	if (c->slot < 0)
		return c->whole < whole ? &c->events.at[first + c->whole] : NULL;
	for (size_t i = first + whole; i < first + n; i++) {	/* the one that begins here, else one that lasts */
		const struct calendar_event *e = &c->events.at[i];

		if (c->following && memcmp(e->id, c->follow, 16) == 0 && c->slot >= e->slot && c->slot < e->slot + e->slots)
			return e;
	}
	for (size_t i = first + whole; i < first + n; i++)
		if (c->events.at[i].slot == c->slot)
			return &c->events.at[i];
	for (size_t i = first + whole; i < first + n; i++)
		if (c->slot > c->events.at[i].slot && c->slot < c->events.at[i].slot + c->events.at[i].slots)
			return &c->events.at[i];
	return NULL;
}
