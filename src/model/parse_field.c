/*
 * parse_field.c - a field: one line, and below it options, a formula, a filter or a computed default.
 */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "model/build.h"

/* Words that HotQL reads otherwise; a field of that name could not be asked for. */
static const char *const reserved[] = { "and", "or", "not", "any", "no", "all", "has", "lacks", "none", "me", "rid", "rev",
	"match", "nomatch", "eq", "ne", "lt", "le", "gt", "ge", NULL };

static int
small_number(const char *s, size_t n, int max)
{
	int v = 0;

	if (n == 0 || n > 6)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v <= max ? v : -1;
}

static int
type_argument(struct words *w, const struct hot_word *word, const struct type *t, const char *s, size_t n, struct field *f)
{
	int v;

	if (t == &type_text || t == &type_longtext || t == &type_richtext) {
		if ((v = small_number(s, n, 100000)) < 1)
			return words_fail(w, word, "%s(N) holds 1 to 100000 characters.", t->name);
		f->length = v;
	} else if (t == &type_number || t == &type_percent) {
		if ((v = small_number(s, n, 9)) < 0)
			return words_fail(w, word, "%s(N) has 0 to 9 decimals.", t->name);
		f->scale = v;
	} else if (t == &type_rating) {
		if ((v = small_number(s, n, 10)) < 2)
			return words_fail(w, word, "rating(N) goes to 2, up to 10.");
		f->max = v;
	} else {
		return words_fail(w, word, "%s takes nothing in brackets.", t->name);
	}
	return HC_OK;
}

static void
type_defaults(const struct type *t, struct field *f)
{
	if (t == &type_number || t == &type_percent)
		f->scale = 2;
	else if (t == &type_money)
		f->scale = 4;
	if (t == &type_rating) {
		f->has_min = f->has_max = true;
		f->min = 1;
		f->max = 5;
	}
}

/* "number(2)" -> type, with its argument in f. */
static int
type_word(struct words *w, const struct type **ret, struct field *f)
{
	const struct hot_word *word = NULL;
	const struct type *t;
	const char *open;
	char name[32];
	size_t n;

	if (word_want(w, "a type", &word) < 0)
		return HC_INVALID;
	open = strchr(word->text, '(');
	n = open != NULL ? (size_t)(open - word->text) : word->len;
	if (n < sizeof(name)) {
		memcpy(name, word->text, n);
		name[n] = '\0';
	}
	t = n < sizeof(name) && !word->quoted ? type_find(name) : NULL;
	if (t == NULL) {
		const char *near = NULL;
		int best = 3;

		for (size_t i = 0; type_table[i] != NULL; i++) {
			int distance = utf8_distance(word->text, type_table[i]->name, 2);

			if (distance < best) {
				best = distance;
				near = type_table[i]->name;
			}
		}
		if (near != NULL)
			return words_fail(w, word, "there is no type %s; did you mean %s?", word->text, near);
		return words_fail(w, word, "there is no type %s.", word->text);
	}
	type_defaults(t, f);
	if (open != NULL) {
		if (word->text[word->len - 1] != ')')
			return words_fail(w, word, "%s has no closing bracket.", word->text);
		if (type_argument(w, word, t, open + 1, word->len - n - 2, f) < 0)
			return HC_INVALID;
	}
	*ret = t;
	return HC_OK;
}

int
parse_type(struct words *w, struct field *f)
{
	const struct hot_word *word = NULL;

	if (word_take(w, "lookup?")) {
		f->type = &type_lookup;
		f->target_optional = true;
	} else if (type_word(w, &f->type, f) < 0) {
		return HC_INVALID;
	}
	f->merge = f->type->merge;
	if (f->type == &type_lookup) {
		if (word_want(w, "the object it points at", &word) < 0)
			return HC_INVALID;
		if (word->quoted)
			return words_fail(w, word, "name the object it points at before the label: lookup account.");
		f->target_name = arena_strndup(w->b->arena, word->text, word->len);
	} else if (f->type == &type_formula || f->type == &type_rollup) {
		if (type_word(w, &f->result, f) < 0)
			return HC_INVALID;
		if (f->result->class == CLASS_OPAQUE || f->result->class == CLASS_MULTI || f->result->class == CLASS_LOOKUP ||
		    f->result->class == CLASS_SELECT)
			return words_fail(w, NULL,
			    "a formula gives text, number, integer, percent, money, boolean, date, datetime, time or duration.");
		f->readonly = true;
	} else if (f->type == &type_autonumber) {
		word = word_next(w);
		if (word == NULL || !word->quoted || strchr(word->text, '{') == NULL)
			return words_fail(w, word, "autonumber needs a pattern such as \"Q-{0000}\".");
		f->pattern = arena_strndup(w->b->arena, word->text, word->len);
		f->readonly = true;
	}
	return HC_OK;
}

