/*
 * list_group.c - rows under headings: which group a row is in, what a heading says, and folding.
 *
 * The pager reads rows in the order of the group's field; headings are put between them. Folded groups are left out by a
 * condition, so they cost nothing however large; counts and sums of all groups come from one query behind.
 */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/time.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "model/type.h"
#include "ui/cell.h"
#include "ui/list.h"
#include "ui/picker.h"

#define GROUPS_MAX TALLY_TITLES
#define FOLDS_MAX 1000		/* groups that one condition can name */

/* Keys. */

/* What a row's group is known by. */
static struct hc_value
key_of_row(struct list *l, const struct pager_row *r)
{
	struct hc_value v = r->read[l->carry_column];	/* others' edits move no row under another heading */
	struct work *w = l->window.app->work;

	if (l->group_unit != 0 && v.kind == VALUE_INT) {
		char unit[3] = { 'd', l->group_unit, '\0' };

		v.i = query_bucket(&w->locale, v.i, field_type(l->group_field)->class == CLASS_DATE ? unit : unit + 1, false);
	}
	return v;
}

/* The order of the pager: links by title, choices as their options stand, texts folded, nulls last. */
static int
compare(const void *pa, const void *pb)
{
	const struct list_group *a = pa, *b = pb;

	if (a->key.kind == VALUE_NULL || b->key.kind == VALUE_NULL)
		return (a->key.kind == VALUE_NULL) - (b->key.kind == VALUE_NULL);
	if (a->order != NULL && b->order != NULL)
		return strcmp(a->order, b->order);
	if (a->unit != 0)
		return (a->key.i > b->key.i) - (a->key.i < b->key.i);
	return field_compare(a->field, &a->key, &b->key);
}

static const char *
name_of(struct list *l, const struct hc_value *v)
{
	struct buf b = BUF_INIT;
	char id[UUID_TEXT];
	const char *s;

	if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		buf_adds(&b, id);
	} else if (l->group_unit != 0 && v->kind == VALUE_INT) {
		buf_printf(&b, "%lld", (long long)v->i);
	} else if (v->kind != VALUE_NULL) {
		field_type(l->group_field)->text(l->group_field, v, &b);
	}
	s = arena_strdup(l->group_arena, buf_str(&b));
	buf_free(&b);
	return s;
}

void
list_group_title(struct work *w, const struct field *f, char unit, const struct hc_value *v, struct arena *a, struct buf *out)
{
	char bucket[3] = { 'd', unit, '\0' };

	if (v->kind == VALUE_NULL)
		buf_printf(out, "No %s", cell_lower(a, f->label));
	else if (unit != 0 && v->kind == VALUE_INT)
		query_bucket_label(&w->locale, query_bucket(&w->locale, v->i, field_type(f)->class == CLASS_DATE ? bucket : bucket + 1, false),
		    unit, false, out);
	else if (v->kind == VALUE_ID && f->target != NULL)
		buf_adds(out, read_title(w->store, f->target, v->id, a));
	else
		field_type(f)->format(f, &w->locale, v, NULL, out);
}

static void
title_of(struct list *l, const struct hc_value *v, struct buf *out)
{
	if (l->group_unit != 0 && v->kind == VALUE_INT)	/* a bucket's first day already */
		query_bucket_label(&l->window.app->work->locale, v->i, l->group_unit, false, out);
	else
		list_group_title(l->window.app->work, l->group_field, 0, v, l->group_arena, out);
}

/* Puts a group where it belongs; returns its place. */
static size_t
add_group(struct list *l, struct list_group g)
{
	size_t at;

	vec_push(l->group_arena, &l->groups, g);
	for (at = l->groups.n - 1; at > 0 && compare(&g, &l->groups.at[at - 1]) < 0; at--)
		l->groups.at[at] = l->groups.at[at - 1];
	l->groups.at[at] = g;
	return at;
}

