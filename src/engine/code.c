/*
 * code.c - compiles what an object's save runs: rules, states, formulas, defaults, hooks and workflows.
 *
 * At the object's first save, once per model generation. A text that does not compile fails the save and says file and line:
 * what a rule protects must not be open because the rule is broken.
 */
#include "engine/local.h"

#include <string.h>

/* One compilation under way. */
struct compile {
	struct work *work;
	struct arena *arena;
	struct object_code *code;
	struct query_ctx ctx;
};

static int
located(struct hc_err *err, int rc, const struct source *s, const char *what, const char *name)
{
	err_prefix(err, "%s:%d: %s %s", s->file != NULL ? s->file : "?", s->line, what, name);
	return rc == HC_INVALID ? HC_BUG : rc;
}

static void
read_field(void *arg, const struct field *f)
{
	slots_add(arg, f);
}

static int
condition(struct compile *c, const char *text, const struct source *s, const char *what, const char *name,
    const struct expr **ret, struct slots *reads, struct hc_err *err)
{
	int rc;

	*ret = NULL;
	if (text == NULL)
		return HC_OK;
	if ((rc = query_parse_condition(&c->ctx, text, ret, err)) < 0)
		return located(err, rc, s, what, name);
	if (reads != NULL)
		query_fields(*ret, read_field, reads);
	return HC_OK;
}

static int
compile_rules(struct compile *c, struct hc_err *err)
{
	const struct object *o = c->code->object;
	int rc;

	for (size_t i = 0; i < o->rules.n; i++) {
		const struct rule *r = &o->rules.at[i];
		struct rule_code rc_ = { .rule = r };

		if ((rc = condition(c, r->require, &r->source, "rule", r->name, &rc_.require, &rc_.reads, err)) < 0 ||
		    (rc = condition(c, r->when, &r->source, "rule", r->name, &rc_.when, &rc_.reads, err)) < 0)
			return rc;
		if (!rc_.reads.some)
			rc_.reads.all = true;	/* it asks about other records only: any save may matter */
		vec_push(c->arena, &c->code->rules, rc_);
	}
	return HC_OK;
}

static int
compile_states(struct compile *c, struct hc_err *err)
{
	const struct object *o = c->code->object;
	int rc;

	for (size_t i = 0; i < o->states.n; i++) {
		const struct state *s = &o->states.at[i];
		struct state_code sc = { .field = s->field };

		for (size_t j = 0; j < s->transitions.n; j++) {
			const struct transition *t = &s->transitions.at[j];
			struct move_code m = { .transition = t };

			if ((rc = condition(c, t->when, &t->source, "state", s->field->name, &m.when, NULL, err)) < 0)
				return rc;
			vec_push(c->arena, &sc.moves, m);
		}
		vec_push(c->arena, &c->code->states, sc);
	}
	return HC_OK;
}

/* Is one of the marked slots (but its own) in the set? */
static bool
slots_any(const struct slots *s, const uint8_t *marked, size_t n, size_t own)
{
	for (size_t i = 0; i < n && i < ENGINE_SLOTS; i++)
		if (i != own && marked[i] && (s->bits[i / 64] >> (i % 64) & 1))
			return true;
	return false;
}

static int
compile_formula(struct compile *c, const struct field *f, const char *text, const struct source *s, struct formula_code *ret,
    struct hc_err *err)
{
	int rc;

	ret->field = f;
	if ((rc = formula_compile(&c->ctx, c->code->object, text, field_type(f), &ret->formula, err)) < 0)
		return located(err, rc, s, "formula of", f->name);
	return HC_OK;
}

/* Formulas that read formulas come after them; a circle stands as it was written and reads what was there before. */
static int
compile_formulas(struct compile *c, struct hc_err *err)
{
	const struct object *o = c->code->object;
	struct formula_code *all = ARENA_ARRAY(c->arena, struct formula_code, o->fields.n + 1);
	struct slots *reads = ARENA_ARRAY(c->arena, struct slots, o->fields.n + 1);
	uint8_t *waiting = ARENA_ARRAY(c->arena, uint8_t, o->fields.n + 1);
	size_t left = 0, before = 0;
	int rc;

	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (!is_formula(f))
			continue;
		all[i].field = f;
		if ((rc = formula_compile_field(&c->ctx, f, &all[i].formula, err)) < 0)
			return located(err, rc, &f->source, "formula of", f->name);
		formula_fields(all[i].formula, read_field, &reads[i]);
		waiting[i] = 1;
		left++;
	}
	while (left > 0) {
		bool stuck = left == before;

		before = left;
		for (size_t i = 0; i < o->fields.n; i++) {
			if (!waiting[i] || (!stuck && slots_any(&reads[i], waiting, o->fields.n, i)))
				continue;
			vec_push(c->arena, &c->code->formulas, all[i]);
			waiting[i] = 0;
			left--;
			stuck = false;
		}
	}
	return HC_OK;
}

