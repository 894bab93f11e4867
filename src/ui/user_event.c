/*
 * user_event.c - `on EVENT`: what happened waits until the turn ends, then its handlers run with the record as their subject.
 *
 * A handler may save and so raise events itself; a chain ends after CHAIN_MAX. Conditions are judged here too: on a record,
 * or on the screen's size.
 */
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/log.h"
#include "base/uuid.h"
#include "ui/block.h"
#include "ui/remote.h"
#include "ui/runner.h"
#include "ui/team.h"
#include "ui/user_impl.h"
#include "ui/window.h"

#define CHAIN_MAX 64
#define RAISED_MAX 1000		/* a bulk edit raises no more than so many at once */

/* Conditions on the screen. */

static const char *
screen_term(const char *s, int w, int h, bool *holds)
{
	bool width = strncmp(s, "width", 5) == 0;
	const char *op;
	char *end;
	long n, have = width ? w : h;

	if (!width && strncmp(s, "height", 6) != 0)
		return NULL;
	s += width ? 5 : 6;
	op = s += strspn(s, " ");
	s += strspn(s, "<>=");
	if (s == op || s - op > 2)
		return NULL;
	n = strtol(s, &end, 10);
	if (end == s)
		return NULL;
	*holds = op[0] == '<' ? (op[1] == '=' ? have <= n : have < n) : op[0] == '>' ? (op[1] == '=' ? have >= n : have > n) : have == n;
	return end + strspn(end, " ");
}

static bool
screen(const char *when, int w, int h, bool *holds)
{
	const char *s = when + strspn(when, " ");

	*holds = true;
	for (;;) {
		bool one = false;

		if ((s = screen_term(s, w, h, &one)) == NULL)
			return false;
		*holds &= one;
		if (*s == '\0')
			return true;
		if (strncmp(s, "and ", 4) == 0)
			s += 4 + strspn(s + 4, " ");
	}
}

bool
condition_is_screen(const char *when)
{
	bool holds;

	return screen(when, 80, 24, &holds);
}

bool
condition_screen(const char *when, int w, int h)
{
	bool holds;

	return screen(when, w, h, &holds) && holds;
}

/* Conditions on a record. */

static bool
record_holds(struct app *app, const char *when, const struct object *o, const uint8_t id[16], struct hc_err *err)
{
	struct query_ctx c = work_query(app->work, app->turn, o);
	struct match m;
	const struct expr *e;
	struct hc_record *r;
	bool holds = false;

	if (query_parse_condition(&c, when, &e, err) < 0 || read_record(app->work->store, o, id, app->turn, &r, err) < 0 ||
	    engine_compute(app->work, r, err) < 0)
		return false;
	m = work_match(app->work, &c);
	return query_match(&m, e, r, &holds, err) >= 0 && holds;
}