static int
parse_bound(struct words *w, struct field *f, bool *has, int64_t *ret)
{
	const struct hot_word *word = NULL;
	const struct type *t = field_type(f);
	size_t bad;

	if (t->class != CLASS_NUMBER && t->class != CLASS_MONEY && t->class != CLASS_DURATION)
		return words_fail(w, NULL, "min and max are for numbers, money, percents, ratings and durations.");
	if (word_want(w, "the number", &word) < 0)
		return HC_INVALID;
	if (decimal_parse(word->text, f->scale, ret, &bad) < 0)
		return words_fail(w, word, "%s is not a number.", word->text);
	*has = true;
	return HC_OK;
}

static int
parse_merge(struct words *w, struct field *f)
{
	static const char *const names[] = { [MERGE_LAST] = "last", [MERGE_ASK] = "ask", [MERGE_ADD] = "add", [MERGE_SET] = "set",
		[MERGE_TEXT] = "text", [MERGE_GROUP] = "group", [MERGE_ONCE] = "once", [MERGE_NONE] = "none" };
	const struct hot_word *word = NULL;

	f->merge_said = true;
	if (word_want(w, "how edits merge", &word) < 0)
		return HC_INVALID;
	if (word->quoted && strncmp(word->text, "group ", 6) == 0) {
		f->merge = MERGE_GROUP;
		f->merge_group = arena_strdup(w->b->arena, word->text + 6);
		return HC_OK;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(word->text, names[i]) != 0)
			continue;
		f->merge = (enum field_merge)i;
		if (i == MERGE_GROUP)
			return word_name(w, "the group's name", &f->merge_group);
		return HC_OK;
	}
	return words_fail(w, word, "%s is no way to merge; there are last, ask, add, set, text, once, none and \"group NAME\".",
	    word->text);
}

static int
parse_on_delete(struct words *w, struct field *f)
{
	static const char *const names[] = { [ON_DELETE_KEEP] = "keep", [ON_DELETE_CLEAR] = "clear",
		[ON_DELETE_CASCADE] = "cascade", [ON_DELETE_RESTRICT] = "restrict" };
	const struct hot_word *word = NULL;

	if (f->type != &type_lookup)
		return words_fail(w, NULL, "on-delete belongs to a lookup.");
	if (word_want(w, "keep, clear, cascade or restrict", &word) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(word->text, names[i]) == 0) {
			f->on_delete = (enum on_delete)i;
			return HC_OK;
		}
	}
	return words_fail(w, word, "on-delete is keep, clear, cascade or restrict; this is %s.", word->text);
}

/* `default` VALUE, or `= FORMULA` up to the end of the line. */
static int
parse_default(struct words *w, struct field *f)
{
	const struct hot_word *word = NULL;

	if (word_take(w, "=")) {
		const char *rest = NULL;

		if (word_rest(w, "the formula", &rest) < 0)
			return HC_INVALID;
		f->initial = arena_printf(w->b->arena, "= %s", rest);
		return HC_OK;
	}
	if (word_want(w, "the value", &word) < 0)
		return HC_INVALID;
	f->initial = arena_strndup(w->b->arena, word->text, word->len);
	return HC_OK;
}

static int
parse_names(struct words *w, struct field *f, bool was)
{
	const char *name = NULL;

	if (word_name(w, "the other name", &name) < 0)
		return HC_INVALID;
	if (was)
		vec_push(w->b->arena, &f->was, name);
	else
		vec_push(w->b->arena, &f->alias, name);
	return HC_OK;
}

static int
parse_formula(struct words *w, struct field *f)
{
	if (f->type != &type_formula && f->type != &type_rollup)
		return words_fail(w, NULL, "only a formula or rollup field is followed by = and a formula.");
	return word_rest(w, "the formula", &f->formula);
}