/* title: what the key reads as, NULL: not known. */
static struct list_group
make_group(struct list *l, const struct hc_value *key, const struct hc_value *title)
{
	int class = (int)field_type(l->group_field)->class;
	struct list_group g = { .field = l->group_field, .unit = l->group_unit, .key = *key, .name = name_of(l, key), .n = -1 };
	struct buf b = BUF_INIT;

	if (key->kind == VALUE_TEXT)
		g.key = value_text(arena_strndup(l->group_arena, key->s, key->len), key->len);
	if (title != NULL && title->kind == VALUE_TEXT)
		buf_add(&b, title->s, title->len);
	else
		title_of(l, key, &b);
	g.title = arena_strdup(l->group_arena, buf_str(&b));
	if (class == CLASS_LOOKUP || class == CLASS_TEXT)
		g.order = utf8_fold(l->group_arena, g.title, strlen(g.title));
	g.figures = "";
	g.folded = map_get(l->folds, g.name) != NULL;
	buf_free(&b);
	return g;
}

static size_t
find_group(struct list *l, const struct hc_value *key)
{
	struct list_group g;

	for (size_t i = 0; i < l->groups.n; i++)
		if (value_equal(&l->groups.at[i].key, key))
			return i;
	g = make_group(l, key, NULL);
	return add_group(l, g);
}

/* Lines. */

static void
add_line(struct list *l, long row, size_t group)
{
	if (l->nlines == l->cap_lines) {
		l->cap_lines = l->cap_lines ? l->cap_lines * 2 : 256;
		l->lines = xrealloc(l->lines, l->cap_lines * sizeof(*l->lines));
	}
	l->lines[l->nlines++] = (struct list_line){ .row = row, .group = group };
}

/* Headings of folded groups in [from, to). */
static void
add_folded(struct list *l, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < l->groups.n; i++)
		if (l->groups.at[i].folded)
			add_line(l, -1, i);
}

void
list_group_lines(struct list *l)
{
	const struct query *q = l->pager.query;
	size_t next = 0, group = 0;

	if (l->group == NULL || q == NULL)
		return;
	l->carry_column = 0;	/* the first rows come before the columns are laid out */
	for (size_t i = 0; i < q->columns.n && !q->columns.at[i].hidden; i++)
		l->carry_column = (int)i;
	for (size_t i = 0; i < l->pager.nrows; i++) {	/* so that places no longer change below */
		struct hc_value key = key_of_row(l, &l->pager.rows[i]);

		if (i == 0 || !value_equal(&key, &l->groups.at[group].key))
			group = find_group(l, &key);
	}
	l->nlines = 0;
	for (size_t i = 0; i < l->pager.nrows; i++) {
		struct hc_value key = key_of_row(l, &l->pager.rows[i]);
		bool first = i == 0;

		if (first || !value_equal(&key, &l->groups.at[group].key)) {
			group = find_group(l, &key);
			if (!first || l->pager.at_start) {
				add_folded(l, next, group);
				add_line(l, -1, group);
			}
			next = group + 1;
		}
		add_line(l, (long)i, group);
	}
	if (l->pager.at_end || l->pager.nrows == 0)
		add_folded(l, next, l->groups.n);
}

/* Figures. */

/* The sum's column: the first money, else the first number that is shown. */
static const char *
sum_path(struct list *l)
{
	const char *number = NULL;

	for (size_t i = 0; i < l->paths.n; i++) {
		const struct field *f = object_field(l->object, l->paths.at[i]);
		const struct type *t = f != NULL && f->type->store != STORE_NONE ? field_type(f) : NULL;

		if (t != NULL && t->class == CLASS_MONEY && access_field(l->window.app->work, f, 'r'))
			return l->paths.at[i];
		if (t != NULL && number == NULL && (strcmp(t->name, "integer") == 0 || strcmp(t->name, "number") == 0) &&
		    access_field(l->window.app->work, f, 'r'))
			number = l->paths.at[i];
	}
	return number;
}

