/*
 * parse_flow.c - what happens around a save: rules, states, hooks, workflows; and actions.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/build.h"

int
parse_rule(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct object *o = b->object;
	struct rule r = {0};

	r.source = source_of(b, w.line);
	if (word_name(&w, "the rule's name", &r.name) < 0 || word_string(&w, "the message", &r.message) < 0 || word_end(&w) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		const struct hot_word *word, *at;

		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		word = word_next(&w);
		at = word_peek(&w);
		if (word_is(word, "require") || word_is(word, "when")) {
			const char **text = word_is(word, "require") ? &r.require : &r.when;

			if (*text != NULL)
				return words_fail(&w, word, "%s stands here twice; join the two with `and`.", word->text);
			if (word_rest(&w, "the condition", text) < 0)
				return HC_INVALID;
			ref_add(b, REF_CONDITION, &w, at, *text);
		} else if (word_is(word, "field")) {
			if (word_want(&w, "a field", &at) < 0 || word_end(&w) < 0)
				return HC_INVALID;
			ref_add(b, REF_RULE_FIELD, &w, at, at->text)->index = o->rules.n;
		} else {
			return words_fail(&w, word, "%s is no part of a rule; there are require, when and field.", word->text);
		}
	}
	if (r.require == NULL)
		return hot_fail(b->err, &d->lines.at[0], NULL, "this rule requires nothing; write require and a condition.");
	for (size_t i = 0; i < o->rules.n; i++)
		if (strcmp(o->rules.at[i].name, r.name) == 0)
			return hot_fail(b->err, &d->lines.at[0], &d->lines.at[0].words.at[1],
			    "%s has a rule %s already, at %s:%d.", o->name, r.name, o->rules.at[i].source.file,
			    o->rules.at[i].source.line);
	vec_push(b->arena, &o->rules, r);
	return HC_OK;
}

static struct state *
state_of(struct build *b, const char *field)
{
	struct object *o = b->object;
	const struct field *f = object_field(o, field);

	if (f == NULL)
		return NULL;
	for (size_t i = 0; i < o->states.n; i++)
		if (o->states.at[i].field == f)
			return &o->states.at[i];
	vec_push(b->arena, &o->states, (struct state){ .field = f });
	return &o->states.at[o->states.n - 1];
}

static int
state_line(struct words *w, struct state *s)
{
	VEC(const struct hot_word *) froms = {0};
	struct transition t = {0};
	const struct hot_word *word, *at;
	struct build *b = w->b;
	struct ref *r;

	t.source = source_of(b, w->line);
	while ((word = word_next(w)) != NULL && !word_is(word, "->"))
		vec_push(b->scratch, &froms, word);
	if (word == NULL || froms.n == 0)
		return words_fail(w, NULL, "a state line reads: from -> to.");
	while ((word = word_peek(w)) != NULL && !word_is(word, "when")) {
		w->i++;
		vec_push(b->arena, &t.to, arena_strndup(b->arena, word->text, word->len));
		r = ref_add(b, REF_STATE, w, word, word->text);
		r->target = s->field->name;
	}
	if (t.to.n == 0)
		return words_fail(w, NULL, "the state after -> is missing.");
	if (word_take(w, "when")) {
		at = word_peek(w);
		if (word_rest(w, "the condition", &t.when) < 0)
			return HC_INVALID;
		ref_add(b, REF_CONDITION, w, at, t.when);
	}
	for (size_t i = 0; i < froms.n; i++) {
		word = froms.at[i];
		t.from = NULL;
		if (!word_is(word, "any")) {
			t.from = arena_strndup(b->arena, word->text, word->len);
			r = ref_add(b, REF_STATE, w, word, word->text);
			r->target = s->field->name;
		}
		vec_push(b->arena, &s->transitions, t);
	}
	return HC_OK;
}

int
parse_state(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	const struct hot_word *at = NULL;
	const struct field *f = NULL;
	struct state *s;

	if (word_want(&w, "a field", &at) < 0 || word_end(&w) < 0)
		return HC_INVALID;
	/* the field stands above its states, so it is known by now */
	if (resolve_field(b, b->object, w.line, at, at->text, &f) < 0)
		return HC_INVALID;
	if (f->type != &type_select)
		return words_fail(&w, at, "%s is no select, so it has no states.", f->name);
	s = state_of(b, f->name);
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (state_line(&w, s) < 0)
			return HC_INVALID;
	}
	if (!f->merge_said)
		((struct field *)f)->merge = MERGE_ASK;
	return HC_OK;
}

static bool
event_word(const struct hot_word *word, unsigned *events)
{
	unsigned e = word_is(word, "create") ? EVENT_CREATE : word_is(word, "update") ? EVENT_UPDATE :
	    word_is(word, "delete") ? EVENT_DELETE : 0;

	*events |= e;
	return e != 0;
}