/* Attributes up to the end of the line. */
static int
parse_attributes(struct words *w, struct field *f)
{
	const struct hot_word *word;
	int rc;

	while ((word = word_next(w)) != NULL) {
		rc = HC_OK;
		if (word_is(word, "required"))
			f->required = true;
		else if (word_is(word, "unique"))
			f->unique = true;
		else if (word_is(word, "index"))
			f->index = f->index_said = true;
		else if (word_is(word, "search"))
			f->search = true;
		else if (word_is(word, "readonly"))
			f->readonly = true;
		else if (word_is(word, "history"))
			f->history = true;
		else if (word_is(word, "hidden"))
			f->hidden = true;
		else if (word_is(word, "default"))
			rc = parse_default(w, f);
		else if (word_is(word, "min"))
			rc = parse_bound(w, f, &f->has_min, &f->min);
		else if (word_is(word, "max"))
			rc = parse_bound(w, f, &f->has_max, &f->max);
		else if (word_is(word, "merge"))
			rc = parse_merge(w, f);
		else if (word_is(word, "was") || word_is(word, "alias"))
			rc = parse_names(w, f, word_is(word, "was"));
		else if (word_is(word, "on-delete"))
			rc = parse_on_delete(w, f);
		else if (word_is(word, "help"))
			rc = word_string(w, "the help text", &f->help);
		else if (word_is(word, "as") && f->type == &type_lookup)
			rc = word_name(w, "the way back", &f->back);
		else if (word_is(word, "where") && f->type == &type_lookup)
			rc = word_rest(w, "the condition", &f->filter);
		else if (word_is(word, "="))
			rc = parse_formula(w, f);
		else
			rc = words_fail(w, word, "%s is no attribute of a field.", word->text);
		if (rc < 0)
			return rc;
	}
	return HC_OK;
}

static int
parse_option(struct words *w, struct field *f)
{
	struct option o = { .probability = -1, .order = (int)f->options.n };
	const struct hot_word *word, *at = word_peek(w), *v = NULL;
	struct build *b = w->b;

	if (f->type != &type_select && f->type != &type_multiselect)
		return words_fail(w, NULL, "only a select or multiselect has options.");
	if (word_name(w, "the option's name", &o.name) < 0)
		return HC_INVALID;
	if (field_option(f, o.name) != NULL && strcmp(field_option(f, o.name)->name, o.name) == 0)
		return words_fail(w, at, "%s has an option %s already.", f->name, o.name);
	o.label = label_from_name(b->arena, o.name);
	if (word_peek(w) != NULL && word_peek(w)->quoted && word_string(w, "the label", &o.label) < 0)
		return HC_INVALID;
	while ((word = word_next(w)) != NULL) {
		if (word_is(word, "default")) {
			f->initial = o.name;
		} else if (word_is(word, "final")) {
			o.final = true;
		} else if (word_is(word, "won")) {
			o.won = o.closed = true;
		} else if (word_is(word, "lost")) {
			o.lost = o.closed = true;
		} else if (word_is(word, "closed")) {
			o.closed = true;
		} else if (word_is(word, "hidden")) {
			o.hidden = true;
		} else if (word_is(word, "color")) {
			if (word_want(w, "the colour's role", &v) < 0)
				return HC_INVALID;
			o.color = arena_strndup(b->arena, v->text, v->len);
		} else if (word_is(word, "probability")) {
			if (word_want(w, "the percentage", &v) < 0)
				return HC_INVALID;
			if ((o.probability = small_number(v->text, v->len, 100)) < 0)
				return words_fail(w, v, "a probability is a whole number from 0 to 100.");
		} else if (word_is(word, "was")) {
			if (word_want(w, "the old name", &v) < 0)
				return HC_INVALID;
			vec_push(b->arena, &o.was, arena_strndup(b->arena, v->text, v->len));
		} else {
			return words_fail(w, word,
			    "%s is no part of an option; there are default, final, won, lost, closed, hidden, color, probability and was.",
			    word->text);
		}
	}
	vec_push(b->arena, &f->options, o);
	return HC_OK;
}

