/*
 * timeline.c - a few sorted sources, each a page ahead, and always the newest of their heads.
 */
#include "ui/timeline.h"

#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/theme.h"

#define PAGE 24
#define WHEN 13			/* cells of the first column */
#define KIND 10

/* Objects whose records are something that happened, and the fields that tell of it; absent ones are passed over. */
static const struct happening {
	const char *object, *when, *kind, *state, *label;
} happenings[] = {
	{ "activity", "activity_date", "type", "status", "Activity" },
	{ "task", "due_date", NULL, "status", "Task" },
	{ "note", "created", NULL, NULL, "Note" },
	{ "email_message", "sent_date", "direction", NULL, "Mail" },
};

struct timeline_source {
	const struct happening *what;	/* NULL: the journal of the record */
	const struct relation *relation;
	const struct field *when;
	struct query_ctx ctx;
	struct query *query;
	const char *cursor;		/* behind what was read */
	int64_t before;			/* journal: entries before this one */
	struct timeline_item ahead[PAGE];
	size_t n, at;
	bool ended;
};

static struct timeline_source *
add_source(struct timeline *t)
{
	struct timeline_source *s = ARENA_NEW(t->arena, struct timeline_source);

	t->sources[t->nsources++] = s;
	return s;
}

struct timeline *
timeline_new(struct app *app, const struct object *o, const uint8_t id[16])
{
	struct arena *a = arena_new("timeline");
	struct timeline *t = ARENA_NEW(a, struct timeline);

	t->app = app;
	t->object = o;
	t->arena = a;
	memcpy(t->id, id, 16);
	for (size_t i = 0; i < o->relations.n; i++)
		for (size_t k = 0; k < sizeof(happenings) / sizeof(happenings[0]); k++) {
			const struct relation *rel = &o->relations.at[i];
			const struct field *when = object_field(rel->object, happenings[k].when);
			struct timeline_source *s;

			if (strcmp(rel->object->name, happenings[k].object) != 0 || rel->field->implicit || rel->object == o ||
			    when == NULL || t->nsources == TIMELINE_SOURCES - 1 || !access_object(app->work, rel->object, 'r') ||
			    !access_field(app->work, when, 'r') || !access_field(app->work, rel->field, 'r'))
				continue;
			s = add_source(t);
			s->what = &happenings[k];
			s->relation = rel;
			s->when = when;
		}
	add_source(t);
	return t;
}

void
timeline_free(struct timeline *t)
{
	if (t != NULL)
		arena_free(t->arena);
}

static const char *
take(struct timeline *t, struct buf *b)
{
	const char *s = b->len > 0 ? arena_strdup(t->arena, buf_str(b)) : "";

	buf_reset(b);
	return s;
}

static const char *
column_text(struct timeline *t, const struct query *q, const char *path, const struct hc_value *row, struct buf *b)
{
	for (size_t i = 0; path != NULL && i < q->columns.n; i++)
		if (!q->columns.at[i].hidden && q->columns.at[i].field != NULL && strcmp(q->columns.at[i].field->name, path) == 0) {
			cell_text(t->app->work, q, i, row, b);
			return take(t, b);
		}
	return "";
}

static void
take_row(struct timeline *t, struct timeline_source *s, const struct hc_value *row)
{
	struct timeline_item *it = &s->ahead[s->n++];
	const struct object *o = s->relation->object;
	struct buf b = BUF_INIT;

	*it = (struct timeline_item){ .object = o, .whole_day = field_type(s->when)->class == CLASS_DATE };
	for (size_t i = 0; i < s->query->columns.n; i++)
		if (s->query->columns.at[i].field == s->when && !s->query->columns.at[i].hidden && row[i].kind == VALUE_INT)
			it->at = it->whole_day ? zone_day_start(t->app->work->locale.zone, row[i].i) : row[i].i;
	memcpy(it->id, row[s->query->id_column].id, 16);
	it->text = column_text(t, s->query, o->title->name, row, &b);
	it->kind = column_text(t, s->query, s->what->kind, row, &b);
	if (*it->kind == '\0')
		it->kind = s->what->label;
	it->state = column_text(t, s->query, s->what->state, row, &b);
	it->who = column_text(t, s->query, "owner", row, &b);
	buf_free(&b);
}