/* The record under the cursor. */
static const struct object *
subject(struct app *app, uint8_t id[16])
{
	struct window *w = app_focus(app), *inner;
	const char *object, *text;

	if (w != NULL && w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	if (w == NULL || w->ops->value == NULL || app->work == NULL || (object = w->ops->value(w, "object")) == NULL ||
	    (text = w->ops->value(w, "id")) == NULL || !uuid_parse(text, id))
		return NULL;
	return model_object(app->work->model, object);
}

bool
user_holds(struct app *app, const char *when, const struct object *o, const uint8_t *id)
{
	struct hc_err err = { .pos = -1 };
	uint8_t here[16];
	bool holds;

	if (screen(when, app->canvas->w, app->canvas->h, &holds))
		return holds;
	if (o == NULL) {
		id = here;
		if ((o = subject(app, here)) == NULL)
			return false;
	}
	return record_holds(app, when, o, id, &err);
}

/* A field's change in the newest entry of this record: 1 changed, 0 not; a new record changed all that it holds. */
static bool
changed_now(const struct field_diff *d, size_t n, char op, const char *name, size_t len)
{
	if (op == 'c')
		return true;
	for (size_t i = 0; i < n; i++)
		if (strlen(d[i].field->name) == len && strncmp(d[i].field->name, name, len) == 0)
			return true;
	return false;
}

static const char *
word_end(const char *s)
{
	for (bool in = false; *s != '\0' && (in || *s != ' '); s++)
		in ^= *s == '"';
	return s;
}

const char *
event_condition(struct app *app, const char *where, const struct object *o, const uint8_t id[16], char op)
{
	struct field_diff *d = NULL;
	struct entry *e;
	struct buf b = BUF_INIT;
	size_t n = 0, ne = 0;
	const char *s = where, *ret;

	if (strstr(where, " changed") == NULL)
		return where;
	if (journal_list(app->work->store, o, id, 0, 1, app->turn, &e, &ne, NULL) == HC_OK && ne == 1)
		journal_diff(&e[0], app->turn, &d, &n, NULL);
	while (*s != '\0') {
		const char *end = word_end(s), *verb = end + strspn(end, " "), *verb_end = word_end(verb), *value, *value_end;
		size_t lead = strspn(s, "(-"), len = (size_t)(end - s) - lead;
		bool to = strncmp(verb, "changed_to", 10) == 0 && verb_end - verb == 10;

		if (!to && !(strncmp(verb, "changed", 7) == 0 && verb_end - verb == 7)) {
			buf_add(&b, s, (size_t)(end - s));
			s = end;
		} else {
			value = verb_end + strspn(verb_end, " ");
			value_end = to ? word_end(value) : verb_end;
			buf_add(&b, s, lead);
			if (!changed_now(d, n, op, s + lead, len))
				buf_adds(&b, "lacks:id");
			else if (to)
				buf_printf(&b, "%.*s:%.*s", (int)len, s + lead, (int)(value_end - value), value);
			else
				buf_adds(&b, "has:id");
			s = value_end;
		}
		while (*s == ' ')
			buf_addc(&b, *s++);
	}
	ret = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	return ret;
}

/* What happened. */

static void
raise(struct app *app, const char *name, const struct object *o, const uint8_t *id, char op, const char *text)
{
	struct user *u = app->user;
	struct raised r = { .object = o, .op = op, .about = id != NULL };
	bool wanted = false;

	for (size_t i = 0; u != NULL && i < u->events.n && !wanted; i++)
		wanted = strcmp(u->events.at[i].event, name) == 0;
	if (!wanted || u->raised.n >= RAISED_MAX)
		return;
	if (u->raised_arena == NULL)
		u->raised_arena = arena_new("raised");
	r.event = arena_strdup(u->raised_arena, name);
	r.text = text != NULL ? arena_strdup(u->raised_arena, text) : NULL;
	if (id != NULL)
		memcpy(r.id, id, 16);
	vec_push(u->raised_arena, &u->raised, r);
}

void
event_saved(struct app *app, const struct object *o, const uint8_t id[16], char op)
{
	if (id != NULL && op != 'd')
		raise(app, "save", o, id, op, NULL);
}

void
event_raise(struct app *app, const char *name, const char *text)
{
	raise(app, name, NULL, NULL, 0, text);
	remote_event(app, name);
}

void
event_raise_about(struct app *app, const char *name, const struct object *o, const uint8_t id[16], const char *text)
{
	raise(app, name, o, id, 'u', text);
	remote_event(app, name);
}

/* implements block.over: the next handler may run. */
static void
let_go(struct app *app, void *arg, int rc)
{
	if (app->user == arg)
		app->user->held = false;
}

static void
run_handler(struct app *app, const struct user_event *e, const struct raised *r)
{
	struct hc_err err = { .pos = -1 };
	struct block *b = team_block(app, e->body, e->source, &err);
	struct user *u = app->user;
	bool kept;
	int rc;

	if (b == NULL) {
		err_prefix(&err, "on %s (%s)", e->event, e->source);
		app_error(app, &err);
		return;
	}
	if (r != NULL && r->about) {
		b->object = r->object;
		memcpy(b->id, r->id, 16);
	}
	if (r != NULL && r->text != NULL)
		block_put(b, "text", r->text);
	if (r != NULL) {
		b->over = let_go;
		b->over_arg = u;
	}
	if ((rc = block_start(app, b, &kept, &err)) < 0) {
		err_prefix(&err, "on %s (%s)", e->event, e->source);
		app_error(app, &err);
	}
	if (r != NULL && app->user == u)
		u->held = kept && runner_awaits(app, b);
}

static bool
applies(struct app *app, const struct user_event *e, const struct raised *r)
{
	if (strcmp(e->event, r->event) != 0)
		return false;
	if (e->object != NULL && (r->object == NULL || model_object(app->work->model, e->object) != r->object))
		return false;
	return e->where == NULL || (r->about &&
	    user_holds(app, event_condition(app, e->where, r->object, r->id, r->op), r->object, r->id));
}

void
event_drain(struct app *app)
{
	struct user *u = app->user;

	if (u == NULL || u->draining || u->held || u->raised.n == 0)
		return;
	u->draining = true;
	for (; u->at < u->raised.n && u->at < CHAIN_MAX + RAISED_MAX; u->at++, u->handler = 0)
		while (u->handler < u->events.n) {
			struct raised r = u->raised.at[u->at];	/* a handler may raise more */
			const struct user_event *e = &u->events.at[u->handler++];

			if (applies(app, e, &r))
				run_handler(app, e, &r);
			if (app->user != u)
				return;		/* it read the files anew */
			if (u->held) {		/* what it began comes first; the turn that ends it goes on here */
				u->draining = false;
				return;
			}
		}
	memset(&u->raised, 0, sizeof(u->raised));
	arena_free(u->raised_arena);
	u->raised_arena = NULL;
	u->at = u->handler = 0;
	u->draining = false;
}

/* Idle. */

int
event_idle_wait(struct app *app)
{
	struct user *u = app->user;
	int64_t now = app->env->ticks(app->env) / 1000000, least = 0;

	for (size_t i = 0; u != NULL && i < u->events.n; i++) {
		const struct user_event *e = &u->events.at[i];
		int64_t left = u->touched + e->idle_ms - now;

		if (e->idle_ms == 0 || e->fired)
			continue;
		left = left < 1 ? 1 : left;
		least = least == 0 || left < least ? left : least;
	}
	return least > 3600000 ? 3600000 : (int)least;
}

void
event_touch(struct app *app)
{
	struct user *u = app->user;

	u->touched = app->env->ticks(app->env) / 1000000;
	for (size_t i = 0; i < u->events.n; i++)
		u->events.at[i].fired = false;
}

void
event_idle(struct app *app)
{
	struct user *u = app->user;
	int64_t now = app->env->ticks(app->env) / 1000000;

	for (size_t i = 0; u != NULL && app->user == u && i < u->events.n; i++) {
		struct user_event *e = &u->events.at[i];

		if (e->idle_ms == 0 || e->fired || now < u->touched + e->idle_ms)
			continue;
		e->fired = true;
		run_handler(app, e, NULL);
	}
}
