/*
 * lint.c - compiles what is otherwise compiled when it is first used, and tells what does not hold together.
 */
#include <string.h>

#include "engine/local.h"

struct lint {
	struct work *work;
	struct arena *arena;
	void (*fn)(void *arg, const char *line);
	void *arg;
	int faults;
};

static void
tell(struct lint *l, const char *line)
{
	l->faults++;
	if (l->fn != NULL)
		l->fn(l->arg, line);
}

static void
tell_at(struct lint *l, const struct source *s, const char *what, const char *name, const struct hc_err *err)
{
	tell(l, arena_printf(l->arena, "%s:%d: %s %s: %s", s->file != NULL ? s->file : "?", s->line, what, name, err->msg));
}

static void
lint_code(struct lint *l, const struct object *o)
{
	struct object_code *c;
	struct hc_err err = { .msg = "" };

	if (code_object(l->work, o, &c, &err) < 0) {
		tell(l, arena_printf(l->arena, "%s: %s", o->name, err.msg));
		return;
	}
	for (size_t i = 0; i < c->workflows.n; i++)
		if (code_workflow(l->work, o, &c->workflows.at[i], &err) < 0)
			tell_at(l, &c->workflows.at[i].workflow->source, "workflow", c->workflows.at[i].workflow->name, &err);
}

static void
lint_condition(struct lint *l, const struct object *o, const char *text, const struct source *s, const char *what,
    const char *name)
{
	struct query_ctx c = engine_system_ctx(l->work, l->arena, o);
	const struct expr *e;
	struct hc_err err = { .msg = "" };

	if (text != NULL && query_parse_condition(&c, text, &e, &err) < 0)
		tell_at(l, s, what, name, &err);
}

static void
lint_view(struct lint *l, const struct object *o, const struct view *v)
{
	struct query_ctx c = engine_system_ctx(l->work, l->arena, NULL);
	struct hc_err err = { .msg = "" };
	struct query *q;

	lint_condition(l, o, v->where, &v->source, "view", v->name);
	if (query_parse(&c, o->name, &q, &err) < 0 ||
	    (v->columns.n > 0 && query_set_columns(&c, q, v->columns.at, v->columns.n, &err) < 0) ||
	    (v->sort != NULL && query_set_sort(&c, q, v->sort, &err) < 0))
		tell_at(l, &v->source, "view", v->name, &err);
}

static void
lint_query(struct lint *l, const struct tile *t, const char *text)
{
	struct query_ctx c = engine_system_ctx(l->work, l->arena, NULL);
	struct hc_err err = { .msg = "" };
	struct query *q;

	if (text == NULL)
		return;
	if (query_parse(&c, text, &q, &err) < 0)
		tell_at(l, &t->source, "tile", t->name, &err);
	else if (q->grouped == (strcmp(t->kind, "list") == 0))
		tell(l, arena_printf(l->arena, "%s:%d: tile %s: a %s %s.", t->source.file, t->source.line, t->name, t->kind,
		    q->grouped ? "shows records, not groups" : "needs figures: agg n"));
}

int
engine_lint(struct work *w, void (*fn)(void *arg, const char *line), void *arg)
{
	struct lint l = { .work = w, .arena = arena_new("lint"), .fn = fn, .arg = arg };
	const struct model *m = w->model;

	for (size_t i = 0; i < m->objects.n; i++) {
		const struct object *o = m->objects.at[i];

		lint_code(&l, o);
		for (size_t j = 0; j < o->views.n; j++)
			lint_view(&l, o, &o->views.at[j]);
		for (size_t j = SLOT_FIRST; j < o->fields.n; j++)
			if (o->fields.at[j]->target != NULL)
				lint_condition(&l, o->fields.at[j]->target, o->fields.at[j]->filter, &o->fields.at[j]->source, "field",
				    o->fields.at[j]->name);
	}
	for (size_t i = 0; i < m->dashboards.n; i++)
		for (size_t k = 0; k < m->dashboards.at[i].tiles.n; k++) {
			lint_query(&l, &m->dashboards.at[i].tiles.at[k], m->dashboards.at[i].tiles.at[k].query);
			lint_query(&l, &m->dashboards.at[i].tiles.at[k], m->dashboards.at[i].tiles.at[k].of);
		}
	for (size_t i = 0; i < m->actions.n; i++)
		if (m->actions.at[i].object != NULL && model_object(m, m->actions.at[i].object) != NULL)
			lint_condition(&l, model_object(m, m->actions.at[i].object), m->actions.at[i].when, &m->actions.at[i].source,
			    "action", m->actions.at[i].name);
	arena_free(l.arena);
	return l.faults;
}