static int
read_rows(struct timeline *t, struct timeline_source *s, struct hc_err *err)
{
	struct work *w = t->app->work;
	struct pager_spec spec = { .object = s->relation->object, .link = s->relation->field, .parent = t->id };
	struct hc_value **rows;
	size_t n;
	int rc;

	if (s->query == NULL && (rc = pager_query(w, &spec, NULL, arena_printf(t->arena, "show %s,%s,owner%s%s%s%s sort -%s",
	    s->relation->object->title->name, s->when->name, s->what->kind != NULL ? "," : "", s->what->kind != NULL ? s->what->kind : "",
	    s->what->state != NULL ? "," : "", s->what->state != NULL ? s->what->state : "", s->when->name), t->arena, &s->ctx,
	    &s->query, err)) < 0)
		return rc;
	if ((rc = read_page(w->store, &s->ctx, s->query, &(struct page_at){ .cursor = s->cursor, .limit = PAGE }, false, t->arena,
	    &rows, &n, err)) < 0)
		return rc;
	s->ended = n < PAGE;
	if (n > 0)
		s->cursor = query_cursor(s->query, t->arena, rows[n - 1]);
	for (size_t i = 0; i < n; i++)
		take_row(t, s, rows[i]);
	return HC_OK;
}

/* Changes of the record itself. */

static void
side(struct work *w, const struct field *f, const struct hc_value *v, struct arena *a, struct buf *out)
{
	const char *title;

	if (v->kind == VALUE_NULL) {
		buf_adds(out, "\xe2\x80\x93");
		return;
	}
	title = v->kind == VALUE_ID && f->target != NULL ? read_title(w->store, f->target, v->id, a) : "";
	if (*title != '\0')
		buf_adds(out, title);
	else
		field_type(f)->format(f, &w->locale, v, NULL, out);
}

void
timeline_change(struct work *w, const struct entry *e, struct arena *a, struct buf *out)
{
	struct field_diff *diffs = NULL;
	size_t n = 0, shown = 0;

	if (journal_diff(e, a, &diffs, &n, NULL) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct field *f = diffs[i].field;

		if (f->hidden || f->slot == SLOT_UPDATED || f->slot == SLOT_UPDATED_BY || !access_field(w, f, 'r'))
			continue;
		buf_printf(out, "%s%s ", shown++ ? ", " : "", f->label);
		side(w, f, &diffs[i].old, a, out);
		buf_adds(out, " \xe2\x86\x92 ");
		side(w, f, &diffs[i].now, a, out);
	}
}

static int
read_journal(struct timeline *t, struct timeline_source *s, struct hc_err *err)
{
	struct work *w = t->app->work;
	const struct object *user = model_object(w->model, "user");
	struct entry *e;
	struct buf b = BUF_INIT;
	size_t n;
	int rc;

	if ((rc = journal_list(w->store, t->object, t->id, s->before, PAGE, t->arena, &e, &n, err)) < 0)
		return rc;
	s->ended = n < PAGE;
	for (size_t i = 0; i < n; i++) {
		struct timeline_item *it = &s->ahead[s->n];

		s->before = e[i].seq;
		timeline_change(w, &e[i], t->arena, &b);
		if (b.len == 0 && e[i].op == 'u')
			continue;
		*it = (struct timeline_item){ .at = e[i].at, .seq = e[i].seq, .state = "" };
		it->kind = e[i].op == 'c' ? "Created" : e[i].op == 'd' ? "Deleted" : e[i].op == 'r' ? "Restored" : e[i].op == 'm' ? "Merged" :
		    e[i].op == 'p' ? "Erased" : "Changed";
		it->text = e[i].op == 'u' || e[i].op == 'm' ? take(t, &b) : "";
		buf_reset(&b);
		it->who = user != NULL ? read_title(w->store, user, e[i].actor, t->arena) : "";
		s->n++;
	}
	buf_free(&b);
	return HC_OK;
}

