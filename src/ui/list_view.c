/*
 * list_view.c - views: those of the model, those that people saved, and what is remembered of one (widths, preview).
 *
 * A saved view is a record like any other. What is remembered stays in this workspace's file and is nobody else's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/map.h"
#include "base/uuid.h"
#include "engine/engine.h"
#include "job/job.h"
#include "model/sealed.h"
#include "ui/cell.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/save.h"

#define SAVED_MAX 100		/* saved views of one object that [ and ] step through */

/* Saved views. */

static const char *
text_of(const struct hc_record *r, const char *field)
{
	const struct field *f = object_field(r->object, field);
	const struct hc_value *v = f != NULL ? record_get(r, f) : NULL;

	return v != NULL && v->kind == VALUE_TEXT && v->len > 0 ? arena_strndup(r->arena, v->s, v->len) : NULL;
}

static void
split(struct arena *a, const char *s, struct view *v)
{
	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, ", ");

		if (n > 0)
			vec_push(a, &v->columns, arena_strndup(a, s, n));
		s += n + (s[n] != '\0');
	}
}

static struct view *
view_of(const struct hc_record *r, struct arena *a)
{
	struct view *v = ARENA_NEW(a, struct view);
	const char *kind = text_of(r, "kind");

	v->name = v->label = text_of(r, "name");
	v->kind = kind != NULL ? kind : "list";
	v->where = text_of(r, "query");
	v->sort = text_of(r, "sort");
	v->group = text_of(r, "group");
	split(a, text_of(r, "columns"), v);
	return v;
}

/* Ids of the saved views that this user sees, by place and name. */
static size_t
saved_ids(struct app *app, const struct object *o, const char *name, struct arena *a, uint8_t (*ret)[16], size_t max)
{
	const struct object *sv = model_object(app->work->model, "saved_view");
	static const char *const columns[] = { "name" };
	struct pager_spec s = { .object = sv, .columns = columns, .ncolumns = 1, .sort = "position,name" };
	struct hc_err err = { .pos = -1 };
	struct hc_value **rows;
	struct query_ctx c;
	struct query *q;
	struct buf also = BUF_INIT;
	size_t n = 0;

	if (sv == NULL || !access_object(app->work, sv, 'r'))
		return 0;
	buf_printf(&also, "object=\"%s\" (shared:yes or owner:me)", o->name);
	if (name != NULL) {
		struct hc_value v = value_text(name, strlen(name));

		buf_addc(&also, ' ');
		query_key_condition("name", object_field(sv, "name"), 0, &v, true, &also);
	}
	if (pager_query(app->work, &s, buf_str(&also), arena_printf(a, "show name sort position,name limit %zu", max), a, &c, &q,
	    &err) >= 0 && read_page(app->work->store, &c, q, &(struct page_at){ .limit = (int64_t)max }, false, a, &rows, &n,
	    &err) >= 0) {
		for (size_t i = 0; i < n; i++)
			memcpy(ret[i], rows[i][q->id_column].id, 16);
	} else {
		n = 0;
	}
	buf_free(&also);
	return n;
}

const struct view *
list_view_find(struct app *app, const struct object *o, const char *name, struct arena *a)
{
	const struct view *v = object_view(o, name);
	const struct object *sv = model_object(app->work->model, "saved_view");
	struct hc_record *r;
	uint8_t id[1][16];

	if (v != NULL || saved_ids(app, o, name, a, id, 1) == 0 ||
	    read_record(app->work->store, sv, id[0], a, &r, NULL) < 0)
		return v;
	return view_of(r, a);
}

/* All views of an object, the model's first. */
static size_t
all_views(struct app *app, const struct object *o, struct arena *a, const struct view **ret, size_t max)
{
	const struct object *sv = model_object(app->work->model, "saved_view");
	uint8_t ids[SAVED_MAX][16];
	struct hc_record *r;
	size_t n = 0, saved;

	for (size_t i = 0; i < o->views.n && n < max; i++)
		ret[n++] = &o->views.at[i];
	saved = saved_ids(app, o, NULL, a, ids, SAVED_MAX);
	for (size_t i = 0; i < saved && n < max; i++)
		if (read_record(app->work->store, sv, ids[i], a, &r, NULL) >= 0)
			ret[n++] = view_of(r, a);
	return n;
}

/* A window goes when the one for its place has come. */
static int
give_way(struct window *w, int rc)
{
	if (rc >= 0)
		window_close(w);
	return rc;
}