static int
hook_clauses(struct words *w, struct hook *h, bool *said)
{
	const struct hot_word *word;

	while ((word = word_next(w)) != NULL) {
		if (word_is(word, "before") || word_is(word, "after")) {
			if (*said)
				return words_fail(w, word, "a hook runs before or after, once; declare a second hook.");
			*said = true;
			h->before = word_is(word, "before");
			while (event_word(word_peek(w), &h->events))
				w->i++;
			if (h->events == 0)
				return words_fail(w, word, "say on which events: create, update, delete.");
		} else if (word_is(word, "verify")) {
			h->verify = true;
		} else if (word_is(word, "on")) {
			while ((word = word_peek(w)) != NULL && !word_is(word, "verify") && !word_is(word, "before") &&
			    !word_is(word, "after")) {
				w->i++;
				vec_push(w->b->arena, &h->fields, arena_strndup(w->b->arena, word->text, word->len));
				ref_add(w->b, REF_FIELD, w, word, word->text);
			}
		} else {
			return words_fail(w, word, "%s is no part of a hook; there are before, after, on and verify.", word->text);
		}
	}
	return HC_OK;
}

int
parse_hook(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct hook h = { .binding = -1 };
	bool said = false;

	h.source = source_of(b, w.line);
	if (word_name(&w, "the C function", &h.name) < 0 || hook_clauses(&w, &h, &said) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (hook_clauses(&w, &h, &said) < 0)
			return HC_INVALID;
	}
	if (!said)
		return hot_fail(b->err, &d->lines.at[0], NULL, "say when the hook runs: before or after, and the events.");
	vec_push(b->arena, &b->object->hooks, h);
	return HC_OK;
}

/* Where the formula ends: at a ';' outside quotes and brackets. */
static const char *
assign_end(const char *s)
{
	int depth = 0;

	for (; *s; s++) {
		if (*s == '"' || *s == '\'') {
			char q = *s;

			for (s++; *s && *s != q; s++)
				if (*s == '\\' && s[1])
					s++;
			if (*s == '\0')
				break;
		} else if (*s == '(') {
			depth++;
		} else if (*s == ')') {
			depth--;
		} else if (*s == ';' && depth <= 0) {
			break;
		}
	}
	return s;
}

/* "FIELD = FORMULA; FIELD = FORMULA" from the word at hand to the end of the line. */
static int
parse_assigns(struct words *w, struct step *step, const char *target)
{
	struct build *b = w->b;
	const struct hot_word *at = word_peek(w);
	const char *s = hot_rest(w->line, w->i), *end, *name, *v;

	for (; *s; s = *end ? end + 1 : end) {
		struct assign a = {0};

		end = assign_end(s);
		while (isspace((unsigned char)*s))
			s++;
		if (s == end)
			continue;
		for (name = s; s < end && (isalnum((unsigned char)*s) || *s == '_'); s++)
			;
		if (s == name)
			return words_fail(w, at, "an assignment reads: FIELD = FORMULA.");
		a.field = arena_strndup(b->arena, name, (size_t)(s - name));
		while (s < end && isspace((unsigned char)*s))
			s++;
		if (s < end && *s == '=' && s[1] != '=') {
			s++;
		} else if (strcmp(a.field, "due") != 0) {
			return words_fail(w, at, "= is missing after %s.", a.field);
		}
		while (s < end && isspace((unsigned char)*s))
			s++;
		for (v = end; v > s && isspace((unsigned char)v[-1]); v--)
			;
		if (v == s)
			return words_fail(w, at, "the value of %s is missing.", a.field);
		a.formula = arena_strndup(b->arena, s, (size_t)(v - s));
		ref_add(b, REF_ASSIGN, w, at, a.field)->target = target;
		vec_push(b->arena, &step->assigns, a);
	}
	w->i = w->line->words.n;
	return HC_OK;
}

static int
step_when(struct words *w, struct step *step)
{
	const struct hot_word *at;

	if (!word_take(w, "when"))
		return word_end(w);
	at = word_peek(w);
	if (word_rest(w, "the condition", &step->when) < 0)
		return HC_INVALID;
	ref_add(w->b, REF_CONDITION, w, at, step->when);
	return HC_OK;
}