static int
compile_default(struct compile *c, const struct field *f, struct hc_err *err)
{
	struct default_code d = { .field = f };
	const char *text = f->initial;
	struct formula_code fc;
	int rc;

	if (text[0] == '=') {
		for (text++; *text == ' '; text++)
			;
		if ((rc = compile_formula(c, f, text, &f->source, &fc, err)) < 0)
			return rc;
		d.formula = fc.formula;
	} else if (field_type(f)->class == CLASS_DATE || field_type(f)->class == CLASS_STAMP || field_type(f)->class == CLASS_LOOKUP) {
		d.value = value_text(text, strlen(text));	/* "today" and "me" are read when they are needed */
	} else if ((rc = field_parse(f, &c->work->locale, c->arena, text, strlen(text), &d.value, d.currency, err)) < 0) {
		return located(err, rc, &f->source, "default of", f->name);
	}
	vec_push(c->arena, &c->code->defaults, d);
	return HC_OK;
}

/* A new parent has no children: nothing to add up is 0. */
static void
compile_zero(struct compile *c, const struct field *f)
{
	static const char *const zeros[] = { "count.", "sum.", "n.", "distinct." };
	struct default_code d = { .field = f };
	const char *text = f->formula + strspn(f->formula, " ");
	int scale = field_type(f)->class == CLASS_MONEY ? 4 : f->scale;

	for (size_t i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (strncmp(text, zeros[i], strlen(zeros[i])) == 0) {
			d.value = strcmp(field_type(f)->name, "integer") == 0 ? value_int(0) : value_decimal(0, scale);
			vec_push(c->arena, &c->code->defaults, d);
			return;
		}
}

static int
compile_fields(struct compile *c, struct hc_err *err)
{
	const struct object *o = c->code->object;
	struct object_code *code = c->code;
	int rc;

	for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (f->initial != NULL && (rc = compile_default(c, f, err)) < 0)
			return rc;
		if (f->formula != NULL && !is_formula(f))
			compile_zero(c, f);
		if (f->required && f->formula == NULL && f->pattern == NULL)
			vec_push(c->arena, &code->required, f);
		if (f->unique)
			vec_push(c->arena, &code->unique, f);
		if (f->pattern != NULL)
			vec_push(c->arena, &code->autonumbers, f);
		if (f->target_name != NULL)
			vec_push(c->arena, &code->lookups, f);
		if (f->type->class == CLASS_MONEY && f->formula == NULL)
			vec_push(c->arena, &code->money, f);
		if (code->date == NULL && f->required && f->formula == NULL && f->type->class == CLASS_DATE)
			code->date = f;
	}
	return HC_OK;
}

static void
compile_hooks(struct compile *c)
{
	const struct object *o = c->code->object;
	struct object_code *code = c->code;

	for (size_t i = 0; i < o->hooks.n; i++) {
		const struct hook *h = &o->hooks.at[i];
		struct hook_code hc = { .hook = h };

		hc.name = arena_printf(c->arena, "%s/%s", h->source.plugin != NULL ? h->source.plugin : o->plugin, h->name);
		for (size_t j = 0; j < h->fields.n; j++) {
			const struct field *f = object_field(o, h->fields.at[j]);

			if (f != NULL)
				slots_add(&hc.fields, f);
		}
		if (h->before) {
			vec_push(c->arena, &code->before, hc);
			code->before_events |= h->events;
		} else {
			vec_push(c->arena, &code->after, hc);
			code->after_events |= h->events;
		}
	}
}

