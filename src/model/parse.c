/*
 * parse.c - directives to structs: which directive is it, and plugin, migrate, object and extend themselves.
 *
 * Fields, views and what happens around a save are read in parse_field.c, parse_view.c and parse_flow.c. Nothing is looked
 * up here but the object that a directive belongs to; names are noted for resolve.c.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/build.h"

#define NAME_MAX_LEN 48

struct source
source_of(struct build *b, const struct hot_line *l)
{
	/* one copy per file, not per line */
	static const char empty[] = "";
	const char *file = l->file != NULL ? l->file : empty;
	char *copy = map_get(b->files, file);

	if (copy == NULL) {
		copy = arena_strdup(b->arena, file);
		map_put(b->files, file, copy);
	}
	return (struct source){ .file = copy, .line = l->line, .plugin = b->plugin };
}

int
words_fail(const struct words *w, const struct hot_word *at, const char *fmt, ...)
{
	char msg[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	if (at == NULL && w->line->words.n > 0)
		at = &w->line->words.at[w->i < w->line->words.n ? w->i : w->line->words.n - 1];
	return hot_fail(w->b->err, w->line, at, "%s", msg);
}

const struct hot_word *
word_peek(const struct words *w)
{
	return w->i < w->line->words.n ? &w->line->words.at[w->i] : NULL;
}

const struct hot_word *
word_next(struct words *w)
{
	return w->i < w->line->words.n ? &w->line->words.at[w->i++] : NULL;
}

bool
word_is(const struct hot_word *w, const char *text)
{
	return w != NULL && !w->quoted && !w->block && strcmp(w->text, text) == 0;
}

bool
word_take(struct words *w, const char *text)
{
	if (!word_is(word_peek(w), text))
		return false;
	w->i++;
	return true;
}

int
word_want(struct words *w, const char *what, const struct hot_word **ret)
{
	const struct hot_word *word = word_next(w);

	if (word == NULL)
		return words_fail(w, NULL, "%s is missing after %s.", what, w->line->words.at[w->line->words.n - 1].text);
	*ret = word;
	return HC_OK;
}

static bool
name_valid(const char *s)
{
	if (!islower((unsigned char)*s))
		return false;
	for (const char *p = s; *p; p++)
		if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && *p != '_')
			return false;
	return strlen(s) <= NAME_MAX_LEN;
}

int
word_name(struct words *w, const char *what, const char **ret)
{
	const struct hot_word *word = NULL;

	if (word_want(w, what, &word) < 0)
		return HC_INVALID;
	if (word->quoted || !name_valid(word->text))
		return words_fail(w, word, "%s must be lower-case letters, digits and _, at most %d of them; this is \"%s\".",
		    what, NAME_MAX_LEN, word->text);
	*ret = arena_strndup(w->b->arena, word->text, word->len);
	return HC_OK;
}

int
word_string(struct words *w, const char *what, const char **ret)
{
	const struct hot_word *word = NULL;

	if (word_want(w, what, &word) < 0)
		return HC_INVALID;
	if (!word->quoted)
		return words_fail(w, word, "%s belongs in \"quotes\"; this is %s.", what, word->text);
	if (!utf8_is_clean(word->text, word->len))
		return words_fail(w, word, "%s may not hold control characters.", what);
	*ret = arena_strndup(w->b->arena, word->text, word->len);
	return HC_OK;
}

int
word_rest(struct words *w, const char *what, const char **ret)
{
	const char *rest = hot_rest(w->line, w->i);

	if (*rest == '\0')
		return words_fail(w, NULL, "%s is missing after %s.", what, w->line->words.at[w->line->words.n - 1].text);
	*ret = arena_strdup(w->b->arena, rest);
	w->i = w->line->words.n;
	return HC_OK;
}

int
word_end(struct words *w)
{
	const struct hot_word *word = word_next(w);

	return word == NULL ? HC_OK : words_fail(w, word, "nothing was expected here; this is %s.", word->text);
}

struct ref *
ref_add(struct build *b, enum ref_kind kind, const struct words *w, const struct hot_word *at, const char *name)
{
	struct ref r = { .kind = kind, .object = b->object, .line = w->line, .word = at, .name = name };

	vec_push(b->scratch, &b->refs, r);
	return &b->refs.at[b->refs.n - 1];
}

const char *
label_from_name(struct arena *a, const char *name)
{
	char *label = arena_strdup(a, name);

	for (char *p = label; *p; p++)
		if (*p == '_')
			*p = ' ';
	*label = (char)toupper((unsigned char)*label);
	return label;
}