/* 1: it was a step; 0: it is none. */
static int
parse_step(struct words *w, const struct hot_word *word, struct workflow *wf)
{
	struct build *b = w->b;
	struct step step = {0};
	const struct hot_word *at = NULL;
	int rc;

	step.source = source_of(b, w->line);
	if (word_is(word, "set")) {
		step.kind = STEP_SET;
		rc = parse_assigns(w, &step, b->object->name);
	} else if (word_is(word, "task")) {
		step.kind = STEP_TASK;
		if ((rc = word_string(w, "the task's subject", &step.target)) == HC_OK)
			rc = parse_assigns(w, &step, "task");
	} else if (word_is(word, "create")) {
		step.kind = STEP_CREATE;
		if ((rc = word_want(w, "the object", &at)) == HC_OK) {
			ref_add(b, REF_OBJECT, w, at, at->text);
			step.target = arena_strndup(b->arena, at->text, at->len);
			rc = parse_assigns(w, &step, step.target);
		}
	} else if (word_is(word, "call")) {
		step.kind = STEP_CALL;
		if ((rc = word_name(w, "the C function", &step.target)) == HC_OK)
			rc = step_when(w, &step);
	} else if (word_is(word, "notify") || word_is(word, "mail")) {
		step.kind = word_is(word, "mail") ? STEP_MAIL : STEP_NOTIFY;
		if ((rc = word_string(w, step.kind == STEP_MAIL ? "the template's name" : "the text", &step.target)) == HC_OK)
			rc = step_when(w, &step);
	} else {
		return 0;
	}
	if (rc < 0)
		return rc;
	if (step.assigns.n == 0 && step.kind == STEP_SET)
		return words_fail(w, word, "set what? Write set FIELD = FORMULA.");
	vec_push(b->arena, &wf->steps, step);
	return 1;
}

/* "FIELD", "FIELD - 2d", "FIELD + 90min". */
static int
parse_at(struct words *w, struct workflow *wf)
{
	const struct hot_word *word = NULL;
	int64_t sign, unit;
	char *end;
	long n;

	if (word_want(w, "a date field", &word) < 0)
		return HC_INVALID;
	wf->at_field = arena_strndup(w->b->arena, word->text, word->len);
	ref_add(w->b, REF_FIELD, w, word, word->text);
	if (!word_is(word_peek(w), "-") && !word_is(word_peek(w), "+"))
		return HC_OK;
	sign = word_is(word_next(w), "-") ? -1 : 1;
	if (word_want(w, "how long before or after", &word) < 0)
		return HC_INVALID;
	n = strtol(word->text, &end, 10);
	unit = strcmp(end, "d") == 0 ? 86400 : strcmp(end, "h") == 0 ? 3600 : strcmp(end, "w") == 0 ? 7 * 86400 :
	    strcmp(end, "min") == 0 ? 60 : 0;
	if (end == word->text || unit == 0 || n < 0 || n > 100000)
		return words_fail(w, word, "write a number and min, h, d or w, such as 2d; this is %s.", word->text);
	wf->at_offset = sign * n * unit;
	return HC_OK;
}

static int
workflow_on(struct words *w, struct workflow *wf)
{
	const struct hot_word *word = word_peek(w);
	bool any = false;

	if (word_take(w, "server")) {
		wf->on_server = true;
		return HC_OK;
	}
	if (word_take(w, "change")) {
		while ((word = word_peek(w)) != NULL && !word_is(word, "on") && !word_is(word, "when") && !word_is(word, "verify")) {
			w->i++;
			vec_push(w->b->arena, &wf->changed, arena_strndup(w->b->arena, word->text, word->len));
			ref_add(w->b, REF_FIELD, w, word, word->text);
			any = true;
		}
		return any ? HC_OK : words_fail(w, NULL, "name the fields after change.");
	}
	while (event_word(word_peek(w), &wf->events)) {
		w->i++;
		any = true;
	}
	return any ? HC_OK : words_fail(w, word, "on what? There are create, update, delete, change FIELD and server.");
}

static int
workflow_clauses(struct words *w, struct workflow *wf)
{
	const struct hot_word *word, *at;
	int rc = HC_OK;

	while (rc == HC_OK && (word = word_next(w)) != NULL) {
		at = word_peek(w);
		if (word_is(word, "on")) {
			rc = workflow_on(w, wf);
		} else if (word_is(word, "every")) {
			rc = word_string(w, "the cron expression", &wf->cron);
		} else if (word_is(word, "at")) {
			rc = parse_at(w, wf);
		} else if (word_is(word, "verify")) {
			wf->verify = true;
		} else if (word_is(word, "when")) {
			if (wf->when != NULL)
				return words_fail(w, word, "when stands here twice; join the two with `and`.");
			if ((rc = word_rest(w, "the condition", &wf->when)) == HC_OK)
				ref_add(w->b, REF_CONDITION, w, at, wf->when);
		} else if ((rc = parse_step(w, word, wf)) == 0) {
			return words_fail(w, word,
			    "%s is no part of a workflow; there are on, every, at, when, verify, set, task, create, call, notify and mail.",
			    word->text);
		} else if (rc > 0) {
			rc = HC_OK;
		}
	}
	return rc;
}