int
view_step(struct window *w, const struct object *o, const char *name, int by, struct hc_err *err)
{
	struct app *app = w->app;
	const struct view *views[2 * SAVED_MAX];
	size_t n = all_views(app, o, app->turn, views, 2 * SAVED_MAX), at = 0;

	if (n < 2)
		return HC_OK;
	for (size_t i = 0; i < n; i++)
		if (name != NULL && strcmp(views[i]->name, name) == 0)
			at = i;
	for (size_t k = 1; k < n; k++) {	/* past those that cannot be shown any more */
		struct hc_err fault = { .pos = -1 };
		const char *view = views[by > 0 ? (at + k) % n : (at + n - k) % n]->name;

		if (give_way(w, list_open(app, o, view, NULL, &fault)) >= 0)
			return HC_OK;
		app_say(app, "%s: %s", view, fault.msg);
	}
	return HC_OK;
}

void
view_note(struct app *app, const struct object *o, const char *name)
{
	const char *was;

	if (app->view_now == NULL) {
		app->view_now = map_new(app->arena);
		app->view_last = map_new(app->arena);
	}
	was = map_get(app->view_now, o->name);
	if (was != NULL && strcmp(was, name) == 0)
		return;
	if (was != NULL)
		map_put(app->view_last, o->name, (void *)was);
	map_put(app->view_now, o->name, arena_strdup(app->arena, name));
}

int
view_last(struct window *w, const struct object *o, struct hc_err *err)
{
	struct app *app = w->app;
	const char *name = app->view_last != NULL ? map_get(app->view_last, o->name) : NULL;

	if (name == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s were shown in this view only; ] shows the next one.", o->plural);
	return give_way(w, list_open(app, o, name, NULL, err));
}

struct choice_of_view {
	struct window *window;
	const struct object *object;
};

static void
view_picked(void *arg, const struct choice *c, const char *text)
{
	struct choice_of_view *cv = arg;
	struct app *app = cv->window->app;
	struct hc_err err = { .pos = -1 };

	if (view_use(cv->window, cv->object, c->data, &err) < 0)
		app_error(app, &err);
}

int
view_use(struct window *w, const struct object *o, const char *name, struct hc_err *err)
{
	struct app *app = w->app;
	static const struct picker_ops ops = { .done = view_picked };
	const struct view *views[2 * SAVED_MAX];
	struct choice choices[2 * SAVED_MAX];
	struct choice_of_view *cv;
	size_t n;
	char *copy;

	if (name != NULL && *name != '\0') {
		copy = arena_strdup(app->turn, name);
		return give_way(w, list_open(app, o, copy, NULL, err));
	}
	n = all_views(app, o, app->turn, views, 2 * SAVED_MAX);
	for (size_t i = 0; i < n; i++)
		choices[i] = (struct choice){ .text = views[i]->label != NULL ? views[i]->label : views[i]->name,
		    .data = views[i]->name, .note = strcmp(views[i]->kind, "list") != 0 ? views[i]->kind : NULL };
	cv = ARENA_NEW(w->arena, struct choice_of_view);
	*cv = (struct choice_of_view){ w, o };
	picker_open(app, &ops, cv, "View", choices, n, "", -1, -1);
	return HC_OK;
}

/* Saving one. */

int
view_save(struct app *app, const struct object *o, const struct view *v, struct hc_err *err)
{
	const struct object *sv = model_object(app->work->model, "saved_view");
	struct buf columns = BUF_INIT;
	uint8_t id[1][16];
	struct hc_record *r;
	struct hc_tx *tx;
	int rc;

	if (v->where != NULL && secret_named(app->work->model, v->where))
		return hc_fail(err, HC_INVALID, 0, "a view keeps its condition in the clear, and this one names an encrypted field.");
	if ((rc = tx_begin(app->work, SOURCE_USER, arena_printf(app->turn, "save view %s", v->name), &tx, err)) < 0)
		return rc;
	if (saved_ids(app, o, v->name, tx->arena, id, 1) == 1) {
		rc = read_record(app->work->store, sv, id[0], tx->arena, &r, err);
	} else {
		r = record_new(tx->arena, app->work->model, sv);
		rc = engine_defaults(app->work, r, err);
	}
	for (size_t i = 0; i < v->columns.n; i++)
		buf_printf(&columns, "%s%s", i ? " " : "", v->columns.at[i]);
	if (rc >= 0 && (rc = engine_set(tx, r, "name", v->name, err)) >= 0 && (rc = engine_set(tx, r, "object", o->name, err)) >= 0 &&
	    (rc = engine_set(tx, r, "kind", v->kind, err)) >= 0 &&
	    (rc = engine_set(tx, r, "query", v->where != NULL ? v->where : "", err)) >= 0 &&
	    (rc = engine_set(tx, r, "columns", buf_str(&columns), err)) >= 0 &&
	    (rc = engine_set(tx, r, "sort", v->sort != NULL ? v->sort : "", err)) >= 0 &&
	    (rc = engine_set(tx, r, "group", v->group != NULL ? v->group : "", err)) >= 0)
		rc = engine_save(tx, r, err);
	buf_free(&columns);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	if ((rc = tx_commit(tx, err)) < 0)
		return rc;
	app_say(app, "Saved the view \"%s\"; ] and [ step through views.", v->name);
	return HC_OK;
}