static int
parse_plugin(struct build *b, const struct hot_directive *d)
{
	struct plugin_info info = {0};
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	const char *name = NULL;

	if (word_name(&w, "the plugin's name", &name) < 0 || word_string(&w, "the plugin's label", &info.label) < 0)
		return HC_INVALID;
	if (strcmp(name, b->plugin) != 0)
		return words_fail(&w, &w.line->words.at[1], "this plugin's folder is called %s.", b->plugin);
	info.name = b->plugin;
	info.version = word_peek(&w) != NULL ? arena_strdup(b->arena, word_next(&w)->text) : "0";
	if (word_end(&w) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		const struct hot_word *word;

		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		word = word_next(&w);
		if (word_is(word, "requires")) {
			const char *rest = NULL;

			if (word_rest(&w, "a plugin", &rest) < 0)
				return HC_INVALID;
			vec_push(b->arena, &info.requires, rest);
		} else if (word_is(word, "about")) {
			if (word_string(&w, "the sentence", &info.about) < 0)
				return HC_INVALID;
		} else if (word_is(word, "nav")) {
			while ((word = word_next(&w)) != NULL) {
				ref_add(b, REF_OBJECT, &w, word, word->text);
				vec_push(b->arena, &info.nav, arena_strdup(b->arena, word->text));
			}
		} else {
			return words_fail(&w, word, "%s is no part of a plugin; there are requires, nav and about.", word->text);
		}
		if (word_end(&w) < 0)
			return HC_INVALID;
	}
	vec_push(b->arena, &b->model->plugins, info);
	return HC_OK;
}

static int
parse_migrate(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct migration m = { .plugin = b->plugin };
	const struct hot_word *word = NULL;

	if (word_want(&w, "the number of the step", &word) < 0)
		return HC_INVALID;
	m.version = (int)strtol(word->text, NULL, 10);
	if (m.version <= 0 || strspn(word->text, "0123456789") != word->len || word->len > 6)
		return words_fail(&w, word, "a data step has a number from 1 to 999999; this is %s.", word->text);
	if (word_name(&w, "the C function", &m.name) < 0 || word_end(&w) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < b->model->migrations.n; i++)
		if (b->model->migrations.at[i].version == m.version &&
		    strcmp(b->model->migrations.at[i].plugin, m.plugin) == 0)
			return words_fail(&w, word, "data step %d stands here twice.", m.version);
	vec_push(b->arena, &b->model->migrations, m);
	return HC_OK;
}

static int
parse_feature(struct words *w, struct object *o)
{
	const struct hot_word *word;

	while ((word = word_next(w)) != NULL) {
		if (word_is(word, "search"))
			o->search = true;
		else if (word_is(word, "history"))
			o->history = true;
		else if (word_is(word, "notes"))
			o->notes = true;
		else if (word_is(word, "attachments"))
			o->attachments = true;
		else if (word_is(word, "local"))
			o->local = true;
		else if (word_is(word, "personal"))
			o->personal = true;
		else if (word_is(word, "hangs") || word_is(word, "belongs")) {
			o->hangs = word_is(word, "hangs") ? HANGS_ON : HANGS_PART;
			ref_add(w->b, REF_FIELD, w, word, "object");
			ref_add(w->b, REF_FIELD, w, word, "record");
		} else
			return words_fail(w, word, "%s is no feature; there are search, history, notes, attachments, local, personal, hangs and belongs.",
			    word->text);
	}
	return HC_OK;
}

/* The lines below `object` and `extend object`. */
static int
parse_object_body(struct build *b, const struct hot_directive *d)
{
	struct object *o = b->object;

	for (size_t i = 1; i < d->lines.n; i++) {
		struct words w = { .b = b, .line = &d->lines.at[i] };
		const struct hot_word *word = word_next(&w), *at = NULL;

		if (word_is(word, "title")) {
			if (word_want(&w, "a field", &at) < 0)
				return HC_INVALID;
			ref_add(b, REF_TITLE, &w, at, at->text);
			o->title_said = true;
		} else if (word_is(word, "features")) {
			if (parse_feature(&w, o) < 0)
				return HC_INVALID;
		} else if (word_is(word, "help")) {
			if (word_string(&w, "the help text", &o->help) < 0)
				return HC_INVALID;
		} else if (word_is(word, "hidden")) {
			o->hidden = true;
		} else if (word_is(word, "alias") || word_is(word, "was")) {
			const char *name = NULL;

			do {
				if (word_name(&w, "the other name", &name) < 0)
					return HC_INVALID;
				if (word_is(word, "was"))
					vec_push(b->arena, &o->was, name);
				else
					vec_push(b->arena, &o->alias, name);
			} while (word_peek(&w) != NULL);
		} else {
			return words_fail(&w, word, "%s is no part of an object; there are title, alias, was, features, hidden and help.",
			    word->text);
		}
		if (word_end(&w) < 0)
			return HC_INVALID;
	}
	return HC_OK;
}