static int
refill(struct timeline *t, struct timeline_source *s, struct hc_err *err)
{
	int rc = HC_OK;

	while (s->at == s->n && !s->ended && rc >= 0) {
		s->at = s->n = 0;
		rc = s->what != NULL ? read_rows(t, s, err) : read_journal(t, s, err);
	}
	return rc;
}

static bool
known(const struct timeline *t, const struct timeline_item *it)
{
	for (size_t i = 0; it->object != NULL && i < t->items.n; i++)
		if (t->items.at[i].object == it->object && memcmp(t->items.at[i].id, it->id, 16) == 0)
			return true;
	return false;
}

int
timeline_read(struct timeline *t, size_t n, struct hc_err *err)
{
	int rc;

	while (t->items.n < n && !t->ended) {
		struct timeline_source *best = NULL;

		for (size_t i = 0; i < t->nsources; i++) {
			struct timeline_source *s = t->sources[i];

			if ((rc = refill(t, s, err)) < 0)
				return rc;
			if (s->at < s->n && (best == NULL || s->ahead[s->at].at > best->ahead[best->at].at))
				best = s;
		}
		if (best == NULL) {
			t->ended = true;
			break;
		}
		if (!known(t, &best->ahead[best->at]))	/* an activity may point here twice */
			vec_push(t->arena, &t->items, best->ahead[best->at]);
		best->at++;
	}
	return HC_OK;
}

/* Drawing. */

void
timeline_when(struct work *w, const struct timeline_item *it, struct buf *out)
{
	struct hc_value v = { .kind = VALUE_INT };
	static const char *const near[] = { "yesterday", "today", "tomorrow" };
	int64_t day;
	struct civil c;

	if (it->at == 0) {
		buf_adds(out, "no date");
		return;
	}
	day = zone_date(w->locale.zone, it->at);
	zone_civil(w->locale.zone, it->at, &c);
	if (day >= w->locale.today - 1 && day <= w->locale.today + 1) {
		if (it->whole_day || day != w->locale.today)
			buf_printf(out, "%s", near[day - w->locale.today + 1]);
		if (!it->whole_day)
			buf_printf(out, "%s%02d:%02d", day != w->locale.today ? " " : "", c.hour, c.minute);
		return;
	}
	v.i = day;
	cell_value(w, &(struct field){ .type = type_find("date") }, &v, "", out);
}

void
timeline_draw(const struct timeline *t, const struct area *a, int y, size_t i, bool focus)
{
	const struct timeline_item *it = &t->items.at[i];
	bool narrow = a->w < 60;
	int role = focus ? ROLE_FOCUS : ROLE_TEXT, dim = focus ? ROLE_FOCUS : ROLE_DIM, x = 1, end = a->w - 1, n;
	struct buf b = BUF_INIT;

	if (focus)
		area_fill(a, 0, y, a->w, 1, ROLE_FOCUS);
	timeline_when(t->app->work, it, &b);
	if (narrow && b.len > 9 && strchr(buf_str(&b), ' ') != NULL && it->at != 0) {	/* "yesterday 09:00" is too long there */
		b.len = (size_t)(strchr(b.data, ' ') - b.data);
		b.data[b.len] = '\0';
	}
	area_fit(a, x, y, dim, 0, buf_str(&b), narrow ? 9 : WHEN + 2);
	x += narrow ? 10 : WHEN + 3;
	area_fit(a, x, y, focus ? role : ROLE_LABEL, 0, it->kind, narrow ? 8 : KIND);
	x += narrow ? 9 : KIND + 1;
	if (!narrow && *it->who != '\0' && end - x > 40) {
		n = utf8_width(it->who, strlen(it->who));
		n = n > 18 ? 18 : n;
		area_fit(a, end - 18, y, dim, 0, it->who, 18);
		end -= 20;
	}
	if (!narrow && *it->state != '\0' && end - x > 36) {
		n = utf8_width(it->state, strlen(it->state));
		n = n > 12 ? 12 : n;
		area_fit(a, end - 12, y, dim, 0, it->state, 12);
		end -= 14;
	}
	area_fit(a, x, y, role, 0, it->text, end - x);
	buf_free(&b);
}