int
parse_workflow(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct object *o = b->object;
	struct workflow wf = {0};

	wf.source = source_of(b, w.line);
	if (word_name(&w, "the workflow's name", &wf.name) < 0)
		return HC_INVALID;
	wf.label = label_from_name(b->arena, wf.name);
	if (word_peek(&w) != NULL && word_peek(&w)->quoted && word_string(&w, "the label", &wf.label) < 0)
		return HC_INVALID;
	if (workflow_clauses(&w, &wf) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (workflow_clauses(&w, &wf) < 0)
			return HC_INVALID;
	}
	if (wf.changed.n > 0 && wf.events == 0)
		wf.events = EVENT_UPDATE;
	if (wf.events == 0 && wf.cron == NULL && wf.at_field == NULL)
		return hot_fail(b->err, &d->lines.at[0], NULL, "say when it runs: on create, on change FIELD, every \"0 9 * * *\" or at FIELD.");
	if (wf.steps.n == 0)
		return hot_fail(b->err, &d->lines.at[0], NULL, "this workflow does nothing; add set, task, create, call, notify or mail.");
	for (size_t i = 0; i < o->workflows.n; i++)
		if (strcmp(o->workflows.at[i].name, wf.name) == 0)
			return hot_fail(b->err, &d->lines.at[0], &d->lines.at[0].words.at[1], "%s has a workflow %s already.",
			    o->name, wf.name);
	vec_push(b->arena, &o->workflows, wf);
	return HC_OK;
}

static int
action_input(struct words *w, struct action *act)
{
	struct action_input in = {0};
	struct field f = {0};
	const struct hot_word *word;
	size_t from;

	if (word_name(w, "the input's name", &in.name) < 0)
		return HC_INVALID;
	from = w->i;
	if (parse_type(w, &f) < 0)
		return HC_INVALID;
	if (f.type == &type_lookup)
		in.type = arena_printf(w->b->arena, "lookup %s", f.target_name);
	else
		in.type = arena_strdup(w->b->arena, w->line->words.at[from].text);
	in.label = label_from_name(w->b->arena, in.name);
	if (word_peek(w) != NULL && word_peek(w)->quoted && word_string(w, "the label", &in.label) < 0)
		return HC_INVALID;
	while ((word = word_next(w)) != NULL) {
		if (word_is(word, "required"))
			in.required = true;
		else if (!word_is(word, "default") || (word = word_next(w)) == NULL)
			return words_fail(w, word, "after an input's label come required and default VALUE.");
		else
			in.initial = arena_strndup(w->b->arena, word->text, word->len);
	}
	vec_push(w->b->arena, &act->inputs, in);
	return HC_OK;
}

static int
action_line(struct words *w, struct action *act, struct object **on)
{
	const struct hot_word *word = word_next(w), *at = word_peek(w);
	const struct object *o = NULL;

	if (word_is(word, "on")) {
		if (word_want(w, "the object", &at) < 0 || resolve_object(w->b, w->line, at, at->text, &o) < 0)
			return HC_INVALID;
		act->object = o->name;
		*on = (struct object *)o;
		return HC_OK;
	}
	if (word_is(word, "call"))
		return word_name(w, "the C function", &act->call);
	if (word_is(word, "help"))
		return word_string(w, "the help text", &act->help);
	if (word_is(word, "input"))
		return action_input(w, act);
	if (word_is(word, "writes")) {
		act->writes = true;
		return HC_OK;
	}
	if (word_is(word, "when")) {
		if (*on == NULL)
			return words_fail(w, word, "say on which object before when.");
		if (word_rest(w, "the condition", &act->when) < 0)
			return HC_INVALID;
		ref_add(w->b, REF_CONDITION, w, at, act->when)->object = *on;
		return HC_OK;
	}
	return words_fail(w, word, "%s is no part of an action; there are on, call, when, writes, help and input.", word->text);
}

int
parse_action(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct action *act = ARENA_NEW(b->arena, struct action);
	struct object *on = NULL;

	act->source = source_of(b, w.line);
	if (word_name(&w, "the action's name", &act->name) < 0)
		return HC_INVALID;
	act->label = label_from_name(b->arena, act->name);
	if (word_peek(&w) != NULL && word_string(&w, "the label", &act->label) < 0)
		return HC_INVALID;
	if (word_end(&w) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (action_line(&w, act, &on) < 0 || word_end(&w) < 0)
			return HC_INVALID;
	}
	if (act->call == NULL)
		return hot_fail(b->err, &d->lines.at[0], NULL, "this action calls nothing; write call and the C function.");
	if (map_get(b->model->action_names, act->name) != NULL)
		return hot_fail(b->err, &d->lines.at[0], &d->lines.at[0].words.at[1], "there is an action %s already.", act->name);
	map_put(b->model->action_names, act->name, act);
	vec_push(b->arena, &b->model->actions, *act);
	return HC_OK;
}