static int
compile_workflows(struct compile *c, struct hc_err *err)
{
	const struct object *o = c->code->object;
	int rc;

	for (size_t i = 0; i < o->workflows.n; i++) {
		const struct workflow *wf = &o->workflows.at[i];
		struct workflow_code wc = { .workflow = wf };

		for (size_t j = 0; j < wf->changed.n; j++) {
			const struct field *f = object_field(o, wf->changed.at[j]);

			if (f != NULL)
				slots_add(&wc.changed, f);
		}
		if ((rc = condition(c, wf->when, &wf->source, "workflow", wf->name, &wc.when, NULL, err)) < 0)
			return rc;
		c->code->workflow_events |= wf->events;
		if (wf->changed.n > 0)
			c->code->workflow_events |= EVENT_UPDATE;
		if (wf->at_field != NULL && wf->at_offset < 0)
			c->code->workflow_events |= EVENT_CREATE | EVENT_UPDATE;
		vec_push(c->arena, &c->code->workflows, wc);
	}
	return HC_OK;
}

int
code_object(struct work *w, const struct object *o, struct object_code **ret, struct hc_err *err)
{
	struct engine *e = w->engine;
	struct compile c = { .work = w, .arena = e->code_arena };
	int rc;

	if (e->model != w->model)
		engine_model_changed(w);
	if ((size_t)o->index >= w->model->objects.n || w->model->objects.at[o->index] != o)
		return hc_fail(err, HC_CONFLICT, 0, "The fields of %s were changed while this was open; open it again.", o->plural);
	if (e->code[o->index] != NULL) {
		*ret = e->code[o->index];
		return HC_OK;
	}
	c.code = ARENA_NEW(c.arena, struct object_code);
	c.code->object = o;
	c.ctx = engine_system_ctx(w, c.arena, o);
	compile_hooks(&c);
	if ((rc = compile_fields(&c, err)) < 0 || (rc = compile_rules(&c, err)) < 0 || (rc = compile_states(&c, err)) < 0 ||
	    (rc = compile_formulas(&c, err)) < 0 || (rc = compile_workflows(&c, err)) < 0 ||
	    (rc = rollup_compile(w, c.code, err)) < 0)
		return rc;
	*ret = e->code[o->index] = c.code;
	return HC_OK;
}

/* The object whose records a step makes. */
static int
step_target(struct compile *c, const struct step *s, const struct object **ret, struct hc_err *err)
{
	const char *name = s->kind == STEP_TASK ? "task" : s->target;

	*ret = NULL;
	if (s->kind != STEP_TASK && s->kind != STEP_CREATE)
		return HC_OK;
	if ((*ret = model_object(c->work->model, name)) == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s:%d: there is no object %s to create.", s->source.file, s->source.line, name);
	return HC_OK;
}

/* Steps compile at the workflow's first run: most never run in a process. */
int
code_workflow(struct work *w, const struct object *o, struct workflow_code *wf, struct hc_err *err)
{
	struct compile c = { .work = w, .arena = w->engine->code_arena, .code = w->engine->code[o->index] };
	int rc;

	if (wf->ready)
		return HC_OK;
	c.ctx = engine_system_ctx(w, c.arena, o);
	wf->steps.n = 0;
	for (size_t i = 0; i < wf->workflow->steps.n; i++) {
		const struct step *s = &wf->workflow->steps.at[i];
		struct step_code sc = { .step = s };
		const struct object *of;

		if ((rc = condition(&c, s->when, &s->source, "step of", wf->workflow->name, &sc.when, NULL, err)) < 0 ||
		    (rc = step_target(&c, s, &sc.target, err)) < 0)
			return rc;
		of = sc.target != NULL ? sc.target : o;
		for (size_t j = 0; j < s->assigns.n; j++) {
			const struct field *f = object_field(of, s->assigns.at[j].field);
			struct formula_code fc;

			if (f == NULL)
				return hc_fail(err, HC_BUG, 0, "%s:%d: %s has no field %s.", s->source.file, s->source.line,
				    of->name, s->assigns.at[j].field);
			/* the formula reads the record that triggered it, the value goes to the target's field */
			if ((rc = compile_formula(&c, f, s->assigns.at[j].formula, &s->source, &fc, err)) < 0)
				return rc;
			vec_push(c.arena, &sc.assigns, fc);
		}
		vec_push(c.arena, &wf->steps, sc);
	}
	wf->ready = true;
	return HC_OK;
}