void
list_group_ask(struct list *l)
{
	struct pager_spec s = list_spec(l);
	const char *sum = sum_path(l);

	if (l->group == NULL)
		return;
	s.also = l->also;	/* folded groups have figures too */
	tally_ask(&l->tally, &s, NULL, arena_printf(l->window.app->turn, "by %s agg n%s%s", l->group, sum != NULL ? ",sum." : "",
	    sum != NULL ? sum : ""));
}

void
list_group_answered(struct window *w)
{
	struct list *l = (struct list *)w;
	struct tally *t = &l->tally;
	struct buf b = BUF_INIT;

	if (l->group == NULL)
		return;
	arena_reset(l->group_arena);
	l->groups.n = l->groups.cap = 0;
	l->groups.at = NULL;
	if (t->n > GROUPS_MAX)
		app_say(w->app, "There are %zu groups; their figures are left out.", t->n);
	for (size_t i = 0; i < t->n && t->n <= GROUPS_MAX; i++) {
		int titles = t->query->columns.at[0].title_column;
		struct list_group g = make_group(l, &t->rows[i][0], titles >= 0 ? &t->rows[i][titles] : NULL);

		buf_reset(&b);
		tally_text(t, i, 1, &b);
		g.n = t->rows[i][1].kind == VALUE_INT ? t->rows[i][1].i : -1;
		if (t->query->columns.at[2].is_agg && t->rows[i][2].kind != VALUE_NULL) {
			buf_adds(&b, "   ");
			tally_text(t, i, 2, &b);
		}
		g.figures = arena_strdup(l->group_arena, buf_str(&b));
		vec_push(l->group_arena, &l->groups, g);
	}
	if (l->groups.n > 1)
		qsort(l->groups.at, l->groups.n, sizeof(*l->groups.at), compare);
	buf_free(&b);
	l->pager.loaded(w, 0);
}

/* Folds. */

/* The condition that leaves folded groups out, said by those that are the fewer. */
static int
use_folds(struct list *l, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	size_t folded = 0, n = 0;
	bool keep;
	int rc;

	for (size_t i = 0; i < l->groups.n; i++) {
		l->groups.at[i].folded = map_get(l->folds, l->groups.at[i].name) != NULL;
		folded += l->groups.at[i].folded;
	}
	keep = folded > l->groups.n / 2;
	if (folded > FOLDS_MAX && l->groups.n - folded > FOLDS_MAX)
		return hc_fail(err, HC_INVALID, 0, "%zu groups are folded and as many are not; fold all, or group by less.", folded);
	for (size_t i = 0; i < l->groups.n; i++) {
		if (l->groups.at[i].folded == keep)
			continue;
		buf_adds(&b, n++ == 0 ? "" : keep ? " or " : " ");
		query_key_condition(l->group_field->name, l->group_field, l->group_unit, &l->groups.at[i].key, keep, &b);
	}
	if (keep && n == 0)
		buf_adds(&b, "lacks:created");	/* no row at all */
	l->unfolded = n > 0 || keep ? arena_strdup(l->window.arena, buf_str(&b)) : NULL;
	buf_free(&b);
	rc = list_use(l, err);
	l->want = WANT_KEEP;
	return rc;
}

static void
go_heading(struct list *l, const char *name)
{
	for (size_t i = 0; i < l->nlines; i++)
		if (l->lines[i].row < 0 && strcmp(l->groups.at[l->lines[i].group].name, name) == 0) {
			list_go(l, (long)i);
			return;
		}
}

static int
run_fold(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	char *name;
	int rc;

	if (l->group == NULL)
		return hc_fail(err, HC_INVALID, 0, "there are no groups here; group FIELD makes them.");
	if (l->cursor < 0 || l->cursor >= list_lines(l))
		return HC_OK;
	name = arena_strdup(w->app->turn, l->groups.at[l->lines[l->cursor].group].name);
	map_put(l->folds, name, map_get(l->folds, name) != NULL ? NULL : l);
	if ((rc = use_folds(l, err)) < 0)
		return rc;
	go_heading(l, name);
	return HC_OK;
}