/* Where and filter as one condition. */
static const char *
condition(const struct view *v, const char *filter, struct arena *a)
{
	const char *where = v != NULL ? v->where : NULL;

	if (where == NULL || *filter == '\0')
		return where != NULL ? where : *filter != '\0' ? filter : NULL;
	return arena_printf(a, strstr(where, " or ") != NULL ? "(%s) %s" : strstr(filter, " or ") != NULL ? "%s (%s)" : "%s %s",
	    where, filter);
}

static int
save_as(struct window *w, const struct view_shown *s, const char *name, struct hc_err *err)
{
	struct view v = { .kind = s->kind, .sort = s->sort, .group = s->group };

	while (*name == ' ')
		name++;
	if (*name == '\0')
		return hc_fail(err, HC_INVALID, 0, "a view needs a name; its %s is kept under it.", s->kind);
	if (object_view(s->object, name) != NULL)
		return hc_fail(err, HC_INVALID, 0, "\"%.40s\" is a view that comes with the program; take another name.", name);
	v.name = name;
	v.where = condition(s->view, s->filter, w->app->turn);
	for (size_t i = 0; i < s->npaths; i++)
		vec_push(w->app->turn, &v.columns, s->paths[i]);
	return view_save(w->app, s->object, &v, err);
}

struct naming {
	struct window *window;
	void (*shown)(struct window *w, struct view_shown *ret);
};

static void
named(void *arg, const char *text)
{
	const struct naming *n = arg;
	struct hc_err err = { .pos = -1 };
	struct view_shown s;

	n->shown(n->window, &s);
	if (save_as(n->window, &s, text, &err) < 0)
		app_error(n->window->app, &err);
}

int
view_keep(struct window *w, void (*shown)(struct window *w, struct view_shown *ret), const char *name, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "name", .done = named };
	struct view_shown s;
	struct naming *n;

	shown(w, &s);
	if (*name != '\0')
		return save_as(w, &s, name, err);
	n = ARENA_NEW(w->arena, struct naming);
	*n = (struct naming){ w, shown };
	prompt_open(w->app, &ops, n, "Name of the view: ",
	    s.view != NULL && object_view(s.object, s.view->name) == NULL ? s.view->name : "");
	return HC_OK;
}

static void
list_shown(struct window *w, struct view_shown *s)
{
	const struct list *l = (const struct list *)w;

	*s = (struct view_shown){ .kind = "list", .object = l->object, .view = l->view, .filter = l->filter, .sort = l->sort,
	    .group = l->group, .paths = l->paths.at, .npaths = l->paths.n };
}

static int
run_view_save(struct window *w, const struct call *c, struct hc_err *err)
{
	return ((struct list *)w)->embedded ? WINDOW_PASS : view_keep(w, list_shown, c->argc > 0 ? c->rest : "", err);
}

static int
run_view(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	return l->embedded ? WINDOW_PASS : view_use(w, l->object, c->rest, err);
}

static int
run_view_next(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->embedded)
		return WINDOW_PASS;
	if (strcmp(c->name, "view-last") == 0)
		return view_last(w, l->object, err);
	return view_step(w, l->object, l->view != NULL ? l->view->name : NULL, strcmp(c->name, "view-next") == 0 ? 1 : -1, err);
}

/* What is remembered. */

static const char *
memory_key(struct list *l)
{
	return arena_printf(l->window.app->turn, "view:%s:%s", l->object->name, l->view != NULL ? l->view->name : "all");
}

struct memory {
	const char *key, *text;
};

/* implements job.run: nobody waits for the disk because a column is wider now. */
static int
keep_memory(struct job *j, void *context)
{
	const struct memory *m = j->data;

	return store_meta_put(app_job_store(context), m->key, m->text, &j->err);
}