static int
parse_field_body(struct build *b, const struct hot_directive *d, struct field *f)
{
	for (size_t i = 1; i < d->lines.n; i++) {
		struct words w = { .b = b, .line = &d->lines.at[i] };

		if (word_take(&w, "option") ? parse_option(&w, f) < 0 : parse_attributes(&w, f) < 0)
			return HC_INVALID;
	}
	if ((f->type == &type_formula || f->type == &type_rollup) && f->formula == NULL)
		return hot_fail(b->err, &d->lines.at[0], NULL, "%s has no formula; write = and the formula after it.", f->name);
	return HC_OK;
}

/* Puts a new field into its object; owner, currency and tags are there already and may be declared again. */
static int
place_field(struct words *w, const struct hot_word *at, struct field *f)
{
	struct build *b = w->b;
	struct object *o = b->object;
	struct field *old = map_get(o->names, f->name);

	for (int i = 0; reserved[i] != NULL; i++)
		if (strcmp(f->name, reserved[i]) == 0)
			return words_fail(w, at, "%s is a word of the query language; choose another name.", f->name);
	if (b->custom && !o->custom && strncmp(f->name, "x_", 2) != 0)
		return words_fail(w, at, "a field of your own begins with x_: x_%s.", f->name);
	if (old != NULL && old->implicit) {
		struct field *open = implicit_redeclared(o, f->name);

		if (open == NULL)
			return words_fail(w, at, "every object has %s; do not declare it.", f->name);
		if (open->type != f->type || (open->target_name != NULL && strcmp(open->target_name, f->target_name) != 0))
			return words_fail(w, at, "every object has %s, of type %s%s%s; only its label and attributes may change.",
			    f->name, open->type->name, open->target_name != NULL ? " " : "",
			    open->target_name != NULL ? open->target_name : "");
		open->hidden = false;
		open->redeclared = true;
		return HC_OK;
	}
	if (old != NULL)
		return words_fail(w, at, "%s has a field %s already, at %s:%d.", o->name, f->name, old->source.file,
		    old->source.line);
	f->slot = (int)o->fields.n;
	vec_push(b->arena, &o->fields, f);
	map_put(o->names, f->name, f);
	return HC_OK;
}

/* `extend object account`, `field industry select` and options below: more options for a field that is there. */
static int
parse_more_options(struct build *b, const struct hot_directive *d, struct words *w, struct field *f)
{
	if (word_end(w) < 0)
		return HC_INVALID;
	for (size_t i = 1; i < d->lines.n; i++) {
		struct words below = { .b = b, .line = &d->lines.at[i] };

		if (!word_take(&below, "option"))
			return words_fail(&below, word_peek(&below), "a select that is extended takes options only.");
		if (parse_option(&below, f) < 0)
			return HC_INVALID;
	}
	return HC_OK;
}

int
parse_field(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	const struct hot_word *at = word_peek(&w);
	struct field *f = ARENA_NEW(b->arena, struct field), *old;
	const char *label = NULL;

	if (word_name(&w, "the field's name", &f->name) < 0 || parse_type(&w, f) < 0)
		return HC_INVALID;
	if (b->extending && (old = map_get(b->object->names, f->name)) != NULL && !old->implicit && old->type == f->type &&
	    (f->type == &type_select || f->type == &type_multiselect))
		return parse_more_options(b, d, &w, old);
	f->object = b->object;
	f->custom = b->custom;
	f->source = source_of(b, w.line);
	if (word_peek(&w) != NULL && word_peek(&w)->quoted && word_string(&w, "the label", &label) < 0)
		return HC_INVALID;
	if (place_field(&w, at, f) < 0)
		return HC_INVALID;
	if (map_get(b->object->names, f->name) != f) {
		f = map_get(b->object->names, f->name);
		f->source = source_of(b, w.line);
	}
	f->label = label != NULL ? label : f->label != NULL ? f->label : label_from_name(b->arena, f->name);
	if (parse_attributes(&w, f) < 0 || parse_field_body(b, d, f) < 0)
		return HC_INVALID;
	if (f->type == &type_select && f->options.n == 0)
		return hot_fail(b->err, w.line, at, "%s is a select without options.", f->name);
	if (f->filter != NULL)
		ref_add(b, REF_CONDITION, &w, at, f->filter)->target = f->target_name;
	return HC_OK;
}