static int
run_fold_all(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	bool fold = strcmp(c->name, "fold-all") == 0;

	if (l->group == NULL)
		return hc_fail(err, HC_INVALID, 0, "there are no groups here; group FIELD makes them.");
	for (size_t i = 0; i < l->groups.n; i++)
		map_put(l->folds, l->groups.at[i].name, fold ? l : NULL);
	return use_folds(l, err);
}

/* What one groups by. */

static bool
groupable(struct list *l, const struct field *f)
{
	int class = (int)field_type(f)->class;

	return f->type->store != STORE_NONE && !f->hidden && access_field(l->window.app->work, f, 'r') &&
	    (class == CLASS_SELECT || class == CLASS_LOOKUP || class == CLASS_BOOL || class == CLASS_DATE || class == CLASS_STAMP ||
	    class == CLASS_TEXT) && !cell_long(f);
}

int
list_group_by(struct list *l, const char *by, struct hc_err *err)
{
	struct arena *a = l->window.arena;
	const char *slash = by != NULL ? strchr(by, '/') : NULL;
	const struct field *f = NULL;
	char unit = 0;

	if (by != NULL && *by != '\0') {
		f = object_field(l->object, slash != NULL ? arena_strndup(a, by, (size_t)(slash - by)) : by);
		if (f == NULL || !groupable(l, f))
			return hc_fail(err, HC_INVALID, 0, "%s cannot be grouped by \"%.40s\"; take a choice, a link, a date or a short "
			    "text of their own.", l->object->plural, by);
		if (field_type(f)->class == CLASS_DATE || field_type(f)->class == CLASS_STAMP)
			unit = slash != NULL && strchr("dwmqy", slash[1]) != NULL && slash[1] != '\0' ? slash[1] : 'm';
	}
	tally_clear(&l->tally);
	l->folds = map_new(a);
	l->unfolded = l->cursor_group = NULL;
	if (l->group_arena == NULL)
		l->group_arena = arena_new("groups");
	arena_reset(l->group_arena);
	l->groups.n = l->groups.cap = 0;
	l->groups.at = NULL;
	l->nlines = 0;
	l->group_field = f;
	l->group_unit = unit;
	l->group = f == NULL ? NULL : unit != 0 ? arena_printf(a, "%s/%c", f->name, unit) : f->name;
	return HC_OK;
}

static void
picked(void *arg, const struct choice *c, const char *text)
{
	app_run(((struct list *)arg)->window.app, arena_printf(((struct list *)arg)->window.app->turn, "group %s", c->data), 0);
}

static void
pick(struct list *l)
{
	static const struct picker_ops ops = { .done = picked };
	VEC(struct choice) choices = {0};
	struct arena *turn = l->window.app->turn;

	vec_push(turn, &choices, ((struct choice){ .text = "no groups", .data = "none" }));
	for (size_t pass = 0; pass < 3; pass++)	/* its own choices, links and dates, then everybody's, then texts */
		for (size_t i = 0; i < l->object->fields.n; i++) {
			const struct field *f = l->object->fields.at[i];
			size_t kind = field_type(f)->class == CLASS_TEXT ? 2 : f->implicit ? 1 : 0;

			if (!groupable(l, f) || kind != pass)
				continue;
			vec_push(turn, &choices, ((struct choice){ .text = f->label, .data = f->name,
			    .note = field_type(f)->class == CLASS_DATE || field_type(f)->class == CLASS_STAMP ? "by month" : NULL }));
		}
	picker_open(l->window.app, &ops, l, "Group by", choices.at, choices.n, "", -1, -1);
}

static int
run_group(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;
	int rc;

	if (l->stacked)
		return WINDOW_PASS;
	if (c->argc == 0) {
		pick(l);
		return HC_OK;
	}
	if ((rc = list_group_by(l, strcmp(c->argv[0], "none") == 0 ? NULL : c->argv[0], err)) < 0)
		return rc;
	return list_use(l, err);
}

const struct window_command list_group_commands[] = {
	{ "group", run_group }, { "fold", run_fold }, { "fold-all", run_fold_all }, { "unfold-all", run_fold_all }, { NULL, NULL }
};