static void
post_memory(struct list *l, const char *text)
{
	struct job *j = job_new("view");
	struct memory *m = ARENA_NEW(j->arena, struct memory);

	m->key = arena_strdup(j->arena, memory_key(l));
	m->text = arena_strdup(j->arena, text);
	j->data = m;
	j->run = keep_memory;
	worker_post_first(app_worker(l->window.app), j);
}

void
list_remember(struct list *l)
{
	struct store *s = l->window.app->work->store;
	struct buf b = BUF_INIT;
	struct jw j = { .out = &b };

	if (l->embedded || store_readonly_reason(s) != NULL)
		return;
	jw_open(&j, '{');
	jw_key(&j, "preview");
	jw_bool(&j, l->preview != NULL);
	jw_key(&j, "widths");
	jw_open(&j, '{');
	for (size_t i = 0; i < map_count(l->widths); i++)
		if (map_value(l->widths, i) != NULL) {
			jw_key(&j, map_key(l->widths, i));
			jw_int(&j, (int64_t)(intptr_t)map_value(l->widths, i));
		}
	jw_close(&j, '}');
	jw_close(&j, '}');
	if (app_worker(l->window.app) != NULL)
		post_memory(l, buf_str(&b));
	else
		store_meta_put(s, memory_key(l), buf_str(&b), NULL);
	buf_free(&b);
}

void
list_recall(struct list *l)
{
	const char *text = NULL, *path;
	json_t *root = NULL, *widths, *v;

	if (l->embedded || store_meta_get(l->window.app->work->store, l->window.app->turn, memory_key(l), &text, NULL) < 0 ||
	    text == NULL || json_read(text, strlen(text), &root, NULL) < 0)
		return;
	if (json_is_true(json_object_get(root, "preview")) && l->preview == NULL)
		l->preview = preview_new(&l->window);
	widths = json_object_get(root, "widths");
	json_object_foreach(widths, path, v) {
		json_int_t w = json_integer_value(v);

		if (w >= 3 && w <= 200)
			map_put(l->widths, path, (void *)(intptr_t)w);
	}
	json_decref(root);
}

static int
run_preview(struct window *w, const struct call *c, struct hc_err *err)
{
	struct list *l = (struct list *)w;

	if (l->stacked)
		return WINDOW_PASS;
	if (l->preview != NULL) {
		preview_free(l->preview);
		l->preview = NULL;
	} else {
		l->preview = preview_new(w);
	}
	list_remember(l);
	return HC_OK;
}

static int
set_width(struct list *l, const char *text, struct hc_err *err)
{
	const char *path = l->paths.at[l->focus];
	char *end;
	long n = strtol(text, &end, 10);

	if (*text == '\0' || strcmp(text, "auto") == 0)
		n = 0;
	else if (*end != '\0' || n < 3 || n > 200)
		return hc_fail(err, HC_INVALID, 0, "a width is a number of cells from 3 to 200, or auto.");
	map_put(l->widths, path, (void *)(intptr_t)n);
	l->columns[l->focus].wanted = (int)n;
	list_remember(l);
	return HC_OK;
}

static void
width_typed(void *arg, const char *text)
{
	struct list *l = arg;
	struct hc_err err = { .pos = -1 };

	if (l->focus < l->paths.n && set_width(l, text, &err) < 0)
		app_error(l->window.app, &err);
}

static int
run_width(struct window *w, const struct call *c, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "name", .done = width_typed, .replace = true };
	struct list *l = (struct list *)w;

	if (l->stacked || l->focus >= l->paths.n || l->focus >= l->ncolumns)
		return l->stacked ? WINDOW_PASS : HC_OK;
	if (c->argc > 0)
		return set_width(l, c->argv[0], err);
	if (c->count > 0)
		return set_width(l, arena_printf(w->app->turn, "%d", c->count), err);
	prompt_open(w->app, &ops, l, arena_printf(w->arena, "Width of %s (empty: by itself): ",
	    l->pager.query->columns.at[l->columns[l->focus].column].field != NULL ?
	    l->pager.query->columns.at[l->columns[l->focus].column].field->label : l->paths.at[l->focus]),
	    arena_printf(w->app->turn, "%d", l->columns[l->focus].w));
	return HC_OK;
}

const struct window_command list_view_commands[] = {
	{ "view", run_view }, { "view-next", run_view_next }, { "view-previous", run_view_next }, { "view-last", run_view_next }, { "view-save", run_view_save },
	{ "preview", run_preview }, { "width", run_width }, { NULL, NULL }
};