int
parse_object_line(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0] };
	struct object *o, *other;

	if (!word_take(&w, "object"))
		return HC_OK;
	o = ARENA_NEW(b->arena, struct object);
	if (word_name(&w, "the object's name", &o->name) < 0)
		return HC_INVALID;
	if ((other = map_get(b->model->names, o->name)) != NULL)
		return words_fail(&w, &w.line->words.at[1], "there is an object %s already, at %s:%d.", o->name,
		    other->source.file, other->source.line);
	if (b->custom && strncmp(o->name, "x_", 2) != 0)
		return words_fail(&w, &w.line->words.at[1], "an object of your own begins with x_: x_%s.", o->name);
	o->label = label_from_name(b->arena, o->name);
	if (word_peek(&w) != NULL && word_string(&w, "the label", &o->label) < 0)
		return HC_INVALID;
	o->plural = arena_printf(b->arena, "%ss", o->label);
	if (word_peek(&w) != NULL && word_string(&w, "the plural", &o->plural) < 0)
		return HC_INVALID;
	if (word_end(&w) < 0)
		return HC_INVALID;
	o->plugin = b->plugin;
	o->custom = b->custom;
	o->source = source_of(b, w.line);
	o->index = (int)b->model->objects.n;
	o->names = map_new(b->arena);
	vec_push(b->arena, &b->model->objects, o);
	map_put(b->model->names, o->name, o);
	implicit_fields(b, o);
	return HC_OK;
}

static int
parse_object(struct build *b, const struct hot_directive *d)
{
	b->object = map_get(b->model->names, d->lines.at[0].words.at[1].text);
	b->extending = false;
	return parse_object_body(b, d);
}

static int
parse_extend(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	const struct hot_word *word = NULL;
	const struct object *o = NULL;

	if (word_take(&w, "dashboard"))
		return d->lines.n > 1 ? words_fail(&(struct words){ .b = b, .line = &d->lines.at[1] }, NULL,
		    "only tiles are added to a dashboard.") : extend_dashboard(&w);
	if (!word_take(&w, "object"))
		return words_fail(&w, word_peek(&w), "only objects and dashboards are extended: extend object NAME.");
	if (word_want(&w, "the object's name", &word) < 0 || word_end(&w) < 0 ||
	    resolve_object(b, w.line, word, word->text, &o) < 0)
		return HC_INVALID;
	b->object = (struct object *)o;
	b->extending = true;
	return parse_object_body(b, d);
}

static const struct directive_def {
	const char *name;
	bool inside;	/* belongs to the object above it */
	int (*parse)(struct build *b, const struct hot_directive *d);
} directive_defs[] = {
	{ "field", true, parse_field },
	{ "view", true, parse_view },
	{ "page", true, parse_page },
	{ "rule", true, parse_rule },
	{ "state", true, parse_state },
	{ "hook", true, parse_hook },
	{ "workflow", true, parse_workflow },
	{ "action", false, parse_action },
	{ "dashboard", false, parse_dashboard },
	{ "tile", false, parse_tile },
	{ "object", false, parse_object },
	{ "extend", false, parse_extend },
	{ "plugin", false, parse_plugin },
	{ "migrate", false, parse_migrate },
};

int
parse_directive(struct build *b, const struct hot_directive *d)
{
	const struct hot_line *l = &d->lines.at[0];
	const struct hot_word *word = &l->words.at[0];
	const char *near = NULL;
	int best = 3;

	for (size_t i = 0; i < sizeof(directive_defs) / sizeof(directive_defs[0]); i++) {
		const struct directive_def *def = &directive_defs[i];
		int distance;

		if (!word_is(word, def->name)) {
			distance = utf8_distance(word->text, def->name, 2);
			if (distance < best) {
				best = distance;
				near = def->name;
			}
			continue;
		}
		if (def->inside && b->object == NULL)
			return hot_fail(b->err, l, word, "a %s belongs below an object line in the same file.", def->name);
		return def->parse(b, d);
	}
	if (near != NULL)
		return hot_fail(b->err, l, word, "there is no directive %s; did you mean %s?", word->text, near);
	return hot_fail(b->err, l, word,
	    "there is no directive %s; there are plugin, object, extend, field, view, page, rule, state, hook, workflow, action, dashboard, tile and "
	    "migrate.",
	    word->text);
}
