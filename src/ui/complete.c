/*
 * complete.c - what the `:` line offers: commands first, then what the command says its operands are.
 */
#include <string.h>
#include <strings.h>

#include "ui/options.h"
#include "ui/prompt.h"

struct offer {
	struct arena *arena;
	struct query_hint *out;
	size_t n, max;
	const char *word;
	size_t len;
};

static void
add(struct offer *o, const char *word, const char *note)
{
	if (o->n < o->max && strncasecmp(word, o->word, o->len) == 0)
		o->out[o->n++] = (struct query_hint){ .word = word, .note = note };
}

static void
add_commands(struct offer *o)
{
	for (size_t i = 0; i < cmd_total(); i++)
		add(o, cmd_at(i)->name, cmd_at(i)->summary);
}

static void
add_objects(struct app *app, struct offer *o)
{
	const struct model *m = app->work->model;

	for (size_t i = 0; i < m->objects.n; i++)
		if (!m->objects.at[i]->hidden && access_object(app->work, m->objects.at[i], 'r'))
			add(o, m->objects.at[i]->name, m->objects.at[i]->plural);
}

static void
add_fields(struct app *app, struct offer *o, const struct object *obj, const char *suffix)
{
	for (size_t i = 0; i < obj->fields.n; i++) {
		const struct field *f = obj->fields.at[i];

		if (!f->hidden && access_field(app->work, f, *suffix == '=' ? 'e' : 'r') && !(*suffix == '=' && f->implicit))
			add(o, arena_printf(o->arena, "%s%s", f->name, suffix), f->label);
	}
}

static void
add_options(struct offer *o, const struct field *f, size_t skip)
{
	o->word += skip;
	o->len -= skip;
	for (size_t i = 0; f != NULL && i < f->options.n; i++)
		if (!f->options.at[i].hidden)
			add(o, f->options.at[i].name, f->options.at[i].label);
}

static void
add_views(struct offer *o, const struct object *obj)
{
	for (size_t i = 0; i < obj->views.n; i++)
		add(o, obj->views.at[i].name, obj->views.at[i].label);
}

static void
add_themes(struct app *app, struct offer *o)
{
	const char *const *names;
	size_t n = 0;

	theme_list(o->arena, app->env, &names, &n);
	for (size_t i = 0; i < n; i++)
		add(o, names[i], NULL);
}

/* Names of settings, then the values of the one that is named. */
static void
add_option_words(struct app *app, struct offer *o, const char *first)
{
	const struct setting *opt = first != NULL && *first != '\0' ? setting_find(first) : NULL;

	if (first == NULL || *first == '\0') {
		for (size_t i = 0; i < option_count(); i++)
			add(o, option_at(i)->name, option_at(i)->summary);
	} else if (opt != NULL && strcmp(opt->name, "theme") == 0) {
		add_themes(app, o);
	} else if (opt != NULL) {
		for (const char *s = opt->values; *s != '\0'; s += strspn(s, " ")) {
			size_t n = strcspn(s, " ");

			add(o, arena_strndup(o->arena, s, n), NULL);
			s += n;
		}
	}
}

/* The object of the window that was in front when the prompt opened. */
static const struct object *
object_here(struct app *app)
{
	struct window *w = app->top;
	const char *name;

	for (; w != NULL; w = w->below)
		if (w->ops->value != NULL && (name = w->ops->value(w, "object")) != NULL)
			return model_object(app->work->model, name);
	return NULL;
}

/* "field=va": offers the field's choices; *from moves behind the sign. */
static bool
add_assignment(struct app *app, struct offer *o, const struct object *obj, size_t *from)
{
	const char *eq = memchr(o->word, '=', o->len);

	if (obj == NULL)
		return false;
	if (eq == NULL) {
		add_fields(app, o, obj, "=");
		return true;
	}
	*from += (size_t)(eq + 1 - o->word);
	add_options(o, object_field(obj, arena_strndup(o->arena, o->word, (size_t)(eq - o->word))), (size_t)(eq + 1 - o->word));
	return true;
}

static size_t
complete_query(struct app *app, struct offer *o, const char *text, size_t pos, size_t at, const struct object *obj, size_t *from)
{
	struct query_ctx c = work_query(app->work, o->arena, obj);
	size_t n = query_complete(&c, text + at, pos - at, o->out, o->max, from);

	*from += at;
	return n;
}

/* Where the operands begin, and the first one as a word. */
static const char *
first_operand(struct arena *a, const char *text, size_t at, size_t pos)
{
	size_t n;

	at += strspn(text + at, " ");
	n = strcspn(text + at, " ");
	return at + n <= pos ? arena_strndup(a, text + at, n) : NULL;
}

size_t
prompt_complete_command(struct app *app, struct arena *a, const char *text, size_t pos, struct query_hint *out, size_t max,
    size_t *from)
{
	struct offer o = { .arena = a, .out = out, .max = max };
	size_t start = strspn(text, " "), verb = strcspn(text + start, " "), word = pos;
	const struct cmd_def *def;
	const struct object *obj = NULL;
	const char *name, *kind;

	while (word > start && text[word - 1] != ' ')
		word--;
	*from = word;
	o.word = text + word;
	o.len = pos - word;
	if (word <= start) {
		add_commands(&o);
		if (app->work != NULL)
			add_objects(app, &o);
		return o.n;
	}
	if (app->work == NULL)
		return 0;
	name = arena_strndup(a, text + start, verb);
	if ((obj = model_object(app->work->model, name)) != NULL && cmd_find(name) == NULL)
		return complete_query(app, &o, text, pos, start + verb, obj, from);
	if ((def = cmd_find(name)) == NULL || def->complete == NULL)
		return 0;
	kind = def->complete;
	if (strcmp(kind, "option") == 0)
		add_option_words(app, &o, first_operand(a, text, start + verb, word));
	else if (strcmp(kind, "theme") == 0)
		add_themes(app, &o);
	else if (strcmp(kind, "dashboard") == 0 && app->work != NULL)
		for (size_t i = 0; i < app->work->model->dashboards.n; i++)
			add(&o, app->work->model->dashboards.at[i].name, app->work->model->dashboards.at[i].label);
	else if (strcmp(kind, "view") == 0 && (obj = object_here(app)) != NULL)
		add_views(&o, obj);
	else if (strncmp(kind, "field", 5) == 0) {
		if ((obj = object_here(app)) != NULL)
			add_fields(app, &o, obj, "");
		if (strcmp(kind, "field object") == 0)
			add_objects(app, &o);
	} else if (strcmp(kind, "condition") == 0 && (obj = object_here(app)) != NULL)
		return complete_query(app, &o, text, pos, start + verb + 1, obj, from);
	else if (strcmp(kind, "query") == 0)
		return complete_query(app, &o, text, pos, start + verb + 1, NULL, from);
	else if (strncmp(kind, "object", 6) == 0) {
		const char *first = first_operand(a, text, start + verb, word);

		if (first == NULL || *first == '\0')
			add_objects(app, &o);
		else if ((obj = model_object(app->work->model, first)) != NULL && strstr(kind, "field=") != NULL)
			add_assignment(app, &o, obj, from);
	}
	/* `set stage=won` in a list means what is there */
	if (o.n == 0 && strstr(kind, "field=") != NULL)
		add_assignment(app, &o, object_here(app), from);
	return o.n;
}
